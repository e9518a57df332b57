//! What the headings of a page say of its language: an English page may list many prizes and patents with Chinese names.

use std::ops::Range;

use super::blocks::{Block, blocks};
use super::lines::{is_heading, is_item, is_underline, lines_outside};
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::comments::Comment;
use crate::sentences;

/// A page with words in two scripts is in the one of all its headings if at least one in this many words is, too.
const SHARE: usize = 3;

/// The language of a page: that of its words, or, where all headings are in Latin letters and many words are, that of these.
pub(super) fn language(text: &str, comments: &[Comment]) -> Language {
    let stats = LanguageStats::of_page(text);
    if stats.language().is_cjk() && are_lists_foreign(text, comments) {
        return stats.latin_language();
    }
    if !stats.language().is_cjk() || stats.latin() * SHARE < stats.weight() {
        return stats.language();
    }
    let headings = of_part(text, 0..text.len(), comments);
    let are_latin = headings.latin() > 0 && headings.latin() == headings.weight();
    if are_latin { stats.latin_language() } else { stats.language() }
}

/// Whether all sentences and headings of a page are in Latin letters, and only items and rows are not: its papers, its degrees.
fn are_lists_foreign(text: &str, comments: &[Comment]) -> bool {
    let blocks = blocks(text, comments);
    let words = |block: &Block| text[block.range.clone()].trim();
    let is_told = |block: &&Block| block.is_heading || !is_item(words(block)) && !words(block).starts_with(['|', '<']);
    let told: Vec<&Block> = blocks.iter().filter(|block| block.weight > 0).filter(is_told).collect();
    let is_sentence = |block: &&Block| !block.is_heading && sentences::is_ended(words(block));
    told.iter().copied().any(|block| is_sentence(&block)) && told.iter().all(|block| !block.language.is_cjk())
}

/// Whether the headings of a part of a page, if it has any, have words in the script of a language.
pub(super) fn suit(text: &str, part: Range<usize>, language: Language, comments: &[Comment]) -> bool {
    let stats = of_part(text, part, comments);
    let own = if language.is_cjk() { stats.weight() - stats.latin() } else { stats.latin() };
    own > 0 || stats.weight() == 0
}

fn of_part(text: &str, part: Range<usize>, comments: &[Comment]) -> LanguageStats {
    let lines = lines_outside(text, comments).filter(|line| part.contains(&line.start));
    let lines: Vec<&str> = lines.map(|range| &text[range]).collect();
    let underlined = lines.windows(2).filter(|pair| is_underline(pair[1])).map(|pair| pair[0]);
    let headings: Vec<&str> = lines.iter().copied().filter(|line| is_heading(line)).chain(underlined).collect();
    LanguageStats::of_page(&headings.join("\n"))
}
