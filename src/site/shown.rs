//! What the text of the pages says of the author, where neither front matter nor configuration does: the name in “My name is …”,
//! the position in “I am a professor of …”, the addresses in lines of contacts.
//!
//! Only what is certain is taken: the page says it of itself, at its beginning or in lines of nothing but addresses.

use std::ops::Range;

use super::networks;
use crate::address;
use crate::cv::{Contact, ContactKind};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Inlines, descendants};
use crate::fold;
use crate::names;
use crate::source::{Span, Spanned};
use crate::vocabulary::{labels_a_contact, names_a_position};

/// So many blocks of a page may introduce the author.
const INTRODUCTION: usize = 12;
/// A position of more letters is a story.
const LONGEST_POSITION: usize = 130;
/// A line of contacts has no more words besides them.
const MOST_LABELS: usize = 12;

/// The name that a page gives its author in its first sentences: “My name is Ada Lovelace.”
pub(super) fn name(document: &Document) -> Option<Spanned<String>> {
    const OPENINGS: &[&str] = &["my name is ", "i am ", "i'm ", "i’m ", "this is ", "我叫", "我是", "我的名字是"];
    sentences(document).find_map(|(text, span)| {
        let (_, rest) = after_any(&text, OPENINGS)?;
        let end = rest.find([',', '.', ';', '!', '，', '。', '、', '！', '（']).unwrap_or(rest.len());
        let words = rest[..end].split(" and ").next().unwrap_or_default();
        let name = words.split(" (").next().map(str::trim).filter(|name| names::evidently_a_name(name))?;
        let with_other = words.trim();
        let name = if names::evidently_a_name(with_other) { with_other } else { name };
        Some(Spanned::new(name.to_owned(), span))
    })
}

/// The position that stands in lines of its own at the beginning of a page, or in the first sentences about its author.
pub(super) fn position(document: &Document, name: Option<&str>) -> Vec<Inlines> {
    let lines = position_lines(document);
    if !lines.is_empty() {
        return lines;
    }
    let found = sentences(document).find_map(|(text, span)| {
        let position = said_position(&text, name)?;
        Some(Inlines::text(capitalized(&position), span))
    });
    found.into_iter().collect()
}

/// Short lines before the first sentence that name a position, at most two.
fn position_lines(document: &Document) -> Vec<Inlines> {
    let mut lines = Vec::new();
    for run in introduction(document) {
        let text = run.plain_text();
        if is_sentence(&text) {
            break;
        }
        let parts = run.split(|inline| matches!(inline.kind, InlineKind::Break));
        for part in parts {
            let line = part.iter().cloned().collect::<Inlines>().trimmed();
            let words = line.plain_text();
            let is_position = names_a_position(&words) && !words.contains(['@', ':', '?', '!']);
            if is_position && words.chars().count() <= LONGEST_POSITION && !words.contains(|c: char| c.is_ascii_digit())
            {
                lines.push(line);
            }
        }
    }
    lines.truncate(2);
    lines
}

fn is_sentence(text: &str) -> bool {
    const VERBS: &[&str] =
        &["am", "is", "are", "was", "i", "m", "my", "have", "has", "we", "study", "received", "work"];
    let folded = fold::words(text);
    folded.split(' ').count() > 24
        || folded.split(' ').any(|word| VERBS.contains(&word))
        || text.contains(['。', '，'])
        || text.trim_end().ends_with("다.")
}

/// The paragraphs and headings at the beginning of a page.
fn introduction(document: &Document) -> impl Iterator<Item = &Inlines> {
    let runs = descendants(&document.blocks).filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => Some(content),
        _ => None,
    });
    runs.filter(|run| !run.is_blank()).take(INTRODUCTION)
}

/// The sentences at the beginning of a page.
fn sentences(document: &Document) -> impl Iterator<Item = (String, Span)> {
    introduction(document).filter_map(|run| Some((run.plain_text(), run.span()?))).flat_map(|(text, span)| {
        let ends = ends_of_sentences(&text);
        ends.into_iter().map(|range| (text[range].trim().to_owned(), span)).collect::<Vec<_>>()
    })
}

