//! Titles that appear twice: alone and in the reference below, or as a heading and as the line or heading below it.

use super::Rule;
use super::cut::targets;
use super::headline;
use super::removals::Removals;
use super::repeated::without_pictures;
use super::title_links::link_title;
use super::walk::each_run;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Entry, Section};
use crate::date;
use crate::document::{Block, BlockKind, Inlines, Item, each_block_mut, sole_paragraph};
use crate::fold;
use crate::meanings;
use crate::script::word_count;
use crate::source::Span;
use crate::vocabulary::CITATION_LABEL;

/// A title of fewer words may occur in a text by chance.
const MIN_WORDS: usize = 4;

/// Leaves out the first paragraph of an item where the second repeats it as part of the reference.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    below_headings(sections, removals);
    headings_of_references(sections, removals);
    for section in sections.iter_mut() {
        above_citations(&mut section.content, removals);
        below_references(section, removals);
        above_references(&mut section.content, removals);
    }
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        let Content::Block(block) = content else { continue };
        each_block_mut(std::slice::from_mut(block), &mut |block| {
            if let BlockKind::List(list) = &mut block.kind {
                list.items.iter_mut().for_each(|item| in_item(item, removals));
            }
        });
    }
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            if let Some(span) = run.span() {
                cut_label(run, span, removals);
            }
        });
    }
}

/// Leaves out what repeats a heading right below it: a line, or the heading of a part.
fn below_headings(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut kept: Vec<Section> = Vec::new();
    let mut lifted: Option<(u8, u8)> = None;
    for mut section in std::mem::take(sections) {
        // What was below a removed heading is now below the one above it.
        lifted = lifted.filter(|&(level, _)| section.level().is_some_and(|own| own > level));
        if let (Some((_, by)), Some(heading)) = (lifted, &mut section.heading) {
            heading.level -= by;
        }
        let first = section.content.first().and_then(Content::block).filter(|block| is_line(block));
        if let (Some(heading), Some(line)) = (&section.heading, first) {
            let words = line.plain_text();
            let goes = is_same(&heading.content.plain_text(), &words)
                && removals.leaves_out_because(Rule::Repeated, line.span, &words, WHY, Some(heading.span));
            if goes {
                section.content.remove(0);
            }
        }
        match (kept.last_mut(), &section.heading) {
            (Some(Section { heading: Some(above), content }), Some(own))
                if content.is_empty()
                    && own.level > above.level
                    && is_same(&above.content.plain_text(), &own.content.plain_text())
                    && removals.leaves_out_because(
                        Rule::Repeated,
                        own.span,
                        &own.content.plain_text(),
                        WHY,
                        Some(above.span),
                    ) =>
            {
                lifted = Some((own.level, own.level - above.level));
                *content = section.content;
            }
            _ => kept.push(section),
        }
    }
    *sections = kept;
}

/// Leaves out headings above paragraphs that cite the papers in full: those are a list.
fn headings_of_references(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    // The heading, and which of the paragraphs below it has the reference.
    let pair = |at: usize| {
        let section = &sections[at];
        let title = section.heading.as_ref().filter(|heading| heading.level > SECTION)?.content.clone();
        let runs: Option<Vec<&Inlines>> =
            section.content.iter().map(|piece| sole_paragraph(std::slice::from_ref(piece.block()?))).collect();
        let is_reference = |run: &&Inlines| contains(&run.plain_text(), &title.plain_text(), false);
        let cited = runs?.iter().position(is_reference)?;
        (Section::with_parts(sections, at).len() == 1).then_some((title, cited))
    };
    let pairs: Vec<Option<(Inlines, usize)>> = (0..sections.len()).map(pair).collect();
    if pairs.iter().flatten().count() < FEWEST {
        return;
    }
    let mut kept: Vec<Section> = Vec::new();
    for (mut section, pair) in std::mem::take(sections).into_iter().zip(pairs) {
        let list = kept.last_mut().filter(|list| list.level() < section.level());
        if let (Some(list), Some((title, cited))) = (list, pair)
            && let Some(Content::Block(Block { kind: BlockKind::Paragraph(run), .. })) = section.content.get_mut(cited)
            && let Some(reference) = untitled(&title, run.clone(), removals)
        {
            *run = reference;
            list.content.append(&mut section.content);
        } else {
            kept.push(section);
        }
    }
    *sections = kept;
}

