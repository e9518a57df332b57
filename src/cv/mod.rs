//! The CV stage: from pages as trees to a [`Cv`].
//!
//! [`build`] is the stage on one page. The table lists what prepares a page's document, then the steps in order, then what
//! several of them use:
//!
//! | module | what it does |
//! |---|---|
//! | [`bilingual`] | a page in two languages → its part in one of them |
//! | `tails`, `picture_rows`, `cards`, `page_breaks`, `icon_headings`, `hand_bullets`, `hand_numbers`, `lone_cells`, `labels`, `counts`, `badges` | boxes and rows of a page → lists and words ([`prepare`]) |
//! | [`links`] | where links lead from paper |
//! | [`sections`] | blocks → sections |
//! | [`data_cv`] | CVs kept as data → sections |
//! | `samples` | texts that themes ship with |
//! | `supplements` | pages of the site that a CV has a section for |
//! | `slots` | slots that the site fills: [`bibliography`], [`collections`] |
//! | [`publications`], `selection`, `own_names` | how lists of publications are printed, and which |
//! | [`entries`] | lists of dated items → entries |
//! | `order` | which sections, in which order |
//! | `numbering` | the numbers of publications |
//! | `model` | the CV as data |
//! | [`dates`], `words` | dates as people write them; the words that vitae adds |

mod cards;
mod counts;
mod hand_bullets;
mod hand_numbers;
mod icon_headings;
mod labels;
mod lone_cells;
mod model;
mod numbering;
mod order;
mod own_names;
mod page_breaks;
mod picture_rows;
mod selection;
mod slots;
mod supplements;
mod tails;
mod words;

pub(crate) mod badges;
pub mod bibliography;
pub mod bilingual;
pub mod collections;
pub mod data_cv;
pub mod dates;
pub mod entries;
pub mod links;
pub mod publications;
pub(crate) mod samples;
pub mod sections;

use bibliography::{Record, Wording};
pub use bibliography::{Scholar, VenueNames};
pub use collections::{Collection, CollectionItem};
pub use dates::DateStyle;
pub use model::*;
pub(crate) use numbering::number;
pub use order::SectionOptions;
pub use own_names::OwnNames;
pub use samples::is_sample_file;
pub use selection::{Grouping, Position, PublicationOptions, Sorting};
pub(crate) use slots::says;
pub use supplements::Supplement;
pub(crate) use supplements::unprinted;
pub use words::Word;

use std::collections::BTreeSet;

use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Document, Footnote};
use crate::language::Language;
use crate::meanings::topic::PUBLICATIONS;
use crate::source::{SourceId, Sources, Spanned};
use crate::yaml::Yaml;

use entries::DateFormat;
use links::LinkContext;
use publications::Style;
use sections::PageOrder;
use slots::{Bibliography, Data, Filled};
use supplements::{LeftOut, Reading, Said};

/// What a document is made from.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The pages, in the order in which they are printed.
    pub pages: Vec<PageContent>,
    /// Pages that are printed if the others lack what they list.
    pub supplements: Vec<Supplement>,
    /// The page on which the site lists publications from its data, in case none of the others lists them.
    pub list: Option<Outcome<PageContent>>,
    /// The person the CV is about.
    pub profile: Profile,
    /// The site's bibliographies, `.bib` files.
    pub bibliographies: Vec<SourceId>,
    /// How the site lists what they hold.
    pub scholar: Scholar,
    /// The site's CVs that are kept as data (`_data/cv.yml`, `resume.json`); they follow the pages.
    pub data: Vec<Yaml>,
    /// The site's collections, for the places in the pages that show them.
    pub collections: Vec<Collection>,
    /// When the sources were last changed, as they say themselves.
    pub date: Option<Date>,
}

/// A page, ready to become sections.
#[derive(Debug, Clone, Default)]
pub struct PageContent {
    /// Its content.
    pub document: Document,
    /// What it calls itself in its front matter.
    pub title: Option<Spanned<String>>,
    /// What it says of itself there; some themes print it below the title.
    pub described: Option<Spanned<String>>,
    /// Its path on its host, the site's `baseurl` included: `/cv/`. Relative links start there.
    pub path: String,
    /// The collections whose items it prints itself, in loops of its own.
    pub shown: BTreeSet<String>,
}

