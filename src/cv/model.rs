//! The CV as data: who it is about, and its sections in order.
//!
//! Everything a template shows is here, still with the place in the author's text that it came from. Nothing here says how
//! it looks.

use std::fmt;

use crate::document::{Block, Footnote, Inline};
use crate::source::{Span, Spanned};
use crate::suggest::nearest_by;

/// A curriculum vitae, a résumé or a bio.
#[derive(Debug, Clone, PartialEq)]
pub struct Cv {
    /// Whose it is.
    pub profile: Profile,
    /// The language of the fixed words, of quotation marks and of regional glyph forms.
    pub language: Language,
    /// When the sources were last changed, as they say themselves.
    pub date: Option<Date>,
    /// The sections. What stands before the first heading is a section without one.
    pub sections: Vec<Section>,
    /// The notes of all pages, numbered through; marks in the sections refer to them by number.
    pub footnotes: Vec<Footnote>,
}

/// A part of the CV under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The heading; `None` for what stands before the first one.
    pub heading: Option<Heading>,
    /// What the section says.
    pub content: Vec<Content>,
}

/// A section's heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 2 for a section, 3 for a part of one, and so on; no level is skipped. The name is level 1.
    pub level: u8,
    /// The words.
    pub content: Vec<Inline>,
    /// Where it stands.
    pub span: Span,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// What the page says, as it says it. Never a heading, a slot or the footnotes, nor does it hold one inside.
    Block(Block),
    /// Dated items.
    Entries(Vec<Entry>),
    /// Publications, numbered through the whole list.
    Publications(Vec<PublicationGroup>),
}

/// A dated item: a position, a prize, a course, a talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When, ready to print; `None` for the odd undated item between dated ones.
    pub date: Option<Spanned<String>>,
    /// Whether the author writes the date before or after the rest; templates keep that order.
    pub date_side: DateSide,
    /// What and where: the author's words without the date.
    pub body: Vec<Inline>,
    /// What the author adds below: nested lists, further paragraphs.
    pub details: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// Where an entry's date stands in the author's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSide {
    /// `2018 – 2022: Ph.D., Oxford`
    Start,
    /// `Ph.D., Oxford, 2018 – 2022`
    End,
}

/// Publications of one kind or year.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicationGroup {
    /// "Journal articles", "2024"; `None` when the list is not grouped.
    pub title: Option<String>,
    /// The publications.
    pub items: Vec<Publication>,
}

/// A publication. Empty parts are left out by templates, with their punctuation.
#[derive(Debug, Clone, PartialEq)]
pub struct Publication {
    /// Its number in the whole list, from 1.
    pub number: usize,
    /// The authors in order, the own name strong, marks superscript.
    pub authors: Vec<Inline>,
    /// The title, without a full stop.
    pub title: Vec<Inline>,
    /// Journal, proceedings, series, with volume and pages.
    pub venue: Vec<Inline>,
    /// The year or date, ready to print.
    pub date: String,
    /// Where the title points to, if anywhere.
    pub url: Option<String>,
    /// Further links: label and target.
    pub links: Vec<(String, String)>,
    /// Anything else: an award, "to appear".
    pub note: Vec<Inline>,
    /// Where it stands.
    pub span: Span,
}

/// Whose CV it is, and how to reach them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// The name to print at the top.
    pub name: Option<Spanned<String>>,
    /// The same person's name in other languages or spellings; own names in publication lists are found by them too.
    pub other_names: Vec<Spanned<String>>,
    /// Position and affiliation, one line each.
    pub headline: Vec<Vec<Inline>>,
    /// Ways to reach them, in the order in which they are printed.
    pub contacts: Vec<Contact>,
    /// The portrait, as the site names it.
    pub photo: Option<Spanned<String>>,
    /// The address of the homepage.
    pub homepage: Option<String>,
}

/// One way to reach someone.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// What kind of address it is.
    pub kind: ContactKind,
    /// What is printed.
    pub text: String,
    /// Where it leads; a place on earth leads nowhere.
    pub url: Option<String>,
    /// Where it stands in the front matter or configuration.
    pub span: Option<Span>,
}

