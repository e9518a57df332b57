//! Which documents to build, each from which pages and in which way.
//!
//! Flags win over a document's own settings, those over the homepage's `vitae:` block, and that over the one in
//! `_config.yml`. With no block at all there is one document: the homepage, then the CV page, written to where the pages
//! link to it. A named page becomes a document under its own name, because it is not what the site's links lead to. A note
//! says whatever vitae chose by itself.

mod outputs;
mod sources;
#[cfg(test)]
mod tests;

use super::collections::post_at_root;
use super::config::Config;
use super::discover;
use super::languages::foreign_bibliographies;
use super::menu::{Menu, RunTemplate};
use super::page_data;
use super::reader::Reader;
use super::settings::{self, Settings};
use super::site_page::SitePage;
use super::supplements::SupplementPage;
use super::topics::leave_out_copied_titles;
use crate::curate::{Curation, Figures};
use crate::cv::{DateStyle, PublicationOptions, SectionOptions};
use crate::date::Date;
use crate::design::Design;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::language::Language;
use crate::source::Spanned;
use crate::vocabulary::is_cv_title;
use crate::yaml::Yaml;

/// Where a document is written if nothing else is set.
pub const DEFAULT_OUTPUT: &str = "cv.pdf";

/// What the user asks for; it wins over what the site says. Everything is optional.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The pages, below the site's root; none for the whole site.
    pub sources: Vec<String>,
    /// The file to write, below the site's root.
    pub output: Option<String>,
    /// The template.
    pub template: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// The page budget.
    pub pages: Option<u32>,
}

/// A document to build.
#[derive(Debug, Clone)]
pub struct DocumentPlan {
    /// The file it is written to, below the site's root.
    pub output: String,
    /// Where that name comes from.
    pub named_by: NamedBy,
    /// Its pages, in order. The first one says whose CV it is.
    pub sources: Vec<SitePage>,
    /// Pages that a CV has a section for; they are printed if the sources do not have that section.
    pub supplements: Vec<SupplementPage>,
    /// The pages of the site's menu that are not among its pages, each with the reason.
    pub unprinted: Vec<Diagnostic>,
    /// The page on which the site lists publications from its data. It is printed if none of the others lists them.
    pub list: Option<SitePage>,
    /// The page that says how to reach the author.
    pub contact: Option<SitePage>,
    /// The bibliographies that only pages in other languages show, as tags name them.
    pub foreign: Vec<String>,
    /// The file of data that fills a page whose layout prints data: `_data/cv.yml`, `assets/json/resume.json`.
    pub data: Option<String>,
    /// The template that was asked for.
    pub template: Option<Spanned<String>>,
    /// The language that was asked for.
    pub language: Option<Language>,
    /// The page budget.
    pub pages: Option<u32>,
    /// When the sources were last changed, according to their front matter.
    pub date: Option<Date>,
    /// How it looks.
    pub design: Design,
    /// Which publications are printed, and how.
    pub publications: PublicationOptions,
    /// Which sections are printed.
    pub sections: SectionOptions,
    /// How dates are printed.
    pub dates: DateStyle,
    /// What is left out.
    pub curation: Curation,
    /// The findings to ignore.
    pub allow: Vec<Code>,
    /// How many minutes typesetting may take, at least one. The limits on its size grow with them, see [`limits`](crate::limits).
    pub minutes: usize,
}

/// Where the name of a document's file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// The configuration, or the page's own `vitae:` block.
    Setting,
    /// A page's link to its CV.
    Link,
    /// The command line or vitae's default.
    Nobody,
}

impl DocumentPlan {
    /// Whether the site names the file, in a setting or a link.
    pub fn is_promised(&self) -> bool {
        self.named_by != NamedBy::Nobody
    }
}

