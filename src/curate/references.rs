//! The titles of papers, in references of any form.

use crate::cv::Publication;
use crate::date;
use crate::document::{Inline, InlineKind, Inlines, Item, block_text, inlines_of};
use crate::fold;
use crate::script::is_cjk;

/// A title has at least this many words.
const MIN_WORDS: usize = 4;
/// Or one less, if these are long.
const MIN_LENGTH: usize = 20;
/// Or this many characters, where words have no spaces between them.
const MIN_LETTERS: usize = 8;

/// The title of an item: the longest linked or bold part, or the longest part of its words.
pub(super) fn title_of(item: &Item) -> Option<String> {
    let first = item.blocks.first().map(std::slice::from_ref)?;
    longest_marked(inlines_of(first)).or_else(|| Some(fold::words(title_in(&block_text(first)))))
}

/// The title in a line: its longest linked or bold part, if one is long enough.
pub(super) fn title_marked(line: &Inlines) -> Option<String> {
    longest_marked(line.iter())
}

fn longest_marked<'a>(inlines: impl Iterator<Item = &'a Inline>) -> Option<String> {
    inlines.filter_map(marked).filter(|words| is_title(words)).max_by_key(String::len)
}

/// The title of a publication, folded: its own, or the one in its citation.
pub(super) fn title_of_paper(paper: &Publication) -> String {
    let words = paper.title_or_citation().plain_text();
    fold::words(if paper.title.is_empty() { title_in(&words) } else { &words })
}

/// The title in a reference: what it quotes, or the longest part of it, between full stops and the like, that does not list names or
/// numbers.
pub(super) fn title_in(reference: &str) -> &str {
    if let Some(quoted) = quoted(reference).filter(|words| is_title(&fold::words(words))) {
        return quoted;
    }
    let is_no_list = |part: &&str| part.matches([',', '，', '、']).count() * 5 <= part.split(' ').count();
    let parts = parts(reference).into_iter().map(without_volume).filter(is_no_list);
    parts.max_by_key(|part| (!names_a_volume(part), part.len())).unwrap_or_default()
}

/// A part of a reference up to the volume, the issue or the pages: `Tides and foam, Seas` of `Tides and foam, Seas, Vol. 2`.
fn without_volume(part: &str) -> &str {
    const MARKS: &[&str] = &[", vol. ", ", vol ", ", no. ", ", pp. ", ", p. "];
    let lower = part.to_ascii_lowercase();
    let end = MARKS.iter().filter_map(|mark| lower.find(mark)).min();
    end.map_or(part, |end| &part[..end])
}

/// The parts of a reference between full stops and the like. The stop of an abbreviation within a part ends none: `Phys. Rev.`
fn parts(reference: &str) -> Vec<&str> {
    let ends =
        |c: char| matches!(c, '.' | '[' | ']' | '?' | '!' | '“' | '”' | '"' | '。' | '「' | '」' | '《' | '》' | '\n');
    let mut start = 0;
    let mut out = Vec::new();
    for (at, mark) in reference.match_indices(ends) {
        if mark == "." && (shortens(&reference[start..at], &reference[at + 1..]) || is_inside(reference, at)) {
            continue;
        }
        out.push(&reference[start..at]);
        start = at + mark.len();
    }
    out.push(&reference[start..]);
    out
}

/// Whether a full stop stands within an abbreviation, behind a letter: `Halden i.d.Bucht`.
fn is_inside(reference: &str, at: usize) -> bool {
    let mut before = reference[..at].chars().rev();
    let letter = before.next().is_some_and(char::is_lowercase) && before.next().is_none_or(|c| !c.is_alphanumeric());
    letter && reference[at + 1..].starts_with(char::is_alphabetic)
}

