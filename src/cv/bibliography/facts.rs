//! Facts that a committee looks for: when it appeared or will appear, which kind of thesis it was, which edition.

use crate::cv::Word;
use crate::language::Language;
use crate::months;
use crate::script::is_cjk;

use super::fields::Fields;

/// The year by which an entry is sorted, the date to print: a year, a range of years, or a substitute; and what is said behind it:
/// `2020, submitted to Foam`.
pub(super) fn date(fields: &mut Fields) -> (Option<i32>, String, String) {
    // The day of a talk, next to its year and month.
    let is_day = fields.look("date").is_some_and(|date| is_date(&date) && years(&date).is_empty());
    let names = if is_day { ["year", "date", "issued"] } else { ["date", "year", "issued"] };
    let Some(written) = fields.text(&names) else { return (None, String::new(), String::new()) };
    let behind = written.split_once([',', ';']).filter(|(date, rest)| is_date(date) && !is_date(rest));
    let (written, rest) = match behind {
        Some((date, rest)) => (date.to_owned(), rest.trim().to_owned()),
        None => (written, String::new()),
    };
    fields.said("year");
    fields.said("date");
    let years = years(&written);
    let year = years.last().copied();
    if !is_date(&written) {
        return (year, written, rest);
    }
    let open = written.ends_with('/') || written.ends_with("/..");
    let printed = match &years[..] {
        [] => written,
        [only] if open => format!("{only}–"),
        [first, .., last] if first != last => format!("{first}–{last}"),
        [first, ..] => first.to_string(),
    };
    (year, printed, rest)
}

/// The term in which a course of that year was taught, as one word: `Fall`.
pub(super) fn term(fields: &mut Fields, year: Option<i32>) -> Option<String> {
    let is_word = |text: &String| text.chars().all(char::is_alphabetic) && !text.contains(is_cjk);
    let named = year.and_then(|_| {
        ["term", "semester"].into_iter().find(|name| fields.look(name).is_some_and(|text| is_word(&text)))
    })?;
    fields.text(&[named])
}

/// The years in a text, each a separate word: `2024-05-01`, `2019/2020`, `2016/17`. A bibliography has old books, too.
fn years(text: &str) -> Vec<i32> {
    let mut years = Vec::new();
    for digits in text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4) {
        let Some(year) = digits.parse().ok().filter(|year| (1000..3000).contains(year)) else { continue };
        years.push(year);
        let behind = text.split_once(digits).map_or("", |(_, behind)| behind);
        years.extend(short_end(year, behind));
    }
    years
}

/// The year that ends a period, without its century: `2017` of `2016/17`. What may be a month is one: `2016-07`.
fn short_end(year: i32, behind: &str) -> Option<i32> {
    let mark = behind.chars().next().filter(|mark| matches!(mark, '/' | '-' | '–'))?;
    let rest = &behind[mark.len_utf8()..];
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next().filter(|digits| digits.len() == 2)?;
    let number: i32 = digits.parse().ok()?;
    let end = year / 100 * 100 + number;
    let end = if end < year { end + 100 } else { end };
    let is_month = (1..=12).contains(&number) && (mark == '-' || end != year + 1);
    let is_whole = !rest[digits.len()..].starts_with(['-', '/', '.']);
    (is_whole && !is_month && end - year < 50).then_some(end)
}

/// Whether a text is nothing but a date: numbers, names of months, and separators.
fn is_date(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_part = |word: &str| {
        let number = word.trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th");
        number.chars().all(|c| c.is_ascii_digit())
            || months::is_month(word)
            // ISO 8601: 2024-05-01T00:00:00Z
            || word.len() <= 5 && word.chars().all(|c| c.is_ascii_digit() || matches!(c, 'T' | 'Z'))
    };
    words.clone().count() > 0 && words.clone().all(is_part)
}

/// What biblatex's `pubstate` says in words; `None` if it is already in words.
pub(super) fn publication_state(key: &str) -> Option<&'static str> {
    Some(match key.trim() {
        "inpress" => "in press",
        "inpreparation" => "in preparation",
        "submitted" => "submitted",
        "forthcoming" => "forthcoming",
        "prepublished" => "prepublished",
        _ => return None,
    })
}

