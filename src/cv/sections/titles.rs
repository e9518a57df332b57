//! The headings at the top of a page that are not sections: the name, the kind of document, lines of a title block.

use super::bold_headings::is_strong;
use super::{PageOrder, Part, SECTION};
use crate::cv::model::Heading;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Block, BlockKind, Document, InlineKind, Inlines};
use crate::fold;
use crate::meanings::{self, topic};
use crate::names::{evidently_a_name, is_title, name_in, without_pronouns};
use crate::script::word_count;
use crate::source::Spanned;
use crate::vocabulary::{CV_TITLES, HOME_TITLES, is_cv_title, is_news_title, says_cv, without_cv_title};

/// Words that may appear next to a name or a document's title without making it a section. Folded, `Ph.D.` is two words.
const FILLERS: &[&str] = &["of", "for", "the", "my", "a", "academic", "full", "short", "brief", "ph", "d"];

fn is_filler(word: &str) -> bool {
    word.is_empty() || FILLERS.contains(&word) || is_title(word)
}

/// Takes out the first heading where it is the name or only says what kind of document this is; a sole level-1
/// heading with text of its own becomes a section like those after it, unless it `titles` a later page.
pub(super) fn drop_title(parts: &mut Vec<Part>, names: &[&str], titles: bool, diagnostics: &mut Vec<Diagnostic>) {
    let Some(first) = parts.get(1).and_then(|part| part.heading.as_ref()) else { return };
    let (text, span) = (first.content.plain_text(), first.span);
    let deeper = parts[2..].iter().filter_map(|part| part.heading.as_ref()).map(|heading| heading.level).min();
    let sole = deeper.is_some_and(|level| level > first.level);
    // Below an introduction it heads what is deeper, if it has nothing of its own or that names no section of a CV.
    let has_sections = parts[2..].iter().any(names_a_section);
    let heads_parts = parts[1].blocks.is_empty() || first.level > 1 && !has_sections;
    let is_section = !parts[0].blocks.is_empty() && heads_parts || meanings::is_usual(&text) && !has_sections;
    let is_name = is_name(&text, names);
    let stands_above_all = sole || parts[1].blocks.is_empty();
    if says_whose(&text, names) || (stands_above_all && is_document_title(&text, names)) {
        if names.first().is_none_or(|name| fold::words(name) != fold::words(&text)) {
            let why = if is_name { "the name is in the header" } else { "it only says what the document is" };
            let message = format!("the heading “{}” is left out: {why}", text.trim());
            diagnostics.push(Diagnostic::loss(Code::DroppedSection, message).at(span));
        }
        let blocks = parts.remove(1).blocks;
        let is_alone = blocks.is_empty();
        parts[0].blocks.extend(blocks);
        // `Curriculum Vitae`, and below it the name.
        let next = parts.get(1).and_then(|part| part.heading.as_ref()).map(|heading| heading.content.plain_text());
        if is_alone && !is_name && next.is_some_and(|next| self::is_name(&next, names)) {
            drop_title(parts, names, titles, diagnostics);
        }
    } else if let (true, Some(level), Some(heading)) =
        (sole && !titles && !is_section, deeper, parts[1].heading.as_mut())
    {
        heading.level = level;
    }
}

/// Whether a part has a heading that CVs usually have.
fn names_a_section(part: &Part) -> bool {
    part.heading.as_ref().is_some_and(|heading| meanings::is_usual(&heading.content.plain_text()))
}

/// Lets the first heading of a later page head those of its level, where it has nothing of its own and names a section: `Teaching`,
/// above courses.
pub(super) fn head_parts(parts: &mut [Part]) {
    let [before, Part { heading: Some(title), blocks }, rest @ ..] = parts else { return };
    let level = title.level;
    let is_title = before.heading.is_none() && before.blocks.is_empty() && blocks.is_empty();
    let is_at_level = |part: &Part| part.heading.as_ref().is_some_and(|heading| heading.level == level);
    let is_section = is_title && meanings::is_usual(&title.content.plain_text());
    if is_section && rest.first().is_some_and(is_at_level) && !rest.iter().any(names_a_section) {
        for heading in rest.iter_mut().filter_map(|part| part.heading.as_mut()) {
            heading.level += 1;
        }
    }
}

