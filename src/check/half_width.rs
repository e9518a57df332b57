//! Half-width punctuation in Chinese or Japanese text.
//!
//! Punctuation in these languages is as wide as a character (GB/T 15834-2011, section 5; JIS X 4051). Only a mark with Han or
//! kana on both sides counts: `3:30`, `Wang, L.` and `南京大学 (NJU)` are not slips.

use crate::cv::{Cv, Section};
use crate::diagnostic::{Code, Diagnostic, counted};
use crate::document::{Block, Document, descendants};
use crate::script::{is_han, is_kana};
use crate::source::{Sources, Span};

/// Each half-width mark, and the one to write in its place.
const MARKS: &[(char, char)] = &[(',', '，'), (':', '：'), (';', '；'), ('?', '？'), ('!', '！'), ('(', '（')];

/// How GB/T 7714 marks a reference's type.
const TYPES: &[&str] = &["[J]", "[C]", "[M]", "[D]", "[P]", "[R]", "[N]", "[S]", "[J/OL]", "[EB/OL]"];

/// How many characters on each side of a mark are shown.
const SHOWN: usize = 4;

/// One finding for each kind of mark: where there is one, there are many. References are skipped, since GB/T 7714 uses half-width
/// marks in them.
pub(super) fn findings(document: &Document, cv: &Cv, sources: &Sources) -> Vec<Diagnostic> {
    let references: Vec<Span> = cv.sections.iter().flat_map(Section::publications).map(|item| item.span).collect();
    let is_reference = |text: &str, span| {
        references.iter().any(|reference| reference.contains(span)) || TYPES.iter().any(|kind| text.contains(kind))
    };
    let runs = descendants(&document.blocks).flat_map(Block::inline_runs);
    let runs = runs.filter_map(|run| Some((run.flat_text(), run.span()?)));
    let prose: Vec<(String, Span)> = runs.filter(|(text, span)| !is_reference(text, *span)).collect();
    let of_kind = |&(half, full)| {
        let slips = prose.iter().flat_map(|(text, span)| slips(text, half, full).map(move |slip| (slip, *span)));
        let slips: Vec<_> = slips.collect();
        let ((words, mended), run) = slips.first()?;
        let message = format!("“{half}” is half-width between full-width characters{}", elsewhere(slips.len() - 1));
        let help = format!("write the full-width mark: “{mended}”");
        Some(Diagnostic::warning(Code::HalfWidth, message).at(place(words, *run, sources)).help(help))
    };
    MARKS.iter().filter_map(of_kind).collect()
}

fn elsewhere(others: usize) -> String {
    match others {
        0 => String::new(),
        others => format!(", here and in {}", counted(others, "other place")),
    }
}

/// Where `half` should be `full`: the words around it, and the same words corrected.
fn slips(text: &str, half: char, full: char) -> impl Iterator<Item = (&str, String)> {
    text.match_indices(half).filter_map(move |(at, mark)| {
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + mark.len()..].trim_start_matches(' ');
        let (left, right) = (tail(before)?, head(after)?);
        let closed = if half == '(' { bracketed(after) } else { None };
        let (length, right) = match closed {
            Some(inside) => (inside.len() + ")".len(), format!("{inside}）")),
            None => (right.len(), right.to_owned()),
        };
        let (start, end) = (before.len() - left.len(), text.len() - after.len() + length);
        Some((&text[start..end], format!("{left}{full}{right}")))
    })
}

/// What a text that follows an opening bracket has before the closing one, if that is full-width, too.
fn bracketed(text: &str) -> Option<&str> {
    let (inside, _) = text.split_once(')')?;
    inside.chars().all(is_full_width).then_some(inside)
}

/// The last full-width characters of a text, at most [`SHOWN`]; `None` if it does not end with one.
fn tail(text: &str) -> Option<&str> {
    let letters = text.char_indices().rev().take(SHOWN).take_while(|(_, letter)| is_full_width(*letter));
    letters.last().map(|(start, _)| &text[start..])
}

/// The first full-width characters of a text, at most [`SHOWN`]; `None` if it does not begin with one.
fn head(text: &str) -> Option<&str> {
    let letters = text.char_indices().take(SHOWN).take_while(|(_, letter)| is_full_width(*letter));
    letters.last().map(|(start, last)| &text[..start + last.len_utf8()])
}

fn is_full_width(letter: char) -> bool {
    is_han(letter) || is_kana(letter)
}

/// Where the words of a run are in its source; the whole run if they are written with marks or entities.
fn place(words: &str, run: Span, sources: &Sources) -> Span {
    let Some(at) = sources.text(run).find(words) else { return run };
    let start = run.range().start + at;
    Span::new(run.source, start..start + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_counts_with_full_width_letters_on_both_sides() {
        for (text, half, full, mended) in [
            ("任教授, 博士生导师", ',', '，', Some("任教授，博士生导")),
            ("姓名:张三", ':', '：', Some("姓名：张三")),
            ("東京大学 (情報理工)", '(', '（', Some("東京大学（情報理工）")),
            ("東京大学 (情報 CS)", '(', '（', Some("東京大学（情報")),
            ("は,です", ',', '，', Some("は，です")),
            ("3:30 起", ':', '：', None),
            ("南京大学 (NJU)", '(', '（', None),
            ("Wang, L., 教授", ',', '，', None),
            ("김, 이", ',', '，', None),
        ] {
            let found = slips(text, half, full).next().map(|(_, mended)| mended);
            assert_eq!(found.as_deref(), mended, "{text}");
        }
    }
}
