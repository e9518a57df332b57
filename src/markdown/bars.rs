//! Bars in code: to kramdown they do not separate the cells of a table.

use std::ops::Range;

use super::lines::lines;
use super::sentinel::opaque;
use crate::rewrite::Edit;

/// The changes that hide the bars of `` `p | q` `` from the Markdown parser.
pub(super) fn mend(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text).filter(|(_, line)| line.contains('|')) {
        for code in code_on_line(line) {
            let bars = line[code.clone()].match_indices('|').map(|(at, _)| start + code.start + at);
            let bars = bars.filter(|at| !text[..*at].ends_with('\\'));
            edits.extend(bars.map(|at| Edit::replace(at..at + 1, opaque('|').to_string())));
        }
    }
    edits
}

/// What code spans and `<code>` hold on a line.
fn code_on_line(line: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = line[at..].find(['`', '<']).map(|start| at + start) {
        let ticks = line[start..].bytes().take_while(|byte| *byte == b'`').count();
        let inner = start + ticks.max(1);
        let end = match ticks {
            0 if line[start..].starts_with("<code") => line[inner..].find("</code>"),
            0 => None,
            _ if line[..start].ends_with('\\') => None,
            _ => closing_ticks(&line[inner..], ticks),
        };
        at = inner;
        if let Some(length) = end {
            found.push(inner..inner + length);
            at = inner + length + ticks;
        }
    }
    found
}

/// Where the next run of exactly this many backticks starts.
fn closing_ticks(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|start| at + start) {
        let run = text[start..].bytes().take_while(|byte| *byte == b'`').count();
        if run == ticks {
            return Some(start);
        }
        at = start + run;
    }
    None
}
