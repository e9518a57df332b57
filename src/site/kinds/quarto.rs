//! Websites that Quarto and R Markdown make: a page for each `.qmd` or `.Rmd`, and a menu in `_quarto.yml` or `_site.yml` (Quarto guide,
//! “Creating a website” and “About pages”; R Markdown: The Definitive Guide, chapter 10).

use super::unread::Unread;
use super::{SiteKind, outer_pages, read_page};
use crate::names;
use crate::path;
use crate::site::config::Config;
use crate::site::files::{DirEntry, EntryKind};
use crate::site::quarto;
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
        outer_pages(reader, is_page).into_iter().filter_map(|path| self.read(reader, path, config)).collect()
    }

    fn address(&self, path: &str, _: &Yaml, _: &Config) -> String {
        let bare = path::without_extension(path);
        match bare.strip_suffix("index").filter(|folder| folder.is_empty() || folder.ends_with('/')) {
            Some(folder) => format!("/{folder}"),
            None => format!("/{bare}.html"),
        }
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
        let (mut page, diagnostics) = read_page(reader, &path)?;
        if page.front_matter.get("draft").and_then(Yaml::as_bool) == Some(true) {
            return None;
        }
        page.front_matter = self.front_matter(page.front_matter, &path, config);
        let address = self.address(&path, &page.front_matter, config);
        Some(SitePage { path, address, page, diagnostics })
    }
}

fn is_homepage(path: &str) -> bool {
    !path.contains('/') && path::stem(path) == "index"
}

/// The front matter of the homepage with what it says of its author in the form of an author: the name in the title, the picture,
/// the links of `about:`.
fn with_author(mut page: Yaml) -> Yaml {
    let name = page.text("title").and_then(|title| {
        let value = Value::Quoted(names::name_in(title.value)?.to_owned());
        Some(Yaml { value, span: title.span })
    });
    let author = Map::of([
        ("name", name),
        ("bio", page.filled("subtitle").cloned()),
        ("avatar", page.filled("image").cloned()),
        ("links", page.get("about").and_then(|about| about.filled("links")).cloned()),
    ]);
    let span = page.span;
    if let (false, Value::Map(map)) = (author.is_empty(), &mut page.value) {
        let author = Yaml { value: Value::Map(author), span };
        map.add_missing(&Map::of([("author", Some(author))]));
    }
    page
}

fn is_page(entry: &DirEntry) -> bool {
    let is_text = path::has_extension(&entry.name, &["qmd", "rmd", "md"]);
    let is_shown = !entry.name.starts_with(['_', '.']) && path::stem(&entry.name) != "404";
    entry.kind == EntryKind::File && is_text && is_shown && !is_readme(&entry.name)
}
