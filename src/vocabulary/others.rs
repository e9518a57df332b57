//! Words by which a position is not that of the author today: it was, it is to be filled, or somebody else has it.

use super::POSITIONS_UNSPACED;
use crate::fold;

/// Whether a text is about the past: `Former lecturer`, `Ehemaliger Dozent`, `元教授`. One that goes on to what is now is not.
pub(crate) fn is_of_the_past(text: &str) -> bool {
    const NOW: &[&str] = &["now", "currently", "jetzt", "maintenant", "ahora", "现", "現", "지금"];
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_past = |word: &&&str| PAST.contains(*word);
    let begins = words.first().is_some_and(|first| is_past(&first));
    let ends = words.last().is_some_and(|last| is_past(&last));
    let unspaced = PAST_UNSPACED.iter().any(|past| folded.starts_with(past));
    // `元教授`, but not `前沿研究院`.
    let titled = BEFORE_A_POSITION_OF_THE_PAST.iter().filter_map(|past| folded.strip_prefix(past));
    let is_titled = titled.map(str::trim_start).any(|rest| POSITIONS_UNSPACED.iter().any(|one| rest.starts_with(one)));
    let goes_on = words.iter().any(|word| NOW.contains(word));
    (begins || ends || unspaced || is_titled) && !goes_on
}

/// Whether a text says what somebody is not: `not a professor`, `kein Professor`, `不是教授`.
pub(crate) fn denies(text: &str) -> bool {
    let folded = fold::words(text);
    let first = folded.split(' ').next().unwrap_or_default();
    DENYING.contains(&first) || DENYING_UNSPACED.iter().any(|words| folded.contains(words))
}

/// Whether a text looks for somebody to take a position: `Open postdoc position`, `Hiring: research assistant`, `招聘博士后`.
pub(crate) fn seeks_somebody(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let begins = words.first().is_some_and(|first| SEEKING.contains(first));
    let ends = words.last().is_some_and(|last| SOUGHT.contains(last));
    begins || ends || has(OPEN) && has(VACANCIES) || SEEKING_UNSPACED.iter().any(|word| folded.contains(word))
}

/// Whether what is said of the author is whose relative or friend they are: `son of a professor`, `教授的儿子`.
pub(crate) fn names_a_relative(text: &str) -> bool {
    const OF: &[&str] = &["of", "to", "von", "eines", "einer", "des", "der", "de", "d", "du", "del"];
    let folded = fold::words(text);
    let mut words = folded.split(' ');
    let is_one = words.next().is_some_and(|first| RELATIVES.contains(&first));
    is_one && words.next().is_some_and(|next| OF.contains(&next))
        || RELATIVES_UNSPACED.iter().any(|words| folded.contains(words))
}

/// Whether a text, or what stands before its colon, says that what follows is somebody else's: `Advisor`, `Thesis committee:`, `导师：`,
/// `Supervised by`.
pub(crate) fn announces_another(text: &str) -> bool {
    const PLACED: &[&str] = &["at", "in", "for", "an", "bei", "à", "en"];
    let label = text.split([':', '：']).next().unwrap_or_default();
    let folded = fold::words(label);
    let words: Vec<&str> = folded.split(' ').collect();
    // “Student advisor at Uni One” is what somebody is.
    let is_label =
        label.len() < text.len() || !is_title_of_somebody(label) && !words.iter().any(|word| PLACED.contains(word));
    let names_one = words.len() <= MAX_LABEL_WORDS && words.iter().any(|word| OTHERS.contains(word));
    let folded = fold::words(text);
    let begins = |starts: &[&str]| starts.iter().any(|start| folded.starts_with(start));
    names_one && is_label || begins(BY_ANOTHER) || begins(OTHERS_UNSPACED)
}

/// Whether a folded heading is above people: `former members`, `mein team`.
pub(crate) fn titles_people(heading: &str) -> bool {
    let unspaced = ["学生", "學生", "成员", "成員", "团队", "團隊", "メンバー", "구성원", "학생"];
    heading.split(' ').any(|word| PEOPLE.contains(&word)) || unspaced.iter().any(|word| heading.contains(word))
}

