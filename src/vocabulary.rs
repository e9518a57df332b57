//! Words that decide what a page or a link is, in the languages that vitae speaks.

mod others;

use std::collections::BTreeSet;

use crate::fold;

pub(crate) use others::{announces_another, denies, is_of_the_past, names_a_relative, seeks_somebody, titles_people};

/// What a CV is called, in a page's title, an address or a heading. Folded ([`fold::words`]).
pub(crate) const CV_TITLES: &[&str] = &[
    "cv",
    "c v",
    "my cv",
    "curriculum vitae",
    "curriculum vitæ",
    "curriculumvitae",
    "curriculum",
    "currículum",
    "vita",
    "curr vita",
    "curriculum vita",
    "vitae",
    "résumé",
    "resume",
    "resumé",
    "lebenslauf",
    "简历",
    "个人简历",
    "履历",
    "简歷",
    "簡歷",
    "個人簡歷",
    "履歷",
    "履歴書",
    "履歴",
    "略歴",
    "이력서",
];

/// What a homepage is called. Folded.
pub(crate) const HOME_TITLES: &[&str] = &["homepage", "home", "主页", "个人主页", "首页"];

/// What a list of all publications is called, in a page's title, an address or a heading. Folded.
pub(crate) const PUBLICATION_TITLES: &[&str] = &[
    "publications",
    "publication",
    "publication list",
    "publications list",
    "list of publications",
    "full publication list",
    "full list of publications",
    "all publications",
    "my publications",
    "papers",
    "pubs",
    "论文",
    "发表论文",
    "论文发表",
    "论文列表",
    "學術著作",
    "發表著作",
    "論文",
    "業績",
    "研究業績",
    "논문",
    "veröffentlichungen",
    "publikationen",
    "publicaciones",
];

/// How people begin to say what or who they are. In lower case, as written.
pub(crate) const I_AM: &[&str] = &["i am ", "i'm ", "i’m "];
/// The same in languages in which what somebody is may look like a name: `Ich bin Wissenschaftlicher Mitarbeiter`.
pub(crate) const I_AM_ABROAD: &[&str] = &["je suis ", "ich bin ", "soy "];
/// How they begin to say who they are.
#[rustfmt::skip]
pub(crate) const MY_NAME_IS: &[&str] = &[
    "my name is ", "je m'appelle ", "je m’appelle ", "ich heiße ", "me llamo ", "我是", "我叫", "我的名字是",
];

/// What academicpages' pages and samples put before a citation. Folded.
pub(crate) const CITATION_LABEL: &str = "recommended citation";

/// Headings of news and posts. Folded.
#[rustfmt::skip]
const NEWS_TITLES: &[&str] = &[
    "news", "latest news", "recent news", "selected news", "news and updates", "news updates", "updates", "recent updates", "latest updates", "what s new", "news events", "news and events", "events and news", "news and announcements", "announcements", "recent posts", "latest posts", "blog posts", "recent blog posts", "latest blog posts", "blog", "my blog", "blog texts", "blog entries", "news feed", "news section", "all news", "older news", "news highlights", "news and highlights", "highlights and news", "latest writing", "latest writings", "recent writing", "latest notes", "recent notes", "recent activities", "recent news and updates", "新闻", "最新消息", "最新动态", "近期动态", "动态", "新闻动态", "个人动态", "近况", "最近动态", "最新新闻", "近期新闻", "最新博客", "最新博客文章", "博客文章", "博客", "最新動態", "近期動態", "最新消息與動態", "お知らせ", "ニュース", "最新情報", "新着情報", "更新情報", "소식", "뉴스", "최근 소식", "새 소식", "공지사항", "aktuelles", "neuigkeiten", "nachrichten", "actualités", "nouvelles", "noticias", "novedades", "actualidad", "news archive", "old news", "update history", "update log", "changelog", "change log", "version history", "revision history", "site updates", "website updates", "更新日志", "更新历史", "更新履歴",
];

