//! Dates as people write them in CVs: years, ranges, months, seasons, "present", in eight languages.
//!
//! The grammar is a hand-written scanner. It says where a date ends and, for what it fully understands, what it means;
//! it never changes a text.

use std::ops::Range;

use super::model::Language;
use super::words::Word;

/// How dates are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateStyle {
    /// As the author writes them.
    #[default]
    AsWritten,
    /// `Sep 2022 – Present`
    Words,
    /// `2022-09 – Present`
    Numbers,
}

/// What a date, or a range of dates, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateValue {
    /// The date, or the first one.
    pub from: Point,
    /// For a range, its end.
    pub to: Option<To>,
    /// Whether it lies in the future, as the author says.
    pub expected: bool,
}

/// The end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// A date.
    Point(Point),
    /// It still goes on.
    Present,
}

/// A point in time, as exact as the author gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
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

/// A date that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The date's bytes, without the brackets around it.
    pub date: Range<usize>,
    /// What goes with it when it is cut out: brackets and separators, too.
    pub cut: Range<usize>,
    /// What it means, if it is a single date or range.
    pub value: Option<DateValue>,
    /// Whether something sets it apart: a separator, brackets, a line break.
    pub set_apart: bool,
}

/// The date that a text starts with.
pub fn at_start(text: &str) -> Option<Found> {
    let lead = text.len() - text.trim_start().len();
    let (open, close) = bracket_at(text, lead).unzip();
    let start = lead + open.map_or(0, char::len_utf8);
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    let (mut end, value) = dates(text, start)?;
    let date = start..end;
    if let Some(close) = close {
        end += text[end..].len() - text[end..].trim_start().len();
        end += text[end..].starts_with(close).then(|| close.len_utf8())?;
    }
    let (cut_end, separator) = separator(text, end);
    let set_apart =
        separator || open.is_some() || cut_end == text.len() || value.is_some_and(|value| value.to.is_some());
    let apart = cut_end > end || open.is_some() || cut_end == text.len() || starts_cjk(&text[end..]);
    apart.then_some(Found { date, cut: 0..cut_end, value, set_apart })
}

/// The date that a text ends with.
pub fn at_end(text: &str) -> Option<Found> {
    let trimmed = text.trim_end().trim_end_matches(['.', ';', ',', '。', '；']).trim_end();
    ending(text, trimmed).or_else(|| bracketed(text, trimmed)).or_else(|| with_aside(text, trimmed))
}

/// `PhD (2018 – 2022)`
fn bracketed(whole: &str, text: &str) -> Option<Found> {
    let close = text.chars().next_back()?;
    let (open, _) = BRACKETS.iter().find(|(_, known)| *known == close)?;
    let inner = text[..text.len() - close.len_utf8()].trim_end();
    let found = ending(whole, inner)?;
    let start = whole[..found.date.start].trim_end().strip_suffix(*open)?.trim_end().len();
    Some(Found { cut: start..whole.len(), set_apart: true, ..found })
}

/// `PhD, 2018 – 2022 (discontinued)`: one or two words in brackets belong to the date.
fn with_aside(whole: &str, text: &str) -> Option<Found> {
    let (before, aside) = text.strip_suffix(')')?.rsplit_once('(')?;
    let is_short =
        aside.split_whitespace().count() <= 2 && aside.chars().all(|c| c.is_alphabetic() || " -".contains(c));
    let found = ending(whole, before.trim_end()).filter(|_| is_short)?;
    Some(Found { date: found.date.start..text.len(), value: None, ..found })
}

/// The longest date that `text`, which is the beginning of `whole`, ends with.
fn ending(whole: &str, text: &str) -> Option<Found> {
    /// No date is longer than this many characters.
    const LONGEST: usize = 64;
    let starts: Vec<usize> = text.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    let found = starts.into_iter().rev().filter(|&at| is_boundary(text, at)).find_map(|at| {
        let (end, value) = dates(text, at)?;
        (end == text.len()).then_some((at..end, value))
    });
    let (date, value) = found?;
    let before = &text[..date.start];
    let rest = before.trim_end_matches([' ', '\t', '\u{a0}']);
    let mark = |c: char| ",，、;；:：|｜·•–—-\n ".contains(c);
    let apart = rest.trim_end_matches(mark);
    let gap = before[rest.len()..].contains('\t') || before[rest.len()..].chars().count() > 1;
    // A full stop sets apart, too, but it may be an abbreviation's, so it stays.
    let set_apart = apart.len() < rest.len() || gap || rest.is_empty() || rest.ends_with(['.', '。']);
    Some(Found { cut: apart.trim_end().len()..whole.len(), date, value, set_apart })
}

