//! Sentences that lead the visitors of a site somewhere, recognised by their form: “You can find … here”, “For more on …, see …”.
//!
//! What is between their first words and their link is what can be found there. It says nothing about the person.

use super::table::{GREETING_WORDS, Phrases};
use crate::fold;

/// Where the links of a sentence lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::curate) enum Link {
    /// It has none.
    None,
    /// To another site.
    Elsewhere,
    /// To a page or a file of this one.
    Own,
}

/// A sentence of more words says more than where to look.
const LONGEST: usize = 36;
/// This many words may come before the verb of “For more on …, see …”.
const LONGEST_TOPIC: usize = 14;
/// A longer sentence says more than that something is somewhere.
const LONGEST_PLACE: usize = 18;

/// Whether a sentence does nothing but lead its reader elsewhere. `outside` is the sentence without the words of its links.
pub(in crate::curate) fn leads(sentence: &str, outside: &str, link: Link) -> bool {
    let (folded, outside) = (fold::words(sentence), fold::words(outside));
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let starts = |phrases: &Phrases| starts(phrases, without_openers(&outside));
    if words.len() > LONGEST || has(TELLING) {
        return false;
    }
    let is_page = link == Link::Own || link == Link::Elsewhere && has(PAGES);
    let asks = || words.iter().position(|word| VERBS.contains(word)).is_some_and(|at| at <= LONGEST_TOPIC);
    let ends_with_lead = || words.last().is_some_and(|last| LEADS.contains(last));
    let is_placed = || PLACES.any(|place| fold::has_words(&folded, place));
    starts(&ADDRESSES)
        || words.len() <= LONGEST_PLACE && (has(TABS) || points_at_menu(&words))
        || words.len() <= LONGEST_PLACE && link != Link::None && (ends_with_look(&words) || asks_behind_topic(sentence))
        || link != Link::None && offers_files(&words)
        || words.len() <= LONGEST_PLACE
            && link == Link::Own
            && has(PAGES)
            && words.iter().any(|word| names_language(word))
        || starts(&PROMISES) && (sentence.contains([':', '：']) || is_page || has(HERE) || ends_with_lead())
        || starts(&IMPERATIVES) && is_page
        || starts(&MORE)
            && (asks_to_look(&words) || !outside.starts_with("for more than") && link != Link::None && asks())
        || starts(&CONDITIONS) && (has(WRITING) || link != Link::None && asks())
        || link == Link::Own
            && words.len() <= LONGEST_PLACE
            && !folded.contains(|c: char| c.is_ascii_digit())
            && is_placed()
}

/// Whether only names of pages follow the verb of “For a list of my papers, see publications”.
fn asks_to_look(words: &[&str]) -> bool {
    let verb = words.iter().position(|word| matches!(*word, "see" | "visit" | "check"));
    verb.is_some_and(|at| at <= LONGEST_TOPIC && at + 1 < words.len() && words[at + 1..].iter().all(super::only_leads))
}

/// Whether words end with `look here`, `see here`, `click here`.
fn ends_with_look(words: &[&str]) -> bool {
    const LOOKS: &[&str] = &["look", "see", "click", "check", "read", "go", "visit"];
    const PLACES: &[&str] = &["here", "this", "below", "page"];
    matches!(words, [.., verb, place] if LOOKS.contains(verb) && PLACES.contains(place))
}

/// Whether a sentence asks to look somewhere for a topic: `For my papers, see the library.`
fn asks_behind_topic(sentence: &str) -> bool {
    let Some((topic, asked)) = sentence.split_once([',', '，']) else { return false };
    let asked = fold::words(asked);
    let verb = asked.split(' ').find(|word| *word != "please").unwrap_or_default();
    fold::words(topic).starts_with("for ") && matches!(verb, "see" | "visit" | "check" | "look" | "refer" | "go")
}

