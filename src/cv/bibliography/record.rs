//! From an entry's fields to a [`Record`].

use biblatex::{ChunksExt, ChunksRef, Entry};

use crate::document::{Inline, InlineKind};
use crate::source::Span;

use super::authors::authors;
use super::{Kind, Record, tex, venues};

/// Reads fields by name, skipping empty ones.
pub(super) struct Fields<'a> {
    pub(super) entry: &'a Entry,
    pub(super) span: Span,
}

impl<'a> Fields<'a> {
    pub(super) fn chunks(&self, names: &[&str]) -> Option<ChunksRef<'a>> {
        let filled = |chunks: &ChunksRef| chunks.iter().any(|chunk| !chunk.v.get().trim().is_empty());
        names.iter().find_map(|name| self.entry.get(name).filter(filled))
    }

    pub(super) fn text(&self, names: &[&str]) -> Option<String> {
        self.chunks(names).map(|chunks| tex::text(chunks, self.span))
    }

    pub(super) fn verbatim(&self, names: &[&str]) -> Option<String> {
        self.chunks(names).map(tex::verbatim)
    }

    pub(super) fn inlines(&self, names: &[&str]) -> Vec<Inline> {
        self.chunks(names).map(|chunks| tex::inlines(chunks, self.span)).unwrap_or_default()
    }
}

/// An entry as a publication.
pub(super) fn record(entry: &Entry, span: Span) -> Record {
    let fields = Fields { entry, span };
    let (authors, more_authors) = authors(&fields);
    let date = fields.text(&["date", "year"]).unwrap_or_default();
    let year = year_in(&date);
    let mut title = fields.inlines(&["title"]);
    trim_full_stop(&mut title);
    Record {
        key: entry.key.clone(),
        entry_type: entry.entry_type.to_string().to_lowercase(),
        kind: kind(&fields),
        authors,
        more_authors,
        title,
        venue: venues::venue(&|name| fields.text(&[name]), &|name| fields.inlines(&[name]), span),
        year,
        date: year.map_or(date, |year| year.to_string()),
        links: links(&fields),
        note: note(&fields),
        selected: fields
            .text(&["selected"])
            .is_some_and(|value| matches!(&*value.to_lowercase(), "true" | "yes" | "1")),
        fields: entry.fields.iter().map(|(name, value)| (name.clone(), value.format_verbatim())).collect(),
        span,
    }
}

/// A year that stands in a text as a word of its own, or at its beginning (`2024-05-01`).
fn year_in(text: &str) -> Option<i32> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.find_map(|digits| digits.parse().ok()).filter(|year| (1000..3000).contains(year))
}

fn trim_full_stop(title: &mut [Inline]) {
    if let Some(InlineKind::Text(text)) = title.last_mut().map(|last| &mut last.kind) {
        let trimmed = text.trim_end();
        let abbreviated = trimmed.ends_with("..") || trimmed.len() < 2;
        *text = if abbreviated { trimmed } else { trimmed.strip_suffix('.').unwrap_or(trimmed) }.to_owned();
    }
}

/// Servers for papers that no journal has printed.
const PREPRINT_SERVERS: &[&str] =
    &["arxiv", "corr", "biorxiv", "medrxiv", "chemrxiv", "ssrn", "psyarxiv", "preprint", "osf", "techrxiv"];

