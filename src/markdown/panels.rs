//! Panels that a site shows one at a time: `<button data-list="talks">Talks</button>` shows `<div id="talks" style="display: none">`.
//! The one that is shown at first may have a heading of its own; a hidden one gets the words of its button.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::draft::Draft;
use super::html::{HtmlToken, StartTag, pieces, words};
use super::hypertext::{next_tag, tag_end};
use crate::fold;
use crate::language::Language;
use crate::meanings;
use crate::rewrite::Edit;

/// A start tag, and where it is.
type Placed = (StartTag, Range<usize>);

/// Shows the hidden panels whose buttons name a section of a CV, if another panel is shown in their place; panels of which a button
/// each is there, shown or not, stand under the words of these.
pub(super) fn mend(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    if !["none", "hidden", "collapse", "tab"].iter().any(|way| text.contains(way)) {
        return Vec::new();
    }
    let tags = tags(draft);
    let named: Vec<&Placed> = tags.iter().filter(|(tag, _)| tag.get("id").is_some()).collect();
    let buttons = Buttons::of(text, &tags);
    let (mut edits, known) = switched(text, &named, &buttons);
    let others = || named.iter().filter(|(_, range)| !known.contains(&range.start));
    let hidden = others().filter(|(tag, _)| tag.is_hidden());
    let folded = others().filter(|(tag, _)| tag.is_folded());
    edits.extend(hidden.filter_map(|(panel, range)| shown(&tags, &buttons, panel, range)));
    edits.extend(folded.filter_map(|(panel, range)| of_a_paper(&buttons, panel, range)));
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// The changes that put panels of one kind under the words of their buttons, and where these panels start.
fn switched(text: &str, named: &[&Placed], buttons: &Buttons<'_>) -> (Vec<Edit>, BTreeSet<usize>) {
    let mut kinds: BTreeMap<(&str, Vec<&str>), Vec<&Placed>> = BTreeMap::new();
    for panel @ (tag, _) in named {
        let class = tag.get("class").unwrap_or_default().split_ascii_whitespace();
        let kind: Vec<&str> = class.filter(|word| !STATES.contains(word)).collect();
        kinds.entry((&tag.name, kind)).or_default().push(panel);
    }
    let (mut edits, mut known) = (Vec::new(), BTreeSet::new());
    for ((_, class), panels) in kinds.into_iter().filter(|(_, panels)| panels.len() > 1) {
        let found: Option<Vec<&Button<'_>>> =
            panels.iter().map(|(tag, _)| buttons.get(tag).filter(|button| button.is_label())).collect();
        let Some(labels) = found else { continue };
        let are_tabs = class.iter().any(|word| word.split(['-', '_']).any(|part| part.starts_with("tab")));
        if !are_tabs && !labels.iter().all(|label| label.is_of_tabs) {
            continue;
        }
        let of_sections = labels.iter().filter(|label| meanings::of_part(&meanings::words(&label.words)).is_some());
        let level = if of_sections.count() * 2 >= labels.len() { 2 } else { 3 };
        for ((panel, range), label) in panels.into_iter().zip(labels) {
            let heading = match begins_with_heading(&text[range.end..]) {
                true => String::new(),
                false => format!("<h{level}>{}</h{level}>", label.inner.trim()),
            };
            edits.push(match panel.is_hidden() {
                true => Edit::replace(range.clone(), heading + &without_style(panel)),
                false => Edit::insert(range.start, heading),
            });
            known.insert(range.start);
        }
    }
    (edits, known)
}

/// Classes that say which of several panels is shown.
const STATES: &[&str] =
    &["active", "current", "d-none", "fade", "hidden", "in", "is-active", "selected", "show", "shown"];

/// The start tag of a panel without what hides it.
fn without_style(panel: &StartTag) -> String {
    let class: Vec<&str> = panel.get("class").unwrap_or_default().split_ascii_whitespace().collect();
    let class: Vec<&str> = class.into_iter().filter(|word| !STATES.contains(word)).collect();
    let markdown = if panel.get("markdown").is_some() { " markdown=\"1\"" } else { "" };
    format!("<{} class=\"{}\"{markdown}>", panel.name, class.join(" "))
}

/// Whether the first words of a panel are a heading.
fn begins_with_heading(panel: &str) -> bool {
    const BOXES: &[&str] = &["div", "section", "article", "header"];
    let mut rest = panel.trim_start();
    loop {
        let first = pieces(&rest[..tag_end(rest, 0).min(rest.len())]).into_iter().next();
        match first {
            Some(HtmlToken::Start(tag)) if rest.starts_with('<') && BOXES.contains(&tag.name.as_str()) => {
                rest = rest[tag_end(rest, 0)..].trim_start();
            }
            Some(HtmlToken::Start(tag)) if rest.starts_with('<') => {
                return matches!(tag.name.as_bytes(), [b'h', b'1'..=b'6']);
            }
            _ => return rest.starts_with('#'),
        }
    }
}

/// What shows a panel.
struct Button<'t> {
    /// What is in it.
    inner: &'t str,
    words: String,
    /// Whether its script or a data attribute shows one of several panels.
    is_of_tabs: bool,
}

