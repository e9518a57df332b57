//! `tests/specs/kramdown.md`: what vitae makes of small inputs, next to what kramdown makes of them.

use crate::html::html;
use crate::html_canon::{Count, canonical, without_paragraphs};
use crate::markdown::read;

const SPEC: &str = include_str!("../specs/kramdown.md");
const FENCE: &str = "````````";

struct Example {
    name: &'static str,
    markdown: String,
    ours: String,
    /// What kramdown gives, if that is different, and why vitae differs.
    theirs: Option<(String, &'static str)>,
}

/// A part of the specification: a line of its prose, or a fenced block and what is written after its opening fence.
enum Part {
    Line(&'static str),
    Fenced(&'static str, String),
}

fn parts() -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = SPEC.lines();
    while let Some(line) = lines.next() {
        parts.push(match line.strip_prefix(FENCE) {
            Some(kind) => {
                let body: Vec<&str> = lines.by_ref().take_while(|line| *line != FENCE).collect();
                Part::Fenced(kind.trim(), body.join("\n"))
            }
            None => Part::Line(line),
        });
    }
    parts
}

/// `### name`, a fenced example of input and output, and, where kramdown differs, the reason and its HTML.
fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut name = "";
    let mut why = "";
    for part in parts() {
        match part {
            Part::Line(line) => match (line.strip_prefix("### "), line.strip_suffix("kramdown:")) {
                (Some(heading), _) => name = heading,
                (_, Some(reason)) => why = reason.trim(),
                _ => {}
            },
            Part::Fenced("example", body) => {
                let (markdown, ours) = body.split_once("\n.\n").or(body.split_once("\n.")).expect("input and output");
                let (markdown, ours) = (markdown.to_owned(), ours.to_owned());
                examples.push(Example { name, markdown, ours, theirs: None });
            }
            Part::Fenced(_, body) => {
                let example = examples.last_mut().expect("kramdown's HTML follows ours");
                example.theirs = Some((body, why));
            }
        }
    }
    examples
}

fn shown(html: &str) -> String {
    without_paragraphs(&canonical(html, Count::WhatShows))
}

#[test]
fn small_inputs_give_what_the_specification_says() {
    let examples = examples();
    assert_eq!(examples.len(), 205);
    let mut wrong = String::new();
    for Example { name, markdown, ours, theirs } in &examples {
        let given = html(&read(markdown));
        if given.trim_end() != ours {
            wrong.push_str(&format!("### {name}\n{markdown}\n--- expected\n{ours}\n--- given\n{given}\n"));
        }
        if let Some((theirs, why)) = theirs {
            assert!(!why.is_empty(), "{name}: a reason is missing");
            assert_ne!(shown(ours), shown(theirs), "{name}: kramdown gives the same");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
