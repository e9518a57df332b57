//! Headings of sections that only a site has: calls for students, office hours, tables of contents, ways to reach a person.

use super::Phrases;
use super::notices::is_notice;
use crate::fold;

/// Whether a section calls for students or staff, by its heading.
pub(in crate::curate) fn titles_openings(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let calls = has(CALLS)
        || has(&["opportunities"])
            && has(&["open", "student", "students", "thesis", "phd", "internship", "collaboration"])
        || has(&["topics", "proposals", "offers"]) && has(&["thesis", "theses", "students", "phd", "msc", "bsc"]);
    OPENINGS.has(&folded) || words.len() <= MAX_CALL && calls
}

/// Whether a section is a map of the site, by its heading.
pub(in crate::curate) fn titles_maps(text: &str) -> bool {
    MAPS.has(&fold::words(text))
}

/// Whether a section may be nothing but links, by its heading.
pub(in crate::curate) fn titles_quick_links(text: &str) -> bool {
    QUICK_LINKS.has(&fold::words(text))
}

/// Whether a section offers what a course is taught with, by its heading. Lecture notes are not among it: people write these as they
/// write books.
pub(in crate::curate) fn titles_course_material(text: &str) -> bool {
    COURSE_MATERIAL.has(&fold::words(text))
}

/// Whether a section may offer students something, by its heading: `Bachelor and Master Projects`, `Opportunities`.
pub(in crate::curate) fn titles_offers(text: &str) -> bool {
    let folded = fold::words(text);
    let has = |list: &[&str]| folded.split(' ').any(|word| list.contains(&word));
    matches!(folded.as_str(), "opportunities" | "opportunity")
        || has(&["projects", "project", "theses", "thesis"])
            && has(&["bachelor", "bachelors", "bsc", "master", "masters", "msc", "student", "students"])
}

/// Whether a line is the title of the times at which visitors may come.
pub(in crate::curate) fn titles_hours(text: &str) -> bool {
    const MAX_WORDS: usize = 3;
    let folded = fold::words(text);
    folded.split(' ').count() <= MAX_WORDS && folded.ends_with("hours") && is_notice(text)
}

/// Whether a folded heading is the title of ways to reach a person.
pub(in crate::curate) fn titles_contacts(heading: &str) -> bool {
    CONTACT_TITLES.has(heading)
}

pub(in crate::curate) fn is_contents_heading(text: &str) -> bool {
    CONTENTS.has(&fold::words(text))
}

/// A heading of more words says something else.
const MAX_CALL: usize = 7;

/// Words of headings over calls.
const CALLS: &[&str] =
    &["prospective", "recruitment", "recruiment", "recruiting", "vacancies", "applicants", "openings"];

/// Headings of sections that call for students or staff.
#[rustfmt::skip]
const OPENINGS: Phrases = Phrases {
    en: &[
        "call for papers", "position opening", "postdoctoral position opening", "phd position opening",
        "prospective students", "for prospective students", "information for prospective students", "openings",
        "opening", "open positions", "open position", "available positions", "positions available", "join us",
        "join my group", "join the group", "join the lab", "join our group", "join our team", "student opportunities",
        "postdoc student opportunities", "postdoc and student opportunities", "research opportunities", "vacancies",
        "hiring", "we are hiring", "we re hiring", "recruitment", "contact form", "send me a message",
        "working with me", "work with me", "working with us", "work with us", "prospective students and collaborators", "disclaimer", "let s connect", "connect with me", "office hours", "office hour", "student hours",
        "walk in hours", "drop in hours", "get involved", "about this site", "about this website", "building this site", "building this website", "how this site was built", "how this website was built", "what is on this site", "what is on this website", "what s on this site", "this site", "this website", "around this site", "start here",
        "colophon", "guestbook", "guest book", "message board", "public office hours", "community office hours",
        "phd and postdoc positions", "phd positions", "postdoc positions", "job offers", "explore more", "explore my work",
        "recommended reading", "recommended readings", "recommended resources", "useful links", "useful resources", "useful tools",
        "useful websites", "helpful links", "helpful resources", "learning resources", "external links", "external resources", "bookmarks",
        "social networks", "visitor map", "visitor statistics", "gallery", "photo gallery", "picture gallery", "photos",
        "my photos", "photo album",
    ],
    zh: &[
        "招生", "招生信息", "招生动态", "招生说明", "招生简章", "研究生招生", "招收研究生", "招聘", "招生招聘", "招生与招聘", "招聘信息", "人才招聘",
        "诚聘英才", "招贤纳士", "加入我们", "招募", "招生與招聘", "招生資訊", "留言板", "给我留言", "关于本站", "关于本网站", "关于这个网站", "从这里开始", "免责声明", "友情链接", "常用链接", "常用资源", "实用链接", "实用资源", "推荐资源", "资源推荐", "推荐阅读",
        "相册", "相冊", "照片", "照片墙", "图片展示",
    ],
    ja: &["お役立ちリンク", "便利なリンク", "募集", "学生募集", "メンバー募集", "学生の募集", "このサイトについて", "免責事項", "ギャラリー", "写真"],
    ko: &["모집", "학생 모집", "대학원생 모집", "모집 공고", "방명록", "유용한 링크", "유용한 자료", "갤러리", "사진"],
    de: &["offene stellen", "stellenangebote", "impressum", "haftungsausschluss", "nützliche links", "nützliche ressourcen", "externe links", "galerie", "fotos"],
    fr: &[
        "offres", "recrutement", "postes ouverts", "avertissement", "mentions légales", "liens utiles", "ressources utiles", "liens intéressants",
        "quelques liens intéressants", "ressources externes", "explorer mon travail",
    ],
    es: &["vacantes", "posiciones abiertas", "enlaces de interés", "enlaces útiles", "recursos útiles"],
};

