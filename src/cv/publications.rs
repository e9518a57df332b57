//! Publications as a CV prints them: grouped, newest first, numbered, the own name strong, the marks explained.

use crate::document::{Block, BlockKind, Inline, InlineKind};
use crate::source::Span;

use super::bibliography::{Author, Kind, Record, Role};
use super::dates::DateStyle;
use super::links::{self, LinkContext, Target};
use super::model::{Language, Publication, PublicationGroup};
use super::names::OwnNames;
use super::words::Word;

/// Which publications a document prints, and in which groups.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicationOptions {
    /// The groups; `None` for what the page itself asks for, and [`Grouping::Kind`] when it does not.
    pub grouping: Option<Grouping>,
    /// Only those that the bibliography marks as `selected`.
    pub selected: bool,
    /// At most so many, the newest.
    pub limit: Option<usize>,
    /// Names to print strong; the profile's when empty.
    pub emphasize: Vec<String>,
    /// Whether publications that no page lists follow at the end, under a heading of their own.
    pub unlisted: bool,
}

/// How a list of publications is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Journal articles, conference papers, …
    Kind,
    /// 2024, 2023, …
    Year,
    /// Not at all.
    None,
}

/// What all publications of a document are printed with.
#[derive(Debug, Clone, Copy)]
pub struct Style<'a> {
    /// The names to print strong.
    pub own: &'a OwnNames,
    /// Where relative links start.
    pub links: LinkContext<'a>,
    /// The language of group titles.
    pub language: Language,
    /// How the dates of talks and courses are printed.
    pub dates: DateStyle,
}

/// The groups of a list, newest first; within a year and group the bibliography's order stays. Numbers start behind
/// `printed`.
pub fn groups(records: &[&Record], grouping: Grouping, style: Style, printed: usize) -> Vec<PublicationGroup> {
    let mut sorted: Vec<&Record> = records.to_vec();
    sorted.sort_by_key(|record| {
        let group = if grouping == Grouping::Kind { Some(record.kind) } else { None };
        // What has no year is yet to come.
        (group, std::cmp::Reverse(record.year.unwrap_or(i32::MAX)))
    });
    let mut out: Vec<PublicationGroup> = Vec::new();
    for (at, record) in sorted.into_iter().enumerate() {
        let title = title(record, grouping, style.language);
        let publication = publication(record, printed + at + 1, style);
        match out.last_mut() {
            Some(group) if group.title == title => group.items.push(publication),
            _ => out.push(PublicationGroup { title, items: vec![publication] }),
        }
    }
    if let [only] = &mut *out {
        // A single group needs no title beside the section's.
        only.title = None;
    }
    out
}

fn title(record: &Record, grouping: Grouping, language: Language) -> Option<String> {
    let word = match (grouping, record.kind) {
        (Grouping::None, _) => return None,
        (Grouping::Year, _) => return Some(record.date.clone()),
        (_, Kind::Journal) => Word::JournalArticles,
        (_, Kind::Conference) => Word::ConferencePapers,
        (_, Kind::Workshop) => Word::WorkshopPapers,
        (_, Kind::Preprint) => Word::Preprints,
        (_, Kind::Report) => Word::Reports,
        (_, Kind::Chapter) => Word::BookChapters,
        (_, Kind::Book) => Word::Books,
        (_, Kind::Thesis) => Word::Theses,
        (_, Kind::Patent) => Word::Patents,
        (_, Kind::Other) => Word::Others,
    };
    Some(word.text(language).to_owned())
}

fn publication(record: &Record, number: usize, style: Style) -> Publication {
    let mut addresses = record.links.iter().filter_map(|(label, written)| match links::target(written, style.links) {
        Target::Address(address) => Some(((*label).to_owned(), address)),
        Target::Itself | Target::Nowhere(_) => None,
    });
    let url = addresses.next().map(|(_, address)| address);
    Publication {
        number,
        authors: authors(record, style),
        title: record.title.clone(),
        venue: record.venue.clone(),
        date: record.date.clone(),
        url,
        links: addresses.collect(),
        note: record.note.clone(),
        span: record.span,
    }
}

fn authors(record: &Record, style: Style) -> Vec<Inline> {
    let span = record.span;
    let mut out = Vec::new();
    for author in &record.authors {
        if !out.is_empty() {
            out.push(Inline::text(", ", span));
        }
        let name = Inline::text(&author.name, span);
        out.push(if is_own_name(author, style.own) { Inline::new(InlineKind::Strong(vec![name]), span) } else { name });
        let marks = marks(author);
        if !marks.is_empty() {
            out.push(Inline::new(InlineKind::Superscript(vec![Inline::text(marks, span)]), span));
        }
    }
    if record.more_authors {
        out.push(Inline::text(format!(", {}", Word::EtAl.text(style.language)), span));
    }
    out
}

/// Whether the person is among a publication's authors.
pub(super) fn is_own(record: &Record, own: &OwnNames) -> bool {
    record.authors.iter().any(|author| is_own_name(author, own))
}

fn is_own_name(author: &Author, own: &OwnNames) -> bool {
    author.roles.contains(&Role::Own)
        || own.has(&author.given, &author.bare_family)
        || own.has(&author.given, &author.family)
}

fn marks(author: &Author) -> String {
    let of_role = |role: &Role| match role {
        Role::Equal => Some(EQUAL),
        Role::Corresponding => Some(CORRESPONDING),
        Role::Own => None,
    };
    let mut marks: String = author.roles.iter().filter_map(of_role).collect();
    marks.extend(author.signs.chars().filter(|sign| !marks.contains(*sign)).collect::<Vec<_>>());
    marks
}

const EQUAL: char = '†';
const CORRESPONDING: char = '*';

/// What the marks of these publications mean, in one line; `None` when there are none, or when `beside`, the text of
/// the section, has it already.
pub fn legend(records: &[&Record], beside: &str, language: Language) -> Option<Block> {
    let used =
        |role: Role| records.iter().flat_map(|record| &record.authors).any(|author| author.roles.contains(&role));
    let line = [
        (Role::Corresponding, CORRESPONDING, Word::CorrespondingAuthor),
        (Role::Equal, EQUAL, Word::EqualContribution),
    ]
    .into_iter()
    .filter(|(role, mark, _)| used(*role) && !beside.contains(*mark))
    .map(|(_, mark, word)| format!("{mark} {}", word.text(language)))
    .collect::<Vec<_>>();
    let span: Span = records.first()?.span;
    let text = Inline::text(line.join(", "), span);
    (!line.is_empty()).then(|| Block::new(BlockKind::Paragraph(vec![text]), span))
}
