//! Why a page of the site is not printed, although a CV has a section for it.
//!
//! A page is judged by what it *is*: whether it lists or describes what its name promises. Years help where the name promises
//! nothing.

use std::collections::{BTreeSet, HashMap};

use super::fields;
use super::listed::{
    MAX_ENTRY_WORDS, MIN_ENTRIES, MIN_YEARS, chooses, dated_items, dated_lines, describes, has_dated_list,
    has_described_parts, has_items, has_lines, has_list, has_slot, is_filled, is_for_courses, is_listing, is_material,
    is_of_entries, is_on, is_told, items_of, lists_in_parts, lists_one, lists_posts, lists_records, names_one,
    names_people, names_some, only_leads, parts, texts_of_items, written_items_of, years_on,
};
use super::rivals::{self, is_sample, lists, titled_alike};
use super::{Reading, Supplement};
use crate::cv::bilingual;
use crate::cv::collections::{self, Collection, CollectionItem, HUGO_CARD, POSTS};
use crate::cv::dates;
use crate::cv::model::{self, Content, Heading, Section, Stock};
use crate::cv::sections::{SECTION, is_research, meanings_of};
use crate::date;
use crate::document::{Block, BlockKind, Inline, InlineKind, Item, Slot, block_text, inlines_of};
use crate::fold;
use crate::language::Language;
use crate::meanings;
use crate::meanings::topic::{ABOUT, CAREER, ENTRIES, PUBLICATIONS, RESEARCH};
use crate::script::{self, Scripts};
use crate::sentences;
use crate::source::{Span, Spanned};
use crate::vocabulary;

/// Why a page without content goes, as far as that can be known.
pub(super) const NOTHING_TO_PRINT: &str = "nothing on it can be printed";

/// A text that names this many degrees tells of a career.
const MIN_DEGREES: usize = 2;

/// A page on software of more words is its manual.
const MAX_MANUAL: usize = 600;

/// This many lists under headings of a CV are not there by chance.
const MIN_LISTS: usize = 2;

/// Words of headings that CVs have in different places. Folded.
const WITHOUT_A_PLACE: &[&str] = &[
    "committee",
    "committees",
    "editorial board",
    "editorial boards",
    "leadership",
    "memberships",
    "organizations",
    "outreach",
    "peer review",
    "professional societies",
    "volunteering",
];

/// Why a page is not printed.
pub(super) enum Refusal {
    /// As half a sentence.
    Because(String),
    /// The section with these words, whose heading is there, says it.
    Said(String, Span),
    /// What it lists is printed from there.
    Stock(Stock),
    /// What it lists is kept somewhere else, too.
    Elsewhere,
}

impl Refusal {
    /// Whether the page is left out for the sake of what is printed instead.
    pub(super) fn is_for_others(&self) -> bool {
        !matches!(self, Self::Because(_))
    }

    /// Where the heading of the section is that says it.
    pub(super) fn there(&self) -> Option<Span> {
        match self {
            Self::Said(_, there) => Some(*there),
            Self::Because(_) | Self::Stock(_) | Self::Elsewhere => None,
        }
    }

    /// Where what it lists is printed from.
    pub(super) fn stock(&self) -> Option<Stock> {
        match self {
            Self::Stock(stock) => Some(*stock),
            Self::Because(_) | Self::Said(..) | Self::Elsewhere => None,
        }
    }
}

/// Why a page is not printed in addition to `others`.
pub(super) fn refusal(
    others: &[Section],
    page: &[Section],
    supplement: &Supplement,
    reading: Reading,
) -> Option<Refusal> {
    if page.iter().all(|section| section.content.is_empty()) && page.len() < 2 {
        return because(NOTHING_TO_PRINT);
    }
    if let Some(why) = unreadable(others, page, supplement, reading) {
        return because(why);
    }
    let words = format!(" {} ", fold::words(&block_text(&supplement.content.document.blocks)));
    let Supplement { is_unlinked, ref content, .. } = *supplement;
    let candidate = Candidate { others, page, words: &words, shown: &content.shown, is_unlinked, reading };
    match supplement.topic {
        ABOUT => candidate.as_a_career(),
        ENTRIES => candidate.as_entries(),
        RESEARCH => candidate.as_research(),
        PUBLICATIONS => candidate.as_publications(),
        topic => candidate.as_a_list(topic),
    }
}

