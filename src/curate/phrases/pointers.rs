//! Texts made of nothing but words that lead elsewhere: to a profile, to a list, to the CV as a file.

use std::ops::Range;

use super::begins;
use super::languages::is_language;
use super::screen::uses_the_screen;
use crate::fold;
use crate::meanings;
use crate::months;
use crate::sentences;
use crate::vocabulary::{I_AM, says_cv};

/// Whether a sentence names the service whose link it may have lost: “on my Google Scholar profile”.
pub(in crate::curate) fn names_scholar(sentence: &str) -> bool {
    fold::has_words(&fold::words(sentence), "google scholar")
}

/// Whether a sentence with a link does nothing but lead elsewhere: “For more details, see my Google Scholar profile.”
pub(in crate::curate) fn points_elsewhere(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    words.len() <= MAX_POINTER && has(POINTING) && has(POINTED_AT) && words.iter().all(only_leads)
        || points_in_chinese(&folded)
        || looks_here(&folded)
}

/// The same in Chinese, which has no spaces between its words: “完整论文列表请参阅 Google Scholar。”
fn points_in_chinese(folded: &str) -> bool {
    let text = folded.replace(' ', "");
    let mut rest = text.as_str();
    let (mut looks, mut is_at) = (false, false);
    while !rest.is_empty() {
        let kinds = [CHINESE_POINTING, CHINESE_POINTED_AT, CHINESE_BESIDE];
        let all = kinds.iter().flat_map(|kind| kind.iter());
        let Some(word) = all.filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len()) else {
            return false;
        };
        looks |= CHINESE_POINTING.contains(word);
        is_at |= CHINESE_POINTED_AT.contains(word);
        rest = &rest[word.len()..];
    }
    looks && is_at
}

/// Whether a text is nothing but the name of a page: “Institutional page”.
pub(in crate::curate) fn names_a_page(text: &str) -> bool {
    let folded = fold::words(text);
    folded.split(' ').all(|word| only_leads(&word)) && folded.split(' ').any(|word| POINTED_AT.contains(&word))
}

/// Whether the words of a link are those of a place to look: “the profile of the Harbour Board”.
pub(in crate::curate) fn names_a_place(words: &str) -> bool {
    const MAX_WORDS: usize = 5;
    let folded = fold::words(words);
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() <= MAX_WORDS && words.iter().any(|word| POINTED_AT.contains(word))
}

/// The words in brackets that do nothing but lead elsewhere, with the space before them: ` (see my CV)`.
pub(in crate::curate) fn bracketed(sentence: &str) -> Vec<Range<usize>> {
    let leads = |words: &str| {
        let folded = fold::words(words);
        points_elsewhere(words)
            || uses_the_screen(words)
            || ends_here(&folded)
            || sees_mine(&folded)
            || sees_a_page(words)
    };
    let brackets = sentence.match_indices(['(', '（']).filter_map(|(open, mark)| {
        let end = open + sentence[open..].find([')', '）'])?;
        let closed = end + sentence[end..].chars().next()?.len_utf8();
        leads(&sentence[open + mark.len()..end]).then(|| sentence[..open].trim_end().len()..closed)
    });
    brackets.collect()
}

/// Whether the words of a link only say where it is.
pub(in crate::curate) fn is_here(words: &str) -> bool {
    matches!(fold::words(words).as_str(), "here" | "hier" | "ici" | "aquí" | "aqui")
}

