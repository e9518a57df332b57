//! The stages in order; each is a function from one type to the next.
//!
//! | stage | from → to | where |
//! |---|---|---|
//! | decode | bytes → [`Source`](crate::source::Source) | [`encoding::decode`](crate::encoding::decode) |
//! | split | source → [`Page`]: front matter and body | [`page::split`](crate::page::split) |
//! | plan | a site → its [`DocumentPlan`]s | [`site::plan`], which has [`liquid::run_template`] run the frame |
//! | translate | shortcodes, Pandoc's fences → text | `dialect::translate` |
//! | fill in | Liquid in a body → text | [`liquid::render`] |
//! | parse | body → [`Document`] | [`markdown::parse_as`] |
//! | make | documents, profile and data → [`Cv`] | [`cv::build`] |
//! | curate | CV → CV without what belongs only on the site | [`curate::curate`] |
//! | emit | CV → [`Markup`] | [`typeset::emit`] |
//! | set | markup, template and fonts → [`Pages`] | [`typeset::compile`], `fit::fit` |
//! | export | pages → PDF, PNG, SVG | [`typeset::export`] |
//!
//! Every stage returns an [`Outcome`]: a value, if there is one, and what was noticed on the way, with its place in the
//! author's own text. None of them touches a disk, a clock or a network. Everything before a [`DocumentPlan`] belongs to the
//! site; the functions here take a plan to its pages.

mod fields;
mod instead;
mod unsaid;

use std::cell::LazyCell;

use crate::cv::{Cv, PageContent};
use crate::design::{Design, Fit};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Document, Image};
use crate::fit::{Budget, Fitted};
use crate::images::{Home, Images};
use crate::language::{Language, LanguageTag};
use crate::liquid::Rendered;
use crate::meanings::{self, topic};
use crate::page::Page;
use crate::path;
use crate::script::Scripts;
use crate::site::{Config, DocumentPlan, Generator, Reader, Request, SitePage};
use crate::source::{SourceId, Sources, Spanned};
use crate::typeset::{CompileInput, EmitContext, Fonts, Markup, Pages, Pictures, Rare, Session, Template};
use crate::yaml::Yaml;
use crate::{curate, cv, dialect, fit, images, limits, liquid, markdown, site, typeset};

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

/// Plans the documents of a site.
///
/// # Errors
/// Those of [`site::plan`].
pub fn plan(reader: &mut Reader<'_>, config: &Config, request: &Request) -> Outcome<Vec<DocumentPlan>> {
    site::plan(reader, config, request, liquid::run_template)
}

/// Builds one document of a site.
///
/// # Errors
/// Those of the stages. There is no value when one of them could not go on; there may also be errors next to a value, and
/// then nothing may be written.
pub fn build(reader: &mut Reader<'_>, config: &Config, plan: &DocumentPlan, fonts: &Fonts) -> Outcome<Built> {
    rebuild(reader, config, plan, &mut Session::new(fonts))
}

/// Builds one document of a site in a session that may have set it before: what did not change is not set again.
///
/// The document is the same as that of [`build`], byte for byte.
///
/// # Errors
/// Those of [`build`].
pub fn rebuild(reader: &mut Reader<'_>, config: &Config, plan: &DocumentPlan, session: &mut Session) -> Outcome<Built> {
    let mut diagnostics = Vec::new();
    let value = template(reader, config, plan).take(&mut diagnostics).and_then(|template| {
        let cv = read(reader, config, plan).and_then(|cv| limits::check(cv, plan.minutes)).take(&mut diagnostics)?;
        let images = find_images(reader, config, plan, &cv).take(&mut diagnostics)?;
        let is_there = |image: &Image| images.names.contains_key(&image.path);
        let is_pictogram = |path: &str| plan.design.photo && images.is_pictogram(path);
        let pictures = curate::KnownPictures { is_there: &is_there, is_pictogram: &is_pictogram };
        let curated = curate::without_pictures(cv, &plan.curation, pictures, reader.sources(), &pages_of(plan));
        let cv = curated.take(&mut diagnostics)?;
        let set = set(plan, template, &cv, images, session, reader.sources()).take(&mut diagnostics);
        set.map(|(markup, Fitted { pages, fit })| Built { cv, markup, pages, fit })
    });
    Outcome::from_parts(value, diagnostics).once()
}

