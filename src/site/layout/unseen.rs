//! Pages whose layout does not print their text.

use std::collections::BTreeSet;

use super::MAX_LAYOUTS;
use super::shell::first_word;
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic};
use crate::liquid_syntax::{Node, NodeKind, tokens};
use crate::page::Page;
use crate::rewrite::Edit;
use crate::site::config::Config;
use crate::site::reader::Reader;

/// The page, without its text where the layout at `path`, and what that includes, do not print it.
pub(super) fn without_unseen(
    reader: &mut Reader<'_>,
    config: &Config,
    page: Page,
    path: &str,
    layout: &str,
) -> (Page, Option<Diagnostic>) {
    let text = page.body.text();
    if text.trim().is_empty() || prints_text(reader, config, layout, MAX_LAYOUTS, &mut BTreeSet::new()) {
        return (page, None);
    }
    let words = text.len() - text.trim_start().len()..text.trim_end().len();
    let message = format!("the text of the page, which {path} does not show");
    let loss = Diagnostic::loss(Code::Hidden, message).at(page.body.span(words));
    let body = page.body.edit(&[Edit::delete(0..text.len())]);
    (Page { body, ..page }, Some(loss))
}

/// Whether a layout, or a file that it includes, may print the page's text. `seen` are the files that were looked into, and at which
/// depth.
fn prints_text(
    reader: &mut Reader<'_>,
    config: &Config,
    template: &str,
    depth: usize,
    seen: &mut BTreeSet<(String, usize)>,
) -> bool {
    let has_word = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "content");
    let is_liquid = |node: &&Node| matches!(node.kind, NodeKind::Output(_) | NodeKind::Tag(_));
    if tokens(template).iter().filter(is_liquid).any(|node| has_word(&template[node.range.clone()])) {
        return true;
    }
    let template = Template::read(template);
    let includes = template.tags.iter().filter(|tag| tag.name.starts_with("include"));
    let mut names = includes.map(|tag| first_word(&tag.arguments).to_owned());
    let folder = config.includes_folder();
    names.any(|name| {
        // A file that a variable names prints one item of a list. One that was looked into does not print the text.
        if name.contains('{') || !seen.insert((name.clone(), depth)) {
            return false;
        }
        let text = reader.read(&format!("{folder}/{name}")).into_value();
        let text = text.map(|id| reader.sources().get(id).text().to_owned());
        // The theme's own file may print anything.
        text.is_none_or(|text| depth == 0 || prints_text(reader, config, &text, depth - 1, seen))
    })
}
