//! Hugo's sites: what their configuration says, under the names that Jekyll's themes have for it, and where they keep what
//! (Hugo's docs, “Configuration” and “Content organization”).
//!
//! | module | what it reads |
//! |---|---|
//! | `params` | what simple themes have about the author in `params:` |
//! | `author` | HugoBlox's profiles of authors |
//! | `content` | the items of a section: papers, talks, courses |
//! | `partials` | the name that is written in the templates themselves, or beside the mark of the copyright |

pub(super) mod author;
pub(super) mod content;
mod params;
mod partials;

use super::files::EntryKind;
use super::reader::Reader;
use crate::address;
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::path;
use crate::yaml::{Map, Value, Yaml};

/// What a site of Hugo says about itself.
#[derive(Debug, Clone)]
pub(crate) struct Hugo {
    /// Its languages, its own first.
    pub(super) languages: Vec<Tongue>,
}

/// A language that Hugo makes the site in.
#[derive(Debug, Clone)]
pub(super) struct Tongue {
    /// Its key: `en`, `zh`; empty for a site that has only one and does not name it.
    pub(super) key: String,
    /// The folder of its pages.
    folder: String,
    /// Where its addresses begin: nothing, or `/zh`.
    base: String,
    /// The configuration in this language; all keys are in lower case, since Hugo does not tell them apart.
    config: Yaml,
}

/// A file of content.
pub(super) struct Place<'h, 'p> {
    /// The language that it is in.
    pub(super) tongue: &'h Tongue,
    /// Its path in the folder of its language, without extension and language: `about/index`.
    pub(super) path: &'p str,
}

/// The formats of data, by their extensions.
const DATA: &[&str] = &["toml", "yaml", "yml", "json"];

impl Hugo {
    /// Reads the configuration; `None` where there is none that can be read.
    pub(super) fn read(reader: &mut Reader<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let config = configuration(reader, diagnostics)?;
        Some(Self { languages: languages(&config) })
    }

    /// The site's own language.
    fn own(&self) -> &Tongue {
        &self.languages[0]
    }

    /// The language that a document is in, or else the site's own.
    fn tongue_of(&self, language: Language) -> &Tongue {
        let is_it = |tongue: &&Tongue| {
            let tags = [Some(tongue.key.as_str()), tongue.config.text("languagecode").map(|tag| tag.value)];
            tags.into_iter()
                .flatten()
                .any(|tag| Language::from_tag(tag).is_some_and(|its| its.code() == language.code()))
        };
        self.languages.iter().find(is_it).unwrap_or(self.own())
    }

    /// Whether the site is made in several languages.
    pub(super) fn is_in_several(&self) -> bool {
        self.languages.len() > 1
    }

    /// What the configuration says, under the names that Jekyll's themes have for it.
    pub(super) fn settings(&self, reader: &mut Reader<'_>) -> Map {
        self.settings_in(self.own(), reader)
    }

    /// The same in each of the other languages, before what is said for `all`.
    pub(super) fn settings_of_others(&self, reader: &mut Reader<'_>, all: &Yaml) -> Vec<(Language, Yaml)> {
        let in_language = |tongue: &Tongue| {
            let mut settings = self.settings_in(tongue, reader);
            settings.add_missing(all.as_map()?);
            Some((Language::from_tag(&tongue.key)?, Yaml { value: Value::Map(settings), span: all.span }))
        };
        self.languages.iter().skip(1).filter_map(in_language).collect()
    }

    fn settings_in(&self, tongue: &Tongue, reader: &mut Reader<'_>) -> Map {
        let config = &tongue.config;
        let (url, base) = config.text("baseurl").map(|url| split_base(url.value, config)).unwrap_or_default();
        let stated = || config.filled_any(&["languagecode", "locale"]).cloned();
        let key = (!tongue.key.is_empty()).then(|| quoted(&tongue.key, config));
        let menus = ["menus.main", "menu.main"].iter().filter_map(|keys| config.below(keys));
        let menu = menus.flat_map(Yaml::items).filter_map(entry).collect::<Vec<_>>();
        let menu = (!menu.is_empty()).then_some(Yaml { value: Value::List(menu), span: config.span });
        let author = match author::owner(reader, self, tongue) {
            Some(author) => Some(author.profile(reader)),
            None => partials::with_name(reader, config, params::author(reader, self, config)),
        };
        let mut settings = Map::of([
            ("title", config.filled("title").cloned()),
            ("url", url),
            ("baseurl", base),
            ("lang", key.or_else(stated)),
            ("menu", menu),
            ("author", author),
        ]);
        settings.add_missing(&params::of_site(config));
        settings
    }

