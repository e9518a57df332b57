//! Greetings to the visitors of a site.

use super::{Phrases, SUBORDINATING};
use crate::fold;
use crate::vocabulary::{I_AM, I_AM_ABROAD, MY_NAME_IS};

/// Whether a text does nothing but greet visitors.
pub(in crate::curate) fn is_greeting(text: &str) -> bool {
    let folded = fold::words(text);
    GREETINGS.has(&folded) || welcomes_to_the_site(&folded) || greets(&folded) || says_who_is_here(text)
}

/// Whether a greeting goes on with a name and nothing else: `Hi there, Mira here`.
fn says_who_is_here(text: &str) -> bool {
    const MAX_NAMES: usize = 3;
    let Some((greeting, who)) = text.split_once([',', '!', '.']) else { return false };
    let greeting = fold::words(greeting);
    let greets = !greeting.is_empty() && greeting.split(' ').all(|word| GREETING_WORDS.contains(&word));
    let Some(names) = who.trim_end_matches(['.', '!', ' ']).strip_suffix(" here") else { return false };
    let names: Vec<&str> = names.split_whitespace().collect();
    greets && (1..=MAX_NAMES).contains(&names.len()) && names.iter().all(|name| name.starts_with(char::is_uppercase))
}

/// Whether a paragraph greets the visitors of a site: “Welcome to my homepage!”, and not “Hello.”
pub(in crate::curate) fn welcomes(text: &str) -> bool {
    let is_long = text.split_whitespace().count() > 2
        || text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii()).count() > 4;
    is_long && is_greeting(text)
}

/// Where a sentence says who its author is, after a greeting: `I am …` of “Hi there, I am …”.
pub(in crate::curate) fn behind_greeting(sentence: &str) -> Option<usize> {
    let lower = sentence.to_lowercase();
    // Letters whose lower-case forms have another length would shift every place.
    if lower.len() != sentence.len() {
        return None;
    }
    let at = I_AM.iter().chain(I_AM_ABROAD).chain(MY_NAME_IS).filter_map(|start| lower.find(start)).min()?;
    let greeting = fold::words(&lower[..at]);
    let greets = !greeting.is_empty() && greeting.split(' ').all(|word| GREETING_WORDS.contains(&word));
    greets.then_some(at)
}

/// Whether folded words welcome visitors to the site: “Hi and welcome to my research page, thanks for stopping by!”
fn welcomes_to_the_site(words: &str) -> bool {
    let (before, after) = match WELCOMES.iter().find_map(|welcome| words.split_once(welcome)) {
        Some(parts) => parts,
        None => return UNSPACED_WELCOMES.iter().any(|(welcome, site)| is_unspaced_welcome(words, welcome, site)),
    };
    let before = before.split(' ').skip_while(|word| word.is_empty() || GREETING_WORDS.contains(word));
    let before = before.collect::<Vec<_>>().join(" ");
    let greets = before.is_empty() || only_gives_a_name(before.trim_end());
    let after: Vec<&str> = after.split(' ').collect();
    let site = after.iter().position(|word| SITES.contains(word));
    let tells = after.iter().any(|word| SUBORDINATING.contains(word));
    greets && !tells && after.len() <= MAX_WELCOME && site.is_some_and(|at| at <= MAX_WELCOME / 2)
}

/// Whether folded words give a name before they welcome somebody: `i am mira and`.
fn only_gives_a_name(words: &str) -> bool {
    const MAX_NAMES: usize = 3;
    let name = I_AM.iter().chain(MY_NAME_IS).find_map(|start| words.strip_prefix(fold::words(start).as_str()));
    let names = name.and_then(|name| name.strip_suffix(" and")).map(|name| name.split_whitespace().count());
    names.is_some_and(|names| (1..=MAX_NAMES).contains(&names))
}

fn is_unspaced_welcome(words: &str, welcome: &str, site: &str) -> bool {
    let count = words.chars().count();
    count <= 2 * MAX_WELCOME && words.starts_with(welcome) && words.contains(site)
}

/// Whether folded words do nothing but greet: `hello nice to have you here`.
fn greets(words: &str) -> bool {
    const MIN_WORDS: usize = 2;
    let all: Vec<&str> = words.split(' ').collect();
    let is_greeting = |word: &&str| GREETING_WORDS.contains(word) || KIND_WORDS.contains(word);
    let begins = matches!(all[0], "hi" | "hello" | "hey" | "welcome" | "greetings" | "bonjour" | "hallo" | "hola");
    let is_abroad = all.len() > 1 && all[1..].iter().all(|word| GREETINGS_ABROAD.contains(word));
    begins && is_abroad || begins && all.len() > MIN_WORDS && all.len() <= MAX_WELCOME && all.iter().all(is_greeting)
}

/// A longer sentence says something else as well.
const MAX_WELCOME: usize = 12;

