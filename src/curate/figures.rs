//! Pictures: those besides the portrait, and a portrait that is none.

use super::Rule;
use super::captions::{has_caption, picture_of, sole_image};
use super::removals::Removals;
use super::walk::{each_run, inlines};
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Image, Inline, InlineKind, Inlines, Width};
use crate::fold;
use crate::path;
use crate::source::Spanned;

/// Which pictures are printed besides the portrait.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Figures {
    /// Those with a caption; the others are left out.
    #[default]
    Captioned,
    /// None.
    None,
    /// Those with a caption as they are, the others at most a fifth of the text's width.
    Thumbnails,
    /// All of them as wide as the page says.
    All,
}

impl Figures {
    /// Why pictures go that are not printed.
    fn why(self) -> &'static str {
        match self {
            Self::None => "`images: none`",
            Self::Captioned => Rule::Images.why(),
            Self::Thumbnails | Self::All => "it is a small picture in a line of text",
        }
    }
}

/// The width of a thumbnail, in percent of the text.
const THUMBNAIL: f64 = 20.0;
/// The greatest width of a captioned figure, in percent of the text.
const WIDEST: f64 = 33.0;
/// Pictures at most this many pixels wide on the site belong in running text: a logo, a flag.
const SMALL: f64 = 100.0;
/// Pictures narrower than this many pixels are icons; one that is wider has a box of its own on the site.
const ICON: f64 = 64.0;

/// More small pictures than this are a series: portraits of a group, the teasers of papers.
const MAX_SMALL: usize = 2;

/// Takes out pictures, or makes them small. Missing ones have already been reported.
pub(super) fn leave_out(
    sections: &mut [Section],
    figures: Figures,
    is_there: &dyn Fn(&Image) -> bool,
    removals: &mut Removals<'_>,
) {
    if figures == Figures::All {
        return;
    }
    let small = sections.iter().flat_map(|section| &section.content).flat_map(inlines).filter(is_small_picture).count();
    let is_series = small > MAX_SMALL;
    for section in sections {
        let is_captioned: Vec<bool> = (0..section.content.len())
            .map(|at| is_captioned(&section.content[at..]) && figures != Figures::None)
            .collect();
        for (content, captioned) in section.content.iter_mut().zip(is_captioned) {
            match captioned {
                true if figures == Figures::Captioned => each_run(content, &mut |run| run.each_mut(&mut limit)),
                true => {}
                false => each_run(content, &mut |run| {
                    read_out(run);
                    in_run(run, figures, is_series, is_there, removals);
                    *run = std::mem::take(run).trimmed();
                }),
            }
        }
        section.content.retain(|content| !matches!(content, Content::Block(block) if is_gone(block)));
    }
}

/// Takes out the portrait, which the header shows.
pub(super) fn leave_out_portrait(sections: &mut [Section], photo: &str, removals: &mut Removals<'_>) {
    let file = path::name(photo);
    for section in sections.iter_mut() {
        drop_caption(&mut section.content, file, removals);
    }
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            run.retain(|inline| match &inline.kind {
                InlineKind::Image(image) if path::name(&image.path) == file => {
                    !removals.leaves_out_because(Rule::Repeated, inline.span, file, "the header shows it", None)
                }
                _ => true,
            });
        });
    }
}

/// Whether what the site has for a portrait shows nobody.
pub(super) fn is_no_portrait(
    photo: &Spanned<String>,
    is_pictogram: &dyn Fn(&str) -> bool,
    removals: &mut Removals<'_>,
) -> bool {
    let why = "a picture of a few colours is no portrait, but a logo or a pictogram";
    is_pictogram(&photo.value) && removals.leaves_out_because(Rule::Images, photo.span, &photo.value, why, None)
}

