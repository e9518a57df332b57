//! Emoji, which a site has instead of icons, counters, marks of boxes that open, mottos, and lines across the page.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Rule;
use super::cut::{links, without};
use super::phrases::{self, NEW};
use super::removals::Removals;
use super::walk::{Piece, each_run, join_under, prune};
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Inlines, Item, block_text, each_block_mut, sole_paragraph};
use crate::script::{is_emoji, is_ornament};

/// Takes out paragraphs of nothing else, and the counters of parts: `01`, `02`; takes ornaments off both ends of headings, and bullets
/// off their beginnings, that say something else as well.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let blocks = sections.iter().flat_map(|section| &section.content).filter_map(Content::block);
    let paragraphs = blocks.filter_map(|block| sole_paragraph(std::slice::from_ref(block)));
    let counters: BTreeSet<String> =
        paragraphs.map(|run| run.plain_text().trim().to_owned()).filter(|text| is_counter(text)).collect();
    let is_counted = ["01", "02"].iter().all(|counter| counters.contains(*counter));
    prune(sections, &mut |piece| match piece {
        Piece::Block(Block { kind: BlockKind::Paragraph(run), span }) => {
            let text = run.plain_text();
            let is_one = !text.trim().is_empty() && text.chars().all(|c| is_ornament(c) || is_fold(c));
            (is_one || is_counted && is_counter(text.trim())) && removals.leaves_out(Rule::Ornament, *span, text.trim())
        }
        _ => false,
    });
    for heading in sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        let mut words = heading.content.clone();
        words.shorten_first(|text| text.trim_start_matches(|c| is_ornament(c) || is_bullet(c)));
        words.shorten_last(|text| text.trim_end_matches(|c| is_ornament(c) || is_fold(c)));
        if ends_with_dash(&words.plain_text()) {
            words.shorten_last(|text| text.trim_end().trim_end_matches(DASHES));
        }
        words.drop_empty_texts();
        let words = words.trimmed();
        let before = heading.content.plain_text();
        let is_shorter = !words.is_blank() && words.plain_text().len() < before.trim().len();
        let ornament: String = before.replacen(&words.plain_text(), "", 1).split_whitespace().collect();
        if is_shorter && removals.leaves_out(Rule::Ornament, heading.span, &ornament) {
            heading.content = words;
        }
    }
}

/// Takes out mottos: what somebody else said, at the beginning, or as a heading. `“Πάντα ῥεῖ” — Heraclitus`
pub(super) fn leave_out_mottos(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    join_under(sections, &mut |heading| {
        let words = heading.content.plain_text();
        phrases::is_motto(&words) && removals.leaves_out(Rule::Ornament, heading.span, &words)
    });
    let Some(opening) = sections.first_mut() else { return };
    opening.content.retain(|content| {
        let block = content.block();
        let is_one = block.is_some_and(|block| match &block.kind {
            BlockKind::Paragraph(run) => phrases::is_motto(&run.plain_text()) || phrases::is_verse(&run.flat_text()),
            BlockKind::Quote(inner) => is_signed(&block_text(inner)),
            _ => false,
        });
        !(is_one && block.is_some_and(|block| removals.leaves_out(Rule::Ornament, block.span, &block.plain_text())))
    });
}

/// Takes out emoji in headings, badges at the ends of texts that say that something is new on the site, and the counters of items that
/// a style sheet sets beside them: `01 Tides`, `02 Foam`.
pub(super) fn leave_out_badges(sections: &mut [Section], removals: &mut Removals<'_>) {
    let mut signs = BTreeSet::new();
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| signs.extend(explained(&run.flat_text())));
    }
    for heading in sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        cut_emoji(&mut heading.content, &signs, removals);
    }
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            cut_new(run, removals);
            cut_number(run, removals);
            cut_signs(run, removals);
            cut_emoji(run, &signs, removals);
        });
        if let Content::Block(block) = content {
            each_block_mut(std::slice::from_mut(block), &mut |block| cut_counters(block, removals));
        }
    }
}

/// Whether a quotation is a motto: it has its marks, or a line of its own for who said it.
fn is_signed(quotation: &str) -> bool {
    let text = quotation.trim();
    let is_signed = text.rsplit_once('\n').is_some_and(|(_, last)| last.trim_start().starts_with(['—', '–', '―']));
    phrases::is_motto(text) || is_signed && phrases::is_motto(&format!("“{}”", text.replace(['“', '”', '"'], "")))
}

