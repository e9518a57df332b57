//! Reads what a site has besides pages: collections, bibliographies, and CVs as data. [`crate::cv`] makes sense of them.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::config::Config;
use super::files::EntryKind;
use super::generator::Generator;
use super::hugo::content;
use super::kinds::defaults;
use super::kinds::documents::{self, collections_folder, has_pages_of, listed_names};
use super::kinds::filter::Filter;
use super::permalink::{self, Parts};
use super::quarto::listings;
use super::reader::Reader;
use super::site_page::{SitePage, is_page_name};
pub(crate) use crate::cv::collections::POSTS;
use crate::cv::{Collection, CollectionItem, bilingual, collections};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::language::Language;
use crate::moment::Moment;
use crate::page::Page;
use crate::path;
use crate::rewrite::Rewritten;
use crate::yaml::Yaml;

/// How deep the folders of a collection may be nested.
const MAX_DEPTH: usize = 3;

/// The names of the collections that the site may have: the usual ones, and those that its configuration lists.
pub(crate) fn names(config: &Config) -> Vec<&str> {
    let mut names = collections::OF_THEMES.to_vec();
    names.extend(listed_names(config));
    let mut seen = HashSet::new();
    names.retain(|&name| name != POSTS && seen.insert(name));
    names
}

/// The site's collections; one without a folder is left out.
///
/// An item that cannot be read gets a warning, as in Jekyll; the others are kept. Hugo has the items of each language apart.
pub fn collections(reader: &mut Reader<'_>, config: &Config, language: Language) -> Outcome<Vec<Collection>> {
    if let Some(hugo) = &config.hugo {
        return content::collections(reader, hugo, language);
    }
    if config.recognized.generator == Generator::Quarto {
        let pages = config.pages(reader);
        return listings::collections(reader, pages.iter().map(|page| (&*page.path, &page.page.front_matter)));
    }
    let mut diagnostics = Vec::new();
    let mut read = |name: &str| {
        let found = collection(reader, config, name).take(&mut diagnostics)?;
        let items = found.items.into_iter().map(|item| in_language(item, language)).collect();
        Some(Collection { items, ..found })
    };
    let found = names(config).into_iter().filter_map(&mut read).filter(|found| !found.items.is_empty()).collect();
    Outcome::new(found, diagnostics)
}

/// An item without what it marks as being in another language: `<span class="lang-en">Tides</span><span class="lang-fr">Marées</span>`.
fn in_language(item: CollectionItem, language: Language) -> CollectionItem {
    let of_value = |text: &str, span| {
        let own = bilingual::marked_in(&Rewritten::of_value(span, text), language)?;
        Some(own.text().trim().to_owned())
    };
    let front_matter = item.page.front_matter.with_texts(&of_value);
    let body = bilingual::marked_in(&item.page.body, language).unwrap_or(item.page.body);
    CollectionItem { page: Page { front_matter, body, ..item.page }, ..item }
}

/// One collection, in the site's order and without what the site does not publish; no folder is an empty one.
///
/// Posts are in the order of their dates, too. Jekyll leaves out those that are dated later than the build; nothing here
/// depends on the day of the build, so they are kept.
pub(crate) fn collection(reader: &mut Reader<'_>, config: &Config, name: &str) -> Outcome<Collection> {
    let mut diagnostics = Vec::new();
    let mut items = Vec::new();
    let has_pages = has_pages_of(config, name);
    for (folder, path) in files(reader, config, name) {
        // Jekyll takes a file without front matter for an image or the like.
        let page = reader.page(&path).take(&mut diagnostics).filter(|page| !page.front.is_empty());
        let page = page.filter(|page| !(has_pages && documents::is_page(&path, &page.front_matter)));
        items.extend(page.and_then(|page| item(config, name, &folder, path, page)));
    }
    sort(&mut items, config.yaml.get("collections").and_then(|all| all.get(name)));
    let diagnostics = diagnostics.into_iter().map(Diagnostic::at_most_a_warning).collect();
    Outcome::new(Collection { name: name.to_owned(), items }, diagnostics)
}

