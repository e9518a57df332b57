//! Words by which the furniture of a site is known, in the languages that vitae speaks. Folded ([`fold::words`]).

use crate::fold;
use crate::vocabulary::says_cv;

/// What languages call themselves and each other in a switch.
const LANGUAGES: &[&str] = &[
    "en",
    "eng",
    "english",
    "english version",
    "in english",
    "英文",
    "英文版",
    "英語",
    "英語版",
    "영어",
    "englisch",
    "anglais",
    "inglés",
    "zh",
    "cn",
    "chinese",
    "chinese version",
    "中文",
    "中文版",
    "简体中文",
    "繁體中文",
    "繁体中文",
    "简体",
    "繁體",
    "中国語",
    "汉语",
    "chinesisch",
    "ja",
    "jp",
    "japanese",
    "日本語",
    "日本語版",
    "日文",
    "ko",
    "kr",
    "korean",
    "한국어",
    "한국어 버전",
    "de",
    "deutsch",
    "german",
    "fr",
    "français",
    "french",
    "es",
    "español",
    "spanish",
    "it",
    "italiano",
    "pt",
    "português",
    "ru",
    "русский",
    "العربية",
    "language",
    "languages",
    "语言",
    "語言",
    "言語",
    "언어",
    "switch to english",
    "切换到中文",
];

/// Verbs that invite to another page. A whole line of these and of [`THINGS`] is an invitation.
const INVITATIONS: &[&str] = &[
    "view", "see", "show", "read", "browse", "download", "get", "load", "check", "click", "open", "back", "go",
    "return", "more", "all", "full", "older",
];
/// What they invite to.
const THINGS: &[&str] = &[
    "a",
    "all",
    "an",
    "archive",
    "as",
    "awards",
    "blog",
    "bio",
    "cv",
    "c",
    "v",
    "curriculum",
    "vitae",
    "details",
    "download",
    "entries",
    "entire",
    "full",
    "for",
    "format",
    "here",
    "home",
    "homepage",
    "in",
    "list",
    "me",
    "more",
    "my",
    "news",
    "of",
    "older",
    "on",
    "out",
    "page",
    "papers",
    "pdf",
    "post",
    "posts",
    "print",
    "printable",
    "projects",
    "publication",
    "publications",
    "resume",
    "résumé",
    "site",
    "talks",
    "teaching",
    "the",
    "to",
    "top",
    "updates",
    "version",
    "view",
    "website",
    "complete",
    "latest",
    "recent",
    "everything",
    "button",
    "below",
];
/// Whole invitations, and those in other languages.
const WHOLE_INVITATIONS: &[&str] = &[
    "home",
    "top",
    "cv pdf",
    "pdf cv",
    "pdf version",
    "cv in pdf",
    "subscribe",
    "subscribe via rss",
    "rss",
    "rss feed",
    "atom feed",
    "feed",
    "more",
    "更多",
    "查看更多",
    "更多新闻",
    "更多动态",
    "查看全部",
    "全部论文",
    "查看全部论文",
    "全部动态",
    "下载简历",
    "简历下载",
    "下载cv",
    "返回顶部",
    "回到顶部",
    "返回首页",
    "阅读更多",
    "订阅",
    "查看完整列表",
    "完整列表",
    "もっと見る",
    "もっと読む",
    "続きを読む",
    "一覧へ",
    "トップへ戻る",
    "ページトップへ",
    "履歴書をダウンロード",
    "더 보기",
    "더보기",
    "모두 보기",
    "전체 보기",
    "이력서 다운로드",
    "맨 위로",
    "구독",
    "mehr anzeigen",
    "alle anzeigen",
    "weiterlesen",
    "nach oben",
    "zurück nach oben",
    "lebenslauf herunterladen",
    "voir plus",
    "voir tout",
    "lire la suite",
    "haut de page",
    "retour en haut",
    "télécharger mon cv",
    "télécharger le cv",
    "s abonner",
    "ver más",
    "ver todo",
    "leer más",
    "volver arriba",
    "descargar cv",
    "descargar mi cv",
    "suscribirse",
];

