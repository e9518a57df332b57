//! JSON (RFC 8259) as the same tree as YAML, with the place of every value.
//!
//! JSON is YAML only in theory: `\/` and the surrogate pairs that programs write for emoji are JSON's own. Numbers keep the
//! text in which they are written, so long ones lose nothing. Comments (`//`, `/* */`) are skipped, as in Ruby's reader:
//! pages keep lines of a theme's resume in them.

use super::parse::{MAX_DEPTH, MAX_VALUES, MapBuilder, too_many_values};
use super::{Value, Yaml};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::{SourceId, Span, Spanned};

/// Reads a JSON text, the whole of `source`.
///
/// # Errors
/// [`Code::InvalidJson`] where the text is not JSON, [`Code::TooLarge`] beyond [`MAX_DEPTH`].
pub fn parse_json(text: &str, source: SourceId) -> Outcome<Yaml> {
    let text_start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut reader = JsonReader { text, at: text_start, source, values: 0, diagnostics: Vec::new() };
    match reader.document() {
        Ok(value) => Outcome::new(value, reader.diagnostics),
        Err(error) => {
            reader.diagnostics.push(error);
            Outcome::from_parts(None, reader.diagnostics)
        }
    }
}

struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    source: SourceId,
    values: usize,
    diagnostics: Vec<Diagnostic>,
}

