//! What a page prints of the items of a collection by keys that no theme has.

use super::Reading;
use super::listed::has_slot;
use crate::address;
use crate::cv::collections::{self, Asked, Collection, CollectionItem, DESCRIPTIONS, OwnGroups};
use crate::cv::model::{Heading, Publication, Section};
use crate::fold;
use crate::months;
use crate::yaml::{Map, Value, Yaml};

/// Whether folded words between spaces have a title.
pub(super) fn has_title(words: &str, title: &str) -> bool {
    words.contains(&format!(" {title} "))
}

/// The words of sections and their headings, folded, between spaces.
pub(super) fn words_of(sections: &[Section]) -> String {
    let words = |section: &Section| {
        let heading = section.heading.as_ref().map(Heading::folded).unwrap_or_default();
        format!("{heading} {}", fold::words(&section.said()))
    };
    format!(" {} ", sections.iter().map(words).collect::<Vec<_>>().join(" "))
}

/// Whether a page prints a field of an item that the entries do not: only the theme knows what its custom fields mean.
pub(super) fn says_more(page: &str, entries: &str, collection: &Collection) -> bool {
    count_of_more(page, entries, collection) > 0
}

/// Of how many items a page prints such a field.
pub(super) fn count_of_more(page: &str, entries: &str, collection: &Collection) -> usize {
    collection.items.iter().filter(|item| prints_more(page, entries, item)).count()
}

fn prints_more(page: &str, entries: &str, item: &CollectionItem) -> bool {
    fields(&item.page.front_matter).iter().any(|field| is_lost(field, page, entries))
}

/// Whether a page has the words of a field, and the entries do not. A word alone may be there by chance.
fn is_lost(field: &str, page: &str, entries: &str) -> bool {
    let said = format!(" {field} ");
    field.contains(' ') && !is_day(field) && page.contains(&said) && !entries.contains(&said)
}

/// What a citation is made of. It may say the same in other words: the address is that of a link.
const CITED: &[&str] = &["author", "authors", "citation", "title", "venue"];

/// Whether a page cites the papers of a collection in its own way, and says more of a third of them than their citations would.
pub(super) fn cites_more(page: &[Section], collection: &Collection, reading: Reading) -> bool {
    if page.iter().any(has_slot) {
        return false;
    }
    let said = words_of(page);
    let is_there = |item: &CollectionItem| item.title_words().is_none_or(|title| has_title(&said, &title));
    if !collection.items.iter().all(is_there) {
        return false;
    }
    let is_lost = |item: &&CollectionItem| {
        let asked = vec![Asked::by_nobody(item)];
        let options = &reading.options.publications;
        let groups = collections::publications(&asked, &OwnGroups::default(), options, reading.style).into_value();
        let cited: Vec<Publication> = groups.into_iter().flatten().flat_map(|group| group.items).collect();
        let words = |paper: &Publication| paper.parts().map(|part| part.plain_text()).join(" ");
        let cited = format!(" {} ", fold::words(&cited.iter().map(words).collect::<Vec<_>>().join(" ")));
        let front = item.page.front_matter.as_map().into_iter().flat_map(Map::iter);
        let is_address = |value: &Yaml| value.as_str().is_some_and(address::names_host);
        let own = front
            .filter(|(key, value)| !CITED.contains(&key.value.as_str()) && !is_aside(&key.value) && !is_address(value));
        own.flat_map(|(_, value)| fields(value)).any(|field| is_lost(&field, &said, &cited))
    };
    collection.items.iter().filter(is_lost).count() * 3 > collection.items.len()
}

/// Whether folded words only say when: `july 27 august 1 2025`. Entries have their own form for that.
fn is_day(words: &str) -> bool {
    words.split(' ').all(|word| months::beginning(word).is_some() || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a field describes an item, which entries do in their own way, or says when or where it is.
fn is_aside(key: &str) -> bool {
    let key = key.to_lowercase();
    DESCRIPTIONS.contains(&key.as_str()) || matches!(key.as_str(), "date" | "permalink")
}

/// The words of every text in the front matter that a CV prints.
fn fields(yaml: &Yaml) -> Vec<String> {
    match &yaml.value {
        Value::Map(map) => {
            let said = map.iter().filter(|(key, _)| !is_aside(&key.value));
            said.flat_map(|(_, value)| fields(value)).collect()
        }
        Value::List(items) => items.iter().flat_map(fields).collect(),
        _ => yaml.as_str().map(fold::words).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};
    use crate::yaml;

    fn fields_of(text: &str) -> Vec<String> {
        let id = Sources::new().add(Source::new("a.yml", text));
        fields(yaml::parse(text, id, 0).value().expect("yaml"))
    }

    #[test]
    fn descriptions_are_no_loss_and_days_neither() {
        let text = "title: On tides\npub: North Sea Workshop\nlinks: {Slides at home: x}\nauthors: [Mira Halden, Ann Berg]\nabstract: Long.\n";
        assert_eq!(fields_of(text), ["on tides", "north sea workshop", "x", "mira halden", "ann berg"]);
        assert!(is_day("july 27 august 1 2025") && is_day("2024") && !is_day("may 2026 ethprague 2026"));
    }
}
