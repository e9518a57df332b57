//! Headings, list items and table columns that have become empty.

use std::ops::Range;

use super::Rule;
use super::cut::without;
use super::phrases;
use super::references;
use super::removals::{LEADS_TO_NOTHING, Removals};
use super::walk::{Piece, drop_headings, each_run, prune};
use crate::cv::{Content, Heading, Section};
use crate::date;
use crate::document::{
    Block, BlockKind, Cell, Inline, InlineKind, Inlines, Item, List, Table, block_text, descendants, each_block_mut,
    each_run_mut, inlines_of,
};
use crate::fold;
use crate::meanings;
use crate::months;
use crate::names;
use crate::script::word_count;
use crate::source::{Sources, Span};
use crate::vocabulary::{is_cv_title, names_a_position, titles_people};

/// Takes out what is empty, innermost first.
pub(super) fn leave_out(sections: &mut Vec<Section>, sources: &Sources, gaps: &[Span], removals: &mut Removals<'_>) {
    for section in sections.iter_mut() {
        drop_echo(section, removals);
        drop_hollow(&mut section.content, removals);
        drop_labels(&mut section.content, removals);
    }
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| cut_blanks(run, removals));
    }
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        if let Content::Block(block) = content {
            each_run_mut(std::slice::from_mut(block), &mut |run| {
                run.trim_matches(|inline| matches!(inline.kind, InlineKind::Break))
            });
        }
    }
    // An empty paragraph, such as one left by a removed picture, would separate a bullet from its words.
    prune(sections, &mut |piece| match piece {
        Piece::Block(Block { kind: BlockKind::Paragraph(run), .. }) => {
            run.is_blank() && !run.descendants().any(|inline| matches!(inline.kind, InlineKind::Image(_)))
        }
        // Its items are accounted for by the rules that took them out.
        Piece::Block(Block { kind: BlockKind::List(list), .. }) => list.items.is_empty(),
        // What was in its cells is accounted for by the rules that took it out.
        Piece::Block(Block { kind: BlockKind::Table(table), .. }) => {
            table.head.iter().chain(&table.rows).flatten().all(|cell| is_empty(&cell.blocks))
        }
        Piece::Item(item) => {
            is_empty(&item.blocks) && removals.leaves_out_because(Rule::Empty, item.span, "•", NOTHING, None)
        }
        _ => false,
    });
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        match content {
            Content::Block(block) => {
                drop_columns(block, removals);
                join_lists(std::slice::from_mut(block), gaps);
            }
            Content::Entries(entries) => entries.iter_mut().for_each(|entry| join_lists(&mut entry.details, gaps)),
            Content::Publications(_) => {}
        }
    }
    drop_leads(sections, sources, removals);
    drop_empty_headings(sections, sources, removals);
}

/// Takes out lines that announce what is not there: “Here is a map of my journeys:”, above a picture that was left out, or at the
/// end of a section whose rest was.
fn drop_leads(sections: &mut [Section], sources: &Sources, removals: &mut Removals<'_>) {
    let starts: Vec<Span> = sections.iter().flat_map(starts).collect();
    let lone: Vec<Span> = (0..sections.len()).flat_map(|at| lone_leads(sections, at, &starts, sources)).collect();
    for section in sections {
        section.content.retain(|content| match content {
            Content::Block(Block { kind: BlockKind::Paragraph(run), span }) if lone.contains(span) => {
                !removals.leaves_out_because(Rule::Empty, *span, &run.plain_text(), LEADS_TO_NOTHING, None)
            }
            _ => true,
        });
    }
}

