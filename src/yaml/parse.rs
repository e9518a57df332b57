//! From the parser's events to the tree.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use super::{Map, Value, Yaml};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::{SourceId, Span, Spanned};

/// How deep lists and maps may be nested.
pub const MAX_DEPTH: usize = 64;

/// How much a document may weigh after its aliases are expanded: every value counts for 16 plus the bytes of its text.
/// So aliases of aliases cannot make a file a thousand times larger.
pub const MAX_WEIGHT: usize = 32 << 20;

/// How many values a file of data may hold, in YAML, JSON or a table. Each takes many times the memory of its text.
pub const MAX_VALUES: usize = 500_000;

/// An error for a file of data with more values than [`MAX_VALUES`].
pub(crate) fn too_many_values(span: Span) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, format!("more than {MAX_VALUES} values in this file")).at(span)
}

/// Reads the first document of a YAML text. An empty text is null.
///
/// `text` is the part of `source` that begins at the byte `offset`.
///
/// # Errors
/// [`Code::InvalidYaml`] where the text is not YAML, [`Code::TooLarge`] beyond [`MAX_DEPTH`] or [`MAX_WEIGHT`].
pub fn parse(text: &str, source: SourceId, offset: usize) -> Outcome<Yaml> {
    let written = text;
    let mut text = Cow::Borrowed(written);
    let mut joined = Vec::new();
    loop {
        let mut builder = Builder::new(Text::new(&text, written, source, offset), &joined);
        let error = match builder.read_document() {
            Ok(yaml) => return Outcome::new(yaml, builder.diagnostics),
            Err(error) => error,
        };
        // Valid YAML, as nearly all texts are, is read once.
        let again = if joined.len() < MAX_MENDED { mended(&text) } else { None };
        let Some((mended, range)) = again else {
            builder.diagnostics.push(error);
            return Outcome::from_parts(None, builder.diagnostics);
        };
        text = Cow::Owned(mended);
        joined.push(range);
    }
}

/// How many mistakes that YAML 1.2 forbids but Psych reads are tolerated.
const MAX_MENDED: usize = 64;

/// The text with its first mistake mended, if it is one that Psych reads, and where: a quoted scalar is put on one line, or a
/// comment blanked out. Every byte stays where it is.
fn mended(text: &str) -> Option<(String, Range<usize>)> {
    let error = Parser::new_from_str(text).find_map(Result::err)?;
    let at = text.char_indices().nth(error.marker().index()).map_or(text.len(), |(at, _)| at);
    if error.info().starts_with("comments must be separated") {
        return without_comment(text, at);
    }
    if !error.info().contains("indentation in quoted scalar") {
        return None;
    }
    let end = at + quoted_end(&text[at..])?;
    let one_line = format!("{}{}{}", &text[..at], without_line_breaks(&text[at..end]), &text[end..]);
    (one_line != text).then_some((one_line, at..end))
}

/// The text without the comment that directly follows a quotation in the line at a place: `"a.png"#"b.png"`.
fn without_comment(text: &str, at: usize) -> Option<(String, Range<usize>)> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let comments = ["\"#", "'#"].into_iter().filter_map(|mark| text[start..end].find(mark));
    let comment = start + comments.min()? + 1;
    let blanked = format!("{}{}{}", &text[..comment], " ".repeat(end - comment), &text[end..]);
    Some((blanked, comment..end))
}

/// The text with a space in place of each line break, unless a blank line follows.
///
/// Psych reads `bio: "one⏎two"` although YAML wants the second line indented deeper than the key, and pages rely on that. A
/// line break in a quoted scalar is a space.
fn without_line_breaks(text: &str) -> String {
    let is_joined = |after: &str| !after.trim_start_matches([' ', '\t']).starts_with('\n');
    let letters = text.char_indices();
    letters.map(|(at, letter)| if letter == '\n' && is_joined(&text[at + 1..]) { ' ' } else { letter }).collect()
}

/// The text with one space in place of several: those around a former line break are its indentation.
fn without_indentation(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let spaced = |out: &String, letter: char| letter == ' ' && out.ends_with(' ');
    for letter in text.chars() {
        if !spaced(&out, letter) {
            out.push(letter);
        }
    }
    out
}