/// A heading that heads others has no more words than this, and each of those no fewer.
const MAX_HEAD: usize = 3;
const MIN_TITLE: usize = 6;

/// Lets a heading with nothing of its own head the titles below it that are of its level: `#### Publications`, above papers.
pub(super) fn head_titles(parts: &mut [Part]) {
    let mut head: Option<u8> = None;
    for at in 0..parts.len() {
        let next = parts.get(at + 1).and_then(|part| part.heading.as_ref());
        let next = next.map(|heading| (heading.level, word_count(&heading.content.plain_text())));
        let Part { heading: Some(heading), blocks } = &mut parts[at] else { continue };
        let words = word_count(&heading.content.plain_text());
        let is_below = |level: u8| heading.level == level && words >= MIN_TITLE;
        if head.is_some_and(is_below) {
            heading.level += 1;
        } else if head.is_none_or(|level| heading.level <= level) {
            let heads = blocks.is_empty()
                && words <= MAX_HEAD
                && next.is_some_and(|next| next.0 == heading.level && next.1 >= MIN_TITLE);
            head = heads.then_some(heading.level);
        } else {
            // What is below one of the titles.
            heading.level += 1;
        }
    }
}

/// Headings with nothing under them at the top of a page say who, where and how to be reached: lines of a title block. A later
/// page repeats what the document's header says.
pub(super) fn title_block(parts: &mut Vec<Part>, place: PageOrder, diagnostics: &mut Vec<Diagnostic>) {
    // A page of nothing but headings has them in place of a list.
    if parts.iter().all(|part| part.blocks.is_empty()) {
        return;
    }
    while let [_, Part { heading: Some(line), blocks }, Part { heading: Some(next), .. }, ..] = &parts[..] {
        let words = line.content.plain_text();
        if !blocks.is_empty()
            || next.level > line.level
            || !stands_right_above(line, next)
            || meanings::is_usual(&words)
            || is_news_title(&words)
        {
            break;
        }
        let (content, span) = (line.content.clone(), line.span);
        parts.remove(1);
        if place == PageOrder::First {
            parts[0].blocks.push(Block::new(BlockKind::Paragraph(content), span));
        } else {
            let message =
                format!("the heading “{}” is left out: nothing stands between it and the next heading", words.trim());
            diagnostics.push(Diagnostic::loss(Code::DroppedSection, message).at(span));
        }
    }
}

/// Whether there is room for blank lines and a line break between two headings, and no more: a larger gap may be a list that was
/// taken out.
fn stands_right_above(heading: &Heading, next: &Heading) -> bool {
    const MOST: u32 = 16;
    heading.span.source == next.span.source && next.span.start.saturating_sub(heading.span.end) <= MOST
}

/// Whether the first heading of a page is its title.
pub(super) fn begins_with(parts: &[Part], title: Option<&Spanned<String>>) -> bool {
    let first = parts.iter().find_map(|part| part.heading.as_ref());
    title.zip(first).is_some_and(|(title, heading)| heading.folded() == fold::words(&title.value))
}

/// Whether a page has a title that says more than whose page it is, or what kind of document.
pub(super) fn is_of_a_section(title: &Spanned<String>, names: &[&str]) -> bool {
    !fold::words(&title.value).is_empty() && !is_document_title(&title.value, names)
}

/// Lets a later page's title head its parts.
pub(super) fn add_title(parts: &mut [Part], title: Option<&Spanned<String>>, names: &[&str]) {
    let Some(title) = title else { return };
    if !is_of_a_section(title, names) || parts.iter().all(|part| part.blocks.is_empty()) {
        return;
    }
    for heading in parts.iter_mut().filter_map(|part| part.heading.as_mut()) {
        heading.level += 1;
    }
    let content = Inlines::text(title.value.trim(), title.span);
    parts[0].heading = Some(Heading { level: SECTION, content, span: title.span });
}