fn because(why: &str) -> Option<Refusal> {
    Some(Refusal::Because(why.to_owned()))
}

/// A page that might be printed. Each method judges it by what its name promises.
struct Candidate<'a> {
    others: &'a [Section],
    page: &'a [Section],
    /// All that is on it, folded, between spaces.
    words: &'a str,
    /// The collections whose items it prints itself.
    shown: &'a BTreeSet<String>,
    /// Whether nothing leads to it.
    is_unlinked: bool,
    reading: Reading<'a>,
}

impl<'a> Candidate<'a> {
    fn as_a_career(&self) -> Option<Refusal> {
        if lists_a_career(self.page) {
            // Positions are no less needed where the education is known.
            let is_new = |topic: &&str| {
                let lists_it = |sections: &[Section]| sections.iter().any(|section| lists(section, topic));
                lists_it(self.page) && !lists_it(self.others)
            };
            let is_told = !CAREER.iter().any(is_new);
            return if is_told { CAREER.iter().find_map(|topic| self.told(topic)) } else { None };
        }
        if !is_introduced(self.others) && self.page.iter().any(|section| tells(section, MIN_PROSE)) {
            return None;
        }
        if dates_a_career(self.others, self.page, self.reading) {
            return None;
        }
        if vocabulary::degrees(&model::said(self.page)).len() < MIN_DEGREES {
            return because("no list of education or positions was found on it");
        }
        if is_career_told(self.others, self.page, self.reading) {
            return because("the pages that are printed tell of education or positions");
        }
        None
    }

    fn as_entries(&self) -> Option<Refusal> {
        let Self { page, shown, .. } = *self;
        if is_of_an_event(page) {
            return because("it is the page of an event");
        }
        if page.iter().any(lists_records) && !says_more_than_records(page) {
            return Some(Refusal::Stock(Stock::Bibliography));
        }
        if shown.contains(POSTS) || lists_posts(page) {
            return because("it lists the site's posts");
        }
        if is_log_of_news(page) {
            return because("it is a log of news");
        }
        let is_of_items = || is_of_dated_items(page, shown, self.reading) || is_of_dated_slots(page, self.reading);
        if !is_of_entries(page) && !is_of_items() && !has_headings_of_a_cv(page) {
            return because(no_entries(page));
        }
        self.alike()
    }

    fn as_research(&self) -> Option<Refusal> {
        let page = self.page;
        // The posts of a page with this name are the papers.
        if lists_in_parts(page) || self.shown.contains(POSTS) && has_described_parts(page) {
            return if listed_with_parts(self.others) { self.told(PUBLICATIONS) } else { None };
        }
        if page.iter().any(|section| shows_items_of(section, PUBLICATIONS)) {
            return self.as_publications();
        }
        if !lists_papers(page) {
            let lists_something_else = is_of_entries(page) && page.iter().any(has_list);
            return match lists_something_else || states_interests(page, self.reading.options.language) {
                true if is_research_told(self.others) => because("another page has a section on research"),
                true => self.alike(),
                false => because(unlisted_papers(page)),
            };
        }
        let has_more = |all: &Collection| !all.is_sample() && all.items.len() > items_of(page);
        if self.reading.has_bibliography || self.collection().is_some_and(has_more) {
            return Some(Refusal::Elsewhere);
        }
        // A heading that is a link leads to this page.
        let is_link = |inline: &Inline| matches!(inline.kind, InlineKind::Link { .. } | InlineKind::DeadLink { .. });
        let is_own = |heading: &Heading| is_research(heading) && !heading.content.iter().any(is_link);
        if self.others.iter().any(|section| section.heading.as_ref().is_some_and(is_own)) {
            return because("another page has a section on research");
        }
        if listed_with_parts(self.others) { self.told(PUBLICATIONS) } else { None }
    }

