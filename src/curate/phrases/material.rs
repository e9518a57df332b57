//! Labels of links to the files of papers, talks and courses, by their words.

use super::is_number;
use crate::date;
use crate::fold;

/// Whether the words of a link do nothing but ask to open what it leads to: `Download here`.
pub(in crate::curate) fn asks_to_open(text: &str) -> bool {
    const VERBS: &[&str] = &["download", "watch", "listen", "read", "click", "view", "see", "retweet", "visit"];
    let folded = fold::words(text);
    folded.split_once(' ').is_some_and(|(verb, place)| VERBS.contains(&verb) && place == "here")
}

/// Whether folded words ask to view a document: `view certificate`. “View synthesis” is a topic.
fn asks_to_view(words: &str) -> bool {
    const VIEWED: &[&str] = &["certificate", "credential", "description", "details", "report", "review", "transcript"];
    words.strip_prefix("view ").is_some_and(|what| VIEWED.contains(&what))
}

/// Whether a text is nothing but labels of the files of a paper: `[PDF] [Code] | Slides`.
pub(in crate::curate) fn labels_material(text: &str) -> bool {
    let folded = fold::words(text).replace("suggested citation", "cite").replace("recommended citation", "cite");
    let count = folded.split(' ').count();
    asks_to_view(&folded)
        || !folded.is_empty()
            && count <= MAX_LABELS
            && folded.split(' ').all(|word| MATERIAL.contains(&word) || is_numbered(word))
}

/// `link1`, of several.
fn is_numbered(word: &str) -> bool {
    let label = word.strip_suffix(|c: char| c.is_ascii_digit());
    label.is_some_and(|label| label == "link" || SURE_LABELS.contains(&label))
}

/// A row of more labels is a list of something else.
const MAX_LABELS: usize = 16;

/// Whether the words of links count how often a paper is cited, or lead to it as well: `Google Scholar · 2 citations`.
pub(in crate::curate) fn counts_citations(text: &str) -> bool {
    let folded = fold::words(text);
    let mut words = folded.split(' ');
    let is_telling = |word: &str| word.starts_with("citation") || matches!(word, "cited" | "scholar");
    let is_known =
        |word: &str| is_telling(word) || MATERIAL.contains(&word) || matches!(word, "google" | "by") || is_number(word);
    words.clone().count() > 2 && words.clone().any(is_telling) && words.all(is_known)
}

/// Whether the words of a link end or begin with what it leads to: `link to full text`, `Workshop website`.
pub(in crate::curate) fn names_material(text: &str) -> bool {
    const OF: &[&str] = &["to", "of", "on", "at", "from", "for", "in", "with", "about"];
    let folded = fold::words(text.split(['(', '（']).next().unwrap_or_default());
    let words: Vec<&str> = folded.split(' ').collect();
    let begins = matches!(words[..], [first, next, ..] if CARRIERS.contains(&first) && OF.contains(&next));
    let ends = words.last().is_some_and(|last| CARRIERS.contains(last));
    words.len() <= MAX_CARRIER && (begins || ends)
}

/// Whether the words of a link say first that it is one: `Link to draft version`.
pub(in crate::curate) fn leads_to_material(text: &str) -> bool {
    let folded = fold::words(text);
    (folded.starts_with("link to ") || folded.starts_with("links to ")) && names_material(text)
}

/// Whether the words of a link are no more than the kind of a file that belongs to what is above it: `Thesis`, `Technical report`.
pub(in crate::curate) fn names_a_file(text: &str) -> bool {
    const FILES: &[&str] = &["thesis", "dissertation", "report", "manuscript"];
    const MAX_WORDS: usize = 2;
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let [before @ .., last] = &words[..] else { return false };
    words.len() <= MAX_WORDS && FILES.contains(last) && before.iter().all(|word| MATERIAL.contains(word))
}

/// Whether the words of a link are where else a person is: `LinkedIn`, behind a former student.
pub(in crate::curate) fn names_a_profile(text: &str) -> bool {
    const PROFILES: &[&str] = &[
        "linkedin",
        "linkedin profile",
        "personal page",
        "personal website",
        "personal webpage",
        "personal homepage",
        "google scholar",
        "twitter",
        "profile",
    ];
    PROFILES.contains(&fold::words(text).as_str())
}