impl PageContent {
    /// Whether the page's own loops list the site's publications.
    pub fn lists_publications(&self) -> bool {
        self.shown.contains(PUBLICATIONS)
    }
}

/// What a document should be like.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The language of the fixed words; see [`bilingual::detect`].
    pub language: Language,
    /// The address of the site, with the scheme: `https://jane.github.io`.
    pub site: Option<String>,
    /// Where the document will be, below the site's root. Links there are links to itself.
    pub output: Option<String>,
    /// Which sections to print, in which order, and under which headings.
    pub sections: SectionOptions,
    /// Which publications to print, and in which groups.
    pub publications: PublicationOptions,
    /// How the dates of entries are printed.
    pub dates: DateStyle,
}

/// A page's document with the boxes and rows of its site as the lists and words that they are.
pub fn prepare(document: Document) -> Document {
    let blocks = picture_rows::read(tails::join(document.blocks));
    let mut document = cards::open(Document { blocks, ..document });
    icon_headings::read(&mut document.blocks);
    document.blocks = hand_bullets::read(std::mem::take(&mut document.blocks));
    document.blocks = hand_numbers::join(document.blocks);
    hand_numbers::read(&mut document.blocks);
    lone_cells::read(&mut document.blocks);
    document.blocks = counts::join(labels::join(document.blocks));
    labels::take_off(&mut document.blocks);
    badges::to_words(&mut document.blocks);
    document.blocks = page_breaks::between(document.blocks);
    document
}

/// Makes the CV from pages and data. `sources` are what the input was read from.
///
/// # Errors
/// [`Code::EmptyPage`] when there is nothing to print.
pub fn build(sources: &Sources, input: &Input, options: &Options) -> Outcome<Cv> {
    let (cv, missing) = attempt(sources, input, options, &BTreeSet::new());
    if missing.is_empty() { cv } else { attempt(sources, input, options, &missing).0 }
}

/// The CV in which the pages that were `missing` from another attempt are printed, and the files of those that are missing from
/// this one: they are left out because of lists that are not printed either.
fn attempt(
    sources: &Sources,
    input: &Input,
    options: &Options,
    missing: &BTreeSet<String>,
) -> (Outcome<Cv>, BTreeSet<String>) {
    let mut diagnostics = Vec::new();
    let profile = named(input);
    let of_profile = profile.name.iter().chain(&profile.other_names).map(|name| name.value.as_str());
    let names: Vec<&str> = of_profile.chain(options.publications.other_names.iter().map(String::as_str)).collect();
    let own = options.publications.own_names(&names);
    let reading = Reading {
        names: &names,
        titles: &collections::titles(&input.collections),
        options,
        collections: &input.collections,
        has_bibliography: !input.bibliographies.is_empty(),
        scholar: &input.scholar,
        style: Style { own: &own, links: options.links(""), language: options.language, dates: options.dates },
        missing,
    };
    let said = said(&input.pages, &input.data, &input.supplements, reading).take(&mut diagnostics).unwrap_or_default();
    let printed = fill_in(said, sources, input, reading).take(&mut diagnostics).unwrap_or_default();
    let Printed { sections, footnotes, stood_for, missing } = printed;
    let dates = DateFormat { style: options.dates, language: options.language };
    let sections = entries::recognise(sections, dates);
    let mut sections = order::arrange(sections, &options.sections).take(&mut diagnostics).unwrap_or_default();
    if sections.is_empty() {
        diagnostics.push(Diagnostic::error(Code::EmptyPage, "there is nothing to print"));
        return (Outcome::from_parts(None, diagnostics), missing);
    }
    let (language, numbering, date) = (options.language, options.publications.numbering, input.date);
    number(&mut sections, numbering);
    let cv = Cv { profile, language, tag: None, date, sections, footnotes, numbering, stood_for };
    (Outcome::new(cv, diagnostics), missing)
}

