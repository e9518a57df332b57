//! Eyebrows: a word or two that a style sheet sets above a heading, `<p>About</p><h2>Research profile</h2>`. On paper they would end
//! the section before. The title of news above another heading is what tells that the section is news.

use super::Rule;
use super::removals::Removals;
use crate::cv::sections::SECTION;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Inlines};
use crate::meanings;
use crate::script;
use crate::sentences;
use crate::source::{Sources, Span};
use crate::vocabulary::is_news_title;

/// A longer line says something.
const MAX_WORDS: usize = 4;
/// One line above one heading may be anything but the title of news.
const LEAST: usize = 2;

/// Takes them out where a page has several, and titles of news wherever they are.
pub(super) fn leave_out(sections: &mut [Section], sources: &Sources, removals: &mut Removals<'_>) {
    let found: Vec<usize> =
        (1..sections.len()).filter(|&at| is_below_eyebrow(&sections[at - 1..=at], sources)).collect();
    // The page may have had others above what is left out by now.
    let are_several = found.len() >= LEAST
        || found.iter().any(|&at| last_line(&sections[at - 1]).is_some_and(|(line, _)| is_in_a_label(line, sources)));
    for at in found {
        let above = &mut sections[at - 1];
        let Some((span, words)) = last_line(above).filter(|(_, words)| are_several || is_news_title(words)) else {
            continue;
        };
        if !removals.leaves_out_because(Rule::Ornament, span, &words, "it stands above a heading on the site", None) {
            continue;
        }
        above.content.pop();
        let Some(heading) = &mut sections[at].heading else { continue };
        let slogan = heading.content.plain_text().trim().to_owned();
        let is_unsaid = is_news_title(&words) && !meanings::is_usual(&slogan);
        let mut is_said_better = || {
            let why = "the line above it says what the section is";
            let names_a_section = !meanings::all(&meanings::words(&words)).is_empty();
            names_a_section
                && is_slogan(&slogan)
                && removals.leaves_out_because(Rule::Ornament, heading.span, &slogan, why, Some(span))
        };
        if is_unsaid || is_said_better() {
            heading.content = Inlines::text(words, span);
        }
    }
}

/// Whether a heading is a sentence to visitors rather than the name of a section: `Work in the field.`, `What do I study?`.
fn is_slogan(heading: &str) -> bool {
    sentences::is_ended(heading) && script::word_count(heading) > 1
}

/// Whether the first of two sections ends with an eyebrow of the second.
fn is_below_eyebrow(pair: &[Section], sources: &Sources) -> bool {
    let [above, below] = pair else { return false };
    let (Some((line, words)), Some(heading)) = (last_line(above), &below.heading) else { return false };
    let is_short = script::word_count(&words) <= MAX_WORDS && words.ends_with(char::is_alphanumeric);
    let is_word = words.starts_with(char::is_alphabetic) && below.level() == Some(SECTION);
    is_short && is_word && heading.span.source == line.source && are_together(line, heading.span, sources)
}

/// Whether the element of a line has a class that another one of the page has, too: `<span class="label">`.
fn is_in_a_label(line: Span, sources: &Sources) -> bool {
    let text = sources.get(line.source).text();
    let (_, tag) = last_tag(text.get(..line.range().start).unwrap_or_default());
    tag.contains("class=") && text.matches(tag).count() >= LEAST
}

/// The line that a section ends with.
fn last_line(section: &Section) -> Option<(Span, String)> {
    match section.content.last()? {
        Content::Block(Block { kind: BlockKind::Paragraph(run), span }) => {
            Some((*span, run.plain_text().trim().to_owned()))
        }
        _ => None,
    }
}

/// Whether a line and a heading are all that a box begins with: `<div><p>About</p><h2>`.
fn are_together(line: Span, heading: Span, sources: &Sources) -> bool {
    let text = sources.get(line.source).text();
    let (line, heading) = (line.range(), heading.range());
    let (Some(before), Some(between)) = (text.get(..line.start), text.get(line.end..heading.start)) else {
        return false;
    };
    let (rest, own) = last_tag(before);
    let outer = if own.starts_with("<p") || own.starts_with("<span") { last_tag(rest).1 } else { own };
    let is_open = ["<div", "<header", "<section"].iter().any(|name| outer.starts_with(name));
    let between = match last_tag(between) {
        (rest, tag) if tag.starts_with("<h") => rest,
        _ => between,
    };
    is_open && matches!(between.trim(), "" | "</p>" | "</span>" | "</div>")
}

/// A text without the tag that it ends with, and that tag.
fn last_tag(text: &str) -> (&str, &str) {
    let text = text.trim_end();
    match text.rfind('<') {
        Some(at) if text.ends_with('>') => text.split_at(at),
        _ => (text, ""),
    }
}
