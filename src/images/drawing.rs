//! What a drawing (SVG) may hold.
//!
//! The typesetter reads drawings with `usvg`, which has its own limits for entities, nesting and `<use>`. It also fetches
//! linked files, decodes pictures inside a drawing, and renders filters at whatever size they ask for: these are
//! checked here, before it sees the file.

use std::collections::HashSet;

use data_url::DataUrl;
use roxmltree::{Document, Node, ParsingOptions};

use super::raster;

/// The size of a drawing, in bytes. Maps and plots with many points take a few megabytes.
pub const MAX_DRAWING_BYTES: usize = 8 << 20;

/// How many uses of filters a drawing may have, such as shadows behind boxes.
pub const MAX_FILTERS: usize = 32;

/// The most pixels (width × height) a drawing with filters may have, since filters work on pixels.
pub const MAX_FILTERED_PIXELS: usize = 4_000_000;

/// How many elements and texts a drawing may have.
const MAX_NODES: u32 = 500_000;

/// Whether a file is a drawing, by its beginning.
pub(super) fn is_svg(data: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&data[..data.len().min(1024)]);
    head.contains("<svg")
}

/// Checks that a drawing can be set, and counts the pixels of the pictures in it.
///
/// # Errors
/// Why it cannot.
pub(super) fn check(data: &[u8]) -> Result<usize, String> {
    if data.len() > MAX_DRAWING_BYTES {
        return Err(format!("it has more than {} MB", MAX_DRAWING_BYTES >> 20));
    }
    let text = std::str::from_utf8(data).map_err(|_| "it is an SVG that is not UTF-8".to_owned())?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let drawing = Document::parse_with_options(text, options).map_err(|error| format!("it is damaged: {error}"))?;
    check_filters(&drawing)?;
    check_repeats(&drawing)?;
    let mut pixels = 0_usize;
    for node in drawing.descendants() {
        if let Some(target) = linked(node) {
            pixels = pixels.saturating_add(check_link(target)?);
        }
    }
    Ok(pixels)
}

/// The address of what an element shows from elsewhere.
fn linked<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    if !matches!(node.tag_name().name(), "image" | "feImage" | "use") {
        return None;
    }
    node.attributes().find(|attribute| attribute.name() == "href").map(|attribute| attribute.value().trim())
}

fn check_link(target: &str) -> Result<usize, String> {
    if target.is_empty() || target.starts_with('#') {
        return Ok(0);
    }
    let url = if target.starts_with("data:") { DataUrl::process(target).ok() } else { None };
    let Some(url) = url else {
        return Err("it references another file, and an SVG must be self-contained".to_owned());
    };
    let (data, _) = url.decode_to_vec().map_err(|_| "an image in it is damaged".to_owned())?;
    if is_svg(&data) {
        return Err("it contains another SVG".to_owned());
    }
    raster::check(&data).map(|picture| picture.pixels).map_err(|why| format!("an image in it cannot be used: {why}"))
}

/// How many masks and patterns may be used within masks and patterns.
pub const MAX_NESTED: usize = 8;

const HOLDERS: &[&str] = &["mask", "pattern"];
const MARKERS: &[&str] = &["marker"];

/// Checks what the typesetter draws again and again: a marker at each point of a line, and a mask or pattern within another one.
fn check_repeats(drawing: &Document<'_>) -> Result<(), String> {
    let sheets = drawing.descendants().filter(|node| is_of(*node, &["style"]));
    let rules: Vec<Rule<'_>> = sheets.filter_map(|sheet| sheet.text()).flat_map(rules_of).collect();
    let uses = |node: &Node<'_, '_>, ids: &HashSet<&str>| {
        !ids.is_empty() && references(*node, &rules).any(|id| ids.contains(id))
    };
    let is_within = |node: &Node<'_, '_>, kinds| node.ancestors().any(|outer| is_of(outer, kinds));
    let nested = |kinds, ids| drawing.descendants().filter(|node| is_within(node, kinds) && uses(node, ids)).count();
    let (holders, markers) = (ids_of(drawing, HOLDERS), ids_of(drawing, MARKERS));
    if nested(HOLDERS, &holders) > MAX_NESTED {
        return Err("it has too many masks or patterns within others; save it as a PNG".to_owned());
    }
    if nested(MARKERS, &markers) > 0 {
        return Err("it has markers within markers; save it without them, or as a PNG".to_owned());
    }
    let elements =
        drawing.descendants().filter(|node| is_of(*node, MARKERS)).map(|marker| marker.descendants().count());
    let largest = elements.max().unwrap_or_default();
    let marked = drawing.descendants().filter(|node| uses(node, &markers)).flat_map(|node| node.descendants());
    let drawn = marked.map(|line| points(line).saturating_mul(largest)).fold(0, usize::saturating_add);
    if drawn > MAX_NODES as usize {
        return Err("its markers draw too much; save it without them, or as a PNG".to_owned());
    }
    Ok(())
}

