//! Labels of links to the files of papers, talks and courses: `[PDF] [Code]`, `Slides | Video`.
//!
//! Most are known by their words. What stands behind one of those in a row of links is a label too, and so is what a list has in the
//! same brackets as its other labels, or again and again: `[Detail]`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::cut::links;
use super::phrases;
use crate::document::{Inlines, OBJECT};
use crate::fold;
use crate::script::{is_ornament, is_pictograph, word_count};
use crate::sentences;

/// A link of more words is not a label.
const MAX_LABEL_WORDS: usize = 4;
/// Labels in brackets have at most this many words.
const MAX_BRACKETED_WORDS: usize = 3;

/// Marks before a label.
const BEFORE: &[char] =
    &[' ', '♦', '◆', '►', '▸', '[', '(', '·', '|', '/', ',', ';', ':', '•', '\n', '\u{a0}', '–', '-', '→', '~', '｜'];
/// Marks after one.
const BEHIND: &[char] = &[' ', ']', ')', '.', '·', '|', '/', ',', ';', '•', '\n', '\u{a0}', '｜'];

/// The labels that a list has besides those known by their words. Folded.
#[derive(Debug, Default)]
pub(super) struct Labels {
    learnt: BTreeSet<String>,
    /// Whether labels stand right behind words, with no mark between: `Tides Slides`, which are several lines’ ends.
    unmarked: bool,
    /// Whether links to profiles are those of other people: `Google Scholar LinkedIn`, below a former student.
    of_others: bool,
    /// Whether they are those of papers or talks.
    of_papers: bool,
}

/// What the runs of a list have in square brackets at the ends of their lines.
#[derive(Debug, Default)]
pub(super) struct Seen {
    counts: BTreeMap<String, usize>,
    /// The same in round brackets, which may hold anything else: `(info)`.
    round: BTreeMap<String, usize>,
    has_known: bool,
    /// How many lines end with a label right behind a word.
    unmarked: usize,
}

impl Seen {
    pub(super) fn see(&mut self, run: &Inlines) {
        let text = run.flat_text();
        for (line, links) in lines(&text, &links(run)) {
            let trailing = trailing(line, &links);
            self.unmarked += usize::from(trailing.last().is_some_and(|label| is_unmarked(line, label)));
            for link in trailing {
                let may_be_one = |words: &str| is_short(words, MAX_BRACKETED_WORDS) && !phrases::tells(words);
                if let Some(words) = in_brackets(line, link.clone()) {
                    self.has_known |= phrases::labels_material(words);
                    if may_be_one(words) {
                        *self.counts.entry(fold::words(words)).or_default() += 1;
                    }
                } else if let Some(words) = in_round_brackets(line, link)
                    && may_be_one(words)
                    && words.starts_with(char::is_lowercase)
                {
                    *self.round.entry(fold::words(words)).or_default() += 1;
                }
            }
        }
    }

    /// They are labels where some of them are known, or if they are there more than once.
    /// `of_others` says whether links to profiles are those of other people, `of_papers` whether papers or talks are listed.
    pub(super) fn labels(self, of_others: bool, of_papers: bool) -> Labels {
        /// In round brackets, labels are there more often.
        const MIN_ROUND: usize = 3;
        let is_one = |count: usize| self.has_known || count > 1;
        let square = self.counts.into_iter().filter(|(_, count)| is_one(*count));
        let round = self.round.into_iter().filter(|(_, count)| *count >= MIN_ROUND);
        let learnt = square.chain(round).map(|(words, _)| words).collect();
        Labels { learnt, unmarked: self.unmarked > 1, of_others, of_papers }
    }
}

impl Labels {
    fn has(&self, words: &str) -> bool {
        let is_icon = || !words.trim().is_empty() && words.chars().all(is_ornament);
        phrases::labels_material(words) || is_icon() || self.learnt.contains(&fold::words(words))
    }

    /// Whether a run is nothing but links to material, and what labels them.
    pub(super) fn is_row(&self, run: &Inlines) -> bool {
        let text = run.flat_text();
        let links: Vec<Range<usize>> = links(run).into_iter().map(|link| bare(&text, link)).collect();
        self.is_row_of(&text, &links)
    }

