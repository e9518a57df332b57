//! Sections that announce things.

use super::Rule;
use super::removals::Removals;
use super::walk::inlines;
use crate::cv::sections::{SECTION, groups, raise};
use crate::cv::{Content, Entry, Section};
use crate::document::{Block, BlockKind, Item, block_text};
use crate::fold;
use crate::meanings;
use crate::source::{SourceId, Sources, Span};
use crate::vocabulary::{is_archive_of_press, is_archive_title, is_news_title};

/// Takes out such sections with all their parts, where the document has other sections that say something. The report names
/// the files, such as posts, whose words they show.
pub(super) fn leave_out(sections: &mut Vec<Section>, sources: &Sources, removals: &mut Removals<'_>) {
    let all = groups(std::mem::take(sections));
    let news = are_news(&all);
    let says_more =
        all.iter().zip(&news).any(|(group, is_news)| !is_news && (is_told(group) || is_long_opening(group)));
    let mut goes = |group: &[Section], is_news: bool| match &group[0].heading {
        Some(heading) if says_more && is_news => {
            let why = match shown_files(group, heading.span.source, sources) {
                Some(files) => format!("{}; it shows {files}", Rule::News.why()),
                None => Rule::News.why().to_owned(),
            };
            removals.leaves_out_because(Rule::News, heading.span, &heading.content.plain_text(), &why, None)
        }
        _ => false,
    };
    let told = all.into_iter().zip(news);
    *sections = told.flat_map(|(group, is_news)| if goes(&group, is_news) { behind(group) } else { group }).collect();
    leave_out_parts(sections, removals);
    leave_out_below_lines(sections, says_more, removals);
    leave_out_untitled(sections, says_more, removals);
}

/// Takes out the parts of sections that are news, or list all that the press ever wrote.
fn leave_out_parts(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    let mut inside: Option<u8> = None;
    sections.retain(|section| {
        let Some(heading) = &section.heading else { return true };
        if inside.is_some_and(|level| heading.level > level) {
            return false;
        }
        let words = heading.content.plain_text();
        let is_news = is_archive_of_press(&words) || heading.level > SECTION && is_news_title(&words);
        let goes = is_news && removals.leaves_out(Rule::News, heading.span, &words);
        inside = goes.then_some(heading.level);
        !goes
    });
}

/// Takes out news below a line that is its title and no heading: `***Recent news***`.
fn leave_out_below_lines(sections: &mut [Section], says_more: bool, removals: &mut Removals<'_>) {
    if !says_more {
        return;
    }
    for section in sections {
        let is_title = |content: &Content| match content.block() {
            Some(Block { kind: BlockKind::Paragraph(run), .. }) => is_news_title(&run.plain_text()),
            _ => false,
        };
        let is_news = |pair: &[Content]| is_title(&pair[0]) && !items(&pair[1]).is_empty();
        let Some(at) = section.content.windows(2).position(is_news) else { continue };
        let Some(title) = section.content[at].block() else { continue };
        if removals.leaves_out(Rule::News, title.span, &title.plain_text()) {
            section.content.drain(at..at + 2);
        }
    }
}

/// Takes news without a heading out of the opening: dated items, most of which say so.
fn leave_out_untitled(sections: &mut [Section], says_more: bool, removals: &mut Removals<'_>) {
    let opening = sections.iter_mut().take_while(|section| section.heading.is_none());
    for content in opening.filter(|_| says_more).map(|section| &mut section.content) {
        content.retain(|content| {
            let Content::Entries(entries) = content else { return true };
            let is_news = entries.iter().all(|entry| entry.date.is_some()) && tell_news(&items(content));
            let Some(first) = entries.first().filter(|_| is_news) else { return true };
            !removals.leaves_out(Rule::News, first.span, first.said().trim())
        });
    }
}

/// The items of entries or of a list.
fn items(content: &Content) -> Vec<String> {
    match content {
        Content::Entries(entries) => entries.iter().map(Entry::said).collect(),
        Content::Block(Block { kind: BlockKind::List(list), .. }) => {
            list.items.iter().map(|item| block_text(&item.blocks)).collect()
        }
        Content::Block(_) | Content::Publications(_) => Vec::new(),
    }
}