    fn as_publications(&self) -> Option<Refusal> {
        let page = self.page;
        // Whoever lists the papers on the homepage may have given up the page of them, and what it says of drafts.
        if self.is_unlinked
            && let Some(heading) = rivals::listed(self.others, PUBLICATIONS, page, self.reading)
        {
            return Some(said(heading));
        }
        if self.shown.contains(PUBLICATIONS) {
            if self.collection().is_some_and(Collection::is_sample) {
                return because("it shows the theme's sample content");
            }
            let says_more = |all: &Collection| lists_more(page, all) || fields::cites_more(page, all, self.reading);
            if !self.collection().is_some_and(says_more) {
                return Some(Refusal::Stock(Stock::Collection));
            }
        }
        if page.iter().any(|section| chooses(section, self.reading.scholar)) || lists_in_parts(page) {
            return None;
        }
        // Beside papers that are kept as pages, those of a bibliography are printed nowhere else.
        let are_printed = !self.others.iter().any(|section| shows_items_of(section, PUBLICATIONS));
        if page.iter().any(has_slot) && !has_dated_list(page) {
            return are_printed.then_some(Refusal::Stock(Stock::Bibliography));
        }
        let is_a_list = is_listing(page) || page.iter().any(is_filled);
        if is_a_list { None } else { self.as_a_list(PUBLICATIONS) }
    }

    fn as_a_list(&self, topic: &str) -> Option<Refusal> {
        if let Some(why) = self.shows_a_collection_again(topic) {
            return if self.says_more_of_the_collection(topic) { None } else { because(why) };
        }
        if !lists_something(self.page, topic) && !self.shows_items_on(topic) {
            return Some(Refusal::Because(unlisted(topic)));
        }
        match topic {
            // Such a page describes at length what a CV lists with dates.
            "software" if model::word_count(self.page) > MAX_MANUAL => because("it describes software at length"),
            "software" if is_for_courses(self.page) => because("it lists material for courses"),
            "projects" if explains_its_parts(self.page) => because("it describes projects at length"),
            "projects" | "software" => self.told(topic),
            "teaching" if is_material(self.page) => because("it lists material for courses"),
            _ => rivals::listed(self.others, topic, self.page, self.reading).map(said),
        }
    }

    /// Why a page is not printed that only shows items of a collection: it is of another topic, or another page shows all of them.
    fn shows_a_collection_again(&self, topic: &str) -> Option<&'static str> {
        let collection = self.only_collection()?;
        if is_of_another(collection, topic) {
            return Some("it shows a collection of another section");
        }
        let said = fold::words(&model::said(self.others));
        let is_there = |item: &CollectionItem| item.title_words().is_some_and(|title| fold::has_words(&said, &title));
        (!collection.items.is_empty() && collection.items.iter().all(is_there))
            .then_some("another page shows the same items")
    }

    /// Whether the page says of most items of the collection that it shows what another page, which has nothing but their titles, does
    /// not: the university and the year of a course.
    fn says_more_of_the_collection(&self, topic: &str) -> bool {
        let others = fields::words_of(self.others);
        self.only_collection().filter(|collection| !is_of_another(collection, topic)).is_some_and(|collection| {
            let titles = collection.items.iter().filter_map(CollectionItem::title_words).collect::<Vec<_>>().join("  ");
            let is_bare = fields::count_of_more(&others, &format!(" {titles} "), collection) == 0;
            is_bare && fields::count_of_more(self.words, &others, collection) * 2 > collection.items.len()
        })
    }

    /// The collection that the page shows, if it shows one alone.
    fn only_collection(&self) -> Option<&'a Collection> {
        let mut shown = self.reading.collections.iter().filter(|all| self.shown.contains(&all.name));
        shown.next().filter(|_| shown.next().is_none())
    }

    /// Whether what the page shows are the items of a collection on a topic: one of them is enough.
    fn shows_items_on(&self, topic: &str) -> bool {
        let is_on_it = |all: &Collection| is_on(&all.name, topic) && !all.is_sample() && !all.items.is_empty();
        let mut shown = self.reading.collections.iter().filter(|all| self.shown.contains(&all.name));
        self.page.iter().any(|section| !section.content.is_empty()) && shown.any(is_on_it)
    }

    /// The section of another page that tells of a topic.
    fn told(&self, topic: &str) -> Option<Refusal> {
        rivals::told(self.others, topic, self.page, self.reading).map(said)
    }

    /// The section of another page that has the title of this one.
    fn alike(&self) -> Option<Refusal> {
        titled_alike(self.others, self.page, self.reading).map(said)
    }

    fn collection(&self) -> Option<&'a Collection> {
        collections::of_publications(self.reading.collections)
    }
}

