//! The LaTeX that bibliographies hold, as inlines.
//!
//! The bibliography parser has resolved accents, dashes and escapes. What is left are a few commands for emphasis and a
//! few formulas that are no more than a character.

use biblatex::{Chunk, ChunksRef};

use crate::document::{Inline, InlineKind, plain_text};
use crate::source::Span;

/// A field's value as inlines.
pub(super) fn inlines(chunks: ChunksRef, span: Span) -> Vec<Inline> {
    let mut out = Vec::new();
    for chunk in chunks {
        match &chunk.v {
            Chunk::Normal(text) | Chunk::Verbatim(text) => out.extend(parse(text, span)),
            Chunk::Math(latex) => out.push(formula(latex, span)),
        }
    }
    join(out)
}

/// A field's value as plain text.
pub(super) fn text(chunks: ChunksRef, span: Span) -> String {
    plain_text(&inlines(chunks, span)).trim().to_owned()
}

/// An address or identifier: escapes that only LaTeX needs are taken out.
pub(super) fn verbatim(chunks: ChunksRef) -> String {
    let raw: String = chunks.iter().map(|chunk| chunk.v.get()).collect();
    let mut out = raw.trim().to_owned();
    for escaped in ["\\_", "\\%", "\\&", "\\#", "\\~"] {
        out = out.replace(escaped, &escaped[1..]);
    }
    out
}

fn parse(text: &str, span: Span) -> Vec<Inline> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, command) = rest.split_at(at);
        push_text(&mut out, before, span);
        let name_length = command[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, after) = command[1..].split_at(name_length);
        match (name, argument(after)) {
            ("", _) => {
                push_text(&mut out, "\\", span);
                rest = after;
            }
            (name, Some((inner, after))) => {
                out.extend(styled(name, parse(inner, span), span));
                rest = after;
            }
            (_, None) => rest = after.strip_prefix(' ').unwrap_or(after),
        }
    }
    push_text(&mut out, rest, span);
    out
}

/// The argument in braces at the start of a text, and what follows it.
fn argument(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('{')?;
    let mut depth = 1;
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&inner[..at], &inner[at + 1..]));
        }
    }
    None
}

fn styled(command: &str, inner: Vec<Inline>, span: Span) -> Vec<Inline> {
    let kind = match command {
        "emph" | "textit" | "textsl" | "mathit" => InlineKind::Emphasis(inner),
        "textbf" | "mathbf" => InlineKind::Strong(inner),
        "underline" | "uline" => InlineKind::Underline(inner),
        "textsuperscript" => InlineKind::Superscript(inner),
        "textsubscript" => InlineKind::Subscript(inner),
        "texttt" | "url" => InlineKind::Code(plain_text(&inner)),
        _ => return inner,
    };
    vec![Inline::new(kind, span)]
}

fn push_text(out: &mut Vec<Inline>, text: &str, span: Span) {
    let text = text.replace("``", "“").replace("''", "”").replace('~', "\u{a0}");
    if !text.is_empty() {
        out.push(Inline::text(apostrophes(&text), span));
    }
}

/// An apostrophe within or behind a word is set as one.
fn apostrophes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let after_letter = out.chars().next_back().is_some_and(char::is_alphanumeric);
        out.push(if c == '\'' && after_letter { '’' } else { c });
    }
    out
}

/// Neighbouring texts become one, with single spaces.
fn join(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for inline in inlines {
        if let (Some(InlineKind::Text(last)), InlineKind::Text(next)) =
            (out.last_mut().map(|last| &mut last.kind), &inline.kind)
        {
            last.push_str(next);
        } else {
            out.push(inline);
        }
    }
    for inline in &mut out {
        if let InlineKind::Text(text) = &mut inline.kind {
            *text = single_spaced(text);
        }
    }
    if let Some(InlineKind::Text(text)) = out.first_mut().map(|first| &mut first.kind) {
        *text = text.trim_start_matches(' ').to_owned();
    }
    if let Some(InlineKind::Text(text)) = out.last_mut().map(|last| &mut last.kind) {
        *text = text.trim_end_matches(' ').to_owned();
    }
    out.retain(|inline| !matches!(&inline.kind, InlineKind::Text(text) if text.is_empty()));
    out
}

fn single_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// A formula; what is only a character, a mark or an ordinal becomes text.
fn formula(latex: &str, span: Span) -> Inline {
    let bare: String = latex.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(raised) = bare.strip_prefix('^') {
        let raised = raised.trim_start_matches('{').trim_end_matches('}');
        let raised = raised.strip_prefix("\\text{").or(raised.strip_prefix("\\mathrm{")).unwrap_or(raised);
        return match symbol(raised) {
            // A degree is raised as it is, and so are the marks behind names where they are printed.
            Some(text) => Inline::text(text, span),
            None if raised.chars().all(char::is_alphanumeric) => {
                Inline::new(InlineKind::Superscript(vec![Inline::text(raised, span)]), span)
            }
            None => Inline::new(InlineKind::Math(latex.to_owned()), span),
        };
    }
    let number = |c: char| c.is_ascii_digit() || ".,-+".contains(c);
    match symbol(&bare) {
        Some(text) => Inline::text(text, span),
        None if !bare.is_empty() && bare.chars().all(number) => Inline::text(bare, span),
        None => Inline::new(InlineKind::Math(latex.to_owned()), span),
    }
}

fn symbol(latex: &str) -> Option<&'static str> {
    let name = latex.trim_start_matches('{').trim_end_matches('}');
    let found = match name {
        "\\circ" | "\\degree" => "°",
        "*" | "\\ast" | "\\star" => "*",
        "\\dagger" | "\\dag" => "†",
        "\\ddagger" | "\\ddag" => "‡",
        "\\S" => "§",
        "\\times" => "×",
        "\\cdot" => "·",
        "\\pm" => "±",
        "\\to" | "\\rightarrow" => "→",
        "\\leftrightarrow" => "↔",
        "\\sim" => "∼",
        "\\approx" => "≈",
        "\\leq" | "\\le" => "≤",
        "\\geq" | "\\ge" => "≥",
        "\\infty" => "∞",
        "\\&" => "&",
        "\\%" => "%",
        "\\alpha" => "α",
        "\\beta" => "β",
        "\\gamma" => "γ",
        "\\delta" => "δ",
        "\\epsilon" | "\\varepsilon" => "ε",
        "\\lambda" => "λ",
        "\\mu" => "μ",
        "\\pi" => "π",
        "\\sigma" => "σ",
        "\\phi" => "φ",
        "\\omega" => "ω",
        "\\Delta" => "Δ",
        "\\Lambda" => "Λ",
        "\\Omega" => "Ω",
        "\\Sigma" => "Σ",
        _ => return None,
    };
    Some(found)
}
