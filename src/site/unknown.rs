//! The error for a site that does not say which page is the CV.

use super::config::Config;
use super::generator::Generator;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::diagnostic::{Code, Diagnostic};
use crate::path;

/// How many pages a message names.
const MOST: usize = 3;

/// The error: what was seen, and what to write.
pub(super) fn error(reader: &Reader<'_>, config: &Config, pages: &[SitePage]) -> Diagnostic {
    if let Some(below) = &config.recognized.below {
        let message = format!("the site is not in this folder, but in {} (see {below})", path::folder(below));
        let error = Diagnostic::error(Code::NoPage, message);
        return error.help(format!("build it there: `vitae build {}`", path::folder(below)));
    }
    let likely = config.kind().likely(reader, pages);
    let error = match (config.recognized.generator, &config.recognized.by) {
        (Generator::Jekyll | Generator::Markdown, _) | (_, None) => no_page(&likely),
        (Generator::Html, Some(file)) => Diagnostic::error(
            Code::UnknownSite,
            format!("{file} is HTML without text, and nothing says which page is the CV"),
        ),
        (generator, Some(file)) => {
            let name = generator.name();
            let message = format!("this site is built with {name} (see {file}), and nothing says which page is the CV");
            Diagnostic::error(Code::UnknownSite, message)
        }
    };
    let page = likely.first().map_or("page.md", String::as_str);
    let error = likely[..likely.len().min(MOST)]
        .iter()
        .fold(error, |error, path| error.help(format!("name the page: `vitae build {path}`")));
    let error = if likely.is_empty() { error.help("name a page: `vitae build page.md`") } else { error };
    error.help(format!("or name it in `_config.yml`: `vitae: {{sources: [{page}]}}`"))
}

fn no_page(likely: &[String]) -> Diagnostic {
    if likely.is_empty() {
        return Diagnostic::error(Code::NoPage, "this folder has no page to make a CV from");
    }
    let message = "no page is at `/` or named like a homepage or a CV";
    Diagnostic::error(Code::NoPage, message)
}

/// Text files that are not pages, by their endings, and what they are.
const OTHER_FORMATS: &[(&str, &str)] = &[
    ("adoc", "AsciiDoc"),
    ("bib", "a bibliography"),
    ("ipynb", "a Jupyter notebook"),
    ("json", "data, and no CV in the form of JSON Resume or RenderCV"),
    ("org", "Org"),
    ("rst", "reStructuredText"),
    ("rtf", "rich text"),
    ("tex", "LaTeX"),
    ("typ", "Typst"),
    ("yaml", "data, and no CV in the form of JSON Resume or RenderCV"),
    ("yml", "data, and no CV in the form of JSON Resume or RenderCV"),
];

/// The error for a named file in a format that vitae does not read.
pub(super) fn other_format(path: &str) -> Option<Diagnostic> {
    let extension = path::extension(path);
    let (_, format) = OTHER_FORMATS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension))?;
    let message = format!("{path} is {format}; vitae reads Markdown and HTML");
    Some(
        Diagnostic::error(Code::Unreadable, message)
            .help("name a Markdown page, or convert the file to Markdown first"),
    )
}
