//! Headings that are dated: `### Summer 2025: Assistant`, one after the other, are entries of the section above them. So are those
//! with a date on the line below them: `### Assistant`, then `2019 – 2021, Bergen` or `Uni One · 2019 – 2021`.

use super::super::dates;
use super::super::model::{Content, DateSide, Entry, Heading, Section};
use super::{DateFormat, below, entry, sides};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, Item};
use crate::meanings;
use crate::sentences;
use crate::vocabulary::names_a_place_of_work;

/// This many dated headings make entries.
const FEWEST: usize = 2;
/// The maximum number of blocks below such a heading.
const MAX_BLOCKS: usize = 8;
/// A line below a heading that begins with a date and is longer than this is prose.
const MAX_DATED_LINE: usize = 100;

/// Turns parts with dated headings into entries, where all parts of the section above have one.
pub(super) fn join(sections: Vec<Section>, format: DateFormat) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    let mut rest = sections.into_iter().peekable();
    while let Some(mut section) = rest.next() {
        let level = level(&section);
        let mut parts = Vec::new();
        while let Some(part) = rest.next_if(|part| level > 0 && self::level(part) > level) {
            parts.push(part);
        }
        let first = parts.first().map(self::level).unwrap_or_default();
        let leaves = parts.iter().take_while(|part| self::level(part) == first).count();
        // Only the last one may have parts, which are parts of the section.
        let others = if parts[leaves..].iter().any(|part| self::level(part) == first) { 0 } else { leaves };
        let entries = entries(&parts[..others], format);
        if let Some(entries) = entries {
            section.content.push(Content::Entries(entries));
            parts.drain(..others);
            parts.iter_mut().for_each(|part| raise(part, first));
        } else if let Some(entries) = of_places(&parts, format) {
            section.content.push(Content::Entries(entries));
            parts.clear();
        }
        out.push(section);
        out.extend(join(parts, format));
    }
    out
}

/// Raises a part by one level, to `level` at most.
fn raise(part: &mut Section, level: u8) {
    if let Some(heading) = &mut part.heading {
        heading.level = (heading.level - 1).max(level);
    }
}

fn level(section: &Section) -> u8 {
    section.level().unwrap_or_default()
}

/// The entries that these parts of a section are, if all are dated.
fn entries(parts: &[Section], format: DateFormat) -> Option<Vec<Entry>> {
    if parts.len() < FEWEST {
        return None;
    }
    let on_side = |side| parts.iter().map(|part| dated(part, side, format)).collect::<Option<Vec<Entry>>>();
    on_side(DateSide::Start).or_else(|| on_side(DateSide::End))
}

/// The entries of parts that are places with nothing but dated headings below them: `### Harbour Board`, `#### Clerk • 2019 – 2021`.
/// A place is said once, with what comes first there.
fn of_places(parts: &[Section], format: DateFormat) -> Option<Vec<Entry>> {
    let places = level(parts.first()?);
    let mut entries = Vec::new();
    for group in parts.chunk_by(|_, next| level(next) > places) {
        let (Section { heading: Some(place), content }, roles) = group.split_first()? else { return None };
        let names_section = meanings::is_usual(&place.content.plain_text());
        if roles.is_empty() || !content.is_empty() || names_section {
            return None;
        }
        let is_place = |words: &Inlines| names_a_place_of_work(&words.plain_text());
        let mut lines = place.content.clone();
        for role in roles {
            let sides = [DateSide::Start, DateSide::End].into_iter();
            let mut entry = sides.filter_map(|side| dated(role, side, format)).next().filter(sides::is_certain)?;
            // A course above the university where it was taught is what the entry is about.
            if roles.len() == 1 && is_place(&entry.body) && !is_place(&lines) {
                lines = Inlines::from(Inline::new(InlineKind::Strong(lines), place.span));
                entry.body = entry.body.into_iter().flat_map(without_strong).collect();
            }
            lines.push_line(entry.body, entry.span);
            entries.push(Entry { body: std::mem::take(&mut lines), ..entry });
        }
    }
    Some(entries)
}

/// What is in bold as it is in plain type.
fn without_strong(inline: Inline) -> Inlines {
    match inline.kind {
        InlineKind::Strong(inner) => inner,
        kind => Inline::new(kind, inline.span).into(),
    }
}

