//! Names of people, cut out of a field and taken apart.
//!
//! As BibTeX does it (Oren Patashnik, “BibTeXing”, section 4), in all three of its forms and in biber's `family=…, given=…`; and
//! the way people write lists of names if they do not know BibTeX's `and`.

use std::ops::Range;

use crate::names::is_family_last;
use crate::rewrite::{Edit, Rewritten};
use crate::script::is_cjk;

use super::tex;

/// Removes formatting set by hand around a name or part of one: `\textbf{Halden, Mira}`, `{\bf Mira}`, `**Mira**`.
pub(super) fn unmarked(value: &Rewritten) -> Rewritten {
    const MARKS: &[&str] = &[
        "\\textbf{",
        "\\textit{",
        "\\emph{",
        "\\underline{",
        "\\uline{",
        "\\ul{",
        "\\mathbf{",
        "\\textsc{",
        "\\mkbibbold{",
        "\\textrm{",
        "\\mbox{",
        "{\\bf ",
        "{\\it ",
        "{\\em ",
        "{\\bfseries ",
        "{\\sc ",
        "{\\itshape ",
    ];
    let text = value.text();
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['\\', '{', '*', '_']).map(|found| at + found) {
        at = start + 1;
        let rest = &text[start..];
        if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            let inner = start + mark.len();
            let end = inner + tex::group_length(&text[inner..]);
            edits.extend([Edit::delete(start..inner), Edit::delete(end..(end + 1).min(text.len()))]);
            at = inner;
        } else if let Some(pair) = ["**", "__"].into_iter().find(|pair| rest.starts_with(pair)) {
            edits.push(Edit::delete(start..start + pair.len()));
            at = start + pair.len();
        }
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    value.edit(&edits)
}

/// The names of a field, each as a separate text.
pub(super) fn names(value: &Rewritten) -> Vec<Rewritten> {
    let text = value.text();
    let mut out = Vec::new();
    for name in split(text, and).into_iter().flat_map(|range| joined(&value.slice(trimmed(text, range)))) {
        match list(name.text()) {
            Some(parts) => out.extend(parts.into_iter().map(|part| name.slice(trimmed(name.text(), part)))),
            None => out.push(name),
        }
    }
    out.retain(|name| !name.text().trim().is_empty());
    out
}

/// The length of the separator between two names.
fn and(text: &str, before: Option<char>) -> Option<usize> {
    if !text.starts_with(['a', 'A', '\\', ';', '；', '、', '，']) {
        return None;
    }
    if let Some(sign) = [";", "；", "、", "，"].into_iter().find(|sign| text.starts_with(sign)) {
        return Some(sign.len());
    }
    if text.starts_with("\\and ") {
        return Some("\\and".len());
    }
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = text.get(..3).filter(|word| word.eq_ignore_ascii_case("and"))?;
    (blank(before) && blank(text[word.len()..].chars().next())).then_some(word.len())
}

/// Names that somebody joined in another way than BibTeX: `Ann Berg & Bo Carl`. `Barnes & Noble` is one name.
fn joined(name: &Rewritten) -> Vec<Rewritten> {
    let text = name.text();
    let sign = |text: &str, before: Option<char>| {
        let found = ["& ", "\\& ", "und "].into_iter().find(|sign| text.starts_with(sign))?;
        before.is_some_and(char::is_whitespace).then_some(found.len())
    };
    let parts = split(text, sign);
    let are_whole = parts.iter().all(|part| text[part.clone()].split_whitespace().count() > 1);
    if !are_whole {
        return vec![name.clone()];
    }
    parts.into_iter().map(|part| name.slice(trimmed(text, part))).collect()
}

