//! Text filters that `liquid-lib` does not have, or has in a form that could exhaust memory.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Filter, MAX_TEXT, numbers::whole, text_of};
use crate::fold;
use crate::liquid::value::Value;
use crate::liquid::{Failure, escaped};
use crate::rewrite::Rewritten;
use crate::script::is_cjk;
use crate::site::{hyphenated, pretty, slugify};

pub(super) const FILTERS: &[Filter] = &[
    // jemoji's. Named emoji are shown everywhere anyway, so nothing is left to do.
    Filter { name: "emojify", arguments: (0, 0), apply: |_, input, _| Ok(input.clone()) },
    Filter {
        name: "append",
        arguments: (1, 1),
        apply: |_, input, arguments| Ok(Value::text(format!("{}{}", input.to_ruby_text(), text_of(arguments, 0)))),
    },
    Filter {
        name: "prepend",
        arguments: (1, 1),
        apply: |_, input, arguments| Ok(Value::text(format!("{}{}", text_of(arguments, 0), input.to_ruby_text()))),
    },
    Filter {
        name: "replace",
        arguments: (1, 2),
        apply: |_, input, arguments| replaced(&input.to_ruby_text(), &text_of(arguments, 0), &text_of(arguments, 1)),
    },
    Filter {
        name: "remove",
        arguments: (1, 1),
        apply: |_, input, arguments| replaced(&input.to_ruby_text(), &text_of(arguments, 0), ""),
    },
    Filter {
        name: "replace_last",
        arguments: (2, 2),
        apply: |_, input, arguments| {
            Ok(replaced_last(&input.to_ruby_text(), &text_of(arguments, 0), &text_of(arguments, 1)))
        },
    },
    Filter {
        name: "remove_last",
        arguments: (1, 1),
        apply: |_, input, arguments| Ok(replaced_last(&input.to_ruby_text(), &text_of(arguments, 0), "")),
    },
    Filter {
        name: "split",
        arguments: (1, 1),
        apply: |_, input, arguments| Ok(split(&input.to_ruby_text(), &text_of(arguments, 0))),
    },
    Filter { name: "slice", arguments: (1, 2), apply: slice },
    Filter {
        name: "capitalize",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::text(fold::titled(&input.to_ruby_text()))),
    },
    Filter {
        name: "strip",
        arguments: (0, 0),
        apply: |_, input, _| Ok(changed(input, |text| text.trim_matches(BLANKS))),
    },
    Filter {
        name: "lstrip",
        arguments: (0, 0),
        apply: |_, input, _| Ok(changed(input, |text| text.trim_start_matches(BLANKS))),
    },
    Filter {
        name: "rstrip",
        arguments: (0, 0),
        apply: |_, input, _| Ok(changed(input, |text| text.trim_end_matches(BLANKS))),
    },
    Filter { name: "truncate", arguments: (0, 2), apply: |_, input, arguments| first_characters(input, arguments) },
    Filter { name: "truncatewords", arguments: (0, 2), apply: |_, input, arguments| Ok(first_words(input, arguments)) },
    Filter {
        name: "default",
        arguments: (0, 2),
        apply: |_, input, arguments| {
            let allows_false = matches!(arguments.last(), Some(Value::Map(named)) if named.get("allow_false").is_some_and(Value::holds));
            let is_missing = if allows_false { input.is_nil() } else { !input.holds() };
            let default = || arguments.first().cloned().unwrap_or_else(|| Value::text(""));
            Ok(if is_missing || input.is_empty() { default() } else { input.clone() })
        },
    },
    Filter {
        name: "markdownify",
        arguments: (0, 0),
        apply: |run, input, _| {
            let text = Rewritten::of_value(input.span().unwrap_or(run.here), &input.to_ruby_text());
            Ok(Value::text(run.markdown(&text)))
        },
    },
    // Quotes become typographic when the page is read.
    Filter { name: "smartify", arguments: (0, 0), apply: |_, input, _| Ok(input.clone()) },
    // A plugin that hides addresses from robots; the PDF shows them.
    Filter { name: "encode_email", arguments: (0, 0), apply: |_, input, _| Ok(input.clone()) },
    Filter {
        name: "base64_encode",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::text(STANDARD.encode(input.to_ruby_text().as_bytes()))),
    },
    Filter {
        name: "base64_decode",
        arguments: (0, 0),
        apply: |_, input, _| {
            let bytes = STANDARD.decode(input.to_ruby_text().trim()).map_err(|_| "this is not Base64")?;
            Ok(Value::text(String::from_utf8_lossy(&bytes).into_owned()))
        },
    },
    Filter {
        name: "xml_escape",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::text(escaped(&input.to_ruby_text()))),
    },
    Filter {
        name: "slugify",
        arguments: (0, 1),
        apply: |_, input, arguments| {
            let text = input.to_ruby_text();
            Ok(Value::text(match &*text_of(arguments, 0) {
                "none" => text.to_lowercase(),
                "latin" => slugify(&text.chars().map(without_accent).collect::<String>()),
                "raw" => hyphenated(&text, |letter| !letter.is_whitespace()).to_lowercase(),
                "pretty" => pretty(&text).to_lowercase(),
                "ascii" => hyphenated(&text, |letter| letter.is_ascii_alphanumeric()).to_lowercase(),
                _ => slugify(&text),
            }))
        },
    },
    Filter {
        name: "normalize_whitespace",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::text(fold::one_line(&input.to_ruby_text()))),
    },
    Filter {
        name: "number_of_words",
        arguments: (0, 1),
        apply: |_, input, arguments| Ok(Value::count(number_of_words(&input.to_ruby_text(), &text_of(arguments, 0)))),
    },
];

