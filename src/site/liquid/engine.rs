//! Evaluates expressions, conditions and assignments, one after the other, with the variables that they set.

use std::collections::HashMap;
use std::rc::Rc;

use liquid_core::model::{KString, ScalarCow};
use liquid_core::parser::{parse, parse_variable};
use liquid_core::runtime::RuntimeBuilder;
use liquid_core::{Language, Renderable, Runtime, Template, Value, ValueView};

use super::filters::{Addresses, MAX_TEXT, language};

/// The longest list that a variable may hold.
const MAX_ITEMS: usize = 10_000;

/// The longest expression that is looked at, and how deep its brackets may be nested: the parser recurses.
const MAX_EXPRESSION: usize = 4096;
const MAX_BRACKETS: usize = 16;

/// Numbers with more digits than this are no numbers to the parser.
const MAX_DIGITS: usize = 17;

/// What went wrong, in the words of the `liquid` crate.
pub(super) type Failure = String;

/// The variables and what is known of expressions.
pub(super) struct Engine {
    language: Language,
    runtime: Box<dyn Runtime>,
    parsed: HashMap<String, Rc<Template>>,
}

/// The text that an expression stands for.
pub(super) struct Answer {
    pub(super) text: String,
    /// The first variable in it that has no value.
    pub(super) unknown: Option<String>,
}

impl Engine {
    pub(super) fn new(addresses: &Addresses) -> Self {
        Self { language: language(addresses), runtime: Box::new(RuntimeBuilder::new().build()), parsed: HashMap::new() }
    }

    pub(super) fn set(&self, name: &str, value: Value) {
        self.runtime.set_global(KString::from_ref(name), value);
    }

    /// `{{ expression }}`
    pub(super) fn output(&mut self, expression: &str) -> Result<Answer, Failure> {
        let (expression, unknown) = self.with_nil(expression)?;
        let text = self.run(&format!("{{{{ {expression} }}}}"))?;
        Ok(Answer { text, unknown })
    }

    /// Whether the condition of an `if` holds. What has no value is not there, and that is no mistake.
    pub(super) fn holds(&mut self, condition: &str) -> Result<bool, Failure> {
        let (condition, _) = self.with_nil(condition)?;
        self.run(&format!("{{% if {condition} %}}1{{% endif %}}")).map(|text| text == "1")
    }

    /// Whether one of the values of a `when` is that of its `case`.
    pub(super) fn is_case(&mut self, case: &str, when: &str) -> Result<bool, Failure> {
        let ((case, _), (when, _)) = (self.with_nil(case)?, self.with_nil(when)?);
        self.run(&format!("{{% case {case} %}}{{% when {when} %}}1{{% endcase %}}")).map(|text| text == "1")
    }

    /// `{% assign name = expression %}`; afterwards, the name.
    pub(super) fn assign(&mut self, assignment: &str) -> Result<(), Failure> {
        let (name, expression) = assignment.split_once('=').ok_or("an assignment needs a `=`")?;
        let (name, (expression, _)) = (name.trim(), self.with_nil(expression)?);
        self.run(&format!("{{% assign {name} = {expression} %}}"))?;
        let is_large = |value: &dyn ValueView| match (value.as_array(), value.as_scalar()) {
            (Some(array), _) => array.size() > MAX_ITEMS as i64,
            (_, Some(scalar)) => scalar.to_kstr().len() > MAX_TEXT,
            _ => false,
        };
        if self.value(name).is_some_and(|value| is_large(&value)) {
            self.set(name, Value::Nil);
            return Err(format!("`{name}` grows too large"));
        }
        Ok(())
    }

    /// Any other tag that prints a text.
    pub(super) fn tag(&mut self, name: &str, arguments: &str) -> Result<String, Failure> {
        self.run(&format!("{{% {name} {arguments} %}}"))
    }

    /// What a loop goes through: the items of a list, the pairs of a map, the numbers of `(1..5)`.
    pub(super) fn items(&mut self, expression: &str) -> Result<Vec<Value>, Failure> {
        if let Some((from, to)) = expression
            .strip_prefix('(')
            .and_then(|inner| inner.strip_suffix(')'))
            .and_then(|inner| inner.split_once(".."))
        {
            return self.numbers(from, to);
        }
        let Some(value) = self.value(expression) else { return Ok(Vec::new()) };
        let items: Vec<Value> = match (value.as_array(), value.as_object()) {
            (Some(array), _) => array.values().map(ValueView::to_value).collect(),
            (_, Some(object)) => object
                .iter()
                .map(|(key, value)| Value::Array(vec![Value::scalar(key.into_owned()), value.to_value()]))
                .collect(),
            _ => Vec::new(),
        };
        if items.len() > MAX_ITEMS { Err(format!("a loop through {} items", items.len())) } else { Ok(items) }
    }

