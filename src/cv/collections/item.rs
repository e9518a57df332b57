//! One item, as a slot on a page asks for it, and which parts of it are printed.

use std::collections::BTreeMap;

use crate::address;
use crate::date::{self, Date};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, ItemSlot, block_text, row_text};
use crate::fold;
use crate::markdown;
use crate::moment::Moment;
use crate::script::word_count;
use crate::source::Spanned;
use crate::yaml::{Map, Used, Yaml};

use super::super::bibliography::page_range;
use super::super::dates;
use super::super::links::{self, Target};
use super::super::publications::Style;
use super::super::samples;
use super::authors::authors;
use super::{Collection, CollectionItem, citation, is_sample_text, snippet};

/// Where it appeared or took place.
pub(super) const VENUE: &[&str] = &["venue", "journal", "conference", "school", "event", "pub"];

/// The theme's files, each with what it shows of an item's front matter. The beginning of the item's text is in its slot.
const SHOWN: &[(&str, &[&str])] = &[
    ("archive-single-cv.html", &["title", "link", "citation"]),
    ("archive-single-talk-cv.html", &["title", "link", "date", "type", "venue", "location"]),
    ("archive-single-talk.html", &["title", "link", "date", "type", "venue", "location"]),
    (
        "archive-single.html",
        &["title", "link", "date", "type", "venue", "citation", "paperurl", "slidesurl", "bibtexurl"],
    ),
    (HUGO_CARD, &["title", "summary", "event", "location"]),
    (QUARTO_ROW, &["title", "description", "event", "location"]),
];

/// What stands for the card that a theme of Hugo has for an item.
pub(crate) const HUGO_CARD: &str = "hugo-card";

/// The same for the row of a list that Quarto makes.
pub(crate) const QUARTO_ROW: &str = "quarto-row";

/// Keys of a text that describes an item.
pub(in crate::cv) const DESCRIPTIONS: &[&str] =
    &["description", "summary", "excerpt", "intro", "subtitle", "teaser", "abstract", "tldr"];

/// This many papers, or other things, in the text of an item are a list.
const MIN_PAPERS: usize = 3;
/// A reference has authors, a title and a place; an award has a year, too, and fewer words.
const MIN_WORDS_OF_PAPER: usize = 7;

/// An item that a slot asks for.
#[derive(Debug)]
pub(in crate::cv) struct Asked<'a> {
    pub(super) item: &'a CollectionItem,
    /// The keys of its front matter that the site shows there.
    shown: Vec<&'static str>,
    /// How its text begins, where the site shows that.
    pub(super) excerpt: Vec<Block>,
    /// Whether its text belongs on the page as it is. Elsewhere a CV has less than the site.
    is_whole: bool,
}

impl<'a> Asked<'a> {
    /// An item that no page of the site asks for.
    pub(in crate::cv) fn by_nobody(item: &'a CollectionItem) -> Self {
        Self { item, shown: Vec::new(), excerpt: Vec::new(), is_whole: true }
    }

    /// An item that a page shows in its own way, or as the theme does in a slot; `said` are the words of the page, folded, between
    /// spaces.
    pub(in crate::cv) fn by_page(item: &'a CollectionItem, slot: Option<&ItemSlot>, said: &str) -> Self {
        let front = &item.page.front_matter;
        let is_said = |key: &&&str| {
            let text = front.text(key).map(|text| snippet(&text, &mut Vec::new()).plain_text());
            text.map(|text| fold::words(&text)).is_some_and(|text| said.contains(&format!(" {text} ")))
        };
        let shown = DESCRIPTIONS.iter().filter(|key| slot.is_none() && is_said(key)).copied().collect();
        Self { item, shown, excerpt: slot.map(|slot| slot.excerpt.clone()).unwrap_or_default(), is_whole: false }
    }

    /// What a slot asks for, if the collection has it.
    pub(in crate::cv) fn by_slot(slot: ItemSlot, collection: &'a Collection) -> Option<Self> {
        let item = collection.items.iter().find(|item| item.path == slot.path)?;
        let shown = SHOWN.iter().find(|(include, _)| *include == slot.include).map_or(&[][..], |(_, keys)| keys);
        Some(Self { item, shown: shown.to_vec(), excerpt: slot.excerpt, is_whole: true })
    }

