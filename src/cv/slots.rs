//! Places that the site fills from its data: publications, talks, teaching.
//!
//! Each is filled where it is. A section that was only such a place, and for which the site has no data, is dropped with its
//! heading. Publications that no place shows go at the end.

mod bare;
mod lists;
mod unlisted;

pub(crate) use lists::says;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic, Outcome, PRINTED};
use crate::document::{Block, BlockKind, Inlines, ItemSlot, Slot};
use crate::fold;
use crate::meanings::topic::PUBLICATIONS;
use crate::path;
use crate::script::word_count;
use crate::source::{Span, Spanned};
use crate::vocabulary::{SIGNS, explains_signs};

use super::bibliography::{Record, Request, Scholar};
use super::collections::{self, Asked, Collection, CollectionItem, ItemLists, OwnGroups};
use super::model::{self, Content, Heading, Publication, Section, Stock};
use super::publications::{self, Arrangement, By, Marks, Style};
use super::sections::{self, SECTION};
use super::selection::{self, Grouping, PublicationOptions, Sorting};
use super::supplements::{self, LeftOut};

use lists::{is_list_in_data, own_list, titles};

/// A bibliography, read.
#[derive(Debug, Clone)]
pub(super) struct Bibliography {
    /// Its path in the folder of bibliographies, without its extension.
    pub(super) name: String,
    pub(super) records: Vec<Record>,
}

/// What places are filled with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Data<'a> {
    pub(super) bibliographies: &'a [Bibliography],
    pub(super) collections: &'a [Collection],
    /// The collections whose items the pages print themselves.
    pub(super) shown: &'a BTreeSet<String>,
    pub(super) options: &'a PublicationOptions,
    pub(super) scholar: &'a Scholar,
    /// The pages that are left out because what they list is printed.
    pub(super) left_out: &'a [LeftOut],
    pub(super) style: Style<'a>,
}

impl<'a> Data<'a> {
    /// The titles in a stock of publications; for a left-out page, those that its lists ask for.
    pub(super) fn titles(&self, stock: Stock, page: Option<&str>) -> Vec<Spanned<String>> {
        match stock {
            Stock::Bibliography => {
                let pages = self.left_out.iter().filter(|left_out| page == Some(left_out.file.as_str()));
                let requests: Vec<Request> = pages.flat_map(|page| page.requests(self.scholar)).collect();
                let asked = requests.iter().flat_map(|request| {
                    request.choose(self.named(&request.files).into_iter().flat_map(|one| &one.records))
                });
                let all = self.bibliographies.iter().filter(|_| requests.is_empty()).flat_map(|one| &one.records);
                let titles = asked.chain(all).map(|record| Spanned::new(record.title.plain_text(), record.span));
                titles.filter(|title| !title.value.trim().is_empty()).collect()
            }
            Stock::Collection => {
                let collection = collections::of_publications(self.collections);
                collection.iter().flat_map(|all| &all.items).filter_map(CollectionItem::name_of_paper).collect()
            }
        }
    }

    /// The bibliographies of these names; without a name, the one that the site's configuration names, the default of
    /// jekyll-scholar and al-folio, or all there are.
    fn named(&self, names: &[String]) -> Vec<&'a Bibliography> {
        if names.is_empty() {
            let found = self.usual_names().map(|name| self.called(name)).find(|found| !found.is_empty());
            return found.unwrap_or_else(|| self.bibliographies.iter().collect());
        }
        names.iter().flat_map(|name| self.called(name)).collect()
    }

    /// The bibliographies of a name, in which `*` stands for anything.
    fn called(&self, name: &str) -> Vec<&'a Bibliography> {
        let is_it = |one: &&Bibliography| match name.contains('*') {
            true => path::glob(name, &one.name),
            false => one.name == name,
        };
        self.bibliographies.iter().filter(is_it).collect()
    }

    /// What the bibliography of the publications is called: as the site's configuration says, or as jekyll-scholar and al-folio
    /// call it.
    fn usual_names(&self) -> impl Iterator<Item = &'a str> {
        let configured = self.scholar.bibliography.as_deref().map(|file| file.trim_end_matches(".bib"));
        configured.into_iter().chain(["papers", "references"])
    }
}

