//! Gaps between elements that a style sheet lays out side by side.

use std::ops::Range;

use crate::date;
use crate::document::InlineKind;
use crate::markdown::html::StartTag;
use crate::markdown::sentinel;
use crate::months;
use crate::rewrite::Rewritten;

/// What a reader sees between an element and the words right before it, when the two do not form one word: a date, what starts
/// with a capital, several words after several, a number after a number, a link after a link, a tag after a tag.
/// `<span>2019-</span><strong>Postdoc</strong>`: the site's style sheet lays them out.
pub(super) fn before(text: &Rewritten, tag: &StartTag, range: &Range<usize>) -> Option<InlineKind> {
    let blank = || InlineKind::Text(" ".to_owned());
    let before = &text.text()[..range.start];
    if is_date_behind_words(before, tag, &text.text()[range.end..]) {
        return Some(InlineKind::Text(", ".to_owned()));
    }
    if tag.name == "time" {
        return before.ends_with(|c: char| c == '>' || c.is_alphanumeric()).then(blank);
    }
    if !is_lined_up(&tag.name) {
        return None;
    }
    if is_field_below(before, tag) || tag.is_set_as_block() && follows_an_element(before) {
        return Some(InlineKind::Break);
    }
    if tag.name == "span" && (are_tags(before, tag) || follows_in_row(before, tag, &text.text()[range.end..])) {
        return Some(InlineKind::Text("· ".to_owned()));
    }
    if tag.name == "span" && is_badge(tag) && before.ends_with(char::is_whitespace) && follows_words(before) {
        return Some(InlineKind::Text("· ".to_owned()));
    }
    if tag.name == "span" && tag.get("class").is_some() && ends_its_parent(before, &text.text()[range.end..]) {
        return Some(InlineKind::Text(" · ".to_owned()));
    }
    if tag.get("class").is_some() && ends_sentence(before) && starts_word(&text.text()[range.end..]) {
        return Some(blank());
    }
    let words = before_end_tags(before)?;
    let last = words.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next = after_start_tags(&text.text()[range.end..]);
    let next: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if tag.name == "a" && before.ends_with("</a>") || is_number(last) && is_number(&next) {
        return (!last.is_empty() && !next.is_empty()).then(blank);
    }
    let is_capital = next.chars().count() > 1 && next.starts_with(char::is_uppercase);
    let is_since = |years: &str| years.ends_with(|c: char| c.is_ascii_digit());
    if is_capital && words.strip_suffix(['-', '–', '—']).is_some_and(is_since) {
        return Some(InlineKind::Break);
    }
    let ends_low = last.chars().count() > 1 && last.ends_with(char::is_lowercase);
    let is_label = tag.get("class").is_some() && next.chars().count() > 2 && next.chars().all(char::is_lowercase);
    let ends_phrase = words.ends_with([')', '.', '!', '?', '”', '’']);
    let following = || after_start_tags(&text.text()[range.end..]).split('<').next().unwrap_or_default();
    let are_titles = || !last.is_empty() && own_words(before).is_some_and(is_title) && is_title(following());
    if is_capital && (ends_low || ends_phrase || is_number(last)) || is_label && is_number(last) || are_titles() {
        return Some(blank());
    }
    if is_label_before(before, &tag.name) && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return Some(blank());
    }
    let are_words = tag.name == "span" && [last, &next].iter().all(|word| word.chars().count() >= SHORTEST_TAG);
    let is_twin = || own_tag(before).is_some_and(|other| other == &text.text()[range.clone()]);
    (are_words && is_twin()).then(|| InlineKind::Text(" · ".to_owned()))
}

/// Whether a sentence ends right before.
fn ends_sentence(before: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let words = before.strip_suffix(['.', '!', '?']);
    let last = words.and_then(|words| words.rsplit(|c: char| !c.is_alphabetic()).next()).unwrap_or_default();
    last.chars().count() >= SHORTEST_WORD
}

/// Whether a text begins with a word that has a capital, and not with a letter alone.
fn starts_word(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.chars().nth(1).is_some_and(char::is_lowercase)
}

/// Whether the words before an element are a label in an element of another kind: `<span>TOS ’25</span><strong>Tides`.
fn is_label_before(before: &str, name: &str) -> bool {
    const SHORTEST: usize = 4;
    let other = own_tag(before).and_then(|tag| tag[1..].split([' ', '>']).next());
    other == Some("span") && name != "span" && own_words(before).is_some_and(|words| words.chars().count() >= SHORTEST)
}

/// Whether the words right behind the end of an element that is a date are of another one: `<span class="year">2024</span>Ek, A.`.
pub(super) fn behind(text: &Rewritten, range: &Range<usize>) -> bool {
    let (before, after) = text.text().split_at(range.end);
    let is_word = || after.chars().take(2).all(char::is_alphabetic);
    after.starts_with(char::is_uppercase) && is_word() && own_words(before).is_some_and(is_date)
}

