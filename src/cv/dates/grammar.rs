//! The grammar of dates: each function is a rule and returns how far it reaches.

use crate::date;
use crate::months;
use crate::script::is_cjk_letter;

use super::lexicon::{
    ACADEMIC, AND, ARTICLES, DASHES, DOES, EXPECTED, OF_SEASONS, ONWARDS, PRESENT, SEASONS, SINCE, TERM, TO, UNITS,
    UNKNOWN, UP_TO, VAGUE,
};
use super::scan::Scan;
use super::value::{DateValue, Part, PartialDate, RangeEnd};

/// One or more dates from `at` on, as in `2018, 2020` and `Fall 2018 & Spring 2019`: where they end, and what they mean
/// when there is only one.
pub(super) fn dates(text: &str, at: usize) -> Option<(usize, Option<DateValue>)> {
    // Each date has a year. Most texts have no digit, and are not searched for months.
    if !text[at..].bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (mut end, mut only) = one(text, at)?;
    if let Some(end) = Scan::new(text, end).vague().or_else(|| Scan::new(text, end).unknown_end()) {
        return Some((end, None));
    }
    let mut last = at;
    loop {
        let mut scan = Scan::new(text, end);
        let next = if scan.joint() { one(text, scan.at) } else { None };
        // A date that says a year once more is a name: `May 2023, 2023 Tide Prize`.
        match next.filter(|(next, value)| !repeats_year(&text[last..end], &text[scan.at..*next], *value)) {
            Some((next, _)) => {
                last = scan.at;
                end = next;
                only = None;
            }
            None => return Some((end, only)),
        }
    }
}

/// Whether a date is only the year that the one before it tells, too, and more of.
fn repeats_year(before: &str, date: &str, value: Option<DateValue>) -> bool {
    let year = value.filter(|value| value.to.is_none() && value.from.part.is_none()).map(|value| value.from.year);
    year.is_some_and(|year| date::years_in(before).any(|other| other == year.to_string()) && before.len() > date.len())
}

/// A date, a range of dates, or a term that has a number for its name, whose months differ from place to place: `S1 2017–2018`,
/// `Semester 2, 2020`.
fn one(text: &str, at: usize) -> Option<(usize, Option<DateValue>)> {
    let mut scan = Scan::new(text, at);
    if scan.attempt(Scan::numbered_term).is_some() {
        return range(text, scan.at).map(|(end, _)| (end, None));
    }
    range(text, at).map(|(end, value)| (end, Some(value)))
}

/// A date or a range of dates.
fn range(text: &str, at: usize) -> Option<(usize, DateValue)> {
    let mut scan = Scan::new(text, at);
    let mut expected = scan.word_of(EXPECTED);
    if expected {
        scan.char_of(":：");
        scan.spaces();
    }
    let as_of = scan.attempt(|scan| {
        scan.word_of("as").then_some(())?;
        scan.spaces();
        scan.word_of("of").then_some(())
    });
    let since = as_of.is_some() || scan.word_of(SINCE);
    scan.spaces();
    if since && scan.word_of("the") {
        scan.spaces();
    }
    scan.attempt(Scan::academic);
    if let Some((from, to)) = scan.days() {
        let value = DateValue { from, to: Some(RangeEnd::Date(to)), expected: expected || scan.expected() };
        return scan.at_word_end().then_some((scan.at, value));
    }
    if let Some((from, to)) = scan.attempt(Scan::numbered_months) {
        return scan.at_word_end().then_some((scan.at, DateValue { from, to: Some(to), expected }));
    }
    let from = scan.half_point().or_else(|| scan.point())?;
    let before = scan.at;
    let mut to = scan.range_end(from);
    if to.is_none() {
        scan.at = before;
        scan.open_end();
    } else {
        scan.academic_year();
    }
    let point = match (from, to) {
        (RangeStart::Date(point), _) => point,
        (RangeStart::Part(part), Some(RangeEnd::Date(to))) => PartialDate { year: to.year, part: Some(part) },
        (RangeStart::Part(_), _) => return None,
    };
    if since && to.is_none() {
        to = Some(RangeEnd::Present);
    }
    expected |= scan.expected();
    scan.duration();
    // A year that runs on into a word or number is not one.
    scan.at_word_end().then_some((scan.at, DateValue { from: point, to, expected }))
}

/// What may come before a range's dash: a date, or a month whose year follows later.
#[derive(Clone, Copy)]
enum RangeStart {
    Date(PartialDate),
    Part(Part),
}

