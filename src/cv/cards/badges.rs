//! The badge over the picture of a paper: acad-homepage says there where the paper is published, `<div class="badge">CVPR 2024</div>`.

use super::boxed;
use crate::document::{Block, BlockKind, Boxed, Inlines, OBJECT};
use crate::fold;

/// Boxes of papers, and the badges in them.
pub(super) const PAPER: &str = "div.paper-box";
const BADGE: &str = "div.badge";

/// Moves the words of badges behind the authors, where a reference has them; what the reference says anyway goes.
pub(super) fn move_behind(found: &mut Boxed) {
    if found.kind != PAPER {
        return;
    }
    let Some(badge) = take(&mut found.blocks) else { return };
    let words = fold::words(&badge.plain_text());
    let mut lines = Vec::new();
    lines_of(&mut found.blocks, &mut lines);
    let says_it = |line: &&mut Inlines| fold::has_words(&fold::words(&line.plain_text()), &words);
    if words.is_empty() || lines.iter().any(says_it) {
        return;
    }
    let Some(span) = badge.span() else { return };
    match &mut lines[..] {
        // The title, and the authors in a paragraph of their own.
        [title, authors, ..] if !title.flat_text().contains('\n') => {
            let ends = authors.flat_text().trim_end().ends_with(['.', ',', '。']);
            authors.push_part(if ends { " " } else { ". " }, badge, span);
        }
        [reference, ..] => reference.push_line(badge, span),
        [] => {}
    }
}

/// Takes the first badge out of some blocks.
fn take(blocks: &mut Vec<Block>) -> Option<Inlines> {
    let is_badge = |block: &Block| boxed(block).is_some_and(|found| found.kind == BADGE);
    if let Some(at) = blocks.iter().position(is_badge) {
        let BlockKind::Boxed(found) = blocks.remove(at).kind else { return None };
        return found.blocks.into_iter().find_map(|block| match block.kind {
            BlockKind::Paragraph(run) => Some(run),
            _ => None,
        });
    }
    blocks.iter_mut().find_map(|block| match &mut block.kind {
        BlockKind::Boxed(inner) => take(&mut inner.blocks),
        _ => None,
    })
}

/// The paragraphs of some blocks that have words.
fn lines_of<'a>(blocks: &'a mut [Block], out: &mut Vec<&'a mut Inlines>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Boxed(inner) => lines_of(&mut inner.blocks, out),
            BlockKind::Paragraph(run) if !run.flat_text().trim_matches([OBJECT, ' ']).is_empty() => out.push(run),
            _ => {}
        }
    }
}
