//! What every page of a site repeats around its own words: the sidebar, the foot.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind};
use crate::fold;
use crate::source::SourceId;

/// Two pages may say the same of the person.
const MIN_PAGES: usize = 3;
const WHY: &str = "several pages of the site have it";

/// Takes out the paragraphs and lists that at least so many of the site's own `pages` have word for word.
pub(super) fn leave_out(sections: &mut [Section], pages: &[SourceId], removals: &mut Removals<'_>) {
    let mut seen: BTreeMap<String, BTreeSet<SourceId>> = BTreeMap::new();
    for (words, page) in sections.iter().flat_map(|section| &section.content).filter_map(|content| of(content, pages)) {
        seen.entry(words).or_default().insert(page);
    }
    seen.retain(|_, pages| pages.len() >= MIN_PAGES);
    if seen.is_empty() {
        return;
    }
    for section in sections {
        section.content.retain(|content| {
            let (Some(block), Some((words, _))) = (content.block(), of(content, pages)) else { return true };
            let goes = seen.contains_key(&words);
            let mut leave_out =
                || removals.leaves_out_because(Rule::Navigation, block.span, &block.plain_text(), WHY, None);
            !(goes && leave_out())
        });
    }
}

/// The words of a paragraph or a list, folded, and the page that it is on.
fn of(content: &Content, pages: &[SourceId]) -> Option<(String, SourceId)> {
    let Content::Block(Block { kind: BlockKind::Paragraph(_) | BlockKind::List(_), span }) = content else {
        return None;
    };
    let words = fold::words(&content.block_text());
    (!words.is_empty() && pages.contains(&span.source)).then_some((words, span.source))
}