/// The stages up to the CV: everything but setting it in type.
///
/// # Errors
/// Those of the stages.
pub fn read(reader: &mut Reader<'_>, config: &Config, plan: &DocumentPlan) -> Outcome<Cv> {
    let mut diagnostics = plan.unprinted.clone();
    let data: Vec<Yaml> = plan.data.iter().filter_map(|path| reader.yaml(path).take(&mut diagnostics)).collect();
    let language = language_of(config, plan, &data);
    let pages = sources(reader, config, plan).take(&mut diagnostics);
    let value = pages.and_then(|pages| {
        let first = plan.sources.first()?;
        let contact: Option<PageContent>;
        let supplements = supplements(reader, config, plan, language).take(&mut diagnostics)?;
        let mut visible = visible(reader, plan, &pages, &supplements);
        let header = data.iter().find_map(cv::data_cv::header);
        let mut profile = site::profile(reader, config, &first.page, &visible, header.as_ref(), language);
        let ways = [cv::ContactKind::Location, cv::ContactKind::Email, cv::ContactKind::Phone];
        let is_reached = profile.value().is_some_and(|profile| ways.iter().all(|kind| profile.has(*kind)));
        if let Some(page) = &plan.contact
            && !is_reached
        {
            contact = content(reader, config, page, plan.language).into_value();
            visible.contact = contact.as_ref().map(|page| &page.document);
            profile = site::profile(reader, config, &first.page, &visible, header.as_ref(), language);
        }
        let profile = profile.take(&mut diagnostics)?;
        let scholar = cv::Scholar::read(&config.yaml);
        let bibliographies =
            site::bibliographies(reader, config, &scholar, &all_pages(plan), &plan.foreign).take(&mut diagnostics)?;
        let collections = site::collections(reader, config, language).take(&mut diagnostics)?;
        let list = plan.list.as_ref().map(|page| content(reader, config, page, plan.language));
        let date = plan.date;
        let input = cv::Input { pages, supplements, list, profile, bibliographies, scholar, data, collections, date };
        let made = cv::build(reader.sources(), &input, &cv_options(config, plan, language));
        if plan.publications.unlisted {
            diagnostics.extend(unsaid_data(reader, config, plan, made.value()));
        }
        let curated = made.and_then(|cv| curate::curate(cv, &plan.curation, reader.sources(), &pages_of(plan)));
        let (tag, note) = other_language(config, plan);
        diagnostics.extend(note);
        let cv = curated.take(&mut diagnostics).map(|cv| Cv { tag, ..cv })?;
        diagnostics.extend(instead::stood_for(&cv, &plan.publications));
        if plan.publications.unlisted {
            let pages: Vec<&Page> = all_pages(plan).into_iter().map(|page| &page.page).collect();
            diagnostics.extend(fields::losses(reader, config, &pages, &input.collections, &cv, &diagnostics));
        }
        unsaid::withdraw(&mut diagnostics, &cv);
        unsaid::withdraw_links(&mut diagnostics, &cv);
        unsaid::settle(&mut diagnostics, &cv);
        unsaid::settle_pages(&mut diagnostics, &cv, reader.sources());
        Some(cv)
    });
    unsaid::explain_emptiness(&mut diagnostics, reader.sources());
    Outcome::from_parts(value, diagnostics).once()
}

/// What the site's data says that the CV does not. What is wrong with the data counts even where there is no CV.
fn unsaid_data(reader: &mut Reader<'_>, config: &Config, plan: &DocumentPlan, cv: Option<&Cv>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let files = unsaid::section_files(reader, plan.data.as_ref()).take(&mut diagnostics).unwrap_or_default();
    let Some(cv) = cv else { return diagnostics };
    let said = LazyCell::new(|| unsaid::said(cv));
    diagnostics.extend(config.theme_data(reader).flat_map(|data| unsaid::losses(&said, data)));
    if let Some(first) = plan.sources.first()
        && !files.is_empty()
    {
        let active = config.active_language(&first.page.front_matter, &first.path);
        let mut others = config.languages();
        others.retain(|language| Some(*language) != active);
        diagnostics.extend(unsaid::files(reader, &said, &files, &others));
    }
    diagnostics
}

