//! A document as HTML, so that specifications can be compared with it.

use std::fmt::Write;

use vitae::document::{
    Alignment, Block, BlockKind, Document, Image, Inline, InlineKind, Item, List, Numerals, Slot, Table,
};

/// The document as HTML: one line per block, without anything purely presentational.
pub(crate) fn html(document: &Document) -> String {
    let mut out = String::new();
    blocks(&document.blocks, &mut out);
    out
}

fn blocks(list: &[Block], out: &mut String) {
    list.iter().for_each(|item| block(item, out));
}

fn block(block: &Block, out: &mut String) {
    match &block.kind {
        BlockKind::Heading { level, content } => element(&format!("h{level}"), content, out),
        BlockKind::Paragraph(content) => element("p", content, out),
        BlockKind::List(inner) => list(inner, out),
        BlockKind::Definitions(inner) => {
            out.push_str("<dl>\n");
            for definition in inner {
                definition.terms.iter().for_each(|term| element("dt", term, out));
                definition.details.iter().for_each(|details| flow("dd", details, out));
            }
            out.push_str("</dl>\n");
        }
        BlockKind::Quote(inner) => container("blockquote", inner, out),
        BlockKind::Code(code) => {
            let end = if code.is_empty() { "" } else { "\n" };
            let _ = writeln!(out, "<pre><code>{}{end}</code></pre>", escaped(code));
        }
        BlockKind::Table(inner) => table(inner, out),
        BlockKind::Math(math) => {
            let _ = writeln!(out, "\\[{}\\]", escaped(math));
        }
        BlockKind::Boxed(inner) => blocks(&inner.blocks, out),
        BlockKind::Aligned(alignment, inner) => container(name(*alignment), inner, out),
        BlockKind::Details(summary, inner) => {
            out.push_str("<details>\n");
            element("summary", summary, out);
            blocks(inner, out);
            out.push_str("</details>\n");
        }
        BlockKind::Rule => out.push_str("<hr />\n"),
        BlockKind::PageBreak => out.push_str("<pagebreak />\n"),
        BlockKind::Slot(Slot::Bibliography(arguments)) => {
            let _ = writeln!(out, "<bibliography {arguments}/>");
        }
        BlockKind::Slot(Slot::Item(item)) => {
            let _ = writeln!(out, "<item {} {}>", item.collection, item.path);
            blocks(&item.excerpt, out);
            out.push_str("</item>\n");
        }
        BlockKind::Footnotes(notes) => {
            out.push_str("<footnotes>\n");
            notes.iter().for_each(|note| flow("li", &note.blocks, out));
            out.push_str("</footnotes>\n");
        }
    }
}

fn element(name: &str, content: &[Inline], out: &mut String) {
    let _ = write!(out, "<{name}>");
    inlines(content, out);
    let _ = writeln!(out, "</{name}>");
}

fn container(name: &str, inner: &[Block], out: &mut String) {
    let _ = writeln!(out, "<{name}>");
    blocks(inner, out);
    let _ = writeln!(out, "</{name}>");
}

/// A cell or a definition: a single paragraph in it has no tag.
fn flow(name: &str, inner: &[Block], out: &mut String) {
    match inner {
        [Block { kind: BlockKind::Paragraph(content), .. }] => element(name, content, out),
        [] => element(name, &[], out),
        _ => container(name, inner, out),
    }
}

fn list(list: &List, out: &mut String) {
    let name = if list.is_numbered() { "ol" } else { "ul" };
    let mut next = list.items.first().and_then(|item| item.number).unwrap_or(1);
    let start = if next == 1 { String::new() } else { format!(" start=\"{next}\"") };
    let _ = writeln!(out, "<{name}{start}{}>", numerals(list.numerals));
    for entry in &list.items {
        let number = entry.number.unwrap_or(next);
        let value = if number == next { String::new() } else { format!(" value=\"{number}\"") };
        let _ = write!(out, "<li{value}>");
        item(entry, list.tight, out);
        next = number + 1;
    }
    let _ = writeln!(out, "</{name}>");
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

/// In a tight list an item's text has no paragraph tag.
fn item(item: &Item, tight: bool, out: &mut String) {
    match item.task {
        Some(true) => out.push_str("[x] "),
        Some(false) => out.push_str("[ ] "),
        None => {}
    }
    for (index, inner) in item.blocks.iter().enumerate() {
        match &inner.kind {
            BlockKind::Paragraph(content) if tight => {
                inlines(content, out);
                if index + 1 < item.blocks.len() {
                    out.push('\n');
                }
            }
            _ => {
                if index == 0 {
                    out.push('\n');
                }
                block(inner, out);
            }
        }
    }
    out.push_str("</li>\n");
}

fn table(table: &Table, out: &mut String) {
    out.push_str("<table>\n");
    for (cell_name, rows) in [("th", &table.head), ("td", &table.rows)] {
        for row in rows {
            out.push_str("<tr>\n");
            for (cell, alignment) in row.iter().zip(&table.columns) {
                let attribute = alignment.map_or(String::new(), |alignment| format!(" {}", name(alignment)));
                let mut text = String::new();
                flow("", &cell.blocks, &mut text);
                let text = text.trim_start_matches("<>").trim_end().trim_end_matches("</>");
                let _ = writeln!(out, "<{cell_name}{attribute}>{text}</{cell_name}>");
            }
            out.push_str("</tr>\n");
        }
    }
    out.push_str("</table>\n");
}

fn name(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

fn inlines(content: &[Inline], out: &mut String) {
    for inline in content {
        let name = match &inline.kind {
            InlineKind::Text(text) => {
                out.push_str(&escaped(text));
                continue;
            }
            InlineKind::Code(code) => {
                let _ = write!(out, "<code>{}</code>", escaped(code));
                continue;
            }
            InlineKind::Math(math) => {
                let _ = write!(out, "\\({}\\)", escaped(math));
                continue;
            }
            InlineKind::Link { target, content } | InlineKind::DeadLink { target, content } => {
                let _ = write!(out, "<a href=\"{}\">", escaped(target));
                inlines(content, out);
                out.push_str("</a>");
                continue;
            }
            InlineKind::Image(image) => {
                picture(image, out);
                continue;
            }
            InlineKind::Break => {
                out.push_str("<br />\n");
                continue;
            }
            InlineKind::FootnoteMark(number) => {
                let _ = write!(out, "[^{number}]");
                continue;
            }
            InlineKind::Emphasis(_) => "em",
            InlineKind::Strong(_) => "strong",
            InlineKind::Underline(_) => "u",
            InlineKind::Strike(_) => "del",
            InlineKind::Superscript(_) => "sup",
            InlineKind::Subscript(_) => "sub",
            InlineKind::Small(_) => "small",
        };
        let _ = write!(out, "<{name}>");
        inlines(inline.children(), out);
        let _ = write!(out, "</{name}>");
    }
}

fn picture(image: &Image, out: &mut String) {
    let width = image.width.map_or(String::new(), |width| format!(" width=\"{width:?}\""));
    let _ = write!(out, "<img src=\"{}\" alt=\"{}\"{width} />", escaped(&image.path), escaped(&image.alt));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
