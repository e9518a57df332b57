//! Leaves out the texts that themes ship with, and what is left of a file that is a sample as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Rule;
use super::cut::without;
use super::nobody;
use super::removals::Removals;
use super::walk::{Piece, each_run, prune};
use crate::cv::collections::OF_THEMES;
use crate::cv::samples::{
    Evidence, is_filler, of_block, of_entry, of_head, of_item, of_publication, of_section, of_text, sample_files,
};
use crate::cv::{Content, Entry, Profile, Section};
use crate::document::{Block, BlockKind, Inlines, block_text};
use crate::fold;
use crate::sentences;
use crate::source::{SourceId, Span};

/// Takes out everything that is nothing but a sample; in a file that is a sample as a whole, also what is mostly one.
pub(super) fn leave_out(sections: &mut Vec<Section>, profile: &mut Profile, removals: &mut Removals<'_>) {
    let files = sample_files(sections);
    let nobodys = nobody::files(sections, profile);
    prune(sections, &mut |piece| {
        if let Some((span, words)) = nobody::said(&piece, &nobodys) {
            return removals.leaves_out(Rule::Sample, span, &words);
        }
        if let Piece::Publication(publication) = &piece
            && nobody::wrote(publication, profile)
        {
            return removals.leaves_out(Rule::Sample, publication.span, &publication.title.plain_text());
        }
        let (evidence, span, words) = match piece {
            Piece::Section(section) => {
                let Some(heading) = &section.heading else { return false };
                (of_section(section), heading.span, heading.content.plain_text())
            }
            Piece::Block(block) => (of_block(block), block.span, block.plain_text()),
            Piece::Item(item) => (of_item(item), item.span, block_text(&item.blocks)),
            Piece::Entry(entry) => (of_entry(entry), entry.span, entry.body.plain_text()),
            Piece::Publication(publication) => {
                let words = [&publication.title, &publication.note].map(|part| part.plain_text()).concat();
                (of_publication(publication), publication.span, words)
            }
        };
        let is_rest = files.contains_key(&span.source) && evidence.is_mostly_known();
        let is_one = (evidence.is_sample() || is_rest) && has_nothing_own(&piece, evidence, &files);
        is_one && removals.leaves_out(Rule::Sample, span, &words)
    });
    leave_out_sentences(sections, removals);
    leave_out_of_header(profile, &files.into_keys().collect(), &nobodys, removals);
}

/// Whether each part of a piece, all of which is `evidence`, is a sample, or hardly changed in a file of samples, or what anybody might
/// write and the samples around it have as well: a line of the author's own among them stays.
fn has_nothing_own(piece: &Piece<'_>, evidence: Evidence, files: &BTreeMap<SourceId, Evidence>) -> bool {
    let is_known = |(source, part): (SourceId, Evidence)| {
        part.is_sample()
            || part == Evidence::default()
            || evidence.is_sample() && part.is_rest_of(evidence)
            || files.get(&source).is_some_and(|file| part.is_rest_of(*file))
    };
    parts(piece).into_iter().all(is_known)
}

/// The parts of a piece that stand by themselves, with the files that they are in.
fn parts(piece: &Piece<'_>) -> Vec<(SourceId, Evidence)> {
    match piece {
        // What a sample is the title of is one, too.
        Piece::Section(Section { heading: Some(heading), .. }) if of_text(&heading.content.flat_text()).is_sample() => {
            Vec::new()
        }
        Piece::Section(section) => section.content.iter().flat_map(parts_of_content).collect(),
        Piece::Block(block) => parts_of_block(block),
        Piece::Item(item) => item.blocks.iter().flat_map(parts_of_block).collect(),
        Piece::Entry(entry) => parts_of_entry(entry),
        Piece::Publication(publication) => vec![(publication.span.source, of_publication(publication))],
    }
}

