//! What Chinese sentences say of their author: “林燕是第一大学的博士生，…”, “我目前在海港局担任研究员。”, “姓名：林燕”.

use crate::fold;
use crate::names;
use crate::script::{is_cjk, joins};
use crate::vocabulary::names_a_position;

const CLAUSE_ENDS: [char; 3] = ['，', '。', '；'];
/// How an author begins to tell the name.
const I_AM: &[&str] = &["我是", "我叫"];
/// How a clause says what somebody is.
const VERBS: &[&str] = &["现任", "現任", "现为", "現為", "担任", "擔任", "是", "目前任", "目前为", "目前為"];
/// What somebody does who is a student: the whole clause says so.
const STUDIES: &[&str] = &["攻读", "攻讀", "就读于", "就讀於", "从事博士后", "從事博士後"];
/// Titles behind a name.
const TITLES: &[&str] = &["博士", "教授", "老师", "老師", "先生", "女士"];
/// Words between a subject and its verb.
const ADVERBS: &[&str] = &["目前", "现在", "現在", "当前", "现", "現"];
/// Words that count persons.
const COUNTERS: &[&str] = &["一名", "一位", "一个", "一個"];
/// Words of clauses on the past.
const PAST: &[&str] = &["曾", "此前", "之前", "毕业"];

/// The position in a sentence of an author whose name is `name`, without the spaces that emphasis needs: `在 **第一大学** 攻读博士`.
pub(super) fn position(sentence: &str, name: Option<&str>) -> Option<String> {
    said(sentence, name).map(|role| without_needless_spaces(&role))
}

fn said(sentence: &str, name: Option<&str>) -> Option<String> {
    let mut clauses = sentence.split(CLAUSE_ENDS).map(str::trim).filter(|clause| !clause.is_empty()).peekable();
    let introduces = |first: &&str| {
        let said = I_AM.iter().find_map(|start| first.strip_prefix(start)).unwrap_or(first);
        said != "我" && is_author(said, name)
    };
    if clauses.next_if(introduces).is_some() {
        // “林燕，第一大学博士生，…”
        let role = clauses.peek().filter(|role| is_position(role) && !VERBS.iter().any(|verb| role.contains(verb)));
        if let Some(role) = role {
            return Some((*role).to_owned());
        }
    }
    let now = clauses.take_while(|clause| !PAST.iter().any(|past| clause.starts_with(past)));
    now.filter(|clause| !PAST.iter().any(|past| clause.contains(past))).find_map(|clause| in_clause(clause, name))
}

/// The name of the author with which a page in Chinese begins: `林燕` of “姓名：林燕”, “林燕，第一大学博士生” and “林燕是第一大学的博士生”.
pub(super) fn name(text: &str) -> Option<&str> {
    if let Some((_, said)) = text.split_once("姓名").filter(|(before, _)| before.trim().is_empty()) {
        let said = said.trim_start_matches([':', '：', ' ']).trim();
        return names::evidently_a_name(said).then_some(said);
    }
    // “林燕 (2001.02), 于第一大学…”
    if let Some((before, date)) = text.split_once(['(', '（'])
        && date.starts_with(|c: char| c.is_ascii_digit())
        && is_chinese_name(before.trim())
    {
        return Some(before.trim());
    }
    position(text, None)?;
    let subject = text.split(CLAUSE_ENDS).next()?;
    let end = VERBS.iter().chain(STUDIES).filter_map(|verb| subject.find(verb)).min().unwrap_or(subject.len());
    let subject = without_title(without_adverbs(&subject[..end]));
    is_chinese_name(subject).then_some(subject)
}

/// `林燕` of `林燕博士`.
fn without_title(name: &str) -> &str {
    let bare = TITLES.iter().find_map(|title| name.strip_suffix(title));
    bare.filter(|bare| is_chinese_name(bare)).unwrap_or(name)
}

fn is_chinese_name(text: &str) -> bool {
    text.contains(is_cjk) && names::evidently_a_name(text)
}

/// The position in a clause: `第一大学的博士生` of “我是第一大学的博士生”, `海港局研究员` of “我目前在海港局担任研究员”.
fn in_clause(clause: &str, name: Option<&str>) -> Option<String> {
    let studies = STUDIES.iter().filter_map(|verb| clause.find(verb)).min();
    if let Some(at) = studies {
        let start = clause[..at].find('在').unwrap_or(at);
        // “目前, 我在第一大学攻读博士学位 (2022 –), 导师是…”
        let subject = clause[..start].rsplit(", ").next().unwrap_or_default();
        let role = clause[start..].split([',', '(']).next().unwrap_or_default().trim_end();
        return is_author(without_adverbs(subject), name).then(|| role.to_owned());
    }
    let (at, verb) = VERBS.iter().filter_map(|verb| Some((clause.find(verb)?, *verb))).min()?;
    let role = &clause[at + verb.len()..];
    let role = COUNTERS.iter().find_map(|counter| role.strip_prefix(counter)).unwrap_or(role);
    let (subject, place) = clause[..at].split_once('在').unwrap_or((&clause[..at], ""));
    let is_said = is_author(without_adverbs(subject), name) && (place.is_empty() || verb != "是");
    // “第一大学博士生, 研究潮汐”, but “第一大学, 潮汐学院的博士生”
    let ends = role.match_indices(", ").map(|(end, _)| end).chain([role.len()]);
    let role = ends.map(|end| &role[..end]).find(|role| is_position(role))?;
    is_said.then(|| format!("{place}{role}"))
}

