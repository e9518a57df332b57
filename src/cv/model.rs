//! The CV as data: who it is about, and its sections in order.
//!
//! Everything a template shows is here, still with the place in the author's text that it came from. Nothing here says how
//! it looks.

use std::fmt;

use crate::date::Date;
use crate::fold;
use crate::language::{Language, LanguageTag};
use crate::script;

use crate::document::{Block, BlockKind, Footnote, Inline, Inlines, Slot, block_text, inlines_of};
use crate::source::{Span, Spanned};

/// A curriculum vitae, a résumé or a bio.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cv {
    /// The person it is about.
    pub profile: Profile,
    /// The language of the fixed words, of quotation marks and of regional glyph forms.
    pub language: Language,
    /// The page's own language, where vitae has no fixed words in it.
    pub tag: Option<LanguageTag>,
    /// When the sources were last changed, as they say themselves.
    pub date: Option<Date>,
    /// The sections. Text before the first heading is a section without one.
    pub sections: Vec<Section>,
    /// The notes of all pages, numbered consecutively; marks in the sections refer to them by number.
    pub footnotes: Vec<Footnote>,
    /// How the publications are numbered.
    pub numbering: Numbering,
    /// The pages that are left out because their list is printed from the site's data.
    pub stood_for: Vec<StoodFor>,
}

/// A page that is left out because what it lists is printed from elsewhere. Whether all of it is printed shows only in the finished
/// document.
#[derive(Debug, Clone, PartialEq)]
pub struct StoodFor {
    /// The page's file.
    pub file: String,
    /// Its beginning.
    pub start: Span,
    /// What is printed instead.
    pub instead: Instead,
    /// The titles of everything in that stock, or what the page lists itself.
    pub listed: Vec<Spanned<String>>,
    /// What else it says, if its list is printed from a stock.
    pub beside: Vec<Spanned<String>>,
}

/// What is printed instead of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Instead {
    /// The data that it shows.
    Stock(Stock),
    /// A section of another page, whose heading has these words and is there.
    Section(String, Span),
}

/// Where a site keeps its publications.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// The collection of publications.
    Collection,
    /// The BibTeX files.
    Bibliography,
}

impl Stock {
    /// What messages call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Bibliography => "bibliography",
        }
    }
}

/// A part of the CV under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading; `None` for text before the first one.
    pub heading: Option<Heading>,
    /// What the section says.
    pub content: Vec<Content>,
}

/// A section's heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 for a section, 3 for a part of one, and so on; no level is skipped. The name is level 1.
    pub level: u8,
    /// The words.
    pub content: Inlines,
    /// Its place in the source.
    pub span: Span,
}

impl Heading {
    /// Its words, folded for comparisons.
    pub(crate) fn folded(&self) -> String {
        fold::words(&self.content.plain_text())
    }
}

impl Section {
    /// The level of its heading.
    pub fn level(&self) -> Option<u8> {
        self.heading.as_ref().map(|heading| heading.level)
    }

    /// Whether a section below this one is a part of it: one with a deeper heading.
    pub(crate) fn has_part(&self, other: &Self) -> bool {
        self.level().is_some() && other.level() > self.level()
    }

    /// The section at a place, with its parts.
    pub(crate) fn with_parts(sections: &[Self], at: usize) -> &[Self] {
        let parts = sections[at + 1..].iter().take_while(|below| sections[at].has_part(below)).count();
        &sections[at..=at + parts]
    }

    /// The publications that it lists.
    pub fn publications(&self) -> impl Iterator<Item = &Publication> {
        self.content.iter().flat_map(Content::publications)
    }

    /// What it says, without its heading: blocks, entries and publications.
    pub fn said(&self) -> String {
        self.content.iter().map(Content::said).collect::<Vec<_>>().join("\n")
    }

    /// How many words it says; see [`script::word_count`].
    pub(crate) fn word_count(&self) -> usize {
        script::word_count(&self.said())
    }
}

/// How many words sections say together.
pub(crate) fn word_count(sections: &[Section]) -> usize {
    sections.iter().map(Section::word_count).sum()
}

