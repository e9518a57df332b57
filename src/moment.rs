//! A point in time as Jekyll reads it from front matter, file names and texts, and as `strftime` formats it.
//!
//! Ruby's `Time.parse` takes almost anything for a date and completes it with today's: the first three letters make a month, whatever
//! follows them, and a day that the month does not have is one of the next. Here a date without a year is not one, so nothing
//! depends on the day of the build. A time of day is kept as it is written; no time zone moves it.

use crate::date::{self, Date};
use crate::months;

/// A day, and perhaps a time on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time, in seconds since midnight.
    pub seconds: u32,
    /// The minutes to subtract for UTC.
    pub offset: i32,
    /// Whether it prints with its time when no format is given.
    pub timed: bool,
}

/// The greatest width that a format may ask for.
const MAX_WIDTH: usize = 64;

const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

impl Moment {
    /// Midnight of a day, without a time to print.
    pub fn day(date: Date) -> Self {
        Self { date, seconds: 0, offset: 0, timed: false }
    }

    /// The moment that a text names: `2024-05-01`, `2024-5-1 10:00:00 +0800`, `2024/05/01`, `20240501`, `1.5.2024`, `24-05-01`,
    /// `May 1, 2024`, `1 May 24`, `June 2014`, `Septembre 2014`. A month alone begins on its first day.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let date = Date::leading(text).or_else(|| numeric(text)).or_else(|| in_words(text))?;
        let (seconds, rest) = time_of_day(text).unwrap_or((0, ""));
        Some(Self { date, seconds, offset: offset(rest), timed: text.contains(':') })
    }

    /// The first day of a year, if a text is only a year.
    pub fn year(text: &str) -> Option<Self> {
        let text = text.trim();
        date::is_year(text).then(|| text.parse().ok())?.and_then(|year| Date::new(year, 1, 1)).map(Self::day)
    }

    /// The day that a text names as Americans do: `5/24/2024`, `5-24-2024`.
    pub fn american(text: &str) -> Option<Self> {
        let (month, rest) = text.trim().split_once(['/', '-'])?;
        let (day, year) = rest.split_once(['/', '-'])?;
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(Self::day)
    }

    /// The moment this many seconds after the beginning of 1970, in UTC.
    pub fn from_unix(seconds: i64) -> Self {
        let of_day = u32::try_from(seconds.rem_euclid(86_400)).unwrap_or_default();
        Self { date: Date::from_unix(seconds), seconds: of_day, offset: 0, timed: true }
    }

    /// What moments are ordered by: seconds since 1970, in UTC.
    pub fn unix(self) -> i64 {
        let midnight = self.calendar().midnight().assume_utc().unix_timestamp();
        midnight + i64::from(self.seconds) - i64::from(self.offset) * 60
    }

    /// The moment in a format of `strftime`. Directives that no system's `strftime` knows are left out.
    pub fn format(self, form: &str) -> String {
        let mut out = String::new();
        let mut letters = form.chars();
        while let Some(letter) = letters.next() {
            if letter != '%' {
                out.push(letter);
                continue;
            }
            let mut flag = None;
            let mut directive = letters.next();
            while let Some(found @ ('-' | '^' | '0' | '_' | ':')) = directive {
                flag = Some(found);
                directive = letters.next();
            }
            let mut width = 0;
            while let Some(digit) = directive.and_then(|found| found.to_digit(10)) {
                width = (10 * width + digit as usize).min(MAX_WIDTH);
                directive = letters.next();
            }
            if let Some(directive) = directive {
                let text = self.directive(directive, flag == Some(':'));
                out.push_str(&widened(flagged(&text, flag, directive), width, directive));
            }
        }
        out
    }

    fn directive(self, directive: char, colon: bool) -> String {
        let Self { date, seconds, .. } = self;
        let (year, month, day) = (date.year(), date.month(), date.day());
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let name = months::english(month);
        let weekday = usize::from(self.calendar().weekday().number_days_from_sunday());
        let half = if hour % 12 == 0 { 12 } else { hour % 12 };
        match directive {
            'Y' => format!("{year:04}"),
            'G' => format!("{:04}", self.calendar().to_iso_week_date().0),
            'y' => format!("{:02}", year.rem_euclid(100)),
            'C' => format!("{:02}", year.div_euclid(100)),
            'm' => format!("{month:02}"),
            'd' => format!("{day:02}"),
            'e' => format!("{day:2}"),
            'j' => format!("{:03}", self.calendar().ordinal()),
            'U' => format!("{:02}", self.calendar().sunday_based_week()),
            'V' => format!("{:02}", self.calendar().iso_week()),
            'W' => format!("{:02}", self.calendar().monday_based_week()),
            'B' => name.to_owned(),
            'b' | 'h' => name.get(..3).unwrap_or_default().to_owned(),
            'A' => DAYS[weekday].to_owned(),
            'a' => DAYS[weekday][..3].to_owned(),
            'w' => weekday.to_string(),
            'u' => (if weekday == 0 { 7 } else { weekday }).to_string(),
            'H' => format!("{hour:02}"),
            'k' => format!("{hour:2}"),
            'I' => format!("{half:02}"),
            'l' => format!("{half:2}"),
            'M' => format!("{minute:02}"),
            'S' => format!("{second:02}"),
            'L' => "000".to_owned(),
            'N' => "000000000".to_owned(),
            'p' => (if hour < 12 { "AM" } else { "PM" }).to_owned(),
            'P' => (if hour < 12 { "am" } else { "pm" }).to_owned(),
            's' => self.unix().to_string(),
            'z' => self.zone(colon),
            'Z' => (if self.offset == 0 { "UTC" } else { "" }).to_owned(),
            'F' => self.format("%Y-%m-%d"),
            'D' | 'x' => self.format("%m/%d/%y"),
            'T' | 'X' => self.format("%H:%M:%S"),
            'R' => self.format("%H:%M"),
            'r' => self.format("%I:%M:%S %p"),
            'c' => self.format("%a %b %e %H:%M:%S %Y"),
            'v' => self.format("%e-%^b-%Y"),
            'n' => "\n".to_owned(),
            't' => "\t".to_owned(),
            '%' => "%".to_owned(),
            _ => String::new(),
        }
    }

    fn zone(self, colon: bool) -> String {
        let (sign, minutes) = if self.offset < 0 { ('-', -self.offset) } else { ('+', self.offset) };
        let between = if colon { ":" } else { "" };
        format!("{sign}{:02}{between}{:02}", minutes / 60, minutes % 60)
    }

    /// The day in the calendar.
    fn calendar(self) -> time::Date {
        self.date.calendar()
    }
}

