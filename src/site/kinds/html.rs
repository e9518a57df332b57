//! Sites of pages that are HTML already: GitHub Pages copies them, beside what Jekyll makes of Markdown.

use std::collections::BTreeSet;
use std::ops::Range;

use super::jekyll::{Jekyll, is_static_page};
use super::{SiteKind, outer_pages, read_page};
use crate::address;
use crate::markdown::{self, jemdoc};
use crate::names;
use crate::page::Page;
use crate::path;
use crate::site::config::Config;
use crate::site::discover;
use crate::site::files::DirEntry;
use crate::site::networks;
use crate::site::reader::Reader;
use crate::site::site_page::SitePage;
use crate::yaml::{Map, Value, Yaml};

/// A site of HTML pages.
pub(super) struct Html;

impl SiteKind for Html {
    fn pages(&self, reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage> {
        // HTML beside Markdown may have been made of it.
        let made = Jekyll.pages(reader, config);
        let is_homepage = |page: &SitePage| page.bare_address().is_empty() || discover::names_a_homepage(page);
        if discover::homepage(&made, config, None).is_some_and(|chosen| is_homepage(chosen.page)) {
            return made;
        }
        let copied: Vec<SitePage> =
            outer_pages(reader, is_page).into_iter().filter_map(|path| self.read(reader, path, config)).collect();
        let is_new = |page: &SitePage| !made.iter().any(|other| other.path == page.path);
        let copied: Vec<SitePage> = copied.into_iter().filter(is_new).collect();
        copied.into_iter().chain(made).collect()
    }

    fn address(&self, path: &str, front_matter: &Yaml, config: &Config) -> String {
        Jekyll.address(path, front_matter, config)
    }

    fn likely(&self, reader: &Reader<'_>, pages: &[SitePage]) -> Vec<String> {
        Jekyll.likely(reader, pages)
    }
}

impl Html {
    fn read(&self, reader: &mut Reader<'_>, path: String, config: &Config) -> Option<SitePage> {
        let (page, diagnostics) = read_page(reader, &path)?;
        let page = named(page);
        let address = self.address(&path, &page.front_matter, config);
        Some(SitePage::new(path, address, page, diagnostics))
    }
}

/// The page with the name in its title, which is whose page it is, `<title>Ada Lovelace – Home</title>`, or that of the author that it
/// states: `<meta name="author" content="Ada Lovelace">`.
fn named(mut page: Page) -> Page {
    let name_at = |place: Range<usize>| {
        let text = &page.body.text()[place.clone()];
        let name = names::name_in(text)?;
        let start = place.start + text.find(name)?;
        Some(Yaml { value: Value::Quoted(name.to_owned()), span: page.body.span(start..start + name.len()) })
    };
    let name = title(page.body.text()).and_then(name_at).or_else(|| author(page.body.text()).and_then(name_at));
    let author = author_in_menus(&page);
    if let Value::Map(map) = &mut page.front_matter.value {
        map.add_missing(&Map::of([("name", name), ("author", author)]));
    }
    page
}

/// The author with the accounts and the address to which the menus of a page lead, and its icons. Where icons lead to two accounts of a
/// kind, they are those of several people.
fn author_in_menus(page: &Page) -> Option<Yaml> {
    let html = page.body.text();
    let is_own =
        |target: &str, span| address::scheme(target) == Some("mailto") || networks::account(target, span).is_some();
    let of_menu = |menu: Range<usize>| {
        let span = page.body.span(menu.clone());
        let targets = markdown::link_targets(&html[menu]).into_iter().filter(move |target| is_own(target, span));
        targets.map(move |target| Yaml { value: Value::Quoted(target), span })
    };
    let whole = page.body.span(0..html.len());
    let icons: BTreeSet<String> = markdown::icon_targets(html).into_iter().filter(|icon| is_own(icon, whole)).collect();
    let kind = |icon: &str| networks::account(icon, whole).map(|account| account.kind);
    let is_only = |icon: &&String| icons.iter().filter(|other| kind(other) == kind(icon)).count() == 1;
    let of_icons = icons.iter().filter(is_only).map(|icon| Yaml { value: Value::Quoted(icon.clone()), span: whole });
    let menus = jemdoc::menu(html).into_iter().chain(navs(html));
    let links: Vec<Yaml> = menus.flat_map(of_menu).chain(of_icons).collect();
    let list = Yaml { span: links.first()?.span, value: Value::List(links) };
    Some(Yaml { span: list.span, value: Value::Map(Map::of([("links", Some(list))])) })
}

/// Where the `<nav>` elements of a page are.
fn navs(html: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = html.match_indices("<nav").map(|(start, _)| start);
    starts.filter_map(|start| Some(start..start + html[start..].find("</nav>")?))
}

/// Where the words of a page's `<title>` are.
fn title(html: &str) -> Option<Range<usize>> {
    let lower = html.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let start = open + lower[open..].find('>')? + 1;
    Some(start..start + lower[start..].find("</title")?)
}

/// Where the words of a page's `<meta name="author">` are.
fn author(html: &str) -> Option<Range<usize>> {
    let lower = html.to_ascii_lowercase();
    let start = lower.find("<meta name=\"author\"")?;
    let tag = start..start + lower[start..].find('>')?;
    let start = tag.start + lower[tag.clone()].find("content=\"")? + "content=\"".len();
    Some(start..start + lower[start..tag.end].find('"')?)
}

fn is_page(entry: &DirEntry) -> bool {
    is_static_page(entry) && !path::has_extension(&entry.name, &["php"])
}
