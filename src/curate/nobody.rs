//! CVs of nobody, which themes ship with: those of “John Doe”.

use std::collections::{BTreeMap, BTreeSet};

use super::header::folded_names;
use super::walk::{Piece, inlines};
use crate::cv::{Profile, Publication, Section};
use crate::document::{Inline, InlineKind, block_text, inlines_of};
use crate::fold;
use crate::script::word_count;
use crate::source::{SourceId, Span};

/// Whom they are about. Folded.
const NOBODY: &[&str] =
    &["john doe", "jane doe", "johnny coder", "john q public", "max mustermann", "erika mustermann", "fulano de tal"];

/// The files that are about one of them: data or a page that says such a name first.
pub(super) fn files(sections: &[Section], profile: &Profile) -> BTreeSet<SourceId> {
    let own = folded_names(profile);
    let mut first: BTreeMap<SourceId, String> = BTreeMap::new();
    for section in sections {
        let heading = section.heading.iter().flat_map(|heading| heading.content.descendants());
        for inline in heading.chain(section.content.iter().flat_map(inlines)) {
            if let InlineKind::Text(text) = &inline.kind {
                first.entry(inline.span.source).or_insert_with(|| fold::words(text));
            }
        }
    }
    let is_nobody = |words: &String| NOBODY.contains(&words.as_str()) && !own.contains(words);
    first.into_iter().filter(|(_, words)| is_nobody(words)).map(|(file, _)| file).collect()
}

/// Whether one of them wrote a publication, and the person did not: “Smith, John and Doe, Jane. Example Paper Title.”
pub(super) fn wrote(publication: &Publication, profile: &Profile) -> bool {
    let authors = fold::words(&publication.authors.plain_text());
    let is_among = |name: &str| fold::has_words(&authors, name);
    NOBODY.iter().any(|name| is_among(name)) && !folded_names(profile).iter().any(|name| is_among(name))
}

/// The place and the words of a piece that comes from such a file, or of a section that is mostly from it.
pub(super) fn said(piece: &Piece<'_>, files: &BTreeSet<SourceId>) -> Option<(Span, String)> {
    if files.is_empty() {
        return None;
    }
    let (runs, span, words): (Vec<&Inline>, Span, String) = match piece {
        Piece::Section(section) => {
            let heading = section.heading.as_ref()?;
            (section.content.iter().flat_map(inlines).collect(), heading.span, heading.content.plain_text())
        }
        Piece::Block(block) => {
            let blocks = std::slice::from_ref(*block);
            (inlines_of(blocks).collect(), block.span, block_text(blocks))
        }
        Piece::Item(item) => (inlines_of(&item.blocks).collect(), item.span, block_text(&item.blocks)),
        Piece::Entry(entry) => (entry.inlines().collect(), entry.span, entry.body.plain_text()),
        Piece::Publication(publication) => {
            (publication.title.descendants().collect(), publication.span, publication.title.plain_text())
        }
    };
    let count = |inline: &&Inline| match &inline.kind {
        InlineKind::Text(text) | InlineKind::Code(text) => word_count(text),
        _ => 0,
    };
    let all: usize = runs.iter().map(count).sum();
    let of_files: usize = runs.iter().filter(|inline| files.contains(&inline.span.source)).map(count).sum();
    (of_files > 0 && of_files * 2 >= all).then_some((span, words))
}
