//! Dates in the future.

use crate::cv::dates::{self, Part, PartialDate, Season, says_to_come};
use crate::cv::{Content, Cv, Entry, Publication};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::DocumentPlan;
use crate::source::Span;

pub(super) fn findings(cv: &Cv, plan: &DocumentPlan, today: Date) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    for section in &cv.sections {
        let heading = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
        if says_to_come(&heading) {
            continue;
        }
        for content in &section.content {
            match content {
                Content::Entries(entries) => {
                    found.extend(entries.iter().filter_map(|entry| entry_finding(entry, today)))
                }
                Content::Publications(_) => {
                    found.extend(content.publications().filter_map(|item| publication(item, today)));
                }
                Content::Block(_) => {}
            }
        }
    }
    found.extend(plan.sources.iter().filter_map(|page| {
        let date = page.page.front_matter.filled_any(&["last_modified_at", "last-modified-at", "date"])?;
        let stated = date.as_date().filter(|&stated| stated > today)?;
        Some(finding(&stated.to_string(), date.span, today))
    }));
    found
}

fn entry_finding(entry: &Entry, today: Date) -> Option<Diagnostic> {
    let date = entry.date.as_ref()?;
    let is_ahead =
        starts_after(&date.value, today, 0) && !says_to_come(&date.value) && !says_to_come(&entry.body.plain_text());
    is_ahead.then(|| finding(&date.value, date.span, today))
}

/// A volume may carry the year after the one it came out in.
fn publication(publication: &Publication, today: Date) -> Option<Diagnostic> {
    let says_so = says_to_come(&publication.note.plain_text()) || says_to_come(&publication.venue.plain_text());
    let is_ahead = starts_after(&publication.date, today, 1) && !says_so;
    is_ahead.then(|| finding(&publication.date, publication.span, today))
}

fn finding(date: &str, span: Span, today: Date) -> Diagnostic {
    Diagnostic::warning(Code::FutureDate, format!("{date} is in the future: today is {today}"))
        .at(span)
        .help("if that is intended, say so: “expected 2030”, “upcoming”")
}

/// Whether a date, or the first one of a range, is more than this many years after today.
fn starts_after(text: &str, today: Date, years: i32) -> bool {
    let value = dates::at_start(text).and_then(|found| found.value);
    value.is_some_and(|value| {
        !value.expected && earliest(value.from) > (today.year() + years, today.month(), today.day())
    })
}

/// The earliest day that a point in time may mean: without a month or day, the first one.
fn earliest(point: PartialDate) -> (i32, u8, u8) {
    let (month, day) = match point.part {
        None => (1, 1),
        Some(Part::Month(month)) => (month, 1),
        Some(Part::Day(month, day)) => (month, day),
        Some(Part::Season(season)) => match season {
            // In the southern hemisphere the seasons are shifted by half a year.
            Season::Winter => (1, 1),
            Season::Spring => (3, 1),
            Season::Summer => (6, 1),
            Season::Autumn => (9, 1),
        },
    };
    (i32::from(point.year), month, day)
}
