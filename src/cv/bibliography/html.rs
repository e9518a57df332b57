//! HTML in a bibliography: tags and entities, also in the forms in which Crossref and reference managers hide them in TeX.
//!
//! `{\&}amp$\mathsemicolon$` is `&amp;`, and `{$\less$}i{$\greater$}` is `<i>`.

use html5gum::{Token, Tokenizer};

use crate::document::Mark;
use crate::rewrite::{Edit, Rewritten};

use super::style::Style;

/// `&amp;amp;lt;` is as deep as exports go.
const MAX_PASSES: usize = 4;

/// The longest name of an entity.
const MAX_ENTITY_BYTES: usize = 32;

/// The text with its entities resolved and its hidden tags uncovered: still TeX, with plain tags in it.
pub(super) fn uncovered(value: &Rewritten) -> Rewritten {
    // Every part of every name is asked, and hardly one hides anything.
    if !value.text().bytes().any(|byte| matches!(byte, b'&' | b'{' | b'\\' | b'$')) {
        return value.clone();
    }
    let mut value = value.clone();
    for _ in 0..MAX_PASSES {
        let edits = entities(value.text());
        if edits.is_empty() {
            break;
        }
        value = value.edit(&edits);
    }
    let edits = hidden_tags(value.text());
    value.edit(&edits)
}

/// How exports write a sign that means something to HTML; the longest first.
const AMPERSANDS: &[&str] = &["{\\&}", "{\\textampersand}", "\\&", "&"];
const SEMICOLONS: &[&str] = &["{$\\mathsemicolon$}", "$\\mathsemicolon$", ";"];
const LESS: &[&str] = &[
    "{\\textless}",
    "{$\\less$}",
    "{$\\lt$}",
    "{$<$}",
    "\\textless{}",
    "\\textless ",
    "\\textless",
    "$\\less$",
    "$\\lt$",
    "$<$",
    "<",
];
const GREATER: &[&str] = &[
    "{\\textgreater}",
    "{$\\greater$}",
    "{$\\gt$}",
    "{$>$}",
    "\\textgreater{}",
    "\\textgreater ",
    "\\textgreater",
    "$\\greater$",
    "$\\gt$",
    "$>$",
    ">",
];

/// The length of the spelling of the sign that a text begins with.
fn sign(text: &str, spellings: &[&str]) -> Option<usize> {
    spellings.iter().find(|spelling| text.starts_with(**spelling)).map(|spelling| spelling.len())
}

fn entities(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['&', '{', '\\']).map(|found| at + found) {
        at = start + 1;
        let Some(length) = sign(&text[start..], AMPERSANDS) else { continue };
        let name = &text[start + length..];
        let ends = |c: char| !c.is_ascii_alphanumeric() && c != '#';
        let Some(end) = name.find(ends).filter(|end| (2..MAX_ENTITY_BYTES).contains(end)) else { continue };
        let Some(closing) = sign(&name[end..], SEMICOLONS) else { continue };
        if let Some(character) = decoded(&name[..end]) {
            at = start + length + end + closing;
            edits.push(Edit::replace(start..at, in_tex(&character)));
        }
    }
    edits
}

/// The character that an entity's name stands for.
fn decoded(name: &str) -> Option<String> {
    let entity = format!("&{name};");
    let Some(Ok(Token::String(text))) = Tokenizer::new(&*entity).next() else { return None };
    let text = String::from_utf8(text.value.0).ok()?;
    (text != entity).then_some(text)
}

/// Characters as TeX writes them.
fn in_tex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', c]),
            '<' => out.push_str("{\\textless}"),
            '>' => out.push_str("{\\textgreater}"),
            '\\' => out.push_str("{\\textbackslash}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '\u{a0}' => out.push('~'),
            c => out.push(c),
        }
    }
    out
}

/// Tags whose brackets are hidden, as edits that uncover them.
fn hidden_tags(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['{', '\\', '$']).map(|found| at + found) {
        at = start + 1;
        let Some(opening) = sign(&text[start..], LESS) else { continue };
        let inner = start + opening;
        let closes = |&end: &usize| text.is_char_boundary(end) && sign(&text[end..], GREATER).is_some();
        let Some(end) = (inner..text.len().min(inner + MAX_TAG_BYTES)).find(closes) else { continue };
        let closing = end + sign(&text[end..], GREATER).unwrap_or_default();
        let tag = format!("<{}>", &text[inner..end]);
        if let Some(read) = Tag::read(&tag) {
            // TeX takes the blank behind the command for its end, but who exports `\textless/i\textgreater and` means one.
            let has_blank = read.closes && text[..closing].ends_with(' ');
            let closing = closing - usize::from(has_blank);
            edits.push(Edit::replace(start..closing, tag));
            at = closing;
        }
    }
    edits
}