/// As Ruby prints it: a date, or a time with its zone.
impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.format(if self.timed { "%Y-%m-%d %H:%M:%S %z" } else { "%Y-%m-%d" }))
    }
}

/// `%3d` with zeros in front, `%10B` with spaces; `%3N` with that many digits.
fn widened(text: String, width: usize, directive: char) -> String {
    if matches!(directive, 'N' | 'L') {
        return if width == 0 { text } else { "0".repeat(width) };
    }
    let missing = width.saturating_sub(text.chars().count());
    let filler = if text.starts_with(|letter: char| letter.is_ascii_digit()) { "0" } else { " " };
    filler.repeat(missing) + &text
}

/// `%-d` without a leading zero, `%^b` in capitals, `%_m` with a space.
fn flagged(text: &str, flag: Option<char>, directive: char) -> String {
    let is_number = !matches!(directive, 'z' | 'F' | 'D' | 'T' | 'R' | 'c' | 'r' | 'x' | 'X');
    match flag {
        Some('-') if is_number => {
            let bare = text.trim_start_matches(['0', ' ']);
            (if bare.is_empty() && !text.is_empty() { "0" } else { bare }).to_owned()
        }
        Some('^') => text.to_uppercase(),
        Some('_') if is_number && text.starts_with('0') => format!(" {}", &text[1..]),
        Some('0') if text.starts_with(' ') => text.replace(' ', "0"),
        _ => text.to_owned(),
    }
}

