//! Where a publication appeared, in one line: `PLOS Computational Biology, 20(4), 1–12`.

use crate::document::{Inline, InlineKind, plain_text};
use crate::source::Span;

/// The venue of a bibliography's entry. `text` and `inlines` read a field by its name.
pub(super) fn venue(
    text: &dyn Fn(&str) -> Option<String>,
    inlines: &dyn Fn(&str) -> Vec<Inline>,
    span: Span,
) -> Vec<Inline> {
    let named =
        ["journaltitle", "journal", "booktitle"].iter().map(|name| inlines(name)).find(|found| !found.is_empty());
    let mut out = match named {
        Some(name) => name,
        None => publisher(text).map(|name| vec![Inline::text(name, span)]).unwrap_or_default(),
    };
    if let Some(InlineKind::Text(text)) = out.last_mut().map(|last| &mut last.kind) {
        *text = text.trim_end_matches([',', ' ', ';']).to_owned();
    }
    let mut behind = String::new();
    if let Some(short) = text("abbr").and_then(|short| abbreviation(&short, &plain_text(&out))) {
        behind.push_str(&if out.is_empty() { short } else { format!(" ({short})") });
    }
    let issue = match (text("volume"), text("number").or_else(|| text("issue"))) {
        (Some(volume), Some(number)) => Some(format!("{volume}({number})")),
        (Some(volume), None) => Some(volume),
        // The number of a report or patent; an issue without a volume says little.
        (None, Some(number)) if text("journal").is_none() && text("journaltitle").is_none() => Some(number),
        _ => None,
    };
    for part in issue.into_iter().chain(text("pages").map(|pages| page_range(&pages))) {
        if !out.is_empty() || !behind.is_empty() {
            behind.push_str(", ");
        }
        behind.push_str(&part);
    }
    if !behind.is_empty() {
        out.push(Inline::text(behind, span));
    }
    out
}

/// Who printed what is in no journal or proceedings.
fn publisher(text: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let parts = [
        text("type").filter(|kind| kind.contains(' ') || kind.starts_with(char::is_uppercase)),
        text("school").or_else(|| text("institution")).or_else(|| text("publisher")).or_else(|| text("organization")),
    ];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !line.is_empty() {
        return Some(line);
    }
    text("howpublished").filter(|how| !how.contains("://")).or_else(|| {
        let eprint = text("eprint").or_else(|| text("arxiv"))?;
        let archive = text("archiveprefix").or_else(|| text("eprinttype")).unwrap_or_else(|| "arXiv".to_owned());
        (!eprint.contains("://")).then(|| format!("{archive}:{eprint}"))
    })
}

/// The short name of a venue, without its year, unless the long name has it already.
fn abbreviation(short: &str, long: &str) -> Option<String> {
    let name = short.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "'’".contains(c));
    let known =
        long.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(name)) || long.contains(name);
    // Badges such as "Healthcare" are topics, not names; where nothing else is said, anything is better.
    let is_short_name = name.chars().filter(|c| c.is_uppercase()).count() > 1 || long.is_empty();
    (!name.is_empty() && !known && is_short_name).then(|| name.to_owned())
}

/// `834-849` with the dash that ranges have.
fn page_range(pages: &str) -> String {
    let chars: Vec<char> = pages.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit);
    let dash = |at: usize, c: char| if c == '-' && digit(at.checked_sub(1)) && digit(Some(at + 1)) { '–' } else { c };
    chars.iter().enumerate().map(|(at, &c)| dash(at, c)).collect()
}
