//! Where a paper's links lead, and letting its title lead there.

use std::ops::Range;

use super::cut::{links, targets};
use super::references::{is_title, title_in};
use crate::address;
use crate::cv::badges;
use crate::date;
use crate::document::{Inline, InlineKind, Inlines, OBJECT};
use crate::fold;
use crate::names;
use crate::path;
use crate::script::word_count;
use crate::sentences;
use crate::vocabulary::names_a_place_of_work;

/// What a link leads to, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// The paper by its DOI.
    Doi,
    /// Its preprint.
    Preprint,
    /// A page of it on another site.
    Page,
    /// A file on the author's own site.
    File,
    /// What accompanies it: code, slides, a video.
    Beside,
}

/// Where a link leads.
pub(super) type Lead = (Worth, String);

/// Where the links of a stretch lead. `home` is the site's address: only files there are worth a link.
pub(super) fn leads(run: &Inlines, range: &Range<usize>, home: Option<&str>) -> Vec<Lead> {
    let text = run.flat_text();
    let inside = targets(run).into_iter().filter(|(link, _)| range.start <= link.start && link.end <= range.end);
    inside.filter_map(|(link, target)| lead(&text[link], target, home)).collect()
}

/// Where a link with a label leads.
pub(super) fn lead(label: &str, target: &str, home: Option<&str>) -> Option<Lead> {
    Some((worth(label, target, home)?, target.to_owned()))
}

fn worth(label: &str, target: &str, home: Option<&str>) -> Option<Worth> {
    const BESIDE: &[&str] = &[
        "code",
        "codes",
        "slides",
        "slide",
        "video",
        "videos",
        "poster",
        "data",
        "dataset",
        "demo",
        "github",
        "bib",
        "bibtex",
        "scholar",
        "recording",
        "citation",
        "citations",
    ];
    if !address::names_host(target) {
        return None;
    }
    let own = home.and_then(|home| address::path_below(home, target));
    let words = fold::words(label);
    match address::host(target)?.as_str() {
        _ if words.split(' ').any(|word| BESIDE.contains(&word)) => Some(Worth::Beside),
        _ if own.is_some() => own.filter(|path| path::name(path).ends_with(".pdf")).map(|_| Worth::File),
        host if host.ends_with("doi.org") => Some(Worth::Doi),
        host if host.ends_with("arxiv.org") => Some(Worth::Preprint),
        _ => Some(Worth::Page),
    }
}

/// Lets the title in a reference lead to the paper; whether it leads somewhere now. Outside a list of papers, what is between the
/// marks of a reference may be where somebody works or a paper is under review, too.
pub(super) fn link_title(run: &mut Inlines, target: &str, lists_papers: bool) -> bool {
    let text = run.flat_text();
    let is_place = |words: &str| names_a_place_of_work(words) || fold::words(words).starts_with("under ");
    // What a reference begins with in bold, or has behind a badge, `Foam 2024 · `, and is no name, is its title.
    let behind_badge =
        text.lines().next().and_then(|line| line.split_once(badges::SEPARATOR)).map_or("", |(_, behind)| behind);
    let begins = |words: &String| [text.trim_start(), behind_badge].iter().any(|text| text.starts_with(words.as_str()));
    let bold = || run.iter().find_map(strong).filter(|words| is_one(words) && begins(words));
    // Elsewhere, a sentence has no title.
    let may_be_one = |words: &&str| lists_papers || cites(&text) || !is_sentence(words);
    let within = || title_within(&text).filter(may_be_one).map(str::to_owned);
    let title = bold().or_else(|| italic_title(run, within(), lists_papers)).or_else(within);
    let title = title.filter(|title| lists_papers || !is_place(title));
    title.is_some_and(|title| link_words(run, &title, target))
}

/// The title in italics: what the words that seem to be it begin with, or in a list of papers what follows initials, `Ek, A.: `.
fn italic_title(run: &Inlines, within: Option<String>, lists_papers: bool) -> Option<String> {
    let is_italic = |inline: &Inline| matches!(inline.kind, InlineKind::Emphasis(_));
    let at = run.iter().position(is_italic)?;
    let italic = run.get(at)?.plain_text();
    let title = italic.trim().trim_end_matches([',', '.']);
    let is_it = match within {
        Some(within) => within.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(title),
        None => {
            let before: String = run.iter().take(at).map(Inline::plain_text).collect();
            let last = before.trim_end().trim_end_matches([':', ',']).rsplit(' ').next().unwrap_or_default();
            lists_papers && has_initials(last)
        }
    };
    (is_it && is_one(title)).then(|| title.to_owned())
}

