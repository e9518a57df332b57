//! Elements that are not printed, along with their content.

use std::ops::Range;

use super::End;
use crate::address;
use crate::date;
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::markdown::html::{Element, StartTag, links, words};
use crate::markdown::sentinel::is_sentinel;
use crate::rewrite::Rewritten;
use crate::script::word_count;

/// Why an element is not printed, as a loss without a place; `None` if it is. `end` is where it ends.
pub(super) fn loss(text: &Rewritten, tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> Option<Diagnostic> {
    let name = &tag.name;
    let inner = end.and_then(|end| text.text().get(range.end..end.range.start)).unwrap_or_default();
    let (code, message) = if tag.is_hidden() {
        (Code::Hidden, format!("the site hides this `<{name}>`"))
    } else if tag.is_eyebrow() && !is_only_heading(text, tag, end) {
        (Code::DroppedHtml, format!("this `<{name}>` is the eyebrow of a heading"))
    } else if matches!(name.as_str(), "div" | "figure" | "section") && tag.get("aria-hidden") == Some("true") {
        (Code::DroppedHtml, format!("this `<{name}>` is decoration, which screen readers skip"))
    } else if tag.is_note_on_contact() && !inner.contains(|c: char| c == '@' || c.is_ascii_digit()) {
        (Code::DroppedHtml, format!("this `<{name}>` tells visitors how to write"))
    } else if tag.is_infographic() {
        (Code::DroppedHtml, format!("this `<{name}>` is an infographic"))
    } else if Element::of(name) == Element::Dropped {
        (Code::DroppedHtml, format!("`<{name}>` cannot be printed"))
    } else if name == "figure" && moves(inner) {
        (Code::DroppedHtml, format!("this `<{name}>` and its caption describe something that cannot be printed"))
    } else if name == "nav" && leads_within_the_page(inner) {
        (Code::DroppedHtml, format!("this `<{name}>` links to parts of this page"))
    } else if tag.is_frame() || name == "nav" && is_menu(inner) {
        (Code::DroppedHtml, format!("this `<{name}>` links to other pages of the site"))
    } else if is_foot(tag) && speaks_of_the_site(inner) {
        (Code::DroppedHtml, format!("this `<{name}>` is the foot of the site"))
    } else if is_control(name, inner) {
        (Code::DroppedHtml, format!("this `<{name}>` is a control on the site"))
    } else if tag.get("id").is_some() && is_placeholder(inner) {
        (Code::DroppedHtml, format!("a script fills in this `<{name}>`"))
    } else {
        return None;
    };
    let loss = Diagnostic::loss(code, message);
    Some(if name == "iframe" { loss.about(Subject::Element("iframe")) } else { loss })
}

/// Why the number of a heading is left out: `<h2><span class="num">01</span>Prizes</h2>`, which counts the parts of a page.
pub(super) fn number(text: &Rewritten, tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> Option<Diagnostic> {
    const NAMES: &[&str] = &["num", "number", "no", "index", "idx"];
    let classes = tag.get("class")?;
    let is_named = classes.split([' ', '-', '_']).any(|part| NAMES.contains(&part));
    let number = words(text.text().get(range.end..end?.range.start)?);
    let number = number.trim().trim_end_matches(['.', ')', '/']);
    let is_number = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()) || number == "·";
    let before = text.text()[..range.start].trim_end().rsplit('<').next().unwrap_or_default();
    let is_first = before.starts_with('h') && before.ends_with('>');
    let is_one = is_named && is_number && is_first;
    is_one.then(|| Diagnostic::loss(Code::DroppedHtml, format!("this `<{}>` is the number of a heading", tag.name)))
}

/// Whether an element is a heading, and none follows it that it could be the eyebrow of.
fn is_only_heading(text: &Rewritten, tag: &StartTag, end: Option<&End>) -> bool {
    let is_blank = |c: char| c.is_whitespace() || is_sentinel(c);
    let behind = end.map_or("", |end| text.text()[end.range.end..].trim_start_matches(is_blank));
    let name = behind.strip_prefix('<').and_then(|tag| tag.split(|c: char| !c.is_ascii_alphanumeric()).next());
    let is_heading = |name: &str| matches!(Element::of(name), Element::Heading(_));
    is_heading(&tag.name) && !name.is_some_and(is_heading)
}

/// Whether the element can have content: `<br>` and `<span/>` cannot.
pub(super) fn has_content(tag: &StartTag) -> bool {
    // `<embed>` has no content; what some write into it stands for the file where that cannot be shown.
    (!tag.is_void() || tag.name == "embed") && !tag.self_closing
}

/// Why a button is left out: `<button onclick="…">Show more</button>`, a few words that do something on the site. A longer one is
/// the title of what it opens.
pub(super) fn button(text: &Rewritten, tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> Option<Diagnostic> {
    const MAX_WORDS: usize = 4;
    if !tag.is_switch() {
        return None;
    }
    let inner = text.text().get(range.end..end?.range.start)?;
    let words = words(inner);
    let is_dated = words.split(|c: char| !c.is_ascii_digit()).any(date::is_year);
    let is_short = word_count(&words) <= MAX_WORDS && !is_dated;
    let is_one = (is_short || tag.is_filter()) && !inner.contains("<a ") && !inner.contains("<img");
    is_one.then(|| Diagnostic::loss(Code::DroppedHtml, format!("this `<{}>` is a button on the site", tag.name)))
}

/// The elements that show what moves, and may have a caption.
const MOVING: &[&str] = &["video", "iframe", "canvas", "embed", "object"];

/// Whether an element shows what moves.
pub(super) fn is_moving(name: &str) -> bool {
    MOVING.contains(&name)
}

/// Whether everything that a piece of HTML shows moves: `<figure><video></video><figcaption>…</figcaption></figure>`.
fn moves(inner: &str) -> bool {
    MOVING.iter().any(|name| inner.contains(&format!("<{name}"))) && !inner.contains("<img")
}

/// `<nav><a href="#papers">Papers</a></nav>`
fn leads_within_the_page(inner: &str) -> bool {
    let targets = inner.split("href=").skip(1).map(|target| target.trim_start_matches(['"', '\'']));
    let mut is_within = targets.map(|target| target.starts_with('#')).peekable();
    is_within.peek().is_some() && is_within.all(|is_within| is_within)
}

/// Whether a piece of HTML is hardly more than links, most of them to other pages of the site: its menu, with its name, or the
/// names of its parts, as well.
fn is_menu(inner: &str) -> bool {
    const MAX_WORDS_BESIDE: usize = 4;
    let links = links(inner);
    let own = links.iter().filter(|(target, _)| !address::leads_away(target)).count();
    let linked: usize = links.iter().map(|(_, words)| word_count(words)).sum();
    let has_mail = links.iter().any(|(target, _)| address::mail(target).is_some());
    let beside = MAX_WORDS_BESIDE.max(links.len());
    own > 1 && own * 2 > links.len() && !has_mail && word_count(&words(inner)) <= linked + beside
}

/// Whether an element is the foot of a page, by its name or its class: `<div class="page-footer">`.
fn is_foot(tag: &StartTag) -> bool {
    const CLASSES: &[&str] = &["footer", "page-footer", "site-footer", "footer-text"];
    let is_named = |key: &str| {
        tag.get(key).is_some_and(|names| names.split_ascii_whitespace().any(|name| CLASSES.contains(&name)))
    };
    tag.name == "footer" || tag.name == "div" && (is_named("class") || is_named("id"))
}

/// Whether an element is a box of buttons, or the label of a field.
fn is_control(name: &str, inner: &str) -> bool {
    let has_field = || ["<select", "<input"].iter().any(|control| inner.contains(control));
    name == "div" && is_of_buttons(inner) || name == "label" && has_field()
}

/// Whether a piece of HTML is buttons without an address, and their label: `<h3>Date</h3><button>2024</button><button>2023</button>`.
fn is_of_buttons(inner: &str) -> bool {
    const MIN_BUTTONS: usize = 2;
    const MAX_WORDS: usize = 2;
    let mut buttons = inner.split("<button").peekable();
    let label = word_count(&words(buttons.next().unwrap_or_default()));
    let behind = buttons.clone().map(|button| button.split_once("</button>").map_or("", |(_, behind)| behind));
    let is_bare = behind.clone().all(|behind| words(behind).trim().is_empty());
    buttons.count() >= MIN_BUTTONS
        && label <= MAX_WORDS
        && is_bare
        && !inner.contains("href=")
        && !inner.contains("<img")
}

/// Whether the foot of a page says whose the site is, when it was changed, and how; a quotation has a foot, too.
fn speaks_of_the_site(inner: &str) -> bool {
    const MARKS: &[&str] = &[
        "©",
        "&copy;",
        "copyright",
        "last update",
        "last modified",
        "page generated",
        "powered by",
        "all rights reserved",
        "template",
    ];
    const MIN_LINKS: usize = 3;
    let lower = inner.to_lowercase();
    MARKS.iter().any(|mark| lower.contains(mark)) || links(inner).len() >= MIN_LINKS
}

/// `<span id="citations">Loading...</span>`
fn is_placeholder(inner: &str) -> bool {
    let content = inner.trim();
    let word = content.trim_end_matches(['.', '…']);
    word.len() < content.len() && (word.is_empty() || word.eq_ignore_ascii_case("loading"))
}
