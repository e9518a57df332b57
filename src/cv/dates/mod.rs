//! Dates as people write them in CVs: years, ranges, months, seasons, "present", in eight languages.
//!
//! The grammar is a hand-written scanner. It says where a date ends and, for what it fully understands, what it means;
//! it never changes a text.

pub mod data;
mod grammar;
mod lexicon;
mod scan;
mod style;
mod value;

use std::ops::Range;

use crate::date;

pub(super) use lexicon::is_of_dates;
pub(crate) use lexicon::is_season;
pub(crate) use lexicon::says_to_come;
pub use style::{DateStyle, format};
pub use value::{DateValue, Part, PartialDate, RangeEnd, Season};

use grammar::dates;

use crate::script::is_cjk_letter;

/// A date that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The date's bytes, without the brackets around it.
    pub date: Range<usize>,
    /// What is removed with it when it is cut out, brackets and separators included.
    pub cut: Range<usize>,
    /// What it means, if it is a single date or range.
    pub value: Option<DateValue>,
    /// Whether something sets it apart: a separator, brackets, a line break.
    pub set_apart: bool,
}

/// The date that a text starts with.
pub fn at_start(text: &str) -> Option<Found> {
    // Editors leave zero-width spaces before the first word, and people draw a calendar there.
    let says_nothing = |c: char| c.is_whitespace() || "\u{200b}\u{2060}\u{fe0f}📅📆🗓".contains(c);
    let lead = text.len() - text.trim_start_matches(says_nothing).len();
    let (open, close) = bracket_at(text, lead).unzip();
    let start = lead + open.map_or(0, char::len_utf8);
    let start = start + (text[start..].len() - text[start..].trim_start().len());
    let (mut end, value) = dates(text, start)?;
    if is_cut_short(&text[end..]) || is_amount(&text[start..end], &text[end..]) {
        return None;
    }
    let date = start..end;
    if let Some(close) = close {
        end += text[end..].len() - text[end..].trim_start().len();
        end += text[end..].starts_with(close).then(|| close.len_utf8())?;
    }
    let aside = open.is_none().then(|| aside_at(text, end)).flatten();
    let (date, value, end) = aside.map_or((date, value, end), |end| (start..end, None, end));
    let (cut_end, separator) = separator(text, end);
    let set_apart =
        separator || open.is_some() || cut_end == text.len() || value.is_some_and(|value| value.to.is_some());
    let apart = cut_end > end || open.is_some() || cut_end == text.len() || starts_cjk(&text[end..]);
    apart.then_some(Found { date, cut: 0..cut_end, value, set_apart })
}

/// The date that a text consists of, brackets and separators included.
pub(super) fn whole(text: &str) -> Option<Found> {
    at_start(text).filter(|found| found.cut.end == text.len())
}

