//! What is furniture of a site by its words: invitations, notices, greetings, news. The words are in [`table`].

mod appeals;
mod material;
mod screen;
mod signposts;
mod table;

pub(super) use appeals::{addresses_readers, appeals, gives_an_address, titles_openings, titles_projects};
pub(super) use material::{
    counts_citations, is_dead_label, labels_material, leads_to_material, lists_labels, names_a_profile, names_material,
    tells,
};
pub(super) use screen::{behind_statement, place_of_list, uses_the_screen};
pub(super) use signposts::{Link, leads};

use crate::date;
use crate::fold;
use crate::months;
use crate::script::is_cjk;
use crate::vocabulary::says_cv;
use table::{
    ABSTRACTS, BLANKS, BUTTONS, CONTACT_TITLES, CONTENTS, CONTROLS, ELSEWHERE, FORM_FIELDS, GREETING_WORDS, GREETINGS,
    INVITATIONS, LANGUAGES, NOTICE_STARTS, NOTICES, OFFERS, POINTED_AT, POINTING, PROMISES, SELF_STARTS, SITE_STARTS,
    SITES_SPOKEN_OF, STATUSES, THINGS, VERSION_ENDINGS, VERSIONS, WHOLE_INVITATIONS,
};

/// Whether a text is the name of a language, or of a page in one: `中文版本`, `Japanese version here (日本語はこちら)`.
pub(super) fn is_language(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let names = |word: &&str| (word.len() > 2 || words.len() == 1) && LANGUAGES.contains(word);
    let is_known = |word: &str| names(&word) || VERSIONS.contains(&word);
    LANGUAGES.contains(&folded.as_str())
        || words.iter().map(|word| without_version(word)).any(|word| names(&word))
            && words.iter().all(|word| is_known(without_version(word)))
}

/// A name without what follows it in languages that put no spaces between words.
fn without_version(word: &str) -> &str {
    VERSION_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(|rest| !rest.is_empty()).unwrap_or(word)
}

/// Whether a text only invites to another page: “View all news →”, “Download my CV (PDF)”.
pub(super) fn is_invitation(text: &str) -> bool {
    let folded = fold::words(text);
    let mut words = folded.split(' ');
    let invites = words.next().is_some_and(|first| INVITATIONS.contains(&first));
    let rest: Vec<&str> = words.collect();
    let is_thing = |word: &&str| THINGS.contains(word) || FILES.contains(word);
    let to_things = !rest.is_empty() && rest.len() < 8 && rest.iter().all(is_thing);
    WHOLE_INVITATIONS.has(&folded) || invites && to_things
}

/// Files that buttons lead to: `Read thesis`.
const FILES: &[&str] = &["thesis", "dissertation", "poster", "slides", "certificate", "transcript"];

