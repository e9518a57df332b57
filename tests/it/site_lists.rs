//! Which of a site's pages, bibliographies and collections is its list of publications, and which other pages are the person's: by what
//! they hold, not by their names.

use super::supplements::{CV, HOME, built, in_order};
use crate::binary::{Folder, says};

const CONFIG: &str =
    "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}}\n";

const MENU: (&str, &str) = (
    "_data/navigation.yml",
    "main:\n- {title: A, url: /research/}\n- {title: B, url: /sea/}\n- {title: C, url: /cv.html}\n",
);

fn entry(key: &str, author: &str, title: &str) -> String {
    format!("@article{{{key}, author = {{{author}}}, title = {{{title}}}, journal = {{J. Maps}}, year = {{2021}}}}\n")
}

fn paper(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2020-01-01\nvenue: J. Maps\n{more}---\n")
}

#[test]
fn who_is_called_by_a_short_form_is_among_the_authors() {
    let bib = |author: &str| {
        ["Tides of the North", "Gulls at Sea", "Foam and Wind"].map(|title| entry(&title[..2], author, title)).concat()
    };
    for (name, author, is_own) in [
        ("Yasu Mori", "Mori, Yasunori and Lind, Joe", true),
        ("Mike Lind", "Lind, Michael", true),
        ("Yasu Mori", "Mori, Haruki", false),
    ] {
        let config = format!("author: {{name: {name}}}\n");
        let (text, messages) = built(&[("_config.yml", &config), HOME, ("_bibliography/papers.bib", &bib(author))]);
        assert_eq!(text.contains("Gulls at Sea"), is_own, "{name}, {author}:\n{text}{messages}");
        let told = "a bibliography of 3 entries is not printed: you are not among its authors";
        assert_ne!(messages.contains(told), is_own, "{messages}");
    }
}

#[test]
fn no_page_is_left_out_for_a_list_that_is_not_printed() {
    let page = "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n";
    let bib = entry("a", "Solberg, Aino", "Tides of the North");
    let (text, messages) = built(&[HOME, CV, ("papers.md", page), ("_bibliography/papers.bib", &bib)]);
    assert!(text.contains("Tides of the North"), "{text}{messages}");
    assert!(!messages.contains("papers.md is left out"), "{messages}");
    let research = "---\ntitle: Research\npermalink: /research/\n---\n## Papers\n\n- Winds of the West, 2021\n- Knots of old, 2020\n\
                    - Ropes and sails, 2018\n";
    let (text, messages) = built(&[HOME, CV, MENU, ("research.md", research), ("_bibliography/papers.bib", &bib)]);
    assert!(text.contains("Knots of old") && !text.contains("Tides of the North"), "{text}{messages}");
    let own = entry("a", "Halden, Mira", "Winds of the West") + &entry("b", "Halden, Mira", "Knots of old");
    let (text, messages) = built(&[HOME, CV, MENU, ("research.md", research), ("_bibliography/papers.bib", &own)]);
    assert_eq!(text.matches("Knots of old").count(), 1, "{text}{messages}");
    assert!(messages.contains("research.md is left out: the site keeps its publications elsewhere"), "{messages}");
}