    /// What the profile of whose site it is says, for the words in it; none where the theme has no profiles.
    pub(super) fn owner(&self, reader: &mut Reader<'_>) -> Option<Yaml> {
        Some(without(&author::owner(reader, self, self.own())?.data, NO_WORDS))
    }

    /// Where a file of content belongs.
    pub(super) fn place<'h, 'p>(&'h self, path: &'p str) -> Option<Place<'h, 'p>> {
        let below = |tongue: &Tongue| path.strip_prefix(tongue.folder.as_str())?.strip_prefix('/');
        // `content/zh` is in `content`.
        let own = self.languages.iter().filter(|tongue| below(tongue).is_some());
        let tongue = own.rev().max_by_key(|tongue| tongue.folder.len())?;
        let inner = path::without_extension(below(tongue)?);
        let suffix = inner.rsplit_once('.').filter(|(_, key)| !key.contains('/'));
        let named = suffix.and_then(|(stem, key)| Some((stem, self.languages.iter().find(|other| other.key == key)?)));
        let (inner, tongue) = named.unwrap_or((inner, tongue));
        Some(Place { tongue, path: inner })
    }

    /// The folders of content, each once, and whether other languages have folders in it.
    fn folders(&self) -> Vec<&str> {
        let mut folders: Vec<&str> = Vec::new();
        for tongue in &self.languages {
            if !folders.contains(&tongue.folder.as_str()) {
                folders.push(&tongue.folder);
            }
        }
        folders
    }

    /// The themes that the site has in its own folder, the first before the others.
    fn themes(&self) -> impl Iterator<Item = &str> {
        themes(&self.own().config)
    }

    /// The files in which the site may keep what it shows at a path: static files, those beside a page, and those that a theme makes
    /// smaller (Hugo's docs, “Directory structure”; HugoBlox's, “Images”).
    pub(crate) fn files_at(&self, path: &str) -> Vec<String> {
        let base = split_base(self.own().config.text("baseurl").map_or("", |url| url.value), &self.own().config).1;
        let base = base.as_ref().and_then(Yaml::as_str).unwrap_or_default().trim_matches('/').to_owned();
        let below = path.strip_prefix(&base).and_then(|rest| rest.strip_prefix('/')).filter(|_| !base.is_empty());
        let inner = below.unwrap_or(path);
        let mut folders = vec!["static".to_owned()];
        folders.extend(self.themes().map(|theme| format!("themes/{theme}/static")));
        folders.extend(self.folders().into_iter().map(str::to_owned));
        folders.extend(["assets", "assets/media", "static/img", "static/images"].map(str::to_owned));
        std::iter::once(path.to_owned()).chain(folders.iter().map(|folder| path::join(folder, inner))).collect()
    }
}

impl Place<'_, '_> {
    /// The address of the page: `/cv/` for `content/cv.md` and `content/cv/index.md` (Hugo's docs, “URL management”).
    pub(super) fn address(&self, front_matter: &Yaml) -> String {
        if let Some(url) = front_matter.text("url").filter(|url| !address::names_host(url.value)) {
            return format!("/{}", url.value.trim_start_matches('/'));
        }
        let (folder, name) = self.path.rsplit_once('/').unwrap_or(("", self.path));
        let inner = match name {
            "index" | "_index" => folder,
            _ => self.path,
        };
        let slug = front_matter.text("slug").map(|slug| path::join(path::folder(inner), slug.value));
        let inner = slug.filter(|_| name != "_index").unwrap_or_else(|| inner.to_owned());
        let inner = inner.to_lowercase().replace(' ', "-");
        if inner.is_empty() { format!("{}/", self.tongue.base) } else { format!("{}/{inner}/", self.tongue.base) }
    }
}

