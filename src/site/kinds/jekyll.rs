//! Jekyll's sites, and folders of Markdown, which GitHub Pages makes sites of with Jekyll.

use std::collections::{BTreeMap, BTreeSet};

use super::defaults;
use super::documents;
use super::filter::Filter;
use super::{SiteKind, read_page};
use crate::address;
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Language;
use crate::page::Page;
use crate::path;
use crate::rewrite::Edit;
use crate::site::collection_names;
use crate::site::config::Config;
use crate::site::files::{DirEntry, EntryKind};
use crate::site::permalink;
use crate::site::reader::Reader;
use crate::site::site_page::{SitePage, is_page_name, is_readme};
use crate::yaml::Yaml;

/// How many pages are looked at, and how deep in folders.
const MAX_PAGES: usize = 1000;
const MAX_DEPTH: usize = 4;

/// Folders that hold none of the author's pages.
const OTHER_FOLDERS: &[&str] =
    &["assets", "bin", "css", "files", "images", "img", "js", "markdown_generator", "scripts", "talkmap"];

/// A site that Jekyll makes.
pub(super) struct Jekyll;

impl SiteKind for Jekyll {
    fn pages(&self, reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage> {
        let paths = paths(reader, config);
        // GitHub shows a README where there is no other page to begin with.
        let has_other_index = reader.list("").iter().any(is_static_page);
        let paths = paths.into_iter().filter(|path| !(has_other_index && is_readme(path)));
        let mut pages: Vec<SitePage> = paths.filter_map(|path| self.read(reader, path, config)).collect();
        let named = documents::files(reader, config);
        let named = named.into_iter().filter_map(|path| self.read(reader, path, config));
        pages.extend(named.filter(|page| documents::is_page(&page.path, &page.page.front_matter)));
        shown(pages, config.language())
    }

    fn address(&self, path: &str, front_matter: &Yaml, config: &Config) -> String {
        let bare = path::without_extension(path);
        let own = front_matter.text("permalink").filter(|text| !address::names_host(text.value));
        if let Some((collection, path)) = in_collection(bare, config) {
            let slug = path::name(path);
            let parts = permalink::Parts { collection, path, slug, categories: &[], date: None };
            return permalink::address(config, own.map(|own| own.value), &parts);
        }
        let (folder, name) = bare.rsplit_once('/').unwrap_or(("", bare));
        let folder = if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
        if let Some(permalink) = own {
            return filled_in(permalink.value, &folder, name, extension_shown(path));
        }
        match name {
            "index" => folder,
            _ => format!("{folder}{name}{}", permalink::page_suffix(config, extension_shown(path))),
        }
    }

    fn front_matter(&self, own: Yaml, path: &str, config: &Config) -> Yaml {
        let kind = in_collection(path, config).map_or("pages", |(collection, _)| collection);
        defaults::apply(own, path, kind, config)
    }

    fn likely(&self, reader: &Reader<'_>, pages: &[SitePage]) -> Vec<String> {
        let (mut own, repository): (Vec<&SitePage>, Vec<&SitePage>) =
            pages.iter().filter(|page| page.has_text()).partition(|page| !page.is_about_the_repository());
        own.extend(repository.into_iter().filter(|page| is_readme(&page.path)));
        let html = reader.list("").into_iter().filter(is_static_page).map(|entry| entry.name);
        let html = html.filter(|name| is_page_name(name));
        own.into_iter().map(|page| page.path.clone()).chain(html).collect()
    }
}

impl Jekyll {
    /// A page, unless the site does not show it: one without front matter is not HTML that Jekyll makes, and one with
    /// `published: false` is a draft.
    fn read(&self, reader: &mut Reader<'_>, path: String, config: &Config) -> Option<SitePage> {
        let is_html = path.ends_with("html") || path.ends_with("htm");
        if is_html && reader.bytes(&path).is_ok_and(|bytes| !bytes.starts_with(b"---")) {
            return None;
        }
        let (page, mut diagnostics) = read_page(reader, &path)?;
        let page = Page { front_matter: self.front_matter(page.front_matter, &path, config), ..page };
        if !defaults::is_published(&page.front_matter) {
            return None;
        }
        let address = self.address(&path, &page.front_matter, config);
        let page = without_unseen_text(page, &mut diagnostics);
        let included = included_text(reader, &path, page.body.text());
        Some(SitePage { included, ..SitePage::new(path, address, page, diagnostics) })
    }
}

/// The text of the files that a page includes from its own folder. Themes divide a homepage so, and the page has hardly a word itself.
fn included_text(reader: &mut Reader<'_>, path: &str, text: &str) -> String {
    let named = text.split(" include_relative ").skip(1).filter_map(|rest| rest.split_whitespace().next());
    let files: BTreeSet<String> = named.filter_map(|name| path::below_root(path::folder(path), name)).collect();
    // One that cannot be read is reported where it is included.
    let texts =
        files.into_iter().filter_map(|file| reader.page(&file).into_value()).map(|page| page.body.text().to_owned());
    texts.collect::<Vec<_>>().join("\n")
}

/// The pages without those that others cover: Jekyll writes pages in the order of their files' names, so of two at one address
/// the last stays. Pages in several languages may share an address, where a plugin keeps them apart; one that states none is in the
/// site's own.
fn shown(mut pages: Vec<SitePage>, language: Option<Language>) -> Vec<SitePage> {
    let own = language.map(|language| language.tag().to_owned());
    let place = |page: &SitePage| (page.address.clone(), page.stated_language().or_else(|| own.clone()));
    let mut last = BTreeMap::new();
    for page in &pages {
        let name: &mut String = last.entry(place(page)).or_default();
        *name = path::name(&page.path).max(name).to_owned();
    }
    pages.retain(|page| last.get(&place(page)).is_some_and(|name| name == path::name(&page.path)));
    pages
}

/// The files that Jekyll makes pages of, those of outer folders first.
fn paths(reader: &Reader<'_>, config: &Config) -> Vec<String> {
    let filter = Filter::new(config);
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    let mut next = 0;
    while next < folders.len() {
        let (folder, depth) = folders[next].clone();
        next += 1;
        for entry in reader.list(&folder) {
            let path = path::join(&folder, &entry.name);
            match entry.kind {
                EntryKind::Folder
                    if depth < MAX_DEPTH
                        && !path::is_made(&entry.name)
                        && !OTHER_FOLDERS.contains(&entry.name.as_str())
                        && filter.lets_through(&format!("{path}/")) =>
                {
                    folders.push((path, depth + 1));
                }
                EntryKind::File if config.is_page_name(&entry.name) && filter.lets_through(&path) => found.push(path),
                _ => {}
            }
            if found.len() == MAX_PAGES {
                return found;
            }
        }
    }
    found
}

/// Whether a file at the root is a page to begin with, or another page of the site, that is not Markdown.
pub(super) fn is_static_page(entry: &DirEntry) -> bool {
    let is_page = [".html", ".htm", ".php"].iter().any(|end| entry.name.ends_with(end));
    entry.kind == EntryKind::File && is_page && !entry.name.starts_with("404") && !entry.name.starts_with("google")
}

/// The page without its text if it only sends its visitors on: the redirect takes the place of what it says.
fn without_unseen_text(page: Page, diagnostics: &mut Vec<Diagnostic>) -> Page {
    let Some(target) = page.front_matter.text("redirect_to") else { return page };
    let whole = 0..page.body.text().len();
    if page.body.text().trim().is_empty() {
        return page;
    }
    let message = format!("the text of a page that redirects to {}", target.value);
    diagnostics.push(Diagnostic::loss(Code::Hidden, message).at(page.body.span(whole.clone())));
    Page { body: page.body.edit(&[Edit::delete(whole)]), ..page }
}

/// The collection that a page belongs to, as those in `_tabs` do, and its path there.
fn in_collection<'p>(path: &'p str, config: &Config) -> Option<(&'p str, &'p str)> {
    let (collection, path) = path.strip_prefix('_')?.split_once('/')?;
    collection_names(config).contains(&collection).then_some((collection, path))
}

