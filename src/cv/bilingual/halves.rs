//! Pages that have two languages one below the other, or the second one in a comment.

use std::ops::Range;

use super::blocks::{Block, blocks};
use super::lines::{is_heading, is_item, is_rule, is_underline, lines_outside};
use super::stats::LanguageStats;
use super::{headings, matches};
use crate::language::Language;
use crate::markdown::comments::Comment;
use crate::markdown::localized::{self, Localized};

/// A comment with less than this weight (see [`LanguageStats::weight`]) is a remark, not a second language.
const MIN_HIDDEN: usize = 24;

/// A comment is the other half of a page that weighs at most so many times as much.
const MAX_TIMES: usize = 12;

/// The least weight of each half of a page that shows both.
const MIN_HALF: usize = 12;

/// A part of a page in one language.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Half {
    pub(super) range: Range<usize>,
    pub(super) language: Language,
    pub(super) weight: usize,
}

/// The longest half in a language; simplified and traditional Chinese stand in for each other when there is nothing
/// better.
pub(super) fn best(halves: &[Half], language: Language) -> Option<&Half> {
    let fitting = halves.iter().filter(|half| matches(half.language, language));
    fitting.max_by_key(|half| (half.language == language, half.weight))
}

/// The comments, without rules at their ends, that are long enough to be a half of the page.
pub(super) fn hidden(text: &str, comments: &[Comment]) -> Vec<Half> {
    let least = LanguageStats::of_page(text).weight() / MAX_TIMES;
    comments.iter().filter_map(|comment| in_comment(text, comment)).filter(|half| half.weight >= least).collect()
}

fn in_comment(text: &str, comment: &Comment) -> Option<Half> {
    let range = without_rules(text, comment.content.clone());
    let stats = LanguageStats::of_page(&text[range.clone()]);
    let half = Half { range, language: stats.language(), weight: stats.weight() };
    (half.weight >= MIN_HIDDEN).then_some(half)
}

/// `range` without the rules and blank lines at its ends.
fn without_rules(text: &str, range: Range<usize>) -> Range<usize> {
    let is_outside = |line: &&str| is_rule(line) || line.trim().is_empty();
    let mut range = range;
    while let Some(line) = text[range.clone()].split_inclusive('\n').next().filter(is_outside) {
        range.start += line.len();
    }
    while let Some(line) = text[range.clone()].split_inclusive('\n').next_back().filter(is_outside) {
        range.end -= line.len();
    }
    range
}

/// The halves of a page that shows two languages one below the other: the cut, at a rule, a heading or an element that names its
/// language, that leaves the fewest words on the wrong side. `None` unless it is clear: each half is a fair part of the page, and
/// the cut separates two versions of one page rather than a page from one of its sections.
pub(super) fn visible(text: &str, comments: &[Comment]) -> Option<[Half; 2]> {
    let named = named_parts(text);
    let pieces = pieces(text, comments, &named);
    let pieces: Vec<_> = pieces.into_iter().flat_map(|piece| at_turn(text, comments, piece)).collect();
    let stats: Vec<_> = pieces.iter().map(|range| LanguageStats::of_page(&text[range.clone()])).collect();
    let mut first = Side::default();
    let mut second = Side::default();
    stats.iter().for_each(|&piece| second.add(piece));
    let mut cuts = Vec::with_capacity(stats.len());
    for (piece, cut) in stats.iter().take(pieces.len().saturating_sub(1)).zip(1..) {
        first.add(*piece);
        second.remove(*piece);
        if !matches(first.language(), second.language()) {
            cuts.push((first.misplaced() + second.misplaced(), cut, first.stats, second.stats));
        }
    }
    let (misplaced, cut, first, second) = cuts.into_iter().min_by_key(|(misplaced, ..)| *misplaced)?;
    let total = first.weight() + second.weight();
    let middle = pieces[cut].start;
    let is_named = named.iter().any(|part| {
        (part.range.start == middle && matches(part.language, second.language()))
            || (part.range.end == middle && matches(part.language, first.language()))
    });
    let is_fair = |half: &LanguageStats| (is_named || half.weight() >= MIN_HALF) && half.weight() * 5 >= total;
    let is_parallel = cut.max(pieces.len() - cut) <= 2 * cut.min(pieces.len() - cut);
    if misplaced * 6 > total || !is_fair(&first) || !is_fair(&second) {
        return None;
    }
    if !is_parallel && !is_named && !is_announced(&text[pieces[cut].clone()], second.language()) {
        return None;
    }
    let half = |range: Range<usize>, stats: &LanguageStats| Half {
        range: without_rules(text, range),
        language: stats.language(),
        weight: stats.weight(),
    };
    let halves = [half(0..middle, &first), half(middle..text.len(), &second)];
    let has_own = |half: &Half| headings::suit(text, half.range.clone(), half.language, comments);
    halves.iter().all(has_own).then_some(halves)
}