/// Whether words say no more than that files are to be had: `Slides of my previous talks can be found here`.
fn offers_files(words: &[&str]) -> bool {
    const FILES: &[&str] = &[
        "slides",
        "slide",
        "materials",
        "material",
        "notes",
        "videos",
        "recordings",
        "manuscript",
        "thesis",
        "handouts",
    ];
    const FILLERS: &[&str] = &[
        "previous",
        "past",
        "my",
        "of",
        "from",
        "talks",
        "lectures",
        "lecture",
        "course",
        "teaching",
        "phd",
        "including",
        "can",
        "used",
    ];
    let is_known = |word: &&str| FILES.contains(word) || FILLERS.contains(word) || super::only_leads(word);
    matches!(words.last(), Some(&"here" | &"link"))
        && words.iter().any(|word| FILES.contains(word))
        && words.iter().all(is_known)
}

/// Whether words speak of the site's menu: `click on the menu above`.
fn points_at_menu(words: &[&str]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let chooses =
        || words.windows(2).any(|pair| pair[0] == "language" && matches!(pair[1], "selector" | "switcher" | "switch"));
    (has(&["menu", "sidebar", "navigation", "navbar"]) || chooses())
        && has(&["click", "above", "left", "right", "use", "top"])
}

/// Whether a word is the name of a language in full.
fn names_language(word: &str) -> bool {
    const SHORTEST: usize = 5;
    word.len() >= SHORTEST && super::is_language(word) || word == "francais"
}

/// Parts of a website that paper does not have.
const TABS: &[&str] = &["tab", "onglet", "pestaña", "reiter"];

/// Whether folded words welcome visitors to the site: “Hi and welcome to my research page, thanks for stopping by!”
pub(super) fn welcomes_to_the_site(words: &str) -> bool {
    let (before, after) = match WELCOMES.iter().find_map(|welcome| words.split_once(welcome)) {
        Some(parts) => parts,
        None => return UNSPACED_WELCOMES.iter().any(|(welcome, site)| is_unspaced_welcome(words, welcome, site)),
    };
    let greets = before.split(' ').all(|word| word.is_empty() || GREETING_WORDS.contains(&word));
    let after: Vec<&str> = after.split(' ').collect();
    let site = after.iter().position(|word| SITES.contains(word));
    let tells = after.iter().any(|word| TELLING.contains(word));
    greets && !tells && after.len() <= LONGEST_WELCOME && site.is_some_and(|at| at <= LONGEST_WELCOME / 2)
}

/// Whether folded words do nothing but greet: `hello nice to have you here`.
pub(super) fn greets(words: &str) -> bool {
    const LEAST: usize = 2;
    let all: Vec<&str> = words.split(' ').collect();
    let is_greeting = |word: &&str| GREETING_WORDS.contains(word) || KIND_WORDS.contains(word);
    let begins = matches!(all[0], "hi" | "hello" | "hey" | "welcome" | "greetings" | "bonjour" | "hallo" | "hola");
    begins && all.len() > LEAST && all.len() <= LONGEST_WELCOME && all.iter().all(is_greeting)
}

/// What greetings say besides.
#[rustfmt::skip]
const KIND_WORDS: &[&str] = &[
    "nice", "have", "see", "meet", "you", "here", "glad", "happy", "that", "re", "are", "on", "thanks", "thank", "for", "visiting",
    "stopping", "dropping", "by", "great", "good", "the", "this", "site", "corner", "of", "internet", "so", "it", "s", "is", "a", "pleasure",
    "your", "visit", "in", "i", "m", "am",
];

fn is_unspaced_welcome(words: &str, welcome: &str, site: &str) -> bool {
    let count = words.chars().count();
    count <= 2 * LONGEST_WELCOME && words.starts_with(welcome) && words.contains(site)
}

/// A longer sentence says something else as well.
const LONGEST_WELCOME: usize = 12;

