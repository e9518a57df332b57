//! Characters that Unicode has raised, lowered or with a mark.

use unicode_normalization::UnicodeNormalization;

const RAISED: &str = "0⁰ 1¹ 2² 3³ 4⁴ 5⁵ 6⁶ 7⁷ 8⁸ 9⁹ +⁺ −⁻ =⁼ nⁿ iⁱ Tᵀ ∘° ′′ ″″ ** †† ‡‡ ∗*";
const LOWERED: &str = "0₀ 1₁ 2₂ 3₃ 4₄ 5₅ 6₆ 7₇ 8₈ 9₉ +₊ −₋ =₌ aₐ eₑ iᵢ jⱼ kₖ mₘ nₙ tₜ xₓ";

/// Marks as the parser gives them, and the ones of Unicode that join the letter before them.
const MARKS: &[(char, char)] = &[
    ('´', '\u{301}'),
    ('‾', '\u{304}'),
    ('˘', '\u{306}'),
    ('ˇ', '\u{30c}'),
    ('˙', '\u{307}'),
    ('¨', '\u{308}'),
    ('`', '\u{300}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('˚', '\u{30a}'),
    ('→', '\u{20d7}'),
    ('_', '\u{332}'),
];

/// Braces and the like above and below; a line of text goes without them.
const BRACES: &str = "⏜⏝⏞⏟⏠⏡⎴⎵";

/// A superscript in raised characters, where there are such.
pub(super) fn raised(script: &str) -> Option<String> {
    all_of(script, RAISED)
}

/// A subscript in lowered characters, where there are such.
pub(super) fn lowered(script: &str) -> Option<String> {
    all_of(script, LOWERED)
}

/// Several letters read better on the line: `x_max`.
fn all_of(script: &str, table: &str) -> Option<String> {
    let is_word = script.chars().filter(|c| c.is_alphabetic()).count() > 0 && script.chars().count() > 1;
    let find = |c: char| table.split(' ').find_map(|pair| pair.strip_prefix(c));
    if is_word { None } else { script.chars().map(find).collect() }
}

/// A text with a mark on each of its letters; `None` if there is no such mark.
pub(super) fn marked(text: &str, mark: &str) -> Option<String> {
    if !mark.is_empty() && mark.chars().all(|mark| BRACES.contains(mark)) {
        return Some(text.to_owned());
    }
    let (_, joining) = MARKS.iter().find(|(known, _)| mark.chars().eq([*known]))?;
    let each = |letter: char| [Some(letter), letter.is_alphanumeric().then_some(*joining)];
    Some(text.chars().flat_map(each).flatten().nfc().collect())
}

/// A text with its first character struck out: ≠, ∉.
pub(super) fn negated(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(|first| [first, '\u{338}']);
    first.chain(chars).nfc().collect()
}

/// A letter with double lines, as sets of numbers have it.
pub(super) fn double_struck(letter: char) -> char {
    const EXCEPTIONS: &[(char, char)] =
        &[('C', 'ℂ'), ('H', 'ℍ'), ('N', 'ℕ'), ('P', 'ℙ'), ('Q', 'ℚ'), ('R', 'ℝ'), ('Z', 'ℤ')];
    if let Some((_, struck)) = EXCEPTIONS.iter().find(|(plain, _)| *plain == letter) {
        return *struck;
    }
    let (first, start) = match letter {
        'A'..='Z' => ('A', 0x1d538),
        'a'..='z' => ('a', 0x1d552),
        '0'..='9' => ('0', 0x1d7d8),
        _ => return letter,
    };
    char::from_u32(start + u32::from(letter) - u32::from(first)).unwrap_or(letter)
}
