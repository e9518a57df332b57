//! The command line's arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use vitae::Language;

mod examples;

/// The time limit when the user sets none, in seconds. The longest CVs take two.
pub(crate) const USUAL_SECONDS: u64 = 60;

/// The memory limit when the user sets no limit, in megabytes. The longest CVs take three hundred.
pub(crate) const USUAL_MEGABYTES: u64 = 1500;

/// Turns a researcher's homepage into the PDF it links to.
#[derive(Debug, Parser)]
#[command(name = "vitae", version, about, max_term_width = 100, propagate_version = true, after_help = examples::VITAE)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the documents of a site, or of single pages
    #[command(after_help = examples::BUILD)]
    Build(Build),
    /// Build on every save, with a live preview in the browser
    #[command(after_help = examples::WATCH)]
    Watch(Watch),
    /// Add a `vitae:` block and a GitHub workflow to a site
    Init(Init),
    /// Find problems in the pages, and PDFs that are out of date
    Check(Check),
    /// List the bundled templates, or write them to a folder
    #[command(after_help = examples::TEMPLATES)]
    Templates(TemplatesCommand),
    /// List the font families that a template can use
    #[command(after_help = examples::FONTS)]
    Fonts(FontsCommand),
    /// Write a document as Typst files, to take over by hand
    Eject(Eject),
    /// Print a completion script for a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual, one page per command
    #[command(after_help = examples::MAN)]
    Man {
        /// The folder to write to
        #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Markdown files, a site's folder, or a folder of sites; `-` reads standard input
    #[arg(value_name = "SOURCE", default_value = ".", value_hint = ValueHint::AnyPath)]
    pub(crate) sources: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) output: OutputArgs,

    #[command(flatten)]
    pub(crate) document: DocumentArgs,

    #[command(flatten)]
    pub(crate) isolation: IsolationArgs,

    #[command(flatten)]
    pub(crate) fonts: FontArgs,

    #[command(flatten)]
    pub(crate) messages: MessageArgs,
}

#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Markdown files, a site's folder, or a folder of sites
    #[arg(value_name = "SOURCE", default_value = ".", value_hint = ValueHint::AnyPath)]
    pub(crate) sources: Vec<PathBuf>,

    /// Open the preview in the browser
    #[arg(long)]
    pub(crate) open: bool,

    /// The preview's port on 127.0.0.1 (default: any free port)
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,

    #[command(flatten)]
    pub(crate) output: OutputArgs,

    #[command(flatten)]
    pub(crate) document: DocumentArgs,

    #[command(flatten)]
    pub(crate) fonts: FontArgs,

    #[command(flatten)]
    pub(crate) messages: MessageArgs,
}

#[derive(Debug, Args)]
#[command(after_help = examples::INIT)]
pub(crate) struct Init {
    /// The site's folder
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub(crate) folder: PathBuf,

    /// Show the changes as a diff, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,

    #[command(flatten)]
    pub(crate) messages: MessageArgs,
}

#[derive(Debug, Args)]
#[command(after_help = examples::CHECK)]
pub(crate) struct Check {
    /// Markdown files, a site's folder, or a folder of sites
    #[arg(value_name = "SOURCE", default_value = ".")]
    pub(crate) sources: Vec<PathBuf>,

    /// Write the PDFs that are missing or out of date
    #[arg(long)]
    pub(crate) fix: bool,

    /// With --fix: also replace PDFs that were edited or written by another program
    #[arg(long, requires = "fix")]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) document: DocumentArgs,

    #[command(flatten)]
    pub(crate) isolation: IsolationArgs,

    #[command(flatten)]
    pub(crate) fonts: FontArgs,

    #[command(flatten)]
    pub(crate) messages: MessageArgs,
}

#[derive(Debug, Args)]
#[command(allow_missing_positional = true, after_help = examples::EJECT)]
pub(crate) struct Eject {
    /// A Markdown file, or a site's folder [default: .]
    #[arg(value_name = "SOURCE")]
    pub(crate) source: Option<PathBuf>,

    /// The folder to write to; with several documents, each gets a folder in it
    #[arg(value_name = "FOLDER")]
    pub(crate) dir: PathBuf,

    /// Also write the bundled fonts (50 MB)
    #[arg(long)]
    pub(crate) with_fonts: bool,

    /// Replace existing files
    #[arg(long)]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) document: DocumentArgs,

    #[command(flatten)]
    pub(crate) fonts: FontArgs,

