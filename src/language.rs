//! The languages that vitae knows, by the tags that people write.

use std::fmt;

use crate::suggest::nearest_by;

/// The languages that vitae has fixed words, fonts and typographic habits for.
///
/// A page in another language is built with `En`'s fixed words and its own letters.
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
}
