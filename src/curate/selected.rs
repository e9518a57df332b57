//! What the document has twice: as a selection, and in the list of all.

use super::Rule;
use super::awards::{self, Award};
use super::references::{is_title, marked, title_in, title_of, title_of_paper};
use super::removals::{LISTED, Removals};
use super::repeated::{is_of_events, without_pictures};
use super::walk::{drop_headings, inlines};
use crate::cv::{Content, Entry, Section};
use crate::document::{Block, BlockKind, Item, block_text};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;
use crate::source::Span;
use crate::vocabulary::explains_signs;

/// Leaves out selections of which every one is in a list of the document as well.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let announced = |sections: &[Section]| -> Vec<bool> {
        sections.iter().map(|section| selected_subject(section).is_some()).collect()
    };
    let parts = announced(sections);
    let Some(lists) = leave_out_parts(sections, &parts, removals) else { return };
    let with_parts = with_parts(sections);
    if with_parts != announced(sections) {
        let heads = heads(sections, &with_parts);
        leave_out_parts(sections, &with_parts, removals);
        leave_out_heads(sections, &heads, removals);
    }
    let mut awards = Vec::new();
    for section in sections.iter_mut().filter(|section| selected_subject(section) == Some(PUBLICATIONS)) {
        leave_out_items(section, &lists, &mut awards, removals);
    }
    awards::move_to(sections, awards);
}

/// Which sections are selections, or parts of one: topics, or papers under headings of their own.
fn with_parts(sections: &[Section]) -> Vec<bool> {
    let mut open: Option<u8> = None;
    let is_selection = |section: &Section| {
        let level = section.level();
        open = open.filter(|open| level.is_some_and(|level| level > *open));
        let announced = selected_subject(section);
        if announced == Some(PUBLICATIONS) {
            open = open.or(level);
        }
        announced.is_some() || open.is_some()
    };
    sections.iter().map(is_selection).collect()
}

/// Where the headings of selections are that have parts.
fn heads(sections: &[Section], parts: &[bool]) -> Vec<Span> {
    let is_head = |at: &usize| parts[*at] && sections.get(at + 1).is_some_and(|below| sections[*at].has_part(below));
    let heads = (0..sections.len()).filter(is_head);
    heads.filter_map(|at| sections[at].heading.as_ref()).map(|heading| heading.span).collect()
}

/// Leaves out the introductions of selections whose parts are gone.
fn leave_out_heads(sections: &mut Vec<Section>, heads: &[Span], removals: &mut Removals<'_>) {
    let is_paragraph =
        |content: &Content| content.block().is_some_and(|block| matches!(block.kind, BlockKind::Paragraph(_)));
    let has_part = |at: usize| sections.get(at + 1).is_some_and(|below| sections[at].has_part(below));
    let is_bare = |at: usize| !has_part(at) && sections[at].content.iter().all(is_paragraph);
    let goes = |at: usize| {
        let heading = sections[at].heading.as_ref().filter(|heading| heads.contains(&heading.span) && is_bare(at));
        heading.is_some_and(|heading| {
            removals.leaves_out_because(Rule::Repeated, heading.span, &heading.content.plain_text(), ALL_LISTED, None)
        })
    };
    let gone: Vec<bool> = (0..sections.len()).map(goes).collect();
    drop_headings(sections, &gone);
}

/// Leaves out the first few papers of a bibliography where another section has them all. This comes before papers are looked for one
/// by one, which would divide the list in two.
pub(super) fn leave_out_beginnings(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let parts: Vec<bool> =
        sections.iter().map(|section| !announces_talks(section) && is_beginning(section, sections)).collect();
    let is_part = |(_, is_part): &(&Section, &bool)| **is_part;
    let legends: Vec<Content> =
        sections.iter().zip(&parts).filter(is_part).filter_map(|(section, _)| legend(section).cloned()).collect();
    leave_out_parts(sections, &parts, removals);
    for legend in legends {
        keep_legend(sections, legend);
    }
}

