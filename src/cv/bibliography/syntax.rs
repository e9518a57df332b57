//! The syntax of a `.bib` file, as BibTeX and biber accept it: entries, their fields, and the text of each field.
//!
//! A broken entry is a diagnostic of its own; reading goes on behind it, or at the next line that begins an entry.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Span};

use super::{LONGEST_ABBREVIATION, MOST_RECORDS};

/// The TeX of a field nests commands in commands; nobody means more than a few.
const DEEPEST_BRACES: usize = 64;

/// How many pieces an entry may join with `#`.
const MOST_JOINS: usize = 64;

/// An entry as it is written.
#[derive(Debug, Clone)]
pub(super) struct RawEntry {
    /// `article`, `book`, … in lower case.
    pub(super) kind: String,
    /// Its citation key; may be empty.
    pub(super) key: String,
    /// Its fields in their order; of those that are there twice the last one, as for Jekyll.
    pub(super) fields: Vec<Field>,
    /// From `@` to the closing brace.
    pub(super) span: Span,
}

/// A field of an entry.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// In lower case.
    pub(super) name: String,
    /// The value: abbreviations replaced, pieces joined, TeX as it is.
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
    let mut reader = Reader { text, source, strings: Vec::new(), diagnostics: Vec::new() };
    let mut entries = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('@').map(|found| at + found) {
        at = start + 1;
        let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let commented = text[line..start].trim_start().starts_with('%');
        let Some(head) = Head::read(text, start).filter(|_| !commented) else { continue };
        match head.kind.as_str() {
            "comment" | "preamble" => at = closing(text, head.body, head.close).unwrap_or(head.body),
            "string" => at = reader.string(&head),
            _ if entries.len() == MOST_RECORDS => {
                let message = format!("only the first {MOST_RECORDS} entries are read");
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
    /// Behind the opening brace.
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

/// Behind the sign that closes what begins at `from`, counting braces.
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

/// What is wrong with an entry, and where.
struct Broken {
    range: Range<usize>,
    why: String,
}

type Read<T> = Result<T, Broken>;

/// Whether `\{` and `\}` count when braces are counted. To BibTeX they do; who writes a lone one does not know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escaped {
    Count,
    PassOver,
}

struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    /// The `@string` definitions so far, each a name and the text that it stands for.
    strings: Vec<(String, String)>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Takes in an `@string`; where reading goes on. What it refers to is resolved now, so that no definition can lead back
    /// to itself.
    fn string(&mut self, head: &Head) -> usize {
        let (fields, at) = match self.body(head, |scanner| scanner.fields(head.close)) {
            Ok(read) => read,
            Err(at) => return at,
        };
        for Field { name, value } in fields {
            if value.text().len() > LONGEST_ABBREVIATION {
                let message = format!("the abbreviation “{name}” stands for more than {LONGEST_ABBREVIATION} bytes");
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

    /// Reads what stands between the braces of an entry: first as BibTeX counts braces, then as its author may have meant
    /// it. An error is reported; with it comes where reading goes on.
    fn body<T>(&mut self, head: &Head, read: impl Fn(&mut Scanner<'_>) -> Read<T>) -> Result<(T, usize), usize> {
        let limit = next_entry(self.text, head.body);
        let attempt = |escaped| {
            let text = &self.text[..limit];
            let mut scanner = Scanner {
                text,
                source: self.source,
                at: head.body,
                escaped,
                joins: 0,
                strings: &self.strings,
                diagnostics: Vec::new(),
            };
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

    /// The fields, each once: the last one counts, and one that said something else is reported.
    fn once(&mut self, fields: Vec<Field>) -> Vec<Field> {
        let mut out: Vec<Field> = Vec::new();
        for field in fields {
            match out.iter_mut().find(|known| known.name == field.name) {
                Some(known) => {
                    if known.value.text().trim() != field.value.text().trim() {
                        let message = format!("the field “{}” is there twice; the last one counts", field.name);
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

/// Reads one entry from behind its opening brace; `text` ends where the next entry begins.
struct Scanner<'a> {
    text: &'a str,
    source: SourceId,
    at: usize,
    escaped: Escaped,
    joins: usize,
    strings: &'a [(String, String)],
    diagnostics: Vec<Diagnostic>,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    /// Skips blanks, and comments: biber knows them.
    fn blanks(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if self.peek() != Some('%') {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    fn fail<T>(&self, why: impl Into<String>) -> Read<T> {
        let next = self.peek().map_or(0, char::len_utf8);
        Err(Broken { range: self.at..self.at + next, why: why.into() })
    }

    /// `key,`. Keys may hold blanks; an entry may have none.
    fn key(&mut self, close: char) -> Read<String> {
        self.blanks();
        let Some(length) = self.rest().find([',', '=', '{', '"', '}', close]) else {
            return self.fail("it has no end");
        };
        let (found, next) = (self.rest()[..length].trim_end().to_owned(), self.rest()[length..].chars().next());
        match next {
            Some(',') => {
                self.at += length + 1;
                Ok(found)
            }
            // The field's name has been read already.
            Some('=') => {
                let name = found.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
                let key = found[..name].trim_end().to_owned();
                if !key.is_empty() {
                    self.missing_comma(self.at + key.len());
                }
                self.at += name;
                Ok(key)
            }
            Some(c) if c == close => {
                self.at += length;
                Ok(found)
            }
            _ => {
                self.at += length;
                self.fail("its key is not followed by a comma")
            }
        }
    }

    fn missing_comma(&mut self, at: usize) {
        let span = Span::new(self.source, at..at);
        self.diagnostics.push(Diagnostic::warning(Code::InvalidBibliography, "a comma is missing here").at(span));
    }

    /// The fields and the closing brace.
    fn fields(&mut self, close: char) -> Read<Vec<Field>> {
        let mut fields = Vec::new();
        loop {
            self.blanks();
            if self.eat(close) {
                return Ok(fields);
            }
            if self.eat(',') {
                continue;
            }
            let before = self.at;
            fields.push(self.field(close)?);
            let behind = self.at;
            self.blanks();
            match self.peek() {
                Some(c) if c == ',' || c == close => {}
                Some(c) if c.is_ascii_alphabetic() && behind > before => self.missing_comma(behind),
                Some(_) => return self.fail("a comma or the closing brace is missing"),
                None => return self.fail("its closing brace is missing"),
            }
        }
    }

    /// `name = value # value`
    fn field(&mut self, close: char) -> Read<Field> {
        let length = self.rest().find(|c: char| c.is_whitespace() || "={}\",#()%".contains(c));
        let name = self.rest()[..length.unwrap_or_default()].to_ascii_lowercase();
        if name.is_empty() {
            return self.fail(if self.rest().is_empty() {
                "its closing brace is missing"
            } else {
                "a field has no name"
            });
        }
        self.at += name.len();
        self.blanks();
        if !self.eat('=') {
            return self.fail(format!("the field “{name}” has no `=`"));
        }
        self.blanks();
        let start = self.at;
        let mut value = self.piece(close)?;
        let mut end = self.at;
        self.blanks();
        while self.eat('#') {
            self.joins += 1;
            if self.joins > MOST_JOINS {
                return self.fail("it has too many `#`");
            }
            self.blanks();
            let joined = value.text().to_owned() + self.piece(close)?.text();
            end = self.at;
            value = Rewritten::stand_in(Span::new(self.source, start..end), &joined);
            self.blanks();
        }
        self.at = end;
        Ok(Field { name, value })
    }

    /// One piece of a value: `{…}`, `"…"`, a number or an abbreviation.
    fn piece(&mut self, close: char) -> Read<Rewritten> {
        match self.peek() {
            Some('{') => {
                self.at += 1;
                self.delimited('}')
            }
            Some('"') => {
                self.at += 1;
                self.delimited('"')
            }
            _ => {
                let ends = |c: char| c.is_whitespace() || c == close || ",#{}\"=".contains(c);
                let length = self.rest().find(ends).unwrap_or(self.rest().len());
                let range = self.at..self.at + length;
                self.at = range.end;
                let word = &self.text[range.clone()];
                let span = Span::new(self.source, range.clone());
                let known = self.strings.iter().rev().find(|(name, _)| name.eq_ignore_ascii_case(word));
                // An unknown abbreviation stands for itself, as those who write it mean.
                Ok(match known {
                    Some((_, text)) => Rewritten::stand_in(span, text),
                    None => Rewritten::verbatim(self.source, self.text, range),
                })
            }
        }
    }

    /// A text up to `end`, which does not count inside braces.
    fn delimited(&mut self, end: char) -> Read<Rewritten> {
        let start = self.at;
        let mut depth = 0_usize;
        let mut chars = self.rest().char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            match c {
                // `"G\"odel"` is not BibTeX, and yet what people write.
                '\\' if end == '"' && depth == 0 && next == Some('"') && is_accent(&self.text[start + at + 2..]) => {
                    chars.next();
                }
                '\\' if self.escaped == Escaped::PassOver => {
                    chars.next();
                }
                _ if c == end && depth == 0 => {
                    let range = start..start + at;
                    self.at = range.end + c.len_utf8();
                    return Ok(Rewritten::verbatim(self.source, self.text, range));
                }
                '{' => depth += 1,
                '}' => match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => break,
                },
                _ => {}
            }
            if depth > DEEPEST_BRACES {
                return self.fail("its braces are nested too deeply");
            }
        }
        let sign = if end == '"' { "quotation mark" } else { "brace" };
        self.fail(format!("the {sign} that opens here is never closed"))
    }
}

/// Whether what follows `\"` makes it an accent rather than the end of a text.
fn is_accent(behind: &str) -> bool {
    behind.starts_with(|c: char| c.is_alphabetic() || c == '{' || c == '\\')
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
        assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
        let mut out = String::new();
        for entry in outcome.value.unwrap_or_default() {
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
            assert_eq!(outcome.value.map(|entries| entries.len()), Some(2), "{broken}");
            let [found] = &outcome.diagnostics[..] else { panic!("{broken}: {:?}", outcome.diagnostics) };
            assert_eq!(found.message, format!("this entry is left out: {why}"));
            assert_eq!(found.labels[0].0.range().start, good.len() + 1);
        }
    }

    #[test]
    fn a_missing_comma_loses_nothing() {
        let outcome = read("@misc{k a = {1}\n b = {2}}");
        let entries = outcome.value.unwrap_or_default();
        assert_eq!(entries[0].fields.len(), 2);
        let places: Vec<_> = outcome.diagnostics.iter().filter_map(|found| Some(found.span?.range().start)).collect();
        assert_eq!(places, [7, 15]);
    }

    #[test]
    fn the_last_of_two_fields_counts() {
        let outcome = read("@misc{k, a={1}, a={2}, b={3}, b = {3}}");
        let entries = outcome.value.unwrap_or_default();
        assert_eq!(entries[0].value("a").map(Rewritten::text), Some("2"));
        assert_eq!(outcome.diagnostics.len(), 1);
    }
}