/// Words next to a name, a position or an address that only say what it is. Folded.
#[rustfmt::skip]
const CONTACT_LABELS: &[&str] = &[
    "address", "affiliation", "and", "at", "by", "city", "contact", "current", "currently", "e", "email", "emails", "employer",
    "find", "full", "github", "gitlab", "google", "here", "homepage", "id", "info", "information", "institution", "is", "link", "links",
    "linkedin", "location", "mail", "me", "mobile", "my", "name", "office", "on", "or", "orcid", "organization", "page",
    "personal", "phone", "position", "profile", "reach", "researchgate", "scholar", "site", "status", "tel", "telephone",
    "the", "title", "twitter", "url", "via", "web", "webpage", "website", "x", "you", "can", "邮箱", "电子邮件", "姓名", "职位",
    "单位", "地址", "主页", "电话", "电子邮箱", "办公地址", "通讯地址", "或", "郵箱", "メール", "氏名", "所属", "이메일", "이름", "소속",
    "accounts", "around", "googlescholar", "research", "gate", "univ", "university", "network", "dblp", "instagram", "facebook", "bluesky", "mastodon", "semantic", "scopus", "academic", "social", "media",
    "in", "web", "de", "i", "am", "best", "way", "to", "contact", "more", "for", "followers", "mailto", "gmail", "via", "follow", "us",
    "publications", "citations", "curriculum", "vitae", "cv", "领英", "谷歌学术", "連絡先", "given", "surname", "family", "first", "last",
    "courriel", "adresse", "téléphone", "bureau", "correo",
];

/// What people are by profession: the last words of a position. Folded.
#[rustfmt::skip]
const POSITIONS: &[&str] = &[
    "professor", "prof", "lecturer", "reader", "researcher", "postdoc", "postdoctoral", "fellow", "scientist", "engineer", "student",
    "candidate", "director", "instructor", "developer", "analyst", "librarian", "curator", "archivist", "teacher", "manager", "dean",
    "chair", "chairman", "president", "assistant", "associate", "consultant", "professeur", "professeure", "chercheur", "chercheuse",
    "doctorant", "doctorante", "étudiant", "étudiante", "développeur", "développeuse", "professorin", "doktorand", "doktorandin", "mitarbeiter", "mitarbeiterin", "profesor", "profesora",
    "investigador", "investigadora", "undergraduate", "officer", "founder", "leader", "physician", "surgeon", "architect", "designer", "leiter", "leiterin", "wissenschaftler", "wissenschaftlerin", "maître", "ingénieur", "ingénieure", "docteur", "composer", "writer", "author",
    "educator", "cryptographer", "oceanographer", "programmer", "specialist", "phd", "mphys", "msc", "postgraduate", "trainee", "intern", "resident", "ceo", "cto", "cso",
];

/// Words of a position that somebody has who studies. Folded.
const STUDENTS: &[&str] = &[
    "student",
    "candidate",
    "undergraduate",
    "doctorant",
    "doctorante",
    "étudiant",
    "étudiante",
    "doktorand",
    "doktorandin",
    "estudiante",
    "doctorando",
    "doctoranda",
];

/// Words of a position that somebody has who does not study any more. Folded.
const GRADUATES: &[&str] = &[
    "professor",
    "lecturer",
    "postdoc",
    "postdoctoral",
    "scientist",
    "engineer",
    "senior",
    "professeur",
    "professeure",
    "professorin",
];

/// Professions in languages without spaces between words.
const POSITIONS_UNSPACED: &[&str] = &[
    "教授",
    "研究员",
    "研究員",
    "研究助理",
    "讲师",
    "講師",
    "助教",
    "博士生",
    "博士后",
    "博士研究生",
    "硕士研究生",
    "在读",
    "工程师",
    "准教授",
    "学生",
    "교수",
    "연구원",
    "박사과정",
];

/// What people have studied for. Folded.
#[rustfmt::skip]
const DEGREES: &[&str] = &[
    "phd", "doctorate", "msc", "master", "masters", "bachelor", "bachelors", "bsc", "mba", "degree", "degrees", "diploma", "diplome", "diplôme",
    "graduated", "licence", "doctorat", "diplom", "promotion", "promoviert", "internship", "internships", "intern", "postdoc", "dphil", "mphil",
];

