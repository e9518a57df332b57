//! What a page's layout shows of the site's data: themes have layouts that print a CV out of `_data/`, and pages with nothing else
//! in them.

use super::config::Config;
use super::reader::Reader;
use super::site_page::SitePage;
use crate::yaml::Yaml;

/// Layouts that print a CV, and the names of the data that they print, as `site.data` has them; the first that exists.
const LAYOUTS: &[(&str, &[&str])] = &[
    // al-folio
    ("cv", &["cv", "resume"]),
    // academicpages
    ("cv-layout", &["cv"]),
    // Hydejack
    ("resume", &["resume"]),
];

/// The data of themes whose homepage is the CV: online-cv.
const HOMEPAGE: &[&str] = &["data"];

const ENDINGS: &[&str] = &["yml", "yaml", "json"];

/// Where comments of Liquid begin and end.
const COMMENTS: &[(&str, &str)] = &[("{% comment %}", "{% endcomment %}"), ("{%- comment -%}", "{%- endcomment -%}")];

/// The file whose data fills a page that has no text of its own.
pub(super) fn file_of(reader: &mut Reader<'_>, config: &Config, page: &SitePage) -> Option<String> {
    if page.has_text() {
        return None;
    }
    let layout = page.page.front_matter.text("layout").map_or("", |layout| layout.value).to_owned();
    let Some((_, names)) = LAYOUTS.iter().find(|(known, _)| *known == layout) else {
        return homepage_file(reader, page);
    };
    let names = in_order_of_layout(reader, page, &layout, names);
    let in_site = names.iter().find_map(|name| data_file(reader, config, name));
    // Where no plug-in is told of a file, the resume is where al-folio and JSON Resume's tools put it.
    let is_told = config.yaml.filled("jekyll_get_json").is_some() || !names.contains(&"resume");
    let usual = Some("assets/json/resume.json".to_owned()).filter(|path| !is_told && reader.exists(path));
    in_site.or(usual)
}

/// The site's own copy of a layout; `None` where the site has it from the theme.
pub(super) fn layout_file(reader: &Reader<'_>, layout: &str) -> Option<String> {
    let paths = ["liquid", "html"].map(|ending| format!("_layouts/{layout}.{ending}"));
    paths.into_iter().find(|path| !layout.is_empty() && reader.exists(path))
}

fn layout_text(reader: &mut Reader<'_>, layout: &str) -> String {
    let source = layout_file(reader, layout).and_then(|path| reader.read(&path).into_value());
    source.map(|id| reader.sources().get(id).text().to_owned()).unwrap_or_default()
}

/// The data that a homepage without text shows; it must be a CV, since many sites have data of that name.
fn homepage_file(reader: &mut Reader<'_>, page: &SitePage) -> Option<String> {
    if !page.bare_address().is_empty() {
        return None;
    }
    let path = HOMEPAGE.iter().find_map(|name| in_data_folder(reader, name))?;
    let data = reader.yaml(&path).into_value()?;
    data.filled("sidebar").and_then(Yaml::as_map).map(|_| path)
}

/// What the page asks for (`cv_format: jsonresume`), else the data in the order in which the site's own copy of the layout
/// asks for them: al-folio has changed it more than once.
fn in_order_of_layout<'n>(reader: &mut Reader<'_>, page: &SitePage, layout: &str, names: &[&'n str]) -> Vec<&'n str> {
    let mut names = names.to_vec();
    match page.page.front_matter.text("cv_format").map(|format| format.value) {
        Some("jsonresume") => names.retain(|name| *name == "resume"),
        Some("rendercv") => names.retain(|name| *name == "cv"),
        _ => {
            let text = layout_text(reader, layout);
            let place = |name: &&str| place_in_layout(&text, name);
            // What the layout does not ask for is not shown, whether it is there or not.
            if names.iter().any(|name| place(name).is_some()) {
                names.retain(|name| place(name).is_some());
                names.sort_by_key(place);
            }
        }
    }
    names
}

/// Where a layout first asks for some data, outside its comments.
fn place_in_layout(text: &str, name: &str) -> Option<usize> {
    let wanted = format!("site.data.{name}");
    let is_in_comment = |at: usize| {
        let opened = COMMENTS.iter().filter_map(|(open, _)| text[..at].rfind(open)).max();
        let closed = COMMENTS.iter().filter_map(|(_, close)| text[..at].rfind(close)).max();
        opened > closed
    };
    text.match_indices(&wanted).map(|(at, _)| at).find(|&at| !is_in_comment(at))
}

/// The file that `site.data` has under a name: in `_data`, or where the plug-in `jekyll_get_json` finds it.
fn data_file(reader: &Reader<'_>, config: &Config, name: &str) -> Option<String> {
    let listed = config.yaml.get("jekyll_get_json").map(Yaml::items).unwrap_or_default();
    let plugged = listed.iter().find(|item| item.text("data").is_some_and(|data| data.value == name));
    let plugged = plugged.and_then(|item| item.text("json")).map(|path| path.value.trim_start_matches('/').to_owned());
    plugged.filter(|path| reader.exists(path)).or_else(|| in_data_folder(reader, name))
}

fn in_data_folder(reader: &Reader<'_>, name: &str) -> Option<String> {
    let paths = ENDINGS.iter().map(|ending| format!("_data/{name}.{ending}"));
    paths.into_iter().find(|path| reader.exists(path))
}
