//! A theme's collections (`_publications`, `_talks`, `_teaching`, `_portfolio`) as publications and entries.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::{Block, BlockKind, Inline, InlineKind, Item, List, each_inline, plain_text};
use crate::fold;
use crate::markdown;
use crate::moment::Moment;
use crate::page::Page;
use crate::rewrite::Rewritten;
use crate::source::{Span, Spanned};
use crate::yaml::Yaml;

use super::bibliography::trim_full_stop;
use super::dates::{self, DateStyle, DateValue, Part, PartialDate};
use super::links::{self, Target};
use super::model::{Content, DateSide, Entry, Publication};
use super::publications::{PublicationOptions, Style};
use crate::date::Date;

/// A collection: the pages of one folder, `_talks` for `talks`.
#[derive(Debug, Clone)]
pub struct Collection {
    /// The name that the site's loops use.
    pub name: String,
    /// Its items, in the site's order.
    pub items: Vec<CollectionItem>,
}

/// A page of a collection.
#[derive(Debug, Clone)]
pub struct CollectionItem {
    /// The file's name without its extension: `2012-03-01-talk-1`.
    pub slug: String,
    /// The name in its address: the file's without a date, or `slug` of the front matter.
    pub name: String,
    /// Its file, below the site's root.
    pub path: String,
    /// Where the site shows it, below `baseurl`.
    pub url: String,
    /// The date in the front matter, or the one that the file's name starts with.
    pub date: Option<Moment>,
    /// Its front matter, with what the configuration adds to it, and its text.
    pub page: Page,
}

impl Collection {
    /// A place to speak of the collection: its first item's front matter.
    pub(super) fn span(&self) -> Option<Span> {
        self.items.first().map(|item| item.page.front_matter.span)
    }

    /// Whether these are the theme's own samples, "Paper Title Number 1" by "Your Name, You".
    pub(super) fn is_sample(&self) -> bool {
        let sample = |item: &CollectionItem| {
            let fields = ["citation", "authors", "title"].iter().filter_map(|key| item.page.front_matter.filled(key));
            let mut texts = fields.flat_map(Yaml::one_or_more).filter_map(Yaml::as_str);
            texts.any(|text| SAMPLES.iter().any(|sample| text.contains(sample)))
        };
        !self.items.is_empty() && self.items.iter().all(sample)
    }
}

/// Words of the items that academicpages ships.
const SAMPLES: &[&str] = &[
    "Your Name",
    "Paper Title Number",
    "on Relevant Topic in Your Field",
    "Conference Proceeding talk 3",
    "Teaching experience 1",
    "Teaching experience 2",
    "Portfolio item number",
];

impl CollectionItem {
    fn is_selected(&self) -> bool {
        // Liquid takes the text "true" for true as well.
        let flag =
            |key: &str| self.page.front_matter.text(key).is_some_and(|text| matches!(text.value, "true" | "yes"));
        flag("selected") || flag("featured")
    }

    fn date(&self) -> Option<Date> {
        self.date.map(|moment| moment.date)
    }

