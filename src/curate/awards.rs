//! Awards that a selection of papers mentions and the full list does not: they move to the list.

use super::references::{is_title, title_in, title_of};
use crate::cv::{Content, Section};
use crate::date;
use crate::document::{Block, BlockKind, Inlines, Item, block_text};
use crate::fold;
use crate::script::word_count;
use crate::source::Span;
use crate::vocabulary::names_an_award;

/// An award of a paper.
pub(super) struct Award {
    /// The paper's title, folded.
    title: String,
    /// The award, as it is written.
    words: String,
    span: Span,
}

/// The awards in brackets that the items of a selection mention.
pub(super) fn of(section: &Section) -> Vec<Award> {
    let awards = section.content.iter().map(|content| match content {
        Content::Block(Block { kind: BlockKind::List(list), .. }) => list.items.iter().flat_map(of_item).collect(),
        Content::Entries(entries) => {
            entries.iter().flat_map(|entry| of_text(&entry.body.plain_text(), entry.span)).collect()
        }
        _ => Vec::new(),
    });
    awards.flatten().collect()
}

/// The same of an item.
pub(super) fn of_item(item: &Item) -> Vec<Award> {
    let Some(title) = title_of(item) else { return Vec::new() };
    awards(title, &block_text(&item.blocks), item.span)
}

fn of_text(text: &str, span: Span) -> Vec<Award> {
    awards(fold::words(title_in(text)), text, span)
}

fn awards(title: String, text: &str, span: Span) -> Vec<Award> {
    if !is_title(&title) {
        return Vec::new();
    }
    let brackets = text.split(['(', '（', '[']).skip(1).filter_map(|rest| rest.split([')', '）', ']']).next());
    let found = brackets.filter(|words| names_an_award(words));
    found.map(|words| Award { title: title.clone(), words: words.to_owned(), span }).collect()
}

/// Whether the sections have every paper that won one.
pub(super) fn are_told(awards: &[Award], others: &[Section]) -> bool {
    awards.iter().all(|award| others.iter().any(|section| section.content.iter().any(|content| award.is_in(content))))
}

/// Writes awards after the papers that do not mention them.
pub(super) fn move_to(others: &mut [Section], awards: Vec<Award>) {
    for award in awards {
        let mut contents = others.iter_mut().flat_map(|section| &mut section.content);
        if let Some(content) = contents.find(|content| award.is_in(content)) {
            award.write(content);
        }
    }
}

impl Award {
    fn is_in(&self, content: &Content) -> bool {
        match content {
            Content::Block(Block { kind: BlockKind::List(list), .. }) => {
                list.items.iter().any(|item| self.is_of(&block_text(&item.blocks)))
            }
            Content::Entries(entries) => entries.iter().any(|entry| self.is_of(&entry.body.plain_text())),
            Content::Publications(_) => {
                content.publications().any(|paper| self.is_of(&paper.title_or_citation().plain_text()))
            }
            Content::Block(Block { kind: BlockKind::Paragraph(run), .. }) => self.is_of_reference(&run.plain_text()),
            Content::Block(_) => false,
        }
    }

    /// Whether a paragraph is the paper and no prose that mentions it.
    fn is_of_reference(&self, text: &str) -> bool {
        const MAX_WORDS: usize = 60;
        self.is_of(text) && word_count(text) <= MAX_WORDS && date::years_in(text).next().is_some()
    }

    fn is_of(&self, text: &str) -> bool {
        fold::words(text).contains(&self.title)
    }

    fn write(&self, content: &mut Content) {
        match content {
            Content::Block(Block { kind: BlockKind::List(list), .. }) => {
                let item = list.items.iter_mut().find(|item| self.is_of(&block_text(&item.blocks)));
                if let Some(Block { kind: BlockKind::Paragraph(run), .. }) =
                    item.and_then(|item| item.blocks.first_mut())
                {
                    self.add_to(run);
                }
            }
            Content::Entries(entries) => {
                if let Some(entry) = entries.iter_mut().find(|entry| self.is_of(&entry.body.plain_text())) {
                    self.add_to(&mut entry.body);
                }
            }
            Content::Publications(groups) => {
                let mut papers = groups.iter_mut().flat_map(|group| &mut group.items);
                let paper = papers.find(|paper| self.is_of(&paper.title_or_citation().plain_text()));
                if let Some(paper) = paper.filter(|paper| !self.is_mentioned(&paper.venue)) {
                    self.add_to(&mut paper.note);
                }
            }
            Content::Block(Block { kind: BlockKind::Paragraph(run), .. }) => self.add_to(run),
            Content::Block(_) => {}
        }
    }

    fn is_mentioned(&self, run: &Inlines) -> bool {
        fold::words(&run.plain_text()).contains(&fold::words(&self.words))
    }

    /// Writes it after a reference that does not mention it.
    fn add_to(&self, run: &mut Inlines) {
        if !self.is_mentioned(run) {
            let (before, behind) = if run.is_empty() { ("", "") } else { ("(", ")") };
            run.push_part(" ", Inlines::text(format!("{before}{}{behind}", self.words), self.span), self.span);
        }
    }
}