/// Whether a text recommends what others have made: “resources that I have found really useful”, “all credit goes to the
/// developers of these tools”.
pub(in crate::curate) fn recommends(text: &str) -> bool {
    const THINGS: &[&str] = &["resources", "tools", "packages", "libraries", "software", "links"];
    const USEFUL: &[&str] = &["useful", "helpful"];
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let names_things = words.iter().any(|word| THINGS.contains(word));
    let is_found =
        |pair: &[&str]| matches!(pair[0], "found" | "find") && USEFUL.iter().any(|word| pair[1..].contains(word));
    let finds = words.windows(3).any(is_found) && words.contains(&"i");
    names_things && (finds || folded.contains("credit goes to the"))
}

/// A link of more words says something.
const MAX_CARRIER: usize = 5;

/// Whether a text without links is a row of labels all the same: `Paper DOI arXiv Slides`.
pub(in crate::curate) fn lists_labels(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let sure = words.iter().filter(|word| SURE_LABELS.contains(word)).count();
    words.len() > 2 && sure * 3 >= words.len() * 2 && labels_material(text)
}

/// Whether a text is one label that means nothing else.
pub(in crate::curate) fn is_sure_label(text: &str) -> bool {
    SURE_LABELS.contains(&fold::words(text).as_str())
}

/// Whether the words of a link say something of a paper besides where it is: an award, a year.
pub(in crate::curate) fn tells(text: &str) -> bool {
    let folded = fold::words(text);
    folded.split(' ').any(|word| TELLING.contains(&word) || date::is_year(word)) || is_acronym(text)
}

/// `ACL`, which may be where a paper was published.
fn is_acronym(text: &str) -> bool {
    let letters = text.trim();
    letters.len() > 1 && letters.chars().all(|c| c.is_ascii_uppercase()) && !labels_material(text)
}

/// Whether words in brackets lead nowhere: `[Slides]`, `(link forthcoming)`.
pub(in crate::curate) fn is_dead_label(text: &str) -> bool {
    let folded = fold::words(text);
    let is_filler = |word: &str| matches!(word, "in" | "the" | "forthcoming" | "to" | "coming" | "soon");
    let is_promise =
        folded.ends_with(" coming soon") && folded.split(' ').all(|word| is_filler(word) || labels_material(word));
    is_promise
        || folded.split(' ').all(|word| DEAD_LABELS.contains(&word) || is_filler(word))
            && !folded.split(' ').all(is_filler)
}

/// Labels of the files of a paper, a talk or a course.
#[rustfmt::skip]
const MATERIAL: &[&str] = &[
    "pdf", "pdfs", "paper", "code", "codes", "bib", "bibtex", "cite", "slides", "slide", "video", "videos", "poster",
    "project", "page", "website", "web", "site", "webpage", "homepage", "link", "links", "here", "arxiv", "doi", "url",
    "github", "demo", "data", "dataset", "datasets", "supplement", "supplementary", "supplemental", "appendix",
    "material", "materials", "html", "abs", "abstract", "publisher", "version", "preprint", "full", "text", "download",
    "openreview", "pubmed", "huggingface", "hugging", "face", "model", "models", "colab", "notebook", "tweet", "thread",
    "youtube", "recording", "presentation", "implementation", "artifact", "artifacts", "software", "repo", "repository",
    "source", "syllabus", "ppt", "pptx", "zip", "install", "manual", "readme", "documentation", "docs", "watch", "read",
    "open", "access", "official", "document", "resources", "verify", "event", "schedule", "app", "store", "chapter",
    "conference", "proceedings", "show", "more", "view", "journal", "publication", "and", "the", "press", "release",
    "coverage", "blog", "post", "media", "replication", "springer", "elsevier", "wiley", "introduction", "intro",
    "overview", "technical", "translation", "modelzoo", "zoo", "talk", "course", "case", "eprint", "ssrn", "hal",
    "nber", "biorxiv", "medrxiv", "zenodo", "osf", "pre", "print", "info", "中译文", "中文", "package", "files", "online", "论文", "代码",
    "项目", "链接", "主页", "幻灯片", "视频", "数据", "网页", "スライド", "動画", "コード", "論文", "ver", "en", "descargar", "enlace", "texto",
    "completo", "télécharger", "voir", "lien", "herunterladen", "링크", "논문", "코드", "vidéo", "vídeo", "support", "visuel",
    "visuels", "diapositives", "diapositivas", "enregistrement", "affiche", "folien", "aufzeichnung", "código", "notes",
    "课件", "資料", "슬라이드", "영상", "listen", "click", "visit", "retweet", "picture", "pictures", "article", "published",
    "manuscript", "manuscripts", "working", "wideo", "slajdy", "nagranie", "prezentacja", "下载", "下载链接", "论文链接", "代码链接", "网络附录", "讲解视频", "课件下载", "全文", "公示",
];

