//! Lines that only a style sheet makes headings: `<div class="label">education</div>` in the opening.

use crate::cv::{Content, Heading, Section};
use crate::document::{Block, BlockKind};
use crate::meanings;

/// The level of a section's heading.
const LEVEL: u8 = 2;
/// Headings over what a list or entries say.
const LISTS: &[&str] =
    &["education", "experience", "publications", "awards", "teaching", "skills", "service", "talks", "grants"];

/// Makes such a line the heading of the entries or the list below it, which ends the opening.
pub(super) fn lift(sections: &mut Vec<Section>) {
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    let Some(at) = (0..opening.content.len()).find(|&at| is_title(&opening.content[at..])) else { return };
    let mut rest = opening.content.split_off(at);
    let title = match rest.remove(0) {
        Content::Block(Block { kind: BlockKind::Paragraph(content), span }) => Heading { level: LEVEL, content, span },
        _ => return,
    };
    let lifted = Section { heading: Some(title), content: rest };
    sections.insert(1, lifted);
    if sections[0].content.is_empty() {
        sections.remove(0);
    }
}

/// Whether content begins with such a line, and nothing but what it is the title of follows.
fn is_title(content: &[Content]) -> bool {
    let [Content::Block(Block { kind: BlockKind::Paragraph(words), .. }), below @ ..] = content else { return false };
    let words = words.plain_text();
    let is_list = |content: &Content| match content {
        Content::Block(block) => matches!(block.kind, BlockKind::List(_)),
        Content::Entries(_) | Content::Publications(_) => true,
    };
    let is_usual = meanings::name_of(&words).is_some_and(|name| LISTS.contains(&name));
    is_usual && !below.is_empty() && below.iter().all(is_list)
}
