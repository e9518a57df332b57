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

    /// What stands for it in tags, file names, keys and classes: the codes of ISO 639, and those of countries and scripts that
    /// people write in their place.
    pub(crate) fn codes(self) -> &'static [&'static str] {
        match self {
            Self::En => &["en", "eng"],
            Self::ZhCn => &["zh", "cn", "chn", "zho", "chi", "hans"],
            Self::ZhTw => &["tw", "hant"],
            Self::Ja => &["ja", "jp", "jpn"],
            Self::Ko => &["ko", "kr", "kor"],
            Self::De => &["de", "deu", "ger"],
            Self::Fr => &["fr", "fra", "fre"],
            Self::Es => &["es", "spa"],
        }
    }

    /// What it is called in menus, headings and keys: its own name, and those that other languages have for it. In lower case.
    pub(crate) fn names(self) -> &'static [&'static str] {
        match self {
            Self::En => &["english", "英文", "英語", "英语", "영어", "englisch", "anglais", "inglés"],
            Self::ZhCn => {
                &["chinese", "中文", "简体中文", "简体", "汉语", "中国語", "중국어", "chinesisch", "chinois", "chino"]
            }
            Self::ZhTw => &["繁體中文", "繁体中文", "繁體", "繁体"],
            Self::Ja => &["japanese", "日本語", "日文", "日语", "일본어", "japanisch", "japonais", "japonés"],
            Self::Ko => &["korean", "한국어", "韩语", "韓国語", "koreanisch", "coréen", "coreano"],
            Self::De => &["german", "deutsch", "德语", "ドイツ語", "독일어", "allemand", "alemán"],
            Self::Fr => &["french", "français", "francais", "法语", "フランス語", "프랑스어", "französisch", "francés"],
            Self::Es => &["spanish", "español", "西班牙语", "スペイン語", "스페인어", "spanisch", "espagnol"],
        }
    }

    /// Reads a BCP 47 tag or what people write in its place (`zh`, `zh_CN`, `zh-Hant`, `en-US`, `jp`, `cn`, `chinese`, `中文`).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let name = tag.trim().to_lowercase();
        let is_called_so = |language: &Self| language.names().contains(&name.as_str());
        Self::from_code(&name).or_else(|| Self::ALL.iter().copied().find(is_called_so))
    }

    /// Reads a BCP 47 tag or a code that people write in its place, but no name.
    pub(crate) fn from_code(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        let code = parts.next()?;
        let is_traditional = |part: &str| matches!(part, "tw" | "hk" | "mo" | "hant");
        match *Self::ALL.iter().find(|language| language.codes().contains(&code))? {
            Self::ZhCn if parts.any(is_traditional) => Some(Self::ZhTw),
            language => Some(language),
        }
    }

    /// The language that an unknown tag is most like, if it is like any: `englsh`, `chinse`, `Deutsh`.
    pub fn nearest(tag: &str) -> Option<Self> {
        let words = |language: Self| language.codes().iter().chain(language.names()).map(move |&word| (word, language));
        let words = Self::ALL.iter().rev().flat_map(|&language| words(language));
        nearest_by(tag, words, |(word, _)| (*word).to_owned()).map(|(_, language)| language)
    }

    /// Reads a word that is a language and nothing else, maybe with a region or a script: `zh-Hant`, and not `de-facto`.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        const REGIONS: &[&str] = &["us", "gb", "cn", "tw", "hk", "hans", "hant"];
        let mut others = word.split(['-', '_']).skip(1);
        others.all(|part| REGIONS.contains(&part.to_ascii_lowercase().as_str())).then(|| Self::from_tag(word))?
    }

    /// A key without the language that it ends or begins with: `title_zh` is a title in Chinese, `en_name` a name in English.
    pub(crate) fn split_key(key: &str) -> Option<(&str, Self)> {
        let mut cuts = key.match_indices(['_', '-']).map(|(at, _)| (&key[..at], &key[at + 1..]));
        let behind = cuts.clone().find_map(|(base, tag)| Some((base, Self::from_word(tag)?)));
        let before = || cuts.find_map(|(tag, base)| Some((base, Self::from_word(tag)?)));
        behind.or_else(before).filter(|(base, _)| !base.is_empty())
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
    fn a_language_is_known_by_its_codes_and_names() {
        for (tag, language) in [
            ("en-GB", Some(Language::En)),
            ("ENG", Some(Language::En)),
            ("zh_Hant", Some(Language::ZhTw)),
            ("繁體中文", Some(Language::ZhTw)),
            ("中文", Some(Language::ZhCn)),
            ("jp", Some(Language::Ja)),
            ("Français", Some(Language::Fr)),
            ("it", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
        for language in Language::ALL {
            let words = || language.codes().iter().chain(language.names());
            assert!(words().all(|word| Language::from_tag(word) == Some(*language)), "{language}");
        }
    }

    #[test]
    fn a_key_may_name_a_language() {
        for (key, expected) in [
            ("title_zh", Some(("title", Language::ZhCn))),
            ("bio-german", Some(("bio", Language::De))),
            ("title_zh_tw", Some(("title", Language::ZhTw))),
            ("first_de_facto", None),
            ("en_name", Some(("name", Language::En))),
            ("first_name", None),
            ("_en", None),
            ("zh", None),
        ] {
            assert_eq!(Language::split_key(key), expected, "{key}");
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
