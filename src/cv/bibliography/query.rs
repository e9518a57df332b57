//! Queries for entries, in the grammar of bibtex-ruby, which jekyll-scholar uses (`BibTeX::Element#matches?` and
//! `#meets_condition?`).
//!
//! `@article[year>=2020 && keywords~=tide || selected], !@misc` is a list of selectors, any of which may hold. In the
//! brackets, `||` separates alternatives, and `&&` or a comma what must hold together.

use std::cmp::Ordering;
use std::sync::LazyLock;

use regex::Regex;

use super::Record;

/// A query that was understood.
#[derive(Debug, Clone)]
pub(in crate::cv) struct Query {
    /// Any of them may hold.
    selectors: Vec<Selector>,
}

/// `@article[…]`, `!@misc`
#[derive(Debug, Clone)]
struct Selector {
    negated: bool,
    /// The entry type; `None` for `@*` and `@entry`.
    kind: Option<String>,
    /// Any of these lists may hold; in a list, all conditions must. An empty list of lists always holds.
    alternatives: Vec<Vec<Condition>>,
}

#[derive(Debug, Clone)]
struct Condition {
    field: String,
    test: Test,
}

#[derive(Debug, Clone)]
enum Test {
    /// The field is there.
    Exists,
    Is(String),
    IsNot(String),
    Matches(Regex),
    MatchesNot(Regex),
    /// Numbers as numbers, everything else as text.
    Compares(String, &'static [Ordering]),
    /// An empty condition.
    Holds,
}

/// How large a regular expression may grow.
const LARGEST_REGEX: usize = 1 << 16;

/// Patterns of this module are constants; one that did not compile would match nothing.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static SELECTOR: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(!)?@(\*|\w+)(?:\[([^\]]*)\])?"));
static OPERATOR: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\s*([!~/^<>]?=|!~|=~|<|>)\s*"));
static TOGETHER: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"\s*(?:,|&&)\s*"));

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// The reason why jekyll-scholar cannot run it.
    pub(in crate::cv) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim().trim_matches(['"', '\'']).trim();
        if text.contains("{{") {
            return Err("a variable in it has no value here".to_owned());
        }
        if !text.starts_with('@') && !text.starts_with("!@") {
            return Err("a query must begin with `@`, as in `@*[year=2024]`".to_owned());
        }
        let found = SELECTOR.iter().flat_map(|pattern| pattern.captures_iter(text));
        let selectors = found.map(|found| {
            let group = |at: usize| found.get(at).map(|group| group.as_str());
            let kind = group(2).unwrap_or_default().to_lowercase();
            let alternatives = group(3).map(alternatives).transpose()?.unwrap_or_default();
            let kind = Some(kind).filter(|kind| kind != "*" && kind != "entry");
            Ok(Selector { negated: group(1).is_some(), kind, alternatives })
        });
        let selectors = selectors.collect::<Result<Vec<_>, String>>()?;
        if selectors.is_empty() {
            return Err("it names no entry type; `@*` means all".to_owned());
        }
        Ok(Self { selectors })
    }

    /// Whether it leaves out entries.
    pub(in crate::cv) fn is_partial(&self) -> bool {
        !self.selectors.iter().any(|one| !one.negated && one.kind.is_none() && one.alternatives.is_empty())
    }

    /// The fields that it looks at.
    pub(in crate::cv) fn fields(&self) -> impl Iterator<Item = &str> {
        let conditions = self.selectors.iter().flat_map(|selector| &selector.alternatives).flatten();
        conditions.map(|condition| condition.field.as_str())
    }

    /// Whether the query selects an entry.
    pub(in crate::cv) fn accepts(&self, record: &Record) -> bool {
        self.selectors.iter().any(|selector| {
            let is_kind = selector.kind.as_ref().is_none_or(|kind| *kind == record.entry_type);
            is_kind != selector.negated
                && (selector.alternatives.is_empty()
                    || selector.alternatives.iter().any(|all| all.iter().all(|condition| condition.holds(record))))
        })
    }
}

