//! Links to the material of a paper: its PDF, code, slides, BibTeX. A list of references says what was written; where its files are
//! stands in lines of their own on the site.

use std::ops::Range;

use super::Rule;
use super::cut::{links, without};
use super::phrases;
use super::removals::Removals;
use super::walk::{Piece, each_run, prune};
use crate::cv::Section;
use crate::document::{Block, BlockKind, Inlines, sole_paragraph};

/// Takes out rows of such links: whole paragraphs and items, and lines of them; and links to BibTeX wherever they stand.
pub(super) fn leave_out(sections: &mut Vec<Section>, removals: &mut Removals<'_>) {
    prune(sections, &mut |piece| {
        let (run, span) = match piece {
            Piece::Block(Block { kind: BlockKind::Paragraph(run), span }) => (Some(run), *span),
            Piece::Item(item) => (sole_paragraph(&item.blocks), item.span),
            Piece::Block(_) | Piece::Section(_) | Piece::Entry(_) | Piece::Publication(_) => return false,
        };
        let Some(run) = run.filter(|run| is_row(run)) else { return false };
        removals.leaves_out(Rule::Material, span, &run.plain_text())
    });
    for content in sections.iter_mut().flat_map(|section| &mut section.content) {
        each_run(content, &mut |run| cut(run, removals));
    }
}

/// Whether a run is nothing but links to material, and what labels them.
fn is_row(run: &Inlines) -> bool {
    let text = run.flat_text();
    is_row_of(&text, &links(run))
}

fn is_row_of(text: &str, links: &[Range<usize>]) -> bool {
    !links.is_empty() && phrases::labels_material(text)
}

/// Takes rows out that are lines of a paragraph, and links to BibTeX out of every line.
fn cut(run: &mut Inlines, removals: &mut Removals<'_>) {
    let text = run.flat_text();
    let links = links(run);
    let mut gone: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let inside: Vec<Range<usize>> =
            links.iter().filter(|link| range.start <= link.start && link.end <= range.end).cloned().collect();
        if is_row_of(line, &inside) && line.len() < text.len() {
            gone.push(range);
        } else {
            let entries = inside.into_iter().filter(|link| phrases::is_abstract(&text[link.clone()]));
            gone.extend(entries.map(|link| with_brackets(&text, link)));
        }
    }
    let Some(span) = run.span() else { return };
    if let Some(rest) = without(run, &gone).filter(|rest| !rest.is_blank()) {
        let words: Vec<&str> = gone.iter().map(|range| text[range.clone()].trim()).collect();
        if removals.leaves_out(Rule::Material, span, &words.join(" ")) {
            *run = rest;
        }
    }
}

/// A link with the brackets that stand around it alone.
fn with_brackets(text: &str, link: Range<usize>) -> Range<usize> {
    let pairs = [('[', ']'), ('(', ')')];
    let is_around =
        |(open, close): &(char, char)| text[..link.start].ends_with(*open) && text[link.end..].starts_with(*close);
    if pairs.iter().any(is_around) { link.start - 1..link.end + 1 } else { link }
}
