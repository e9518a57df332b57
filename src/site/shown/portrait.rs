//! The portrait that a page shows at its beginning.

use super::{INTRODUCTION, parts_of};
use crate::document::{Block, Document, InlineKind, Inlines, descendants};
use crate::fold;
use crate::path;
use crate::source::Span;

/// What the names of files say of portraits, and of pictures that are none.
const PORTRAITS: &[&str] = &["profile", "portrait", "headshot", "profpic", "avatar", "myphoto", "biophoto"];
const OTHERS: &[&str] = &["cloud", "logo", "banner", "chart", "icon", "figure", "plot", "signature", "qrcode", "map"];

/// The first picture of a page, where its name or alternative text is the author's, or one that portraits have.
pub(in crate::site) fn portrait<'a>(document: &'a Document, name: Option<&str>) -> Option<(&'a str, Span)> {
    let parts = parts_of(name);
    let is_named = |text: &str| {
        let text = fold::letters(text);
        parts.iter().filter(|part| part.len() > 3).any(|part| text.contains(part.as_str()))
            || PORTRAITS.iter().any(|name| text.contains(name))
    };
    let runs = descendants(&document.blocks).flat_map(Block::inline_runs).take(INTRODUCTION);
    let (image, span) = runs.flat_map(Inlines::descendants).find_map(|inline| match &inline.kind {
        InlineKind::Image(image) => Some((image, inline.span)),
        _ => None,
    })?;
    let file = fold::letters(path::name(&image.path));
    let is_photograph = path::has_extension(&image.path, &["jpg", "jpeg", "png", "webp"]);
    let is_other = OTHERS.iter().any(|other| file.contains(other));
    (is_photograph && !is_other && (is_named(&file) || is_named(&image.alt))).then_some((&*image.path, span))
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    #[test]
    fn a_portrait_is_named_after_its_author_or_as_portraits_are() {
        for (text, is_one) in [
            ("![](/img/lind_2024.jpg)\n\nI sail.", true),
            ("![Joe Lind](/img/x.png)", true),
            ("![](assets/profile_pic.webp)", true),
            ("![](/img/lind_logo.png)", false),
            ("![](/img/harbour.jpg)", false),
            ("![](/img/harbour.jpg)\n\n![](/img/lind.jpg)", false),
            ("![](/img/lind.svg)", false),
        ] {
            assert_eq!(portrait(&document(text), Some("Joe Lind")).is_some(), is_one, "{text}");
        }
    }
}
