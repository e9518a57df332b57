//! Sentences that lead the visitors of a site somewhere, recognised by their form: “You can find … here”, “For more on …, see …”.
//!
//! What is between their first words and their link is what can be found there. It says nothing about the person.

mod words;

use super::languages::names_language;
use super::pointers::only_leads;
use super::{OPENERS, Phrases, SUBORDINATING, is_number};
use crate::fold;

use words::{
    DIRECTIONS, FILES, FINDS, HERE, IMPERATIVES, LEADS, MODALS, MORE, PAGES, PLACES, TABS, VERBS, WHEREABOUTS, WISHES,
    WRITING, YOU_CAN,
};

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
const MAX_WORDS: usize = 36;
/// This many words may come before the verb of “For more on …, see …”.
const MAX_TOPIC: usize = 14;
/// A longer sentence says more than that something is somewhere.
const MAX_PLACE: usize = 18;

/// Whether a sentence does nothing but lead its reader elsewhere. `outside` is the sentence without the words of its links.
pub(in crate::curate) fn leads(sentence: &str, outside: &str, link: Link) -> bool {
    let (folded, outside) = (fold::words(sentence), fold::words(outside));
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let cites = || words.windows(2).any(|pair| matches!(pair[0], "page" | "pages" | "p" | "pp") && is_number(pair[1]));
    let is_linked = link != Link::None;
    if words.len() > MAX_WORDS || cites() {
        return false;
    }
    let has_list = || has(&["list", "overview", "collection"]);
    if finds(&words) && (is_linked || has(HERE) || has(PAGES) || has_list()) {
        return true;
    }
    if has(SUBORDINATING) {
        return false;
    }
    let begins = |phrases: &Phrases| phrases.begin(without_openers(without_purpose(&outside)));
    let is_ended = || sentence.trim_end().ends_with(['.', '!']);
    let to_page = link == Link::Own || link == Link::Elsewhere && has(PAGES);
    let asks = || words.iter().position(|word| VERBS.contains(word)).is_some_and(|at| at <= MAX_TOPIC);
    let is_all = || !says_something_before(&words);
    let has_place = || {
        let ends_with_lead = words.last().is_some_and(|last| LEADS.contains(last));
        let ends_with_page = || words.last().is_some_and(|last| matches!(*last, "page" | "tab" | "website"));
        sentence.contains([':', '：']) || to_page || has(HERE) || ends_with_lead || ends_with_page()
    };
    words.len() <= MAX_PLACE && is_all() && says_where(sentence, &folded, &words, link)
        || is_linked && (offers_files(&words) || is_all() && is_found_there(&outside))
        || link == Link::Own && is_all() && is_found_here(&folded)
        || begins(&DIRECTIONS)
        || begins(&YOU_CAN) && has_place()
        || begins(&IMPERATIVES) && to_page
        || outside.is_empty() && link == Link::Own && is_ended() && IMPERATIVES.begin(without_openers(&folded))
        || begins(&MORE) && (asks_to_look(&words) || !outside.starts_with("for more than") && is_linked && asks())
        || begins(&MORE) && is_linked && words.last().is_some_and(|last| HERE.contains(last))
        || begins(&WISHES) && (has(WRITING) || is_linked && asks())
}

/// Whether the words of a link ask to look at the page behind it: “Explore my charts and related work”.
pub(in crate::curate) fn asks_to_look_at(words: &str) -> bool {
    const MAX_WORDS: usize = 10;
    let folded = fold::words(words);
    let mut words = folded.split(' ');
    words.next().is_some_and(|verb| FINDS.contains(&verb)) && (1..MAX_WORDS).contains(&words.count())
}

/// Whether a sentence says something before it says where something is: `My voyage was led by Bo Ek, and its log is available here`.
fn says_something_before(words: &[&str]) -> bool {
    const VERBS: &[&str] = &["is", "are", "was", "were", "am", "has", "have", "had", "did", "led", "won", "wrote"];
    let is_verb = |word: &&str| VERBS.contains(word);
    let Some(joint) = words.iter().rposition(|word| *word == "and") else { return false };
    words[..joint].iter().any(is_verb) && words[joint..].iter().any(is_verb)
}

/// Whether a short sentence says no more than that something is somewhere on the site.
fn says_where(sentence: &str, folded: &str, words: &[&str], link: Link) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let is_translation = || has(PAGES) && words.iter().any(|word| names_language(word));
    let is_placed =
        || !folded.contains(|c: char| c.is_ascii_digit()) && WHEREABOUTS.any(|place| fold::has_words(folded, place));
    has(TABS)
        || points_at_menu(words)
        || link != Link::None && (ends_with_look(words) || asks_behind_topic(sentence))
        || link == Link::Own && (is_translation() || is_placed())
}

