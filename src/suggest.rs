//! “Did you mean …?”: the known word that a mistyped one is most like.

/// How alike two words must be (Jaro–Winkler, from 0 to 1): `tempalte` and `template` are, `bio` and `modern` are not.
const MIN_LIKENESS: f64 = 0.8;

/// The known word that `word` is most like, if it is like any. Capitals make no difference, nor do `_` and `-`.
pub(crate) fn nearest<T: AsRef<str>>(word: &str, known: impl IntoIterator<Item = T>) -> Option<T> {
    nearest_by(word, known, |known| known.as_ref().to_owned())
}

/// The known thing whose name `word` is most like, if it is like any; the first of those that are equally like it.
pub(crate) fn nearest_by<T>(word: &str, known: impl IntoIterator<Item = T>, name: impl Fn(&T) -> String) -> Option<T> {
    let plain = |word: &str| word.to_lowercase().replace('_', "-");
    let word = plain(word);
    let rated = known.into_iter().map(|known| (strsim::jaro_winkler(&word, &plain(&name(&known))), known));
    let alike = rated.filter(|&(likeness, _)| likeness > MIN_LIKENESS);
    alike.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_words() {
        let known = ["template", "output", "us-letter", "Teaching", "bio"];
        for (word, expected) in [
            ("tempalte", Some("template")),
            ("ouput", Some("output")),
            ("US_Letter", Some("us-letter")),
            ("letter", Some("us-letter")),
            ("teachings", Some("Teaching")),
            ("modern", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}
