//! Boxes that a page repeats: `<div class="job">`, one below another.
//!
//! On the site, the style sheet shows what they are; on paper, only their content does. Where nearly all boxes of a kind say what
//! and when, they are items of a list, whichever element they are made of, and [`super::entries`] reads them like any other. All
//! other boxes only hold their content.

use std::collections::{BTreeMap, BTreeSet};

use super::dates;
use super::entries::{self, DateFormat};
use super::sections::{SECTION, heading_to_line};
use crate::document::{
    Alignment, Block, BlockKind, Boxed, Child, Document, InlineKind, Inlines, Item, List, descendants, sole_paragraph,
    unboxed,
};
use crate::meanings;
use crate::source::Span;

mod badges;
mod cells;
mod pictures;
mod references;
mod tags;

/// A box with more blocks is a part of the page.
const MAX_BLOCKS: usize = 8;
/// A box whose first line has more characters says more than what, where and when.
const MAX_BODY_CHARS: usize = 240;
/// A section's label has at most this many characters.
const MAX_LABEL_CHARS: usize = 60;

/// A page without boxes: items of lists where they say what and when, their content otherwise.
pub(crate) fn open(document: Document) -> Document {
    let kinds = Kinds::of(&document.blocks);
    Document { blocks: kinds.open(document.blocks), ..document }
}

/// The kinds of boxes on a page that mean something.
#[derive(Debug, Default)]
struct Kinds {
    /// Their boxes are dated items.
    items: BTreeSet<String>,
    /// Their boxes are publications.
    references: BTreeSet<String>,
    /// Their boxes are sections, whose first line is the heading.
    sections: BTreeSet<String>,
    /// Their boxes hold a few words each, side by side on the site.
    tags: BTreeSet<String>,
    /// Their boxes are a word or two each.
    words: BTreeSet<String>,
    /// Their boxes are a heading each, with nothing below.
    titles: BTreeSet<String>,
}

impl Kinds {
    fn of(blocks: &[Block]) -> Self {
        let mut boxes: BTreeMap<&str, Vec<&Boxed>> = BTreeMap::new();
        for found in descendants(blocks).filter_map(boxed) {
            boxes.entry(&found.kind).or_default().push(found);
        }
        let kinds = |is_meant: fn(&[&Boxed]) -> bool| {
            let meant = boxes.iter().filter(|(_, all)| all.len() > 1 && is_meant(all));
            meant.map(|(kind, _)| (*kind).to_owned()).collect::<BTreeSet<_>>()
        };
        let (items, references) = (kinds(have_dates), kinds(references::are_all));
        let holds_several =
            |found: &&Boxed| count(&found.blocks, &|kind| items.contains(kind) || references.contains(kind)) > 1;
        let holds_groups = |found: &&Boxed| count_dated_headings(&found.blocks) > 1;
        let innermost =
            |kind: &&String| !boxes[kind.as_str()].iter().any(|found| holds_several(found) || holds_groups(found));
        let only_innermost = |kinds: &BTreeSet<String>| kinds.iter().filter(innermost).cloned().collect();
        Self {
            items: only_innermost(&items),
            references: only_innermost(&references),
            sections: kinds(are_sections),
            tags: kinds(tags::are_most),
            words: kinds(tags::are_words),
            titles: only_innermost(&kinds(are_titles)),
        }
    }

    /// Blocks without boxes.
    fn open(&self, blocks: Vec<Block>) -> Vec<Block> {
        let mut out = Vec::new();
        let mut blocks = blocks.into_iter().peekable();
        while let Some(block) = blocks.next() {
            let span = block.span;
            match block.kind {
                BlockKind::Boxed(first) if self.are_listed(&first.kind) => {
                    let kind = first.kind.clone();
                    let mut run = vec![Block::new(BlockKind::Boxed(first), span)];
                    while let Some(next) = blocks.next_if(|next| boxed(next).is_some_and(|next| next.kind == kind)) {
                        run.push(next);
                    }
                    for block in &mut run {
                        if let BlockKind::Boxed(inner) = &mut block.kind {
                            badges::move_behind(inner);
                        }
                    }
                    out.extend(self.list(&kind, run));
                }
                BlockKind::Boxed(mut inner) => {
                    badges::move_behind(&mut inner);
                    out.extend(self.content(inner, span, blocks.peek()));
                }
                BlockKind::Aligned(alignment, inner) => out.extend(self.aligned(alignment, inner, span)),
                BlockKind::List(list) => out.extend(unboxed(vec![Block::new(in_gathered_items(list), span)])),
                BlockKind::Table(_) if cells::is_layout(&block) => {
                    let mut run = vec![block];
                    run.extend(std::iter::from_fn(|| blocks.next_if(cells::is_layout)));
                    out.extend(self.rows(run));
                }
                _ => match pictures::of_table(&block) {
                    Some(figure) => out.extend(figure),
                    None => out.extend(unboxed(vec![block]).into_iter().map(references::of_definitions)),
                },
            }
        }
        out
    }

