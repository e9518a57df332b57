//! What sentences tell their readers to do on a screen, by grammar: a verb of the reader's, and a thing that paper does not have.

use super::appeals::appeals;
use super::{OPENERS, begins};
use crate::fold;
use crate::script::word_count;

/// A longer clause says something else as well.
const MAX_CLAUSE: usize = 16;
/// Fewer words before such a clause say nothing yet.
const MIN_WORDS_BEFORE: usize = 3;

/// A longer one with “below” names what is there: “See course history below.”
const MAX_BELOW: usize = 5;

/// What separates clauses.
const SEPARATORS: &[&str] = &[", ", ". ", "; ", ": ", " - ", " – ", " — ", "，", "；"];

/// Whether a sentence does nothing but tell its reader what to do on the screen: “Scroll down to see my charts.”
pub(in crate::curate) fn uses_the_screen(sentence: &str) -> bool {
    let sentence = &without_brackets(sentence);
    let asks = |at: usize| speaks_of_the_screen(&sentence[at..]);
    clicks_in_chinese(sentence)
        || uses_links(sentence)
        || asks(0)
        || joins_a_list(sentence)
        || clauses(sentence).any(|at| asks(at) && is_condition(&sentence[..at]))
}

/// A sentence without what it explains in brackets.
fn without_brackets(sentence: &str) -> String {
    let mut depth = 0;
    let outside = |c: &char| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth == 0 && *c != ')'
    };
    sentence.chars().filter(outside).collect()
}

/// “Use the links above to find my charts.”
fn uses_links(sentence: &str) -> bool {
    const PLACES: &[&str] = &["above", "below", "left", "right", "top", "bottom"];
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').skip_while(|word| OPENERS.contains(word)).collect();
    matches!(words[..], ["use", "the", thing, ..] if CLICKED.contains(&thing))
        && words.iter().any(|word| PLACES.contains(word))
}

/// Where the end of a sentence begins that speaks to its readers alone, with the comma before it: “…, but feel free to write.”
pub(in crate::curate) fn behind_statement(sentence: &str) -> Option<usize> {
    let starts: Vec<usize> = clauses(sentence).collect();
    let asks = |at: &usize| {
        let clause = without_conjunction(&sentence[*at..]);
        word_count(clause) <= MAX_CLAUSE
            && (appeals(clause) || speaks_of_the_screen(clause) || leads_from(&fold::words(clause)))
    };
    let mut first = starts.iter().position(asks)?;
    // The condition before an appeal is a part of it: `…, so if you sail, please write`.
    while first > 0 && is_condition(without_conjunction(&sentence[starts[first - 1]..starts[first]])) {
        first -= 1;
    }
    let is_separator = |c: char| c.is_whitespace() || ",;:-–—，；".contains(c);
    let before = sentence[..starts[first]].trim_end_matches(is_separator);
    (word_count(before) > MIN_WORDS_BEFORE && !is_condition(before) && !is_incomplete(before)).then_some(before.len())
}

/// A clause without the word that joins it to the one before.
fn without_conjunction(clause: &str) -> &str {
    const CONJUNCTIONS: &[&str] = &["but ", "so ", "and ", "though "];
    let clause = clause.trim_start();
    CONJUNCTIONS.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause)
}

/// Where the sentence says of what follows that it follows: ` are listed below` of “My charts are listed below:”.
pub(in crate::curate) fn place_of_list(sentence: &str) -> Option<usize> {
    const VERBS: &[&str] = &[
        " can be found",
        " can be seen",
        " can be viewed",
        " are listed",
        " is listed",
        " are given",
        " is given",
        " are shown",
        " are included",
        " are described",
    ];
    let line = sentence.trim_end().strip_suffix([':', '：'])?;
    let verbs = line.strip_suffix(" below").or_else(|| line.strip_suffix(" here"))?;
    VERBS.iter().find_map(|verb| verbs.strip_suffix(verb)).map(str::len).filter(|length| *length > 0)
}

/// Where the clauses of a sentence begin, but for the first one.
fn clauses(sentence: &str) -> impl Iterator<Item = usize> + '_ {
    let mut starts: Vec<usize> =
        SEPARATORS.iter().flat_map(|mark| sentence.match_indices(mark).map(|(at, mark)| at + mark.len())).collect();
    starts.extend(sentence.match_indices(" and you can ").map(|(at, _)| at + 1));
    starts.sort_unstable();
    starts.into_iter()
}

/// `If the file does not open,`, after which the sentence speaks to its reader.
fn is_condition(clause: &str) -> bool {
    const STARTS: &[&str] = &["if", "should", "for", "to", "when", "in", "pour", "si", "um", "wenn", "falls", "para"];
    let tells = begins_with_one_of(clause, &["in"]) && fold::has_words(&fold::words(clause), "i");
    begins_with_one_of(clause, STARTS) && !tells
}

