//! Which pages the menus of a site lead to: menus that are pages, and menus in other languages.

use super::supplements::{CV, HOME, built, in_order};

const GRANTS: (&str, &str) = ("grants.md", "---\ntitle: Grants\n---\n- 2021: Tide fund\n- 2019: Gull fund\n");

#[test]
fn a_page_of_nothing_but_links_goes_on_with_the_menu() {
    let menu = ("_data/navigation.yml", "main:\n- {title: More, url: /more.html}\n");
    let talks = ("talks.md", "---\ntitle: Talks\n---\n- Foam, 2022\n- Waves, 2020\n");
    for (links, expected) in [
        ("## [Grants](grants.md)\n\n## [Talks](talks.md)\n", "Tide fund Foam"),
        ("* [Grants](/grants.html)\n* [Talks](/talks.html)\n", "Tide fund Foam"),
        ("I have [grants](grants.md) and [talks](talks.md).\n", ""),
        ("[Grants](grants.md)\n", ""),
    ] {
        let more = format!("---\ntitle: More\n---\n{links}");
        let (text, messages) = built(&[HOME, CV, menu, GRANTS, talks, ("more.md", &more)]);
        assert_eq!(in_order(&text, &["Foam", "Tide fund"]), expected, "{links}{text}{messages}");
        let why =
            "grants.md is taken in for its funding: a page of the site's menu that is nothing but links leads to it";
        assert_eq!(messages.contains(why), !expected.is_empty(), "{links}{messages}");
    }
}

#[test]
fn a_page_about_the_author_that_no_menu_has_is_missed() {
    let index = ("index.html", "---\n---\n<p>I study tides and foam.</p>\n");
    let about = ("_pages/about.md", "---\npermalink: /about/\n---\nI keep gulls.\n");
    let (text, messages) = built(&[index, about]);
    assert!(text.contains("I study tides") && !text.contains("gulls"), "{text}");
    assert!(messages.contains("_pages/about.md is left out: another page is the homepage"), "{messages}");
}

#[test]
fn a_layout_of_ones_own_does_not_hide_the_menu_of_the_theme() {
    let layout = (
        "_layouts/about.liquid",
        "<article>{{ content }}</article><h2><a href=\"/publications/\">Publications</a></h2>",
    );
    let home = ("index.md", "---\nlayout: about\npermalink: /\n---\nI study tides.\n");
    let page = |title: &str| {
        format!(
            "---\ntitle: {title}\nnav: true\npermalink: /{title}/\n---\n- {title} of foam, 2021\n- {title} of gulls, 2019\n"
        )
    };
    let (talks, papers) = (page("talks"), page("publications"));
    let (text, messages) = built(&[home, layout, ("talks.md", &talks), ("publications.md", &papers)]);
    assert!(text.contains("talks of gulls") && text.contains("publications of gulls"), "{text}{messages}");
}

#[test]
fn a_language_without_a_homepage_has_the_menu_of_its_pages() {
    let layout = (
        "_layouts/default.html",
        "<nav>{% if page.lang == 'en' %}<a href=\"/en/grants.html\">Grants</a><a href=\"/en/talks.html\">Talks</a>{% else %}\
         <a href=\"/gelder.html\">Gelder</a><a href=\"/en/grants.html\">English</a>{% endif %}</nav>{{ content }}",
    );
    let home = ("index.md", "---\nlayout: default\n---\nI study tides and how gulls follow them.\n");
    let page = |title: &str, language: &str, item: &str| {
        format!("---\ntitle: {title}\nlang: {language}\nlayout: default\n---\n- {item}, 2021\n- {item} again, 2019\n")
    };
    let (own, grants, talks) =
        (page("Förderung", "de", "Gezeiten"), page("Grants", "en", "Tide fund"), page("Talks", "en", "Foam"));
    let files = [home, layout, ("gelder.md", &own), ("en/grants.md", &grants), ("en/talks.md", &talks)];
    let (text, messages) = built(&files);
    assert_eq!(in_order(&text, &["Foam,", "Tide fund,", "Gezeiten"]), "Tide fund, Foam,", "{text}{messages}");
    assert!(messages.contains("gelder.md is left out: it is in another language"), "{messages}");
}

