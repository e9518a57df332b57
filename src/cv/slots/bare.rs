//! Papers of a collection of which a page prints the titles alone.

use crate::cv::collections::{self, Asked, CollectionItem, OwnGroups};
use crate::cv::model::{Content, Publication, Section};
use crate::cv::selection::PublicationOptions;
use crate::document::{Block, BlockKind, Inlines, Item, block_text, each_block_mut};
use crate::fold;
use crate::yaml::Yaml;

use super::Filler;

impl Filler<'_> {
    /// Adds the authors, the place and the state of the papers of which the site's own list has nothing but the titles. Its template
    /// may print more of those that have appeared.
    pub(super) fn complete_titles(&mut self, sections: &mut [Section]) {
        let Some(collection) = self.publications() else { return };
        let items: Vec<&CollectionItem> = collection.items.iter().filter(|item| names_authors(item)).collect();
        let content = sections.iter_mut().flat_map(|section| &mut section.content);
        for block in content.filter_map(|content| match content {
            Content::Block(block) => Some(block),
            Content::Entries(_) | Content::Publications(_) => None,
        }) {
            each_block_mut(std::slice::from_mut(block), &mut |block| {
                let BlockKind::List(list) = &mut block.kind else { return };
                for printed in &mut list.items {
                    let words = fold::words(&block_text(&printed.blocks));
                    let is_it = |item: &&&CollectionItem| item.title_words().is_some_and(|title| title == words);
                    if let Some(item) = items.iter().find(is_it) {
                        self.complete(printed, item);
                    }
                }
            });
        }
    }

    fn complete(&mut self, printed: &mut Item, item: &CollectionItem) {
        let asked = [Asked::by_nobody(item)];
        let papers =
            collections::publications(&asked, &OwnGroups::default(), &PublicationOptions::default(), self.data.style);
        let papers = papers.take(&mut self.diagnostics).unwrap_or_default();
        let Some(paper) = papers.into_iter().flat_map(|group| group.items).next() else { return };
        let state = facts(&paper, state(item));
        let runs = [paper.authors, state].into_iter().filter(|run| !run.is_blank());
        printed.blocks.extend(runs.map(|run| Block::new(BlockKind::Paragraph(run), paper.span)));
    }
}

/// When and where it appeared, and its state: `2025, Under review`.
fn facts(paper: &Publication, state: Option<&str>) -> Inlines {
    let mut facts = Inlines::text(paper.date.clone(), paper.span);
    facts.drop_empty_texts();
    for part in [paper.venue.clone(), paper.note.clone()] {
        facts.push_part(", ", part, paper.span);
    }
    if let Some(state) = state {
        facts.push_part(", ", Inlines::text(state, paper.span), paper.span);
    }
    facts
}

/// The state of a paper that has not appeared: `status: Under review`.
fn state(item: &CollectionItem) -> Option<&str> {
    let state = item.page.front_matter.text("status")?.value.trim();
    (!state.is_empty() && fold::words(state) != "published").then_some(state)
}

fn names_authors(item: &CollectionItem) -> bool {
    let front = &item.page.front_matter;
    let has = |key: &str| front.filled(key).is_some_and(|value: &Yaml| !value.one_or_more().is_empty());
    !item.is_sample() && (has("authors") || has("author")) && !has("citation")
}
