//! The pages of a site that a CV has a section for, besides the homepage and the CV page.
//!
//! Which of them are printed is decided when all pages are read, see [`crate::cv::Supplement`].

use std::cell::LazyCell;

use super::discover;
use super::files::{DirEntry, EntryKind};
use super::hugo;
use super::menu::Menu;
use super::page_data;
use super::reader::Reader;
use super::site_page::{SitePage, without_language};
use super::topics::{self, has_place, topic};
use crate::fold;
use crate::language::Language;
use crate::meanings::topic::{ABOUT, ENTRIES, PUBLICATIONS, RESEARCH};
use crate::vocabulary::is_cv_title;
use crate::{meanings, path};

/// A page that a CV has a section for.
#[derive(Debug, Clone)]
pub struct SupplementPage {
    /// The page.
    pub page: SitePage,
    /// What it lists according to its name, as the name of the meaning: `talks`.
    pub topic: &'static str,
    /// Why it may be printed, as half a sentence: "the site's menu links to it".
    pub reason: String,
    /// Whether neither the menu nor a page that is printed leads to it.
    pub is_unlinked: bool,
}

/// The pages that may supplement a homepage, in the order of a CV's sections; the list of publications counts wherever it is, that of
/// talks beside it, a page that blocks make of the profile, all others when the site's menu leads to them. `cv` is the CV page, `asked`
/// is the language that was asked for.
pub(super) fn find(
    menu: &Menu,
    pages: &[SitePage],
    homepage: &SitePage,
    cv: Option<&SitePage>,
    asked: Option<Language>,
) -> Vec<SupplementPage> {
    let linked: Vec<String> = std::iter::once(homepage).chain(cv).flat_map(|page| menu.links_of(page)).collect();
    let leads_to_it = |page: &SitePage| linked.contains(&page.bare_address());
    let next = LazyCell::new(|| -> Vec<String> {
        pages.iter().filter(|page| menu.shows(page) || leads_to_it(page)).flat_map(|page| menu.links_of(page)).collect()
    });
    let is_next = |page: &SitePage| next.contains(&page.bare_address());
    let is_list = |page: &&SitePage| menu.shows(page) && is_called_publications(page);
    let beside_papers =
        LazyCell::new(|| pages.iter().filter(is_list).flat_map(|page| menu.links_of(page)).collect::<Vec<_>>());
    // The menu of a site in two languages may have the pages of one.
    let by_twin = |page: &SitePage| {
        page.language_tag().is_some() && pages.iter().any(|other| menu.shows(other) && discover::is_twin(other, page))
    };
    let is_forgotten_copy = forgotten_copies(menu, homepage);
    let mut found: Vec<(bool, SupplementPage)> = Vec::new();
    for page in pages.iter().filter(|page| page.path != homepage.path) {
        let Ok(topic) = supplement(page, pages, homepage, asked) else { continue };
        let in_menu = if topic == ENTRIES { menu.shows(page) } else { menu.leads_to(page) };
        let offered = || std::iter::once(homepage).chain(cv).any(|from| offers_all_of(from, page));
        let is_linked = || leads_to_it(page) && (![ENTRIES, RESEARCH].contains(&topic) || offered());
        let is_at_its_place = || has_place_of_its_own(page) && is_called_publications(page) && !is_forgotten_copy(page);
        let is_unlinked = !in_menu && !menu.is_below(page) && !by_twin(page) && !leads_to_it(page) && !is_next(page);
        let reason = if menu.is_below(page) {
            Some("a page of the site's menu that is nothing but links leads to it".to_owned())
        } else if in_menu {
            Some("the site's menu links to it".to_owned())
        } else if by_twin(page) {
            Some("the site's menu links to it in another language".to_owned())
        } else if hugo::shows_a_career(&page.page.front_matter) {
            Some("its blocks show the profile of the author".to_owned())
        } else if topic == PUBLICATIONS && is_at_its_place() {
            Some(format!("the site shows it at `{}`", page.address))
        } else if topic == PUBLICATIONS && !leads_to_it(page) && is_next(page) {
            Some("a page to which the menu or the homepage leads links to it".to_owned())
        } else if topic == "talks" && !leads_to_it(page) && beside_papers.contains(&page.bare_address()) {
            Some("the list of publications links to it".to_owned())
        } else {
            is_linked().then(|| "the homepage or the CV page links to it".to_owned())
        };
        if let Some(reason) = reason {
            found.push((!in_menu, SupplementPage { page: page.clone(), topic, reason, is_unlinked }));
        }
    }
    // What the list of publications has, a page on research need not have.
    let place = |topic| if topic == RESEARCH { meanings::place(PUBLICATIONS) } else { meanings::place(topic) };
    let key = |topic| place(topic).unwrap_or(usize::MAX);
    found.sort_by_key(|(is_hidden, supplement)| (key(supplement.topic), supplement.topic == RESEARCH, *is_hidden));
    found.into_iter().map(|(_, supplement)| supplement).collect()
}

