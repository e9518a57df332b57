//! What the text of the pages says of the author, where neither front matter nor configuration does: the name in “My name is …”,
//! the position in “I am a professor of …”, the addresses in lines of contacts.
//!
//! Only what is certain is taken: the page says it of itself, at its beginning or in lines of nothing but addresses.

use std::ops::Range;

use crate::document::{Block, BlockKind, Document, Inlines, block_text, descendants, sole_paragraph};
use crate::fold;
use crate::meanings;
use crate::names;
use crate::sentences;
use crate::source::{Span, Spanned};
use crate::vocabulary::{I_AM, MY_NAME_IS, NAME_LABELS, names_a_position};

mod chinese;
mod contact_page;
mod contacts;
mod others;
mod portrait;
mod position;

pub(super) use contact_page::{phone, postal_address};
pub(super) use contacts::{contacts, further_mails, mail_to_write_to};
pub(super) use portrait::{is_named_as_a_portrait, portrait};
pub(super) use position::{position, said_in};

/// The parts of a name, as letters only.
fn parts_of(name: Option<&str>) -> Vec<String> {
    name.map(|name| name.split(' ').map(fold::letters).collect()).unwrap_or_default()
}

/// This many blocks of a page may introduce the author.
const INTRODUCTION: usize = 12;

/// The name that a page gives its author in its first sentences: “My name is Ada Lovelace.”
pub(super) fn name(document: &Document) -> Option<Spanned<String>> {
    labelled_name(document).or_else(|| said_name(document))
}

/// The name in the row of a table that says so: `姓名 | 林燕`.
fn labelled_name(document: &Document) -> Option<Spanned<String>> {
    let rows = descendants(&document.blocks).flat_map(|block| match &block.kind {
        BlockKind::Table(table) => table.head.iter().chain(&table.rows).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    rows.into_iter().find_map(|row| {
        let [label, value] = &row[..] else { return None };
        let is_label = NAME_LABELS.contains(&fold::words(&block_text(&label.blocks)).as_str());
        let run = sole_paragraph(&value.blocks).filter(|_| is_label)?;
        let name = run.plain_text().trim().to_owned();
        Some(Spanned::new(name, run.span()?)).filter(|name| names::evidently_a_name(&name.value))
    })
}

/// The name in a page's first sentences, or in the first one of the section about its author.
fn said_name(document: &Document) -> Option<Spanned<String>> {
    sentences_of(document).enumerate().find_map(|(at, (text, span))| {
        if at == 0
            && let Some(name) = third_person(&text)
        {
            return Some(Spanned::new(name.to_owned(), span));
        }
        if let Some(name) = chinese::name(&text) {
            return Some(Spanned::new(name.to_owned(), span));
        }
        let starts = I_AM.iter().chain(MY_NAME_IS).chain(&["this is ", "here is "]);
        let (_, rest) = after_any(&text, starts)?;
        let end = rest.find([',', '.', ';', '!', '，', '。', '、', '！', '（']).unwrap_or(rest.len());
        let words = rest[..end].split(" and ").next().unwrap_or_default();
        let name = words.split(" (").next().map(str::trim).filter(|name| names::evidently_a_name(name))?;
        let with_other = words.trim();
        let name = if names::evidently_a_name(with_other) { with_other } else { name };
        Some(Spanned::new(name.to_owned(), span))
    })
}

/// Who is meant by a page whose first sentence speaks of somebody: “Ada Lovelace is a professor of engines.”
fn third_person(sentence: &str) -> Option<&str> {
    let (subject, rest) = sentence.split_once(" is ")?;
    let name = subject.split(" (").next().map(str::trim).filter(|name| names::evidently_a_name(name))?;
    names_a_position(rest).then_some(name)
}

/// The paragraphs and headings at the beginning of a page, up to the first section that is about something other than its author;
/// then those of a later section about them.
fn introduction(document: &Document) -> impl Iterator<Item = &Inlines> {
    let blocks: Vec<&Block> = descendants(&document.blocks).collect();
    let title = |block: &Block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(content.plain_text()),
        _ => None,
    };
    let is_about = |block: &Block| title(block).is_some_and(|words| meanings::name_of(&words) == Some("about"));
    let is_other = |block: &Block| title(block).is_some_and(|words| meanings::is_usual(&words)) && !is_about(block);
    let end = blocks.iter().position(|block| is_other(block)).unwrap_or(blocks.len());
    let later = blocks[end..].iter().position(|block| is_about(block)).map_or(blocks.len(), |at| end + at);
    let later = &blocks[later..];
    let length = later.iter().skip(1).position(|block| title(block).is_some()).map_or(later.len(), |at| at + 1);
    let said = blocks[..end].iter().chain(&later[..length]).copied().collect::<Vec<_>>().into_iter();
    let runs = said.filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => Some(content),
        _ => None,
    });
    let of_others = others::places(document);
    let is_of_others = move |run: &Inlines| run.span().is_some_and(|span| of_others.contains(&span));
    runs.filter(move |run| !run.is_blank() && !is_of_others(run)).take(INTRODUCTION)
}

