//! Words whose line breaks are not left to chance: addresses, spans of years, abbreviations before a name, numbers with their units.
//!
//! What they are, `templates/page.typ` says by expressions that hold on any page. They take the typesetter up to a tenth of the time of
//! a page. Here the words of one page are found as those expressions find them, so that its template looks for nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::escape::turns;

/// The special words of a page, as a template gets them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct SpecialWords {
    /// An expression that matches each of them; empty if there are none.
    words: String,
    /// One for those that have Han characters in them or beside them, and for names in Han characters.
    #[serde(rename = "in-han")]
    in_han: String,
    /// What stands before such a word, the word itself, and what stands behind it; for a name nothing.
    parts: BTreeMap<String, [String; 3]>,
}

/// With more words than these, looking for each of them may take longer than the expressions for any page.
const MOST: usize = 200;

impl SpecialWords {
    /// Those of some texts, if they are not too many. On a page that is `wide`, mainly in Chinese or Japanese, names break as they like.
    pub(super) fn of(texts: &Texts, wide: bool) -> Option<Self> {
        let (mut words, mut in_han) = (BTreeSet::new(), BTreeMap::new());
        for text in texts.0.lines() {
            if !wide {
                words.extend(each(text, special));
            }
            if wide || text.contains(is_han) {
                let found = each(text, |text| in_han_or_name(text, !wide));
                in_han.extend(found.into_iter().map(|word| (word, parts(word))));
            }
        }
        in_han.retain(|word, _| wide || word.contains(is_han));
        (words.len() + in_han.len() <= MOST).then(|| Self {
            words: expression(words.into_iter().collect()),
            in_han: expression(in_han.keys().copied().collect()),
            parts: in_han.into_iter().filter_map(|(word, parts)| Some((word.to_owned(), parts?))).collect(),
        })
    }
}

/// What matches some words. Where one begins with another, the longer is meant.
fn expression(mut words: Vec<&str>) -> String {
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.into_iter().map(regex::escape).collect::<Vec<_>>().join("|")
}

/// What a page says, with a line for each text in one style.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts(String);

impl Texts {
    /// Begins another text.
    pub(super) fn part(&mut self) {
        self.0.push('\n');
    }

    /// Adds to the last text.
    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars().filter(|&c| !turns(c)) {
            match character {
                ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if self.0.ends_with(' ') => {}
                ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.0.push(' '),
                _ => self.0.push(character),
            }
        }
    }
}

/// What a rule finds in a text, from left to right. It says how much of the text that it is given it takes.
fn each(text: &str, rule: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match rule(rest) {
            Some(length) => {
                found.push(&rest[..length]);
                rest = &rest[length..];
            }
            None => rest = &rest[first.len_utf8()..],
        }
    }
    found
}

/// `special-words`
fn special(text: &str) -> Option<usize> {
    match text.chars().next()? {
        '*' | '†' | '‡' => daggers(text),
        '.' | '_' | '+' | '-' => email(text).or_else(|| long(text)),
        first if is_letter(first) => {
            // Nearly no word is special, which shows in its first letter and in what stands behind it.
            let word = run(text, is_letter)?;
            let behind = text[word..].chars().next().unwrap_or_default();
            let when = |is_asked: bool, rule: fn(&str) -> Option<usize>| is_asked.then(|| rule(text)).flatten();
            when(first == 'h', address)
                .or_else(|| when(is_digit(first), span))
                .or_else(|| when("@._+-".contains(behind), email))
                .or_else(|| when(behind == '-', hyphenated))
                .or_else(|| when(behind == '.', titled))
                .or_else(|| when(behind == '.', numbered))
                .or_else(|| when(word >= LONG || behind == '_', long))
        }
        _ => None,
    }
}

/// `names-in-han`, or without `names` `special-words-in-han`
fn in_han_or_name(text: &str, names: bool) -> Option<usize> {
    let first = text.chars().next().filter(|&first| is_han(first)).map(char::len_utf8);
    let beside = |text: &str| {
        let word = || special(text).map(|length| length + one(&text[length..], is_han).unwrap_or_default());
        amount(text).or_else(word)
    };
    let behind = first.and_then(|first| Some(first + beside(&text[first..])?));
    let name = || names.then(|| run(text, is_han)).flatten();
    behind.or_else(|| beside(text)).or_else(name)
}