/// Whether a page is in a folder of copies, neither the menu nor the homepage leads to it, and the homepage is in none.
pub(super) fn forgotten_copies(menu: &Menu, homepage: &SitePage) -> impl Fn(&SitePage) -> bool {
    let links = LazyCell::new(|| menu.links_of(homepage));
    move |page| {
        page.is_in_a_folder_of_copies()
            && !homepage.is_in_a_folder_of_copies()
            && !menu.leads_to(page)
            && !links.contains(&page.bare_address())
    }
}

/// Whether a page is at the top of the site, by its file or by its address: `publications.md`, `publications/index.md`.
fn has_place_of_its_own(page: &SitePage) -> bool {
    page.is_at_the_top() || page.has_text() && !page.bare_address().contains('/')
}

/// Whether a page says that another one has all of a list: `A full list of my courses is [here](/courses)`.
fn offers_all_of(from: &SitePage, page: &SitePage) -> bool {
    const ALL: &[&str] =
        &["full list", "complete list", "full record", "complete record", "liste complète", "vollständige liste"];
    const UNSPACED: &[&str] = &["完整列表", "完整的列表", "全部列表"];
    let address = format!("/{}", page.bare_address());
    let offers = |line: &str| {
        let words = fold::words(line);
        ALL.iter().any(|all| fold::has_words(&words, all)) || UNSPACED.iter().any(|all| words.contains(all))
    };
    from.page.body.text().lines().any(|line| line.contains(&address) && offers(line))
}

/// Why a page is not among those that [`find`] gives, as half a sentence.
pub(super) fn refusal(page: &SitePage, pages: &[SitePage], homepage: &SitePage) -> String {
    match supplement(page, pages, homepage, None) {
        Err(why) => why,
        Ok(ENTRIES) => "no menu names it, and its name is no section of a CV".to_owned(),
        Ok(ABOUT) if discover::names_a_homepage(page) => "another page is the homepage".to_owned(),
        Ok(_) => IN_ANOTHER_LANGUAGE.to_owned(),
    }
}

/// The pages that the `printed` ones, or the one at `/`, lead to and no menu does, each with one that does.
pub(super) fn linked<'a>(
    menu: &Menu,
    pages: &'a [SitePage],
    printed: &[&'a SitePage],
) -> Vec<(&'a SitePage, &'a SitePage)> {
    let entrance = pages.iter().filter(|page| page.bare_address().is_empty());
    let from: Vec<(&SitePage, Vec<String>)> =
        printed.iter().copied().chain(entrance).map(|page| (page, menu.links_of(page))).collect();
    let is_new = |page: &SitePage| {
        !menu.leads_to(page)
            && printed.iter().all(|printed| printed.path != page.path)
            && !page.bare_address().is_empty()
            && topic(page).is_ok()
    };
    let leads_to = |page: &SitePage| from.iter().find(|(_, links)| links.contains(&page.bare_address()));
    let linked = |page: &'a SitePage| Some((page, leads_to(page)?.0));
    pages.iter().filter_map(linked).filter(|(page, _)| is_new(page)).collect()
}