/// Names that somebody separated by commas: `Ta Wuna, Sen Yari, Zhi Piola`. To BibTeX that is one name with too many
/// commas.
fn list(name: &str) -> Option<Vec<Range<usize>>> {
    if name.contains('=') {
        return None;
    }
    let mut parts: Vec<Range<usize>> = split(name, comma);
    let trailing = parts.len() > 1 && parts.pop_if(|last| name[last.clone()].trim().is_empty()).is_some();
    let words = |part: &Range<usize>| name[part.clone()].split_whitespace().count();
    let whole = parts.iter().all(|part| words(part) > 1);
    let starts_with_initial = || {
        let first = name[parts[0].clone()].trim_start();
        let mut chars = first.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.') && words(&parts[0]) > 1
    };
    match parts.len() {
        0 | 1 => None,
        2 if whole && (trailing || starts_with_initial()) => Some(parts),
        2 => None,
        3 if is_suffix(&name[parts[1].clone()]) => None,
        3 if whole => Some(parts),
        3 if parts.iter().all(|part| name[part.clone()].trim().chars().all(is_cjk)) => Some(parts),
        3 => None,
        _ if whole => Some(parts),
        // `Berg, A., Carl, B.`
        count if count % 2 == 0 && parts.iter().skip(1).step_by(2).all(|part| is_initials(&name[part.clone()])) => {
            Some(parts.chunks(2).map(|pair| pair[0].start..pair[1].end).collect())
        }
        _ => Some(parts),
    }
}

fn is_suffix(part: &str) -> bool {
    let part = part.trim().trim_end_matches('.');
    ["jr", "sr", "ii", "iii", "iv", "v"].contains(&part.to_lowercase().as_str()) || part.starts_with('{')
}

/// Whether a part is a suffix and can be nothing else: `JR` and `V` may be initials.
fn is_written_suffix(part: &str) -> bool {
    ["Jr", "jr", "Sr", "sr", "II", "III", "IV"].contains(&part.trim_end_matches('.'))
}

fn is_initials(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 0 && letters.clone().all(char::is_uppercase) && letters.count() < 5
}

fn comma(text: &str, _: Option<char>) -> Option<usize> {
    text.starts_with(',').then_some(1)
}

fn blank(text: &str, _: Option<char>) -> Option<usize> {
    let c = text.chars().next().filter(|c| c.is_whitespace() || *c == '~')?;
    Some(c.len_utf8())
}

/// Cuts a text at separators outside braces. `separator` returns the length of the one that the text begins with; it is also
/// given the character before.
fn split(text: &str, separator: impl Fn(&str, Option<char>) -> Option<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0_usize);
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        if depth == 0
            && let Some(length) = separator(&text[at..], before)
        {
            out.push(start..at);
            at += length;
            start = at;
            before = None;
            continue;
        }
        at += c.len_utf8();
        match c {
            '\\' => at += tex::command_length(&text[at..]),
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = text[..at].chars().next_back();
    }
    out.push(start..text.len());
    out
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}

/// The parts of a name, as ranges of its text.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) given: Range<usize>,
    pub(super) prefix: Range<usize>,
    pub(super) family: Range<usize>,
    pub(super) suffix: Range<usize>,
}

/// A name, taken apart.
pub(super) fn parts(name: &Rewritten) -> Parts {
    let text = name.text();
    let pieces: Vec<Range<usize>> = split(text, comma).into_iter().map(|part| trimmed(text, part)).collect();
    if text.contains('=')
        && let Some(parts) = extended(text, &pieces)
    {
        return parts;
    }
    let pieces: Vec<_> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
    match &pieces[..] {
        [] => Parts::default(),
        [whole] => in_order(name, whole.clone()),
        // `Ola Berg, Jr.`, for which BibTeX wants two commas or none
        [whole, suffix] if text[whole.clone()].contains(' ') && is_written_suffix(&text[suffix.clone()]) => {
            Parts { suffix: suffix.clone(), ..in_order(name, whole.clone()) }
        }
        [family, given] => Parts { given: given.clone(), ..with_prefix(name, family.clone()) },
        [family, suffix, given, ..] => {
            Parts { given: given.start..text.len(), suffix: suffix.clone(), ..with_prefix(name, family.clone()) }
        }
    }
}

