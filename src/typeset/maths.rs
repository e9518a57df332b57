//! LaTeX maths → Typst maths.
//!
//! | stage | what it does |
//! |---|---|
//! | `formula::prepare` | refuses what the parser cannot handle, takes out comments and colours |
//! | `reader` | `pulldown-latex` reads the LaTeX as events; they become pieces of Typst |
//! | `symbols`, `constructs` | one character, word or space; what is built from them |
//! | `piece` | joins the pieces of one group |
//!
//! Whatever the author wrote arrives as single characters, which are escaped where they mean something in Typst's maths, or
//! as words, which are quoted. What comes out is parsed once more and dropped unless it holds nothing but maths.
//!
//! No formula is better than a wrong one: what Typst cannot express gives `None`, and the caller shows the source.

mod constructs;
mod piece;
mod reader;
mod symbols;

use typst::syntax::{SyntaxKind, SyntaxNode};

use crate::formula;
use piece::{LayoutContext, lay_out};
use symbols::{LIMITS, OPERATORS, is_one_of};

/// The inside of a Typst equation (what is between the dollar signs) for a formula in LaTeX.
///
/// Returns `None` when the LaTeX cannot be read, says what Typst cannot, or exceeds one of the limits:
/// 20,000 bytes, 256 commands, 64 levels.
pub(super) fn from_latex(latex: &str) -> Option<String> {
    let source = formula::prepare(latex)?;
    let typst = translate(&source).or_else(|| translate_rows(&source))?;
    (!typst.is_empty() && is_only_maths(&typst)).then_some(typst)
}

fn translate(source: &str) -> Option<String> {
    Some(lay_out(&reader::read(source, 0)?, LayoutContext::Equation))
}

/// A displayed formula may break its lines without an environment, as MathJax allows.
fn translate_rows(source: &str) -> Option<String> {
    source.contains(r"\\").then(|| translate(&format!(r"\begin{{aligned}}{source}\end{{aligned}}")))?
}

/// Functions that may be called. Besides them, only [`NAMES`], [`LIMITS`] and [`OPERATORS`] may be named.
const FUNCTIONS: &str = "acute arrow arrow.l arrow.l.r bb binom bold breve cal cancel caron cases circle class dot \
    dot.double frac frak grave harpoon harpoon.lt hat italic limits lr macron mat mid mono op overbrace overbracket \
    overline overparen overshell root sans scripts sqrt stretch tilde underbrace underbracket underline underparen \
    undershell upright vec";

const NAMES: &str = "med quad space.en space.nobreak thick thin wide";

/// Whether this is one equation that contains only what this module writes. The only code is the value `none`.
fn is_only_maths(typst: &str) -> bool {
    let root = typst::syntax::parse(&format!("${typst}$"));
    matches!(root.children().as_slice(), [equation] if equation.kind() == SyntaxKind::Equation && is_allowed(equation))
}

fn is_allowed(node: &SyntaxNode) -> bool {
    use SyntaxKind as MathKind;
    let is_known = match node.kind() {
        MathKind::Equation
        | MathKind::Math
        | MathKind::MathArgs
        | MathKind::MathAttach
        | MathKind::MathDelimited
        | MathKind::Dollar => true,
        MathKind::MathText
        | MathKind::MathShorthand
        | MathKind::MathAlignPoint
        | MathKind::MathPrimes
        | MathKind::Escape
        | MathKind::Str => true,
        MathKind::LeftParen | MathKind::RightParen | MathKind::Comma | MathKind::Semicolon | MathKind::Colon => true,
        MathKind::Underscore
        | MathKind::Hat
        | MathKind::Space
        | MathKind::Linebreak
        | MathKind::Hash
        | MathKind::None => true,
        MathKind::MathCall => node.children().next().is_some_and(|name| is_one_of(&name.full_text(), FUNCTIONS)),
        MathKind::MathIdent | MathKind::MathFieldAccess => {
            let name = node.full_text();
            return [FUNCTIONS, NAMES, LIMITS, OPERATORS].iter().any(|names| is_one_of(&name, names));
        }
        MathKind::Named => node.children().next().is_some_and(|name| name.full_text() == "delim"),
        MathKind::Ident => node.full_text() == "delim",
        _ => false,
    };
    is_known && node.children().all(is_allowed)
}

#[cfg(test)]
mod tests;
