//! Formulas among words: kramdown's `$$ … $$`, and the delimiters that MathJax looks for in the page.

use std::borrow::Cow;
use std::ops::Range;

use super::draft::Draft;
use super::html::words;
use super::sentinel::{DISPLAY, MATH, NOTHING, backticks, opaque};
use crate::rewrite::Edit;

/// A formula among words.
pub(super) struct Formula {
    /// From delimiter to delimiter.
    pub range: Range<usize>,
    /// The LaTeX between them.
    pub content: Range<usize>,
    /// Whether the site sets it on a line of its own, wherever it is.
    pub display: bool,
}

/// The delimiters of formulas as MathJax reads them in HTML. A single `$` may be money; see [`between_dollars`].
const DELIMITERS: [(&str, &str, bool); 3] = [("$$", "$$", false), ("\\(", "\\)", false), ("\\[", "\\]", true)];

/// The next formula from here on. In Markdown (`escaped`) a backslash has to be written twice to reach MathJax.
pub(super) fn next_formula(text: &str, from: usize, escaped: bool) -> Option<Formula> {
    const MAX_BYTES: usize = 10_000;
    let mut at = from;
    while let Some(start) = text[at..].find(['$', '\\']).map(|found| at + found) {
        at = start + 1;
        let backslash = if escaped && text[start..].starts_with('\\') { "\\" } else { "" };
        let Some((open, close, display)) = DELIMITERS.into_iter().find(|(open, ..)| {
            let is_escape = backslash.is_empty() || !open.starts_with('$');
            let marks = text[start..].strip_prefix(backslash);
            is_escape && marks.is_some_and(|marks| marks.starts_with(open)) && !text[..start].ends_with('\\')
        }) else {
            match between_dollars(text, start) {
                Some(formula) => return Some(formula),
                None => continue,
            }
        };
        let inner = start + backslash.len() + open.len();
        at = inner;
        let close = format!("{backslash}{close}");
        let reach = &text[inner..text.floor_char_boundary(inner.saturating_add(MAX_BYTES))];
        let Some(length) = reach.find(&close) else { continue };
        let latex = &reach[..length];
        if latex.trim().is_empty() || (!open.starts_with('$') && latex.contains("\n\n")) {
            continue;
        }
        return Some(Formula { range: start..inner + length + close.len(), content: inner..inner + length, display });
    }
    None
}

/// `$O(n^2)$`, `$n$`: what Pandoc takes for a formula (`tex_math_dollars`), as long as it is a letter or looks like LaTeX. Most
/// sites that write this have told MathJax to read it; on the others, nobody wants to see the dollars either. What begins with a
/// command or a raised sign is no money and may touch other words: `14-3-3$\zeta$`, `X. Wu$^*$`.
fn between_dollars(text: &str, start: usize) -> Option<Formula> {
    let inner = text[start..].strip_prefix('$').filter(|inner| !inner.starts_with(char::is_whitespace))?;
    let length = inner.find(['$', '\n', '`']).filter(|length| inner[*length..].starts_with('$'))?;
    let latex = &inner[..length];
    let is_command = latex.starts_with(['\\', '^']);
    let is_apart = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() && !is_command || matches!(c, '$' | '\\'));
    let opens = is_apart(text[..start].chars().next_back());
    let closes = !latex.ends_with([' ', '\t', '\\']) && is_apart(inner[length + 1..].chars().next());
    let end = start + length + 2;
    (opens && closes && looks_like_latex(latex)).then(|| Formula {
        range: start..end,
        content: start + 1..end - 1,
        display: false,
    })
}

fn looks_like_latex(text: &str) -> bool {
    let is_letter = text.len() == 1 && text.starts_with(|c: char| c.is_ascii_alphabetic());
    let has_command = text.split('\\').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    is_letter || has_command || text.contains(['^', '_'])
}

/// The changes by which a formula becomes a code span that says so: nothing in it is Markdown.
pub(super) fn mend(draft: &Draft) -> Vec<Edit> {
    let text = draft.text();
    let ticks = backticks(text);
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(Formula { range, content, display }) = next_formula(text, at, true) {
        // In code, in a tag and in an address there are none.
        if let Some(other) = draft.regions().untouchable.around(range.start) {
            at = other.end.max(range.start + 1);
            continue;
        }
        if draft.regions().code.touch(&content) {
            at = content.start;
            continue;
        }
        let latex = &text[content];
        let latex =
            if text[range.clone()].starts_with("$$") { Cow::Borrowed(latex) } else { decoded(unescaped(latex)) };
        let latex: String = latex.chars().map(|c| if c == '\n' { ' ' } else { opaque(c) }).collect();
        let mark = if display { DISPLAY } else { MATH };
        at = range.end;
        edits.push(Edit::replace(range, format!("{NOTHING}{ticks}{mark}{}{ticks}{NOTHING}", latex.trim())));
    }
    edits
}

/// `a &thinsp; b`: MathJax reads the page's text, in which entities are already decoded.
fn decoded(latex: Cow<'_, str>) -> Cow<'_, str> {
    if latex.contains('&') && latex.contains(';') && !latex.contains('<') { words(&latex).into() } else { latex }
}

/// What kramdown makes of backslashes in text (`parser/kramdown/escaped_chars.rb`).
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = chars.next_if(|next| c == '\\' && "\\.*_+`<>()[]{}#!:|\"'$=-".contains(*next));
        out.push(escaped.unwrap_or(c));
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_dollars_hold_formulas_or_money() {
        let found = |text: &str| next_formula(text, 0, true).map(|formula| text[formula.content].to_owned());
        for (text, latex) in [
            ("a group ring $\\mathbb{Z}[G]$ with", "\\mathbb{Z}[G]"),
            ("in $O(n^2)$ time", "O(n^2)"),
            ("the $n$-th wave", "n"),
            ("($x_1$)", "x_1"),
            ("about \\$5, and $k$", "k"),
            ("14-3-3$\\zeta$ and PLC", "\\zeta"),
            ("PLC$\\gamma$1", "\\gamma"),
            ("**X. Wu$^*$**, J. Xu", "^*"),
        ] {
            assert_eq!(found(text).as_deref(), Some(latex), "{text}");
        }
        for text in [
            "a grant of $5 and one of $6",
            "US$100 and A$200",
            "$20-$30",
            "$5_000 and $6_000",
            "costs $a lot$",
            "$HOME",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
