//! The addresses in lines of contacts.

use std::borrow::Cow;

use super::parts_of;
use crate::address;
use crate::cv::{Contact, ContactKind};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Inlines, descendants};
use crate::fold;
use crate::meanings;
use crate::names;
use crate::sentences;
use crate::site::examples::is_example_text;
use crate::site::networks;
use crate::source::{Span, Spanned};
use crate::vocabulary::labels_a_contact;

/// How sentences ask their readers to write. Folded.
const WRITING: &[&str] = &["email me", "e mail me", "write to me", "write me", "contact me", "reach me"];
/// A line of contacts has at most this many words besides them.
const MAX_LABELS: usize = 12;

/// The addresses of a page's lines of contacts, and its only e-mail address, or the one with the author's name in it.
/// `icons` are the targets of links that show nothing but an icon.
pub(in crate::site) fn contacts(
    documents: &[&Document],
    icons: &[Spanned<String>],
    name: Option<&str>,
) -> Vec<Contact> {
    let runs = || documents.iter().flat_map(|document| runs(&document.blocks));
    let lines: Vec<Cow<'_, Inlines>> = runs().flat_map(|run| lines_of_contacts(run, name)).collect();
    let linked = lines.iter().flat_map(|line| links(line));
    let accounts = linked.filter_map(|(target, span)| networks::account(target, span));
    let of_icons = icons.iter().filter_map(|target| networks::account(&target.value, target.span));
    let parts = parts_of(name);
    let mut contacts: Vec<Contact> = Vec::new();
    for account in accounts.chain(of_icons) {
        let is_own = |contact: &Contact| has_part(contact.url.as_deref().unwrap_or_default(), &parts);
        match contacts.iter_mut().find(|other| other.kind == account.kind) {
            // A company's account may be on the page, too.
            Some(other) if !is_own(other) && is_own(&account) => *other = account,
            Some(_) => {}
            None => contacts.push(account),
        }
    }
    let in_icons = icons.iter().filter_map(|target| mail_of_link(&target.value, target.span));
    let of_runs = runs().flat_map(|run| mails(run, name));
    contacts.extend(mail(of_runs.chain(in_icons).collect(), name));
    contacts
}

/// The e-mail address to which a page's own lines of contacts lead, or the sentences that ask its readers to write.
pub(in crate::site) fn mail_to_write_to(document: &Document, name: Option<&str>) -> Option<Contact> {
    let lines = runs(&document.blocks).filter(|run| is_line_of_contacts(run, name) || asks(run));
    mail(lines.flat_map(|run| mails(run, name)).collect(), name)
}

/// The other e-mail addresses in the lines and sentences that give visitors a `known` one, or that have the author's name.
pub(in crate::site) fn further_mails(document: &Document, known: &[String], name: Option<&str>) -> Vec<Contact> {
    let parts = parts_of(name);
    let lines = runs(&document.blocks).flat_map(|run| match asks(run) {
        true => vec![Cow::Borrowed(run)],
        false => lines_of_contacts(run, name),
    });
    let of_line = |run: Cow<'_, Inlines>| {
        let found = mails(&run, name);
        let is_known = |mail: &Spanned<String>| known.iter().any(|known| known.eq_ignore_ascii_case(&mail.value));
        let is_authors_line = found.iter().any(is_known);
        let is_like_known = |mail: &str| known.iter().any(|known| user(known).eq_ignore_ascii_case(user(mail)));
        let is_own = |mail: &Spanned<String>| {
            is_authors_line || is_like_known(&mail.value) || has_part(user(&mail.value), &parts)
        };
        found.into_iter().filter(|mail| !is_known(mail) && is_own(mail)).collect::<Vec<_>>()
    };
    let is_blank =
        |mail: &str| is_example_text(mail) || name.is_some_and(|name| address::with_name(mail, name).is_some());
    let found = lines.flat_map(of_line).filter(|mail| !is_blank(&mail.value));
    found.map(|mail| contact_of_mail(&mail)).collect()
}

/// Whether a run asks its readers to write.
fn asks(run: &Inlines) -> bool {
    let words = fold::words(&run.plain_text());
    WRITING.iter().any(|phrase| fold::has_words(&words, phrase))
}

/// The paragraphs, headings and items of some blocks, but for those in sections on other people.
fn runs(blocks: &[Block]) -> impl Iterator<Item = &Inlines> {
    let mut others = None;
    let is_own = move |block: &&Block| {
        if let BlockKind::Heading { level, content, .. } = &block.kind {
            others = others.filter(|above| above < level).or_else(|| is_of_others(content).then_some(*level));
        }
        others.is_none()
    };
    blocks.iter().filter(is_own).flat_map(|block| descendants(std::slice::from_ref(block)).flat_map(Block::inline_runs))
}

/// Whether a heading is over other people, who have profiles, too: “Students”, “Team members”.
fn is_of_others(heading: &Inlines) -> bool {
    const PEOPLE: &[&str] =
        &["students", "team", "members", "people", "alumni", "mentees", "advisees", "collaborators"];
    let words = meanings::words(&heading.plain_text());
    meanings::all(&words).contains(&"students") || words.split(' ').any(|word| PEOPLE.contains(&word))
}

