//! Names of people, cut out of a field and taken apart.
//!
//! As BibTeX does it (Oren Patashnik, “BibTeXing”, section 4), in all three of its forms and in biber's `family=…, given=…`; and
//! the way people write lists of names if they do not know BibTeX's `and`.

use std::ops::Range;

use crate::cv::own_names::{Likeness, OwnNames};
use crate::document::{InlineKind, Inlines};
use crate::fold;
use crate::names::{evidently_a_name, is_family_last, is_iberian, is_particle, is_surname, is_with_commonest_surname};
use crate::rewrite::{Edit, Rewritten};
use crate::script::is_cjk;

use super::syntax::RawEntry;
use super::tex;

/// What tells whether `Joe Lind, Mira Halden` is one name or two, where the name itself does not: to BibTeX it is that of Mira Halden
/// Joe Lind.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Manner<'a> {
    /// The person whose list it is: nobody else's name holds the whole of it.
    own: Option<&'a OwnNames>,
    /// Whether the file writes family names first, before a comma, where it cannot mean anything else.
    family_first: bool,
}

impl<'a> Manner<'a> {
    pub(super) fn of(entries: &[RawEntry], own: Option<&'a OwnNames>) -> Self {
        let values = entries.iter().flat_map(|entry| ["author", "editor"].map(|name| entry.value(name)));
        Self { own, family_first: values.flatten().any(|value| is_family_first(value.text())) }
    }

    /// Whether this is the person's own name, and all of it.
    fn is_own(self, name: &str) -> bool {
        let Some(own) = self.own else { return false };
        let is_whole = |given: &str, family: &str| own.fit(given, family) >= Some(Likeness::AsFarAsGiven);
        match name.rsplit_once(' ') {
            Some((given, family)) => is_whole(given, family),
            None => own.fit("", name) == Some(Likeness::Whole),
        }
    }
}

/// Whether somebody in a field has one word before or behind a comma, or everybody has a comma.
fn is_family_first(value: &str) -> bool {
    let texts = |text: &'_ str, ranges: Vec<Range<usize>>| {
        ranges.into_iter().map(|range| text[range].trim().to_owned()).collect::<Vec<_>>()
    };
    let pieces = texts(value, split(value, and));
    let pieces: Vec<Vec<String>> = pieces.iter().map(|piece| texts(piece, split(piece, comma))).collect();
    let is_word =
        |part: &String| !part.contains(char::is_whitespace) && part.contains(|c: char| c.is_alphabetic() && !is_cjk(c));
    let is_pair = |parts: &Vec<String>| parts.len() == 2;
    pieces.iter().any(|parts| is_pair(parts) && parts.iter().any(is_word))
        || pieces.len() > 1 && pieces.iter().all(is_pair)
}

/// Removes formatting set by hand around a name or part of one: `\textbf{Halden, Mira}`, `{\bf Mira}`, `**Mira**`, `*Mira*`.
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
        } else if let Some(end) = emphasis(text, start) {
            edits.extend([Edit::delete(start..start + 1), Edit::delete(end..end + 1)]);
            at = end + 1;
        }
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    value.edit(&edits)
}

/// Where emphasis ends that begins at `start`: `*Mira Halden*`. One star alone, before a name or behind it, is a sign.
fn emphasis(text: &str, start: usize) -> Option<usize> {
    let sign = text[start..].chars().next().filter(|sign| matches!(sign, '*' | '_'))?;
    let is_open = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == sign);
    let inner = &text[start + 1..];
    let length = inner.find(sign)?;
    let is_around_words = inner.starts_with(char::is_alphabetic)
        && inner[..length].ends_with(|c: char| c.is_alphabetic() || c == '.')
        && !inner[length + 1..].starts_with(|c: char| c.is_alphanumeric() || c == sign);
    (is_open && is_around_words).then_some(start + 1 + length)
}