/// Whether words are whole without the “here” behind them: `I gave an interview on tides`; not `It is described`.
pub(in crate::curate) fn needs_no_place(words: &str) -> bool {
    const MIN_WORDS: usize = 5;
    const ASKING: &[&str] = &[
        "accessible",
        "and",
        "at",
        "available",
        "available",
        "be",
        "check",
        "click",
        "found",
        "from",
        "go",
        "in",
        "is",
        "are",
        "look",
        "more",
        "on",
        "or",
        "out",
        "read",
        "see",
        "seen",
        "than",
        "to",
        "via",
        "was",
        "were",
        "watch",
        "work",
        "working",
        "lies",
        "live",
    ];
    let is_in_brackets = words.matches('(').count() > words.matches(')').count();
    let folded = fold::words(words);
    let last = folded.rsplit(' ').next().unwrap_or_default();
    // “The code is here, its data [here]”: the clause says nothing else.
    let clause = words.rsplit([',', ';']).next().unwrap_or_default();
    let is_short = clause.len() < words.len() && fold::words(clause).split(' ').count() < MIN_WORDS;
    !is_in_brackets
        && !is_short
        && !folded.split(' ').any(is_here)
        && folded.split(' ').count() >= MIN_WORDS
        && !ASKING.contains(&last)
        && !["ed", "wn"].iter().any(|end| last.ends_with(end))
        && !words.ends_with([',', ';', ':'])
}

/// `syllabus here`, `see some charts here`
fn ends_here(folded: &str) -> bool {
    const MAX_WORDS: usize = 5;
    const TELLING: &[&str] = &["i", "we", "was", "were", "born", "lived", "worked"];
    let words: Vec<&str> = folded.split(' ').collect();
    words.len() > 1
        && words.len() <= MAX_WORDS
        && words.last().is_some_and(|last| is_here(last))
        && !words.iter().any(|word| TELLING.contains(word))
}

/// `see my official university page`, `see my slides here for details`
fn sees_mine(folded: &str) -> bool {
    const MAX_WORDS: usize = 8;
    const PLACES: &[&str] = &["page", "website", "webpage", "homepage", "site"];
    let words: Vec<&str> = folded.split(' ').collect();
    let is_mine = matches!(words[..], ["see", "also", "my", ..] | ["see", "my", ..]);
    let is_place = words.last().is_some_and(|last| PLACES.contains(last)) || words.iter().any(|word| is_here(word));
    is_mine && is_place && words.len() <= MAX_WORDS
}

/// `see “portfolio”`: a page of the site by its name.
fn sees_a_page(words: &str) -> bool {
    const MAX_WORDS: usize = 3;
    let place = words.trim().strip_prefix("see ").unwrap_or_default().trim();
    let name = place.strip_prefix(['“', '"']).and_then(|rest| rest.strip_suffix(['”', '"']));
    name.is_some_and(|name| name.split_whitespace().count() <= MAX_WORDS && !name.contains(['“', '"']))
}

/// `see here`, `more here`, `see here and here`, `see software`
fn looks_here(folded: &str) -> bool {
    const PLACES: &[&str] = &["here", "below", "above", "and", "also"];
    let Some(("see" | "more" | "details" | "read", place)) = folded.split_once(' ') else { return false };
    place.split(' ').all(|word| PLACES.contains(&word)) || folded.starts_with("see ") && meanings::of(place).is_some()
}

/// Whether the words of a link say that the page behind it has more: “More details about my supervision and mentoring”.
pub(in crate::curate) fn promises_more(words: &str) -> bool {
    const STARTS: &[&str] = &[
        "more about",
        "more on my",
        "more details about",
        "more details on",
        "more information about",
        "more information on",
        "read more about",
        "learn more about",
        "see more of",
        "find out more about",
        "mehr über",
        "en savoir plus sur",
        "más sobre",
    ];
    let folded = fold::words(words);
    folded.split(' ').count() <= MAX_PROMISE && STARTS.iter().any(|start| begins(&folded, start))
}

/// Whether the words of a link say only that there is more behind it: “Learn more”.
pub(in crate::curate) fn invites_on(words: &str) -> bool {
    #[rustfmt::skip]
    const INVITATIONS: &[&str] = &[
        "learn more", "read more", "see more", "find out more", "more", "more details", "more information", "details", "view more",
        "mehr erfahren", "en savoir plus", "了解更多", "查看更多", "阅读全文",
    ];
    INVITATIONS.contains(&fold::words(words).as_str())
}

