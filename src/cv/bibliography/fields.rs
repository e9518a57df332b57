//! The fields of an entry, by name; and which of them nothing prints.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Inlines;
use crate::rewrite::Rewritten;
use crate::source::Span;

use super::names::Manner;
use super::syntax::{Field, RawEntry};
use super::tex;

/// Reads fields by name, skips empty ones, and remembers which were printed.
pub(super) struct Fields<'a> {
    pub(super) entry: &'a RawEntry,
    /// What it takes from the entries that it refers to.
    inherited: Vec<Field>,
    printed: Vec<&'static str>,
    /// How the file writes names.
    pub(super) manner: Manner<'a>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(entry: &'a RawEntry, inherited: Vec<Field>, manner: Manner<'a>) -> Self {
        Self { entry, inherited, printed: Vec::new(), manner, diagnostics: Vec::new() }
    }

    pub(super) fn span(&self) -> Span {
        self.entry.span
    }

    /// The first of these fields that is filled, as written; it counts as printed.
    pub(super) fn written(&mut self, names: &[&'static str]) -> Option<Rewritten> {
        let (name, value) = names.iter().find_map(|name| Some((name, self.value(name)?.clone())))?;
        self.printed.push(name);
        Some(value)
    }

    /// All fields, the entry's own before those that it takes from others.
    pub(super) fn all(&self) -> impl Iterator<Item = &Field> {
        self.entry.fields.iter().chain(&self.inherited)
    }

    /// A field's value.
    pub(super) fn value(&self, name: &str) -> Option<&Rewritten> {
        let inherited = || {
            let field = self.inherited.iter().find(|field| field.name == name)?;
            Some(&field.value).filter(|value| !value.text().trim().is_empty())
        };
        // A lone dash holds the place of what is not known yet.
        let is_filled =
            |value: &&Rewritten| !value.text().chars().all(|c| matches!(c, '-' | '–' | '—' | ' ' | '{' | '}'));
        self.entry.value(name).or_else(inherited).filter(is_filled)
    }

    /// The value of a field, for a decision: this does not count as printing it.
    pub(super) fn look(&self, name: &str) -> Option<String> {
        self.value(name).map(|value| tex::text(value, &mut Vec::new()))
    }

    /// The first of these fields that is filled, as text to print.
    pub(super) fn text(&mut self, names: &[&'static str]) -> Option<String> {
        let value = self.written(names)?;
        Some(tex::text(&value, &mut self.diagnostics)).filter(|text| !text.is_empty())
    }

    /// The same, with its marks.
    pub(super) fn inlines(&mut self, names: &[&'static str]) -> Inlines {
        let value = self.written(names);
        value.map(|value| tex::inlines(&value, &mut self.diagnostics)).unwrap_or_default()
    }

    /// An address or an identifier.
    pub(super) fn verbatim(&mut self, names: &[&'static str]) -> Option<String> {
        self.written(names).map(|value| tex::verbatim(&value)).filter(|text| !text.is_empty())
    }

    /// Whether a field is already printed.
    pub(super) fn is_printed(&self, name: &str) -> bool {
        self.printed.contains(&name)
    }

    /// Marks a field as needing no printing because another one says the same.
    pub(super) fn said(&mut self, name: &'static str) {
        self.printed.push(name);
    }

    /// Marks a field as not printed after all.
    pub(super) fn unsaid(&mut self, name: &str) {
        self.printed.retain(|printed| *printed != name);
    }

    /// The entry's own filled fields that nothing prints.
    pub(super) fn lost(&self) -> impl Iterator<Item = &'a Field> {
        let entry = self.entry;
        let is_lost = |field: &&Field| {
            let name = field.name.as_str();
            !field.value.text().trim().is_empty() && !self.is_printed(name) && !is_silent(name, &entry.kind)
        };
        entry.fields.iter().filter(is_lost).collect::<Vec<_>>().into_iter()
    }
}

/// Fields that no list of publications prints, by the reason.
const SILENT: &[&str] = &[
    // Shown by a button, or used for search.
    "abstract",
    "keywords",
    "keyword",
    "tags",
    "tag",
    "topic",
    "category",
    "area",
    "research_area",
    "annote",
    "annotation",
    "annotations",
    "description",
    "bibtex",
    "summary",
    "tldr",
    "toc",
    // Pictures, and switches of themes.
    "preview",
    "img",
    "image",
    "thumbnail",
    "teaser",
    "figure",
    "cover",
    "selected",
    "featured",
    "bibtex_show",
    "show",
    "hidden",
    "highlight",
    "altmetric",
    "dimensions",
    "badge",
    "badges",
    "google_scholar_id",
    "inspirehep_id",
    "scholar_id",
    "semantic_scholar_id",
    "color",
    "icon",
    "weight",
    "order",
    "recent",
    "abbr_publisher",
    "layout",
    "web",
    "entrysubtype",
    // Identifiers, and what programs note for themselves.
    "isbn",
    "issn",
    "eissn",
    "isbn13",
    "isbn-13",
    "lccn",
    "pmid",
    "pmcid",
    "mrclass",
    "mrnumber",
    "mrreviewer",
    "zbl",
    "zblnumber",
    "fjournal",
    "coden",
    "articleno",
    "numpages",
    "issue_date",
    "adsurl",
    "adsnote",
    "biburl",
    "bibsource",
    "bibcode",
    "timestamp",
    "added-at",
    "interhash",
    "intrahash",
    "username",
    "owner",
    "creationdate",
    "modificationdate",
    "date-added",
    "date-modified",
    "bdsk-url-1",
    "bdsk-url-2",
    "bdsk-url-3",
    "bdsk-file-1",
    "bdsk-file-2",
    "rating",
    "read",
    "readstatus",
    "ranking",
    "qualityassured",
    "groups",
    "file",
    "localfile",
    "local-url",
    "mendeley-groups",
    "mendeley-tags",
    "arxivid",
    "eprinttype",
    "eprintclass",
    "archiveprefix",
    "primaryclass",
    "collaboration_id",
    "uniqueid",
    "unique-id",
    "researcherid-numbers",
    "orcid-numbers",
    "times-cited",
    "number-of-cited-references",
    "usage-count-last-180-days",
    "usage-count-since-2013",
    "journal-iso",
    "doc-delivery-number",
    "da",
    "web-of-science-categories",
    "affiliation",
    "affiliations",
    "correspondence_address1",
    "funding-acknowledgement",
    "funding-text",
    "author-email",
    "author_keywords",
    "research-areas",
    "keywords-plus",
    "citations",
    "citation_count",
    "cited-by",
    "pagetotal",
    "numpages",
    "inpress_id",
    "id",
    "ids",
    "key",
    "label",
    "shorthand",
    "sortkey",
    "sorttitle",
    "sortname",
    "sortyear",
    "presort",
    "options",
    "crossref",
    "xref",
    "xdata",
    "related",
    "relatedtype",
    "relatedstring",
    "execute",
    "gender",
    "language",
    "langid",
    "langidopts",
    "hyphenation",
    "nameaddon",
    "urldate",
    "urlyear",
    "lastchecked",
    "accessed",
    "lastaccessed",
    "date_added",
    "source",
    "document_type",
    "art_number",
    "publication_stage",
    "slaccitation",
    "reportnumber_id",
    "mesh",
    "shorttitle",
    "shortjournal",
    "journal-abbrev",
    "abbrev_source_title",
    "shortauthor",
    "indextitle",
    "pubmedid",
    "acmid",
    "citeulike-article-id",
    "priority",
    "posted-at",
    "comment",
    "comments",
    "review",
    "notes_private",
    "sourceid",
    "eventdate",
    "printing",
    "hal_id",
    "hal_version",
    "urn",
    "openalex_id",
    "copyright",
    "rights",
    "license",
    "__markedentry",
    "yomi",
    // The year replaces the date.
    "month",
    "month_numeric",
    "day",
    "hour",
    "urlmonth",
    "origdate",
    "origyear",
    // Printed with the authors.
    "author+an",
    "author+an:default",
    "editor+an",
];

/// Whether lists leave out a field of entries of that kind.
fn is_silent(name: &str, kind: &str) -> bool {
    // Styles do not print who publishes a journal, or where.
    let of_journal = kind == "article"
        && matches!(name, "publisher" | "address" | "location" | "organization" | "type" | "reportnumber");
    of_journal || SILENT.contains(&name) || name.starts_with("bdsk-") || name.starts_with("opt")
}

/// Everything that is not printed, in one message for each field: entries of the same origin have the same fields.
pub(super) fn losses(lost: &[&Field]) -> Vec<Diagnostic> {
    let mut names: Vec<&str> = lost.iter().map(|field| field.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let of_name = |name: &str| {
        let fields: Vec<&&Field> = lost.iter().filter(|field| field.name == name).collect();
        let first = fields.first()?;
        let text = tex::text(&first.value, &mut Vec::new());
        let message = match fields.len() {
            1 => format!("the field “{name}” is not printed: {text}"),
            count => format!("the field “{name}” is not printed in {count} entries; the first says “{text}”"),
        };
        let span = first.value.span(0..first.value.text().len());
        Some(Diagnostic::loss(Code::DroppedData, message).at(span))
    };
    names.into_iter().filter_map(of_name).collect()
}
