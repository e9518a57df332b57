//! What formulas are built with: scripts, accents, fonts, delimiters and environments.

use std::slice;

use pulldown_latex::event::{ArrayColumn, ColumnAlignment, Font, ScriptPosition, ScriptType};

use super::piece::{LayoutContext, MathKind, MathPiece, lay_out, quoted};
use super::symbols::delimiter;

/// The part of a formula that carries scripts, with its limits where the author wants them.
pub(super) fn script_base(mut base: Vec<MathPiece>, position: ScriptPosition) -> MathPiece {
    let wrapper = match (position, base.as_slice()) {
        (ScriptPosition::Movable, [piece]) if let Some(name) = piece.core.strip_prefix("op(") => {
            return MathPiece::new(MathKind::Symbol, format!(r#"class("large", {name}"#));
        }
        (_, []) => return MathPiece::new(MathKind::Symbol, r#""""#),
        (ScriptPosition::AboveBelow, [arrow]) if arrow.core == "→" || arrow.core == "←" => "stretch",
        (ScriptPosition::AboveBelow, _) => "limits",
        (ScriptPosition::Right, [piece]) if piece.is(MathKind::Limits) => "scripts",
        (_, [piece]) if piece.scripts.is_empty() => "",
        _ => "scripts",
    };
    match wrapper {
        "" => base.remove(0),
        _ => MathPiece::call(wrapper, &[&base]),
    }
}

/// A script with its mark, in parentheses (which Typst does not print) unless it is a single thing.
pub(super) fn attached(mark: char, script: &[MathPiece]) -> String {
    use MathKind::{Letter, Limits, Number, Operator, Prime, Symbol, Text};
    match script {
        [] => String::new(),
        [piece]
            if piece.scripts.is_empty()
                && matches!(piece.kind, Letter | Limits | Number | Operator | Prime | Symbol | Text) =>
        {
            format!("{mark}{}", piece.typst())
        }
        _ => format!("{mark}({})", lay_out(script, LayoutContext::Script)),
    }
}

/// The Typst function for the mark that LaTeX puts above or below a base.
pub(super) fn accent(ty: ScriptType, mark: &[MathPiece], single: bool) -> Option<(&'static str, MathKind)> {
    let [mark] = mark else { return None };
    if mark.kind != MathKind::Symbol {
        return None;
    }
    let function = match (ty, mark.core.as_str()) {
        (ScriptType::Superscript, "´") => "acute",
        (ScriptType::Superscript, "‾") if single => "macron",
        (ScriptType::Superscript, "‾") => "overline",
        (ScriptType::Superscript, "˘") => "breve",
        (ScriptType::Superscript, "ˇ") => "caron",
        (ScriptType::Superscript, "˙") => "dot",
        (ScriptType::Superscript, "¨") => "dot.double",
        (ScriptType::Superscript, "`") => "grave",
        (ScriptType::Superscript, r"\^") => "hat",
        (ScriptType::Superscript, r"\~") => "tilde",
        (ScriptType::Superscript, "˚") => "circle",
        (ScriptType::Superscript, "→") => "arrow",
        (ScriptType::Superscript, "←") => "arrow.l",
        (ScriptType::Superscript, "↔") => "arrow.l.r",
        (ScriptType::Superscript, "⇀") => "harpoon",
        (ScriptType::Superscript, "↼") => "harpoon.lt",
        (ScriptType::Superscript, "⏜") => "overparen",
        (ScriptType::Superscript, "⏠") => "overshell",
        (ScriptType::Superscript, "⏞") => return Some(("overbrace", MathKind::Brace(ty))),
        (ScriptType::Superscript, "⎴") => return Some(("overbracket", MathKind::Brace(ty))),
        (ScriptType::Subscript, r"\_") => "underline",
        (ScriptType::Subscript, "⏝") => "underparen",
        (ScriptType::Subscript, "⏡") => "undershell",
        (ScriptType::Subscript, "⏟") => return Some(("underbrace", MathKind::Brace(ty))),
        (ScriptType::Subscript, "⎵") => return Some(("underbracket", MathKind::Brace(ty))),
        _ => return None,
    };
    Some((function, MathKind::Symbol))
}

/// Pieces in a font that the author chose. Words and names are quoted, so that they are set as words.
pub(super) fn in_font(font: Option<Font>, pieces: Vec<MathPiece>) -> Vec<MathPiece> {
    let Some(font) = font else { return pieces };
    if pieces.is_empty() {
        return pieces;
    }
    let is_word = pieces.iter().all(|piece| {
        (piece.is(MathKind::Letter) || piece.is(MathKind::Number))
            && piece.core.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let word: String = pieces.iter().map(|piece| piece.core.as_str()).collect();
    let text = match pieces.as_slice() {
        [text] if text.is(MathKind::Text) => text.core.clone(),
        _ if is_word && word.len() > 1 => quoted(&word),
        _ => String::new(),
    };
    let (styles, is_upright): (&[&str], bool) = match font {
        Font::UpRight => (&[], true),
        Font::Bold => (&["bold"], true),
        Font::SansSerif => (&["sans"], true),
        Font::BoldSansSerif => (&["bold", "sans"], true),
        Font::Monospace => (&["mono"], true),
        Font::Italic => (&["italic"], false),
        Font::BoldItalic | Font::BoldSymbol => (&["bold"], false),
        Font::SansSerifItalic => (&["sans"], false),
        Font::SansSerifBoldItalic => (&["bold", "sans"], false),
        Font::Script => (&["cal"], false),
        Font::BoldScript => (&["bold", "cal"], false),
        Font::Fraktur => (&["frak"], false),
        Font::BoldFraktur => (&["bold", "frak"], false),
        Font::DoubleStruck | Font::DoubleStruckItalic => (&["bb"], false),
    };
    let quotes = !text.is_empty() && (is_upright || font == Font::Italic);
    let inside = if quotes { text } else { lay_out(&pieces, LayoutContext::Argument) };
    let upright: &[&str] = if is_upright && !quotes { &["upright"] } else { &[] };
    let styled = styles.iter().rev().chain(upright).fold(inside, |inside, style| format!("{style}({inside})"));
    vec![MathPiece::new(if quotes { MathKind::Text } else { MathKind::Symbol }, styled)]
}

/// A group with only punctuation is a way to avoid the space after it, as in `10{,}000`.
pub(super) fn without_spacing(pieces: Vec<MathPiece>) -> Vec<MathPiece> {
    match pieces.as_slice() {
        [piece] if piece.is(MathKind::Separator) => vec![MathPiece::new(MathKind::Text, quoted(&piece.core))],
        _ => pieces,
    }
}

/// What is between `\left` and `\right`. Typst lets a pair of delimiters grow by itself.
pub(super) fn fence(open: Option<char>, close: Option<char>, pieces: Vec<MathPiece>) -> MathPiece {
    let edges = (open.map(delimiter), close.map(delimiter));
    match (pieces.as_slice(), &edges) {
        ([stack], _) if stack.is(MathKind::Stack) && (open, close) == (Some('('), Some(')')) => {
            MathPiece::new(MathKind::Symbol, format!("binom({})", stack.core))
        }
        ([matrix], _)
            if matrix.is(MathKind::Matrix)
                && let Some(delim) = matrix_delimiter(open, close) =>
        {
            MathPiece::new(MathKind::Symbol, format!("mat({delim}{})", matrix.core))
        }
        (_, (Some(open), Some(close))) if open.kind == MathKind::Open && close.kind == MathKind::Close => {
            MathPiece::new(
                MathKind::Delimited,
                format!("{}{}{}", open.core, lay_out(&pieces, LayoutContext::Delimited), close.core),
            )
        }
        _ => {
            let edge = |edge: &Option<MathPiece>| {
                edge.as_ref().map(|edge| lay_out(slice::from_ref(edge), LayoutContext::Argument))
            };
            let [open, close] = [&edges.0, &edges.1].map(|piece| edge(piece).unwrap_or_default());
            let inside = format!("{open} {} {close}", lay_out(&pieces, LayoutContext::Argument));
            MathPiece::new(MathKind::Symbol, format!("lr({})", inside.trim()))
        }
    }
}

/// The argument that gives a matrix its delimiters; parentheses need none.
fn matrix_delimiter(open: Option<char>, close: Option<char>) -> Option<&'static str> {
    Some(match (open?, close?) {
        ('(', ')') => "",
        ('[', ']') => r#"delim: "[", "#,
        ('{', '}') => r#"delim: "{", "#,
        ('|', '|') => r#"delim: "|", "#,
        ('‖', '‖') => r#"delim: "‖", "#,
        _ => return None,
    })
}

pub(super) fn alignments(columns: &[ArrayColumn]) -> Vec<ColumnAlignment> {
    let alignment = |column: &ArrayColumn| match column {
        ArrayColumn::Column(alignment) => Some(*alignment),
        ArrayColumn::Separator(_) => None,
    };
    columns.iter().filter_map(alignment).collect()
}

/// A matrix; the last alignment given also holds for all further columns.
pub(super) fn matrix(rows: &[Vec<Vec<MathPiece>>], alignments: &[ColumnAlignment]) -> MathPiece {
    let cell = |(column, cell): (usize, &Vec<MathPiece>)| {
        let cell = lay_out(cell, LayoutContext::Argument);
        match alignments.get(column).or(alignments.last()) {
            Some(ColumnAlignment::Left) => format!("&{cell}"),
            Some(ColumnAlignment::Right) => format!("{cell}&"),
            _ => cell,
        }
    };
    let row = |row: &Vec<Vec<MathPiece>>| row.iter().enumerate().map(cell).collect::<Vec<_>>().join(", ");
    MathPiece::new(MathKind::Matrix, rows.iter().map(row).collect::<Vec<_>>().join("; "))
}

pub(super) fn cases(rows: &[Vec<Vec<MathPiece>>]) -> MathPiece {
    MathPiece::new(MathKind::Symbol, format!("cases({})", join_rows(rows, LayoutContext::Argument, " & quad ", ", ")))
}

pub(super) fn rows(rows: &[Vec<Vec<MathPiece>>]) -> MathPiece {
    let nested = join_rows(rows, LayoutContext::Argument, " &", "; ");
    MathPiece::new(MathKind::Rows(nested), join_rows(rows, LayoutContext::Equation, " &", r" \ "))
}

fn join_rows(rows: &[Vec<Vec<MathPiece>>], place: LayoutContext, between_cells: &str, between_rows: &str) -> String {
    let row = |row: &Vec<Vec<MathPiece>>| {
        let cells: Vec<String> = row.iter().map(|cell| lay_out(cell, place)).collect();
        cells.join(between_cells).trim().to_owned()
    };
    rows.iter().map(row).collect::<Vec<_>>().join(between_rows)
}
