//! Whether what a page lists is printed from elsewhere after all. A page may be left out because of a list that is then not printed
//! either: two pages can stand for each other, and a bibliography can turn out to be somebody else's.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::listed::{self, has_slot, names_of_items, texts_of_items};
use super::outline::tells_of_the_author;
use super::{PageContent, Supplement};
use crate::cv::bibliography::{Request, Scholar};
use crate::cv::collections::{self, Collection};
use crate::cv::model::{self, Content, Section, Stock};
use crate::cv::sections::SECTION;
use crate::date;
use crate::document::{Block, BlockKind, Slot};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::{PUBLICATIONS, RESEARCH};
use crate::path;
use crate::script::word_count;
use crate::source::{SourceId, Span, Spanned};
use crate::vocabulary::explains_signs;

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
    /// What stands above its list that belongs above the same list printed from elsewhere.
    pub(in crate::cv) explanations: Vec<Block>,
    /// Where it is printed from, if that is no page.
    pub(in crate::cv) stock: Option<Stock>,
    /// What it lists that is not in that stock, as parts of the list that is printed from there.
    pub(in crate::cv) beside: Vec<Section>,
}

impl LeftOut {
    /// What each of the page's lists of bibliography entries asks for.
    pub(in crate::cv) fn requests(&self, scholar: &Scholar) -> Vec<Request> {
        let requests = self.sections.iter().flat_map(|section| &section.content).filter_map(|content| {
            match &content.block()?.kind {
                BlockKind::Slot(Slot::Bibliography(arguments)) => Request::parse(arguments, scholar).ok(),
                _ => None,
            }
        });
        requests.collect()
    }

    /// Whether the name of its file says that it lists no papers, but what the press wrote, talks or courses.
    pub(in crate::cv) fn is_named_for_others(&self) -> bool {
        const OTHERS: &[&str] = &["events", "in the media", "in the news", "media", "news", "press"];
        let name = fold::words(path::stem(&self.file));
        OTHERS.contains(&name.as_str())
            || meanings::of(&name).is_some_and(|meaning| ![PUBLICATIONS, RESEARCH].contains(&meaning))
    }

    /// Whether the document says hardly anything of what the page lists; `listed` says which of the titles in its stock are printed.
    pub(in crate::cv) fn is_missing(&self, said: &str, mut listed: impl Iterator<Item = bool>) -> bool {
        match self.stock {
            Some(_) => listed.next().is_some_and(|first| !first && !listed.any(|is_printed| is_printed)),
            None => {
                let items = texts_of_items(&self.sections);
                2 * unprinted(&items, said).len() > items.len()
            }
        }
    }
}

/// Whether the document says hardly anything of what a page lists that is left out for a section of another page. A few things may be
/// there in other words.
pub(in crate::cv) fn is_missing(page: &[Section], said: &str) -> bool {
    const MIN_ITEMS: usize = 4;
    let items = texts_of_items(page);
    items.len() >= MIN_ITEMS && 4 * unprinted(&items, said).len() > 3 * items.len()
}

/// Those of some items that a folded text does not have. Dates, which it may have elsewhere, do not count.
pub(crate) fn unprinted<'a>(items: &'a [Spanned<String>], said: &str) -> Vec<&'a Spanned<String>> {
    let said = undated(said);
    let said_words: HashSet<&str> = said.split(' ').collect();
    let said: HashSet<(&str, &str)> = fold::pairs(&said).collect();
    let folded: Vec<String> = items.iter().map(|item| undated(&fold::words(&item.value))).collect();
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for pair in folded.iter().flat_map(|item| fold::pairs(item).collect::<BTreeSet<_>>()) {
        *counts.entry(pair).or_default() += 1;
    }
    let is_printed = |item: &str| {
        let own: Vec<_> = fold::pairs(item).filter(|pair| counts[pair] == 1).collect();
        let is_said = own.iter().filter(|pair| said.contains(pair)).count() * PAIRS >= own.len();
        if item.contains(' ') { is_said } else { item.is_empty() || said_words.contains(item) }
    };
    items.iter().zip(&folded).filter(|(_, folded)| !is_printed(folded)).map(|(item, _)| item).collect()
}

/// The parts of a page none of whose things the other pages name, as sections of their own: the courses of an assistant beside those of
/// a lecturer.
pub(super) fn parts(others: &[Section], page: &[Section]) -> Vec<Section> {
    let said = fold::words(&model::said(others));
    let is_new = |part: &&Section| {
        let names: Vec<String> = names_of_items(part).iter().map(|name| fold::words(name)).collect();
        let is_named = |name: &String| name.is_empty() || fold::has_words(&said, name);
        !names.is_empty() && !names.iter().any(is_named)
    };
    let mut parts: Vec<Section> = listed::parts(page).filter(is_new).cloned().collect();
    parts.iter_mut().filter_map(|part| part.heading.as_mut()).for_each(|heading| heading.level = SECTION);
    parts
}

