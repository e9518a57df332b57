//! Websites of Quarto: files that pages include, and what Pandoc's Markdown has that CommonMark has not.

use super::supplements::in_order;
use crate::binary::Folder;

const SITE: &str = "project: {type: website}\nlang: en\nwebsite:\n  title: Mira Halden\n  site-url: https://halden.example\n  navbar:\n    left:\n    \
    - {text: Papers, href: publications.qmd}\n    - {text: Teaching, href: teaching.qmd}\n";
const HOME: (&str, &str) = ("index.qmd", "---\ntitle: Mira Halden\n---\nI study tides.\n");

/// The text of a site's document, and what was reported about it.
fn built(files: &[(&str, &str)]) -> (String, String) {
    let folder = Folder::with(&[&[("_quarto.yml", SITE)], files].concat());
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    (folder.text("out.txt"), run.messages().to_owned())
}

#[test]
fn a_page_has_the_text_of_the_files_that_it_includes() {
    let papers = "---\ntitle: Publications\n---\n## Articles\n\n{{< include _lists/_articles.qmd >}}\n\n## Work in progress\n\n\
                  {{< include /parts/_drafts.qmd >}}\n";
    let articles = "---\ntitle: Never printed\n---\n::: {.list}\n- [Tides of the North]{.title}, *J. Maps*, 2021\n- Gulls at sea, *J. Birds*, 2019\n:::\n\
                    {{< include _older.qmd >}}";
    let files = [
        HOME,
        ("publications.qmd", papers),
        ("_lists/_articles.qmd", articles),
        ("_lists/_older.qmd", "- Foam and wind, *J. Seas*, 2011\n"),
        ("parts/_drafts.qmd", "- Knots of old, with Aino Lind\n"),
        ("teaching.qmd", "---\ntitle: Teaching\n---\n{{< include '_courses.md' >}}\n"),
        ("_courses.md", "- 2021: Maps for sailors\n- 2020: Knots {{< fa anchor >}}\n"),
    ];
    let (text, messages) = built(&files);
    let words = ["Articles", "Tides of", "Gulls at", "Foam and", "progress", "Knots of old", "Teaching", "Maps for"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("Never printed") && !messages.contains("`include`"), "{text}{messages}");
    assert!(messages.contains("_courses.md:2:15: only the site's own generator can expand the shortcode `fa`"));
}

#[test]
fn what_cannot_be_included_is_left_out_with_a_warning() {
    let papers = "---\ntitle: Publications\n---\n- Tides of the North, 2021\n- Gulls at sea, 2019\n- Foam and wind, 2011\n\n{{< include _more.qmd >}}\n";
    let more = "Unfinished: Knots of old.\n\n{{< include _more.qmd >}}\n\n{{< include _gone.qmd >}}\n\n{{< include ../secret.qmd >}}\n";
    let (text, messages) = built(&[HOME, ("publications.qmd", papers), ("_more.qmd", more)]);
    assert_eq!(text.matches("Knots of old").count(), 1, "{text}{messages}");
    for said in [
        "warning[dropped-shortcode]: `_more.qmd` includes itself, so it is left out here\n --> _more.qmd:3:1",
        "warning[dropped-shortcode]: `_gone.qmd` is not in the site's folder, so what it says is left out\n --> _more.qmd:5:1",
        "warning[dropped-shortcode]: `../secret.qmd` is not in the site's folder",
    ] {
        assert!(messages.contains(said), "{said}:\n{messages}");
    }
}

#[test]
fn a_page_built_alone_includes_its_files_too() {
    let folder = Folder::with(&[
        ("cv.qmd", "---\ntitle: Mira Halden\n---\n## Education\n\n{{< include _degrees.qmd >}}\n"),
        ("_degrees.qmd", "- 2019: MSc in Tides, Uni One\n"),
    ]);
    folder.vitae(&["build", "cv.qmd", "-f", "txt", "-o", "out.txt"]).exits(0);
    assert!(folder.text("out.txt").contains("MSc in Tides"), "{}", folder.text("out.txt"));
}

#[test]
fn files_that_multiply_by_including_each_other_make_no_endless_page() {
    let names: Vec<String> = (0..9).map(|at| format!("_{at}.qmd")).collect();
    let next = |at: usize| format!("{{{{< include _{}.qmd >}}}}\n\n", at + 1).repeat(30);
    let texts: Vec<String> = (0..9).map(|at| format!("Gulls.\n\n{}", next(at))).collect();
    let mut files: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    files.extend([HOME, ("publications.qmd", "---\ntitle: Publications\n---\n{{< include _0.qmd >}}\n")]);
    let (text, messages) = built(&files);
    assert!(text.contains("I study tides."), "{text}");
    assert!(messages.contains("this page includes too much text; the rest is left out"), "{messages}");
}
