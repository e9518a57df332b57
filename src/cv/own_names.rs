//! Finding the own name in a list of authors, however it is written there.

use crate::document::{Inline, InlineKind, Inlines};
use crate::fold;
use crate::names::spellings;
use crate::script::{is_cjk, is_cjk_letter};
use crate::source::Span;

/// The names of the person whose CV it is: `Yuhang Song`, `宋宇航`, `Song, Y.`
#[derive(Debug, Clone, Default)]
pub struct OwnNames {
    names: Vec<Own>,
}

/// How much says that an author is the person. Of two namesakes in one list of authors only the better fit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The family names agree but for a prefix.
    ButForPrefix,
    /// The given names agree as far as both give them: initials, a middle name.
    AsFarAsGiven,
    /// All names are the same.
    Whole,
}

/// One name, taken apart in every way that it can be.
#[derive(Debug, Clone)]
struct Own {
    /// Given names and family name, folded. One pair for each place where the family name may start.
    readings: Vec<(Vec<String>, String)>,
    /// The whole name as written.
    written: String,
}

impl OwnNames {
    /// The own names, in any of the usual spellings; `Yuhang Song (宋宇航)` counts as two.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names = names.into_iter().flat_map(spellings);
        let names = names.filter(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 1);
        Self { names: names.map(Own::new).collect() }
    }

    /// Whether an author may be the person, and how much says so: the family names agree, and the given names do as far as
    /// both give them.
    pub fn fit(&self, given: &str, family: &str) -> Option<Likeness> {
        self.names.iter().filter_map(|own| own.fit(given, family)).max()
    }

    /// Makes the own name strong wherever it stands in running text, as in a citation that is given as one string.
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
        let readings = match written.split_once(',') {
            Some((family, given)) => vec![(parts(given), fold::letters(family))],
            None => {
                let words: Vec<&str> = written.split(' ').collect();
                let split = |at: usize| {
                    (words[..at].iter().flat_map(|word| parts(word)).collect(), fold::letters(&words[at..].concat()))
                };
                (usize::from(words.len() > 1)..words.len()).map(split).collect()
            }
        };
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
                true if agree(own_given, &given_parts) => Some(Likeness::AsFarAsGiven),
                _ => None,
            }
        };
        self.readings.iter().filter_map(fit).max()
    }

    /// How the name is usually written in a citation, longest first.
    fn variants(&self) -> Vec<String> {
        let Some((family, given)) = self.family_and_given() else { return vec![self.written.clone()] };
        let initials: Vec<String> =
            given.iter().filter_map(|name| name.chars().next()).map(|c| format!("{c}.")).collect();
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
            format!("{family}, {bare}"),
            format!("{bare} {family}"),
            format!("{family} {bare}"),
        ];
        if let Some(first) = initials.first().filter(|_| initials.len() > 1) {
            all.extend([format!("{family}, {first}"), format!("{first} {family}")]);
        }
        all.push(self.written.clone());
        all.sort_by_key(|variant| std::cmp::Reverse(variant.len()));
        all.dedup();
        all
    }

    fn family_and_given(&self) -> Option<(&str, Vec<&str>)> {
        if let Some((family, given)) = self.written.split_once(',') {
            return Some((family.trim(), given.split_whitespace().collect()));
        }
        let (given, family) = self.written.rsplit_once(' ')?;
        Some((family, given.split(' ').collect()))
    }
}

/// A name without what is put before and behind names: `Dr. Mira Halden, Jr.`
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
        assert_eq!(own.fit("M.", "Halden"), Some(Likeness::AsFarAsGiven));
        assert_eq!(own.fit("Max", "Halden"), None);
    }

    #[test]
    fn the_own_name_in_running_text() {
        let own = OwnNames::new(["Yuhang Song"]);
        let marked = |text: &str| -> String {
            let variants: Vec<String> = own.names.iter().flat_map(Own::variants).collect();
            split_text(text, &variants)
                .iter()
                .map(|(part, own)| if *own { format!("[{part}]") } else { (*part).to_owned() })
                .collect()
        };
        assert_eq!(marked("Song, Y., & Xu, M. (2024)."), "[Song, Y.], & Xu, M. (2024).");
        assert_eq!(marked("M. Xu, Y. Song. Title."), "M. Xu, [Y. Song]. Title.");
        assert_eq!(marked("Yuhang Songs, Yuhang Song*"), "Yuhang Songs, [Yuhang Song]*");
        assert_eq!(marked("Song Y, Xu M"), "[Song Y], Xu M");
    }
}