/// Whether only names of pages follow the verb of “For a list of my papers, see publications”.
fn asks_to_look(words: &[&str]) -> bool {
    let verb = words.iter().position(|word| matches!(*word, "see" | "visit" | "check"));
    verb.is_some_and(|at| at <= MAX_TOPIC && at + 1 < words.len() && words[at + 1..].iter().all(only_leads))
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
    let topic = fold::words(topic);
    topic.trim_start_matches("note ").starts_with("for ")
        && matches!(verb, "see" | "visit" | "check" | "look" | "refer" | "go")
}

/// Whether words say no more than that files are to be had: `Slides of my previous talks can be found here`.
fn offers_files(words: &[&str]) -> bool {
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
        "preparation",
    ];
    let is_known = |word: &&str| FILES.contains(word) || FILLERS.contains(word) || only_leads(word);
    matches!(words.last(), Some(&"here" | &"link"))
        && words.iter().any(|word| FILES.contains(word))
        && words.iter().all(is_known)
}

/// Whether a sentence says of something only that it is on a page of the site: “Slides can be found here, together with notes.”
fn is_found_here(folded: &str) -> bool {
    const PLACES: &[&str] = &["can be found here", "are available here", "is available here"];
    !folded.contains(|c: char| c.is_ascii_digit()) && PLACES.iter().any(|place| fold::has_words(folded, place))
}

/// Whether words say what their reader can find, perhaps behind where: `in outreach you can find my talks`. Where visitors meet
/// somebody is something else: `in winter you can find me at the harbour`.
fn finds(words: &[&str]) -> bool {
    const MAX_BEFORE: usize = 8;
    let Some(at) = words.iter().position(|word| *word == "you") else { return false };
    let (before, behind) = (&words[..at], &words[at + 1..]);
    let mut said = behind.iter().skip_while(|word| MODALS.contains(word));
    let finds = said.next().is_some_and(|verb| FINDS.contains(verb));
    let is_met = said.next().is_some_and(|object| matches!(*object, "me" | "us"))
        || said.next().is_some_and(|place| matches!(*place, "office" | "lab"));
    let is_place = before.is_empty()
        || OPENERS.contains(&before[0])
        || PLACES.contains(&before[0]) && !before.iter().any(|word| matches!(*word, "i" | "we"));
    finds && !is_met && is_place && before.len() <= MAX_BEFORE
}

/// Whether a sentence says what a work does that its reader can find: “You can find here a library that samples the tides.”
pub(in crate::curate) fn offers_a_work(sentence: &str) -> bool {
    const WORKS: &[&str] = &[
        "app",
        "dataset",
        "framework",
        "implementation",
        "library",
        "package",
        "plugin",
        "program",
        "simulator",
        "software",
        "solver",
        "tool",
        "toolbox",
        "toolkit",
    ];
    const FEWEST: usize = 3;
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    let tells = |at: usize| {
        let said = &words[at + 1..];
        WORKS.contains(&words[at])
            && matches!(said, ["that" | "which", verb, ..] if !matches!(*verb, "i" | "we" | "you"))
            && said.len() > FEWEST
    };
    finds(&words) && (0..words.len()).any(tells)
}

/// Whether a sentence without its last link says of a thing on the site only that it is found there: `my papers can be found on`.
fn is_found_there(outside: &str) -> bool {
    const MINE: &[&str] = &["my", "our", "full", "complete"];
    const FOUND: &[&str] = &["found", "accessed", "downloaded", "viewed", "seen", "read", "consulted", "obtained"];
    let words: Vec<&str> = outside.split(' ').collect();
    let is_small = |word: &&&str| LEADS.contains(word) || matches!(**word, "my" | "our" | "the" | "this" | "these");
    let rest = &words[..words.len() - words.iter().rev().take_while(is_small).count()];
    let is_of_the_site = rest.iter().any(|word| MINE.contains(word) || FILES.contains(word));
    let is_found = match rest {
        [.., "be", last] => FOUND.contains(last),
        [.., "is" | "are", last] => matches!(*last, "available" | "documented"),
        _ => false,
    };
    is_found && is_of_the_site && words.len() <= MAX_PLACE && !outside.contains(|c: char| c.is_ascii_digit())
}

/// Whether words speak of the site's menu: `click on the menu above`, `find my papers in the sections above`.
fn points_at_menu(words: &[&str]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let chooses =
        || words.windows(2).any(|pair| pair[0] == "language" && matches!(pair[1], "selector" | "switcher" | "switch"));
    let names_pages = || matches!(words.first(), Some(&("find" | "see" | "visit" | "explore" | "check")));
    (has(&["menu", "sidebar", "navigation", "navbar"]) || chooses())
        && has(&["click", "above", "left", "right", "use", "top"])
        || matches!(words, [.., "sections" | "tabs" | "pages", "above"]) && names_pages()
        || matches!(words, [.., "found", "in" | "on" | "at", "the", _, "page" | "section" | "tab"])
}