const WELCOMES: &[&str] = &[
    "welcome to ",
    "bienvenue sur ",
    "bienvenue dans ",
    "bienvenido a ",
    "bienvenidos a ",
    "bienvenida a ",
    "willkommen auf ",
    "willkommen bei ",
];

/// The same in languages without spaces between words, with what visitors are welcome to.
const UNSPACED_WELCOMES: &[(&str, &str)] = &[
    ("欢迎来到", "主页"),
    ("欢迎访问", "主页"),
    ("欢迎来到", "网站"),
    ("欢迎访问", "网站"),
    ("歡迎", "網站"),
    ("歡迎", "主頁"),
];

#[rustfmt::skip]
const SITES: &[&str] = &[
    "page", "pages", "site", "website", "webpage", "homepage", "portfolio", "profile", "blog", "corner", "seite", "webseite", "página", "sitio", "web",
];

/// Whether words begin with one of some phrases; what is written without spaces may continue at once.
fn starts(phrases: &Phrases, words: &str) -> bool {
    phrases.any(|phrase| super::starts_with_words(words, phrase))
}

/// Words that may come before all others.
const OPENERS: &[&str] = &["please", "also", "and", "but", "so", "or", "then", "kindly"];

fn without_openers(words: &str) -> &str {
    match words.split_once(' ') {
        Some((first, rest)) if OPENERS.contains(&first) => without_openers(rest),
        _ => words,
    }
}

/// Words by which a sentence goes on to say something.
const TELLING: &[&str] =
    &["which", "where", "because", "while", "although", "since", "whose", "whom", "weil", "donde", "dont"];

const HERE: &[&str] = &["here", "below", "above", "hier", "unten", "oben", "ici", "dessous", "aquí", "abajo"];

/// Words that end a sentence whose link is gone: “You can find my papers on”.
const LEADS: &[&str] = &["on", "at", "via", "in", "from", "sur", "auf"];

/// What people have elsewhere that shows more of them.
#[rustfmt::skip]
const PAGES: &[&str] = &[
    "page", "pages", "site", "website", "webpage", "webpages", "homepage", "blog", "profile", "profiles", "tab", "list", "cv", "resume",
    "scholar", "dblp", "researchgate", "webseite", "seite", "profil", "liste", "página", "sitio", "perfil", "lista",
];

/// What readers are to do.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "see", "visit", "check", "refer", "look", "go", "read", "follow", "find", "found", "consult", "click", "contact", "write", "email",
    "mail", "reach", "drop", "browse", "feel", "explore", "available", "are", "is", "get", "let", "siehe", "besuchen", "finden", "kontaktieren",
    "consultez", "voir", "visitez", "contactez", "écrivez", "rendez", "consulte", "visite", "contacte", "escriba",
];

/// How readers are to answer.
const WRITING: &[&str] = &[
    "contact",
    "email",
    "mail",
    "write",
    "reach",
    "touch",
    "kontaktieren",
    "contactez",
    "écrivez",
    "contacte",
    "escriba",
];

/// Sentences to the reader, whatever follows.
const ADDRESSES: Phrases = Phrases {
    en: &[
        "click here",
        "click on",
        "click title",
        "click the",
        "here you can find",
        "here you will find",
        "here you ll find",
        "you are welcome to browse",
    ],
    zh: &[
        "点击这里",
        "点击此处",
        "请点击",
        "请访问",
        "请参见",
        "请查看",
        "更多信息请",
        "更多内容请",
        "更多详情请",
        "详细信息请",
    ],
    ja: &["詳しくはこちら", "詳細はこちら", "こちらをご覧ください", "詳しくは以下"],
    ko: &["자세한 내용은", "더 자세한 내용은"],
    de: &[
        "hier finden sie",
        "hier findest du",
        "hier findet man",
        "weitere informationen finden sie",
        "mehr informationen finden sie",
    ],
    fr: &["retrouvez", "découvrez", "consultez", "téléchargez", "cliquez", "vous y trouverez", "vous y découvrirez"],
    es: &["aquí puede", "aquí puedes", "aquí encontrará", "aquí encontrarás", "haga clic", "haz clic"],
};

