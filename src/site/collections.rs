//! Collections: folders such as `_publications` and `_talks` whose pages are the items of a list.

use super::files::EntryKind;
use super::reader::Reader;
use crate::cv::Date;
use crate::diagnostic::Outcome;
use crate::page::Page;
use crate::rewrite::Rewritten;
use crate::source::{SourceId, Spanned};
use crate::yaml::Yaml;

/// How deep the folders of a collection may be nested.
const MAX_DEPTH: usize = 3;

/// An item of a collection, as its front matter describes it. Texts are as written: with Markdown, HTML, entities.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its file, below the site's root.
    pub path: String,
    /// The same, as a source.
    pub source: SourceId,
    /// The title.
    pub title: Option<Spanned<String>>,
    /// The date as it is written in the front matter; for what is only in the file's name, see `day`.
    pub date: Option<Spanned<String>>,
    /// The date, from the front matter, else from the file's name (`2024-05-01-title.md`).
    pub day: Option<Date>,
    /// Journal, conference, place of a talk, school.
    pub venue: Option<Spanned<String>>,
    /// What kind of talk or course (`type`), or of publication (`category`, `pubtype`).
    pub kind: Option<Spanned<String>>,
    /// Town and country.
    pub location: Option<Spanned<String>>,
    /// A few words about it.
    pub excerpt: Option<Spanned<String>>,
    /// The recommended citation.
    pub citation: Option<Spanned<String>>,
    /// The authors, when the front matter names them.
    pub authors: Vec<Spanned<String>>,
    /// Addresses with the key they stand under, the paper's first: `paperurl`, `slidesurl`, `codeurl`, …
    pub links: Vec<(String, Spanned<String>)>,
    /// Whether it is marked as selected or featured.
    pub selected: bool,
    /// All of the front matter.
    pub front_matter: Yaml,
    /// What the item's own page says.
    pub body: Rewritten,
}

/// The items of the collection `name` (`publications` for the folder `_publications`) in the order in which Jekyll's loops
/// meet them: by date, then by path. Items that are not published are left out; no folder is an empty collection.
///
/// # Errors
/// Those of [`Reader::page`], for each item that cannot be read; the others are there.
pub fn collection(reader: &mut Reader<'_>, name: &str) -> Outcome<Vec<Item>> {
    let mut diagnostics = Vec::new();
    let mut items = Vec::new();
    for path in files(reader, &format!("_{name}"), MAX_DEPTH) {
        if let Some(page) = reader.page(&path).take(&mut diagnostics) {
            items.extend(item(path, page));
        }
    }
    items.sort_by(|a, b| (a.day, &a.path).cmp(&(b.day, &b.path)));
    Outcome::new(items, diagnostics)
}

fn files(reader: &Reader<'_>, folder: &str, depth: usize) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in reader.list(folder) {
        let path = format!("{folder}/{}", entry.name);
        match entry.kind {
            EntryKind::File
                if entry.name.ends_with(".md")
                    || entry.name.ends_with(".markdown")
                    || entry.name.ends_with(".html") =>
            {
                paths.push(path)
            }
            EntryKind::Folder if depth > 0 => paths.extend(files(reader, &path, depth - 1)),
            _ => {}
        }
    }
    paths
}

fn item(path: String, page: Page) -> Option<Item> {
    let front = &page.front_matter;
    if page.front.is_empty() || front.get("published").and_then(Yaml::as_bool) == Some(false) {
        return None;
    }
    let text = |keys: &[&str]| {
        let value = front.filled_any(keys)?;
        Some(Spanned::new(value.as_str()?.trim().to_owned(), value.span))
    };
    let day = front.get("date").and_then(Yaml::as_date).or_else(|| date_in_name(&path));
    let flag = |key: &str| front.get(key).and_then(Yaml::as_bool) == Some(true);
    Some(Item {
        source: page.source,
        title: text(&["title"]),
        date: text(&["date"]),
        day,
        venue: text(&["venue", "journal", "conference", "school", "event"]),
        kind: text(&["type", "category", "pubtype"]),
        location: text(&["location"]),
        excerpt: text(&["excerpt", "description"]),
        citation: text(&["citation"]),
        authors: authors(front),
        links: links(front),
        selected: flag("selected") || flag("featured"),
        body: page.body,
        front_matter: page.front_matter,
        path,
    })
}

