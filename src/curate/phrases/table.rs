//! The phrases by which the furniture of a site is known, in the languages that vitae speaks. Folded
//! ([`fold::words`](crate::fold::words)).

/// Phrases by language; the compiler asks for all.
pub(super) struct Phrases {
    pub(super) en: &'static [&'static str],
    pub(super) zh: &'static [&'static str],
    pub(super) ja: &'static [&'static str],
    pub(super) ko: &'static [&'static str],
    pub(super) de: &'static [&'static str],
    pub(super) fr: &'static [&'static str],
    pub(super) es: &'static [&'static str],
}

impl Phrases {
    /// Whether a folded text is one of them.
    pub(super) fn has(&self, text: &str) -> bool {
        let Self { en, zh, ja, ko, de, fr, es } = self;
        [en, zh, ja, ko, de, fr, es].into_iter().any(|phrases| phrases.contains(&text))
    }

    /// Whether one of them passes the test.
    pub(super) fn any(&self, is_asked: impl Fn(&&str) -> bool) -> bool {
        let Self { en, zh, ja, ko, de, fr, es } = self;
        [en, zh, ja, ko, de, fr, es].into_iter().any(|phrases| phrases.iter().any(&is_asked))
    }
}

/// What languages call themselves and each other in a switch.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[&str] = &[
    "en", "eng", "english", "english version", "in english", "英文", "英文版", "英語", "英語版", "영어", "englisch",
    "anglais", "inglés", "zh", "cn", "chinese", "chinese version", "中文", "中文版", "简体中文", "繁體中文",
    "繁体中文", "简体", "繁體", "中国語", "汉语", "chinesisch", "ja", "jp", "japanese", "日本語", "日本語版", "日文",
    "ko", "kr", "korean", "한국어", "한국어 버전", "de", "deutsch", "german", "fr", "français", "french", "es",
    "español", "spanish", "it", "italiano", "pt", "português", "ru", "русский", "العربية", "language", "languages",
    "语言", "語言", "言語", "언어", "switch to english", "switch to chinese", "english page",
    "日本語ページ", "英語ページ", "英文主页", "中文主页", "这是我的英文主页", "这是我的中文主页", "切换到中文", "切换到英文",
];

/// Words beside the name of a language that say no more than that a page is in it. Folded.
#[rustfmt::skip]
pub(super) const VERSIONS: &[&str] = &[
    "page", "pages", "version", "versión", "versione", "site", "website", "homepage", "web", "here", "click", "for", "the", "in", "this",
    "is", "my", "switch", "to", "go", "available", "also", "read", "view", "seite", "hier", "ici", "aquí", "página", "auf", "en", "ページ",
    "페이지", "버전", "版", "版本", "はこちら", "주소",
];

/// What is written behind the name of a language without a space.
pub(super) const VERSION_ENDINGS: &[&str] = &[
    "版本",
    "版",
    "主页",
    "主頁",
    "页面",
    "頁面",
    "网页",
    "网站",
    "ページはこちら",
    "はこちら",
    "ページ",
    "サイト",
    "페이지",
    "버전",
];

/// How lines begin that are about controls of the site: `Filter by category:`. Folded.
#[rustfmt::skip]
pub(super) const CONTROLS: &[&str] = &[
    "filter", "filters", "quick filter", "filter by", "sort by", "group by", "order by", "jump to", "jump", "go to", "skip to", "show by",
    "view by", "browse by", "search by", "quick links", "on this page", "筛选", "跳转", "並べ替え", "filtrer par", "filtrar por", "filtern nach",
];

/// English verbs that invite to another page. A whole line of these and of [`THINGS`] is an invitation.
#[rustfmt::skip]
pub(super) const INVITATIONS: &[&str] = &[
    "view", "see", "show", "read", "browse", "download", "get", "load", "check", "click", "open", "back", "go",
    "return", "more", "all", "full", "older",
];

