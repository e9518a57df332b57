//! Blank lines in HTML that separate nothing: Liquid leaves them where its tags were. And characters that only HTML writes so.
//!
//! kramdown reads no Markdown in an element without the attribute `markdown`, so for a browser such a line is a space.

use std::ops::Range;

use super::comments::find_tag;
use super::draft::Draft;
use super::html::starts_tag;
use super::hypertext::tag_end;
use crate::rewrite::Edit;

/// Elements that are on their own lines.
const BLOCKS: &[&str] = &[
    "div", "ul", "ol", "li", "dl", "dt", "dd", "section", "article", "aside", "header", "footer", "main", "nav",
    "figure", "table", "tbody", "thead", "tr", "td", "th", "p",
];
/// Elements in running text.
const AMONG_WORDS: &[&str] =
    &["a", "span", "b", "strong", "i", "em", "small", "abbr", "time", "sup", "sub", "u", "code", "mark", "font"];
/// Elements in which line breaks count.
const VERBATIM: &[&str] = &["pre", "script", "style", "textarea"];
/// With fewer spaces before it, a line is not indented the way HTML is.
const INDENT: usize = 2;

/// The changes after which they are gone.
pub(super) fn blank_lines(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut edits = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut last = 0;
    let mut at = 0;
    let mut before: Option<Tag> = None;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        at = start + 1;
        if !starts_tag(&text[start..]) || open.is_empty() && draft.regions().code.around(start).is_some() {
            continue;
        }
        let end = tag_end(text, start);
        let tag = Tag::of(&text[start..end]);
        let is_among_words = AMONG_WORDS.contains(&&*tag.name);
        if open.last().is_some_and(|open| open.is_raw) {
            // Links on their own lines are buttons, not words of one sentence.
            let are_buttons = tag.name == "a" && !tag.is_end && text[..last].ends_with("</a>");
            edits.extend(between(text, last..start, is_among_words && !are_buttons));
            edits.extend(unended_references(text, last..start));
            let is_whole = before.is_some_and(|before| !before.is_end && tag.is_end && before.name == tag.name);
            if is_whole && is_among_words {
                edits.extend(one_line(text, last..start));
            }
        }
        tag.enter(&mut open);
        at = match VERBATIM.contains(&&*tag.name) && !tag.is_end {
            true => find_tag(text, end, &tag.name, "</").unwrap_or(text.len()),
            false => end,
        };
        last = at;
        before = Some(tag);
    }
    edits
}

/// The line ends in the words of one element that a block of Markdown would follow: `2019` and, below it, `- 2021`.
fn one_line(text: &str, range: Range<usize>) -> impl Iterator<Item = Edit> + '_ {
    let ends = text[range.clone()].match_indices('\n').map(move |(found, _)| range.start + found);
    ends.filter_map(|end| {
        let is_first = !text[..end].trim_end_matches([' ', '\t']).ends_with('\n');
        let after = text[end..].trim_start();
        (is_first && is_block(after)).then(|| Edit::replace(end..text.len() - after.len(), " "))
    })
}

/// Ends for the numbers of characters that have none: to a browser, `&#8226 ` is a bullet.
pub(super) fn unended_references(text: &str, range: Range<usize>) -> impl Iterator<Item = Edit> + '_ {
    let starts = text[range.clone()].match_indices("&#").map(move |(found, mark)| range.start + found + mark.len());
    starts.filter_map(|start| {
        let digits = text[start..].chars().take_while(char::is_ascii_digit).count();
        let end = start + digits;
        (digits > 0 && !text[end..].starts_with(';')).then(|| Edit::replace(end..end, ";"))
    })
}

/// The blank lines in the text between two tags.
fn between(text: &str, range: Range<usize>, precedes_words: bool) -> Vec<Edit> {
    let inner = &text[range.clone()];
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = inner[at..].find('\n').map(|found| at + found) {
        let gap = inner[found..].len() - inner[found..].trim_start().len();
        let after = &inner[found + gap..];
        at = found + gap;
        let is_blank_line = inner[found..at].matches('\n').count() > 1;
        let indent = inner[found..at].rsplit('\n').next().map_or(0, str::len);
        let goes_on = if after.is_empty() { precedes_words } else { indent >= INDENT && !is_block(after) };
        if is_blank_line && goes_on {
            // The indentation stays: to the parser, a line without it may end what the one above has begun.
            edits.push(Edit::replace(range.start + found..range.start + at - indent, "\n"));
        }
    }
    edits
}

