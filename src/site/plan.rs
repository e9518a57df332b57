//! Which documents to build, each from which pages and in which way.
//!
//! Flags win over a document's own settings, those over the homepage's `vitae:` block, and that over the one in
//! `_config.yml`. With no block at all there is one document: the homepage, then the CV page, written to where the pages
//! link to it. A page that is named becomes a document of its own name, since it is not what the site's links promise. Whatever is
//! found rather than told is said in a note.

use super::config::Config;
use super::discover::{self, Chosen};
use super::files::below_root;
use super::output::{allowed_output, linked_output};
use super::page_data;
use super::reader::Reader;
use super::settings;
use super::site_page::SitePage;
use super::unknown;
use crate::curate::{Curation, Figures, Rule};
use crate::cv::{DateStyle, Grouping, PublicationOptions, SectionOptions, bilingual};
use crate::date::Date;
use crate::design::{Density, Design, Emoji, Links, Paper};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::fold;
use crate::language::Language;
use crate::page::Page;
use crate::source::{Span, Spanned};
use crate::yaml::{Value, Yaml};

/// Where a document is written when nothing says where.
pub const DEFAULT_OUTPUT: &str = "cv.pdf";

/// What the user asks for beyond what the site says; everything may be left open.
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
    /// Where it goes, below the site's root.
    pub output: String,
    /// Who says so.
    pub named_by: NamedBy,
    /// Its pages, in order. The first one says whose CV it is.
    pub sources: Vec<SitePage>,
    /// The file of data that fills a page whose layout prints data: `_data/cv.yml`, `assets/json/resume.json`.
    pub data: Option<String>,
    /// The template that was asked for.
    pub template: Option<Spanned<String>>,
    /// The language that was asked for.
    pub language: Option<Language>,
    /// The page budget.
    pub pages: Option<u32>,
    /// When the sources were last changed, as they say themselves.
    pub date: Option<Date>,
    /// How it looks.
    pub design: Design,
    /// Which publications are printed, and how.
    pub publications: PublicationOptions,
    /// Which sections are printed.
    pub sections: SectionOptions,
    /// How dates are printed.
    pub dates: DateStyle,
    /// What of the pages is left out.
    pub curation: Curation,
    /// The findings that are all right.
    pub allow: Vec<Code>,
    /// How many minutes setting it may take, at least one. What it may hold grows with them, see [`limits`](crate::limits).
    pub minutes: usize,
}

/// Who says where a document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// The configuration, or the page's own `vitae:` block.
    Setting,
    /// A page's link to its CV.
    Link,
    /// Nobody of the site.
    Nobody,
}

impl DocumentPlan {
    /// Whether the site says that its file is to be there.
    pub fn is_promised(&self) -> bool {
        self.named_by != NamedBy::Nobody
    }
}

/// Plans the documents of a site.
///
/// # Errors
/// [`Code::InvalidConfig`] for what is wrong in a `vitae:` block, [`Code::NoPage`] or [`Code::UnknownSite`] when nothing says which
/// page to begin with, [`Code::Unreadable`] for a page that is named and cannot be read.
pub fn plan(reader: &mut Reader<'_>, config: &Config, request: &Request) -> Outcome<Vec<DocumentPlan>> {
    // A page that is named and has no site around it is alone: a thousand of them in a folder must not each read all others.
    let is_alone = config.yaml.is_empty() && !request.sources.is_empty();
    let pages = if is_alone { Vec::new() } else { config.pages(reader) };
    let mut planner = Planner { reader, config, request, pages: &pages, diagnostics: Vec::new() };
    let plans = planner.documents();
    let mut diagnostics = planner.diagnostics;
    if let Some(plans) = &plans {
        diagnostics.extend(shared_outputs(plans));
    }
    Outcome::from_parts(plans, diagnostics)
}

