//! What sentences ask of those who read them, by grammar: “Please …”, “If you …, write to me.”

use super::begins;
use crate::fold;

/// Whether a sentence asks its readers to do something, or says what they may expect of its author.
pub(super) fn asks_readers(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    requests(&folded) || commands(&folded) || answers_visitors(&folded) || hopes(&folded) || advertises(&folded)
}

/// Whether a sentence tells visitors what they can do on the site, perhaps behind a purpose: “You can find her thesis here”, “For more, you
/// can have a look at the maps”. One with a number, or on where its author is, says more.
pub(in crate::curate) fn guides(sentence: &str) -> bool {
    const CAN: &[&str] = &["you can", "you could", "you may", "you might", "for those you can", "for more you can"];
    const DO: &[&str] = &[
        "also",
        "access",
        "browse",
        "check",
        "click",
        "download",
        "explore",
        "find",
        "have a look",
        "learn more",
        "look",
        "play",
        "read",
        "reach",
        "see",
        "take a look",
        "view",
        "visit",
        "watch",
    ];
    const PURPOSES: &[&str] = &["for", "if you", "to"];
    const MAX_PURPOSE: usize = 10;
    let tells = |words: &str| {
        let rest = CAN.iter().find_map(|can| words.strip_prefix(can)?.strip_prefix(' '));
        let is_told = |rest: &str| DO.iter().any(|verb| begins(rest, verb));
        rest.is_some_and(|rest| {
            is_told(rest) && !rest.split(' ').any(|word| matches!(word, "me" | "us" | "office" | "room"))
        })
    };
    let has_purpose = |(purpose, rest): (&str, &str)| {
        let purpose = fold::words(purpose);
        let is_one = PURPOSES.iter().any(|start| begins(&purpose, start)) && purpose.split(' ').count() <= MAX_PURPOSE;
        is_one && tells(&fold::words(rest))
    };
    !sentence.contains(|c: char| c.is_ascii_digit())
        && (tells(&fold::words(sentence)) || sentence.split_once(", ").is_some_and(has_purpose))
}

/// Whether folded words tell visitors what to do with what is their author's: `explore my charts by year`. What somebody did at work
/// is told without “my”.
fn commands(words: &str) -> bool {
    const COMMANDS: &[&str] =
        &["access", "browse", "check", "contact", "discover", "explore", "scroll", "view", "visit"];
    let words: Vec<&str> = words.split(' ').collect();
    COMMANDS.contains(&words[0])
        && words.iter().any(|word| matches!(*word, "my" | "me"))
        && !words.iter().any(|word| names_a_work(word))
}

/// Whether a word is one for a work, or a number, such as the year of one.
fn names_a_work(word: &str) -> bool {
    WORKS.contains(&word) || word.contains(|c: char| c.is_ascii_digit())
}

/// Whether folded words advertise a place to students: `come study with us at the harbour`.
fn advertises(words: &str) -> bool {
    const QUESTIONS: &[&str] = &["are you interested in", "are you looking for", "do you want to", "would you like to"];
    const CALLS: &[&str] = &["come", "study", "work", "join", "do"];
    let calls = || words.split(' ').take(2).all(|word| CALLS.contains(&word));
    QUESTIONS.iter().any(|start| begins(words, start)) || calls() && words.contains(" with us")
}

/// Whether folded words ask politely, perhaps behind a purpose: `for course materials please visit the pages of the courses`.
fn requests(words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    let Some(at) = words.iter().position(|word| *word == "please") else { return false };
    let verb = words[at + 1..].iter().find(|word| !matches!(**word, "also" | "do" | "kindly" | "just" | "first"));
    let is_opening = words[..at].iter().all(|word| OPENERS.contains(word))
        || words.first().is_some_and(|first| PURPOSES.contains(first));
    let of_a_work = || words.iter().any(|word| names_a_work(word));
    let has_link = || words.iter().any(|word| matches!(*word, "link" | "here"));
    is_opening
        && verb.is_some_and(|verb| REQUESTED.contains(verb) || SHOWN.contains(verb) && (has_link() || !of_a_work()))
}

