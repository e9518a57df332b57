//! What serves the website alone: ways around it, notices about it, greetings.
//!
//! A whole paragraph or list item goes, or a heading.

use std::cell::LazyCell;
use std::collections::HashSet;

use super::Rule;
use super::captions::picture_of;
use super::phrases;
use super::removals::Removals;
use super::repeated::without_pictures;
use super::walk::{Piece, drop_headings, each_run, join_under, prune};
use crate::address;
use crate::cv::{Content, Entry, Heading, Section};
use crate::document::{Block, BlockKind, InlineKind, Inlines, Item, List, block_text, sole_paragraph};
use crate::fold;
use crate::meanings;
use crate::months;
use crate::names;
use crate::path;
use crate::script::word_count;
use crate::sentences;
use crate::source::Span;
use crate::vocabulary::{is_cv_title, is_news_title, labels_a_contact, says_cv};

/// A link of more words says more than where it leads.
const MAX_WORDS: usize = 3;

/// Takes out furniture wherever it is; `home` is the site's address.
pub(super) fn leave_out(sections: &mut Vec<Section>, home: Option<&str>, removals: &mut Removals<'_>) {
    leave_out_hours(sections, removals);
    unfold_rows_of_links(sections);
    let headings: Vec<String> =
        sections.iter().filter_map(|section| section.heading.as_ref()).map(Heading::folded).collect();
    let introduced = sections.iter().flat_map(introduced_lists);
    let lists: HashSet<Span> = sections.iter().filter_map(row_of_things).chain(introduced).collect();
    prune(sections, &mut |piece| {
        let (blocks, span) = match piece {
            Piece::Block(block) if lists.contains(&block.span) => return false,
            Piece::Block(block) => (std::slice::from_ref(block), block.span),
            Piece::Item(item) if is_name_of_the_cv(item) => {
                return removals.leaves_out(Rule::Navigation, item.span, &block_text(&item.blocks));
            }
            Piece::Item(item) if is_news(item) => {
                return removals.leaves_out(Rule::News, item.span, &block_text(&item.blocks));
            }
            Piece::Item(item) if phrases::is_blank_item(&block_text(&item.blocks)) => {
                return removals.leaves_out(Rule::Placeholder, item.span, &block_text(&item.blocks));
            }
            Piece::Item(item) => (&item.blocks[..], item.span),
            Piece::Entry(entry) => {
                let words = entry.body.plain_text();
                let is_bare = entry.date.is_none() && entry.details.is_empty();
                if is_bare && (phrases::is_button(&words) || leads_to_the_cv(&entry.body)) {
                    return removals.leaves_out(Rule::Navigation, entry.span, &words);
                }
                let is_blank = || phrases::is_blank_item(&format!("{words}\n{}", block_text(&entry.details)));
                return (phrases::is_placeholder(&words) || is_blank())
                    && removals.leaves_out(Rule::Placeholder, entry.span, &words);
            }
            Piece::Publication(item) => {
                let words = item.title_or_citation().plain_text();
                if phrases::is_placeholder(&words) {
                    return removals.leaves_out(Rule::Placeholder, item.span, &words);
                }
                return titles_a_download(&words) && removals.leaves_out(Rule::Navigation, item.span, &words);
            }
            Piece::Section(section) => {
                let Some(heading) = section.heading.as_ref().filter(|_| chooses(section)) else { return false };
                return removals.leaves_out(Rule::Navigation, heading.span, &heading.content.plain_text());
            }
        };
        let Some((rule, words)) = judged(blocks, &headings, home) else { return false };
        removals.leaves_out(rule, span, &words)
    });
    leave_out_last_links(sections, home, removals);
    leave_out_headings(sections, removals);
}