/// The newest post of a site that writes all of them to `/`, each over the one before, where none of its `pages` is there: the homepage
/// is what their layout prints. What one of them says itself is nobody's homepage.
pub(super) fn post_at_root(reader: &mut Reader<'_>, config: &Config, pages: &[SitePage]) -> Option<SitePage> {
    let is_taken = || reader.exists("index.html") || pages.iter().any(|page| page.bare_address().is_empty());
    if config.recognized.generator != Generator::Jekyll || !permalink::is_root(config, POSTS) || is_taken() {
        return None;
    }
    // What cannot be read of them is reported with the collection.
    let newest = collection(reader, config, POSTS).into_value()?.items.pop()?;
    let post = SitePage::new(newest.path, newest.url, newest.page, Vec::new());
    (!post.has_text()).then_some(post)
}

/// A path as Jekyll knows it: below the folder that holds the collections, if the path is in it.
pub(crate) fn below_collections<'p>(config: &Config, path: &'p str) -> &'p str {
    path.strip_prefix(collections_folder(config)).unwrap_or(path).trim_start_matches('/')
}

/// The files that may belong to a collection, each with the folder that its path counts from.
fn files(reader: &Reader<'_>, config: &Config, name: &str) -> Vec<(String, String)> {
    let base = collections_folder(config);
    let filter = Filter::new(config);
    let folders = match name {
        POSTS => folders_of_posts(reader, &filter, base, MAX_DEPTH),
        _ => vec![path::join(base, &format!("_{name}"))],
    };
    let below =
        |folder: String| pages_in(reader, &folder, MAX_DEPTH).into_iter().map(move |path| (folder.clone(), path));
    let all = folders.into_iter().flat_map(below);
    all.filter(|(_, path)| filter.lets_through(below_collections(config, path))).collect()
}

/// Every folder `_posts` in a folder and the folders below it that Jekyll looks at.
fn folders_of_posts(reader: &Reader<'_>, filter: &Filter<'_>, folder: &str, depth: usize) -> Vec<String> {
    let mut found = vec![path::join(folder, "_posts")];
    let entries = if depth > 0 { reader.list(folder) } else { Vec::new() };
    for entry in entries.iter().filter(|entry| entry.kind == EntryKind::Folder) {
        let below = path::join(folder, &entry.name);
        let may_hold = !entry.name.starts_with('_') && !path::is_made(&entry.name);
        if may_hold && filter.lets_through(&format!("{below}/")) {
            found.extend(folders_of_posts(reader, filter, &below, depth - 1));
        }
    }
    found
}

/// A document; `None` when the site does not publish it.
fn item(config: &Config, collection: &str, folder: &str, path: String, page: Page) -> Option<CollectionItem> {
    let stated = &page.front_matter;
    let scope = below_collections(config, &path);
    let inherited = defaults::apply(Yaml::empty(stated.span), scope, collection, config);
    let categories = categories(below_collections(config, path::folder(folder)), &inherited, stated);
    let page = Page { front_matter: defaults::apply(page.front_matter, scope, collection, config), ..page };
    let front = &page.front_matter;
    if !defaults::is_published(front) {
        return None;
    }
    let file = path::stem(&path);
    let in_name = date_in_name(file);
    if collection == POSTS && in_name.is_none() {
        return None;
    }
    let stated =
        front.filled("date").and_then(Yaml::as_str).and_then(|text| Moment::parse(text).or_else(|| Moment::year(text)));
    let date = stated.or(in_name.map(|(date, _)| Moment::day(date)));
    let name = front.text("slug").map_or(in_name.map_or(file, |(_, name)| name), |slug| slug.value).to_owned();
    let below = path.strip_prefix(folder).unwrap_or(&path).trim_start_matches('/');
    let parts = Parts { collection, path: path::without_extension(below), slug: &name, categories: &categories, date };
    let url = permalink::address(config, front.text("permalink").map(|own| own.value), &parts);
    Some(CollectionItem { slug: file.to_owned(), name, path, url, categories, date, page })
}

