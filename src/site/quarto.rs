//! The websites that Quarto and R Markdown make: their configuration, and the lists that their pages have of other pages.

mod cells;
mod citations;
mod frozen;
mod includes;
pub(super) mod listings;
mod md5;

pub(super) use cells::bibliographies;

use super::reader::Reader;
use crate::diagnostic::Outcome;
use crate::page::Page;
use crate::path;
use crate::yaml::{Map, Yaml};

/// Where a project has its configuration (Quarto guide, “Project Basics”).
const PROJECT: [&str; 2] = ["_quarto.yml", "_quarto.yaml"];

/// What the configuration says of a website, under the names that Jekyll's themes have for it. Nothing for books and reports.
pub(super) fn settings(reader: &mut Reader<'_>) -> Option<Map> {
    let variables = variables(reader);
    match configuration(reader, PROJECT) {
        Some(yaml) => quarto(&yaml, variables.as_ref()),
        None => configuration(reader, ["_site.yml", "_site.yaml"]).map(|yaml| r_markdown(&yaml)),
    }
}

fn configuration(reader: &mut Reader<'_>, names: [&str; 2]) -> Option<Yaml> {
    let path = names.into_iter().find(|path| reader.exists(path))?;
    reader.yaml(path).into_value()
}

/// What pages may print by its name: `{{< var email >}}` (Quarto guide, “Variables”).
fn variables(reader: &mut Reader<'_>) -> Option<Yaml> {
    configuration(reader, ["_variables.yml", "_variables.yaml"])
}

/// Quarto guide, “Website Options”. Quarto makes books and reports as well. An address among the variables is the author's.
fn quarto(yaml: &Yaml, variables: Option<&Yaml>) -> Option<Map> {
    let kind = yaml.below("project.type").and_then(Yaml::as_str);
    let website = yaml.get("website");
    let of_website = |key: &str| website?.filled(key).cloned();
    let variable = |key: &str| variables?.filled(key).filter(|value| value.as_str().is_some()).cloned();
    (kind == Some("website") || website.is_some()).then(|| {
        Map::of([
            ("title", of_website("title")),
            ("url", of_website("site-url")),
            ("navbar", of_website("navbar")),
            ("page-footer", of_website("page-footer")),
            ("menu", of_website("sidebar")),
            ("sidebar", of_website("sidebar")),
            ("lang", yaml.filled("lang").cloned()),
            ("email", variable("email")),
            ("orcid", variable("orcid")),
        ])
    })
}

/// R Markdown: The Definitive Guide, chapter 10, “Websites”.
fn r_markdown(yaml: &Yaml) -> Map {
    let title = yaml.below("navbar.title").or_else(|| yaml.filled("name"));
    Map::of([("title", title.cloned()), ("navbar", yaml.filled("navbar").cloned())])
}

/// Reads a page with what it includes, and with what its code makes, as far as that is known.
///
/// # Errors
/// Those of [`Reader::page`].
pub(super) fn page(reader: &mut Reader<'_>, path: &str) -> Outcome<Page> {
    let page = reader.page(path).and_then(|page| frozen::with_results(reader, path, page));
    page.and_then(|page| filled(reader, path, page))
}

/// The same of an item of a list, of which a CV has hardly more than the title.
///
/// # Errors
/// Those of [`Reader::page`].
fn item(reader: &mut Reader<'_>, path: &str) -> Outcome<Page> {
    reader.page(path).and_then(|page| filled(reader, path, page))
}

fn filled(reader: &mut Reader<'_>, path: &str, page: Page) -> Outcome<Page> {
    let page = includes::with_includes(reader, path, page);
    let page = page.and_then(|page| cells::with_lists_of_code(reader, path, page));
    page.and_then(|page| citations::with_citations(reader, path, page))
}

/// Where the generator puts what it makes: `_site`, unless the configuration says otherwise.
fn output_folder(reader: &mut Reader<'_>) -> String {
    let stated = configuration(reader, PROJECT)
        .or_else(|| configuration(reader, ["_site.yml", "_site.yaml"]))
        .and_then(|yaml| {
            let folder = yaml.below("project.output-dir").or_else(|| yaml.get("output_dir"))?;
            path::below_root("", folder.as_str()?)
        });
    stated.unwrap_or_else(|| "_site".to_owned())
}

/// Where the line ends that opens a division of this name: `::: {#talks}`.
pub(super) fn division(text: &str, id: &str) -> Option<usize> {
    let mark = format!("#{id}");
    let is_named = |line: &str| {
        let rest = line.split_once(&mark).map(|(_, rest)| rest);
        line.trim_start().starts_with(":::") && rest.is_some_and(|rest| rest.starts_with(['}', ' ', '.']))
    };
    let mut end = 0;
    text.split_inclusive('\n').find_map(|line| {
        end += line.len();
        is_named(line).then_some(end)
    })
}

/// Where the site shows a page: `/cv.html` for `cv.qmd`, `/talks/` for `talks/index.qmd`.
pub(super) fn address(path: &str) -> String {
    let bare = path::without_extension(path);
    match bare.strip_suffix("index").filter(|folder| folder.is_empty() || folder.ends_with('/')) {
        Some(folder) => format!("/{folder}"),
        None => format!("/{bare}.html"),
    }
}