struct Planner<'a, 'r, 'f> {
    reader: &'r mut Reader<'f>,
    config: &'a Config,
    request: &'a Request,
    pages: &'a [SitePage],
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

        let documents = blocks.iter().find_map(|block| block.filled("documents")).map_or(&[][..], Yaml::items);
        let listed: Vec<_> = documents.iter().map(|document| Settings::new(Some(document), &blocks)).collect();
        if named.is_empty() && !listed.is_empty() {
            return listed.into_iter().map(|settings| self.document(settings, Vec::new())).collect();
        }
        let mut plan = self.document(Settings::new(None, &blocks), named)?;
        self.keep_apart(&mut plan, &listed);
        Some(vec![plan])
    }

    /// A document of pages that were named never takes the place of one that the site makes of other pages, unless it is told to.
    fn keep_apart(&mut self, plan: &mut DocumentPlan, listed: &[Settings<'_>]) {
        let own = paths(&plan.sources);
        let is_another = |settings: &Settings<'_>| {
            let output = settings.text(&["output"]).and_then(|output| below_root("", &output.value));
            output.is_some_and(|output| fold::path(&output) == fold::path(&plan.output)) && settings.sources() != own
        };
        if self.request.output.is_none() && listed.iter().any(is_another) {
            let name = with_suffix(&plan.output, "alone");
            let message = format!("the output is {name}: {} is made from other pages", plan.output);
            self.diagnostics.push(Diagnostic::note(Code::Chosen, message));
            (plan.output, plan.named_by) = (name, NamedBy::Nobody);
        }
    }

    /// Whether pages that were named are just those that the site makes its document of.
    fn is_the_sites(&self, named: &[SitePage], settings: &Settings<'_>) -> bool {
        let told = settings.sources();
        if !told.is_empty() {
            return told == paths(named);
        }
        let home = self.homepage(None);
        let cv = self.config.kind().cv_page(self.pages, home.as_ref().map(|home| home.page));
        home.into_iter().chain(cv).map(|chosen| &chosen.page.path).eq(named.iter().map(|page| &page.path))
    }

    /// Plans one document; `sources` are those of the command line.
    fn document(&mut self, settings: Settings<'_>, sources: Vec<SitePage>) -> Option<DocumentPlan> {
        let request = self.request;
        let language = request.language.or_else(|| settings.language());
        let template = request
            .template
            .clone()
            .map(|name| Spanned::new(name, self.config.yaml.span))
            .or_else(|| settings.text(&["template"]));
        let is_bio = template.as_ref().is_some_and(|name| name.value == "bio");
        // A CV whose pages vitae chooses is to be whole; whoever names the pages names what is in it.
        let is_chosen = sources.is_empty() && settings.get(&["sources"]).is_none();
        let is_whole = is_chosen && !is_bio;
        let is_the_sites = sources.is_empty() || self.is_the_sites(&sources, &settings);
        // What the whole site says of its document is not said of one of its pages; what the page says itself is.
        let says_so = |output: &Spanned<String>| {
            is_the_sites || sources.iter().any(|page| page.page.source == output.span.source)
        };
        let told = settings.text(&["output"]).filter(says_so);
        let sources = match settings.get(&["sources"]) {
            _ if !sources.is_empty() => sources,
            Some(paths) => self.sources_in(paths)?,
            None => self.found_sources(language, is_bio)?,
        };
        let (output, named_by) = match (&request.output, told) {
            (Some(output), _) => (output.clone(), NamedBy::Nobody),
            (None, Some(output)) => (self.checked_output(&output), NamedBy::Setting),
            (None, None) if is_the_sites => self.found_output(&sources, language),
            (None, None) => (self.own_output(&sources, language), NamedBy::Nobody),
        };
        let curation = Curation {
            keep: settings.keep(),
            figures: settings.figures().unwrap_or_else(|| usual_figures(is_chosen, template.as_ref())),
            chosen: is_chosen,
        };
        Some(DocumentPlan {
            output,
            named_by,
            data: self.data_of(&sources),
            template,
            language,
            pages: request.pages.or_else(|| settings.whole(&["pages"])),
            date: settings.get(&["date"]).and_then(Yaml::as_date).or_else(|| newest_date(&sources)),
            design: settings.design(),
            publications: PublicationOptions { unlisted: is_whole, ..settings.publications() },
            sections: settings.sections(),
            dates: settings.dates(),
            curation,
            allow: settings.texts(&["check", "allow"]).iter().filter_map(|name| Code::named(name)).collect(),
            minutes: 1,
            sources,
        })
    }

    fn sources_in(&mut self, paths: &Yaml) -> Option<Vec<SitePage>> {
        let names: Vec<String> = paths.one_or_more().iter().filter_map(Yaml::as_str).map(str::to_owned).collect();
        self.named_sources(&names, Some(paths.span))
    }

    /// The pages of these names; all that cannot be read are reported.
    fn named_sources(&mut self, names: &[String], span: Option<Span>) -> Option<Vec<SitePage>> {
        let pages: Vec<Option<SitePage>> = names.iter().map(|name| self.named_source(name, span)).collect();
        pages.into_iter().collect()
    }

    fn named_source(&mut self, name: &str, span: Option<Span>) -> Option<SitePage> {
        let Some(path) = below_root("", name) else {
            let message = format!("`{name}` is outside the site's folder");
            self.diagnostics.push(Diagnostic::error(Code::Unreadable, message).at(span));
            return None;
        };
        if let Some(problem) = unknown::other_format(&path) {
            self.diagnostics.push(problem.at(span));
            return None;
        }
        // What the look around the site has read already is not read, and not reported, a second time.
        let seen = self.pages.iter().find(|page| page.path == path);
        let read = match seen {
            Some(page) => Outcome::new(page.page.clone(), page.diagnostics.clone()),
            None => self.reader.page(&path),
        };
        let place = |diagnostic: Diagnostic| if diagnostic.span.is_none() { diagnostic.at(span) } else { diagnostic };
        let (page, noticed) = read.into_parts();
        self.diagnostics.extend(noticed.into_iter().map(place));
        let page = page?;
        let kind = self.config.kind();
        let front_matter = kind.front_matter(page.front_matter, &path, self.config);
        let address = kind.address(&path, &front_matter, self.config);
        Some(SitePage { path, address, page: Page { front_matter, ..page }, diagnostics: Vec::new() })
    }

    fn homepage(&self, language: Option<Language>) -> Option<Chosen<'a>> {
        self.config.kind().homepage(self.pages, self.config, language)
    }

    /// The homepage and, unless it is a bio, the CV page; a CV page without a homepage makes a document too.
    fn found_sources(&mut self, language: Option<Language>, is_bio: bool) -> Option<Vec<SitePage>> {
        let home = self.homepage(language).or_else(|| self.homepage_of_data());
        let cv = self.config.kind().cv_page(self.pages, home.as_ref().map(|home| home.page));
        let Some(home) = home else { return self.lone_cv(cv, language) };
        let mut sources = vec![self.take(&home, "the homepage")];
        if let Some(cv) = cv.filter(|_| !is_bio) {
            if language.is_none_or(|language| is_in(cv.page, language)) {
                sources.push(self.take(&cv, "the CV page"));
            } else {
                let message = format!("{} is left out: it is in another language", cv.page.path);
                self.diagnostics.push(Diagnostic::note(Code::Chosen, message).at(cv.page.start()));
            }
        }
        let list = discover::publications_page(self.pages, home.page).filter(|_| !is_bio);
        if let Some(list) = list.filter(|list| sources.iter().all(|source| source.path != list.page.path)) {
            sources.push(self.take(&list, "the list of publications"));
        }
        Some(sources)
    }

    /// The CV page of a site that has no homepage with words.
    fn lone_cv(&mut self, cv: Option<Chosen<'a>>, language: Option<Language>) -> Option<Vec<SitePage>> {
        let Some(mut cv) = cv else {
            self.diagnostics.push(unknown::error(self.reader, self.config, self.pages));
            return None;
        };
        if let Some(twin) = language.and_then(|language| discover::twin(self.pages, cv.page, language)) {
            cv = Chosen { page: twin, reason: format!("it is {} in another language", cv.page.path) };
        }
        Some(vec![self.take(&cv, "the CV page")])
    }

    /// A homepage without text that shows a CV out of the site's data.
    fn homepage_of_data(&mut self) -> Option<Chosen<'a>> {
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
        let is_foreign = |page: &SitePage| is_foreign(page, language);
        let link = |page: &SitePage| linked_output(page, self.config);
        let theirs = main.filter(|page| is_foreign(page)).and_then(link);
        let own = sources.iter().filter(|page| !is_foreign(page)).find_map(link);
        let own = own.filter(|own| theirs.as_ref().is_none_or(|theirs| theirs.value != own.value));
        let foreign = sources.iter().find_map(link).or(theirs);
        let (linked, path) = match (own, foreign, language.filter(|_| sources.iter().chain(main).any(is_foreign))) {
            (Some(own), ..) => (true, own),
            (None, Some(foreign), Some(language)) => {
                (true, Spanned::new(with_language(&foreign.value, language), foreign.span))
            }
            (None, _, Some(language)) => {
                (false, Spanned::new(with_language(DEFAULT_OUTPUT, language), self.config.yaml.span))
            }
            (None, ..) => (false, Spanned::new(DEFAULT_OUTPUT.to_owned(), self.config.yaml.span)),
        };
        let reason =
            if linked { "the page links to its CV there" } else { "no page links to a PDF that could be its CV" };
        let note = Diagnostic::note(Code::Chosen, format!("the output is {}: {reason}", path.value));
        self.diagnostics.push(note.at(linked.then_some(path.span)));
        (path.value, if linked { NamedBy::Link } else { NamedBy::Nobody })
    }

    /// Where a document of pages that were named goes: `_pages/bio.md` to `bio.pdf`.
    fn own_output(&mut self, sources: &[SitePage], language: Option<Language>) -> String {
        let name = sources.first().and_then(|page| page.path.rsplit('/').next()).unwrap_or_default();
        let output = format!("{}.pdf", name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let output = match language.filter(|_| sources.iter().any(|page| is_foreign(page, language))) {
            Some(language) => with_language(&output, language),
            None => output,
        };
        let message = format!("the output is {output}: it is named after the page");
        self.diagnostics.push(Diagnostic::note(Code::Chosen, message));
        output
    }

    /// The data that the first page without text of its own shows.
    fn data_of(&mut self, sources: &[SitePage]) -> Option<String> {
        sources.iter().find_map(|page| page_data::file_of(self.reader, self.config, page))
    }
}

