//! Where sections of a CV begin in a layout.

use std::collections::BTreeMap;
use std::ops::Range;

use super::MAX_LAYOUTS;
use super::shell::{first_word, is_shell_tag};
use super::template::{Part, Template};
use crate::markdown;
use crate::meanings::{self, topic};
use crate::site::config::Config;
use crate::site::reader::Reader;

/// The headings in a layout that name a section of a CV, and its tags that include a file which has one.
pub(super) fn places(reader: &mut Reader<'_>, config: &Config, layout: &str) -> Vec<Range<usize>> {
    places_to(reader, config, layout, MAX_LAYOUTS, &mut BTreeMap::new())
}

/// `known` says which files, looked into at which depth, have one.
fn places_to(
    reader: &mut Reader<'_>,
    config: &Config,
    text: &str,
    depth: usize,
    known: &mut BTreeMap<(String, usize), bool>,
) -> Vec<Range<usize>> {
    let template = Template::read(text);
    let headings = template.elements.iter().filter(|element| is_of_a_section(&template, element, text));
    let mut places: Vec<Range<usize>> = headings.map(|heading| heading.outer.clone()).collect();
    let includes = template.tags.iter().filter(|tag| tag.name.starts_with("include") && !is_shell_tag(tag, ""));
    for include in includes.filter(|_| depth > 0) {
        let path = format!("{}/{}", config.includes_folder(), first_word(&include.arguments));
        let has_one = known.get(&(path.clone(), depth)).copied().unwrap_or_else(|| {
            let text = reader.read(&path).into_value().map(|file| reader.sources().get(file).text().to_owned());
            let has_one = text.is_some_and(|text| !places_to(reader, config, &text, depth - 1, known).is_empty());
            known.insert((path, depth), has_one);
            has_one
        });
        if has_one {
            places.push(include.outer.clone());
        }
    }
    places
}

/// Whether an element is a heading that names a section of a CV, or the heading that a loop over data prints.
fn is_of_a_section(template: &Template, element: &Part, text: &str) -> bool {
    let words = &text[element.inner.clone()];
    let is_heading = matches!(element.name.as_str(), "h2" | "h3" | "h4");
    let is_of_data = |tag: &Part| {
        tag.name == "for" && tag.arguments.contains("site.data.") && tag.holds(&element.outer) && words.contains("{{")
    };
    let meaning = meanings::name_of(&markdown::words_of_html(words));
    is_heading && (meaning.is_some_and(|meaning| meaning != topic::ABOUT) || template.tags.iter().any(is_of_data))
}
