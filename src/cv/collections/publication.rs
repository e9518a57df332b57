//! Items of `_publications`.

use crate::date;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines};
use crate::fold;
use crate::meanings;
use crate::source::Span;

use super::super::bibliography::{shown_venue, without_full_stop};
use super::super::dates;
use super::super::model::{Publication, PublicationGroup, PublicationKind};
use super::super::own_names::OwnNames;
use super::super::publications::{Style, grouped, kind_title, shortened};
use super::super::selection::{self, Candidate, Grouping, Position, PublicationOptions, Sorting};
use super::authors::{self, authors};
use super::citation;
use super::groups::OwnGroups;
use super::item::{Asked, ItemReader, VENUE, is_note};
use super::{is_sample_text, snippet};

/// Those of the items that the options ask for, as publications with their citations as the site prints them. Where the options name
/// no groups, they are in those of the site.
pub(in crate::cv) fn publications(
    items: &[Asked<'_>],
    own_groups: &OwnGroups,
    options: &PublicationOptions,
    style: Style,
) -> Outcome<Vec<PublicationGroup>> {
    let items = items.iter().filter(|asked| !asked.item.is_of_a_year());
    let (mut items, mut diagnostics) = selection::select(items.collect(), options, style.own);
    let grouping = options.grouping.unwrap_or(Grouping::None);
    selection::arrange(&mut items, options.sorting.unwrap_or(Sorting::AsListed), grouping);
    let mut cut = Vec::new();
    let all = items.into_iter().map(|asked: &Asked<'_>| {
        let mut publication = publication(asked, style, &mut diagnostics);
        publication.venue = shown_venue(std::mem::take(&mut publication.venue), options.venues).in_italics();
        if let Some(authors) = authors::cut(&publication.authors, options.authors, style.language) {
            publication.authors = authors;
            cut.push((Candidate::title(&asked), publication.span));
        }
        (asked, publication)
    });
    // One whose front matter cannot be read has nothing but the date in its file's name.
    let says_something = |publication: &Publication| publication.parts().iter().any(|part| !part.is_empty());
    let mut all: Vec<(&Asked<'_>, Publication)> = all.filter(|(_, publication)| says_something(publication)).collect();
    match grouping {
        Grouping::Kind => all.sort_by_key(|(_, publication)| publication.kind.unwrap_or(PublicationKind::Other)),
        Grouping::Year => {}
        Grouping::None => all.sort_by_key(|(asked, _)| own_groups.place(asked.item)),
    }
    let title = |asked: &Asked<'_>, publication: &Publication| match grouping {
        Grouping::Kind => {
            Some(kind_title(publication.kind.unwrap_or(PublicationKind::Other)).text(style.language).to_owned())
        }
        Grouping::Year => Some(asked.item.date()?.year().to_string()),
        Grouping::None => own_groups.heading(asked.item),
    };
    let groups = grouped(all.into_iter().map(|(asked, publication)| (title(asked, &publication), publication)));
    diagnostics.extend(shortened(&cut, options.authors));
    Outcome::new(groups, diagnostics)
}

/// Whether the items of a collection with another name than that of the publications are papers: each has a citation.
pub(in crate::cv) fn are_papers(collection: &str, items: &[Asked<'_>]) -> bool {
    let words = fold::words(collection);
    let may_be = meanings::lists_publications(&words) || meanings::of(&words).is_none();
    may_be && items.iter().all(|asked| asked.item.page.front_matter.filled("citation").is_some())
}

impl Candidate for &Asked<'_> {
    fn title(&self) -> String {
        self.item.page.front_matter.text("title").map_or(String::new(), |title| title.value.to_owned())
    }

    fn span(&self) -> Span {
        self.item.page.front_matter.span
    }

    fn date(&self) -> Option<(i32, u8, u8)> {
        self.item.date().map(|date| (date.year(), date.month(), date.day()))
    }

    fn is_selected(&self) -> bool {
        self.item.is_selected()
    }

    /// The authors are a text, and so is a citation: the person is the first when either begins with their name, and the
    /// last when the authors end with it.
    fn has(&self, position: Position, own: &OwnNames) -> bool {
        let front = &self.item.page.front_matter;
        let authors = || own.emphasise(authors(front, &mut Vec::new()));
        let citation = || front.text("citation").map(|text| own.emphasise(snippet(&text, &mut Vec::new())));
        let is_own =
            |inline: Option<&Inline>| inline.is_some_and(|inline| matches!(inline.kind, InlineKind::Strong(_)));
        match position {
            Position::First => {
                is_own(authors().iter().next()) || citation().is_some_and(|text| is_own(text.iter().next()))
            }
            Position::Last => is_own(authors().iter().last()),
            Position::Corresponding => false,
        }
    }
}

/// Where a publication's title leads, the paper itself first.
const TITLE_LINKS: &[&str] = &["paperurl", "paper_url", "paper", "pdf", "link", "url"];
/// The item's own page, where nothing else is known.
const PERMALINK: &str = "permalink";
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

