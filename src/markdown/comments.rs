//! What the site does not show: comments, scripts, styles; and the comments that steer the PDF.
//!
//! They are cut before the text is parsed, with the whole line where nothing else is on it, so that a comment inside a paragraph
//! does not split it and a comment between two items does not split their list.

use std::ops::Range;

pub use super::comment::Comment;
pub(crate) use super::comment::{OPEN, at_start};

use super::comment::CLOSE;
use super::draft::Draft;
use super::lines::{lines, take_out};
use super::regions::{Ranges, Regions, gaps};
use super::sentinel;
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::rewrite::Edit;

/// The comments of a text, in order. One that is never closed is not a comment: the site shows its text.
pub fn find(text: &str) -> Vec<Comment> {
    // Most pages have none, and need not be parsed to know that.
    if text.contains(OPEN) { find_outside(text, &code_of(text)) } else { Vec::new() }
}

/// What is outside the comments of a text, in order.
pub fn visible(text: &str) -> Vec<Range<usize>> {
    gaps(0..text.len(), find(text).into_iter().map(|comment| comment.range).collect())
}

/// What is outside the comments, scripts and styles of a text, in order.
pub fn shown(text: &str) -> Vec<Range<usize>> {
    let regions = Regions::of(text);
    let comments = find_outside(text, &regions.code);
    let raw = raw_elements(text, &regions, &comments);
    let comments = comments.iter().map(|comment| comment.range.clone());
    gaps(0..text.len(), raw.iter().map(|raw| raw.range().clone()).chain(comments).collect())
}

/// The parts of a text that are outside comments and, in Markdown, outside code: where links may be looked for. Two of them never
/// join into one word, whatever was between them.
pub fn running_text(text: &str) -> Vec<Range<usize>> {
    let code = code_of(text);
    let comments = find_outside(text, &code).into_iter().map(|comment| comment.range);
    gaps(0..text.len(), comments.chain(code.iter().cloned()).collect())
}

/// The code of a text. A page is asked for its comments several times, and need not be parsed where nothing in it can be code.
fn code_of(text: &str) -> Ranges {
    let may_be_code = text.contains('`') || text.contains('\t') || text.contains("~~~") || text.contains("    ");
    if may_be_code { Regions::of(text).code } else { Ranges::default() }
}

fn find_outside(text: &str, code: &Ranges) -> Vec<Comment> {
    let mut comments = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(OPEN).map(|found| at + found) {
        at = start + OPEN.len();
        if let Some(code) = code.around(start) {
            at = at.max(code.end);
            continue;
        }
        if is_escaped(text, start) {
            continue;
        }
        let Some(comment) = at_start(&text[start..]) else { break };
        at = start + comment.range.end;
        let content = start + comment.content.start..start + comment.content.end;
        comments.push(Comment { range: start..at, content });
    }
    comments
}

/// `\<!--` is literal text.
fn is_escaped(text: &str, at: usize) -> bool {
    let before = &text[..at];
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// What a comment asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Directive {
    /// `<!-- vitae:skip -->`: what follows is on the site only.
    Skip,
    /// `<!-- vitae:keep -->`: what follows stays, whatever the rules say.
    Keep,
    /// `<!-- vitae:end -->`
    End,
    /// `<!-- vitae:only … -->`: what the comment holds is in the PDF only.
    Only,
    /// `<!-- vitae:pagebreak -->`
    PageBreak,
}

impl Directive {
    /// The directive that a comment starts with, and where the rest of it begins.
    fn of(content: &str) -> Option<(Self, usize)> {
        let word = content.trim_start().strip_prefix("vitae:")?;
        let length = word.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(word.len());
        let directive = match &word[..length] {
            "skip" => Self::Skip,
            "keep" => Self::Keep,
            "end" => Self::End,
            "only" => Self::Only,
            "pagebreak" => Self::PageBreak,
            _ => return None,
        };
        Some((directive, content.len() - word.len() + length))
    }
}

