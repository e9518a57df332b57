//! What the site shows of the items of its collections and the document does not say: the conference of a paper, the role in a
//! course. A list may show less of an item than the page of its own.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::unsaid::{self, lines};
use crate::address;
use crate::cv::{Collection, Cv, samples};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::quoted;
use crate::fold;
use crate::liquid_syntax::{NodeKind, tokens};
use crate::page::Page;
use crate::script::word_count;
use crate::site::{self, Config, Reader};
use crate::source::{SourceId, Span};
use crate::yaml::{Unused, Used};

/// Fields that are for the site and its programs, or that are printed in a form of their own.
#[rustfmt::skip]
const SILENT: &[&str] = &[
    "alt", "caption", "categories", "category", "class", "collection", "date", "day", "header", "img", "importance", "key",
    "keywords", "lang", "language", "last_modified_at", "layout", "link", "modified", "month", "name", "order", "permalink", "redirect",
    "redirect_from", "ref", "slug", "tag", "tags", "teaser", "title", "url", "weight", "year",
];

/// A text is printed if this many of a hundred pairs of its words are: what it says may be in another order.
const SAID_OF_HUNDRED: usize = 75;
/// Fewer pairs may be printed by chance.
const MIN_PAIRS: usize = 5;

/// What the first of the `pages` shows below the site's title, and what the site shows of the items that are printed from its
/// collections, if the document does not say it. What was `noticed` is not said again.
pub(super) fn losses(
    reader: &mut Reader<'_>,
    config: &Config,
    pages: &[&Page],
    collections: &[Collection],
    cv: &Cv,
    noticed: &[Diagnostic],
) -> Vec<Diagnostic> {
    let on_home = pages.first().map(|home| site::fields_shown(reader, home)).unwrap_or_default();
    let on_others = pages.iter().skip(1).flat_map(|page| site::fields_shown(reader, page));
    let said = unsaid::said(cv);
    let document = Printed {
        said: Said { pairs: said.iter().flat_map(|said| fold::pairs(said)).collect(), texts: &said },
        sources: unsaid::printed(cv).into_iter().map(|span| span.source).collect(),
        noticed: noticed.iter().filter_map(|noticed| noticed.span).collect(),
        messages: noticed.iter().map(|noticed| noticed.message.as_str()).collect(),
        on_pages: on_others.chain(on_home.iter().cloned()).collect(),
    };
    let home = pages.first();
    let mut found = home.map(|home| taglines(config, home, &on_home, &document.said)).unwrap_or_default();
    for collection in collections {
        found.extend(of_collection(reader, collection, &document));
        found.extend(texts_of(config, collection, &document));
    }
    found
}

/// What a document says.
struct Said<'a> {
    texts: &'a [String],
    pairs: HashSet<(&'a str, &'a str)>,
}

impl Said<'_> {
    /// Whether it says each line of a text, or nearly all of its words next to each other.
    fn has(&self, text: &str, span: Span) -> bool {
        let lines = lines(text, span);
        let words = lines.join(" ");
        let count = fold::pairs(&words).filter(|pair| self.pairs.contains(pair)).count();
        let all = fold::pairs(&words).count();
        lines.iter().all(|line| self.texts.iter().any(|said| said.contains(line)))
            || all >= MIN_PAIRS && count * 100 >= all * SAID_OF_HUNDRED
    }
}

/// What is printed, and what is known of the rest.
struct Printed<'a> {
    said: Said<'a>,
    /// The files of which something is printed.
    sources: BTreeSet<SourceId>,
    /// Where something was noticed, and what.
    noticed: HashSet<Span>,
    messages: Vec<&'a str>,
    /// The fields that its pages show.
    on_pages: BTreeSet<String>,
}

impl Printed<'_> {
    /// Whether something was said of a text, or of a link to it.
    fn tells_of(&self, unused: &Unused<'_>) -> bool {
        let is_link = address::names_host(unused.text);
        self.noticed.contains(&unused.span) || is_link && self.messages.iter().any(|said| said.contains(unused.text))
    }

    /// Whether it lacks a text of an item's that the site shows, on the item's own page or on others.
    fn lacks(&self, unused: &Unused<'_>, on_item: &BTreeSet<String>) -> bool {
        let key = unused.keys.split('.').next().unwrap_or_default();
        let is_shown = !is_silent(key) && (has(on_item, key) || has(&self.on_pages, key));
        let may_be_lost = is_shown && !is_key(unused.text) && !self.tells_of(unused);
        may_be_lost && !self.said.has(unused.text, unused.span) && !samples::of_text(unused.text).is_sample()
    }
}

/// The fields that the document lacks of the items that it prints from a collection.
fn of_collection(reader: &mut Reader<'_>, collection: &Collection, document: &Printed<'_>) -> Vec<Diagnostic> {
    let mut lost: BTreeMap<String, Vec<Unused<'_>>> = BTreeMap::new();
    let mut by_layout: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for item in collection.items.iter().filter(|item| document.sources.contains(&item.page.source)) {
        let front = &item.page.front_matter;
        let layout = front.text("layout").map_or("", |layout| layout.value);
        let shown = by_layout.entry(layout).or_insert_with(|| site::fields_shown(reader, &item.page));
        for unused in Used::default().unused(front, "").into_iter().filter(|unused| document.lacks(unused, shown)) {
            lost.entry(unused.keys.clone()).or_default().push(unused);
        }
    }
    lost.values().filter_map(|lost| loss(&collection.name, lost)).collect()
}

