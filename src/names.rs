//! Whether a text is a person's name, and which spellings the name has.
//!
//! A site has a title, a page has a first heading, and either may be the name of the person or anything else
//! ("Welcome to my website!", "AtoL Lab", "个人主页"). The rules here accept what is evidently a name and nothing more: a
//! CV with a wrong name at its top is worse than one that asks for it.

mod lists;
mod others;

use unicode_normalization::char::is_combining_mark;

use crate::fold;
use crate::script::{is_cjk_letter, is_han, is_hangul, is_kana};
use crate::vocabulary::names_a_position;

pub(crate) use others::{is_anothers_name, is_of_another};

use lists::{
    CHINESE_DOUBLE_SURNAMES, CHINESE_SURNAMES, COMMON_WORDS, COMMONEST_CHINESE_SURNAMES, DEGREES,
    FAMILY_NAMES_THAT_COME_FIRST, IBERIAN_FAMILY_NAMES, JAPANESE_SURNAMES, KOREAN_DOUBLE_SURNAMES, KOREAN_SURNAMES,
    NOT_NAMES, PARTICLES, TITLES,
};

/// Whether `text` is evidently a person's name and nothing but that: `Yuhang Song`, `宋宇航`, `Yuhang Song (宋宇航)`.
pub(crate) fn evidently_a_name(text: &str) -> bool {
    let text = text.trim();
    let parts = spellings(text);
    let is_one = |part: &&str| is_one_name(part) || parts.len() > 1 && has_both_surnames(part);
    text.chars().count() <= 60 && !parts.is_empty() && parts.iter().all(is_one)
}

/// Four characters that begin with the surnames of both parents. Many words begin so, too: this counts beside another spelling.
fn has_both_surnames(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    matches!(letters[..], [father, mother, one, other]
        if CHINESE_SURNAMES.contains(father) && CHINESE_SURNAMES.contains(mother) && is_han(one) && is_han(other))
}

/// The name in a title that says more, such as `Yuhang Song's homepage`, `Yuhang Song | NJU`, `宋宇航的个人主页`.
pub(crate) fn name_in(title: &str) -> Option<&str> {
    let title = title.trim();
    let is_name = |text: &&str| evidently_a_name(text) || with_nickname(text).is_some();
    if is_name(&title) {
        return Some(title);
    }
    // `PhD student @ Uni One`
    let title = match title.split_once('@') {
        Some((before, _)) if names_a_position(before) => before,
        _ => title,
    };
    let parts =
        title.split(['|', '/', '·', '–', '—', ':', '：', '@', ',', '，', '｜']).flat_map(|part| part.split(" - "));
    let mut names = parts.map(without_possessive).map(without_open_bracket).filter(is_name);
    match (names.next(), names.next()) {
        (only, None) => only,
        _ => None,
    }
}

/// A name without the bracket behind it that is not closed: `Yan Lin (林燕` of `Yan Lin (林燕, Lily)`.
fn without_open_bracket(name: &str) -> &str {
    match name.rfind(['(', '（']) {
        Some(at) if !name[at..].contains([')', '）']) => name[..at].trim_end(),
        _ => name,
    }
}

/// Whether `other` spells the name `name` in a fuller way: with its accents, `Ján Pastor` for `Jan Pastor`, or with a name of which the
/// other one has the initial, `Marcos Júnio Ribas` for `Marcos J. Ribas`.
pub(crate) fn is_fuller(other: &str, name: &str) -> bool {
    let accents = |text: &str| text.chars().filter(|letter| letter.is_alphabetic() && !letter.is_ascii()).count();
    let (other_words, words) = (fold::words(other), fold::words(name));
    let pairs = || other_words.split(' ').zip(words.split(' '));
    let is_initial = |(full, short): &(&str, &str)| short.chars().count() == 1 && full.starts_with(*short);
    let is_word = |(full, short): &(&str, &str)| fold::letters(full) == fold::letters(short);
    let is_same = other_words.split(' ').count() == words.split(' ').count()
        && pairs().all(|pair| is_word(&pair) || is_initial(&pair));
    let adds_names = || pairs().any(|pair| !is_word(&pair));
    let is_whole = || !pairs().any(|(full, short)| full.chars().count() == 1 && short.chars().count() > 1);
    // All in capitals is how a heading looks, not how a name is spelled.
    let is_spelled = other.chars().any(char::is_lowercase) || !name.chars().any(char::is_lowercase);
    is_same && is_spelled && is_whole() && (adds_names() || accents(other) > accents(name))
}

