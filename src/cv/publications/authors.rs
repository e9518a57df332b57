//! The authors of publications as a list prints them: the person's name in bold, no more names than asked for.

use super::{Arrangement, Style, language_behind, language_beside};
use crate::cv::bibliography::{Author, Record, Role};
use crate::cv::own_names::{Likeness, OwnNames};
use crate::cv::words::Word;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Inline, InlineKind, Inlines};
use crate::language::Language;
use crate::source::Span;

/// The authors of a publication in one line.
pub(super) fn line(record: &Record, style: Style, Arrangement { marks, authors: most, .. }: Arrangement) -> Inlines {
    let span = record.span;
    let own = called_places(record, style.own);
    let name = |(author, is_own): (&Author, &bool)| {
        let name = Inline::text(&author.name, span);
        let mut out = Inlines::from(if *is_own { Inline::new(InlineKind::Strong(name.into()), span) } else { name });
        let signs = marks.behind(author);
        if !signs.is_empty() {
            out.push(Inline::new(InlineKind::Superscript(Inlines::text(signs, span)), span));
        }
        out
    };
    let names: Vec<Inlines> = record.authors.iter().zip(&own).map(name).collect();
    let mut out = listed(&names, &named(&own, most), record.more_authors, style.language, span);
    if record.edited {
        let word = if names.len() > 1 || record.more_authors { Word::Editors } else { Word::Editor };
        let last = record.authors.last().map_or("", |author| &author.name);
        out.push(Inline::text(format!(" ({})", word.text(language_beside(last, style.language))), span));
    }
    out
}

/// The names at these places, with signs for those that are passed over; `more` says that not all are in `names`.
pub(in crate::cv) fn listed(
    names: &[Inlines],
    places: &[usize],
    more: bool,
    language: Language,
    span: Span,
) -> Inlines {
    let mut out = Inlines::new();
    let mut next = 0;
    for &at in places {
        let gap = if at > next { "…, " } else { "" };
        let comma = if out.is_empty() { "" } else { ", " };
        next = at + 1;
        if !(comma.is_empty() && gap.is_empty()) {
            out.push(Inline::text(format!("{comma}{gap}"), span));
        }
        out.extend(names[at].clone());
    }
    if more || next < names.len() {
        let last = next.checked_sub(1).and_then(|at| names.get(at)).map(Inlines::plain_text).unwrap_or_default();
        let words = Word::EtAl.text(language_behind(&last, language));
        out.push(Inline::text(if out.is_empty() { words.to_owned() } else { format!(", {words}") }, span));
    }
    out
}

/// A longer list of authors, such as a collaboration's, is cut even if nobody asks for that: it would fill pages.
const MAX_AUTHORS: usize = 60;

/// The number of authors that remain of such a list, as in the style of the APA (Publication Manual, 7th edition, 9.8).
const AUTHORS_OF_LONG_LIST: usize = 20;

/// The maximum number of authors to name out of `count`, where `asked` is what the configuration says.
pub(in crate::cv) fn most(asked: Option<usize>, count: usize) -> usize {
    asked.unwrap_or(if count > MAX_AUTHORS { AUTHORS_OF_LONG_LIST } else { count })
}

/// The places of the authors who are named: the first ones, and the person in any case.
pub(in crate::cv) fn named(own: &[bool], asked: Option<usize>) -> Vec<usize> {
    let most = most(asked, own.len()).min(own.len());
    match own.iter().position(|is_own| *is_own) {
        Some(at) if at >= most => (0..most.saturating_sub(1)).chain([at]).collect(),
        _ => (0..most).collect(),
    }
}

/// Reports the publications that list only some of their authors: `cut` has the title of each, and its place.
pub(in crate::cv) fn shortened(cut: &[(String, Span)], asked: Option<usize>) -> Option<Diagnostic> {
    let (title, span) = cut.first()?;
    let why = match asked {
        Some(most) => format!("are cut to {most} by `authors: {most}`"),
        None => format!(
            "are cut to {AUTHORS_OF_LONG_LIST}, because there are more than {MAX_AUTHORS}; `publications: {{authors: 1000}}` prints them"
        ),
    };
    let message = match cut.len() {
        1 => format!("the authors of “{title}” {why}"),
        count => format!("the authors of {count} publications {why}; the first is “{title}”"),
    };
    Some(Diagnostic::loss(Code::DroppedData, message).at(*span))
}

/// Whether the person is among a publication's authors.
pub(in crate::cv) fn is_own(record: &Record, own: &OwnNames) -> bool {
    own_places(record, own).contains(&true)
}

/// Which of the authors are the person: those marked as such in the file, or else those whose names fit best.
pub(super) fn own_places(record: &Record, own: &OwnNames) -> Vec<bool> {
    let stated: Vec<bool> = record.authors.iter().map(|author| author.roles.contains(&Role::Own)).collect();
    if stated.contains(&true) {
        return stated;
    }
    let fit = |author: &Author| {
        let but_for_prefix = || own.fit(&author.given, &author.bare_family).map(|_| Likeness::ButForPrefix);
        let otherwise = || read_otherwise(author).find_map(|(given, family)| own.fit(&given, &family));
        own.fit(&author.given, &author.family).or_else(but_for_prefix).or_else(otherwise)
    };
    let fits: Vec<Option<Likeness>> = record.authors.iter().map(fit).collect();
    let best = fits.iter().copied().max().flatten();
    fits.into_iter().map(|fit| fit.is_some() && fit == best).collect()
}

/// The same, or else the only author who may be the person by a longer or a shorter form of the given name.
fn called_places(record: &Record, own: &OwnNames) -> Vec<bool> {
    let places = own_places(record, own);
    if places.contains(&true) {
        return places;
    }
    let is_called = |author: &Author| own.may_be_called(&author.given, &author.family);
    let called: Vec<bool> = record.authors.iter().map(is_called).collect();
    if called.iter().filter(|is_called| **is_called).count() == 1 { called } else { places }
}

/// Given names and family name where BibTeX takes them for something else: `Halden MA`, as PubMed writes it, and `{Mira Halden}`, which
/// is one name to BibTeX.
fn read_otherwise(author: &Author) -> impl Iterator<Item = (String, String)> {
    let is_initials = author.family.len() <= MAX_INITIALS && author.family.chars().all(char::is_uppercase);
    let turned = is_initials.then(|| (author.family.clone(), author.given.clone()));
    let places = if author.given.is_empty() { author.family.match_indices(' ').collect() } else { Vec::new() };
    let cut = places.into_iter().map(|(at, _)| (author.family[..at].to_owned(), author.family[at + 1..].to_owned()));
    turned.into_iter().chain(cut)
}

/// In bytes.
const MAX_INITIALS: usize = 3;
