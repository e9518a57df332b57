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

fn entry(kind: &str, key: &str, title: &str, year: u16) -> String {
    format!(
        "@{kind}{{{key}, author = {{Halden, Mira}}, title = {{{title}}}, journal = {{J. Maps}}, year = {{{year}}}}}\n"
    )
}

#[test]
fn a_bibliography_is_printed_where_code_prints_what_it_reads() {
    let page = "---\ntitle: Publications\n---\n```{r, include=FALSE}\nlibrary(RefManageR)\nall <- ReadBib(\n  \"lists/papers.bib\", check = FALSE)\nshow <- function(bib) {\n  cat(format(bib))\n}\n```\n\n\
                ## Peer-reviewed articles\n\n```{r, results='asis'}\nshow(all)\n```\n\n## Drafts\n\n```{python}\nprint(read(\"drafts.bib\"))\n```\n\n\
                ## Media\n\n- A talk about gulls on Radio Halden, 2020\n";
    let papers = entry("article", "a", "Tides of the North", 2021) + &entry("article", "b", "Gulls at sea", 2019);
    let drafts = entry("unpublished", "c", "Knots of old", 2022);
    let unused = entry("article", "d", "Foam and wind", 2011);
    let (text, messages) = built(&[
        HOME,
        ("publications.qmd", page),
        ("lists/papers.bib", &papers),
        ("drafts.bib", &drafts),
        ("other.bib", &unused),
    ]);
    let words = ["articles", "Tides of", "Gulls at", "Drafts", "Knots of", "Media", "Radio"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("Foam and wind") && !text.contains("Journal articles"), "{text}");
    assert!(messages.contains("publications.qmd:15:1: the entries of lists/papers.bib are printed here"), "{messages}");
}