impl Tongue {
    /// The folder of its pages.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// What `params:` says under a key.
    pub(super) fn param(&self, key: &str) -> Option<&Yaml> {
        self.config.get("params")?.filled(key)
    }

    /// A part of the homepage that `params:` describes, unless it is switched off.
    pub(super) fn part(&self, key: &str) -> Option<&Yaml> {
        self.param(key).filter(|part| part.get("enable").and_then(Yaml::as_bool) != Some(false))
    }

    /// Where its addresses begin.
    pub(super) fn base(&self) -> &str {
        &self.base
    }
}

/// The names of the themes that a configuration names.
fn themes(config: &Yaml) -> impl Iterator<Item = &str> {
    let named = config.filled("theme").map(Yaml::one_or_more).unwrap_or_default().iter().filter_map(Yaml::as_str);
    named.map(|theme| theme.trim_matches('/')).filter(|theme| !theme.is_empty() && !theme.contains(".."))
}

/// Whether the site shows a page: drafts and what is never rendered are not shown (Hugo's docs, “Build options”).
pub(super) fn is_shown(front_matter: &Yaml) -> bool {
    let is_draft = front_matter.get("draft").and_then(Yaml::as_bool) == Some(true);
    let build = ["build", "_build"].iter().find_map(|key| front_matter.get(key)?.text("render"));
    !is_draft && !build.is_some_and(|render| matches!(render.value, "never" | "false"))
}

/// Whether blocks fill a page with the positions or the awards of a profile, which are in no text of the site (`HugoBlox`'s docs, “Blocks”).
pub(super) fn shows_a_career(front_matter: &Yaml) -> bool {
    const BLOCKS: &[&str] = &["resume-experience", "resume-awards"];
    let sections = front_matter.filled("sections").map(Yaml::items).unwrap_or_default();
    sections.iter().filter_map(|section| section.text("block")).any(|block| BLOCKS.contains(&block.value))
}

