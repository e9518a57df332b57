//! Links to the material of a paper: its PDF, code, slides, BibTeX. A list of references says what was written; where its files are
//! is in lines and labels of their own on the site. The title leads to the paper instead.
//!
//! Whether labels go is decided for a list as a whole: all of its entries keep them, or none.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Rule;
use super::cut::{targets, without};
use super::header::Header;
use super::labels::{Labels, Seen, dead_labels, label_before_remark, lines, with_brackets};
use super::phrases;
use super::removals::Removals;
use super::title_links::{Lead, Worth, has_linked_title, lead, leads, link_name, link_person, link_title};
use super::walk::{Piece, each_run, prune};
use crate::cv::sections::groups;
use crate::cv::{Content, Heading, Profile, Section};
use crate::document::{Block, BlockKind, InlineKind, Inlines, each_block_mut, each_run_mut, quoted, sole_paragraph};
use crate::fold;
use crate::meanings;
use crate::source::Span;

/// Takes out rows of such links: whole paragraphs and items, lines of them, and what is at the end of a line; and links to BibTeX
/// wherever they are.
pub(super) fn leave_out(sections: &mut Vec<Section>, profile: &Profile, removals: &mut Removals<'_>) {
    let header = Header::of(profile);
    let mut lists = groups(std::mem::take(sections));
    for list in &mut lists {
        Material::of(list, &header, profile.homepage.as_deref()).leave_out_of(list, removals);
    }
    *sections = lists.into_iter().flatten().collect();
}

/// A list with the sections below it, and how it labels links.
struct Material<'a> {
    header: &'a Header,
    /// The address of the site.
    home: Option<&'a str>,
    labels: Labels,
    /// Whether it lists papers or talks, which are told by their references, whatever their files.
    lists_papers: bool,
}

/// What would be left of a run.
struct Cut {
    rest: Inlines,
    words: String,
    why: Cow<'static, str>,
    span: Span,
    /// Whether labels at the end of a line go.
    ends_line: bool,
    /// Whether what is left leads to the paper, if anything does.
    leads_on: bool,
}

impl<'a> Material<'a> {
    fn of(list: &mut [Section], header: &'a Header, home: Option<&'a str>) -> Self {
        let mut seen = Seen::default();
        for content in list.iter_mut().flat_map(|section| &mut section.content) {
            each_run(content, &mut |run| seen.see(run));
        }
        let heading = list.first().and_then(|section| section.heading.as_ref()).map(Heading::folded);
        let lists_papers = heading.as_ref().is_some_and(|words| {
            let papers = ["publications", "talks", "teaching"];
            meanings::lists_publications(words) || meanings::all(words).iter().any(|meaning| papers.contains(meaning))
        });
        let of_others = heading.is_some_and(|words| !phrases::titles_contacts(&words));
        Self { header, home, labels: seen.labels(of_others, lists_papers), lists_papers }
    }

    fn leave_out_of(&self, list: &mut Vec<Section>, removals: &mut Removals<'_>) {
        for section in list.iter_mut() {
            section.content.iter_mut().for_each(|content| leave_out_links(content, self.home, removals));
            section.content.iter_mut().for_each(|content| self.move_links(content, removals));
            self.move_links_of_cards(&mut section.content, removals);
        }
        let led = self.leads_of_entries(list);
        prune(list, &mut |piece| {
            let (run, span) = match piece {
                Piece::Block(Block { kind: BlockKind::Paragraph(run), span }) => (Some(run), *span),
                Piece::Item(item) => (sole_paragraph(&item.blocks), item.span),
                Piece::Block(_) | Piece::Section(_) | Piece::Entry(_) | Piece::Publication(_) => return false,
            };
            let Some(run) = run.filter(|run| self.labels.is_row(run)) else { return false };
            let text = run.plain_text();
            let all = targets(run);
            if self.header.leads_to_all(all.iter().map(|(_, target)| *target)) {
                return removals.leaves_out_because(Rule::Repeated, span, &text, "the header leads there", None);
            }
            let flat = run.flat_text();
            let links = all.into_iter().map(|(link, target)| (&flat[link], target));
            removals.leaves_out_because(
                Rule::Material,
                span,
                &text,
                &why_gone(links, |target| led.contains(target)),
                None,
            )
        });
        self.cut_all(list, removals);
    }

    /// Where the runs lead that are no rows of labels.
    fn leads_of_entries(&self, list: &mut [Section]) -> BTreeSet<String> {
        let mut led = BTreeSet::new();
        for content in list.iter_mut().flat_map(|section| &mut section.content) {
            each_run(content, &mut |run| {
                if !self.labels.is_row(run) {
                    led.extend(targets(run).into_iter().map(|(_, target)| target.to_owned()));
                }
            });
        }
        led
    }

