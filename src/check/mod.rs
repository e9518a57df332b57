//! What `vitae check` finds beyond a build: dead links, the author's name spelled in two ways, half-width marks in Chinese, a PDF
//! that is out of date.
//!
//! A finding has to be certain. Readers who are told that a working link is dead stop reading, so nothing is said about what only
//! the running site could know, such as pages that a plugin makes.

mod dates;
mod dead_links;
mod half_width;
mod images;
mod pdf;
mod site_map;
mod spellings;

pub use pdf::{Condition, condition};
pub use site_map::SiteMap;

use crate::Date;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::markdown;
use crate::pipeline::{self, Built};
use crate::site::{Config, DocumentPlan, Reader, SitePage};
use crate::source::Sources;

/// A page as the site shows it.
struct Shown<'a> {
    page: &'a SitePage,
    document: Document,
}

/// What is wrong with the pages of a document, and with what was built from them.
///
/// `site_map` is the map of its site. `today` is the day that dates are compared with; without it, dates are not checked.
pub fn findings(
    reader: &mut Reader<'_>,
    config: &Config,
    plan: &DocumentPlan,
    site_map: &SiteMap,
    built: &Built,
    today: Option<Date>,
) -> Vec<Diagnostic> {
    let shown: Vec<Shown<'_>> = plan.sources.iter().filter_map(|page| show(reader, config, page)).collect();
    let sources = reader.sources();
    let mut found = Vec::new();
    for page in &shown {
        found.extend(dead_links::findings(page, &shown, config, site_map, sources));
        found.extend(images::findings(&page.document, sources));
        found.extend(half_width::findings(&page.document, &built.cv, sources));
    }
    found.extend(spellings::findings(&built.cv, &shown));
    found.extend(today.into_iter().flat_map(|today| dates::findings(&built.cv, plan, today)));
    found
}

/// The page with its Liquid filled in. The build has already reported anything wrong with it.
fn show<'a>(reader: &mut Reader<'_>, config: &Config, page: &'a SitePage) -> Option<Shown<'a>> {
    let rendered = pipeline::fill_in(reader, config, page, &page.page, None).into_value()?;
    let value = markdown::parse_of_site(&rendered.text, config.syntax(&page.path), &config.own_addresses())
        .map(Document::unboxed)
        .into_value();
    Some(Shown { page, document: value? })
}

/// What needs attention: errors, and warnings that nobody has allowed.
///
/// A finding is allowed for a document by `check: {allow: […]}`, and for a line by `vitae:allow CODE` on that line or the
/// one above it, in a comment of whatever language the file is in.
pub fn to_look_at(diagnostics: Vec<Diagnostic>, plan: &DocumentPlan, sources: &Sources) -> Vec<Diagnostic> {
    let is_allowed = |found: &Diagnostic| {
        found.severity == Severity::Warning && (plan.allow.contains(&found.code) || is_allowed_here(found, sources))
    };
    diagnostics.into_iter().filter(|found| !is_allowed(found)).collect()
}

fn is_allowed_here(found: &Diagnostic, sources: &Sources) -> bool {
    let Some(span) = found.span else { return false };
    let source = sources.get(span.source);
    let (line, _) = source.line_column(span.range().start);
    let lines = source.text().lines().skip(line.saturating_sub(2)).take(if line == 1 { 1 } else { 2 });
    let mut allowed = lines.filter_map(|line| line.split_once("vitae:allow")).map(|(_, codes)| codes);
    allowed.any(|codes| {
        codes
            .split(|letter: char| !(letter.is_ascii_lowercase() || letter == '-'))
            .any(|word| word == found.code.as_str())
    })
}