/// A run that is a line of contacts, or those of its lines that are.
fn lines_of_contacts<'a>(run: &'a Inlines, name: Option<&str>) -> Vec<Cow<'a, Inlines>> {
    if is_line_of_contacts(run, name) {
        return vec![Cow::Borrowed(run)];
    }
    if !run.iter().any(|inline| matches!(inline.kind, InlineKind::Break)) {
        return Vec::new();
    }
    run.lines().filter(|line| is_line_of_contacts(line, name)).map(Cow::Owned).collect()
}

/// Whether a run is nothing but links, addresses and what labels them.
fn is_line_of_contacts(run: &Inlines, name: Option<&str>) -> bool {
    let mut rest = String::new();
    push_text(run, &mut rest);
    let plain = address::plain_mail(&rest);
    let rest: String = plain.split_whitespace().filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ");
    let rest = fold::words(&rest);
    let own = name.map(fold::words).unwrap_or_default();
    let is_label = |word: &str| word.is_empty() || labels_a_contact(word) || own.split(' ').any(|part| part == word);
    rest.split(' ').count() <= MAX_LABELS && rest.split(' ').all(is_label) && names_nobody_else(run, &own)
}

/// Whether no link of a run has the name of somebody but the author; `own` is theirs, folded.
fn names_nobody_else(run: &Inlines, own: &str) -> bool {
    run.descendants().all(|inline| {
        let InlineKind::Link { content, .. } = &inline.kind else { return true };
        let words = content.plain_text();
        let is_own = fold::words(&words).split(' ').all(|word| own.split(' ').any(|part| part == word));
        is_own || !names::evidently_a_name(&words) || fold::words(&words).split(' ').any(labels_a_contact)
    })
}

/// Collects the text outside links.
fn push_text(run: &[Inline], rest: &mut String) {
    for inline in run {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => rest.push_str(text),
            InlineKind::Break | InlineKind::Link { .. } => rest.push(' '),
            _ => push_text(inline.children(), rest),
        }
    }
}

fn links(run: &Inlines) -> impl Iterator<Item = (&str, Span)> {
    run.descendants().filter_map(|inline| match &inline.kind {
        InlineKind::Link { target, .. } => Some((target.as_str(), inline.span)),
        _ => None,
    })
}

/// The address of a link to write to, with its scheme.
fn mail_of_link(target: &str, span: Span) -> Option<Spanned<String>> {
    let is_mail = target.contains(':') && address::mail(target).is_some();
    is_mail.then(|| Spanned::new(address::unescaped(address::mailbox(target)).into_owned(), span))
}

/// The e-mail addresses of a run, in links and in the text of short lines about them.
fn mails(run: &Inlines, name: Option<&str>) -> Vec<Spanned<String>> {
    let mut found: Vec<Spanned<String>> = links(run).filter_map(|(target, span)| mail_of_link(target, span)).collect();
    let text = run.plain_text();
    let folded = fold::words(&text);
    let says = |word: &str| matches!(word, "email" | "mail" | "e" | "contact" | "メール") || word.contains("邮");
    let is_about_mail = folded.split(' ').any(says);
    let is_short = folded.split(' ').count() <= MAX_LABELS;
    let bare = address::mail_without_brackets(&text);
    // In “Email me at jane@x.org” only the second sign is one.
    let is_hidden = is_about_mail && is_short && address::text::mails(&bare).is_empty();
    let plain = if is_hidden { address::plain_mail(&text) } else { bare };
    let plain = name.and_then(|name| address::with_name(&plain, name)).unwrap_or(plain);
    if let Some(span) = run.span() {
        found.extend(address::text::mails(&plain).into_iter().map(|mail| Spanned::new(mail.to_owned(), span)));
    }
    let of_others: Vec<&str> = sentences::of(&text)
        .into_iter()
        .map(|range| &text[range])
        .filter(|said| is_no_longer_or_of_others(said))
        .collect();
    found.retain(|mail| !of_others.iter().any(|sentence| sentence.contains(&mail.value)));
    found
}

/// Whether a sentence is on somebody else's address, or on one that is no longer used.
fn is_no_longer_or_of_others(sentence: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "secretary", "secretariat", "my assistant", "assistant is", "my student", "my students", "advisor", "adviser", "supervisor",
        "former address", "former email", "former e mail", "old address", "old email", "previous address", "previous email", "formerly",
        "until", "sekretariat", "sekretärin", "secrétaire", "secrétariat", "secretaria", "segreteria", "ehemalige", "ancienne adresse",
    ];
    const UNSPACED: &[&str] = &["秘书", "秘書", "导师", "旧邮箱", "비서"];
    let words = fold::words(sentence);
    WORDS.iter().any(|said| fold::has_words(&words, said)) || UNSPACED.iter().any(|said| words.contains(said))
}

