//! What a page lists according to its names.

use std::collections::BTreeMap;

use super::site_page::SitePage;
use crate::diagnostic::{Code, Diagnostic};
use crate::meanings::topic::{ENTRIES, PUBLICATIONS, RESEARCH};
use crate::script::word_count;
use crate::vocabulary::is_cv_title;
use crate::yaml::Value;
use crate::{fold, meanings, path};

/// The topic whose page is not printed, whatever the menu says: these may be interests after work.
const NO_PAGE: &str = "interests";

/// The topic that CVs have in no one place, whose page is printed at the end.
const LAST: &str = "skills";

/// Research interests of at most so many words are named.
const MAX_INTERESTS: usize = 300;

/// What pages on research are called. Folded.
const RESEARCH_NAMES: &[&str] = &[
    "research",
    "achievement",
    "achievements",
    "works",
    "recherche",
    "forschung",
    "investigacion",
    "研究",
    "研究业绩",
];

/// Other names of pages that list publications. Folded.
const OF_PAPERS: &[&str] = &[
    "policy reports",
    "policy briefs",
    "technical reports",
    "preprints",
    "book chapters",
    "chapters",
    "books and chapters",
    "edited volumes",
];

/// Names of pages that no section of a CV has, and what the pages list. Folded.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("projects", &[
        "current projects", "ongoing projects", "ongoing research", "other research projects", "project portfolio", "research portfolio",
        "research projects",
        "projetos", "proyectos de investigación", "projekte", "projets de recherche",
    ]),
    ("software", &["github code", "github codes", "github projects", "open source", "open source software", "code", "codes", "data", "data sets", "dataset", "datasets", "data and code", "code and data", "open educational resources", "educational resources"]),
    ("teaching", &["workshops"]),
    ("service", &[
        "certificates", "certifications", "consultancy", "consulting", "diffusion", "extensao", "extensão", "field experience", "field work", "fieldwork",
        "outreach", "public engagement", "service and consulting", "training", "training and certificates", "trainings", "trainings and certificates",
        "vulgarisation",
    ]),
];

/// Projects that are offered to others. Folded.
const PROJECTS_FOR_OTHERS: &[&str] = &[
    "available",
    "bachelor",
    "for students",
    "master",
    "masters",
    "msc",
    "open",
    "phd",
    "proposed",
    "student",
    "students",
    "thesis",
];

/// Words in the names of pages that address visitors rather than describe the person.
#[rustfmt::skip]
const TO_VISITORS: &[&str] = &[
    "advice", "future", "guide", "guideline", "guidelines", "join", "joining", "joinme", "map", "opening", "openings", "prospective", "recruit",
    "recruitment", "talkmap", "venues",
];

/// Words in the names of pages that offer something to read, unless another of their names is a section: the “resources” in
/// `teaching.md` are judged by what they are.
const TO_READERS: &[&str] = &["notes", "resources"];

/// Words in the names of pages that belong to the site, or to the person's leisure. All others are judged by what they list.
#[rustfmt::skip]
const NO_PART_OF_A_CV: &[&str] = &[
    "404", "actualites", "actualités", "aktuelles", "archive", "archives", "blog", "blogs", "bookshelf", "calendar", "cat", "cats", "categories", "category",
    "changelog", "contact", "cooking", "demo", "diary", "disclaimer", "diving", "dog", "dogs", "dropdown", "faq", "family", "friends", "fun", "galleries", "gallery",
    "github", "hiking", "hobbies", "hobby", "impressum", "legal", "library", "links", "log", "logbook", "markdown", "menu", "music", "musik", "musique",
    "música", "news", "noticias", "now", "pets", "photo", "photos", "photography", "pictures", "playbook", "posts", "privacy", "quotes",
    "reading", "readings", "recipes", "repositories", "repos", "sample", "schedule", "search", "seminar", "sitemap", "sitesearch",
    "submenus", "tag", "tags", "template", "terms", "travel", "travels", "uses", "wiki", "动态", "博客", "相册", "新闻", "ブログ", "お知らせ",
];