/// Whether anything will be taken from the bibliographies.
pub(super) fn want_bibliographies(sections: &[Section], options: &PublicationOptions) -> bool {
    let is_place = |content: &Content| matches!(content.slot(), Some(Slot::Bibliography(_)));
    let has_place = |section: &Section| section.content.iter().any(is_place);
    sections.iter().any(has_place) || options.unlisted
}

/// Sections with their places filled.
#[derive(Debug, Default)]
pub(super) struct Filled {
    pub(super) sections: Vec<Section>,
    /// Whether the site's own list of publications is among them.
    pub(super) has_list: bool,
}

/// Fills every slot of the sections, in order, and adds the publications that none of them shows: as `list`, the site's own
/// page, lists them, if there is one.
pub(super) fn fill(sections: Vec<Section>, list: Vec<Section>, data: Data) -> Outcome<Filled> {
    let titles: Vec<String> = sections.iter().flat_map(titles).collect();
    let mut filler = Filler::new(data);
    filler.complete = data.shown.contains(PUBLICATIONS) && filler.unlisted_items(&sections).is_empty();
    // A list of unpublished papers is not the list of publications.
    let own_list = if data.options.unlisted {
        own_list(&sections, || list.is_empty() && !filler.lists_few(&sections))
    } else {
        None
    };
    let own_list = own_list.or_else(|| if data.options.unlisted { filler.list_of_all(&sections) } else { None });
    let is_listed = own_list.as_ref().is_some_and(|own| filler.covers(own));
    let in_data = sections.iter().position(is_list_in_data);
    let mut filled: Vec<(Section, bool)> = sections.into_iter().map(|section| filler.section(section)).collect();
    let is_missing = data.options.unlisted && !filler.complete && !is_listed;
    // Next to a short list by the author, only what that list lacks is printed.
    let is_alone = in_data.is_none() && own_list.is_none();
    let hidden = filler.hidden(&list);
    let listed = if is_missing && is_alone { filler.listed(list) } else { Vec::new() };
    let has_list = !listed.is_empty();
    let count = filled.len();
    if has_list {
        let at = sections::position(filled.iter().map(|(section, _)| section), PUBLICATIONS);
        filled.splice(at..at, listed);
    } else if is_missing {
        let is_said = |title: &str| {
            titles.contains(&fold::words(title)) || own_list.as_ref().is_some_and(|own| says(&own.text, title))
        };
        if let Some(rest) = filler.rest(&is_said, &hidden) {
            add_rest(&mut filled, rest, filler.beside(), in_data);
        }
    } else if data.options.unlisted {
        filler.report_unlisted(own_list.as_ref().map_or("", |own| &own.text));
        add_beside(&mut filled, filler.beside());
    }
    let is_added = filled.len() > count;
    let mut sections = filler.without_empty(filled);
    if is_added {
        filler.diagnostics.extend(supplements::drop_stubs(&mut sections, PUBLICATIONS).1);
    }
    if filler.complete {
        filler.complete_titles(&mut sections);
    }
    if data.options.unlisted && (filler.complete || is_listed) {
        filler.report_unlisted_items(&sections);
    }
    Outcome::new(Filled { sections, has_list }, filler.diagnostics)
}

/// Adds the publications that no section shows: to the list that the site keeps as data, or as a section of their own, which has
/// those beside them as parts.
fn add_rest(filled: &mut Vec<(Section, bool)>, rest: Section, mut beside: Vec<Section>, in_data: Option<usize>) {
    if !beside.is_empty() {
        let said = said(filled);
        beside.retain(|section| !supplements::lists_unfinished(section) || !supplements::is_listed(section, &said));
    }
    let at = match in_data {
        Some(at) => {
            filled[at].0.content.extend(rest.content);
            at
        }
        None => {
            let at = sections::position(filled.iter().map(|(section, _)| section), PUBLICATIONS);
            filled.insert(at, (rest, true));
            at
        }
    };
    filled.splice(at + 1..at + 1, beside.into_iter().map(|section| (section, true)));
}

