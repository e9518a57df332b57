//! Theme files that print one item of a collection, and how to tell that a site has not changed them.
//!
//! Such a file prints a title in large letters and a line of details; the CV stage does that better from the item's own fields. A
//! site that has changed the file means what it says, so its file is run.

use crate::meanings::topic::PUBLICATIONS;
use crate::{fold, meanings, path};

/// The theme's files, each with the fingerprints of the versions shipped by academicpages and Minimal Mistakes.
const FILES: &[(&str, &[u64])] = &[
    ("archive-single.html", &[0x85a9_3630_5324_cafb, 0xeed7_bea4_5af6_1e1b, 0xfc33_b084_3dc6_aeaa]),
    ("archive-single-cv.html", &[0x87c8_8690_9f66_b218, 0x1bb5_e13b_c65d_3694]),
    ("archive-single-talk.html", &[0xdf43_d262_5976_5b20, 0xff5a_8b68_c666_0f84]),
    ("archive-single-talk-cv.html", &[0x98a8_03cd_8083_43f7, 0xcb9c_7630_28dc_74e7]),
];

/// Whether an include prints an item as the theme does: its text is one that the theme shipped, or the file is missing because
/// the site gets it from the theme.
pub(super) fn prints_item(name: &str, text: Option<&str>) -> bool {
    match text {
        Some(text) => FILES.iter().any(|(file, known)| *file == name && known.contains(&fingerprint(text))),
        None => name.starts_with("archive-single"),
    }
}

/// What stands in for a file that only the theme has and that prints one item of a collection: a card, as al-folio's does.
pub(super) const CARD: &str = "<div class=\"col\"><a href=\"{{ include.item.url | relative_url }}\"><div class=\"card\">\
    <h2 class=\"card-title\">{{ include.item.title }}</h2><p>{{ include.item.description }}</p></div></a></div>\n";

/// The same for a file that prints a whole collection.
pub(super) const CARDS: &str = "{% assign years = include.items | sort: 'year' | reverse %}{% for item in years %}\
    <div class=\"col\"><a href=\"{{ item.url | relative_url }}\"><div class=\"card\">\
    <h2 class=\"card-title\">{{ item.title }}</h2><p>{{ item.description }}</p></div></a></div>{% endfor %}\n";

/// What stands in for Minimal Mistakes' `feature_row`, which many sites get from the theme: the cards that a page's front matter lists.
const FEATURE_ROW: &str = "{% assign cards = page.feature_row %}{% if include.id %}{% assign cards = page[include.id] %}{% endif %}\
    {% for card in cards %}<div class=\"archive__item\">\
    {% if card.title %}<h3 class=\"archive__item-title\">{{ card.title }}</h3>{% endif %}{{ card.excerpt | markdownify }}\
    {% if card.url %}<p><a href=\"{{ card.url | relative_url }}\" class=\"btn\">{{ card.btn_label | default: 'Learn more' }}</a></p>{% endif %}\
    </div>{% endfor %}\n";

/// What stands in for a file that only the theme has and that prints what the page says.
pub(super) fn shipped(name: &str) -> Option<&'static str> {
    matches!(name, "feature_row" | "feature_row.html").then_some(FEATURE_ROW)
}

/// Words behind the name of a collection in the name of a file that prints it: `projects_horizontal`, `course-card`.
const FORMS: &[&str] = &["card", "cards", "entry", "grid", "horizontal", "item", "list", "row", "single", "vertical"];

/// The words by which a file that is not in the site's folder says which collection it prints: `projects` for
/// `projects_horizontal.liquid`.
pub(super) fn collection_words(name: &str) -> String {
    let words = fold::words(&path::stem(path::name(name)).replace('_', " "));
    let named: Vec<&str> = words.split(' ').filter(|word| !FORMS.contains(word)).collect();
    named.join(" ")
}

/// Whether folded words name a collection that a CV has a section for: `courses` for `teachings`, `project` for `projects`.
pub(super) fn names_collection(words: &str, collection: &str) -> bool {
    let topic = |words: &str| meanings::of(words).filter(|topic| meanings::place(topic).is_some());
    let collection = fold::words(&collection.replace('_', " "));
    let own = topic(&collection).filter(|topic| *topic != PUBLICATIONS);
    own.is_some() && (words.trim_end_matches('s') == collection.trim_end_matches('s') || topic(words) == own)
}

/// Whether such an include shows the beginning of the item's text.
pub(super) fn shows_excerpt(name: &str) -> bool {
    !name.ends_with("-cv.html")
}

/// Whether an include makes a table of contents.
pub(super) fn is_table_of_contents(name: &str) -> bool {
    matches!(name, "toc" | "toc.html")
}

/// Whether nobody misses what an include prints when the file is missing.
pub(super) fn is_silent(name: &str) -> bool {
    name == "base_path" || is_table_of_contents(name)
}

/// A fingerprint of a text without its white space: FNV-1a, which gives the same on every machine.
fn fingerprint(text: &str) -> u64 {
    let bytes = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_do_not_change() {
        // The published test vectors of FNV-1a.
        assert_eq!(fingerprint(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint("foo bar"), 0x8594_4171_f739_67e8);
        assert_eq!(fingerprint("foo\n  bar\n"), fingerprint("foobar"));
    }

    #[test]
    fn a_file_names_the_collection_that_it_prints() {
        for (file, collection, expected) in [
            ("courses.liquid", "teachings", true),
            ("cards/project-card.html", "projects", true),
            ("projects_horizontal.liquid", "projects", true),
            ("selected_projects.html", "projects", false),
            ("news.liquid", "news", false),
            ("papers.html", "publications", false),
        ] {
            assert_eq!(names_collection(&collection_words(file), collection), expected, "{file}");
        }
    }

    #[test]
    fn a_changed_file_is_the_site_s_own() {
        assert!(prints_item("archive-single-cv.html", None));
        assert!(!prints_item("archive-single-cv.html", Some("<li>{{ post.title }}</li>")));
        assert!(!prints_item("talk.html", None));
    }
}