/// What they invite to.
#[rustfmt::skip]
pub(super) const THINGS: &[&str] = &[
    "a", "all", "an", "archive", "as", "awards", "blog", "bio", "cv", "c", "v", "curriculum", "vitae", "details",
    "download", "entries", "entire", "full", "for", "format", "here", "home", "homepage", "in", "list", "me", "more",
    "my", "news", "of", "older", "on", "out", "page", "papers", "pdf", "post", "posts", "print", "printable",
    "projects", "publication", "publications", "resume", "résumé", "site", "talks", "teaching", "the", "to", "top",
    "updates", "version", "view", "website", "markdown", "complete", "latest", "recent", "everything", "button", "below",
];

/// Whole invitations.
#[rustfmt::skip]
pub(super) const WHOLE_INVITATIONS: Phrases = Phrases {
    en: &[
        "home", "top", "cv pdf", "pdf cv", "pdf version", "cv in pdf", "subscribe", "subscribe via rss", "rss",
        "rss feed", "atom feed", "feed", "more",
        "my cv", "my resume", "full cv", "download", "download pdf", "explore more", "view more", "see more", "learn more",
        "find out more", "click here", "click me", "explore my work", "get in touch", "here",
    ],
    zh: &[
        "更多", "查看更多", "更多新闻", "更多动态", "查看全部", "全部论文", "查看全部论文", "全部动态", "下载简历",
        "简历下载", "下载cv", "返回顶部", "回到顶部", "返回首页", "阅读更多", "订阅", "查看完整列表", "完整列表",
    ],
    ja: &["もっと見る", "もっと読む", "続きを読む", "一覧へ", "トップへ戻る", "ページトップへ", "履歴書をダウンロード"],
    ko: &["더 보기", "더보기", "모두 보기", "전체 보기", "이력서 다운로드", "맨 위로", "구독"],
    de: &[
        "mehr anzeigen", "alle anzeigen", "weiterlesen", "nach oben", "zurück nach oben", "lebenslauf herunterladen",
    ],
    fr: &[
        "voir plus", "voir tout", "lire la suite", "haut de page", "retour en haut", "télécharger mon cv",
        "télécharger le cv", "s abonner",
    ],
    es: &["ver más", "ver todo", "leer más", "volver arriba", "descargar cv", "descargar mi cv", "suscribirse"],
};

/// Words of English sentences that offer a file.
#[rustfmt::skip]
pub(super) const OFFERS: &[&str] = &[
    "also", "access", "and", "at", "available", "be", "been", "can", "current", "currently", "detailed", "document",
    "e", "extended", "file", "find", "follow", "following", "found", "from", "g", "html", "i", "is", "it", "link",
    "long", "longer", "mine", "obtain", "online", "or", "please", "provided", "copy", "publicly", "short", "shorter", "this", "updated",
    "up", "date", "via", "with", "you", "your", "information", "pdfs", "formats", "copy", "mb", "english", "one", "last", "google", "docs", "doc", "drive", "dropbox",
];

/// Badges beside headings that say in which state something is, or what marks below mean. Folded.
#[rustfmt::skip]
pub(super) const STATUSES: &[&str] = &[
    "open", "closed", "new", "updated", "active", "ongoing", "upcoming", "completed", "conference", "journal", "workshop", "preprint", "beta",
    "live", "soon", "coming", "current", "past", "all",
];