/// What filled sections say.
fn said(filled: &[(Section, bool)]) -> String {
    model::said(filled.iter().map(|(section, _)| section))
}

/// Adds what stands beside the publications on a page that is left out, such as a thesis in a collection of its own, unless the
/// sections have it already.
fn add_beside(filled: &mut Vec<(Section, bool)>, beside: Vec<Section>) {
    if beside.is_empty() {
        return;
    }
    let said = said(filled);
    let is_new = |section: &Section| {
        if supplements::lists_unfinished(section) {
            return !supplements::is_listed(section, &said);
        }
        let mut titles =
            section.publications().map(|item| item.title.plain_text() + &item.note.plain_text()).peekable();
        titles.peek().is_some() && titles.all(|title| !says(&said, &title))
    };
    let at = sections::position(filled.iter().map(|(section, _)| section), PUBLICATIONS);
    filled.splice(at..at, beside.into_iter().filter(is_new).map(|section| (section, true)));
}

struct Filler<'a> {
    data: Data<'a>,
    /// Which entries of the bibliographies were printed.
    shown: HashSet<Span>,
    /// The bibliographies that sections on something other than publications ask for by name.
    elsewhere: BTreeSet<&'a str>,
    /// Whether the pages have listed everything that they want to show, and not a mere selection.
    complete: bool,
    /// Whether the section before lists something other than publications.
    is_other: bool,
    /// Texts of sections with publications: marks that they explain need no legend.
    explained: String,
    /// What pages that are left out for the lists' sake say of the signs after authors, and of their author.
    explanations: Vec<Block>,
    diagnostics: Vec<Diagnostic>,
}

/// What is around a slot in its section.
#[derive(Default)]
struct Around {
    text: String,
    /// Whether the heading announces a selection.
    says_selected: bool,
    /// Whether the heading says that something other than publications is listed.
    is_other: bool,
    /// The heading, folded: a year, or a word in place of one, is not repeated in its list.
    heading: Option<String>,
}

impl Around {
    fn of(section: &Section) -> Self {
        let (meanings, says_selected) = section.heading.as_ref().map(sections::meanings_of).unwrap_or_default();
        Self {
            text: section.content.iter().map(Content::block_text).collect::<Vec<_>>().join("\n"),
            says_selected,
            is_other: !meanings.is_empty() && !meanings.contains(&PUBLICATIONS),
            heading: section.heading.as_ref().map(Heading::folded),
        }
    }
}

impl<'a> Filler<'a> {
    fn new(data: Data<'a>) -> Self {
        Self {
            data,
            shown: HashSet::new(),
            elsewhere: BTreeSet::new(),
            complete: false,
            is_other: false,
            explained: String::new(),
            explanations: data.left_out.iter().flat_map(|page| page.explanations.clone()).collect(),
            diagnostics: Vec::new(),
        }
    }

    /// A section with its slots filled, and whether it may stay: `false` when it was only a place without data.
    fn section(&mut self, section: Section) -> (Section, bool) {
        let mut around = Around::of(&section);
        // A part of a section on talks lists talks, whatever it is called.
        around.is_other |= self.is_other && section.level().is_some_and(|level| level > SECTION);
        self.is_other = around.is_other;
        let had_slot = section.content.iter().any(|content| content.slot().is_some());
        let mut content = Vec::new();
        let mut items: Vec<ItemSlot> = Vec::new();
        for piece in section.content {
            // Items of one collection that follow one another are one list.
            let goes_on = match piece.slot() {
                Some(Slot::Item(item)) => items.first().is_none_or(|first| first.collection == item.collection),
                _ => false,
            };
            if !goes_on {
                content.extend(self.items(std::mem::take(&mut items)));
            }
            match piece.slot() {
                Some(Slot::Bibliography(arguments)) => {
                    content.extend(self.bibliography(arguments, &around, piece.block().map(|block| block.span)));
                }
                Some(Slot::Item(item)) => items.push(item.clone()),
                None => content.push(piece),
            }
        }
        content.extend(self.items(items));
        let stays = !had_slot || !content.is_empty();
        (Section { heading: section.heading, content }, stays)
    }

