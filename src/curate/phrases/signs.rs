//! What explains the signs after the names of authors.

use crate::document::OBJECT;
use crate::vocabulary::says_what_a_sign_means;

/// Whether a sentence says what pictures mean that stand for signs, and are not printed: `[image] means equal contribution`.
pub(in crate::curate) fn explains_pictures(sentence: &str) -> bool {
    sentence.trim_start().starts_with(OBJECT) && says_what_a_sign_means(sentence)
}
