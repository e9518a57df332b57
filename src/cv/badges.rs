//! Words in typewriter type that are not code: pages set the venue or year of a paper in it to get the box around it.

use super::dates;
use crate::date;
use crate::document::{Block, Inline, InlineKind, Inlines, descendants, each_inline_mut, each_run_mut};

/// The maximum length of a badge, in characters.
const MAX_CHARS: usize = 60;
/// Characters that words and venues do not contain.
const SIGNS: &[char] =
    &['_', '=', '{', '}', '<', '>', '/', '\\', '.', ';', '$', '#', '@', '~', '*', '[', ']', '|', '"', '%', '^'];

/// Where this many lines begin with badges, a single word in capitals is one, too: `JAS`.
const MIN_BADGES: usize = 2;

/// Where this many lines begin with one word in front of a bold title, it is a badge: `TIDES'25` **On foam**.
const MIN_LABELS: usize = 3;

/// Turns them into plain words.
pub(crate) fn to_words(blocks: &mut [Block]) {
    let begins = |run: &&Inlines| {
        let first = run.iter().next().map(|first| &first.kind);
        matches!(first, Some(InlineKind::Code(text)) if is_badge(text))
    };
    if descendants(blocks).flat_map(Block::inline_runs).filter(begins).count() >= MIN_BADGES {
        each_run_mut(blocks, &mut |run| {
            let mut is_first = true;
            run.retain(|inline| {
                if let InlineKind::Code(text) = &mut inline.kind
                    && is_first
                    && is_short_form(text)
                {
                    inline.kind = InlineKind::Text(std::mem::take(text));
                }
                is_first = false;
                true
            });
        });
    }
    let are_labels =
        descendants(blocks).flat_map(Block::inline_runs).filter(|run| labels_a_title(run)).count() >= MIN_LABELS;
    each_run_mut(blocks, &mut |run| set_apart(run, are_labels));
    each_inline_mut(blocks, &mut |inline| {
        if let InlineKind::Code(text) = &mut inline.kind
            && is_badge(text)
        {
            inline.kind = InlineKind::Text(std::mem::take(text));
        }
    });
}

/// Sets the badges that a line begins with apart from each other and from the title after them, as the boxes do: “Foam 2025 · Review ·
/// Tides of the North”. Beside a badge of several words, one word is a badge, too, and where `are_labels`, before a bold title.
fn set_apart(run: &mut Inlines, are_labels: bool) {
    let all = run.iter().take_while(|inline| {
        is_space(inline) || matches!(&inline.kind, InlineKind::Code(text) if is_badge(text) || is_word(text))
    });
    let count = all.count();
    let badges: Vec<Inline> = run.iter().take(count).filter(|inline| !is_space(inline)).cloned().collect();
    let has_badge = badges.iter().any(|inline| matches!(&inline.kind, InlineKind::Code(text) if is_badge(text)))
        || are_labels && labels_a_title(run);
    let rest = run.iter().skip(count).cloned().collect::<Inlines>().trimmed();
    let goes_on = rest.plain_text().starts_with(char::is_alphanumeric);
    if !has_badge || !goes_on && badges.len() < 2 {
        return;
    }
    let mut line = Inlines::new();
    for Inline { kind, span } in badges {
        if let InlineKind::Code(text) = kind {
            line.push_part(SEPARATOR, Inlines::text(text, span), span);
        }
    }
    let separator = match rest.plain_text().chars().next() {
        Some(c) if c.is_alphanumeric() => SEPARATOR,
        Some(',' | '.' | ':' | ';') => "",
        _ => " ",
    };
    if let Some(span) = rest.span() {
        line.push_part(separator, rest, span);
    }
    *run = line;
}

/// Whether a line is a word in typewriter type and then a bold title.
fn labels_a_title(run: &Inlines) -> bool {
    let mut parts = run.iter().filter(|inline| !is_space(inline)).map(|inline| &inline.kind);
    matches!((parts.next(), parts.next()), (Some(InlineKind::Code(label)), Some(InlineKind::Strong(_))) if is_word(label))
}

/// Whether there is nothing but space; a break ends the line.
fn is_space(inline: &Inline) -> bool {
    inline.as_text().is_some_and(|text| text.trim().is_empty())
}

/// `JAS`, `TIDES'25`
fn is_word(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && !text.contains(SIGNS)
}

/// Between badges, which are boxes on the site, and the title after them.
pub(crate) const SEPARATOR: &str = " · ";

/// `ICLR 2025`, `Position Paper`: several words that begin with a capital, or with a year.
fn is_badge(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || date::is_likely_year(word) || word.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
    };
    let words = text.split_whitespace().count();
    // A date in a box is one of its list; see the module `entries`.
    let is_date = dates::whole(text).is_some();
    !is_date
        && text.chars().count() <= MAX_CHARS
        && words > 1
        && !text.contains(SIGNS)
        && text.split_whitespace().all(is_word)
}

/// `JAS`, `TASLP`
fn is_short_form(text: &str) -> bool {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;
    LETTERS.contains(&text.chars().count()) && text.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{block_text, inlines_of};
    use crate::markdown;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources};

    /// A page's blocks, with badges as words.
    fn blocks(text: &str) -> Vec<Block> {
        let id = Sources::new().add(Source::new("cv.md", text));
        let document = markdown::parse(&Rewritten::verbatim(id, text, 0..text.len())).into_value();
        let mut blocks = document.map(|document| document.blocks).unwrap_or_default();
        to_words(&mut blocks);
        blocks
    }

    #[test]
    fn a_word_in_capitals_is_a_badge_among_badges() {
        let read = |text: &str| {
            let blocks = blocks(text);
            let is_code = |inline: &&Inline| matches!(inline.kind, InlineKind::Code(_));
            inlines_of(&blocks).filter(is_code).count()
        };
        assert_eq!(read("- `TIDE 2025` On foam\n- `SEAS 2024` On wind\n- `JAS` On gulls with `XML`\n"), 1);
        assert_eq!(read("- `TIDE 2025` On foam\n- `JAS` On gulls\n- `XML` for boats\n"), 2);
    }

    #[test]
    fn a_word_before_a_bold_title_is_a_badge_among_others() {
        let read = |text: &str| block_text(&blocks(text));
        let papers = "- `TIDES'25` **On foam**\n- `Preprint` **On wind**\n";
        assert!(!read(papers).contains('·'));
        assert!(read(&format!("{papers}- `GULLS'24` **On gulls**\n")).contains("TIDES'25 · On foam"));
    }

    #[test]
    fn badges_are_words() {
        for text in ["ICLR 2025", "Position Paper", "ACL 2026 & EMNLP 2026", "发明专利 2024", "Arxiv – 2024"] {
            assert!(is_badge(text), "{text}");
        }
        for text in ["cargo build", "Fall 2017", "2015 - 2016", "numpy", "Vec<T> A", "A = B", "make -j", "Foo.bar Baz"]
        {
            assert!(!is_badge(text), "{text}");
        }
    }
}
