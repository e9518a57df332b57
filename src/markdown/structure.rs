//! Blocks that kramdown begins where CommonMark does not, and vice versa.

use std::ops::Range;

use super::html::{Element, after_markers};
use super::lines::{line_up_to, lines, prefix, rest_of_line};
use super::regions::Regions;
use super::sentinel::NOTHING;
use crate::rewrite::Edit;

/// `:tada:` begins a paragraph: a definition needs a space after its colon (`parser/kramdown/list.rb`).
pub(super) fn colons(text: &str, regions: &Regions) -> Vec<Edit> {
    let colon = |(start, line): (usize, &str)| {
        let marks = after_markers(line);
        // `:---:` aligns a column of a table.
        let is_word = marks.starts_with(':') && !marks[1..].starts_with([' ', '\t', '-']);
        let at = start + line.len() - marks.len();
        (is_word && regions.code.around(at).is_none()).then(|| Edit::insert(at, NOTHING.to_string()))
    };
    lines(text).filter_map(colon).collect()
}

/// `<font size="5">Education</font>` alone in a line looks like a heading, and is one.
pub(super) fn large_lines(text: &str, regions: &Regions) -> Vec<Edit> {
    const MAX_INDENT: usize = 3;
    const MAX_WORDS: usize = 8;
    let mut edits = Vec::new();
    for (start, line) in lines(text) {
        let words = line.trim_start_matches(' ');
        let at = start + line.len() - words.len();
        let Some((tag, rest)) = words.split_once('>').filter(|(tag, _)| is_large_font(tag)) else { continue };
        let is_end = |end: &str| end.to_ascii_lowercase().trim_end() == "/font>";
        let Some((inner, _)) = rest.trim_end().rsplit_once('<').filter(|(_, end)| is_end(end)) else { continue };
        let is_short = !inner.trim().is_empty() && inner.split_whitespace().count() <= MAX_WORDS;
        let is_plain = !inner.contains('<') && !inner.trim_end().ends_with(['.', ',', ';']);
        if is_short && is_plain && line.len() - words.len() <= MAX_INDENT && regions.code.around(at).is_none() {
            let open = at..at + tag.len() + 1 + inner.len() - inner.trim_start().len();
            let close = open.end + inner.trim().len()..start + line.len();
            edits.push(Edit::replace(open, "\n## "));
            edits.push(Edit::replace(close, "\n"));
        }
    }
    edits
}

/// Whether the beginning of a tag is `<font` with a size above that of text: from `5`, or `+2`.
fn is_large_font(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let Some(size) = tag.strip_prefix("<font").and_then(|rest| rest.split_once("size")).map(|(_, size)| size) else {
        return false;
    };
    let size = size.trim_start_matches([' ', '=', '"', '\'']);
    let digit = |text: &str| text.chars().next().and_then(|digit| digit.to_digit(10));
    match size.strip_prefix('+') {
        Some(more) => digit(more).is_some_and(|more| more >= 2),
        None => digit(size).is_some_and(|size| size >= 5) && !size[1..].starts_with(|c: char| c.is_ascii_digit()),
    }
}

/// The changes for headings that are underlined; see [`underline`].
pub(super) fn underlines(text: &str, regions: &Regions) -> Vec<Edit> {
    regions.underlined.iter().filter_map(|heading| underline(text, heading)).collect()
}

/// A paragraph of several lines is not a heading just because `---` or `===` is under it. `===` makes one of the last line;
/// `---`, which kramdown sets as a dash, is meant as a rule.
fn underline(text: &str, heading: &Range<usize>) -> Option<Edit> {
    let whole = text[heading.clone()].trim_end();
    let (above, line) = whole.rsplit_once('\n')?;
    let rule = heading.start + above.len() + 1;
    let is_rule = line.trim_start_matches([' ', '\t', '>']).starts_with('-');
    let words: Vec<(usize, &str)> = lines(above).collect();
    if is_rule && (words.len() > 1 || is_only_tags(above)) {
        return Some(blank_line(text, rule));
    }
    let starts_with_tag = above.trim_start_matches([' ', NOTHING]).starts_with('<');
    // Emphasis that began further up ends in the last line: it is all one heading.
    let is_whole =
        |line: &str| line.matches('*').count().is_multiple_of(2) && line.matches('_').count().is_multiple_of(2);
    let last = words.last().filter(|last| words.len() > 1 && !is_rule && !starts_with_tag && is_whole(last.1))?;
    Some(blank_line(text, heading.start + last.0))
}

fn is_only_tags(text: &str) -> bool {
    let mut rest = text.trim_matches([' ', '\t', '\n', NOTHING]);
    while let Some(inner) = rest.strip_prefix('<') {
        let Some((_, after)) = inner.split_once('>') else { return false };
        rest = after.trim_start_matches([' ', '\t', '\n', NOTHING]);
    }
    rest.is_empty()
}

