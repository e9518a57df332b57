//! From the text of a `.bib` file to publications as data.
//!
//! The file is cut into entries first, so that a broken one gets its own diagnostic and the others still print.

mod authors;
mod facts;
mod fields;
mod html;
mod names;
mod query;
mod record;
mod remarks;
mod scholar;
mod short_names;
mod style;
mod syntax;
mod tex;
mod venues;

use std::collections::HashSet;

use crate::address;
use crate::cv::model::PublicationKind;
use crate::cv::own_names::OwnNames;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{InlineKind, Inlines};
use crate::fold;
use crate::language::Language;
use crate::rewrite::Rewritten;
use crate::script::word_count;
use crate::source::{SourceId, Span};

pub(super) use remarks::without_full_stop;
pub use scholar::Scholar;
pub(super) use scholar::{Key, Request, sort};
pub use short_names::VenueNames;
pub(super) use short_names::shown as shown_venue;
pub(super) use venues::page_range;

use fields::Fields;
use names::Manner;
use syntax::{Field, RawEntry};

/// A publication as the bibliography has it.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its citation key.
    pub key: String,
    /// Its type in the file, in lower case: `article`.
    pub entry_type: String,
    /// What it is.
    pub kind: PublicationKind,
    /// Who wrote it, in order.
    pub authors: Vec<Author>,
    /// Whether there are more authors than are named.
    pub more_authors: bool,
    /// Whether they edited it.
    pub edited: bool,
    /// Whether another entry takes from it what it lacks (`crossref`): it is the volume that a paper is in.
    pub is_parent: bool,
    /// The title, without a full stop.
    pub title: Inlines,
    /// Journal, proceedings or publisher, with volume and pages.
    pub venue: Inlines,
    /// The year.
    pub year: Option<i32>,
    /// The year, or its substitute: "to appear".
    pub date: String,
    /// The term of a course: `Fall`.
    pub term: Option<String>,
    /// Labelled addresses, the most important first: as in the file, relative ones included.
    pub links: Vec<(&'static str, String)>,
    /// An award, or a remark.
    pub note: Inlines,
    /// Whether the file marks it as one of the best.
    pub selected: bool,
    /// The raw fields, for the queries of `{% bibliography --query … %}`.
    pub fields: Vec<(String, String)>,
    /// Its place in the file.
    pub span: Span,
}

/// Fields that distinguish two publications with the same title.
const TELLING: &[&str] = &["volume", "number", "issue", "pages", "eid", "edition", "chapter", "term", "semester"];

/// Where it appeared, which people write in full or abbreviated.
const CONTAINERS: &[&str] = &["journal", "journaltitle", "booktitle", "publisher", "school", "institution", "month"];

/// The title of the event where it was presented: in biblatex, in al-folio, in CSL.
const EVENT_TITLE: &[&str] = &["eventtitle", "event_title", "event-title"];

/// Titles with fewer words may be shared by two publications.
const MIN_TITLE: usize = 4;

impl Record {
    /// The value of the entry under the name of a field, as bibtex-ruby returns it.
    fn field(&self, name: &str) -> Option<String> {
        let find = |name: &str| self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        match name {
            "key" | "id" => Some(self.key.clone()),
            "year" => find("year").or_else(|| self.year.map(|year| year.to_string())),
            "date" => find("date").or_else(|| find("year")),
            _ => find(name),
        }
    }

    /// Whether both may be the same publication, given the same title: nothing that both state distinguishes them. Short titles,
    /// such as “Editorial”, are shared by many, and in one file the same title is listed again where it was given elsewhere.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let [own, others] =
            [self, other].map(|record| record.authors.first().map(|one| fold::letters(&one.bare_family)));
        let is_long = word_count(&self.title.plain_text()) >= MIN_TITLE;
        let agree = |name: &&str| {
            let [one, two] = [self, other].map(|record| record.field(name).map(|text| fold::words(&text)));
            one.is_none() || two.is_none() || one == two
        };
        let is_long = is_long && self.span.source != other.span.source;
        own == others && TELLING.iter().all(agree) && (is_long || CONTAINERS.iter().chain(EVENT_TITLE).all(agree))
    }

    /// Whether the text of a field is printed from another one: the journal of an `@inproceedings` names its proceedings, and the title
    /// may be a link.
    fn says(&self, text: &str) -> bool {
        let parts = [&self.title, &self.venue, &self.note];
        let said = parts.map(|part| fold::words(&part.plain_text())).join(" ");
        let of_title = self.title.descendants().filter_map(|inline| match &inline.kind {
            InlineKind::Link { target, .. } => Some(target),
            _ => None,
        });
        let mut targets = of_title.chain(self.links.iter().map(|(_, target)| target));
        fold::has_words(&said, &fold::words(text)) || targets.any(|target| address::same(target, text))
    }

    /// The value of the entry under the name of a field, as text to print.
    pub(super) fn field_text(&self, name: &str) -> String {
        let written = self.field(name).unwrap_or_default();
        tex::text(&Rewritten::of_value(self.span, &written), &mut Vec::new())
    }
}

