//! The pieces of Typst's maths that a formula is made of, and how they are joined.

use pulldown_latex::event::ScriptType;

use MathKind::{Close, Delimited, Fence, FullStop, Letter, Number, Open, Operator, Prime, Separator, Text};

/// What one element of the formula has become in Typst's maths.
pub(super) struct MathPiece {
    pub(super) core: String,
    /// `_…^…`, after the core.
    pub(super) scripts: String,
    pub(super) kind: MathKind,
}

#[derive(Clone, PartialEq)]
pub(super) enum MathKind {
    /// Anything that stands for itself and needs no special treatment.
    Symbol,
    Letter,
    Number,
    Text,
    Prime,
    /// A binary operator or a relation, which Typst surrounds with space.
    Operator,
    /// An operator that has its scripts above and below it where there is room.
    Limits,
    /// A comma or a semicolon, which would separate the arguments of a function.
    Separator,
    FullStop,
    Open,
    Close,
    /// A vertical bar, next to which Typst shows the spaces of its source.
    Fence,
    /// Something in its own pair of delimiters.
    Delimited,
    /// A brace or bracket above or below, which can have an annotation there: which script that is.
    Brace(ScriptType),
    /// Two arguments above each other without a line.
    Stack,
    /// The arguments of a matrix without delimiters.
    Matrix,
    /// Rows of an equation; inside anything else they are a matrix, whose arguments are given.
    Rows(String),
}

impl MathPiece {
    pub(super) fn new(kind: MathKind, core: impl Into<String>) -> Self {
        Self { core: core.into(), scripts: String::new(), kind }
    }

    pub(super) fn call(function: &str, values: &[&[MathPiece]]) -> Self {
        Self::new(MathKind::Symbol, format!("{function}({})", arguments(values)))
    }

    pub(super) fn is(&self, kind: MathKind) -> bool {
        self.kind == kind && self.scripts.is_empty()
    }

    pub(super) fn typst(&self) -> String {
        let Self { core, scripts, kind } = self;
        match kind {
            MathKind::Stack => format!("vec(delim: #none, {core}){scripts}"),
            MathKind::Matrix => format!("mat(delim: #none, {core}){scripts}"),
            MathKind::Rows(matrix) => format!("mat(delim: #none, {matrix}){scripts}"),
            _ => format!("{core}{scripts}"),
        }
    }
}

/// The arguments of a function. A missing one would fail the whole page.
pub(super) fn arguments(values: &[&[MathPiece]]) -> String {
    let argument = |pieces: &&[MathPiece]| match lay_out(pieces, LayoutContext::Argument) {
        argument if argument.is_empty() => String::from(r#""""#),
        argument => argument,
    };
    values.iter().map(argument).collect::<Vec<_>>().join(", ")
}

/// Where a sequence of pieces is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum LayoutContext {
    Equation,
    Script,
    Delimited,
    /// Among the arguments of a function, which commas and semicolons separate.
    Argument,
}

/// The pieces of one group, written so that Typst reads them as meant.
pub(super) fn lay_out(pieces: &[MathPiece], place: LayoutContext) -> String {
    if let [rows @ MathPiece { core, kind: MathKind::Rows(_), .. }] = pieces
        && rows.scripts.is_empty()
        && matches!(place, LayoutContext::Equation | LayoutContext::Script)
    {
        return core.clone();
    }
    let is_paired = pairs(pieces);
    let (mut out, mut depth) = (String::new(), 0_usize);
    for (index, piece) in pieces.iter().enumerate() {
        if index > 0 {
            out.push_str(if is_signed(&pieces[..=index]) { "" } else { gap(&pieces[index - 1], piece) });
        }
        let is_bare = match piece.kind {
            MathKind::Open | MathKind::Close => !is_paired[index],
            MathKind::Separator => place == LayoutContext::Argument && depth == 0,
            _ => false,
        };
        match piece.kind {
            MathKind::Open if is_paired[index] => depth += 1,
            MathKind::Close if is_paired[index] => depth -= 1,
            _ => {}
        }
        out.push_str(if is_bare { r"\" } else { "" });
        out.push_str(&piece.typst());
    }
    out
}

/// Which delimiters have a partner in the group. Typst pairs any opening one with the next closing one.
fn pairs(pieces: &[MathPiece]) -> Vec<bool> {
    let mut is_paired = vec![false; pieces.len()];
    let mut open = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece.kind {
            // An opening delimiter with scripts stands for itself.
            MathKind::Open if piece.scripts.is_empty() => open.push(index),
            MathKind::Close => {
                if let Some(partner) = open.pop() {
                    (is_paired[partner], is_paired[index]) = (true, true);
                }
            }
            _ => {}
        }
    }
    is_paired
}

/// What goes between two pieces: a space, unless they read better without it or the space would show, as it does next to
/// words and bars. Nothing may follow a script so closely that Typst would read it as part of the script.
fn gap(before: &MathPiece, after: &MathPiece) -> &'static str {
    let is_tight = match (&before.kind, &after.kind) {
        (Letter | Prime | Text | Fence, Open | Delimited) | (Letter | Close | Prime, Prime) => {
            before.scripts.is_empty()
        }
        // `[|` and `|]` are Typst delimiters.
        (Open, Fence) => before.core != "[",
        (Fence, Close) => after.core != "]",
        (Open, _) => before.scripts.is_empty(),
        (_, Close) => true,
        (FullStop, FullStop) => false,
        (_, Separator | FullStop) => true,
        (Operator, Operator) => before.core == ":" && after.core == "=",
        (Fence, Operator) => is_sign(after) && before.scripts.is_empty(),
        (Separator | Operator, Text | Fence) | (Text, Operator) => false,
        (Text | Fence, _) | (_, Text | Fence) => true,
        _ => false,
    };
    if is_tight { "" } else { " " }
}

/// Whether the last piece has a sign before it, as opposed to an operator.
fn is_signed(pieces: &[MathPiece]) -> bool {
    match pieces {
        [before @ .., sign, MathPiece { kind: Letter | Number | Fence, .. }] if is_sign(sign) => {
            before.last().is_none_or(|piece| matches!(piece.kind, Open | Operator | Separator))
        }
        _ => false,
    }
}

fn is_sign(piece: &MathPiece) -> bool {
    piece.is(Operator) && matches!(piece.core.as_str(), "-" | "+" | "±")
}

/// Text as a Typst string.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', r#"\""#))
}
