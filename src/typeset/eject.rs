//! Pages → a folder that the typesetter's own program sets in just the same way, to continue from by hand.
//!
//! Pages are set in a closed world, so the folder is that world, written out. It differs only where a person would have done
//! things differently: the main file says what it is and how to set it, images go by the names that their author gave them,
//! the data does not say what the text may do without, and templates that nothing mentions are left out.

use std::collections::BTreeMap;

use super::compile::Pages;
use super::escape::string;
use super::simplify::simplify;
use super::world::PageWorld;
use crate::address;
use crate::path;

/// The file that everything else is for.
const MAIN: &str = "main.typ";

/// The version of the typesetter, as far as documents depend on it.
const TYPST: &str = "0.15";

/// The files of a document by their paths below its own folder, `main.typ` among them.
///
/// `fonts` is where the bundled fonts are, relative to that folder; the main file mentions it.
pub fn eject(pages: &Pages, fonts: &str) -> BTreeMap<String, Vec<u8>> {
    let world = &pages.world;
    let names = human_names(&world.markup.images);
    let mut files = BTreeMap::new();
    for (path, bytes) in world.contents() {
        let bytes = match path.as_str() {
            MAIN => main_file(world, fonts, &names).into_bytes(),
            "cv.json" => for_any_text(&with_names(&world.markup.data, "\"photo\": ", &names)).into_bytes(),
            _ => bytes,
        };
        let path = names.get(&format!("/{path}")).map_or(path.as_str(), |name| name.trim_start_matches('/')).to_owned();
        files.insert(path, bytes);
    }
    drop_unmentioned_templates(&mut files);
    files
}

/// The markup, after comments that say what it is and how it is set.
fn main_file(world: &PageWorld, fonts: &str, names: &BTreeMap<String, String>) -> String {
    let markup = simplify(&with_names(&world.markup.text, "#picture(", names));
    format!(
        "// Written by vitae {}. The text is below, name and contacts are in cv.json, and the design is in templates/.\n\
         // To compile it with Typst {TYPST} and vitae's fonts:\n\
         //\n\
         //   vitae fonts --export {fonts}\n\
         //   typst compile --ignore-system-fonts --ignore-embedded-fonts --font-path {fonts} {MAIN}\n\n\
         {markup}",
        env!("CARGO_PKG_VERSION"),
    )
}

/// For each image's path in the closed world, one that tells a person what it shows.
fn human_names(images: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (written, served) in images {
        let extension = path::extension(served);
        let stem = plain_stem(written);
        let numbered = (1..).map(|number| if number == 1 { stem.clone() } else { format!("{stem}-{number}") });
        let mut paths = numbered.map(|stem| format!("/images/{stem}.{extension}"));
        let is_free = |path: &String| !names.values().any(|taken| taken.eq_ignore_ascii_case(path));
        if let Some(path) = paths.find(|path| is_free(path)) {
            names.insert(served.clone(), path);
        }
    }
    names
}

/// The stem of a path in letters, digits and hyphens, so that it is a valid name on every system: `me%20too.jpg` is `me-too`.
fn plain_stem(path: &str) -> String {
    let path = address::unescaped(path.split(['?', '#']).next().unwrap_or_default());
    let stem = path::stem(&path);
    let words = stem.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty());
    let stem: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
    // `qr` is the name of the code that vitae draws.
    if matches!(stem.as_str(), "" | "qr") { format!("image{stem}") } else { stem }
}

/// The text with the images' new names where `before` introduces one. Nothing that an author writes can look like that: in
/// markup the `#` would be escaped, in JSON the quotation marks.
fn with_names(text: &str, before: &str, names: &BTreeMap<String, String>) -> String {
    names.iter().fold(text.to_owned(), |text, (served, name)| {
        text.replace(&format!("{before}{}", string(served)), &format!("{before}{}", string(name)))
    })
}

/// The data without what it says of the text, which may get a table now.
fn for_any_text(data: &str) -> String {
    // A line that begins so is no author's: in JSON, the quotation marks and new lines of a text are escaped.
    let keys = [("\n  \"uses\": [", "],"), ("\n  \"special\": {", "\n  },")];
    keys.iter().fold(data.to_owned(), |data, (start, end)| {
        let parts = data.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
        parts.map(|(before, behind)| format!("{before}{behind}")).unwrap_or_else(|| data.clone())
    })
}

/// Takes out the bundled templates that come with the user's own and that no file mentions.
fn drop_unmentioned_templates(files: &mut BTreeMap<String, Vec<u8>>) {
    let texts: Vec<(String, String)> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".typ"))
        .map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let is_mentioned = |path: &str| {
        let name = path::name(path);
        texts.iter().any(|(other, text)| other != path && text.contains(name))
    };
    files.retain(|path, _| !path.starts_with("templates/") || is_mentioned(path));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_go_by_the_names_that_they_came_with() {
        let served = |pairs: &[(&str, &str)]| {
            let images = pairs.iter().map(|&(written, served)| (written.to_owned(), served.to_owned())).collect();
            human_names(&images).into_values().collect::<Vec<_>>()
        };
        assert_eq!(served(&[("/images/me%20too.png?v=2", "/images/1.png")]), ["/images/me-too.png"]);
        assert_eq!(
            served(&[("a/Logo.png", "/images/1.png"), ("b/logo.png", "/images/2.png"), ("照片.jpg", "/images/3.jpg")]),
            ["/images/Logo.png", "/images/logo-2.png", "/images/照片.jpg"]
        );
        assert_eq!(
            served(&[("/qr.svg", "/images/1.svg"), ("/…", "/images/2.png")]),
            ["/images/imageqr.svg", "/images/image.png"]
        );
    }

    #[test]
    fn the_data_is_for_any_text() {
        let data = |uses: &str| format!("{{\n  \"name\": \"\\n  \\\"uses\\\": [\",{uses}\n  \"fit\": 1.0\n}}");
        for uses in ["", "\n  \"uses\": [],", "\n  \"uses\": [\n    \"code\"\n  ],"] {
            assert_eq!(for_any_text(&data(uses)), data(""));
        }
    }

    #[test]
    fn names_change_where_an_image_is_placed_and_nowhere_else() {
        let names = BTreeMap::from([("/images/1.png".to_owned(), "/images/me.png".to_owned())]);
        let text =
            "#picture(\"/images/1.png\", alt: \"\") #raw(\"/images/1.png\") #raw(\"#picture(\\\"/images/1.png\\\")\")";
        let changed = text.replacen("/images/1.png", "/images/me.png", 1);
        assert_eq!(with_names(text, "#picture(", &names), changed);
    }
}