/// A blank line above the line at `start`, within the same quotations.
fn blank_line(text: &str, start: usize) -> Edit {
    let start = start - line_up_to(text, start).len();
    Edit::insert(start, format!("{}\n", prefix(rest_of_line(text, start))))
}

/// The changes for lists that interrupt paragraphs.
pub(super) fn late_lists(text: &str, regions: &Regions) -> Vec<Edit> {
    regions.continuations.iter().filter_map(|at| late_list(text, *at)).collect()
}

/// A list that interrupts a paragraph may start with any number. Years are not a list.
fn late_list(text: &str, at: usize) -> Option<Edit> {
    let line = rest_of_line(text, at).trim_start_matches([' ', '\t', '>']);
    let digits = line.find(|c: char| !c.is_ascii_digit()).filter(|digits| (1..=3).contains(digits))?;
    let words = line[digits..].strip_prefix('.')?;
    let is_item = words.starts_with([' ', '\t']) && !words.trim().is_empty() && &line[..digits] != "1";
    is_item.then(|| blank_line(text, at))
}

/// The changes for boxes below lists.
pub(super) fn boxes_after_lists(text: &str, regions: &Regions) -> Vec<Edit> {
    let in_paragraphs = regions.continuations.iter().filter(|at| !regions.is_in_heading(**at));
    in_paragraphs.filter_map(|at| box_after_list(text, *at)).collect()
}

/// `</div>` at the start of a line ends the list above it, as in kramdown (`LAZY_END_HTML_STOP`), and so does the start of any
/// block (`LAZY_END_HTML_START`).
fn box_after_list(text: &str, at: usize) -> Option<Edit> {
    let line = rest_of_line(text, at).trim_start_matches(NOTHING);
    let tag = line.strip_prefix('<')?;
    let (tag, is_end) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
    let length = tag.find(|c: char| !c.is_ascii_alphanumeric())?;
    let ends = match Element::of(&tag[..length].to_ascii_lowercase()) {
        Element::Container | Element::Quote | Element::Details => true,
        Element::Heading(_) | Element::Paragraph | Element::Rule => !is_end,
        Element::List { .. } | Element::Definitions | Element::Table => !is_end,
        _ => false,
    };
    ends.then(|| blank_line(text, at))
}

/// The changes for tables without a head.
pub(super) fn headless_tables(text: &str, regions: &Regions) -> Vec<Edit> {
    let edits = |paragraph: &Range<usize>| match frame(text, paragraph, regions) {
        Some(edit) => vec![edit],
        None => {
            let rows = Rows::read(text, paragraph).or_else(|| Rows::unframed(text, paragraph, regions));
            let Some(rows) = rows else { return Vec::new() };
            // The rule of a table right below is one between its rows then.
            let next = regions.tables.partition_point(|table| table.start < paragraph.end);
            let below = regions.tables.get(next).filter(|table| is_right_above(text, paragraph, table));
            let rule = below.and_then(|table| {
                let (start, line) = lines(&text[table.clone()]).nth(1)?;
                let start = table.start + start;
                Some(Edit::delete(start..(start + line.len() + 1).min(text.len())))
            });
            headless_table(text, paragraph, &rows).into_iter().chain(rule).collect()
        }
    };
    let of_item = |item: &Range<usize>| {
        let is_indented = |(_, line): (usize, &str)| line.starts_with([' ', '\t']);
        let rows = Rows::read(text, item).filter(|_| lines(&text[item.clone()]).skip(1).all(is_indented));
        rows.map(|rows| headless_table(text, item, &rows)).unwrap_or_default()
    };
    let of_items = regions.items.iter().flat_map(of_item);
    regions.paragraphs.iter().flat_map(edits).chain(of_items).collect()
}

/// A rule right above a table only frames it.
fn frame(text: &str, paragraph: &Range<usize>, regions: &Regions) -> Option<Edit> {
    let line = text[paragraph.clone()].trim_end();
    let end = paragraph.start + line.len();
    let is_next = |table: &Range<usize>| is_right_above(text, paragraph, table);
    let is_frame = line.starts_with('|') && is_rule(line) && regions.tables.iter().any(is_next);
    is_frame.then(|| Edit::delete(paragraph.start..end))
}

/// Whether a table begins in the line below a paragraph.
fn is_right_above(text: &str, paragraph: &Range<usize>, table: &Range<usize>) -> bool {
    let end = paragraph.start + text[paragraph.clone()].trim_end().len();
    let gap = text.get(end..table.start).unwrap_or("\n\n");
    gap.matches('\n').count() == 1 && gap.chars().all(|c| matches!(c, '\n' | '\r' | ' ' | '>' | NOTHING))
}

