//! What a page's layout shows of the site's data: themes have layouts that print a CV from `_data/`, and pages with nothing else
//! in them. A CV that is kept as data at the site's root counts as a separate page.

use super::config::Config;
use super::files::EntryKind;
use super::reader::Reader;
use super::site_page::{SitePage, split_language};
use crate::cv::samples;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::language::Language;
use crate::liquid_syntax;
use crate::path;
use crate::source::Span;
use crate::yaml::{self, Yaml};

/// Layouts that print a CV, and the names of the data that they print, as `site.data` has them; the first that exists.
const LAYOUTS: &[(&str, &[&str])] = &[
    // al-folio
    ("cv", &["cv", "resume"]),
    // academicpages
    ("cv-layout", &["cv"]),
    // Hydejack
    ("resume", &["resume"]),
];

/// The data of themes whose homepage is the CV, such as online-cv.
const HOMEPAGE: &[&str] = &["data"];

const ENDINGS: &[&str] = &["yml", "yaml", "json"];

/// Where to find a resume that no setting names: al-folio has it in its assets, JSON Resume's tools at the root.
const USUAL: &[&str] = &["assets/json/resume.json", "resume.json", "resume.yml", "resume.yaml"];

/// File names of CVs in data at the root of a site, without their extensions. RenderCV calls them `Mira_Solberg_CV`.
const AT_ROOT: &[&str] = &["resume", "cv"];
const RENDER_CV: &str = "_cv";

/// The file whose data fills a page, and the theme's samples that stood before it.
pub(super) struct DataFile {
    pub(super) path: String,
    pub(super) samples: Vec<String>,
}

impl DataFile {
    /// The losses of the samples.
    pub(super) fn losses(&self, reader: &mut Reader<'_>) -> Vec<Diagnostic> {
        let sample = |path: &String| {
            let taken = &self.path;
            let message =
                format!("{path} is left out: it is a sample from the theme; {taken} fills the page in its place");
            let start = reader.read(path).into_value().map(|source| Span::new(source, 0..0));
            Diagnostic::loss(Code::ThemeSample, message).at(start)
        };
        self.samples.iter().map(sample).collect()
    }
}

