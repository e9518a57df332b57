//! Badges that a service draws from their address: the words of one that says where and when a paper appeared are text.

use crate::address;
use crate::date;
use crate::fold;

/// The beginning of the path of a badge whose words do not change.
const STATIC: &str = "/badge/";

/// What badges with a year are about that is no paper. Folded.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "build", "built", "citations", "commit", "commits", "copyright", "created", "downloads", "joined", "last", "license",
    "licence", "made", "maintained", "member", "modified", "release", "released", "since", "stars", "started", "update",
    "updated", "version", "views", "visitors",
];

/// What a badge says of the venue of a paper: `Foam 2024` of `https://img.shields.io/badge/Foam-2024-blue`.
pub(super) fn venue(image: &str) -> Option<String> {
    if address::host(image)? != "img.shields.io" {
        return None;
    }
    let path = address::path_on_host(image)?;
    let words = words(path.strip_prefix(STATIC)?)?;
    let folded = fold::words(&words);
    let names_year = folded.split(' ').any(date::is_recent_year);
    let names_venue = folded.contains(char::is_alphabetic) && !folded.split(' ').any(|word| OTHERS.contains(&word));
    let is_name = words.split(' ').all(|word| !word.starts_with(char::is_lowercase));
    (names_year && names_venue && is_name).then_some(words)
}

/// The words in the path of a badge, `label-message-colour` or `message-colour`: `--` is a dash, `_` a blank, and `__` a line.
fn words(path: &str) -> Option<String> {
    // They stand for dashes and lines of the words while the others are read.
    const DASH: &str = "\0";
    const LINE: &str = "\u{1}";
    let escaped = path.replace("--", DASH).replace("__", LINE);
    let (words, _colour) = escaped.rsplit_once('-')?;
    let words = words.replace(['-', '_'], " ").replace(DASH, "-").replace(LINE, "_");
    Some(fold::one_line(&address::unescaped(&words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges_name_venues() {
        for (badge, words) in [
            ("Foam-2024-blue", Some("Foam 2024")),
            ("Foam-2024-8A2BE2?style=plastic&color=615ced", Some("Foam 2024")),
            ("Foam--Days_North%20Sea-2024_Oral-blue.svg", Some("Foam-Days North Sea 2024 Oral")),
            ("tides_of-2024-blue", None),
            ("2024-blue", None),
            ("tides-v2.1-blue", None),
            ("Stars-2024-yellow", None),
            ("Last_Updated-2024-green", None),
            ("arXiv-2301.01234-red", None),
            ("Foam", None),
        ] {
            assert_eq!(venue(&format!("https://img.shields.io/badge/{badge}")).as_deref(), words, "{badge}");
        }
        assert_eq!(venue("https://img.shields.io/github/stars/Foam-2024-blue"), None);
        assert_eq!(venue("https://foam.example/badge/Foam-2024-blue"), None);
    }
}