const WHY: &str = "the heading above says the same";
const CONTAINED: &str = "the reference below contains the title";

/// Whether a block is one paragraph, wherever it is set.
fn is_line(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph(_) => true,
        BlockKind::Aligned(_, inner) => matches!(&inner[..], [only] if is_line(only)),
        _ => false,
    }
}

/// Whether a title repeats the heading above it: in the same words, or with more that say nothing.
fn is_same(heading: &str, words: &str) -> bool {
    let (heading, words) = (fold::words(heading), fold::words(words));
    let is_idle = |word: &str| heading.split(' ').any(|known| known == word) || IDLE.contains(&word);
    let means = |words: &str| meanings::of(words);
    let is_alike = || {
        let says_nothing = meanings::lists_publications(&heading) && words.split(' ').all(|word| IDLE.contains(&word));
        words.split(' ').all(is_idle) && (says_nothing || means(&words).is_some() && means(&heading) == means(&words))
    };
    !words.is_empty() && (heading == words || is_alike())
}

/// Words of titles that say nothing.
const IDLE: &[&str] = &["a", "all", "experience", "full", "list", "my", "of", "publications", "the"];

/// Leaves out a title, and a line such as `Published in Waves, 2020`, above a paragraph that cites the paper in full, and the label
/// of that: `Recommended citation: …`.
fn above_citations(content: &mut Vec<Content>, removals: &mut Removals<'_>) {
    if !content.iter().filter_map(line).any(|text| is_citation(&text)) {
        return;
    }
    let mut start = 0;
    while start + 1 < content.len() {
        let texts: Vec<String> = content[start..].iter().take(MAX_ABOVE + 1).map_while(line).collect();
        if let Some(cited) = texts.iter().position(|text| is_citation(text))
            && cited > 0
            && word_count(&fold::words(&texts[0])) >= MIN_WORDS
            && is_within(&texts[0], &texts[cited])
        {
            let gone = said_below(&content[start..], &texts[..=cited], removals);
            if !gone.is_empty()
                && let Content::Block(Block { kind: BlockKind::Paragraph(run), span }) = &mut content[start + cited]
            {
                cut_label(run, *span, removals);
            }
            for above in gone.into_iter().rev() {
                content.remove(start + above);
            }
        }
        start += 1;
    }
}

/// Leaves out a paragraph that cites a paper in full below the lines that say the same: the title with the authors, and where it appeared.
fn below_references(section: &mut Section, removals: &mut Removals<'_>) {
    let heading = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
    for entry in section.content.iter_mut().filter_map(entries_of).flatten() {
        let date = entry.date.as_ref().map_or("", |date| &date.value);
        let mut above = Above { known: format!("{heading} {date}"), lines: vec![entry.body.clone()] };
        entry.details.retain(|block| !above.says(Some(block), removals));
    }
    let mut above = Above { known: heading, lines: Vec::new() };
    section.content.retain(|content| !above.says(content.block(), removals));
}

fn entries_of(content: &mut Content) -> Option<&mut Vec<Entry>> {
    match content {
        Content::Entries(entries) => Some(entries),
        Content::Block(_) | Content::Publications(_) => None,
    }
}

/// The paragraphs right above a place.
struct Above {
    /// What is said of all of them: their heading, their date.
    known: String,
    lines: Vec<Inlines>,
}

impl Above {
    /// Whether the next block goes, since it is a citation and they say the same. Otherwise it is one of them.
    fn says(&mut self, block: Option<&Block>, removals: &mut Removals<'_>) -> bool {
        let Some((run, span)) =
            block.and_then(|block| Some((sole_paragraph(std::slice::from_ref(block))?, block.span)))
        else {
            self.lines.clear();
            return false;
        };
        let text = run.plain_text();
        let why = "the lines above say the same";
        match label_of_citation(&text) {
            Some(end) if self.has(&text[end..]) => {
                removals.leaves_out_because(Rule::Repeated, span, &text, why, self.lines.last().and_then(Inlines::span))
            }
            Some(_) => {
                self.lines.clear();
                false
            }
            None => {
                if self.lines.len() > MAX_ABOVE {
                    self.lines.remove(0);
                }
                self.lines.push(run.clone());
                false
            }
        }
    }