impl Scan<'_> {
    /// `S1 `, `Q3 `, `Semester 2, `
    fn numbered_term(&mut self) -> Option<()> {
        if self.word_of(TERM) {
            self.spaces();
        } else {
            self.char_of("SsTtQq").then_some(())?;
        }
        self.number(1..2)?;
        self.char_of(",");
        self.peek().filter(|c| c.is_whitespace())?;
        self.spaces();
        Some(())
    }

    /// `a.y. `, `Academic Year `
    fn academic(&mut self) -> Option<()> {
        let word = |scan: &mut Self, word: &str| scan.word_of(word).then(|| scan.spaces());
        let found = ACADEMIC.iter().any(|[first, second]| {
            let read = |scan: &mut Self| {
                word(scan, first)?;
                if second.is_empty() { Some(()) } else { word(scan, second) }
            };
            self.attempt(read).is_some()
        });
        found.then_some(())
    }

    /// What joins dates that are not a range: `,`, `&`, `and`, and both in `2018, 2020, and 2022`.
    fn joint(&mut self) -> bool {
        self.spaces();
        let mark = self.char_of(",&/;、，；+");
        self.spaces();
        let word = self.word_of(AND);
        self.spaces();
        mark || word
    }

    /// Where `年代`, `年頃` and `月起` end, which make a year a decade, or about that year, or the beginning. In `2020年代表` the word is
    /// another one.
    fn vague(&mut self) -> Option<usize> {
        let is_numbered = self.text[..self.at].ends_with(['年', '月', '日', '년', '월', '일']);
        let found = is_numbered && self.word_of(VAGUE);
        let is_of_what_follows =
            |c: char| is_cjk_letter(c) && !(self.text[..self.at].ends_with('起') && DOES.contains(c));
        let is_whole = !self.peek().is_some_and(is_of_what_follows);
        (found && is_whole).then_some(self.at)
    }

    /// Where `– TBD` and `– ?` end: the range is printed as it is written.
    fn unknown_end(&mut self) -> Option<usize> {
        let has_dash = self.text[..self.at].ends_with(|c| DASHES.contains(c));
        self.spaces();
        if !self.char_of(DASHES) && !has_dash {
            return None;
        }
        self.spaces();
        let found = self.char_of("?？…") || self.word_of(UNKNOWN);
        (found && self.at_word_end()).then_some(self.at)
    }

    fn named_part(&mut self) -> Option<Part> {
        for (month, names) in months::written() {
            if self.phrase_of(names) {
                return Some(Part::Month(month));
            }
        }
        SEASONS.iter().find(|(_, names)| self.word_of(names)).map(|(season, _)| Part::Season(*season))
    }

    /// Days whose year is given once: `27–29 December 2016`, `30 September – 1 October 2019`, `April 23 – May 5, 2019`.
    fn days(&mut self) -> Option<(PartialDate, PartialDate)> {
        self.attempt(Self::days_before_month).or_else(|| self.attempt(Self::days_behind_month))
    }

    fn days_before_month(&mut self) -> Option<(PartialDate, PartialDate)> {
        let day = self.day()?;
        self.char_of(".");
        self.spaces();
        let month = self.month();
        self.between_days()?;
        let to = self.day_month_year()?;
        let Some(Part::Day(last_month, _)) = to.part else { return None };
        Some((PartialDate { part: Some(Part::Day(month.unwrap_or(last_month), day)), ..to }, to))
    }

    fn days_behind_month(&mut self) -> Option<(PartialDate, PartialDate)> {
        let month = self.month()?;
        self.spaces();
        let day = self.day()?;
        self.between_days()?;
        let last_month = self.month();
        self.spaces();
        let last_day = self.day()?;
        self.char_of(",");
        self.spaces();
        let year = self.year()?;
        let date = |month, day| PartialDate { year, part: Some(Part::Day(month, day)) };
        Some((date(month, day), date(last_month.unwrap_or(month), last_day)))
    }

    /// Months by their numbers, before a comma or a full stop and the year: `12, 2019 – present`, `06. 2019 – 11. 2019`. One alone may be a
    /// volume.
    fn numbered_months(&mut self) -> Option<(PartialDate, RangeEnd)> {
        let from = self.numbered_month()?;
        self.between_days()?;
        let to = match self.attempt(Self::present) {
            Some(()) => RangeEnd::Present,
            None => RangeEnd::Date(self.numbered_month()?),
        };
        Some((from, to))
    }

    fn numbered_month(&mut self) -> Option<PartialDate> {
        let month = self.month_number()?;
        self.char_of(",.").then_some(())?;
        self.spaces();
        Some(PartialDate { year: self.year()?, part: Some(Part::Month(month)) })
    }

    fn month(&mut self) -> Option<u8> {
        self.attempt(|scan| match scan.named_part() {
            Some(Part::Month(month)) => Some(month),
            _ => None,
        })
    }

    fn between_days(&mut self) -> Option<()> {
        self.spaces();
        let mut joined = self.word_of(TO);
        while self.char_of(DASHES) {
            joined = true;
        }
        self.spaces();
        joined.then_some(())
    }

    /// A month or season whose year only follows after the dash: `May – Aug 2021`.
    fn half_point(&mut self) -> Option<RangeStart> {
        self.attempt(|scan| {
            let part = scan.named_part()?;
            // The dash of `Apr-2022` is no range's.
            if Scan::new(scan.text, scan.at).attempt(Self::year_behind_dash).is_some() {
                return None;
            }
            let mut ahead = Scan::new(scan.text, scan.at);
            ahead.spaces();
            (ahead.char_of(DASHES) || ahead.char_of("/&")).then_some(RangeStart::Part(part))
        })
    }

    fn point(&mut self) -> Option<RangeStart> {
        let point = self
            .attempt(Self::part_then_year)
            .or_else(|| self.attempt(Self::day_month_year))
            .or_else(|| self.attempt(Self::month_slash_year))
            .or_else(|| self.attempt(Self::year_first))?;
        Some(RangeStart::Date(point))
    }

    /// The year of `Apr-2022`.
    fn year_behind_dash(&mut self) -> Option<u16> {
        self.char_of("-").then_some(())?;
        self.year()
    }

    /// `Sep 2022`, `Sept. ’22`, `Sep-2022`, `September 5, 2022`, `mayo de 2022`, `Spring 2024`
    fn part_then_year(&mut self) -> Option<PartialDate> {
        let part = self.named_part()?;
        if matches!(part, Part::Season(_)) {
            self.attempt(|scan| {
                scan.spaces();
                scan.word_of(TERM).then_some(())
            });
        }
        if let Some(year) = self.attempt(Self::year_behind_dash) {
            return Some(PartialDate { year, part: Some(part) });
        }
        self.char_of(",.");
        self.spaces();
        if self.word_of("de of") {
            self.spaces();
        }
        let day = self.attempt(|scan| {
            let day = scan.day()?;
            scan.char_of(".,");
            scan.spaces();
            let next = Scan::new(scan.text, scan.at).year();
            next.map(|_| day)
        });
        let year = self.year()?;
        let part = match (part, day) {
            (Part::Month(month), Some(day)) => Part::Day(month, day),
            (part, _) => part,
        };
        Some(PartialDate { year, part: Some(part) })
    }

    /// `5 January 2024`, `1. März 2024`, `1er janvier 2024`
    fn day_month_year(&mut self) -> Option<PartialDate> {
        let day = self.day()?;
        self.char_of(".");
        self.spaces();
        let Some(Part::Month(month)) = self.named_part() else { return None };
        self.char_of(",");
        self.spaces();
        Some(PartialDate { year: self.year()?, part: Some(Part::Day(month, day)) })
    }

    /// `09/2022`, `9.2022`, `05.01.2024`
    fn month_slash_year(&mut self) -> Option<PartialDate> {
        let first = self.number(1..3)?;
        let separator = self.peek().filter(|c| "/.".contains(*c))?;
        self.char_of("/.");
        let second = self.attempt(|scan| {
            let second = scan.month_number()?;
            scan.char_of(&separator.to_string()).then_some(second)
        });
        let year = self.number(4..5).filter(|year| date::YEARS.contains(year))?;
        let part = match second {
            Some(month) if (1..=31).contains(&first) => Part::Day(month, first as u8),
            None if (1..=12).contains(&first) => Part::Month(first as u8),
            _ => return None,
        };
        Some(PartialDate { year, part: Some(part) })
    }

    /// `2022`, `2022.09`, `2022-09-01`, `2022 Sep`, `2023年9月`, `2023년 3월`, `2023年秋`, `’15`
    fn year_first(&mut self) -> Option<PartialDate> {
        let year = self.year()?;
        let part = self
            .attempt(Self::east_asian_part)
            .or_else(|| self.attempt(Self::numeric_part))
            .or_else(|| self.attempt(Self::part_behind_colon))
            .or_else(|| self.attempt(Self::named_part_behind));
        if part.is_none() {
            self.attempt(|scan| {
                scan.spaces();
                scan.word_of("年度 年 년도 년").then_some(())
            });
        }
        Some(PartialDate { year, part })
    }

    fn east_asian_part(&mut self) -> Option<Part> {
        self.spaces();
        if !(self.char_of("年") || self.char_of("년")) {
            return None;
        }
        self.spaces();
        let season = |scan: &mut Self| scan.named_part().filter(|part| matches!(part, Part::Season(_)));
        self.attempt(Self::east_asian_month).or_else(|| season(self))
    }

    /// `9月`, `9月1日`, `3월`
    fn east_asian_month(&mut self) -> Option<Part> {
        let month = self.month_number()?;
        self.spaces();
        (self.char_of("月") || self.char_of("월")).then_some(())?;
        let day = self.attempt(|scan| {
            scan.spaces();
            let day = scan.day()?;
            scan.spaces();
            (scan.char_of("日") || scan.char_of("일")).then_some(day)
        });
        Some(day.map_or(Part::Month(month), |day| Part::Day(month, day)))
    }

    fn numeric_part(&mut self) -> Option<Part> {
        let separator = self.peek().filter(|c| "./-".contains(*c))?;
        self.char_of("./-");
        if separator == '.' {
            self.spaces();
        }
        let month = self.month_number()?;
        let day = self.attempt(|scan| {
            scan.char_of(&separator.to_string()).then_some(())?;
            scan.day()
        });
        let runs_on = self.peek().is_some_and(|c| c.is_ascii_digit());
        (!runs_on).then(|| day.map_or(Part::Month(month), |day| Part::Day(month, day)))
    }

    /// The month of `2024:5: On tides`, where a colon was typed for a full stop.
    fn part_behind_colon(&mut self) -> Option<Part> {
        self.char_of(":").then_some(())?;
        let month = self.month_number()?;
        self.rest().starts_with(": ").then_some(Part::Month(month))
    }

    fn named_part_behind(&mut self) -> Option<Part> {
        self.char_of(",.");
        let gap = self.at;
        self.spaces();
        if self.text[gap..self.at].chars().count() > 1 {
            return None;
        }
        let part = self.named_part()?;
        // In "2019 May 2020" the month belongs to what follows, and so does the season in "2019 Summer School".
        let mut ahead = Scan::new(self.text, self.at);
        ahead.spaces();
        let is_of_name = matches!(part, Part::Season(_)) && ahead.word_of(OF_SEASONS);
        (!is_of_name && ahead.year().is_none()).then_some(part)
    }

    /// What follows a date when it is the beginning of a range.
    fn range_end(&mut self, from: RangeStart) -> Option<RangeEnd> {
        if let Some(to) = self.attempt(|scan| if scan.char_of("/") { scan.short_end(from) } else { None }) {
            return Some(to);
        }
        if let Some(to) = self.attempt(|scan| scan.later_month(from)) {
            return Some(RangeEnd::Date(to));
        }
        self.spaces();
        if self.word_of(ONWARDS) {
            return Some(RangeEnd::Present);
        }
        let dash = self.char_of(DASHES);
        while dash && self.char_of(DASHES) {}
        let joined = matches!(from, RangeStart::Part(_)) && self.char_of("/&");
        if !(dash || joined || self.word_of(TO)) {
            return None;
        }
        self.spaces();
        if self.attempt(Self::present).is_some() {
            return Some(RangeEnd::Present);
        }
        let expected = self.word_of(EXPECTED);
        if expected {
            self.spaces();
        }
        let to = self.attempt(|scan| match scan.point()? {
            RangeStart::Date(point) => Some(RangeEnd::Date(point)),
            RangeStart::Part(_) => None,
        });
        let to = to.or_else(|| self.attempt(|scan| scan.short_end(from)));
        self.word_of(UP_TO);
        to
    }

    /// The end of a range before a colon that lacks its dash: `Jun 2022 Aug 2023: clerk`.
    fn later_month(&mut self, from: RangeStart) -> Option<PartialDate> {
        let RangeStart::Date(from) = from else { return None };
        self.spaces();
        let RangeStart::Date(to) = self.point()? else { return None };
        let are_months = from.part.is_some() && to.part.is_some() && from < to;
        (are_months && self.rest().starts_with([':', '：'])).then_some(to)
    }

    /// `now`, `(now)`, `the present`, `bis heute`
    fn present(&mut self) -> Option<()> {
        let open = self.char_of("(（");
        let found = self.phrase_of(PRESENT)
            || [TO, ARTICLES].into_iter().any(|words| {
                self.word_of(words).then(|| self.spaces());
                self.phrase_of(PRESENT)
            });
        found.then_some(())?;
        self.word_of(UP_TO);
        (!open || self.char_of(")）")).then_some(())
    }

    /// The end of `2018–22`, `2023.03–06`, `May–Aug`, `2017年4月 ~ 10月`: what the beginning says is not repeated.
    fn short_end(&mut self, from: RangeStart) -> Option<RangeEnd> {
        let RangeStart::Date(from) = from else { return None };
        // In `July 2020 — Summer School` the season is of what follows.
        let named = |scan: &mut Self| {
            let part = scan.named_part()?;
            (matches!(part, Part::Month(_)) || !matches!(from.part, Some(Part::Month(_)))).then_some(part)
        };
        if let Some(part) = self.attempt(Self::east_asian_month).or_else(|| self.attempt(named)) {
            return Some(RangeEnd::Date(PartialDate { year: from.year, part: Some(part) }));
        }
        let number = self.number(2..3)?;
        let end = from.year / 100 * 100 + number;
        let point = match from.part {
            None | Some(Part::Season(_)) => {
                PartialDate { year: if end < from.year { end + 100 } else { end }, part: None }
            }
            Some(Part::Month(_)) if (1..=12).contains(&number) => {
                PartialDate { part: Some(Part::Month(number as u8)), ..from }
            }
            _ => return None,
        };
        Some(RangeEnd::Date(point))
    }

    /// The second half of the year that ends a range: `2016 – 2019/2020`.
    fn academic_year(&mut self) {
        self.attempt(|scan| {
            scan.char_of("/").then_some(())?;
            scan.year()
        });
    }

    /// `2023 –` with nothing after the dash but a separator or the end, or `2023– `, whose dash is the year's.
    fn open_end(&mut self) {
        self.attempt(|scan| {
            let start = scan.at;
            scan.spaces();
            let is_near = scan.at == start;
            scan.char_of(DASHES).then_some(())?;
            let end = scan.at;
            scan.spaces();
            let closed = is_near && scan.at > end || scan.peek().is_none_or(|c| ":：,，|)]）】\n".contains(c));
            scan.at = end;
            closed.then_some(())
        });
    }

    /// `(expected)`, `expected`, `(ongoing)`
    fn expected(&mut self) -> bool {
        let found = self.attempt(|scan| {
            scan.spaces();
            scan.char_of(",");
            scan.spaces();
            let open = scan.char_of("(（[");
            let found = scan.word_of(EXPECTED);
            let ongoing = !found && open && scan.phrase_of(PRESENT);
            scan.spaces();
            (found || ongoing).then_some(())?;
            (!open || scan.char_of(")）]")).then_some(found)
        });
        found.unwrap_or(false)
    }

    /// `(2 years 5 months)`, `· 2 yrs`
    fn duration(&mut self) {
        self.attempt(|scan| {
            scan.spaces();
            let is_open = scan.char_of("(（");
            (is_open || scan.char_of("·•")).then_some(())?;
            scan.spaces();
            let mut parts = 0;
            while scan.number(1..3).is_some() {
                scan.spaces();
                scan.word_of(UNITS).then_some(())?;
                scan.spaces();
                scan.char_of(",");
                scan.spaces();
                parts += 1;
            }
            let is_closed = if is_open { scan.char_of(")）") } else { scan.peek().is_none_or(|c| c == '\n') };
            (parts > 0 && is_closed).then_some(())
        });
    }

    fn at_word_end(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let alike = |a: char, b: char| {
            (a.is_ascii_digit() && b.is_ascii_digit())
                || (a.is_alphanumeric() && b.is_alphanumeric() && !is_cjk_letter(a) && !is_cjk_letter(b))
        };
        let slash_number =
            self.rest().strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        !slash_number && !before.zip(self.peek()).is_some_and(|(a, b)| alike(a, b))
    }
}
