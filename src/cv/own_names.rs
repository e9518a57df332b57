//! Finds the person's own name in a list of authors, however it is written there.

mod called;
mod citations;

use crate::document::{InlineKind, Inlines};
use crate::fold;
use crate::names::{is_family_first, is_iberian, is_title, spellings};
use crate::script::is_cjk;

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
        let variants: Vec<String> = self.names.iter().flat_map(|own| citations::variants(&own.written)).collect();
        inlines.split_texts(|kind| matches!(kind, InlineKind::Emphasis(_)), &|text, span| {
            citations::emphasised(text, span, &variants)
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
    const BEHIND: &[&str] = &["jr", "sr", "ii", "iii", "phd", "ph.d", "md", "m.d"];
    let is_suffix = |word: &&str| BEHIND.contains(&word.trim_matches(['.', ',']).to_lowercase().as_str());
    let mut words: Vec<&str> = name.split_whitespace().skip_while(|word| is_title(word)).collect();
    while words.len() > 1 && words.last().is_some_and(is_suffix) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::is_cjk_letter;

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
}
