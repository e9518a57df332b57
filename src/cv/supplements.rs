//! Pages of the site that a CV has a section for: each is printed if it lists something that the other pages do not.

mod beside;
mod fields;
mod items;
mod listed;
mod missing;
mod outline;
mod papers;
mod people;
mod refusal;
mod rivals;

use std::collections::BTreeSet;

use super::bibliography::Scholar;
use super::collections::Collection;
use super::model::{Content, Heading, Instead, Section, Stock, StoodFor};
use super::publications::Style;
use super::sections::{PageOrder, SECTION, meanings_of, position, raise};
use super::words::Word;
use super::{Options, PageContent, sections_of};
use crate::address;
use crate::diagnostic::{Code, Diagnostic, Outcome, Severity, Subject};
use crate::document::{Block, BlockKind, Footnote, Inlines, Item};
use crate::fold;
use crate::language::Language;
use crate::meanings;
use crate::meanings::topic::{ABOUT, ENTRIES, PUBLICATIONS, RESEARCH};
use crate::path;
use crate::script::is_cjk;
use crate::source::{Span, Spanned};

pub(super) use beside::{is_listed, lists_unfinished};
use listed::has_slot;
pub(super) use listed::{is_listing, only_leads};
pub(crate) use missing::unprinted;
pub(super) use missing::{LeftOut, is_missing};
use refusal::{NOTHING_TO_PRINT, Refusal, refusal};
pub(super) use rivals::drop_stubs;

/// A page that is printed if it is needed.
#[derive(Debug, Clone)]
pub struct Supplement {
    /// The page.
    pub content: PageContent,
    /// What it lists, by the name of the meaning.
    pub topic: &'static str,
    /// Its file, for messages.
    pub file: String,
    /// The language that it states.
    pub language: Option<Language>,
    /// Why it may be printed, as half a sentence.
    pub reason: String,
    /// Whether neither the menu nor a page that is printed leads to it.
    pub is_unlinked: bool,
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
    /// The pages on papers that are left out because of what others list.
    pub(super) left_out: Vec<LeftOut>,
    /// The other pages that are left out for a section of another page, by their files, and what they say.
    pub(super) stood_in: Vec<(String, Vec<Section>)>,
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
    /// The files of the pages that are printed whatever others list.
    pub(super) missing: &'a BTreeSet<String>,
}

/// Takes in what is needed of the supplements, each where a CV has a place for it.
pub(super) fn take_in(said: &mut Said, supplements: &[Supplement], reading: Reading) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let pages_on: BTreeSet<&str> = supplements.iter().map(|supplement| supplement.topic).collect();
    for supplement in supplements {
        let first_note = said.footnotes.len() + 1;
        let mut read = sections(supplement, reading, first_note);
        let renamed;
        let is_of_entries = |(page, _): &(Vec<Section>, _)| refusal::lists_beside_a_career(page);
        let supplement = if supplement.topic == ABOUT && read.value().is_some_and(is_of_entries) {
            renamed = Supplement { topic: ENTRIES, ..supplement.clone() };
            read = sections(&renamed, reading, first_note);
            &renamed
        } else {
            supplement
        };
        let (read, noticed) = read.into_parts();
        let (sections, footnotes) = read.unwrap_or_default();
        match needed(&said.sections, sections, supplement, &pages_on, reading) {
            Ok(needed) => {
                diagnostics.extend(supplement.noticed.iter().cloned().chain(noticed));
                said.footnotes.extend(footnotes);
                diagnostics.extend(add(said, supplement, needed, reading));
            }
            Err((refusal, sections)) => {
                diagnostics.extend(leave_out(said, supplement, refusal, sections, reading));
                // What only the site's generator knows may be why.
                let is_why = |noticed: &&Diagnostic| {
                    noticed.code == Code::DroppedShortcode && noticed.severity == Severity::Warning
                };
                diagnostics.extend(supplement.noticed.iter().filter(is_why).cloned());
            }
        }
    }
    diagnostics
}