/// `2024/5/1`, `2024-05`, `5/2024`, `20240501`, `24-05-01`, `1.5.2024` and `1/5/2024`, where the day comes first.
fn numeric(text: &str) -> Option<Date> {
    let end = text.find([' ', 'T']).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].split(['-', '/', '.']).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if year.len() == 4 => date(year, month, day),
        [year, month, day] if parts.iter().all(|part| part.len() <= 2) => date(&short_year(year)?, month, day),
        [year, month] if year.len() == 4 && month.len() <= 2 => date(year, month, "1"),
        [month, year] if year.len() == 4 && month.len() <= 2 && text.contains('/') => date(year, month, "1"),
        [digits] if digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            date(&digits[..4], &digits[4..6], &digits[6..])
        }
        _ => None,
    }
}

/// `2014` of `14`, `1999` of `99`.
fn short_year(text: &str) -> Option<String> {
    let year: u16 = text.parse().ok().filter(|year| *year < 100)?;
    Some((if year < 69 { 2000 + year } else { 1900 + year }).to_string())
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A day; one of the next month where this month has no 31 of them.
fn day_of(year: i32, month: u8, day: u8) -> Option<Date> {
    const DAYS_OF_EACH_MONTH: u8 = 28;
    let later = || {
        let days_later = day.checked_sub(DAYS_OF_EACH_MONTH).filter(|days| *days <= 3)?;
        let last = Moment::day(Date::new(year, month, DAYS_OF_EACH_MONTH)?);
        Some(Date::from_unix(last.unix() + i64::from(days_later) * 86_400))
    };
    Date::new(year, month, day).or_else(later)
}

/// `May 1, 2024`, `1st of May 2024`, `Sun, 5 Jan 2025 10:00`, `7 Jun 14`, `June 2014`: a month's name, a year, perhaps a day.
fn in_words(text: &str) -> Option<Date> {
    let text = &without_second_month(text);
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).copied();
    let begins_with_digit =
        |word: Option<&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let (at, month) = words.iter().enumerate().find_map(|(at, name)| {
        let month = months::beginning(name.get(..3)?)?;
        let before = word(at.checked_sub(1)).filter(|word| *word != "of").or_else(|| word(at.checked_sub(2)));
        (begins_with_digit(before) || begins_with_digit(word(Some(at + 1)))).then_some((at, month))
    })?;
    let day = |word: &&str| {
        let number = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        if number.len() <= 2 { number.parse::<u8>().ok() } else { None }
    };
    let before = words[..at].last().filter(|word| **word != "of").or_else(|| words[..at].iter().rev().nth(1));
    let (before, behind) = (before.and_then(day), words.get(at + 1).and_then(day));
    let whole = words[at..].iter().chain(&words[..at]).find(|word| date::is_year(word));
    let year = match whole {
        Some(year) => (*year).to_owned(),
        // `14` is the hour where there is a time.
        None if text.contains(':') => return None,
        None if before.is_some() || text.contains(['\'', '’']) => short_year(word(Some(at + 1))?)?,
        None => short_year(word(Some(at + 2)).filter(|_| behind.is_some())?)?,
    };
    let behind = if whole.is_none() && word(Some(at + 2)).is_none() { None } else { behind };
    day_of(year.parse().ok()?, month, before.or(behind).unwrap_or(1))
}

/// `Jul 2014` of `Jul/Aug 2014`
fn without_second_month(text: &str) -> String {
    let mut parts = text.split('/');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_second = out.ends_with(char::is_alphabetic) && part.starts_with(char::is_alphabetic);
        let rest = if is_second { part.trim_start_matches(char::is_alphabetic) } else { part };
        out.push_str(if is_second { "" } else { "/" });
        out.push_str(rest);
    }
    out
}

/// The time in a text such as `… 10:00:00 +0800`, and what follows it.
fn time_of_day(text: &str) -> Option<(u32, &str)> {
    let colon = text.find(':')?;
    let start = text[..colon].rfind(|letter: char| !letter.is_ascii_digit()).map_or(0, |at| at + 1);
    let hour: u32 = text[start..colon].parse().ok()?;
    let digits = |text: &str| text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let after = &text[colon + 1..];
    let minute: u32 = after[..digits(after)].parse().ok()?;
    let after = &after[digits(after)..];
    let (second, rest) = match after.strip_prefix(':') {
        Some(seconds) => (seconds[..digits(seconds)].parse().unwrap_or(0), &seconds[digits(seconds)..]),
        None => (0, after),
    };
    let is_evening = rest.trim_start().to_lowercase().starts_with("pm") && hour < 12;
    let hour = if is_evening { hour + 12 } else { hour };
    (hour < 24 && minute < 60 && second < 60).then_some((hour * 3600 + minute * 60 + second, rest))
}

