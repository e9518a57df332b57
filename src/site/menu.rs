//! Which of its pages a site leads its visitors to.
//!
//! Themes keep their menus in various places: a file of data (minimal-mistakes, academicpages), the configuration (minima,
//! beautiful-jekyll), the front matter of the pages (al-folio), or the HTML around them. Where the site has the layouts in its
//! own folder, they are run, and their links are the menu.

mod shown;

use std::collections::{BTreeMap, BTreeSet};

pub use shown::RunTemplate;

use super::config::Config;
use super::generator::Generator;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::address::{self, OwnAddresses};
use crate::markdown;
use crate::path;
use crate::source::{SourceId, Span, Spanned};
use crate::yaml::{Value, Yaml};

/// Keys of the configuration under which themes keep a menu.
const KEYS: &[&str] = &["navigation", "nav", "menu", "main_nav", "header_pages", "navbar-links", "navbar"];

/// Words in the names of files that hold a menu.
const FILE_WORDS: &[&str] = &["nav", "menu", "header", "masthead", "sidebar", "topbar"];

/// Where a site's menu leads to.
#[derive(Default)]
pub(super) struct Menu {
    /// Its targets as written.
    targets: Vec<Target>,
    /// The same as bare addresses below the site's base, with what visitors read there, if that is known.
    addresses: BTreeMap<String, String>,
    /// The bare addresses to which those of its pages lead that are nothing but links.
    below: BTreeSet<String>,
    /// Where the site is.
    own: OwnAddresses,
    /// Whether every page that has a title is in it.
    lists_all: bool,
    /// Whether nothing says which pages are in it, so that any may be.
    is_unknown: bool,
}

/// Something that a menu leads to.
pub(super) struct Target {
    /// Where it leads.
    pub(super) address: Spanned<String>,
    /// What it is called, if that is known.
    pub(super) label: String,
}

impl Menu {
    /// The menu that the site shows around its homepage; if its theme makes the menu, what may be in it.
    pub(super) fn read(reader: &mut Reader<'_>, config: &Config, pages: &[SitePage], run: RunTemplate) -> Self {
        let mut targets: Vec<Target> = KEYS.iter().filter_map(|key| config.yaml.filled(key)).flat_map(texts).collect();
        // What GitHub's themes print below the title of the site.
        let description = config.yaml.text("description").filter(|text| text.value.contains("<a "));
        targets.extend(description.into_iter().flat_map(|text| of_html(text.value, text.span)));
        let mut html = files(reader, "_includes", &[".html", ".liquid"]);
        let layouts = reader.list("_layouts").into_iter().map(|entry| format!("_layouts/{}", entry.name));
        html.extend(layouts.filter(|path| path::has_extension(path, &["html", "liquid"])));
        let has_menu = |path: &str, text: &str| {
            !path.starts_with("_layouts/") || is_frame(path::stem(path)) || text.contains("<nav")
        };
        let mut read = |path: &String| {
            let id = reader.read(path).into_value()?;
            has_menu(path, reader.sources().get(id).text()).then_some(id)
        };
        let html: Vec<SourceId> = html.iter().filter_map(&mut read).collect();
        let mut data = files(reader, "_data", &[".yml", ".yaml", ".json"]);
        data.extend(html.iter().flat_map(|&id| data_files(reader.sources().get(id).text())));
        data.sort_unstable();
        data.dedup();
        for path in data.into_iter().filter(|path| reader.exists(path)).collect::<Vec<_>>() {
            targets.extend(reader.yaml(&path).into_value().iter().flat_map(texts));
        }
        targets.extend(pages.iter().flat_map(of_front_matter));
        let own = config.own_addresses();
        if config.recognized.generator == Generator::Html {
            // A homepage without a template around it is its own menu. What is called by years is a course or a meeting.
            let is_lasting = |(address, _): &(String, _)| path::name(address).contains(char::is_alphabetic);
            let homes = pages.iter().filter(|page| page.bare_address().is_empty());
            let links = homes.flat_map(|home| markdown::link_targets(home.page.body.text()));
            let texts = pages.iter().map(|page| page.page.body.text());
            let menus = texts.filter_map(|text| markdown::jemdoc::menu(text).map(|menu| &text[menu]));
            let links = links.chain(menus.flat_map(markdown::link_targets));
            // The words of a link in a text are part of that.
            let unnamed = called(links.map(|target| (target, String::new())), &own);
            let addresses = first_of_each(unnamed.filter(is_lasting));
            return Self { targets, addresses, own, ..Self::default() }.with_pages_below(pages);
        }
        let shown = shown_addresses(reader, config, pages, &own, run);
        let is_shown = |page: &SitePage| !page.neutral_address().is_empty() && shown.contains_key(&page.bare_address());
        // A menu of data that the layouts show is whole, even if none of its entries is a page of the site.
        let is_printed = |target: &Target| {
            let address = below_base(&target.address.value, &own);
            !address.is_empty() && shown.contains_key(&address)
        };
        if pages.iter().any(is_shown) || targets.iter().any(is_printed) {
            // Where the theme keeps the frame, a layout in the site's folder has few of the links.
            let has_frame = reader.list("_layouts").iter().any(|entry| is_frame(path::stem(&entry.name)));
            let said = pages.iter().filter(|_| !has_frame).flat_map(of_front_matter);
            let said = called(said.map(|target| (target.address.value, target.label)), &own);
            let addresses = first_of_each(shown.into_iter().chain(said));
            return Self { targets, addresses, own, ..Self::default() }.with_pages_below(pages);
        }
        // The words beside an address in data may be more than its name.
        let unnamed = called(targets.iter().map(|target| (target.address.value.clone(), String::new())), &own);
        let mut addresses = first_of_each(unnamed);
        let mut lists_all = false;
        for id in html {
            let text = reader.sources().get(id).text();
            lists_all |= lists_all_pages(text);
            let links = of_html(text, Span::new(id, 0..0));
            addresses.extend(called(links.iter().map(|link| (link.address.value.clone(), link.label.clone())), &own));
            targets.extend(links);
        }
        let menu = Self { targets, addresses, own, lists_all, ..Self::default() };
        // Hugo's menus are in its configuration.
        let is_said = config.hugo.is_some() && !menu.targets.is_empty();
        let is_unknown = !is_said && !pages.iter().any(|page| menu.has(page));
        Self { is_unknown, ..menu }.with_pages_below(pages)
    }

