//! Which language a page is in, and the half of a bilingual page that is in the language asked for.
//!
//! Some pages keep their second language in a comment, others show both, one below the other.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::markdown::comments::{self, Comment};
use crate::rewrite::{Edit, Rewritten};
use crate::script::{is_han, is_hangul, is_kana};

use crate::language::Language;

/// A comment or half with less than this weight (see [`LanguageStats::weight`]) is a remark, not a second language.
const LEAST_HALF: usize = 24;

/// The language of a text, by its letters and, for Latin letters, by its most common words.
///
/// Addresses and comments are not counted. A page in a language that vitae does not know counts as English.
pub fn detect(text: &str) -> Language {
    LanguageStats::of(&visible(text)).language()
}

/// The part of a page that is in `language`: the page itself, one of the halves that it shows, or the half that it
/// keeps in a comment.
///
/// # Errors
/// [`Code::NoSuchLanguage`] when there is no such part; the message lists what there is.
pub fn select(body: &Rewritten, language: Language) -> Outcome<Rewritten> {
    let text = body.text();
    let comments = comments::find(text);
    let halves = visible_halves(text, &comments).unwrap_or_default();
    if let Some(half) = best(&halves, language) {
        return chosen(body, half, "shows");
    }
    let shown = LanguageStats::of(&visible(text));
    if matches(shown.language(), language) || shown.weight() == 0 && comments.is_empty() {
        return Outcome::ok(body.clone());
    }
    let hidden: Vec<Half> = comments.iter().filter_map(|comment| hidden_half(text, comment)).collect();
    match best(&hidden, language) {
        Some(half) => chosen(body, half, "keeps in a comment"),
        None => Outcome::fail(none(body, language, shown.language(), &hidden)),
    }
}

/// A part of a page in one language.
#[derive(Debug, Clone, PartialEq)]
struct Half {
    range: Range<usize>,
    language: Language,
    weight: usize,
}

/// The longest half in a language; simplified and traditional Chinese stand in for each other when there is nothing
/// better.
fn best(halves: &[Half], language: Language) -> Option<&Half> {
    let fitting = halves.iter().filter(|half| matches(half.language, language));
    fitting.max_by_key(|half| (half.language == language, half.weight))
}

fn matches(found: Language, wanted: Language) -> bool {
    let chinese = |language| matches!(language, Language::ZhCn | Language::ZhTw);
    found == wanted || (chinese(found) && chinese(wanted))
}

fn chosen(body: &Rewritten, half: &Half, how: &str) -> Outcome<Rewritten> {
    let whole = body.text().len();
    let note = format!("this document is made from the {} half that the page {how}", english_name(half.language));
    let note = Diagnostic::note(Code::Chosen, note).at(body.span(half.range.clone()));
    let edits = [Edit::delete(0..half.range.start), Edit::delete(half.range.end..whole)];
    Outcome::new(body.edit(&edits), vec![note])
}

fn none(body: &Rewritten, wanted: Language, shown: Language, hidden: &[Half]) -> Diagnostic {
    // Letters are certain where there are others than Latin ones. Latin ones may be of a language that is not known here.
    let is_certain = matches!(shown, Language::ZhCn | Language::ZhTw | Language::Ja | Language::Ko);
    let shown = if is_certain { format!("; most of it is in {}", english_name(shown)) } else { String::new() };
    let message = format!("no complete part of the page is in {}{shown}", english_name(wanted));
    let error =
        Diagnostic::error(Code::NoSuchLanguage, message).at(body.span(0..first_line(body.text()))).help(format!(
            "write it in a comment on the page, <!-- … -->, or on a page of its own, such as about-{}.md",
            short_tag(wanted)
        ));
    hidden.iter().fold(error, |error, half| {
        let range = half.range.start..half.range.start + first_line(&body.text()[half.range.clone()]);
        error.label(body.span(range), format!("a comment in {}", english_name(half.language)))
    })
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn short_tag(language: Language) -> &'static str {
    language.tag().split('-').next().unwrap_or_default()
}