/// The entry of a part; `None` where the heading is only a date, which covers many things.
fn dated(part: &Section, side: DateSide, format: DateFormat) -> Option<Entry> {
    if part.content.len() > MAX_BLOCKS {
        return None;
    }
    let Heading { content, span, .. } = part.heading.as_ref()?;
    let flat = content.flat_text();
    if dates::at_start(&flat).is_some_and(|found| found.cut.end == flat.len()) {
        return None;
    }
    let item = Item::new(vec![Block::new(BlockKind::Paragraph(content.clone()), *span)], *span);
    let mut details = part.content.iter().map(|content| content.block().cloned()).collect::<Option<Vec<Block>>>()?;
    details.first_mut().filter(|first| is_line(first)).into_iter().for_each(outranked);
    let strong = |words| Inlines::from(Inline::new(InlineKind::Strong(words), *span));
    match entry(&item, side, usize::MAX, format).filter(|(_, is_apart)| *is_apart) {
        Some((entry, _)) => Some(Entry { body: strong(entry.body), details, ..entry }),
        None if side == DateSide::End && details.first().is_some_and(is_line) && !lists_dates(&details) => {
            let title = Block::new(BlockKind::Paragraph(strong(content.clone())), *span);
            below::entry(&Item::new([vec![title], details].concat(), *span), format)
        }
        None => None,
    }
}

/// Makes the bold words that the line below a heading begins with plain: on the site they stand below larger type, and in an entry they
/// would be as heavy as its title.
fn outranked(line: &mut Block) {
    let BlockKind::Paragraph(words) = &mut line.kind else { return };
    if let Some(Inline { kind: InlineKind::Strong(inner), .. }) = words.first().cloned() {
        *words = inner.into_iter().chain(words.iter().skip(1).cloned()).collect();
    }
}

/// Whether several of the lines below a heading begin with dates: the first of them is not that of the heading.
fn lists_dates(blocks: &[Block]) -> bool {
    let is_dated = |block: &&Block| match &block.kind {
        BlockKind::Paragraph(words) => dates::at_start(&words.flat_text()).is_some_and(|found| found.set_apart),
        _ => false,
    };
    blocks.iter().filter(is_dated).count() > 1
}

