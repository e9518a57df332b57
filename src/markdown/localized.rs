//! Elements that say which language their content is in: `lang="zh"`, or a class such as `lang-zh`.

use std::ops::Range;

use super::html::{HtmlToken, StartTag, pieces, starts_tag};
use super::hypertext::tag_end;
use super::regions::Regions;
use crate::language::Language;

/// An element that says its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized {
    /// The element, from the `<` of its first tag to the `>` of its last.
    pub range: Range<usize>,
    /// Its language.
    pub language: Language,
    /// Whether a class or `data-lang` says so, by which a site switches languages, and not `lang` alone.
    pub is_switch: bool,
}

/// An element whose end has not come yet.
struct Open {
    name: String,
    start: usize,
    language: Option<(Language, bool)>,
}

/// The outermost elements of a page that say which language they are in.
pub fn elements(text: &str) -> Vec<Localized> {
    let mut found = Vec::new();
    // Most pages have none, and need not be parsed for it.
    if !text.contains("lang") && !text.contains("class=") {
        return found;
    }
    let tags = tags(text);
    let is_marked = |(_, piece): &(_, HtmlToken)| matches!(piece, HtmlToken::Start(tag) if language(tag).is_some());
    if !tags.iter().any(is_marked) {
        return found;
    }
    let regions = Regions::of(text);
    let mut open: Vec<Open> = Vec::new();
    for (range, piece) in tags {
        if regions.code.around(range.start).is_some() {
            continue;
        }
        match piece {
            HtmlToken::Start(tag) if tag.is_void() || tag.self_closing => {}
            HtmlToken::Start(tag) => open.push(Open { language: language(&tag), name: tag.name, start: range.start }),
            HtmlToken::End(name) => {
                let Some(at) = open.iter().rposition(|open| open.name == name) else { continue };
                let closed = open.drain(at..).next();
                let is_outermost = open.iter().all(|open| open.language.is_none());
                let Some(Open { start, language: Some((language, is_switch)), .. }) = closed else { continue };
                if is_outermost {
                    found.push(Localized { range: start..range.end, language, is_switch });
                }
            }
            HtmlToken::Text(_) => {}
        }
    }
    found
}

fn tags(text: &str) -> Vec<(Range<usize>, HtmlToken)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|start| at + start) {
        at = start + 1;
        if starts_tag(&text[start..]) {
            at = tag_end(text, start);
            found.extend(pieces(&text[start..at]).into_iter().next().map(|piece| (start..at, piece)));
        }
    }
    found
}

/// The language that a tag says its element is in, and whether the site switches it by that.
fn language(tag: &StartTag) -> Option<(Language, bool)> {
    let classes = tag.get("class").unwrap_or_default().split_ascii_whitespace();
    let by_class = classes.filter_map(of_class).next();
    let by_data = || ["data-lang", "data-language"].iter().find_map(|name| Language::from_tag(tag.get(name)?));
    let switched = by_class.or_else(by_data).map(|language| (language, true));
    switched.or_else(|| Some((Language::from_tag(tag.get("lang")?)?, false)))
}

/// The language of a class such as `lang-zh`, `zh`, `en-only` or `content_cn`.
fn of_class(class: &str) -> Option<Language> {
    const BESIDE: &[&str] = &["lang", "language", "text", "content", "only", "block", "i18n", "version", "section"];
    let class = class.to_ascii_lowercase();
    let mut language = None;
    let tagless =
        class.replace("zh-cn", "zh").replace("zh-tw", "hant").replace("zh-hans", "zh").replace("zh-hant", "hant");
    for word in tagless.split(['-', '_']) {
        match Language::from_tag(word) {
            Some(_) if language.is_some() => return None,
            Some(found) => language = Some(found),
            None if BESIDE.contains(&word) => {}
            None => return None,
        }
    }
    language
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_name_a_language() {
        for (class, language) in [
            ("lang-zh", Some(Language::ZhCn)),
            ("en", Some(Language::En)),
            ("content_cn", Some(Language::ZhCn)),
            ("lang-zh-TW", Some(Language::ZhTw)),
            ("en-only", Some(Language::En)),
            ("lang-switch", None),
            ("de-emphasised", None),
            ("en-zh", None),
            ("btn", None),
        ] {
            assert_eq!(of_class(class), language, "{class}");
        }
    }

    #[test]
    fn elements_are_found_with_all_that_is_in_them_and_none_in_code() {
        let text =
            "<div class='lang-en'>a <div>b</div> <b lang='zh'>c</b></div><p data-lang=\"zh\">d</p> `<i lang='en'>`";
        let found = elements(text);
        let shown: Vec<_> = found.iter().map(|element| (&text[element.range.clone()], element.language)).collect();
        assert_eq!(
            shown,
            [
                ("<div class='lang-en'>a <div>b</div> <b lang='zh'>c</b></div>", Language::En),
                ("<p data-lang=\"zh\">d</p>", Language::ZhCn)
            ]
        );
    }
}
