//! Where a site describes its author, and how much of that is only the theme's example.

use super::config::{Config, in_language};
use crate::address;
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

/// Examples that themes come with. In lower case.
#[rustfmt::skip]
const EXAMPLES: &[&str] = &[
    "hidden", "2712 broadway st", "ca 94115", "your sidebar name", "your name", "your name here", "first last", "john doe", "jane doe", "none@example.org",
    "red brick university", "earth", "location", "city, country", "short biography for the left-hand sidebar",
    "your biography for the left-hand sidebar", "personal description", "your_user_name",
    "https://scholar.google.com/citations?user=ps_cx0aaaaaj", "you@example.com", "qc6cjjyaaaaj", "academicpages",
    "mmistakes", "michaelrose", "barryclark/jekyll-now", "jekyllrb", "0000-0000-0000-0000", "http://orcid.org/yourorcidurl",
    "https://orcid.org/yourorcidurl", "your-email@example.com", "somewhere", "github_username", "twitter_username",
    "username", "example", "1010907", "jekyll", "https://www.ncbi.nlm.nih.gov/pubmed/?term=john+snow",
    "you can even add a little note about which of these is the best way to reach you.",
    "<a href='#'>affiliations</a>. address. contacts. motto. etc.",
];

/// Whether a value is the example that a theme comes with.
pub(super) fn is_example(value: &Yaml) -> bool {
    is_example_text(value.as_str().unwrap_or_default())
}

/// Whether a text is such an example.
pub(super) fn is_example_text(text: &str) -> bool {
    let text = address::mail_without_brackets(&text.trim().to_lowercase());
    let made_up = [
        "replacethis",
        "replace_this",
        "changeme",
        "yourname",
        "yourusername",
        "yourfull",
        "yourprofile",
        "your_",
        "your-",
        "youremail",
    ];
    // `bayou@uni.org` is somebody's.
    let made_up_users = ["your", "username", "you", "firstname.lastname", "first.last", "name"];
    let is_made_up = text.split_once('@').is_some_and(|(user, _)| made_up_users.contains(&user));
    // The address next to the portrait in al-folio's sample.
    let is_sample_address = text.contains("your office number");
    let says_nothing = !text.is_empty() && !text.contains(char::is_alphanumeric);
    says_nothing
        || EXAMPLES.contains(&text.as_str())
        || is_sample_address
        || is_made_up
        || (!text.contains(' ') && made_up.iter().any(|part| text.contains(part)))
}