/// Where a quoted scalar at the start of a text ends.
fn quoted_end(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        let doubled = quote == '\'' && letters.peek().is_some_and(|&(_, next)| next == quote);
        match letter {
            '\\' if quote == '"' => {
                letters.next();
            }
            _ if letter == quote && doubled => {
                letters.next();
            }
            _ if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The text that is read, and what turns the parser's positions, in characters, into spans.
struct Text<'a> {
    text: &'a str,
    /// The same before it was mended. Characters of it may be several blanks.
    written: &'a str,
    source: SourceId,
    offset: usize,
    /// The byte at which each character starts; empty for ASCII, where the two are the same.
    starts: Option<Vec<usize>>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str, written: &'a str, source: SourceId, offset: usize) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { text, written, source, offset, starts }
    }

    fn byte(&self, character: usize) -> usize {
        match &self.starts {
            Some(starts) => starts.get(character).copied().unwrap_or(self.text.len()),
            None => character.min(self.text.len()),
        }
    }

    fn span(&self, span: saphyr_parser::Span) -> Span {
        let start = self.byte(span.start.index());
        self.at(start..self.byte(span.end.index()).max(start))
    }

    fn at(&self, range: Range<usize>) -> Span {
        let start = self.written.floor_char_boundary(range.start);
        let end = self.written.ceil_char_boundary(range.end);
        Span::new(self.source, self.offset + start..self.offset + end)
    }

    fn slice(&self, span: Span) -> &'a str {
        let range = span.range();
        self.text.get(range.start - self.offset..range.end - self.offset).unwrap_or_default()
    }
}

/// The tree while it is built.
struct Builder<'a> {
    text: Text<'a>,
    /// What was mended, as bytes of the text: quoted scalars of several lines that were put on one, and comments.
    joined: &'a [Range<usize>],
    open: Vec<Open>,
    anchors: HashMap<usize, Yaml>,
    /// How much of [`MAX_WEIGHT`] is left.
    allowance: usize,
    values: usize,
    diagnostics: Vec<Diagnostic>,
}

/// A list or map that has not ended yet.
struct Open {
    start: Span,
    anchor: usize,
    content: Content,
}

enum Content {
    List(Vec<Yaml>),
    Map(MapBuilder),
}

impl<'a> Builder<'a> {
    fn new(text: Text<'a>, joined: &'a [Range<usize>]) -> Self {
        Self {
            text,
            joined,
            open: Vec::new(),
            anchors: HashMap::new(),
            allowance: MAX_WEIGHT,
            values: 0,
            diagnostics: Vec::new(),
        }
    }

    fn read_document(&mut self) -> Result<Yaml, Diagnostic> {
        for event in Parser::new_from_str(self.text.text) {
            let (event, span) = event.map_err(|error| self.syntax_error(&error))?;
            let span = self.text.span(span);
            let (finished, anchor) = match event {
                Event::Scalar(text, style, anchor, tag) => {
                    let text = if self.is_joined(span) { without_indentation(&text).into() } else { text };
                    (Yaml { value: scalar(&text, style, tag.as_deref()), span }, anchor)
                }
                Event::Alias(anchor) => (self.referred(anchor, span)?, 0),
                Event::SequenceStart(anchor, _) => {
                    self.begin(span, anchor, Content::List(Vec::new()))?;
                    continue;
                }
                Event::MappingStart(anchor, _) => {
                    self.begin(span, anchor, Content::Map(MapBuilder::default()))?;
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                    Some(open) => (close(open.start, open.content, span), open.anchor),
                    None => continue,
                },
                _ => continue,
            };
            if anchor != 0 {
                self.remember(anchor, &finished)?;
            }
            if self.open.is_empty() {
                return Ok(finished);
            }
            self.attach(finished)?;
        }
        Ok(Yaml { value: Value::Null, span: self.text.at(0..0) })
    }

    fn syntax_error(&self, error: &ScanError) -> Diagnostic {
        if error.info().contains("recursion limit") {
            let message = "lists and maps are nested too deeply";
            return Diagnostic::error(Code::TooLarge, message).at(self.text.at(0..0));
        }
        // The parser notices a bracket that is never closed lines below, where the list cannot go on.
        let bracket = self.open.iter().rev().find(|open| !open.start.range().is_empty());
        match bracket.and_then(|open| unclosed(open.start, &self.text)) {
            Some(unclosed) => unclosed,
            None => syntax_error(error, &self.text),
        }
    }