    /// Its title as the label of a list.
    pub(in crate::cv) fn label(&self) -> Vec<Block> {
        let title = self.item.page.front_matter.text("title");
        let label = |title: Spanned<&str>| {
            let words = Inlines::text(title.value, title.span);
            let run: Inlines = Inline::new(InlineKind::Strong(words), title.span).into();
            Block::new(BlockKind::Paragraph(run), title.span)
        };
        title.map(label).into_iter().collect()
    }

    /// The text of an item whose front matter says nothing of one thing, if most of it is lists.
    pub(in crate::cv) fn lists(&self) -> Option<ItemLists> {
        let front = &self.item.page.front_matter;
        // An older HugoBlox names its owner as the author of everything.
        let is_alone =
            |said: &Yaml| said.one_or_more().len() == 1 && !said.as_str().is_some_and(|text| text.contains(','));
        let has_authors = front.filled_any(&["authors", "author"]).is_some_and(|authors| !is_alone(authors));
        if has_authors || ["citation", "venue"].iter().any(|key| front.filled(key).is_some()) {
            return None;
        }
        let document = markdown::parse(&self.item.page.body).into_value()?;
        let texts: Vec<String> = document.blocks.iter().flat_map(texts_of_list).collect();
        let words: usize = texts.iter().map(|text| word_count(text)).sum();
        let are_most = words * 2 > word_count(&block_text(&document.blocks));
        are_most.then_some(ItemLists { blocks: document.blocks, texts })
    }

    /// Takes how its text begins, unless that is long, or its title `says_enough`.
    pub(super) fn take_excerpt(&mut self, says_enough: bool) -> Vec<Block> {
        let is_short = block_text(&self.excerpt).chars().count() <= MAX_DESCRIPTION_CHARS;
        let is_printed = self.is_whole || is_short && !says_enough;
        if is_printed { std::mem::take(&mut self.excerpt) } else { Vec::new() }
    }

    /// Whether the site shows a part of the front matter there.
    pub(super) fn shows(&self, key: &str) -> bool {
        self.shown.contains(&key)
    }
}

/// The text of an item that is lists rather than one thing.
pub(in crate::cv) struct ItemLists {
    /// All of the text.
    pub(in crate::cv) blocks: Vec<Block>,
    /// What is listed.
    texts: Vec<String>,
}

impl ItemLists {
    /// Whether most of what is listed has years, and is long enough for papers.
    pub(in crate::cv) fn are_of_papers(&self) -> bool {
        let dated = self.dated().filter(|text| word_count(text) >= MIN_WORDS_OF_PAPER).count();
        dated >= MIN_PAPERS && dated * 2 > self.texts.len()
    }

    /// Whether most of what is listed has years.
    pub(super) fn are_dated(&self) -> bool {
        self.texts.len() >= MIN_PAPERS && self.dated().count() * 2 > self.texts.len()
    }

    fn dated(&self) -> impl Iterator<Item = &String> {
        self.texts.iter().filter(|text| fold::words(text).split(' ').any(date::is_recent_year))
    }
}

/// What the items of a list, or the rows of a table, say.
fn texts_of_list(block: &Block) -> Vec<String> {
    match &block.kind {
        BlockKind::List(list) => list.items.iter().map(|item| block_text(&item.blocks)).collect(),
        BlockKind::Table(table) => table.rows.iter().map(|row| row_text(row)).collect(),
        _ => Vec::new(),
    }
}

