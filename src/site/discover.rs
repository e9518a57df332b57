//! Which of a site's pages is the homepage, which one is the CV, and which ones say the same in another language.

use super::config::Config;
use super::page_data::is_data;
use super::site_page::{SitePage, is_readme};
use super::topics;
use crate::fold;
use crate::language::Language;
use crate::path;
use crate::vocabulary::{self, is_cv_title, is_publications_title};
use crate::yaml::Yaml;

/// A page and why it was chosen.
#[derive(Debug, Clone)]
pub struct Chosen<'a> {
    /// The page.
    pub page: &'a SitePage,
    /// Why, as half a sentence: "the site shows it at /".
    pub reason: String,
}

impl<'a> Chosen<'a> {
    pub(super) fn new(page: &'a SitePage, reason: impl Into<String>) -> Self {
        Self { page, reason: reason.into() }
    }
}

/// The homepage in `language`: what the site shows at `/`, else the file that is evidently meant.
///
/// Without a language it is the one of the site, or of the page that states none.
pub(super) fn homepage<'a>(pages: &'a [SitePage], config: &Config, language: Option<Language>) -> Option<Chosen<'a>> {
    let main = main_homepage(pages, config)?;
    let wanted = language.filter(|&wanted| main.page.language() != Some(wanted));
    let in_language = |wanted| twin(pages, main.page, wanted).or_else(|| named_homepage(pages, wanted));
    let Some(twin) = wanted.and_then(in_language) else { return Some(main) };
    let reason = format!("it is {} in {}", main.page.path, language.map_or("", Language::tag));
    Some(Chosen::new(twin, reason))
}

/// The names of homepages, the likeliest first. Names count at the top of a site only: a project has an `index.md` too.
const NAMES: [&[&str]; 3] =
    [&["about", "about-me", "aboutme", "about_me"], &["index", "home", "homepage"], &["bio", "profile"]];

fn is_named(page: &SitePage, names: &[&str]) -> bool {
    names.contains(&name_of(page).as_str())
}

/// What a page at the top is called by its file, by its folder or by its address: `about` for `about.md`, `about/index.md`, and
/// `me.md` at `/about/`.
fn name_of(page: &SitePage) -> String {
    const FOLDERS: &[&str] = &["_pages/", "_tabs/", "pages/", "content/"];
    let path = page.neutral_path();
    let path = FOLDERS.iter().find_map(|folder| path.strip_prefix(folder)).unwrap_or(&path);
    let address = page.neutral_address();
    let is_usual = |name: &str| NAMES.iter().any(|names| names.contains(&name));
    let name = path.strip_suffix("/index").unwrap_or(path);
    if is_usual(name) || !is_usual(&address) { name.to_owned() } else { address }
}

/// Whether a page with text bears the name of a homepage: `about.md`, beside an `index.html`.
pub(super) fn names_a_homepage(page: &SitePage) -> bool {
    NAMES.iter().any(|names| is_named_with_text(page, names)) && !page.leads_to_a_page()
}

fn is_named_with_text(page: &SitePage, names: &[&str]) -> bool {
    is_named(page, names) && page.has_text() && !is_imprint(page)
}

/// The page in a language that bears the name of a homepage: `zh/about.md`, where the site shows another page at `/`.
fn named_homepage(pages: &[SitePage], language: Language) -> Option<&SitePage> {
    let is_one = |page: &&SitePage| page.language() == Some(language) && !page.leads_to_a_page();
    let named = |names: &[&str]| pages.iter().filter(is_one).find(|page| is_named(page, names));
    NAMES.iter().find_map(|names| named(names)).filter(|page| page.has_text())
}