/// Turns a table that is one row of links, as some themes set a menu, into the line that it looks like.
fn unfold_rows_of_links(sections: &mut [Section]) {
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        let Content::Block(block) = content else { continue };
        let BlockKind::Table(table) = &block.kind else { continue };
        let [row] = &table.head.iter().chain(&table.rows).collect::<Vec<_>>()[..] else { continue };
        let cells = row.iter().filter(|cell| !cell.blocks.is_empty());
        let links: Option<Vec<&Inlines>> =
            cells.map(|cell| sole_paragraph(&cell.blocks).filter(|run| is_link(run))).collect();
        let Some(links) = links.filter(|links| links.len() > 1) else { continue };
        let mut line = Inlines::new();
        links.into_iter().for_each(|link| line.push_part(" · ", link.clone(), block.span));
        block.kind = BlockKind::Paragraph(line);
    }
}

/// The row of links that is all that a section says of its topic: courses, each with a page of its own, and not the pages of the site.
fn row_of_things(section: &Section) -> Option<Span> {
    const TOPICS: &[&str] = &["teaching", "projects", "software", "students"];
    let topics = meanings::all(&meanings::words(&section.heading.as_ref()?.content.plain_text()));
    let [Content::Block(Block { kind: BlockKind::Paragraph(run), span })] = &section.content[..] else { return None };
    let links = links(run);
    let words: Vec<String> = links.iter().map(|(words, _)| words.clone()).collect();
    let names_a_thing = |words: &String| {
        !meanings::is_usual(words) && !says_cv(words) && !phrases::is_invitation(words) && !phrases::names_a_page(words)
    };
    let is_one = links.len() > 1 && covers(&words, &run.plain_text()) && words.iter().all(names_a_thing);
    (is_one && topics.iter().any(|topic| TOPICS.contains(topic))).then_some(*span)
}

/// The lists that a sentence introduces: “I have charted these waters:”. Their items may be headings elsewhere, and are no menu.
fn introduced_lists(section: &Section) -> impl Iterator<Item = Span> {
    const MIN_WORDS: usize = 4;
    let introduces = |content: &Content| match content.block().map(|block| &block.kind) {
        Some(BlockKind::Paragraph(run)) => {
            let text = run.plain_text();
            let says_more = word_count(&text) >= MIN_WORDS && !phrases::leads_in(&text) && !phrases::only_points(&text);
            text.trim_end().ends_with([':', '：']) && says_more && !phrases::uses_the_screen(&text)
        }
        _ => false,
    };
    section.content.windows(2).filter_map(move |pair| {
        let list = pair[1].block().filter(|block| matches!(block.kind, BlockKind::List(_)))?;
        introduces(&pair[0]).then_some(list.span)
    })
}

/// Whether a section lets visitors choose what a list shows: “Filter by tag”, above a row of tags.
fn chooses(section: &Section) -> bool {
    const MAX_WORDS: usize = 40;
    let words = section.heading.as_ref().map(|heading| heading.content.plain_text()).unwrap_or_default();
    let is_row = |text: &str| word_count(text) <= MAX_WORDS && !sentences::is_ended(text);
    phrases::names_a_control(&words) && fold::has_words(&fold::words(&words), "by") && is_row(&section.said())
}

/// Whether a publication's title is that of a link: `CV download link (updated in May)`.
fn titles_a_download(title: &str) -> bool {
    const FIRST: usize = 4;
    let words = fold::words(title);
    let first: Vec<&str> = words.split(' ').take(FIRST).collect();
    first.contains(&"download") && says_cv(&first.join(" "))
}

/// Takes out when visitors may come: a title of its own, with the times below it.
fn leave_out_hours(sections: &mut [Section], removals: &mut Removals<'_>) {
    for section in sections {
        let are_times = |content: &Content| {
            let text = content.block_text();
            text.contains(|c: char| c.is_ascii_digit()) && !sentences::is_ended(&text)
        };
        let is_pair = |pair: &[Content]| phrases::titles_hours(&pair[0].block_text()) && are_times(&pair[1]);
        let Some(at) = section.content.windows(2).position(is_pair) else { continue };
        let words = section.content[at..at + 2].iter().map(Content::block_text).collect::<Vec<_>>().join("\n");
        let block = section.content[at].block();
        if block.is_some_and(|block| removals.leaves_out(Rule::Notice, block.span, &words)) {
            section.content.drain(at..at + 2);
        }
    }
}

