//! The CV stage: from pages as trees to a [`Cv`].
//!
//! [`build`] is the stage on one page: links, sections, what the site fills from its data, entries, order. Each step is a
//! function of its own in a module of its own.

mod model;
mod order;
mod tree;
mod words;

pub mod dates;
pub mod entries;
pub mod language;
pub mod links;
pub mod sections;

pub use dates::DateStyle;
pub use model::*;
pub use order::SectionOptions;
pub use words::Word;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::Document;
use crate::source::Spanned;

use entries::DateFormat;
use links::LinkContext;
use sections::Place;

/// What a document is made from.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The pages, in the order in which they are printed.
    pub pages: Vec<PageContent>,
    /// Whose CV it is.
    pub profile: Profile,
    /// When the sources were last changed, as they say themselves.
    pub date: Option<Date>,
}

/// A page, ready to become sections.
#[derive(Debug, Clone, Default)]
pub struct PageContent {
    /// Its content.
    pub document: Document,
    /// What it calls itself in its front matter.
    pub title: Option<Spanned<String>>,
    /// Its path on its host, the site's `baseurl` included: `/cv/`. Relative links start there.
    pub path: String,
}

/// What a document shall be like.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of the fixed words; see [`language::detect`].
    pub language: Language,
    /// The address of the site, with the scheme: `https://jane.github.io`.
    pub site: Option<String>,
    /// Where the document will stand, below the site's root. Links there are links to itself.
    pub output: Option<String>,
    /// Which sections to print, in which order, and under which headings.
    pub sections: SectionOptions,
    /// How the dates of entries are printed.
    pub dates: DateStyle,
}

/// Makes the CV out of pages and data.
///
/// # Errors
/// [`Code::EmptyPage`] when there is nothing to print.
pub fn build(input: Input, options: &Options) -> Outcome<Cv> {
    let mut diagnostics = Vec::new();
    let mut profile = input.profile;
    if profile.name.is_none() {
        profile.name = input.pages.first().and_then(|page| sections::evident_name(&page.document));
    }
    let names: Vec<&str> = profile.name.iter().chain(&profile.other_names).map(|name| name.value.as_str()).collect();

    let mut all = Vec::new();
    let mut footnotes = Vec::new();
    for (at, page) in input.pages.into_iter().enumerate() {
        let place = if at == 0 { Place::First } else { Place::Later };
        let context =
            LinkContext { site: options.site.as_deref(), page: &page.path, output: options.output.as_deref() };
        let mut document = links::resolve(page.document, context).take(&mut diagnostics).unwrap_or_default();
        footnotes.extend(sections::take_footnotes(&mut document, footnotes.len() + 1));
        let sections = sections::from_page(document, page.title.as_ref(), &names, place);
        all.extend(sections.take(&mut diagnostics).unwrap_or_default());
    }
    let all = sections::drop_repeated(all).take(&mut diagnostics).unwrap_or_default();
    let all = order::arrange(all, &options.sections).take(&mut diagnostics).unwrap_or_default();
    let dates = DateFormat { style: options.dates, language: options.language };
    let all: Vec<Section> = all
        .into_iter()
        .map(|section| Section { content: entries::recognise(section.content, dates), ..section })
        .collect();
    if all.is_empty() {
        diagnostics.push(Diagnostic::error(Code::EmptyPage, "there is nothing to print"));
        return Outcome { value: None, diagnostics };
    }
    let cv = Cv { profile, language: options.language, date: input.date, sections: all, footnotes };
    Outcome::new(cv, diagnostics)
}
