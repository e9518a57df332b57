//! Lines that only a style sheet makes headings: `<div class="label">education</div>` in the opening.

use crate::cv::{Content, Heading, Section};
use crate::document::{Block, BlockKind};
use crate::meanings;
use crate::meanings::topic::ABOUT;
use crate::sentences;

/// The level of a section's heading.
const LEVEL: u8 = 2;
/// Headings over what a list or entries say.
const LISTS: &[&str] =
    &["education", "experience", "publications", "awards", "teaching", "skills", "service", "talks", "grants"];

/// Makes such a line the heading of the entries, the list or the biography below it, which ends the opening.
pub(super) fn lift(sections: &mut Vec<Section>) {
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    let Some(at) = (0..opening.content.len()).find(|&at| is_title(&opening.content, at)) else { return };
    let mut rest = opening.content.split_off(at);
    let title = match rest.remove(0) {
        Content::Block(Block { kind: BlockKind::Paragraph(content), span }) => {
            Heading { level: LEVEL, content: content.capitalised(), span }
        }
        _ => return,
    };
    let lifted = Section { heading: Some(title), content: rest };
    sections.insert(1, lifted);
    if sections[0].content.is_empty() {
        sections.remove(0);
    }
}

/// Whether content begins with such a line, and what it is the title of follows: nothing but lists, or sentences about the person.
fn is_title(opening: &[Content], at: usize) -> bool {
    let (above, content) = opening.split_at(at);
    let [Content::Block(Block { kind: BlockKind::Paragraph(words), .. }), below @ ..] = content else { return false };
    let words = words.plain_text();
    let meaning = meanings::name_of(&words);
    let tells = |content: &Content| {
        content.block().is_some_and(|block| {
            matches!(block.kind, BlockKind::Paragraph(_)) && sentences::is_ended(&block.plain_text())
        })
    };
    // At the very top, it only says what the page is.
    let is_first = || above.iter().all(|content| content.block_text().trim().is_empty());
    if meaning == Some(ABOUT) && below.first().is_some_and(tells) && !is_first() {
        return true;
    }
    let is_list = |content: &Content| match content {
        Content::Block(block) => matches!(block.kind, BlockKind::List(_)),
        Content::Entries(_) | Content::Publications(_) => true,
    };
    let is_usual = meaning.is_some_and(|name| LISTS.contains(&name));
    is_usual && !below.is_empty() && below.iter().all(is_list)
}