    /// What a box holds that is no item of a list; `next` follows it.
    fn content(&self, inner: Boxed, span: Span, next: Option<&Block>) -> Vec<Block> {
        let Boxed { kind, .. } = &inner;
        if self.tags.contains(kind)
            && let Some(line) = tags::line(&inner)
        {
            return vec![Block::new(line, span)];
        }
        let is_section = self.sections.contains(kind);
        let goes_on = next.is_some_and(|next| !matches!(next.kind, BlockKind::Heading { .. }));
        let is_beside_the_text = is_notice(kind) && goes_on;
        let mut content = self.open(inner.blocks);
        if is_beside_the_text {
            content.iter_mut().for_each(heading_to_line);
        }
        if let Some(first) = content.first_mut()
            && is_section
        {
            label_to_heading(first);
        }
        content
    }

    /// What is aligned; a list of entries is not centred.
    fn aligned(&self, alignment: Alignment, inner: Vec<Block>, span: Span) -> Vec<Block> {
        let is_list = |block: &Block| matches!(block.kind, BlockKind::List(_));
        let had_list = inner.iter().any(is_list);
        let inner = self.open(inner);
        match !had_list && inner.iter().all(is_list) {
            true => inner,
            false => vec![Block::new(BlockKind::Aligned(alignment, inner), span)],
        }
    }

    /// What tables that are rows say: several, one below the other, are a list.
    fn rows(&self, run: Vec<Block>) -> Vec<Block> {
        let span = run[0].span.to(run[run.len() - 1].span);
        let item = |row: Block| {
            let span = row.span;
            Item::new(self.open(cells::of_layout(row)), span)
        };
        let mut items: Vec<Item> = run.into_iter().map(item).collect();
        match items.len() {
            1 => items.remove(0).blocks,
            _ => vec![Block::bullets(items, span)],
        }
    }

    fn are_listed(&self, kind: &str) -> bool {
        [&self.items, &self.references, &self.words, &self.titles].iter().any(|kinds| kinds.contains(kind))
    }

    /// A run of boxes of one kind as a list, if it is clearly one.
    fn list(&self, kind: &str, run: Vec<Block>) -> Vec<Block> {
        if self.words.contains(kind)
            && let Some(line) = tags::line_of(&run)
        {
            return vec![Block::new(line, run[0].span)];
        }
        let items = |read: fn(&[Block]) -> Option<Item>| {
            let items: Option<Vec<Item>> = run.iter().filter_map(boxed).map(|found| read(&found.blocks)).collect();
            items.map(List::of_bullets)
        };
        let dated = items(item).filter(|list| entries::from_list(list, DateFormat::default()).is_some());
        let references = || if self.references.contains(kind) { items(references::item) } else { None };
        let titles = || if self.titles.contains(kind) && run.len() > 1 { items(title) } else { None };
        let list = dated.or_else(references).or_else(titles);
        match (list, run.first().zip(run.last())) {
            (Some(list), Some((first, last))) => {
                vec![Block::new(BlockKind::List(list), first.span.to(last.span))]
            }
            _ if self.references.contains(kind) => some_references(run),
            _ => unboxed(run),
        }
    }
}

/// A run of boxes most of which are publications: these as lists, and what the others hold.
fn some_references(run: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut items = Vec::new();
    for block in run {
        match boxed(&block).and_then(|found| references::item(&found.blocks)) {
            Some(item) => items.push(item),
            None => {
                out.extend(gathered(&mut items));
                out.extend(unboxed(vec![block]));
            }
        }
    }
    out.extend(gathered(&mut items));
    out
}

/// The items so far as a list.
fn gathered(items: &mut Vec<Item>) -> Option<Block> {
    let (first, last) = (items.first()?.span, items.last()?.span);
    Some(Block::bullets(std::mem::take(items), first.to(last)))
}

/// Whether each box is a card that is nothing but a heading, perhaps with a picture. Themes put the headings of sections into
/// boxes, too.
fn are_titles(boxes: &[&Boxed]) -> bool {
    boxes.iter().all(|found| is_card(found) && title(&found.blocks).is_some())
}

/// Whether a box is a card, by its class, or the column that holds one.
fn is_card(found: &Boxed) -> bool {
    const CARDS: &[&str] = &["card", "item", "tile", "project"];
    let is_named = found.kind.split(['.', '-', '_']).any(|part| CARDS.contains(&part));
    is_named || matches!(&found.blocks[..], [inner] if boxed(inner).is_some_and(is_card))
}

/// A box that is nothing but a heading as an item, its pictures below.
fn title(blocks: &[Block]) -> Option<Item> {
    let (asides, blocks): (Vec<Block>, Vec<Block>) = unboxed(blocks.to_vec()).into_iter().partition(cells::is_aside);
    let [Block { kind: BlockKind::Heading { content, .. }, span }] = &blocks[..] else { return None };
    let title = Block::new(BlockKind::Paragraph(content.clone()), *span);
    Some(Item::new([vec![title], asides].concat(), *span))
}