/// What a document is filed under: the folders around the folder of its collection, `news` of `news/_posts/2024-05-01-prize.md`,
/// then what the configuration says, then its own front matter.
fn categories(around: &str, inherited: &Yaml, own: &Yaml) -> Vec<String> {
    let folders = around.split('/').filter(|folder| !folder.is_empty());
    let stated = [inherited, own].into_iter().flat_map(|front| permalink::names(front, "categories"));
    let single = own.text("category").or_else(|| inherited.text("category")).map(|name| name.value);
    let mut all: Vec<&str> = folders.chain(stated).chain(single).collect();
    let mut seen = HashSet::new();
    all.retain(|name| seen.insert(*name));
    all.into_iter().map(str::to_owned).collect()
}

/// A file's name without the date that it may begin with.
pub(crate) fn undated(name: &str) -> &str {
    date_in_name(name).map_or(name, |(_, rest)| rest)
}

/// The date that a file's name begins with, and the rest of the name: `2024-05-01-a-talk`.
fn date_in_name(name: &str) -> Option<(Date, &str)> {
    let (at, _) = name.match_indices('-').nth(2)?;
    Some((Date::leading(&name[..at])?, &name[at + 1..]))
}

/// Jekyll's order: `order` or `sort_by` of the configuration, else by date, then by path. What has no date compares by its path
/// alone, so it keeps its place, and those before it and those after it are each in order among themselves.
fn sort(items: &mut [CollectionItem], settings: Option<&Yaml>) {
    items.sort_by(|a, b| a.path.cmp(&b.path));
    for dated in items.split_mut(|item| item.date.is_none()) {
        dated.sort_by_key(|item| item.date.map(Moment::unix));
    }
    let Some(settings) = settings else { return };
    let order = settings.get("order").map_or(&[][..], Yaml::items);
    if !order.is_empty() {
        let place = |item: &CollectionItem| {
            let is_it = |listed: &Yaml| listed.as_str().is_some_and(|name| item.path.ends_with(&format!("/{name}")));
            order.iter().position(is_it).unwrap_or(order.len())
        };
        items.sort_by_key(place);
    } else if let Some(key) = settings.text("sort_by") {
        items.sort_by(|a, b| by_key(a.page.front_matter.get(key.value), b.page.front_matter.get(key.value)));
    }
}