/// A folded name without what it offers to readers beside something else: `data` for `data and resources`.
fn without_readers(name: &str) -> String {
    let name = name.replace('-', " ");
    let parts: Vec<&str> = name.split(" and ").collect();
    let kept: Vec<&str> = parts.iter().filter(|part| !TO_READERS.contains(part)).copied().collect();
    if kept.is_empty() { name } else { kept.join(" and ") }
}

/// What the menu calls a page that has no title, if that names a section of a CV: it says more than the page's place in the site, which
/// the theme gave it. It may also be that place in proper words.
pub(crate) fn named_by_menu(page: &SitePage) -> Option<String> {
    let name = page.called.clone().filter(|_| page.title().is_none())?;
    let words = meanings::words(&name);
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let is_place = || letters(&name) == letters(path::name(&page.bare_address()));
    (has_place(&words) || RESEARCH_NAMES.contains(&words.as_str()) || is_place()).then_some(name)
}

/// Takes the title off a page that has it from another one: its address calls it the CV, the menu nothing else, and the site has the page
/// that the title names. Who begins a page with a copy of another one may forget to change that.
pub(super) fn leave_out_copied_titles(pages: &mut [SitePage]) {
    let is_at_its_title = |page: &&SitePage| {
        page.title().is_some_and(|title| fold::words(&title.value) == fold::words(path::name(&page.bare_address())))
    };
    let titled = pages.iter().filter(is_at_its_title);
    let homes: BTreeMap<String, String> = titled
        .filter_map(|page| Some((fold::words(&page.title()?.value), page.path.clone())))
        .filter(|(title, _)| !is_cv_title(title))
        .collect();
    for page in pages {
        let Some(title) = page.title() else { continue };
        let is_cv = is_cv_title(path::name(&page.bare_address())) && page.called.as_deref().is_none_or(is_cv_title);
        let Some(home) = homes.get(&fold::words(&title.value)).filter(|_| is_cv) else { continue };
        let Value::Map(fields) = &page.page.front_matter.value else { continue };
        let message = format!(
            "the title “{}” is left out: it is that of {home}, and the site shows this page at `{}`",
            title.value, page.address
        );
        page.page.front_matter.value = Value::Map(fields.only(|key, _| key != "title"));
        page.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(title.span));
    }
}