/// Takes out the caption of the portrait; where its person is found is none.
fn drop_caption(content: &mut Vec<Content>, file: &str, removals: &mut Removals<'_>) {
    let is_portrait = |content: &[Content]| {
        let picture = content.first().and_then(|first| picture_of(first.block()?));
        has_caption(content) && picture.is_some_and(|image| path::name(&image.path) == file)
    };
    let Some(at) = (0..content.len()).find(|at| is_portrait(&content[*at..])) else { return };
    let (Some(picture), Some(caption)) = (content[at].block(), content[at + 1].block()) else { return };
    const PLACES: &[&str] = &["office", "address", "room", "bureau", "adresse", "büro", "despacho"];
    if fold::words(&caption.plain_text()).split(' ').next().is_some_and(|first| PLACES.contains(&first)) {
        return;
    }
    let why = "the header shows its picture";
    let is_kept = removals.keeps(Rule::Repeated, picture.span);
    if !is_kept && removals.leaves_out_because(Rule::Images, caption.span, &caption.plain_text(), why, None) {
        content.remove(at + 1);
    }
}

/// Takes out captions of missing pictures, with their placeholders.
pub(super) fn leave_out_missing(
    sections: &mut [Section],
    is_there: &dyn Fn(&Image) -> bool,
    removals: &mut Removals<'_>,
) {
    for section in sections {
        let mut goes = vec![false; section.content.len()];
        for at in 0..section.content.len() {
            let Content::Block(block) = &section.content[at] else { continue };
            let length = if has_caption(&section.content[at..]) { 2 } else { 1 };
            let image = if length == 2 { picture_of(block) } else { captioned_within(block) };
            if image.is_none_or(is_there) {
                continue;
            }
            let caption = section.content[at + length - 1].block_text();
            if removals.leaves_out_because(Rule::Images, block.span, &caption, "its picture is not there", None) {
                goes[at..at + length].fill(true);
            }
        }
        let mut goes = goes.into_iter();
        section.content.retain(|_| !goes.next().unwrap_or_default());
    }
}

/// Whether an inline is a picture that may have a small box of its own on the site.
fn is_small_picture(inline: &&Inline) -> bool {
    matches!(&inline.kind, InlineKind::Image(image) if may_have_a_box(image))
}

fn may_have_a_box(image: &Image) -> bool {
    is_small(image) && !is_emblem(image)
}

/// Takes pictures out of a run; those of a series in small boxes, too.
fn in_run(
    run: &mut Inlines,
    figures: Figures,
    is_series: bool,
    is_there: &dyn Fn(&Image) -> bool,
    removals: &mut Removals<'_>,
) {
    if figures == Figures::Captioned && captioned_in(run).is_some() {
        run.each_mut(&mut limit);
        return;
    }
    // A logo in running text would pull its line apart.
    let is_word = |inline: &Inline| inline.as_text().is_some_and(|text| text.contains(char::is_alphanumeric));
    let has_words = run.descendants().any(is_word);
    // What stands side by side goes, or stays, together: the logos of institutes.
    let is_row = run.descendants().filter(|inline| matches!(inline.kind, InlineKind::Image(_))).count() > 1;
    let is_series = is_series || is_row;
    run.retain(|inline| {
        let span = inline.span;
        match &mut inline.kind {
            InlineKind::Image(image) if figures == Figures::Thumbnails && !(is_small(image) && has_words) => {
                narrow(image, THUMBNAIL);
                true
            }
            InlineKind::Image(image) if is_there(image) => {
                let has_a_box = figures != Figures::None && !is_series && !has_words && may_have_a_box(image);
                has_a_box || !removals.leaves_out_because(Rule::Images, span, name(image), figures.why(), None)
            }
            InlineKind::Image(_) => removals.keeps(Rule::Images, span),
            kind => {
                let Some(inner) = kind.children_mut() else { return true };
                let was_empty = inner.is_empty();
                in_run(inner, figures, is_series, is_there, removals);
                was_empty || !inner.is_empty()
            }
        }
    });
}

