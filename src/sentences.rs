//! Where the sentences of a text end.

use std::ops::Range;

/// Words whose full stop does not end a sentence. In lower case.
const ABBREVIATED: &[&str] =
    &["dr", "prof", "mr", "ms", "mrs", "st", "jr", "sr", "assoc", "asst", "dept", "univ", "inst", "vs"];

/// The sentences of a text, each with the marks and signs after it; the end of a line ends one too.
pub(crate) fn of(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut mark = None;
    for (at, letter) in text.char_indices() {
        let is_word = || letter.is_alphanumeric() || "([“\"‘「『\u{fffc}".contains(letter);
        let is_apart = || text[..at].ends_with(char::is_whitespace) || text[..at].ends_with(['。', '！', '？', '…']);
        // After an abbreviation's full stop, in lower case, and behind a comma at the end of a line, the sentence goes on.
        let goes_on = |mark: char| match mark {
            '.' => letter.is_lowercase() || is_abbreviated(&text[start..at]),
            '\n' => letter.is_lowercase() && text[..at].trim_end().ends_with(','),
            _ => false,
        };
        if mark.is_some_and(|mark| is_word() && is_apart() && !goes_on(mark)) {
            let end = before_sign(text, at).max(start);
            out.push(start..end);
            start = end;
        }
        match letter {
            '.' | '!' | '?' | '。' | '！' | '？' | '…' | '\n' => mark = Some(letter),
            // “Welcome :) I study tides.”
            ')' if [" :", " ;", " :-", " ;-"].iter().any(|eyes| text[..at].ends_with(eyes)) => mark = Some('!'),
            // `Foam Lab., Uni One`
            ',' | ';' | '，' | '；' => mark = None,
            _ if letter.is_alphanumeric() => mark = None,
            _ => {}
        }
    }
    out.push(start..text.len());
    out.retain(|range| text[range.clone()].contains(char::is_alphanumeric));
    out
}

/// Where a sentence begins whose first word is at a place: with the sign that a legend explains, `* Equal contribution`.
fn before_sign(text: &str, at: usize) -> usize {
    let is_sign = |c: char| matches!(c, '*' | '†' | '‡' | '§' | '¶' | '#' | '^');
    let before = text[..at].trim_end_matches(' ');
    let signs = before.trim_end_matches(is_sign);
    if signs.len() < before.len() && signs.ends_with(char::is_whitespace) { signs.len() } else { at }
}

/// Whether a text ends as sentences do; a title, a name or a label does not.
pub(crate) fn is_ended(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Whether a text has as many closing brackets as opening ones. What is cut within brackets is no whole.
pub(crate) fn closes_brackets(text: &str) -> bool {
    text.matches('(').count() == text.matches(')').count()
}

/// Whether a line goes on with what the line before it began.
pub(crate) fn continues(before: &str, line: &str) -> bool {
    goes_on(line) || leads_on(before)
}

/// Whether a line begins within a sentence: in lower case, and not as an address or label.
fn goes_on(line: &str) -> bool {
    let line = line.trim_start();
    let is_address = line.contains(['@', ':', '/']) || ["[at]", "(at)"].iter().any(|at| line.contains(at));
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let is_whole = words.count() < 2 && !["at", "in", "of"].contains(&first);
    line.starts_with(char::is_lowercase) && !is_whole && !is_address
}

/// Whether a line leads on to what follows, which says where or what: `PhD student at`, `The code is`.
pub(crate) fn leads_on(line: &str) -> bool {
    #[rustfmt::skip]
    const LEADING: &[&str] = &[
        "as", "at", "in", "of", "for", "with", "and", "the", "&", "@", "is", "are", "on", "from", "to", "by", "via", "under", "ist", "sind",
        "auf", "bei", "unter", "von", "est", "sont", "sur", "chez", "está", "están", "son",
    ];
    line.split_whitespace().next_back().is_some_and(|last| LEADING.contains(&last))
}

/// Whether a text ends with the full stop of a short form: `Dr.`, `Ph.D.`, the initial in `J. Doe`.
fn is_abbreviated(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let word = last.trim_end_matches('.').trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let is_short_form = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    is_initial || is_short_form || ABBREVIATED.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_on_in_small_letters() {
        for (line, expected) in [
            ("for charts of foam.", true),
            ("Bergen, Norway", false),
            ("joe@tides.example or the pier", false),
            ("joe [at] tides [dot] example", false),
            ("at the Foam Lab", true),
            ("orcid 0000", false),
            ("潮汐", false),
        ] {
            assert_eq!(goes_on(line), expected, "{line}");
        }
    }

    #[test]
    fn sentences_end_at_marks_and_lines() {
        let shown = |text: &'static str| of(text).into_iter().map(|range| text[range].trim()).collect::<Vec<_>>();
        assert_eq!(
            shown("Hi there! 👋 I study tides, e.g. foam. Bye"),
            ["Hi there! 👋", "I study tides, e.g. foam.", "Bye"]
        );
        assert_eq!(shown("Welcome :) I study tides ;-) Bye"), ["Welcome :)", "I study tides ;-)", "Bye"]);
        assert_eq!(shown("你好！我研究潮汐。"), ["你好！", "我研究潮汐。"]);
        assert_eq!(shown("我研究潮汐……欢迎联系！"), ["我研究潮汐……", "欢迎联系！"]);
        assert_eq!(shown("One. * Two. †‡ Three. C# four"), ["One.", "* Two.", "†‡ Three.", "C# four"]);
        assert_eq!(shown("One\nTwo"), ["One", "Two"]);
        assert_eq!(shown("Bring a chart,\nand a lamp"), ["Bring a chart,\nand a lamp"]);
        assert_eq!(shown("Bergen,\nNorway"), ["Bergen,", "Norway"]);
        assert_eq!(shown("v1.2 is out"), ["v1.2 is out"]);
        assert_eq!(
            shown("I met Dr. J. Doe, Ph.D. Lind and me. Bye! So am I. End"),
            ["I met Dr. J. Doe, Ph.D. Lind and me.", "Bye!", "So am I.", "End"]
        );
        assert_eq!(shown("Mail j.doe@tides.org. Bye"), ["Mail j.doe@tides.org.", "Bye"]);
        assert_eq!(shown("At the Foam Lab., Uni One, I row."), ["At the Foam Lab., Uni One, I row."]);
    }
}