/// Plans the documents of a site; `run` runs the templates that show its menu.
///
/// # Errors
/// [`Code::InvalidConfig`] for what is wrong in a `vitae:` block, [`Code::NoPage`] or [`Code::UnknownSite`] if nothing says which
/// page to begin with, [`Code::Unreadable`] for a page that is named and cannot be read.
pub fn plan(
    reader: &mut Reader<'_>,
    config: &Config,
    request: &Request,
    run: RunTemplate,
) -> Outcome<Vec<DocumentPlan>> {
    // A named page without a site around it is alone: a thousand of them in a folder must not each read all the others.
    let is_alone = !config.is_site() && !request.sources.is_empty();
    let pages = if is_alone { Vec::new() } else { config.pages(reader) };
    let mut pages = if is_alone { pages } else { pages.into_iter().chain(page_data::at_root(reader)).collect() };
    pages.extend(post_at_root(reader, config, &pages));
    let menu = if is_alone { Menu::default() } else { Menu::read(reader, config, &pages, run) };
    pages.iter_mut().for_each(|page| page.called = menu.name_of(page).map(str::to_owned));
    leave_out_copied_titles(&mut pages);
    let mut planner = Planner { reader, config, request, pages: &pages, menu, diagnostics: Vec::new() };
    let plans = planner.documents();
    let mut diagnostics = planner.diagnostics;
    // Of a page that the user names, it is an error.
    let is_said = |said: &Diagnostic| diagnostics.iter().any(|other| other.message == said.message);
    let passed_over: Vec<Diagnostic> = reader.passed_over().filter(|said| !is_said(said)).collect();
    diagnostics.extend(passed_over);
    if let Some(plans) = &plans {
        diagnostics.extend(outputs::shared_outputs(plans));
    }
    Outcome::from_parts(plans, diagnostics)
}

/// Pages besides those that a document begins with; see [`DocumentPlan`].
#[derive(Default)]
struct Others {
    list: Option<SitePage>,
    contact: Option<SitePage>,
    supplements: Vec<SupplementPage>,
    unprinted: Vec<Diagnostic>,
}