    /// The same of a text with its links. If half of the links are labels, so are the others: `PDF Slides Code: Tides`. One is
    /// enough where marks set them apart, as on buttons: `Blog | Small model`.
    pub(super) fn is_row_of(&self, text: &str, links: &[Range<usize>]) -> bool {
        if links.is_empty() {
            return phrases::lists_labels(text);
        }
        let words: Vec<&str> = links.iter().filter_map(|link| text.get(link.clone())).collect();
        let is_of_another = |words: &str| phrases::labels_a_file_of_another(words);
        let is_label =
            |words: &&&str| self.has(words.split([':', '：']).next().unwrap_or_default()) || is_of_another(words);
        let own = words.iter().filter(is_label).count();
        // Those of somebody else beside a page of theirs: `Website Twitter LinkedIn`.
        let profiles = words.iter().filter(|words| phrases::names_a_profile(words)).count();
        let has_profiles = own > 0 || self.of_others && words.len() > 1 && profiles == words.len();
        let known = if has_profiles { own + profiles } else { own };
        let is_short = |words: &str| is_short(words, MAX_LABEL_WORDS) || is_of_another(words);
        let are_labels = || words.iter().all(|words| is_short(words) && !phrases::tells(words));
        let is_covered = || words.len() > 1 && fold::words(&words.join(" ")) == fold::words(text);
        let is_known = || known * 2 >= words.len() || known > 0 && are_apart(text, links) || are_buttons(text, links);
        let is_sole = |one: &str| fold::words(one) == fold::words(text);
        let is_lead = |one: &str| {
            phrases::leads_to_material(one)
                || phrases::is_invitation(one)
                || phrases::names_a_file(one)
                || phrases::ends_with_arrow(text) && phrases::names_material(one)
        };
        let leads = || matches!(&words[..], [one] if is_sole(one) && is_lead(one));
        self.has(text)
            || leads()
            || phrases::counts_citations(text)
            || says_links(text, links)
            || is_barred(text, &words)
            || is_covered() && are_labels() && is_known()
    }

    /// Where the labels at the end of a line begin and end: `… Foam, 2023. [PDF] [Code]`. What follows no mark and no linked title
    /// is a part of a sentence: `the code is here`. What is in a row behind a label is one too: `Link. GitHub. The Foam App.`
    pub(super) fn end_of(&self, whole: &str, links: &[Range<usize>]) -> Option<Range<usize>> {
        let line = without_language(whole);
        let mut at = line.trim_end_matches(BEHIND).len();
        let mut start = None;
        while let Some(label) = self.label_before(line, links, at) {
            let words = &line[label.clone()];
            let is_keeper = || self.of_papers && phrases::names_a_keeper(words);
            let names_it = || phrases::names_material(words) || phrases::names_a_profile(words) || is_keeper();
            let is_known = || self.has(words) || names_it();
            if links.contains(&label) && is_known() {
                start = Some(label.start);
            } else if !self.has(words) && (!is_short(words, MAX_LABEL_WORDS) || phrases::tells(words)) {
                break;
            }
            at = line[..label.start].trim_end_matches(BEFORE).trim_end_matches(BEHIND).len();
        }
        let said = &line[..start?];
        let mut rest = said.trim_end_matches(BEFORE);
        if said[rest.len()..].contains(':')
            && let Some(label) = last_word(rest).filter(|word| phrases::labels_material(word))
        {
            rest = rest[..rest.len() - label.len()].trim_end_matches(BEFORE);
        }
        // Behind a linked title is another link, and a button is none of the words before it.
        let is_marked = rest.len() < said.trim_end_matches(' ').len()
            || links.iter().any(|link| link.end == rest.len() && word_count(&line[link.clone()]) > MAX_LABEL_WORDS)
            || phrases::is_labelled_button(&line[start?..])
            || rest.ends_with(['.', '?', '!', '。', '”', '"', ')', ']'])
            || rest.ends_with(|c: char| c.is_ascii_digit())
            || self.unmarked && links.iter().any(|link| Some(link.start) == start && is_unmarked(line, link));
        // `The code is here: [GitHub]`: of the sentence, only a part would be left.
        if sentences::leads_on(rest) {
            return None;
        }
        let gone = &line[rest.len()..];
        let is_whole = |open: char, close: char| gone.matches(open).count() == gone.matches(close).count();
        let end = whole.trim_end_matches('\n').len();
        (is_marked && !rest.is_empty() && is_whole('(', ')') && is_whole('[', ']')).then_some(rest.len()..end)
    }

