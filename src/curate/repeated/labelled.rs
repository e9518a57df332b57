//! What a line with a label says, and a section under that name as well: `Languages: Norwegian (native), English`.

use std::collections::BTreeSet;

use super::super::Rule;
use super::super::removals::Removals;
use super::super::walk::drop_headings;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, block_text};
use crate::fold;
use crate::source::Span;

/// Fewer words may be there twice on purpose.
const MIN_WORDS: usize = 2;

/// A line of a list with a label.
struct Labelled {
    label: String,
    words: BTreeSet<String>,
    text: String,
    place: (usize, usize, usize),
    span: Span,
}

/// Leaves out a section that says no more than the line with its name, or else the line, if the section has all of it.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut gone = vec![false; sections.len()];
    for line in labelled(sections) {
        let (section, content, at) = line.place;
        let is_named = |other: &usize| {
            let heading = sections[*other].heading.as_ref();
            *other != section
                && heading.is_some_and(|heading| heading.folded() == line.label)
                && Section::with_parts(sections, *other).len() == 1
        };
        let Some(other) = (0..sections.len()).filter(|other| !gone[*other]).find(is_named) else { continue };
        let Some(heading) = &sections[other].heading else { continue };
        let said = words(&sections[other].said());
        let has_dates = sections[other].content.iter().any(|content| matches!(content, Content::Entries(_)));
        if said.len() < MIN_WORDS {
            continue;
        }
        let why = "another section says the same";
        if said.is_subset(&line.words) && !has_dates {
            let name = heading.content.plain_text();
            gone[other] = removals.leaves_out_because(Rule::Repeated, heading.span, &name, why, Some(line.span));
        } else if line.words.is_subset(&said)
            && removals.leaves_out_because(Rule::Repeated, line.span, &line.text, why, Some(heading.span))
            && let Content::Block(Block { kind: BlockKind::List(list), .. }) = &mut sections[section].content[content]
            && let Some(item) = list.items.get_mut(at)
        {
            // What is empty goes by a rule of its own.
            item.blocks.clear();
        }
    }
    for (section, gone) in sections.iter_mut().zip(&gone) {
        if *gone {
            section.content.clear();
        }
    }
    drop_headings(sections, &gone);
}

fn labelled(sections: &[Section]) -> Vec<Labelled> {
    let mut found = Vec::new();
    for (section, own) in sections.iter().enumerate() {
        for (content, piece) in own.content.iter().enumerate() {
            let Content::Block(Block { kind: BlockKind::List(list), .. }) = piece else { continue };
            for (at, item) in list.items.iter().enumerate() {
                let text = block_text(&item.blocks);
                let Some((label, rest)) = text.split_once([':', '：']) else { continue };
                let (label, words) = (fold::words(label), words(rest));
                if !label.is_empty() && words.len() >= MIN_WORDS {
                    found.push(Labelled { label, words, place: (section, content, at), span: item.span, text });
                }
            }
        }
    }
    found
}

fn words(text: &str) -> BTreeSet<String> {
    fold::words(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
