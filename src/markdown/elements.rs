//! Puts HTML tags into the tree, as a browser reads them.

use std::collections::HashMap;
use std::ops::Range;

use super::comments::PAGE_BREAK_TAG;
use super::html::{Element, HtmlToken, Phrasing, StartTag, pieces};
use super::kramdown::ATTRIBUTES_TAG;
use super::numbering::ListLook;
use super::sentinel::is_sentinel;
use super::table::TableParts;
use super::tree::{OpenItem, OpenKind, OpenList, Origin, Tree, Words, Wrap};
use crate::address;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    Alignment, BlockKind, Image, Inline, InlineKind, Inlines, ItemSlot, Mark, Numerals, Slot, Width,
};
use crate::rewrite::Rewritten;
use crate::source::Span;

mod badges;
mod ends;
mod gaps;
mod omitted;
mod tables;

pub(super) use ends::ends;
use tables::{end_table_without_cell, open_cell, open_row, within_table};

/// The tag for a place where the site fills something in from its data; nobody else can write it.
const SLOT_TAG: &str = "vitae-slot";

/// Where an element ends.
#[derive(Clone)]
pub(super) struct End {
    /// The event of its end tag.
    pub(super) event: usize,
    /// Where that is.
    pub(super) range: Range<usize>,
}

/// The elements of a text.
#[derive(Default)]
pub(super) struct Elements {
    /// The elements that have ended, by where their end tags end.
    ends: HashMap<usize, Ended>,
}

impl Elements {
    /// Reads one piece of HTML into the tree; `end` is that of the element it opens.
    ///
    /// When the element is left out with all that it holds, this gives the event at which reading goes on.
    pub(super) fn read(
        &mut self,
        text: &Rewritten,
        tree: &mut Tree,
        html: &str,
        range: Range<usize>,
        end: Option<End>,
    ) -> Option<usize> {
        let span = text.span(range.clone());
        let is_own = text.is_inserted(range.clone());
        let mut goes_on = None;
        for piece in pieces(html) {
            match piece {
                HtmlToken::Text(text) => tree.push_text(&text, span),
                HtmlToken::End(name) if name == SLOT_TAG => close_block(tree, SLOT_TAG, span),
                HtmlToken::End(name) => {
                    let is_phrasing = matches!(Element::of(&name), Element::Phrasing(_));
                    close(tree, &name, span);
                    if is_phrasing && (gaps::behind(text, &range) || self.is_apart_from_text(text.text(), &range)) {
                        tree.push_text(" ", span);
                    }
                }
                HtmlToken::Start(tag) if is_own && tag.name == ATTRIBUTES_TAG => obey_attributes(tree, &tag),
                HtmlToken::Start(tag) if is_own && tag.name == SLOT_TAG => open_slot(tree, &tag, span),
                HtmlToken::Start(tag) if is_own && tag.name == PAGE_BREAK_TAG => {
                    tree.push_block(BlockKind::PageBreak, span);
                }
                HtmlToken::Start(tag) => match omitted_here(tree, text, &tag, &range, end.as_ref()) {
                    Some(loss) => {
                        let end = if omitted::has_content(&tag) { end.clone() } else { None };
                        let whole = end.as_ref().map_or(span, |end| span.to(text.span(end.range.clone())));
                        tree.diagnostics.push(loss.at(whole));
                        if omitted::is_moving(&tag.name) {
                            tree.lose_picture();
                        }
                        tree.push_gone(span);
                        if is_between_words(text, &tag, &range, end.as_ref()) {
                            tree.push_text(" ", span);
                        }
                        goes_on = end.map(|end| end.event);
                    }
                    None => self.open(text, tree, &tag, &range, end.as_ref()),
                },
            }
        }
        goes_on
    }

    fn open(&mut self, text: &Rewritten, tree: &mut Tree, tag: &StartTag, range: &Range<usize>, end: Option<&End>) {
        let span = text.span(range.clone());
        let is_apart = self.is_apart(text, tag, range, end);
        match gaps::before(text, tag, range) {
            Some(gap) => tree.push_inline(Inline::new(gap, span)),
            None if is_apart || is_between_words(text, tag, range, end) => tree.push_text(" ", span),
            None => {}
        }
        if end.is_some() && tree.words().is_none() && is_card(text, tag, range) {
            open_box(tree, tag, Origin { name: Some(tag.name.clone()), raw: true, ..Origin::MARKDOWN }, span);
        }
        if is_all_of_a_span(text, tag, range, end) && matches!(tree.words(), Some((Words::Paragraph, _))) {
            tree.open_mark(Wrap::Plain, Some(tag.name.clone()), true, span);
            return;
        }
        open(tree, tag, span, end.is_some());
        if let Some(mark) = mark_of_box(tag, range, end) {
            tree.open_mark(Wrap::Mark(mark), None, true, span);
        }
    }

