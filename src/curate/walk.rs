//! Going through a CV's parts, outer ones before those inside them.

use crate::cv::{Content, Entry, Heading, Publication, Section};
use crate::document::{Block, BlockKind, Inline, Inlines, Item, each_run_mut, inlines_of};
use crate::sentences;

/// A part that may be left out as a whole.
pub(super) enum Piece<'a> {
    /// A section's own content, without its heading and the sections below it.
    Section(&'a Section),
    Block(&'a Block),
    Item(&'a Item),
    Entry(&'a Entry),
    Publication(&'a Publication),
}

/// Every inline of a piece of a section; of a publication, those of its title.
pub(super) fn inlines(content: &Content) -> Box<dyn Iterator<Item = &Inline> + '_> {
    match content {
        Content::Block(block) => Box::new(inlines_of(std::slice::from_ref(block))),
        Content::Entries(entries) => Box::new(entries.iter().flat_map(Entry::inlines)),
        Content::Publications(_) => Box::new(content.publications().flat_map(|item| item.title.descendants())),
    }
}

/// The words of a paragraph of sentences.
pub(super) fn prose(block: &Block) -> Option<&Inlines> {
    match &block.kind {
        BlockKind::Paragraph(run) if sentences::is_ended(&run.plain_text()) => Some(run),
        _ => None,
    }
}

/// Takes out every part that `goes`; what is inside one that goes is not asked for.
///
/// A section that goes as a whole takes its heading along, unless deeper sections stay below it.
pub(super) fn prune(sections: &mut Vec<Section>, goes: &mut dyn FnMut(Piece<'_>) -> bool) {
    let mut gone = vec![false; sections.len()];
    for (section, gone) in sections.iter_mut().zip(&mut gone) {
        if !section.content.is_empty() && goes(Piece::Section(section)) {
            section.content.clear();
            *gone = true;
        } else {
            section.content.retain_mut(|content| stays(content, goes));
        }
    }
    drop_headings(sections, &gone);
}

/// Takes out sections that are `gone`, where no deeper one stays below them.
pub(super) fn drop_headings(sections: &mut Vec<Section>, gone: &[bool]) {
    let mut kept: Vec<Section> = Vec::new();
    for (section, gone) in std::mem::take(sections).into_iter().zip(gone).rev() {
        if !gone || kept.last().is_some_and(|below| section.has_part(below)) {
            kept.push(section);
        }
    }
    kept.reverse();
    *sections = kept;
}

/// Takes out the headings that go; what is below them joins the section that they are a part of, or what has no heading above it.
pub(super) fn join_under(sections: &mut Vec<Section>, goes: &mut dyn FnMut(&Heading) -> bool) {
    join(sections, goes, |kept| kept.len());
}

/// The same of headings about the person: where there is nothing without a heading above, what is below them joins the opening of
/// the document.
pub(super) fn join_opening(sections: &mut Vec<Section>, goes: &mut dyn FnMut(&Heading) -> bool) {
    join(sections, goes, |_| 0);
}

/// `place` says where among the sections before it one stands whose heading goes, if it cannot join the last of them.
fn join(sections: &mut Vec<Section>, goes: &mut dyn FnMut(&Heading) -> bool, place: impl Fn(&[Section]) -> usize) {
    let all = std::mem::take(sections);
    let gone: Vec<bool> = all.iter().map(|section| section.heading.as_ref().is_some_and(&mut *goes)).collect();
    let is_open = |section: &&mut Section| section.heading.is_none();
    let has = |above: &Section, part: &Section| above.heading.is_some() && above.level() < part.level();
    let mut kept: Vec<Section> = Vec::new();
    for (section, gone) in raised(all, &gone).into_iter().zip(gone) {
        if !gone {
            kept.push(section);
        } else if let Some(before) = kept.last_mut().filter(|before| is_open(before) || has(before, &section)) {
            before.content.extend(section.content);
        } else {
            let at = place(&kept);
            match kept.get_mut(at).filter(is_open) {
                Some(opening) => opening.content.extend(section.content),
                None => kept.insert(at, Section { heading: None, ..section }),
            }
        }
    }
    *sections = kept;
}

/// The sections, the parts below each heading that goes in its place.
fn raised(mut sections: Vec<Section>, gone: &[bool]) -> Vec<Section> {
    for at in (0..sections.len()).filter(|at| gone[*at]) {
        let Some(level) = sections[at].level() else { continue };
        let parts = at + 1..at + Section::with_parts(&sections, at).len();
        let Some(highest) = sections[parts.clone()].iter().filter_map(Section::level).min() else { continue };
        for heading in sections[parts].iter_mut().filter_map(|part| part.heading.as_mut()) {
            heading.level -= highest - level;
        }
    }
    sections
}

/// Every run of inlines in a piece of a section.
pub(super) fn each_run(content: &mut Content, change: &mut impl FnMut(&mut Inlines)) {
    match content {
        Content::Block(block) => {
            each_run_mut(std::slice::from_mut(block), change);
        }
        Content::Entries(entries) => {
            for entry in entries {
                change(&mut entry.body);
                each_run_mut(&mut entry.details, change);
            }
        }
        Content::Publications(_) => {}
    }
}

fn stays(content: &mut Content, goes: &mut dyn FnMut(Piece<'_>) -> bool) -> bool {
    match content {
        Content::Block(block) => block_stays(block, goes),
        Content::Entries(entries) => {
            entries.retain_mut(|entry| {
                if goes(Piece::Entry(entry)) {
                    return false;
                }
                entry.details.retain_mut(|block| block_stays(block, goes));
                true
            });
            !entries.is_empty()
        }
        Content::Publications(groups) => {
            for group in groups.iter_mut() {
                group.items.retain(|publication| !goes(Piece::Publication(publication)));
            }
            groups.retain(|group| !group.items.is_empty());
            !groups.is_empty()
        }
    }
}

/// Whether a block stays; what goes inside it is taken out, and it goes when nothing is left of it.
fn block_stays(block: &mut Block, goes: &mut dyn FnMut(Piece<'_>) -> bool) -> bool {
    if goes(Piece::Block(block)) {
        return false;
    }
    match &mut block.kind {
        BlockKind::List(list) => {
            let before = list.items.len();
            list.items.retain_mut(|item| {
                let had_blocks = !item.blocks.is_empty();
                if goes(Piece::Item(item)) {
                    return false;
                }
                item.blocks.retain_mut(|block| block_stays(block, goes));
                !had_blocks || !item.blocks.is_empty()
            });
            before == 0 || !list.items.is_empty()
        }
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) | BlockKind::Details(_, inner) => {
            let before = inner.len();
            inner.retain_mut(|block| block_stays(block, goes));
            before == 0 || !inner.is_empty()
        }
        BlockKind::Definitions(list) => {
            for details in list.iter_mut().flat_map(|definition| &mut definition.details) {
                details.retain_mut(|block| block_stays(block, goes));
            }
            true
        }
        BlockKind::Table(table) => {
            for cell in table.head.iter_mut().chain(&mut table.rows).flatten() {
                cell.blocks.retain_mut(|block| block_stays(block, goes));
            }
            true
        }
        _ => true,
    }
}