/// Kinds of [`Contact`]s, in the order in which they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactKind {
    /// Town and country.
    Location,
    /// The homepage.
    Website,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Google Scholar.
    GoogleScholar,
    /// ORCID.
    Orcid,
    /// GitHub.
    GitHub,
    /// LinkedIn.
    LinkedIn,
    /// Any other network, in the order of the table in `site/profile.rs`.
    Other(&'static str),
}

/// A calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day of a moment, in UTC, given in seconds since 1970. Years beyond 9999 are cut to it.
    pub fn from_unix(seconds: i64) -> Self {
        // Days to a civil date, counted in years that begin in March so that the leap day is the last.
        let days = seconds.div_euclid(86_400).clamp(-719_162, 2_932_896) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, next_year) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self { year: (year_of_era + era * 400 + next_year) as i32, month: month as u8, day: day as u8 }
    }
}

/// The languages that vitae has fixed words, fonts and typographic habits for.
///
/// A page in another language is built with `En`'s fixed words and its own letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese in simplified characters, mainland forms.
    ZhCn,
    /// Chinese in traditional characters, Taiwan forms.
    ZhTw,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Language] =
        &[Self::En, Self::ZhCn, Self::ZhTw, Self::Ja, Self::Ko, Self::De, Self::Fr, Self::Es];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
            Self::ZhTw => "zh-TW",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
        }
    }

    /// Reads a BCP 47 tag or what people write in its place (`zh`, `zh_CN`, `zh-Hant`, `en-US`, `jp`, `cn`).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" => Some(Self::En),
            "zh" | "cn" | "chinese" => {
                let traditional = parts.any(|part| matches!(part, "tw" | "hk" | "mo" | "hant"));
                Some(if traditional { Self::ZhTw } else { Self::ZhCn })
            }
            "ja" | "jp" => Some(Self::Ja),
            "ko" | "kr" => Some(Self::Ko),
            "de" => Some(Self::De),
            "fr" => Some(Self::Fr),
            "es" => Some(Self::Es),
            _ => None,
        }
    }

    /// The language that an unknown tag is most like, if it is like any: `english`, `chinse`, `Deutsch`.
    pub fn nearest(tag: &str) -> Option<Self> {
        const NAMES: &[(&str, Language)] = &[
            ("english", Language::En),
            ("chinese", Language::ZhCn),
            ("中文", Language::ZhCn),
            ("japanese", Language::Ja),
            ("日本語", Language::Ja),
            ("korean", Language::Ko),
            ("한국어", Language::Ko),
            ("german", Language::De),
            ("deutsch", Language::De),
            ("french", Language::Fr),
            ("français", Language::Fr),
            ("spanish", Language::Es),
            ("español", Language::Es),
        ];
        let code = |language: Self| language.tag().split('-').next().unwrap_or_default();
        let codes = Self::ALL.iter().rev().map(|&language| (code(language), language));
        nearest_by(tag, codes.chain(NAMES.iter().copied()), |(name, _)| (*name).to_owned())
            .map(|(_, language)| language)
    }

    /// Whether it is written in Han characters, kana or Hangul.
    pub fn is_cjk(self) -> bool {
        matches!(self, Self::ZhCn | Self::ZhTw | Self::Ja | Self::Ko)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_language_is_like_a_known_one() {
        for (typed, meant) in [
            ("chinse", Some(Language::ZhCn)),
            ("English", Some(Language::En)),
            ("deutsh", Some(Language::De)),
            ("中文版", Some(Language::ZhCn)),
            ("japan", Some(Language::Ja)),
            ("tlh", None),
        ] {
            assert_eq!(Language::nearest(typed), meant, "{typed}");
        }
    }

    #[test]
    fn a_moment_is_a_day() {
        for (seconds, day) in
            [(0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_714_521_600, "2024-05-01"), (-1, "1969-12-31")]
        {
            assert_eq!(Date::from_unix(seconds).to_string(), day);
        }
    }
}
