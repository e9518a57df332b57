//! `include`, `include_cached` and `include_relative`: other files, run where they are included.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::tags::{SLOT_END, item_attributes, slot_start};
use super::value::{Map, Value};
use super::{Failure, Flow, Interpreter, MAX_INCLUDES, Scope, Unit, theme};
use crate::diagnostic::Code;
use crate::fold;
use crate::path;
use crate::rewrite::{Composer, Rewritten};
use crate::site::collection_names;

impl Interpreter<'_, '_> {
    /// A file of the site's `_includes`. A collection item that a theme's own file prints is left to the CV stage.
    pub(super) fn include(&mut self, unit: &Unit, range: &Range<usize>, arguments: &str, out: &mut Composer) {
        let (name, parameters) = match self.name_and_parameters(arguments) {
            Ok(found) => found,
            Err(failure) => return self.invalid(unit, range, &failure),
        };
        let folder = self.config.includes_folder().to_owned();
        let path = path::below_root(&folder, &name).filter(|path| self.reader.exists(path));
        let included = path.and_then(|path| self.unit(unit, range, &path));
        let is_item = theme::prints_item(&name, included.as_deref().map(|included| included.text.text()));
        if is_item && self.put_item(unit, range, &name, out) {
            return;
        }
        let shipped =
            || theme::shipped(&name).map(|text| Rc::new(Unit::new(Rewritten::of_value(unit.span(range), text), "")));
        match included.or_else(shipped) {
            Some(_) if theme::is_table_of_contents(&name) => {
                self.lose(
                    unit,
                    range,
                    Code::DroppedLiquid,
                    "a table of contents is left out: its links would not work in the PDF",
                );
            }
            Some(included) => self.run_included(unit, range, &included, parameters, out),
            None if theme::is_silent(&name) => {}
            None if self.stand_in(unit, range, &name, out) => {}
            None => {
                let message = format!("`{folder}/{name}` is not in the site's folder, so what it shows is left out");
                self.lose(unit, range, Code::DroppedLiquid, &message);
            }
        }
    }

    /// Prints what a file that only the theme has prints of a collection: the item of the loop around it, or all of them. The file
    /// says which collection that is, or the page that is nothing but this file.
    fn stand_in(&mut self, unit: &Unit, range: &Range<usize>, name: &str, out: &mut Composer) -> bool {
        let words = theme::collection_words(name);
        let is_item = |value: &&Value| match value {
            Value::Document(document) => {
                document.collection.as_deref().is_some_and(|collection| theme::names_collection(&words, collection))
            }
            _ => false,
        };
        let item = self.scopes.iter().skip(1).rev().flat_map(HashMap::values).find(is_item).cloned();
        let (text, key, value) = match item {
            Some(item) => (theme::CARD, "item", item),
            None => {
                let page = self.variable("page").cloned().unwrap_or(Value::Nil);
                let title = fold::words(&self.property(&page, "title").to_text());
                let of_page = title.trim_start_matches("my ");
                let is_whole_page = self.depth == 0 && unit.is_one_tag();
                let names = |collection: &&str| {
                    theme::names_collection(&words, collection)
                        || is_whole_page && theme::names_collection(of_page, collection)
                };
                let known: Vec<String> =
                    collection_names(self.config).into_iter().filter(names).map(str::to_owned).collect();
                let is_filled = |name: &String| !self.site_part(name).items().is_empty();
                let Some(collection) = known.into_iter().find(is_filled) else { return false };
                let items = self.site_part(&collection);
                if !unit.is_hidden(range) {
                    self.shown.insert(collection);
                }
                (theme::CARDS, "items", items)
            }
        };
        let text = Unit::new(Rewritten::of_value(unit.span(range), text), "");
        self.run_with(unit, range, &text, Map::from_iter([(Rc::from(key), value)]), out);
        true
    }

    /// Puts a slot for the item that the variable `post` holds, if it belongs to a collection that a CV shows. The slot holds the
    /// beginning of the item's text if the theme's file shows that.
    fn put_item(&mut self, unit: &Unit, range: &Range<usize>, include: &str, out: &mut Composer) -> bool {
        let Some(Value::Document(document)) = self.variable("post").cloned() else { return false };
        let known = collection_names(self.config);
        let Some(collection) = document.collection.as_deref().filter(|name| known.contains(name)) else { return false };
        let here = unit.span(range);
        self.put(unit, range, &slot_start(&item_attributes(include, collection, &document.path)), here, out);
        if theme::shows_excerpt(include) {
            let excerpt = self.document_part(&document, "excerpt");
            let span = excerpt.span().unwrap_or(here);
            let html = self.markdown(&Rewritten::of_value(span, &excerpt.to_text()));
            if !html.trim().is_empty() {
                self.put(unit, range, &format!("\n{}\n", html.trim()), span, out);
            }
        }
        self.put(unit, range, SLOT_END, here, out);
        true
    }

