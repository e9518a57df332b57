//! The citation of an item: a reference in one text, which most often contains the item's title.

use std::ops::Range;

use crate::document::{Inline, InlineKind, Inlines};
use crate::fold;
use crate::rewrite::Rewritten;
use crate::vocabulary::CITATION_LABEL;

use super::SAMPLES;

/// The citation with its title linked; `None` when it does not contain the title. Capitals, quotes, dashes and formulas may look
/// different in the two.
pub(super) fn with_link(citation: &Inlines, title: &str, url: Option<&str>) -> Option<Inlines> {
    place_of(title, &citation.plain_text())?;
    let linked = url.and_then(|url| {
        let flat = citation.flat_text();
        let place = place_of(title, &flat)?;
        let words = citation.slice(place.clone())?;
        let span = words.span()?;
        let mut out = citation.slice(0..place.start)?;
        out.push(Inline::new(InlineKind::Link { target: url.to_owned(), content: words }, span));
        out.extend(citation.slice(place.end..flat.len())?);
        Some(out)
    });
    // What cannot be cut, such as a title that is a link already, stays as it is.
    Some(linked.unwrap_or_else(|| citation.clone()))
}

/// Whether a citation ends with the title, apart from numbers: if it goes on, it names the venue in its own way.
pub(super) fn ends_with(citation: &str, title: &str) -> bool {
    place_of(title, citation).is_some_and(|place| !citation[place.end..].contains(char::is_alphabetic))
}

/// Where a text has a title, in bytes: the same letters and digits, from the beginning of a word to the end of one, and the
/// signs around them that both have. Only one of the two may give an abbreviation: `Deep Sea Survey (DSS)`.
fn place_of(title: &str, text: &str) -> Option<Range<usize>> {
    place_without(title, &[], text, &[])
        .or_else(|| place_without(title, &abbreviations(title), text, &abbreviations(text)))
        .or_else(|| fold::place_alike(title, text))
        .or_else(|| quoted_alike(title, text))
}

/// Where a text has the title in quotes, in nearly the same words.
fn quoted_alike(title: &str, text: &str) -> Option<Range<usize>> {
    const MIN_WORDS: usize = 4;
    const ALIKE_OF_HUNDRED: usize = 80;
    let is_alike = |range: &Range<usize>| {
        let quoted = fold::words(&text[range.clone()]);
        quoted.split(' ').count() >= MIN_WORDS && fold::shared_of_hundred(title, &quoted) >= ALIKE_OF_HUNDRED
    };
    [('“', '”'), ('"', '"'), ('„', '“'), ('«', '»')].into_iter().find_map(|(open, close)| {
        let start = text.find(open)? + open.len_utf8();
        let end = start + text[start..].find(close)?;
        Some(start..end).filter(is_alike)
    })
}

/// The abbreviations in brackets in a text.
fn abbreviations(text: &str) -> Vec<Range<usize>> {
    let is_short = |inner: &str| {
        let letters = inner.chars().filter(|c| c.is_alphabetic());
        inner.chars().all(|c| c.is_alphanumeric() || c == '-')
            && letters.clone().filter(|c| c.is_uppercase()).count() > 1
    };
    let inside = text.match_indices('(').filter_map(|(at, _)| {
        let start = at + 1;
        Some(start..start + text[start..].find(')')?)
    });
    inside.filter(|range| is_short(&text[range.clone()])).collect()
}

/// The same, without some parts of both.
fn place_without(
    title: &str,
    out_of_title: &[Range<usize>],
    text: &str,
    out_of_text: &[Range<usize>],
) -> Option<Range<usize>> {
    let needle: Vec<char> = letters(title, out_of_title).map(|(letter, _)| letter).collect();
    let letters: Vec<(char, Range<usize>)> = letters(text, out_of_text).collect();
    let is_whole = |range: &Range<usize>| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_letter(text[..range.start].chars().next_back()) && !is_letter(text[range.end..].chars().next())
    };
    let mut windows = letters.windows(needle.len().max(1));
    let place = windows.find_map(|window| {
        let is_same = window.iter().map(|(letter, _)| letter).eq(&needle);
        let range = window.first()?.1.start..window.last()?.1.end;
        (is_same && is_whole(&range)).then_some(range)
    })?;
    let is_sign = |c: char| !c.is_alphanumeric();
    let before = &title[..title.find(char::is_alphanumeric).unwrap_or(0)];
    let after = &title[title.trim_end_matches(is_sign).len()..];
    let start = if text[..place.start].ends_with(before) { place.start - before.len() } else { place.start };
    let end = if text[place.end..].starts_with(after) { place.end + after.len() } else { place.end };
    Some(start..end)
}