#[test]
fn a_bibliography_that_several_cells_print_is_divided_by_what_they_ask_for() {
    let bib = entry("article", "a", "Tides of the North", 2021) + &entry("book", "b", "Gulls at sea", 2019);
    let page = |first: &str, second: &str| {
        format!(
            "---\ntitle: Publications\n---\n```{{r}}\n#| include: false\nbib <- read.bib('my.bib')\n```\n\n## First\n\n\
            ```{{r}}\nprint(bib{first})\n```\n\n## Second\n\n`r cat(bib{second})`\n"
        )
    };
    let told_apart = page("[\"Book\"]", "[\"article\"]");
    let (text, messages) = built(&[HOME, ("publications.qmd", &told_apart), ("my.bib", &bib)]);
    let words = ["First", "Gulls at", "Second", "Tides of"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    let unknown = page("[1:9]", "[10:20]");
    let (text, messages) = built(&[HOME, ("publications.qmd", &unknown), ("my.bib", &bib)]);
    assert!(text.matches("Gulls at").count() == 1 && text.matches("Tides of").count() == 1, "{text}{messages}");
    assert!(!text.contains("First") && !text.contains("Second"), "{text}{messages}");
}

#[test]
fn a_page_may_ask_for_all_of_its_bibliography() {
    let bib = entry("article", "a", "Tides of the North", 2021) + &entry("article", "b", "Gulls at sea", 2019);
    let page = |nocite: &str| {
        format!(
            "---\ntitle: Publications\nbibliography: [my.bib]\nnocite: |\n  {nocite}\n---\n## Papers\n\n::: {{#refs}}\n:::\n\n## Radio\n\n- Foam, 2020\n"
        )
    };
    let (text, messages) = built(&[HOME, ("publications.qmd", &page("@*")), ("my.bib", &bib)]);
    let words = ["Papers", "Tides of", "Gulls at", "Radio"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    let (text, messages) = built(&[HOME, ("publications.qmd", &page("@b")), ("my.bib", &bib)]);
    assert!(text.find("Gulls at") < text.find("Radio"), "{text}{messages}");
}

#[test]
fn citations_are_printed_as_pandoc_prints_them() {
    let bib = entry("article", "halden2020", "Tides of the North", 2020)
        + &entry("article", "both", "Foam", 2021).replace("{Halden, Mira}", "{Lind, Joe and Berg, Ann}");
    let page = |text: &str| format!("---\ntitle: Mira Halden\nbibliography: my.bib\n---\n{text}\n");
    for (text, expected) in [
        ("I chart tides [@halden2020, p. 3].", "I chart tides (Halden 2020, 3)."),
        ("I chart [see @halden2020; @both] all.", "I chart (see Halden 2020; Lind and Berg 2021) all."),
        ("@both agree [-@both, chap. 2].", "Lind and Berg (2021) agree (2021, chap. 2)."),
        ("As @halden2020 [pp. 3-4] says.", "As Halden (2020, 3-4) says."),
        ("Write to m@both.example or @lind or [@nobody2020].", "Write to m@both.example or @lind or [@nobody2020]."),
        ("Code: `@both`.", "Code: @both."),
    ] {
        let (printed, messages) = built(&[("index.qmd", &page(text)), ("my.bib", &bib)]);
        assert!(printed.contains(expected), "{text}: {printed}{messages}");
        let is_cited = !expected.contains('@');
        assert_eq!(messages.contains("the list of what the text cites is not printed"), is_cited, "{text}: {messages}");
    }
}

#[test]
fn a_list_that_only_code_knows_is_missed_aloud() {
    let page = "---\ntitle: Publications\n---\n```{r setup}\npapers <- read_excel('papers.xlsx')\n```\n\n## Books\n\n`r make_list(papers, 'Book')`\n\n## Articles\n\n`r make_list(papers, 'Article')`\n";
    let (text, messages) = built(&[HOME, ("publications.qmd", page)]);
    let said = "warning[dropped-shortcode]: the list of publications is made by code in R, which is not run, so it is not printed\n  --> publications.qmd:10:1";
    assert!(messages.contains(said) && !text.contains("Books"), "{text}{messages}");
    let by_hand = "---\ntitle: Publications\n---\nI have written\n\n`r nrow(papers)`\n\npapers on the tides of the north.\n\n## Articles\n\n- Tides of the North, 2021\n- Gulls at sea, 2019\n\n## Citations\n\n`r plot(papers)`\n";
    let (text, messages) = built(&[HOME, ("publications.qmd", by_hand)]);
    assert!(text.contains("Gulls at sea") && !messages.contains("made by code in R"), "{text}{messages}");
}

#[test]
fn what_code_makes_is_taken_from_the_page_that_the_site_keeps() {
    let page = "---\ntitle: Publications\n---\n## Books {.unnumbered}\n\n`r make_list(papers, 'Book')`\n\n## Articles\n\n```{r}\nmake_list(papers, 'Article')\n```\n\n## Media\n\n- Foam on Radio Halden, 2020\n";
    let made = "<html><body><main class=\"content\"><header><h1>Publications</h1></header>\n<section id=\"books\" class=\"level2\"><h2 class=\"anchored\">Books</h2>\n\n\
                <ul><li>Halden, M. <em>Knots *and* foam</em>, 2011</ul></div>\n\n<section id=\"articles\"><h2>Articles</h2><div class=\"pub\"><p>Halden, M. Tides of the North. J. Maps, 2021</p>\n</section>\
                <section id=\"media\"><h2>Media</h2><ul><li>Another one</li></ul></section></main></body></html>\n";
    let (text, messages) = built(&[HOME, ("publications.qmd", page), ("_site/publications.html", made)]);
    let words = ["Books", "Knots *and* foam", "Articles", "Tides of", "Media", "Radio Halden"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("Another one") && !text.contains("make_list"), "{text}");
    assert!(messages.contains("publications.qmd:6:1: what the code makes here is taken from _site/publications.html"));
    assert!(!messages.contains("made by code in R"), "{messages}");
}

#[test]
fn a_page_that_offers_resources_beside_data_is_judged_by_what_is_on_it() {
    let page = "---\ntitle: Data and resources\n---\n{{< include _badges.qmd >}}\n\n## Data sets\n\n- [Tide Tables - all tides of the North](https://halden.example/tides)\n- [Gulls for R - a package](https://halden.example/gulls)\n";
    let menu = SITE.replace("teaching.qmd", "data-and-resources.qmd");
    let folder = Folder::with(&[
        ("_quarto.yml", &menu),
        HOME,
        ("data-and-resources.qmd", page),
        ("_badges.qmd", "<script src=\"https://badges.example/badge.js\"></script>\n"),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Tide Tables") && text.contains("Gulls for R"), "{text}");
}

#[test]
fn the_seminars_of_a_page_on_teaching_are_courses() {
    let page = "---\ntitle: Teaching\nlisting: {contents: [seminars], sort: [date desc]}\n---\n## Approach\n\nI teach sailors what the tides are, and why.\n\n## Classes\n\n::: {#seminars}\n:::\n";
    let seminar = |title: &str, year: u16| {
        format!("---\ntitle: {title}\ndescription: Seminar at Uni One\ndate: {year}-04-01\n---\nLong.\n")
    };
    let (text, messages) = built(&[
        HOME,
        ("teaching.qmd", page),
        ("seminars/21-tides/index.qmd", &seminar("Tides for sailors", 2021)),
        ("seminars/19-gulls/index.qmd", &seminar("Gulls at sea", 2019)),
    ]);
    let words = ["## Teaching", "I teach sailors", "2021: Tides for sailors", "2019: Gulls at sea"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert_eq!(text.matches("Seminar at Uni One").count(), 2, "{text}");
}

#[test]
fn tables_in_divisions_are_entries_and_lines_of_skills() {
    let cv = "---\ntitle: Teaching\n---\n## Courses\n\n::: { .noborder }\n\n|  |   |\n|:------|:------|\n| 03/2021-*current* | **Tides**, Uni One |\n| 04/2019-09/2020 | **Gulls**, Uni Two |\n\
              : {tbl-colwidths=\"[20,80]\"}\n\n:::\n\n## Software\n\n|  |  |\n|---|---:|\n| <strong>LaTeX</strong> | <progress value=\"60\" max=\"100\"></progress>|\n\
              | <strong>Knots and ropes</strong> | <progress value=\"60\" max=\"100\"></progress>|\n| <strong>R</strong> | <progress value=\"90\" max=\"100\"></progress>|\n";
    let (text, messages) = built(&[HOME, ("teaching.qmd", cv)]);
    for part in ["03/2021-current: Tides, Uni One", "04/2019-09/2020: Gulls, Uni Two", "LaTeX · Knots and ropes · R"]
    {
        assert!(text.contains(part), "{part}: {text}{messages}");
    }
    assert!(!text.contains("colwidths"), "{text}");
}

#[test]
fn an_address_in_a_line_block_keeps_its_lines_and_entries_theirs() {
    let home = "---\ntitle: Mira Halden\n---\nI study tides.\n\n[Curriculum vitae (English)](files/cv-en.pdf) · [Curriculum vitae (français)](files/cv-fr.pdf)\n\n\
                ::: {.contact}\n| **Institute of Tides**\n| 1 Pier Road\n|   Halden\n:::\n";
    let papers = "---\ntitle: Publications\n---\n::: {.list}\n- [Tides of the North]{.title} (with Aino Lind)\n  [*J. Maps*, 2 (2021), 1--9]{.venue}\n  \
                  [[Manuscript](a.pdf)[Supplement](b.pdf)]{.links}\n\n- [Gulls at sea]{.title}\n  [*J. Birds*, 2019]{.venue}\n:::\n";
    let (text, messages) = built(&[("index.qmd", home), ("publications.qmd", papers)]);
    assert!(text.contains("Institute of Tides\n1 Pier Road\nHalden"), "{text}{messages}");
    assert!(
        text.contains("(with Aino Lind)") && text.contains("\nJ. Maps, 2") && text.contains("\nJ. Birds"),
        "{text}"
    );
    for part in ["Curriculum", "Supplement", "| "] {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_title_of_a_call_out_begins_no_section() {
    let home = "---\ntitle: Mira Halden\n---\n## Research and Sea\n\nI study tides.\n\n::: {.callout-note}\n\n## A note\n\nThe sea is wide.\n\n## Foam\n:::\n\n\
                **Education**\n\n- MSc in Tides, Uni One, 2012\n- BSc in Maps, Uni Two, 2010\n\n[**Contact**]{.large}\n\nmira@halden.example\n\n+47 55 01 23 45\n";
    let (text, messages) = built(&[("index.qmd", home)]);
    let words =
        ["+47 55 01 23 45", "## Research and Sea", "\nA note\n", "The sea is wide.", "# Foam", "\n## Education"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("Contact"), "{text}");
}

#[test]
fn variables_are_filled_in_and_name_the_authors_addresses() {
    let files = [
        ("index.qmd", "---\ntitle: Mira Halden\n---\nI study tides at {{< var office.place >}}.\n"),
        ("_variables.yml", "email: mira@halden.example\norcid: 0000-0002-1825-0097\noffice: {place: Uni One}\n"),
    ];
    let (text, messages) = built(&files);
    let words = ["mira@halden.example", "orcid.org/0000-0002-1825-0097", "I study tides at Uni One."];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
}

#[test]
fn research_that_several_did_is_papers_and_a_list_on_two_pages_is_on_the_one_on_its_topic() {
    let site = "project: {type: website}\nwebsite:\n  title: Mira Halden\n  navbar:\n    left:\n    - {text: About, href: about/index.qmd}\n    \
                - {text: Research, href: research/index.qmd}\n    - {text: Teaching, href: teaching/index.qmd}\n    - {text: Talks, href: talks/index.qmd}\n";
    let about = "---\ntitle: Hello\nlisting:\n- {id: talks, contents: ../talks/a.yml}\n- {id: courses, contents: ../teaching/a.yml}\n---\nI chart tides.\n\n\
                 ## TALKS THAT LAST\n\n::: {#talks}\n:::\n\n## TEACHING THAT INSPIRES\n\n::: {#courses}\n:::\n\n## Education\n\n- 2012: MSc in Tides, Uni One\n";
    let research = "---\ntitle: Research\nlisting: {id: all, contents: /*/index.qmd}\n---\n::: {#all}\n:::\n";
    let tides = "---\ntitle: Tides\nsubtitle: A Chart\ndate: 2025-05-16\nauthors:\n- {name: Bo Ek, url: 'https://ek.example'}\n- {name: Mira Halden}\n---\nLong.\n";
    let gulls = "---\ntitle: Gulls\ndate: 2024-05-16\nauthor: [{name: Mira Halden}]\n---\nLong.\n";
    let talks = "- {title: On harbours of the north, date: 2023-08-01, location: Uni Two}\n- {title: On foam and other things, date: 2023-01-01, location: Uni One}\n";
    let folder = Folder::with(&[
        ("_quarto.yml", site),
        HOME,
        ("about/index.qmd", about),
        ("research/index.qmd", research),
        ("research/tides/index.qmd", tides),
        ("research/gulls/index.qmd", gulls),
        ("teaching/index.qmd", "---\ntitle: Teaching\nlisting: {contents: a.yml}\n---\n"),
        (
            "teaching/a.yml",
            "- {title: Maps, info: Fall 2025 at Uni One}\n- {title: Knots, info: Fall 2024 at Uni One}\n",
        ),
        ("talks/index.qmd", "---\ntitle: Talks\nlisting: {contents: a.yml}\n---\n"),
        ("talks/a.yml", talks),
    ]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    for part in ["Bo Ek, Mira Halden. Tides: A Chart", "Mira Halden. Gulls", "Maps, Fall 2025 at Uni One"] {
        assert_eq!(text.matches(part).count(), 1, "{part}: {text}{}", run.messages());
    }
    for (heading, part) in [("## Talks", "On harbours of the north"), ("## Teaching", "Knots, Fall 2024")] {
        assert_eq!(in_order(&text, &[heading, part]), format!("{heading} {part}"), "{text}");
        assert_eq!(text.matches(part).count(), 1, "{text}");
    }
    assert!(!text.contains("THAT"), "{text}");
}

#[test]
fn the_bar_beside_a_page_has_the_authors_contacts() {
    let sidebar = format!(
        "{SITE}  sidebar:\n    - id: default\n      contents:\n        - {{text: '{{{{< fa envelope >}}}} Email', href: 'mailto:mira@halden.example'}}\n        \
         - {{text: '{{{{< fa id-card >}}}} ORCID', href: 'https://orcid.org/0000-0002-1825-0097'}}\n        - {{text: Papers, href: publications.qmd}}\n"
    );
    let folder = Folder::with(&[("_quarto.yml", &*sidebar), HOME]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("mira@halden.example · orcid.org/0000-0002-1825-0097"), "{text}");
}

#[test]
fn data_that_one_page_lists_is_of_that_page() {
    let grants = "---\ntitle: Grants and awards\nlisting:\n  contents: [projects.yml]\n---\n";
    let data = "- {title: Tides of the North, subtitle: Sea Council, started: '2019', ended: '2021'}\n- {title: Foam, subtitle: Sea Council, started: 2022}\n";
    let site = SITE.replace("teaching.qmd", "grants.qmd").replace("Teaching", "Grants");
    let folder = Folder::with(&[("_quarto.yml", &site), HOME, ("grants.qmd", grants), ("projects.yml", data)]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    let words = ["Grants and awards", "Tides of the North, Sea Council", "Foam, Sea Council"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}");
    assert!(text.contains("2019 – 2021") && text.contains("2022"), "{text}");
}

#[test]
fn a_page_has_the_text_of_the_children_that_knitr_gives_it() {
    let home = "---\ntitle: Mira Halden\n---\n::: {.column}\n```{r child=\"parts/about.qmd\"}\n\n```\n:::\n\n## Education\n\n```{r, echo=FALSE, child = c('a.Rmd', 'gone.Rmd')}\n```\n\n\
                ```{r}\nchildren <- read('b.md')\n```\n";
    let (text, messages) = built(&[
        ("index.qmd", home),
        ("parts/about.qmd", "---\ntitle: About\n---\nI study tides.\n"),
        ("a.Rmd", "- PhD in Tides, Uni One, 2019\n- MSc in Foam, Uni One, 2015\n"),
        ("b.md", "Gulls.\n"),
    ]);
    let words = ["I study tides", "Education", "PhD in Tides"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("Gulls") && !text.contains("About"), "{text}");
    assert!(messages.contains("`gone.Rmd` is not in the site's folder"), "{messages}");
}

#[test]
fn a_whole_reference_that_a_template_prints_stands_for_its_parts() {
    let papers = "---\ntitle: Publications\nlisting:\n  contents: papers/*/index.qmd\n  template: list.ejs\n---\n";
    let paper = "---\ntitle: Tides of the North\nauthor: [{name: Mira Halden}, {name: Ann Berg}]\ndate: 2019-05-01\npub-info:\n  reference: >-\n    \
                 <strong>Mira Halden</strong> and Ann Berg, “Tides of the North,” <em>J. Maps</em> 12, no. 3 (2019): 4–9.\n---\n";
    let (text, messages) = built(&[HOME, ("publications.qmd", papers), ("papers/tides/index.qmd", paper)]);
    assert!(text.contains("J. Maps 12, no. 3 (2019): 4–9"), "{text}{messages}");
    assert_eq!(text.matches("Ann Berg").count(), 1, "{text}");
}

#[test]
fn items_of_data_may_be_in_groups_and_their_dates_begin_with_the_day() {
    let talks = "---\ntitle: Talks 🎤 and posters 📊\nlisting:\n  id: all\n  template: talks/list.ejs\n  contents: [talks/talks.yml]\n---\n\
        ::: {#all}\n:::\n";
    let data = "- year: 2023\n  events:\n  - {title: Tides of the North, place: Bergen, organisation: Sea Days, date: 11/05/2023, type: talk}\n\
        - year: 2022\n  events:\n  - {title: On Foam and Gulls, place: Oslo, organisation: Foam Days, date: 27/06/2022, type: poster}\n";
    let site = SITE.replace("teaching.qmd", "talks.qmd").replace("Teaching", "Talks");
    let files = [("_quarto.yml", &*site), HOME, ("talks.qmd", talks), ("talks/talks.yml", data)];
    let folder = Folder::with(&files);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    let words = [
        "## Talks and posters",
        "May 2023",
        "Tides of the North, Sea Days, Bergen",
        "Jun 2022",
        "poster, Foam Days, Oslo",
    ];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}");
}

#[test]
fn a_page_is_not_taken_in_for_a_list_that_only_its_template_knows() {
    let talks = "---\ntitle: Talks\nlisting:\n  id: all\n  template: talks/list.ejs\n  contents: [talks/talks.yml]\n---\n\
        Slides of my talks.\n\n::: {#all}\n:::\n";
    let data = "- {what: Tides of the North, when: 2023}\n- {what: On Foam, when: 2022}\n";
    let site = SITE.replace("teaching.qmd", "talks.qmd").replace("Teaching", "Talks");
    let folder = Folder::with(&[("_quarto.yml", &*site), HOME, ("talks.qmd", talks), ("talks/talks.yml", data)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    assert!(!folder.text("out.txt").contains("## Talks"), "{}", folder.text("out.txt"));
    assert!(!run.messages().contains("taken in for its talks"), "{}", run.messages());
    assert!(run.messages().contains("items of a list are left out (2): they have no title"), "{}", run.messages());
}

/// The page of papers with its code, and what `_freeze` has of it.
fn frozen(freeze: &str, hash: &str, made: &str) -> [(String, String); 2] {
    let page = format!(
        "---\ntitle: Publications\nexecute: {{freeze: {freeze}}}\n---\nSome of my papers.\n\n```{{r}}\nask(\"papers\")\n```\n\n## Charts\n\n\
                        In all `r count()` charts:\n\n```{{r}}\nask(\"charts\")\n```\n"
    );
    let json = made.replace('\n', "\\n").replace('"', "\\\"");
    let json = format!("{{\"hash\": \"{hash}\", \"result\": {{\"engine\": \"knitr\", \"markdown\": \"{json}\"}}}}");
    [("publications.qmd".to_owned(), page), ("_freeze/publications/execute-results/html.json".to_owned(), json)]
}

const MADE: &str = "---\ntitle: Publications\n---\nSome of my papers.\n\n<div class=\"csl-bib-body\">\n  <div class=\"csl-entry\">Halden, M. (2021). Tides of the North. <i>J. Maps</i>, <i>2</i>, 1–9.</div>\n</div> \
    <div class=\"csl-bib-body\">\n  <div class=\"csl-entry\">Halden, M. (2019). On Foam. <i>J. Seas</i>, <i>4</i>, 3–8.</div>\n</div>\n\n## Charts\n\nIn all 2 charts:\n\n\
    ::: {.cell}\n\n```{.r .cell-code}\nask(\"charts\")\n```\n\n::: {.cell-output .cell-output-stdout}\n\n```\nasking …\n```\n\n:::\n\n::: {.cell-output-display}\n\
    - Halden, M. (2018). Chart of the Sound. Harbour Press.\n- Halden, M. (2017). Chart of the Bay. Harbour Press.\n:::\n:::\n";

#[test]
fn what_code_made_before_is_printed_where_quarto_keeps_it() {
    let digest = "521694d5f6f1f80b1b5db9cf1d75e711";
    let [page, kept] = frozen("auto", digest, MADE);
    let (text, messages) = built(&[HOME, (&*page.0, &*page.1), (&*kept.0, &*kept.1)]);
    let words = [
        "Some of my papers",
        "Tides of the North",
        "On Foam",
        "Charts",
        "In all 2 charts",
        "Chart of the Sound",
        "Chart of the Bay",
    ];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("ask"), "{text}");
    let note =
        "publications.qmd:7:1: what the code makes here is taken from _freeze/publications/execute-results/html.json";
    assert!(messages.contains(note) && !messages.contains("out of date"), "{messages}");
    assert!(messages.contains("what code writes to its console is not printed"), "{messages}");
}

#[test]
fn results_of_an_older_page_are_printed_where_they_still_fit() {
    let made = MADE.replace("In all 2 charts", "Both charts");
    let [page, kept] = frozen("true", "0", &made);
    let (text, messages) = built(&[HOME, (&*page.0, &*page.1), (&*kept.0, &*kept.1)]);
    let words = ["Some of my papers", "Tides of the North", "On Foam", "Charts", "In all charts", "Chart of the Sound"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(messages.contains("; it may be out of date, for publications.qmd has changed since"), "{messages}");
}

#[test]
fn front_matter_fills_the_places_that_name_its_keys() {
    let page = "---\ntitle: Software\ngulls-desc: Counts the gulls of a harbour\n---\n\n| Package | Title |\n|---|---|\n\
        | gulls | {{< meta gulls-desc >}} |\n| tides | {{< meta website.title >}} |\n| foam | {{< meta gone >}} |\n";
    let site = SITE.replace("teaching.qmd", "software.qmd").replace("Teaching", "Software");
    let folder = Folder::with(&[("_quarto.yml", &*site), HOME, ("software.qmd", page)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Counts the gulls of a harbour") && text.matches("Mira Halden").count() > 1, "{text}");
    assert!(
        run.messages().contains("software.qmd:10:10: only the site's own generator can expand the shortcode `meta`")
    );
}

#[test]
fn each_list_of_a_page_has_its_own_items() {
    let page = "---\ntitle: Projects\nlisting:\n- id: nets\n  contents:\n  - {title: Nets for gulls, description: Woven.}\n  - {title: Nets for foam, description: Knotted.}\n\
                - id: boats\n  contents:\n  - {title: Boats of reed, description: Bound.}\n---\n## Nets\n\n::: {#nets}\n:::\n\n## Boats\n\n::: {#boats}\n:::\n";
    let site = SITE.replace("teaching.qmd", "projects.qmd").replace("Teaching", "Projects");
    let folder = Folder::with(&[("_quarto.yml", &*site), HOME, ("projects.qmd", page)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let words = ["### Nets", "Nets for gulls", "Nets for foam", "### Boats", "Boats of reed"];
    assert_eq!(in_order(&folder.text("out.txt"), &words), words.join(" "), "{}", run.messages());
}

#[test]
fn a_page_of_selected_projects_lists_projects() {
    let page = "---\ntitle: Selected Projects\nlisting: {contents: project, type: grid, sort: date desc}\n---\n";
    let item = |title: &str, what: &str, date: &str| {
        format!(
            "---\ntitle: {title}\nabstract: {what}\ndate: {date}\n---\nWith Ann Berg, I count what there is to count in the harbours of the north.\n"
        )
    };
    let site = SITE.replace("teaching.qmd", "project.qmd").replace("Teaching", "Projects");
    let (gulls, foam) =
        (item("gulls", "A package that counts gulls", "2023-07-12"), item("Foam", "Where it comes from", "2017-06-01"));
    let files = [
        ("_quarto.yml", &*site),
        HOME,
        ("project.qmd", page),
        ("project/gulls/index.Qmd", &*gulls),
        ("project/foam/index.Qmd", &*foam),
    ];
    let folder = Folder::with(&files);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let (text, words) = (folder.text("out.txt"), ["Selected Projects", "counts gulls", "Foam"]);
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{}", run.messages());
}

#[test]
fn messages_name_the_place_that_quarto_reads() {
    let home = ("index.qmd", "---\ntitle: Mira Halden\n---\nI am a reader in tides at Uni One.\n");
    let (text, messages) = built(&[home]);
    assert!(text.contains("Reader in tides at Uni One"), "{text}");
    assert!(messages.contains("to change it, set `subtitle:` in the front matter of the homepage"), "{messages}");
}
