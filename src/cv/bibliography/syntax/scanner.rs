//! Reads one entry: its key, its fields, and the text of each.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Span};

use super::Field;

/// TeX in a field nests commands in commands; nobody needs more than a few levels.
const DEEPEST_BRACES: usize = 64;

/// How many pieces an entry may join with `#`.
const MAX_JOINS: usize = 64;

/// What is wrong with an entry, and where.
pub(super) struct Broken {
    pub(super) range: Range<usize>,
    pub(super) why: String,
}

pub(super) type Read<T> = Result<T, Broken>;

/// Whether `\{` and `\}` count when braces are counted. To BibTeX they do; people who write a lone one do not know that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escaped {
    Count,
    PassOver,
}

/// Reads one entry from after its opening brace; `text` ends where the next entry begins.
pub(super) struct Scanner<'a> {
    text: &'a str,
    source: SourceId,
    pub(super) at: usize,
    escaped: Escaped,
    joins: usize,
    strings: &'a [(String, String)],
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Scanner<'a> {
    /// Reads from `at` on, with the abbreviations that are known there.
    pub(super) fn new(
        text: &'a str,
        source: SourceId,
        at: usize,
        escaped: Escaped,
        strings: &'a [(String, String)],
    ) -> Self {
        Self { text, source, at, escaped, joins: 0, strings, diagnostics: Vec::new() }
    }

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

    /// Skips spaces, and comments: biber knows them.
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
        let range = match self.peek() {
            Some(next) => self.at..self.at + next.len_utf8(),
            None => self.text.trim_end().len()..self.text.trim_end().len(),
        };
        Err(Broken { range, why: why.into() })
    }

    /// `key,`. Keys may contain spaces; an entry may have no key.
    pub(super) fn key(&mut self, close: char) -> Read<String> {
        self.blanks();
        let Some(length) = self.rest().find([',', '=', '{', '"', '}', close]) else {
            return self.fail("it is never closed");
        };
        let (found, next) = (self.rest()[..length].trim_end().to_owned(), self.rest()[length..].chars().next());
        match next {
            Some(',') => {
                self.at += length + 1;
                Ok(found)
            }
            // The field's name has been read already.
            Some('=') => {
                let name = found.rfind(char::is_whitespace).map_or(0, |blank| found.ceil_char_boundary(blank + 1));
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
    pub(super) fn fields(&mut self, close: char) -> Read<Vec<Field>> {
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
            if self.joins > MAX_JOINS {
                return self.fail("it has too many `#`");
            }
            self.blanks();
            let joined = value.text().to_owned() + self.piece(close)?.text();
            end = self.at;
            value = Rewritten::of_value(Span::new(self.source, start..end), &joined);
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
                // An unknown abbreviation stands for itself, as its author meant.
                Ok(match known {
                    Some((_, text)) => Rewritten::of_value(span, text),
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
                // `"G\"odel"` is not valid BibTeX, but people write it.
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
