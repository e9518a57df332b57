//! Sections of other pages that list what a page lists, and so keep it out.

use std::collections::BTreeMap;

use super::Reading;
use super::listed::{extent, has_list, is_filled, only_leads};
use crate::cv::collections::Collection;
use crate::cv::model::{self, Content, Heading, Section};
use crate::cv::samples::{self, Evidence};
use crate::cv::sections::{SECTION, meanings_of};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, InlineKind, Slot};
use crate::fold;
use crate::meanings;
use crate::source::SourceId;

/// A page that lists this many times as much as a section, and at least this many things more, is the whole of which the section
/// shows a part.
const TIMES: usize = 2;
const MORE: usize = 3;

/// The heading of the first section that says something about a topic, on which a page says something, too.
pub(super) fn told<'a>(
    others: &'a [Section],
    topic: &str,
    page: &[Section],
    reading: Reading<'_>,
) -> Option<&'a Heading> {
    let samples = samples::sample_files(others);
    first(others, topic, |section| says_something(section, page, &samples, reading))
}

/// The heading of the first section that lists as much of a topic as a page does.
pub(super) fn listed<'a>(
    others: &'a [Section],
    topic: &str,
    page: &[Section],
    reading: Reading<'_>,
) -> Option<&'a Heading> {
    let samples = samples::sample_files(others);
    first(others, topic, |section| stands_for(section, page, &samples, reading))
}

/// The heading of the first section on a topic that passes a test, parts included.
fn first<'a>(others: &'a [Section], topic: &str, is_it: impl Fn(&[Section]) -> bool) -> Option<&'a Heading> {
    let mut all = 0..others.len();
    let found = all.find(|&at| lists(&others[at], topic) && is_it(Section::with_parts(others, at)));
    found.and_then(|at| heading_before(others, at))
}

/// The heading of another page that says what the first one of a page does, or a part of it.
pub(super) fn titled_alike<'a>(others: &'a [Section], page: &[Section], reading: Reading<'_>) -> Option<&'a Heading> {
    let own = page.iter().find_map(|section| section.heading.as_ref())?.folded();
    let is_alike =
        |heading: &Heading| fold::has_words(&heading.folded(), &own) || fold::has_words(&own, &heading.folded());
    let mut headings = others.iter().enumerate().filter_map(|(at, section)| Some((at, section.heading.as_ref()?)));
    let samples = samples::sample_files(others);
    let stands = |at: usize| stands_for(Section::with_parts(others, at), page, &samples, reading);
    let found = headings.find(|&(at, heading)| is_alike(heading) && stands(at));
    found.map(|(_, heading)| heading)
}

/// Whether a section, parts included, says as much as a page.
fn stands_for(
    section: &[Section],
    page: &[Section],
    samples: &BTreeMap<SourceId, Evidence>,
    reading: Reading<'_>,
) -> bool {
    says_something(section, page, samples, reading) && !is_a_part(section, page)
}

/// Whether a section, parts included, is printed, and says more than a line beside a page.
fn says_something(
    section: &[Section],
    page: &[Section],
    samples: &BTreeMap<SourceId, Evidence>,
    reading: Reading<'_>,
) -> bool {
    let is_stub = matches!(section, [only] if only_leads(only));
    !is_stub && !is_sample(section, reading) && !is_of_a_sample(section, samples) && !says_little(section, page)
}

/// Takes out the sections on a topic that only say where to look, where what they point to is printed: “Talks: see my talks”. The
/// place of the first is the one that the author gives the topic.
pub(in crate::cv) fn drop_stubs(sections: &mut Vec<Section>, topic: &str) -> (Option<usize>, Vec<Diagnostic>) {
    let (mut place, mut dropped) = (None, Vec::new());
    let mut at = 0;
    while at < sections.len() {
        let section = &sections[at];
        let is_stub = only_leads(section)
            && Section::with_parts(sections, at).len() == 1
            && (lists(section, topic) || announces_beside_research(section, topic));
        match &section.heading {
            Some(heading) if is_stub => {
                let words = heading.content.plain_text();
                let message = format!("“{}” is left out: it only says where to look for what is printed", words.trim());
                dropped.push(Diagnostic::loss(Code::DroppedSection, message).at(heading.span));
                place = place.or((heading.level <= SECTION).then_some(at));
                sections.remove(at);
            }
            _ => at += 1,
        }
    }
    (place, dropped)
}

/// Whether a section only shows some of what a page lists.
fn is_a_part(section: &[Section], page: &[Section]) -> bool {
    let (Some(own), Some(all)) = (extent(section), extent(page)) else { return false };
    all >= own * TIMES && all >= own + MORE
}

/// Whether a section says hardly anything compared with a page: a sentence next to a list.
fn says_little(section: &[Section], page: &[Section]) -> bool {
    const LITTLE: usize = 40;
    let own = model::word_count(section);
    let has_entries = section.iter().any(|section| has_list(section) || is_filled(section));
    !has_entries && own <= LITTLE && 2 * own < model::word_count(page)
}

/// Whether a section is in a file that is a sample as a whole, and hardly anything in it was changed: it is not printed either.
fn is_of_a_sample(section: &[Section], samples: &BTreeMap<SourceId, Evidence>) -> bool {
    let is_in_one = |section: &Section| {
        section.heading.as_ref().is_none_or(|heading| samples.contains_key(&heading.span.source))
            && samples::of_section(section).is_mostly_known()
    };
    let mut filled = section.iter().filter(|section| !section.content.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is_in_one)
}

/// Whether a section holds nothing but the samples of a theme, which are not printed.
pub(super) fn is_sample(section: &[Section], reading: Reading<'_>) -> bool {
    let of_content = |content: &Content| match content.slot() {
        Some(Slot::Item(item)) => {
            let collection = reading.collections.iter().find(|one| one.name == item.collection);
            Evidence::of_item_of(collection.is_some_and(Collection::is_sample))
        }
        _ => samples::of_content(content),
    };
    let all: Evidence = section.iter().flat_map(|section| &section.content).map(of_content).sum();
    all.is_sample()
}

fn heading_before(sections: &[Section], at: usize) -> Option<&Heading> {
    sections[..=at].iter().rev().find_map(|section| section.heading.as_ref())
}

/// Whether a section lists everything on a topic, under its heading or under a bold line.
pub(super) fn lists(section: &Section, topic: &str) -> bool {
    let by_heading = section
        .heading
        .as_ref()
        .map(meanings_of)
        .is_some_and(|(all, is_selection)| all.contains(&topic) && !is_selection);
    by_heading || section.content.iter().filter_map(bold_line).any(|line| meanings::all(&line).contains(&topic))
}

/// Whether the heading of a section has a topic beside the word that may mean any: “Research and Publications”.
fn announces_beside_research(section: &Section, topic: &str) -> bool {
    let words = section.heading.as_ref().map(Heading::folded).unwrap_or_default();
    let beside = words.strip_prefix("research and ").or_else(|| words.strip_suffix(" and research"));
    beside.is_some_and(|beside| meanings::of(beside) == Some(topic))
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
