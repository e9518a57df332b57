//! What headings and titles of pages mean, in the languages that vitae speaks.

mod selection;

use crate::fold;
use crate::vocabulary::PUBLICATION_TITLES;

pub use selection::without_selection;

/// Headings of one meaning; the first of each row is its name. Folded.
const MEANINGS: &[&[&str]] = &[
    &[
        "education",
        "educations",
        "educational background",
        "education background",
        "academic background",
        "academic education",
        "教育经历",
        "教育背景",
        "教育",
        "學歷",
        "学歷",
        "学历",
        "教育經歷",
        "学歴",
        "학력",
        "ausbildung",
        "bildung",
        "formation",
        "educación",
        "formación académica",
    ],
    &[
        "experience",
        "experiences",
        "work experience",
        "work experiences",
        "professional experience",
        "employment",
        "work",
        "positions",
        "appointments",
        "academic appointments",
        "career",
        "professional career",
        "academic career",
        "academic positions",
        "professional experiences",
        "employment history",
        "professional positions",
        "academic experience",
        "research experience",
        "工作经历",
        "工作經歷",
        "工作经验",
        "職歴",
        "경력",
        "berufserfahrung",
        "expérience",
        "experiencia",
    ],
    PUBLICATION_TITLES,
    &[
        "awards",
        "honours and prizes",
        "awards and fellowships",
        "fellowships and awards",
        "honors and fellowships",
        "honors and awards",
        "awards and honors",
        "honors awards",
        "awards honors",
        "honors",
        "honours and awards",
        "awards and honours",
        "honours",
        "selected awards",
        "awards and scholarships",
        "award",
        "prizes",
        "prizes and awards",
        "awards and prizes",
        "prizes awards and scholarships",
        "honor and awards",
        "scholarships",
        "fellowships",
        "awards and recognition",
        "achievements",
        "荣誉与奖项",
        "荣誉奖项",
        "获奖",
        "奖项",
        "获奖情况",
        "榮譽與獎項",
        "受賞",
        "受賞歴",
        "수상",
        "auszeichnungen",
        "distinctions",
        "premios",
    ],
    &[
        "teaching",
        "teaching experience",
        "teaching experiences",
        "teachings",
        "teaching activities",
        "courses taught",
        "教学经历",
        "教学",
        "教學經歷",
        "教育活動",
        "担当科目",
        "강의",
        "lehre",
        "courses",
        "lecturing",
        "lehrveranstaltungen",
        "enseignement",
        "enseignements",
        "docencia",
    ],
    &[
        "service",
        "services",
        "academic service",
        "academic services",
        "professional service",
        "professional services",
        "service and leadership",
        "professional activities",
        "academic activities",
        "reviewing",
        "学术服务",
        "學術服務",
        "학술 활동",
    ],
    &[
        "talks",
        "talk",
        "talks and lectures",
        "presentations and talks",
        "invited talks",
        "talks and presentations",
        "presentations",
        "conferences",
        "conference presentations",
        "conference talks",
        "seminars",
        "talks and posters",
        "talks and seminars",
        "invited presentations",
        "学术报告",
        "演講",
        "講演",
        "발표",
        "vorträge",
        "exposés",
        "charlas",
    ],
    &[
        "interests",
        "research interests",
        "research interest",
        "research areas",
        "研究兴趣",
        "研究方向",
        "研究興趣",
        "研究關心",
        "研究分野",
        "연구 분야",
        "연구 관심",
        "forschungsinteressen",
        "intérêts de recherche",
        "intereses de investigación",
    ],
    &["skills", "technical skills", "技能", "スキル", "기술", "kenntnisse", "compétences", "competencias"],
    &[
        "projects",
        "research projects",
        "项目经历",
        "项目",
        "プロジェクト",
        "프로젝트",
        "projekte",
        "projets",
        "proyectos",
    ],
    &[
        "funding",
        "grants",
        "grant",
        "research grants",
        "research funding",
        "fellowships and grants",
        "grants and fellowships",
        "研究助成",
        "外部資金",
        "연구비",
        "grants and funding",
        "funding and grants",
        "third party funding",
        "funded projects",
        "科研项目",
        "研究費",
        "競争的資金",
        "drittmittel",
        "financements",
        "financiación",
    ],
    &[
        "students",
        "supervision",
        "mentoring",
        "advising",
        "advisees",
        "phd students",
        "student supervision",
        "supervised students",
        "graduate students",
        "former students",
        "mentorship",
        "学生指导",
        "学生指導",
        "지도 학생",
        "supervised theses",
        "thesis supervision",
        "指导学生",
        "指導學生",
        "betreuung",
        "encadrement",
        "étudiants",
        "supervisión",
    ],
    &[
        "software",
        "softwares",
        "open source",
        "open source software",
        "software packages",
        "packages",
        "ソフトウェア",
        "开源软件",
        "软件",
        "軟體",
    ],
    &["about", "about me", "biography", "bio", "short bio", "个人简介", "简介", "自己紹介", "소개"],
];

/// The meanings whose place among the others a CV has settled.
const ORDER: &[&str] = &[
    "about",
    "interests",
    "education",
    "experience",
    "awards",
    "publications",
    "funding",
    "projects",
    "software",
    "talks",
    "teaching",
    "students",
    "service",
];

/// What joins two things in a heading. Folded.
const AND: &[&str] = &["and", "und", "et", "y"];