fn cut_new(run: &mut Inlines, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let Some(before) = text.trim_end().trim_end_matches('!').strip_suffix(NEW) else { return };
    let is_apart = before.trim_end().ends_with(['.', '!', '?', ')', ']']) || before.ends_with('\n');
    let (Some(rest), Some(span)) = (run.slice(0..before.len()), run.span()) else { return };
    if is_apart && !rest.is_blank() && removals.leaves_out(Rule::Ornament, span, NEW) {
        *run = rest.trimmed();
    }
}

/// Takes out emoji: `I chart the tides 🌊.` Those that the page explains are signs: `🔒 = Not open access`.
fn cut_emoji(run: &mut Inlines, signs: &BTreeSet<String>, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    // One that is a link labels what it leads to.
    let links = links(run);
    let goes = |place: &Range<usize>| !signs.contains(&text[place.clone()]) && !links.contains(place);
    let keycap = keycap_in(&text).map(|end| 0..end);
    let emoji =
        emoji_in(&text).into_iter().filter(|place| keycap.as_ref().is_none_or(|keycap| place.start >= keycap.end));
    cut(run, keycap.clone().into_iter().chain(emoji).filter(goes), removals);
}

/// Where a keycap with a number ends that a text begins with: `1️⃣ Tides`, as an item of a list (Unicode Technical Standard #51, section 1.4.4).
fn keycap_in(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(|c: char| c.is_ascii_digit())?;
    let rest = rest.strip_prefix('\u{fe0f}').unwrap_or(rest).strip_prefix('\u{20e3}')?;
    Some(text.len() - rest.len())
}

/// The emoji that a text explains.
fn explained(text: &str) -> Vec<String> {
    let is_explained = |place: &Range<usize>| text[place.end..].trim_start().starts_with(['=', ':', '：']);
    emoji_in(text).into_iter().filter(is_explained).map(|place| text[place].to_owned()).collect()
}

/// Where emoji are, those that follow one another together.
fn emoji_in(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| is_ornament(c) && !c.is_whitespace();
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut run = 0..0;
    for (at, _) in text.char_indices().filter(|(_, c)| is_emoji(*c)) {
        if places.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let is_in_run = run.contains(&at);
        if !is_in_run {
            run = signs_around(text, at);
        }
        let sum = if is_in_run { None } else { sum_in(text, &run) };
        places.push(sum.unwrap_or_else(|| at..text.len() - text[at..].trim_start_matches(is_part).len()));
    }
    places
}

/// Signs that join pictures.
fn is_joint(c: char) -> bool {
    matches!(c, '+' | '&' | '×' | '→' | '=')
}

/// The run of pictures and signs around a place.
fn signs_around(text: &str, at: usize) -> Range<usize> {
    let is_part = |c: char| is_ornament(c) || is_joint(c);
    let start = text[..at].trim_end_matches(is_part).len();
    start..text.len() - text[at..].trim_start_matches(is_part).len()
}

/// The pictures in a run that signs join: `🌊+⚓+🌬️`.
fn sum_in(text: &str, run: &Range<usize>) -> Option<Range<usize>> {
    let sum = text[run.clone()].trim();
    let is_sum = sum.contains(is_joint) && !sum.starts_with(is_joint) && !sum.ends_with(is_joint);
    let start = run.end - text[run.clone()].trim_start().len();
    is_sum.then(|| start..start + sum.len())
}

/// Takes off the signs that a line, or a part of it, begins with in place of a bullet, `★ I chart the tides`, `🌊 Foam · 🌬️ Wind`, and those
/// behind a line that open what is below it: `On foam ▼`. What stands before a mark, `🏆: prize`, is explained there.
fn cut_signs(run: &mut Inlines, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let starts = std::iter::once(0).chain(text.match_indices(['\n', '·', '|', '•']).map(|(at, mark)| at + mark.len()));
    let folds = ends_of_lines(&text).filter_map(|end| fold_before(&text, end));
    let mut signs: Vec<Range<usize>> = starts.filter_map(|start| emoji_at(&text, start)).chain(folds).collect();
    signs.sort_by_key(|range| range.start);
    cut(run, signs.into_iter(), removals);
}

