//! The words that dates are made of, in nine languages. Each list is one string with spaces between its words, or a table where some
//! have more than one.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::value::Season;
use crate::fold;
use crate::months;
use crate::script::{is_cjk, is_cjk_letter};

/// It still goes on: what stands behind the dash of a range, by language. Some have more than one word.
#[rustfmt::skip]
pub(super) const PRESENT: &[&str] = &[
    // English
    "present", "present day", "now", "current", "currently", "ongoing", "on-going", "on going", "today", "date", "this day", "pres", "onward",
    "onwards", "continuing", "in progress",
    // Chinese
    "至今", "现在", "現在", "今", "今日", "今天", "目前", "迄今", "现今", "現今", "当前", "當前", "在读", "在讀", "在职", "在職", "在任", "在研", "进行中",
    "進行中",
    // Japanese
    "現在に至る", "今に至る", "今日に至る", "現職", "現任", "在籍中", "在学中", "在職中", "継続中",
    // Korean
    "현재", "지금", "오늘", "현직", "재직중", "재직 중", "재학중", "재학 중", "근무중", "근무 중", "진행중", "진행 중",
    // German
    "heute", "jetzt", "gegenwart", "gegenwärtig", "laufend", "fortlaufend", "andauernd", "aktuell", "derzeit", "dato",
    // French
    "aujourd’hui", "aujourd'hui", "auj", "présent", "maintenant", "en cours", "actuel", "actuellement", "ce jour", "nos jours",
    // Spanish
    "actualidad", "actualmente", "actual", "presente", "hoy", "hoy día", "hoy en día", "día de hoy", "la fecha", "el momento", "en curso",
    "ahora",
    // Portuguese
    "atualidade", "atual", "atualmente", "hoje", "dias atuais", "dias de hoje", "em curso", "em andamento", "agora",
    // Italian
    "oggi", "attuale", "attualmente", "in corso", "adesso",
];
/// The same without a dash: `2015 onwards`.
pub(super) const ONWARDS: &str = "onwards onward";
/// Before these words.
pub(super) const ARTICLES: &str = "the la ce el o il le a os zur";
/// Behind the end of a range.
pub(super) const UP_TO: &str = "まで 까지 に至る";
/// In place of an end that is not known.
pub(super) const UNKNOWN: &str = "tbd tba tbc unknown 未定 待定 未詳 미정";
/// It lies in the future.
pub(super) const EXPECTED: &str =
    "expected exp anticipated est planned 预计 預計 予定 예정 voraussichtlich prévu previsto";
/// How else people say that something is yet to come. Folded; some have two words.
#[rustfmt::skip]
const TO_COME: &[&str] = &[
    "accepted", "appear", "appearing", "appears", "forthcoming", "future", "in session", "incoming", "projected", "scheduled", "start",
    "starting", "starts", "tentative", "tbd", "to be", "upcoming", "will", "即将", "將", "将", "拟", "geplant", "à venir", "próximo",
];
/// Before the years of an academic year, after which a full stop may stand: `a.y. 2022–2023`, `Academic Year 2022/23`.
pub(super) const ACADEMIC: &[[&str; 2]] = &[
    ["academic", "year"],
    ["academic", "years"],
    ["a.y", ""],
    ["ay", ""],
    ["a.a", ""],
    ["année", "universitaire"],
    ["année", "académique"],
    ["curso", "académico"],
    ["año", "académico"],
    ["akademisches", "jahr"],
    ["studienjahr", ""],
    ["anno", "accademico"],
];
/// Before the beginning of a range.
pub(super) const SINCE: &str = "since from seit depuis desde dal 自 从 從 von";
/// Between the ends of a range.
pub(super) const TO: &str =
    "to until till through bis à a ad al ao até hasta au jusqu’à jusqu'à jusqu’au jusqu'au fino 至 到 から 부터";
/// Between dates that are not a range.
pub(super) const AND: &str = "and und et y 和 及";
/// Behind a year or a month, which is then a decade, not exact, or when something began.
pub(super) const VAGUE: &str =
    "代 頃 ごろ ころ 前後 前后 左右 以降 以来 以來 以後 以后 以前 起 から より 부터 이후 이래 경";
/// The letters that begin what somebody is or does, behind the word for “since”: `2015年起任教授`.
pub(super) const DOES: &str = "任担擔在为為就兼至";
/// Signs between the ends of a range.
pub(super) const DASHES: &str = "-–—~～〜−‑‐‒―－";

/// What begins with the name of a season: `2019 Summer School on Tides`.
pub(super) const OF_SEASONS: &str =
    "school schools camp program programs programme institute academy olympics universiade";

/// Names of seasons and terms.
pub(super) const SEASONS: &[(Season, &str)] = &[
    (Season::Spring, "spring springs frühjahr frühling printemps primavera 春 春季 봄"),
    (Season::Summer, "summer summers sommer sommersemester sose ss été verano 夏 夏季 여름"),
    (Season::Autumn, "fall falls autumn autumns herbst automne otoño 秋 秋季 가을"),
    (Season::Winter, "winter winters wintersemester wise ws hiver invierno 冬 冬季 겨울"),
];

