//! Lists of the same kind in several places: those of the author beside those of the site, and those that two pages show.

use super::supplements::{CV, HOME, built, in_order};

const CONFIG: &str =
    "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}}\n";

#[test]
fn a_list_by_hand_that_is_longer_than_the_collection_is_printed() {
    let paper = ("_publications/a.md", "---\ntitle: Gulls at sea\ndate: 2020-01-01\nvenue: J. Maps\n---\n");
    let all = "{% for post in site.publications %}{% include archive-single.html %}{% endfor %}\n";
    let by_hand = "## Articles\n\n- Halden, M. Tides of the North, 2021\n- Halden, M. Winds, 2019\n\n## Books\n\n- Halden, M. Foam, 2022\n";
    let page = format!("---\ntitle: Publications\nnav: true\n---\n{all}{by_hand}");
    let (text, messages) = built(&[("_config.yml", CONFIG), HOME, CV, paper, ("publications.md", &page)]);
    let words = ["Gulls at sea", "Tides of", "Winds", "Foam"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(messages.contains("publications.md is the list of publications"), "{messages}");
}

#[test]
fn a_page_that_is_printed_is_not_said_to_be_left_out() {
    let paper = ("_publications/a.md", "---\ntitle: Gulls at sea\ndate: 2020-01-01\nvenue: J. Maps\n---\n");
    let page = "---\ntitle: Publications\nnav: true\n---\n{% for post in site.publications %}{% include archive-single.html %}{% endfor %}\n- Halden, M. Foam, 2022\n";
    let (text, messages) = built(&[("_config.yml", CONFIG), HOME, CV, paper, ("publications.md", page)]);
    assert_eq!(in_order(&text, &["Gulls at sea", "Foam"]), "Gulls at sea Foam", "{text}{messages}");
    assert!(!messages.contains("publications.md is left out"), "{messages}");
}

fn entry(key: &str, title: &str, year: &str) -> String {
    format!(
        "@article{{{key}, author = {{Halden, Mira}}, title = {{{title}}}, journal = {{J. Maps}}, year = {{{year}}}}}\n"
    )
}

#[test]
fn a_bibliography_that_a_page_on_something_else_shows_holds_no_publications() {
    let papers = entry("a", "Tides of the North", "2021");
    let courses = [entry("b", "Maps for sailors", "2020"), entry("c", "Sails", "2019")].concat();
    let teaching = |query: &str| format!("---\ntitle: Teaching\nnav: true\n---\n{{% bibliography {query} %}}\n");
    let build = |query: &str| {
        let page = teaching(query);
        let files = [("_bibliography/own.bib", papers.as_str()), ("_bibliography/courses.bib", &courses)];
        built(&[HOME, CV, ("teaching.md", &page), files[0], files[1]])
    };
    let words = ["Publications", "Tides of the North", "Teaching", "Maps for sailors", "Sails"];
    let (text, messages) = build("-f courses");
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    let (text, messages) = build("-f courses -q @*[year=2020]");
    assert_eq!(in_order(&text, &words), words[..4].join(" "), "{text}{messages}");
    assert!(messages.contains("no printed page lists “Sails”"), "{messages}");
}

#[test]
fn a_long_list_that_two_pages_include_is_printed_once() {
    let papers = (1..=12).map(|number| format!("- Halden, M. Tides of sea {number}, 2021\n")).collect::<String>();
    let papers = format!("## Journal papers\n\n{papers}");
    let home = "---\n---\nI study tides.\n\n# Research\n\nTides, mostly.\n\n{% include papers.md %}\n";
    let cv = "---\ntitle: CV\n---\n## Education\n\n- 2019: MSc in Tides\n\n{% include papers.md %}\n";
    let (text, messages) = built(&[("index.md", home), ("cv.md", cv), ("_includes/papers.md", &papers)]);
    assert_eq!(text.matches("Tides of sea 7").count(), 1, "{text}");
    assert!(messages.contains("the section “Journal papers” appears twice"), "{messages}");
}

#[test]
fn what_only_the_news_names_is_printed_in_the_list() {
    let more = (0..8).map(|number| entry(&format!("c{number}"), &format!("Gulls of sea number {number}"), "2019"));
    let papers = [entry("a", "Tides of the North at Night", "2021"), entry("b", "Winds of the South by Day", "2020")];
    let papers: String = papers.into_iter().chain(more).collect();
    let home = "---\n---\nI study tides and I have studied winds.\n\n## Recent news\n[full archive](/news/)\n\n\
                - My paper “Tides of the North at Night” is out\n- I moved\n\n## Publications\n\n- Winds of the South by Day, 2020\n";
    let (text, messages) = built(&[("index.md", home), CV, ("_bibliography/papers.bib", &papers)]);
    assert!(!text.contains("I moved") && text.contains("Tides of the North at Night"), "{text}{messages}");
}

#[test]
fn a_talk_and_an_award_with_the_title_of_a_paper_are_not_the_paper() {
    let more = (0..8).map(|number| entry(&format!("c{number}"), &format!("Gulls of sea number {number}"), "2019"));
    let title = "Tides of the North at Night";
    let papers: String = [entry("a", title, "2021")].into_iter().chain(more).collect();
    for heading in ["Talks", "Awards and grants"] {
        let home = format!(
            "---\n---\nI study tides.\n\n## Publications\n\n- Halden, M. Winds of the South by Day, 2020\n\n\
             ## {heading}\n\n- {title}, Oslo, 2021\n- Sails, Bergen, 2020\n"
        );
        let (text, messages) = built(&[("index.md", &home), CV, ("_bibliography/papers.bib", &papers)]);
        assert_eq!(text.matches(title).count(), 2, "{heading}: {text}{messages}");
    }
}

#[test]
fn a_list_of_all_papers_under_a_name_of_its_own_is_the_list() {
    let papers =
        [entry("a", "Tides of the North at Night", "2021"), entry("b", "Winds of the South by Day", "2020")].concat();
    let build = |heading: &str, last: &str| {
        let home = format!(
            "---\n---\nI study tides.\n\n## {heading}\n\n- Halden, M. Tides of the North at Night, 2021\n{last}\n\n## Teaching\n\n- 2019: Sails\n"
        );
        built(&[("index.md", &home), CV, ("_bibliography/papers.bib", &papers)])
    };
    let both = "- Halden, M. Winds of the South by Day, 2020";
    for (heading, last, times) in [("研究成果", both, 1), ("研究成果", "", 2), ("Talks", both, 2)] {
        let (text, messages) = build(heading, last);
        assert_eq!(text.matches("Tides of the North at Night").count(), times, "{heading}: {text}{messages}");
        assert_eq!(messages.contains("no printed page lists them all"), times == 2, "{messages}");
    }
}

#[test]
fn a_page_that_says_more_of_its_papers_than_their_fields_is_printed() {
    let paper = |title: &str, key: &str, more: &str| {
        format!("---\ntitle: {title}\nauthors: M. Halden\nkey: '{key}'\njournal: J. Maps\nyear: 2020\n{more}---\n")
    };
    let papers = [
        paper("Gulls at sea", "2", "meeting: Harbour Days 2020\n"),
        paper("Tides of the North", "3", "meeting: Foam Days 2019\n"),
        paper("Winds of the South", "1", ""),
    ];
    let list = |meeting: &str| {
        format!(
            "---\ntitle: Publications\nnav: true\n---\n{{% assign all = site.publications | sort: 'key' | reverse %}}\n<ul>\n{{% for paper in all %}}\n\
             <li><strong>{{{{ paper.title }}}}</strong><br><em>{{{{ paper.authors }}}}</em><br>{meeting}{{{{ paper.journal }}}} 2020</li>\n{{% endfor %}}\n</ul>\n"
        )
    };
    let build = |page: &str| {
        let files = [
            ("_publications/a.md", &*papers[0]),
            ("_publications/b.md", &papers[1]),
            ("_publications/c.md", &papers[2]),
        ];
        built(&[("_config.yml", CONFIG), HOME, CV, ("publications.md", page), files[0], files[1], files[2]])
    };
    let (text, messages) = build(&list("{{ paper.meeting }} "));
    let words = ["Tides of the North", "Foam Days 2019", "Gulls at sea", "Harbour Days 2020", "Winds of the South"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(messages.contains("publications.md is the list of publications"), "{messages}");
    let (text, messages) = build(&list(""));
    assert!(messages.contains("publications.md is left out: all 3 titles"), "{text}{messages}");
}

#[test]
fn a_list_in_data_without_authors_gives_way_to_the_bibliography() {
    let bib = [entry("a", "Tides of the North and their names", "2021"), entry("b", "Gulls at sea in winter", "2020")];
    let bib = bib.concat();
    let data = "- title: Education\n  type: time_table\n  contents: [{title: MSc in Tides, year: 2012}]\n\
                - title: Publications\n  type: time_table\n  contents: [{title: Tides of the North and their names, year: 2021, description: [On names.]}]\n";
    let page = "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n";
    // Talks have the titles of papers.
    let home = "---\n---\nI study tides.\n\n## Events\n\n- 2021: talk on Tides of the North and their names\n\
                - 2020: talk on Gulls at sea in winter\n";
    let cv = ("cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n");
    let layout = ("_layouts/cv.html", "{{ content }}{% for entry in site.data.cv %}{% endfor %}");
    let files = [("index.md", home), cv, layout, ("publications.md", page), ("_data/cv.yml", data)];
    let (text, messages) = built(&[&files[..], &[("_bibliography/papers.bib", &bib)]].concat());
    let cited = ["Mira Halden. Tides of the North and their names", "Mira Halden. Gulls at sea in winter"];
    assert_eq!(in_order(&text, &cited), cited.join(" "), "{text}{messages}");
    assert!(!text.contains("On names"), "{text}");
    assert!(messages.contains("(`repeated`)"), "{messages}");
}
