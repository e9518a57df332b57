//! What headings and page titles mean, in the languages that vitae speaks.

mod selection;
mod table;

use crate::fold;

pub(crate) use selection::without_selection;
use table::{
    AND, KINDS_OF_EXPERIENCE, LEISURE, LEISURE_UNSPACED, MEANINGS, ORDER, PARTS, PRESS, PUBLICATION_PARTS,
    PUBLICATION_WORDS, UNFINISHED_PAPERS,
};

/// What pages and sections are about, where several stages have to agree on it.
pub(crate) mod topic {
    /// What lists publications. The collection that holds them has this name, too.
    pub(crate) const PUBLICATIONS: &str = "publications";
    /// Pages on research are no section of a CV, but list publications as often as they describe interests.
    pub(crate) const RESEARCH: &str = "research";
    /// Pages about the person. One that shows a career is the CV in all but name.
    pub(crate) const ABOUT: &str = "about";
    /// Pages whose names say nothing. What consists of dated entries is a part of a CV, whatever it is called.
    pub(crate) const ENTRIES: &str = "entries";
    /// What a career consists of.
    pub(crate) const CAREER: [&str; 2] = ["education", "experience"];
}

/// The words of a heading, folded, with signs that join two things turned into words.
pub(crate) fn words(heading: &str) -> String {
    fold::words(&heading.replace(['&', '/', ',', '+', '、'], " and "))
}

/// The name of a folded heading's meaning, if CVs usually have such a heading.
pub(crate) fn of(heading: &str) -> Option<&'static str> {
    MEANINGS.iter().find(|row| row.contains(&heading)).and_then(|row| row.first()).copied()
}

/// The same for a heading as it is written.
pub(crate) fn name_of(heading: &str) -> Option<&'static str> {
    of(&fold::words(heading))
}

/// Whether a heading is one that CVs usually have.
pub(crate) fn is_usual(heading: &str) -> bool {
    name_of(heading).is_some()
}

/// The meanings of all that a folded heading lists: `supervision and teaching` has two. None if a part of it means anything else.
pub(crate) fn all(heading: &str) -> Vec<&'static str> {
    if let Some(meaning) = of(heading) {
        return vec![meaning];
    }
    let parts = parts(heading);
    if parts.len() < 2 {
        return Vec::new();
    }
    let meanings: Option<Vec<_>> = parts.iter().map(|part| of_part(part.strip_prefix("my ").unwrap_or(part))).collect();
    meanings.unwrap_or_default()
}

/// The meanings of those parts of a folded heading that have one: `talks and gardens` has one.
pub(crate) fn some(heading: &str) -> Vec<&'static str> {
    match of(heading) {
        Some(meaning) => vec![meaning],
        None => parts(heading).iter().filter_map(|part| of_part(part.strip_prefix("my ").unwrap_or(part))).collect(),
    }
}

/// What a folded heading lists: `supervision` and `teaching`.
fn parts(heading: &str) -> Vec<String> {
    let words: Vec<&str> = heading.split(' ').filter(|word| !word.is_empty()).collect();
    words.split(|word| AND.contains(word)).filter(|part| !part.is_empty()).map(|part| part.join(" ")).collect()
}

/// The same for words that may be only a part of a heading: `posters`.
pub(crate) fn of_part(words: &str) -> Option<&'static str> {
    of(words).or_else(|| PARTS.iter().find(|(part, _)| *part == words).map(|(_, meaning)| *meaning))
}

/// Whether two folded headings are of kinds of experience that a CV keeps apart.
pub(crate) fn are_different_experience(one: &str, another: &str) -> bool {
    let kind = |heading: &str| {
        KINDS_OF_EXPERIENCE.iter().position(|words| heading.split(' ').any(|word| words.contains(&word)))
    };
    matches!((kind(one), kind(another)), (Some(one), Some(another)) if one != another)
}

/// Where a meaning comes in a CV, counted from its beginning.
pub(crate) fn place(meaning: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == meaning)
}

/// Whether a folded heading is over what somebody does after work: `hobbies and interests`.
pub(crate) fn is_of_leisure(heading: &str) -> bool {
    let has = |words: &&str| fold::has_words(heading, words);
    LEISURE.iter().any(has) || LEISURE_UNSPACED.iter().any(|words| heading.contains(words))
}

/// Whether a folded heading is over what others write about the person's work, and nothing else: `press mentions`, `selected media coverage`.
pub(crate) fn is_of_press(heading: &str) -> bool {
    const BESIDE: &[&str] = &["selected", "popular", "recent", "mentions", "coverage", "the"];
    let known: Vec<&str> = heading.split(' ').filter(|word| !BESIDE.contains(word)).collect();
    PRESS.contains(&heading) || PRESS.contains(&known.join(" ").as_str())
}

/// Whether publications are among what a folded heading lists: `papers and software`, `peer reviewed journal articles`.
pub(crate) fn lists_publications(heading: &str) -> bool {
    let words: Vec<&str> = heading.split(' ').collect();
    // “Paper awards” are prizes, and so are “paper and poster awards”.
    let is_award = |word: &&str| of(word) == Some("awards");
    let is_prize =
        |at: usize| words.get(at + 1).is_some_and(is_award) || words[at] == "paper" && words.iter().any(is_award);
    let of_words = words.iter().enumerate().any(|(at, word)| PUBLICATION_WORDS.contains(word) && !is_prize(at));
    of_words || PUBLICATION_PARTS.iter().any(|part| heading.contains(part))
}

/// Whether a folded heading is one of papers that are not published yet.
pub(crate) fn lists_unfinished_papers(heading: &str) -> bool {
    UNFINISHED_PAPERS.contains(&heading)
}

/// Whether a folded heading lists publications and nothing else.
pub(crate) fn lists_only_publications(heading: &str) -> bool {
    let parts = parts(heading);
    !parts.is_empty() && parts.iter().all(|part| lists_publications(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_means_all_that_it_lists() {
        for (heading, meanings) in [
            ("education", &["education"][..]),
            ("supervision and teaching", &["students", "teaching"]),
            ("talks and presentations", &["talks"]),
            ("vorträge und lehre", &["talks", "teaching"]),
            ("my publications and software", &["publications", "software"]),
            ("publications and preprints", &["publications", "publications"]),
            ("teaching and gardens", &[]),
            ("books", &[]),
            ("", &[]),
        ] {
            assert_eq!(all(heading), meanings, "{heading}");
        }
        assert_eq!(all(&words("Talks, Posters & Teaching")), ["talks", "talks", "teaching"]);
    }

    #[test]
    fn publications_are_told_from_what_stands_beside_them() {
        for (heading, lists, only) in [
            ("Publications", true, true),
            ("Journal & conference papers", true, false),
            ("Papers and preprints", true, true),
            ("Papers and talks", true, false),
            ("and papers", true, true),
            ("发表论文", true, true),
            ("Paperwork", false, false),
            ("Best Paper Awards", false, false),
            ("Paper / Poster Awards", false, false),
            ("Papers and awards", true, false),
            ("", false, false),
        ] {
            let words = words(heading);
            assert_eq!((lists_publications(&words), lists_only_publications(&words)), (lists, only), "{heading}");
        }
    }

    #[test]
    fn every_meaning_with_a_place_is_one_that_headings_have() {
        for meaning in ORDER {
            assert_eq!(of(meaning), Some(*meaning));
        }
        assert!(place("education") < place("publications") && place("publications") < place("service"));
        assert_eq!(place("skills"), None);
    }
}
