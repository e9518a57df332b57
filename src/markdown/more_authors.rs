//! Authors whose names a list shows after a click on “2 more authors”, as al-folio's does. The names are in the script of the button.

use super::draft::Draft;
use super::html::{HtmlToken, pieces, words};
use super::hypertext::tag_end;
use crate::rewrite::Edit;

/// What such a button is called.
const CLASS: &str = "more-authors";

/// The words of a button are few.
const MAX_LENGTH: usize = 200;

/// Puts the names in the place of their buttons, or else the words of the button, which a list would miss.
pub(super) fn mend(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(CLASS) {
        let before = at..at + found;
        at += found + CLASS.len();
        let Some(start) = text[before.clone()].rfind('<').map(|start| before.start + start) else { continue };
        let Some(HtmlToken::Start(tag)) = pieces(&text[start..tag_end(text, start)]).into_iter().next() else {
            continue;
        };
        at = at.max(tag_end(text, start));
        let is_one = tag.get("class").is_some_and(|class| class.split_whitespace().any(|one| one == CLASS));
        let inner = &text[at..text.floor_char_boundary(at + MAX_LENGTH)];
        let Some(length) = inner.find(&format!("</{}>", tag.name)).filter(|_| is_one) else { continue };
        let own = words(&text[at..at + length]);
        let names = tag.get("onclick").and_then(|script| names(script, own.trim()));
        let shown = names.unwrap_or_else(|| own.trim().to_owned()).replace('&', "&amp;").replace('<', "&lt;");
        let end = at + length + format!("</{}>", tag.name).len();
        edits.push(Edit::replace(start..end, shown));
        at = end;
    }
    edits
}

/// The names in the script of a button with some words: `element.text() == '2 more authors' ? 'Ann Berg, Bo Ek' : '2 more authors'`.
fn names(script: &str, own: &str) -> Option<String> {
    let (_, rest) = script.split_once(&format!("'{own}' ? '"))?;
    let (names, _) = rest.split_once("' : '")?;
    Some(names.replace("\\'", "'")).filter(|names| !names.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_a_click_shows() {
        let script = "var more = element.text() == '2 more authors' ? 'Ann O\\'Berg, Bo Ek' : '2 more authors';";
        assert_eq!(names(script, "2 more authors").as_deref(), Some("Ann O'Berg, Bo Ek"));
        assert_eq!(names("show()", "2 more authors"), None);
    }
}
