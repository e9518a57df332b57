//! Markdown → [`Document`]: what the reader of the site sees.
//!
//! `pulldown-cmark` reads CommonMark. Before it, a table of passes changes the text wherever kramdown (which made the site) or
//! the author means something else. Each pass gives a list of [`Edit`](crate::rewrite::Edit)s, so every position still points at
//! what the author typed. After it, one tree takes Markdown events and HTML tags alike.
//!
//! | module | what it does |
//! |---|---|
//! | `passes` | the dialect: the table of passes, each with its name and reason |
//! | `draft`, `regions` | the text between two passes, and what the parser makes of it |
//! | `clean` | line ends and control characters |
//! | [`comments`] | comments, scripts and styles; the comments that steer the PDF |
//! | [`localized`] | elements that say which language they are in |
//! | `kramdown`, `formulas`, `bars` | attribute lists, extensions, abbreviations; maths; bars in code |
//! | `tags`, `raw_html`, `html` | tags that only a browser reads; blank lines and blocks of HTML; what each element means |
//! | `structure`, `spans`, `emphasis` | blocks, marks and links that CommonMark does not see |
//! | `jemdoc` | the layout of pages that jemdoc made |
//! | `panels`, `more_authors` | what a page shows after a click |
//! | `hypertext` | a page of HTML as events of the Markdown parser |
//! | `events`, `elements`, `tree`, `table` | Markdown events and HTML tags → blocks and inlines |
//! | `numbering` | the numbers of a list |
//! | `inline`, `bare_links`, `typography` | a finished paragraph: spaces, bare addresses, quotes and dashes |
//! | `hand_lines` | lines that are one thing each |
//! | `lines`, `comment`, `sentinel` | lines of a text; where a comment ends; marks that the parser passes on |
//! | `footnotes` | numbers them and gathers them at the end |

pub mod comments;
pub mod localized;

mod bare_links;
mod bars;
mod clean;
pub(crate) mod comment;
mod draft;
mod elements;
mod emphasis;
mod events;
mod footnotes;
mod formulas;
mod hand_lines;
mod html;
mod hypertext;
mod inline;
pub(crate) mod jemdoc;
mod kramdown;
mod lines;
mod more_authors;
mod numbering;
mod panels;
mod passes;
mod raw_html;
mod regions;
mod sentinel;
mod spans;
mod structure;
mod table;
mod tags;
mod tree;
mod typography;

pub(crate) use html::{icon_targets, link_targets, links, words as words_of_html};
pub(crate) use regions::gaps;
pub use tree::{MAX_DEPTH, MAX_MARKS};

use self::draft::Draft;
use crate::address::OwnAddresses;
use crate::diagnostic::Outcome;
use crate::document::Document;
use crate::rewrite::Rewritten;

/// How a page's text is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Syntax {
    /// Markdown in which a line's end is a space.
    #[default]
    Markdown,
    /// Markdown in which a line's end breaks the line: kramdown's `hard_wrap`, cmark's `HARDBREAKS`.
    HardWrapped,
    /// HTML, in which nothing is Markdown: a star is a star, and an indented tag is a tag.
    Html,
}

/// The content of a page in Markdown, and everything of the page that is not in it.
///
/// There is always a document. What is left out is in the diagnostics, each with its place; blocks nested deeper than
/// [`MAX_DEPTH`], or marks deeper than [`MAX_MARKS`], lose their nesting but not their words.
pub fn parse(text: &Rewritten) -> Outcome<Document> {
    parse_as(text, Syntax::Markdown).map(Document::unboxed)
}

/// The content of a page that is written in this syntax; otherwise the same as [`parse`], but with its boxes.
pub fn parse_as(text: &Rewritten, syntax: Syntax) -> Outcome<Document> {
    parse_of_site(text, syntax, &OwnAddresses::default())
}

/// The same as [`parse_as`] for a page of a site: an image at one of its `own` addresses is in its folder.
pub(crate) fn parse_of_site(text: &Rewritten, syntax: Syntax, own: &OwnAddresses) -> Outcome<Document> {
    let mut diagnostics = Vec::new();
    let text = match syntax {
        Syntax::Markdown | Syntax::HardWrapped => {
            passes::run(passes::MARKDOWN, Draft::of_markdown(text.clone()), &mut diagnostics)
        }
        Syntax::Html => passes::run(passes::HTML, Draft::of_html(text.clone()), &mut diagnostics),
    };
    let mut tree = tree::Tree::new(text.span(0..text.text().len()), own.clone());
    events::read(&text, syntax, &mut tree);
    let (document, noticed) = footnotes::gather(tree.finish());
    diagnostics.extend(noticed);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(|span| span.start));
    Outcome::new(document, diagnostics)
}

/// What the dialect has beyond CommonMark, in the order in which it is read: the name of each habit, what the site makes of it,
/// and why.
pub fn dialect() -> impl Iterator<Item = (&'static str, &'static str)> {
    passes::MARKDOWN.iter().copied().flatten().map(|pass| (pass.name, pass.why))
}
