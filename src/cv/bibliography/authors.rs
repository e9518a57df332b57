//! Who wrote it: names, the signs after them, and what annotations say about them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::fold;
use crate::rewrite::{Edit, Rewritten};
use crate::script::{is_cjk, is_kana};
use crate::vocabulary::{SIGNS, says_what_a_sign_means};

use super::names::{Manner, names, parts, stands_for_others, unmarked, words_and_signs};
use super::{Author, Role, html, tex};

/// The people in a field, and whether it says that there are more.
pub(super) fn people(value: &Rewritten, manner: Manner, diagnostics: &mut Vec<Diagnostic>) -> (Vec<Author>, bool) {
    let value = unmarked(&html::uncovered(value));
    let mut people: Vec<Author> = Vec::new();
    let mut more = false;
    let mut explained = BTreeSet::new();
    for name in names(&value, manner) {
        let remark = remark(name.text());
        let bare = remark.as_ref().map(|remark| name.edit(&[Edit::delete(remark.range.clone())]));
        let mut author = author(bare.as_ref().unwrap_or(&name), diagnostics);
        more |= takes_others(&mut author);
        match remark {
            Some(Remark { sign: Some(sign), role, .. }) => {
                explained.insert((sign, role));
            }
            Some(Remark { role, .. }) => author.add(role),
            None => {}
        }
        if !author.name.is_empty() {
            people.push(author);
        }
    }
    for (sign, role) in explained {
        for author in people.iter_mut().filter(|author| author.signs.contains(sign)) {
            author.signs.retain(|own| own != sign);
            author.add(role);
        }
    }
    (people, more)
}

impl Author {
    fn add(&mut self, role: Role) {
        if !self.roles.contains(&role) {
            self.roles.push(role);
            self.roles.sort();
        }
    }
}

/// What stands in brackets behind a name: `(*equal contribution)`, which explains the sign of others, `(corresponding author)`.
struct Remark {
    range: Range<usize>,
    sign: Option<char>,
    role: Role,
}

fn remark(name: &str) -> Option<Remark> {
    let open = name.rfind('(')?;
    let end = open + name[open..].find(')')? + 1;
    let inner = name[open + 1..end - 1].trim();
    let words = inner.trim_start_matches(SIGNS);
    let is_one = says_what_a_sign_means(words) && !words.contains(SIGNS);
    let sign = inner.chars().next().filter(|sign| SIGNS.contains(sign));
    Some(Remark { range: open..end, sign, role: role(words)? }).filter(|_| is_one)
}

/// What `1=equal; 2=equal,corresponding` says: author numbers, from 1, and their roles.
pub(super) fn add_roles(authors: &mut [Author], annotation: &str) {
    for (number, role) in roles(annotation) {
        let author: Option<&mut Author> = usize::checked_sub(number, 1).and_then(|at| authors.get_mut(at));
        if let Some(author) = author {
            author.add(role);
        }
    }
}

