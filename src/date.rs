//! A day: what front matter states, a PDF is dated with, and a check compares against.

use std::fmt;
use std::ops::Range;

use time::OffsetDateTime;

/// Whether a text is a year of four digits.
pub(crate) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The four-digit numbers that a CV means as years.
pub(crate) const YEARS: Range<u16> = 1900..2100;

/// Whether a text is a number that a CV means as a year, such as `2024`.
pub(crate) fn is_likely_year(text: &str) -> bool {
    is_within(text, &YEARS)
}

/// Whether a number that may count something else, such as citations, is still a year: one in the lifetime of people alive.
pub(crate) fn is_recent_year(text: &str) -> bool {
    is_within(text, &(1950..2050))
}

fn is_within(text: &str, years: &Range<u16>) -> bool {
    is_year(text) && text.parse().is_ok_and(|year| years.contains(&year))
}

/// The numbers in a text that a CV means as years: `2019` and `2020` in `Fall 2019/2020`.
pub(crate) fn years_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| is_likely_year(digits))
}

/// A day that the calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

impl Date {
    /// The last possible day: 9999-12-31.
    pub(crate) const LAST: Self = Self(time::Date::MAX);

    /// A day, if the calendar has it: `month` from 1 to 12, `day` from 1 to 31.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        time::Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// The same day as a `time` date, which knows its weekday and week.
    pub(crate) fn calendar(self) -> time::Date {
        self.0
    }

    /// The day of a moment, in UTC, given in seconds since 1970. Moments before the year −9999 or after 9999 are clamped.
    pub fn from_unix(seconds: i64) -> Self {
        let bounds = [time::Date::MIN, time::Date::MAX].map(|date| date.midnight().assume_utc().unix_timestamp());
        let moment = OffsetDateTime::from_unix_timestamp(seconds.clamp(bounds[0], bounds[1]));
        Self(moment.unwrap_or(OffsetDateTime::UNIX_EPOCH).date())
    }

    /// The day that a text begins with, as YAML writes it: four digits, month and day, then the end, a space or `T`.
    pub fn leading(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let end = text.find([' ', 'T', 't']).unwrap_or(text.len());
        let mut parts = text[..end].split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        if parts.next().is_none() { Self::new(year, month, day) } else { None }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_other_numbers() {
        let kinds = |text: &str| [is_year(text), is_likely_year(text), is_recent_year(text)];
        for (text, expected) in [
            ("2024", [true, true, true]),
            ("1901", [true, true, false]),
            ("1832", [true, false, false]),
            ("19ab", [false, false, false]),
            ("20245", [false, false, false]),
        ] {
            assert_eq!(kinds(text), expected, "{text}");
        }
        assert_eq!(years_in("FY2026, arXiv 2311.16881, 1998年").collect::<Vec<_>>(), ["2026", "1998"]);
    }

    #[test]
    fn a_moment_is_a_day() {
        for (seconds, day) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_714_521_600, "2024-05-01"), (-1, "1969-12-31")]
        {
            assert_eq!(Date::from_unix(seconds).to_string(), day);
        }
        assert_eq!(Date::from_unix(i64::MAX).year(), 9999);
    }
}