/// What the address of a page ends with: what Jekyll makes of Markdown is `.html`, and HTML keeps its own ending.
fn extension_shown(path: &str) -> &'static str {
    if path::has_extension(path, &["htm"]) { ".htm" } else { ".html" }
}

/// A permalink with its placeholders for parts of the page's path filled in. Pages have no titles and categories in theirs.
fn filled_in(permalink: &str, folder: &str, name: &str, extension: &str) -> String {
    let path = permalink.replace(":path", folder.trim_matches('/')).replace(":basename", name);
    let path = path.replace(":output_ext", extension);
    let absolute = format!("/{}", path.trim_start_matches('/'));
    absolute.replace("//", "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    fn pages(files: &MemoryFiles) -> Vec<SitePage> {
        let mut reader = Reader::new(files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        Jekyll.pages(&mut reader, &config)
    }

    fn paths(files: &MemoryFiles) -> Vec<String> {
        pages(files).into_iter().map(|page| page.path).collect()
    }

    #[test]
    fn pages_are_those_that_jekyll_publishes() {
        let files = MemoryFiles::new()
            .with(
                "_config.yml",
                "exclude: [notes, old.md]\ndefaults: [{scope: {path: _pages/x}, values: {published: false}}]\n",
            )
            .with("about.markdown", "---\n---\nx")
            .with("old.md", "x")
            .with("notes/a.md", "x")
            .with("_cv.md", "x")
            .with("#cv.md#", "x")
            .with(".cv.md", "x")
            .with("_drafts/cv.md", "x")
            .with("draft.md", "---\npublished: false\n---\nx")
            .with("_pages/x/cv.md", "x")
            .with("_pages/cv.md", "---\npublished: true\n---\nx")
            .with("plain.html", "<p>x</p>")
            .with("made.html", "---\n---\n<p>x</p>");
        assert_eq!(paths(&files), ["about.markdown", "made.html", "_pages/cv.md"]);
    }

    #[test]
    fn addresses_are_the_sites() {
        let address = |style: &str, path: &str, front: &str| {
            let files = MemoryFiles::new()
                .with("_config.yml", format!("title: x\n{style}"))
                .with(path, format!("---\n{front}---\nx"));
            pages(&files)[0].address.clone()
        };
        for (style, path, front, expected) in [
            ("", "index.md", "", "/"),
            ("", "about.md", "", "/about.html"),
            ("", "_pages/about.md", "", "/_pages/about.html"),
            ("collections: {pages: {output: true}}\n", "_pages/about.md", "", "/pages/about.html"),
            ("collections: {pages: {permalink: '/:path/'}}\n", "_pages/zh/about.md", "", "/zh/about/"),
            (
                "collections: [tabs]\ndefaults: [{scope: {type: tabs}, values: {permalink: '/:title/'}}]\n",
                "_tabs/cv.md",
                "",
                "/cv/",
            ),
            ("", "en/index.html", "", "/en/"),
            ("permalink: pretty\n", "en/about.md", "", "/en/about/"),
            ("permalink: /:categories/:title/\n", "cv.md", "", "/cv/"),
            ("permalink: /:categories/:title\n", "cv.md", "", "/cv"),
            ("permalink: /:title:output_ext\n", "cv.md", "", "/cv.html"),
            ("permalink: pretty\n", "cv.htm", "", "/cv/"),
            ("", "cv.htm", "", "/cv.htm"),
            ("", "cv.md", "permalink: /:title/\n", "/:title/"),
            ("permalink: date\n", "cv.md", "", "/cv.html"),
            ("permalink: pretty\n", "cv.md", "permalink: /vita.html\n", "/vita.html"),
            ("", "cv.md", "permalink: me/\n", "/me/"),
            ("", "en/cv.md", "permalink: /:path/:basename/\n", "/en/cv/"),
            ("", "cv.md", "permalink: /:path/:basename:output_ext\n", "/cv.html"),
            ("defaults: [{scope: {path: ''}, values: {permalink: '/:basename/'}}]\n", "cv.md", "", "/cv/"),
        ] {
            assert_eq!(address(style, path, front), expected, "{style}{path} {front}");
        }
    }

    #[test]
    fn of_two_pages_at_one_address_the_last_is_shown() {
        let front = |more: &str| format!("---\npermalink: /\n{more}---\nx");
        let files = MemoryFiles::new()
            .with("_pages/about (1).md", front(""))
            .with("_pages/about.md", front(""))
            .with("_pages/zh/about.md", front("lang: zh\n"))
            .with("_pages/cv.md", "---\npermalink: /cv/\n---\nx")
            .with("cv/index.html", "---\n---\nx");
        assert_eq!(paths(&files), ["_pages/about.md", "cv/index.html", "_pages/zh/about.md"]);
        let files = files.with("_config.yml", "locale: en-US\n").with("_pages/about (1).md", front("lang: en\n"));
        assert_eq!(paths(&files), ["_pages/about.md", "cv/index.html", "_pages/zh/about.md"]);
    }

    #[test]
    fn a_readme_is_a_page_only_where_nothing_else_begins_the_site() {
        let files = MemoryFiles::new().with("README.md", "x");
        assert_eq!(paths(&files), ["README.md"]);
        let files = files.with("google1234.html", "x").with("404.html", "x");
        assert_eq!(paths(&files), ["README.md"]);
        assert!(paths(&files.with("index.html", "<p>x</p>")).is_empty());
    }

    #[test]
    fn a_document_of_a_collection_with_the_address_of_a_section_is_a_page() {
        let files = MemoryFiles::new()
            .with("_config.yml", "collections: {publications: {output: true}, talks: {output: false}}\n")
            .with("_publications/publications.md", "---\npermalink: /publications/\n---\nx")
            .with("_publications/talks.md", "---\npermalink: /publication/talks/\n---\nx")
            .with("_publications/foam.md", "---\npermalink: /foam/\n---\nx")
            .with("_talks/talks.md", "---\npermalink: /talks/\n---\nx")
            .with("_teaching/teaching.md", "---\npermalink: /teaching/\n---\nx");
        let pages = pages(&files);
        let [page] = &pages[..] else { panic!("{pages:?}") };
        assert_eq!((&*page.path, &*page.address), ("_publications/publications.md", "/publications/"));
    }

    #[test]
    fn the_text_of_a_redirect_is_not_shown() {
        let files = MemoryFiles::new().with("cv.md", "---\nredirect_to: /files/cv.pdf\n---\nOld words.\n");
        let page = &pages(&files)[0];
        assert_eq!((page.page.body.text(), page.diagnostics[0].code), ("", Code::Hidden));
    }
}