/// The paragraphs of a section that announce what is not there. `starts` are where the pieces of all sections begin.
fn lone_leads(sections: &[Section], at: usize, starts: &[Span], sources: &Sources) -> Vec<Span> {
    let content = &sections[at].content;
    let has_parts = sections.get(at + 1).is_some_and(|below| sections[at].has_part(below));
    let is_lone = |place: usize, span: Span| {
        let is_last = place + 1 == content.len() && !has_parts;
        is_last && shows_something(until_heading(sections, span, sources))
            || shows_a_picture(until(starts, span, sources))
    };
    let paragraphs = content.iter().enumerate().filter_map(|(place, content)| match content {
        Content::Block(Block { kind: BlockKind::Paragraph(run), span }) => Some((place, run, *span)),
        _ => None,
    });
    let leads = paragraphs.filter(|(_, run, _)| phrases::announces(&run.plain_text()));
    // In HTML, the picture may stand in the same paragraph. A badge may do so above a list.
    let has_lost_one = |place: usize, run: &Inlines, span: Span| {
        let is_image = |inline: &Inline| matches!(inline.kind, InlineKind::Image(_));
        let is_list = |content: &Content| content.block().is_some_and(|block| matches!(block.kind, BlockKind::List(_)));
        let has_list = content.get(place + 1).is_some_and(is_list);
        shows_a_picture(sources.text(span)) && !run.descendants().any(is_image) && !has_list
    };
    leads
        .filter(|(place, run, span)| is_lone(*place, *span) || has_lost_one(*place, run, *span))
        .map(|(_, _, span)| span)
        .collect()
}

/// Where the heading and the pieces of a section begin.
fn starts(section: &Section) -> Vec<Span> {
    let heading = section.heading.iter().map(|heading| heading.span);
    let content = section.content.iter().flat_map(|content| match content {
        Content::Block(block) => vec![block.span],
        Content::Entries(entries) => entries.iter().map(|entry| entry.span).collect(),
        Content::Publications(_) => Vec::new(),
    });
    heading.chain(content).collect()
}

/// Whether a piece of a source that is not printed has a picture or the like, and nothing that may be printed elsewhere.
fn shows_a_picture(source: &str) -> bool {
    const PICTURES: &[&str] = &["![", "<img", "<iframe", "<video"];
    PICTURES.iter().any(|picture| source.contains(picture)) && !source.contains("{%")
}

/// A label has at most this many words.
const MAX_LABEL_WORDS: usize = 3;
const NOTHING: &str = "nothing in it is printed";

/// Takes out what is alone in a section and only says its heading again: `Portfolio`, above an item of that name.
fn drop_echo(section: &mut Section, removals: &mut Removals<'_>) {
    let (Some(heading), [Content::Block(block)]) = (&section.heading, &section.content[..]) else { return };
    let words = block.plain_text();
    if fold::words(&words) == heading.folded()
        && removals.leaves_out_because(Rule::Empty, block.span, &words, "the heading says it", None)
    {
        section.content.clear();
    }
}

/// Takes out lists of labels without values, with the line that leads to one: `Articles:`
fn drop_hollow(content: &mut Vec<Content>, removals: &mut Removals<'_>) {
    let hollow: Vec<bool> = content.iter().map(|content| content.block().is_some_and(is_hollow)).collect();
    let mut at = 0;
    content.retain(|content| {
        let (own, next) = (hollow[at], hollow.get(at + 1) == Some(&true));
        at += 1;
        let Some(block) = content.block().filter(|block| own || next && is_lead(block)) else { return true };
        !removals.leaves_out_because(Rule::Empty, block.span, &block.plain_text(), NOTHING, None)
    });
}

/// Takes out labels without values that end an entry: `Thesis title:`. What follows the last entry may be the value of its label.
fn drop_labels(content: &mut [Content], removals: &mut Removals<'_>) {
    let last = content.len().saturating_sub(1);
    for (at, content) in content.iter_mut().enumerate() {
        let Content::Entries(entries) = content else { continue };
        let closed = if at == last { entries.len() } else { entries.len().saturating_sub(1) };
        for entry in &mut entries[..closed] {
            let Some(label) = entry.details.last().filter(|block| is_lead(block)) else { continue };
            let (span, text) = (label.span, label.plain_text());
            let is_short = word_count(&text) <= MAX_LABEL_WORDS;
            if is_short && removals.leaves_out_because(Rule::Empty, span, &text, NOTHING, None) {
                entry.details.pop();
            }
        }
    }
}