/// Whether a page has a section on research, more than the words of a link.
pub(super) fn is_research_told(page: &[Section]) -> bool {
    let is_one = |at: &usize| page[*at].heading.as_ref().is_some_and(is_research);
    (0..page.len()).filter(is_one).map(|at| Section::with_parts(page, at)).any(is_told)
}

/// Whether a page on a topic shows a collection that is a section of its own.
fn is_of_another(collection: &Collection, topic: &str) -> bool {
    topic != PUBLICATIONS && meanings::of(&collection.name).is_some_and(|meaning| meaning != topic)
}

fn said(heading: &Heading) -> Refusal {
    Refusal::Said(heading.content.plain_text().trim().to_owned(), heading.span)
}

/// A document is in two languages if one word in this many is in the other one.
const MIXED_SHARE: usize = 6;

/// Topics that name no section of a CV.
const GENERAL: &[&str] = &[ABOUT, ENTRIES, RESEARCH];

/// Why nothing of a page can be a part of the document.
pub(super) fn unreadable(
    others: &[Section],
    page: &[Section],
    supplement: &Supplement,
    reading: Reading,
) -> Option<&'static str> {
    let language = reading.options.language;
    // The titles of papers are in the languages of the papers.
    let may_be_foreign = supplement.topic != PUBLICATIONS && supplement.language != Some(language);
    // Where the document mixes both languages anyway, it may be all that the site has on its topic.
    let is_only = || !GENERAL.contains(&supplement.topic) && !others.iter().any(|other| lists(other, supplement.topic));
    let foreign = || others.iter().filter(|other| is_foreign(std::slice::from_ref(other), language));
    let is_mixed = || foreign().next().is_some();
    // Who writes in both languages everywhere does not say the same in each.
    let is_mixed_throughout = || {
        let words = |sections: &mut dyn Iterator<Item = &Section>| sections.map(Section::word_count).sum::<usize>();
        foreign().nth(MIN_LISTS).is_some() && words(&mut foreign()) * MIXED_SHARE >= words(&mut others.iter())
    };
    if is_sample(page, reading) {
        Some("it shows the theme's sample content")
    } else {
        let is_foreign = may_be_foreign && is_foreign(page, language);
        (is_foreign && !(is_only() && is_mixed() || is_mixed_throughout())).then_some("it is in another language")
    }
}