    /// Whether one of them begins with the title of a citation, and the rest of them have nearly all of its words, and all of its numbers.
    fn has(&self, citation: &str) -> bool {
        const MAX_OTHERS: usize = 1;
        const MIN_LETTERS: usize = 3;
        let is_title = |run: &Inlines| {
            let title = first_line(run).map_or_else(|| run.plain_text(), |(title, _)| title.plain_text());
            word_count(&fold::words(&title)) >= MIN_WORDS && is_within(&title, citation)
        };
        let Some(at) = self.lines.iter().rposition(is_title) else { return false };
        let said = self.lines[at..].iter().map(Inlines::flat_text).chain([self.known.clone()]);
        let said = headline::telling(&said.collect::<Vec<_>>().join(" "));
        let words = headline::telling(citation);
        let others: Vec<&String> = words.difference(&said).collect();
        !others.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()))
            && others.iter().filter(|word| word.chars().count() >= MIN_LETTERS).count() <= MAX_OTHERS
    }
}

/// Leaves out titles above references that contain them, each a line or a paragraph of its own, where at least two stand so.
fn above_references(content: &mut Vec<Content>, removals: &mut Removals<'_>) {
    for content in content.iter_mut() {
        if let Content::Entries(entries) = content {
            in_entries(entries, removals);
        }
    }
    in_paragraphs(content, removals);
}

fn in_entries(entries: &mut [Entry], removals: &mut Removals<'_>) {
    let titled = |entry: &Entry| {
        let (title, reference) = first_line(&entry.body)?;
        contains(&reference.plain_text(), &title.plain_text(), entry.date.is_some()).then_some((title, reference))
    };
    let pairs: Vec<Option<_>> = entries.iter().map(titled).collect();
    if pairs.iter().flatten().count() < FEWEST {
        return;
    }
    for (entry, pair) in entries.iter_mut().zip(pairs) {
        if let Some(reference) = pair.and_then(|(title, reference)| untitled(&title, reference, removals)) {
            entry.body = reference;
        }
    }
}

fn in_paragraphs(content: &mut Vec<Content>, removals: &mut Removals<'_>) {
    let run = |at: usize| sole_paragraph(std::slice::from_ref(content.get(at)?.block()?));
    // Where a title and its reference are, and how many pieces of the section they take.
    let pair = |at: usize| {
        let first = run(at)?;
        let (pieces, title, reference) = match first_line(first) {
            Some((title, rest)) => (1, title, rest),
            None => (2, first.clone(), run(at + 1)?.clone()),
        };
        contains(&reference.plain_text(), &title.plain_text(), false).then_some((at, pieces, title, reference))
    };
    let pairs: Vec<_> = (0..content.len()).filter_map(pair).collect();
    if pairs.len() < FEWEST {
        return;
    }
    for (at, pieces, title, reference) in pairs.into_iter().rev() {
        if let (Some(reference), Some(span)) = (untitled(&title, reference, removals), title.span()) {
            let block = Block::new(BlockKind::Paragraph(reference), span);
            content.splice(at..at + pieces, [Content::Block(block)]);
        }
    }
}

/// So many titles above their references are a habit of the list.
const FEWEST: usize = 2;

/// The reference without the title above it; what that leads to, the one in the reference leads to.
fn untitled(title: &Inlines, mut reference: Inlines, removals: &mut Removals<'_>) -> Option<Inlines> {
    let words = title.plain_text();
    if !removals.leaves_out_because(Rule::Repeated, title.span()?, &words, CONTAINED, reference.span()) {
        return None;
    }
    if let Some((_, target)) = targets(title).first().filter(|(_, target)| !target.is_empty()) {
        link_title(&mut reference, target, true);
    }
    Some(reference)
}

/// The first line of a paragraph of several, and the others.
fn first_line(run: &Inlines) -> Option<(Inlines, Inlines)> {
    let text = run.flat_text();
    let end = text.find('\n')?;
    Some((run.slice(0..end)?.trimmed(), run.slice(end + 1..text.len())?.trimmed()))
}