/// Whether preformatted text is the source of a diagram, which a script of the site draws (Mermaid).
pub(super) fn draws(code: &str) -> bool {
    const KINDS: &[&str] = &[
        "mindmap",
        "graph",
        "flowchart",
        "sequenceDiagram",
        "classDiagram",
        "stateDiagram",
        "gantt",
        "timeline",
        "erDiagram",
        "pie",
        "journey",
    ];
    let first = code.trim_start().lines().next().unwrap_or_default();
    let kind = first.split(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
    KINDS.contains(&kind) && code.trim_end().lines().count() > 1
}

/// Whether a text is what a button says: “Show more”.
pub(super) fn is_button(text: &str) -> bool {
    let folded = fold::words(text);
    let counts_more = folded.strip_suffix(" more").is_some_and(is_number);
    counts_more || BUTTONS.has(&folded)
}

/// Whether a text does nothing but offer the CV as a file: “You can download my full CV here (PDF).”
pub(super) fn offers_the_cv(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let known = |word: &&str| {
        THINGS.contains(word) || INVITATIONS.contains(word) || OFFERS.contains(word) || months::is_part_of_a_date(word)
    };
    says_cv(text) && words.len() <= 16 && words.iter().all(known)
}

/// How a line begins that only says when the page changed. Folded.
const UPDATES: &[&str] =
    &["updated", "update", "latest update", "lastest update", "last update", "last change", "as of"];

/// Whether a line is about a control of the site: `Filter by category:`.
pub(super) fn names_a_control(text: &str) -> bool {
    const LONGEST: usize = 4;
    let folded = fold::words(text);
    let count = folded.split(' ').count();
    count <= LONGEST && CONTROLS.iter().any(|start| starts_with_words(&folded, start))
}

/// Whether the end of a heading counts what is below it, as a badge: `Keynote talks · 2 talks`. `words` are those before it.
pub(super) fn counts(words: &str, end: &str) -> bool {
    const ANY: &[&str] = &["items", "item", "entries", "entry", "total", "results"];
    let (words, end) = (fold::words(words), fold::words(end));
    let Some((number, unit)) = end.split_once(' ') else { return false };
    let is_of_words = || words.split(' ').any(|word| word.trim_end_matches('s') == unit.trim_end_matches('s'));
    !number.is_empty() && is_number(number) && (ANY.contains(&unit) || date::is_year(&words) || is_of_words())
}

/// Whether a badge in a heading says nothing of the person: `Open`, `Conference · Journal`.
pub(super) fn is_status(text: &str) -> bool {
    fold::words(text).split(' ').all(|word| STATUSES.contains(&word))
}

/// Whether a line is the title of the times at which visitors may come.
pub(super) fn titles_hours(text: &str) -> bool {
    const LONGEST: usize = 3;
    let folded = fold::words(text);
    folded.split(' ').count() <= LONGEST && folded.ends_with("hours") && is_notice(text)
}

/// Whether a text only says something about the site.
pub(super) fn is_notice(text: &str) -> bool {
    let folded = fold::words(text);
    let count = folded.split(' ').count();
    let is_mark = text.trim_start().starts_with('©') && count <= 10;
    let starts = |&(words, most): &(&str, usize)| count <= most && starts_with_words(&folded, words);
    let is_dated = || {
        let rest = UPDATES.iter().find_map(|start| folded.strip_prefix(start)?.strip_prefix(' '));
        let ordinal =
            |word: &'_ str| ["st", "nd", "rd", "th"].iter().any(|end| word.strip_suffix(end).is_some_and(is_number));
        rest.is_some_and(|rest| rest.split(' ').all(|word| months::is_part_of_a_date(word) || ordinal(word)))
    };
    is_mark || is_dated() || NOTICES.has(&folded) || NOTICE_STARTS.iter().any(starts)
}

/// Whether a text starts with these words. What ends in Chinese, Japanese or Korean may continue at once: 여기에서.
fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' ') || words.chars().next_back().is_some_and(is_cjk))
}

pub(super) fn is_greeting(text: &str) -> bool {
    let folded = fold::words(text);
    GREETINGS.has(&folded) || signposts::welcomes_to_the_site(&folded) || signposts::greets(&folded)
}

/// Whether a paragraph greets the visitors of a site: “Welcome to my homepage!”, and not “Hello.”
pub(super) fn welcomes(text: &str) -> bool {
    let is_long = text.split_whitespace().count() > 2
        || text.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii()).count() > 4;
    is_long && is_greeting(text)
}

/// Whether a sentence says no more than a name that the header says: “Hi there, I am Ada Lovelace!” `names` are folded.
pub(super) fn introduces(sentence: &str, names: &[String]) -> bool {
    let folded = fold::words(&without_brackets(sentence, names));
    let mut rest = folded.as_str();
    let tells = |text: &str| SELF_STARTS.iter().any(|start| text.starts_with(start));
    while let Some((first, behind)) =
        rest.split_once(' ').filter(|(first, _)| GREETING_WORDS.contains(first) && !tells(rest))
    {
        (_, rest) = (first, behind);
    }
    let name = SELF_STARTS.iter().find_map(|start| rest.strip_prefix(start));
    let name = name.or_else(|| rest.strip_prefix("저는")?.strip_suffix("입니다"));
    let is_of = |name: &str, known: &String| own_words(name).all(|word| known.split(' ').any(|part| part == word));
    // An initial does not end a sentence.
    let is_whole =
        |name: &str| name.rsplit(' ').next().is_some_and(|last| last.chars().count() > 1 || !last.is_ascii());
    name.map(str::trim)
        .is_some_and(|name| !name.is_empty() && is_whole(name) && names.iter().any(|known| is_of(name, known)))
}

/// The words of a name without titles.
fn own_words(name: &str) -> impl Iterator<Item = &str> {
    const TITLES: &[&str] = &["dr", "prof", "professor", "mr", "ms", "mrs", "phd", "ph", "d"];
    name.split(' ').filter(|word| !TITLES.contains(word))
}

