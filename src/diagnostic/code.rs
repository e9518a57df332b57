//! The kinds of findings, each with its name and a sentence about it: the table that the guide is made from.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// The kind of a finding; its name is stable and documented.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// The names of all codes, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($text),+];

            /// The code with that name.
            pub fn named(name: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == name)
            }

            /// The kebab-case name that messages show.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)+
                }
            }

            /// One sentence about what the code means.
            pub fn explain(self) -> &'static str {
                match self {
                    $(Code::$name => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// The file does not exist or could not be read.
    Unreadable = "unreadable",
    /// The file is not text in any encoding vitae knows.
    UndecodableText = "undecodable-text",
    /// The file is not UTF-8; it was converted.
    ForeignEncoding = "foreign-encoding",
    /// The text had been saved in the wrong encoding; it was repaired.
    RepairedMojibake = "repaired-mojibake",
    /// The input is larger, or nested deeper, than vitae accepts.
    TooLarge = "too-large",
    /// The document took longer than the time limit.
    TooSlow = "too-slow",
    /// The YAML is not valid.
    InvalidYaml = "invalid-yaml",
    /// The TOML front matter is not valid.
    InvalidToml = "invalid-toml",
    /// The JSON is not valid.
    InvalidJson = "invalid-json",
    /// The same key appears twice in a YAML map; the last one counts, as in Jekyll.
    DuplicateKey = "duplicate-key",
    /// The `vitae:` block has a key or value that vitae does not know.
    InvalidConfig = "invalid-config",
    /// The folder has no page that could be a CV.
    NoPage = "no-page",
    /// The site is built in a way that vitae does not read, and nothing says which page is the CV.
    UnknownSite = "unknown-site",
    /// Nothing on the page can be printed.
    EmptyPage = "empty-page",
    /// Neither the page nor the site says whose CV it is.
    NoName = "no-name",
    /// No part of the page is in the requested language.
    NoSuchLanguage = "no-such-language",
    /// There is no template of that name.
    UnknownTemplate = "unknown-template",
    /// The template has an error.
    TemplateError = "template-error",
    /// The image is not where the page says it is.
    MissingImage = "missing-image",
    /// The image could not be read.
    InvalidImage = "invalid-image",
    /// No bundled font has the character.
    MissingGlyph = "missing-glyph",
    /// What was found and chosen, and why.
    Chosen = "chosen",
    /// A link from the document to itself.
    SelfLink = "self-link",
    /// A link that would not work in the PDF; its text is kept.
    DroppedLink = "dropped-link",
    /// A heading that only says “CV” or has nothing below it, or a section that repeats another one.
    DroppedSection = "dropped-section",
    /// A page that the site's menu leads to, and that is not printed.
    DroppedPage = "dropped-page",
    /// A value in the site's data that is not printed.
    DroppedData = "dropped-data",
    /// Something that only serves the website: navigation, notices about it, greetings, news.
    SiteFurniture = "site-furniture",
    /// Something that appears twice and is printed once.
    Repeated = "repeated",
    /// Sample content that came with the theme.
    ThemeSample = "theme-sample",
    /// A comment, script, style or other part that the site does not show.
    Hidden = "hidden",
    /// HTML that cannot be printed.
    DroppedHtml = "dropped-html",
    /// An image that is on another site, or only decoration.
    DroppedImage = "dropped-image",
    /// Liquid that only the running site can evaluate.
    DroppedLiquid = "dropped-liquid",
    /// Liquid with an error in it.
    InvalidLiquid = "invalid-liquid",
    /// A shortcode or code cell that only the site's own generator can run.
    DroppedShortcode = "dropped-shortcode",
    /// Maths that could not be translated.
    InvalidMath = "invalid-math",
    /// An error in the bibliography.
    InvalidBibliography = "invalid-bibliography",
    /// The document does not conform to a PDF standard.
    PdfStandard = "pdf-standard",
    /// The document does not fit the page budget.
    DoesNotFit = "does-not-fit",
    /// `check`: the link points to something the site does not have.
    DeadLink = "dead-link",
    /// `check`: the link has no target.
    EmptyLink = "empty-link",
    /// `check`: the image has no alternative text.
    MissingAlt = "missing-alt",
    /// `check`: the date is in the future, and nothing says that is intended.
    FutureDate = "future-date",
    /// `check`: your name is spelled in two ways.
    TwoSpellings = "two-spellings",
    /// `check`: a punctuation mark is half-width in Chinese or Japanese text.
    HalfWidth = "half-width",
    /// `check`: the PDF does not exist.
    MissingPdf = "missing-pdf",
    /// `check`: the PDF is out of date.
    StalePdf = "stale-pdf",
    /// `check`: the PDF was edited, or written by another program.
    EditedPdf = "edited-pdf",
    /// A file that vitae did not write is in the output's place; it is left alone.
    ForeignFile = "foreign-file",
    /// The output could not be written.
    Unwritable = "unwritable",
    /// The command line asks for something impossible.
    Usage = "usage",
    /// A bug in vitae itself.
    Internal = "internal",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