/// A sentence without what it says the visitor may want: `you can see my CV` of “For an overview of my work, you can see my CV”.
fn without_purpose(words: &str) -> &str {
    let offer = if words.starts_with("for ") { words.find(" you can ") } else { None };
    offer.map_or(words, |at| &words[at + 1..])
}

fn without_openers(words: &str) -> &str {
    match words.split_once(' ') {
        Some((first, rest)) if OPENERS.contains(&first) => without_openers(rest),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::super::begins;
    use super::*;

    #[test]
    fn no_phrase_begins_with_another() {
        for phrases in [&DIRECTIONS, &YOU_CAN, &IMPERATIVES, &MORE, &WISHES] {
            assert!(!phrases.any(|one| phrases.any(|other| one != other && begins(one, other))));
        }
    }

    #[test]
    fn a_sentence_leads_elsewhere_by_the_way_it_is_built() {
        for (sentence, outside, link) in [
            ("You can find a map of the places that I sailed to below.", "", Link::None),
            ("See my CV for a complete list of my charts.", "", Link::None),
            ("You can learn more about my foam in the foam tab above.", "", Link::Own),
            ("The papers on these tides can be found in the ‘papers’ page.", "", Link::None),
            ("Find my record, charts and contact details in the sections above.", "", Link::None),
            (
                "For more information about my crew and our boats, see our crew webpage.",
                "For more … see our",
                Link::Elsewhere,
            ),
            ("See the page on gulls for charts, maps and logs.", "See the for charts", Link::Own),
            (
                "For a detailed overview of my foam, you can access my full CV here.",
                "For a … you can access my full CV",
                Link::Own,
            ),
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
            ("You can find more charts on my harbour page.", "", Link::None),
            ("Program details here.", "", Link::Elsewhere),
            ("More info about these harbours here.", "", Link::Elsewhere),
            ("Tides — selected charts can be found here, together with notes on the harbour.", "", Link::Own),
            ("For more, click on the menu above.", "", Link::None),
            ("Use the language switcher at the top to change the language of a chart.", "", Link::None),
            ("Ceux-ci sont relatés dans l’onglet des cartes.", "", Link::None),
            ("You will find: charts, maps, logs.", "", Link::None),
            ("See a map of all my voyages!", " ", Link::Own),
            ("In Charts you can find a list of all harbours that I mapped.", "", Link::None),
            ("On the following pages, you find my charts and my logs.", "", Link::Own),
            ("Also, you can find a list of the boats I have built.", "", Link::None),
            ("You can find my charts in the library, where I also post recordings.", "", Link::Elsewhere),
            (
                "All of my charts can be found on my library profile.",
                "All of my charts can be found on my",
                Link::Elsewhere,
            ),
            ("My voyage is documented here.", "My voyage is documented", Link::Elsewhere),
            ("Note: For my charts in depth, see my CV.", "Note: For my charts in depth, see my", Link::Own),
            (
                "The chart paper and the code are available here.",
                "The chart paper and the code are available",
                Link::Elsewhere,
            ),
        ] {
            let outside = if outside.is_empty() { sentence } else { outside };
            assert!(leads(sentence, outside, link), "{sentence}");
        }
    }

    #[test]
    fn a_work_is_offered_where_the_sentence_says_what_it_does() {
        assert!(offers_a_work("You can find here a library that samples and compares tides."));
        for sentence in [
            "You can find here a library that I wrote on my boats.",
            "You can find here a library of charts.",
            "See the library that samples and compares tides.",
        ] {
            assert!(!offers_a_work(sentence), "{sentence}");
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
            ("Foam can be found in all harbours.", "Foam can be found in", Link::Elsewhere),
            ("On my boat you can switch between three sails.", "", Link::None),
            ("From my photographs you can see what a harbour weighs.", "", Link::None),
            ("My thesis of 2019 can be found here.", "My thesis of 2019 can be found", Link::Own),
            ("You can see the tides from my office.", "You can see the tides from my office.", Link::None),
            ("In winter you can find me at the harbour.", "In winter you can find me at the harbour.", Link::None),
            ("For details of foam see my book, in which I show that it is wet.", "For details of foam see", Link::Own),
            ("If you want to sail far, you have to see the wind first.", "If you want to sail far", Link::None),
            ("More than forty charts", "More than forty charts", Link::Own),
            ("For my part, I see to the boats.", "For my part, I see to the boats.", Link::Elsewhere),
            ("I cook the menu of the harbour.", "I cook the menu of the harbour.", Link::Own),
            (
                "My voyage was led by Bo Ek and Ann Berg, and my log is available here.",
                "My voyage was led by and and my log is available",
                Link::Own,
            ),
        ] {
            assert!(!leads(sentence, outside, link), "{sentence}");
        }
    }
}