#[test]
fn a_short_list_by_hand_does_not_replace_a_long_one() {
    let titles =
        ["Tides of the North", "Gulls at sea", "Foam and wind", "Knots of old", "Ropes and sails", "Maps of mud"];
    let papers: Vec<(String, String)> =
        titles.iter().enumerate().map(|(at, title)| (format!("_publications/{at}.md"), paper(title, ""))).collect();
    let cv = "---\ntitle: CV\n---\n# Publications\n\n- Halden, M. Tides of the North. 2020\n";
    let mut files = vec![("_config.yml", CONFIG), HOME, ("cv.md", cv)];
    files.extend(papers.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let (text, messages) = built(&files);
    for title in titles {
        assert_eq!(text.matches(title).count(), 1, "{title}:\n{text}{messages}");
    }
}

#[test]
fn what_the_sites_own_list_hides_is_hidden() {
    let list = "---\ntitle: Publications\nnav: true\n---\n{% for p in site.publications %}{% unless p.draft %}<p>{{ p.title }}</p>{% endunless %}{% endfor %}\n";
    let (tides, gulls, foam) =
        (paper("Tides of the North", ""), paper("Gulls at sea", ""), paper("Foam and wind", "draft: true\n"));
    let (text, messages) = built(&[
        ("_config.yml", CONFIG),
        HOME,
        CV,
        ("publications.html", list),
        ("_publications/a.md", &tides),
        ("_publications/b.md", &gulls),
        ("_publications/c.md", &foam),
    ]);
    assert!(text.contains("Gulls at sea") && !text.contains("Foam"), "{text}{messages}");
    assert!(messages.contains("“Foam and wind” is left out: the site's own list does not show it"), "{messages}");
}

#[test]
fn only_the_bibliographies_that_the_site_shows_are_printed() {
    let page = "---\ntitle: Publications\nnav: true\n---\n## Papers\n\n{% bibliography -f own %}\n";
    let (own, old) = (entry("a", "Halden, Mira", "Tides of the North"), entry("b", "Halden, Mira", "Drafts of old"));
    let (text, messages) =
        built(&[HOME, CV, ("papers.md", page), ("_bibliography/own.bib", &own), ("_bibliography/old.bib", &old)]);
    assert!(text.contains("Tides of the North") && !text.contains("Drafts"), "{text}{messages}");
    assert!(messages.contains("no printed page lists “Drafts of old”"), "{messages}");
}

#[test]
fn a_bibliography_keeps_the_headings_under_which_its_page_lists_it() {
    let parts = |years: &str| {
        format!(
            "## Papers\n\n{years}\n\n## In progress\n\n{{% bibliography -f drafts %}}\n\n## Posters\n\n{{% bibliography -f posters %}}\n"
        )
    };
    let bib = |key: &str, title: &str| entry(key, "Halden, Mira", title);
    let (papers, drafts, posters) =
        (bib("a", "Tides of the North"), bib("b", "Gulls at sea"), bib("c", "Foam and wind"));
    let of_years = "### 2021\n\n{% bibliography -f papers -q @*[year=2021]* %}";
    for (front, list) in [
        ("title: Publications\nnav: true", "{% bibliography -f papers %}"),
        ("title: Research\npermalink: /research/", of_years),
    ] {
        let page = format!("---\n{front}\n---\n{}", parts(list));
        let files = [
            HOME,
            CV,
            MENU,
            ("list.md", &*page),
            ("_bibliography/papers.bib", &*papers),
            ("_bibliography/drafts.bib", &*drafts),
            ("_bibliography/posters.bib", &*posters),
        ];
        let (text, messages) = built(&files);
        let said =
            ["### Papers", "Tides of the North", "### In progress", "Gulls at sea", "### Posters", "Foam and wind"];
        assert_eq!(in_order(&text, &said), said.join(" "), "{text}{messages}");
        assert!(!messages.contains("list.md is left out"), "{messages}");
    }
    // A list has its years anyway.
    let page = "---\ntitle: Publications\nnav: true\n---\n## 2021\n\n{% bibliography -q @*[year=2021]* %}\n\n## 2020\n\n{% bibliography -q @*[year=2020]* %}\n";
    let (text, messages) = built(&[HOME, CV, ("list.md", page), ("_bibliography/papers.bib", &papers)]);
    assert!(!text.contains("## 2021"), "{text}{messages}");
}

#[test]
fn papers_beside_which_a_page_lists_talks_are_set_as_references() {
    let page = "---\npermalink: /publications/\ntitle: Publications\n---\n{% for post in site.publications %}\n## [{{ post.title }}](/)\n\n\
                Published in {{ post.venue }}\n{% endfor %}\n\n# Talks\n\n{% for post in site.talks %}\n## [{{ post.title }}](/)\n{% endfor %}\n";
    let cited = |title: &str| paper(title, &format!("citation: 'Joe Lind and Mira Halden. {title}. J. Maps, 2020.'\n"));
    let (text, messages) = built(&[
        (
            "_config.yml",
            "author: {name: Mira Halden}\ncollections: {publications: {output: true}, talks: {output: true}}\n",
        ),
        HOME,
        CV,
        ("publications.md", page),
        ("_publications/a.md", &cited("Tides of the North")),
        ("_publications/b.md", &cited("Gulls at sea")),
        ("_talks/c.md", "---\ntitle: Foam and wind\ndate: 2019-02-03\n---\n"),
    ]);
    assert!(text.contains("Joe Lind and Mira Halden. Gulls at sea"), "{text}{messages}");
    assert!(!text.contains("Published in"), "{text}{messages}");
}

#[test]
fn volumes_that_papers_are_in_are_no_publications_of_their_authors() {
    let bib = "@inproceedings{a, title={Tides of the North}, author={Halden, Mira}, crossref={P}}\n\
               @inproceedings{b, title={Gulls at sea}, author={Halden, Mira}, crossref={q}}\n\
               @inproceedings{c, title={Talk Title}, author={Halden, Mira}, year=2020}\n\
               @proceedings{p, title={Proceedings of Foam}, editor={Lind, Joe}, year=2020}\n\
               @proceedings{q, title={Proceedings of Wind}, editor={Halden, Mira}, year=2021}\n";
    let (text, messages) = built(&[HOME, CV, ("_bibliography/papers.bib", bib)]);
    assert_eq!(text.matches("Proceedings of Foam").count(), 1, "{text}{messages}");
    assert_eq!(text.matches("Proceedings of Wind").count(), 2, "{text}{messages}");
    assert!(messages.contains("“Proceedings of Foam” is left out: it is the volume of another entry"), "{messages}");
    assert!(!text.contains("Talk Title") && messages.contains("(`placeholder`)"), "{text}{messages}");
}

#[test]
fn the_list_may_be_below_the_page_on_research() {
    let research =
        "---\ntitle: Research\npermalink: /research/\n---\nI study tides. See [my papers](/research/papers/).\n";
    let papers =
        "---\ntitle: Papers\npermalink: /research/papers/\n---\n- Winds of the West, 2021\n- Knots of old, 2020\n";
    let (text, messages) = built(&[HOME, CV, MENU, ("research.md", research), ("research/papers.md", papers)]);
    assert!(text.contains("Knots of old"), "{text}{messages}");
    let why =
        "research/papers.md is the list of publications: a page to which the menu or the homepage leads links to it";
    assert!(messages.contains(why), "{messages}");
}

#[test]
fn papers_in_progress_are_references_without_abstracts() {
    let item = |title: &str| {
        format!(
            "---\ntitle: {title}\ncitation: 'Halden, M. {title}. Under review.'\n---\nTides are high, and this is why.\n"
        )
    };
    let page = "---\ntitle: Working papers\npermalink: /sea/\n---\n{% for p in site.workings %}<h3>{{ p.title }}</h3>\n{{ p.content }}{% endfor %}\n";
    let config = "author: {name: Mira Halden}\ncollections: {workings: {output: true}}\n";
    let (tides, gulls) = (item("Tides of the North"), item("Gulls at sea"));
    let (text, messages) = built(&[
        ("_config.yml", config),
        HOME,
        CV,
        MENU,
        ("workings.html", page),
        ("_workings/a.md", &tides),
        ("_workings/b.md", &gulls),
    ]);
    assert_eq!(
        in_order(&text, &["Working papers", "Halden, M. Gulls"]),
        "Working papers Halden, M. Gulls",
        "{text}{messages}"
    );
    assert!(!text.contains("this is why"), "{text}");
}

#[test]
fn a_page_is_judged_by_what_is_on_it() {
    let page = |title: &str, body: &str| format!("---\ntitle: {title}\npermalink: /sea/\n---\n{body}\n");
    let dated = "- Radio One on tides, 2021\n- Radio Two on gulls, 2020\n- Evening News on foam, 2019\n";
    let parts = "## On tides\n\nRadio One, May 2021\n\n## On gulls\n\nRadio Two, June 2020\n\n## On foam\n\nEvening News, 2019\n";
    let posters =
        "- [Radio waves](a.pdf), 2021\n- [Gulls](b.pdf), 2020\n- [Foam](c.pdf), 2019\n- [Knots](d.pdf), 2018\n";
    let meetings = "## First\n\n1 May 2021\n\n- [Radio](a.pdf)\n- [Waves](b.pdf)\n\n## Second\n\n1 June 2021\n\n- [Code](c.zip)\n\n\
                    ## Third\n\n1 July 2021\n\n- [Foam](d.pdf)\n";
    let news = (1..7).map(|day| format!("2016-03-0{day} News: Radio on the tides\n\n2016-04-0{day}: Knots\n\n"));
    let news = news.collect::<String>();
    for (title, body, why) in [
        ("Press", dated, ""),
        ("Press", parts, ""),
        ("Done", &news, "it is a log of news"),
        ("Miscellaneous", dated, ""),
        ("Posters", posters, ""),
        ("Study group", meetings, "most of it is not dated entries"),
        ("Working papers", "- Radio waves at sea, with Joe Lind\n- Foam, with Ann Berg", ""),
        ("Blog", dated, "pages with “blog” in their name are not part of a CV"),
        ("Group", "We meet on Mondays.", "no list of people or of dated entries was found on it"),
        (
            "Press",
            "- 2021年：ラジオで潮汐について話した\n- 2020年：新聞で鴎について書いた\n- 2019年：雑誌で泡について書いた",
            "it is in another language",
        ),
    ] {
        let (text, messages) = built(&[HOME, CV, MENU, ("sea.md", &page(title, body))]);
        assert_eq!(text.contains("Radio"), why.is_empty(), "{title}: {body}\n{text}{messages}");
        assert!(messages.contains(&format!("sea.md is left out: {why}")) != why.is_empty(), "{title}:\n{messages}");
    }
}

#[test]
fn a_cv_in_data_that_names_its_language_is_not_lost_without_a_word() {
    let data = "{\"basics\": {\"name\": \"Mira Halden\", \"summary\": \"Keeper of the tide gauge at Sund\"}}";
    for path in ["_data/resume_en.json", "resume_en.json", "assets/json/cv-en.json"] {
        let (_, messages) = built(&[HOME, (path, data)]);
        assert!(
            messages.contains(&format!("{path} is left out: the pages that are printed do not show it")),
            "{path}: {messages}"
        );
    }
}

#[test]
fn a_page_on_research_with_a_single_paper_lists_papers() {
    let research = "---\ntitle: Research\npermalink: /research/\n---\n## Publications\n\n“Winds of the West.” J. Maps, 2021, with Ann Berg.\n\n\
                    ## Working papers\n\n“Knots of old.”\n";
    let (text, messages) = built(&[HOME, CV, MENU, ("research.md", research)]);
    assert_eq!(in_order(&text, &["Winds of", "Knots of"]), "Winds of Knots of", "{text}{messages}");
    let pointer = "---\ntitle: Research\npermalink: /research/\n---\n## Publications\n\nSee [my profile](https://scholar.example).\n";
    let (text, messages) = built(&[HOME, CV, MENU, ("research.md", pointer)]);
    assert!(!text.contains("my profile"), "{text}{messages}");
}

#[test]
fn a_page_with_dated_items_of_a_collection_is_printed() {
    let item =
        |title: &str, year: &str| format!("---\ntitle: {title}\ndate: {year}-05-01\n---\nAn article on my work.\n");
    let page = "---\ntitle: Press\npermalink: /sea/\n---\n{% for p in site.portfolio %}<h2>{{ p.title }}</h2>\n{{ p.date | date: '%Y' }}\n{% endfor %}\n";
    let (a, b, c) =
        (item("Who counts the gulls", "2021"), item("Foam explained", "2020"), item("A life at sea", "2019"));
    let files = [
        HOME,
        CV,
        MENU,
        ("press.html", page),
        ("_portfolio/a.md", &*a),
        ("_portfolio/b.md", &b),
        ("_portfolio/c.md", &c),
    ];
    let config = ("_config.yml", "author: {name: Mira Halden}\ncollections: {portfolio: {output: true}}\n");
    let (text, messages) = built(&[&[config][..], &files].concat());
    assert!(text.contains("Foam explained"), "{text}{messages}");
}

#[test]
fn a_pattern_in_the_configuration_says_which_bibliographies_are_the_list() {
    let config = "author: {name: Mira Halden}\nscholar: {bibliography: '*.bib'}\n";
    let (own, talks) =
        (entry("a", "Halden, Mira", "Tides of the North"), entry("b", "Halden, Mira", "A talk on gulls"));
    let files = [HOME, CV, ("_bibliography/own.bib", &*own), ("_bibliography/talks/all.bib", &talks)];
    let (text, messages) = built(&[&[("_config.yml", config)][..], &files].concat());
    assert!(text.contains("Tides of the North") && !text.contains("gulls"), "{text}{messages}");
    assert!(messages.contains("no printed page lists “A talk on gulls”"), "{messages}");
}

#[test]
fn what_the_press_wrote_is_no_publication() {
    let config = "author: {name: Mira Halden}\n";
    let (own, press) = (entry("a", "Halden, Mira", "Tides of the North"), entry("b", "", "Gulls in the paper"));
    let page = |file: &str| format!("---\nnav: true\n---\n{{% bibliography -f {file} -q @*[year=2020] %}}\n");
    let (text, messages) = built(&[
        ("_config.yml", config),
        HOME,
        CV,
        ("_bibliography/own.bib", &own),
        ("_bibliography/press.bib", &press),
        ("publications.md", &page("own")),
        ("media.md", &page("press")),
    ]);
    assert!(text.contains("Tides of the North") && !text.contains("Gulls"), "{text}{messages}");
}

#[test]
fn an_item_of_the_collection_may_be_the_whole_list() {
    let list = "---\ntitle: List of papers\ndate: 2022-01-01\n---\nAll of them:\n\n1. M. Halden, Tides of the North. J. Maps, 2021.\n\
                2. M. Halden, Gulls at sea. J. Maps, 2020.\n3. M. Halden, Foam and wind. J. Maps, 2019.\n";
    let tides = paper("Mud and salt", "");
    let page = "---\ntitle: Publications\nnav: true\n---\n{% for post in site.publications %}{% include archive-single.html %}{% endfor %}\n";
    let (text, messages) = built(&[
        ("_config.yml", CONFIG),
        HOME,
        CV,
        ("publications.md", page),
        ("_publications/all.md", list),
        ("_publications/mud.md", &tides),
        (
            "_publications/thesis.md",
            "---\ntitle: Salt and silt\n---\n- Foam Medal 2020\n- Gull Prize 2021\n- Tide Award 2022\n",
        ),
    ]);
    let words = ["Mud and salt", "Salt and silt", "Tides of the North", "Gulls at sea", "Foam and wind"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(!text.contains("List of papers") && !text.contains("Foam Medal"), "{text}");
}

#[test]
fn posts_that_a_layout_chooses_by_their_kind_are_a_list() {
    let layout = "<article>{{ content }}{% for post in site.posts %}{% if post.kind == 'talk' %}\
        <p>{{ post.year }} - {{ post.title }}</p>{% endif %}{% endfor %}\
        <div class=\"page-share\"><a href=\"https://share.example/\">Share</a></div></article>";
    let post = |kind: &str, title: &str| format!("---\nkind: {kind}\nyear: 2021\ntitle: {title}\n---\nWords.\n");
    let (text, messages) = built(&[
        HOME,
        CV,
        ("talks.md", "---\ntitle: Talks\nlayout: talks\nnav: true\n---\n"),
        ("_layouts/talks.html", layout),
        ("_posts/2021-05-01-a.md", &post("talk", "Tides of Sund")),
        ("_posts/2021-05-02-b.md", &post("talk", "Foam of Sund")),
        ("_posts/2021-05-03-c.md", &post("diary", "A day at Sund")),
    ]);
    assert_eq!(
        in_order(&text, &["Talks", "2021: Foam", "2021: Tides", "A day", "Share"]),
        "Talks 2021: Foam 2021: Tides",
        "{text}{messages}"
    );
    let blog = layout.replace("post.kind == 'talk'", "post.category == 'talk'");
    let (text, _) = built(&[
        HOME,
        CV,
        ("talks.md", "---\ntitle: Talks\nlayout: talks\nnav: true\n---\n"),
        ("_layouts/talks.html", &blog),
        ("_posts/2021-05-01-a.md", &post("talk", "Tides of Sund")),
    ]);
    assert!(!text.contains("Tides of Sund"), "{text}");
}

#[test]
fn what_a_page_on_teaching_offers_to_readers_is_not_its_name() {
    let page = "---\ntitle: resources\npermalink: /resources/\nnav: true\n---\n**Courses**\n\n- Maps for Sailors (since 2021)\n- Knots\n";
    for (file, is_printed) in [("teaching.md", true), ("reading.md", false)] {
        let (text, messages) = built(&[HOME, CV, (file, page)]);
        assert_eq!(text.contains("Maps for Sailors"), is_printed, "{file}: {messages}");
    }
}

#[test]
fn the_sites_own_groups_are_the_groups_of_the_list() {
    let entry = |key: &str, group: &str| {
        format!(
            "@article{{{key}, title={{On {key} of Sund}}, author={{Halden, Mira}}, journal={{J. Maps}}, year=2021, sort={{{group}}}}}\n"
        )
    };
    let bib =
        [entry("tides", "3 - talks at sea"), entry("foam", "1 - books"), entry("mud", "3 - talks at sea")].concat();
    let page = "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n";
    let site = |config: &str| {
        let config = format!("author: {{name: Mira Halden}}\nscholar: {{group_by: sort}}\n{config}");
        built(&[("_config.yml", &config), HOME, CV, ("publications.md", page), ("_bibliography/papers.bib", &bib)])
    };
    let words = ["Books", "On foam", "Talks at sea", "On tides", "On mud", "Journal"];
    let (text, messages) = site("");
    assert_eq!(in_order(&text, &words), "Books On foam Talks at sea On tides On mud", "{text}");
    assert!(!messages.contains("the field “sort”"), "{messages}");
    let (text, messages) = site("vitae: {publications: {group: kind}}\n");
    assert_eq!(in_order(&text, &words), "On tides On foam On mud", "{text}{messages}");
    assert!(messages.contains("the field “sort” is not printed"), "{messages}");
}

#[test]
fn a_paper_and_a_talk_with_one_title_are_in_their_own_groups() {
    let item = |kind: &str, title: &str, venue: &str| {
        format!("---\ntitle: {title}\nkind: {kind}\nauthors: M. Halden\ndate: 2021-05-01\nvenue: {venue}\n---\n")
    };
    let group = |heading: &str, kind: &str| {
        format!(
            "## {heading}\n\n{{% for p in site.publications %}}{{% if p.kind == '{kind}' %}}\n- {{{{ p.title }}}}. {{{{ p.venue }}}}.\n\
             {{% endif %}}{{% endfor %}}\n\n"
        )
    };
    let page =
        format!("---\ntitle: Publications\n---\n{}{}", group("Journal papers", "paper"), group("Talks at sea", "talk"));
    let (text, messages) = built(&[
        ("_config.yml", "author: {name: Mira Halden}\ncollections: {publications: {output: true}}\n"),
        HOME,
        CV,
        ("publications.md", &page),
        ("_publications/a.md", &item("talk", "On tides of the north", "Foam Days")),
        ("_publications/b.md", &item("paper", "On tides of the north", "J. Maps")),
        ("_publications/c.md", &item("paper", "On gulls of the south", "J. Birds")),
    ]);
    assert_eq!(
        in_order(&text, &["Journal papers", "J. Maps", "Talks at sea", "Foam Days"]),
        "Journal papers J. Maps Talks at sea Foam Days",
        "{text}{messages}"
    );
}

#[test]
fn an_item_may_be_the_list_of_a_year() {
    let loop_ =
        "{% for post in site.publications reversed %}\n## {{ post.title }}\n\n{{ post.content }}\n{% endfor %}\n";
    let page = format!("---\npermalink: /publications/\ntitle: Publications\n---\n{loop_}");
    let item = |year: &str, title: &str| format!("---\ntitle: \"{year}\"\n---\n1. J. Lind. {title}. Sea, {year}.\n");
    let (text, messages) = built(&[
        ("_config.yml", CONFIG),
        HOME,
        CV,
        ("publications.md", &page),
        ("_publications/2019.md", &item("2019", "Foam")),
        ("_publications/2021.md", &item("2021", "Gulls")),
    ]);
    assert!(text.contains("Foam. Sea, 2019.") && text.contains("Gulls. Sea, 2021."), "{text}{messages}");
    assert!(!text.contains("[1]"), "{text}");
}

#[test]
fn items_of_a_collection_are_in_the_groups_of_their_page() {
    let words = "In this paper we count what the sea leaves behind. ".repeat(8);
    let item = |title: &str, kind: &str, citation: &str| {
        format!(
            "---\ntitle: On {title}\nkind: {kind}\nabstract: {words}\ndate: 2021-05-01\nvenue: J. Maps\n{citation}---\n"
        )
    };
    let loop_over = |heading: &str, kind: &str| {
        format!(
            "## {heading}\n\n{{% for p in site.publications %}}{{% if p.kind == '{kind}' %}}\n## {{{{ p.title }}}}\n\n{{{{ p.abstract }}}}\n{{% endif %}}{{% endfor %}}\n\n"
        )
    };
    let page = format!(
        "---\ntitle: Publications\nnav: true\n---\n{}{}",
        loop_over("Papers", "paper"),
        loop_over("Works in progress", "draft")
    );
    let (text, messages) = built(&[
        ("_config.yml", "author: {name: Mira Halden}\ncollections: {publications: {output: true}}\n"),
        HOME,
        CV,
        ("publications.md", &page),
        ("_publications/a.md", &item("tides", "draft", "")),
        ("_publications/b.md", &item("foam", "paper", "")),
        ("_publications/c.md", &item("mud", "draft", "citation: 'Halden, M. (2020). On mud. J. Maps.'\n")),
    ]);
    let expected = "## Publications\n\nPapers\n\n[1] On foam. J. Maps. 2021\n\nWorks in progress\n\n\
        [2] Halden, M. (2020). On mud. J. Maps.\n\n[3] On tides. J. Maps. 2021";
    assert!(text.contains(expected), "{text}{messages}");
}

#[test]
fn a_page_about_a_project_is_not_called_a_list_of_its_papers() {
    let words = "In this project we measure what the sea leaves behind. ".repeat(12);
    let bib = "@article{a, title={On tides}, author={Halden, Mira}, year=2021}\n";
    for (words, why) in [
        ("", "the one title read from the site's bibliography is printed"),
        (words.as_str(), "no list of dated entries was found on it"),
    ] {
        let page = format!("---\ntitle: Sund\nnav: true\n---\n{words}\n\n{{% bibliography -q @*[title=On tides] %}}\n");
        let (_, messages) = built(&[HOME, CV, ("sund.md", &page), ("_bibliography/papers.bib", bib)]);
        assert!(messages.contains(&format!("sund.md is left out: {why}")), "{messages}");
    }
}

#[test]
fn what_data_says_beyond_the_printed_pages_is_counted() {
    let page = "---\ntitle: CV\npermalink: /cv/\n---\n# Education\n\n- 2012: Master of Tides, University of Bergen\n";
    let data = |more: &str| {
        format!(
            "- {{title: Master of Tides, place: University of Bergen}}\n{more}- {{logo: assets/img/old tides.png, date: 2012-05-01}}\n"
        )
    };
    let award = "- {title: Prize of the Harbour Board, place: Harbour of Sund}\n";
    for (more, said) in [
        ("", ""),
        (
            "- {title: Prize of the Harbour Board}\n",
            "one of the 3 texts in _data/education.yml is not printed: “Prize of the Harbour Board”",
        ),
        (award, "2 of the 4 texts in _data/education.yml are not printed; the first is “Prize of the Harbour Board”"),
    ] {
        let (_, messages) = built(&[HOME, ("cv.md", page), ("_data/education.yml", &data(more))]);
        assert_eq!(messages.contains("_data/education.yml"), !said.is_empty(), "{messages}");
        assert!(messages.contains(said), "{messages}");
    }
}

#[test]
fn papers_under_review_that_only_the_page_of_publications_lists_are_printed() {
    let loop_of = "{% for post in site.publications reversed %}{% include archive-single.html %}{% endfor %}";
    let working = "# Working papers\n\n- **Ropes of the old harbour and their makers**  \n  Under revision.\n- **Masts and sails of the western fleet**\n";
    let cv = format!(
        "---\ntitle: CV\npermalink: /cv.html\n---\n# Education\n\n- PhD, 2019\n\n# Publications\n\n{loop_of}\n\n{working}"
    );
    let page = format!(
        "---\ntitle: Publications\npermalink: /sea/\n---\n# Published\n\n{loop_of}\n\n# Revise and resubmit\n\n\
         - **Halden, M.** *How mud settles below the piers of the north*. Revise and resubmit at *J. Maps*.\n\n{working}"
    );
    let papers = ["Tides of the North", "Gulls at Sea", "Foam in Autumn", "Salt on Windows"];
    let papers: Vec<_> = (0..4).map(|at| (format!("_publications/{at}.md"), paper(papers[at], ""))).collect();
    // A page that lists more than the collection is taken in whole.
    for (cv, count) in [(&*cv, 4), (CV.1, 4), (&*cv, 1)] {
        let mut files = vec![("_config.yml", CONFIG), MENU, HOME, (CV.0, cv), ("sea.md", &page)];
        files.extend(papers[..count].iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let (text, messages) = built(&files);
        for title in ["Tides of the North", "How mud settles below", "Ropes of the old harbour", "Masts and sails"] {
            assert_eq!(text.matches(title).count(), 1, "{title}: {text}{messages}");
        }
    }
}

#[test]
fn working_papers_are_a_list_beside_the_publications() {
    let config = "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}, workings: {output: true}}\n";
    let list = |title: &str, collection: &str| {
        format!(
            "---\ntitle: {title}\npermalink: /{collection}/\n---\n{{% for post in site.{collection} reversed %}}\n{{% include archive-single.html %}}\n{{% endfor %}}\n"
        )
    };
    let menu = "main:\n- {title: Publications, url: /publications/}\n- {title: Working Papers, url: /workings/}\n";
    let (text, messages) = built(&[
        ("_config.yml", config),
        HOME,
        CV,
        ("_data/navigation.yml", menu),
        ("publications.md", &list("Publications", "publications")),
        ("workings.md", &list("Working Papers", "workings")),
        ("_publications/a.md", &paper("Tides of the North", "")),
        ("_publications/b.md", &paper("Gulls at Sea", "")),
        ("_workings/c.md", &paper("Foam in Autumn", "")),
    ]);
    in_order(&text, &["## Working Papers", "Foam in Autumn", "## Publications", "Tides of the North"]);
    assert!(text.contains("Gulls at Sea"), "{text}{messages}");
}

#[test]
fn talks_in_a_bibliography_are_not_grouped_as_papers_are() {
    let talks = "@misc{a, title={Foam of the fjords}, author={Halden, Mira}, year=2021}\n@inproceedings{b, title={Wind of the fjords}, author={Halden, Mira}, booktitle={Tides}, year=2020}\n";
    let page = "---\ntitle: Talks\nnav: true\n---\n{% bibliography -f talks %}\n";
    let (text, messages) = built(&[HOME, CV, ("talks.md", page), ("_bibliography/talks.bib", talks)]);
    assert_eq!(in_order(&text, &["Foam of", "Wind of"]), "Foam of Wind of", "{text}{messages}");
    assert!(!text.contains("Conference papers") && !text.contains("Other"), "{text}");
}

#[test]
fn the_talks_may_be_linked_from_the_list_of_publications() {
    let papers = "---\ntitle: Publications\nnav: true\npermalink: /papers/\n---\n[papers](/papers/) | [talks](/talks/)\n\n- M. Halden, Tides of the North. J. Maps, 2021.\n- M. Halden, Gulls at sea. J. Maps, 2020.\n";
    let talks = "---\ntitle: Talks\npermalink: /talks/\n---\n- Foam, Bergen, 2022\n- Waves, Oslo, 2020\n";
    let (text, messages) = built(&[HOME, CV, ("papers.md", papers), ("talks.md", talks)]);
    assert!(text.contains("Waves, Oslo"), "{text}{messages}");
    assert!(
        messages.contains("talks.md is taken in for its talks: the list of publications links to it"),
        "{messages}"
    );
}

#[test]
fn a_reference_that_says_its_year_does_not_get_it_again() {
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n"),
        (
            "_publications/a.md",
            "---\ntitle: Rain\ndate: 2011-03-01\nvenue: Journal 3\ncitation: 'Halden, M. (2011). \"Rain.\" <i>Journal 3</i>.'\n---\n",
        ),
        (
            "_publications/b.md",
            "---\ntitle: Hail\ndate: 2012-03-01\nvenue: Journal 4\ncitation: 'Halden, M. Hail. <i>Journal 4</i>, 2012.'\n---\n",
        ),
        ("_publications/c.md", "---\ntitle: Snow\ndate: 2013-01-01\nvenue: J. Snow\nauthors: M. Halden\n---\n"),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    for (year, times) in [("2011", 1), ("2012", 1), ("2013", 1)] {
        assert_eq!(text.matches(year).count(), times, "{year}: {text}");
    }
}

#[test]
fn sections_that_the_sites_own_layout_prints_are_printed() {
    let data = ("_data/education.yml", "- {degree: PhD, uni: Uni One, year: 2019}\n");
    let list = "<h2>Education</h2>{% for e in site.data.education %}<p>{{ e.degree }}, {{ e.uni }}, {{ e.year }}</p>{% endfor %}";
    let include = ("_includes/education.html", list);
    for (name, layout, text) in [
        ("default", format!("<html><body><main>{{{{ content }}}}{list}</main></body></html>"), "I study tides.\n"),
        ("default", format!("<html><body><h1>x</h1>{list}</body></html>"), ""),
        ("resume", "<html><body>{% include education.html %}{{ content }}</body></html>".to_owned(), ""),
        ("resume", format!("<html><body><nav>Menu</nav>{list}{{{{ content }}}}</body></html>"), "I study tides.\n"),
    ] {
        let layout_path = format!("_layouts/{name}.html");
        let home = format!("---\nlayout: {name}\n---\n{text}");
        let files = [("_config.yml", CONFIG), ("index.html", &*home), (&*layout_path, &*layout), data, include];
        let folder = Folder::with(&files);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        says(&folder.text("out.txt"), &["## Education", "PhD, Uni One, 2019", text.trim()], &["Menu"]);
    }
    let layout = "<html><body><p>x</p><div>{{ site.title }}</div></body></html>";
    let files = [("_config.yml", CONFIG), ("index.html", "---\nlayout: one\n---\n"), ("_layouts/one.html", layout)];
    let run = Folder::with(&files).vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]);
    run.says("it has no part such as `<main>`, and no heading of a CV's section");
}

#[test]
fn the_list_of_publications_may_be_in_a_folder_of_its_own() {
    let list =
        "---\ntitle: Publications\n---\n- M. Halden. On tides. J. Maps, 2021.\n- M. Halden. On winds. J. Maps, 2020.\n";
    for path in ["publications/index.md", "papers/index.md"] {
        let folder = Folder::with(&[("_config.yml", CONFIG), ("index.md", "---\n---\nI study tides.\n"), (path, list)]);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        says(&folder.text("out.txt"), &["I study tides", "On tides", "On winds"], &[]);
    }
}

#[test]
fn relative_links_lead_below_the_sites_path() {
    let config = "url: https://halden.example\nbaseurl: /me\nauthor: {name: Mira Halden}\n";
    let home = "---\n---\n[Atlas](files/a.pdf), [Maps](./x/), [Gulls](/z/) and [Foam]({{ '/g' | relative_url }}).\n";
    let cv = "---\npermalink: /cv/\n---\n# Education\n\n- PhD, [thesis](a.pdf), 2019\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home), ("cv.md", cv)]);
    folder.vitae(&["build", "-f", "typ", "-o", "out.typ"]).exits(0);
    let leads =
        ["me/files/a.pdf", "me/x/", "z/", "me/g", "me/cv/a.pdf"].map(|path| format!("https://halden.example/{path}\""));
    says(&folder.text("out.typ"), &leads.each_ref().map(String::as_str), &[]);
}