/// What buttons say that do something on the site.
#[rustfmt::skip]
pub(super) const BUTTONS: Phrases = Phrases {
    en: &[
        "filter", "filter by", "filters", "sort by", "sort", "show more", "show less", "show all", "read more", "read less", "load more",
        "expand all", "collapse all", "expand", "collapse", "scroll down", "scroll to top", "back to top", "click here", "click me",
        "click to expand", "toggle", "jump to top", "go to top", "skip to content", "skip to main content", "view more", "see more",
        "explore my work", "switch to chinese", "switch to english", "search", "clear", "reset", "clear filters", "no results found",
        "no matching publications", "no publications found", "no results", "loading", "toggle navigation", "toggle dark mode", "menu",
        "english version", "versión en español", "versión en inglés", "cambiar a español", "cambiar a inglés", "ver en español",
        "ver en inglés", "version française", "version anglaise", "en français", "deutsche version", "englische version", "auf deutsch",
        "read in english", "chinese version", "日本語版", "no roles match this filter", "no degrees match this filter", "explore", "toggle old news", "show old news", "hide old news",
    ],
    zh: &["展开", "收起", "展开更多", "显示更多", "加载更多", "点击展开", "点击这里", "筛选", "搜索", "切换语言"],
    ja: &["もっと見る", "閉じる", "開く", "検索", "絞り込み"],
    ko: &["더 보기", "더보기", "닫기", "펼치기", "접기", "검색"],
    de: &["mehr anzeigen", "weniger anzeigen", "ausklappen", "einklappen", "suche", "filtern"],
    fr: &["afficher plus", "afficher moins", "filtrer", "rechercher", "tout afficher"],
    es: &["mostrar más", "mostrar menos", "filtrar", "buscar", "mostrar todo"],
};

/// Whole lines that say something of the site: that it is unfinished, who looks at it.
#[rustfmt::skip]
pub(super) const NOTICES: Phrases = Phrases {
    en: &[
        "under construction", "still under construction", "page under construction", "site under construction",
        "website under construction", "work in progress", "coming soon", "more coming soon", "more to come",
        "to be continued", "to be updated", "to be added", "tbd", "tba", "stay tuned", "visitors", "visitor map",
        "visitor counter", "page views", "redirecting", "you are being redirected",
    ],
    zh: &["建设中", "正在建设中", "网站建设中", "页面建设中", "网站正在建设中", "敬请期待", "未完待续", "待更新", "更新中"],
    ja: &["工事中", "準備中", "作成中"],
    ko: &["준비 중", "준비중", "공사 중"],
    de: &["im aufbau", "in arbeit"],
    fr: &["en construction", "bientôt disponible"],
    es: &["en construcción", "próximamente"],
};

/// How lines begin that say something of the site, and the most words that such a line has.
#[rustfmt::skip]
pub(super) const NOTICE_STARTS: &[(&str, usize)] = &[
    // It is unfinished.
    ("this page is under construction", 12), ("this site is under construction", 12),
    ("this website is under construction", 12), ("the website is under construction", 12),
    ("this page is currently under construction", 12), ("this site is currently under construction", 12),
    ("this website is currently under construction", 12), ("this section is under construction", 12),
    // When it was changed.
    ("updated on", 6), ("last updated", 8), ("last update", 8), ("last modified", 8), ("last edited", 8), ("page last updated", 9),
    ("this page was last updated", 10), ("this site was last updated", 10), ("this website was last updated", 10),
    ("最后更新", 6), ("最近更新", 6), ("上次更新", 6), ("最終更新", 6), ("마지막 업데이트", 7), ("최종 수정", 7),
    ("zuletzt aktualisiert", 8), ("letzte aktualisierung", 8), ("dernière mise à jour", 10),
    ("última actualización", 8),
    // When visitors may come.
    ("office hours", 14), ("office hour", 14), ("walk in hours", 14), ("drop in hours", 14), ("student hours", 14), ("sprechstunde", 12),
    ("sprechzeiten", 12), ("オフィスアワー", 6),
    // What it was made with, and whose it is.
    ("copyright", 10), ("all rights reserved", 6), ("powered by", 12), ("this site is powered by", 14),
    ("this website is powered by", 14), ("this page is powered by", 14), ("built with", 10), ("made with", 10),
    ("hosted on github pages", 10), ("hosted by github pages", 10), ("website template", 12), ("template from", 8),
    ("template by", 8), ("template credit", 10), ("theme by", 8), ("website credit", 10),
    ("this website is based on", 16), ("this site is based on", 16), ("this page is based on the template", 16),
    ("this template is", 16), ("the source code of this website", 16), ("source code for this website", 16),
    ("this website uses cookies", 20), ("this site uses cookies", 20), ("we use cookies", 20),
    // Who looks at it.
    ("total visitors", 4), ("total visits", 4), ("number of visitors", 5), ("visitors since", 5),
    ("you are visitor", 5), ("访问量", 4), ("访客数", 4), ("本站总访问量", 4), ("您是第", 6),
];

