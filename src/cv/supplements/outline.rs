//! What a page names in its headings, where all of it is more than a CV has: the topics of research, the courses whose material it
//! lists.

use std::ops::Range;

use super::Reading;
use super::listed::{is_for_courses, is_material};
use super::refusal::states_interests;
use crate::cv::dates;
use crate::cv::model::{self, Content, Heading, Section};
use crate::cv::sections::{SECTION, meanings_of};
use crate::date;
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, Item};
use crate::fold;
use crate::meanings::topic::RESEARCH;
use crate::script::word_count;
use crate::sentences;

/// A heading alone is no list.
const MIN_HEADINGS: usize = 2;
/// A page with more headings than these is an archive.
const MAX_HEADINGS: usize = 24;
/// A longer sentence says more than what a topic is.
const MAX_SENTENCE: usize = 45;
/// A title of more words is a sentence.
const MAX_TITLE: usize = 30;

/// Words of headings that only say what kind of thing is below them. Folded.
#[rustfmt::skip]
const GENERAL: &[&str] = &[
    "about", "abstract", "and", "area", "areas", "as", "background", "collaborations", "collaborators", "contact", "current",
    "directions", "doctoral", "finished", "funding", "future", "goals", "group", "i", "in", "interest", "interests", "introduction",
    "introductory", "keywords", "latest", "links", "main", "methods", "my", "ongoing", "other", "our", "overview", "papers", "past",
    "people", "phd", "postdoc", "postdoctoral", "previous", "program", "programme", "project", "projects", "publications", "recent", "references", "related",
    "research", "selected", "software", "statement", "statistics", "summary", "team", "the", "themes", "topics", "vision", "work", "works",
];

/// What a long page says before its headings, and the topics under these, each with the sentence that begins its text if that says what
/// is done. Topics that `others` name are left out, and so are headings of papers.
pub(super) fn topics(others: &[Section], page: &[Section], reading: Reading) -> Vec<Section> {
    if states_interests(page, reading.options.language) || is_for_courses(page) {
        return Vec::new();
    }
    let named = |section: &&Section| section.heading.as_ref().is_some_and(is_telling);
    let mut levels: Vec<u8> = page.iter().filter(named).filter_map(Section::level).collect();
    levels.sort_unstable();
    let is_level = |level: &u8| levels.iter().filter(|other| *other == level).count() >= MIN_HEADINGS;
    let Some(level) = levels.iter().copied().find(is_level) else { return Vec::new() };
    let is_of_level =
        |at: &usize| page[*at].level() == Some(level) && page[*at].heading.as_ref().is_some_and(is_telling);
    let of_level = |at: &usize| is_of_level(at) && !is_of_students(page, *at);
    let places: Vec<usize> = (0..page.len()).filter(of_level).collect();
    let said = fold::words(&model::said(others));
    let is_named =
        |at: &&usize| page[**at].heading.as_ref().is_some_and(|heading| fold::has_words(&said, &name(heading)));
    let are_known = places.iter().filter(is_named).count() * 2 >= places.len();
    let are_papers = places.iter().filter(|at| presents_a_paper(&page[**at])).count() * 2 >= places.len();
    let before = &page[..places.first().copied().unwrap_or_default()];
    let topics = places.into_iter().filter_map(|at| topic(Section::with_parts(page, at), says_what));
    let topics = if are_known || are_papers { Vec::new() } else { listed(topics.collect()) };
    let opening = opening(before).filter(|opening| !said.contains(&fold::words(&opening.said())));
    titled(page, opening.into_iter().cloned().chain(topics).collect())
}

/// The first paragraph before the topics of a page, if it says what somebody works on.
fn opening(before: &[Section]) -> Option<&Content> {
    const MIN_WORDS: usize = 20;
    const MAX_WORDS: usize = 150;
    let first = before.iter().flat_map(|section| &section.content).next()?;
    let is_paragraph = matches!(first.block()?.kind, BlockKind::Paragraph(_));
    let text = first.said();
    let is_telling = sentences::is_ended(&text) && says_what(&fold::words(&text));
    (is_paragraph && is_telling && (MIN_WORDS..=MAX_WORDS).contains(&word_count(&text))).then_some(first)
}

