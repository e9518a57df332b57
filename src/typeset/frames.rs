//! What is on a page: a frame holds text, links, and groups of them.

use typst::layout::{Frame, FrameItem, Point, Transform};
use typst::model::{Destination, Document, Url};
use typst::text::TextItem;
use typst::visualize::Paint;
use typst_layout::{Page, PagedDocument};

/// The document with another frame for each of its pages.
pub(super) fn with_frames(document: &PagedDocument, mut frame: impl FnMut(&Frame) -> Frame) -> PagedDocument {
    let pages = document.pages().iter().map(|page| Page { frame: frame(&page.frame), ..page.clone() });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// The frame with other items in it.
pub(super) fn with_items(frame: &Frame, items: Vec<(Point, FrameItem)>) -> Frame {
    let mut changed = frame.clone();
    changed.clear();
    changed.push_multiple(items);
    changed
}

/// Visits every run of text with the place of its baseline on the page.
pub(super) fn visit_text(frame: &Frame, to_page: Transform, visit: &mut impl FnMut(&TextItem, Point)) {
    for (position, item) in frame.items() {
        match item {
            FrameItem::Text(text) => visit(text, position.transform(to_page)),
            FrameItem::Group(group) => {
                let inner =
                    to_page.pre_concat(Transform::translate(position.x, position.y)).pre_concat(group.transform);
                visit_text(&group.frame, inner, visit);
            }
            _ => {}
        }
    }
}

/// Whether `is_it` is true for any address that a frame links to, in its tilings, too.
pub(super) fn any_link(frame: &Frame, is_it: &mut impl FnMut(&Url) -> bool) -> bool {
    let in_paint = |paint: Option<&Paint>, is_it: &mut _| match paint {
        Some(Paint::Tiling(tiling)) => any_link(tiling.frame(), is_it),
        _ => false,
    };
    frame.items().any(|(_, item)| match item {
        FrameItem::Link(Destination::Url(url), _) => is_it(url),
        FrameItem::Group(group) => any_link(&group.frame, is_it),
        FrameItem::Shape(shape, _) => {
            in_paint(shape.fill.as_ref(), is_it) || in_paint(shape.stroke.as_ref().map(|stroke| &stroke.paint), is_it)
        }
        FrameItem::Text(text) => {
            in_paint(Some(&text.fill), is_it) || in_paint(text.stroke.as_ref().map(|stroke| &stroke.paint), is_it)
        }
        _ => false,
    })
}