/// Takes out a link to a page of the site, or to slides, that ends a section: `Other activities`. A row of such links is a list.
fn leave_out_last_links(sections: &mut [Section], home: Option<&str>, removals: &mut Removals<'_>) {
    for section in sections.iter_mut() {
        let last = section.content.last_mut();
        if let Some(Content::Entries(entries)) = last {
            let is_way =
                |entry: &Entry| entry.date.is_none() && entry.details.is_empty() && leads_on(&entry.body, home);
            // Those of a collection have a page each, and so a source each.
            if let [.., before, last] = &entries[..]
                && is_way(last)
                && !is_way(before)
                && before.span.source == last.span.source
                && removals.leaves_out(Rule::Navigation, last.span, &last.body.plain_text())
            {
                entries.pop();
            }
        } else if let [.., before, Content::Block(Block { kind: BlockKind::Paragraph(run), span })] =
            &section.content[..]
            && !matches!(before.block(), Some(Block { kind: BlockKind::Paragraph(run), .. }) if is_link(run))
            && leads_on(run, home)
            && removals.leaves_out(Rule::Navigation, *span, &run.plain_text())
        {
            section.content.pop();
        }
    }
}

/// Whether a run is nothing but one link, with words beside the icon in it.
fn is_link(run: &Inlines) -> bool {
    let links = links(run);
    let has_words = run.descendants().any(|inline| inline.as_text().is_some_and(|text| word_count(text) > 0));
    has_words && links.len() == 1 && covers(&[links[0].0.clone()], &run.plain_text())
}

/// Whether a run is nothing but a link to a page of the site, or to slides of a talk that is not named.
fn leads_on(run: &Inlines, home: Option<&str>) -> bool {
    let text = run.plain_text();
    is_link(run)
        && word_count(&text) <= MAX_WORDS
        && links(run).iter().all(|(words, target)| is_own_page(target, home) || phrases::names_material(words))
}

/// Whether a run is nothing but a link to a file that is the CV by its name: `[1 page](/files/cv-short.pdf)`.
fn leads_to_the_cv(run: &Inlines) -> bool {
    const FILES: &[&str] = &["pdf", "doc", "docx"];
    let text = run.plain_text();
    let downloads = phrases::downloads(&text);
    let is_offered = downloads && says_cv(&text);
    let is_cv = |target: &str| {
        path::has_extension(target, FILES) && (is_offered || says_cv(&address::unescaped(path::stem(target))))
    };
    let most = if downloads { MAX_DOWNLOAD } else { MAX_CV_LINK };
    is_link(run) && word_count(&text) <= most && links(run).iter().all(|(_, target)| is_cv(target))
}

/// `Descargar mi hoja de vida completa (PDF)`
const MAX_DOWNLOAD: usize = 12;

/// A link of more words is the title of something.
const MAX_CV_LINK: usize = 6;

/// `News:` with a list below it, as an item of another list.
fn is_news(item: &Item) -> bool {
    let [Block { kind: BlockKind::Paragraph(title), .. }, Block { kind: BlockKind::List(_), .. }] = &item.blocks[..]
    else {
        return false;
    };
    is_news_title(&title.plain_text())
}

/// Takes out the line at the very beginning that only a style sheet makes the title of what follows: “About me”.
pub(super) fn leave_out_title(sections: &mut [Section], removals: &mut Removals<'_>) {
    let Some(opening) = sections.first_mut().filter(|section| section.heading.is_none()) else { return };
    let is_shown = |content: &Content| content.block().is_none_or(|block| picture_of(block).is_none());
    let Some(at) = opening.content.iter().position(is_shown).filter(|at| at + 1 < opening.content.len()) else {
        return;
    };
    let Some(Block { kind: BlockKind::Paragraph(words), span }) = opening.content[at].block() else { return };
    let words = words.plain_text();
    if meanings::name_of(&words) == Some("about") && removals.leaves_out(Rule::Navigation, *span, &words) {
        opening.content.remove(at);
    }
}

