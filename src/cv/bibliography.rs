//! From the text of a `.bib` file to publications as data.
//!
//! The file is cut into entries first, so that a broken one is a diagnostic of its own and the others still print.

use std::collections::HashSet;
use std::ops::Range;

use biblatex::{
    Bibliography, Chunk, ChunksExt, ChunksRef, Entry, ParseError, ParseErrorKind, Person, RawBibliography, RawChunk,
};

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
    let mut reader = Reader { text, source, diagnostics: Vec::new(), abbreviations: Vec::new() };
    let mut keys = HashSet::new();
    let mut records = Vec::new();
    for chunk in chunks(text) {
        match chunk.kind.as_str() {
            "comment" | "preamble" => {}
            "string" => reader.abbreviation(&chunk),
            _ => {
                let span = Span::new(source, chunk.range.clone());
                if chunk.depth > DEEPEST_BRACES {
                    let message = "this entry is left out: its braces are nested too deeply";
                    reader.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(span));
                    continue;
                }
                let Some(entry) = reader.entry(&chunk) else { continue };
                if !entry.key.is_empty() && !keys.insert(entry.key.clone()) {
                    let message = format!("the key “{}” is there twice", entry.key);
                    reader.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(span));
                }
                let parent = parent_key(&text[chunk.range.clone()]);
                records.push((entry, parent, span));
            }
        }
    }
    let with_parent = |(entry, parent, span): &(Entry, Option<String>, Span)| {
        let parent = parent.as_ref().and_then(|key| records.iter().find(|(other, _, _)| other.key == *key));
        record(&with_parent(entry, parent.map(|(parent, _, _)| parent)), *span)
    };
    Outcome::new(records.iter().map(with_parent).collect(), reader.diagnostics)
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    diagnostics: Vec<Diagnostic>,
    /// The `@string` definitions so far, each a name and the text that it stands for.
    abbreviations: Vec<(String, String)>,
}

/// The parser calls itself for each command inside a command; nobody means more than a few.
const DEEPEST_BRACES: usize = 64;