    /// Cuts labels out of runs. Those of a list of papers stay if they are all that leads to any of them; buttons go: `View paper`.
    fn cut_all(&self, list: &mut [Section], removals: &mut Removals<'_>) {
        let mut leads_on = !self.lists_papers;
        each_run_of(list, &mut |run, is_item| {
            leads_on = leads_on || self.cut(run, is_item).is_some_and(|cut| cut.ends_line && cut.leads_on);
        });
        each_run_of(list, &mut |run, is_item| {
            let goes = |cut: &Cut| leads_on || !cut.ends_line || phrases::is_labelled_button(&cut.words);
            if let Some(cut) = self.cut(run, is_item).filter(goes)
                && removals.leaves_out_because(Rule::Material, cut.span, &cut.words, &cut.why, None)
            {
                *run = cut.rest;
            }
        });
    }

    /// What is left of a run without its labels; what begins an item may be a name instead of a reference.
    fn cut(&self, run: &Inlines, is_item: bool) -> Option<Cut> {
        let text = run.flat_text();
        let all = targets(run);
        let (mut gone, ends_line) = self.stretches(&text, &all);
        begin_with_dead_labels(run, &text, &mut gone);
        let rest = without(run, &gone).filter(|rest| !rest.is_blank())?;
        let words: Vec<&str> = gone.iter().map(|range| text[range.clone()].trim()).collect();
        let (words, span) = (words.join(" "), run.span()?);
        let mut cut = Cut { rest, words, why: Rule::Material.why().into(), span, ends_line, leads_on: true };
        let best = gone.iter().flat_map(|range| leads(run, range, self.home)).min_by_key(|(worth, _)| *worth);
        let goes = |link: &Range<usize>| is_within(link, &gone);
        let has_others = all.iter().any(|(link, _)| !goes(link));
        cut.leads_on = match best {
            // What accompanies something is not what the other words name.
            Some((Worth::Beside, _)) if self.lists_papers || has_others => true,
            Some((worth, target)) if self.lists_papers || has_others || !is_item => {
                link_title(&mut cut.rest, &target, self.lists_papers)
                    || has_others
                    || worth == Worth::File && all.len() > 1
            }
            Some((_, target)) => {
                let is_of_a_person = phrases::names_a_page(&cut.words) || phrases::names_a_profile(&cut.words);
                link_name(&mut cut.rest, &target) || is_of_a_person && link_person(&mut cut.rest, &target)
            }
            None => !all.iter().any(|(link, target)| goes(link) && !target.is_empty()),
        };
        let kept = targets(&cut.rest);
        let lost = all.iter().filter(|(link, _)| goes(link)).map(|(link, target)| (&text[link.clone()], *target));
        cut.why = why_gone(lost, |target| kept.iter().any(|(_, kept)| *kept == target));
        Some(cut)
    }

    /// Rows that are lines of a text or their ends, labels in brackets that lead nowhere, and links to BibTeX; and whether there
    /// are such ends.
    fn stretches(&self, text: &str, targets: &[(Range<usize>, &str)]) -> (Vec<Range<usize>>, bool) {
        let links: Vec<Range<usize>> = targets.iter().map(|(link, _)| link.clone()).collect();
        let mut gone: Vec<Range<usize>> = Vec::new();
        let mut ends_line = false;
        let mut start = 0;
        for (line, inside) in lines(text, &links) {
            let range = start..start + line.len();
            start = range.end;
            let is_row = || self.labels.is_row_of(line, &inside) || range.start > 0 && is_named_link(line, &inside);
            if line.len() < text.len() && is_row() {
                let venue = if self.lists_papers { venue_before(line, &inside) } else { 0 };
                gone.push(range.start + venue..range.end);
            } else if let Some(end) = self.labels.end_of(line, &inside) {
                gone.push(range.start + end.start..range.start + end.end);
                ends_line = true;
            } else if let Some(label) = label_before_remark(line, &inside) {
                gone.push(range.start + label.start..range.start + label.end);
                ends_line = true;
            } else {
                let within = links.iter().filter(|link| range.start <= link.start && link.end <= range.end);
                let rows = self.labels.within(line, &inside).into_iter();
                let rows: Vec<Range<usize>> = rows.map(|row| range.start + row.start..range.start + row.end).collect();
                let entries =
                    within.filter(|link| phrases::is_abstract(&text[(*link).clone()]) && !is_within(link, &rows));
                gone.extend(entries.map(|link| with_brackets(text, link.clone())));
                gone.extend(rows);
            }
        }
        let alive = targets.iter().filter(|(_, target)| !target.is_empty()).map(|(link, _)| link.clone());
        let taken: Vec<Range<usize>> = gone.iter().cloned().chain(alive).collect();
        let is_free = |range: &Range<usize>| !taken.iter().any(|one| range.start < one.end && one.start < range.end);
        gone.extend(dead_labels(text).into_iter().filter(is_free));
        gone.sort_by_key(|range| range.start);
        (gone, ends_line)
    }