/// An author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Author {
    /// Given names or initials, as the file has them.
    pub given: String,
    /// The family name, with its prefix; or the whole name of a group.
    pub family: String,
    /// The name to print.
    pub name: String,
    /// The family name alone, without its prefix, for finding the person's own name.
    pub bare_family: String,
    /// Signs after the name in the file: stars, daggers.
    pub signs: String,
    /// What the file's annotations say.
    pub roles: Vec<Role>,
}

/// What an annotation (`author+an`) says of an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// One of those who contributed equally: †
    Equal,
    /// The corresponding author: *
    Corresponding,
    /// The person whose bibliography it is.
    Own,
}

/// How the contents of an entry are worded.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wording<'a> {
    /// The language of the fixed words.
    pub language: Language,
    /// Which names of a venue are printed; `None` for the full one, and `abbr` in brackets after it.
    pub venues: Option<VenueNames>,
    /// The field by which the site groups its list, which is printed above the entries.
    pub grouped_by: Option<&'a str>,
    /// The person whose publications they are.
    pub own: Option<&'a OwnNames>,
}

/// The entries of one file.
pub const MAX_RECORDS: usize = 20_000;

/// The longest text that an `@string` may stand for, in bytes: the full name of a conference. Strings of strings of strings grow
/// exponentially.
pub const MAX_ABBREVIATION_BYTES: usize = 500;

/// Reads a `.bib` file. Entries that cannot be read are [`Code::InvalidBibliography`] warnings with their place; fields
/// that no list prints are [`Code::DroppedData`].
pub fn parse(text: &str, source: SourceId, wording: Wording<'_>) -> Outcome<Vec<Record>> {
    let mut diagnostics = Vec::new();
    let entries = syntax::entries(text, source).take(&mut diagnostics).unwrap_or_default();
    let parents: HashSet<String> = entries
        .iter()
        .filter_map(|entry| entry.value("crossref"))
        .map(|key| key.text().trim().to_lowercase())
        .collect();
    let manner = Manner::of(&entries, wording.own);
    let mut keys = HashSet::new();
    let mut records = Vec::new();
    let mut lost = Vec::new();
    for entry in &entries {
        if !entry.key.is_empty() && !keys.insert(entry.key.as_str()) {
            let message = format!("the key “{}” is used twice", entry.key);
            diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(entry.span));
        }
        if entry.kind == "xdata" {
            continue;
        }
        let mut fields = Fields::new(entry, inherited(entry, &entries, MAX_ANCESTORS), manner);
        let is_parent = parents.contains(&entry.key.to_lowercase());
        let record = record::record(&mut fields, is_parent, wording);
        if record.title.is_empty() && record.authors.is_empty() && record.venue.is_empty() {
            let message = format!("the entry “{}” is left out: it has neither a title nor an author", entry.key);
            diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(entry.span));
            continue;
        }
        let is_heading = |field: &Field| wording.grouped_by == Some(&field.name);
        lost.extend(fields.lost().filter(|field| !record.says(field.value.text()) && !is_heading(field)));
        records.push(record);
        diagnostics.extend(fields.diagnostics);
    }
    diagnostics.extend(fields::losses(&lost));
    Outcome::new(records, diagnostics)
}

/// The longest chain of entries that refer to each other.
const MAX_ANCESTORS: usize = 3;

/// What an entry takes from those that it refers to: everything from an `@xdata`, and from a `crossref` what applies to the
/// whole.
fn inherited(entry: &RawEntry, all: &[RawEntry], depth: usize) -> Vec<Field> {
    let mut out = Vec::new();
    if depth == 0 {
        return out;
    }
    for reference in ["xdata", "crossref"] {
        let Some(keys) = entry.value(reference) else { continue };
        for key in keys.text().split(',').map(str::trim) {
            let Some(parent) = all.iter().find(|other| other.key.eq_ignore_ascii_case(key)) else { continue };
            let further = inherited(parent, all, depth - 1);
            for field in parent.fields.iter().chain(&further) {
                match (reference, field.name.as_str()) {
                    ("xdata", _) => out.push(field.clone()),
                    (_, name) if OF_THE_WHOLE_ONLY.contains(&name) => {}
                    (_, "title") => out.push(Field { name: "booktitle".to_owned(), ..field.clone() }),
                    (_, "subtitle") => out.push(Field { name: "booksubtitle".to_owned(), ..field.clone() }),
                    _ => out.push(field.clone()),
                }
            }
        }
    }
    out
}

/// What applies to a volume does not apply to the papers in it.
const OF_THE_WHOLE_ONLY: &[&str] =
    &["author", "url", "doi", "pages", "selected", "eprint", "pdf", "html", "note", "award", "abstract", "keywords"];

#[cfg(test)]
mod tests;
