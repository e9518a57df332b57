//! Sites that Hugo makes: a page for each file of `content/`, and for `HugoBlox`, pages that blocks make of data.

mod blocks;
mod entries;
mod people;

use std::collections::BTreeSet;

use super::unread::Unread;
use super::{SiteKind, read_page};
use crate::diagnostic::Diagnostic;
use crate::fold;
use crate::language::Language;
use crate::meanings;
use crate::meanings::topic::PUBLICATIONS;
use crate::page::Page;
use crate::path;
use crate::rewrite::{Edit, Rewritten};
use crate::site::config::Config;
use crate::site::discover::{self, Chosen};
use crate::site::files::EntryKind;
use crate::site::hugo::{self, Hugo as Configuration, Tongue, content, lowered};
use crate::site::reader::Reader;
use crate::site::site_page::{SitePage, is_page_name};
use crate::source::Span;
use crate::vocabulary::is_cv_title;
use crate::yaml::{Map, Value, Yaml};
use blocks::Blocks;

/// A site that Hugo makes.
pub(super) struct Hugo;

/// The folder of older versions of `HugoBlox`, whose files make the homepage.
const WIDGETS: &str = "home";

/// The names of homepages where nothing is at `/`, the likeliest first.
const HOMES: &[&str] = &["about", "about-me", "aboutme", "me", "bio", "profile"];

/// How many pages are looked at.
const MAX_PAGES: usize = 500;

impl SiteKind for Hugo {
    fn pages(&self, reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage> {
        let Some(hugo) = &config.hugo else { return Vec::new() };
        let paths = paths(reader, hugo);
        let mut pages: Vec<SitePage> = paths.into_iter().filter_map(|path| self.read(reader, path, config)).collect();
        for tongue in &hugo.languages {
            pages.extend(of_widgets(reader, config, hugo, &path::join(tongue.folder(), WIDGETS)));
            pages.extend(of_sections(reader, config, hugo, tongue));
            pages.extend(of_params(reader, config, hugo, tongue));
        }
        // Of two pages at one address, one may have no text; Markdown was written, and HTML made.
        pages.sort_by_key(|page| (is_html(&page.path), !page.has_text()));
        let mut seen = BTreeSet::new();
        pages.retain(|page| seen.insert((page.address.clone(), page.stated_language())));
        pages
    }

    fn address(&self, path: &str, front_matter: &Yaml, config: &Config) -> String {
        let place = config.hugo.as_ref().and_then(|hugo| hugo.place(path));
        place.map_or_else(|| format!("/{}/", path::without_extension(path)), |place| place.address(front_matter))
    }

    fn front_matter(&self, own: Yaml, path: &str, config: &Config) -> Yaml {
        let mut own = lowered(&own);
        let place = config.hugo.as_ref().and_then(|hugo| Some((hugo, hugo.place(path)?)));
        let span = own.span;
        let said = |text: &str| Some(Yaml { value: Value::Plain(text.to_owned()), span });
        let language = place.filter(|(hugo, _)| hugo.is_in_several()).and_then(|(_, place)| said(&place.tongue.key));
        let is_in_menu = own.filled_any(&["menu", "menus"]).is_some();
        if let Value::Map(map) = &mut own.value {
            // A page's own `date` is when it was begun.
            *map = map.only(|key, _| key != "date" && key != "layout");
            map.add_missing(&Map::of([("lang", language), ("nav", if is_in_menu { said("true") } else { None })]));
        }
        own
    }

    fn homepage<'a>(&self, pages: &'a [SitePage], config: &Config, language: Option<Language>) -> Option<Chosen<'a>> {
        discover::homepage(pages, config, language).or_else(|| by_name(pages, config, language))
    }

    fn likely(&self, reader: &Reader<'_>, pages: &[SitePage]) -> Vec<String> {
        Unread { folders: &["content", "content/cv", "content/about", "content/home", "content/en"] }
            .likely(reader, pages)
    }
}

impl Hugo {
    fn read(&self, reader: &mut Reader<'_>, path: String, config: &Config) -> Option<SitePage> {
        let (page, mut diagnostics) = read_page(reader, &path)?;
        let front_matter = self.front_matter(page.front_matter.clone(), &path, config);
        if !hugo::is_shown(&front_matter) {
            return None;
        }
        let page = without_columns(Page { front_matter, ..page });
        let page = filled(reader, config, &path, page, &mut diagnostics);
        let address = self.address(&path, &page.front_matter, config);
        Some(SitePage::new(path, address, page, diagnostics))
    }
}

