//! What a date in a CV means, as exactly as its author gives it.

/// What a date, or a range of dates, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateValue {
    /// The date, or the first one.
    pub from: PartialDate,
    /// For a range, its end.
    pub to: Option<RangeEnd>,
    /// Whether it lies in the future, as the author says.
    pub expected: bool,
}

/// The end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeEnd {
    /// A date.
    Date(PartialDate),
    /// It still goes on.
    Present,
}

/// A point in time, as exact as the author gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: u16,
    /// The part of it.
    pub part: Option<Part>,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A month, 1 to 12.
    Month(u8),
    /// A month and a day in it.
    Day(u8, u8),
    /// A season.
    Season(Season),
}

/// A season, or a term of the academic year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}
