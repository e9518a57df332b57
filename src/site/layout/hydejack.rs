//! Hydejack's layout `about`, which shows what `_data/authors.yml` says about the author.

use super::named;
use crate::page::Page;
use crate::rewrite::Rewritten;
use crate::site::config::Config;
use crate::site::page_data;
use crate::site::reader::Reader;
use crate::source::Spanned;
use crate::yaml::Yaml;

/// The comment in whose place the layout puts the author.
const PLACE: &str = "<!--author-->";

/// A page in this layout with its author, in the place that it gives them; `None` where the site has a layout of its own or says
/// nothing about its author.
pub(super) fn with_author(reader: &mut Reader<'_>, config: &Config, page: &Page) -> Option<Page> {
    if named(page) != "about" || page_data::layout_file(reader, "about").is_some() {
        return None;
    }
    let place = page.body.text().find(PLACE)?;
    let authors = reader.yaml("_data/authors.yml").into_value()?;
    let about = about(&authors, page, config)?;
    let text = Rewritten::of_value(about.span, about.value);
    let mut out = page.body.composer();
    out.copy(&page.body, 0..place);
    out.put("\n\n", about.span);
    out.copy(&text, 0..text.text().len());
    out.put("\n\n", about.span);
    out.copy(&page.body, place + PLACE.len()..page.body.text().len());
    Some(Page { body: out.finish(), ..page.clone() })
}

/// What is said of the author whom the page or the site names, or of the only one.
fn about<'a>(authors: &'a Yaml, page: &Page, config: &Config) -> Option<Spanned<&'a str>> {
    let named = [&page.front_matter, &config.yaml].into_iter().find_map(|map| map.text("author"));
    let only = || {
        let mut all = authors.as_map()?.iter();
        all.next().filter(|_| all.next().is_none()).map(|(_, author)| author)
    };
    named.and_then(|name| authors.filled(name.value)).or_else(only)?.text("about")
}
