//! Which end tag closes which element.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::Event;

/// For each event that opens an HTML element, the event that closes it, if one does.
pub(in crate::markdown) fn ends(events: &[(Event, Range<usize>)]) -> HashMap<usize, usize> {
    let mut open: HashMap<String, Vec<usize>> = HashMap::new();
    let mut ends = HashMap::new();
    for (index, (event, _)) in events.iter().enumerate() {
        let Event::InlineHtml(html) = event else { continue };
        let Some(tag) = html.strip_prefix('<') else { continue };
        let (name, is_end) = match tag.strip_prefix('/') {
            Some(rest) => (name(rest), true),
            None => (name(tag), false),
        };
        if !is_end {
            open.entry(name).or_default().push(index);
        } else if let Some(start) = open.get_mut(&name).and_then(Vec::pop) {
            ends.insert(start, index);
        }
    }
    ends
}

fn name(tag: &str) -> String {
    let end = tag.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(tag.len());
    tag[..end].to_ascii_lowercase()
}
