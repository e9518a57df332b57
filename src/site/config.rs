//! `_config.yml` and the data files that say whose site it is.

use super::files::DirEntry;
use super::generator::{self, Generator, Recognized};
use super::hugo::Hugo;
use super::quarto;
use super::reader::Reader;
use super::site_page::{is_page_name, is_readme, split_language};
use crate::address::{self, OwnAddresses};
use crate::diagnostic::{Diagnostic, Outcome};
use crate::language::Language;
use crate::markdown::Syntax;
use crate::path;
use crate::source::{Span, Spanned};
use crate::yaml::{Value, Yaml};

/// What the site says about itself.
#[derive(Debug, Clone)]
pub struct Config {
    /// Which generator makes the site, and what shows it.
    pub recognized: Recognized,
    /// `_config.yml`; an empty map when there is none.
    pub yaml: Yaml,
    /// The same with what files like `_config_zh.yml` put over it for one language, as Jekyll does for
    /// `--config _config.yml,_config_zh.yml`.
    pub in_languages: Vec<(Language, Yaml)>,
    /// What jekyll-multiple-languages-plugin prints for a name such as `titles.about`, in each language: `_i18n/en.yml`.
    pub translations: Vec<(Language, Yaml)>,
    /// `_data/authors.yml`: whom pages name by a key.
    pub authors: Option<Yaml>,
    /// The data files that speak of the author: `_data/socials.yml` of al-folio, and those of `PERSONS`.
    pub about: Vec<Yaml>,
    /// The address in the file `CNAME`, by which GitHub Pages knows a site's own domain.
    pub domain: Option<String>,
    /// The host at GitHub Pages for which its data or its first page has the address of a file in its folder.
    pub hosted: Option<String>,
    /// What Hugo's configuration says, where Hugo makes the site.
    pub(crate) hugo: Option<Hugo>,
}

/// Where al-folio keeps the author's accounts.
const SOCIALS: &str = "_data/socials.yml";

/// Where themes and people say who they are.
const PERSONS: &[&str] = &[
    "_data/profile.yml",
    "_data/personal.yml",
    "_data/person.yml",
    "_data/author.yml",
    "_data/owner.yml",
    "_data/basics.yml",
    "_data/pi.yml",
    "_data/me.yml",
    "_data/contact.yml",
];

/// Where jekyll-multiple-languages-plugin has the words of each language.
pub(crate) const TRANSLATIONS: &str = "_i18n";

/// Where themes keep it among other settings, and the key of it there: a map, or a list of one.
const SETTINGS: (&str, &str) = ("_data/settings.yml", "contacts");
/// The keys of the author's accounts there: a list, or one by one.
const ACCOUNTS: &[&str] = &["social", "email", "orcid", "github", "linkedin", "twitter", "researchgate"];