/// The only one, at one place or at several, or the first with a part of the author's name in it.
fn mail(found: Vec<Spanned<String>>, name: Option<&str>) -> Option<Contact> {
    let found: Vec<Spanned<String>> = found.into_iter().filter(|mail| !is_example_text(&mail.value)).collect();
    let first = found.first()?;
    let is_only = found.iter().all(|mail| user(&mail.value).eq_ignore_ascii_case(user(&first.value)));
    let parts = parts_of(name);
    let is_own = |mail: &&Spanned<String>| has_part(user(&mail.value), &parts);
    let own = found.iter().find(is_own).or(if is_only { Some(first) } else { None })?;
    Some(contact_of_mail(own))
}

fn contact_of_mail(mail: &Spanned<String>) -> Contact {
    Contact {
        kind: ContactKind::Email,
        text: mail.value.clone(),
        url: address::mail(&mail.value),
        span: Some(mail.span),
    }
}

/// What stands before the sign.
fn user(mail: &str) -> &str {
    mail.split('@').next().unwrap_or_default()
}

/// Whether an address has a part of the author's name in it; initials tell nothing.
fn has_part(address: &str, parts: &[String]) -> bool {
    let address = fold::letters(address);
    parts.iter().any(|part| part.len() > 2 && address.contains(part.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;

    #[test]
    fn a_second_address_stands_beside_the_first() {
        let further = |text: &str| {
            let found = further_mails(&document(text), &["jl@sea.example".to_owned()], Some("Joe Lind"));
            // A link and its words have the same address; the header has it once.
            let mut found: Vec<String> = found.into_iter().map(|contact| contact.text).collect();
            found.dedup();
            found.join(" · ")
        };
        for (text, expected) in [
            ("E-mail: jl [at] sea.example, tide [at] foam.example", "tide@foam.example"),
            ("Please email me at joe.lind@uni.example or jl@sea.example.", "joe.lind@uni.example"),
            ("Contact me at my [other address](mailto:joe.lind@uni.example).", "joe.lind@uni.example"),
            ("E-mail: jl@sea.example", ""),
            ("Pier 4  \njl [at] sea.example, tide [at] foam.example  \nI study tides.", "tide@foam.example"),
            ("E-mail: office@harbour.example", ""),
            ("Write to ann@berg.example.", ""),
        ] {
            assert_eq!(further(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_of_contacts_hold_the_authors_addresses() {
        let shown = |text: &str| {
            let document = document(text);
            let found = contacts(&[&document], &[], Some("Joe Lind"));
            found.into_iter().map(|contact| contact.text).collect::<Vec<_>>().join(" · ")
        };
        assert_eq!(
            shown(
                "[GitHub](https://github.com/joelind) | [Scholar](https://scholar.google.com/citations?user=a) | [E-mail](mailto:joe@lind.example)"
            ),
            "github.com/joelind · Google Scholar · joe@lind.example",
        );
        assert_eq!(shown("- Email: joe [at] lind [dot] example"), "joe@lind.example");
        assert_eq!(shown("Write to ann@berg.example or joe.lind@uni.example."), "joe.lind@uni.example");
        assert_eq!(shown("Write to ann@berg.example or bo@dahl.example."), "");
        assert_eq!(shown("Write to tide@berg.example or tide@dahl.example."), "tide@berg.example");
        assert_eq!(shown("E-mail: bayou@lind.example"), "bayou@lind.example");
        assert_eq!(shown("I study tides. Contact me at jlind[at]sea[dot]example."), "jlind@sea.example");
        assert_eq!(
            shown("You can reach me by mail at j.lind(at)sea(dot)harbour(dot)example."),
            "j.lind@sea.harbour.example"
        );
        assert_eq!(
            shown("If you would like to get in touch, you can reach me at joe [DOT] lind [AT] sea [DOT] example."),
            "joe.lind@sea.example"
        );
        assert_eq!(shown("Write to firstname.lastname@sea.example."), "joe.lind@sea.example");
        assert_eq!(shown("E-mail: you@example.com"), "");
        assert_eq!(shown("My secretary is Bo Ek, bo.ek@uni.example."), "");
        assert_eq!(shown("Former address: joe@old.example (until 2020)"), "");
        assert_eq!(shown("Our [charts](https://github.com/harbour) are open."), "");
        assert_eq!(shown("[Ann Berg](https://www.linkedin.com/in/ann-berg)"), "");
        assert_eq!(shown("[GitHub](https://github.com/joelind/charts)"), "");
        assert_eq!(shown("[GitHub](https://github.com/your_github_id)"), "");
        assert_eq!(
            shown("[GitHub](https://github.com/harbour)\n\n[GitHub](https://github.com/joelind)"),
            "github.com/joelind"
        );
        let below =
            |heading: &str| shown(&format!("# {heading}\n\n[GitHub](https://github.com/ann-berg)\n\n# Tides\n"));
        assert_eq!([below("Students"), below("Team members"), below("Links")], ["", "", "github.com/ann-berg"]);
    }
}