/// A link of more words may say what it leads to.
const MAX_PROMISE: usize = 10;

/// Whether all words of a text are those that lead elsewhere: “All research”.
pub(in crate::curate) fn only_points(text: &str) -> bool {
    fold::words(text).split(' ').all(|word| only_leads(&word))
}

/// Whether a line that ends with a colon only says that a list follows: “Below is a list of my publications:”.
pub(in crate::curate) fn leads_in(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "below is",
        "below are",
        "here is",
        "here are",
        "following is",
        "the following is",
        "a few words about",
        "this is",
        "if nothing happens",
    ];
    const FILLERS: &[&str] = &[
        "peer",
        "reviewed",
        "academic",
        "words",
        "few",
        "are",
        "following",
        "myself",
        "some",
        "updated",
        "if",
        "nothing",
        "happens",
        "choose",
        "language",
    ];
    /// What follows these is on the site, whatever it is.
    const HERE: &[&str] = &[
        "here you can read",
        "here you can see",
        "here you can find",
        "here you will find",
        "here you ll find",
        "on this site you can find",
        "on this site you will find",
        "hier finden sie eine",
        "to give you a sense",
        "to give you an idea",
        "to give you an impression",
    ];
    let folded = fold::words(line);
    let starts = |with: &[&str]| with.iter().any(|start| begins(&folded, start));
    starts(HERE) || starts(STARTS) && folded.split(' ').all(|word| only_leads(&word) || FILLERS.contains(&word))
}

/// Whether a heading tells visitors what they see: “Here you will find some words on my work”.
pub(in crate::curate) fn shows_around(heading: &str) -> bool {
    const STARTS: &[&str] = &[
        "here you can",
        "here you will",
        "here you ll",
        "on this page you",
        "on this site you",
        "on this website you",
    ];
    let folded = fold::words(heading);
    STARTS.iter().any(|start| begins(&folded, start))
}

/// Whether a sentence says no more of the list below it than the heading does: “A selection of talks that I’ve given at various
/// places.” Names and numbers say more. `heading` is folded.
pub(in crate::curate) fn introduces_a_list(sentence: &str, heading: &str) -> bool {
    const STARTS: &[&str] = &[
        "a selection of",
        "selection of",
        "an overview of",
        "overview of",
        "an outline of",
        "a list of",
        "list of",
        "a collection of",
        "a summary of",
        "a sample of",
        "here is a selection of",
        "here is a list of",
        "here is an overview of",
        "here are some of",
        "below is a list of",
        "below is a selection of",
        "below are some of",
        "these are some of",
        "the following is a list of",
        "this is a list of",
        "links to some of",
        "links towards some of",
    ];
    const MAX_WORDS: usize = 20;
    let folded = fold::words(sentence);
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase) && !word.starts_with("I’") && !word.starts_with("I'") && word != "I"
    };
    let names_nothing =
        !sentence.split_whitespace().skip(1).any(is_name) && !sentence.contains(|c: char| c.is_ascii_digit());
    let one = |word: &str| word.trim_end_matches('s').to_owned();
    let is_said =
        || heading.split(' ').any(|word| word.len() > 3 && folded.split(' ').any(|said| one(said) == one(word)));
    folded.split(' ').count() <= MAX_WORDS
        && names_nothing
        && STARTS.iter().any(|start| begins(&folded, start))
        && is_said()
}

/// Whether a line announces what follows it: “Here is a map of my journeys”, “My papers:”.
pub(in crate::curate) fn announces(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "a collection of ",
        "a list of ",
        "here is ",
        "here are ",
        "here s ",
        "below is ",
        "below are ",
        "the following video ",
        "the video below ",
        "voici ",
        "hier ist ",
        "hier sind ",
        "aquí está ",
    ];
    let folded = fold::words(text);
    let announces = text.trim_end().ends_with([':', '：']) || STARTS.iter().any(|start| folded.starts_with(start));
    let tells =
        sentences::of(text).len() > 1 || I_AM.iter().any(|start| text.trim_start().to_lowercase().starts_with(start));
    announces && !tells && folded.split(' ').count() <= MAX_ANNOUNCING
}

