//! Lines typed by hand, with one thing on each, which Markdown joins to a paragraph: people with their roles in brackets, theses that
//! end with their years, courses that begin with their titles in bold.

use crate::date;
use crate::document::{InlineKind, Inlines};
use crate::fold;
use crate::names;

/// Fewer lines than these may end alike by chance.
const MIN_LINES: usize = 3;

/// Nobody types more: each line is cut out of all of the text.
const MAX_LINES: usize = 200;

/// A text with such lines apart.
pub(super) fn apart(content: Inlines) -> Inlines {
    let Some(lines) = lines(&content) else { return content };
    let mut apart = Inlines::new();
    for line in lines {
        if let Some(span) = line.span() {
            apart.push_line(line, span);
        }
    }
    apart
}

/// The lines of a paragraph that are one thing each.
fn lines(run: &Inlines) -> Option<Vec<Inlines>> {
    let text = run.flat_text();
    if !(MIN_LINES..=MAX_LINES).contains(&(text.matches('\n').count() + 1)) {
        return None;
    }
    let mut at = 0;
    let ranges = text.split('\n').map(|line| {
        let start = at;
        at += line.len() + 1;
        start..start + line.len()
    });
    let ranges: Vec<_> = ranges.filter(|range| !text[range.clone()].trim().is_empty()).collect();
    let said = || ranges.iter().map(|range| &text[range.clone()]);
    let are_most = |count: usize| ranges.len() >= MIN_LINES && count * 5 >= ranges.len() * 4;
    let are_people = ranges.len() >= MIN_LINES && said().all(is_person_with_role);
    let are_dated = are_most(said().filter(|line| ends_with_year(line)).count());
    let lines: Vec<Inlines> =
        ranges.iter().map(|range| run.slice(range.clone()).map(Inlines::trimmed)).collect::<Option<_>>()?;
    let are_titled = || are_most(lines.iter().filter(|line| begins_with_title(line)).count());
    (are_people || are_dated || are_titled()).then_some(lines)
}

/// `Ann Berg (co-supervisor)`
fn is_person_with_role(line: &str) -> bool {
    let role = line.trim().strip_suffix(')').and_then(|line| line.split_once('('));
    role.is_some_and(|(name, role)| !role.trim().is_empty() && names::evidently_a_name(name))
}

/// `Tides of the north. Bo Ek, 2019.`
fn ends_with_year(line: &str) -> bool {
    let line = line.trim_end_matches(['.', ',', ';', ')', ' ', '\u{a0}']);
    let words = fold::words(line);
    words.rsplit(' ').next().is_some_and(date::is_recent_year) && line.ends_with(|c: char| c.is_ascii_digit())
}

/// `**Tides of the north.** Uni One`
fn begins_with_title(line: &Inlines) -> bool {
    let mut words = line.iter().filter(|inline| !inline.is_blank());
    words.next().is_some_and(|first| matches!(first.kind, InlineKind::Strong(_))) && words.next().is_some()
}

#[cfg(test)]
mod tests {
    use crate::document::{Block, BlockKind};
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources, Span};

    fn lines_of(text: &str) -> usize {
        let span = Span::new(Sources::new().add(Source::new("cv.md", text)), 0..text.len());
        let document = markdown::parse(&Rewritten::of_value(span, text)).into_value().unwrap_or_default();
        match &document.blocks[..] {
            [Block { kind: BlockKind::Paragraph(run), .. }] => run.lines().count(),
            _ => 0,
        }
    }

    #[test]
    fn lines_with_one_thing_each_stay_apart() {
        for (text, expected) in [
            ("Ann Berg (main supervisor)\nBo Ek (co-supervisor)\nJoe Lind (co-supervisor)\n", 3),
            ("Tides of the north. Bo Ek, 2019.\n**On *foam*.** Ann Berg. 2018\nGulls. Joe Lind (2017)\n", 3),
            ("<b>Tides</b>. Uni One<b>\nFoam.</b> Uni Two\n<b>Winds.</b> Uni Two, with maps\n", 3),
            ("I have lived by the sea since 2019\nand count gulls\nwith Ann Berg (a friend)\n", 1),
            ("Ann Berg (main supervisor)\nBo Ek (co-supervisor)\n", 1),
        ] {
            assert_eq!(lines_of(text), expected, "{text}");
        }
    }
}
