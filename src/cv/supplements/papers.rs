//! The papers that a long page on research names above their abstracts: by titles in quotes, by co-authors, by an abstract to open.

use crate::cv::model::{self, Content, Heading, Section};
use crate::cv::sections::SECTION;
use crate::document::{Block, BlockKind, InlineKind, Inlines, Item, block_text, sole_inline};
use crate::fold;
use crate::script::word_count;

/// One paper alone is an example.
const MIN_PAPERS: usize = 2;
/// The fewest words of a title, and the most of a line with the co-authors and what became of it.
const MIN_TITLE: usize = 3;
const MAX_LINE: usize = 60;
/// The words that tell which paper a line names.
const BEGINNING: usize = 9;
/// More words below a title, in a list, are no remark on the paper.
const MAX_REMARK: usize = 20;

/// The papers of a page that `others` do not name, without their abstracts, under the headings and labels that they have there.
pub(super) fn papers(others: &[Section], page: &[Section]) -> Vec<Section> {
    let said = fold::words(&model::said(others));
    let top = page.iter().find_map(|section| section.heading.clone());
    let mut groups: Vec<(Option<Heading>, Vec<Item>)> = vec![(None, Vec::new())];
    for section in page {
        match &section.heading {
            Some(heading) if names_a_paper(&heading.content) => {
                groups.last_mut().into_iter().for_each(|(_, items)| items.push(below(heading, &section.content)));
            }
            Some(heading) if Some(heading.span) != top.as_ref().map(|top| top.span) => {
                groups.push((Some(heading.clone()), Vec::new()));
            }
            _ => {}
        }
        for block in section.content.iter().filter_map(Content::block) {
            match label(block) {
                Some(content) => {
                    groups.push((Some(Heading { level: SECTION + 1, content, span: block.span }), Vec::new()));
                }
                None => groups.last_mut().into_iter().for_each(|(_, items)| items.extend(items_of(block))),
            }
        }
    }
    // People retype titles.
    let is_new =
        |item: &Item| !fold::has_words(&said, fold::beginning(&fold::words(&block_text(&item.blocks)), BEGINNING));
    groups.iter_mut().for_each(|(_, items)| items.retain(is_new));
    groups.retain(|(_, items)| !items.is_empty());
    let items: Vec<&Item> = groups.iter().flat_map(|(_, items)| items).collect();
    // Articles about the person have titles in quotes, too.
    let names_coauthors = |item: &&Item| fold::has_words(&fold::words(&block_text(&item.blocks)), "with");
    let are_papers = items.len() >= MIN_PAPERS && items.iter().any(names_coauthors);
    let (Some(top), true) = (top, are_papers) else { return Vec::new() };
    let part = |(heading, items): (Option<Heading>, Vec<Item>)| {
        let span = items[0].span;
        let heading = heading.map(|heading| Heading { level: SECTION + 1, ..heading });
        Section { heading, content: vec![Content::Block(Block::bullets(items, span))] }
    };
    let head = Section { heading: Some(Heading { level: SECTION, ..top }), content: Vec::new() };
    let mut sections = vec![head];
    for section in groups.into_iter().map(part) {
        match section.heading {
            None => sections[0].content.extend(section.content),
            Some(_) => sections.push(section),
        }
    }
    sections
}

/// The papers in a block: itself, or items of a list.
fn items_of(block: &Block) -> Vec<Item> {
    match &block.kind {
        BlockKind::Paragraph(run) if names_a_paper(run) => {
            vec![Item::new(vec![block.clone()], block.span)]
        }
        BlockKind::List(list) => list.items.iter().filter_map(paper_of).collect(),
        _ => Vec::new(),
    }
}

/// The line of an item that names a paper, or that has an abstract to open below it.
fn paper_of(item: &Item) -> Option<Item> {
    let first = item.blocks.first()?;
    let BlockKind::Paragraph(run) = &first.kind else { return None };
    let is_abstract = |block: &Block| match &block.kind {
        BlockKind::Details(summary, _) => fold::words(&summary.plain_text()).split(' ').any(|word| word == "abstract"),
        _ => false,
    };
    let is_paper =
        names_a_paper(run) || item.blocks.iter().any(is_abstract) && word_count(&run.plain_text()) <= MAX_LINE;
    is_paper.then(|| Item::new(vec![first.clone()], item.span))
}

/// A heading that names a paper as an item, with the short list below it: “Under review”.
fn below(heading: &Heading, content: &[Content]) -> Item {
    let line = Block::new(BlockKind::Paragraph(heading.content.clone()), heading.span);
    let is_remark =
        |block: &&Block| matches!(block.kind, BlockKind::List(_)) && word_count(&block.plain_text()) <= MAX_REMARK;
    let remark = content.first().and_then(Content::block).filter(is_remark).cloned();
    Item::new([line].into_iter().chain(remark).collect(), heading.span)
}

/// Whether a line begins with a title in quotes, or with one that is linked or in bold before `(with …)`.
fn names_a_paper(run: &Inlines) -> bool {
    let text = run.plain_text();
    let text = text.trim();
    if word_count(text) > MAX_LINE {
        return false;
    }
    let quoted = [('“', '”'), ('"', '"'), ('‘', '’')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.split_once(close).map(|(inner, _)| inner));
    let is_quoted = quoted.is_some_and(|title| word_count(title) >= MIN_TITLE);
    let first = run.iter().find(|inline| !inline.is_blank());
    let is_set_apart = first.is_some_and(|first| {
        let is_title =
            matches!(first.kind, InlineKind::Strong(_) | InlineKind::Link { .. } | InlineKind::DeadLink { .. });
        is_title && word_count(&first.plain_text()) >= MIN_TITLE
    });
    is_quoted || is_set_apart && text.contains("(with ")
}

/// The words of a paragraph that is only a label of what follows, in bold: `Under review:`.
fn label(block: &Block) -> Option<Inlines> {
    const MAX_WORDS: usize = 5;
    let BlockKind::Paragraph(run) = &block.kind else { return None };
    let InlineKind::Strong(words) = &sole_inline(run)?.kind else { return None };
    let text = words.plain_text();
    let is_label = text.trim_end().ends_with(':') && word_count(&text) <= MAX_WORDS;
    let mut words = words.clone();
    words.shorten_last(|text| text.trim_end().trim_end_matches(':'));
    is_label.then_some(words)
}
