//! One profile: what a homepage, a CV page and a CV in data each say of a person in prose, in other words.

use std::collections::BTreeSet;

use super::Rule;
use super::headline::telling;
use super::removals::Removals;
use super::walk;
use crate::cv::{Content, Heading, Section};
use crate::document::Inlines;
use crate::language::Language;
use crate::meanings;
use crate::script::is_cjk;
use crate::source::{SourceId, Sources, Span};

/// Of a hundred telling words of a profile, at least this many are in the one that stays: at the top of the document; and on the
/// homepage, or further below. A summary at the top is always one too many.
const LIKE_AT_TOP: usize = 30;
const LIKE_ELSEWHERE: usize = 50;
/// A paragraph of fewer words is not a profile.
const MIN_WORDS: usize = 8;
/// Two languages say about the same where one has at most this many times the text of the other.
const MAX_TIMES: usize = 4;

/// Headings over a line or two about the person, which the opening may say as well.
pub(super) const SUMMARIES: &[&str] = &[
    "summary",
    "profile",
    "professional summary",
    "概要",
    "要約",
    "요약",
    "profil",
    "résumé",
    "resumen",
    "perfil",
    "简介",
];

/// A paragraph of prose about the person.
struct Paragraph {
    section: usize,
    content: usize,
    /// The page or the data that it is from; what a page includes is the page's.
    page: SourceId,
    /// Whether there are only profiles before it.
    is_top: bool,
    /// Whether its heading says that it sums up.
    is_summary: bool,
    words: BTreeSet<String>,
    text: String,
    span: Span,
}

/// Leaves out the shorter of two profiles from different pages: a summary at the top of the document, or what says the same
/// as the other in the same words. `pages` are those of the document, the homepage first.
pub(super) fn leave_out(sections: &mut [Section], pages: &[SourceId], sources: &Sources, removals: &mut Removals<'_>) {
    let paragraphs = paragraphs(sections, pages, sources);
    let mut gone = BTreeSet::new();
    let is_of = |page: SourceId| paragraphs.iter().filter(move |paragraph| paragraph.page == page);
    let length = |page: SourceId| {
        is_of(page).filter(|paragraph| paragraph.is_top).map(|paragraph| paragraph.words.len()).sum::<usize>()
    };
    // The first of the longest.
    let main = paragraphs.iter().map(|paragraph| paragraph.page).rev().max_by_key(|page| length(*page));
    let Some(main) = main.filter(|main| length(*main) > 0) else { return };
    let said: BTreeSet<&String> = is_of(main).flat_map(|paragraph| &paragraph.words).collect();
    let place = is_of(main).next().map(|paragraph| paragraph.span);
    let others: BTreeSet<SourceId> =
        paragraphs.iter().map(|paragraph| paragraph.page).filter(|page| *page != main).collect();
    for page in others {
        let words: BTreeSet<&String> = is_of(page).flat_map(|paragraph| &paragraph.words).collect();
        let is_top = is_of(page).all(|paragraph| paragraph.is_top);
        let least = match is_top {
            true if is_of(page).all(|paragraph| paragraph.is_summary) => 0,
            true if pages.first() != Some(&page) => LIKE_AT_TOP,
            _ => LIKE_ELSEWHERE,
        };
        let is_said = words.intersection(&said).count() * 100 >= words.len() * least;
        if !is_said || !is_top && words.len() > said.len() {
            continue;
        }
        let why = "the profile is another page's";
        for paragraph in is_of(page) {
            if removals.leaves_out_because(Rule::Repeated, paragraph.span, &paragraph.text, why, place) {
                gone.insert((paragraph.section, paragraph.content));
            }
        }
    }
    take_out(sections, &gone);
}

/// Leaves out paragraphs of the opening in another script than the document's, where it says about the same in its own.
pub(super) fn leave_out_translation(sections: &mut [Section], language: Language, removals: &mut Removals<'_>) {
    let Some(opening) = sections.iter_mut().find(|section| !section.content.is_empty()) else { return };
    let is_profile = opening.heading.as_ref().is_none_or(|heading| meanings::of(&heading.folded()) == Some("about"));
    let texts: Vec<Option<(bool, usize)>> =
        opening.content.iter().map(|content| prose(content).map(script_of)).collect();
    let size = |cjk: bool| texts.iter().flatten().filter(|(own, _)| *own == cjk).map(|(_, size)| size).sum::<usize>();
    let (own, other) = (size(language.is_cjk()), size(!language.is_cjk()));
    if !is_profile || own == 0 || other == 0 || own.max(other) > MAX_TIMES * own.min(other) {
        return;
    }
    let mut texts = texts.into_iter();
    opening.content.retain(|content| {
        let is_other = texts.next().flatten().is_some_and(|(cjk, _)| cjk != language.is_cjk());
        let (Some(run), true) = (prose(content), is_other) else { return true };
        let Some(span) = run.span() else { return true };
        let why = "the document says it in its own language";
        !removals.leaves_out_because(Rule::Repeated, span, &run.plain_text(), why, None)
    });
}

/// Whether a run is mostly in Chinese, Japanese or Korean, and how much it says, in words; two such characters are about one.
fn script_of(run: &Inlines) -> (bool, usize) {
    let text = run.plain_text();
    let letters = text.chars().filter(|letter| is_cjk(*letter)).count() / 2;
    let words =
        text.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_alphabetic() && !is_cjk(c))).count();
    (letters > words, letters.max(words))
}

fn prose(content: &Content) -> Option<&Inlines> {
    walk::prose(content.block()?)
}

fn paragraphs(sections: &[Section], pages: &[SourceId], sources: &Sources) -> Vec<Paragraph> {
    let Some(mut page) = pages.first().copied() else { return Vec::new() };
    let mut out = Vec::new();
    let mut is_top = true;
    for (at, section) in sections.iter().enumerate() {
        let heading = section.heading.as_ref().map(Heading::folded);
        let is_summary = heading.as_deref().is_some_and(|heading| SUMMARIES.contains(&heading));
        let is_about = heading.as_deref().is_none_or(|heading| meanings::of(heading) == Some("about"));
        is_top &= is_summary || is_about;
        if !is_summary && !is_about {
            continue;
        }
        for (content, run) in section.content.iter().enumerate().filter_map(|(at, content)| Some((at, prose(content)?)))
        {
            let Some(span) = run.span() else { continue };
            let extension = sources.get(span.source).path().extension();
            let is_data = extension.is_some_and(|end| ["yml", "yaml", "json"].iter().any(|data| end == *data));
            if pages.contains(&span.source) || is_summary && is_data {
                page = span.source;
            }
            let text = run.plain_text();
            let words = telling(&text);
            if words.len() >= MIN_WORDS {
                out.push(Paragraph { section: at, content, page, is_top, is_summary, words, text, span });
            }
        }
    }
    out
}

fn take_out(sections: &mut [Section], gone: &BTreeSet<(usize, usize)>) {
    for (at, section) in sections.iter_mut().enumerate() {
        let mut content = 0;
        section.content.retain(|_| {
            content += 1;
            !gone.contains(&(at, content - 1))
        });
    }
}