/// Whether what follows a date is the rest of one that is not written as dates are: `.-09 – 2020` behind `2016`, `to the end of 2020`.
fn is_cut_short(rest: &str) -> bool {
    const TO: &[&str] = &["to", "until", "till", "through", "bis"];
    let word = rest.strip_prefix(char::is_whitespace).and_then(|rest| rest.split_whitespace().next());
    if word.is_some_and(|word| TO.contains(&word)) || ends_in_words(rest) {
        return true;
    }
    let number = rest.trim_start_matches(['.', '-', '–', '/']);
    number.len() < rest.len() && number.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a number that might be a year counts something: `2000 USD (Sea Fund)`, `1990 participants`.
fn is_amount(number: &str, rest: &str) -> bool {
    #[rustfmt::skip]
    const COUNTED: &[&str] = &[
        "USD", "EUR", "GBP", "CHF", "NOK", "SEK", "DKK", "CAD", "AUD", "NZD", "JPY", "CNY", "RMB", "INR", "KRW", "SGD", "HKD", "PLN", "BRL",
        "€", "$", "£", "¥", "euro", "euros", "Euro", "dollars", "pounds", "francs", "kr", "copies", "citations", "downloads", "hours",
        "members", "pages", "participants", "people", "students", "users", "views", "visitors", "words", "km", "Stunden", "heures",
    ];
    let is_year = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let after = rest.strip_prefix(BLANKS).unwrap_or(rest).trim_start_matches(BLANKS);
    let word = after.split(|c: char| c.is_whitespace() || "(),.;:".contains(c)).next().unwrap_or_default();
    is_year && COUNTED.contains(&word)
}

/// Whether a dash and a few words in lower case follow, and then a mark or nothing: `– en poste: Clerk`. Whatever they mean, they are
/// the end of the range.
fn ends_in_words(rest: &str) -> bool {
    let words = rest.trim_start_matches(BLANKS);
    let Some(words) = words.strip_prefix(|c| lexicon::DASHES.contains(c)) else { return false };
    let words = words.trim_start_matches(BLANKS);
    let end = words.find([':', '：', ',', '\n']).unwrap_or(words.len());
    let words = words[..end].trim_end();
    let is_small = |word: &str| word.chars().all(|c| c.is_lowercase() || "'’".contains(c));
    !words.is_empty() && words.split(BLANKS).count() <= 3 && words.split(BLANKS).all(is_small)
}

/// The date that a text ends with.
pub fn at_end(text: &str) -> Option<Found> {
    let trimmed = text.trim_end().trim_end_matches(['.', ';', ',', '。', '；']).trim_end();
    ending(text, trimmed).or_else(|| bracketed(text, trimmed)).or_else(|| with_aside(text, trimmed))
}

/// The range behind the last comma of a text, whatever is before it: `2024 – present` of `Tides 2025, 2024 – present`.
pub(super) fn last_range(text: &str) -> Option<Found> {
    let mark = text.rfind([',', '，', ';', '；'])?;
    let start = mark + text[mark..].chars().next()?.len_utf8();
    let found = whole(&text[start..]).filter(|found| found.value.is_some_and(|value| value.to.is_some()))?;
    let date = start + found.date.start..start + found.date.end;
    Some(Found { date, cut: text[..mark].trim_end().len()..text.len(), set_apart: true, ..found })
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
    if !is_aside(aside) {
        return None;
    }
    let found = ending(whole, before.trim_end())?;
    Some(Found { date: found.date.start..text.len(), value: None, ..found })
}

/// One or two words, or the terms of a year: `Spring, Fall`.
fn is_aside(text: &str) -> bool {
    let is_of_words = |marks: &str| text.chars().all(|c| c.is_alphabetic() || marks.contains(c));
    let mut words = text.split([',', ' ', '/', '&']).filter(|word| !word.is_empty());
    let are_few = text.split_whitespace().count() <= 2 && is_of_words(" -");
    are_few || is_of_words(" ,/&") && words.all(lexicon::is_of_dates)
}

/// Where `(upcoming)` ends that follows a date at the beginning and a mark follows.
fn aside_at(text: &str, at: usize) -> Option<usize> {
    let (aside, _) = text[at..].strip_prefix(" (")?.split_once(')')?;
    let end = at + " (".len() + aside.len() + ")".len();
    (is_aside(aside) && text[end..].starts_with([':', ',', '|', '\t', '\n'])).then_some(end)
}

/// The longest date that `text`, which is the beginning of `whole`, ends with.
fn ending(whole: &str, text: &str) -> Option<Found> {
    /// The maximum length of a date, in characters.
    const MAX_CHARS: usize = 64;
    let earliest = lexicon::dates_begin_behind(text, MAX_CHARS);
    let starts = text.char_indices().rev().take(MAX_CHARS).map(|(at, _)| at).take_while(|&at| at >= earliest);
    let starts: Vec<usize> = starts.collect();
    let found = starts.into_iter().rev().filter(|&at| is_boundary(text, at)).find_map(|at| {
        let (end, value) = dates(text, at)?;
        (end == text.len()).then_some((at..end, value))
    });
    let (date, value) = found.filter(|(date, _)| !ends_in_a_volume(&text[..date.start]))?;
    let before = &text[..date.start];
    let rest = before.trim_end_matches([' ', '\t', '\u{a0}']);
    let mark = |c: char| ",，、;；:：|｜·•–—-\n ".contains(c);
    let apart = rest.trim_end_matches(mark);
    let gap = before[rest.len()..].contains('\t') || before[rest.len()..].chars().count() > 1;
    // A full stop sets a date apart, too, but it may belong to an abbreviation, so it stays.
    let set_apart = apart.len() < rest.len() || gap || rest.is_empty() || rest.ends_with(['.', '。']);
    Some(Found { cut: apart.trim_end().len()..whole.len(), date, value, set_apart })
}

/// The only date that is set apart on both sides within a text: in brackets, on a line of its own, or between marks. None where
/// the text has another year.
pub fn within(text: &str) -> Option<Found> {
    let mut starts = text.char_indices().filter(|(at, _)| is_boundary(text, *at));
    let found = starts.find_map(|(at, _)| apart_at(text, at))?;
    let is_repeated = starts.any(|(at, _)| at >= found.date.end && apart_at(text, at).is_some());
    if is_repeated {
        return None;
    }
    let of_date: Vec<&str> = date::years_in(&text[found.date.clone()]).collect();
    let mut others = date::years_in(&text[..found.date.start]).chain(date::years_in(&text[found.date.end..]));
    others.all(|year| of_date.contains(&year)).then_some(found)
}

/// The date at `at`, if it is set apart on both sides.
fn apart_at(text: &str, at: usize) -> Option<Found> {
    let before = text[..at].trim_end_matches(BLANKS);
    let mark = before.chars().next_back().filter(|mark| "([（【［,，;；·•|｜\n".contains(*mark))?;
    let (end, value) = dates(text, at)?;
    let behind = text[end..].trim_start_matches(BLANKS);
    let apart = before[..before.len() - mark.len_utf8()].trim_end().len();
    let close = BRACKETS.iter().find(|(open, _)| *open == mark).map(|(_, close)| *close);
    let is_closed = behind.is_empty() || behind.starts_with(|c| ",，.。;；\n·•|｜([（–—".contains(c));
    let cut = match close {
        // `(2019, Bergen)`
        Some(_) if behind.starts_with([',', '，', ';']) && behind.contains([')', '）', ']']) => {
            at..separator(text, end).0
        }
        Some(close) => apart..text.len() - behind.strip_prefix(close)?.len(),
        None if !is_closed || ends_in_words(&text[end..]) => return None,
        None if mark == '\n' && !behind.is_empty() && !behind.starts_with('\n') => at..separator(text, end).0,
        None => apart..end,
    };
    Some(Found { date: at..end, cut, value, set_apart: true })
}

/// Whether a text ends with a year and a volume, as references do. The number behind them is an article or its pages: `2019, 11, 2015`,
/// `2018;10(3):1999–2010`.
fn ends_in_a_volume(text: &str) -> bool {
    let before_mark = |text: &str| text.trim_end().strip_suffix([',', ';', ':']).map(str::trim_end).map(str::len);
    let Some(end) = before_mark(text) else { return false };
    let volume = text[..end].strip_suffix(')').and_then(|text| Some(text.rsplit_once('(')?.0)).unwrap_or(&text[..end]);
    let volume = volume.trim_end();
    let before = volume.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_numbered = (1..4).contains(&(volume.len() - before.len()));
    let year = before_mark(before).and_then(|end| before[..end].split(|c: char| !c.is_ascii_digit()).next_back());
    is_numbered && year.is_some_and(date::is_likely_year)
}

const BLANKS: [char; 3] = [' ', '\t', '\u{a0}'];

const BRACKETS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('（', '）'), ('【', '】'), ('［', '］')];

