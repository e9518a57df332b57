//! Panels that a site shows one at a time: `<button data-list="talks">Talks</button>` shows `<div id="talks" style="display: none">`.
//! The one that is shown at first may have a heading of its own; a hidden one gets the words of its button.

use std::ops::Range;

use super::draft::Draft;
use super::html::{HtmlToken, StartTag, pieces, words};
use super::hypertext::{next_tag, tag_end};
use crate::fold;
use crate::meanings;
use crate::rewrite::Edit;

/// Shows the hidden panels whose buttons name a section of a CV, if another panel is shown in their place.
pub(super) fn mend(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    if !["none", "hidden", "collapse"].iter().any(|way| text.contains(way)) {
        return Vec::new();
    }
    let tags = tags(draft);
    let named = || tags.iter().filter(|(tag, _)| tag.get("id").is_some());
    let hidden = named().filter(|(tag, _)| tag.is_hidden());
    let folded = named().filter(|(tag, _)| tag.is_folded());
    let shown = hidden.filter_map(|(panel, range)| shown(text, &tags, panel, range));
    shown.chain(folded.filter_map(|(panel, range)| of_a_paper(text, &tags, panel, range))).collect()
}

/// Says by its class that a panel which unfolds below a paper holds its abstract or its BibTeX, as only its button does:
/// `<a data-toggle="collapse" href="#abs1">Abstract</a>`.
fn of_a_paper(text: &str, tags: &[(StartTag, Range<usize>)], panel: &StartTag, range: &Range<usize>) -> Option<Edit> {
    const BUTTONS: &[&str] = &["abstract", "abs", "bibtex", "bib", "summary", "tl dr", "tldr"];
    let id = panel.get("id")?;
    let (button, at) = tags.iter().find(|(tag, _)| shows(tag, id))?;
    let (inner, _) = text[at.end..].split_once(&format!("</{}", button.name))?;
    let is_one = BUTTONS.contains(&fold::words(&words(inner)).as_str());
    is_one.then(|| Edit::replace(range.clone(), format!("<{} class=\"abstract\">", panel.name)))
}

/// The start tags of a text, and where they are.
fn tags(draft: &Draft) -> Vec<(StartTag, Range<usize>)> {
    let text = draft.text();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_tag(text, at) {
        at = tag_end(text, start);
        let first = pieces(&text[start..at]).into_iter().next();
        if let Some(HtmlToken::Start(tag)) = first.filter(|_| draft.regions().code.around(start).is_none()) {
            found.push((tag, start..at));
        }
    }
    found
}

fn shown(text: &str, tags: &[(StartTag, Range<usize>)], panel: &StartTag, range: &Range<usize>) -> Option<Edit> {
    let (id, class) = (panel.get("id")?, panel.get("class")?);
    let is_in_its_place =
        |tag: &StartTag| tag.name == panel.name && tag.get("class") == Some(class) && !tag.is_hidden();
    tags.iter().find(|(tag, _)| is_in_its_place(tag))?;
    let (button, at) = tags.iter().find(|(tag, _)| shows(tag, id))?;
    let (inner, _) = text[at.end..].split_once(&format!("</{}", button.name))?;
    meanings::of_part(&meanings::words(&words(inner)))?;
    Some(Edit::replace(range.clone(), format!("<h2>{}</h2><{} class=\"{class}\">", inner.trim(), panel.name)))
}

/// Whether a click on a button or a link shows the element with this `id`: `#talks`, `show('talks')`, or `talks` for `talks-list`.
fn shows(tag: &StartTag, id: &str) -> bool {
    let names_it = |value: &str| {
        let value = value.trim().trim_start_matches('#');
        value == id || !value.is_empty() && id.strip_prefix(value).is_some_and(|rest| rest.starts_with(['-', '_']))
    };
    let calls_for_it = |value: &str| value.split(['\'', '"']).skip(1).step_by(2).any(names_it);
    let is_told = |(name, value): (&String, &String)| match name.as_str() {
        "onclick" => calls_for_it(value),
        "href" => value.starts_with('#') && names_it(value),
        name => (name.starts_with("data-") || name == "aria-controls") && names_it(value),
    };
    matches!(tag.name.as_str(), "a" | "button") && tag.attributes.iter().any(is_told)
}
