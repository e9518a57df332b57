//! Who wrote it: names, the signs after them, and what annotations say about them.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{InlineKind, Inlines};
use crate::fold;
use crate::rewrite::Rewritten;
use crate::script::{is_cjk, is_kana};

use super::names::{names, parts, unmarked};
use super::{Author, Role, html, tex};

/// The people in a field, and whether it says that there are more.
pub(super) fn people(value: &Rewritten, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Author>, bool) {
    let value = unmarked(&html::uncovered(value));
    let mut people = Vec::new();
    let mut more = false;
    for name in names(&value) {
        let mut author = author(&name, diagnostics);
        more |= takes_others(&mut author);
        if !author.name.is_empty() {
            people.push(author);
        }
    }
    (people, more)
}

/// What `1=equal; 2=equal,corresponding` says: author numbers, from 1, and their roles.
pub(super) fn add_roles(authors: &mut [Author], annotation: &str) {
    for (number, role) in roles(annotation) {
        let author: Option<&mut Author> = usize::checked_sub(number, 1).and_then(|at| authors.get_mut(at));
        if let Some(author) = author.filter(|author| !author.roles.contains(&role)) {
            author.roles.push(role);
            author.roles.sort();
        }
    }
}

/// Whether a name stands for unnamed authors, or ends with "et al."; that part is removed.
fn takes_others(author: &mut Author) -> bool {
    let whole = author.name.to_lowercase();
    if author.given.is_empty() && ["others", "et al.", "et al", "al.", "...", "…"].contains(&whole.as_str())
        || whole == "et al."
    {
        *author = Author::default();
        return true;
    }
    let ends = [" et al.", " et al", ", et al."].into_iter().find(|end| whole.ends_with(end));
    let Some(end) = ends else { return false };
    for part in [&mut author.name, &mut author.given, &mut author.family, &mut author.bare_family] {
        if part.to_lowercase().ends_with(end) {
            part.truncate(part.len() - end.len());
        }
    }
    true
}

/// Signs that mark authors in the file itself.
const SIGNS: &[char] = &['*', '∗', '⁎', '†', '‡', '§', '¶', '#', '✉', '✝'];

fn author(name: &Rewritten, diagnostics: &mut Vec<Diagnostic>) -> Author {
    let parts = parts(name);
    let mut signs = String::new();
    let mut read = |range: Range<usize>| {
        let mut text = String::new();
        if !range.is_empty() {
            words_and_signs(&tex::inlines(&name.slice(range), diagnostics), &mut text, &mut signs);
        }
        fold::one_line(&text).trim_end_matches(',').to_owned()
    };
    let (given, prefix, bare_family, suffix) =
        (read(parts.given), read(parts.prefix), read(parts.family), read(parts.suffix));
    let joined = |parts: &[&str]| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let family = joined(&[&prefix, &bare_family]);
    let cjk = |text: &str| !text.is_empty() && text.chars().all(is_cjk);
    let name = match cjk(&given) && cjk(&family) {
        // A foreign name in katakana: without the space, nobody sees where it is divided.
        true if family.chars().all(is_kana) && given.chars().all(is_kana) => format!("{family} {given}"),
        true => format!("{family}{given}"),
        false => joined(&[&given, &family, &suffix]),
    };
    Author { given, family, name, bare_family, signs, roles: Vec::new() }
}

/// A name is plain text; raised text in it is a sign, and so is anything that only marks people.
fn words_and_signs(inlines: &Inlines, words: &mut String, signs: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => {
                // Names have no braces; ADS writes `Kova\{\v{c}\}ić`.
                for c in text.chars().filter(|c| !matches!(c, '{' | '}')) {
                    if SIGNS.contains(&c) { signs.push(c) } else { words.push(c) }
                }
            }
            InlineKind::Superscript(inner) => signs.push_str(inner.plain_text().trim()),
            InlineKind::Math(latex) => words.push_str(latex.trim_matches(['{', '}'])),
            _ => words_and_signs(inline.children(), words, signs),
        }
    }
}

fn roles(raw: &str) -> Vec<(usize, Role)> {
    let mut out = Vec::new();
    for annotation in raw.split(';') {
        let Some((number, values)) = annotation.split_once('=') else { continue };
        let Ok(number) = number.split(':').next().unwrap_or_default().trim().parse() else { continue };
        let values = values.trim().trim_start_matches('=').trim_matches(['"', ' ']).split(',');
        out.extend(values.filter_map(role).map(|role| (number, role)));
    }
    out
}