/// Takes out labels whose value is nothing but a dash or a full stop: `Partner: —`, `Assistants: .`
fn cut_blanks(run: &mut Inlines, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let ranges: Vec<Range<usize>> = text.match_indices(": ").filter_map(|(colon, _)| blank(&text, colon)).collect();
    let (Some(rest), Some(span)) = (without(run, &ranges), run.span()) else { return };
    if ranges.iter().all(|range| removals.leaves_out_because(Rule::Empty, span, &text[range.clone()], NOTHING, None)) {
        *run = rest;
    }
}

/// Where a label and its value are, if the value says nothing.
fn blank(text: &str, colon: usize) -> Option<Range<usize>> {
    const NOTHINGS: &[&str] = &["-", "–", "—", "--", "---", ".", "n/a", "N/A"];
    let end = text[colon..].find('\n').map_or(text.len(), |at| colon + at);
    let before = &text[..colon];
    let start = [("\n", 1), (". ", 2)].iter().filter_map(|(mark, length)| Some(before.rfind(mark)? + length)).max();
    let start = start.unwrap_or_default();
    let is_label = (1..=MAX_LABEL_WORDS).contains(&before[start..].split_whitespace().count());
    (is_label && NOTHINGS.contains(&text[colon + 1..end].trim())).then_some(start..end)
}

/// Whether a paragraph leads to what follows it.
fn is_lead(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_)) && block.plain_text().trim_end().ends_with([':', '：'])
}

/// Whether a list is nothing but labels whose values a script fills in: `Articles:`, `Books:`.
fn is_hollow(block: &Block) -> bool {
    let BlockKind::List(list) = &block.kind else { return false };
    let is_label = |text: &str| text.trim_end().ends_with([':', '：']) || text.contains(": ,");
    list.items.len() > 1 && list.items.iter().all(|item| is_label(&block_text(&item.blocks)))
}

/// Whether these blocks show nothing.
fn is_empty(blocks: &[Block]) -> bool {
    let is_seen = |block: &Block| matches!(block.kind, BlockKind::PageBreak | BlockKind::Slot(_));
    let is_image = |inline: &Inline| matches!(inline.kind, InlineKind::Image(_));
    block_text(blocks).trim().is_empty() && !descendants(blocks).any(is_seen) && !inlines_of(blocks).any(is_image)
}

/// Numbers lists on where they have no gaps of their own, and puts the items of a list that is all there is in an item of another one
/// in its place, so that no bullet is followed by another. Items of several lists do not count on from each other: `* 3. May`, `* 24. May`.
fn join_lists(blocks: &mut [Block], gaps: &[Span]) {
    each_block_mut(blocks, &mut |block| {
        if let BlockKind::List(list) = &mut block.kind
            && !list.items.iter().any(|item| gaps.contains(&item.span))
        {
            number_on(&mut list.items);
        }
    });
    each_block_mut(blocks, &mut |block| {
        if let BlockKind::List(list) = &mut block.kind {
            list.items = std::mem::take(&mut list.items).into_iter().flat_map(opened).collect();
        }
    });
}

/// The items behind whose numbers something is missing that was never there: `5.`, then `7.`
pub(super) fn gaps(sections: &[Section]) -> Vec<Span> {
    let blocks = sections.iter().flat_map(|section| &section.content).flat_map(|content| match content {
        Content::Block(block) => std::slice::from_ref(block).iter().collect::<Vec<_>>(),
        Content::Entries(entries) => entries.iter().flat_map(|entry| &entry.details).collect(),
        Content::Publications(_) => Vec::new(),
    });
    let lists =
        blocks.flat_map(|block| descendants(std::slice::from_ref(block))).filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(&list.items),
            _ => None,
        });
    let is_behind_gap = |pair: &&[Item]| match (pair[0].number, pair[1].number) {
        (Some(number), Some(next)) => next > number.saturating_add(1),
        _ => false,
    };
    lists
        .flat_map(|items| items.windows(2).filter(is_behind_gap).flat_map(|pair| [pair[0].span, pair[1].span]))
        .collect()
}