/// Whether what is below a heading begins with where the paper is: `Paper: [PDF](…)`.
fn presents_a_paper(section: &Section) -> bool {
    const WHERE: &[&str] =
        &["arxiv", "doi", "link to paper", "paper", "pdf", "preprint", "published in", "publication"];
    let first = section.content.first().map(|content| fold::words(&content.said())).unwrap_or_default();
    WHERE.iter().any(|place| first.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether a heading, or one that it is below, says that students do the work.
fn is_of_students(page: &[Section], at: usize) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "alumni", "b sc", "bachelor", "bsc", "co supervision", "co supervisor", "m sc", "master", "master s", "msc", "mentoring", "student",
        "students", "supervised", "supervision", "supervisor",
    ];
    let mut level = u8::MAX;
    let above = page[..=at].iter().rev().filter_map(|section| section.heading.as_ref());
    let mut around = above.filter(|heading| {
        let is_around = heading.level < level;
        level = level.min(heading.level);
        is_around
    });
    around.any(|heading| WORDS.iter().any(|word| fold::has_words(&heading.folded(), word)))
}

/// What a heading calls its topic, folded: the words before a colon.
fn name(heading: &Heading) -> String {
    let words = heading.content.plain_text();
    fold::words(words.split([':', '：']).next().unwrap_or_default())
}

/// The courses that a page of material names with their years, each with the line below it.
pub(super) fn courses(page: &[Section]) -> Vec<Section> {
    if !is_material(page) {
        return Vec::new();
    }
    let is_dated = |heading: &Heading| date::years_in(&heading.content.plain_text()).next().is_some();
    let dated = page.iter().filter(|section| section.heading.as_ref().is_some_and(is_dated));
    titled(page, listed(dated.filter_map(|section| topic(std::slice::from_ref(section), |_| true)).collect()))
}

/// Whether a heading says what is below it, and not only what kind of thing that is.
fn is_telling(heading: &Heading) -> bool {
    let words = heading.folded();
    let is_general = |word: &str| GENERAL.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let is_title = || word_count(&words) <= MAX_TITLE && !words.split(' ').all(is_general);
    !words.is_empty() && is_title() && meanings_of(heading).0.iter().all(|meaning| *meaning == RESEARCH)
}

/// A heading as an item, with the first sentence below it if that is `telling`, or the line with a date that says it all; `None` where
/// nothing is below it.
fn topic(parts: &[Section], telling: fn(&str) -> bool) -> Option<Item> {
    let heading = parts.first()?.heading.as_ref()?;
    let content = || parts.iter().flat_map(|section| &section.content);
    if let Some(line) = content().next().and_then(|content| dated_line(content, heading)) {
        return Some(Item::new(vec![Block::new(BlockKind::Paragraph(line), heading.span)], heading.span));
    }
    let sentence = content().next().and_then(|content| first_sentence(content, telling));
    if content().all(|content| content.said().trim().is_empty()) {
        return None;
    }
    let span = heading.span;
    let title = without_number(heading.content.clone().trimmed());
    let is_ended = title.plain_text().ends_with(['.', '?', '!', '。', '？', '！', ':']);
    let mut line: Inlines = Inline::new(InlineKind::Strong(title), span).into();
    if let Some(sentence) = sentence {
        line.push_part(if is_ended { " " } else { ". " }, sentence, span);
    }
    Some(Item::new(vec![Block::new(BlockKind::Paragraph(line), span)], span))
}

/// A title without the number that its page counts it by: `2. Tides`. A list of some of them has other numbers, or none.
fn without_number(title: Inlines) -> Inlines {
    let text = title.flat_text();
    let behind = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = behind.strip_prefix(['.', ')']).filter(|rest| behind.len() < text.len() && rest.starts_with(' '));
    let name = rest.and_then(|rest| title.slice(text.len() - rest.trim_start().len()..text.len()));
    name.filter(|name| !name.is_blank()).unwrap_or(title)
}