    fn with_pages_below(mut self, pages: &[SitePage]) -> Self {
        let lists = pages.iter().filter(|page| self.has(page) && is_nothing_but_links(page.page.body.text()));
        self.below = lists.flat_map(|page| self.links_of(page)).filter(|address| !address.is_empty()).collect();
        self
    }

    /// Whether it leads to a page, or might.
    pub(super) fn leads_to(&self, page: &SitePage) -> bool {
        self.shows(page) || self.is_unknown && may_be_listed(page)
    }

    /// Whether it leads to a page for certain.
    pub(super) fn shows(&self, page: &SitePage) -> bool {
        self.has(page) || self.is_below(page) || self.lists_all && may_be_listed(page)
    }

    /// Whether only a page of the menu that is nothing but links leads to a page.
    pub(super) fn is_below(&self, page: &SitePage) -> bool {
        !self.has(page) && self.below.contains(&page.bare_address())
    }

    /// The bare addresses to which the text of a page links.
    pub(super) fn links_of(&self, page: &SitePage) -> Vec<String> {
        let text = without_liquid(page.page.body.text());
        let targets = text.split("](").skip(1).chain(text.split("href=\"").skip(1));
        let targets = targets.filter_map(|rest| rest.split([')', '"', ' ']).next());
        let folder = path::folder(&page.address);
        let from_root = |target: &str| match target.starts_with('.') {
            true => path::below_root(folder.trim_start_matches('/'), target),
            false => Some(target.to_owned()),
        };
        targets.filter_map(from_root).map(|target| below_base(&target, &self.own)).collect()
    }

    /// Whether it names a page.
    fn has(&self, page: &SitePage) -> bool {
        self.addresses.contains_key(&page.bare_address())
    }

