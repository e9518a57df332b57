//! Which script a text is written in, which decides spaces at line breaks, quotation marks, fonts, language tags and the
//! order of names.
//!
//! Letters are recognised by Unicode's `Script` property. Punctuation that several scripts share has none, so that of Chinese,
//! Japanese and Korean is listed by block.

use unicode_script::{Script, UnicodeScript};

use crate::language::Language;

/// The scripts of Chinese, Japanese and Korean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EastAsian {
    Han,
    Kana,
    Hangul,
    Bopomofo,
}

/// The first character of any of these scripts, a tone mark of bopomofo. Nearly all text comes before it and needs no table.
const FIRST_EAST_ASIAN: char = '\u{2EA}';

/// The script of a letter of Chinese, Japanese or Korean.
fn east_asian(character: char) -> Option<EastAsian> {
    if character < FIRST_EAST_ASIAN {
        return None;
    }
    match character.script() {
        Script::Han => Some(EastAsian::Han),
        Script::Hiragana | Script::Katakana => Some(EastAsian::Kana),
        Script::Hangul => Some(EastAsian::Hangul),
        Script::Bopomofo => Some(EastAsian::Bopomofo),
        // Unicode assigns these to no single script. 〆 occurs in Japanese names (〆木).
        _ => match character {
            '〆' => Some(EastAsian::Han),
            'ー' | 'ｰ' => Some(EastAsian::Kana),
            _ => None,
        },
    }
}

/// Whether the character is a Han character: `漢`, but also `々` and `〇`.
pub(crate) fn is_han(character: char) -> bool {
    east_asian(character) == Some(EastAsian::Han)
}

/// Whether the character is hiragana or katakana, full or half width; `ー` is, but `・` is punctuation.
pub(crate) fn is_kana(character: char) -> bool {
    east_asian(character) == Some(EastAsian::Kana)
}

/// Whether the character is Korean.
pub(crate) fn is_hangul(character: char) -> bool {
    east_asian(character) == Some(EastAsian::Hangul)
}

/// Whether the character is a letter of Chinese, Japanese or Korean.
pub(crate) fn is_cjk_letter(character: char) -> bool {
    east_asian(character).is_some()
}

/// Whether the character is written without spaces between words: Han, kana, bopomofo, and their marks.
pub(crate) fn is_unspaced(character: char) -> bool {
    let is_mark = matches!(character,
        '\u{2FF0}'..='\u{303F}' // CJK punctuation, with the ideographic space
        | '\u{3099}'..='\u{309C}' | '\u{30A0}' | '\u{30FB}' // marks of kana
        | '\u{3190}'..='\u{319F}' | '\u{31C0}'..='\u{31EF}' // kanbun, strokes
        | '\u{3220}'..='\u{325F}' | '\u{3280}'..='\u{33FF}' // Han and kana in circles and squares
        | '\u{FE30}'..='\u{FE4F}' // vertical forms
        | '\u{FF01}'..='\u{FF65}' | '\u{FF9E}' | '\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}'); // full-width and half-width forms
    is_mark || (is_cjk_letter(character) && !is_hangul(character))
}

/// Whether the character is full-width punctuation.
pub(crate) fn is_full_width_punctuation(character: char) -> bool {
    matches!(character,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{3030}' | '\u{30FB}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}')
}

/// Whether the character belongs to Chinese, Japanese or Korean.
pub(crate) fn is_cjk(character: char) -> bool {
    is_unspaced(character) || is_hangul(character)
}

/// Whether the character is a picture: an emoji, a dingbat, a technical sign.
pub(crate) fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{2300}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B05}'..='\u{2B55}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether the character is an emoji and never a sign of print, as `★` and `✓` are.
pub(crate) fn is_emoji(character: char) -> bool {
    matches!(character, '\u{1F000}'..='\u{1FAFF}')
}

/// Whether the character is an emoji, modifies one, or is a space next to it.
pub(crate) fn is_ornament(character: char) -> bool {
    is_pictograph(character) || character.is_whitespace() || matches!(character, '\u{FE0F}' | '\u{200D}' | '\u{20E3}')
}