/// Whether a section is one of talks. What it asks for from a bibliography are talks, which may be among the papers elsewhere.
fn announces_talks(section: &Section) -> bool {
    section.heading.as_ref().is_some_and(|heading| is_of_events(&heading.folded()))
}

/// The line that explains the marks after authors. It has the place of the first of the papers that it is made for.
fn legend(section: &Section) -> Option<&Content> {
    section.content.iter().find(|content| match content {
        Content::Block(block) => section.publications().any(|paper| paper.span == block.span),
        _ => false,
    })
}

/// Puts a legend before the papers that it explains, where what followed it is gone.
fn keep_legend(sections: &mut [Section], line: Content) {
    let Content::Block(block) = &line else { return };
    let explains = |section: &&mut Section| section.publications().any(|paper| paper.span == block.span);
    let Some(section) = sections.iter_mut().find(explains).filter(|section| legend(section).is_none()) else { return };
    let at = section.content.iter().position(|content| matches!(content, Content::Publications(_)));
    section.content.insert(at.unwrap_or(0), line);
}

/// Leaves out those parts of which every paper is in a list; the lists, if there are parts.
fn leave_out_parts(sections: &mut Vec<Section>, parts: &[bool], removals: &mut Removals<'_>) -> Option<Vec<Listed>> {
    if !parts.contains(&true) {
        return None;
    }
    let wholes = sections.iter().zip(parts).filter(|(_, is_part)| !**is_part);
    let lists: Vec<Listed> = wholes.map(|(section, _)| Listed::of(section)).collect();
    let mut gone = vec![false; sections.len()];
    for at in (0..sections.len()).filter(|&at| parts[at]) {
        let Some(place) = place_of(&sections[at], &lists) else { continue };
        let awards = awards::of(&sections[at]);
        let own = std::mem::take(&mut sections[at].content);
        gone[at] = awards::are_told(&awards, sections) && notes(&sections[at], place, removals);
        if gone[at] {
            awards::move_to(sections, awards);
            move_explanation(sections, at, place);
        } else {
            sections[at].content = own;
        }
    }
    drop_headings(sections, &gone);
    Some(lists)
}

/// Moves what a heading says of signs after authors, `Selected Papers (* co-first)`, to the list whose heading is at `place`.
fn move_explanation(sections: &mut [Section], at: usize, place: Span) {
    let Some(heading) = &sections[at].heading else { return };
    let text = heading.content.flat_text();
    let Some(open) = text.rfind(['(', '（']).filter(|&open| explains_signs(&text[open..])) else { return };
    let Some(words) = heading.content.slice(open..text.len()) else { return };
    let line = Block::new(BlockKind::Paragraph(words.trimmed()), heading.span);
    let is_list = |section: &&mut Section| section.heading.as_ref().is_some_and(|heading| heading.span == place);
    if let Some(list) = sections.iter_mut().find(is_list).filter(|list| !explains_signs(&list.said())) {
        list.content.insert(0, Content::Block(line));
    }
}

const ALL_LISTED: &str = "all of them are in the list";

/// What headings of selections call papers besides.
const RESEARCH: &[&str] = &["research", "research highlights", "research works", "works"];

/// What a section that is not a selection says.
struct Listed {
    subject: Option<&'static str>,
    /// Folded.
    text: String,
    /// The titles of what it lists.
    titles: Vec<String>,
    /// Where the papers of a bibliography or a collection are that it lists.
    papers: Vec<Span>,
    heading: Option<Span>,
}

impl Listed {
    fn of(section: &Section) -> Self {
        Self {
            subject: subject(section).map(|(subject, _)| subject),
            text: text(section),
            titles: titles(section),
            papers: papers(section),
            heading: section.heading.as_ref().map(|heading| heading.span),
        }
    }
}

