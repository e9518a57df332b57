//! The layouts around a page, one inside another.

use super::{FRAMES, MAX_LAYOUTS};
use crate::markdown;
use crate::page::Page;
use crate::site::page_data;
use crate::site::reader::Reader;
use crate::site::site_page::SitePage;
use crate::source::{Span, Spanned};

/// The name of the layout that a page, or a layout, is in.
pub(super) fn named(page: &Page) -> String {
    page.front_matter.text("layout").map(|layout| layout.value.to_owned()).unwrap_or_default()
}

/// The layouts around a page that are in the site's folder, the innermost first, with their paths.
fn layouts(reader: &mut Reader<'_>, page: &SitePage) -> Vec<(String, Page)> {
    let mut found = Vec::new();
    let mut name = named(&page.page);
    if page.page.front_matter.get("layout").is_none() && !page.path.ends_with("html") {
        name = page_data::usual_layout(reader, page.bare_address().is_empty()).to_owned();
    }
    for _ in 0..=MAX_LAYOUTS {
        let Some(path) = page_data::layout_file(reader, &name) else { break };
        let Some(layout) = reader.page(&path).into_value() else { break };
        name = named(&layout);
        found.push((path, layout));
    }
    found
}

/// The paths of the layouts that make the frame around a page, the innermost first. Of a layout that the site has from its theme,
/// nothing is known but that it ends in the theme's `default`, which the site may have in its own folder.
pub(in crate::site) fn frame_of(reader: &mut Reader<'_>, page: &SitePage) -> Vec<String> {
    let found = layouts(reader, page);
    let last = found.last().map_or_else(|| named(&page.page), |(_, layout)| named(layout));
    let is_open = !last.is_empty() && !FRAMES.contains(&last.as_str());
    let rest = if is_open { page_data::layout_file(reader, "default") } else { None };
    found.into_iter().map(|(path, _)| path).chain(rest).collect()
}

/// Where the links in a page's layouts that show only an icon lead: the author's accounts in the header or footer of the site.
pub(crate) fn icons_of_layouts(reader: &mut Reader<'_>, page: &SitePage) -> Vec<Spanned<String>> {
    let of_layout = |(_, layout): (String, Page)| {
        let start = Span::new(layout.source, 0..0);
        let targets = markdown::icon_targets(layout.body.text()).into_iter();
        targets.filter(|target| !target.contains('{')).map(|target| Spanned::new(target, start)).collect::<Vec<_>>()
    };
    layouts(reader, page).into_iter().flat_map(of_layout).collect()
}

/// Whether none of a page's layouts prints what its front matter says of it; nothing is known of those of a theme.
pub(crate) fn hide_description(reader: &mut Reader<'_>, page: &SitePage) -> bool {
    let layouts = layouts(reader, page);
    !layouts.is_empty() && layouts.iter().all(|(_, layout)| !layout.body.text().contains("page.description"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Config, MemoryFiles};

    #[test]
    fn a_page_that_names_no_layout_has_the_usual_one() {
        let icon = "<a href=\"https://github.com/ada\"><img src=\"/github.svg\"></a>{{ content }}";
        let icons = |front: &str| {
            let files = MemoryFiles::new()
                .with("_config.yml", "title: Ada\n")
                .with("_layouts/default.html", icon)
                .with("index.md", format!("---\n{front}\n---\nI study tides.\n"));
            let mut reader = Reader::new(&files, true);
            let config = Config::read(&mut reader).into_value().expect("a configuration");
            let page = config.pages(&mut reader).remove(0);
            icons_of_layouts(&mut reader, &page).len()
        };
        assert_eq!(icons("title: Home"), 1);
        assert_eq!(icons("layout: null"), 0);
    }
}