/// A text without one word in brackets that is short for a name, or another form of it that is known: `Joan (Jo) Lind`.
fn without_brackets(text: &str, names: &[String]) -> String {
    let inside = |open: usize| {
        let end = open + text[open..].find([')', '）'])?;
        let word = text[open..end].trim_start_matches(['(', '（']).trim();
        let is_known = || names.contains(&fold::words(word));
        (!word.contains(' ') && (word.is_ascii() || is_known())).then_some(end)
    };
    match text.find(['(', '（']).and_then(|open| Some((open, inside(open)?))) {
        Some((open, end)) => format!("{} {}", &text[..open], &text[end..]),
        None => text.to_owned(),
    }
}

/// Whether a sentence says no more than the header does: “I am a professor of tides at Uni One.” `names` and `lines` are folded.
pub(super) fn states(sentence: &str, names: &[String], lines: &[String]) -> bool {
    let folded = fold::words(sentence);
    let of_name = || names.iter().find_map(|name| folded.strip_prefix(name.as_str())?.strip_prefix(" is "));
    let Some(position) = SELF_STARTS.iter().find_map(|start| folded.strip_prefix(start)).or_else(of_name) else {
        return false;
    };
    let said = |word: &str| lines.iter().chain(names).any(|line| line.split(' ').any(|known| known == word));
    let (small, telling): (Vec<&str>, Vec<&str>) = position.split(' ').partition(|word| is_small(word));
    telling.len() > 1 && small.len() <= telling.len() + 2 && telling.into_iter().all(said)
}

/// Whether a sentence begins with a word for something in the sentence before it: “There, I lead …”, “She studies …”.
pub(super) fn refers_back(sentence: &str) -> bool {
    const REFERENCES: &[&str] = &[
        "he",
        "she",
        "they",
        "it",
        "his",
        "her",
        "their",
        "its",
        "there",
        "here",
        "this",
        "that",
        "these",
        "those",
        "where",
        "which",
        "who",
        "whose",
        "such",
        "also",
        "moreover",
        "besides",
        "furthermore",
        "however",
        "but",
        "and",
        "dort",
        "sie",
        "er",
        "elle",
        "il",
        "ella",
        "él",
        "dans",
        "both",
    ];
    const UNSPACED: &[&str] = &["他", "她", "其", "该", "該", "这", "這", "那", "그", "彼"];
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').take(3).collect();
    let first = words.first().copied().unwrap_or_default();
    // “In this role”, “Prior to that”, “I also”
    let early = words.iter().any(|word| ["this", "that", "these", "role", "position", "also"].contains(word));
    REFERENCES.contains(&first) || early || UNSPACED.iter().any(|word| folded.starts_with(word))
}

/// Whether a folded word says nothing of a position.
pub(super) fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

const SMALL_WORDS: &[&str] = &[
    "de",
    "la",
    "le",
    "du",
    "et",
    "y",
    "a",
    "an",
    "the",
    "at",
    "in",
    "of",
    "for",
    "and",
    "on",
    "with",
    "currently",
    "now",
    "also",
    "s",
    "working",
    "as",
];

/// Where a sentence says who its author is, after a greeting: `I am …` of “Hi there, I am …”.
pub(super) fn behind_greeting(sentence: &str) -> Option<usize> {
    let at = ["I am ", "I'm ", "I’m ", "My name ", "my name ", "我是", "我叫"]
        .iter()
        .filter_map(|start| sentence.find(start))
        .min()?;
    let greeting = fold::words(&sentence[..at]);
    let greets = !greeting.is_empty() && greeting.split(' ').all(|word| GREETING_WORDS.contains(&word));
    greets.then_some(at)
}

/// Whether a sentence promises the CV as a file: “A PDF version of my CV will be uploaded soon.”
pub(super) fn offers_the_cv_later(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    let known = |word: &&str| only_leads(word) || PROMISES.contains(word);
    let promises = words.iter().any(|word| PROMISES.contains(word));
    says_cv(sentence) && promises && words.len() <= LONGEST_POINTER && words.iter().all(known)
}

/// What summaries that can be opened say before the words for what is in them: `Click for abstract`.
const OPENING: &[&str] =
    &["show", "view", "toggle", "click", "here", "to", "for", "see", "expand", "hide", "open", "full"];

/// Whether a line is the title of a paper's abstract or of its BibTeX.
pub(super) fn is_abstract(text: &str) -> bool {
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').skip_while(|word| OPENING.contains(word)).collect();
    ABSTRACTS.has(&words.join(" "))
}

