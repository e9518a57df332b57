//! Pages of the site that a CV has a section for: each is printed if it lists something that the other pages do not.

mod items;
mod listed;

use std::collections::BTreeSet;

use super::bibliography::Scholar;
use super::collections::Collection;
use super::model::{Content, Heading, Section, Stock, StoodFor};
use super::publications::Style;
use super::sections::{PageOrder, RESEARCH, SECTION, is_research, meanings_of, position, raise};
use super::{Options, PageContent, sections_of};
use crate::address;
use crate::diagnostic::{Code, Diagnostic, Outcome, PRINTED};
use crate::document::{Block, BlockKind, Footnote, InlineKind, Inlines, Item, List};
use crate::fold;
use crate::meanings;
use crate::path;
use crate::source::{Span, Spanned};

pub(super) use listed::is_listing;
use listed::{
    LEAST_YEARS, chooses, describes, has_dated_list, has_list, has_slot, is_filled, is_of_entries, items_of,
    names_people, names_some, only_leads, years_on,
};

/// The topic of pages on which the publications are listed. A list written by hand is always taken in; it is merged with others
/// afterwards.
const PUBLICATIONS: &str = "publications";
/// The topic of pages about the person. One that shows a career is the CV in all but name.
const ABOUT: &str = "about";
/// The topic of pages whose names say nothing: what consists of dated entries is a part of a CV, whatever it is called.
const ENTRIES: &str = "entries";
/// What a career consists of.
const CAREER: &[&str] = &["education", "experience"];

/// A page that is printed if it is needed.
#[derive(Debug, Clone)]
pub struct Supplement {
    /// The page.
    pub content: PageContent,
    /// What it lists, by the name of the meaning.
    pub topic: &'static str,
    /// Its file, for messages.
    pub file: String,
    /// Why it may be printed, as half a sentence.
    pub reason: String,
    /// Its beginning.
    pub start: Span,
    /// What cannot be read of it, as half a sentence, where it has hardly any words of its own.
    pub unread: Option<String>,
    /// What was noticed when it was read.
    pub noticed: Vec<Diagnostic>,
}

/// What the pages of a document say.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) sections: Vec<Section>,
    pub(super) footnotes: Vec<Footnote>,
    /// The collections whose items the pages print themselves.
    pub(super) shown: BTreeSet<String>,
    /// The pages that are left out because what they list is printed from the site's data.
    pub(super) stood_for: Vec<StoodFor>,
}

/// What is needed to read the pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'a> {
    pub(super) names: &'a [&'a str],
    /// The titles of the collections' items, folded.
    pub(super) titles: &'a BTreeSet<String>,
    pub(super) options: &'a Options,
    pub(super) collections: &'a [Collection],
    /// Whether the site has a bibliography.
    pub(super) has_bibliography: bool,
    pub(super) scholar: &'a Scholar,
    pub(super) style: Style<'a>,
}

/// Takes in what is needed of the supplements, each where a CV has a place for it.
pub(super) fn take_in(said: &mut Said, supplements: Vec<Supplement>, reading: Reading) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for supplement in supplements {
        let (read, noticed) = sections(&supplement, reading, said.footnotes.len() + 1).into_parts();
        let (sections, footnotes) = read.unwrap_or_default();
        let Supplement { content, topic, file, reason, start, unread, noticed: before } = supplement;
        let needed = match needed(&said.sections, sections, topic, &content.shown, reading) {
            Ok(needed) => needed,
            Err(Refusal::Because(why)) => {
                let unread = unread.map(|unread| format!("; {unread}")).unwrap_or_default();
                diagnostics.push(Diagnostic::dropped_page(&file, &format!("{why}{unread}")).at(start));
                continue;
            }
            Err(Refusal::Said(words, there)) => {
                let why = format!("another page has a section “{words}”");
                diagnostics.push(Diagnostic::dropped_page(&file, &why).at(start).label(there, PRINTED));
                continue;
            }
            Err(Refusal::Stock(stock)) => {
                said.stood_for.push(StoodFor { file, start, stock, titles: Vec::new() });
                continue;
            }
        };
        diagnostics.extend(before.into_iter().chain(noticed));
        let at = position(&said.sections, if topic == RESEARCH { PUBLICATIONS } else { topic });
        said.sections.splice(at..at, needed.sections);
        said.footnotes.extend(footnotes);
        said.shown.extend(content.shown.into_iter().filter(|shown| needed.is_all || shown != PUBLICATIONS));
        let message = format!("{file} is {}: {reason}", needed.role);
        diagnostics.push(Diagnostic::note(Code::Chosen, message).at(start));
        if !needed.is_all {
            let message = format!("{file} is left out but for its papers in progress");
            diagnostics.push(Diagnostic::loss(Code::DroppedPage, message).at(start));
        }
    }
    diagnostics
}