/// `- CV`: what was a link to this document.
fn is_name_of_the_cv(item: &Item) -> bool {
    item.blocks.len() == 1 && is_cv_title(&block_text(&item.blocks))
}

/// The rule by which a block, or all of an item, goes; and its words.
fn judged(blocks: &[Block], headings: &[String], home: Option<&str>) -> Option<(Rule, String)> {
    let [Block { kind, .. }] = blocks else { return None };
    match kind {
        BlockKind::Details(summary, _) if phrases::is_abstract(&summary.plain_text()) => {
            Some((Rule::Abstract, block_text(blocks)))
        }
        BlockKind::Paragraph(content) => {
            // A picture may stand before the word.
            let is_abstract = || phrases::begins_abstract(&without_pictures(&blocks[0]));
            let rule = of_paragraph(content, home).or_else(|| is_abstract().then_some(Rule::Abstract));
            rule.map(|rule| (rule, content.plain_text()))
        }
        BlockKind::Aligned(_, inner) => judged(inner, headings, home),
        BlockKind::Code(text) if phrases::is_bibtex(text) => Some((Rule::Abstract, text.clone())),
        BlockKind::Code(text) => phrases::draws(text).then(|| (Rule::Images, text.clone())),
        BlockKind::List(list) => {
            let lines: Option<Vec<String>> = list.items.iter().map(|item| sole_line(&item.blocks)).collect();
            let lines = lines.filter(|lines| lines.len() > 1)?;
            let known = lines.iter().filter(|line| headings.contains(&fold::words(line))).count();
            let leads_to_parts = || lines.iter().any(|line| names_parts(line)) && leads_to_pages(list, home);
            let leads_to_sections = known == lines.len() || known * 2 >= lines.len() && leads_to_pages(list, home);
            (leads_to_sections || leads_to_parts()).then(|| (Rule::Navigation, lines.join(", ")))
        }
        _ => None,
    }
}

/// Whether every item of a list is nothing but a link to a page of the site.
fn leads_to_pages(list: &List, home: Option<&str>) -> bool {
    let is_way = |run: &Inlines| is_link(run) && links(run).iter().all(|(_, target)| is_own_page(target, home));
    list.items.iter().all(|item| sole_paragraph(&item.blocks).is_some_and(is_way))
}

/// The words of an item that is nothing but one line, or a line above such items.
fn sole_line(blocks: &[Block]) -> Option<String> {
    let line = match blocks {
        [line @ .., Block { kind: BlockKind::List(_), .. }] => line,
        line => line,
    };
    sole_paragraph(line).map(Inlines::plain_text)
}

fn of_paragraph(content: &Inlines, home: Option<&str>) -> Option<Rule> {
    let text = content.plain_text();
    if fold::words(&text).is_empty() {
        // A full stop that came after a link.
        let has =
            |is_one: fn(char) -> bool| text.chars().all(|c| c.is_whitespace() || is_one(c)) && !text.trim().is_empty();
        let is_sign = has(|c| ORNAMENTS.contains(&c));
        return has(|c| ".,;:|·…".contains(c)).then_some(Rule::Empty).or(is_sign.then_some(Rule::Ornament));
    }
    if phrases::is_new(&text) {
        Some(Rule::Ornament)
    } else if navigates(content, &text, home) || phrases::is_contents_heading(&text) {
        Some(Rule::Navigation)
    } else if phrases::is_notice(&text) || is_strip_of_notices(&text) {
        Some(Rule::Notice)
    } else if phrases::is_placeholder(&text) {
        Some(Rule::Placeholder)
    } else {
        phrases::welcomes(&text).then_some(Rule::Greeting)
    }
}

