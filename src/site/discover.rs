//! Which of a site's pages is the homepage, which one is the CV, and which ones say the same in another language.

use super::config::Config;
use super::files::EntryKind;
use super::reader::Reader;
use crate::cv::{Language, language};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::page::Page;
use crate::source::{Span, Spanned};
use crate::vocabulary::is_cv_title;

/// How many pages are looked at, and how deep in folders.
const MAX_PAGES: usize = 1000;
const MAX_DEPTH: usize = 4;

/// Folders that hold no page of the author's.
const OTHER_FOLDERS: &[&str] = &[
    "assets",
    "bin",
    "css",
    "files",
    "images",
    "img",
    "js",
    "markdown_generator",
    "node_modules",
    "scripts",
    "talkmap",
    "vendor",
];

/// A page that the site shows.
#[derive(Debug, Clone)]
pub struct SitePage {
    /// Its file, below the site's root.
    pub path: String,
    /// The page.
    pub page: Page,
    /// What was noticed when it was read.
    pub diagnostics: Vec<Diagnostic>,
}

impl SitePage {
    /// Where the site shows it, below `baseurl`: `/`, `/cv/`, `/talks/2024.html`.
    pub fn address(&self) -> String {
        if let Some(permalink) = self.page.front_matter.text("permalink").filter(|text| !text.value.contains(':')) {
            return format!("/{}", permalink.value.trim_start_matches('/'));
        }
        let shown = self.path.strip_prefix("_pages/").unwrap_or(&self.path);
        let bare = shown.rsplit_once('.').map_or(shown, |(bare, _)| bare);
        match bare.rsplit_once('/') {
            _ if bare == "index" => "/".to_owned(),
            Some((folder, "index")) => format!("/{folder}/"),
            _ => format!("/{bare}.html"),
        }
    }

    /// The address without what servers add or leave out: `/cv` for `/cv/`, `/cv.html` and `/cv/index.html`.
    pub(crate) fn bare_address(&self) -> String {
        let address = self.address();
        let bare = address.trim_end_matches('/');
        let bare = bare.strip_suffix(".html").unwrap_or(bare);
        bare.strip_suffix("/index").unwrap_or(bare).to_lowercase()
    }

    /// The language that the page or its path states, as it is written there: `zh`, `ru`.
    pub fn language_tag(&self) -> Option<String> {
        let stated = self.page.front_matter.filled_any(&["lang", "language", "locale"]).and_then(|tag| tag.as_str());
        let in_path = || self.path.split('/').find_map(|part| split_language(stem(part)).1);
        stated.or_else(in_path).map(|tag| tag.trim().to_lowercase())
    }

    /// What the page calls itself.
    pub fn title(&self) -> Option<Spanned<String>> {
        self.page.front_matter.text("title").map(|title| Spanned::new(title.value.to_owned(), title.span))
    }

    /// The place of the page as a whole.
    pub(crate) fn start(&self) -> Span {
        Span::new(self.page.source, 0..0)
    }

    fn language(&self) -> Option<Language> {
        Language::from_tag(&self.language_tag()?)
    }

    /// The path without its languages: what twins have in common.
    fn neutral_path(&self) -> String {
        let parts = self.path.split('/').map(|part| split_language(stem(part)).0);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/").to_lowercase()
    }

    fn stem(&self) -> String {
        split_language(stem(self.path.rsplit('/').next().unwrap_or_default())).0.to_lowercase()
    }

    /// Whether it says anything itself, rather than being filled by its layout.
    pub(super) fn has_text(&self) -> bool {
        let body = self.page.body.text();
        let visible =
            visible_parts(body).map(|range| body[range].trim()).any(|part| !part.is_empty() && !is_only_liquid(part));
        visible && self.page.front_matter.get("published").is_none_or(|published| published.as_bool() != Some(false))
    }
}