/// Other ways to write these, folded: `Ph.D.`
#[rustfmt::skip]
const OTHER_FORMS: &[(&str, &str)] = &[
    ("ph d", "phd"), ("doctor of philosophy", "phd"), ("d phil", "dphil"), ("m phil", "mphil"), ("m sc", "msc"), ("b sc", "bsc"),
    ("postdoctoral", "postdoc"),
];

/// The same in languages without spaces between words.
const DEGREES_UNSPACED: &[&str] = &["博士", "硕士", "碩士", "修士", "学士", "學士", "本科", "석사", "학사"];

/// The degrees, and the first steps in a profession, that a folded text names.
pub(crate) fn degrees(folded: &str) -> BTreeSet<&'static str> {
    let spaced = DEGREES.iter().filter(|degree| folded.split(' ').any(|word| word == **degree)).copied();
    let other = OTHER_FORMS.iter().filter(|(form, _)| fold::has_words(folded, form)).map(|(_, degree)| *degree);
    let unspaced = DEGREES_UNSPACED.iter().filter(|degree| folded.contains(**degree)).copied();
    spaced.chain(other).chain(unspaced).collect()
}

/// Whether a text is the heading of news or posts.
pub(crate) fn is_news_title(text: &str) -> bool {
    /// What a link beside such a title says: `Recent News – full archive`.
    const LEADS_ON: &[&str] = &["all", "archive", "full", "more", "older", "see", "view"];
    // `News (2024 – present)`
    let words = fold::words(text.split(['(', '（']).next().unwrap_or(text));
    let mut title = words.as_str();
    while let Some((before, last)) = title.rsplit_once(' ')
        && LEADS_ON.contains(&last)
    {
        title = before;
    }
    NEWS_TITLES.contains(&title)
}

/// Whether a text is the heading of what is older than the news above it.
pub(crate) fn is_archive_title(text: &str) -> bool {
    const ARCHIVES: &[&str] =
        &["archive", "archives", "older", "earlier", "past", "归档", "更早", "アーカイブ", "archiv"];
    ARCHIVES.contains(&fold::words(text).as_str())
}

/// Whether a text is the heading of all that the press wrote: `Archive of Media Appearances`.
pub(crate) fn is_archive_of_press(text: &str) -> bool {
    const OF_PRESS: &[&str] = &["media", "news", "press"];
    let words = fold::words(text);
    words.strip_prefix("archive of ").is_some_and(|kept| kept.split(' ').any(|word| OF_PRESS.contains(&word)))
}

/// What tables of the person's data call the name. Folded.
pub(crate) const NAME_LABELS: &[&str] = &["name", "full name", "氏名", "名前", "姓名", "이름", "성명", "nom", "nombre"];

/// Whether a folded word next to a name, a position or an address only says what it is.
pub(crate) fn labels_a_contact(word: &str) -> bool {
    CONTACT_LABELS.contains(&word)
}

/// Whether a position is that of somebody who studies, and nothing else: `PhD student, Uni One`. `Dean of Student Affairs` is none.
pub(crate) fn is_of_a_student(position: &str) -> bool {
    const NEXT: &[&str] = &["at", "in", "of", "with", "for", "and", "à", "en", "an", "am", "der", "de"];
    let words: Vec<&str> = position.split_whitespace().collect();
    let ends = |at: usize| {
        let next = words.get(at + 1).is_none_or(|next| NEXT.contains(next));
        next || words[at].ends_with(|c: char| !c.is_alphanumeric())
    };
    let is_one = |at: usize| STUDENTS.contains(&&*fold::words(words[at])) && ends(at);
    (0..words.len()).any(is_one) && !fold::words(position).split(' ').any(|word| GRADUATES.contains(&word))
}

/// Whether a position is that of somebody who has left university as a student: `Senior researcher at the Harbour Board`.
pub(crate) fn is_of_a_graduate(position: &str) -> bool {
    let folded = fold::words(position);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    has(GRADUATES) && !has(STUDENTS)
}