/// Numbers items on from the first one: of a numbered list, some may have gone.
fn number_on(items: &mut [Item]) {
    let Some(first) = items.first().and_then(|item| item.number) else { return };
    if items.windows(2).all(|pair| pair[0].number < pair[1].number) {
        for (item, number) in items.iter_mut().zip(first..) {
            item.number = Some(number);
        }
    }
}

/// The items of the list that an item is nothing but; or the item.
fn opened(mut item: Item) -> Vec<Item> {
    match &mut item.blocks[..] {
        [Block { kind: BlockKind::List(list), .. }] if item.number.is_none() => std::mem::take(&mut list.items),
        _ => vec![item],
    }
}

fn drop_columns(block: &mut Block, removals: &mut Removals<'_>) {
    each_block_mut(std::slice::from_mut(block), &mut |block| {
        if let BlockKind::Table(table) = &mut block.kind {
            let empty = empty_columns(table);
            let goes = |column: &usize| {
                removals.leaves_out_because(Rule::Empty, block.span, &name_of(table, *column), NOTHING, None)
            };
            if !empty.is_empty() && empty.iter().all(goes) {
                without_columns(table, &empty);
                if let Some(list) = as_list(table, block.span) {
                    block.kind = BlockKind::List(list);
                }
            }
        }
    });
}

/// What is left of a table that had its pictures in a column: a list, each item with its paragraphs as lines.
fn as_list(table: &mut Table, span: Span) -> Option<List> {
    let is_one = table.columns.len() == 1 && table.rows.len() > 1;
    if !is_one || !table.head.iter().flatten().all(|cell| is_empty(&cell.blocks)) {
        return None;
    }
    let cells = std::mem::take(&mut table.rows).into_iter().flatten();
    let item = |cell: Cell| Item { number: None, task: None, blocks: as_lines(cell.blocks), span };
    Some(List { tight: true, items: cells.map(item).collect(), ..List::default() })
}

/// Paragraphs as the lines of one; other blocks as they are.
fn as_lines(blocks: Vec<Block>) -> Vec<Block> {
    let paragraph = |block: &Block| match &block.kind {
        BlockKind::Paragraph(run) => Some(run.clone()),
        _ => None,
    };
    let Some(lines) = blocks.iter().map(paragraph).collect::<Option<Vec<Inlines>>>() else { return blocks };
    let Some(span) = blocks.first().map(|block| block.span) else { return blocks };
    let mut run = Inlines::new();
    lines.into_iter().filter(|line| !line.is_blank()).for_each(|line| run.push_line(line, span));
    vec![Block { kind: BlockKind::Paragraph(run), span }]
}

/// What the report calls a column: by its head.
fn name_of(table: &Table, column: usize) -> String {
    let heads = table.head.iter().filter_map(|row| row.get(column)).map(|cell| block_text(&cell.blocks));
    let head = heads.collect::<Vec<_>>().join(" ");
    if head.trim().is_empty() { "a column".to_owned() } else { head }
}

fn empty_columns(table: &Table) -> Vec<usize> {
    // A heading over an empty column says nothing; a table of one row may be a heading itself.
    let head = if table.rows.len() > 1 { &[][..] } else { &table.head[..] };
    let is_filled = |column: usize| {
        head.iter().chain(&table.rows).any(|row| row.get(column).is_some_and(|cell| !is_empty(&cell.blocks)))
    };
    let empty: Vec<usize> = (0..table.columns.len()).filter(|&column| !is_filled(column)).collect();
    if empty.len() == table.columns.len() { Vec::new() } else { empty }
}

