//! Links that are not to the author's CV: to those of others, and to papers or guides that say “CV”.

use super::Link;
use crate::fold;
use crate::markdown;
use crate::meanings;
use crate::names;
use crate::vocabulary::{announces_another, names_a_place_of_work, names_a_position, says_cv, titles_people};

/// Whether a link in a text leads to somebody else's CV: its words say so, the line before it names them, or it stands below a heading
/// of others. `own` is the author's name.
pub(super) fn is_of_another(text: &str, link: &Link<'_>, own: Option<&str>) -> bool {
    let before = &text[..link.start];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let is_own = own.is_some_and(|own| says_own(line, own) || says_own(link.text, own));
    let is_named = names_another(link.text, own)
        || belongs_to_another(line)
        || own.is_some_and(|own| begins_with_another(line, own) || is_behind_another(line, own));
    let is_below = |heading: String| {
        is_of_others(&heading) || own.is_some_and(|own| names::evidently_a_name(&heading) && !says_own(&heading, own))
    };
    !is_own && (is_named || heading_above(before).is_some_and(is_below))
}

/// Whether words name something else that says “CV”: a paper on computer vision, a sample, a guide.
pub(super) fn names_a_work(words: &str) -> bool {
    const WORKS: &[&str] = &[
        "computer vision",
        "debate",
        "essay",
        "example",
        "guide",
        "how to",
        "paper",
        "papers",
        "poster",
        "sample",
        "slides",
        "survey",
        "talk",
        "template",
        "tutorial",
        "validation",
        "workshop",
    ];
    let folded = fold::words(words);
    WORKS.iter().any(|work| fold::has_words(&folded, work))
}

/// Whether a link stands in a list of publications.
pub(super) fn is_in_publications(text: &str, link: &Link<'_>) -> bool {
    heading_above(&text[..link.start]).is_some_and(|heading| meanings::lists_publications(&fold::words(&heading)))
}

/// Whether the words of a link name whose CV it is: `CV of my student`, `Anna Berg's CV`.
pub(super) fn names_another(label: &str, own: Option<&str>) -> bool {
    #[rustfmt::skip]
    const PERSONS: &[&str] = &[
        "student", "students", "advisor", "adviser", "supervisor", "postdoc", "postdocs", "mentor", "mentee", "colleague", "coauthor", "doktorand",
        "doktorandin", "étudiant", "étudiante", "doctorant", "doctorante", "alumno", "alumna", "estudiante",
    ];
    const UNSPACED: &[&str] = &["学生", "學生", "导师", "導師", "학생"];
    let folded = fold::words(label);
    let is_person =
        folded.split(' ').any(|word| PERSONS.contains(&word)) || UNSPACED.iter().any(|word| folded.contains(word));
    let is_name = |label: &&str| names::evidently_a_name(label) && !says_cv(label);
    let name = of_name(label).or_else(|| Some(label).filter(is_name));
    is_person || name.is_some_and(|name| own.is_some_and(|own| !has_part_of(name, own)))
}

/// `Anna Berg` of “Anna Berg's CV” and “CV of Anna Berg”, `Anna` of “Anna's CV”.
fn of_name(label: &str) -> Option<&str> {
    let owner = ["'s ", "’s "].iter().find_map(|mark| Some(label.split_once(mark)?.0.trim()));
    let of = [" of ", " von ", " de "].iter().find_map(|of| Some(label.split_once(of)?.1.trim()));
    let is_capitalised = |name: &&str| !name.contains(' ') && name.starts_with(char::is_uppercase);
    owner
        .filter(|name| names::evidently_a_name(name) || is_capitalised(name))
        .or(of.filter(|name| names::evidently_a_name(name)))
}

/// Whether a text has any part of the author's name.
fn has_part_of(text: &str, own: &str) -> bool {
    let folded = fold::words(text);
    says_own(text, own) || fold::words(own).split(' ').any(|part| folded.split(' ').any(|word| word == part))
}

/// Whether the words before a link say whose the file is: `My supervisor's [`, `Students: Anna Berg [`, `我的学生李明的[`.
fn belongs_to_another(line: &str) -> bool {
    const OF_OTHERS: &[&str] = &[
        "my student",
        "my students",
        "my supervisor",
        "my supervisors",
        "my advisor",
        "my adviser",
        "my mentor",
        "my colleague",
        "my postdoc",
        "my coauthor",
        "my co author",
    ];
    const LABELS: &[&str] =
        &["student", "students", "advisor", "adviser", "supervisor", "advisors", "supervisors", "members", "team"];
    const UNSPACED: &[&str] = &["我的学生", "我的導師", "我的导师", "导师：", "導師：", "学生："];
    let clause = line.rsplit(['.', '。', ';', '；']).next().unwrap_or(line);
    let folded = fold::words(clause);
    let label = clause.split_once(':').map(|(label, _)| fold::words(label)).unwrap_or_default();
    OF_OTHERS.iter().any(|words| fold::has_words(&folded, words))
        || LABELS.contains(&label.as_str())
        || UNSPACED.iter().any(|words| clause.contains(words))
}

