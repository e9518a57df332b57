//! The kind of a site: which generator builds it, and what that means for its files.
//!
//! What a kind knows of its sites is behind one trait, [`SiteKind`]: a generator that is fully read is a module here, and a line
//! in [`Generator::kind`].

mod copied;
pub(super) mod defaults;
pub(super) mod documents;
pub(super) mod filter;
mod html;
mod hugo;
mod jekyll;
mod quarto;
mod unread;

pub(crate) use copied::static_files;

use super::config::Config;
use super::discover::{self, Chosen};
use super::files::{DirEntry, EntryKind};
use super::generator::Generator;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::language::Language;
use crate::page::Page;
use crate::path;
use crate::yaml::Yaml;

/// What a kind of site makes of a folder.
pub trait SiteKind {
    /// The pages that the site shows, those at its root first.
    ///
    /// A page that cannot be read is passed over here; it counts only when a document needs it.
    fn pages(&self, reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage>;

    /// Where the site shows the page of a file, below its root: `/cv/`. Links between pages are resolved from there.
    fn address(&self, path: &str, front_matter: &Yaml, config: &Config) -> String;

    /// The front matter of a page with what the site adds to it.
    fn front_matter(&self, own: Yaml, _path: &str, _config: &Config) -> Yaml {
        own
    }

    /// The page that a CV begins with, in the language that is asked for, if any.
    fn homepage<'a>(&self, pages: &'a [SitePage], config: &Config, language: Option<Language>) -> Option<Chosen<'a>> {
        discover::homepage(pages, config, language)
    }

    /// The page that holds the CV, next to the homepage or alone, of those that may be it.
    fn cv_page<'a>(
        &self,
        pages: &'a [SitePage],
        homepage: Option<&SitePage>,
        may_be_it: &dyn Fn(&SitePage) -> bool,
    ) -> Option<Chosen<'a>> {
        discover::cv_page(pages, homepage, may_be_it)
    }

    /// Files that may well hold the CV, the likeliest first, for the message that says that it is unclear which one does.
    fn likely(&self, reader: &Reader<'_>, pages: &[SitePage]) -> Vec<String>;
}

impl Generator {
    /// What is known of its sites.
    pub fn kind(self) -> &'static dyn SiteKind {
        match self {
            // GitHub runs Jekyll on a folder of Markdown, and copies what is HTML already.
            Self::Jekyll | Self::Markdown => &jekyll::Jekyll,
            Self::Html => &html::Html,
            Self::Hugo => &hugo::Hugo,
            Self::Zola | Self::Pelican => &unread::Unread {
                folders: &["content", "content/cv", "content/about", "content/home", "content/authors/admin"],
            },
            Self::Hexo => &unread::Unread { folders: &["source", "source/cv", "source/about"] },
            Self::MkDocs | Self::Docusaurus | Self::VitePress | Self::VuePress | Self::Sphinx => {
                &unread::Unread { folders: &["docs", "src/pages", ""] }
            }
            Self::Astro | Self::Next | Self::Nuxt | Self::Gatsby | Self::React | Self::Svelte | Self::Vite => {
                &unread::Unread { folders: &["src/pages", "src/content", "content", "pages", ""] }
            }
            Self::Quarto | Self::RMarkdown => &quarto::Quarto,
            Self::Eleventy | Self::Franklin => &unread::Unread { folders: &["", "src", "content"] },
        }
    }
}

impl Config {
    /// What is known of sites of this kind.
    pub fn kind(&self) -> &'static dyn SiteKind {
        self.recognized.generator.kind()
    }

    /// The pages that the site shows.
    pub fn pages(&self, reader: &mut Reader<'_>) -> Vec<SitePage> {
        let mut pages = self.kind().pages(reader, self);
        pages.iter_mut().for_each(|page| page.read_as_the_site(self.language()));
        pages
    }
}

/// The page of a file; one that cannot be read is passed over.
fn read_page(reader: &mut Reader<'_>, path: &str) -> Option<(Page, Vec<Diagnostic>)> {
    taken(reader.page(path), reader, path)
}

/// The page that was read from a file; one that cannot be read is passed over.
fn taken(read: Outcome<Page>, reader: &mut Reader<'_>, path: &str) -> Option<(Page, Vec<Diagnostic>)> {
    let (page, diagnostics) = read.into_parts();
    match page {
        Some(page) => Some((page, diagnostics)),
        None => {
            reader.pass_over(path.to_owned(), diagnostics);
            None
        }
    }
}

/// The pages at the root of a site, and those that its folders show: `cv/index.html`.
fn outer_pages(reader: &Reader<'_>, is_page: fn(&DirEntry) -> bool) -> Vec<String> {
    /// How many pages are looked at.
    const MAX_PAGES: usize = 200;
    let root = reader.list("");
    let is_folder = |entry: &&DirEntry| entry.kind == EntryKind::Folder && !entry.name.starts_with('_');
    let index = |folder: &DirEntry| {
        let files = reader.list(&folder.name);
        let index = files.iter().find(|entry| is_page(entry) && path::stem(&entry.name) == "index")?;
        Some(path::join(&folder.name, &index.name))
    };
    let at_root = root.iter().filter(|entry| is_page(entry)).map(|entry| entry.name.clone());
    at_root.chain(root.iter().filter(is_folder).filter_map(index)).take(MAX_PAGES).collect()
}

/// A place for an item of a collection, as the Markdown stage knows it; `card` is what the site shows the item with.
fn slot(card: &str, collection: &str, path: &str) -> String {
    let [collection, path] = [collection, path].map(|text| text.replace('&', "&amp;").replace('"', "&quot;"));
    format!(
        "\n<vitae-slot kind=\"item\" include=\"{card}\" collection=\"{collection}\" path=\"{path}\"></vitae-slot>\n"
    )
}