    /// Rows of labels in the middle of a line: `On gulls. [PDF] [Code] With a chart of the pier.` One alone has brackets, or stands
    /// before the place of a talk, where others have no marks either: `On gulls Slides presented at the pier`.
    pub(super) fn within(&self, line: &str, links: &[Range<usize>]) -> Vec<Range<usize>> {
        const LEAST: usize = 2;
        const PLACES: &[&str] = &[" presented at ", " given at ", " at "];
        let is_label = |link: &Range<usize>| self.has(&line[link.clone()]);
        let is_gap = |gap: &str| gap.chars().all(|c| BEFORE.contains(&c) || BEHIND.contains(&c));
        let goes_on = |one: &Range<usize>, next: &Range<usize>| {
            is_label(one) && is_label(next) && line.get(one.end..next.start).is_some_and(is_gap)
        };
        let is_bracketed = |link: &Range<usize>| is_label(link) && with_brackets(line, link.clone()) != *link;
        let is_sentence = |link: &Range<usize>| {
            let words = &line[link.clone()];
            phrases::is_sure_label(words) && line[..link.start].ends_with(' ') && line[link.end..].starts_with('.')
        };
        let is_told = |link: &Range<usize>| phrases::asks_to_open(&line[link.clone()]);
        let is_before_place = |row: &[Range<usize>]| {
            let behind = &line[row[row.len() - 1].end..];
            self.unmarked && is_unmarked(line, &row[0]) && PLACES.iter().any(|place| behind.starts_with(place))
        };
        let goes = |row: &[Range<usize>]| {
            let is_alone_one = || is_bracketed(&row[0]) || is_sentence(&row[0]) || is_told(&row[0]);
            row.len() >= LEAST || is_alone_one() || is_before_place(row)
        };
        let rows = links.chunk_by(goes_on).filter(|row| goes(row));
        let stretch = |row: &[Range<usize>]| {
            let before = line[..row[0].start].trim_end_matches(['[', '(', ' ']);
            let after = &line[row[row.len() - 1].end..];
            let behind: &[char] = if before.is_empty() { BEHIND } else { &[']', ')', '.'] };
            let end = line.len() - after.trim_start_matches(behind).len();
            let ends_sentence = before.is_empty() || before.ends_with(['.', '?', '!', '”', '"', ')', ']']);
            let is_apart = ends_sentence || is_before_place(row);
            let gone = &line[before.len()..end];
            let is_whole = |open: char, close: char| gone.matches(open).count() == gone.matches(close).count();
            (is_apart && is_whole('[', ']') && is_whole('(', ')')).then_some(before.len()..end)
        };
        rows.filter_map(stretch).collect()
    }

    /// The link that ends at a place, or the label without a link.
    fn label_before(&self, line: &str, links: &[Range<usize>], at: usize) -> Option<Range<usize>> {
        let link = links.iter().find(|link| link.end == at).cloned();
        link.or_else(|| last_word(&line[..at]).filter(|word| self.has(word)).map(|word| at - word.len()..at))
    }
}

