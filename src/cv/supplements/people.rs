//! The students that a page on a group names, beside its head and its guests.

use super::listed::beginning;
use crate::cv::model::{Content, Heading, Section};
use crate::cv::sections::SECTION;
use crate::cv::words::Word;
use crate::document::{BlockKind, Inlines};
use crate::fold;
use crate::language::Language;
use crate::names;

/// One person alone may be the head of the group.
const MIN_PEOPLE: usize = 2;

/// Words of headings over students and those who were. Folded.
const STUDENTS: &[&str] = &[
    "advisees",
    "alumni",
    "doctoral",
    "mentees",
    "phds",
    "postdoc",
    "postdocs",
    "postdoctoral",
    "student",
    "students",
    "undergraduates",
];

/// Words of headings that speak to students. Folded.
const TO_STUDENTS: &[&str] = &[
    "faq",
    "for",
    "information",
    "join",
    "opportunities",
    "positions",
    "projects",
    "prospective",
    "resources",
    "wanted",
];

/// The sections of a page that name students, under a heading for all of them.
pub(super) fn students(page: &[Section], language: Language) -> Vec<Section> {
    let of_students =
        |section: &&Section| section.heading.as_ref().is_some_and(is_of_students) && !section.content.is_empty();
    let found: Vec<&Section> = page.iter().filter(of_students).collect();
    let people =
        found.iter().flat_map(|section| &section.content).filter(|content| begins_with_a_name(content)).count();
    let Some(span) = found.first().and_then(|section| section.heading.as_ref()).map(|heading| heading.span) else {
        return Vec::new();
    };
    if people < MIN_PEOPLE {
        return Vec::new();
    }
    let heading = Heading { level: SECTION, content: Inlines::text(Word::Supervision.text(language), span), span };
    let head = Section { heading: Some(heading), content: Vec::new() };
    let part = |section: &Section| {
        let heading = section.heading.clone().map(|heading| Heading { level: SECTION + 1, ..heading });
        Section { heading, content: section.content.clone() }
    };
    std::iter::once(head).chain(found.into_iter().map(part)).collect()
}

fn is_of_students(heading: &Heading) -> bool {
    let folded = heading.folded();
    let has = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
    has(STUDENTS) && !has(TO_STUDENTS)
}

/// Whether a paragraph, or the first line with words of one, begins with somebody's name.
fn begins_with_a_name(content: &Content) -> bool {
    let Some(BlockKind::Paragraph(run)) = content.block().map(|block| &block.kind) else { return false };
    let mut lines = run.lines().map(|line| line.plain_text());
    lines.find(|line| !fold::words(line).is_empty()).is_some_and(|line| names::evidently_a_name(&beginning(&line)))
}