/// Shorter texts are links: “Download the paper here”.
const MIN_WORDS: usize = 5;

/// A text without its tags and outputs.
fn without_liquid(text: &str) -> String {
    let mut left = text.to_owned();
    for node in tokens(text).iter().rev().filter(|node| !matches!(node.kind, NodeKind::Text)) {
        left.replace_range(node.range.clone(), "");
    }
    left
}

/// The texts below the front matter that the document lacks of the items that it prints from a collection, if the site shows them.
fn texts_of(config: &Config, collection: &Collection, document: &Printed<'_>) -> Option<Diagnostic> {
    if !site::has_pages_of(config, &collection.name) && !has(&document.on_pages, "content") {
        return None;
    }
    let lacks = |page: &Page| {
        let text = without_liquid(page.body.text());
        let span = page.body.span(0..page.body.text().len());
        let words = unsaid::words_of(&text, span);
        let is_sample = || words.lines().any(|line| samples::of_text(line).is_sample());
        let is_lost = document.sources.contains(&page.source) && word_count(&words) >= MIN_WORDS;
        (is_lost && !document.said.has(&text, span) && !is_sample()).then_some((text, span))
    };
    let lost: Vec<(String, Span)> = collection.items.iter().filter_map(|item| lacks(&item.page)).collect();
    let (text, span) = lost.first()?;
    let first = first_unsaid(text, *span, &document.said);
    let name = &collection.name;
    let message = match lost.len() {
        1 => format!("the text of an item of `{name}` is not printed: {first}"),
        count => format!("the texts of {count} items of `{name}` are not printed; the first says {first}"),
    };
    Some(Diagnostic::loss(Code::DroppedData, message).at(*span))
}

/// The first line of a text that is not said, in quotes, if the entry has some of the lines that the text begins with; the text
/// otherwise.
fn first_unsaid(text: &str, span: Span, said: &Said<'_>) -> String {
    const BEGINNING: usize = 3;
    let lines = text.lines().map(|line| unsaid::words_of(line, span)).filter(|line| !line.trim().is_empty());
    let lines: Vec<String> = lines.collect();
    let begins = lines.iter().take(BEGINNING).any(|line| said.has(line, span));
    let is_first = |line: &String| begins && word_count(line) >= MIN_WORDS && !said.has(line, span);
    let first = lines.into_iter().find(is_first).unwrap_or_else(|| unsaid::words_of(text, span));
    quoted(first.trim())
}

/// Whether something other than the site itself has a field that is shown.
fn has(shown: &BTreeSet<String>, key: &str) -> bool {
    shown.iter().filter_map(|field| field.split_once('.')).any(|(owner, field)| owner != "site" && field == key)
}

/// Whether a text is what the site's data calls something: `halden` for a co-author.
fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'_'))
}

fn is_silent(key: &str) -> bool {
    SILENT.contains(&key) || key.starts_with("sort") || key.starts_with("lang_") || key.ends_with("_key")
}

/// What sites call the line below their title.
const TAGLINES: &[&str] = &["tagline", "subtitle", "description", "headline", "motto", "slogan"];

/// The lines below the title of the site that its homepage shows and that the document does not say.
fn taglines(config: &Config, home: &Page, shown: &BTreeSet<String>, said: &Said<'_>) -> Vec<Diagnostic> {
    let places = [("page", &home.front_matter), ("site", &config.yaml)];
    let is_shown = |owner: &str, key: &str| shown.contains(&format!("{owner}.{key}"));
    let of_key = |key: &str| {
        let shown = places.iter().filter(|(owner, _)| is_shown(owner, key));
        shown.map(|(_, place)| *place).find_map(|place| place.filled(key))
    };
    let found = TAGLINES.iter().filter_map(|key| Some((key, of_key(key)?)));
    let mut known = HashSet::new();
    let unused = found.flat_map(|(key, text)| Used::default().unused(text, key));
    let unused = unused.filter(|unused| known.insert(unused.text.to_owned()));
    unused
        .filter(|unused| !said.has(unused.text, unused.span) && !samples::of_text(unused.text).is_sample())
        .map(|unused| unused.loss())
        .collect()
}

fn loss(collection: &str, lost: &[Unused<'_>]) -> Option<Diagnostic> {
    let [first, others @ ..] = lost else { return None };
    if others.is_empty() {
        return Some(first.loss());
    }
    let (keys, count, text) = (&first.keys, lost.len(), quoted(first.text));
    let message = format!("`{keys}` is not printed for {count} items of `{collection}`; the first says {text}");
    Some(Diagnostic::loss(Code::DroppedData, message).at(first.span))
}
