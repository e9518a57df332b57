//! Formulas in bibliographies: most are no more than a character, a mark or an index, and those are text.

use crate::document::{Inline, InlineKind, Inlines};
use crate::formula;
use crate::source::Span;

use super::characters::{CHARACTERS, MATHS};
use super::lengths::{group_length, name_length};
use super::tables::find;

/// A formula, or text if that is all it is.
pub(super) fn inlines(latex: &str, span: Span) -> Inlines {
    // What is maths already needs no `\ensuremath`.
    let latex = with_indices(&latex.trim().replace("\\ensuremath", ""));
    simple(&latex, span).unwrap_or_else(|| Inline::new(InlineKind::Math(latex), span).into())
}

/// A formula without commands of the author's own, and their names: `\R^n` has an upright R, `\norm{x}` its argument. `None` for
/// one that has none of them, or cannot be read even so.
pub(super) fn without_own_commands(latex: &str, span: Span) -> Option<(String, Vec<&str>)> {
    if !latex.contains('\\') || simple(latex.trim(), span).is_some() || formula::is_readable(latex) {
        return None;
    }
    let is_known =
        |name: &str| ["", "{x}", "{x}{y}"].iter().any(|rest| formula::is_readable(&format!("\\{name}{rest}")));
    let mut out = String::with_capacity(latex.len());
    let mut unknown = Vec::new();
    let mut rest = latex;
    while let Some(at) = rest.find('\\') {
        let (before, behind) = (&rest[..at], &rest[at + 1..]);
        let (name, after) = behind.split_at(name_length(behind));
        out.push_str(before);
        let is_structure = !name.starts_with(char::is_alphabetic) || ["begin", "end", "left", "right"].contains(&name);
        if is_structure || is_known(name) {
            out.extend(["\\", name]);
        } else {
            unknown.push(name);
            if !after.starts_with('{') {
                out.push_str(&format!("\\mathrm{{{name}}}"));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    (!unknown.is_empty() && formula::is_readable(&out)).then_some((out, unknown))
}

/// A formula in which a program has escaped an index as in running text: `n\_v`. An underscore inside a word stays one.
fn with_indices(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    let mut rest = latex;
    while let Some(at) = rest.find("\\_") {
        let (before, behind) = (&rest[..at], &rest[at + 2..]);
        out.push_str(before);
        let mut last = out.chars().rev();
        let follows_letter =
            last.next().is_some_and(char::is_alphabetic) && !last.next().is_some_and(char::is_alphabetic);
        let mut next = behind.chars();
        let precedes_one = next
            .next()
            .is_some_and(|c| c == '{' || c.is_alphanumeric() && !next.next().is_some_and(char::is_alphanumeric));
        out.push_str(if follows_letter && precedes_one { "_" } else { "\\_" });
        rest = behind;
    }
    out + rest
}

/// Signs that are already raised: marks after names, the degree sign.
const RAISED: &[char] = &['°', '*', '†', '‡', '§', '¶', '′'];

/// A formula of digits, signs, upright words and indices as text; `None` for one that is more.
fn simple(latex: &str, span: Span) -> Option<Inlines> {
    let mut out = Inlines::new();
    let mut rest = latex;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        match c {
            '^' | '_' => {
                let (inner, after) = argument(behind.trim_start())?;
                let text = script(inner)?;
                out.push(match c {
                    '^' if text.chars().all(|c| RAISED.contains(&c)) => Inline::text(text, span),
                    '^' => Inline::new(InlineKind::Superscript(Inlines::text(text, span)), span),
                    _ => Inline::new(InlineKind::Subscript(Inlines::text(text, span)), span),
                });
                rest = after;
            }
            _ => {
                let (text, after) = upright(rest)?;
                out.push(Inline::text(text, span));
                rest = after;
            }
        }
    }
    out.drop_empty_texts();
    (!out.is_empty()).then_some(out)
}

/// The upright text that a formula begins with, and what follows it.
fn upright(latex: &str) -> Option<(String, &str)> {
    let c = latex.chars().next()?;
    let behind = &latex[c.len_utf8()..];
    match c {
        '\\' => command(behind),
        '{' => {
            let (inner, after) = argument(latex)?;
            let mut text = String::new();
            let mut rest = inner;
            while !rest.is_empty() {
                let (more, behind) = upright(rest)?;
                text.push_str(&more);
                rest = behind;
            }
            Some((text, after))
        }
        '~' => Some(("\u{a0}".to_owned(), behind)),
        c if c.is_whitespace() => Some((String::new(), behind)),
        c if c.is_ascii_digit() || ".,-+*:;/()=<>%'!?&@°".contains(c) || !c.is_ascii() => {
            Some((c.to_string(), behind))
        }
        _ => None,
    }
}

/// A command that is a character, or that sets a word upright.
fn command(behind: &str) -> Option<(String, &str)> {
    let (name, after) = behind.split_at(name_length(behind));
    match name {
        "mathrm" | "text" | "textrm" | "mbox" | "rm" | "textnormal" | "mathsf" | "operatorname" | "hbox" => {
            let (inner, after) = argument(after.trim_start())?;
            let plain = inner.chars().all(|c| c.is_alphanumeric() || " -.,+/()".contains(c));
            plain.then(|| (inner.to_owned(), after))
        }
        "sqrt" => None,
        _ => {
            let text = find(MATHS, name).or_else(|| find(CHARACTERS, name))?;
            Some((text.to_owned(), after.trim_start()))
        }
    }
}

/// What an index says.
fn script(latex: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = latex.trim();
    while let Some(c) = rest.chars().next() {
        let (text, after) = match c {
            '-' => ("−".to_owned(), &rest[1..]),
            c if c.is_alphanumeric() => (c.to_string(), &rest[c.len_utf8()..]),
            _ => upright(rest)?,
        };
        out.push_str(&text);
        rest = after;
    }
    (!out.is_empty()).then_some(out)
}

/// The argument that a text begins with, and what follows it.
fn argument(text: &str) -> Option<(&str, &str)> {
    match text.chars().next()? {
        '{' => {
            let length = group_length(&text[1..]);
            Some((&text[1..1 + length], text.get(1 + length + 1..)?))
        }
        '\\' => Some(text.split_at(1 + name_length(&text[1..]))),
        c => Some(text.split_at(c.len_utf8())),
    }
}

/// `H2SO4`, `SO4^2-`: digits after a letter or a bracket are subscripts, charges superscripts.
pub(super) fn chemistry(formula: &str, span: Span) -> Inlines {
    let mut out = Inlines::new();
    let mut rest = formula.trim();
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let length;
        if c == '^' {
            let inner = rest[1..].trim_start_matches('{');
            let charge = inner.find(|c: char| !"0123456789+-".contains(c)).unwrap_or(inner.len());
            out.push(Inline::new(
                InlineKind::Superscript(Inlines::text(inner[..charge].replace('-', "−"), span)),
                span,
            ));
            length = rest.len() - inner.len() + charge + usize::from(inner[charge..].starts_with('}'));
        } else if digits > 0 && (before.is_alphabetic() || ")]".contains(before)) {
            out.push(Inline::new(InlineKind::Subscript(Inlines::text(&rest[..digits], span)), span));
            length = digits;
        } else {
            length = c.len_utf8();
            if !"{}_$\\".contains(c) {
                out.push(Inline::text(c, span));
            }
        }
        before = c;
        rest = &rest[length..];
    }
    out
}

/// The stage of an ion as a Roman number: `2` and `ii` are II.
pub(super) fn roman(stage: &str) -> String {
    const NUMBERS: &[&str] = &["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let number = stage.trim().parse::<usize>().ok().and_then(|stage| NUMBERS.get(stage.checked_sub(1)?));
    number.map_or_else(|| stage.trim().to_uppercase(), |number| (*number).to_owned())
}

/// The distance to the sign that closes a formula. `$34 to $35` and `$5 or $x$` do not begin with one: an amount is followed by a
/// space.
pub(super) fn length(text: &str, fence: &str) -> Option<usize> {
    let mut ends = text.match_indices(fence).map(|(at, _)| at).filter(|&at| !text[..at].ends_with('\\'));
    let end = ends.next().filter(|&end| end > 0)?;
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_amount = text[..end].ends_with(' ') && (is_number(&text[end + 1..]) || is_number(text));
    (!is_amount).then_some(end)
}
