//! From the parser's events to pieces.

use pulldown_latex::event::{
    Content, EnvironmentFlow, Event, Grouping, ScriptPosition, ScriptType, StateChange, Visual,
};
use pulldown_latex::{Parser, Storage};

use crate::formula::plain;

use super::constructs::{
    accent, alignments, attached, cases, fence, in_font, matrix, rows, script_base, without_spacing,
};
use super::piece::{MathKind, MathPiece, arguments, quoted};
use super::symbols::{
    LIMITS, OPERATORS, delimiter, escape, is_one_of, large, negated, numbers, ordinary, relation, space, symbol,
};

/// How deep groups, scripts and fractions may be nested.
const MAX_DEPTH: usize = 64;

/// The pieces of a formula that is nested `depth` levels deep.
pub(super) fn read(source: &str, depth: usize) -> Option<Vec<MathPiece>> {
    let storage = Storage::new();
    let (pieces, end) = MathReader { events: Parser::new(source, &storage), depth }.sequence()?;
    (end == End::Group).then_some(pieces)
}

/// What ended a sequence of elements.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Cell,
    Row,
    Group,
}

struct MathReader<'a> {
    events: Parser<'a>,
    depth: usize,
}

impl<'a> MathReader<'a> {
    /// Reads one level deeper, if the limit allows.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let result = if self.depth <= MAX_DEPTH { read(self) } else { None };
        self.depth -= 1;
        result
    }

    /// The elements up to the end of the cell, of the row or of the group.
    fn sequence(&mut self) -> Option<(Vec<MathPiece>, End)> {
        let mut pieces = Vec::new();
        while let Some(event) = self.events.next() {
            match event.ok()? {
                Event::End => break,
                Event::EnvironmentFlow(EnvironmentFlow::Alignment) => return Some((pieces, End::Cell)),
                Event::EnvironmentFlow(EnvironmentFlow::NewLine { .. }) => return Some((pieces, End::Row)),
                Event::StateChange(StateChange::Font(font)) => {
                    let (rest, end) = self.nested(Self::sequence)?;
                    pieces.extend(in_font(font, rest));
                    return Some((pieces, end));
                }
                event => pieces.extend(self.element(event)?),
            }
        }
        Some((pieces, End::Group))
    }

    fn operand(&mut self) -> Option<Vec<MathPiece>> {
        let event = self.events.next()?.ok()?;
        self.nested(|reader| reader.element(event))
    }

    fn element(&mut self, event: Event<'a>) -> Option<Vec<MathPiece>> {
        match event {
            Event::Content(content) => self.content(content),
            Event::Begin(grouping) => self.nested(|reader| reader.group(grouping)),
            Event::Visual(visual) => self.visual(visual).map(|piece| vec![piece]),
            Event::Script { ty, position } => self.script(ty, position).map(|piece| vec![piece]),
            Event::Space { width, .. } => Some(width.and_then(space).into_iter().collect()),
            Event::StateChange(_) | Event::EnvironmentFlow(EnvironmentFlow::StartLines { .. }) => Some(Vec::new()),
            Event::End | Event::EnvironmentFlow(_) => None,
        }
    }

    fn content(&mut self, content: Content<'a>) -> Option<Vec<MathPiece>> {
        Some(match content {
            Content::Text(text) => self.words(text)?,
            Content::Number(number) => numbers(number),
            Content::Function(name) => vec![self.function(name)?],
            Content::Ordinary { content, .. } => vec![ordinary(content)],
            Content::LargeOp { content, .. } => vec![large(content)],
            Content::BinaryOp { content: '/', .. } => vec![symbol('/')],
            Content::BinaryOp { content, .. } => vec![MathPiece::new(MathKind::Operator, escape(content))],
            Content::Relation { content, .. } => vec![relation(content)],
            Content::Delimiter { content: '|', size: Some(_), .. } => vec![MathPiece::new(MathKind::Symbol, "mid(|)")],
            Content::Delimiter { content, .. } => vec![delimiter(content)],
            Content::Punctuation(c @ (',' | ';')) => vec![MathPiece::new(MathKind::Separator, c)],
            Content::Punctuation('.') => vec![MathPiece::new(MathKind::FullStop, '.')],
            Content::Punctuation(c) => vec![symbol(c)],
        })
    }

    /// Words, with formulas between dollar signs.
    fn words(&mut self, text: &str) -> Option<Vec<MathPiece>> {
        if text == "&nbsp;" {
            return Some(vec![MathPiece::new(MathKind::Symbol, "space.nobreak")]);
        }
        let mut pieces = Vec::new();
        for (index, part) in text.split('$').enumerate() {
            match index % 2 {
                0 if part.is_empty() => {}
                0 => pieces.push(MathPiece::new(MathKind::Text, quoted(&plain(part)?))),
                _ => pieces.extend(self.nested(|reader| read(part, reader.depth))?),
            }
        }
        Some(pieces)
    }

    /// A function by its name, which may hold commands: `\mathop{\mathrm{argmax}}`.
    fn function(&mut self, name: &str) -> Option<MathPiece> {
        let Some(words) = plain(name) else {
            let pieces = self.nested(|reader| read(name, reader.depth))?;
            return Some(MathPiece::call("op", &[&pieces]));
        };
        let joined: String = words.split_whitespace().collect();
        Some(match joined.as_str() {
            name if is_one_of(name, LIMITS) => MathPiece::new(MathKind::Limits, name),
            name if is_one_of(name, OPERATORS) => MathPiece::new(MathKind::Symbol, name),
            _ => MathPiece::new(MathKind::Symbol, format!("op({})", quoted(words.trim()))),
        })
    }

    fn group(&mut self, grouping: Grouping) -> Option<Vec<MathPiece>> {
        Some(vec![match grouping {
            Grouping::Normal => return self.sequence().map(|(pieces, _)| without_spacing(pieces)),
            Grouping::LeftRight(open, close) => fence(open, close, self.sequence()?.0),
            Grouping::Matrix { alignment } => matrix(&self.rows()?, &[alignment]),
            Grouping::Array(columns) => matrix(&self.rows()?, &alignments(&columns)),
            Grouping::Cases { left: true } => cases(&self.rows()?),
            Grouping::Cases { left: false } => return None,
            _ => rows(&self.rows()?),
        }])
    }

    /// The cells of an environment.
    fn rows(&mut self) -> Option<Vec<Vec<Vec<MathPiece>>>> {
        let mut rows = vec![Vec::new()];
        loop {
            let (cell, end) = self.sequence()?;
            rows.last_mut()?.push(cell);
            match end {
                End::Cell => {}
                End::Row => rows.push(Vec::new()),
                End::Group => break,
            }
        }
        rows.pop_if(|last| last.iter().all(Vec::is_empty));
        Some(rows)
    }

    fn visual(&mut self, visual: Visual) -> Option<MathPiece> {
        let first = self.operand()?;
        Some(match visual {
            Visual::SquareRoot => MathPiece::call("sqrt", &[&first]),
            Visual::Negation => negated(&first),
            Visual::Root => match self.operand()? {
                index if index.is_empty() => MathPiece::call("sqrt", &[&first]),
                index => MathPiece::call("root", &[&index, &first]),
            },
            Visual::Fraction(Some(line)) if line.value == 0.0 => {
                MathPiece::new(MathKind::Stack, arguments(&[&first, &self.operand()?]))
            }
            Visual::Fraction(_) => MathPiece::call("frac", &[&first, &self.operand()?]),
        })
    }

    fn script(&mut self, ty: ScriptType, position: ScriptPosition) -> Option<MathPiece> {
        let base = self.operand()?;
        let (first, second) =
            (self.operand()?, if ty == ScriptType::SubSuperscript { self.operand()? } else { vec![] });
        if position == ScriptPosition::AboveBelow {
            if let Some((function, kind)) = accent(ty, &first, base.len() == 1) {
                return Some(MathPiece { kind, ..MathPiece::call(function, &[&base]) });
            }
            if let [brace] = base.as_slice()
                && brace.is(MathKind::Brace(ty))
            {
                let annotated = format!("{}, {})", brace.core.strip_suffix(')')?, arguments(&[&first]));
                return Some(MathPiece::new(MathKind::Symbol, annotated));
            }
        }
        let (below, above) = if ty == ScriptType::Superscript { (second, first) } else { (first, second) };
        let base = script_base(base, position);
        Some(MathPiece { scripts: format!("{}{}", attached('_', &below), attached('^', &above)), ..base })
    }
}
