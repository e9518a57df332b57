//! Characters, words, numbers and spaces.

use pulldown_latex::event::{Dimension, DimensionUnit, RelationContent};

use super::piece::{MathKind, MathPiece, quoted};

/// Names that Typst sets as operators: first those with limits.
pub(super) const LIMITS: &str = "det gcd inf lcm lim liminf limsup max min Pr sup";
pub(super) const OPERATORS: &str = "arccos arcsin arctan arg cos cosh cot coth csc csch deg dim exp hom ker lg ln log mod \
    sec sech sin sinc sinh tan tanh tr";

/// Whether a name is in one of the lists.
pub(super) fn is_one_of(name: &str, names: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

/// A character, written so that it stands for itself in Typst's maths.
pub(super) fn escape(c: char) -> String {
    match c {
        '−' => "-".into(),
        '∗' => "*".into(),
        // LaTeX's \mu arrives as the micro sign, which no font has in italics.
        'µ' => "μ".into(),
        '#' | '$' | '"' | '\\' | '_' | '^' | '&' | '/' | '\'' | '~' | '√' | '∛' | '∜' => format!("\\{c}"),
        '(' | ')' | '[' | ']' | '{' | '}' | ',' | ';' => format!("\\{c}"),
        _ => c.into(),
    }
}

pub(super) fn symbol(c: char) -> MathPiece {
    MathPiece::new(if matches!(c, '|' | '‖') { MathKind::Fence } else { MathKind::Symbol }, escape(c))
}

pub(super) fn ordinary(c: char) -> MathPiece {
    match c {
        '′' => MathPiece::new(MathKind::Prime, '\''),
        '″' => MathPiece::new(MathKind::Prime, "''"),
        // LaTeX's \| is the fence of a norm, not the relation.
        '∥' => symbol('‖'),
        c if c.is_alphabetic() => MathPiece::new(MathKind::Letter, escape(c)),
        c => symbol(c),
    }
}

/// A large operator. Integrals have their scripts next to them.
pub(super) fn large(c: char) -> MathPiece {
    match c {
        '\u{222b}'..='\u{2233}' | '\u{2a0b}'..='\u{2a1c}' => symbol(c),
        c if c.is_alphanumeric() => MathPiece::new(MathKind::Limits, format!(r#"class("large", "{c}")"#)),
        c => MathPiece::new(MathKind::Limits, escape(c)),
    }
}

pub(super) fn relation(content: RelationContent) -> MathPiece {
    let mut buffer = [0; 8];
    let text = std::str::from_utf8(content.encode_utf8_to_buf(&mut buffer)).unwrap_or_default();
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => MathPiece::new(MathKind::Operator, escape(c)),
        _ => MathPiece::new(MathKind::Operator, format!(r#"class("relation", {})"#, quoted(text))),
    }
}

pub(super) fn delimiter(c: char) -> MathPiece {
    match c {
        '(' | '[' | '{' | '⟨' | '⌊' | '⌈' | '⟦' | '⟪' => MathPiece::new(MathKind::Open, c),
        ')' | ']' | '}' | '⟩' | '⌋' | '⌉' | '⟧' | '⟫' => MathPiece::new(MathKind::Close, c),
        '|' | '‖' => symbol(c),
        c => MathPiece::new(MathKind::Symbol, format!("\\{c}")),
    }
}

/// The numbers in a run of digits, commas and full stops: a comma belongs to a number only where it separates thousands.
pub(super) fn numbers(run: &str) -> Vec<MathPiece> {
    let groups: Vec<&str> = run.split(',').collect();
    let [first, thousands @ ..] = groups.as_slice() else { return Vec::new() };
    if first.len() <= 3
        && !thousands.is_empty()
        && thousands.iter().all(|group| group.len() == 3 && !group.contains('.'))
    {
        return vec![MathPiece::new(MathKind::Text, quoted(run))];
    }
    let mut pieces = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        if index > 0 {
            pieces.push(MathPiece::new(MathKind::Separator, ','));
        }
        pieces.extend(decimal(group));
    }
    pieces
}

fn decimal(group: &str) -> Vec<MathPiece> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match group.split_once('.') {
        _ if is_number(group) => vec![MathPiece::new(MathKind::Number, group)],
        Some((whole, decimals)) if is_number(whole) && is_number(decimals) => {
            vec![MathPiece::new(MathKind::Number, group)]
        }
        _ => group
            .chars()
            .map(|c| MathPiece::new(if c == '.' { MathKind::FullStop } else { MathKind::Number }, c))
            .collect(),
    }
}

/// Typst's closest space; a negative one is left out.
pub(super) fn space(width: Dimension) -> Option<MathPiece> {
    let em = match width.unit {
        DimensionUnit::Em => width.value,
        DimensionUnit::Mu => width.value / 18.0,
        DimensionUnit::Ex => width.value * 0.43,
        DimensionUnit::Mm => width.value * 0.285,
        DimensionUnit::Cm => width.value * 2.85,
        DimensionUnit::In => width.value * 7.2,
        _ => width.value / 10.0,
    };
    let name = match em {
        em if em > 1.5 => "wide",
        em if em > 0.7 => "quad",
        em if em > 0.4 => "space.en",
        em if em > 0.25 => "thick",
        em if em > 0.2 => "med",
        em if em > 0.1 => "thin",
        _ => return None,
    };
    Some(MathPiece::new(MathKind::Symbol, name))
}

/// Relations with their own negated form; anything else is struck through.
const NEGATED: &[&str] = &[
    "=≠", "<≮", ">≯", "≤≰", "≥≱", "∈∉", "∋∌", "⊂⊄", "⊃⊅", "⊆⊈", "⊇⊉", "≡≢", "∼≁", "≃≄", "≅≇", "≈≉", "∣∤", "|∤", "∥∦",
    "∃∄", "⊢⊬", "⊨⊭", "→↛", "←↚", "⇒⇏", "⇔⇎", "≺⊀", "≻⊁",
];

pub(super) fn negated(pieces: &[MathPiece]) -> MathPiece {
    if let [piece] = pieces
        && piece.scripts.is_empty()
        && let Some(negated) = NEGATED.iter().find_map(|pair| pair.strip_prefix(piece.core.as_str()))
    {
        return MathPiece::new(piece.kind.clone(), negated);
    }
    MathPiece::call("cancel", &[pieces])
}
