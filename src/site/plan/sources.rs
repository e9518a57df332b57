//! Which pages a document is made of: the named ones, else the homepage and what belongs to it.

use super::{Planner, paths};
use crate::cv::{bilingual, data_cv, samples};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::dialect;
use crate::language::Language;
use crate::meanings;
use crate::meanings::topic::CAREER;
use crate::page::Page;
use crate::path;
use crate::script;
use crate::site::discover::{self, Chosen};
use crate::site::page_data;
use crate::site::quarto;
use crate::site::reader::Reader;
use crate::site::settings::Settings;
use crate::site::site_page::SitePage;
use crate::site::supplements::{self, SupplementPage};
use crate::site::unknown;
use crate::source::Span;
use crate::vocabulary::is_cv_title;

impl<'a> Planner<'a, '_, '_> {
    /// Whether the named pages are exactly those that the site makes its document from.
    pub(super) fn is_the_sites(&self, named: &[SitePage], settings: &Settings<'_>) -> bool {
        let told = settings.source_paths();
        if !told.is_empty() {
            return told == paths(named);
        }
        let home = self.homepage(None);
        let cv = self.cv_page(home.as_ref().map(|home| home.page));
        home.into_iter().chain(cv).map(|chosen| &chosen.page.path).eq(named.iter().map(|page| &page.path))
    }

    /// The pages with these names; all that cannot be read are reported.
    pub(super) fn named_sources(&mut self, names: &[String], span: Option<Span>) -> Option<Vec<SitePage>> {
        let pages: Vec<Option<SitePage>> = names.iter().map(|name| self.named_source(name, span)).collect();
        pages.into_iter().collect()
    }

    fn named_source(&mut self, name: &str, span: Option<Span>) -> Option<SitePage> {
        let Some(path) = path::below_root("", name) else {
            let message = format!("`{name}` is outside the site's folder");
            self.diagnostics.push(Diagnostic::error(Code::Unreadable, message).at(span));
            return None;
        };
        if let Some(page) = page_data::page_of(self.reader, &path) {
            return page.take(&mut self.diagnostics);
        }
        if let Some(problem) = unknown::other_format(&path) {
            self.diagnostics.push(problem.at(span));
            return None;
        }
        // What was already read while looking around the site is not read, or reported, a second time.
        let seen = self.pages.iter().find(|page| page.path == path);
        let read = match seen {
            Some(page) => Outcome::new(page.page.clone(), page.diagnostics.clone()),
            None if dialect::is_quarto(&path) => quarto::page(self.reader, &path),
            None => self.reader.page(&path),
        };
        let place = |diagnostic: Diagnostic| if diagnostic.span.is_none() { diagnostic.at(span) } else { diagnostic };
        let (page, noticed) = read.into_parts();
        self.diagnostics.extend(noticed.into_iter().map(place));
        let page = page?;
        let kind = self.config.kind();
        let front_matter = kind.front_matter(page.front_matter, &path, self.config);
        let address = kind.address(&path, &front_matter, self.config);
        let page = Page { front_matter, ..page };
        let mut page = SitePage::new(path, address, page, Vec::new());
        page.read_as_the_site(self.config.language());
        Some(page)
    }