    /// A file next to the one that includes it.
    pub(super) fn include_relative(&mut self, unit: &Unit, range: &Range<usize>, arguments: &str, out: &mut Composer) {
        let (name, parameters) = match self.name_and_parameters(arguments) {
            Ok(found) => found,
            Err(failure) => return self.invalid(unit, range, &failure),
        };
        let Some(path) = path::below_root(&unit.folder, &name) else {
            return self.invalid(unit, range, &format!("`{name}` is outside the site's folder"));
        };
        if let Some(included) = self.unit(unit, range, &path) {
            self.run_included(unit, range, &included, parameters, out);
        }
    }

    /// A file to include, without its front matter; there is a warning if it cannot be read.
    pub(super) fn unit(&mut self, unit: &Unit, range: &Range<usize>, path: &str) -> Option<Rc<Unit>> {
        if let Some(known) = self.units.get(path) {
            return Some(Rc::clone(known));
        }
        let (page, noticed) = self.reader.page(path).into_parts();
        let Some(page) = page else {
            let here = unit.span(range);
            self.report_all(noticed.into_iter().map(|diagnostic| diagnostic.at(here)));
            return None;
        };
        let included = Rc::new(Unit::new(page.body, path::folder(path)));
        self.units.insert(path.to_owned(), Rc::clone(&included));
        Some(included)
    }

    pub(super) fn run_included(
        &mut self,
        unit: &Unit,
        range: &Range<usize>,
        included: &Unit,
        parameters: &str,
        out: &mut Composer,
    ) {
        match self.parameters(unit, range, parameters) {
            Ok(parameters) => self.run_with(unit, range, included, parameters, out),
            Err(failure) => self.invalid(unit, range, &failure),
        }
    }

    fn run_with(&mut self, unit: &Unit, range: &Range<usize>, included: &Unit, parameters: Map, out: &mut Composer) {
        if self.depth == MAX_INCLUDES {
            return self.invalid(unit, range, "includes are nested too deeply");
        }
        self.depth += 1;
        self.scopes.push(Scope::from([("include".to_owned(), Value::Map(Rc::new(parameters)))]));
        let _: Flow = self.walk(included, &included.nodes, out);
        self.scopes.pop();
        self.depth -= 1;
    }

    /// The file's name, parts of which may be in variables, and what follows it.
    fn name_and_parameters<'a>(&mut self, arguments: &'a str) -> Result<(String, &'a str), Failure> {
        let mut end = 0;
        loop {
            end += arguments[end..].find(char::is_whitespace).unwrap_or(arguments.len() - end);
            // A space between braces does not end the name.
            let is_open = arguments[..end].matches("{{").count() > arguments[..end].matches("}}").count();
            match arguments[end..].find("}}") {
                Some(close) if is_open => end += close + 2,
                _ => break,
            }
        }
        let name = self.filled_in(&arguments[..end])?;
        Ok((name.trim().trim_matches(['"', '\'']).to_owned(), &arguments[end..]))
    }

    /// `title="…" list=page.list`: what the file sees as `include.title`.
    fn parameters(&mut self, unit: &Unit, range: &Range<usize>, text: &str) -> Result<Map, Failure> {
        let mut parameters = Map::new();
        let mut rest = text.trim();
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let end = value_len(after);
            let value = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inner = after[..end].trim_matches(quote).replace(&format!("\\{quote}"), &quote.to_string());
                    Value::text_at(&inner, unit.span(range))
                }
                _ => self.evaluate_text(&after[..end])?,
            };
            let key = key.trim().rsplit(char::is_whitespace).next().unwrap_or_default();
            parameters.insert(Rc::from(key), value);
            rest = after[end..].trim_start();
        }
        Ok(parameters)
    }
}

/// The length of a parameter's value: to the quote that closes it, or to the next space.
fn value_len(text: &str) -> usize {
    let Some(quote) = text.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
        return text.find(char::is_whitespace).unwrap_or(text.len());
    };
    let is_end = |&(at, letter): &(usize, char)| letter == quote && !text[..at].ends_with('\\');
    text.char_indices().skip(1).find(is_end).map_or(text.len(), |(at, _)| at + 1)
}