fn is_of(node: Node<'_, '_>, kinds: &[&str]) -> bool {
    kinds.contains(&node.tag_name().name())
}

fn ids_of<'a>(drawing: &'a Document<'_>, kinds: &[&str]) -> HashSet<&'a str> {
    drawing.descendants().filter(|node| is_of(*node, kinds)).filter_map(|node| node.attribute("id")).collect()
}

/// A rule of a style sheet that refers to elements.
struct Rule<'a> {
    selectors: &'a str,
    declarations: &'a str,
}

impl Rule<'_> {
    /// Whether it may be for an element. Anything but names of classes and elements may be for any of them.
    fn may_be_for(&self, node: Node<'_, '_>) -> bool {
        let has_class =
            |name: &str| node.attribute("class").is_some_and(|all| all.split_whitespace().any(|one| one == name));
        self.selectors.split(',').any(|selector| match selector.trim().split_at_checked(1) {
            Some((".", name)) if is_name(name) => has_class(name),
            Some(("#", name)) if is_name(name) => node.attribute("id") == Some(name),
            _ => true,
        })
    }
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn rules_of(sheet: &str) -> impl Iterator<Item = Rule<'_>> {
    let rules = sheet.split('}').filter_map(|rule| rule.split_once('{'));
    rules
        .map(|(selectors, declarations)| Rule { selectors, declarations })
        .filter(|rule| rule.declarations.contains("url("))
}

/// The names of the elements that one refers to: `#arrow` of `marker-end="url(#arrow)"`.
fn references<'a>(node: Node<'a, '_>, rules: &'a [Rule<'a>]) -> impl Iterator<Item = &'a str> {
    let own = node.attributes().map(|attribute| attribute.value());
    let styled = rules.iter().filter(move |rule| rule.may_be_for(node)).map(|rule| rule.declarations);
    let urls = own.chain(styled).flat_map(|text| text.split("url(").skip(1));
    urls.filter_map(|url| Some(url.split_once(')')?.0.trim_matches(|c: char| c.is_whitespace() || "'\"#".contains(c))))
}

/// How many points a line has, at most.
fn points(line: Node<'_, '_>) -> usize {
    let numbers =
        |text: &str| text.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|part| !part.is_empty()).count();
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
    ["d", "points"]
        .iter()
        .filter_map(|name| line.attribute(*name))
        .map(|text| numbers(text) + letters(text))
        .sum::<usize>()
        + 2
}

/// The steps that shadows and glows are made of. The cost of others grows with the square of a radius, or without limit.
const STEPS: [&str; 9] = [
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feDropShadow",
    "feFlood",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feOffset",
];

/// The largest number in a step, such as a radius or an offset.
pub const LARGEST_NUMBER: f64 = 1_000.0;

/// How far a drawing with filters may enlarge its parts.
pub const MAX_ENLARGED: f64 = 1_000.0;

/// Checks that the filters of a drawing can be computed, and quickly. The typesetter cannot be stopped in the middle of a
/// drawing, and what goes wrong there ends the process.
fn check_filters(drawing: &Document<'_>) -> Result<(), String> {
    let steps: Vec<Node<'_, '_>> =
        drawing.descendants().filter(|node| node.tag_name().name().starts_with("fe")).collect();
    if drawing.descendants().any(calls_filter) || !steps.iter().all(|step| is_plain_step(*step)) {
        return Err("it has filters other than plain shadows; save it without them, or as a PNG".to_owned());
    }
    if steps.is_empty() {
        return Ok(());
    }
    // Styles may name a filter for any number of elements, so a drawing with a style sheet counts as one that does.
    let names_filter = |node: &Node<'_, '_>| {
        node.attributes().any(|attribute| matches!(attribute.name(), "filter" | "style" | "class"))
    };
    let uses = drawing.descendants().filter(names_filter).count();
    if steps.len().saturating_mul(uses.max(1)) > MAX_FILTERS * MAX_FILTERS || steps.len() > MAX_FILTERS {
        return Err("it has too many filters, such as shadows; save it without them, or as a PNG".to_owned());
    }
    let is_wide = drawing.descendants().filter(|node| node.tag_name().name() == "filter").any(is_wide);
    let is_large = pixels(drawing.root_element()) > MAX_FILTERED_PIXELS as f64;
    if is_wide || is_large || enlargement(drawing) > MAX_ENLARGED {
        return Err("it is too large for its filters, such as shadows; save it without them, or as a PNG".to_owned());
    }
    Ok(())
}

