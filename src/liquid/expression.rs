//! Expressions of Liquid as trees: values with their filters, conditions, the heads of loops.
//!
//! Read as forgivingly as Jekyll does: anything that cannot be part of an expression is skipped, as long as something is left.

use super::Failure;
use super::token::{Operator, Token, tokens};
use super::value::Value;

/// The longest expression that is read, and how deep its brackets may be nested.
const MAX_LENGTH: usize = 4096;
const MAX_BRACKETS: usize = 16;

/// A value and the filters that it goes through.
#[derive(Debug)]
pub(super) struct Chain {
    pub(super) input: Expression,
    pub(super) filters: Vec<Call>,
}

/// A filter with its arguments.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) name: String,
    pub(super) arguments: Vec<Expression>,
    /// `name: value`
    pub(super) named: Vec<(String, Expression)>,
}

#[derive(Debug)]
pub(super) enum Expression {
    Literal(Value),
    /// `post.title`, `site.data["cv"]`
    Path(String, Vec<Step>),
    /// `(1..5)`
    Range(Box<Expression>, Box<Expression>),
}

#[derive(Debug)]
pub(super) enum Step {
    Name(String),
    Index(Expression),
}

/// A comparison, and what follows its `and` or `or`. Liquid reads from the right: `a and b or c` is `a and (b or c)`.
#[derive(Debug)]
pub(super) struct Condition {
    pub(super) left: Expression,
    pub(super) comparison: Option<(Operator, Expression)>,
    pub(super) next: Option<(Join, Box<Condition>)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Join {
    And,
    Or,
}

/// `item in list reversed limit: 3 offset: 1`
#[derive(Debug)]
pub(super) struct LoopHead {
    pub(super) variable: String,
    pub(super) list: Expression,
    pub(super) reversed: bool,
    pub(super) limit: Option<Expression>,
    pub(super) offset: Option<Expression>,
    /// `offset: continue`: where the last loop with the same head ended.
    pub(super) goes_on: bool,
    /// What distinguishes the loop from others: its variable and its list, as written.
    pub(super) name: String,
    /// The columns of a `tablerow`.
    pub(super) columns: Option<Expression>,
}

/// `a.b | filter: c`
pub(super) fn chain(text: &str) -> Result<Chain, Failure> {
    let mut parser = Parser::new(text)?;
    let input = parser.expression(0)?;
    let mut filters = Vec::new();
    parser.skip_to(|token| matches!(token, Token::Mark('|')));
    while parser.take_mark('|') {
        filters.extend(parser.call()?);
        parser.skip_to(|token| matches!(token, Token::Mark('|')));
    }
    Ok(Chain { input, filters })
}

/// `a == b and c`
pub(super) fn condition(text: &str) -> Result<Condition, Failure> {
    Parser::new(text)?.condition(0)
}

/// `a, b or c`, as in `when` and `cycle`.
pub(super) fn list(text: &str) -> Result<Vec<Expression>, Failure> {
    let mut parser = Parser::new(text)?;
    let mut all = vec![parser.expression(0)?];
    while parser.take_mark(',') || parser.take_name("or") {
        all.push(parser.expression(0)?);
    }
    Ok(all)
}

/// The head of a `for` or `tablerow`.
pub(super) fn loop_head(text: &str) -> Result<LoopHead, Failure> {
    let mut parser = Parser::new(text)?;
    let form = || Failure::from("a loop must have the form `for item in list`");
    let Some(Token::Name(variable)) = parser.next() else { return Err(form()) };
    if !parser.take_name("in") {
        return Err(form());
    }
    let list = parser.expression(0)?;
    let name = text.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
    let mut head = LoopHead {
        variable: variable.to_owned(),
        list,
        reversed: false,
        limit: None,
        offset: None,
        goes_on: false,
        name,
        columns: None,
    };
    while let Some(token) = parser.next() {
        match token {
            Token::Name("reversed") => head.reversed = true,
            Token::Name(name) if parser.take_mark(':') => {
                let value = parser.expression(0)?;
                match name {
                    "limit" => head.limit = Some(value),
                    "offset" if matches!(&value, Expression::Path(name, _) if name == "continue") => {
                        head.goes_on = true
                    }
                    "offset" => head.offset = Some(value),
                    "cols" => head.columns = Some(value),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Ok(head)
}

struct Parser<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Result<Self, Failure> {
        if text.len() > MAX_LENGTH {
            return Err("this expression is too long".into());
        }
        Ok(Self { tokens: tokens(text), at: 0 })
    }

    fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    fn next(&mut self) -> Option<Token<'t>> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    fn take(&mut self, wanted: Token<'_>) -> bool {
        let is_it = self.peek() == Some(wanted);
        self.at += usize::from(is_it);
        is_it
    }

    fn take_mark(&mut self, mark: char) -> bool {
        self.take(Token::Mark(mark))
    }

    fn take_name(&mut self, name: &str) -> bool {
        self.take(Token::Name(name))
    }

    fn skip_to(&mut self, is_it: impl Fn(Token<'t>) -> bool) {
        while self.peek().is_some_and(|token| !is_it(token)) {
            self.at += 1;
        }
    }

    fn expression(&mut self, depth: usize) -> Result<Expression, Failure> {
        if depth > MAX_BRACKETS {
            return Err("the brackets of this expression are nested too deeply".into());
        }
        match self.next() {
            Some(Token::Text(text)) => Ok(Expression::Literal(Value::text(text))),
            Some(Token::Number(number)) => number_of(number).map(Expression::Literal),
            Some(Token::Name(name)) => match literal(name) {
                Some(value) if !matches!(self.peek(), Some(Token::Mark('.' | '['))) => Ok(Expression::Literal(value)),
                _ => Ok(Expression::Path(name.to_owned(), self.steps(depth)?)),
            },
            Some(Token::Mark('(')) => {
                let from = self.expression(depth + 1)?;
                if !self.take(Token::To) {
                    return Err("a range must have the form `(1..5)`".into());
                }
                let to = self.expression(depth + 1)?;
                self.take_mark(')');
                Ok(Expression::Range(Box::new(from), Box::new(to)))
            }
            _ => Err("a value is missing".into()),
        }
    }

    fn steps(&mut self, depth: usize) -> Result<Vec<Step>, Failure> {
        let mut steps = Vec::new();
        loop {
            if self.take_mark('.') {
                match self.next() {
                    Some(Token::Name(name) | Token::Number(name)) => steps.push(Step::Name(name.to_owned())),
                    _ => return Err("a name is missing after the dot".into()),
                }
            } else if self.take_mark('[') {
                steps.push(Step::Index(self.expression(depth + 1)?));
                self.take_mark(']');
            } else {
                return Ok(steps);
            }
        }
    }

    fn call(&mut self) -> Result<Option<Call>, Failure> {
        let Some(Token::Name(name)) = self.next() else { return Err("a filter's name is missing".into()) };
        let mut call = Call { name: name.to_owned(), arguments: Vec::new(), named: Vec::new() };
        if !self.take_mark(':') {
            return Ok(Some(call));
        }
        while !matches!(self.peek(), None | Some(Token::Mark('|'))) {
            match (self.peek(), self.tokens.get(self.at + 1)) {
                (Some(Token::Name(key)), Some(Token::Mark(':'))) => {
                    self.at += 2;
                    call.named.push((key.to_owned(), self.expression(0)?));
                }
                (Some(Token::Mark(_) | Token::Operator(_) | Token::To), _) => self.at += 1,
                _ => call.arguments.push(self.expression(0)?),
            }
            self.skip_to(|token| matches!(token, Token::Mark(',' | '|')));
            self.take_mark(',');
        }
        Ok(Some(call))
    }

    fn condition(&mut self, depth: usize) -> Result<Condition, Failure> {
        if depth > 8 * MAX_BRACKETS {
            return Err("this condition is too long".into());
        }
        let left = self.expression(0)?;
        let comparison = match self.peek() {
            Some(Token::Operator(operator)) => {
                self.at += 1;
                Some((operator, self.expression(0)?))
            }
            Some(Token::Name("contains")) => {
                self.at += 1;
                Some((Operator::Contains, self.expression(0)?))
            }
            Some(Token::Mark('=')) => return Err("a comparison needs two equals signs: `==`".into()),
            _ => None,
        };
        self.skip_to(|token| matches!(token, Token::Name("and" | "or")));
        let join = match self.next() {
            Some(Token::Name("and")) => Some(Join::And),
            Some(_) => Some(Join::Or),
            None => None,
        };
        let next = match join {
            Some(join) => Some((join, Box::new(self.condition(depth + 1)?))),
            None => None,
        };
        Ok(Condition { left, comparison, next })
    }
}

fn literal(name: &str) -> Option<Value> {
    match name {
        "nil" | "null" => Some(Value::Nil),
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        "empty" => Some(Value::Empty),
        "blank" => Some(Value::Blank),
        _ => None,
    }
}

fn number_of(text: &str) -> Result<Value, Failure> {
    let whole = || text.parse().map(Value::Int);
    let real = || text.parse().map(Value::Float);
    let number = if text.contains('.') { real().ok() } else { whole().ok() };
    number.ok_or_else(|| format!("`{text}` is too large a number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(expression: &Expression) -> String {
        match expression {
            Expression::Literal(value) => value.to_ruby(),
            Expression::Path(root, steps) => steps.iter().fold(root.clone(), |out, step| match step {
                Step::Name(name) => format!("{out}.{name}"),
                Step::Index(inner) => format!("{out}[{}]", shown(inner)),
            }),
            Expression::Range(from, to) => format!("({}..{})", shown(from), shown(to)),
        }
    }

    fn shown_chain(text: &str) -> String {
        let chain = chain(text).expect("an expression");
        chain.filters.iter().fold(shown(&chain.input), |out, call| {
            let arguments: Vec<String> = call.arguments.iter().map(shown).collect();
            let named: Vec<String> =
                call.named.iter().map(|(name, value)| format!("{name}={}", shown(value))).collect();
            format!("{out} | {}({})", call.name, [arguments, named].concat().join(" "))
        })
    }

    #[test]
    fn values_and_filters_are_read_as_jekyll_reads_them() {
        let cases = [
            ("a.b[c.d][0].e-f", "a.b[c.d][0].e-f"),
            ("site.data.ui-text[site.locale].x", "site.data.ui-text[site.locale].x"),
            ("'a | b' | upcase | append: \"x, y\"", "\"a | b\" | upcase() | append(\"x, y\")"),
            ("x | slice: -3, 2 | default: 'a', allow_false: true", "x | slice(-3 2) | default(\"a\" allow_false=true)"),
            ("(1..n) | size", "(1..n) | size()"),
            ("a b | upcase", "a | upcase()"),
            ("1.5 | plus: 2", "1.5 | plus(2)"),
            ("post.2024", "post.2024"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown_chain(text), expected, "{text}");
        }
        for broken in ["", "|", "99999999999999999999", "(1", "a |", &"a[".repeat(99)] {
            assert!(chain(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn conditions_are_read_from_the_right() {
        let condition = condition("a == 'x' and b contains c or d").expect("a condition");
        let (join, next) = condition.next.expect("a second part");
        assert_eq!((join, next.comparison.is_some()), (Join::And, true));
        assert_eq!(next.next.map(|(join, _)| join), Some(Join::Or));
    }

    #[test]
    fn loops_have_a_head() {
        let head = loop_head("p in site.posts reversed limit:n offset: 2").expect("a head");
        assert_eq!((head.variable.as_str(), shown(&head.list).as_str()), ("p", "site.posts"));
        assert!(head.reversed && head.limit.is_some() && head.offset.is_some());
        assert!(loop_head("x").is_err() && loop_head("x of y").is_err());
    }
}
