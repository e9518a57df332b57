//! Whose site it is: from front matter and configuration to a [`Profile`].
//!
//! Themes disagree on where a name or an account is written. What counts is found by looking through the *places* where they may
//! be, from the page itself to the whole site's configuration, under all the names that a key goes by; the first place that says
//! something wins. What a theme ships as an example is not mistaken for the author's.

use super::about::About;
use super::config::Config;
use super::contacts;
use super::reader::Reader;
use super::shown;
use crate::cv::{Contact, Profile};
use crate::diagnostic::Outcome;
use crate::document::Document;
use crate::language::Language;
use crate::page::Page;
use crate::source::Spanned;
use crate::yaml::{Used, Yaml};
use header_lines::header_lines;

mod another;
mod header_lines;
mod lifted;
mod name;
mod portrait;
mod published_names;
#[cfg(test)]
mod tests;
mod unprinted;

/// What the pages show, where front matter and configuration are silent.
#[derive(Debug, Clone, Default)]
pub struct Visible<'a> {
    /// The text of the first page: its first heading or sentence may name the author.
    pub first: Option<&'a Document>,
    /// The texts whose lines of contacts and of positions may be lifted into the header.
    pub lifted: Vec<&'a Document>,
    /// The pages about the author that the document takes parts of.
    pub about: Vec<&'a Document>,
    /// Where the links that show only an icon lead.
    pub icons: Vec<Spanned<String>>,
    /// The page that says how to reach the author. A CV has no such page; its address counts where no other is known.
    pub contact: Option<&'a Document>,
}

/// Reads the profile that a page and its site give; `data` is what a CV kept as data says about the person; it counts where the
/// site says nothing.
///
/// What is said about the author and not printed is in the loss report. Where nothing else says it, the text of the pages may.
/// (It is for the later stages to print it only once.)
pub fn profile(
    reader: &Reader<'_>,
    config: &Config,
    page: &Page,
    visible: &Visible<'_>,
    data: Option<&Yaml>,
    language: Language,
) -> Outcome<Profile> {
    let about = About::new(config, page, data, language);
    let mut diagnostics = Vec::new();
    let (name, mut other_names) = name::choose_name(about.names(visible.first), visible.first, language);
    let published = published_names::published_names(&config.yaml);
    let is_copied = name.as_ref().is_some_and(|name| another::is_another(&published, &name.value));
    if name.is_none() {
        diagnostics.push(name::no_name(&about, page));
    }
    let homepage = config.homepage();
    let mut used = Used::default();
    let mut contacts = about.contacts(homepage.as_ref(), &mut used);
    if is_copied {
        contacts = another::without_theirs(contacts, &published, &mut diagnostics);
    } else {
        other_names.extend(published);
    }
    if let Some(name) = &name {
        used.mark(name.span);
    }
    let own_name = name.as_ref().map(|name| name.value.as_str());
    let headline = header_lines(reader.sources(), &about, visible, own_name, &mut used).take(&mut diagnostics);
    let mut headline = headline.unwrap_or_default();
    headline.retain(|line| !is_user_name(&line.plain_text(), &contacts));
    let contacts = contacts::without_name(contacts::with_name(contacts, own_name), own_name);
    let in_addresses = own_name.map(|own| name::as_in_addresses(own, &other_names));
    let contacts = lifted::with_own_mail(contacts, config, visible, in_addresses.as_deref(), &mut diagnostics);
    let contacts = lifted::with_lifted(contacts, visible, in_addresses.as_deref());
    let contacts = lifted::with_further_mails(contacts, visible, in_addresses.as_deref());
    let mut pictured = visible.lifted.first().into_iter().chain(&visible.about);
    let on_page = pictured.find_map(|document| shown::portrait(document, own_name));
    let photo = portrait::photo(reader, &about, page, on_page, &mut diagnostics);
    let profile = Profile {
        name,
        other_names,
        contacts: contacts::in_order(contacts, &headline),
        headline,
        photo,
        homepage: homepage.map(|address| address.value),
    };
    diagnostics.extend(about.unprinted(reader, &profile, &used));
    Outcome::new(profile, diagnostics)
}

/// Whether a line is nothing but the author's name on a network.
fn is_user_name(line: &str, contacts: &[Contact]) -> bool {
    let line = line.trim().trim_start_matches('@');
    contacts.iter().filter_map(|contact| contact.url.as_deref()).any(|url| url.rsplit(['/', '@']).next() == Some(line))
}