/// `PhD supervisor`, which professors in China are by title.
fn is_title_of_somebody(label: &str) -> bool {
    let folded = fold::words(label);
    ["phd", "doctoral", "master", "masters"].iter().any(|degree| folded.starts_with(degree))
}

/// Folded.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "alumni", "members", "mentees", "people", "postdocs", "staff", "students", "team", "visitors", "advisees", "studierende", "doktoranden",
    "doktorandinnen", "mitarbeitende", "mitglieder", "étudiants", "étudiantes", "doctorants", "membres", "équipe", "estudiantes", "doctorandos",
    "equipo", "miembros",
];

/// A label of more words is a sentence.
const MAX_LABEL_WORDS: usize = 4;

/// First or last words of what is over. Folded.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "former", "formerly", "previous", "previously", "past", "ex", "erstwhile", "onetime",
    "ehemals", "ehemalig", "ehemalige", "ehemaliger", "ehemaliges", "früher", "frühere", "früherer", "früheres", "vormals", "vorher", "zuvor",
    "ancien", "ancienne", "anciennement", "auparavant", "précédemment",
    "antiguo", "antigua", "anteriormente", "exprofesor", "exprofesora", "exinvestigador", "exinvestigadora", "exdirector", "exdirectora",
    "이전", "과거", "전직", "이전에", "以前", "かつて", "此前", "曾任", "之前",
];

/// The same in languages without spaces between words.
const PAST_UNSPACED: &[&str] =
    &["曾任", "曾为", "曾為", "曾是", "曾在", "曾经", "曾經", "此前", "之前", "以前", "かつて"];

/// What stands before a position that somebody had.
const BEFORE_A_POSITION_OF_THE_PAST: &[&str] = &["元", "前", "旧", "原", "전"];

/// First words of what is not so. Folded.
#[rustfmt::skip]
const DENYING: &[&str] = &[
    "not", "no", "never", "neither", "kein", "keine", "keiner", "nicht", "nie", "pas", "plus", "jamais", "nunca", "tampoco",
];

const DENYING_UNSPACED: &[&str] =
    &["不是", "并非", "並非", "不再是", "ではない", "ではありません", "じゃない", "아니다", "아닙니다"];

/// First words of an appeal. Folded.
#[rustfmt::skip]
const SEEKING: &[&str] = &[
    "actively", "recruiting", "hiring", "looking", "seeking", "searching", "wanted", "always", "vacancy", "vacancies", "opening", "openings",
    "suche", "suchen", "gesucht", "stellenangebot", "stellenausschreibung", "offene", "recrute", "recrutement", "offre", "offres",
    "recherchons", "busco", "buscamos", "buscando", "vacante", "vacantes", "oferta", "ofertas",
];

/// Last words of one. Folded.
const SOUGHT: &[&str] = &["wanted", "vacancy", "vacancies", "gesucht", "recherché", "recherchée", "vacante"];

/// Words for what is free. Folded.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "open", "available", "vacant", "offene", "offen", "frei", "freie", "ouvert", "ouverts", "pourvoir", "disponible", "abierta", "abierto",
    "abiertas",
];

/// What may be free. Folded.
#[rustfmt::skip]
const VACANCIES: &[&str] = &[
    "position", "positions", "job", "jobs", "post", "posts", "stelle", "stellen", "poste", "postes", "plaza", "plazas", "puesto", "puestos",
];

const SEEKING_UNSPACED: &[&str] = &["招聘", "招收", "招募", "招生", "诚聘", "誠聘", "募集", "公募", "모집", "채용"];

/// Folded.
#[rustfmt::skip]
const RELATIVES: &[&str] = &[
    "son", "daughter", "child", "wife", "husband", "spouse", "partner", "brother", "sister", "father", "mother", "grandson", "granddaughter",
    "nephew", "niece", "friend", "sohn", "tochter", "kind", "ehefrau", "ehemann", "bruder", "schwester", "enkel", "enkelin", "neffe", "nichte",
    "fils", "fille", "épouse", "mari", "frère", "sœur", "neveu", "nièce", "hijo", "hija", "esposa", "esposo", "hermano", "hermana", "nieto",
    "nieta", "sobrino", "sobrina",
];

