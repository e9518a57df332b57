//! The texts that themes ship with, known by their content wherever they stand.
//!
//! `samples.txt` holds fingerprints, not texts; its head says how they were taken.

use std::sync::LazyLock;

use super::Rule;
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::{Content, Entry, Profile, Publication, Section};
use crate::document::{Block, BlockKind, Inlines, Item, block_text};
use crate::fold;

/// How much a text speaks for being a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It says nothing.
    None,
    /// It stands in samples, but anybody could have written it.
    Common,
    /// It stands in samples alone.
    Sample,
    /// No sample has it.
    Own,
}

impl Evidence {
    /// What two texts are together.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Own, _) | (_, Self::Own) => Self::Own,
            (Self::Sample, _) | (_, Self::Sample) => Self::Sample,
            (Self::Common, _) | (_, Self::Common) => Self::Common,
            (Self::None, Self::None) => Self::None,
        }
    }

    fn all(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::None, Self::and)
    }
}

/// Takes out everything that is nothing but a sample.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    prune(sections, &mut |piece| {
        let (evidence, span, words) = match piece {
            Piece::Section(section) => {
                let Some(heading) = &section.heading else { return false };
                (of_section(section), heading.span, heading.content.plain_text())
            }
            Piece::Block(block) => (of_block(block), block.span, block_text(std::slice::from_ref(block))),
            Piece::Item(item) => (of_item(item), item.span, block_text(&item.blocks)),
            Piece::Entry(entry) => (of_entry(entry), entry.span, entry.body.plain_text()),
            Piece::Publication(publication) => {
                let words = [&publication.title, &publication.note].map(|part| part.plain_text()).concat();
                (of_publication(publication), publication.span, words)
            }
        };
        evidence == Evidence::Sample && removals.leaves_out(Rule::Sample, span, &words)
    });
}

/// Takes out ways to reach somebody else: the address that a theme's sample CV has.
pub(super) fn leave_out_contacts(profile: &mut Profile, removals: &mut Removals<'_>) {
    profile.contacts.retain(|contact| {
        let is_sample = of_text(&contact.text) == Evidence::Sample;
        let span = contact.span.filter(|_| is_sample);
        !span.is_some_and(|span| removals.leaves_out(Rule::Sample, span, &contact.text))
    });
}

fn of_section(section: &Section) -> Evidence {
    Evidence::all(section.content.iter().map(|content| match content {
        Content::Block(block) => of_block(block),
        Content::Entries(entries) => Evidence::all(entries.iter().map(of_entry)),
        Content::Publications(groups) => {
            Evidence::all(groups.iter().flat_map(|group| &group.items).map(of_publication))
        }
    }))
}

/// An entry by what it says; its date counts where the whole entry is known with it.
fn of_entry(entry: &Entry) -> Evidence {
    let body = entry.body.plain_text();
    let date = entry.date.as_ref().map(|date| date.value.as_str()).unwrap_or_default();
    let head = match look_up(&fold::words(&format!("{date} {body}"))) {
        Evidence::Sample => Evidence::Sample,
        _ => of_text(&body),
    };
    head.and(Evidence::all(entry.details.iter().map(of_block)))
}

/// A paper by its title, or by its whole citation where that is all there is.
fn of_publication(publication: &Publication) -> Evidence {
    let title = of_inlines(&publication.title);
    if title == Evidence::Sample {
        return title;
    }
    let parts = [&publication.authors, &publication.title, &publication.venue, &publication.note];
    Evidence::all(parts.into_iter().map(of_inlines))
}

fn of_item(item: &Item) -> Evidence {
    of_blocks(&item.blocks)
}

fn of_blocks(blocks: &[Block]) -> Evidence {
    Evidence::all(blocks.iter().map(of_block))
}

fn of_block(block: &Block) -> Evidence {
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => of_inlines(content),
        BlockKind::List(list) => Evidence::all(list.items.iter().map(of_item)),
        BlockKind::Quote(inner) | BlockKind::Aligned(_, inner) => of_blocks(inner),
        BlockKind::Details(summary, inner) => of_inlines(summary).and(of_blocks(inner)),
        BlockKind::Rule | BlockKind::PageBreak => Evidence::None,
        _ => of_text(&block_text(std::slice::from_ref(block))),
    }
}

fn of_inlines(inlines: &Inlines) -> Evidence {
    of_text(&inlines.plain_text())
}

/// A text as a whole, or by its pieces between punctuation. Numbers alone say nothing.
fn of_text(text: &str) -> Evidence {
    if look_up(&fold::words(text)) == Evidence::Sample {
        return Evidence::Sample;
    }
    let pieces = text.split(|c: char| CUTS.contains(c)).flat_map(|piece| piece.split(" - ")).map(fold::words);
    Evidence::all(pieces.map(|piece| match piece {
        piece if piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ') => Evidence::None,
        piece => look_up(&piece),
    }))
}

/// Where a text is cut into pieces.
const CUTS: &str = ",;:.!?()[]{}|•·–—“”\"\n";

fn look_up(piece: &str) -> Evidence {
    let hash = fnv(piece.as_bytes());
    match FINGERPRINTS.binary_search_by_key(&hash, |(known, _)| *known) {
        Ok(at) => FINGERPRINTS[at].1,
        Err(_) => Evidence::Own,
    }
}

/// FNV-1a with 64 bits.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The fingerprints in order; one that is both kinds to different themes counts as common.
static FINGERPRINTS: LazyLock<Vec<(u64, Evidence)>> = LazyLock::new(|| {
    let mut all: Vec<(u64, Evidence)> = include_str!("samples.txt").lines().flat_map(of_line).collect();
    all.sort_by_key(|(hash, evidence)| (*hash, *evidence == Evidence::Sample));
    all.dedup_by_key(|(hash, _)| *hash);
    all
});

fn of_line(line: &str) -> impl Iterator<Item = (u64, Evidence)> {
    let (evidence, hashes) = match line.split_at_checked(2) {
        Some(("= ", hashes)) => (Evidence::Sample, hashes),
        Some(("~ ", hashes)) => (Evidence::Common, hashes),
        _ => (Evidence::None, ""),
    };
    hashes.split(' ').filter_map(move |hash| Some((u64::from_str_radix(hash, 16).ok()?, evidence)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_known_by_its_pieces() {
        for text in [
            "Ph.D in Version Control Theory, GitHub University, 2018 (expected)",
            "M.S. in Jekyll, GitHub University, 2014",
            "Paper Title Number 2",
            "Conference Proceeding talk 3 on Relevant Topic in Your Field",
            "1921\nNobel Prize in Physics",
            "Full Name: Albert Einstein",
            "Hobbies: Hobby 1, Hobby 2, etc.",
            "2712 Broadway St, CA 94115, San Francisco, California, US",
            "albert@einstein.de",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit. Vivamus ornare aliquet ipsum, ac tempus justo dapibus sit amet.",
        ] {
            assert_eq!(of_text(text), Evidence::Sample, "{text}");
        }
    }

    #[test]
    fn what_a_person_could_have_written_is_no_sample() {
        for text in [
            "PhD, University of Zurich",
            "2024\nNobel Prize in Physics",
            "English, German",
            "Education",
            "Research Assistant",
            "2014",
        ] {
            assert_ne!(of_text(text), Evidence::Sample, "{text}");
        }
        assert_eq!(of_text("Ph.D. in Computer Science, Uni One, GitHub University"), Evidence::Own);
    }
}
