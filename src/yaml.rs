//! YAML as a tree in which every value knows its place.
//!
//! Front matter, `_config.yml` and data files are YAML; a message about one of their values has to point at it, which the
//! serde route does not allow. Hence a small tree on the events of `saphyr-parser` (which is maintained; `serde_yaml` is
//! archived).
//!
//! What Jekyll's parser (Psych, YAML 1.1) does beyond YAML 1.2 is done here too: merge keys (`<<: *defaults`), `yes` and
//! `off` as truth values, dates, and of two equal keys the last one. Scalars keep the text as it was written: a version
//! `1.10` and a page's language `no` are not spoilt by a number or truth value that nobody asked for.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Tag};

use crate::cv::Date;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::{SourceId, Span, Spanned};

/// How deep lists and maps may be nested.
pub const MAX_DEPTH: usize = 64;

/// How much a document may weigh after its aliases are written out: every value counts for 16 plus the bytes of its text.
/// A file cannot become a thousand times larger by aliases of aliases.
pub const MAX_WEIGHT: usize = 32 << 20;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Yaml {
    /// The value.
    pub value: Value,
    /// Where it stands, quotes and brackets included.
    pub span: Span,
}

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar without quotes, which may be a number, a truth value or a date: see [`Yaml::resolve`].
    Plain(String),
    /// A scalar that is a string whatever it looks like: in quotes, or a block (`|`, `>`).
    Quoted(String),
    /// A list.
    List(Vec<Yaml>),
    /// A map.
    Map(Map),
}

/// A map in the order in which it is written; no key stands twice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    pairs: Vec<(Spanned<String>, Yaml)>,
}

impl Map {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Yaml> {
        self.pairs.iter().find(|(k, _)| k.value == key).map(|(_, value)| value)
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Spanned<String>, &Yaml)> {
        self.pairs.iter().map(|(key, value)| (key, value))
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// What a scalar is to Jekyll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// `true`, `yes`, `on` and their opposites.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a point or an exponent.
    Float(f64),
    /// A date, with or without a time behind it.
    Date(Date),
    /// Anything else.
    Text(&'a str),
}

impl Yaml {
    /// An empty map at a place: what stands for front matter or a configuration that is not there.
    pub fn empty(span: Span) -> Self {
        Self { value: Value::Map(Map::default()), span }
    }

    /// The value of a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Yaml> {
        self.as_map()?.get(key)
    }

    /// The value of a key unless it is empty. Themes ship configurations in which most keys are.
    pub fn filled(&self, key: &str) -> Option<&Yaml> {
        self.get(key).filter(|value| !value.is_empty())
    }

    /// The first of several names of a key that has a value.
    pub fn filled_any(&self, keys: &[&str]) -> Option<&Yaml> {
        keys.iter().find_map(|key| self.filled(key))
    }

    /// The text under a key, unless it is blank; white space around it is not part of it.
    pub fn text(&self, key: &str) -> Option<Spanned<&str>> {
        let value = self.filled(key)?;
        Some(Spanned::new(value.as_str()?.trim(), value.span))
    }

    /// The text of a scalar, as it is written and without its quotes. `None` for null, lists and maps.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(text) | Value::Quoted(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list; empty for anything else.
    pub fn items(&self) -> &[Yaml] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The values of a list, or this one value where a list of one was meant; nothing for null.
    pub fn one_or_more(&self) -> &[Yaml] {
        match &self.value {
            Value::Null => &[],
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The map, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.resolve()? {
            Scalar::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The whole number, if it is one.
    pub fn as_int(&self) -> Option<i64> {
        match self.resolve()? {
            Scalar::Int(value) => Some(value),
            _ => None,
        }
    }

    /// The date at the start of a scalar (`2024-05-01`, `2024-5-1 10:00:00 +0800`), in quotes or not.
    pub fn as_date(&self) -> Option<Date> {
        leading_date(self.as_str()?)
    }

    /// Whether there is nothing in it: null, blank text, an empty list or map.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Plain(text) | Value::Quoted(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(map) => map.is_empty(),
        }
    }

    /// What a scalar is to Jekyll. `None` for null, lists and maps.
    pub fn resolve(&self) -> Option<Scalar<'_>> {
        match &self.value {
            Value::Plain(text) => Some(resolve_plain(text)),
            Value::Quoted(text) => Some(Scalar::Text(text)),
            _ => None,
        }
    }

    /// The same as JSON; dates become text.
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::List(items) => items.iter().map(Yaml::to_json).collect(),
            Value::Map(map) => map.iter().map(|(key, value)| (key.value.clone(), value.to_json())).collect(),
            Value::Quoted(text) => Json::from(text.as_str()),
            Value::Plain(text) => match resolve_plain(text) {
                Scalar::Bool(value) => Json::from(value),
                Scalar::Int(value) => Json::from(value),
                Scalar::Float(value) => Json::from(value),
                Scalar::Date(_) | Scalar::Text(_) => Json::from(text.as_str()),
            },
        }
    }
}

