//! Boxes that are publications: authors, title and journal in lines, and below them buttons.

use crate::document::{Block, BlockKind, Boxed, Inline, InlineKind, Inlines, Item, block_text, inlines_of, unboxed};
use crate::fold;
use crate::source::Span;

/// A reference has no more letters; what has is an abstract, too.
const LONGEST: usize = 900;
/// A button has no more letters.
const LONGEST_BUTTON: usize = 24;
/// What links to a publication are called, folded.
const BUTTONS: &[&str] = &[
    "pdf",
    "doi",
    "url",
    "code",
    "paper",
    "arxiv",
    "bibtex",
    "bib",
    "cite",
    "slides",
    "poster",
    "video",
    "html",
    "data",
    "dataset",
    "project",
    "project page",
    "website",
    "preprint",
    "publisher",
    "link",
    "github",
    "demo",
    "supplement",
    "supplementary",
    "论文",
    "代码",
    "链接",
    "项目",
    "论文链接",
];

/// Whether these boxes are publications, as their buttons tell.
pub(super) fn are_all(boxes: &[&Boxed]) -> bool {
    let have_button = boxes.iter().filter(|found| has_button(&found.blocks)).count();
    have_button > 1 && have_button * 2 >= boxes.len() && boxes.iter().all(|found| item(&found.blocks).is_some())
}

fn has_button(blocks: &[Block]) -> bool {
    inlines_of(blocks).any(|inline| match &inline.kind {
        InlineKind::Link { content, .. } => is_button(&content.plain_text()),
        _ => false,
    })
}

fn is_button(text: &str) -> bool {
    BUTTONS.contains(&&*fold::words(text))
}

/// A reference as an item: its lines, the title in bold, the buttons in one line. Its pictures follow.
pub(super) fn item(blocks: &[Block]) -> Option<Item> {
    let blocks = unboxed(blocks.to_vec());
    let span = blocks.first()?.span;
    if block_text(&blocks).chars().count() > LONGEST {
        return None;
    }
    let mut lines = Lines::default();
    for block in blocks {
        match block.kind {
            BlockKind::Paragraph(content) => lines.add(content, block.span),
            BlockKind::Heading { content, .. } => {
                lines.add(Inline::new(InlineKind::Strong(content), block.span).into(), block.span);
            }
            _ => return None,
        }
    }
    lines.finish().map(|words| Item::new(vec![Block::new(BlockKind::Paragraph(words), span)], span))
}

/// The lines of a reference.
#[derive(Debug, Default)]
struct Lines {
    words: Inlines,
    pictures: Inlines,
    /// Whether the last of them is a button.
    ends_short: bool,
    /// Whether one of them is more than a button.
    says_something: bool,
}

impl Lines {
    fn add(&mut self, line: Inlines, span: Span) {
        if line
            .iter()
            .all(|inline| matches!(inline.kind, InlineKind::Image(_) | InlineKind::Break) || inline.is_blank())
        {
            self.pictures.extend(line);
            return;
        }
        let is_short = line.plain_text().trim().chars().count() <= LONGEST_BUTTON && self.says_something;
        match is_short && self.ends_short {
            _ if self.words.is_empty() => {}
            true => self.words.push(Inline::text(" · ", span)),
            false => self.words.push(Inline::new(InlineKind::Break, span)),
        }
        let is_link = |inline: &Inline| matches!(inline.kind, InlineKind::Link { .. });
        let is_bar =
            line.iter().all(|inline| is_link(inline) || inline.plain_text().chars().all(|c| !c.is_alphanumeric()));
        self.words.extend(line);
        self.ends_short = is_short;
        self.says_something |= !is_bar && self.words.plain_text().chars().count() > LONGEST_BUTTON;
    }

    fn finish(mut self) -> Option<Inlines> {
        self.words.extend(self.pictures);
        self.says_something.then_some(self.words)
    }
}
