//! What `{% bibliography … %}` asks for, in the words of jekyll-scholar.

use super::Record;
use crate::cv::publications::Grouping;

/// The arguments of a `{% bibliography %}` tag, as far as they concern what is printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::cv) struct Query {
    /// `--file`: only this bibliography, without its extension.
    pub(in crate::cv) file: Option<String>,
    /// `--max`
    pub(in crate::cv) max: Option<usize>,
    /// `--group_by`
    pub(in crate::cv) grouping: Option<Grouping>,
    /// The entry type before the brackets of `--query @article[year=2024]`.
    kind: Option<String>,
    /// The conditions in the brackets; all must hold.
    conditions: Vec<Condition>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Condition {
    field: String,
    operator: Operator,
    value: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Is,
    IsNot,
    Contains,
    AtLeast,
    AtMost,
}

impl Query {
    /// Reads a tag's arguments; what is not understood asks for nothing.
    pub(in crate::cv) fn parse(arguments: &str) -> Self {
        let mut query = Self::default();
        let mut words = words(arguments).into_iter();
        while let Some(word) = words.next() {
            let (option, stated) = match word.split_once('=') {
                Some((option, value)) if option.starts_with("--") => (option, Some(value.to_owned())),
                _ => (word.as_str(), None),
            };
            let mut value = || stated.clone().or_else(|| words.next());
            match option {
                "-f" | "--file" => query.file = value().map(|file| file.trim_end_matches(".bib").to_owned()),
                "-m" | "--max" => query.max = value().and_then(|max| max.parse().ok()),
                "-g" | "--group_by" => query.grouping = value().and_then(|by| grouping(&by)),
                "-q" | "--query" => value().iter().for_each(|conditions| query.conditions(conditions)),
                // What these ask for is not about what is printed, but they have a value, too.
                "-p" | "--prefix" | "-T" | "--template" | "-s" | "--style" | "-o" | "--offset" | "-l" | "--locale" => {
                    drop(value());
                }
                _ => {}
            }
        }
        query
    }

    /// Whether it leaves out some of the publications.
    pub(in crate::cv) fn is_partial(&self) -> bool {
        self.kind.is_some() || !self.conditions.is_empty() || self.max.is_some()
    }

    /// Whether a publication is asked for. `entry_type` is the type in the file.
    pub(in crate::cv) fn accepts(&self, record: &Record) -> bool {
        self.kind.as_ref().is_none_or(|kind| *kind == record.entry_type)
            && self.conditions.iter().all(|condition| condition.holds(record))
    }

    /// `@*[selected=true && year>=2020]`
    fn conditions(&mut self, text: &str) {
        let (kind, rest) = text.split_once('[').unwrap_or((text, ""));
        let kind = kind.trim_start_matches('@').trim().to_lowercase();
        self.kind = Some(kind).filter(|kind| !kind.is_empty() && kind != "*");
        let inner = rest.rsplit_once(']').map_or(rest, |(inner, _)| inner);
        self.conditions = inner.split("&&").flat_map(|part| part.split(" and ")).filter_map(Condition::parse).collect();
    }
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let operators = [
            ("^=", Operator::Contains),
            ("~=", Operator::Contains),
            ("!=", Operator::IsNot),
            (">=", Operator::AtLeast),
            ("<=", Operator::AtMost),
            ("=", Operator::Is),
        ];
        let (operator, field, value) = operators.iter().find_map(|(sign, operator)| {
            let (field, value) = text.split_once(sign)?;
            Some((*operator, field, value))
        })?;
        let value = value.trim().trim_matches(['"', '\'', '{', '}']).to_lowercase();
        Some(Self { field: field.trim().to_lowercase(), operator, value })
    }

    fn holds(&self, record: &Record) -> bool {
        let value =
            record.fields.iter().find(|(name, _)| *name == self.field).map(|(_, value)| value.trim().to_lowercase());
        let number = |text: &str| text.parse::<i64>().ok();
        match (self.operator, value) {
            (Operator::Is, value) => value.as_deref() == Some(&*self.value),
            (Operator::IsNot, value) => value.as_deref() != Some(&*self.value),
            (_, None) => false,
            (Operator::Contains, Some(value)) => value.contains(&*self.value),
            (Operator::AtLeast, Some(value)) => number(&value) >= number(&self.value),
            (Operator::AtMost, Some(value)) => number(&value) <= number(&self.value),
        }
    }
}

fn grouping(value: &str) -> Option<Grouping> {
    match value.split(',').next().unwrap_or_default().trim() {
        "year" => Some(Grouping::Year),
        "type" => Some(Grouping::Kind),
        "none" => Some(Grouping::None),
        _ => None,
    }
}

/// Splits at blanks that are in no quotes and no brackets.
fn words(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let (mut quote, mut depth) = (None, 0_usize);
    for c in text.chars() {
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\'' if quote.is_none() && depth == 0 => quote = Some(c),
            c if c.is_whitespace() && quote.is_none() && depth == 0 => out.push(String::new()),
            c => {
                match c {
                    '[' => depth += 1,
                    ']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                out.last_mut().into_iter().for_each(|word| word.push(c));
            }
        }
    }
    out.retain(|word| !word.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::bibliography;
    use crate::source::{Source, Sources};

    const PAPERS: &str = "@article{a, year=2020, selected={true}}\n@inproceedings{b, year=2024, keywords={x, workshop}}\n@article{c, year=2024}";

    fn accepted(arguments: &str) -> String {
        let records = bibliography::parse(PAPERS, Sources::new().add(Source::new("papers.bib", PAPERS))).value;
        let query = Query::parse(arguments);
        records
            .unwrap_or_default()
            .iter()
            .filter(|record| query.accepts(record))
            .map(|record| record.key.as_str())
            .collect()
    }

    #[test]
    fn options_that_nobody_knows_are_passed_over() {
        let query = Query::parse("--nope=1 --what ever -x --max 3 --query");
        assert_eq!(query, Query { max: Some(3), ..Query::default() });
    }

    #[test]
    fn queries_choose_publications() {
        for (arguments, keys) in [
            ("", "abc"),
            ("-f papers -q @*[selected=true]*", "a"),
            ("--query @article", "ac"),
            ("--query @*[year=2024]", "bc"),
            ("-q @article[year>=2021 && year<=2024]", "c"),
            ("--query @*[keywords ~= workshop]", "b"),
            ("--query \"@*[selected != true]\"", "bc"),
        ] {
            assert_eq!(accepted(arguments), keys, "{arguments}");
        }
    }

    #[test]
    fn other_arguments_are_read_or_passed_over() {
        let query = Query::parse("--file papers.bib --max 5 --group_by year,type --style apa");
        assert_eq!((query.file.as_deref(), query.max, query.grouping), (Some("papers"), Some(5), Some(Grouping::Year)));
        assert!(query.is_partial());
        assert!(!Query::parse("--file=papers --template bib").is_partial());
    }
}
