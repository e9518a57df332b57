//! Websites that Quarto and R Markdown make: a page for each `.qmd` or `.Rmd`, and a menu in `_quarto.yml` or `_site.yml` (Quarto guide,
//! “Creating a website” and “About pages”; R Markdown: The Definitive Guide, chapter 10).

use super::unread::Unread;
use super::{SiteKind, outer_pages, slot, taken};
use crate::cv::collections::QUARTO_ROW;
use crate::diagnostic::{Code, Diagnostic};
use crate::names;
use crate::path;
use crate::rewrite::{Edit, Rewritten};
use crate::site::config::Config;
use crate::site::files::{DirEntry, EntryKind};
use crate::site::quarto;
use crate::site::quarto::listings::{self, Listing};
use crate::site::reader::Reader;
use crate::site::site_page::{SitePage, is_readme};
use crate::yaml::{Map, Value, Yaml};

/// A website that Quarto or R Markdown makes.
pub(super) struct Quarto;

impl SiteKind for Quarto {
    fn pages(&self, reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage> {
        if quarto::settings(reader).is_none() {
            return Vec::new();
        }
        let mut paths = outer_pages(reader, is_page);
        let named = ["navbar", "menu"].into_iter().filter_map(|key| config.yaml.get(key)).flat_map(addresses);
        for path in named.filter_map(|address| path::below_root("", address)) {
            let is_new = path::has_extension(&path, PAGES) && reader.exists(&path) && !paths.contains(&path);
            if is_new && !is_readme(path::name(&path)) {
                paths.push(path);
            }
        }
        paths.into_iter().filter_map(|path| self.read(reader, path, config)).collect()
    }

    fn address(&self, path: &str, _: &Yaml, _: &Config) -> String {
        quarto::address(path)
    }

    fn front_matter(&self, own: Yaml, path: &str, _: &Config) -> Yaml {
        if is_homepage(path) { with_author(own) } else { own }
    }

    fn likely(&self, reader: &Reader<'_>, pages: &[SitePage]) -> Vec<String> {
        Unread { folders: &["", "src", "content"] }.likely(reader, pages)
    }
}

impl Quarto {
    fn read(&self, reader: &mut Reader<'_>, path: String, config: &Config) -> Option<SitePage> {
        let (mut page, mut diagnostics) = taken(quarto::page(reader, &path), reader, &path)?;
        if page.front_matter.get("draft").and_then(Yaml::as_bool) == Some(true) {
            return None;
        }
        let listings = listings::listings(reader, &path, &page.front_matter).take(&mut diagnostics);
        page.body = with_lists(&page.body, &listings.unwrap_or_default(), &mut diagnostics);
        page.front_matter = self.front_matter(page.front_matter, &path, config);
        let address = self.address(&path, &page.front_matter, config);
        Some(SitePage::new(path, address, page, diagnostics))
    }
}

/// A page's text with the items of its lists, each in the division that has the list's name, else below the text.
fn with_lists(body: &Rewritten, listings: &[Listing], diagnostics: &mut Vec<Diagnostic>) -> Rewritten {
    let mut edits = Vec::new();
    for listing in listings.iter().filter(|listing| !listing.items.is_empty()) {
        let Some(collection) = &listing.collection else {
            let message = "a list of posts or news is left out";
            diagnostics.push(Diagnostic::loss(Code::SiteFurniture, message).at(listing.span));
            continue;
        };
        let slots: String = listing.items.iter().map(|item| slot(QUARTO_ROW, collection, &item.path)).collect();
        let place = listing.id.as_ref().and_then(|id| quarto::division(body.text(), id));
        edits.push(Edit::insert(place.unwrap_or(body.text().len()), format!("\n{slots}\n")));
    }
    edits.sort_by_key(|edit| edit.range.start);
    body.edit(&edits)
}

fn is_homepage(path: &str) -> bool {
    !path.contains('/') && path::stem(path) == "index"
}

/// The front matter of the homepage with what it says of its author in the form of an author: the name in the title, the picture,
/// the links of `about:`, which may have the picture, too.
fn with_author(mut page: Yaml) -> Yaml {
    let name = page.text("title").and_then(|title| {
        let value = Value::Quoted(names::name_in(title.value)?.to_owned());
        Some(Yaml { value, span: title.span })
    });
    let of_about = |key: &str| page.get("about").and_then(|about| about.filled(key));
    let author = Map::of([
        ("name", name),
        ("bio", page.filled("subtitle").cloned()),
        ("avatar", page.filled("image").or_else(|| of_about("image")).cloned()),
        ("links", of_about("links").cloned()),
    ]);
    let span = page.span;
    if let (false, Value::Map(map)) = (author.is_empty(), &mut page.value) {
        let author = Yaml { value: Value::Map(author), span };
        map.add_missing(&Map::of([("author", Some(author))]));
    }
    page
}

/// The files that are pages.
const PAGES: &[&str] = &["qmd", "rmd", "md"];

/// Where a menu leads: the addresses in it, however deep its parts are nested.
fn addresses(menu: &Yaml) -> Vec<&str> {
    match &menu.value {
        Value::List(items) => items.iter().flat_map(addresses).collect(),
        Value::Map(map) => map
            .iter()
            .flat_map(|(key, value)| match value.as_str() {
                Some(address) if matches!(key.value.as_str(), "href" | "file") => vec![address],
                _ => addresses(value),
            })
            .collect(),
        // A page may stand for itself.
        _ => menu.as_str().into_iter().collect(),
    }
}

fn is_page(entry: &DirEntry) -> bool {
    let is_text = path::has_extension(&entry.name, PAGES);
    let is_shown = !entry.name.starts_with(['_', '.']) && path::stem(&entry.name) != "404";
    entry.kind == EntryKind::File && is_text && is_shown && !is_readme(&entry.name)
}