/// Leaves out those items of a selection that a list has, where most of them are in one; their `awards` are left.
fn leave_out_items(section: &mut Section, lists: &[Listed], awards: &mut Vec<Award>, removals: &mut Removals<'_>) {
    let place = |item: &Item| {
        let title = title_of(item).filter(|title| is_title(title))?;
        lists.iter().filter(|list| list.text.contains(&title)).find_map(|list| list.heading)
    };
    for content in &mut section.content {
        let Content::Block(Block { kind: BlockKind::List(list), .. }) = content else { continue };
        let places: Vec<Option<Span>> = list.items.iter().map(place).collect();
        let known = places.iter().flatten().count();
        if known < 2 || known * 2 <= list.items.len() {
            continue;
        }
        let mut places = places.into_iter();
        list.items.retain(|item| {
            let Some(other) = places.next().flatten() else { return true };
            let words = block_text(&item.blocks);
            let goes = removals.leaves_out_because(Rule::Repeated, item.span, &words, LISTED, Some(other));
            if goes {
                awards.extend(awards::of_item(item));
            }
            !goes
        });
    }
}

/// Where the lists have the first of what a selection has, if they have all of it.
fn place_of(section: &Section, lists: &[Listed]) -> Option<Span> {
    let own = selected_subject(section);
    let is_about = |list: &&Listed| own.is_none_or(|own| own == PUBLICATIONS || list.subject == Some(own));
    let lists: Vec<&Listed> = lists.iter().filter(is_about).collect();
    if let Some(own) = papers_alone(section) {
        let has_all = |list: &&&Listed| own.iter().all(|paper| list.papers.contains(paper));
        if let Some(place) = lists.iter().find(has_all).and_then(|list| list.heading) {
            return Some(place);
        }
    }
    let place = |title: String| lists.iter().find(|list| list.text.contains(&title))?.heading;
    if let Some(place) = own_title(section).and_then(place) {
        return Some(place);
    }
    let titles = cards(section, &lists).unwrap_or_else(|| titles(section));
    // One paper alone may be mentioned by chance, unless a list has just this title.
    let is_listed = |title: &String| lists.iter().any(|list| list.titles.contains(title));
    let is_sure = titles.len() > 1 || is_one_item(section) && titles.first().is_some_and(is_listed);
    let places: Option<Vec<Span>> = titles.into_iter().map(place).collect();
    places.filter(|_| is_sure).and_then(|places| places.first().copied())
}

/// Whether a section is a list with one item.
fn is_one_item(section: &Section) -> bool {
    match &section.content[..] {
        [Content::Block(Block { kind: BlockKind::List(list), .. })] => list.items.len() == 1,
        [Content::Entries(entries)] => entries.len() == 1,
        _ => false,
    }
}

/// The title of the paper that a section is about: `2. Tides of the North and South`.
fn own_title(section: &Section) -> Option<String> {
    let heading = section.heading.as_ref()?.content.plain_text();
    let number = heading.len() - heading.trim_start_matches(|c: char| c.is_ascii_digit() || ". ):".contains(c)).len();
    let tells_more = text(section).split(' ').count() > MAX_ABOUT_PAPER;
    Some(fold::words(&heading[number..])).filter(|title| is_title(title) && !tells_more)
}

/// A section of more words says more of a paper than its authors and its journal.
const MAX_ABOUT_PAPER: usize = 50;

/// Notes that a selection goes, unless the author keeps it.
fn notes(section: &Section, place: Span, removals: &mut Removals<'_>) -> bool {
    let Some(heading) = &section.heading else { return false };
    removals.leaves_out_because(Rule::Repeated, heading.span, &heading.content.plain_text(), ALL_LISTED, Some(place))
}

