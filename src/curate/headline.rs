//! The header itself: no line and no way to reach the person is in it twice, and nothing is in it that does not belong there.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Rule;
use super::captions::begins_with_credit;
use super::cut::{targets, without};
use super::phrases;
use super::removals::Removals;
use crate::address;
use crate::cv::{Contact, ContactKind, Profile};
use crate::document::{InlineKind, Inlines};
use crate::fold;
use crate::language::Language;
use crate::path;
use crate::sentences;
use crate::source::Span;
use crate::vocabulary::labels_a_contact;

/// Takes out lines that lead to a page, or say what another line says; an e-mail address among them goes to the contacts.
pub(super) fn tidy(profile: &mut Profile, removals: &mut Removals<'_>) {
    for line in &mut profile.headline {
        cut_languages(line, removals);
    }
    let name = telling(profile.name.as_ref().map(|name| name.value.as_str()).unwrap_or_default());
    profile.headline.retain(|line| {
        let words = line.plain_text();
        let said = telling(&words);
        let goes = |span| removals.leaves_out_because(Rule::Repeated, span, &words, "it is the name", None);
        !(!said.is_empty() && said.is_subset(&name) && line.span().is_some_and(goes))
    });
    let contacts = &profile.contacts;
    profile.headline.retain(|line| {
        let words = line.plain_text();
        let is_known = is_lone_link(line, |target| reaches(contacts, target));
        let why = "another part of the header leads there";
        let goes = |span| removals.leaves_out_because(Rule::Repeated, span, &words, why, None);
        !(is_known && line.span().is_some_and(goes))
    });
    profile.headline.retain(|line| {
        let words = line.plain_text();
        let is_address = !words.trim().contains(' ') && (words.contains("://") || words.starts_with("www."));
        let has_link = line.descendants().any(|inline| matches!(inline.kind, InlineKind::Link { .. }));
        let leads = is_address || has_link && phrases::names_a_page(&words);
        let span = line.span();
        !(leads && span.is_some_and(|span| removals.leaves_out(Rule::Navigation, span, &words)))
    });
    profile.headline = std::mem::take(&mut profile.headline)
        .into_iter()
        .filter_map(|line| without_mail(line, &mut profile.contacts))
        .collect();
    say_once(&mut profile.headline, removals);
    profile.contacts = std::mem::take(&mut profile.contacts).into_iter().flat_map(one_by_one).collect();
    leave_out_credits(profile, removals);
    reach_once(&mut profile.contacts, removals);
}

/// Takes out what is said of the picture next to the name, which some write into the place for the address.
fn leave_out_credits(profile: &mut Profile, removals: &mut Removals<'_>) {
    let mut goes = |text: &str, span: Option<Span>| {
        begins_with_credit(text)
            && span.is_some_and(|span| {
                removals.leaves_out_because(Rule::Images, span, text, "it is the credit of a picture", None)
            })
    };
    profile.headline.retain(|line| !goes(&line.plain_text(), line.span()));
    profile.contacts.retain(|contact| contact.kind != ContactKind::Location || !goes(&contact.text, contact.span));
}

/// A contact of two e-mail addresses as two.
fn one_by_one(contact: Contact) -> Vec<Contact> {
    let mails: Vec<&str> = contact.text.split([' ', ',', ';', '/']).filter(|part| !part.is_empty()).collect();
    let are_mails = contact.kind == ContactKind::Email && mails.iter().all(|part| address::mail(part).is_some());
    if mails.len() < 2 || !are_mails {
        return vec![contact];
    }
    let one = |mail: &str| Contact { text: mail.to_owned(), url: address::mail(mail), ..contact.clone() };
    mails.into_iter().map(one).collect()
}