    fn is_joined(&self, span: Span) -> bool {
        let start = span.range().start - self.text.offset;
        self.joined.iter().any(|range| range.start == start)
    }

    fn begin(&mut self, start: Span, anchor: usize, content: Content) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("lists and maps are nested more than {MAX_DEPTH} levels deep");
            return Err(Diagnostic::error(Code::TooLarge, message).at(start));
        }
        self.open.push(Open { start, anchor, content });
        Ok(())
    }

    /// The value that an alias stands for.
    fn referred(&mut self, anchor: usize, span: Span) -> Result<Yaml, Diagnostic> {
        let Some(weight) = self.anchors.get(&anchor).map(weight) else {
            return Err(Diagnostic::error(Code::InvalidYaml, "this alias is inside the value it refers to").at(span));
        };
        self.spend(weight, span)?;
        Ok(Yaml { value: self.anchors[&anchor].value.clone(), span })
    }

    fn remember(&mut self, anchor: usize, yaml: &Yaml) -> Result<(), Diagnostic> {
        self.spend(weight(yaml), yaml.span)?;
        self.anchors.insert(anchor, yaml.clone());
        Ok(())
    }

    fn spend(&mut self, weight: usize, span: Span) -> Result<(), Diagnostic> {
        let error =
            || Diagnostic::error(Code::TooLarge, "this YAML is too large once its aliases are expanded").at(span);
        self.allowance = self.allowance.checked_sub(weight).ok_or_else(error)?;
        Ok(())
    }

    /// Puts a finished value into the list or map that is open.
    fn attach(&mut self, yaml: Yaml) -> Result<(), Diagnostic> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(too_many_values(yaml.span));
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::List(items)) => items.push(yaml),
            Some(Content::Map(map)) => self.diagnostics.extend(map.attach(yaml, &self.text)),
            None => {}
        }
        Ok(())
    }
}

/// A map that has not ended yet: keys and values come in turn.
#[derive(Default)]
pub(super) struct MapBuilder {
    pairs: Vec<(Spanned<String>, Yaml)>,
    index: HashMap<String, usize>,
    key: Option<Spanned<String>>,
    /// What `<<` brings in.
    merged: Vec<Yaml>,
}

impl MapBuilder {
    fn attach(&mut self, yaml: Yaml, text: &Text<'_>) -> Option<Diagnostic> {
        let Some(key) = self.key.take() else {
            // `{{ site.url }}` without quotes is a map as a key; what the author wrote is a better one.
            let name = yaml.as_str().unwrap_or_else(|| text.slice(yaml.span)).to_owned();
            self.key = Some(Spanned::new(name, yaml.span));
            return None;
        };
        if key.value == "<<" && matches!(yaml.value, Value::Map(_) | Value::List(_)) {
            self.merged.extend_from_slice(yaml.one_or_more());
            return None;
        }
        self.insert(key, yaml)
    }

    /// Adds a key with its value; of two equal keys the last one counts.
    pub(super) fn insert(&mut self, key: Spanned<String>, yaml: Yaml) -> Option<Diagnostic> {
        let Some(&at) = self.index.get(&key.value) else {
            self.index.insert(key.value.clone(), self.pairs.len());
            self.pairs.push((key, yaml));
            return None;
        };
        let message = format!("the key `{}` appears twice; the last one counts", key.value);
        let warning = Diagnostic::warning(Code::DuplicateKey, message).at(key.span);
        let first = std::mem::replace(&mut self.pairs[at], (key, yaml)).0.span;
        Some(warning.label(first, "first here"))
    }

    /// The map, with merged values where it has none of its own.
    pub(super) fn finish(mut self) -> Map {
        for map in self.merged.iter().filter_map(Yaml::as_map) {
            for (key, value) in map.iter() {
                if !self.index.contains_key(&key.value) {
                    self.index.insert(key.value.clone(), self.pairs.len());
                    self.pairs.push((key.clone(), value.clone()));
                }
            }
        }
        Map { pairs: self.pairs }
    }
}

