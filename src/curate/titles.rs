//! Titles that appear twice: alone and in the reference below, or as a heading and as the line or heading below it.

use super::Rule;
use super::removals::Removals;
use super::repeated::without_pictures;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Item, each_block_mut};
use crate::fold;
use crate::meanings;
use crate::script::word_count;

/// A title of fewer words may occur in a text by chance.
const MIN_WORDS: usize = 4;

/// Leaves out the first paragraph of an item where the second repeats it as part of the reference.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    below_headings(sections, removals);
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        let Content::Block(block) = content else { continue };
        each_block_mut(std::slice::from_mut(block), &mut |block| {
            if let BlockKind::List(list) = &mut block.kind {
                list.items.iter_mut().for_each(|item| in_item(item, removals));
            }
        });
    }
}

/// Leaves out what repeats a heading right below it: a line, or the heading of a part.
fn below_headings(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut kept: Vec<Section> = Vec::new();
    let mut lifted: Option<(u8, u8)> = None;
    for mut section in std::mem::take(sections) {
        // What was below a removed heading is now below the one above it.
        lifted = lifted.filter(|&(level, _)| section.level().is_some_and(|own| own > level));
        if let (Some((_, by)), Some(heading)) = (lifted, &mut section.heading) {
            heading.level -= by;
        }
        if let (Some(heading), Some(Content::Block(Block { kind: BlockKind::Paragraph(line), span }))) =
            (&section.heading, section.content.first())
        {
            let words = line.plain_text();
            let goes = is_same(&heading.content.plain_text(), &words)
                && removals.leaves_out_because(Rule::Repeated, *span, &words, WHY, Some(heading.span));
            if goes {
                section.content.remove(0);
            }
        }
        match (kept.last_mut(), &section.heading) {
            (Some(Section { heading: Some(above), content }), Some(own))
                if content.is_empty()
                    && own.level > above.level
                    && is_same(&above.content.plain_text(), &own.content.plain_text())
                    && removals.leaves_out_because(
                        Rule::Repeated,
                        own.span,
                        &own.content.plain_text(),
                        WHY,
                        Some(above.span),
                    ) =>
            {
                lifted = Some((own.level, own.level - above.level));
                *content = section.content;
            }
            _ => kept.push(section),
        }
    }
    *sections = kept;
}

const WHY: &str = "the heading above says the same";

/// Whether a title repeats the heading above it: in the same words, or with more that say nothing.
fn is_same(heading: &str, words: &str) -> bool {
    let (heading, words) = (fold::words(heading), fold::words(words));
    let is_idle = |word: &str| heading.split(' ').any(|known| known == word) || IDLE.contains(&word);
    let means = |words: &str| meanings::of(words);
    let is_alike = || {
        let says_nothing = meanings::lists_publications(&heading) && words.split(' ').all(|word| IDLE.contains(&word));
        words.split(' ').all(is_idle) && (says_nothing || means(&words).is_some() && means(&heading) == means(&words))
    };
    !words.is_empty() && (heading == words || is_alike())
}

/// Words of titles that say nothing.
const IDLE: &[&str] = &["a", "all", "experience", "full", "list", "my", "of", "publications", "the"];

fn in_item(item: &mut Item, removals: &mut Removals<'_>) {
    let [Block { kind: BlockKind::Paragraph(title), span }, second, ..] = &item.blocks[..] else { return };
    let BlockKind::Paragraph(_) = second.kind else { return };
    let words = title.plain_text();
    let text = without_pictures(second);
    let is_sentence = || !words.trim().is_empty() && text.contains(&format!(". {}.", words.trim()));
    let is_telling = word_count(&fold::words(&words)) >= MIN_WORDS || is_sentence();
    // `$D_4$` and `D<sub>4</sub>` are divided into words in different ways.
    let is_within =
        || fold::letters(&text).contains(&fold::letters(&words)) || fold::place_alike(&words, &text).is_some();
    let why = "the reference below contains the title";
    if is_telling && is_within() && removals.leaves_out_because(Rule::Repeated, *span, &words, why, Some(second.span)) {
        item.blocks.remove(0);
    }
}
