//! Whether what a page lists is printed from elsewhere after all. A page may be left out because of a list that is then not printed
//! either: two pages can stand for each other, and a bibliography can turn out to be somebody else's.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::listed::texts_of_items;
use crate::cv::bibliography::{Request, Scholar};
use crate::cv::model::{Section, Stock};
use crate::document::{BlockKind, Slot};
use crate::fold;

/// An item is printed if one in this many of the pairs of words that only it has stand next to each other in the document, too:
/// those of its title. Names and journals are written in many ways.
const PAIRS: usize = 3;

/// A page that is left out because what it lists is printed from elsewhere.
#[derive(Debug)]
pub(in crate::cv) struct LeftOut {
    /// Its file.
    pub(in crate::cv) file: String,
    /// What it says.
    pub(in crate::cv) sections: Vec<Section>,
    /// Where it is printed from, if that is no page.
    pub(in crate::cv) stock: Option<Stock>,
}

impl LeftOut {
    /// The files that each of the page's lists of bibliography entries names; none for the site's usual one.
    pub(in crate::cv) fn files_of_lists(&self, scholar: &Scholar) -> Vec<Vec<String>> {
        let requests = self.sections.iter().flat_map(|section| &section.content).filter_map(|content| {
            match &content.block()?.kind {
                BlockKind::Slot(Slot::Bibliography(arguments)) => Request::parse(arguments, scholar).ok(),
                _ => None,
            }
        });
        requests.map(|request| request.files).collect()
    }

    /// Whether the document says hardly anything of what the page lists; `listed` says which of the titles in its stock are printed.
    pub(in crate::cv) fn is_missing(&self, said: &str, mut listed: impl Iterator<Item = bool>) -> bool {
        match self.stock {
            Some(_) => listed.next().is_some_and(|first| !first && !listed.any(|is_printed| is_printed)),
            None => are_missing(&texts_of_items(&self.sections), said),
        }
    }
}

/// Whether a folded text has fewer than half of some items.
fn are_missing(items: &[String], said: &str) -> bool {
    let said: HashSet<(&str, &str)> = pairs(said).collect();
    let items: Vec<String> = items.iter().map(|item| fold::words(item)).collect();
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for pair in items.iter().flat_map(|item| pairs(item).collect::<BTreeSet<_>>()) {
        *counts.entry(pair).or_default() += 1;
    }
    let is_printed = |item: &&String| {
        let own: Vec<_> = pairs(item).filter(|pair| counts[pair] == 1).collect();
        own.iter().filter(|pair| said.contains(pair)).count() * PAIRS >= own.len()
    };
    items.iter().filter(is_printed).count() * 2 < items.len()
}

/// The words of a folded text, each with the next one.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split_whitespace().zip(text.split_whitespace().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_known_by_the_words_that_only_they_have() {
        let items = [
            "Halden, M., Lind, J. (2020). How high the tides of the North are. J. Maps.",
            "Halden, M., Lind, J. (2021). Gulls at sea and what they eat. J. Maps.",
            "Halden, M. (2022). Foam of the western coast. J. Maps.",
        ]
        .map(str::to_owned);
        for (said, missing) in [
            (
                "mira halden joe lind how high the tides of the north are mira halden gulls at sea and what they eat",
                false,
            ),
            ("halden m lind j 2020 ropes of old j maps", true),
            ("mira halden and joe lind gulls at sea and what they eat", true),
            ("", true),
        ] {
            assert_eq!(are_missing(&items, said), missing, "{said}");
        }
    }
}