/// Headings that greet, and paragraphs of more than one word that do.
#[rustfmt::skip]
const GREETINGS: Phrases = Phrases {
    en: &[
        "welcome", "hello", "hi", "hi there", "hello there", "hey", "hello world",
        "hi everyone", "hello everyone", "hi all", "hi folks", "hiya", "howdy", "hey there", "greetings", "glad to see you",
        "nice to meet you", "nice to see you", "glad to meet you", "excited to have you here", "glad to have you here", "welcome here", "welcome all",
        "good day", "g day", "aloha", "kia ora", "thanks for visiting", "thank you for visiting", "thanks for stopping by",
        "welcome to my world", "welcome to my digital home", "welcome to my academic haven",
    ],
    zh: &["大家好", "欢迎光临", "欢迎访问", "欢迎", "你好", "您好"],
    ja: &["ようこそ", "こんにちは", "私のホームページへようこそ"],
    ko: &["안녕하세요", "환영합니다"],
    de: &["willkommen", "hallo"],
    fr: &["bonjour", "bienvenue"],
    es: &["hola", "bienvenido", "bienvenidos"],
};

/// Words of a greeting before somebody says who they are. Folded.
#[rustfmt::skip]
pub(super) const GREETING_WORDS: &[&str] = &[
    "hi", "hello", "hey", "there", "everyone", "all", "folks", "welcome", "dear", "visitor", "visitors", "greetings", "and",
    "bonjour", "hallo", "hola", "et", "und", "y", "herzlich", "你好", "您好", "大家好", "こんにちは", "안녕하세요", "to", "my",
    "homepage", "website", "page",
];

/// Greetings behind one that is known: `Welcome! مرحبا`. Folded.
#[rustfmt::skip]
const GREETINGS_ABROAD: &[&str] = &[
    "مرحبا", "مرحباً", "مرحبًا", "أهلا", "أهلاً", "أهلًا", "وسهلا", "وسهلاً", "وسهلًا", "السلام", "عليكم", "سلام", "नमस्ते", "你好", "您好",
    "欢迎", "こんにちは", "ようこそ", "안녕하세요", "bonjour", "hallo", "hola", "ciao", "olá", "merhaba", "привет", "здравствуйте", "xin", "chào",
];

/// What greetings say besides.
#[rustfmt::skip]
const KIND_WORDS: &[&str] = &[
    "nice", "have", "see", "meet", "you", "here", "glad", "happy", "that", "re", "are", "on", "thanks", "thank", "for",
    "visiting", "stopping", "stepping", "dropping", "e", "by", "great", "good", "the", "this",
    "site", "corner", "space", "place", "little", "of", "internet", "web", "so", "it", "s", "is", "a", "pleasure",
    "your", "visit", "in", "i", "m", "am",
];

const WELCOMES: &[&str] = &[
    "welcome to ",
    "bienvenue sur ",
    "bienvenue dans ",
    "bienvenido a ",
    "bienvenidos a ",
    "bienvenida a ",
    "willkommen auf ",
    "willkommen bei ",
    "benvenuto nel ",
    "benvenuta nel ",
    "benvenuti nel ",
    "benvenuti sul ",
    "bem vindo ao ",
    "bem vindos ao ",
    "bem vindo à ",
    "welkom op ",
    "välkommen till ",
    "velkommen til ",
    "thanks for visiting ",
    "thank you for visiting ",
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
    "page", "pages", "site", "website", "webpage", "homepage", "portfolio", "profile", "blog", "corner", "seite",
    "webseite", "página", "sitio", "web", "sito", "pagina", "hemsida", "hjemmeside", "nettside",
    "lab", "wiki", "webspace", "space", "internet",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greetings_of_a_known_form_need_no_row() {
        assert!(!GREETINGS.any(|row| welcomes_to_the_site(row) || greets(row)));
    }

    #[test]
    fn a_greeting_may_be_said_twice() {
        for (words, expected) in
            [("welcome مرحباً", true), ("hello أهلًا وسهلًا", true), ("hello tides", false), ("ciao bella", false)]
        {
            assert_eq!(greets(words), expected, "{words}");
        }
    }

    #[test]
    fn a_greeting_may_say_who_is_here() {
        for (words, expected) in [
            ("Hi there, Mira here", true),
            ("Hello! Mira Halden here!", true),
            ("Hi, gulls live here", false),
            ("Tides, Mira here", false),
        ] {
            assert_eq!(is_greeting(words), expected, "{words}");
        }
    }

    #[test]
    fn a_greeting_ends_where_somebody_says_who_they_are() {
        for (sentence, rest) in [
            ("Hi there, I am Ada, and I row.", Some("I am Ada, and I row.")),
            ("Hallo, ich heiße Ada und rudere.", Some("ich heiße Ada und rudere.")),
            ("大家好，我叫林明，研究潮汐。", Some("我叫林明，研究潮汐。")),
            ("I am Ada, and I row.", None),
            ("The tides and I am one.", None),
        ] {
            assert_eq!(behind_greeting(sentence).map(|at| &sentence[at..]), rest, "{sentence}");
        }
    }

    #[test]
    fn visitors_are_welcomed_to_a_site() {
        for (words, welcomes) in [
            ("hi and welcome to my personal research page thanks for stopping by", true),
            ("bonjour et bienvenue sur mon site académique", true),
            ("hi i am mira and welcome to my academic space", true),
            ("i am a sailor and welcome to my boats", false),
            ("benvenuto nel mio sito accademico", true),
            ("welcome to the tide lab", true),
            ("welkom op mijn website", true),
            ("欢迎来到我的学术主页", true),
            ("i welcome gulls to my page", false),
            ("welcome to the harbour", false),
            ("welcome to my page i study tides and foam and all that swims in the north", false),
        ] {
            assert_eq!(welcomes_to_the_site(words), welcomes, "{words}");
        }
    }
}
