//! What templates put where their users are to write something.

use super::notices::is_notice;
use crate::fold;

/// Whether a line is yet to be written: “TODO”, “Supervisor: [Supervisor Name]”.
pub(in crate::curate) fn is_placeholder(text: &str) -> bool {
    let folded = fold::words(text);
    let is_bare = BLANKS.contains(&folded.as_str());
    let brackets = text.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(words, _)| fold::words(words));
    let brackets: Vec<String> = brackets.collect();
    let is_form = brackets.len() > 1 && brackets.iter().all(|words| words.split(' ').all(is_blank));
    const MAX_TODO: usize = 8;
    let is_todo = text.trim_start().starts_with("TODO") && folded.split(' ').count() <= MAX_TODO;
    is_bare || is_todo || is_form || is_list_of_blanks(text) || brackets.iter().any(|words| is_form_field(words))
}

/// Whether an item is one that a theme ships, yet to be written: “New project”, with “More to come...” below it or nothing.
pub(in crate::curate) fn is_blank_item(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_title = lines.next().is_some_and(|title| BLANK_TITLES.contains(&title.trim().to_lowercase().as_str()));
    is_title && lines.all(|line| is_placeholder(line) || is_notice(line))
}

/// Titles of things that are yet to be written.
const BLANK_TITLES: &[&str] =
    &["new project", "project title", "project name", "new talk", "new course", "new publication", "new paper"];

/// `Add your talks here manually.`, `Talk Title, Event, Location, Year.`
fn is_list_of_blanks(text: &str) -> bool {
    const MAX_WORDS: usize = 8;
    const MIN_PARTS: usize = 3;
    const MORE: &[&str] = &[
        "talk",
        "event",
        "venue",
        "conference",
        "journal",
        "author",
        "authors",
        "thesis",
        "master",
        "s",
        "phd",
        "award",
    ];
    let folded = fold::words(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_asked = matches!(words[..], ["add", "your" | "thesis" | "talk", ..])
        && words.contains(&"here")
        && words.len() <= MAX_WORDS;
    let parts: Vec<String> = text.split([',', '/']).map(fold::words).collect();
    let is_blank_part = |part: &String| part.split(' ').all(|word| is_blank(word) || MORE.contains(&word));
    is_asked || parts.len() >= MIN_PARTS && parts.iter().all(is_blank_part)
}

/// Whether a word in brackets says only what is to be there: `[Role/title] — [Institution] ([Year–Year])`. `[Paper]` is a link.
fn is_blank(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "field", "institution", "university", "department", "degree", "role", "title", "position", "name", "supervisor",
        "advisor", "company", "organization", "city", "country", "location", "year", "years", "month", "date", "dates",
    ];
    WORDS.contains(&word)
}

/// `your name`, `supervisor name`, `insert date here`
fn is_form_field(words: &str) -> bool {
    let all: Vec<&str> = words.split(' ').collect();
    let is_asked =
        all.len() > 1 && (all[0] == "your" || all[0] == "insert" || all[0] == "add" && all.last() == Some(&"here"));
    // `[Paper link]` is a link.
    let is_field = |word: &str| matches!(word, "name" | "title" | "here" | "link");
    let is_name = all.len() == 2 && FORM_FIELDS.contains(&all[0]) && is_field(all[1]) && words != "paper link";
    let is_promise = words.starts_with("this section will be") || words.starts_with("to be added");
    is_asked && all.len() <= 6 || is_name || is_promise
}

/// Lines that hold a place for what is yet to be written.
#[rustfmt::skip]
const BLANKS: &[&str] = &[
    "todo", "to do", "tbd", "tba", "xxx", "xxxx", "to be announced", "to be determined", "to be filled",
    "to be completed", "available soon", "updating", "placeholder", "none", "n a", "nothing yet", "无", "暂无", "your name", "your name here", "your title", "your position", "your affiliation",
    "your university", "your email", "your address", "insert text here", "add text here", "text goes here",
    "lorem ipsum", "talk title", "paper title", "title of the paper", "title of the talk", "title of paper", "title of talk", "course title",
    "contenu à venir", "à venir", "contenu en préparation", "en cours de rédaction", "conteúdo em breve", "em breve", "contenido próximamente", "inhalt folgt", "folgt in kürze", "待补充", "待填写", "待添加", "待定",
];

/// Whose name a form asks for in brackets.
#[rustfmt::skip]
const FORM_FIELDS: &[&str] = &[
    "supervisor", "advisor", "university", "institution", "company", "department", "project", "paper", "journal",
    "conference", "course", "award", "degree", "your", "city", "thesis", "publication", "organization", "insert",
    "employer", "school",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_theme_are_known() {
        assert!(is_blank_item("New project\n\nMore to come...") && is_blank_item("New project"));
        assert!(!is_blank_item("New project\nTides of the north") && !is_blank_item("New project:"));
    }

    #[test]
    fn what_is_yet_to_be_written_is_known() {
        for text in [
            "Supervisor: [Supervisor Name]",
            "PhD in [Field] — [Institution] ([Year–Year])",
            "[Role/title] — [City]",
            "Add your talks here manually.",
            "TODO: add more",
            "Talk Title, Event, Location, Year.",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in [
            "PhD in Tides [Uni One] [2019]",
            "Tides. [Paper] [Project]",
            "Chart [Title]",
            "City, Country",
            "Add your boat here, if you keep one at the pier of Bergen",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
