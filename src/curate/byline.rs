//! What of the pages belongs below the name: the position, and where somebody works; and the introduction that follows.

use super::captions::picture_of;
use super::countries::is_country;
use super::fields;
use super::header::Header;
use super::headline::add;
use crate::cv::dates::{self, DateValue, RangeEnd};
use crate::cv::{Contact, ContactKind, Content, Entry, Profile, Section};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, block_text};
use crate::fold;
use crate::meanings;
use crate::names::is_of_another;
use crate::sentences;
use crate::vocabulary::{I_AM, MY_NAME_IS, is_cv_title, names_a_place_of_work, names_a_position};

/// Moves the first lines of the opening, perhaps under the name as a heading, below the name where they say the position, and the
/// header has none.
pub(super) fn take_lines(sections: &mut [Section], profile: &mut Profile) {
    const MAX_LINES: usize = 3;
    const MAX_WORDS: usize = 12;
    if !profile.headline.is_empty() {
        return;
    }
    let header = Header::of(profile);
    let is_opening =
        |section: &Section| section.heading.as_ref().is_none_or(|heading| header.is_name(&heading.folded()));
    let mut openings = sections.iter_mut().take_while(|section| is_opening(section));
    let Some(opening) = openings.find(|section| !section.content.is_empty()) else { return };
    let at = below_pictures(opening);
    let Some(Content::Block(Block { kind: BlockKind::Paragraph(run), .. })) = opening.content.get(at) else { return };
    let lines: Vec<Inlines> = run.lines().map(Inlines::trimmed).collect();
    let is_one = |line: &Inlines| {
        let text = line.plain_text();
        let count = text.split_whitespace().count();
        let is_address = text.contains('@') || text.contains(|c: char| c.is_ascii_digit());
        (1..=MAX_WORDS).contains(&count) && !sentences::is_ended(&text) && !text.ends_with([':', '：']) && !is_address
    };
    let own = profile.name.as_ref().map(|name| name.value.as_str());
    let is_own = |text: &str| !is_of_another(text, own) && !text.contains([':', '：']);
    let first = lines.first().map(Inlines::plain_text);
    let says_position = first.is_some_and(|text| names_a_position(&text) && is_own(&text));
    if opening.content.len() > 1 && lines.len() <= MAX_LINES && lines.iter().all(is_one) && says_position {
        profile.headline = lines;
        opening.content.remove(at);
    }
}

/// Moves the first lines of the opening to the header where they say nothing but where somebody works, and the header does not: names
/// below the position, and what has numbers to the address.
pub(super) fn take_affiliation(sections: &mut [Section], profile: &mut Profile) {
    shorten_addresses(&profile.headline, &mut profile.contacts, names_a_place_of_work);
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    let says_where = |line: &Inlines| names_a_place_of_work(&line.plain_text());
    if profile.headline.is_empty() || profile.headline.iter().any(says_where) {
        return;
    }
    let start = below_pictures(opening);
    let leading: Vec<Vec<Inlines>> = opening.content[start..].iter().map_while(lines_of_place).collect();
    let lines: Vec<Inlines> = leading.iter().flatten().cloned().collect();
    let has_number = |line: &Inlines| line.plain_text().contains(|c: char| c.is_ascii_digit());
    let names = lines.iter().take_while(|line| !has_number(line)).count();
    let (names, address) = lines.split_at(names);
    // In a block of lines the name of a field may come before that of the university.
    let is_block = leading.len() == 1 && lines.len() > 2 && !address.is_empty();
    let says_where = names.first().is_some_and(says_where) || is_block && names.iter().any(says_where);
    if !says_where || lines.len() > MAX_PLACE_LINES || names.len() > MAX_PLACE_NAMES {
        return;
    }
    if !address.is_empty() && !takes_address(address, &mut profile.contacts) {
        return;
    }
    opening.content.drain(start..start + leading.len());
    profile.headline.extend(names.iter().cloned());
    shorten_addresses(names, &mut profile.contacts, |_| true);
}