fn kind(fields: &Fields) -> Kind {
    let has = |names: &[&str], words: &[&str]| {
        let text = fields.text(names).unwrap_or_default().to_lowercase();
        let mut found = text.split(|c: char| !c.is_alphanumeric());
        found.any(|word| words.contains(&word))
    };
    let preprint = |names: &[&str]| has(names, PREPRINT_SERVERS);
    match fields.entry.entry_type.to_string().to_lowercase().as_str() {
        "article" | "suppperiodical" if preprint(&["journaltitle", "journal"]) => Kind::Preprint,
        "article" | "suppperiodical" => Kind::Journal,
        "inproceedings" | "conference"
            if has(&["keywords", "type"], &["workshop"]) || has(&["booktitle"], &["workshop", "workshops"]) =>
        {
            Kind::Workshop
        }
        "inproceedings" | "conference" => Kind::Conference,
        "inbook" | "incollection" | "bookinbook" | "suppbook" | "inreference" => Kind::Chapter,
        "book" | "mvbook" | "booklet" | "collection" | "mvcollection" | "proceedings" | "mvproceedings" | "manual"
        | "reference" => Kind::Book,
        "thesis" | "phdthesis" | "mastersthesis" => Kind::Thesis,
        "techreport" | "report" if preprint(&["institution", "type", "number"]) => Kind::Preprint,
        "techreport" | "report" => Kind::Report,
        "patent" => Kind::Patent,
        "unpublished" => Kind::Preprint,
        _ if fields.chunks(&["eprint", "arxiv"]).is_some()
            || preprint(&["howpublished", "publisher", "note", "archiveprefix", "journal", "url"]) =>
        {
            Kind::Preprint
        }
        _ if has(&["howpublished", "note", "type"], &["patent"]) => Kind::Patent,
        _ => Kind::Other,
    }
}

fn note(fields: &Fields) -> Vec<Inline> {
    let mut out = Vec::new();
    for name in ["award", "note", "addendum", "pubstate"] {
        let more = fields.inlines(&[name]);
        if !more.is_empty() && !out.is_empty() {
            out.push(Inline::text(", ", fields.span));
        }
        out.extend(more);
    }
    trim_full_stop(&mut out);
    out
}

/// The addresses of an entry, the one behind the title first. Names of files that al-folio keeps in `assets/pdf` stay
/// as they are.
fn links(fields: &Fields) -> Vec<(&'static str, String)> {
    let mut out: Vec<(&'static str, String)> = Vec::new();
    let url = fields.verbatim(&["url", "html"]).or_else(|| {
        let how = fields.verbatim(&["howpublished"])?;
        let address = &how[how.find("http")?..];
        Some(address.trim_end_matches('}').to_owned())
    });
    let doi = fields.verbatim(&["doi"]).map(|doi| {
        let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"]
            .iter()
            .find_map(|prefix| doi.strip_prefix(prefix));
        format!("https://doi.org/{}", bare.unwrap_or(&doi).trim())
    });
    let is_arxiv =
        fields.text(&["archiveprefix", "eprinttype"]).is_none_or(|prefix| prefix.eq_ignore_ascii_case("arxiv"));
    let arxiv = fields.verbatim(&["arxiv"]).or_else(|| fields.verbatim(&["eprint"]).filter(|_| is_arxiv));
    let arxiv = arxiv.map(|id| match id.contains("://") {
        true => id,
        false => format!("https://arxiv.org/abs/{}", id.trim_start_matches("arXiv:").trim()),
    });
    let assets = |names: &[&str]| {
        let file = fields.verbatim(names)?;
        let elsewhere = file.contains("://") || file.starts_with('/');
        Some(if elsewhere { file } else { format!("/assets/pdf/{file}") })
    };
    let mut add = |label, address: Option<String>| {
        if let Some(address) = address.filter(|address| !out.iter().any(|(_, known)| same_address(known, address))) {
            out.push((label, address));
        }
    };
    add("Link", url);
    add("DOI", doi);
    add("arXiv", arxiv);
    add("PDF", assets(&["pdf"]));
    for (label, name) in [
        ("Code", "code"),
        ("Website", "website"),
        ("Website", "project"),
        ("Blog", "blog"),
        ("Data", "data"),
        ("Video", "video"),
    ] {
        add(label, fields.verbatim(&[name]).filter(|address| address.contains("://") || address.starts_with('/')));
    }
    for (label, name) in [("Slides", "slides"), ("Poster", "poster"), ("Supplement", "supp")] {
        add(label, assets(&[name]));
    }
    out
}

fn same_address(a: &str, b: &str) -> bool {
    let bare = |address: &str| {
        let address = address.trim_end_matches('/').replace("dx.doi.org", "doi.org");
        address.trim_start_matches("https://").trim_start_matches("http://").to_lowercase()
    };
    bare(a) == bare(b)
}