/// The person, with the name that is evident from the first page where the site does not state it.
fn named(input: &Input) -> Profile {
    let mut profile = input.profile.clone();
    if profile.name.is_none() {
        profile.name = input.pages.first().and_then(|page| sections::evident_name(&page.document));
    }
    profile
}

/// What is printed of the pages, the data and the lists that the site keeps.
#[derive(Debug, Default)]
struct Printed {
    sections: Vec<Section>,
    footnotes: Vec<Footnote>,
    /// The pages that are left out because what they list is printed from the site's data.
    stood_for: Vec<StoodFor>,
    /// The files of the pages that are left out and whose lists are printed from nowhere else.
    missing: BTreeSet<String>,
}

/// Fills the places that the site fills from its data, and adds the publications that no page lists.
fn fill_in(said: Said, sources: &Sources, input: &Input, reading: Reading) -> Outcome<Printed> {
    let mut diagnostics = Vec::new();
    let Said { sections, mut footnotes, shown, mut stood_for, left_out, stood_in } = said;
    let Reading { options, collections, scholar, style, .. } = reading;
    let ((list, notes), noticed) = list(input.list.as_ref(), reading, footnotes.len() + 1);
    let headings = list.iter().filter_map(|section| section.heading.as_ref());
    let files_of_list: Vec<SourceId> = headings.map(|heading| heading.span.source).collect();
    let sections = sections::drop_repeated(sections).take(&mut diagnostics).unwrap_or_default();
    let bibliographies = read_bibliographies(sources, &input.bibliographies, scholar, &sections, style.own, options);
    let bibliographies = bibliographies.take(&mut diagnostics).unwrap_or_default();
    let records: Vec<&Record> = bibliographies.iter().flat_map(|bibliography| &bibliography.records).collect();
    let full = publications::with_full_name(style.own, &records);
    let data = Data {
        bibliographies: &bibliographies,
        collections,
        shown: &shown,
        options: &options.publications,
        scholar,
        left_out: &left_out,
        style: Style { own: full.as_ref().unwrap_or(style.own), ..style },
    };
    let filled = slots::fill(sections, list, data).take(&mut diagnostics);
    let Filled { sections, has_list } = filled.unwrap_or_default();
    if has_list {
        diagnostics.extend(noticed);
        footnotes.extend(notes);
        stood_for.retain(|page| !files_of_list.contains(&page.start.source));
    }
    for page in &mut stood_for {
        if let Instead::Stock(stock) = page.instead {
            page.listed = data.titles(stock, Some(&page.file));
        }
    }
    let missing = missing_of(&left_out, &stood_in, &sections, data);
    Outcome::new(Printed { sections, footnotes, stood_for, missing }, diagnostics)
}

/// The files of the pages that are left out and whose lists are printed from nowhere else.
fn missing_of(
    left_out: &[LeftOut],
    stood_in: &[(String, Vec<Section>)],
    printed: &[Section],
    data: Data,
) -> BTreeSet<String> {
    if left_out.is_empty() && stood_in.is_empty() || data.options.is_selection() {
        return BTreeSet::new();
    }
    let said = model::said(printed);
    let titles = |page: &LeftOut| page.stock.map(|stock| data.titles(stock, Some(&page.file))).unwrap_or_default();
    let listed = |page: &LeftOut| titles(page).into_iter().map(|title| slots::says(&said, &title.value));
    let missing = left_out.iter().filter(|page| page.is_missing(&said, listed(page)));
    let others = stood_in.iter().filter(|(_, page)| supplements::is_missing(page, &said));
    missing.map(|page| page.file.clone()).chain(others.map(|(file, _)| file.clone())).collect()
}