/// Whether a page is for certain in another language than the document: in other letters, or with the words of that language.
/// What a table has may be the titles of films and articles, which say nothing about the words around it.
fn is_foreign(page: &[Section], document: Language) -> bool {
    let is_table = |content: &&Content| content.block().is_some_and(|block| matches!(block.kind, BlockKind::Table(_)));
    let content = || page.iter().flat_map(|section| &section.content);
    let said = content().map(Content::said).collect::<Vec<_>>().join("\n");
    let around = || content().filter(|content| !is_table(content)).map(Content::said).collect::<Vec<_>>().join("\n");
    let is_partly = |text: &str| bilingual::is_partly(text, document);
    let titled = |section: &Section| {
        let heading = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
        format!("# {heading}\n{}", section.content.iter().map(Content::said).collect::<Vec<_>>().join("\n"))
    };
    let own = bilingual::detect(&page.iter().map(titled).collect::<Vec<_>>().join("\n"));
    match (own.is_cjk(), document.is_cjk()) {
        (true, false) => Scripts::of(&said).is_mainly_cjk(),
        (true, true) => own.code() != document.code(),
        // What has no words of another language counts as English.
        (false, false) => own != document && own != Language::En && !is_partly(&said) && !is_partly(&around()),
        (false, true) => false,
    }
}

/// Whether a page is that of a conference or the like, by its headings.
fn is_of_an_event(page: &[Section]) -> bool {
    const MIN_HEADINGS: usize = 2;
    const HEADINGS: &[&str] = &[
        "organizers",
        "organisers",
        "organizing committee",
        "organising committee",
        "program committee",
        "sponsors",
        "registration",
        "venue",
        "call for papers",
        "important dates",
        "about the conference",
        "about the workshop",
        "keynote speakers",
        "invited speakers",
        "program",
        "programme",
        "schedule",
    ];
    let headings = page.iter().filter_map(|section| section.heading.as_ref()).map(Heading::folded);
    headings.filter(|heading| HEADINGS.contains(&heading.as_str())).count() >= MIN_HEADINGS
}

/// Whether a page says in a few paragraphs what somebody works on, and does not explain it at length. Where words have no spaces
/// between them, each letter counts as a word, so there may be more.
pub(super) fn states_interests(page: &[Section], language: Language) -> bool {
    const MAX_WORDS: usize = 300;
    const LETTERS_A_WORD: usize = 2;
    let scale = if language.is_cjk() { LETTERS_A_WORD } else { 1 };
    let is_said = is_told(page) && page.iter().any(|section| tells(section, MIN_PROSE)) || lists_topics(page);
    is_said && model::word_count(page) <= MAX_WORDS * scale
}

/// Whether a page is nothing but a list of several things in a few words each, which lead nowhere: `Tidal models`.
fn lists_topics(page: &[Section]) -> bool {
    const LEAST: usize = 3;
    const MAX_WORDS: usize = 8;
    let mut blocks = page.iter().flat_map(|section| &section.content).map(Content::block);
    let is_list = |block: Option<&Block>| match block.map(|block| &block.kind) {
        Some(BlockKind::List(list)) => {
            let is_short = |item: &Item| script::word_count(&block_text(&item.blocks)) <= MAX_WORDS;
            let leads = |inline: &Inline| matches!(inline.kind, InlineKind::Link { .. });
            let is_plain = |item: &Item| !inlines_of(&item.blocks).any(leads);
            list.items.len() >= LEAST && list.items.iter().all(|item| is_short(item) && is_plain(item))
        }
        _ => false,
    };
    blocks.clone().next().is_some() && blocks.all(is_list)
}

/// Why a page on research is not printed.
fn unlisted_papers(page: &[Section]) -> &'static str {
    match page.iter().any(|section| section.heading.is_some()) {
        true if is_listing(page) => "no main heading on it announces a list of publications",
        true => "no list of publications was found under its headings",
        false => "no list with more than two years was found on it",
    }
}

/// Whether a section shows items of a collection.
pub(super) fn shows_items_of(section: &Section, collection: &str) -> bool {
    let is_one = |content: &Content| matches!(content.slot(), Some(Slot::Item(item)) if item.collection == collection);
    section.content.iter().any(is_one)
}

/// Whether a page with a list of bibliography entries is about something else: a project, whose papers they are.
fn says_more_than_records(page: &[Section]) -> bool {
    model::word_count(page) > MAX_ENTRY_WORDS
}