/// Whether a text names a position: `Associate Professor`, `applied microeconomist`, `副教授`.
pub(crate) fn names_a_position(text: &str) -> bool {
    let folded = fold::words(text);
    // A physicist, an ecologist; but not “list” or other short words in -ist.
    let is_profession = |word: &str| word.len() > 6 && (word.ends_with("ist") || word.ends_with("ician"));
    folded.split(' ').any(|word| POSITIONS.contains(&word) || is_profession(word))
        || format!(" {folded} ").contains(" post doc")
        || POSITIONS_UNSPACED.iter().any(|position| folded.contains(position))
}

/// Words of the awards that papers win. Folded.
const AWARDS: &[&str] = &[
    "award",
    "prize",
    "honorable mention",
    "honourable mention",
    "spotlight",
    "oral",
    "prix",
    "preis",
    "premio",
    "最佳",
    "奖",
    "獎",
    "賞",
];

/// Whether words are about an award: `Best Paper Award`, `oral presentation`.
pub(crate) fn names_an_award(words: &str) -> bool {
    let folded = fold::words(words);
    AWARDS.iter().any(|award| if award.is_ascii() { fold::has_words(&folded, award) } else { folded.contains(award) })
}

/// The signs that people put behind the names of authors.
pub(crate) const SIGNS: &[char] = &['*', '†', '‡', '§', '¶', '#'];

/// Whether a text says what signs behind the names of authors mean: `(*co-first, †corresponding)`.
pub(crate) fn explains_signs(text: &str) -> bool {
    text.contains(SIGNS) && says_what_a_sign_means(text)
}

/// Whether a text has the words for what such signs mean.
pub(crate) fn says_what_a_sign_means(text: &str) -> bool {
    const MEANINGS: &[&str] = &[
        "equal contribution",
        "equal contributions",
        "contributed equally",
        "corresponding author",
        "corresponding authors",
        "co first",
    ];
    const UNSPACED: &[&str] = &["同等贡献", "共同一作", "共同第一作者", "通讯作者", "通訊作者", "責任著者", "교신저자"];
    let folded = fold::words(text);
    MEANINGS.iter().any(|words| fold::has_words(&folded, words)) || UNSPACED.iter().any(|words| folded.contains(words))
}

/// Whether a text says how long a page takes to read, and nothing else: `less than 1 minute read`, `2 minuto(s) de leitura`.
pub(crate) fn states_reading_time(text: &str) -> bool {
    const UNITS: &[&str] = &["minute", "minutes", "min", "mins", "minuto", "minutos", "minuti", "minuten"];
    const READ: &[&str] = &["read", "reading", "leitura", "lectura", "lecture", "lettura", "lesezeit"];
    const BESIDE: &[&str] = &["less", "than", "about", "menos", "que", "de", "di", "s", "time", "of", "to"];
    const UNSPACED: &[&str] = &["分钟阅读", "分鐘閱讀", "分で読めます", "分钟读完"];
    let words = fold::words(text);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let has = |list: &[&str]| words.split(' ').any(|word| list.contains(&word));
    let is_known = |word: &str| is_number(word) || [UNITS, READ, BESIDE].iter().any(|list| list.contains(&word));
    let number = words.trim_start_matches("约").trim_start();
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit());
    words.split(' ').any(is_number) && has(UNITS) && has(READ) && words.split(' ').all(is_known)
        || unit.len() < number.len() && UNSPACED.contains(&unit.trim_start())
}

/// Whether a text has a word for where people work.
pub(crate) fn names_a_place_of_work(text: &str) -> bool {
    const PLACES: &[&str] = &[
        "academy",
        "center",
        "centre",
        "centro",
        "cnrs",
        "college",
        "company",
        "corp",
        "department",
        "dept",
        "faculty",
        "gmbh",
        "group",
        "hospital",
        "inc",
        "inria",
        "institut",
        "institute",
        "institution",
        "instituto",
        "lab",
        "laboratory",
        "library",
        "ltd",
        "museum",
        "observatory",
        "school",
        "team",
        "universidad",
        "universität",
        "université",
        "university",
        "univ",
    ];
    // A group leader is somebody.
    const PEOPLE: &[&str] = &["leader", "leaders", "lead", "manager", "member", "teacher"];
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_place =
        |at: usize| PLACES.contains(&words[at]) && !words.get(at + 1).is_some_and(|next| PEOPLE.contains(next));
    (0..words.len()).any(is_place) || text.contains(['院', '校']) || text.contains("大学")
}