impl Button<'_> {
    /// Whether its words are good for a heading, and not the name of a language.
    fn is_label(&self) -> bool {
        const MAX_WORDS: usize = 5;
        let words = fold::words(&self.words);
        !words.is_empty() && words.split(' ').count() <= MAX_WORDS && Language::from_tag(&words).is_none()
    }
}

/// The buttons and links of a page, by the names of what a click shows.
struct Buttons<'t> {
    all: Vec<Button<'t>>,
    by_name: HashMap<String, usize>,
}

impl<'t> Buttons<'t> {
    fn of(text: &'t str, tags: &[Placed]) -> Self {
        const MAX_BYTES: usize = 400;
        let (mut all, mut by_name) = (Vec::new(), HashMap::new());
        for (tag, range) in tags.iter().filter(|(tag, _)| matches!(tag.name.as_str(), "a" | "button")) {
            let names = names_in(tag);
            let end = text.floor_char_boundary((range.end + MAX_BYTES).min(text.len()));
            let inner = text[range.end..end].split_once(&format!("</{}", tag.name));
            let (Some((inner, _)), false) = (inner, names.is_empty()) else { continue };
            let toggles = ["data-toggle", "data-bs-toggle"].iter().filter_map(|name| tag.get(name));
            let is_of_tabs = toggles.clone().any(|way| matches!(way, "tab" | "pill"))
                || tag.get("role") == Some("tab")
                || tag.get("onclick").is_some_and(|script| script.to_ascii_lowercase().contains("tab"));
            for name in names {
                by_name.entry(name).or_insert(all.len());
            }
            all.push(Button { inner, words: words(inner), is_of_tabs });
        }
        Self { all, by_name }
    }

    /// What shows the element with this `id`: `#talks`, `show('talks')`, or `talks` for `talks-list`.
    fn get(&self, panel: &StartTag) -> Option<&Button<'t>> {
        let id = panel.get("id")?;
        let beginnings = id.match_indices(['-', '_']).map(|(at, _)| &id[..at]);
        let found = std::iter::once(id).chain(beginnings).filter_map(|name| self.by_name.get(name));
        found.min().map(|at| &self.all[*at])
    }
}

/// The names of elements that a click on a button or a link may show.
fn names_in(tag: &StartTag) -> Vec<String> {
    const MAX_CHARS: usize = 100;
    let mut names = Vec::new();
    for (name, value) in &tag.attributes {
        match name.as_str() {
            "onclick" => names.extend(value.split(['\'', '"']).skip(1).step_by(2)),
            "href" if value.starts_with('#') => names.push(value),
            name if name.starts_with("data-") || name == "aria-controls" => names.push(value),
            _ => {}
        }
    }
    let names = names.into_iter().map(|name| name.trim().trim_start_matches('#'));
    names.filter(|name| !name.is_empty() && name.len() <= MAX_CHARS).map(str::to_owned).collect()
}

/// Says by its class that a panel which unfolds below a paper holds its abstract or its BibTeX, as only its button does:
/// `<a data-toggle="collapse" href="#abs1">Abstract</a>`.
fn of_a_paper(buttons: &Buttons<'_>, panel: &StartTag, range: &Range<usize>) -> Option<Edit> {
    const WORDS: &[&str] = &["abstract", "abs", "bibtex", "bib", "summary", "tl dr", "tldr"];
    let is_one = WORDS.contains(&fold::words(&buttons.get(panel)?.words).as_str());
    is_one.then(|| Edit::replace(range.clone(), format!("<{} class=\"abstract\">", panel.name)))
}

/// The start tags of a text, and where they are.
fn tags(draft: &Draft) -> Vec<Placed> {
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

fn shown(tags: &[Placed], buttons: &Buttons<'_>, panel: &StartTag, range: &Range<usize>) -> Option<Edit> {
    let class = panel.get("class")?;
    let is_in_its_place =
        |tag: &StartTag| tag.name == panel.name && tag.get("class") == Some(class) && !tag.is_hidden();
    let button = buttons.get(panel)?;
    meanings::of_part(&meanings::words(&button.words))?;
    tags.iter().find(|(tag, _)| is_in_its_place(tag))?;
    Some(Edit::replace(range.clone(), format!("<h2>{}</h2><{} class=\"{class}\">", button.inner.trim(), panel.name)))
}