/// What the pages, the data and the supplements say, in order.
fn said(pages: &[PageContent], data: &[Yaml], supplements: &[Supplement], reading: Reading) -> Outcome<Said> {
    let mut diagnostics = Vec::new();
    let mut said = Said::default();
    let mut of_pages = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let place = if at == 0 { PageOrder::First } else { PageOrder::Later };
        said.shown.extend(page.shown.iter().cloned());
        let read = sections_of(page.clone(), place, reading, said.footnotes.len() + 1);
        let (sections, footnotes) = read.take(&mut diagnostics).unwrap_or_default();
        of_pages.push(sections);
        said.footnotes.extend(footnotes);
    }
    let mut pages = of_pages.into_iter();
    let home = pages.next().unwrap_or_default();
    let later = pages.flatten().collect();
    // Whoever names the pages wants them in this order.
    said.sections = if reading.options.publications.unlisted {
        sections::in_order(home, later)
    } else {
        home.into_iter().chain(later).collect()
    };
    for data in data {
        said.sections.extend(data_cv::sections(data, reading.style).take(&mut diagnostics).unwrap_or_default());
    }
    diagnostics.extend(supplements::take_in(&mut said, supplements, reading));
    if reading.options.publications.unlisted {
        let Reading { names, options, .. } = reading;
        let all = sections::raise_parts(std::mem::take(&mut said.sections));
        let all = sections::leisure_last(sections::about_first(all));
        said.sections = sections::with_papers_apart(all, names, options.language);
    }
    Outcome::new(said, diagnostics)
}

/// The sections and footnotes of the page on which the site lists publications, and what was noticed on it, which counts only if
/// it is printed.
fn list(
    page: Option<&Outcome<PageContent>>,
    reading: Reading,
    first_note: usize,
) -> ((Vec<Section>, Vec<Footnote>), Vec<Diagnostic>) {
    let page = page.filter(|page| page.value().is_some_and(PageContent::lists_publications));
    let read = page.cloned().map(|page| page.and_then(|page| sections_of(page, PageOrder::Later, reading, first_note)));
    let (list, noticed) = read.map(Outcome::into_parts).unwrap_or_default();
    (list.unwrap_or_default(), noticed)
}

/// The sections of a page, and its footnotes, numbered from `first_note` on. Headings that are names or titles of items do not
/// start a section.
fn sections_of(
    page: PageContent,
    place: PageOrder,
    reading: Reading,
    first_note: usize,
) -> Outcome<(Vec<Section>, Vec<Footnote>)> {
    links::resolve(page.document, reading.options.links(&page.path)).and_then(|mut document| {
        sections::titles_to_lines(&mut document.blocks, reading.titles);
        let footnotes = sections::take_footnotes(&mut document, first_note);
        let sections = sections::from_page(document, page.title.as_ref(), reading.names, place);
        sections.map(|sections| (sections, footnotes))
    })
}

/// Reads the `.bib` files, if the sections may list what is in them.
fn read_bibliographies(
    sources: &Sources,
    files: &[SourceId],
    scholar: &Scholar,
    sections: &[Section],
    own: &OwnNames,
    options: &Options,
) -> Outcome<Vec<Bibliography>> {
    // A one-page biography shows no list, and reading one costs more than reading the page.
    if !slots::want_bibliographies(sections, &options.publications) {
        return Outcome::ok(Vec::new());
    }
    let mut diagnostics = Vec::new();
    let site_groups = if options.publications.grouping.is_none() { scholar.own_groups() } else { None };
    let grouped_by = site_groups.map(|key| key.field.as_str());
    let wording =
        Wording { language: options.language, venues: options.publications.venues, grouped_by, own: Some(own) };
    let read = |&id: &SourceId| {
        let source = sources.get(id);
        let name = scholar.name_of(&source.path().to_string_lossy());
        let records = bibliography::parse(source.text(), id, wording).take(&mut diagnostics).unwrap_or_default();
        Bibliography { name, records }
    };
    let bibliographies = files.iter().map(read).collect();
    Outcome::new(bibliographies, diagnostics)
}

impl Options {
    /// Where links on the page at `path` start.
    fn links<'a>(&'a self, path: &'a str) -> LinkContext<'a> {
        LinkContext { site: self.site.as_deref(), page: path, output: self.output.as_deref() }
    }
}