/// Headings that greet, and paragraphs of more than one word that do.
#[rustfmt::skip]
pub(super) const GREETINGS: Phrases = Phrases {
    en: &[
        "welcome", "hello", "hi", "hi there", "hello there", "hey", "hello world", "welcome to my homepage",
        "welcome to my home page", "welcome to my website", "welcome to my site", "welcome to my page",
        "welcome to my webpage", "welcome to my web page", "welcome to my personal website",
        "welcome to my personal homepage", "welcome to my personal page", "welcome to my academic website",
        "welcome to my academic homepage", "welcome to my academic page", "welcome to my github page",
        "welcome to my github pages", "hi welcome to my website", "hi welcome to my homepage",
        "hello welcome to my website", "hello and welcome", "hi and welcome", "welcome to my corner of the internet",
        "hi everyone", "hello everyone", "hi all", "hi folks", "howdy", "hey there", "greetings", "glad to see you",
        "nice to meet you", "nice to see you", "glad to meet you", "welcome to my homepage hi", "welcome here", "welcome all",
        "good day", "thanks for visiting", "thank you for visiting", "thanks for stopping by", "welcome to my website hi",
        "welcome to my personal site", "welcome to my academic site", "welcome to my portfolio", "welcome to my portfolio website",
        "welcome to my space", "welcome to my world", "welcome to my digital home", "welcome to my personal web page",
        "welcome to my personal webpage", "welcome to my home on the web", "hello and welcome to my website",
        "hello and welcome to my homepage", "hello and welcome to my page", "hi and welcome to my website", "welcome to my blog",
    ],
    zh: &["大家好", "欢迎光临", "欢迎来到我的个人网站", "欢迎来到我的网站", "欢迎访问我的个人网站", "欢迎访问", "欢迎", "欢迎来到我的主页", "欢迎来到我的个人主页", "欢迎访问我的主页", "欢迎访问我的个人主页", "你好", "您好", "歡迎來到我的網站"],
    ja: &["ようこそ", "こんにちは", "私のホームページへようこそ"],
    ko: &["안녕하세요", "환영합니다"],
    de: &["willkommen", "willkommen auf meiner homepage", "willkommen auf meiner webseite", "hallo"],
    fr: &["bonjour", "bienvenue", "bienvenue sur mon site", "bienvenue sur ma page"],
    es: &["hola", "bienvenido", "bienvenidos", "bienvenidos a mi página", "bienvenidos a mi sitio web"],
};

/// Words of a greeting before somebody says who they are. Folded.
#[rustfmt::skip]
pub(super) const GREETING_WORDS: &[&str] = &[
    "hi", "hello", "hey", "there", "everyone", "all", "welcome", "dear", "visitor", "visitors", "greetings", "and", "bonjour", "hallo",
    "hola", "et", "und", "y", "herzlich", "你好", "您好", "大家好", "こんにちは", "안녕하세요", "to", "my", "homepage", "website", "page",
];

/// How people say who they are.
#[rustfmt::skip]
pub(super) const SELF_STARTS: &[&str] = &[
    "i am ", "i m ", "my name is ", "this is ", "here is ", "it s ", "je suis ", "je m appelle ", "ich bin ", "ich heiße ", "soy ", "me llamo ",
    "我是", "我叫", "我的名字是", "私は",
];