/// The name in a text that says besides only how it is pronounced: `Ada Lovelace /ˈeɪdə/`, `Ada Lovelace (pronounced AY-da)`.
pub(crate) fn without_pronunciation(text: &str) -> Option<&str> {
    let text = text.trim();
    let between = || text.strip_suffix('/')?.split_once('/');
    let said = || {
        let (name, said) = text.strip_suffix(')')?.split_once('(')?;
        said.trim_start().to_lowercase().starts_with("pronounced").then_some((name, said))
    };
    let (name, said) = between().or_else(said)?;
    (!name.trim().is_empty() && !said.contains('/')).then(|| name.trim())
}

/// The two names of somebody whom friends call by another first name: `Wilhelmina Berg` and `Mina Berg` for
/// `Wilhelmina (Mina) Berg` or `Wilhelmina Berg (Mina)`.
pub(crate) fn with_nickname(text: &str) -> Option<[String; 2]> {
    let (before, rest) = text.split_once('(')?;
    let (nickname, behind) = rest.split_once(')')?;
    let name = format!("{} {}", before.trim(), behind.trim()).trim().to_owned();
    let is_word = nickname.starts_with(char::is_uppercase) && nickname.chars().all(char::is_alphabetic);
    if !is_word || !evidently_a_name(&name) {
        return None;
    }
    let called = format!("{nickname} {}", name.split(' ').next_back()?);
    Some([name, called])
}

/// A folded name without titles before it and degrees behind it: `ada lovelace` of `dr ada lovelace ph d`.
pub(crate) fn without_titles(folded: &str) -> &str {
    // Folded, `Ph.D.` is two words.
    const DEGREES: &[&str] = &[" ph d", " m d", " md", " m sc", " msc", " d phil", " dphil"];
    let behind = || folded.split_once(' ').filter(|(first, _)| is_title(first)).map(|(_, rest)| rest);
    let before = || folded.rsplit_once(' ').filter(|(_, last)| is_title(last)).map(|(rest, _)| rest);
    let rest = behind().or_else(before).or_else(|| DEGREES.iter().find_map(|degree| folded.strip_suffix(degree)));
    rest.map_or(folded, without_titles)
}

/// The name without the pronouns that some people write after it: `(he/him)`, `(she/her/hers)`.
pub(crate) fn without_pronouns(name: &str) -> &str {
    let name = name.trim();
    let Some(at) = name.rfind(['(', '（']) else { return name };
    let aside = name[at..].to_ascii_lowercase();
    let pronouns =
        aside.contains('/') && ["he", "him", "she", "her", "they", "them"].iter().any(|word| aside.contains(word));
    if pronouns { name[..at].trim_end() } else { name }
}

/// The spellings that a printed name holds: `Yuhang Song (宋宇航)` is two, and so is `林徐乐 Xule Lin`.
pub(crate) fn spellings(name: &str) -> Vec<&str> {
    let parts = name.split(['(', ')', '（', '）', '|', '/', '｜']).map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(split_scripts).collect()
}

