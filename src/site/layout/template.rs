//! The parts of a layout: HTML elements, tags of Liquid, and which holds which. Nothing is run.

use std::ops::Range;

use crate::liquid_syntax::{Node, NodeKind, tokens};
use crate::markdown::comments;

/// A part that has a beginning and an end.
#[derive(Debug, Clone)]
pub(in crate::site) struct Part {
    /// The element's or the tag's name.
    pub(in crate::site) name: String,
    /// What else is in the tag that opens it.
    pub(in crate::site) arguments: String,
    /// All of it. What is never closed is no more than its tag.
    pub(in crate::site) outer: Range<usize>,
    /// What is between its tags.
    pub(in crate::site) inner: Range<usize>,
}

impl Part {
    pub(in crate::site) fn holds(&self, range: &Range<usize>) -> bool {
        let is_closed = self.inner.end < self.outer.end;
        is_closed && self.inner.start <= range.start && range.end <= self.inner.end
    }

    /// The names in an element's `class` and `id`.
    pub(in crate::site) fn marks(&self) -> Vec<&str> {
        let value = |key: &str| {
            let (_, after) = self.arguments.split_once(key)?;
            let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            after[1..].split(quote).next()
        };
        let values = ["class=", "id="].into_iter().filter_map(value);
        values.flat_map(str::split_whitespace).collect()
    }
}

/// A layout, taken apart.
#[derive(Debug, Default)]
pub(in crate::site) struct Template {
    /// Its elements, in the order in which they begin.
    pub(in crate::site) elements: Vec<Part>,
    /// Its blocks and tags of Liquid, likewise.
    pub(in crate::site) tags: Vec<Part>,
    /// Where it prints the page's text. Of the parts into which it splits the text, only the first has a place.
    pub(in crate::site) content: Vec<Range<usize>>,
    /// Its comments, and the places of the text's other parts.
    pub(in crate::site) comments: Vec<Range<usize>>,
}

impl Template {
    pub(in crate::site) fn read(text: &str) -> Self {
        let mut template = Self::default();
        let liquid: Vec<Node> = tokens(text).into_iter().filter(|node| node.kind != NodeKind::Text).collect();
        let (mut open_elements, mut open_tags) = (Vec::new(), Vec::new());
        let mut at = 0;
        while at < text.len() {
            // Liquid in the tag of an element is a part of that.
            let node = liquid.get(liquid.partition_point(|node| node.range.start < at));
            let start = text[at..].find('<').map_or(text.len(), |start| at + start);
            at = match node.filter(|node| node.range.start <= start) {
                Some(node) => template.liquid(text, node, &mut open_tags),
                None => template.html(text, start, &liquid, &mut open_elements),
            };
        }
        if template.content.is_empty() {
            let mut places = places_of_parts(text, &liquid);
            template.content.extend(places.next());
            template.comments.extend(places);
        }
        template
    }

    /// Reads a piece of Liquid, and returns where it ends.
    fn liquid(&mut self, text: &str, node: &Node, open: &mut Vec<usize>) -> usize {
        let range = node.range.clone();
        match &node.kind {
            NodeKind::Output(expression) => {
                let variable = text[expression.clone()].split('|').next().unwrap_or_default().trim();
                if matches!(variable, "content" | "page.content") {
                    self.content.push(range.clone());
                }
            }
            NodeKind::Tag(tag) => match text[tag.name.clone()].strip_prefix("end") {
                Some(name) => close(&mut self.tags, open, name, &range),
                None => push(&mut self.tags, open, &text[tag.name.clone()], &text[tag.arguments.clone()], &range),
            },
            NodeKind::Raw(_) | NodeKind::Comment => self.comments.push(range.clone()),
            NodeKind::Text | NodeKind::Block(_) | NodeKind::Broken => {}
        }
        range.end
    }

    /// Reads the HTML that begins at `start`, and returns where it ends.
    fn html(&mut self, text: &str, start: usize, liquid: &[Node], open: &mut Vec<usize>) -> usize {
        let rest = &text[start..];
        if rest.starts_with(comments::OPEN) {
            // One that is never closed hides the rest.
            let end = comments::at_start(rest).map_or(text.len(), |comment| start + comment.range.end);
            self.comments.push(start..end);
            end
        } else if let Some(end) = tag_end(text, start, liquid) {
            element(&mut self.elements, text, start..end, open)
        } else {
            start + 1
        }
    }
}

/// Where a layout prints variables that it has made of the page's text: `{% assign halves = content | split: "<hr>" %}`.
fn places_of_parts<'a>(text: &'a str, liquid: &'a [Node]) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let root = |expression: &'a str| expression.split(['|', '.', '[']).next().unwrap_or_default().trim();
    let assigned = liquid.iter().filter_map(move |node| {
        let NodeKind::Tag(tag) = &node.kind else { return None };
        let (name, value) = text[tag.arguments.clone()].split_once('=')?;
        (&text[tag.name.clone()] == "assign" && root(value) == "content").then(|| name.trim())
    });
    let names: Vec<&str> = assigned.collect();
    liquid.iter().filter_map(move |node| {
        let NodeKind::Output(expression) = &node.kind else { return None };
        names.contains(&root(&text[expression.clone()])).then(|| node.range.clone())
    })
}

fn element(elements: &mut Vec<Part>, text: &str, range: Range<usize>, open: &mut Vec<usize>) -> usize {
    let inner = text[range.clone()].trim_matches(['<', '>']);
    let (name, arguments) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let name = name.to_ascii_lowercase();
    match name.strip_prefix('/') {
        Some(name) => close(elements, open, name, &range),
        None => push(elements, open, name.trim_end_matches('/'), arguments, &range),
    }
    // What is in these is not HTML.
    let is_code = matches!(name.as_str(), "script" | "style");
    let end = if is_code { text[range.end..].find(&format!("</{name}")) } else { None };
    end.map_or(range.end, |at| range.end + at)
}

fn push(parts: &mut Vec<Part>, open: &mut Vec<usize>, name: &str, arguments: &str, range: &Range<usize>) {
    open.push(parts.len());
    let (name, arguments) = (name.to_owned(), arguments.to_owned());
    parts.push(Part { name, arguments, outer: range.clone(), inner: range.end..range.end });
}

/// Closes the innermost open part of that name, and what was opened in it and never closed.
fn close(parts: &mut [Part], open: &mut Vec<usize>, name: &str, range: &Range<usize>) {
    let Some(at) = open.iter().rposition(|&index| parts[index].name == name) else { return };
    let part = &mut parts[open[at]];
    part.inner.end = range.start;
    part.outer.end = range.end;
    open.truncate(at);
}

/// Where the HTML tag that begins at `start` ends. A `>` in quotes or in Liquid does not end it.
fn tag_end(text: &str, start: usize, liquid: &[Node]) -> Option<usize> {
    let bytes = text.as_bytes();
    if !bytes.get(start + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/') {
        return None;
    }
    let mut quote = None;
    let mut at = start + 1;
    while at < bytes.len() {
        let node = liquid.get(liquid.partition_point(|node| node.range.end <= at));
        if let Some(node) = node.filter(|node| node.range.contains(&at)) {
            at = node.range.end;
            continue;
        }
        match (quote, bytes[at]) {
            (Some(mark), byte) if byte == mark => quote = None,
            (None, mark @ (b'"' | b'\'')) => quote = Some(mark),
            (None, b'>') => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}