/// A date in the given style; as it is written when it is not fully understood.
pub fn format(written: &str, value: Option<DateValue>, style: DateStyle, language: Language) -> String {
    let Some(value) = value.filter(|_| style != DateStyle::AsWritten) else {
        return written.split_whitespace().collect::<Vec<_>>().join(" ");
    };
    let from = point(value.from, style, language);
    let text = match value.to {
        None => from,
        Some(To::Point(to)) => format!("{from} – {}", point(to, style, language)),
        Some(To::Present) => format!("{from} – {}", Word::Present.text(language)),
    };
    if value.expected { format!("{text} ({})", Word::Expected.text(language)) } else { text }
}

fn point(point: Point, style: DateStyle, language: Language) -> String {
    let year = point.year;
    match (point.part, style) {
        (None, _) => year.to_string(),
        (Some(Part::Season(season)), _) => season_name(season, year, language),
        (Some(Part::Month(month)), DateStyle::Numbers) => format!("{year}-{month:02}"),
        (Some(Part::Day(month, day)), DateStyle::Numbers) => format!("{year}-{month:02}-{day:02}"),
        (Some(Part::Month(month)), _) => match language {
            Language::ZhCn | Language::ZhTw | Language::Ja => format!("{year}年{month}月"),
            Language::Ko => format!("{year}년 {month}월"),
            _ => format!("{} {year}", month_name(month, language)),
        },
        (Some(Part::Day(month, day)), _) => match language {
            Language::ZhCn | Language::ZhTw | Language::Ja => format!("{year}年{month}月{day}日"),
            Language::Ko => format!("{year}년 {month}월 {day}일"),
            Language::De => format!("{day}. {} {year}", month_name(month, language)),
            _ => format!("{day} {} {year}", month_name(month, language)),
        },
    }
}

fn month_name(month: u8, language: Language) -> &'static str {
    let names = match language {
        Language::De => {
            ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."]
        }
        Language::Fr => {
            ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]
        }
        Language::Es => {
            ["ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."]
        }
        _ => ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    };
    names.get(usize::from(month.saturating_sub(1))).copied().unwrap_or_default()
}

fn season_name(season: Season, year: u16, language: Language) -> String {
    let name = match (language, season) {
        (Language::ZhCn | Language::ZhTw | Language::Ja, Season::Spring) => return format!("{year}年春"),
        (Language::ZhCn | Language::ZhTw | Language::Ja, Season::Summer) => return format!("{year}年夏"),
        (Language::ZhCn | Language::ZhTw | Language::Ja, Season::Autumn) => return format!("{year}年秋"),
        (Language::ZhCn | Language::ZhTw | Language::Ja, Season::Winter) => return format!("{year}年冬"),
        (Language::Ko, Season::Spring) => return format!("{year}년 봄"),
        (Language::Ko, Season::Summer) => return format!("{year}년 여름"),
        (Language::Ko, Season::Autumn) => return format!("{year}년 가을"),
        (Language::Ko, Season::Winter) => return format!("{year}년 겨울"),
        (Language::De, Season::Spring) => "Frühjahr",
        (Language::De, Season::Summer) => "Sommer",
        (Language::De, Season::Autumn) => "Herbst",
        (Language::De, Season::Winter) => "Winter",
        (Language::Fr, Season::Spring) => "printemps",
        (Language::Fr, Season::Summer) => "été",
        (Language::Fr, Season::Autumn) => "automne",
        (Language::Fr, Season::Winter) => "hiver",
        (Language::Es, Season::Spring) => "primavera",
        (Language::Es, Season::Summer) => "verano",
        (Language::Es, Season::Autumn) => "otoño",
        (Language::Es, Season::Winter) => "invierno",
        (Language::En, Season::Spring) => "Spring",
        (Language::En, Season::Summer) => "Summer",
        (Language::En, Season::Autumn) => "Fall",
        (Language::En, Season::Winter) => "Winter",
    };
    format!("{name} {year}")
}

const BRACKETS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('（', '）'), ('【', '】'), ('［', '］')];

fn bracket_at(text: &str, at: usize) -> Option<(char, char)> {
    let first = text[at..].chars().next()?;
    BRACKETS.iter().copied().find(|(open, _)| *open == first)
}

