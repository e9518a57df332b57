//! Tables and lists that mostly repeat the header: name, position, affiliation, e-mail address. What the
//! header says goes, and what it lacks goes to the header.

use std::collections::BTreeSet;

use super::Rule;
use super::countries::is_country;
use super::header::{Header, WHY};
use super::headline::{self, is_one_place, telling};
use super::phrases;
use super::removals::Removals;
use crate::address;
use crate::cv::{Contact, ContactKind, Content, Heading, Profile, Section, dates};
use crate::document::{Block, BlockKind, Cell, Inlines, Item, List, block_text, row_text, sole_paragraph};
use crate::fold;
use crate::meanings;
use crate::script::is_pictograph;
use crate::sentences;
use crate::source::Span;
use crate::vocabulary::{NAME_LABELS, labels_a_contact, names_a_position};

/// A table with fewer of a header's fields is about something else.
const MIN_FIELDS: usize = 2;
/// A longer affiliation is an address.
const MAX_LINE_CHARS: usize = 130;
/// A header has at most this many lines below the name.
const MAX_LINES: usize = 3;

/// What a row is about, by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Name,
    Position,
    Affiliation,
    Place,
    Email,
    Phone,
    Website,
}

/// The labels of each, folded.
#[rustfmt::skip]
const LABELS: &[(Field, &[&str])] = &[
    (Field::Name, NAME_LABELS),
    (Field::Position, &["title", "position", "current position", "current status", "status", "job title", "label", "occupation", "職位", "職名", "职位", "职称", "직위", "poste", "puesto"]),
    (Field::Affiliation, &["affiliation", "affiliations", "institution", "employer", "organization", "所属", "所屬", "单位", "소속", "rattachement", "afiliación"]),
    (Field::Place, &["office", "office address", "address", "location", "所在地", "住所", "地址", "주소", "adresse", "bureau", "dirección", "anschrift"]),
    (Field::Email, &["mail", "e mail", "email", "emails", "e mails", "email address", "e mail address", "email addresses", "courriel", "メール", "邮箱", "电子邮箱", "电子邮件", "邮件", "이메일", "correo"]),
    (Field::Website, &["url", "website", "homepage", "personal website"]),
    (Field::Phone, &["phone", "tel", "telephone", "mobile", "電話", "电话", "전화", "téléphone", "telefon", "teléfono"]),
];

impl Field {
    /// That of a label: `E-mail`, `My preferred emails`.
    fn of(label: &str) -> Option<Self> {
        const FILLERS: &[&str] = &["my", "preferred", "primary", "main"];
        let folded = fold::words(label);
        let words: Vec<&str> = folded.split(' ').skip_while(|word| FILLERS.contains(word)).collect();
        let words = words.join(" ");
        LABELS.iter().find(|(_, labels)| labels.contains(&words.as_str())).map(|(field, _)| *field)
    }
}

/// Takes rows out of such tables at the opening and below headings that are about the person.
pub(super) fn leave_out(sections: &mut [Section], profile: &mut Profile, removals: &mut Removals<'_>) {
    let said: Vec<(Span, String)> = sections.iter().flat_map(|section| &section.content).flat_map(texts).collect();
    let header = Header::of(profile);
    for section in sections.iter_mut().filter(|section| is_of_person(section, &header)) {
        section.content.retain_mut(|content| match content {
            Content::Block(block) => {
                let before = rows(block);
                let goes =
                    takes(block, profile, removals) || rows(block) < before && leave_out_said(block, &said, removals);
                !goes
            }
            Content::Entries(_) | Content::Publications(_) => true,
        });
    }
    // `Affiliation`, with a link for the value.
    profile.headline.retain(|line| {
        let words = line.plain_text();
        let goes = |span| removals.leaves_out_because(Rule::Empty, span, &words, "it is a label without a value", None);
        !(Field::of(&words).is_some() && line.span().is_some_and(goes))
    });
    headline::say_once(&mut profile.headline, removals);
}

