//! Where the Liquid in a text is, and how its blocks nest.

use std::ops::Range;

/// Blocks nested deeper than this are not parsed.
const MAX_DEPTH: usize = 32;

/// A part of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// All of it, with the white space that `{%-` and `-%}` strip.
    pub(crate) range: Range<usize>,
    pub(crate) kind: NodeKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum NodeKind {
    /// Text that is not Liquid.
    Text,
    /// `{{ … }}`: what is inside.
    Output(Range<usize>),
    /// `{% name arguments %}`
    Tag(Tag),
    /// `{% raw %}…{% endraw %}`: what is inside.
    Raw(Range<usize>),
    /// `{% comment %}…{% endcomment %}`
    Comment,
    /// `{% if %}`, `{% unless %}`, `{% case %}` with their branches, `{% for %}`, `{% capture %}` and the like.
    Block(Block),
    /// Liquid that is never closed, or closes what was never opened.
    Broken,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tag {
    pub(crate) name: Range<usize>,
    pub(crate) arguments: Range<usize>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// The tag that opens it.
    pub(crate) tag: Tag,
    /// What the tag governs, and what each `elsif`, `when`, `else` after it does.
    pub(crate) branches: Vec<Branch>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Branch {
    /// The tag that begins the branch; `None` for what follows the opening tag.
    pub(crate) tag: Option<Tag>,
    pub(crate) range: Range<usize>,
    pub(crate) nodes: Vec<Node>,
}

/// Finds the Liquid of a text.
pub(crate) fn scan(text: &str) -> Vec<Node> {
    let tokens = tokens(text);
    let mut parser = Parser { text, tokens: &tokens, at: 0 };
    let mut nodes = Vec::new();
    while parser.at < tokens.len() {
        nodes.extend(parser.nodes(0));
        // A tag that closes or continues a block that is not open.
        if let Some(node) = tokens.get(parser.at) {
            let is_known = matches!(&node.kind, NodeKind::Tag(tag) if is_closing(&text[tag.name.clone()]));
            let kind = if is_known { NodeKind::Broken } else { node.kind.clone() };
            nodes.push(Node { range: node.range.clone(), kind });
            parser.at += 1;
        }
    }
    nodes
}

/// Tags that have an end tag.
pub(crate) const BLOCKS: &[&str] =
    &["if", "unless", "case", "for", "tablerow", "ifchanged", "capture", "highlight", "responsive_image_block"];

fn is_closing(name: &str) -> bool {
    matches!(name, "else" | "elsif" | "when") || name.strip_prefix("end").is_some_and(|name| BLOCKS.contains(&name))
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Node],
    at: usize,
}

impl Parser<'_> {
    /// The nodes up to a tag that closes or continues a block.
    fn nodes(&mut self, depth: usize) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            match &token.kind {
                NodeKind::Tag(tag) if is_closing(&self.text[tag.name.clone()]) => break,
                NodeKind::Tag(tag) if BLOCKS.contains(&&self.text[tag.name.clone()]) && depth < MAX_DEPTH => {
                    nodes.push(self.block(token.range.clone(), tag.clone(), depth));
                }
                _ => {
                    nodes.push(token.clone());
                    self.at += 1;
                }
            }
        }
        nodes
    }

    fn block(&mut self, open: Range<usize>, tag: Tag, depth: usize) -> Node {
        let end_name = format!("end{}", &self.text[tag.name.clone()]);
        let mut branches = Vec::new();
        let mut branch_tag = None;
        let mut start = open.end;
        loop {
            self.at += 1;
            let nodes = self.nodes(depth + 1);
            let next = self.tokens.get(self.at);
            let end = next.map_or(self.text.len(), |next| next.range.start);
            branches.push(Branch { tag: branch_tag.take(), range: start..end, nodes });
            let Some(Node { range, kind: NodeKind::Tag(next) }) = next else {
                // Never closed: nothing in it can be relied on.
                return Node { range: open.start..self.text.len(), kind: NodeKind::Broken };
            };
            let name = &self.text[next.name.clone()];
            if name == end_name {
                self.at += 1;
                return Node { range: open.start..range.end, kind: NodeKind::Block(Block { tag, branches }) };
            }
            if name.starts_with("end") {
                return Node { range: open.start..range.start, kind: NodeKind::Broken };
            }
            branch_tag = Some(next.clone());
            start = range.end;
        }
    }
}