/// What a page lists according to its menu, its title, its address or its file.
///
/// # Errors
/// Why they do not say it, as half a sentence.
pub(super) fn topic(page: &SitePage) -> Result<&'static str, String> {
    let called = named_by_menu(page).map_or_else(|| page.names(), |name| [name, String::new(), String::new()]);
    let names = called.each_ref().map(|name| without_readers(&meanings::words(name)));
    let has = |name: &String, words: &[&str]| name.split(' ').find(|word| words.contains(word)).map(str::to_owned);
    let no_part = |word: String| Err(format!("pages with “{word}” in their name are not part of a CV"));
    // “Talks and tutorials” names talks.
    let lists_several = |name: &str| meanings::of(name).is_none() && !meanings::all(name).is_empty();
    let of_name =
        |name: &String| NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(topic, _)| *topic);
    let names_section = names.iter().any(|name| meanings::of(name).or_else(|| of_name(name)).is_some());
    let is_called = |word: &str| !names_section && names.iter().any(|name| name == word);
    if is_called("lectures") {
        return Ok(if says(page, "talks") { "talks" } else { "teaching" });
    }
    if is_called("resources") && offers_own_work(page) {
        return Ok("software");
    }
    let to_visitors = |name: &String| {
        let to_readers = || if names_section { None } else { has(name, TO_READERS) };
        if lists_several(name) { None } else { has(name, TO_VISITORS).or_else(to_readers) }
    };
    if let Some(word) = names.iter().find_map(to_visitors) {
        return no_part(word);
    }
    if called.iter().any(|name| is_cv_title(name)) {
        return Err("another page is the CV page".to_owned());
    }
    let is_no_part = || names.iter().find_map(|name| has(name, NO_PART_OF_A_CV));
    // “Articles” may be anything.
    let lists_papers = |name: &String| {
        meanings::lists_unfinished_papers(name)
            || name.contains(' ') && meanings::lists_only_publications(name)
            || OF_PAPERS.contains(&name.as_str())
    };
    if names.iter().any(lists_papers) && is_no_part().is_none() {
        return Ok(PUBLICATIONS);
    }
    let meaning = |name: &String| meanings::all(meanings::without_selection(name).0).first().copied();
    if let Some(topic) = names.iter().find_map(meaning) {
        // `Research interests`, and not `Interests`, which may be those after work. A long page explains what it works on.
        let is_of_research = || names.iter().any(|name| fold::has_words(name, RESEARCH));
        if topic == "interests" && is_of_research() && word_count(page.page.body.text()) <= MAX_INTERESTS {
            return Ok(RESEARCH);
        }
        return may_have_a_page(topic)
            .then_some(topic)
            .ok_or_else(|| format!("a CV has no page of its own for {topic}"));
    }
    if names.iter().any(|name| has(name, &["patent", "patents"]).is_some()) {
        return Ok("patents");
    }
    if let Some(topic) = names.iter().find_map(of_name) {
        return Ok(topic);
    }
    if names.iter().any(|name| RESEARCH_NAMES.contains(&name.as_str())) {
        return Ok(RESEARCH);
    }
    if is_no_part().is_none() && names.iter().any(|name| names_own_projects(name)) {
        return Ok("projects");
    }
    is_no_part().map_or(Ok(ENTRIES), no_part)
}

/// Whether a folded name is that of some projects, such as `ml projects`.
fn names_own_projects(name: &str) -> bool {
    name.strip_suffix(" projects")
        .is_some_and(|kind| !PROJECTS_FOR_OTHERS.iter().any(|word| fold::has_words(kind, word)))
}

/// Whether a word is in the text of a page.
fn says(page: &SitePage, word: &str) -> bool {
    fold::has_words(&fold::words(page.page.body.text()), word)
}

/// Whether most of what a page leads to, where models, data and code are kept, belongs to one account: somebody has released it, and
/// does not recommend what others have.
fn offers_own_work(page: &SitePage) -> bool {
    const HOSTS: &[&str] = &["github.com/", "gitlab.com/", "huggingface.co/"];
    /// What stands before the account in addresses of Hugging Face.
    const KINDS: &[&str] = &["datasets", "spaces", "models"];
    const MIN_LINKS: usize = 3;
    let account = |rest: &str| {
        let parts = rest.split(['/', '"', '\'', ')', '>', '?', '#', ' ', '\n']);
        parts.map(str::to_lowercase).find(|part| !KINDS.contains(&part.as_str())).unwrap_or_default()
    };
    let text = page.page.body.text();
    let accounts = HOSTS.iter().flat_map(|host| text.split(host).skip(1)).map(account);
    let mut counts = BTreeMap::<String, usize>::new();
    accounts.for_each(|account| *counts.entry(account).or_default() += 1);
    let (most, all) = (counts.values().max().copied().unwrap_or_default(), counts.values().sum::<usize>());
    most >= MIN_LINKS && most * 3 >= all * 2
}

/// Whether a page is named after what its author does for others, or after what no CV has: it is no homepage, even alone.
pub(super) fn is_about_something_else(page: &SitePage) -> bool {
    const FOR_OTHERS: &[&str] = &["projects", "software", "students", "teaching"];
    topic(page).map_or(true, |topic| FOR_OTHERS.contains(&topic))
}

/// Whether a word names a section of a CV that can have its own page or file.
pub(super) fn has_place(word: &str) -> bool {
    meanings::of(word).is_some_and(may_have_a_page)
}

fn may_have_a_page(topic: &str) -> bool {
    topic == LAST || topic != NO_PAGE && meanings::place(topic).is_some()
}
