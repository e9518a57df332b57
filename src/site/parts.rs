//! Pages of the site's menu that are parts of a CV: education, positions, talks, teaching and the like.
//!
//! Themes give each its own page, and a CV that has only the homepage and the CV page would lack them. A part is taken where no
//! page that was chosen before has its section, so that nothing stands twice.

use super::config::Config;
use super::discover::Chosen;
use super::reader::Reader;
use super::site_page::{SitePage, without_tags};
use crate::markdown::comments;
use crate::meanings;
use crate::yaml::Yaml;

/// What pages may be parts of a CV, in its order.
const PARTS: &[&str] = &["education", "experience", "grants", "awards", "talks", "teaching", "service"];

/// Of what was done it is said when: a page with fewer years is about something else, such as slides for students.
const LEAST_YEARS: usize = 2;

/// The site's menu, as far as its files tell.
pub(super) struct Menu {
    /// The addresses in `_data/navigation.yml`, without slashes and endings.
    addresses: Option<Vec<String>>,
    /// The files in `header_pages` of minima.
    files: Option<Vec<String>>,
    /// Whether pages say themselves that they are in it, by `nav: true` of al-folio.
    by_page: bool,
}

impl Menu {
    pub(super) fn read(reader: &mut Reader<'_>, config: &Config, pages: &[SitePage]) -> Self {
        let files = config.yaml.filled("header_pages").map(texts).filter(|files| !files.is_empty());
        let path = ["_data/navigation.yml", "_data/navigation.yaml"].into_iter().find(|path| reader.exists(path));
        let navigation = path.and_then(|path| reader.yaml(path).into_value());
        let links = navigation.as_ref().map(|yaml| yaml.filled_any(&["main", "nav", "header"]).unwrap_or(yaml).items());
        let addresses = links.map(|links| links.iter().filter_map(address).collect::<Vec<_>>());
        let by_page = pages.iter().any(|page| page.page.front_matter.get("nav").is_some());
        Self { addresses: addresses.filter(|addresses| !addresses.is_empty()), files, by_page }
    }

    fn has(&self, page: &SitePage) -> bool {
        let says = |key: &str, text: &str| page.page.front_matter.text(key).is_some_and(|value| value.value == text);
        match (&self.addresses, &self.files) {
            (Some(addresses), _) => addresses.contains(&bare(&page.bare_address())),
            (None, Some(files)) => files.contains(&page.path),
            _ if self.by_page => says("nav", "true"),
            _ => !says("hidden", "true"),
        }
    }
}

fn texts(yaml: &Yaml) -> Vec<String> {
    yaml.one_or_more().iter().filter_map(Yaml::as_str).map(str::to_owned).collect()
}

/// Where an item of a menu leads.
fn address(item: &Yaml) -> Option<String> {
    item.filled_any(&["url", "link", "href", "path"]).and_then(Yaml::as_str).map(|url| bare(&url.to_lowercase()))
}

/// An address without what servers add or leave out.
fn bare(address: &str) -> String {
    let address = address.trim_matches('/');
    address.strip_suffix(".html").unwrap_or(address).to_owned()
}

/// The pages that are parts of the CV beside `chosen`, in its order. `data` is the text of the file that fills the CV page.
pub(super) fn parts<'a>(
    pages: &'a [SitePage],
    menu: &Menu,
    chosen: &[SitePage],
    data: Option<&str>,
) -> Vec<Chosen<'a>> {
    let Some(homepage) = chosen.first() else { return Vec::new() };
    let shown: Vec<&'static str> =
        chosen.iter().flat_map(|page| meanings(&visible(page))).chain(data.map(meanings).unwrap_or_default()).collect();
    let is_same = |page: &&SitePage| page.language_tag().is_none() || page.language_tag() == homepage.language_tag();
    let is_new = |page: &&SitePage| chosen.iter().all(|known| known.bare_address() != page.bare_address());
    let is_own = |page: &&SitePage| page.is_at_the_top() && !page.is_about_the_repository() && !page.leads_to_a_page();
    let candidates: Vec<&SitePage> =
        pages.iter().filter(is_own).filter(is_same).filter(is_new).filter(|page| menu.has(page)).collect();
    let missing = PARTS.iter().filter(|part| !shown.contains(part) && homepage.has_text());
    let found = missing.filter_map(|&part| {
        let mut named = candidates.iter().copied().filter(|page| part_of(page) == Some(part));
        let page = named.find(|page| says_when(page))?;
        let reason = format!("the site shows it at `{}`, and no page before has its section", page.address);
        Some(Chosen::new(page, reason))
    });
    found.collect()
}

/// What part of a CV a page is, by what it is called.
fn part_of(page: &SitePage) -> Option<&'static str> {
    let found = page.names().iter().find_map(|name| meanings::name_of(name))?;
    PARTS.iter().copied().find(|part| *part == found)
}

/// The text of a page outside comments.
fn visible(page: &SitePage) -> String {
    let body = page.page.body.text();
    comments::visible(body).into_iter().map(|range| &body[range]).collect::<Vec<_>>().join("\n")
}

/// The meanings of a text's lines: of its headings, of lines in bold, and of keys of data.
fn meanings(text: &str) -> Vec<&'static str> {
    text.lines().filter_map(|line| meanings::name_of(&without_tags(line))).collect()
}

/// Whether a page says what was done and when, itself or out of a collection or data.
fn says_when(page: &SitePage) -> bool {
    let is_filled = || page.is_filled_by_liquid() && visible(page).contains("{% for");
    page.own_years().len() >= LEAST_YEARS || is_filled()
}