/// Takes out of a line what leads to the site in another language: `[中文](/zh/)`. “English” may also be what somebody teaches, so
/// the address has to name a language, too.
fn cut_languages(line: &mut Inlines, removals: &mut Removals<'_>) {
    let text = line.flat_text();
    let is_switch = |(range, target): &(Range<usize>, &str)| {
        let part = target.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        phrases::is_language(&text[range.clone()]) && Language::from_code(path::stem(part)).is_some()
    };
    let switches: Vec<Range<usize>> = targets(line).into_iter().filter(is_switch).map(|(range, _)| range).collect();
    let (Some(rest), Some(span)) = (without(line, &switches), line.span()) else { return };
    let words: Vec<&str> = switches.iter().map(|range| &text[range.clone()]).collect();
    if removals.leaves_out(Rule::Navigation, span, &words.join(" ")) {
        *line = rest;
    }
}

/// Whether a line is nothing but one link that leads to a certain place.
fn is_lone_link(line: &Inlines, leads_there: impl Fn(&str) -> bool) -> bool {
    let text = line.flat_text();
    match targets(line)[..] {
        [(ref range, target)] => {
            let around = [&text[..range.start], &text[range.end..]].concat();
            fold::words(&around).is_empty() && leads_there(target)
        }
        _ => false,
    }
}

fn reaches(contacts: &[Contact], target: &str) -> bool {
    contacts.iter().filter_map(|contact| contact.url.as_deref()).any(|url| address::same(url, target))
}

/// A line without the e-mail address at its end or its beginning, which goes to the contacts unless they have it; `None` when nothing
/// is left.
fn without_mail(line: Inlines, contacts: &mut Vec<Contact>) -> Option<Inlines> {
    let text = line.flat_text();
    let is_mail = |words: &str| address::mail(&address::plain_mail(words.trim())).is_some();
    let last = || text.trim_end().rfind(' ').filter(|&at| is_mail(&text[at..]));
    let whole = || is_mail(&text).then_some(0);
    let at_end = whole().or_else(last).map(|start| (start..text.len(), 0..start_of_label(&text[..start])));
    let at_start = || {
        let ends = [". ", ", ", " | ", " · "].iter().flat_map(|mark| text.match_indices(mark));
        let (end, mark) = ends.into_iter().find(|&(end, _)| is_mail(&text[..end]))?;
        Some((0..end, end + mark.len()..text.len()))
    };
    let Some((mail, rest)) = at_end.or_else(at_start) else { return Some(line) };
    // What stands in one link with the address stays.
    let Some(rest) = line.slice(rest).map(Inlines::trimmed) else { return Some(line) };
    add_mail(&text[mail], line.span(), contacts);
    (!rest.is_blank()).then_some(rest)
}

/// Where a text ends without the label at its end, `Email:`, or else without the marks there.
fn start_of_label(text: &str) -> usize {
    let Some(words) = text.trim_end().strip_suffix([':', '：']) else {
        return text.trim_end_matches([' ', ',', ';', '|', '·']).len();
    };
    let mut starts =
        words.char_indices().filter(|(_, c)| !c.is_alphanumeric() && *c != '-').map(|(at, c)| at + c.len_utf8());
    let start = starts.next_back().unwrap_or_default();
    let is_label = fold::words(&words[start..]).split(' ').all(labels_a_contact);
    if is_label { words[..start].trim_end_matches([' ', ',', ';', '|', '·', '.']).len() } else { text.len() }
}

/// Adds an e-mail address as it is used, `jane@x.org` for `jane [at] x [dot] org`, unless it is there.
pub(super) fn add_mail(written: &str, span: Option<Span>, contacts: &mut Vec<Contact>) {
    let text = address::plain_mail(written.trim().trim_end_matches(['.', ',', ';']));
    let is_there =
        |contact: &Contact| contact.kind == ContactKind::Email && address::plain_mail(&contact.text).contains(&text);
    if !contacts.iter().any(is_there) {
        add(Contact { kind: ContactKind::Email, url: address::mail(&text), text, span }, contacts);
    }
}

/// Adds a contact in its place among the others.
pub(super) fn add(contact: Contact, contacts: &mut Vec<Contact>) {
    let at = contacts.iter().position(|other| other.kind > contact.kind).unwrap_or(contacts.len());
    contacts.insert(at, contact);
}