fn english_name(language: Language) -> &'static str {
    match language {
        Language::En => "English",
        Language::ZhCn => "Chinese",
        Language::ZhTw => "Chinese (traditional characters)",
        Language::Ja => "Japanese",
        Language::Ko => "Korean",
        Language::De => "German",
        Language::Fr => "French",
        Language::Es => "Spanish",
    }
}

/// The content of a comment, without rules at its ends, if it is long enough to be a page's half.
fn hidden_half(text: &str, comment: &Comment) -> Option<Half> {
    let range = without_rules(text, comment.content.clone());
    let stats = LanguageStats::of(&visible(&text[range.clone()]));
    let half = Half { range, language: stats.language(), weight: stats.weight() };
    (half.weight >= LEAST_HALF).then_some(half)
}

/// `range` without the rules and blank lines at its ends.
fn without_rules(text: &str, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    while let Some(line) =
        text[range.clone()].split_inclusive('\n').next().filter(|line| is_rule(line) || line.trim().is_empty())
    {
        range.start += line.len();
    }
    while let Some(line) =
        text[range.clone()].split_inclusive('\n').next_back().filter(|line| is_rule(line) || line.trim().is_empty())
    {
        range.end -= line.len();
    }
    range
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && ['-', '*', '_', '='].iter().any(|&mark| line.chars().all(|c| c == mark || c == ' '))
}

/// The halves of a page that shows two languages one below the other, cut at a rule or a heading. `None` unless it is
/// clear: exactly two languages, each in one piece, each a fair part of the whole.
fn visible_halves(text: &str, comments: &[Comment]) -> Option<Vec<Half>> {
    let mut halves: Vec<Half> = Vec::new();
    for range in pieces(text, comments) {
        let stats = LanguageStats::of(&visible(&text[range.clone()]));
        let (language, weight) = (stats.language(), stats.weight());
        match halves.last_mut() {
            // A few words do not make a half: they go with what is before them.
            Some(last) if weight < 4 || last.weight < 4 || matches(last.language, language) => {
                if last.weight < weight {
                    last.language = language;
                }
                last.range.end = range.end;
                last.weight += weight;
            }
            _ => halves.push(Half { range, language, weight }),
        }
    }
    let total: usize = halves.iter().map(|half| half.weight).sum();
    let fair = |half: &Half| half.weight >= LEAST_HALF && half.weight * 5 >= total;
    if halves.len() != 2 || !halves.iter().all(fair) {
        return None;
    }
    for half in &mut halves {
        half.range = without_rules(text, half.range.clone());
    }
    Some(halves)
}

/// A page cut before each heading and at each rule that is not in a comment.
fn pieces(text: &str, comments: &[Comment]) -> Vec<Range<usize>> {
    let mut cuts = vec![0];
    let mut at = 0;
    let mut before: Option<Range<usize>> = None;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let last = comments.partition_point(|comment| comment.range.start <= range.start);
        if last > 0 && range.start < comments[last - 1].range.end {
            before = None;
            continue;
        }
        match &before {
            Some(title) if is_rule(line) && line.trim_start().starts_with(['-', '=']) => cuts.push(title.start),
            _ if is_rule(line) || is_heading(line) => cuts.push(range.start),
            _ => {}
        }
        before = (!line.trim().is_empty() && !is_rule(line)).then_some(range);
    }
    cuts.push(text.len());
    cuts.dedup();
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    rest.len() < line.len() && (rest.starts_with([' ', '\t']) || rest.trim().is_empty())
}

/// A text without comments, tags and addresses, which say nothing about its language.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for comment in comments::find(text) {
        out.push_str(&text[from..comment.range.start]);
        from = comment.range.end;
    }
    out.push_str(&text[from..]);
    without_addresses(&out)
}

fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '<', ':']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let target = match from.as_bytes()[0] {
            b'(' if out.ends_with(']') => find_near(from, &[')', '\n']).map(|end| end + 1),
            b'<' if from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                find_near(from, &['>', '\n']).map(|end| end + 1)
            }
            b':' if from.starts_with("://") => find_near(from, &[' ', ')', '\n', '>', '"']),
            _ => None,
        };
        out.push(' ');
        rest = &from[target.unwrap_or(1)..];
    }
    out.push_str(rest);
    out
}

