//! Lines with which the text below them begins: `arXiv 2026` above `arXiv 2026 The tides of …`, `Highlights` above `Highlights: …`.

use super::super::Rule;
use super::super::removals::Removals;
use super::without_pictures;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines};
use crate::fold;

/// A line of more words says something by itself.
const MAX_WORDS: usize = 4;
pub(in crate::curate) const WHY: &str = "what follows begins with it";

/// Leaves out such lines.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    for section in sections {
        let open: Vec<bool> = (0..section.content.len()).map(|at| opens(&section.content[at..])).collect();
        for (content, opens) in section.content.iter_mut().zip(open) {
            if let Content::Block(block) = content
                && opens
                && removals.leaves_out_because(Rule::Repeated, block.span, &without_pictures(block), WHY, None)
            {
                keep_pictures(block);
            }
        }
    }
}

/// Pictures go by a rule of their own.
fn keep_pictures(block: &mut Block) {
    if let BlockKind::Paragraph(run) = &mut block.kind {
        let is_picture = |inline: &&Inline| matches!(inline.kind, InlineKind::Image(_));
        *run = run.iter().filter(is_picture).cloned().collect::<Inlines>();
    }
}

/// Whether the first of these repeats how the next begins; pictures may be between them.
fn opens(content: &[Content]) -> bool {
    let [Content::Block(line @ Block { kind: BlockKind::Paragraph(_), .. }), below @ ..] = content else {
        return false;
    };
    let line = without_pictures(line);
    if line.trim().is_empty() {
        return false;
    }
    let said = |content: &Content| content.block().map_or_else(|| content.said(), without_pictures);
    let next = below.iter().map(said).find(|text| !text.trim().is_empty());
    next.is_some_and(|next| is_opening(&line, &next))
}

/// Whether a line is the first words of a text, as its label or with the year of a venue. A year alone may be above more than one
/// thing.
pub(in crate::curate) fn is_opening(line: &str, text: &str) -> bool {
    let (line, text) = (line.trim(), text.trim());
    let words = fold::words(line);
    let begins = fold::words(text).strip_prefix(&words).is_some_and(|rest| rest.starts_with(' '));
    let is_label = text.get(line.len()..).is_some_and(|rest| rest.starts_with([':', '：']));
    let has_year = words.contains(|c: char| c.is_ascii_digit()) && words.contains(char::is_alphabetic);
    let is_short = !words.is_empty() && !line.contains('\n') && words.split(' ').count() <= MAX_WORDS;
    is_short && begins && (is_label || has_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_what_repeats_it() {
        for (line, text, expected) in [
            ("Foam 2026", "Foam 2026 The tides of the north", true),
            ("Highlights", "Highlights: The tides are high.", true),
            ("Highlights", "Highlights of the year are tides.", false),
            ("2026", "2026: Prize of the harbour", true),
            ("2026", "2026 Prize of the harbour", false),
            ("Foam 2026", "Foam 2026", false),
            ("Foam 2026", "Waves 2025 The tides", false),
        ] {
            assert_eq!(is_opening(line, text), expected, "{line}: {text}");
        }
    }
}