/// Puts the words of pictures in their place where a sentence lacks them: `a combination of ![tides](a.svg) and foam`.
fn read_out(run: &mut Inlines) {
    const MAX_WORDS: usize = 5;
    const BEFORE: &[&str] = &["a", "and", "at", "by", "from", "in", "of", "or", "the", "to", "with"];
    let texts: Vec<Option<String>> = run.iter().map(|inline| inline.as_text().map(str::to_owned)).collect();
    let text = |at: usize| texts.get(at).and_then(Option::as_deref).unwrap_or_default();
    let lacks_words = |at: usize| {
        let last = text(at).trim_end().rsplit(' ').next().unwrap_or_default();
        let next = text(at + 2).trim_start();
        BEFORE.contains(&last) && (next.starts_with([',', '.', ';', ')']) || next.starts_with(char::is_lowercase))
    };
    let read = |at: usize, inline: &Inline| match &inline.kind {
        InlineKind::Image(image) if at > 0 && lacks_words(at - 1) && !is_emblem(image) => {
            let words = image.alt.trim();
            let is_short = !words.is_empty() && words.split_whitespace().count() <= MAX_WORDS;
            is_short.then(|| InlineKind::Text(words.to_owned()))
        }
        _ => None,
    };
    let found: Vec<Option<InlineKind>> = run.iter().enumerate().map(|(at, inline)| read(at, inline)).collect();
    let mut found = found.into_iter();
    run.retain(|inline| {
        if let Some(words) = found.next().flatten() {
            inline.kind = words;
        }
        true
    });
}

/// What the report calls a picture.
fn name(image: &Image) -> &str {
    path::name(&image.path)
}

/// Whether a picture is an icon by its size, or a logo by its name or its words.
fn is_emblem(image: &Image) -> bool {
    let words = format!("{} {}", name(image), image.alt).to_lowercase();
    matches!(image.width, Some(Width::Pixels(pixels)) if pixels < ICON)
        || EMBLEMS.iter().any(|word| words.contains(word))
}

/// What logos are called.
const EMBLEMS: &[&str] = &["logo", "emblem", "crest", "校徽", "标志", "로고", "ロゴ"];

fn is_small(image: &Image) -> bool {
    matches!(image.width, Some(Width::Pixels(pixels)) if pixels <= SMALL)
}

/// A figure of a CV is no wider than a third of the text.
fn limit(inline: &mut Inline) {
    if let InlineKind::Image(image) = &mut inline.kind {
        narrow(image, WIDEST);
    }
}

/// Limits a picture to this percentage of the text's width, unless it is small.
fn narrow(image: &mut Image, widest: f64) {
    if !is_small(image) && !matches!(image.width, Some(Width::Percent(percent)) if percent <= widest) {
        image.width = Some(Width::Percent(widest));
    }
}

/// Whether the first of these is a picture with a caption of its own, or with the next one as its caption.
fn is_captioned(content: &[Content]) -> bool {
    let is_within = matches!(content, [Content::Block(block), ..] if captioned_within(block).is_some());
    is_within || has_caption(content)
}

/// The picture of a paragraph whose next line, in emphasis alone, is its caption.
fn captioned_within(block: &Block) -> Option<&Image> {
    match &block.kind {
        BlockKind::Paragraph(run) => captioned_in(run),
        _ => None,
    }
}

fn captioned_in(run: &[Inline]) -> Option<&Image> {
    match run {
        [_, between, Inline { kind: InlineKind::Emphasis(_) | InlineKind::Small(_), .. }] if between.is_blank() => {
            sole_image(&run[..1])
        }
        _ => None,
    }
}

/// Whether nothing is left of a paragraph.
fn is_gone(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(run) => run.iter().all(|inline| match &inline.kind {
            InlineKind::Text(text) => text.trim().is_empty(),
            InlineKind::Break => true,
            _ => false,
        }),
        BlockKind::Aligned(_, inner) => inner.iter().all(is_gone),
        _ => false,
    }
}