/// A line that says something of the site: these words alone, or with a few more.
enum Notice {
    /// Nothing but these words.
    Whole(&'static str),
    /// These words first, and at most so many in all.
    Start(&'static str, usize),
}

use Notice::{Start, Whole};

const NOTICES: &[Notice] = &[
    // It is unfinished.
    Whole("under construction"),
    Whole("still under construction"),
    Whole("page under construction"),
    Whole("site under construction"),
    Whole("website under construction"),
    Whole("work in progress"),
    Whole("coming soon"),
    Whole("more coming soon"),
    Whole("more to come"),
    Whole("to be continued"),
    Whole("to be updated"),
    Whole("to be added"),
    Whole("tbd"),
    Whole("tba"),
    Whole("stay tuned"),
    Start("this page is under construction", 12),
    Start("this site is under construction", 12),
    Start("this website is under construction", 12),
    Start("the website is under construction", 12),
    Start("this page is currently under construction", 12),
    Start("this site is currently under construction", 12),
    Start("this website is currently under construction", 12),
    Start("this section is under construction", 12),
    Whole("建设中"),
    Whole("正在建设中"),
    Whole("网站建设中"),
    Whole("页面建设中"),
    Whole("网站正在建设中"),
    Whole("敬请期待"),
    Whole("未完待续"),
    Whole("待更新"),
    Whole("更新中"),
    Whole("工事中"),
    Whole("準備中"),
    Whole("作成中"),
    Whole("준비 중"),
    Whole("준비중"),
    Whole("공사 중"),
    Whole("im aufbau"),
    Whole("in arbeit"),
    Whole("en construction"),
    Whole("bientôt disponible"),
    Whole("en construcción"),
    Whole("próximamente"),
    // When it was changed.
    Start("last updated", 8),
    Start("last update", 8),
    Start("last modified", 8),
    Start("last edited", 8),
    Start("page last updated", 9),
    Start("this page was last updated", 10),
    Start("this site was last updated", 10),
    Start("this website was last updated", 10),
    Start("最后更新", 6),
    Start("最近更新", 6),
    Start("上次更新", 6),
    Start("最終更新", 6),
    Start("마지막 업데이트", 7),
    Start("최종 수정", 7),
    Start("zuletzt aktualisiert", 8),
    Start("letzte aktualisierung", 8),
    Start("dernière mise à jour", 10),
    Start("última actualización", 8),
    // What it was made with, and whose it is.
    Start("copyright", 10),
    Start("all rights reserved", 6),
    Start("powered by", 12),
    Start("this site is powered by", 14),
    Start("this website is powered by", 14),
    Start("this page is powered by", 14),
    Start("built with", 10),
    Start("made with", 10),
    Start("hosted on github pages", 10),
    Start("hosted by github pages", 10),
    Start("website template", 12),
    Start("template from", 8),
    Start("template by", 8),
    Start("template credit", 10),
    Start("theme by", 8),
    Start("website credit", 10),
    Start("this website is based on", 16),
    Start("this site is based on", 16),
    Start("this page is based on the template", 16),
    Start("this template is", 16),
    Start("the source code of this website", 16),
    Start("source code for this website", 16),
    Start("this website uses cookies", 20),
    Start("this site uses cookies", 20),
    Start("we use cookies", 20),
    // Who looks at it.
    Whole("visitors"),
    Whole("visitor map"),
    Whole("visitor counter"),
    Whole("page views"),
    Start("total visitors", 4),
    Start("total visits", 4),
    Start("number of visitors", 5),
    Start("visitors since", 5),
    Start("you are visitor", 5),
    Start("访问量", 4),
    Start("访客数", 4),
    Start("本站总访问量", 4),
    Start("您是第", 6),
];

/// Headings that greet, and paragraphs of more than one word that do.
const GREETINGS: &[&str] = &[
    "welcome",
    "hello",
    "hi",
    "hi there",
    "hello there",
    "hey",
    "hello world",
    "welcome to my homepage",
    "welcome to my home page",
    "welcome to my website",
    "welcome to my site",
    "welcome to my page",
    "welcome to my webpage",
    "welcome to my web page",
    "welcome to my personal website",
    "welcome to my personal homepage",
    "welcome to my personal page",
    "welcome to my academic website",
    "welcome to my academic homepage",
    "welcome to my academic page",
    "welcome to my github page",
    "welcome to my github pages",
    "hi welcome to my website",
    "hi welcome to my homepage",
    "hello welcome to my website",
    "hello and welcome",
    "hi and welcome",
    "welcome to my corner of the internet",
    "欢迎",
    "欢迎来到我的主页",
    "欢迎来到我的个人主页",
    "欢迎访问我的主页",
    "欢迎访问我的个人主页",
    "你好",
    "您好",
    "歡迎來到我的網站",
    "ようこそ",
    "こんにちは",
    "私のホームページへようこそ",
    "안녕하세요",
    "환영합니다",
    "willkommen",
    "willkommen auf meiner homepage",
    "willkommen auf meiner webseite",
    "hallo",
    "bonjour",
    "bienvenue",
    "bienvenue sur mon site",
    "bienvenue sur ma page",
    "hola",
    "bienvenido",
    "bienvenidos",
    "bienvenidos a mi página",
    "bienvenidos a mi sitio web",
];

/// Headings of news and posts.
const NEWS: &[&str] = &[
    "news",
    "latest news",
    "recent news",
    "selected news",
    "news and updates",
    "news updates",
    "updates",
    "recent updates",
    "latest updates",
    "what s new",
    "news events",
    "news and events",
    "news and announcements",
    "announcements",
    "recent posts",
    "latest posts",
    "blog posts",
    "recent blog posts",
    "blog",
    "news feed",
    "all news",
    "older news",
    "news highlights",
    "recent activities",
    "recent news and updates",
    "新闻",
    "最新消息",
    "最新动态",
    "近期动态",
    "动态",
    "新闻动态",
    "个人动态",
    "近况",
    "最近动态",
    "最新消息與動態",
    "お知らせ",
    "ニュース",
    "最新情報",
    "新着情報",
    "更新情報",
    "소식",
    "뉴스",
    "최근 소식",
    "새 소식",
    "공지사항",
    "aktuelles",
    "neuigkeiten",
    "nachrichten",
    "actualités",
    "nouvelles",
    "noticias",
    "novedades",
    "actualidad",
];

/// Titles of lists of contents.
const CONTENTS: &[&str] = &[
    "contents",
    "table of contents",
    "on this page",
    "toc",
    "目录",
    "目錄",
    "目次",
    "목차",
    "inhalt",
    "inhaltsverzeichnis",
    "sommaire",
    "table des matières",
    "índice",
    "contenido",
];

pub(super) fn is_language(text: &str) -> bool {
    LANGUAGES.contains(&fold::words(text).as_str())
}

/// Whether a text only invites to another page: “View all news →”, “Download my CV (PDF)”.
pub(super) fn is_invitation(text: &str) -> bool {
    let folded = fold::words(text);
    let mut words = folded.split(' ');
    let invites = words.next().is_some_and(|first| INVITATIONS.contains(&first));
    let rest: Vec<&str> = words.collect();
    let to_things = !rest.is_empty() && rest.len() < 8 && rest.iter().all(|word| THINGS.contains(word));
    WHOLE_INVITATIONS.contains(&folded.as_str()) || invites && to_things
}

/// Whether a text does nothing but offer the CV as a file: “You can download my full CV here (PDF).”
pub(super) fn offers_the_cv(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let known = |word: &&str| THINGS.contains(word) || INVITATIONS.contains(word) || OFFERS.contains(word);
    says_cv(text) && words.len() <= 16 && words.iter().all(known)
}

/// Words of sentences that offer a file.
const OFFERS: &[&str] = &[
    "also",
    "access",
    "and",
    "at",
    "available",
    "be",
    "been",
    "can",
    "current",
    "currently",
    "detailed",
    "document",
    "e",
    "extended",
    "file",
    "find",
    "follow",
    "following",
    "found",
    "from",
    "g",
    "html",
    "i",
    "is",
    "it",
    "link",
    "long",
    "longer",
    "mine",
    "obtain",
    "online",
    "or",
    "please",
    "provided",
    "short",
    "shorter",
    "this",
    "updated",
    "up",
    "date",
    "via",
    "with",
    "you",
    "your",
    "information",
    "pdfs",
    "formats",
    "copy",
    "mb",
    "english",
    "one",
];

/// Whether a text only says something of the site.
pub(super) fn is_notice(text: &str) -> bool {
    let folded = fold::words(text);
    let count = folded.split(' ').count();
    let is_mark = text.trim_start().starts_with('©') && count <= 10;
    is_mark
        || NOTICES.iter().any(|notice| match *notice {
            Whole(words) => folded == words,
            Start(words, most) => count <= most && starts_with_words(&folded, words),
        })
}

/// Whether a text starts with these words; what is written without blanks may go on at once.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| {
        rest.is_empty() || rest.starts_with(' ') || !words.chars().next_back().is_some_and(|c| c.is_ascii())
    })
}