/// Reads the pages that a site shows: those at its root, in `_pages` and in ordinary folders.
///
/// A page that cannot be read is passed over here; it counts only when a document needs it.
pub fn pages(reader: &mut Reader<'_>, config: &Config) -> Vec<SitePage> {
    let excluded: Vec<&str> = config
        .yaml
        .get("exclude")
        .map_or(&[][..], |list| list.items())
        .iter()
        .filter_map(|item| item.as_str())
        .collect();
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), 0)];
    let mut next = 0;
    while next < folders.len() && found.len() < MAX_PAGES {
        let (folder, depth) = folders[next].clone();
        next += 1;
        for entry in reader.list(&folder) {
            let path = if folder.is_empty() { entry.name.clone() } else { format!("{folder}/{}", entry.name) };
            if excluded.iter().any(|excluded| path == excluded.trim_matches('/')) && !is_readme(&path) {
                continue;
            }
            match entry.kind {
                EntryKind::Folder if depth < MAX_DEPTH && may_hold_pages(&entry.name) => {
                    folders.push((path, depth + 1))
                }
                EntryKind::File if is_page_name(&entry.name) && found.len() < MAX_PAGES => {
                    found.extend(read(reader, path))
                }
                _ => {}
            }
        }
    }
    found
}

fn may_hold_pages(name: &str) -> bool {
    matches!(name, "_pages" | "_tabs") || !(name.starts_with(['.', '_']) || OTHER_FOLDERS.contains(&name))
}

fn is_page_name(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    matches!(extension.as_str(), "md" | "markdown" | "mkd" | "mkdn" | "mkdown" | "html" | "htm")
}

fn is_readme(path: &str) -> bool {
    path.to_ascii_lowercase().starts_with("readme.")
}

fn read(reader: &mut Reader<'_>, path: String) -> Option<SitePage> {
    let is_html = path.ends_with("html") || path.ends_with("htm");
    if is_html && !reader.files().read(&path).is_ok_and(|bytes| bytes.starts_with(b"---")) {
        return None;
    }
    let Outcome { value, diagnostics } = reader.page(&path);
    Some(SitePage { path, page: value?, diagnostics })
}

/// The homepage in `language`: what the site shows at `/`, else the file that is evidently meant.
///
/// Without a language it is the one of the site, or of the page that states none.
pub fn homepage<'a>(pages: &'a [SitePage], config: &Config, language: Option<Language>) -> Option<Chosen<'a>> {
    let main = main_homepage(pages, config)?;
    let wanted = language.filter(|&wanted| main.page.language() != Some(wanted));
    let Some(twin) = wanted.and_then(|wanted| twin(pages, main.page, wanted)) else { return Some(main) };
    let reason = format!("it is {} in {}", main.page.path, language.map_or("", Language::tag));
    Some(Chosen { page: twin, reason })
}

/// A page and why it was chosen.
#[derive(Debug, Clone)]
pub struct Chosen<'a> {
    /// The page.
    pub page: &'a SitePage,
    /// Why, as half a sentence: "the site shows it at /".
    pub reason: String,
}

fn main_homepage<'a>(pages: &'a [SitePage], config: &Config) -> Option<Chosen<'a>> {
    let at_root: Vec<&SitePage> =
        pages.iter().filter(|page| page.bare_address().is_empty() && page.has_text()).collect();
    if let Some(page) = in_site_language(&at_root, config) {
        return Some(Chosen { page, reason: "the site shows it at `/`".into() });
    }
    let named = |names: &[&str]| {
        let matching: Vec<&SitePage> =
            pages.iter().filter(|page| page.has_text() && names.contains(&page.stem().as_str())).collect();
        in_site_language(&matching, config)
    };
    let reason = |page: &'a SitePage| Chosen {
        page,
        reason: format!("its name is `{}`, and no page with text is at `/`", page.stem()),
    };
    [
        &["about", "about-me", "aboutme", "about_me"][..],
        &["index", "home", "homepage"],
        &["bio", "profile"],
        &["readme"],
    ]
    .iter()
    .find_map(|names| named(names))
    .map(reason)
}

/// Of several pages the one in the site's own language, else one that states none, else the first.
fn in_site_language<'a>(pages: &[&'a SitePage], config: &Config) -> Option<&'a SitePage> {
    let language = config.language();
    let is_in = |page: &&&SitePage| page.language().is_some() && page.language() == language;
    let unstated = |page: &&&SitePage| page.language_tag().is_none();
    pages.iter().find(is_in).or_else(|| pages.iter().find(unstated)).or(pages.first()).copied()
}