/// What readers can do at another place.
#[rustfmt::skip]
const PROMISES: Phrases = Phrases {
    en: &[
        "you can find", "you can also find", "you can see", "you can also see", "you can learn", "you can also learn", "you can read",
        "you can also read", "you can download", "you can also download", "you can access", "you can browse", "you can check", "you can view",
        "you can explore", "you can visit", "you can also visit", "you will find", "you ll find", "you may find", "you may also find",
        "you may see", "you may download", "you can follow", "below you can find", "below you will find", "below you ll find", "below you find",
    ],
    zh: &["您可以在", "你可以在", "详见"],
    ja: &["こちら"],
    ko: &["여기"],
    de: &["sie finden", "unten finden sie", "du findest", "sie können"],
    fr: &["vous trouverez", "vous pouvez trouver", "vous pouvez consulter", "vous pouvez télécharger", "vous pouvez également consulter"],
    es: &[
        "puede encontrar", "puedes encontrar", "puede consultar", "puedes consultar", "puede descargar", "puedes descargar", "encontrará",
        "encontrarás",
    ],
};

/// What readers are asked to do, before a link.
#[rustfmt::skip]
const IMPERATIVES: Phrases = Phrases {
    en: &[
        "see", "visit", "check", "check out", "have a look", "take a look", "refer to", "go to", "browse", "download", "view", "explore",
        "showing", "find", "discover", "look at", "learn more", "find out more", "read more", "feel free to browse",
        "feel free to explore", "feel free to check",
    ],
    zh: &["查看", "下载", "阅读"],
    ja: &[],
    ko: &[],
    de: &["siehe", "besuchen sie", "mehr", "lesen sie"],
    fr: &["voir", "visitez", "lire"],
    es: &["ver", "visite", "visita", "consulte", "consulta", "descargue", "descarga"],
};

/// Beginnings that offer more.
#[rustfmt::skip]
const MORE: Phrases = Phrases {
    en: &[
        "for more", "for further", "for additional", "for details", "for detailed", "for a full", "for a complete", "for a list",
        "for the full", "for the complete", "for recent", "for the latest", "for my latest", "for an up to date", "for updates",
        "for up to date", "more details", "more information", "more info", "more about", "further details", "further information",
        "additional information", "additional details", "to see who", "to see what", "to learn more", "to know more", "to find out more", "to read more",
    ],
    zh: &["更多", "详细", "完整"],
    ja: &["詳しくは", "詳細は"],
    ko: &["자세한"],
    de: &["für weitere", "für mehr", "weitere informationen", "mehr informationen", "mehr über", "mehr zu"],
    fr: &["pour plus", "pour en savoir plus", "plus d informations", "plus de détails", "la liste complète"],
    es: &["para más", "más información", "para obtener más", "la lista completa"],
};

/// Beginnings that speak to some readers.
#[rustfmt::skip]
const CONDITIONS: Phrases = Phrases {
    en: &[
        "if you want to", "if you would like to", "if you d like to", "if you are interested", "if you re interested", "if you wish to",
        "if you have any questions", "if any of these",
    ],
    zh: &[],
    ja: &[],
    ko: &[],
    de: &["wenn sie", "falls sie", "bei interesse"],
    fr: &["si vous souhaitez", "si vous voulez", "si vous êtes"],
    es: &["si desea", "si quieres", "si está interesado", "si te interesa"],
};