/// The titles of a selection that is a row of cards: paragraphs that begin with a title from a list, each card of about as many
/// as the others. A card whose title no list has makes the one before it twice as long. A picture may come before each.
fn cards(section: &Section, lists: &[&Listed]) -> Option<Vec<String>> {
    let is_known = |words: &String| is_title(words) && lists.iter().any(|list| list.titles.contains(words));
    let title = |content: &Content| match content {
        Content::Block(block) if matches!(block.kind, BlockKind::Paragraph(_)) => {
            Some(fold::words(&without_pictures(block))).filter(is_known)
        }
        _ => None,
    };
    let found: Vec<(usize, String)> =
        section.content.iter().enumerate().filter_map(|(at, content)| Some((at, title(content)?))).collect();
    let starts = found.iter().map(|(at, _)| *at);
    let ends = starts.clone().skip(1).chain([section.content.len()]);
    let lengths: Vec<usize> = starts.clone().zip(ends).map(|(start, end)| end - start).collect();
    let (least, most) = (*lengths.iter().min()?, *lengths.iter().max()?);
    (most < 2 * least && starts.min()? < least).then(|| found.into_iter().map(|(_, title)| title).collect())
}

/// Whether a section has the first few papers of a bibliography, as a homepage shows them (`{% bibliography --max 5 %}`), and
/// another section has them all.
fn is_beginning(section: &Section, sections: &[Section]) -> bool {
    let Some(own) = papers_alone(section) else { return false };
    let has_more = |other: &Section| {
        let others = papers(other);
        others.len() > own.len() && own.iter().all(|paper| others.contains(paper))
    };
    sections.iter().any(has_more)
}

/// Where the papers of a section are that it lists from a bibliography or a collection.
fn papers(section: &Section) -> Vec<Span> {
    section.publications().map(|paper| paper.span).collect()
}

/// The same of a section that has nothing but papers and the line that explains their signs.
fn papers_alone(section: &Section) -> Option<Vec<Span>> {
    let legend = legend(section);
    let is_of_papers = |content: &Content| matches!(content, Content::Publications(_)) || Some(content) == legend;
    let papers = papers(section);
    (!papers.is_empty() && section.content.iter().all(is_of_papers)).then_some(papers)
}

/// What a section lists, and whether it announces a selection.
fn subject(section: &Section) -> Option<(&'static str, bool)> {
    let words = meanings::words(&section.heading.as_ref()?.content.plain_text());
    let (listed, is_selection) = meanings::without_selection(&words);
    // Whatever follows in brackets.
    let listed = listed.split(" view ").next().unwrap_or(listed);
    let is_of_papers = meanings::lists_publications(listed) || is_selection && RESEARCH.contains(&listed);
    let subject = if is_of_papers { Some(PUBLICATIONS) } else { meanings::of(listed) };
    Some((subject?, is_selection))
}

/// What a section lists a selection of.
fn selected_subject(section: &Section) -> Option<&'static str> {
    subject(section).filter(|(_, is_selection)| *is_selection).map(|(subject, _)| subject)
}

/// The titles of a section's publications: what is linked or bold and long enough, or else what an item says.
fn titles(section: &Section) -> Vec<String> {
    let printed = section.content.iter().filter(|content| !matches!(content, Content::Publications(_)));
    let marked: Vec<String> = printed.flat_map(inlines).filter_map(marked).filter(|words| is_title(words)).collect();
    if marked.len() > 1 {
        return marked;
    }
    section.content.iter().flat_map(items).filter(|words| is_title(words)).collect()
}

/// The title of each item.
fn items(content: &Content) -> Vec<String> {
    let title = |text: String| fold::words(title_in(&text));
    match content {
        Content::Block(Block { kind: BlockKind::List(list), .. }) => {
            list.items.iter().map(|item| title(block_text(&item.blocks))).collect()
        }
        Content::Block(_) => Vec::new(),
        Content::Entries(entries) => entries.iter().map(|entry| title(entry.body.plain_text())).collect(),
        Content::Publications(_) => content.publications().map(title_of_paper).collect(),
    }
}

/// What a section says, folded.
fn text(section: &Section) -> String {
    let parts = section.content.iter().map(|content| match content {
        Content::Block(block) => block.plain_text(),
        Content::Entries(entries) => entries.iter().map(Entry::said).collect::<Vec<_>>().join("\n"),
        Content::Publications(_) => {
            content.publications().map(|item| item.title_or_citation().plain_text()).collect::<Vec<_>>().join("\n")
        }
    });
    fold::words(&parts.collect::<Vec<_>>().join("\n"))
}
