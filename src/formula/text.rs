//! A formula as a line of text: `\frac{a}{b+1}` is a/(b + 1), `x_i^2` is xᵢ².

use pulldown_latex::event::{
    Content, EnvironmentFlow, Event, Font, Grouping, ScriptPosition, ScriptType, StateChange, Visual,
};
use pulldown_latex::{Parser, Storage};

use super::scripts::{double_struck, lowered, marked, negated, raised};
use super::source::{plain, prepare};

/// How deep groups, scripts and fractions may stand in each other.
const MAX_DEPTH: usize = 64;

/// Spaces of this width and more, in the size of the type, are spaces of the text.
const SPACE: f32 = 0.15;

/// The formula as people write it in a mail, in Unicode where that has the characters. LaTeX that cannot be read stays as it is
/// written.
pub(crate) fn text(latex: &str) -> String {
    // The ending of an ordinal stands beside its number: `2$^{nd}$`.
    const ENDINGS: &[&str] = &["st", "nd", "rd", "th", "e", "er", "ème", "o", "a"];
    let raised = latex.trim().strip_prefix("^{").and_then(|raised| raised.strip_suffix('}'));
    if let Some(ending) = raised.filter(|raised| ENDINGS.contains(raised)) {
        return ending.to_owned();
    }
    line(latex).unwrap_or_else(|| latex.trim().to_owned())
}

/// Whether a formula can be read: all its commands are known, and its groups end.
pub(crate) fn is_readable(latex: &str) -> bool {
    line(latex).is_some()
}

fn line(latex: &str) -> Option<String> {
    let source = prepare(latex)?;
    let text = read(&source, 0).or_else(|| {
        let rows = format!(r"\begin{{aligned}}{source}\end{{aligned}}");
        if source.contains(r"\\") { read(&rows, 0) } else { None }
    })?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn read(source: &str, depth: usize) -> Option<String> {
    let storage = Storage::new();
    let parts = FormulaReader { events: Parser::new(source, &storage), depth }.cells()?;
    Some(parts.iter().map(|part| join(part, Spacing::Wide)).collect::<Vec<_>>().join(" "))
}

/// A part of a formula, written.
struct Part {
    text: String,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A letter, a number, or what is as tightly bound as one.
    Atom,
    /// A name or a large operator, which stands apart from letters: sin x.
    Name,
    /// A binary operator or a relation.
    Operator,
    /// A comma or a semicolon.
    Separator,
    Open,
    Close,
    Space,
    /// What needs brackets to be one thing.
    Compound,
}

/// Whether operators are written with spaces.
#[derive(Clone, Copy, PartialEq)]
enum Spacing {
    Wide,
    /// As in scripts.
    Tight,
}

impl Part {
    fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind }
    }
}

struct FormulaReader<'a> {
    events: Parser<'a>,
    depth: usize,
}

impl<'a> FormulaReader<'a> {
    /// The cells up to the end of the group, all rows in one.
    fn cells(&mut self) -> Option<Vec<Vec<Part>>> {
        let mut cells = vec![Vec::new()];
        let mut font = None;
        while let Some(event) = self.events.next() {
            let cell = cells.last_mut()?;
            match event.ok()? {
                Event::End => break,
                Event::EnvironmentFlow(EnvironmentFlow::Alignment) => cells.push(Vec::new()),
                Event::EnvironmentFlow(EnvironmentFlow::NewLine { .. }) => {
                    cell.push(Part::new(Kind::Separator, ";"));
                    cells.push(Vec::new());
                }
                Event::StateChange(StateChange::Font(changed)) => font = changed,
                event => cell.extend(self.element(event)?.into_iter().map(|part| in_font(font, part))),
            }
        }
        Some(cells)
    }

    fn operand(&mut self) -> Option<Vec<Part>> {
        let event = self.events.next()?.ok()?;
        self.nested(|reader| reader.element(event))
    }