fn main_homepage<'a>(pages: &'a [SitePage], config: &Config) -> Option<Chosen<'a>> {
    let best = |is_one: &dyn Fn(&SitePage) -> bool| {
        let matching: Vec<&SitePage> = pages.iter().filter(|page| is_one(page) && !page.leads_to_a_page()).collect();
        in_site_language(&matching, config)
    };
    let is_root = |page: &SitePage| page.bare_address().is_empty();
    let at_root = || best(&|page| is_root(page) && page.has_text());
    let named = |names: &[&str]| best(&|page| is_named_with_text(page, names));
    let filled = || best(&|page| is_root(page) && page.is_filled_by_liquid());
    if let Some(page) = at_root() {
        return Some(Chosen::new(page, "the site shows it at `/`"));
    }
    let is_the_index = |page: &SitePage| is_readme(&page.path) && page.is_at_the_top() && page.has_text();
    let linked = || best(&|page| is_the_index(page) && pages.iter().any(|other| leads_to_file(other, &page.path)));
    if let Some(page) = linked() {
        return Some(Chosen::new(page, "GitHub shows it at `/`, and another page links to it"));
    }
    if let Some(page) = NAMES.iter().find_map(|names| named(names)) {
        let reason = format!("its name is `{}`, and no page with text is at `/`", name_of(page));
        return Some(Chosen::new(page, reason));
    }
    let of_the_author = || best(&|page| is_the_index(page) && names_the_author(page, config));
    if let Some(page) = of_the_author() {
        return Some(Chosen::new(page, "GitHub shows it at `/`, and its heading names the author"));
    }
    let leading = || best(&|page| is_the_index(page) && leads_around(page, pages));
    if let Some(page) = leading() {
        return Some(Chosen::new(page, "GitHub shows it at `/`, and it leads to the other pages"));
    }
    if let Some(page) = filled() {
        return Some(Chosen::new(page, "the site shows it at `/`, filled by Liquid"));
    }
    let of_layout = || best(&|page| is_root(page) && page.is_filled_by_its_layout());
    let by_layout = |page| Chosen::new(page, "the site shows it at `/`, filled by its layout");
    let has_layout = |page: &SitePage| page.page.front_matter.text("layout").is_some();
    let in_a_language = || best(&|page| page.neutral_address().is_empty() && !is_root(page) && has_layout(page));
    let by_language = |page: &'a SitePage| {
        Chosen::new(
            page,
            format!("the site shows it at `{}`, filled by its layout, where visitors choose a language", page.address),
        )
    };
    only_page(pages, config).or_else(|| of_layout().map(by_layout)).or_else(|| in_a_language().map(by_language))
}

/// Whether the first heading of a page has at least two words of the name that the configuration gives: `# Hi, I am Ada Lovelace`.
fn names_the_author(page: &SitePage, config: &Config) -> bool {
    const MIN_WORDS: usize = 2;
    let name = config.yaml.below("author.name").or_else(|| config.yaml.get("author")).and_then(Yaml::as_str);
    let heading = page.page.body.text().lines().find(|line| line.starts_with('#'));
    let (Some(name), Some(heading)) = (name.map(fold::words), heading.map(fold::words)) else { return false };
    name.split(' ').filter(|word| fold::has_words(&heading, word)).count() >= MIN_WORDS
}

/// Whether a page links to a file of the site by its path: `[Home](README.md)`.
fn leads_to_file(page: &SitePage, path: &str) -> bool {
    let text = page.page.body.text();
    page.path != path && ["](", "](/", "](./"].iter().any(|open| text.contains(&format!("{open}{path})")))
}

/// Whether a page links to at least two others, as a homepage does.
fn leads_around(page: &SitePage, pages: &[SitePage]) -> bool {
    const MIN_PAGES: usize = 2;
    let text = page.page.body.text();
    let leads_to = |other: &&SitePage| {
        let stem = path::without_extension(&other.path);
        other.path != page.path && [".html)", ".md)", ")"].iter().any(|end| text.contains(&format!("]({stem}{end}")))
    };
    pages.iter().filter(leads_to).count() >= MIN_PAGES
}

/// Whether a page says who is liable for the site, as German law wants it, and not who the author is.
fn is_imprint(page: &SitePage) -> bool {
    const WORDS: &[&str] = &["haftung für", "haftungsausschluss", "assume any liability", "5 tmg", "18 mstv"];
    let text = fold::words(page.page.body.text());
    WORDS.iter().any(|words| fold::has_words(&text, words))
}

/// The homepage of a site that has no page but this one, in all its languages; a README counts where there is nothing else, and no
/// site in a folder that it may be about.
fn only_page<'a>(pages: &'a [SitePage], config: &Config) -> Option<Chosen<'a>> {
    let own: Vec<&SitePage> =
        pages.iter().filter(|page| !page.is_about_the_repository() && !page.leads_to_a_page()).collect();
    let (candidates, reason) = match own.is_empty() {
        true if config.recognized.below.is_some() => return None,
        true => (pages.iter().filter(|page| is_readme(&page.path)).collect(), "the site has no other page"),
        false => (own, "it is the site's only page"),
    };
    let page = in_site_language(&candidates, config).filter(|page| page.is_at_the_top() && page.has_text())?;
    let is_alone = candidates.iter().all(|other| is_data(&other.path) || other.neutral_path() == page.neutral_path());
    // A CV alone is the CV page, not a homepage.
    let is_homepage = is_alone && !says_cv(page) && !topics::is_about_something_else(page);
    is_homepage.then(|| Chosen::new(page, reason))
}