/// What is printed of a page.
struct Needed {
    sections: Vec<Section>,
    /// What the page counts as then, as the end of a sentence.
    role: String,
    /// Whether it is the whole page.
    is_all: bool,
}

/// What is printed of a page in addition to `others`, or why nothing is.
fn needed(
    others: &[Section],
    page: Vec<Section>,
    topic: &str,
    shown: &BTreeSet<String>,
    reading: Reading,
) -> Result<Needed, Refusal> {
    match refusal(others, &page, topic, shown, reading) {
        None => Ok(Needed { sections: page, role: role(topic), is_all: true }),
        Some(why) => {
            let sections = if topic == RESEARCH && !reading.has_bibliography { unfinished(page) } else { Vec::new() };
            let role = "taken in for its papers in progress".to_owned();
            if sections.is_empty() { Err(why) } else { Ok(Needed { sections, role, is_all: false }) }
        }
    }
}

/// The sections of a page on papers that are not published yet, which the site's list of publications does not have.
fn unfinished(page: Vec<Section>) -> Vec<Section> {
    let level = |section: &Section| section.level().unwrap_or(SECTION);
    let mut above: Option<u8> = None;
    let mut kept: Vec<Section> = Vec::new();
    for section in page {
        let own = level(&section);
        above = above.filter(|&above| own > above);
        if section.heading.as_ref().is_some_and(|heading| meanings::lists_unfinished_papers(&heading.folded())) {
            above = above.or(Some(own));
        }
        if above.is_some() {
            kept.push(section);
        }
    }
    raise(&mut kept);
    let says_something = kept.iter().any(|section| !section.content.is_empty() && !has_slot(section));
    if says_something { kept } else { Vec::new() }
}

fn role(topic: &str) -> String {
    match topic {
        PUBLICATIONS => "the list of publications".to_owned(),
        ABOUT => "taken in for its education and experience".to_owned(),
        RESEARCH => "taken in for its publications".to_owned(),
        ENTRIES => "taken in for the dated entries on it".to_owned(),
        _ => format!("taken in for its {topic}"),
    }
}

/// The page's sections: under its title, unless each of them is one that a CV has.
fn sections(supplement: &Supplement, reading: Reading, first_note: usize) -> Outcome<(Vec<Section>, Vec<Footnote>)> {
    let Supplement { content, topic, start, .. } = supplement;
    let read = |title: Option<Spanned<String>>| {
        let page = PageContent { title, ..content.clone() };
        sections_of(page, PageOrder::Later, reading, first_note)
    };
    let bare = read(None);
    if *topic == ABOUT {
        return bare;
    }
    let title = title(content, topic, *start);
    let found = bare.value().map(|(sections, _)| &**sections).unwrap_or_default();
    if let Some(items) = items::instead_of(found, content, topic, reading) {
        return items.map(|content| (vec![Section { heading: Some(heading(&title)), content }], Vec::new()));
    }
    if found.len() > 1 && found.iter().all(|section| section.content.is_empty()) {
        return Outcome::ok((
            vec![Section { heading: Some(heading(&title)), content: vec![lines(found)] }],
            Vec::new(),
        ));
    }
    if found.iter().all(is_of_a_cv) { bare } else { read(Some(title)) }
}

/// Headings without anything below them as the items of a list.
fn lines(sections: &[Section]) -> Content {
    let headings: Vec<&Heading> = sections.iter().filter_map(|section| section.heading.as_ref()).collect();
    let item = |heading: &&Heading| {
        Item::new(vec![Block::new(BlockKind::Paragraph(heading.content.clone()), heading.span)], heading.span)
    };
    let span = headings[0].span;
    Content::Block(Block::new(BlockKind::List(List::of_bullets(headings.iter().map(item).collect())), span))
}

fn heading(title: &Spanned<String>) -> Heading {
    Heading { level: SECTION, content: Inlines::text(&title.value, title.span), span: title.span }
}

/// Whether a section can do without a title above it.
fn is_of_a_cv(section: &Section) -> bool {
    section.heading.as_ref().is_some_and(|heading| heading.level > SECTION || !meanings_of(heading).0.is_empty())
}

/// What the page's section is called: by its title where that says what it lists, else as its address does.
fn title(content: &PageContent, topic: &str, start: Span) -> Spanned<String> {
    let says_so = |name: &str| meanings::all(&meanings::words(name)).contains(&topic);
    let own = content.title.clone().filter(|title| !fold::words(&title.value).is_empty());
    let address = path::name(&address::page(&content.path)).replace(['-', '_'], " ");
    let (title, span) = match own {
        Some(own) if says_so(&own.value) || !says_so(&address) => (own.value, own.span),
        _ if says_so(&address) || topic == ENTRIES => (address, start),
        _ => (topic.to_owned(), start),
    };
    // Themes write titles in lower case and let the style sheet change them.
    Spanned::new(fold::capitalised(title.trim()), span)
}