    /// A field as Markdown; empty when it is not there.
    fn inlines(&self, key: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Inline> {
        self.page.front_matter.text(key).map(|text| snippet(&text, diagnostics)).unwrap_or_default()
    }

    /// The authors, whether they are one text, a list of texts, or a list of maps with names.
    fn authors(&self, style: Style, diagnostics: &mut Vec<Diagnostic>) -> Vec<Inline> {
        let mut out = Vec::new();
        for author in
            self.page.front_matter.filled_any(&["authors", "author"]).map(Yaml::one_or_more).unwrap_or_default()
        {
            let name = author.filled("name").unwrap_or(author);
            let Some(text) = name.as_str().map(|text| Spanned::new(text.trim(), name.span)) else { continue };
            if !out.is_empty() {
                out.push(Inline::text(", ", text.span));
            }
            out.extend(snippet(&text, diagnostics));
        }
        style.own.emphasise(out)
    }

    /// The first of the fields that is there, as Markdown.
    fn first(&self, keys: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Vec<Inline> {
        keys.iter().map(|key| self.inlines(key, diagnostics)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The first of the keys that holds an address that works on paper.
    fn address(&self, keys: &[&str], style: Style) -> Option<String> {
        keys.iter().find_map(|key| match links::target(self.page.front_matter.text(key)?.value, style.links) {
            Target::Address(address) => Some(address),
            Target::Itself | Target::Nowhere(_) => None,
        })
    }
}

/// Those of some items that the options ask for as publications, with their citations as the site prints them. Numbers
/// start behind `printed`.
pub(super) fn publications(
    items: &[&CollectionItem],
    options: &PublicationOptions,
    style: Style,
    printed: usize,
) -> Outcome<Vec<Publication>> {
    let mut diagnostics = Vec::new();
    let mut items: Vec<&CollectionItem> =
        items.iter().copied().filter(|item| !options.selected || item.is_selected()).collect();
    if let Some(limit) = options.limit.filter(|limit| *limit < items.len()) {
        items.sort_by_key(|item| std::cmp::Reverse(item.date()));
        items.truncate(limit);
    }
    let all = items
        .into_iter()
        .enumerate()
        .map(|(at, item)| publication(item, printed + at + 1, style, &mut diagnostics))
        .collect();
    Outcome::new(all, diagnostics)
}

/// Where a publication's title leads, the paper itself first.
const TITLE_LINKS: &[&str] = &["paperurl", "paper_url", "paper", "pdf", "link", "url", "permalink"];
/// What else an item leads to.
const MORE_LINKS: &[(&str, &[&str])] = &[
    ("Slides", &["slidesurl", "slides"]),
    ("Code", &["codeurl", "code", "github"]),
    ("Poster", &["posterurl", "poster"]),
    ("Video", &["videourl", "video"]),
    ("Data", &["dataurl"]),
    ("Website", &["projecturl", "project", "website"]),
    ("BibTeX", &["bibtexurl"]),
];
/// Where it appeared or took place.
const VENUE: &[&str] = &["venue", "journal", "conference", "school", "event"];

fn publication(item: &CollectionItem, number: usize, style: Style, diagnostics: &mut Vec<Diagnostic>) -> Publication {
    let span = item.page.front_matter.span;
    let url = item.address(TITLE_LINKS, style);
    let title = item.inlines("title", diagnostics);
    let citation = style.own.emphasise(item.inlines("citation", diagnostics));
    let links = MORE_LINKS.iter().filter_map(|(label, keys)| Some(((*label).to_owned(), item.address(keys, style)?)));
    let mut publication = Publication {
        number,
        authors: Vec::new(),
        title: Vec::new(),
        venue: Vec::new(),
        date: String::new(),
        url: None,
        links: links.collect(),
        note: Vec::new(),
        span,
    };
    if citation.is_empty() {
        publication.authors = item.authors(style, diagnostics);
        publication.venue = item.first(VENUE, diagnostics);
        publication.date = item.date().map(|date| date.year.to_string()).unwrap_or_default();
        (publication.title, publication.url) = (title, url);
        return publication;
    }
    let words = plain_text(&title);
    match link_words(&citation, words.trim(), url.as_deref()) {
        // The citation says the title itself; it is not said twice.
        Some(linked) => publication.note = linked,
        None => {
            (publication.title, publication.url) = (title, url);
            complete(&mut publication, item, citation, diagnostics);
        }
    }
    publication
}

/// Gives a publication what its citation, which does not say the title, leaves to the other fields: the venue and the year.
/// A citation that has neither and the own name is that of the authors.
fn complete(
    publication: &mut Publication,
    item: &CollectionItem,
    citation: Vec<Inline>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let said = fold::words(&plain_text(&citation));
    let venue = item.first(VENUE, diagnostics);
    let says_venue = !venue.is_empty() && said.contains(&fold::words(&plain_text(&venue)));
    let says_year = said.split(' ').any(|word| word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()));
    if !says_venue {
        publication.venue = venue;
    }
    if !says_year {
        publication.date = item.date().map(|date| date.year.to_string()).unwrap_or_default();
    }
    let mut says_own_name = false;
    each_inline(&citation, &mut |inline| says_own_name |= matches!(inline.kind, InlineKind::Strong(_)));
    if says_own_name && !says_venue && !says_year {
        publication.authors = citation;
        trim_full_stop(&mut publication.authors);
    } else {
        publication.note = citation;
    }
}

/// Links `words` where they stand in the text, whatever its quotes look like; `None` when they do not.
fn link_words(inlines: &[Inline], words: &str, url: Option<&str>) -> Option<Vec<Inline>> {
    if words.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    let mut found = false;
    for inline in inlines {
        let InlineKind::Text(text) = &inline.kind else {
            found |= straight(&plain_text(std::slice::from_ref(inline))).contains(&straight(words));
            out.push(inline.clone());
            continue;
        };
        match place_of(words, text).filter(|_| !found) {
            Some(place) => {
                found = true;
                let title = Inline::text(&text[place.clone()], inline.span);
                let title = match url {
                    Some(url) => {
                        Inline::new(InlineKind::Link { target: url.to_owned(), content: vec![title] }, inline.span)
                    }
                    None => title,
                };
                let (before, after) = (&text[..place.start], &text[place.end..]);
                out.extend([Inline::text(before, inline.span), title, Inline::text(after, inline.span)]);
            }
            None => out.push(inline.clone()),
        }
    }
    out.retain(|inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()));
    found.then_some(out)
}

fn place_of(words: &str, text: &str) -> Option<Range<usize>> {
    // Every quote is replaced by one of a single byte, so places are counted in characters.
    let (needle, hay) = (straight(words), straight(text));
    let before = hay[..hay.find(&needle)?].chars().count();
    let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = places.nth(before)?;
    let end = if needle.is_empty() { start } else { places.nth(needle.chars().count() - 1)? };
    Some(start..end)
}

/// A text with straight quotes: what is typed and what is set differ in them.
fn straight(text: &str) -> String {
    let plain = |c| match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        other => other,
    };
    text.chars().map(plain).collect()
}

/// Items of a collection that is not of publications: entries where they are dated, a list otherwise.
pub(super) fn content(collection: &str, items: &[&CollectionItem], style: Style) -> Outcome<Vec<Content>> {
    let mut diagnostics = Vec::new();
    let entries: Vec<Entry> = items.iter().map(|item| entry(item, collection, style, &mut diagnostics)).collect();
    let entries: Vec<Entry> = entries.into_iter().filter(|entry| !entry.body.is_empty()).collect();
    let content = match entries.iter().any(|entry| entry.date.is_some()) {
        _ if entries.is_empty() => Vec::new(),
        true => vec![Content::Entries(entries)],
        false => vec![Content::Block(list(entries))],
    };
    Outcome::new(content, diagnostics)
}

/// `Title, type, venue, location`: what the theme prints of a talk or a course.
fn entry(item: &CollectionItem, collection: &str, style: Style, diagnostics: &mut Vec<Diagnostic>) -> Entry {
    let span = item.page.front_matter.span;
    let mut body = Vec::new();
    let title = item.inlines("title", diagnostics);
    if !title.is_empty() {
        let title = match item.address(&["link", "paperurl", "permalink"], style) {
            Some(target) => vec![Inline::new(InlineKind::Link { target, content: title }, span)],
            None => title,
        };
        body.push(Inline::new(InlineKind::Strong(title), span));
    }
    for keys in [&["type"], VENUE, &["location"]] {
        let part = item.first(keys, diagnostics);
        if !part.is_empty() && !body.is_empty() {
            body.push(Inline::text(", ", span));
        }
        body.extend(part);
    }
    let excerpt = item.inlines("excerpt", diagnostics);
    let shows_excerpt = !matches!(collection, "talks" | "teaching") && !excerpt.is_empty();
    let details = if shows_excerpt { vec![Block::new(BlockKind::Paragraph(excerpt), span)] } else { Vec::new() };
    let dated = collection != "portfolio";
    let date = item.date().filter(|_| dated).map(|date| Spanned::new(printed(date, collection, style), span));
    Entry { date, date_side: DateSide::Start, body, details, span }
}

/// Courses have a year, talks a month: the day in the front matter is often only there to sort by.
fn printed(date: Date, collection: &str, style: Style) -> String {
    let year = u16::try_from(date.year).unwrap_or_default();
    let part = (collection != "teaching").then_some(Part::Month(date.month));
    let value = DateValue { from: PartialDate { year, part }, to: None, expected: false };
    let style_of_dates = if style.dates == DateStyle::AsWritten { DateStyle::Words } else { style.dates };
    dates::format("", Some(value), style_of_dates, style.language)
}

fn list(entries: Vec<Entry>) -> Block {
    let span = entries[0].span;
    let item = |entry: Entry| {
        let mut blocks = vec![Block::new(BlockKind::Paragraph(entry.body), entry.span)];
        blocks.extend(entry.details);
        Item::new(blocks, entry.span)
    };
    let items = entries.into_iter().map(item).collect();
    Block::new(BlockKind::List(List::of_bullets(items)), span)
}

/// A short text out of YAML, read as Markdown with HTML; one line.
pub(super) fn snippet(text: &Spanned<&str>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Inline> {
    let raw = Rewritten::stand_in(text.span, text.value);
    let document = markdown::parse(&raw).take(diagnostics).unwrap_or_default();
    match <[Block; 1]>::try_from(document.blocks) {
        Ok([Block { kind: BlockKind::Paragraph(inlines), .. }]) => inlines,
        // A title such as "1. Introduction" is no list.
        Ok(_) | Err(_) if text.value.trim().is_empty() => Vec::new(),
        Ok(_) | Err(_) => vec![Inline::text(text.value.split_whitespace().collect::<Vec<_>>().join(" "), text.span)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::OwnNames;
    use crate::cv::links::LinkContext;
    use crate::cv::tree::block_text;
    use crate::language::Language;
    use crate::page;
    use crate::source::{Source, Sources};

    fn collection(name: &str, files: &[(&str, &str)]) -> Collection {
        let item = |(slug, text): &(&str, &str)| {
            let mut sources = Sources::new();
            let id = sources.add(Source::new(*slug, *text));
            let page = page::split(&sources, id).into_value().expect("it is a page");
            let date = page.front_matter.text("date").map_or(*slug, |date| date.value);
            CollectionItem {
                slug: (*slug).to_owned(),
                name: (*slug).to_owned(),
                path: format!("_{name}/{slug}.md"),
                url: format!("/{name}/{slug}.html"),
                date: Moment::parse(date.get(..10).unwrap_or(date)),
                page,
            }
        };
        Collection { name: name.to_owned(), items: files.iter().map(item).collect() }
    }

    fn style(own: &OwnNames) -> Style<'_> {
        let links = LinkContext { site: Some("https://jane.github.io"), ..LinkContext::default() };
        Style { own, links, language: Language::En, dates: DateStyle::AsWritten }
    }

    const PAPERS: &[(&str, &str)] = &[
        (
            "2009-10-01-paper-1",
            "---\ntitle: 'On Stars & Moons'\nvenue: 'Journal 1'\npaperurl: '/files/paper1.pdf'\ncitation: 'Doe, J., &amp; Xu, M. (2009). &quot;On Stars & Moons.&quot; <i>Journal 1</i>. 1(1).'\n---\nAbstract.",
        ),
        ("2010-10-01-paper-2", "---\ntitle: 'On Suns'\nvenue: 'Journal 2'\nauthors: 'M. Xu, J. Doe'\n---\n"),
    ];

    #[test]
    fn publications_print_their_citations() {
        let own = OwnNames::new(["Jane Doe"]);
        let collection = collection("publications", PAPERS);
        let items: Vec<&CollectionItem> = collection.items.iter().rev().collect();
        let papers =
            publications(&items, &PublicationOptions::default(), style(&own), 0).into_value().unwrap_or_default();
        assert_eq!(papers.len(), 2);
        assert_eq!((plain_text(&papers[0].title).as_str(), papers[0].date.as_str()), ("On Suns", "2010"));
        assert_eq!(plain_text(&papers[0].authors), "M. Xu, J. Doe");
        assert_eq!(plain_text(&papers[1].note), "Doe, J., & Xu, M. (2009). \"On Stars & Moons.\" Journal 1. 1(1).");
        assert!(papers[1].title.is_empty(), "the citation says it");
        let parts = format!("{:?}", papers[1].note);
        assert!(parts.contains("https://jane.github.io/files/paper1.pdf"));
        assert!(parts.contains("Strong([Inline { kind: Text(\"Doe, J.\")"), "{parts}");
    }

    #[test]
    fn a_citation_is_completed_from_the_fields() {
        let own = OwnNames::new(["Jane Doe"]);
        for (citation, expected) in [
            ("Jane Doe, Mai Xu.", ("Jane Doe, Mai Xu", "On Suns", "J. Stars", "2010", "")),
            ("J. Stars 3, 2010.", ("", "On Suns", "", "", "J. Stars 3, 2010.")),
            ("In J. Stars", ("", "On Suns", "", "2010", "In J. Stars")),
            ("Doe (2010). “On Suns.”", ("", "", "", "", "Doe (2010). “On Suns.”")),
        ] {
            let text = format!("---\ntitle: On Suns\ndate: 2010-10-01\nvenue: J. Stars\ncitation: {citation}\n---\n");
            let papers = collection("publications", &[("a", &text)]);
            let items: Vec<&CollectionItem> = papers.items.iter().collect();
            let papers = publications(&items, &PublicationOptions::default(), style(&own), 0);
            let paper = papers.into_value().unwrap_or_default().remove(0);
            let [authors, title, venue, note] =
                [&paper.authors, &paper.title, &paper.venue, &paper.note].map(|part| plain_text(part));
            let found = (authors.as_str(), title.as_str(), venue.as_str(), paper.date.as_str(), note.as_str());
            assert_eq!(found, expected, "{citation}");
        }
    }

    #[test]
    fn talks_and_courses_become_entries() {
        let own = OwnNames::default();
        let talks = &[(
            "2012-03-01-talk-1",
            "---\ntitle: \"Talk 1\"\ntype: \"Tutorial\"\nvenue: \"UC\"\ndate: 2012-03-01\nlocation: \"Berkeley, CA\"\n---\n",
        )];
        let shown = |name: &str| {
            let collection = collection(name, talks);
            let items: Vec<&CollectionItem> = collection.items.iter().collect();
            let content = content(name, &items, style(&own)).into_value().unwrap_or_default();
            let [Content::Entries(entries)] = &content[..] else { panic!("{content:?}") };
            let date = entries[0].date.as_ref().map(|date| date.value.clone()).unwrap_or_default();
            format!("{date}: {}", plain_text(&entries[0].body))
        };
        assert_eq!(shown("talks"), "Mar 2012: Talk 1, Tutorial, UC, Berkeley, CA");
        assert_eq!(shown("teaching"), "2012: Talk 1, Tutorial, UC, Berkeley, CA");
    }

    #[test]
    fn a_portfolio_is_a_list() {
        let own = OwnNames::default();
        let items = &[("a", "---\ntitle: Rocket\nexcerpt: 'It <b>flies</b>.<br/><img src=\"/x.png\">'\n---\n")];
        let collection = collection("portfolio", items);
        let items: Vec<&CollectionItem> = collection.items.iter().collect();
        let content = content("portfolio", &items, style(&own)).into_value().unwrap_or_default();
        let [Content::Block(list)] = &content[..] else { panic!("{content:?}") };
        assert!(block_text(std::slice::from_ref(list)).starts_with("Rocket\nIt flies."));
    }
}
