//! Whether two lines of lists say the same in nearly the same words.

use std::collections::BTreeSet;

use crate::cv::dates::is_season;
use crate::date;
use crate::fold;
use crate::months;
use crate::script::is_cjk;

/// What a line of a list says, for comparison.
#[derive(Debug)]
pub(super) struct Line {
    /// What stands between its commas, full stops and brackets, without dates.
    phrases: Vec<Vec<String>>,
    /// All words of these.
    words: BTreeSet<String>,
    /// Those that are written in capitals: `TPC`.
    short_forms: BTreeSet<String>,
    /// The first letters of its words, one after the other: `tpc` of `Technical Program Committee`.
    initials: String,
    when: When,
    roles: BTreeSet<&'static str>,
}

/// When something was, as far as a line says.
#[derive(Debug, Default)]
struct When {
    /// The years of the date that stands apart from the line; all years where none does.
    years: BTreeSet<String>,
    /// Months, by their numbers, and seasons.
    times: BTreeSet<String>,
}

/// A line says too little with fewer words.
const MIN_WORDS: usize = 3;
/// The same where it does not say when.
const MIN_UNDATED: usize = 4;
/// Of a hundred words of the longer line, so many are in the shorter one as well.
const SHORTER_OF_HUNDRED: usize = 40;
/// A phrase of so many words may have a few of its own: `Joint Conference of …` and `International Conference of …`.
const LONG_PHRASE: usize = 6;
const LONG_OF_HUNDRED: usize = 70;
/// Where nothing but the words shows that two lists are on one topic, so many words of a hundred have to be in the other line.
const CLOSE_OF_HUNDRED: usize = 75;

impl Line {
    /// What a text says; `date` is what stands apart from it.
    pub(super) fn of(text: &str, date: Option<&str>) -> Self {
        let mut line = Self {
            phrases: Vec::new(),
            words: BTreeSet::new(),
            short_forms: BTreeSet::new(),
            initials: String::new(),
            when: When::default(),
            roles: roles(text),
        };
        let ends = |c: char| c == '\n' || !c.is_alphanumeric() && !c.is_whitespace() && !INSIDE_PHRASES.contains(&c);
        for phrase in text.split(ends) {
            let words = line.take(phrase, date.is_none());
            if !words.is_empty() {
                line.phrases.push(words);
            }
        }
        for word in date.unwrap_or_default().split(|c: char| !c.is_alphanumeric()) {
            line.when.take(&fold::letters(word), word, true);
        }
        line
    }

