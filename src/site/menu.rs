//! Which of its pages a site leads its visitors to.
//!
//! Themes keep their menus in different places: a file of data (minimal-mistakes, academicpages), the configuration (minima,
//! beautiful-jekyll), the front matter of the pages (al-folio), or the HTML around them.

use super::config::Config;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::address;
use crate::markdown;
use crate::yaml::{Value, Yaml};

/// Keys of the configuration under which themes keep a menu.
const KEYS: &[&str] = &["navigation", "nav", "menu", "main_nav", "header_pages", "navbar-links", "navbar"];

/// Words in the names of files that hold a menu.
const FILE_WORDS: &[&str] = &["nav", "menu", "header", "masthead", "sidebar", "topbar"];

/// The addresses that a site's menu leads to.
pub(super) struct Menu {
    addresses: Vec<String>,
}

impl Menu {
    pub(super) fn read(reader: &mut Reader<'_>, config: &Config, pages: &[SitePage]) -> Self {
        let mut found: Vec<String> = KEYS.iter().filter_map(|key| config.yaml.filled(key)).flat_map(texts).collect();
        for path in files(reader, "_data", &[".yml", ".yaml", ".json"]) {
            found.extend(reader.yaml(&path).into_value().iter().flat_map(texts));
        }
        found.extend(pages.iter().flat_map(of_front_matter));
        let mut html = files(reader, "_includes", &[".html", ".liquid"]);
        html.extend(
            ["_layouts/default.html", "_layouts/base.html"]
                .map(str::to_owned)
                .into_iter()
                .filter(|path| reader.exists(path)),
        );
        for path in html {
            let source = reader.read(&path).into_value();
            let template = source.map(|id| without_liquid(reader.sources().get(id).text()));
            found.extend(template.iter().flat_map(|html| markdown::link_targets(html)));
        }
        let base = config.yaml.text("baseurl").map_or("", |base| base.value).trim_matches('/').to_owned();
        let addresses =
            found.iter().map(|text| below_base(text, &base)).filter(|address| !address.is_empty()).collect();
        Self { addresses }
    }

    /// Whether it leads to a page. Where no page of the site is in the menu, nothing tells, and every page may be.
    pub(super) fn leads_to(&self, page: &SitePage, pages: &[SitePage]) -> bool {
        self.has(page) || page.is_at_the_top() && page.title().is_some() && !pages.iter().any(|page| self.has(page))
    }

    /// Whether it names a page.
    pub(super) fn has(&self, page: &SitePage) -> bool {
        self.addresses.contains(&page.bare_address())
    }
}

/// Files of a folder that hold a menu, as their names say.
fn files(reader: &Reader<'_>, folder: &str, endings: &[&str]) -> Vec<String> {
    let holds_menu = |name: &String| {
        let is_named = FILE_WORDS.iter().any(|word| name.to_lowercase().contains(word));
        is_named && endings.iter().any(|ending| name.ends_with(ending))
    };
    let names = reader.list(folder).into_iter().map(|entry| entry.name).filter(holds_menu);
    names.map(|name| format!("{folder}/{name}")).collect()
}

/// Keys of what an entry of a menu is called.
const LABELS: &[&str] = &["title", "name", "text", "label", "icon", "description"];

/// All texts in some YAML that may be addresses.
fn texts(yaml: &Yaml) -> Vec<String> {
    let is_label = |key: &str| LABELS.iter().any(|label| key.starts_with(label));
    match &yaml.value {
        Value::Map(map) => {
            map.iter().filter(|(key, _)| !is_label(&key.value)).flat_map(|(_, value)| texts(value)).collect()
        }
        Value::List(items) => items.iter().flat_map(texts).collect(),
        _ => yaml.as_str().map(str::to_owned).into_iter().collect(),
    }
}

/// What al-folio's pages say of the menu: that they are in it, and which pages stand below them.
fn of_front_matter(page: &SitePage) -> Vec<String> {
    let front = &page.page.front_matter;
    if front.get("nav").and_then(Yaml::as_bool) != Some(true) {
        return Vec::new();
    }
    let children = front.filled("children").map(Yaml::items).unwrap_or_default();
    let below = children.iter().filter_map(|child| child.text("permalink")).map(|link| link.value.to_owned());
    std::iter::once(page.address.clone()).chain(below).collect()
}

/// A template without Liquid: `{{ site.baseurl }}/talks/` and `{{ '/talks/' | relative_url }}` are both `/talks/`. What Liquid puts
/// further back in a target comes from data, and the target is not known.
fn without_liquid(template: &str) -> String {
    const UNKNOWN: &str = "?";
    let mut pieces = template.split("{{");
    let mut before = pieces.next().unwrap_or_default();
    let mut out = before.to_owned();
    for piece in pieces {
        let (liquid, text) = piece.split_once("}}").unwrap_or((piece, ""));
        let literal = liquid.split(['"', '\'']).nth(1).unwrap_or_default();
        out.push_str(if before.ends_with(['"', '\'', '=']) { literal } else { UNKNOWN });
        out.push_str(text);
        before = text;
    }
    out
}

/// A bare address below the site's base; nothing for what leads elsewhere.
fn below_base(text: &str, base: &str) -> String {
    let text = text.trim();
    if text.contains(['#', ':', '?']) || text.contains(' ') && !text.starts_with('/') {
        return String::new();
    }
    let path = text.trim_start_matches('/');
    let path = if base.is_empty() { path } else { path.strip_prefix(base).unwrap_or(path).trim_start_matches('/') };
    let path = path.strip_suffix(".md").unwrap_or(path);
    address::page(&format!("/{path}"))
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
        let menu = Menu::read(&mut reader, &config, &pages);
        pages.iter().filter(|page| menu.leads_to(page, &pages)).map(|page| page.path.clone()).collect()
    }

    #[test]
    fn a_menu_is_where_the_theme_keeps_it() {
        let titled = "---\ntitle: x\n---\nx";
        let site = |path: &str, text: &str| {
            let files = MemoryFiles::new()
                .with("_config.yml", "baseurl: /me\n")
                .with("talks.md", titled)
                .with("gulls.md", titled);
            shown(&files.with(path, text))
        };
        for (path, text) in [
            (
                "_data/navigation.yml",
                "main:\n- {title: Talks, url: /talks/}\n- {title: Paper, url: 'https://lind.example/gulls/'}",
            ),
            ("_data/menus.yml", "- {text: Talks, href: talks.html}"),
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
