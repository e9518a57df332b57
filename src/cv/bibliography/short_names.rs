//! The short name of a venue (ICLR), and how the name is printed with it.

use crate::document::{Inline, InlineKind, Inlines};

use super::fields::Fields;
use crate::fold;

/// Which names of a venue are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VenueNames {
    /// The name as written.
    Full,
    /// The short name, in bold, where there is one.
    Short,
    /// The name, and the short name in bold.
    Both,
}

/// The venue's name in the form asked for, where the name itself has its short name in brackets.
pub(in crate::cv) fn shown(name: Inlines, names: Option<VenueNames>) -> Inlines {
    let short = in_brackets(&name.plain_text());
    match (names, short) {
        (Some(names), Some(short)) => with_short(name, &short, names),
        _ => name,
    }
}

/// A name with the short name that belongs to it.
pub(super) fn with_short(name: Inlines, short: &str, names: VenueNames) -> Inlines {
    let Some(span) = name.iter().next().map(|first| first.span) else { return name };
    let strong = |text: String| Inline::new(InlineKind::Strong(Inlines::text(text, span)), span);
    if names == VenueNames::Full {
        return name;
    }
    if names == VenueNames::Short {
        return strong(short.to_owned()).into();
    }
    let long = name.plain_text();
    if has_word(&long, short) {
        return name.split_texts(|kind| matches!(kind, InlineKind::Emphasis(_)), &|text, span| {
            let Some((before, after)) = around(text, short) else { return Inlines::text(text, span) };
            let found = &text[before.len()..text.len() - after.len()];
            let strong = Inline::new(InlineKind::Strong(Inlines::text(found, span)), span);
            let mut out: Inlines =
                [Inline::text(before, span), strong, Inline::text(after, span)].into_iter().collect();
            out.drop_empty_texts();
            out
        });
    }
    name.into_iter().chain([Inline::text(" ", span), strong(format!("({short})"))]).collect()
}

/// The text around a word, with the brackets and the year that belong to it removed as well.
fn around<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    if let Some((before, rest)) = text.split_once(&format!("({word}"))
        && let Some((year, after)) = rest.split_once(')')
        && without_year(&format!("{word}{year}")) == word
    {
        return Some((before, after));
    }
    let at = text.match_indices(word).map(|(at, _)| at).find(|&at| is_word(text, at..at + word.len()))?;
    Some((&text[..at], &text[at + word.len()..]))
}

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| is_word(text, at..at + word.len()))
}

/// Whether there is no letter on either side.
fn is_word(text: &str, place: std::ops::Range<usize>) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !is_letter(text[..place.start].chars().next_back()) && !is_letter(text[place.end..].chars().next())
}

/// The short name of an entry's venue, whose name is `long`: `abbr`, what the name has in brackets, the series, or the name
/// itself.
pub(super) fn of_entry(fields: &mut Fields, long: &str) -> Option<String> {
    let named = |text: Option<String>| text.map(|text| without_year(&text).to_owned()).filter(|text| is_short(text));
    if let Some(short) = named(fields.look("abbr")) {
        fields.said("abbr");
        return (!cuts_words(&short, long) && !is_topic(&short, long)).then_some(short);
    }
    if let Some(short) = in_brackets(long) {
        return Some(short);
    }
    let series = fields.look("series");
    let is_of_books = |name: &String| SERIES_OF_BOOKS.iter().any(|series| name.starts_with(series));
    if let Some(short) = named(series).filter(|series| !is_of_books(series)) {
        return Some(short);
    }
    named(Some(long.to_owned()))
}

/// Whether a short name is no more than the words of the long one, whole or cut: `GLO FOOD SECURITY`, `PLOS ONE`.
fn cuts_words(short: &str, long: &str) -> bool {
    let (short, long) = (fold::words(short), fold::words(long));
    let mut rest = long.split(' ');
    let is_next = |word: &str| rest.any(|long| long.starts_with(word));
    short == long || short.contains(' ') && short.split(' ').all(is_next)
}

/// What papers are about, which some write in place of a short name. Whether `short` is one, and not of the venue’s words.
fn is_topic(short: &str, long: &str) -> bool {
    const TOPICS: &[&str] = &["AI", "CV", "DL", "HCI", "IR", "LLM", "LLMS", "ML", "NLP", "RL"];
    let mut letters = long.chars().flat_map(char::to_lowercase);
    let is_within = short.chars().flat_map(char::to_lowercase).all(|letter| letters.any(|other| other == letter));
    TOPICS.contains(&short.to_uppercase().as_str()) && !long.is_empty() && !is_within
}

/// Series in which volumes of many conferences appear.
const SERIES_OF_BOOKS: &[&str] = &[
    "AISC", "CCIS", "CEUR", "EPTCS", "ICPS", "IFIP", "JMLR", "LIPI", "LNAI", "LNB", "LNCS", "LNEE", "LNNS", "OASI",
    "PMLR",
];

/// The short name that a name has in brackets: `Conference on Birds (ICB 2022)`.
fn in_brackets(name: &str) -> Option<String> {
    let parts = name.split('(').skip(1).filter_map(|part| Some(without_year(part.split_once(')')?.0)));
    parts.filter(|part| is_short(part)).last().map(str::to_owned)
}

/// Whether some words are a short name: `ICLR`, `NeurIPS`, `ACM MM`; not `IEEE Transactions on Robotics`.
fn is_short(name: &str) -> bool {
    let is_part = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1 || word.len() < 4;
    let mut words = name.split([' ', '-', '/']);
    name.chars().filter(|c| c.is_uppercase()).count() > 1
        && name.chars().count() < 20
        && name.chars().all(|c| c.is_alphanumeric() || " -/&+@*".contains(c))
        && words.all(is_part)
}

/// A short name without the year after it: `ICB 2022`, `ICB'22`.
fn without_year(name: &str) -> &str {
    let bare =
        name.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "'’-".contains(c)).trim_start();
    let year = name.trim_start().get(bare.len()..).unwrap_or_default();
    let digits = year.chars().filter(char::is_ascii_digit).count();
    if matches!(digits, 0 | 2 | 4) { bare } else { name.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_stand_in_brackets() {
        for (name, expected) in [
            ("Proceedings of the Conference on Birds (ICB 2022)", Some("ICB")),
            ("Conference on Birds (NeurBirds)", Some("NeurBirds")),
            ("Conference on Birds (ICB '22), Part II (Oral)", Some("ICB")),
            ("IEEE/CVF Conference on Birds (ICB-W)", Some("ICB-W")),
            ("Journal of Birds (Berlin)", None),
            ("Journal of Birds (Section A of Natural Sciences)", None),
            ("Journal of Birds", None),
            ("Birds (", None),
        ] {
            assert_eq!(in_brackets(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn a_year_behind_a_short_name_goes() {
        for (name, expected) in
            [("ICB 2022", "ICB"), ("ICB'22", "ICB"), ("ICB", "ICB"), ("E2E 7", "E2E 7"), ("3DV", "3DV")]
        {
            assert_eq!(without_year(name), expected, "{name}");
        }
    }
}
