//! Sites of pages that are HTML already: GitHub Pages copies them, beside what Jekyll makes of Markdown.

use std::ops::Range;

use super::SiteKind;
use super::jekyll::{Jekyll, is_static_page};
use crate::names;
use crate::page::Page;
use crate::path;
use crate::site::config::Config;
use crate::site::discover;
use crate::site::files::{DirEntry, EntryKind};
use crate::site::reader::Reader;
use crate::site::site_page::SitePage;
use crate::source::Spanned;
use crate::yaml::{Map, Value, Yaml};

/// A site of HTML pages.
pub(super) struct Html;

/// How many pages are looked at.
const MAX_PAGES: usize = 200;

impl SiteKind for Html {
    fn pages(&self, reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage> {
        // HTML beside Markdown may have been made of it.
        let made = Jekyll.pages(reader, config);
        if discover::homepage(&made, config, None).is_some() {
            return made;
        }
        let copied: Vec<SitePage> =
            paths(reader).into_iter().filter_map(|path| self.read(reader, path, config)).collect();
        let is_new = |page: &SitePage| !made.iter().any(|other| other.path == page.path);
        copied.into_iter().filter(is_new).chain(made.iter().cloned()).collect()
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
        let (value, diagnostics) = reader.page(&path).into_parts();
        let Some(page) = value else {
            reader.pass_over(path, diagnostics);
            return None;
        };
        let page = named(page);
        let address = self.address(&path, &page.front_matter, config);
        Some(SitePage { path, address, page, diagnostics })
    }
}

/// The page with the name in its title, which is whose page it is: `<title>Ada Lovelace – Home</title>`.
fn named(mut page: Page) -> Page {
    let name = title(page.body.text()).and_then(|title| {
        let text = &page.body.text()[title.clone()];
        let name = names::name_in(text)?;
        let start = title.start + text.find(name)?;
        Some(Spanned::new(name.to_owned(), page.body.span(start..start + name.len())))
    });
    if let (Some(name), Value::Map(map)) = (name, &mut page.front_matter.value) {
        let value = Yaml { value: Value::Quoted(name.value), span: name.span };
        map.add_missing(&Map::from_iter([(Spanned::new("name".to_owned(), name.span), value)]));
    }
    page
}

/// Where the words of a page's `<title>` are.
fn title(html: &str) -> Option<Range<usize>> {
    let lower = html.to_ascii_lowercase();
    let open = lower.find("<title")?;
    let start = open + lower[open..].find('>')? + 1;
    Some(start..start + lower[start..].find("</title")?)
}

/// The pages at the root, and those that folders show: `cv/index.html`.
fn paths(reader: &Reader<'_>) -> Vec<String> {
    let is_page = |entry: &DirEntry| is_static_page(entry) && !path::has_extension(&entry.name, &["php"]);
    let (folders, files): (Vec<_>, Vec<_>) =
        reader.list("").into_iter().partition(|entry| entry.kind == EntryKind::Folder);
    let index = |folder: &DirEntry| {
        let files = reader.list(&folder.name).into_iter();
        let index = files.filter(is_page).find(|entry| path::stem(&entry.name) == "index")?;
        Some(path::join(&folder.name, &index.name))
    };
    let at_root = files.iter().filter(|entry| is_page(entry)).map(|entry| entry.name.clone());
    at_root.chain(folders.iter().filter_map(index)).take(MAX_PAGES).collect()
}
