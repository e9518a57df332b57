//! A person's name in running text, such as a citation given as one string.

use crate::document::{Inline, InlineKind, Inlines};
use crate::fold::bare_letter;
use crate::names::is_family_first;
use crate::script::{is_cjk, is_cjk_letter};
use crate::source::Span;

/// How the name is usually written in a citation, longest first.
pub(super) fn variants(written: &str) -> Vec<String> {
    let mut all = vec![written.to_owned()];
    if written.chars().all(|c| is_cjk(c) || c == ' ') {
        all.push(written.replace(' ', ""));
    } else {
        all.extend(orders(written).iter().flat_map(|(family, given)| citations(family, given)));
    }
    all.sort_by_key(|variant| std::cmp::Reverse(variant.len()));
    all.dedup();
    all
}

/// The family name and the given names; in both orders, if the name may start with the family name.
fn orders(written: &str) -> Vec<(&str, Vec<&str>)> {
    if let Some((family, given)) = written.split_once(',') {
        return vec![(family.trim(), given.split_whitespace().collect())];
    }
    let usual = written.rsplit_once(' ').map(|(given, family)| (family, given));
    let turned = written.split_once(' ').filter(|(first, rest)| is_family_first(first, rest));
    usual.into_iter().chain(turned).map(|(family, given)| (family, given.split(' ').collect())).collect()
}

/// The usual ways to cite a person.
fn citations(family: &str, given: &[&str]) -> Vec<String> {
    let initials: Vec<String> = given.iter().filter_map(|name| name.chars().next()).map(|c| format!("{c}.")).collect();
    let (spaced, tight) = (initials.join(" "), initials.concat());
    let bare: String = given.iter().filter_map(|name| name.chars().next()).collect();
    let given = given.join(" ");
    let mut all = vec![
        format!("{given} {family}"),
        format!("{family}, {given}"),
        format!("{family} {given}"),
        format!("{family}, {spaced}"),
        format!("{family}, {tight}"),
        format!("{spaced} {family}"),
        format!("{tight} {family}"),
        format!("{family} {tight}"),
        format!("{family} {spaced}"),
        format!("{family}, {bare}"),
        format!("{bare} {family}"),
        format!("{family} {bare}"),
    ];
    if let Some(first) = initials.first()
        && initials.len() > 1
    {
        all.extend([format!("{family}, {first}"), format!("{first} {family}")]);
    }
    all
}

/// A text with each variant of the name in bold.
pub(super) fn emphasised(text: &str, span: Span, variants: &[String]) -> Inlines {
    let pieces = split_text(text, variants).into_iter();
    let inlines = pieces.map(|(part, is_name)| {
        let text = Inline::text(part, span);
        if is_name { Inline::new(InlineKind::Strong(text.into()), span) } else { text }
    });
    inlines.collect()
}

/// A text cut into pieces, and whether each is a name.
fn split_text<'a>(text: &'a str, variants: &[String]) -> Vec<(&'a str, bool)> {
    let mut out = Vec::new();
    let (mut done, mut at) = (0, 0);
    while at < text.len() {
        let here = &text[at..];
        let starts_word =
            !text[..at].chars().next_back().is_some_and(char::is_alphabetic) || here.starts_with(is_cjk_letter);
        let end =
            || variants.iter().find_map(|variant| end_of(variant, here).filter(|end| !is_torn(variant, &here[*end..])));
        let Some(end) = starts_word.then(end).flatten() else {
            at += here.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        out.extend([(&text[done..at], false), (&text[at..at + end], true)]);
        at += end;
        done = at;
    }
    out.push((&text[done..], false));
    out.retain(|(part, _)| !part.is_empty());
    out
}

/// Whether a name that begins with the family name is the end of one author and the beginning of the next, whose family name
/// follows: `Bo Li, Yingkai Li`
fn is_torn(name: &str, behind: &str) -> bool {
    let next = behind.strip_prefix('.').unwrap_or(behind).strip_prefix(' ');
    name.split_once(',').zip(next).is_some_and(|((family, _), next)| end_of(family, next).is_some())
}

/// Where the name ends that a text begins with, in bytes. Accents may differ: not everybody types them.
fn end_of(name: &str, text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let is_alike = |wanted: char| letters.next().is_some_and(|(_, found)| bare_letter(found) == bare_letter(wanted));
    if !name.chars().all(is_alike) {
        return None;
    }
    let end = text.len() - letters.as_str().len();
    let goes_on = letters.next().is_some_and(|(_, next)| next.is_alphabetic() || next == '-');
    (name.ends_with(is_cjk_letter) || !goes_on).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_that_come_first_in_running_text() {
        for (own, text, marked) in [
            ("Kovács János", "Kovács J., Nagy P. and János Kovács", "[Kovács J.], Nagy P. and [János Kovács]"),
            ("Nguyễn Văn An", "Nguyễn V. A., Lê H.", "[Nguyễn V. A.], Lê H."),
            ("WANG Xiaoming", "WANG X., LI M.", "[WANG X.], LI M."),
            ("田中 太郎", "田中太郎、山田花子", "[田中太郎]、山田花子"),
        ] {
            assert_eq!(emphasised_in(own, text), marked, "{own}");
        }
    }

    /// The text with the person's name in brackets.
    fn emphasised_in(own: &str, text: &str) -> String {
        let variants = variants(own);
        let pieces = split_text(text, &variants).into_iter();
        pieces.map(|(part, own)| if own { format!("[{part}]") } else { part.to_owned() }).collect()
    }

    #[test]
    fn the_own_name_in_running_text() {
        let marked = |text: &str| emphasised_in("Yuhang Song", text);
        assert_eq!(marked("Song, Y., & Xu, M. (2024)."), "[Song, Y.], & Xu, M. (2024).");
        assert_eq!(marked("M. Xu, Y. Song. Title."), "M. Xu, [Y. Song]. Title.");
        assert_eq!(marked("Yuhang Songs, Yuhang Song*"), "Yuhang Songs, [Yuhang Song]*");
        assert_eq!(marked("Song Y, Xu M"), "[Song Y], Xu M");
        assert_eq!(
            marked("Bo Song, Yuhang Song, Mo Xu; B. Song, Y. Song"),
            "Bo Song, [Yuhang Song], Mo Xu; B. Song, [Y. Song]"
        );
        assert_eq!(emphasised_in("Mara Nunez", "Mára Núñez, Mara Nuñezes"), "[Mára Núñez], Mara Nuñezes");
        assert_eq!(emphasised_in("Mára Núñez", "Mara Nunez and N. Mara"), "[Mara Nunez] and N. Mara");
    }
}
