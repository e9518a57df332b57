//! Links to the material of a paper: its PDF, code, slides, BibTeX. A list of references says what was written; where its files are
//! is in lines and labels of their own on the site. The title leads to the paper instead.

use std::ops::Range;

use super::Rule;
use super::cut::{links, targets, without};
use super::phrases;
use super::references::{is_title, title_in};
use super::removals::Removals;
use super::walk::{Piece, each_run, prune};
use crate::address;
use crate::cv::{Content, Section};
use crate::document::{Block, BlockKind, Inline, InlineKind, Inlines, each_block_mut, sole_paragraph};
use crate::fold;
use crate::names;

/// A link of more words in a row is not a label.
const LONGEST_LABEL: usize = 4;

/// Takes out rows of such links: whole paragraphs and items, lines of them, and what is at the end of a line; and links to BibTeX
/// wherever they are. `home` is the site's address: files there are not worth a link.
pub(super) fn leave_out(sections: &mut Vec<Section>, home: Option<&str>, removals: &mut Removals<'_>) {
    for section in sections.iter_mut() {
        section.content.iter_mut().for_each(|content| move_links(content, home, removals));
        move_links_of_cards(&mut section.content, home, removals);
    }
    prune(sections, &mut |piece| {
        let (run, span) = match piece {
            Piece::Block(Block { kind: BlockKind::Paragraph(run), span }) => (Some(run), *span),
            Piece::Item(item) => (sole_paragraph(&item.blocks), item.span),
            Piece::Block(_) | Piece::Section(_) | Piece::Entry(_) | Piece::Publication(_) => return false,
        };
        let Some(run) = run.filter(|run| is_row(run)) else { return false };
        removals.leaves_out(Rule::Material, span, &run.plain_text())
    });
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| cut(run, home, removals));
    }
}

/// Whether a run is nothing but links to material, and what labels them.
fn is_row(run: &Inlines) -> bool {
    let text = run.flat_text();
    is_row_of(&text, &links(run))
}

/// The same of a text with its links. If half of the links are labels, so are the others: `PDF Slides Code: Tides`.
fn is_row_of(text: &str, links: &[Range<usize>]) -> bool {
    let labels: Vec<&str> = links.iter().filter_map(|link| text.get(link.clone())).collect();
    let is_short =
        |label: &&str| label.split_whitespace().count() <= LONGEST_LABEL && label.contains(|c: char| c.is_alphabetic());
    let is_label = |label: &&&str| phrases::labels_material(label.split([':', '：']).next().unwrap_or_default());
    let is_covered = || labels.len() > 1 && fold::words(&labels.join(" ")) == fold::words(text);
    let is_mixed = || labels.iter().all(is_short) && labels.iter().filter(is_label).count() * 2 >= labels.len();
    !links.is_empty()
        && (phrases::labels_material(text) || phrases::counts_citations(text) || is_covered() && is_mixed())
}

/// Lets the title of a paper lead where the row below it does.
fn move_links(content: &mut Content, home: Option<&str>, removals: &Removals<'_>) {
    match content {
        Content::Block(block) => each_block_mut(std::slice::from_mut(block), &mut |block| {
            let BlockKind::List(list) = &mut block.kind else { return };
            for item in &mut list.items {
                if let Some((Block { kind: BlockKind::Paragraph(title), .. }, rest)) = item.blocks.split_first_mut() {
                    link_to_row(title, rest, home, removals);
                }
            }
        }),
        Content::Entries(entries) => {
            entries.iter_mut().for_each(|entry| link_to_row(&mut entry.body, &entry.details, home, removals));
        }
        Content::Publications(_) => {}
    }
}