impl JsonReader<'_> {
    fn document(&mut self) -> Result<Yaml, Diagnostic> {
        let value = self.value(0)?;
        self.spaces();
        if self.at < self.text.len() {
            return Err(self.error("there is text after the end of the value"));
        }
        Ok(value)
    }

    fn value(&mut self, depth: usize) -> Result<Yaml, Diagnostic> {
        if depth > MAX_DEPTH {
            let message = format!("lists and maps are nested more than {MAX_DEPTH} levels deep");
            return Err(Diagnostic::error(Code::TooLarge, message).at(self.here()));
        }
        self.spaces();
        let start = self.at;
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(too_many_values(self.here()));
        }
        let value = match self.peek() {
            Some('{') => self.map(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Value::Quoted(self.string()?),
            Some('-' | '0'..='9') => self.number()?,
            Some('t' | 'f' | 'n') => self.word()?,
            _ => return Err(self.error("a value is missing here")),
        };
        Ok(Yaml { value, span: self.span(start) })
    }

    fn map(&mut self, depth: usize) -> Result<Value, Diagnostic> {
        let mut map = MapBuilder::default();
        self.at += 1;
        if self.take('}') {
            return Ok(Value::Map(map.finish()));
        }
        loop {
            self.spaces();
            let start = self.at;
            if self.peek() != Some('"') {
                return Err(self.error("a key in quotes is missing here"));
            }
            let key = self.string()?;
            let key = Spanned::new(key, self.span(start));
            if !self.take(':') {
                return Err(self.error("`:` is missing after the key"));
            }
            let value = self.value(depth + 1)?;
            self.diagnostics.extend(map.insert(key, value));
            if self.take('}') {
                return Ok(Value::Map(map.finish()));
            }
            self.comma('}')?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Diagnostic> {
        let mut items = Vec::new();
        self.at += 1;
        if self.take(']') {
            return Ok(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.take(']') {
                return Ok(Value::List(items));
            }
            self.comma(']')?;
        }
    }

    /// The comma between two values; `end` closes what they are in.
    fn comma(&mut self, end: char) -> Result<(), Diagnostic> {
        self.spaces();
        let comma = self.at;
        if !self.take(',') {
            return Err(self.error(&format!("`,` or `{end}` is missing here")));
        }
        self.spaces();
        if self.peek() == Some(end) {
            self.at = comma;
            let help = format!("delete the comma: nothing follows before the `{end}`");
            return Err(self.error("there is a comma too many").help(help));
        }
        Ok(())
    }

    /// A string, from its opening quotation mark on.
    fn string(&mut self) -> Result<String, Diagnostic> {
        let start = self.at;
        self.at += 1;
        let mut out = String::new();
        loop {
            match self.next() {
                Some('"') => return Ok(out),
                Some('\\') => out.push(self.escape()?),
                Some(letter) if letter >= ' ' => out.push(letter),
                Some(_) => {
                    self.at -= 1;
                    return Err(self.error("write a line break or control character in a string as `\\n` or `\\u…`"));
                }
                None => {
                    self.at = start;
                    return Err(self.error("this string is never closed"));
                }
            }
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<char, Diagnostic> {
        let start = self.at - 1;
        match self.next() {
            Some(letter @ ('"' | '\\' | '/')) => Ok(letter),
            Some('b') => Ok('\u{8}'),
            Some('f') => Ok('\u{c}'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('u') => self.code_unit().map(|unit| self.character(unit, start)),
            _ => {
                self.at = start;
                Err(self.error("JSON has no such escape; write a backslash as `\\\\`"))
            }
        }
    }

    /// The four digits of `\u00e9`.
    fn code_unit(&mut self) -> Result<u16, Diagnostic> {
        let digits = self.text.get(self.at..self.at + 4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(unit) = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) else {
            return Err(self.error("four hexadecimal digits are missing here"));
        };
        self.at += 4;
        Ok(unit)
    }

    /// The character of a code unit, and of the one after it where a pair stands for one character. Half a pair is not a
    /// character, but the rest of the file is still good.
    fn character(&mut self, unit: u16, start: usize) -> char {
        if let Some(Ok(letter)) = char::decode_utf16([unit]).next() {
            return letter;
        }
        let behind = self.at;
        if self.text[behind..].starts_with("\\u") {
            self.at += 2;
            let pair = self.code_unit().ok().map(|low| char::decode_utf16([unit, low]).next());
            if let Some(Some(Ok(letter))) = pair {
                return letter;
            }
            self.at = behind;
        }
        let message = format!("`{}` is half of a character; the other half is missing", &self.text[start..behind]);
        self.diagnostics.push(Diagnostic::warning(Code::InvalidJson, message).at(self.span(start)));
        char::REPLACEMENT_CHARACTER
    }

    /// `-12.5e+3`: no zeros before it, and digits on both sides of a point.
    fn number(&mut self) -> Result<Value, Diagnostic> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some('-'));
        if self.peek() == Some('0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some('.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some('e' | 'E') = self.peek() {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some('+' | '-')));
            self.digits()?;
        }
        Ok(Value::Plain(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> Result<(), Diagnostic> {
        let length = self.text[self.at..].bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        if length == 0 { Err(self.error("a digit is missing here")) } else { Ok(()) }
    }

    fn word(&mut self) -> Result<Value, Diagnostic> {
        let rest = &self.text[self.at..];
        let Some(word) = ["true", "false", "null"].into_iter().find(|word| rest.starts_with(word)) else {
            return Err(self.error("text must be in quotes"));
        };
        self.at += word.len();
        Ok(if word == "null" { Value::Null } else { Value::Plain(word.to_owned()) })
    }

    fn spaces(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let after = rest.trim_start_matches([' ', '\t', '\n', '\r']);
            self.at += rest.len() - after.len();
            let end = match after.get(..2) {
                Some("//") => after.find('\n'),
                Some("/*") => after.find("*/").map(|end| end + 2),
                _ => return,
            };
            self.at += end.unwrap_or(after.len());
        }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    /// Skips a sign and the spaces before it, if it is there.
    fn take(&mut self, sign: char) -> bool {
        self.spaces();
        let found = self.peek() == Some(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    fn span(&self, start: usize) -> Span {
        Span::new(self.source, start..self.at)
    }

    /// The place of the next character; empty at the end.
    fn here(&self) -> Span {
        let width = self.peek().filter(|&next| next != '\n').map_or(0, char::len_utf8);
        Span::new(self.source, self.at..self.at + width)
    }

    fn error(&self, message: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidJson, format!("this is not valid JSON: {message}")).at(self.here())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value as Json;

    use super::*;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> (Sources, Outcome<Yaml>) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("resume.json", text));
        let outcome = parse_json(text, id);
        (sources, outcome)
    }

    /// "line:column message" of the only finding.
    fn complaint(text: &str) -> String {
        let (sources, outcome) = read(text);
        let [found] = outcome.diagnostics() else { panic!("{:?}", outcome.diagnostics()) };
        let (line, column) =
            sources.get(found.span.expect("a place").source).line_column(found.span.expect("a place").range().start);
        format!("{line}:{column} {}", found.message)
    }

    #[test]
    fn comments_are_passed_over_as_in_ruby() {
        let mut sources = crate::source::Sources::new();
        let text = "{ // mine\n  \"a\": [1, /* 2, */ 3], // \"b\": 4\n  \"url\": \"https://x.example\"\n} // end";
        let id = sources.add(crate::source::Source::new("resume.json", text));
        let read = parse_json(text, id).into_value().map(|yaml| yaml.to_json().to_string());
        assert_eq!(read.as_deref(), Some(r#"{"a":[1,3],"url":"https://x.example"}"#));
    }

    #[test]
    fn strings_are_what_json_says() {
        let (_, outcome) = read(r#"{"a": "Caf\u00e9 \ud83d\ude80 a\/b\nline \\ \" end"}"#);
        assert!(outcome.diagnostics().is_empty(), "{:?}", outcome.diagnostics());
        let yaml = outcome.into_value().expect("JSON");
        assert_eq!(yaml.text("a").expect("text").value, "Café 🚀 a/b\nline \\ \" end");
    }

    #[test]
    fn long_numbers_keep_their_digits() {
        let (_, outcome) = read(r#"[123456789012345678901234567890, 1.10, -0.5e3]"#);
        let yaml = outcome.into_value().expect("JSON");
        let texts: Vec<_> = yaml.items().iter().filter_map(Yaml::as_str).collect();
        assert_eq!(texts, ["123456789012345678901234567890", "1.10", "-0.5e3"]);
    }

    #[test]
    fn a_byte_order_mark_is_passed_over_and_places_stay() {
        let (sources, outcome) = read("\u{feff}{\n  \"名\": \"宋宇航\"\n}\n");
        let yaml = outcome.into_value().expect("JSON");
        let name = yaml.text("名").expect("a name");
        assert_eq!((name.value, sources.text(name.span)), ("宋宇航", "\"宋宇航\""));
        assert_eq!(sources.get(name.span.source).line_column(name.span.range().start), (2, 8));
    }

    #[test]
    fn errors_say_where_and_what() {
        for (text, said) in [
            ("{\"a\": 1,}", "1:8 this is not valid JSON: there is a comma too many"),
            ("{\"a\": [1,\n // 2\n]}", "1:9 this is not valid JSON: there is a comma too many"),
            ("{\"a\": 1, 2}", "1:10 this is not valid JSON: a key in quotes is missing here"),
            ("{\"a\" 1}", "1:6 this is not valid JSON: `:` is missing after the key"),
            ("[1 2]", "1:4 this is not valid JSON: `,` or `]` is missing here"),
            ("{\n\"a\": x}", "2:6 this is not valid JSON: a value is missing here"),
            ("{\"a\": no}", "1:7 this is not valid JSON: text must be in quotes"),
            (
                "[\"a\nb\"]",
                "1:4 this is not valid JSON: write a line break or control character in a string as `\\n` or `\\u…`",
            ),
            ("[\"a]", "1:2 this is not valid JSON: this string is never closed"),
            (r#"["\x"]"#, r"1:3 this is not valid JSON: JSON has no such escape; write a backslash as `\\`"),
            ("[1.]", "1:4 this is not valid JSON: a digit is missing here"),
            ("[] []", "1:4 this is not valid JSON: there is text after the end of the value"),
            ("{\"a\": 1, \"a\": 2}", "1:10 the key `a` appears twice; the last one counts"),
            (r#"["a\ud83d b"]"#, r"1:4 `\ud83d` is half of a character; the other half is missing"),
        ] {
            assert_eq!(complaint(text), said, "{text}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert_eq!(read(&"[".repeat(100_000)).1.diagnostics()[0].code, Code::TooLarge);
    }

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            any::<i64>().prop_map(Json::from),
            prop::num::f64::NORMAL.prop_map(Json::from),
            any::<String>().prop_map(Json::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
                prop::collection::btree_map(any::<String>(), inner, 0..4)
                    .prop_map(|map| Json::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_writes_is_read_as_it_was(json in any_json(), pretty in any::<bool>()) {
            let text = if pretty { format!("{json:#}") } else { json.to_string() };
            let (sources, outcome) = read(&text);
            prop_assert!(outcome.diagnostics().is_empty(), "{text}: {:?}", outcome.diagnostics());
            let yaml = outcome.into_value().expect("JSON");
            prop_assert_eq!(sources.text(yaml.span), text.as_str());
            prop_assert_eq!(yaml.to_json(), json);
        }

        #[test]
        fn what_serde_refuses_is_refused(text in r#"([\[\]{},: a0-9eE.+-]|"|\\"|\\u00e9|true|null|\n){0,24}"#) {
            let (_, outcome) = read(&text);
            let numbers_fit = !text.contains(['e', 'E']);
            if numbers_fit || outcome.value().is_none() {
                prop_assert_eq!(outcome.value().is_some(), serde_json::from_str::<Json>(&text).is_ok(), "{}", text);
            }
        }
    }
}
