//! The numbers of publications, counted through the whole document.

use std::collections::BTreeMap;

use super::model::{Content, Count, Labels, Number, Numbering, Publication, PublicationKind, Section};
use super::sections::SECTION;
use crate::meanings;

/// Numbers the publications of all sections in the order in which they appear.
pub(crate) fn number(sections: &mut [Section], numbering: Numbering) {
    let contents = of_publications(sections).flat_map(|section| &mut section.content);
    let groups = contents.filter_map(|content| match content {
        Content::Publications(groups) => Some(groups),
        _ => None,
    });
    let mut publications: Vec<&mut Publication> = groups.flatten().flat_map(|group| &mut group.items).collect();
    let letters = |publication: &Publication| match (numbering.labels, publication.kind) {
        (Labels::Kind, Some(kind)) => letters(kind),
        _ => "",
    };
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for publication in &publications {
        *totals.entry(letters(publication)).or_default() += 1;
    }
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for publication in &mut publications {
        let letters = letters(publication);
        let place = places.entry(letters).or_default();
        *place += 1;
        let from_end = totals.get(letters).map_or(0, |total| total + 1 - *place);
        publication.number = match numbering.count {
            Some(Count::None) => None,
            None if numbering.labels == Labels::Plain => Some(Number::Place(*place)),
            Some(Count::Descending) => Some(Number::Label(format!("{letters}{from_end}"))),
            None | Some(Count::Ascending) => Some(Number::Label(format!("{letters}{place}"))),
        };
    }
}

/// The sections but those of which it is usual to hold something else: a grant or a course has no number, even if it is kept in a
/// bibliography.
fn of_publications(sections: &mut [Section]) -> impl Iterator<Item = &mut Section> {
    let mut is_other = false;
    sections.iter_mut().filter(move |section| {
        if let Some(heading) = section.heading.as_ref().filter(|heading| heading.level == SECTION) {
            let words = meanings::words(&heading.content.plain_text());
            is_other = meanings::is_usual(&words) && !meanings::lists_publications(&words);
        }
        !is_other
    })
}

/// The letters of a kind of publications, as in the lists of applications.
fn letters(kind: PublicationKind) -> &'static str {
    match kind {
        PublicationKind::Journal => "J",
        PublicationKind::Conference => "C",
        PublicationKind::Workshop => "W",
        PublicationKind::Preprint => "P",
        PublicationKind::Report => "R",
        PublicationKind::Chapter => "BC",
        PublicationKind::Book => "B",
        PublicationKind::Thesis => "T",
        PublicationKind::Patent => "PT",
        PublicationKind::Other => "O",
    }
}
