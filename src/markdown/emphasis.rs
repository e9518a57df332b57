//! Stars and underscores next to Chinese, Japanese and Korean characters, and other places where CommonMark sees no emphasis.
//!
//! CommonMark asks whether a run of `*` is at the left or the right of a word, and takes punctuation as the word's edge.
//! Text without spaces between words has no such edges: `**中文：**字` stays as it is typed. The rules here are those of the
//! CJK-friendly amendments to CommonMark; an invisible character, put next to the run, makes the parser follow them.

use super::lines::lines;
use super::regions::Regions;
use super::sentinel::{NOTHING, literal};
use crate::address;
use crate::rewrite::Edit;
use crate::script::{is_cjk, is_full_width_punctuation};

/// The changes that make emphasis where the author meant it.
pub(super) fn mend(text: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (start, line) in lines(text) {
        if line.contains(['*', '_', '~']) {
            edits.extend(within_capitals(start, line, regions));
            edits.extend(stars(text, start, line, regions));
            edits.extend(underscores(start, line, regions));
        }
    }
    edits
}

/// `A*A*A`, `A*AA`, `A*STAR`: school grades and names in capitals, in which a star is not emphasis.
fn within_capitals(start: usize, line: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, _) in line.match_indices('*').filter(|(at, _)| *at > 0) {
        let is_part = |c: char| c.is_alphanumeric() || c == '*';
        let first = line[..at]
            .rfind(|c| !is_part(c))
            .map_or(0, |before| before + line[before..].chars().next().map_or(1, char::len_utf8));
        let last = line[at..].find(|c| !is_part(c)).map_or(line.len(), |after| at + after);
        let word = &line[first..last];
        let letters = word.chars().filter(|c| *c != '*').count();
        let is_grades = word.starts_with(|c: char| c != '*')
            && (2..=6).contains(&letters)
            && word.chars().all(|c| matches!(c, 'A'..='E' | '*'))
            && !word.contains("**");
        let mut capitals = word.split('*').map(|part| part.chars().all(char::is_uppercase) && !part.is_empty());
        let is_single = word.matches('*').count() == 1;
        let is_name = is_single && capitals.all(|is_one| is_one);
        // `*Pier City, BC*`: the end of what an earlier star has begun.
        let ends_emphasis = is_single && word.ends_with('*') && line[..first].matches('*').count() % 2 == 1;
        if (is_grades && !ends_emphasis || is_name) && regions.untouchable.around(start + at).is_none() {
            edits.push(Edit::replace(start + at..start + at + 1, literal('*').to_string()));
        }
    }
    edits
}

/// A run of one delimiter, and what is next to it.
struct Run {
    start: usize,
    end: usize,
    delimiter: char,
    before: Option<char>,
    after: Option<char>,
}

fn runs(text: &str, start: usize, line: &str, regions: &Regions) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before = None;
    for (at, c) in line.char_indices() {
        let at = start + at;
        if let Some(run) = runs.last_mut().filter(|run| run.end == at) {
            if run.delimiter == c {
                run.end += 1;
                continue;
            }
            run.after = Some(c);
        }
        if matches!(c, '*' | '~') && before != Some('\\') && regions.untouchable.around(at).is_none() {
            runs.push(Run { start: at, end: at + 1, delimiter: c, before, after: None });
        } else {
            before = Some(c);
        }
        if !matches!(c, '*' | '~') {
            before = Some(c);
        }
    }
    debug_assert!(runs.iter().all(|run| text.is_char_boundary(run.end)));
    runs
}

fn stars(text: &str, start: usize, line: &str, regions: &Regions) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for run in runs(text, start, line, regions) {
        let want = wanted(run.before, run.after);
        let length = run.end - run.start;
        let opener = open.iter().rposition(|entry| *entry == (run.delimiter, length));
        let is_within_strong = || open.contains(&('*', 2)) && run.delimiter == '*' && length == 1;
        if opener.is_none() && run.before == Some('(') && is_space(run.after) && is_within_strong() {
            // `**(* equal contribution)**`: for kramdown, one star does not end what two begin.
            edits.push(Edit::replace(run.start..run.end, literal('*').to_string()));
        } else if beside_cjk(&run) {
            if let Some((left, right)) = padding(&run, want) {
                edits.extend(left.then(|| Edit::insert(run.start, NOTHING.to_string())));
                edits.extend(right.then(|| Edit::insert(run.end, NOTHING.to_string())));
            }
        } else if opener.is_some() && ends_sentence(&run) || marks_a_name(text, &run) {
            // `**Note:**text`, as kramdown has it; `W.*, Ann Berg*`.
            edits.push(Edit::insert(run.start, NOTHING.to_string()));
        }
        match opener {
            Some(at) if want.right || ends_sentence(&run) => open.truncate(at),
            _ if want.left => open.push((run.delimiter, length)),
            _ => {}
        }
        open.truncate(MAX_OPEN);
    }
    edits
}

