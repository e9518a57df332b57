//! Definition lists whose terms are dates.

use super::super::dates;
use super::super::model::{DateSide, Entry};
use super::{DateFormat, date};
use crate::document::{Block, BlockKind, Definition};
use crate::source::Span;

/// The entries of a definition list whose terms are dates.
pub(super) fn entries(definitions: &[Definition], span: Span, format: DateFormat) -> Option<Vec<Entry>> {
    definitions.iter().map(|definition| entry(definition, span, format)).collect()
}

fn entry(definition: &Definition, span: Span, format: DateFormat) -> Option<Entry> {
    let [term] = &*definition.terms else { return None };
    let detail: Vec<Block> = definition.details.iter().flatten().cloned().collect();
    let flat = term.flat_text();
    let found = dates::at_start(&flat).filter(|found| found.cut.end == flat.len())?;
    let date = date(term, &flat, &found, format)?;
    let (first, details) = detail.split_first()?;
    let BlockKind::Paragraph(body) = &first.kind else { return None };
    let span = term.first().map_or(span, |inline| inline.span.to(first.span));
    Some(Entry { date: Some(date), date_side: DateSide::Start, body: body.clone(), details: details.to_vec(), span })
}
