//! Finds the person's own name in a list of authors, however it is written there.

use crate::document::{Inline, InlineKind, Inlines};
use crate::fold;
use crate::names::{is_family_first, is_iberian, spellings};
use crate::script::{is_cjk, is_cjk_letter};
use crate::source::Span;

/// The names of the person whose CV it is: `Yuhang Song`, `宋宇航`, `Song, Y.`
#[derive(Debug, Clone, Default)]
pub struct OwnNames {
    names: Vec<Own>,
}

/// How strongly the names suggest that an author is the person. Of two namesakes in one list of authors, only the better match
/// is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The family names agree except for a prefix.
    ButForPrefix,
    /// The given names are initials in one of the two.
    ByInitials,
    /// The given names agree as far as both give them: a middle name may be missing.
    AsFarAsGiven,
    /// All names are the same.
    Whole,
}

/// One name, taken apart in every possible way.
#[derive(Debug, Clone)]
struct Own {
    /// Given names and family name, folded. One pair for each place where the family name may start.
    readings: Vec<(Vec<String>, String)>,
    /// The whole name as written.
    written: String,
}

impl OwnNames {
    /// The person's names, in any of the usual spellings; `Yuhang Song (宋宇航)` counts as two.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().flat_map(spellings);
        let names = names.filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 1);
        Self { names: names.map(Own::new).collect() }
    }

    /// Whether an author may be the person, and how strongly: the family names agree, and the given names do as far as both give
    /// them.
    pub fn fit(&self, given: &str, family: &str) -> Option<Likeness> {
        self.names.iter().filter_map(|own| own.fit(given, family)).max()
    }

    /// Makes the person's name bold wherever it appears in running text, as in a citation given as one string.
    pub fn emphasise(&self, inlines: Inlines) -> Inlines {
        let variants: Vec<String> = self.names.iter().flat_map(Own::variants).collect();
        inlines.split_texts(|kind| matches!(kind, InlineKind::Emphasis(_)), &|text, span| {
            emphasised(text, span, &variants)
        })
    }
}

impl Own {
    fn new(name: &str) -> Self {
        let written = bare(name);
        let mut readings = readings_of(&written);
        if let Some(typed) = with_umlauts_spelled(&written) {
            readings.extend(readings_of(&typed));
        }
        Self { readings, written }
    }

    fn fit(&self, given: &str, family: &str) -> Option<Likeness> {
        let family = &bare(family);
        let (given_parts, family_folded) = (parts(given), fold::letters(family));
        let reversed = (parts(family), fold::letters(given));
        if self.written.chars().all(|c| is_cjk(c) || c == ' ') {
            let unspaced = self.written.replace(' ', "");
            if unspaced == format!("{family}{given}").replace(' ', "") {
                return Some(Likeness::Whole);
            }
        }
        let fit = |(own_given, own_family): &(Vec<String>, String)| {
            let turned =
                *own_family == reversed.1 && !own_given.is_empty() && own_given.concat() == reversed.0.concat();
            let straight = *own_family == family_folded;
            match straight || turned {
                true if turned || own_given.concat() == given_parts.concat() => Some(Likeness::Whole),
                // People with one name are asked for two, and repeat it or its initial.
                true if own_given.is_empty() && agree(&parts(family), &given_parts) => Some(Likeness::AsFarAsGiven),
                true if agree(own_given, &given_parts) => match shares_a_word(own_given, &given_parts) {
                    true => Some(Likeness::AsFarAsGiven),
                    false => Some(Likeness::ByInitials),
                },
                _ => None,
            }
        };
        self.readings.iter().filter_map(fit).max()
    }

    /// How the name is usually written in a citation, longest first.
    fn variants(&self) -> Vec<String> {
        let mut all = vec![self.written.clone()];
        if self.written.chars().all(|c| is_cjk(c) || c == ' ') {
            all.push(self.written.replace(' ', ""));
        } else {
            all.extend(self.orders().iter().flat_map(|(family, given)| citations(family, given)));
        }
        all.sort_by_key(|variant| std::cmp::Reverse(variant.len()));
        all.dedup();
        all
    }