/// Whether an element or a style sheet has a filter that is written as a function, such as `blur(2px)`.
fn calls_filter(node: Node<'_, '_>) -> bool {
    let calls =
        |value: &str| value.contains('(') && !(value.trim().starts_with("url(#") && value.matches('(').count() == 1);
    let declares = |text: &str| {
        let declarations = text.split([';', '{', '}']).filter_map(|declaration| declaration.split_once(':'));
        declarations.into_iter().any(|(name, value)| name.contains("filter") && calls(value))
    };
    node.attribute("filter").is_some_and(calls)
        || node.attribute("style").is_some_and(declares)
        || (node.tag_name().name() == "style" && node.text().is_some_and(declares))
}

fn is_plain_step(step: Node<'_, '_>) -> bool {
    let numbers = step.attributes().flat_map(|attribute| attribute.value().split([' ', ',', '\n', '\t']));
    STEPS.contains(&step.tag_name().name())
        && step.attribute("operator") != Some("arithmetic")
        && numbers.filter_map(|word| word.parse::<f64>().ok()).all(|number| number.abs() <= LARGEST_NUMBER)
}

/// Whether a filter asks for a region much larger than the element it applies to.
fn is_wide(filter: Node<'_, '_>) -> bool {
    let measure = |name| filter.attribute(name).and_then(|text| text.strip_suffix('%')?.trim().parse::<f64>().ok());
    ["x", "y", "width", "height"].into_iter().filter_map(measure).any(|percent| percent.abs() > 400.0)
}

/// The most that a part of the drawing may be enlarged: as if every part that enlarges were inside all the others, since
/// `<use>` can make it so.
fn enlargement(drawing: &Document<'_>) -> f64 {
    let root = drawing.root_element();
    let side = pixels(root).max(1.0).sqrt();
    let of = |node: Node<'_, '_>| {
        let attributes = node.attributes().map(|attribute| match attribute.name() {
            "style" if attribute.value().contains("transform") => f64::MAX,
            "transform" | "patternTransform" => scale(attribute.value()),
            "viewBox" => side / numbers(attribute.value()).skip(2).fold(side, f64::min).max(f64::MIN_POSITIVE),
            _ => 1.0,
        });
        attributes.product::<f64>()
    };
    drawing.descendants().map(of).product()
}

/// The most that a list of transformations enlarges things; 1 when it shrinks them.
fn scale(transformations: &str) -> f64 {
    let one = |text: &str| {
        let (name, arguments) = text.split_once('(')?;
        let arguments = numbers(arguments).map(f64::abs);
        let largest = match name.trim_matches([' ', ',', '\n', '\t']) {
            "translate" | "rotate" => return None,
            "matrix" => arguments.take(4).fold(1.0, f64::max),
            "skewX" | "skewY" => arguments.map(|angle| angle.to_radians().tan().abs()).fold(1.0, f64::max),
            _ => arguments.fold(1.0, f64::max),
        };
        Some(largest)
    };
    transformations.split(')').filter_map(one).product()
}

fn numbers(list: &str) -> impl Iterator<Item = f64> {
    list.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty()).map(number)
}

/// The number that a text starts with, whatever its unit.
fn number(text: &str) -> f64 {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | 'e' | 'E' | '+' | '-')).unwrap_or(text.len());
    text[..end].parse::<f64>().unwrap_or(0.0)
}

