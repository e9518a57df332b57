//! Lists of papers by others: the works that a site cites, in the bibliography that its list of publications is made of.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use super::header::folded_names;
use super::removals::Removals;
use super::walk::{Piece, prune};
use crate::cv::{Profile, Publication, Section};
use crate::fold;
use crate::source::SourceId;

/// Leaves out the papers of each file in which no paper can be the person's.
pub(super) fn leave_out(sections: &mut Vec<Section>, profile: &Profile, removals: &mut Removals<'_>) {
    let names: BTreeSet<String> = folded_names(profile).iter().flat_map(|name| names_in(name)).collect();
    if names.is_empty() {
        return;
    }
    let mut files: BTreeMap<SourceId, Vec<&Publication>> = BTreeMap::new();
    for paper in sections.iter().flat_map(Section::publications) {
        files.entry(paper.span.source).or_default().push(paper);
    }
    let mut of_others = |papers: &[&Publication]| {
        let (Some(first), true) = (papers.first(), are_by_others(papers, &names)) else { return false };
        let why = format!("it and {} more papers of this file do not name the author", papers.len() - 1);
        removals.leaves_out_because(Rule::Others, first.span, &first.title_or_citation().plain_text(), &why, None)
    };
    files.retain(|_, papers| of_others(papers));
    let gone: BTreeSet<SourceId> = files.into_keys().collect();
    prune(sections, &mut |piece| matches!(piece, Piece::Publication(item) if gone.contains(&item.span.source)));
}

/// Whether papers are nobody's own list. Somebody who is known by another name is in most of what they list.
fn are_by_others(papers: &[&Publication], names: &BTreeSet<String>) -> bool {
    const MIN_PAPERS: usize = 5;
    const MOST_OF: usize = 3;
    let authors: Vec<BTreeSet<String>> = papers.iter().map(|paper| names_in(&paper.authors.plain_text())).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    authors.iter().flatten().for_each(|name| *counts.entry(name).or_default() += 1);
    papers.len() >= MIN_PAPERS
        && authors.iter().all(|authors| !authors.is_empty() && authors.is_disjoint(names))
        && counts.values().all(|count| count * MOST_OF <= papers.len())
}

/// The words of names in Latin letters, but for initials and for words between names.
fn names_in(text: &str) -> BTreeSet<String> {
    const BETWEEN: &[&str] = &["al", "and", "da", "de", "der", "et", "le", "others", "van", "von"];
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(fold::letters);
    words.filter(|word| word.len() > 1 && word.is_ascii() && !BETWEEN.contains(&word.as_str())).collect()
}
