//! A day: what front matter states, what a PDF is dated with, what a check compares with.

use std::fmt;

use time::OffsetDateTime;

/// Whether a text is the four figures of a year.
pub(crate) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// A day, if the calendar has it: `month` from 1 to 12, `day` from 1 to 31.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = time::Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok()?;
        Some(date.into())
    }

    /// The day of a moment, in UTC, given in seconds since 1970. Moments before the year −9999 or after 9999 are cut to it.
    pub fn from_unix(seconds: i64) -> Self {
        let bounds = [time::Date::MIN, time::Date::MAX].map(|date| date.midnight().assume_utc().unix_timestamp());
        let moment = OffsetDateTime::from_unix_timestamp(seconds.clamp(bounds[0], bounds[1]));
        moment.unwrap_or(OffsetDateTime::UNIX_EPOCH).date().into()
    }

    /// The day that a text begins with, as YAML writes it: four digits, month and day, then the end, a blank or `T`.
    pub fn leading(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let end = text.find([' ', 'T', 't']).unwrap_or(text.len());
        let mut parts = text[..end].split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        if parts.next().is_none() { Self::new(year, month, day) } else { None }
    }
}

impl From<time::Date> for Date {
    fn from(date: time::Date) -> Self {
        Self { year: date.year(), month: date.month().into(), day: date.day() }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day() {
        for (seconds, day) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_714_521_600, "2024-05-01"), (-1, "1969-12-31")]
        {
            assert_eq!(Date::from_unix(seconds).to_string(), day);
        }
        assert_eq!(Date::from_unix(i64::MAX).year, 9999);
    }
}