/// Whether a line begins a block of Markdown that somebody wrote there. `2026.` is a year, not the number of an item.
fn is_block(line: &str) -> bool {
    const MAX_DIGITS: usize = 3;
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    line.starts_with(['-', '*', '+', '#', '>', '|', '`', '!', '[', '$', ':'])
        || (1..=MAX_DIGITS).contains(&digits) && line[digits..].starts_with(['.', ')'])
}

/// An element that is open.
struct Open {
    name: String,
    /// Whether nothing in it is Markdown.
    is_raw: bool,
}

/// What a tag says.
struct Tag {
    name: String,
    is_end: bool,
    is_markdown: bool,
}

impl Tag {
    fn of(tag: &str) -> Self {
        let rest = tag.trim_start_matches('<');
        let name = rest.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name[..end].to_ascii_lowercase();
        Self { is_end: rest.starts_with('/'), is_markdown: tag.contains("markdown="), name }
    }

    /// Opens or closes an element.
    fn enter(&self, open: &mut Vec<Open>) {
        if !BLOCKS.contains(&&*self.name) {
            return;
        }
        if !self.is_end {
            open.push(Open { name: self.name.clone(), is_raw: !self.is_markdown });
        } else if let Some(at) = open.iter().rposition(|open| open.name == self.name) {
            open.truncate(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::block_text;
    use crate::markdown::parse;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    /// The lines of a text's paragraphs.
    fn shown(text: &str) -> String {
        let span = Span::new(Sources::new().add(Source::new("cv.md", text)), 0..text.len());
        let document = parse(&Rewritten::of_value(span, text)).into_value().unwrap_or_default();
        document.blocks.iter().map(|block| block_text(std::slice::from_ref(block))).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn blank_lines_that_liquid_leaves_in_html_part_nothing() {
        for (text, expected) in [
            ("<div>\n\n    <a href=\"/a\">Tides</a>\n\n    <span>Bergen</span>\n</div>", "Tides Bergen"),
            ("<div>\n  2019 –\n\n    2021\n</div>", "2019 – 2021"),
            (
                "<div>\n <div>\n\n      <a href=\"/a\">Ek</a>\n\n    </div>\n    <div>\n      2019 –\n\n        2021\n    </div>\n</div>",
                "Ek | 2019 – 2021",
            ),
            ("<ul>\n<li>\n\n<b>Tides</b>\n\n<i>Ek</i>\n</li>\n</ul>", "Tides Ek"),
            (
                "<div><div>\n<span>\n    2019\n    - 2021</span> <b>\n  Tides\n  * Waves</b></div></div>",
                "2019 - 2021 Tides * Waves",
            ),
            ("<div>\n<p>\n\n  <b>Tides</b>,\n\n    2026. \n    Ek.\n</p>\n</div>", "Tides, 2026. Ek."),
            ("<div>\n\n  1. Tides\n\n  2. Waves\n\n</div>", "Tides\nWaves"),
            ("<div>\n\nTides\n\nWaves\n\n</div>", "Tides | Waves"),
            ("<div>\n\n  - Tides\n\n  - Waves\n\n</div>", "Tides\nWaves"),
            ("<div markdown=\"1\">\n\n  Tides\n\n  *Waves*\n\n</div>", "Tides | Waves"),
            ("<pre>\n  a\n\n  b\n</pre>", "a\n\n  b"),
            ("<p>&#8226 Tides &#8226; &#x</p>", "• Tides • &#x"),
            ("{::nomarkdown}\n<div>&#8226 Tides</div>\n{:/}", "• Tides"),
            ("Tides &#8226 Waves", "Tides &#8226 Waves"),
            (
                "<div>\n  <div>\n    \n      <img src=\n        \n  \"/1.png\"\n  alt=\"Tides\n\">\n  </div>\n  <p>Ek</p>\n</div>",
                "Tides | Ek",
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
