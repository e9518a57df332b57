//! Dates that data gives as values: `start_date: 2020-09`, `endDate: TBD`.

use super::lexicon::PRESENT;
use super::scan::Scan;
use super::{DateStyle, DateValue, Part, PartialDate, RangeEnd, at_start, format};
use crate::cv::words::Word;
use crate::date;
use crate::language::Language;

/// What a value means when all of it is a date.
///
/// Days are not part of it: data has them because the format wants them. A month or day of zero is unknown, so `2024-00-01`
/// is the year 2024.
pub fn value(text: &str) -> Option<DateValue> {
    let text = known_parts(without_time(text.trim()));
    let found = at_start(text).filter(|found| found.date == (0..text.len()))?;
    found.value.map(without_days)
}

/// One date, ready to print; unchanged when it is only a year or not a date that is understood.
pub fn one(text: &str, style: DateStyle, language: Language) -> String {
    let text = year_alone(text, NEW_YEAR).unwrap_or(text);
    if is_present(text) {
        return Word::Present.text(language).to_owned();
    }
    let value = value(text);
    let says_more = value.filter(|value| value.from.part.is_some() || text.contains("-0"));
    format(text, says_more, in_data(style), language)
}

/// From one date to another, ready to print: one date where both are the same. An end that is not a date is printed as
/// written; only a word such as "present" says that something still goes on.
pub fn range(start: &str, end: &str, style: DateStyle, language: Language) -> String {
    let first = year_alone(start, NEW_YEAR);
    let last = year_alone(end, NEW_YEAR).or_else(|| year_alone(end, NEW_YEARS_EVE));
    let (start, end) = first.zip(last).unwrap_or((start, end));
    let from = value(start).filter(|value| value.to.is_none());
    let to = value(end).filter(|value| value.to.is_none());
    let to_point =
        to.map(|to| RangeEnd::Date(to.from)).or((is_present(end) || is_dash(end)).then_some(RangeEnd::Present));
    let (Some(from), Some(to_point)) = (from, to_point) else {
        return format!("{} – {}", one(start, style, language), one(end, style, language));
    };
    let to_point = Some(to_point).filter(|&to| to != RangeEnd::Date(from.from));
    let expected = from.expected || to.is_some_and(|to| to.expected);
    format("", Some(DateValue { to: to_point, expected, ..from }), in_data(style), language)
}

/// The days that JSON Resume, which wants whole dates, is given for a year.
const NEW_YEAR: &str = "-01-01";
const NEW_YEARS_EVE: &str = "-12-31";

/// The year of a whole date that is such a day.
fn year_alone<'a>(text: &'a str, day: &str) -> Option<&'a str> {
    text.trim().strip_suffix(day).filter(|year| date::is_year(year))
}

/// Data writes dates for machines; on paper they are words.
fn in_data(style: DateStyle) -> DateStyle {
    if style == DateStyle::AsWritten { DateStyle::Words } else { style }
}

/// Whether a value is only a dash, as is the end of what still goes on: `--`.
pub(in crate::cv) fn is_dash(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

pub(in crate::cv) fn is_present(text: &str) -> bool {
    let text = text.trim();
    let mut scan = Scan::new(text, 0);
    scan.phrase_of(PRESENT) && scan.at == text.len()
}

/// `2024-05-01 10:00:00 +0800` and `2024-05-01T10:00:00Z` without the time.
fn without_time(text: &str) -> &str {
    let is_time =
        |rest: &str| rest.find(':').is_some_and(|at| at <= 2 && rest[..at].bytes().all(|b| b.is_ascii_digit()));
    match text.split_once([' ', 'T', 't']) {
        Some((date, time)) if is_time(time) => date,
        _ => text,
    }
}

/// `2024` of `2024-00-01`, `2024-05` of `2024-05-00`; any other text unchanged.
fn known_parts(text: &str) -> &str {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if text.find('-') != Some(4) || !text.split('-').all(is_number) {
        return text;
    }
    let zero = text
        .match_indices("-0")
        .find(|(at, _)| text[at + 1..].split('-').next().is_some_and(|part| part.trim_matches('0').is_empty()));
    zero.map_or(text, |(at, _)| &text[..at])
}

fn without_days(value: DateValue) -> DateValue {
    let point = |point: PartialDate| match point.part {
        Some(Part::Day(month, _)) => PartialDate { part: Some(Part::Month(month)), ..point },
        _ => point,
    };
    let from = point(value.from);
    let to = value.to.map(|to| match to {
        RangeEnd::Date(to) => RangeEnd::Date(point(to)),
        RangeEnd::Present => RangeEnd::Present,
    });
    DateValue { from, to: to.filter(|&to| to != RangeEnd::Date(from)), ..value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_of_data() {
        for (text, printed) in [
            ("2021-05", "May 2021"),
            ("2021-05-17", "May 2021"),
            ("2021-05-17T00:00:00.000Z", "May 2021"),
            ("2021-05-17 10:00:00 +0800", "May 2021"),
            ("2021", "2021"),
            ("2023 - 2031", "2023 - 2031"),
            ("Fall 2020", "Fall 2020"),
            ("June 2014", "Jun 2014"),
            ("Jan 2020 - Jan 2020", "Jan 2020"),
            ("2024-00-01", "2024"),
            ("2024-05-00", "May 2024"),
            ("2024-13", "2024-13"),
            ("in press", "in press"),
            ("ongoing", "Present"),
        ] {
            assert_eq!(one(text, DateStyle::AsWritten, Language::En), printed, "{text}");
        }
    }

    #[test]
    fn two_dates_of_data() {
        for (start, end, printed) in [
            ("2020-09", "2021-06", "Sep 2020 – Jun 2021"),
            ("2020-01-05", "2020-01-31", "Jan 2020"),
            ("2019", "2019", "2019"),
            ("2021-02", "TBD", "Feb 2021 – TBD"),
            ("2019-03", "mid-2020", "Mar 2019 – mid-2020"),
            ("mid-2018", "2019-03", "mid-2018 – Mar 2019"),
            ("2022-04", "present", "Apr 2022 – Present"),
            ("2018-01-01", "2020-01-01", "2018 – 2020"),
            ("2018-01-01", "2019-12-31", "2018 – 2019"),
            ("2018-01-01", "2019-05-31", "Jan 2018 – May 2019"),
            ("2022", "Obecnie", "2022 – Obecnie"),
            ("2022", "heute", "2022 – Present"),
            ("2022", "至今", "2022 – Present"),
            ("2022-08-01", "--", "Aug 2022 – Present"),
            ("early 2022", "now", "early 2022 – Present"),
            ("2022-09", "Expected 2026", "Sep 2022 – 2026 (expected)"),
            ("2022-09", "until further notice", "Sep 2022 – until further notice"),
            ("2024-00-01", "2024-00-00", "2024"),
        ] {
            assert_eq!(range(start, end, DateStyle::AsWritten, Language::En), printed, "{start}, {end}");
        }
        assert_eq!(range("2020-09", "2021-06", DateStyle::Numbers, Language::En), "2020-09 – 2021-06");
        assert_eq!(range("2019-07", "present", DateStyle::AsWritten, Language::ZhCn), "2019年7月 – 至今");
    }
}