/// The same for an entry that is no reference: its strong words or its first ones lead there.
pub(super) fn link_name(run: &mut Inlines, target: &str) -> bool {
    if link_title(run, target, false) {
        return true;
    }
    let text = run.flat_text();
    let first = || first_words(&text).filter(|_| cites(&text) || !is_sentence(&text)).map(str::to_owned);
    let name = run.descendants().find_map(strong).or_else(first);
    !has_initials(&text) && name.is_some_and(|name| link_words(run, &name, target))
}

/// The same for an entry that begins with the name of a person.
pub(super) fn link_person(run: &mut Inlines, target: &str) -> bool {
    let text = run.flat_text();
    let name = first_part(&text).filter(|words| names::evidently_a_name(words)).map(str::to_owned);
    name.is_some_and(|name| link_words(run, &name, target))
}

/// Whether a text lists persons as references do: `A. Berg`, `Berg, A.`.
fn has_initials(text: &str) -> bool {
    let is_initial = |word: &[u8]| matches!(word, [letter, b'.'] if letter.is_ascii_uppercase());
    text.split([' ', '\u{a0}', '-']).any(|word| is_initial(word.trim_end_matches(',').as_bytes()))
}

/// Whether words say something rather than name it: what their author did, or much of which most is in lower case.
fn is_sentence(words: &str) -> bool {
    const MIN_WORDS: usize = 13;
    const LONG: usize = 4;
    if ["I ", "We ", "My ", "Our "].iter().any(|author| words.trim_start().starts_with(author)) {
        return true;
    }
    let long = words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= LONG);
    let (high, low): (Vec<&str>, Vec<&str>) = long.partition(|word| word.starts_with(char::is_uppercase));
    word_count(words) >= MIN_WORDS && low.len() > high.len()
}

/// Whether a text has what a reference has beside its title: names, a year, quotation marks.
fn cites(text: &str) -> bool {
    has_initials(text) || text.contains('“') || fold::words(text).split(' ').any(date::is_year)
}

/// Whether a link of a run is a title.
pub(super) fn has_linked_title(run: &Inlines) -> bool {
    let text = run.flat_text();
    links(run).into_iter().any(|link| is_one(&text[link]))
}

fn strong(inline: &Inline) -> Option<String> {
    let InlineKind::Strong(words) = &inline.kind else { return None };
    Some(words.flat_text()).filter(|words| is_name(words))
}

/// The words that a line begins with, before any mark: `Tides` of `Tides, a model`.
fn first_words(text: &str) -> Option<&str> {
    first_part(text).filter(|words| is_name(words))
}

fn first_part(text: &str) -> Option<&str> {
    let ends = [".", ",", ":", ";", "(", "|", "·", " – ", " — ", "，", "：", "。", "（", "\n"];
    let end = ends.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    Some(text[..end].trim()).filter(|words| !words.is_empty())
}

/// Whether words may be what something is called.
fn is_name(words: &str) -> bool {
    const MAX_WORDS: usize = 12;
    const MIN_LETTERS: usize = 4;
    word_count(words) <= MAX_WORDS
        && words.chars().filter(|c| c.is_alphabetic()).count() >= MIN_LETTERS
        && !words.contains(OBJECT)
        && !fold::words(words).split(' ').any(date::is_year)
        && !names::evidently_a_name(words)
}

/// Lets a stretch of a run lead somewhere, unless a link in it does already. Whether it leads somewhere.
pub(super) fn link_words(run: &mut Inlines, words: &str, target: &str) -> bool {
    let text = run.flat_text();
    let Some(found) = text.find(words) else { return false };
    let (start, end) = (start_of_title(&text, found), found + words.len());
    if links(run).iter().any(|link| link.start < end && start < link.end) {
        return true;
    }
    let parts = (run.slice(0..start), run.slice(start..end), run.slice(end..text.len()), run.span());
    let (Some(mut before), Some(content), Some(after), Some(span)) = parts else { return false };
    before.push(Inline::new(InlineKind::Link { target: target.to_owned(), content }, span));
    before.extend(after);
    *run = before;
    true
}

