//! Whose name the document bears, and in which other ways it is written.

use super::super::about::{About, is_example};
use super::super::config::{all_languages, localized};
use super::super::{headline, shown};
use crate::cv::sections::evident_name;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::names;
use crate::page::Page;
use crate::source::{Span, Spanned};
use crate::yaml::Yaml;

/// The first that is evidently a name; else the first that is said to be one; else the page's first heading, if that is one, or
/// the name by which its first sentences call the author.
pub(super) fn choose_name(
    candidates: Vec<Candidate>,
    document: Option<&Document>,
) -> (Option<Spanned<String>>, Vec<Spanned<String>>) {
    let evident = candidates.iter().position(|candidate| names::evidently_a_name(&candidate.text.value));
    let said = || candidates.iter().position(|candidate| candidate.kind == CandidateKind::Name);
    let name = match evident.or_else(said) {
        Some(at) => Some(candidates[at].text.clone()),
        None => document.and_then(|document| evident_name(document).or_else(|| shown::name(document))),
    };
    let Some(name) = name else { return (None, Vec::new()) };
    let mut others: Vec<Spanned<String>> = Vec::new();
    let texts =
        candidates.into_iter().map(|candidate| candidate.text).filter(|text| names::evidently_a_name(&text.value));
    for text in std::iter::once(name.clone()).chain(texts) {
        let spellings = names::spellings(&text.value).into_iter().map(|part| Spanned::new(part.to_owned(), text.span));
        for spelling in std::iter::once(text.clone()).chain(spellings.collect::<Vec<_>>()) {
            if spelling.value != name.value && !others.iter().any(|other| other.value == spelling.value) {
                others.push(spelling);
            }
        }
    }
    (Some(name), others)
}

pub(super) fn no_name(about: &About<'_>, page: &Page) -> Diagnostic {
    if let Some(example) = about.said_names().into_iter().find(|value| is_example(value)) {
        let message = "this is still the theme's sample text, so nothing says whose CV this is";
        return Diagnostic::warning(Code::NoName, message).at(example.span).help("replace it with your name");
    }
    let span = (!page.front.is_empty()).then_some(page.front_matter.span);
    let message = "neither the page nor the site says whose CV this is";
    let place = if about.config.yaml.is_empty() {
        "the page's front matter: `name: Ada Lovelace`"
    } else {
        "`_config.yml`: `author:` with `name: Ada Lovelace`"
    };
    Diagnostic::warning(Code::NoName, message).at(span).help(format!("put the name in {place}"))
}

impl<'a> About<'a> {
    /// Everything that may be the name, the likeliest first. The data may be a theme's sample, so it names the author only
    /// where nothing else does.
    pub(super) fn names(&self, document: Option<&Document>) -> Vec<Candidate> {
        let names = self.site_names();
        match self.data.and_then(|data| data.text("name")) {
            Some(name) if names.is_empty() && document.and_then(evident_name).is_none() => {
                vec![Candidate::new(name.value, name.span, CandidateKind::Name)]
            }
            _ => names,
        }
    }

    fn site_names(&self) -> Vec<Candidate> {
        let said = self.said_names().into_iter().filter(|value| !is_example(value)).flat_map(|value| {
            let chosen = localized(value, self.language);
            chosen.into_iter().chain(all_languages(value)).filter(|text| !text.value.is_empty())
        });
        let said = said.map(|text| Candidate::new(names::without_pronouns(text.value), text.span, CandidateKind::Name));
        let in_parts = self.own.iter().chain(&self.wide).copied().filter_map(name_in_parts);
        let titles = self.wide.iter().filter_map(|map| localized(map.filled("title")?, self.language));
        let in_titles = titles.filter_map(|text| {
            Some(Candidate::new(names::name_in(&headline::plain(text.value))?, text.span, CandidateKind::Title))
        });
        said.chain(in_parts).chain(in_titles).collect()
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
        let site = &self.config.yaml;
        let before = [self.page.filled_any(&["cv_name", "name"]), author_as_text(self.page)];
        let after = [author_as_text(site), site.filled_any(&["name", "full_name", "fullname", "owner_name"])];
        before.into_iter().chain(own).chain(after).flatten().collect()
    }
}

/// What may be the name.
pub(super) struct Candidate {
    text: Spanned<String>,
    kind: CandidateKind,
}

impl Candidate {
    fn new(text: &str, span: Span, kind: CandidateKind) -> Self {
        Self { text: Spanned::new(headline::plain(text), span), kind }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum CandidateKind {
    /// Said to be the name.
    Name,
    /// Found in a title, and evidently a name.
    Title,
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
    let words: Vec<&str> = parts.iter().flatten().map(|part| part.value).collect();
    let is_example = words == ["You", "R.", "Name"];
    let han = words.iter().all(|word| names::is_cjk(word));
    // Chinese, Japanese and Korean names begin with the surname and have no space.
    let text = if han { words.iter().rev().copied().collect::<String>() } else { words.join(" ") };
    (!is_example).then(|| Candidate::new(&text, span, CandidateKind::Name))
}