pub(super) fn is_greeting(text: &str) -> bool {
    GREETINGS.contains(&fold::words(text).as_str())
}

/// Whether a paragraph greets the visitors of a site: “Welcome to my homepage!”, and not “Hello.”
pub(super) fn welcomes(text: &str) -> bool {
    let is_long = text.split_whitespace().count() > 2
        || text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii()).count() > 4;
    is_long && is_greeting(text)
}

pub(super) fn is_news_heading(text: &str) -> bool {
    NEWS.contains(&fold::words(text).as_str())
}

pub(super) fn is_contents_heading(text: &str) -> bool {
    CONTENTS.contains(&fold::words(text).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invitations_lead_around_the_site() {
        for text in [
            "View all news →",
            "Download CV",
            "Download my CV (PDF)",
            "See all publications",
            "Back to top ↑",
            "[查看更多]",
            "더 보기",
            "Voir plus",
            "More…",
        ] {
            assert!(is_invitation(text), "{text}");
        }
        for text in
            ["See [1] for details on maps", "More than 40 talks", "Code", "Full professor", "Read widely", "All"]
        {
            assert!(!is_invitation(text), "{text}");
        }
    }

    #[test]
    fn notices_are_about_the_site() {
        for text in [
            "🚧 Under construction 🚧",
            "Last updated: May 2024",
            "© 2024 Jane Doe",
            "Powered by Jekyll & Minimal Mistakes",
            "最后更新：2024年5月",
            "本站总访问量 1234 次",
        ] {
            assert!(is_notice(text), "{text}");
        }
        for text in [
            "Bridges under construction: a survey",
            "Copyright law of maps, a lecture of twelve hours for the faculty of law in Bergen",
            "Built with my students a weather station that has measured the wind in Bergen ever since",
            "Visitors from Japan, 2019",
        ] {
            assert!(!is_notice(text), "{text}");
        }
    }
}