    /// Whether words stand right behind an element that the site keeps apart from them. One letter is a drop cap.
    fn is_apart_from_text(&self, text: &str, range: &Range<usize>) -> bool {
        let stands_apart = self.ends.get(&range.end).is_some_and(|ended| ended.stands_apart);
        let mut before = text[..range.start].chars().rev().take(2);
        stands_apart && before.all(char::is_alphanumeric) && text[range.end..].starts_with(char::is_alphanumeric)
    }

    /// `<span class="badge">a</span><span class="badge">b</span>`: elements of one class are set apart by the site's style sheet,
    /// and no one reads `ab`. (A single letter in its own tag is part of a word.) So are those that float or have a margin, and boxes of
    /// code and buttons, which browsers draw with a frame.
    fn is_apart(&mut self, text: &Rewritten, tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> bool {
        if !matches!(Element::of(&tag.name), Element::Phrasing(_)) || matches!(tag.name.as_str(), "sub" | "sup") {
            return false;
        }
        let [from_before, from_behind] = tag.stands_apart();
        let is_box = matches!(tag.name.as_str(), "code" | "kbd" | "samp" | "button");
        let own = tag.get("class").map(str::to_owned).or_else(|| is_box.then(|| format!("<{}>", tag.name)));
        let other = self.ends.get(&range.start);
        let is_twin = own.is_some() && other.is_some_and(|other| other.kind == own);
        let from_before = from_before && follows_directly(&text.text()[..range.start]);
        let is_apart = is_twin || from_before || other.is_some_and(|other| other.stands_apart);
        if let Some(closing) = end.filter(|end| end.range.start > range.end + 1 || is_box || from_behind) {
            self.ends.insert(closing.range.end, Ended { kind: own, stands_apart: from_behind });
        }
        is_apart
    }
}

/// Whether a text ends with words, or with an element that has ended.
fn follows_directly(before: &str) -> bool {
    match before.strip_suffix('>') {
        Some(open) => open.rsplit('<').next().is_some_and(|tag| tag.starts_with('/')),
        None => before.ends_with(|c: char| !c.is_whitespace() && !is_sentinel(c)),
    }
}

/// An element that has ended.
#[derive(Debug)]
struct Ended {
    /// Its class, or what else it has in common with its like.
    kind: Option<String>,
    /// Whether the site keeps it apart from what is behind it.
    stands_apart: bool,
}

/// Whether a picture stands between two words that it keeps apart: `Bergen<i class="fa fa-phone"></i>555`.
fn is_between_words(text: &Rewritten, tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> bool {
    let is_picture = tag.is_icon() || tag.name == "svg";
    let text = text.text();
    let end = end.map_or(range.end, |end| end.range.end);
    is_picture && text[..range.start].ends_with(char::is_alphanumeric) && text[end..].starts_with(char::is_alphanumeric)
}

/// Why an element is left out, if it is. A button in a heading is the title of what it opens; one in a link is what the link says.
fn omitted_here(
    tree: &Tree,
    text: &Rewritten,
    tag: &StartTag,
    range: &Range<usize>,
    end: Option<&End>,
) -> Option<Diagnostic> {
    let is_in_words = tree.words().is_some_and(|(words, _)| words != Words::Paragraph);
    let is_shown = is_in_words || tag.name == "button" && tree.is_in_link();
    let button = || if is_shown { None } else { omitted::button(text, tag, range, end) };
    let is_in_heading = matches!(tree.words(), Some((Words::Heading(_), _)));
    let number = || if is_in_heading { omitted::number(text, tag, range, end) } else { None };
    omitted::loss(text, tag, range, end).or_else(button).or_else(number)
}

/// Whether a paragraph is all that a part of a line holds, as Liquid's `markdownify` makes one: `by <span><p>A. Ek</p></span>`.
fn is_all_of_a_span(text: &Rewritten, tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> bool {
    let is_blank = |c: char| c.is_whitespace() || is_sentinel(c);
    let Some(end) = end.filter(|_| tag.name == "p") else { return false };
    let before = text.text()[..range.start].trim_end_matches(is_blank);
    let after = text.text()[end.range.end..].trim_start_matches(is_blank);
    after.starts_with("</span>")
        && before.rsplit('<').next().is_some_and(|tag| tag.starts_with("span") && tag.ends_with('>'))
}

/// Whether a link is a box with others in it, as the whole of a card may be: `<a class="card"><h3>`.
fn is_card(text: &Rewritten, tag: &StartTag, range: &Range<usize>) -> bool {
    // A mark of the draft may stand before the next tag.
    let within = text.text()[range.end..].trim_start_matches(|c: char| c.is_whitespace() || is_sentinel(c));
    let name: String = within.chars().skip(1).take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let is_box = matches!(Element::of(&name), Element::Container | Element::Paragraph | Element::Heading(_));
    tag.name == "a" && within.starts_with('<') && is_box
}

/// The mark that a box puts on all its words: a card's title is bold, a caption is emphasised.
fn mark_of_box(tag: &StartTag, range: &Range<usize>, end: Option<&End>) -> Option<Mark> {
    const MAX_TITLE_BYTES: usize = 300;
    let is_box = matches!(Element::of(&tag.name), Element::Container | Element::Paragraph);
    let is_short = end.is_some_and(|end| end.range.start.saturating_sub(range.end) <= MAX_TITLE_BYTES);
    match tag.name.as_str() {
        "figcaption" if end.is_some() => Some(Mark::Emphasis),
        _ if is_box && is_short && (tag.is_title() || tag.is_bold()) => Some(Mark::Strong),
        _ => None,
    }
}

/// What an attribute list asks for.
fn obey_attributes(tree: &mut Tree, tag: &StartTag) {
    match tag.get("list") {
        Some("next") => tree.look_of_next_list(ListLook::of(tag)),
        Some(_) => tree.look_of_last_list(ListLook::of(tag)),
        None => tree.set_look(tag.width(), tag.alignment()),
    }
}

/// A place that the site fills. Its content, up to the end tag, is how an item's text begins.
fn open_slot(tree: &mut Tree, tag: &StartTag, span: Span) {
    let get = |name: &str| tag.get(name).unwrap_or_default().to_owned();
    let slot = match tag.get("kind") {
        Some("item") => Slot::Item(ItemSlot {
            include: get("include"),
            collection: get("collection"),
            path: get("path"),
            excerpt: Vec::new(),
        }),
        _ => Slot::Bibliography(get("args")),
    };
    open_block(
        tree,
        OpenKind::Slot(slot),
        Origin { name: Some(tag.name.clone()), raw: true, ..Origin::MARKDOWN },
        span,
    );
}

fn open(tree: &mut Tree, tag: &StartTag, span: Span, closed: bool) {
    let name = || Some(tag.name.clone());
    let raw = || tag.get("markdown").is_none_or(|value| value == "0");
    let origin = || Origin { name: name(), raw: raw(), width: tag.width(), kind: None };
    let element = Element::of(&tag.name);
    if tag.is_icon() {
        let message = format!("`<{}>` is an icon", tag.name);
        tree.diagnostics.push(Diagnostic::loss(Code::DroppedHtml, message).at(span));
        tree.push_gone(span);
        if !closed {
            return;
        }
    }
    match element {
        // BibTeX-js fills the page from this file.
        _ if tag.name == "bibtex" && tag.get("src").is_some() => {
            end_paragraph(tree, span);
            tree.push_block(BlockKind::Slot(Slot::Bibliography(String::new())), span);
        }
        Element::Phrasing(_) if tag.self_closing => {}
        Element::Phrasing(phrasing) => open_phrasing(tree, phrasing, tag, closed, span),
        Element::Break => tree.push_inline(Inline::new(InlineKind::Break, span)),
        Element::Image => {
            let get = |name: &str| tag.get(name).filter(|value| !value.is_empty());
            let alternative = get("alt").or_else(|| get("title")).unwrap_or_default().to_owned();
            // Browsers take `images\me.jpg` for `images/me.jpg` (WHATWG URL, “special” schemes).
            image(tree, get("src").unwrap_or_default().replace('\\', "/"), alternative, tag.width(), span);
        }
        Element::Invisible | Element::Dropped => {}
        Element::Container | Element::Paragraph | Element::Heading(_) if is_among_words(tree, element) => {
            tree.push_text(" ", span);
            tree.open_mark(Wrap::Plain, name(), closed, span);
        }
        Element::Container | Element::Paragraph if closed && tag.is_abstract() => {
            open_block(tree, OpenKind::Abstract, origin(), span);
        }
        Element::Paragraph if !closed => end_paragraph(tree, span),
        Element::Container | Element::Paragraph => open_box(tree, tag, origin(), span),
        Element::Heading(level) => {
            end_paragraph(tree, span);
            tree.open_words(Words::Heading(level), origin(), span);
        }
        Element::Summary | Element::Caption => {
            let words = if element == Element::Summary { Words::Summary } else { Words::Caption };
            tree.open_words(words, origin(), span);
        }
        Element::Rule => {
            end_paragraph(tree, span);
            tree.push_block(BlockKind::Rule, span);
        }
        Element::Quote => open_block(tree, OpenKind::Quote, origin(), span),
        Element::Details => open_block(tree, OpenKind::Details(Inlines::new()), origin(), span),
        Element::Definitions => open_block(tree, OpenKind::Definitions(Vec::new()), origin(), span),
        Element::Table => {
            end_table_without_cell(tree, span);
            open_block(tree, OpenKind::Table(TableParts::default()), origin(), span);
        }
        Element::List { numbered } => open_list(tree, tag, numbered, origin(), span),
        Element::Item => {
            let number = tag.get("value").and_then(|value| value.parse().ok());
            open_item(tree, OpenItem { number, task: None }, origin(), span);
        }
        Element::Term | Element::Description => open_definition(tree, element, origin(), span),
        Element::TableSection { head } => within_table(tree, |parts| parts.in_head = head),
        Element::Row => open_row(tree, origin(), span),
        Element::Cell { head } => open_cell(tree, head, tag, origin(), span),
    }
}

/// A heading, summary or term takes boxes as words, since they only lay them out.
fn is_among_words(tree: &Tree, element: Element) -> bool {
    match tree.words() {
        None | Some((Words::Paragraph, _)) => false,
        Some((Words::Heading(_), _)) => !matches!(element, Element::Heading(_)),
        Some(_) => true,
    }
}

fn open_phrasing(tree: &mut Tree, phrasing: Phrasing, tag: &StartTag, closed: bool, span: Span) {
    let wrap = match (phrasing, tag.href()) {
        (Phrasing::Link, Some(target)) => {
            // A link cannot contain a link: the next one ends it.
            tree.close_mark_named("a", span);
            Wrap::Link(target.into_owned())
        }
        (Phrasing::Plain, _) if tag.name == "button" => {
            tag.target().map_or(Wrap::Plain, |target| Wrap::Link(target.to_owned()))
        }
        (Phrasing::Plain, _) if tag.is_title() => Wrap::Mark(Mark::Strong),
        (Phrasing::Plain, _) if tag.is_in_small_capitals() => Wrap::SmallCapitals,
        (Phrasing::Link | Phrasing::Plain, _) => Wrap::Plain,
        _ if tag.is_icon() => Wrap::Plain,
        (Phrasing::Mark(mark), _) => Wrap::Mark(mark),
        (Phrasing::Quotation, _) => Wrap::Quotation,
    };
    tree.open_mark(wrap, Some(tag.name.clone()), closed, span);
}

/// A box of any kind, with what it asks for its content.
fn open_box(tree: &mut Tree, tag: &StartTag, origin: Origin, span: Span) {
    let alignment = tag.alignment().filter(|alignment| *alignment != Alignment::Left);
    let origin = Origin { kind: tag.kind_of_box(), ..origin };
    open_block(tree, alignment.map_or(OpenKind::Container, OpenKind::Aligned), origin, span);
}

fn open_list(tree: &mut Tree, tag: &StartTag, numbered: bool, origin: Origin, span: Span) {
    let look = ListLook::of(tag);
    let list = OpenList::new(if numbered { look.numbering() } else { None }, look.numerals());
    open_block(tree, OpenKind::List(list), origin, span);
}

/// A box ends the paragraph before it.
fn end_paragraph(tree: &mut Tree, span: Span) {
    tree.close_words();
    if tree.innermost_name() == Some("p") {
        close_block(tree, "p", span);
    }
}

fn open_block(tree: &mut Tree, kind: OpenKind, origin: Origin, span: Span) {
    end_paragraph(tree, span);
    tree.open(kind, origin, span);
}

fn open_item(tree: &mut Tree, item: OpenItem, origin: Origin, span: Span) {
    tree.close_words();
    let list = tree.find(
        |kind, _| matches!(kind, OpenKind::List(_)),
        |kind| !matches!(kind, OpenKind::Container | OpenKind::Aligned(_) | OpenKind::Item(_)),
    );
    match list {
        Some(list) => {
            tree.close_inside(list);
        }
        None => {
            tree.open(OpenKind::List(OpenList::new(None, Numerals::default())), Origin::MARKDOWN, span);
        }
    }
    tree.open(OpenKind::Item(item), origin, span);
}

fn open_definition(tree: &mut Tree, element: Element, origin: Origin, span: Span) {
    let is_wall = |kind: &OpenKind| matches!(kind, OpenKind::Cell(_) | OpenKind::Item(_) | OpenKind::Note(_));
    let list = tree.find(|kind, _| matches!(kind, OpenKind::Definitions(_)), is_wall);
    match list {
        Some(list) => {
            tree.close_inside(list);
        }
        None => {
            tree.open(OpenKind::Definitions(Vec::new()), Origin::MARKDOWN, span);
        }
    }
    if element == Element::Term {
        tree.open_words(Words::Term, origin, span);
    } else {
        tree.open(OpenKind::Description, origin, span);
    }
}

// ---- End tags ----

fn close(tree: &mut Tree, name: &str, span: Span) {
    match Element::of(name) {
        Element::Phrasing(Phrasing::Link) => {
            tree.close_mark_named(name, span);
            if let Some(card) = tree.find(|_, open| open == Some(name), |_| false) {
                tree.close_words();
                tree.close(card, span);
            }
        }
        Element::Phrasing(_) => {
            tree.close_mark_named(name, span);
        }
        // Browsers read `</br>` as `<br>`.
        Element::Break => tree.push_inline(Inline::new(InlineKind::Break, span)),
        Element::Heading(_) => match tree.words() {
            Some((Words::Heading(_), Some(_))) => tree.close_words(),
            _ => {
                tree.close_mark_named(name, span);
            }
        },
        Element::Summary | Element::Caption => {
            if matches!(tree.words(), Some((_, Some(open))) if open == name) {
                tree.close_words();
            }
        }
        Element::Term => {
            if matches!(tree.words(), Some((Words::Term, _))) {
                tree.close_words();
            }
        }
        Element::TableSection { .. } => within_table(tree, |parts| parts.in_head = false),
        Element::Paragraph | Element::Container => {
            if !tree.close_mark_named(name, span) {
                if matches!(tree.words(), Some((Words::Paragraph, _))) {
                    tree.close_words();
                }
                close_block(tree, name, span);
            }
        }
        Element::Image | Element::Rule | Element::Invisible | Element::Dropped => {}
        _ => close_block(tree, name, span),
    }
}

/// Closes the innermost open element with this name, as far as it is visible from here.
fn close_block(tree: &mut Tree, name: &str, span: Span) {
    let in_table = matches!(name, "table" | "tr" | "td" | "th");
    let is_wall = |kind: &OpenKind| match kind {
        OpenKind::Note(_) => true,
        OpenKind::Slot(_) => name != SLOT_TAG,
        OpenKind::Table(_) => name != "table",
        OpenKind::Cell(_) => !in_table,
        OpenKind::List(_) => name == "li",
        _ => false,
    };
    if let Some(id) = tree.find(|_, open| open == Some(name), is_wall) {
        tree.close(id, span);
    }
}

// ---- Images ----

/// The width of an image in a box: a share of the box's, or the box's own where it is narrow.
fn in_box(width: Option<Width>, outer: Option<Width>) -> Option<Width> {
    match (width, outer) {
        (Some(Width::Percent(part)), Some(Width::Pixels(outer))) => Some(Width::Pixels(outer * part / 100.0)),
        (Some(Width::Percent(part)), Some(Width::Percent(outer))) => Some(Width::Percent(outer * part / 100.0)),
        (None, Some(Width::Pixels(outer))) if outer <= NARROW => Some(Width::Pixels(outer)),
        _ => width,
    }
}

/// A box of at most this many pixels is made for the image in it.
const NARROW: f64 = 200.0;

/// An image below the site's root. One from elsewhere, a badge or a counter, is left out; a badge with a venue becomes its words.
pub(super) fn image(tree: &mut Tree, path: String, alt: String, width: Option<Width>, span: Span) {
    let own = tree.own.path(path.trim()).map(|own| format!("/{own}"));
    let path = own.as_deref().unwrap_or(path.trim());
    let why = match path {
        "" => Some("it has no address".to_owned()),
        _ if address::is_data(path) => Some("its data is embedded in the page".to_owned()),
        _ if address::names_host(path) => Some(format!("it is on the web, and nothing is fetched: {path}")),
        _ => None,
    };
    if let Some(venue) = badges::venue(path) {
        // Where others write them in typewriter type to get a box, the words of badges are set apart.
        tree.push_inline(Inline::new(InlineKind::Code(venue), span));
        return;
    }
    if let Some(why) = why {
        let message = format!("the image is left out: {why}");
        tree.diagnostics.push(Diagnostic::loss(Code::DroppedImage, message).at(span));
        tree.push_gone(span);
        return;
    }
    let image = Image { path: path.to_owned(), alt, width: in_box(width, tree.box_width()) };
    tree.push_inline(Inline::new(InlineKind::Image(image), span));
}