/// Whether a row is nothing but a rule.
fn is_rule(row: &str) -> bool {
    row.contains('-') && row.chars().all(|c| matches!(c, '|' | ':' | '-' | '+' | ' '))
}

/// Lines that start and end with `|` are a table even without a head, and so are several that start with it and have another, or
/// that follow a rule. A rule may have other columns than the table; one at the top only frames it, and those further down separate
/// its bodies.
fn headless_table(text: &str, paragraph: &Range<usize>, rows: &Rows<'_>) -> Vec<Edit> {
    // Below the marker of an item, its text is indented.
    let is_kept = |c: char| c.is_whitespace() || c == '>';
    let before: String = line_up_to(text, paragraph.start).chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    let head = "|".to_owned() + &" |".repeat(rows.columns);
    let rule = rows.rule();
    let edits = match rows.rules.as_slice() {
        [0, 2, ..] => vec![rows.without(0), rows.widened(1), rows.mended(2)],
        [0, ..] => vec![Some(Edit::insert(paragraph.start, format!("{head}\n{before}"))), rows.mended(0)],
        [1, ..] => vec![rows.widened(0), rows.mended(1)],
        _ => vec![Some(Edit::insert(paragraph.start, format!("{head}\n{before}{rule}\n{before}")))],
    };
    // The rule below the head, and the one that frames it.
    let known = match rows.rules.as_slice() {
        [0, 2, ..] => 2,
        [0 | 1, ..] => 1,
        _ => 0,
    };
    let others = rows.rules[known..].iter().chain(&rows.feet).map(|&at| rows.without(at));
    edits.into_iter().chain(others).flatten().collect()
}

/// The lines of a paragraph that is a table.
struct Rows<'a> {
    /// Where each begins in the text, and the whole of it.
    lines: Vec<(usize, &'a str)>,
    /// Which of them are rules.
    rules: Vec<usize>,
    /// Which of them separate the table's foot: `|===|`.
    feet: Vec<usize>,
    /// The columns of the widest row.
    columns: usize,
}

impl<'a> Rows<'a> {
    /// `None` where the paragraph is no table.
    fn read(text: &'a str, paragraph: &Range<usize>) -> Option<Self> {
        let lines: Vec<(usize, &str)> =
            lines(&text[paragraph.clone()]).map(|(start, line)| (paragraph.start + start, line)).collect();
        let rows: Vec<&str> = lines.iter().map(|(_, line)| bare(line)).collect();
        let is_framed = rows.len() > 1 && rows[0].starts_with('|') && is_rule(rows[0]);
        let is_foot = |row: &str| row.contains('=') && row.chars().all(|c| matches!(c, '|' | '+' | '=' | ' '));
        let is_open_rule = |row: &str| row.starts_with('|') && row.len() > 3 && (is_rule(row) || is_foot(row));
        let is_closed = |row: &str| row.ends_with('|') || (rows.len() > 1 && (cells(row) > 1 || is_open_rule(row)));
        let is_row = |row: &&str| row.len() > 2 && is_closed(row) && (is_framed || row.starts_with('|'));
        if rows.is_empty() || !rows.iter().all(is_row) {
            return None;
        }
        let columns = rows.iter().filter(|row| !is_rule(row) && !is_foot(row)).map(|row| cells(row)).max()?;
        let rules = (0..rows.len()).filter(|&at| is_rule(rows[at])).collect();
        let feet = (1..rows.len()).filter(|&at| is_foot(rows[at])).collect();
        Some(Self { lines, rules, feet, columns })
    }

    /// Lines that neither start nor end with `|` are a table where they agree: each has as many cells, with blanks beside the bars.
    /// Rows of links are a menu, and lines that the author breaks do not run together.
    fn unframed(text: &'a str, paragraph: &Range<usize>, regions: &Regions) -> Option<Self> {
        let lines: Vec<(usize, &str)> =
            lines(&text[paragraph.clone()]).map(|(start, line)| (paragraph.start + start, line)).collect();
        let columns = cells(lines.first()?.1);
        let is_broken = |line: &str| line.ends_with("  ") || line.ends_with('\\');
        let is_bar = |at: usize, line: &str| {
            let beside = [line[..at].chars().next_back(), line[at + 1..].chars().next()];
            beside.into_iter().any(|c| c.is_none_or(char::is_whitespace))
        };
        let is_row = |(start, line): &(usize, &str)| {
            let mut bars = line.match_indices('|').map(|(at, _)| at);
            let are_whole = bare(line).split('|').all(is_balanced);
            cells(line) == columns
                && are_whole
                && bars.all(|at| is_bar(at, line) && !regions.untouchable.touch(&(start + at..start + at + 1)))
        };
        let is_link = |cell: &str| cell.trim().trim_matches('*').starts_with('[') && cell.contains(']');
        let is_menu = lines.iter().flat_map(|(_, line)| bare(line).split('|')).all(is_link);
        let lasts = &lines[..lines.len() - 1];
        let is_table = lines.len() > 1
            && columns > 1
            && lines.iter().all(is_row)
            && !is_menu
            && !lasts.iter().any(|(_, line)| is_broken(line.trim_end_matches(['\n', '\r'])));
        is_table.then(|| Self { lines, rules: Vec::new(), feet: Vec::new(), columns })
    }