/// Why a page is not printed to which no menu leads, only the page `from`, as half a sentence.
pub(super) fn refusal_of_linked(page: &SitePage, from: &SitePage, pages: &[SitePage], homepage: &SitePage) -> String {
    let refused = supplement(page, pages, homepage, None).err();
    refused.unwrap_or_else(|| format!("no menu leads to it, only a link in {}", from.path))
}

/// Whether a page is called the whole of a list, of which the page above may show a selection: `/publications/full/`.
fn is_called_whole(page: &SitePage) -> bool {
    const WHOLE: &[&str] = &["all", "complete", "full"];
    page.names().iter().any(|name| meanings::words(name).split(' ').any(|word| WHOLE.contains(&word)))
}

/// Whether a page has the name of a list of all publications.
pub(super) fn is_called_publications(page: &SitePage) -> bool {
    page.names().iter().any(|name| meanings::all(&meanings::words(name)).contains(&PUBLICATIONS))
}

/// Why a page is left out of a document, as half a sentence.
pub(crate) const IN_ANOTHER_LANGUAGE: &str = "it is in another language";

/// The same of a page in a folder of copies.
pub(super) const A_COPY: &str = "it is in a folder of copies, and neither the menu nor the homepage leads to it";

/// What a page lists that supplements the homepage.
///
/// # Errors
/// Why it does not, as half a sentence.
fn supplement(
    page: &SitePage,
    pages: &[SitePage],
    homepage: &SitePage,
    asked: Option<Language>,
) -> Result<&'static str, String> {
    if page.leads_to_a_page() {
        return Err("it only links to another page".to_owned());
    }
    if page.is_about_the_repository() {
        return Err("it is about the site and not about a person".to_owned());
    }
    let is_foreign = |stated: String| match homepage.stated_language() {
        Some(own) => stated != own,
        // A homepage that states no language is in that of its words.
        None => Language::from_tag(&stated).is_none_or(|stated| stated.code() != homepage.written_language().code()),
    };
    if page.stated_language().is_some_and(is_foreign) && (asked.is_none() || !may_be_in_both(page, pages)) {
        return Err(IN_ANOTHER_LANGUAGE.to_owned());
    }
    if page.neutral_path() == homepage.neutral_path() && page.written_language() != homepage.written_language() {
        return Err(IN_ANOTHER_LANGUAGE.to_owned());
    }
    let topic = topic(page)?;
    // The papers may be below the research that they are about. `/en/` is where a language begins.
    let has_it = |other| topic != PUBLICATIONS || other == PUBLICATIONS;
    let is_list =
        |other: &SitePage| topics::topic(other).is_ok_and(|topic| topic != ENTRIES && topic != ABOUT && has_it(topic));
    let is_above =
        |other: &&SitePage| page.bare_address().starts_with(&format!("{}/", other.bare_address())) && is_list(other);
    let is_whole = topic == PUBLICATIONS && is_called_whole(page);
    match pages.iter().find(is_above) {
        Some(above) if !is_whole => Err(format!("it is below {} on the site", above.path)),
        _ => Ok(topic),
    }
}

/// Whether a page has its words from data, which may have them in the other language, too: it is the only one of its kind. Whether
/// they are, its text shows, if vitae knows its language.
fn may_be_in_both(page: &SitePage, pages: &[SitePage]) -> bool {
    page.language().is_some() && page.is_filled_by_liquid() && !pages.iter().any(|other| discover::is_twin(other, page))
}