/// The area of the drawing in pixels: by its size, or by its view box, whichever is larger.
fn pixels(root: Node<'_, '_>) -> f64 {
    let side = |name| root.attribute(name).map_or(0.0, number);
    let view: Vec<f64> = root.attribute("viewBox").map(|text| numbers(text).collect()).unwrap_or_default();
    let view = if let [_, _, width, height] = view[..] { width * height } else { 0.0 };
    // What is not a size at all counts as too large.
    let area = (side("width") * side("height")).max(view);
    if area.is_finite() { area } else { f64::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<usize, String> {
        check(format!(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">{inside}</svg>"#).as_bytes())
    }

    #[test]
    fn a_drawing_holds_all_that_it_shows() {
        assert_eq!(
            svg(r##"<g id="a"/><use href="#a"/><a href="https://x.org"><rect width="1" height="1"/></a>"##),
            Ok(0)
        );
        for target in
            ["/etc/passwd", "file:///etc/passwd", "http://x.org/y.png", "../me.png", "//x/y", "data:,", "a.svg#b"]
        {
            for attribute in ["href", "xlink:href"] {
                assert!(svg(&format!(r#"<image {attribute}="{target}" width="1" height="1"/>"#)).is_err(), "{target}");
            }
        }
        assert!(svg(r#"<use href="file:///etc/passwd#x"/>"#).is_err());
    }

    #[test]
    fn entities_neither_grow_nor_reach_out() {
        let laughs = r#"<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]><svg>&e;&e;&e;&e;</svg>"#;
        assert!(check(laughs.as_bytes()).is_err());
        let outside = r#"<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>"#;
        assert!(check(outside.as_bytes()).is_err());
        // Old drawing programs name their namespaces in entities.
        let named = r#"<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"/>"#;
        assert_eq!(check(named.as_bytes()), Ok(0));
    }

    #[test]
    fn arrows_are_fine_and_what_they_draw_together_is_bounded() {
        let arrow = r##"<marker id="m"><path d="M0 0L1 1L0 2"/></marker>"##;
        let line = r##"<path d="M0 0L9 9" marker-end="url(#m)"/><line style="marker-start:url(#m)" x2="9"/>"##;
        assert_eq!(svg(&format!("{arrow}{}<style>.marker{{fill:red}}</style>", line.repeat(200))), Ok(0));
        let long = format!(r##"<path d="M0 0{}" marker-mid="url(#m)"/>"##, "L1 1".repeat(5_000));
        assert_eq!(svg(&format!("{arrow}{long}")), Ok(0));
        let heavy = arrow.replace("</marker>", &format!("{}</marker>", "<path d=\"M0 0\"/>".repeat(1_000)));
        assert!(svg(&format!("{heavy}{long}")).is_err());
        assert!(svg(&format!("{heavy}<g marker=\"url(#m)\">{}</g>", long.replace("marker-mid", "id"))).is_err());
        assert!(
            svg(&format!(r##"{arrow}<marker id="n"><path d="M0 0L1 1" marker-mid="url(#m)"/></marker>"##)).is_err()
        );
        assert!(svg(&format!("{arrow}<style>path{{marker-mid:url(#m)}}</style>")).is_err());
        let class = "<style>.flow { fill: none; marker-end: url(#m); }</style>";
        let flow = long.replace("marker-mid=\"url(#m)\"", "class=\"thin flow\"");
        assert_eq!(svg(&format!("{arrow}{class}{flow}")), Ok(0));
        assert!(svg(&format!("{heavy}{class}{flow}")).is_err());
        assert!(svg(&format!("{}{class}", arrow.replace("<path", "<path class=\"flow\""))).is_err());
        let mask = |inner: &str| format!(r#"<mask id="k">{inner}</mask>"#);
        assert_eq!(svg(&mask(r##"<rect fill="url(#g)"/>"##).repeat(40)), Ok(0));
        assert!(svg(&mask(r##"<rect mask="url(#k)"/><rect mask="url(#k)"/>"##).repeat(14)).is_err());
    }

    #[test]
    fn shadows_are_fine_and_storms_are_not() {
        let shadow = r##"<filter id="s" x="-20%" width="140%"><feGaussianBlur stdDeviation="2"/></filter><rect filter="url(#s)"/>"##;
        assert_eq!(svg(shadow), Ok(0));
        assert!(svg(&shadow.replace("140%", "9000%")).is_err());
        assert!(svg(&r#"<filter><feTurbulence/></filter>"#.repeat(40)).is_err());
        assert!(svg(&format!("{shadow}{}", r##"<rect filter="url(#s)"/>"##.repeat(2_000))).is_err());
        let large_step = |step: &str| svg(&shadow.replace(r#"<feGaussianBlur stdDeviation="2"/>"#, step)).is_err();
        for step in [
            r#"<feGaussianBlur stdDeviation="1e30"/>"#,
            r#"<feOffset dx="1e38"/>"#,
            r#"<feMorphology radius="100"/>"#,
            r#"<feTurbulence numOctaves="100000"/>"#,
            r#"<feConvolveMatrix order="60"/>"#,
            r#"<feComposite operator="arithmetic" k1="1e38"/>"#,
        ] {
            assert!(large_step(step), "{step}");
        }
        let figma = r#"<feFlood/><feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"/><feOffset dy="4"/><feComposite operator="out"/><feBlend/>"#;
        assert!(!large_step(figma));
        assert!(svg(&format!(r#"<g transform="translate(9000,1) scale(3)">{shadow}</g>"#)).is_ok());
        assert!(
            svg(&format!(r#"<g transform="scale(100)"><g transform="matrix(50 0 0 50 1 1)">{shadow}</g></g>"#))
                .is_err()
        );
        assert!(svg(&format!(r#"<svg viewBox="0 0 .001 .001">{shadow}</svg>"#)).is_err());
        for called in
            [r#"<g filter="blur(9e9px)"/>"#, r#"<g style="filter: blur(9)"/>"#, "<style>g{filter:blur(9)}</style>"]
        {
            assert!(svg(called).is_err(), "{called}");
        }
        assert_eq!(svg(r#"<g transform="scale(9e9)" style="opacity: .5"/>"#), Ok(0));
        let large = r#"<svg viewBox="0 0 9000 9000"><filter><feFlood/></filter></svg>"#;
        assert!(check(large.as_bytes()).is_err());
    }
}
