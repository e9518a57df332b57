//! What the PDF says of clusters: stretches of text that a font shapes as one. It gives their text once, for all their glyphs
//! (`ActualText`), if these have it in common and stand in one run.
//!
//! * A cluster in two runs comes into one. The typesetter starts a new run at each glyph that stands higher or lower than the one
//!   before, and gives every run the text of its clusters: whoever copied शर्मा (Sharma), whose reph (र्) is a raised glyph, would
//!   get शर्मार्मा.
//! * A cluster that ends with a mark below its base becomes one with the next. Readers take the mark for the end of the text, and
//!   would put a blank behind it: कु मार for कुमार (Kumar).
//! * A raised mark stands a hair before the next letter, and not where that begins. It is drawn by itself, and readers that sort by
//!   place could not tell which comes first: ชัยชั for ชัย (Chai).

use typst::layout::{Em, Frame, FrameItem, GroupItem, Point};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

use super::frames::{with_frames, with_items};

/// The document with its clusters set right. Nothing moves that an eye could see.
pub(super) fn mend(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| has_broken(&page.frame)) {
        return document;
    }
    with_frames(&document, mended)
}

fn has_broken(frame: &Frame) -> bool {
    let mut before = None;
    frame.items().any(|(position, item)| match item {
        FrameItem::Text(run) => {
            let last = before.replace((*position, run));
            last.is_some_and(|(start, last)| joint(start, last, *position, run).is_some()) || !short(run).is_empty()
        }
        FrameItem::Group(group) => has_broken(&group.frame),
        _ => false,
    })
}

fn mended(frame: &Frame) -> Frame {
    let mut items: Vec<(Point, FrameItem)> = Vec::new();
    let mut last_run = None;
    for (position, item) in frame.items() {
        let mut item = item.clone();
        match &item {
            FrameItem::Text(run) => {
                if let Some((start, FrameItem::Text(before))) = last_run.and_then(|at: usize| items.get_mut(at))
                    && let Some(joint) = joint(*start, before, *position, run)
                {
                    append(*start, before, *position, run, joint);
                    continue;
                }
                last_run = Some(items.len());
            }
            FrameItem::Group(group) => {
                item = FrameItem::Group(GroupItem { frame: mended(&group.frame), ..group.clone() });
            }
            // What is behind it belongs to another element.
            FrameItem::Tag(_) => last_run = None,
            _ => {}
        }
        items.push((*position, item));
    }
    for (_, item) in &mut items {
        if let FrameItem::Text(run) = item {
            lengthen(run);
            step_back(run);
        }
    }
    with_items(frame, items)
}

/// Where the text of `run` begins in the text of `before`, and what both have in the text of `run`, if they belong into one run:
/// `run` begins in the middle of the cluster that `before` ends with, or behind a cluster that ends early.
fn joint(start: Point, before: &TextItem, position: Point, run: &TextItem) -> Option<(usize, usize)> {
    let (last, first) = (before.glyphs.last()?, run.glyphs.first()?);
    let is_alike =
        before.font == run.font && before.size == run.size && before.fill == run.fill && before.stroke == run.stroke;
    if !is_alike || !(start.x + before.width()).approx_eq(position.x) {
        return None;
    }
    let is_cluster =
        last.span == first.span && !last.span.0.is_detached() && before.text[last.range()] == run.text[first.range()];
    let is_behind_mark = ends_early(before, last) && first.range.start == 0 && !starts_word(run, first);
    let within = || (usize::from(last.range.start), usize::from(first.range.start));
    is_cluster.then(within).or_else(|| is_behind_mark.then_some((before.text.len(), 0)))
}

/// Puts the glyphs of `run` behind those of `before`, as high above its baseline as they were. The texts are the same from
/// `ours` in one and from `theirs` in the other on.
fn append(start: Point, before: &mut TextItem, position: Point, run: &TextItem, (ours, theirs): (usize, usize)) {
    // From right to left, a later run has earlier text.
    let ahead = theirs.saturating_sub(ours);
    let behind = &run.text[(theirs + before.text.len()).saturating_sub(ours).min(run.text.len())..];
    let text = format!("{}{}{behind}", &run.text[..ahead], before.text);
    let moved = |glyph: &Glyph, by: usize, raised: Em| {
        let by = u16::try_from(by).unwrap_or_default();
        Glyph {
            range: glyph.range.start + by..glyph.range.end + by,
            y_offset: glyph.y_offset + raised,
            ..glyph.clone()
        }
    };
    let raised = Em::from_abs(start.y - position.y, before.size);
    let own = before.glyphs.iter().map(|glyph| moved(glyph, ahead, Em::zero()));
    let added = run.glyphs.iter().map(|glyph| moved(glyph, ours.saturating_sub(theirs), raised));
    before.glyphs = own.chain(added).collect();
    before.text = text.into();
}

/// How far before its end, in em, the last glyph of a cluster may end. What follows a wider gap is another word to readers.
const MAX_GAP: f64 = 0.1;

/// The last glyphs of clusters that end before the next letter begins, and that are not the last of their run or word.
fn short(run: &TextItem) -> Vec<usize> {
    let is_short = |pair: &[Glyph]| {
        let (mark, next) = (&pair[0], &pair[1]);
        ends_early(run, mark) && mark.range.end == next.range.start && !starts_word(run, next)
    };
    run.glyphs.windows(2).enumerate().filter(|(_, pair)| is_short(pair)).map(|(at, _)| at).collect()
}

fn is_mark(run: &TextItem, glyph: &Glyph) -> bool {
    run.font.x_advance(glyph.id) == Some(Em::zero())
}

fn ends_early(run: &TextItem, glyph: &Glyph) -> bool {
    glyph.x_offset.get() < -MAX_GAP && is_mark(run, glyph)
}

fn starts_word(run: &TextItem, glyph: &Glyph) -> bool {
    run.text[glyph.range()].starts_with(char::is_whitespace)
}

/// Joins each short cluster with the next.
fn lengthen(run: &mut TextItem) {
    for mark in short(run) {
        let (first, second) = (run.glyphs[mark].range.clone(), run.glyphs[mark + 1].range.clone());
        for glyph in &mut run.glyphs {
            if glyph.range == first || glyph.range == second {
                glyph.range = first.start..second.end;
            }
        }
    }
}

/// Moves each raised mark that stands where the next letter begins, by at most a sixth of a point at the size of text.
fn step_back(run: &mut TextItem) {
    const HAIR: Em = Em::new(-0.005);
    const MAX_BEHIND: f64 = 0.01;
    for at in 0..run.glyphs.len() {
        let glyph = &run.glyphs[at];
        if glyph.y_offset != Em::zero() && glyph.x_offset.get() <= MAX_BEHIND && is_mark(run, glyph) {
            run.glyphs[at].x_offset = HAIR.min(glyph.x_offset);
        }
    }
}
