//! Publications that the document has twice: as a selection, and in the list of all.

use super::Rule;
use super::removals::Removals;
use super::walk::{drop_headings, inlines};
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Inline, InlineKind, Item, block_text, inlines_of};
use crate::fold;
use crate::meanings;
use crate::script::is_cjk;
use crate::source::Span;

/// A title has at least so many words.
const LEAST_WORDS: usize = 4;
/// Or one less, if these are long.
const LEAST_LENGTH: usize = 20;
/// Or so many letters, where words have no blanks between them.
const LEAST_LETTERS: usize = 8;

/// Leaves out selections of publications of which every one is in a list of the document as well.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let parts: Vec<bool> = sections.iter().map(is_selection).collect();
    let Some(lists) = leave_out_parts(sections, &parts, removals) else { return };
    for section in sections.iter_mut().filter(|section| is_selection(section)) {
        leave_out_items(section, &lists, removals);
    }
}

/// Leaves out the first few papers of a bibliography where another section has them all. This comes before papers are looked for one
/// by one, which would divide the list in two.
pub(super) fn leave_out_beginnings(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let parts: Vec<bool> = sections.iter().map(|section| is_beginning(section, sections)).collect();
    let is_part = |(_, is_part): &(&Section, &bool)| **is_part;
    let legends: Vec<Content> =
        sections.iter().zip(&parts).filter(is_part).filter_map(|(section, _)| legend(section).cloned()).collect();
    leave_out_parts(sections, &parts, removals);
    for legend in legends {
        keep_legend(sections, legend);
    }
}

/// The line that explains the marks behind authors. It has the place of the first of the papers that it is made for.
fn legend(section: &Section) -> Option<&Content> {
    section.content.iter().find(|content| match content {
        Content::Block(block) => section.publications().any(|paper| paper.span == block.span),
        _ => false,
    })
}

/// Puts a legend before the papers that it explains, where what it stood before is gone.
fn keep_legend(sections: &mut [Section], line: Content) {
    let Content::Block(block) = &line else { return };
    let explains = |section: &&mut Section| section.publications().any(|paper| paper.span == block.span);
    let Some(section) = sections.iter_mut().find(explains).filter(|section| legend(section).is_none()) else { return };
    let at = section.content.iter().position(|content| matches!(content, Content::Publications(_)));
    section.content.insert(at.unwrap_or(0), line);
}

/// Leaves out those parts of which every paper is in a list; the lists, if there are parts.
fn leave_out_parts(sections: &mut Vec<Section>, parts: &[bool], removals: &mut Removals<'_>) -> Option<Vec<Listed>> {
    if !parts.contains(&true) {
        return None;
    }
    let wholes = sections.iter().zip(parts).filter(|(_, is_part)| !**is_part);
    let lists: Vec<Listed> = wholes.map(|(section, _)| Listed::of(section)).collect();
    let gone: Vec<bool> =
        sections.iter().zip(parts).map(|(section, is_part)| *is_part && is_within(section, &lists, removals)).collect();
    for (section, _) in sections.iter_mut().zip(&gone).filter(|(_, gone)| **gone) {
        section.content.clear();
    }
    drop_headings(sections, &gone);
    Some(lists)
}

/// What a section that is no selection says.
struct Listed {
    /// Folded.
    text: String,
    heading: Option<Span>,
}

impl Listed {
    fn of(section: &Section) -> Self {
        Self { text: text(section), heading: section.heading.as_ref().map(|heading| heading.span) }
    }
}

/// Leaves out those items of a selection that a list has, where most of them are in one.
fn leave_out_items(section: &mut Section, lists: &[Listed], removals: &mut Removals<'_>) {
    let place = |item: &Item| {
        let title = title_of(item).filter(|title| is_title(title))?;
        lists.iter().filter(|list| list.text.contains(&title)).find_map(|list| list.heading)
    };
    for content in &mut section.content {
        let Content::Block(Block { kind: BlockKind::List(list), .. }) = content else { continue };
        let places: Vec<Option<Span>> = list.items.iter().map(place).collect();
        let known = places.iter().flatten().count();
        if known < 2 || known * 2 <= list.items.len() {
            continue;
        }
        let mut places = places.into_iter();
        list.items.retain(|item| {
            let Some(other) = places.next().flatten() else { return true };
            let words = block_text(&item.blocks);
            let why = "the list of publications has it";
            !removals.leaves_out_because(Rule::Repeated, item.span, &words, why, Some(other))
        });
    }
}

/// The title of an item: what is linked or bold and longest, or the longest part of its words.
fn title_of(item: &Item) -> Option<String> {
    let first = item.blocks.first().map(std::slice::from_ref)?;
    let marked = inlines_of(first).filter_map(marked).filter(|words| is_title(words));
    marked.max_by_key(String::len).or_else(|| Some(fold::words(title_in(&block_text(first)))))
}

