//! Hashtags behind texts, by which a site sorts its lists: `#tides #foam`.

use std::ops::Range;

use super::Rule;
use super::cut::{code, without};
use super::removals::Removals;
use super::walk::{Piece, each_run, prune};
use crate::cv::Section;
use crate::document::{Block, BlockKind};
use crate::fold;

/// What a line of hashtags is called. Folded.
const LABELS: &[&str] = &[
    "keyword",
    "keywords",
    "tag",
    "tags",
    "topic",
    "topics",
    "mots clés",
    "palabras clave",
    "关键词",
    "标签",
    "キーワード",
    "키워드",
];

/// Takes them off the ends of lines, and lines out that are nothing else.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    prune(sections, &mut |piece| match piece {
        Piece::Block(block @ Block { kind: BlockKind::Paragraph(run), span }) => {
            tags(&run.flat_text()) == Some(0) && removals.leaves_out(Rule::Navigation, *span, block.plain_text().trim())
        }
        _ => false,
    });
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            let text = run.flat_text();
            if !text.contains('#') {
                return;
            }
            let code = code(run);
            let mut tags = at_ends(&text);
            tags.retain(|tags| !code.iter().any(|code| code.contains(&tags.start)));
            let words: Vec<&str> = tags.iter().map(|tags| text[tags.clone()].trim()).collect();
            if tags.is_empty() || tags.iter().map(Range::len).sum::<usize>() >= text.trim().len() {
                return;
            }
            let (Some(rest), Some(span)) = (without(run, &tags), run.span()) else { return };
            if removals.leaves_out(Rule::Navigation, span, &words.join(" ")) {
                *run = rest.trimmed();
            }
        });
    }
}

/// Where the hashtags at the ends of the lines of a text are, with the blanks before them.
fn at_ends(text: &str) -> Vec<Range<usize>> {
    let start_of = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let of_line = |line: &str| {
        let at = tags(line)?;
        let before = line[..at].trim_end();
        Some(start_of(line) + before.len()..start_of(line) + line.len())
    };
    text.lines().filter_map(of_line).collect()
}

/// Where the hashtags at the end of a line begin, with a label that it begins with. One alone counts behind a text that is complete: `I write
/// of #tides` goes on with it.
fn tags(line: &str) -> Option<usize> {
    let is_tag = |word: &str| {
        let name = word.trim_end_matches([',', ';']).strip_prefix('#');
        name.is_some_and(|name| {
            name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
        })
    };
    let (mut start, mut count) = (None, 0);
    let mut rest = line.trim_end();
    while let Some(word) = rest.split(char::is_whitespace).next_back().filter(|word| is_tag(word)) {
        count += 1;
        start = Some(rest.len() - word.len());
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    let label = rest.strip_suffix([':', '：']).map(fold::words);
    match label {
        Some(label) if LABELS.contains(&label.as_str()) => start.map(|_| 0),
        _ => start.filter(|_| count > 1 || rest.is_empty() || rest.ends_with(['.', ')', '!', '?', '。', '）'])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashtags_end_a_line() {
        for (line, expected) in [
            ("Ann Berg, 2026: Tides (with Bo) #tides #North_Sea", "Ann Berg, 2026: Tides (with Bo)"),
            ("Tides.  #foam", "Tides."),
            ("Joe Lind, 2025: Foam #tides #sky", "Joe Lind, 2025: Foam"),
            ("Keywords: #slow-tides, #foam", ""),
            ("#tides #foam", ""),
            ("I write of #tides", "I write of #tides"),
            ("I am no. #1", "I am no. #1"),
            ("C # and F#", "C # and F#"),
        ] {
            let kept = match tags(line) {
                Some(at) => line[..at].trim_end(),
                None => line,
            };
            assert_eq!(kept, expected, "{line}");
        }
    }

    #[test]
    fn each_line_may_end_with_some() {
        let text = "Tides. #foam\nGulls. #sky";
        let found: Vec<&str> = at_ends(text).into_iter().map(|tags| &text[tags]).collect();
        assert_eq!(found, [" #foam", " #sky"]);
    }
}