/// Why a page is not printed.
enum Refusal {
    /// As half a sentence.
    Because(String),
    /// The section with these words, whose heading is there, says it.
    Said(String, Span),
    /// What it lists is printed from there.
    Stock(Stock),
}

/// Why a page is not printed in addition to `others`.
fn refusal(
    others: &[Section],
    page: &[Section],
    topic: &str,
    shown: &BTreeSet<String>,
    reading: Reading,
) -> Option<Refusal> {
    let is_listed = |at: usize, topic: &str| {
        lists(&others[at], topic)
            && (has_parts(others, at) || !only_leads(&others[at]))
            && !says_little(others, at, page)
    };
    let listed =
        |topic: &str| (0..others.len()).find(|&at| is_listed(at, topic)).and_then(|at| heading_before(others, at));
    let because = |why: &str| Some(Refusal::Because(why.to_owned()));
    let said = |heading: &Heading| Refusal::Said(heading.content.plain_text().trim().to_owned(), heading.span);
    let collection = reading.collections.iter().find(|collection| collection.name == PUBLICATIONS);
    let is_sample = collection.is_some_and(Collection::is_sample);
    if page.iter().all(|section| section.content.is_empty()) && page.len() < 2 {
        return because("nothing on it can be printed");
    }
    match topic {
        ABOUT => {
            let adds = CAREER.iter().any(|topic| page.iter().any(|section| lists(section, topic)));
            if !adds {
                return because("none of its headings says that it lists education or positions");
            }
            CAREER.iter().find_map(|topic| listed(topic)).map(said)
        }
        ENTRIES if !is_of_entries(page) && !has_headings_of_a_cv(page) => because(no_entries(page)),
        ENTRIES => titled_alike(others, page).map(said),
        RESEARCH if !lists_papers(page) && is_of_entries(page) && page.iter().any(has_list) => {
            titled_alike(others, page).map(said)
        }
        RESEARCH if !lists_papers(page) => because(unlisted_papers(page)),
        RESEARCH
            if reading.has_bibliography
                || collection.is_some_and(|all| !is_sample && all.items.len() > items_of(page)) =>
        {
            because("the site keeps its publications elsewhere")
        }
        RESEARCH if others.iter().any(|section| section.heading.as_ref().is_some_and(is_research)) => {
            because("another page has a section on research")
        }
        RESEARCH if !listed_with_parts(others) => None,
        RESEARCH => listed(PUBLICATIONS).map(said),
        PUBLICATIONS if shown.contains(PUBLICATIONS) && is_sample => because("it shows the theme's sample content"),
        PUBLICATIONS if shown.contains(PUBLICATIONS) => Some(Refusal::Stock(Stock::Collection)),
        PUBLICATIONS if page.iter().any(|section| chooses(section, reading.scholar)) => None,
        PUBLICATIONS if page.iter().any(has_slot) && !has_dated_list(page) => Some(Refusal::Stock(Stock::Bibliography)),
        _ if !lists_something(page, topic) => because(unlisted(page)),
        PUBLICATIONS if is_listing(page) => None,
        _ => listed(topic).map(said),
    }
}

/// Why a page on research is not printed.
fn unlisted_papers(page: &[Section]) -> &'static str {
    match page.iter().any(|section| section.heading.is_some()) {
        true if is_listing(page) => {
            "no main heading on it announces publications, and it does not consist of dated entries"
        }
        true => "no list of publications was found under its headings",
        false => "no list with years was found on it",
    }
}

/// Why a page is not a list of dated entries.
fn no_entries(page: &[Section]) -> &'static str {
    match page.iter().any(has_list) && years_on(page) > 0 {
        true => "it does not consist of dated entries",
        false => "no list of dated entries was found on it",
    }
}

/// Whether a section, with its parts, says hardly anything compared with a page: a sentence next to a list.
fn says_little(others: &[Section], at: usize, page: &[Section]) -> bool {
    const LITTLE: usize = 40;
    let is_part = |section: &&Section| section.level() > others[at].level();
    let parts = 1 + others[at + 1..].iter().take_while(is_part).count();
    let section = &others[at..at + parts];
    let words = |sections: &[Section]| -> usize {
        sections.iter().map(|section| section.said().split_whitespace().count()).sum()
    };
    let own = words(section);
    let has_entries = section.iter().any(|section| has_list(section) || is_filled(section));
    !has_entries && own <= LITTLE && 2 * own < words(page)
}

