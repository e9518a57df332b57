//! The configuration of Quarto's websites.

use super::reader::Reader;
use crate::yaml::{Map, Yaml};

/// The configuration of a website. Quarto makes books and reports as well.
pub(super) fn website(reader: &mut Reader<'_>) -> Option<Yaml> {
    let path = ["_quarto.yml", "_quarto.yaml"].into_iter().find(|path| reader.exists(path))?;
    let yaml = reader.yaml(path).into_value()?;
    let kind = yaml.below("project.type").and_then(Yaml::as_str);
    (kind == Some("website") || yaml.get("website").is_some()).then_some(yaml)
}

/// What the configuration says of a website, under the names that Jekyll's themes have for it.
pub(super) fn settings(reader: &mut Reader<'_>) -> Option<Map> {
    let yaml = website(reader)?;
    let of_website = |key: &str| yaml.get("website")?.filled(key).cloned();
    Some(Map::of([
        ("title", of_website("title")),
        ("url", of_website("site-url")),
        ("navbar", of_website("navbar")),
        ("menu", of_website("sidebar")),
        ("lang", yaml.filled("lang").cloned()),
    ]))
}