/// Takes out sections that are one such field, of one line: `Affiliation`, above the name of a university.
pub(super) fn leave_out_sections(sections: &mut Vec<Section>, profile: &mut Profile, removals: &mut Removals<'_>) {
    sections.retain(|section| {
        let (Some(heading), [Content::Block(block)]) = (&section.heading, &section.content[..]) else { return true };
        let value = match &block.kind {
            BlockKind::List(list) => sole_item(list),
            BlockKind::Paragraph(run) => Some(run),
            _ => None,
        };
        let label = heading.content.plain_text();
        let is_line = |value: &&Inlines| value.lines().count() == 1 && !sentences::is_ended(&value.plain_text());
        let value = value.filter(is_line);
        !value.is_some_and(|value| goes(&label, value, block.span, profile, removals))
    });
}

/// Makes a field that is all that is left below such a heading a section of its own: `Summary: …`, under “General Information”. The
/// languages come at the end.
pub(super) fn set_apart(sections: &mut Vec<Section>) {
    for at in 0..sections.len() {
        let is_nested = sections.get(at + 1).is_some_and(|next| next.level() > sections[at].level());
        if is_nested {
            continue;
        }
        if let Some(summary) = sole_field(&sections[at], SUMMARIES) {
            sections[at] = summary;
        }
    }
    let languages = sections.iter().enumerate().find_map(|(at, one)| Some((at, sole_field(one, &[LANGUAGES])?)));
    let Some((at, languages)) = languages else { return };
    let is_nested = sections.get(at + 1).is_some_and(|next| next.level() > sections[at].level());
    let are_there =
        sections.iter().any(|section| section.heading.as_ref().is_some_and(|heading| heading.folded() == LANGUAGES));
    if !is_nested && !are_there {
        sections.remove(at);
        sections.push(languages);
    }
}

/// The words of a list of one item, and of one paragraph.
fn sole_item(list: &List) -> Option<&Inlines> {
    let [item] = &list.items[..] else { return None };
    sole_paragraph(&item.blocks)
}

/// What the fields are called, folded.
const LANGUAGES: &str = "languages";
const SUMMARIES: &[&str] = &["summary", "profile"];