/// Takes stretches out of a run that has something else as well.
fn cut(run: &mut Inlines, ornaments: impl Iterator<Item = Range<usize>>, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let ranges: Vec<Range<usize>> = ornaments.collect();
    let words: Vec<&str> = ranges.iter().map(|range| text[range.clone()].trim()).collect();
    let (Some(rest), Some(span)) = (without(run, &ranges), run.span()) else { return };
    if !rest.is_blank() && removals.leaves_out(Rule::Ornament, span, &words.join(" ")) {
        *run = rest.trimmed();
    }
}

fn ends_of_lines(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices('\n').map(|(at, _)| at).chain(std::iter::once(text.len()))
}

/// Where the sign is that ends a line at a place.
fn fold_before(text: &str, end: usize) -> Option<Range<usize>> {
    let line = &text[text[..end].rfind('\n').map_or(0, |at| at + 1)..end];
    let words = line.trim_end_matches(|c: char| is_fold(c) || c.is_whitespace());
    line[words.len()..].contains(is_fold).then(|| end - line.len() + words.len()..end)
}

/// Where the emoji before the words at a place are.
fn emoji_at(text: &str, start: usize) -> Option<Range<usize>> {
    let line = text[start..].trim_start();
    let from = text.len() - line.len();
    let words = line.trim_start_matches(is_ornament);
    let range = from..text.len() - words.len();
    let ornament = &text[range.clone()];
    let is_apart = ornament.ends_with(char::is_whitespace) && words.starts_with(char::is_alphanumeric);
    (is_apart && ornament.contains(is_emoji)).then_some(range)
}

/// Takes off the counters at the ends of lines: `Tide Conference 2020 № 01`. An issue has no zero before its number.
fn cut_number(run: &mut Inlines, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let counter = |(at, _): (usize, &str)| {
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let number = text[at + '№'.len_utf8()..end].trim();
        let counts = number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
        counts.then_some(at..end)
    };
    cut(run, text.match_indices('№').filter_map(counter), removals);
}

/// Takes the counters off the items of a list, if each item has its own.
fn cut_counters(block: &mut Block, removals: &mut Removals<'_>) {
    let span = block.span;
    let BlockKind::List(list) = &mut block.kind else { return };
    let first = |item: &Item| match item.blocks.first() {
        Some(Block { kind: BlockKind::Paragraph(run), .. }) => run.flat_text(),
        _ => String::new(),
    };
    let texts: Vec<String> = list.items.iter().map(first).collect();
    let counters: Vec<String> = (1..=texts.len()).map(|number| format!("{number:02} ")).collect();
    let is_counted = texts.iter().zip(&counters).all(|(text, counter)| text.trim_start().starts_with(counter.as_str()));
    if texts.len() < 2 || !is_counted || !removals.leaves_out(Rule::Ornament, span, counters.concat().trim_end()) {
        return;
    }
    for (item, text) in list.items.iter_mut().zip(texts) {
        let start = text.len() - text.trim_start().len() + counters[0].len();
        if let Some(Block { kind: BlockKind::Paragraph(run), .. }) = item.blocks.first_mut()
            && let Some(rest) = run.slice(start..text.len())
        {
            *run = rest.trimmed();
        }
    }
}

/// Takes out lines between what a section says: its heading has one.
pub(super) fn leave_out_rules(sections: &mut [Section], removals: &mut Removals<'_>) {
    for section in sections {
        section.content.retain(|content| match content {
            Content::Block(Block { kind: BlockKind::Rule, span }) => {
                !removals.leaves_out(Rule::Ornament, *span, "the line across the page")
            }
            _ => true,
        });
    }
}

/// Whether a heading ends with a dash behind a word, `Talks –`. One behind a year says that it goes on.
fn ends_with_dash(text: &str) -> bool {
    text.trim_end().trim_end_matches(DASHES).trim_end().ends_with(char::is_alphabetic)
}

/// Whether a text is the number of a part: `01`. What has no zero may count something.
fn is_counter(text: &str) -> bool {
    text.len() == 2 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a sign shows that something opens below it.
fn is_fold(c: char) -> bool {
    matches!(c, '▼' | '▾' | '▲' | '▴' | '⌄' | '˅' | '❮' | '❯')
}

const DASHES: [char; 2] = ['–', '—'];

/// What stands before headings in place of a bullet, `-about me`, `» Awards`, or as before a file, `~/talks`.
fn is_bullet(c: char) -> bool {
    matches!(c, '~' | '/' | '-' | '–' | '—' | '•' | '·' | '▪' | '■' | '◆' | '●' | '▶' | '►' | '»' | '>' | '|')
}
