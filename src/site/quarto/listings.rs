//! The lists of other pages that a page has: papers, talks, courses (Quarto guide, “Document Listings” and “Custom Listings”).

use std::cmp::Ordering;

use super::super::hugo::content;
use super::super::reader::Reader;
use crate::cv::{Collection, CollectionItem};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::fold;
use crate::meanings;
use crate::meanings::topic::{PUBLICATIONS, RESEARCH};
use crate::moment::Moment;
use crate::page::{self, Page};
use crate::path;
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Value, Yaml};

/// How deep the folders may be nested that a list takes its pages from, and how many pages it may have.
const MAX_DEPTH: usize = 4;
const MAX_ITEMS: usize = 1000;

/// A greater number in a date is no month.
const MONTHS: u8 = 12;

/// The files that can be items.
const PAGES: &[&str] = &["qmd", "md", "rmd", "ipynb"];
/// The files that hold items as data.
const DATA: &[&str] = &["yml", "yaml"];

/// What lists are called that no CV has.
const NO_PART_OF_A_CV: &[&str] = &["blog", "blogs", "news", "post", "posts", "updates"];

/// What talks are called, and courses.
const MAY_BE_COURSES: &[&str] = &["lecture", "lectures", "seminar", "seminars", "workshop", "workshops"];

/// A list on a page.
pub(in super::super) struct Listing {
    /// The division of the page that it stands in. A list without one is below the text.
    pub(in super::super) id: Option<String>,
    /// The collection that holds its items; `None` for posts and news, which no CV has.
    pub(in super::super) collection: Option<String>,
    /// Its items, in the site's order.
    pub(in super::super) items: Vec<CollectionItem>,
    /// Where the page asks for it.
    pub(in super::super) span: Span,
}

/// The lists that the front matter of a page asks for. An item that cannot be read is passed over with a warning.
pub(in super::super) fn listings(reader: &mut Reader<'_>, path: &str, front: &Yaml) -> Outcome<Vec<Listing>> {
    let mut diagnostics = Vec::new();
    let asked = front.get("listing").map(|listing| match &listing.value {
        // Only its name: the list of all that is beside the page.
        Value::Quoted(_) | Value::Plain(_) => vec![Yaml::empty(listing.span)],
        _ => listing.one_or_more().to_vec(),
    });
    let read = |asked: &Yaml| Asked { own: asked, page: path, front }.read(reader).take(&mut diagnostics);
    let found = asked.iter().flatten().filter_map(read).collect();
    Outcome::new(found, diagnostics.into_iter().map(Diagnostic::at_most_a_warning).collect())
}

/// The items of all lists of the site's pages, as collections.
pub(in super::super) fn collections<'p>(
    reader: &mut Reader<'_>,
    pages: impl IntoIterator<Item = (&'p str, &'p Yaml)>,
) -> Outcome<Vec<Collection>> {
    let mut diagnostics = Vec::new();
    let mut found: Vec<Collection> = Vec::new();
    for (path, front) in pages {
        for listing in listings(reader, path, front).take(&mut diagnostics).unwrap_or_default() {
            let Some(name) = listing.collection else { continue };
            let at = found.iter().position(|collection| collection.name == name).unwrap_or_else(|| {
                found.push(Collection { name, items: Vec::new() });
                found.len() - 1
            });
            let known = &mut found[at].items;
            for item in listing.items {
                if known.iter().all(|known| known.path != item.path) {
                    known.push(item);
                }
            }
        }
    }
    // Lists begin with the newest, collections with the oldest.
    found.iter_mut().for_each(|collection| collection.items.reverse());
    Outcome::new(found, diagnostics)
}

/// A list as a page asks for it.
struct Asked<'a> {
    own: &'a Yaml,
    /// The page's file.
    page: &'a str,
    front: &'a Yaml,
}

