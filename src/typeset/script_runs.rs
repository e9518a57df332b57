//! Where a text changes script, and so its language tag, punctuation and glyph forms.

use crate::script::is_cjk;

/// A stretch of text, by how it must be marked; the number is its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// Text in the language around it.
    Plain(usize),
    /// Chinese, Japanese or Korean among other letters.
    Cjk(usize),
    /// A word with an apostrophe among CJK letters: Xi’an keeps its narrow apostrophe.
    LatinWord(usize),
}

impl Run {
    /// The length in bytes.
    pub(super) fn len(self) -> usize {
        match self {
            Self::Plain(len) | Self::Cjk(len) | Self::LatinWord(len) => len,
        }
    }
}

/// Splits text into runs; together they are the whole text.
pub(super) fn runs(text: &str, in_cjk: bool) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = match in_cjk {
            false if is_cjk(first) => Run::Cjk(cjk_prefix(rest)),
            false => Run::Plain(prefix(rest, |c| !is_cjk(c))),
            true if is_word(first) => {
                let len = prefix(rest, |c| is_word(c) || c == '’');
                let word = rest[..len].trim_end_matches('’').len();
                if rest[..word].contains('’') { Run::LatinWord(word) } else { Run::Plain(word) }
            }
            true => Run::Plain(prefix(rest, |c| !is_word(c))),
        };
        rest = &rest[run.len()..];
        runs.push(run);
    }
    join_plain(runs)
}

/// The text without what is in brackets.
pub(super) fn without_asides(text: &str) -> String {
    let mut depth = 0_usize;
    let mut outside = |c: char| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(|&c| outside(c)).collect()
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() && !is_cjk(character)
}

/// The bytes of `text` before the first character that is not `wanted`; at least one character.
fn prefix(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

/// The bytes of CJK text at the start of `text`, numbers between CJK letters included: `约1.2亿` is one run.
fn cjk_prefix(text: &str) -> usize {
    let mut end = prefix(text, is_cjk);
    loop {
        let number = prefix(&text[end..], |c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'));
        let letters = prefix(&text[end + number..], is_cjk);
        if number == 0 || letters == 0 {
            return end;
        }
        end += number + letters;
    }
}

fn join_plain(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match (out.last_mut(), run) {
            (Some(Run::Plain(before)), Run::Plain(len)) => *before += len,
            _ => out.push(run),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs as text: `[CJK]`, `<word>`, plain.
    fn shown(text: &str, in_cjk: bool) -> String {
        let mut rest = text;
        let mut out = String::new();
        for run in runs(text, in_cjk) {
            let (part, behind) = rest.split_at(run.len());
            rest = behind;
            out.push_str(&match run {
                Run::Plain(_) => part.to_owned(),
                Run::Cjk(_) => format!("[{part}]"),
                Run::LatinWord(_) => format!("<{part}>"),
            });
        }
        assert_eq!(rest, "");
        out
    }

    #[test]
    fn scripts_change_where_the_letters_do() {
        assert_eq!(shown("raised $17.5M (约1.2亿人民币) from", false), "raised $17.5M ([约1.2亿人民币]) from");
        assert_eq!(shown("Nanjing University (南京大学).", false), "Nanjing University ([南京大学]).");
        assert_eq!(shown("我在Xi’an学习，不在Oxford。", true), "我在<Xi’an>学习，不在Oxford。");
        assert_eq!(shown("所谓‘大脑’的", true), "所谓‘大脑’的");
    }

    #[test]
    fn what_stands_in_brackets_is_an_aside() {
        assert_eq!(without_asides("School (人工智能（院）) of Oxford"), "School  of Oxford");
    }
}