/// The page that holds the CV, beside the homepage.
pub fn cv_page<'a>(pages: &'a [SitePage], homepage: &SitePage) -> Option<Chosen<'a>> {
    let others =
        || pages.iter().filter(|page| page.path != homepage.path && page.language_tag() == homepage.language_tag());
    let same_or_none = || {
        pages.iter().filter(|page| {
            page.path != homepage.path && (page.language_tag().is_none() || homepage.language_tag().is_none())
        })
    };
    let candidates: Vec<&SitePage> = others().chain(same_or_none()).collect();
    let at_address =
        candidates.iter().find(|page| is_cv_title(page.bare_address().rsplit('/').next().unwrap_or_default()));
    if let Some(page) = at_address {
        return Some(Chosen { page, reason: format!("the site shows it at `{}`", page.address()) });
    }
    let named = candidates.iter().find(|page| {
        is_cv_title(&page.stem()) || page.page.front_matter.text("title").is_some_and(|title| is_cv_title(title.value))
    });
    named.map(|page| Chosen { page, reason: "its name says that it is the CV".into() })
}

/// The page that says the same as `page` in another language: both are named by one key in their front matter, or their
/// paths differ by nothing but a language (`about-zh.md`, `about.zh.md`, `_pages/zh/about.md`).
pub fn twin<'a>(pages: &'a [SitePage], page: &SitePage, language: Language) -> Option<&'a SitePage> {
    let key = |page: &SitePage| {
        page.page
            .front_matter
            .filled_any(&["ref", "translation_id", "page_id", "lang-ref", "lang_ref", "i18n"])
            .and_then(|key| key.as_str())
            .map(str::to_owned)
    };
    let is_twin = |other: &&SitePage| {
        let same_key = key(page).is_some() && key(page) == key(other);
        let same_place = || neutral_address(other) == neutral_address(page) && other.language_tag().is_some();
        other.path != page.path && (same_key || other.neutral_path() == page.neutral_path() || same_place())
    };
    let twins: Vec<&SitePage> = pages.iter().filter(is_twin).collect();
    let is_in = |twin: &SitePage, wanted: Language| match twin.language_tag() {
        Some(_) => twin.language() == Some(wanted),
        None => language::detect(twin.page.body.text()) == wanted,
    };
    let in_language = |wanted: Language| twins.iter().copied().find(|twin| is_in(twin, wanted));
    in_language(language).or_else(|| in_language(other_script(language)?))
}

/// Simplified characters stand in for traditional ones, and the other way round.
fn other_script(language: Language) -> Option<Language> {
    match language {
        Language::ZhCn => Some(Language::ZhTw),
        Language::ZhTw => Some(Language::ZhCn),
        _ => None,
    }
}

