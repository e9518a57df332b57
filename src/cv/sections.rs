//! From a page's blocks to sections: headings get levels without gaps, and titles that would appear twice go.
//!
//! The name at the top of the document is level 1. Sections are level 2 whatever the page starts with, their parts are
//! level 3, and so on.

use crate::diagnostic::{Code, Diagnostic, Outcome, PRINTED};
use crate::document::{Block, BlockKind, Document, InlineKind, each_inline_mut};
use crate::fold;
use crate::meanings;
use crate::script::word_count;
use crate::source::{Span, Spanned};

use super::model::{Content, Heading, Section};

mod bold_headings;
mod lift;
mod research;
mod titles;
mod topics;
mod years;

pub(super) use lift::{heading_to_line, titles_to_lines};
pub(super) use research::with_papers_apart;
pub use titles::evident_name;
pub(super) use topics::{about_first, in_order, is_research, leisure_last, meanings_of, position, raise_parts};

/// The level of a section's heading; the name is level 1.
pub(crate) const SECTION: u8 = 2;

/// The position of a page among the pages of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageOrder {
    /// The first page: its title is left to the document.
    First,
    /// A later page: its title becomes a section, unless it only says "CV".
    Later,
}

/// A heading and the blocks under it, as the page has them.
struct Part {
    heading: Option<Heading>,
    blocks: Vec<Block>,
}

/// The sections of a page.
///
/// `title` is what the page calls itself in its front matter; `names` are the profile's names, the printed one first.
/// Slots are still there, as blocks; footnotes are not (see [`take_footnotes`]).
pub fn from_page(
    document: Document,
    title: Option<&Spanned<String>>,
    names: &[&str],
    place: PageOrder,
) -> Outcome<Vec<Section>> {
    let mut diagnostics = Vec::new();
    let mut blocks = document.blocks;
    titles::raise_name(&mut blocks, names);
    let mut parts = split(bold_headings::raise(lift::lift(blocks)));
    let says_title = place == PageOrder::Later && titles::begins_with(&parts, title);
    // Below a title of its own, a page begins with a section.
    let is_titled = place == PageOrder::Later && title.is_some_and(|title| titles::is_of_a_section(title, names));
    titles::drop_title(&mut parts, names, says_title || is_titled, &mut diagnostics);
    if !is_titled {
        titles::title_block(&mut parts, place, &mut diagnostics);
    }
    if place == PageOrder::Later {
        titles::head_parts(&mut parts);
    }
    titles::head_titles(&mut parts);
    years::lower(&mut parts);
    level(&mut parts);
    if place == PageOrder::Later && !says_title {
        titles::add_title(&mut parts, title, names);
    }
    let sections = parts.into_iter().filter(|part| part.heading.is_some() || !part.blocks.is_empty());
    Outcome::new(sections.map(Section::from).collect(), diagnostics)
}

/// A heading with a capital, where it is one that CVs usually have: a site's `publications`, which its menu has in lower case, is
/// `Publications` on paper.
fn with_capital(heading: Heading) -> Heading {
    let text = heading.content.plain_text();
    let is_usual = meanings::is_usual(&text) || meanings::topic::RESEARCH == text;
    let is_low = text == text.to_lowercase() && is_usual;
    if is_low { Heading { content: heading.content.capitalised(), ..heading } } else { heading }
}

impl From<Part> for Section {
    fn from(part: Part) -> Self {
        Self { heading: part.heading.map(with_capital), content: part.blocks.into_iter().map(Content::Block).collect() }
    }
}

/// Cuts a page at its headings. The first part has none; a heading without words starts no part.
fn split(blocks: Vec<Block>) -> Vec<Part> {
    let mut parts = vec![Part { heading: None, blocks: Vec::new() }];
    for block in blocks {
        match block.kind {
            BlockKind::Heading { content, .. } if content.is_blank() => {}
            BlockKind::Heading { level, content } => {
                // Headings of a level look alike, whether the page sets some in bold or not.
                let content =
                    if bold_headings::is_strong(&content) { bold_headings::as_heading(content) } else { content };
                parts.push(Part { heading: Some(Heading { level, content, span: block.span }), blocks: Vec::new() });
            }
            kind => parts.last_mut().expect("one from the start").blocks.push(Block::new(kind, block.span)),
        }
    }
    parts.iter_mut().for_each(trim_rules);
    parts
}