    /// A rule for all columns.
    fn rule(&self) -> String {
        "|".to_owned() + &"-|".repeat(self.columns)
    }

    /// Makes a rule one of all columns.
    fn mended(&self, at: usize) -> Option<Edit> {
        let (start, line) = *self.lines.get(at)?;
        let row = bare(line);
        let start = start + line.find(row)?;
        (!is_rule_of(row, self.columns)).then(|| Edit::replace(start..start + row.len(), self.rule()))
    }

    /// Gives a row the cells that it lacks.
    fn widened(&self, at: usize) -> Option<Edit> {
        let (start, line) = *self.lines.get(at)?;
        let missing = self.columns.checked_sub(cells(line)).filter(|missing| *missing > 0)?;
        Some(more_cells(start, line, &" |".repeat(missing)))
    }

    /// Deletes a line.
    fn without(&self, at: usize) -> Option<Edit> {
        let (start, line) = *self.lines.get(at)?;
        let end = self.lines.get(at + 1).map_or(start + line.len(), |(next, _)| *next);
        Some(Edit::delete(start..end))
    }
}

/// A row without what stands around it: quotation marks, blanks.
fn bare(row: &str) -> &str {
    row.trim_matches([' ', '\t', '>', NOTHING])
}

/// Adds cells at the end of the row that begins at `start`.
fn more_cells(start: usize, line: &str, cells: &str) -> Edit {
    let row = line.trim_end();
    let bar = if row.ends_with('|') { "" } else { "|" };
    Edit::insert(start + row.len(), bar.to_owned() + cells)
}

/// Whether CommonMark's tables have such a rule below a head of this many columns.
fn is_rule_of(row: &str, columns: usize) -> bool {
    let is_dashes = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.chars().all(|c| c == '-')
    };
    cells(row) == columns && row.trim_matches('|').split('|').all(is_dashes)
}

/// The changes for tables with rows that are wider than the head.
pub(super) fn wide_tables(text: &str, regions: &Regions) -> Vec<Edit> {
    regions.tables.iter().flat_map(|table| widened(text, table)).collect()
}

/// Cells beyond those of the head would vanish: the head grows.
fn widened(text: &str, table: &Range<usize>) -> Vec<Edit> {
    let rows: Vec<(usize, &str)> = lines(&text[table.clone()]).collect();
    let [head, rule, body @ ..] = rows.as_slice() else { return Vec::new() };
    let have = cells(head.1);
    let want = body.iter().map(|(_, row)| cells(row)).max().unwrap_or(0);
    if want <= have || cells(rule.1) != have {
        return Vec::new();
    }
    let grow =
        |(start, line): &(usize, &str), cell: &str| more_cells(table.start + start, line, &cell.repeat(want - have));
    vec![grow(head, " |"), grow(rule, "-|")]
}

/// `|----|` and `|====|` further down separate a table's body from the next and from its foot.
pub(super) fn inner_rules(text: &str, regions: &Regions) -> Vec<Edit> {
    regions.tables.iter().flat_map(|table| rules_in(text, table)).collect()
}

fn rules_in(text: &str, table: &Range<usize>) -> Vec<Edit> {
    let is_inner_rule = |line: &str| {
        let row = line.trim_matches([' ', '\t', '>', '|']);
        row.len() >= 3
            && row.chars().all(|c| matches!(c, '-' | '=' | '+' | '|' | ':' | ' '))
            && row.contains(['-', '='])
    };
    let rules = lines(&text[table.clone()]).skip(2).filter(|(_, line)| is_inner_rule(line));
    rules
        .map(|(start, line)| Edit::delete(table.start + start..(table.start + start + line.len() + 1).min(text.len())))
        .collect()
}

/// Whether every bracket in a cell is closed in it, and every dollar has another.
fn is_balanced(cell: &str) -> bool {
    let count = |sign: char| cell.matches(sign).count();
    count('(') == count(')') && count('[') == count(']') && count('$').is_multiple_of(2)
}

/// How many cells a row has at most.
fn cells(row: &str) -> usize {
    let row = bare(row);
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let bytes = inner.as_bytes();
    1 + (0..bytes.len()).filter(|&at| bytes[at] == b'|' && (at == 0 || bytes[at - 1] != b'\\')).count()
}