/// Verbs that say where something is.
#[rustfmt::skip]
const PLACES: Phrases = Phrases {
    en: &[
        "is available on the", "are available on the", "is available on my", "are available on my", "is available here", "are available here",
        "can be found here", "can be found on", "can be found at", "can be found in the", "can be downloaded here", "is on the", "are on the",
        "are listed here", "are listed on", "is listed on",
    ],
    zh: &[],
    ja: &[],
    ko: &[],
    de: &["finden sie auf", "finden sie hier", "ist hier verfügbar"],
    fr: &["est disponible ici", "sont disponibles ici", "peut être téléchargé ici", "sont disponibles sur"],
    es: &["está disponible aquí", "están disponibles aquí", "está disponible en", "se puede descargar aquí"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_leads_elsewhere_by_the_way_it_is_built() {
        for (sentence, outside, link) in [
            ("You can find a map of the places that I sailed to below.", "", Link::None),
            ("You can learn more about my foam in the foam tab above.", "", Link::Own),
            (
                "For more information about my crew and our boats, see our crew webpage.",
                "For more … see our",
                Link::Elsewhere,
            ),
            ("See the page on gulls for charts, maps and logs.", "See the for charts", Link::Own),
            ("A selection of charts is available on the charts page.", "", Link::Own),
            ("If you want to sail with me, check out my boats and write a letter.", "", Link::None),
            ("Retrouvez également mes dernières cartes.", "", Link::None),
            ("Vous trouverez mes cartes ici.", "", Link::None),
            ("Weitere Informationen zu meinen Booten finden Sie auf der Seite.", "", Link::Own),
            ("更多信息请访问我的主页。", "", Link::None),
            ("For a list of my charts, see publications.", "", Link::None),
            ("For a guide to the harbour, look here.", "", Link::Elsewhere),
            ("For my first charts, see the map library.", "", Link::Elsewhere),
            ("Slides of my previous talks can be found here.", "", Link::Elsewhere),
            ("For more, click on the menu above.", "", Link::None),
            ("Use the language switcher at the top to change the language of a chart.", "", Link::None),
            ("Ceux-ci sont relatés dans l’onglet des cartes.", "", Link::None),
            ("You will find: charts, maps, logs.", "", Link::None),
        ] {
            let outside = if outside.is_empty() { sentence } else { outside };
            assert!(leads(sentence, outside, link), "{sentence}");
        }
    }

    #[test]
    fn visitors_are_welcomed_to_a_site() {
        for (words, welcomes) in [
            ("hi and welcome to my personal research page thanks for stopping by", true),
            ("bonjour et bienvenue sur mon site académique", true),
            ("欢迎来到我的学术主页", true),
            ("i welcome gulls to my page", false),
            ("welcome to the harbour", false),
            ("welcome to my page i study tides and foam and all that swims in the north", false),
        ] {
            assert_eq!(welcomes_to_the_site(words), welcomes, "{words}");
        }
    }

    #[test]
    fn a_sentence_that_says_something_stays() {
        for (sentence, outside, link) in [
            ("See our chart of foam for more details.", "See our for more details", Link::Elsewhere),
            ("See how they sail: a study of gulls", "", Link::Own),
            (
                "For more than ten years, I see to the boats of the Board.",
                "For more than ten years, I see to the boats",
                Link::Elsewhere,
            ),
            ("The code is available here.", "The code is available", Link::Elsewhere),
            ("My thesis of 2019 can be found here.", "My thesis of 2019 can be found", Link::Own),
            ("You can see the tides from my office.", "You can see the tides from my office.", Link::None),
            ("In winter you can find me at the harbour.", "In winter you can find me at the harbour.", Link::None),
            ("For details of foam see my book, in which I show that it is wet.", "For details of foam see", Link::Own),
            ("If you want to sail far, you have to see the wind first.", "If you want to sail far", Link::None),
            ("More than forty charts", "More than forty charts", Link::Own),
            ("For my part, I see to the boats.", "For my part, I see to the boats.", Link::Elsewhere),
            ("I cook the menu of the harbour.", "I cook the menu of the harbour.", Link::Own),
        ] {
            assert!(!leads(sentence, outside, link), "{sentence}");
        }
    }
}
