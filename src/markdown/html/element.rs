//! What each element of HTML means on paper.

use crate::document::Mark;

/// What an element means on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Element {
    /// A mark around words.
    Phrasing(Phrasing),
    /// A box around blocks; only its content matters.
    Container,
    Paragraph,
    Heading(u8),
    List {
        numbered: bool,
    },
    Item,
    Quote,
    Details,
    Summary,
    Definitions,
    Term,
    Description,
    Table,
    TableSection {
        head: bool,
    },
    Row,
    Cell {
        head: bool,
    },
    Caption,
    Break,
    Rule,
    Image,
    /// Nothing to see, with or without content: `<wbr>`, `<input>`, `<link>`.
    Invisible,
    /// Left out with all its content: it does not work on paper.
    Dropped,
}

/// What an element among words does to them: phrasing content (HTML standard, section 3.2.5.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markdown) enum Phrasing {
    Mark(Mark),
    Link,
    Quotation,
    /// `<span>`, `<font>`, and every name that HTML does not know.
    Plain,
}

impl Element {
    /// What the element of this name means.
    pub(in crate::markdown) fn of(name: &str) -> Self {
        let mark = |mark| Self::Phrasing(Phrasing::Mark(mark));
        match name {
            "em" | "i" | "cite" | "dfn" | "var" => mark(Mark::Emphasis),
            "strong" | "b" => mark(Mark::Strong),
            "u" | "ins" => mark(Mark::Underline),
            "s" | "del" | "strike" => mark(Mark::Strike),
            "sup" => mark(Mark::Superscript),
            "sub" => mark(Mark::Subscript),
            "small" => mark(Mark::Small),
            "code" | "kbd" | "samp" | "tt" => mark(Mark::Code),
            "a" => Self::Phrasing(Phrasing::Link),
            "q" => Self::Phrasing(Phrasing::Quotation),
            "p" => Self::Paragraph,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" | "menu" | "dir" => Self::List { numbered: false },
            "ol" => Self::List { numbered: true },
            "li" => Self::Item,
            "blockquote" => Self::Quote,
            "details" => Self::Details,
            "summary" => Self::Summary,
            "dl" => Self::Definitions,
            "dt" => Self::Term,
            "dd" => Self::Description,
            "table" => Self::Table,
            "thead" => Self::TableSection { head: true },
            "tbody" | "tfoot" => Self::TableSection { head: false },
            "tr" => Self::Row,
            "td" => Self::Cell { head: false },
            "th" => Self::Cell { head: true },
            "caption" => Self::Caption,
            "br" => Self::Break,
            "hr" => Self::Rule,
            "img" => Self::Image,
            "address" | "article" | "aside" | "body" | "center" | "div" | "fieldset" | "figcaption" | "figure"
            | "footer" | "form" | "header" | "hgroup" | "html" | "legend" | "main" | "nav" | "section" | "picture" => {
                Self::Container
            }
            "area" | "base" | "col" | "colgroup" | "frame" | "input" | "link" | "meta" | "param" | "source"
            | "track" | "wbr" => Self::Invisible,
            "applet" | "audio" | "canvas" | "embed" | "frameset" | "head" | "iframe" | "map" | "noframes"
            | "noscript" | "object" | "optgroup" | "option" | "progress" | "script" | "select" | "style" | "svg"
            | "template" | "textarea" | "title" | "video" => Self::Dropped,
            _ => Self::Phrasing(Phrasing::Plain),
        }
    }
}