/// Numbers as numbers, anything else as text; what is missing comes last.
fn by_key(a: Option<&Yaml>, b: Option<&Yaml>) -> Ordering {
    match (a.and_then(Yaml::as_str), b.and_then(Yaml::as_str)) {
        (Some(a), Some(b)) => match (a.parse::<f64>(), b.parse::<f64>()) {
            (Ok(a), Ok(b)) => a.total_cmp(&b),
            _ => a.cmp(b),
        },
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// The pages in a folder and the folders below it.
fn pages_in(reader: &Reader<'_>, folder: &str, depth: usize) -> Vec<String> {
    let is_page = |path: &str| is_page_name(path::name(path)) || begins_with_fence(reader, path);
    // Jekyll passes over names that begin with one of these, in a collection too.
    let mut paths = reader.files_below(folder, depth, &['.', '_', '#', '~'], &is_page);
    paths.sort();
    paths
}

/// Whether a file begins as front matter does: then it is a document to Jekyll, whatever its name ends with.
fn begins_with_fence(reader: &Reader<'_>, path: &str) -> bool {
    reader.bytes(path).is_ok_and(|bytes| bytes.starts_with(b"---\n") || bytes.starts_with(b"---\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    #[test]
    fn a_collection_is_the_pages_of_its_folder() {
        let files = MemoryFiles::new()
            .with("_talks/2019-03-02-a.md", "---\ntitle: Older\n---\nMore.\n")
            .with("_talks/more/b.html", "---\ntitle: Deeper\n---\n")
            .with("_talks/plain.md", "no front matter\n")
            .with("_talks/.hidden.md", "---\ntitle: Hidden\n---\n")
            .with("_talks/_draft.md", "---\ntitle: Draft\n---\n")
            .with("_talks/slides.pdf", "")
            .with("_talks/2020-01-01-c.grant", "---\ntitle: Later\n---\n");
        let files = files
            .with("_config.yml", "collections: {posts: {}, projects: {output: true}}\nexclude: [_talks/zh-*, _notes]")
            .with("_talks/zh-2020.md", "---\ntitle: In Chinese\n---\n")
            .with("_projects/x.md", "---\ntitle: Bad: one\n---\n")
            .with("_posts/2024-01-01-x.md", "---\ntitle: Post\n---\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let outcome = collections(&mut reader, &config, Language::En);
        assert!(!outcome.has_errors() && outcome.diagnostics().len() == 1);
        let found = outcome.into_value().expect("collections");
        assert_eq!(found.iter().map(|collection| collection.name.as_str()).collect::<Vec<_>>(), ["talks", "projects"]);
        assert_eq!(
            found[0].items.iter().map(|item| item.slug.as_str()).collect::<Vec<_>>(),
            ["2019-03-02-a", "2020-01-01-c", "b"]
        );
    }

    /// The paths of a collection's items, with their dates and addresses.
    fn items(files: &MemoryFiles, name: &str) -> Vec<String> {
        let mut reader = Reader::new(files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let found = collection(&mut reader, &config, name).into_value().expect("a collection");
        let date = |item: &CollectionItem| item.date.map(|date| date.date.to_string()).unwrap_or_default();
        found.items.iter().map(|item| format!("{} {} {}", item.path, date(item), item.url)).collect()
    }

    #[test]
    fn dates_are_those_of_front_matter_or_name() {
        let files = MemoryFiles::new()
            .with("_talks/2019-03-02-a.md", "---\ntitle: A\n---\n")
            .with("_talks/b.md", "---\ndate: June 2014\n---\n")
            .with("_talks/f.md", "---\ndate: 2013\n---\n")
            .with("_talks/2024-00-01-c.md", "---\npermalink: /c/\n---\n")
            .with("_talks/d.md", "---\npublished: false\n---\n")
            .with("_talks/_e.md", "---\n---\n");
        let expected = [
            "_talks/2019-03-02-a.md 2019-03-02 /talks/2019-03-02-a.html",
            "_talks/2024-00-01-c.md  /c/",
            "_talks/f.md 2013-01-01 /talks/f.html",
            "_talks/b.md 2014-06-01 /talks/b.html",
        ];
        assert_eq!(items(&files, "talks"), expected);
    }

    #[test]
    fn the_configuration_may_order_a_collection() {
        let files = |order: &str| {
            MemoryFiles::new()
                .with("_config.yml", format!("collections:\n  talks:\n    {order}\n"))
                .with("_talks/a.md", "---\nweight: 10\n---\n")
                .with("_talks/b.md", "---\nweight: 9\n---\n")
                .with("_talks/c.md", "---\n---\n")
        };
        let names =
            |order: &str| items(&files(order), "talks").iter().map(|item| item[7..8].to_owned()).collect::<String>();
        assert_eq!(names("output: true"), "abc");
        assert_eq!(names("sort_by: weight"), "bac");
        assert_eq!(names("order: [c.md, b.md]"), "cba");
    }

    #[test]
    fn posts_have_a_date_in_their_name() {
        let files = MemoryFiles::new()
            .with("_posts/2024-05-01-prize.md", "---\ntitle: Prize\n---\n")
            .with("_posts/about.md", "---\n---\n")
            .with("news/_posts/2023-05-01-move.md", "---\n---\n")
            .with("_drafts/2022-01-01-draft.md", "---\n---\n");
        let expected = [
            "news/_posts/2023-05-01-move.md 2023-05-01 /news/2023/05/01/move.html",
            "_posts/2024-05-01-prize.md 2024-05-01 /2024/05/01/prize.html",
        ];
        assert_eq!(items(&files, "posts"), expected);
    }
}