/// A list in which what the boxes of an item say is together.
fn in_gathered_items(mut list: List) -> BlockKind {
    let has_box = |item: &Item| item.blocks.iter().any(|block| boxed(block).is_some());
    for item in list.items.iter_mut().filter(|item| has_box(item)) {
        item.blocks = cells::gathered(std::mem::take(&mut item.blocks));
    }
    BlockKind::List(list)
}

/// How many boxes of these kinds there are; those inside another are a part of it.
fn count(blocks: &[Block], is_meant: &impl Fn(&str) -> bool) -> usize {
    let inside = |child: Child<'_>| match child {
        Child::Blocks(blocks) => count(blocks, is_meant),
        Child::Inlines(_) => 0,
    };
    let of_block = |block: &Block| match boxed(block) {
        Some(found) if is_meant(&found.kind) => 1,
        _ => block.kind.children().into_iter().map(inside).sum(),
    };
    blocks.iter().map(of_block).sum()
}

/// How many headings are nothing but a date: each has a group of items below it.
fn count_dated_headings(blocks: &[Block]) -> usize {
    let is_dated = |block: &&Block| match &block.kind {
        BlockKind::Heading { content, .. } => dates::whole(&content.plain_text()).is_some(),
        _ => false,
    };
    descendants(blocks).filter(is_dated).count()
}

fn boxed(block: &Block) -> Option<&Boxed> {
    match &block.kind {
        BlockKind::Boxed(found) => Some(found),
        _ => None,
    }
}

/// Whether a box is a notice beside the text, whose heading is no heading of what follows: `div.notice--warning`.
fn is_notice(kind: &str) -> bool {
    const NOTICES: &[&str] = &["notice", "alert", "callout", "admonition"];
    let class = kind.split_once('.').map(|(_, class)| class).unwrap_or_default();
    NOTICES.iter().any(|notice| class.starts_with(notice))
}

/// Whether at least two of these boxes say what and when.
fn have_dates(boxes: &[&Boxed]) -> bool {
    let is_short = |body: &Inlines| body.plain_text().chars().count() <= MAX_BODY_CHARS;
    let is_dated = |found: &&&Boxed| {
        let entry = item(&found.blocks).and_then(|item| entries::from_item(&item, DateFormat::default()));
        entry.is_some_and(|entry| is_short(&entry.body))
    };
    boxes.iter().filter(is_dated).nth(1).is_some()
}

/// What a box says as an item of a list, if that is not too much.
fn item(blocks: &[Block]) -> Option<Item> {
    let blocks = unboxed(blocks.to_vec());
    if is_list_of_lines(&blocks) || are_all_dated(&blocks) {
        return None;
    }
    let mut blocks = cells::gathered(blocks);
    let span = blocks.first()?.span;
    let is_read = blocks.len() <= MAX_BLOCKS && blocks.iter().all(|block| is_of_items(&block.kind));
    blocks.iter_mut().for_each(heading_to_line);
    is_read.then(|| Item::new(blocks, span))
}

/// Whether everything is one paragraph of several lines, which are items themselves.
fn is_list_of_lines(blocks: &[Block]) -> bool {
    let Some(words) = sole_paragraph(blocks) else { return false };
    words.iter().filter(|inline| inline.kind == InlineKind::Break).count() > 1
}

/// Whether each of several paragraphs begins with a date: they are items themselves.
fn are_all_dated(blocks: &[Block]) -> bool {
    let is_dated = |block: &Block| match &block.kind {
        BlockKind::Paragraph(content) => dates::at_start(&content.plain_text()).is_some_and(|found| found.set_apart),
        _ => false,
    };
    blocks.len() > 1 && blocks.iter().all(is_dated)
}

fn is_of_items(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::Details(..) => true,
        BlockKind::Heading { content, .. } => !meanings::is_usual(&content.plain_text()),
        _ => false,
    }
}

/// Whether at least half of these boxes begin with the usual name of a section where others have a heading.
fn are_sections(boxes: &[&Boxed]) -> bool {
    let labelled = boxes.iter().filter(|found| label(&found.blocks).is_some_and(|label| meanings::is_usual(&label)));
    let labelled = labelled.count();
    labelled > 1 && labelled * 2 >= boxes.len()
}

/// The first line of a box that has more lines.
fn label(blocks: &[Block]) -> Option<String> {
    let blocks = unboxed(blocks.to_vec());
    let BlockKind::Paragraph(content) = &blocks.first()?.kind else { return None };
    let text = content.plain_text();
    (blocks.len() > 1 && text.chars().count() <= MAX_LABEL_CHARS).then_some(text)
}

fn label_to_heading(first: &mut Block) {
    let is_short = first.plain_text().chars().count() <= MAX_LABEL_CHARS;
    if let BlockKind::Paragraph(content) = &mut first.kind
        && is_short
    {
        first.kind = BlockKind::Heading { level: SECTION, content: std::mem::take(content) };
    }
}

#[cfg(test)]
mod tests;
