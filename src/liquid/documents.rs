//! Pages and documents as Liquid sees them: front matter, what Jekyll adds to it, and their text as HTML.

use std::cell::{Cell, OnceCell};
use std::mem;
use std::rc::Rc;

use super::value::{Document, Map, Value, map};
use super::{Interpreter, Scope, Unit, asks_for_liquid, excerpt, html};
use crate::cv::CollectionItem;
use crate::fold;
use crate::markdown::{self, Syntax};
use crate::moment::Moment;
use crate::page::Page;
use crate::path;
use crate::rewrite::Rewritten;
use crate::site::{self, POSTS, words_under};
use crate::yaml::Yaml;

/// Where an excerpt ends unless the site says otherwise.
const PARAGRAPH: &str = "\n\n";

/// A document of a collection, where it is called `path`.
pub(super) fn of_collection(item: &CollectionItem, collection: &str, path: &str) -> Value {
    let front = &item.page.front_matter;
    let mut fields = map(front);
    fill(&mut fields, "title", || Value::text(titled(site::undated(&item.slug))));
    fill(&mut fields, "slug", || Value::text(item.name.as_str()));
    let texts = |names: Vec<&str>| Value::list(names.into_iter().map(Value::text).collect());
    let tags = front.text("tag").map_or_else(|| words_under(front, "tags"), |tag| vec![tag.value]);
    fields.insert("tags".into(), texts(tags));
    fields.insert("categories".into(), texts(item.categories.iter().map(String::as_str).collect()));
    match item.date {
        Some(date) => fields.insert("date".into(), Value::Moment(Moment { timed: true, ..date })),
        None => fields.shift_remove("date"),
    };
    let folder = path::folder(item.url.trim_end_matches('/'));
    let extension = path::extension(&item.path);
    for (key, text) in [
        ("id", format!("{folder}/{}", item.name)),
        ("url", item.url.clone()),
        ("collection", collection.to_owned()),
        ("path", path.to_owned()),
        ("relative_path", path.to_owned()),
        ("ext", format!(".{extension}")),
    ] {
        fields.insert(key.into(), Value::text(text));
    }
    document(fields, Some(collection), &item.path, &item.page)
}

/// A page that belongs to no collection.
pub(super) fn of_page(path: &str, address: &str, page: &Page) -> Value {
    let mut fields = map(&page.front_matter);
    // Jekyll shows what a permalink says as it is written.
    let url = if fields.contains_key("permalink") { address.to_owned() } else { site::escaped(address) };
    for (key, text) in [
        ("dir", format!("{}/", path::folder(&url))),
        ("name", path::name(path).to_owned()),
        ("path", path.to_owned()),
        ("url", url),
    ] {
        fields.insert(key.into(), Value::text(text));
    }
    document(fields, None, path, page)
}

fn document(fields: Map, collection: Option<&str>, path: &str, page: &Page) -> Value {
    Value::Document(Rc::new(Document {
        fields,
        collection: collection.map(str::to_owned),
        path: path.to_owned(),
        body: page.body.clone(),
        content: OnceCell::new(),
        excerpt: OnceCell::new(),
        is_open: Cell::new(false),
    }))
}

fn fill(fields: &mut Map, key: &str, value: impl FnOnce() -> Value) {
    if fields.get(key).is_none_or(Value::is_nil) {
        fields.insert(key.into(), value());
    }
}

/// `my-first-talk` as `My First Talk`.
fn titled(slug: &str) -> String {
    slug.split('-').map(fold::titled).collect::<Vec<_>>().join(" ")
}

impl Interpreter<'_, '_> {
    /// `post.title`, and `post.content`, which is made when it is asked for.
    pub(super) fn document_part(&mut self, document: &Rc<Document>, name: &str) -> Value {
        if let Some(value) = document.fields.get(name) {
            return self.as_read(&document.fields, name).unwrap_or_else(|| value.clone());
        }
        match name {
            "content" | "output" => self.content(document),
            "excerpt" if document.collection.is_some() => self.excerpt(document),
            "next" | "previous" => self.neighbour(document, name),
            _ => Value::Nil,
        }
    }

