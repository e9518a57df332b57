//! Quotes, dashes and ellipses as kramdown sets them, and `:shortcodes:` of emoji.
//!
//! The rules for quotes are those of kramdown (`parser/kramdown/smart_quotes.rb`), which has them from SmartyPants.

use super::sentinel;
use crate::document::{InlineKind, Inlines};

/// The content with its typography set.
pub(super) fn set(mut content: Inlines) -> Inlines {
    let mut firsts = Vec::new();
    first_characters(&content, &mut firsts);
    let mut setter = Setter { before: None, firsts: &firsts, leaf: 0, quoting: false };
    setter.set_all(&mut content);
    content
}

/// For each leaf, the character that it starts with.
fn first_characters(content: &Inlines, firsts: &mut Vec<char>) {
    for inline in content {
        match &inline.kind {
            InlineKind::Text(text) => firsts.push(text.chars().next().unwrap_or(' ')),
            InlineKind::Break => firsts.push(' '),
            InlineKind::Code(_) | InlineKind::Math(_) | InlineKind::Image(_) | InlineKind::FootnoteMark(_) => {
                firsts.push('x')
            }
            _ => first_characters(inline.children(), firsts),
        }
    }
}

/// What comes before the current character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A character of the same run of text.
    Text(char),
    /// A mark starts or ends here; the last character before it.
    Mark(char),
}

impl Before {
    fn char(self) -> char {
        match self {
            Self::Text(c) | Self::Mark(c) => c,
        }
    }
}

struct Setter<'a> {
    before: Option<Before>,
    firsts: &'a [char],
    leaf: usize,
    /// Whether LaTeX's `` has opened a quotation that '' is to close.
    quoting: bool,
}