    /// The family name and the given names; in both orders, if the name may start with the family name.
    fn orders(&self) -> Vec<(&str, Vec<&str>)> {
        if let Some((family, given)) = self.written.split_once(',') {
            return vec![(family.trim(), given.split_whitespace().collect())];
        }
        let usual = self.written.rsplit_once(' ').map(|(given, family)| (family, given));
        let turned = self.written.split_once(' ').filter(|(first, rest)| is_family_first(first, rest));
        usual.into_iter().chain(turned).map(|(family, given)| (family, given.split(' ').collect())).collect()
    }
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

/// The given names and the family name, for each place where the family name may be.
fn readings_of(name: &str) -> Vec<(Vec<String>, String)> {
    if let Some((family, given)) = name.split_once(',') {
        return vec![(parts(given), fold::letters(family))];
    }
    let words: Vec<&str> = name.split(' ').collect();
    let reading = |given: &[&str], family: &[&str]| {
        (given.iter().flat_map(|word| parts(word)).collect(), fold::letters(&family.concat()))
    };
    let splits = |words: &[&str]| -> Vec<_> {
        (usize::from(words.len() > 1)..words.len()).map(|at| reading(&words[..at], &words[at..])).collect()
    };
    let mut readings = splits(&words);
    if let [first, rest @ ..] = words.as_slice()
        && is_family_first(first, &rest.join(" "))
    {
        readings.push(reading(rest, &[first]));
    }
    if let [but_last @ .., _] = words.as_slice()
        && but_last.len() > 1
        && but_last.last().is_some_and(|word| is_iberian(word))
    {
        readings.extend(splits(but_last));
    }
    readings
}

/// The name as people without umlauts type it: Mueller, Soeren, Aase. `None` if it has none.
fn with_umlauts_spelled(name: &str) -> Option<String> {
    const SPELLED: &[(char, &str)] = &[
        ('ä', "ae"),
        ('ö', "oe"),
        ('ü', "ue"),
        ('å', "aa"),
        ('ø', "oe"),
        ('Ä', "Ae"),
        ('Ö', "Oe"),
        ('Ü', "Ue"),
        ('Å', "Aa"),
        ('Ø', "Oe"),
    ];
    let typed = SPELLED.iter().fold(name.to_owned(), |name, (letter, typed)| name.replace(*letter, typed));
    (typed != name).then_some(typed)
}

/// A name without titles and suffixes: `Dr. Mira Halden, Jr.`
fn bare(name: &str) -> String {
    const BEFORE: &[&str] = &["dr", "prof", "professor", "mr", "ms", "mrs"];
    const BEHIND: &[&str] = &["jr", "sr", "ii", "iii", "phd", "ph.d", "md", "m.d"];
    let is = |list: &[&str], word: &&str| list.contains(&word.trim_matches(['.', ',']).to_lowercase().as_str());
    let mut words: Vec<&str> = name.split_whitespace().skip_while(|word| is(BEFORE, word)).collect();
    while words.len() > 1 && words.last().is_some_and(|word| is(BEHIND, word)) {
        words.pop();
    }
    let bare = words.join(" ");
    if bare.is_empty() { name.trim().to_owned() } else { bare.trim_end_matches(',').to_owned() }
}

/// Whether two given names may be the same: initials stand for names, and later names may be missing.
fn agree(own: &[String], other: &[String]) -> bool {
    if own.is_empty() || other.is_empty() {
        return own.is_empty() && other.is_empty();
    }
    let same = |a: &str, b: &str| {
        a == b || (a.chars().count().min(b.chars().count()) == 1 && a.chars().next() == b.chars().next())
    };
    own.concat() == other.concat()
        || same(&own[0], &other[0])
            && own.iter().zip(other).skip(1).all(|(a, b)| same(a, b) || own.len() != other.len())
}

/// Whether two given names have a name in common, and not only its initial.
fn shares_a_word(own: &[String], other: &[String]) -> bool {
    own.iter().any(|name| name.chars().count() > 1 && other.contains(name))
}

/// The parts of a given name, folded: `Y.-H.` and `YH` are two, `Yu-Hang` is two, `Yuhang` is one.
fn parts(given: &str) -> Vec<String> {
    let words = given.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').filter(|word| !word.is_empty());
    let split = |word: &str| {
        let initials = word.len() <= 3 && word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase());
        match initials {
            true => word.chars().map(|c| fold::letters(&c.to_string())).collect(),
            false => vec![fold::letters(word)],
        }
    };
    words.flat_map(split).collect()
}

fn emphasised(text: &str, span: Span, variants: &[String]) -> Inlines {
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
        let variant = variants
            .iter()
            .find(|variant| starts_word && here.starts_with(variant.as_str()) && ends_word(here, variant));
        let Some(variant) = variant else {
            at += here.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        out.extend([(&text[done..at], false), (&text[at..at + variant.len()], true)]);
        at += variant.len();
        done = at;
    }
    out.push((&text[done..], false));
    out.retain(|(part, _)| !part.is_empty());
    out
}