/// A line of more words says something besides.
const MAX_ANNOUNCING: usize = 32;

/// Whether a text does nothing but offer the CV as a file: “You can download my full CV here (PDF).”
pub(in crate::curate) fn offers_the_cv(text: &str) -> bool {
    // Whom it is for: `For sailors: my resume is here.`
    const MAX_READERS: usize = 3;
    let behind = text.split_once(':').filter(|(readers, rest)| {
        let count = fold::words(readers).split(' ').count();
        count <= MAX_READERS && !says_cv(readers) && says_cv(rest)
    });
    let text = behind.map_or(text, |(_, rest)| rest);
    if asks_to_download(text) && says_cv(text) {
        return true;
    }
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > MAX_OFFER || !says_cv(text) {
        return false;
    }
    let known = |word: &&str| {
        only_leads(word)
            || DOCUMENTS.contains(word)
            || KINDS_OF_CV.contains(word)
            || months::is_part_of_a_date(word)
            || word.len() > 2 && is_language(word)
    };
    // A word or two may be misspelt, or a name.
    let unknown = words.iter().filter(|word| !known(word)).count();
    let offers = || words.iter().any(|word| is_here(word));
    let is_rest = unknown == 1 || unknown == 2 && words.len() >= MIN_OFFER;
    unknown == 0 || is_rest && offers()
}

/// Whether a Korean or Japanese sentence asks its reader to download something: “다운받으세요”, “ダウンロードできます”.
fn asks_to_download(text: &str) -> bool {
    const MAX_CHARS: usize = 60;
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let asks = has(&["다운로드", "다운받", "내려받"]) && has(&["세요", "주십시오", "수 있습니다"])
        || has(&["ダウンロード"]) && has(&["ください", "できます", "こちら"]);
    asks && text.chars().count() <= MAX_CHARS
}

/// A longer text says more than where the CV is; in a shorter one, each word counts.
const MAX_OFFER: usize = 18;
const MIN_OFFER: usize = 8;

/// Whether a text is nothing but the name of a document about the author: `Teaching statement (PDF)`, `Talk bio`.
pub(in crate::curate) fn names_a_document(text: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: &[&str] = &[
        "talk", "diversity", "teaching", "research", "academic", "extended", "unofficial", "service", "dei", "edi", "equity",
        "inclusion", "mentoring", "personal", "faculty",
    ];
    let folded = fold::words(text);
    let known = |word: &str| only_leads(&word) || DOCUMENTS.contains(&word) || KINDS.contains(&word);
    let is_document = |word: &str| DOCUMENTS.contains(&word) || matches!(word, "bio" | "cv" | "resume" | "résumé");
    folded.split(' ').all(known) && folded.split(' ').any(is_document)
}

/// Which of several CVs one is.
const KINDS_OF_CV: &[&str] =
    &["extended", "detailed", "comprehensive", "academic", "short", "long", "中文简历", "英文简历"];

/// Documents about a person.
const DOCUMENTS: &[&str] = &["statement", "statements", "portfolio", "biography", "transcript", "transcripts"];

/// Whether a sentence promises the CV as a file: “A PDF version of my CV will be uploaded soon.”
pub(in crate::curate) fn offers_the_cv_later(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    if words.len() > MAX_POINTER || !says_cv(sentence) {
        return false;
    }
    let known = |word: &&str| only_leads(word) || PROMISES.contains(word);
    let promises = words.iter().any(|word| PROMISES.contains(word));
    let is_promise = promises && words.iter().all(known);
    is_promise || REQUESTS.iter().any(|start| begins(&folded, start))
}