impl Reader<'_> {
    /// Takes in an `@string`. What it refers to is resolved now, so that no definition can lead back to itself.
    fn abbreviation(&mut self, chunk: &EntryChunk) {
        match RawBibliography::parse(&self.text[chunk.range.clone()]) {
            Ok(raw) => {
                for pair in raw.abbreviations {
                    let value = pair.value.v.iter().map(|part| match part.v {
                        RawChunk::Normal(text) => text.to_owned(),
                        RawChunk::Abbreviation(name) => self.meaning(name),
                    });
                    let value = value.collect();
                    self.abbreviations.push((pair.key.v.to_owned(), value));
                }
            }
            Err(error) => self.broken(chunk, &error, 0),
        }
    }

    /// What an abbreviation stands for; an unknown one for itself, as those who write it mean.
    fn meaning(&self, name: &str) -> String {
        let known = self.abbreviations.iter().rev().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map_or(name, |(_, value)| value).to_owned()
    }

    fn entry(&mut self, chunk: &EntryChunk) -> Option<Entry> {
        /// More abbreviations than this in one entry make no sense.
        const MOST_ABBREVIATIONS: usize = 32;
        let body = &self.text[chunk.range.clone()];
        let mut definitions = String::new();
        for _ in 0..MOST_ABBREVIATIONS {
            let whole = format!("{definitions}{body}");
            match read_entry(&whole) {
                Ok(entry) => return entry,
                Err(ParseError { kind: ParseErrorKind::UnknownAbbreviation(name), .. }) => {
                    definitions.push_str(&format!("@string{{{name} = {{{}}}}}\n", self.meaning(&name)));
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

/// Reads the one entry in a text. References to other entries are left to [`with_parent`]: the parser would follow them
/// in circles.
fn read_entry(text: &str) -> Result<Option<Entry>, ParseError> {
    let mut raw = RawBibliography::parse(text)?;
    for entry in &mut raw.entries {
        let refers = |name: &str| ["crossref", "xref", "xdata"].iter().any(|known| known.eq_ignore_ascii_case(name));
        entry.v.fields.retain(|field| !refers(field.key.v));
    }
    Ok(Bibliography::from_raw(raw)?.into_vec().pop())
}

/// An entry's text, not yet read.
struct EntryChunk {
    /// `article`, `string`, … in lower case.
    kind: String,
    range: Range<usize>,
    /// The deepest that braces stand in each other.
    depth: usize,
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
        let (end, depth) = entry_end(text, start);
        out.push(EntryChunk { kind, range: start..end, depth });
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

/// Where the entry at `start` ends, and how deep its braces go.
fn entry_end(text: &str, start: usize) -> (usize, usize) {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut escaped = false;
    let mut line_start = false;
    for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' if depth <= 1 => return (at + 1, deepest),
            '}' => depth -= 1,
            '@' if line_start && at > start && entry_kind(&text[at..]).is_some() => return (at, deepest),
            _ => {}
        }
        deepest = deepest.max(depth);
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    (text.len(), deepest)
}

/// The key in `crossref = {key}`.
fn parent_key(entry: &str) -> Option<String> {
    let at = entry.to_ascii_lowercase().find("crossref")?;
    let value = entry[at + "crossref".len()..].trim_start().strip_prefix('=')?.trim_start();
    let key = value.trim_start_matches(['{', '"']);
    Some(key[..key.find(['}', '"', ',', '\n'])?].trim().to_owned())
}

/// An entry with what it leaves to the entry it refers to.
fn with_parent(entry: &Entry, parent: Option<&Entry>) -> Entry {
    let mut entry = entry.clone();
    for (name, value) in parent.iter().flat_map(|parent| &parent.fields) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::plain_text;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> Outcome<Vec<Record>> {
        parse(text, Sources::new().add(Source::new("papers.bib", text)))
    }

    fn one(text: &str) -> Record {
        let outcome = read(text);
        assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
        outcome.value.unwrap_or_default().remove(0)
    }

    fn title(latex: &str) -> String {
        plain_text(&one(&format!("@misc{{k, title = {{{latex}}}}}")).title)
    }

    #[test]
    fn latex_in_titles_becomes_text() {
        for (latex, text) in [
            (r"{Virtual Cinematography of 360$^\circ$ Videos}", "Virtual Cinematography of 360° Videos"),
            (r#"M{\"u}ller's {G}raph -- a {\'e}tude"#, "Müller’s Graph – a étude"),
            (r"The 11$^{th}$ \emph{Hour} of \textbf{R\&D}", "The 11th Hour of R&D"),
            (r"A ``quoted'' title.", "A “quoted” title"),
            (r"Using $\alpha$ and $\beta$", "Using α and β"),
            ("Two\n   lines", "Two lines"),
            (r"{\it Drosophila} flies", "Drosophila flies"),
        ] {
            assert_eq!(title(latex), text, "{latex}");
        }
    }

    #[test]
    fn authors_have_names_signs_and_roles() {
        let record = one(r#"@article{k,
                author = {Song, Yuhang and Rafal Bogacz$^{*}$ and {The ATLAS Collaboration} and *Pang, Ce and van Beethoven, Ludwig and 宋, 宇航 and others},
                author+an = {1=equal,corresponding; 2:family="equal"}
            }"#);
        let names: Vec<&str> = record.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(
            names,
            ["Yuhang Song", "Rafal Bogacz", "The ATLAS Collaboration", "Ce Pang", "Ludwig van Beethoven", "宋宇航"]
        );
        assert!(record.more_authors);
        assert_eq!(record.authors[0].roles, [Role::Equal, Role::Corresponding]);
        assert_eq!(record.authors[1].roles, [Role::Equal]);
        assert_eq!((record.authors[1].signs.as_str(), record.authors[3].signs.as_str()), ("*", "*"));
    }

    #[test]
    fn a_broken_entry_does_not_hide_the_others() {
        let text = "---\n---\n@string{nn = {Nature Neuroscience}}\n\
            @article{a, title = {One}, journal = nn, month = sept}\n\
            @article{b, title = {Two, year = 2020\n\
            @article{c title = {Three}}\n\
            @comment{d, title = {Four}}\n\
            % @article{e, title = {Five}}\n\
            @article{f, title = {Six}, year = 2024}\n";
        let outcome = read(text);
        let records = outcome.value.unwrap_or_default();
        let titles: Vec<String> = records.iter().map(|record| plain_text(&record.title)).collect();
        assert_eq!(titles, ["One", "Six"]);
        assert_eq!(plain_text(&records[0].venue), "Nature Neuroscience");
        assert_eq!(records[0].month, Some(9));
        let lines: Vec<usize> = outcome
            .diagnostics
            .iter()
            .map(|found| {
                assert_eq!(found.code, Code::InvalidBibliography);
                text[..found.labels[0].0.range().start].lines().count() + 1
            })
            .collect();
        assert_eq!(lines, [5, 6]);
    }

    #[test]
    fn kinds_venues_and_links() {
        for (entry, kind, venue, first_link) in [
            (
                "@article{k, journal={IEEE TSC}, abbr={TSC 2021}, volume={14}, number={3}, pages={834-849}, doi={10.1109/TSC\\_1}}",
                Kind::Journal,
                "IEEE TSC, 14(3), 834–849",
                "https://doi.org/10.1109/TSC_1",
            ),
            (
                "@article{k, journal={arXiv preprint arXiv:1710.10036}, url={https://arxiv.org/abs/1710.10036}}",
                Kind::Preprint,
                "arXiv preprint arXiv:1710.10036",
                "https://arxiv.org/abs/1710.10036",
            ),
            (
                "@inproceedings{k, booktitle={Advances in X}, abbr={NeurIPS}, pdf={a b.pdf}}",
                Kind::Conference,
                "Advances in X (NeurIPS)",
                "/assets/pdf/a b.pdf",
            ),
            (
                "@inproceedings{k, booktitle={ICML Workshop on Y}, url={https://y}}",
                Kind::Workshop,
                "ICML Workshop on Y",
                "https://y",
            ),
            (
                "@misc{k, eprint={2006.06600}, archiveprefix={arXiv}}",
                Kind::Preprint,
                "arXiv:2006.06600",
                "https://arxiv.org/abs/2006.06600",
            ),
            ("@phdthesis{k, school={Oxford}, url={https://z}}", Kind::Thesis, "Oxford", "https://z"),
            (
                "@book{k, publisher={Springer}, howpublished={\\url{https://s.de}}}",
                Kind::Book,
                "Springer",
                "https://s.de",
            ),
        ] {
            let record = one(entry);
            assert_eq!((record.kind, plain_text(&record.venue).as_str()), (kind, venue), "{entry}");
            assert_eq!(record.links[0].1, first_link, "{entry}");
        }
    }

    #[test]
    fn a_child_takes_from_its_parent_what_it_lacks() {
        let records =
            read("@inproceedings{a, title={A}, crossref={p}}\n@proceedings{p, title={Proc. of X}, year=2020}");
        let child = &records.value.unwrap_or_default()[0];
        assert_eq!((plain_text(&child.venue).as_str(), child.year), ("Proc. of X", Some(2020)));
    }

    #[test]
    fn nothing_makes_it_panic() {
        for text in [
            "@",
            "@a{",
            "@a{b",
            "@a{b,",
            "@article{b,}",
            "@article{,}",
            "@article{k, title={\\}}",
            "@article{k, title={$}}",
            "@string{",
            "@article{k, author = {, ,}}",
            "@article{k, author={and and}}",
            "@article{k, month = 99, year={}}",
            "@ARTICLE(k, title={x})",
            "@article{k, title = \"\\\"o\"}",
            "@article{ü, title = {日本}, crossref={ü}}",
        ] {
            let _ = read(text);
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text in "(@(article|string|comment|misc)\\{k?,?|[ab] = |[{}$\\\\\"#,%=ü\n ]|and|author = \\{|title = |crossref=k|\\\\(emph|'|c)|x){0,40}") {
            let _ = read(&text);
        }
    }
}
