//! Chinese, Japanese and Korean: letters without spaces between them, and full-width punctuation.

/// Whether `c` is a Chinese, Japanese or Korean letter or full-width punctuation.
pub(super) fn is_cjk(c: char) -> bool {
    is_unspaced(c) || is_hangul(c)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}')
}

/// Whether `c` belongs to a script that puts no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{2FF0}'..='\u{312F}' | '\u{3190}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF9F}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}')
}

/// Whether `c` is full-width punctuation.
pub(super) fn is_punctuation(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{3030}' | '\u{30FB}'
        | '\u{FE30}'..='\u{FE4F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}'
        | '\u{FF5B}'..='\u{FF65}')
}

/// Whether a line that ends with `before` and one that starts with `after` belong together without a space.
pub(super) fn joins(before: char, after: char) -> bool {
    (is_unspaced(before) && is_unspaced(after))
        || (is_punctuation(before) && !is_hangul(after))
        || (is_punctuation(after) && !is_hangul(before))
}
