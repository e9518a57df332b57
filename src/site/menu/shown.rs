//! The menu as the site shows it: the links in the frame that the layouts of the homepage print.

use crate::markdown;
use crate::site::config::Config;
use crate::site::layout::{Part, Template, frame_of};
use crate::site::reader::Reader;
use crate::site::site_page::SitePage;
use crate::source::keep_outermost;

/// Runs the template at a path for a page, with a text for its content: [`crate::liquid::run_template`], which is above this
/// module.
pub type RunTemplate = fn(&mut Reader<'_>, &Config, &SitePage, path: &str, content: &str) -> String;

/// The links of the menu around a page, with their words; none where its layouts are the theme's, or print no menu.
pub(super) fn links(
    reader: &mut Reader<'_>,
    config: &Config,
    page: &SitePage,
    run: RunTemplate,
) -> Vec<(String, String)> {
    let mut html = String::new();
    for path in frame_of(reader, page) {
        html = run(reader, config, page, &path, &html);
    }
    let template = Template::read(&html);
    let inside = |is_one: fn(&Part) -> bool| {
        let mut found: Vec<&Part> = template.elements.iter().filter(|element| is_one(element)).collect();
        keep_outermost(&mut found, |element| &element.outer);
        found.into_iter().flat_map(|element| markdown::links(&html[element.inner.clone()])).collect::<Vec<_>>()
    };
    let in_menus = inside(is_menu);
    if !in_menus.is_empty() {
        return in_menus;
    }
    let in_foot = inside(|element| element.name == "footer");
    let mut all = markdown::links(&html);
    all.retain(|(target, _)| !in_foot.iter().any(|(other, _)| other == target));
    all
}

fn is_menu(element: &Part) -> bool {
    let says_so = |mark: &str| super::FILE_WORDS.iter().any(|word| mark.to_lowercase().contains(word));
    matches!(element.name.as_str(), "nav" | "header") || element.marks().into_iter().any(says_so)
}