/// Whether a text is only a name for a list of all publications, and perhaps of more: `Publications and talks`.
pub(crate) fn is_publications_title(text: &str) -> bool {
    let words = fold::words(text);
    PUBLICATION_TITLES.contains(&words.as_str()) || words.starts_with("publications and ")
}

/// Whether a text is only a name for a CV: `Curriculum Vitae`, `my_cv`, `简历`.
pub(crate) fn is_cv_title(text: &str) -> bool {
    CV_TITLES.contains(&fold::words(text).as_str())
}

/// What a title has besides the name for a CV at its beginning or its end: `Ada Lovelace` of `Lebenslauf von Ada Lovelace`, `林燕` of
/// `林燕个人简历`.
pub(crate) fn without_cv_title(text: &str) -> Option<&str> {
    const OF: &[&str] = &["of ", "von ", "de ", "di ", "del ", "da "];
    // Vita is a first name, too.
    let is_title = |part: &str| {
        let part = part.trim().to_lowercase();
        part != "vita" && CV_TITLES.contains(&part.as_str())
    };
    let cuts = || text.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    // A longer title comes first: `Curriculum Vitae`.
    let behind =
        cuts().rev().find(|&at| is_title(&text[..at]) && !splits_a_word(text, at)).map(|at| text[at..].trim_start());
    let before =
        || cuts().find(|&at| is_title(&text[at..]) && !splits_a_word(text, at)).map(|at| text[..at].trim_end());
    let rest = behind.or_else(before)?.trim_matches([' ', ':', '：', '-', '–', '—', '|', ',', '的']);
    Some(OF.iter().find_map(|of| rest.strip_prefix(of)).unwrap_or(rest)).filter(|rest| !rest.is_empty())
}

/// Whether a place in a text is between two letters of a word that is written with spaces around it.
fn splits_a_word(text: &str, at: usize) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphabetic() && letter.len_utf8() < 3);
    is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next())
}

/// Whether a text mentions a CV: `Curriculum_Vitae`, `YuhangSongCV`, `Download my CV`; not `CVPR2024`.
pub(crate) fn says_cv(text: &str) -> bool {
    let is_cv = |word: &str| match word.is_ascii() {
        true => CV_TITLES.iter().any(|title| title.eq_ignore_ascii_case(word)),
        false => CV_TITLES.contains(&word.to_lowercase().as_str()),
    };
    // Scripts without spaces have no words to compare.
    let is_within = || {
        let lower = text.to_lowercase();
        CV_TITLES.iter().any(|title| !title.is_ascii() && lower.contains(title))
    };
    words(text).any(is_cv) || !text.is_ascii() && is_within()
}

/// Runs of letters, split where a capital follows a lower-case letter.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut cuts = vec![0];
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        if before.is_lowercase() && letter.is_uppercase() {
            cuts.push(at);
        }
        before = letter;
    }
    cuts.push(text.len());
    let runs: Vec<&str> = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect();
    runs.into_iter().flat_map(|run| run.split(|letter: char| !letter.is_alphabetic())).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cv_is_known_by_its_name() {
        for text in ["CV", "Curriculum Vitae", "my_cv", "Résumé", "简历", "個人簡歷", "Lebenslauf"] {
            assert!(is_cv_title(text) && says_cv(text), "{text}");
        }
        for text in ["YuhangSongCV", "Download my CV", "resume-2024", "我的简历", "履歴書.pdf"] {
            assert!(!is_cv_title(text) && says_cv(text), "{text}");
        }
        for (text, name) in [
            ("Lebenslauf von Ada Lovelace", Some("Ada Lovelace")),
            ("Curriculum Vitae — Ada Lovelace", Some("Ada Lovelace")),
            ("林燕个人简历", Some("林燕")),
            ("Ada Lovelace CV", Some("Ada Lovelace")),
            ("Vita Ann Moss", None),
            ("CV", None),
        ] {
            assert_eq!(without_cv_title(text), name, "{text}");
        }
        for text in ["CVPR2024", "paper", "vitamin", ""] {
            assert!(!is_cv_title(text) && !says_cv(text), "{text}");
        }
    }
}