/// Whether several lines of a page call themselves news: `2016-03-16 News: Three papers`.
fn is_log_of_news(page: &[Section]) -> bool {
    const FEWEST: usize = 5;
    let is_news = |line: &Spanned<String>| {
        let words = dates::at_start(&line.value).map_or(&*line.value, |found| &line.value[found.cut.end..]);
        words.split_once(':').is_some_and(|(label, _)| vocabulary::is_news_title(label))
    };
    texts_of_items(page).iter().filter(|line| is_news(line)).count() >= FEWEST
}

/// Why a page is not a list of dated entries.
fn no_entries(page: &[Section]) -> &'static str {
    match dated_lines(page) {
        lines if lines >= MIN_ENTRIES => "most of it is not dated entries",
        _ => match dated_items(page) {
            0 => "no list of dated entries was found on it",
            items if items < MIN_ENTRIES => "it lists only one or two dated entries",
            _ => "what it lists with dates are texts, longer than entries",
        },
    }
}

/// Whether a page shows the items of a collection in few words, most of them with their dates: articles about the person, say.
fn is_of_dated_items(page: &[Section], shown: &BTreeSet<String>, reading: Reading) -> bool {
    if shown.contains(PUBLICATIONS) {
        return false;
    }
    let collections = reading.collections.iter().filter(|all| shown.contains(&all.name) && !all.is_sample());
    let items: usize = collections.map(|collection| collection.items.len()).sum();
    items >= MIN_ENTRIES && years_on(page) * 2 > items && model::word_count(page) <= items * MAX_ENTRY_WORDS
}

/// Whether a page is the cards of dated items, as Hugo's themes show them, and of few words: items with a long text of their own are
/// articles to be read.
fn is_of_dated_slots(page: &[Section], reading: Reading) -> bool {
    const MAX_WORDS: usize = 150;
    let slots = page.iter().flat_map(|section| &section.content).filter_map(|content| match content.slot() {
        Some(Slot::Item(slot)) if slot.include == HUGO_CARD && slot.collection != PUBLICATIONS => Some(slot),
        _ => None,
    });
    let items: HashMap<&str, &CollectionItem> =
        reading.collections.iter().flat_map(|all| &all.items).map(|item| (item.path.as_str(), item)).collect();
    let items: Vec<&CollectionItem> = slots.filter_map(|slot| items.get(slot.path.as_str()).copied()).collect();
    let is_entry = |item: &&&CollectionItem| {
        item.date.is_some() && !item.is_sample() && script::word_count(item.page.body.text()) <= MAX_WORDS
    };
    let entries = items.iter().filter(is_entry).count();
    entries >= MIN_ENTRIES && entries * 2 > items.len() && model::word_count(page) <= items.len() * MAX_ENTRY_WORDS
}

/// Whether everything on a page, or most of it and several lists, is under headings that a CV has.
fn has_headings_of_a_cv(page: &[Section]) -> bool {
    let is_top = |section: &Section| section.heading.as_ref().is_none_or(|heading| heading.level <= SECTION + 1);
    let (mut of_a_cv, mut lists, mut are_all) = (0, 0, true);
    let mut at = 0;
    while at < page.len() {
        let whole = Section::with_parts(page, at);
        let is_title = whole.len() == page.len() && page.len() > 1;
        if !is_title && page[at].heading.as_ref().is_some_and(is_of_a_cv) {
            of_a_cv += model::word_count(whole);
            lists += usize::from(whole.iter().any(has_list));
            at += whole.len();
        } else {
            are_all &= page[at].content.is_empty() || !is_top(&page[at]);
            at += 1;
        }
    }
    of_a_cv > 0 && are_all || lists >= MIN_LISTS && of_a_cv * 2 >= model::word_count(page)
}

/// Whether a heading is one that a CV has, in whatever place.
fn is_of_a_cv(heading: &Heading) -> bool {
    let has = |words: &&str| fold::has_words(&heading.folded(), words);
    heading.level <= SECTION + 1 && (!meanings_of(heading).0.is_empty() || WITHOUT_A_PLACE.iter().any(has))
}