/// Whether an element is a date right behind words or another element, and the last thing in what holds it:
/// `<span>Tides</span><span class="when">April 2026</span></li>`.
fn is_date_behind_words(before: &str, tag: &StartTag, after: &str) -> bool {
    let follows = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '"'))
        || before.ends_with('>') && before_end_tags(before).is_some_and(ends_thing);
    let follows = follows && !own_words(before).is_some_and(is_date);
    if !follows || !(is_lined_up(&tag.name) || tag.name == "time") {
        return false;
    }
    let Some((words, rest)) = after.split_once("</") else { return false };
    let rest = rest.split_once('>').map_or("", |(_, rest)| rest);
    let ends_paragraph = rest.trim_start_matches([' ', '\t', sentinel::NOTHING]).starts_with("\n\n");
    let rest = rest.trim_start();
    is_date(words) && (rest.is_empty() || rest.starts_with("</") || ends_paragraph)
}

/// Whether a text ends with an element among words that has ended, with or without a space behind it.
fn follows_an_element(before: &str) -> bool {
    let is_blank = |c: char| c.is_whitespace() || sentinel::is_sentinel(c);
    let tag = before.trim_end_matches(is_blank).strip_suffix('>').and_then(|before| before.rsplit_once('<'));
    tag.is_some_and(|(_, tag)| tag.strip_prefix('/').is_some_and(is_lined_up))
}

/// Whether words end without a mark behind which a date may follow.
fn ends_thing(words: &str) -> bool {
    words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '"' | '>'))
}

/// Whether words are a date: nothing but years, with months, days and dashes.
fn is_date(words: &str) -> bool {
    const MAX_BYTES: usize = 40;
    const WORDS: &[&str] = &["present", "now", "today", "spring", "summer", "fall", "autumn", "winter", "to", "since"];
    let is_part = |word: &str| months::is_part_of_a_date(word) || WORDS.contains(&&*word.to_lowercase());
    let mut parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    words.len() <= MAX_BYTES && date::years_in(words).next().is_some() && parts.all(is_part)
}

/// What the last part of a class says of an element that holds one field of several.
const FIELDS: &[&str] = &[
    "affiliation",
    "author",
    "authors",
    "city",
    "company",
    "degree",
    "department",
    "employer",
    "ep",
    "episode",
    "event",
    "institution",
    "journal",
    "location",
    "name",
    "org",
    "organization",
    "place",
    "position",
    "publisher",
    "role",
    "school",
    "show",
    "team",
    "title",
    "university",
    "venue",
];

/// Whether an element is a field on a line of its own below another one, as their classes say: `<span class="company-name">`, then
/// `<span class="team-name">`.
fn is_field_below(before: &str, tag: &StartTag) -> bool {
    let Some(class) = tag.get("class").filter(|class| tag.name == "span" && is_field(class)) else { return false };
    let rest = before.trim_end_matches(|c: char| c.is_whitespace() || c == sentinel::NOTHING);
    let Some(name) = ["span", "a"].into_iter().find(|name| rest.ends_with(&format!("</{name}>"))) else { return false };
    if !before[rest.len()..].contains('\n') {
        return false;
    }
    let open = start_of(rest, name).and_then(|start| rest[start..].split_once('>')).map_or("", |(open, _)| open);
    let other = open.split_once("class=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    is_field(other) && other != class
}

fn is_field(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| FIELDS.contains(&class.rsplit(['-', '_']).next().unwrap_or_default()))
}

/// Where the element starts whose end tag a text ends with.
fn start_of(text: &str, name: &str) -> Option<usize> {
    const MOST_WITHIN: usize = 16;
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut at = text.len().checked_sub(close.len())?;
    let mut depth = 1;
    for _ in 0..MOST_WITHIN {
        let start = text[..at].rfind(&open);
        let end = text[..at].rfind(&close);
        at = start.max(end)?;
        depth = if end == Some(at) { depth + 1 } else { depth - 1 };
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The fewest letters that a word in a tag has: `<span>Ro</span><span>pe</span>` is one word in two colours.
const SHORTEST_TAG: usize = 3;

/// Names of classes that a style sheet sets as boxes of a word or two.
const TAGS: &[&str] = &["tag", "badge", "chip", "pill", "keyword", "label"];

/// Whether a style sheet sets the element as a badge, a box of its own behind words.
fn is_badge(tag: &StartTag) -> bool {
    const BADGES: &[&str] = &["badge", "pill", "chip", "status"];
    let classes = tag.get("class").unwrap_or_default();
    classes
        .split_ascii_whitespace()
        .any(|class| BADGES.iter().any(|name| class.split(['-', '_']).any(|part| part == *name)))
}

/// Whether an element is a line of its own at the end of another one: `Neural Networks<span class="publisher">Elsevier</span></li>`. What
/// has another colour in `TideNet` follows a shorter word.
fn ends_its_parent(before: &str, after: &str) -> bool {
    const SHORTEST_WORD: usize = 5;
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let ends_word = last.chars().count() >= SHORTEST_WORD && last.ends_with(char::is_lowercase);
    let is_last = || after.split_once("</span>").is_some_and(|(_, rest)| rest.trim_start().starts_with("</"));
    ends_word && after.starts_with(char::is_uppercase) && is_last()
}

/// Whether words come right before, in the same line or element.
fn follows_words(before: &str) -> bool {
    let before = before.trim_end();
    before_end_tags(before)
        .unwrap_or(before)
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '”' | '"'))
}

