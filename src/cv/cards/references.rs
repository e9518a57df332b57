//! Boxes that are publications: authors, title and journal in lines, and below them buttons.

use super::super::entries;
use super::{badges, cells};
use crate::document::{
    Block, BlockKind, Boxed, Definition, Inline, InlineKind, Inlines, Item, List, descendants, inlines_of, unboxed,
};
use crate::source::Span;
use crate::{fold, script, sentences};

/// The maximum length of a reference, in characters. A longer text includes an abstract.
const MAX_CHARS: usize = 900;
/// A publication's title has at least this many words.
const MIN_TITLE_WORDS: usize = 3;
/// Below a title there are at most this many lines.
const MAX_LINES: usize = 5;
/// This many boxes with a title and lines below it are a list.
const MIN_TITLED: usize = 3;
/// Of ten definitions or boxes, at least this many must be publications.
const READ_OF_TEN: usize = 8;
/// The maximum length of a name, in characters.
const MAX_NAME_CHARS: usize = 40;
/// The maximum length of a button, in characters.
const MAX_BUTTON_CHARS: usize = 24;
/// A label has at most this many words.
const MAX_LABEL_WORDS: usize = 2;
/// The maximum length of several buttons in one line, in characters.
const MAX_BAR_CHARS: usize = 80;
/// What links to a publication are labelled, folded.
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

/// Whether these boxes are publications, judging by their buttons, by their lines, or by the classes of these.
pub(super) fn are_all(boxes: &[&Boxed]) -> bool {
    let have_button = boxes.iter().filter(|found| has_button(&found.blocks)).count();
    let have_buttons = have_button > 1 && have_button * 2 >= boxes.len();
    let are_publications = have_buttons || are_titled(boxes) || are_marked(boxes);
    let readable = boxes.iter().filter(|found| item(&found.blocks).is_some()).count();
    are_publications && readable == boxes.len() || are_of_theme(boxes) && readable * 10 >= boxes.len() * READ_OF_TEN
}

/// Whether the boxes are those that acad-homepage has for papers, of which few say more, or those in which programs that know the
/// Citation Style Language put a reference, alone in a bibliography or not.
fn are_of_theme(boxes: &[&Boxed]) -> bool {
    const KINDS: &[&str] = &[badges::PAPER, "div.csl-entry", "div.csl-bib-body"];
    boxes.iter().all(|found| KINDS.contains(&&*found.kind))
}

/// Whether the site's style sheet knows the lines of these boxes as title and authors, or title and journal: `div.pub-authors`.
fn are_marked(boxes: &[&Boxed]) -> bool {
    const BESIDE_TITLE: &[&str] = &["author", "authors", "journal", "venue"];
    let is_marked = |found: &&&Boxed| {
        let kinds = descendants(&found.blocks).filter_map(|block| match &block.kind {
            BlockKind::Boxed(inner) => inner.kind.rsplit(['.', '-', '_']).next(),
            _ => None,
        });
        let parts: Vec<&str> = kinds.collect();
        parts.contains(&"title") && parts.iter().any(|part| BESIDE_TITLE.contains(part))
    };
    boxes.iter().filter(is_marked).count() * 10 >= boxes.len() * READ_OF_TEN
}

/// Whether each of several boxes is a title and the lines below it: authors, a journal, a place.
fn are_titled(boxes: &[&Boxed]) -> bool {
    let titled = boxes.iter().filter(|found| is_titled(&found.blocks)).count();
    titled >= MIN_TITLED && titled * 10 >= boxes.len() * READ_OF_TEN
}