/// Whether a text is a reference with a title: it has the authors or the venue as well, and the year, unless that `is_known`. A label in
/// brackets behind a title is none of its words.
fn contains(text: &str, title: &str, is_known: bool) -> bool {
    const MORE: usize = 3;
    let title = title.split(" [").next().unwrap_or(title);
    let (said, words) = (fold::words(text), fold::words(title));
    let count = word_count(&words);
    let years = |words: &str| words.split(' ').filter(|word| date::is_recent_year(word)).count();
    count >= MIN_WORDS
        && word_count(&said) >= count + MORE
        && (is_known || years(&said) > years(&words))
        && is_within(title, text)
}

/// Which of the first paragraphs go because the last of these `texts`, theirs and that of the citation, says the same: the title, and
/// what has no other words.
fn said_below(content: &[Content], texts: &[String], removals: &mut Removals<'_>) -> Vec<usize> {
    let Some((citation, above)) = texts.split_last() else { return Vec::new() };
    let words = headline::telling(citation);
    let is_said = |text: &str| headline::telling(text).difference(&words).all(|word| word == "published");
    let mut goes = |at: usize, text: &str| {
        let span = content[at].block().map(|block| block.span);
        let why = "the reference below says it";
        span.is_some_and(|span| removals.leaves_out_because(Rule::Repeated, span, text, why, None))
    };
    let said = above.iter().enumerate().filter(|(at, text)| *at == 0 || is_said(text));
    said.filter(|(at, text)| goes(*at, text)).map(|(at, _)| at).collect()
}

/// A title and the line below it.
const MAX_ABOVE: usize = 2;

fn line(content: &Content) -> Option<String> {
    match content.block()? {
        block @ Block { kind: BlockKind::Paragraph(_), .. } => Some(without_pictures(block)),
        _ => None,
    }
}

/// Where the label of a paragraph ends that cites a paper in full.
fn label_of_citation(text: &str) -> Option<usize> {
    let (label, _) = text.split_once(':')?;
    (fold::words(label) == CITATION_LABEL).then_some(label.len() + 1)
}

fn is_citation(text: &str) -> bool {
    label_of_citation(text).is_some()
}

fn cut_label(run: &mut Inlines, span: Span, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let Some(end) = label_of_citation(&text) else { return };
    let why = "the reference needs no label";
    if let Some(rest) = run.slice(end..text.len()).map(Inlines::trimmed)
        && removals.leaves_out_because(Rule::Ornament, span, text[..end].trim(), why, None)
    {
        *run = rest;
    }
}

/// Whether a reference has the words of a title, or nearly all that are between its first and its last.
fn is_within(title: &str, reference: &str) -> bool {
    fold::letters(reference).contains(&fold::letters(title))
        || fold::place_alike(title, reference).is_some()
        || holds_in_order(&fold::words(title), &fold::words(reference))
}

/// Whether a text has these words in their order, with at most two others among them, as after a last revision.
fn holds_in_order(words: &str, text: &str) -> bool {
    const MIN_WORDS: usize = 7;
    const MAX_OTHERS: usize = 2;
    let (words, text): (Vec<&str>, Vec<&str>) = (words.split(' ').collect(), text.split(' ').collect());
    words.len() >= MIN_WORDS
        && text.windows((words.len() + MAX_OTHERS).min(text.len())).any(|window| {
            let mut found = window.iter();
            words.iter().all(|word| found.any(|other| other == word))
        })
}

fn in_item(item: &mut Item, removals: &mut Removals<'_>) {
    let [Block { kind: BlockKind::Paragraph(title), span }, second, ..] = &item.blocks[..] else { return };
    let BlockKind::Paragraph(_) = second.kind else { return };
    let words = title.plain_text();
    let text = without_pictures(second);
    let is_sentence = || !words.trim().is_empty() && text.contains(&format!(". {}.", words.trim()));
    let is_telling = word_count(&fold::words(&words)) >= MIN_WORDS || is_sentence();
    // `$D_4$` and `D<sub>4</sub>` are divided into words in different ways.
    let is_within = || is_within(&words, &text);
    if is_telling
        && is_within()
        && removals.leaves_out_because(Rule::Repeated, *span, &words, CONTAINED, Some(second.span))
    {
        item.blocks.remove(0);
    }
}