/// Where a title begins of which a part is at a place: `Spring vs.` and `Who sails?` before it are its first words.
fn start_of_title(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = text[line..at].trim();
    let goes_on = ["vs.", "?", "?:", "!", "!:"].iter().any(|end| before.ends_with(end));
    let is_plain = !before.trim_end_matches("vs.").contains(['.', ',']) && !has_initials(before);
    if goes_on && is_plain { at - text[line..at].trim_start().len() } else { at }
}

/// The title in a reference: in quotation marks, or in the first line that has one.
fn title_within(text: &str) -> Option<&str> {
    let quoted = text.split_once('“').and_then(|(_, rest)| Some(rest.split_once('”')?.0));
    quoted.filter(|words| is_one(words)).or_else(|| text.lines().find_map(title_of_line))
}

fn title_of_line(line: &str) -> Option<&str> {
    if let Some(title) = behind_year(line) {
        return Some(title);
    }
    let title = title_in(line).trim();
    let before = line.split_once(title).map_or("", |(before, _)| before.trim_end());
    if title.starts_with("with ") || title.starts_with(char::is_alphabetic) && ends_with_first_name(before) {
        // `A. Ek, B. Ny, Tides and how they turn, Foam 3`
        let parts = title.split([',', '|']).map(str::trim).filter(|part| is_one(part) && !has_initials(part));
        return parts.filter(|part| !part.contains(|c: char| c.is_ascii_digit())).max_by_key(|part| part.len());
    }
    Some(title).filter(|title| is_one(title))
}

/// The title that follows the authors and the year: `Ek, A. (2011). Tides, waves, and foam.`
fn behind_year(line: &str) -> Option<&str> {
    let (authors, rest) = line.split_once('(')?;
    let (year, rest) = rest.split_once(')')?;
    let is_year = date::is_year(year.trim_end_matches(char::is_alphabetic));
    let title = first_sentence(rest.trim_start_matches([' ', '.', ',', ':', '\u{a0}'])).trim();
    let follows_authors = is_year && has_initials(authors) && !is_one(title_in(authors));
    Some(title).filter(|title| follows_authors && is_title(&fold::words(title)) && sentences::closes_brackets(title))
}

/// What stands before the first mark that ends a sentence; that of `St.–south` ends none, nor do those of `U.S.` within one.
fn first_sentence(text: &str) -> &str {
    let is_end = |end: usize| text[end..].chars().next().is_none_or(char::is_whitespace);
    for (at, mark) in text.match_indices(['.', '?', '!']).filter(|(at, mark)| is_end(at + mark.len())) {
        let (before, behind) = text.split_at(at + mark.len());
        match ends_with_letters(before) {
            false => return &text[..at],
            true if !goes_on(behind.trim_start()) => return before,
            true => {}
        }
    }
    text
}

/// Whether a text ends with capitals that stand for words: `D.C.`
fn ends_with_letters(text: &str) -> bool {
    let word = text.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let mut letters = word.trim_end_matches('.').split('.');
    let is_letter = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_uppercase);
    word.ends_with('.') && word.matches('.').count() > 1 && letters.all(is_letter)
}

/// Whether a title goes on with a text: in lower case, or with words that another sentence follows. A journal has its numbers behind it.
fn goes_on(text: &str) -> bool {
    let end = text.find(['.', ',', '?', '!']).unwrap_or(text.len());
    let (words, behind) = text.split_at(end);
    let follows = behind.starts_with('.') && behind[1..].trim_start().starts_with(char::is_alphabetic);
    text.starts_with(char::is_lowercase) || follows && !words.contains(|c: char| c.is_ascii_digit())
}

/// Whether a text ends with the initials of a name that goes on: `B. Ek and A. B.`, not `Ek, A. B.`
fn ends_with_first_name(text: &str) -> bool {
    let mut words = text.rsplit([' ', '\u{a0}']).peekable();
    let ends = words.peek().is_some_and(|word| has_initials(word));
    ends && words.find(|word| !has_initials(word)).is_none_or(|word| !word.ends_with(','))
}