    fn bibliography(&mut self, arguments: &str, around: &Around, place: Option<Span>) -> Vec<Content> {
        let request = match Request::parse(arguments, self.data.scholar) {
            Ok(request) => request,
            Err(why) => {
                let message = format!("this list of publications is left out: {why}");
                self.diagnostics.push(Diagnostic::warning(Code::InvalidLiquid, message).at(place));
                // Nobody asked for all of them.
                self.complete = true;
                return Vec::new();
            }
        };
        let bibliographies = self.bibliographies(&request.files, place);
        if around.is_other && !request.files.is_empty() {
            let is_usual = |name: &&str| self.data.usual_names().any(|usual| usual == *name);
            let names = bibliographies.iter().map(|bibliography| bibliography.name.as_str());
            let special: Vec<&str> = names.filter(|name| !is_usual(name)).collect();
            self.elsewhere.extend(special);
        }
        let records = request.choose(bibliographies.into_iter().flat_map(|bibliography| &bibliography.records));
        self.complete |= !around.is_other && (!request.is_partial() || !(request.is_cut() || around.says_selected));
        // Talks are not of the kinds that papers are.
        let is_ungrouped = request.is_partial() || request.says_none || around.is_other;
        let default = if is_ungrouped { Grouping::None } else { Grouping::Kind };
        let by = match (self.data.options.grouping, request.groups.first()) {
            (Some(grouping), _) => By::Document(grouping),
            (None, Some(key)) => By::Site(key),
            (None, None) => By::Document(default),
        };
        self.list(records, by, !request.sort.is_empty(), around)
    }

