//! Dates in one style, in the words of a language.

use super::value::{DateValue, Part, PartialDate, RangeEnd, Season};
use crate::cv::words::Word;
use crate::date;
use crate::fold;
use crate::language::Language;
use crate::months;

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

/// A date in the given style; as it is written when it is not fully understood.
pub fn format(written: &str, value: Option<DateValue>, style: DateStyle, language: Language) -> String {
    let value = match value {
        Some(value) if style != DateStyle::AsWritten => value,
        // Nobody would take the month for one.
        Some(value) if begins_with_a_lone_number(written) => value,
        _ => return without_slips(&fold::one_line(written)),
    };
    let from = point(value.from, style, language);
    let text = match value.to {
        None => from,
        Some(RangeEnd::Date(to)) => format!("{from} – {}", point(to, style, language)),
        Some(RangeEnd::Present) => format!("{from} – {}", Word::Present.text(language)),
    };
    if value.expected { format!("{text} ({})", Word::Expected.text(language)) } else { text }
}

/// Whether a number with a comma or a full stop and a space stands for the first month: `12, 2019 – present`.
fn begins_with_a_lone_number(written: &str) -> bool {
    let rest = written.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < written.len()
        && (rest.starts_with(", ") || rest.starts_with(". "))
        && rest[2..].starts_with(|c: char| c.is_ascii_digit())
}

/// A date as it is written, but for two slips: a period that ends where it begins, `2024 - 2024`, and a colon for the full stop of
/// `2024:5`.
fn without_slips(written: &str) -> String {
    if let Some((year, month)) = written.split_once(':')
        && date::is_year(year)
        && !month.is_empty()
        && month.bytes().all(|byte| byte.is_ascii_digit())
    {
        return format!("{year}.{month}");
    }
    let halves = written.split_once(['-', '–', '—', '~']).map(|(from, to)| (from.trim(), to.trim()));
    halves.filter(|(from, to)| from == to && date::is_year(from)).map_or(written, |(from, _)| from).to_owned()
}

fn point(point: PartialDate, style: DateStyle, language: Language) -> String {
    let year = point.year;
    match (point.part, style) {
        // A month of zero, as in `2024-00-01`, is not known.
        (None | Some(Part::Month(0)), _) => year.to_string(),
        (Some(Part::Season(season)), _) => season_name(season, year, language),
        (Some(Part::Month(month)), DateStyle::Numbers) => format!("{year}-{month:02}"),
        (Some(Part::Day(month, day)), DateStyle::Numbers) => format!("{year}-{month:02}-{day:02}"),
        (Some(Part::Month(month)), _) => match language {
            Language::ZhCn | Language::ZhTw | Language::Ja => format!("{year}年{month}月"),
            Language::Ko => format!("{year}년 {month}월"),
            _ => format!("{} {year}", months::short(month, language)),
        },
        (Some(Part::Day(month, day)), _) => match language {
            Language::ZhCn | Language::ZhTw | Language::Ja => format!("{year}年{month}月{day}日"),
            Language::Ko => format!("{year}년 {month}월 {day}일"),
            Language::De => format!("{day}. {} {year}", months::short(month, language)),
            _ => format!("{day} {} {year}", months::short(month, language)),
        },
    }
}

fn season_name(season: Season, year: u16, language: Language) -> String {
    let [spring, summer, autumn, winter] = match language {
        Language::ZhCn | Language::ZhTw | Language::Ja => ["年春", "年夏", "年秋", "年冬"],
        Language::Ko => ["년 봄", "년 여름", "년 가을", "년 겨울"],
        Language::En => ["Spring", "Summer", "Fall", "Winter"],
        Language::De => ["Frühjahr", "Sommer", "Herbst", "Winter"],
        Language::Fr => ["printemps", "été", "automne", "hiver"],
        Language::Es => ["primavera", "verano", "otoño", "invierno"],
    };
    let name = match season {
        Season::Spring => spring,
        Season::Summer => summer,
        Season::Autumn => autumn,
        Season::Winter => winter,
    };
    if language.is_cjk() { format!("{year}{name}") } else { format!("{name} {year}") }
}