/// What is between `<!-- vitae:keep -->` and `<!-- vitae:end -->`, or the end of the text.
pub fn kept(text: &str) -> Vec<Range<usize>> {
    // Most pages have no such place, and need not be parsed to know that.
    if !text.contains("vitae:keep") {
        return Vec::new();
    }
    let directives = find(text).into_iter().filter_map(|comment| {
        let (directive, _) = Directive::of(&text[comment.content])?;
        Some((directive, comment.range))
    });
    let mut kept = Vec::new();
    let mut open = None;
    for (directive, range) in directives {
        match (directive, open) {
            (Directive::Keep, None) => open = Some(range.end),
            (Directive::End, Some(start)) => {
                kept.push(start..range.start);
                open = None;
            }
            _ => {}
        }
    }
    kept.extend(open.map(|start| start..text.len()));
    kept
}

/// The tag that `<!-- vitae:pagebreak -->` becomes; nobody else can write it.
pub(super) const PAGE_BREAK_TAG: &str = "vitae-pagebreak";

/// The changes that take out comments, scripts and styles, and obey the comments that steer the PDF. Code contains none of them.
pub(super) fn mend(draft: &Draft, diagnostics: &mut Vec<Diagnostic>) -> Vec<Edit> {
    let text = draft.text();
    if !text.contains('<') && !text.contains(CLOSE) {
        return Vec::new();
    }
    let regions = draft.regions();
    let mut cutter = Cutter { draft, edits: Vec::new(), done: 0, diagnostics };
    let comments = find_outside(text, &regions.code);
    let mut hidden = raw_elements(text, regions, &comments);
    hidden.extend(instructions(text, regions));
    hidden.extend(stray_ends(text, regions, &comments));
    hidden.extend(comments.into_iter().map(Hidden::Comment));
    hidden.sort_by_key(|hidden| hidden.range().start);
    cutter.cut_all(&hidden);
    cutter.mend_unclosed(regions);
    cutter.edits
}

