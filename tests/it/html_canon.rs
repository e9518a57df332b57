//! HTML in a canonical form, in which two pages that show the same are equal.

use html5gum::{Token, Tokenizer};

/// Which parts of the HTML count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    /// Every block and every mark.
    Everything,
    /// The same, but ignoring whether a list is loose or tight, and boxes around blocks.
    WhatShows,
}

/// The page's structure and text; attributes, typography, percent-encoding in addresses and white space between blocks do not
/// count.
pub(crate) fn canonical(html: &str, count: Count) -> String {
    let mut out = String::new();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = plain_name(text(&tag.name));
                let attribute = |key: &str| tag.attributes.get(key.as_bytes()).map(|value| text(&value.value));
                match name.as_str() {
                    _ if is_left_out(&name, count) => {}
                    "input" => out.push_str(if attribute("checked").is_some() { "[x] " } else { "[ ] " }),
                    "a" => out.push_str(&format!("<a {}>", plain_address(&attribute("href").unwrap_or_default()))),
                    "img" => {
                        let (path, alt) = (attribute("src").unwrap_or_default(), attribute("alt").unwrap_or_default());
                        out.push_str(&format!("<img {} {}>", plain_address(&path), alt));
                    }
                    "ol" if attribute("start").is_some() && count == Count::Everything => {
                        out.push_str(&format!("\n<ol {}>\n", attribute("start").unwrap_or_default()));
                    }
                    _ => out.push_str(&tag_text(&name, false)),
                }
            }
            Token::EndTag(tag) => {
                let name = plain_name(text(&tag.name));
                if !is_left_out(&name, count) {
                    out.push_str(&tag_text(&name, true));
                }
            }
            Token::String(string) => out.push_str(&text(&string.value).replace('<', "&lt;").replace('>', "&gt;")),
            _ => {}
        }
    }
    tidy(&out)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// HTML has two names for some marks.
fn plain_name(name: String) -> String {
    match name.as_str() {
        "b" => "strong".to_owned(),
        "i" => "em".to_owned(),
        _ => name,
    }
}

fn is_left_out(name: &str, count: Count) -> bool {
    let shows_only = matches!(name, "div" | "center" | "right" | "left" | "font" | "section" | "span" | "abbr");
    matches!(name, "thead" | "tbody") || (count == Count::WhatShows && shows_only)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "pre"
            | "blockquote"
            | "hr"
            | "table"
            | "tr"
            | "th"
            | "td"
            | "dl"
            | "dt"
            | "dd"
            | "details"
            | "summary"
            | "footnotes"
            | "br"
            | "div"
    )
}

fn tag_text(name: &str, end: bool) -> String {
    let slash = if end { "/" } else { "" };
    if is_block(name) { format!("\n<{slash}{name}>\n") } else { format!("<{slash}{name}>") }
}

fn tidy(text: &str) -> String {
    let text = [("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("—", "---"), ("–", "--"), ("…", "...")]
        .iter()
        .fold(text.to_owned(), |text, (set, typed)| text.replace(set, typed));
    // White space between blocks is removed with the line ends around each block's tag; white space between words is one space.
    let mut out = String::new();
    let mut words = String::new();
    for line in text.lines() {
        let is_tag = line.starts_with('<')
            && line.ends_with('>')
            && is_block(line.trim_matches(['<', '/', '>']).split(' ').next().unwrap_or(""));
        if is_tag {
            flush(&mut words, &mut out);
            out.push_str(line);
            out.push('\n');
        } else {
            words.push_str(line);
            words.push(' ');
        }
    }
    flush(&mut words, &mut out);
    out
}

fn flush(words: &mut String, out: &mut String) {
    let line = words.split([' ', '\t', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if !line.is_empty() {
        out.push_str(&line);
        out.push('\n');
    }
    words.clear();
}

/// The structure without the paragraphs' own tags: only that something begins or ends.
pub(crate) fn without_paragraphs(canonical: &str) -> String {
    let lines = canonical.lines().filter(|line| !matches!(*line, "<p>" | "</p>"));
    lines.collect::<Vec<_>>().join("\n")
}

fn plain_address(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let code = address.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|_| bytes[at] == b'%') {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
