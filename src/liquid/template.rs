//! A layout or an included file, run on its own.

use std::rc::Rc;

use super::value::{Value, map};
use super::{Interpreter, Scope, Unit};
use crate::liquid_syntax::{Node, NodeKind};
use crate::path;
use crate::site::{Config, Reader, SitePage};

/// What one of the site's templates prints for a page, as HTML: the file at `path` with `content` in it. Nothing when it cannot
/// be read.
///
/// This is for looking at the frame around a page, which is not printed, so nothing in it is reported.
pub fn run_template(reader: &mut Reader<'_>, config: &Config, page: &SitePage, path: &str, content: &str) -> String {
    let Some(template) = reader.page(path).into_value() else { return String::new() };
    let mut interpreter = Interpreter::new(reader, config, &template.body);
    interpreter.open_page(&page.page, &page.path, &page.address);
    let layout = Value::Map(Rc::new(map(&template.front_matter)));
    let named = [("content".to_owned(), Value::text(content)), ("layout".to_owned(), layout)];
    interpreter.scopes.push(Scope::from(named));
    let mut unit = Unit::new(template.body, path::folder(path));
    let mut nodes = std::mem::take(&mut unit.nodes);
    nodes.retain(|node| !is_unseen(&unit, node));
    interpreter.walk_apart(&unit, &nodes).text().to_owned()
}

/// How the names of those included files begin that never print anything worth looking for around a page. They are most of what
/// is included.
const UNSEEN: &[&str] =
    &["head.", "head/", "script", "foot", "analytics", "seo", "comment", "disqus", "giscus", "metadata"];

fn is_unseen(unit: &Unit, node: &Node) -> bool {
    let NodeKind::Tag(tag) = &node.kind else { return false };
    let file = unit.str(&tag.arguments).trim_start();
    unit.str(&tag.name).starts_with("include") && UNSEEN.iter().any(|start| file.starts_with(start))
}