/// Lets the title of each of some paragraphs lead where the row does that ends them.
fn move_links_of_cards(content: &mut [Content], home: Option<&str>, removals: &Removals<'_>) {
    let mut start = 0;
    for at in 0..content.len() {
        if let Some(Block { kind: BlockKind::Paragraph(run), span }) = content[at].block() {
            if !is_row(run) || removals.keeps(Rule::Material, *span) {
                continue;
            }
            let target = target_of(run, home);
            let card = &mut content[start.max(at.saturating_sub(LONGEST_CARD))..at];
            let mut titles = card.iter_mut().filter_map(|content| match content {
                Content::Block(Block { kind: BlockKind::Paragraph(title), .. }) => Some(title),
                _ => None,
            });
            if let Some(target) = target {
                titles.any(|title| link_title(title, &target));
            }
        }
        start = at + 1;
    }
}

/// More paragraphs than this are several cards.
const LONGEST_CARD: usize = 5;

fn target_of(run: &Inlines, home: Option<&str>) -> Option<String> {
    let all = useful(run, 0..run.flat_text().len(), home);
    all.into_iter().filter(|(rank, _)| *rank < BESIDE_IT).min().map(|(_, target)| target)
}

fn link_to_row(title: &mut Inlines, below: &[Block], home: Option<&str>, removals: &Removals<'_>) {
    let target = below.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(run) if is_row(run) && !removals.keeps(Rule::Material, block.span) => target_of(run, home),
        _ => None,
    });
    if let Some(target) = target {
        link_title(title, &target);
    }
}

/// The rank of what is not the paper itself.
const BESIDE_IT: usize = 3;

/// Where the links of a stretch that are worth keeping lead, with their rank: the DOI, the preprint, another page, and last what
/// accompanies the paper.
fn useful(run: &Inlines, range: Range<usize>, home: Option<&str>) -> Vec<(usize, String)> {
    const BESIDE: &[&str] = &[
        "code", "codes", "slides", "video", "poster", "data", "dataset", "demo", "github", "bib", "bibtex", "scholar",
    ];
    let text = run.flat_text();
    let rank = |(link, target): (Range<usize>, &str)| {
        let is_own = home.is_some_and(|home| address::path_below(home, target).is_some());
        if is_own || !address::names_host(target) || link.start < range.start || range.end < link.end {
            return None;
        }
        let label = fold::words(&text[link]);
        let rank = match address::host(target)?.as_str() {
            _ if label.split(' ').any(|word| BESIDE.contains(&word)) => BESIDE_IT,
            host if host.ends_with("doi.org") => 0,
            host if host.ends_with("arxiv.org") => 1,
            _ => 2,
        };
        Some((rank, target.to_owned()))
    };
    targets(run).into_iter().filter_map(rank).collect()
}

/// Lets the title in a reference without links lead to the paper; whether it does.
fn link_title(run: &mut Inlines, target: &str) -> bool {
    let text = run.flat_text();
    let Some(title) = title_within(&text).filter(|_| links(run).is_empty()) else { return false };
    let Some(start) = text.find(title) else { return false };
    let end = start + title.len();
    let parts = (run.slice(0..start), run.slice(start..end), run.slice(end..text.len()), run.span());
    let (Some(mut before), Some(content), Some(after), Some(span)) = parts else { return false };
    before.push(Inline::new(InlineKind::Link { target: target.to_owned(), content }, span));
    before.extend(after);
    *run = before;
    true
}

/// The title in a reference: in quotation marks, or in the first line that has one.
fn title_within(text: &str) -> Option<&str> {
    let quoted = text.split_once('“').and_then(|(_, rest)| Some(rest.split_once('”')?.0));
    let is_balanced = |words: &str| words.matches('(').count() == words.matches(')').count();
    let is_one = |words: &&str| {
        let lists = words.matches([',', '，', '、']).count() * 5 > words.split(' ').count();
        let names = words.split([',', '&']).flat_map(|part| part.split(" and "));
        let are_names = names.map(str::trim).all(names::evidently_a_name);
        is_title(&fold::words(words)) && is_balanced(words) && !lists && !are_names
    };
    quoted.filter(is_one).or_else(|| text.lines().map(|line| title_in(line).trim()).find(is_one))
}