/// Of several pages the one in the site's own language, else one that states none, else the English one, else the first.
fn in_site_language<'a>(pages: &[&'a SitePage], config: &Config) -> Option<&'a SitePage> {
    let language = config.language();
    let is_in = |page: &&&SitePage| page.language().is_some() && page.language() == language;
    let unstated = |page: &&&SitePage| page.language_tag().is_none();
    let in_english = |page: &&&SitePage| page.language() == Some(Language::En);
    let stated = || pages.iter().find(in_english).or(pages.first());
    pages.iter().find(is_in).or_else(|| pages.iter().find(unstated)).or_else(stated).copied()
}

/// The page that holds the CV, next to the homepage or alone, of those that may be it.
pub(super) fn cv_page<'a>(
    pages: &'a [SitePage],
    homepage: Option<&SitePage>,
    may_be_it: &dyn Fn(&SitePage) -> bool,
) -> Option<Chosen<'a>> {
    let language = homepage.and_then(SitePage::stated_language);
    let others = || pages.iter().filter(|page| homepage.is_none_or(|homepage| page.path != homepage.path));
    let same = others().filter(|page| page.stated_language() == language);
    let same_or_none = others().filter(|page| page.language_tag().is_none() || language.is_none());
    let candidates: Vec<&SitePage> = same.chain(same_or_none).filter(|page| !page.leads_to_a_page()).collect();
    let is_it = |page: &SitePage| !is_part_of_another(page, others()) && may_be_it(page);
    let is_at = |page: &&&SitePage| is_cv_title(path::name(&page.neutral_address())) && is_it(page);
    if let Some(first) = candidates.iter().find(is_at) {
        // `/vita/` rather than `/_pages/resume/`, which the theme came with.
        let is_shorter = |page: &&&SitePage| {
            is_cv_title(&page.neutral_address()) && page.stated_language() == first.stated_language() && may_be_it(page)
        };
        let page = candidates.iter().find(is_shorter).unwrap_or(first);
        return Some(Chosen::new(page, format!("the site shows it at `{}`", page.address)));
    }
    let named = candidates.iter().find(|page| says_cv(page) && !is_data(&page.path) && is_it(page));
    let is_kept = |page: &&&SitePage| is_data(&page.path) && is_it(page);
    let kept_as_data = || Some(Chosen::new(candidates.iter().find(is_kept)?, "it is a CV as data"));
    named.map(|page| Chosen::new(page, "its name says it is the CV")).or_else(kept_as_data)
}

/// Whether a page is below another one and has a title of its own: `/notes/cv/` with notes on computer vision.
fn is_part_of_another<'a>(page: &SitePage, mut others: impl Iterator<Item = &'a SitePage>) -> bool {
    let address = page.neutral_address();
    let Some((above, _)) = address.rsplit_once('/') else { return false };
    let is_titled = page.title().is_some_and(|title| !vocabulary::says_cv(&title.value));
    is_titled && others.any(|other| other.neutral_address() == above)
}

/// The page on which the site lists publications out of its data, in the homepage's language, of those that may be it.
pub(super) fn filled_publications_page<'a>(
    pages: &'a [SitePage],
    homepage: &SitePage,
    may_be_it: &dyn Fn(&SitePage) -> bool,
) -> Option<&'a SitePage> {
    let language = homepage.stated_language();
    let is_named = |page: &SitePage| page.names().iter().any(|name| is_publications_title(name));
    let is_other = |page: &SitePage| page.path != homepage.path && !page.leads_to_a_page();
    let is_same = |page: &SitePage| page.language_tag().is_none() || page.stated_language() == language;
    pages
        .iter()
        .find(|page| is_other(page) && is_same(page) && is_named(page) && page.is_filled_by_liquid() && may_be_it(page))
}

/// The page that says how to reach the author; an address is the same in every language.
pub(super) fn contact_page<'a>(pages: &'a [SitePage], homepage: &SitePage) -> Option<&'a SitePage> {
    const NAMES: &[&str] = &[
        "contact",
        "contacts",
        "contact me",
        "contact us",
        "contact info",
        "contact information",
        "contact details",
        "kontakt",
        "contacto",
        "contatti",
        "impressum",
        "imprint",
        "联系方式",
        "联系我",
    ];
    let is_named = |page: &SitePage| page.names().iter().any(|name| NAMES.contains(&fold::words(name).as_str()));
    pages.iter().find(|page| page.path != homepage.path && is_named(page) && page.has_text())
}