/// Signs that stand alone between paragraphs.
const ORNAMENTS: &[char] = &[
    '⬦', '◆', '◇', '❖', '✦', '✧', '★', '☆', '❦', '❧', '⁂', '※', '•', '●', '○', '■', '□', '▪', '▫', '~', '*', '⋆', '∗',
    '–', '>',
];

/// Whether a paragraph does nothing but lead around the site.
fn navigates(content: &Inlines, text: &str, home: Option<&str>) -> bool {
    let links = links(content);
    let words: Vec<String> = links.iter().map(|(words, _)| words.clone()).collect();
    let is_covered = LazyCell::new(|| covers(&words, text));
    let is_arrow = phrases::ends_with_arrow(text);
    let is_button = text.trim_start().starts_with(phrases::ARROWS)
        && *is_covered
        && links.iter().all(|(_, target)| is_own_page(target, home));
    let leads_on = is_link(content)
        && (phrases::promises_more(text) || is_arrow && (phrases::only_points(text) || phrases::asks_to_look_at(text)))
        && links.iter().all(|(_, target)| is_own_page(target, home));
    let is_download = links.len() == 1 && phrases::downloads(text) && phrases::is_invitation(without_date(text));
    let leads_to_cv = phrases::offers_the_cv(&without_links(content)) && !links.is_empty();
    let leads = phrases::is_invitation(text) || phrases::offers_the_cv(text) || phrases::points_elsewhere(text);
    let invites = (!links.is_empty() || is_arrow) && leads
        || leads_to_cv
        || is_download
        || *is_covered && words.iter().all(|link| phrases::is_invitation(link));
    let body = text
        .split_once([':', '：'])
        .filter(|(label, _)| phrases::names_a_control(label) || phrases::names_a_menu(label));
    // A site may link the authors of a paper to pages about them.
    let is_row = links.len() > 1
        && covers(&words, body.map_or(text, |(_, row)| row))
        && !words.iter().all(|words| names::evidently_a_name(words))
        && links.iter().any(|(_, target)| is_own_page(target, home))
        && links.iter().all(|(words, target)| is_way(words, target, home));
    let is_offered = || *is_covered && words.iter().all(|link| phrases::names_a_document(link));
    let shares = *is_covered && links.iter().all(|(_, target)| address::shares(target));
    let is_left_over = || says_cv(text) && phrases::downloads(text);
    let is_control = text.trim_end().ends_with([':', '：']) && (phrases::names_a_control(text) || is_left_over());
    is_language_switch(text, !links.is_empty())
        || invites
        || leads_on
        || is_row
        || is_button
        || shares
        || are_tags(&links, text)
        || is_signpost(content, text, &links, home)
        || leads_to_the_cv(content)
        || is_control
        || is_offered()
        || phrases::is_button(text)
}

/// A text without the remark at its end on when its file was made: `Download a PDF copy — Updated: May 2025`.
fn without_date(text: &str) -> &str {
    let marks = [" — ", " – ", " - ", " | ", " ("];
    let cut = marks.iter().find_map(|mark| text.split_once(mark));
    match cut {
        Some((before, remark)) if phrases::is_notice(remark) => before,
        _ => text,
    }
}

/// Whether a text is nothing but tags of a page, each of which leads to all pages that have it: `#tides #gulls`.
fn are_tags(links: &[(String, String)], text: &str) -> bool {
    let words: Vec<String> = links.iter().map(|(words, _)| words.clone()).collect();
    let is_tag = |(words, target): &(String, String)| {
        let leads_to_tags = path::name(target.split('#').next().unwrap_or_default().trim_end_matches('/')) == "tags";
        words.trim_start().starts_with('#') && leads_to_tags
    };
    covers(&words, text) && links.iter().all(is_tag)
}