struct Planner<'a, 'r, 'f> {
    reader: &'r mut Reader<'f>,
    config: &'a Config,
    request: &'a Request,
    pages: &'a [SitePage],
    menu: Menu,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Planner<'a, '_, '_> {
    fn documents(&mut self) -> Option<Vec<DocumentPlan>> {
        let named = self.named_sources(&self.request.sources.clone(), None)?;
        let main = self.homepage(None).map(|chosen| chosen.page);
        let first = named.first().or(main);
        let block = first.and_then(|page| page.page.front_matter.filled("vitae")).cloned();
        let blocks: Vec<&Yaml> = block.iter().chain(self.config.yaml.filled("vitae")).collect();
        self.diagnostics.extend(blocks.iter().flat_map(|block| settings::check(block)));

        let listed = Settings::listed(&blocks);
        if named.is_empty() && !listed.is_empty() {
            return listed.into_iter().map(|settings| self.document(settings, Vec::new())).collect();
        }
        let mut plan = self.document(Settings::new(None, &blocks), named)?;
        self.keep_apart(&mut plan, &listed);
        Some(vec![plan])
    }

    /// Plans one document; `named` are the pages of the command line.
    fn document(&mut self, settings: Settings<'_>, named: Vec<SitePage>) -> Option<DocumentPlan> {
        let request = self.request;
        let language = request.language.or_else(|| settings.language());
        let template = request
            .template
            .clone()
            .map(|name| Spanned::new(name, self.config.yaml.span))
            .or_else(|| settings.template());
        let is_bio = template.as_ref().is_some_and(|name| name.value == "bio");
        // A CV whose pages vitae chooses must be complete; if the user names the pages, they decide what is in it.
        let is_chosen = named.is_empty() && settings.sources().is_none();
        let is_whole = is_chosen && !is_bio;
        let is_the_sites = named.is_empty() || self.is_the_sites(&named, &settings);
        // What the site says about its document does not apply to a single page; what the page itself says does.
        let says_so =
            |output: &Spanned<String>| is_the_sites || named.iter().any(|page| page.page.source == output.span.source);
        let set = settings.output().filter(says_so);
        let sources = match settings.sources() {
            _ if !named.is_empty() => named,
            Some(names) => self.named_sources(&names.value, Some(names.span))?,
            None => self.found_sources(language, is_bio)?,
        };
        let (output, named_by) = self.output(set, &sources, is_the_sites, language);
        let curation = Curation {
            keep: settings.keep(),
            figures: settings.figures().unwrap_or_else(|| usual_figures(is_chosen, template.as_ref())),
            how_to_set_the_position: self.config.recognized.generator.how_to_set_the_position(),
            chosen: is_chosen,
        };
        let data = self.data_of(&sources);
        // A homepage shows the papers first; where the site has a CV, that decides.
        let is_cv = |page: &SitePage| page.title().is_some_and(|title| is_cv_title(&title.value));
        let is_for_visitors = is_whole && sources.len() == 1 && data.is_none() && !sources.iter().any(is_cv);
        let others = if is_whole { self.others(&sources, language) } else { Others::default() };
        Some(DocumentPlan {
            output,
            named_by,
            supplements: others.supplements,
            unprinted: others.unprinted,
            list: others.list,
            contact: others.contact,
            foreign: sources.first().map(|home| foreign_bibliographies(self.pages, home)).unwrap_or_default(),
            data,
            template,
            language,
            pages: request.pages.or_else(|| settings.pages()),
            date: settings.date().or_else(|| newest_date(&sources)),
            design: settings.design(),
            publications: PublicationOptions { unlisted: is_whole, ..settings.publications() },
            sections: SectionOptions { career_first: is_for_visitors, ..settings.sections() },
            dates: settings.dates(),
            curation,
            allow: settings.allow(),
            minutes: 1,
            sources,
        })
    }

    /// The site's other pages, for a CV that must be complete.
    fn others(&mut self, sources: &[SitePage], language: Option<Language>) -> Others {
        let list = sources.first().and_then(|home| self.filled_list(home, sources));
        // A CV page alone is the whole CV.
        let has_home = self.homepage(language).or_else(|| self.homepage_of_data()).is_some();
        let (true, Some(home)) = (has_home, sources.first()) else { return Others { list, ..Others::default() } };
        let supplements = self.found_supplements(home, sources, language);
        let printed = sources.iter().chain(&list).chain(supplements.iter().map(|supplement| &supplement.page));
        let unprinted = self.unprinted(home, &printed.collect::<Vec<_>>(), language);
        let contact = discover::contact_page(self.pages, home).cloned();
        Others { list, contact, supplements, unprinted }
    }

    /// The data that the first page without text of its own shows.
    fn data_of(&mut self, sources: &[SitePage]) -> Option<String> {
        let missing: Vec<Diagnostic> =
            sources.iter().filter_map(|page| page_data::missing_data(self.reader, self.config, page)).collect();
        self.diagnostics.extend(missing);
        let file = sources.iter().find_map(|page| page_data::data_of(self.reader, self.config, page))?;
        self.diagnostics.extend(file.losses(self.reader));
        Some(file.path)
    }
}

fn paths(pages: &[SitePage]) -> Vec<String> {
    pages.iter().map(|page| page.path.clone()).collect()
}

/// A site shows more pictures than a CV; if the user names the pages, they decide what is in them.
fn usual_figures(is_chosen: bool, template: Option<&Spanned<String>>) -> Figures {
    match template.map(|name| name.value.as_str()) {
        _ if !is_chosen => Figures::All,
        Some("modern") => Figures::Thumbnails,
        _ => Figures::Captioned,
    }
}

fn newest_date(sources: &[SitePage]) -> Option<Date> {
    let dates = |page: &SitePage| {
        page.page.front_matter.filled_any(&["last_modified_at", "last-modified-at", "date"]).and_then(Yaml::as_date)
    };
    sources.iter().filter_map(dates).max()
}