/// `+0800`, `-05:00`, in minutes; nothing is UTC.
fn offset(text: &str) -> i32 {
    let Some(at) = text.find(['+', '-']) else { return 0 };
    let digits: String = text[at + 1..].chars().filter(char::is_ascii_digit).take(4).collect();
    let number: i32 = digits.parse().unwrap_or(0);
    let minutes = if digits.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
    if text[at..].starts_with('-') { -minutes } else { minutes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_ruby_reads_them() {
        let cases = [
            ("2024-05-01", "2024-05-01"),
            ("2024-5-1 10:00", "2024-05-01 10:00:00 +0000"),
            ("2011-05-06 14:00:00 +0100", "2011-05-06 14:00:00 +0100"),
            ("2024-05-01T10:00:00Z", "2024-05-01 10:00:00 +0000"),
            ("2024/05/01", "2024-05-01"),
            ("1.5.2024", "2024-05-01"),
            ("5/2024", "2024-05-01"),
            ("2024/5", "2024-05-01"),
            ("June 2014", "2014-06-01"),
            ("Sept 2014", "2014-09-01"),
            ("May 4th, 2020", "2020-05-04"),
            ("4 May 2020", "2020-05-04"),
            ("1st of May 2020", "2020-05-01"),
            ("Sun, 5 Jan 2025 3:30 PM", "2025-01-05 15:30:00 +0000"),
            ("Septembre 2014", "2014-09-01"),
            ("3 novembre 2012", "2012-11-03"),
            ("Talk in Mar del Plata, Juni 2013", "2013-06-01"),
            ("Maybe 2014", "2014-05-01"),
            ("Jul/Aug 2014", "2014-07-01"),
            ("20140601", "2014-06-01"),
            ("14-06-07", "2014-06-07"),
            ("7 Jun 14", "2014-06-07"),
            ("7 Jun 99", "1999-06-07"),
            ("Jun 7, 14", "2014-06-07"),
            ("Jun ’14", "2014-06-01"),
            ("2014-06-31", "2014-07-01"),
            ("31 June 2014", "2014-07-01"),
            ("2023-02-30", "2023-03-02"),
        ];
        for (text, expected) in cases {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Some(expected), "{text}");
        }
        for none in [
            "2024-00-01",
            "2024",
            "Fall 2014",
            "June",
            "2023-02-32",
            "",
            "12:30",
            "May be 2014",
            "Mai 2014",
            "Jun 14",
            "7 Jun 14:30",
            "201406",
            "31 Foo 2014",
        ] {
            assert_eq!(Moment::parse(none), None, "{none}");
        }
    }

    #[test]
    fn forms_are_those_of_strftime() {
        let moment = Moment::parse("2024-03-05 09:07:03 +0530").expect("a moment");
        let cases = [
            ("%Y %y %m %-m %d %-d %e", "2024 24 03 3 05 5  5"),
            ("%B %b %^b %A %a %u %j", "March Mar MAR Tuesday Tue 2 065"),
            ("%U %V %W %G", "09 10 10 2024"),
            ("%H:%M:%S %I %p %k %-H", "09:07:03 09 AM  9 9"),
            ("%z %:z %F %D %% %s", "+0530 +05:30 2024-03-05 03/05/24 % 1709609823"),
        ];
        for (form, expected) in cases {
            assert_eq!(moment.format(form), expected, "{form}");
        }
    }

    #[test]
    fn moments_lead_to_seconds_and_back() {
        for seconds in [0, 951_782_400, 1_709_609_823, -1, -2_208_988_800] {
            assert_eq!(Moment::from_unix(seconds).unix(), seconds);
        }
    }
}
