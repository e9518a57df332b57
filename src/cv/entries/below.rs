//! Items whose date stands alone in their last paragraph, as the cards of some themes have it.

use crate::document::{BlockKind, Inline, InlineKind, Inlines, Item};

use super::super::dates;
use super::super::model::{DateSide, Entry};
use super::{DateFormat, date};

/// An item of paragraphs, the last of which is its date. The others are its lines.
pub(super) fn entry(item: &Item, format: DateFormat) -> Option<Entry> {
    let (last, before) = item.blocks.split_last()?;
    let BlockKind::Paragraph(written) = &last.kind else { return None };
    let flat = written.flat_text();
    let found = dates::at_start(&flat).filter(|found| found.cut.end == flat.len())?;
    let date = date(written, &flat, &found, format)?;
    let (mut body, mut details) = (Inlines::new(), Vec::new());
    for block in before {
        match &block.kind {
            BlockKind::Paragraph(words) if is_picture(words) => details.push(block.clone()),
            BlockKind::Paragraph(words) if body.is_empty() => body.clone_from(words),
            BlockKind::Paragraph(words) => {
                body.push(Inline::new(InlineKind::Break, block.span));
                body.extend(words.iter().cloned());
            }
            _ => return None,
        }
    }
    let says_something = !body.is_blank();
    says_something.then_some(Entry { date: Some(date), date_side: DateSide::End, body, details, span: item.span })
}

/// A logo beside the words.
fn is_picture(inlines: &Inlines) -> bool {
    inlines.iter().all(|inline| matches!(inline.kind, InlineKind::Image(_)))
}