/// The whole configuration: the file at the root, and those in `config/_default`, of which `params.toml` is `params:`, and
/// `menus.en.toml` that of a language.
fn configuration(reader: &mut Reader<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Yaml> {
    const FOLDER: &str = "config/_default";
    let at_root = ["hugo", "config"].iter().flat_map(|name| DATA.iter().map(move |ending| format!("{name}.{ending}")));
    let at_root = at_root.filter(|path| reader.exists(path)).take(1);
    let in_folder = reader.list(FOLDER).into_iter().filter(|entry| entry.kind == EntryKind::File);
    let in_folder = in_folder.filter(|entry| path::has_extension(&entry.name, DATA));
    let paths: Vec<String> = at_root.chain(in_folder.map(|entry| path::join(FOLDER, &entry.name))).collect();
    let mut whole: Option<Yaml> = None;
    for path in paths {
        let (yaml, noticed) = reader.yaml(&path).into_parts();
        diagnostics.extend(noticed.into_iter().map(Diagnostic::at_most_a_warning));
        let Some(yaml) = yaml.map(|yaml| lowered(&yaml)).filter(|yaml| yaml.as_map().is_some()) else { continue };
        let part = part(path::stem(&path), yaml);
        match &mut whole {
            None => whole = Some(part),
            Some(Yaml { value: Value::Map(map), .. }) => {
                part.as_map().into_iter().for_each(|part| map.add_missing(part))
            }
            Some(_) => {}
        }
    }
    whole
}

/// What a file of the configuration stands for, by its name: `params` for `{params: …}`.
fn part(stem: &str, yaml: Yaml) -> Yaml {
    let (name, language) = match stem.split_once('.') {
        Some((name, language)) => (name, Some(language)),
        None => (stem, None),
    };
    let yaml = match name {
        "hugo" | "config" => yaml,
        // The file of a language: `languages.en.toml`.
        "languages" if language.is_some() => yaml,
        name => below(name, yaml),
    };
    match language {
        Some(language) => below("languages", below(&language.to_lowercase(), yaml)),
        None => yaml,
    }
}

/// `{key: yaml}`
fn below(key: &str, yaml: Yaml) -> Yaml {
    let span = yaml.span;
    Yaml { value: Value::Map(Map::of([(key, Some(yaml))])), span }
}

/// The languages of a configuration, its own first. What a language says goes before what is said for all.
fn languages(config: &Yaml) -> Vec<Tongue> {
    let own = config.text("defaultcontentlanguage").map_or("en", |key| key.value).to_lowercase();
    let folder = |config: &Yaml| {
        let folder = config.text("contentdir").map_or("content", |folder| folder.value);
        folder.trim_matches('/').trim_start_matches("./").to_owned()
    };
    let listed = config.get("languages").and_then(Yaml::as_map);
    let mut found: Vec<Tongue> = Vec::new();
    for (key, said) in listed.into_iter().flat_map(Map::iter) {
        let Some(said) = said.as_map() else { continue };
        if said.get("disabled").and_then(Yaml::as_bool) == Some(true) {
            continue;
        }
        let mut map = said.clone();
        map.add_missing(config.as_map().unwrap_or(&Map::default()));
        let config = Yaml { value: Value::Map(map), span: config.span };
        let is_own = key.value == own;
        // Where `defaultContentLanguageInSubdir` puts the site's own language in a folder, `/` leads there.
        let base = if is_own { String::new() } else { format!("/{}", key.value) };
        let tongue = Tongue { key: key.value.clone(), folder: folder(&config), base, config };
        found.insert(if is_own { 0 } else { found.len() }, tongue);
    }
    if found.is_empty() {
        let key = config.text("defaultcontentlanguage").map(|_| own).unwrap_or_default();
        found.push(Tongue { key, folder: folder(config), base: String::new(), config: config.clone() });
    }
    found
}

/// A host and the path below it: the settings `url` and `baseurl` of Jekyll for `https://jane.github.io/home/`.
fn split_base(url: &str, place: &Yaml) -> (Option<Yaml>, Option<Yaml>) {
    let Some(start) = url.find("//").map(|at| at + 2) else { return (None, None) };
    let end = url[start..].find('/').map_or(url.len(), |at| start + at);
    let (url, base) = url.split_at(end);
    let base = Some(base.trim_matches('/')).filter(|base| !base.is_empty());
    (Some(quoted(url, place)), base.map(|base| quoted(base, place)))
}

/// What an entry of a menu is called and where it leads.
fn entry(entry: &Yaml) -> Option<Yaml> {
    let target = entry.filled_any(&["url", "pageref"])?;
    let value = Map::of([("name", entry.filled("name").cloned()), ("url", Some(target.clone()))]);
    Some(Yaml { value: Value::Map(value), span: entry.span })
}

/// Keys of a profile whose values are printed as something else or have no place on paper: dates, levels, icons, and names for the
/// theme.
const NO_WORDS: &[&str] = &[
    "button",
    "color",
    "color_border",
    "date",
    "date_end",
    "date_start",
    "display",
    "end",
    "highlight_name",
    "icon_pack",
    "is_owner",
    "label",
    "level",
    "percent",
    "schema",
    "slug",
    "start",
    "status",
    "superuser",
    "user_groups",
    "year",
];

/// The same without what some keys say, in all maps.
fn without(yaml: &Yaml, keys: &[&str]) -> Yaml {
    let value = match &yaml.value {
        Value::Map(map) => {
            let kept = map.iter().filter(|(key, _)| !keys.contains(&key.value.as_str()));
            Value::Map(kept.map(|(key, value)| (key.clone(), without(value, keys))).collect())
        }
        Value::List(items) => Value::List(items.iter().map(|item| without(item, keys)).collect()),
        value => value.clone(),
    };
    Yaml { value, span: yaml.span }
}

/// A text that is said where `place` is.
fn quoted(text: &str, place: &Yaml) -> Yaml {
    Yaml { value: Value::Quoted(text.to_owned()), span: place.span }
}

/// The same with all keys in lower case: Hugo does not tell `baseURL` and `baseurl` apart.
pub(super) fn lowered(yaml: &Yaml) -> Yaml {
    let value = match &yaml.value {
        Value::Map(map) => {
            let mut lower = Map::default();
            for (key, value) in map.iter() {
                lower.add_missing(&Map::of([(key.value.to_lowercase().as_str(), Some(lowered(value)))]));
            }
            Value::Map(lower)
        }
        Value::List(items) => Value::List(items.iter().map(lowered).collect()),
        value => value.clone(),
    };
    Yaml { value, span: yaml.span }
}
