//! What the text of the pages says of their author goes to the header where front matter and configuration say nothing better.

use super::super::config::Config;
use super::super::{headline, shown};
use super::Visible;
use crate::address;
use crate::cv::{Contact, ContactKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Inlines};
use crate::fold;
use crate::vocabulary::{degrees, is_of_a_graduate, is_of_a_student, names_a_place_of_work, names_a_position};

/// Puts the position that a page states before a headline that names none; returns whether there is one.
pub(super) fn lift_position(
    lines: &mut Vec<Inlines>,
    config: &Config,
    visible: &Visible<'_>,
    name: Option<&str>,
    noticed: &mut Vec<Diagnostic>,
) -> bool {
    let is_list = |line: &Inlines| headline::lists_words(&line.plain_text());
    let is_position = |line: &Inlines| names_a_position(&line.plain_text()) && !is_list(line);
    let may_be_outdated = |line: &Inlines| is_of_a_student(&line.plain_text());
    if lines.iter().any(is_position) && !lines.iter().any(may_be_outdated) {
        return false;
    }
    let pages = visible.lifted.first().into_iter().chain(&visible.about);
    let position = pages.map(|page| shown::position(page, name)).find(|position| !position.is_empty());
    let position = position.unwrap_or_default();
    // People graduate, and say so in their text first.
    if position.first().is_some_and(|now| is_of_a_graduate(&now.plain_text())) {
        let (outdated, rest) = std::mem::take(lines).into_iter().partition::<Vec<Inlines>, _>(may_be_outdated);
        *lines = rest;
        noticed.extend(outdated.iter().map(outdated_position));
    }
    if lines.iter().any(is_position) {
        return false;
    }
    let says_where = position.iter().any(|line| line.plain_text().contains(" at "));
    if lines.iter().any(is_list) && !says_where {
        return false;
    }
    let (lists, rest) = std::mem::take(lines).into_iter().partition::<Vec<Inlines>, _>(is_list);
    *lines = rest;
    noticed.extend(lists.iter().map(|line| headline::left_out(&line.plain_text(), line.span())));
    let Some(line) = position.first() else { return false };
    let words = position.iter().map(Inlines::plain_text).collect::<Vec<_>>().join(", ");
    let message = format!("the position below the name comes from the page: “{words}”");
    let help = config.recognized.generator.how_to_set_the_position();
    noticed.push(Diagnostic::note(Code::Chosen, message).at(line.first().map(|inline| inline.span)).help(help));
    let said = fold::words(&words);
    lines.retain(|line| !fold::says_alike(&said, &fold::words(&line.plain_text())));
    lines.retain(|line| {
        let goes = is_short_for(&line.plain_text(), &words);
        if goes {
            noticed.push(short_form(line));
        }
        !goes
    });
    lines.splice(0..0, position);
    true
}

/// Whether a line says in short what the position says: `PhD @ U1` beside `PhD student in Tides at Uni One`. That a degree is from
/// elsewhere is something else.
fn is_short_for(line: &str, position: &str) -> bool {
    const FROM: &[&str] = &["from", "by", "of"];
    let folded = fold::words(line);
    let aims = degrees(&fold::words(position));
    let is_from = folded.split(' ').any(|word| FROM.contains(&word));
    line.len() < position.len()
        && is_of_a_student(position)
        && !is_from
        && !names_a_place_of_work(line)
        && degrees(&folded).iter().any(|degree| aims.contains(degree))
}

fn short_form(line: &Inlines) -> Diagnostic {
    let message =
        format!("“{}” is not printed below the name: the page says the same at length", line.plain_text().trim());
    Diagnostic::loss(Code::DroppedData, message).at(line.span())
}

fn outdated_position(line: &Inlines) -> Diagnostic {
    let message =
        format!("“{}” is not printed below the name: the page states a later position", line.plain_text().trim());
    Diagnostic::loss(Code::DroppedData, message).at(line.span())
}

/// The contacts, with the e-mail address that the first page, or one about the author, gives visitors in place of one that the configuration has for the
/// whole site, and that a theme may show nowhere.
pub(super) fn with_own_mail(
    mut contacts: Vec<Contact>,
    config: &Config,
    visible: &Visible<'_>,
    name: Option<&str>,
    noticed: &mut Vec<Diagnostic>,
) -> Vec<Contact> {
    let places = [Some(&config.yaml), config.yaml.filled("footer-links")];
    let of_site: Vec<_> = places.into_iter().flatten().filter_map(|map| Some(map.filled("email")?.span)).collect();
    let pages = visible.first.into_iter().chain(visible.about.iter().copied());
    let Some(own) = pages.filter_map(|page| shown::mail_to_write_to(page, name)).next() else { return contacts };
    for contact in contacts.iter_mut().filter(|contact| {
        contact.kind == ContactKind::Email && contact.span.is_some_and(|span| of_site.contains(&span))
    }) {
        if !contact.text.to_lowercase().contains(&own.text.to_lowercase()) {
            let message =
                format!("the e-mail address is the one that the pages show, {}, and not {}", own.text, contact.text);
            noticed.push(
                Diagnostic::note(Code::Chosen, message).at(contact.span).help("change `email:` to agree with it"),
            );
            *contact = own.clone();
        }
    }
    contacts
}

/// The contacts, with the author's other e-mail addresses that the first page gives visitors.
pub(super) fn with_further_mails(contacts: Vec<Contact>, visible: &Visible<'_>, name: Option<&str>) -> Vec<Contact> {
    let mails = contacts.iter().filter(|contact| contact.kind == ContactKind::Email);
    let known: Vec<String> = mails.map(|contact| address::plain_mail(&contact.text)).collect();
    let first = if known.is_empty() { None } else { visible.lifted.first() };
    let further = first.map(|page| shown::further_mails(page, &known, name)).unwrap_or_default();
    contacts.into_iter().chain(further).collect()
}

/// The contacts; kinds that are missing are taken from what the pages show.
pub(super) fn with_lifted(contacts: Vec<Contact>, visible: &Visible<'_>, name: Option<&str>) -> Vec<Contact> {
    let is_there = |kind: ContactKind| contacts.iter().any(|contact| contact.kind == kind);
    let documents: Vec<&Document> = visible.lifted.iter().chain(&visible.about).copied().collect();
    let lifted =
        shown::contacts(&documents, &visible.icons, name).into_iter().filter(|contact| !is_there(contact.kind));
    let mut found: Vec<Contact> = lifted.collect();
    if let Some(page) = visible.contact {
        let has = |found: &[Contact], kind| contacts.iter().chain(found).any(|contact| contact.kind == kind);
        let mails = shown::contacts(&[page], &[], name).into_iter().filter(|found| found.kind == ContactKind::Email);
        let given: Vec<Contact> = mails.chain(shown::phone(page)).chain(shown::postal_address(page, name)).collect();
        let missing = given.into_iter().filter(|given| !has(&found, given.kind)).collect::<Vec<_>>();
        found.extend(missing);
    }
    contacts.into_iter().chain(found).collect()
}
