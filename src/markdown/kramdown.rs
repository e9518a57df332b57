//! What kramdown reads beyond Markdown and does not print: attribute lists, extensions, abbreviations.

use std::ops::Range;

use super::draft::Draft;
use super::html::starts_tag;
use super::hypertext::tag_end;
use super::lines::{line_up_to, lines, list_marker, rest_of_line, take_out};
use super::raw_html::unended_references;
use super::sentinel::{NOTHING, opaque};
use crate::diagnostic::{Code, Diagnostic};
use crate::rewrite::Edit;

/// The tag that an attribute list becomes where it says something about the page's look; nobody else can write it.
pub(super) const ATTRIBUTES_TAG: &str = "vitae-attributes";

/// The changes for extensions: `{::comment}…{:/comment}` is cut; of `{::nomarkdown}…{:/}` and `{::options … /}` only the braces are.
pub(super) fn extensions(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Vec<Edit> {
    Notation::read(draft, diagnostics, Notation::extensions)
}

/// The changes for attribute lists, `{: .class width="50%"}`: what one says about the look is kept, the rest concerns browsers.
pub(super) fn attribute_lists(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Vec<Edit> {
    Notation::read(draft, diagnostics, Notation::attribute_lists)
}

/// The changes for `*[HTML]: Hypertext Markup Language`, and for link definitions that nobody refers to:
/// `[comment]: <> (a remark)`.
pub(super) fn definitions(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Vec<Edit> {
    Notation::read(draft, diagnostics, Notation::definitions)
}

/// The changes for `## Heading {#name}`.
pub(super) fn heading_names(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Vec<Edit> {
    Notation::read(draft, diagnostics, Notation::heading_names)
}

/// The changes for `^` alone on a line, which ends the block before it.
pub(super) fn block_ends(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Vec<Edit> {
    Notation::read(draft, diagnostics, Notation::block_ends)
}

struct Notation<'a> {
    draft: &'a Draft,
    edits: Vec<Edit>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Notation<'a> {
    fn read(draft: &'a Draft, diagnostics: &'a mut Vec<Diagnostic>, read: impl FnOnce(&mut Self)) -> Vec<Edit> {
        let mut notation = Self { draft, edits: Vec::new(), diagnostics };
        read(&mut notation);
        notation.edits
    }

    fn lose(&mut self, range: Range<usize>, what: &str) {
        let span = self.draft.span(range);
        self.diagnostics.push(Diagnostic::loss(Code::Hidden, what).at(span));
    }

    fn extensions(&mut self) {
        let mut all = self.braces("{::");
        all.extend(self.braces("{:/"));
        all.sort_by_key(|braces| braces.start);
        let text = self.draft.text();
        let is_end = |braces: &Range<usize>| text[braces.start..].starts_with("{:/");
        let ends: Vec<Range<usize>> = all.iter().filter(|braces| is_end(braces)).cloned().collect();
        let mut done = 0;
        for braces in all {
            if braces.start < done {
                continue;
            }
            let inner = &text[braces.start + 3..braces.end - 1];
            let opens = !inner.ends_with('/') && !is_end(&braces);
            let end = if opens { ends.get(ends.partition_point(|end| end.start < braces.end)) } else { None };
            done = braces.end;
            match (end, Extension::of(inner)) {
                (Some(end), Extension::Hidden(what)) => {
                    done = end.end;
                    self.lose(braces.start..end.end, what);
                    self.edits.push(take_out(text, braces.start..end.end));
                }
                (Some(end), Extension::NoMarkdown) => {
                    let (opening, closing) = (take_out(text, braces), take_out(text, end.clone()));
                    self.edits.extend(without_markdown(text, opening.range.end..closing.range.start));
                    self.edits.extend([opening, closing]);
                    done = end.end;
                }
                _ => self.edits.push(take_out(text, braces)),
            }
        }
    }

    fn attribute_lists(&mut self) {
        for braces in self.braces("{:") {
            let inner = &self.draft.text()[braces.start + 2..braces.end - 1];
            if inner.starts_with([':', '/']) {
                continue;
            }
            if inner.trim() == "toc" {
                self.table_of_contents(braces);
                continue;
            }
            if let Some(look) = list_look(inner)
                && self.is_alone(&braces)
            {
                let place = if self.stands_below_words(&braces) { "last" } else { "next" };
                let indentation = line_up_to(self.draft.text(), braces.start).to_owned();
                let tag = format!("\n{indentation}<{ATTRIBUTES_TAG} list=\"{place}\"{look}>\n");
                self.edits.push(Edit::replace(braces, tag));
                continue;
            }
            self.edits.push(match look(inner) {
                Some(tag) => Edit::replace(braces, tag),
                None => take_out(self.draft.text(), braces),
            });
        }
        // Without the colon kramdown prints it; nobody means that either.
        for braces in self.braces("{") {
            let after_link = self.draft.text()[..braces.start].ends_with(')')
                && self.draft.regions().untouchable.around(braces.start - 1).is_some();
            if after_link && is_attribute_list(&self.draft.text()[braces.start + 1..braces.end - 1]) {
                self.edits.push(take_out(self.draft.text(), braces));
            }
        }
    }

    /// Whether nothing else is on the line.
    fn is_alone(&self, braces: &Range<usize>) -> bool {
        let text = self.draft.text();
        line_up_to(text, braces.start).trim().is_empty() && rest_of_line(text, braces.end).trim().is_empty()
    }

    /// Whether the line above holds words: then an attribute list is about the block before it, else about the one after.
    fn stands_below_words(&self, braces: &Range<usize>) -> bool {
        let text = self.draft.text();
        let start = braces.start - line_up_to(text, braces.start).len();
        start > 0 && !line_up_to(text, start - 1).trim().is_empty()
    }

    /// The pairs of braces on one line, outside code, that start like this.
    fn braces(&self, open: &str) -> Vec<Range<usize>> {
        let text = self.draft.text();
        let mut found = Vec::new();
        let mut at = 0;
        let mut end = 0;
        while let Some(start) = text[at..].find(open).map(|found| at + found) {
            at = start + open.len();
            // The next closing brace serves all that open before it.
            if end <= at {
                end = closing_brace(text, at);
            }
            let fits = end - start <= rest_of_line(text, start).len();
            let is_escaped = text[..start].ends_with('\\');
            if fits && !is_escaped && self.draft.regions().code.around(start).is_none() {
                found.push(start..end);
            }
        }
        found
    }

    /// `* TOC⏎{:toc}`: the site lists its headings here. A printed page needs no such list.
    fn table_of_contents(&mut self, braces: Range<usize>) {
        let text = self.draft.text();
        let line = braces.start - line_up_to(text, braces.start).len();
        let above = line - line_up_to(text, line.saturating_sub(1)).len() - usize::from(line > 0);
        let below = (braces.end + rest_of_line(text, braces.end).len() + 1).min(text.len());
        let range = if list_marker(rest_of_line(text, above)).is_some() && above < line {
            above..braces.end
        } else if text.is_char_boundary(below) && list_marker(rest_of_line(text, below)).is_some() {
            line..below + rest_of_line(text, below).len()
        } else {
            braces
        };
        self.lose(range.clone(), "the table of contents");
        self.edits.push(take_out(text, range));
    }

    fn definitions(&mut self) {
        for (start, line) in lines(self.draft.text()) {
            let what = if line.trim_start().starts_with("*[") && line.contains("]:") {
                "the long form of an abbreviation, which shows only on hover"
            } else if line.starts_with("[comment]:") || line.starts_with("[//]:") {
                "a comment"
            } else {
                continue;
            };
            if self.draft.regions().code.around(start).is_none() {
                let range = start..start + line.len();
                self.lose(range.clone(), what);
                self.edits.push(take_out(self.draft.text(), range));
            }
        }
    }

    fn heading_names(&mut self) {
        for braces in self.braces("{#") {
            let text = self.draft.text();
            let rest = rest_of_line(text, braces.end);
            let below = text.get(braces.end + rest.len() + 1..).unwrap_or_default();
            let is_heading =
                line_up_to(text, braces.start).trim_start().starts_with('#') || below.starts_with(['=', '-']);
            if is_heading && rest.trim().is_empty() {
                self.edits.push(take_out(text, braces));
            }
        }
    }

    fn block_ends(&mut self) {
        for (start, line) in lines(self.draft.text()) {
            if line.trim_end() == "^" && self.draft.regions().code.around(start).is_none() {
                self.edits.push(Edit::replace(start..start + line.len(), format!("\n{NOTHING}\n")));
            }
        }
    }
}

/// What an extension's name asks for.
enum Extension {
    /// What it holds is not on the site, for this reason.
    Hidden(&'static str),
    /// What it holds is HTML.
    NoMarkdown,
    Other,
}

impl Extension {
    fn of(opening: &str) -> Self {
        match opening.split_whitespace().next() {
            Some("comment") => Self::Hidden("a comment"),
            Some("nomarkdown") if value_of(opening, "type").is_some_and(|kind| !kind.contains("html")) => {
                Self::Hidden("the site does not show this")
            }
            Some("nomarkdown") => Self::NoMarkdown,
            _ => Self::Other,
        }
    }
}

/// HTML whose text is not Markdown: every mark in it becomes a character that the parser does not know.
fn without_markdown(text: &str, range: Range<usize>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if starts_tag(&text[at..range.end]) {
            at = tag_end(text, at).min(range.end);
            continue;
        }
        let from = at + usize::from(text[at..].starts_with('<'));
        let end = text[from..range.end].find('<').map_or(range.end, |length| from + length);
        edits.extend(opaque_words(text, at..end));
        edits.extend(unended_references(text, at..end));
        at = end;
    }
    edits
}

/// Makes text one run of words: neither marks nor indentation nor blank lines mean anything in it. All other words stay what they
/// are, so that each is still known to be where it was written.
fn opaque_words(text: &str, range: Range<usize>) -> Vec<Edit> {
    let inner = &text[range.clone()];
    // The number of a character is read as in all HTML.
    let is_reference = |at: usize| inner[..at].ends_with('&');
    let is_mark = |&(at, c): &(usize, char)| opaque(c) != c && !(c == '#' && is_reference(at));
    let to_letter = |(at, c): (usize, char)| {
        let at = range.start + at;
        Edit::replace(at..at + c.len_utf8(), opaque(c).to_string())
    };
    let mut edits: Vec<Edit> = inner.char_indices().filter(is_mark).map(to_letter).collect();
    let mut done = 0;
    while let Some(line_end) = inner[done..].find('\n').map(|found| done + found) {
        let start = inner[..line_end].trim_end_matches([' ', '\t']).len();
        done = inner.len() - inner[line_end..].trim_start_matches([' ', '\t', '\n']).len();
        if &inner[start..done] != "\n" {
            edits.push(Edit::replace(range.start + start..range.start + done, "\n"));
        }
    }
    edits
}

/// Where the next brace has closed, or the end of the text. An escaped brace closes nothing.
fn closing_brace(text: &str, from: usize) -> usize {
    let mut closing = text[from..].match_indices('}').map(|(at, _)| from + at);
    closing.find(|at| !text[..*at].ends_with('\\')).map_or(text.len() + 1, |at| at + 1)
}

/// Whether this is what an attribute list holds: `#name`, `.class`, `key="value"`.
fn is_attribute_list(inner: &str) -> bool {
    let is_key = |word: &str| {
        word.split_once('=')
            .is_some_and(|(key, _)| !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
    };
    inner.split_whitespace().next().is_some_and(|word| word.starts_with(['.', '#', ':']) || is_key(word))
}

/// What an attribute list says about the numbers of a list, as attributes of a tag.
fn list_look(list: &str) -> Option<String> {
    let keys = ["start", "reversed", "type", "style"];
    let values = keys.iter().filter_map(|key| Some((key, value_of(list, key)?)));
    let about_lists = values.filter(|(key, value)| **key != "style" || value.contains("list-style"));
    let attributes: String = about_lists.map(|(key, value)| format!(" {key}=\"{value}\"")).collect();
    (!attributes.is_empty()).then_some(attributes)
}

/// The tag for what an attribute list says about width and alignment.
fn look(list: &str) -> Option<String> {
    let mut attributes = String::new();
    let mut classes = Vec::new();
    for word in list.split_whitespace() {
        if let Some(class) = word.strip_prefix('.') {
            classes.extend(class.split('.'));
        }
    }
    for key in ["width", "style", "align"] {
        if let Some(value) = value_of(list, key) {
            attributes.push_str(&format!(" {key}=\"{value}\""));
        }
    }
    let aligns = classes.iter().any(|class| class.contains("center") || class.contains("right"));
    if aligns {
        attributes.push_str(&format!(" class=\"{}\"", classes.join(" ").replace('"', "")));
    }
    (!attributes.is_empty()).then(|| format!("<{ATTRIBUTES_TAG}{attributes}>"))
}

/// The value of `key="value"` in an attribute list.
fn value_of<'t>(list: &'t str, key: &str) -> Option<&'t str> {
    let start = list.match_indices(key).map(|(at, _)| at).find(|at| {
        list[..*at].chars().next_back().is_none_or(char::is_whitespace) && list[at + key.len()..].starts_with('=')
    })?;
    let value = &list[start + key.len() + 1..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().filter(|value| !value.contains(['"', '<', '>']))
}
