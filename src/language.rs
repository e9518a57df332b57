//! The languages that vitae knows, by the tags that people write.

use std::fmt;

use unicode_script::{Script, UnicodeScript};

use crate::suggest::nearest_by;

/// The languages that vitae has fixed words, fonts and typographic habits for.
///
/// A page in another language is built with `En`'s fixed words and its own script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
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

    /// The code of ISO 639.
    pub fn code(self) -> &'static str {
        self.tag().split('-').next().unwrap_or_default()
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
        let codes = Self::ALL.iter().rev().map(|&language| (language.code(), language));
        nearest_by(tag, codes.chain(NAMES.iter().copied()), |(name, _)| (*name).to_owned())
            .map(|(_, language)| language)
    }

    /// Whether it is written in Han characters, kana or Hangul.
    pub fn is_cjk(self) -> bool {
        matches!(self, Self::ZhCn | Self::ZhTw | Self::Ja | Self::Ko)
    }
}

/// The tag of a language that vitae has no fixed words for, or of a regional form of one: the PDF's text is tagged with it, and
/// quotation marks, glyph forms and the direction of writing follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag {
    /// The code of ISO 639, two or three letters in lower case: `it`; `und` for an unknown language.
    pub code: String,
    /// The region, two letters in lower case.
    pub region: Option<String>,
}

impl LanguageTag {
    /// Reads a BCP 47 tag such as `it`, `pt-BR`, `sr-Cyrl-RS`, `en-GB`. `None` if it is not a tag, or says no more than a
    /// [`Language`].
    pub fn read(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let is_letters = |part: &str| part.bytes().all(|letter| letter.is_ascii_lowercase());
        let code = parts.next().filter(|code| (2..=3).contains(&code.len()) && is_letters(code))?.to_owned();
        let region = parts.find(|part| part.len() == 2 && is_letters(part)).map(str::to_owned);
        let Some(known) = Language::from_tag(&tag) else { return Some(Self { code, region }) };
        let region = region.filter(|region| !known.tag().to_ascii_lowercase().ends_with(&format!("-{region}")))?;
        Some(Self { code: known.code().to_owned(), region: Some(region) })
    }

    /// Whether vitae has words in this language.
    pub fn is_known(&self) -> bool {
        Language::from_tag(&self.code).is_some()
    }

    /// The language of a text that is mainly in a script that no [`Language`] uses. Greek, Hebrew and other scripts of a single
    /// language name it, and Arabic script names one of the three that use it most; Cyrillic, Devanagari and the like have many.
    pub fn of_script(text: &str) -> Option<Self> {
        let (mut known, mut others) = (0_usize, Vec::<(Script, usize)>::new());
        for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
            // Most letters of most pages are these, and need no table lookup.
            let script = if letter.is_ascii() { Script::Latin } else { letter.script() };
            match script {
                Script::Latin | Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana => known += 1,
                other => match others.iter_mut().find(|(script, _)| *script == other) {
                    Some((_, count)) => *count += 1,
                    None => others.push((other, 1)),
                },
            }
        }
        let (script, _) = others.into_iter().filter(|&(_, count)| count > known).max_by_key(|&(_, count)| count)?;
        let code = match script {
            Script::Greek => "el",
            Script::Hebrew => "he",
            Script::Armenian => "hy",
            Script::Georgian => "ka",
            Script::Thai => "th",
            Script::Arabic if text.contains(['ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ']) => "ur",
            Script::Arabic if text.contains(['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']) => "fa",
            Script::Arabic => "ar",
            _ => "und",
        };
        Some(Self { code: code.to_owned(), region: None })
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_keep_their_tags() {
        let read = |tag: &str| LanguageTag::read(tag).map(|tag| (tag.code, tag.region));
        assert_eq!(read("it"), Some(("it".into(), None)));
        assert_eq!(read("pt_BR"), Some(("pt".into(), Some("br".into()))));
        assert_eq!(read("sr-Cyrl-RS"), Some(("sr".into(), Some("rs".into()))));
        assert_eq!(read("en_GB"), Some(("en".into(), Some("gb".into()))));
        assert_eq!(read("zh-Hant-HK"), Some(("zh".into(), Some("hk".into()))));
        for none in ["en", "zh-Hant", "zh-CN", "zh_TW", "italiano", "", "1"] {
            assert_eq!(read(none), None, "{none}");
        }
        let of = |text: &str| LanguageTag::of_script(text).map(|tag| tag.code);
        assert_eq!(of("Μιλώ ελληνικά, και λίγα English").as_deref(), Some("el"));
        assert_eq!(of("Я изучаю приливы").as_deref(), Some("und"));
        assert_eq!(of("I know the letter α"), None);
        assert_eq!(of("Together with Ἀριστοτέλης, Տիգրան, דוד"), None);
        assert_eq!(of("Ж դավիթ Դավթյան").as_deref(), Some("hy"));
        for (text, code) in
            [("أدرس المد والجزر", "ar"), ("من جزر و مد را پژوهش می‌کنم", "fa"), ("میں مد و جزر پڑھتا ہوں", "ur")]
        {
            assert_eq!(of(text).as_deref(), Some(code), "{text}");
        }
    }

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
}
