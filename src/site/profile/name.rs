//! Whose name the document bears, and how else it is written.

use super::super::about::About;
use super::super::config::{all_languages, in_language, localized};
use super::super::examples::is_example;
use super::super::generator::Generator;
use super::super::{headline, shown};
use crate::cv::sections::evident_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{BlockKind, Document, descendants};
use crate::fold;
use crate::language::Language;
use crate::names;
use crate::page::Page;
use crate::script::{has_letters, is_cjk_letter, is_ornament};
use crate::source::{Span, Spanned};
use crate::yaml::{Map, Yaml};

/// The keys of names that a person has besides the usual one.
const OTHER_NAMES: &[&str] = &["alternate", "alternative", "birth", "former", "local", "maiden", "native", "other"];

/// The first that is evidently a name; else the first that is said to be one; else the page's first heading, if that is one, or
/// the name by which its first sentences call the author. A name in the letters of the document's language comes before others.
pub(super) fn choose_name(
    candidates: Vec<Candidate>,
    document: Option<&Document>,
    language: Language,
) -> (Option<Spanned<String>>, Vec<Spanned<String>>) {
    let is_evident = |candidate: &Candidate| {
        let name = &candidate.text.value;
        candidate.kind != CandidateKind::Other
            && (names::evidently_a_name(name) || names::with_nickname(name).is_some())
    };
    let evident = candidates.iter().position(is_evident);
    let said = || candidates.iter().position(|candidate| candidate.kind == CandidateKind::Name);
    let name = match evident.or_else(said) {
        Some(at) => Some(candidates[at].text.clone()),
        None => document
            .and_then(|document| evident_name(document).or_else(|| shown::name(document)).or_else(|| titled(document))),
    };
    let name = match name {
        Some(name) if !is_in_letters_of(&name.value, language) => {
            name_in_letters_of(language, &candidates, document).or(Some(name))
        }
        name => name,
    };
    let Some(name) = name else { return (None, Vec::new()) };
    let name = spelled_out(fullest(name, &candidates, document), document, language);
    let mut others: Vec<Spanned<String>> = Vec::new();
    // `Yan Lin (林燕)` above the text spells the name that is said elsewhere.
    let is_it = |text: &Spanned<String>| names::spellings(&text.value).contains(&name.value.as_str());
    let above = document.and_then(evident_name).filter(is_it);
    let texts = candidates.into_iter().filter(Candidate::is_another_name).map(|candidate| candidate.text);
    for text in std::iter::once(name.clone()).chain(texts).chain(above) {
        let spellings = match names::with_nickname(&text.value) {
            Some(both) => both.to_vec(),
            None => names::spellings(&text.value).into_iter().map(str::to_owned).collect(),
        };
        let spellings = spellings.into_iter().map(|spelling| Spanned::new(spelling, text.span));
        for spelling in std::iter::once(text.clone()).chain(spellings) {
            if spelling.value != name.value && !others.iter().any(|other| other.value == spelling.value) {
                others.push(spelling);
            }
        }
    }
    (Some(name), others)
}

/// The name in the first heading of a page that says whose homepage it is: `Ada Lovelace's Homepage`.
fn titled(document: &Document) -> Option<Spanned<String>> {
    let heading = headings(document).next()?;
    let name = names::name_in(&heading.value)?.to_owned();
    Some(Spanned::new(name, heading.span))
}

fn headings(document: &Document) -> impl Iterator<Item = Spanned<String>> {
    descendants(&document.blocks).filter_map(|block| match &block.kind {
        BlockKind::Heading { content, .. } => Some(Spanned::new(content.plain_text().trim().to_owned(), block.span)),
        _ => None,
    })
}

/// The name as the site spells it elsewhere, if that is fuller. A longer name counts where the site has it in its title, and the page
/// as a heading.
fn fullest(name: Spanned<String>, candidates: &[Candidate], document: Option<&Document>) -> Spanned<String> {
    let headings: Vec<Spanned<String>> = document.into_iter().flat_map(headings).collect();
    let said = candidates.iter().filter(|candidate| candidate.kind != CandidateKind::Other);
    let said = said.map(|candidate| &candidate.text);
    let is_fuller =
        |other: &&Spanned<String>| names::evidently_a_name(&other.value) && names::is_fuller(&other.value, &name.value);
    let is_longer = |other: &&Spanned<String>| {
        let words = fold::words(&other.value);
        let begins = words.strip_prefix(&fold::words(&name.value)).is_some_and(|rest| rest.starts_with(' '));
        let is_alone = names::spellings(&other.value).len() == 1 && names::evidently_a_name(&other.value);
        begins && is_alone && headings.iter().any(|heading| fold::words(&heading.value) == words)
    };
    let fuller = said.clone().chain(&headings).find(is_fuller);
    fuller.or_else(|| said.clone().find(is_longer)).cloned().unwrap_or(name)
}