/// A word and its neighbours, which lose the space between them and the word (`amount-in-han`, `word-in-han`); nothing for a name.
fn parts(found: &str) -> Option<[String; 3]> {
    if found.chars().all(is_han) {
        return None;
    }
    let (before, rest) = found.split_at(one(found, is_han).unwrap_or_default());
    let last = rest.chars().next_back().filter(|&last| is_han(last) && amount(rest) != Some(rest.len()));
    let (word, after) = rest.split_at(rest.len() - last.map_or(0, char::len_utf8));
    Some([before, word, after].map(str::to_owned))
}

fn address(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?.len();
    Some(scheme + run(&text[scheme..], |c| !c.is_whitespace())?)
}

fn span(text: &str) -> Option<usize> {
    let first = run(text, is_digit)?;
    let blank = |at: usize| at + one(&text[at..], |c| c == ' ').unwrap_or_default();
    let dash = blank(first);
    let second = blank(dash + one(&text[dash..], is_dash)?);
    let end = &text[second..];
    let word = || ["now", "Now", "present", "Present"].into_iter().find(|word| end.starts_with(word)).map(str::len);
    let length = second + run(end, is_digit).or_else(word)?;
    Some(length + parts_behind(&text[length..], |c| c == '-'))
}

/// The most letters before the @, so that a long row of dots is not read again from each of them (RFC 5321, 4.5.3.1.1, has 64).
const MAX_LOCAL: usize = 256;

fn email(text: &str) -> Option<usize> {
    let head = &text.as_bytes()[..text.len().min(MAX_LOCAL)];
    let local = head.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"._+-".contains(byte)))?;
    let host = text[local..].strip_prefix('@').filter(|_| local > 0)?;
    let length = run(host, |c| c.is_ascii_alphanumeric() || c == '.' || c == '-').filter(|&length| length >= 3)?;
    Some(local + 1 + length)
}

fn hyphenated(text: &str) -> Option<usize> {
    let first = run(text, is_letter)?;
    let parts = parts_behind(&text[first..], |c| c == '-');
    (parts > 0).then_some(first + parts)
}

fn daggers(text: &str) -> Option<usize> {
    let length = run(text, |c| matches!(c, '*' | '†' | '‡'))?;
    text[..length].contains(['†', '‡']).then_some(length)
}

/// `Dr. A. B. Smith-Jones`, `Vol. 3`
fn titled(text: &str) -> Option<usize> {
    const TITLES: &[&str] =
        &["Prof. ", "Dr. ", "Mr. ", "Mrs. ", "Ms. ", "St. ", "No. ", "Nr. ", "Vol. ", "Fig. ", "pp. "];
    let title = |at: usize| TITLES.iter().find(|title| text[at..].starts_with(**title));
    let initial = |at: usize| match text.as_bytes()[at..] {
        [b'A'..=b'Z', b'.', b' ', ..] => Some(3),
        [b'A'..=b'Z', b'.', ..] => Some(2),
        _ => None,
    };
    let behind = |at: usize| {
        let name = run(&text[at..], is_letter)? + at;
        Some(name + parts_behind(&text[name..], is_dash))
    };
    let mut starts = vec![0];
    while let Some(title) = title(starts[starts.len() - 1]) {
        starts.push(starts[starts.len() - 1] + title.len());
    }
    // What might be one title or initial too many is the name.
    starts[1..].iter().rev().find_map(|&start| {
        let mut names = vec![start];
        while let Some(length) = initial(names[names.len() - 1]) {
            names.push(names[names.len() - 1] + length);
        }
        names.into_iter().rev().find_map(behind)
    })
}

