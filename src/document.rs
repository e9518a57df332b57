//! The page as a tree: data only, every node with the place in the Markdown that it came from.
//!
//! The Markdown stage makes it, the CV stage reads it. Line breaks, comments, attribute lists, HTML containers and Liquid
//! are gone by now; what is here is what the reader of the site sees.

use std::collections::BTreeSet;

use crate::fold;
use crate::source::{Span, Spanned};

mod inlines;
mod walk;

pub(crate) use inlines::OBJECT;
pub use inlines::{Image, Inline, InlineKind, Inlines, Mark, Width};
pub use walk::{Child, ChildMut, block_text, descendants, inlines_of, row_text};
pub(crate) use walk::{each_block_mut, each_inline_mut, each_run_mut};

/// A page's content.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// Where the links lead that show only an icon, and so are no words of the page.
    pub icons: Vec<Spanned<String>>,
}

/// A block and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is.
    pub span: Span,
}

/// The kinds of blocks.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A heading; `level` is the author's, 1 to 6. The CV stage normalises levels.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The words.
        content: Inlines,
    },
    /// A paragraph.
    Paragraph(Inlines),
    /// A bulleted or numbered list.
    List(List),
    /// A definition list.
    Definitions(Vec<Definition>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code(String),
    /// A table.
    Table(Table),
    /// Display maths, as LaTeX.
    Math(String),
    /// Blocks that the author centred or set flush right.
    Aligned(Alignment, Vec<Block>),
    /// A box whose kind says which others are like it; see [`Document::unboxed`].
    Boxed(Boxed),
    /// `<details>`: the summary, then what it hides. Both are printed.
    Details(Inlines, Vec<Block>),
    /// A rule across the page.
    Rule,
    /// Continue on a new page (`<!-- vitae:pagebreak -->`).
    PageBreak,
    /// A place that the site fills from its data; the CV stage prints what belongs there.
    Slot(Slot),
    /// The notes that the page's footnote marks refer to, in the order of the marks. At most one, and last.
    Footnotes(Vec<Footnote>),
}

/// What the site would print at a [`BlockKind::Slot`].
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// `{% bibliography … %}` of jekyll-scholar: the arguments, values put in.
    Bibliography(String),
    /// `{% include archive-single-cv.html %}` and the like: an item of a collection.
    Item(ItemSlot),
}

/// An item of a collection, as a theme's own file prints it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ItemSlot {
    /// The theme's file: `archive-single-talk.html`.
    pub include: String,
    /// `publications`, `talks`, `teaching`, `portfolio`, …
    pub collection: String,
    /// The item's file, below the site's root.
    pub path: String,
    /// How the item's text begins, where the theme's file shows that.
    pub excerpt: Vec<Block>,
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The numerals of its items' numbers, if they are numbered.
    pub numerals: Numerals,
    /// Whether the items are close together (no blank lines between them).
    pub tight: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// The numerals that a list's numbers are written in (HTML, section 4.4.5: the attribute `type`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2, 3
    #[default]
    Arabic,
    /// a, b, c
    LowerLetters,
    /// A, B, C
    UpperLetters,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

/// An item of a [`List`].
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The number that the site puts before it; `None` in a bulleted list.
    pub number: Option<i64>,
    /// For an item of a task list, whether it is done.
    pub task: Option<bool>,
    /// What the item says. The text of a tight item is one [`BlockKind::Paragraph`].
    pub blocks: Vec<Block>,
    /// Where it is.
    pub span: Span,
}

/// What an HTML box holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxed {
    /// The element and its first class: `div.card`. Boxes of one kind look alike on the site.
    pub kind: String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// One or more terms and what they mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The terms.
    pub terms: Vec<Inlines>,
    /// The definitions.
    pub details: Vec<Vec<Block>>,
}

/// A table; every row has as many cells as `columns` has entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How each column is aligned, where the author says.
    pub columns: Vec<Option<Alignment>>,
    /// The head rows.
    pub head: Vec<Vec<Cell>>,
    /// The body rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A table's cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
}

impl Alignment {
    /// What style sheets and the typesetter call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
        }
    }
}

/// A footnote's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// The number that its mark shows, from 1.
    pub number: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The text of the blocks, if they are one paragraph.
pub fn sole_paragraph(blocks: &[Block]) -> Option<&Inlines> {
    match blocks {
        [Block { kind: BlockKind::Paragraph(content), .. }] => Some(content),
        _ => None,
    }
}