/// The name with the spelling that the first sentence puts beside it, which then says no more than the header: “My name is Yan Lin (林燕).”
fn spelled_out(name: Spanned<String>, document: Option<&Document>, language: Language) -> Spanned<String> {
    let is_it = |said: &Spanned<String>| {
        let spellings = names::spellings(&said.value);
        spellings.len() > 1 && spellings.contains(&name.value.as_str())
    };
    // In Chinese, Japanese and Korean, names stand alone.
    let said = document.filter(|_| !language.is_cjk()).and_then(shown::name).filter(is_it);
    said.unwrap_or(name)
}

/// A name in the letters that a language is written in: `李海涛` in a title `Haitao Li (李海涛)` or in “我是李海涛”.
fn name_in_letters_of(
    language: Language,
    candidates: &[Candidate],
    document: Option<&Document>,
) -> Option<Spanned<String>> {
    let said = candidates.iter().filter(|candidate| candidate.kind != CandidateKind::Other);
    let said = said.map(|candidate| candidate.text.clone());
    let on_page =
        document.into_iter().flat_map(|document| evident_name(document).into_iter().chain(shown::name(document)));
    said.chain(on_page).find_map(|text| {
        let fits = |name: &&str| names::evidently_a_name(name) && is_in_letters_of(name, language);
        let name = names::spellings(&text.value).into_iter().find(fits)?.to_owned();
        Some(Spanned::new(name, text.span))
    })
}

/// Whether a name is written as one in the language is: in Chinese, Japanese and Korean without Latin letters beside it, and nowhere
/// with a bar between two spellings.
fn is_in_letters_of(name: &str, language: Language) -> bool {
    let is_mixed = language.is_cjk() && has_letters_of(name, Language::En) || name.contains(['|', '｜']);
    has_letters_of(name, language) && !is_mixed
}

/// A name with the spelling in Latin letters behind it, from which the author's addresses are made: `林燕 Yan Lin`.
pub(super) fn as_in_addresses(name: &str, others: &[Spanned<String>]) -> String {
    let is_latin = |name: &&str| has_letters_of(name, Language::En);
    match others.iter().map(|other| other.value.as_str()).find(is_latin) {
        Some(latin) if !is_latin(&name) => format!("{name} {latin}"),
        _ => name.to_owned(),
    }
}

/// Whether a text has any of the letters that a language is written in.
pub(super) fn has_letters_of(text: &str, language: Language) -> bool {
    has_letters(text, language.is_cjk())
}

pub(super) fn no_name(about: &About<'_>, page: &Page) -> Diagnostic {
    if let Some(example) = about.said_names().into_iter().find(|value| is_example(value)) {
        let message = "this is still the theme's sample text, so nothing says whose CV this is";
        return Diagnostic::warning(Code::NoName, message).at(example.span).help("replace it with your name");
    }
    let span = (!page.front.is_empty()).then_some(page.front_matter.span);
    let message = "neither the page nor the site says whose CV this is";
    let place = if about.config.hugo.is_some() {
        "the configuration of the site: `author:` with `name: Ada Lovelace` under `params:`"
    } else if about.config.recognized.generator == Generator::Quarto {
        "the front matter of the homepage: `title: Ada Lovelace`"
    } else if about.config.is_site() {
        "`_config.yml`: `author:` with `name: Ada Lovelace`"
    } else {
        "the page's front matter: `name: Ada Lovelace`"
    };
    Diagnostic::warning(Code::NoName, message).at(span).help(format!("put the name in {place}"))
}

impl<'a> About<'a> {
    /// Everything that may be the name, the likeliest first. The data may be a theme's sample, so it names the author only
    /// where nothing else does.
    pub(super) fn names(&self, document: Option<&Document>) -> Vec<Candidate> {
        let mut names = self.site_names();
        if let Some(name) = self.data.and_then(|data| data.text("name")) {
            let is_alone = names.is_empty() && document.and_then(evident_name).is_none();
            let spells = || names.iter().any(|other| names::is_fuller(name.value, &other.text.value));
            // The samples of themes are in English.
            if is_alone || spells() || self.language.is_cjk() && has_letters_of(name.value, self.language) {
                names.push(Candidate::new(name.value, name.span, CandidateKind::Name));
            }
        }
        // `Ada Lovelace, professor of engines at Uni One`
        if names.is_empty()
            && let Some(text) = self.page.text("description")
            && let Some((name, _)) = text.value.split_once(',').filter(|(name, _)| names::evidently_a_name(name))
        {
            names.push(Candidate::new(name, text.span, CandidateKind::Title));
        }
        names
    }