/// Takes rows out that are lines of a paragraph or their ends, labels in brackets that lead nowhere, and links to BibTeX.
fn cut(run: &mut Inlines, home: Option<&str>, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let links = links(run);
    let mut gone: Vec<Range<usize>> = Vec::new();
    let mut ends_line = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let inside: Vec<Range<usize>> =
            links.iter().filter(|link| range.start <= link.start && link.end <= range.end).cloned().collect();
        let shifted: Vec<Range<usize>> =
            inside.iter().map(|link| link.start - range.start..link.end - range.start).collect();
        if is_row_of(line, &shifted) && line.len() < text.len() {
            gone.push(range);
        } else if let Some(end) = end_of_labels(line, &shifted) {
            gone.push(range.start + end.start..range.start + end.end);
            ends_line = true;
        } else {
            let entries = inside.into_iter().filter(|link| phrases::is_abstract(&text[link.clone()]));
            gone.extend(entries.map(|link| with_brackets(&text, link)));
        }
    }
    let is_free = |range: &Range<usize>| {
        let touches = |other: &Range<usize>| range.start < other.end && other.start < range.end;
        !gone.iter().any(touches) && !links.iter().any(touches)
    };
    let dead: Vec<Range<usize>> = dead_labels(&text).into_iter().filter(is_free).collect();
    gone.extend(dead);
    gone.sort_by_key(|range| range.start);
    let Some(span) = run.span() else { return };
    let target = gone.iter().flat_map(|range| useful(run, range.clone(), home)).min();
    let goes = |link: &Range<usize>| gone.iter().any(|range| range.start <= link.start && link.end <= range.end);
    let has_others = links.iter().any(|link| !goes(link));
    let Some(mut rest) = without(run, &gone).filter(|rest| !rest.is_blank()) else { return };
    let leads_on = match &target {
        Some((BESIDE_IT, _)) if !has_others => title_within(&rest.flat_text()).is_some(),
        Some((_, target)) if !has_others => link_title(&mut rest, target),
        None => links.len() != 1 || has_others,
        _ => true,
    };
    // A label that is the only link stays where the title cannot lead there: outside references, and to the site's own file.
    if leads_on || !ends_line {
        let words: Vec<&str> = gone.iter().map(|range| text[range.clone()].trim()).collect();
        if removals.leaves_out(Rule::Material, span, &words.join(" ")) {
            *run = rest;
        }
    }
}

/// Marks before a label.
const BEFORE: &[char] = &[' ', '[', '(', '·', '|', '/', ',', ';', ':', '•', '\n', '\u{a0}', '–', '-', '→'];
/// Marks after one.
const BEHIND: &[char] = &[' ', ']', ')', '.', '·', '|', '/', ',', ';', '•', '\n', '\u{a0}'];

/// Where the labels at the end of a line begin and end: `… Foam, 2023. [PDF] [Code]`. What follows no mark is a part of a
/// sentence: `the code is here`.
fn end_of_labels(line: &str, links: &[Range<usize>]) -> Option<Range<usize>> {
    let mut at = line.trim_end_matches(BEHIND).len();
    let mut start = None;
    loop {
        let before = &line[..at];
        if let Some(link) = links.iter().find(|link| link.end == at) {
            if !phrases::labels_material(&line[link.clone()]) {
                break;
            }
            start = Some(link.start);
            at = line[..link.start].trim_end_matches(BEFORE).trim_end_matches(BEHIND).len();
        } else {
            let word = last_word(before).filter(|word| phrases::labels_material(word));
            let Some(word) = word else { break };
            at = before[..at - word.len()].trim_end_matches(BEFORE).trim_end_matches(BEHIND).len();
        }
    }
    let said = &line[..start?];
    let mut rest = said.trim_end_matches(BEFORE);
    if said[rest.len()..].contains(':')
        && let Some(label) = last_word(rest).filter(|word| phrases::labels_material(word))
    {
        rest = rest[..rest.len() - label.len()].trim_end_matches(BEFORE);
    }
    let is_marked = rest.len() < said.trim_end_matches(' ').len()
        || rest.ends_with(['.', '?', '!', '。', '”', '"', ')', ']'])
        || rest.ends_with(|c: char| c.is_ascii_digit());
    let gone = &line[rest.len()..];
    let is_whole = |open: char, close: char| gone.matches(open).count() == gone.matches(close).count();
    let end = line.trim_end_matches('\n').len();
    (is_marked && !rest.is_empty() && is_whole('(', ')') && is_whole('[', ']')).then_some(rest.len()..end)
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().filter(|word| !word.is_empty())
}

