//! Abstracts below the papers of a list, where no word says what they are.

use std::collections::BTreeSet;

use super::Rule;
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::sections::groups;
use crate::cv::{Content, Heading, Section};
use crate::document::{Block, BlockKind, Item, descendants};
use crate::fold;
use crate::meanings;
use crate::script::word_count;
use crate::sentences;
use crate::source::Span;

/// One paragraph alone may tell of the list.
const MIN_ABSTRACTS: usize = 3;
const MIN_WORDS: usize = 60;
const MIN_SENTENCES: usize = 3;
/// In prose, a comma comes after so many words; in a reference, after each name.
const MIN_WORDS_A_COMMA: usize = 6;

/// Takes long paragraphs of prose out of lists of papers that have several, but for the one above the list.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut lists = groups(std::mem::take(sections));
    for list in lists.iter_mut().filter(|list| lists_papers(list) || has_papers(list)) {
        let introduction = list.first().and_then(|section| section.content.first()).and_then(Content::block);
        let introduction = introduction.map(|block| block.span);
        let is_one = |block: &Block| is_of_a_paper(block) && Some(block.span) != introduction;
        let blocks: Vec<&Block> = list.iter().flat_map(|section| &section.content).flat_map(blocks_of).collect();
        if blocks.iter().filter(|block| is_one(block)).count() >= MIN_ABSTRACTS {
            let with_lists: BTreeSet<Span> =
                blocks.windows(2).filter(|pair| goes_on(pair)).map(|pair| pair[1].span).collect();
            let short: BTreeSet<Span> = blocks.iter().flat_map(|block| in_their_place(block)).collect();
            let goes = |block: &Block| {
                is_one(block) || with_lists.contains(&block.span) || short.contains(&block.span) && is_prose(block)
            };
            prune(list, &mut |piece| match piece {
                Piece::Block(block) if goes(block) => {
                    removals.leaves_out(Rule::Abstract, block.span, &block.plain_text())
                }
                _ => false,
            });
        }
    }
    *sections = lists.into_iter().flatten().collect();
}

/// Where the paragraphs are that end the items of a list, if most of its items end with an abstract: some abstracts are short.
fn in_their_place(block: &Block) -> Vec<Span> {
    let BlockKind::List(list) = &block.kind else { return Vec::new() };
    let ends = |item: &Item| {
        let said = item.blocks.iter().skip(1).rev().find(|block| !block.plain_text().trim().is_empty());
        said.filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).cloned()
    };
    let last: Vec<Block> = list.items.iter().filter_map(ends).collect();
    let abstracts = last.iter().filter(|block| is_of_a_paper(block)).count();
    let is_habit = abstracts >= MIN_ABSTRACTS && abstracts * 2 >= list.items.len();
    last.iter().filter(|_| is_habit).map(|block| block.span).collect()
}

/// Whether a paragraph is sentences and no reference.
fn is_prose(block: &Block) -> bool {
    const MIN_WORDS: usize = 20;
    let text = block.plain_text();
    let words = word_count(&text);
    words >= MIN_WORDS && is_whole(&text) && text.matches([',', '，']).count() * MIN_WORDS_A_COMMA <= words
}

fn lists_papers(list: &[Section]) -> bool {
    let heading = list.first().and_then(|section| section.heading.as_ref()).map(Heading::folded);
    heading.is_some_and(|words| meanings::lists_publications(&words) || meanings::lists_unfinished_papers(&words))
}

/// Whether most parts of a section are papers with their abstracts, whatever its heading says.
fn has_papers(list: &[Section]) -> bool {
    const THIS: &[&str] = &["this paper", "this article", "this letter"];
    let names_itself = |block: &Block| {
        is_abstract(block) && {
            let words = fold::words(&block.plain_text());
            THIS.iter().any(|this| fold::has_words(&words, this))
        }
    };
    let has_one = |part: &&Section| part.content.iter().filter_map(Content::block).any(names_itself);
    let parts = list.get(1..).filter(|parts| parts.len() >= MIN_ABSTRACTS).unwrap_or_default();
    let told = parts.iter().filter(has_one).count();
    told >= MIN_ABSTRACTS && told * 2 >= parts.len()
}

/// The blocks of a piece of a section, inner ones too.
fn blocks_of(content: &Content) -> Box<dyn Iterator<Item = &Block> + '_> {
    match content {
        Content::Block(block) => Box::new(descendants(std::slice::from_ref(block))),
        Content::Entries(entries) => Box::new(entries.iter().flat_map(|entry| descendants(&entry.details))),
        Content::Publications(_) => Box::new(std::iter::empty()),
    }
}

/// Whether an abstract goes on in a list: “In this paper we show that:”.
fn goes_on(pair: &[&Block]) -> bool {
    let BlockKind::Paragraph(run) = &pair[0].kind else { return false };
    matches!(pair[1].kind, BlockKind::List(_)) && leads_to_a_list(&run.flat_text()) && is_of_a_paper(pair[0])
}

fn leads_to_a_list(text: &str) -> bool {
    text.trim_end().ends_with([':', '：'])
}

/// Whether a text is a sentence, or leads to a list that is.
fn is_whole(text: &str) -> bool {
    sentences::is_ended(text) || leads_to_a_list(text)
}

/// Whether a paragraph is an abstract by its length, or by its first words.
fn is_of_a_paper(block: &Block) -> bool {
    is_abstract(block) || speaks_of_a_paper(block)
}

/// Whether a paragraph begins as abstracts do: “In this paper we introduce …”
fn speaks_of_a_paper(block: &Block) -> bool {
    const MIN_WORDS: usize = 20;
    #[rustfmt::skip]
    const STARTS: &[&str] = &[
        "in this paper we ", "in this article we ", "in this work we ", "in this study we ", "in this letter we ",
        "this paper ", "this article ", "this note ", "this letter ", "this work presents ", "this work proposes ", "we propose ",
        "we present ", "we introduce ",
    ];
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.flat_text();
    let words = fold::words(&text);
    word_count(&words) >= MIN_WORDS && is_whole(&text) && STARTS.iter().any(|start| words.starts_with(start))
}

fn is_abstract(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    let text = run.flat_text();
    let words = word_count(&text);
    words >= MIN_WORDS
        && sentences::of(&text).len() >= MIN_SENTENCES
        && is_whole(&text)
        && text.matches([',', '，']).count() * MIN_WORDS_A_COMMA <= words
}
