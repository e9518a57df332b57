//! Where a comment of HTML begins and ends.

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
pub(crate) fn without(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((open, comment)) = rest.find(OPEN).and_then(|open| Some((open, at_start(&rest[open..])?))) {
        kept += &rest[..open];
        rest = &rest[open + comment.range.end..];
    }
    kept + rest
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
