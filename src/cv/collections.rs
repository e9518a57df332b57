//! A theme's collections (`_publications`, `_talks`, `_teaching`, `_portfolio`) as publications and entries.

mod authors;
mod citation;
mod entry;
mod groups;
mod item;
mod publication;

pub(super) use entry::content;
pub(super) use groups::{OwnGroups, asks_for};
pub(super) use item::{Asked, DESCRIPTIONS, ItemLists};
pub(crate) use item::{HUGO_CARD, QUARTO_ROW};
pub(super) use publication::{are_papers, publications};

use std::collections::BTreeSet;

use super::samples;
use crate::date::{self, Date};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, BlockKind, InlineKind, Inlines, unboxed};
use crate::fold;
use crate::markdown;
use crate::meanings::topic::PUBLICATIONS;
use crate::moment::Moment;
use crate::page::Page;
use crate::rewrite::{Edit, Rewritten};
use crate::source::{Span, Spanned};
use crate::yaml::Yaml;

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
    /// What it is filed under: folders around the folder of its collection, then what its front matter says.
    pub categories: Vec<String>,
    /// The date in the front matter, or the one that the file's name starts with.
    pub date: Option<Moment>,
    /// Its front matter, with what the configuration adds to it, and its text.
    pub page: Page,
}

impl Collection {
    /// The place used in messages about the collection: its first item's front matter.
    pub(super) fn span(&self) -> Option<Span> {
        self.items.first().map(|item| item.page.front_matter.span)
    }

