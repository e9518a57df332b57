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
    let mut body = Inlines::new();
    for block in before {
        let BlockKind::Paragraph(words) = &block.kind else { return None };
        match body.last() {
            None => {}
            // A logo stands before the words.
            Some(Inline { kind: InlineKind::Image(_), span }) => body.push(Inline::text(" ", *span)),
            Some(last) => body.push(Inline::new(InlineKind::Break, last.span)),
        }
        body.extend(words.iter().cloned());
    }
    let says_something = body.iter().any(|inline| !is_picture(inline) && !Inlines::from(inline.clone()).is_blank());
    says_something.then_some(Entry {
        date: Some(date),
        date_side: DateSide::End,
        body,
        details: Vec::new(),
        span: item.span,
    })
}

fn is_picture(inline: &Inline) -> bool {
    matches!(inline.kind, InlineKind::Image(_))
}
