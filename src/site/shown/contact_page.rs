//! What a page on how to reach its author says besides accounts and e-mail: a telephone number, and where the office is.
//!
//! Such a page may name a secretary, or two offices. Only what it says once is the author's for certain.

use super::parts_of;
use crate::address;
use crate::cv::{Contact, ContactKind};
use crate::document::{Block, Document, Inlines, descendants};
use crate::fold;
use crate::sentences;
use crate::source::Spanned;
use crate::vocabulary::labels_a_contact;

/// What stands before a telephone number. Folded.
const PHONES: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "mobile",
    "office phone",
    "phone number",
    "telefon",
    "téléphone",
    "teléfono",
    "telefono",
    "telefone",
    "电话",
    "電話",
    "전화",
];
/// A telephone number has at least this many digits, without the one for an extension.
const MIN_DIGITS: usize = 7;
/// An address has at most this many lines,
const MAX_LINES: usize = 7;
/// and each at most this many characters.
const MAX_CHARS: usize = 70;

/// The only telephone number of a page: `Phone: +47 55 00 00 00`, or a line that is nothing else.
pub(in crate::site) fn phone(page: &Document) -> Option<Contact> {
    let lines = runs(page).flat_map(Inlines::lines).filter_map(|line| Some((line.plain_text(), line.span()?)));
    let found = lines.filter_map(|(line, span)| Some((number_in(&line)?.to_owned(), span)));
    let (text, span) = only(found, |(number, _)| address::telephone(number))?;
    Some(Contact { kind: ContactKind::Phone, url: address::telephone(&text), text, span: Some(span) })
}

/// The telephone number that a line is, with a label or with the sign of a country.
fn number_in(line: &str) -> Option<&str> {
    let line = line.trim();
    let (label, number) = line.split_once([':', '：']).unwrap_or(("", line));
    let is_labelled = PHONES.contains(&fold::words(label).as_str());
    let number = if is_labelled { number.trim() } else { line };
    let is_number = number.chars().all(|c| c.is_ascii_digit() || "+-()/. \u{a0}".contains(c));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (is_number && digits >= MIN_DIGITS && (is_labelled || number.starts_with('+'))).then_some(number)
}

/// The only postal address of a page, on one line: a paragraph of short lines, one of which begins or ends with a postal code. Lines with
/// the author's name, and what is no part of an address, are left out.
pub(in crate::site) fn postal_address(page: &Document, name: Option<&str>) -> Option<Contact> {
    let names = parts_of(name);
    let is_name = |line: &str| {
        let words: Vec<String> = line.split_whitespace().map(fold::letters).collect();
        names.iter().any(|name| name.len() > 2 && words.contains(name))
    };
    let found = runs(page).filter_map(|run| {
        let lines: Vec<String> = run.lines().map(|line| line.plain_text().trim().to_owned()).collect();
        let is_label = |line: &str| fold::words(line).split(' ').all(labels_a_contact);
        let is_part = |line: &String| !line.is_empty() && !is_name(line) && !is_label(line);
        let lines: Vec<String> = lines.into_iter().filter(is_part).collect();
        is_address(&lines).then(|| Some(Spanned::new(lines.join(", "), run.span()?)))?
    });
    let address: Spanned<String> = only(found, |address| Some(fold::words(&address.value)))?;
    Some(Contact { kind: ContactKind::Location, text: address.value, url: None, span: Some(address.span) })
}

/// Whether lines are an address.
fn is_address(lines: &[String]) -> bool {
    let is_line = |line: &String| {
        line.chars().count() <= MAX_CHARS && !line.contains(['@', ':', '：']) && !sentences::is_ended(line)
    };
    let has_code = |line: &String| {
        let words: Vec<&str> = line.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        [words.first(), words.last()].into_iter().flatten().any(|word| is_postal_code(word)) && words.len() > 1
    };
    (2..=MAX_LINES).contains(&lines.len()) && lines.iter().all(is_line) && lines.iter().any(has_code)
}

/// `5003`, `D-64289`
fn is_postal_code(word: &str) -> bool {
    let digits = word.rsplit_once('-').filter(|(land, _)| land.len() <= 2).map_or(word, |(_, digits)| digits);
    (4..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn runs(page: &Document) -> impl Iterator<Item = &Inlines> {
    descendants(&page.blocks).flat_map(Block::inline_runs)
}

/// The first of some things, if all are the same by `key`.
fn only<T, K: PartialEq>(mut all: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Option<T> {
    let first = all.next()?;
    all.all(|other| key(&other) == key(&first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    #[test]
    fn the_only_number_is_the_authors() {
        for (page, expected) in [
            ("# Phone\n\n+47 55 00 00 00", "+47 55 00 00 00"),
            ("Room 4  \nTel.: (555) 010-0199", "(555) 010-0199"),
            ("Phone: 55 00 00 00\n\nPhone: 55 00 00 01", ""),
            ("Born 2000-01-01, 1234567 words", ""),
        ] {
            let found = phone(&document(page)).map(|contact| contact.text).unwrap_or_default();
            assert_eq!(found, expected, "{page}");
        }
    }

    #[test]
    fn lines_around_a_postal_code_are_an_address() {
        for (page, expected) in [
            ("Address:  \nDr. Joe Lind  \nRoom 4  \nPier Road 10  \n5003 Bergen", "Room 4, Pier Road 10, 5003 Bergen"),
            ("Pier Road 10  \nBergen  \nNorway", ""),
            ("Pier 4  \n5003 Bergen\n\nQuay 2  \n5004 Oslo", ""),
            ("I sailed 5003 miles.  \nIt was 2019", ""),
        ] {
            let found = postal_address(&document(page), Some("Joe Lind")).map(|contact| contact.text);
            assert_eq!(found.unwrap_or_default(), expected, "{page}");
        }
    }
}