fn begins_with_one_of(clause: &str, words: &[&str]) -> bool {
    fold::words(clause).split(' ').next().is_some_and(|first| words.contains(&first))
}

/// Whether a clause says nothing without the next one: “As a sailor,”
fn is_incomplete(clause: &str) -> bool {
    const STARTS: &[&str] =
        &["as", "while", "since", "because", "although", "though", "given", "being", "with", "after"];
    let is_one_clause = !SEPARATORS.iter().any(|mark| clause.contains(mark));
    is_one_clause && begins_with_one_of(clause, STARTS)
}

/// What changes a list on a screen.
const CONTROLS: &[&str] = &["button", "buttons", "dropdown", "filter", "filters", "menu", "search", "tabs"];

/// Whether a clause begins with what its reader is to do with a thing on the screen.
fn speaks_of_the_screen(clause: &str) -> bool {
    const PERMISSIONS: &[&str] = &["you", "can", "may", "will", "ll", "just", "simply"];
    const ON_A_SCREEN: &[&str] = &["link", "links", "menu", "tab", "tabs"];
    let folded = fold::words(clause);
    let words: Vec<&str> =
        folded.split(' ').skip_while(|word| OPENERS.contains(word) || PERMISSIONS.contains(word)).collect();
    let [verb, next, ..] = words[..] else { return false };
    let last = words.last().copied().unwrap_or_default();
    let has = |things: &[&str]| things.iter().any(|thing| fold::has_words(&folded, thing));
    words.len() <= MAX_CLAUSE
        && match verb {
            "cliquez" => next == "sur",
            "hover" if next == "to" => true,
            "click" | "tap" | "press" | "hover" => {
                matches!(next, "on" | "the" | "here" | "any" | "each" | "this" | "these" | "over") && has(CLICKED)
            }
            "scroll" => {
                matches!(next, "down" | "up" | "to" | "through" | "further" | "below")
                    || next == "click" && has(CLICKED)
            }
            "jump" => next == "to",
            "follow" => matches!(next, "the" | "this" | "these") && matches!(last, "link" | "links" | "here" | "below"),
            // “You can use the buttons to choose a topic.”
            "use" => next == "the" && words.get(2).is_some_and(|thing| CONTROLS.contains(thing)),
            "refer" => next == "to" && matches!(last, "section" | "page" | "tab" | "link" | "below" | "above"),
            "explore" | "browse" | "visit" => has(SITES),
            "see" if last == "below" => words.len() <= MAX_BELOW,
            "see" if last == "above" => ON_A_SCREEN.contains(&words[words.len() - 2]),
            "read" | "learn" if next == "more" => matches!(words.get(2), Some(&"about" | &"on")),
            "find" => folded.starts_with("you ") && matches!(next, "all" | "more"),
            "download" | "view" | "see" | "read" => {
                last == "here"
                    && words.iter().any(|word| matches!(*word, "copy" | "file" | "it" | "pdf" | "cv" | "version"))
            }
            _ => false,
        }
}

/// “点击标题可查看摘要。”
fn clicks_in_chinese(clause: &str) -> bool {
    const PERMISSIONS: &[&str] = &["请", "請", "您可以", "你可以", "可以", "可"];
    const VERBS: &[&str] = &["点击", "单击", "點擊", "點選"];
    const THINGS: &[&str] = &[
        "标题",
        "题目",
        "链接",
        "图片",
        "图标",
        "按钮",
        "卡片",
        "名称",
        "名字",
        "论文名",
        "標題",
        "題目",
        "連結",
        "圖片",
        "圖示",
    ];
    const MAX_CHARS: usize = 24;
    let folded = fold::words(clause);
    let clause = PERMISSIONS.iter().find_map(|word| folded.strip_prefix(word)).unwrap_or(&folded);
    let clicked = VERBS.iter().find_map(|verb| clause.strip_prefix(verb));
    clause.chars().count() <= MAX_CHARS
        && clicked.is_some_and(|rest| THINGS.iter().any(|thing| rest.starts_with(thing)))
}

/// What is clicked on.
const CLICKED: &[&str] = &[
    "card",
    "cards",
    "link",
    "links",
    "hyperlink",
    "hyperlinks",
    "button",
    "buttons",
    "icon",
    "icons",
    "title",
    "titles",
    "image",
    "images",
    "picture",
    "pictures",
    "logo",
    "logos",
    "tab",
    "tabs",
    "name",
    "names",
    "here",
    "arrow",
    "arrows",
    "menu",
    "thumbnail",
    "thumbnails",
];

/// What is explored.
const SITES: &[&str] = &[
    "this site",
    "the site",
    "my site",
    "this website",
    "the website",
    "my website",
    "this page",
    "this portfolio",
    "this webpage",
];

