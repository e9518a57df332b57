//! Markdown → [`Document`]: what the reader of the site sees.
//!
//! `pulldown-cmark` reads CommonMark. Before it, small passes mend the text where kramdown, which made the site, reads it
//! otherwise: each is a list of [`Edit`](crate::rewrite::Edit)s, so that every position still points at what the author
//! typed. After it, one stack takes the events of Markdown and the tags of HTML alike and builds the tree.
//!
//! | module | what it does |
//! |---|---|
//! | `clean` | line ends and control characters |
//! | [`comments`] | comments, scripts and styles are cut; the comments that steer the PDF are obeyed |
//! | [`localized`] | elements that say which language they are in |
//! | `kramdown` | attribute lists, extensions, abbreviations |
//! | `formulas`, `bars` | maths; bars in code |
//! | `tags` | tags that only a browser reads: over several lines, values without quotes |
//! | `html` | tags never start a block; what each element means |
//! | `hypertext` | a page of HTML, told as the Markdown parser tells one of Markdown |
//! | `structure`, `spans`, `emphasis` | blocks and marks that kramdown or the author sees and CommonMark does not |
//! | `regions` | what the parser makes of a text, for the passes that mend it |
//! | `reader`, `elements`, `tree`, `table` | Markdown events and HTML tags → blocks and inlines |
//! | `numbering` | the numbers of a list |
//! | `inline`, `links`, `typography` | a finished paragraph: blanks, bare addresses, quotes and dashes |
//! | `footnotes` | numbers them |

pub mod comments;
pub mod localized;

mod bars;
mod clean;
mod elements;
mod emphasis;
mod footnotes;
mod formulas;
mod html;
mod hypertext;
mod inline;
mod kramdown;
mod lines;
mod links;
mod numbering;
mod reader;
mod regions;
mod sentinel;
mod spans;
mod structure;
mod table;
mod tags;
mod tree;
mod typography;

pub use tree::{MAX_DEPTH, MAX_MARKS};

use self::regions::Regions;
use crate::diagnostic::{Diagnostic, Outcome};
use crate::document::Document;
use crate::rewrite::Rewritten;

/// How a page's text is to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Syntax {
    /// Markdown, in which a line's end is a blank.
    #[default]
    Markdown,
    /// Markdown in which a line's end breaks the line: kramdown's `hard_wrap`, cmark's `HARDBREAKS`.
    HardWrapped,
    /// HTML, in which nothing is Markdown: a star is a star, and an indented tag is a tag.
    Html,
}

/// The content of a page in Markdown, and everything of the page that is not in it.
///
/// There is always a document. What is left out is in the diagnostics, each with its place; blocks that stand deeper in
/// each other than [`MAX_DEPTH`], or marks deeper than [`MAX_MARKS`], lose their nesting but not their words.
pub fn parse(text: &Rewritten) -> Outcome<Document> {
    parse_as(text, Syntax::Markdown)
}

/// The content of a page that is written in this syntax; otherwise the same as [`parse`].
pub fn parse_as(text: &Rewritten, syntax: Syntax) -> Outcome<Document> {
    let mut diagnostics = Vec::new();
    let text = clean::clean(text);
    let text = if syntax == Syntax::Html {
        comments::cut(&text, &Regions::default(), &mut diagnostics)
    } else {
        markdown(&text, &mut diagnostics)
    };
    let mut tree = tree::Tree::new(text.span(0..text.text().len()));
    reader::read(&text, syntax, &mut tree);
    let (blocks, noticed) = footnotes::gather(tree.finish());
    diagnostics.extend(noticed);
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.map(|span| span.start));
    Outcome::new(Document { blocks }, diagnostics)
}

/// The text as the Markdown parser is to read it.
fn markdown(text: &Rewritten, diagnostics: &mut Vec<Diagnostic>) -> Rewritten {
    let text = comments::cut(text, &Regions::of(text.text()), diagnostics);
    let text = kramdown::translate(&text, diagnostics);
    let text = html::among_words(&tags::as_markdown(&text));
    as_meant(&text)
}

/// The text with Markdown where kramdown, or the author, sees some and CommonMark does not.
fn as_meant(text: &Rewritten) -> Rewritten {
    let regions = Regions::of(text.text());
    let mut edits = structure::mend(text.text(), &regions);
    edits.extend(spans::mend(text.text(), &regions));
    edits.extend(emphasis::mend(text.text(), &regions));
    lines::apply(text, edits)
}