impl Asked<'_> {
    fn read(&self, reader: &mut Reader<'_>) -> Outcome<Listing> {
        let mut diagnostics = Vec::new();
        let mut items = Vec::new();
        let contents = self.contents(reader);
        for contents in &contents {
            match contents {
                Contents::Pages(pattern) => self.pages(reader, pattern, &mut items, &mut diagnostics),
                Contents::Data(pattern) => {
                    let folder = path::folder(pattern.split('*').next().unwrap_or_default());
                    let is_wanted = |path: &str| path::glob(pattern, path);
                    for file in reader.files_below(folder, MAX_DEPTH, &['.'], &is_wanted) {
                        let data = reader.yaml(&file).take(&mut diagnostics);
                        let all = data.iter().flat_map(Yaml::one_or_more).flat_map(members);
                        items.extend(all.filter_map(|item| Item::of_data(reader, &file, &item)));
                    }
                }
                Contents::Item(item) => items.extend(Item::of_data(reader, self.page, item)),
            }
        }
        items.retain(|item| self.is_asked(&item.front));
        let (items, unknown): (Vec<Item>, Vec<Item>) = items.into_iter().partition(Item::says_what_it_is);
        if let Some(first) = unknown.first() {
            let message = format!(
                "items of a list are left out ({}): they have no title, and only the site's own template knows what they show",
                unknown.len()
            );
            diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(first.front.span));
        }
        let mut items = items;
        if items.iter().any(|item| item.day_first().is_some_and(|(day, _, _)| day > MONTHS)) {
            items.iter_mut().for_each(Item::state_date);
        }
        self.sort(&mut items);
        items.truncate(MAX_ITEMS);
        let collection = self.collection(&contents, &items);
        let is_papers = collection.as_deref() == Some(PUBLICATIONS);
        let items = items.into_iter().map(|item| item.finish(is_papers, self)).collect();
        let id = self.own.text("id").map(|id| id.value.to_owned());
        Outcome::new(Listing { id, collection, items, span: self.own.span }, diagnostics)
    }

    /// What it lists: what is in the page's folder, unless it says something else.
    fn contents(&self, reader: &Reader<'_>) -> Vec<Contents<'_>> {
        let stated = self.own.filled("contents").map(Yaml::one_or_more).unwrap_or_default();
        let folder = path::folder(self.page);
        // A slash in front only says that no deeper folder is meant.
        let beside = |pattern: &str| {
            let path = path::join(folder, pattern.strip_prefix('/').filter(|_| !folder.is_empty())?);
            (!self.found(reader, &path).is_empty()).then_some(path)
        };
        let found = stated.iter().filter_map(|contents| match contents.as_str().map(str::trim) {
            Some(pattern) if pattern.starts_with('!') => None,
            Some(pattern) => {
                let path = beside(pattern).or_else(|| path::below_root(folder, pattern))?;
                let is_data = path::has_extension(&path, DATA);
                Some(if is_data { Contents::Data(path) } else { Contents::Pages(path) })
            }
            None => Some(Contents::Item(contents)),
        });
        let found: Vec<Contents<'_>> = found.collect();
        if stated.is_empty() { vec![Contents::Pages(path::folder(self.page).to_owned())] } else { found }
    }

    /// Adds the pages in a folder, or those that a pattern names.
    fn pages(&self, reader: &mut Reader<'_>, pattern: &str, items: &mut Vec<Item>, diagnostics: &mut Vec<Diagnostic>) {
        for path in self.found(reader, pattern).into_iter().take(MAX_ITEMS) {
            let Some(page) = super::item(reader, &path).take(diagnostics) else { continue };
            let is_draft = page.front_matter.get("draft").and_then(Yaml::as_bool) == Some(true);
            let is_item = !page.front.is_empty() && page.front_matter.get("listing").is_none() && !is_draft;
            if is_item && items.iter().all(|known| known.path != path) {
                items.push(Item { front: page.front_matter.clone(), path, page });
            }
        }
    }

    /// The files of the pages in a folder, or of those that a pattern names, but for those that it excludes.
    fn found(&self, reader: &Reader<'_>, pattern: &str) -> Vec<String> {
        let bare = pattern.trim_end_matches("/*").trim_end_matches("/**");
        let folder = match bare.split_once('*') {
            Some((start, _)) => path::folder(start),
            None if path::has_extension(bare, PAGES) => path::folder(bare),
            None => bare,
        };
        let names_files = bare.contains('*') || path::has_extension(bare, PAGES);
        let excluded = self.own.filled("contents").map(Yaml::one_or_more).unwrap_or_default();
        let excluded = excluded.iter().filter_map(|stated| stated.as_str()?.trim().strip_prefix('!'));
        let excluded: Vec<String> =
            excluded.filter_map(|pattern| path::below_root(path::folder(self.page), pattern)).collect();
        let is_wanted = |path: &str| {
            path::has_extension(path, PAGES)
                && path != self.page
                && (!names_files || alternatives(bare).iter().any(|pattern| path::glob(pattern, path)))
                && !excluded.iter().any(|pattern| path::glob(pattern, path) || path.starts_with(&format!("{pattern}/")))
        };
        let mut found = reader.files_below(folder, MAX_DEPTH, &['.', '_'], &is_wanted);
        found.sort();
        found
    }

    /// Whether the conditions let an item through: `include: {section: Talks}`, `exclude: {title: Draft*}`.
    fn is_asked(&self, front: &Yaml) -> bool {
        let says = |key: &str, wanted: &str| {
            let said = front.filled(key).map(Yaml::one_or_more).unwrap_or_default();
            said.iter().filter_map(Yaml::as_str).any(|said| path::fnmatch(wanted, said))
        };
        let holds = |conditions: &Yaml| {
            let mut all = conditions.as_map().into_iter().flat_map(Map::iter);
            let mut wanted = |(key, value): (&Spanned<String>, &Yaml)| {
                value.one_or_more().iter().filter_map(Yaml::as_str).any(|wanted| says(&key.value, wanted))
            };
            all.all(&mut wanted)
        };
        let any = |key: &str| self.own.filled(key).map(|stated| stated.one_or_more().iter().any(holds));
        any("include").unwrap_or(true) && !any("exclude").unwrap_or(false)
    }

    /// In the order that it names, else the newest first.
    fn sort(&self, items: &mut [Item]) {
        let stated = self.own.filled("sort").map(Yaml::one_or_more).unwrap_or_default();
        let named = stated.iter().filter_map(Yaml::as_str).map(|key| match key.trim().split_once(' ') {
            Some((key, order)) => (key, order.trim() == "desc"),
            None => (key.trim(), false),
        });
        let named: Vec<(&str, bool)> = named.collect();
        let keys = if named.is_empty() { vec![("date", true)] } else { named };
        items.sort_by(|a, b| {
            let orders = keys.iter().map(|&(key, is_falling)| {
                let order = a.compare(b, key);
                if is_falling { order.reverse() } else { order }
            });
            orders.fold(Ordering::Equal, Ordering::then)
        });
    }

    /// The collection of its items, by the folder or file that they are in, its own name and that of the page, whichever means
    /// something first.
    fn collection(&self, contents: &[Contents<'_>], items: &[Item]) -> Option<String> {
        let places = contents.iter().filter_map(|contents| match contents {
            Contents::Pages(pattern) => {
                let folder = pattern.split('*').next().unwrap_or_default().trim_end_matches('/');
                let folder = if path::has_extension(folder, PAGES) { path::folder(folder) } else { folder };
                Some(path::name(folder).to_owned())
            }
            Contents::Data(files) if files.contains('*') => Some(path::name(path::folder(files)).to_owned()),
            Contents::Data(file) => Some(path::stem(file).to_owned()),
            Contents::Item(_) => None,
        });
        let page = match path::stem(self.page) {
            "index" => path::name(path::folder(self.page)),
            stem => stem,
        };
        let text = |yaml: &Yaml, key: &str| yaml.text(key).map(|text| text.value.to_owned());
        // Of data, which no other page need have, the page says more.
        let is_data = contents.iter().all(|contents| matches!(contents, Contents::Data(file) if !file.contains('*')));
        let is_named = |name: &str| meanings::of(&fold::words(name)).is_some_and(|one| meanings::place(one).is_some());
        let first = (is_data && is_named(page)).then(|| page.to_owned());
        let own = first.into_iter().chain(places).chain([page.to_owned()]).chain(text(self.own, "id"));
        let own = own.map(|name| fold::words(&name));
        let mut names: Vec<String> = own.filter(|name| !name.is_empty()).collect();
        if names.iter().any(|name| name.split(' ').any(|word| NO_PART_OF_A_CV.contains(&word))) {
            return None;
        }
        names.extend(text(self.front, "title").map(|title| fold::words(&title)));
        // The seminars of a page on teaching are no talks.
        if names.iter().any(|name| meanings::of(name) == Some("teaching")) {
            names.retain(|name| !MAY_BE_COURSES.contains(&name.as_str()));
        }
        // Of research, what several people did is a paper.
        let is_research = names.iter().any(|name| name == RESEARCH || meanings::all(name).contains(&RESEARCH));
        let are_papers = items.iter().filter(|item| item.is_paper()).count() * 2 > items.len()
            || is_research && items.iter().any(Item::has_coauthors);
        let mut known =
            names.iter().filter_map(|name| meanings::all(meanings::without_selection(name).0).first().copied());
        let meaning = known.find(|&one| one != RESEARCH);
        match meaning {
            _ if are_papers => Some(PUBLICATIONS.to_owned()),
            Some(meaning) => Some(meaning.to_owned()),
            None => names.into_iter().next().or_else(|| Some("projects".to_owned())),
        }
    }

    /// Whether the list calls a field of its items by a name that says where papers appeared: `description: Journal`.
    fn calls_venue(&self, key: &str) -> bool {
        const VENUES: &[&str] = &["journal", "venue", "publication", "outlet", "conference", "publisher", "where"];
        let called = self.own.get("field-display-names").and_then(|names| names.text(key));
        called.is_some_and(|called| VENUES.contains(&fold::words(called.value).as_str()))
    }
}

/// What a list takes its items from.
enum Contents<'a> {
    /// A folder, a page, or a pattern of paths.
    Pages(String),
    /// A file of items, or a pattern of such files.
    Data(String),
    /// An item in the front matter itself.
    Item(&'a Yaml),
}

/// The patterns that one with braces stands for: `*.{md,qmd}`.
fn alternatives(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('{') else { return vec![pattern.to_owned()] };
    let Some((inner, after)) = rest.split_once('}') else { return vec![pattern.to_owned()] };
    inner.split(',').map(|one| format!("{before}{}{after}", one.trim())).collect()
}

/// The items that a map in a file holds, as a template of the site's own shows them: `{year: 2024, events: […]}`. Most maps are one item.
fn members(item: &Yaml) -> Vec<Yaml> {
    const NAMES: &[&str] = &["title", "name", "citation"];
    let is_named = |item: &Yaml| item.filled_any(NAMES).is_some();
    let of_group = |map: &Map| {
        let mut lists = map.iter().filter(|(_, value)| value.items().iter().any(is_named));
        let (Some((key, list)), None) = (lists.next(), lists.next()) else { return None };
        let common = map.only(|other, value| other != key.value && value.as_str().is_some());
        let with_common = |item: &Yaml| {
            let mut own = item.as_map().cloned()?;
            own.add_missing(&common);
            Some(Yaml { value: Value::Map(own), span: item.span })
        };
        Some(list.items().iter().filter_map(with_common).collect())
    };
    let members = item.as_map().filter(|_| !is_named(item)).and_then(of_group);
    members.unwrap_or_else(|| vec![item.clone()])
}

/// What a list has in a row: a page, or a map in its place.
struct Item {
    front: Yaml,
    /// The page's file; for data, that with the place in it.
    path: String,
    page: Page,
}

impl Item {
    /// An item that is a map in a file.
    fn of_data(reader: &Reader<'_>, file: &str, item: &Yaml) -> Option<Self> {
        item.as_map()?;
        let page = page::of_data(reader.sources(), item.span.source);
        Some(Self { front: item.clone(), path: format!("{file}#{}", item.span.start), page })
    }

    /// Whether any of its fields would be printed first.
    fn says_what_it_is(&self) -> bool {
        const FIRST: &[&str] = &["title", "citation", "type", "role", "location", "place", "pub-info"];
        self.path.split('#').count() == 1 || self.front.filled_any(FIRST).or(self.front.filled_any(PLACES)).is_some()
    }

    /// Whether it says where a paper appeared.
    fn is_paper(&self) -> bool {
        const TELLING: &[&str] = &["doi", "journal", "publication", "citation"];
        let is_stated = |key: &&str| {
            let said = self.front.filled(key);
            said.is_some_and(|said| said.as_bool().is_none())
        };
        TELLING.iter().any(is_stated)
    }

    fn has_coauthors(&self) -> bool {
        self.front.filled_any(&["author", "authors"]).is_some_and(|authors| authors.items().len() > 1)
    }

    fn date(&self) -> Option<Moment> {
        let text = self.front.text("date").or_else(|| self.front.text("year"))?.value;
        Moment::year(text).or_else(|| Moment::parse(text)).or_else(|| Moment::american(text))
    }

    /// The parts of a date that may begin with the day: `27/6/2022`.
    fn day_first(&self) -> Option<(u8, u8, i32)> {
        let mut parts = self.front.text("date")?.value.trim().split(['/', '.']).map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_year = year.len() == 4 && parts.next().is_none();
        is_year.then(|| Some((day.parse().ok()?, month.parse().ok()?, year.parse().ok()?)))?
    }

    /// Writes a date that begins with the day as Quarto does.
    fn state_date(&mut self) {
        let (Some((day, month, year)), Some(date)) = (self.day_first(), self.front.get("date").cloned()) else {
            return;
        };
        let Value::Map(map) = &mut self.front.value else { return };
        let stated = Yaml { value: Value::Quoted(format!("{year}-{month:02}-{day:02}")), span: date.span };
        let mut own = Map::of([("date", Some(stated))]);
        own.add_missing(map);
        *map = own;
    }

    fn compare(&self, other: &Self, key: &str) -> Ordering {
        if matches!(key, "date" | "year") {
            return self.date().map(Moment::unix).cmp(&other.date().map(Moment::unix));
        }
        let text = |item: &Self| item.front.text(key).map(|text| fold::words(text.value));
        text(self).cmp(&text(other))
    }

    fn finish(self, is_paper: bool, asked: &Asked<'_>) -> CollectionItem {
        let date = self.date();
        let Self { front, path, page } = self;
        let url = if path.contains('#') { String::new() } else { super::address(&path) };
        let slug = match path::stem(&path) {
            "index" => path::name(path::folder(&path)).to_owned(),
            stem => stem.to_owned(),
        };
        let map = if is_paper { paper(&front, &url, asked) } else { described(&front, &url) };
        let page = Page { front_matter: Yaml { value: Value::Map(map), span: front.span }, ..page };
        CollectionItem { slug: slug.clone(), name: slug, path, url, categories: Vec::new(), date, page }
    }
}

/// The addresses that a title leads to, the best first.
const ADDRESSES: &[&str] = &["url", "link", "href", "external-url", "paper-url", "pdf-url", "pdf", "path"];

fn address(front: &Yaml, url: &str) -> Option<Yaml> {
    let stated = front.filled_any(ADDRESSES).filter(|stated| stated.as_str().is_some()).cloned();
    stated.or_else(|| (!url.is_empty()).then(|| Yaml { value: Value::Quoted(url.to_owned()), span: front.span }))
}

/// The authors, of whom Quarto may know given and family names apart.
fn authors(front: &Yaml) -> Option<Yaml> {
    let said = front.filled_any(&["author", "authors"])?;
    let name = |author: &Yaml| {
        let names = author.filled("name").unwrap_or(author);
        let part = |keys: &[&str]| names.filled_any(keys).and_then(Yaml::as_str).map(str::trim);
        let (given, family) = (part(&["given", "first"]), part(&["family", "last"]));
        let parts: Vec<&str> = [given, family].into_iter().flatten().collect();
        match parts.is_empty() {
            true => names.clone(),
            false => Yaml { value: Value::Quoted(parts.join(" ")), span: names.span },
        }
    };
    let all = said.one_or_more().iter().map(name).collect();
    Some(Yaml { value: Value::List(all), span: said.span })
}

/// What the fields are called that say where something took place, or who gave it.
const PLACES: &[&str] = &[
    "event",
    "venue",
    "conference",
    "subtitle",
    "institution",
    "agency",
    "funder",
    "sponsor",
    "organization",
    "organisation",
    "info",
];

/// The front matter of an item that is no paper, under the names that Jekyll's themes have for it.
fn described(front: &Yaml, url: &str) -> Map {
    let mut described = Map::of([
        ("title", front.filled("title").cloned()),
        // Quarto's own lists have the abstract in its place.
        ("description", front.filled_any(&["description", "abstract"]).cloned()),
        ("type", front.filled_any(&["type", "role"]).cloned()),
        ("event", front.filled_any(PLACES).cloned()),
        ("location", front.filled_any(&["location", "place"]).cloned()),
        ("link", address(front, url)),
        ("date", front.filled("date").cloned().or_else(|| period(front))),
    ]);
    described.add_missing(front.as_map().unwrap_or(&Map::default()));
    described
}

/// When something began and ended, of which an item may speak apart: `started: 2025`, `ended: 2026`.
fn period(front: &Yaml) -> Option<Yaml> {
    let said = |keys: &[&str]| front.filled_any(keys).and_then(Yaml::as_str).map(str::trim);
    let start = front.filled_any(&["started", "start", "start-date", "from"])?;
    let begins = start.as_str()?.trim();
    let end = said(&["ended", "end", "end-date", "to", "until"]).filter(|end| *end != begins);
    let text = end.map_or_else(|| begins.to_owned(), |end| format!("{begins}-{end}"));
    Some(Yaml { value: Value::Quoted(text), span: start.span })
}

/// The title with the subtitle, unless that says where the paper appeared.
fn with_subtitle(front: &Yaml, asked: &Asked<'_>) -> Option<Yaml> {
    let title = front.filled("title")?;
    let subtitle = front.text("subtitle").map(|subtitle| subtitle.value.trim()).filter(|subtitle| !subtitle.is_empty());
    match (title.as_str(), subtitle) {
        (Some(words), Some(subtitle))
            if !asked.calls_venue("subtitle") && !fold::has_words(&fold::words(words), &fold::words(subtitle)) =>
        {
            let value = Value::Quoted(format!("{}: {subtitle}", words.trim().trim_end_matches(':')));
            Some(Yaml { value, span: title.span })
        }
        _ => Some(title.clone()),
    }
}

/// The front matter of a paper, under the same names. Quarto has what a reference needs below `citation:`.
fn paper(front: &Yaml, url: &str, asked: &Asked<'_>) -> Map {
    let cited = |key: &str| front.get("citation").and_then(|citation| citation.filled(key)).cloned();
    let own = |keys: &[&str]| front.filled_any(keys).cloned();
    let called =
        || ["description", "subtitle"].into_iter().find(|key| asked.calls_venue(key)).and_then(|key| own(&[key]));
    let venue = own(&["journal", "publication", "venue", "container-title", "conference", "outlet"])
        .or_else(|| cited("container-title"))
        .or_else(called)
        .map(|venue| content::without_year(&venue, front.text("date").map(|date| date.value)));
    let doi = own(&["doi"]).or_else(|| cited("doi"));
    let link = front.filled_any(ADDRESSES).cloned().or_else(|| cited("url"));
    let link = link.or_else(|| if doi.is_some() { None } else { address(front, url) });
    // A whole reference, in place of its parts.
    let whole = own(&["citation"]).filter(|citation| citation.as_str().is_some() && front.filled("title").is_none());
    // The same by the key of a template that many sites have a copy of.
    let whole = whole.or_else(|| front.get("pub-info")?.filled("reference").cloned());
    Map::of([
        ("title", with_subtitle(front, asked)),
        ("citation", whole),
        ("authors", authors(front)),
        ("venue", venue),
        ("volume", own(&["volume"]).or_else(|| cited("volume"))),
        ("issue", own(&["issue"]).or_else(|| cited("issue"))),
        ("pages", own(&["pages", "page"]).or_else(|| cited("page"))),
        ("date", own(&["date", "year"])),
        ("doi", doi),
        ("url", link),
        ("featured", own(&["featured"])),
    ])
}