/// The pages at the top of the site and of its folders: `about.md`, `about/index.md`, `publication/_index.md`, and `cv/cv.md`.
fn paths(reader: &Reader<'_>, hugo: &Configuration) -> Vec<String> {
    let mut found = Vec::new();
    for tongue in &hugo.languages {
        let folder = tongue.folder();
        let mut add = |folder: &str, only_index: bool| {
            let files = reader
                .list(folder)
                .into_iter()
                .filter(|entry| entry.kind == EntryKind::File && is_page_name(&entry.name));
            let of_folder = path::name(folder);
            let is_index = |name: &str| {
                let base = name.split('.').next();
                matches!(base, Some("index" | "_index")) || base == Some(of_folder) && is_cv_title(of_folder)
            };
            let files = files.filter(|entry| !only_index || is_index(&entry.name));
            found.extend(files.map(|entry| path::join(folder, &entry.name)));
        };
        add(folder, false);
        for entry in reader.list(folder).into_iter().filter(|entry| entry.kind == EntryKind::Folder) {
            let is_of_pages = matches!(entry.name.as_str(), "page" | "pages");
            if !matches!(entry.name.as_str(), "authors" | WIDGETS) {
                add(&path::join(folder, &entry.name), !is_of_pages);
            }
        }
    }
    found.truncate(MAX_PAGES);
    found
}

/// A page with what its blocks show, and the page of a section with its items.
fn filled(reader: &mut Reader<'_>, config: &Config, path: &str, page: Page, noticed: &mut Vec<Diagnostic>) -> Page {
    let Some((hugo, place)) = config.hugo.as_ref().and_then(|hugo| Some((hugo, hugo.place(path)?))) else {
        return page;
    };
    let kind = page.front_matter.text("type").map_or("", |kind| kind.value);
    let widgets = if kind == "widget_page" { widgets_in(reader, config, path::folder(path)) } else { Vec::new() };
    let mut blocks = Blocks::new(reader, config, hugo, place.tongue, &page);
    widgets.iter().filter(|(path, _)| !is_index(path)).for_each(|(_, widget)| blocks.widget(widget));
    let sections = page.front_matter.filled("sections").map(Yaml::items).unwrap_or_default();
    if kind == "landing" || !sections.is_empty() {
        sections.iter().for_each(|section| blocks.section(section));
    }
    let section = place.path.strip_suffix("/_index").filter(|section| !section.contains('/'));
    if let Some(section) = section {
        blocks.items_of(section);
    }
    blocks.finish(page, noticed)
}

/// A résumé that pagedown made, without the names of its two columns, which it does not show (pagedown's docs, “Resume”).
fn without_columns(page: Page) -> Page {
    const COLUMNS: [&str; 2] = ["<h1>Aside</h1>", "<h1>Main</h1>"];
    let output = page.front_matter.get("output").and_then(Yaml::as_map);
    if !output.into_iter().flat_map(Map::iter).any(|(format, _)| format.value.ends_with("html_resume")) {
        return page;
    }
    let text = page.body.text();
    let found = COLUMNS.iter().flat_map(|name| text.match_indices(name));
    let mut edits: Vec<Edit> = found.map(|(at, name)| Edit::delete(at..at + name.len())).collect();
    edits.sort_by_key(|edit| edit.range.start);
    Page { body: page.body.edit(&edits), ..page }
}

fn is_html(path: &str) -> bool {
    path::has_extension(path, &["html", "htm"])
}

/// Whether a file is the page itself, and no widget of it.
fn is_index(path: &str) -> bool {
    path::name(path).starts_with("index.")
}

/// The files of a folder that older versions of `HugoBlox` make a page of, in the order of their weights.
fn widgets_in(reader: &mut Reader<'_>, config: &Config, folder: &str) -> Vec<(String, Page)> {
    let files = reader.list(folder).into_iter().filter(|entry| entry.kind == EntryKind::File);
    let files = files.filter(|entry| is_page_name(&entry.name) && !is_html(&entry.name));
    let paths: Vec<String> = files.map(|entry| path::join(folder, &entry.name)).collect();
    let mut widgets: Vec<(String, Page)> = Vec::new();
    for path in paths {
        let Some((page, _)) = read_page(reader, &path) else { continue };
        let front_matter = Hugo.front_matter(page.front_matter.clone(), &path, config);
        widgets.push((path, Page { front_matter, ..page }));
    }
    let weight = |page: &Page| page.front_matter.get("weight").and_then(Yaml::as_int).unwrap_or(i64::MAX);
    widgets.sort_by_key(|(_, page)| weight(page));
    widgets
}

/// The homepage of an older version of `HugoBlox`, in each language.
fn of_widgets(reader: &mut Reader<'_>, config: &Config, hugo: &Configuration, folder: &str) -> Vec<SitePage> {
    let widgets = widgets_in(reader, config, folder);
    let key = |path: &str| hugo.place(path).map(|place| place.tongue.key.clone()).unwrap_or_default();
    let languages: BTreeSet<String> = widgets.iter().map(|(path, _)| key(path)).collect();
    let of_language = |language: String| {
        let own = || widgets.iter().filter(|(path, _)| key(path) == language);
        let (path, first) = own().find(|(path, _)| is_index(path)).or_else(|| own().next())?;
        let tongue = hugo.place(path)?.tongue;
        let empty = first.body.slice(0..0);
        let page = Page { body: empty, ..first.clone() };
        // Where no widget is about a person, the profile stands before them.
        let mut filled = |has_profile: bool| {
            let mut blocks = Blocks::new(reader, config, hugo, tongue, &page);
            if has_profile {
                blocks.profile();
            }
            own().filter(|(path, _)| !is_index(path)).for_each(|(_, widget)| blocks.widget(widget));
            let mut noticed = Vec::new();
            (blocks.says_something(), blocks.finish(page.clone(), &mut noticed), noticed)
        };
        let (says_something, mut page, mut noticed) = filled(false);
        if !says_something {
            (_, page, noticed) = filled(true);
        }
        if let Value::Map(map) = &mut page.front_matter.value {
            *map = map.only(|key, _| matches!(key, "lang" | "author"));
        }
        let address = format!("{}/", tongue.base());
        Some(SitePage::new(path.clone(), address, page, noticed))
    };
    languages.into_iter().filter_map(of_language).collect()
}

