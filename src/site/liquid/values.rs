//! What a page's Liquid can know: the site's configuration, its data files and collections, the page itself.

use liquid_core::Value;
use liquid_core::model::{KString, Object};

use super::filters::Addresses;
use crate::cv::{CollectionItem, Date};
use crate::page::Page;
use crate::site::collections;
use crate::site::config::Config;
use crate::site::files::EntryKind;
use crate::site::networks;
use crate::site::reader::Reader;
use crate::yaml::{Scalar, Value as YamlValue, Yaml};

/// Data files that are larger are not looked into.
const MAX_DEPTH: usize = 3;

/// YAML as Liquid sees it; dates are texts.
pub(super) fn value(yaml: &Yaml) -> Value {
    match &yaml.value {
        YamlValue::List(items) => Value::Array(items.iter().map(value).collect()),
        YamlValue::Map(map) => {
            Value::Object(map.iter().map(|(key, item)| (KString::from_ref(&key.value), value(item))).collect())
        }
        _ => match yaml.resolve() {
            None => Value::Nil,
            Some(Scalar::Bool(it)) => Value::scalar(it),
            Some(Scalar::Int(it)) => Value::scalar(it),
            Some(Scalar::Float(it)) => Value::scalar(it),
            Some(Scalar::Date(_) | Scalar::Text(_)) => Value::scalar(yaml.as_str().unwrap_or_default().to_owned()),
        },
    }
}

fn object(yaml: &Yaml) -> Object {
    match value(yaml) {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}

fn text(text: impl Into<String>) -> Value {
    Value::scalar(text.into())
}

/// The addresses that the site's configuration gives.
pub(super) fn addresses(config: &Config) -> Addresses {
    let base = config.yaml.text("baseurl").map_or("", |base| base.value).trim_matches('/');
    let url = config.yaml.text("url").and_then(|url| networks::web_address(url.value));
    Addresses {
        url: url.unwrap_or_default().trim_end_matches('/').to_owned(),
        base: if base.is_empty() { String::new() } else { format!("/{base}") },
    }
}

/// `site`: the configuration. Data files and collections are added when a page asks for them.
pub(super) fn site(config: &Config) -> Object {
    let Addresses { url, base } = addresses(config);
    let mut site = object(&config.yaml);
    site.insert("url".into(), text(url));
    site.insert("baseurl".into(), text(base));
    site
}

/// `page`: the front matter, and where the page is.
pub(super) fn page(page: &Page, path: &str) -> Value {
    let mut object = object(&page.front_matter);
    object.insert("path".into(), text(path));
    object.insert("name".into(), text(path.rsplit('/').next().unwrap_or_default()));
    let permalink = page.front_matter.text("permalink").map(|link| link.value.to_owned());
    object.insert("url".into(), text(permalink.unwrap_or_else(|| format!("/{path}"))));
    Value::Object(object)
}

/// `site.data`: every YAML and JSON file below `_data` that can be read.
pub(super) fn data(reader: &mut Reader<'_>) -> Value {
    Value::Object(data_in(reader, "_data", MAX_DEPTH))
}

fn data_in(reader: &mut Reader<'_>, folder: &str, depth: usize) -> Object {
    let mut data = Object::new();
    for entry in reader.list(folder) {
        let path = format!("{folder}/{}", entry.name);
        let (stem, extension) = entry.name.rsplit_once('.').unwrap_or((&entry.name, ""));
        match entry.kind {
            EntryKind::Folder if depth > 0 => {
                drop(data.insert(KString::from_ref(&entry.name), Value::Object(data_in(reader, &path, depth - 1))))
            }
            EntryKind::File if matches!(extension, "yml" | "yaml" | "json") => {
                let content = reader.yaml(&path).value().map_or(Value::Nil, value);
                data.insert(KString::from_ref(stem), content);
            }
            _ => {}
        }
    }
    data
}

/// `site.publications` and the like, in Jekyll's order: by date, then by path.
pub(super) fn collection(reader: &mut Reader<'_>, name: &str) -> Value {
    let mut items =
        collections::collection(reader, name).into_value().map_or_else(Vec::new, |collection| collection.items);
    items.sort_by_key(|item| (date(item), item.slug.clone()));
    Value::Array(items.iter().map(|it| item(it, name)).collect())
}

/// The date in the front matter, else the one that the file's name begins with.
fn date(item: &CollectionItem) -> Option<Date> {
    item.page.front_matter.get("date").and_then(Yaml::as_date).or_else(|| Date::leading(item.slug.get(..10)?))
}

fn item(item: &CollectionItem, collection: &str) -> Value {
    let front = &item.page.front_matter;
    let mut object = object(front);
    let permalink = front.text("permalink").map(|link| link.value.to_owned());
    object.insert("url".into(), text(permalink.unwrap_or_else(|| format!("/{collection}/{}", item.slug))));
    object.insert("collection".into(), text(collection));
    object.insert("content".into(), text(item.page.body.text()));
    if let Some(date) = date(item) {
        object.insert("date".into(), text(date.to_string()));
    }
    Value::Object(object)
}