/// What sections say, folded.
pub(crate) fn said<'a>(sections: impl IntoIterator<Item = &'a Section>) -> String {
    fold::words(&sections.into_iter().map(Section::said).collect::<Vec<_>>().join("\n"))
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Blocks of the page, as written. Never a heading, a slot or the footnotes, and never contains one.
    Block(Block),
    /// Dated items.
    Entries(Vec<Entry>),
    /// Publications, numbered consecutively through the whole list.
    Publications(Vec<PublicationGroup>),
}

impl Content {
    /// The blocks of the page, if this is such a piece.
    pub fn block(&self) -> Option<&Block> {
        match self {
            Content::Block(block) => Some(block),
            Content::Entries(_) | Content::Publications(_) => None,
        }
    }

    /// The place for something of the site, if this is one.
    pub(crate) fn slot(&self) -> Option<&Slot> {
        match &self.block()?.kind {
            BlockKind::Slot(slot) => Some(slot),
            _ => None,
        }
    }

    /// The publications in it.
    pub fn publications(&self) -> impl Iterator<Item = &Publication> {
        let groups: &[PublicationGroup] = match self {
            Content::Publications(groups) => groups,
            Content::Block(_) | Content::Entries(_) => &[],
        };
        groups.iter().flat_map(|group| &group.items)
    }

    /// The words of the page where they are kept as written; none for entries and publications.
    pub fn block_text(&self) -> String {
        self.block().map(Block::plain_text).unwrap_or_default()
    }

    /// What it says.
    pub(crate) fn said(&self) -> String {
        let publication =
            |item: &Publication| [&item.authors, &item.title, &item.note].map(|part| part.plain_text()).join(" ");
        match self {
            Content::Block(block) => block.plain_text(),
            Content::Entries(entries) => entries.iter().map(Entry::said).collect::<Vec<_>>().join("\n"),
            Content::Publications(_) => self.publications().map(publication).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// A dated item: a position, a prize, a course, a talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When, ready to print; `None` for the odd undated item between dated ones.
    pub date: Option<Spanned<String>>,
    /// Whether the author writes the date before or after the rest; templates keep that order.
    pub date_side: DateSide,
    /// What and where: the author's words without the date.
    pub body: Inlines,
    /// What the author adds below: nested lists, further paragraphs.
    pub details: Vec<Block>,
    /// Its place in the source.
    pub span: Span,
}

impl Entry {
    /// What it says, without its date.
    pub fn said(&self) -> String {
        self.body.plain_text() + "\n" + &block_text(&self.details)
    }

    /// All its inlines, those of the details last.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.body.descendants().chain(inlines_of(&self.details))
    }
}

/// Where an entry's date is in the author's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSide {
    /// `2018 – 2022: Ph.D., Oxford`
    Start,
    /// `Ph.D., Oxford, 2018 – 2022`
    End,
}

/// Publications of one kind or year.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicationGroup {
    /// "Journal articles", "2024"; `None` when the list is not grouped.
    pub title: Option<String>,
    /// The publications.
    pub items: Vec<Publication>,
}

/// A publication. Empty parts are left out by templates, with their punctuation.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// Its number in the whole document; `None` when it has none.
    pub number: Option<Number>,
    /// What it is, as far as the source says so.
    pub kind: Option<PublicationKind>,
    /// The authors in order, the person's own name bold, marks superscript.
    pub authors: Inlines,
    /// The title, without a full stop.
    pub title: Inlines,
    /// Journal, proceedings, series, with volume and pages.
    pub venue: Inlines,
    /// The year or date, ready to print.
    pub date: String,
    /// Where the title points to, if anywhere.
    pub url: Option<String>,
    /// Further links: label and target.
    pub links: Vec<(String, String)>,
    /// Anything else: an award, "to appear".
    pub note: Inlines,
    /// Its place in the source.
    pub span: Span,
}

impl Publication {
    /// What tells it from others: its title, or the citation that is printed in place of title and authors.
    pub(crate) fn title_or_citation(&self) -> &Inlines {
        if self.title.is_empty() { &self.note } else { &self.title }
    }

    /// The parts of its citation before the date, in the order in which they are printed: authors, title, venue, note.
    pub(crate) fn parts(&self) -> [&Inlines; 4] {
        [&self.authors, &self.title, &self.venue, &self.note]
    }
}

