//! Where the sentences of a text end.

use std::ops::Range;

/// The sentences of a text, each with the marks and signs behind it; a line is the end of one.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut mark = None;
    for (at, letter) in text.char_indices() {
        let is_word = letter.is_alphanumeric() || "([“\"‘「『\u{fffc}".contains(letter);
        let is_apart = text[..at].ends_with(char::is_whitespace) || text[..at].ends_with(['。', '！', '？', '…']);
        // A small letter goes on behind the full stop of an abbreviation.
        if is_word && is_apart && mark.is_some_and(|mark| mark != '.' || !letter.is_lowercase()) {
            out.push(start..at);
            start = at;
        }
        match letter {
            '.' | '!' | '?' | '。' | '！' | '？' | '…' | '\n' => mark = Some(letter),
            _ if letter.is_alphanumeric() => mark = None,
            _ => {}
        }
    }
    out.push(start..text.len());
    out.retain(|range| text[range.clone()].contains(char::is_alphanumeric));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_marks_and_lines() {
        let shown =
            |text: &'static str| sentences(text).into_iter().map(|range| text[range].trim()).collect::<Vec<_>>();
        assert_eq!(
            shown("Hi there! 👋 I study tides, e.g. foam. Bye"),
            ["Hi there! 👋", "I study tides, e.g. foam.", "Bye"]
        );
        assert_eq!(shown("你好！我研究潮汐。"), ["你好！", "我研究潮汐。"]);
        assert_eq!(shown("我研究潮汐……欢迎联系！"), ["我研究潮汐……", "欢迎联系！"]);
        assert_eq!(shown("One\nTwo"), ["One", "Two"]);
        assert_eq!(shown("v1.2 is out"), ["v1.2 is out"]);
    }
}