impl Config {
    /// Reads the configuration of the site, if it has one. A data file that cannot be read is warned about: a CV can be
    /// made without it.
    ///
    /// # Errors
    /// Those of [`Reader::yaml`] for `_config.yml`; the value is there all the same.
    pub fn read(reader: &mut Reader<'_>) -> Outcome<Self> {
        let mut diagnostics = Vec::new();
        let yaml = read_first(reader, &["_config.yml", "_config.yaml"]).and_then(|yaml| yaml.take(&mut diagnostics));
        let yaml = yaml.filter(|yaml| yaml.as_map().is_some());
        let Some(mut yaml) = yaml.or_else(|| no_configuration(reader, &mut diagnostics)) else {
            return Outcome::from_parts(None, diagnostics);
        };
        let recognized = generator::recognize(reader);
        if let (Generator::Quarto | Generator::RMarkdown, Value::Map(map)) = (recognized.generator, &mut yaml.value)
            && let Some(settings) = quarto::settings(reader)
        {
            map.add_missing(&settings);
        }
        let is_hugo = recognized.generator == Generator::Hugo;
        let hugo = if is_hugo { Hugo::read(reader, &mut diagnostics) } else { None };
        if let (Some(hugo), Value::Map(map)) = (&hugo, &mut yaml.value) {
            map.add_missing(&hugo.settings(reader));
        }
        let there: Vec<String> =
            reader.list("_data").into_iter().map(|entry| format!("_data/{}", entry.name)).collect();
        let in_languages = files_by_language(reader, "", "_config");
        let is_in_several = yaml.get("languages").is_some();
        let translations = if is_in_several { files_by_language(reader, TRANSLATIONS, "") } else { Vec::new() };
        let persons: Vec<&&str> =
            PERSONS.iter().chain(&[SOCIALS]).filter(|path| there.iter().any(|file| file == *path)).collect();
        let mut data = |paths: &[&str]| {
            let (yaml, noticed) = read_first(reader, paths)?.into_parts();
            diagnostics.extend(noticed.into_iter().map(Diagnostic::at_most_a_warning));
            yaml
        };
        let authors = data(&["_data/authors.yml", "_data/authors.yaml"]);
        let in_languages = in_languages.into_iter().filter_map(|(language, path)| {
            let Yaml { value: Value::Map(mut map), span } = data(&[&path])? else { return None };
            map.add_missing(yaml.as_map()?);
            Some((language, Yaml { value: Value::Map(map), span }))
        });
        let mut in_languages: Vec<(Language, Yaml)> = in_languages.collect();
        let translations = translations.into_iter().filter_map(|(language, path)| Some((language, data(&[&path])?)));
        let translations = translations.collect();
        let mut about: Vec<Yaml> = persons.into_iter().filter_map(|path| data(&[path])).collect();
        let settings = data(&[SETTINGS.0]);
        about.extend(settings.iter().filter_map(|settings| match settings.filled(SETTINGS.1)?.one_or_more() {
            // The picture is one of the page's foot.
            [only] => Some(Yaml { value: Value::Map(only.as_map()?.only(|key, _| key != "image")), span: only.span }),
            _ => None,
        }));
        let accounts = settings.iter().filter_map(|settings| {
            let accounts = settings.as_map()?.only(|key, _| ACCOUNTS.contains(&key));
            (!accounts.is_empty()).then_some(Yaml { value: Value::Map(accounts), span: settings.span })
        });
        about.extend(accounts);
        if let Some(hugo) = &hugo {
            about.extend(hugo.owner(reader));
            in_languages.extend(hugo.settings_of_others(reader, &yaml));
        }
        let domain = read_domain(reader);
        let is_told = yaml.text("url").is_some_and(|url| url.value.contains(".github.io"))
            || yaml.text("repository").is_some_and(|named| host_of_repository(named.value).is_some());
        let hosted = if yaml.is_empty() || is_told { None } else { found_host(reader, &yaml, &about) };
        Outcome::new(
            Self { recognized, yaml, in_languages, translations, authors, about, domain, hosted, hugo },
            diagnostics,
        )
    }

    /// Whether there is a site around the pages: one that says something about itself.
    pub fn is_site(&self) -> bool {
        !self.yaml.is_empty()
    }

    /// The address of the homepage: `url` and `baseurl`, the site's own domain, or the one that its repository has at GitHub.
    pub fn homepage(&self) -> Option<Spanned<String>> {
        let nowhere = self.yaml.span;
        let under = |key| {
            let url = self.yaml.text(key)?;
            let address =
                address::web(url.value.trim_end_matches('/')).filter(|url| !is_example(url) && may_exist(url))?;
            let base = Some(self.base()).filter(|base| !address.ends_with(base.as_str())).unwrap_or_default();
            Some(Spanned::new(address + &base, url.span))
        };
        let domain = || {
            let address = address::web(self.domain.as_deref()?).filter(|address| !is_example(address))?;
            Some(Spanned::new(address, nowhere))
        };
        let repository = || {
            let repository = self.yaml.text("repository")?;
            Some(Spanned::new(address::web(host_of_repository(repository.value)?)?, repository.span))
        };
        let hosted = || Some(Spanned::new(address::web(self.hosted.as_deref()?)?, nowhere));
        under("url").or_else(domain).or_else(|| under("canonical")).or_else(repository).or_else(hosted)
    }

    /// The path on its host of what the site shows at an address: `/me/cv/` for `/cv/`.
    pub(crate) fn path_on_host(&self, address: &str) -> String {
        let home = self.homepage().and_then(|home| address::path_on_host(&home.value));
        home.unwrap_or_else(|| self.base()) + address
    }

    /// The addresses under which the site's files are on the web.
    pub(crate) fn own_addresses(&self) -> OwnAddresses {
        let written = self.yaml.text("url").map(|url| url.value.to_owned());
        let homepage = self.homepage().map(|address| address.value);
        let known = [written, homepage, self.domain.clone(), self.hosted.clone()].into_iter().flatten();
        let mut hosts: Vec<String> = known.filter_map(|own| address::host(&address::web(&own)?)).collect();
        hosts.dedup();
        let base = self.base();
        let named = self.yaml.text("repository").map(|repository| repository.value.trim().to_owned());
        let owner = |host: &String| Some(host.strip_suffix(".github.io")?.to_owned());
        let of_host = || {
            let host = hosts.iter().find(|host| owner(host).is_some())?;
            let name = if base.is_empty() { host } else { base.trim_matches('/') };
            Some(format!("{}/{name}", owner(host)?))
        };
        let repository = named.filter(|name| name.contains('/')).or_else(of_host);
        OwnAddresses { hosts, base, repository }
    }