pub(super) fn without_columns(table: &mut Table, columns: &[usize]) {
    for column in columns.iter().rev() {
        table.columns.remove(*column);
        for row in table.head.iter_mut().chain(&mut table.rows).filter(|row| *column < row.len()) {
            row.remove(*column);
        }
    }
}

/// Takes out headings with nothing under them, from the last one up, so that a heading whose parts all go is taken out as well.
fn drop_empty_headings(sections: &mut Vec<Section>, sources: &Sources, removals: &mut Removals<'_>) {
    let mut gone = vec![false; sections.len()];
    for at in (0..sections.len()).rev() {
        let next = (at + 1..sections.len()).find(|&next| !gone[next]);
        let section = &sections[at];
        let Some(heading) = &section.heading else {
            gone[at] = section.content.is_empty();
            continue;
        };
        let words = heading.content.plain_text();
        // Above another heading of its level it may name what is below that, but no other kind of papers.
        let next_heading = next.and_then(|next| sections[next].heading.as_ref());
        let names_papers = |heading: &Heading| names_state_or_kind_of_papers(&heading.folded());
        let ends_group = next.is_none_or(|next| sections[next].level() < section.level())
            || next_heading.is_some_and(|next| names_papers(next) || KINDS.contains(&&*next.folded()));
        let is_rest = is_bare(section, next.map(|next| &sections[next]))
            && !is_an_entry(&words)
            && !is_above_people(heading, next_heading)
            && !is_paper(sections, at)
            && (has_lost_something(sections, at, sources)
                || is_rest_by_words(&words)
                || is_an_exception(sections, at)
                || ends_group && names_papers(heading));
        // What is nested in elements on the site may be printed all the same, below a heading of its own.
        let why = if next.is_some() { "nothing is printed before the next heading" } else { Rule::Empty.why() };
        gone[at] = is_rest && removals.leaves_out_because(Rule::Empty, heading.span, &words, why, None);
    }
    drop_headings(sections, &gone);
}

/// Whether a section has neither content nor parts; `next` is the section after it.
fn is_bare(section: &Section, next: Option<&Section>) -> bool {
    section.content.is_empty() && !next.is_some_and(|next| section.has_part(next))
}

/// Whether a heading is that of the people whose names are the headings that follow it, on the same level: `Former members`.
fn is_above_people(heading: &Heading, next: Option<&Heading>) -> bool {
    titles_people(&heading.folded()) && next.is_some_and(|next| names::evidently_a_name(&next.content.plain_text()))
}

/// Whether a heading is the title of a paper in a list of papers.
fn is_paper(sections: &[Section], at: usize) -> bool {
    const OCCASIONS: &[&str] = &["and", "conferences", "posters", "presentations", "seminars", "talks", "workshops"];
    let is_above = |above: &&Section| above.has_part(&sections[at]);
    let list = sections[..at].iter().rev().find(is_above).and_then(|section| section.heading.as_ref());
    let title = sections[at].heading.as_ref().map(Heading::folded).unwrap_or_default();
    list.is_some_and(|heading| meanings::lists_publications(&heading.folded()))
        && references::is_title(&title)
        && !meanings::is_usual(&title)
        && !fold::has_words(&title, "list of")
        && !title.split(' ').all(|word| OCCASIONS.contains(&word))
}

/// Kinds of papers that are named by one word. Folded.
const KINDS: &[&str] =
    &["book", "books", "chapters", "conference", "conferences", "journal", "journals", "proceedings", "theses"];

/// Whether a heading says nothing without something below it: it names a section, or is a link to more.
fn is_rest_by_words(heading: &str) -> bool {
    let words = fold::words(heading);
    meanings::is_usual(heading) || is_cv_title(&words) || phrases::is_invitation(heading)
}