/// The day that a file's name begins with.
fn date_in_name(path: &str) -> Option<Date> {
    let name = path.rsplit('/').next()?;
    let mut parts = name.splitn(4, '-');
    let number = |part: Option<&str>, digits: std::ops::RangeInclusive<usize>| {
        part.filter(|part| digits.contains(&part.len()))?.parse::<u16>().ok()
    };
    let (year, month, day) = (number(parts.next(), 4..=4)?, number(parts.next(), 1..=2)?, number(parts.next(), 1..=2)?);
    let sound = (1..=12).contains(&month) && (1..=31).contains(&day) && parts.next().is_some();
    sound.then_some(Date { year: year.into(), month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? })
}

/// `authors:` as a list of texts or of maps with a name, or as one text.
fn authors(front: &Yaml) -> Vec<Spanned<String>> {
    let named = front.filled_any(&["authors", "author"]).map_or(&[][..], Yaml::one_or_more).iter();
    let name = |author: &Yaml| {
        let value = author.filled("name").unwrap_or(author);
        Some(Spanned::new(value.as_str()?.trim().to_owned(), value.span))
    };
    named.filter_map(name).filter(|name| !name.value.is_empty()).collect()
}

fn links(front: &Yaml) -> Vec<(String, Spanned<String>)> {
    const KEYS: &[&str] = &[
        "paperurl",
        "paper_url",
        "paper",
        "pdf",
        "url",
        "doi",
        "arxiv",
        "slidesurl",
        "slides",
        "codeurl",
        "code",
        "github",
        "videourl",
        "video",
        "posterurl",
        "poster",
        "projecturl",
        "project",
        "website",
        "dataurl",
        "link",
    ];
    let link = |key: &&str| {
        let value = front.filled(key)?;
        Some(((*key).to_owned(), Spanned::new(value.as_str()?.trim().to_owned(), value.span)))
    };
    KEYS.iter().filter_map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    #[test]
    fn items_come_in_jekylls_order_with_what_their_front_matter_says() {
        let files = MemoryFiles::new()
            .with("_talks/b.md", "---\ntitle: Undated\n---\n")
            .with("_talks/2019-03-02-a.md", "---\ntitle: Older\ntype: Tutorial\nvenue: UC Berkeley\n---\nMore.\n")
            .with("_talks/z.md", "---\ntitle: Newer\ndate: 2020-01-01\nauthors: [A, {name: B}]\npaperurl: http://x.y/z.pdf\nselected: true\n---\n")
            .with("_talks/no.md", "---\ntitle: Hidden\npublished: false\n---\n")
            .with("_talks/plain.md", "no front matter\n");
        let items = collection(&mut Reader::new(&files, true), "talks").value.expect("items");
        let titles: Vec<&str> =
            items.iter().filter_map(|item| item.title.as_ref()).map(|title| title.value.as_str()).collect();
        assert_eq!(titles, ["Undated", "Older", "Newer"]);
        assert_eq!(items[1].day.map(|day| day.to_string()).as_deref(), Some("2019-03-02"));
        assert_eq!(items[1].kind.as_ref().map(|kind| kind.value.as_str()), Some("Tutorial"));
        assert_eq!(items[2].authors.iter().map(|author| author.value.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!((items[2].links[0].0.as_str(), items[2].selected), ("paperurl", true));
    }

    #[test]
    fn a_collection_that_is_not_there_is_empty() {
        let files = MemoryFiles::new();
        assert!(collection(&mut Reader::new(&files, true), "talks").value.expect("items").is_empty());
    }
}
