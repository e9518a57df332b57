//! What is said about the author and is not printed.

use super::super::about::About;
use super::super::examples::is_example_text;
use super::super::headline;
use super::super::reader::Reader;
use crate::address;
use crate::cv::Profile;
use crate::diagnostic::{Code, Diagnostic};
use crate::fold;
use crate::yaml::{Unused, Used, Yaml};

impl<'a> About<'a> {
    /// What the places that speak of the author alone say and the page does not.
    pub(super) fn unprinted(&self, reader: &Reader<'_>, profile: &Profile, used: &Used) -> Vec<Diagnostic> {
        // What a theme keeps in its data besides the contacts is for the pages to print.
        let is_ours = |yaml: &&Yaml| !self.config.theme_data(reader).any(|theirs| theirs.one_or_more().contains(yaml));
        let places = self.own_and_data().into_iter().filter(is_ours);
        let unused = places.flat_map(|place| used.unused(place, ""));
        let wide = unprinted_of_site(self.site);
        let of_page = unprinted_of_page(self.page);
        let unused = unused.chain(wide.iter().chain(&of_page).flat_map(|(key, value)| used.unused(value, key)));
        let translated = |text| self.config.translated(text, self.language).and_then(Yaml::as_str).unwrap_or(text);
        let unused = unused.filter(|unused| !is_said(profile, translated(unused.text)));
        unused.map(|unused| if is_example_text(unused.text) { example(&unused) } else { unused.loss() }).collect()
    }
}

fn example(unused: &Unused<'_>) -> Diagnostic {
    let message = format!("`{}` is not printed: it is the theme's sample text: {}", unused.keys, unused.text);
    Diagnostic::loss(Code::ThemeSample, message).at(unused.span)
}

/// What the configuration says about the author among its settings for the site: keys of themes that have no `author:`, and links
/// to accounts.
fn unprinted_of_site(site: &Yaml) -> Vec<(&str, &Yaml)> {
    const KEYS: &[&str] = &[
        "about-author",
        "affiliation",
        "bio",
        "contact_note",
        "department",
        "employer",
        "office",
        "position",
        "pronouns",
        "job_title",
        "resume_header_intro",
        "resume_title",
    ];
    let is_theirs = |key: &str| KEYS.contains(&key) || key.ends_with("_link") && key != "cv_link";
    let pairs = site.as_map().into_iter().flat_map(|map| map.iter());
    pairs.filter(|(key, _)| is_theirs(&key.value)).map(|(key, value)| (key.value.as_str(), value)).collect()
}

/// What a page says about the author among its own settings, by keys that say nothing of the page.
fn unprinted_of_page(page: &Yaml) -> Vec<(&str, &Yaml)> {
    #[rustfmt::skip]
    const KEYS: &[&str] = &[
        "address", "affiliation", "affiliations", "birthday", "blog", "cell", "city", "contact", "contacts", "country", "department", "email",
        "emails", "employer", "fax", "institution", "job_title", "links", "mobile", "nationality", "occupation", "office", "phone",
        "phone_number", "position", "positions", "profession", "pronouns", "role", "roles", "skype", "social", "tel", "telephone",
        "university", "web", "wechat",
    ];
    let pairs = page.as_map().into_iter().flat_map(|map| map.iter());
    // al-folio prints it below the name.
    let is_about = page.text("layout").is_some_and(|layout| layout.value == "about");
    pairs
        .filter(|(key, _)| KEYS.contains(&key.value.as_str()) || is_about && key.value == "subtitle")
        .map(|(key, value)| (key.value.as_str(), value))
        .collect()
}

/// Whether a text is already on the page, as whole words of the name, the headline or a contact. A single word may be a part of
/// many addresses, and one in lower case a part of a name.
fn is_said(profile: &Profile, text: &str) -> bool {
    let headline = profile.headline.iter().map(|line| line.plain_text());
    let names = profile.name.iter().map(|name| name.value.clone());
    let contacts = profile.contacts.iter().flat_map(|contact| [Some(contact.text.clone()), contact.url.clone()]);
    let (header, contacts) = (headline.chain(names), contacts.flatten());
    let text = headline::plain(text);
    if !text.contains(char::is_whitespace) && !address::names_host(&text) {
        let whole = fold::words(&text);
        return contacts.map(|said| fold::words(&said)).any(|said| said == whole) || holds_any(header, &text);
    }
    holds_any(header.chain(contacts).map(|said| said.to_lowercase()), &text.to_lowercase())
}

/// Whether one of some texts contains another one, not as a part of a longer word.
fn holds_any(mut texts: impl Iterator<Item = String>, text: &str) -> bool {
    let is_edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    texts.any(|said| {
        said.match_indices(text)
            .any(|(at, _)| is_edge(said[..at].chars().next_back()) && is_edge(said[at + text.len()..].chars().next()))
    })
}
