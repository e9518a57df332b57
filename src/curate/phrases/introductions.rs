//! Sentences that say who their author is, which the header of a CV says as well.

use std::sync::LazyLock;

use super::begins;
use super::greetings::GREETING_WORDS;
use crate::fold;
use crate::names;
use crate::vocabulary::{I_AM, I_AM_ABROAD, MY_NAME_IS, names_a_position};

/// Whether a sentence says no more than a name that the header says: “Hi there, I am Ada Lovelace!” `names` are folded.
pub(in crate::curate) fn introduces(sentence: &str, names: &[String]) -> bool {
    let folded = fold::words(&without_brackets(sentence, names));
    let mut rest = without_site(&folded);
    let tells = |text: &str| SELF_STARTS.iter().any(|start| text.starts_with(start.as_str()));
    while !tells(rest)
        && let Some((first, behind)) = rest.split_once(' ')
        && GREETING_WORDS.contains(&first)
    {
        rest = behind;
    }
    let name = SELF_STARTS.iter().find_map(|start| rest.strip_prefix(start.as_str()));
    let name = name.or_else(|| rest.strip_prefix("저는")?.strip_suffix("입니다"));
    name.is_some_and(|name| is_known(name, names))
}

/// Where a sentence goes on behind the name that the header says: `I am a sailor` of “My name is Ada Lovelace, and I am a sailor”.
pub(in crate::curate) fn behind_name(sentence: &str, names: &[String]) -> Option<usize> {
    const GOES_ON: &[&str] = &[" and i am ", " and i'm ", " and i’m "];
    let lower = sentence.to_lowercase();
    // Letters whose lower-case forms have another length would shift every place.
    if lower.len() != sentence.len() {
        return None;
    }
    let start = I_AM.iter().chain(MY_NAME_IS).find(|start| lower.starts_with(**start))?;
    let end = GOES_ON.iter().filter_map(|joint| lower.find(joint)).min()?;
    let name = fold::words(lower.get(start.len()..end)?);
    is_known(&name, names).then_some(end + " and ".len())
}

/// Whether a folded name is one that the header says, or a part of it. An initial does not end a sentence.
fn is_known(name: &str, names: &[String]) -> bool {
    let name = name.trim();
    let is_whole = || name.rsplit(' ').next().is_some_and(|last| last.chars().count() > 1 || !last.is_ascii());
    let is_of =
        |known: &String| names::without_titles(name).split(' ').all(|word| known.split(' ').any(|part| part == word));
    !name.is_empty() && is_whole() && names.iter().any(is_of)
}

/// Folded words without what they say of the site: `i am ada` of `i am ada and this is my academic website`.
fn without_site(words: &str) -> &str {
    const SITES: &[&str] = &["website", "webpage", "homepage", "page", "site", "web page", "personal page", "blog"];
    let said = words.split_once(" and this is my ").or_else(|| words.split_once(" and welcome to my "));
    match said {
        Some((before, site)) if SITES.iter().any(|end| site.ends_with(end)) && site.split(' ').count() <= 3 => before,
        _ => words,
    }
}

/// A text without one word in brackets that is short for a name, or another form of it that is known: `Joan (Jo) Lind`.
fn without_brackets(text: &str, names: &[String]) -> String {
    let inside = |open: usize| {
        let end = open + text[open..].find([')', '）'])?;
        let word = text[open..end].trim_start_matches(['(', '（']).trim();
        let is_known = || names.contains(&fold::words(word));
        (!word.contains(' ') && (word.is_ascii() || is_known())).then_some(end)
    };
    match text.find(['(', '（']).and_then(|open| Some((open, inside(open)?))) {
        Some((open, end)) => format!("{} {}", &text[..open], &text[end..]),
        None => text.to_owned(),
    }
}