/// “Join the mailing list of the Foam Society here.”
fn joins_a_list(sentence: &str) -> bool {
    let begins = |clause: &str| {
        let folded = fold::words(clause);
        let verb = folded.split(' ').find(|word| !matches!(*word, "please" | "you" | "can" | "and" | "to"));
        let names = fold::has_words(&folded, "mailing list") || fold::has_words(&folded, "newsletter");
        names && verb.is_some_and(|verb| matches!(verb, "join" | "subscribe" | "sign"))
    };
    let tells_of_a_site = |before: &str| {
        let folded = fold::words(before);
        word_count(before) <= MAX_CLAUSE && (folded.ends_with("website") || folded.ends_with("page"))
    };
    begins(sentence) || clauses(sentence).any(|at| begins(&sentence[at..]) && tells_of_a_site(&sentence[..at]))
}

/// Whether a clause says of a thing only where on the site more of it is: `which you can learn more about on my research page`.
fn leads_from(clause: &str) -> bool {
    const STARTS: &[&str] = &[
        "you can",
        "more details",
        "which you can",
        "that you can",
        "where you can",
        "which can be found",
        "which can be learned",
        "which can be read",
        "which is available",
        "which are available",
        "which are listed",
        "which is listed",
        "all of which can be found",
        "see",
    ];
    const PLACES: &[&str] =
        &["page", "website", "site", "webpage", "homepage", "here", "below", "above", "tab", "link", "section", "menu"];
    let last = clause.rsplit(' ').next().unwrap_or_default();
    let is_looked_at = !clause.starts_with("see ") || matches!(last, "here" | "below" | "above");
    PLACES.contains(&last)
        && is_looked_at
        && !clause.contains(|c: char| c.is_ascii_digit())
        && STARTS.iter().any(|start| begins(clause, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_speak_of_the_screen() {
        for sentence in [
            "For my papers on gulls, please refer to the Publications section.",
            "Pour la version française, cliquez sur « FR ».",
            "Scroll & click a card for details.",
            "Scroll down to see my charts.",
            "If the chart does not open, you can download a copy here.",
            "To view my charts, follow the link.",
            "Explore this site to find out more!",
            "The Foam Society has a website - join the foam mailing list for sailors.",
            "Please click on the titles to see the charts.",
            "Jump to: charts; boats.",
            "You may use the search function to look for a chart by its year.",
            "See course history below.",
            "Hover to see the depth of each harbour.",
            "For a snapshot of my charts, see recent ones under the “maps” link above.",
            "Read more about it in the logbook or read about the boat: Gull.",
            "You will find all charts and logs that we share.",
            "You can click the hyperlink to see my atlas:",
            "Use the links above to learn more about my foam, or the links at the bottom of the page to write to me.",
            "If the chart below does not load, you can download it here.",
            "（可点击标题浏览摘要）",
            "請點擊連結下載。",
        ] {
            assert!(uses_the_screen(sentence), "{sentence}");
        }
        for sentence in [
            "Click models of gulls",
            "点击率预测的海鸥模型",
            "We follow the link between foam and tides.",
            "I scroll through old charts.",
            "I use the search for foam to teach.",
            "I study foam, click here.",
            "For ten years, we follow the gulls.",
            "I explore this site of the first harbour.",
            "I edit the newsletter of the Board.",
            "In summer you can find me at sea.",
            "Read more books on foam",
        ] {
            assert!(!uses_the_screen(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_statement_ends_before_the_appeal() {
        for (sentence, rest) in [
            (
                "I work on the foam project, which you can learn more about on my research page.",
                Some("I work on the foam project"),
            ),
            ("I chart foam in the north, but don’t hesitate to contact me.", Some("I chart foam in the north")),
            (
                "I lead a crew of sailors, so if you sail, please feel free to contact me.",
                Some("I lead a crew of sailors"),
            ),
            ("I chart all foam, see the links below.", Some("I chart all foam")),
            ("I drew some charts of foam, you can find them here.", Some("I drew some charts of foam")),
            ("In 2026 I sailed for the Board and you can find the log here.", Some("In 2026 I sailed for the Board")),
            ("I chart foam in the north, which you can see from my page of 2019.", None),
            ("Please write, feel free to contact me.", None),
            ("As a newcomer to the north, I am always happy to discuss foam.", None),
            ("I sail north in winter, and you can see the ice.", None),
        ] {
            assert_eq!(behind_statement(sentence).map(|at| &sentence[..at]), rest, "{sentence}");
        }
    }

    #[test]
    fn a_list_is_below() {
        for (line, rest) in [
            ("The first charts can be found below:", Some("The first charts")),
            ("My boats are listed below:", Some("My boats")),
            ("The boats below:", None),
        ] {
            assert_eq!(place_of_list(line).map(|at| &line[..at]), rest, "{line}");
        }
    }
}