/// `family=Berg, given=Ann, prefix=von`, as biber reads it.
fn extended(text: &str, pieces: &[Range<usize>]) -> Option<Parts> {
    let mut parts = Parts::default();
    for piece in pieces {
        let (key, value) = text[piece.clone()].split_once('=')?;
        let range = trimmed(text, piece.end - value.len()..piece.end);
        match key.trim().trim_matches('"') {
            "family" => parts.family = range,
            "given" => parts.given = range,
            "prefix" => parts.prefix = range,
            "suffix" => parts.suffix = range,
            "id"
            | "useprefix"
            | "given-i"
            | "family-i"
            | "prefix-i"
            | "suffix-i"
            | "hash"
            | "sortingnamekeytemplate" => {}
            _ => return None,
        }
    }
    (!parts.family.is_empty()).then_some(parts)
}

/// The words of a part of a name, and whether each begins in lower case.
fn words(name: &Rewritten, part: Range<usize>) -> Vec<(Range<usize>, bool)> {
    let text = name.text();
    let words =
        split(&text[part.clone()], blank).into_iter().map(|word| part.start + word.start..part.start + word.end);
    let is_small = |word: &Range<usize>| {
        let written = &text[word.clone()];
        // Most names need no TeX to be read: 4 of 609 million instructions for a CV.
        if let Some(first) = written.chars().next().filter(|first| first.is_alphabetic()) {
            return first.is_lowercase();
        }
        // Text in braces counts as a capital, unless it is an accented letter.
        let braced = written.starts_with('{') && !written.starts_with("{\\");
        let plain = tex::text(&name.slice(word.clone()), &mut Vec::new());
        !braced && plain.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
    };
    words.filter(|word| !word.is_empty()).map(|word| (word.clone(), is_small(&word))).collect()
}

/// `Ludwig van Beethoven`
fn in_order(name: &Rewritten, part: Range<usize>) -> Parts {
    let words = words(name, part);
    let [.., (last, _)] = &words[..] else { return Parts::default() };
    let before = &words[..words.len() - 1];
    let between = |from: usize, to: usize| match words.get(from..to) {
        Some([first, .., last]) => first.0.start..last.0.end,
        Some([only]) => only.0.clone(),
        _ => 0..0,
    };
    if let [(family, _)] = before
        && name.text().chars().all(|c| is_cjk(c) || c.is_whitespace())
    {
        let [first, second] = [family, last].map(|part| &name.text()[part.clone()]);
        let (family, given) = if is_family_last(first, second) { (last, family) } else { (family, last) };
        return Parts { family: family.clone(), given: given.clone(), ..Parts::default() };
    }
    let first_small = before.iter().position(|(_, small)| *small);
    let has_capital = words.iter().any(|(_, small)| !small);
    match first_small {
        Some(first) if has_capital => {
            let last_small = before.iter().rposition(|(_, small)| *small).unwrap_or(first);
            Parts {
                given: between(0, first),
                prefix: between(first, last_small + 1),
                family: between(last_small + 1, words.len()),
                ..Parts::default()
            }
        }
        _ => Parts { given: between(0, words.len() - 1), family: last.clone(), ..Parts::default() },
    }
}

/// `van Beethoven`, which comes before a comma.
fn with_prefix(name: &Rewritten, part: Range<usize>) -> Parts {
    let words = words(name, part.clone());
    let before = &words[..words.len().saturating_sub(1)];
    let small = before.iter().rposition(|(_, small)| *small);
    match small {
        Some(at) if words[0].1 => {
            Parts { prefix: part.start..words[at].0.end, family: words[at + 1].0.start..part.end, ..Parts::default() }
        }
        _ => Parts { family: part, ..Parts::default() },
    }
}