/// Where the words of a section begin that has pictures above them.
fn below_pictures(section: &Section) -> usize {
    let is_picture = |content: &&Content| content.block().is_some_and(|block| picture_of(block).is_some());
    section.content.iter().take_while(is_picture).count()
}

/// Takes what lines below the name say out of the addresses, where it may go: `Uni One` of `Uni One, Pier 4, 5003 Bergen`.
fn shorten_addresses(lines: &[Inlines], contacts: &mut [Contact], may_go: fn(&str) -> bool) {
    let said: Vec<String> = lines.iter().map(|line| fold::words(&line.plain_text())).collect();
    let is_said = |part: &str| said.iter().any(|line| fold::has_words(line, &fold::words(part)));
    let is_new = |part: &&str| !may_go(part) || !is_said(part);
    for contact in contacts.iter_mut().filter(|contact| contact.kind == ContactKind::Location) {
        let parts: Vec<&str> = contact.text.split(", ").filter(is_new).collect();
        if !parts.is_empty() {
            contact.text = parts.join(", ");
        }
    }
}

/// Whether the contacts have an address now: none or a shorter one was there, or the number of an office.
fn takes_address(lines: &[Inlines], contacts: &mut Vec<Contact>) -> bool {
    let text: Vec<String> = lines.iter().map(|line| line.plain_text().trim_end_matches(',').to_owned()).collect();
    let text = text.join(", ");
    let Some(span) = lines.first().and_then(Inlines::span) else { return false };
    if fields::moves_place(text.clone(), span, contacts) {
        return true;
    }
    let is_office = |contact: &Contact| {
        contact.kind == ContactKind::Location && contact.text.contains(|c: char| c.is_ascii_digit())
    };
    let has_office = contacts.iter().any(is_office);
    if has_office {
        add(Contact { kind: ContactKind::Location, text, url: None, span: Some(span) }, contacts);
    }
    has_office
}

/// Writes the position that somebody has today into the header where nothing else says one: the only one among the positions in the
/// document that goes on, if it is the last that began. `help` says how to set another one.
pub(super) fn take_post(sections: &[Section], profile: &mut Profile, help: &'static str) -> Option<Diagnostic> {
    const MAX_LINES: usize = 3;
    if profile.headline.len() >= MAX_LINES || profile.headline.iter().any(|line| names_a_position(&line.plain_text())) {
        return None;
    }
    let is_on_positions = |section: &&Section| {
        section.heading.as_ref().is_some_and(|heading| meanings::of(&heading.folded()) == Some("experience"))
    };
    let posts: Vec<Post<'_>> =
        sections.iter().filter(is_on_positions).flat_map(|section| &section.content).flat_map(posts).collect();
    let current: Vec<&Post<'_>> = posts.iter().filter(|(date, _)| date.to == Some(RangeEnd::Present)).collect();
    // An old post that nobody has ended is not what somebody is.
    let [(date, post)] = current[..] else { return None };
    if posts.iter().any(|(other, _)| other.from.year > date.from.year) {
        return None;
    }
    let title = title_of_post(post)?;
    let words = title.plain_text();
    let message = format!("the position below the name is the one that goes on: “{words}”");
    let noted = Diagnostic::note(Code::Chosen, message).at(title.span()).help(help);
    profile.headline.insert(0, title);
    Some(noted)
}

/// A post: when somebody had it, and what it was.
type Post<'a> = (DateValue, &'a Inlines);

/// The dated entries of some content, or the dated items of a list.
fn posts(content: &Content) -> Vec<Post<'_>> {
    match content {
        Content::Entries(entries) => {
            let date = |entry: &Entry| dates::at_start(&entry.date.as_ref()?.value)?.value;
            entries.iter().filter_map(|entry| Some((date(entry)?, &entry.body))).collect()
        }
        Content::Block(Block { kind: BlockKind::List(list), .. }) => {
            let lines = list.items.iter().filter_map(|item| match &item.blocks.first()?.kind {
                BlockKind::Paragraph(run) => Some(run),
                _ => None,
            });
            // A date may also be set apart by its type.
            let set_apart = |inline: &Inline| {
                let text = inline.plain_text();
                let found = dates::at_start(text.trim()).filter(|found| found.date.end == text.trim().len());
                if matches!(inline.kind, InlineKind::Text(_)) { None } else { found?.value }
            };
            let within = |line: &Inlines| dates::within(&line.plain_text())?.value;
            let date = |line: &Inlines| within(line).or_else(|| line.iter().find_map(set_apart));
            lines.filter_map(|line| Some((date(line)?, line))).collect()
        }
        _ => Vec::new(),
    }
}

