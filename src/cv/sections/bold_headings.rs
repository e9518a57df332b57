//! Lines that every reader, but no parser, takes for headings: `**Education**`, `Education:` in a list of its own, a title
//! between two rules. Only words that CVs use as section headings count.

use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, Item};
use crate::fold;
use crate::meanings;
use crate::script::word_count;
use crate::vocabulary::is_news_title;

/// The level of such a heading on a page that has no others.
const TOP: u8 = 2;

/// The blocks with such lines as headings.
pub(super) fn raise(blocks: Vec<Block>) -> Vec<Block> {
    let blocks = with_labels_apart(blocks);
    // If news follows such a line, so does everything else: a CV without news would lose it.
    let announces = |block: &Block| strong_words(block).is_some_and(|words| is_news_title(&words));
    let all_are = blocks.iter().any(announces);
    let usual = blocks.iter().filter(|block| is_usual(block)).filter_map(level).min();
    let section = usual.or_else(|| blocks.iter().filter_map(level).min()).unwrap_or(TOP);
    let mut out: Vec<Block> = Vec::new();
    let mut open = section;
    let mut is_open_usual = true;
    for (at, block) in blocks.iter().enumerate() {
        let is_rule = |block: Option<&Block>| block.is_some_and(|block| matches!(block.kind, BlockKind::Rule));
        let is_ruled = is_rule(out.last()) && is_rule(blocks.get(at + 1));
        let short = || if all_are { short_line(block) } else { None };
        let contact = || contact_line(block, blocks.get(at + 1));
        match line(block, is_ruled).or_else(contact).or_else(short) {
            Some(content) if at + 1 < blocks.len() => {
                // No part of a text on something else is one's education, and contacts are part of nothing.
                let words = content.plain_text();
                let is_apart = !is_open_usual && meanings::name_of(&words) == Some("education") || is_contact(&words);
                let level = if is_apart { section } else { open };
                out.push(Block::new(BlockKind::Heading { level, content }, block.span));
            }
            _ => out.push(block.clone()),
        }
        if let (Some(own), BlockKind::Heading { content, .. }) = (level(block), &block.kind) {
            open = if own < section || is_about(content) { section } else { own + 1 };
            is_open_usual = meanings::is_usual(&content.plain_text());
        }
    }
    out
}

/// The blocks, with the label that a list ends with, above a rule, as a list of its own.
fn with_labels_apart(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        let label = match (out.last_mut().map(|last| &mut last.kind), &block.kind) {
            (Some(BlockKind::List(list)), BlockKind::Rule) if list.items.len() > 1 => {
                let is_label =
                    |item: &Item| labelled(&item.blocks).is_some_and(|words| meanings::is_usual(&words.plain_text()));
                list.items.pop_if(|item| is_label(item))
            }
            _ => None,
        };
        out.extend(label.map(|item| {
            let span = item.span;
            Block::bullets(vec![item], span)
        }));
        out.push(block);
    }
    out
}

fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    }
}

/// Whether a block is a heading that sections of CVs have.
fn is_usual(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Heading { content, .. } if meanings::is_usual(&content.plain_text()))
}

/// Whether a section is about the author: what other pages have as sections are not parts of it.
fn is_about(heading: &Inlines) -> bool {
    meanings::name_of(&heading.plain_text()) == Some("about")
}

/// The words of a block that is such a line.
fn line(block: &Block, is_ruled: bool) -> Option<Inlines> {
    let content = match &block.kind {
        BlockKind::Paragraph(content) if is_ruled || is_strong(content) => content,
        BlockKind::List(list) if !list.is_numbered() => match &list.items[..] {
            [item] => labelled(&item.blocks)?,
            _ => return None,
        },
        _ => return None,
    };
    let words = content.plain_text();
    meanings::is_usual(&words).then(|| as_heading(content.clone()))
}

/// The words of a bold line above an e-mail address.
fn contact_line(block: &Block, next: Option<&Block>) -> Option<Inlines> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let is_one = strong_words(block).is_some_and(|words| is_contact(&words));
    (is_one && next?.plain_text().contains('@')).then(|| as_heading(content.clone()))
}

fn is_contact(words: &str) -> bool {
    matches!(fold::words(words).as_str(), "contact" | "contacts" | "contact information" | "contact details")
}

/// The words of a paragraph that is all bold.
fn strong_words(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Paragraph(content) if is_strong(content) => Some(content.plain_text()),
        _ => None,
    }
}

/// A bold line of a few words.
fn short_line(block: &Block) -> Option<Inlines> {
    const MAX_WORDS: usize = 6;
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let words = strong_words(block)?;
    let is_link = |inline: &Inline| matches!(inline.kind, InlineKind::Link { .. });
    let is_name = content.iter().any(is_link) && !is_news_title(&words);
    (word_count(&words) <= MAX_WORDS && !is_name).then(|| as_heading(content.clone()))
}