/// The page that holds what the CV page only leads to.
pub(super) fn whole_cv<'a>(pages: &'a [SitePage], cv: &SitePage) -> Option<Chosen<'a>> {
    let whole = pages.iter().find(|page| is_whole_of(page, cv))?;
    Some(Chosen::new(whole, format!("{} links to it and contains only links", cv.path)))
}

/// Whether a page below the CV page has the CV itself, if the CV page says less and leads to it: `/cv/` to `/cv/detailed/`.
fn is_whole_of(page: &SitePage, cv: &SitePage) -> bool {
    let below = format!("{}/", cv.bare_address());
    let (text, short) = (page.page.body.text(), cv.page.body.text());
    let names_it = || page.names().iter().any(|name| vocabulary::says_cv(name));
    page.bare_address().starts_with(&below)
        && page.stated_language() == cv.stated_language()
        && short.contains(&page.bare_address())
        && text.len() > 2 * short.len()
        && names_it()
        && only_links(short)
}

/// Whether all that a text lists are links.
fn only_links(text: &str) -> bool {
    let mut items = text.lines().map(str::trim).filter_map(|line| line.strip_prefix(['*', '-', '+'])).peekable();
    items.peek().is_some() && items.all(|item| item.trim_start().starts_with('['))
}

fn says_cv(page: &SitePage) -> bool {
    let title = page.title();
    is_cv_title(path::name(&page.bare_address()))
        || is_cv_title(&page.stem())
        || title.is_some_and(|title| is_cv_title(&title.value))
}

/// The page that says the same as `page` in another language.
pub fn twin<'a>(pages: &'a [SitePage], page: &SitePage, language: Language) -> Option<&'a SitePage> {
    let twins: Vec<&SitePage> = pages.iter().filter(|other| is_twin(other, page) && !other.leads_to_a_page()).collect();
    let in_language = |wanted| twins.iter().copied().find(|twin| twin.main_language() == Some(wanted));
    in_language(language).or_else(|| in_language(other_script(language)?))
}

/// Whether a page says the same as another one in another language: both are named by one key in their front matter, or their paths
/// or addresses differ only by a language (`about-zh.md`, `about.zh.md`, `_pages/zh/about.md`, `zh.md`).
pub(super) fn is_twin(other: &SitePage, page: &SitePage) -> bool {
    const KEYS: &[&str] = &["ref", "translation_id", "page_id", "lang-ref", "lang_ref", "i18n"];
    let key = |page: &SitePage| page.page.front_matter.filled_any(KEYS).and_then(Yaml::as_str).map(str::to_owned);
    let same_key = || key(page).is_some() && key(page) == key(other);
    let same_place = || other.neutral_address() == page.neutral_address() && other.language_tag().is_some();
    // `zh.md` is the homepage, wherever the site shows it.
    let is_home_in_one = |home: &SitePage, other: &SitePage| {
        home.bare_address().is_empty() && other.stem().is_empty() && other.is_at_the_top()
    };
    let are_homes = || is_home_in_one(page, other) || is_home_in_one(other, page);
    other.path != page.path
        && (other.neutral_path() == page.neutral_path() || same_place() || same_key() || are_homes())
}

