//! Filters that make addresses.

use super::Filter;
use crate::address::{self, scheme};
use crate::liquid::value::Value;
use crate::liquid::{Interpreter, model::Addresses};

pub(super) const FILTERS: &[Filter] = &[
    Filter {
        name: "relative_url",
        arguments: (0, 0),
        apply: |run, input, _| {
            let Some(path) = path(run, input) else { return Ok(Value::Nil) };
            Ok(Value::text(below(&run.addresses().base, &path)))
        },
    },
    Filter {
        name: "absolute_url",
        arguments: (0, 0),
        apply: |run, input, _| {
            let Some(path) = path(run, input) else { return Ok(Value::Nil) };
            let Addresses { url, base } = run.addresses();
            let path = below(&base, &path);
            Ok(Value::text(if scheme(&path).is_some() { path } else { format!("{url}{path}") }))
        },
    },
    Filter {
        name: "strip_index",
        arguments: (0, 0),
        apply: |_, input, _| {
            let text = input.to_text();
            let bare = ["index.html", "index.htm"].iter().find_map(|end| text.strip_suffix(end));
            Ok(bare.filter(|bare| bare.ends_with('/')).map_or_else(|| input.clone(), Value::text))
        },
    },
    Filter { name: "cgi_escape", arguments: (0, 0), apply: |_, input, _| Ok(escaped_as_a_form(input)) },
    Filter { name: "url_encode", arguments: (0, 0), apply: |_, input, _| Ok(escaped_as_a_form(input)) },
    Filter {
        name: "uri_escape",
        arguments: (0, 0),
        apply: |_, input, _| Ok(Value::text(address::escaped(&input.to_text()))),
    },
    // Those of the plugin jekyll-cache-bust, which al-folio uses, add a number that browsers need.
    Filter { name: "bust_file_cache", arguments: (0, 0), apply: |_, input, _| Ok(input.clone()) },
    Filter { name: "bust_css_cache", arguments: (0, 0), apply: |_, input, _| Ok(input.clone()) },
];

/// As forms are sent, with a plus for a space: Ruby's `CGI.escape`. Nothing stays nothing.
fn escaped_as_a_form(input: &Value) -> Value {
    if input.is_nil() {
        return Value::Nil;
    }
    Value::text(form_urlencoded::byte_serialize(input.to_text().as_bytes()).collect::<String>())
}

/// The text of an address, or where a document is shown; `None` for nothing.
fn path(run: &mut Interpreter<'_, '_>, input: &Value) -> Option<String> {
    match input {
        Value::Nil => None,
        Value::Document(_) => Some(run.part(input, "url").to_text().to_string()),
        other => Some(other.to_text().to_string()),
    }
}

fn below(base: &str, path: &str) -> String {
    if scheme(path).is_some() {
        return path.to_owned();
    }
    let slash = if path.starts_with('/') || path.is_empty() { "" } else { "/" };
    format!("{base}{slash}{path}")
}
