//! Pages that say everything twice in elements side by side: two columns, two tabs, two parts that open.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lines::lines_outside;
use super::marked::Part;
use super::matches;
use super::stats::LanguageStats;
use crate::markdown::{comments, localized, words_of_html};
use crate::script::is_cjk_letter;

/// Such elements make up more than one part in so many of a page,
const MIN_SHARE_OF_PAGE: usize = 2;
/// and each language at least one in so many of them.
const MIN_SHARE_OF_ELEMENTS: usize = 5;

/// The elements of a page that stand side by side and are by turns in two languages, if they are most of the page.
pub(super) fn parts(text: &str) -> Vec<Part> {
    // Most pages have one script, and need not be parsed for it.
    if !text.contains(is_cjk_letter) {
        return Vec::new();
    }
    let mut found: Vec<(Part, usize)> = Vec::new();
    let mut rows = localized::rows(text);
    rows.extend(rows_of_cells(text));
    rows.sort_by_key(|row| row[0].start);
    for row in rows {
        let is_inside = found.last().is_some_and(|(last, _)| row[0].start < last.range.end);
        if !is_inside {
            found.extend(by_turns(text, row).into_iter().flatten());
        }
    }
    let weight = |is_first: bool| {
        let of_side = found.iter().filter(|(part, _)| matches(part.language, found[0].0.language) == is_first);
        of_side.map(|(_, weight)| weight).sum::<usize>()
    };
    let (first, second) = (weight(true), weight(false));
    let is_most = (first + second) * MIN_SHARE_OF_PAGE > LanguageStats::of_page(text).weight();
    let are_both = first.min(second) * MIN_SHARE_OF_ELEMENTS >= first + second;
    if is_most && are_both { found.into_iter().map(|(part, _)| part).collect() } else { Vec::new() }
}

/// The cells of each row of Markdown's tables.
fn rows_of_cells(text: &str) -> Vec<Vec<Range<usize>>> {
    let comments = comments::find(text);
    let cells = |line: Range<usize>| -> Vec<Range<usize>> {
        let bars: Vec<usize> = text[line.clone()].match_indices('|').map(|(at, _)| line.start + at).collect();
        bars.windows(2).map(|bars| bars[0] + 1..bars[1]).collect()
    };
    let rows =
        lines_outside(text, &comments).filter(|line| text[line.clone()].trim_start().starts_with('|')).map(cells);
    rows.filter(|row| row.len() > 1).collect()
}

/// The elements of a row with their languages and weights. `None` unless each says what the one before it says, in another language.
fn by_turns(text: &str, row: Vec<Range<usize>>) -> Option<Vec<(Part, usize)>> {
    let mut parts: Vec<(Part, usize)> = Vec::new();
    let mut said = Numbers::new();
    for range in row {
        let stats = LanguageStats::of_page(&text[range.clone()]);
        if stats.weight() == 0 {
            continue;
        }
        let part = Part { range, language: stats.language() };
        let says = numbers(&text[part.range.clone()]);
        let is_turn = parts
            .last()
            .is_none_or(|(last, _)| last.language.is_cjk() != part.language.is_cjk() && are_alike(&said, &says));
        if stats.is_mixed() || !is_turn {
            return None;
        }
        said = says;
        parts.push((part, stats.weight()));
    }
    (parts.len() > 1).then_some(parts)
}

type Numbers = BTreeSet<String>;

fn numbers(html: &str) -> Numbers {
    let words = words_of_html(html);
    words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).map(str::to_owned).collect()
}

/// Whether two versions of one text may have these numbers: at least half of them are the same.
fn are_alike(first: &Numbers, second: &Numbers) -> bool {
    first.intersection(second).count() * 2 >= first.union(second).count()
}
