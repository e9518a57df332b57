//! Documents as HTML: what `markdownify`, `content` and `excerpt` return.

use crate::document::{
    Block, BlockKind, Cell, Definition, Document, Footnote, Image, InlineKind, Inlines, ItemSlot, List, Numerals, Slot,
    Table, Width,
};

use super::escaped;
use super::tags::{attribute, item_attributes};

/// The document as HTML. Each block is on its own line.
pub(super) fn write(document: &Document) -> String {
    let mut out = String::new();
    blocks(&document.blocks, &mut out);
    out
}

fn blocks(all: &[Block], out: &mut String) {
    for one in all {
        block(one, out);
        out.push('\n');
    }
}

fn block(block: &Block, out: &mut String) {
    match &block.kind {
        BlockKind::Heading { level, content } => wrapped(&format!("h{level}"), out, |out| inlines(content, out)),
        BlockKind::Paragraph(content) => wrapped("p", out, |out| inlines(content, out)),
        BlockKind::List(list) => self::list(list, out),
        BlockKind::Definitions(all) => wrapped("dl", out, |out| all.iter().for_each(|one| definition(one, out))),
        BlockKind::Boxed(inner) => blocks(&inner.blocks, out),
        BlockKind::Quote(inner) => wrapped("blockquote", out, |out| blocks(inner, out)),
        BlockKind::Code(code) => wrapped("pre", out, |out| wrapped("code", out, |out| out.push_str(&escaped(code)))),
        BlockKind::Table(table) => self::table(table, out),
        BlockKind::Math(maths) => out.push_str(&format!("<p>$${}$$</p>", escaped(maths))),
        BlockKind::Aligned(alignment, inner) => {
            out.push_str(&format!("<div style=\"text-align: {}\">", alignment.name()));
            blocks(inner, out);
            out.push_str("</div>");
        }
        BlockKind::Details(summary, inner) => wrapped("details", out, |out| {
            wrapped("summary", out, |out| inlines(summary, out));
            blocks(inner, out);
        }),
        BlockKind::Rule => out.push_str("<hr />"),
        BlockKind::Slot(slot) => out.push_str(&self::slot(slot)),
        BlockKind::Footnotes(notes) => notes.iter().for_each(|note| footnote(note, out)),
        BlockKind::PageBreak => {}
    }
}

fn wrapped(tag: &str, out: &mut String, inner: impl FnOnce(&mut String)) {
    out.push_str(&format!("<{tag}>"));
    inner(out);
    out.push_str(&format!("</{tag}>"));
}

/// A list; each item that has a number states it.
fn list(list: &List, out: &mut String) {
    let (tag, kind) = if list.is_numbered() { ("ol", numerals(list.numerals)) } else { ("ul", "") };
    out.push_str(&format!("<{tag}{kind}>"));
    for item in &list.items {
        let value = item.number.map(|number| format!(" value=\"{number}\"")).unwrap_or_default();
        out.push_str(&format!("\n  <li{value}>"));
        content(&item.blocks, out);
        out.push_str("</li>");
    }
    out.push_str(&format!("\n</{tag}>"));
}

fn numerals(numerals: Numerals) -> &'static str {
    match numerals {
        Numerals::Arabic => "",
        Numerals::LowerLetters => " type=\"a\"",
        Numerals::UpperLetters => " type=\"A\"",
        Numerals::LowerRoman => " type=\"i\"",
        Numerals::UpperRoman => " type=\"I\"",
    }
}

/// Blocks inside a list or a table, where a lone paragraph needs no tag.
fn content(all: &[Block], out: &mut String) {
    for (at, one) in all.iter().enumerate() {
        match &one.kind {
            BlockKind::Paragraph(text) if at == 0 => inlines(text, out),
            _ => block(one, out),
        }
    }
}

fn definition(definition: &Definition, out: &mut String) {
    for term in &definition.terms {
        out.push_str("\n  ");
        wrapped("dt", out, |out| inlines(term, out));
    }
    for details in &definition.details {
        out.push_str("\n  ");
        wrapped("dd", out, |out| content(details, out));
    }
}

fn table(table: &Table, out: &mut String) {
    let row = |tag: &str, cells: &[Cell], out: &mut String| {
        out.push_str("\n  ");
        wrapped("tr", out, |out| {
            for cell in cells {
                out.push_str("\n    ");
                wrapped(tag, out, |out| content(&cell.blocks, out));
            }
        });
    };
    wrapped("table", out, |out| {
        if !table.head.is_empty() {
            wrapped("thead", out, |out| table.head.iter().for_each(|cells| row("th", cells, out)));
        }
        wrapped("tbody", out, |out| table.rows.iter().for_each(|cells| row("td", cells, out)));
    });
}

fn footnote(note: &Footnote, out: &mut String) {
    wrapped("p", out, |out| {
        out.push_str(&format!("<sup>{}</sup> ", note.number));
        content(&note.blocks, out);
    });
}

fn slot(slot: &Slot) -> String {
    let mut inner = String::new();
    let attributes = match slot {
        Slot::Bibliography(arguments) => format!("kind=\"bibliography\" args=\"{}\"", attribute(arguments)),
        Slot::Item(ItemSlot { include, collection, path, excerpt }) => {
            blocks(excerpt, &mut inner);
            item_attributes(include, collection, path)
        }
    };
    format!("<vitae-slot {attributes}>{inner}</vitae-slot>")
}

fn inlines(all: &Inlines, out: &mut String) {
    for inline in all {
        let tag = match &inline.kind {
            InlineKind::Emphasis(_) => "em",
            InlineKind::Strong(_) => "strong",
            InlineKind::Underline(_) => "u",
            InlineKind::Strike(_) => "del",
            InlineKind::Superscript(_) => "sup",
            InlineKind::Subscript(_) => "sub",
            InlineKind::Small(_) => "small",
            other => {
                plain(other, out);
                continue;
            }
        };
        wrapped(tag, out, |out| inlines(inline.children(), out));
    }
}

fn plain(kind: &InlineKind, out: &mut String) {
    match kind {
        InlineKind::Text(text) => out.push_str(&escaped(text)),
        InlineKind::Code(code) => wrapped("code", out, |out| out.push_str(&escaped(code))),
        InlineKind::Math(maths) => out.push_str(&format!("\\({}\\)", escaped(maths))),
        InlineKind::Link { target, content } => {
            out.push_str(&format!("<a href=\"{}\">", escaped(target)));
            inlines(content, out);
            out.push_str("</a>");
        }
        InlineKind::Image(image) => out.push_str(&self::image(image)),
        InlineKind::Break => out.push_str("<br />\n"),
        InlineKind::FootnoteMark(number) => wrapped("sup", out, |out| out.push_str(&number.to_string())),
        _ => {}
    }
}

fn image(image: &Image) -> String {
    let width = match image.width {
        Some(Width::Pixels(pixels)) => format!(" width=\"{pixels}\""),
        Some(Width::Percent(percent)) => format!(" width=\"{percent}%\""),
        None => String::new(),
    };
    format!("<img src=\"{}\" alt=\"{}\"{width} />", escaped(&image.path), escaped(&image.alt))
}