/// A text without the comments of Liquid.
pub(crate) fn without_comments(text: &str) -> String {
    let shown = tokens(text).into_iter().filter(|node| node.kind != NodeKind::Comment);
    shown.map(|node| &text[node.range]).collect()
}

/// The text split at its Liquid, blocks not yet put together: their opening and closing tags are separate nodes.
pub(crate) fn tokens(text: &str) -> Vec<Node> {
    let mut tokens: Vec<Node> = Vec::new();
    let mut done = 0;
    let mut missing = Missing::default();
    while let Some(start) = next_open(text, done) {
        let (node, trims) = token(text, start, &mut missing);
        let before = if trims.before { text[done..start].trim_end().len() + done } else { start };
        let after = if trims.after { text.len() - text[node.range.end..].trim_start().len() } else { node.range.end };
        push_text(&mut tokens, done..before);
        tokens.push(Node { range: before..after, kind: node.kind });
        done = after;
    }
    push_text(&mut tokens, done..text.len());
    tokens
}

fn push_text(tokens: &mut Vec<Node>, range: Range<usize>) {
    if !range.is_empty() {
        tokens.push(Node { range, kind: NodeKind::Text });
    }
}

fn next_open(text: &str, from: usize) -> Option<usize> {
    text[from..]
        .match_indices('{')
        .map(|(at, _)| from + at)
        .find(|&at| matches!(text.as_bytes().get(at + 1), Some(b'{' | b'%')))
}

/// Whether the hyphens of a tag strip the white space next to it.
#[derive(Clone, Copy)]
struct Trims {
    before: bool,
    after: bool,
}

/// What was looked for and does not occur in the rest of the text, so that it is not searched for again and again.
#[derive(Default)]
struct Missing(Vec<&'static str>);

impl Missing {
    fn find<T>(&mut self, what: &'static str, find: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.0.contains(&what) {
            return None;
        }
        let found = find();
        if found.is_none() {
            self.0.push(what);
        }
        found
    }
}

/// The Liquid that starts at `start`.
fn token(text: &str, start: usize, missing: &mut Missing) -> (Node, Trims) {
    let is_output = text[start..].starts_with("{{");
    let close = if is_output { "}}" } else { "%}" };
    let Some(end) = missing.find(close, || text[start + 2..].find(close).map(|at| start + 2 + at)) else {
        let line = text[start..].find('\n').map_or(text.len(), |at| start + at);
        return (Node { range: start..line, kind: NodeKind::Broken }, Trims { before: false, after: false });
    };
    let inner = inside(text, start + 2..end);
    let trims = Trims { before: text[start + 2..end].starts_with('-'), after: text[start + 2..end].ends_with('-') };
    let range = start..end + 2;
    if is_output {
        return (Node { range, kind: NodeKind::Output(inner) }, trims);
    }
    let name_end = text[inner.clone()]
        .find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .map_or(inner.end, |at| inner.start + at);
    let name = inner.start..name_end;
    let mut verbatim = |kind: fn(Range<usize>) -> NodeKind, closing: &'static str| match missing
        .find(closing, || find_tag(text, range.end, closing))
    {
        Some(closing) => Node { range: range.start..closing.end, kind: kind(range.end..closing.start) },
        None => Node { range: range.clone(), kind: NodeKind::Broken },
    };
    let node = match &text[name.clone()] {
        "raw" => verbatim(NodeKind::Raw, "endraw"),
        "comment" => verbatim(|_| NodeKind::Comment, "endcomment"),
        _ => Node { range, kind: NodeKind::Tag(Tag { name, arguments: trimmed(text, name_end..inner.end) }) },
    };
    let trims = Trims { after: text[..node.range.end].ends_with("-%}"), ..trims };
    (node, trims)
}

