//! Text → Typst markup: one table, with a reason for each character.
//!
//! User text never becomes code. Whatever goes into markup goes through [`Escaper::push`], whatever goes into a string
//! literal through [`string`], and everything else travels as JSON.

/// Writes text after markup that is already there.
///
/// What a character means depends on what comes before it, so the escaper looks back into the output and never ahead
/// into text that another call will bring.
pub(super) struct Escaper<'a> {
    out: &'a mut String,
    /// Where the block that is being written starts in the output.
    block_start: usize,
    /// Whether the output ends with a function call, which would swallow `(`, `.name` and `;`.
    after_call: bool,
}

impl<'a> Escaper<'a> {
    /// An escaper that appends to `out`.
    pub(super) fn new(out: &'a mut String, block_start: usize, after_call: bool) -> Self {
        Self { out, block_start, after_call }
    }

    /// Appends `text` so that the typesetter prints exactly that.
    pub(super) fn push(mut self, text: &str) {
        let mut rest = text.chars().peekable();
        while let Some(character) = rest.next() {
            self.push_char(character, rest.peek().copied());
            self.after_call = false;
        }
    }

    fn push_char(&mut self, character: char, next: Option<char>) {
        match character {
            _ if turns(character) => {}
            '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' | '\n' | '\r' | '\t' => {
                // Line ends would end the paragraph's line; they are at most meant as spaces.
                self.out.push(' ');
            }
            _ => {
                if self.is_markup(character, next) {
                    self.out.push('\\');
                }
                self.out.push(character);
            }
        }
    }

    /// Whether Typst would read the character as markup here.
    fn is_markup(&self, character: char, next: Option<char>) -> bool {
        let last = self.out.chars().next_back();
        match character {
            '\\' => true,                                                     // starts an escape
            '#' => true,                                                      // starts code
            '[' | ']' => true,                                                // content blocks
            '*' | '_' => true,                                                // strong and emphasis
            '`' => true,                                                      // raw text
            '$' => true,                                                      // maths
            '<' => true,                                                      // starts a label
            '@' => true,                                                      // starts a reference
            '~' => true,                                                      // no-break space
            '"' | '\'' => true, // smart quotes would choose a side for the author
            '-' => last == Some('-') || self.minus(next), // -- and --- are dashes, -5 has a minus sign
            '?' => last == Some('-'), // -? is a soft hyphen
            '.' if self.after_call => !next.is_some_and(char::is_whitespace), // #emph[x].name is a field
            '.' => last == Some('.') || self.ends_number(), // ... is an ellipsis, 1. at a start is a list
            '/' => last == Some('/') || self.at_start(), // comments and the // of automatic links; / is a term
            '=' | '+' => self.at_start(), // headings and numbered lists
            '(' | ';' => self.after_call, // arguments and the end of code
            '0'..='9' => last == Some('-') && !self.out.ends_with("\\-"), // a minus sign from two calls
            _ => false,
        }
    }

    fn minus(&self, next: Option<char>) -> bool {
        self.at_start() || next.is_none_or(char::is_numeric)
    }

    /// Whether the output ends where a block starts, so that `-`, `+`, `=`, `/` and `1.` would be block markup.
    fn at_start(&self) -> bool {
        self.block().is_empty()
    }

    /// Whether the block is only a number so far.
    fn ends_number(&self) -> bool {
        !self.at_start() && self.block().bytes().all(|byte| byte.is_ascii_digit())
    }

    fn block(&self) -> &str {
        self.out[self.block_start..].trim_start_matches(' ')
    }
}

/// Whether a character is invisible but sets the direction of the text after it. The typesetter fails where a line is nested in
/// more than a hundred of these, and a page whose script does not need them has them to deceive.
pub(super) fn turns(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A string literal, quotes included.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            _ if turns(character) => {}
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(before: &str, text: &str) -> String {
        let mut out = before.to_owned();
        Escaper::new(&mut out, 0, before.ends_with(']')).push(text);
        out[before.len()..].to_owned()
    }

    #[test]
    fn what_typst_reads_is_escaped_and_nothing_else() {
        for (text, markup) in [
            ("$17.5M (约1.2亿人民币)", "\\$17.5M (约1.2亿人民币)"),
            ("100x C# a@b snake_case a~b", "100x C\\# a\\@b snake\\_case a\\~b"),
            ("2021-2024, -5, well-known", "2021\\-2024, \\-5, well-known"),
            ("a -- b --- c ...", "a -\\- b -\\-\\- c .\\.\\."),
            ("https://a.b/c", "https:/\\/a.b/c"),
            ("1. not a list", "1\\. not a list"),
            ("+ - = /", "\\+ - = /"),
            ("“curly” \"straight\" it's", "“curly” \\\"straight\\\" it\\'s"),
        ] {
            assert_eq!(escaped("", text), markup, "{text}");
        }
    }

    #[test]
    fn a_call_does_not_swallow_what_follows() {
        assert_eq!(escaped("#emph[x]", "(y)"), "\\(y)");
        assert_eq!(escaped("#emph[x]", ".y"), "\\.y");
        assert_eq!(escaped("#emph[x]", ". Y"), ". Y");
        assert_eq!(escaped("#emph[x]", ";"), "\\;");
    }

    #[test]
    fn strings_are_quoted() {
        assert_eq!(string("a \"b\" \\ c\n"), r#""a \"b\" \\ c\n""#);
    }
}