fn ends_of_sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', '。', '！', '\n']) {
        let before = text[start..at].split_whitespace().last().unwrap_or_default();
        // “Dr. Jane”, “Ph.D.”, “J. Doe”
        let is_short = mark == "." && (before.chars().count() < 3 || before.contains('.') || before == "Prof");
        let is_end = mark != "." || text[at + 1..].starts_with(char::is_whitespace) || at + 1 == text.len();
        if is_end && !is_short {
            out.push(start..at);
            start = at + mark.len();
        }
    }
    out.push(start..text.len());
    out
}

/// What stands behind the first of some phrases that a sentence has, folded to small letters for the comparison.
fn after_any<'a>(text: &'a str, phrases: &[&str]) -> Option<(usize, &'a str)> {
    let lower = text.to_lowercase();
    // Letters whose small forms have another length would shift every place.
    let found = Some(lower).filter(|lower| lower.len() == text.len())?;
    let begins_word = |at: usize| !found[..at].ends_with(char::is_alphanumeric);
    let places = phrases.iter().filter_map(|phrase| {
        let at = found.match_indices(phrase).map(|(at, _)| at).find(|&at| begins_word(at))?;
        Some((at, &text[at + phrase.len()..]))
    });
    places.min_by_key(|(at, _)| *at)
}

/// `Professor of Tides at Uni One` of “I am currently a professor of tides at Uni One, where I lead …”.
fn said_position(sentence: &str, name: Option<&str>) -> Option<String> {
    let predicate = predicate(sentence, name)?;
    let predicate =
        without_start(predicate, &["currently ", "now ", "presently ", "also ", "just ", "working as ", "serving as "]);
    let predicate = without_start(predicate, &["a ", "an ", "the "]);
    let position = &predicate[..end_of_position(predicate)];
    let position = without_end(position.trim());
    let head: Vec<&str> = position.split_whitespace().take(8).collect();
    let family = name.and_then(|name| name.split_whitespace().last()).unwrap_or_default();
    let is_of_another = !family.is_empty() && position.contains(family);
    let is_one = names_a_position(&head.join(" ")) && position.chars().count() <= LONGEST_POSITION && !is_of_another;
    (is_one && head.len() > 1).then(|| position.to_owned())
}

fn without_start<'a>(text: &'a str, starts: &[&str]) -> &'a str {
    let next = starts.iter().find_map(|start| {
        let head = text.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start))?;
        Some(&text[head.len()..])
    });
    next.map_or(text, |rest| without_start(rest, starts))
}

/// A phrase without the words and marks that would lead on to the next one.
fn without_end(text: &str) -> &str {
    let text = text.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']);
    let next = [" and", " a", " an", " the", " in", " at", " of", " broadly", " mainly", " primarily"]
        .iter()
        .find_map(|end| text.strip_suffix(end));
    next.map_or(text, without_end)
}

/// What a sentence says its author is.
fn predicate<'a>(sentence: &'a str, name: Option<&str>) -> Option<&'a str> {
    const FIRST_PERSON: &[&str] =
        &["i am ", "i'm ", "i’m ", "i work as ", "i currently work as ", "i currently serve as "];
    let (at, rest) = match after_any(sentence, FIRST_PERSON) {
        Some(found) => found,
        None => of_third_person(sentence, name?)?,
    };
    // “Now, I am”; behind more words it is another clause.
    if sentence[..at].split_whitespace().count() > 4 {
        return None;
    }
    // “I am Ada Lovelace, a professor of …”
    let behind_name = name.and_then(|name| {
        let (words, behind) = rest.split_once([',', '，'])?;
        let is_name = names::spellings(words).iter().any(|part| fold::words(name).contains(&fold::words(part)));
        is_name.then(|| behind.trim_start())
    });
    Some(behind_name.unwrap_or(rest))
}

/// “Ada Lovelace is”, “Dr. Lovelace is”
fn of_third_person<'a>(sentence: &'a str, name: &str) -> Option<(usize, &'a str)> {
    let (subject, predicate) = sentence.split_once(" is ")?;
    let family = name.split_whitespace().last()?;
    let is_subject = subject.split_whitespace().count() <= 6 && fold::words(subject).contains(&fold::words(family));
    is_subject.then_some((0, predicate))
}