/// What the pages say about their author, where front matter and configuration are silent.
fn visible<'a>(
    reader: &mut Reader<'_>,
    plan: &DocumentPlan,
    pages: &'a [PageContent],
    supplements: &'a [cv::Supplement],
) -> site::Visible<'a> {
    let documents = pages.iter().map(|page| &page.document);
    let first = documents.clone().next();
    if !plan.curation.chosen {
        return site::Visible { first, ..site::Visible::default() };
    }
    // `about.md` beside a homepage that greets its visitors.
    let is_about = |supplement: &&cv::Supplement| {
        meanings::name_of(path::stem(path::name(&supplement.file))) == Some(topic::ABOUT)
    };
    let about: Vec<&Document> =
        supplements.iter().filter(is_about).map(|supplement| &supplement.content.document).collect();
    let of_layouts = plan.sources.first().map(|first| site::icons_of_layouts(reader, first)).unwrap_or_default();
    let of_pages = documents.clone().chain(about.iter().copied()).flat_map(|document| document.icons.iter().cloned());
    let icons = of_pages.chain(of_layouts).collect();
    site::Visible { first, lifted: documents.collect(), about, icons, contact: None }
}

fn pages_of(plan: &DocumentPlan) -> Vec<SourceId> {
    all_pages(plan).iter().map(|page| page.page.source).collect()
}

/// The pages that may be printed.
fn all_pages(plan: &DocumentPlan) -> Vec<&SitePage> {
    let supplements = plan.supplements.iter().map(|supplement| &supplement.page);
    plan.sources.iter().chain(supplements).chain(&plan.list).collect()
}

/// The pages of the document. One that vitae chose besides the first is left out if it has nothing in the language.
fn sources(reader: &mut Reader<'_>, config: &Config, plan: &DocumentPlan) -> Outcome<Vec<PageContent>> {
    let mut diagnostics = Vec::new();
    let mut pages = Vec::new();
    for (at, page) in plan.sources.iter().enumerate() {
        let (content, noticed) = content(reader, config, page, plan.language).into_parts();
        let is_foreign = noticed.iter().any(|noticed| noticed.code == Code::NoSuchLanguage);
        if content.is_none() && is_foreign && at > 0 && plan.curation.chosen {
            diagnostics.push(unsaid::unreadable(page, &noticed));
            continue;
        }
        diagnostics.extend(noticed);
        let Some(content) = content else { return Outcome::from_parts(None, diagnostics) };
        pages.push(content);
    }
    Outcome::new(pages, diagnostics)
}

/// The content of the supplements. One that cannot be read is left out, since nobody asked for it.
fn supplements(
    reader: &mut Reader<'_>,
    config: &Config,
    plan: &DocumentPlan,
    language: Language,
) -> Outcome<Vec<cv::Supplement>> {
    let mut losses = Vec::new();
    let read = |supplement: &site::SupplementPage| {
        let page = &supplement.page;
        let mut noticed = page.diagnostics.clone();
        let content = content_beside(reader, config, page, plan.language, Some(language));
        let Some(mut content) = content.take(&mut noticed) else {
            losses.push(unsaid::unreadable(page, &noticed));
            return None;
        };
        let (topic, reason, is_unlinked) = (supplement.topic, supplement.reason.clone(), supplement.is_unlinked);
        let unread = unsaid::unread(reader, config, page, &content, &noticed);
        let language = page.language();
        let (file, start) = (page.path.clone(), page.start());
        content.title = content.title.or_else(|| Some(Spanned::new(site::named_by_menu(page)?, start)));
        Some(cv::Supplement { content, topic, file, language, reason, is_unlinked, start, unread, noticed })
    };
    let supplements = plan.supplements.iter().filter_map(read).collect();
    Outcome::new(supplements, losses)
}

/// A page's content, in the language that was asked for, if one was.
///
/// # Errors
/// Those of the stages up to the document.
pub fn content(
    reader: &mut Reader<'_>,
    config: &Config,
    page: &SitePage,
    language: Option<Language>,
) -> Outcome<PageContent> {
    content_beside(reader, config, page, language, None)
}

/// The same of a page beside others, in whose language the `document` is.
fn content_beside(
    reader: &mut Reader<'_>,
    config: &Config,
    page: &SitePage,
    language: Option<Language>,
    document: Option<Language>,
) -> Outcome<PageContent> {
    let rendered =
        site::with_layout(reader, config, page).and_then(|whole| fill_in(reader, config, page, &whole, language));
    rendered.and_then(|Rendered { text, shown }| {
        // What Liquid lists in two languages belongs to both.
        let belongs_to_both = || !page.has_text() && cv::bilingual::is_mixed(text.text());
        let body = match language {
            Some(language) => {
                let stated = page.language().or_else(|| belongs_to_both().then_some(language));
                cv::bilingual::select(&text, language, stated)
            }
            None => cv::bilingual::shown(&text, page.language(), document),
        };
        let own = config.own_addresses();
        body.and_then(|body| markdown::parse_of_site(&body, config.syntax(&page.path), &own)).map(|document| {
            let document = cv::prepare(document);
            // Quarto's lists are slots from the start.
            let shown = if dialect::is_quarto(&page.path) { document.collections() } else { shown };
            let title = page.page.front_matter.text("title");
            let title = title.map(|title| Spanned::new(title.value.to_owned(), title.span));
            let described = page.page.front_matter.text("description");
            let described = described.filter(|_| !site::hide_description(reader, page));
            let described = described.map(|text| Spanned::new(text.value.to_owned(), text.span));
            PageContent { document, title, described, path: config.path_on_host(&page.address), shown }
        })
    })
}