/// The only inline of a run that shows something, if there is only one.
pub fn sole_inline(run: &[Inline]) -> Option<&Inline> {
    let mut said = run.iter().filter(|inline| !inline.is_blank());
    match (said.next(), said.next()) {
        (only, None) => only,
        _ => None,
    }
}

/// Whether a block is a picture and nothing else.
pub fn is_picture(block: &Block) -> bool {
    let BlockKind::Paragraph(run) = &block.kind else { return false };
    matches!(sole_inline(run).map(|inline| &inline.kind), Some(InlineKind::Image(_)))
}

impl Document {
    /// The page without its boxes, whose content stays where it is.
    pub fn unboxed(self) -> Self {
        Self { blocks: unboxed(self.blocks), ..self }
    }

    /// The collections whose items have slots on the page.
    pub fn collections(&self) -> BTreeSet<String> {
        let named = descendants(&self.blocks).filter_map(|block| match &block.kind {
            BlockKind::Slot(Slot::Item(item)) => Some(item.collection.clone()),
            _ => None,
        });
        named.collect()
    }

    /// The text of the page, if it is one paragraph.
    pub fn into_paragraph(self) -> Option<Inlines> {
        match <[Block; 1]>::try_from(self.blocks) {
            Ok([Block { kind: BlockKind::Paragraph(content), .. }]) => Some(content),
            Ok(_) | Err(_) => None,
        }
    }
}

/// The blocks, each box replaced by its content.
pub fn unboxed(blocks: Vec<Block>) -> Vec<Block> {
    let mut out = Vec::new();
    for mut block in blocks {
        match block.kind {
            BlockKind::Boxed(inner) => out.extend(unboxed(inner.blocks)),
            _ => {
                for child in block.kind.children_mut() {
                    if let ChildMut::Blocks(inner) = child {
                        *inner = unboxed(std::mem::take(inner));
                    }
                }
                out.push(block);
            }
        }
    }
    out
}

impl Block {
    /// A block of this kind at this place.
    pub fn new(kind: BlockKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// A bulleted list of these items.
    pub fn bullets(items: Vec<Item>, span: Span) -> Self {
        Self::new(BlockKind::List(List::of_bullets(items)), span)
    }
}

impl Numerals {
    /// A number in these numerals, or in Arabic ones if these cannot express it, as on the site.
    pub fn write(self, number: i64) -> String {
        let written = match self {
            Self::Arabic => None,
            Self::LowerLetters => letters(number),
            Self::UpperLetters => letters(number).map(|letters| letters.to_uppercase()),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).map(|roman| roman.to_uppercase()),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// a … z, aa, ab …
fn letters(number: i64) -> Option<String> {
    let mut rest = u64::try_from(number).ok().filter(|number| *number > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).ok()?));
        rest /= 26;
    }
    Some(letters.into_iter().rev().collect())
}

/// i, ii, iii, iv … up to 3999
fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|number| (1..=3999).contains(number))?;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    Some(roman)
}

impl List {
    /// A bulleted list whose items are close together, unless one has a paragraph below its words.
    pub fn of_bullets(items: Vec<Item>) -> Self {
        let is_paragraph = |block: &&Block| matches!(block.kind, BlockKind::Paragraph(_));
        let tight = items.iter().all(|item| item.blocks.iter().filter(is_paragraph).count() < 2);
        Self { numerals: Numerals::default(), tight, items }
    }

    /// Whether its items have numbers.
    pub fn is_numbered(&self) -> bool {
        self.items.iter().any(|item| item.number.is_some())
    }
}

impl Item {
    /// An item that says this.
    pub fn new(blocks: Vec<Block>, span: Span) -> Self {
        Self { number: None, task: None, blocks, span }
    }
}

/// Of longer texts, only the beginning is quoted.
const MAX_QUOTE_CHARS: usize = 60;

/// A text in quotation marks, on one line and not too long, for messages.
pub(crate) fn quoted(text: &str) -> String {
    // Icons have no words.
    let line = fold::one_line(&text.replace(OBJECT, ""));
    match line.char_indices().nth(MAX_QUOTE_CHARS) {
        Some((cut, _)) => format!("“{}…”", line[..cut].trim_end()),
        None => format!("“{line}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_numerals() {
        let write = |numerals: Numerals| [1, 4, 27, 1994, 0, -3].map(|number| numerals.write(number)).join(" ");
        assert_eq!(write(Numerals::Arabic), "1 4 27 1994 0 -3");
        assert_eq!(write(Numerals::LowerLetters), "a d aa bxr 0 -3");
        assert_eq!(write(Numerals::UpperRoman), "I IV XXVII MCMXCIV 0 -3");
    }
}