    /// The words of a phrase that say what, not when.
    fn take(&mut self, phrase: &str, is_dated_inside: bool) -> Vec<String> {
        let mut out = Vec::new();
        for written in phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let word = fold::letters(written);
            if NEUTRAL.contains(&&*word) || self.when.take(&word, written, is_dated_inside) {
                continue;
            }
            self.initials.extend(word.chars().next());
            if written.chars().count() > 1 && written.chars().all(char::is_uppercase) {
                self.short_forms.insert(word.clone());
            }
            out.extend(super::super::tokens(&word));
        }
        self.words.extend(out.iter().cloned());
        out
    }

    /// Whether both lines say the same, although one may say more: whatever one has, the other has, too, and no date, no role and no
    /// number differ. `headings` are the words above each.
    pub(super) fn is_like(&self, other: &Self, headings: [&Line; 2]) -> bool {
        let is_telling = |line: &Self| {
            let least = if line.when.years.is_empty() { MIN_UNDATED } else { MIN_WORDS };
            line.words.len() >= least
        };
        let (shorter, longer) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        // Most lines have nothing to do with each other, which is seen at a glance.
        let has_some =
            || shorter.words.intersection(&longer.words).count() * 100 >= shorter.words.len() * SHORTER_OF_HUNDRED;
        if !self.when.may_be(&other.when) || !has_some() {
            return false;
        }
        let common = shorter.words.iter().filter(|word| longer.has(word, shorter)).count();
        is_telling(self)
            && is_telling(other)
            && self.has_role_of(other, headings)
            && common * 100 >= longer.words.len() * SHORTER_OF_HUNDRED
            && (self.lacking(other).is_empty() || other.lacking(self).is_empty() || self.differs_in_spelling(other))
    }

    /// The same, and what one line has in addition, the heading above the other one says.
    pub(super) fn is_close(&self, other: &Self, headings: [&Line; 2]) -> bool {
        let is_said = |one: &Self, other: &Self, heading: &Self| {
            let said = one.words.iter().filter(|word| other.has(word, one) || heading.has(word, one)).count();
            said * 100 >= one.words.len() * CLOSE_OF_HUNDRED
        };
        let [own, others] = headings;
        self.is_like(other, headings) && is_said(self, other, others) && is_said(other, self, own)
    }

    /// How much both have in common, for a choice between several.
    pub(super) fn common(&self, other: &Self) -> usize {
        self.words.intersection(&other.words).count() * 1000 / self.words.union(&other.words).count().max(1)
    }

    /// Whether it says any of the words of a heading.
    pub(super) fn says_some_of(&self, heading: &Self) -> bool {
        heading.words.iter().any(|word| self.has(word, heading))
    }

    /// Whether it says in which year.
    pub(super) fn is_dated(&self) -> bool {
        !self.when.years.is_empty()
    }

    /// How many words it has.
    pub(super) fn len(&self) -> usize {
        self.words.len() + self.when.years.len()
    }

    /// The phrases that another line does not have.
    fn lacking<'a>(&'a self, other: &Self) -> Vec<&'a [String]> {
        let is_there = |phrase: &&Vec<String>| {
            let found = phrase.iter().filter(|word| other.has(word, self)).count();
            found == phrase.len() || phrase.len() >= LONG_PHRASE && found * 100 >= phrase.len() * LONG_OF_HUNDRED
        };
        self.phrases.iter().filter(|phrase| !is_there(phrase)).map(Vec::as_slice).collect()
    }

    /// Whether it has a word of another line, perhaps spelled or shortened in another way.
    fn has(&self, word: &str, of: &Self) -> bool {
        self.words.contains(word)
            || of.short_forms.contains(word) && word.len() > 2 && self.initials.contains(word)
            || self.words.iter().any(|own| is_spelling(own, word))
    }

    /// Whether a single name is all that differs, and may be one place in two languages: `Napoli` and `Naples`.
    fn differs_in_spelling(&self, other: &Self) -> bool {
        const LEAST: usize = 3;
        let lacking = self.lacking(other);
        let [[name]] = lacking[..] else { return false };
        let begins_alike = |phrase: &&[String]| match phrase {
            [word] => word.chars().zip(name.chars()).take_while(|(one, other)| one == other).count() >= LEAST,
            _ => false,
        };
        let is_same_time = !self.when.times.is_empty() && self.when.times == other.when.times;
        is_same_time && self.words.len() > MIN_UNDATED && other.lacking(self).iter().any(begins_alike)
    }

    /// Whether what somebody is in one line may be what they are in the other. A heading may say it for all lines.
    fn has_role_of(&self, other: &Self, [own, others]: [&Self; 2]) -> bool {
        let of = |line: &Self, heading: &Self| {
            if line.roles.is_empty() { heading.roles.clone() } else { line.roles.clone() }
        };
        let (one, another) = (of(self, own), of(other, others));
        one.is_empty() || another.is_empty() || !one.is_disjoint(&another)
    }
}

impl When {
    /// Takes a word that says when something was.
    fn take(&mut self, word: &str, written: &str, counts: bool) -> bool {
        if date::is_likely_year(word) {
            if counts {
                self.years.insert(word.to_owned());
            }
            return true;
        }
        // “May” is a month, “may” is a verb.
        let is_name = written.starts_with(char::is_uppercase);
        let time = months::beginning(word).filter(|_| is_name && months::is_month(word)).map(|month| month.to_string());
        let time = time.or_else(|| is_season(word).then(|| word.to_owned()));
        let is_time = time.is_some();
        self.times.extend(time);
        // `05` of `2024.05`
        let is_number_of_month =
            word.len() == 2 && word.starts_with('0') && word.ends_with(|c: char| c.is_ascii_digit());
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        is_time || is_number_of_month || months::is_part_of_a_date(word) && !is_number
    }

    /// Whether both may be the same time. A course of one year is not that of another, nor that of several years.
    fn may_be(&self, other: &Self) -> bool {
        let is_same_year = self.years.is_empty() || other.years.is_empty() || self.years == other.years;
        // A month may be in a season.
        let [months, seasons] = [true, false].map(|are_months| {
            let of = |when: &Self| -> BTreeSet<String> {
                let is_month = |time: &str| time.starts_with(|c: char| c.is_ascii_digit());
                when.times.iter().filter(|time| is_month(time) == are_months).cloned().collect()
            };
            let (one, another) = (of(self), of(other));
            one.is_subset(&another) || another.is_subset(&one)
        });
        is_same_year && months && seasons
    }
}

