//! Where Jekyll shows the documents of collections: `permalink` of the document, of its collection, of the site.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::config::Config;
use crate::moment::Moment;
use crate::path;
use crate::yaml::Yaml;

/// What an address is made of.
pub(super) struct Parts<'a> {
    /// The name of the collection.
    pub(super) collection: &'a str,
    /// The file, below the collection's folder and without its extension.
    pub(super) path: &'a str,
    /// The name of the file without date and extension, or the `slug` of the front matter.
    pub(super) slug: &'a str,
    /// The names of its categories.
    pub(super) categories: &'a [String],
    /// Its date.
    pub(super) date: Option<Moment>,
}

/// What is written as `%20` in an address: all that may not appear in a path (RFC 3986, 3.3), as Jekyll's `URL.escape_path`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'?');

/// A path as Jekyll writes it in addresses.
pub(crate) fn escaped(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

/// The address of a document, below `baseurl`: what its front matter says, else what its collection does.
pub(super) fn address(config: &Config, own: Option<&str>, parts: &Parts<'_>) -> String {
    let template = own.map_or_else(|| template(config, parts.collection), str::to_owned);
    let mut out = String::from("/");
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once(':') {
        out.push_str(before);
        let end = after.find(|letter: char| !(letter.is_ascii_lowercase() || letter == '_')).unwrap_or(after.len());
        let name = &after[..end];
        let known = part(parts, name).map(|value| (value, end));
        let shorter = || Some((part(parts, name.strip_suffix('_')?)?, end - 1));
        let (value, end) = known.or_else(shorter).unwrap_or_default();
        out.push_str(&escaped(&value));
        rest = &after[end..];
    }
    out.push_str(rest);
    squeezed(&out)
}

/// The site's style of addresses.
fn style(config: &Config) -> &str {
    config.yaml.text("permalink").map_or("date", |style| style.value)
}

/// What the site's style has its pages end with: nothing, a slash, or the `extension`.
pub(super) fn page_suffix<'a>(config: &Config, extension: &'a str) -> &'a str {
    match style(config) {
        "date" | "ordinal" | "none" => extension,
        style if style == "pretty" || style.ends_with('/') => "/",
        style if style.ends_with(":output_ext") => extension,
        _ => "",
    }
}

/// The template of a collection.
fn template(config: &Config, collection: &str) -> String {
    let style = style(config);
    let of_collection = config.yaml.get("collections").and_then(|all| all.get(collection)?.text("permalink"));
    if let Some(own) = of_collection {
        return own.value.to_owned();
    }
    if collection != "posts" {
        return format!("/:collection/:path{}", page_suffix(config, ":output_ext"));
    }
    let template = match style {
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "none" => "/:categories/:title:output_ext",
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        own => own,
    };
    template.to_owned()
}

/// Whether every document of a collection is written to the site's root, one over the other.
pub(super) fn is_root(config: &Config, collection: &str) -> bool {
    template(config, collection).trim_matches('/').is_empty()
}

fn part(parts: &Parts<'_>, name: &str) -> Option<String> {
    let date = |form: &str| Some(parts.date.map(|date| date.format(form)).unwrap_or_default());
    match name {
        "collection" => Some(parts.collection.to_owned()),
        "path" => Some(parts.path.to_owned()),
        "name" => Some(slugify(path::name(parts.path))),
        "title" => Some(pretty(parts.slug)),
        "slug" => Some(slugify(parts.slug)),
        "categories" => Some(parts.categories.iter().map(|name| name.to_lowercase()).collect::<Vec<_>>().join("/")),
        "output_ext" => Some(".html".to_owned()),
        "year" => date("%Y"),
        "short_year" => date("%y"),
        "month" => date("%m"),
        "i_month" => date("%-m"),
        "short_month" => date("%b"),
        "long_month" => date("%B"),
        "day" => date("%d"),
        "i_day" => date("%-d"),
        "y_day" => date("%j"),
        "week" => date("%V"),
        "w_year" => date("%G"),
        "w_day" => date("%u"),
        "short_day" => date("%a"),
        "long_day" => date("%A"),
        "hour" => date("%H"),
        "minute" => date("%M"),
        "second" => date("%S"),
        _ => None,
    }
}

fn squeezed(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        if letter != '/' || !out.ends_with('/') {
            out.push(letter);
        }
    }
    out
}

/// `Some Title!` as `some-title`, as Jekyll makes addresses and anchors.
pub(crate) fn slugify(text: &str) -> String {
    hyphenated(text, char::is_alphanumeric).to_lowercase()
}

/// The same with the marks that may appear in an address, and with capitals.
pub(crate) fn pretty(text: &str) -> String {
    hyphenated(text, |letter| letter.is_alphanumeric() || "._~!$&'()+,;=@".contains(letter))
}

/// A text in which a hyphen replaces every run of characters that are not kept; none at the ends.
pub(crate) fn hyphenated(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        if is_kept(letter) {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The names under a key in the plural: a list, or words with spaces between them.
pub(crate) fn names<'y>(front: &'y Yaml, plural: &str) -> Vec<&'y str> {
    let Some(value) = front.get(plural) else { return Vec::new() };
    if value.items().is_empty() {
        return value.as_str().unwrap_or_default().split_whitespace().collect();
    }
    value.items().iter().filter_map(Yaml::as_str).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{MemoryFiles, Reader};

    #[test]
    fn addresses_are_those_of_the_site() {
        let cases = [
            ("", "talks", None, "/talks/2019/2019-05-06-Big-Day.html"),
            ("permalink: pretty", "talks", None, "/talks/2019/2019-05-06-Big-Day/"),
            ("permalink: /:categories/:title/", "talks", None, "/talks/2019/2019-05-06-Big-Day/"),
            ("collections: {talks: {permalink: '/t/:title'}}", "talks", None, "/t/Big-Day"),
            ("collections: {talks: {permalink: '/t/:year_:slug/'}}", "talks", None, "/t/2019_big-day/"),
            ("", "posts", None, "/news/2019/05/06/Big-Day.html"),
            ("permalink: pretty", "posts", None, "/news/2019/05/06/Big-Day/"),
            ("permalink: '/:title'", "posts", None, "/Big-Day"),
            ("", "posts", Some("/a b/:slug/"), "/a b/big-day/"),
        ];
        for (config, collection, own, expected) in cases {
            let files = MemoryFiles::new().with("_config.yml", config);
            let config = Config::read(&mut Reader::new(&files, true)).into_value().expect("a configuration");
            let parts = Parts {
                collection,
                path: "2019/2019-05-06-Big-Day",
                slug: "Big-Day",
                categories: &["News".to_owned()],
                date: Moment::parse("2019-05-06"),
            };
            assert_eq!(address(&config, own, &parts), expected);
        }
    }

    #[test]
    fn slugs_hold_letters_and_digits() {
        assert_eq!(slugify("  Héllo, World! 中文_2 "), "héllo-world-中文-2");
        assert_eq!(pretty("A.B (c) – d"), "A.B-(c)-d");
    }
}
