//! Texts for comparison: without what may differ between two spellings of the same words.

use std::collections::BTreeSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Letters and digits in lower case, one space between words, everything else left out.
pub(crate) fn words(text: &str) -> String {
    if text.is_ascii() {
        return ascii_words(text);
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.push_str(word);
            let start = folded.len() - word.len();
            folded[start..].make_ascii_lowercase();
        } else {
            folded.push_str(&lower(word));
        }
    }
    folded
}

/// Most texts, and all of them are folded many times: byte by byte this takes a third of the 14 million instructions for a CV.
fn ascii_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_behind_word = false;
    for letter in text.bytes() {
        let is_letter = letter.is_ascii_alphanumeric();
        if is_letter {
            folded.push(char::from(letter.to_ascii_lowercase()));
        } else if is_behind_word {
            folded.push(' ');
        }
        is_behind_word = is_letter;
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A word in lower case. Turkish has two letters i, which Unicode tells apart in capitals: `SAVAŞI` and `Savaşı` are one word.
fn lower(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.is_ascii() { lower } else { lower.replace('\u{307}', "").replace('ı', "i") }
}

/// The words of a folded text, each with the next one.
pub(crate) fn pairs(folded: &str) -> impl Iterator<Item = (&str, &str)> {
    folded.split_whitespace().zip(folded.split_whitespace().skip(1))
}

/// Whether a folded text has these folded words, whole and in this order.
pub(crate) fn has_words(text: &str, words: &str) -> bool {
    let mut start = 0;
    while let Some(at) = text[start..].find(words).map(|at| start + at) {
        let (before, behind) = (&text[..at], &text[at + words.len()..]);
        if (before.is_empty() || before.ends_with(' ')) && (behind.is_empty() || behind.starts_with(' ')) {
            return true;
        }
        let Some(first) = text[at..].chars().next() else { return false };
        start = at + first.len_utf8();
    }
    false
}

/// The first words of a folded text, all of them where it has no more.
pub(crate) fn beginning(folded: &str, words: usize) -> &str {
    let ends = folded.match_indices(' ').map(|(at, _)| at).chain([folded.len()]);
    &folded[..ends.take(words).last().unwrap_or_default()]
}

/// How many of a hundred words of the text with more of them both texts have, each word counted once.
pub(crate) fn shared_of_hundred(one: &str, other: &str) -> usize {
    let [one, other] = [one, other].map(words);
    let [one, other] = [&one, &other].map(|text| text.split(' ').collect::<BTreeSet<_>>());
    one.intersection(&other).count() * 100 / one.len().max(other.len())
}

/// Where a text has these words, in bytes, but for one in ten that is spelled or worded in another way, and for what is in brackets:
/// “Why are gulls so big?” in “Ek, A. Why are guls so big? Foam.”
pub(crate) fn place_alike(words: &str, text: &str) -> Option<Range<usize>> {
    const LEAST: usize = 4;
    const LONG: usize = 10;
    let known: Vec<String> = without_brackets(words).into_iter().flat_map(spelled).map(|(word, _)| word).collect();
    let all = spelled(text);
    if known.len() < LEAST {
        return None;
    }
    let is_alike = |window: &&[(String, Range<usize>)]| {
        let mut other = window.iter().map(|(word, _)| word).zip(&known).filter(|(one, other)| one != other);
        let first = other.next();
        let is_spelling = |(one, other): (&String, &String)| starts_alike(one, other);
        let is_one = other.clone().count() < (known.len() / LONG).max(1);
        is_one && first.is_none_or(|pair| known.len() >= LONG || is_spelling(pair))
    };
    let window = all.windows(known.len()).find(is_alike)?;
    Some(window.first()?.1.start..window.last()?.1.end)
}

/// Whether a folded text has all words of another one, in whatever spelling: “Univeristy of Lind” in “tides at the University of
/// Lind”.
pub(crate) fn says_alike(text: &str, words: &str) -> bool {
    let is_said = |word: &str| text.split(' ').any(|said| said == word || starts_alike(said, word));
    text.contains(words) || words.split(' ').all(is_said)
}

/// Whether two words may be two spellings of one.
fn starts_alike(one: &str, other: &str) -> bool {
    const LEAST: usize = 3;
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    common >= LEAST && one.chars().count().abs_diff(other.chars().count()) <= 2
}

/// The words of a text, folded, with their places.
fn spelled(text: &str) -> Vec<(String, Range<usize>)> {
    let mut out = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            out.push((letters(bare), start..start + bare.len()));
        }
        start += word.len();
    }
    out
}

/// The parts of a text outside round brackets.
fn without_brackets(text: &str) -> Vec<&str> {
    let mut parts = text.split('(');
    let first = parts.next();
    let behind = parts.filter_map(|part| Some(part.split_once(')')?.1));
    first.into_iter().chain(behind).collect()
}

/// Letters and digits in lower case without accents, nothing between them: `Núñez-Ł.` is `nunezl`, `D₄` is `d4`.
pub(crate) fn letters(text: &str) -> String {
    let plain = text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let mut out = String::with_capacity(text.len());
    for letter in plain {
        match without_key(letter) {
            Some(typed) => out.push_str(typed),
            None => out.push(letter),
        }
    }
    out
}

/// A letter without its accents, in its own case: `Á` is `A`.
pub(crate) fn bare_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    std::iter::once(letter).nfkd().next().unwrap_or(letter)
}

/// The text with its first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The word with its first letter as a capital and the others in lower case.
pub(crate) fn titled(word: &str) -> String {
    capitalised(&word.to_lowercase())
}

/// Letters in lower case, nothing between them, no digits.
pub(crate) fn alphabetic(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// A text on one line, with one space between words.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The path of a file. On the disks of macOS and Windows, names that differ only in capitals, or in how an accent is composed,
/// are one file.
pub fn path(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

/// Letters that Unicode does not count as accented, as people type them on keyboards without them.
fn without_key(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_but_for_one_in_ten() {
        for (words, found) in [
            ("Why are gulls so large?", Some("Why are guls so large")),
            ("Why are guls (Larus) so large", Some("Why are guls so large")),
            ("Why are boats so large?", None),
            ("Why are guls", None),
        ] {
            let text = "Ek, A. 2019. Why are guls so large? Foam 3.";
            assert_eq!(place_alike(words, text).map(|place| &text[place]), found, "{words}");
        }
        let long = "State and tide at the long quay in the north of Bergen";
        assert!(place_alike(long, &long.replace("quay", "pier")).is_some());
        assert!(place_alike(long, &long.replace("quay", "pier").replace("north", "south")).is_none());
    }

    #[test]
    fn what_is_the_same_folds_to_the_same() {
        assert_eq!(words("Work  Experience: (2024)"), "work experience 2024");
        assert_eq!(words("教育 经历"), "教育 经历");
        assert_eq!(words("İSPANYA İÇ SAVAŞI"), words("İspanya İç Savaşı"));
        for (one, other) in [
            ("José Núñez", "Jose Nunez"),
            ("Łukasz", "lukasz"),
            ("Yu-Hang", "YuHang"),
            ("Đặng", "dang"),
            ("Weiß", "weiss"),
        ] {
            assert_eq!(letters(one), letters(other), "{one}");
        }
        assert_eq!(path("files/Cafe\u{301}.PDF"), path("files/caf\u{e9}.pdf"));
        assert_ne!(letters("राम"), letters("रम"), "vowel signs are letters");
    }
}
