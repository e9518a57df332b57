//! The examples of the CommonMark specification: the same text and structure, except for those that differ on purpose.

use std::collections::BTreeMap;

use crate::html::html;
use crate::html_canon::{Count, canonical};
use crate::markdown::read;

const SPEC: &str = include_str!("../specs/commonmark-0.31.2.txt");
const DEVIATIONS: &str = include_str!("../specs/commonmark-deviations.txt");

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    const FENCE: &str = "````````````````````````````````";
    let mut examples = Vec::new();
    let mut rest = SPEC;
    while let Some((_, after)) = rest.split_once(&format!("\n{FENCE} example\n")) {
        let (body, after) = after.split_once(&format!("\n{FENCE}\n")).expect("every example is closed");
        let body = format!("{body}\n").replace('→', "\t");
        let (markdown, html) = match body.strip_prefix(".\n") {
            Some(html) => ("", html),
            None => body.split_once("\n.\n").expect("every example has two halves"),
        };
        examples.push(Example { number: examples.len() + 1, markdown: format!("{markdown}\n"), html: html.to_owned() });
        rest = after;
    }
    examples
}

/// The examples that differ on purpose, and why.
fn deviations() -> BTreeMap<usize, &'static str> {
    let mut deviations = BTreeMap::new();
    for section in DEVIATIONS.split("\n\n").filter(|section| !section.starts_with('#')) {
        let (numbers, reason) = section.trim().split_once('\n').expect("numbers, then a reason");
        for number in numbers.split_whitespace() {
            let before = deviations.insert(number.parse().expect("a number"), reason);
            assert!(before.is_none(), "example {number} is listed twice");
        }
    }
    deviations
}

#[test]
fn examples_give_the_text_and_structure_that_the_specification_says() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let deviations = deviations();
    let mut wrong = String::new();
    for Example { number, markdown, html: expected } in &examples {
        let ours = html(&read(markdown));
        let agrees = canonical(&ours, Count::Everything) == canonical(expected, Count::Everything);
        if agrees == deviations.contains_key(number) {
            let says = if agrees { "agrees, but is listed as a deviation" } else { "differs" };
            wrong.push_str(&format!("example {number} {says}\n{markdown}--- expected\n{expected}--- ours\n{ours}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