/// The words of a text by which it is compared: without accents, and without those that say nothing.
pub(super) fn telling(text: &str) -> BTreeSet<String> {
    let folded = fold::words(text);
    let words = folded.split(' ').filter(|word| !word.is_empty() && !phrases::is_small(word));
    words.map(fold::letters).collect()
}

/// Takes out lines whose every word another line has, and parts of lines that an earlier one has.
pub(super) fn say_once(lines: &mut Vec<Inlines>, removals: &mut Removals<'_>) {
    let mut kept: Vec<Inlines> = Vec::new();
    for line in std::mem::take(lines) {
        let words = telling(&line.plain_text());
        let is_in = |other: &Inlines| telling(&other.plain_text()).is_superset(&words);
        if words.is_empty() || kept.iter().any(is_in) && goes(&line, removals) {
            continue;
        }
        if let Some(shorter) = kept.iter().position(|other| words.is_superset(&telling(&other.plain_text())))
            && goes(&kept[shorter], removals)
        {
            kept[shorter] = line;
        } else {
            let line = without_parts(line, &kept, removals);
            kept.push(line);
        }
    }
    *lines = kept;
}

fn goes(line: &Inlines, removals: &mut Removals<'_>) -> bool {
    let Some(span) = line.span() else { return true };
    removals.leaves_out_because(Rule::Repeated, span, &line.plain_text(), "another line of the header says it", None)
}

/// A line without its sentences that a line before it has.
fn without_parts(line: Inlines, before: &[Inlines], removals: &mut Removals<'_>) -> Inlines {
    let text = line.flat_text();
    let said: BTreeSet<String> = before.iter().flat_map(|line| telling(&line.plain_text())).collect();
    let is_said = |range: &Range<usize>| {
        let words = telling(&text[range.clone()]);
        !words.is_empty() && words.is_subset(&said)
    };
    let parts: Vec<Range<usize>> = sentences::of(&text).into_iter().filter(is_said).collect();
    match without(&line, &parts).filter(|rest| !rest.is_blank()) {
        Some(rest) if goes(&line, removals) => rest,
        _ => line,
    }
}

/// Takes out second addresses where a person has only one.
fn reach_once(contacts: &mut Vec<Contact>, removals: &mut Removals<'_>) {
    let mut kept: Vec<Contact> = Vec::new();
    for contact in std::mem::take(contacts) {
        let same = kept.iter().position(|other| is_one(other, &contact));
        let Some(at) = same else {
            kept.push(contact);
            continue;
        };
        let is_better = is_better(&contact, &kept[at]);
        let (printed, surplus) = if is_better { (&contact, &kept[at]) } else { (&kept[at], &contact) };
        let why = format!("the header has “{}”", printed.text);
        let goes = surplus
            .span
            .is_none_or(|span| removals.leaves_out_because(Rule::Repeated, span, &surplus.text, &why, None));
        match (goes, is_better) {
            (true, true) => kept[at] = contact,
            (true, false) => {}
            (false, _) => kept.push(contact),
        }
    }
    *contacts = kept;
}

/// Where people have another site under the same name, for something else.
const SITES_BESIDE: &[&str] = &[".bandcamp.com", ".itch.io", ".medium.com", ".substack.com", ".tumblr.com"];

/// Whether two contacts are the same: accounts where a person has one, two forms of one address, two names of one site.
fn is_one(one: &Contact, other: &Contact) -> bool {
    if one.kind != other.kind {
        return false;
    }
    match one.kind {
        ContactKind::GoogleScholar | ContactKind::Orcid | ContactKind::LinkedIn => true,
        ContactKind::Location => is_one_place(&one.text, &other.text),
        ContactKind::Website => {
            let label = |contact: &Contact| contact.text.split('.').next().map(fold::letters);
            let is_elsewhere = |contact: &Contact| SITES_BESIDE.iter().any(|host| contact.text.ends_with(host));
            !is_elsewhere(one)
                && !is_elsewhere(other)
                && !one.text.contains('/')
                && !other.text.contains('/')
                && label(one) == label(other)
        }
        _ => false,
    }
}

