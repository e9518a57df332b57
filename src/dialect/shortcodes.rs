//! Shortcodes: `{{< figure src="a.png" >}}`, `{{% callout %}}words{{% /callout %}}`.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::rewrite::{Edit, Rewritten};

/// The text without shortcodes, also in code, where Hugo and Quarto process them too. What is between an opening and a closing
/// one stays.
pub(super) fn take_out(body: &Rewritten) -> Outcome<Rewritten> {
    let found = find(body.text());
    let lost = found.iter().filter_map(|range| {
        let name = name(&body.text()[range.clone()])?;
        let message = format!("only the site's own generator can expand the shortcode `{name}`");
        Some(Diagnostic::loss(Code::DroppedShortcode, message).at(body.span(range.clone())))
    });
    let lost = lost.collect();
    let edits: Vec<Edit> = found.into_iter().map(Edit::delete).collect();
    Outcome::new(body.edit(&edits), lost)
}

fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("{{").map(|open| at + open) {
        let close = match text.as_bytes().get(start + 2) {
            Some(b'<') => ">}}",
            Some(b'%') => "%}}",
            _ => "",
        };
        at = start + 2;
        if let Some(end) = text[at..].find(close)
            && !close.is_empty()
        {
            at += end + close.len();
            found.push(start..at);
        }
    }
    found
}

/// The name of an opening shortcode; nothing for a closing one.
fn name(tag: &str) -> Option<&str> {
    let inner = tag.trim_matches(['{', '<', '%', '>', '}']).trim();
    let inner = inner.strip_prefix("/*").unwrap_or(inner).trim_start();
    inner.split([' ', '\n', '\t', '>']).next().filter(|name| !name.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    /// The text without shortcodes, and their names, for the loss report.
    fn taken(text: &str) -> (String, Vec<String>) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("a.md", text));
        let (taken, losses) = take_out(&Rewritten::verbatim(id, text, 0..text.len())).into_parts();
        let names = losses.iter().filter_map(|found| found.message.rsplit('`').nth(1).map(str::to_owned));
        (taken.expect("a text").text().to_owned(), names.collect())
    }

    #[test]
    fn shortcodes_go_and_the_words_between_them_stay() {
        for (text, expected, names) in [
            ("a {{< icon name=\"x\" >}} b", "a  b", &["icon"][..]),
            ("{{% callout note %}}\nRead this.\n{{% /callout %}}", "\nRead this.\n", &["callout"]),
            ("{{<figure\n  src=\"a.png\"\n>}}", "", &["figure"]),
            ("{{< a >}}{{< b />}}", "", &["a", "b"]),
            ("{{</* shown */>}}", "", &["shown"]),
            ("{{ site.title }} {% if x %} {{< open", "{{ site.title }} {% if x %} {{< open", &[]),
        ] {
            let (shown, lost) = taken(text);
            assert_eq!(
                (shown.as_str(), lost.as_slice()),
                (expected, &*names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>()),
                "{text}"
            );
        }
    }
}