    /// Whether these are the theme's own samples, "Paper Title Number 1" by "Your Name, You".
    pub(super) fn is_sample(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(CollectionItem::is_sample)
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

/// Whether a field says nothing but what the theme's own items say.
fn is_sample_text(text: &str) -> bool {
    SAMPLES.iter().any(|sample| text.contains(sample)) || samples::of_text(text).is_sample()
}

/// Whether a title is one that al-folio ships: `project 7`. Folded.
fn is_numbered_project(title: &str) -> bool {
    let number = title.strip_prefix("project ");
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The collections that themes print on a CV, in lists, each item under its title in large type; a site may have more.
/// `publications` is the folder `_publications`.
pub(crate) const OF_THEMES: &[&str] = &["publications", "talks", "teaching", "portfolio"];

/// Blog posts are a collection to Jekyll, and not a CV's business unless a page lists them.
pub(crate) const POSTS: &str = "posts";

/// The site's collection of publications.
pub(super) fn of_publications(collections: &[Collection]) -> Option<&Collection> {
    collections.iter().find(|collection| collection.name == PUBLICATIONS)
}

/// The titles of the items that themes list, folded.
pub(super) fn titles(collections: &[Collection]) -> BTreeSet<String> {
    let listed = collections.iter().filter(|collection| OF_THEMES.contains(&collection.name.as_str()));
    let items = listed.flat_map(|collection| &collection.items).filter(|item| !item.is_of_a_year());
    items.filter_map(CollectionItem::title_words).collect()
}

impl CollectionItem {
    /// Whether it is one that its theme ships with. One with a title or a citation of the author's own is theirs, whatever they have
    /// left in the other fields.
    pub(super) fn is_sample(&self) -> bool {
        let front = &self.page.front_matter;
        let of = |key: &str| front.filled(key).into_iter().flat_map(Yaml::one_or_more).filter_map(Yaml::as_str);
        let is_numbered = self.title_words().is_some_and(|title| is_numbered_project(&title));
        let has_own = !is_numbered && ["title", "citation"].iter().any(|key| of(key).any(|text| !is_sample_text(text)));
        let mut texts = ["citation", "authors", "title", "description"].iter().flat_map(|key| of(key));
        !has_own && (is_numbered || texts.any(is_sample_text))
    }

    fn is_selected(&self) -> bool {
        // Liquid takes the text "true" for true as well.
        let flag =
            |key: &str| self.page.front_matter.text(key).is_some_and(|text| matches!(text.value, "true" | "yes"));
        flag("selected") || flag("featured")
    }

    /// The words of its title, folded; none for one without words.
    pub(super) fn title_words(&self) -> Option<String> {
        let words = fold::words(&self.title()?.value);
        (!words.is_empty()).then_some(words)
    }

    /// Whether it is not an item but the list of those of a year, which is its title: `2019`.
    fn is_of_a_year(&self) -> bool {
        self.title_words().is_some_and(|title| date::is_recent_year(&title))
    }

    /// What tells a paper from others: its title, or its whole reference.
    pub(super) fn name_of_paper(&self) -> Option<Spanned<String>> {
        self.title().or_else(|| self.plain("citation"))
    }

    /// Its title as the site shows it.
    pub(super) fn title(&self) -> Option<Spanned<String>> {
        self.plain("title")
    }

    fn plain(&self, key: &str) -> Option<Spanned<String>> {
        let text = self.page.front_matter.text(key)?;
        Some(Spanned::new(snippet(&text, &mut Vec::new()).plain_text(), text.span))
    }

    fn date(&self) -> Option<Date> {
        self.date.map(|moment| moment.date)
    }

    /// Whether its date is only a year.
    fn is_dated_by_year(&self) -> bool {
        self.page.front_matter.text("date").is_some_and(|text| date::is_year(text.value))
    }
}

/// A short text from YAML, read as Markdown with HTML; one line.
pub(super) fn snippet(text: &Spanned<&str>, diagnostics: &mut Vec<Diagnostic>) -> Inlines {
    let raw = Rewritten::of_value(text.span, text.value);
    let raw = raw.edit(&twice_escaped(text.value));
    let document = markdown::parse(&raw).take(diagnostics).unwrap_or_default();
    match paragraphs(document.blocks) {
        Some(inlines) => inlines,
        None if text.value.trim().is_empty() => Inlines::new(),
        // A title such as "1. Introduction" is not a list.
        None => Inlines::text(fold::one_line(text.value), text.span),
    }
}

/// What some blocks say that are all paragraphs: one as it is, or the lines of several, without pictures between them.
fn paragraphs(blocks: Vec<Block>) -> Option<Inlines> {
    let is_picture = |run: &Inlines| run.iter().all(|one| one.is_blank() || matches!(one.kind, InlineKind::Image(_)));
    if let [Block { kind: BlockKind::Paragraph(only), .. }] = &blocks[..] {
        return Some(only.clone());
    }
    let mut said = Inlines::new();
    for block in unboxed(blocks) {
        let BlockKind::Paragraph(run) = block.kind else { return None };
        if !is_picture(&run) {
            said.push_line(run.trimmed(), block.span);
        }
    }
    (!said.is_empty()).then_some(said)
}

/// Takes back the second escape of characters that a theme's own script escaped twice: `Krak&amp;apos;ow`.
fn twice_escaped(text: &str) -> Vec<Edit> {
    const ESCAPE: &str = "amp;";
    const NAMES: &[&str] = &["apos;", "quot;", "lt;", "gt;", "amp;", "#39;"];
    let escapes = text.match_indices("&amp;").map(|(at, _)| at + 1);
    let is_second = |at: &usize| NAMES.iter().any(|name| text[at + ESCAPE.len()..].starts_with(name));
    escapes.filter(is_second).map(|at| Edit::delete(at..at + ESCAPE.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::DateStyle;
    use crate::cv::OwnNames;
    use crate::cv::links::LinkContext;
    use crate::cv::model::{Content, Publication, PublicationGroup};
    use crate::cv::publications::Style;
    use crate::cv::selection::{Grouping, PublicationOptions};
    use crate::document::{ItemSlot, block_text};
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
                categories: Vec::new(),
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
        let items: Vec<Asked<'_>> = collection.items.iter().rev().map(Asked::by_nobody).collect();
        let groups = publications(&items, &OwnGroups::default(), &PublicationOptions::default(), style(&own))
            .into_value()
            .unwrap_or_default();
        let [PublicationGroup { title: None, items: papers }] = &groups[..] else { panic!("{groups:?}") };
        assert_eq!(papers.len(), 2);
        assert_eq!((papers[0].title.plain_text().as_str(), papers[0].date.as_str()), ("On Suns", "2010"));
        assert_eq!(papers[0].authors.plain_text(), "M. Xu, J. Doe");
        assert_eq!(papers[1].note.plain_text(), "Doe, J., & Xu, M. (2009). \"On Stars & Moons.\" Journal 1. 1(1).");
        assert!(papers[1].date.is_empty(), "the citation says it");
        assert!(papers[1].title.is_empty(), "the citation says it");
        let parts = format!("{:?}", papers[1].note);
        assert!(parts.contains("https://jane.github.io/files/paper1.pdf"));
        assert!(parts.contains("Strong([Inline { kind: Text(\"Doe, J.\")"), "{parts}");
    }

    #[test]
    fn the_year_that_a_venue_ends_with_is_that_of_the_paper() {
        let own = OwnNames::new(["Jane Doe"]);
        for (venue, date) in [
            ("Accepted by the Workshop on Stars, 2012", ""),
            ("Workshop on Stars (2012)", ""),
            ("Workshop on Stars, 2010", "2010"),
            ("Workshop on Stars 2012", "2010"),
        ] {
            let text = format!("---\ntitle: On Suns\ndate: 2010-10-01\nvenue: {venue}\n---\n");
            let papers = collection("publications", &[("a", &text)]);
            let items: Vec<Asked<'_>> = papers.items.iter().map(Asked::by_nobody).collect();
            let groups = publications(&items, &OwnGroups::default(), &PublicationOptions::default(), style(&own));
            assert_eq!(groups.into_value().unwrap_or_default()[0].items[0].date, date, "{venue}");
        }
    }

    #[test]
    fn a_citation_is_completed_from_the_fields() {
        let own = OwnNames::new(["Jane Doe"]);
        for (citation, expected) in [
            ("Jane Doe, Mai Xu.", ("Jane Doe, Mai Xu", "On Suns", "J. Stars", "2010", "")),
            ("J. Stars 3, 2010.", ("", "On Suns", "", "", "J. Stars 3, 2010.")),
            ("In J. Stars", ("", "On Suns", "", "2010", "In J. Stars")),
            ("Doe (2010). “On Suns.”", ("", "", "", "", "Doe (2010). “On Suns.” J. Stars")),
            ("Doe (2010). On Suns. Stars 3.", ("", "", "", "", "Doe (2010). On Suns. Stars 3.")),
            ("Jane Doe, On Suns", ("", "", "", "2010", "Jane Doe, On Suns. J. Stars")),
            ("Doe (2010b). ON SUNS, Stars 3.", ("", "", "", "", "Doe (2010b). ON SUNS, Stars 3.")),
            ("Doe. On *suns*. J. Stars, 2010.", ("", "", "", "", "Doe. On suns. J. Stars, 2010.")),
        ] {
            let text = format!("---\ntitle: On Suns\ndate: 2010-10-01\nvenue: J. Stars\ncitation: {citation}\n---\n");
            let papers = collection("publications", &[("a", &text)]);
            let items: Vec<Asked<'_>> = papers.items.iter().map(Asked::by_nobody).collect();
            let groups = publications(&items, &OwnGroups::default(), &PublicationOptions::default(), style(&own));
            let paper = groups.into_value().unwrap_or_default().remove(0).items.remove(0);
            let [authors, title, venue, note] = paper.parts().map(|part| part.plain_text());
            let found = (authors.as_str(), title.as_str(), venue.as_str(), paper.date.as_str(), note.as_str());
            assert_eq!(found, expected, "{citation}");
        }
    }

    #[test]
    fn an_item_that_says_no_more_is_printed_with_its_excerpt() {
        let (front, long) = ("---\ntitle: Tides\ndate: 2011-01-01\n---\n", "Why tides are high. ".repeat(20));
        for (excerpt, expected, losses) in [
            ("With Mai Xu. *J. Seas*.", "/Tides//With Mai Xu. J. Seas.", 0),
            ("Mai Xu, J. Seas, 2011.", "/Tides//Mai Xu, J. Seas, 2011.", 0),
            (&*long, "/Tides//", 1),
        ] {
            let (printed, lost) = shown("publications", "archive-single.html", front, excerpt);
            assert_eq!((printed.as_str(), lost.len()), (expected, losses), "{excerpt}");
        }
    }

    const MORE_PAPERS: &[(&str, &str)] = &[
        (
            "2010-01-01-a",
            "---\ntitle: On Suns\ncategory: conferences\nauthors: Ann Berg, Bo Carl, Mai Xu, Jane Doe\n---\n",
        ),
        ("2012-01-01-b", "---\ntitle: On Moons\ncategory: manuscripts\nauthors: Jane Doe, Mai Xu\n---\n"),
        ("2010-02-01-c", "---\ntitle: On Dust\nauthors: 'Berg, A., Carl, B., Xu, M., Doe, J.'\n---\n"),
    ];

    #[test]
    fn options_for_publications_are_for_collections_too() {
        let own = OwnNames::new(["Jane Doe"]);
        let collection = collection("publications", MORE_PAPERS);
        let printed = |options: PublicationOptions| {
            let items: Vec<Asked<'_>> = collection.items.iter().map(Asked::by_nobody).collect();
            let (groups, losses) = publications(&items, &OwnGroups::default(), &options, style(&own)).into_parts();
            let line = |paper: &Publication| format!("{}: {}", paper.title.plain_text(), paper.authors.plain_text());
            let group = |group: PublicationGroup| {
                let items: Vec<String> = group.items.iter().map(line).collect();
                format!("{}[{}]", group.title.unwrap_or_default(), items.join(" | "))
            };
            let losses = losses.into_iter().map(|loss| loss.message);
            groups.unwrap_or_default().into_iter().map(group).chain(losses).collect::<Vec<_>>()
        };
        let options = PublicationOptions::default;
        assert_eq!(
            printed(PublicationOptions { grouping: Some(Grouping::Kind), ..options() }),
            [
                "Journal articles[On Moons: Jane Doe, Mai Xu]",
                "Conference papers[On Suns: Ann Berg, Bo Carl, Mai Xu, Jane Doe]",
                "Other[On Dust: Berg, A., Carl, B., Xu, M., Doe, J.]"
            ]
        );
        assert_eq!(
            printed(PublicationOptions { grouping: Some(Grouping::Year), authors: Some(3), ..options() }),
            [
                "2012[On Moons: Jane Doe, Mai Xu]",
                "2010[On Dust: Berg, A., Carl, B., Xu, M., Doe, J. | On Suns: Ann Berg, Bo Carl, …, Jane Doe]",
                "the authors of “On Suns” are cut to 3 by `authors: 3`"
            ]
        );
    }

    #[test]
    fn talks_and_courses_become_entries() {
        let own = OwnNames::default();
        let talks = &[(
            "2012-03-01-talk-1",
            "---\ntitle: \"Talk 1\"\ntype: \"Tutorial\"\nvenue: \"UC\"\ndate: 2012-03-01\nlocation: \"Berkeley, CA\"\n---\n",
        )];
        let plain = &[("a", "---\ntitle: \"Talk 2\"\ntype: \"Talk\"\nvenue: \"UC\"\ndate: 2012-03-01\n---\n")];
        let shown = |name: &str, items: &[(&str, &str)]| {
            let collection = collection(name, items);
            let items = collection.items.iter().map(Asked::by_nobody).collect();
            let content = content(name, items, style(&own)).into_value().unwrap_or_default();
            let [Content::Entries(entries)] = &content[..] else { panic!("{content:?}") };
            let date = entries[0].date.as_ref().map(|date| date.value.clone()).unwrap_or_default();
            format!("{date}: {}", entries[0].body.plain_text())
        };
        assert_eq!(shown("talks", talks), "Mar 2012: Talk 1, Tutorial, UC, Berkeley, CA");
        assert_eq!(shown("talks", plain), "Mar 2012: Talk 2, UC");
        assert_eq!(shown("teaching", talks), "2012: Talk 1, Tutorial, UC, Berkeley, CA");
        assert_eq!(shown("teaching", plain), "2012: Talk 2, UC");
    }

    #[test]
    fn an_award_says_what_it_was_for_and_when() {
        let front = "---\ntitle: Tide Medal\nexcerpt: For the best chart of foam\nyear: 2022\n---\n";
        let (printed, lost) = shown("awards", "archive-single-cv.html", front, "");
        assert_eq!((printed.as_str(), lost.len()), ("2022: Tide Medal\nFor the best chart of foam", 0), "{lost:?}");
    }

    /// What an include shows of an item: what is printed, and what is in the loss report.
    fn shown(name: &str, include: &str, text: &str, excerpt: &str) -> (String, Vec<String>) {
        let own = OwnNames::default();
        let collection = collection(name, &[("a", text)]);
        let raw = Rewritten::of_value(collection.items[0].page.front_matter.span, excerpt);
        let slot = ItemSlot {
            include: include.to_owned(),
            collection: name.to_owned(),
            path: format!("_{name}/a.md"),
            excerpt: markdown::parse(&raw).into_value().expect("a document").blocks,
        };
        let asked = Asked::by_slot(slot, &collection).expect("an item");
        let (printed, losses) = if name == "publications" {
            let (groups, losses) =
                publications(&[asked], &OwnGroups::default(), &PublicationOptions::default(), style(&own)).into_parts();
            let groups = groups.unwrap_or_default();
            let text = |paper: &Publication| paper.parts().map(|part| part.plain_text()).join("/");
            (groups.iter().flat_map(|group| &group.items).map(text).collect(), losses)
        } else {
            let (content, losses) = content(name, vec![asked], style(&own)).into_parts();
            let text = |content: &Content| match content {
                Content::Block(block) => block.plain_text(),
                Content::Entries(entries) => entries
                    .iter()
                    .map(|entry| {
                        let date = entry.date.as_ref().map_or("", |date| &date.value);
                        format!("{date}: {}\n{}", entry.body.plain_text(), block_text(&entry.details))
                    })
                    .collect(),
                Content::Publications(_) => String::new(),
            };
            (content.unwrap_or_default().iter().map(text).collect(), losses)
        };
        (printed, losses.into_iter().map(|loss| loss.message).collect())
    }

    #[test]
    fn what_a_script_escaped_twice_is_read() {
        let front = "---\ntitle: Rocket\ncitation: 'Lind, &quot;Krak&amp;apos;ow &amp;amp; foam&quot;'\n---\n";
        let (printed, _) = shown("publications", "archive-single.html", front, "");
        assert_eq!(printed, "/Rocket//Lind, \"Krak'ow & foam\"");
    }

    #[test]
    fn a_portfolio_is_a_list() {
        let front = "---\ntitle: Rocket\ndate: 2019-01-01\n---\n";
        let (printed, lost) = shown("portfolio", "archive-single.html", front, "It <b>flies</b>.");
        assert_eq!(printed, "Rocket\nIt flies.");
        assert_eq!(lost, ["`date` is not printed: 2019-01-01"]);
    }

    #[test]
    fn what_an_include_shows_is_printed_or_listed() {
        let talk =
            "---\ntitle: Tides\ndate: 2012-03-01\nvenue: UC\ncitation: Me 2012\nslidesurl: https://x.org/s\n---\n";
        let printed = |include: &str, excerpt: &str| shown("talks", include, talk, excerpt);
        assert_eq!(
            printed("archive-single-talk.html", "On *tides*."),
            ("Mar 2012: Tides, UC\nOn tides.".to_owned(), Vec::new())
        );
        assert_eq!(printed("archive-single-talk-cv.html", ""), ("Mar 2012: Tides, UC\n".to_owned(), Vec::new()));
        assert_eq!(
            printed("archive-single.html", "On tides."),
            (
                "Mar 2012: Tides, UC\nOn tides.\nMe 2012".to_owned(),
                vec!["`slidesurl` is not printed: https://x.org/s".to_owned()]
            )
        );
        let paper = "---\ntitle: Tides\ndate: 2012-03-01\nvenue: {name: J. Seas}\ncitation: 'Me (2012). Tides.'\n---\n";
        assert_eq!(
            shown("publications", "archive-single.html", paper, "On tides."),
            (
                "///Me (2012). Tides.".to_owned(),
                vec![
                    "`venue.name` is not printed: J. Seas".to_owned(),
                    "its description is not printed: On tides.".to_owned()
                ]
            )
        );
    }
}