    /// The document after this one in its collection, or the one before it.
    fn neighbour(&mut self, document: &Document, name: &str) -> Value {
        let Some(collection) = &document.collection else { return Value::Nil };
        let all = self.site_part(collection).items();
        let is_it = |item: &Value| matches!(item, Value::Document(other) if other.path == document.path);
        let Some(at) = all.iter().position(is_it) else { return Value::Nil };
        // Posts are sorted newest first, and the next one is the newer one.
        let is_before = (name == "next") == (collection == POSTS);
        let beside = if is_before { at.checked_sub(1) } else { Some(at + 1) };
        beside.and_then(|at| all.get(at)).cloned().unwrap_or(Value::Nil)
    }

    fn content(&mut self, document: &Rc<Document>) -> Value {
        if let Some(known) = document.content.get() {
            return known.clone();
        }
        let body = document.body.clone();
        let start = body.text().len() - body.text().trim_start().len();
        let made = self.converted(document, &body.slice(start..body.text().len()));
        document.content.get_or_init(|| made).clone()
    }

    /// The beginning of a document, up to its first empty line.
    fn excerpt(&mut self, document: &Rc<Document>) -> Value {
        if let Some(known) = document.excerpt.get() {
            return known.clone();
        }
        let stated = self.config.yaml.get("excerpt_separator").and_then(Yaml::as_str).unwrap_or(PARAGRAPH);
        let own = document.fields.get("excerpt_separator").map(|own| own.to_text().to_string());
        let separator = own.unwrap_or_else(|| stated.to_owned());
        // Jekyll looks for the separator in the file's own bytes, where lines may have Windows endings.
        let is_there = !separator.contains('\n') || !self.has_windows_lines(&document.path);
        let made = match is_there {
            true => self.converted(document, &excerpt::of(&document.body, &separator)),
            false => self.content(document),
        };
        document.excerpt.get_or_init(|| made).clone()
    }

    fn has_windows_lines(&self, path: &str) -> bool {
        self.reader.bytes(path).is_ok_and(|bytes| bytes.windows(2).any(|pair| pair == b"\r\n"))
    }

    /// A document's text as HTML, with its Liquid run with `page` as that document.
    fn converted(&mut self, document: &Rc<Document>, text: &Rewritten) -> Value {
        let span = text.span(0..text.text().len());
        if document.is_open.replace(true) {
            return Value::text_at(text.text(), span);
        }
        let wants_none = document.fields.get("render_with_liquid").is_some_and(|asked| !asked.holds());
        let text = if wants_none { text.clone() } else { self.run_apart(document, text) };
        let is_markdown =
            self.config.is_page_name(&document.path) && self.config.syntax(&document.path) != Syntax::Html;
        let html = if is_markdown { self.markdown(&text) } else { text.text().to_owned() };
        document.is_open.set(false);
        Value::text_at(&html, span)
    }

    fn run_apart(&mut self, document: &Rc<Document>, text: &Rewritten) -> Rewritten {
        if !asks_for_liquid(&Yaml::empty(text.span(0..0)), text.text()) {
            return text.clone();
        }
        let scope = Scope::from([("page".to_owned(), Value::Document(Rc::clone(document)))]);
        let outer = mem::replace(&mut self.scopes, vec![scope]);
        let unit = Unit::new(text.clone(), path::folder(&document.path));
        let run = self.walk_apart(&unit, &unit.nodes);
        self.scopes = outer;
        run
    }

    /// Markdown as HTML. Anything noticed on the way is reported once.
    pub(super) fn markdown(&mut self, text: &Rewritten) -> String {
        let (document, noticed) = markdown::parse(text).into_parts();
        self.report_all(noticed);
        document.map(|document| html::write(&document)).unwrap_or_default()
    }
}