/// Whether a line that no heading explains says of the CV that it is to be had: “Available upon request.”
pub(in crate::curate) fn is_to_be_had(line: &str) -> bool {
    const LINES: &[&str] =
        &["available on request", "available upon request", "on request", "upon request", "auf anfrage", "sur demande"];
    LINES.contains(&fold::words(line).as_str())
}

/// How sentences begin that offer a file to those who ask for it. Folded.
const REQUESTS: &[&str] =
    &["auf anfrage", "auf wunsch", "gerne sende ich", "on request", "upon request", "sur demande"];

/// A sentence of more words says more than where to look.
pub(super) const MAX_POINTER: usize = 25;

/// Whether a word is one of those that lead elsewhere and say nothing more.
pub(super) fn only_leads(word: &&str) -> bool {
    [THINGS, INVITATIONS, OFFERS, ELSEWHERE].iter().any(|list| list.contains(word))
}

/// English verbs that invite to another page. A whole line of these and of [`THINGS`] is an invitation.
#[rustfmt::skip]
pub(super) const INVITATIONS: &[&str] = &[
    "view", "see", "show", "read", "browse", "download", "request", "get", "load", "check", "click", "open", "back", "go",
    "return", "more", "all", "full", "older", "acessar", "acesse", "ver", "veja", "ler", "leia", "baixar",
];

/// What they invite to.
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "a", "all", "an", "archive", "as", "awards", "blog", "bio", "copy", "cv", "c", "v", "curriculum", "vitae", "details",
    "download", "entries", "entire", "full", "for", "format", "here", "home", "homepage", "in", "list", "me", "more",
    "my", "news", "of", "older", "on", "out", "page", "papers", "pdf", "post", "posts", "print", "printable",
    "projects", "publication", "publications", "resume", "résumé", "site", "talks", "teaching", "the", "to", "top",
    "updates", "version", "view", "website", "screen", "fullscreen", "markdown", "complete", "latest", "recent", "everything", "button",
    "简历", "簡歷", "履历", "履歷", "履歴書", "이력서",
    "below", "todas", "todos", "as", "os", "disciplinas", "publicações", "projetos", "guia", "online", "artigos", "detalhes",
];

/// Words of English sentences that offer a file.
#[rustfmt::skip]
const OFFERS: &[&str] = &[
    "also", "access", "includes", "contains", "and", "at", "available", "be", "been", "can", "current", "currently",
    "detailed", "document", "e", "formal", "extended", "file", "find", "follow", "following", "found", "from", "g", "html", "i",
    "is", "it", "link", "long", "longer", "mine", "obtain", "online", "or", "please", "provided", "copy", "publicly", "short", "shorter",
    "this", "updated", "up", "date", "via", "with", "you", "your", "information", "pdfs", "formats", "mb", "english",
    "one", "last", "well", "spanish", "french", "german", "google", "docs", "doc", "drive", "dropbox", "downloaded", "viewed", "accessed", "obtained",
];

/// Words of sentences that lead elsewhere, besides [`THINGS`], [`INVITATIONS`] and [`OFFERS`].
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "about", "academic", "acm", "activities", "ads", "are", "articles", "arxiv", "background", "bibliography",
    "collection", "comprehensive", "contact", "contributions", "corner", "dblp", "description", "experience", "experiences", "further", "github", "hal", "have",
    "hep", "inspire", "interests", "know", "lab", "learn", "linkedin", "links", "look", "nasa", "orcid", "other", "our",
    "personal", "preprints", "profile", "profiles", "refer", "related", "research", "researchgate", "s", "scholar",
    "scopus", "section", "semantic", "some", "student", "students", "take", "visit", "work", "works", "writing",
    "ongoing", "probably", "old", "courses", "tutored", "packages", "developed", "taught", "institutional", "pour",
    "plus", "peut", "être", "téléchargé", "téléchargée", "de", "détails", "consultez", "consulter", "voir", "le", "la", "les", "mon", "ma", "mes", "sur", "ici",
    "complet", "complète", "académique", "télécharger", "télécharge", "liste", "en", "au", "para", "más", "detalles",
    "información", "consulte", "ver", "mi", "mis", "el", "los", "las", "aquí", "completo", "completa", "descargar",
    "formato", "español", "inglés", "lista", "publicaciones", "página", "puede", "consultar", "y", "mehr", "über",
    "meine", "meinen", "mein", "finden", "sie", "auf", "meinem", "meiner", "profil", "siehe", "hier", "vollständige",
    "der", "die", "und", "weitere", "informationen", "lebenslauf", "herunterladen", "publikationen", "ausbildung",
    "vorherigen", "beruflichen", "stationen", "meines", "selected", "their", "them", "these", "those", "tab", "under",
    "project", "record", "researcher", "summaries", "touch", "webpage", "websites", "whole",
];

