//! From the text of a `.bib` file to publications as data.
//!
//! The file is cut into entries first, so that a broken one is a diagnostic of its own and the others still print.

use std::collections::HashSet;
use std::ops::Range;

use biblatex::{Bibliography, Chunk, ChunksExt, ChunksRef, Entry, ParseError, ParseErrorKind, Person};

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Inline, InlineKind};
use crate::source::{SourceId, Span};

use super::tex;

/// A publication as the bibliography has it.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its citation key.
    pub key: String,
    /// Its type in the file, in lower case: `article`.
    pub entry_type: String,
    /// What it is.
    pub kind: Kind,
    /// Who wrote it, in order.
    pub authors: Vec<Author>,
    /// Whether there are more authors than are named.
    pub more_authors: bool,
    /// The title, without a full stop.
    pub title: Vec<Inline>,
    /// Journal, proceedings or publisher, with volume and pages.
    pub venue: Vec<Inline>,
    /// The year.
    pub year: Option<i32>,
    /// The month, for sorting.
    pub month: Option<u8>,
    /// The year, or what stands for it: "to appear".
    pub date: String,
    /// Labelled addresses, the most important first: as the file has them, still relative where it has them so.
    pub links: Vec<(&'static str, String)>,
    /// An award, or a remark.
    pub note: Vec<Inline>,
    /// Whether the file marks it as one of the best.
    pub selected: bool,
    /// The raw fields, for the queries of `{% bibliography --query … %}`.
    pub fields: Vec<(String, String)>,
    /// Its place in the file.
    pub span: Span,
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
    /// The family name alone, without its prefix, to find the own name by.
    pub bare_family: String,
    /// Signs that stand behind the name in the file: stars, daggers.
    pub signs: String,
    /// What the file's annotations say.
    pub roles: Vec<Role>,
}

/// What an annotation (`author+an`) says of an author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// One of those who contributed equally: †
    Equal,
    /// To be written to: *
    Corresponding,
    /// The person whose bibliography it is.
    Own,
}

/// Kinds of publications, in the order in which their groups are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Kind {
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

/// Reads a `.bib` file. Entries that cannot be read are [`Code::InvalidBibliography`] warnings with their place.
pub fn parse(text: &str, source: SourceId) -> Outcome<Vec<Record>> {
    let mut reader = Reader { text, source, diagnostics: Vec::new(), abbreviations: String::new() };
    let mut keys = HashSet::new();
    let mut records = Vec::new();
    for chunk in chunks(text) {
        match chunk.kind.as_str() {
            "comment" | "preamble" => {}
            "string" => reader.abbreviation(&chunk),
            _ => {
                let Some(entry) = reader.entry(&chunk) else { continue };
                let span = Span::new(source, chunk.range.clone());
                if !entry.key.is_empty() && !keys.insert(entry.key.clone()) {
                    let message = format!("the key “{}” is there twice", entry.key);
                    reader.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(span));
                }
                records.push((entry, span));
            }
        }
    }
    let parents: Vec<Entry> = records.iter().map(|(entry, _)| entry.clone()).collect();
    let records = records.into_iter().map(|(entry, span)| record(&with_parent(entry, &parents), span)).collect();
    Outcome::new(records, reader.diagnostics)
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    diagnostics: Vec<Diagnostic>,
    /// The `@string` definitions so far.
    abbreviations: String,
}