    pub(super) fn homepage(&self, language: Option<Language>) -> Option<Chosen<'a>> {
        self.config.kind().homepage(self.pages, self.config, language)
    }

    /// The page that holds the CV. In place of one that came with the theme or is a copy, and to which nothing leads, it is one in the
    /// menu, if any.
    fn cv_page(&self, home: Option<&SitePage>) -> Option<Chosen<'a>> {
        let is_shown = |page: &SitePage| {
            let by_home = |home| self.menu.links_of(home).contains(&page.bare_address());
            self.menu.leads_to(page) || home.is_none_or(by_home)
        };
        let is_copy = home.map(|home| supplements::forgotten_copies(&self.menu, home));
        let is_forgotten = |page: &SitePage| {
            is_copy.as_ref().is_some_and(|is_copy| is_copy(page))
                || !is_shown(page) && samples::is_untouched(page.page.body.text())
        };
        let among = |may_be_it: &dyn Fn(&SitePage) -> bool| self.config.kind().cv_page(self.pages, home, may_be_it);
        let first = among(&|_| true)?;
        if !is_forgotten(first.page) {
            return Some(first);
        }
        among(&|page| self.menu.leads_to(page)).or_else(|| among(&|page| !is_forgotten(page)))
    }

    /// The homepage and, unless it is a bio, the CV page. A CV page alone makes a document too, where there is no homepage or none
    /// in the language.
    pub(super) fn found_sources(&mut self, language: Option<Language>, is_bio: bool) -> Option<Vec<SitePage>> {
        let home = self.homepage(language).or_else(|| self.homepage_of_data());
        let cv = self.cv_page(home.as_ref().map(|home| home.page));
        let Some(home) = home else { return self.lone_cv(cv, language) };
        if let Some(language) = language
            && !is_in(home.page, language)
            && let Some(cv) = cv.as_ref().and_then(|cv| self.cv_in(cv, language))
        {
            self.drop_foreign(home.page);
            return Some(vec![self.take(&cv, "the CV page")]);
        }
        let mut sources = vec![self.take(&home, "the homepage")];
        if let Some(cv) = cv
            && !is_bio
        {
            let is_wanted = match language {
                Some(language) => self.is_cv_in(cv.page, language),
                None => !says_the_same_in_other_letters(home.page, cv.page),
            };
            if is_wanted {
                sources.push(self.take(&cv, "the CV page"));
                let whole = discover::whole_cv(self.pages, cv.page);
                sources.extend(whole.map(|whole| self.take(&whole, "the whole CV")));
            } else {
                self.drop_foreign(cv.page);
            }
        }
        Some(sources)
    }

    fn drop_foreign(&mut self, page: &SitePage) {
        let loss = Diagnostic::dropped_page(&page.path, supplements::IN_ANOTHER_LANGUAGE);
        self.diagnostics.push(loss.at(page.start()));
    }

    /// The CV page, or its twin, if it is in a language.
    fn cv_in(&mut self, cv: &Chosen<'a>, language: Language) -> Option<Chosen<'a>> {
        let cv = self.twin_of_cv(cv, language).unwrap_or_else(|| cv.clone());
        self.is_cv_in(cv.page, language).then_some(cv)
    }

    fn twin_of_cv(&self, cv: &Chosen<'a>, language: Language) -> Option<Chosen<'a>> {
        let twin = discover::twin(self.pages, cv.page, language)?;
        Some(Chosen { page: twin, reason: format!("it is {} in {}", cv.page.path, language.tag()) })
    }

    /// Whether the CV page, or the data that fills it, has a part in a language.
    fn is_cv_in(&mut self, cv: &SitePage, language: Language) -> bool {
        let states_it = cv.language() == Some(language);
        if !states_it && let Some(file) = page_data::file_of(self.reader, self.config, cv) {
            let data = self.reader.yaml(&file).into_value();
            return data.is_none_or(|data| data_cv::language(&data).code() == language.code());
        }
        bilingual::select(&cv.page.body, language, cv.language()).value().is_some()
    }

    /// The pages that a CV has a section for, besides its sources.
    pub(super) fn found_supplements(
        &self,
        home: &SitePage,
        sources: &[SitePage],
        language: Option<Language>,
    ) -> Vec<SupplementPage> {
        let cv = self.cv_page(Some(home)).map(|cv| cv.page);
        let mut found = supplements::find(&self.menu, self.pages, home, cv, language);
        found.retain(|one| sources.iter().all(|source| source.path != one.page.path));
        let may_be_in = |page: &SitePage, language| is_in(page, language) || page.is_filled_by_liquid();
        found.retain(|one| language.is_none_or(|language| may_be_in(&one.page, language)));
        found
    }

    /// The losses from the site's menu, and of other pages that seem to be about the person: those that are not among the ones that
    /// may be `printed`.
    pub(super) fn unprinted<'p>(
        &'p mut self,
        home: &SitePage,
        printed: &[&'p SitePage],
        language: Option<Language>,
    ) -> Vec<Diagnostic> {
        let is_twin = |page: &SitePage| printed.iter().any(|printed| discover::is_twin(page, printed));
        let is_shown = |page: &SitePage| {
            self.menu.leads_to(page) || is_twin(page) && page.has_text() || discover::names_a_homepage(page)
        };
        let is_copy = supplements::forgotten_copies(&self.menu, home);
        let is_missed = |page: &SitePage| {
            let is_cv = || page.names().iter().any(|name| is_cv_title(name));
            is_copy(page) && (supplements::is_called_publications(page) || is_cv())
        };
        let is_missing = |page: &&SitePage| {
            (is_shown(page) || is_missed(page)) && printed.iter().all(|printed| printed.path != page.path)
        };
        let is_said = |page: &SitePage| {
            let of_page = |said: &&Diagnostic| said.span == Some(page.start());
            self.diagnostics.iter().filter(of_page).any(|said| said.code == Code::DroppedPage)
        };
        let loss = |page: &SitePage| {
            let why = match language.is_none_or(|language| is_in(page, language)) {
                true if is_copy(page) => supplements::A_COPY.to_owned(),
                true => supplements::refusal(page, self.pages, home),
                false => supplements::IN_ANOTHER_LANGUAGE.to_owned(),
            };
            Diagnostic::dropped_page(&page.path, &why).at(page.start())
        };
        let copied = self.menu.copied_pages(self.reader, self.pages).into_iter();
        let copied: Vec<Diagnostic> =
            copied.map(|path| Diagnostic::dropped_page(&path, unpublished(self.reader, &path))).collect();
        let linked = supplements::linked(&self.menu, self.pages, printed).into_iter().map(|(page, from)| {
            let why = supplements::refusal_of_linked(page, from, self.pages, home);
            Diagnostic::dropped_page(&page.path, &why).at(page.start())
        });
        let missing = self.pages.iter().filter(is_missing).filter(|page| !is_said(page)).map(loss);
        missing.chain(copied).chain(linked).collect()
    }

    /// The page on which the site lists publications from its data, unless it is a source already.
    pub(super) fn filled_list(&self, home: &SitePage, sources: &[SitePage]) -> Option<SitePage> {
        let is_copy = supplements::forgotten_copies(&self.menu, home);
        let list = discover::filled_publications_page(self.pages, home, &|page| !is_copy(page))?;
        sources.iter().all(|source| source.path != list.path).then(|| list.clone())
    }

    /// The CV page of a site that has no homepage with words.
    fn lone_cv(&mut self, cv: Option<Chosen<'a>>, language: Option<Language>) -> Option<Vec<SitePage>> {
        let Some(cv) = cv else {
            self.diagnostics.push(unknown::error(self.reader, self.config, self.pages));
            return None;
        };
        let cv = language.and_then(|language| self.twin_of_cv(&cv, language)).unwrap_or(cv);
        Some(vec![self.take(&cv, "the CV page")])
    }

    /// A homepage without text that shows a CV from the site's data.
    pub(super) fn homepage_of_data(&mut self) -> Option<Chosen<'a>> {
        let (reader, config) = (&mut *self.reader, self.config);
        let mut at_root = self.pages.iter().filter(|page| page.bare_address().is_empty());
        let (page, file) = at_root.find_map(|page| Some((page, page_data::file_of(reader, config, page)?)))?;
        Some(Chosen { page, reason: format!("the site shows {file} at `/`") })
    }

    fn take(&mut self, chosen: &Chosen<'_>, role: &str) -> SitePage {
        let message = format!("{} is {role}: {}", chosen.page.path, chosen.reason);
        self.diagnostics.push(Diagnostic::note(Code::Chosen, message).at(chosen.page.start()));
        self.diagnostics.extend(chosen.page.diagnostics.iter().cloned());
        chosen.page.clone()
    }
}