/// `conference papers`, `in preparation`; the title of a paper has more words.
fn names_state_or_kind_of_papers(heading: &str) -> bool {
    const MAX_WORDS: usize = 3;
    const STATES: &[&str] =
        &["in preparation", "in progress", "work in progress", "under review", "submitted", "to appear", "forthcoming"];
    STATES.contains(&heading)
        || heading.ends_with('s') && heading.split(' ').count() <= MAX_WORDS && meanings::lists_publications(heading)
}

/// Whether a short heading of the highest level has nothing under it where most of its kind have something: `Industry`. Where many
/// have nothing, they are a list.
fn is_an_exception(sections: &[Section], at: usize) -> bool {
    const MAX_WORDS: usize = 3;
    let level = sections[at].level();
    let is_short = |heading: &Heading| word_count(&heading.content.plain_text()) <= MAX_WORDS;
    let is_highest = sections.iter().filter_map(Section::level).min() == level;
    let alike = (0..sections.len()).filter(|&other| sections[other].level() == level);
    let (bare, full): (Vec<usize>, Vec<usize>) =
        alike.partition(|&other| is_bare(&sections[other], sections.get(other + 1)));
    is_highest && sections[at].heading.as_ref().is_some_and(is_short) && full.len() > 2 * bare.len()
}

/// Whether a heading says all there is to say: of a position, a degree or a talk, `Clerk • May 2019 – June 2021`, `Talk at Uni One,
/// 2021`, or of a paper, whose citation has many words: `On tides | Ada Ek and Bo Ny`.
fn is_an_entry(heading: &str) -> bool {
    const MIN_WORDS: usize = 3;
    const MANY_WORDS: usize = 12;
    let folded = fold::words(heading);
    let (dates, words): (Vec<&str>, Vec<&str>) = folded.split(' ').partition(|word| months::is_part_of_a_date(word));
    let is_title = words.len() >= MIN_WORDS && !heading.trim_end().ends_with('.');
    let says_what = is_title || names_a_position(&words.join(" "));
    let names_authors = heading.contains(" | ") && words.len() >= MIN_WORDS;
    dates.into_iter().any(date::is_recent_year) && says_what || words.len() > MANY_WORDS || names_authors
}

/// Whether something is under a heading in its source: a script, a picture, what another rule left out. A heading above another
/// one with nothing in between is how some people write lists.
fn has_lost_something(sections: &[Section], at: usize, sources: &Sources) -> bool {
    let Some(own) = sections[at].heading.as_ref().map(|heading| heading.span) else { return false };
    shows_something(until_heading(sections, own, sources))
}

/// The source between a place and the next heading that is printed.
fn until_heading<'a>(sections: &[Section], own: Span, sources: &'a Sources) -> &'a str {
    let headings = sections.iter().filter_map(|section| section.heading.as_ref()).map(|heading| heading.span);
    until(&headings.collect::<Vec<_>>(), own, sources)
}

/// The source between a place and the first of some others that follow it.
fn until<'a>(others: &[Span], own: Span, sources: &'a Sources) -> &'a str {
    let text = sources.get(own.source).text();
    let later = others.iter().filter(|span| span.source == own.source && span.start >= own.end);
    let end = later.map(|span| span.range().start).min();
    text.get(own.range().end..end.unwrap_or(text.len())).unwrap_or_default()
}

/// Whether a piece of a source holds more than closing marks and blank lines.
fn shows_something(source: &str) -> bool {
    let mut pieces = source.split('<');
    let first = pieces.next().unwrap_or_default();
    first.contains(char::is_alphanumeric)
        || pieces.any(|piece| {
            let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
            let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            let shows = !tag.starts_with('/') && !MARKS.contains(&name.to_ascii_lowercase().as_str());
            shows || text.contains(char::is_alphanumeric)
        })
}

/// Elements that show nothing by themselves.
const MARKS: &[&str] =
    &["b", "big", "br", "center", "div", "em", "font", "hr", "i", "p", "section", "small", "span", "strong", "u"];
