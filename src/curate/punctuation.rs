//! Punctuation that is left over where what was between it was left out, or was never filled in: `Ph.D., , Bergen`.

use std::ops::Range;

use super::walk::each_run;
use crate::cv::Section;
use crate::date;
use crate::document::Inlines;

/// Marks between parts of a line.
const SEPARATORS: &[char] = &['|', '·', '•'];

/// Takes it out everywhere.
pub(super) fn tidy(sections: &mut [Section]) {
    for section in sections {
        if let Some(heading) = &mut section.heading {
            tidy_run(&mut heading.content);
            heading.content.shorten_last(|text| {
                let words = text.trim_end_matches([':', '：', ' ', '\u{a0}']);
                if words.is_empty() { text } else { words }
            });
        }
        for content in &mut section.content {
            each_run(content, &mut tidy_run);
        }
    }
}

fn tidy_run(run: &mut Inlines) {
    let mut text = run.flat_text();
    let mut end = text.len();
    while let Some(range) = last_surplus(&text, end) {
        end = range.start;
        // What is in a link stays.
        if let (Some(mut before), Some(after)) = (run.slice(0..range.start), run.slice(range.end..text.len())) {
            before.extend(after);
            *run = before;
            text = run.flat_text();
        }
    }
}

/// The last piece of a text that is too much, before `end`.
fn last_surplus(text: &str, end: usize) -> Option<Range<usize>> {
    let mut marks = text[..end].char_indices().rev().filter(|(_, mark)| !mark.is_alphanumeric() && *mark != ' ');
    marks.find_map(|(at, mark)| surplus(text, at, mark))
}

/// What is too much where `mark` is at `at`.
fn surplus(text: &str, at: usize, mark: char) -> Option<Range<usize>> {
    let (before, after) = (&text[..at], &text[at + mark.len_utf8()..]);
    let words = before.trim_end_matches([' ', '\u{a0}']);
    let gap = words.len()..at;
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    let follows_word = words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '’'));
    match mark {
        ',' if words.ends_with(',') => Some(words.len()..at + 1),
        '.' if ends && words.ends_with(',') => Some(words.len() - 1..at),
        ',' | '.' if ends && !gap.is_empty() && follows_word => Some(gap),
        '.' if ends && gap.is_empty() => {
            let word = before.strip_suffix('.')?;
            word.ends_with(|c: char| c.is_alphabetic() || matches!(c, ')' | '”')).then_some(at..at + 1)
        }
        ')' => {
            let open = words.strip_suffix('(')?;
            let start = open.trim_end_matches(' ').len();
            (start < open.len() || open.is_empty()).then_some(start..at + 1)
        }
        ']' => words.strip_suffix('[').map(|open| open.trim_end_matches(' ').len()..at + 1),
        '）' => words.strip_suffix('（').map(|open| open.trim_end_matches(' ').len()..at + mark.len_utf8()),
        '，' | '、' if words.ends_with(mark) => Some(words.len()..at + mark.len_utf8()),
        '。' if words.ends_with(['，', '、']) => Some(words.len() - '，'.len_utf8()..at),
        // “Since 2020 —” goes on.
        '—' if after.trim().is_empty() && !gap.is_empty() && follows_word && !ends_with_year(words) => {
            Some(words.len()..text.len())
        }
        '/' if ends && words.ends_with(SEPARATORS) => Some(at..text.len() - after.trim_start_matches(' ').len()),
        _ if SEPARATORS.contains(&mark) && !gap.is_empty() => {
            let rest = after.trim_start_matches(' ');
            let is_last = rest.is_empty() || rest.starts_with('\n');
            let end = if is_last { text.len() - rest.len() } else { at + mark.len_utf8() };
            (is_last || words.ends_with(mark)).then_some(words.len()..end)
        }
        _ => None,
    }
}

fn ends_with_year(words: &str) -> bool {
    words.rsplit(' ').next().is_some_and(date::is_likely_year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn what_is_left_over_goes() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        for (text, tidy) in [
            ("Ph.D., , Bergen", "Ph.D., Bergen"),
            ("Tides,, waves", "Tides, waves"),
            ("On tides, .", "On tides."),
            ("MinerU , the first one .", "MinerU, the first one."),
            ("A model of helmets..", "A model of helmets."),
            ("Tides () and waves", "Tides and waves"),
            ("Tides [], waves []", "Tides, waves"),
            ("潮汐引用 21（）。", "潮汐引用 21。"),
            ("潮汐，，波浪、。", "潮汐，波浪。"),
            ("Tides • • Designer •", "Tides • Designer"),
            ("Tides • • • Designer, , , 2019", "Tides • Designer, 2019"),
            ("Tides | \nWaves ·", "Tides\nWaves"),
            ("Boats: 204, gulls: 5 —", "Boats: 204, gulls: 5"),
            ("Since 2020 —", "Since 2020 —"),
            ("Tides · / Waves", "Tides · Waves"),
            ("Tides / Waves · /home", "Tides / Waves · /home"),
            ("It goes on ... and on…", "It goes on ... and on…"),
            ("f() and ../path and a .5 || b", "f() and ../path and a .5 || b"),
            ("Bergen | Oslo · 2019", "Bergen | Oslo · 2019"),
        ] {
            let mut run = Inlines::text(text, span);
            tidy_run(&mut run);
            assert_eq!(run.flat_text(), tidy, "{text}");
        }
    }
}
