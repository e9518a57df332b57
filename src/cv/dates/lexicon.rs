//! The words that dates are made of, in eight languages. Each list is one string with blanks between its words.

use super::value::Season;
use crate::months;

/// It still goes on.
pub(super) const PRESENT: &str = "\
    present now current currently ongoing today date pres 至今 现在 現在 今 目前 迄今 现今 현재 지금 heute jetzt \
    aujourd’hui aujourd'hui présent actualidad actualmente presente hoy";
/// It lies in the future.
pub(super) const EXPECTED: &str =
    "expected exp anticipated est planned 预计 預計 予定 예정 voraussichtlich prévu previsto";
/// Before the beginning of a range.
pub(super) const SINCE: &str = "since from seit depuis desde 自 von";
/// Between the ends of a range.
pub(super) const TO: &str = "to until till through bis à a hasta au 至 到 から 부터";
/// Between dates that are no range.
pub(super) const AND: &str = "and und et y 和 及";
/// Signs between the ends of a range.
pub(super) const DASHES: &str = "-–—~～〜−‑‐‒―－";

/// Names of seasons and terms.
pub(super) const SEASONS: &[(Season, &str)] = &[
    (Season::Spring, "spring frühjahr frühling printemps primavera 春 春季 봄"),
    (Season::Summer, "summer sommer sommersemester ss été verano 夏 夏季 여름"),
    (Season::Autumn, "fall autumn herbst automne otoño 秋 秋季 가을"),
    (Season::Winter, "winter wintersemester ws hiver invierno 冬 冬季 겨울"),
];

/// What durations are counted in.
pub(super) const UNITS: &str = "\
    years year yrs yr months month mos mo weeks week 年 个月 個月 ヶ月 か月 年間 년 개월 jahre jahr monate monat ans an mois años \
    año meses mes";
/// What a season may be called on: `Winter Semester 2018/19`.
pub(super) const TERM: &str = "semester term quarter trimester";
/// Words that stand beside a year in a date whose form the grammar does not know: `Michaelmas term 2019`, `mid 2020`.
const BESIDE_YEARS: &str = "\
    semester semesters term terms quarter trimester session year years academic school fiscal calendar ay fy hilary \
    michaelmas trinity lent easter early mid late beginning end first second half week weeks circa ca approx around \
    the of in a and or to for from since until";

/// Whether a word is one that dates are made of.
pub(in crate::cv) fn is_of_dates(word: &str) -> bool {
    let word = word.to_lowercase();
    let seasons = SEASONS.iter().map(|(_, names)| *names);
    let lists = [PRESENT, EXPECTED, SINCE, TO, AND, TERM, BESIDE_YEARS];
    months::is_month(&word) || lists.into_iter().chain(seasons).any(|words| words.split(' ').any(|known| known == word))
}
