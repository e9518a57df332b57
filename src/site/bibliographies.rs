//! Which of a site's bibliographies may be printed.

use super::config::Config;
use super::hugo::content;
use super::languages::files_of_lists;
use super::quarto;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::address;
use crate::cv::Scholar;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::dialect;
use crate::path;
use crate::source::{SourceId, Span};

/// Before the address of a bibliography that a script shows: BibBase's, and BibTeX-js's.
const SHOWN_BY_SCRIPTS: &[&str] = &["bibbase.org/show?bib=", "<bibtex src="];

/// The bibliographies that scripts show on some pages, below the site's root.
fn shown_by_scripts(pages: &[&SitePage], reader: &Reader<'_>) -> Vec<String> {
    let addresses = pages.iter().flat_map(|page| {
        let text = page.page.body.text();
        let known = SHOWN_BY_SCRIPTS.iter().flat_map(move |before| text.split(before).skip(1));
        known.filter_map(bibliography_address).chain(named_in_scripts(text))
    });
    addresses.filter_map(|address| file_at(&address, reader)).collect()
}

/// What scripts within a page name in quotes that ends as a bibliography does.
fn named_in_scripts(text: &str) -> impl Iterator<Item = String> {
    const QUOTES: [char; 3] = ['"', '\'', '`'];
    let scripts = text.split("<script").skip(1).filter_map(|rest| rest.split("</script").next());
    let strings = scripts.flat_map(|script| script.split(QUOTES));
    strings.filter(|string| string.ends_with(".bib")).map(str::to_owned)
}

/// The address that a text begins with, without its protocol. Liquid may come before it.
fn bibliography_address(text: &str) -> Option<String> {
    let tag = text.split(['<', '>', '\n']).next()?;
    let written = &tag[..tag.find(".bib")? + ".bib".len()];
    let address = address::unescaped(written.rsplit(['}', '"', '\'']).next()?);
    Some(address.split_once("://").map_or(&*address, |(_, rest)| rest).to_owned())
}

/// No file of a site has a longer address; what is longer is a program, and each of its slashes would be tried.
const MAX_ADDRESS: usize = 500;

/// The site's file at an address. Before its path may be the host of the site, or that of its repository with a branch.
fn file_at(address: &str, reader: &Reader<'_>) -> Option<String> {
    if address.len() > MAX_ADDRESS {
        return None;
    }
    let starts = std::iter::once(0).chain(address.match_indices('/').map(|(at, _)| at + 1));
    let mut paths = starts.filter_map(|start| path::below_root("", &address[start..]));
    paths.find(|path| reader.exists(path))
}

/// The site's bibliographies: those that scripts and code cells show on its `pages`, or that are beside the page of its publications, else the `.bib` files of the folder that jekyll-scholar
/// takes them from, and of those below it.
///
/// Those that are `foreign`, by their names in tags, are left out and listed: they are shown only in other languages.
///
/// # Errors
/// Those of [`Reader::read`].
pub fn bibliographies(
    reader: &mut Reader<'_>,
    config: &Config,
    scholar: &Scholar,
    pages: &[&SitePage],
    foreign: &[String],
) -> Outcome<Vec<SourceId>> {
    let mut diagnostics = Vec::new();
    let mut shown = shown_by_scripts(pages, reader);
    let of_quarto = pages.iter().filter(|page| dialect::is_quarto(&page.path));
    shown.extend(of_quarto.flat_map(|page| quarto::bibliographies(reader, &page.path, &page.page)));
    shown.extend(config.hugo.iter().flat_map(|hugo| content::bibliographies(reader, hugo)));
    shown.sort();
    shown.dedup();
    if !shown.is_empty() {
        let sources = shown.iter().filter_map(|path| reader.read(path).take(&mut diagnostics)).collect();
        return Outcome::new(sources, diagnostics);
    }
    let mut paths = reader.files_below(scholar.folder(), DEEPEST_BIBLIOGRAPHY, &['.'], &|path| path.ends_with(".bib"));
    paths.sort();
    let unused = unused(reader, config, scholar, pages, &paths);
    let mut sources = Vec::new();
    for path in paths {
        let source = reader.read(&path).take(&mut diagnostics);
        if foreign.contains(&scholar.name_of(&path)) {
            let message = format!("{path} is left out: only pages in another language list what it holds");
            let start = source.map(|source| Span::new(source, 0..0));
            diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(start));
        } else if unused.contains(&path) {
            let message = format!(
                "{path} is left out: `scholar:` in `_config.yml` names another file, and no page that is read lists this one"
            );
            let start = source.map(|source| Span::new(source, 0..0));
            diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(start));
        } else {
            sources.extend(source);
        }
    }
    Outcome::new(sources, diagnostics)
}