/// Whether a page is in another language than the one that was asked for.
fn is_foreign(page: &SitePage, language: Option<Language>) -> bool {
    language.is_some_and(|language| bilingual::detect(page.page.body.text()) != language)
}

fn paths(pages: &[SitePage]) -> Vec<String> {
    pages.iter().map(|page| page.path.clone()).collect()
}

/// A site shows more pictures than a CV; whoever names the pages names what is in them.
fn usual_figures(is_chosen: bool, template: Option<&Spanned<String>>) -> Figures {
    match template.map(|name| name.value.as_str()) {
        _ if !is_chosen => Figures::All,
        Some("modern") => Figures::Thumbnails,
        _ => Figures::Captioned,
    }
}

/// `files/cv.pdf` in Chinese is `files/cv.zh.pdf`.
fn with_language(path: &str, language: Language) -> String {
    with_suffix(path, if language == Language::ZhCn { "zh" } else { language.tag() })
}

fn with_suffix(path: &str, suffix: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{suffix}.{extension}"),
        None => format!("{path}.{suffix}"),
    }
}

fn is_in(page: &SitePage, language: Language) -> bool {
    bilingual::select(&page.page.body, language).value().is_some()
}

fn newest_date(sources: &[SitePage]) -> Option<Date> {
    let dates = |page: &SitePage| {
        page.page.front_matter.filled_any(&["last_modified_at", "last-modified-at", "date"]).and_then(Yaml::as_date)
    };
    sources.iter().filter_map(dates).max()
}