    /// Reads one level deeper, if it may.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let result = if self.depth <= MAX_DEPTH { read(self) } else { None };
        self.depth -= 1;
        result
    }

    fn element(&mut self, event: Event<'a>) -> Option<Vec<Part>> {
        match event {
            Event::Content(content) => self.content(content),
            Event::Begin(grouping) => self.nested(|reader| reader.group(&grouping)),
            Event::Visual(visual) => Some(vec![self.visual(visual)?]),
            Event::Script { ty, position } => Some(vec![self.script(ty, position)?]),
            Event::Space { width, .. } => {
                let is_wide = width.is_some_and(|width| width.value >= SPACE);
                Some(if is_wide { vec![Part::new(Kind::Space, " ")] } else { Vec::new() })
            }
            Event::StateChange(_) | Event::EnvironmentFlow(EnvironmentFlow::StartLines { .. }) => Some(Vec::new()),
            Event::End | Event::EnvironmentFlow(_) => None,
        }
    }

    fn content(&mut self, content: Content<'a>) -> Option<Vec<Part>> {
        let part = match content {
            Content::Text(text) => Part::new(Kind::Atom, self.words(text)?),
            Content::Number(number) => Part::new(Kind::Atom, number),
            Content::Function(name) => {
                let name = plain(name).or_else(|| self.nested(|reader| read(name, reader.depth)))?;
                Part::new(Kind::Name, name.split_whitespace().collect::<String>())
            }
            Content::Ordinary { content: '∥', .. } => Part::new(Kind::Atom, "‖"),
            Content::Ordinary { content, .. } => Part::new(Kind::Atom, content),
            Content::LargeOp { content, .. } => Part::new(Kind::Name, content),
            Content::BinaryOp { content: '/', .. } => Part::new(Kind::Atom, "/"),
            Content::BinaryOp { content, .. } => Part::new(Kind::Operator, content),
            Content::Relation { content, .. } => {
                let mut buffer = [0; 8];
                let text = std::str::from_utf8(content.encode_utf8_to_buf(&mut buffer)).ok()?;
                Part::new(Kind::Operator, text)
            }
            Content::Delimiter { content, .. } => Part::new(delimiter(content), content),
            Content::Punctuation(mark @ (',' | ';')) => Part::new(Kind::Separator, mark),
            Content::Punctuation(mark) => Part::new(Kind::Atom, mark),
        };
        Some(vec![part])
    }

    /// Words, with formulas between dollar signs.
    fn words(&mut self, text: &str) -> Option<String> {
        if text == "&nbsp;" {
            return Some(" ".to_owned());
        }
        let part = |(index, part)| match index % 2 {
            0 => plain(part),
            _ => self.nested(|reader| read(part, reader.depth)),
        };
        text.split('$').enumerate().map(part).collect()
    }

    fn group(&mut self, grouping: &Grouping) -> Option<Vec<Part>> {
        let cells = self.cells()?;
        Some(match grouping {
            Grouping::Normal => match cells.into_iter().flatten().collect::<Vec<_>>() {
                // `10{,}000` is a number.
                parts if parts.len() == 1 => vec![Part { kind: bound(parts[0].kind), ..parts.into_iter().next()? }],
                parts => parts,
            },
            Grouping::LeftRight(open, close) => {
                let inside = cells.iter().map(|cell| join(cell, Spacing::Wide)).collect::<Vec<_>>().join(" ");
                let edge = |edge: &Option<char>| edge.map(String::from).unwrap_or_default();
                vec![Part::new(Kind::Atom, format!("{}{inside}{}", edge(open), edge(close)))]
            }
            Grouping::Cases { .. } => vec![Part::new(Kind::Compound, format!("{{{}", table(&cells)))],
            _ => vec![Part::new(Kind::Compound, table(&cells))],
        })
    }

    fn visual(&mut self, visual: Visual) -> Option<Part> {
        let first = self.operand()?;
        Some(match visual {
            Visual::SquareRoot => Part::new(Kind::Atom, format!("√{}", whole(&first))),
            Visual::Negation => Part::new(first.first()?.kind, negated(&join(&first, Spacing::Tight))),
            Visual::Root => {
                let index = join(&self.operand()?, Spacing::Tight);
                Part::new(Kind::Atom, format!("{}√{}", raised(&index).unwrap_or(index), whole(&first)))
            }
            Visual::Fraction(Some(line)) if line.value == 0.0 => {
                let below = join(&self.operand()?, Spacing::Wide);
                Part::new(Kind::Compound, format!("{}; {below}", join(&first, Spacing::Wide)))
            }
            Visual::Fraction(_) => {
                let below = whole(&self.operand()?);
                let is_simple = first.iter().all(|part| part.kind == Kind::Atom);
                let above = if is_simple { join(&first, Spacing::Tight) } else { whole(&first) };
                Part::new(Kind::Compound, format!("{above}/{below}"))
            }
        })
    }

    fn script(&mut self, ty: ScriptType, position: ScriptPosition) -> Option<Part> {
        let base = self.operand()?;
        let first = join(&self.operand()?, Spacing::Tight);
        let kind = base.first().map_or(Kind::Atom, |part| bound(part.kind));
        let body = if base.iter().all(|part| part.kind != Kind::Compound) {
            join(&base, Spacing::Tight)
        } else {
            whole(&base)
        };
        if position == ScriptPosition::AboveBelow
            && ty != ScriptType::SubSuperscript
            && let Some(marked) = marked(&body, &first)
        {
            return Some(Part::new(kind, marked));
        }
        let (below, above) = match ty {
            ScriptType::Subscript => (first, String::new()),
            ScriptType::Superscript => (String::new(), first),
            ScriptType::SubSuperscript => (first, join(&self.operand()?, Spacing::Tight)),
        };
        let (below, above) = (attached('_', &below, lowered), attached('^', &above, raised));
        Some(Part::new(kind, format!("{body}{below}{above}")))
    }
}

