//! What is left of a tree when everything that is printed has been taken out.
//!
//! Code that prints a value marks it. The rest is listed in the loss report, so that no key of anyone's data is lost silently,
//! whether vitae knows it or not.

use std::collections::HashSet;

use super::{Scalar, Value, Yaml};
use crate::diagnostic::{Code, Diagnostic, Subject};
use crate::fold;
use crate::source::Span;
use crate::vocabulary::says_cv;

/// Keys whose values have no place on paper, and why.
const SILENT: &[(&str, &str)] = &[
    ("$schema", "names the format"),
    ("align", "places a picture"),
    ("avatar", "is a picture"),
    ("background", "is a picture"),
    ("color", "is for the screen"),
    ("cover", "is a picture"),
    ("cv_link", "leads to a CV"),
    ("cv_pdf", "leads to a CV"),
    ("design", "tells RenderCV how its own PDF looks"),
    ("fontawesome_icon", "is a picture"),
    ("icon", "is a picture"),
    ("id", "is for machines"),
    ("image", "is a picture"),
    ("image_circular", "places a picture"),
    ("locale", "holds RenderCV's month names"),
    ("logo", "is a picture"),
    ("meta", "says which version of JSON Resume this is"),
    ("photo", "is a picture"),
    ("picture", "is a picture"),
    ("portrait", "is a picture"),
    ("portrait_caption", "says whose picture it is"),
    ("portrait_url", "is a picture"),
    ("rendercv_settings", "tells RenderCV what to write"),
    ("settings", "tells RenderCV what to write"),
    ("thumbnail", "is a picture"),
];

/// File extensions of pictures.
const PICTURES: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico"];

/// The values that are printed.
#[derive(Debug, Clone, Default)]
pub struct Used {
    spans: HashSet<Span>,
}

/// A text that is not printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Unused<'a> {
    /// The keys that lead to it: `work.roles`.
    pub keys: String,
    /// What it says.
    pub text: &'a str,
    /// Where it is.
    pub span: Span,
}

impl Used {
    /// Marks a value, and everything in it.
    pub fn mark(&mut self, span: Span) {
        self.spans.insert(span);
    }

    /// Marks the values of a map's keys.
    pub fn mark_keys(&mut self, map: &Yaml, keys: &[&str]) {
        keys.iter().filter_map(|key| map.get(key)).for_each(|value| self.mark(value.span));
    }

    /// Whether a value itself is marked.
    pub fn is_marked(&self, span: Span) -> bool {
        self.spans.contains(&span)
    }

    /// The texts below `yaml` that are not marked, in order. `keys` is what leads there.
    pub fn unused<'a>(&self, yaml: &'a Yaml, keys: &str) -> Vec<Unused<'a>> {
        let mut found = Vec::new();
        self.collect(yaml, keys, &mut found);
        found
    }

    fn collect<'a>(&self, yaml: &'a Yaml, keys: &str, found: &mut Vec<Unused<'a>>) {
        if self.is_marked(yaml.span) {
            return;
        }
        match &yaml.value {
            Value::Null => {}
            Value::Plain(text) | Value::Quoted(text) => {
                // A CV does not lead to itself.
                let leads_to_cv = || text.to_lowercase().ends_with(".pdf") && says_cv(keys);
                if says_something(yaml, text) && !leads_to_cv() {
                    found.push(Unused { keys: keys.to_owned(), text: text.trim(), span: yaml.span });
                }
            }
            Value::List(items) => items.iter().for_each(|item| self.collect(item, keys, found)),
            Value::Map(map) => {
                for (key, value) in map.iter().filter(|(key, _)| !is_silent(&key.value)) {
                    let keys = if keys.is_empty() { key.value.clone() } else { format!("{keys}.{}", key.value) };
                    self.collect(value, &keys, found);
                }
            }
        }
    }
}

impl Unused<'_> {
    /// The line of the loss report.
    pub fn loss(&self) -> Diagnostic {
        let text = fold::one_line(self.text);
        let message = format!("`{}` is not printed: {text}", self.keys);
        Diagnostic::loss(Code::DroppedData, message).at(self.span).about(Subject::Text(text))
    }
}

fn is_silent(key: &str) -> bool {
    SILENT.iter().any(|(silent, _)| *silent == key)
}

/// Whether a reader would miss it: a switch, a single sign and the path of a picture are for programs.
fn says_something(yaml: &Yaml, text: &str) -> bool {
    let text = text.trim();
    let is_picture = || {
        let lower = text.to_ascii_lowercase();
        !text.contains(char::is_whitespace) && PICTURES.iter().any(|ending| lower.ends_with(ending))
    };
    let has_words = text.contains(char::is_alphanumeric);
    has_words && !matches!(yaml.resolve(), Some(Scalar::Bool(_))) && !is_picture()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};
    use crate::yaml;

    #[test]
    fn what_is_not_marked_is_listed_with_its_keys() {
        let text = "\
a: one
b: [two, {c: three, icon: fa-cat, shown: true}]
d: {e: four, f: ~, g: '', h: me.png, i: see me.png}
meta: {version: v1}
";
        let id = Sources::new().add(Source::new("cv.yml", text));
        let yaml = yaml::parse(text, id, 0).into_value().expect("YAML");
        let listed = |used: &Used| {
            let lines = used.unused(&yaml, "").into_iter().map(|unused| format!("{} {}", unused.keys, unused.text));
            lines.collect::<Vec<_>>().join(", ")
        };
        let mut used = Used::default();
        assert_eq!(listed(&used), "a one, b two, b.c three, d.e four, d.i see me.png");
        used.mark(yaml.get("d").expect("a map").span);
        used.mark(yaml.get("a").expect("a text").span);
        assert_eq!(listed(&used), "b two, b.c three");
    }
}
