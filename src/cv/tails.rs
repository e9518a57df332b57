//! Lines that begin with a comma: what a style sheet sets behind a box goes on the box's own line.
//!
//! ```text
//! <div class="journal">Journal of Tides</div>, <span>2024</span>.
//! ```

use crate::document::{Block, BlockKind, Inlines};

/// Puts such lines behind the words above them, in every box and item.
pub(crate) fn join(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for mut block in blocks {
        join_inside(&mut block.kind);
        match (out.last_mut().and_then(words_of), &block.kind) {
            (Some(above), BlockKind::Paragraph(tail)) if is_tail(tail) => above.extend(tail.iter().cloned()),
            _ => out.push(block),
        }
    }
    out
}

fn join_inside(kind: &mut BlockKind) {
    match kind {
        BlockKind::Boxed(inner) => inner.blocks = join(std::mem::take(&mut inner.blocks)),
        BlockKind::Aligned(_, inner) => *inner = join(std::mem::take(inner)),
        BlockKind::List(list) => {
            for item in &mut list.items {
                item.blocks = join(std::mem::take(&mut item.blocks));
            }
        }
        _ => {}
    }
}

/// The words of a paragraph, in a box of its own or not.
fn words_of(block: &mut Block) -> Option<&mut Inlines> {
    match &mut block.kind {
        BlockKind::Paragraph(words) => Some(words),
        BlockKind::Boxed(inner) => match &mut inner.blocks[..] {
            [only] => words_of(only),
            _ => None,
        },
        _ => None,
    }
}

/// Whether words go on a line: `, 2024.`
fn is_tail(words: &Inlines) -> bool {
    words.plain_text().trim_start().starts_with([',', ';', '，', '、'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::block_text;
    use crate::markdown::{self, Syntax};
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn a_line_that_begins_with_a_comma_goes_on_the_one_above() {
        for (html, expected) in [
            ("<div><div class=\"j\">Tides</div>, <span>2024</span>.</div>", "Tides, 2024."),
            ("<ul><li><div class=\"j\">Tides</div>; 2024</li></ul>", "Tides; 2024"),
            ("<p>Tides</p><p>2024</p>", "Tides\n2024"),
            ("<ul><li>Tides</li></ul>, 2024", "Tides\n, 2024"),
        ] {
            let span = Span::new(Sources::new().add(Source::new("cv.md", html)), 0..html.len());
            let parsed = markdown::parse_as(&Rewritten::of_value(span, html), Syntax::Html).into_value();
            assert_eq!(block_text(&join(parsed.unwrap_or_default().blocks)), expected, "{html}");
        }
    }
}
