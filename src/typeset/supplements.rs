//! Families for characters that the fonts of every page lack: rare Han characters and Korean syllables, Arabic, Hebrew …
//!
//! A page names only those that it needs, so a page without such characters is set with the usual list of families, and is as
//! fast.

use std::collections::BTreeSet;

use super::fonts::Fonts;

/// Families that cover the same characters in both styles, or the only one that does.
const SUPPLEMENTS: &[&[&str]] = &[
    &["Noto Serif CJK Names", "Noto Sans CJK Names"],
    &["Noto Sans CJK Rare"],
    &["Noto Serif", "Noto Sans"],
    &["Noto Serif Armenian", "Noto Sans Armenian"],
    &["Noto Serif Georgian", "Noto Sans Georgian"],
    &["Noto Serif Hebrew", "Noto Sans Hebrew"],
    &["Noto Naskh Arabic"],
    &["Noto Serif Devanagari", "Noto Sans Devanagari"],
    &["Noto Serif Thai", "Noto Sans Thai"],
    &["Noto Sans Bengali"],
    &["Noto Sans Ethiopic"],
    &["Noto Sans Gujarati"],
    &["Noto Sans Gurmukhi"],
    &["Noto Sans Kannada"],
    &["Noto Sans Khmer"],
    &["Noto Sans Lao"],
    &["Noto Sans Malayalam"],
    &["Noto Sans Myanmar"],
    &["Noto Sans Sinhala"],
    &["Noto Sans Tamil"],
    &["Noto Sans Telugu"],
];

/// The families, serif first, that the texts need besides those of every page.
pub(super) fn supplements(texts: &[&str]) -> Vec<&'static str> {
    let letters: BTreeSet<u32> =
        texts.iter().flat_map(|text| text.chars()).filter(|&c| is_candidate(c)).map(u32::from).collect();
    if letters.is_empty() {
        return Vec::new();
    }
    let fonts = Fonts::bundled();
    let needed =
        SUPPLEMENTS.iter().filter(|families| families.iter().any(|family| fonts.family_has_any(family, &letters)));
    needed.flat_map(|families| families.iter().copied()).collect()
}

/// Whether a supplement may have the character: none has Latin-1, punctuation or symbols.
fn is_candidate(character: char) -> bool {
    character >= '\u{100}'
        && !('\u{2000}'..'\u{2C00}').contains(&character)
        && !('\u{3000}'..'\u{3400}').contains(&character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_text_needs_is_named() {
        for (text, families) in [
            ("Ming Lin – naïve “quotes” → ✓ 🚀", ""),
            ("林明，研究人工智能。さくら 김민수 한글", ""),
            ("Łukasz Ðặng Nguyễn Ελληνικά Кириллица Ғылым Ґанок", ""),
            ("山﨑、𠮷田", "Noto Serif CJK Names, Noto Sans CJK Names"),
            ("똠양꿍", "Noto Serif CJK Names, Noto Sans CJK Names"),
            ("俱", ""),
            ("দেবাশিস தமிழ் አበበ", "Noto Sans Bengali, Noto Sans Ethiopic, Noto Sans Tamil"),
            ("Ἀριστοτέλης", "Noto Serif, Noto Sans"),
            ("שלום عربي", "Noto Serif Hebrew, Noto Sans Hebrew, Noto Naskh Arabic"),
        ] {
            assert_eq!(supplements(&[text]).join(", "), families, "{text}");
        }
    }

    #[test]
    fn every_family_is_in_the_bundle() {
        let families = Fonts::bundled().families();
        for family in SUPPLEMENTS.concat() {
            assert!(families.iter().any(|other| other == family), "{family}");
        }
    }
}
