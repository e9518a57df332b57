//! Captions and credits of pictures that are not printed.

use super::Rule;
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Image, Inline, InlineKind, Inlines, sole_inline};
use crate::fold;
use crate::source::Span;

/// How captions begin, before a number. Folded.
const CAPTIONS: &[&str] = &["figure", "fig", "图", "圖", "図", "그림", "abbildung", "abb", "figura"];
/// Where captions say that their picture is, before a colon.
const PLACES: &[&str] = &["above", "below", "left", "right"];
/// How picture credits begin. Folded.
const CREDITS: &[&str] = &[
    "image credit",
    "photo credit",
    "picture credit",
    "figure credit",
    "image courtesy",
    "photo courtesy",
    "image source",
    "photo source",
    "image by",
    "photo by",
    "credit photo",
    "credit image",
    "credits photo",
    "bildnachweis",
    "bildquelle",
    "credito de la imagen",
    "图片来源",
    "照片来源",
    "写真提供",
    "사진 출처",
];
/// What occurs in a line of credit below a picture, in lower case.
const MARKS: &[&str] = &[
    "credit:",
    "credits:",
    "courtesy of",
    "photo:",
    "foto:",
    "©",
    "- credit",
    "– credit",
    "(credit",
    "- crédit",
    "– crédit",
    "(crédit",
];
/// A credit has at most this many characters.
const MAX_CREDIT_CHARS: usize = 200;

/// Takes out the lines below pictures that are left out: captions and credits. The design decides whether `figures` with a
/// caption are printed.
pub(super) fn leave_out(sections: &mut Vec<Section>, figures: bool, removals: &mut Removals<'_>) {
    let printed = if figures { printed(sections) } else { Vec::new() };
    let mut above: Option<String> = None;
    let lone = lone(sections);
    prune(sections, &mut |piece| {
        let Piece::Block(block) = piece else {
            above = None;
            return false;
        };
        let picture = picture_of(block).map(|image| fold::words(&image.alt));
        let before = std::mem::replace(&mut above, picture);
        // The same words above a paragraph may be its title, as on the cards of papers.
        let says_alt =
            |alt: &str| !alt.is_empty() && lone.contains(&block.span) && fold::words(&block.plain_text()) == alt;
        let why = if is_credit(block) || before.is_some() && mentions_credit(block) {
            Some("it is the credit of a picture that is not printed")
        } else if before.is_some() && (is_caption(block) || says_where(block)) {
            Some("it is the caption of a picture that is not printed")
        } else {
            before.filter(|alt| says_alt(alt)).map(|_| "it names a picture that is not printed")
        };
        let Some(why) = why else { return false };
        !printed.contains(&block.span)
            && removals.leaves_out_because(Rule::Images, block.span, &block.plain_text(), why, None)
    });
}

/// Lets pictures that end a paragraph together with their caption be a block of their own, and the caption another:
/// `… of the tides. ![](tides.png) *The tides of 2019*`
pub(super) fn set_apart(sections: &mut [Section]) {
    for section in sections {
        for at in (0..section.content.len()).rev() {
            if let Some(parts) = parted(&section.content[at]) {
                section.content.splice(at..=at, parts);
            }
        }
    }
}

/// The paragraphs before a picture, of the picture, and of its caption, if a paragraph ends with these two.
fn parted(content: &Content) -> Option<Vec<Content>> {
    let Block { kind: BlockKind::Paragraph(run), span } = content.block()? else { return None };
    let inlines: &[Inline] = run;
    let mut said = (0..inlines.len()).rev().filter(|at| !inlines[*at].is_blank());
    let (caption, picture) = (said.next()?, said.next()?);
    let is_caption = matches!(inlines[caption].kind, InlineKind::Emphasis(_));
    if !is_caption || !matches!(inlines[picture].kind, InlineKind::Image(_)) {
        return None;
    }
    let paragraph = |inlines: &[Inline]| {
        let run: Inlines = inlines.iter().cloned().collect();
        Content::Block(Block::new(BlockKind::Paragraph(run.trimmed()), *span))
    };
    let before = said.next().map(|_| paragraph(&inlines[..picture]));
    Some(before.into_iter().chain([paragraph(&inlines[picture..=picture]), paragraph(&inlines[caption..])]).collect())
}

/// The captions of figures, which are printed with them.
fn printed(sections: &[Section]) -> Vec<Span> {
    let captions = |section: &Section| {
        let pairs = section.content.windows(2).filter(|pair| has_caption(pair));
        pairs.filter_map(|pair| pair[1].block().map(|block| block.span)).collect::<Vec<_>>()
    };
    sections.iter().flat_map(captions).collect()
}

/// The blocks of sections that no paragraph of text follows.
fn lone(sections: &[Section]) -> Vec<Span> {
    let is_text = |content: &Content| {
        let block = content.block().filter(|block| picture_of(block).is_none());
        block.is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_) | BlockKind::Aligned(..)))
    };
    let of_section = |section: &Section| {
        let content = section.content.iter().enumerate();
        let alone = content.filter(|(at, _)| !section.content.get(at + 1).is_some_and(is_text));
        alone.filter_map(|(_, content)| Some(content.block()?.span)).collect::<Vec<_>>()
    };
    sections.iter().flat_map(of_section).collect()
}

/// Whether the first of these is a picture with the next one as its caption: “Figure 1: …”, or words in emphasis alone.
pub(super) fn has_caption(content: &[Content]) -> bool {
    let [Content::Block(picture), Content::Block(caption), ..] = content else { return false };
    picture_of(picture).is_some() && is_caption(caption)
}

/// The picture that a block is.
pub(super) fn picture_of(block: &Block) -> Option<&Image> {
    match &block.kind {
        BlockKind::Paragraph(run) => sole_image(run),
        BlockKind::Aligned(_, inner) => match &inner[..] {
            [only] => picture_of(only),
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn sole_image(run: &[Inline]) -> Option<&Image> {
    match &sole_inline(run)?.kind {
        InlineKind::Image(image) => Some(image),
        InlineKind::Link { content, .. } => sole_image(content),
        _ => None,
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
            is_named || sole_inline(run).is_some_and(is_emphasis)
        }
        _ => false,
    }
}

/// Whether a paragraph says where its picture is: “Above: the crew at sea”.
fn says_where(block: &Block) -> bool {
    short_text(block).is_some_and(|text| {
        let label = text.split_once(':').map(|(label, _)| fold::words(label));
        label.is_some_and(|label| PLACES.contains(&label.as_str()))
    })
}

/// Whether a paragraph is only a credit.
fn is_credit(block: &Block) -> bool {
    short_text(block).is_some_and(|text| begins_with_credit(&text))
}

/// Whether a text begins as the credit of a picture does.
pub(super) fn begins_with_credit(text: &str) -> bool {
    let words = fold::words(text);
    text.trim_start().starts_with(['©', 'Ⓒ'])
        || CREDITS.iter().any(|credit| words.starts_with(credit))
        || fold::has_words(&words, "captioned by")
}

/// Whether a short paragraph ends with a credit.
fn mentions_credit(block: &Block) -> bool {
    short_text(block).is_some_and(|text| {
        let text = text.to_lowercase();
        MARKS.iter().any(|mark| text.contains(mark))
    })
}

fn short_text(block: &Block) -> Option<String> {
    let BlockKind::Paragraph(run) = &block.kind else { return None };
    Some(run.plain_text()).filter(|text| text.chars().count() <= MAX_CREDIT_CHARS)
}
