//! Words in typewriter type that are not code: pages set the venue or year of a paper in it to get the box around it.

use crate::date;
use crate::document::{Block, InlineKind, each_inline_mut};

/// The maximum length of a badge, in characters.
const MAX_CHARS: usize = 60;
/// Characters that words and venues do not contain.
const SIGNS: &[char] =
    &['_', '=', '{', '}', '<', '>', '/', '\\', '.', ';', '$', '#', '@', '~', '*', '[', ']', '|', '"', '%', '^'];

/// Turns them into plain words.
pub(crate) fn to_words(blocks: &mut [Block]) {
    each_inline_mut(blocks, &mut |inline| {
        if let InlineKind::Code(text) = &mut inline.kind
            && is_badge(text)
        {
            inline.kind = InlineKind::Text(std::mem::take(text));
        }
    });
}

/// `ICLR 2025`, `Position Paper`: several words that begin with a capital, or with a year.
fn is_badge(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || date::is_likely_year(word) || word.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
    };
    let words = text.split_whitespace().count();
    text.chars().count() <= MAX_CHARS && words > 1 && !text.contains(SIGNS) && text.split_whitespace().all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges_are_words() {
        for text in ["ICLR 2025", "Position Paper", "ACL 2026 & EMNLP 2026", "发明专利 2024", "Arxiv – 2024"] {
            assert!(is_badge(text), "{text}");
        }
        for text in ["cargo build", "numpy", "Vec<T> A", "A = B", "make -j", "Foo.bar Baz"] {
            assert!(!is_badge(text), "{text}");
        }
    }
}