    /// The bibliographies of these names. A name that none has is a warning at `place`.
    fn bibliographies(&mut self, names: &[String], place: Option<Span>) -> Vec<&'a Bibliography> {
        let missing = names.iter().filter(|name| self.data.called(name).is_empty());
        let missing = missing.map(|name| format!("there is no bibliography “{name}.bib”")).collect::<Vec<_>>();
        let warn = |message| Diagnostic::warning(Code::InvalidLiquid, message).at(place);
        self.diagnostics.extend(missing.into_iter().map(warn));
        self.data.named(names)
    }

    /// Takes out the volumes that papers are in, unless the person edited them.
    fn without_parents(&mut self, records: Vec<&'a Record>) -> Vec<&'a Record> {
        let own = self.data.style.own;
        let (kept, parents): (Vec<_>, Vec<_>) =
            records.into_iter().partition(|record| !record.is_parent || publications::is_own(record, own));
        for parent in parents {
            let message = format!("“{}” is left out: it is the volume of another entry", parent.title.plain_text());
            self.diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(parent.span));
            self.shown.insert(parent.span);
        }
        kept
    }

    /// Takes out what occurs more than once in the bibliography, or in two of them. A talk may be given more than once in a year.
    fn once(&mut self, records: Vec<&'a Record>, are_talks: bool) -> Vec<&'a Record> {
        let is_same = |known: &Record, record: &Record| {
            let texts = |record: &Record| [&record.venue, &record.note].map(|part| part.plain_text());
            known.may_be(record) && (!are_talks || texts(known) == texts(record))
        };
        let mut seen: HashMap<_, Vec<&Record>> = HashMap::new();
        let mut is_new = |record: &&'a Record| {
            let title = fold::words(&record.title.plain_text());
            if title.is_empty() {
                return true;
            }
            let alike = seen.entry((title, record.year, record.kind)).or_default();
            let known = alike.iter().find(|known| is_same(known, record)).map(|known| known.span);
            alike.push(record);
            if let Some(known) = known {
                let message = format!("“{}” is left out: another entry has its title", record.title.plain_text());
                let loss = Diagnostic::loss(Code::Repeated, message).at(record.span);
                self.diagnostics.push(loss.label(known, PRINTED));
                self.shown.insert(record.span);
            }
            known.is_none()
        };
        records.into_iter().filter(|record| is_new(record)).collect()
    }

    /// Items of one collection as a list.
    fn items(&mut self, items: Vec<ItemSlot>) -> Vec<Content> {
        let named = |item: &ItemSlot| self.data.collections.iter().find(|known| known.name == item.collection);
        let Some(collection) = items.first().and_then(named) else { return Vec::new() };
        let items = items.into_iter().filter_map(|item| Asked::by_slot(item, collection)).collect();
        self.collection(collection, &OwnGroups::default(), items)
    }

    fn collection(&mut self, collection: &Collection, groups: &OwnGroups, items: Vec<Asked<'_>>) -> Vec<Content> {
        let name = &collection.name;
        let has_all = name == PUBLICATIONS;
        if !has_all && !collections::are_papers(name, &items) {
            let content = collections::content(name, items, self.data.style);
            return content.take(&mut self.diagnostics).unwrap_or_default();
        }
        self.complete |= has_all;
        let read: Vec<_> = items.into_iter().map(|item| (item.lists(), item)).collect();
        // Beside others, a short list is one, too.
        let are_lists =
            read.iter().filter_map(|(lists, _)| lists.as_ref()).filter(|one| one.are_of_papers()).count() > 1;
        let is_list = |lists: &ItemLists| are_lists || lists.are_of_papers();
        let (lists, papers): (Vec<_>, Vec<_>) =
            read.into_iter().partition(|(lists, _)| lists.as_ref().is_some_and(is_list));
        let papers: Vec<Asked<'_>> = papers.into_iter().map(|(_, paper)| paper).collect();
        let list = collections::publications(&papers, groups, self.data.options, self.data.style);
        let groups = list.take(&mut self.diagnostics).unwrap_or_default();
        let named = |item: &Publication| item.authors.plain_text() + &item.note.plain_text();
        let authors: String = groups.iter().flat_map(|group| &group.items).map(named).collect();
        let explanations = self.explanations_of(&authors).into_iter().map(Content::Block);
        let papers = if groups.is_empty() { None } else { Some(Content::Publications(groups)) };
        let is_one = lists.len() == 1;
        let lists = lists.into_iter().filter_map(|(lists, item)| Some((lists?.blocks, item)));
        let lists = lists.flat_map(|(list, item)| if is_one { list } else { [item.label(), list].concat() });
        explanations.chain(papers).chain(lists.filter(is_no_heading).map(Content::Block)).collect()
    }

    /// A list of publications with the legend of its marks, unless that has been given. `in_order` says that the records
    /// come in the order that the site asks for.
    fn list(&mut self, records: Vec<&'a Record>, by: By, in_order: bool, around: &Around) -> Vec<Content> {
        let options = self.data.options;
        let records = self.without_parents(records);
        let mut records = self.once(records, around.is_other);
        let says_selected = !options.selected && around.says_selected && records.iter().any(|record| record.selected);
        records.retain(|record| !says_selected || record.selected);
        let (records, losses) = selection::select(records, options, self.data.style.own);
        self.diagnostics.extend(losses);
        let is_cut = |count: usize| count > publications::most(options.authors, count);
        let cut = records.iter().filter(|record| is_cut(record.authors.len()));
        let cut: Vec<_> = cut.map(|record| (record.title.plain_text(), record.span)).collect();
        self.diagnostics.extend(publications::shortened(&cut, options.authors));
        if records.is_empty() {
            return Vec::new();
        }
        self.explained.push_str(&around.text);
        let signs: String =
            records.iter().flat_map(|record| &record.authors).map(|author| author.signs.as_str()).collect();
        let mut explanations = self.explanations_of(&signs);
        let annotated = annotations(&records, &self.explained);
        self.explained.extend(annotated.iter().map(Block::plain_text));
        explanations.extend(annotated);
        let all = self.data.bibliographies.iter().flat_map(|bibliography| &bibliography.records);
        let marks = Marks::choose(all, &self.explained);
        let legend = marks.legend(&records, &self.explained, self.data.style.language);
        self.explained.extend(legend.iter().map(|legend| legend.plain_text()));
        self.shown.extend(records.iter().map(|record| record.span));
        let sorting = options.sorting.unwrap_or(if in_order { Sorting::AsListed } else { Sorting::Newest });
        let arrangement = Arrangement { by, sorting, marks, authors: options.authors };
        let mut groups = publications::groups(&records, arrangement, self.data.style);
        for item in groups.iter_mut().flat_map(|group| &mut group.items) {
            if around.heading.as_ref().is_some_and(|heading| *heading == fold::words(&item.date)) {
                item.date.clear();
            }
        }
        let lines = explanations.into_iter().chain(legend).map(Content::Block);
        lines.chain([Content::Publications(groups)]).collect()
    }

    /// What pages that are left out say of signs that these authors bear, and of their own author.
    fn explanations_of(&mut self, authors: &str) -> Vec<Block> {
        let is_used = |block: &mut Block| {
            let text = block.plain_text();
            !explains_signs(&text) || publications::shares_signs(authors, &text)
        };
        let used: Vec<Block> = self.explanations.extract_if(.., is_used).collect();
        self.explained.extend(used.iter().map(Block::plain_text));
        used
    }

    /// Takes out sections that were only places without data, and sections that only contained those.
    fn without_empty(&mut self, sections: Vec<(Section, bool)>) -> Vec<Section> {
        let mut stay: Vec<bool> = sections.iter().map(|(_, stays)| *stays).collect();
        for at in (0..sections.len()).rev() {
            let (section, _) = &sections[at];
            let below = sections[at + 1..].iter().take_while(|(below, _)| section.has_part(below)).count();
            let parts = at + 1..at + 1 + below;
            if stay[at] {
                stay[at] = !section.content.is_empty() || below == 0 || stay[parts].iter().any(|stays| *stays);
            } else {
                stay[at] = stay[parts].iter().any(|stays| *stays);
            }
            if let (false, Some(heading)) = (stay[at], &section.heading) {
                let message = format!(
                    "the heading “{}” is left out: nothing below it can be printed",
                    heading.content.plain_text().trim()
                );
                self.diagnostics.push(Diagnostic::loss(Code::DroppedSection, message).at(heading.span));
            }
        }
        sections.into_iter().zip(stay).filter(|(_, stays)| *stays).map(|((section, _), _)| section).collect()
    }
}

