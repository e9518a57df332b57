//! Pages → pictures for a screen, one by one, so that a preview draws again only what changed.

use typst::layout::{Frame, FrameItem, Transform};
use typst::model::{Destination, Url};
use typst::utils::hash128;
use typst_layout::Page;
use typst_svg::SvgOptions;

use super::compile::{Pages, visit_text};

/// A page of a document.
#[derive(Clone, Copy)]
pub struct Sheet<'a>(&'a Page);

impl Pages {
    /// The pages, in order.
    pub fn sheets(&self) -> impl ExactSizeIterator<Item = Sheet<'_>> {
        self.document.pages().iter().map(Sheet)
    }
}

impl Sheet<'_> {
    /// A hash of everything on the page: two pages with the same one look the same.
    pub fn fingerprint(self) -> u128 {
        hash128(self.0)
    }

    /// Width and height in points.
    pub fn size(self) -> (f64, f64) {
        let size = self.0.frame.size();
        (size.x.to_pt(), size.y.to_pt())
    }

    /// The page as an SVG.
    pub fn svg(self) -> String {
        let options = SvgOptions { render_bleed: false, pretty: false };
        if !any_link(&self.0.frame, &mut needs_escapes) {
            return typst_svg::svg(self.0, &options);
        }
        let mut page = self.0.clone();
        escape_links(&mut page.frame);
        typst_svg::svg(&page, &options)
    }

    /// The words on the page, line by line, for those who cannot see the picture.
    pub fn text(self) -> String {
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

/// Whether an address has characters that XML reads as its own.
fn needs_escapes(url: &Url) -> bool {
    url.contains(['&', '<'])
}

fn any_link(frame: &Frame, is_it: &mut impl FnMut(&Url) -> bool) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Link(Destination::Url(url), _) => is_it(url),
        FrameItem::Group(group) => any_link(&group.frame, is_it),
        _ => false,
    })
}

/// Escapes the addresses of links, which typst-svg 0.15.1 writes as they are: `?a=1&b=2` would not be XML.
fn escape_links(frame: &mut Frame) {
    frame.retain(|item| {
        match item {
            FrameItem::Link(Destination::Url(url), _) if needs_escapes(url) => {
                // An address that gets too long by it is no link; nothing else of the page hangs on it.
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
    use typst::layout::{GroupItem, Point, Size};

    use super::*;

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