    fn numbers(&mut self, from: &str, to: &str) -> Result<Vec<Value>, Failure> {
        let mut number = |text: &str| self.output(text)?.text.trim().parse::<i64>().map_err(|error| error.to_string());
        let (from, to) = (number(from)?, number(to)?);
        if to.saturating_sub(from) > MAX_ITEMS as i64 {
            return Err("a loop through too many numbers".into());
        }
        Ok((from..=to).map(Value::scalar).collect())
    }

    /// The value of a variable such as `page.tags` or `site.data[name]`.
    fn value(&self, variable: &str) -> Option<Value> {
        check(variable).ok()?;
        let variable = parse_variable(variable).ok()?;
        let path = variable.try_evaluate(&*self.runtime)?;
        let path: Vec<ScalarCow<'_>> = path.iter().cloned().collect();
        self.runtime.try_get(&path).map(|value| value.into_owned())
    }

    /// The expression with `nil` for each variable that has no value: to Liquid that is no mistake, to the crate it is.
    fn with_nil(&self, expression: &str) -> Result<(String, Option<String>), Failure> {
        let mut out = String::new();
        let mut unknown = None;
        for Word { text, kind } in words(expression) {
            if kind == WordKind::Filter && self.language.filters.get(text).is_none() {
                return Err(format!("vitae does not know the filter `{text}`"));
            }
            let is_unknown = kind == WordKind::Variable && self.value(text).is_none();
            if is_unknown && unknown.is_none() {
                unknown = Some(text.to_owned());
            }
            out.push_str(if is_unknown { "nil" } else { text });
        }
        Ok((out, unknown))
    }

    fn run(&mut self, source: &str) -> Result<String, Failure> {
        let template = match self.parsed.get(source) {
            Some(template) => Rc::clone(template),
            None => {
                check(source)?;
                let elements = parse(source, &self.language).map_err(|error| in_short(&error))?;
                let template = Rc::new(Template::new(elements));
                self.parsed.insert(source.to_owned(), Rc::clone(&template));
                template
            }
        };
        let text = template.render(&*self.runtime).map_err(|error| in_short(&error))?;
        if text.len() > MAX_TEXT { Err("the text grows too long".into()) } else { Ok(text) }
    }
}

/// What is wrong, in one line. The parser draws a picture first and says it below, behind a `=`.
fn in_short(error: &liquid_core::Error) -> String {
    let text = error.to_string();
    let mut lines = text.lines().map(|line| line.trim().trim_start_matches("liquid:").trim());
    let below = lines.clone().find_map(|line| line.strip_prefix("= "));
    below.or_else(|| lines.next()).unwrap_or_default().to_owned()
}

/// Refuses what the parser would fall over.
fn check(source: &str) -> Result<(), Failure> {
    let digits = source.split(|letter: char| !letter.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    let brackets = source.matches(['[', '(']).count();
    if source.len() > MAX_EXPRESSION || brackets > MAX_BRACKETS || digits > MAX_DIGITS {
        return Err("this expression is too long".into());
    }
    Ok(())
}

/// A word of an expression, or what stands between two.
struct Word<'a> {
    text: &'a str,
    kind: WordKind,
}

#[derive(Clone, Copy, PartialEq)]
enum WordKind {
    /// It names a value.
    Variable,
    /// It names a filter.
    Filter,
    /// Literals, operators, names of arguments, white space.
    Other,
}

fn words(expression: &str) -> Vec<Word<'_>> {
    const KEYWORDS: &[&str] = &["true", "false", "nil", "null", "empty", "blank", "and", "or", "contains", "in"];
    let mut words = Vec::new();
    let mut before = ' ';
    let mut at = 0;
    while let Some(first) = expression[at..].chars().next() {
        let rest = &expression[at..];
        let is_name = first.is_alphabetic() || first == '_';
        let len = match first {
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            _ if is_name => variable_len(rest),
            _ if first.is_ascii_digit() => {
                rest.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(rest.len())
            }
            _ => first.len_utf8(),
        };
        let text = &rest[..len];
        let is_argument = || rest[len..].trim_start().starts_with(':');
        let kind = match is_name {
            true if before == '|' => WordKind::Filter,
            true if !KEYWORDS.contains(&text) && !is_argument() => WordKind::Variable,
            _ => WordKind::Other,
        };
        words.push(Word { text, kind });
        if !text.trim().is_empty() {
            before = first;
        }
        at += len;
    }
    words
}

/// The length of a variable with its `.parts` and `[parts]`.
fn variable_len(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '[' => depth += 1,
            ']' if depth > 0 => depth -= 1,
            _ if depth > 0 || letter.is_alphanumeric() || matches!(letter, '_' | '-' | '?') => {}
            // Not the dots of a range.
            '.' if text[at + 1..].starts_with(|next: char| next.is_alphabetic() || next == '_') => {}
            _ => return at,
        }
    }
    text.len()
}