fn resolve_plain(text: &str) -> Scalar<'_> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => return Scalar::Bool(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => return Scalar::Bool(false),
        _ => {}
    }
    if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.')) {
        return Scalar::Text(text);
    }
    if let Ok(value) = text.parse() {
        return Scalar::Int(value);
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Scalar::Float(value),
        _ => leading_date(text).map_or(Scalar::Text(text), Scalar::Date),
    }
}

/// The date that `text` begins with: four digits, month and day, then the end, a space or `T`.
pub(crate) fn leading_date(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let end = text.find([' ', 'T', 't']).unwrap_or(text.len());
    let mut parts = text[..end].split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (parts.next().is_none() && (1..=days_in(year, month)).contains(&day)).then_some(Date { year, month, day })
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Reads the first document of a YAML text. An empty text is null.
///
/// `text` is what stands in `source` from the byte `offset` on.
///
/// # Errors
/// [`Code::InvalidYaml`] where the text is not YAML, [`Code::TooLarge`] beyond [`MAX_DEPTH`] or [`MAX_WEIGHT`].
pub fn parse(text: &str, source: SourceId, offset: usize) -> Outcome<Yaml> {
    let mut text = Cow::Borrowed(text);
    for _ in 0..MAX_JOINED {
        match joined(&text) {
            Some(joined) => text = Cow::Owned(joined),
            None => break,
        }
    }
    let mut builder = Builder::new(Text::new(&text, source, offset));
    match builder.read_document() {
        Ok(yaml) => Outcome::new(yaml, builder.diagnostics),
        Err(error) => {
            builder.diagnostics.push(error);
            Outcome { value: None, diagnostics: builder.diagnostics }
        }
    }
}

/// How many quoted scalars that go on flush left are put up with.
const MAX_JOINED: usize = 64;

/// The text with the first quoted scalar on one line that goes on flush left; `None` when there is none.
///
/// Psych reads `bio: "one⏎two"` although YAML wants the second line indented, and pages rely on it. A line break in a
/// quoted scalar is a space, so every position stays where it is.
fn joined(text: &str) -> Option<String> {
    let error = Parser::new_from_str(text).find_map(Result::err)?;
    let start = text.char_indices().nth(error.marker().index()).map(|(at, _)| at)?;
    let end = start + quoted_end(&text[start..]).filter(|_| error.info().contains("indentation in quoted scalar"))?;
    Some(format!("{}{}{}", &text[..start], text[start..end].replace('\n', " "), &text[end..]))
}

/// Where a quoted scalar at the start of a text ends.
fn quoted_end(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        let doubled = quote == '\'' && letters.peek().is_some_and(|&(_, next)| next == quote);
        match letter {
            '\\' if quote == '"' => drop(letters.next()),
            _ if letter == quote && doubled => drop(letters.next()),
            _ if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The text that is read, and what turns the parser's positions, which count characters, into spans.
struct Text<'a> {
    text: &'a str,
    source: SourceId,
    offset: usize,
    /// The byte at which each character starts; nothing for ASCII, where the two are the same.
    starts: Option<Vec<usize>>,
}

impl<'a> Text<'a> {
    fn new(text: &'a str, source: SourceId, offset: usize) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).collect());
        Self { text, source, offset, starts }
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
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }

    fn slice(&self, span: Span) -> &'a str {
        let range = span.range();
        self.text.get(range.start - self.offset..range.end - self.offset).unwrap_or_default()
    }
}

/// The tree while it grows.
struct Builder<'a> {
    text: Text<'a>,
    open: Vec<Open>,
    anchors: HashMap<usize, Yaml>,
    /// What may still be added, of [`MAX_WEIGHT`].
    allowance: usize,
    diagnostics: Vec<Diagnostic>,
}

