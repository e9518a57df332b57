//! Which language a text is in, by its letters and most common words.

use std::collections::HashSet;
use std::ops::{AddAssign, SubAssign};
use std::sync::LazyLock;

use encoding_rs::SHIFT_JIS;

use crate::address;
use crate::language::Language;
use crate::markdown::comments;
use crate::script::{is_han, is_hangul, is_kana};

/// The longest gloss in brackets, in characters.
const MAX_GLOSS: usize = 60;

/// How many letters of each kind a text has.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct LanguageStats {
    han: usize,
    kana: usize,
    hangul: usize,
    simplified: usize,
    traditional: usize,
    words: usize,
    function_words: [usize; 4],
}

impl LanguageStats {
    /// A text of a page, without the parts that say nothing about its language: comments, tags, addresses, and glosses in
    /// brackets.
    pub(super) fn of_page(text: &str) -> Self {
        let visible: String = comments::visible(text).into_iter().map(|range| &text[range]).collect();
        let without_glosses = Self::of(&without_addresses(&without_brackets(&visible)));
        if without_glosses.weight() > 0 { without_glosses } else { Self::of(&without_addresses(&visible)) }
    }

    fn of(text: &str) -> Self {
        let mut stats = Self::default();
        for c in text.chars() {
            stats.count(c);
        }
        for word in text.split(|c: char| !is_latin(c)).filter(|word| word.len() > 1) {
            stats.words += 1;
            let word = word.to_lowercase();
            for (language, words) in FUNCTION_WORDS.iter().enumerate() {
                stats.function_words[language] += usize::from(words.contains(&word.as_str()));
            }
        }
        stats
    }

    fn count(&mut self, c: char) {
        if is_han(c) {
            self.han += 1;
            self.simplified += usize::from(CHARACTERISTIC.0.contains(&c));
            self.traditional += usize::from(CHARACTERISTIC.1.contains(&c));
        }
        self.kana += usize::from(is_kana(c));
        self.hangul += usize::from(is_hangul(c));
    }

    /// About the number of words: an East Asian character weighs half a word.
    pub(super) fn weight(&self) -> usize {
        self.words + self.east_asian()
    }

    fn east_asian(&self) -> usize {
        (self.han + self.kana + self.hangul).div_ceil(2)
    }

    /// The words in Latin letters.
    pub(super) fn latin(&self) -> usize {
        self.words
    }

    /// Whether at least one in five words is in Latin letters, and one in East Asian ones.
    pub(super) fn is_mixed(&self) -> bool {
        const SHARE: usize = 5;
        self.words.min(self.east_asian()) * SHARE >= self.weight()
    }

    pub(super) fn language(&self) -> Language {
        // East Asian pages have many English terms and names; the reverse is rare.
        if self.east_asian() * 4 <= self.words || self.east_asian() == 0 {
            return self.latin_language();
        }
        if self.hangul > self.han + self.kana {
            Language::Ko
        } else if self.kana * 12 > self.han {
            Language::Ja
        } else if self.traditional > self.simplified {
            Language::ZhTw
        } else {
            Language::ZhCn
        }
    }

    /// Whether what has Chinese characters, and no other East Asian letters, has only those that are used in Japan, and no pronoun that
    /// is not.
    pub(super) fn may_be_japanese(&self, text: &str) -> bool {
        const NOT_IN_JAPANESE: &str = "你您们們这這那吗呢没沒";
        let is_used = |c: char| {
            let mut buffer = [0; 4];
            !NOT_IN_JAPANESE.contains(c) && !SHIFT_JIS.encode(c.encode_utf8(&mut buffer)).2
        };
        self.han > 0 && self.kana + self.hangul == 0 && text.chars().filter(|c| is_han(*c)).all(is_used)
    }

    /// Whether a language has at least half as many of its most common words as any other.
    pub(super) fn is_partly(&self, language: Language) -> bool {
        let most = self.function_words.iter().max().copied().unwrap_or_default();
        let own = CANDIDATES.iter().position(|known| *known == language).map_or(0, |at| self.function_words[at]);
        own > 0 && own * 2 >= most
    }