/// Where the body of a text starts whose date ends at `at`, and whether punctuation lies between.
fn separator(text: &str, at: usize) -> (usize, bool) {
    let rest = text[at..].trim_start();
    let unmarked = rest.trim_start_matches([':', '：', ',', '，', '|', '｜', '·', '•', ';', '；', '、', '.']);
    let undashed = rest.strip_prefix(['-', '–', '—', '~']).filter(|rest| rest.starts_with(char::is_whitespace));
    let marks = if unmarked.len() < rest.len() { unmarked } else { undashed.unwrap_or(rest) };
    let body = marks.trim_start();
    let tab = text[at..text.len() - body.len()].contains(['\t', '\n']);
    (text.len() - body.len(), marks.len() < rest.len() || tab)
}

fn starts_cjk(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|c| ('\u{3040}'..='\u{9fff}').contains(&c) || ('\u{ac00}'..='\u{d7a3}').contains(&c))
}

/// Whether a date may start at `at`: not within a word, a number or an amount.
fn is_boundary(text: &str, at: usize) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || (c.is_alphabetic() && !is_cjk(c)) || "$£€¥#/.-–—~_".contains(c);
    !text[..at].chars().next_back().is_some_and(inside) && !text[at..].starts_with(char::is_whitespace)
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// One or more dates from `at` on, as in `2018, 2020` and `Fall 2018 & Spring 2019`: where they end, and what they mean
/// when there is only one.
fn dates(text: &str, at: usize) -> Option<(usize, Option<DateValue>)> {
    let (mut end, value) = range(text, at)?;
    let mut only = Some(value);
    loop {
        let mut scan = Scan::new(text, end);
        scan.spaces();
        let joined = scan.char_of(",&/;、，；+") || scan.word_of(&["and", "und", "et", "y", "和", "及"]);
        scan.spaces();
        match joined.then(|| range(text, scan.at)).flatten() {
            Some((next, _)) => {
                end = next;
                only = None;
            }
            None => return Some((end, only)),
        }
    }
}

/// A date or a range of dates.
fn range(text: &str, at: usize) -> Option<(usize, DateValue)> {
    let mut scan = Scan::new(text, at);
    let mut expected = scan.word_of(EXPECTED);
    if expected {
        scan.char_of(":：");
        scan.spaces();
    }
    let since = scan.word_of(SINCE);
    scan.spaces();
    let from = scan.half_point().or_else(|| scan.point());
    let from = from?;
    let before = scan.at;
    let mut to = scan.range_end(from);
    if to.is_none() {
        scan.at = before;
        scan.open_end();
    }
    let point = match (from, to) {
        (Half::Point(point), _) => point,
        (Half::Part(part), Some(To::Point(to))) => Point { year: to.year, part: Some(part) },
        (Half::Part(_), _) => return None,
    };
    if since && to.is_none() {
        to = Some(To::Present);
    }
    expected |= scan.expected();
    // A year that runs on into a word or number is none.
    scan.at_word_end().then_some((scan.at, DateValue { from: point, to, expected }))
}

/// What may stand before a range's dash: a date, or a month whose year follows behind it.
#[derive(Clone, Copy)]
enum Half {
    Point(Point),
    Part(Part),
}

const PRESENT: &[&str] = &[
    "present",
    "now",
    "current",
    "currently",
    "ongoing",
    "today",
    "date",
    "pres",
    "至今",
    "现在",
    "現在",
    "今",
    "目前",
    "迄今",
    "现今",
    "현재",
    "지금",
    "heute",
    "jetzt",
    "aujourd’hui",
    "aujourd'hui",
    "présent",
    "actualidad",
    "actualmente",
    "presente",
    "hoy",
    "la actualidad",
    "ce jour",
];
const EXPECTED: &[&str] = &[
    "expected",
    "exp",
    "anticipated",
    "est",
    "planned",
    "预计",
    "預計",
    "予定",
    "예정",
    "voraussichtlich",
    "prévu",
    "previsto",
];
const SINCE: &[&str] = &["since", "from", "seit", "depuis", "desde", "自", "von"];
const TO: &[&str] = &["to", "until", "till", "through", "bis", "à", "a", "hasta", "au", "至", "到", "から", "부터"];
const DASHES: &str = "-–—~～〜−‑‐‒―";

