//! The lines of a page, as far as they matter for separating its languages.

use std::ops::Range;

use crate::markdown::comments::Comment;

/// The lines that are in no comment.
pub(super) fn lines_outside<'t>(text: &'t str, comments: &'t [Comment]) -> impl Iterator<Item = Range<usize>> + 't {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        at += line.len();
        at - line.len()..at
    });
    lines.filter(|line| {
        let last = comments.partition_point(|comment| comment.range.start <= line.start);
        last == 0 || line.start >= comments[last - 1].range.end
    })
}

/// A line of nothing but `-`, `*`, `_` or `=`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && ['-', '*', '_', '='].iter().any(|&mark| line.chars().all(|c| c == mark || c == ' '))
}

/// A line that makes a heading of the line above it.
pub(super) fn is_underline(line: &str) -> bool {
    is_rule(line) && line.trim_start().starts_with(['-', '='])
}

/// A heading that begins with `#`.
pub(super) fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    rest.len() < line.len() && (rest.starts_with([' ', '\t']) || rest.trim().is_empty())
}

/// A line that begins an item of a list.
pub(super) fn is_item(line: &str) -> bool {
    after_bullet(line).is_some()
}

fn after_bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_number = || if number.len() < line.len() { number.strip_prefix(['.', ')']) } else { None };
    let rest = line.strip_prefix(['-', '*', '+']).or_else(after_number)?;
    rest.starts_with([' ', '\t']).then_some(rest)
}

/// How many bytes of a line make a heading or an item of it: `## `, `- `, `1. `.
pub(super) fn marker(line: &str) -> usize {
    let after_hashes = || if is_heading(line) { line.trim_start_matches('#') } else { line };
    let rest = after_bullet(line).unwrap_or_else(after_hashes);
    line.len() - rest.trim_start_matches([' ', '\t']).len()
}