/// What stands beside others of a meaning in a heading, and alone is a part of it.
const PARTS: &[(&str, &str)] = &[
    ("preprints", "publications"),
    ("working papers", "publications"),
    ("articles", "publications"),
    ("books", "publications"),
    ("patents", "publications"),
    ("posters", "talks"),
    ("tutorials", "talks"),
    ("lectures", "teaching"),
    ("prizes", "awards"),
    ("recognition", "awards"),
];

/// Words of headings over publications.
const PUBLICATION_WORDS: &[&str] = &[
    "publication",
    "publications",
    "paper",
    "papers",
    "articles",
    "preprints",
    "veröffentlichungen",
    "publikationen",
    "publicaciones",
    "bibliography",
];
/// The same in languages without blanks between words.
const PUBLICATION_PARTS: &[&str] = &["论文", "論文", "发表", "發表", "著作", "業績", "论著", "논문"];

/// Headings over papers that are not published yet. Folded.
const UNFINISHED_PAPERS: &[&str] = &[
    "working papers",
    "working paper",
    "work in progress",
    "works in progress",
    "papers in progress",
    "research in progress",
    "ongoing work",
    "manuscripts in preparation",
    "manuscripts under review",
    "papers under review",
    "under review",
    "submitted papers",
    "job market paper",
    "arbeitspapiere",
    "documents de travail",
    "documentos de trabajo",
    "工作论文",
];

/// The words of a heading, folded, signs that join two things as words.
pub fn words(heading: &str) -> String {
    fold::words(&heading.replace(['&', '/', ',', '+', '、'], " and "))
}

/// The name of what a folded heading means, if it is one that CVs usually have.
pub fn of(heading: &str) -> Option<&'static str> {
    MEANINGS.iter().find(|row| row.contains(&heading)).and_then(|row| row.first()).copied()
}

/// The same of a heading as it is written.
pub fn name_of(heading: &str) -> Option<&'static str> {
    of(&fold::words(heading))
}

/// Whether a heading is one that CVs usually have.
pub fn is_usual(heading: &str) -> bool {
    name_of(heading).is_some()
}

/// The meanings of all that a folded heading lists: `supervision and teaching` has two. None where a part of it means anything else.
pub fn all(heading: &str) -> Vec<&'static str> {
    if let Some(meaning) = of(heading) {
        return vec![meaning];
    }
    let parts = parts(heading);
    if parts.len() < 2 {
        return Vec::new();
    }
    let meanings: Option<Vec<_>> = parts.iter().map(|part| of_part(part.strip_prefix("my ").unwrap_or(part))).collect();
    meanings.unwrap_or_default()
}

/// What a folded heading lists: `supervision` and `teaching`.
fn parts(heading: &str) -> Vec<String> {
    let words: Vec<&str> = heading.split(' ').filter(|word| !word.is_empty()).collect();
    words.split(|word| AND.contains(word)).filter(|part| !part.is_empty()).map(|part| part.join(" ")).collect()
}

fn of_part(words: &str) -> Option<&'static str> {
    of(words).or_else(|| PARTS.iter().find(|(part, _)| *part == words).map(|(_, meaning)| *meaning))
}

/// Where a meaning stands in a CV, counted from its beginning.
pub fn place(meaning: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == meaning)
}

/// Whether publications are among what a folded heading lists: `papers and software`, `peer reviewed journal articles`.
pub fn lists_publications(heading: &str) -> bool {
    heading.split(' ').any(|word| PUBLICATION_WORDS.contains(&word))
        || PUBLICATION_PARTS.iter().any(|part| heading.contains(part))
}

/// Whether a folded heading stands over papers that are not published yet.
pub fn lists_unfinished_papers(heading: &str) -> bool {
    UNFINISHED_PAPERS.contains(&heading)
}

/// Whether a folded heading lists publications and nothing else.
pub fn lists_only_publications(heading: &str) -> bool {
    let parts = parts(heading);
    !parts.is_empty() && parts.iter().all(|part| lists_publications(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_means_all_that_it_lists() {
        for (heading, meanings) in [
            ("education", &["education"][..]),
            ("supervision and teaching", &["students", "teaching"]),
            ("talks and presentations", &["talks"]),
            ("vorträge und lehre", &["talks", "teaching"]),
            ("my publications and software", &["publications", "software"]),
            ("publications and preprints", &["publications", "publications"]),
            ("teaching and gardens", &[]),
            ("books", &[]),
            ("", &[]),
        ] {
            assert_eq!(all(heading), meanings, "{heading}");
        }
        assert_eq!(all(&words("Talks, Posters & Teaching")), ["talks", "talks", "teaching"]);
    }

    #[test]
    fn publications_are_told_from_what_stands_beside_them() {
        for (heading, lists, only) in [
            ("Publications", true, true),
            ("Journal & conference papers", true, false),
            ("Papers and preprints", true, true),
            ("Papers and talks", true, false),
            ("and papers", true, true),
            ("发表论文", true, true),
            ("Paperwork", false, false),
            ("", false, false),
        ] {
            let words = words(heading);
            assert_eq!((lists_publications(&words), lists_only_publications(&words)), (lists, only), "{heading}");
        }
    }

    #[test]
    fn every_meaning_with_a_place_is_one_that_headings_have() {
        for meaning in ORDER {
            assert_eq!(of(meaning), Some(*meaning));
        }
        assert!(place("education") < place("publications") && place("publications") < place("service"));
        assert_eq!(place("skills"), None);
    }
}