/// Reads an item's fields, and tracks which are printed.
pub(super) struct ItemReader<'a> {
    item: &'a CollectionItem,
    style: Style<'a>,
    used: Used,
    /// What the author has left as the theme has it, by its key.
    samples: BTreeMap<&'static str, Spanned<&'a str>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> ItemReader<'a> {
    pub(super) fn new(item: &'a CollectionItem, style: Style<'a>) -> Self {
        let samples = if item.is_sample() { BTreeMap::new() } else { sample_fields(&item.page.front_matter) };
        Self { item, style, used: Used::default(), samples, diagnostics: Vec::new() }
    }

    fn front(&self) -> &'a Yaml {
        &self.item.page.front_matter
    }

    /// The first of the fields that has a text, as Markdown; empty when none has.
    pub(super) fn read(&mut self, keys: &[&str]) -> Inlines {
        let text = self.own_text(keys);
        text.map(|text| snippet(&text, &mut self.diagnostics)).unwrap_or_default()
    }

    /// The first of the fields that has a text of the author's own.
    fn own_text(&self, keys: &[&str]) -> Option<Spanned<&'a str>> {
        keys.iter().filter(|key| !self.samples.contains_key(*key)).find_map(|key| self.front().text(key))
    }

    /// The same for what is printed.
    pub(super) fn take(&mut self, keys: &[&str]) -> Inlines {
        self.mark(keys);
        self.read(keys)
    }

    /// Notes that the first of the fields that has a text is printed.
    pub(super) fn mark(&mut self, keys: &[&str]) {
        if let Some(text) = self.own_text(keys) {
            self.used.mark(text.span);
        }
    }

    /// The citation, or the one in the item's text where its front matter has neither a citation nor authors. An entry of BibTeX is for
    /// whoever cites the paper.
    pub(super) fn take_citation(&mut self) -> Inlines {
        let front = self.front();
        if front.text("citation").is_some_and(|text| is_bibtex(text.value)) {
            return Inlines::new();
        }
        let is_own = |key: &&str| front.filled(key).is_some() && !self.samples.contains_key(*key);
        if ["citation", "authors", "author"].iter().any(is_own) {
            return self.take(&["citation"]);
        }
        let Some(citation) = citation::recommended(&self.item.page.body) else { return Inlines::new() };
        let document = markdown::parse(&citation).take(&mut self.diagnostics).unwrap_or_default();
        document.into_paragraph().unwrap_or_default()
    }

    /// The short text that the front matter has in place of the item's own beginning.
    pub(super) fn take_excerpt(&mut self) -> Option<Inlines> {
        let excerpt = Some(self.read(&["excerpt"])).filter(|excerpt| !excerpt.is_empty() && is_note(excerpt))?;
        self.mark(&["excerpt"]);
        Some(excerpt)
    }

    /// What the site says there about the item, unless that is long.
    pub(super) fn take_description(&mut self, asked: &Asked<'_>) -> Inlines {
        let key = DESCRIPTIONS.iter().find(|key| asked.shows(key)).copied();
        let text = key.map(|key| (key, self.read(&[key])));
        let Some((key, text)) = text.filter(|(_, text)| text.plain_text().chars().count() <= MAX_DESCRIPTION_CHARS)
        else {
            return Inlines::new();
        };
        self.mark(&[key]);
        text
    }

    /// What describes it in a line: where a talk was given, if nothing else says so.
    pub(super) fn take_line(&mut self, keys: &[&str]) -> Inlines {
        const MAX_WORDS: usize = 15;
        let line = self.read(keys);
        if line.is_empty() || word_count(&line.plain_text()) > MAX_WORDS {
            return Inlines::new();
        }
        self.mark(keys);
        line
    }

    /// Where it appeared, with the words that luost26's theme puts around it: `pub_pre: "Submitted to "`; then volume and pages.
    pub(super) fn take_venue(&mut self) -> Inlines {
        let parts = [&["pub_pre"][..], VENUE, &["pub_post"]].map(|keys| self.take(keys).trimmed());
        let mut venue = Inlines::new();
        for part in parts {
            if let Some(span) = part.span() {
                venue.push_part(" ", part, span);
            }
        }
        if venue.is_empty() {
            return venue;
        }
        let (volume, issue) = (self.take(&["volume"]).trimmed(), self.take(&["issue", "number"]).trimmed());
        let volume = match (volume.plain_text(), issue.plain_text()) {
            (volume, issue) if volume.is_empty() || issue.is_empty() => volume + &issue,
            (volume, issue) => format!("{volume}({issue})"),
        };
        let pages = page_range(&self.take(&["pages"]).plain_text());
        let span = self.front().span;
        for part in [volume, pages].into_iter().filter(|part| !part.is_empty()) {
            venue.push_part(", ", Inlines::text(part, span), span);
        }
        venue
    }

    /// What else the item leads to, by its label: `links: {Code: "https://…"}`.
    pub(super) fn take_links(&mut self) -> Vec<(String, String)> {
        let links = self.front().get("links").and_then(Yaml::as_map);
        let mut found = Vec::new();
        for (label, value) in links.into_iter().flat_map(Map::iter) {
            if let Some(address) = self.address(value) {
                found.push((label.value.clone(), address));
            }
        }
        found
    }

    /// The authors, whether they are one text, a list of texts, or a list of maps with names.
    pub(super) fn take_authors(&mut self) -> Inlines {
        let is_sample = ["authors", "author"].iter().any(|key| self.samples.contains_key(key));
        let authors = if is_sample { Inlines::new() } else { authors(self.front(), &mut self.diagnostics) };
        self.style.own.emphasise(authors)
    }

    /// The first of the keys that holds an address that works on paper.
    pub(super) fn take_address(&mut self, keys: &[&str]) -> Option<String> {
        let front = self.front();
        let own: Vec<&Yaml> =
            keys.iter().filter(|key| !self.samples.contains_key(*key)).filter_map(|key| front.get(key)).collect();
        own.into_iter().find_map(|value| self.address(value))
    }

    /// The address of its DOI.
    pub(super) fn take_doi(&mut self) -> Option<String> {
        let doi = self.front().text("doi")?;
        let address = if address::names_host(doi.value) { doi.value.to_owned() } else { address::doi(doi.value) };
        self.used.mark(doi.span);
        Some(address)
    }

    fn address(&mut self, value: &Yaml) -> Option<String> {
        match links::target(value.as_str()?.trim(), self.style.links) {
            Target::Address(address) => {
                self.used.mark(value.span);
                Some(address)
            }
            Target::Itself | Target::Nowhere(_) => None,
        }
    }

    /// The year of the item's date, or the year that it names.
    pub(super) fn take_year(&mut self) -> String {
        let date = self.take_date().map(|date| date.year().to_string());
        date.unwrap_or_else(|| self.take(&["year"]).plain_text())
    }

    /// A date that names no day or month: `Fall 2023`; of several, `2016-04-01, 2017-04-01`, the years.
    pub(super) fn take_date_in_words(&mut self) -> Option<String> {
        const MAX_WORDS: usize = 4;
        let said = self.front().text("date")?.value.trim();
        let mut years: Vec<&str> = date::years_in(said).collect();
        let is_one = years.len() < 2;
        years.dedup();
        let is_list = said.contains(',') && years.len() > 1;
        // `2024-09-01-2025-01-31`
        let is_of_numbers = !said.contains(char::is_alphabetic);
        let date = match years[..] {
            // A day that its collection has only for the order.
            _ if is_one && Moment::parse(said).is_some() => return None,
            [] => return None,
            [first, .., last] if is_list && follow_one_another(&years) => format!("{first} – {last}"),
            _ if is_list => years.join(", "),
            [first, .., last] if is_of_numbers => format!("{first} – {last}"),
            [only] if is_of_numbers => only.to_owned(),
            _ if said.split_whitespace().count() <= MAX_WORDS => said.to_owned(),
            _ => return None,
        };
        self.mark(&["date"]);
        Some(date)
    }

    /// What the theme calls by a name of its own and is when something lasted: `meta: 2017 - 2019`.
    pub(super) fn take_period(&mut self) -> Option<String> {
        let fields = self.front().as_map().into_iter().flat_map(Map::iter);
        let mut periods = fields.filter(|(key, _)| key.value != "date").filter_map(|(key, value)| {
            let text = value.as_str()?.trim();
            let when = dates::whole(text)?.value?;
            when.to.is_some().then_some((key.value.as_str(), text))
        });
        let (key, period) = periods.next()?;
        self.mark(&[key]);
        Some(period.to_owned())
    }

    /// When a course was given, as al-folio asks: `year: 2023` and `term: Fall`, or all of it in `term`. Where no `has_years`, a year
    /// alone may be there for the order.
    pub(super) fn take_term(&mut self, has_years: bool) -> Option<String> {
        const MAX_WORDS: usize = 5;
        let text = |key: &str| self.front().text(key).map(|text| text.value.trim().to_owned());
        let (year, term) = (text("year").filter(|year| date::is_year(year)), text("term").unwrap_or_default());
        let has_year = date::years_in(&term).next().is_some();
        let said = match year {
            _ if has_year => term,
            Some(year) if term.is_empty() && has_years => year,
            _ if term.is_empty() => return None,
            Some(year) => format!("{term} {year}"),
            None => return None,
        };
        if said.split_whitespace().count() > MAX_WORDS {
            return None;
        }
        self.mark(&["year"]);
        self.mark(&["term"]);
        Some(said)
    }

    pub(super) fn take_date(&mut self) -> Option<Date> {
        let date = self.item.date()?;
        self.mark(&["date"]);
        Some(date)
    }

    /// What was noticed, and what the site shows there but the CV does not.
    pub(super) fn finish(self, asked: &Asked<'_>, leaves_out_excerpt: bool) -> Vec<Diagnostic> {
        let is_own = |key: &&&str| !self.samples.contains_key(*key);
        let shown = asked.shown.iter().filter(is_own).filter_map(|key| Some((key, self.front().filled(key)?)));
        let unused = shown.flat_map(|(key, value)| self.used.unused(value, key));
        let lost: Vec<Diagnostic> = unused.map(|unused| unused.loss()).collect();
        let excerpt = if leaves_out_excerpt { lost_excerpt(&asked.excerpt) } else { None };
        let sample = |(key, text): (&&str, &Spanned<&str>)| {
            let message =
                format!("`{key}` is not printed: it is the theme's sample text: {}", fold::one_line(text.value));
            Diagnostic::loss(Code::ThemeSample, message).at(text.span)
        };
        let samples: Vec<Diagnostic> = self.samples.iter().map(sample).collect();
        self.diagnostics.into_iter().chain(lost).chain(excerpt).chain(samples).collect()
    }
}

