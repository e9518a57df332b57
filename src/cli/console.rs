//! Makes text safe to print: whatever it quotes, it cannot control a terminal or give commands to a workflow runner.
//!
//! Messages quote pages, file names and errors of other programs. GitHub's runner obeys a line that begins with `::name::`, also
//! after spaces, and `##[name]` anywhere in a line, on both streams. Dangerous characters become �, which is as wide as they are,
//! so the marks below an excerpt stay in place.

use std::io::{self, Write};

/// Text for one line: a line break in it becomes a space.
pub(crate) fn tame(text: &str) -> String {
    lines(&text.replace(['\n', '\t'], " "))
}

/// Several lines.
pub(crate) fn lines(text: &str) -> String {
    lines_with(text, |_| false)
}

/// Several lines that contain terminal colour codes. The caller has made sure that they contain no other codes.
pub(crate) fn coloured(text: &str) -> String {
    lines_with(text, |letter| letter == '\u{1b}')
}

fn lines_with(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let tame = |letter: char| if steers(letter) && !is_kept(letter) { char::REPLACEMENT_CHARACTER } else { letter };
    let shown: String = text.chars().map(|letter| if letter == '\n' { letter } else { tame(letter) }).collect();
    shown.replace("##[", "##\u{fffd}").split_inclusive('\n').map(without_command).collect()
}

/// A line that would be a command loses the first of its colons.
fn without_command(line: &str) -> String {
    match line.trim_start().strip_prefix("::") {
        // The mark of another file in a message: no command begins with three.
        Some(rest) if !rest.starts_with(':') => format!("{}\u{fffd}:{rest}", &line[..line.len() - rest.len() - 2]),
        _ => line.to_owned(),
    }
}

/// One line of JSON, which can express everything in characters that control nothing.
pub(crate) fn json(value: &serde_json::Value) -> String {
    let mut line = String::new();
    for letter in value.to_string().chars() {
        match letter {
            _ if steers(letter) => line.push_str(&format!("\\u{:04x}", u32::from(letter))),
            // This is never followed by JSON's own brackets: it is inside a string.
            '[' if line.ends_with("##") => line.push_str("\\u005b"),
            _ => line.push(letter),
        }
    }
    line + "\n"
}

/// Terminal control characters, including those above U+007F, and characters that change the direction of text or begin a new
/// line (Unicode's `Bidi_Control`, U+2028 and U+2029).
fn steers(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    letter.is_control() || turns || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Prints to standard error, for anything said before or outside a report. Not with `eprintln`, which panics when nobody listens.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{}", lines(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_and_nothing_commands() {
        let cases = [
            ("plain text, 中文, a::b", "plain text, 中文, a::b"),
            ("::error::x", "\u{fffd}:error::x"),
            ("\u{3000} ::error::x", "\u{3000} \u{fffd}:error::x"),
            ("a\r::error::x", "a\u{fffd}::error::x"),
            ("a ##[error]x ###[b]", "a ##\u{fffd}error]x ###\u{fffd}b]"),
            ("\u{1b}[31m \u{9b}31m \u{202e}x\u{200f}", "\u{fffd}[31m \u{fffd}31m \u{fffd}x\u{fffd}"),
            ("#\u{7}#[x", "#\u{fffd}#[x"),
        ];
        for (text, expected) in cases {
            assert_eq!(tame(text), expected, "{text:?}");
        }
        assert_eq!(tame("a\n::error::x"), "a ::error::x");
        assert_eq!(lines("a\n ::error::x\nb"), "a\n \u{fffd}:error::x\nb");
        assert_eq!(coloured("\u{1b}[31m\u{9b}"), "\u{1b}[31m\u{fffd}");
    }

    #[test]
    fn json_says_the_same_in_harmless_letters() {
        let value = serde_json::json!({"a": "##[error]\u{9b}\u{202e}\u{7f}", "##": ["x"]});
        let line = json(&value);
        assert!(!line.contains("##[") && !line.trim_end().contains(steers), "{line}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&line).unwrap(), value);
    }
}
