//! Gaps between words that belong together, such as a date and what it dates, as a PDF says them: with the mark that stands there
//! in a sentence.
//!
//! A template sets the mark in ink that cannot be seen. In the PDF it reaches to the next words of the line (`ActualText`). So
//! whoever copies an entry gets “TideLib, 2015 – now”; and poppler, which would take the dates of a page for a column to be read by
//! itself, reads lines.

use std::collections::HashSet;

use typst::layout::{Abs, Dir, Em, Frame, FrameItem, GroupItem, Point, Transform};
use typst::text::{FontInstance, Glyph, TextItem};
use typst::visualize::Paint;
use typst_layout::PagedDocument;

use super::frames::{visit_text, with_frames, with_items};

/// How far before the next words a mark ends, so that it is a word by itself.
const BLANK: Em = Em::new(0.12);

/// The document with marks that fill their gaps. Nothing on the page changes.
pub(super) fn fill(document: &PagedDocument) -> PagedDocument {
    let gaps: Vec<Option<Abs>> = document.pages().iter().flat_map(|page| gaps(&page.frame)).collect();
    if gaps.is_empty() {
        return document.clone();
    }
    let mut filler = Filler { gaps: gaps.into_iter(), with_blank: HashSet::new() };
    with_frames(document, |frame| filler.filled(frame))
}

/// Whether a run is the mark of a gap: one letter in ink that cannot be seen.
fn is_mark(run: &TextItem) -> bool {
    let is_one = run.glyphs.len() == 1 && run.text.chars().count() == 1;
    is_one && matches!(&run.fill, Paint::Solid(ink) if ink.alpha() == Some(0.0))
}

/// How far it is from each mark on a page to the next words of its line, if there are any. Words that run from right to left read
/// well as they are.
fn gaps(page: &Frame) -> Vec<Option<Abs>> {
    let (mut marks, mut words) = (Vec::new(), Vec::new());
    visit_text(page, Transform::identity(), &mut |run, at| {
        if is_mark(run) { marks.push((at, run.size, run.lang.dir())) } else { words.push(at) }
    });
    words.sort_by_key(|start| start.y);
    let gap = |(mark, size, dir): (Point, Abs, Dir)| {
        let tolerance = size * 0.1;
        let line = &words[words.partition_point(|start| start.y <= mark.y - tolerance)..];
        let line = line.iter().take_while(|start| start.y < mark.y + tolerance);
        let ahead = line.map(|start| start.x - mark.x).filter(|gap| *gap > Abs::zero());
        if dir == Dir::LTR { ahead.min() } else { None }
    };
    marks.into_iter().map(gap).collect()
}

struct Filler {
    /// For each mark that is still to come, how far it is to the next words.
    gaps: std::vec::IntoIter<Option<Abs>>,
    /// Fonts of which the document has a blank. What a glyph says first is what it says to readers that do not know `ActualText`.
    with_blank: HashSet<FontInstance>,
}

impl Filler {
    fn filled(&mut self, frame: &Frame) -> Frame {
        with_items(frame, frame.items().map(|(at, item)| (*at, self.item(item))).collect())
    }

    fn item(&mut self, item: &FrameItem) -> FrameItem {
        match item {
            FrameItem::Text(run) if is_mark(run) => FrameItem::Text(self.mark(run)),
            FrameItem::Group(group) => {
                FrameItem::Group(GroupItem { frame: self.filled(&group.frame), ..group.clone() })
            }
            FrameItem::Text(run) if run.text.contains(' ') => {
                self.with_blank.insert(run.font.clone());
                item.clone()
            }
            _ => item.clone(),
        }
    }

    /// A mark that ends with a blank before the next words, and says both.
    fn mark(&mut self, run: &TextItem) -> TextItem {
        let gap = self.gaps.next().flatten();
        let letter = if self.with_blank.contains(&run.font) { ' ' } else { '\u{2009}' };
        let (Some(gap), [mark], Some(id)) = (gap, &run.glyphs[..], run.font.ttf().glyph_index(letter)) else {
            return run.clone();
        };
        let width = run.font.x_advance(id.0).unwrap_or_default();
        let room = Em::from_abs(gap, run.size) - BLANK - width;
        if room < mark.x_advance {
            return run.clone();
        }
        let range = mark.range.start..mark.range.end + 1;
        let mark = Glyph { x_advance: room, range, ..mark.clone() };
        let blank = Glyph { id: id.0, x_advance: width, ..mark.clone() };
        TextItem { glyphs: vec![mark, blank], text: format!("{} ", run.text).into(), ..run.clone() }
    }
}
