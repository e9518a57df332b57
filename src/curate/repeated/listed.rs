//! Publications that are twice in the lists.

use std::collections::BTreeSet;

use super::super::Rule;
use super::super::references::{is_title, title_of_paper};
use super::super::removals::{LISTED, Removals};
use super::entry_text;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Entry, Heading, Publication, PublicationGroup, PublicationKind, Section};
use crate::date;
use crate::fold;
use crate::meanings;
use crate::script::is_cjk;
use crate::source::Span;

/// Leaves out what is twice in the lists of publications, and what a CV in data lists of a bibliography that is printed.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    let is_list = |section: &Section| {
        let heading = section.heading.as_ref().map(Heading::folded).unwrap_or_default();
        !meanings::without_selection(&heading).1
    };
    let events = events(sections);
    let mut seen = Vec::new();
    let mut are_events = false;
    for section in sections.iter_mut().filter(|section| is_list(section)) {
        let heading = section.heading.as_ref().map(Heading::folded).unwrap_or_default();
        let is_part = section.level().is_some_and(|level| level > SECTION);
        are_events = is_of_events(&heading) || are_events && is_part && meanings::of(&heading).is_none();
        section.content.retain_mut(|content| match content {
            Content::Publications(groups) => {
                for PublicationGroup { title, items } in groups.iter_mut() {
                    let title = title.as_ref().map_or(heading.clone(), |title| fold::words(title));
                    let is_event = are_events || is_of_events(&title);
                    items.retain(|item| is_event || !is_event_elsewhere(item, &events, removals));
                    items.retain(|item| is_first(Printed::of(item, &title, is_event), item, &mut seen, removals));
                }
                groups.retain(|group| !group.items.is_empty());
                !groups.is_empty()
            }
            Content::Block(_) | Content::Entries(_) => true,
        });
    }
    for section in sections.iter_mut().filter(|section| is_of_publications(section) && is_list(section)) {
        section.content.retain_mut(|content| match content {
            Content::Entries(entries) => {
                entries.retain(|entry| !is_listed(entry, &seen, removals));
                !entries.is_empty()
            }
            Content::Block(_) | Content::Publications(_) => true,
        });
    }
}

/// Where the entries of bibliographies are that are listed as talks or courses and are no papers.
fn events(sections: &[Section]) -> Vec<Span> {
    let is_one = |section: &&Section| {
        let heading = section.heading.as_ref().map(Heading::folded).unwrap_or_default();
        is_of_events(&heading)
    };
    let is_paper = |item: &Publication| item.kind.is_none_or(|kind| kind != PublicationKind::Other);
    let all = sections.iter().filter(is_one).flat_map(Section::publications);
    all.filter(|item| !is_paper(item)).map(|item| item.span).collect()
}

/// Whether an entry of a list of papers is listed as a talk elsewhere.
fn is_event_elsewhere(item: &Publication, events: &[Span], removals: &mut Removals<'_>) -> bool {
    let words = item.title_or_citation().plain_text();
    let why = "it is in the list of talks or courses";
    events.contains(&item.span) && removals.leaves_out_because(Rule::Repeated, item.span, &words, why, Some(item.span))
}

/// Whether a folded heading announces talks or courses: a talk may have the title of a paper, and both may be given twice.
pub(in crate::curate) fn is_of_events(heading: &str) -> bool {
    let bare = ["current ", "past ", "recent "].iter().find_map(|time| heading.strip_prefix(time)).unwrap_or(heading);
    meanings::all(bare).iter().any(|meaning| matches!(*meaning, "talks" | "teaching"))
}

fn is_of_publications(section: &Section) -> bool {
    let words = section.heading.as_ref().map(|heading| meanings::words(&heading.content.plain_text()));
    words.is_some_and(|words| meanings::lists_only_publications(&words))
}

/// A publication that is printed, for comparison.
struct Printed {
    doi: Option<String>,
    /// Where the title leads, if that can be a paper's own page.
    link: Option<String>,
    title: String,
    date: String,
    venue: String,
    authors: String,
    is_event: bool,
    note: String,
    span: Span,
}

impl Printed {
    /// A publication below a heading, which may be the year of all that is below it.
    fn of(item: &Publication, heading: &str, is_event: bool) -> Self {
        let doi = item.url.as_ref().map(|url| url.to_lowercase()).filter(|url| url.contains("doi.org/10."));
        let [venue, authors, note] =
            [&item.venue, &item.authors, &item.note].map(|part| fold::words(&part.plain_text()));
        let year = if date::is_year(heading) { heading } else { "" };
        let date = fold::words(if item.date.is_empty() { year } else { &item.date });
        let link = item.url.as_deref().and_then(own_page);
        Self { doi, link, title: title_of_paper(item), date, venue, authors, is_event, note, span: item.span }
    }

    /// Whether the title is long enough to be that of one thing.
    fn is_telling(&self) -> bool {
        is_title(&self.title)
    }