fn publication(asked: &Asked<'_>, style: Style, diagnostics: &mut Vec<Diagnostic>) -> Publication {
    let front_matter = &asked.item.page.front_matter;
    let mut reader = ItemReader::new(asked.item, style);
    let url =
        reader.take_address(TITLE_LINKS).or_else(|| reader.take_doi()).or_else(|| reader.take_address(&[PERMALINK]));
    let title = reader.take(&["title"]);
    let citation = style.own.emphasise(reader.take_citation());
    let links = MORE_LINKS.iter().filter_map(|(label, keys)| Some(((*label).to_owned(), reader.take_address(keys)?)));
    let links: Vec<(String, String)> = links.collect();
    let links = links.into_iter().chain(reader.take_links()).collect();
    let mut publication = Publication {
        number: None,
        kind: front_matter.text("category").and_then(|category| PublicationKind::named(category.value)),
        authors: Inlines::new(),
        title,
        venue: Inlines::new(),
        date: String::new(),
        url,
        links,
        note: Inlines::new(),
        span: front_matter.span,
    };
    let shows_excerpt = match citation.is_empty() {
        true => describe(&mut publication, asked, style, &mut reader),
        false => {
            cite(&mut publication, citation, &mut reader);
            false
        }
    };
    // A theme's own items have dates, and not everybody changes them.
    if states_another_year(&publication) {
        publication.date.clear();
    }
    diagnostics.extend(reader.finish(asked, !shows_excerpt));
    publication
}

/// Whether the venue of a publication ends with a year, set apart, that is not that of its date.
fn states_another_year(publication: &Publication) -> bool {
    let venue = publication.venue.plain_text();
    let found = dates::at_end(&venue).filter(|found| found.set_apart && found.cut.start > 0);
    let year = found.and_then(|found| found.value).filter(|value| value.to.is_none()).map(|value| value.from.year);
    year.is_some_and(|year| !publication.date.is_empty() && !publication.date.contains(&year.to_string()))
}

/// Gives a publication without a citation what its fields say. Returns whether its excerpt says the rest.
fn describe(publication: &mut Publication, asked: &Asked<'_>, style: Style, reader: &mut ItemReader<'_>) -> bool {
    publication.authors = reader.take_authors();
    publication.venue = reader.take_venue();
    publication.date = reader.take_year();
    if !publication.authors.is_empty() || !publication.venue.is_empty() {
        publication.note = reader.take(&["award"]);
        return false;
    }
    let Some(note) = short_text(&asked.excerpt).or_else(|| reader.take_excerpt()) else { return false };
    publication.note = style.own.emphasise(note);
    if publication.note.plain_text().contains(&publication.date) {
        publication.date.clear();
    }
    true
}

/// Gives a publication what its citation says, and its fields what that leaves to them. A citation that contains the title takes
/// its place and its link.
fn cite(publication: &mut Publication, citation: Inlines, reader: &mut ItemReader<'_>) {
    let said = Said::of(&citation, reader);
    let title = publication.title.plain_text();
    let Some(linked) = citation::with_link(&citation, title.trim(), publication.url.as_deref()) else {
        return complete(publication, citation, said, reader);
    };
    (publication.title, publication.url, publication.note) = (Inlines::new(), None, linked);
    let text = publication.note.plain_text();
    if !said.venue && citation::ends_with(&text, title.trim()) {
        let is_ended = text.trim_end_matches(['”', '"', '’', '\'', ' ']).ends_with(['.', '?', '!']);
        publication.note.push_part(if is_ended { " " } else { ". " }, reader.take_venue(), publication.span);
    }
    if !said.year {
        publication.date = reader.take_year();
    }
}

/// What the site shows below the title, where it is one short paragraph.
fn short_text(excerpt: &[Block]) -> Option<Inlines> {
    let [Block { kind: BlockKind::Paragraph(text), .. }] = excerpt else { return None };
    (is_note(text) && !is_sample_text(&text.flat_text())).then(|| text.clone())
}

/// What a citation says of the other fields.
struct Said {
    venue: bool,
    year: bool,
}

impl Said {
    fn of(citation: &Inlines, reader: &mut ItemReader<'_>) -> Self {
        let said = fold::words(&citation.plain_text());
        let venue = fold::words(&reader.read(VENUE).plain_text());
        // `2024a`, if there is another one of that year.
        let is_year = |word: &str| date::is_year(word.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(word));
        // What stands where the year does counts as one: `Halden, M. (in press). Tides.`
        let text = citation.plain_text();
        let mut asides = text.split('(').skip(1).filter_map(|part| part.split_once(')'));
        let is_to_come = asides.any(|(aside, _)| STATES.contains(&&*fold::words(aside)));
        let year = said.split(' ').any(is_year) || is_to_come;
        let says = Self { venue: !venue.is_empty() && said.contains(&venue), year };
        if says.venue {
            reader.mark(VENUE);
        }
        if says.year {
            reader.mark(&["date"]);
        }
        says
    }
}

/// What stands in a reference where others have their year. Folded.
#[rustfmt::skip]
const STATES: &[&str] = &[
    "accepted", "forthcoming", "in preparation", "in press", "in principle acceptance", "in print", "in review", "submitted",
    "to appear", "under review", "under revision", "im druck", "im erscheinen", "sous presse", "à paraître", "en prensa",
];

/// Whether a citation has a volume or pages beside the year, and so says in other words where the paper is: `Phys. Rev. E 92 (2015)`.
fn has_numbers(citation: &Inlines) -> bool {
    let said = fold::words(&citation.plain_text());
    said.split(' ').any(|word| word.bytes().all(|byte| byte.is_ascii_digit()) && !date::is_year(word))
}

/// Gives a publication what its citation, which lacks the title, leaves to the other fields: the venue and the year. A citation
/// that has neither, but has the person's name, is that of the authors.
fn complete(publication: &mut Publication, citation: Inlines, said: Said, reader: &mut ItemReader<'_>) {
    if !(said.venue || said.year && has_numbers(&citation)) {
        publication.venue = reader.take_venue();
    }
    if !said.year {
        publication.date = reader.take_year();
    }
    let says_own_name = citation.descendants().any(|inline| matches!(inline.kind, InlineKind::Strong(_)));
    if says_own_name && !said.venue && !said.year {
        publication.authors = citation;
        publication.authors.shorten_last(without_full_stop);
    } else {
        publication.note = citation;
    }
}