/// Labels in brackets of their own.
fn dead_labels(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, open) in text.char_indices().filter(|(_, c)| matches!(c, '[' | '(')) {
        let close = if open == '[' { ']' } else { ')' };
        let Some(end) = text[at..].find(close).map(|end| at + end + 1) else { continue };
        let is_apart = at == 0 || text[..at].ends_with([' ', '\n', '.']);
        if is_apart && phrases::is_dead_label(&text[at..end]) {
            out.push(at..end);
        }
    }
    out
}

/// A link with the brackets that are around it alone.
fn with_brackets(text: &str, link: Range<usize>) -> Range<usize> {
    let pairs = [('[', ']'), ('(', ')')];
    let is_around =
        |(open, close): &(char, char)| text[..link.start].ends_with(*open) && text[link.end..].starts_with(*close);
    if pairs.iter().any(is_around) { link.start - 1..link.end + 1 } else { link }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_a_line_behind_a_mark() {
        for (line, linked, rest) in [
            ("On gulls. Foam, 2023. [PDF] [Code]", &["PDF", "Code"][..], Some("On gulls. Foam, 2023.")),
            ("Foam 2024 · Paper Code", &["Paper", "Code"], Some("Foam 2024")),
            ("On gulls. doi arXiv preprint", &["doi", "arXiv"], Some("On gulls.")),
            ("The chart is here", &["here"], None),
            ("See the video, slides and code", &["video", "slides", "code"], None),
            ("Open data: a map", &[], None),
            ("Foam: Data, [pdf]", &["pdf"], Some("Foam: Data")),
            ("Tides. The Harbour Board", &["The Harbour Board"], None),
            ("Oslo (Tutorial) [Video]", &["Video"], Some("Oslo (Tutorial)")),
            ("Medal (of 400, Link)", &["Link"], None),
            ("Bergen Slides: pdf", &["pdf"], Some("Bergen")),
            ("On foam, 2024. Slides.", &["Slides"], Some("On foam, 2024.")),
        ] {
            let links: Vec<Range<usize>> =
                linked.iter().filter_map(|label| line.rfind(label).map(|at| at..at + label.len())).collect();
            let found = end_of_labels(line, &links).map(|range| &line[..range.start]);
            assert_eq!(found, rest, "{line}");
        }
    }

    #[test]
    fn a_title_is_no_list_of_names() {
        for (text, title) in [
            ("Joe Lind and Ann Berg.\nOn gulls above the pier", Some("On gulls above the pier")),
            (
                "J. Lind, A. Berg, P. Ek\nOn gulls above the pier\nIn Foam and Tides of the North, 2020",
                Some("On gulls above the pier"),
            ),
            ("A. Ek, “Tides and how they turn at sea,” Foam", Some("Tides and how they turn at sea,")),
            ("Tides. Code", None),
        ] {
            assert_eq!(title_within(text), title, "{text}");
        }
    }

    #[test]
    fn a_row_has_labels_in_half_of_its_links() {
        let is_row = |links: &[&str]| {
            let text = links.join(" ");
            let places: Vec<Range<usize>> =
                links.iter().filter_map(|link| text.find(link).map(|at| at..at + link.len())).collect();
            is_row_of(&text, &places)
        };
        assert!(is_row(&["PDF", "Slides", "Code: Tides"]) && is_row(&["Google Scholar", "2 citations"]));
        assert!(!is_row(&["Knots", "Sails", "Charts", "more"]) && !is_row(&["arXiv", "2604.17868"]));
    }

    #[test]
    fn labels_without_a_link_are_dead() {
        let found = |text: &str| dead_labels(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found("On gulls [Slides]. (link) and (poster), [Talk], (forthcoming), (In)land"),
            ["[Slides]", "(link)"]
        );
    }
}