/// What durations are counted in.
pub(super) const UNITS: &str = "\
    years year yrs yr months month mos mo weeks week 年 个月 個月 ヶ月 か月 年間 년 개월 jahre jahr monate monat ans an mois años \
    año meses mes";
/// What may follow a season: `Winter Semester 2018/19`.
pub(super) const TERM: &str = "semester term quarter trimester";
/// Words that appear next to a year in a date whose form the grammar does not know: `Michaelmas term 2019`, `mid 2020`.
const BESIDE_YEARS: &str = "\
    semester semesters term terms quarter trimester session year years academic school fiscal calendar ay fy hilary \
    michaelmas trinity lent easter early mid late beginning end first second half week weeks circa ca approx around \
    the of in a and or to for from since until";

/// Articles, prepositions and endings in dates: `le 3 de mayo`, `the 2nd of May`.
const LITTLE: &str = "the la ce de of st nd rd th er";

/// All words of the grammar except the names of months.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let seasons = SEASONS.iter().map(|(_, names)| *names);
    let lists = [UNKNOWN, EXPECTED, SINCE, TO, ARTICLES, AND, UNITS, TERM, LITTLE].into_iter();
    let lists = lists.chain(seasons).chain(PRESENT.iter().copied());
    let academic = ACADEMIC.iter().flatten().copied();
    lists.flat_map(|words| words.split(' ')).chain(academic).collect()
});

/// The end of the last word of a text that cannot be in a date, among its last `most` characters: a date at the end of the text
/// begins after it. Most texts end with such a word, so the grammar need not be tried from each of the words before it.
pub(super) fn dates_begin_behind(text: &str, most: usize) -> usize {
    let is_letter = |c: char| c.is_alphabetic() && !is_cjk_letter(c) || "'’".contains(c);
    let mut end = None;
    for (at, c) in text.char_indices().rev().take(most) {
        match (is_letter(c), end) {
            (true, None) => end = Some(at + c.len_utf8()),
            (false, Some(word_end)) => {
                if !may_be_of_date(&text[at + c.len_utf8()..word_end]) {
                    return word_end;
                }
                end = None;
            }
            _ => {}
        }
    }
    0
}

/// A word of one or two letters may be the letter of a year or the sign of a quarter.
fn may_be_of_date(word: &str) -> bool {
    let word = word.to_lowercase();
    word.chars().count() <= 2 || word.contains(['\'', '’']) || months::is_month(&word) || WORDS.contains(word.as_str())
}

/// Whether a text says that something is yet to come.
pub(crate) fn says_to_come(text: &str) -> bool {
    // In running text the short forms are other words: `il est`.
    let expected = EXPECTED.split(' ').filter(|word| !matches!(*word, "exp" | "est"));
    let text = format!(" {} ", fold::words(text));
    TO_COME.iter().copied().chain(expected).any(|words| match words.contains(is_cjk) {
        true => text.contains(words),
        false => text.contains(&format!(" {words} ")),
    })
}

/// Whether a folded word is the name of a season or a term.
pub(crate) fn is_season(word: &str) -> bool {
    SEASONS.iter().any(|(_, names)| names.split(' ').any(|name| name == word))
}

/// Whether a word is one that dates are made of.
pub(in crate::cv) fn is_of_dates(word: &str) -> bool {
    let word = word.to_lowercase();
    let seasons = SEASONS.iter().map(|(_, names)| *names);
    let lists = [UNKNOWN, EXPECTED, SINCE, TO, AND, TERM, BESIDE_YEARS].into_iter().chain(PRESENT.iter().copied());
    months::is_month(&word) || lists.chain(seasons).any(|words| words.split(' ').any(|known| known == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_begins_behind_the_last_word_of_no_date() {
        for (text, rest) in [
            ("PhD, Oslo", ""),
            ("PhD in Oslo, 3rd of May 2020", ", 3rd of May 2020"),
            ("Chief Engineer, expected summer 2020", ", expected summer 2020"),
            ("Grand Prix, depuis le 2 août 2019a", ", depuis le 2 août 2019a"),
            ("教授, 2020年至今", "教授, 2020年至今"),
            ("2019", "2019"),
        ] {
            assert_eq!(&text[dates_begin_behind(text, 64)..], rest, "{text}");
        }
    }

    #[test]
    fn what_is_to_come_is_told_by_whole_words() {
        for (text, expected) in [
            ("Will appear in Waves", true),
            ("(to be announced)", true),
            ("Projet à venir", true),
            ("预计毕业", true),
            ("2030년 2월 졸업예정", true),
            ("William James Prize", false),
            ("Restart grant", false),
            ("La marée est haute", false),
        ] {
            assert_eq!(says_to_come(text), expected, "{text}");
        }
    }
}