/// Something that the site does not show.
enum Hidden {
    Comment(Comment),
    /// `<script>…</script>`, `<style>…</style>`, `<?…?>`, by how it starts.
    Raw(&'static str, Range<usize>),
    /// `-->` alone on a line, without a comment that it ends.
    StrayEnd(Range<usize>),
}

impl Hidden {
    fn range(&self) -> &Range<usize> {
        match self {
            Self::Comment(comment) => &comment.range,
            Self::Raw(_, range) | Self::StrayEnd(range) => range,
        }
    }
}

/// The elements whose content is not for readers.
const RAW_ELEMENTS: [(&str, &str); 2] = [("script", "<script>"), ("style", "<style>")];

fn raw_elements(text: &str, regions: &Regions, comments: &[Comment]) -> Vec<Hidden> {
    let mut found = Vec::new();
    for (name, tag) in RAW_ELEMENTS {
        let mut at = 0;
        while let Some(start) = find_tag(text, at, name, "<") {
            at = start + 1;
            let next = comments.partition_point(|comment| comment.range.end <= start);
            let in_comment = comments.get(next).is_some_and(|comment| comment.range.start <= start);
            if in_comment || regions.code.around(start).is_some() {
                continue;
            }
            let Some(close) = find_tag(text, at, name, "</") else { break };
            let end = text[close..].find('>').map_or(text.len(), |found| close + found + 1);
            found.push(Hidden::Raw(tag, start..end));
            at = end;
        }
    }
    found
}

/// Whether a script may write on the page, as far as its own text shows: one in a separate file, or one that names a function
/// that does.
fn may_show_something(script: &str) -> bool {
    const WRITERS: &[&str] = &[
        "innerHTML",
        "insertAdjacentHTML",
        "appendChild",
        "append(",
        "document.write",
        "fetch(",
        "XMLHttpRequest",
        "getJSON",
        "$.get",
        "$.ajax",
    ];
    const SILENT: &[&str] =
        &["googletagmanager", "google-analytics", "gtag", "mathjax", "MathJax", "polyfill", "katex", "jquery"];
    let opening = script.split('>').next().unwrap_or_default();
    let may = opening.contains("src=") || WRITERS.iter().any(|writer| script.contains(writer));
    may && !SILENT.iter().any(|silent| script.contains(silent))
}

/// What is left of a comment that ended too early: browsers show it, but nobody wants it.
fn stray_ends(text: &str, regions: &Regions, comments: &[Comment]) -> Vec<Hidden> {
    let lines = lines(text).filter(|(_, line)| line.trim() == CLOSE);
    let ends = lines.map(|(start, line)| start + line.len() - line.trim_start().len());
    let is_stray = |at: &usize| {
        let next = comments.partition_point(|comment| comment.range.end <= *at);
        comments.get(next).is_none_or(|comment| *at < comment.range.start) && regions.code.around(*at).is_none()
    };
    ends.filter(is_stray).map(|at| Hidden::StrayEnd(at..at + CLOSE.len())).collect()
}

/// `<?php … ?>`, `<![CDATA[ … ]]>`, `<!DOCTYPE html>`: meant for machines.
fn instructions(text: &str, regions: &Regions) -> Vec<Hidden> {
    const KINDS: [(&str, &str); 3] = [("<?", "?>"), ("<![CDATA[", "]]>"), ("<!DOCTYPE", ">")];
    let mut found = Vec::new();
    for (open, close) in KINDS {
        let mut at = 0;
        while let Some(start) = text[at..].find(open).map(|found| at + found) {
            at = start + open.len();
            if regions.code.around(start).is_some() {
                continue;
            }
            let Some(length) = text[at..].find(close) else { break };
            at += length + close.len();
            found.push(Hidden::Raw(open, start..at));
        }
    }
    found
}

/// Where the next tag of that name starts.
pub(super) fn find_tag(text: &str, from: usize, name: &str, open: &str) -> Option<usize> {
    let mut at = from;
    loop {
        let start = at + text[at..].find(open)?;
        let rest = &text.as_bytes()[start + open.len()..];
        let named = rest.len() > name.len() && rest[..name.len()].eq_ignore_ascii_case(name.as_bytes());
        if named && matches!(rest[name.len()], b' ' | b'\t' | b'\n' | b'>' | b'/') {
            return Some(start);
        }
        at = start + open.len();
    }
}

struct Cutter<'a> {
    draft: &'a Draft,
    edits: Vec<Edit>,
    /// Everything before this has been dealt with.
    done: usize,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Cutter<'_> {
    fn cut_all(&mut self, hidden: &[Hidden]) {
        for (index, item) in hidden.iter().enumerate() {
            if item.range().start < self.done {
                continue;
            }
            match item {
                Hidden::Raw(tag, range) => {
                    let element = &self.draft.text()[range.clone()];
                    if *tag == "<script>" && may_show_something(element) {
                        let message = "this `<script>` is not run, so nothing that it may show is printed";
                        let loss = Diagnostic::loss(Code::DroppedHtml, message);
                        self.diagnostics
                            .push(loss.at(self.draft.span(range.clone())).about(Subject::Element("script")));
                    } else {
                        self.report(range, format!("the content of `{tag}` is not for readers"));
                    }
                    self.take_out(range.clone());
                }
                Hidden::StrayEnd(range) => {
                    self.report(range, "this `-->` closes no comment");
                    self.take_out(range.clone());
                }
                Hidden::Comment(comment) => self.obey(comment, &hidden[index + 1..]),
            }
        }
    }

    fn obey(&mut self, comment: &Comment, later: &[Hidden]) {
        let content = &self.draft.text()[comment.content.clone()];
        match Directive::of(content) {
            None => {
                self.report(&comment.range, "a comment");
                self.take_out(comment.range.clone());
            }
            Some((Directive::End | Directive::Keep, _)) => self.take_out(comment.range.clone()),
            Some((Directive::PageBreak, _)) => self.break_page(comment),
            Some((Directive::Only, rest)) => self.reveal(comment, rest),
            Some((Directive::Skip, _)) => self.skip(comment, later),
        }
    }

    fn break_page(&mut self, comment: &Comment) {
        let tag = format!("\n\n<{PAGE_BREAK_TAG}></{PAGE_BREAK_TAG}>\n\n");
        self.replace(comment.range.clone(), &tag);
    }