fn bracket_at(text: &str, at: usize) -> Option<(char, char)> {
    let first = text[at..].chars().next()?;
    BRACKETS.iter().copied().find(|(open, _)| *open == first)
}

/// Where the body of a text starts after a date that ends at `at`, and whether there is punctuation between them.
fn separator(text: &str, at: usize) -> (usize, bool) {
    let rest = text[at..].trim_start();
    let unmarked = rest.trim_start_matches([':', '：', ',', '，', '|', '｜', '·', '•', ';', '；', '、', '.']);
    let undashed = rest.strip_prefix(['-', '–', '—', '~']).filter(|rest| rest.starts_with(char::is_whitespace));
    let marks = if unmarked.len() < rest.len() { unmarked } else { undashed.unwrap_or(rest) };
    let body = marks.trim_start();
    let gap = &text[at..text.len() - body.len()];
    let is_wide = gap.contains(['\t', '\n']) || gap.chars().count() > 1;
    (text.len() - body.len(), marks.len() < rest.len() || is_wide)
}

fn starts_cjk(text: &str) -> bool {
    text.starts_with(is_cjk_letter)
}

/// Whether a date may start at `at`: not within a word, a number or an amount.
fn is_boundary(text: &str, at: usize) -> bool {
    let inside =
        |c: char| c.is_ascii_alphanumeric() || (c.is_alphabetic() && !is_cjk_letter(c)) || "$£€¥#/.-–—~_".contains(c);
    !text[..at].chars().next_back().is_some_and(inside) && !text[at..].starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

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
            ("2017年4月 ~ 10月 東京大学", "2017年4月 ~ 10月", "東京大学"),
            ("2017年4月1日－9月30日：访问", "2017年4月1日－9月30日", "访问"),
            ("2018년 3월 ~ 8월: 석사", "2018년 3월 ~ 8월", "석사"),
            ("2018년 3월 ~ 2020년 2월: 석사", "2018년 3월 ~ 2020년 2월", "석사"),
            ("Sep. 2022 - Jun. 2024, Postdoc", "Sep. 2022 - Jun. 2024", "Postdoc"),
            ("09/2022 – 06/2024 Postdoc", "09/2022 – 06/2024", "Postdoc"),
            ("2022/09 - present: Postdoc", "2022/09 - present", "Postdoc"),
            ("May – Aug 2021: Intern", "May – Aug 2021", "Intern"),
            ("Jun 2022 aug 2023: Intern", "Jun 2022 aug 2023", "Intern"),
            ("März 2019 bis heute: Professor", "März 2019 bis heute", "Professor"),
            ("depuis 2018 : Professeur", "depuis 2018", "Professeur"),
            ("septiembre de 2019 – actualidad: Profesora", "septiembre de 2019 – actualidad", "Profesora"),
            ("1. Oktober 2020: Habilitation", "1. Oktober 2020", "Habilitation"),
            ("(2021) Best Paper", "2021", "Best Paper"),
            ("2018, 2020: Reviewer", "2018, 2020", "Reviewer"),
            ("Fall 2018 & Spring 2019: Lecturer", "Fall 2018 & Spring 2019", "Lecturer"),
            ("2019 - Visiting Scholar", "2019", "Visiting Scholar"),
            ("2023 –: Editor", "2023 –", "Editor"),
            ("2023– Editor", "2023–", "Editor"),
            ("2018–22: PhD", "2018–22", "PhD"),
            ("2019/20: Fellow", "2019/20", "Fellow"),
            ("'15 ~ '16: Exchange", "'15 ~ '16", "Exchange"),
            ("2017 (expected): Ph.D.", "2017 (expected)", "Ph.D."),
            ("Expected May 2025: M.S.", "Expected May 2025", "M.S."),
            ("2022\tAward", "2022", "Award"),
            ("2024-05-01: Talk", "2024-05-01", "Talk"),
            ("2022 ACM Fellow", "2022", "ACM Fellow"),
            ("12–14 May 2019: Workshop", "12–14 May 2019", "Workshop"),
            ("30 September - 1 October 2019: Workshop", "30 September - 1 October 2019", "Workshop"),
            ("3.–5. Mai 2021: Tagung", "3.–5. Mai 2021", "Tagung"),
            ("April 23 - May 5, 2019: Visit", "April 23 - May 5, 2019", "Visit"),
            ("Nov.2023-Nov.2024 Visiting student", "Nov.2023-Nov.2024", "Visiting student"),
            ("Aug 2022 - Dec 2024 (2 years 5 months): Engineer", "Aug 2022 - Dec 2024 (2 years 5 months)", "Engineer"),
            ("2020.03 – 2020.08（6个月）：实习", "2020.03 – 2020.08（6个月）", "实习"),
            ("2019b: On tides", "2019b", "On tides"),
            ("\u{200b} 2019: On tides", "2019", "On tides"),
            ("📆2019.01-2020.12 | On tides", "2019.01-2020.12", "On tides"),
            ("2019.09 - (now), On tides", "2019.09 - (now)", "On tides"),
            ("2026 (upcoming), Ann Berg", "2026 (upcoming)", "Ann Berg"),
            ("2010年代: 潮の研究", "2010年代", "潮の研究"),
            ("2021 – TBD: Clerk", "2021 – TBD", "Clerk"),
            ("2021 – ?: Clerk", "2021 – ?", "Clerk"),
            ("2020年4月～未定: 教授", "2020年4月～未定", "教授"),
            ("1998年頃：灯台", "1998年頃", "灯台"),
            ("2020年以降、港長", "2020年以降", "港長"),
            ("2020年代表選手", "2020年", "代表選手"),
            ("Fall 2017, Fall 2018, and Spring 2019: Tides", "Fall 2017, Fall 2018, and Spring 2019", "Tides"),
            ("As of May 2024: Postdoc", "As of May 2024", "Postdoc"),
            ("S2 2016–2017, S2 2018–2019: Tides", "S2 2016–2017, S2 2018–2019", "Tides"),
            ("Semester 2, 2020: Tides", "Semester 2, 2020", "Tides"),
            ("WiSe 2020/21: Gezeiten", "WiSe 2020/21", "Gezeiten"),
            ("since the summer of 2022: PhD student", "since the summer of 2022", "PhD student"),
            ("2023 – … : Professeure", "2023 – …", "Professeure"),
            ("2024 — auj. : Doctorante", "2024 — auj.", "Doctorante"),
            ("May 14th. 2026\u{a0}\u{a0}\u{a0}Gold Reviewer", "May 14th. 2026", "Gold Reviewer"),
            ("2006~2007\u{a0}\u{a0}Summer Course", "2006~2007", "Summer Course"),
            ("2019 Summer School on Tides", "2019", "Summer School on Tides"),
            ("2019 Summer, Bergen", "2019 Summer", "Bergen"),
            ("July 2020 — Summer School", "July 2020", "Summer School"),
            ("2023.11.24, 2023年潮汐会议", "2023.11.24", "2023年潮汐会议"),
            ("May 2023, 2023 Tide Prize", "May 2023", "2023 Tide Prize"),
            ("Apr-2022-Feb 2024: Aide", "Apr-2022-Feb 2024", "Aide"),
            ("Academic Year 2022/23: Tides", "Academic Year 2022/23", "Tides"),
            ("2015 – to date: Clerk", "2015 – to date", "Clerk"),
            ("2015 onwards: Clerk", "2015 onwards", "Clerk"),
            ("2015 – onwards: Clerk", "2015 – onwards", "Clerk"),
            ("2015 – oggi: Cartografa", "2015 – oggi", "Cartografa"),
            ("2015 – ad oggi: Cartografa", "2015 – ad oggi", "Cartografa"),
            ("Dal 2015: Cartografa", "Dal 2015", "Cartografa"),
            ("2015 – o presente: Cartógrafa", "2015 – o presente", "Cartógrafa"),
            ("2015 – em andamento: Cartógrafa", "2015 – em andamento", "Cartógrafa"),
            ("2015 – la fecha: Cartógrafa", "2015 – la fecha", "Cartógrafa"),
            ("2015 – hoy en día: Cartógrafa", "2015 – hoy en día", "Cartógrafa"),
            ("2015 – à ce jour : Cartographe", "2015 – à ce jour", "Cartographe"),
            ("2015 – à présent : Cartographe", "2015 – à présent", "Cartographe"),
            ("2015 – Gegenwart: Kartografin", "2015 – Gegenwart", "Kartografin"),
            ("2015 – bis heute: Kartografin", "2015 – bis heute", "Kartografin"),
            ("2015年 – 現在に至る: 地図局", "2015年 – 現在に至る", "地図局"),
            ("2015年から 地図局", "2015年から", "地図局"),
            ("2015 – 재직중: 지도청", "2015 – 재직중", "지도청"),
            ("2015 – 재학 중: 지도청", "2015 – 재학 중", "지도청"),
            ("2015년부터: 지도청", "2015년부터", "지도청"),
            ("2015年起：海港局", "2015年起", "海港局"),
            ("2015年9月起任教授", "2015年9月起", "任教授"),
            ("2015年起重机展览", "2015年", "起重机展览"),
            ("2015 – 在读: 海港局", "2015 – 在读", "海港局"),
            ("2015 – Tide tables: a history", "2015", "Tide tables: a history"),
        ] {
            let found = at_start(text).unwrap_or_else(|| panic!("no date in {text}"));
            assert_eq!((&text[found.date], &text[found.cut.end..]), (date, body), "{text}");
        }
    }

    #[test]
    fn dates_at_the_end_of_an_item() {
        for (text, date, body) in [
            ("Circuits — 2017; 2018 (Spring, Fall)", "2017; 2018 (Spring, Fall)", "Circuits"),
            ("Ph.D in X, University, 2018 (expected)", "2018 (expected)", "Ph.D in X, University"),
            ("B.S. in Github, Github University, 2012", "2012", "B.S. in Github, Github University"),
            ("Ph.D., Oxford, 2018 – 2022.", "2018 – 2022", "Ph.D., Oxford"),
            ("Exchange student ('15 ~ '16)", "'15 ~ '16", "Exchange student"),
            ("Best Paper Award (ICML, 2020); 2021", "2021", "Best Paper Award (ICML, 2020)"),
            ("Postdoc, MIT (Sep 2019 – present)", "Sep 2019 – present", "Postdoc, MIT"),
            ("国家奖学金，2019年10月", "2019年10月", "国家奖学金"),
            ("三好学生（2018）", "2018", "三好学生"),
            ("Visiting scholar | Fall 2018", "Fall 2018", "Visiting scholar"),
            (
                "Aide, Tides, Spring 2015, Fall 2017, and May 2019",
                "Spring 2015, Fall 2017, and May 2019",
                "Aide, Tides",
            ),
            ("Tides, Winters 2023–24", "Winters 2023–24", "Tides"),
            ("Tides, Uni One, a.y. 2022-2024", "a.y. 2022-2024", "Tides, Uni One"),
            ("Tides (academic year 2022-2023)", "academic year 2022-2023", "Tides"),
            ("Aide at Uni One (Feb 2024-Ongoing)", "Feb 2024-Ongoing", "Aide at Uni One"),
            ("Tides, Bergen, June 11-22, 2018", "June 11-22, 2018", "Tides, Bergen"),
            ("Aide. September 2021 — June 2024 · 3 yrs", "September 2021 — June 2024 · 3 yrs", "Aide."),
            ("Company X\t2019-2020", "2019-2020", "Company X"),
            ("Engineer – May 5, 2020", "May 5, 2020", "Engineer"),
            ("Conference on Tides, Bergen, 27-29 December 2016", "27-29 December 2016", "Conference on Tides, Bergen"),
            ("Institute of Tides, Bergen, September 5–7, 2022", "September 5–7, 2022", "Institute of Tides, Bergen"),
            ("Assistant, Winter Semester 2018/19", "Winter Semester 2018/19", "Assistant"),
            ("B.Sc., UFC, 2015 – 2016 (discontinued)", "2015 – 2016 (discontinued)", "B.Sc., UFC"),
            ("Cartographe, Bureau Un, 2015 – en cours", "2015 – en cours", "Cartographe, Bureau Un"),
            ("Cartógrafa, 2015 – hoy día", "2015 – hoy día", "Cartógrafa"),
            ("지도청, 2015 – 재학 중", "2015 – 재학 중", "지도청"),
            ("PhD in Tides, Uni One, 12, 2019--present", "12, 2019--present", "PhD in Tides, Uni One"),
            ("MSc in Foam, 10, 2016–11, 2019", "10, 2016–11, 2019", "MSc in Foam"),
            ("School of Gulls, 09, 2010–06,2016", "09, 2010–06,2016", "School of Gulls"),
            ("researcher, 06. 2019 – 11. 2019", "06. 2019 – 11. 2019", "researcher"),
            ("On winds, Maps 12, 2019", "2019", "On winds, Maps 12"),
        ] {
            let found = at_end(text).unwrap_or_else(|| panic!("no date in {text}"));
            assert_eq!((&text[found.date.clone()], &text[..found.cut.start]), (date, body), "{text}");
            assert!(found.set_apart, "{text}");
        }
    }

    #[test]
    fn a_date_within_a_text() {
        for (text, date, rest) in [
            ("PhD, Bergen (2016) — with A. Ek", "2016", "PhD, Bergen — with A. Ek"),
            ("Prize, Harbour Board, 2024. (first of 90)", "2024", "Prize, Harbour Board. (first of 90)"),
            ("Tides\nAide, Fall 2024, Bergen", "Fall 2024", "Tides\nAide, Bergen"),
            (
                "PhD\nBergen\nApril 2020 – Present\n(with honours)",
                "April 2020 – Present",
                "PhD\nBergen\n(with honours)",
            ),
            ("Aide\n2020 – 2022, Bergen\nTides", "2020 – 2022", "Aide\nBergen\nTides"),
            ("Ada Ek (2019, Bergen): Tides", "2019", "Ada Ek (Bergen): Tides"),
        ] {
            let found = within(text).unwrap_or_else(|| panic!("no date in {text}"));
            let kept = format!("{}{}", &text[..found.cut.start], &text[found.cut.end..]);
            assert_eq!((&text[found.date], kept.as_str()), (date, rest), "{text}");
        }
        for text in [
            "Tides 2024, Bergen",
            "Tides (2024), Waves (2023)",
            "Tides (2024) and Waves (2024)",
            "Tides, 2024 edition",
            "The sea in 2024, again",
            "Kartograf, Biuro, 2015 – obecnie",
        ] {
            assert_eq!(within(text), None, "{text}");
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
            "Term 2",
            "9 prizes",
            "3.14",
            "(2019 Title",
            "2016.-09 - 2020.07, Gull Bay",
            "From October 2023 to the end of September 2024, I was a fellow",
            "2015 – obecnie: Kartograf",
            "2015 - en poste: Clerk",
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
            "On winds. Remote Sens. 2019, 11, 2015.",
            "On winds. Remote Sens. 2018, 10(3), 1999–2010.",
            "On winds. J Maps. 2018;10:1999-2010",
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
        assert_eq!(styled("27-29 Dec 2016", DateStyle::Words, Language::En), "27 Dec 2016 – 29 Dec 2016");
        assert_eq!(styled("Fall 2015", DateStyle::Words, Language::De), "Herbst 2015");
        assert_eq!(styled("2017 (expected)", DateStyle::Words, Language::Fr), "2017 (prévu)");
        assert_eq!(styled("2018, 2020", DateStyle::Words, Language::En), "2018, 2020");
        assert_eq!(styled("2022.09 ~  now", DateStyle::AsWritten, Language::En), "2022.09 ~ now");
        assert_eq!(styled("2024 - 2024", DateStyle::AsWritten, Language::En), "2024");
        assert_eq!(styled("2024 - 2025", DateStyle::AsWritten, Language::En), "2024 - 2025");
        assert_eq!(format("2024:5", None, DateStyle::AsWritten, Language::En), "2024.5");
        assert_eq!(styled("12, 2019--present", DateStyle::AsWritten, Language::En), "Dec 2019 – Present");
        assert_eq!(styled("06. 2019 - 11. 2019", DateStyle::AsWritten, Language::En), "Jun 2019 – Nov 2019");
        assert_eq!(styled("1. Oktober 2020", DateStyle::AsWritten, Language::De), "1. Oktober 2020");
    }
}