/// Whether a page has a part in a language. What Liquid fills shows later.
fn is_in(page: &SitePage, language: Language) -> bool {
    !page.has_text() || bilingual::select(&page.page.body, language, page.language()).value().is_some()
}

/// Whether a CV page says in Chinese, Japanese or Korean what its homepage says in other letters, or the other way round: neither states
/// its language, and the homepage tells the career, and no less than a third as much.
fn says_the_same_in_other_letters(home: &SitePage, cv: &SitePage) -> bool {
    let (own, other) = (home.page.body.text(), cv.page.body.text());
    let titles = own.lines().filter(|line| line.starts_with('#')).map(meanings::words);
    let tells_career = || titles.flat_map(|title| meanings::some(&title)).any(|topic| CAREER.contains(&topic));
    let are_unstated = home.language_tag().is_none() && cv.language_tag().is_none();
    are_unstated
        && home.written_language().is_cjk() != cv.written_language().is_cjk()
        && script::word_count(own) * 3 >= script::word_count(other)
        && tells_career()
}

/// Why a file at an address of the menu is not a page of the site, as half a sentence.
fn unpublished(reader: &mut Reader<'_>, path: &str) -> &'static str {
    let source = reader.read(path).into_value();
    match source.is_some_and(|id| reader.sources().get(id).text().starts_with("---")) {
        true => "`published: false`, or `exclude:` in the configuration, keeps it out of the site",
        false => "it has no front matter, so Jekyll only copies it, and vitae does not read it",
    }
}
