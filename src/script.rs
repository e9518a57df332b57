//! Which script a text is written in: what decides spaces at line breaks, quotation marks, fonts and language tags.

use crate::cv::Language;

/// Whether the character is written without spaces between words: Han, kana, bopomofo, and their punctuation.
pub fn is_han_or_kana(character: char) -> bool {
    matches!(character,
        '\u{2E80}'..='\u{2FDF}'   // radicals
        | '\u{3001}'..='\u{303F}' // CJK punctuation, without the ideographic space
        | '\u{3040}'..='\u{312F}' // kana, bopomofo
        | '\u{31A0}'..='\u{31FF}' // bopomofo and kana extensions, strokes
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' // Han
        | '\u{FE30}'..='\u{FE4F}' // vertical forms
        | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' // full-width forms
        | '\u{FF61}'..='\u{FF9F}' // half-width kana
        | '\u{20000}'..='\u{3FFFF}') // Han, extensions
}

/// Whether the character is hiragana or katakana.
pub fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{30FA}' | '\u{30FD}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}

/// Whether the character is Korean.
pub fn is_hangul(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

/// Whether the character belongs to Chinese, Japanese or Korean.
pub fn is_cjk(character: char) -> bool {
    is_han_or_kana(character) || is_hangul(character)
}

/// How much of a text is in which script.
///
/// A Han character weighs as much as three Latin letters, since it says about as much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scripts {
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
    /// Counts.
    pub fn of(text: &str) -> Self {
        let mut scripts = Self::default();
        scripts.add(text);
        scripts
    }

    /// Counts more.
    pub fn add(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                c if is_kana(c) => self.kana += 1,
                c if is_hangul(c) => self.hangul += 1,
                c if is_han_or_kana(c) => self.han += 1,
                c if c.is_alphabetic() => self.other += 1,
                _ => {}
            }
        }
    }

    /// Whether the text is mainly Chinese, Japanese or Korean.
    pub fn is_mainly_cjk(self) -> bool {
        3 * (self.han + self.kana + self.hangul) > self.other
    }

    /// The language that CJK text with these letters is in; Han alone is `han`'s.
    pub fn cjk_language(self, han: Language) -> Language {
        if self.kana > 0 && self.kana >= self.hangul {
            Language::Ja
        } else if self.hangul > 0 {
            Language::Ko
        } else {
            han
        }
    }
}