/// Verbs of such sentences.
#[rustfmt::skip]
const POINTING: &[&str] = &[
    "access", "available", "browse", "includes", "contains", "check", "click", "download", "find", "found", "here",
    "learn", "list", "collection", "look", "more", "read", "refer", "see", "view", "visit", "consultez", "consulter",
    "voir", "télécharger", "ver", "consulte", "consultar", "descargar", "finden", "siehe", "herunterladen",
];

/// What such sentences lead to.
#[rustfmt::skip]
const POINTED_AT: &[&str] = &[
    "background", "bio", "blog", "cv", "dblp", "details", "homepage", "information", "inspire", "list", "page",
    "profile", "profil", "publicaciones", "publikationen", "lebenslauf", "currículum", "profiles", "publications",
    "research", "resume", "résumé", "researchgate", "scholar", "site", "tab", "vitae", "webpage", "website",
];

/// The same in Chinese.
#[rustfmt::skip]
const CHINESE_POINTING: &[&str] = &[
    "参见", "参阅", "参考", "请见", "见", "详见", "查看", "查阅", "跳转", "访问", "点击", "浏览", "參見", "參閱", "參考", "請見", "見", "詳見", "查閱", "訪問", "點擊",
];

#[rustfmt::skip]
const CHINESE_POINTED_AT: &[&str] = &[
    "googlescholar", "scholar", "谷歌学术", "dblp", "orcid", "researchgate", "github", "主页", "个人主页", "页面", "页", "网站", "官网", "列表", "清单", "目录",
    "链接", "这里", "此处", "简历", "博客", "主頁", "個人主頁", "頁面", "網站", "鏈接", "連結", "這裡", "此處", "簡歷",
];

/// Words beside them that say nothing more.
#[rustfmt::skip]
const CHINESE_BESIDE: &[&str] = &[
    "完整", "全部", "所有", "更多", "其他", "详细", "具体", "最新", "论文", "文章", "成果", "研究", "学术", "发表", "出版物", "信息", "内容", "详情", "引用", "情况", "项目", "了解",
    "获取", "我的", "我", "您", "你", "可以", "可", "请", "在", "到", "的", "和", "与", "或", "及", "以及", "也", "关于", "有关", "上", "中", "想", "如需", "以下", "下方", "中文", "英文", "招生",
    "詳細", "論文", "學術", "發表", "資訊", "內容", "請", "與", "關於",
];