/// Whether two words are one, in two spellings or shortened: `organisation`, `courses`, `Conf.`
fn is_spelling(one: &str, other: &str) -> bool {
    const LEAST: usize = 4;
    if one.contains(|c: char| c.is_ascii_digit() || is_cjk(c)) || other.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() == 1 {
        return long.starts_with(short) && !matches!(short, "i" | "v" | "x");
    }
    if short.len() < LEAST {
        return false;
    }
    let before = short.chars().zip(long.chars()).take_while(|(one, other)| one == other).count();
    let behind = short.chars().rev().zip(long.chars().rev()).take_while(|(one, other)| one == other).count();
    let (short_length, long_length) = (short.chars().count(), long.chars().count());
    let is_one_letter_off =
        long_length.abs_diff(short_length) <= 1 && short_length > LEAST && before + behind + 1 >= long_length;
    long.starts_with(short) || is_one_letter_off
}

/// Signs that stand within a phrase.
const INSIDE_PHRASES: &[char] = &['-', '\'', '’', '&', '@', '+', '*'];

/// Words that say nothing by which two lines differ.
const NEUTRAL: &[&str] = &[
    "a", "an", "and", "at", "by", "da", "das", "de", "del", "der", "des", "di", "die", "du", "e", "el", "en",
    "entitled", "et", "for", "from", "in", "la", "le", "les", "of", "on", "s", "talk", "the", "title", "titled", "to",
    "und", "von", "with", "y",
];

/// The beginnings of words for what somebody is, each with the one that stands for it.
const ROLES: &[(&str, &str)] = &[
    ("assist", "assistant"),
    ("attend", "attendant"),
    ("chair", "chair"),
    ("coordinat", "coordinator"),
    ("edit", "editor"),
    ("guest", "guest"),
    ("instructor", "lecturer"),
    ("lecturer", "lecturer"),
    ("member", "member"),
    ("oral", "talk"),
    ("organised", "organiser"),
    ("organiser", "organiser"),
    ("organized", "organiser"),
    ("organizer", "organiser"),
    ("poster", "poster"),
    ("postdoc", "postdoc"),
    ("professor", "professor"),
    ("referee", "reviewer"),
    ("review", "reviewer"),
    ("student", "student"),
    ("supervis", "supervisor"),
    ("talk", "talk"),
    ("tutor", "tutor"),
];

fn roles(text: &str) -> BTreeSet<&'static str> {
    let folded = fold::words(text);
    let of_word = |word: &str| ROLES.iter().find(|(beginning, _)| word.starts_with(beginning)).map(|(_, role)| *role);
    folded.split(' ').filter_map(of_word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_like(one: &str, other: &str) -> bool {
        let none = Line::of("", None);
        Line::of(one, None).is_like(&Line::of(other, None), [&none, &none])
    }

    #[test]
    fn lines_are_alike_that_say_one_thing_in_other_words() {
        const QUAY: &str = "Tides of the long quay, Foam Meeting, Halden, June 2024";
        for (one, other, expected) in [
            (QUAY, "Foam Meeting, Halden (Norway), June 2024. Talk: “Tides of the long quay”", true),
            (QUAY, "Tides of the long quay, Foam Meeting, Lind, June 2024", false),
            (QUAY, "Tides of the long quay, Foam Meeting, Halden, May 2024", false),
            (QUAY, "Tides of the long quay, Foam Meeting, Halden, June 2023", false),
            (QUAY, "Tides of the long quay, Foam Meeting, Haldun, June 2024", true),
            (
                "TPC member, FTM 2024, Halden",
                "Technical Program Committee (TPC) member, Foam Tide Meeting (FTM) 2024, Halden",
                true,
            ),
            (
                "TPC member, FTM 2024, Halden",
                "Technical Program Committee member, Foam Tide Meeting 2024, Halden",
                true,
            ),
            ("Reviewer, Foam Letters, 2024", "Editor, Foam Letters, 2024", false),
            ("Postdoc, University of Halden, 2020", "Postdoc, University of Lind, 2020", false),
            ("Tides I, University of Halden, 2020", "Tides II, University of Halden, 2020", false),
            ("Deliverable 7: The gulls of the quay, 2024", "Deliverable 8: The gulls of the quay, 2024", false),
            ("Tides and Winds, Lind, 2020", "Tides and Winds, Lind, 2020, 2021", false),
        ] {
            assert_eq!(is_like(one, other), expected, "{one}\n{other}");
            assert_eq!(is_like(other, one), expected, "{other}\n{one}");
        }
    }
}
