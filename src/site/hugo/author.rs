//! `HugoBlox`'s profiles of authors: `content/authors/admin/_index.md`, or `data/authors/me.yaml` in its newest version (HugoBlox's
//! docs, “Author profiles”). In older ones the theme was called Wowchemy and Hugo Academic.

use super::super::files::EntryKind;
use super::super::reader::Reader;
use super::{DATA, Hugo, Tongue, lowered};
use crate::address;
use crate::fold;
use crate::page::Page;
use crate::path;
use crate::yaml::{Map, Value, Yaml};

/// The profile of an author.
#[derive(Debug, Clone)]
pub(crate) struct Author {
    /// The name of its folder or file, by which pages name the author.
    pub(crate) key: String,
    /// What it says, with all keys in lower case.
    pub(crate) data: Yaml,
    /// Its page; data has none.
    pub(crate) page: Option<Page>,
    /// The folder that it is in.
    folder: String,
}

/// The names that the theme has for whose site it is.
const USUAL: &[&str] = &["admin", "me"];

/// Kinds of pictures.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "svg"];

/// Whose site it is: the profile that says so, else the one that the theme has for it, else the only one.
pub(crate) fn owner(reader: &mut Reader<'_>, hugo: &Hugo, tongue: &Tongue) -> Option<Author> {
    let keys = keys(reader, hugo, tongue);
    let usual = || USUAL.iter().find(|usual| keys.iter().any(|key| key == *usual)).map(|key| (*key).to_owned());
    let is_owner = |author: &Author| {
        ["superuser", "is_owner"].iter().any(|key| author.data.get(key).and_then(Yaml::as_bool) == Some(true))
    };
    // The usual one is the likeliest, and there may be hundreds.
    let likely = usual().and_then(|key| find(reader, hugo, tongue, &key)).filter(is_owner);
    let said = likely.or_else(|| keys.iter().filter_map(|key| find(reader, hugo, tongue, key)).find(is_owner));
    let only = || if let [only] = &keys[..] { Some(only.clone()) } else { None };
    said.or_else(|| find(reader, hugo, tongue, &usual().or_else(only)?))
}

/// Whom pages name by a key. The theme's own key is that of whose site it is, whatever the profile is called.
pub(super) fn named(reader: &mut Reader<'_>, hugo: &Hugo, tongue: &Tongue, key: &str) -> Option<Author> {
    find(reader, hugo, tongue, key).or_else(|| owner(reader, hugo, tongue).filter(|_| USUAL.contains(&key)))
}

/// The profile that pages name by a key, which may be the name itself: `Ada Lovelace` for `ada-lovelace`.
pub(crate) fn find(reader: &mut Reader<'_>, hugo: &Hugo, tongue: &Tongue, key: &str) -> Option<Author> {
    let wanted = slug(key);
    let key = keys(reader, hugo, tongue).into_iter().find(|known| slug(known) == wanted)?;
    read(reader, hugo, tongue, key)
}

/// All profiles.
pub(crate) fn all(reader: &mut Reader<'_>, hugo: &Hugo, tongue: &Tongue) -> Vec<Author> {
    const MOST: usize = 500;
    let keys = keys(reader, hugo, tongue);
    keys.into_iter().take(MOST).filter_map(|key| read(reader, hugo, tongue, key)).collect()
}

/// The profile that has a key.
fn read(reader: &mut Reader<'_>, hugo: &Hugo, tongue: &Tongue, key: String) -> Option<Author> {
    // The newest version of the theme only reads data.
    let data = DATA.iter().map(|ending| format!("data/authors/{key}.{ending}")).find(|path| reader.exists(path));
    if let Some(path) = data {
        let data = lowered(&reader.yaml(&path).into_value()?);
        return Some(Author { key, data, page: None, folder: "data/authors".to_owned() });
    }
    let in_language = [format!("_index.{}.md", tongue.key), "_index.md".to_owned(), "index.md".to_owned()];
    for folder in folders(hugo, tongue) {
        let folder = path::join(&folder, &key);
        let Some(path) = in_language.iter().map(|name| path::join(&folder, name)).find(|path| reader.exists(path))
        else {
            continue;
        };
        let page = reader.page(&path).into_value()?;
        return Some(Author { key, data: lowered(&page.front_matter), page: Some(page), folder });
    }
    None
}

/// The folders of profiles, those of the language first.
fn folders(hugo: &Hugo, tongue: &Tongue) -> Vec<String> {
    let others = hugo.folders().into_iter().filter(|folder| *folder != tongue.folder());
    std::iter::once(tongue.folder()).chain(others).map(|folder| path::join(folder, "authors")).collect()
}

/// The keys of all profiles.
fn keys(reader: &Reader<'_>, hugo: &Hugo, tongue: &Tongue) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for folder in folders(hugo, tongue) {
        let inner = reader.list(&folder).into_iter().filter(|entry| entry.kind == EntryKind::Folder);
        keys.extend(inner.map(|entry| entry.name));
    }
    let files = reader.list("data/authors").into_iter().filter(|entry| path::has_extension(&entry.name, DATA));
    keys.extend(files.map(|entry| path::stem(&entry.name).to_owned()));
    keys.dedup();
    keys
}