    /// What it calls a page, if that is known.
    pub(super) fn name_of(&self, page: &SitePage) -> Option<&str> {
        self.addresses.get(&page.bare_address()).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// The HTML pages at its addresses that Jekyll only copies, and that are not among the site's `pages`.
    pub(super) fn copied_pages(&self, reader: &Reader<'_>, pages: &[SitePage]) -> Vec<String> {
        let is_page = |address: &&String| pages.iter().any(|page| page.bare_address() == **address);
        let file = |address: &String| {
            let files = ["html", "htm"].map(|ending| format!("{address}.{ending}"));
            files.into_iter().chain([format!("{address}/index.html")]).find(|path| reader.exists(path))
        };
        let mut found: Vec<String> =
            self.addresses.keys().filter(|address| !is_page(address)).filter_map(file).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What it leads to.
    pub(super) fn targets(&self) -> &[Target] {
        &self.targets
    }
}

/// Whether a layout of this name is around all others.
fn is_frame(layout: &str) -> bool {
    matches!(layout, "default" | "base")
}

/// The bare addresses to which the frames around the homepage in all its languages lead. A language that has no homepage has
/// the menu of the first page in it to which those lead.
fn shown_addresses(
    reader: &Reader<'_>,
    config: &Config,
    pages: &[SitePage],
    own: &OwnAddresses,
    run: RunTemplate,
) -> BTreeMap<String, String> {
    // What is noticed there is noticed again, and reported, when the pages themselves are read.
    let mut reader = reader.clone();
    let mut around = |page: &SitePage| first_of_each(called(shown::links(&mut reader, config, page, run), own));
    let homes: Vec<&SitePage> = pages.iter().filter(|page| page.neutral_address().is_empty()).collect();
    let mut shown = first_of_each(homes.iter().flat_map(|home| around(home)));
    let mut known: BTreeSet<Option<String>> = homes.iter().map(|home| home.stated_language()).collect();
    known.insert(None);
    for page in pages {
        if shown.contains_key(&page.bare_address()) && known.insert(page.stated_language()) {
            shown = first_of_each(shown.into_iter().chain(around(page)));
        }
    }
    shown
}

/// Links to pages of the site as bare addresses, with their words.
fn called(
    links: impl IntoIterator<Item = (String, String)>,
    own: &OwnAddresses,
) -> impl Iterator<Item = (String, String)> {
    let below = |(target, words): (String, String)| (below_base(&target, own), words.trim().to_owned());
    links.into_iter().map(below).filter(|(address, _)| !address.is_empty())
}

/// The first words for each address: those of the menu stand above those of the foot.
fn first_of_each(links: impl IntoIterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let mut first = BTreeMap::<String, String>::new();
    for (address, words) in links {
        let known = first.entry(address).or_default();
        if known.is_empty() {
            *known = words;
        }
    }
    first
}

/// Whether a page is a menu itself: at least two lines, each of them one Markdown link in a heading or in a list.
fn is_nothing_but_links(text: &str) -> bool {
    let mut lines = text.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace() || "#*-+".contains(c)));
    let is_link = |line: &str| {
        let inner = line.strip_prefix('[').and_then(|line| line.strip_suffix(')'));
        inner.and_then(|inner| inner.split_once("](")).is_some_and(|(_, target)| !target.contains(['(', ')']))
    };
    let links = lines.clone().filter(|line| is_link(line)).count();
    links > 1 && lines.all(|line| line.is_empty() || is_link(line))
}

/// Whether a menu that lists all pages has this one.
fn may_be_listed(page: &SitePage) -> bool {
    page.is_at_the_top() && page.title().is_some() && !page.is_about_the_repository()
}

/// The files of data that a template shows: `_data/main.yml` for `site.data.main.links`.
fn data_files(template: &str) -> Vec<String> {
    let pieces = template.split("site.data.").skip(1);
    let name = |piece: &str| {
        let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-')).unwrap_or(piece.len());
        piece[..end].to_owned()
    };
    pieces.map(name).flat_map(|name| ["yml", "yaml", "json"].map(|ending| format!("_data/{name}.{ending}"))).collect()
}