    /// The comment's brackets go, its content stays.
    fn reveal(&mut self, comment: &Comment, rest: usize) {
        let opening = comment.range.start..comment.content.start + rest;
        let inner = opening.end..comment.content.end;
        self.take_out(opening);
        // Comments do not nest: what looks like the start of another is not one.
        for (at, open) in self.draft.text()[inner.clone()].match_indices(OPEN) {
            self.replace(inner.start + at..inner.start + at + open.len(), "");
        }
        self.take_out(comment.content.end..comment.range.end);
    }

    fn skip(&mut self, comment: &Comment, later: &[Hidden]) {
        let end = later.iter().find_map(|hidden| match hidden {
            Hidden::Comment(end) => {
                let directive = Directive::of(&self.draft.text()[end.content.clone()]);
                (directive.map(|(directive, _)| directive) == Some(Directive::End)).then_some(end.range.end)
            }
            Hidden::Raw(..) | Hidden::StrayEnd(_) => None,
        });
        if end.is_none() {
            let warning =
                Diagnostic::warning(Code::Hidden, "`vitae:skip` without `vitae:end` skips the rest of the page");
            let span = self.draft.span(comment.range.clone());
            self.diagnostics.push(warning.at(span).help("write `<!-- vitae:end -->` where the PDF should continue"));
        }
        let range = comment.range.start..end.unwrap_or(self.draft.text().len());
        self.report(&range, "`vitae:skip` keeps this out of the PDF");
        self.take_out(range);
    }

    fn report(&mut self, range: &Range<usize>, what: impl Into<String>) {
        let span = self.draft.span(range.clone());
        self.diagnostics.push(Diagnostic::loss(Code::Hidden, what).at(span));
    }

    /// Deletes `range`, and its line when nothing else is on it.
    fn take_out(&mut self, range: Range<usize>) {
        let edit = take_out(self.draft.text(), range);
        self.replace(edit.range, &edit.with);
    }

    fn replace(&mut self, range: Range<usize>, with: &str) {
        let start = range.start.max(self.done);
        self.done = range.end.max(start);
        // What a comment separates must not become a tag: `<<!-- a -->b>` shows as `<b>`, and means nothing.
        let parts_tag = with.is_empty() && self.draft.text()[..start].ends_with('<');
        let with = if parts_tag { sentinel::NOTHING.to_string() } else { with.to_owned() };
        self.edits.push(Edit::replace(start..self.done, with));
    }

    /// A comment that is never closed hides nothing, on the site or here, but its `<!--` is not text either.
    fn mend_unclosed(&mut self, regions: &Regions) {
        let text = self.draft.text();
        let starts = text[self.done..].match_indices(OPEN).map(|(at, _)| self.done + at);
        let is_comment = |start: &usize| regions.code.around(*start).is_none() && !is_escaped(text, *start);
        for start in starts.filter(is_comment).collect::<Vec<_>>() {
            let range = start..start + OPEN.len();
            let warning = Diagnostic::warning(Code::Hidden, "this comment is never closed, so it hides nothing");
            self.diagnostics.push(warning.at(self.draft.span(range.clone())).help("close it with `-->`"));
            self.replace(range, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_code_shows_is_no_comment() {
        for (text, comments) in [
            ("`<!--` a <!-- b --> c `-->`", &["<!-- b -->"][..]),
            ("~~~\n<!--\n~~~\n<!-- a -->", &["<!-- a -->"]),
            ("``a `<!--` b`` <!-- c -->", &["<!-- c -->"]),
            ("<!-- a --> b `<!--` c <!-- d -->", &["<!-- a -->", "<!-- d -->"]),
            ("<!-- a `code` --> `<!--`\n\n<!-- b -->", &["<!-- a `code` -->", "<!-- b -->"]),
            (r"\<!-- a --> <!-- b -->", &["<!-- b -->"]),
            (r"\\<!-- a -->", &["<!-- a -->"]),
            ("a ` b <!-- c --> d", &["<!-- c -->"]),
            ("| `<!--` |\n|---|\n| a |\n\n<!-- b -->", &["<!-- b -->"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|comment| &text[comment.range]).collect();
            assert_eq!(found, comments, "{text}");
        }
    }
}