/// The section of its own for the only field of a section on the person, if that is called so.
fn sole_field(section: &Section, names: &[&str]) -> Option<Section> {
    let (Some(heading), [Content::Block(block)]) = (&section.heading, &section.content[..]) else { return None };
    if !phrases::titles_contacts(&heading.folded()) {
        return None;
    }
    let (label, value) = match &block.kind {
        BlockKind::List(list) => {
            let line = sole_item(list)?;
            let flat = line.flat_text();
            let (label, value) = flat.split_once(':')?;
            (line.slice(0..label.len())?, line.slice(flat.len() - value.len()..flat.len())?)
        }
        BlockKind::Table(table) => match (&table.head[..], &table.rows[..]) {
            ([], [row]) | ([row], []) => match &row[..] {
                [label, value] => (sole_paragraph(&label.blocks)?.clone(), sole_paragraph(&value.blocks)?.clone()),
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    };
    if !names.contains(&fold::words(&label.plain_text()).as_str()) {
        return None;
    }
    let heading = Heading { content: label.trimmed(), ..heading.clone() };
    let words = Content::Block(Block::new(BlockKind::Paragraph(value.trimmed()), block.span));
    Some(Section { heading: Some(heading), content: vec![words] })
}

/// The texts of a section's content, folded, and where they are.
fn texts(content: &Content) -> Vec<(Span, String)> {
    match content {
        Content::Block(block) => vec![(block.span, fold::words(&block.plain_text()))],
        Content::Entries(entries) => entries.iter().map(|entry| (entry.span, fold::words(&entry.said()))).collect(),
        Content::Publications(_) => Vec::new(),
    }
}

/// How many rows a table has.
fn rows(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Table(table) => table.head.len() + table.rows.len(),
        _ => 0,
    }
}

/// Takes out the rows that are left of such a table where another part of the document says the same. Whether nothing is left.
fn leave_out_said(block: &mut Block, said: &[(Span, String)], removals: &mut Removals<'_>) -> bool {
    let span = block.span;
    let BlockKind::Table(table) = &mut block.kind else { return false };
    let mut stays = |row: &Vec<Cell>| {
        let [_, value] = &row[..] else { return true };
        let words = fold::words(&block_text(&value.blocks));
        let is_said = |(other, text): &&(Span, String)| *other != span && fold::has_words(text, &words);
        match said.iter().find(is_said) {
            Some((place, _)) if words.contains(' ') => {
                let why = "another part of the document says it";
                !removals.leaves_out_because(Rule::Repeated, span, &row_text(row), why, Some(*place))
            }
            _ => true,
        }
    };
    table.head.retain(&mut stays);
    table.rows.retain(&mut stays);
    table.head.is_empty() && table.rows.is_empty()
}

fn is_of_person(section: &Section, header: &Header) -> bool {
    if section.heading.is_some() && section.content.iter().all(is_for_contact) {
        return true;
    }
    let words = section.heading.as_ref().map(Heading::folded);
    let is_about = |words: &str| meanings::of(words) == Some("about") || header.is_name(words);
    words.is_none_or(|words| phrases::titles_contacts(&words) || is_about(&words))
}

/// Whether a list says nothing but how to reach the person, whatever the heading above it: `General information`.
fn is_for_contact(content: &Content) -> bool {
    matches!(content.block(), Some(Block { kind: BlockKind::List(list), .. }) if lists_contacts(list))
}

fn lists_contacts(list: &List) -> bool {
    list.items.iter().all(|item| sole_paragraph(&item.blocks).is_some_and(says_contact))
}

fn says_contact(run: &Inlines) -> bool {
    let text = run.plain_text();
    let Some((label, _)) = text.split_once([':', '：']) else { return false };
    let is_reached = matches!(Field::of(label), Some(Field::Email | Field::Phone | Field::Place));
    is_reached || fold::words(label).split(' ').all(labels_a_contact)
}

/// Whether nothing is left of a block.
fn takes(block: &mut Block, profile: &mut Profile, removals: &mut Removals<'_>) -> bool {
    let span = block.span;
    match &mut block.kind {
        BlockKind::Table(table) => {
            let rows = || table.head.iter().chain(&table.rows);
            if rows().filter(|row| label_of(row).is_some()).count() < MIN_FIELDS {
                return false;
            }
            table.head.retain(|row| !is_title(row) && !row_goes(row, span, profile, removals));
            table.rows.retain(|row| !row_goes(row, span, profile, removals));
            table.head.is_empty() && table.rows.is_empty()
        }
        BlockKind::Definitions(list) => {
            list.retain(|definition| {
                let ([term], [details]) = (&definition.terms[..], &definition.details[..]) else { return true };
                let value = sole_paragraph(details);
                !value.is_some_and(|value| goes(&term.plain_text(), value, span, profile, removals))
            });
            list.is_empty()
        }
        BlockKind::List(list) => {
            let field = |item: &Item| labelled(sole_paragraph(&item.blocks)?);
            let fields: Vec<Field> = list.items.iter().filter_map(|item| Field::of(&field(item)?.0)).collect();
            // An address and a number are a list of their own.
            let says_who =
                fields.iter().any(|field| matches!(field, Field::Name | Field::Position | Field::Affiliation));
            if fields.len() < MIN_FIELDS || !says_who && !lists_contacts(list) {
                return false;
            }
            list.items.retain(|item| {
                let field = field(item);
                !field.is_some_and(|(label, value)| goes(&label, &value, item.span, profile, removals))
            });
            list.items.is_empty()
        }
        BlockKind::Paragraph(run) => match labelled(run) {
            Some((label, value)) if Field::of(&label) == Some(Field::Email) => {
                goes(&label, &value, span, profile, removals)
            }
            _ => takes_rows(run, span, profile, removals) || takes_lines(run, span, profile, removals),
        },
        BlockKind::Aligned(_, inner) => {
            inner.retain_mut(|block| !takes(block, profile, removals));
            inner.is_empty()
        }
        _ => false,
    }
}

/// A field's label and its value: `Position: Postdoc`.
fn labelled(line: &Inlines) -> Option<(String, Inlines)> {
    let flat = line.flat_text();
    let (label, value) = flat.split_once([':', '：'])?;
    Field::of(label)?;
    let value = line.slice(flat.len() - value.len()..flat.len())?.trimmed();
    (!value.is_blank()).then(|| (label.to_owned(), value))
}

fn label_of(row: &[Cell]) -> Option<Field> {
    match row {
        [label, _] => Field::of(&block_text(&label.blocks)),
        _ => None,
    }
}

/// `Basic info` above a table.
fn is_title(row: &[Cell]) -> bool {
    let words: Vec<String> = row.iter().map(|cell| fold::words(&block_text(&cell.blocks))).collect();
    let said: Vec<&String> = words.iter().filter(|words| !words.is_empty()).collect();
    matches!(&said[..], [only] if phrases::titles_contacts(only))
}

fn row_goes(row: &[Cell], span: Span, profile: &mut Profile, removals: &mut Removals<'_>) -> bool {
    let [label, value] = row else { return false };
    let value = sole_paragraph(&value.blocks);
    value.is_some_and(|value| goes(&block_text(&label.blocks), value, span, profile, removals))
}

/// Takes out lines of nothing but e-mail addresses and telephone numbers: `0474 579 039 | 📧 ada@x.org`. Whether nothing is left.
fn takes_rows(run: &mut Inlines, span: Span, profile: &mut Profile, removals: &mut Removals<'_>) -> bool {
    let mut rest = Inlines::new();
    let mut is_shorter = false;
    for line in run.lines().map(Inlines::trimmed) {
        let text = line.plain_text();
        let row = contacts_in(&text);
        let mut all_go = !row.is_empty();
        for (label, value) in row {
            all_go &= goes(label, &Inlines::text(value, span), span, profile, removals);
        }
        is_shorter |= all_go;
        if !all_go {
            rest.push_line(line, span);
        }
    }
    if is_shorter {
        *run = rest;
    }
    run.is_blank()
}

/// The e-mail addresses and telephone numbers that a line is made of, with the labels that they could have; none where it says
/// anything else.
fn contacts_in(line: &str) -> Vec<(&str, &str)> {
    let separates = |c: char| "|·•,;".contains(c) || is_pictograph(c);
    let values = line.split(separates).map(str::trim).filter(|value| !value.is_empty());
    let labelled = values.map(|value| match address::mail(value) {
        Some(_) => Some(("email", value)),
        None => is_telephone(value).then_some(("phone", value)),
    });
    labelled.collect::<Option<_>>().unwrap_or_default()
}

/// Whether a value is a telephone number, with or without a remark: `+44 20 7946 0000 (London)`.
fn is_telephone(value: &str) -> bool {
    const MIN_DIGITS: usize = 7;
    let number = match value.split_once(" (") {
        Some((number, remark)) if remark.ends_with(')') => number,
        _ => value,
    };
    number.chars().all(|c| c.is_ascii_digit() || "+-(). ".contains(c))
        && number.chars().filter(char::is_ascii_digit).count() >= MIN_DIGITS
        && dates::within(number).is_none()
}

/// Takes out lines with a label, and labels that are on lines of their own, each with the line below it.
fn takes_lines(run: &mut Inlines, span: Span, profile: &mut Profile, removals: &mut Removals<'_>) -> bool {
    let lines: Vec<Inlines> = run.lines().map(Inlines::trimmed).collect();
    let is_label = |line: &Inlines| Field::of(&line.plain_text()).is_some();
    if lines.iter().filter(|line| is_label(line) || labelled(line).is_some()).count() < MIN_FIELDS {
        return false;
    }
    let mut rest = Inlines::new();
    let mut lines = lines.into_iter().peekable();
    while let Some(line) = lines.next() {
        let label = line.plain_text();
        if is_label(&line) && lines.peek().is_some_and(|value| goes(&label, value, span, profile, removals)) {
            lines.next();
            continue;
        }
        if labelled(&line).is_some_and(|(label, value)| goes(&label, &value, span, profile, removals)) {
            continue;
        }
        rest.push_line(line, span);
    }
    *run = rest;
    run.is_blank()
}

/// Whether a field goes: the header says it, or does now.
fn goes(label: &str, value: &Inlines, span: Span, profile: &mut Profile, removals: &mut Removals<'_>) -> bool {
    let Some(field) = Field::of(label) else { return false };
    if field == Field::Place
        && let Some((place, wish)) = without_wish(value).filter(|_| !removals.keeps(Rule::Appeal, span))
    {
        let goes = goes(label, &place, span, profile, removals);
        return goes && removals.leaves_out_because(Rule::Appeal, span, &wish, "it is no address", None);
    }
    // A town in the address does not say where somebody works.
    let is_said = match field {
        Field::Position | Field::Affiliation => {
            let value = value.plain_text();
            let lines: BTreeSet<String> =
                profile.headline.iter().flat_map(|line| telling(&line.plain_text())).collect();
            // The header need not say the country.
            let name = value.rsplit_once(',').filter(|(_, last)| is_country(last)).map_or(&*value, |(name, _)| name);
            telling(name).is_subset(&lines)
        }
        Field::Name => {
            let header = Header::of(profile);
            header.is_name(&fold::words(&value.plain_text())) || header.has_all(value)
        }
        _ => Header::of(profile).has_all(value),
    };
    if is_said {
        let words = format!("{}: {}", label.trim_end_matches([':', '：']), value.plain_text());
        return removals.leaves_out_because(Rule::Repeated, span, &words, WHY, None);
    }
    !removals.keeps(Rule::Repeated, span) && moves(field, value, span, profile)
}

/// A place without the sentence behind it that has a label of its own: `Bergen` of `Bergen. Preferred locations: Oslo, Rome`.
fn without_wish(value: &Inlines) -> Option<(Inlines, String)> {
    let flat = value.flat_text();
    let first = sentences::of(&flat).into_iter().next()?;
    let (place, wish) = flat.split_at(first.end);
    let place = place.trim_end().trim_end_matches('.');
    (wish.contains(": ") && !place.contains('\n'))
        .then_some((value.slice(0..place.len())?.trimmed(), wish.trim().to_owned()))
}

/// Writes a value into the header where it has none of its kind.
fn moves(field: Field, value: &Inlines, span: Span, profile: &mut Profile) -> bool {
    let text = value.plain_text().trim().to_owned();
    match field {
        Field::Name => false,
        Field::Position => {
            let is_new = !profile.headline.iter().any(|line| names_a_position(&line.plain_text()));
            let fits = is_new && text.chars().count() <= MAX_LINE_CHARS;
            if fits {
                profile.headline.insert(0, value.clone());
            }
            fits
        }
        Field::Affiliation => {
            let fits = profile.headline.len() < MAX_LINES && text.chars().count() <= MAX_LINE_CHARS;
            if fits {
                profile.headline.push(value.clone());
            }
            fits
        }
        Field::Place => {
            let lines = value.lines().map(|line| line.plain_text().trim().trim_end_matches(',').to_owned());
            moves_place(lines.collect::<Vec<_>>().join(", "), span, &mut profile.contacts)
        }
        Field::Email => {
            let own = profile.name.as_ref().and_then(|name| address::with_name(&text, &name.value));
            let text = own.unwrap_or(text);
            let mails: Vec<&str> = text.split(" / ").flat_map(|part| part.split([',', ';'])).map(str::trim).collect();
            let is_mail = |mail: &&str| address::mail(&address::plain_mail(mail)).is_some();
            let is_known = |mail: &&str| Header::of(profile).has_all(&Inlines::text(*mail, span));
            let is_new = (!profile.has(ContactKind::Email) || mails.iter().any(is_known)) && mails.iter().all(is_mail);
            if is_new {
                mails.iter().for_each(|mail| headline::add_mail(mail, Some(span), &mut profile.contacts));
            }
            is_new
        }
        Field::Website => false,
        Field::Phone => {
            let url = address::telephone(&text);
            let is_new = !profile.has(ContactKind::Phone) && url.is_some();
            if is_new {
                headline::add(Contact { kind: ContactKind::Phone, text, url, span: Some(span) }, &mut profile.contacts);
            }
            is_new
        }
    }
}

/// Writes an address into the header, in the place of a shorter form of it.
pub(super) fn moves_place(text: String, span: Span, contacts: &mut Vec<Contact>) -> bool {
    let Some(place) = contacts.iter_mut().find(|contact| contact.kind == ContactKind::Location) else {
        headline::add(Contact { kind: ContactKind::Location, text, url: None, span: Some(span) }, contacts);
        return true;
    };
    let is_fuller = is_one_place(&place.text, &text) || telling(&text).is_superset(&telling(&place.text));
    if is_fuller {
        place.text = text;
    }
    is_fuller
}