/// Why a page lists nothing that a CV could take from it.
fn unlisted(page: &[Section]) -> &'static str {
    if years_on(page) == 0 { "no year was found on it" } else { "no list with years was found on it" }
}

/// The heading of another page that says what the first one of a page does, or a part of it.
fn titled_alike<'a>(others: &'a [Section], page: &[Section]) -> Option<&'a Heading> {
    let own = page.iter().find_map(|section| section.heading.as_ref())?.folded();
    let is_alike =
        |heading: &Heading| fold::has_words(&heading.folded(), &own) || fold::has_words(&own, &heading.folded());
    let mut headings = others.iter().enumerate().filter_map(|(at, section)| Some((at, section.heading.as_ref()?)));
    let found = headings.find(|&(at, heading)| is_alike(heading) && !says_little(others, at, page));
    found.map(|(_, heading)| heading)
}

/// Whether everything on a page is under headings that a CV has.
fn has_headings_of_a_cv(page: &[Section]) -> bool {
    let says_something = page.iter().filter(|section| !section.content.is_empty());
    let top = |section: &&Section| section.heading.as_ref().is_none_or(|heading| heading.level <= SECTION + 1);
    let mut tops = says_something.filter(top).peekable();
    tops.peek().is_some()
        && tops.all(|section| section.heading.as_ref().is_some_and(|heading| !meanings_of(heading).0.is_empty()))
}

/// Whether sections, parts included, list publications under their own heading and do not just link to them.
fn listed_with_parts(sections: &[Section]) -> bool {
    let Some(at) = sections.iter().position(|section| lists(section, PUBLICATIONS)) else { return false };
    let is_part = |section: &&Section| section.heading.as_ref().is_none_or(|heading| heading.level > SECTION);
    let parts = sections[at + 1..].iter().take_while(is_part).count();
    sections[at..=at + parts].iter().any(has_slot) || is_listing(&sections[at..=at + parts])
}

/// Whether the section after one is a part of it.
fn has_parts(sections: &[Section], at: usize) -> bool {
    sections.get(at + 1).is_some_and(|next| next.level() > sections[at].level())
}

/// Whether a page on research lists papers: under a heading right below its title, or with enough years where it has no headings.
fn lists_papers(page: &[Section]) -> bool {
    let mut headings = page.iter().filter_map(|section| section.heading.as_ref()).peekable();
    if headings.peek().is_none() {
        return years_on(page) > LEAST_YEARS && has_dated_list(page);
    }
    let says_so = |heading: &Heading| meanings::lists_publications(&heading.folded());
    headings.any(|heading| heading.level <= SECTION + 1 && says_so(heading)) && is_listing(page)
}

fn heading_before(sections: &[Section], at: usize) -> Option<&Heading> {
    sections[..=at].iter().rev().find_map(|section| section.heading.as_ref())
}

/// Whether a section lists everything on a topic, under its heading or under a bold line.
fn lists(section: &Section, topic: &str) -> bool {
    let by_heading = section
        .heading
        .as_ref()
        .map(meanings_of)
        .is_some_and(|(all, is_selection)| all.contains(&topic) && !is_selection);
    by_heading || section.content.iter().filter_map(bold_line).any(|line| meanings::all(&line).contains(&topic))
}

/// The words of a paragraph that is nothing but bold: what its author means as a heading. Folded.
fn bold_line(content: &Content) -> Option<String> {
    let Content::Block(Block { kind: BlockKind::Paragraph(inlines), .. }) = content else { return None };
    let words = inlines.plain_text();
    let is_bold = inlines.iter().all(|inline| match &inline.kind {
        InlineKind::Strong(_) | InlineKind::Break => true,
        InlineKind::Text(text) => !text.contains(char::is_alphanumeric),
        _ => false,
    });
    is_bold.then(|| meanings::words(&words))
}

/// Whether a page lists what happened when, or is filled with such items, which distinguishes a list of courses from one of their
/// slides. Publications are listed without years, too; projects and software are often mere descriptions.
fn lists_something(page: &[Section], topic: &str) -> bool {
    match topic {
        PUBLICATIONS => is_listing(page) || page.iter().any(has_slot),
        "projects" => years_on(page) >= LEAST_YEARS,
        "software" => years_on(page) >= LEAST_YEARS || page.iter().any(describes),
        "teaching" if page.iter().any(describes) || names_some(page) => true,
        "students" if names_people(page) || page.iter().any(describes) && years_on(page) >= LEAST_YEARS => true,
        "students" => is_of_entries(page) || page.iter().any(is_filled),
        _ => years_on(page) >= LEAST_YEARS || has_dated_list(page) || page.iter().any(is_filled),
    }
}
