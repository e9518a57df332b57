//! What a site keeps beside its pages: collections, bibliographies, and CVs as data. Read here, understood in
//! [`crate::cv`].

use std::collections::HashSet;

use super::config::Config;
use super::files::EntryKind;
use super::reader::Reader;
use crate::cv::{Collection, CollectionItem, Scholar};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::source::SourceId;
use crate::yaml::{Value, Yaml};

/// How deep the folders of a collection may be nested.
const MAX_DEPTH: usize = 3;

/// The collections that themes print on a CV; a site may have more. `publications` is the folder `_publications`.
const COLLECTIONS: &[&str] = &["publications", "talks", "teaching", "portfolio"];

/// Blog posts are a collection to Jekyll, and none of a CV's business.
const POSTS: &str = "posts";

/// The names of the collections that the site may have: the usual ones, and those that its configuration lists.
pub(crate) fn names(config: &Config) -> Vec<&str> {
    let mut names = COLLECTIONS.to_vec();
    match config.yaml.get("collections").map(|listed| &listed.value) {
        Some(Value::Map(map)) => names.extend(map.iter().map(|(key, _)| key.value.as_str())),
        Some(Value::List(items)) => names.extend(items.iter().filter_map(Yaml::as_str)),
        _ => {}
    }
    let mut seen = HashSet::new();
    names.retain(|&name| name != POSTS && seen.insert(name));
    names
}

/// The site's collections; one without a folder is left out.
///
/// An item that cannot be read is warned about, as Jekyll does; the others are there.
pub fn collections(reader: &mut Reader<'_>, config: &Config) -> Outcome<Vec<Collection>> {
    let mut diagnostics = Vec::new();
    let read = |name: &str| collection(reader, name).take(&mut diagnostics);
    let found = names(config).into_iter().filter_map(read).filter(|found| !found.items.is_empty()).collect();
    Outcome::new(found, diagnostics)
}

/// One collection; no folder is an empty one.
pub(super) fn collection(reader: &mut Reader<'_>, name: &str) -> Outcome<Collection> {
    let mut diagnostics = Vec::new();
    let mut items = Vec::new();
    for path in pages_in(reader, &format!("_{name}"), MAX_DEPTH) {
        // Jekyll takes a file without front matter for an image or the like.
        let page = reader.page(&path).take(&mut diagnostics).filter(|page| !page.front.is_empty());
        items.extend(page.map(|page| CollectionItem { slug: stem(&path).to_owned(), page }));
    }
    let diagnostics = diagnostics.into_iter().map(Diagnostic::at_most_a_warning).collect();
    Outcome::new(Collection { name: name.to_owned(), items }, diagnostics)
}

/// The site's bibliographies: the `.bib` files of the folder that jekyll-scholar takes them from.
///
/// # Errors
/// Those of [`Reader::read`].
pub fn bibliographies(reader: &mut Reader<'_>, scholar: &Scholar) -> Outcome<Vec<SourceId>> {
    let mut diagnostics = Vec::new();
    let folder = scholar.source.as_deref().unwrap_or("_bibliography");
    let mut names: Vec<String> = reader.list(folder).into_iter().map(|entry| entry.name).collect();
    names.retain(|name| name.ends_with(".bib"));
    names.sort();
    let read = names
        .iter()
        .filter_map(|name| reader.read(format!("{folder}/{name}").trim_start_matches('/')).take(&mut diagnostics));
    let sources = read.collect();
    Outcome::new(sources, diagnostics)
}

/// The pages in a folder and the folders below it.
fn pages_in(reader: &Reader<'_>, folder: &str, depth: usize) -> Vec<String> {
    let mut paths = Vec::new();
    // Jekyll passes over what has one of these in front, in a collection too.
    let entries = reader.list(folder).into_iter().filter(|entry| !entry.name.starts_with(['.', '_', '#', '~']));
    for entry in entries {
        let path = format!("{folder}/{}", entry.name);
        match entry.kind {
            EntryKind::File if [".md", ".markdown", ".html"].iter().any(|end| entry.name.ends_with(end)) => {
                paths.push(path);
            }
            EntryKind::Folder if depth > 0 => paths.extend(pages_in(reader, &path, depth - 1)),
            _ => {}
        }
    }
    paths.sort();
    paths
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    #[test]
    fn a_collection_is_the_pages_of_its_folder() {
        let files = MemoryFiles::new()
            .with("_talks/2019-03-02-a.md", "---\ntitle: Older\n---\nMore.\n")
            .with("_talks/more/b.html", "---\ntitle: Deeper\n---\n")
            .with("_talks/plain.md", "no front matter\n")
            .with("_talks/.hidden.md", "---\ntitle: Hidden\n---\n")
            .with("_talks/_draft.md", "---\ntitle: Draft\n---\n")
            .with("_talks/slides.pdf", "");
        let files = files
            .with("_config.yml", "collections: {posts: {}, projects: {output: true}}")
            .with("_projects/x.md", "---\ntitle: Bad: one\n---\n")
            .with("_posts/2024-01-01-x.md", "---\ntitle: Post\n---\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let outcome = collections(&mut reader, &config);
        assert!(!outcome.has_errors() && outcome.diagnostics().len() == 1);
        let found = outcome.into_value().expect("collections");
        assert_eq!(found.iter().map(|collection| collection.name.as_str()).collect::<Vec<_>>(), ["talks", "projects"]);
        assert_eq!(found[0].items.iter().map(|item| item.slug.as_str()).collect::<Vec<_>>(), ["2019-03-02-a", "b"]);
    }

    #[test]
    fn bibliographies_are_in_jekyll_scholars_folder() {
        let files =
            MemoryFiles::new().with("_bibliography/b.bib", "").with("_bibliography/a.bib", "").with("c.bib", "");
        let mut reader = Reader::new(&files, true);
        let found = bibliographies(&mut reader, &Scholar::default()).into_value().expect("bibliographies");
        let paths: Vec<_> = found.iter().map(|&id| reader.sources().get(id).path().display().to_string()).collect();
        assert_eq!(paths, ["_bibliography/a.bib", "_bibliography/b.bib"]);
    }
}