/// The text in the brackets; as in Ruby's `split`, nothing follows the last `||`.
fn alternatives(conditions: &str) -> Result<Vec<Vec<Condition>>, String> {
    let mut parts: Vec<&str> = conditions.split("||").collect();
    while parts.len() > 1 && parts.last().is_some_and(|part| part.trim().is_empty()) {
        parts.pop();
    }
    match conditions {
        "" => Ok(Vec::new()),
        _ => parts.into_iter().map(together).collect(),
    }
}

/// Conditions that must hold together.
fn together(text: &str) -> Result<Vec<Condition>, String> {
    match &*TOGETHER {
        Some(pattern) => pattern.split(text.trim()).map(Condition::parse).collect(),
        None => Ok(Vec::new()),
    }
}

impl Condition {
    fn parse(text: &str) -> Result<Self, String> {
        let mut found = OPERATOR.iter().flat_map(|pattern| pattern.find_iter(text));
        let Some(operator) = found.next() else {
            let field = text.trim().to_owned();
            let test = if field.is_empty() { Test::Holds } else { Test::Exists };
            return Ok(Self { field, test });
        };
        let field = text[..operator.start()].trim().to_owned();
        let value = text[operator.end()..found.next().map_or(text.len(), |next| next.start())].trim().to_owned();
        let test = match operator.as_str().trim() {
            "!=" | "/=" => Test::IsNot(value),
            "^=" => Test::Matches(regex(&format!("^{value}"))?),
            "~=" | "=~" => Test::Matches(regex(&value)?),
            "!~" => Test::MatchesNot(regex(&value)?),
            "<=" => Test::Compares(value, &[Ordering::Less, Ordering::Equal]),
            ">=" => Test::Compares(value, &[Ordering::Greater, Ordering::Equal]),
            "<" => Test::Compares(value, &[Ordering::Less]),
            ">" => Test::Compares(value, &[Ordering::Greater]),
            _ => Test::Is(value),
        };
        Ok(Self { field, test })
    }

    fn holds(&self, record: &Record) -> bool {
        let value = record.field(&self.field);
        let value = value.as_deref();
        match &self.test {
            Test::Holds => true,
            Test::Exists if matches!(self.field.as_str(), "key" | "id") => false,
            Test::Exists => value.is_some() || self.field == "booktitle" && record.field("title").is_some(),
            Test::Is(stated) => value == Some(stated),
            Test::IsNot(stated) => value != Some(stated),
            Test::Matches(regex) => value.is_some_and(|value| regex.is_match(value)),
            Test::MatchesNot(regex) => !value.is_some_and(|value| regex.is_match(value)),
            Test::Compares(stated, orderings) => {
                value.is_some_and(|value| orderings.contains(&compare_digits(value, stated)))
            }
        }
    }
}

/// A regular expression; in Ruby's, `^` and `$` match at the ends of lines.
fn regex(text: &str) -> Result<Regex, String> {
    let built = regex::RegexBuilder::new(text).multi_line(true).size_limit(LARGEST_REGEX).build();
    built.map_err(|_| format!("`{text}` is not a regular expression that vitae can read"))
}

/// How a query compares: bare digits as numbers, everything else as text.
fn compare_digits(a: &str, b: &str) -> Ordering {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(a) && is_number(b) { compare(a, b) } else { a.cmp(b) }
}

