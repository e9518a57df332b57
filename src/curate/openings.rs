//! Sections that call for students or staff, invite to something, offer files to students, or only lead to pages of the site: they go as
//! a whole, with the parts below them.

use super::Rule;
use super::phrases;
use super::removals::Removals;
use super::walk::join_under;
use crate::cv::{Content, Section};
use crate::date;
use crate::document::{Block, BlockKind, Inline, InlineKind, Item, block_text, inlines_of};
use crate::meanings;
use crate::script;
use crate::sentences;
use crate::vocabulary::{is_news_title, says_cv};

/// Takes out such sections, where others say something.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let groups: Vec<usize> = (0..sections.len()).map(|at| at + Section::with_parts(sections, at).len()).collect();
    let mut gone = vec![false; sections.len()];
    for (at, end) in groups.into_iter().enumerate() {
        let says_more = (0..sections.len())
            .any(|other| !gone[other] && !(at..end).contains(&other) && !sections[other].content.is_empty());
        if gone[at] || !says_more {
            continue;
        }
        let group = &sections[at..end];
        let rule = match group {
            _ if is_directory(group) => Some(Rule::Navigation),
            _ if calls(group) => Some(Rule::Appeal),
            _ => offers_material(group).then_some(Rule::Material),
        };
        if let (Some(heading), Some(rule)) = (&sections[at].heading, rule)
            && removals.leaves_out(rule, heading.span, &heading.content.plain_text())
        {
            gone[at..end].fill(true);
        }
    }
    let mut is_gone = gone.into_iter();
    sections.retain(|_| !is_gone.next().unwrap_or_default());
    // What is left below “Quick links” says something.
    join_under(sections, &mut |heading| {
        let words = heading.content.plain_text();
        phrases::titles_quick_links(&words) && removals.leaves_out(Rule::Navigation, heading.span, &words)
    });
}

/// Whether a section with its parts leads to the pages of the site: its heading says so, or that it may, and there is nothing in it but
/// links.
fn is_directory(group: &[Section]) -> bool {
    let Some(heading) = &group[0].heading else { return false };
    let words = heading.content.plain_text();
    let may_lead = phrases::titles_quick_links(&words) || says_cv(&words) && phrases::downloads(&words);
    phrases::titles_maps(&words) || may_lead && is_nothing_but_links(group)
}

/// Whether sections hold nothing but links with a word or two beside each.
fn is_nothing_but_links(group: &[Section]) -> bool {
    const BESIDE_A_LINK: usize = 2;
    let blocks: Option<Vec<&Block>> = group.iter().flat_map(|section| &section.content).map(Content::block).collect();
    let Some(blocks) = blocks else { return false };
    let words_of = |inline: &Inline| match &inline.kind {
        InlineKind::Link { content, .. } => Some(script::word_count(&content.plain_text())),
        _ => None,
    };
    let inlines = blocks.iter().flat_map(|block| inlines_of(std::slice::from_ref(*block)));
    let links: Vec<usize> = inlines.filter_map(words_of).collect();
    let words: usize = blocks.iter().map(|block| script::word_count(&block.plain_text())).sum();
    words <= links.iter().sum::<usize>() + BESIDE_A_LINK * links.len()
}

/// Whether a section with its parts offers what a course is taught with: most of what it lists are links.
fn offers_material(group: &[Section]) -> bool {
    let is_titled =
        group[0].heading.as_ref().is_some_and(|heading| phrases::titles_course_material(&heading.content.plain_text()));
    if !is_titled {
        return false;
    }
    let blocks = group.iter().flat_map(|section| &section.content).filter_map(Content::block);
    let items: Vec<&Item> = blocks
        .filter_map(|block| match &block.kind {
            BlockKind::List(list) => Some(&list.items),
            _ => None,
        })
        .flatten()
        .collect();
    let is_link = |item: &&&Item| {
        let first = item.blocks.first().and_then(|block| match &block.kind {
            BlockKind::Paragraph(run) => run.first(),
            _ => None,
        });
        first.is_some_and(|inline| matches!(inline.kind, InlineKind::Link { .. } | InlineKind::DeadLink { .. }))
    };
    !items.is_empty() && items.iter().filter(is_link).count() * 2 > items.len()
}

/// Whether a section with its parts calls for somebody, by its heading or by every sentence.
fn calls(group: &[Section]) -> bool {
    let Some(heading) = &group[0].heading else { return false };
    let words = heading.content.plain_text();
    let is_list = |content: &Content| matches!(content, Content::Entries(_) | Content::Publications(_));
    let has_entries = group.iter().flat_map(|section| &section.content).any(is_list);
    let may_ask = !has_entries
        && !is_news_title(&words)
        && !meanings::is_usual(&words)
        && !phrases::titles_contacts(&heading.folded());
    let offers = || phrases::titles_offers(&words) && group[0].content.first().is_some_and(appeals_first);
    phrases::titles_openings(&words)
        || !has_entries && offers()
        || may_ask && (phrases::appeals(&words) && is_short(group) || asks(group))
}

/// Whether a paragraph begins with an appeal.
fn appeals_first(content: &Content) -> bool {
    let Some(Block { kind: BlockKind::Paragraph(run), .. }) = content.block() else { return false };
    let text = run.flat_text();
    sentences::of(&text).first().is_some_and(|range| phrases::appeals(&text[range.clone()]))
}

/// A section that is an appeal in its heading says no more below it than how to answer.
fn is_short(group: &[Section]) -> bool {
    const MAX_WORDS: usize = 60;
    let said: usize = group.iter().map(|section| script::word_count(&section.said())).sum();
    said <= MAX_WORDS
}

/// Whether the paragraphs of a section do nothing but appeal to its readers, and it lists nothing with years.
fn asks(group: &[Section]) -> bool {
    const MIN_DATED: usize = 3;
    let blocks = group.iter().flat_map(|section| &section.content).filter_map(Content::block);
    let lists = blocks.filter_map(|block| match &block.kind {
        BlockKind::List(list) => Some(list),
        _ => None,
    });
    let is_dated = |item: &&Item| {
        let text = block_text(&item.blocks);
        text.split(|c: char| !c.is_ascii_digit()).any(date::is_recent_year)
    };
    if lists.flat_map(|list| &list.items).filter(is_dated).count() >= MIN_DATED {
        return false;
    }
    let paragraphs = group.iter().flat_map(|section| &section.content).filter_map(|content| match content.block() {
        Some(Block { kind: BlockKind::Paragraph(run), .. }) => Some(run.flat_text()),
        _ => None,
    });
    let mut appeals = false;
    let mut all = true;
    for text in paragraphs {
        for sentence in sentences::of(&text).into_iter().map(|range| &text[range]) {
            let is_appeal = phrases::appeals(sentence);
            appeals |= is_appeal;
            all &= is_appeal || phrases::addresses_readers(sentence);
        }
    }
    appeals && all
}