/// Which kind of thesis it was, in the words of the entry's `type`, of a label such as `abbr = {BSc Thesis}`, or of its kind: people
/// who know no `@bachelorsthesis` write `@mastersthesis`.
pub(super) fn thesis(fields: &mut Fields, language: Language) -> Option<String> {
    let stated = fields.text(&["type"]).or_else(|| labelled(fields));
    let word = match (stated.as_deref(), fields.entry.kind.as_str()) {
        (Some("phdthesis"), _) | (None, "phdthesis") => Word::PhdThesis,
        (Some("mathesis" | "mastersthesis"), _) | (None, "mastersthesis" | "mathesis") => Word::MastersThesis,
        (Some("bathesis"), _) | (None, "bachelorsthesis") => Word::BachelorsThesis,
        _ => return stated,
    };
    Some(word.text(language).to_owned())
}

/// What a label says about a thesis, if that is not what its entry's kind says: `BSc Thesis` of a `@mastersthesis`.
fn labelled(fields: &mut Fields) -> Option<String> {
    let own = Degree::of(&fields.entry.kind);
    let label = ["abbr", "note", "titleaddon", "howpublished"].into_iter().find(|name| {
        let label = fields.look(name).filter(|label| is_thesis(label));
        label.and_then(|label| Degree::of(&label)).is_some_and(|degree| Some(degree) != own)
    })?;
    fields.text(&[label])
}

/// Whether a volume or pages hold a place for what is not known yet: `0`, `e0`, `0--0`.
pub(super) fn is_zero(text: &str) -> bool {
    text.contains('0') && text.chars().all(|c| matches!(c, '0' | 'e' | '-' | '–' | ' '))
}

/// Meetings in computer science that publish papers under their abbreviations: `NeurIPS 2023`.
#[rustfmt::skip]
const ABBREVIATED_MEETINGS: &[&str] = &[
    "aaai", "acmmm", "aistats", "acl", "asplos", "bmvc", "cav", "ccs", "chi", "cikm", "colm", "colt", "conll", "corl", "crypto",
    "cvpr", "dac", "date", "eacl", "eccv", "ecml", "emnlp", "eurocrypt", "fccm", "focs", "fpga", "globecom", "hpca",
    "icassp", "iccad", "iccv", "icde", "icdm", "iclr", "icml", "icmlcn", "icra", "icse", "ijcai", "ijcnn", "infocom",
    "interspeech", "iros", "isca", "isit", "ismir", "issta", "kdd", "mobicom", "mobisys", "naacl", "ndss", "neurips",
    "nips", "nsdi", "osdi", "pimrc", "pldi", "podc", "pods", "popl", "recsys", "rtas", "rtss", "sigcomm", "sigir",
    "sigmod", "soda", "sosp", "stoc", "uai", "uist", "usenix", "vnc", "vtc", "wacv", "wcnc", "wsdm", "www",
];

/// Whether a folded word is the abbreviation of such a meeting.
pub(super) fn is_meeting(word: &str) -> bool {
    ABBREVIATED_MEETINGS.contains(&word)
}

/// Preprint servers.
pub(super) const PREPRINT_SERVERS: &[&str] =
    &["arxiv", "corr", "biorxiv", "medrxiv", "chemrxiv", "ssrn", "psyarxiv", "preprint", "osf", "techrxiv"];

/// Whether a text says nothing but where a preprint is: `arXiv preprint arXiv:2401.00001 [cs.RO]`.
pub(super) fn names_a_preprint(text: &str) -> bool {
    let folded = text.to_lowercase();
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_server = |word: &str| PREPRINT_SERVERS.contains(&word);
    // What it is about has two letters or three.
    let is_said = |word: &str| is_server(word) || word.len() <= 3 || word.contains(|c: char| c.is_ascii_digit());
    words().any(is_server) && words().all(is_said)
}

/// Whether a badge is short for what a note says: `OTA WP` for `Office of Tax Analysis Working Paper 114`.
pub(super) fn abbreviates(short: &str, note: &str) -> bool {
    let letters = |word: &str| {
        let is_short = word.chars().all(char::is_uppercase);
        word.chars().filter(|c| c.is_uppercase()).take(if is_short { usize::MAX } else { 1 }).collect::<String>()
    };
    let long: String = note.split(|c: char| !c.is_alphanumeric()).map(letters).collect();
    let short: String = short.chars().filter(|c| c.is_alphanumeric()).collect();
    short.len() > 1 && long.contains(&short)
}

/// Whether a label is nothing but the name of a kind of thesis.
pub(super) fn is_thesis(label: &str) -> bool {
    const MAX_BYTES: usize = "Master of Science thesis".len();
    let label = label.trim().to_lowercase();
    label.len() <= MAX_BYTES
        && ["thesis", "dissertation", "arbeit", "论文", "論文"].iter().any(|end| label.ends_with(end))
}