/// A folded text without years.
fn undated(text: &str) -> String {
    text.split_whitespace().filter(|word| !date::is_year(word)).collect::<Vec<_>>().join(" ")
}

/// What a page says of itself in its front matter, as a paragraph.
pub(super) fn description(content: &PageContent) -> Option<Block> {
    let text = content.described.as_ref().filter(|text| !text.value.trim().is_empty())?;
    let words = collections::snippet(&Spanned::new(text.value.as_str(), text.span), &mut Vec::new());
    Some(Block::new(BlockKind::Paragraph(words), text.span))
}

/// The same, where it is too long for a mere title of the list, and is not printed above that.
pub(super) fn long_description(content: &PageContent) -> Option<Spanned<String>> {
    const MIN_WORDS: usize = 20;
    let block = description(content).filter(|block| !tells_of_the_author(block))?;
    let text = block.plain_text();
    (word_count(&text) >= MIN_WORDS).then(|| Spanned::new(text, block.span))
}

/// What a page, and its front matter, say above its list that belongs above the list that is printed instead: of the signs after
/// authors, and of the author.
pub(super) fn explanations(supplement: &Supplement, page: &[Section]) -> Vec<Block> {
    let written = words_in(supplement.start.source, page);
    let is_written = |block: &&Block| written.iter().any(|words| words.span == block.span);
    let explains = |block: &Block| explains_signs(&block.plain_text());
    let described = description(&supplement.content).filter(|block| explains(block) && !tells_of_the_author(block));
    let own = paragraphs(page).filter(is_written).filter(|block| explains(block) || tells_of_the_author(block));
    described.into_iter().chain(own.cloned()).collect()
}

fn paragraphs(page: &[Section]) -> impl Iterator<Item = &Block> {
    let blocks = page.iter().flat_map(|section| &section.content).filter_map(Content::block);
    blocks.filter(|block| matches!(block.kind, BlockKind::Paragraph(_)))
}

/// What is written in a page's own file, besides the list that is printed from elsewhere. What a loop prints is of the list: all
/// its items are from one place.
pub(super) fn words_in(file: SourceId, page: &[Section]) -> Vec<Spanned<String>> {
    let paragraphs = paragraphs(page).map(|block| Spanned::new(block.plain_text(), block.span));
    let all: Vec<Spanned<String>> = paragraphs.chain(texts_of_items(page)).collect();
    let mut places: HashMap<Span, usize> = HashMap::new();
    for words in &all {
        *places.entry(words.span).or_default() += 1;
    }
    let is_written = |words: &Spanned<String>| words.span.source == file && places[&words.span] == 1;
    all.into_iter().filter(|words| is_written(words) && !words.value.trim().is_empty()).collect()
}

/// The things that a page lists or describes: its items, the titles of those from the site's collections, and of parts without any.
pub(super) fn things_on(page: &[Section], collections: &[Collection]) -> Vec<Spanned<String>> {
    let title = |content: &Content| match &content.block()?.kind {
        BlockKind::Slot(Slot::Item(slot)) => {
            let named = collections.iter().find(|all| all.name == slot.collection && !all.is_sample())?;
            named.items.iter().find(|item| item.path == slot.path && !item.is_sample())?.title()
        }
        _ => None,
    };
    let things = |section: &Section| {
        let titles = section.content.iter().filter_map(title);
        titles.chain(texts_of_items(std::slice::from_ref(section))).collect::<Vec<_>>()
    };
    let parts =
        listed::parts(page).filter(|part| !part.content.is_empty() && things(part).is_empty() && !has_slot(part));
    let headings = parts.filter_map(|part| part.heading.as_ref());
    let headings = headings.map(|heading| Spanned::new(heading.content.plain_text(), heading.span));
    let samples = collections.iter().flat_map(|all| &all.items).filter(|item| item.is_sample());
    let samples: HashSet<String> = samples.filter_map(|item| item.title_words()).collect();
    let is_own = |thing: &Spanned<String>| !samples.contains(&fold::words(&thing.value));
    page.iter().flat_map(things).chain(headings).filter(is_own).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn items_are_known_by_the_words_that_only_they_have() {
        let span = Span::new(Sources::new().add(Source::new("a.md", "")), 0..0);
        let items = [
            "Halden, M., Lind, J. (2020). How high the tides of the North are. J. Maps.",
            "Halden, M., Lind, J. (2021). Gulls at sea and what they eat. J. Maps.",
            "Halden, M. (2022). Foam of the western coast. J. Maps.",
        ]
        .map(|item| Spanned::new(item.to_owned(), span));
        for (said, missing) in [
            (
                "mira halden joe lind how high the tides of the north are mira halden gulls at sea and what they eat",
                false,
            ),
            ("halden m lind j 2020 ropes of old j maps", true),
            ("mira halden and joe lind gulls at sea and what they eat", true),
            ("", true),
        ] {
            assert_eq!(2 * unprinted(&items, said).len() > items.len(), missing, "{said}");
        }
    }
}
