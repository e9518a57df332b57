//! The numbers of publications, counted through the whole document.

use std::collections::BTreeMap;

use super::model::{Content, Count, Labels, Number, Numbering, Publication, PublicationKind, Section};

/// Numbers the publications of all sections in the order in which they appear.
pub(crate) fn number(sections: &mut [Section], numbering: Numbering) {
    let contents = sections.iter_mut().flat_map(|section| &mut section.content);
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