/// Whether a full stop shortens the word before it: that of a journal, a title, a month, or `vs.`
fn shortens(before: &str, after: &str) -> bool {
    #[rustfmt::skip]
    const SHORT: &[&str] = &[
        "acad", "adv", "am", "ann", "appl", "apr", "assoc", "aug", "biol", "bull", "chem", "comp", "comput", "conf", "dec", "dept", "dr",
        "eng", "environ", "eur", "feb", "geophys", "int", "intl", "jan", "jul", "jun", "lett", "mar", "math", "mech", "med", "mr", "mrs",
        "nat", "natl", "no", "nov", "nucl", "oct", "opt", "p", "phil", "phys", "proc", "prof", "psychol", "res", "rev", "sci", "sep", "sept", "soc",
        "st", "stat", "symp", "syst", "tech", "technol", "theor", "trans", "univ", "v", "vol", "vs",
    ];
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    after.starts_with(' ') && SHORT.contains(&word.to_lowercase().as_str())
}

/// Whether a part of a reference is a journal or a meeting with its year, `Annals of Tides, 2023, 36(8)`, or begins as one.
fn names_a_volume(part: &str) -> bool {
    const STARTS: &[&str] = &[
        "proceedings of ",
        "in proceedings of ",
        "in the proceedings of ",
        "journal of ",
        "transactions on ",
        "annals of ",
    ];
    const VOLUMES: &[&str] =
        &["journal", "transactions", "conference", "proceedings", "symposium", "workshop", "annals", "letters"];
    let pieces: Vec<&str> = part.split([',', '，']).map(str::trim).collect();
    let year = pieces.iter().skip(1).position(|piece| date::is_year(piece));
    let says_so = || fold::words(part).split(' ').any(|word| VOLUMES.contains(&word));
    let folded = fold::words(part);
    STARTS.iter().any(|start| folded.starts_with(start)) || year.is_some_and(|at| at + 2 < pieces.len() || says_so())
}

/// What is in the first pair of quotation marks of a text, without the mark at its end; in single ones behind the authors.
fn quoted(text: &str) -> Option<&str> {
    let single = || {
        let (_, rest) = [", ‘", ". ‘"].iter().find_map(|start| text.split_once(start))?;
        ["’,", "’."].iter().find_map(|end| Some(rest.split_once(end)?.0))
    };
    let Some((_, rest)) = text.split_once(['“', '"']) else { return single() };
    rest.split_once(['”', '"']).map(|(words, _)| words.trim_end_matches(['.', ',']))
}

/// What a link or strong words say, which may be a title.
pub(super) fn marked(inline: &Inline) -> Option<String> {
    match &inline.kind {
        InlineKind::Link { content, .. } | InlineKind::Strong(content) => Some(fold::words(&content.plain_text())),
        _ => None,
    }
}

/// Whether folded words are long enough to be a title.
pub(super) fn is_title(words: &str) -> bool {
    let letters = words.chars().filter(|letter| is_cjk(*letter)).count();
    let count = words.split(' ').count();
    letters >= MIN_LETTERS || count >= MIN_WORDS || count + 1 == MIN_WORDS && words.len() >= MIN_LENGTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_reference_is_its_longest_part() {
        for (reference, title) in [
            (
                "Ek, A., & Ny, B. (2013). On tides and feelings. Proceedings of the 35th Conference of the Harbour Society. Oslo.",
                " On tides and feelings",
            ),
            (
                "Ek A, Ny B*, et al. On tides: a model of waves at the coast[J]. Journal of Tides, 2020, 3: 12.",
                " On tides: a model of waves at the coast",
            ),
            (
                "A. Ek, B. Ny, C. Ma, D. Po. “How tides come and go by night.” Waves, 2019",
                "How tides come and go by night",
            ),
            (
                "A. Ek, B. Ny. “How tides come and go” The 12th International Conference on Waves and Coasts",
                "How tides come and go",
            ),
            (
                "A. Ek and B. Ny, ‘How tides come and go by night’, Phys. Rev. C 12, 3 (2019).",
                "How tides come and go by night",
            ),
            (
                "Ek, A., 2025. How tides come and go, Foam and Engineering, Vol. 26, p. 3.",
                " How tides come and go, Foam and Engineering",
            ),
            ("A. Ek. How tides vs. waves come and go. Ann. Foam 3.", " How tides vs. waves come and go"),
            (
                "A. Ek. Online charts of tides. Annals of the Foam and Tides of the North (AFTN), 2023, 36(8): 41-62.",
                " Online charts of tides",
            ),
        ] {
            assert_eq!(title_in(reference), title);
        }
    }
}