/// Whether most items say what is new.
fn tell_news(items: &[String]) -> bool {
    items.len() >= MIN_NEWS && items.iter().filter(|item| tells(item)).count() * 2 > items.len()
}

/// Fewer items may be the steps of a career.
const MIN_NEWS: usize = 5;

/// Whether words tell what is new: “Our paper has been accepted!”
fn tells(text: &str) -> bool {
    const BEGINNINGS: &[&str] =
        &["i ", "i’m ", "i'm ", "i’ll ", "our ", "my ", "we ", "one paper", "two papers", "three papers", "new paper"];
    const WORDS: &[&str] =
        &["accepted", "arxiv", "attend", "awarded", "excited", "joined", "presented", "received", "released"];
    let lower = text.trim_start().to_lowercase();
    let has_word = || lower.split(|c: char| !c.is_alphabetic()).any(|word| WORDS.contains(&word));
    text.trim_end().ends_with('!') || BEGINNINGS.iter().any(|start| lower.starts_with(start)) || has_word()
}

/// What is below news only by its level: sections with a usual name, which a page adds with its own headings.
fn behind(group: Vec<Section>) -> Vec<Section> {
    let is_other = |section: &Section| {
        let words = section.heading.as_ref().map(|heading| heading.content.plain_text());
        words.is_some_and(|words| meanings::is_usual(&words) && !is_news_title(&words))
    };
    let mut rest: Vec<Section> = group.into_iter().skip(1).skip_while(|section| !is_other(section)).collect();
    raise(&mut rest);
    rest
}

/// The files that a section shows words of, besides its own page: posts, items of a collection, data.
fn shown_files(group: &[Section], page: SourceId, sources: &Sources) -> Option<String> {
    let mut files: Vec<String> = Vec::new();
    for span in group.iter().flat_map(|section| &section.content).flat_map(spans) {
        let file = sources.get(span.source).path().display().to_string();
        if span.source != page && !files.contains(&file) {
            files.push(file);
        }
    }
    match &files[..] {
        [] => None,
        [file] => Some(file.clone()),
        [one, other] => Some(format!("{one} and {other}")),
        [first, others @ ..] => Some(format!("{first} and {} more files", others.len())),
    }
}

fn spans(content: &Content) -> Vec<Span> {
    match content {
        Content::Publications(_) => content.publications().map(|item| item.span).collect(),
        Content::Block(_) | Content::Entries(_) => inlines(content).map(|inline| inline.span).collect(),
    }
}

/// Whether a section has a heading, and something under it.
fn is_told(group: &[Section]) -> bool {
    group[0].heading.is_some() && group.iter().any(|part| !part.content.is_empty())
}

/// Whether a section without a heading introduces somebody in more than a sentence or two.
fn is_long_opening(group: &[Section]) -> bool {
    const PARAGRAPHS: usize = 3;
    group[0].heading.is_none() && group[0].content.len() >= PARAGRAPHS
}

/// Whether every item of a section is an exclamation: “A paper is out!”
fn announces(group: &[Section]) -> bool {
    let [Section { content, .. }] = group else { return false };
    let [Content::Block(Block { kind: BlockKind::List(list), .. })] = &content[..] else { return false };
    let exclaims = |item: &Item| block_text(&item.blocks).trim_end().ends_with(['!', '！']);
    list.items.len() > 1 && list.items.iter().all(exclaims)
}

/// Whether a section of highlights is one of news; it may also be of results.
fn are_highlights(title: &str, group: &[Section]) -> bool {
    let all: Vec<String> = group.iter().flat_map(|section| &section.content).flat_map(items).collect();
    let is_title = matches!(
        fold::words(title).as_str(),
        "highlights" | "recent highlights" | "group highlights" | "lab highlights" | "team highlights"
    );
    is_title && tell_news(&all)
}

/// Which sections go.
fn are_news(groups: &[Vec<Section>]) -> Vec<bool> {
    let mut before = false;
    let mut is_news = |group: &Vec<Section>| {
        let words = group[0].heading.as_ref().map(|heading| heading.content.plain_text());
        before = words.is_some_and(|words| {
            is_news_title(&words)
                || announces(group)
                || are_highlights(&words, group)
                || before && is_archive_title(&words)
        });
        before
    };
    groups.iter().map(&mut is_news).collect()
}