/// The lines of a text, each with its links. The brackets around the words of a link are none of them.
pub(super) fn lines<'a>(text: &'a str, links: &[Range<usize>]) -> Vec<(&'a str, Vec<Range<usize>>)> {
    let mut start = 0;
    let line = |line: &'a str| {
        let range = start..start + line.len();
        start = range.end;
        let inside = links.iter().filter(|link| range.start <= link.start && link.end <= range.end);
        let shifted = inside.map(|link| bare(line, link.start - range.start..link.end - range.start));
        (line, shifted.collect())
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A link without the brackets, spaces and pictures at both ends of its words.
fn bare(text: &str, link: Range<usize>) -> Range<usize> {
    let is_frame = |c: char| matches!(c, '[' | ']' | '(' | ')' | OBJECT) || c.is_whitespace();
    let words = &text[link.clone()];
    let end = link.start + words.trim_end_matches(is_frame).len();
    let start = link.end - words.trim_start_matches(is_frame).len();
    if start < end { start..end } else { link }
}

/// Whether a link is a label, of the kind that means nothing else, right behind a word: `Tides of the North Slides`.
fn is_unmarked(line: &str, link: &Range<usize>) -> bool {
    const JOINING: &[&str] =
        &["and", "or", "on", "at", "in", "via", "from", "to", "with", "the", "a", "my", "our", "und", "et", "y"];
    let (before, words) = (&line[..link.start], &line[link.clone()]);
    let last = last_word(before.trim_end_matches(' ')).unwrap_or_default();
    let is_behind_word = last.ends_with(char::is_alphabetic) && !JOINING.contains(&last) && word_count(before) > 1;
    is_behind_word && words.starts_with(char::is_uppercase) && phrases::is_sure_label(words)
}

/// The links that a line ends with, the last one first.
fn trailing(line: &str, links: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut at = line.trim_end_matches(BEHIND).len();
    let mut found = Vec::new();
    while let Some(link) = links.iter().find(|link| link.end == at && link.start < at) {
        at = line[..link.start].trim_end_matches(BEFORE).trim_end_matches(BEHIND).len();
        found.push(link.clone());
    }
    found
}

/// The words of a link in square brackets, which may hold several: `[PDF | Code]`.
fn in_brackets(line: &str, link: Range<usize>) -> Option<&str> {
    let (before, after) = (&line[..link.start], &line[link.end..]);
    let open = before.rfind(['[', ']']).is_some_and(|at| before[at..].starts_with('['));
    let close = after.find(['[', ']']).is_some_and(|at| after[at..].starts_with(']'));
    (open && close).then(|| &line[link])
}

/// The words of a link that opens or closes round brackets, with commas between several: `(published, arXiv)`.
fn in_round_brackets(line: &str, link: Range<usize>) -> Option<&str> {
    let before = line[..link.start].trim_end_matches([' ', ',']);
    let after = line[link.end..].trim_start_matches([' ', ',']);
    (before.ends_with('(') || after.starts_with(')')).then(|| &line[link])
}

fn is_short(words: &str, most: usize) -> bool {
    word_count(words) <= most && words.contains(char::is_alphabetic)
}

/// Whether marks or emoji stand between the links of a row.
fn are_apart(text: &str, links: &[Range<usize>]) -> bool {
    let is_mark = |c: char| matches!(c, '|' | '｜' | '/' | '·' | '•' | ']') || is_pictograph(c);
    let mut gaps = links.windows(2).map(|pair| text.get(pair[0].end..pair[1].start).unwrap_or_default());
    links.len() > 1 && gaps.all(|gap| gap.contains(is_mark))
}

/// Whether every link of a row comes after an emoji: `📄 Foam Archive 🌊 Live map`.
fn are_buttons(text: &str, links: &[Range<usize>]) -> bool {
    let gap = |at: usize| text.get(if at == 0 { 0 } else { links[at - 1].end }..links[at].start).unwrap_or_default();
    links.len() > 1 && (0..links.len()).all(|at| gap(at).contains(is_pictograph))
}

/// A label that begins what is said in brackets, or a line that says more than where the paper is, with the mark behind it: `paper, ` of
/// `(paper, Co-first author)`, `PDF; ` of `PDF; Best paper award`.
pub(super) fn label_before_remark(text: &str, links: &[Range<usize>]) -> Option<Range<usize>> {
    links.iter().find_map(|link| {
        let rest = [", ", "; "].iter().find_map(|mark| text[link.end..].strip_prefix(mark))?;
        let before = &text[..link.start];
        let is_in_brackets = before.ends_with(['(', '[']) && rest.starts_with(char::is_uppercase);
        let tells = || rest.lines().next().is_some_and(phrases::tells);
        let begins_line = || before.trim().is_empty() && tells();
        let is_label = phrases::labels_material(&text[link.clone()]);
        (is_label && (is_in_brackets || begins_line())).then_some(link.start..text.len() - rest.len())
    })
}

/// A line without what it says of the language of its last label: `Slides (Korean)`.
fn without_language(line: &str) -> &str {
    let Some((before, aside)) = line.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return line;
    };
    let language = aside.trim().trim_start_matches("in ");
    if phrases::is_language(language) { before.trim_end() } else { line }
}