fn without_needless_spaces(text: &str) -> String {
    let mut closed = String::new();
    let mut words = text.split(' ');
    closed.extend(words.next());
    for word in words {
        let is_needless = closed.chars().next_back().zip(word.chars().next()).is_some_and(|(a, b)| joins(a, b));
        closed.push_str(if is_needless { "" } else { " " });
        closed.push_str(word);
    }
    closed
}

fn without_adverbs(subject: &str) -> &str {
    let subject = subject.trim();
    let shorter = ADVERBS.iter().find_map(|adverb| subject.strip_suffix(adverb));
    shorter.map_or(subject, without_adverbs)
}

/// Whether a subject is the author: nobody is named, “我”, or the name in Chinese characters, with another one in brackets.
fn is_author(subject: &str, name: Option<&str>) -> bool {
    let bare = match subject.split_once(['(', '（']) {
        Some((bare, other)) if other.ends_with([')', '）']) => bare.trim(),
        _ => subject,
    };
    let bare = without_title(bare);
    let is_known =
        |name: &str| names::spellings(name).iter().any(|spelling| fold::letters(spelling) == fold::letters(bare));
    bare.is_empty()
        || bare == "我"
        || match name.filter(|name| name.contains(is_cjk)) {
            Some(name) => is_known(name),
            None => bare.contains(is_cjk) && names::evidently_a_name(bare),
        }
}

fn is_position(role: &str) -> bool {
    names_a_position(role) || ["本科生", "教师", "教師"].iter().any(|end| role.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_what_its_author_is() {
        for (sentence, expected) in [
            ("我是第二大学的四年级博士生，导师是林海教授。", Some("第二大学的四年级博士生")),
            ("我是一名第一大学潮汐学院本科生。", Some("第一大学潮汐学院本科生")),
            ("林燕是第一大学博士生，曾赴第二大学联合培养。", Some("第一大学博士生")),
            ("林燕 (Yan) 目前是第一大学的在读博士研究生，研究潮汐。", Some("第一大学的在读博士研究生")),
            ("林燕，第一大学在读博士生，研究潮汐。", Some("第一大学在读博士生")),
            ("林燕，博士，现为第一大学副教授", Some("第一大学副教授")),
            ("我是林燕，第一大学潮汐专业硕士研究生，本科毕业于第二大学。", Some("第一大学潮汐专业硕士研究生")),
            (
                "我目前是第一大学, 潮汐学院 (TI) 的潮汐学博士生, 研究潮汐。",
                Some("第一大学, 潮汐学院 (TI) 的潮汐学博士生"),
            ),
            ("我目前担任第一大学潮汐学院的特聘研究员。", Some("第一大学潮汐学院的特聘研究员")),
            ("我目前在海港局担任高级研究员，研究潮汐。", Some("海港局高级研究员")),
            ("2024 年毕业于第一大学，获博士学位，目前在第二大学从事博士后研究。", Some("在第二大学从事博士后研究")),
            ("我目前就读于第一大学潮汐专业，研究潮汐。", Some("就读于第一大学潮汐专业")),
            ("目前, 我在第一大学攻读博士学位 (2022 –), 导师是林海教授。", Some("在第一大学攻读博士学位")),
            ("我是林燕，目前在 第一大学（西区） 攻读 潮汐学 学位。", Some("在第一大学（西区）攻读潮汐学学位")),
            ("现任海洋大学潮汐学院副教授", Some("海洋大学潮汐学院副教授")),
            ("我是一名潮汐爱好者，住在卑尔根。", None),
            ("我的导师是林海教授。", None),
            ("此前，我在海港局担任研究员。", None),
            ("我曾在海港局担任研究员。", None),
        ] {
            assert_eq!(position(sentence, None).as_deref(), expected, "{sentence}");
        }
        assert!(position("林燕是第一大学的教授。", Some("Yan Lin 林 燕")).is_some());
        assert_eq!(position("陈海是第一大学的教授。", Some("林燕")), None);
    }

    #[test]
    fn a_page_begins_with_the_name_of_its_author() {
        for (text, expected) in [
            ("姓名：林燕", Some("林燕")),
            ("林燕，第一大学在读博士生，研究潮汐。", Some("林燕")),
            ("林燕是第一大学博士生。", Some("林燕")),
            ("林燕 (2001.02), 于第一大学获得学位。", Some("林燕")),
            ("林燕博士现任第一大学特聘研究员。", Some("林燕")),
            ("我是第一大学博士生。", None),
            ("导师是林海教授。", None),
        ] {
            assert_eq!(name(text), expected, "{text}");
        }
    }
}