/// Rules at the ends of a section add nothing to its heading.
fn trim_rules(part: &mut Part) {
    let is_rule = |block: &Block| matches!(block.kind, BlockKind::Rule);
    while part.blocks.last().is_some_and(is_rule) {
        part.blocks.pop();
    }
    let leading = part.blocks.iter().take_while(|block| is_rule(block)).count();
    part.blocks.drain(..leading);
}

/// Gives headings levels from [`SECTION`] on, without a gap.
fn level(parts: &mut [Part]) {
    let mut open: Vec<u8> = Vec::new();
    for heading in parts.iter_mut().filter_map(|part| part.heading.as_mut()) {
        while open.last().is_some_and(|&level| level >= heading.level) {
            open.pop();
        }
        open.push(heading.level);
        heading.level = SECTION - 1 + u8::try_from(open.len()).unwrap_or(u8::MAX - SECTION);
    }
}

/// Takes the footnotes out of a page and numbers them from `first` on, marks included.
pub fn take_footnotes(document: &mut Document, first: usize) -> Vec<crate::document::Footnote> {
    let shift = first.saturating_sub(1);
    each_inline_mut(&mut document.blocks, &mut |inline| {
        if let InlineKind::FootnoteMark(number) = &mut inline.kind {
            *number += shift;
        }
    });
    let mut notes = Vec::new();
    document.blocks.retain_mut(|block| match &mut block.kind {
        BlockKind::Footnotes(found) => {
            notes.append(found);
            false
        }
        _ => true,
    });
    for note in &mut notes {
        note.number += shift;
    }
    notes
}

/// A part of a section that says fewer words may be said twice on purpose.
const LONG_PART: usize = 30;

/// Takes out sections (with their parts) that repeat an earlier one, or a long part of one, word for word.
pub fn drop_repeated(sections: Vec<Section>) -> Outcome<Vec<Section>> {
    let mut diagnostics = Vec::new();
    let mut seen: Vec<(String, Span)> = Vec::new();
    let mut kept = Vec::new();
    for group in groups(sections) {
        let Some(heading) = &group[0].heading else {
            kept.extend(group);
            continue;
        };
        let text = group.iter().map(said).collect::<Vec<_>>().join("\n");
        let words = heading.content.plain_text();
        match seen.iter().find(|(known, _)| *known == text) {
            Some((_, first)) => diagnostics.push(
                Diagnostic::loss(Code::DroppedSection, format!("the section “{}” appears twice", words.trim()))
                    .at(heading.span)
                    .label(*first, PRINTED),
            ),
            None => {
                seen.push((text, heading.span));
                seen.extend(long_parts(&group));
                kept.extend(group);
            }
        }
    }
    Outcome::new(kept, diagnostics)
}

/// What the long parts of a section say, each with its own parts and the place of its heading.
fn long_parts(group: &[Section]) -> impl Iterator<Item = (String, Span)> {
    let text = |at: usize| Section::with_parts(group, at).iter().map(said).collect::<Vec<_>>().join("\n");
    let part = move |at: usize| Some((text(at), group[at].heading.as_ref()?.span));
    (1..group.len()).filter_map(part).filter(|(text, _)| word_count(text) >= LONG_PART)
}

/// What a section says, for comparison.
fn said(section: &Section) -> String {
    let heading = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
    let content = section.content.iter().map(|content| match content {
        Content::Block(block) => block.plain_text(),
        other => format!("{other:?}"),
    });
    fold::words(&format!("{heading}\n{}", content.collect::<Vec<_>>().join("\n")))
}

