//! Names of languages in a switch between the versions of a site.

use crate::fold;
use crate::language::Language;

/// Whether a text is the name of a language, or of a page in one: `中文版本`, `Japanese version here (日本語はこちら)`.
pub(in crate::curate) fn is_language(text: &str) -> bool {
    let folded = fold::words(text);
    is_named(&folded) || names_a_version(&folded)
}

/// Whether a folded text is the name of a language.
fn is_named(folded: &str) -> bool {
    OTHERS.contains(&folded) || !folded.contains(['-', '_']) && Language::from_tag(folded).is_some()
}

/// Whether folded words are names of languages and those that say no more than that a page is in one.
fn names_a_version(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let names = |word: &&str| (word.len() > 2 || words.len() == 1) && is_named(word);
    let is_known = |word: &str| names(&word) || VERSIONS.contains(&word);
    words.iter().map(|word| without_version(word)).any(|word| names(&word))
        && words.iter().all(|word| is_known(without_version(word)))
}

/// A name without what follows it in languages that put no spaces between words.
fn without_version(word: &str) -> &str {
    let rest = VERSION_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(|rest| !rest.is_empty());
    rest.map_or(word, without_version)
}

/// Whether a word is the name of a language in full.
pub(super) fn names_language(word: &str) -> bool {
    const MIN_LETTERS: usize = 5;
    word.len() >= MIN_LETTERS && is_language(word) || word == "francais"
}

/// What stands for languages in a switch beside the names and codes of those that vitae knows.
const OTHERS: &[&str] = &[
    "it",
    "italiano",
    "pt",
    "português",
    "ru",
    "русский",
    "العربية",
    "language",
    "languages",
    "语言",
    "語言",
    "言語",
    "언어",
    "这是我的英文主页",
    "这是我的中文主页",
    "切换到中文",
    "切换到英文",
];

/// Words beside the name of a language that say no more than that a page is in it. Folded.
#[rustfmt::skip]
const VERSIONS: &[&str] = &[
    "page", "pages", "version", "versión", "versione", "site", "website", "homepage", "web", "here", "click", "for",
    "the", "in", "this", "is", "my", "switch", "to", "go", "available", "also", "read", "view", "seite", "hier", "ici",
    "aquí", "página", "auf", "en", "ページ", "페이지", "버전", "版", "版本", "はこちら", "주소",
];

/// What is written behind the name of a language without a space.
const VERSION_ENDINGS: &[&str] = &[
    "版本",
    "版",
    "主页",
    "主頁",
    "页面",
    "頁面",
    "网页",
    "网站",
    "ページはこちら",
    "はこちら",
    "ページ",
    "サイト",
    "페이지",
    "버전",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_in_a_language_need_no_row() {
        for row in OTHERS.iter().filter(|row| row.contains(' ') || without_version(row) != **row) {
            assert!(!names_a_version(row), "{row}");
        }
    }

    #[test]
    fn a_version_is_named_by_its_language() {
        for text in [
            "中文版本",
            "English version",
            "Switch to English",
            "Japanese version here (日本語はこちら)",
            "한국어 버전",
            "日本語版はこちら",
        ] {
            assert!(is_language(text), "{text}");
        }
        for text in ["English literature", "A version of the chart", "版本"] {
            assert!(!is_language(text), "{text}");
        }
    }
}
