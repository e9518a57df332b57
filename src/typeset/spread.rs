//! Chinese and Japanese characters that stand too far apart in a justified line, or too close.
//!
//! What a line lacks, the typesetter spreads evenly over its blanks and its Chinese or Japanese characters. Where a long word did not
//! fit, these stand so far apart that poppler reads each as a word, and the eye is about to. Here they come closer again. The blanks
//! of the line take what that frees, as far as blanks may grow (W3C, Requirements for Chinese Text Layout); what is left stays free at
//! the end of the line.
//!
//! Two marks such as ）。 share a square and a half. There, poppler sees the second one reach over half of the first, and takes it for
//! the beginning of a line: so it stands a hair further on.

use typst::layout::{Abs, Em, Frame, FrameItem, GroupItem, Point};
use typst::text::{Glyph, TextItem};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

use super::frames::{with_frames, with_items};
use crate::script;

/// The widest gap between characters. From a tenth of their size on, poppler takes it for a blank.
const WIDEST: Em = Em::new(0.09);

/// By how much a gap with a blank is wider than the others of its line, at least.
const BLANK: Em = Em::new(0.1);

/// How much a blank grows, at most.
const GROWTH: Em = Em::new(0.25);

/// A little less than half a square, and what is missing there.
const HALF: Em = Em::new(-0.499);
const HAIR: Em = Em::new(0.002);

/// The document with its characters at distances that are read right.
pub(super) fn even(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| is_uneven(&page.frame)) {
        return document;
    }
    with_frames(&document, evened)
}

fn is_uneven(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Text(run) => is_spread(run) || !overlaps(run).is_empty(),
        FrameItem::Group(group) => is_uneven(&group.frame),
        _ => false,
    })
}

/// Whether characters of a run stand too far apart.
fn is_spread(run: &TextItem) -> bool {
    run.text.contains(script::is_unspaced) && spread(&letters(0, Point::zero(), run)) > WIDEST.at(run.size)
}

/// The marks of a run over which the next one reaches.
fn overlaps(run: &TextItem) -> Vec<usize> {
    if !run.text.contains(script::is_full_width_punctuation) {
        return Vec::new();
    }
    let letters = letters(0, Point::zero(), run);
    let reaches =
        |pair: &[Piece]| pair.iter().all(|piece| piece.kind == Kind::Unspaced) && gap(pair) < HALF.at(run.size);
    letters.windows(2).enumerate().filter(|(_, pair)| reaches(pair)).map(|(at, _)| at).collect()
}

fn evened(frame: &Frame) -> Frame {
    let inner = |item: &FrameItem| match item {
        FrameItem::Group(group) => FrameItem::Group(GroupItem { frame: evened(&group.frame), ..group.clone() }),
        _ => item.clone(),
    };
    let mut items: Vec<_> = frame.items().map(|(at, item)| (*at, inner(item))).collect();
    let spread =
        |(at, item): &(Point, FrameItem)| matches!(item, FrameItem::Text(run) if is_spread(run)).then_some(at.y);
    let mut baselines: Vec<Abs> = items.iter().filter_map(spread).collect();
    baselines.dedup();
    for baseline in baselines {
        tighten_line(&mut items, baseline);
    }
    for (_, item) in &mut items {
        if let FrameItem::Text(run) = item {
            for mark in overlaps(run) {
                run.glyphs[mark].x_advance += HAIR;
            }
        }
    }
    with_items(frame, items)
}

/// A letter, or a box that does not change, and how far it moves.
struct Piece {
    /// The item that it is, or is part of.
    item: usize,
    start: Abs,
    end: Abs,
    size: Abs,
    kind: Kind,
    shift: Abs,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A letter of a script that has no blanks between words, or a mark of it.
    Unspaced,
    Blank,
    Letter,
    Box,
}

/// The letters of a run, without the air that the line put around them.
fn letters(item: usize, at: Point, run: &TextItem) -> Vec<Piece> {
    let mut x = at.x;
    let letter = |glyph: &Glyph| {
        let start = x + glyph.x_offset.at(run.size);
        x += glyph.x_advance.at(run.size);
        let kind = match run.text[glyph.range()].chars().next() {
            Some(letter) if script::is_unspaced(letter) => Kind::Unspaced,
            Some(' ') => Kind::Blank,
            _ => Kind::Letter,
        };
        let width = run.font.x_advance(glyph.id).unwrap_or_default().at(run.size);
        Piece { item, start, end: start + width, size: run.size, kind, shift: Abs::zero() }
    };
    run.glyphs.iter().map(letter).collect()
}