/// The text of `whole`, which is a page or that with its layout, as Markdown alone: what its generator would fill in is filled in, in
/// the language that was asked for or that the page states.
///
/// # Errors
/// Those of Liquid.
pub(crate) fn fill_in(
    reader: &mut Reader<'_>,
    config: &Config,
    page: &SitePage,
    whole: &Page,
    language: Option<Language>,
) -> Outcome<Rendered> {
    let language = language.or_else(|| page.language());
    // Hugo knows nothing of Liquid.
    let has_no_liquid = dialect::is_quarto(&page.path) || config.recognized.generator == Generator::Hugo;
    dialect::translate(&page.path, whole).and_then(|plain| match has_no_liquid {
        true => Outcome::ok(Rendered::untouched(plain.body)),
        false => liquid::render(reader, config, &plain, &page.address, language),
    })
}

/// The language that was asked for, that the page states, or that its text is in. For text in several languages, the site's
/// counts; but themes come with English set as the site's, which says nothing about a page in another language in Latin script. A
/// page without text has the language of its data.
fn language_of(config: &Config, plan: &DocumentPlan, data: &[Yaml]) -> Language {
    let first = plan.sources.first();
    // Some set their country's language and write in English.
    let is_written = |language: Language| {
        let says = |page: &SitePage, wanted| cv::bilingual::is_partly(page.page.body.text(), wanted);
        let is_in = |page| language == Language::En || !says(page, Language::En) || says(page, language);
        first.is_some_and(is_in)
    };
    let of_site = || {
        let stated = config.language().filter(|language| !language.is_cjk() && first.is_some_and(is_half_latin));
        stated.filter(|language| is_written(*language))
    };
    let stated = || first?.language();
    let text = first.map(|page| page.page.body.text()).filter(|text| !text.trim().is_empty());
    let detected = LazyCell::new(|| match (text, data.first()) {
        (None, Some(data)) => Some(cv::data_cv::language(data)),
        _ => first.map(SitePage::written_language),
    });
    let of_words = || detected.filter(|language| !language.is_cjk() && *language != Language::En);
    plan.language.or_else(stated).or_else(of_words).or_else(of_site).or_else(|| *detected).unwrap_or_default()
}

/// Whether a page has about as much text in Latin letters as in Chinese, Japanese or Korean ones. (A word in Latin letters says
/// as much as two or three CJK characters.)
fn is_half_latin(page: &SitePage) -> bool {
    let text = page.page.body.text();
    let words = text.split_whitespace().filter(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())).count();
    let Scripts { han, kana, hangul, .. } = Scripts::of(text);
    4 * words >= han + kana + hangul
}

/// The language that the site states, if vitae has no words for it and the page does not seem to be in English.
fn language_of_site(config: &Config, page: &SitePage) -> Option<LanguageTag> {
    let tag = config.yaml.filled_any(&["lang", "locale", "language"])?.as_str()?;
    let is_english = cv::bilingual::is_partly(page.page.body.text(), Language::En);
    (Language::from_tag(tag).is_none() && !is_english).then(|| LanguageTag::read(tag)).flatten()
}

/// The language that the page or its site states, or that its script shows, if vitae has no words for it; and a note that says so.
fn other_language(config: &Config, plan: &DocumentPlan) -> (Option<LanguageTag>, Option<Diagnostic>) {
    let tag = match plan.sources.first() {
        Some(first) if plan.language.is_none() => match first.language_tag() {
            Some(tag) => LanguageTag::read(&tag),
            None => LanguageTag::of_script(first.page.body.text()).or_else(|| language_of_site(config, first)),
        },
        _ => None,
    };
    let message =
        |tag: &LanguageTag| format!("the page's language is `{}`: words that vitae adds are English", tag.code);
    let note = tag.as_ref().filter(|tag| !tag.is_known()).map(|tag| Diagnostic::note(Code::Chosen, message(tag)));
    (tag, note)
}