/// A script behind its base: in characters of its size, or behind a mark.
fn attached(mark: char, script: &str, small: fn(&str) -> Option<String>) -> String {
    match small(script) {
        _ if script.is_empty() => String::new(),
        Some(small) => small,
        None if script.chars().count() == 1 || script.chars().all(char::is_alphanumeric) => format!("{mark}{script}"),
        None => format!("{mark}({script})"),
    }
}

/// The kind of what has scripts or braces of its own.
fn bound(kind: Kind) -> Kind {
    if kind == Kind::Name { Kind::Name } else { Kind::Atom }
}

fn in_font(font: Option<Font>, part: Part) -> Part {
    match font {
        Some(Font::DoubleStruck) => Part { text: part.text.chars().map(double_struck).collect(), ..part },
        _ => part,
    }
}

fn delimiter(mark: char) -> Kind {
    match mark {
        '(' | '[' | '{' | '⟨' | '⌊' | '⌈' => Kind::Open,
        ')' | ']' | '}' | '⟩' | '⌋' | '⌉' => Kind::Close,
        _ => Kind::Atom,
    }
}

/// The cells of an environment.
fn table(cells: &[Vec<Part>]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| join(cell, Spacing::Wide)).collect();
    let text = cells.join(" ");
    text.trim().trim_end_matches(';').trim_end().to_owned()
}

/// Parts as one thing, in brackets if need be.
fn whole(parts: &[Part]) -> String {
    let text = join(parts, Spacing::Wide);
    let is_one = matches!(parts, [part] if part.kind != Kind::Compound);
    if is_one { text } else { format!("({text})") }
}

fn join(parts: &[Part], spacing: Spacing) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &parts[at]);
        if at > 0 && is_apart(before, part, spacing) {
            out.push(' ');
        }
        out.push_str(&part.text);
        if part.kind == Kind::Operator && spacing == Spacing::Wide && !is_sign(before) {
            out.push(' ');
        }
    }
    out
}

