//! Bare addresses in the text become links.

use super::sentinel;
use crate::address;
use crate::document::{Inline, InlineKind, Inlines};
use crate::source::Span;

/// The content with a link around every web address and every e-mail address that has none yet.
pub(super) fn find(content: Inlines) -> Inlines {
    content.split_texts(|kind| !matches!(kind, InlineKind::Link { .. }), &split)
}

fn split(text: &str, span: Span) -> Inlines {
    let mut out = Inlines::new();
    let mut done = 0;
    for address in address::text::all(text) {
        out.extend(text_at(&text[done..address.range.start], span));
        let content = Inlines::text(sentinel::literally(address.written), span);
        out.push(Inline::new(InlineKind::Link { target: address.target(), content }, span));
        done = address.range.end;
    }
    out.extend(text_at(&text[done..], span));
    out
}

/// A piece of a text, unless there is nothing in it.
fn text_at(text: &str, span: Span) -> Option<Inline> {
    (!text.is_empty()).then(|| Inline::text(text, span))
}