/// Whether all of a selection goes.
fn is_within(section: &Section, lists: &[Listed], removals: &mut Removals<'_>) -> bool {
    let Some(heading) = &section.heading else { return false };
    let place = |title: String| lists.iter().find(|list| list.text.contains(&title))?.heading;
    let places: Option<Vec<Span>> = titles(section).into_iter().map(place).collect();
    let Some(first) = places.filter(|places| places.len() > 1).and_then(|places| places.first().copied()) else {
        return false;
    };
    let why = "the list of publications has all of them";
    removals.leaves_out_because(Rule::Repeated, heading.span, &heading.content.plain_text(), why, Some(first))
}

/// Whether a section has the first few papers of a bibliography, as a homepage shows them (`{% bibliography --max 5 %}`), and
/// another section has them all.
fn is_beginning(section: &Section, sections: &[Section]) -> bool {
    let keys = |section: &Section| section.publications().map(|paper| paper.span).collect::<Vec<Span>>();
    let own = keys(section);
    let legend = legend(section);
    let is_of_papers = |content: &Content| matches!(content, Content::Publications(_)) || Some(content) == legend;
    let is_only_papers = section.content.iter().all(is_of_papers);
    let has_more = |other: &Section| {
        let others = keys(other);
        others.len() > own.len() && own.iter().all(|key| others.contains(key))
    };
    !own.is_empty() && is_only_papers && sections.iter().any(has_more)
}

fn is_selection(section: &Section) -> bool {
    let Some(heading) = &section.heading else { return false };
    let words = meanings::words(&heading.content.plain_text());
    let (listed, is_selection) = meanings::without_selection(&words);
    // Whatever stands in brackets behind it.
    let listed = listed.split(" view ").next().unwrap_or(listed);
    is_selection && (meanings::lists_publications(listed) || meanings::of(listed) == Some("publications"))
}

/// The titles of a section's publications: what is linked or bold and long enough, or else what an item says.
fn titles(section: &Section) -> Vec<String> {
    let printed = section.content.iter().filter(|content| !matches!(content, Content::Publications(_)));
    let marked: Vec<String> = printed.flat_map(inlines).filter_map(marked).filter(|words| is_title(words)).collect();
    if marked.len() > 1 {
        return marked;
    }
    section.content.iter().flat_map(items).filter(|words| is_title(words)).collect()
}

/// The title of each item.
fn items(content: &Content) -> Vec<String> {
    let title = |text: String| fold::words(title_in(&text));
    match content {
        Content::Block(Block { kind: BlockKind::List(list), .. }) => {
            list.items.iter().map(|item| title(block_text(&item.blocks))).collect()
        }
        Content::Block(_) => Vec::new(),
        Content::Entries(entries) => entries.iter().map(|entry| title(entry.body.plain_text())).collect(),
        Content::Publications(_) => content.publications().map(|item| fold::words(&item.title.plain_text())).collect(),
    }
}

/// The title in a reference: the longest part of it, between full stops and the like, that does not list names or numbers.
fn title_in(reference: &str) -> &str {
    let ends =
        |c: char| matches!(c, '.' | '[' | ']' | '?' | '!' | '“' | '”' | '"' | '。' | '「' | '」' | '《' | '》' | '\n');
    let parts =
        reference.split(ends).filter(|part| part.matches([',', '，', '、']).count() * 5 <= part.split(' ').count());
    parts.max_by_key(|part| part.len()).unwrap_or_default()
}

fn marked(inline: &Inline) -> Option<String> {
    match &inline.kind {
        InlineKind::Link { content, .. } | InlineKind::Strong(content) => Some(fold::words(&content.plain_text())),
        _ => None,
    }
}

fn is_title(words: &str) -> bool {
    let letters = words.chars().filter(|letter| is_cjk(*letter)).count();
    let count = words.split(' ').count();
    letters >= LEAST_LETTERS || count >= LEAST_WORDS || count + 1 == LEAST_WORDS && words.len() >= LEAST_LENGTH
}

/// What a section says, folded.
fn text(section: &Section) -> String {
    let parts = section.content.iter().map(|content| match content {
        Content::Block(block) => block_text(std::slice::from_ref(block)),
        Content::Entries(entries) => {
            entries.iter().map(|entry| format!("{}\n{}", entry.body.plain_text(), block_text(&entry.details))).collect()
        }
        Content::Publications(_) => {
            content.publications().map(|item| format!("{}\n", item.title.plain_text())).collect()
        }
    });
    fold::words(&parts.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_reference_is_its_longest_part() {
        for (reference, title) in [
            (
                "Ek A, Ny B*, et al. On tides: a model of waves at the coast[J]. Journal of Tides, 2020, 3: 12.",
                " On tides: a model of waves at the coast",
            ),
            (
                "A. Ek, B. Ny, C. Ma, D. Po. “How tides come and go by night.” Waves, 2019",
                "How tides come and go by night",
            ),
        ] {
            assert_eq!(title_in(reference), title);
        }
    }
}
