//! What the code of a page made when the site was last rendered: with `execute: freeze`, Quarto keeps it below `_freeze` (Quarto guide,
//! “Managing Execution”). Nothing is run.
//!
//! There a page stands whole, with its results in the place of its code. So a result is what stands between the texts that are around
//! the code, and all else is taken from the page itself, where messages can point to it.

use std::ops::Range;

use super::super::reader::Reader;
use super::{cells, md5};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::dialect;
use crate::page::{self, Page};
use crate::path;
use crate::source::keep_outermost;

/// A page with what its code made. Where the code prints a bibliography that can be read, that says more.
///
/// Quarto takes the results as they are with `freeze: true`, and with `freeze: auto` while the page is the one that they were made of.
/// From a page that has changed since then it would make new ones; old ones are better than none, and a note says how old they may be.
pub(in super::super) fn with_results(reader: &mut Reader<'_>, path: &str, page: Page) -> Outcome<Page> {
    let bare = path::without_extension(path);
    let file = format!("_freeze/{bare}/execute-results/html.json");
    if !reader.exists(&file) {
        return Outcome::ok(page);
    }
    let body = &page.body;
    let gaps = gaps(body.text());
    let has_code = gaps.iter().any(|gap| gap.is_filled);
    if !has_code || cells::reads_bibliography(reader, path, &page) {
        return Outcome::ok(page);
    }
    let kept = reader.yaml(&file).into_value();
    let Some(made) = kept.as_ref().and_then(|kept| kept.below("result.markdown")) else { return Outcome::ok(page) };
    let text = made.as_str().unwrap_or_default();
    let results = results(body.text(), &gaps, &text[page::start_of_body(text)..]);
    let mut composed = body.composer();
    let (mut done, mut first) = (0, None);
    for (gap, result) in gaps.iter().zip(results) {
        let Some(result) = result.filter(|result| gap.is_filled && cells::word_count(result) > 0) else { continue };
        composed.copy(body, done..gap.range.start);
        // Where it keeps the pictures that code draws.
        let result = result.replace(&format!("{}_files/", path::name(bare)), &format!("/_freeze/{bare}/"));
        composed.put(&if gap.is_block { format!("\n{result}\n\n") } else { result }, made.span);
        done = gap.range.end;
        first.get_or_insert(gap.range.start);
    }
    let Some(first) = first else { return Outcome::ok(page) };
    composed.copy(body, done..body.text().len());
    let mut message = format!("what the code makes here is taken from {file}");
    let digest = kept.as_ref().and_then(|kept| kept.text("hash"));
    if !reader.bytes(path).is_ok_and(|bytes| digest.is_some_and(|digest| digest.value == md5::of(&bytes))) {
        message += &format!("; it may be out of date, for {path} has changed since");
    }
    let note = Diagnostic::note(Code::Chosen, message).at(body.span(first..first));
    Outcome::new(Page { body: composed.finish(), ..page }, vec![note])
}

/// A part of a page in whose place the rendered one has something else.
struct Gap {
    range: Range<usize>,
    /// Whether that is printed: it is what code makes.
    is_filled: bool,
    /// Whether it has lines of its own.
    is_block: bool,
}

/// The code of a page, and the files that it includes, in order.
fn gaps(text: &str) -> Vec<Gap> {
    let cells = dialect::code_cells(text);
    let shortcodes = dialect::shortcodes_in(text).into_iter().filter(|shortcode| shortcode.name == "include");
    let gap = |range, is_filled, is_block| Gap { range, is_filled, is_block };
    let blocks = cells.iter().map(|cell| gap(cell.range.clone(), !cell.is_silent, true));
    let included = shortcodes.map(|shortcode| gap(shortcode.range, false, true));
    let spans = dialect::spans_of_code(text).map(|range| gap(range, true, false));
    let mut all: Vec<Gap> = blocks.chain(included).chain(spans).collect();
    all.sort_by_key(|gap| (gap.range.start, !gap.is_block));
    keep_outermost(&mut all, |gap| &gap.range);
    all
}

/// How many texts of a page may be missing in the rendered one before the rest is not looked for.
const MAX_MISSING: usize = 8;

/// What the rendered page has in the place of each gap, if the texts around it are found there, one behind the other. Gaps with nothing
/// between them share what is there; the first one that is filled has it.
fn results<'r>(text: &str, gaps: &[Gap], rendered: &'r str) -> Vec<Option<&'r str>> {
    let ends = gaps.iter().skip(1).map(|gap| gap.range.start).chain([text.len()]);
    let behind = gaps.iter().zip(ends).map(|(gap, end)| text[gap.range.end..end].trim());
    let before = text[..gaps.first().map_or(0, |gap| gap.range.start)].trim();
    let mut found = vec![None; gaps.len()];
    // Where the gap begins, if that is known, and from where on to look for the text behind it.
    let (_, mut start) = place_of(before, rendered, 0);
    let mut from = start.unwrap_or(0);
    let (mut first, mut missing) = (0, 0_usize);
    for (place, behind) in behind.enumerate() {
        let is_last = place + 1 == gaps.len();
        if behind.is_empty() && !is_last {
            continue;
        }
        let (end, next) = match behind {
            "" => (Some(rendered.len()), None),
            _ if missing > MAX_MISSING => (None, None),
            text => place_of(text, rendered, from),
        };
        if let (Some(start), Some(end)) = (start, end) {
            let filled = (first..=place).find(|at| gaps[*at].is_filled).unwrap_or(place);
            found[filled] = Some(rendered[start..end].trim_matches(['\n', '\r']));
        }
        missing += usize::from(next.is_none());
        start = next;
        from = next.or(end).unwrap_or(from);
        first = place + 1;
    }
    found
}

/// Where a text begins and ends in the rendered page, from a place on. Of one that has changed since, the first line may still be there,
/// and the last.
fn place_of(text: &str, rendered: &str, from: usize) -> (Option<usize>, Option<usize>) {
    let find = |words: &str, from: usize| rendered[from..].find(words).map(|at| from + at);
    if let Some(at) = find(text, from) {
        return (Some(at), Some(at + text.len()));
    }
    let tells = |line: &&str| line.contains(char::is_alphabetic);
    let first = text.lines().next().filter(tells).and_then(|line| find(line, from));
    let last = text.lines().next_back().filter(tells);
    let end = first.and_then(|at| find(last?, at).map(|at| at + last.map_or(0, str::len)));
    (first, end)
}