/// What Ruby takes for white space: the blanks of ASCII, so neither a non-breaking one nor a Chinese one.
const BLANKS: [char; 7] = [' ', '\t', '\n', '\u{b}', '\u{c}', '\r', '\0'];

/// The words between white space, as Ruby's `split` finds them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(BLANKS).filter(|word| !word.is_empty())
}

/// A part of a text; nothing of nothing.
fn changed(input: &Value, part: impl Fn(&str) -> &str) -> Value {
    if input.is_nil() { Value::Nil } else { Value::text(part(&input.to_ruby_text())) }
}

/// The first characters (50 by default), the mark included that stands for the others; a text without more stays as it is.
fn first_characters(input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    if let Some(Value::Float(_)) = arguments.first() {
        return Err("`truncate` needs a whole number".into());
    }
    let text = input.to_ruby_text();
    let count = usize::try_from(arguments.first().map_or(50, whole));
    let end = if arguments.len() > 1 { text_of(arguments, 1) } else { "...".into() };
    if input.is_nil() || count.is_ok_and(|count| text.chars().count() <= count) {
        return Ok(input.clone());
    }
    let kept = count.unwrap_or(0).saturating_sub(end.chars().count());
    Ok(Value::text(text.chars().take(kept).chain(end.chars()).collect::<String>()))
}

fn replaced(input: &str, what: &str, with: &str) -> Result<Value, Failure> {
    let growth = if what.is_empty() { input.len() + 1 } else { input.matches(what).count() };
    if growth.saturating_mul(with.len()) > MAX_TEXT {
        return Err("the text grows too large".into());
    }
    Ok(Value::text(input.replace(what, with)))
}

fn replaced_last(input: &str, what: &str, with: &str) -> Value {
    match input.rfind(what) {
        Some(at) => Value::text(format!("{}{with}{}", &input[..at], &input[at + what.len()..])),
        None => Value::text(input),
    }
}

/// A character as `slugify: "latin"` knows it: a letter without its accent, anything else as a question mark.
fn without_accent(letter: char) -> String {
    let plain = if letter.is_alphanumeric() { fold::letters(&letter.to_string()) } else { letter.to_string() };
    if plain.is_ascii() { plain } else { "?".to_owned() }
}

/// The first words (15 by default), and a mark if there are more; a text without more stays as it is.
fn first_words(input: &Value, arguments: &[Value]) -> Value {
    let text = input.to_ruby_text();
    let words: Vec<&str> = words(&text).collect();
    let count = arguments.first().map_or(15, whole);
    let count = usize::try_from(count).unwrap_or(0).max(1);
    if words.len() <= count {
        return input.clone();
    }
    let end = if arguments.len() > 1 { text_of(arguments, 1) } else { "...".into() };
    Value::text(format!("{}{end}", words[..count].join(" ")))
}

/// The parts between separators, with empty ones at the end left out; a space stands for any white space, nothing for nothing.
fn split(input: &str, separator: &str) -> Value {
    let mut parts: Vec<String> = match separator {
        "" => input.chars().map(String::from).collect(),
        " " => words(input).map(str::to_owned).collect(),
        _ => input.split(separator).map(str::to_owned).collect(),
    };
    while parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    Value::list(parts.into_iter().map(Value::text).collect())
}

/// A part of a text or a list: where it starts, counted from the end if negative, and how long it is.
fn slice(_: &mut crate::liquid::Interpreter<'_, '_>, input: &Value, arguments: &[Value]) -> Result<Value, Failure> {
    let bounds = |len: usize| {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        let from = whole(&arguments[0]);
        let from = if from < 0 { from.saturating_add(len) } else { from };
        let count = arguments.get(1).map_or(1, whole).max(0);
        let is_within = (0..=len).contains(&from);
        let count = if is_within { count } else { 0 };
        (usize::try_from(from).unwrap_or(0), usize::try_from(count).unwrap_or(0))
    };
    if let Value::List(items) = input {
        let (from, count) = bounds(items.len());
        return Ok(Value::list(items.iter().skip(from).take(count).cloned().collect()));
    }
    let text = input.to_ruby_text();
    let (from, count) = bounds(text.chars().count());
    Ok(Value::text(text.chars().skip(from).take(count).collect::<String>()))
}

/// Words separated by white space; with `cjk`, and with `auto` if there are any, each Chinese character is a word.
fn number_of_words(text: &str, mode: &str) -> usize {
    let cjk = text.chars().filter(|&letter| is_cjk(letter)).count();
    if mode == "cjk" || mode == "auto" && cjk > 0 {
        let others = text.split(|letter: char| letter.is_whitespace() || is_cjk(letter));
        return cjk + others.filter(|word| !word.is_empty()).count();
    }
    words(text).count()
}