/// Whether a sentence says no more than the header does: “I am a professor of tides at Uni One.” `names` and `lines` are folded.
pub(in crate::curate) fn states(sentence: &str, names: &[String], lines: &[String]) -> bool {
    let folded = fold::words(sentence);
    let of_name = || names.iter().find_map(|name| folded.strip_prefix(name.as_str())?.strip_prefix(" is "));
    let Some(position) = SELF_STARTS.iter().find_map(|start| folded.strip_prefix(start.as_str())).or_else(of_name)
    else {
        return false;
    };
    let said = |word: &str| lines.iter().chain(names).any(|line| line.split(' ').any(|known| known == word));
    let (small, telling): (Vec<&str>, Vec<&str>) = position.split(' ').partition(|word| is_small(word));
    telling.len() > 1 && small.len() <= telling.len() + 2 && telling.into_iter().all(said)
}

/// Whether a sentence says what its author is: “I am a postdoc at Uni One.”
pub(in crate::curate) fn states_a_position(sentence: &str) -> bool {
    const ARTICLES: &[&str] = &["a", "an", "the"];
    let folded = fold::words(sentence);
    let said = SELF_STARTS.iter().find_map(|start| folded.strip_prefix(start.as_str()));
    said.and_then(|said| said.split_once(' '))
        .is_some_and(|(first, rest)| ARTICLES.contains(&first) && names_a_position(fold::beginning(rest, 4)))
}

/// Whether a folded word says nothing of a position.
pub(in crate::curate) fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

#[rustfmt::skip]
const SMALL_WORDS: &[&str] = &[
    "de", "la", "le", "du", "et", "y", "a", "an", "the", "at", "in", "of", "for", "and", "on", "with", "currently",
    "now", "also", "s", "working", "as",
];

/// Words that begin a sentence about something in the sentence before it. Folded.
#[rustfmt::skip]
const REFERENCES: &[&str] = &[
    "he", "she", "they", "it", "his", "her", "their", "its", "there", "here", "this", "that", "these", "those",
    "where", "which", "who", "whose", "such", "also", "moreover", "besides", "furthermore", "however", "but", "and",
    "dort", "sie", "er", "elle", "il", "ella", "él", "dans", "both",
];

/// Whether a sentence begins with a word for something in the sentence before it: “There, I lead …”, “She studies …”.
pub(in crate::curate) fn refers_back(sentence: &str) -> bool {
    const UNSPACED: &[&str] = &["他", "她", "其", "该", "該", "这", "這", "那", "그", "彼"];
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').take(3).collect();
    let first = words.first().copied().unwrap_or_default();
    // “In this role”, “Prior to that”, “I also”
    let early = words.iter().any(|word| ["this", "that", "these", "role", "position", "also"].contains(word));
    REFERENCES.contains(&first) || early || UNSPACED.iter().any(|word| folded.starts_with(word))
}

/// Whether a sentence continues one on the site or to its visitors: “They are sorted by year”, “Prior to that, it might be worth …”.
/// One that tells of the author in the past or by years does not.
pub(in crate::curate) fn continues(sentence: &str) -> bool {
    const STARTS: &[&str] = &[
        "they are sorted",
        "they are listed",
        "they are grouped",
        "they are ordered",
        "they include",
        "it includes",
        "it contains",
        "these include",
        "most of it is",
        "most of them are",
        "some of them are",
        "all of them are",
        "prior to that it might",
        "before that it might",
        "but i am also reachable",
        "but you can also",
        "you can also",
        "you may also",
        "alternatively you",
        "otherwise you",
        "there you",
        "take a look at them",
        "have a look at them",
        "here you",
    ];
    let folded = fold::words(sentence);
    STARTS.iter().any(|start| begins(&folded, start)) && !folded.contains(|c: char| c.is_ascii_digit())
}

/// How people begin to say who they are, folded; with the space behind it that some scripts do not write.
static SELF_STARTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let more = &["this is ", "here is ", "it's ", "私は"];
    let folded = |start: &&str| fold::words(start) + if start.ends_with(' ') { " " } else { "" };
    I_AM.iter().chain(I_AM_ABROAD).chain(MY_NAME_IS).chain(more).map(folded).collect()
});
