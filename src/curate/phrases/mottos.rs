//! What others said, as a motto.

use crate::names;
use crate::sentences;

/// Whether a text is a quotation and, behind a dash, who said it: `“Πάντα ῥεῖ” — Heraclitus`.
pub(in crate::curate) fn is_motto(text: &str) -> bool {
    const MAX_WORDS: usize = 45;
    const MAX_NAME: usize = 8;
    const QUOTES: &[(char, char)] = &[('“', '”'), ('"', '"'), ('«', '»'), ('「', '」'), ('„', '“')];
    const DASHES: &[char] = &['—', '–', '―', '-', '~'];
    let text = text.trim();
    let Some(&(open, close)) = QUOTES.iter().find(|(open, _)| text.starts_with(*open)) else { return false };
    let inner = &text[open.len_utf8()..];
    let Some((said, behind)) = inner.rsplit_once(close) else { return false };
    // The name may be within the quotation marks: `“天地有正气 – 文天祥”`.
    let (name, said) = match said.rsplit_once(DASHES) {
        Some((said, name)) if behind.trim().is_empty() => (name, said),
        _ => (behind.trim_start(), said),
    };
    let is_dashed = behind.trim().is_empty() || name.starts_with(DASHES);
    let name = name.trim_start_matches(DASHES).trim();
    let is_name = !name.is_empty()
        && name.split_whitespace().count() <= MAX_NAME
        && !name.contains(|c: char| c.is_ascii_digit())
        && name.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
    is_dashed && is_name && !said.trim().is_empty() && text.split_whitespace().count() <= MAX_WORDS
}

/// Whether a text is a few lines, the last of which is somebody's name in brackets: a verse.
pub(in crate::curate) fn is_verse(text: &str) -> bool {
    const MAX_WORDS: usize = 45;
    let Some((said, last)) = text.trim().rsplit_once('\n') else { return false };
    let name = last.trim().strip_prefix('(').and_then(|name| name.strip_suffix(')'));
    name.is_some_and(|name| name.contains(' ') && names::evidently_a_name(name))
        && said.contains(char::is_alphabetic)
        // A position and a place in brackets are no sentence.
        && sentences::is_ended(said)
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.split_whitespace().count() <= MAX_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mottos_have_somebody_who_said_them() {
        for text in [
            "“The sea is wide.” — An Old Sailor",
            "\"The great ship of the harbour is the least.\" - Ann Berg, On Boats",
            "“天地有正气，杂然赋流形 – 文天祥”",
        ] {
            assert!(is_motto(text), "{text}");
        }
        assert!(is_verse("The sea is wide,\nand so am I.\n(Ann Berg)"));
        for text in ["The sea is wide.\n(2021)", "(Ann Berg)", "Tides\n(Uni One)", "Foam, 2021\n(Ann Berg)"] {
            assert!(!is_verse(text), "{text}");
        }
        for text in [
            "“On tides and waves”",
            "“On tides” – Foam, 2021",
            "“Tides” is a model of waves.",
            "I study “tides” — and waves.",
            "“A great teacher” — from a student of mine",
        ] {
            assert!(!is_motto(text), "{text}");
        }
    }
}