/// The folded letters of a text, without some parts of it, and the bytes that each comes from.
fn letters(text: &str, without: &[Range<usize>]) -> impl Iterator<Item = (char, Range<usize>)> {
    let kept = text.char_indices().filter(|(at, _)| !without.iter().any(|part| part.contains(at)));
    kept.flat_map(|(at, c)| {
        let range = at..at + c.len_utf8();
        fold::letters(&text[range.clone()]).chars().map(|letter| (letter, range.clone())).collect::<Vec<_>>()
    })
}

/// The citation in the text of an item: the paragraph that begins with `Recommended citation:`.
pub(super) fn recommended(body: &Rewritten) -> Option<Rewritten> {
    let text = body.text();
    let marks = |c: char| matches!(c, '*' | '_' | ' ');
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start_matches(marks);
        let is_labelled =
            words.get(..CITATION_LABEL.len()).is_some_and(|start| start.eq_ignore_ascii_case(CITATION_LABEL));
        if let Some(colon) = words.find(':')
            && is_labelled
        {
            // What ends the emphasis of the label is none of the citation.
            let is_marked = words.len() < line.trim_start().len();
            let rest = &words[colon + 1..];
            let rest = if is_marked { rest.trim_start_matches(marks) } else { rest.trim_start_matches(' ') };
            let start = at + line.len() - rest.len();
            let end = text[start..].find("\n\n").map_or(text.len(), |length| start + length);
            let is_sample = SAMPLES.iter().any(|sample| text[start..end].contains(sample));
            return (!is_sample).then(|| body.slice(start..end));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn a_title_is_found_in_whatever_way_it_is_written() {
        for (title, text, found) in [
            ("Spring Tides: A Study", "Vik (2024). “Spring tides. A study”, Seas 3.", Some("Spring tides. A study")),
            ("The sea's edge‐line", "Vik. The sea’s edge-line. Seas.", Some("The sea’s edge-line")),
            ("Why tides?", "Vik. Why tides? Seas.", Some("Why tides?")),
            ("‘Ebb’ and flow", "Vik. ‘Ebb’ and flow. Seas.", Some("‘Ebb’ and flow")),
            ("Étude", "Vik. Etude. Seas.", Some("Etude")),
            ("Tides", "Vik. Riptides. Seas.", None),
            ("Tides", "Vik. Riptides and tides. Seas.", Some("tides")),
            ("潮汐", "维克. 潮汐研究. 海洋.", None),
            ("潮汐研究", "维克. 潮汐研究. 海洋.", Some("潮汐研究")),
            (
                "Deep Sea Survey: Part I",
                "Vik. Deep sea survey (DSS): part I. Seas.",
                Some("Deep sea survey (DSS): part I"),
            ),
            ("A Deep Sea Survey (DSS) Again", "Vik. A deep sea survey again. Seas.", Some("A deep sea survey again")),
            ("Tides and Wind", "Vik. Tides (of 2019) and wind. Seas.", None),
            ("Charts of spring tides in fjords", "Vik. (2020). “Charts of spring tides” Seas, 3.", None),
            (
                "Charts of spring tides and ebb in fjords",
                "Vik. (2020). “Charts of spring tides and ebb in” Seas, 3.",
                Some("Charts of spring tides and ebb in"),
            ),
            ("", "Vik.", None),
            ("…", "Vik …", None),
        ] {
            assert_eq!(place_of(title, text).map(|place| &text[place]), found, "{title}");
        }
        assert!(ends_with("Vik (2024). “On tides.” 3(1).", "On Tides"));
        assert!(!ends_with("Vik (2024). “On tides.” Seas.", "On Tides"));
    }

    #[test]
    fn a_citation_may_stand_in_the_text() {
        for (text, found) in [
            ("About tides.\n\nRecommended citation: Vik, O. (2024). *Seas*.\n\nMore.", Some("Vik, O. (2024). *Seas*.")),
            ("**Recommended citation:** Vik, O.\n(2024).\n", Some("Vik, O.\n(2024).\n")),
            ("Recommended citation: **Vik, O.** (2024).", Some("**Vik, O.** (2024).")),
            ("Recommended citation: Your Name, You. (2009).", None),
            ("A recommended citation: none", None),
            ("Recommended citation\n", None),
        ] {
            let id = Sources::new().add(Source::new("a.md", text));
            let citation = recommended(&Rewritten::verbatim(id, text, 0..text.len()));
            assert_eq!(citation.as_ref().map(Rewritten::text), found, "{text}");
        }
    }
}