/// Whether a paragraph begins with such a word: “Abstract: We study …”
pub(super) fn begins_abstract(text: &str) -> bool {
    let Some((word, rest)) = text.split_once([':', '：', '.', '—', '–']) else { return false };
    let goes_on = rest.trim_end().ends_with([':', '：']);
    let word = fold::words(word);
    let is_long = rest.chars().count() >= SHORTEST_ABSTRACT || matches!(word.as_str(), "tldr" | "tl dr");
    is_long && !goes_on && ABSTRACTS.has(&word)
}

/// A shorter text may be a line about abstracts.
const SHORTEST_ABSTRACT: usize = 40;

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line is yet to be written: “TODO”, “Supervisor: [Supervisor Name]”.
pub(super) fn is_placeholder(text: &str) -> bool {
    let folded = fold::words(text);
    let is_bare = BLANKS.contains(&folded.as_str());
    let brackets = text.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(words, _)| fold::words(words));
    is_bare || brackets.into_iter().any(|words| is_form_field(&words))
}

/// `your name`, `supervisor name`, `insert date here`
fn is_form_field(words: &str) -> bool {
    let all: Vec<&str> = words.split(' ').collect();
    let is_asked =
        all.len() > 1 && (all[0] == "your" || all[0] == "insert" || all[0] == "add" && all.last() == Some(&"here"));
    let is_name =
        all.len() == 2 && FORM_FIELDS.contains(&all[0]) && matches!(all[1], "name" | "title" | "here" | "link");
    let is_promise = words.starts_with("this section will be") || words.starts_with("to be added");
    is_asked && all.len() <= 6 || is_name || is_promise
}

pub(super) fn is_contents_heading(text: &str) -> bool {
    CONTENTS.has(&fold::words(text))
}

/// Whether a folded heading is the title of ways to reach a person.
pub(super) fn titles_contacts(heading: &str) -> bool {
    CONTACT_TITLES.has(heading)
}

/// Whether a line announces what follows it: “Here is a map of my journeys”, “My papers:”.
pub(super) fn announces(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "here is ",
        "here are ",
        "here s ",
        "below is ",
        "below are ",
        "voici ",
        "hier ist ",
        "hier sind ",
        "aquí está ",
    ];
    let folded = fold::words(text);
    let announces = text.trim_end().ends_with([':', '：']) || STARTS.iter().any(|start| folded.starts_with(start));
    announces && folded.split(' ').count() <= MAX_ANNOUNCING
}

/// A line of more words says something besides.
const MAX_ANNOUNCING: usize = 25;

/// Whether a sentence with a link does nothing but lead elsewhere: “For more details, see my Google Scholar profile.”
pub(super) fn points_elsewhere(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    words.len() <= LONGEST_POINTER && has(POINTING) && has(POINTED_AT) && words.iter().all(only_leads)
}

/// Whether a word is one of those that lead elsewhere and say nothing more.
fn only_leads(word: &&str) -> bool {
    [THINGS, INVITATIONS, OFFERS, ELSEWHERE].iter().any(|list| list.contains(word))
}

/// Whether a line that ends with a colon only says that a list follows: “Below is a list of my publications:”.
pub(super) fn leads_in(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "below is",
        "below are",
        "here is",
        "here are",
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
    let folded = fold::words(line);
    STARTS.iter().any(|start| starts_with_words(&folded, start))
        && folded.split(' ').all(|word| only_leads(&word) || FILLERS.contains(&word))
}

/// Whether a text is nothing but the name of a page: “Institutional page”.
pub(super) fn names_a_page(text: &str) -> bool {
    let folded = fold::words(text);
    folded.split(' ').all(|word| only_leads(&word)) && folded.split(' ').any(|word| POINTED_AT.contains(&word))
}

/// A sentence of more words says more than where to look.
const LONGEST_POINTER: usize = 25;

/// What signs after authors mean. Folded.
const MEANINGS_OF_SIGNS: &[&str] = &[
    "equal contribution",
    "equal contributions",
    "contributed equally",
    "corresponding author",
    "corresponding authors",
    "co first",
];

/// Whether a text says what signs after authors mean: `(*co-first, †corresponding)`.
pub(super) fn explains_signs(text: &str) -> bool {
    text.contains(['*', '†', '‡', '§', '#']) && has_meaning_of_sign(text)
}

/// Whether a sentence says what pictures mean that stand for signs, and are not printed: `[image] means equal contribution`.
pub(super) fn explains_pictures(sentence: &str) -> bool {
    const PICTURE: char = '\u{fffc}';
    sentence.trim_start().starts_with(PICTURE) && has_meaning_of_sign(sentence)
}

