//! What the PDF says of clusters: stretches of text that a font shapes as one. It gives their text once, for all their glyphs
//! (`ActualText`), if these have it in common and stand in one run.
//!
//! * A cluster in two runs comes into one. The typesetter starts a new run at each glyph that stands higher or lower than the one
//!   before, and gives every run the text of its clusters: whoever copied शर्मा (Sharma), whose reph (र्) is a raised glyph, would
//!   get शर्मार्मा.
//! * A cluster that ends with a mark below its base becomes one with the next. Readers take the mark for the end of the text, and
//!   would put a blank behind it: कु मार for कुमार (Kumar).

use typst::layout::{Em, Frame, FrameItem, GroupItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

/// The document with its clusters set right. Nothing moves.
pub(super) fn mend(document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| has_broken(&page.frame)) {
        return document;
    }
    let pages = document.pages().iter().map(|page| Page { frame: mended(&page.frame), ..page.clone() });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn has_broken(frame: &Frame) -> bool {
    let mut before = None;
    frame.items().any(|(position, item)| match item {
        FrameItem::Text(run) => {
            let last = before.replace((*position, run));
            last.is_some_and(|(start, last)| continues(start, last, *position, run)) || !short(run).is_empty()
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
            FrameItem::Text(run) => match last_run.and_then(|at: usize| items.get_mut(at)) {
                Some((start, FrameItem::Text(before))) if continues(*start, before, *position, run) => {
                    append(*start, before, *position, run);
                    continue;
                }
                _ => last_run = Some(items.len()),
            },
            FrameItem::Group(group) => {
                item = FrameItem::Group(GroupItem { frame: mended(&group.frame), ..group.clone() });
            }
            _ => {}
        }
        items.push((*position, item));
    }
    for (_, item) in &mut items {
        if let FrameItem::Text(run) = item {
            lengthen(run);
        }
    }
    let mut whole = frame.clone();
    whole.clear();
    whole.push_multiple(items);
    whole
}

/// Whether `run` begins in the middle of the cluster that `before` ends with.
fn continues(start: Point, before: &TextItem, position: Point, run: &TextItem) -> bool {
    let (Some(last), Some(first)) = (before.glyphs.last(), run.glyphs.first()) else { return false };
    last.span == first.span
        && !last.span.0.is_detached()
        && before.text[last.range()] == run.text[first.range()]
        && (before.font == run.font
            && before.size == run.size
            && before.fill == run.fill
            && before.stroke == run.stroke)
        && (start.x + before.width()).approx_eq(position.x)
}

/// Puts the glyphs of `run` behind those of `before`, as high above its baseline as they were.
fn append(start: Point, before: &mut TextItem, position: Point, run: &TextItem) {
    let (Some(last), Some(first)) = (before.glyphs.last(), run.glyphs.first()) else { return };
    // Where the cluster begins in either text. From right to left, a later run has earlier text.
    let (ours, theirs) = (usize::from(last.range.start), usize::from(first.range.start));
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
        run.font.x_advance(mark.id) == Some(Em::zero())
            && mark.x_offset.get() < -MAX_GAP
            && mark.range.end == next.range.start
            && !run.text[next.range()].starts_with(char::is_whitespace)
    };
    run.glyphs.windows(2).enumerate().filter(|(_, pair)| is_short(pair)).map(|(at, _)| at).collect()
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