/// Whether folded words say what their author does for visitors: `if you look for charts i can help`.
fn answers_visitors(words: &str) -> bool {
    const VISITORS: &[&str] = &[
        "if you",
        "if any of you",
        "should you",
        "whether you",
        "for those interested",
        "for anyone interested",
        "if anyone is interested",
        "if this sounds",
        "if that sounds",
    ];
    const AUTHOR: &[&str] = &["i", "me", "my", "we", "us", "our"];
    let has = |list: &[&str]| words.split(' ').any(|word| list.contains(&word));
    VISITORS.iter().any(|start| begins(words, start)) && has(AUTHOR) && has(OFFERED)
}

/// Whether folded words wish their readers something: `i hope you like them`.
fn hopes(words: &str) -> bool {
    const HOPES: &[&str] = &[
        "hope you",
        "i hope you",
        "i hope that you",
        "looking forward to",
        "i am looking forward to",
        "i m looking forward to",
    ];
    const SHARED: &[&str] = &["you", "your"];
    HOPES.iter().any(|start| begins(words, start)) && words.split(' ').any(|word| SHARED.contains(&word))
}

/// What may come before a request. Folded.
const OPENERS: &[&str] = &["and", "but", "so", "or", "also", "then", "therefore", "however", "note"];

/// How a purpose or a condition before a request begins.
const PURPOSES: &[&str] = &[
    "if",
    "for",
    "to",
    "when",
    "before",
    "after",
    "should",
    "in",
    "interested",
    "students",
    "candidates",
    "applicants",
];

/// What an author does for visitors, or they for the author.
#[rustfmt::skip]
const OFFERED: &[&str] = &[
    "answer", "apply", "chat", "collaborate", "collaborating", "connect", "contact", "contacting", "discuss", "email", "encourage",
    "glad", "happy", "hear", "help", "interested", "invite", "join", "joining", "mail", "message", "recommend", "reach", "send",
    "suggest", "talk", "touch", "welcome", "write",
];

/// What readers are asked to look at.
const SHOWN: &[&str] = &["browse", "check", "consult", "find", "follow", "look", "read", "refer", "see", "view"];

/// What an author may have written, and names in such a request.
const WORKS: &[&str] = &[
    "paper",
    "papers",
    "article",
    "articles",
    "preprint",
    "book",
    "chapter",
    "survey",
    "thesis",
    "dissertation",
    "report",
];

/// What else they are asked to do.
#[rustfmt::skip]
const REQUESTED: &[&str] = &[
    "apply", "ask", "avoid", "be", "click", "come", "consider", "contact", "direct", "don",
    "download", "drop", "e", "email", "enjoy", "explain", "fill", "forward", "get", "give", "go",
    "have", "help", "include", "indicate", "inquire", "join", "keep", "know", "let", "mail", "make", "mention",
    "message", "navigate", "note", "prefer", "reach", "refrain", "register", "request", "scroll", "send", "share",
    "specify", "start", "stay", "stop", "submit", "subscribe", "take", "tell", "try", "understand", "use", "visit",
    "write",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_asked_by_the_way_a_sentence_is_built() {
        for sentence in [
            "Please follow this link for more on my thesis.",
            "Please read the harbour rules before you write.",
            "For tide tables and detailed charts, please visit the pages of the courses.",
            "After your first year at sea, please do send me a chart.",
            "If you’re looking for charts that hold up in a storm, we should talk.",
            "For those interested, we invite you to sail with us.",
            "Hope you like them.",
            "Are you interested in a doctorate in tides?",
            "Come study with us at the harbour!",
            "Explore my charts by year, or browse the selection.",
            "Contact me to get the source.",
            "I’m looking forward to connecting with you!",
        ] {
            assert!(asks_readers(sentence), "{sentence}");
        }
        for sentence in [
            "Please Mr. Postman: a study of harbour mail",
            "Please read our chart of 1843 (Harbour Press).",
            "Please read our paper on tides.",
            "If you have crossed the fjord, you have used my charts.",
            "Explore the harbours of the north by boat.",
            "I was told to please read the charts aloud.",
            "If you sail north, the water gets cold.",
            "I hope to sail north.",
            "We looked forward to the storm.",
        ] {
            assert!(!asks_readers(sentence), "{sentence}");
        }
    }
}