/// Whether a line does nothing but lead to a page about parts of a CV: `Courses`, `Teaching and service: students and courses`.
fn is_signpost(content: &Inlines, text: &str, links: &[(String, String)], home: Option<&str>) -> bool {
    let [(words, target)] = links else { return false };
    let is_whole = is_link(content) && names_parts(words);
    let is_labelled = || {
        let Some((label, rest)) = text.split_once([':', '：']) else { return false };
        (names_parts(label) || names_parts(words)) && fold::words(rest) == fold::words(words)
    };
    is_own_page(target, home) && (is_whole || is_labelled())
}

/// Whether a text names parts of a CV and nothing else: `Selected projects and software`.
fn names_parts(text: &str) -> bool {
    let words = meanings::words(text);
    !meanings::all(meanings::without_selection(&words).0).is_empty()
}

/// `Update: 1 April 2025 / Japanese page`
fn is_strip_of_notices(text: &str) -> bool {
    let parts = || text.split(['/', '|', '·']);
    parts().any(phrases::is_notice) && parts().all(|part| phrases::is_notice(part) || phrases::is_language(part))
}

/// Whether a link is one of a row of buttons that lead to the site's own pages, or to a profile of the author's beside these.
fn is_way(words: &str, target: &str, home: Option<&str>) -> bool {
    word_count(words) <= MAX_WORDS
        && (is_own_page(target, home) || phrases::is_invitation(words) || phrases::names_a_page(words))
}

/// Whether a link leads to a page of the site or to a place on one: `#talks`. A script is bound to `#` alone.
fn is_own_page(target: &str, home: Option<&str>) -> bool {
    let is_relative = !address::leads_away(target);
    let path = match home.and_then(|home| address::path_below(home, target)) {
        None if is_relative && !matches!(target, "" | "#") => Some(target.to_owned()),
        path => path,
    };
    let last = path.as_deref().map(path::name);
    last.is_some_and(|last| !last.contains('.') || last.ends_with(".html"))
}

/// The words outside links.
fn without_links(content: &Inlines) -> String {
    let words =
        content.iter().filter(|inline| !matches!(inline.kind, InlineKind::Link { .. } | InlineKind::DeadLink { .. }));
    words.cloned().collect::<Inlines>().plain_text()
}

/// The words of every link, and where it leads.
fn links(content: &Inlines) -> Vec<(String, String)> {
    let links = content.descendants().filter_map(|inline| match &inline.kind {
        InlineKind::Link { content, target } | InlineKind::DeadLink { content, target } => {
            Some((content.plain_text(), target.clone()))
        }
        _ => None,
    });
    links.collect()
}

/// Whether all the words of a text are in links. Between those in Chinese and Japanese there may be no space.
fn covers(links: &[String], text: &str) -> bool {
    let letters = |text: &str| fold::words(text).replace(' ', "");
    !links.is_empty() && letters(&links.concat()) == letters(text)
}

/// `[English | [中文](/zh/)]`: languages and nothing else, at least one of them a link. Without one, it says what somebody speaks.
fn is_language_switch(text: &str, has_link: bool) -> bool {
    let is_bar = |c: char| "|/·•‧・,，、()（）[]【】-–—>→\u{a0}".contains(c);
    let names: Vec<&str> = text.split(is_bar).map(str::trim).filter(|name| !fold::words(name).is_empty()).collect();
    let is_one = |name: &&str| phrases::is_language(name) || name.split_whitespace().all(phrases::is_language);
    has_link && !names.is_empty() && names.iter().all(is_one)
}

/// Takes out the words of a link that is elsewhere, on the picture beside them, behind the title of what they lead to: `“Tides and foam”
/// project page.`
pub(super) fn leave_out_leads(sections: &mut [Section], removals: &mut Removals<'_>) {
    const CLOSING: &[char] = &['”', '"', '»'];
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            let text = run.flat_text();
            let Some((at, mark)) = text.rmatch_indices(CLOSING).next() else { return };
            let (end, words) = (at + mark.len(), text[at + mark.len()..].trim());
            let leads = || run.slice(end..text.len()).is_some_and(|rest| !links(&rest).is_empty());
            if phrases::is_invitation(words)
                && !leads()
                && let (Some(rest), Some(span)) = (run.slice(0..end), run.span())
                && removals.leaves_out(Rule::Navigation, span, words)
            {
                *run = rest;
            }
        });
    }
}