/// Whether a name stands for unnamed authors, or ends with "et al."; that part is removed.
fn takes_others(author: &mut Author) -> bool {
    let whole = author.name.to_lowercase();
    if author.given.is_empty() && stands_for_others(&whole) || whole == "et al." {
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
    use crate::cv::own_names::OwnNames;
    use crate::source::{Source, Sources};

    fn read(text: &str) -> (Vec<Author>, bool) {
        let id = Sources::new().add(Source::new("a.bib", text));
        people(&Rewritten::verbatim(id, text, 0..text.len()), Manner::default(), &mut Vec::new())
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
            ("*Mira Halden*", "Mira", "Halden", "Halden"),
            ("_Halden, Mira_", "Mira", "Halden", "Halden"),
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
            ("García Márquez, Gabriel José and Ann Berg", "Gabriel José García Márquez|Ann Berg", false),
            ("De Lind, Joe Ola", "Joe Ola De Lind", false),
            ("{Berg Carl}, Ann Dora", "Ann Dora Berg Carl", false),
            ("Berg Carl, Ann D.", "Ann D. Berg Carl", false),
            ("Ann Berg, Bo Carl", "Ann Berg|Bo Carl", false),
            ("Ann Berg*, Bo Carl*", "Ann Berg|Bo Carl", false),
            ("Ann Berg$^1$, Bo Carl, Cy Dahl\\textsuperscript{2}", "Ann Berg|Bo Carl|Cy Dahl", false),
            ("Ann Berg, Bo Carl and Cy Dahl", "Ann Berg|Bo Carl|Cy Dahl", false),
            ("\\underline{Ann Berg}, Bo Carl \\& Cy Dahl", "Ann Berg|Bo Carl|Cy Dahl", false),
            ("Berg A., Carl B. and Dahl C.", "Berg A.|Carl B.|Dahl C.", false),
            ("Ann Berg, et al.", "Ann Berg", true),
            ("Ann Berg, Bo Carl, et al.", "Ann Berg|Bo Carl", true),
            ("Berg, Ann, et al.", "Ann Berg", true),
            ("Berg, A., Carl, B., et al.", "A. Berg|B. Carl", true),
            ("山田太郎*, 田中花子, 佐藤健", "山田太郎|田中花子|佐藤健", false),
            ("王芳*, 李明*, 张三#", "王芳|李明|张三", false),
            ("王芳, 李明", "王芳|李明", false),
            ("山田太郎, 田中花子", "山田太郎|田中花子", false),
            ("山田 太郎, 田中 花子", "山田太郎|田中花子", false),
            ("김민준*, 이서연", "김민준|이서연", false),
            ("王芳, Mira Halden", "王芳|Mira Halden", false),
            ("山田, 太郎", "山田太郎", false),
            ("肖, 霞, and 邓, 卫林", "肖霞|邓卫林", false),
            ("田中, 花子", "田中花子", false),
            ("佐々木, 太郎", "佐々木太郎", false),
            ("欧阳, 明远", "欧阳明远", false),
            ("남궁, 민수", "남궁민수", false),
            ("", "", false),
        ] {
            let (people, more) = read(text);
            let names: Vec<_> = people.iter().map(|one| one.name.as_str()).collect();
            assert_eq!((names.join("|").as_str(), more), (expected, others), "{text}");
        }
    }

    #[test]
    fn two_names_with_a_comma_are_read_as_the_file_writes_names() {
        let own = OwnNames::new(["Mira Halden", "沈芳"]);
        for (file, text, expected) in [
            ("Berg, Ann and Carl, Bo", "Joe Lind, Ola Ek", "Ola Ek Joe Lind"),
            ("Berg, Ann", "Joe Lind, Ola Ek", "Ola Ek Joe Lind"),
            ("Ann Berg and Bo Carl", "Joe Lind, Ola Ek", "Joe Lind|Ola Ek"),
            // Who is named in full, as the person is, has no other names.
            ("Berg, Ann and Carl, Bo", "Joe Lind, Mira Halden", "Joe Lind|Mira Halden"),
            ("Berg, Ann and Carl, Bo", "Mira Halden, Joe Lind", "Mira Halden|Joe Lind"),
            ("Berg, Ann and Carl, Bo", "Halden Berg, Mira Anna", "Mira Anna Halden Berg"),
            ("石橋, 和也 and 山田, 太郎", "石橋, 和也", "石橋和也"),
            ("王芳 and 李明", "曹芳, 沈明", "曹芳|沈明"),
        ] {
            let file = format!("@misc{{a, author={{{file}}}}} @misc{{b, author={{{text}}}}}");
            let id = Sources::new().add(Source::new("a.bib", file.as_str()));
            let wording = crate::cv::bibliography::Wording { own: Some(&own), ..Default::default() };
            let records = crate::cv::bibliography::parse(&file, id, wording).into_value().expect("records");
            let names: Vec<_> = records[1].authors.iter().map(|one| one.name.as_str()).collect();
            assert_eq!(names.join("|"), expected, "{file}");
        }
    }

    #[test]
    fn a_remark_behind_a_name_is_no_part_of_it() {
        for (text, expected) in [
            ("Lind, Joe* and Ek, Bo* and Berg, Ann (*equal contribution)", "Joe Lind:Equal Bo Ek:Equal Ann Berg:"),
            ("Lind, Joe (equal contribution) and Ek, Bo", "Joe Lind:Equal Bo Ek:"),
            ("Joe Lind and Bo Ek (Corresponding author)", "Joe Lind: Bo Ek:Corresponding"),
            ("Joe Lind and Bo Ek (Tide Board)", "Joe Lind: Bo Ek (Tide Board):"),
        ] {
            let said = |one: &Author| {
                let roles = one.roles.iter().map(|role| format!("{role:?}"));
                format!("{}{}:{}", one.name, one.signs, roles.collect::<String>())
            };
            let found: Vec<String> = read(text).0.iter().map(said).collect();
            assert_eq!(found.join(" "), expected, "{text}");
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