/// Whether a text has letters of East Asian scripts, or of others.
pub(crate) fn has_letters(text: &str, cjk: bool) -> bool {
    text.chars().any(|letter| letter.is_alphabetic() && is_cjk_letter(letter) == cjk)
}

/// Whether a line that ends with `before` and one that starts with `after` belong together without a space.
pub(crate) fn joins(before: char, after: char) -> bool {
    (is_unspaced(before) && is_unspaced(after))
        || (is_full_width_punctuation(before) && !is_hangul(after))
        || (is_full_width_punctuation(after) && !is_hangul(before))
}

/// How many words a text has. In scripts without spaces, two characters count as one word: most words of Chinese and
/// Japanese have two.
pub(crate) fn word_count(text: &str) -> usize {
    let unspaced = text.chars().filter(|&c| is_unspaced(c)).count();
    let spaced = text.split(|c: char| c.is_whitespace() || is_unspaced(c)).filter(|word| !word.is_empty()).count();
    spaced + unspaced / 2
}

/// How much of a text is in which script.
///
/// A Han character weighs as much as three Latin letters, since it says about as much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Scripts {
    /// Han characters and CJK punctuation.
    pub han: usize,
    /// Hiragana and katakana.
    pub kana: usize,
    /// Korean.
    pub hangul: usize,
    /// Letters of all other scripts.
    pub other: usize,
}

impl Scripts {
    /// Counts a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        scripts.add(text);
        scripts
    }

    /// Adds the counts of another text.
    pub(crate) fn add(&mut self, text: &str) {
        for character in text.chars().filter(|character| !character.is_whitespace()) {
            match character {
                c if c.is_ascii() => self.other += usize::from(c.is_ascii_alphabetic()),
                c if is_kana(c) => self.kana += 1,
                c if is_hangul(c) => self.hangul += 1,
                c if is_unspaced(c) => self.han += 1,
                c if c.is_alphabetic() => self.other += 1,
                _ => {}
            }
        }
    }

    /// Whether the text is mainly Chinese, Japanese or Korean.
    pub(crate) fn is_mainly_cjk(self) -> bool {
        3 * (self.han + self.kana + self.hangul) > self.other
    }

    /// The language that CJK text with these letters is in; Han alone is `han`'s.
    pub(crate) fn cjk_language(self, han: Language) -> Language {
        if self.kana > 0 && self.kana >= self.hangul {
            Language::Ja
        } else if self.hangul > 0 {
            Language::Ko
        } else {
            han
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_one_script() {
        let kinds = [is_han, is_kana, is_hangul];
        for (letters, kind) in [("宋々〇〆豈𠮷﨑", 0), ("さくらかサクラーﾊｱ", 1), ("김가ㄱᄀ", 2)]
        {
            for letter in letters.chars() {
                let found: Vec<usize> = (0..3).filter(|&at| kinds[at](letter)).collect();
                assert_eq!(found, [kind], "{letter}");
                assert!(is_cjk_letter(letter) && is_cjk(letter), "{letter}");
            }
        }
        for letter in "aé·Ж1Ａ・，　ㄅ".chars() {
            assert!(!kinds.iter().any(|is| is(letter)), "{letter}");
        }
    }

    #[test]
    fn marks_belong_to_the_letters_around_them() {
        for mark in "・，。（）「」〜　㈱ＡㄅＡ".chars() {
            assert!(is_unspaced(mark), "{mark}");
        }
        for other in "·—“”'…①aЖ김 ".chars() {
            assert!(!is_unspaced(other), "{other}");
        }
    }

    #[test]
    fn words_are_counted_where_nothing_is_between_them_too() {
        for (text, count) in [
            ("", 0),
            ("tide tables of 2024", 4),
            ("北海潮汐模型", 3),
            ("基于 GPU 的潮汐模型", 4),
            ("조석 모형 연구", 3),
        ] {
            assert_eq!(word_count(text), count, "{text}");
        }
    }

    #[test]
    fn lines_join_without_a_space() {
        for (before, after) in [('字', '字'), ('，', 'a'), ('a', '（'), ('字', 'か')] {
            assert!(joins(before, after), "{before}{after}");
        }
        for (before, after) in [('a', 'b'), ('字', 'a'), ('김', '（'), ('김', '김')] {
            assert!(!joins(before, after), "{before}{after}");
        }
    }
}
