//! Headings that are years, right below one that they belong to and are not deeper than: `## Publications`, `## 2024`, `## 2023`.

use super::Part;
use crate::cv::dates;
use crate::meanings;

/// A heading that years may belong to.
struct Above {
    level: u8,
    /// Whether the headings below it move with the years: it has nothing of its own, or a year has moved.
    moves: bool,
    /// Whether CVs usually have it.
    is_usual: bool,
}

/// Moves years, and what is under them, below the usual heading before them. Other headings follow where it has nothing of its own.
/// Years of a higher level belong below any heading that has nothing of its own: `#### Journals`, `### 2024`.
pub(super) fn lower(parts: &mut [Part]) {
    let mut above: Option<Above> = None;
    for part in parts {
        let is_empty = part.blocks.is_empty();
        let Some(heading) = &mut part.heading else { continue };
        let words = heading.content.plain_text();
        let is_year = is_date(words.trim());
        match &mut above {
            Some(above) if is_year && above.takes(heading.level) => {
                heading.level = above.level + 1;
                above.moves = true;
            }
            Some(above) if above.is_usual && heading.level > above.level => heading.level += u8::from(above.moves),
            _ => {
                let is_usual = meanings::is_usual(&words);
                let may_take = is_usual || is_empty && !is_year;
                above = may_take.then_some(Above { level: heading.level, moves: is_empty, is_usual });
            }
        }
    }
}

impl Above {
    /// Whether a year of this level belongs below it.
    fn takes(&self, level: u8) -> bool {
        level == self.level && self.is_usual || level < self.level && self.moves
    }
}

/// Whether a heading is nothing but a date: `2024`, `2024–2025`, `Fall 2024`.
fn is_date(words: &str) -> bool {
    dates::at_start(words).is_some_and(|found| found.date == (0..words.len()))
}
