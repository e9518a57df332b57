//! The author's name, spelled in two ways.
//!
//! Only what differs by a space, a hyphen, an accent or a capital counts: `Yu-hang Song` and `Yuhang Song`. Names that differ by
//! a letter may be two people, and `Song, Y.` is the same name in another form.

use unicode_normalization::UnicodeNormalization;

use super::Shown;
use crate::cv::{Cv, Section};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, descendants};
use crate::fold;
use crate::names::spellings;
use crate::source::{Span, Spanned};

pub(super) fn findings(cv: &Cv, shown: &[Shown<'_>]) -> Vec<Diagnostic> {
    let Some(name) = &cv.profile.name else { return Vec::new() };
    let right: Vec<&str> =
        spellings(&name.value).into_iter().filter(|name| fold::letters(name).chars().count() > 5).collect();
    let mut others: Vec<Spanned<String>> = Vec::new();
    for (text, span) in places(cv, shown) {
        let other = right.iter().find_map(|right| other_spelling(&text, right));
        if let Some(other) = other.filter(|other| others.iter().all(|known| known.value != *other)) {
            others.push(Spanned::new(other, span));
        }
    }
    others.into_iter().map(|other| finding(&other, name)).collect()
}

fn finding(other: &Spanned<String>, name: &Spanned<String>) -> Diagnostic {
    let message = format!("your name is “{}” here but “{}” at the top", other.value, name.value);
    Diagnostic::warning(Code::TwoSpellings, message)
        .at(other.span)
        .label(name.span, "the name at the top")
        .help("use one spelling, so readers and search engines know it is the same person")
}

/// Where the author's name may appear: in the configuration, in the pages, among the authors of publications.
fn places(cv: &Cv, shown: &[Shown<'_>]) -> Vec<(String, Span)> {
    let mut places: Vec<(String, Span)> =
        cv.profile.other_names.iter().map(|name| (name.value.clone(), name.span)).collect();
    for page in shown {
        let runs = descendants(&page.document.blocks).flat_map(Block::inline_runs);
        places.extend(runs.filter_map(|run| Some((run.plain_text(), run.span()?))));
    }
    let publications = cv.sections.iter().flat_map(Section::publications);
    places.extend(publications.map(|publication| (publication.authors.plain_text(), publication.span)));
    places
}

/// The words of a text that differ from the name only in spaces, hyphens, accents or capitals.
fn other_spelling(text: &str, right: &str) -> Option<String> {
    let wanted = fold::letters(right);
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).find_map(|start| {
        let mut so_far = String::new();
        let end = words[start..].iter().position(|word| {
            so_far.push_str(&fold::letters(word));
            !wanted.starts_with(&so_far) || so_far.len() == wanted.len()
        })?;
        let other = words[start..=start + end].join(" ");
        let other = other.trim_matches(|letter: char| !letter.is_alphabetic());
        (so_far == wanted && is_another_spelling(other, right)).then(|| other.to_owned())
    })
}

/// Whether two texts with the same letters are two spellings of a name: not when words are in capitals (as many write family
/// names), when one is a username (`yuhang-song`), or when only full stops and commas differ.
fn is_another_spelling(other: &str, right: &str) -> bool {
    let is_user_name = !other.contains(' ') || !other.chars().any(char::is_uppercase);
    let (other, right) = (plain_words(other), plain_words(right));
    let is_shouted = |word: &str| !word.chars().any(char::is_lowercase);
    let alike = |(one, other): (&String, &String)| {
        one == other || (is_shouted(one) || is_shouted(other)) && one.to_lowercase() == other.to_lowercase()
    };
    !is_user_name && (other.len() != right.len() || !other.iter().zip(&right).all(alike))
}

/// The words of a name, with one form of hyphen and of apostrophe, and without other marks.
fn plain_words(name: &str) -> Vec<String> {
    let plain = name.nfc().map(|letter| match letter {
        '‐' | '‑' | '–' => '-',
        '’' => '\'',
        letter => letter,
    });
    let kept: String = plain.filter(|&letter| letter.is_alphabetic() || " -'".contains(letter)).collect();
    kept.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_differs_by_spaces_hyphens_accents_or_capitals() {
        for (text, other) in [
            ("Walter, Yu-hang Song*, and others", Some("Yu-hang Song")),
            ("by Yu Hang Song.", Some("Yu Hang Song")),
            ("Yuhang song", Some("Yuhang song")),
            ("Yuhang Song and Yuhan Song", None),
            ("YUHANG SONG; Yuhang SONG; Y. Song; Song, Yuhang", None),
            ("yuhang-song, yuhang song, YuhangSong", None),
        ] {
            assert_eq!(other_spelling(text, "Yuhang Song").as_deref(), other, "{text}");
        }
        assert_eq!(other_spelling("Jose Nunez", "José Núñez").as_deref(), Some("Jose Nunez"));
        assert_eq!(other_spelling("O'Brien‑Smith, Ada", "Ada O’Brien-Smith"), None);
        assert_eq!(other_spelling("Ada O'Brien‑Smith, PhD", "Ada O’Brien-Smith"), None);
    }
}
