//! Emoji next to the words of headings, which a site has instead of icons, and lines across the page.

use super::Rule;
use super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind};
use crate::script::is_pictograph;

/// Takes them off both ends of headings that say something else as well.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    for heading in sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        let mut words = heading.content.clone();
        words.shorten_first(|text| text.trim_start_matches(is_ornament));
        words.shorten_last(|text| text.trim_end_matches(is_ornament));
        words.drop_empty_texts();
        let words = words.trimmed();
        let before = heading.content.plain_text();
        let is_shorter = !words.is_blank() && words.plain_text().len() < before.trim().len();
        let ornament: String = before.chars().filter(|c| is_pictograph(*c)).collect();
        if is_shorter && removals.leaves_out(Rule::Ornament, heading.span, &ornament) {
            heading.content = words;
        }
    }
}

/// Takes out lines between what a section says: its heading has one.
pub(super) fn leave_out_rules(sections: &mut [Section], removals: &mut Removals<'_>) {
    for section in sections {
        section.content.retain(|content| match content {
            Content::Block(Block { kind: BlockKind::Rule, span }) => {
                !removals.leaves_out(Rule::Ornament, *span, "the line across the page")
            }
            _ => true,
        });
    }
}

/// An emoji, what modifies it, or a space next to it.
fn is_ornament(c: char) -> bool {
    is_pictograph(c) || c.is_whitespace() || matches!(c, '\u{FE0F}' | '\u{200D}' | '\u{20E3}')
}