/// The first of `ends`, not further away than an address is long.
fn find_near(text: &str, ends: &[char]) -> Option<usize> {
    text.char_indices().take(2_000).find(|(_, c)| ends.contains(c)).map(|(at, _)| at)
}

/// How many letters of which kind a text has.
#[derive(Debug, Default)]
struct LanguageStats {
    han: usize,
    kana: usize,
    hangul: usize,
    simplified: usize,
    traditional: usize,
    words: usize,
    function_words: [usize; 4],
}

impl LanguageStats {
    fn of(text: &str) -> Self {
        let mut stats = Self::default();
        for c in text.chars() {
            stats.count(c);
        }
        for word in text.split(|c: char| !is_latin(c)).filter(|word| word.len() > 1) {
            stats.words += 1;
            let word = word.to_lowercase();
            for (language, words) in FUNCTION_WORDS.iter().enumerate() {
                stats.function_words[language] += usize::from(words.contains(&word.as_str()));
            }
        }
        stats
    }

    fn count(&mut self, c: char) {
        if is_han(c) {
            self.han += 1;
            self.simplified += usize::from(CHARACTERISTIC.0.contains(&c));
            self.traditional += usize::from(CHARACTERISTIC.1.contains(&c));
        }
        self.kana += usize::from(is_kana(c));
        self.hangul += usize::from(is_hangul(c));
    }

    /// About the number of words: an East Asian character weighs half a word.
    fn weight(&self) -> usize {
        self.words + self.east_asian()
    }

    fn east_asian(&self) -> usize {
        (self.han + self.kana + self.hangul).div_ceil(2)
    }

    fn language(&self) -> Language {
        // English terms and names are many in East Asian pages; the other way round they are few.
        if self.east_asian() * 4 <= self.words || self.east_asian() == 0 {
            return self.latin_language();
        }
        if self.hangul > self.han + self.kana {
            Language::Ko
        } else if self.kana * 12 > self.han {
            Language::Ja
        } else if self.traditional > self.simplified {
            Language::ZhTw
        } else {
            Language::ZhCn
        }
    }

    fn latin_language(&self) -> Language {
        let candidates = [Language::En, Language::De, Language::Fr, Language::Es];
        let best = (1..candidates.len()).max_by_key(|&at| self.function_words[at]).unwrap_or_default();
        let enough = self.function_words[best] * 20 >= self.words && self.function_words[best] > 2;
        if enough && self.function_words[best] > self.function_words[0] { candidates[best] } else { Language::En }
    }
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}') && !matches!(c, '×' | '÷')
}

/// The most common words that are not also words of the other three languages: en, de, fr, es.
const FUNCTION_WORDS: [&[&str]; 4] = [
    &["the", "of", "and", "to", "is", "my", "with", "for", "at", "from", "by", "was", "are", "this", "have"],
    &[
        "der", "die", "das", "und", "ist", "für", "mit", "von", "im", "ich", "auf", "zum", "zur", "ein", "eine", "bei",
        "über",
    ],
    &["le", "les", "des", "et", "du", "une", "dans", "pour", "sur", "au", "aux", "est", "je", "mes", "avec", "sont"],
    &["el", "los", "las", "del", "una", "por", "para", "con", "como", "mi", "al", "es", "soy", "su", "más", "sobre"],
];

/// Pairs of characters, simplified and traditional, out of the most common ones.
const CHARACTER_PAIRS: &str = "\
    们們这這个個来來为為国國说說会會时時过過发發学學对對经經与與业業动動实實现現习習网網机機从從关關应應开開进進种種电電将將\
    产產无無间間当當还還没沒样樣长長问問东東书書门門见見马馬语語试試点點请請认認识識专專华華术術资資质質际際验驗导導师師优優\
    奖獎选選项項论論让讓设設计計题題类類据據级級联聯络絡环環节節总總决決线線织織组組约約纯純练練给給继繼续續维維编編";

