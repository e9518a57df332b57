//! The paragraphs, headings and items of a page, each with its language.

use std::ops::Range;

use super::lines::{is_heading, is_item, is_rule, is_underline, lines_outside};
use super::matches;
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::comments::Comment;
use crate::script::is_cjk_letter;

/// A paragraph, a heading or an item.
pub(super) struct Block {
    pub(super) range: Range<usize>,
    pub(super) language: Language,
    /// See [`LanguageStats::weight`].
    pub(super) weight: usize,
    pub(super) is_heading: bool,
}

impl Block {
    /// What is not in `wanted`: all of a block in another language, and the other half of a heading in two. Text too short to be
    /// in a language, such as a date, is in each.
    pub(super) fn foreign(&self, text: &str, wanted: Language) -> Option<Range<usize>> {
        if self.is_heading {
            return other_half_of_heading(text, self.range.clone(), wanted);
        }
        (self.weight > 0 && !matches(self.language, wanted)).then(|| self.range.clone())
    }
}

/// The blocks of a page that are in no comment, in their order.
pub(super) fn blocks(text: &str, comments: &[Comment]) -> Vec<Block> {
    let mut ranges: Vec<(Range<usize>, bool)> = Vec::new();
    let mut is_open = false;
    for range in lines_outside(text, comments) {
        let line = &text[range.clone()];
        let heading = is_heading(line);
        match ranges.last_mut() {
            Some((title, is_title)) if is_open && is_underline(line) && !is_item(&text[title.clone()]) => {
                title.end = range.end;
                (*is_title, is_open) = (true, false);
            }
            _ if line.trim().is_empty() || is_rule(line) => is_open = false,
            Some((last, _)) if is_open && !heading && !is_item(line) => last.end = range.end,
            _ => {
                ranges.push((range, heading));
                is_open = !heading;
            }
        }
    }
    let block = |(range, is_heading): (Range<usize>, bool)| {
        let stats = LanguageStats::of_page(&text[range.clone()]);
        Block { range, language: stats.language(), weight: stats.weight(), is_heading }
    };
    ranges.into_iter().map(block).collect()
}

/// The part of a heading that is in the other language, with what joins the two: `Education / ` in `Education / 教育背景`.
/// All of it when the heading is in one language only, and that is the other.
fn other_half_of_heading(text: &str, range: Range<usize>, wanted: Language) -> Option<Range<usize>> {
    let line = &text[range.clone()];
    let is_east_asian = wanted.is_cjk();
    let letters: Vec<(usize, bool)> =
        line.char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(at, c)| (at, is_cjk_letter(c))).collect();
    let (&(first, starts), &(last, ends)) = (letters.first()?, letters.last()?);
    let end_of_last = last + line[last..].chars().next().map_or(0, char::len_utf8);
    let changes: Vec<usize> = (1..letters.len()).filter(|&at| letters[at].1 != letters[at - 1].1).collect();
    let local = match changes[..] {
        [] if starts != is_east_asian => 0..line.len(),
        [change] if starts != is_east_asian => first..letters[change].0,
        [change] if ends != is_east_asian => {
            let own = letters[change - 1].0;
            let end = own + line[own..].chars().next().map_or(0, char::len_utf8);
            end..line[end_of_last..].find('\n').map_or(line.len(), |at| end_of_last + at)
        }
        _ => return None,
    };
    Some(range.start + local.start..range.start + local.end)
}