fn neutral_address(page: &SitePage) -> String {
    let address = page.bare_address();
    let parts = address.split('/').map(|part| split_language(part).0);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

fn stem(name: &str) -> &str {
    let known = name.rsplit_once('.').filter(|_| is_page_name(name));
    known.map_or(name, |(stem, _)| stem)
}

/// `about-zh` is `about` in `zh`, `zh` is nothing in `zh`, `about` has no language.
fn split_language(stem: &str) -> (&str, Option<&str>) {
    if is_language(stem) {
        return ("", Some(stem));
    }
    let mut cuts = stem.match_indices(['-', '.', '_']).map(|(at, _)| (&stem[..at], &stem[at + 1..]));
    // The longest language first: `about-zh-cn` is `about`, not `about-zh`.
    match cuts.find(|(name, tag)| !name.is_empty() && is_language(tag)) {
        Some((name, tag)) => (name, Some(tag)),
        None => (stem, None),
    }
}

/// Whether a part of a file's name stands for a language. Words of English that are codes too (`is`, `no`) are not.
fn is_language(part: &str) -> bool {
    const OTHERS: &[&str] = &[
        "ru", "it", "pt", "pt-br", "ar", "nl", "pl", "tr", "vi", "uk", "fa", "cs", "sv", "el", "hu", "id", "th", "ca",
        "da", "fi",
    ];
    const NAMES: &[&str] = &[
        "en", "en-us", "en-gb", "eng", "english", "zh", "zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant", "cn",
        "chinese", "ja", "jp", "ko", "kr", "de", "fr", "es",
    ];
    let part = part.to_ascii_lowercase().replace('_', "-");
    NAMES.contains(&part.as_str()) || OTHERS.contains(&part.as_str())
}

/// What stands outside comments.
pub(super) fn visible_parts(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(open) = text[start..].find("<!--").map(|at| start + at) {
        parts.push(start..open);
        start = text[open + 4..].find("-->").map_or(text.len(), |end| open + 4 + end + 3);
    }
    parts.push(start..text.len());
    parts.into_iter()
}

fn is_only_liquid(text: &str) -> bool {
    let mut rest = text.trim();
    while let Some(inner) = rest.strip_prefix("{%") {
        let Some(end) = inner.find("%}") else { return false };
        rest = inner[end + 2..].trim_start();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    /// The pages of a site that says nothing about itself; each has some text and this front matter.
    fn site(files: &[(&str, &str)]) -> Vec<SitePage> {
        let add = |site: MemoryFiles, (path, front): &(&str, &str)| {
            site.with(*path, format!("---\n{front}\n---\nSome text.\n"))
        };
        let files = files.iter().fold(MemoryFiles::new(), add);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).value.expect("a configuration");
        pages(&mut reader, &config)
    }

    fn home(files: &[(&str, &str)]) -> Option<String> {
        let nothing = MemoryFiles::new();
        let config = Config::read(&mut Reader::new(&nothing, true)).value.expect("a configuration");
        homepage(&site(files), &config, None).map(|chosen| chosen.page.path.clone())
    }

    #[test]
    fn the_homepage_is_what_the_site_shows_first() {
        assert_eq!(home(&[("README.md", ""), ("index.md", ""), ("about.md", "")]).as_deref(), Some("index.md"));
        assert_eq!(home(&[("about.md", ""), ("_pages/main.md", "permalink: /")]).as_deref(), Some("_pages/main.md"));
        assert_eq!(home(&[("README.md", ""), ("_pages/about.md", "")]).as_deref(), Some("_pages/about.md"));
        assert_eq!(
            home(&[("_pages/ru/about.md", "permalink: /\nlang: ru"), ("_pages/x.md", "permalink: /")]).as_deref(),
            Some("_pages/x.md")
        );
        assert_eq!(home(&[("README.md", "")]).as_deref(), Some("README.md"));
        assert_eq!(home(&[("files/about.md", ""), ("_posts/about.md", ""), ("a.txt", "")]), None);
    }

    #[test]
    fn the_cv_page_is_at_its_address_or_says_so() {
        let cv = |files: &[(&str, &str)]| {
            let pages = site(files);
            cv_page(&pages, &pages[0]).map(|chosen| chosen.page.path.clone())
        };
        assert_eq!(
            cv(&[("a.md", ""), ("_pages/resume.md", "permalink: /cv/"), ("_pages/cv-json.md", "")]).as_deref(),
            Some("_pages/resume.md")
        );
        assert_eq!(cv(&[("a.md", ""), ("cv.md", "")]).as_deref(), Some("cv.md"));
        assert_eq!(cv(&[("a.md", ""), ("b.md", "title: Curriculum Vitae")]).as_deref(), Some("b.md"));
        assert_eq!(cv(&[("a.md", ""), ("cv-zh.md", ""), ("cv.md", "")]).as_deref(), Some("cv.md"));
        assert_eq!(cv(&[("a.md", ""), ("projects.md", "")]), None);
    }

    #[test]
    fn twins_differ_by_their_language_only() {
        for (path, front) in [
            ("about-zh.md", ""),
            ("about.zh.md", ""),
            ("about_cn.md", ""),
            ("zh/about.md", ""),
            ("x.md", "lang: zh-CN\nref: me"),
        ] {
            let pages = site(&[("about.md", "ref: me"), (path, front), ("other-zh.md", "")]);
            let about = pages.iter().find(|page| page.path == "about.md").expect("the page");
            assert_eq!(twin(&pages, about, Language::ZhCn).map(|page| page.path.as_str()), Some(path));
            assert!(twin(&pages, about, Language::Ja).is_none());
        }
    }
}