/// Whether an element is one of several tags and follows another, with a space between them.
fn are_tags(before: &str, tag: &StartTag) -> bool {
    let own = tag.get("class").and_then(|class| class.split(' ').next());
    let Some(own) = own.filter(|own| TAGS.iter().any(|name| own.contains(name))) else { return false };
    let trimmed = before.trim_end_matches(|c: char| c.is_whitespace() || c == sentinel::NOTHING);
    let other = own_tag(trimmed).and_then(|other| other.split_once("class=\"")?.1.split(['"', ' ']).next());
    trimmed.len() < before.len() && trimmed.ends_with("</span>") && other == Some(own)
}

/// Whether the text ends with an element in a row of tags that has nothing else before it:
/// `<div class="keyword-chips"> <span>Tides</span> <span>Waves</span>`; or of elements of one class, or of none with several words
/// behind a capital, each on a line of its own. `after` is what the element holds.
fn follows_in_row(before: &str, tag: &StartTag, after: &str) -> bool {
    let trimmed = |text: &'_ str| text.trim_end_matches(|c: char| c.is_whitespace() || c == sentinel::NOTHING).len();
    let mut rest = &before[..trimmed(before)];
    if rest.len() == before.len() || !rest.ends_with("</span>") {
        return false;
    }
    let class = tag.get("class");
    let open = class.map_or_else(|| "<span>".to_owned(), |class| format!("<span class=\"{class}\">"));
    let mut are_alike = before[rest.len()..].contains('\n')
        && (class.is_some() || is_title(after.split('<').next().unwrap_or_default()));
    while let Some(element) = rest.strip_suffix("</span>") {
        let Some(start) = element.rfind("<span").filter(|&start| !element[start + 1..].contains('<')) else {
            return false;
        };
        let words = element[start..].strip_prefix(open.as_str());
        are_alike &= words.is_some_and(|words| class.is_some() || is_title(words));
        are_alike &= element.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')'));
        rest = &rest[..trimmed(&rest[..start])];
    }
    if are_alike && begins_block(rest) {
        return true;
    }
    let row = rest.strip_suffix('>').and_then(|open| open.rsplit_once("class=\"")).map_or("", |(_, classes)| classes);
    let classes = row.split('"').next().unwrap_or_default();
    let is_of_tags = |part: &str| TAGS.contains(&part.trim_end_matches('s'));
    !row.contains(['<', '>']) && classes.split([' ', '-', '_']).any(is_of_tags)
}

/// Whether words begin with a capital, and there are several.
fn is_title(words: &str) -> bool {
    words.starts_with(char::is_uppercase) && words.trim().contains(' ')
}

/// Whether a text ends where a block begins, behind its start tag or the end of a heading.
fn begins_block(text: &str) -> bool {
    let tag = text.strip_suffix('>').and_then(|open| open.rsplit_once('<')).map_or("", |(_, tag)| tag);
    ["div", "p", "li", "td", "section"].iter().any(|name| tag.split([' ', '\n']).next() == Some(name))
        || tag.starts_with("/h") && tag.len() == "/h2".len()
}

/// The start tag of the element that a text ends with, where that holds nothing but words.
fn own_tag(text: &str) -> Option<&str> {
    let (before, _) = text.rsplit_once("</")?;
    let open = before.rfind('<')?;
    before[open..].find('>').map(|close| &before[open..=open + close])
}

/// The words of the element that a text ends with, where that holds nothing else.
fn own_words(text: &str) -> Option<&str> {
    let tag = own_tag(text)?;
    let (inner, _) = text.rsplit_once("</")?;
    inner.get(inner.rfind('<')? + tag.len()..)
}

/// Whether elements of this name may be boxes side by side; an exponent may not.
fn is_lined_up(name: &str) -> bool {
    matches!(name, "span" | "strong" | "b" | "em" | "i" | "a" | "small")
}

/// What precedes the end tags that a text ends with; `None` if none of them is of an element that may be a box.
fn before_end_tags(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((before, name)) = rest.strip_suffix('>').and_then(|open| open.rsplit_once("</")) {
        if !is_lined_up(&name.to_ascii_lowercase()) && !matches!(name, "button" | "code") {
            return None;
        }
        rest = before;
    }
    (rest.len() < text.len()).then_some(rest)
}

/// What follows the start tags that a text starts with.
fn after_start_tags(text: &str) -> &str {
    let mut rest = text;
    while let Some((_, after)) =
        rest.strip_prefix('<').filter(|rest| !rest.starts_with('/')).and_then(|rest| rest.split_once('>'))
    {
        rest = after;
    }
    rest
}