/// Whether there is a space before a part.
fn is_apart(before: Option<&Part>, part: &Part, spacing: Spacing) -> bool {
    let Some(before) = before else { return false };
    let is_operand = |part: &Part| matches!(part.kind, Kind::Atom | Kind::Name | Kind::Compound);
    match (before.kind, part.kind) {
        (_, Kind::Operator) => spacing == Spacing::Wide && !is_sign(Some(before)),
        (Kind::Separator, _) => spacing == Spacing::Wide,
        (Kind::Name, _) => is_operand(part),
        (_, Kind::Name) => is_operand(before),
        _ => false,
    }
}

/// Whether an operator behind this part is a sign: −1, (−x).
fn is_sign(before: Option<&Part>) -> bool {
    before.is_none_or(|before| matches!(before.kind, Kind::Open | Kind::Operator | Kind::Separator | Kind::Name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_read_on_one_line() {
        let formulas = [
            (r"\alpha", "α"),
            (r"\frac{a}{b}", "a/b"),
            (r"\frac{a+1}{2b}", "(a + 1)/(2b)"),
            (r"\frac{ab}{c}", "ab/c"),
            (r"H_2O", "H₂O"),
            (r"\mathrm{CO}_{2}", "CO₂"),
            (r"x_i^2 + y_{\max}", "xᵢ² + y_max"),
            (r"10^{-3}", "10⁻³"),
            (r"10{,}000", "10,000"),
            (r"90^\circ", "90°"),
            (r"A^\top, B^{T}", "A^⊤, Bᵀ"),
            (r"\mathbb{R}^n \to \mathbb{R}", "ℝⁿ → ℝ"),
            (r"\mathcal{N}=4", "N = 4"),
            (r"\mathcal{O}(n \log n)", "O(n log n)"),
            (r"\sqrt{2}, \sqrt[3]{x+1}", "√2, ³√(x + 1)"),
            (r"\sum_{i=1}^{n} x_i", "∑_(i=1)ⁿ xᵢ"),
            (r"\bar{x} \hat y \vec{v} \tilde{z}", "x̄ŷv⃗z̃"),
            (r"a \neq b, c \not\in D", "a ≠ b, c ∉ D"),
            (r"-1 < (-x) \le 2", "−1 < (−x) ≤ 2"),
            (r"\text{if } x", "if x"),
            (r"\left(\begin{matrix} a & b \\ c & d \end{matrix}\right)", "(a b; c d)"),
            (r"\begin{cases} 1 & x > 0 \\ 0 \end{cases}", "{1 x > 0; 0"),
            (r"\binom{n}{k}", "(n; k)"),
            (r"p \% \& \{a\}", "p%&{a}"),
            (r"a \\ b", "a; b"),
            (r"e^{i\pi}", "e^iπ"),
            (r"{}^{14}\mathrm{C}", "¹⁴C"),
            (r"\beta\text{-decay}", "β-decay"),
            (r"\operatorname*{arg\,max}_x f(x)", "argmaxₓ f(x)"),
            (r"\underbrace{a+b}_{c}", "a+b_c"),
            (r"D \rightarrow K\pi", "D → Kπ"),
            (r"\sqrt{s}=13\,\mathrm{TeV}", "√s = 13 TeV"),
        ];
        let read = formulas.map(|(latex, _)| (latex, text(latex)));
        assert_eq!(read.each_ref().map(|(latex, text)| (*latex, text.as_str())), formulas);
    }

    #[test]
    fn what_cannot_be_read_stays() {
        for latex in [r"\unknowncommand{x}", "{", "", &"{".repeat(500)] {
            assert_eq!(text(latex), latex, "{latex}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_is_read_or_stays(latex in r"[a-z0-9\\{}_^&$ ,()|+=-]{0,30}") {
            let _text = text(&latex);
        }
    }
}