/// The files of data that are CVs, in whatever language, and those that are named after a section of one: `_data/education.yml`.
pub(crate) fn section_data(reader: &mut Reader<'_>) -> Vec<String> {
    let name = |path: &str| without_language(path::stem(path)).replace(['-', '_'], " ");
    let is_section = |path: &String| {
        let words = meanings::words(&name(path));
        let topics = meanings::all(&words);
        let names_one =
            topics.iter().any(|topic| has_place(topic)) || words.split(' ').next_back().is_some_and(has_place);
        page_data::is_data(path) && (names_one || is_cv_title(&name(path)))
    };
    let mut sections = data_files(reader, "_data", DEEPEST_DATA);
    sections.retain(is_section);
    let at_root = page_data::at_root(reader).into_iter().map(|page| page.path);
    let mut in_a_language: Vec<String> =
        ["", "assets/json"].into_iter().flat_map(|folder| data_files(reader, folder, 0)).collect();
    in_a_language.retain(|path| {
        let states_one = without_language(path::stem(path)) != path::stem(path);
        page_data::is_data(path) && states_one && is_cv_title(&name(path))
    });
    at_root.chain(in_a_language).chain(sections).collect()
}

/// How many folders deep to look for data.
const DEEPEST_DATA: usize = 2;

fn data_files(reader: &Reader<'_>, folder: &str, depth: usize) -> Vec<String> {
    let of_entry = |entry: DirEntry| {
        let path = path::join(folder, &entry.name);
        match entry.kind {
            EntryKind::File => vec![path],
            EntryKind::Folder if depth > 0 => data_files(reader, &path, depth - 1),
            _ => Vec::new(),
        }
    };
    reader.list(folder).into_iter().flat_map(of_entry).collect()
}

/// Whether the site fills its pages with its own plugins.
pub(crate) fn has_plugins(reader: &Reader<'_>) -> bool {
    reader.list("_plugins").iter().any(|entry| path::has_extension(&entry.name, &["rb"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Config, MemoryFiles};

    fn topics(pages: &[(&str, &str)]) -> String {
        let add =
            |files: MemoryFiles, (path, front): &(&str, &str)| files.with(*path, format!("---\n{front}\n---\nx\n"));
        let files = pages.iter().fold(MemoryFiles::new().with("index.md", "---\n---\nx\n"), add);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        let home = pages.iter().find(|page| page.path == "index.md").expect("the homepage");
        let found =
            find(&Menu::read(&mut reader, &config, &pages, |_, _, _, _, _| String::new()), &pages, home, None, None);
        found.iter().map(|one| format!("{}: {}", one.page.path, one.topic)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_page_is_known_by_its_title_its_address_or_its_file() {
        for (pages, expected) in [
            (
                &[("a.md", "title: Vorträge"), ("b.md", "title: Teaching & Supervision")][..],
                "a.md: talks, b.md: teaching",
            ),
            (
                &[("teaching.md", "title: ' '\nnav: true"), ("x.md", "title: Work\nnav: true")],
                "x.md: experience, teaching.md: teaching",
            ),
            (&[("list.md", "title: Research\npermalink: /publications/")], "list.md: publications"),
            (&[("s.md", "title: Service & Consulting\nnav: true")], "s.md: service"),
            (
                &[
                    ("students.md", "title: Prospective students"),
                    ("news.md", "title: News"),
                    ("skills.md", "title: Skills"),
                    ("dives.md", "title: Diving\nnav: true"),
                ],
                "",
            ),
            (&[("de/talks.md", "title: Vorträge"), ("talks.md", "title: Talks")], "talks.md: talks"),
        ] {
            assert_eq!(topics(pages), expected);
        }
    }

    #[test]
    fn only_the_list_of_publications_may_be_outside_the_menu() {
        let hidden = [
            ("talks.md", "title: Talks\nnav: true"),
            ("teaching.md", "title: Teaching"),
            ("papers.md", "title: Papers"),
        ];
        assert_eq!(topics(&hidden), "papers.md: publications, talks.md: talks");
    }
}
