//! The authors of an item, which its front matter has as one text or as a list.

use crate::diagnostic::Diagnostic;
use crate::document::{InlineKind, Inlines};
use crate::language::Language;
use crate::script::is_cjk;
use crate::source::Spanned;
use crate::yaml::Yaml;

use super::super::publications::{listed, most, named};
use super::snippet;

/// The authors that a front matter names, with commas between them.
pub(super) fn authors(front: &Yaml, diagnostics: &mut Vec<Diagnostic>) -> Inlines {
    let mut out = Inlines::new();
    for author in front.filled_any(&["authors", "author"]).map(Yaml::one_or_more).unwrap_or_default() {
        let name = author.filled("name").unwrap_or(author);
        let Some(text) = name.as_str().map(|text| Spanned::new(text.trim(), name.span)) else { continue };
        out.push_part(", ", snippet(&text, diagnostics), text.span);
    }
    out
}

/// At most as many of the authors as are asked for, and the person, whose name is bold. `None` when there are no more, or when it is
/// unclear where one ends, as in `Lind, J., Halden, M.`
pub(super) fn cut(authors: &Inlines, asked: Option<usize>, language: Language) -> Option<Inlines> {
    let names = apart(authors)?;
    let is_strong = |name: &Inlines| name.descendants().any(|inline| matches!(inline.kind, InlineKind::Strong(_)));
    let own: Vec<bool> = names.iter().map(is_strong).collect();
    let span = authors.span()?;
    let is_longer = names.len() > most(asked, names.len());
    is_longer.then(|| listed(&names, &named(&own, asked), false, language, span))
}

/// The separator between two authors.
const BETWEEN: &[&str] = &[", and ", ", & ", " and ", " & ", "; ", ", ", "、", "，"];

/// Each author by itself; `None` when one of them is not a whole name.
fn apart(authors: &Inlines) -> Option<Vec<Inlines>> {
    let text = authors.flat_text();
    let mut names = Vec::new();
    let mut start = 0;
    loop {
        let rest = &text[start..];
        let next = BETWEEN.iter().filter_map(|between| Some((rest.find(between)?, between.len())));
        // The longest separator at each place: `, and ` before `, `.
        let next = next.min_by_key(|&(at, length)| (at, std::cmp::Reverse(length)));
        let end = next.map_or(text.len(), |(at, _)| start + at);
        let name = authors.slice(start..end)?.trimmed();
        let words = name.plain_text();
        let is_whole = words.split_whitespace().count() > 1 || words.chars().any(is_cjk);
        if !is_whole {
            return None;
        }
        names.push(name);
        match next {
            Some((at, length)) => start += at + length,
            None => return Some(names),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Inline;
    use crate::source::{Source, Sources, Span};

    #[test]
    fn a_list_of_whole_names_is_cut_and_keeps_the_person() {
        let span = Span::new(Sources::new().add(Source::new("a.md", "")), 0..0);
        for (before, own, after, expected) in [
            ("Ann Berg, Bo Carl, Cy Dahl, ", "Mira Halden", "", Some("Ann Berg, …, Mira Halden")),
            ("", "Mira Halden", ", Bo Carl and Cy Dahl", Some("Mira Halden, Bo Carl, et al.")),
            ("Ann Berg; Bo Carl, and ", "Mira Halden", "", Some("Ann Berg, …, Mira Halden")),
            ("王芳、", "李明", "、张伟", Some("王芳, 李明, 等")),
            ("Ann Berg, ", "Mira Halden", "", None),
            ("Berg, A., Carl, B., ", "Halden, M.", "", None),
        ] {
            let own = Inline::new(InlineKind::Strong(Inlines::text(own, span)), span);
            let mut authors: Inlines =
                [Inline::text(before, span), own, Inline::text(after, span)].into_iter().collect();
            authors.drop_empty_texts();
            let cut = cut(&authors, Some(2), Language::ZhCn);
            assert_eq!(cut.map(|names| names.plain_text()).as_deref(), expected, "{before}{after}");
        }
    }
}