/// Takes out headings that greet, whose text joins what comes before, and tables of contents.
fn leave_out_headings(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    join_under(sections, &mut |heading| {
        let words = heading.content.plain_text();
        let greets = phrases::is_greeting(&words) || phrases::shows_around(&words);
        greets && removals.leaves_out(Rule::Greeting, heading.span, &words)
    });
    for heading in sections.iter_mut().filter_map(|section| section.heading.as_mut()) {
        while cut_invitation(heading, removals) {}
        cut_badges(heading, removals);
    }
    let nexts = sections.iter().skip(1).map(Some).chain([None]);
    let gone: Vec<bool> = sections.iter().zip(nexts).map(|(one, next)| is_contents(one, next, removals)).collect();
    drop_headings(sections, &gone);
}

/// Takes out an invitation elsewhere after the words of a heading: `Publications (view all)`. Whether there was one.
fn cut_invitation(heading: &mut Heading, removals: &mut Removals<'_>) -> bool {
    let text = heading.content.flat_text();
    let Some(at) = text.rfind(['(', '（', '[']).filter(|&at| at > 0) else { return false };
    let aside = &text[at..];
    let leads = heading.content.slice(at..text.len()).is_some_and(|aside| !links(&aside).is_empty());
    let labels = || fold::words(aside).split(' ').all(labels_a_contact);
    let invites = phrases::is_invitation(aside)
        || phrases::points_elsewhere(aside)
        || leads && (labels() || phrases::is_language(aside));
    if invites
        && let Some(rest) = heading.content.slice(0..at).filter(|rest| !rest.is_blank())
        && removals.leaves_out(Rule::Navigation, heading.span, aside)
    {
        heading.content = rest.trimmed();
        return true;
    }
    false
}

/// Takes out badges behind the words of a heading: `Keynote talks · 2 talks`, `Opportunities · Open`.
fn cut_badges(heading: &mut Heading, removals: &mut Removals<'_>) {
    let text = heading.content.flat_text();
    let Some(at) = badges_of(&text) else { return };
    if let Some(rest) = heading.content.slice(0..at).filter(|rest| !rest.is_blank())
        && removals.leaves_out(Rule::Ornament, heading.span, text[at..].trim_matches([' ', '·']))
    {
        heading.content = rest.trimmed();
    }
}

/// Where the badges of a heading begin.
fn badges_of(text: &str) -> Option<usize> {
    if let Some((words, badges)) = text.split_once(" · ") {
        return (phrases::is_status(badges) || phrases::counts(words, badges)).then_some(words.len());
    }
    let mut parts = text.trim_end().rsplitn(3, ' ');
    let (_, _, words) = (parts.next()?, parts.next()?, parts.next()?);
    phrases::counts(words, &text[words.len()..]).then_some(words.len())
}

/// A table of contents whose list is gone, or that a script makes; or a counter of visitors of which only a date is left. The guests of a
/// group, whose names are headings of the `next` sections, are visitors, too.
fn is_contents(section: &Section, next: Option<&Section>, removals: &mut Removals<'_>) -> bool {
    let Some(heading) = &section.heading else { return false };
    let words = heading.content.plain_text();
    let is_dated = || fold::words(&section.said()).split(' ').all(months::is_part_of_a_date);
    let next = next.and_then(|next| next.heading.as_ref());
    let is_above_people = || next.is_some_and(|heading| names::evidently_a_name(&heading.content.plain_text()));
    (section.content.is_empty() && phrases::is_contents_heading(&words) || phrases::is_notice(&words) && is_dated())
        && !is_above_people()
        && removals.leaves_out(Rule::Navigation, heading.span, &words)
}