/// Whether sections, parts included, list publications under their own heading and do not just link to them.
fn listed_with_parts(sections: &[Section]) -> bool {
    let Some(at) = sections.iter().position(|section| lists(section, PUBLICATIONS)) else { return false };
    let listed = Section::with_parts(sections, at);
    listed.iter().any(has_slot) || is_listing(listed)
}

/// Whether a page on research lists papers: under a heading right below its title, be it only one paper; or with enough years where it
/// has no headings.
fn lists_papers(page: &[Section]) -> bool {
    if page.iter().all(|section| section.heading.is_none()) {
        return years_on(page) > MIN_YEARS && has_dated_list(page);
    }
    let says_so = |heading: &Heading| heading.level <= SECTION + 1 && meanings::lists_publications(&heading.folded());
    let mut parts = page.iter().filter(|section| section.heading.as_ref().is_some_and(says_so)).peekable();
    parts.peek().is_some() && (is_listing(page) || parts.any(has_papers))
}

/// Whether a section says more than where to look, and when.
fn has_papers(section: &Section) -> bool {
    !section.content.is_empty() && !only_leads(section) && years_on(std::slice::from_ref(section)) > 0
}

/// Whether a page lists more publications by hand than there are in the collection that it shows, too.
pub(super) fn lists_more(page: &[Section], collection: &Collection) -> bool {
    is_listing(page) && written_items_of(page) > collection.items.len()
}

/// Whether sections list education or positions.
pub(super) fn lists_a_career(sections: &[Section]) -> bool {
    CAREER.iter().any(|topic| sections.iter().any(|section| lists(section, topic)))
}

/// Whether a page that may be about the person, by its name, is lists of other things that a CV has: of service, say.
pub(super) fn lists_beside_a_career(page: &[Section]) -> bool {
    !lists_a_career(page) && !is_introduced(page) && has_headings_of_a_cv(page) && page.iter().any(has_list)
}

/// Whether what is printed of other pages lists education or positions, or tells of them as much as a page does.
fn is_career_told(others: &[Section], page: &[Section], reading: Reading<'_>) -> bool {
    let real = without_samples(others, reading);
    let own = vocabulary::degrees(&model::said(page));
    lists_a_career(&real) || own.difference(&told_degrees(&real)).count() < MIN_DEGREES
}

/// Whether a page tells in its sentences when a career was, and what is printed of other pages neither lists one nor says when.
fn dates_a_career(others: &[Section], page: &[Section], reading: Reading<'_>) -> bool {
    let real = without_samples(others, reading);
    !lists_a_career(&real) && told_years(page).difference(&told_years(&real)).count() >= MIN_YEARS
}

/// The sections that are no theme's samples.
fn without_samples(sections: &[Section], reading: Reading<'_>) -> Vec<Section> {
    sections.iter().filter(|section| !is_sample(std::slice::from_ref(*section), reading)).cloned().collect()
}

/// The years in the sentences of paragraphs that name a degree or a position.
fn told_years(sections: &[Section]) -> BTreeSet<String> {
    let blocks = sections.iter().flat_map(|section| &section.content).filter_map(Content::block);
    let paragraphs = blocks.filter(|block| matches!(block.kind, BlockKind::Paragraph(_))).map(Block::plain_text);
    let sentences = paragraphs.flat_map(|text| {
        let said = sentences::of(&text).into_iter().map(|range| text[range].to_owned());
        said.collect::<Vec<_>>()
    });
    let of_a_career = sentences.filter(|sentence| {
        vocabulary::names_a_position(sentence) || !vocabulary::degrees(&fold::words(sentence)).is_empty()
    });
    of_a_career
        .flat_map(|sentence| date::years_in(&sentence).map(|year| year.to_string()).collect::<Vec<_>>())
        .collect()
}