/// Kinds of publications, in the order in which their groups are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum PublicationKind {
    Journal,
    Conference,
    Workshop,
    Preprint,
    Report,
    Chapter,
    Book,
    Thesis,
    Patent,
    Other,
}

impl PublicationKind {
    /// The kind that a category of a theme names: `manuscripts`, `conferences`.
    pub(super) fn named(category: &str) -> Option<Self> {
        const CATEGORIES: &[(&str, PublicationKind)] = &[
            ("workshop", PublicationKind::Workshop),
            ("conference", PublicationKind::Conference),
            ("proceeding", PublicationKind::Conference),
            ("preprint", PublicationKind::Preprint),
            ("journal", PublicationKind::Journal),
            ("manuscript", PublicationKind::Journal),
            ("article", PublicationKind::Journal),
            ("report", PublicationKind::Report),
            ("chapter", PublicationKind::Chapter),
            ("book", PublicationKind::Book),
            ("thes", PublicationKind::Thesis),
            ("patent", PublicationKind::Patent),
        ];
        let category = category.to_lowercase();
        CATEGORIES.iter().find(|(word, _)| category.contains(word)).map(|(_, kind)| *kind)
    }
}

/// How publications are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Numbering {
    /// Which way the numbers run; `None` when the author does not say: from 1, where the template has room for them.
    pub count: Option<Count>,
    /// What precedes a number.
    pub labels: Labels,
}

/// Which way numbers run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// 1, 2, 3
    Ascending,
    /// 3, 2, 1
    Descending,
    /// Nothing is numbered.
    None,
}

/// What precedes a number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Labels {
    /// Nothing: there is one count for all.
    #[default]
    Plain,
    /// The letters of a kind of publications, each with a count of its own: `J2`, `J1`, `C1`.
    Kind,
}

/// The number of a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// The place in the list; a template may print the year instead.
    Place(usize),
    /// A number that the author asks for, with its letters.
    Label(String),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(place) => place.fmt(f),
            Self::Label(label) => label.fmt(f),
        }
    }
}

/// The person the CV is about, and how to reach them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The name to print at the top.
    pub name: Option<Spanned<String>>,
    /// The same person's name in other languages or spellings, also used to find their name in publication lists.
    pub other_names: Vec<Spanned<String>>,
    /// The position and affiliation, one line each.
    pub headline: Vec<Inlines>,
    /// Ways to reach them, in the order in which they are printed.
    pub contacts: Vec<Contact>,
    /// The portrait, as the site names it.
    pub photo: Option<Spanned<String>>,
    /// The address of the homepage.
    pub homepage: Option<String>,
}

impl Profile {
    /// Whether one of the contacts is of a kind.
    pub(crate) fn has(&self, kind: ContactKind) -> bool {
        self.contacts.iter().any(|contact| contact.kind == kind)
    }
}

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// What kind of address it is.
    pub kind: ContactKind,
    /// What is printed.
    pub text: String,
    /// Where it leads; a geographical place leads nowhere.
    pub url: Option<String>,
    /// Its place in the front matter or configuration.
    pub span: Option<Span>,
}

/// Kinds of [`Contact`]s, in the order in which they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKind {
    /// Town and country.
    Location,
    /// The homepage.
    Website,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Google Scholar.
    GoogleScholar,
    /// ORCID.
    Orcid,
    /// GitHub.
    GitHub,
    /// LinkedIn.
    LinkedIn,
    /// Any other network, in the order of the table in `site/profile.rs`.
    Other(&'static str),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::source::{Source, Sources};

    #[test]
    fn what_one_entry_says_stays_apart_from_the_next() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let entry = |body: &str, below: &str| Entry {
            date: None,
            date_side: DateSide::Start,
            body: Inlines::text(body, span),
            details: vec![Block::new(BlockKind::Paragraph(Inlines::text(below, span)), span)],
            span,
        };
        let entries = vec![entry("MSc, Bergen", "Thesis on tides"), entry("PhD, Oslo", "Thesis on gulls")];
        let section = Section { heading: None, content: vec![Content::Entries(entries)] };
        assert_eq!(said(&[section]), "msc bergen thesis on tides phd oslo thesis on gulls");
    }
}