/// Splits the text where Latin letters meet Chinese, Japanese or Korean ones.
fn split_scripts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphabetic()) {
        if before.is_some_and(|before| before != is_cjk_letter(letter)) {
            parts.push(text[start..at].trim());
            start = at;
        }
        before = Some(is_cjk_letter(letter));
    }
    parts.push(text[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether a name starts with the family name: it alone is in capitals (WANG Xiaoming), or it is a Hungarian or Vietnamese one.
pub(crate) fn is_family_first(first: &str, rest: &str) -> bool {
    let in_capitals =
        |text: &str| !text.chars().any(char::is_lowercase) && text.chars().filter(|c| c.is_uppercase()).count() > 1;
    let known = first.split('-').next().map(fold::letters).unwrap_or_default();
    // Lê and Hồ are also given names in other languages, but there nobody has two more names.
    let is_rare_elsewhere = known.len() > 3 || rest.contains(' ');
    let is_known = is_rare_elsewhere && has(FAMILY_NAMES_THAT_COME_FIRST, &known);
    !rest.is_empty()
        && (is_known || (in_capitals(first) && !first.contains('.') && rest.chars().any(char::is_lowercase)))
}

/// Whether it is a family name from Spain or Portugal, where a second one follows that is often left out.
pub(crate) fn is_iberian(word: &str) -> bool {
    let word = fold::letters(word);
    word.len() > 4 && (word.ends_with("ez") || word.ends_with("iz")) || has(IBERIAN_FAMILY_NAMES, &word)
}

/// Whether a name in Chinese, Japanese or Korean letters has its family name last, as Western ones do: `太郎 佐々木`, `さくら 山口`,
/// `민수 김`, `小明 王`. Most have it first.
pub(crate) fn is_family_last(first: &str, last: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let is_korean = length(first) == 2
        && first.chars().all(is_hangul)
        && !has(KOREAN_DOUBLE_SURNAMES, first)
        && length(last) == 1
        && KOREAN_SURNAMES.contains(last);
    let is_chinese = length(first) == 2
        && first.chars().all(is_han)
        && !is_surname(first)
        && length(last) == 1
        && COMMONEST_CHINESE_SURNAMES.contains(last);
    let is_in_kana = first.chars().all(is_kana) && last.chars().all(is_han);
    is_korean || is_chinese || is_in_kana || is_surname(last) && !is_surname(first)
}

/// Whether Chinese, Japanese or Korean letters, at least two, are a family name and nothing more: `田中`, `欧阳`, `남궁`.
pub(crate) fn is_surname(text: &str) -> bool {
    let lists = [JAPANESE_SURNAMES, CHINESE_DOUBLE_SURNAMES, KOREAN_DOUBLE_SURNAMES];
    text.chars().count() > 1 && lists.iter().any(|list| has(list, text))
}

/// Whether a name begins with a family name and nobody's given name does: `李明`, `山田太郎`, `김민준`.
pub(crate) fn is_with_commonest_surname(name: &str) -> bool {
    let is_japanese = |surname: &str| surname.chars().count() > 1 && name.starts_with(surname);
    name.chars().all(is_hangul)
        || name.starts_with(|first| COMMONEST_CHINESE_SURNAMES.contains(first))
        || words(JAPANESE_SURNAMES).any(is_japanese)
}

/// Whether a word is one of those before a family name, `van` or `De`.
pub(crate) fn is_particle(word: &str) -> bool {
    has(PARTICLES, &word.to_lowercase())
}

/// Whether every letter is Chinese, Japanese or Korean.
pub(crate) fn is_cjk(text: &str) -> bool {
    text.chars().all(is_cjk_letter)
}

fn is_one_name(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    if letters.iter().all(|&letter| is_hangul(letter)) {
        is_korean_name(&letters)
    } else if letters.iter().any(|&letter| is_han(letter) || is_kana(letter)) {
        is_han_name(text, &letters)
    } else {
        is_name_in_words(text)
    }
}

/// Two to four characters that begin with a Chinese surname, or a Japanese surname with what follows it.
fn is_han_name(text: &str, letters: &[char]) -> bool {
    let all: String = letters.iter().map(|&letter| usual_form(letter)).collect();
    if words(NOT_NAMES).any(|word| all.contains(word)) || !letters.iter().all(|&l| is_han(l) || is_kana(l)) {
        return false;
    }
    let japanese = words(JAPANESE_SURNAMES).any(|surname| all.len() > surname.len() && all.starts_with(surname));
    let double = words(CHINESE_DOUBLE_SURNAMES).any(|surname| all.starts_with(surname));
    let chinese = letters.iter().all(|&letter| is_han(letter)) && CHINESE_SURNAMES.contains(letters[0]);
    match letters.len() {
        2..=3 => chinese || double || japanese,
        4 => double || japanese,
        5..=7 => japanese && (letters.len() == 5 || text.contains(char::is_whitespace)),
        _ => false,
    }
}

/// The usual form of a kanji that family registers write in another.
fn usual_form(letter: char) -> char {
    const FORMS: &[(char, char)] = &[
        ('﨑', '崎'),
        ('𠮷', '吉'),
        ('髙', '高'),
        ('濵', '浜'),
        ('濱', '浜'),
        ('桒', '桑'),
        ('邉', '辺'),
        ('邊', '辺'),
        ('德', '徳'),
    ];
    FORMS.iter().find(|(form, _)| *form == letter).map_or(letter, |&(_, usual)| usual)
}

fn is_korean_name(letters: &[char]) -> bool {
    let all = letters.iter().collect::<String>();
    (2..=4).contains(&letters.len())
        && KOREAN_SURNAMES.contains(letters[0])
        && !words(NOT_NAMES).any(|word| all.contains(word))
}

/// Whether a word is a title before a name, or the doctor's behind it, with or without capitals and dots: `Prof.`, `dr`, `Ph.D.`
pub(crate) fn is_title(word: &str) -> bool {
    let word = word.trim_matches(['.', ',']);
    words(TITLES).any(|title| title.eq_ignore_ascii_case(word))
}

/// Two to five words that all look like parts of a name; titles before it and degrees after it are allowed.
fn is_name_in_words(text: &str) -> bool {
    let text = text.split_once(',').map_or(text, |(name, degrees)| if are_degrees(degrees) { name } else { text });
    let words: Vec<&str> = text.split_whitespace().filter(|word| !has(TITLES, word.trim_end_matches('.'))).collect();
    let full = words.iter().filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1).count();
    // An is a name in Vietnam, and an article everywhere else.
    let vietnamese = |word: &&str| has(FAMILY_NAMES_THAT_COME_FIRST, &fold::letters(word));
    let is_part = |word: &&str| is_name_word(word) || (*word == "An" && words.iter().any(vietnamese));
    // `de la Cruz` is a family name alone.
    let is_small = |word: &str| is_particle(word) && word.starts_with(char::is_lowercase);
    let is_whole =
        !words.first().is_some_and(|word| is_small(word)) || words.iter().filter(|word| !is_small(word)).count() > 1;
    (2..=5).contains(&words.len()) && full > 0 && is_whole && words.iter().all(is_part)
}

fn are_degrees(text: &str) -> bool {
    text.split([',', ' ']).map(|word| word.replace('.', "")).all(|word| word.is_empty() || has(DEGREES, &word))
}

fn is_name_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    if is_particle(word) {
        return true;
    }
    let name_like = |letter: char| {
        letter.is_alphabetic() || is_combining_mark(letter) || matches!(letter, '.' | '-' | '\'' | '’' | '‘' | '‐')
    };
    // Georgian names have no capitals, though Unicode has some for signage.
    let may_begin = |first: char| first.is_alphabetic() && (!first.is_lowercase() || ('ა'..='ჿ').contains(&first));
    let possessive = lower.ends_with("'s") || lower.ends_with("’s");
    // `Ann A. Berg`
    let is_initial = word.ends_with('.') && word.chars().count() == 2;
    word.strip_prefix("al-").or_else(|| word.strip_prefix("el-")).unwrap_or(word).starts_with(may_begin)
        && word.chars().all(name_like)
        && !possessive
        && (is_initial || !has(COMMON_WORDS, lower.trim_end_matches('.')))
}