/// At most this many runs are waited for.
const MAX_OPEN: usize = 64;

/// `_Nature_` between characters of a script without spaces is emphasis, as `*Nature*` would be.
fn underscores(start: usize, line: &str, regions: &Regions) -> Vec<Edit> {
    if !line.contains('_') || !line.contains(is_cjk) {
        return Vec::new();
    }
    let addresses = address::text::all(line);
    let is_in_address = |at: &usize| addresses.iter().any(|address| address.range.contains(at));
    let free = |at: &usize| regions.untouchable.around(start + at).is_none() && !is_in_address(at);
    let marks: Vec<usize> = line.match_indices('_').map(|(at, _)| at).filter(free).collect();
    let mut edits = Vec::new();
    let mut index = 0;
    while let [open, close, ..] = marks[index..] {
        let word = &line[open + 1..close];
        let before = line[..open].chars().next_back();
        let after = line[close + 1..].chars().next();
        let bare = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_');
        let beside_letters = before.is_some_and(is_cjk) || after.is_some_and(is_cjk);
        let fits = !word.is_empty() && !word.starts_with(' ') && !word.ends_with(' ');
        if fits && beside_letters && bare(before) && bare(after) {
            edits.push(Edit::replace(start + open..start + open + 1, "*"));
            edits.push(Edit::replace(start + close..start + close + 1, "*"));
            index += 2;
        } else {
            index += 1;
        }
    }
    edits
}

/// Whether a run may open and may close emphasis: CommonMark's left-flanking and right-flanking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Flanking {
    left: bool,
    right: bool,
}

/// What the CJK-friendly amendments say of a run between these characters.
fn wanted(before: Option<char>, after: Option<char>) -> Flanking {
    let edge = |c: Option<char>| is_space(c) || is_western_punctuation(c) || c.is_some_and(is_cjk);
    Flanking {
        left: !is_space(after) && (!is_western_punctuation(after) || edge(before)),
        right: !is_space(before) && (!is_western_punctuation(before) || edge(after)),
    }
}

/// What CommonMark says.
fn given(before: Option<char>, after: Option<char>) -> Flanking {
    let is_punctuation = |c: Option<char>| is_western_punctuation(c) || c.is_some_and(is_full_width_punctuation);
    let edge = |c: Option<char>| is_space(c) || is_punctuation(c);
    Flanking {
        left: !is_space(after) && (!is_punctuation(after) || edge(before)),
        right: !is_space(before) && (!is_punctuation(before) || edge(after)),
    }
}

/// Whether an invisible character is needed at the left and at the right of the run, so that the parser sees it as intended.
fn padding(run: &Run, want: Flanking) -> Option<(bool, bool)> {
    let letter = |pad: bool, c: Option<char>| if pad { Some(NOTHING) } else { c };
    [(false, false), (true, false), (false, true), (true, true)]
        .into_iter()
        .find(|&(left, right)| given(letter(left, run.before), letter(right, run.after)) == want)
        .filter(|padding| *padding != (false, false))
}

fn beside_cjk(run: &Run) -> bool {
    run.before.is_some_and(is_cjk) || run.after.is_some_and(is_cjk)
}

/// Whether the run ends a name in a list of names, or what is in a tag: nobody emphasises what begins with a comma, unless it is a
/// volume, `[*Tides*](…)*, 4*(1)`.
fn marks_a_name(text: &str, run: &Run) -> bool {
    let behind = &text[run.end..];
    let is_end = matches!(run.after, Some(',' | ';' | ')')) || behind.starts_with("</");
    let is_volume = || {
        let volume = behind.strip_prefix(", ").and_then(|rest| rest.split_once('*')).map(|(volume, _)| volume);
        volume.is_some_and(|volume| !volume.is_empty() && volume.bytes().all(|byte| byte.is_ascii_digit()))
    };
    run.before.is_some_and(|c| !c.is_whitespace()) && is_end && !is_volume()
}

/// Whether the run is between the end of a sentence, a tag (`**<u>Ada</u>**`), or a literal star (`**\***Ada`), and a letter, or what
/// the parser takes for one.
fn ends_sentence(run: &Run) -> bool {
    run.before.is_some_and(|c| matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | ')' | ']' | '”' | '"' | '%' | '*' | '>'))
        && run.after.is_some_and(|c| c.is_alphanumeric() || is_zero_width(c))
}

/// Whether `c` is invisible, as what editors paste around words; to the parser, it is part of a word.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_space(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// Whether `c` is punctuation or a symbol, except full-width ones.
fn is_western_punctuation(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        c.is_ascii_punctuation()
            || matches!(c, '\u{A1}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{B4}' | '\u{B6}'..='\u{B8}' | '\u{BB}' | '\u{BF}' | '×' | '÷'
                | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{214F}'
                | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
    })
}
