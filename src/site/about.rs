//! Where a site describes its author, and how much of that is only the theme's example.

use super::config::{Config, in_language};
use super::examples::is_example;
use crate::language::Language;
use crate::page::Page;
use crate::yaml::Yaml;

/// The places that speak of the author, the nearest first.
pub(super) struct About<'a> {
    pub(super) config: &'a Config,
    pub(super) page: &'a Yaml,
    /// The site's configuration, as it is in the language.
    pub(super) site: &'a Yaml,
    /// Maps about the author alone: every key in them is theirs.
    pub(super) own: Vec<&'a Yaml>,
    /// Maps about more than the author: `url` or `title` in them are the site's or page's.
    pub(super) wide: Vec<&'a Yaml>,
    /// What a CV in data says about them; it comes after everything else.
    pub(super) data: Option<&'a Yaml>,
    pub(super) language: Language,
}

impl<'a> About<'a> {
    pub(super) fn new(config: &'a Config, page: &'a Page, data: Option<&'a Yaml>, language: Language) -> Self {
        let page = &page.front_matter;
        let author_of = |yaml: &'a Yaml| -> Option<&'a Yaml> {
            let author = yaml.filled_any(AUTHORS)?.one_or_more().first()?;
            author.as_str().map_or(Some(author), |key| config.author(key.trim()))
        };
        let site = config.yaml_in(language);
        let own = [
            author_of(page),
            page.filled("profile"),
            author_of(site),
            site.filled("owner"),
            site.filled("plainwhite"),
            site.filled("social-network-links"),
            site.filled("social"),
            site.filled("socials"),
            site.filled("social_links"),
            site.filled("footer-links"),
            site.filled("resume_social_links"),
            site.filled("minima").and_then(|minima| minima.filled("social_links")),
        ];
        let is_map = |yaml: &&Yaml| yaml.as_map().is_some();
        let localized =
            [page, site].into_iter().flat_map(|map| AUTHORS.iter().filter_map(|key| in_language(map, key, language)));
        // A file about the person may be a list of one.
        let person = |yaml: &'a Yaml| yaml.one_or_more().first();
        Self {
            config,
            page,
            site,
            own: localized
                .chain(own.into_iter().flatten())
                .chain(config.about.iter().filter_map(person))
                .filter(is_map)
                .collect(),
            wide: [page, site].into_iter().filter(is_map).collect(),
            data,
            language,
        }
    }

    /// The first value under any of `keys` that is the author's own.
    pub(super) fn find(&self, maps: &[&'a Yaml], keys: &[&str]) -> Option<&'a Yaml> {
        self.find_where(maps, keys, &|_| true)
    }

    /// The same, of the values that fit.
    pub(super) fn find_where(
        &self,
        maps: &[&'a Yaml],
        keys: &[&str],
        fits: &dyn Fn(&&'a Yaml) -> bool,
    ) -> Option<&'a Yaml> {
        let value = |map: &&'a Yaml| {
            let both = |key| in_language(map, key, self.language).into_iter().chain(map.filled(key));
            let values = keys.iter().flat_map(|key| both(key)).map(|value| self.translated(value));
            // `more_info: false` asks for nothing.
            let says_something = |value: &&'a Yaml| value.as_bool() != Some(false) && !is_example(value);
            values.filter(says_something).find(|value| fits(value))
        };
        maps.iter().find_map(value)
    }

    /// What the site prints for a value that is only the name of some words.
    fn translated(&self, value: &'a Yaml) -> &'a Yaml {
        let words = value.as_str().and_then(|name| self.config.translated(name, self.language));
        words.unwrap_or(value)
    }

    /// Every place, the nearest first.
    pub(super) fn all(&self) -> Vec<&'a Yaml> {
        self.own.iter().chain(&self.wide).copied().chain(self.data).collect()
    }

    /// The places that speak of the author alone.
    pub(super) fn own_and_data(&self) -> Vec<&'a Yaml> {
        self.own.iter().copied().chain(self.data).collect()
    }
}

/// Where themes keep what they say about the author.
const AUTHORS: &[&str] = &["author", "authors"];