impl Setter<'_> {
    fn set_all(&mut self, content: &mut Inlines) {
        for inline in content {
            match &mut inline.kind {
                InlineKind::Text(text) => {
                    self.leaf += 1;
                    let after = self.firsts.get(self.leaf).copied();
                    *text = self.set_text(text, after);
                }
                InlineKind::Break => self.pass(' '),
                InlineKind::Code(_) | InlineKind::Math(_) | InlineKind::Image(_) | InlineKind::FootnoteMark(_) => {
                    self.pass('x')
                }
                kind => {
                    self.cross();
                    if let Some(children) = kind.children_mut() {
                        self.set_all(children);
                    }
                    self.cross();
                }
            }
        }
    }

    fn pass(&mut self, like: char) {
        self.leaf += 1;
        self.before = Some(Before::Mark(like));
    }

    fn cross(&mut self) {
        self.before = self.before.map(|before| Before::Mark(before.char()));
    }

    fn set_text(&mut self, text: &str, after: Option<char>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let latex = self.latex_quote(rest);
            let (set, length) = latex.or_else(|| self.symbol(rest, after)).unwrap_or((Set::Char(c), c.len_utf8()));
            match set {
                Set::Char(c) => {
                    out.push(c);
                    // A quote or dash ends kramdown's run of text.
                    let plain = length == c.len_utf8() && rest.starts_with(c);
                    self.before = Some(if plain { Before::Text(c) } else { Before::Mark(c) });
                }
                Set::Text(text) => {
                    out.push_str(text);
                    self.before = text.chars().next_back().map(Before::Mark);
                }
            }
            rest = &rest[length..];
        }
        out
    }

    /// What the start of `rest` is set as, and how many bytes of it that covers.
    fn symbol<'t>(&self, rest: &'t str, after: Option<char>) -> Option<(Set<'t>, usize)> {
        const SYMBOLS: [(&str, &str); 7] =
            [("---", "—"), ("--", "–"), ("...", "…"), ("<< ", "«\u{A0}"), (" >>", "\u{A0}»"), ("<<", "«"), (">>", "»")];
        match rest.as_bytes().first()? {
            b'"' | b'\'' => {
                let next = rest[1..].chars().next().or(after);
                Some((Set::Char(self.quote(rest, next)), 1))
            }
            b':' => emoji(rest, self.before),
            b'-' | b'.' | b'<' | b'>' | b' ' => SYMBOLS
                .iter()
                .find(|(typed, _)| rest.starts_with(typed))
                .map(|(typed, set)| (Set::Text(set), typed.len())),
            _ => None,
        }
    }

    /// ``quoted'', as in LaTeX.
    fn latex_quote(&mut self, rest: &str) -> Option<(Set<'static>, usize)> {
        const MAX_BYTES: usize = 300;
        let reach = rest.floor_char_boundary(MAX_BYTES);
        if rest.starts_with("``") && !rest.starts_with("```") && rest[..reach].contains("''") {
            self.quoting = true;
            return Some((Set::Text("“"), 2));
        }
        let closes = self.quoting && rest.starts_with("''");
        self.quoting &= !closes;
        closes.then_some((Set::Text("”"), 2))
    }

    fn quote(&self, rest: &str, next: Option<char>) -> char {
        let double = rest.starts_with('"');
        if self.opens(rest, next) {
            if double { '“' } else { '‘' }
        } else if double {
            '”'
        } else {
            '’'
        }
    }

    /// Whether the quote at the start of `rest` is an opening one; `next` is what follows it, in whatever mark.
    fn opens(&self, rest: &str, next: Option<char>) -> bool {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let is_decade = || {
            let next: Vec<char> = rest.chars().skip(1).take(3).collect();
            rest.starts_with('\'') && matches!(next[..], [a, b, 's'] if a.is_ascii_digit() && b.is_ascii_digit())
        };
        match (self.before, next) {
            (Some(Before::Text(' ')) | None, _) if is_decade() => false,
            (Some(Before::Text(before)), _) => matches!(before, ' ' | '\\' | '[' | '{' | '(' | '-'),
            (Some(Before::Mark(before)), Some(next)) if before.is_alphanumeric() && is_word(next) => false,
            (_, None | Some(' ')) => false,
            (_, Some(next)) if next.is_ascii_punctuation() => {
                !matches!(next, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '-' | '/')
            }
            (Some(Before::Mark(before)), Some('s')) if !before.is_whitespace() => {
                rest[1..].chars().nth(1).is_some_and(char::is_alphanumeric)
            }
            _ => true,
        }
    }
}

/// What replaces something typed.
enum Set<'t> {
    Char(char),
    Text(&'t str),
}

/// The emoji whose `:shortcode:` is here, if there is one of that name.
fn emoji<'t>(rest: &str, before: Option<Before>) -> Option<(Set<'t>, usize)> {
    const MAX_CHARS: usize = 40;
    if before.is_some_and(|before| before.char().is_alphanumeric() || before.char() == ':') {
        return None;
    }
    let name = rest[1..].char_indices().take(MAX_CHARS).find(|(_, c)| *c == ':').map(|(end, _)| &rest[1..=end])?;
    let emoji = emojis::get_by_shortcode(name)?;
    Some((Set::Text(emoji.as_str()), name.len() + 2))
}

/// Text of raw HTML, which the site shows as it was typed. LaTeX's dashes between two words are set all the same: nobody means
/// hyphens there.
pub(super) fn as_typed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let symbol =
            ["---", "--", "...", "<<", ">>", "``", "''", "\"", "'"].into_iter().find(|symbol| rest.starts_with(symbol));
        let is_between_words = |symbol: &str| {
            let [before, after] = [out.chars().next_back(), rest[symbol.len()..].chars().next()];
            [before, after].into_iter().all(|c| c.is_some_and(char::is_alphanumeric))
        };
        match symbol {
            Some(dash @ ("---" | "--")) if is_between_words(dash) => out.push_str(dash),
            Some(symbol) => out.push_str(&sentinel::literally(symbol)),
            None => out.push(c),
        }
        rest = &rest[symbol.map_or(c.len_utf8(), str::len)..];
    }
    out
}