/// The fields that an item still has as its theme ships them. A place that anybody might be at is one beside a sample of a venue.
fn sample_fields(front: &Yaml) -> BTreeMap<&'static str, Spanned<&str>> {
    const TEXTS: &[&str] = &["citation", "authors", "author", "excerpt", "type"];
    const PLACE: &str = "location";
    let has_sample = |key: &str| {
        let mut texts = front.filled(key).into_iter().flat_map(Yaml::one_or_more).filter_map(Yaml::as_str);
        texts.any(is_sample_text)
    };
    let keys = VENUE.iter().chain(DESCRIPTIONS).chain(TEXTS).filter(|key| has_sample(key)).copied();
    let keys: Vec<&'static str> = keys.collect();
    let is_place = front.text(PLACE).is_some_and(|place| {
        let said = samples::of_text(place.value);
        said.is_sample() || said.is_known() && VENUE.iter().any(|venue| keys.contains(venue))
    });
    let links = ["paperurl", "slidesurl", "bibtexurl"].into_iter();
    let links = links.filter(|key| front.text(key).is_some_and(|link| link.value.contains(SAMPLE_FILES)));
    let keys = keys.into_iter().chain(is_place.then_some(PLACE)).chain(links);
    keys.filter_map(|key| Some((key, first_text(front, key)?))).collect()
}