/// Where the next tag of this name is.
fn find_tag(text: &str, from: usize, name: &str) -> Option<Range<usize>> {
    text[from..].match_indices("{%").map(|(at, _)| from + at).find_map(|start| {
        let inner = start + 2..start + 2 + text[start + 2..].find("%}")?;
        (text[inner.clone()].trim_matches(['-', ' ', '\t', '\n']) == name).then_some(start..inner.end + 2)
    })
}

/// What is between the brackets, without their hyphens and without white space at the ends.
fn inside(text: &str, mut range: Range<usize>) -> Range<usize> {
    range.start += usize::from(text[range.clone()].starts_with('-'));
    range.end -= usize::from(text[range.clone()].ends_with('-'));
    trimmed(text, range)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nodes in short form: kinds with their text.
    fn shown(text: &str) -> String {
        let one = |node: &Node| match &node.kind {
            NodeKind::Text => format!("{:?}", &text[node.range.clone()]),
            NodeKind::Output(inner) => format!("<{}>", &text[inner.clone()]),
            NodeKind::Tag(tag) => format!("{}({})", &text[tag.name.clone()], &text[tag.arguments.clone()]),
            NodeKind::Raw(inner) => format!("raw {:?}", &text[inner.clone()]),
            NodeKind::Comment => "comment".to_owned(),
            NodeKind::Block(block) => {
                let branch = |branch: &Branch| {
                    format!(
                        "{}:{:?}",
                        branch.tag.as_ref().map_or("", |tag| &text[tag.name.clone()]),
                        &text[branch.range.clone()]
                    )
                };
                let branches: Vec<String> = block.branches.iter().map(branch).collect();
                format!(
                    "{}({})[{}]",
                    &text[block.tag.name.clone()],
                    &text[block.tag.arguments.clone()],
                    branches.join(" ")
                )
            }
            NodeKind::Broken => format!("broken {:?}", &text[node.range.clone()]),
        };
        scan(text).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn liquid_is_found_and_nested() {
        assert_eq!(shown("a {{ b | c }} {% d e: f %}"), r#""a " <b | c> " " d(e: f)"#);
        assert_eq!(
            shown("{% if a %}1{% elsif b %}2{% else %}{{ 3 }}{% endif %}"),
            r#"if(a)[:"1" elsif:"2" else:"{{ 3 }}"]"#
        );
        assert_eq!(
            shown("{% raw %}{{ x }}{% endraw %}{% comment %}{% if %}{%- endcomment -%} y"),
            r#"raw "{{ x }}" comment "y""#
        );
        assert_eq!(shown("a \n{%- b -%}\n c"), r#""a" b() "c""#);
        assert_eq!(shown("{ { % } x {"), r#""{ { % } x {""#);
    }

    #[test]
    fn a_tag_is_no_shorter_than_its_brackets() {
        assert_eq!(shown("{% raw %}{%}{% endraw %}"), r#"raw "{%}""#);
        assert_eq!(shown("{% comment %}{%}"), r#"broken "{% comment %}" broken "{%}""#);
    }

    #[test]
    fn broken_liquid_is_kept_apart() {
        assert_eq!(shown("a {{ b\nc"), r#""a " broken "{{ b" "\nc""#);
        assert_eq!(shown("{% endif %}x"), r#"broken "{% endif %}" "x""#);
        assert_eq!(shown("{% if a %}x"), r#"broken "{% if a %}x""#);
        assert_eq!(
            shown("{% for a in b %}{% endif %}{% endfor %}"),
            r#"broken "{% for a in b %}" broken "{% endif %}" broken "{% endfor %}""#
        );
    }
}