/// The sentences at the beginning of a page.
fn sentences_of(document: &Document) -> impl Iterator<Item = (String, Span)> {
    introduction(document).filter_map(|run| Some((run.plain_text(), run.span()?))).flat_map(|(text, span)| {
        let said = |range: Range<usize>| text[range].trim().trim_end_matches(['.', '!', '?', '。', '！']);
        sentences::of(&text).into_iter().map(|range| (said(range).to_owned(), span)).collect::<Vec<_>>()
    })
}

/// What follows the first of some phrases that a sentence has, folded to lower case for the comparison.
fn after_any<'a, 'p>(text: &'a str, phrases: impl Iterator<Item = &'p &'p str>) -> Option<(usize, &'a str)> {
    let lower = text.to_lowercase();
    // Letters whose lower-case forms have another length would shift every place.
    let found = Some(lower).filter(|lower| lower.len() == text.len())?;
    let begins_word = |at: usize| !found[..at].ends_with(char::is_alphanumeric);
    let places = phrases.filter_map(|phrase| {
        let at = found.match_indices(phrase).map(|(at, _)| at).find(|&at| begins_word(at))?;
        Some((at, &text[at + phrase.len()..]))
    });
    places.min_by_key(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources};

    pub(super) fn document(text: &str) -> Document {
        let page = Sources::new().add(Source::new("about.md", text));
        let text = Rewritten::verbatim(page, text, 0..text.len());
        markdown::parse(&text).into_value().expect("a document")
    }

    #[test]
    fn a_page_states_the_name_of_its_author() {
        for (text, expected) in [
            ("My name is Joe Lind. I sail.", Some("Joe Lind")),
            ("Hello, I'm Joe Lind, and I sail.", Some("Joe Lind")),
            ("My name is Joe Lind (宋小雨).", Some("Joe Lind (宋小雨)")),
            ("Here is **Joe Lind (宋小雨)**.", Some("Joe Lind (宋小雨)")),
            ("Here is Joe’s boat.", None),
            ("Bonjour, je m’appelle Joe Lind.", Some("Joe Lind")),
            ("Ich heiße Joe Lind, und ich segle.", Some("Joe Lind")),
            ("Ich bin Wissenschaftlicher Mitarbeiter.", None),
            ("Je suis Maître de Conférences.", None),
            ("我叫宋小雨，研究潮汐。", Some("宋小雨")),
            ("Joe Lind (he) is a lecturer in sailing.", Some("Joe Lind")),
            ("My boat is old. Joe Lind is a lecturer in sailing.", None),
            ("Sea Charts is a project.", None),
            ("I am a sailor.", None),
            ("I'm Joe.", None),
            ("# Soy Bean Genomes", None),
        ] {
            assert_eq!(name(&document(text)).map(|name| name.value).as_deref(), expected, "{text}");
        }
    }
}