    /// What the site's data says about the person, for its pages to print: `_data/profile.yml`.
    pub(crate) fn theme_data(&self, reader: &Reader<'_>) -> impl Iterator<Item = &Yaml> {
        let is_theirs = |yaml: &&Yaml| !reader.sources().get(yaml.span.source).path().ends_with(SOCIALS);
        self.about.iter().filter(is_theirs)
    }

    /// The folder of the files that templates include.
    pub(crate) fn includes_folder(&self) -> &str {
        self.yaml.text("includes_dir").map_or("_includes", |folder| folder.value)
    }

    /// The path below which the site is on its host: `/me` for `baseurl: me/`, nothing for the root.
    pub(crate) fn base(&self) -> String {
        match self.yaml.text("baseurl").map_or("", |base| base.value).trim_matches('/') {
            "" => String::new(),
            // If a whole address is written there, the site is at that host's root.
            base if address::names_host(base) => String::new(),
            base => format!("/{base}"),
        }
    }

    /// The files in which the site may keep what it shows at a path. `relative_url` puts the site's own path in front.
    pub(crate) fn files_at(&self, path: &str) -> Vec<String> {
        if let Some(hugo) = &self.hugo {
            return hugo.files_at(path);
        }
        let base = self.base();
        let below = path.strip_prefix(base.trim_start_matches('/')).and_then(|path| path.strip_prefix('/'));
        std::iter::once(path).chain(below).map(str::to_owned).collect()
    }

    /// The file that the site shows at a path: Hugo copies those in `static/`.
    pub(crate) fn file_shown_at(&self, path: &str) -> String {
        if self.hugo.is_some() { path::join("static", path) } else { path.to_owned() }
    }

    /// What the configuration says in a language.
    pub(super) fn yaml_in(&self, language: Language) -> &Yaml {
        self.in_languages.iter().find(|(its, _)| *its == language).map_or(&self.yaml, |(_, yaml)| yaml)
    }

    /// What stands for a name such as `titles.about` in a language.
    pub(super) fn translated(&self, name: &str, language: Language) -> Option<&Yaml> {
        let (_, words) = self.translations.iter().find(|(its, _)| *its == language)?;
        words.below(name.trim()).filter(|found| found.as_str().is_some())
    }

    /// The language of the site's pages, where they do not say otherwise.
    pub fn language(&self) -> Option<Language> {
        let tag = self.yaml.filled_any(&["lang", "locale", "language", "default_lang"])?;
        Language::from_tag(tag.as_str()?)
    }

    /// How the site reads the text of the page in this file.
    ///
    /// Jekyll hands HTML on as it is. `kramdown: {hard_wrap: true}` is heeded by kramdown's parser for GFM, which Jekyll
    /// uses unless `input` says otherwise; `HARDBREAKS` by jekyll-commonmark.
    pub fn syntax(&self, path: &str) -> Syntax {
        if path::has_extension(path, &["html", "htm"]) {
            Syntax::Html
        } else if self.wraps_hard() {
            Syntax::HardWrapped
        } else {
            Syntax::Markdown
        }
    }

    /// Whether a file is a page to Jekyll, as its name says: HTML, or Markdown with one of the extensions in `markdown_ext`.
    pub(crate) fn is_page_name(&self, name: &str) -> bool {
        let Some(listed) = self.yaml.text("markdown_ext") else { return is_page_name(name) };
        let extension = path::extension(name).to_lowercase();
        matches!(extension.as_str(), "html" | "htm") || listed.value.split(',').any(|known| known.trim() == extension)
    }

    fn wraps_hard(&self) -> bool {
        let markdown = self.yaml.text("markdown").map_or("kramdown", |markdown| markdown.value).to_ascii_lowercase();
        if markdown == "kramdown" {
            let Some(kramdown) = self.yaml.get("kramdown") else { return false };
            let is_gfm = kramdown.text("input").is_none_or(|input| input.value == "GFM");
            return is_gfm && kramdown.get("hard_wrap").and_then(Yaml::as_bool) == Some(true);
        }
        let options = self.yaml.get("commonmark").and_then(|commonmark| commonmark.get("options"));
        let options = options.map_or(&[][..], Yaml::one_or_more);
        options.iter().filter_map(Yaml::as_str).any(|option| option.eq_ignore_ascii_case("HARDBREAKS"))
    }