/// Whether bars set apart parts that are all links or labels: `Abstract | Paper | Last version`. Where a bar stands before the first of
/// several labels, the other parts may say more: `| PDF | Code | Models: small, large |`.
fn is_barred(text: &str, links: &[&str]) -> bool {
    let parts: Vec<String> = text.split(['|', '｜']).map(fold::words).filter(|part| !part.is_empty()).collect();
    let is_label = |part: &String| phrases::labels_material(part) || phrases::is_abstract(part);
    let is_link =
        |part: &String| links.iter().any(|link| fold::words(link) == *part && is_short(part, MAX_LABEL_WORDS));
    let labels = parts.iter().filter(|part| is_label(part)).count();
    let is_row = text.trim_start().starts_with(['|', '｜']) && labels > 1 && labels * 2 >= parts.len();
    is_row || parts.len() > 1 && labels > 0 && parts.iter().all(|part| is_label(part) || is_link(part))
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(|c: char| !c.is_alphanumeric()).next().filter(|word| !word.is_empty())
}

/// Labels in brackets of their own that have no link, and those behind a bar at the end of a line: `Ann Berg | Personal page`.
pub(super) fn dead_labels(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = lines(text, &[]).into_iter().scan(0, behind_bar).flatten().collect();
    for (at, open) in text.char_indices().filter(|(_, c)| matches!(c, '[' | '(')) {
        let close = if open == '[' { ']' } else { ')' };
        let Some(end) = text[at..].find(close).map(|end| at + end + 1) else { continue };
        let is_apart = at == 0 || text[..at].ends_with([' ', '\n', '.']);
        let words = &text[at..end];
        if is_apart && (phrases::is_dead_label(words) || open == '[' && phrases::labels_a_file_of_another(words)) {
            out.push(at..end);
        }
    }
    out
}

/// The bar and what is behind it, in a line that begins at a place.
fn behind_bar(start: &mut usize, (line, _): (&str, Vec<Range<usize>>)) -> Option<Option<Range<usize>>> {
    let at = *start;
    *start += line.len();
    let (before, label) = line.trim_end().rsplit_once('|').unwrap_or_default();
    let is_dead = phrases::is_dead_label(label) || phrases::names_a_profile(label);
    let begins = before.trim_end().len();
    Some((is_dead && begins > 0).then(|| at + begins..at + line.trim_end().len()))
}

/// A link with the brackets that are around it alone.
pub(super) fn with_brackets(text: &str, link: Range<usize>) -> Range<usize> {
    let pairs = [('[', ']'), ('(', ')')];
    let is_around =
        |(open, close): &(char, char)| text[..link.start].ends_with(*open) && text[link.end..].starts_with(*close);
    if pairs.iter().any(is_around) { link.start - 1..link.end + 1 } else { link }
}

