//! Pages that jemdoc made: a table that lays out the menu and the text of a page, and another one for a picture beside some lines.

use std::ops::Range;

use super::hypertext::tag_end;
use crate::rewrite::Edit;

/// The changes that leave of such a page what it says.
pub(super) fn mend(text: &str) -> Vec<Edit> {
    let Some(layout) = Layout::of(text) else { return Vec::new() };
    let content = &text[layout.content.clone()];
    let at = |place: usize| layout.content.start + place;
    let mut edits = vec![Edit::delete(layout.start..layout.content.start)];
    for (start, tag) in content.match_indices("<table class=\"imgtable\"") {
        let Some(end) = content[start + tag.len()..].find("</table>").map(|end| start + tag.len() + end) else { break };
        let edit = |name: &'static str| content[start..end].match_indices(name).map(move |(place, _)| start + place);
        let tags = ["<table", "<tr", "<td", "</td", "</tr"].into_iter().flat_map(edit);
        edits.extend(tags.map(|place| Edit::delete(at(place)..tag_end(text, at(place)))));
        edits.push(Edit::delete(at(end)..at(end + "</table>".len())));
    }
    edits.push(Edit::delete(layout.content.end..layout.end));
    edits.sort_by_key(|edit| edit.range.start);
    edits
}

/// Where the menu of such a page is.
pub(crate) fn menu(text: &str) -> Option<Range<usize>> {
    Layout::of(text).map(|layout| layout.start..layout.content.start)
}

/// Where the parts of such a page are, in bytes.
struct Layout {
    /// Where the table starts, or the box of the menu.
    start: usize,
    /// The text.
    content: Range<usize>,
    /// Where the table ends, or the box of the text.
    end: usize,
}

impl Layout {
    fn of(text: &str) -> Option<Self> {
        // Some put the table into the box that newer versions have in its place.
        let tag = text.rfind("id=\"layout-content\"")?;
        let open = text[..tag].rfind('<')?;
        let start = text[..open].rfind("id=\"tlayout\"").or_else(|| text[..open].find("id=\"layout-menu\""))?;
        let start = text[..start].rfind('<')?;
        let content = tag_end(text, open);
        let is_table = text[open..].starts_with("<td");
        let close = if is_table { "</td>" } else { "</div>" };
        let last = content + text[content..].rfind(close)?;
        let end = if is_table {
            last + text[last..].find("</table>").map_or(close.len(), |end| end + "</table>".len())
        } else {
            last + close.len()
        };
        Some(Self { start, content: content..last, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::lines::apply;
    use crate::rewrite::Rewritten;
    use crate::source::{Source, Sources};

    #[test]
    fn of_a_page_its_text_is_left() {
        let page = "<body><table id=\"tlayout\"><tr><td id=\"layout-menu\"><a href=\"a.html\">A</a></td>\n\
            <td id=\"layout-content\"><h1>Ada</h1><table class=\"imgtable\"><tr><td><img src=\"a.jpg\" />&nbsp;</td>\n\
            <td align=\"left\"><p>Pilot</p></td></tr></table><table><tr><td>1</td></tr></table>\n\
            </td></tr></table></body>";
        let text = Rewritten::verbatim(Sources::new().add(Source::new("a.html", page)), page, 0..page.len());
        assert_eq!(
            apply(&text, mend(page)).text(),
            "<body><h1>Ada</h1><img src=\"a.jpg\" />&nbsp;\n<p>Pilot</p><table><tr><td>1</td></tr></table>\n</body>"
        );
        let menu = menu(page).map(|range| &page[range]).unwrap_or_default();
        assert!(menu.contains("a.html") && !menu.contains("Ada"), "{menu}");
        assert!(mend("<table><tr><td>1</td></tr></table>").is_empty());
    }
}
