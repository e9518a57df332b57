//! The first lines of a page that belong below the name: the position, and where somebody works.

use super::captions::picture_of;
use super::headline::add;
use crate::cv::{Contact, ContactKind, Content, Profile, Section};
use crate::document::{Block, BlockKind, Inlines};
use crate::sentences;
use crate::vocabulary::{names_a_place_of_work, names_a_position};

/// Moves the first lines of the opening below the name where they say the position, and the header has none.
pub(super) fn take_lines(sections: &mut [Section], profile: &mut Profile) {
    const MAX_LINES: usize = 3;
    const LONGEST: usize = 12;
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    let Some(Content::Block(Block { kind: BlockKind::Paragraph(run), .. })) = opening.content.first() else { return };
    let lines: Vec<Inlines> = run.lines().map(Inlines::trimmed).collect();
    let is_one = |line: &Inlines| {
        let text = line.plain_text();
        let count = text.split_whitespace().count();
        let is_address = text.contains('@') || text.contains(|c: char| c.is_ascii_digit());
        (1..=LONGEST).contains(&count) && !sentences::is_ended(&text) && !text.ends_with([':', '：']) && !is_address
    };
    let says_position = lines.first().is_some_and(|line| names_a_position(&line.plain_text()));
    if profile.headline.is_empty()
        && opening.content.len() > 1
        && lines.len() <= MAX_LINES
        && lines.iter().all(is_one)
        && says_position
    {
        profile.headline = lines;
        opening.content.remove(0);
    }
}

/// Moves the first lines of the opening to the header where they say nothing but where somebody works, and the header does not: names
/// below the position, and what has numbers to the address.
pub(super) fn take_affiliation(sections: &mut [Section], profile: &mut Profile) {
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    let says_where = |line: &Inlines| names_a_place_of_work(&line.plain_text());
    if profile.headline.is_empty() || profile.headline.iter().any(says_where) {
        return;
    }
    let is_picture = |content: &&Content| content.block().is_some_and(|block| picture_of(block).is_some());
    let start = opening.content.iter().take_while(is_picture).count();
    let leading: Vec<Vec<Inlines>> = opening.content[start..].iter().map_while(lines_of_place).collect();
    let lines: Vec<Inlines> = leading.iter().flatten().cloned().collect();
    if lines.len() > MAX_PLACE_LINES || !lines.first().is_some_and(says_where) {
        return;
    }
    let has_number = |line: &Inlines| line.plain_text().contains(|c: char| c.is_ascii_digit());
    let names = lines.iter().take_while(|line| !has_number(line)).count();
    let (names, address) = lines.split_at(names);
    let has_address = profile.contacts.iter().any(|contact| contact.kind == ContactKind::Location);
    if names.len() > MAX_PLACE_NAMES || !address.is_empty() && has_address {
        return;
    }
    opening.content.drain(start..start + leading.len());
    profile.headline.extend(names.iter().cloned());
    let text: Vec<String> = address.iter().map(|line| line.plain_text().trim_end_matches(',').to_owned()).collect();
    if let Some(span) = address.first().map(Inlines::span) {
        add(Contact { kind: ContactKind::Location, text: text.join(", "), url: None, span }, &mut profile.contacts);
    }
}

/// Where somebody works takes at most this many lines, of at most this many words.
const MAX_PLACE_LINES: usize = 5;
/// So many of them may be names.
const MAX_PLACE_NAMES: usize = 3;
const MAX_PLACE_WORDS: usize = 10;

/// The lines of a paragraph that may all be of an address.
fn lines_of_place(content: &Content) -> Option<Vec<Inlines>> {
    let Block { kind: BlockKind::Paragraph(run), .. } = content.block()? else { return None };
    let lines: Vec<Inlines> = run.lines().map(Inlines::trimmed).collect();
    let is_one = |line: &Inlines| {
        let text = line.plain_text();
        (1..=MAX_PLACE_WORDS).contains(&text.split_whitespace().count())
            && !sentences::is_ended(&text)
            && !text.contains(['@', ':', '：', '|', '·', '!', '?'])
            && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    lines.iter().all(is_one).then_some(lines)
}