impl Reader<'_> {
    /// Takes in an `@string`.
    fn abbreviation(&mut self, chunk: &EntryChunk) {
        let definition = &self.text[chunk.range.clone()];
        match Bibliography::parse(definition) {
            Ok(_) => self.abbreviations.push_str(&format!("{definition}\n")),
            Err(error) => self.broken(chunk, &error, 0),
        }
    }

    /// Reads one entry; unknown abbreviations stand for themselves, as BibTeX's users mean them.
    fn entry(&mut self, chunk: &EntryChunk) -> Option<Entry> {
        /// More unknown abbreviations than fields make no sense.
        const MOST_ABBREVIATIONS: usize = 16;
        let mut definitions = self.abbreviations.clone();
        let body = &self.text[chunk.range.clone()];
        for _ in 0..MOST_ABBREVIATIONS {
            let whole = format!("{definitions}{body}");
            match Bibliography::parse(&whole) {
                Ok(bibliography) => return bibliography.into_vec().pop(),
                Err(ParseError { kind: ParseErrorKind::UnknownAbbreviation(name), .. }) => {
                    definitions.push_str(&format!("@string{{{name} = {{{name}}}}}\n"));
                }
                Err(error) => {
                    self.broken(chunk, &error, definitions.len());
                    return None;
                }
            }
        }
        None
    }

    fn broken(&mut self, chunk: &EntryChunk, error: &ParseError, before: usize) {
        let place = |at: usize| {
            let at = (chunk.range.start + at.saturating_sub(before)).min(chunk.range.end);
            (0..=at).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or_default()
        };
        let (start, end) = (place(error.span.start), place(error.span.end));
        let line = self.text[chunk.range.clone()].lines().next().unwrap_or_default().len();
        let diagnostic =
            Diagnostic::warning(Code::InvalidBibliography, format!("this entry is left out: {}", error.kind))
                .at(Span::new(self.source, start..end.max(start)))
                .label(Span::new(self.source, chunk.range.start..chunk.range.start + line), "the entry");
        self.diagnostics.push(diagnostic);
    }
}

/// An entry's text, not yet read.
struct EntryChunk {
    /// `article`, `string`, … in lower case.
    kind: String,
    range: Range<usize>,
}

/// Cuts a file at its entries: from each `@kind{` to the brace that closes it, or, when none does, to the next line that
/// starts an entry.
fn chunks(text: &str) -> Vec<EntryChunk> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('@').map(|found| at + found) {
        at = start + 1;
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let commented = text[line..start].trim_start().starts_with('%');
        let Some(kind) = entry_kind(&text[start..]).filter(|_| !commented) else { continue };
        let end = entry_end(text, start);
        out.push(EntryChunk { kind, range: start..end });
        at = end;
    }
    out
}

/// The kind in `@kind{` or `@kind(`.
fn entry_kind(text: &str) -> Option<String> {
    let rest = text.strip_prefix('@')?;
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')?;
    let opens = rest[length..].trim_start().starts_with(['{', '(']);
    (length > 0 && opens).then(|| rest[..length].to_ascii_lowercase())
}

fn entry_end(text: &str, start: usize) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    let mut line_start = false;
    for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth <= 0 {
                    return at + 1;
                }
            }
            '@' if line_start && at > start && entry_kind(&text[at..]).is_some() => return at,
            _ => {}
        }
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    text.len()
}

/// An entry with what it leaves to the entry it refers to by `crossref`.
fn with_parent(mut entry: Entry, all: &[Entry]) -> Entry {
    let crossref = entry.get("crossref").map(tex::verbatim);
    let Some(parent) = crossref.and_then(|key| all.iter().find(|other| other.key == key)) else { return entry };
    for (name, value) in &parent.fields {
        let own_name = if name == "title" { "booktitle" } else { name };
        if !matches!(own_name, "author" | "url" | "doi" | "pages" | "selected") && !entry.fields.contains_key(own_name)
        {
            entry.fields.insert(own_name.to_owned(), value.clone());
        }
    }
    entry
}

/// Reads fields by name, skipping empty ones.
struct Fields<'a> {
    entry: &'a Entry,
    span: Span,
}

impl<'a> Fields<'a> {
    fn chunks(&self, names: &[&str]) -> Option<ChunksRef<'a>> {
        let filled = |chunks: &ChunksRef| chunks.iter().any(|chunk| !chunk.v.get().trim().is_empty());
        names.iter().find_map(|name| self.entry.get(name).filter(filled))
    }

    fn text(&self, names: &[&str]) -> Option<String> {
        self.chunks(names).map(|chunks| tex::text(chunks, self.span))
    }

    fn verbatim(&self, names: &[&str]) -> Option<String> {
        self.chunks(names).map(tex::verbatim)
    }

    fn inlines(&self, names: &[&str]) -> Vec<Inline> {
        self.chunks(names).map(|chunks| tex::inlines(chunks, self.span)).unwrap_or_default()
    }
}

