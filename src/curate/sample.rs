//! Leaves out the texts that themes ship with, and what is left of a file that is a sample as a whole.

use std::collections::BTreeSet;

use super::Rule;
use super::nobody;
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::samples::{Evidence, of_block, of_entry, of_item, of_publication, of_section, of_text, sample_files};
use crate::cv::{Profile, Section};
use crate::document::block_text;
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
        let is_rest = files.contains(&span.source) && evidence.is_mostly_known() && !has_own_papers(&piece, &files);
        (evidence.is_sample() || is_rest) && removals.leaves_out(Rule::Sample, span, &words)
    });
    leave_out_of_header(profile, &files.union(&nobodys).copied().collect(), removals);
}

/// Whether the author's own papers, which are in another file, are listed under a sample's heading.
fn has_own_papers(piece: &Piece<'_>, files: &BTreeSet<SourceId>) -> bool {
    let Piece::Section(section) = piece else { return false };
    section.publications().any(|item| !files.contains(&item.span.source) && of_publication(item).samples == 0)
}

/// Takes out of the header what a theme's sample says about somebody else, and all that a whole file of samples says.
fn leave_out_of_header(profile: &mut Profile, files: &BTreeSet<SourceId>, removals: &mut Removals<'_>) {
    let mut goes = |span: Span, text: &str, evidence: Evidence| {
        (evidence.is_sample() || files.contains(&span.source)) && removals.leaves_out(Rule::Sample, span, text)
    };
    profile.contacts.retain(|contact| {
        let span = contact.span;
        !span.is_some_and(|span| goes(span, &contact.text, of_text(&contact.text)))
    });
    profile.headline.retain(|line| {
        let text = line.plain_text();
        !line.first().is_some_and(|inline| goes(inline.span, &text, of_text(&text)))
    });
    let name = profile.name.take();
    profile.name =
        name.filter(|name| !(files.contains(&name.span.source) && goes(name.span, &name.value, of_text(&name.value))));
}