/// `vol. 130`, `no. 1–2`
fn numbered(text: &str) -> Option<usize> {
    let label = ["no. ", "nos. ", "vol. ", "vols. ", "p. "].into_iter().find(|label| text.starts_with(label))?.len();
    let figures = label + run(&text[label..], is_digit)?;
    Some(figures + parts_behind(&text[figures..], is_dash))
}

/// A word that may need to break anywhere.
fn long(text: &str) -> Option<usize> {
    let length = run(text, |c| is_letter(c) || c == '_')?;
    (text[..length].chars().count() >= LONG).then_some(length)
}

const LONG: usize = 44;

/// A number, or a span of two, with its unit: `约1.2亿`, `45–56頁`
fn amount(text: &str) -> Option<usize> {
    const UNITS: &str = "万亿千百萬億元円年月日号號项項篇名人次个個位届屆门門期级級岁歲倍种種件所家余多回冊编編本度点點頁页章版卷巻集辑輯";
    let lead = one(text, is_lead).unwrap_or_default();
    let figures = |text: &str| {
        let first = one(text, is_digit)?;
        Some(first + run(&text[first..], |c| is_digit(c) || c == ',' || c == '.').unwrap_or_default())
    };
    let mut length = lead + figures(&text[lead..])?;
    let behind = |text: &str| {
        let dash = one(text, is_dash)?;
        Some(dash + figures(&text[dash..])?)
    };
    length += behind(&text[length..]).unwrap_or_default();
    let unit = |text: &str| {
        let blank = one(text, |c| c == ' ').unwrap_or_default();
        Some(blank + one(&text[blank..], |c| UNITS.contains(c))?)
    };
    length += unit(&text[length..])?;
    while let Some(unit) = unit(&text[length..]) {
        length += unit;
    }
    let day = |text: &str| {
        let figures = run(text, is_digit).filter(|&figures| figures <= 2)?;
        Some(figures + one(&text[figures..], |c| c == '月' || c == '日')?)
    };
    while let Some(day) = day(&text[length..]) {
        length += day;
    }
    Some(length)
}

/// How much of a text is marks with words behind them: `-year-old`
fn parts_behind(text: &str, is_mark: fn(char) -> bool) -> usize {
    let part = |text: &str| {
        let mark = one(text, is_mark)?;
        Some(mark + run(&text[mark..], is_letter)?)
    };
    let mut length = 0;
    while let Some(part) = part(&text[length..]) {
        length += part;
    }
    length
}

/// The length of the first character, if it is one of these.
fn one(text: &str, is_one: impl Fn(char) -> bool) -> Option<usize> {
    text.chars().next().filter(|&first| is_one(first)).map(char::len_utf8)
}