/// Whether a line says that it is links, and hardly anything besides: `Links: Paper (arXiv; journal) | Code`.
fn says_links(text: &str, links: &[Range<usize>]) -> bool {
    const LABELS: &[&str] = &["link", "links", "material", "materials", "resources", "链接", "资源", "リンク", "링크"];
    // With each link may be a sign or a word: `📄 Paper`.
    const MAX_BESIDE: usize = 3;
    let Some((label, _)) = text.split_once([':', '：']) else { return false };
    let linked: usize = links.iter().filter_map(|link| text.get(link.clone())).map(word_count).sum();
    let beside = word_count(text).saturating_sub(linked + word_count(label));
    LABELS.contains(&fold::words(label).as_str()) && beside <= MAX_BESIDE + links.len()
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
            ("On foam View Paper", &["View Paper"], Some("On foam")),
            (
                "On gulls of the far north [slides]",
                &["On gulls of the far north", "slides"],
                Some("On gulls of the far north"),
            ),
            ("The chart is here", &["here"], None),
            ("See the video, slides and code", &["video", "slides", "code"], None),
            ("Open data: a map", &[], None),
            ("Foam: Data, [pdf]", &["pdf"], Some("Foam: Data")),
            ("Tides. The Harbour Board", &["The Harbour Board"], None),
            ("Oslo (Tutorial) [Video]", &["Video"], Some("Oslo (Tutorial)")),
            ("Medal (of 400, Link)", &["Link"], None),
            ("Bergen Slides: pdf", &["pdf"], Some("Bergen")),
            ("On foam, 2024. Slides.", &["Slides"], Some("On foam, 2024.")),
            ("On foam, 2024. Link. Code. The Foam App.", &["Link", "Code", "The Foam App"], Some("On foam, 2024.")),
            ("With Ann Berg, Code", &["Ann Berg", "Code"], Some("With Ann Berg")),
            ("On foam. PDF, Best Paper Award", &["PDF", "Best Paper Award"], None),
            ("Submitted. Pre-print link", &["Pre-print link"], Some("Submitted.")),
            ("Foam, 8(4). link to full text", &["link to full text"], Some("Foam, 8(4).")),
            ("Bergen, 2019. Slides (Korean)", &["Slides"], Some("Bergen, 2019.")),
        ] {
            let links: Vec<Range<usize>> =
                linked.iter().filter_map(|label| line.rfind(label).map(|at| at..at + label.len())).collect();
            let found = Labels::default().end_of(line, &links).map(|range| &line[..range.start]);
            assert_eq!(found, rest, "{line}");
        }
    }

    #[test]
    fn a_row_has_labels_in_half_of_its_links() {
        let is_row = |links: &[&str]| {
            let text = links.join(" ");
            let places: Vec<Range<usize>> =
                links.iter().filter_map(|link| text.find(link).map(|at| at..at + link.len())).collect();
            Labels::default().is_row_of(&text, &places)
        };
        assert!(is_row(&["PDF", "Slides", "Code: Tides"]) && is_row(&["Google Scholar", "2 citations"]));
        assert!(is_row(&["link1"]) && is_row(&["Technical report"]) && is_row(&["Foam project page →"]));
        assert!(is_barred("Abstract | Paper | Last version", &["Paper", "Last version"]));
        assert!(!is_barred("Abstract | On gulls", &[]) && !is_barred("Bergen | Oslo", &["Bergen", "Oslo"]));
        assert!(!is_row(&["Knots", "Sails", "Charts", "more"]) && !is_row(&["arXiv", "2604.17868"]));
        assert!(!is_row(&["Foam project page"]) && !is_row(&["Harbour atlas →"]) && !is_row(&["Report of the Board"]));
    }

    #[test]
    fn a_row_of_labels_goes_out_of_the_middle_of_a_line() {
        for (line, linked, rest) in [
            ("On gulls. [PDF] [Code] With a chart.", &["PDF", "Code"][..], "On gulls. With a chart."),
            ("On gulls (2019). paper, video. Second edition.", &["paper", "video"], "On gulls (2019). Second edition."),
            ("See paper and code of it.", &["paper", "code"], "See paper and code of it."),
            ("“On gulls” [PDF] In: Foam 3.", &["PDF"], "“On gulls” In: Foam 3."),
            ("On gulls. PDF With a chart.", &["PDF"], "On gulls. PDF With a chart."),
            ("See the [PDF] of it.", &["PDF"], "See the [PDF] of it."),
            ("On gulls. ([Code]). (Best chart)", &["Code"], "On gulls. (Best chart)"),
            ("[PDF] [Slides] In the Harbour Post.", &["PDF", "Slides"], "In the Harbour Post."),
        ] {
            let links: Vec<Range<usize>> =
                linked.iter().filter_map(|label| line.find(label).map(|at| at..at + label.len())).collect();
            let mut left = line.to_owned();
            for range in Labels::default().within(line, &links).into_iter().rev() {
                left.replace_range(range, "");
            }
            assert_eq!(left, rest, "{line}");
        }
    }

    #[test]
    fn labels_without_a_link_are_dead() {
        let found = |text: &str| dead_labels(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found("On gulls [Slides]. (link) and (poster), [Talk], (forthcoming), (In)land"),
            ["[Slides]", "(link)"]
        );
        assert_eq!(found("Ann Berg | Personal page\nOslo | Bergen"), [" | Personal page"]);
    }
}
