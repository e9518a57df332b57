//! The beginning of a document: Jekyll's `Excerpt`.

use std::ops::Range;

use crate::liquid_syntax::BLOCKS;
use crate::rewrite::Rewritten;

/// A text up to the separator, with what that part needs of the rest: the ends of its Liquid blocks, and the definitions of its
/// links and notes. A text without the separator stays as it is.
pub(super) fn of(body: &Rewritten, separator: &str) -> Rewritten {
    let text = body.text();
    let start = text.len() - text.trim_start().len();
    let Some(at) = text[start..].find(separator).map(|at| start + at) else { return body.slice(start..text.len()) };
    let head = start..at;
    let end = body.span(at..at);
    let mut out = body.composer();
    out.copy(body, head.clone());
    for name in open_blocks(&text[head.clone()]) {
        out.put(&format!("\n{{% end{name} %}}"), end);
    }
    for definition in definitions(text, &text[head], at + separator.len()) {
        out.put("\n\n", end);
        out.copy(body, definition);
    }
    out.finish()
}

/// The Liquid blocks that a text begins and does not end, innermost first.
fn open_blocks(head: &str) -> Vec<&str> {
    let tags = head.split("{%").skip(1).map(|tag| tag.trim_start_matches('-').trim_start());
    let tags: Vec<&str> = tags.filter_map(|tag| tag.split(|letter: char| !letter.is_alphanumeric()).next()).collect();
    let is_block = |name: &&&str| BLOCKS.contains(*name) || matches!(**name, "comment" | "raw");
    let is_open = |name: &&&str| !tags.contains(&format!("end{name}").as_str());
    tags.iter().rev().filter(is_block).filter(is_open).copied().collect()
}

/// The definitions from `from` on of what the beginning refers to: `[page]: https://jane.org`, `[^1]: A note.`
fn definitions(text: &str, head: &str, from: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = from;
    for line in text[from..].split_inclusive('\n') {
        let written = line.trim_end();
        let label = written.trim_start_matches(' ').split_once("]:").filter(|(_, target)| !target.is_empty());
        let is_near = written.len() - written.trim_start_matches(' ').len() <= 3;
        if label.is_some_and(|(label, _)| is_near && label.starts_with('[') && head.contains(&format!("{label}]"))) {
            found.push(start..start + written.len());
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    #[test]
    fn an_excerpt_is_whole() {
        for (text, expected) in [
            ("\nOne.\n\nTwo.\n", "One."),
            ("One.\nTwo.\n", "One.\nTwo.\n"),
            ("[a][p], [q].\n\n[p]: /p\n  [q]: /q\n    [r]: /r\n[a]:\n", "[a][p], [q].\n\n[p]: /p\n\n  [q]: /q"),
            ("A[^1].\n\nB[^2].\n\n[^1]: C.\n[^2]: D.\n", "A[^1].\n\n[^1]: C."),
            (
                "{% if x %}{%- for a in b -%}A.\n\nB.{% endfor %}{% endif %}\n",
                "{% if x %}{%- for a in b -%}A.\n{% endfor %}\n{% endif %}",
            ),
            ("{% if x %}A{% endif %}.\n\nB.\n", "{% if x %}A{% endif %}."),
            ("{%raw%}A.\n\nB.{%endraw%}\n", "{%raw%}A.\n{% endraw %}"),
        ] {
            let id = Sources::new().add(Source::new("a.md", text));
            let body = Rewritten::verbatim(id, text, 0..text.len());
            assert_eq!(of(&body, "\n\n").text(), expected);
        }
    }
}