/// What the records themselves say of the signs after their authors, each sign once, unless `beside` explains it. Al-folio shows it in a
/// window at each entry. A sign of two meanings is explained nowhere.
fn annotations(records: &[&Record], beside: &str) -> Option<Block> {
    const MAX_WORDS: usize = 15;
    let mut meanings: BTreeMap<char, String> = BTreeMap::new();
    let mut others = BTreeSet::new();
    for record in records {
        let signs: String = record.authors.iter().map(|author| author.signs.as_str()).collect();
        if signs.is_empty() {
            continue;
        }
        let written = record.field_text("annotation");
        for text in written.split("<br>").map(|text| text.trim().trim_end_matches('.')) {
            let mut said = SIGNS.iter().filter(|sign| text.contains(**sign));
            let (Some(&sign), None) = (said.next(), said.next()) else { continue };
            if text.contains('<')
                || word_count(text) > MAX_WORDS
                || !signs.contains(sign)
                || !explains_signs(text)
                || beside.contains(sign)
            {
                continue;
            }
            match meanings.get(&sign).cloned() {
                None => _ = meanings.insert(sign, text.to_owned()),
                Some(known) if known.starts_with(text) => _ = meanings.insert(sign, text.to_owned()),
                Some(known) => _ = (!text.starts_with(&known)).then(|| others.insert(sign)),
            }
        }
    }
    let lines: Vec<String> =
        meanings.into_iter().filter(|(sign, _)| !others.contains(sign)).map(|(_, text)| text).collect();
    let span = records.first()?.span;
    let text = Inlines::text(lines.join("; "), span);
    (!lines.is_empty()).then(|| Block::new(BlockKind::Paragraph(text), span))
}

/// Whether a block may be a part of a section.
fn is_no_heading(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Footnotes(_))
}