/// Whether words may be a title, and are no list of names.
fn is_one(words: &str) -> bool {
    const BESIDE: &[&str] = &["with ", "joint work ", "joint with ", "in proc", "by "];
    let folded = fold::words(words);
    let lists = words.matches([',', '，', '、']).count() * 5 > words.split(' ').count();
    let names = words.split([',', '&']).flat_map(|part| part.split(" and "));
    let are_names = names.map(str::trim).all(names::evidently_a_name);
    // A name that goes on: `De Simone and T` of `F. De Simone and T. Ebrahimi`.
    let ends_with_initial = words.ends_with(char::is_uppercase) && has_initials(&format!("{words}."));
    is_title(&folded)
        && sentences::closes_brackets(words)
        && !lists
        && !are_names
        && !ends_with_initial
        && !BESIDE.iter().any(|word| folded.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

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
            (
                "A. Ek and B. Ny, Tides and how they turn at sea by night, Ann. Foam 3",
                Some("Tides and how they turn at sea by night"),
            ),
            ("with Joe Lind & Ann Berg, Tides and how they turn. Foam, 3.", Some("Tides and how they turn")),
            ("Ek, A. B., (2011) Tides and how they turn. In C. Ny (Ed.), Foam.", Some("Tides and how they turn")),
            ("Ek, A., & Ny, B. Tides and how they turn. Foam, 3.", Some("Tides and how they turn")),
            ("A. Ek (2013). Tides, waves, and foam at sea. Foam, 4.", Some("Tides, waves, and foam at sea")),
            (
                "Ek, A. (2013). Tides of the Long St.–south quay at sea. Foam, 4.",
                Some("Tides of the Long St.–south quay at sea"),
            ),
            (
                "Ek, A., & Ny, B. (2013). Tides of a large U.S. harbour at night. Foam, 4.",
                Some("Tides of a large U.S. harbour at night"),
            ),
            (
                "Ek, A. (2013). Tides at sea: A study in Washington, D.C. Harbour. Foam and Waves.",
                Some("Tides at sea: A study in Washington, D.C. Harbour"),
            ),
            (
                "Ek, A. (2013). Tides in the harbour of Washington, D.C. Foam, 4(2).",
                Some("Tides in the harbour of Washington, D.C."),
            ),
            ("with Joe Lind, Ann Berg | Working paper", None),
            ("F. Le Lind and A. Berg. Tides. Foam, 3.", None),
        ] {
            assert_eq!(title_within(text), title, "{text}");
        }
    }

    #[test]
    fn a_title_begins_with_its_first_words() {
        for (text, part, title) in [
            ("Spring vs. neap tides in the north", "neap tides", "Spring vs. neap tides in the north"),
            ("Who sails?: On gulls", "On gulls", "Who sails?: On gulls"),
            ("A. Ek. Who sails? On gulls", "On gulls", "On gulls"),
            ("Foam, 2019. On gulls", "On gulls", "On gulls"),
        ] {
            let start = text.find(part).map(|at| start_of_title(text, at));
            assert_eq!(start.map(|start| &text[start..]), Some(title), "{text}");
        }
    }

    #[test]
    fn a_title_in_italics_ends_with_them() {
        let span = Span::new(Sources::new().add(Source::new("a.md", "")), 0..0);
        let run = |parts: [&str; 3]| -> Inlines {
            let [before, italic, behind] = parts.map(|part| Inline::text(part, span));
            [before, Inline::new(InlineKind::Emphasis(italic.into()), span), behind].into_iter().collect()
        };
        let linked = |parts| {
            let mut run = run(parts);
            link_title(&mut run, "https://foam.example", true);
            let text = run.flat_text();
            links(&run).into_iter().map(|link| text[link].to_owned()).collect::<Vec<_>>()
        };
        for (parts, title) in [
            (
                ["Ek, A., Ny, B.: ", "Tides and how they turn at sea", ", 34th Foam Day 2022, Halden i.d.Bucht."],
                "Tides and how they turn at sea",
            ),
            (
                ["Ek, A., Ny, B. ", "Tides: how they turn at sea", ", Foam, Waves and Storms, 2021, 65(2): 118."],
                "Tides: how they turn at sea",
            ),
            (
                ["Ek, A. Tides and how they turn at sea. ", "Journal of Foam and Waves", ", 2020."],
                "Tides and how they turn at sea",
            ),
            (
                ["Ann Ek, Bo Ny, Tides, Foam, Gulls, ", "Journal of Foam and Waves", ", 24(11), pp.96-99, Jun. 2025."],
                "",
            ),
        ] {
            assert_eq!(linked(parts).concat(), title);
        }
    }

    #[test]
    fn an_entry_that_is_no_reference_is_known_by_its_first_words() {
        for (text, words) in [
            ("Tides, a model of waves. 2019", Some("Tides")),
            ("Foam Medal (two years)", Some("Foam Medal")),
            ("Ann Berg, pilot", None),
            ("2019", None),
        ] {
            assert_eq!(first_words(text), words, "{text}");
        }
    }
}