    /// Lets the title of a paper lead where the row below it does.
    fn move_links(&self, content: &mut Content, removals: &Removals<'_>) {
        match content {
            Content::Block(block) => each_block_mut(std::slice::from_mut(block), &mut |block| {
                let BlockKind::List(list) = &mut block.kind else { return };
                for item in &mut list.items {
                    if let Some((Block { kind: BlockKind::Paragraph(first), .. }, rest)) = item.blocks.split_first_mut()
                    {
                        self.link_to_row(first, rest, removals);
                    }
                }
            }),
            Content::Entries(entries) => {
                entries.iter_mut().for_each(|entry| self.link_to_row(&mut entry.body, &mut entry.details, removals));
            }
            Content::Publications(_) => {}
        }
    }

    fn link_to_row(&self, first: &mut Inlines, below: &mut [Block], removals: &Removals<'_>) {
        let row = below.iter().enumerate().find_map(|(at, block)| match &block.kind {
            BlockKind::Paragraph(run) if !removals.keeps(Rule::Material, block.span) => {
                let is_row = self.labels.is_row(run);
                (is_row || self.ends_with_row(run)).then(|| (at, self.best_of(run)))
            }
            _ => None,
        });
        let Some((at, Some((worth, target)))) = row else { return };
        let above = &mut below[..at];
        let mut others: Vec<&mut Inlines> = above.iter_mut().filter_map(run_of).collect();
        if has_linked_title(first)
            || others.iter().any(|run| has_linked_title(run))
            || self.lists_papers && worth == Worth::Beside
        {
            return;
        }
        let is_linked = link_title(first, &target, self.lists_papers)
            || others.iter_mut().any(|run| link_title(run, &target, self.lists_papers));
        if !is_linked && !self.lists_papers {
            link_name(first, &target);
        }
    }

    /// Whether a run of lines has a row of labels at its end, no other links, and no title that could lead where these do.
    fn ends_with_row(&self, run: &Inlines) -> bool {
        let all = targets(run);
        if all.is_empty() {
            return false;
        }
        let (gone, _) = self.stretches(&run.flat_text(), &all);
        all.iter().all(|(link, _)| is_within(link, &gone))
            && without(run, &gone).is_some_and(|mut rest| !link_title(&mut rest, "x", self.lists_papers))
    }

    /// Lets the title of each of some paragraphs lead where the row does that ends them.
    fn move_links_of_cards(&self, content: &mut [Content], removals: &Removals<'_>) {
        let mut start = 0;
        for at in 0..content.len() {
            if let Some(Block { kind: BlockKind::Paragraph(run), span }) = content[at].block() {
                if !self.labels.is_row(run) || removals.keeps(Rule::Material, *span) {
                    continue;
                }
                let best = self.best_of(run).filter(|(worth, _)| *worth < Worth::Beside);
                let card = &mut content[start.max(at.saturating_sub(MAX_CARD_PARAGRAPHS))..at];
                let mut titles: Vec<&mut Inlines> = card.iter_mut().filter_map(run_of_content).collect();
                let is_linked = titles.iter().any(|run| has_linked_title(run));
                if let Some((_, target)) = best
                    && !is_linked
                {
                    titles.iter_mut().any(|title| link_title(title, &target, self.lists_papers));
                }
            }
            start = at + 1;
        }
    }

    /// Where the best link of a row leads.
    fn best_of(&self, run: &Inlines) -> Option<Lead> {
        leads(run, &(0..run.flat_text().len()), self.home).into_iter().min_by_key(|(worth, _)| *worth)
    }
}