/// How much of a text is these characters, if it begins with one.
fn run(text: &str, is_part: impl Fn(char) -> bool) -> Option<usize> {
    let length = text.find(|c| !is_part(c)).unwrap_or(text.len());
    (length > 0).then_some(length)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn is_dash(c: char) -> bool {
    c == '-' || c == '–'
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('À'..='ɏ').contains(&c)
}

/// What stands before a number and belongs to it.
fn is_lead(c: char) -> bool {
    "约約近逾超第".contains(c)
}

/// `han-beside`
fn is_han(c: char) -> bool {
    let is_han = matches!(c,
        '⺀'..='⿕' | '々' | '〇' | '〡'..='〩' | '〸'..='〻' | 'ぁ'..='ゖ' | 'ゝ'..='ゟ' | 'ァ'..='ヺ' | 'ヽ'..='ヿ'
        | '㐀'..='䶿' | '一'..='鿿' | '豈'..='\u{FAFF}' | 'ｦ'..='ﾟ' | '\u{20000}'..='\u{3FFFF}');
    is_han && !is_lead(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// The expressions of `page.typ`: `special-words`, `han-beside`, `amount`.
    fn expressions() -> [String; 3] {
        let (_, text) = crate::typeset::template::SHARED[0];
        let block = |name: &str| text.split_once(&format!("#let {name} = ")).expect("a definition").1;
        let strings = |code: &str| {
            let strings = code.split('"').skip(1).step_by(2).collect::<String>();
            strings.replace("\\\\", "\\").replace("\\u{", "\\x{")
        };
        let (letter, special) = block("special-words").split_once("  (\n").expect("a list");
        let letter = strings(letter.lines().nth(1).expect("a letter"));
        let special = special.split_once("  ).join").expect("its end").0.lines();
        let with_letter =
            |line: &str| line.replace("\" + letter + \"", &letter).replace("letter + \"", &format!("\"{letter}"));
        let special = special.map(|line| strings(&with_letter(line))).collect::<Vec<_>>().join("|");
        let mut amount = block("amount").lines().skip(1);
        let units = strings(amount.next().expect("units"));
        let amount = strings(&amount.next().expect("a number").replace("\" + units + \"", &units));
        [special, strings(block("han-beside").lines().next().expect("a class")), amount]
    }

    /// What stands in running text, in pieces from which every special word can be made, and some that nearly are.
    fn text() -> impl Strategy<Value = String> {
        #[rustfmt::skip]
        const PIECES: &[&str] = &[
            "a", "é", "Z", "_", "7", "20", "2024", "-", "–", " ", ".", ",", "@", "+", "*", "†", "‡", "/", "·", "http", "https://", "now",
            "Present", "Prof", "Dr", "Mrs", "pp", "no", "vols", "p. ", "No. ", "St. ", "A. ", "B.", "x.org", "学", "大学", "约", "第", "亿", "元", "年", "5月", "日", "か",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "。", "(", "\u{a0}",
        ];
        prop::collection::vec(prop::sample::select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn words_of_the_sample() {
        let mut texts = Texts::default();
        texts.push("first-authored from 2021-2024 with Dr. A. Smith, raised ");
        texts.part();
        texts.push("约1.2亿人民币");
        texts.part();
        texts.push("南京大学");
        let found = SpecialWords::of(&texts, false).unwrap();
        assert_eq!(found.words, "first\\-authored|Dr\\. A\\. Smith|2021\\-2024");
        assert_eq!(found.in_han, "南京大学|约1\\.2亿人|民币");
        assert_eq!(
            found.parts.into_iter().collect::<Vec<_>>(),
            [("约1.2亿人".into(), ["", "约1.2亿人", ""].map(Into::into))]
        );
    }

    #[test]
    fn numbers_stay_with_what_they_count() {
        assert_eq!(each("112, no. 2, vols. 1–3, p. 9 no. More", special), ["no. 2", "vols. 1–3", "p. 9"]);
        assert_eq!(
            each("第23巻、45–56頁、約1,200–1,300人", |text| in_han_or_name(text, false)),
            ["第23巻", "45–56頁", "約1,200–1,300人"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// What is found here is what the template's own expressions find.
        #[test]
        fn a_word_is_special_where_the_template_says_so(text in text()) {
            thread_local! {
                static RULES: [Regex; 5] = {
                    let [special, han, amount] = expressions();
                    let in_han = format!("({han})?(?:{amount}|(?:{special})({han})?)");
                    [
                        special,
                        in_han.clone(),
                        format!("{in_han}|{han}+"),
                        format!("^({han})?({amount})()$"),
                        format!("^({han})?(.+?)({han})?$"),
                    ].map(|rule| Regex::new(&rule).expect("an expression"))
                };
            }
            RULES.with(|[words, in_han, names, amount, word]| {
                let all = |rule: &Regex| rule.find_iter(&text).map(|found| found.as_str().to_owned()).collect::<Vec<_>>();
                prop_assert_eq!(each(&text, special), all(words));
                prop_assert_eq!(each(&text, |text| in_han_or_name(text, false)), all(in_han));
                prop_assert_eq!(each(&text, |text| in_han_or_name(text, true)), all(names));
                for found in all(in_han) {
                    let captures = amount.captures(&found).or_else(|| word.captures(&found)).expect("parts");
                    let part = |at| captures.get(at).map_or("", |part| part.as_str()).to_owned();
                    prop_assert_eq!(parts(&found), Some([part(1), part(2), part(3)]), "{}", found);
                }
                Ok(())
            })?;
        }
    }
}