const MONTHS: &[(u8, &[&str])] = &[
    (1, &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene"]),
    (2, &["february", "feb", "februar", "février", "févr", "fév", "febrero"]),
    (3, &["march", "mar", "märz", "mär", "mrz", "mars", "marzo"]),
    (4, &["april", "apr", "avril", "avr", "abril", "abr"]),
    (5, &["may", "mai", "mayo"]),
    (6, &["june", "jun", "juni", "juin", "junio"]),
    (7, &["july", "jul", "juli", "juillet", "juil", "juill", "julio"]),
    (8, &["august", "aug", "août", "aout", "agosto", "ago"]),
    (9, &["september", "sep", "sept", "septembre", "septiembre"]),
    (10, &["october", "oct", "oktober", "okt", "octobre", "octubre"]),
    (11, &["november", "nov", "novembre", "noviembre"]),
    (12, &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic"]),
];
const SEASONS: &[(Season, &[&str])] = &[
    (Season::Spring, &["spring", "frühjahr", "frühling", "printemps", "primavera", "春", "春季", "봄"]),
    (Season::Summer, &["summer", "sommer", "sommersemester", "ss", "été", "verano", "夏", "夏季", "여름"]),
    (Season::Autumn, &["fall", "autumn", "herbst", "automne", "otoño", "秋", "秋季", "가을"]),
    (Season::Winter, &["winter", "wintersemester", "ws", "hiver", "invierno", "冬", "冬季", "겨울"]),
];

/// A reader of dates: each method goes on when it finds what it looks for, and stays where it is when not.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn spaces(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{2009}', '\u{202f}']).len();
    }

    /// Runs `read`, and goes back when it finds nothing.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = read(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    fn char_of(&mut self, set: &str) -> bool {
        let found = self.peek().filter(|&c| set.contains(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    /// Goes past one of the words, longest first, with the full stop of an abbreviation.
    fn word_of(&mut self, words: &[&str]) -> bool {
        let found = words.iter().filter_map(|word| self.length_of(word)).max();
        if let Some(length) = found {
            self.at += length;
            let rest = self.rest();
            if rest.starts_with('.') && !rest[1..].starts_with(|c: char| c.is_ascii_digit()) && rest.len() > 1 {
                self.at += 1;
            }
        }
        found.is_some()
    }

    /// How long `word` is here, in any case, if it is a whole word.
    fn length_of(&self, word: &str) -> Option<usize> {
        let mut rest = self.rest().char_indices();
        for expected in word.chars() {
            let (_, found) = rest.next()?;
            if found.to_lowercase().ne(expected.to_lowercase()) {
                return None;
            }
        }
        let (end, next) = rest.next().map_or((self.rest().len(), None), |(end, next)| (end, Some(next)));
        let own_word = |c: char| c.is_alphabetic() && !is_cjk(c);
        let inside = word.ends_with(own_word) && next.is_some_and(own_word);
        (!inside).then_some(end)
    }

    /// A number with `digits` digits.
    fn number(&mut self, digits: Range<usize>) -> Option<u16> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        if !digits.contains(&length) {
            return None;
        }
        let number = rest[..length].parse().ok()?;
        self.at += length;
        Some(number)
    }

    fn year(&mut self) -> Option<u16> {
        self.attempt(|scan| {
            let short = scan.char_of("'’‘");
            match short {
                true => scan.number(2..3).map(|year| if year < 60 { 2000 + year } else { 1900 + year }),
                false => scan.number(4..5).filter(|year| (1900..2100).contains(year)),
            }
        })
    }

    fn month_number(&mut self) -> Option<u8> {
        self.attempt(|scan| scan.number(1..3).filter(|month| (1..=12).contains(month)).map(|month| month as u8))
    }

    fn day(&mut self) -> Option<u8> {
        self.attempt(|scan| {
            let day = scan.number(1..3).filter(|day| (1..=31).contains(day))? as u8;
            scan.word_of(&["st", "nd", "rd", "th", "er"]);
            Some(day)
        })
    }

    fn named_part(&mut self) -> Option<Part> {
        for (month, names) in MONTHS {
            if self.word_of(names) {
                return Some(Part::Month(*month));
            }
        }
        SEASONS.iter().find(|(_, names)| self.word_of(names)).map(|(season, _)| Part::Season(*season))
    }

    /// A month or season whose year only follows behind the dash: `May – Aug 2021`.
    fn half_point(&mut self) -> Option<Half> {
        self.attempt(|scan| {
            let part = scan.named_part()?;
            let mut ahead = Scan::new(scan.text, scan.at);
            ahead.spaces();
            (ahead.char_of(DASHES) || ahead.char_of("/&")).then_some(Half::Part(part))
        })
    }

    fn point(&mut self) -> Option<Half> {
        let point = self
            .attempt(Self::part_then_year)
            .or_else(|| self.attempt(Self::day_month_year))
            .or_else(|| self.attempt(Self::month_slash_year))
            .or_else(|| self.attempt(Self::year_first))?;
        Some(Half::Point(point))
    }

    /// `Sep 2022`, `Sept. ’22`, `September 5, 2022`, `mayo de 2022`, `Spring 2024`
    fn part_then_year(&mut self) -> Option<Point> {
        let part = self.named_part()?;
        self.char_of(",");
        self.spaces();
        if self.word_of(&["de", "of"]) {
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
        Some(Point { year, part: Some(part) })
    }

    /// `5 January 2024`, `1. März 2024`, `1er janvier 2024`
    fn day_month_year(&mut self) -> Option<Point> {
        let day = self.day()?;
        self.char_of(".");
        self.spaces();
        let Some(Part::Month(month)) = self.named_part() else { return None };
        self.char_of(",");
        self.spaces();
        Some(Point { year: self.year()?, part: Some(Part::Day(month, day)) })
    }

    /// `09/2022`, `9.2022`, `05.01.2024`
    fn month_slash_year(&mut self) -> Option<Point> {
        let first = self.number(1..3)?;
        let separator = self.peek().filter(|c| "/.".contains(*c))?;
        self.char_of("/.");
        let second = self.attempt(|scan| {
            let second = scan.month_number()?;
            scan.char_of(&separator.to_string()).then_some(second)
        });
        let year = self.number(4..5).filter(|year| (1900..2100).contains(year))?;
        let part = match second {
            Some(month) if (1..=31).contains(&first) => Part::Day(month, first as u8),
            None if (1..=12).contains(&first) => Part::Month(first as u8),
            _ => return None,
        };
        Some(Point { year, part: Some(part) })
    }

    /// `2022`, `2022.09`, `2022-09-01`, `2022 Sep`, `2023年9月`, `2023년 3월`, `2023年秋`, `’15`
    fn year_first(&mut self) -> Option<Point> {
        let year = self.year()?;
        let part = self
            .attempt(Self::east_asian_part)
            .or_else(|| self.attempt(Self::numeric_part))
            .or_else(|| self.attempt(Self::named_part_behind));
        if part.is_none() {
            self.attempt(|scan| {
                scan.spaces();
                scan.word_of(&["年度", "年", "년도", "년"]).then_some(())
            });
        }
        Some(Point { year, part })
    }

    fn east_asian_part(&mut self) -> Option<Part> {
        self.spaces();
        if !(self.char_of("年") || self.char_of("년")) {
            return None;
        }
        self.spaces();
        let Some(month) = self.attempt(|scan| {
            let month = scan.month_number()?;
            scan.spaces();
            (scan.char_of("月") || scan.char_of("월")).then_some(month)
        }) else {
            return self.named_part().filter(|part| matches!(part, Part::Season(_)));
        };
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

    fn named_part_behind(&mut self) -> Option<Part> {
        self.char_of(",.");
        self.spaces();
        let part = self.named_part()?;
        // In "2019 May 2020" the month belongs to what follows.
        let mut ahead = Scan::new(self.text, self.at);
        ahead.spaces();
        ahead.year().is_none().then_some(part)
    }

    /// What follows a date when it is the beginning of a range.
    fn range_end(&mut self, from: Half) -> Option<To> {
        if let Some(to) = self.attempt(|scan| scan.char_of("/").then(|| scan.short_end(from)).flatten()) {
            return Some(to);
        }
        self.spaces();
        let dash = self.char_of(DASHES);
        while dash && self.char_of(DASHES) {}
        let joined = matches!(from, Half::Part(_)) && self.char_of("/&");
        if !(dash || joined || self.word_of(TO)) {
            return None;
        }
        self.spaces();
        if self.word_of(&["the", "la", "ce"]) {
            self.spaces();
        }
        if self.word_of(PRESENT) {
            self.word_of(&["まで", "까지"]);
            return Some(To::Present);
        }
        let expected = self.word_of(EXPECTED);
        if expected {
            self.spaces();
        }
        let to = self.attempt(|scan| match scan.point()? {
            Half::Point(point) => Some(To::Point(point)),
            Half::Part(_) => None,
        });
        let to = to.or_else(|| self.attempt(|scan| scan.short_end(from)));
        self.word_of(&["まで", "까지"]);
        to
    }

    /// The end of `2018–22`, `2023.03–06`, `May–Aug`: what the beginning says is not said again.
    fn short_end(&mut self, from: Half) -> Option<To> {
        let Half::Point(from) = from else { return None };
        if let Some(part) = self.named_part() {
            return Some(To::Point(Point { year: from.year, part: Some(part) }));
        }
        let number = self.number(2..3)?;
        let end = from.year / 100 * 100 + number;
        let point = match from.part {
            None => Point { year: if end < from.year { end + 100 } else { end }, part: None },
            Some(Part::Month(_)) if (1..=12).contains(&number) => {
                Point { part: Some(Part::Month(number as u8)), ..from }
            }
            _ => return None,
        };
        Some(To::Point(point))
    }

    /// `2023 –` with nothing behind the dash but a separator or the end.
    fn open_end(&mut self) {
        self.attempt(|scan| {
            scan.spaces();
            scan.char_of(DASHES).then_some(())?;
            let end = scan.at;
            scan.spaces();
            let closed = scan.peek().is_none_or(|c| ":：,，|)]）】\n".contains(c));
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
            let ongoing = !found && open && scan.word_of(PRESENT);
            scan.spaces();
            (found || ongoing).then_some(())?;
            (!open || scan.char_of(")）]")).then_some(found)
        });
        found.unwrap_or(false)
    }

    fn at_word_end(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let alike = |a: char, b: char| {
            (a.is_ascii_digit() && b.is_ascii_digit())
                || (a.is_alphanumeric() && b.is_alphanumeric() && !is_cjk(a) && !is_cjk(b))
        };
        let slash_number =
            self.rest().strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        !slash_number && !before.zip(self.peek()).is_some_and(|(a, b)| alike(a, b))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_at_the_start_of_an_item() {
        for (text, date, body) in [
            ("2018 – 2022: Ph.D., Oxford", "2018 – 2022", "Ph.D., Oxford"),
            ("2025 – Now: Associate Professor", "2025 – Now", "Associate Professor"),
            ("2019: Special Project Grant", "2019", "Special Project Grant"),
            ("2022.09, award", "2022.09", "award"),
            ("[2023.09] One paper accepted", "2023.09", "One paper accepted"),
            ("2025.03 - 현재: 조교수", "2025.03 - 현재", "조교수"),
            ("2023 - 2027 | Ph.D.", "2023 - 2027", "Ph.D."),
            ("Spring 2024: Teaching Assistant", "Spring 2024", "Teaching Assistant"),
            ("Summer 2015: Research Assistant", "Summer 2015", "Research Assistant"),
            ("2023年9月 至今：南京大学", "2023年9月 至今", "南京大学"),
            ("2023年9月-2024年6月，访问学者", "2023年9月-2024年6月", "访问学者"),
            ("2019年4月 〜 現在 東京大学", "2019年4月 〜 現在", "東京大学"),
            ("2018년 3월 ~ 2020년 2월: 석사", "2018년 3월 ~ 2020년 2월", "석사"),
            ("Sep. 2022 - Jun. 2024, Postdoc", "Sep. 2022 - Jun. 2024", "Postdoc"),
            ("09/2022 – 06/2024 Postdoc", "09/2022 – 06/2024", "Postdoc"),
            ("2022/09 - present: Postdoc", "2022/09 - present", "Postdoc"),
            ("May – Aug 2021: Intern", "May – Aug 2021", "Intern"),
            ("März 2019 bis heute: Professor", "März 2019 bis heute", "Professor"),
            ("depuis 2018 : Professeur", "depuis 2018", "Professeur"),
            ("septiembre de 2019 – actualidad: Profesora", "septiembre de 2019 – actualidad", "Profesora"),
            ("1. Oktober 2020: Habilitation", "1. Oktober 2020", "Habilitation"),
            ("(2021) Best Paper", "2021", "Best Paper"),
            ("2018, 2020: Reviewer", "2018, 2020", "Reviewer"),
            ("Fall 2018 & Spring 2019: Lecturer", "Fall 2018 & Spring 2019", "Lecturer"),
            ("2019 - Visiting Scholar", "2019", "Visiting Scholar"),
            ("2023 –: Editor", "2023 –", "Editor"),
            ("2018–22: PhD", "2018–22", "PhD"),
            ("2019/20: Fellow", "2019/20", "Fellow"),
            ("'15 ~ '16: Exchange", "'15 ~ '16", "Exchange"),
            ("2017 (expected): Ph.D.", "2017 (expected)", "Ph.D."),
            ("Expected May 2025: M.S.", "Expected May 2025", "M.S."),
            ("2022\tAward", "2022", "Award"),
            ("2024-05-01: Talk", "2024-05-01", "Talk"),
            ("2022 ACM Fellow", "2022", "ACM Fellow"),
        ] {
            let found = at_start(text).unwrap_or_else(|| panic!("no date in {text}"));
            assert_eq!((&text[found.date], &text[found.cut.end..]), (date, body), "{text}");
        }
    }

    #[test]
    fn dates_at_the_end_of_an_item() {
        for (text, date, body) in [
            ("Ph.D in X, University, 2018 (expected)", "2018 (expected)", "Ph.D in X, University"),
            ("B.S. in Github, Github University, 2012", "2012", "B.S. in Github, Github University"),
            ("Ph.D., Oxford, 2018 – 2022.", "2018 – 2022", "Ph.D., Oxford"),
            ("Exchange student ('15 ~ '16)", "'15 ~ '16", "Exchange student"),
            ("Best Paper Award (ICML, 2020); 2021", "2021", "Best Paper Award (ICML, 2020)"),
            ("Postdoc, MIT (Sep 2019 – present)", "Sep 2019 – present", "Postdoc, MIT"),
            ("国家奖学金，2019年10月", "2019年10月", "国家奖学金"),
            ("三好学生（2018）", "2018", "三好学生"),
            ("Visiting scholar | Fall 2018", "Fall 2018", "Visiting scholar"),
            ("Company X\t2019-2020", "2019-2020", "Company X"),
            ("Engineer – May 5, 2020", "May 5, 2020", "Engineer"),
            ("B.Sc., UFC, 2015 – 2016 (discontinued)", "2015 – 2016 (discontinued)", "B.Sc., UFC"),
        ] {
            let found = at_end(text).unwrap_or_else(|| panic!("no date in {text}"));
            assert_eq!((&text[found.date.clone()], &text[..found.cut.start]), (date, body), "{text}");
            assert!(found.set_apart, "{text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "Skill 1",
            "20 papers",
            "2000000 users",
            "20190 students",
            "2019a",
            "1990s music",
            "10.1038/2020",
            "4K videos",
            "May the force be with you",
            "Currently signed in",
            "9 prizes",
            "3.14",
            "(2019 Title",
        ] {
            assert_eq!(at_start(text), None, "{text}");
        }
        for text in [
            "ZL201620302692.X, 201610224853.2",
            "1,000",
            "$2020",
            "COVID-2019",
            "room 12/2020a",
            "(PhD, 2018)",
            "2nd prize (2 among 600+)",
        ] {
            assert_eq!(at_end(text), None, "{text}");
        }
    }

    #[test]
    fn one_style_for_all() {
        let styled = |text: &str, style, language| {
            let found = at_start(text).unwrap_or_else(|| panic!("no date in {text}"));
            format(&text[found.date], found.value, style, language)
        };
        assert_eq!(styled("2022.09 ~ now", DateStyle::Words, Language::En), "Sep 2022 – Present");
        assert_eq!(styled("Sept. 2022 to 06/2024", DateStyle::Numbers, Language::En), "2022-09 – 2024-06");
        assert_eq!(styled("2018-22", DateStyle::Words, Language::En), "2018 – 2022");
        assert_eq!(styled("May – Aug 2021", DateStyle::Words, Language::En), "May 2021 – Aug 2021");
        assert_eq!(styled("2023年9月 - 至今", DateStyle::Words, Language::ZhCn), "2023年9月 – 至今");
        assert_eq!(styled("Fall 2015", DateStyle::Words, Language::De), "Herbst 2015");
        assert_eq!(styled("2017 (expected)", DateStyle::Words, Language::Fr), "2017 (prévu)");
        assert_eq!(styled("2018, 2020", DateStyle::Words, Language::En), "2018, 2020");
        assert_eq!(styled("2022.09 ~  now", DateStyle::AsWritten, Language::En), "2022.09 ~ now");
    }
}
