//! What authors have crossed out: `~~2023~~ 2024`. On the site it shows what has changed; a program that reads the PDF would take it for said.

use super::Rule;
use super::cut::{self, without};
use super::removals::Removals;
use super::walk::each_run;
use crate::cv::Section;

/// Takes it out of all texts.
pub(super) fn leave_out(sections: &mut [Section], removals: &mut Removals<'_>) {
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| {
            let mut gone = cut::struck(run);
            if gone.is_empty() {
                return;
            }
            let text = run.flat_text();
            gone.retain(|range| {
                run.slice(range.clone())
                    .and_then(|words| words.span())
                    .is_some_and(|span| removals.leaves_out(Rule::Struck, span, text[range.clone()].trim()))
            });
            if let Some(rest) = without(run, &gone) {
                *run = rest;
            }
        });
    }
}