/// Whether a paragraph is a line rather than a sentence.
fn is_line(block: &Block) -> bool {
    let BlockKind::Paragraph(words) = &block.kind else { return false };
    let text = words.plain_text();
    !sentences::is_ended(&text) && text.chars().count() <= MAX_DATED_LINE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    /// Lines that start with `#` are headings, the others paragraphs; entries as `date > body` or `body < date`.
    fn joined(text: &str) -> String {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines() {
            let words = line.trim_start_matches('#');
            let content = Inlines::text(words.trim(), span);
            match (line.len() - words.len(), sections.last_mut()) {
                (0, Some(section)) => {
                    section.content.push(Content::Block(Block::new(BlockKind::Paragraph(content), span)));
                }
                (level, _) => {
                    let level = u8::try_from(level).unwrap_or_default();
                    sections.push(Section { heading: Some(Heading { level, content, span }), content: Vec::new() });
                }
            }
        }
        let show = |entry: &Entry| {
            let date = entry.date.as_ref().map_or("-", |date| &date.value);
            let body = format!("{} ({})", entry.body.plain_text(), entry.details.len());
            if entry.date_side == DateSide::Start { format!("{date} > {body}") } else { format!("{body} < {date}") }
        };
        let all = join(sections, DateFormat::default()).into_iter().map(|section| {
            let entries = section.content.iter().flat_map(|content| match content {
                Content::Entries(entries) => entries.iter().map(show).collect(),
                _ => vec!["text".to_owned()],
            });
            let heading = section.heading.map(|heading| heading.content.plain_text()).unwrap_or_default();
            [heading].into_iter().chain(entries).collect::<Vec<_>>().join("; ")
        });
        all.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn dated_headings_are_entries_of_the_section_above() {
        assert_eq!(
            joined("## Work\n### Summer 2025: Assistant\nTides\nWaves\n### Fall 2024: Aide\n## Prizes\na"),
            "Work; Summer 2025 > Assistant (2); Fall 2024 > Aide (0) | Prizes; text"
        );
        assert_eq!(
            joined("## Work\n### Postdoc (2019–2021)\nTides\n### Student (2015–2019)\nWaves"),
            "Work; Postdoc (1) < 2019–2021; Student (1) < 2015–2019"
        );
        assert_eq!(
            joined("## Work\n### Summer 2025: Aide\n### Fall 2024: Aide\n#### Skills\na\n## Prizes\nb"),
            "Work; Summer 2025 > Aide (0); Fall 2024 > Aide (0) | Skills; text | Prizes; text"
        );
    }

    #[test]
    fn dated_headings_below_a_place_are_entries_with_the_place() {
        assert_eq!(
            joined(
                "## Work\n### Harbour Board\n#### Clerk • May 2019 – June 2021\nTides\n#### Aide • 2017 – 2019\n## Prizes\na"
            ),
            "Work; Harbour Board Clerk (1) < May 2019 – June 2021; Aide (0) < 2017 – 2019 | Prizes; text"
        );
        assert_eq!(joined("## Work\n### Bergen\n#### Clerk (2019)\nb").split(" | ").count(), 3);
    }

    #[test]
    fn a_course_above_its_university_is_in_bold() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let part = |level, words: &str| {
            let heading = Heading { level, content: Inlines::text(words, span), span };
            Section { heading: Some(heading), content: Vec::new() }
        };
        for (place, role, strong) in [
            ("Knots for pilots", "2019–2021 Tide University", "Knots for pilots"),
            ("Tide University", "2019–2021 Clerk", "Clerk"),
        ] {
            let parts =
                [part(3, place), part(4, role), part(3, "Foam"), part(4, "2018–2019 Uni One, University of Mud")];
            let entries = of_places(&parts, DateFormat::default()).expect("entries");
            let is_strong = |inline: &&Inline| matches!(inline.kind, InlineKind::Strong(_));
            let found: String = entries[0].body.iter().filter(is_strong).map(Inline::plain_text).collect();
            assert_eq!(found, strong, "{place}");
        }
    }

    #[test]
    fn headings_above_their_dates_are_entries() {
        assert_eq!(
            joined(
                "## Work\n### Harbour Board\n07/2021 – Present, Bergen\nTides\n### Uni One\n2017 – 2020\n## Prizes\na"
            ),
            "Work; Harbour Board (2) < 07/2021 – Present; Uni One (0) < 2017 – 2020 | Prizes; text"
        );
        assert_eq!(
            joined("## Work\n### Clerk\nHarbour Board · 2019 – 2021 · Bergen\nTides\n### Aide\nUni One | 2017\n"),
            "Work; Clerk (2) < 2019 – 2021; Aide (1) < 2017"
        );
    }

    #[test]
    fn a_bold_line_below_a_heading_is_less_than_the_heading() {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let bold = Inline::new(InlineKind::Strong(Inlines::text("Harbour Board", span)), span);
        let words =
            [bold, Inline::text(" in ", span), Inline::new(InlineKind::Strong(Inlines::text("Oslo", span)), span)];
        let mut line = Block::new(BlockKind::Paragraph(words.into_iter().collect()), span);
        outranked(&mut line);
        let BlockKind::Paragraph(words) = line.kind else { panic!("a paragraph") };
        assert_eq!(words.plain_text(), "Harbour Board in Oslo");
        let bold = words.iter().filter(|inline| matches!(inline.kind, InlineKind::Strong(_)));
        assert_eq!(bold.map(Inline::plain_text).collect::<Vec<_>>(), ["Oslo"]);
    }

    #[test]
    fn other_headings_stay() {
        for text in [
            "## Talks\n### 2024\na\n### 2023\nb",
            "## Work\n### Postdoc (2019–2021)\na\n### Student\nb",
            "## Work\n### Postdoc (2019–2021)\na",
            "## 2019: Work\na\n## 2020: Rest\nb",
            "## Work\n### Tides\n2019 – 2021, we counted gulls.\n### Winds\n2021 – 2022, we measured them.",
            "## Work\n### Tides\n2019 – 2021\n### Winds\nStorms",
            "## Work\n### Tides\nBergen · 2019 · 2021\n### Winds\nOslo · 2022 · 2023",
            "## Teaching\n### Lectures\n2022 - Tides\n2021 - Winds\n### Tutorials\n2020 - Foam\n2019 - Mud",
        ] {
            let headings = text.lines().filter(|line| line.starts_with('#')).count();
            assert_eq!(joined(text).split(" | ").count(), headings, "{text}");
        }
    }
}