    /// Whether both are the same: by their DOI, or by title, year, venue and authors, as far as both state them.
    fn is_same(&self, other: &Self) -> bool {
        let is_same_venue = self.shares_venue(other);
        let is_same_title = self.title == other.title && self.date == other.date && self.is_telling();
        // A DOI may have been copied by mistake with the rest of an entry, or be that of the proceedings.
        let is_same_doi = self.doi.is_some()
            && self.doi == other.doi
            && (is_same_venue && self.resembles(other) || self.shares_title(other));
        // A talk or a course may be given twice in a year: a file has each once.
        let is_of_another_file = self.span.source != other.span.source;
        let is_same_event = self.span == other.span || is_of_another_file && self.note == other.note;
        let is_same_kind = self.is_event == other.is_event && (!self.is_event || is_same_event);
        // Titles in two languages have only names in common.
        let is_same_link = self.link.is_some()
            && self.link == other.link
            && self.date == other.date
            && self.shares_author(other)
            && self.shares_names(other);
        is_same_kind
            && (is_same_doi
                || is_same_link && !self.is_event
                || is_same_title && is_same_venue && self.shares_author(other))
    }

    /// Whether both name one venue, as far as they do: one may have the volume and the pages behind it.
    fn shares_venue(&self, other: &Self) -> bool {
        let goes_on = |long: &str, short: &str| {
            let rest = long.strip_prefix(short);
            rest.is_some_and(|rest| rest.is_empty() || short.is_empty() || rest.starts_with(' '))
        };
        goes_on(&self.venue, &other.venue) || goes_on(&other.venue, &self.venue)
    }

    /// Whether both titles may be those of one publication: one is the other with a subtitle, or a translation of it.
    fn shares_title(&self, other: &Self) -> bool {
        let is_within = self.title.contains(&other.title) || other.title.contains(&self.title);
        is_within || self.title.contains(is_cjk) != other.title.contains(is_cjk)
    }

    /// Whether the titles have at least two words in common that are more than little ones.
    fn shares_names(&self, other: &Self) -> bool {
        const MIN_LETTERS: usize = 3;
        const MIN_NAMES: usize = 2;
        let [one, another] = [self, other].map(|paper| paper.title.split(' ').collect::<BTreeSet<_>>());
        one.intersection(&another).filter(|word| word.chars().count() >= MIN_LETTERS).count() >= MIN_NAMES
    }

    /// Whether half of the words of one title are in the other.
    fn resembles(&self, other: &Self) -> bool {
        let [one, another] = [self, other].map(|paper| paper.title.split(' ').collect::<BTreeSet<_>>());
        one.intersection(&another).count() * 2 >= one.len().min(another.len())
    }

    /// Whether an author of one may be an author of the other, as far as both name any.
    fn shares_author(&self, other: &Self) -> bool {
        let names = |text: &str| text.split(' ').any(|word| word.chars().count() > 2 && other.authors.contains(word));
        self.authors.is_empty() || other.authors.is_empty() || names(&self.authors)
    }
}

/// An address that is that of one paper alone: it has a number, and is not that of a project.
fn own_page(url: &str) -> Option<String> {
    const OF_PROJECTS: &[&str] =
        &["github.", "gitlab.", "youtube.", "youtu.be", "drive.google.", "sites.google.", "doi.org/10."];
    let url = url.to_lowercase();
    let address = url.split_once("://").map_or(&*url, |(_, address)| address).trim_end_matches('/');
    let (host, path) = address.split_once('/')?;
    let is_of_project = OF_PROJECTS.iter().any(|name| host.contains(name) || address.contains(name));
    let is_one = path.contains(|c: char| c.is_ascii_digit()) && !path.contains('#');
    (is_one && !is_of_project).then(|| address.trim_start_matches("www.").to_owned())
}

fn is_first(own: Printed, item: &Publication, seen: &mut Vec<Printed>, removals: &mut Removals<'_>) -> bool {
    let first = seen.iter().find(|known| known.is_same(&own)).map(|known| known.span);
    let goes = first.is_some_and(|first| {
        let words = item.title_or_citation().plain_text();
        removals.leaves_out_because(Rule::Repeated, item.span, &words, "it is already in the list", Some(first))
    });
    if !goes {
        seen.push(own);
    }
    !goes
}

/// Whether a dated entry is a publication that is printed in a list, too.
fn is_listed(entry: &Entry, seen: &[Printed], removals: &mut Removals<'_>) -> bool {
    let words = format!(" {} ", fold::words(&entry_text(entry)));
    let is_within = |known: &&Printed| {
        known.span.source != entry.span.source && words.contains(&format!(" {} ", known.title)) && known.is_telling()
    };
    let listed = seen.iter().find(is_within).map(|known| known.span);
    listed.is_some_and(|listed| {
        let words = entry.body.plain_text();
        removals.leaves_out_because(Rule::Repeated, entry.span, &words, LISTED, Some(listed))
    })
}