    #[command(flatten)]
    pub(crate) messages: MessageArgs,
}

#[derive(Debug, Args)]
pub(crate) struct TemplatesCommand {
    /// Write the templates, and a sample page to try them on, to a folder
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) export: Option<PathBuf>,

    /// With --export: also write the bundled fonts (50 MB)
    #[arg(long, requires = "export")]
    pub(crate) with_fonts: bool,

    /// With --export: replace existing files
    #[arg(long, requires = "export")]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FontsCommand {
    /// Write the bundled fonts and their licences to a folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) export: Option<PathBuf>,

    /// With --export: replace existing files
    #[arg(long, requires = "export")]
    pub(crate) force: bool,

    #[command(flatten)]
    pub(crate) fonts: FontArgs,
}

/// Where documents are written, and in which formats.
#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Where to write; `build` takes `-` for standard output. In the name of an image, `{p}` is the page number
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(crate) output: Option<PathBuf>,

    /// Output formats, separated by commas (default: the output's extension, or pdf)
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<Format>,

    /// Replace files that vitae did not write
    #[arg(long)]
    pub(crate) force: bool,

    /// Pixels per inch of PNG images
    #[arg(long, value_name = "N", default_value_t = 144.0, value_parser = resolution)]
    pub(crate) ppi: f64,
}

/// How a document is built, by every command that builds one.
#[derive(Debug, Args)]
pub(crate) struct DocumentArgs {
    /// Template: `academic`, `modern`, `compact`, `jianli`, `bio`, or the path of a `.typ` file
    #[arg(short, long, value_name = "TEMPLATE", value_hint = ValueHint::FilePath)]
    pub(crate) template: Option<String>,

    /// Language of the document, such as `en` or `zh`
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub(crate) lang: Option<Language>,

    /// Fit the document into this many pages
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) pages: Option<u32>,

    /// The document's date as seconds since 1970 (default: the date in the sources)
    #[arg(long, value_name = "UNIX_TIMESTAMP", env = "SOURCE_DATE_EPOCH")]
    pub(crate) creation_timestamp: Option<i64>,

    /// Do not repair text that was saved in the wrong encoding
    #[arg(long)]
    pub(crate) no_repair: bool,

    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,

    /// Give up on a document that takes longer than this
    #[arg(long, value_name = "SECONDS", default_value_t = USUAL_SECONDS, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) time_limit: u64,
}

/// Whether another process builds, and what it may use.
#[derive(Debug, Args)]
pub(crate) struct IsolationArgs {
    /// Build in another process with limited memory; always done when `CI` is set
    #[arg(long)]
    pub(crate) isolate: bool,

    /// With --isolate or `CI`: the memory that the other process may use, in megabytes (Linux only)
    #[arg(long, value_name = "MB", default_value_t = USUAL_MEGABYTES, value_parser = clap::value_parser!(u64).range(100..=1_000_000))]
    pub(crate) memory_limit: u64,
}

/// Beyond this, one page is a gigabyte of pixels.
const MAX_PPI: f64 = 1200.0;

fn resolution(text: &str) -> Result<f64, String> {
    let ppi = text.parse().map_err(|_| "it is not a number".to_owned())?;
    if (1.0..=MAX_PPI).contains(&ppi) { Ok(ppi) } else { Err(format!("it must be between 1 and {MAX_PPI}")) }
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| {
        let known: Vec<_> = Language::ALL.iter().map(|language| language.tag()).collect();
        let tip = Language::nearest(tag).map_or(String::new(), |near| format!("\n\n  tip: did you mean '{near}'?"));
        format!("it must be one of {}{tip}", known.join(", "))
    })
}

#[derive(Debug, Args)]
pub(crate) struct FontArgs {
    /// A folder with more fonts; system fonts are never used
    #[arg(long = "font-path", value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct MessageArgs {
    /// Format of the messages
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(crate) message_format: MessageFormat,

    /// Also print notes, and everything that was left out
    #[arg(short, long, conflicts_with = "quiet")]
    pub(crate) verbose: bool,

    /// Print errors only
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// When to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Format {
    /// PDF, tagged and accessible
    Pdf,
    /// One PNG image per page
    Png,
    /// One SVG image per page
    Svg,
    /// Typst markup
    Typ,
    /// Plain text
    Txt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// With the lines of the source
    Human,
    /// One line per message
    Short,
    /// One JSON object per line
    Json,
    /// Annotations for GitHub
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