fn has_meaning_of_sign(text: &str) -> bool {
    let folded = fold::words(text);
    MEANINGS_OF_SIGNS.iter().any(|words| fold::has_words(&folded, words))
}

/// Whether a sentence is about the website: “On this website you will find my papers.”
pub(super) fn speaks_of_the_site(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let count = folded.split(' ').count();
    let has_site = || SITES_SPOKEN_OF.iter().any(|site| fold::has_words(&folded, site));
    let says_more = || folded.contains(|c: char| c.is_ascii_digit());
    count <= LONGEST_POINTER
        && (SITE_STARTS.iter().any(|start| starts_with_words(&folded, start)) || has_site() && !says_more())
        || announces_something_new(sentence)
}

/// “New draft now available!”, “More information coming soon!”
fn announces_something_new(sentence: &str) -> bool {
    let folded = fold::words(sentence);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    let is_short =
        folded.split(' ').count() <= LONGEST_ANNOUNCEMENT && has(&["new", "more", "draft", "details", "information"]);
    is_short
        && (folded.ends_with("coming soon")
            || sentence.trim_end().ends_with('!') && (folded.starts_with("new ") || has(&["now", "soon", "available"])))
}

/// An announcement of more words says what it announces.
const LONGEST_ANNOUNCEMENT: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_where_a_word_ends() {
        assert!(starts_with_words("aquí encontrará mi cv", "aquí encontrará"));
        assert!(!starts_with_words("aquí encontraráse", "aquí encontrará"));
        assert!(starts_with_words("点击这里下载", "点击这里") && starts_with_words("여기에서", "여기"));
    }

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
    fn pointers_say_nothing_but_where_to_look() {
        for text in [
            "For more details, please see my Google Scholar profile.",
            "You can also find my articles on my Google Scholar profile.",
            "For a full list of publications, visit DBLP or ResearchGate.",
            "Have a look at my CV for further information",
            "More information on my Students page.",
        ] {
            assert!(points_elsewhere(text), "{text}");
        }
        for text in [
            "Read more about tides on the website of the Harbour Board.",
            "See our paper for details.",
            "Code is available here.",
            "I have published in Tides and in Foam; see the list of papers on gulls.",
        ] {
            assert!(!points_elsewhere(text), "{text}");
        }
    }

    #[test]
    fn summaries_name_abstracts() {
        for text in ["Click for abstract:", "Show abstract", "Abstract", "Click to view the abstract"] {
            assert!(is_abstract(text), "{text}");
        }
        for text in ["Abstract art", "Click for charts", "View"] {
            assert!(!is_abstract(text), "{text}");
        }
    }

    #[test]
    fn lines_offer_the_cv() {
        for text in ["Full CV here (google docs)", "Download CV Last updated: May 2026", "My CV (Google Drive)"] {
            assert!(offers_the_cv(text), "{text}");
        }
        assert!(!offers_the_cv("Last CV of the harbour") && !offers_the_cv("Google Scholar"));
    }

    #[test]
    fn appeals_are_to_visitors() {
        for text in [
            "Recruiting: We’re recruiting gulls to count the boats.",
            "I am always happy to discuss it.",
            "Please feel free to contact me!",
            "I am currently recruiting PhD students.",
            "If you are interested in working with me, send a mail.",
            "欢迎联系我讨论合作。",
            "如果你对潮汐感兴趣，请联系我。",
        ] {
            assert!(appeals(text), "{text}");
        }
        for text in [
            "I am looking for tides.",
            "I was in contact with gulls.",
            "Recruiting of gulls, a survey",
            "I am on the job market.",
        ] {
            assert!(!appeals(text), "{text}");
        }
    }

    #[test]
    fn notices_are_about_the_site() {
        for (text, expected) in [
            ("On this page I list my courses.", true),
            ("이 사이트에서는 조수를 공유합니다.", true),
            ("New draft now available!", true),
            ("More information coming soon!", true),
            ("Ci-dessous, un court CV.", true),
            ("Here is a record of what I taught.", true),
            ("I found the page of this atlas.", false),
            ("A new tide!", false),
            ("More of that is coming soon to every harbour in the north.", false),
        ] {
            assert_eq!(speaks_of_the_site(text), expected, "{text}");
        }
        assert!(is_notice("Updated July 2020") && !is_notice("Updated charts of 2020"));
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
