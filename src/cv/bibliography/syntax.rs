//! The syntax of a `.bib` file, as BibTeX and biber accept it: entries, their fields, and the text of each field.
//!
//! A broken entry gets its own diagnostic; reading goes on after it, or at the next line that begins an entry.

mod scanner;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Span};

use super::{MAX_ABBREVIATION_BYTES, MAX_RECORDS};
use scanner::{Broken, Escaped, Read, Scanner};

/// An entry as written.
#[derive(Debug, Clone)]
pub(super) struct RawEntry {
    /// `article`, `book`, … in lower case.
    pub(super) kind: String,
    /// Its citation key; may be empty.
    pub(super) key: String,
    /// Its fields in order; of duplicates the last one, as in Jekyll.
    pub(super) fields: Vec<Field>,
    /// From `@` to the closing brace.
    pub(super) span: Span,
}

/// A field of an entry.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// In lower case.
    pub(super) name: String,
    /// The value: abbreviations replaced, pieces joined, TeX unchanged.
    pub(super) value: Rewritten,
}

impl RawEntry {
    /// The value of a field, if it is filled.
    pub(super) fn value(&self, name: &str) -> Option<&Rewritten> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        Some(&field.value).filter(|value| !value.text().trim().is_empty())
    }
}

/// Reads all entries of a file. What cannot be read is a warning with its place.
pub(super) fn entries(text: &str, source: SourceId) -> Outcome<Vec<RawEntry>> {
    let mut reader = BibReader { text, source, strings: Vec::new(), diagnostics: Vec::new() };
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('@').map(|found| at + found) {
        at = start + 1;
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        if text[line..start].trim_start().starts_with('%') {
            continue;
        }
        let Some(head) = Head::read(text, start) else { continue };
        match head.kind.as_str() {
            "comment" | "preamble" => at = closing(text, head.body, head.close).unwrap_or(head.body),
            "string" => at = reader.string(&head),
            _ if entries.len() == MAX_RECORDS => {
                let message = format!("only the first {MAX_RECORDS} entries are read");
                let span = Span::new(source, start..head.body);
                reader.diagnostics.push(Diagnostic::warning(Code::TooLarge, message).at(span));
                break;
            }
            _ => {
                let entry;
                (entry, at) = reader.entry(&head);
                entries.extend(entry);
            }
        }
    }
    Outcome::new(entries, reader.diagnostics)
}

/// The beginning of an entry: `@article{`
struct Head {
    kind: String,
    start: usize,
    /// After the opening brace.
    body: usize,
    /// What closes it.
    close: char,
}

impl Head {
    fn read(text: &str, start: usize) -> Option<Self> {
        let rest = text[start..].strip_prefix('@')?;
        let named = rest.trim_start_matches([' ', '\t']);
        let length = named.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')?;
        let (kind, behind) = named.split_at(length);
        let body = behind.trim_start();
        let close = match body.chars().next()? {
            '{' => '}',
            '(' => ')',
            _ => return None,
        };
        (length > 0).then(|| Self { kind: kind.to_ascii_lowercase(), start, body: text.len() - body.len() + 1, close })
    }
}

/// Where the next line begins that starts an entry.
fn next_entry(text: &str, from: usize) -> usize {
    let mut lines = text[from..].match_indices('\n').map(|(at, _)| from + at + 1);
    lines
        .find_map(|line| {
            let at = line + text[line..].len() - text[line..].trim_start().len();
            (text[at..].starts_with('@') && Head::read(text, at).is_some()).then_some(at)
        })
        .unwrap_or(text.len())
}