/// Whether a template lists the site's pages, requiring only that they have a title, as minima does.
fn lists_all_pages(template: &str) -> bool {
    let asks = template.split("{%").filter(|tag| tag.trim_start_matches(['-', ' ']).starts_with("if "));
    let asks_of_pages = asks.filter(|tag| tag.contains("page.") || tag.contains("node.") || tag.contains(" p."));
    let mut asked = asks_of_pages.map(|tag| tag.split("%}").next().unwrap_or_default()).peekable();
    template.contains("site.pages")
        && asked.peek().is_some()
        && asked.all(|tag| tag.contains(".title") || tag.contains("page.url"))
}

/// Files of a folder that hold a menu, judging by their names.
fn files(reader: &Reader<'_>, folder: &str, endings: &[&str]) -> Vec<String> {
    let holds_menu = |name: &String| {
        let is_named = FILE_WORDS.iter().any(|word| name.to_lowercase().contains(word));
        is_named && endings.iter().any(|ending| name.ends_with(ending))
    };
    let names = reader.list(folder).into_iter().map(|entry| entry.name).filter(holds_menu);
    names.map(|name| path::join(folder, &name)).collect()
}

/// Keys for the name of a menu entry.
const LABELS: &[&str] = &["title", "name", "text", "label", "icon", "description"];

/// Where the links of the template at `place` lead.
pub(super) fn of_html(template: &str, place: Span) -> Vec<Target> {
    let target = |(link, label): (String, String)| Target { address: Spanned::new(link, place), label };
    markdown::links(&without_liquid(template)).into_iter().map(target).collect()
}

/// All texts in some YAML that may be addresses, with what is next to them.
pub(super) fn texts(yaml: &Yaml) -> Vec<Target> {
    labelled(yaml, "")
}

pub(super) fn labelled(yaml: &Yaml, label: &str) -> Vec<Target> {
    let is_label = |key: &str| LABELS.iter().any(|label| key.starts_with(label));
    match &yaml.value {
        Value::Map(map) => {
            let own: Vec<&str> =
                map.iter().filter(|(key, _)| is_label(&key.value)).filter_map(|(_, value)| value.as_str()).collect();
            let own = own.join(" ");
            // In `Talks: talks.html`, the key is the label; likewise in `cv: jane.pdf` next to a name.
            let below =
                |(key, value): (&Spanned<String>, &Yaml)| labelled(value, format!("{own} {}", key.value).trim_start());
            map.iter().filter(|(key, _)| !is_label(&key.value)).flat_map(below).collect()
        }
        Value::List(items) => items.iter().flat_map(|item| labelled(item, label)).collect(),
        _ => {
            let text = yaml.as_str().map(|text| Spanned::new(text.to_owned(), yaml.span));
            text.map(|address| Target { address, label: label.to_owned() }).into_iter().collect()
        }
    }
}

/// What al-folio's pages say about the menu: that they are in it, and which pages are below them.
fn of_front_matter(page: &SitePage) -> Vec<Target> {
    let front = &page.page.front_matter;
    if front.get("nav").and_then(Yaml::as_bool) != Some(true) {
        return Vec::new();
    }
    let title = page.title().map(|title| title.value).unwrap_or_default();
    let own = Target { address: Spanned::new(page.address.clone(), page.start()), label: title };
    let children = front.filled("children").map(Yaml::items).unwrap_or_default();
    let below = children.iter().filter_map(|child| {
        let link = child.text("permalink")?;
        let label = child.text("title").map_or("", |title| title.value).to_owned();
        Some(Target { address: Spanned::new(link.value.to_owned(), link.span), label })
    });
    std::iter::once(own).chain(below).collect()
}

/// A template without Liquid: `{{ site.baseurl }}/talks/` and `{{ '/talks/' | relative_url }}` are both `/talks/`. If Liquid
/// fills in a later part of a target, that comes from data, and the target is not known.
fn without_liquid(template: &str) -> String {
    const UNKNOWN: &str = "?";
    let mut pieces = template.split("{{");
    let mut before = pieces.next().unwrap_or_default();
    let mut out = before.to_owned();
    for piece in pieces {
        let (liquid, text) = piece.split_once("}}").unwrap_or((piece, ""));
        let literal = liquid.split(['"', '\'']).nth(1).unwrap_or_default();
        out.push_str(if before.ends_with(['"', '\'', '=', '(']) { literal } else { UNKNOWN });
        out.push_str(text);
        before = text;
    }
    out
}