/// The homepage of a theme that keeps a CV in the configuration (hugo-profile): `params.experience.items`, `params.education.items`.
fn of_params(reader: &mut Reader<'_>, config: &Config, hugo: &Configuration, tongue: &Tongue) -> Option<SitePage> {
    let is_cv = ["experience", "education"]
        .iter()
        .any(|key| tongue.part(key).is_some_and(|part| part.filled("items").is_some()));
    let span = tongue.part("experience").or_else(|| tongue.part("education")).filter(|_| is_cv)?.span;
    let page = Page {
        source: span.source,
        front: 0..0,
        front_matter: Yaml { value: Value::Map(Map::default()), span },
        body: Rewritten::of_value(span, ""),
    };
    let mut blocks = Blocks::new(reader, config, hugo, tongue, &page);
    blocks.params();
    let mut noticed = Vec::new();
    let page = blocks.finish(page.clone(), &mut noticed);
    let path = reader.sources().get(span.source).path().to_string_lossy().into_owned();
    let address = format!("{}/", tongue.base());
    Some(SitePage::new(path, address, page, noticed))
}

/// Where a menu leads, in the site, however deep its parts are nested.
fn addresses(menu: &Yaml) -> Vec<String> {
    match &menu.value {
        Value::List(items) => items.iter().flat_map(addresses).collect(),
        Value::Map(map) => map.iter().flat_map(|(_, value)| addresses(value)).collect(),
        _ => menu.as_str().map(|text| text.trim_matches('/').to_lowercase()).into_iter().collect(),
    }
}

/// The pages that Hugo makes of the sections of a CV that have none of their own: `/project/`, with its items.
fn of_sections(reader: &mut Reader<'_>, config: &Config, hugo: &Configuration, tongue: &Tongue) -> Vec<SitePage> {
    let folders = reader.list(tongue.folder()).into_iter().filter(|entry| entry.kind == EntryKind::Folder);
    let has_page = |folder: &str| reader.list(folder).iter().any(|entry| entry.name.starts_with("_index."));
    let sections: Vec<String> = folders.map(|folder| folder.name).collect();
    // Without a menu, it is not known what the site shows.
    let in_menu: Vec<String> = config.yaml.get("menu").map(addresses).unwrap_or_default();
    let is_bare = |section: &&String| {
        in_menu.contains(&section.to_lowercase()) && !has_page(&path::join(tongue.folder(), section))
    };
    let sections: Vec<String> = sections.iter().filter(is_bare).cloned().collect();
    let page = |section: String| {
        let name = content::collection_name(&section);
        // The publications are printed without being asked for.
        if name == PUBLICATIONS || meanings::place(name).is_none() {
            return None;
        }
        let first = content::items_of(reader, hugo, tongue, name).into_iter().next()?.page;
        let path = path::join(tongue.folder(), &section);
        let span = Span::new(first.source, 0..0);
        let title = Yaml { value: Value::Plain(fold::capitalised(name)), span };
        let front_matter = Yaml { value: Value::Map(Map::of([("title", Some(title))])), span };
        let page = Page {
            source: first.source,
            front: 0..0,
            front_matter: Hugo.front_matter(front_matter, &path, config),
            body: Rewritten::of_value(span, ""),
        };
        let mut blocks = Blocks::new(reader, config, hugo, tongue, &page);
        blocks.items_of(&section);
        let mut noticed = Vec::new();
        let page = blocks.finish(page.clone(), &mut noticed);
        let address = format!("{}/{}/", tongue.base(), section.to_lowercase());
        Some(SitePage::new(path, address, page, noticed))
    };
    sections.into_iter().filter_map(page).collect()
}

/// The page that bears the name of a homepage, where none is at `/`: `/about/`.
fn by_name<'a>(pages: &'a [SitePage], config: &Config, language: Option<Language>) -> Option<Chosen<'a>> {
    let own = language.or_else(|| config.language());
    let named = |name: &str| {
        let found: Vec<&SitePage> =
            pages.iter().filter(|page| page.neutral_address() == name && page.has_text()).collect();
        let in_own = found.iter().find(|page| page.language().is_some() && page.language() == own);
        in_own.or_else(|| found.iter().find(|page| page.language().is_none())).or_else(|| found.first()).copied()
    };
    let page = HOMES.iter().find_map(|name| named(name))?;
    Some(Chosen::new(page, format!("the site shows it at `{}`, and no page with text is at `/`", page.address)))
}