/// The name that a page shows as its first heading, or in bold as its first line, when nothing else says whose page it is. Only
/// things that print nothing may come before it.
pub fn evident_name(document: &Document) -> Option<Spanned<String>> {
    let mut first = first_to_print(&document.blocks)?;
    let mut content = title_of(first)?;
    // `Curriculum Vitae` or `About me`, and the name as the next heading.
    let words = content.plain_text();
    if is_cv_title(&words) || meanings::name_of(&words) == Some(topic::ABOUT) || fold::words(&words) == "welcome" {
        first = document.blocks.iter().filter(|block| prints(block)).nth(1)?;
        content = title_of(first)?;
    }
    let text = content.plain_text();
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '（' | '）' | '.'));
    // `Curriculum Vitae: Ada Lovelace`
    let name = match without_cv_title(text).filter(|rest| evidently_a_name(rest)) {
        Some(name) => name,
        None if says_cv(text) => name_in(text)?,
        None => without_pronouns(text),
    };
    let name = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name);
    (evidently_a_name(name) && !meanings::is_usual(name)).then(|| Spanned::new(name.to_owned(), first.span))
}

/// The words of a heading, or of a line in bold.
fn title_of(block: &Block) -> Option<&Inlines> {
    match &block.kind {
        BlockKind::Heading { content, .. } => Some(content),
        BlockKind::Paragraph(content) if is_strong(content) => Some(content),
        _ => None,
    }
}

/// Turns the bold line that a page begins with into a heading, if it only says whose the page is.
pub(super) fn raise_name(blocks: &mut [Block], names: &[&str]) {
    let Some(first) = blocks.iter_mut().find(|block| prints(block)) else { return };
    match &mut first.kind {
        BlockKind::Aligned(_, inner) => raise_name(inner, names),
        BlockKind::Paragraph(content) if is_strong(content) && says_whose(&content.plain_text(), names) => {
            first.kind = BlockKind::Heading { level: 1, content: std::mem::take(content) };
        }
        _ => {}
    }
}

fn first_to_print(blocks: &[Block]) -> Option<&Block> {
    let first = blocks.iter().find(|block| prints(block))?;
    match &first.kind {
        BlockKind::Aligned(_, inner) => first_to_print(inner),
        _ => Some(first),
    }
}

/// Whether a block shows any words.
fn prints(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Rule | BlockKind::PageBreak | BlockKind::Footnotes(_) => false,
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } if content.is_blank() => false,
        BlockKind::Paragraph(content) => !is_picture(content),
        BlockKind::Aligned(_, inner) => inner.iter().any(prints),
        _ => true,
    }
}

/// Whether there are pictures and nothing else, as a portrait above the name.
fn is_picture(content: &Inlines) -> bool {
    content.descendants().all(|inline| match &inline.kind {
        InlineKind::Image(_) | InlineKind::Link { .. } | InlineKind::Break => true,
        _ => inline.is_blank(),
    })
}

/// Whether a heading is the name, alone, twice in two scripts, or with a degree.
fn is_name(heading: &str, names: &[&str]) -> bool {
    let (rest, found) = without(&fold::words(without_pronouns(heading)), names);
    found && rest.split(' ').all(is_filler)
}

/// Whether a heading only says whose document this is, and perhaps what kind of one.
fn says_whose(heading: &str, names: &[&str]) -> bool {
    let names_somebody = || without(&fold::words(heading), names).1;
    is_name(heading, names) || is_document_title(heading, names) && names_somebody()
}

/// Whether a heading only says what kind of document this is, and perhaps whose.
fn is_document_title(heading: &str, names: &[&str]) -> bool {
    let (rest, _) = without(&fold::words(heading), names);
    let (rest, found) = without(&rest, CV_TITLES);
    let (rest, found_home) = without(&rest, HOME_TITLES);
    let is_named = || without_cv_title(heading).is_some_and(|name| is_name(name, names));
    (found || found_home) && rest.split(' ').all(|word| word == "s" || is_filler(word)) || is_named()
}

/// A folded text without any of the phrases, which must be whole words of it, and whether one was found.
fn without(text: &str, phrases: &[&str]) -> (String, bool) {
    let mut text = format!(" {text} ");
    let mut found = false;
    for phrase in phrases.iter().map(|phrase| fold::words(phrase)).filter(|phrase| !phrase.is_empty()) {
        let phrase = format!(" {phrase} ");
        while let Some(at) = text.find(&phrase) {
            text.replace_range(at..at + phrase.len(), " ");
            found = true;
        }
    }
    (text.trim().to_owned(), found)
}
