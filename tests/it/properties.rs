//! Properties that hold for every input.

use proptest::prelude::*;
use proptest::sample::select;
use vitae::document::block_text;
use vitae::markdown;
use vitae::rewrite::{Edit, Rewritten};
use vitae::source::{Source, SourceId, Sources, Span};

use crate::fuzzed::targets;

/// Pieces that mean something to one pass or another.
const PIECES: &[&str] = &[
    "a",
    "word ",
    "中文",
    "한국",
    "，",
    "：",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "    ",
    "\r\n",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "``",
    "```\n",
    "# ",
    "- ",
    "1. ",
    "3. ",
    "> ",
    "|",
    "|-|",
    "---\n",
    "===\n",
    ": ",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: /u",
    "<",
    ">",
    "<<",
    ">>",
    "</",
    "<b>",
    "</b>",
    "<i class=\"fa\">",
    "</i>",
    "<div>",
    "</div>",
    "<div align=\"center\">",
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td colspan=\"3\">",
    "<td rowspan=2>",
    "</td>",
    "</table>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<a href=\"u\">",
    "</a>",
    "<br>",
    "<hr>",
    "<img src=\"x.png\">",
    "<pre>",
    "</pre>",
    "<dl><dt>",
    "<dd>",
    "<sup>*</sup>",
    "<script>",
    "</script>",
    "<iframe>",
    "</iframe>",
    "<span style=\"display:none\">",
    "</span>",
    "<!--",
    "-->",
    "<!-- c -->",
    "<!-- vitae:skip -->",
    "<!-- vitae:end -->",
    "<!-- vitae:only ",
    "<!-- vitae:pagebreak -->",
    "{: .c}",
    "{:toc}",
    "{::comment}",
    "{:/}",
    "{#id}",
    "{",
    "}",
    "$$",
    "$$x$$",
    "^\n",
    "\\",
    "\\\\\n",
    "\"",
    "'",
    "''",
    "--",
    "...",
    "&amp;",
    "&nbsp;",
    "&",
    ":rocket:",
    ":",
    "https://a.b/c",
    "www.a.b",
    "me@x.org",
    "@",
    "🚀",
    "e\u{301}",
    "\u{a0}",
    "\u{feff}",
    "\u{fdd0}",
    "\u{fdd1}",
    "\0",
    "\u{8}",
    "*[H]: x\n",
    "- [ ] ",
    "2019~2020",
];

fn page() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat()),
        any::<String>(),
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

fn source(text: &str) -> (SourceId, Rewritten) {
    let id = Sources::new().add(Source::new("page.md", text));
    (id, Rewritten::verbatim(id, text, 0..text.len()))
}

fn is_on_boundaries(text: &str, span: Span) -> bool {
    let range = span.range();
    range.start <= range.end
        && range.end <= text.len()
        && text.is_char_boundary(range.start)
        && text.is_char_boundary(range.end)
}

/// Whether a `<` precedes something that one pass or another removes or that a browser takes for a comment: with the word that
/// follows it may become a tag, and a tag is not a word.
fn may_become_a_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let behind = text[at + 1..].trim_start_matches('/');
        !behind.is_empty()
            && !behind.starts_with(|c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || c == '!')
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_page_becomes_a_document(text in page()) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("page.md", &*text));
        targets::parses(&sources, id);
    }

    #[test]
    fn no_word_is_lost_in_silence(pieces in prop::collection::vec((select(PIECES), any::<bool>()), 0..12)) {
        let word = |index: usize| format!("w{index}x");
        let text: String = pieces
            .iter()
            .enumerate()
            .map(|(index, (piece, has_word))| if *has_word { format!("{piece}{}", word(index)) } else { (*piece).to_owned() })
            .collect();
        // The word after an opening fence names the language of the code, a link's definition and an attribute list are not
        // shown, and a tag is not a word.
        prop_assume!(!["~~~", "```", "]: /u", "<w", "</w", "{:rocket"].iter().any(|open| text.contains(open)));
        prop_assume!(!may_become_a_tag(&text));
        let (_, rewritten) = source(&text);
        let outcome = markdown::parse(&rewritten);
        // Targets and image descriptions count as well.
        let shown = format!("{:?}", outcome.value());
        let reported: String = outcome.diagnostics().iter().filter_map(|diagnostic| text.get(diagnostic.span?.range())).collect();
        for index in (0..pieces.len()).filter(|index| pieces[*index].1) {
            prop_assert!(shown.contains(&word(index)) || reported.contains(&word(index)), "{} in {text:?}", word(index));
        }
    }

    #[test]
    fn plain_words_stay_as_they_are(words in prop::collection::vec("[a-zA-Z中文]{1,8}", 1..20)) {
        let text = words.join(" ");
        let (_, rewritten) = source(&text);
        let document = markdown::parse(&rewritten).into_value().unwrap_or_default();
        prop_assert_eq!(block_text(&document.blocks), text);
    }

    #[test]
    fn comments_lie_in_order_between_their_brackets(text in page()) {
        let mut end = 0;
        for comment in markdown::comments::find(&text) {
            prop_assert!(end <= comment.range.start && comment.range.end <= text.len());
            prop_assert!(text[comment.range.clone()].starts_with("<!--") && text[comment.range.clone()].ends_with('>'));
            prop_assert!(comment.range.start <= comment.content.start && comment.content.end <= comment.range.end);
            end = comment.range.end;
        }
    }

    #[test]
    fn a_rewritten_text_remembers_where_it_comes_from(text in "[a-c中🚀]{0,30}", changes in prop::collection::vec((0..100_usize, 0..8_usize, "[x-z]{0,4}"), 0..8), twice in any::<bool>()) {
        let (_, rewritten) = source(&text);
        let edits = edits(rewritten.text(), &changes);
        let mut once = rewritten.edit(&edits);
        prop_assert_eq!(once.text(), &by_hand(&text, &edits));
        if twice {
            once = once.edit(&self::edits(once.text(), &changes));
        }
        for (at, c) in once.text().char_indices() {
            let range = at..at + c.len_utf8();
            let span = once.span(range.clone());
            prop_assert!(is_on_boundaries(&text, span));
            if !once.is_inserted(range.clone()) {
                prop_assert_eq!(&text[span.range()], &once.text()[range]);
            }
        }
        let whole = once.span(0..once.text().len());
        prop_assert!(is_on_boundaries(&text, whole));
    }
}

/// Edits that are in order, do not overlap, and do not cut a character in two.
fn edits(text: &str, changes: &[(usize, usize, String)]) -> Vec<Edit> {
    let mut starts: Vec<_> =
        changes.iter().map(|(start, length, with)| (start % (text.len() + 1), *length, with)).collect();
    starts.sort();
    let mut done = 0;
    let mut edits = Vec::new();
    for (start, length, with) in starts {
        let start = text.floor_char_boundary(start.max(done));
        let start = if start < done { done } else { start };
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        edits.push(Edit::replace(start..end, with.clone()));
        done = end;
    }
    edits
}

fn by_hand(text: &str, edits: &[Edit]) -> String {
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.range.clone(), &edit.with);
    }
    out
}