/// The position after the sign that closes what begins at `from`, counting braces.
fn closing(text: &str, from: usize, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text[from..].char_indices() {
        match c {
            _ if c == close && depth == 0 => return Some(from + at + c.len_utf8()),
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}

struct BibReader<'a> {
    text: &'a str,
    source: SourceId,
    /// The `@string` definitions so far, each a name and the text that it stands for.
    strings: Vec<(String, String)>,
    diagnostics: Vec<Diagnostic>,
}

impl BibReader<'_> {
    /// Takes in an `@string`; returns where reading goes on. References are resolved now, so that no definition can lead back to
    /// itself.
    fn string(&mut self, head: &Head) -> usize {
        let (fields, at) = match self.body(head, |scanner| scanner.fields(head.close)) {
            Ok(read) => read,
            Err(at) => return at,
        };
        for Field { name, value } in fields {
            if value.text().len() > MAX_ABBREVIATION_BYTES {
                let message = format!("the abbreviation “{name}” is longer than {MAX_ABBREVIATION_BYTES} bytes");
                let span = value.span(0..value.text().len());
                self.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, message).at(span));
            } else {
                self.strings.push((name, value.text().to_owned()));
            }
        }
        at
    }

    /// An entry, unless it is broken, and where reading goes on.
    fn entry(&mut self, head: &Head) -> (Option<RawEntry>, usize) {
        let read = self.body(head, |scanner| Ok((scanner.key(head.close)?, scanner.fields(head.close)?)));
        match read {
            Ok(((key, fields), end)) => {
                let span = Span::new(self.source, head.start..end);
                let fields = self.once(fields);
                (Some(RawEntry { kind: head.kind.clone(), key, fields, span }), end)
            }
            Err(end) => (None, end),
        }
    }

    /// Reads the text between the braces of an entry: first as BibTeX counts braces, then as its author may have meant it. An
    /// error is reported, with the place where reading goes on.
    fn body<T>(&mut self, head: &Head, read: impl Fn(&mut Scanner<'_>) -> Read<T>) -> Result<(T, usize), usize> {
        let limit = next_entry(self.text, head.body);
        let attempt = |escaped| {
            let text = &self.text[..limit];
            let mut scanner = Scanner::new(text, self.source, head.body, escaped, &self.strings);
            read(&mut scanner).map(|value| (value, scanner.at, scanner.diagnostics))
        };
        match attempt(Escaped::Count).or_else(|broken| attempt(Escaped::PassOver).map_err(|_| broken)) {
            Ok((value, end, diagnostics)) => {
                self.diagnostics.extend(diagnostics);
                Ok((value, end))
            }
            Err(broken) => {
                self.broken(head, &broken);
                Err(closing(&self.text[..limit], head.body, head.close).unwrap_or(limit))
            }
        }
    }

    fn broken(&mut self, head: &Head, broken: &Broken) {
        let line = self.text[head.start..].lines().next().unwrap_or_default().len();
        let message = format!("this entry is left out: {}", broken.why);
        let diagnostic = Diagnostic::warning(Code::InvalidBibliography, message)
            .at(Span::new(self.source, broken.range.clone()))
            .label(Span::new(self.source, head.start..head.start + line), "the entry");
        self.diagnostics.push(diagnostic);
    }

    /// The fields, each once: the last one counts, and one with another value is reported.
    fn once(&mut self, fields: Vec<Field>) -> Vec<Field> {
        let mut out: Vec<Field> = Vec::new();
        for field in fields {
            match out.iter_mut().find(|known| known.name == field.name) {
                Some(known) => {
                    if known.value.text().trim() != field.value.text().trim() {
                        let message = format!("the field “{}” appears twice; the last one counts", field.name);
                        let span = known.value.span(0..known.value.text().len());
                        self.diagnostics.push(Diagnostic::loss(Code::InvalidBibliography, message).at(span));
                    }
                    *known = field;
                }
                None => out.push(field),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> Outcome<Vec<RawEntry>> {
        entries(text, Sources::new().add(Source::new("papers.bib", text)))
    }

    fn fields(text: &str) -> String {
        let outcome = read(text);
        assert!(outcome.diagnostics().is_empty(), "{:?}", outcome.diagnostics());
        let mut out = String::new();
        for entry in outcome.into_value().unwrap_or_default() {
            out += &format!("{} {}:", entry.kind, entry.key);
            for Field { name, value } in entry.fields {
                out += &format!(" {name}={}", value.text());
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn what_bibtex_and_biber_accept() {
        for (text, expected) in [
            ("@article{k, a = {x}, B = \"y\", c = 3,}", "article k: a=x b=y c=3\n"),
            ("@article(k, a = {x) y}, b = 2)", "article k: a=x) y b=2\n"),
            ("@string(jm = {J. M.})@misc{k, a = jm # \" (S)\" # 1}", "misc k: a=J. M. (S)1\n"),
            ("@STRING{JM = \"J\"} @misc{k,a=jm}", "misc k: a=J\n"),
            ("@misc{k, a = unknown, month = sep}", "misc k: a=unknown month=sep\n"),
            ("@misc{k, a = \"The {\"}big{\"} tide\"}", "misc k: a=The {\"}big{\"} tide\n"),
            ("@misc{k, a = \"G\\\"odel\", b = {}}", "misc k: a=G\\\"odel b=\n"),
            (
                "@misc{a key/2:3, a={}}@misc{, b=1}@misc{c=2}@misc{k}",
                "misc a key/2:3: a=\nmisc : b=1\nmisc : c=2\nmisc k:\n",
            ),
            ("@comment{ @misc{x, a=1} }\n % @misc{y, a=1}\n@preamble{ \"x\" }text@misc{k, a=1 % c\n}", "misc k: a=1\n"),
            ("@misc{k, a = {lone \\{ brace}}", "misc k: a=lone \\{ brace\n"),
            ("@ misc {k, a = {1}\n, b = 2 }", "misc k: a=1 b=2\n"),
        ] {
            assert_eq!(fields(text), expected, "{text}");
        }
    }

    #[test]
    fn a_broken_entry_is_lost_alone_and_said_with_its_place() {
        let good = "@misc{good, a={1}}";
        for (broken, why) in [
            ("@misc{k, title = {Two, year = 2020\n", "the brace that opens here is never closed"),
            ("@misc{k, title {Two}}\n", "the field “title” has no `=`"),
            ("@misc{k{, a={1}}}\n", "its key is not followed by a comma"),
            ("@misc{k, a = {1}", "its closing brace is missing"),
            ("@misc{k, a = {1} = 2}\n", "a comma or the closing brace is missing"),
        ] {
            let text = format!("{good}\n{broken}\n{good}");
            let outcome = read(&text);
            assert_eq!(outcome.value().map(Vec::len), Some(2), "{broken}");
            let [found] = outcome.diagnostics() else { panic!("{broken}: {:?}", outcome.diagnostics()) };
            assert_eq!(found.message, format!("this entry is left out: {why}"));
            assert_eq!(found.labels[0].0.range().start, good.len() + 1);
        }
    }

    #[test]
    fn a_missing_comma_loses_nothing() {
        let outcome = read("@misc{k a = {1}\n b = {2}}");
        assert_eq!(outcome.value().expect("entries")[0].fields.len(), 2);
        let places: Vec<_> = outcome.diagnostics().iter().filter_map(|found| Some(found.span?.range().start)).collect();
        assert_eq!(places, [7, 15]);
    }

    #[test]
    fn the_last_of_two_fields_counts() {
        let outcome = read("@misc{k, a={1}, a={2}, b={3}, b = {3}}");
        let entries = outcome.value().expect("entries");
        assert_eq!(entries[0].value("a").map(Rewritten::text), Some("2"));
        assert_eq!(outcome.diagnostics().len(), 1);
    }
}