/// A line below a heading that begins with a date, and so is an entry, with what the heading says if it does not:
/// `**2022–2024**: Tide Camp, Sea Foundation, 3,000 €`.
fn dated_line(content: &Content, heading: &Heading) -> Option<Inlines> {
    let BlockKind::Paragraph(run) = &content.block()?.kind else { return None };
    let text = run.flat_text();
    let found = dates::at_start(&text).filter(|found| found.set_apart && found.value.is_some())?;
    if word_count(&text) > MAX_SENTENCE {
        return None;
    }
    let (said, title) = (fold::words(&text), name(heading));
    if title.split(' ').find(|word| word.len() > 3).is_some_and(|word| fold::has_words(&said, word)) {
        return Some(run.clone().trimmed());
    }
    let rest = text[found.cut.end..].trim_start_matches([' ', ':', '：', '|', ',', '·', '–', '-']);
    let mut line = run.slice(0..found.cut.end)?.trimmed();
    let title = heading.content.clone().trimmed();
    line.shorten_last(|text| text.trim_end_matches([' ', ':', '|', ',']));
    line.push_part(": ", Inline::new(InlineKind::Strong(title), heading.span).into(), heading.span);
    line.push_part(", ", run.slice(text.len() - rest.len()..text.len())?.trimmed(), heading.span);
    Some(line)
}

/// The first sentence of a paragraph of prose, if it is `telling`.
fn first_sentence(content: &Content, telling: fn(&str) -> bool) -> Option<Inlines> {
    let block = content.block()?;
    let BlockKind::Paragraph(run) = &block.kind else { return None };
    let text = run.flat_text();
    let is_one = |range: &Range<usize>| {
        let sentence = &text[range.clone()];
        sentences::is_ended(sentence) && word_count(sentence) <= MAX_SENTENCE && telling(&fold::words(sentence))
    };
    run.slice(sentences::of(&text).into_iter().next().filter(is_one)?).map(Inlines::trimmed)
}

/// Whether folded words say what somebody does on a topic, not why.
fn says_what(words: &str) -> bool {
    const WHAT: &[&str] =
        &["the project", "this project", "this study", "this work", "funded project", "is investigated"];
    words.split(' ').any(|word| WHO.contains(&word)) || WHAT.iter().any(|what| fold::has_words(words, what))
}

/// Words with which authors speak of themselves. Folded.
const WHO: &[&str] = &["i", "we", "my", "our"];

/// Whether a paragraph of several sentences, or of a long one, is about its author rather than about the page.
pub(super) fn tells_of_the_author(block: &Block) -> bool {
    const MIN_WORDS: usize = 20;
    const OF_THE_PAGE: &[&str] = &["here", "below", "this page", "the list", "this list"];
    let text = block.plain_text();
    let words = fold::words(&text);
    let is_of_the_page = || OF_THE_PAGE.iter().any(|phrase| fold::has_words(&words, phrase));
    let speaks = || words.split(' ').any(|word| WHO.contains(&word));
    sentences::is_ended(&text) && word_count(&text) >= MIN_WORDS && speaks() && !is_of_the_page()
}

/// A list of these items; none where they are too few, or too many.
fn listed(items: Vec<Item>) -> Vec<Content> {
    let span = items.first().map(|item| item.span);
    let span = span.filter(|_| (MIN_HEADINGS..=MAX_HEADINGS).contains(&items.len()));
    span.map(|span| Content::Block(Block::bullets(items, span))).into_iter().collect()
}

/// A section with this content under the page's title, if there is any.
fn titled(page: &[Section], content: Vec<Content>) -> Vec<Section> {
    let heading = page.iter().find_map(|section| section.heading.clone());
    let Some(heading) = heading.filter(|_| !content.is_empty()) else { return Vec::new() };
    vec![Section { heading: Some(Heading { level: SECTION, ..heading }), content }]
}