/// A piece, cut where a paragraph turns from one script to the other for the rest of it: a page may have no heading there.
fn at_turn(text: &str, comments: &[Comment], piece: Range<usize>) -> Vec<Range<usize>> {
    let all = blocks(&text[piece.clone()], &within(comments, &piece));
    let said: Vec<&Block> = all.iter().filter(|block| block.weight > 0).collect();
    let turn = (1..said.len()).find(|&at| said[at].language.is_cjk() != said[at - 1].language.is_cjk());
    let is_last = |at: usize| said[at..].iter().all(|block| block.language.is_cjk() == said[at].language.is_cjk());
    let is_paragraph = |block: &Block| !block.is_heading && !is_item(&text[piece.start + block.range.start..]);
    let is_clear = |block: &Block| !LanguageStats::of_page(&text[piece.start..][block.range.clone()]).is_mixed();
    let is_turn = |&at: &usize| is_last(at) && is_paragraph(said[at]) && is_clear(said[at - 1]) && is_clear(said[at]);
    match turn.filter(is_turn) {
        Some(at) => {
            let middle = piece.start + said[at].range.start;
            vec![piece.start..middle, middle..piece.end]
        }
        None => vec![piece],
    }
}

/// The comments in a piece of a text, with their places in it.
fn within(comments: &[Comment], piece: &Range<usize>) -> Vec<Comment> {
    let moved = |range: &Range<usize>| range.start - piece.start..range.end - piece.start;
    let inside = comments.iter().filter(|it| piece.start <= it.range.start && it.range.end <= piece.end);
    inside.map(|it| Comment { range: moved(&it.range), content: moved(&it.content) }).collect()
}

/// The pieces on one side of a cut, taken together.
#[derive(Default)]
struct Side {
    stats: LanguageStats,
    /// How much each language weighs among the pieces.
    weights: Vec<(Language, usize)>,
}

impl Side {
    fn add(&mut self, piece: LanguageStats) {
        self.stats += piece;
        let language = piece.language();
        match self.weights.iter_mut().find(|(known, _)| *known == language) {
            Some((_, weight)) => *weight += piece.weight(),
            None => self.weights.push((language, piece.weight())),
        }
    }

    /// Removes a piece that was added.
    fn remove(&mut self, piece: LanguageStats) {
        self.stats -= piece;
        let language = piece.language();
        if let Some((_, weight)) = self.weights.iter_mut().find(|(known, _)| *known == language) {
            *weight -= piece.weight();
        }
    }

    fn language(&self) -> Language {
        self.stats.language()
    }

    /// The weight of pieces in other languages than the side.
    fn misplaced(&self) -> usize {
        let language = self.language();
        let others = self.weights.iter().filter(|(other, _)| !matches(*other, language));
        others.map(|(_, weight)| weight).sum()
    }
}

/// Whether a piece begins with a rule, or with a heading that names the language of what follows.
fn is_announced(piece: &str, language: Language) -> bool {
    let line = piece.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let words = line.to_lowercase();
    is_rule(line) || words.contains("version") || language.names().iter().any(|name| words.contains(name))
}

/// The elements that name their language and have their lines to themselves, with the ends of these lines.
fn named_parts(text: &str) -> Vec<Localized> {
    let mut parts = localized::elements(text);
    parts.retain_mut(|part| {
        let before = text[..part.range.start].rfind('\n').map_or(0, |at| at + 1);
        let after = text[part.range.end..].find('\n').map_or(text.len(), |at| part.range.end + at + 1);
        let outside = [before..part.range.start, part.range.end..after];
        part.range = before..after;
        outside.into_iter().all(|range| text[range].trim().is_empty())
    });
    parts
}

/// A page cut before each heading, at each rule that is not in a comment, and around the parts that name their language.
fn pieces(text: &str, comments: &[Comment], named: &[Localized]) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> = named.iter().flat_map(|part| [part.range.start, part.range.end]).collect();
    cuts.push(0);
    let mut before: Option<Range<usize>> = None;
    for range in lines_outside(text, comments) {
        let line = &text[range.clone()];
        match &before {
            Some(title) if title.end == range.start && is_underline(line) => cuts.push(title.start),
            _ if is_rule(line) || is_heading(line) => cuts.push(range.start),
            _ => {}
        }
        before = (!line.trim().is_empty() && !is_rule(line)).then_some(range);
    }
    cuts.push(text.len());
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|cut| cut[0]..cut[1]);
    // A rule alone belongs to what follows it.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        match joined
            .last_mut()
            .filter(|last| text[(*last).clone()].lines().all(|line| is_rule(line) || line.trim().is_empty()))
        {
            Some(rule) => rule.end = piece.end,
            None => joined.push(piece),
        }
    }
    joined
}