#[rustfmt::skip]
const RELATIVES_UNSPACED: &[&str] = &[
    "的儿子", "的兒子", "的女儿", "的女兒", "的妻子", "的丈夫", "的朋友", "の息子", "の娘", "の妻", "の夫", "의 아들", "의 딸", "의 아내", "의 남편",
];

/// Words of labels. Folded.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "advisor", "advisors", "adviser", "advisers", "coadvisor", "supervisor", "supervisors", "mentor", "mentors", "committee", "examiners",
    "examiner", "referee", "referees", "references", "host", "hosts", "collaborators", "coauthors", "supervised", "advised",
    "betreuer", "betreuerin", "betreuung", "doktorvater", "doktormutter", "gutachter", "gutachterin", "erstgutachter", "zweitgutachter",
    "prüfungskommission", "encadrant", "encadrante", "encadrants", "encadrement", "superviseur", "superviseure", "superviseuse", "jury",
    "rapporteurs", "directeurs", "tutor", "tutora", "tutores", "supervisora", "supervisores", "directores", "comité", "tribunal",
    "지도교수", "지도", "심사위원", "공동지도교수",
];

/// How a line on them begins. Folded.
#[rustfmt::skip]
const BY_ANOTHER: &[&str] = &[
    "supervised by", "co supervised by", "advised by", "co advised by", "mentored by", "directed by", "under the supervision",
    "under the direction", "under the guidance", "betreut von", "betreut durch", "unter der leitung", "unter der betreuung", "unter anleitung",
    "sous la direction", "sous la supervision", "encadré par", "encadrée par", "dirigé par", "dirigée par", "directeur de thèse",
    "directrice de thèse", "directeur de recherche de", "bajo la dirección", "bajo la supervisión", "dirigido por", "dirigida por",
    "supervisado por", "supervisada por", "director de tesis", "directora de tesis",
];

#[rustfmt::skip]
const OTHERS_UNSPACED: &[&str] = &[
    "导师", "導師", "指导教师", "指導教師", "指导老师", "指導老師", "指导教授", "指導教授", "合作导师", "合作導師", "博士导师", "硕士导师",
    "师从", "師從", "指導教員", "指導教官", "主査", "副査", "審査委員", "答辩委员", "지도교수", "지도 교수", "공동지도",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_is_no_position() {
        for text in [
            "Former lecturer at Uni Three",
            "Formerly: Postdoc at Uni Two",
            "Ehemaliger Dozent",
            "Ancienne professeure",
            "Antiguo profesor",
            "曾任讲师",
            "元教授",
            "前研究员",
            "전 교수",
        ] {
            assert!(is_of_the_past(text), "{text}");
        }
        for text in [
            "Professor at Uni One, formerly at Uni Two",
            "前沿研究院研究员",
            "元培学院讲师",
            "Former clerk, now professor",
        ] {
            assert!(!is_of_the_past(text), "{text}");
        }
    }

    #[test]
    fn a_vacancy_is_no_position() {
        for text in [
            "Open postdoc position",
            "Hiring: research assistant",
            "PhD student wanted",
            "Doktorand gesucht",
            "招聘博士后",
            "연구원 모집",
        ] {
            assert!(seeks_somebody(text), "{text}");
        }
        for text in ["Open Science Fellow at Uni One", "Lecturer, Open University", "Position: Postdoc"] {
            assert!(!seeks_somebody(text), "{text}");
        }
    }

    #[test]
    fn labels_announce_somebody_else() {
        for text in [
            "Advisor",
            "Thesis Committee:",
            "导师：王芳教授",
            "Betreuer",
            "Supervised by Prof. Ola Berg",
            "PhD supervisor: Ola Berg",
        ] {
            assert!(announces_another(text), "{text}");
        }
        for text in [
            "Position",
            "博士生导师",
            "PhD supervisor",
            "Postdoc, advised by Ola Berg",
            "Professor and committee member of the Sea Board",
        ] {
            assert!(!announces_another(text), "{text}");
        }
    }
}