fn record(entry: &Entry, span: Span) -> Record {
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
        venue: super::venues::venue(&|name| fields.text(&[name]), &|name| fields.inlines(&[name]), span),
        year,
        month: fields.text(&["month"]).and_then(|month| month_in(&month)).or_else(|| month_of_date(&date)),
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

fn month_of_date(date: &str) -> Option<u8> {
    date.split('-').nth(1)?.parse().ok().filter(|month| (1..=12).contains(month))
}

fn month_in(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.trim().to_lowercase();
    let named = MONTHS.iter().position(|month| lower.starts_with(month)).map(|at| at as u8 + 1);
    named.or_else(|| lower.parse().ok().filter(|month| (1..=12).contains(month)))
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

/// The authors (or, for want of them, the editors), and whether "and others" follows.
fn authors(fields: &Fields) -> (Vec<Author>, bool) {
    let Some(chunks) = fields.chunks(&["author", "editor"]) else { return (Vec::new(), false) };
    let marked: Vec<_> = chunks.iter().map(|chunk| without_formula(chunk, fields.span)).collect();
    let people: Vec<Person> = marked.parse().unwrap_or_default();
    let roles = fields.verbatim(&["author+an", "author+an:default"]).map(|raw| roles(&raw)).unwrap_or_default();
    let more = people.last().is_some_and(|person| person.name == "others" && person.given_name.is_empty());
    let named = people.len() - usize::from(more);
    let authors = people.into_iter().take(named).enumerate().map(|(at, person)| {
        let mut author = author(&person, fields.span);
        author.roles = roles.iter().filter(|(of, _)| *of == at + 1).map(|(_, role)| *role).collect();
        author.roles.sort();
        author.roles.dedup();
        author
    });
    (authors.collect(), more)
}

/// A mark behind a name is often a formula; names are text.
fn without_formula(chunk: &biblatex::Spanned<Chunk>, span: Span) -> biblatex::Spanned<Chunk> {
    let text = match &chunk.v {
        Chunk::Math(_) => Chunk::Normal(tex::text(std::slice::from_ref(chunk), span)),
        other => other.clone(),
    };
    biblatex::Spanned::new(text, chunk.span.clone())
}

/// Signs that mark authors in the file itself.
const SIGNS: &[char] = &['*', '∗', '⁎', '†', '‡', '§', '¶', '#', '✉', '✝'];

fn author(person: &Person, span: Span) -> Author {
    let mut signs = String::new();
    let mut clean = |text: &str| {
        let chunk = biblatex::Spanned::new(Chunk::Normal(text.to_owned()), 0..0);
        let text = tex::text(&[chunk], span);
        signs.extend(text.chars().filter(|c| SIGNS.contains(c)));
        text.chars().filter(|c| !SIGNS.contains(c)).collect::<String>().trim().to_owned()
    };
    let (given, prefix, bare_family, suffix) =
        (clean(&person.given_name), clean(&person.prefix), clean(&person.name), clean(&person.suffix));
    let family = [prefix.as_str(), bare_family.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let han = |text: &str| !text.is_empty() && text.chars().all(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    let name = if han(&given) && han(&family) {
        format!("{family}{given}")
    } else {
        let parts = [given.as_str(), family.as_str(), suffix.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    Author { given, family, name, bare_family, signs, roles: Vec::new() }
}

/// What `1=equal; 2=equal,corresponding` says: author numbers, from 1, and their roles.
fn roles(raw: &str) -> Vec<(usize, Role)> {
    let mut out = Vec::new();
    for annotation in raw.split(';') {
        let Some((number, values)) = annotation.split_once('=') else { continue };
        let Ok(number) = number.split(':').next().unwrap_or_default().trim().parse() else { continue };
        let values = values.trim().trim_start_matches('=').trim_matches(['"', ' ']).split(',');
        out.extend(values.filter_map(role).map(|role| (number, role)));
    }
    out
}

fn role(value: &str) -> Option<Role> {
    let value: String = value.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    match value.as_str() {
        _ if value.starts_with("equal") || value.starts_with("cofirst") || value.starts_with("joint") => {
            Some(Role::Equal)
        }
        _ if value.starts_with("corr") => Some(Role::Corresponding),
        "me" | "self" | "own" | "highlight" | "bold" => Some(Role::Own),
        _ => None,
    }
}