fn is_titled(blocks: &[Block]) -> bool {
    let mut blocks = unboxed(blocks.to_vec());
    blocks.retain(|block| !cells::is_aside(block));
    let Some((title, lines)) = blocks.split_first() else { return false };
    let text = title.plain_text();
    let is_title =
        script::word_count(&text) >= MIN_TITLE_WORDS && !sentences::is_ended(&text) && !entries::tells_date(&text);
    let least = if matches!(title.kind, BlockKind::Heading { .. }) { 2 } else { 1 };
    let are_names = |block: &Block| matches!(&block.kind, BlockKind::List(list) if names_of(list).is_some());
    let are_lines = lines.iter().all(|line| cells::is_line(line) || are_names(line));
    is_title && (least..=MAX_LINES).contains(&lines.len()) && are_lines
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
    let mut lines = Lines::default();
    let mut details = Vec::new();
    for block in blocks {
        match block.kind {
            BlockKind::List(list) => match names_of(&list) {
                Some(names) => lines.add(names, block.span),
                None => details.push(Block::new(BlockKind::List(list), block.span)),
            },
            // Text after a list says more about the publication.
            _ if !details.is_empty() => return None,
            BlockKind::Paragraph(content) => lines.add(content, block.span),
            BlockKind::Heading { content, .. } => {
                lines.add(Inline::new(InlineKind::Strong(content), block.span).into(), block.span);
            }
            _ => return None,
        }
    }
    let words = lines.finish().filter(|words| words.plain_text().chars().count() <= MAX_CHARS)?;
    let reference = Block::new(BlockKind::Paragraph(words), span);
    Some(Item::new([reference].into_iter().chain(details).collect(), span))
}

/// Authors written as a list, as text.
fn names_of(list: &List) -> Option<Inlines> {
    let mut names = Inlines::new();
    for item in &list.items {
        let [Block { kind: BlockKind::Paragraph(name), span }] = &item.blocks[..] else { return None };
        let text = name.plain_text();
        let is_short = text.chars().count() <= MAX_NAME_CHARS && !text.ends_with('.');
        if !is_short || !(2..=5).contains(&text.split_whitespace().count()) {
            return None;
        }
        names.push_part(", ", name.clone(), *span);
    }
    Some(names)
}

/// A list of definitions whose terms are titles and whose descriptions are authors, journal and links as a list of references.
pub(super) fn of_definitions(block: Block) -> Block {
    let BlockKind::Definitions(all) = &block.kind else { return block };
    let read = |one: &Definition| {
        let blocks = blocks_of(one, block.span);
        let reference = item(&blocks);
        let is_publication = reference.is_some() && has_title(one);
        (reference.unwrap_or_else(|| Item::new(blocks, block.span)), is_publication)
    };
    let (items, are_publications): (Vec<Item>, Vec<bool>) = all.iter().map(read).unzip();
    let count = are_publications.iter().filter(|is_one| **is_one).count();
    if count < 2 || count * 10 < all.len() * READ_OF_TEN {
        return block;
    }
    Block::bullets(items, block.span)
}

fn blocks_of(definition: &Definition, span: Span) -> Vec<Block> {
    let terms = definition.terms.iter().map(|term| Block::new(BlockKind::Paragraph(term.clone()), span));
    terms.chain(definition.details.iter().flatten().cloned()).collect()
}

/// Whether the term is the title of a publication, and has a description.
fn has_title(definition: &Definition) -> bool {
    let [title] = &definition.terms[..] else { return false };
    script::word_count(&title.plain_text()) >= MIN_TITLE_WORDS && definition.details.len() > 1
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
        let is_link = |inline: &Inline| matches!(inline.kind, InlineKind::Link { .. });
        let is_bar =
            line.iter().all(|inline| is_link(inline) || inline.plain_text().chars().all(|c| !c.is_alphanumeric()));
        let text = line.plain_text();
        let length = text.trim().chars().count();
        let is_label = length <= MAX_BUTTON_CHARS && script::word_count(&text) <= MAX_LABEL_WORDS;
        let is_short = (is_label || is_bar && length <= MAX_BAR_CHARS) && self.says_something;
        // A row of buttons stays a row, which the site sets below the venue.
        let is_row = is_bar && line.iter().filter(|inline| is_link(inline)).count() > 1;
        match is_short && self.ends_short && !is_row {
            _ if self.words.is_empty() => {}
            true => self.words.push(Inline::text(" · ", span)),
            false => self.words.push(Inline::new(InlineKind::Break, span)),
        }
        self.words.extend(line);
        self.ends_short = is_short;
        let said = self.words.plain_text();
        self.says_something |= said.chars().count() > MAX_BUTTON_CHARS || script::word_count(&said) > MIN_TITLE_WORDS;
    }

    fn finish(mut self) -> Option<Inlines> {
        self.words.extend(self.pictures);
        self.says_something.then_some(self.words)
    }
}