/// Lets rows begin with the label before them that has no link, right behind words of another kind: `**On gulls** Paper [Code]`.
fn begin_with_dead_labels(run: &Inlines, text: &str, rows: &mut [Range<usize>]) {
    let is_marked =
        |kind: &InlineKind| matches!(kind, InlineKind::Strong(_) | InlineKind::Emphasis(_) | InlineKind::Link { .. });
    let mut at = 0;
    let mut ends = Vec::new();
    for inline in run {
        at += inline.flat_len();
        ends.extend(is_marked(&inline.kind).then_some(at));
    }
    for row in rows {
        let before = text[..row.start].trim_end();
        let Some(&end) = ends[..ends.partition_point(|end| *end < before.len())].last() else { continue };
        let label = before[end..].strip_prefix(' ').unwrap_or_default();
        if label.starts_with(char::is_uppercase) && phrases::labels_material(label) {
            row.start = end;
        }
    }
}

/// How far a row of links goes on about the paper itself: up to the links of `arXiv preprint. [Paper] [Code]`.
fn venue_before(line: &str, links: &[Range<usize>]) -> usize {
    let before = links.first().map_or("", |first| &line[..first.start]);
    let venue = before.trim_end_matches(|c: char| c.is_whitespace() || "[(".contains(c));
    if phrases::names_a_preprint(venue) && !venue.ends_with(':') { venue.len() } else { 0 }
}

/// Whether a link is within one of some stretches.
fn is_within(link: &Range<usize>, stretches: &[Range<usize>]) -> bool {
    stretches.iter().any(|stretch| stretch.start <= link.start && link.end <= stretch.end)
}

/// Takes the links from behind publications of the site's data whose titles lead somewhere, `[PDF] [Code]`; a title that does not
/// leads where the best of them did. What only accompanies a paper goes as in lists.
fn leave_out_links(content: &mut Content, home: Option<&str>, removals: &mut Removals<'_>) {
    let Content::Publications(groups) = content else { return };
    let items = groups.iter_mut().flat_map(|group| &mut group.items);
    for item in items.filter(|item| !item.links.is_empty()) {
        let span = item.span;
        let leads: Vec<Option<Lead>> = item.links.iter().map(|(label, target)| lead(label, target, home)).collect();
        let are_beside = leads.iter().all(|lead| matches!(lead, Some((Worth::Beside, _))));
        if item.url.is_none() && !item.title.is_empty() && !removals.keeps(Rule::Material, span) {
            let papers = leads.into_iter().flatten().filter(|(worth, _)| *worth < Worth::Beside);
            item.url = papers.min_by_key(|(worth, _)| *worth).map(|(_, target)| target);
        }
        if item.url.is_none() && !are_beside {
            continue;
        }
        let stays = |(label, target): &(String, String)| {
            !removals.leaves_out(Rule::Material, span, &format!("{label}: {target}"))
        };
        item.links.retain(stays);
    }
}

/// Why links go: what is left may lead where some of them do.
fn why_gone<'a>(links: impl Iterator<Item = (&'a str, &'a str)>, is_kept: impl Fn(&str) -> bool) -> Cow<'static, str> {
    let (kept, lost): (Vec<_>, Vec<_>) =
        links.filter(|(_, target)| !target.is_empty()).partition(|(_, target)| is_kept(target));
    match kept.first() {
        None => Rule::Material.why().into(),
        Some(_) if lost.is_empty() => "the entry itself leads there".into(),
        Some((label, _)) => format!("{}; the entry itself leads to {}", Rule::Material.why(), quoted(label)).into(),
    }
}

/// Whether a line is nothing but a link that says what it leads to: `Journal club slides (PDF)`.
fn is_named_link(line: &str, links: &[Range<usize>]) -> bool {
    matches!(links, [link] if fold::words(&line[link.clone()]) == fold::words(line)) && phrases::names_material(line)
}

/// The words of a paragraph.
fn run_of(block: &mut Block) -> Option<&mut Inlines> {
    match &mut block.kind {
        BlockKind::Paragraph(run) => Some(run),
        _ => None,
    }
}

fn run_of_content(content: &mut Content) -> Option<&mut Inlines> {
    match content {
        Content::Block(block) => run_of(block),
        Content::Entries(_) | Content::Publications(_) => None,
    }
}

/// Every run of a list, and whether it begins an item or an entry.
fn each_run_of(list: &mut [Section], change: &mut dyn FnMut(&mut Inlines, bool)) {
    for content in list.iter_mut().flat_map(|section| &mut section.content) {
        match content {
            Content::Entries(entries) => {
                for entry in entries {
                    change(&mut entry.body, true);
                    each_run_mut(&mut entry.details, &mut |run| change(run, false));
                }
            }
            content => {
                let is_list = matches!(content.block().map(|block| &block.kind), Some(BlockKind::List(_)));
                each_run(content, &mut |run| change(run, is_list));
            }
        }
    }
}

/// More paragraphs than this are several cards.
const MAX_CARD_PARAGRAPHS: usize = 5;