/// What links lead to, at the end or the beginning of their words.
#[rustfmt::skip]
const CARRIERS: &[&str] = &[
    "link", "links", "pdf", "slides", "video", "poster", "code", "website", "webpage", "preprint", "recording",
    "page", "profile", "repository", "repo",
];

/// Labels that mean nothing else in a row.
#[rustfmt::skip]
const SURE_LABELS: &[&str] = &[
    "pdf", "code", "bib", "bibtex", "slides", "video", "poster", "arxiv", "doi", "github", "demo", "paper", "html",
    "url", "ppt", "openreview",
];

/// What the words of links say of papers besides where they are.
#[rustfmt::skip]
const TELLING: &[&str] = &[
    "award", "awards", "prize", "medal", "best", "winner", "finalist", "nominee", "nominated", "honorable",
    "honourable", "mention", "oral", "spotlight", "highlight", "accepted", "acceptance", "selected", "cited", "rate",
    "invited", "keynote",
];

/// Words in brackets of their own that say nothing once their link is gone.
#[rustfmt::skip]
const DEAD_LABELS: &[&str] = &[
    "link", "links", "here", "pdf", "slides", "slide", "download", "document", "doi", "url", "website", "webpage", "lien",
    "liens", "diapositives", "transparents", "folien", "enlace", "diapositivas", "下载", "下载链接", "链接", "公示",
];

/// Who keeps papers, at the end of a reference that has a link for it. Folded.
#[rustfmt::skip]
const KEEPERS: &[&str] = &[
    "acl anthology", "acm", "acm dl", "acm digital library", "aes", "amazon", "audio engineering society", "citeseer", "citeseerx",
    "elsevier", "ieee", "ieee xplore", "jstor", "mathscinet", "mdpi", "project euclid", "psyarxiv", "researchgate", "sciencedirect",
    "socarxiv", "springer", "springerlink", "ssrn", "wiley", "zbmath",
];

/// Whether the words of a link are only who keeps a paper: `JSTOR`, `IEEE Xplore`.
pub(in crate::curate) fn names_a_keeper(text: &str) -> bool {
    KEEPERS.contains(&fold::words(text).as_str())
}

/// Whether words say that a paper is a preprint, and where: `ArXiv pre-print`. They are its venue.
pub(in crate::curate) fn names_a_preprint(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "arxiv", "biorxiv", "chemrxiv", "medrxiv", "psyarxiv", "socarxiv", "techrxiv", "ssrn", "eprint", "on", "pre", "preprint", "print",
    ];
    let folded = fold::words(text);
    !folded.is_empty() && folded != "on" && folded.split(' ').all(|word| WORDS.contains(&word))
}

/// Whether a text is the label of a file that somebody else made, in brackets: `[Slides by Ann]`, `[Coverage by the Pier News]`.
pub(in crate::curate) fn labels_a_file_of_another(text: &str) -> bool {
    const MAX_WORDS: usize = 5;
    let folded = fold::words(text);
    let Some((labels, maker)) = folded.split_once(" by ") else { return false };
    labels.split(' ').all(|word| SURE_LABELS.contains(&word) || word == "coverage")
        && maker.split(' ').count() < MAX_WORDS
}