fn role(value: &str) -> Option<Role> {
    let value = fold::alphabetic(value);
    match value.as_str() {
        _ if value.starts_with("equal") || value.starts_with("cofirst") || value.starts_with("joint") => {
            Some(Role::Equal)
        }
        _ if value.starts_with("corr") => Some(Role::Corresponding),
        "me" | "self" | "own" | "highlight" | "bold" => Some(Role::Own),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> (Vec<Author>, bool) {
        let id = Sources::new().add(Source::new("a.bib", text));
        people(&Rewritten::verbatim(id, text, 0..text.len()), &mut Vec::new())
    }

    #[test]
    fn names_are_taken_apart_as_bibtex_does() {
        for (text, given, family, bare) in [
            ("Mira Halden", "Mira", "Halden", "Halden"),
            ("Halden, Mira A.", "Mira A.", "Halden", "Halden"),
            ("van Beethoven, Ludwig", "Ludwig", "van Beethoven", "Beethoven"),
            ("Ludwig van der Berg", "Ludwig", "van der Berg", "Berg"),
            ("Mar{\\'i}a {de la Cruz}", "María", "de la Cruz", "de la Cruz"),
            ("{The Tide Consortium}", "", "The Tide Consortium", "The Tide Consortium"),
            ("Halden, Jr., Mira", "Mira", "Halden", "Halden"),
            ("family=Berg, given=Ann, prefix=von", "Ann", "von Berg", "Berg"),
            ("Jos{\\'e} {\\O}stby", "José", "Østby", "Østby"),
            ("\\textbf{Halden, Mira}", "Mira", "Halden", "Halden"),
            ("{\\bf Mira Halden}", "Mira", "Halden", "Halden"),
            ("**Mira Halden**", "Mira", "Halden", "Halden"),
            ("<b>Mira Halden</b>", "Mira", "Halden", "Halden"),
            ("Bj\\o rn Vik", "Bjørn", "Vik", "Vik"),
            ("M.~Halden", "M.", "Halden", "Halden"),
            ("李 明远", "明远", "李", "李"),
            ("欧阳 明", "明", "欧阳", "欧阳"),
            ("小明 王", "小明", "王", "王"),
            ("山田 明", "明", "山田", "山田"),
            ("明 欧阳", "明", "欧阳", "欧阳"),
            ("佐々木 太郎", "太郎", "佐々木", "佐々木"),
            ("太郎 佐々木", "太郎", "佐々木", "佐々木"),
            ("さくら 山口", "さくら", "山口", "山口"),
            ("黒川 武", "武", "黒川", "黒川"),
            ("민수 김", "민수", "김", "김"),
            ("김 민수", "민수", "김", "김"),
            ("남궁 민", "민", "남궁", "남궁"),
            ("mira halden", "mira", "halden", "halden"),
            ("Ola Berg, Jr.", "Ola", "Berg", "Berg"),
            ("Berg, V.", "V.", "Berg", "Berg"),
            ("Berg, JR", "JR", "Berg", "Berg"),
            ("von Berg, JR", "JR", "von Berg", "Berg"),
        ] {
            let (people, more) = read(text);
            let found: Vec<_> =
                people.iter().map(|one| (one.given.as_str(), one.family.as_str(), one.bare_family.as_str())).collect();
            assert_eq!((found, more), (vec![(given, family, bare)], false), "{text}");
        }
    }

    #[test]
    fn lists_of_names_in_every_form() {
        for (text, expected, others) in [
            ("Ann Berg and Bo Carl", "Ann Berg|Bo Carl", false),
            ("Berg, Ann AND Carl, Bo and others", "Ann Berg|Bo Carl", true),
            ("Ta Wuna, Sen Yari, Zhi Piola, Lia Xumo", "Ta Wuna|Sen Yari|Zhi Piola|Lia Xumo", false),
            ("Ann Berg, Bo Carl, and Cy Dahl", "Ann Berg|Bo Carl|Cy Dahl", false),
            ("Berg, A., Carl, B., Dahl, C.", "A. Berg|B. Carl|C. Dahl", false),
            ("A. Berg, B. Carl", "A. Berg|B. Carl", false),
            ("Ann Berg \\and Bo Carl", "Ann Berg|Bo Carl", false),
            ("Berg, Ann; Carl, Bo", "Ann Berg|Bo Carl", false),
            ("李明远、王芳", "李明远|王芳", false),
            ("张三, 李四, 王五", "张三|李四|王五", false),
            ("佐々木, 太郎 and 山口, さくら", "佐々木太郎|山口さくら", false),
            ("デルクロア, マーク and 山口, エリ", "デルクロア マーク|山口エリ", false),
            ("{Barnes and Noble} and Berg, Ann", "Barnes and Noble|Ann Berg", false),
            ("Ann Berg et al.", "Ann Berg", true),
            ("Ann Berg and Bo Carl and ...", "Ann Berg|Bo Carl", true),
            ("Ann Berg & Bo Carl \\& Cy Dahl", "Ann Berg|Bo Carl|Cy Dahl", false),
            ("Berg, A., Carl, B. &amp; Dahl, C.", "A. Berg|B. Carl|C. Dahl", false),
            ("Ann Berg und Bo Carl", "Ann Berg|Bo Carl", false),
            ("Barnes & Noble and Ola Berg, Jr.", "Barnes & Noble|Ola Berg Jr.", false),
            ("García Márquez, Gabriel José", "Gabriel José García Márquez", false),
            ("", "", false),
        ] {
            let (people, more) = read(text);
            let names: Vec<_> = people.iter().map(|one| one.name.as_str()).collect();
            assert_eq!((names.join("|").as_str(), more), (expected, others), "{text}");
        }
    }

    #[test]
    fn signs_stand_beside_the_names() {
        for (text, name, signs) in [
            ("Bo Carl$^{*}$", "Bo Carl", "*"),
            ("*Carl, Bo", "Bo Carl", "*"),
            ("Carl\\textsuperscript{1,2}, Bo", "Bo Carl", "1,2"),
            ("Bo Carl<sup>†</sup>", "Bo Carl", "†"),
            ("Carl$^\\dagger$, Bo", "Bo Carl", "†"),
        ] {
            let (people, _) = read(text);
            assert_eq!((people[0].name.as_str(), people[0].signs.as_str()), (name, signs), "{text}");
        }
    }
}
