//! Where a comment of HTML begins and ends.

use std::borrow::Cow;
use std::ops::Range;

/// What a comment begins with.
pub(crate) const OPEN: &str = "<!--";
/// What it ends with.
pub(super) const CLOSE: &str = "-->";

/// A comment: `<!-- … -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// From `<!--` to `-->`.
    pub range: Range<usize>,
    /// What is between them.
    pub content: Range<usize>,
}

/// The comment that HTML begins with.
pub(crate) fn at_start(html: &str) -> Option<Comment> {
    let rest = html.strip_prefix(OPEN)?;
    // `<!-->` and `<!--->` are whole comments.
    let (inner, behind) = match rest.strip_prefix("->").or(rest.strip_prefix('>')) {
        Some(behind) => ("", behind),
        None => rest.split_once(CLOSE)?,
    };
    let content = OPEN.len()..OPEN.len() + inner.len();
    Some(Comment { range: 0..html.len() - behind.len(), content })
}

/// A text without the comments in it; what is opened and not closed stays.
pub(crate) fn without(html: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(html);
    let mut at = 0;
    while let Some(open) = kept[at..].find(OPEN).map(|open| at + open) {
        match at_start(&kept[open..]) {
            Some(comment) => kept.to_mut().replace_range(open..open + comment.range.end, ""),
            None => break,
        }
        at = open;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_ends_at_its_first_mark() {
        for (html, content) in [
            ("<!-- a --> b -->", Some(" a ")),
            ("<!---->", Some("")),
            ("<!-->", Some("")),
            ("<!---> a -->", Some("")),
            ("<!-- a", None),
            (" <!-- a -->", None),
        ] {
            let found = at_start(html);
            assert_eq!(found.map(|comment| &html[comment.content]), content, "{html}");
        }
    }
}
