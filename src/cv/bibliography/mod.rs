//! From the text of a `.bib` file to publications as data.
//!
//! The file is cut into entries first, so that a broken one is a diagnostic of its own and the others still print.

mod authors;
mod chunks;
mod query;
mod record;
mod tex;
mod venues;

use std::collections::HashSet;

use biblatex::{Bibliography, Entry, ParseError, ParseErrorKind, RawBibliography, RawChunk};

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::Inline;
use crate::source::{SourceId, Span};

pub(super) use query::Query;

use chunks::{EntryChunk, chunks};
use record::record;

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
                if let Some(why) = too_much(&chunk, &text[chunk.range.clone()]) {
                    let message = format!("this entry is left out: {why}");
                    reader.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(span));
                    continue;
                }
                if records.len() == MOST_RECORDS {
                    let message = format!("only the first {MOST_RECORDS} entries are read");
                    reader.diagnostics.push(Diagnostic::warning(Code::TooLarge, message).at(span));
                    break;
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

/// The entries of one file.
pub const MOST_RECORDS: usize = 20_000;

/// What an `@string` may stand for, in bytes: the full name of a conference. Strings of strings of strings grow like the
/// grains on the chessboard.
pub const LONGEST_ABBREVIATION: usize = 500;

/// How many pieces an entry may join with `#`.
const MOST_JOINS: usize = 64;

/// Why an entry is not worth reading, if it is not.
fn too_much(chunk: &EntryChunk, text: &str) -> Option<&'static str> {
    match () {
        () if chunk.depth > DEEPEST_BRACES => Some("its braces are nested too deeply"),
        () if text.matches('#').count() > MOST_JOINS => Some("it has too many `#`"),
        () => None,
    }
}

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
                    let value: String = value.collect();
                    if value.len() > LONGEST_ABBREVIATION {
                        let message = format!(
                            "the abbreviation “{}” stands for more than {LONGEST_ABBREVIATION} bytes",
                            pair.key.v
                        );
                        let place = Span::new(self.source, chunk.range.clone());
                        self.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(place));
                        continue;
                    }
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
