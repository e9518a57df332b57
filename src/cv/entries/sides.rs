//! Makes the lists of a document agree on the side of their dates.
//!
//! Publications are apart: whoever looks for their year looks at the end.

use std::cmp::Ordering;

use super::super::dates::{self, RangeEnd};
use super::super::model::{Content, DateSide, Entry, Section};
use crate::meanings;

/// Puts the dates of all lists on the side where most of them are, but for years at the end of publications.
pub(crate) fn agree(sections: &mut [Section]) {
    let of_papers = of_publications(sections);
    let mut entries: Vec<(&mut Entry, bool)> = Vec::new();
    for (section, of_papers) in sections.iter_mut().zip(of_papers) {
        let lists = section.content.iter_mut().filter_map(|content| match content {
            Content::Entries(entries) => Some(entries),
            Content::Block(_) | Content::Publications(_) => None,
        });
        entries.extend(lists.flatten().map(|entry| (entry, of_papers)));
    }
    let of_others = || entries.iter().filter(|(_, of_papers)| !of_papers).map(|(entry, _)| entry.date_side);
    let count = |side| of_others().filter(|one| *one == side).count();
    let Some(first) = of_others().next() else { return };
    let side = match count(DateSide::Start).cmp(&count(DateSide::End)) {
        Ordering::Less => DateSide::End,
        Ordering::Equal => first,
        Ordering::Greater => DateSide::Start,
    };
    for (entry, of_papers) in entries {
        if !of_papers || entry.date_side == DateSide::Start {
            entry.date_side = side;
        }
    }
}

/// Which sections are of publications, with their parts.
pub(super) fn of_publications(sections: &[Section]) -> Vec<bool> {
    let mut inside: Option<u8> = None;
    let is_of_papers = |section: &Section| {
        let level = section.level().unwrap_or_default();
        if inside.is_none_or(|above| level <= above) {
            let heading = section.heading.as_ref();
            let lists = heading.is_some_and(|heading| meanings::lists_publications(&heading.folded()));
            inside = lists.then_some(level);
        }
        inside.is_some()
    };
    sections.iter().map(is_of_papers).collect()
}

/// Whether a date is one wherever it stands: a period, or a month or term. A year, or what goes on, may begin a sentence.
pub(super) fn is_certain(entry: &Entry) -> bool {
    let written = entry.date.as_ref().map_or("", |date| &date.value);
    let value = dates::at_start(written).and_then(|found| found.value);
    value.is_some_and(|value| match value.to {
        Some(to) => to != RangeEnd::Present || value.from.part.is_some(),
        None => value.from.part.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::model::Heading;
    use crate::document::Inlines;
    use crate::source::{Source, Sources, Span, Spanned};

    /// The sides of lists given as `heading: <` or `heading: >>`, with a mark for each entry.
    fn agreed(lists: &[&str]) -> String {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let entry = |mark| Entry {
            date: Some(Spanned::new("2020".to_owned(), span)),
            date_side: if mark == '<' { DateSide::End } else { DateSide::Start },
            body: Inlines::text("Prize", span),
            details: Vec::new(),
            span,
        };
        let section = |text: &&str| {
            let words = text.trim_start_matches('#');
            let level = u8::try_from(text.len() - words.len()).unwrap_or_default() + 2;
            let (heading, marks) = words.split_once(": ").unwrap_or_default();
            let heading = Some(Heading { level, content: Inlines::text(heading, span), span });
            Section { heading, content: vec![Content::Entries(marks.chars().map(entry).collect())] }
        };
        let mut sections: Vec<Section> = lists.iter().map(section).collect();
        agree(&mut sections);
        let marks = |section: &Section| match section.content.as_slice() {
            [Content::Entries(entries)] => {
                entries.iter().map(|entry| if entry.date_side == DateSide::End { '<' } else { '>' }).collect()
            }
            _ => String::new(),
        };
        sections.iter().map(marks).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_side_of_most_entries_is_everybodys() {
        assert_eq!(agreed(&["Education: <<<", "Work: >"]), "<<< <");
        assert_eq!(agreed(&["Education: <", "Work: >>>", "Talks: <"]), "> >>> >");
        assert_eq!(agreed(&["Education: <", "Work: >"]), "< <");
    }

    #[test]
    fn publications_have_their_year_at_the_end() {
        assert_eq!(agreed(&["Work: >>", "Publications: <<<", "#Reports: <", "Talks: <"]), ">> <<< < >");
        assert_eq!(agreed(&["Work: <<", "Publications: >>>"]), "<< <<<");
    }
}