/// How bibtex-ruby orders two values: numbers as numbers, everything else as text.
pub(in crate::cv) fn compare(a: &str, b: &str) -> Ordering {
    match (a.trim().parse::<i64>(), b.trim().parse::<i64>()) {
        (Ok(a), Ok(b)) => a.cmp(&b),
        _ => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cv::bibliography;
    use crate::source::{Source, Sources};

    const PAPERS: &str = "\
        @article{a, title={On tides}, author={Halden, Mira and Berg, Ann}, year=2020, selected={true}, keywords={sea, x}}\n\
        @inproceedings{b, title={Of winds}, author={Berg, Ann}, year=2024, keywords={x, workshop}, month=mar}\n\
        @phdthesis{c, title={On ropes}, author={Halden, Mira}, year=2018, note={100}}\n";

    fn accepted(query: &str) -> String {
        let id = Sources::new().add(Source::new("papers.bib", PAPERS));
        let records =
            bibliography::parse(PAPERS, id, bibliography::Wording::default()).into_value().unwrap_or_default();
        let query = Query::parse(query).expect("a query");
        records.iter().filter(|record| query.accepts(record)).map(|record| record.key.as_str()).collect()
    }

    #[test]
    fn entries_are_chosen_as_bibtex_ruby_does() {
        for (query, keys) in [
            ("@*", "abc"),
            ("@entry", "abc"),
            ("@ARTICLE", "a"),
            ("@article, @phdthesis", "ac"),
            ("!@phdthesis", "ab"),
            ("!@article[year=2024]", "b"),
            ("@*[]", "abc"),
            ("@*[selected=true]*", "a"),
            ("@*[selected]", "a"),
            ("@*[selected=True]", ""),
            ("@*[year=2020||year=2024]", "ab"),
            ("@*[year>=2020 && keywords ~= workshop]", "b"),
            ("@*[year<2020]", "c"),
            ("@*[year>2018, year<=2020]", "a"),
            ("@*[note<99]", ""),
            ("@*[note<-5]", ""),
            ("@*[year=2020 || ]", "a"),
            ("@*[ || year=2020]", "abc"),
            ("@*[year=2020,]", "a"),
            ("@*[Year=2020]", ""),
            ("@*[key]", ""),
            ("@*[booktitle]", "abc"),
            ("@*[date=2020]", "a"),
            ("@*[year /= 2020]", "bc"),
            // The `=` is found first, so that `~ winds` is the value.
            ("@*[title =~ winds]", ""),
            ("@*[year = 2020 = 2021]", "a"),
            ("!@article[selected], @article", "a"),
            ("@*[year=2020]*, !@entry", "a"),
            ("@*[keywords=x]", ""),
            ("@*[keywords ~= ^sea]", "a"),
            ("@*[keywords !~ workshop]", "ac"),
            ("@*[title ^= On]", "ac"),
            ("@*[title ~= (tides|winds)$]", "ab"),
            ("@*[selected != true]", "bc"),
            ("@*[author ~= Halden, Mira]", ""),
            ("@*[author ^= Halden]", "ac"),
            ("@*[key=b]", "b"),
            ("@*[month=mar]", "b"),
            ("@*[month_numeric=3]", "b"),
            ("\"@*[year=2020]\"", "a"),
        ] {
            assert_eq!(accepted(query), keys, "{query}");
        }
    }

    #[test]
    fn what_is_no_query_says_why() {
        for query in ["", "article", "year=2020", "@", "@*[year={{y}}]", "@*[title ~= (]", "/x/"] {
            assert!(Query::parse(query).is_err(), "{query}");
        }
    }

    #[test]
    fn the_fields_of_a_query() {
        for (query, fields) in [
            ("@*", ""),
            ("@article, !@misc", ""),
            ("@*[year=2020]*", "year"),
            ("@article[year>2000 && mine=true || selected], @book[note]", "year mine selected note"),
        ] {
            assert_eq!(Query::parse(query).expect("a query").fields().collect::<Vec<_>>().join(" "), fields, "{query}");
        }
    }

    #[test]
    fn a_query_for_everything_leaves_nothing_out() {
        assert!(!Query::parse("@*").expect("a query").is_partial());
        assert!(Query::parse("@*[year]").expect("a query").is_partial());
        assert!(Query::parse("!@*").expect("a query").is_partial());
    }
}
