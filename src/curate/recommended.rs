//! Sections that recommend what others have made: tools, books, data.

use super::Rule;
use super::phrases;
use super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::BlockKind;

const WHY: &str = "it recommends what others have made";

/// Leaves out sections, parts included, that begin with words that recommend what is below.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut at = 0;
    while at < sections.len() {
        let end = at + Section::with_parts(sections, at).len();
        let goes = match &sections[at].heading {
            Some(heading) if recommends(&sections[at]) => {
                let words = heading.content.plain_text();
                removals.leaves_out_because(Rule::Material, heading.span, &words, WHY, None)
            }
            _ => false,
        };
        if goes {
            sections.drain(at..end);
        } else {
            at += 1;
        }
    }
}

fn recommends(section: &Section) -> bool {
    let first = section.content.first().and_then(Content::block);
    first.is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)) && phrases::recommends(&block.plain_text()))
}
