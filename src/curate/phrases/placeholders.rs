//! What templates put where their users are to write something.

use crate::fold;

/// Whether a line is yet to be written: “TODO”, “Supervisor: [Supervisor Name]”.
pub(in crate::curate) fn is_placeholder(text: &str) -> bool {
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

/// Lines that hold a place for what is yet to be written.
#[rustfmt::skip]
const BLANKS: &[&str] = &[
    "todo", "to do", "tbd", "tba", "xxx", "xxxx", "to be announced", "to be determined", "to be filled",
    "to be completed", "placeholder", "your name", "your name here", "your title", "your position", "your affiliation",
    "your university", "your email", "your address", "insert text here", "add text here", "text goes here",
    "lorem ipsum", "待补充", "待填写", "待添加", "待定",
];

/// Whose name a form asks for in brackets.
#[rustfmt::skip]
const FORM_FIELDS: &[&str] = &[
    "supervisor", "advisor", "university", "institution", "company", "department", "project", "paper", "journal",
    "conference", "course", "award", "degree", "your", "city", "thesis", "publication", "organization", "insert",
    "employer", "school",
];