/// A list or map that is not at its end yet.
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
    fn new(text: Text<'a>) -> Self {
        Self { text, open: Vec::new(), anchors: HashMap::new(), allowance: MAX_WEIGHT, diagnostics: Vec::new() }
    }

    fn read_document(&mut self) -> Result<Yaml, Diagnostic> {
        for event in Parser::new_from_str(self.text.text) {
            let (event, span) = event.map_err(|error| syntax_error(&error, &self.text))?;
            let span = self.text.span(span);
            let (finished, anchor) = match event {
                Event::Scalar(text, style, anchor, tag) => {
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

    fn begin(&mut self, start: Span, anchor: usize, content: Content) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("lists and maps are nested more than {MAX_DEPTH} deep");
            return Err(Diagnostic::error(Code::TooLarge, message).at(start));
        }
        self.open.push(Open { start, anchor, content });
        Ok(())
    }

    /// The value that an alias stands for.
    fn referred(&mut self, anchor: usize, span: Span) -> Result<Yaml, Diagnostic> {
        let Some(weight) = self.anchors.get(&anchor).map(weight) else {
            return Err(
                Diagnostic::error(Code::InvalidYaml, "this alias stands inside the value it refers to").at(span)
            );
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
            || Diagnostic::error(Code::TooLarge, "with its aliases written out, this YAML is too large").at(span);
        self.allowance = self.allowance.checked_sub(weight).ok_or_else(error)?;
        Ok(())
    }

    /// Puts a finished value into the list or map that is open.
    fn attach(&mut self, yaml: Yaml) -> Result<(), Diagnostic> {
        match self.open.last_mut().map(|open| &mut open.content) {
            Some(Content::List(items)) => items.push(yaml),
            Some(Content::Map(map)) => self.diagnostics.extend(map.attach(yaml, &self.text)),
            None => {}
        }
        Ok(())
    }
}

/// A map that is not at its end yet: keys and values come in turn.
#[derive(Default)]
struct MapBuilder {
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
        let Some(&at) = self.index.get(&key.value) else {
            self.index.insert(key.value.clone(), self.pairs.len());
            self.pairs.push((key, yaml));
            return None;
        };
        let message = format!("the key `{}` stands twice in this map; the last one counts", key.value);
        let warning = Diagnostic::warning(Code::DuplicateKey, message).at(key.span);
        let first = std::mem::replace(&mut self.pairs[at], (key, yaml)).0.span;
        Some(warning.label(first, "first here"))
    }

    /// The map, with what it merges where it has no value of its own.
    fn finish(mut self) -> Map {
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

/// A finished list or map. Without brackets the parser sees its end only at the next line, hence the last child's end.
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

fn syntax_error(error: &ScanError, text: &Text<'_>) -> Diagnostic {
    if error.info().contains("recursion limit") {
        let message = "lists and maps are nested too deep";
        return Diagnostic::error(Code::TooLarge, message).at(text.at(0..0));
    }
    let at = culprit(error, text);
    let width = text.text[at..].chars().next().filter(|&next| next != '\n').map_or(0, char::len_utf8);
    let message = format!("this is not YAML: {}", error.info());
    let diagnostic = Diagnostic::error(Code::InvalidYaml, message).at(text.at(at..at + width));
    match advice(error.info(), text.text, at) {
        Some(advice) => diagnostic.help(advice),
        None => diagnostic,
    }
}

/// Where the mistake is. The parser sees that a key lacks its colon only when the next line begins.
fn culprit(error: &ScanError, text: &Text<'_>) -> usize {
    let at = text.byte(error.marker().index());
    if !error.info().starts_with("simple key expect") {
        return at;
    }
    let before = text.text[..at].trim_end();
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    before.len() - before[line..].trim_start().len()
}

/// What the author of a line that is not YAML most likely has to change.
fn advice(info: &str, text: &str, at: usize) -> Option<String> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let indentation = &line[..line.len() - line.trim_start().len()];
    if indentation.contains('\t') {
        return Some("indent with spaces: YAML does not allow tabs there".into());
    }
    let (key, value) = line.split_once(':').map(|(key, value)| (key.trim(), value.trim()))?;
    if value.starts_with(['"', '\'']) || info.contains("quote") {
        return Some("end the quotation with the mark that it starts with, and write a mark inside it twice".into());
    }
    let reserved = value.starts_with(['@', '`', '%', '*', '&', '!', '{', '[', '|', '>']);
    if reserved || value.contains(": ") || value.ends_with(':') {
        return Some(format!("put the value in quotes: `{key}: \"{}\"`", value.replace('"', "\\\"")));
    }
    (!line.contains(": ") && !value.is_empty()).then(|| format!("put a space behind the colon: `{key}: {value}`"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> (Sources, Outcome<Yaml>) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("_config.yml", text));
        let outcome = parse(text, id, 0);
        (sources, outcome)
    }

    fn yaml(text: &str) -> Yaml {
        let outcome = read(text).1;
        assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
        outcome.value.expect("YAML")
    }

    fn json(text: &str) -> String {
        yaml(text).to_json().to_string()
    }

    /// "line:column message" of the only diagnostic, with its advice on a second line.
    fn complaint(text: &str) -> String {
        let (sources, outcome) = read(text);
        let [diagnostic] = &outcome.diagnostics[..] else { panic!("{:?}", outcome.diagnostics) };
        let span = diagnostic.span.expect("a place");
        let (line, column) = sources.get(span.source).line_column(span.range().start);
        let help = diagnostic.help.iter().map(|help| format!("\n{help}")).collect::<String>();
        format!("{line}:{column} {}{help}", diagnostic.message)
    }

    #[test]
    fn values_are_what_jekyll_makes_of_them() {
        assert_eq!(
            json("a: 1\nb: 1.5\nc: yes\nd: off\ne: ~\nf:\n"),
            r#"{"a":1,"b":1.5,"c":true,"d":false,"e":null,"f":null}"#
        );
        assert_eq!(json("a: '1'\nb: \"yes\"\nc: |\n  x\n  y\n"), r#"{"a":"1","b":"yes","c":"x\ny\n"}"#);
        assert_eq!(json("date: 2024-05-01\n"), r#"{"date":"2024-05-01"}"#);
        assert_eq!(json("key   : value # comment\n"), r#"{"key":"value"}"#);
        assert_eq!(json(""), "null");
        assert_eq!(json("# only a comment\n"), "null");
        assert_eq!(json("---\na: 1\n...\nb: 2\n"), r#"{"a":1}"#);
    }

    #[test]
    fn scalars_keep_their_text() {
        let yaml = yaml("version: 1.10\nlang: no\n");
        assert_eq!(yaml.get("version").and_then(Yaml::as_str), Some("1.10"));
        assert_eq!(yaml.get("lang").and_then(Yaml::as_str), Some("no"));
        assert_eq!(yaml.get("lang").and_then(Yaml::as_bool), Some(false));
    }

    #[test]
    fn dates_are_found_with_and_without_a_time() {
        let date = |text: &str| yaml(text).get("d").and_then(Yaml::as_date).map(|date| date.to_string());
        assert_eq!(date("d: 2024-02-29").as_deref(), Some("2024-02-29"));
        assert_eq!(date("d: '2024-5-1 10:00:00 +0800'").as_deref(), Some("2024-05-01"));
        assert_eq!(date("d: 2024-05-01T10:00:00Z").as_deref(), Some("2024-05-01"));
        for none in ["d: 2023-02-29", "d: 2024-13-01", "d: 2024", "d: 99-01-01", "d: 2024-01-01-02"] {
            assert_eq!(date(none), None, "{none}");
        }
    }

    #[test]
    fn anchors_and_merge_keys_are_written_out() {
        assert_eq!(
            json("base: &b {x: 1, y: 2}\nown:\n  y: 3\n  <<: *b\nname: &n Song\nauthor: *n\n"),
            r#"{"base":{"x":1,"y":2},"own":{"y":3,"x":1},"name":"Song","author":"Song"}"#,
        );
        assert_eq!(
            json("a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc: {<<: [*a, *b]}\n"),
            r#"{"a":{"x":1},"b":{"x":2,"z":3},"c":{"x":1,"z":3}}"#
        );
    }

    #[test]
    fn quoted_text_may_go_on_flush_left() {
        assert_eq!(
            json("bio: \"one\ntwo \\\" three\n\"\nage: 'x\ny''z'\n"),
            r#"{"bio":"one two \" three ","age":"x y'z"}"#
        );
        let mistake = complaint("bio: 'one\ntwo\n\nthree: x\n");
        assert!(mistake.starts_with("1:6 "), "{mistake}");
    }

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        let (_, outcome) = read("name: A\nemail: x\nname: B\n");
        assert_eq!(outcome.value.expect("YAML").text("name").expect("text").value, "B");
        assert_eq!(complaint("name: A\nname: B\n"), "2:1 the key `name` stands twice in this map; the last one counts");
    }

    #[test]
    fn spans_cover_what_was_written() {
        let (sources, outcome) = read("title: \"个人主页\"\nauthor:\n  name: 宋宇航 # own\n  list: [a, b]\nnext: 1\n");
        let yaml = outcome.value.expect("YAML");
        let text = |yaml: &Yaml| sources.text(yaml.span).to_owned();
        let author = yaml.get("author").expect("author");
        assert_eq!(text(yaml.get("title").expect("title")), "\"个人主页\"");
        assert_eq!(text(author.get("name").expect("name")), "宋宇航");
        assert_eq!(text(author.get("list").expect("list")), "[a, b]");
        assert_eq!(text(author), "name: 宋宇航 # own\n  list: [a, b]");
    }

    #[test]
    fn errors_say_where_and_what_to_do() {
        assert_eq!(
            complaint("title: Bio: a life\n"),
            "1:11 this is not YAML: mapping values are not allowed in this context\nput the value in quotes: `title: \"Bio: a life\"`"
        );
        assert_eq!(
            complaint("author:\n\tname: x\n"),
            "2:2 this is not YAML: tabs disallowed within this context (block indentation)\nindent with spaces: YAML does not allow tabs there"
        );
        assert_eq!(
            complaint("name: \"Song\nemail: x\n"),
            "1:7 this is not YAML: invalid indentation in quoted scalar\nend the quotation with the mark that it starts with, and write a mark inside it twice"
        );
        assert_eq!(
            complaint("名字: 宋\ntwitter: @song\n"),
            "2:10 this is not YAML: unexpected character: `@'\nput the value in quotes: `twitter: \"@song\"`"
        );
        assert_eq!(
            complaint("a: 1\nname:Song\nb: 2\n"),
            "2:1 this is not YAML: simple key expect ':'\nput a space behind the colon: `name: Song`"
        );
        assert_eq!(complaint("a: &a [*a]\n"), "1:8 this alias stands inside the value it refers to");
    }

    #[test]
    fn aliases_cannot_make_a_small_file_large() {
        let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for level in 1..12 {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            laughs.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
        }
        let (_, outcome) = read(&laughs);
        assert!(outcome.value.is_none());
        assert_eq!(outcome.diagnostics[0].code, Code::TooLarge);
    }

    #[test]
    fn deep_nesting_is_refused() {
        let (_, outcome) = read(&"[".repeat(100_000));
        assert_eq!(outcome.diagnostics[0].code, Code::TooLarge);
        let (_, outcome) = read(&"- ".repeat(10_000));
        assert_eq!(outcome.diagnostics[0].code, Code::TooLarge);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "([a-z中:#&*!|>'\"{}\\[\\],@%`~<\\-? \t\n]|<<: |- |: ){0,60}") {
            let (sources, outcome) = read(&text);
            prop_assert_eq!(outcome.value.is_none(), outcome.diagnostics.iter().any(|d| d.code != Code::DuplicateKey));
            for span in outcome.diagnostics.iter().filter_map(|d| d.span) {
                prop_assert!(sources.get(span.source).text().get(span.range()).is_some());
            }
        }

        #[test]
        fn plain_words_keep_their_place(words in prop::collection::vec("[a-zé中文]{1,8}", 1..6)) {
            let text: String = words.iter().enumerate().map(|(at, word)| format!("k{at}: {word}\n")).collect();
            let (sources, outcome) = read(&text);
            for (_, value) in outcome.value.expect("YAML").as_map().expect("a map").iter() {
                if let Some(word) = value.as_str() {
                    prop_assert_eq!(sources.text(value.span), word);
                }
            }
        }
    }
}