/// The words of a sole item that is a label.
fn labelled(blocks: &[Block]) -> Option<&Inlines> {
    match blocks {
        [Block { kind: BlockKind::Paragraph(content) | BlockKind::Heading { content, .. }, .. }] => {
            content.plain_text().trim_end().ends_with([':', '：']).then_some(content)
        }
        _ => None,
    }
}

/// Whether all words are bold, those of links included.
pub(super) fn is_strong(content: &Inlines) -> bool {
    let is_strong = |inline: &&Inline| match &inline.kind {
        InlineKind::Strong(_) => true,
        InlineKind::Link { content, .. } => content.iter().all(|inline| matches!(inline.kind, InlineKind::Strong(_))),
        _ => false,
    };
    let is_gap = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) => text.trim_matches([' ', '\n', ':', '：']).is_empty(),
        InlineKind::Break => true,
        _ => false,
    };
    content.iter().any(|inline| is_strong(&inline)) && content.iter().all(|inline| is_strong(&inline) || is_gap(inline))
}

/// The words without their marks, as a heading has its own, and without a colon at the end.
pub(super) fn as_heading(content: Inlines) -> Inlines {
    let mut out = Inlines::new();
    for inline in content {
        let span = inline.span;
        match inline.kind {
            InlineKind::Strong(inner) => out.extend(inner),
            InlineKind::Break if out.is_empty() => {}
            InlineKind::Link { target, content } => {
                out.push(Inline::new(InlineKind::Link { target, content: as_heading(content) }, span));
            }
            kind => out.push(Inline::new(kind, span)),
        }
    }
    out.shorten_last(|text| text.trim_end_matches([' ', ':', '：']));
    out.drop_empty_texts();
    out.shorten_last(|text| text.trim_end_matches([' ', ':', '：']));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, List};
    use crate::source::{Source, Sources, Span};

    /// Lines with `#` are headings, with `**` bold, with `- ` lists; `---` is a rule.
    fn outline(text: &str) -> String {
        let span = Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0);
        let block = |line: &str| {
            let words = line.trim_start_matches('#');
            let text = |text: &str| Inlines::text(text.trim(), span);
            let kind = match line.len() - words.len() {
                0 if line == "---" => BlockKind::Rule,
                0 if line.starts_with("- ") => {
                    let paragraph = |words: &str| vec![Block::new(BlockKind::Paragraph(text(words)), span)];
                    let items = line[2..].split(';').map(|words| Item::new(paragraph(words), span));
                    BlockKind::List(List::of_bullets(items.collect()))
                }
                0 if line.starts_with("**") => {
                    let (bold, rest) = line[2..].split_once("**").unwrap_or_default();
                    let mut content = Inlines::from([Inline::new(InlineKind::Strong(text(bold)), span)]);
                    content.extend((!rest.is_empty()).then(|| Inline::text(rest, span)));
                    BlockKind::Paragraph(content)
                }
                0 => BlockKind::Paragraph(text(line)),
                level => BlockKind::Heading { level: u8::try_from(level).unwrap_or(6), content: text(words) },
            };
            Block::new(kind, span)
        };
        let shown = raise(text.lines().map(block).collect()).into_iter().map(|block| match block.kind {
            BlockKind::Heading { level, content } => format!("{level}{}", content.plain_text()),
            BlockKind::Rule => "-".to_owned(),
            _ => ".".to_owned(),
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bold_lines_with_the_words_of_a_section_are_headings() {
        for (page, expected) in [
            ("**Education**\na\n**Awards:**\nb", "2Education . 2Awards ."),
            ("**Education**:\na", "2Education ."),
            ("# About me\na\n**Education**\nb\n# Papers\nc", "1About me . 1Education . 1Papers ."),
            ("# Ada Ek\n**About me**\na\n### Education\nb", "1Ada Ek 3About me . 3Education ."),
            ("## Work\n**Teaching**\na", "2Work 3Teaching ."),
            ("---\nWork Experience\n---\na", "- 2Work Experience - ."),
            ("## Work on foam\n**Education**\na", "2Work on foam 2Education ."),
            ("## Education\n**Contact**\nada@uni.org", "2Education 2Contact ."),
            ("## Education\n**Contact**\nWe met at sea.", "2Education . ."),
            ("- Education:\na", "2Education ."),
            ("- Tides; Education:\n---\na", ". 2Education - ."),
            ("- Tides; Education:\na", ". ."),
            ("**Tide Centre**\na", ". ."),
            ("**Education** is dear to me\na", ". ."),
            ("Education\na", ". ."),
            ("- Education\na", ". ."),
            ("a\n**Education**", ". ."),
            ("**News**\na\n**The tides of all the seas we know**\nb", "2News . . ."),
            ("**动态**\na\n**项目**\nb", "2动态 . 2项目 ."),
            ("**动态**\na\n**我们建立了北海潮汐的观测网络**\nb", "2动态 . . ."),
        ] {
            assert_eq!(outline(page), expected, "{page}");
        }
    }
}