/// Headings over files for the students of a course.
const COURSE_MATERIAL: Phrases = Phrases {
    en: &[
        "course material",
        "course materials",
        "class material",
        "class materials",
        "teaching material",
        "teaching materials",
        "problem sets",
        "homework",
        "homeworks",
        "assignments",
        "exercise sheets",
        "exams",
        "past exams",
        "old exams",
    ],
    zh: &["课程资料", "教学资料", "课程作业", "作业", "課程資料", "教學資料"],
    ja: &["講義資料", "授業資料", "演習問題"],
    ko: &["강의 자료", "강의자료", "수업 자료", "과제"],
    de: &["lehrmaterial", "lehrmaterialien", "kursmaterial", "übungsblätter", "klausuren"],
    fr: &["supports de cours", "matériel de cours", "travaux dirigés", "devoirs", "examens"],
    es: &["material del curso", "material docente", "material de clase", "tareas", "exámenes"],
};

/// Headings over a map of the site.
const MAPS: Phrases = Phrases {
    en: &["site map", "sitemap", "site navigation"],
    zh: &["网站地图"],
    ja: &["サイトマップ"],
    ko: &["사이트맵"],
    de: &[],
    fr: &["plan du site"],
    es: &["mapa del sitio"],
};

/// Headings over links that may be to pages of the site.
const QUICK_LINKS: Phrases = Phrases {
    en: &["quick links"],
    zh: &["快速链接"],
    ja: &["クイックリンク"],
    ko: &["바로가기"],
    de: &["schnellzugriff"],
    fr: &["liens rapides"],
    es: &["enlaces rápidos"],
};

/// Headings over ways to reach a person, and over the header of a CV that is kept as data.
#[rustfmt::skip]
const CONTACT_TITLES: Phrases = Phrases {
    en: &[
        "contact", "contacts", "contact me", "contact information", "contact info", "contact details", "get in touch",
        "my contact details", "my contact information", "my contacts", "how to contact me", "reach me", "how to reach me",
        "basic information", "basic info", "basics", "general information", "personal information", "personal info",
        "personal details", "links", "find me", "find me online", "find me on", "personal links", "my links",
        "profiles", "academic profiles", "online profiles", "social links", "elsewhere", "social", "social media",
        "online", "profile", "about", "about me",
    ],
    zh: &["联系方式", "联系我", "基本信息", "个人信息", "聯絡方式", "基本資料", "关于我"],
    ja: &["連絡先", "リンク", "関連リンク", "基本情報", "プロフィール"],
    ko: &["연락처", "기본 정보", "소개"],
    de: &["kontakt", "kontaktdaten", "über mich"],
    fr: &["contact", "contactez moi", "me contacter", "coordonnées", "mes coordonnées", "à propos"],
    es: &["contacto", "contáctame", "datos de contacto", "información de contacto", "sobre mí"],
};

/// Titles of tables of contents.
#[rustfmt::skip]
const CONTENTS: Phrases = Phrases {
    en: &["contents", "table of contents", "on this page", "toc"],
    zh: &["目录", "目錄"],
    ja: &["目次"],
    ko: &["목차"],
    de: &["inhalt", "inhaltsverzeichnis"],
    fr: &["sommaire", "table des matières"],
    es: &["índice", "contenido"],
};
