//! The portrait that a page shows at its beginning.

use super::{INTRODUCTION, parts_of};
use crate::document::{Block, Document, Image, InlineKind, descendants};
use crate::fold;
use crate::path;
use crate::source::Span;

/// Words in the file names of portraits, and of pictures that are not portraits.
const PORTRAITS: &[&str] =
    &["profile", "portrait", "headshot", "profpic", "profil", "avatar", "myphoto", "biophoto", "personalphoto"];
/// Names of files that say it of a page's only picture, or where the alternative text says it, too: `me.jpg`.
const PLAIN: &[&str] = &["photo", "foto", "me", "moi", "ich", "selfie", "picture", "pic", "mypic", "mypicture"];
const OTHERS: &[&str] = &["cloud", "logo", "banner", "chart", "icon", "figure", "plot", "signature", "qrcode", "map"];

/// The first picture of a page, if its name or alternative text is the author's name, or typical of portraits; or another one at its
/// beginning whose alternative text is nothing but that name.
pub(in crate::site) fn portrait<'a>(document: &'a Document, name: Option<&str>) -> Option<(&'a str, Span)> {
    first_portrait(document, name).or_else(|| titled_portrait(document, name?))
}

fn titled_portrait<'a>(document: &'a Document, name: &str) -> Option<(&'a str, Span)> {
    let whole = fold::words(name);
    let mut ends = whole.split(' ');
    let short = ends.next().zip(ends.next_back()).map(|(first, last)| format!("{first} {last}"));
    let runs = descendants(&document.blocks).flat_map(Block::inline_runs).take(INTRODUCTION);
    let images = runs.flat_map(|run| run.descendants()).filter_map(|inline| match &inline.kind {
        InlineKind::Image(image) => Some((image, inline.span)),
        _ => None,
    });
    let is_named = |alt: &str| {
        const PHOTO_OF: &[&str] = &["photo of ", "picture of ", "portrait of ", "photo de ", "foto de ", "foto von "];
        let words = fold::words(alt);
        let words = PHOTO_OF.iter().find_map(|start| words.strip_prefix(start)).unwrap_or(&words);
        words == whole || short.as_deref() == Some(words)
    };
    images
        .filter(|(image, _)| is_photograph(&image.path))
        .find(|(image, _)| is_named(&image.alt) || is_plain(&stem(image)) && is_plain(&fold::letters(&image.alt)))
        .map(|(image, span)| (&*image.path, span))
}

/// The name of a picture's file as letters only.
fn stem(image: &Image) -> String {
    fold::letters(path::stem(path::name(&image.path)))
}

fn is_plain(name: &str) -> bool {
    PLAIN.contains(&name)
}

/// Whether the name of a file is typical of portraits.
pub(in crate::site) fn is_named_as_a_portrait(file: &str) -> bool {
    let letters = fold::letters(path::name(file));
    is_photograph(file) && PORTRAITS.iter().any(|name| letters.contains(name))
}

fn is_photograph(path: &str) -> bool {
    path::has_extension(path, &["jpg", "jpeg", "png", "webp"])
}

fn first_portrait<'a>(document: &'a Document, name: Option<&str>) -> Option<(&'a str, Span)> {
    let parts = parts_of(name);
    let is_of_author = |text: &str| parts.iter().filter(|part| part.len() > 3).any(|part| text.contains(part.as_str()));
    let is_portraits = |text: &str| PORTRAITS.iter().any(|name| text.contains(name));
    let runs = descendants(&document.blocks).flat_map(Block::inline_runs);
    let mut images = runs.enumerate().flat_map(|(at, run)| {
        run.descendants().filter_map(move |inline| match &inline.kind {
            InlineKind::Image(image) => Some((at, image, inline.span)),
            _ => None,
        })
    });
    let (at, image, span) = images.next()?;
    let (file, alt) = (fold::letters(path::name(&image.path)), fold::letters(&image.alt));
    let is_named = is_of_author(&file) || is_of_author(&alt) || is_portraits(&file) || is_portraits(&alt);
    // Far down the page only a picture that says it twice is one, not the picture of a paper next to the author's name.
    let is_evident = is_portraits(&file) && is_of_author(&alt);
    let is_introduced = if at < INTRODUCTION { is_named } else { is_evident };
    let is_plain = is_plain(&stem(image)) && images.next().is_none();
    let is_other = OTHERS.iter().any(|other| file.contains(other));
    (is_photograph(&image.path) && !is_other && (is_introduced || is_plain)).then_some((&*image.path, span))
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
            ("![](me.jpg)\n\nI sail.", true),
            ("![](me.jpg)\n\n![](harbour.jpg)", false),
            ("![Me.](me.jpg)\n\n![](harbour.jpg)", true),
            ("![](/img/harbour.jpg)\n\n![Photo of Joe Lind](/img/x.jpg)", true),
            ("![](/img/harbour.jpg)", false),
            ("![](/img/harbour.jpg)\n\n![](/img/lind.jpg)", false),
            ("![](/img/harbour.jpg)\n\n![Joe Lind](/img/x.jpg)", true),
            ("![](/img/harbour.jpg)\n\n![Joe Lind at sea](/img/x.jpg)", false),
            ("![](/img/lind.svg)", false),
            (&format!("{}![Joe Lind](/img/profile_2.jpg)", "So.\n\n".repeat(20)), true),
            (&format!("{}![Joe Lind](/img/gulls.jpg)", "So.\n\n".repeat(20)), false),
        ] {
            assert_eq!(portrait(&document(text), Some("Joe Lind")).is_some(), is_one, "{text}");
        }
    }
}