/// Words of sentences that promise a file.
#[rustfmt::skip]
pub(super) const PROMISES: &[&str] = &["will", "soon", "uploaded", "coming", "posted", "shortly", "added", "updating", "later"];

/// Titles of abstracts and of entries for a bibliography.
#[rustfmt::skip]
pub(super) const ABSTRACTS: Phrases = Phrases {
    en: &[
        "abstract", "abs", "abstracts", "bibtex", "bib", "cite", "cite this", "cite this paper", "citation", "how to cite", "tl dr", "tldr",
        "bibtex citation", "bibtex entry", "the abstract", "paper abstract", "read abstract", "abstract bibtex",
    ],
    zh: &["摘要", "引用", "引用格式", "论文摘要"],
    ja: &["要旨", "概要 abstract", "アブストラクト", "引用"],
    ko: &["초록", "인용"],
    de: &["zusammenfassung", "kurzfassung"],
    fr: &["résumé de l article", "citer"],
    es: &["resumen del artículo", "citar"],
};

/// Lines that hold a place for what is yet to be written.
#[rustfmt::skip]
pub(super) const BLANKS: &[&str] = &[
    "todo", "to do", "tbd", "tba", "xxx", "xxxx", "to be announced", "to be determined", "to be filled", "to be completed", "placeholder",
    "your name", "your name here", "your title", "your position", "your affiliation", "your university", "your email", "your address",
    "insert text here", "add text here", "text goes here", "lorem ipsum", "待补充", "待填写", "待添加", "待定",
];

/// Whose name a form asks for in brackets.
#[rustfmt::skip]
pub(super) const FORM_FIELDS: &[&str] = &[
    "supervisor", "advisor", "university", "institution", "company", "department", "project", "paper", "journal", "conference", "course",
    "award", "degree", "your", "city", "thesis", "publication", "organization", "insert", "employer", "school",
];

/// Titles of tables of contents.
#[rustfmt::skip]
pub(super) const CONTENTS: Phrases = Phrases {
    en: &["contents", "table of contents", "on this page", "toc"],
    zh: &["目录", "目錄"],
    ja: &["目次"],
    ko: &["목차"],
    de: &["inhalt", "inhaltsverzeichnis"],
    fr: &["sommaire", "table des matières"],
    es: &["índice", "contenido"],
};

/// Words of sentences that lead elsewhere, besides [`THINGS`], [`INVITATIONS`] and [`OFFERS`].
#[rustfmt::skip]
pub(super) const ELSEWHERE: &[&str] = &[
    "about", "acm", "activities", "ads", "articles", "arxiv", "background", "bibliography", "comprehensive", "contact",
    "contributions", "corner", "dblp", "description", "experience", "experiences", "full", "further", "github", "google",
    "hal", "have", "hep", "inspire", "interests", "know", "lab", "learn", "linkedin", "look", "nasa", "orcid", "other",
    "our", "personal", "posts", "preprints", "profile", "profiles", "refer", "related", "research", "researchgate", "s",
    "scholar", "scopus", "section", "semantic", "some", "student", "students", "take", "visit", "work", "works", "writing",
    "ongoing", "probably", "old", "courses", "tutored", "packages", "developed", "taught", "institutional",
    "pour", "plus", "de", "détails", "consultez", "consulter", "voir", "le", "la", "les", "mon", "ma", "mes", "sur", "ici", "complet",
    "complète", "académique", "télécharger", "télécharge", "liste", "en", "au", "format", "site",
    "para", "más", "detalles", "información", "consulte", "ver", "mi", "mis", "el", "los", "las", "aquí", "completo", "completa",
    "descargar", "formato", "español", "inglés", "lista", "publicaciones", "página", "puede", "consultar", "y",
    "mehr", "über", "meine", "meinen", "mein", "finden", "sie", "auf", "meinem", "meiner", "profil", "siehe", "hier", "vollständige",
    "der", "die", "und", "weitere", "informationen", "lebenslauf", "herunterladen", "publikationen", "ausbildung", "vorherigen",
    "beruflichen", "stationen", "meines",
    "ongoing", "selected", "publication", "their", "them", "these", "those", "tab", "under", "webpage", "websites", "whole",
];