/// A name as the theme has it in addresses.
fn slug(name: &str) -> String {
    name.to_lowercase().replace([' ', '.', '_'], "-")
}

impl Author {
    /// Whom the oldest versions of the theme describe in the widget itself.
    pub(crate) fn of_widget(fields: &Yaml) -> Self {
        Self { key: String::new(), data: lowered(fields), page: None, folder: String::new() }
    }

    /// The name that is printed.
    pub(crate) fn name(&self) -> Option<&Yaml> {
        let name = self.data.filled("name");
        let display = name.and_then(|name| if name.as_map().is_some() { name.filled("display") } else { Some(name) });
        self.data.filled("title").or(display)
    }

    /// Which of the groups that blocks show the author is in: `Alumni`.
    pub(crate) fn groups(&self) -> impl Iterator<Item = String> {
        let groups = self.data.filled("user_groups").map(Yaml::one_or_more).unwrap_or_default().iter();
        groups.filter_map(Yaml::as_str).map(fold::words)
    }

    /// What the author is, and where: `PhD student`, `Uni One`.
    pub(crate) fn positions(&self) -> Vec<Yaml> {
        let (role, places) = self.role_and_places();
        role.into_iter().chain(places).collect()
    }

    fn role_and_places(&self) -> (Option<Yaml>, Vec<Yaml>) {
        let places = self.data.filled_any(&["organizations", "affiliations", "organization"]);
        let places = places.map(Yaml::one_or_more).unwrap_or_default().iter();
        let places = places.filter_map(|one| one.filled("name").or(Some(one).filter(|one| one.as_str().is_some())));
        let mut places: Vec<Yaml> = places.cloned().collect();
        let role = self.data.filled("role").map(|role| with_place(role, &mut places));
        (role, places)
    }

    /// The profile under the names that Jekyll's themes have for it.
    pub(crate) fn profile(&self, reader: &Reader<'_>) -> Yaml {
        let (role, names) = self.role_and_places();
        let links = ["social", "profiles", "links"].iter().filter_map(|key| self.data.filled(key));
        let links: Vec<Yaml> = links.flat_map(Yaml::items).filter_map(account).collect();
        let list =
            |items: Vec<Yaml>| (!items.is_empty()).then_some(Yaml { value: Value::List(items), span: self.data.span });
        let alternate =
            self.data.below("name.alternate").filter(|name| name.as_str().is_some_and(|text| !text.trim().is_empty()));
        let value = Map::of([
            ("name", self.name().cloned()),
            ("name_alternate", alternate.cloned()),
            ("job_title", role),
            ("affiliation", list(names)),
            ("email", self.data.filled("email").cloned()),
            ("links", list(links)),
            ("avatar", self.portrait(reader)),
        ]);
        Yaml { value: Value::Map(value), span: self.data.span }
    }

    /// The file of the portrait: beside the page, or among the pictures of authors.
    fn portrait(&self, reader: &Reader<'_>) -> Option<Yaml> {
        let beside = [(self.folder.as_str(), "avatar"), ("assets/media/authors", self.key.as_str())];
        let beside = beside.iter().find_map(|(folder, name)| {
            let files = reader.list(folder).into_iter();
            let mut named = files.filter(|entry| entry.name.starts_with(name) && path::stem(&entry.name) == *name);
            Some(path::join(folder, &named.find(|entry| path::has_extension(&entry.name, PICTURES))?.name))
        });
        let name = self.name()?;
        beside.map(|path| super::quoted(&path, name))
    }

    /// What the profile lists under the first of some keys; older versions have it below `courses:`.
    pub(crate) fn list(&self, keys: &[&str]) -> Option<&Yaml> {
        let found = self.data.filled_any(keys)?;
        Some(["courses", "interests", "items"].iter().find_map(|key| found.filled(key)).unwrap_or(found))
    }
}

/// A role that ends with the word before a place, with the first of the places: `Professor at`.
fn with_place(role: &Yaml, places: &mut Vec<Yaml>) -> Yaml {
    let text = role.as_str().unwrap_or_default().trim();
    let is_open = [" at", " in", " of", " @"].iter().any(|end| text.ends_with(end));
    match places.first().and_then(Yaml::as_str) {
        Some(place) if is_open => {
            let whole = super::quoted(&format!("{text} {place}"), role);
            places.remove(0);
            whole
        }
        _ => role.clone(),
    }
}

/// An account: where it leads, under the name that Jekyll's themes have for it. A file or a place on the page is none.
pub(super) fn account(item: &Yaml) -> Option<Yaml> {
    let written = item.filled_any(&["url", "link", "href"])?;
    let text = written.as_str()?.trim();
    if path::has_extension(text, &["pdf"]) {
        return None;
    }
    let url = match address::scheme(text) {
        Some(_) => written.clone(),
        None if text.starts_with("www.") => super::quoted(&format!("https://{text}"), written),
        None if address::mail(text).is_some() => written.clone(),
        None => return None,
    };
    // An icon says what it leads to where no label does.
    let label = item.filled_any(&["label", "name", "icon"]).filter(|label| label.as_str().is_some()).cloned();
    let value = Map::of([("url", Some(url)), ("label", label)]);
    Some(Yaml { value: Value::Map(value), span: item.span })
}
