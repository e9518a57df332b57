//! The stages in their order, for one document.

use crate::cv::{self, Cv, Date, Language, PageContent, SectionOptions};
use crate::design::{Design, Fit};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::fit::{Budget, Fitted, fit};
use crate::images::{self, Home, Images};
use crate::markdown;
use crate::page::Page;
use crate::site::Config;
use crate::site::Reader;
use crate::site::profile;
use crate::typst::{self, Fonts, Markup, Pages, Project, Surroundings, Template};

/// One document to make.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The pages that it is made from, by their paths below the site's root.
    pub sources: Vec<String>,
    /// Where it will stand, below the site's root: links to that place are links to itself.
    pub output: Option<String>,
    /// The template.
    pub template: Template,
    /// The language; `None` is that of the first page's visible text.
    pub language: Option<Language>,
    /// The page budget.
    pub pages: Option<usize>,
    /// The date to put in; `None` is what the sources say.
    pub date: Option<Date>,
    /// How it looks.
    pub design: Design,
    /// Which sections, in which order.
    pub sections: SectionOptions,
}

/// A document, set in type.
#[derive(Clone)]
pub struct Built {
    /// What it says.
    pub cv: Cv,
    /// The markup that it was set from.
    pub markup: Markup,
    /// The pages.
    pub pages: Pages,
    /// What the page budget changed.
    pub fit: Fit,
}

/// Builds one document: read, split, parse, make the CV, set it in type.
///
/// # Errors
/// Those of the stages. There is no value when one of them could not go on.
pub fn build(reader: &mut Reader<'_>, plan: &Plan, fonts: &Fonts) -> Outcome<Built> {
    let mut diagnostics = Vec::new();
    let built = read(reader, plan, &mut diagnostics).and_then(|cv| {
        let images = load_images(reader, &cv).take(&mut diagnostics)?;
        set(plan, cv, images, fonts).take(&mut diagnostics)
    });
    Outcome { value: built, diagnostics }
}

/// Everything up to the CV.
fn read(reader: &mut Reader<'_>, plan: &Plan, diagnostics: &mut Vec<Diagnostic>) -> Option<Cv> {
    let config = Config::read(reader).take(diagnostics)?;
    let pages: Vec<Page> = plan.sources.iter().filter_map(|path| reader.page(path).take(diagnostics)).collect();
    let first = pages.first()?;
    let visible = markdown::parse(&first.body).value.unwrap_or_default();
    let language = plan.language.unwrap_or_else(|| cv::language::detect(first.body.text()));
    let profile = profile(reader, &config, first, Some(&visible), language).take(diagnostics)?;
    let date = plan.date.or_else(|| pages.iter().filter_map(stated_date).max());
    let mut contents = Vec::new();
    for page in &pages {
        // Without being asked, a page that shows two languages keeps both.
        let body = match plan.language {
            Some(asked) => cv::language::select(&page.body, asked).take(diagnostics)?,
            None => page.body.clone(),
        };
        let document = markdown::parse(&body).take(diagnostics)?;
        let title = page
            .front_matter
            .text("title")
            .map(|title| crate::source::Spanned::new(title.value.to_owned(), title.span));
        contents.push(PageContent { document, title, path: "/".to_owned() });
    }
    let site = config.homepage().map(|address| address.value);
    let options = cv::Options {
        language,
        site,
        output: plan.output.clone(),
        sections: plan.sections.clone(),
        ..cv::Options::default()
    };
    let input = cv::Input { pages: contents, profile, date, ..cv::Input::default() };
    cv::build(reader.sources(), input, &options).take(diagnostics)
}

/// The day on which the page says that it was last changed.
fn stated_date(page: &Page) -> Option<Date> {
    ["last_modified_at", "date"].iter().find_map(|key| page.front_matter.get(key)?.as_date())
}

fn load_images(reader: &Reader<'_>, cv: &Cv) -> Outcome<Images> {
    let files = reader.files();
    let home = if reader.exists("_config.yml") { Home::Site } else { Home::Page };
    images::load(cv, home, reader.sources(), &|path| files.read(path).ok())
}

/// Everything after the CV.
fn set(plan: &Plan, cv: Cv, images: Images, fonts: &Fonts) -> Outcome<Built> {
    let photo = cv.profile.photo.as_ref().and_then(|photo| images.names.get(&photo.value));
    let surroundings = Surroundings { template: plan.template.path(), images: images.names.clone() };
    let data = |fit| typst::data(&cv, photo.map(String::as_str), &plan.design, fit);
    let markup = typst::emit(&cv, &surroundings, data(Fit::default()));
    let mut project = Project { markup, template: plan.template.clone(), images: images.files, fonts: fonts.clone() };
    let budget = Budget { pages: plan.pages, body: plan.design.size.unwrap_or(10.5), grow: plan.pages == Some(1) };
    let fitted = fit(&budget, |fit| {
        project.markup.data = data(fit);
        typst::compile(&project)
    });
    fitted.map(|Fitted { pages, fit }| Built { cv: cv.clone(), markup: project.markup.clone(), pages, fit })
}
