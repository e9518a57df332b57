//! The names of months: those that are read in texts, and those that are printed.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::language::Language;

struct Month {
    /// The whole name. The first three letters of it are its abbreviation.
    english: &'static str,
    /// As they are printed, abbreviated.
    german: &'static str,
    french: &'static str,
    spanish: &'static str,
    /// As people write it in these languages, long and short. In lower case.
    written: &'static [&'static str],
}

#[rustfmt::skip]
const MONTHS: [Month; 12] = [
    Month { english: "January", german: "Jan.", french: "janv.", spanish: "ene.",
        written: &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene"] },
    Month { english: "February", german: "Feb.", french: "févr.", spanish: "feb.",
        written: &["february", "feb", "febuary", "feburary", "febraury", "februar", "février", "févr", "fév", "febrero"] },
    Month { english: "March", german: "März", french: "mars", spanish: "mar.",
        written: &["march", "mar", "märz", "mär", "mrz", "mars", "marzo"] },
    Month { english: "April", german: "Apr.", french: "avr.", spanish: "abr.",
        written: &["april", "apr", "avril", "avr", "abril", "abr"] },
    Month { english: "May", german: "Mai", french: "mai", spanish: "may.",
        written: &["may", "mai", "mayo"] },
    Month { english: "June", german: "Juni", french: "juin", spanish: "jun.",
        written: &["june", "jun", "juni", "juin", "junio"] },
    Month { english: "July", german: "Juli", french: "juill.", spanish: "jul.",
        written: &["july", "jul", "juli", "juillet", "juil", "juill", "julio"] },
    Month { english: "August", german: "Aug.", french: "août", spanish: "ago.",
        written: &["august", "aug", "août", "aout", "agosto", "ago"] },
    Month { english: "September", german: "Sept.", french: "sept.", spanish: "sept.",
        written: &["september", "sep", "sept", "septembre", "septiembre"] },
    Month { english: "October", german: "Okt.", french: "oct.", spanish: "oct.",
        written: &["october", "oct", "oktober", "okt", "octobre", "octubre"] },
    Month { english: "November", german: "Nov.", french: "nov.", spanish: "nov.",
        written: &["november", "nov", "novembre", "noviembre"] },
    Month { english: "December", german: "Dez.", french: "déc.", spanish: "dic.",
        written: &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic"] },
];

/// Each month's number, from 1, and the names that people write.
pub(crate) fn written() -> impl Iterator<Item = (u8, &'static [&'static str])> {
    (1..).zip(MONTHS.iter().map(|month| month.written))
}

/// Whether a word is the name of a month, long or short.
pub(crate) fn is_month(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> =
        LazyLock::new(|| written().flat_map(|(_, names)| names.iter().copied()).collect());
    /// The longest name in bytes, with room for one letter that gets shorter in lower case.
    const LONGEST: usize = 12;
    // Most words are asked about, so most are answered without a copy.
    word.len() <= LONGEST && NAMES.contains(word.to_lowercase().as_str())
}

/// The number of the month whose English name begins with the word, of three letters or more.
pub(crate) fn beginning(word: &str) -> Option<u8> {
    let is_same = |head: &str| word.len() >= 3 && head.eq_ignore_ascii_case(word);
    let begins = |(_, month): &(u8, &Month)| month.english.get(..word.len()).is_some_and(is_same);
    (1..).zip(&MONTHS).find(begins).map(|(number, _)| number)
}

/// The English name of a month, from 1; empty if there is no such month.
pub(crate) fn english(month: u8) -> &'static str {
    of(month).map_or("", |month| month.english)
}

/// The abbreviation that is printed in a language; empty if there is no such month.
pub(crate) fn short(month: u8, language: Language) -> &'static str {
    let Some(month) = of(month) else { return "" };
    match language {
        Language::De => month.german,
        Language::Fr => month.french,
        Language::Es => month.spanish,
        // Chinese, Japanese and Korean number their months.
        Language::En | Language::ZhCn | Language::ZhTw | Language::Ja | Language::Ko => &month.english[..3],
    }
}

fn of(month: u8) -> Option<&'static Month> {
    MONTHS.get(usize::from(month.checked_sub(1)?))
}

/// Whether a word says nothing but when.
pub(crate) fn is_part_of_a_date(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit()) || is_month(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_one_month() {
        for (number, month) in (1..).zip(&MONTHS) {
            let shown = Language::ALL.iter().map(|&language| short(number, language));
            let names = shown.chain([month.english]).map(|name| name.trim_end_matches('.').to_lowercase());
            for name in names {
                let of_it: Vec<u8> =
                    written().filter(|(_, names)| names.contains(&name.as_str())).map(|(of, _)| of).collect();
                assert_eq!(of_it, [number], "{name}");
            }
        }
        assert_eq!((english(0), english(13), short(0, Language::De)), ("", "", ""));
    }

    #[test]
    fn english_names_are_told_by_their_beginning() {
        for (word, month) in [("Mar", Some(3)), ("SEPT", Some(9)), ("june", Some(6)), ("ju", None), ("marz", None)] {
            assert_eq!(beginning(word), month, "{word}");
        }
    }
}
