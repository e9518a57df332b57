//! The collections that the configuration lists, and documents of them that are pages of the site: `_publications/publications.md`, shown
//! at `/publications/`.

use crate::cv::collections::POSTS;
use crate::meanings;
use crate::path;
use crate::site::config::Config;
use crate::site::files::EntryKind;
use crate::site::reader::Reader;
use crate::yaml::{Value, Yaml};

/// The names of the collections that the configuration lists.
pub(crate) fn listed_names(config: &Config) -> Vec<&str> {
    match config.yaml.get("collections").map(|listed| &listed.value) {
        Some(Value::Map(map)) => map.iter().map(|(key, _)| key.value.as_str()).collect(),
        Some(Value::List(items)) => items.iter().filter_map(Yaml::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The folder that holds the folders of the collections; `""` for the site's root.
pub(in crate::site) fn collections_folder(config: &Config) -> &str {
    config.yaml.text("collections_dir").map_or("", |folder| folder.value).trim_matches('/')
}

/// Whether the site has a page for each item of a collection.
pub(crate) fn has_pages_of(config: &Config, name: &str) -> bool {
    let listed = config.yaml.get("collections").and_then(|all| all.get(name));
    listed.and_then(|listed| listed.text("output")).is_some_and(|output| output.value == "true")
}

/// The files of the site's collections that have the names of sections.
pub(super) fn files(reader: &Reader<'_>, config: &Config) -> Vec<String> {
    let folder = collections_folder(config);
    let with_pages = listed_names(config).into_iter().filter(|name| *name != POSTS && has_pages_of(config, name));
    let folders = with_pages.map(|name| path::join(folder, &format!("_{name}")));
    let below = |folder: String| {
        let files = reader.list(&folder).into_iter().filter(|entry| entry.kind == EntryKind::File);
        files.map(move |entry| path::join(&folder, &entry.name)).collect::<Vec<_>>()
    };
    let all = folders.flat_map(below);
    all.filter(|file| config.is_page_name(path::name(file)) && is_named_for_page(file)).collect()
}

/// Whether a document of a collection is a page of the site rather than an item: it has the name of a section, and states the address of
/// one.
pub(in crate::site) fn is_page(path: &str, front_matter: &Yaml) -> bool {
    let is_place = |own: &str| !own.contains('/') && meanings::is_usual(path::stem(own));
    let own = front_matter.text("permalink");
    is_named_for_page(path) && own.is_some_and(|own| is_place(own.value.trim_matches('/')))
}

fn is_named_for_page(path: &str) -> bool {
    meanings::is_usual(path::stem(path))
}
