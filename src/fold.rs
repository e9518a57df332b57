//! Texts for comparison: without what may differ between two spellings of the same words.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits in lower case, one space between words, everything else left out.
pub(crate) fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether a folded text has these folded words, whole and in this order.
pub(crate) fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
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
    fn what_is_the_same_folds_to_the_same() {
        assert_eq!(words("Work  Experience: (2024)"), "work experience 2024");
        assert_eq!(words("教育 经历"), "教育 经历");
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
