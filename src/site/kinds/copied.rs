//! The files that Jekyll copies as they are, which it calls static.

use super::filter::Filter;
use crate::path;
use crate::site::config::Config;
use crate::site::files::EntryKind;
use crate::site::reader::Reader;

/// How many files are listed, and how deep in folders.
const MAX_FILES: usize = 2000;
const MAX_DEPTH: usize = 6;

/// What Jekyll makes something of if it begins with front matter, besides pages.
const MAY_BE_MADE: &[&str] =
    &["css", "scss", "sass", "xml", "json", "js", "txt", "webmanifest", "ics", "bib", "csv", "svg"];

/// The paths of the files that Jekyll copies, in their order.
pub(crate) fn static_files(reader: &Reader<'_>, config: &Config) -> Vec<String> {
    let mut found = Vec::new();
    collect(reader, config, &Filter::new(config), "", MAX_DEPTH, &mut found);
    found.sort_unstable();
    found
}

fn collect(
    reader: &Reader<'_>,
    config: &Config,
    filter: &Filter<'_>,
    folder: &str,
    depth: usize,
    found: &mut Vec<String>,
) {
    for entry in reader.list(folder) {
        let path = path::join(folder, &entry.name);
        match entry.kind {
            EntryKind::Folder
                if depth > 0 && !path::is_made(&entry.name) && filter.lets_through(&format!("{path}/")) =>
            {
                collect(reader, config, filter, &path, depth - 1, found);
            }
            EntryKind::File
                if filter.lets_through(&path) && !is_made(reader, config, &path) && found.len() < MAX_FILES =>
            {
                found.push(path);
            }
            _ => {}
        }
    }
}

/// Whether Jekyll makes a page or another file of it. Markdown without front matter is a page, as GitHub has it.
fn is_made(reader: &Reader<'_>, config: &Config, path: &str) -> bool {
    let has_front_matter = || reader.bytes(path).is_ok_and(|bytes| bytes.starts_with(b"---"));
    match path::extension(path) {
        "html" | "htm" => has_front_matter(),
        _ if config.is_page_name(path::name(path)) => true,
        extension => MAY_BE_MADE.contains(&extension) && has_front_matter(),
    }
}