fn ends_word(text: &str, variant: &str) -> bool {
    let next = text[variant.len()..].chars().next();
    variant.ends_with(is_cjk_letter) || !next.is_some_and(|c| c.is_alphabetic() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    impl OwnNames {
        fn has(&self, given: &str, family: &str) -> bool {
            self.fit(given, family).is_some()
        }
    }

    #[test]
    fn the_own_name_in_all_its_spellings() {
        let own = OwnNames::new(["Yuhang Song (宋宇航)"]);
        for (given, family) in [
            ("Yuhang", "Song"),
            ("Y.", "Song"),
            ("Y", "Song"),
            ("Yu-Hang", "Song"),
            ("YUHANG", "SONG"),
            ("Y.-H.", "Song"),
            ("Song", "Yuhang"),
            ("", "宋宇航"),
            ("宇航", "宋"),
            ("Yuhang A.", "Song"),
        ] {
            assert!(own.has(given, family), "{given} {family}");
        }
        for (given, family) in
            [("Yang", "Song"), ("X.", "Song"), ("Yuhang", "Xu"), ("Mai", "Xu"), ("", "Song"), ("", "宋宇")]
        {
            assert!(!own.has(given, family), "{given} {family}");
        }
    }

    #[test]
    fn names_of_many_parts() {
        let own = OwnNames::new(["Mark E. Walton"]);
        assert!(own.has("Mark", "Walton") && own.has("M. E.", "Walton") && own.has("ME", "Walton"));
        assert!(!own.has("M. F.", "Walton"));
        assert!(OwnNames::new(["José García López"]).has("Jose", "García López"));
        assert!(OwnNames::new(["María de la Cruz"]).has("M.", "Cruz"));
        assert!(OwnNames::new(["Song, Y."]).has("Yuhang", "Song"));
    }

    #[test]
    fn names_in_other_scripts_and_with_titles() {
        let own = OwnNames::new(["Prof. Dr. Mira Halden", "羽田 美羅", "Halden Weiß, M."]);
        assert!(own.has("Mira", "Halden Jr.") && own.has("美羅", "羽田") && own.has("Maria", "Halden Weiss"));
        assert_eq!(OwnNames::new(["佐々木太郎"]).fit("太郎", "佐々木"), Some(Likeness::Whole));
        assert_eq!(OwnNames::new(["山口さくら"]).fit("", "山口さくら"), Some(Likeness::Whole));
    }

    #[test]
    fn a_fuller_name_fits_better() {
        let own = OwnNames::new(["Mira Halden"]);
        assert_eq!(own.fit("Mira", "Halden"), Some(Likeness::Whole));
        assert_eq!(own.fit("Mira K.", "Halden"), Some(Likeness::AsFarAsGiven));
        assert_eq!(own.fit("M.", "Halden"), Some(Likeness::ByInitials));
        assert_eq!(own.fit("Max", "Halden"), None);
    }

    /// How the table writes an author: `family, given`; without a comma, one word or the family name last.
    fn author(form: &str) -> (&str, &str) {
        match form.split_once(',') {
            Some((family, given)) => (given.trim(), family.trim()),
            None if form.starts_with(is_cjk_letter) => ("", form),
            None => form.rsplit_once(' ').unwrap_or(("", form)),
        }
    }

    /// A test over a table: each form is the person's or is not.
    #[test]
    fn names_of_many_languages() {
        let table = include_str!("../../tests/specs/names.txt");
        let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (mut count, mut wrong) = (0, Vec::new());
        for row in rows {
            let [name, own, others] = row.split(" | ").collect::<Vec<_>>()[..] else { panic!("{row}") };
            let names = OwnNames::new([name]);
            let forms = own.split("; ").map(|form| (form, true)).chain(others.split("; ").map(|form| (form, false)));
            for (form, is_own) in forms {
                let (given, family) = author(form);
                count += 1;
                if names.has(given, family) != is_own {
                    wrong.push(format!("{name}: {form} is {}", if is_own { "the person" } else { "another" }));
                }
            }
        }
        assert!(count > 300 && wrong.is_empty(), "of {count} forms: {wrong:#?}");
    }

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
        let variants: Vec<String> = OwnNames::new([own]).names.iter().flat_map(Own::variants).collect();
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
    }
}
