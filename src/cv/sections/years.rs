//! Headings that are years, right below another of the same level: `## Publications`, `## 2024`, `## 2023`.

use super::Part;
use crate::cv::dates;
use crate::meanings;

/// Moves years, and what is under them, below the usual heading before them. Other headings follow where it has nothing of its own.
pub(super) fn lower(parts: &mut [Part]) {
    let mut above: Option<(u8, bool)> = None;
    for part in parts {
        let is_empty = part.blocks.is_empty();
        let Some(heading) = &mut part.heading else { continue };
        let words = heading.content.plain_text();
        match &mut above {
            Some((level, moves)) if heading.level == *level && is_date(words.trim()) => {
                heading.level += 1;
                *moves = true;
            }
            Some((level, moves)) if heading.level > *level => heading.level += u8::from(*moves),
            _ => above = meanings::is_usual(&words).then_some((heading.level, is_empty)),
        }
    }
}

/// Whether a heading is nothing but a date: `2024`, `2024–2025`, `Fall 2024`.
fn is_date(words: &str) -> bool {
    dates::at_start(words).is_some_and(|found| found.date == (0..words.len()))
}