/// Where a position ends and what somebody does in it begins.
fn end_of_position(predicate: &str) -> usize {
    const ENDS: &[&str] = &[
        ", where",
        " where ",
        ", who",
        " who ",
        ", working",
        " working ",
        ", supervised",
        " supervised",
        ", advised",
        " advised",
        ", co-advised",
        " co-advised",
        ", under",
        " under the",
        ", focus",
        " focus",
        ", interested",
        " interested",
        ", special",
        " special",
        ", and i",
        " and i ",
        " and my",
        ", with",
        " with a ",
        " with an ",
        " with expertise",
        " with research",
        " with interest",
        " with over ",
        " with more ",
        " with experience",
        " with strong",
        ", leading",
        ", whose",
        " whose ",
        ", my",
        " since ",
        ", studying",
        " studying ",
        " conducting ",
        " passionate",
        ", in the group",
        ", jointly",
        ", affiliated",
        ", co-",
        " and also",
        ", also",
        ", as well",
        " as well",
        " and an affiliate",
        " and a member",
        ", a member",
        ", and a member",
        " and affiliated",
        ", and affiliated",
        ", before",
        ", after",
        ", having",
        " having ",
        " starting",
        "; ",
        " – ",
        " — ",
        " researching",
        ", researching",
        ", collaborating",
        ", developing",
        ", exploring",
        " and work",
        ", and work",
        " but ",
    ];
    let lower = predicate.to_lowercase();
    if lower.len() != predicate.len() {
        return 0;
    }
    ENDS.iter().filter_map(|end| lower.find(end)).min().unwrap_or(predicate.len())
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The addresses of a page's lines of contacts, and its only e-mail address, or the one with the author's name in it.
pub(super) fn contacts(documents: &[&Document], name: Option<&str>) -> Vec<Contact> {
    let runs = || documents.iter().flat_map(|document| runs(&document.blocks));
    let lines = runs().filter(|run| is_line_of_contacts(run, name));
    let accounts = lines.flat_map(links).filter_map(|(target, span)| account(target, span));
    let mut contacts: Vec<Contact> = Vec::new();
    for account in accounts {
        if !contacts.iter().any(|other| other.kind == account.kind) {
            contacts.push(account);
        }
    }
    contacts.extend(mail(runs().flat_map(mails).collect(), name));
    contacts
}

/// The paragraphs, headings and items of some blocks.
fn runs(blocks: &[Block]) -> impl Iterator<Item = &Inlines> {
    descendants(blocks).flat_map(Block::inline_runs)
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
    rest.split(' ').count() <= MOST_LABELS && rest.split(' ').all(is_label) && names_nobody_else(run, &own)
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

/// The contact for the address of an account; a repository or a paper is none.
fn account(target: &str, span: Span) -> Option<Contact> {
    address::scheme(target)?;
    let contact = networks::contact_for_address(target, span).filter(|contact| contact.kind != ContactKind::Website)?;
    let path = address::bare(target).split_once('/')?.1;
    let parts = path.split('/').filter(|part| !part.is_empty()).count();
    let is_account = match contact.kind {
        ContactKind::GitHub => parts == 1,
        ContactKind::GoogleScholar => path.contains("user="),
        ContactKind::Orcid => parts == 1,
        ContactKind::LinkedIn => path.starts_with("in/"),
        ContactKind::Other(
            "x" | "researchgate" | "dblp" | "openreview" | "bluesky" | "semanticscholar" | "inspire",
        ) => parts >= 1 && !path.contains("search") && !path.contains("status/") && !path.contains("publication"),
        _ => false,
    };
    is_account.then_some(contact)
}

/// The e-mail addresses of a run, in links and in the text of short lines about them.
fn mails(run: &Inlines) -> Vec<Spanned<String>> {
    let in_links = links(run).filter(|(target, _)| address::mail(target).is_some() && target.contains(':'));
    let mut found: Vec<Spanned<String>> =
        in_links.map(|(target, span)| Spanned::new(address::mailbox(target).to_owned(), span)).collect();
    let text = run.plain_text();
    let folded = fold::words(&text);
    let is_about_mail =
        folded.split(' ').any(|word| matches!(word, "email" | "mail" | "e" | "contact" | "邮箱" | "メール" | "邮件"));
    let plain =
        if is_about_mail && folded.split(' ').count() <= MOST_LABELS { address::plain_mail(&text) } else { text };
    let Some(span) = run.span() else { return found };
    let is_edge = |c: char| !c.is_alphanumeric() && !matches!(c, '@' | '.' | '-' | '_' | '+');
    for word in
        plain.split(is_edge).map(|word| word.trim_matches(['.', '-', '_'])).filter(|word| address::mail(word).is_some())
    {
        found.push(Spanned::new(word.to_owned(), span));
    }
    found
}

/// The only one, or the first with a part of the author's name in it.
fn mail(found: Vec<Spanned<String>>, name: Option<&str>) -> Option<Contact> {
    let found: Vec<Spanned<String>> =
        found.into_iter().filter(|mail| !super::about::is_example_text(&mail.value)).collect();
    let first = found.first()?;
    let is_only = found.iter().all(|mail| mail.value.eq_ignore_ascii_case(&first.value));
    let parts: Vec<String> = name.map(|name| name.split(' ').map(fold::letters).collect()).unwrap_or_default();
    let is_own = |mail: &&Spanned<String>| {
        let user = fold::letters(mail.value.split('@').next().unwrap_or_default());
        parts.iter().any(|part| part.len() > 2 && user.contains(part.as_str()))
    };
    let own = found.iter().find(is_own).or_else(|| Some(first).filter(|_| is_only))?;
    let url = address::mail(&own.value);
    Some(Contact { kind: ContactKind::Email, text: own.value.clone(), url, span: Some(own.span) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources};

    fn document(text: &str) -> Document {
        let page = Sources::new().add(Source::new("about.md", text));
        let text = Rewritten::verbatim(page, text, 0..text.len());
        markdown::parse(&text).into_value().expect("a document")
    }

    #[test]
    fn a_page_states_the_position_of_its_author() {
        for (text, expected) in [
            ("I am a professor of tides at Uni One, where I lead the Foam Lab.", "Professor of tides at Uni One"),
            (
                "Hi! Now, I'm a postdoctoral researcher in Bergen, working with Ann Berg.",
                "Postdoctoral researcher in Bergen",
            ),
            ("I am Joe Lind, Associate Professor at Uni Two. I sail.", "Associate Professor at Uni Two"),
            (
                "Dr. Lind is an oceanographer and research scientist at the Harbour Board.",
                "Oceanographer and research scientist at the Harbour Board",
            ),
            (
                "I currently work as a tide engineer for the [Harbour Board](https://x.example).",
                "Tide engineer for the Harbour Board",
            ),
            ("I am a PhD student in Bergen and my work is on gulls.", "PhD student in Bergen"),
            ("# Joe Lind\n\nTide scientist  \nHarbour Board\n\nI study waves.", "Tide scientist"),
            ("I am interested in professors of tides.", ""),
            ("In the winter of 2010 and ever after I am a student of gulls.", ""),
            ("Ann Berg is a professor of tides.", ""),
            ("I study tides.", ""),
        ] {
            let found = position(&document(text), Some("Joe Lind"));
            let lines: Vec<String> = found.iter().map(Inlines::plain_text).collect();
            assert_eq!(lines.join(" / "), expected, "{text}");
        }
    }

    #[test]
    fn a_page_states_the_name_of_its_author() {
        for (text, expected) in [
            ("My name is Joe Lind. I sail.", Some("Joe Lind")),
            ("Hello, I'm Joe Lind, and I sail.", Some("Joe Lind")),
            ("My name is Joe Lind (宋小雨).", Some("Joe Lind (宋小雨)")),
            ("I am a sailor.", None),
            ("I'm Joe.", None),
        ] {
            assert_eq!(name(&document(text)).map(|name| name.value).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn lines_of_contacts_hold_the_authors_addresses() {
        let shown = |text: &str| {
            let document = document(text);
            let found = contacts(&[&document], Some("Joe Lind"));
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
        assert_eq!(shown("Our [charts](https://github.com/harbour) are open."), "");
        assert_eq!(shown("[Ann Berg](https://www.linkedin.com/in/ann-berg)"), "");
        assert_eq!(shown("[GitHub](https://github.com/joelind/charts)"), "");
    }
}