/// Those of `paths` that nothing lists: the configuration names another file, which is there, and no list on the `pages` or in the
/// site's templates names them.
fn unused(
    reader: &mut Reader<'_>,
    config: &Config,
    scholar: &Scholar,
    pages: &[&SitePage],
    paths: &[String],
) -> Vec<String> {
    let Some(default) = scholar.bibliography.as_deref().map(path::without_extension) else { return Vec::new() };
    if paths.len() < 2 || !paths.iter().any(|path| scholar.name_of(path) == default) {
        return Vec::new();
    }
    let mut named: Vec<String> = pages.iter().flat_map(|page| files_of_lists(page.page.body.text())).collect();
    let wishes = pages.iter().filter_map(|page| Scholar::read(&page.page.front_matter).bibliography);
    named.extend(wishes.map(|file| path::without_extension(&file).to_owned()));
    for folder in [config.includes_folder(), "_layouts"] {
        for path in reader.files_below(folder, DEEPEST_BIBLIOGRAPHY, &['.'], &|path| !path.ends_with(".css")) {
            if let Some(source) = reader.read(&path).into_value() {
                named.extend(files_of_lists(reader.sources().get(source).text()));
            }
        }
    }
    if named.iter().any(|name| name.contains(['{', '*'])) {
        return Vec::new();
    }
    let is_unused = |path: &&String| scholar.name_of(path) != default && !named.contains(&scholar.name_of(path));
    paths.iter().filter(is_unused).cloned().collect()
}

/// How many folders deep bibliographies are looked for.
const DEEPEST_BIBLIOGRAPHY: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    /// The bibliographies of a site, and what was said of the others.
    fn found(files: &MemoryFiles) -> (String, String) {
        let mut reader = Reader::new(files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let pages = config.pages(&mut reader);
        let pages: Vec<&SitePage> = pages.iter().collect();
        let (found, said) =
            bibliographies(&mut reader, &config, &Scholar::read(&config.yaml), &pages, &[]).into_parts();
        let paths =
            found.unwrap_or_default().into_iter().map(|id| reader.sources().get(id).path().display().to_string());
        let paths = paths.collect::<Vec<_>>().join(" ");
        (paths, said.into_iter().map(|one| one.message).collect::<Vec<_>>().join("\n"))
    }

    #[test]
    fn bibliographies_are_in_jekyll_scholars_folder() {
        let files = MemoryFiles::new()
            .with("_bibliography/b.bib", "")
            .with("_bibliography/a.bib", "")
            .with("c.bib", "")
            .with("_bibliography/x/y/c.bib", "")
            .with("_bibliography/.x/d.bib", "");
        assert_eq!(found(&files).0, "_bibliography/a.bib _bibliography/b.bib _bibliography/x/y/c.bib");
    }

    #[test]
    fn files_that_nothing_lists_are_left_out_where_the_configuration_names_one() {
        let site = |config: &str, page: &str| {
            let files = MemoryFiles::new()
                .with("_config.yml", format!("scholar: {{bibliography: {config}}}\n"))
                .with("papers.md", format!("---\ntitle: Papers\n---\n{page}\n"))
                .with("_bibliography/old.bib", "")
                .with("_bibliography/papers.bib", "")
                .with("_bibliography/talks.bib", "");
            found(&files)
        };
        let (paths, said) = site("papers.bib", "{% bibliography -f talks %}");
        assert_eq!(paths, "_bibliography/papers.bib _bibliography/talks.bib");
        assert!(
            said.contains("_bibliography/old.bib is left out: `scholar:` in `_config.yml` names another file"),
            "{said}"
        );
        for (config, page) in [("gone.bib", ""), ("papers", "{% bibliography -f {{ page.list }} %}")] {
            assert_eq!(site(config, page).0.split(' ').count(), 3, "{config} {page}");
        }
        let files = MemoryFiles::new()
            .with("_config.yml", "includes_dir: parts\nscholar: {bibliography: papers}\n")
            .with("parts/talks.html", "{% bibliography -f talks %}")
            .with("_bibliography/papers.bib", "")
            .with("_bibliography/talks.bib", "");
        assert_eq!(found(&files).0, "_bibliography/papers.bib _bibliography/talks.bib");
    }
}
