//! Links to the CVs of others: students, members of the group.

use super::Link;
use crate::fold;
use crate::markdown;
use crate::meanings;
use crate::names;
use crate::vocabulary::{announces_another, names_a_place_of_work, names_a_position, titles_people};

/// Whether a link in a text leads to somebody else's CV: its words say so, the line before it names them, or it stands below a heading
/// of others. `own` is the author's name.
pub(super) fn is_of_another(text: &str, link: &Link<'_>, own: Option<&str>) -> bool {
    let before = &text[..link.start];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let is_own = own.is_some_and(|own| says_own(line, own) || says_own(link.text, own));
    let is_named = names_another(link.text, own) || own.is_some_and(|own| begins_with_another(line, own));
    !is_own && (is_named || heading_above(before).is_some_and(|heading| is_of_others(&heading)))
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
    let name = of_name(label).filter(|name| names::evidently_a_name(name));
    is_person || name.is_some_and(|name| own.is_some_and(|own| !says_own(name, own)))
}

/// `Anna Berg` of “Anna Berg's CV” and “CV of Anna Berg”.
fn of_name(label: &str) -> Option<&str> {
    let owner = ["'s ", "’s "].iter().find_map(|mark| Some(label.split_once(mark)?.0));
    let of = || [" of ", " von ", " de "].iter().find_map(|of| Some(label.split_once(of)?.1));
    owner.or_else(of).map(str::trim)
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
        ] {
            let start = text.rfind("/a").unwrap_or_default();
            let label = text[..start].rsplit_once('[').map_or("", |(_, label)| label.trim_end_matches("]("));
            let link = Link { target: "/a.pdf", start, text: label };
            assert_eq!(is_of_another(text, &link, Some("Mira Halden")), is_another, "{text}");
        }
    }
}
