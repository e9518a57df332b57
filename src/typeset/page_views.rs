//! Pages → pictures for a screen, one by one, so that a preview redraws only what changed.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use typst::layout::{Frame, FrameItem, Transform};
use typst::model::{Destination, Url};
use typst::text::TextItem;
use typst::utils::hash128;
use typst_layout::Page;
use typst_svg::SvgOptions;

use super::compile::Pages;
use super::frames::{any_link, visit_text};
use super::glyph_runs;

/// A page of a document, to be drawn on demand.
#[derive(Debug, Clone)]
pub struct PageView(Page);

impl Pages {
    /// The pages, in order.
    pub fn page_views(&self) -> impl ExactSizeIterator<Item = PageView> {
        // A page's content is shared and not copied.
        self.document.pages().iter().cloned().map(PageView)
    }
}

impl PageView {
    /// A hash of what can be seen on the page: pages with the same hash look the same.
    pub fn fingerprint(&self) -> u128 {
        hash128(&(Visible(&self.0.frame), &self.0.fill, &self.0.bleed))
    }

    /// Width and height in points.
    pub fn size(&self) -> (f64, f64) {
        let size = self.0.frame.size();
        (size.x.to_pt(), size.y.to_pt())
    }

    /// The page as an SVG that a browser draws fast.
    pub fn svg(&self) -> String {
        glyph_runs::joined(&self.compact_svg())
    }

    /// The page as a short SVG, in which letters refer to their outlines.
    pub(super) fn compact_svg(&self) -> String {
        let options = SvgOptions { render_bleed: false, pretty: false };
        let mut page = Cow::Borrowed(&self.0);
        if any_link(&self.0.frame, &mut needs_escapes) {
            escape_links(&mut page.to_mut().frame);
        }
        typst_svg::svg(&page, &options)
    }

    /// The words on the page, line by line, for those who cannot see the picture.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut line = None;
        visit_text(&self.0.frame, Transform::identity(), &mut |item, position| {
            let baseline = position.y.to_pt().round() as i64;
            if line.is_some_and(|line| line != baseline) {
                text.push('\n');
            }
            line = Some(baseline);
            text.push_str(&item.text);
        });
        text
    }
}

/// A frame without what cannot be seen: where in the source things come from, which changes throughout a document when
/// a paragraph is added, and what only the typesetter looks for.
struct Visible<'a>(&'a Frame);

impl Hash for Visible<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.size().hash(state);
        for (position, item) in self.0.items() {
            match item {
                FrameItem::Group(it) => ("group", position, it.transform, &it.clip, Visible(&it.frame)).hash(state),
                FrameItem::Text(text) => ("text", position, Glyphs(text)).hash(state),
                FrameItem::Shape(shape, _) => ("shape", position, shape).hash(state),
                FrameItem::Image(image, size, _) => ("image", position, image, size).hash(state),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

/// The same for text.
struct Glyphs<'a>(&'a TextItem);

impl Hash for Glyphs<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let text = self.0;
        (&text.font, text.size, &text.fill, &text.stroke, &text.text).hash(state);
        for glyph in &text.glyphs {
            (glyph.id, glyph.x_advance, glyph.x_offset, glyph.y_advance, glyph.y_offset).hash(state);
        }
    }
}

/// Whether an address has characters with a meaning in XML.
fn needs_escapes(url: &Url) -> bool {
    url.contains(['&', '<'])
}

/// Escapes the addresses of links, which typst-svg 0.15.1 writes as they are: `?a=1&b=2` would not be XML.
fn escape_links(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Link(Destination::Url(url), _) if needs_escapes(url) => {
                // An address that escaping makes too long loses its link; nothing else on the page depends on it.
                let Ok(escaped) = Url::new(url.replace("&", "&amp;").replace("<", "&lt;")) else { return false };
                *url = escaped;
            }
            FrameItem::Group(group) => escape_links(&mut group.frame),
            _ => {}
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use typst::layout::{Abs, GroupItem, Point, Size};

    use super::*;

    #[test]
    fn a_fingerprint_is_of_what_can_be_seen() {
        let print = |address: &str, x: Abs| {
            let url = Destination::Url(Url::new(address).unwrap());
            let mut frame = Frame::soft(Size::zero());
            frame.push(Point::zero(), FrameItem::Link(url, Size::zero()));
            frame.push(Point::with_x(x), FrameItem::Group(GroupItem::new(Frame::soft(Size::zero()))));
            hash128(&Visible(&frame))
        };
        assert_eq!(print("https://one.example", Abs::zero()), print("https://other.example", Abs::zero()));
        assert_ne!(print("https://one.example", Abs::zero()), print("https://one.example", Abs::pt(1.0)));
    }

    #[test]
    fn addresses_are_escaped_for_xml() {
        let mut inner = Frame::soft(Size::zero());
        let url = Url::new("https://example.com/?a=1&b=<c>").unwrap();
        inner.push(Point::zero(), FrameItem::Link(Destination::Url(url), Size::zero()));
        let mut frame = Frame::soft(Size::zero());
        frame.push(Point::zero(), FrameItem::Group(GroupItem::new(inner)));
        assert!(any_link(&frame, &mut needs_escapes));
        escape_links(&mut frame);
        assert!(any_link(&frame, &mut |url| &**url == "https://example.com/?a=1&amp;b=&lt;c>"));
    }
}
