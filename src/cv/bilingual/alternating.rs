//! Pages that say everything twice, paragraph by paragraph or item by item.

use super::blocks::{Block, blocks};
use super::matches;
use crate::language::Language;
use crate::markdown::comments::Comment;
use crate::rewrite::Edit;

/// The least weight of a block that counts for the rhythm of a page.
const MIN_BLOCK: usize = 4;

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
    Some(blocks.iter().filter_map(|block| block.foreign(text, wanted)).map(Edit::delete).collect())
}
