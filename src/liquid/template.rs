//! A layout or an included file, run for itself.

use std::rc::Rc;

use super::value::{Value, map};
use super::{Interpreter, Scope, Unit};
use crate::path;
use crate::site::{Config, Reader, SitePage};

/// What a template of the site's prints for a page, as HTML: the file at `path` with `content` in it. Nothing when it cannot be
/// read.
///
/// It serves to look at the frame around a page, which is not printed, so nothing of it is reported: the reader is a copy, whose
/// findings come again when the pages themselves are read.
pub fn run_template(reader: &Reader<'_>, config: &Config, page: &SitePage, path: &str, content: &str) -> String {
    let mut reader = reader.clone();
    let Some(template) = reader.page(path).into_value() else { return String::new() };
    let mut interpreter = Interpreter::new(&mut reader, config, &template.body);
    interpreter.open_page(&page.page, &page.path, &page.address);
    let layout = Value::Map(Rc::new(map(&template.front_matter)));
    let named = [("content".to_owned(), Value::text(content)), ("layout".to_owned(), layout)];
    interpreter.scopes.push(Scope::from(named));
    let unit = Unit::new(template.body, path::folder(path));
    interpreter.walk_apart(&unit, &unit.nodes).text().to_owned()
}