fn cv_options(config: &Config, plan: &DocumentPlan, language: Language) -> cv::Options {
    cv::Options {
        language,
        site: config.homepage().map(|address| address.value),
        output: Some(plan.output.clone()),
        sections: plan.sections.clone(),
        publications: plan.publications.clone(),
        dates: plan.dates,
    }
}

fn template(reader: &mut Reader<'_>, config: &Config, plan: &DocumentPlan) -> Outcome<Template> {
    let Some(name) = &plan.template else { return Template::find(Template::DEFAULT, None, |_| None) };
    let span = Some(name.span).filter(|&span| span != config.yaml.span);
    Template::find(&name.value, span, |path| {
        let source = reader.read(path).into_value()?;
        Some((source, reader.sources().get(source).text().to_owned()))
    })
}

fn find_images(reader: &Reader<'_>, config: &Config, plan: &DocumentPlan, cv: &Cv) -> Outcome<Images> {
    let home = if config.is_site() || plan.curation.chosen { Home::Site } else { Home::Page };
    let read = |path: &str| config.files_at(path).into_iter().find_map(|path| reader.bytes(&path).ok());
    images::load(cv, home, reader.sources(), &read)
}

/// Everything after the CV.
fn set(
    plan: &DocumentPlan,
    template: Template,
    cv: &Cv,
    mut images: Images,
    session: &mut Session,
    sources: &Sources,
) -> Outcome<(Markup, Fitted)> {
    let portrait =
        |images: &Images| cv.profile.photo.as_ref().and_then(|photo| images.names.get(&photo.value)).cloned();
    let is_round = plan.design.photo && portrait(&images).is_some_and(|photo| images.is_round(&photo));
    images.reduce(cv, plan.design.photo, session);
    let photo = portrait(&images);
    let qr = match &cv.profile.homepage {
        Some(home) if plan.design.qr => images.add_qr_code(home),
        _ => None,
    };
    let pictures = Pictures { photo: photo.as_deref(), is_round, qr: qr.as_deref() };
    // With one page there is nothing to number in the footer.
    let design = Design { footer: plan.design.footer && plan.pages != Some(1), ..plan.design.clone() };
    let data = |rare: &Rare, fit| typeset::data(cv, pictures, &design, rare, fit);
    let attachments = attachments(plan, sources);
    let context = EmitContext {
        template: template.path(),
        attachments: attachments.iter().map(|(name, _)| name.clone()).collect(),
        images: images.names,
    };
    typeset::emit(cv, &context, data(&Rare::default(), Fit::default())).and_then(|markup| {
        let rare = Rare::of(cv, &markup, &template, &design);
        let budget = Budget {
            pages: plan.pages.map(|pages| pages as usize),
            body: plan.design.size.unwrap_or_else(|| template.body_size()),
            markup: markup.text.len(),
        };
        let project = CompileInput { markup, template, images: images.files, attachments };
        let mut fitted = |rare: &Rare| {
            fit::fit(&budget, |fits| {
                let data: Vec<String> = fits.iter().map(|fit| data(rare, *fit)).collect();
                typeset::compile_each(&project, &data, session, sources)
            })
        };
        // To number pages, the typesetter lays everything out twice: what looks like one page is set without numbers first.
        let alone = rare.without_page_numbers().filter(|_| design.footer && budget.looks_like_a_page());
        let alone = alone.map(|rare| (fitted(&rare), rare));
        let is_alone = |fitted: &Outcome<Fitted>| fitted.value().is_none_or(|fitted| fitted.pages.count() == 1);
        let (fitted, rare) = match alone {
            Some((fitted, rare)) if is_alone(&fitted) => (fitted, rare),
            _ => (fitted(&rare), rare),
        };
        let fit = fitted.value().map_or_else(Fit::default, |fitted| fitted.fit);
        let mut markup = project.markup;
        markup.data = data(&rare, fit);
        fitted.and_then(|fitted| limits::check_pages(fitted, plan.minutes)).map(|fitted| (markup, fitted))
    })
}

/// The pages as they were written, for a PDF that carries its sources.
fn attachments(plan: &DocumentPlan, sources: &Sources) -> Vec<(String, String)> {
    if !plan.design.attach {
        return Vec::new();
    }
    // The typesetter's paths cannot contain backslashes.
    let file = |page: &SitePage| (page.path.replace('\\', "_"), sources.get(page.page.source).text().to_owned());
    plan.sources.iter().map(file).collect()
}
