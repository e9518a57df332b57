//! Headings that are years, right below another of the same level: `## Publications`, `## 2024`, `## 2023`.

use super::Part;
use crate::date;
use crate::meanings;

/// Moves years, and what is under them, below a heading that has nothing else under it.
pub(super) fn lower(parts: &mut [Part]) {
    let mut above: Option<u8> = None;
    for part in parts {
        let is_empty = part.blocks.is_empty();
        let Some(heading) = &mut part.heading else { continue };
        let words = heading.content.plain_text();
        match above {
            Some(level) if heading.level > level || heading.level == level && date::is_year(words.trim()) => {
                heading.level += 1
            }
            _ => above = (is_empty && meanings::is_usual(&words)).then_some(heading.level),
        }
    }
}
