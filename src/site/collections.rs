//! What a site keeps beside its pages: collections, bibliographies, and CVs as data. Read here, understood in
//! [`crate::cv`].

use super::files::EntryKind;
use super::reader::Reader;
use crate::cv::{Collection, CollectionItem};
use crate::diagnostic::Outcome;
use crate::source::SourceId;

/// How deep the folders of a collection may be nested.
const MAX_DEPTH: usize = 3;

/// The collections that themes print on a CV. `publications` is the folder `_publications`.
const COLLECTIONS: &[&str] = &["publications", "talks", "teaching", "portfolio"];

/// The site's collections; one without a folder is left out.
///
/// # Errors
/// Those of [`Reader::page`], for each item that cannot be read; the others are there.
pub fn collections(reader: &mut Reader<'_>) -> Outcome<Vec<Collection>> {
    let mut diagnostics = Vec::new();
    let mut found = Vec::new();
    for &name in COLLECTIONS {
        let mut items = Vec::new();
        for path in pages_in(reader, &format!("_{name}"), MAX_DEPTH) {
            // Jekyll takes a file without front matter for an image or the like.
            let page = reader.page(&path).take(&mut diagnostics).filter(|page| !page.front.is_empty());
            items.extend(page.map(|page| CollectionItem { slug: stem(&path).to_owned(), page }));
        }
        if !items.is_empty() {
            found.push(Collection { name: name.to_owned(), items });
        }
    }
    Outcome::new(found, diagnostics)
}

/// The site's bibliographies: the `.bib` files of jekyll-scholar's folder.
///
/// # Errors
/// Those of [`Reader::read`].
pub fn bibliographies(reader: &mut Reader<'_>) -> Outcome<Vec<SourceId>> {
    let mut diagnostics = Vec::new();
    let mut names: Vec<String> = reader.list("_bibliography").into_iter().map(|entry| entry.name).collect();
    names.retain(|name| name.ends_with(".bib"));
    names.sort();
    let read = names.iter().filter_map(|name| reader.read(&format!("_bibliography/{name}")).take(&mut diagnostics));
    let sources = read.collect();
    Outcome::new(sources, diagnostics)
}

/// The pages in a folder and the folders below it.
fn pages_in(reader: &Reader<'_>, folder: &str, depth: usize) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in reader.list(folder) {
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
            .with("_talks/slides.pdf", "");
        let found = collections(&mut Reader::new(&files, true)).value.expect("collections");
        assert_eq!(found.iter().map(|collection| collection.name.as_str()).collect::<Vec<_>>(), ["talks"]);
        assert_eq!(found[0].items.iter().map(|item| item.slug.as_str()).collect::<Vec<_>>(), ["2019-03-02-a", "b"]);
    }

    #[test]
    fn bibliographies_are_in_jekyll_scholars_folder() {
        let files =
            MemoryFiles::new().with("_bibliography/b.bib", "").with("_bibliography/a.bib", "").with("c.bib", "");
        let mut reader = Reader::new(&files, true);
        let found = bibliographies(&mut reader).value.expect("bibliographies");
        let paths: Vec<_> = found.iter().map(|&id| reader.sources().get(id).path().display().to_string()).collect();
        assert_eq!(paths, ["_bibliography/a.bib", "_bibliography/b.bib"]);
    }
}
