//! The summaries below papers that open to an abstract or a BibTeX entry, and paragraphs that are abstracts.

use super::Phrases;
use crate::fold;

/// Whether a line is the title of a paper's abstract or of its BibTeX.
pub(in crate::curate) fn is_abstract(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').skip_while(|word| OPENING.contains(word)).collect();
    ABSTRACTS.has(&words.join(" "))
}

/// What summaries that can be opened say before the words for what is in them: `Click for abstract`.
const OPENING: &[&str] =
    &["show", "view", "toggle", "click", "here", "to", "for", "see", "expand", "hide", "open", "full"];

/// Whether a paragraph begins with such a word: “Abstract: We study …”
pub(in crate::curate) fn begins_abstract(text: &str) -> bool {
    let Some((word, rest)) = text.split_once([':', '：', '.', '—', '–']) else { return false };
    let goes_on = rest.trim_end().ends_with([':', '：']);
    let word = fold::words(word);
    let is_long = rest.chars().count() >= MIN_ABSTRACT || matches!(word.as_str(), "tldr" | "tl dr");
    is_long && !goes_on && ABSTRACTS.has(&word)
}

/// Whether preformatted text is an entry for somebody else's bibliography: `@article{lind2020, …}`.
pub(in crate::curate) fn is_bibtex(code: &str) -> bool {
    let entry = code.trim().strip_prefix('@').and_then(|rest| rest.split_once('{'));
    entry.is_some_and(|(kind, fields)| kind.chars().all(|c| c.is_ascii_alphabetic()) && fields.contains('='))
}

/// A shorter text may be a line about abstracts.
const MIN_ABSTRACT: usize = 40;

/// Titles of abstracts and of entries for a bibliography.
#[rustfmt::skip]
const ABSTRACTS: Phrases = Phrases {
    en: &[
        "abstract", "abs", "abstracts", "bibtex", "bib", "cite", "cite this", "cite this paper", "citation",
        "how to cite", "tl dr", "tldr", "bibtex citation", "bibtex entry", "the abstract", "paper abstract",
        "read abstract", "abstract bibtex",
    ],
    zh: &["摘要", "引用", "引用格式", "论文摘要"],
    ja: &["要旨", "概要 abstract", "アブストラクト", "引用"],
    ko: &["초록", "인용"],
    de: &["zusammenfassung", "kurzfassung"],
    fr: &["résumé de l article", "citer"],
    es: &["resumen del artículo", "citar"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_name_abstracts() {
        for text in ["Click for abstract:", "Show abstract", "Abstract", "Click to view the abstract"] {
            assert!(is_abstract(text), "{text}");
        }
        assert!(is_bibtex("@article{lind2020,\n  title = {Tides}\n}") && !is_bibtex("@tide\ndef foam(): pass"));
        for text in ["Abstract art", "Click for charts", "View"] {
            assert!(!is_abstract(text), "{text}");
        }
    }
}