/// Where the papers and slides are that academicpages' items lead to.
const SAMPLE_FILES: &str = "academicpages.github.io/files/";

/// The first text of a field that may be a list.
fn first_text<'a>(front: &'a Yaml, key: &str) -> Option<Spanned<&'a str>> {
    let first = front.filled(key)?.one_or_more().first()?;
    Some(Spanned::new(first.as_str()?, first.span))
}

/// Whether each year is the one after that before it.
fn follow_one_another(years: &[&str]) -> bool {
    let years: Vec<i32> = years.iter().filter_map(|year| year.parse().ok()).collect();
    years.windows(2).all(|pair| pair[0] + 1 == pair[1])
}

/// Whether a text is an entry of BibTeX: `@article{tides, title = {Tides}}`.
fn is_bibtex(text: &str) -> bool {
    let entry = text.trim().strip_prefix('@').and_then(|entry| entry.split_once('{'));
    entry.is_some_and(|(kind, fields)| kind.trim().chars().all(char::is_alphabetic) && fields.contains('='))
}

/// The maximum length, in characters, of a text that says who wrote it and where it appeared. A longer one is an abstract.
const MAX_NOTE_CHARS: usize = 300;

/// The same of a text that says what a project is about.
const MAX_DESCRIPTION_CHARS: usize = 500;

/// Whether a text is short enough for a note.
pub(super) fn is_note(text: &Inlines) -> bool {
    text.plain_text().chars().count() <= MAX_NOTE_CHARS
}

fn lost_excerpt(excerpt: &[Block]) -> Option<Diagnostic> {
    let text = fold::one_line(&block_text(excerpt));
    if text.is_empty() {
        return None;
    }
    let span = excerpt.first()?.span;
    Some(Diagnostic::loss(Code::DroppedData, format!("its description is not printed: {text}")).at(span))
}