/// A finished list or map. Without brackets, the parser sees its end only at the next line, hence the last child's end.
fn close(start: Span, content: Content, end: Span) -> Yaml {
    let last = match &content {
        Content::List(items) => items.last().map(|item| item.span),
        Content::Map(map) => map.pairs.last().map(|(key, value)| key.span.to(value.span)),
    };
    let last = last.map_or(start, |last| start.to(last));
    let span = if end.range().is_empty() { last } else { last.to(end) };
    match content {
        Content::List(items) => Yaml { value: Value::List(items), span },
        Content::Map(map) => Yaml { value: Value::Map(map.finish()), span },
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let tagged = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    match (style, text) {
        (ScalarStyle::Plain, _) if tagged => Value::Quoted(text.to_owned()),
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        (ScalarStyle::Plain, _) => Value::Plain(text.to_owned()),
        _ => Value::Quoted(text.to_owned()),
    }
}

fn weight(yaml: &Yaml) -> usize {
    16 + match &yaml.value {
        Value::Null => 0,
        Value::Plain(text) | Value::Quoted(text) => text.len(),
        Value::List(items) => items.iter().map(weight).sum(),
        Value::Map(map) => map.iter().map(|(key, value)| key.value.len() + weight(value)).sum(),
    }
}

/// What is wrong from the bracket at a place on, if it or one inside it is never closed.
fn unclosed(bracket: Span, text: &Text<'_>) -> Option<Diagnostic> {
    let start = bracket.range().start - text.offset;
    let at = start + never_closed(&text.text[start..])?;
    let (opening, closing) = if text.text[at..].starts_with('[') { ('[', ']') } else { ('{', '}') };
    let message = format!("this is not valid YAML: the `{opening}` that opens here is never closed");
    let help = format!("close it with `{closing}`, or put the text in quotes if the bracket belongs to it");
    Some(Diagnostic::error(Code::InvalidYaml, message).at(text.at(at..at + 1)).help(help))
}

/// Where the bracket is that keeps the one at the start of a text from being closed; it may be that one. What is in quotes or comments
/// does not count.
fn never_closed(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let (mut at, mut before) = (0, ' ');
    while let Some(next) = text[at..].chars().next() {
        match next {
            '[' | '{' => open.push(at),
            ']' | '}' => {
                let opened = open.pop()?;
                if text[opened..].starts_with('[') != (next == ']') {
                    return Some(opened);
                }
                if open.is_empty() {
                    return None;
                }
            }
            _ => {}
        }
        at += match next {
            // Without its end, the quotation is what is wrong.
            '"' | '\'' if before.is_whitespace() || "[{,:".contains(before) => quoted_end(&text[at..])?,
            '#' if before.is_whitespace() => text[at..].find('\n').unwrap_or(text.len() - at),
            _ => next.len_utf8(),
        };
        before = next;
    }
    Some(0)
}

fn syntax_error(error: &ScanError, text: &Text<'_>) -> Diagnostic {
    let at = culprit(error, text);
    let width = text.text[at..].chars().next().filter(|&next| next != '\n').map_or(0, char::len_utf8);
    let message = format!("this is not valid YAML: {}", error.info());
    let diagnostic = Diagnostic::error(Code::InvalidYaml, message).at(text.at(at..at + width));
    match advice(error.info(), text.text, at) {
        Some(advice) => diagnostic.help(advice),
        None => diagnostic,
    }
}

/// Where the mistake is. The parser only notices a key's missing colon when the next line begins.
fn culprit(error: &ScanError, text: &Text<'_>) -> usize {
    let at = text.byte(error.marker().index());
    if !error.info().starts_with("simple key expect") {
        return at;
    }
    let before = text.text[..at].trim_end();
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    before.len() - before[line..].trim_start().len()
}

/// What the author most likely has to change in a line that is not YAML.
fn advice(info: &str, text: &str, at: usize) -> Option<String> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indentation = &line[..line.len() - line.trim_start().len()];
    if indentation.contains('\t') {
        return Some("indent with spaces: YAML does not allow tabs there".into());
    }
    let (key, value) = line.split_once(':').map(|(key, value)| (key.trim(), value.trim()))?;
    if value.starts_with(['"', '\'']) || info.contains("quote") {
        return Some("end the text with the quotation mark that it starts with, and double that mark inside it".into());
    }
    let reserved = value.starts_with(['@', '`', '%', '*', '&', '!', '{', '[', '|', '>']);
    if reserved || value.contains(": ") || value.ends_with(':') {
        return Some(format!("put the value in quotes: `{key}: \"{}\"`", value.replace('"', "\\\"")));
    }
    (!line.contains(": ") && !value.is_empty()).then(|| format!("put a space after the colon: `{key}: {value}`"))
}