/// What a thesis is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Degree {
    Bachelor,
    Master,
    Doctor,
    /// One that no kind of entry is for.
    Other,
}

impl Degree {
    /// The degree that a label, or the kind of an entry, names.
    fn of(label: &str) -> Option<Self> {
        /// Words, and what longer words begin with.
        const NAMES: &[(Degree, &[&str], &[&str])] = &[
            (
                Degree::Bachelor,
                &["bsc", "ba", "bs", "beng"],
                &["bachelor", "bathesis", "undergraduate", "学士", "學士"],
            ),
            (Degree::Master, &["msc", "ma", "ms", "meng", "mphil"], &["master", "mathesis", "硕士", "碩士", "修士"]),
            (Degree::Doctor, &["dphil"], &["phd", "doctor", "doktor", "博士"]),
            (Degree::Other, &[], &["honours", "honors", "diploma", "diplom", "licentiate", "habilitation", "semester"]),
        ];
        let label = label.to_lowercase().replace('.', "");
        let mut words = label.split(|c: char| !c.is_alphanumeric());
        words.find_map(|word| {
            let names = |(_, words, starts): &&(Self, &[&str], &[&str])| {
                words.contains(&word) || starts.iter().any(|start| word.starts_with(start))
            };
            NAMES.iter().find(names).map(|(degree, ..)| *degree)
        })
    }
}

/// What biblatex's keys for `type` and for the `location` of a patent say in words: "US patent".
pub(super) fn in_words(written: impl Into<String>) -> String {
    let written = written.into();
    let words = match written.as_str() {
        "techreport" => "technical report",
        "resreport" => "research report",
        "software" => "computer software",
        "datacd" => "CD-ROM",
        "audiocd" => "audio CD",
        "patentus" => "US patent",
        "patenteu" => "European patent",
        "patentde" => "German patent",
        "patentfr" => "French patent",
        "patentuk" => "British patent",
        "countryde" => "Germany",
        "countryeu" | "countryep" => "European Union",
        "countryfr" => "France",
        "countryuk" => "United Kingdom",
        "countryus" => "United States of America",
        "patrequs" => "US patent request",
        "patreqeu" => "European patent request",
        "patreqde" => "German patent request",
        "patreqfr" => "French patent request",
        "patrequk" => "British patent request",
        _ => return written,
    };
    words.to_owned()
}

/// `2` or `second` as an edition: "2nd ed."
pub(super) fn edition(fields: &mut Fields, language: Language) -> Option<String> {
    const ORDINALS: &[&str] =
        &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let written = fields.text(&["edition"])?;
    let bare = written.trim_end_matches('.').to_lowercase();
    let spelled = ORDINALS.iter().position(|ordinal| *ordinal == bare).map(|at| at + 1);
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let suffix = bare[digits.len()..].trim();
    let is_number = !digits.is_empty() && ["", "st", "nd", "rd", "th", "ed", "edition", "th edition"].contains(&suffix);
    let number = if is_number { digits.parse().ok() } else { spelled };
    Some(match number {
        Some(number) => Word::Edition.text(language).replace("{}", &ordinal(number, language)),
        None => written,
    })
}

fn ordinal(number: usize, language: Language) -> String {
    if language != Language::En {
        return number.to_string();
    }
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_what_stands_for_them() {
        for (text, is_a_date) in [
            ("2024", true),
            ("2024-05-01", true),
            ("May 2024", true),
            ("12th May 2024", true),
            ("2019/2020", true),
            ("2016–2017", true),
            ("in press", false),
            ("2024 (to appear)", false),
            ("c. 1999", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), is_a_date, "{text}");
        }
    }

    #[test]
    fn a_period_may_end_without_its_century() {
        for (text, expected) in [
            ("2016/17", &[2016, 2017][..]),
            ("2016–17", &[2016, 2017]),
            ("2016-18", &[2016, 2018]),
            ("1999/00", &[1999, 2000]),
            ("2011/12", &[2011, 2012]),
            ("2014/2015", &[2014, 2015]),
            ("2011-12", &[2011]),
            ("2016/07", &[2016]),
            ("2016-07-31", &[2016]),
            ("2016/31/07", &[2016]),
            ("2016", &[2016]),
        ] {
            assert_eq!(years(text), expected, "{text}");
        }
    }

    #[test]
    fn english_ordinals() {
        let ordinals: Vec<_> = [1, 2, 3, 4, 11, 12, 21, 103, 113].map(|number| ordinal(number, Language::En)).into();
        assert_eq!(ordinals.join(" "), "1st 2nd 3rd 4th 11th 12th 21st 103rd 113th");
    }
}