/// The names of a field, each as a separate text.
pub(super) fn names(value: &Rewritten, manner: Manner) -> Vec<Rewritten> {
    let text = value.text();
    let pieces: Vec<Rewritten> =
        split(text, and).into_iter().flat_map(|range| joined(&value.slice(trimmed(text, range)))).collect();
    // `Joe Lind, Ola Berg and Mira Halden`
    let is_enumeration =
        matches!(&pieces[..], [_, last] if !last.text().contains(',') && last.text().trim().contains(' '));
    let mut out = Vec::new();
    for (at, name) in pieces.into_iter().enumerate() {
        match list(&name, manner, is_enumeration && at == 0) {
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
/// commas. `is_enumeration` says that one more name stands behind an “and”.
fn list(name: &Rewritten, manner: Manner, is_enumeration: bool) -> Option<Vec<Range<usize>>> {
    let text = name.text();
    if !text.contains(',') || text.contains('=') {
        return None;
    }
    let mut parts: Vec<Range<usize>> = split(text, comma);
    let trailing = parts.len() > 1 && parts.pop_if(|last| text[last.clone()].trim().is_empty()).is_some();
    let others = if parts.len() > 1 { parts.pop_if(|last| stands_for_others(&text[last.clone()])) } else { None };
    let raw = |part: &Range<usize>| text[part.clone()].trim();
    let may_be_whole = |part: &Range<usize>| raw(part).contains(char::is_whitespace) || raw(part).contains(is_cjk);
    let read = || parts.iter().map(|part| Part::read(&name.slice(part.clone()))).collect::<Vec<_>>();
    let found = match parts.len() {
        0 | 1 => None,
        2 if !parts.iter().all(may_be_whole) => None,
        2 => {
            let read = read();
            let are_two = trailing && read.iter().all(Part::is_whole)
                || are_two_people(&read, raw(&parts[0]), manner, is_enumeration);
            are_two.then(|| parts.clone())
        }
        3 if is_suffix(raw(&parts[1])) => None,
        3 => read().iter().all(|part| part.is_whole() || part.is_cjk()).then(|| parts.clone()),
        // `Berg, A., Carl, B.`
        count if count % 2 == 0 && parts.iter().skip(1).step_by(2).all(|part| is_initials(raw(part))) => {
            Some(parts.chunks(2).map(|pair| pair[0].start..pair[1].end).collect())
        }
        _ => Some(parts.clone()),
    };
    let Some(others) = others else { return found };
    let mut found = found.unwrap_or_else(|| std::iter::once(0..others.start - ",".len()).collect());
    found.push(others);
    Some(found)
}

/// A part of what may be a list of names, between commas.
struct Part {
    /// Its words, without the signs that mark people.
    words: String,
    is_marked: bool,
}

impl Part {
    fn read(part: &Rewritten) -> Self {
        let (mut words, mut signs) = (String::new(), String::new());
        words_and_signs(&tex::inlines(part, &mut Vec::new()), &mut words, &mut signs);
        Self { words: fold::one_line(&words), is_marked: !signs.is_empty() }
    }

    /// Whether it has at least two names.
    fn is_whole(&self) -> bool {
        self.words.contains(' ')
    }

    fn is_cjk(&self) -> bool {
        !self.words.is_empty() && self.words.chars().all(|c| is_cjk(c) || c == ' ')
    }

    /// `Lind J.`: a family name has no initial behind it.
    fn ends_with_initials(&self) -> bool {
        self.words.rsplit_once(' ').is_some_and(|(before, last)| {
            last.chars().filter(|c| c.is_alphabetic()).count() < 3
                && is_initials(last)
                && before.contains(char::is_lowercase)
        })
    }

    /// `J. Lind`
    fn starts_with_initial(&self) -> bool {
        let mut chars = self.words.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
    }

    /// Whether Chinese, Japanese or Korean letters are the name of a person and not only a family name.
    fn is_person(&self, manner: Manner) -> bool {
        let is_known = || is_with_commonest_surname(&self.words) || !manner.family_first;
        self.words.contains(' ') || !is_surname(&self.words) && evidently_a_name(&self.words) && is_known()
    }
}

/// Whether two parts, with a comma between them, are two people.
fn are_two_people(parts: &[Part], first_as_written: &str, manner: Manner, is_enumeration: bool) -> bool {
    let [first, second] = parts else { return false };
    match (first.is_cjk(), second.is_cjk()) {
        (true, true) => return parts.iter().all(|part| part.is_person(manner)),
        (true, false) => return second.is_whole() && !is_surname(&first.words),
        (false, true) => return first.is_whole(),
        (false, false) if !first.is_whole() || !second.is_whole() => return false,
        (false, false) => {}
    }
    let is_family_name = || {
        let mut words = first.words.split(' ');
        first_as_written.starts_with('{') || words.any(|word| is_particle(word) || is_iberian(word) || is_suffix(word))
    };
    first.starts_with_initial()
        || first.ends_with_initials()
        || parts.iter().all(|part| part.is_marked)
        || parts.iter().any(|part| manner.is_own(&part.words))
        || (is_enumeration || !manner.family_first) && !second.ends_with_initials() && !is_family_name()
}

/// Signs that mark authors in the file itself.
const SIGNS: &[char] = &['*', '∗', '⁎', '†', '‡', '§', '¶', '#', '✉', '✝'];

/// A name is plain text; raised text in it is a sign, and so is anything that only marks people.
pub(super) fn words_and_signs(inlines: &Inlines, words: &mut String, signs: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => {
                // Names have no braces; ADS writes `Kova\{\v{c}\}ić`.
                for c in text.chars().filter(|c| !matches!(c, '{' | '}')) {
                    if SIGNS.contains(&c) { signs.push(c) } else { words.push(c) }
                }
            }
            InlineKind::Superscript(inner) => signs.push_str(inner.plain_text().trim()),
            InlineKind::Math(latex) => words.push_str(latex.trim_matches(['{', '}'])),
            _ => words_and_signs(inline.children(), words, signs),
        }
    }
}

/// Whether a name stands for people who are not named.
pub(super) fn stands_for_others(name: &str) -> bool {
    ["others", "et al.", "et al", "al.", "...", "…"].contains(&name.trim().to_lowercase().as_str())
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