fn shared_outputs(plans: &[DocumentPlan]) -> Option<Diagnostic> {
    let outputs: Vec<String> = plans.iter().map(|plan| fold::path(&plan.output)).collect();
    let at = (0..plans.len()).find(|&at| outputs[..at].contains(&outputs[at]))?;
    let message = format!("two documents would be written to {}", plans[at].output);
    Some(Diagnostic::error(Code::InvalidConfig, message).help("give each document its own `output`"))
}

/// The settings of one document: its own, then those of the blocks around it.
struct Settings<'a> {
    layers: Vec<&'a Yaml>,
}

impl<'a> Settings<'a> {
    fn new(document: Option<&'a Yaml>, blocks: &[&'a Yaml]) -> Self {
        Self { layers: document.into_iter().chain(blocks.iter().copied()).collect() }
    }

    /// The value at a path of keys, in the nearest layer that has one.
    fn get(&self, path: &[&str]) -> Option<&'a Yaml> {
        self.layers.iter().find_map(|layer| path.iter().try_fold(*layer, |yaml, key| yaml.filled(key)))
    }

    fn text(&self, path: &[&str]) -> Option<Spanned<String>> {
        let value = self.get(path)?;
        Some(Spanned::new(value.as_str()?.trim().to_owned(), value.span))
    }

    fn texts(&self, path: &[&str]) -> Vec<String> {
        let items = self.get(path).map_or(&[][..], Yaml::one_or_more);
        items.iter().filter_map(Yaml::as_str).map(str::to_owned).collect()
    }

    /// The pages that are named, below the root; a path that leads out of it is none.
    fn sources(&self) -> Vec<String> {
        self.texts(&["sources"]).iter().filter_map(|path| below_root("", path)).collect()
    }

    fn flag(&self, path: &[&str]) -> Option<bool> {
        self.get(path)?.as_bool()
    }

    fn whole<T: TryFrom<i64>>(&self, path: &[&str]) -> Option<T> {
        T::try_from(self.get(path)?.as_int()?).ok()
    }

    fn choice<T>(&self, path: &[&str], choose: impl Fn(&str) -> Option<T>) -> Option<T> {
        choose(self.get(path)?.as_str()?)
    }

    fn language(&self) -> Option<Language> {
        self.choice(&["lang"], Language::from_tag)
    }

    fn dates(&self) -> DateStyle {
        let style = |name: &str| match name {
            "words" => Some(DateStyle::Words),
            "numbers" => Some(DateStyle::Numbers),
            _ => None,
        };
        self.choice(&["dates"], style).unwrap_or_default()
    }

    fn keep(&self) -> Vec<Rule> {
        self.texts(&["keep"]).iter().filter_map(|name| Rule::named(name)).collect()
    }

    fn figures(&self) -> Option<Figures> {
        let figures = |name: &str| match name {
            "none" => Some(Figures::None),
            "thumbnails" => Some(Figures::Thumbnails),
            "all" => Some(Figures::All),
            _ => None,
        };
        self.choice(&["images"], figures)
    }

    fn design(&self) -> Design {
        let default = Design::default();
        let paper = |name: &str| if name == "us-letter" { Paper::UsLetter } else { Paper::A4 };
        let emoji = |name: &str| if name == "colour" { Emoji::Colour } else { Emoji::Mono };
        let links = |name: &str| match name {
            "footnote" => Links::Footnote,
            "plain" => Links::Plain,
            _ => Links::Colour,
        };
        let density = |name: &str| match name {
            "loose" => Some(Density::Loose),
            "compact" => Some(Density::Compact),
            _ => None,
        };
        Design {
            paper: self.choice(&["paper"], |name| Some(paper(name))).unwrap_or(default.paper),
            accent: self.text(&["accent"]).map(|text| text.value),
            font: self.text(&["font"]).map(|text| text.value),
            size: self.get(&["size"]).and_then(settings::number),
            emoji: self.choice(&["emoji"], |name| Some(emoji(name))).unwrap_or(default.emoji),
            links: self.choice(&["links"], |name| Some(links(name))).unwrap_or(default.links),
            photo: self.flag(&["photo"]).unwrap_or(default.photo),
            icons: self.flag(&["icons"]).unwrap_or(default.icons),
            footer: self.flag(&["footer"]).unwrap_or(default.footer),
            density: self.choice(&["density"], density).unwrap_or(default.density),
            qr: self.flag(&["qr"]).unwrap_or(default.qr),
            attach: self.flag(&["attach"]).unwrap_or(default.attach),
        }
    }

    fn publications(&self) -> PublicationOptions {
        let group = |name: &str| match name {
            "kind" => Some(Grouping::Kind),
            "year" => Some(Grouping::Year),
            "none" => Some(Grouping::None),
            _ => None,
        };
        PublicationOptions {
            selected: self.flag(&["publications", "selected"]).unwrap_or(false),
            limit: self.whole(&["publications", "limit"]),
            grouping: self.choice(&["publications", "group"], group),
            emphasize: self.texts(&["emphasize"]),
            unlisted: false,
        }
    }

    fn sections(&self) -> SectionOptions {
        let rename = match self.get(&["sections", "rename"]).map(|yaml| &yaml.value) {
            Some(Value::Map(map)) => {
                map.iter().filter_map(|(key, value)| Some((key.value.clone(), value.as_str()?.to_owned()))).collect()
            }
            _ => Vec::new(),
        };
        SectionOptions {
            only: self.texts(&["sections", "only"]),
            skip: self.texts(&["sections", "skip"]),
            order: self.texts(&["sections", "order"]),
            rename,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    fn plans(files: &MemoryFiles, request: &Request) -> (Option<Vec<DocumentPlan>>, Vec<Diagnostic>) {
        let mut reader = Reader::new(files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        plan(&mut reader, &config, request).into_parts()
    }

    /// Output and sources of every document.
    fn shown(files: &MemoryFiles, request: &Request) -> Vec<String> {
        let (plans, _) = plans(files, request);
        let line = |plan: DocumentPlan| {
            let sources: Vec<&str> = plan.sources.iter().map(|page| page.path.as_str()).collect();
            format!("{} from {}", plan.output, sources.join(", "))
        };
        plans.expect("a plan").into_iter().map(line).collect()
    }

    fn academicpages() -> MemoryFiles {
        MemoryFiles::new()
            .with("_config.yml", "url: https://jane.github.io\nauthor: {name: Jane Doe}\n")
            .with(
                "_pages/about.md",
                "---\npermalink: /\n---\nHello, I am Jane, see [my CV](http://jane.github.io/files/Jane.pdf).\n",
            )
            .with("_pages/cv.md", "---\npermalink: /cv/\n---\nEducation\n")
            .with(
                "_pages/about-zh.md",
                "---\npermalink: /zh/\n---\n我的研究方向是机器学习与神经科学的学习原理，欢迎联系。\n",
            )
            .with("README.md", "A site.\n")
    }

    #[test]
    fn without_a_block_there_is_one_document_where_the_page_links_it() {
        assert_eq!(shown(&academicpages(), &Request::default()), ["files/Jane.pdf from _pages/about.md, _pages/cv.md"]);
    }

    #[test]
    fn another_language_takes_the_twin_and_leaves_out_what_has_none() {
        let request = Request { language: Some(Language::ZhCn), ..Request::default() };
        assert_eq!(shown(&academicpages(), &request), ["files/Jane.zh.pdf from _pages/about-zh.md"]);
    }

    #[test]
    fn named_pages_are_taken_as_they_are() {
        let request = Request { sources: vec!["README.md".into()], ..Request::default() };
        assert_eq!(shown(&academicpages(), &request), ["README.pdf from README.md"]);
        let request = Request { sources: vec!["missing.md".into(), "../x.md".into()], ..Request::default() };
        let (plan, diagnostics) = plans(&academicpages(), &request);
        assert!(plan.is_none());
        assert_eq!(diagnostics.len(), 2);
    }

    #[test]
    fn a_named_page_does_not_take_the_place_of_a_listed_document() {
        let files = academicpages().with(
            "_config.yml",
            "url: https://jane.github.io\nvitae: {documents: [{output: files/Jane.pdf}, {output: b.pdf}]}\n",
        );
        let page = Request { sources: vec!["_pages/about.md".into()], ..Request::default() };
        assert_eq!(shown(&files, &page), ["about.pdf from _pages/about.md"]);
        let told = Request { output: Some("files/Jane.pdf".into()), ..page };
        assert_eq!(shown(&files, &told), ["files/Jane.pdf from _pages/about.md"]);
        let files = files.with(
            "_config.yml",
            "vitae: {documents: [{output: About.pdf, sources: [_pages/about.md, _pages/cv.md]}, {output: b.pdf}]}\n",
        );
        let page = Request { sources: vec!["_pages/about.md".into()], ..Request::default() };
        assert_eq!(shown(&files, &page), ["about.alone.pdf from _pages/about.md"]);
    }

    #[test]
    fn a_named_page_has_its_own_name_unless_it_is_all_of_the_site_or_says_otherwise() {
        let named = |path: &str| Request { sources: vec![path.into()], ..Request::default() };
        let files = academicpages();
        assert_eq!(shown(&files, &named("_pages/about.md")), ["about.pdf from _pages/about.md"]);
        assert_eq!(shown(&files, &named("_pages/cv.md")), ["cv.pdf from _pages/cv.md"]);
        let chinese = Request { language: Some(Language::ZhCn), ..named("_pages/about.md") };
        assert_eq!(shown(&files, &chinese), ["about.zh.pdf from _pages/about.md"]);
        let told = files.with("_config.yml", "vitae: {output: files/whole.pdf}\n");
        assert_eq!(shown(&told, &named("_pages/about.md")), ["about.pdf from _pages/about.md"]);
        let own = told.with("_pages/bio.md", "---\nvitae: {output: files/own.pdf}\n---\nHello.\n");
        assert_eq!(shown(&own, &named("_pages/bio.md")), ["files/own.pdf from _pages/bio.md"]);

        let one_page = MemoryFiles::new()
            .with("_config.yml", "title: Jane Doe\n")
            .with("index.md", "---\npermalink: /\n---\nHello, I am Jane, see [my CV](/files/Jane.pdf).\n");
        assert_eq!(shown(&one_page, &named("index.md")), ["files/Jane.pdf from index.md"]);
        let alone = MemoryFiles::new().with("bio.md", "Hello, I am Jane, see [my CV](cv.pdf).\n");
        assert_eq!(shown(&alone, &named("bio.md")), ["bio.pdf from bio.md"]);
    }

    #[test]
    fn the_block_says_more() {
        let config = "vitae:\n  paper: us-letter\n  pages: 3\n  documents:\n    - output: files/CV.pdf\n      pages: 2\n    - template: bio\n      output: b.pdf\n    - lang: zh\n";
        let files = academicpages().with("_config.yml", config);
        assert_eq!(
            shown(&files, &Request::default()),
            [
                "files/CV.pdf from _pages/about.md, _pages/cv.md",
                "b.pdf from _pages/about.md",
                "cv.zh.pdf from _pages/about-zh.md"
            ],
        );
        let (plans, _) = plans(&files, &Request { pages: None, ..Request::default() });
        let plans = plans.expect("a plan");
        assert_eq!((plans[0].pages, plans[1].pages), (Some(2), Some(3)));
        assert_eq!(plans[1].design.paper, Paper::UsLetter);
    }

    #[test]
    fn the_page_wins_over_the_site_and_flags_over_both() {
        let files = academicpages()
            .with("_config.yml", "vitae: {template: academic, pages: 2, paper: us-letter}\n")
            .with("_pages/about.md", "---\npermalink: /\nvitae: {template: bio, pages: 1}\n---\nHello\n");
        let (plans, _) = plans(&files, &Request { pages: Some(4), ..Request::default() });
        let plan = &plans.expect("a plan")[0];
        assert_eq!(plan.template.as_ref().map(|name| name.value.as_str()), Some("bio"));
        assert_eq!((plan.pages, plan.design.paper), (Some(4), Paper::UsLetter));
    }

    #[test]
    fn nothing_to_build_is_an_error() {
        let (plan, diagnostics) = plans(&MemoryFiles::new().with("notes.txt", ""), &Request::default());
        assert!(plan.is_none());
        assert_eq!(diagnostics[0].code, Code::NoPage);
    }

    #[test]
    fn outputs_stay_inside_and_apart() {
        let files = academicpages().with(
            "_config.yml",
            "vitae: {documents: [{output: ../x.pdf}, {output: a.pdf}, {output: ./A.pdf}, {output: \"b\\n::c\"}]}\n",
        );
        let (_, diagnostics) = plans(&files, &Request::default());
        let errors: Vec<&str> =
            diagnostics.iter().filter(|d| d.code == Code::InvalidConfig).map(|d| d.message.as_str()).collect();
        assert_eq!(
            errors,
            [
                "`../x.pdf` cannot be the output: it is outside the site's folder",
                r"`b\n::c` cannot be the output: it has a control character in it",
                "two documents would be written to A.pdf"
            ]
        );
    }
}
