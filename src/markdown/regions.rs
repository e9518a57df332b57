//! What the Markdown parser makes of a text, asked before the text is mended.
//!
//! The passes that mend a text have to know where they must keep out: a `<!--` in a code span is code. No second,
//! half-right scanner decides that here; the parser itself is asked.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::comment::at_start;

/// The extensions that pages are read with.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
}

/// What the parser reads in `text`, and where. Its places may lie within a character where a tab is half indentation and half
/// text; these do not.
pub(super) fn events<'a>(parser: Parser<'a>, text: &'a str) -> impl Iterator<Item = (Event<'a>, Range<usize>)> {
    parser.into_offset_iter().map(|(event, range)| {
        let end = text.ceil_char_boundary(range.end);
        (event, text.floor_char_boundary(range.start).min(end)..end)
    })
}

/// What of `within` lies between places, which may overlap and come in any order.
pub(crate) fn gaps(within: Range<usize>, mut places: Vec<Range<usize>>) -> Vec<Range<usize>> {
    places.sort_by_key(|range| range.start);
    let mut gaps = Vec::new();
    let mut done = within.start;
    for place in places {
        if done < place.start {
            gaps.push(done..place.start);
        }
        done = done.max(place.end);
    }
    if done < within.end {
        gaps.push(done..within.end);
    }
    gaps
}

/// Places in a text.
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// Code spans and code blocks.
    pub code: Ranges,
    /// Code, HTML tags, and the targets of links.
    pub untouchable: Ranges,
    /// Links that consist of the name of a link definition: `[name]`.
    pub shortcuts: Vec<Range<usize>>,
    /// Headings that are underlined, from the first line to the underline.
    pub underlined: Vec<Range<usize>>,
    /// Where lines start that continue a paragraph.
    pub continuations: Vec<usize>,
    /// Paragraphs, those of tight list items left out.
    pub paragraphs: Vec<Range<usize>>,
    /// What stands first in tight list items.
    pub items: Vec<Range<usize>>,
    pub tables: Vec<Range<usize>>,
}

impl Regions {
    /// Asks the parser.
    pub(super) fn of(text: &str) -> Self {
        let mut regions = Self::default();
        let mut tail = 0;
        // Whether an item has begun and nothing else in it.
        let mut in_item = false;
        let parser = Parser::new_ext(text, options());
        let definitions: Vec<_> = parser.reference_definitions().iter().map(|(_, def)| def.span.clone()).collect();
        for (event, range) in events(parser, text) {
            match &event {
                Event::Start(Tag::Item) => {
                    in_item = true;
                    regions.items.push(range.start..range.start);
                }
                Event::End(TagEnd::Item) => in_item = false,
                Event::Start(tag) if !is_of_text(tag) => in_item = false,
                _ => {
                    if let Some(item) = regions.items.last_mut().filter(|_| in_item) {
                        let is_first = item.start == item.end;
                        *item = if is_first { range.clone() } else { item.start..item.end.max(range.end) };
                    }
                }
            }
            match &event {
                Event::Start(Tag::CodeBlock(kind)) if kind.is_fenced() || is_code(&text[range.clone()]) => {
                    regions.keep_out(range.clone());
                    regions.code.push(range.clone());
                }
                Event::Code(_) => {
                    regions.keep_out(range.clone());
                    regions.code.push(range.clone());
                }
                Event::Start(Tag::HtmlBlock) => regions.keep_code_behind_comment(text, range.clone()),
                Event::InlineHtml(_) => regions.keep_out(range.clone()),
                Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                    regions.keep_out(range.clone());
                }
                Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                    tail = range.start;
                    if *link_type == LinkType::Shortcut {
                        regions.shortcuts.push(range.clone());
                    }
                }
                Event::End(TagEnd::Link | TagEnd::Image) => regions.keep_out(tail.min(range.end)..range.end),
                Event::Start(Tag::Heading { .. }) if text[range.clone()].trim_end().contains('\n') => {
                    regions.underlined.push(range.clone());
                }
                Event::Start(Tag::Paragraph) => regions.paragraphs.push(range.clone()),
                Event::Start(Tag::Table(_)) => regions.tables.push(range.clone()),
                Event::SoftBreak | Event::HardBreak => regions.continuations.push(range.end),
                _ => {}
            }
            if !matches!(event, Event::Start(_)) {
                tail = tail.max(range.end);
            }
        }
        for span in definitions {
            regions.keep_out(span);
        }
        regions.untouchable.settle();
        regions.code.settle();
        regions
    }

    /// Whether a heading that is underlined holds `offset`.
    pub(super) fn is_in_heading(&self, offset: usize) -> bool {
        let next = self.underlined.partition_point(|heading| heading.end <= offset);
        self.underlined.get(next).is_some_and(|heading| heading.start <= offset)
    }

    /// To the parser a line that starts with a comment is HTML to its end; a site shows what follows the comment.
    fn keep_code_behind_comment(&mut self, text: &str, block: Range<usize>) {
        let html = &text[block.clone()];
        let html = html.trim_start();
        let behind = at_start(html).map(|comment| &html[comment.range.end..]);
        let Some(behind) = behind.filter(|behind| behind.contains('`')) else { return };
        let start = block.end - behind.len();
        for (event, range) in events(Parser::new_ext(behind, options()), behind) {
            if let Event::Code(_) = event {
                let code = start + range.start..start + range.end;
                self.keep_out(code.clone());
                self.code.push(code);
            }
        }
    }

    fn keep_out(&mut self, range: Range<usize>) {
        self.untouchable.push(range);
    }
}

/// Whether an element is one of running text.
fn is_of_text(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// Whether an indented block is code. A page indents the HTML inside its containers, and hides things there.
fn is_code(block: &str) -> bool {
    !block.trim_start().starts_with('<')
}

/// A set of places, in order.
#[derive(Debug, Default)]
pub(super) struct Ranges {
    list: Vec<Range<usize>>,
}

impl Ranges {
    fn push(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.list.push(range);
        }
    }

    /// Puts the places in order and joins those that overlap.
    fn settle(&mut self) {
        self.list.sort_by_key(|range| range.start);
        self.list.dedup_by(|next, last| {
            let overlaps = next.start < last.end;
            if overlaps {
                last.end = last.end.max(next.end);
            }
            overlaps
        });
    }

    /// The places, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.list.iter()
    }

    /// The place that holds `offset`.
    pub(super) fn around(&self, offset: usize) -> Option<Range<usize>> {
        let next = self.list.partition_point(|range| range.start <= offset);
        let range = self.list.get(next.checked_sub(1)?)?;
        range.contains(&offset).then(|| range.clone())
    }

    /// Whether any place shares a byte with `range`.
    pub(super) fn touch(&self, range: &Range<usize>) -> bool {
        let next = self.list.partition_point(|place| place.end <= range.start);
        self.list.get(next).is_some_and(|place| place.start < range.end.max(range.start + 1))
    }
}