/// The longest tag that is read, in bytes.
const MAX_TAG_BYTES: usize = 400;

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) name: String,
    pub(super) closes: bool,
    /// Its length in bytes.
    pub(super) length: usize,
    /// Where a link leads.
    pub(super) href: Option<String>,
}

impl Tag {
    /// The tag that a text begins with. Something that only looks like one, as in `a <b and c> d`, is not one.
    pub(super) fn read(text: &str) -> Option<Self> {
        let length = text.find('>').filter(|end| *end <= MAX_TAG_BYTES)? + 1;
        let inner = &text[1..length - 1];
        let bare = inner.strip_prefix('/').unwrap_or(inner).trim_end_matches('/');
        let name_length = bare.find(|c: char| c.is_whitespace()).unwrap_or(bare.len());
        let (name, attributes) = bare.split_at(name_length);
        if !attributes.trim().is_empty() && !attributes.contains('=') {
            return None;
        }
        let name = name.to_ascii_lowercase();
        let is_known = mark(&name).is_some() || NEUTRAL.contains(&name.as_str()) || is_foreign(&name);
        let href = attributes.split_once("href=").and_then(|(_, value)| {
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            value[1..].split(quote).next().map(str::to_owned)
        });
        is_known.then(|| Self { name, closes: inner.starts_with('/'), length, href })
    }

    /// The style of its text.
    pub(super) fn style(&self) -> Style {
        mark(&self.name).map_or(Style::Plain, Style::Mark)
    }
}

/// Elements of other languages in exports: `mml:math`, `jats:p`.
fn is_foreign(name: &str) -> bool {
    name.split_once(':').is_some_and(|(space, _)| ["mml", "jats", "xhtml", "m"].contains(&space))
}

/// Elements that only hold text.
const NEUTRAL: &[&str] = &[
    "a",
    "p",
    "br",
    "span",
    "div",
    "font",
    "mark",
    "q",
    "cite",
    "abbr",
    "small",
    "big",
    "tt",
    "bold",
    "scp",
    "sc",
    "title",
    "inline-formula",
    "tex-math",
    "math",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msub",
    "msup",
    "mtext",
    "msubsup",
    "mover",
    "munder",
    "mstyle",
    "semantics",
    "annotation",
    "nobr",
    "wbr",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "monospace",
    "inf",
];

fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "i" | "em" | "italic" | "var" | "dfn" => Mark::Emphasis,
        "b" | "strong" => Mark::Strong,
        "u" | "ins" | "underline" => Mark::Underline,
        "s" | "del" | "strike" => Mark::Strike,
        "sup" => Mark::Superscript,
        "sub" => Mark::Subscript,
        "code" | "kbd" | "samp" => Mark::Code,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn escapes_become_what_they_stand_for() {
        for (text, expected) in [
            ("A &amp; B", r"A \& B"),
            (r"A {\&}amp$\mathsemicolon$ B", r"A \& B"),
            (r"A \&amp; B &amp;amp; C", r"A \& B \& C"),
            ("a&nbsp;b &#8217; &eacute;", "a~b ’ é"),
            ("in &#126;9 %", r"in {\textasciitilde}9 %"),
            ("&lt;i&gt;E. coli&lt;/i&gt;", "<i>E. coli</i>"),
            (r"{$\less$}sub{$\greater$}2{$\less$}/sub{$\greater$}", "<sub>2</sub>"),
            (r"{\textless}b{\textgreater}x{\textless}/b{\textgreater}", "<b>x</b>"),
            (r"\textlessi\textgreaterE. coli\textless/i\textgreater and", "<i>E. coli</i> and"),
            (
                r"$\less$ 5 and $\greater$ 3, a & b; R\&D; &nosuch;",
                r"$\less$ 5 and $\greater$ 3, a & b; R\&D; &nosuch;",
            ),
        ] {
            let id = Sources::new().add(Source::new("a.bib", text));
            assert_eq!(uncovered(&Rewritten::verbatim(id, text, 0..text.len())).text(), expected, "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_tag_is_not_always_one() {
        assert_eq!(Tag::read("<b and c> d"), None);
        assert_eq!(Tag::read("<nosuch>"), None);
        assert_eq!(Tag::read("<x"), None);
        let link = Tag::read("<a class=\"x\" href='https://h.example'>").expect("a tag");
        assert_eq!((link.name.as_str(), link.href.as_deref()), ("a", Some("https://h.example")));
        assert!(Tag::read("</I>").is_some_and(|tag| tag.closes && tag.name == "i"));
    }
}