    pub(super) fn latin_language(&self) -> Language {
        let best = (1..CANDIDATES.len()).max_by_key(|&at| self.function_words[at]).unwrap_or_default();
        let enough = self.function_words[best] * 20 >= self.words && self.function_words[best] > 2;
        if enough && self.function_words[best] > self.function_words[0] { CANDIDATES[best] } else { Language::En }
    }
}

impl LanguageStats {
    /// Changes each count by that of another text.
    fn change(&mut self, other: Self, change: fn(&mut usize, usize)) {
        change(&mut self.han, other.han);
        change(&mut self.kana, other.kana);
        change(&mut self.hangul, other.hangul);
        change(&mut self.simplified, other.simplified);
        change(&mut self.traditional, other.traditional);
        change(&mut self.words, other.words);
        for (count, other) in self.function_words.iter_mut().zip(other.function_words) {
            change(count, other);
        }
    }
}

impl AddAssign for LanguageStats {
    fn add_assign(&mut self, other: Self) {
        self.change(other, usize::add_assign);
    }
}

impl SubAssign for LanguageStats {
    fn sub_assign(&mut self, other: Self) {
        self.change(other, usize::sub_assign);
    }
}

pub(super) fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}') && !matches!(c, '×' | '÷')
}

/// The languages in Latin letters, in the order of [`FUNCTION_WORDS`].
const CANDIDATES: [Language; 4] = [Language::En, Language::De, Language::Fr, Language::Es];

/// The most common words that are not also words of the other three languages: en, de, fr, es.
const FUNCTION_WORDS: [&[&str]; 4] = [
    &["the", "of", "and", "to", "is", "my", "with", "for", "at", "from", "by", "was", "are", "this", "have"],
    &[
        "der", "die", "das", "und", "ist", "für", "mit", "von", "im", "ich", "auf", "zum", "zur", "ein", "eine", "bei",
        "über",
    ],
    &["le", "les", "des", "et", "du", "une", "dans", "pour", "sur", "au", "aux", "est", "je", "mes", "avec", "sont"],
    &["el", "los", "las", "del", "una", "por", "para", "con", "como", "mi", "al", "es", "soy", "su", "más", "sobre"],
];

/// Pairs of characters, simplified and traditional, out of the most common ones.
const CHARACTER_PAIRS: &str = "\
    们們这這个個来來为為国國说說会會时時过過发發学學对對经經与與业業动動实實现現习習网網机機从從关關应應开開进進种種电電将將\
    产產无無间間当當还還没沒样樣长長问問东東书書门門见見马馬语語试試点點请請认認识識专專华華术術资資质質际際验驗导導师師优優\
    奖獎选選项項论論让讓设設计計题題类類据據级級联聯络絡环環节節总總决決线線织織组組约約纯純练練给給继繼续續维維编編";

/// The characters that only simplified writing has, and those that only traditional writing has.
static CHARACTERISTIC: LazyLock<(HashSet<char>, HashSet<char>)> = LazyLock::new(|| {
    let every_other = |from: usize| CHARACTER_PAIRS.chars().skip(from).step_by(2).collect();
    (every_other(0), every_other(1))
});

/// A text without tags and addresses.
fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '<', ':']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let target = match from.as_bytes()[0] {
            b'(' if out.ends_with(']') => find_near(from, &[')', '\n']).map(|end| end + 1),
            b'<' if from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                find_near(from, &['>', '\n']).map(|end| end + 1)
            }
            b':' if from.starts_with("://") => Some(address::text::reach(from)),
            _ => None,
        };
        out.push(' ');
        rest = &from[target.unwrap_or(1)..];
    }
    out.push_str(rest);
    out
}

/// The first of `ends`, no further away than an address is long.
fn find_near(text: &str, ends: &[char]) -> Option<usize> {
    text.char_indices().take(2_000).find(|(_, c)| ends.contains(c)).map(|(at, _)| at)
}

/// A text without the parts in brackets: 南京大学 after the name of a university is a gloss.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '（']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.char_indices().take(MAX_GLOSS).find(|(_, c)| matches!(c, ')' | '）' | '\n'));
        match end {
            Some((end, mark)) if mark != '\n' => rest = &from[end + mark.len_utf8()..],
            _ => {
                let mark = from.chars().next().map_or(0, char::len_utf8);
                out.push_str(&from[..mark]);
                rest = &from[mark..];
            }
        }
    }
    out.push_str(rest);
    out
}
