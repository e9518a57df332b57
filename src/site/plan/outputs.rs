//! Where a document is written: where the site says, else where its pages link to their CV, else under its page's name.

use super::{DEFAULT_OUTPUT, DocumentPlan, NamedBy, Planner, paths};
use crate::diagnostic::{Code, Diagnostic};
use crate::fold;
use crate::language::Language;
use crate::path;
use crate::site::discover::is_twin;
use crate::site::menu::Target;
use crate::site::output::{
    allowed_output, elsewhere_of_targets, linked_elsewhere, linked_output, linked_unpublished, output_in_menu,
    output_of_targets, stated_targets, suits, targets_around,
};
use crate::site::settings::Settings;
use crate::site::site_page::SitePage;
use crate::source::{Span, Spanned};

/// Where a document's pages link to a CV.
struct CvLinks {
    /// To this one.
    own: Option<Spanned<String>>,
    /// To one in another language.
    foreign: Option<Spanned<String>>,
}

impl Planner<'_, '_, '_> {
    /// Where the document is written, and who says so; `set` is what a setting says.
    pub(super) fn output(
        &mut self,
        set: Option<Spanned<String>>,
        sources: &[SitePage],
        is_the_sites: bool,
        language: Option<Language>,
    ) -> (String, NamedBy) {
        match (&self.request.output, set) {
            (Some(output), _) => (output.clone(), NamedBy::Nobody),
            (None, Some(output)) => (self.checked_output(&output), NamedBy::Setting),
            (None, None) if is_the_sites => self.found_output(sources, language),
            (None, None) => (self.own_output(sources, language), NamedBy::Nobody),
        }
    }

    /// A document of named pages never overwrites one that the site makes from other pages, unless told to.
    pub(super) fn keep_apart(&mut self, plan: &mut DocumentPlan, listed: &[Settings<'_>]) {
        let own = paths(&plan.sources);
        let is_another = |settings: &Settings<'_>| {
            let output = settings.output().and_then(|output| path::below_root("", &output.value));
            output.is_some_and(|output| fold::path(&output) == fold::path(&plan.output))
                && settings.source_paths() != own
        };
        if self.request.output.is_none() && listed.iter().any(is_another) {
            let name = path::with_suffix(&plan.output, "alone");
            let message = format!("the output is {name}: {} is made from other pages", plan.output);
            self.diagnostics.push(Diagnostic::note(Code::Chosen, message));
            (plan.output, plan.named_by) = (name, NamedBy::Nobody);
        }
    }

    /// The `output` that the site asks for.
    fn checked_output(&mut self, output: &Spanned<String>) -> String {
        allowed_output(&output.value).unwrap_or_else(|why| {
            let message = format!("`{}` cannot be the output: it {why}", output.value.escape_debug());
            self.diagnostics.push(Diagnostic::error(Code::InvalidConfig, message).at(output.span));
            DEFAULT_OUTPUT.to_owned()
        })
    }

    /// Where the pages link to their CV, if they do. The link of a page in another language is not taken, but its
    /// name is.
    fn found_output(&mut self, sources: &[SitePage], language: Option<Language>) -> (String, NamedBy) {
        let main = self.homepage(None).map(|chosen| chosen.page);
        let wanted = language.or_else(|| sources.first()?.main_language()).unwrap_or_default();
        let is_another = sources.iter().chain(main).any(|page| is_foreign(page, language));
        let CvLinks { own, foreign } = self.links_to_cv(sources, main, wanted, is_another);
        let mut around = Vec::new();
        let own = match (own, main) {
            (None, Some(main)) if !is_another => {
                around = self.targets_around(sources, main);
                let from = &sources.first().unwrap_or(main).address;
                output_of_targets(&around, from, self.config).map(|own| (own, NAMED.to_owned()))
            }
            (own, _) => own.map(|own| (own, LINKED.to_owned())),
        };
        let of_foreign = |foreign: Spanned<String>| {
            let reason = format!("the site links to {} for another language", foreign.value);
            (Spanned::new(with_language(&foreign.value, wanted), foreign.span), reason)
        };
        let (path, named_by, reason, span) = match own.or_else(|| foreign.map(of_foreign)) {
            Some((link, reason)) => (self.config.file_shown_at(&link.value), NamedBy::Link, reason, Some(link.span)),
            None => {
                let path = if is_another { with_language(DEFAULT_OUTPUT, wanted) } else { DEFAULT_OUTPUT.to_owned() };
                let (reason, span) = self.no_link(&around);
                (path, NamedBy::Nobody, reason, span)
            }
        };
        let note = Diagnostic::note(Code::Chosen, format!("the output is {path}: {reason}"));
        self.diagnostics.push(note.at(span));
        (path, named_by)
    }

    /// The links to a CV on a document's pages, on the homepage of which it may be `another` version, and on the rest of the site.
    fn links_to_cv(
        &self,
        sources: &[SitePage],
        main: Option<&SitePage>,
        wanted: Language,
        is_another: bool,
    ) -> CvLinks {
        let is_theirs = |page: &SitePage| is_another && is_foreign(page, Some(wanted));
        let link = |page: &SitePage| linked_output(page, self.config, wanted);
        let is_twin_of_one = |page: &&SitePage| is_another && sources.iter().any(|source| is_twin(page, source));
        let twins = self.pages.iter().filter(is_twin_of_one).chain(main).filter(|page| is_theirs(page));
        let theirs: Vec<Spanned<String>> = twins.filter_map(link).collect();
        let is_own = |own: &Spanned<String>| {
            let is_the_same = theirs.iter().any(|theirs| theirs.value == own.value);
            suits(path::stem(&own.value), wanted).unwrap_or(!is_the_same)
        };
        let found = sources.iter().filter(|page| !is_theirs(page)).find_map(link);
        let is_for_another = is_another || found.as_ref().is_some_and(|found| !is_own(found));
        let of_site = || self.output_of_the_site(sources, wanted, is_another).filter(is_own);
        // A page in another language may lead to the CVs in all of them.
        let named = || theirs.iter().find(|theirs| suits(path::stem(&theirs.value), wanted) == Some(true)).cloned();
        let own = found.filter(is_own).or_else(of_site).or_else(named);
        let foreign =
            if is_for_another { sources.iter().find_map(link).or_else(|| theirs.first().cloned()) } else { None };
        CvLinks { own, foreign }
    }

    /// Where another page of the site, or its menu, links to the CV.
    fn output_of_the_site(
        &self,
        sources: &[SitePage],
        language: Language,
        is_another: bool,
    ) -> Option<Spanned<String>> {
        let tag = sources.first().and_then(SitePage::stated_language);
        let is_one = |page: &&SitePage| {
            let is_same = page.stated_language().is_none_or(|own| Some(own) == tag);
            let is_theirs = is_another && is_foreign(page, Some(language));
            is_same && !is_theirs && self.menu.leads_to(page)
        };
        let linked = self.pages.iter().filter(is_one).find_map(|page| linked_output(page, self.config, language));
        if linked.is_none() && !is_another { output_in_menu(&self.menu, self.config) } else { linked }
    }

    /// Where the pages' own settings, the templates around them and the site's data lead to.
    fn targets_around(&mut self, sources: &[SitePage], main: &SitePage) -> Vec<Target> {
        let pages = if sources.is_empty() { std::slice::from_ref(main) } else { sources };
        let Some((first, others)) = pages.split_first() else { return Vec::new() };
        let mut found = targets_around(self.reader, first);
        found.extend(stated_targets(self.config));
        found.extend(others.iter().flat_map(|page| targets_around(self.reader, page)));
        found
    }

    /// Why none of the site's links says where its CV is.
    fn no_link(&self, around: &[Target]) -> (String, Option<Span>) {
        let link = |page| linked_output(page, self.config, page.main_language().unwrap_or_default());
        if let Some(link) = self.pages.iter().find_map(link) {
            return (format!("the link to {} is not on a page of the menu", link.value), Some(link.span));
        }
        if let Some(link) = self.pages.iter().find_map(|page| linked_unpublished(page, self.config)) {
            return (
                format!("the site links to its CV at {}, which Jekyll does not publish", link.value),
                Some(link.span),
            );
        }
        let on_pages = self.pages.iter().find_map(|page| linked_elsewhere(page, self.config));
        match on_pages.or_else(|| elsewhere_of_targets(around, self.config)) {
            Some(link) => (format!("the site's link to a CV leads elsewhere: {}", link.value), Some(link.span)),
            None => ("no link to a PDF that could be its CV was found".to_owned(), None),
        }
    }

    /// Where a document of named pages goes: `_pages/bio.md` to `bio.pdf`.
    fn own_output(&mut self, sources: &[SitePage], language: Option<Language>) -> String {
        let output = format!("{}.pdf", sources.first().map_or("", |page| path::stem(&page.path)));
        let output = match language {
            Some(named) if sources.iter().any(|page| is_foreign(page, language)) => with_language(&output, named),
            _ => output,
        };
        let message = format!("the output is {output}: it is named after the page");
        self.diagnostics.push(Diagnostic::note(Code::Chosen, message));
        output
    }
}

/// Why a document is written where it is, as half a sentence.
const LINKED: &str = "the site links to its CV there";
const NAMED: &str = "the site names its CV there";

/// Whether a page is in another language than the one that was asked for.
fn is_foreign(page: &SitePage, language: Option<Language>) -> bool {
    language.is_some_and(|language| page.main_language() != Some(language))
}

/// `files/cv.pdf` in Chinese is `files/cv.zh.pdf`.
fn with_language(path: &str, language: Language) -> String {
    path::with_suffix(path, if language == Language::ZhCn { "zh" } else { language.tag() })
}

pub(super) fn shared_outputs(plans: &[DocumentPlan]) -> Option<Diagnostic> {
    let outputs: Vec<String> = plans.iter().map(|plan| fold::path(&plan.output)).collect();
    let at = (0..plans.len()).find(|&at| outputs[..at].contains(&outputs[at]))?;
    let message = format!("two documents would be written to {}", plans[at].output);
    Some(Diagnostic::error(Code::InvalidConfig, message).help("give each document its own `output`"))
}
