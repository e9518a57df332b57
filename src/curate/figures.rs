//! Pictures besides the portrait.

use super::Rule;
use super::removals::Removals;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Image, Inline, InlineKind, Inlines, Width, each_run_mut};
use crate::fold;
use crate::path;

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

/// The width of a thumbnail.
const THUMBNAIL: Width = Width::Percent(20.0);
/// Pictures that are no wider on the site than so many pixels stand among words: a logo, a flag.
const SMALL: f64 = 100.0;

/// Takes out pictures, or makes them small.
pub(super) fn leave_out(sections: &mut [Section], figures: Figures, removals: &mut Removals<'_>) {
    if figures == Figures::All {
        return;
    }
    for section in sections {
        let is_captioned: Vec<bool> = (0..section.content.len())
            .map(|at| has_caption(&section.content[at..]) && figures != Figures::None)
            .collect();
        for (content, captioned) in section.content.iter_mut().zip(is_captioned) {
            if !captioned {
                each_run(content, &mut |run| in_run(run, figures, removals));
            }
        }
        section.content.retain(|content| !matches!(content, Content::Block(block) if is_gone(block)));
    }
}

/// Every run of inlines in a piece of a section.
fn each_run(content: &mut Content, change: &mut impl FnMut(&mut Inlines)) {
    match content {
        Content::Block(block) => {
            each_run_mut(std::slice::from_mut(block), change);
        }
        Content::Entries(entries) => {
            for entry in entries {
                change(&mut entry.body);
                each_run_mut(&mut entry.details, change);
            }
        }
        Content::Publications(_) => {}
    }
}

fn in_run(run: &mut Inlines, figures: Figures, removals: &mut Removals<'_>) {
    run.retain(|inline| {
        let span = inline.span;
        match &mut inline.kind {
            InlineKind::Image(image) if figures == Figures::Thumbnails => {
                make_small(image);
                true
            }
            InlineKind::Image(image) => {
                let is_small = figures != Figures::None && is_small(image);
                is_small || !removals.leaves_out(Rule::Images, span, name(image))
            }
            kind => {
                let Some(inner) = kind.children_mut() else { return true };
                let was_empty = inner.is_empty();
                in_run(inner, figures, removals);
                was_empty || !inner.is_empty()
            }
        }
    });
}

/// What the report calls a picture.
fn name(image: &Image) -> &str {
    path::name(&image.path)
}

fn is_small(image: &Image) -> bool {
    matches!(image.width, Some(Width::Pixels(pixels)) if pixels <= SMALL)
}

fn make_small(image: &mut Image) {
    if !is_small(image) && !matches!(image.width, Some(Width::Percent(percent)) if percent <= 20.0) {
        image.width = Some(THUMBNAIL);
    }
}

/// Whether the first of these is a picture with the next one as its caption: “Figure 1: …”, or words in emphasis alone.
fn has_caption(content: &[Content]) -> bool {
    let [Content::Block(picture), Content::Block(caption), ..] = content else { return false };
    is_picture(picture) && is_caption(caption)
}

fn is_picture(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(run) => is_sole_image(run),
        BlockKind::Aligned(_, inner) => matches!(&inner[..], [only] if is_picture(only)),
        _ => false,
    }
}

fn is_sole_image(run: &Inlines) -> bool {
    match &run[..] {
        [Inline { kind: InlineKind::Image(_), .. }] => true,
        [Inline { kind: InlineKind::Link { content, .. }, .. }] => is_sole_image(content),
        _ => false,
    }
}

fn is_caption(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Aligned(_, inner) => matches!(&inner[..], [only] if is_caption(only)),
        BlockKind::Paragraph(run) => {
            let is_emphasis = |inline: &Inline| matches!(inline.kind, InlineKind::Emphasis(_) | InlineKind::Small(_));
            let words = fold::words(&run.plain_text());
            let is_named = CAPTIONS.iter().any(|word| {
                words.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
            });
            is_named || matches!(&run[..], [only] if is_emphasis(only))
        }
        _ => false,
    }
}

/// How captions begin, before a number. Folded.
const CAPTIONS: &[&str] = &["figure", "fig", "图", "圖", "図", "그림", "abbildung", "abb", "figura"];

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