/// The path of the file whose data fills a page.
pub(super) fn file_of(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Option<String> {
    data_of(reader, config, page).map(|file| file.path)
}

/// The file whose data fills a page: of several, the first that says something and is more than a sample of the theme, if one is.
pub(super) fn data_of(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Option<DataFile> {
    let files = files_of(reader, config, page);
    let has_rivals = files.len() > 1;
    let (mut shown, mut samples, mut refused) = (None, Vec::new(), Vec::new());
    for path in &files {
        let data = if has_rivals { reader.yaml(path).into_value() } else { None };
        if has_rivals && is_sample(reader, path, data.as_ref()) {
            samples.push(path.clone());
        } else if !data.as_ref().is_some_and(Yaml::is_empty) {
            match refusal(reader, config, path) {
                Some(why) => refused.push((path.clone(), why)),
                None => {
                    shown = Some(DataFile { path: path.clone(), samples });
                    break;
                }
            }
        }
    }
    // What the site passes over for a comma too many is better than nothing.
    let mut is_readable =
        |path: &String| refused.iter().all(|(known, _)| known != path) || reader.yaml(path).value().is_some();
    let shown = shown.or_else(|| {
        let path = files.into_iter().find(|path| is_readable(path))?;
        Some(DataFile { path, samples: Vec::new() })
    });
    refused.retain(|(path, _)| shown.as_ref().is_none_or(|shown| shown.path != *path));
    refused.into_iter().for_each(|(path, why)| reader.pass_over(path, why));
    shown
}

/// Why the site passes over a file of data: the plug-in `jekyll_get_json` says nothing of what is not JSON, and the page is filled
/// from what else there is.
fn refusal(reader: &mut Reader<'_>, config: &Config, path: &str) -> Option<Vec<Diagnostic>> {
    let is_plugged = || plugged(config).iter().filter_map(path_of_plugged).any(|plugged| plugged == path);
    if path.starts_with("_data/") || !is_plugged() {
        return None;
    }
    let read = reader.read(path).and_then(|id| yaml::parse_json(reader.sources().get(id).text(), id));
    let (data, why) = read.into_parts();
    data.is_none().then_some(why)
}

/// The files that the plug-in `jekyll_get_json` makes parts of `site.data`.
fn plugged(config: &Config) -> &[Yaml] {
    config.yaml.get("jekyll_get_json").map(Yaml::items).unwrap_or_default()
}

fn path_of_plugged(item: &Yaml) -> Option<&str> {
    item.text("json").map(|path| path.value.trim_start_matches('/'))
}

/// Whether a file of data is as its theme ships it, but for a word here and there. Versions of al-folio shipped JSON that is not
/// valid.
fn is_sample(reader: &mut Reader<'_>, path: &str, data: Option<&Yaml>) -> bool {
    let evidence = match data {
        Some(data) => samples::of_data(data),
        None => match reader.read(path).into_value() {
            Some(source) => samples::of_json(reader.sources().get(source).text()),
            None => return false,
        },
    };
    evidence.is_of_a_sample_file()
}

/// The files of data that a page may be filled from, the likeliest first.
fn files_of(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Vec<String> {
    if is_data(&page.path) {
        return vec![page.path.clone()];
    }
    let layout = layout_of(page);
    if page.has_text() && !layout.is_some_and(|(layout, names)| prints_data_as_well(reader, page, layout, names)) {
        return Vec::new();
    }
    let Some((layout, names)) = layout else {
        return homepage_file(reader, config, page).into_iter().collect();
    };
    let names = in_order_of_layout(reader, page, layout, names);
    let named = page.page.front_matter.text("cv_data").map(|named| named.value);
    let all = named.into_iter().chain(names.iter().copied());
    let file = |name| in_language(reader, page, name).or_else(|| data_file(reader, config, page, name));
    let in_site: Vec<String> = all.filter_map(file).collect();
    // If no plug-in is configured with a file, the resume is where al-folio and JSON Resume's tools put it.
    let is_told = config.yaml.filled("jekyll_get_json").is_some() || !names.contains(&"resume");
    let usual = || USUAL.iter().find(|path| !is_told && reader.exists(path)).map(|path| (*path).to_owned());
    if in_site.is_empty() { usual().into_iter().collect() } else { in_site }
}

/// Whether a page is a CV that is kept as data.
pub(super) fn is_data(path: &str) -> bool {
    path::has_extension(path, ENDINGS)
}

/// The CVs that are kept as data at the site's root, as pages.
pub(super) fn at_root(reader: &mut Reader<'_>) -> Vec<SitePage> {
    let paths = paths_at_root(reader).into_iter();
    let page = |path: String| {
        let (page, diagnostics) = page_of(reader, &path)?.into_parts();
        Some(SitePage { diagnostics, ..page? })
    };
    paths.filter_map(page).collect()
}

/// A CV that is kept as data, as a page; `None` if the file holds something else.
pub(super) fn page_of(reader: &mut Reader<'_>, path: &str) -> Option<Outcome<SitePage>> {
    if !is_data(path) {
        return None;
    }
    let page = reader.page_of_data(path);
    // Anything wrong with the data is reported when it is read for printing.
    if reader.yaml(path).value().is_some_and(|data| !is_cv(data)) {
        return None;
    }
    let (path, address) = (path.to_owned(), format!("/{path}"));
    Some(page.map(|page| SitePage::new(path, address, page, Vec::new())))
}

fn paths_at_root(reader: &Reader<'_>) -> Vec<String> {
    let is_named = |path: &String| {
        let stem = path::stem(path).to_lowercase();
        is_data(path) && (AT_ROOT.contains(&stem.as_str()) || stem.ends_with(RENDER_CV))
    };
    let files = reader.list("").into_iter().filter(|entry| entry.kind == EntryKind::File);
    files.map(|entry| entry.name).filter(is_named).collect()
}

/// Whether data has the form of JSON Resume or of RenderCV.
fn is_cv(data: &Yaml) -> bool {
    ["basics", "cv"].iter().any(|key| data.filled(key).and_then(Yaml::as_map).is_some())
}

/// Whether a layout prints data beside the text of a page: the page names its format, or the site's own copy asks for it.
fn prints_data_as_well(reader: &mut Reader<'_>, page: &SitePage, layout: &str, names: &[&str]) -> bool {
    let asks = |text: &str| names.iter().any(|name| text.contains(&format!("site.data.{name}")));
    page.page.front_matter.filled("cv_format").is_some() && !has_layout(reader, layout)
        || asks(&liquid_syntax::without_comments(&layout_text(reader, layout)))
}

fn layout_of(page: &SitePage) -> Option<&'static (&'static str, &'static [&'static str])> {
    let layout = page.page.front_matter.text("layout")?;
    LAYOUTS.iter().find(|(known, _)| *known == layout.value)
}

/// The loss of a page without text for which the data that its theme's layout prints is missing.
pub(super) fn missing_data(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Option<Diagnostic> {
    let (layout, names) = layout_of(page)?;
    if page.has_text() || has_layout(reader, layout) || file_of(reader, config, page).is_some() {
        return None;
    }
    let usual = names.contains(&"resume").then_some("resume.json");
    let files: Vec<String> = names.iter().map(|name| format!("_data/{name}.yml")).collect();
    let files = files.iter().map(String::as_str).chain(usual).collect::<Vec<_>>().join(" or ");
    let why = format!("it has no text, and for its layout `{layout}` there is no {files}");
    Some(Diagnostic::dropped_page(&page.path, &why).at(page.start()))
}

/// The site's own copy of a layout; `None` if it comes from the theme.
pub(super) fn layout_file(reader: &Reader<'_>, layout: &str) -> Option<String> {
    let paths = ["liquid", "html"].map(|ending| format!("_layouts/{layout}.{ending}"));
    paths.into_iter().find(|path| !layout.is_empty() && reader.exists(path))
}

/// The name of the layout that GitHub Pages gives a page of Markdown that names none (jekyll-default-layout); empty if the site has
/// none of that name.
pub(super) fn usual_layout(reader: &Reader<'_>, is_home: bool) -> &'static str {
    let names = if is_home { &["home", "page", "default"][..] } else { &["page", "default"] };
    names.iter().find(|name| has_layout(reader, name)).copied().unwrap_or_default()
}

/// Whether the site has a layout in its own folder, not from the theme.
pub(crate) fn has_layout(reader: &Reader<'_>, layout: &str) -> bool {
    layout_file(reader, layout).is_some()
}

fn layout_text(reader: &mut Reader<'_>, layout: &str) -> String {
    let source = layout_file(reader, layout).and_then(|path| reader.read(&path).into_value());
    source.map(|id| reader.sources().get(id).text().to_owned()).unwrap_or_default()
}

/// The data that a homepage without text shows; it must be a CV, since many sites have data of that name.
fn homepage_file(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Option<String> {
    if !page.bare_address().is_empty() {
        return None;
    }
    let path = HOMEPAGE.iter().find_map(|name| in_data_folder(reader, config, page, name))?;
    let data = reader.yaml(&path).into_value()?;
    data.filled("sidebar").and_then(Yaml::as_map).map(|_| path)
}

/// What the page asks for (`cv_format: jsonresume`), else the data in the order in which the site's own copy of the layout
/// asks for them: al-folio has changed it more than once.
fn in_order_of_layout<'n>(reader: &mut Reader<'_>, page: &SitePage, layout: &str, names: &[&'n str]) -> Vec<&'n str> {
    let mut names = names.to_vec();
    match page.page.front_matter.text("cv_format").map(|format| format.value) {
        Some("jsonresume") => names.retain(|name| *name == "resume"),
        Some("rendercv") => names.retain(|name| *name == "cv"),
        _ => {
            let text = liquid_syntax::without_comments(&layout_text(reader, layout));
            let place = |name: &&str| text.find(&format!("site.data.{name}"));
            // What the layout does not ask for is not shown, whether it is there or not.
            if names.iter().any(|name| place(name).is_some()) {
                names.retain(|name| place(name).is_some());
                names.sort_by_key(place);
            }
        }
    }
    names
}

/// The file that has the data of this name in the language that the page states: `_data/cv_zh.yml`.
fn in_language(reader: &Reader<'_>, page: &SitePage, name: &str) -> Option<String> {
    let language = page.language()?;
    let files = reader.list("_data").into_iter().map(|entry| path::join("_data", &entry.name));
    files.filter(|path| is_data(path)).find(|path| {
        let (stem, tag) = split_language(path::stem(path));
        stem == name && tag.and_then(Language::from_tag) == Some(language)
    })
}

/// The file that `site.data` has under a name: in `_data`, or where the plug-in `jekyll_get_json` finds it. A site in several
/// languages has one for each: `resume_en-us`.
fn data_file(reader: &Reader<'_>, config: &Config, page: &SitePage, name: &str) -> Option<String> {
    let active = config.active_language(&page.page.front_matter, &page.path);
    let called =
        |name: &str| plugged(config).iter().find(|item| item.text("data").is_some_and(|data| data.value == name));
    let plugged = active.and_then(|active| called(&format!("{name}_{active}"))).or_else(|| called(name));
    plugged
        .and_then(path_of_plugged)
        .map(str::to_owned)
        .filter(|path| reader.exists(path))
        .or_else(|| in_data_folder(reader, config, page, name))
}

/// A file of the folder `_data`, or of those in it that jekyll-polyglot lays over it: the folder of the page's language, and that
/// of the site's.
fn in_data_folder(reader: &Reader<'_>, config: &Config, page: &SitePage, name: &str) -> Option<String> {
    let active = config.active_language(&page.page.front_matter, &page.path);
    let languages = active.into_iter().flat_map(|active| [active, config.default_language()]);
    let folders = languages.map(|language| format!("_data/{language}")).chain(["_data".to_owned()]);
    let mut paths = folders.flat_map(|folder| ENDINGS.iter().map(move |ending| format!("{folder}/{name}.{ending}")));
    paths.find(|path| reader.exists(path))
}