/// Part of a title without what makes it a title: `'s homepage`, `的个人主页`, `Homepage of`.
fn without_possessive(part: &str) -> &str {
    let part = part.trim();
    let end = ["'s ", "’s ", "的"].iter().filter_map(|mark| part.find(mark)).min().unwrap_or(part.len());
    let start = part.rfind(" of ").map_or(0, |at| at + 4).min(end);
    part[start..end].trim()
}

fn words(list: &str) -> impl Iterator<Item = &str> {
    list.split_ascii_whitespace()
}

/// Whether a list has a word. Looking for its letters is several times as fast as looking at one word after another.
fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && !word.contains(' ') && fold::has_words(list, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let names = [
            "Stephanie A. Rodríguez",
            "Yuhang Song",
            "宋宇航",
            "Yuhang Song (宋宇航)",
            "林徐乐 Xule Lin",
            "Dr. Rene HJ Heim",
            "D.M. Tagliabue",
            "Davide Maria Tagliabue",
            "Francisco Renato Araújo",
            "Jean-Pierre O’Neill",
            "Ludwig van Beethoven",
            "Алексей Анисимов",
            "Emir Yılmaz, PhD",
            "欧阳修文",
            "田中 太郎",
            "山口 さくら",
            "김민수",
            "RC Grear",
            "Yuhang SONG",
            "Prof. María de la Cruz",
            "王 小明",
            "Yuhang Song | 宋宇航",
            "Y. Song",
        ];
        for name in names {
            assert!(evidently_a_name(name), "{name}");
        }
    }

    #[test]
    fn names_of_many_languages() {
        let table = include_str!("../tests/specs/names.txt").lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = table.filter_map(|row| Some(row.split_once(" | ")?.0)).collect();
        // One word is a name only where the author says that it is.
        let doubted: Vec<&str> = names.iter().copied().filter(|name| !evidently_a_name(name)).collect();
        assert_eq!(doubted, ["Suharto", "Wulandari"], "of {}", names.len());
    }

    #[test]
    fn other_titles() {
        let others = [
            "",
            "Xule",
            "@LinXule",
            "Bio",
            "About me",
            "Welcome to my website!",
            "Interests and Expertise",
            "Yuhang Song / AtoL Lab",
            "AtoL Lab",
            "个人主页",
            "简介",
            "关于我",
            "研究方向",
            "Your Name",
            "Curriculum Vitae",
            "Best Paper Award",
            "United Kingdom",
            "Spatial Cytology",
            "My Homepage",
            "Hello World",
            "2024",
            "Yuhang Song's Homepage",
            "自己紹介",
            "소개",
            "이력서",
            "Oxford University",
            "yuhang song",
            "Research Interests",
            "🚀 News",
            "ABOUT ME",
            "A B",
            "blank",
            "高校教师",
        ];
        for other in others {
            assert!(!evidently_a_name(other), "{other}");
        }
    }

    #[test]
    fn names_in_titles() {
        assert_eq!(name_in("Yuhang Song / AtoL Lab"), Some("Yuhang Song"));
        assert_eq!(name_in("Yuhang Song's Homepage"), Some("Yuhang Song"));
        assert_eq!(name_in("宋宇航的个人主页"), Some("宋宇航"));
        assert_eq!(name_in("Home - Yuhang Song"), Some("Yuhang Song"));
        assert_eq!(name_in("Homepage of Yuhang Song"), Some("Yuhang Song"));
        assert_eq!(name_in("Yuhang Song (宋宇航, Harry)"), Some("Yuhang Song"));
        assert_eq!(name_in("Welcome to my website!"), None);
    }

    #[test]
    fn a_fuller_spelling_has_accents_or_names_for_initials() {
        for (other, name, expected) in [
            ("Ján Pastor", "Jan Pastor", true),
            ("Jan Pastor", "Ján Pastor", false),
            ("Marcos Júnio Ribas", "Marcos J. Ribas", true),
            ("Marcos J. Ribas", "Marcos Júnio Ribas", false),
            ("Ján Ek Pastor", "Jan Pastor", false),
            ("Jan Pastor", "Jan Pastor", false),
            ("JÁN PASTOR", "Jan Pastor", false),
            ("Pastor Ján", "Jan Pastor", false),
        ] {
            assert_eq!(is_fuller(other, name), expected, "{other} / {name}");
        }
    }

    #[test]
    fn pronouns_are_no_part_of_a_name() {
        assert_eq!(without_pronouns("Takahiro Morishita (he/him)"), "Takahiro Morishita");
        assert_eq!(without_pronouns("Yuhang Song (宋宇航)"), "Yuhang Song (宋宇航)");
    }
}