/// Raises sections so that the first of them is at the document's top level.
pub(crate) fn raise(sections: &mut [Section]) {
    let top = sections.first().and_then(Section::level).unwrap_or(SECTION);
    for heading in sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        heading.level = heading.level.saturating_sub(top - SECTION).max(SECTION);
    }
}

/// Sections with the deeper ones that follow them: every group starts with a section of level 2 or without a heading.
pub(crate) fn groups(sections: Vec<Section>) -> Vec<Vec<Section>> {
    let mut out: Vec<Vec<Section>> = Vec::new();
    for section in sections {
        let deeper = section.heading.as_ref().is_some_and(|heading| heading.level > SECTION);
        match out.last_mut() {
            Some(group) if deeper => group.push(section),
            _ => out.push(vec![section]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inlines;
    use crate::source::{Source, Sources};

    fn span() -> Span {
        Span::new(Sources::new().add(Source::new("cv.md", "")), 0..0)
    }

    /// Lines that start with `#` are headings, the others paragraphs.
    fn page(text: &str) -> Document {
        let block = |line: &str| {
            let words = line.trim_start_matches('#');
            let content = Inlines::text(words.trim(), span());
            let kind = match line.len() - words.len() {
                0 => BlockKind::Paragraph(content),
                level => BlockKind::Heading { level: level as u8, content },
            };
            Block::new(kind, span())
        };
        Document { blocks: text.lines().map(block).collect(), ..Document::default() }
    }

    /// The sections' headings with their levels, a dash for none; losses follow after a bar.
    fn outline(text: &str, title: &str, names: &[&str], place: PageOrder) -> String {
        let title = Spanned::new(title.to_owned(), span());
        let (sections, losses) = from_page(page(text), Some(&title), names, place).into_parts();
        let sections = sections.unwrap_or_default();
        let show = |section: &Section| match &section.heading {
            None => "-".to_owned(),
            Some(heading) => format!("{}{}", heading.level, heading.content.plain_text()),
        };
        let mut out = sections.iter().map(show).collect::<Vec<_>>().join(" ");
        losses.iter().for_each(|loss| out.push_str(&format!(" | {}", loss.message)));
        out
    }

    #[test]
    fn levels_start_at_two_and_have_no_gaps() {
        let levels = |text| outline(text, "", &["Jane Doe"], PageOrder::First);
        assert_eq!(levels("text\n# Bio\na\n# News\nb"), "- 2Bio 2News");
        assert_eq!(levels("# A\na\n## B\nb\n# C\nc"), "2A 3B 2C");
        assert_eq!(levels("### A\na\n##### B\nb\n### C\nc"), "2A 3B 2C");
        assert_eq!(levels("#### A\na\n# B\nb\n### C\nc"), "2A 2B 3C");
        assert_eq!(levels("text\n# Essays\n### A\na\n### B\nb"), "- 2Essays 3A 3B");
        assert_eq!(levels("# Education\n## Uni One\na"), "2Education 3Uni One");
        assert_eq!(levels("## Talks\n### 2024\na\n### 2023\nb"), "2Talks 32024 32023");
        assert_eq!(levels("# About\n## Education\na"), "2About 2Education");
        assert_eq!(levels("text\n# Essays\nc\n### A\na\n### B\nb"), "- 2Essays 2A 2B");
        assert_eq!(
            levels("text\n## Publications\n## 2024\na\n### On tides\nb\n## 2023\nc\n## Talks\nd"),
            "- 2Publications 32024 4On tides 32023 2Talks"
        );
    }

    #[test]
    fn the_name_and_the_title_are_not_sections() {
        let sections = |text| outline(text, "", &["Jane Doe", "简·多伊"], PageOrder::First);
        assert_eq!(sections("# Jane Doe\nI am …\n## Education\na"), "- 2Education");
        assert_eq!(
            sections("# Dr. Jane Doe\nI am …\n# Education\na"),
            "- 2Education | the heading “Dr. Jane Doe” is left out: the name is in the header"
        );
        assert_eq!(
            sections("# Jane Doe (she/her)\nI am …\n# Education\na"),
            "- 2Education | the heading “Jane Doe (she/her)” is left out: the name is in the header"
        );
        assert_eq!(
            sections("# Curriculum Vitae\n## Education\na"),
            "2Education | the heading “Curriculum Vitae” is left out: it only says what the document is"
        );
        assert_eq!(sections("# About me\nI am …\n## Education\na"), "2About me 2Education");
        assert_eq!(sections("# Jane Doe’s group\na\n# News\nb"), "2Jane Doe’s group 2News");
    }

    #[test]
    fn a_heading_that_is_a_name_names_the_document() {
        let name = |text: &str| evident_name(&page(text)).map(|name| name.value);
        for heading in
            ["Jane Doe", "Jane Doe (she/her)", "🌊 Jane Doe 🌊", "Curriculum Vitae: Jane Doe", "Jane Doe’s CV"]
        {
            assert_eq!(name(&format!("# {heading}\n# Education")).as_deref(), Some("Jane Doe"), "{heading}");
        }
        for page in ["# CV (Jane Doe)", "# About me\n## Jane Doe", "# Welcome\n# Jane Doe"] {
            assert_eq!(name(page).as_deref(), Some("Jane Doe"), "{page}");
        }
        for heading in ["Education", "Tide Lab", "Talks: Jane Doe"] {
            assert_eq!(name(&format!("# {heading}\n# Jane Doe")), None, "{heading}");
        }
        for page in ["# Curriculum Vitae\n## Jane Doe\na", "# Lebenslauf von Jane Doe\na"] {
            assert_eq!(name(page).as_deref(), Some("Jane Doe"), "{page}");
            let outline = outline(page, "", &["Jane Doe"], PageOrder::First);
            assert!(outline.starts_with("- |") && outline.matches(" | ").count() == 1, "{outline}");
        }
        assert_eq!(name("I study tides.\n# Jane Doe"), None);
    }

    #[test]
    fn a_later_page_brings_its_title_unless_it_only_says_cv() {
        let sections = |text, title| outline(text, title, &["Jane Doe"], PageOrder::Later);
        assert_eq!(sections("# Education\na", "CV"), "2Education");
        assert_eq!(sections("one\n## 2024\na", "Publications"), "2Publications 32024");
        assert_eq!(sections("# Publications\na", "Publications"), "2Publications");
        assert_eq!(sections("# Education\na", "Jane Doe: CV"), "2Education");
    }

    #[test]
    fn headings_with_nothing_under_them_at_the_top_are_lines() {
        let sections = |text, place| outline(text, "", &["Jane Doe"], place);
        assert_eq!(sections("Tide Centre\n#### Postdoc\n### About\na", PageOrder::First), "- 2About");
        assert_eq!(
            sections("# Jane Doe\n### Bergen 7, NO\n### j@doe.org\n# Education\na", PageOrder::First),
            "- 2Education"
        );
        assert_eq!(
            sections("# Jane Doe\n### Bergen 7, NO\n# Education\na", PageOrder::Later),
            "2Education | the heading “Bergen 7, NO” is left out: nothing stands between it and the next heading"
        );
        assert_eq!(sections("# Education\n# Awards\na", PageOrder::First), "2Education 2Awards");
        assert_eq!(sections("# Papers\n## 2024\na\n# Talks\nb", PageOrder::First), "2Papers 32024 2Talks");
    }

    #[test]
    fn a_section_that_is_there_twice_is_printed_once() {
        let twice = from_page(page("# Bio\na\n# News\nb\n# Bio\na"), None, &[], PageOrder::First)
            .into_value()
            .unwrap_or_default();
        let outcome = drop_repeated(twice);
        assert_eq!(outcome.value().map(Vec::len), Some(2));
        assert_eq!(outcome.diagnostics()[0].code, Code::DroppedSection);
    }
}