    /// The author that a page or the configuration names by a key of `_data/authors.yml` or `authors:`.
    pub fn author(&self, key: &str) -> Option<&Yaml> {
        let lists = [self.authors.as_ref(), self.yaml.filled("authors")];
        lists.into_iter().flatten().find_map(|authors| authors.filled(key)).filter(|author| author.as_map().is_some())
    }
}

/// The first of some files that exists.
fn read_first(reader: &mut Reader<'_>, paths: &[&str]) -> Option<Outcome<Yaml>> {
    let path = paths.iter().find(|path| reader.exists(path))?;
    Some(reader.yaml(path))
}

/// The files of YAML in a folder that have a name and a language behind it, or only a language: `_config_zh.yml`, `en.yml`.
fn files_by_language(reader: &Reader<'_>, folder: &str, name: &str) -> Vec<(Language, String)> {
    let is_one = |file: &DirEntry| file.name.starts_with(name) && path::has_extension(&file.name, &["yml", "yaml"]);
    reader
        .filter(folder, is_one)
        .into_iter()
        .filter_map(|file| {
            let (base, tag) = split_language(path::stem(&file.name));
            let language = Language::from_tag(tag?)?;
            (base == name).then(|| (language, path::join(folder, &file.name)))
        })
        .collect()
}

/// An empty configuration, with its own place for what has to point somewhere.
fn no_configuration(reader: &mut Reader<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Yaml> {
    let id = reader.add("_config.yml", b"").take(diagnostics)?;
    Some(Yaml::empty(Span::new(id, 0..0)))
}

fn read_domain(reader: &Reader<'_>) -> Option<String> {
    let bytes = reader.bytes("CNAME").ok()?;
    let text = String::from_utf8(bytes).ok()?;
    Some(text.lines().next()?.trim().to_owned()).filter(|domain| !domain.is_empty())
}

/// The host at GitHub Pages for which the site's data, or one of its pages, has the address of a file in its folder.
fn found_host(reader: &Reader<'_>, yaml: &Yaml, about: &[Yaml]) -> Option<String> {
    let pages = ["", "_pages"].into_iter().flat_map(|folder| {
        let pages = reader.list(folder).into_iter().filter(|entry| is_page_name(&entry.name));
        pages.map(move |entry| path::join(folder, &entry.name))
    });
    let of_page = |path: String| {
        let text = reader.bytes(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok())?;
        text.split(['"', '\'', '(', ')', '<', '>', ' ', '\n']).find_map(|word| own_host(reader, word))
    };
    let of_data = std::iter::once(yaml).chain(about).find_map(|data| host_in_data(reader, data));
    of_data.or_else(|| pages.filter(|path| !is_readme(path)).find_map(of_page))
}

/// The host of the site in a repository, `jane/jane.github.io`, but for a theme's.
fn host_of_repository(repository: &str) -> Option<&str> {
    let (owner, name) = repository.rsplit_once('/').unwrap_or(("", repository));
    let host = Some(name).filter(|name| name.ends_with(".github.io"))?;
    // Others' repositories of that name are below their own host.
    let owner = owner.rsplit('/').next().unwrap_or_default();
    if !owner.is_empty() && !host.to_lowercase().starts_with(&format!("{}.", owner.to_lowercase())) {
        return None;
    }
    (!is_example(&address::web(host)?)).then_some(host)
}

fn host_in_data(reader: &Reader<'_>, data: &Yaml) -> Option<String> {
    match &data.value {
        Value::Map(map) => map.iter().find_map(|(_, value)| host_in_data(reader, value)),
        Value::List(items) => items.iter().find_map(|item| host_in_data(reader, item)),
        _ => own_host(reader, data.as_str()?),
    }
}

/// The host at GitHub Pages of an address, or of its repository, whose path is that of a file in the site's folder.
fn own_host(reader: &Reader<'_>, text: &str) -> Option<String> {
    // Every word of a page may be asked about, so what costs nothing comes first.
    let address = Some(text).filter(|text| address::names_host(text)).and_then(address::web)?;
    if is_example(&address) {
        return None;
    }
    let (host, path) = address::hosted(&address)?;
    (!is_example(&format!("https://{host}")) && reader.exists(&path)).then_some(host)
}

/// Whether GitHub can have the host of an address: users' names have only letters, digits and hyphens.
fn may_exist(url: &str) -> bool {
    let host = address::host(url).unwrap_or_default();
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    host.strip_suffix(".github.io").is_none_or(|user| user.chars().all(is_of_name))
}

/// Whether an address is one that themes come with.
fn is_example(url: &str) -> bool {
    let host = address::host(url).unwrap_or_default();
    let themes = [
        "academicpages.github.io",
        "acad-homepage.github.io",
        "alshedivat.github.io",
        "minimal-light-theme.yliu.me",
        "mmistakes.github.io",
        "resume-template.joelglovier.com",
        "username.github.io",
    ];
    // `github.xxx.com`
    let is_blank = |label: &str| label.len() > 2 && label.bytes().all(|letter| letter == b'x');
    themes.contains(&host.as_str())
        || host.split('.').any(is_blank)
        || ["localhost", "127.0.0.1", "example.", "your"].iter().any(|start| host.starts_with(start))
}

/// What a map says under a key in one language, where it has that next to the key: `bio_zh`, `author-cn`, `zh_name`.
pub(super) fn in_language<'a>(map: &'a Yaml, key: &str, language: Language) -> Option<&'a Yaml> {
    let is_it = |other: &str| {
        let other = other.to_lowercase();
        // Hardly a key is such a one, and to read all as one takes its time.
        let has_it = other.len() > key.len() && (other.starts_with(key) || other.ends_with(key));
        has_it && Language::split_key(&other) == Some((key, language))
    };
    map.as_map()?.iter().find(|(other, value)| is_it(&other.value) && !value.is_empty()).map(|(_, value)| value)
}

