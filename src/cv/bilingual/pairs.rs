//! Pages that say words twice in one line: `Awards / 获奖情况`.

use std::ops::Range;

use super::lines::lines_outside;
use super::stats::LanguageStats;
use crate::language::Language;
use crate::markdown::comments::Comment;
use crate::rewrite::Edit;
use crate::script::is_cjk_letter;

/// Fewer pairs may be names of two things, unless the page is known to be in two languages.
const MIN_PAIRS: usize = 3;

/// What stands between the two.
const SEPARATORS: &[&str] = &[" / ", "／"];

/// The edits that leave one half of such pairs, if the page has several or `is_bilingual`.
pub(super) fn select(text: &str, comments: &[Comment], wanted: Language, is_bilingual: bool) -> Option<Vec<Edit>> {
    let pieces = lines_outside(text, comments).flat_map(|line| pieces(text, line));
    let foreign: Vec<Range<usize>> = pieces.filter_map(|piece| foreign_half(text, piece, wanted)).collect();
    let least = if is_bilingual { 1 } else { MIN_PAIRS };
    (foreign.len() >= least).then(|| foreign.into_iter().map(Edit::delete).collect())
}

/// What is between the marks and tags of a line.
fn pieces(text: &str, line: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let is_mark =
        |c: char| matches!(c, '<' | '>' | '[' | ']' | '(' | ')' | '{' | '}' | '*' | '_' | '`' | '|' | '#' | '\n');
    text[line.clone()].split(is_mark).scan(line.start, |at, piece| {
        let start = *at;
        // Every mark is one byte.
        *at += piece.len() + 1;
        Some(start..start + piece.len())
    })
}

/// The half of a piece in the other language, with what parts the two. A number or a value that only one of them has is no
/// translation.
fn foreign_half(text: &str, piece: Range<usize>, wanted: Language) -> Option<Range<usize>> {
    let words = &text[piece.clone()];
    let (separator, at) = SEPARATORS.iter().find_map(|separator| Some((separator, words.find(separator)?)))?;
    let (first, second) = (&words[..at], &words[at + separator.len()..]);
    let is_cjk = |half: &str| half.contains(is_cjk_letter);
    let is_plain = |half: &str| {
        let words = half.trim_end_matches([':', '：', ' ']);
        LanguageStats::of_page(half).weight() > 0 && !words.contains([':', '：', '/', '／'])
    };
    let digits = |half: &str| half.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_pair = is_cjk(first) != is_cjk(second) && digits(first) == digits(second);
    if !is_pair || !is_plain(first) || !is_plain(second) {
        return None;
    }
    let begins = words.len() - words.trim_start_matches([' ', '\t', '-', '+']).len();
    match is_cjk(first) == wanted.is_cjk() {
        true => Some(piece.start + at..piece.start + words.trim_end().len()),
        false => Some(piece.start + begins..piece.end - second.trim_start().len()),
    }
}