#[test]
fn the_line_below_the_title_may_be_the_menu() {
    let config = "title: Mira Halden\nurl: https://halden.example\nauthor: {name: Mira Halden}\n\
                  description: '<h3><a href=\"https://halden.example/work\">Work</a> | <a href=\"https://halden.example/shore\">Shore</a></h3> Postdoc'\n";
    let shore =
        "---\ntitle: Shore\n---\n- 2021: Maps for Sailors\n- 2020: Knots for Beginners\n- 2019: Tides and Winds\n";
    let other = "---\ntitle: Boats\n---\n- 2021: Cutter, Pier One\n- 2020: Yawl, Pier Two\n- 2019: Sloop, Pier One\n";
    let files =
        [("_config.yml", config), ("index.md", "---\n---\nI study tides.\n"), ("shore.md", shore), ("boats.md", other)];
    let folder = crate::binary::Folder::with(&files);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Knots for Beginners") && !text.contains("Yawl"), "{text}{}", run.messages());
}

#[test]
fn a_title_that_a_cv_page_has_from_another_page_is_not_its_name() {
    let menu = ("_data/navigation.yml", "main:\n- {title: CV, url: /cv/}\n- {title: Teaching, url: /teaching/}\n");
    let cv = |title: &str| {
        format!(
            "---\npermalink: /cv/\ntitle: {title}\n---\n## Main events\n\n- 2019: MSc in Tides, Uni One\n- 2017: BSc, Uni Two\n"
        )
    };
    let teaching =
        ("teaching.md", "---\npermalink: /teaching/\ntitle: Teaching\n---\n- 2021: Maps for Sailors\n- 2020: Knots\n");
    let (text, messages) = built(&[HOME, menu, ("cv.md", &cv("Teaching")), teaching]);
    assert_eq!(
        in_order(&text, &["Teaching", "Main events", "Uni One", "Sailors"]),
        "Main events Uni One Teaching Sailors"
    );
    assert!(messages.contains("the title “Teaching” is left out: it is that of teaching.md"), "{messages}");
    let (text, messages) = built(&[HOME, menu, ("cv.md", &cv("Education")), teaching]);
    assert_eq!(in_order(&text, &["Education", "Uni One"]), "Education Uni One", "{messages}");
}

#[test]
fn what_the_owner_took_out_of_the_menu_is_not_in_it() {
    let layout = (
        "_layouts/default.html",
        "<nav>{% for link in site.data.navigation.main %}<a href=\"{{ link.url }}\">{{ link.title }}</a>{% endfor %}</nav>{{ content }}",
    );
    let menu = (
        "_data/navigation.yml",
        "main:\n# - {title: Papers, url: /publications/}\n- {title: CV, url: /files/halden.pdf}\n",
    );
    let home = |papers: &str| format!("---\nlayout: default\n---\nI study tides.\n\n# Papers\n\n{papers}");
    let newest = "**[1] Tides of the long quay.** M. Halden. Seas 2024.\n\n**[2] Gulls at noon.** M. Halden. Birds 2023.\n\n\
                  **[3] Foam in the harbour of the north.** M. Halden. Seas 2021.\n";
    let old = "---\npermalink: /publications/\ntitle: Publications\n---\n**[1] Gulls at noon.** M. Halden. Birds, to appear.\n\n\
               **[2] Foam in the harbour of the north.** M. Halden. Seas 2021.\n\n**[3] Ropes that I gave up.** M. Halden. Draft, 2020.\n";
    let page = ("_pages/publications.md", old);
    let (text, messages) = built(&[("index.md", &home(newest)), layout, menu, page]);
    assert!(text.contains("1. Tides of the long quay") && !text.contains("gave up"), "{text}");
    let left_out = "_pages/publications.md is left out: another page has a section “Papers”; one of the 3 things";
    assert!(messages.contains(left_out) && !messages.contains("the site's menu links to it"), "{messages}");
    // Without a list on the homepage, the page is the only one.
    let (text, messages) = built(&[HOME, layout, menu, page]);
    assert!(text.contains("gave up") && messages.contains("the site shows it at `/publications/`"), "{messages}");
}