    fn site_names(&self) -> Vec<Candidate> {
        let own = || self.own.iter().copied().chain([self.page]);
        let candidates = |value: &'a Yaml, kind| {
            let texts = localized(value, self.language).into_iter().chain(all_languages(value));
            let texts = texts.filter(|text| !text.value.is_empty() && !is_example(value));
            let name = |text: Spanned<&str>| Candidate::new(names::without_pronouns(text.value), text.span, kind);
            texts.map(name).collect::<Vec<_>>()
        };
        let localized_names = own().chain([self.site]).filter_map(|map| in_language(map, "name", self.language));
        let said = localized_names.chain(self.said_names()).flat_map(|value| candidates(value, CandidateKind::Name));
        let other = own().flat_map(other_names).flat_map(|value| candidates(value, CandidateKind::Other));
        // What is put over the configuration for a language leaves the name in the other one.
        let maps = || self.own.iter().chain(&self.wide).copied().chain([&self.config.yaml]);
        let in_parts = maps().filter_map(name_in_parts);
        // al-folio in several languages: `name: {zh: {first_name: 燕, last_name: 林}}`.
        let of_language = |map: &'a Yaml| map.get("name")?.get(self.language.code());
        let in_parts = maps().filter_map(of_language).filter_map(name_in_parts).chain(in_parts);
        let titled = |map: &&'a Yaml| in_language(map, "title", self.language).or_else(|| map.filled("title"));
        let titles = self.wide.iter().filter_map(titled).filter_map(|title| localized(title, self.language));
        let in_titles = titles.filter_map(|text| {
            Some(Candidate::new(names::name_in(&headline::plain(text.value))?, text.span, CandidateKind::Title))
        });
        said.chain(in_parts).chain(in_titles).chain(other).collect()
    }

    /// The values that are said to be the name.
    fn said_names(&self) -> Vec<&'a Yaml> {
        let is_name = |author: &&Yaml| author.as_str().is_some_and(|key| self.config.author(key).is_none());
        let author_as_text = |map: &'a Yaml| map.filled("author").filter(is_name);
        let own = self.own.iter().flat_map(|map| {
            [
                map.filled_any(&["name", "primary_name", "full_name", "fullname", "display_name"]),
                map.filled("secondary_name"),
            ]
        });
        let keys = [
            "name",
            "full_name",
            "fullname",
            "owner_name",
            "my-name",
            "my_name",
            "author_name",
            "author-name",
            "resume_name",
        ];
        let before =
            [self.page.filled_any(&["cv_name", "name", "display_name", "author_name"]), author_as_text(self.page)];
        let after = [author_as_text(self.site), self.site.filled_any(&keys)];
        before.into_iter().chain(own).chain(after).flatten().collect()
    }
}

/// The other names that a map has: those in other languages, and former ones.
fn other_names(map: &Yaml) -> Vec<&Yaml> {
    let is_one = |key: &str| {
        other_name(key).is_some_and(|kind| Language::from_tag(&kind).is_some() || OTHER_NAMES.contains(&kind.as_str()))
    };
    let pairs = map.as_map().into_iter().flat_map(Map::iter).filter(|(key, _)| is_one(&key.value));
    pairs.flat_map(|(_, value)| value.one_or_more()).collect()
}

/// What a key says of a name: `zh` of `name_zh` and `zh_name`, `former` of `former-names`.
fn other_name(key: &str) -> Option<String> {
    let key = key.to_lowercase().replace('-', "_");
    let before = ["_names", "_name"].iter().find_map(|end| key.strip_suffix(end));
    before.or_else(|| key.strip_prefix("name_")).map(str::to_owned)
}

/// What may be the name.
pub(super) struct Candidate {
    text: Spanned<String>,
    kind: CandidateKind,
}

impl Candidate {
    /// Whether it names the person next to another one. Names in Chinese characters may begin with any character where foreign
    /// names are written by their sound; one word in Latin letters is only a part of a name.
    fn is_another_name(&self) -> bool {
        let is_in_cjk = || self.text.value.chars().filter(|letter| letter.is_alphabetic()).all(is_cjk_letter);
        names::evidently_a_name(&self.text.value) || self.kind == CandidateKind::Other && is_in_cjk()
    }

    fn new(text: &str, span: Span, kind: CandidateKind) -> Self {
        let name = headline::plain(text).trim_matches(is_ornament).to_owned();
        Self { text: Spanned::new(name, span), kind }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum CandidateKind {
    /// Said to be the name.
    Name,
    /// Found in a title, and evidently a name.
    Title,
    /// Said to be a name that the person has besides the usual one.
    Other,
}

/// al-folio's `first_name`, `middle_name`, `last_name`.
fn name_in_parts(map: &Yaml) -> Option<Candidate> {
    const PARTS: [&[&str]; 3] = [
        &["first_name", "firstname", "given_name"],
        &["middle_name", "middlename"],
        &["last_name", "lastname", "surname", "family_name"],
    ];
    let parts = PARTS.map(|keys| keys.iter().find_map(|key| map.text(key)));
    let span = parts.iter().flatten().map(|part| part.span).reduce(Span::to)?;
    // Some put their degree before their name by calling it the first one.
    let is_degree = |text: &str| matches!(fold::words(text).as_str(), "phd" | "ph d" | "dphil" | "msc");
    let words = parts.iter().flatten().map(|part| part.value);
    let words: Vec<&str> = words.filter(|word| !is_degree(word)).collect();
    let is_example = words == ["You", "R.", "Name"];
    let han = words.iter().all(|word| names::is_cjk(word));
    // Chinese, Japanese and Korean names begin with the surname and have no space.
    let text = if han { words.iter().rev().copied().collect::<String>() } else { words.join(" ") };
    (!is_example && !words.is_empty()).then(|| Candidate::new(&text, span, CandidateKind::Name))
}