/// The text of a value for one language: a scalar as it is; of a map (`{en: …, zh: …}`), the entry in that language, else the
/// English one, else the first.
pub(super) fn localized(value: &Yaml, language: Language) -> Option<Spanned<&str>> {
    let chosen = match &value.value {
        Value::Map(map) => {
            let in_language = |wanted: Language| {
                let is_it = |key: &str| Language::from_tag(key).is_some_and(|it| it == wanted);
                map.iter().find(|(key, value)| is_it(&key.value) && !value.is_empty()).map(|(_, value)| value)
            };
            let same_script = || match language {
                Language::ZhTw => in_language(Language::ZhCn),
                Language::ZhCn => in_language(Language::ZhTw),
                _ => None,
            };
            in_language(language)
                .or_else(same_script)
                .or_else(|| in_language(Language::En))
                .or_else(|| map.iter().map(|(_, value)| value).find(|value| !value.is_empty()))?
        }
        _ => value,
    };
    let text = chosen.as_str()?.trim();
    (!text.is_empty()).then(|| Spanned::new(text, chosen.span))
}

/// Every text of a value: the scalar, or all those in a map.
pub(super) fn all_languages(value: &Yaml) -> Vec<Spanned<&str>> {
    let texts: Vec<&Yaml> = match value.as_map() {
        Some(map) => map.iter().map(|(_, value)| value).collect(),
        None => vec![value],
    };
    texts.into_iter().filter_map(|yaml| Some(Spanned::new(yaml.as_str()?.trim(), yaml.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::MemoryFiles;

    fn syntax(config: &str, path: &str) -> Syntax {
        let files = MemoryFiles::new().with("_config.yml", config);
        Config::read(&mut Reader::new(&files, true)).into_value().expect("a configuration").syntax(path)
    }

    #[test]
    fn the_configuration_says_how_pages_are_read() {
        for (config, expected) in [
            ("title: x", Syntax::Markdown),
            ("kramdown: {hard_wrap: true}", Syntax::HardWrapped),
            ("markdown: kramdown\nkramdown:\n  input: GFM\n  hard_wrap: true", Syntax::HardWrapped),
            ("kramdown: {input: kramdown, hard_wrap: true}", Syntax::Markdown),
            ("kramdown: {hard_wrap: false}", Syntax::Markdown),
            ("markdown: CommonMarkGhPages\ncommonmark: {options: [SMART, HARDBREAKS]}", Syntax::HardWrapped),
            ("markdown: GFM\ncommonmark: {options: [SMART]}\nkramdown: {hard_wrap: true}", Syntax::Markdown),
        ] {
            assert_eq!(syntax(config, "_pages/about.md"), expected, "{config}");
            assert_eq!(syntax(config, "index.html"), Syntax::Html, "{config}");
        }
    }
}