/// Verbs of such sentences.
#[rustfmt::skip]
pub(super) const POINTING: &[&str] = &[
    "access", "available", "browse", "check", "click", "download", "find", "found", "here", "learn", "list", "look", "more", "read", "refer",
    "see", "view", "visit", "consultez", "consulter", "voir", "télécharger", "ver", "consulte", "consultar", "descargar", "finden", "siehe",
    "herunterladen",
];

/// What such sentences lead to.
#[rustfmt::skip]
pub(super) const POINTED_AT: &[&str] = &[
    "background", "bio", "blog", "cv", "dblp", "details", "homepage", "information", "inspire", "list", "page", "profile",
    "profil", "publicaciones", "publikationen", "lebenslauf", "currículum",
    "profiles", "publications", "resume", "résumé", "researchgate", "scholar", "site", "tab", "vitae", "webpage", "website",
];

/// The website, in sentences that say nothing about anybody. Folded.
#[rustfmt::skip]
pub(super) const SITES_SPOKEN_OF: &[&str] = &[
    "this page", "this website", "this webpage", "this web page", "this homepage", "the webpage", "my webpage", "이 사이트에서는", "이 사이트는",
    "ce site", "cette page", "diese webseite", "dieser webseite", "este sitio web", "esta página",
];

/// How sentences about the website begin.
#[rustfmt::skip]
pub(super) const SITE_STARTS: &[&str] = &[
    "on these pages you", "on this corner of the internet", "on this site you",
    "my website contains", "my website is under", "my site contains",
    "this site is my", "this site is where", "click on the icons", "click the icons", "click on the links", "click the links", "click here to", "click on the link",
    "here you can find", "here you will find", "here you ll find",
    "feel free to browse", "feel free to explore", "feel free to look around", "please feel free to browse", "have a look around",
    "the website is still under construction", "below is a list of", "here is a record of", "here is a list of", "here i list", "here are my", "here i present", "this is a list of", "ci dessous", "here s my cv", "here is my cv", "my cv can be found",
    "my cv is available", "my resume is available", "my résumé is available", "pdf version of my cv", "a pdf of my cv",
    "welcome to the homepage of", "welcome to the website of", "thanks for visiting", "thank you for visiting",
    "thanks for stopping by", "thank you for stopping by", "if you like the template of", "if you like my website",
    "本网站", "本页面", "本主页", "这个网站", "このウェブサイト", "このページ", "このサイト", "이 웹사이트", "이 홈페이지", "diese webseite", "auf dieser seite",
];

/// Headings over ways to reach a person, and over the header of a CV that is kept as data.
#[rustfmt::skip]
pub(super) const CONTACT_TITLES: Phrases = Phrases {
    en: &[
        "contact", "contacts", "contact me", "contact information", "contact info", "contact details", "get in touch",
        "basic information", "basic info", "general information", "personal information", "personal info", "personal details", "links",
        "find me", "find me online", "find me on", "personal links", "my links", "profiles", "academic profiles", "online profiles",
        "social links", "elsewhere", "social", "social media", "online", "profile", "about", "about me",
    ],
    zh: &["联系方式", "联系我", "基本信息", "个人信息", "聯絡方式", "基本資料", "关于我"],
    ja: &["連絡先", "リンク", "関連リンク", "基本情報", "プロフィール"],
    ko: &["연락처", "기본 정보", "소개"],
    de: &["kontakt", "über mich"],
    fr: &["contact", "contactez moi", "me contacter", "à propos"],
    es: &["contacto", "sobre mí"],
};
