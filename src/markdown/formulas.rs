//! Formulas among words: kramdown's `$$ … $$`, and the delimiters that MathJax looks for in the page.

use std::borrow::Cow;
use std::ops::Range;

use super::draft::Draft;
use super::html::words;
use super::sentinel::{DISPLAY, MATH, NOTHING, backticks, opaque};
use crate::rewrite::Edit;
use crate::sentences;

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
        if let Some(formula) = environment(text, start) {
            return Some(formula);
        }
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

/// Environments that MathJax reads without delimiters around them, on lines of their own. The first ones only say that.
const PLAIN_ENVIRONMENTS: &[&str] = &["equation", "equation*", "displaymath", "math"];
const ENVIRONMENTS: &[&str] =
    &["align", "align*", "gather", "gather*", "multline", "multline*", "eqnarray", "eqnarray*", "alignat", "alignat*"];

/// `\begin{equation} … \end{equation}` at `start`.
fn environment(text: &str, start: usize) -> Option<Formula> {
    let (name, rest) = text[start..].strip_prefix("\\begin{")?.split_once('}')?;
    let is_plain = PLAIN_ENVIRONMENTS.contains(&name);
    if !is_plain && !ENVIRONMENTS.contains(&name) {
        return None;
    }
    let close = format!("\\end{{{name}}}");
    let inner = text.len() - rest.len();
    let length = rest.find(&close).filter(|length| !rest[..*length].contains("\n\n"))?;
    let range = start..inner + length + close.len();
    let content = if is_plain { inner..inner + length } else { range.clone() };
    Some(Formula { range, content, display: true })
}

/// `$O(n^2)$`, `$n$`, `$x < 5$`: what Pandoc takes for a formula (`tex_math_dollars`), as long as it reads as one and not as money. Most
/// sites that write this have told MathJax to read it; on the others, nobody wants to see the dollars either. What begins with a
/// command, a raised or a lowered sign may touch other words: `14-3-3$\zeta$`, `X. Wu$^*$`, `CO$_2$`; and a letter may have an ending:
/// `$k$NN`.
fn between_dollars(text: &str, start: usize) -> Option<Formula> {
    let inner = text[start..].strip_prefix('$').filter(|inner| !inner.starts_with(char::is_whitespace))?;
    let length = inner.find(['$', '\n', '`']).filter(|length| inner[*length..].starts_with('$'))?;
    let latex = &inner[..length];
    let is_command = latex.starts_with(['\\', '^', '_', '<', '>', '=']);
    let is_apart = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() && !is_command || matches!(c, '$' | '\\'));
    let behind = inner[length + 1..].chars().next();
    let has_ending = is_letter(latex) && behind.is_some_and(char::is_alphabetic);
    let opens = is_apart(text[..start].chars().next_back());
    let closes = !latex.ends_with([' ', '\t', '\\']) && (has_ending || is_apart(behind));
    let end = start + length + 2;
    (opens && closes && looks_like_latex(latex)).then(|| Formula {
        range: start..end,
        content: start + 1..end - 1,
        display: false,
    })
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn looks_like_latex(text: &str) -> bool {
    let has_command = text
        .split('\\')
        .skip(1)
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "%&#{,;|".contains(c)));
    is_letter(text) || has_command || text.contains(['^', '_']) || is_fraction(text) || is_expression(text)
}

/// `1/2`, as in `spin-$1/2$`.
fn is_fraction(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('/').is_some_and(|(above, below)| is_number(above) && is_number(below))
}

/// Whether a text is made of single letters, numbers and signs, the name of a function among them: `O(1)`, `x<5`, `<`, `n = \log k`. Words
/// are none, and neither is a number, which may be an amount of money.
fn is_expression(text: &str) -> bool {
    const FUNCTIONS: &[&str] = &["exp", "log", "ln", "max", "min", "sin", "cos", "tan", "det", "dim", "poly"];
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_name = |word: &str| word.len() == 1 || FUNCTIONS.contains(&word);
    let are_names = words.clone().all(is_name);
    let are_signs = text.chars().all(|c| c.is_ascii_alphanumeric() || " ()[]|<>=+-*/,.:!'".contains(c));
    let relates = text.contains(['<', '>', '=']);
    let has_name = words.next().is_some() && text.contains(['(', '+', '-', '*', '/', '|', ',', '\'']);
    are_names && are_signs && sentences::closes_brackets(text) && (relates || has_name)
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
        // An environment is written as in LaTeX by most, and as kramdown would have it by some.
        let is_plain = text[range.clone()].starts_with("\\begin") && !latex.contains("\\\\\\\\");
        let latex = match text[range.clone()].starts_with("$$") || is_plain {
            true => Cow::Borrowed(latex),
            false => decoded(unescaped(latex)),
        };
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
            ("CO$_2$ and", "_2"),
            ("M$_\\odot$", "_\\odot"),
            ("in $O(1)$ time", "O(1)"),
            ("$k$NN graphs", "k"),
            ("for $x<5$.", "x<5"),
            ("p $<$ 0.05", "<"),
            ("90$\\%$ of", "\\%"),
            ("the 2$^{nd}$ prize", "^{nd}"),
            ("with $n = 10$ boats", "n = 10"),
            ("p$<0.05$", "<0.05"),
            ("and $x'$ too", "x'"),
            ("a spin-$1/2$ model", "1/2"),
            ("R$\\&$D", "\\&"),
            ("\\begin{equation} x = y \\end{equation}", " x = y "),
            ("\\begin{align} x &= y \\end{align}", "\\begin{align} x &= y \\end{align}"),
        ] {
            assert_eq!(found(text).as_deref(), Some(latex), "{text}");
        }
        for text in [
            "a grant of $5 and one of $6",
            "US$100 and A$200",
            "$20-$30",
            "$5_000 and $6_000",
            "costs $a lot$",
            "a grant ($5) and one ($6)",
            "$5/$6 an hour",
            "$100,$200",
            "$5-10$",
            "from $A to $B",
            "$PATH:$HOME",
            "\\begin{itemize} x \\end{itemize}",
            "$HOME",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
