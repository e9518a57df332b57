//! Badges above papers, `arXiv`, `PRB` or `ACL'26`, whose venue the entry names again: al-folio and its descendants print both.

use super::super::Rule;
use super::super::removals::Removals;
use crate::cv::{Content, Section, badges};
use crate::date;
use crate::document::{BlockKind, Inline, InlineKind, Inlines, Item, List, block_text};
use crate::fold;

/// A badge has at most this many words.
const MAX_WORDS: usize = 3;
/// A single badge may be the title of something.
const MIN_BADGES: usize = 2;
/// A paper has more words than this.
const MAX_BELOW: usize = 8;
/// The lines that come before a venue: the badge, the title.
const ABOVE: usize = 2;
const WHY: &str = "the entry says it again";

/// Leaves out the badges of lists whose entries say in full, further down, what they say.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    sections.iter_mut().for_each(|section| leave_out_lines(&mut section.content, removals));
    let blocks = sections.iter_mut().flat_map(|section| &mut section.content).filter_map(|content| match content {
        Content::Block(block) => Some(block),
        Content::Entries(_) | Content::Publications(_) => None,
    });
    for block in blocks {
        if let BlockKind::List(List { items, .. }) = &mut block.kind
            && items.iter().filter(|item| badge(item).is_some()).count() >= MIN_BADGES
        {
            items.iter_mut().for_each(|item| without_badge(item, removals));
        }
    }
}

/// Leaves out badges that are paragraphs of their own, each above the paragraph of its paper.
fn leave_out_lines(content: &mut Vec<Content>, removals: &mut Removals<'_>) {
    let lines: Vec<String> = content.iter().map(paragraph).collect();
    let is_badge = |at: usize| {
        let below = lines.get(at + 1).filter(|below| below.split_whitespace().count() > MAX_BELOW);
        is_dated(&lines[at]) && below.is_some_and(|below| is_short_for(undated(&lines[at]), below))
    };
    let badges: Vec<bool> = (0..lines.len()).map(is_badge).collect();
    if badges.iter().filter(|badge| **badge).count() < MIN_BADGES {
        return;
    }
    let mut at = 0..;
    content.retain(|content| {
        let at = at.next().unwrap_or_default();
        let span = content.block().map(|block| block.span).filter(|_| badges[at]);
        !span.is_some_and(|span| removals.leaves_out_because(Rule::Repeated, span, &lines[at], WHY, None))
    });
}

/// The words of a paragraph; none of anything else.
fn paragraph(content: &Content) -> String {
    match content.block().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(words)) => words.plain_text(),
        _ => String::new(),
    }
}

/// Whether a line is one word with a year in short: `ACL'26`.
fn is_dated(line: &str) -> bool {
    let name = undated(line);
    name.len() < line.len() && !name.is_empty() && !name.contains(char::is_whitespace)
}

/// A badge without its year: `ACL` of `ACL'26`.
fn undated(badge: &str) -> &str {
    let badge = badge.trim();
    let year =
        badge.rsplit_once(['\'', '’']).filter(|(_, year)| year.len() == 2 && year.bytes().all(|b| b.is_ascii_digit()));
    year.map_or(badge, |(name, _)| name)
}

fn without_badge(item: &mut Item, removals: &mut Removals<'_>) {
    let Some((badge, rest)) = badge(item) else { return };
    if !removals.leaves_out_because(Rule::Repeated, item.span, &badge, WHY, None) {
        return;
    }
    if let Some(BlockKind::Paragraph(words)) = item.blocks.first_mut().map(|block| &mut block.kind) {
        *words = rest;
    }
}

/// Where the badge of a text ends, where its title begins, and how many lines these two have: `Foam 2024 · On gulls`.
fn badge_and_title(text: &str) -> Option<(usize, usize, usize)> {
    let end = text.find('\n')?;
    let is_venue = |badge: &str| badge.trim().rsplit_once(' ').is_some_and(|(_, year)| date::is_year(year));
    match text[..end].split_once(badges::SEPARATOR) {
        Some((badge, _)) if is_venue(badge) => Some((badge.len(), badge.len() + badges::SEPARATOR.len(), 1)),
        _ => Some((end, end + 1, ABOVE)),
    }
}

/// What an item begins with, where a line below its title says the same in full, and the rest of its paragraph.
fn badge(item: &Item) -> Option<(String, Inlines)> {
    let BlockKind::Paragraph(words) = &item.blocks.first()?.kind else { return None };
    let flat = words.flat_text();
    let (end, start, above) = badge_and_title(&flat)?;
    let badge = words.slice(0..end)?.plain_text().trim().to_owned();
    let is_short = !badge.is_empty() && badge.split_whitespace().count() <= MAX_WORDS;
    let more = item.blocks[1..].iter().map(|block| block_text(std::slice::from_ref(block)));
    let mut below = flat.split('\n').map(str::to_owned).chain(more).skip(above);
    // Below a title there is what kind of thing it is: `Package`.
    let count = |text: &str| text.split_whitespace().count();
    let is_above_title = flat[start..].split('\n').next().is_some_and(|title| count(title) > count(&badge));
    let is_said = is_short && is_above_title && below.any(|line| is_short_for(&badge, &line));
    if !is_said {
        return None;
    }
    let rest = words.slice(start..flat.len())?;
    // Pictures go by a rule of their own.
    let is_picture = |inline: &&Inline| matches!(inline.kind, InlineKind::Image(_));
    let pictures = words.slice(0..end)?.iter().filter(is_picture).cloned().collect::<Vec<_>>();
    Some((badge, pictures.into_iter().chain(rest).collect()))
}

/// Whether a line has words that begin with those of a badge, one after the other, or whose initials it is: `Nat. Phys.` and
/// `Nature Physics`, `PRB` and `Phys. Rev. B`.
fn is_short_for(badge: &str, line: &str) -> bool {
    let (short, long) = (fold::words(badge), fold::words(line));
    let (short, long): (Vec<&str>, Vec<&str>) = (short.split(' ').collect(), long.split(' ').collect());
    let begins = |words: &[&str]| words.iter().zip(&short).all(|(word, short)| word.starts_with(short));
    let capitals: String = line
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    let is_initials = badge.len() > 1 && badge.chars().all(|c| c.is_ascii_uppercase()) && capitals.starts_with(badge);
    long.windows(short.len()).any(begins) || is_initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges_are_short_for_venues() {
        for (badge, line, expected) in [
            ("arXiv", "arXiv:2008.01234, (2020)", true),
            ("Nat. Phys.", "Nature Physics 3 (2021)", true),
            ("PRB", "Phys. Rev. B 107, 2245", true),
            ("PNAS", "Proceedings of the National Academy of Sciences", true),
            ("arXiv", "to appear", false),
            ("PRL", "Phys. Rev. B 107", false),
        ] {
            assert_eq!(is_short_for(badge, line), expected, "{badge}: {line}");
        }
    }
}