/// The degrees that somebody has, as the sentences of sections tell. Those of students are others’.
fn told_degrees(sections: &[Section]) -> BTreeSet<&'static str> {
    const STUDENTS: &[&str] = &["student", "students", "candidate", "candidates", "supervised", "supervise", "theses"];
    const HAD: &[&str] =
        &["degree", "degrees", "received", "obtained", "earned", "completed", "hold", "holds", "graduated"];
    let said = sections.iter().map(Section::said).collect::<Vec<_>>().join("\n");
    let sentences = sentences::of(&said).into_iter().map(|range| fold::words(&said[range]));
    let tells = |sentence: &String| {
        let has = |list: &[&str]| sentence.split(' ').any(|word| list.contains(&word));
        !has(STUDENTS) && (has(HAD) || sentence.contains(|c: char| c.is_ascii_digit()))
    };
    sentences.filter(tells).flat_map(|sentence| vocabulary::degrees(&sentence)).collect()
}

/// Whether pages say in prose who somebody is, before anything else. A homepage may be a list of posts.
fn is_introduced(pages: &[Section]) -> bool {
    let is_about = |heading: &Heading| meanings_of(heading).0.first() == Some(&ABOUT);
    let is_opening = |section: &&Section| section.heading.as_ref().is_none_or(is_about);
    pages.iter().filter(is_opening).any(|section| tells(section, 1))
}

/// A page of fewer words in a paragraph does not introduce its author.
const MIN_PROSE: usize = 12;

/// Whether a section has a paragraph of sentences, with at least so many words.
fn tells(section: &Section, least: usize) -> bool {
    let is_told = |content: &Content| {
        let block = content.block().filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
        block.is_some_and(|block| {
            let text = block.plain_text();
            sentences::is_ended(&text) && script::word_count(&text) >= least
        })
    };
    section.content.iter().any(is_told)
}

/// Why a page lists nothing that a CV could take from it, by what its name promises.
fn unlisted(topic: &str) -> String {
    match topic {
        "teaching" => "no list or description of courses was found on it".to_owned(),
        "students" => "no list of people or of dated entries was found on it".to_owned(),
        "software" | "projects" => format!("no list or description of {topic} was found on it"),
        PUBLICATIONS => "no list of publications was found on it".to_owned(),
        _ => "no list of several things or with years was found on it".to_owned(),
    }
}

/// Whether a page explains each of several things under a heading of its own, without saying when they were.
fn explains_its_parts(page: &[Section]) -> bool {
    const MIN_PARTS: usize = 4;
    const MIN_WORDS: usize = 80;
    let parts = parts(page).count();
    parts >= MIN_PARTS && model::word_count(page) >= parts * MIN_WORDS && !is_of_entries(page)
}

/// Whether a page lists or describes what its name promises, which distinguishes a list of courses from one of their slides.
pub(super) fn lists_something(page: &[Section], topic: &str) -> bool {
    let has_years = years_on(page) >= MIN_YEARS;
    let is_described = page.iter().any(describes) || has_described_parts(page);
    match topic {
        PUBLICATIONS => is_listing(page) || page.iter().any(is_filled) || has_described_parts(page),
        "projects" | "software" => {
            has_years || is_described || has_items(page) || is_told(page) || page.iter().any(is_filled)
        }
        "education" | "experience" => has_years || has_dated_list(page) || page.iter().any(is_filled),
        "teaching" => {
            let is_known = is_described || is_told(page) || years_on(page) > 0 || page.iter().any(is_filled);
            is_known || names_some(page) || names_one(page)
        }
        "students" => {
            let lists_some = |section: &Section| lists(section, topic) && has_list(section);
            names_people(page)
                || is_described && has_years
                || is_of_entries(page)
                || page.iter().any(is_filled)
                || page.iter().any(lists_some)
        }
        "service" | "patents" if has_lines(page) => true,
        // Slides have the titles of the talks.
        "talks" if items_of(page) >= 2 => true,
        _ => {
            let has_parts = || has_items(page) || has_described_parts(page);
            has_years || has_dated_list(page) || page.iter().any(is_filled) || has_parts() || lists_one(page)
        }
    }
}