/// What is printed of a page.
struct Needed {
    /// The sections for each place that a CV has.
    parts: Vec<(&'static str, Vec<Section>)>,
    /// What the page counts as then, as the end of a sentence.
    role: String,
    /// What alone of the page is printed, if that is not all.
    only: Option<Only>,
}

/// What is printed of a page that is left out otherwise.
struct Only {
    /// What that is, as the end of a sentence.
    what: String,
    /// Why the page is left out otherwise.
    why: Refusal,
    /// What it says then.
    rest: Vec<Section>,
}

/// What is printed of a page in addition to `others`, or why nothing is, with what it says;
/// `pages_on` are the topics that have a page of their own.
fn needed(
    others: &[Section],
    page: Vec<Section>,
    supplement: &Supplement,
    pages_on: &BTreeSet<&str>,
    reading: Reading,
) -> Result<Needed, (Refusal, Vec<Section>)> {
    let &Supplement { topic, ref file, .. } = supplement;
    let is_missing = reading.missing.contains(file);
    match refusal(others, &page, supplement, reading) {
        Some(why) if !(is_missing && why.is_for_others()) => {
            let is_readable = refusal::unreadable(others, &page, supplement, reading).is_none();
            let parts = match topic {
                RESEARCH if is_readable => parts_of_research(others, &page, !why.is_for_others(), reading),
                ABOUT if is_readable => {
                    let is_new = |topic: &&str| !pages_on.contains(*topic);
                    let topics: Vec<&str> = BESIDE_A_CAREER.iter().copied().filter(is_new).collect();
                    lists_on(&topics, others, &page)
                }
                "teaching" if is_readable && why.is_for_others() => vec![(topic, missing::parts(others, &page))],
                "teaching" if is_readable => vec![(topic, outline::courses(&page))],
                ENTRIES if is_readable => {
                    let are_known = others.iter().any(|other| rivals::lists(other, "students"));
                    let language = reading.options.language;
                    let students = if are_known { Vec::new() } else { people::students(&page, language) };
                    let items = items::sections_of_collections(others, &page, &supplement.content, reading);
                    vec![("students", students), (ENTRIES, items)]
                }
                "software" | "projects" if is_readable && !why.is_for_others() => {
                    vec![(topic, outline::topics(others, &page, reading))]
                }
                _ => Vec::new(),
            };
            let parts: Vec<_> = parts.into_iter().filter(|(_, sections)| !sections.is_empty()).collect();
            if parts.is_empty() {
                return Err((why, page));
            }
            let name = |(place, _): &(&'static str, _)| match *place {
                PUBLICATIONS => "papers",
                "interests" | "software" | "projects" => "topics",
                "teaching" => "courses",
                ENTRIES => "dated entries",
                other => other,
            };
            let what = parts.iter().map(name).collect::<Vec<_>>().join(", ");
            let rest = without(page, &parts);
            Ok(Needed { parts, role: format!("taken in for its {what}"), only: Some(Only { what, why, rest }) })
        }
        _ => {
            let is_statement = topic == RESEARCH && refusal::states_interests(&page, reading.options.language);
            let (place, role) = match topic {
                RESEARCH if is_statement && !is_listing(&page) => {
                    ("interests", "taken in for what it says of research".to_owned())
                }
                RESEARCH => (PUBLICATIONS, role(topic)),
                _ => (topic, role(topic)),
            };
            let parts = if topic == ENTRIES { in_their_places(page) } else { vec![(place, page)] };
            Ok(Needed { parts, role, only: None })
        }
    }
}

/// The sections of a page of several under no title of its own: those that a CV has a place for, each with that, and the others.
fn in_their_places(page: Vec<Section>) -> Vec<(&'static str, Vec<Section>)> {
    let is_section = |section: &Section| section.level() == Some(SECTION);
    let starts: Vec<usize> = (0..page.len()).filter(|&at| is_section(&page[at])).collect();
    let of = |at: usize| {
        let meaning = page[at].heading.as_ref().and_then(|heading| meanings_of(heading).0.first().copied());
        meaning.filter(|meaning| meanings::place(meaning).is_some() && *meaning != PUBLICATIONS)
    };
    if starts.len() < 2 || starts[0] > 0 {
        return vec![(ENTRIES, page)];
    }
    let mut parts = Vec::new();
    let mut others = Vec::new();
    for at in starts {
        let whole = Section::with_parts(&page, at).to_vec();
        match of(at) {
            Some(place) => parts.push((place, whole)),
            None => others.extend(whole),
        }
    }
    parts.extend((!others.is_empty()).then_some((ENTRIES, others)));
    parts
}

/// What a page says without some of its parts.
fn without(page: Vec<Section>, parts: &[(&'static str, Vec<Section>)]) -> Vec<Section> {
    let place = |section: &Section| section.heading.as_ref().map(|heading| heading.span);
    let taken: Vec<Span> = parts.iter().flat_map(|(_, sections)| sections).filter_map(place).collect();
    page.into_iter().filter(|section| place(section).is_none_or(|place| !taken.contains(&place))).collect()
}

/// What else a page about the person has that is a section of a CV and on no other page.
const BESIDE_A_CAREER: &[&str] = &["awards", "funding", "service", "students", "talks", "teaching"];

/// What else a page on research has that is a section of a CV and on no other page.
const BESIDE_RESEARCH: &[&str] =
    &["interests", "education", "experience", "awards", "funding", "service", "students", "talks"];

/// What is printed of a page on research that is not printed as a whole: papers in progress, sections of these other topics; if it
/// is left out for its length, the papers that it names, or else its topics.
fn parts_of_research(
    others: &[Section],
    page: &[Section],
    is_long: bool,
    reading: Reading,
) -> Vec<(&'static str, Vec<Section>)> {
    let mut parts = Vec::new();
    let unfinished = if reading.has_bibliography { Vec::new() } else { unfinished(page.to_vec()) };
    if !unfinished.is_empty() {
        parts.push((PUBLICATIONS, unfinished));
    }
    parts.extend(lists_on(BESIDE_RESEARCH, others, page));
    if parts.is_empty() && is_long {
        let papers = papers::papers(others, page);
        parts.extend((!papers.is_empty()).then_some((PUBLICATIONS, papers)));
    }
    if parts.is_empty() && is_long && !refusal::is_research_told(others) {
        parts.push(("interests", outline::topics(others, page, reading)));
    }
    parts
}

/// The sections of a page that list something on these topics, where no other page does.
fn lists_on(topics: &[&'static str], others: &[Section], page: &[Section]) -> Vec<(&'static str, Vec<Section>)> {
    let mut parts = Vec::new();
    for (at, section) in page.iter().enumerate() {
        let own = section.heading.as_ref().map(|heading| meanings_of(heading).0).unwrap_or_default();
        let Some(topic) = topics.iter().copied().find(|topic| own.first() == Some(topic)) else { continue };
        let whole = Section::with_parts(page, at);
        if is_listing(whole) && !others.iter().any(|other| rivals::lists(other, topic)) {
            let mut whole = whole.to_vec();
            raise(&mut whole);
            parts.push((topic, whole));
        }
    }
    parts
}

/// Puts what is needed of a page where a CV has it.
fn add(said: &mut Said, supplement: &Supplement, needed: Needed, reading: Reading<'_>) -> Vec<Diagnostic> {
    let &Supplement { ref content, topic, ref file, ref reason, start, .. } = supplement;
    let (mut of_stub, mut diagnostics) = drop_stubs(&mut said.sections, topic);
    for (place, sections) in needed.parts {
        let (at, dropped) = drop_stubs(&mut said.sections, place);
        diagnostics.extend(dropped);
        let beside = needed.only.as_ref().and_then(|only| behind(&said.sections, only.why.there()?));
        let at = of_stub.take().or(at).or(beside).unwrap_or_else(|| position(&said.sections, place));
        said.sections.splice(at..at, sections);
    }
    let shown = content.shown.iter().filter(|shown| needed.only.is_none() || *shown != PUBLICATIONS);
    said.shown.extend(shown.cloned());
    let message = format!("{file} is {}: {reason}", needed.role);
    diagnostics.push(Diagnostic::note(Code::Chosen, message).at(start).about(Subject::Page));
    if let Some(Only { what, why, rest }) = needed.only {
        let message = format!("{file} is left out but for its {what}");
        diagnostics.push(Diagnostic::loss(Code::DroppedPage, message).at(start));
        note_left_out(said, supplement, &why, rest, reading);
    }
    diagnostics
}

/// The place behind the section whose heading is there, its parts included.
fn behind(sections: &[Section], there: Span) -> Option<usize> {
    let is_it = |section: &Section| section.heading.as_ref().is_some_and(|heading| heading.span == there);
    let at = sections.iter().position(is_it)?;
    Some(at + Section::with_parts(sections, at).len())
}

/// Keeps what a page says that is left out for lists of publications elsewhere: whether they are printed shows later.
fn note_left_out(
    said: &mut Said,
    supplement: &Supplement,
    why: &Refusal,
    sections: Vec<Section>,
    reading: Reading<'_>,
) {
    let is_of_papers = [PUBLICATIONS, RESEARCH].contains(&supplement.topic);
    if why.stock().is_some() || why.is_for_others() && is_of_papers {
        let stock = why.stock();
        let explanations = if stock.is_some() { missing::explanations(supplement, &sections) } else { Vec::new() };
        let beside = match stock {
            Some(Stock::Collection) => beside::the_collection(&sections, &supplement.content, reading),
            _ => Vec::new(),
        };
        said.left_out.push(LeftOut { file: supplement.file.clone(), sections, explanations, stock, beside });
    } else if why.is_for_others() {
        said.stood_in.push((supplement.file.clone(), sections));
    }
}

/// Says why a page is left out. Whether what it lists is printed from elsewhere shows later.
fn leave_out(
    said: &mut Said,
    supplement: &Supplement,
    why: Refusal,
    sections: Vec<Section>,
    reading: Reading,
) -> Option<Diagnostic> {
    let &Supplement { ref file, start, ref unread, .. } = supplement;
    let (listed, beside) = match why {
        Refusal::Said(..) => (missing::things_on(&sections, reading.collections), Vec::new()),
        Refusal::Stock(_) => {
            let written = missing::words_in(start.source, &sections);
            (Vec::new(), missing::long_description(&supplement.content).into_iter().chain(written).collect())
        }
        Refusal::Because(_) | Refusal::Elsewhere => (Vec::new(), Vec::new()),
    };
    note_left_out(said, supplement, &why, sections, reading);
    match why {
        Refusal::Because(why) => {
            let why = match unread {
                Some(unread) if why == NOTHING_TO_PRINT => unread.clone(),
                Some(unread) => format!("{why}; {unread}"),
                None => why,
            };
            Some(Diagnostic::dropped_page(file, &why).at(start))
        }
        Refusal::Elsewhere => {
            Some(Diagnostic::dropped_page(file, "the site keeps its publications elsewhere").at(start))
        }
        Refusal::Said(words, there) => {
            said.stood_for.push(StoodFor {
                file: file.clone(),
                start,
                instead: Instead::Section(words, there),
                listed,
                beside,
            });
            None
        }
        Refusal::Stock(stock) => {
            said.stood_for.push(StoodFor { file: file.clone(), start, instead: Instead::Stock(stock), listed, beside });
            None
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
        // They may be the courses that the author took.
        "teaching" => "taken in for its courses".to_owned(),
        _ => format!("taken in for its {topic}"),
    }
}

/// The page's sections: under its title, unless each of them is one that a CV has.
fn sections(supplement: &Supplement, reading: Reading, first_note: usize) -> Outcome<(Vec<Section>, Vec<Footnote>)> {
    let Supplement { content, topic, start, .. } = supplement;
    let mut content = content.clone();
    // Themes print it between the title and the text.
    let opening = missing::description(&content).filter(outline::tells_of_the_author);
    content.document.blocks.splice(0..0, opening);
    let content = &content;
    let read = |title: Option<Spanned<String>>| {
        let page = PageContent { title, ..content.clone() };
        sections_of(page, PageOrder::Later, reading, first_note)
    };
    let bare = read(None);
    let (found, notes) = bare.value().map(|(sections, notes)| (&**sections, &**notes)).unwrap_or_default();
    if *topic == ABOUT && refusal::lists_a_career(found) {
        return bare;
    }
    let title = title(content, topic, *start, reading);
    if let Some(items) = items::instead_of(found, content, topic, reading) {
        let lead = items::lead(found, &content.shown, reading.collections);
        let all = |items::Made { content, groups }| {
            let first = Section { heading: Some(heading(&title)), content: [lead, content].concat() };
            let groups = groups.into_iter().map(|(heading, content)| Section { heading: Some(heading), content });
            std::iter::once(first).chain(groups).collect::<Vec<_>>()
        };
        return items.map(|items| (all(items), notes.to_vec()));
    }
    let (opening, headed): (Vec<_>, Vec<_>) = found.iter().partition(|section| section.heading.is_none());
    let is_bare = |section: &&Section| section.content.is_empty() && section.level() == headed[0].level();
    let are_titles = headed.len() > 1 && headed.iter().all(is_bare) && stand_alone(&headed);
    if are_titles && !opening.iter().any(|section| has_slot(section)) {
        let lead = opening.iter().flat_map(|section| section.content.clone());
        let content = lead.chain([lines(&headed)]).collect();
        return Outcome::ok((vec![Section { heading: Some(heading(&title)), content }], notes.to_vec()));
    }
    let is_bare = found.iter().all(is_of_a_cv)
        || found.iter().all(|section| section.heading.is_some())
            && (says_nothing(&title.value) || is_one_of(found, &title.value, topic));
    if is_bare {
        return bare;
    }
    read(Some(title)).map(|(mut sections, notes)| {
        if lists_the_rest(&sections, content, topic) {
            sections.remove(0);
            raise(&mut sections);
        }
        (sections, notes)
    })
}

/// Whether a title says nothing of what is below it. Folded.
fn says_nothing(title: &str) -> bool {
    const IDLE: &[&str] = &[
        "other",
        "others",
        "misc",
        "miscellaneous",
        "miscellanea",
        "more",
        "sonstiges",
        "verschiedenes",
        "autres",
        "varia",
    ];
    IDLE.contains(&fold::words(title).as_str())
}

/// Whether a page begins with a section of a CV, and a later part is called as the page is: `Awards` and `Other activities`, on “Other
/// activities”. The parts of a list of publications are parts of one list.
fn is_one_of(found: &[Section], title: &str, topic: &str) -> bool {
    let top = found.first().and_then(Section::level);
    let is_it = |section: &Section| {
        section.level() == top && section.heading.as_ref().is_some_and(|heading| heading.folded() == fold::words(title))
    };
    let is_usual =
        |section: &Section| section.heading.as_ref().is_some_and(|heading| !meanings_of(heading).0.is_empty());
    let begins_with_another =
        found.first().is_some_and(is_usual) && found.iter().position(is_it).is_some_and(|at| at > 0);
    topic != PUBLICATIONS && begins_with_another
}

/// Whether a page has only the other one of the things that its title names: `Outreach activities`, on “Teaching & Outreach”.
fn lists_the_rest(sections: &[Section], content: &PageContent, topic: &str) -> bool {
    const AND: &str = " and ";
    let title = meanings::words(content.title.as_ref().map_or("", |title| &title.value));
    let rest: Vec<&str> = title.split(AND).filter(|part| meanings::of_part(part) != Some(topic)).collect();
    let [page, first, below @ ..] = sections else { return false };
    let is_only = page.content.is_empty() && page.has_part(first) && below.iter().all(|part| first.has_part(part));
    let Some(heading) = first.heading.as_ref().filter(|_| is_only) else { return false };
    let words = heading.folded();
    let names = |part: &&str| fold::has_words(&words, part);
    title.contains(AND) && rest.iter().any(names) && !meanings::some(&meanings::words(&words)).contains(&topic)
}

/// Whether nothing stands between headings on their page either. What a page fills by a script, or with pictures, is not there.
fn stand_alone(sections: &[&Section]) -> bool {
    /// Blank lines, and the marks of a heading.
    const MAX_GAP: usize = 12;
    let spans: Vec<Span> = sections.iter().filter_map(|section| Some(section.heading.as_ref()?.span)).collect();
    let is_gap = |pair: &[Span]| {
        let (before, after) = (pair[0].range(), pair[1].range());
        pair[0].source != pair[1].source || after.start < before.end || after.start - before.end <= MAX_GAP
    };
    spans.windows(2).all(is_gap)
}

/// Headings without anything below them as the items of a list.
fn lines(sections: &[&Section]) -> Content {
    let headings: Vec<&Heading> = sections.iter().filter_map(|section| section.heading.as_ref()).collect();
    let item = |heading: &&Heading| {
        Item::new(vec![Block::new(BlockKind::Paragraph(heading.content.clone()), heading.span)], heading.span)
    };
    let span = headings[0].span;
    Content::Block(Block::bullets(headings.iter().map(item).collect(), span))
}

fn heading(title: &Spanned<String>) -> Heading {
    Heading { level: SECTION, content: Inlines::text(&title.value, title.span), span: title.span }
}

/// Whether a section can do without a title above it.
fn is_of_a_cv(section: &Section) -> bool {
    section.heading.as_ref().is_some_and(|heading| heading.level > SECTION || !meanings_of(heading).0.is_empty())
}

/// A title without the name of the author behind it, which the window of a browser shows: `Tides — Mira Halden`.
fn without_name<'a>(title: &'a str, names: &[&str]) -> &'a str {
    let is_own = |name: &str| names.iter().any(|own| fold::words(own) == fold::words(name));
    let split = [" — ", " – ", " - ", " | ", " · "].iter().find_map(|mark| title.rsplit_once(mark));
    split.filter(|(_, name)| is_own(name)).map_or(title, |(before, _)| before)
}

/// What the page's section is called: by its title where that says what it lists, else as its address does.
fn title(content: &PageContent, topic: &str, start: Span, reading: Reading) -> Spanned<String> {
    let language = reading.options.language;
    let says_so = |name: &str| meanings::all(meanings::without_selection(&meanings::words(name)).0).contains(&topic);
    let bare = |title: &Spanned<String>| Spanned::new(without_name(&title.value, reading.names).to_owned(), title.span);
    let own = content.title.as_ref().map(bare).filter(|title| !fold::words(&title.value).is_empty());
    let address = match path::name(&address::page(&content.path)).replace(['-', '_'], " ") {
        // Words that people do not set apart in addresses.
        joined if joined == "aboutme" => "about me".to_owned(),
        address => address,
    };
    // An address in English is no title of a page in another language.
    let is_translated = |title: &str| language != Language::En && (!language.is_cjk() || title.chars().any(is_cjk));
    let (title, span) = match own {
        Some(own) if says_so(&own.value) || !says_so(&address) || is_translated(&own.value) => (own.value, own.span),
        _ if topic == PUBLICATIONS && language != Language::En => (Word::Publications.text(language).to_owned(), start),
        _ if says_so(&address) || topic == ENTRIES => (address, start),
        // These take in pages with many names: `data`, `outreach`.
        _ if ["service", "software"].contains(&topic) && address.contains(char::is_alphabetic) => (address, start),
        _ => (topic.to_owned(), start),
    };
    // Themes write titles in lower case and let the style sheet change them.
    Spanned::new(fold::capitalised(title.trim()), span)
}