fn parts_of_content(content: &Content) -> Vec<(SourceId, Evidence)> {
    match content {
        Content::Block(block) => parts_of_block(block),
        Content::Entries(entries) => entries.iter().flat_map(parts_of_entry).collect(),
        Content::Publications(_) => {
            content.publications().map(|publication| (publication.span.source, of_publication(publication))).collect()
        }
    }
}

fn parts_of_entry(entry: &Entry) -> Vec<(SourceId, Evidence)> {
    let head = of_head(entry);
    let details = if head.is_sample() { &[][..] } else { &entry.details };
    std::iter::once((entry.span.source, head)).chain(details.iter().flat_map(parts_of_block)).collect()
}

fn parts_of_block(block: &Block) -> Vec<(SourceId, Evidence)> {
    match &block.kind {
        BlockKind::List(list) => list.items.iter().flat_map(|item| &item.blocks).flat_map(parts_of_block).collect(),
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) => inner.iter().flat_map(parts_of_block).collect(),
        BlockKind::Paragraph(run) => {
            // What only names a collection, as `Portfolio` below an item of it, says nothing, and neither does a picture.
            let says_something = |line: &String| {
                let words = fold::words(line);
                !words.is_empty() && !OF_THEMES.contains(&words.as_str())
            };
            let lines = run.lines().map(|line| line.flat_text()).filter(says_something);
            lines.map(|line| (block.span.source, of_text(&line))).collect()
        }
        _ => vec![(block.span.source, of_block(block))],
    }
}

/// Takes the sentences and lines that are samples out of texts that go on in the author's own words.
fn leave_out_sentences(sections: &mut [Section], removals: &mut Removals<'_>) {
    let content = sections.iter_mut().flat_map(|section| &mut section.content);
    for content in content.filter(|content| matches!(content, Content::Block(_))) {
        each_run(content, &mut |run| {
            if let Some(rest) = own_sentences(run, removals) {
                *run = rest;
            }
        });
    }
}

/// A run without its sentences that are samples, if it has others.
fn own_sentences(run: &Inlines, removals: &mut Removals<'_>) -> Option<Inlines> {
    let text = run.flat_text();
    let mut is_filled = false;
    let is_sample = |range: &Range<usize>| {
        is_filled |= is_filler(&text[range.clone()]);
        is_filled || of_text(&text[range.clone()]).is_sample()
    };
    let samples: Vec<Range<usize>> = sentences::of(&text).into_iter().filter(is_sample).collect();
    let rest = without(run, &samples).filter(|rest| !rest.is_blank())?;
    let cut = samples.iter().filter_map(|range| run.slice(range.clone())).collect::<Vec<_>>();
    let goes =
        |part: &Inlines| part.span().is_some_and(|span| removals.leaves_out(Rule::Sample, span, &part.plain_text()));
    cut.iter().all(goes).then_some(rest)
}

/// Takes out of the header what a theme's sample says about somebody else, all that files about nobody say, and what samples have of
/// the `files` that are samples: who has filled in nothing but the name and the addresses keeps these.
fn leave_out_of_header(
    profile: &mut Profile,
    files: &BTreeSet<SourceId>,
    nobodys: &BTreeSet<SourceId>,
    removals: &mut Removals<'_>,
) {
    let mut goes = |span: Span, text: &str, evidence: Evidence| {
        let is_theirs = evidence.is_sample()
            || nobodys.contains(&span.source)
            || files.contains(&span.source) && !evidence.has_own();
        is_theirs && removals.leaves_out(Rule::Sample, span, text)
    };
    profile.contacts.retain(|contact| {
        let span = contact.span;
        !span.is_some_and(|span| goes(span, &contact.text, of_text(&contact.text)))
    });
    profile.headline.retain(|line| {
        let text = line.plain_text();
        !line.first().is_some_and(|inline| goes(inline.span, &text, of_text(&text)))
    });
    profile.name.take_if(|name| {
        let is_of_file = [files, nobodys].iter().any(|files| files.contains(&name.span.source));
        is_of_file && goes(name.span, &name.value, of_text(&name.value))
    });
}