/// The characters that only simplified writing has, and those that only traditional writing has.
static CHARACTERISTIC: LazyLock<(HashSet<char>, HashSet<char>)> = LazyLock::new(|| {
    let every_other = |from: usize| CHARACTER_PAIRS.chars().skip(from).step_by(2).collect();
    (every_other(0), every_other(1))
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn languages_are_told_apart() {
        for (text, language) in [
            ("My interest is to decipher learning principles of biological neurons (南京大学).", Language::En),
            ("我的研究是破译生物神经的学习原理，发表于 Nature Neuroscience。", Language::ZhCn),
            ("我的研究興趣是機器學習與電腦視覺，目前任教於臺灣大學。", Language::ZhTw),
            ("東京大学の助教です。機械学習を研究しています。", Language::Ja),
            ("서울대학교에서 기계학습을 연구하고 있습니다.", Language::Ko),
            (
                "Ich bin Professor für Informatik und forsche zu Sprachen mit den Mitteln der Logik, die das Leben über alles stellen.",
                Language::De,
            ),
            (
                "Je suis chercheur au CNRS et je travaille sur les langues dans une équipe de Paris pour mes élèves.",
                Language::Fr,
            ),
            (
                "Soy profesor en la universidad y trabajo con los estudiantes del máster por las tardes para mi grupo.",
                Language::Es,
            ),
            ("", Language::En),
            ("<!-- 我的研究是破译生物神经的学习原理 --> Words.", Language::En),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    fn body(text: &str) -> Rewritten {
        let id = Sources::new().add(Source::new("page.md", text));
        Rewritten::verbatim(id, text, 0..text.len())
    }

    const HIDDEN: &str = "\
My interest is to decipher learning principles of biological neurons.

<!-- ------

我的研究是破译生物神经的学习原理，并将其逆向工程为新型算法或专用硬件。这一方向让我们离真正的机器智能更近一步。

简介
======

我在牛津大学获得博士学位。 -->

<!-- # Quick Links -->
";

    #[test]
    fn the_half_in_a_comment_becomes_the_page() {
        let outcome = select(&body(HIDDEN), Language::ZhCn);
        assert_eq!(outcome.diagnostics().len(), 1);
        assert_eq!(outcome.diagnostics()[0].code, Code::Chosen);
        let text = outcome.into_value().map(|half| half.text().to_owned()).unwrap_or_default();
        assert!(text.starts_with("我的研究是") && text.trim_end().ends_with("我在牛津大学获得博士学位。"), "{text}");
        assert!(text.contains("简介\n======"));
    }

    #[test]
    fn the_visible_language_needs_no_choice() {
        let outcome = select(&body(HIDDEN), Language::En);
        assert!(outcome.diagnostics().is_empty());
        assert_eq!(outcome.into_value().map(|half| half.text().len()), Some(HIDDEN.len()));
    }

    #[test]
    fn a_language_that_is_not_there_is_an_error_that_lists_what_is() {
        let outcome = select(&body(HIDDEN), Language::Ko);
        assert!(outcome.value().is_none());
        let error = &outcome.diagnostics()[0];
        assert_eq!(error.code, Code::NoSuchLanguage);
        assert_eq!(error.message, "no complete part of the page is in Korean");
        assert_eq!(error.labels.len(), 1);
        assert!(error.labels[0].1.contains("Chinese"));
    }

    #[test]
    fn a_page_that_shows_both_languages_is_cut_between_them() {
        let english = "# About\n\nI am a professor at the school of artificial intelligence, and I work with many students from all over the world on the principles of learning.\n";
        let chinese = "# 关于我\n\n我是人工智能学院的副教授，研究生物神经系统的学习原理，欢迎对此感兴趣的学生与我联系，共同探索智能的基本要素，构建下一代学习系统。\n";
        let page = format!("{english}\n---\n\n{chinese}");
        let half = |language| select(&body(&page), language).into_value().map(|half| half.text().trim().to_owned());
        assert_eq!(half(Language::En).as_deref(), Some(english.trim()));
        assert_eq!(half(Language::ZhCn).as_deref(), Some(chinese.trim()));
    }
}
