//! What the keys of CVs in data mean, in all formats at once.

use super::super::words::Word;

/// The sections of JSON Resume and similar formats, in the order in which a CV prints them, and their headings.
pub(super) const SECTIONS: &[(&str, Word)] = &[
    ("work", Word::Experience),
    ("experience", Word::Experience),
    ("experiences", Word::Experience),
    ("education", Word::Education),
    ("awards", Word::Awards),
    ("certificates", Word::Certificates),
    ("certifications", Word::Certificates),
    ("publications", Word::Publications),
    ("talks", Word::Talks),
    ("teaching", Word::Teaching),
    ("projects", Word::Projects),
    ("portfolio", Word::Portfolio),
    ("volunteer", Word::Volunteering),
    ("skills", Word::Skills),
    ("languages", Word::Languages),
    ("interests", Word::Interests),
    ("references", Word::References),
];

/// Texts that come before the sections, or before the entries of one.
pub(super) const INTRODUCTIONS: &[&str] = &["summary", "intro", "short_bio", "introduction"];

/// What a line begins with: the first of these that an item has is its title; the others follow in this order.
pub(super) const HEAD: &[&str] = &[
    "position",
    "course",
    "role",
    "title",
    "degree",
    "studyType",
    "area",
    "name",
    "language",
    "idiom",
    "item",
    "label",
    "linkname",
    "roles",
    "authors",
    "author",
    "company",
    "institution",
    "university",
    "school",
    "organization",
    "organisation",
    "employer",
    "entity",
    "department",
    "awarder",
    "issuer",
    "publisher",
    "journal",
    "conference",
    "event",
    "venue",
    "category",
    "type",
    "location",
    "place",
    "address",
];

/// The level; it appears in brackets after the title.
pub(super) const LEVELS: &[&str] = &["level", "fluency"];

/// A grade, on any scale.
pub(super) const GRADES: &[&str] = &["score", "gpa", "grade"];

/// What follows the title of an undated item after a colon.
pub(super) const VALUES: &[&str] = &["value", "details", "keywords", "reference"];

/// What goes below the line.
pub(super) const BELOW: &[&str] = &[
    "summary",
    "description",
    "maindescription",
    "tagline",
    "abstract",
    "details",
    "value",
    "reference",
    "highlights",
    "items",
    "contents",
    "subcontents",
    "subitems",
    "points",
    "courses",
    "keywords",
    "linkitems",
    "note",
];

/// Where a title leads.
pub(super) const LINKS: &[&str] = &["url", "link", "website", "href"];

/// One date.
pub(super) const DATES: &[&str] = &["date", "year", "releaseDate", "time", "period", "awardDate"];
/// When it began.
pub(super) const STARTS: &[&str] = &["start_date", "startDate", "start"];
/// When it ended.
pub(super) const ENDS: &[&str] = &["end_date", "endDate", "end"];

/// Where a publication appeared.
pub(super) const VENUES: &[&str] = &["journal", "conference", "booktitle", "venue", "publisher"];

/// Items that are nothing but text, with the mark that precedes it.
pub(super) const BULLETS: &[&str] = &["bullet", "number", "reversed_number"];

/// Whether a map with this key is an item whose keys have meanings; other maps are read as pairs: `- Supervisor: Ola Berg`.
pub(super) fn is_known(key: &str) -> bool {
    let lists = [HEAD, LEVELS, GRADES, VALUES, BELOW, LINKS, DATES, STARTS, ENDS, VENUES, BULLETS];
    lists.iter().any(|keys| keys.contains(&key)) || key == "doi"
}