/// Simplified characters stand in for traditional ones, and vice versa.
fn other_script(language: Language) -> Option<Language> {
    match language {
        Language::ZhCn => Some(Language::ZhTw),
        Language::ZhTw => Some(Language::ZhCn),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Config, MemoryFiles, Reader};

    /// The pages of a site that says nothing about itself; each has some text and this front matter.
    fn site(files: &[(&str, &str)]) -> Vec<SitePage> {
        let add = |site: MemoryFiles, (path, front): &(&str, &str)| {
            site.with(*path, format!("---\n{front}\n---\nSome text.\n"))
        };
        let files = files.iter().fold(MemoryFiles::new(), add);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        config.pages(&mut reader)
    }

    fn home(files: &[(&str, &str)]) -> Option<String> {
        let nothing = MemoryFiles::new();
        let config = Config::read(&mut Reader::new(&nothing, true)).into_value().expect("a configuration");
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
    fn the_homepage_in_a_language_is_where_its_visitors_end() {
        let moved =
            "---\npermalink: /zh/\nlang: zh\n---\n<meta http-equiv=\"refresh\" content=\"0; url=/zh/about/\">\n";
        let files = MemoryFiles::new()
            .with("index.md", "---\n---\nI study tides.\n")
            .with("zh/index.md", moved)
            .with("_pages/zh/about.md", "---\nlang: zh\n---\n我研究潮汐。\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        let home = |language| homepage(&pages, &config, language).map(|home| home.page.path.as_str());
        assert_eq!([home(None), home(Some(Language::ZhCn))], [Some("index.md"), Some("_pages/zh/about.md")]);
    }

    #[test]
    fn an_imprint_is_no_homepage() {
        let imprint = "---\n---\nJoe Lind, Pier 4\n\n## Haftung für Links\n\nKeine.\n";
        let files = MemoryFiles::new().with("about.md", imprint).with("home.md", "---\n---\nI study tides.\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        assert_eq!(homepage(&pages, &config, None).map(|home| home.page.path.as_str()), Some("home.md"));
    }

    #[test]
    fn the_cv_page_is_at_its_address_or_says_so() {
        let cv = |files: &[(&str, &str)]| {
            let pages = site(files);
            cv_page(&pages, Some(&pages[0]), &|_| true).map(|chosen| chosen.page.path.clone())
        };
        assert_eq!(
            cv(&[("a.md", ""), ("_pages/resume.md", "permalink: /cv/"), ("_pages/cv-json.md", "")]).as_deref(),
            Some("_pages/resume.md")
        );
        assert_eq!(cv(&[("a.md", ""), ("cv.md", "")]).as_deref(), Some("cv.md"));
        assert_eq!(cv(&[("a.md", ""), ("b.md", "title: Curriculum Vitae")]).as_deref(), Some("b.md"));
        assert_eq!(cv(&[("a.md", ""), ("cv-zh.md", ""), ("cv.md", "")]).as_deref(), Some("cv.md"));
        assert_eq!(cv(&[("a.md", ""), ("projects.md", "")]), None);
        let notes = ("notes/cv.md", "title: Vision");
        assert_eq!(cv(&[("a.md", ""), notes, ("notes.md", "permalink: /notes/")]), None);
        assert_eq!(cv(&[("a.md", ""), notes]).as_deref(), Some("notes/cv.md"));
    }

    #[test]
    fn a_cv_may_be_below_its_links() {
        let pages = |links: &str, below: &str| {
            let files = MemoryFiles::new().with("cv.md", format!("---\npermalink: /cv/\n---\n{links}\n")).with(
                "long.md",
                format!("---\npermalink: /cv/{below}/\ntitle: My whole CV\n---\n{}", "- 2019: a year\n".repeat(20)),
            );
            let mut reader = Reader::new(&files, true);
            let config = Config::read(&mut reader).into_value().expect("a configuration");
            config.pages(&mut reader)
        };
        for (links, below, is_found) in [
            ("* [Everything](/cv/long/)\n* [PDF](/cv.pdf)", "long", true),
            ("* [Everything](/cv/long/)\n* 2019: Baker", "long", false),
            ("* [PDF](/cv.pdf)", "long", false),
            ("* [Everything](/cv/other/)", "long", false),
        ] {
            let pages = pages(links, below);
            let cv = pages.iter().find(|page| page.path == "cv.md").expect("the page");
            assert_eq!(whole_cv(&pages, cv).is_some(), is_found, "{links}");
        }
    }

    #[test]
    fn a_page_that_a_script_leaves_is_no_homepage() {
        let leaves = "---\npermalink: /\n---\n<script>\nvar to = '{{ site.x }}';\nwindow.location.href = '/' + to;\n</script>\n<noscript><p>Choose</p></noscript>\n";
        let chooses = "---\nlayout: null\n---\n<!DOCTYPE html>\n<html><head><title>Wait</title><script>location.replace('/de/');\
            </script></head><body><p>Redirecting…</p><a href=\"/de/\">Deutsch</a></body></html>\n";
        for index in [leaves, chooses] {
            assert_eq!(home_beside(index).as_deref(), Some("en/index.md"));
        }
    }

    /// The homepage of a site with one page in German and one in English, and `index` in front of them.
    fn home_beside(index: &str) -> Option<String> {
        let front = "---\nlayout: about\n---\n";
        let files = MemoryFiles::new().with("index.md", index).with("de/index.md", front).with("en/index.md", front);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        homepage(&pages, &config, None).map(|chosen| chosen.page.path.clone())
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
