//! The site's own templates in which it shows a page.

use std::collections::BTreeSet;

use super::layout::{Part, Template};
use super::page_data;
use super::reader::Reader;
use crate::liquid_syntax::{Node, NodeKind, tokens};
use crate::page::Page;
use crate::path;

/// How many templates of a site are read.
const MAX_TEMPLATES: usize = 100;

/// The layouts of a page, and what the page and they include, each once.
pub(super) fn of_page(reader: &mut Reader<'_>, page: &Page) -> Vec<Page> {
    let mut found: Vec<Page> = Vec::new();
    let mut paths = next(reader, page);
    if page.front_matter.get("layout").is_none() {
        paths.extend(page_data::layout_file(reader, page_data::usual_layout(reader, false)));
    }
    let mut at = 0;
    while let Some(path) = paths.get(at)
        && at < MAX_TEMPLATES
    {
        at += 1;
        let Some(template) = reader.page(path).into_value() else { continue };
        for path in next(reader, &template) {
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        found.push(template);
    }
    found
}

/// The fields that a page and its templates show, each with what has them: `paper.venue`. What stands in the head of a page is for
/// machines.
pub(crate) fn fields_shown(reader: &mut Reader<'_>, page: &Page) -> BTreeSet<String> {
    const OF_HEADS: &[&str] = &["head", "seo", "metadata", "meta"];
    let templates = of_page(reader, page);
    let is_seen = |template: &&Page| {
        let path = reader.sources().get(template.source).path().to_string_lossy().into_owned();
        path::stem(&path).split(['-', '_']).all(|word| !OF_HEADS.contains(&word))
    };
    let seen = templates.iter().filter(is_seen);
    std::iter::once(page).chain(seen).flat_map(|template| fields_in(template.body.text())).collect()
}

/// The fields whose values the Liquid of a text prints or hands on, for readers.
fn fields_in(text: &str) -> Vec<String> {
    const OF_MACHINES: &[&str] = &["head", "link", "meta", "script", "style", "title"];
    let elements = Template::read(text).elements;
    let unread: Vec<&Part> = elements.iter().filter(|element| OF_MACHINES.contains(&element.name.as_str())).collect();
    let is_read = |node: &&Node| unread.iter().all(|element| !element.outer.contains(&node.range.start));
    let expression = |kind: &NodeKind| match kind {
        NodeKind::Output(range) => Some(range.clone()),
        NodeKind::Tag(tag) if matches!(&text[tag.name.clone()], "assign" | "for" | "include" | "include_cached") => {
            Some(tag.arguments.clone())
        }
        _ => None,
    };
    let expressions = tokens(text).iter().filter(is_read).filter_map(|node| expression(&node.kind)).collect::<Vec<_>>();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let fields = |expression: &str| {
        let words: Vec<&str> = expression.split('.').collect();
        let owner = |words: &str| words.rsplit(|c| !is_name(c)).next().unwrap_or_default().to_owned();
        let field = |words: &str| words.split(|c| !is_name(c)).next().unwrap_or_default().to_owned();
        words.windows(2).map(|pair| format!("{}.{}", owner(pair[0]), field(pair[1]))).collect::<Vec<_>>()
    };
    expressions.into_iter().flat_map(|range| fields(&text[range])).collect()
}

/// The files that a page or a template names: its layout, and what it includes.
fn next(reader: &Reader<'_>, page: &Page) -> Vec<String> {
    let layout = page.front_matter.text("layout").and_then(|layout| page_data::layout_file(reader, layout.value));
    let names = includes(page.body.text()).into_iter().flat_map(|name| included(reader, &name));
    layout.into_iter().chain(names).collect()
}

/// What the tags `include` and `include_cached` name.
fn includes(text: &str) -> Vec<String> {
    let name = |kind: &NodeKind| match kind {
        NodeKind::Tag(tag) if matches!(&text[tag.name.clone()], "include" | "include_cached") => {
            Some(file_name(text[tag.arguments.clone()].trim()))
        }
        _ => None,
    };
    tokens(text).iter().filter_map(|node| name(&node.kind)).collect()
}

/// The first of a tag's arguments. The spaces in `sections/{{ section.id }}.html` do not end one.
fn file_name(arguments: &str) -> String {
    let mut name = String::new();
    for word in arguments.split_whitespace() {
        name.push_str(word);
        if name.matches("{{").count() == name.matches("}}").count() {
            break;
        }
    }
    name
}

/// The files that a name in a tag may mean: if it contains a variable, all files that differ only there.
fn included(reader: &Reader<'_>, name: &str) -> Vec<String> {
    let path = format!("_includes/{}", name.trim_matches(['"', '\'']));
    let Some((before, rest)) = path.split_once("{{") else {
        return Some(path).filter(|path| reader.exists(path)).into_iter().collect();
    };
    let after = rest.rsplit_once("}}").map_or("", |(_, after)| after);
    let folder = path::folder(before);
    let files = reader.list(folder).into_iter().map(|entry| path::join(folder, &entry.name));
    files.filter(|path| path.starts_with(before) && path.ends_with(after)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Config, MemoryFiles};

    #[test]
    fn a_page_is_shown_in_its_layouts_and_their_includes() {
        let files = MemoryFiles::new()
            .with(
                "index.html",
                "---\nlayout: page\n---\n{% for s in site.parts %}{% include parts/{{ s.id }}.html a=1 %}{% endfor %}",
            )
            .with("_layouts/page.html", "---\nlayout: base\n---\n{% include side.html %}{{ content }}")
            .with("_layouts/base.html", "{% comment %}{% include gone.html %}{% endcomment %}{{ content }}")
            .with("_includes/side.html", "{% include side.html %}{% include_cached \"deep.html\" %}")
            .with("_includes/deep.html", "")
            .with("_includes/gone.html", "")
            .with("_includes/parts/cv.html", "")
            .with("_includes/parts/cv.txt", "");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = config.pages(&mut reader).remove(0);
        let found = of_page(&mut reader, &page.page);
        let path = |template: &Page| reader.sources().get(template.source).path().display().to_string();
        assert_eq!(
            found.iter().map(path).collect::<Vec<_>>(),
            [
                "_layouts/page.html",
                "_includes/parts/cv.html",
                "_layouts/base.html",
                "_includes/side.html",
                "_includes/deep.html"
            ]
        );
    }
}