/// The strong words that an entry begins with, if they are a position.
fn title_of_post(entry: &Inlines) -> Option<Inlines> {
    const MAX_WORDS: usize = 8;
    let InlineKind::Strong(words) = &entry.iter().next()?.kind else { return None };
    let text = words.plain_text();
    let is_one =
        names_a_position(&text) && !names_a_place_of_work(&text) && !text.contains(|c: char| c.is_ascii_digit());
    let text = text.trim().trim_end_matches([',', ':', '.']);
    let title = Inlines::text(text, words.span()?);
    (is_one && text.split_whitespace().count() <= MAX_WORDS).then_some(title)
}

/// Makes the introduction that a page sets as a quotation, and that is the author's own, plain text: quotations in a CV are by others.
pub(super) fn unquote(sections: &mut [Section]) {
    const MIN_WORDS: usize = 20;
    let Some(opening) = sections.first_mut() else { return };
    let Some(at) =
        opening.content.iter().position(|content| matches!(content, Content::Block(block) if is_quote(block)))
    else {
        return;
    };
    let Content::Block(Block { kind: BlockKind::Quote(inner), .. }) = &opening.content[at] else { return };
    let words = block_text(inner).to_lowercase();
    let introduces = I_AM.iter().chain(MY_NAME_IS).any(|start| words.trim_start().starts_with(start));
    if introduces && words.split_whitespace().count() >= MIN_WORDS {
        let inner = inner.iter().cloned().map(Content::Block).collect::<Vec<_>>();
        opening.content.splice(at..=at, inner);
    }
}

fn is_quote(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Quote(_))
}

/// Moves the line at the very beginning to the header that says nothing but in which town somebody is: `Bergen, Norway`; and the one
/// before it, which says where somebody works there.
pub(super) fn take_town(sections: &mut [Section], profile: &mut Profile) {
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    if profile.has(ContactKind::Location) {
        return;
    }
    let at = below_pictures(opening);
    let lines: Vec<Inlines> = opening.content[at..].iter().map_while(line_of_place).take(2).collect();
    let town = lines.iter().position(|line| is_town(&line.plain_text()));
    let is_title = lines.first().is_some_and(|line| is_cv_title(&line.plain_text()));
    let Some(town) = town else { return };
    if is_title {
        return;
    }
    let (text, span) = (lines[town].plain_text(), lines[town].span());
    add(Contact { kind: ContactKind::Location, text, url: None, span }, &mut profile.contacts);
    profile.headline.extend(lines[..town].iter().cloned());
    opening.content.drain(at..=at + town);
}

/// The line that a paragraph is, if it may be of an address.
fn line_of_place(content: &Content) -> Option<Inlines> {
    match &lines_of_place(content)?[..] {
        [line] => Some(line.clone()),
        _ => None,
    }
}

/// `Bergen, Norway`
fn is_town(text: &str) -> bool {
    const MAX_WORDS: usize = 6;
    let is_name = |part: &str| part.starts_with(char::is_uppercase) && !part.contains(|c: char| c.is_ascii_digit());
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    (2..=3).contains(&parts.len())
        && text.split_whitespace().count() <= MAX_WORDS
        && parts.iter().all(|part| is_name(part))
        && parts.last().is_some_and(|last| is_country(last))
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
            && (!sentences::is_ended(&text) || text.starts_with(|c: char| c.is_ascii_digit()))
            && !text.contains(['@', ':', '：', '·', '!', '?'])
            && !(text.contains('|') && line.descendants().any(|inline| matches!(inline.kind, InlineKind::Link { .. })))
            && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    lines.iter().all(is_one).then_some(lines)
}