/// The pieces on a line, from left to right.
fn pieces(items: &[(Point, FrameItem)], baseline: Abs) -> Vec<Piece> {
    let pieces_of = |(index, (at, item)): (usize, &(Point, FrameItem))| match item {
        FrameItem::Text(run) if (at.y - baseline).abs() < run.size / 2.0 => letters(index, *at, run),
        FrameItem::Group(group) if (at.y + group.frame.baseline()).approx_eq(baseline) => {
            let (end, size) = (at.x + group.frame.width(), group.frame.height());
            vec![Piece { item: index, start: at.x, end, size, kind: Kind::Box, shift: Abs::zero() }]
        }
        _ => Vec::new(),
    };
    let mut pieces: Vec<_> = items.iter().enumerate().flat_map(pieces_of).collect();
    pieces.sort_by_key(|piece| piece.start);
    pieces
}

/// The gap between two pieces.
fn gap(pair: &[Piece]) -> Abs {
    pair[1].start - pair[0].end
}

/// The widest gap between unspaced characters within one run.
fn spread(pieces: &[Piece]) -> Abs {
    let gap = |pair: &[Piece]| {
        let is_within = pair[0].item == pair[1].item && pair.iter().all(|piece| piece.kind == Kind::Unspaced);
        if is_within { gap(pair) } else { Abs::zero() }
    };
    pieces.windows(2).map(gap).max().unwrap_or_default()
}

/// Whether a line has a word of other letters. Without one, no reader takes its gaps for blanks; with letters that stand apart, too,
/// the author wants it so.
fn has_word(pieces: &[Piece]) -> bool {
    let is_close = |pair: &[Piece]| gap(pair) <= WIDEST.at(pair[0].size);
    let is_word = |pair: &[Piece]| pair.iter().all(|piece| piece.kind == Kind::Letter) && is_close(pair);
    pieces.iter().any(|piece| piece.kind == Kind::Box) || pieces.windows(2).any(is_word)
}

/// What a gap gives to the blanks of its line, and whether it is one of them.
fn given(pair: &[Piece], spread: Abs) -> (Abs, bool) {
    let (gap, size) = (gap(pair), pair[0].size);
    let is_blank = pair[0].kind == Kind::Blank || gap > spread + BLANK.at(size);
    let is_between = pair.iter().any(|piece| piece.kind == Kind::Unspaced);
    let given = if is_between && !is_blank { (gap - WIDEST.at(size)).max(Abs::zero()) } else { Abs::zero() };
    (given, is_blank)
}

/// Brings the characters of a line together, and its blanks apart.
fn tighten_line(items: &mut [(Point, FrameItem)], baseline: Abs) {
    let mut pieces = pieces(items, baseline);
    if !has_word(&pieces) {
        return;
    }
    let spread = spread(&pieces);
    let gaps: Vec<(Abs, bool)> = pieces.windows(2).map(|pair| given(pair, spread)).collect();
    let freed: Abs = gaps.iter().map(|(given, _)| *given).sum();
    let blanks = gaps.iter().filter(|(_, is_blank)| *is_blank).count();
    let growth = (freed / blanks.max(1) as f64).min(GROWTH.at(pieces[0].size));
    let mut shift = Abs::zero();
    for (piece, (given, is_blank)) in pieces[1..].iter_mut().zip(gaps) {
        shift += if is_blank { growth } else { -given };
        piece.shift = shift;
    }
    place(items, baseline, &pieces);
}

/// Puts each piece of a line where it belongs, and links and lines below words with them.
fn place(items: &mut [(Point, FrameItem)], baseline: Abs, pieces: &[Piece]) {
    let shift_at = |x: Abs| {
        let next = pieces.partition_point(|piece| piece.start <= x || piece.start.approx_eq(x));
        pieces[..next].last().map_or(Abs::zero(), |piece| piece.shift)
    };
    for (index, (at, item)) in items.iter_mut().enumerate() {
        let own: Vec<usize> = (0..pieces.len()).filter(|piece| pieces[*piece].item == index).collect();
        let start = own.first().map_or_else(|| shift_at(at.x), |first| pieces[*first].shift);
        match item {
            FrameItem::Text(run) if !own.is_empty() => {
                for (glyph, &piece) in run.glyphs.iter_mut().zip(&own) {
                    let next = pieces.get(piece + 1).map_or(pieces[piece].shift, |next| next.shift);
                    glyph.x_advance += Em::from_abs(next - pieces[piece].shift, run.size);
                }
            }
            FrameItem::Group(_) if !own.is_empty() => {}
            FrameItem::Link(_, size) if at.y < baseline && baseline < at.y + size.y => {
                size.x += shift_at(at.x + size.x) - start;
            }
            FrameItem::Shape(shape, _) if (at.y - baseline).abs() < pieces[0].size / 2.0 => match &mut shape.geometry {
                Geometry::Line(to) => to.x += shift_at(at.x + to.x) - start,
                _ => continue,
            },
            _ => continue,
        }
        at.x += start;
    }
}
