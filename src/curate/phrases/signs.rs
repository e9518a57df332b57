//! What explains the signs after the names of authors.

use crate::document::OBJECT;
use crate::fold;

/// Whether a text says what signs after authors mean: `(*co-first, †corresponding)`.
pub(in crate::curate) fn explains_signs(text: &str) -> bool {
    text.contains(['*', '†', '‡', '§', '#']) && has_meaning_of_sign(text)
}

/// Whether a sentence says what pictures mean that stand for signs, and are not printed: `[image] means equal contribution`.
pub(in crate::curate) fn explains_pictures(sentence: &str) -> bool {
    sentence.trim_start().starts_with(OBJECT) && has_meaning_of_sign(sentence)
}

fn has_meaning_of_sign(text: &str) -> bool {
    let folded = fold::words(text);
    MEANINGS_OF_SIGNS.iter().any(|words| fold::has_words(&folded, words))
}

/// What signs after authors mean. Folded.
const MEANINGS_OF_SIGNS: &[&str] = &[
    "equal contribution",
    "equal contributions",
    "contributed equally",
    "corresponding author",
    "corresponding authors",
    "co first",
];
