//! Pages that say everything twice, paragraph by paragraph or item by item.

use std::ops::Range;

use super::lines::{is_heading, is_item, is_rule, lines_outside};
use super::matches;
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::comments::Comment;
use crate::rewrite::Edit;
use crate::script::is_cjk_letter;

/// The least weight of a block that counts for the rhythm of a page: see [`LanguageStats::weight`].
const MIN_BLOCK: usize = 4;

/// A paragraph, a heading or an item.
struct Block {
    range: Range<usize>,
    language: Language,
    weight: usize,
    is_heading: bool,
}

/// The edits that leave one language of a page that alternates between two. `None` when it does not, or has no text in
/// `wanted`. Text too short to be in a language, such as a date, stays.
pub(super) fn select(text: &str, comments: &[Comment], wanted: Language) -> Option<Vec<Edit>> {
    let blocks = blocks(text, comments);
    let weighty: Vec<&Block> = blocks.iter().filter(|block| block.weight >= MIN_BLOCK && !block.is_heading).collect();
    let own = weighty.iter().filter(|block| matches(block.language, wanted)).count();
    let switches = weighty.windows(2).filter(|pair| !matches(pair[0].language, pair[1].language)).count();
    let alternates = weighty.len() >= 4 && switches * 10 >= (weighty.len() - 1) * 6;
    // As many paragraphs in one language as in the other.
    let is_paired = own.abs_diff(weighty.len() - own) * 5 <= weighty.len();
    if !alternates || !is_paired {
        return None;
    }
    let edits = blocks.into_iter().filter_map(|block| {
        if block.is_heading {
            return other_half_of_heading(text, block.range, wanted).map(Edit::delete);
        }
        let is_foreign = block.weight > 0 && !matches(block.language, wanted);
        is_foreign.then(|| Edit::delete(block.range))
    });
    Some(edits.collect())
}

fn blocks(text: &str, comments: &[Comment]) -> Vec<Block> {
    let mut ranges: Vec<(Range<usize>, bool)> = Vec::new();
    let mut is_open = false;
    for range in lines_outside(text, comments) {
        let line = &text[range.clone()];
        let heading = is_heading(line);
        if line.trim().is_empty() || is_rule(line) {
            is_open = false;
            continue;
        }
        match ranges.last_mut() {
            Some((last, false)) if is_open && !heading && !is_item(line) => last.end = range.end,
            _ => ranges.push((range, heading)),
        }
        is_open = !heading;
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
    let is_east_asian = matches!(wanted, Language::ZhCn | Language::ZhTw | Language::Ja | Language::Ko);
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