/// Whether another person's name stands directly before the bracket or in the cell before the link: `with Anna Berg ([`, `| Anna Berg | [`.
fn is_behind_another(line: &str, own: &str) -> bool {
    const MAX_NAME: usize = 4;
    /// Words before a place.
    const PLACED: &[&str] = &["at", "in", "of", "from", "for", "an", "der", "à", "de", "en"];
    let line = line[..line.rfind(['[', '<']).unwrap_or(line.len())].trim_end();
    let Some(before) = line.strip_suffix(['(', '（', '|']).map(str::trim_end) else { return false };
    let last = before.rsplit(['|', ',', '，', ':', '：', '(', '*', '_']).next().unwrap_or(before).trim();
    let words: Vec<&str> = last.split(' ').collect();
    let mut starts = words.len().saturating_sub(MAX_NAME)..words.len();
    let start = starts.find(|&start| names::evidently_a_name(&words[start..].join(" ")));
    start.is_some_and(|start| {
        let name = words[start..].join(" ");
        let is_place = start > 0 && PLACED.contains(&words[start - 1]) || names_a_place_of_work(&name);
        !is_place && !has_part_of(&name, own)
    })
}

/// Whether a line begins with another person's name and what they are: `- Anna Berg, PhD student ([`.
fn begins_with_another(line: &str, own: &str) -> bool {
    let words = markdown::words_of_html(line);
    let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let Some((person, rest)) = words.split_once([',', '(', '[', ':', '–', '—', '，', '（']) else { return false };
    let person = person.trim_matches(|c: char| c == '*' || c == '_' || c.is_whitespace());
    let is_person = names::evidently_a_name(person) && !names_a_place_of_work(person) && !says_own(person, own);
    is_person && names_a_position(rest)
}

/// Whether a text has the author's family name, or the name in Chinese characters.
fn says_own(text: &str, own: &str) -> bool {
    let folded = fold::words(text);
    let own = fold::words(own);
    let family = own.rsplit(' ').next().unwrap_or_default();
    !family.is_empty()
        && (folded.split(' ').any(|word| word == family) || !family.is_ascii() && folded.contains(family))
}

fn is_of_others(heading: &str) -> bool {
    let folded = fold::words(heading);
    meanings::of(&folded) == Some("students") || titles_people(&folded) || announces_another(heading)
}

/// The heading that a place in a text stands below, in Markdown or in HTML.
fn heading_above(before: &str) -> Option<String> {
    let mut below: &str = "";
    for line in before.lines().rev() {
        let trimmed = line.trim();
        let is_html = trimmed.starts_with("<h") && trimmed[2..].starts_with(|c: char| c.is_ascii_digit());
        if trimmed.starts_with('#') || is_html {
            return Some(markdown::words_of_html(trimmed).trim_matches(['#', ' ']).to_owned());
        }
        let is_underlined =
            below.len() > 2 && (below.bytes().all(|byte| byte == b'=') || below.bytes().all(|byte| byte == b'-'));
        if is_underlined && !trimmed.is_empty() {
            return Some(trimmed.to_owned());
        }
        below = trimmed;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cv_is_anothers_by_its_words_its_line_or_its_heading() {
        for (text, is_another) in [
            ("# Students\n\n- Anna Berg, PhD student ([CV](/a.pdf", true),
            ("# News\n\n- Anna Berg, PhD student ([CV](/a.pdf", true),
            ("<h2>Team</h2>\n<a href=\"/a.pdf", true),
            ("Group Members\n=====\n\nAnna [CV](/a.pdf", true),
            ("[CV of my student](/a.pdf", true),
            ("[Anna Berg's CV](/a.pdf", true),
            ("# About\n\n[CV](/a.pdf", false),
            ("# Students\n\n# Contact\n\n[CV](/a.pdf", false),
            ("# Group\n\n- Mira Halden, professor ([CV](/a.pdf", false),
            ("[Mira Halden's CV](/a.pdf", false),
            ("PhD student in tides, [CV](/a.pdf", false),
            ("Anna Berg ([CV](/a.pdf", true),
            ("Advised by Anna Berg ([cv](/a.pdf", true),
            ("导师：王芳（[简历](/a.pdf", true),
            ("我的学生李明的[简历](/a.pdf", true),
            ("My supervisor's [CV](/a.pdf", true),
            ("Students: Anna Berg [cv](/a.pdf", true),
            ("[Anna's CV](/a.pdf", true),
            ("| Anna Berg | [CV](/a.pdf", true),
            ("# Job market candidates\n\n- [Anna Berg](/a.pdf", true),
            ("# Team\n\n### Anna Berg\n\nWinds. [CV](/a.pdf", true),
            ("Mira Halden ([CV](/a.pdf", false),
            ("[Mira's CV](/a.pdf", false),
            ("I am a lecturer at Uni One ([CV](/a.pdf", false),
            ("I work with Anna Berg. My [CV](/a.pdf", false),
            ("I am a lecturer at Uni One, Bergen ([CV](/a.pdf", false),
            ("[Download CV](/a.pdf", false),
            ("[Lebenslauf Deutsch](/a.pdf", false),
            ("[Résumé Français](/a.pdf", false),
            ("| Google Scholar | [CV](/a.pdf", false),
        ] {
            let start = text.rfind("/a").unwrap_or_default();
            let label = text[..start].rsplit_once('[').map_or("", |(_, label)| label.trim_end_matches("]("));
            let link = Link { target: "/a.pdf", start, text: label };
            assert_eq!(is_of_another(text, &link, Some("Mira Halden")), is_another, "{text}");
        }
    }
}