/// Words of sentences that promise a file.
#[rustfmt::skip]
const PROMISES: &[&str] =
    &["will", "soon", "uploaded", "coming", "posted", "shortly", "added", "updating", "later", "request", "upon"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_say_nothing_but_where_to_look() {
        for text in [
            "For more details, please see my Google Scholar profile.",
            "You can also find my articles on my Google Scholar profile.",
            "For a full list of publications, visit DBLP or ResearchGate.",
            "Have a look at my CV for further information",
            "More information on my Students page.",
            "To get in touch, please find my contact information here.",
            "A copy of my CV can be downloaded here.",
            "Check out my research here.",
            "完整论文列表请参阅 Google Scholar。",
            "更多信息详见谷歌学术 [Google Scholar]",
            "更多内容见论文列表、项目页和博客。",
            "英文主页链接：点击跳转",
            "My Google Scholar page includes the full publication list.",
            "Full collection of publications on Google Scholar.",
            "See here and here.",
        ] {
            assert!(points_elsewhere(text), "{text}");
        }
        for text in [
            "Read more about tides on the website of the Harbour Board.",
            "See our paper for details.",
            "Code is available here.",
            "我在港口研究潮汐，详见海图学报。",
            "论文列表",
            "查看报告",
            "I have published in Tides and in Foam; see the list of papers on gulls.",
        ] {
            assert!(!points_elsewhere(text), "{text}");
        }
    }

    #[test]
    fn brackets_lead_elsewhere() {
        for (sentence, rest) in [
            ("I sail (see my CV) and row.", "I sail and row."),
            ("My crews are in all harbours (see interactive map below).", "My crews are in all harbours."),
            ("I chart foam (more details here).", "I chart foam."),
            (
                "I chart foam (see Ek 2019) and gulls (three kinds).",
                "I chart foam (see Ek 2019) and gulls (three kinds).",
            ),
            ("I chart foam (see our paper).", "I chart foam (see our paper)."),
            ("我研究潮汐（详见个人主页）。", "我研究潮汐。"),
            ("I teach foam (syllabus here).", "I teach foam."),
            ("I sail (see my official harbour page).", "I sail."),
            ("I won a prize (see my charts here for details).", "I won a prize."),
            ("I chart foam (see my book).", "I chart foam (see my book)."),
            ("I stayed (as I was born here).", "I stayed (as I was born here)."),
        ] {
            let mut left = sentence.to_owned();
            for range in bracketed(sentence).into_iter().rev() {
                left.replace_range(range, "");
            }
            assert_eq!(left, rest);
        }
    }

    #[test]
    fn links_promise_more() {
        assert!(promises_more("More details about my supervision and mentoring.") && only_points("All research →"));
        assert!(!promises_more("More charts of foam") && !only_points("Harbour atlas →"));
    }

    #[test]
    fn lines_offer_the_cv() {
        for text in [
            "Full CV here (google docs)",
            "Download CV Last updated: May 2026",
            "My CV (Google Drive)",
            "Academic CV",
            "Full CV can be dowloaded here (updated Septermber 2025)",
            "Full CV can be downloaded from here or the extended version in Spanish here as well.",
            "Mon CV complet peut être téléchargé ici :",
            "Here’s my research statement and my latest CV.",
            "Harbour people: Please find my resume here.",
            "Request formal CV",
            "[Extended CV] | [中文简历].",
            "Detailed CV",
            "링크를 통해 이력서 PDF파일을 다운받으세요.",
            "履歴書はこちらからダウンロードできます。",
        ] {
            assert!(offers_the_cv(text), "{text}");
        }
        assert!(offers_the_cv_later("Auf Anfrage sende ich Ihnen gerne meinen Lebenslauf."));
        assert!(offers_the_cv_later("Detailed CV at request."));
        assert!(names_a_document("Download Teaching Portfolio (PDF)") && names_a_document("Talk Bio"));
        assert!(names_a_document("Service/DEI statement") && names_a_document("Research statement"));
        assert!(!names_a_document("Portfolio of tides") && !names_a_document("Research"));
        assert!(!offers_the_cv_later("Auf Anfrage vermesse ich die Tide."));
        assert!(announces("Here is a map of my journeys:") && announces("My charts:"));
        assert!(!announces("I am a sailor of the Harbour Board, where I chart:"));
        assert!(!announces("On gulls I wrote a book. My charts:"));
        assert!(!offers_the_cv("Last CV of the harbour") && !offers_the_cv("Google Scholar"));
    }
}