/// A bare address below the site's base; nothing for what leads elsewhere.
fn below_base(text: &str, own: &OwnAddresses) -> String {
    let text = text.trim();
    if address::names_host(text) {
        return own.path(text).map(|path| address::page(&path)).unwrap_or_default();
    }
    if text.contains(['#', ':', '?']) || text.contains(' ') && !text.starts_with('/') {
        return String::new();
    }
    let path = format!("/{}", text.trim_start_matches('/'));
    let below = path.strip_prefix(&own.base).filter(|below| below.is_empty() || below.starts_with('/'));
    let below = below.unwrap_or(&path);
    let below = path::below_root("", below).unwrap_or_default();
    let ending = [".md", ".qmd"].into_iter().find_map(|ending| below.strip_suffix(ending));
    address::page(ending.unwrap_or(&below))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    /// The pages that the menu of a site leads to.
    fn shown(files: &MemoryFiles) -> Vec<String> {
        let mut reader = Reader::new(files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        let menu = Menu::read(&mut reader, &config, &pages, |_, _, _, _, _| String::new());
        pages.iter().filter(|page| menu.leads_to(page)).map(|page| page.path.clone()).collect()
    }

    #[test]
    fn a_menu_is_where_the_theme_keeps_it() {
        let titled = "---\ntitle: x\n---\nx";
        let site = |path: &str, text: &str| {
            let files = MemoryFiles::new()
                .with("_config.yml", "url: https://lind.example\nbaseurl: /me\n")
                .with("talks.md", titled)
                .with("gulls.md", titled);
            shown(&files.with(path, text))
        };
        for (path, text) in [
            (
                "_data/navigation.yml",
                "main:\n- {title: Talks, url: /talks/}\n- {title: Paper, url: 'https://gulls.example/gulls/'}",
            ),
            ("_data/menus.yml", "- {text: Talks, href: talks.html}"),
            ("_data/menus.yml", "- {text: Talks, href: 'http://lind.example/me/talks/'}"),
            ("_config.yml", "header_pages: [talks.md]"),
            ("_config.yml", "navbar-links: {Work: {Talks: talks}, Gulls: 'gulls.pdf'}"),
            ("talks.md", "---\ntitle: x\nnav: true\n---\nx"),
            (
                "all.md",
                "---\npermalink: /talks/all/\nnav: true\nchildren: [{title: Talks, permalink: /talks.html}]\n---\nx",
            ),
            ("_includes/nav.html", "<a href=\"{{ site.baseurl }}/talks\">Talks</a><a href=\"#gulls\">Gulls</a>"),
            ("_layouts/default.html", "<a href=\"{{ '/talks/' | relative_url }}\">Talks</a>"),
            ("_layouts/default.html", "<a href=\"{{ \"/talks/\" | relative_url }}\">Talks</a>"),
            (
                "_includes/nav.html",
                "<a href=\"{{ site.url }}{{ site.baseurl }}/gulls\">Gulls</a><a href=\"/talks\">Talks</a>",
            ),
            ("_layouts/default.html", "<link href=\"gulls\"><a class=x href=/me/talks.html>Talks</a>"),
            (
                "_layouts/default.html",
                "<a href=\"./\">Home</a><a href=\"./talks/\">Talks</a><a href=\"../gulls\">Gulls</a>",
            ),
        ] {
            let found = site(path, text);
            assert!(
                found.contains(&"talks.md".to_owned()) && !found.contains(&"gulls.md".to_owned()),
                "{path} {text}: {found:?}"
            );
        }
    }

    #[test]
    fn without_a_menu_every_page_with_a_title_is_in_it() {
        let files = MemoryFiles::new()
            .with("_config.yml", "title: x\n")
            .with("talks.md", "---\ntitle: Talks\n---\nx")
            .with("parts/one.md", "---\ntitle: One\n---\nx")
            .with("loose.md", "x");
        assert_eq!(shown(&files), ["talks.md"]);
        assert_eq!(
            shown(&files.with("_data/navigation.yml", "main: [{title: Paper, url: 'https://lind.example'}]")),
            ["talks.md"]
        );
    }
}