/// Whether two addresses are of the same place: most words are the same, a number among them, or one has all of a shorter one, but
/// for how the country is abbreviated.
pub(super) fn is_one_place(one: &str, other: &str) -> bool {
    let (one, other) = (telling(one), telling(other));
    let (shorter, longer) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let is_in = |word: &String| longer.iter().any(|known| known == word || word.len() > 1 && known.starts_with(word));
    if shorter.len() > 1 && shorter.iter().all(is_in) {
        return true;
    }
    let common: Vec<&String> = one.intersection(&other).collect();
    let has_number = common.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()));
    has_number && common.len() * 2 > one.len().min(other.len())
}

/// Whether a contact is to be printed rather than another form of it: the longer address, the site's own domain.
fn is_better(contact: &Contact, other: &Contact) -> bool {
    match contact.kind {
        ContactKind::Location => contact.text.len() > other.text.len(),
        ContactKind::Website => is_hosted(other) && !is_hosted(contact),
        // Without its folder, the address of a profile leads nowhere.
        ContactKind::LinkedIn => is_profile(contact) && !is_profile(other),
        _ => false,
    }
}

fn is_profile(contact: &Contact) -> bool {
    contact.text.contains("/in/") || contact.text.contains("/pub/")
}

fn is_hosted(contact: &Contact) -> bool {
    [".github.io", ".gitlab.io"].iter().any(|host| contact.text.contains(host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn two_forms_of_an_address_are_one_place() {
        for (one, other, expected) in [
            ("Pier 4, 5003 Bergen", "Pier 4, Old Harbour, 5003 Bergen, Norway", true),
            ("Dept of Tides, University of Bergen, Norway", "Dept of Foam, University of Oslo, Norway", false),
            ("Bergen, Norway", "Oslo, Norway", false),
            ("Bergen, Nor", "Pier 4, 5003 Bergen, Norway", true),
            ("Pier 4, Bergen", "Quay 9, Oslo", false),
        ] {
            assert_eq!(is_one_place(one, other), expected, "{one} / {other}");
        }
    }

    #[test]
    fn one_address_of_each_account_is_printed() {
        let better = |kind: ContactKind, one: &str, other: &str| {
            let contact = |text: &str| Contact { kind, text: text.to_owned(), url: None, span: None };
            is_one(&contact(one), &contact(other)).then(|| is_better(&contact(one), &contact(other)))
        };
        let websites = |one: &str, other: &str| better(ContactKind::Website, one, other);
        assert_eq!(websites("joelind.example", "joelind.github.io"), Some(true));
        assert_eq!(websites("joelind.github.io", "joelind.itch.io"), None);
        assert_eq!(better(ContactKind::LinkedIn, "linkedin.com/in/joe", "linkedin.com/joe"), Some(true));
        assert_eq!(better(ContactKind::LinkedIn, "linkedin.com/joe", "linkedin.com/in/joe"), Some(false));
    }

    #[test]
    fn two_mails_are_two_contacts() {
        let contact = |text: &str| Contact { kind: ContactKind::Email, text: text.to_owned(), url: None, span: None };
        for (text, expected) in [
            ("joe@one.example joe@two.example", &["joe@one.example", "joe@two.example"][..]),
            ("joe [at] one.example", &["joe [at] one.example"]),
            ("joe@one.example", &["joe@one.example"]),
        ] {
            let found: Vec<String> = one_by_one(contact(text)).into_iter().map(|contact| contact.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_line_ends_before_its_mail() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        for (line, rest, mail) in [
            ("Clerk at Uni One joe@one.example", Some("Clerk at Uni One"), Some("joe@one.example")),
            ("joe [at] one.example", None, Some("joe@one.example")),
            ("Clerk at Uni One. E-mail: joe@one.example", Some("Clerk at Uni One"), Some("joe@one.example")),
            ("Clerk @ Uni One", Some("Clerk @ Uni One"), None),
        ] {
            let mut contacts = Vec::new();
            let found = without_mail(Inlines::text(line, span), &mut contacts);
            assert_eq!(found.map(|line| line.plain_text()).as_deref(), rest, "{line}");
            assert_eq!(contacts.first().map(|contact| contact.text.as_str()), mail, "{line}");
        }
    }
}
