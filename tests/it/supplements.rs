//! Pages in the site's menu that a CV has a section for: which of them are printed, and where.

use crate::binary::Folder;

pub(super) const CONFIG: &str = "url: https://halden.example\nauthor: {name: Mira Halden}\n";
pub(super) const HOME: (&str, &str) = ("index.md", "---\n---\nI study tides.\n");
pub(super) const CV: (&str, &str) =
    ("cv.md", "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n# Skills\n\n- Knots\n");

/// The text of a site's document, and what was reported about it.
pub(super) fn built(files: &[(&str, &str)]) -> (String, String) {
    let folder = Folder::with(&[&[("_config.yml", CONFIG)], files].concat());
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    (folder.text("out.txt"), run.messages().to_owned())
}

/// These words, in the order in which they appear in the document.
pub(super) fn in_order(text: &str, words: &[&str]) -> String {
    let mut places: Vec<(usize, &str)> = words.iter().flat_map(|word| text.match_indices(word)).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_takes_the_place_of_the_line_that_leads_to_it() {
    let cv = "---\npermalink: /cv/\ntitle: CV\n---\n# Education\n\n- MSc, Uni Two, 2012\n\n# Research and Publications\n\n\
              See my [research page](/research/).\n\n# Talks\n\n- On foam, Bergen, 2017\n\n# Awards\n\n- Tide medal, 2018\n";
    let research = "---\npermalink: /research/\ntitle: Research\n---\n## Papers\n\n- J. Lind. On tides. Harbour News, 2019\n- J. Lind. On foam. Harbour News, 2018\n\
                    - J. Lind. On gulls. Harbour News, 2017\n";
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Joe Lind}\n"),
        ("index.md", "---\n---\nI study the sea.\n"),
        ("_pages/cv.md", cv),
        ("_pages/research.md", research),
        ("_data/navigation.yml", "main:\n  - {title: Research, url: /research/}\n  - {title: CV, url: /cv/}\n"),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}:\n{text}"));
    assert!(place("Uni Two") < place("On tides") && place("On tides") < place("On foam, Bergen"), "{text}");
}

#[test]
fn what_the_menu_leads_to_stands_in_the_place_that_a_cv_has_for_it() {
    let teaching = ("teaching.md", "---\ntitle: teaching\n---\n- 2021: Maps for Sailors\n- 2020: Knots\n");
    let talks = ("talks.md", "---\ntitle: Talks & Posters\n---\n## 2022\n\n- Gulls, Bird Day, May 2022\n");
    let papers = (
        "papers.html",
        "---\ntitle: Papers\n---\n<style>li { margin: 0 }</style>\n<ul><li>Halden, M. Tides of the North. {% if true %}J. Maps{% endif %}</li></ul>\n",
    );
    let (text, messages) = built(&[HOME, CV, teaching, talks, papers]);
    let expected = "I study Education Papers Tides of Talks & Posters Gulls Teaching Sailors Skills";
    let words: Vec<&str> =
        vec!["I study", "Education", "Papers", "Tides of", "Talks & Posters", "Gulls", "Teaching", "Sailors", "Skills"];
    assert_eq!(in_order(&text, &words), expected, "{text}");
    for note in [
        "papers.html is the list of publications: the site's menu links to it",
        "talks.md is taken in for its talks: the site's menu links to it",
        "teaching.md is taken in for its courses: the site's menu links to it",
    ] {
        assert!(messages.contains(note), "{note}:\n{messages}");
    }
}

#[test]
fn pages_whose_names_no_section_has_are_known_by_them() {
    for title in ["Datasets", "Workshops", "Ongoing Research"] {
        let page = format!(
            "---\ntitle: {title}\nnav: true\n---\n## The fjord\n\nThese are the tides that I have measured with my students at the pier, and the winds that they were in.\n"
        );
        let (text, messages) = built(&[HOME, CV, ("page.md", &page)]);
        assert!(text.contains(&format!("## {title}\n\n### The fjord")), "{text}{messages}");
    }
}

#[test]
fn the_heading_of_a_page_heads_its_parts() {
    let page =
        "---\nnav: true\n---\n# Teaching\n\n# Foam\n\nA course for sailors.\n\n# Past\n\n## Knots\n\nA course, 2020.\n";
    let (text, messages) = built(&[HOME, CV, ("teaching.md", page)]);
    for heading in ["\n## Teaching\n", "\n### Foam\n", "\n### Past\n", "\n#### Knots\n"] {
        assert!(text.contains(heading), "{heading}{text}{messages}");
    }
    let home = (
        "index.md",
        "---\n---\nI study tides.\n\n## Aims\n\nI have two.\n\n### Foam\n\nIt is wet.\n\n### Wind\n\nIt is not.\n",
    );
    let (text, messages) = built(&[home, CV]);
    assert!(text.contains("\n## Aims\n") && text.contains("\n### Wind\n"), "{text}{messages}");
}

#[test]
fn a_page_left_out_for_a_list_that_lacks_its_papers_is_printed() {
    let bib = "@article{a, title={Tides of the North}, author={Halden, Mira}, journal={J}, year=2020}\n\
               @misc{b, title={Gulls at sea}, author={Halden, Mira}, year=2021}\n\
               @book{c, title={Foam and wind}, author={Halden, Mira}, year=2019}\n";
    let papers = "---\ntitle: Publications\nnav: true\n---\n## Books\n\n{% bibliography -q @book %}\n\n## Articles\n\n{% bibliography -q @article %}\n";
    let drafts = "---\ntitle: Working papers\nnav: true\n---\n{% bibliography -q @misc %}\n";
    let files = [HOME, CV, ("papers.md", papers), ("drafts.md", drafts), ("_bibliography/papers.bib", bib)];
    let (text, messages) = built(&files);
    for title in ["Tides of the North", "Gulls at sea", "Foam and wind"] {
        assert_eq!(text.matches(title).count(), 1, "{title}: {text}{messages}");
    }
}

#[test]
fn a_page_is_left_out_for_a_reason_that_is_told() {
    let titled = |title: &str, body: &str| format!("---\ntitle: {title}\nnav: true\n---\n{body}\n");
    let cases = [
        (
            "teaching.md",
            titled("Teaching", "- [Slides on waves](waves.pdf)\n- [Slides on gulls](gulls.pdf)"),
            "Slides",
            "no list or description of courses was found on it",
        ),
        (
            "education.md",
            titled("Education", "- 2019: MSc in Tides, Uni One\n- 2016: BSc, Uni Two"),
            "Uni Two",
            "another page has a section “Education”",
        ),
        (
            "publications.md",
            titled("Publications", "See my profile for a list."),
            "profile",
            "no list of publications was found on it",
        ),
        (
            "about-me.md",
            titled("Biography", "I was born at sea in 1990 and 1991."),
            "born",
            "no list of education or positions was found on it",
        ),
    ];
    for (path, page, words, why) in cases {
        let (text, messages) = built(&[HOME, CV, (path, &page)]);
        assert!(!text.contains(words), "{path}:\n{text}");
        assert!(messages.contains(&format!("{path} is left out: {why}")), "{messages}");
    }
}

#[test]
fn skills_stand_at_the_end_unless_the_cv_has_them() {
    let page = ("skills.md", "---\ntitle: Technical Skills\n---\n## At sea\n\n- **Ropes** – splicing\n- **Charts**\n");
    let home = ("index.md", "---\n---\nI study tides.\n\n# Education\n\n- 2019: MSc in Tides, Uni One\n");
    let (text, messages) = built(&[home, page]);
    assert_eq!(in_order(&text, &["Uni One", "Technical Skills", "Ropes"]), "Uni One Technical Skills Ropes", "{text}");
    assert!(messages.contains("skills.md is taken in for its skills"), "{messages}");
    let (text, messages) = built(&[HOME, CV, page]);
    assert!(!text.contains("Ropes") && messages.contains("another page has a section “Skills”"), "{messages}");
}

#[test]
fn open_educational_resources_are_the_authors_work() {
    let body = "- [A guide to knots](https://knots.example) by Halden and Lind, for sailors.\n- [Charts for all](https://charts.example). For schools.\n";
    for (title, expected) in [("Open Educational Resources", true), ("Resources", false)] {
        let (text, messages) = built(&[HOME, CV, ("resources.md", &format!("---\ntitle: {title}\n---\n{body}"))]);
        assert_eq!(text.contains("A guide to knots"), expected, "{title}: {messages}");
    }
}

#[test]
fn what_a_page_names_or_describes_needs_no_years() {
    for (title, body, word) in [
        ("Academic service", "## Reviewer\n\nTides and Waves<br>Journal of Foam", "Journal of Foam"),
        ("Services", "- Tides and Waves\n- Journal of Foam", "Journal of Foam"),
        (
            "Software",
            "R packages\n\n* foam ([cran](https://cran.example/foam))\n* gull ([cran](https://cran.example/gull))",
            "gull",
        ),
        ("Software", "### foam\n\nBubbles at sea.\n\n### gull\n\nBirds on land.", "Birds on land"),
        ("Projects", "## The Sea Atlas\n\nIt maps the sea.\n\n## Foam Watch\n\nIt counts bubbles.", "counts bubbles"),
        (
            "Publications",
            "## How high is the tide?\n\nIn [J. Maps](https://maps.example) we show how high it is, and why it is so.",
            "and why it",
        ),
        ("Awards", "- Prize of the Sea\n- Medal for Foam", "Medal for Foam"),
        (
            "Teaching",
            "With Ann Berg I teach a course on the tides of the North Sea and on all that swims, floats and sinks in it, for pilots of every age.",
            "Ann Berg",
        ),
        ("Teaching", "I taught TID 10 Tides in Spring 2023 at Uni One.", "TID 10"),
        (
            "Students",
            "I look for crew.\n\nAnn Berg<br>\nTopic: Foam\n\nJoe Lind<br>\nTopic: Gulls<br>\nRole: member",
            "Topic: Gulls",
        ),
        ("Talks", "- Tides of the whole North, keynote on the Day of the Sea", "keynote"),
        ("Students", "- Ann Berg - Foam\n- Joe Lind (co-guide) - Gulls", "Foam"),
        ("Field Experience", "## Norway\n\n- Surveys of gulls\n- Charts of foam\n", "Surveys of gulls"),
        (
            "ML Projects",
            "### Tide model\n\n**Problem:** Tides are late, and nobody knows why.\n\n### Gull model\n\n**Problem:** Gulls are loud in spring.",
            "Tides are late",
        ),
        ("Team", "## PhD students\n\n##### Ann Berg\n\nSince 2020\n\n##### Joe Lind\n\nSince 2021", "Joe Lind"),
    ] {
        let path = if title == "Team" { "supervision.md" } else { "page.md" };
        let page = format!("---\ntitle: {title}\nnav: true\n---\n{body}\n");
        let (text, messages) = built(&[HOME, CV, (path, &page)]);
        assert!(text.contains(word), "{title}:\n{text}{messages}");
    }
    for (title, body, why) in [
        ("Publications", "See [my profile](https://scholar.example).", "no list of publications was found on it"),
        ("Projects", "Soon.", "no list or description of projects was found on it"),
        (
            "Positions",
            "### Pilots wanted\n\n- Please apply.\n- Please write.",
            "no list of several things or with years was found on it",
        ),
        (
            "Teaching",
            "2020\n\n- [One](a.pdf)\n- [Two](b.pdf)\n- [Three](https://arxiv.org/abs/1)\n- [Four](c.pdf)\n- Exam, 2021",
            "it lists material for courses",
        ),
        (
            "Teaching",
            "{% for post in site.teaching %}{% include archive-single.html %}{% endfor %}",
            "it shows the theme's sample content",
        ),
    ] {
        let page = format!("---\ntitle: {title}\nnav: true\n---\n{body}\n");
        let sample = ("_teaching/a.md", "---\ntitle: Teaching experience 1\ndate: 2014-01-01\n---\nx\n");
        let config = (
            "_config.yml",
            "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {teaching: {output: true}}\n",
        );
        let (_, messages) = built(&[config, HOME, CV, sample, ("page.md", &page)]);
        assert!(messages.contains(&format!("page.md is left out: {why}")), "{title}:\n{messages}");
    }
}

#[test]
fn a_stub_a_part_or_a_sample_keeps_no_page_out() {
    let talks =
        "---\ntitle: Talks\nnav: true\n---\n- Gulls, 2022\n- Ropes, 2021\n- Kites, 2020\n- Foam, 2019\n- Sails, 2018\n";
    let cv =
        |section: &str| format!("---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Talks\n\n{section}\n");
    for section in [
        "* See *Talks*",
        "* [All my talks](/talks/)",
        "- Gulls, 2022",
        "<ul>{% for post in site.talks %}{% include archive-single-talk-cv.html %}{% endfor %}</ul>",
    ] {
        let sample = ("_talks/a.md", "---\ntitle: Talk 1 on Relevant Topic in Your Field\ndate: 2012-03-01\n---\nx\n");
        let config = ("_config.yml", "author: {name: Mira Halden}\ncollections: {talks: {output: true}}\n");
        let (text, messages) = built(&[config, HOME, ("cv.md", &cv(section)), sample, ("talks.md", talks)]);
        let found = in_order(&text, &["Gulls", "Ropes", "Kites", "Foam", "Sails", "See", "Relevant"]);
        assert_eq!(found, "Gulls Ropes Kites Foam Sails", "{section}:\n{text}{messages}");
    }
    let (text, messages) =
        built(&[HOME, ("cv.md", &cv("- Gulls, 2022\n- Ropes, 2021\n- Kites, 2020")), ("talks.md", talks)]);
    assert!(!text.contains("Foam") && messages.contains("another page has a section “Talks”"), "{text}{messages}");
}

#[test]
fn a_biography_in_prose_stands_in_for_a_career() {
    let bio = "---\ntitle: Short bio\nnav: true\n---\nI hold an MSc in Tides from Uni One and a PhD from Uni Two. In 2019 I was an intern at Sea Maps.\n";
    let (text, messages) = built(&[HOME, ("bio.md", bio)]);
    assert_eq!(
        in_order(&text, &["I study tides", "Short bio", "intern at"]),
        "I study tides Short bio intern at",
        "{text}"
    );
    assert!(messages.contains("bio.md is taken in for its education and experience"), "{messages}");
    let home = ("index.md", "---\n---\nI study tides for my PhD and was a postdoc before.\n");
    assert!(built(&[home, ("bio.md", bio)]).0.contains("intern at"), "it names degrees that the homepage does not");
    let (text, messages) = built(&[HOME, CV, ("bio.md", bio)]);
    assert!(!text.contains("intern at"), "{text}");
    let why = "bio.md is left out: the pages that are printed tell of education or positions";
    assert!(messages.contains(why), "{messages}");
}

#[test]
fn a_prize_for_a_paper_is_no_list_of_papers() {
    for heading in ["Paper awards", "Paper / Poster Awards"] {
        let cv = format!("---\ntitle: CV\n---\n# {heading}\n\n- Best paper, 2019\n- Best poster, 2018\n");
        let (text, _) = built(&[HOME, ("cv.md", &cv), ("_bibliography/papers.bib", PAPERS)]);
        assert!(text.contains("Tides of the North"), "{text}");
    }
}

#[test]
fn a_line_that_leads_to_the_papers_is_no_list_of_them() {
    let cv = "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Publications\n\n* See *Publications*\n";
    let list = "---\ntitle: Publications\nnav: true\n---\n{% for post in site.publications %}{% include archive-single.html %}{% endfor %}\n";
    let paper = "---\ntitle: Gulls at sea\ndate: 2020-01-01\nvenue: J. Maps\n---\n";
    let config =
        "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}}\n";
    let files =
        [("_config.yml", config), HOME, ("cv.md", cv), ("publications.md", list), ("_publications/a.md", paper)];
    let (text, messages) = built(&files);
    assert_eq!(
        in_order(&text, &["Publications", "Gulls at sea", "See"]),
        "Publications Gulls at sea",
        "{text}{messages}"
    );
    let why = "“Publications” is left out: it only says where to look for what is printed";
    assert!(messages.contains(why), "{messages}");
}

#[test]
fn a_page_outside_the_menu_is_for_nobody_but_the_list_of_publications() {
    let menu = ("_data/navigation.yml", "main:\n- {title: Talks, url: /talks.html}\n");
    let talks = ("talks.md", "---\ntitle: Talks\n---\n- Gulls, 2022\n");
    let teaching = ("teaching.md", "---\ntitle: Teaching\n---\n- Knots, 2020\n");
    let papers = ("papers.md", "---\ntitle: Papers\n---\n- Halden, M. Winds of the West, 2021.\n");
    let (text, _) = built(&[HOME, menu, talks, teaching, papers]);
    assert_eq!(in_order(&text, &["Gulls", "Knots", "Winds"]), "Winds Gulls");
}

#[test]
fn what_only_the_homepage_says_stands_where_a_cv_has_it() {
    let home = (
        "index.md",
        "---\n---\nI study tides.\n\n# Interests\n\nFoam.\n\n# Teaching\n\n- Ropes, 2021\n\n# Travels\n\nI sail.\n\n# Service\n\n- Reviewer, J. Maps\n",
    );
    let cv = (
        "cv.md",
        "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Experience\n\n- 2020: Pilot\n\n# Talks\n\n- Gulls, 2022\n\n# Skills\n\n- Knots\n",
    );
    let (text, _) = built(&[home, cv]);
    let words =
        ["I study", "Interests", "Travels", "Education", "Experience", "Talks", "Teaching", "Service", "Skills"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}");
    let named = format!("{CONFIG}vitae: {{sources: [index.md, cv.md]}}\n");
    let (text, _) = built(&[("_config.yml", &named), home, cv]);
    assert_eq!(in_order(&text, &["Teaching", "Education", "Experience"]), "Teaching Education Experience", "{text}");
    let bare = ("cv.md", "---\ntitle: CV\n---\n# Talks\n\n- Gulls, 2022\n");
    let (text, _) = built(&[home, bare]);
    assert_eq!(in_order(&text, &["Teaching", "Service", "Talks"]), "Teaching Service Talks", "{text}");
}

#[test]
fn a_selection_on_the_homepage_does_not_stand_for_the_whole_list() {
    let home = ("index.md", "---\n---\nI study tides.\n\n## Selected talks\n\n- Gulls, 2022\n");
    let talks = ("talks.md", "---\ntitle: Talks\n---\n- Ropes of old, 2019\n- Gulls, 2022\n");
    let (text, _) = built(&[home, talks]);
    assert!(text.contains("Ropes of old"), "{text}");
}

#[test]
fn words_joined_in_an_address_are_set_apart_in_a_heading() {
    let about = "---\ntitle: Joe Lind\nnav: true\n---\nI received my PhD in tides from Uni One in 2019 and my MSc in foam from Uni Two in 2015.\n";
    let (text, _) =
        built(&[HOME, ("aboutme.md", about), ("_data/navigation.yml", "main: [{title: Me, url: /aboutme}]\n")]);
    assert!(text.contains("## About me\n"), "{text}");
}

#[test]
fn a_page_that_has_only_the_other_half_of_its_title_is_called_as_that() {
    let page =
        |parts: &str| format!("---\ntitle: Teaching & Outreach\nnav: true\npermalink: /teaching/\n---\n{parts}\n");
    let outreach = "## Outreach activities (in Norwegian)\n\n### On tides\n\n- Tides for children, Bergen, 2019\n";
    let menu = ("_data/navigation.yml", "main: [{title: Teaching, url: /teaching/}]\n");
    let (text, _) = built(&[HOME, ("teaching.md", &page(outreach)), menu]);
    assert!(text.contains("## Outreach activities (in Norwegian)\n") && !text.contains("Teaching"), "{text}");
    let both = format!("## Courses\n\n- Knots, 2018\n\n{outreach}");
    let (text, _) = built(&[HOME, ("teaching.md", &page(&both)), menu]);
    assert!(text.contains("## Teaching"), "{text}");
}

#[test]
fn a_part_that_is_called_as_its_page_stands_beside_the_others() {
    let page = "---\ntitle: other activities\npermalink: /other/\n---\n## Selected Awards\n\n- Tide medal, 2018\n- Foam medal, 2017\n\n\
                ## Other activities:\n\n- Mentor at the Harbour School, 2019\n";
    let menu = ("_data/navigation.yml", "main: [{title: CV, url: /cv}, {title: Other, url: /other/}]\n");
    let (text, _) = built(&[HOME, CV, ("other.md", page), menu]);
    let headings = in_order(&text, &["## Education", "## Selected Awards", "## Skills", "## Other activities", "###"]);
    assert_eq!(headings, "## Education ## Selected Awards ## Skills ## Other activities", "{text}");
}

#[test]
fn a_biography_with_a_career_is_the_cv_in_all_but_name() {
    let bio = (
        "bio.md",
        "---\ntitle: Biography\n---\n### Professional career\n\n- since 2022: Pilot, Uni One\n\n### Education\n\n- 2019: MSc in Tides\n\n### Prizes and awards\n\n- 2018: Prize of the Sea\n",
    );
    let (text, messages) = built(&[HOME, bio]);
    assert_eq!(
        in_order(&text, &["I study", "Professional career", "Pilot", "Education", "Prize of the Sea", "Biography"]),
        "I study Professional career Pilot Education Prize of the Sea"
    );
    assert!(messages.contains("bio.md is taken in for its education and experience"), "{messages}");
}

#[test]
fn headings_alone_are_the_items_of_a_list() {
    let page = (
        "employment.md",
        "---\ntitle: Employment\n---\n## 2022-present, Pilot, Uni One\n## 2019-2022, Mate, Uni Two\n",
    );
    let (text, _) = built(&[HOME, page]);
    assert_eq!(in_order(&text, &["Employment", "Pilot", "Mate"]), "Employment Pilot Mate");
    assert!(!text.contains("## 2022"), "{text}");
}

#[test]
fn whoever_names_the_pages_names_what_is_in_them() {
    let talks = ("talks.md", "---\ntitle: Talks\n---\n- Gulls, 2022\n");
    let folder = Folder::with(&[("_config.yml", &*format!("{CONFIG}vitae: {{sources: [index.md]}}\n")), HOME, talks]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    assert!(!folder.text("out.txt").contains("Gulls"));
    let folder =
        Folder::with(&[("_config.yml", &*format!("{CONFIG}vitae: {{sections: {{skip: [Talks]}}}}\n")), HOME, talks]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    assert!(!folder.text("out.txt").contains("Gulls"));
}

const PAPERS: &str = "@article{a, title={Tides of the North}, author={Halden, Mira}, year=2019}\n";

#[test]
fn the_bibliography_is_printed_where_no_page_lists_what_it_holds() {
    let bib = ("_bibliography/papers.bib", PAPERS);
    for section in [
        "# Publications\n\nMy name stands last where I led the work.\n",
        "<!-- {% for post in site.publications %}{{ post.title }}{% endfor %} -->\n",
        "# Interests\n\nTides.\n\n# Talks\n\n{% bibliography --query @misc %}\n\n- 2020: Gulls\n\n## Others\n\n{% bibliography --query @misc %}\n\n- 2019: Winds\n",
    ] {
        let home = format!("---\n---\nI study tides.\n\n{section}");
        let item = ("_publications/gulls.md", "---\ntitle: Gulls\n---\n");
        let (text, _) = built(&[("index.md", &home), bib, item]);
        assert!(text.contains("Tides of the North"), "{section}:\n{text}");
    }
    for section in [
        "# Interests\n\nTides.\n\n# Publications\n\n## 2020\n\n- Gulls, 2020\n",
        "# Publications\n\nGulls, 2020.\n\nWinds, 2019.\n",
    ] {
        let home = format!("---\n---\nI study tides.\n\n{section}");
        let (text, messages) = built(&[("index.md", &home), bib]);
        assert!(!text.contains("Tides of the North"), "{section}:\n{text}");
        assert!(messages.contains("no printed page lists “Tides of the North”"), "{messages}");
    }
}

#[test]
fn a_bibliography_of_others_is_not_printed_and_that_is_said() {
    let bib = ("_bibliography/papers.bib", "@article{a, title={Ropes}, author={Lind, Joe}, year=2019}\n");
    let (text, messages) = built(&[HOME, bib]);
    assert!(!text.contains("Ropes"), "{text}");
    assert!(
        messages.contains("a bibliography of one entry is not printed: you are not among its authors"),
        "{messages}"
    );
}

#[test]
fn what_an_image_says_in_place_of_itself_repeats_nothing() {
    let title = "Tides of the north and how they turn twice a day";
    let home = format!("---\n---\nI study tides.\n\n![{title}](/a.png)\n");
    let papers = format!("---\ntitle: CV\n---\n# Publications\n\n{title}\n\nJ. Maps, 2020\n");
    let (text, _) = built(&[("index.md", &home), ("cv.md", &papers)]);
    assert!(text.contains(title), "{text}");
}

#[test]
fn keys_hidden_as_in_html_are_front_matter_all_the_same() {
    let page = "---\n<!-- layout: about\ntitle: About\npermalink: /\nnews: false\n---\nI study tides.\n";
    let (text, _) = built(&[("about.md", page)]);
    assert!(text.contains("I study tides.") && !text.contains("news"), "{text}");
}

#[test]
fn a_bibliography_that_a_script_shows_is_printed() {
    for script in [
        "<script src=\"https://bibbase.org/show?bib={{ base_path }}/files/own.bib&jsonp=1\"></script>",
        "<script src='https://bibbase.org/show?bib=https://halden.example/files/own.bib'></script>",
        "<script src=\"https://bibbase.org/show?bib=halden.example/files/own.bib&folding=1\"></script>",
        "<script src=\"https://bibbase.org/show?bib=https%3A%2F%2Fraw.example%2Fhalden%2Fsite%2Fmain%2Ffiles%2Fown.bib\"></script>",
        "<bibtex src=\"{{ '/files/own.bib' | relative_url }}\"></bibtex>",
        "<script>const root = '/site'; list({ into: 'papers', from: root + '/files/own.bib' });</script>",
    ] {
        let page = format!("---\ntitle: Publications\n---\nBelow are my papers.\n\n{script}\n");
        let old = ("_bibliography/references.bib", "@misc{a, title={Ropes}, author={Halden, Mira}, year=2001}\n");
        let (text, _) = built(&[HOME, ("papers.html", &page), ("files/own.bib", PAPERS), old]);
        assert!(text.contains("Tides of the North") && !text.contains("Ropes"), "{script}:\n{text}");
    }
}

#[test]
fn a_bibliography_beside_papers_that_are_pages_is_printed() {
    let cv = (
        "cv.md",
        "---\ntitle: CV\n---\n# Selected papers\n\n{% for post in site.publications %}\n{% include archive-single-cv.html %}\n{% endfor %}\n",
    );
    let one = ("_publications/ropes.md", "---\ntitle: Ropes of the Harbour\ncitation: Halden, M. (2001).\n---\n");
    let page = "---\ntitle: Publications\nnav: true\n---\n<div class=\"bibtex_structure\"><h2>Preprints</h2></div>\n\
        <bibtex src=\"/files/own.bib\" />\n";
    let config = (
        "_config.yml",
        "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}}\n",
    );
    let (text, _) = built(&[config, HOME, cv, one, ("papers.html", page), ("files/own.bib", PAPERS)]);
    assert!(text.contains("Ropes of") && text.contains("Tides of the North"), "{text}");
    assert!(!text.contains("Preprints"), "{text}");
}

#[test]
fn what_a_page_lists_beside_the_papers_of_a_collection_are_parts_of_the_list() {
    let config = "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}, preprints: {output: true}}\n";
    let paper = |title: &str| format!("---\ntitle: {title}\ncitation: 'Halden, M. (2021). {title}. North Sea.'\n---\n");
    let shown = "{% include archive-single.html %}\n";
    let list = format!(
        "---\ntitle: Publications\nnav: true\npermalink: /publications/\n---\n# Papers\n\n{{% for post in site.publications %}}\n{shown}{{% endfor %}}\n\n\
         # Preprints\n\n{{% for post in site.preprints %}}\n{shown}{{% endfor %}}\n\n# PhD thesis\n\nMira Halden. Ropes[^1]. 2017.\n\n[^1]: Of hemp.\n"
    );
    let (tides, foam) = (paper("Tides of the North"), paper("Foam of the South"));
    let [gulls, boats, wind] = ["Gulls of the North", "Boats of the North", "Wind of the North"].map(paper);
    let files = [
        ("_config.yml", config),
        HOME,
        ("publications.md", &*list),
        ("_publications/a.md", &*tides),
        ("_publications/b.md", &*gulls),
        ("_publications/c.md", &*boats),
        ("_publications/d.md", &*wind),
        ("_preprints/a.md", &*foam),
    ];
    let (text, _) = built(&files);
    let order = [
        "## Publications",
        "Tides of the North",
        "### Preprints",
        "Foam of the South",
        "### PhD thesis",
        "Ropes[1]. 2017.",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|words| text.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{text}");
    assert_eq!(text.matches("Foam of the South").count(), 1, "{text}");
}

#[test]
fn what_a_page_says_before_the_items_of_a_collection_stays() {
    let config = "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {projects: {output: true}}\n";
    let page = "---\ntitle: Projects\nnav: true\npermalink: /projects/\n---\nI build boats[^1] along two axes:\n\n1. ropes\n2. sails\n\n[^1]: Of wood.\n\n\
        {% for project in site.projects %}\n<div class=\"card\"><h3 class=\"card-title\">{{ project.title }}</h3><p>{{ project.date | date: '%B %d, %Y' }}</p></div>\n{% endfor %}\n";
    let project = |title: &str| format!("---\ntitle: {title} and its crew\ndescription: Wet.\ndate: 2023-12-01\n---\n");
    let (cutter, barge) = (project("Cutter of the North"), project("Barge of the South"));
    let files = [
        ("_config.yml", config),
        HOME,
        ("projects.md", page),
        ("_projects/a.md", &*cutter),
        ("_projects/b.md", &*barge),
    ];
    let (text, _) = built(&files);
    for words in ["two axes", "sails", "Cutter of the North", "Barge of the South", "Of wood."] {
        assert_eq!(text.matches(words).count(), 1, "{words}:\n{text}");
    }
}

#[test]
fn a_readme_that_pages_call_home_is_the_homepage() {
    let readme = ("README.md", "# Hello\n\nI study tides in Bergen.\n");
    let about = ("about.md", "# About me\n\nI sail.\n\n- [Home](README.md)\n");
    let (text, messages) = built(&[readme, about]);
    assert!(text.contains("tides in Bergen") && messages.contains("GitHub shows it at `/`"), "{text}\n{messages}");
    let (text, _) = built(&[readme, ("about.md", "# About me\n\nI sail.\n")]);
    assert!(!text.contains("tides in Bergen"), "{text}");
}

#[test]
fn a_readme_that_leads_to_the_other_pages_is_the_homepage() {
    let readme = (
        "README.md",
        "# Joe Lind\n\nI study tides in Bergen.\n\n- [Papers](publications.html)\n- [Courses](teaching.md)\n",
    );
    let papers = ("publications.md", "# Publications\n\n- J. Lind. On foam. Foam, 2019.\n");
    let (text, messages) = built(&[readme, papers, ("teaching.md", "# Teaching\n\n- Tides, 2020\n")]);
    assert!(text.contains("tides in Bergen") && messages.contains("it leads to the other pages"), "{text}\n{messages}");
}

#[test]
fn a_page_that_has_moved_is_no_homepage() {
    let moved = "---\nlayout: null\n---\n<head><meta http-equiv=\"refresh\" content=\"0; url=https://lab.example\"></head>\n<p>This page has moved.</p>\n";
    let (text, _) = built(&[("index.html", moved), ("about.md", "---\ntitle: Home\n---\nI study tides.\n")]);
    assert!(text.contains("I study tides.") && !text.contains("moved"), "{text}");
}

#[test]
fn a_page_on_research_is_taken_for_the_papers_that_it_lists() {
    let papers = "---\ntitle: Research\nnav: true\n---\nI study tides.\n\n## Working papers\n\n\
        - Tides of the North, 2021\n- Gulls at Sea, 2022\n";
    let (text, messages) = built(&[HOME, CV, ("research.md", papers)]);
    assert!(text.contains("Gulls at Sea"), "{text}");
    assert!(messages.contains("research.md is taken in for its publications"), "{messages}");
    let interests = "---\ntitle: Research\nnav: true\n---\n## Tides\n\nThe moon pulls since 2019.\n";
    let (text, messages) = built(&[HOME, CV, ("research.md", interests)]);
    assert!(!text.contains("moon"), "{text}");
    assert!(
        messages.contains("research.md is left out: no list of publications was found under its headings"),
        "{messages}"
    );
}

#[test]
fn a_page_that_chooses_papers_shows_which_ones_are_the_persons() {
    let page = "---\ntitle: Publications\nnav: true\n---\n## Papers\n\n{% bibliography --query @*[mine=true] %}\n";
    let bib = "@article{a, author={Halden, Mira}, title={Tides}, journal={J. Maps}, year=2021, mine={true}}\n\
        @article{b, author={Lind, Joe}, title={Ropes}, journal={J. Maps}, year=2020}\n";
    let (text, _) = built(&[HOME, CV, ("publications.md", page), ("_bibliography/papers.bib", bib)]);
    assert!(text.contains("Tides. J. Maps") && !text.contains("Ropes"), "{text}");
}

const MENU: (&str, &str) = (
    "_data/navigation.yml",
    "main:\n  - {title: A, url: /activity/}\n  - {title: B, url: /teaching/}\n  - {title: C, url: /research/}\n  - {title: D, url: /students/}\n",
);

#[test]
fn what_consists_of_dated_entries_is_part_of_a_cv_whatever_it_is_called() {
    let page = |body: &str| format!("---\npermalink: /activity/\ntitle: At sea\n---\n{body}\n");
    const FEW: &str = "it lists only one or two dated entries";
    const NONE: &str = "no list of dated entries was found on it";
    for (body, word, why_not) in [
        ("- Reviewer, TIDE2010\n- Chair, Gull Day (05/2012)\n- Reviewer, Ropes\n- Member, Foam, 2014", "Ropes", ""),
        ("## 2020\n\nOn tides, Radio One\n\nOn gulls, Radio Two\n\n## 2019\n\nOn knots, Radio One", "Radio Two", ""),
        ("- Ropes\n- Kites\n- Sails\n- A map of 2019", "Kites", FEW),
        ("I sailed in 2011.\n\nI sailed on in 2012.", "sailed", NONE),
        ("I have drawn the sea since 2020, with:\n\n- Ropes\n- Kites\n- Sails", "Kites", NONE),
        ("## Teaching\n\n- Ropes, Uni One\n\n## Service\n\n- Reviewer, Kites", "Kites", ""),
        (
            "What I do beside the sea.\n\n## Committees & crews\n\n- Chair, Ropes at Sea\n\n## Grants\n\n- For kites over the harbour\n\n## Fun\n\nI sing.",
            "kites",
            "",
        ),
        ("What I do.\n\n## Outreach\n\nI tell of kites.\n\n## Fun\n\nI sing.", "kites", NONE),
        (
            "## Club\n\n### Pilot\n\n#### Sept '21 – Aug '22\n\n- Kites\n\n## Port\n\n### Mate\n\n#### Jul '19\n\n- Ropes",
            "Kites",
            "",
        ),
        (
            "**2019:** Pilot, Port One<br>Mentor: A. Berg<br>For kites\n\n**2017:** Mate<br>Mentor: J. Ek\n\n**2015:** Boy<br>Mentor: B. Ny",
            "For kites",
            "",
        ),
    ] {
        let (text, messages) = built(&[HOME, CV, MENU, ("sea.md", &page(body))]);
        let note = match why_not {
            "" => "taken in for the dated entries on it".to_owned(),
            why => format!("left out: {why}"),
        };
        assert!(messages.contains(&format!("sea.md is {note}")), "{body}:\n{messages}");
        assert_eq!(text.contains(word), why_not.is_empty(), "{text}");
    }
    let blog = page("- Tides, 2010\n- Gulls, 2012\n- Foam, 2014").replace("At sea", "Blog");
    let (text, _) = built(&[HOME, CV, MENU, ("sea.md", &blog)]);
    assert!(!text.contains("Foam"), "{text}");
    let (text, _) = built(&[HOME, CV, ("sea.md", &page("- Tides, 2010\n- Gulls, 2012\n- Foam, 2014"))]);
    assert!(!text.contains("Foam"), "only the menu tells that a page is one of the site's: {text}");
}

#[test]
fn courses_and_students_need_no_dates() {
    let teaching = "---\ntitle: Teaching\npermalink: /teaching/\n---\n- TID 10: Tides\n- TID 20: Foam\n";
    let students = "---\ntitle: Students\npermalink: /students/\n---\n- [Joe Lind](https://lind.example), now a pilot\n- Ann Berg\n";
    let (text, _) = built(&[HOME, CV, MENU, ("teaching.md", teaching), ("students.md", students)]);
    assert!(text.contains("TID 20") && text.contains("Ann Berg"), "{text}");
    let call = students.replace("- [Joe", "### For applicants\n\nI look for crew:\n\n- who row\n- who sail\n- who sing\n\n### Current students\n\n- Pilot [Joe");
    let (text, _) = built(&[HOME, CV, MENU, ("students.md", &call)]);
    assert!(text.contains("Ann Berg"), "{text}");
    let slides = "---\ntitle: Teaching\npermalink: /teaching/\n---\n- [Tides](a.pdf)\n- [Foam](b.pdf)\n";
    let (text, _) = built(&[HOME, CV, MENU, ("teaching.md", slides)]);
    assert!(!text.contains("Foam"), "{text}");
}

#[test]
fn papers_in_progress_stand_beside_the_list_of_publications() {
    let research = "---\ntitle: Research\npermalink: /research/\n---\n## Working papers\n\n### Foam and wind\n\nIt is about foam.\n\n\
        ## Publications\n\n{% for post in site.publications %}\n{% include archive-single.html %}\n{% endfor %}\n";
    let paper = "---\ntitle: Tides of the whole North\ndate: 2021-05-01\nvenue: J. Maps\n---\n";
    let config = format!("{CONFIG}collections: {{publications: {{output: true}}}}\n");
    let (text, messages) =
        built(&[("_config.yml", &config), HOME, CV, MENU, ("research.md", research), ("_publications/a.md", paper)]);
    assert!(messages.contains("research.md is taken in for its papers"), "{messages}");
    assert!(text.contains("Foam and wind") && text.matches("Tides of the whole North").count() == 1, "{text}");
}

#[test]
fn every_page_of_the_menu_is_printed_or_listed_with_a_reason() {
    let menu = "main:\n- {title: Poems, url: /poems.html}\n- {title: Joining, url: /join.html}\n\
        - {title: Vorträge, url: /de/talks.html}\n- {title: Talks, url: /talks.html}\n- {title: Moved, url: /moved.html}\n\
        - {title: Vita, url: /vita.html}\n- {title: Elsewhere, url: 'https://gulls.example'}\n";
    let (text, messages) = built(&[
        HOME,
        CV,
        ("_data/navigation.yml", menu),
        ("poems.md", "---\ntitle: Poems\n---\nRoses.\n"),
        ("join.md", "---\ntitle: Joining the group\n---\nWrite to me.\n"),
        ("de/talks.md", "---\ntitle: Vorträge\n---\n- 2021: Möwen\n"),
        ("talks.md", "---\ntitle: Talks\nlang: en\n---\n- 2021: Gulls\n"),
        ("moved.md", "---\ntitle: Moved\nredirect_to: /talks.html\n---\n"),
        ("vita.md", "---\ntitle: Vita\n---\n- 2021: Pilot\n"),
        ("unlinked.md", "---\ntitle: Secrets\n---\nKeys.\n"),
        ("maps.html", "<p>Maps.</p>"),
        ("_layouts/page.html", "<nav><a href=\"/maps.html\">Maps</a></nav>{{ content }}"),
    ]);
    assert!(text.contains("Gulls"), "{text}");
    for told in [
        "left out[dropped-page]: pages of the site that are not printed (6)",
        "poems.md is left out: no list of dated entries was found on it",
        "join.md is left out: pages with “join” in their name are not part of a CV",
        "de/talks.md is left out: it is in another language",
        "moved.md is left out: it only links to another page",
        "vita.md is left out: another page is the CV page",
        "maps.html is left out: it has no front matter, so Jekyll only copies it, and vitae does not read it",
    ] {
        assert!(messages.contains(told), "{told}:\n{messages}");
    }
    assert!(!messages.contains("unlinked.md"), "{messages}");
}

#[test]
fn the_menu_is_what_the_layouts_of_the_homepage_print() {
    let home = ("index.md", "---\nlayout: home\n---\nI study tides.\n");
    let layouts = [
        ("_layouts/home.html", "---\nlayout: default\n---\n<div>{{ content }}</div>\n"),
        ("_layouts/default.html", "<html><body>{% include top.html %}<main>{{ content }}</main></body></html>\n"),
    ];
    let talks = ("talks.md", "---\ntitle: Talks\n---\n- 2021: Gulls\n");
    let poems = ("poems.md", "---\ntitle: Poems\nnav: true\n---\nRoses.\n");
    // Lists made by filters, conditions about the page, addresses with the site's host.
    for top in [
        "{% assign items = '/|Home,/talks.html|Talks' | split: ',' %}<nav>{% for item in items %}{% assign parts = item | split: '|' %}\
            <a href=\"{{ parts[0] | relative_url }}\">{{ parts[1] }}</a>{% endfor %}</nav>",
        "<header>{% if page.url == '/' %}<a href=\"{{ '/talks.html' | absolute_url }}\">Talks</a>{% else %}<a href=\"/poems.html\">x</a>{% endif %}</header>",
        "<ul class=\"top-menu\">{% for p in site.pages %}{% if p.title == 'Talks' %}<li><a href=\"{{ p.url }}\">x</a></li>{% endif %}{% endfor %}</ul>\
            <a href=\"/poems.html\">x</a>",
    ] {
        let (text, messages) = built(&[&[home, CV, talks, poems, ("_includes/top.html", top)], &layouts[..]].concat());
        assert!(text.contains("Gulls"), "{top}:\n{messages}");
        assert!(!messages.contains("poems.md"), "{top}:\n{messages}");
    }
}

#[test]
fn a_page_has_the_bibliography_of_its_own_language() {
    let page = |language: &str| {
        format!("---\ntitle: Papers\nlang: {language}\nnav: true\n---\n{{% bibliography -f papers_{language} %}}\n")
    };
    let entry = |title: &str| format!("@article{{a, title={{{title}}}, author={{Halden, Mira}}, year=2021}}\n");
    let (text, messages) = built(&[
        ("index.md", "---\nlang: en\n---\nI study tides.\n"),
        ("en/papers.md", &page("en")),
        ("ja/papers.md", &page("ja")),
        ("_bibliography/papers_en.bib", &entry("Tides of the North")),
        ("_bibliography/papers_ja.bib", &entry("北の潮")),
    ]);
    assert!(text.contains("Tides of the North") && !text.contains("北の潮"), "{text}");
    let told = "_bibliography/papers_ja.bib is left out: only pages in another language list what it holds";
    assert!(messages.contains(told), "{messages}");
}

#[test]
fn what_a_page_lists_is_said_to_be_printed_only_where_it_is() {
    let bib = "@article{a, title={Tides of the North}, author={Halden, Mira}, year=2021}\n\
        @article{b, title={Gulls at Sea}, author={Halden, Mira}, year=2020}\n\
        @article{c, title={Winds in Autumn}, author={Halden, Mira}, year=2019}\n\
        @article{d, title={Mud and Salt}, author={Halden, Mira}, year=2018}\n";
    let papers = ("papers.md", "---\ntitle: Papers\nnav: true\n---\n{% bibliography %}\n");
    let site = |cv: &'static str| built(&[HOME, ("cv.md", cv), ("_bibliography/papers.bib", bib), papers]);
    // A list by the author that has none of them does not replace them.
    let (text, messages) = site("---\ntitle: CV\n---\n# Publications\n\n- Journals: 4 papers, 2018 to 2021\n");
    assert_eq!(
        in_order(&text, &["4 papers", "Tides of", "Gulls at", "Winds in"]),
        "4 papers Tides of Gulls at Winds in"
    );
    assert!(
        messages.contains("papers.md is left out: all 4 titles read from the site's bibliography are printed"),
        "{messages}"
    );
    // What other bibliographies hold is not on the page.
    let named = ("papers.md", "---\ntitle: Papers\nnav: true\n---\n{% bibliography -f papers %}\n");
    let others = ("_bibliography/einstein.bib", "@article{e, title={On Light}, author={Einstein, A.}, year=1905}\n");
    let cv = ("cv.md", "---\ntitle: CV\n---\n# Service\n\n- Referee\n");
    let (_, messages) = built(&[HOME, cv, ("_bibliography/papers.bib", bib), others, named]);
    assert!(messages.contains("papers.md is left out: all 4 titles read"), "{messages}");
    assert!(messages.contains("no printed page lists") && messages.contains("On Light"), "{messages}");
    // One that has most of them does, and the missing ones are reported.
    let (text, messages) = site(
        "---\ntitle: CV\n---\n# Publications\n\n- Halden, M. Tides of the north. 2021\n- Halden, M. *Gulls at sea.* 2020\n- Halden, M. Mud and salt. 2018\n",
    );
    assert_eq!(in_order(&text, &["Tides of", "Gulls at", "Winds"]), "Tides of Gulls at");
    for told in [
        "papers.md is left out: one of the 4 titles in the site's bibliography is not printed: Winds in Autumn",
        "papers.bib:3:1: no printed page lists “Winds in Autumn”",
    ] {
        assert!(messages.contains(told), "{told}:\n{messages}");
    }
}

#[test]
fn what_a_page_says_beside_the_sites_list_is_printed_or_reported() {
    let bib =
        ("_bibliography/papers.bib", "@article{a, title={Tides}, author={Halden, Mira* and Berg, Ann*}, year=2021}\n");
    let site = |front: &str, text: &str| {
        let page = format!("---\ntitle: Papers\nnav: true\n{front}---\n{text}\n\n{{% bibliography %}}\n");
        built(&[HOME, bib, ("papers.md", &page)])
    };
    let line = "\\* These authors contributed equally.";
    for (front, text) in [("", line), ("description: (*) denotes equal contribution\n", "")] {
        let (text, messages) = site(front, text);
        let at = text.find("equal").expect("an explanation");
        assert!(text.find("Publications").is_some_and(|list| list < at) && text[at..].contains("Tides"), "{text}");
        assert!(!messages.contains("beside its list"), "{messages}");
    }
    // What a page says of the author is about more than its list.
    let told = "I joined two projects on the harbours of the North, and I review papers for Harbour News, Foam and the Journal of Gulls.";
    for (front, text) in [("", told), (&*format!("description: {told}\n"), "")] {
        let (text, messages) = site(front, text);
        let at = text.find(told).expect("a paragraph");
        assert!(text.find("Publications").is_some_and(|list| list < at) && text[at..].contains("Tides"), "{text}");
        assert!(!messages.contains("beside its list"), "{messages}");
    }
    let of_page = "Papers on the tides of the North, on its harbours and on its gulls, in the order of the years in which they came out.";
    let (text, messages) = site(&format!("description: {of_page}\n"), "");
    assert!(!text.contains("order of the years"), "{text}");
    assert!(
        messages.contains("what papers.md says beside its list is not printed: “Papers on the tides"),
        "{messages}"
    );
    // Signs that nobody bears need no explanation.
    let (text, messages) = site("description: († denotes equal contribution)\n", "Written at sea.");
    assert!(!text.contains("equal"), "{text}");
    let told = "papers.md:6:1: what papers.md says beside its list is not printed: “Written at sea.”";
    assert!(messages.contains(told), "{messages}");
}

#[test]
fn what_a_layout_prints_of_its_page_stands_above_the_text() {
    let told = "I teach at the harbour school of Sund, where my students measure the tides of the whole year with gauges that they have built.";
    let page = format!(
        "---\nlayout: page\ntitle: Teaching\nnav: true\ndescription: {told}\n---\n- 2021: Maps for Sailors\n- 2020: Knots\n"
    );
    let built = |layout: &str| built(&[HOME, ("teaching.md", &page), ("_layouts/page.html", layout)]).0;
    let text = built("<h1>{{ page.title }}</h1><p>{{ page.description }}</p>{{ content }}\n");
    assert_eq!(in_order(&text, &["Teaching", "I teach", "Maps for"]), "Teaching I teach Maps for", "{text}");
    assert!(!built("<h1>{{ page.title }}</h1>{{ content }}\n").contains("I teach"));
}

#[test]
fn the_menu_says_that_the_posts_are_the_papers() {
    let menu = |name: &str| {
        format!("<html><body><nav><a href=\"/blog/\">{name}</a></nav><main>{{{{ content }}}}</main></body></html>\n")
    };
    let blog = "---\nlayout: default\n---\n{% for post in paginator.posts %}<h2>{{ post.title }}</h2><p>{{ post.excerpt }}</p>{% endfor %}\n";
    let post = |title: &str, text: &str| format!("---\ntitle: {title}\n---\nWorking paper, 2021. {text}\n");
    let built = |name: &str| {
        let files = [
            ("_config.yml", "name: Joe Lind\npaginate: 20\n"),
            ("index.md", "---\nlayout: default\n---\nI study tides.\n"),
            ("_layouts/default.html", &*menu(name)),
            ("blog/index.html", blog),
            ("_posts/2020-02-01-foam.md", &*post("On foam", "I measure how it grows in the harbours.")),
            ("_posts/2021-02-01-gulls.md", &*post("On gulls", "I count what they eat in winter.")),
        ];
        let folder = Folder::with(&files);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
        folder.text("out.txt")
    };
    for name in ["Research", "Publications"] {
        let text = built(name);
        assert_eq!(in_order(&text, &[name, "On gulls", "On foam"]), format!("{name} On gulls On foam"), "{text}");
    }
    assert!(!built("Blog").contains("On gulls"));
}

#[test]
fn a_document_in_two_languages_throughout_has_pages_in_both() {
    let home = "---\n---\nI study the tides of the North, and how they change the harbours.\n\n## Betreuung\n\n- Doktorarbeit von Bo Ek über die Gezeiten der Nordsee und ihre Folgen\n\n\
        ## Vorträge\n\n- Vortrag über die Häfen und den Schaum der Küste, Bremen, 2019\n\n## Mitgliedschaften\n\n- Mitglied im Verein für die Gezeiten und die Möwen, 2018\n\n\
        ## Gutachten\n\n- Gutachterin für die Stiftung der Häfen und für das Land, 2017\n\n## Scientific service\n\n- Reviewer for Harbour News, 2016\n";
    let service = "---\ntitle: Service\nnav: true\n---\n- Gewähltes Mitglied im Rat der Fakultät und in der Kommission für Lehre, 2021\n\
        - Leiterin der Gruppe für die Sicherheit der Häfen und der Schiffe, 2020\n- Gutachterin für die Stiftung und für das Land, 2019\n- Sprecherin der Gruppe für die Gezeiten, 2018\n\
        - Mitglied im Rat der Stadt und im Verein für die Möwen, 2017\n- Leiterin der Werkstatt für die Segel, 2016\n- Vertreterin im Senat und im Haus, 2015\n";
    let (text, messages) = built(&[("index.md", home), ("service.md", service)]);
    assert!(text.contains("Gewähltes Mitglied"), "{text}\n{messages}");
    let english = "---\n---\nI study the tides of the North, and how they change the harbours.\n\n## Scientific service\n\n- Reviewer for Harbour News, 2016\n";
    let (text, messages) = built(&[("index.md", english), ("service.md", service)]);
    assert!(!text.contains("Gewähltes Mitglied"), "{text}");
    assert!(messages.contains("service.md is left out: it is in another language"), "{messages}");
}

#[test]
fn lectures_are_talks_where_the_page_says_so() {
    let page = |words: &str| {
        format!(
            "---\ntitle: Lectures\n---\nSlides of {words}.\n\n- **Tides of the North** [pdf](a.pdf)\n- **Foam and gulls** [pdf](b.pdf)\n"
        )
    };
    let (text, messages) = built(&[HOME, ("lectures.md", &page("selected talks"))]);
    assert!(messages.contains("lectures.md is taken in for its talks"), "{messages}");
    assert!(text.contains("## Lectures\n") && text.contains("Foam and gulls"), "{text}");
    let (_, messages) = built(&[HOME, ("lectures.md", &page("my courses"))]);
    assert!(messages.contains("no list or description of courses was found on it"), "{messages}");
}

#[test]
fn resources_that_the_author_has_released_are_software() {
    let page = |accounts: [&str; 3]| {
        let [one, two, three] = accounts;
        format!(
            "---\ntitle: Resources\n---\n- Tide model: https://huggingface.co/{one}/tides\n- Data set of harbours: \
             https://huggingface.co/datasets/{two}/harbours\n- Code for gauges: https://github.com/{three}/gauges\n"
        )
    };
    let (text, _) = built(&[HOME, ("resources.md", &page(["halden", "halden", "Halden"]))]);
    assert!(text.contains("## Resources\n") && text.contains("Tide model"), "{text}");
    let (text, messages) = built(&[HOME, ("resources.md", &page(["foam", "tides", "gulls"]))]);
    assert!(!text.contains("Tide model"), "{text}");
    assert!(messages.contains("pages with “resources” in their name are not part of a CV"), "{messages}");
}

#[test]
fn a_page_on_more_than_a_collection_is_printed_for_the_collection() {
    let page = "---\ntitle: Safety\nnav: true\n---\nThis page collects what I do for the safety of harbours.\n\n\
        ## Inspections <span role=\"tooltip\">An inspection takes a day.</span>\n\n\
        {% for one in site.inspections %}\n### {{ one.title }}\n\n{{ one.place }}, {{ one.date | date: '%Y' }}\n\n{% endfor %}\n\
        ## Puzzles\n\nI solve puzzles on knots, on ropes and on sails, most of them in winter.\n";
    let one = "---\ntitle: Gates of Sund\nplace: Sund\ndate: 2021-05-06\n---\n";
    let config = format!("{CONFIG}collections: {{inspections: {{output: true}}}}\n");
    let folder = Folder::with(&[("_config.yml", &*config), HOME, ("safety.md", page), ("_inspections/sund.md", one)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let (text, messages) = (folder.text("out.txt"), run.messages());
    assert!(text.contains("## Inspections\n") && text.contains("### Gates of Sund\n\nSund, 2021"), "{text}");
    assert!(!text.contains("knots") && !text.contains("takes a day"), "{text}");
    assert!(messages.contains("safety.md is left out but for its dated entries"), "{messages}");
}

#[test]
fn files_for_a_course_are_no_software() {
    let page = |lead: &str, heading: &str| {
        let file = |name: &str, ending: &str| format!("- [{name}](files/{name}.{ending})\n");
        let data: String = ["gauges", "harbours", "foam"].iter().map(|name| file(name, "csv")).collect();
        let more: String = ["Means", "Spreads"].iter().map(|name| file(name, "pdf")).collect();
        format!("---\ntitle: Data\n---\n{lead}\n\n### Tables\n\n{data}\n### {heading}\n\n{more}")
    };
    let (text, messages) = built(&[HOME, ("data.md", &page("The data for the teaching projects:", "Slides"))]);
    assert!(!text.contains("gauges"), "{text}");
    assert!(messages.contains("data.md is left out: it lists material for courses"), "{messages}");
    let (text, _) = built(&[HOME, ("data.md", &page("What we measured in 2020 and 2021:", "Reports"))]);
    assert!(text.contains("gauges"), "{text}");
}

#[test]
fn of_two_lists_in_paragraphs_one_is_printed() {
    let papers = |end: &str| {
        let titles = [
            "How high the tides of the North are",
            "What the gulls of Bergen eat",
            "Why mud keeps its salt",
            "Where the ice goes",
        ];
        let states = ["**Maps**, 20(208): 20230467, 2021.", "**Maps**, 19(7): 467, 2020.", "Submitted.", "Submitted."];
        let paper = |(title, state)| {
            format!("**Mira Halden**†, Ann Berg†{end}  \n*{title} in autumn and spring*.  \n{state}\n\n")
        };
        titles.iter().zip(states).map(paper).collect::<String>()
    };
    let cv = format!("---\ntitle: CV\n---\n# Education\n\n- 2019: MSc\n\n# Publications\n\n{}", papers("."));
    let page = format!("---\ntitle: Papers\nnav: true\n---\n# Journals\n\n{}† Equal contribution.\n", papers("‡"));
    let (text, _) = built(&[HOME, ("cv.md", &cv), ("papers.md", &page)]);
    let words = in_order(&text, &["## Publications", "## Papers", "How high", "What the gulls", "Equal"]);
    assert!(
        words.ends_with("How high What the gulls Equal") || words.ends_with("Equal How high What the gulls"),
        "{text}"
    );
    assert_eq!(words.matches("##").count(), 1, "{text}");
}

#[test]
fn a_page_prints_what_only_it_says_of_the_items_of_a_collection() {
    let page = |fields: &str| {
        format!(
            "---\ntitle: Talks\nnav: true\n---\n<nav><a href=\"#talks\">To the list</a></nav>\n{{% for it in site.talks %}}<h5>{{{{ it.title }}}} ({{{{ it.date | date: '%Y' }}}})</h5><p>{{{{ it.{fields} }}}}</p>{{% endfor %}}\n"
        )
    };
    let other = "---\ntitle: Of terns\ndate: 2021-02-03\nlocation: Oslo\nwhen: May 6, 2022\nmeeting_name: First Day of Birds\n---\n";
    let talk = "---\ntitle: Of gulls\ndate: 2022-05-06\nlocation: Bergen\nwhen: May 6, 2022\nmeeting_name: Second Day of Birds\n---\n";
    let built =
        |page: &str| built(&[HOME, CV, ("talks.html", page), ("_talks/gulls.md", talk), ("_talks/terns.md", other)]);
    let (text, messages) = built(&page("meeting_name"));
    assert!(text.contains("Of gulls") && text.contains("Second Day of Birds"), "{text}");
    assert!(
        !text.contains("To the list") && messages.contains("this `<nav>` links to parts of this page"),
        "{messages}"
    );
    let (text, _) = built(&page("when"));
    assert!(text.contains("Of gulls, Bergen") && !text.contains("May 6"), "{text}");
}

#[test]
fn a_page_prints_the_texts_of_items_without_titles() {
    let page = "---\ntitle: Talks\nnav: true\n---\n{% for item in site.talks %}<div><span>{{ item.date | date: '%b %-d, %Y' }}</span>\
                <p>{{ item.content | remove: '<p>' | remove: '</p>' }}</p></div>{% endfor %}\n";
    let talk = |date: &str, text: &str| format!("---\ndate: {date}\n---\n\n{text}\n");
    let (oslo, rome) =
        (talk("2019-03-04", "**Lecture** at Tide Days, Oslo: Mud"), talk("2020-05-06", "**Poster**, Rome: Gauges"));
    let (text, messages) = built(&[HOME, CV, ("talks.html", page), ("_talks/a.md", &oslo), ("_talks/b.md", &rome)]);
    assert!(
        text.contains("Lecture at Tide Days, Oslo: Mud") && text.contains("Poster, Rome: Gauges"),
        "{text}{messages}"
    );
}

#[test]
fn a_page_that_chooses_among_the_items_of_a_collection_prints_its_choice() {
    let talk = |title: &str, lang: &str| {
        format!("---\ntitle: {title}\ndate: 2021-05-01\nvenue: Tide Days\nlang: {lang}\n---\n")
    };
    let (gulls, gaviotas) = (talk("On the gulls of the pier", "en"), talk("Las gaviotas del muelle", "es"));
    let page = "---\ntitle: Talks\nnav: true\n---\n{% assign talks = site.talks | where: 'lang', 'en' %}\n\
                {% for post in talks %}{% include archive-single-talk.html %}{% endfor %}\n";
    let config = ("_config.yml", "author: {name: Mira Halden}\ncollections: {talks: {output: true}}\n");
    let (text, messages) =
        built(&[config, HOME, ("talks.md", page), ("_talks/a.md", &gulls), ("_talks/b.md", &gaviotas)]);
    assert!(text.contains("gulls") && !text.contains("gaviotas"), "{text}{messages}");
}

#[test]
fn a_page_that_the_cv_page_leads_to_is_part_of_it() {
    let cv = (
        "cv.md",
        "---\ntitle: CV\n---\n# Talks\n\nA selection is available on [the talks page](/talks/).\n\n# Skills\n\n- Knots\n",
    );
    let talks = ("talks.md", "---\ntitle: Talks\npermalink: /talks/\n---\n- Gulls, Bird Day, May 2022\n- Foam, 2021\n");
    let sea = ("sea.md", "---\npermalink: /activity/\n---\nx\n");
    let (text, messages) = built(&[HOME, cv, MENU, sea, talks]);
    assert!(
        messages.contains("talks.md is taken in for its talks: the homepage or the CV page links to it"),
        "{messages}"
    );
    assert!(text.contains("Bird Day") && !text.contains("A selection"), "{text}");
    let students = (
        "students.md",
        "---\npermalink: /students/\n---\n## Who may ask\n\nI take two a year, as of 2022.\n\n- your logs\n- your maps\n",
    );
    let (text, _) = built(&[HOME, CV, MENU, students]);
    assert!(!text.contains("your logs"), "{text}");
}

#[test]
fn projects_are_printed_as_their_page_describes_and_orders_them() {
    let config = format!("{CONFIG}collections: [projects, talks]\n");
    let page = "---\ntitle: Projects\nnav: true\n---\n{% assign sorted = site.projects | sort: 'importance' %}{% for project in sorted %}\n\
                <a href=\"{{ project.redirect }}\"><h2>{{ project.title }}</h2><p>{{ project.description }}</p></a>\n{% endfor %}\n";
    let talks = "---\ntitle: Talks\nnav: true\n---\n{% for talk in site.talks %}\n<h2>{{ talk.title }}</h2><p>{{ talk.excerpt }}</p>\n{% endfor %}\n";
    let long = format!("Maps {}.", "of tides and winds ".repeat(40));
    let project = |importance: u8, rest: &str| format!("---\nimportance: {importance}\n{rest}\n---\n");
    let folder = Folder::with(&[
        ("_config.yml", config.as_str()),
        HOME,
        CV,
        ("projects.md", page),
        ("talks.md", talks),
        ("_projects/a.md", &project(2, "title: Gull counter\ndescription: It counts gulls at the pier.")),
        (
            "_projects/b.md",
            &project(1, "title: Tide tables\nredirect: https://tides.example\ndescription: Tables of all tides."),
        ),
        ("_projects/c.md", &project(3, &format!("title: Sea charts\ndescription: {long}"))),
        ("_talks/d.md", "---\ntitle: On foam\ndate: 2021-03-01\nexcerpt: What foam is made of.\n---\n"),
        ("_talks/e.md", "---\ntitle: On salt\ndate: 2020-03-01\nexcerpt: What salt is made of.\n---\n"),
    ]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    let projects = "- Tide tables <https://tides.example>\n\n  Tables of all tides.\n\n- Gull counter\n\n  It counts gulls at the pier.\n\n- Sea charts\n";
    assert!(text.contains(projects), "{text}");
    assert!(text.contains("On foam") && !text.contains("made of"), "{text}");
    for loss in ["`description` is not printed: Maps of tides", "`excerpt` is not printed: What foam is made of."] {
        assert!(run.messages().contains(loss), "{loss}\n{}", run.messages());
    }
}

#[test]
fn a_page_that_shows_the_texts_of_talks_in_place_of_their_titles_has_them_all() {
    let config = format!("{CONFIG}collections: [talks]\n");
    let page = "---\ntitle: Talks\nnav: true\n---\n<table>{% for talk in site.talks %}<tr><th>{{ talk.date | date: '%Y' }}</th><td>{{ talk.content }}</td></tr>{% endfor %}</table>\n";
    let talk = |title: &str, text: &str| {
        format!("---\ntitle: {title}\ndate: 2021-03-01\ndescription: Day of the Sea, Oslo\n---\n{text}\n")
    };
    let first = talk("On foam.", "My talk on how foam is made by the wind.");
    let second = talk("On salt", "I spoke of salt, of silt and of the seas of the North.");
    let third = talk("On gulls", "A talk On gulls, at last, and on how they scream.");
    let files = [("talks.md", page), ("_talks/a.md", &*first), ("_talks/b.md", &*second), ("_talks/c.md", &*third)];
    let (text, _) = built(&[&[("_config.yml", &*config), HOME, CV], &files[..]].concat());
    for words in ["On foam. Day of the Sea, Oslo", "On salt, Day of the Sea", "On gulls"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}

#[test]
fn the_period_that_describes_a_project_is_its_date() {
    let config = format!("{CONFIG}collections: [projects]\n");
    let page = "---\ntitle: Projects\nnav: true\n---\n{% for project in site.projects %}<h3>{{ project.title }}</h3><p>{{ project.excerpt }}</p>{% endfor %}\n";
    let project = "---\ntitle: Tide tables\ndate: 2021-06-01\nexcerpt: Nov 2020 - Jun 2022\n---\n";
    let other = "---\ntitle: Gull counter\ndate: 2018-06-01\nexcerpt: It counts gulls at the pier of Bergen.\n---\n";
    let files = [("projects.md", page), ("_projects/a.md", project), ("_projects/b.md", other)];
    let (text, _) = built(&[&[("_config.yml", &*config), HOME, CV], &files[..]].concat());
    assert!(text.contains("Nov 2020 - Jun 2022: Tide tables") && !text.contains("2021"), "{text}");
}

#[test]
fn of_a_page_on_research_the_grants_and_students_are_printed() {
    let research = "---\ntitle: Research\nnav: true\n---\n## Interests\n\nI study tides.\n\n## Publications\n\nSee [papers](papers.html).\n\n\
        ## Funded projects\n\n- 2021: Tide grant\n- 2020: Foam grant\n\n## Advising\n\n### Doctorates\n\n- Ann Berg, 2021\n- Bo Ek, 2020\n\n\
        ## Skills\n\n- Ropes, 2021\n- Sails, 2020\n";
    let home = ("index.md", "---\n---\nI study tides.\n\n# Research\n\nThe sea.\n");
    let papers =
        ("papers.md", "---\ntitle: Publications\nnav: true\n---\n- Halden, M. Tides. 2020\n- Halden, M. Foam. 2019\n");
    let (text, messages) = built(&[home, CV, papers, ("research.md", research)]);
    let words = ["M. Foam", "Funded projects", "Tide grant", "Advising", "Doctorates", "Ann Berg", "Skills", "Ropes"];
    assert_eq!(
        in_order(&text, &words),
        "M. Foam Funded projects Tide grant Advising Doctorates Ann Berg Skills",
        "{text}"
    );
    assert!(messages.contains("research.md is left out but for its funding, students"), "{messages}");
}

#[test]
fn a_page_in_two_languages_is_not_in_another_one() {
    let english = "- The tides of the North and what we know of them, for the Board of Sund, 2021\n";
    let french = "- Les marées du Nord et ce que nous en savons, pour les ports de la côte, 2020\n";
    for (list, is_printed) in [(english.to_owned() + french, true), (french.repeat(2), false)] {
        let talks = format!("---\ntitle: Talks\nnav: true\n---\n{list}");
        let (text, messages) = built(&[HOME, CV, ("talks.md", &talks)]);
        assert_eq!(text.contains("Les marées"), is_printed, "{messages}");
    }
}

#[test]
fn courses_are_printed_with_what_their_list_says_of_them_and_talks_are_not() {
    let config = format!("{CONFIG}collections: [teaching, talks]\n");
    let page = |title: &str, include: &str| {
        let name = title.to_lowercase();
        format!(
            "---\ntitle: {title}\nnav: true\n---\n{{% for post in site.{name} %}}{{% include {include} %}}{{% endfor %}}\n"
        )
    };
    let folder = Folder::with(&[
        ("_config.yml", config.as_str()),
        HOME,
        CV,
        ("teaching.md", &page("Teaching", "archive-single.html")),
        ("talks.md", &page("Talks", "archive-single-talk.html")),
        (
            "_teaching/a.md",
            "---\ntitle: Maps\ndate: 2021-03-01\nvenue: Uni One\n---\nLecturer for sailors of all seas.\n",
        ),
        ("_talks/b.md", "---\ntitle: On foam\ndate: 2021-03-01\nvenue: Tides Day\n---\nWhat foam is made of.\n"),
    ]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Lecturer for sailors") && !text.contains("What foam"), "{text}");
    assert!(run.messages().contains("its description is not printed: What foam is made of."), "{}", run.messages());
}

#[test]
fn a_talk_that_is_called_as_its_meeting_is_printed_with_its_topic() {
    let config = format!("{CONFIG}collections: [talks]\n");
    let page = "---\ntitle: Talks\nnav: true\n---\n{% for post in site.talks %}{% include archive-single-talk.html %}{% endfor %}\n";
    let folder = Folder::with(&[
        ("_config.yml", config.as_str()),
        HOME,
        CV,
        ("talks.md", page),
        (
            "_talks/a.md",
            "---\ntitle: Foam Workshop 2021\ndate: 2021-03-01\n---\nWhat foam is made of: [slides](/foam.pdf)\n",
        ),
        ("_talks/b.md", "---\ntitle: Gulls at noon\ndate: 2022-03-01\n---\nWhat gulls are made of.\n"),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("What foam is made of") && !text.contains("What gulls"), "{text}");
}

#[test]
fn the_only_course_of_a_part_is_an_entry_as_those_of_the_other_part_are() {
    let course = |name: &str, years: &str| format!("**{name}** &middot; *{years}*\nWith Ann Berg\n\n");
    let [tides, foam, gulls] =
        [("Tides", "2022–2026"), ("Foam", "2021"), ("Gulls", "2019")].map(|(name, years)| course(name, years));
    let page = format!("---\ntitle: Teaching\nnav: true\n---\n## Graduate\n\n{tides}{foam}## Undergraduate\n\n{gulls}");
    let (text, _) = built(&[HOME, CV, ("teaching.md", &page)]);
    assert!(text.contains("Foam, 2021\n") && text.contains("Gulls, 2019\n"), "{text}");
    let other = page.replace(&gulls, "In the winter of 2019 I taught much.\n");
    let (text, _) = built(&[HOME, CV, ("teaching.md", &other)]);
    assert!(text.contains("In the winter of 2019 I taught much."), "{text}");
}

#[test]
fn of_two_pages_with_the_courses_of_a_collection_the_one_that_says_more_of_them_is_printed() {
    let config = format!("{CONFIG}collections: [teaching]\n");
    let cv = "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n# Teaching\n\n\
              {% for post in site.teaching %}\n- {{ post.title }}\n{% endfor %}\n\n# Skills\n\n- Knots\n";
    let more = ", {{ post.venue }}, {{ post.date | date: \"%Y\" }}";
    let course = |title: &str| format!("---\ntitle: {title}\ndate: 2021-03-01\nvenue: Harbour School of Bergen\n---\n");
    for (more, counts) in [(more, (1, 2)), ("", (1, 0))] {
        let page = format!(
            "---\ntitle: Teaching\nnav: true\n---\n{{% for post in site.teaching %}}\n- {{{{ post.title }}}}{more}\n{{% endfor %}}\n"
        );
        let folder = Folder::with(&[
            ("_config.yml", config.as_str()),
            HOME,
            ("cv.md", cv),
            ("teaching.md", &page),
            ("_teaching/a.md", &course("Maps for sailors")),
            ("_teaching/b.md", &course("Knots and ropes")),
        ]);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        let text = folder.text("out.txt");
        let found = (text.matches("Maps for sailors").count(), text.matches("Harbour School of Bergen").count());
        assert_eq!(found, counts, "{text}");
    }
}

#[test]
fn a_page_with_a_title_begins_with_a_section() {
    let talks = "---\ntitle: Talks\nnav: true\n---\n## For children\n\n### Radio\n\n- Gulls, 2020\n- Foam, 2021\n\n### Fairs\n\n- Kites, 2022\n";
    let (text, messages) = built(&[HOME, CV, ("talks.md", talks)]);
    let headings = "## Talks\n\n### For children\n\n#### Radio\n";
    assert!(text.contains(headings) && text.contains("#### Fairs"), "{text}{messages}");
}

#[test]
fn a_page_on_research_is_printed_whole_where_the_site_keeps_only_samples() {
    let research = "---\ntitle: Research\nnav: true\n---\n## Peer-reviewed publications\n\n- Halden, M. How high the tides are. J. Maps, 2021.\n\
        - Halden, M. What the gulls of the North eat. J. Maps, 2020.\n\n## Grants\n\n- 2021: Tide grant\n- 2020: Foam grant\n";
    let papers = "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n";
    let sample = "@book{einstein1956investigations, title={Investigations on the Theory of the Brownian Movement}, \
        author={Einstein, Albert}, year={1956}, publisher={Courier Corporation}}\n";
    let files =
        [HOME, CV, ("research.md", research), ("publications.md", papers), ("_bibliography/papers.bib", sample)];
    let (text, messages) = built(&files);
    assert!(text.contains("How high the tides are") && text.contains("Tide grant"), "{text}{messages}");
    assert!(!text.contains("Brownian"), "{text}");
    assert!(messages.contains("publications.md is left out: it shows the theme's sample content"), "{messages}");
}

#[test]
fn the_degrees_of_students_are_not_the_authors() {
    let home = "---\npermalink: /\n---\nI study tides. Here is my [bio](/bio/).\n\n## Students\n\n- Ann Berg, PhD student, 2024\n- Bo Ek, bachelor student, 2023\n";
    let bio = "---\ntitle: Bio\npermalink: /bio/\n---\nI earned my PhD in tides at Sund in 2012 and my bachelor in foam at Bergen in 2008.\n";
    let (text, messages) = built(&[("index.md", home), ("_pages/bio.md", bio)]);
    assert!(text.contains("my PhD in tides"), "{text}{messages}");
}

#[test]
fn patents_need_no_years_and_venues_are_nobodys_papers() {
    let patents = "---\ntitle: Patents\nnav: true\n---\n- Net for foam [[pdf]](https://a.example/a.pdf)\n- Rope of kelp [[pdf]](https://a.example/b.pdf)\n";
    let venues = "---\ntitle: Publication venues in tides\nnav: true\n---\n- Journal of Foam, since 1990\n- Harbour Days, since 2001\n- Maps, 2004\n";
    let (text, messages) = built(&[HOME, CV, ("patents.md", patents), ("venues.md", venues)]);
    assert!(text.contains("Net for foam") && !text.contains("Journal of Foam, since"), "{text}{messages}");
}

#[test]
fn a_readme_beside_the_folder_of_the_site_is_not_the_cv() {
    let folder = Folder::with(&[
        ("README.md", "# My site\n\nQuick start: run it.\n"),
        ("site/_config.yml", "title: Ann\n"),
        ("site/index.md", "---\n---\nI study tides.\n"),
    ]);
    let run = folder.vitae(&["build"]).exits(2);
    assert!(
        run.messages().contains("the site is not in this folder, but in site (see site/_config.yml)"),
        "{}",
        run.messages()
    );
    assert!(run.messages().contains("`vitae build site`"), "{}", run.messages());
}

#[test]
fn what_a_page_says_of_the_signs_in_citations_is_printed() {
    let papers = "---\ntitle: Publications\nnav: true\n---\n<sup>*</sup> indicates equal contributions\n\n\
        {% for post in site.publications %}{% include archive-single.html %}{% endfor %}\n";
    let paper = "---\ntitle: Tides of the North\ndate: 2020-01-01\ncitation: 'Lind, J.*, Berg, A.* (2020). \"Tides of the North.\" Foam.'\n---\n";
    let config = ("_config.yml", "name: Joe Lind\ncollections: {publications: {output: true}}\n");
    let home = ("index.md", "---\npermalink: /\n---\nI study tides.\n");
    let include = ("_includes/archive-single.html", "<h2>{{ post.title }}</h2><p>{{ post.citation }}</p>\n");
    let folder = Folder::with(&[config, home, include, ("publications.md", papers), ("_publications/a.md", paper)]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Lind, J.*") && text.contains("* indicates equal contributions"), "{text}");
}

#[test]
fn a_page_about_the_author_introduces_them_where_the_homepage_does_not() {
    let about = "---\ntitle: About\nnav: true\n---\nI am an economist of tides, and I live in Bergen with three gulls and a boat.\n";
    let posts = ("index.html", "---\nlayout: default\npermalink: /\n---\n<ul><li>A post</li></ul>\n");
    let (text, messages) = built(&[posts, ("about.md", about)]);
    assert!(text.contains("an economist of tides"), "{text}{messages}");
    let home = ("index.md", "---\n---\nI study the tides of the North at the College of Foam, and teach sailors.\n");
    assert!(!built(&[home, ("about.md", about)]).0.contains("an economist of tides"));
}

#[test]
fn a_page_on_research_that_is_short_says_what_its_author_works_on() {
    let research = |words: &str| format!("---\ntitle: Research\nnav: true\n---\n{words}\n");
    let short = "My research is about the tides of northern harbours. I ask how they carry foam, and what gulls make of it when \
        the moon is new and the wind is low.";
    let (text, messages) = built(&[HOME, CV, ("research.md", &research(short))]);
    assert_eq!(
        in_order(&text, &["I study", "how they carry foam", "Education"]),
        "I study how they carry foam Education"
    );
    assert!(messages.contains("research.md is taken in for what it says of research"), "{messages}");
    let long = short.repeat(12);
    let (text, messages) = built(&[HOME, CV, ("research.md", &research(&long))]);
    assert!(!text.contains("how they carry foam") && messages.contains("research.md is left out"), "{text}{messages}");
    let told = (
        "index.md",
        "---\n---\nI study tides.\n\n# Research\n\nI ask how foam gets to the harbours of the North, what gulls make of \
        it by night, and whether the moon has a say in this at all.\n",
    );
    let (text, messages) = built(&[told, CV, ("research.md", &research(short))]);
    assert!(!text.contains("how they carry foam"), "{text}");
    assert!(messages.contains("another page has a section on research"), "{messages}");
}

#[test]
fn a_page_named_after_a_section_is_printed_for_what_it_describes() {
    let titled = |title: &str, body: &str| format!("---\ntitle: {title}\nnav: true\n---\n{body}\n");
    let funding = titled(
        "Funded projects",
        "### Tides by night\n\nHarbour Board  \nRole: pilot\n\n### Foam\n\nGull Fund  \nRole: cook",
    );
    let teaching = titled("Teaching", "Waves: Models, Methods and Boats.");
    let group = titled("Research group", "### Students\n\n- Ann Berg\n- Bo Ek");
    let (text, messages) =
        built(&[HOME, CV, ("funding.md", &funding), ("teaching.md", &teaching), ("group.md", &group)]);
    for part in ["Tides by night", "Role: cook", "Waves: Models", "Ann Berg"] {
        assert!(text.contains(part), "{part}: {text}{messages}");
    }
}

/// A site may mix two languages, and have no page twice.
#[test]
fn the_only_page_of_its_kind_is_printed_where_the_document_is_in_both_languages() {
    let home = |more: &str| {
        format!("---\n---\nI study the tides of the North at the College of Foam, and I teach sailors.\n{more}\n")
    };
    let both = home(
        "\n## Projets\n\nLes marées du Nord et ce que nous en savons, pour les ports de la côte et leurs pilotes.\n",
    );
    let service = "---\ntitle: Service\nnav: true\n---\n- Membre élu du conseil du port et de la mer, 2019\n- Expert pour l’agence des marées, 2021\n";
    for (home, is_printed) in [(both, true), (home(""), false)] {
        let (text, messages) = built(&[("index.md", &home), CV, ("service.md", service)]);
        assert_eq!(text.contains("conseil du port"), is_printed, "{text}{messages}");
    }
}

#[test]
fn a_cv_page_that_came_with_the_theme_and_that_nothing_leads_to_is_none() {
    let cv = "---\ntitle: CV\npermalink: /cv/\n---\nEducation\n======\n* B.S. in GitHub, GitHub University, 2012\n* M.S. in Jekyll, GitHub University, 2014\n\
        * Ph.D in Version Control Theory, GitHub University, 2018 (expected)\n\nSkills\n======\n* Skill 1\n* Skill 2\n  * Sub-skill 2.1\n* Skill 3\n\n\
        Talks\n======\n<ul>{% for post in site.talks %}<li>{{ post.title }}</li>{% endfor %}</ul>\n";
    let menu = ("_data/navigation.yml", "main:\n- {title: Talks, url: /talks/}\n");
    let talks = ("talks.md", "---\ntitle: Talks\npermalink: /talks/\n---\n- Gulls, 2021\n- Foam, 2020\n");
    let (text, messages) = built(&[HOME, menu, talks, ("_pages/cv.md", cv)]);
    assert!(text.contains("Gulls, 2021") || text.contains("2021: Gulls"), "{text}");
    assert!(!messages.contains("_pages/cv.md is the CV page"), "{messages}");
    let menu = ("_data/navigation.yml", "main:\n- {title: Talks, url: /talks/}\n- {title: CV, url: /cv/}\n");
    let (_, messages) = built(&[HOME, menu, talks, ("_pages/cv.md", cv)]);
    assert!(messages.contains("_pages/cv.md is the CV page"), "{messages}");
    let menu = ("_data/navigation.yml", "main:\n- {title: CV, url: /cv-json/}\n");
    let own = ("_pages/cv-json.md", "---\ntitle: CV\npermalink: /cv-json/\n---\n# Education\n\n- 2012: MSc in Tides\n");
    let twin = ("_pages/cv-zh.md", "---\ntitle: CV\npermalink: /cv-zh/\n---\n# 教育\n\n- 2012: 潮汐学硕士\n");
    let (text, messages) = built(&[HOME, menu, ("_pages/cv.md", cv), twin, own]);
    assert!(text.contains("MSc in Tides") && !text.contains("潮汐学"), "{text}{messages}");
}

#[test]
fn a_page_that_shows_the_items_of_another_section_is_left_out() {
    let config = ("_config.yml", "name: Joe Lind\ncollections: {talks: {output: true}}\n");
    let home = ("index.md", "---\npermalink: /\n---\nI study tides.\n");
    let list = "{% for talk in site.talks %}<h3>{{ talk.title }}</h3><p>{{ talk.venue }}, {{ talk.date | date: '%Y' }}</p>{% endfor %}\n";
    let page = |title: &str| format!("---\ntitle: {title}\nnav: true\n---\n{list}");
    let talk = |title: &str| format!("---\ntitle: {title}\ndate: 2020-01-01\nvenue: Harbour Days\n---\n");
    let folder = Folder::with(&[
        config,
        home,
        ("grants.md", &page("Grants")),
        ("talks.md", &page("Talks")),
        ("_talks/a.md", &talk("Gulls at Sea")),
        ("_talks/b.md", &talk("Foam by Night")),
    ]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert_eq!(text.matches("Gulls at Sea").count(), 1, "{text}{}", run.messages());
    assert!(text.contains("## Talks") && !text.contains("## Grants"), "{text}");
}

#[test]
fn a_thesis_in_a_collection_of_its_own_stands_beside_the_papers_of_the_cv_page() {
    let config = "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}, thesis: {output: true}}\n";
    let paper = |title: &str| format!("---\ntitle: {title}\ncitation: 'Halden, M. (2021). {title}. North Sea.'\n---\n");
    let list = "---\ntitle: Publications\nnav: true\npermalink: /publications/\n---\n## Papers\n\n{% for post in site.publications %}\n{% include archive-single.html %}\n{% endfor %}\n\n\
        ## PhD thesis\n\n{% for post in site.thesis %}\n{% include archive-single.html %}\n{% endfor %}\n";
    let cv = "---\ntitle: CV\npermalink: /cv/\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n# Publications\n\n{% for post in site.publications %}\n{% include archive-single-cv.html %}\n{% endfor %}\n";
    let [tides, ropes] = ["Tides of the North", "Ropes of hemp for boats"].map(paper);
    let files = [
        ("_config.yml", config),
        HOME,
        ("cv.md", cv),
        ("publications.md", list),
        ("_publications/a.md", &*tides),
        ("_thesis/a.md", &*ropes),
    ];
    let (text, _) = built(&files);
    assert_eq!(text.matches("Tides of the North").count(), 1, "{text}");
    assert_eq!(
        in_order(&text, &["Tides of the North", "PhD thesis", "Ropes of hemp"]),
        "Tides of the North PhD thesis Ropes of hemp"
    );
}

#[test]
fn a_long_page_on_research_gives_its_topics() {
    let more = "Foam is wet, and it is everywhere. ".repeat(80);
    let page = format!(
        "---\ntitle: Research\nnav: true\npermalink: /research/\n---\n## Overview\n\nMuch.\n\n## Foam of the North\n\nWe chart what the wind makes of waves. {more}\n\n\
         ## Ropes (finished)\n\n- one\n- two\n"
    );
    let (text, messages) = built(&[HOME, CV, ("research.md", &page)]);
    assert!(text.contains("- Foam of the North. We chart what the wind makes of waves.\n"), "{text}");
    assert!(text.contains("Ropes (finished)") && !text.contains("everywhere") && !text.contains("Overview"), "{text}");
    assert!(messages.contains("research.md is left out but for its topics"), "{messages}");
    // What is below the first topic is about that alone.
    let first = "We chart foam with nets that my crew has knotted over three winters, since nobody else has had the patience for it.";
    let page = format!(
        "---\ntitle: Research\nnav: true\n---\n### Nets of foam\n\n{first} {more}\n\n### Ropes of hemp\n\n{more}\n"
    );
    let (text, _) = built(&[HOME, CV, ("research.md", &page)]);
    assert_eq!(
        in_order(&text, &["nobody else", "- Nets of foam", "- Ropes of hemp"]),
        "- Nets of foam nobody else - Ropes of hemp",
        "{text}"
    );
}

#[test]
fn sections_below_news_are_sections_of_the_cv() {
    let home = "---\npermalink: /\n---\n# About\n\nI study tides.\n\n# News\n\n- May 2020: a prize\n\n## Education\n\n- 2015: PhD, Uni Three\n\n## Skills\n\n- Knots\n";
    let papers = (
        "papers.md",
        "---\ntitle: Publications\nnav: true\n---\n- Halden, M. Tides of the North. J. Maps, 2020\n- Halden, M. Foam. J. Maps, 2019\n",
    );
    let (text, _) = built(&[("index.md", home), papers]);
    let words = ["## About", "## Education", "## Publications", "## Skills"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}");
    assert!(!text.contains("a prize"), "{text}");
}

#[test]
fn nothing_stands_behind_what_somebody_likes() {
    let cv = (
        "cv.md",
        "---\ntitle: CV\n---\n# Education\n\n- 2015: PhD, Uni Three\n\n# Projects\n\n- Gull counter\n\n# Interests\n\n- Sailing\n",
    );
    let talks = ("talks.md", "---\ntitle: Talks\nnav: true\n---\n- On foam, Oslo, 2019\n- On ropes, Bergen, 2020\n");
    let (text, _) = built(&[HOME, cv, talks]);
    assert_eq!(
        in_order(&text, &["## Projects", "## Talks", "## Interests"]),
        "## Projects ## Talks ## Interests",
        "{text}"
    );
}

#[test]
fn topics_have_no_numbers() {
    let more = "Foam is wet, and it is everywhere. ".repeat(80);
    let page = format!(
        "---\ntitle: Research\nnav: true\npermalink: /research/\n---\n# Projects\n\n## 2. Foam of the North\n\n{more}\n\n## 3) 3D charts of tides\n\n{more}\n\n\
         ## 5. Empty\n\n# Past projects\n\n## 1. Ropes of hemp\n\nWe chart what the wind makes of ropes. {more}\n\n## 4. Gulls\n\n{more}\n"
    );
    let (text, _) = built(&[HOME, CV, ("research.md", &page)]);
    let items = "- Foam of the North\n\n- 3D charts of tides\n\n- Ropes of hemp. We chart what the wind makes of ropes.\n\n- Gulls\n";
    assert!(text.contains(items) && !text.contains("Empty"), "{text}");
}

#[test]
fn a_long_page_on_research_gives_what_it_says_first_in_place_of_the_papers_it_explains() {
    let more = "Foam is wet, and it is everywhere. ".repeat(80);
    let opening = "My research asks what the wind makes of the waves of the North, and what the sailors of every port can know of it.";
    let page = format!(
        "---\ntitle: Research\nnav: true\npermalink: /research/\n---\n{opening}\n\n## The foam of Bergen\n\nPaper: in [J. Maps](https://maps.example).\n\n{more}\n\n\
         ## The gulls of Bergen\n\nPaper: in [J. Sea](https://sea.example).\n\n{more}\n"
    );
    let (text, _) = built(&[HOME, CV, ("research.md", &page)]);
    assert!(text.contains(opening) && !text.contains("of Bergen"), "{text}");
}

#[test]
fn of_a_page_that_explains_projects_at_length_the_titles_are_printed() {
    let more = "Foam is wet, and it is everywhere on the sea. ".repeat(10);
    let part = |title: &str| format!("## {title}\n\n{more}\n\n");
    let parts = ["Tides for the harbour", "Gulls at work", "Ropes that last", "Sails without wind"].map(part).concat();
    let page = format!("---\ntitle: Research portfolio\nnav: true\npermalink: /portfolio/\n---\n{parts}");
    let (text, messages) = built(&[HOME, CV, ("portfolio.md", &page)]);
    assert!(text.contains("- Gulls at work") && !text.contains("everywhere"), "{text}");
    assert!(messages.contains("portfolio.md is left out but for its topics"), "{messages}");
}

#[test]
fn of_a_page_on_a_group_the_students_are_printed() {
    let page = "---\ntitle: Tide Lab\nnav: true\npermalink: /lab/\n---\nWe are the lab of the tides of the North.\n\n## Head\n\nMira Halden\n\n\
        ## Doctoral Students\n\n<br>\n**Ann Berg**, since 2022\nThesis: Foam\n\n**Joe Lind**\n\n## Alumni\n\nCarl Ek, now a pilot\n\n\
        ## Information for students\n\nWrite to us, with your logs.\n";
    let (text, messages) = built(&[HOME, CV, ("lab.md", page)]);
    for words in ["## Supervision\n\n### Doctoral Students", "Thesis: Foam", "### Alumni\n\nCarl Ek"] {
        assert!(text.contains(words), "{words}:\n{text}{messages}");
    }
    assert!(!text.contains("We are the lab") && !text.contains("your logs"), "{text}");
    assert!(messages.contains("lab.md is left out but for its students"), "{messages}");
}

#[test]
fn the_interests_on_a_long_page_on_research_are_printed() {
    let more = "Foam is wet, and it is everywhere. ".repeat(80);
    let page = format!(
        "---\ntitle: Research\nnav: true\npermalink: /research/\n---\n## Research interests\n\n- Foam\n- Gulls\n\n## The tides of Bergen\n\n{more}\n"
    );
    let (text, _) = built(&[HOME, CV, ("research.md", &page)]);
    assert!(text.contains("## Research interests\n\n- Foam") && !text.contains("everywhere"), "{text}");
}

#[test]
fn a_page_of_material_gives_the_courses_with_their_years() {
    let lectures = "- [Lecture 1](a.pdf): Sheets\n- [Lecture 2](b.pdf): Knots\n- [Lecture 3](c.pdf): Splices\n- [Lecture 4](d.pdf): Hemp\n";
    let page = format!(
        "---\ntitle: Teaching\nnav: true\npermalink: /teaching/\n---\n#### Introduction to ropes, Uni One, Autumn 2025\n\nMaster's course.\n\n{lectures}\n\
         #### Sails, Uni Two, Winter 2024\n\nGraduate course taught with Ann Berg. [Course webpage](https://sails.example).\n\n{lectures}"
    );
    let (text, messages) = built(&[HOME, CV, ("teaching.md", &page)]);
    for words in ["Introduction to ropes, Uni One", "Autumn 2025", "Master’s course.", "taught with Ann Berg"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    assert!(
        !text.contains("Lecture") && messages.contains("teaching.md is left out but for its courses"),
        "{text}\n{messages}"
    );
}

#[test]
fn a_page_on_research_gives_the_papers_above_its_abstracts() {
    let long = "Foam is wet, and it is everywhere on the sea. ".repeat(50);
    let page = format!(
        "---\ntitle: Research\nnav: true\npermalink: /research/\n---\n**Under review:**\n\n<ol><li><strong>Tides of the northern fjords</strong> (with Ann Berg)<details><summary>Abstract</summary><p>{long}</p></details></li></ol>\n\n\
         **Working papers:**\n\n\"Gulls and the weight of wind\" with Joe Lind\n\n{long}\n\n\"Foam as a measure of time\"\n\n{long}\n"
    );
    let (text, messages) = built(&[HOME, CV, ("research.md", &page)]);
    let words =
        ["Under review", "Tides of the northern fjords", "Working papers", "Gulls and the weight", "Foam as a measure"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
    assert!(text.contains("with Ann Berg") && !text.contains("everywhere"), "{text}");
    assert!(messages.contains("research.md is left out but for its papers"), "{messages}");
}

/// The loop with which al-folio shows a collection as cards.
fn cards(collection: &str) -> String {
    let card = "<div class=\"col\"><a href=\"{{ item.url }}\"><div class=\"card h-100\">{% if item.img %}<img src=\"{{ item.img }}\">{% endif %}\
                <div class=\"card-body\"><h2 class=\"card-title\">{{ item.title }}</h2><p>{{ item.description }}</p></div></div></a></div>";
    format!("{{% for item in site.{collection} %}}{card}{{% endfor %}}\n")
}

#[test]
fn projects_shown_as_cards_are_entries_with_the_facts_of_their_pages() {
    let config = format!("{CONFIG}collections: {{projects: {{output: true}}}}\n");
    let page = format!(
        "---\ntitle: Projects\nnav: true\n---\nHere, you can find a list of (some of) my projects\n\n{}",
        cards("projects")
    );
    let charts = "---\ntitle: Charts\npermalink: /projects/charts\n---\n\n**Title** : Charts  \n**Coordinator** : Mira Halden  \n**Period** : 2017-2020  \n**Funding**: Sea Council\n\nThe fjord is deep, and so are its charts.\n";
    let knots = "---\ntitle: Knots\npermalink: /projects/knots\n---\nA knot holds: that is all.\n";
    let files = [
        ("_config.yml", &*config),
        HOME,
        CV,
        ("projects.md", &page),
        ("_projects/1.md", charts),
        ("_projects/2.md", knots),
    ];
    let (text, messages) = built(&files);
    let entry = "2017-2020: Charts <https://halden.example/projects/charts>\n\n  Coordinator : Mira Halden\n  Funding: Sea Council\n";
    assert!(text.contains(entry) && text.contains("Knots <"), "{text}{messages}");
    assert!(!text.contains("Title") && !text.contains("deep") && !text.contains("Here, you"), "{text}");
    assert!(messages.contains("the first says “The fjord is deep, and so are its charts.”"), "{messages}");
}

#[test]
fn cards_of_a_collection_with_another_name_are_on_the_topic_of_their_page() {
    let config = format!("{CONFIG}collections: {{courses: {{output: true}}}}\n");
    let page = format!("---\ntitle: Teaching\nnav: true\n---\n{}", cards("courses"));
    let course = "---\ntitle: Tides for Sailors\npermalink: /teaching/tides\n---\nTwelve lectures.\n";
    let files = [("_config.yml", &*config), HOME, CV, ("teaching.md", &page), ("_courses/1.md", course)];
    let (text, messages) = built(&files);
    assert!(text.contains("## Teaching\n\n- Tides for Sailors"), "{text}{messages}");
}

#[test]
fn a_page_tells_of_a_career_however_degrees_are_written() {
    let page = "---\ntitle: Bio\nnav: true\n---\nI completed a Ph.D. in Tides at Uni One. Before that, I did a D.Phil. in Foam at Uni Two.\n";
    let (text, messages) = built(&[HOME, ("bio.md", page)]);
    assert!(text.contains("a Ph.D. in Tides"), "{text}{messages}");
}

#[test]
fn headings_over_what_cannot_be_printed_are_no_list() {
    let page = |below: &str| {
        format!(
            "---\ntitle: Projects\nnav: true\n---\n## Charts of the fjord\n\n{below}\n\n## Knots of old\n\n{below}\n"
        )
    };
    let (text, messages) = built(&[HOME, CV, ("projects.md", &page("<script src=\"cards.js\"></script>"))]);
    assert!(!text.contains("Charts"), "{text}{messages}");
    let (text, messages) = built(&[HOME, CV, ("projects.md", &page(""))]);
    assert!(text.contains("## Projects\n\n- Charts of the fjord\n\n- Knots of old\n"), "{text}{messages}");
}

#[test]
fn what_somebody_does_after_work_comes_last() {
    let home = (
        "index.md",
        "---\n---\nI study tides.\n\n## Hobbies\n\nI sail on Sundays.\n\n## Research\n\nTides come and go.\n",
    );
    let (text, messages) = built(&[home, CV]);
    assert_eq!(in_order(&text, &["Hobbies", "Research", "Skills"]), "Research Skills Hobbies", "{text}{messages}");
    // Whoever names the pages has them in their order.
    let config = format!("{CONFIG}vitae: {{documents: [{{output: cv.pdf, sources: [index.md, cv.md]}}]}}\n");
    let folder = Folder::with(&[("_config.yml", &config), home, CV]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    assert_eq!(in_order(&folder.text("out.txt"), &["Hobbies", "Research"]), "Hobbies Research", "{}", run.messages());
}

#[test]
fn a_topic_with_a_dated_line_is_that_line() {
    let text = "Our goal is to show the tides to children, and we do that in a boat on the fjord. ".repeat(9);
    let page = format!(
        "---\ntitle: Projects\nnav: true\n---\n### Tide Camp\n**2022–2024**: Tide Camp, Sea Foundation, 3,000 €\n\n{text}\n\n\
         ### Foam\n2023 \\| Harbour Board\n\n{text}\n\n### Waves\n\n{text}\n\n### Winds\n\n{text}\n"
    );
    let (text, messages) = built(&[HOME, CV, ("projects.md", &page)]);
    assert!(text.contains("- 2022–2024: Tide Camp, Sea Foundation, 3,000 €\n"), "{text}{messages}");
    assert!(text.contains("- 2023: Foam, Harbour Board\n"), "{text}{messages}");
}

#[test]
fn a_page_with_all_of_a_list_is_taken_where_the_cv_page_says_so() {
    let cv = |link: &str| format!("---\ntitle: CV\n---\n# Skills\n\n- Knots\n\n# Courses\n\n{link}\n");
    let list = "---\ntitle: Shore work\npermalink: /shore/\n---\n- 2021: Maps for Sailors\n- 2020: Knots for Beginners\n- 2019: Tides and Winds\n";
    let menu = ("_data/navigation.yml", "main:\n- {title: CV, url: /cv.html}\n");
    for (link, is_taken) in [("A full list of them is [here](/shore/).", true), ("I like the [shore](/shore/).", false)]
    {
        let (text, messages) = built(&[HOME, menu, ("cv.md", &cv(link)), ("shore.md", list)]);
        assert_eq!(text.contains("Knots for Beginners"), is_taken, "{text}{messages}");
    }
}

#[test]
fn code_is_software_and_an_account_is_not() {
    let list = |title: &str| {
        format!(
            "---\ntitle: {title}\nnav: true\n---\n- [tidelib](https://github.com/halden/tidelib): reads tide tables\n- [gullmap](https://github.com/halden/gullmap): draws gulls\n"
        )
    };
    for (title, is_taken) in [("GitHub Code", true), ("GitHub", false)] {
        let (text, messages) = built(&[HOME, CV, ("github.md", &list(title))]);
        assert_eq!(text.contains("draws gulls"), is_taken, "{text}{messages}");
    }
}

#[test]
fn a_page_is_not_left_out_for_a_section_that_says_nothing_of_it() {
    let cv =
        ("cv.md", "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n- 2015: BSc in Foam, Uni Two\n");
    let page =
        |items: &str| format!("---\ntitle: Education and Workshops\npermalink: /shore/\nnav: true\n---\n{items}");
    let own = "- Maps for Sailors, Pier One, 2021\n- Knots for Beginners, Pier Two, 2020\n- Winds of Winter, Pier One, 2019\n- Sails and Ropes, Pier Two, 2018\n";
    let (text, messages) = built(&[HOME, cv, ("shore.md", &page(own))]);
    assert!(text.contains("Knots for Beginners"), "{text}{messages}");
    let same = "- MSc in Tides, Uni One, 2019\n- BSc in Foam, Uni Two, 2015\n";
    let (text, messages) = built(&[HOME, cv, ("shore.md", &page(same))]);
    assert_eq!(text.matches("MSc in Tides").count(), 1, "{text}{messages}");
}

#[test]
fn a_description_with_a_picture_below_it_is_its_words() {
    let config = format!("{CONFIG}collections: {{projects: {{output: true}}}}\n");
    let page = "---\ntitle: Projects\nnav: true\n---\n{% for p in site.projects %}<h2>{{ p.title }}</h2><p>{{ p.excerpt | markdownify }}</p>{% endfor %}\n";
    let item = "---\ntitle: Tide maps\nexcerpt: \"Funded by the [Sea Fund](https://sea.example){:target='_blank'}.<br/>It maps tides.<br/><br/><img src='/a.jpg' width='500'>\"\n---\nLong text.\n";
    let files = [("_config.yml", &*config), HOME, CV, ("projects.md", page), ("_projects/a.md", item)];
    let (text, messages) = built(&files);
    let expected = "- Tide maps\n\n  Funded by the Sea Fund <https://sea.example>.\n  It maps tides.\n";
    assert!(text.contains(expected), "{text}{messages}");
}

#[test]
fn projects_stand_below_the_categories_of_their_page() {
    let config = format!("{CONFIG}collections: {{projects: {{output: true}}}}\n");
    let page = "---\ntitle: projects\nnav: true\ndisplay_categories: [charts, boats]\n---\n<div class=\"projects\">\n{% for category in page.display_categories %}\n\
                <a id=\"{{ category }}\" href=\".#{{ category }}\">\n<h2 class=\"category\">{{ category }}</h2>\n</a>\n\
                {% assign some = site.projects | where: \"category\", category | sort: \"importance\" %}\n{% for project in some %}\n\
                <div class=\"card\"><h3 class=\"card-title\">{{ project.title }}</h3><p>{{ project.description }}</p></div>\n{% endfor %}\n{% endfor %}\n</div>\n";
    let item = |title: &str, category: &str, importance: u8, meta: &str| {
        format!(
            "---\ntitle: {title}\ndescription: On {title}.\ncategory: {category}\nimportance: {importance}\nmeta: {meta}\n---\n"
        )
    };
    let items = [
        item("Sails", "boats", 1, "2017 - 2019"),
        item("Depths", "charts", 2, "open"),
        item("Lights", "charts", 1, "open"),
        item("Keels", "boats", 2, "2015 - 2016"),
    ];
    let files: Vec<(String, &String)> =
        items.iter().enumerate().map(|(at, item)| (format!("_projects/{at}.md"), item)).collect();
    let mut all = vec![("_config.yml", &*config), HOME, CV, ("projects.md", page)];
    all.extend(files.iter().map(|(name, item)| (name.as_str(), item.as_str())));
    let folder = Folder::with(&all);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let words = ["### Charts", "- Lights", "- Depths", "### Boats", "2017 - 2019: Sails", "2015 - 2016: Keels"];
    assert_eq!(in_order(&folder.text("out.txt"), &words), words.join(" "), "{}", folder.text("out.txt"));
}

#[test]
fn a_category_that_is_a_section_of_a_cv_is_one() {
    let config = format!("{CONFIG}collections: {{projects: {{output: true}}}}\n");
    let page = "---\ntitle: projects\nnav: true\n---\n<h2 class=\"category\">teaching</h2>\n\
                {% assign some = site.projects | where: \"category\", \"teaching\" %}\n{% for project in some %}\n\
                <div class=\"card\"><h3 class=\"card-title\">{{ project.title }}</h3><p>{{ project.description }}</p></div>\n{% endfor %}\n";
    let course = "---\ntitle: A course for pilots\ndescription: Buoys, tides and lights\ncategory: teaching\n---\n";
    // A word of the course, and an item that the page does not show.
    let other = "---\ntitle: Buoys\ndescription: Old ones\ncategory: fun\n---\n";
    let files = [("projects.md", page), ("_projects/a.md", course), ("_projects/b.md", other)];
    let (text, messages) = built(&[&[("_config.yml", &*config), HOME, CV], &files[..]].concat());
    assert_eq!(in_order(&text, &["## Teaching", "A course for pilots"]), "## Teaching A course for pilots", "{text}");
    assert!(!text.contains("Projects") && !text.contains("- Buoys"), "{text}{messages}");
}

#[test]
fn a_page_of_parts_with_sections_of_their_own_is_several_sections() {
    let page = "---\ntitle: Service\nnav: true\n---\n---\n\n### Teaching\n\n- Maps for sailors, 2021\n- Sails, 2020\n\n\
                ### Community services\n\n- Referee for Foam, 2022\n- Referee for Tides, 2021\n\n### Talks\n\n- On gulls, Bergen, 2019\n";
    let (text, messages) = built(&[HOME, CV, ("service.md", page)]);
    let words =
        ["## Teaching", "Maps for sailors", "## Community services", "Referee for Foam", "## Talks", "On gulls"];
    for pair in words.chunks(2) {
        assert_eq!(in_order(&text, pair), pair.join(" "), "{text}{messages}");
    }
    assert!(!text.contains("## Service") && !text.contains("### "), "{text}");
    // Where the CV has such a section, both are one.
    let cv = ("cv.md", "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc\n\n# Talks\n\n- On foam, Oslo, 2018\n");
    let (text, messages) = built(&[HOME, cv, ("service.md", page)]);
    assert_eq!(in_order(&text, &["## Talks", "On foam", "On gulls"]), "## Talks On foam On gulls", "{text}{messages}");
}

#[test]
fn a_part_of_a_left_out_page_that_no_other_page_names_is_printed() {
    let cv = "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc\n\n# Teaching\n\n- Maps for sailors, 2021 (54 students)\n\
              - Knots, 2020 (20 students)\n- Sails, 2019\n\n# Skills\n\n- Ropes\n";
    let page = "---\ntitle: Teaching\nnav: true\n---\n## Courses\n\n- Maps for sailors, 2021\n- Knots, 2020\n- Sails, 2019\n\n\
                ## Assistant\n\n- Tide tables, 2018\n- Harbour law, 2017\n";
    let (text, messages) = built(&[HOME, ("cv.md", cv), ("teaching.md", page)]);
    let words = ["## Teaching", "Maps for sailors", "Sails", "## Assistant", "Tide tables", "Harbour law", "## Skills"];
    assert_eq!(in_order(&text, &words), words.join(" "), "{text}{messages}");
}

#[test]
fn a_sentence_that_says_who_teaches_what_is_no_pointer() {
    let page = |text: &str| format!("---\ntitle: Teaching\nnav: true\n---\n{text}\n");
    for (sentence, is_printed) in [
        ("Together with Ann Berg, we teach a course on [foam at sea](https://foam.example).", true),
        ("See the [courses on foam](https://foam.example) at Uni One.", false),
    ] {
        let (text, messages) = built(&[HOME, CV, ("teaching.md", &page(sentence))]);
        assert_eq!(text.contains("foam"), is_printed, "{text}{messages}");
    }
}

#[test]
fn a_collection_that_an_include_of_the_theme_prints_is_listed() {
    let config =
        format!("{CONFIG}collections: {{teachings: {{output: true}}, projects: {{output: true}}, news: {{}}}}\n");
    let course = |title: &str, front: &str| format!("---\ntitle: {title}\n{front}\n---\nTwelve lectures.\n");
    let (tides, knots) =
        (course("Tides for Sailors", "year: 2023\nterm: Fall"), course("Knots", "year: 2021\nterm: 2021 – 2022"));
    let projects = "---\ntitle: Projects\nnav: true\n---\n<div>{% assign all = site.projects | sort: 'importance' %}{% for project in all %}\
                    {% include projects_horizontal.liquid %}{% endfor %}</div>\n";
    let home = ("index.md", "---\n---\nI study tides.\n\n{% include news.liquid %}\n");
    let files = [
        ("_config.yml", &*config),
        home,
        CV,
        ("teaching.md", "---\ntitle: teaching\nnav: true\n---\n{% include courses.liquid %}\n"),
        ("projects.md", projects),
        ("_teachings/tides.md", &tides),
        ("_teachings/knots.md", &knots),
        ("_projects/maps.md", "---\ntitle: Maps of foam\ndescription: Funded by the Sea Fund.\n---\n"),
        ("_news/1.md", "---\ntitle: Moved house\n---\nHooray.\n"),
    ];
    let (text, messages) = built(&files);
    assert!(text.contains("## Teaching\n\nFall 2023: Tides for Sailors"), "{text}{messages}");
    assert!(text.contains("2021 – 2022: Knots"), "{text}{messages}");
    assert!(text.contains("## Projects\n\n- Maps of foam\n\n  Funded by the Sea Fund.\n"), "{text}{messages}");
    assert!(!text.contains("Moved house"), "{text}");
    assert!(messages.contains("`_includes/news.liquid` is not in the site's folder"), "{messages}");
}

#[test]
fn an_include_that_is_missing_beside_a_list_adds_nothing() {
    let config = format!("{CONFIG}collections: {{courses: {{output: true}}}}\n");
    let list =
        "---\ntitle: Teaching\nnav: true\n---\n{% include banner.html %}\n\n- 2021: Maps for Sailors\n- 2020: Knots\n";
    let course = "---\ntitle: Winds\n---\nTwelve lectures.\n";
    let whole = "---\ntitle: Teaching\nnav: true\n---\n{% include grid-of-cards.html %}\n";
    for (page, expected) in [(list, false), (whole, true)] {
        let files = [("_config.yml", &*config), HOME, CV, ("teaching.md", page), ("_courses/1.md", course)];
        let (text, messages) = built(&files);
        assert_eq!(text.contains("Winds"), expected, "{text}{messages}");
    }
}

#[test]
fn an_item_says_what_it_says_in_the_language_of_the_document() {
    let config = format!("{CONFIG}collections: {{projects: {{output: true}}}}\n");
    let page = format!("---\ntitle: Projects\nnav: true\n---\n{}", cards("projects"));
    let item = "---\ntitle: >\n  <span class=\"lang-fr-i\">Les marées</span><span class=\"lang-en-i\">The tides</span>\n\
                description: <span class=\"lang-fr-i\">Cartes du port.</span><span class=\"lang-en-i\">Maps of the harbour.</span>\n---\n";
    let files = [("_config.yml", &*config), HOME, CV, ("projects.md", &page), ("_projects/1.md", item)];
    let (text, messages) = built(&files);
    assert!(text.contains("The tides") && text.contains("Maps of the harbour."), "{text}{messages}");
    assert!(!text.contains("marées") && !text.contains("Cartes"), "{text}{messages}");
}

#[test]
fn a_page_of_service_is_taken_in_by_its_headings_whatever_its_address() {
    let home = (
        "index.md",
        "---\n---\nI received a PhD in Tides and an MSc in Foam.\n\n# Education\n\n- 2019: PhD in Tides, Uni One\n",
    );
    let page = |service: &str| {
        format!(
            "---\ntitle: Miscellaneous\npermalink: /aboutme/\nnav: true\n---\n## Departmental Duties\n\n- 2020-2024: Head of the Pier, BSc and MSc\n\n\
             ## {service}\n\n- Harbour Days 2022\n- Gull Days 2021\n"
        )
    };
    let (text, messages) = built(&[home, ("misc.md", &page("Community Service"))]);
    assert!(text.contains("## Departmental Duties") && text.contains("Harbour Days 2022"), "{text}{messages}");
    assert!(messages.contains("misc.md is taken in for the dated entries on it"), "{messages}");
}

#[test]
fn an_academic_bio_in_the_menu_is_a_page_about_the_author() {
    let bio = "---\ntitle: Academic Bio\nnav: true\n---\nI grew up by the sea and came to tides late.\n\nEducation:\n\n- PhD in Tides, Uni One, 2020\n- MSc in Foam, Uni Two, 2016\n";
    let (text, messages) = built(&[HOME, ("academic-bio.md", bio)]);
    assert!(text.contains("PhD in Tides") && text.contains("MSc in Foam"), "{text}{messages}");
}

#[test]
fn a_section_whose_heading_is_too_deep_is_one_of_its_own() {
    let cv = "---\ntitle: CV\n---\n# Teaching\n\n- 2021: Maps for Sailors\n\n## Knots\n\n- 2020: Ropes\n\n## Awards\n\n- 2019: Tide Medal\n\n\
              # Skills\n\n- Foam\n\n## Languages\n\n- Norse\n";
    let (text, _) = built(&[HOME, ("cv.md", cv)]);
    for line in ["\n## Awards\n", "\n### Knots\n", "\n### Languages\n"] {
        assert!(text.contains(line), "{line}:\n{text}");
    }
    // A section of nothing but such parts would have nothing left.
    let whole = "---\ntitle: CV\n---\n# Teaching\n\n## Awards\n\n- 2019: Tide Medal\n\n# Skills\n\n- Foam\n";
    let (text, _) = built(&[HOME, ("cv.md", whole)]);
    assert!(text.contains("\n### Awards\n"), "{text}");
}

#[test]
fn degrees_are_education_whatever_their_heading_says() {
    let home = "---\n---\nI study tides.\n\n# Where I learned to sail\n\n- PhD in Tides, Uni One, 2019\n- MSc in Foam, Uni Two, 2015\n";
    let menu = ("_data/navigation.yml", "main:\n- {title: Papers, url: /papers.html}\n");
    let papers =
        "---\ntitle: Publications\n---\n- Halden, M. On foam. Waves, 2020.\n- Halden, M. On gulls. Birds, 2018.\n";
    let (text, _) = built(&[("index.md", home), menu, ("papers.md", papers)]);
    assert_eq!(in_order(&text, &["Where I", "On foam"]), "Where I On foam", "{text}");
    // Those of students are theirs.
    let of_students =
        home.replace("PhD in Tides, Uni One", "Bo Ek, PhD student").replace("MSc in Foam", "Ann Berg, MSc student");
    let (text, _) = built(&[("index.md", &of_students), menu, ("papers.md", papers)]);
    assert_eq!(in_order(&text, &["Where I", "On foam"]), "Where I On foam", "{text}");
}

#[test]
fn a_title_that_says_nothing_is_not_put_above_headings() {
    let menu = ("_data/navigation.yml", "main:\n- {title: Other, url: /other.html}\n");
    let page = |title: &str, opening: &str| {
        let other = format!(
            "---\ntitle: {title}\n---\n{opening}\n\n## Sea Meetings\n\n- 2021: Foam Days, Bergen\n- 2020: Tide Days, Oslo\n\n\
             ## Boats\n\n- 2019: A skiff\n- 2018: A raft\n"
        );
        built(&[HOME, menu, ("other.md", &other)]).0
    };
    let bare = page("Other", "");
    assert!(bare.contains("\n## Sea Meetings\n") && !bare.contains("## Other"), "{bare}");
    let opened = page("Other", "What else I do.");
    assert!(opened.contains("\n## Other\n") && opened.contains("\n### Sea Meetings\n"), "{opened}");
}

#[test]
fn a_page_of_research_interests_is_printed_where_they_are_only_named() {
    let page = "---\ntitle: Research Interest\nnav: true\n---\n- Tidal models\n- Foam and its names\n- Gulls\n";
    let (text, messages) = built(&[HOME, CV, ("research.md", page)]);
    assert!(text.contains("Foam and its names"), "{text}{messages}");
    // What is done after work has a place of its own.
    let after_work = page.replace("Research Interest", "Interests");
    assert!(!built(&[HOME, CV, ("interests.md", &after_work)]).0.contains("Foam and its names"));
}

#[test]
fn a_group_of_people_with_lists_below_their_names_is_one_of_people() {
    let page = "---\ntitle: Group\nnav: true\n---\n# PhD students\n\n- Bo Ek\n  - 2nd year\n  - Paper: Foam\n\n# Master students\n\n- Ann Berg\n  - 1st year\n- Joe Lind\n  - 1st year\n";
    let (text, messages) = built(&[HOME, CV, ("group.md", page)]);
    for name in ["Bo Ek", "Ann Berg", "Joe Lind"] {
        assert!(text.contains(name), "{text}{messages}");
    }
}

#[test]
fn a_year_with_its_month_dates_an_entry() {
    let page = "---\ntitle: Press & Talks\nnav: true\n---\n##### Press\n\n- 2026.2: **Harbour News** -- [Tides](https://news.example/a)\n\
                - 2025.9: **Foam Post** -- [Gulls](https://news.example/b)\n\n##### Talks with recordings\n\n\
                - 2025:11: **On tides** at the pier\n<div style=\"text-align:center\">\n<iframe src=\"https://video.example/x\"></iframe>\n</div>\n\n\
                - 2025.6: **On foam** at Uni Two\n<div style=\"text-align:center\">\n<iframe src=\"https://video.example/y\"></iframe>\n</div>\n\n\
                ##### External talks\n\n- 2026:2: Tide Board, *Gulls at noon*\n- 2024.12: Foam Day, *Gulls at night*\n";
    let (text, messages) = built(&[HOME, CV, ("press.md", page)]);
    for line in ["2026.2: Harbour News", "2025.11: On tides at the pier", "2025.6: On foam", "2026.2: Tide Board"] {
        assert!(text.contains(line), "{line}: {text}{messages}");
    }
}

#[test]
fn the_whole_list_may_be_below_a_selection() {
    let title = |number: usize| {
        format!("{} of the {number}th harbour in the long winter", ["Tides", "Gulls", "Foam"][number % 3])
    };
    let paper = |number: usize| format!("- M. Halden, J. Lind. {}. Harbour News, {}\n", title(number), 2010 + number);
    let some: String = (0..3).map(paper).collect();
    let all: String = (0..9).map(paper).collect();
    let selected = format!(
        "---\ntitle: Publications\npermalink: /publications/\nnav: true\n---\n# Selected publications\n\n[Full list →](/publications/full/)\n\n{some}"
    );
    let full = format!("---\ntitle: All publications\npermalink: /publications/full/\nnav: false\n---\n{all}");
    let (text, messages) = built(&[HOME, CV, ("_pages/selected.md", &selected), ("_pages/publications.md", &full)]);
    for number in 0..9 {
        assert_eq!(text.matches(&title(number)).count(), 1, "{number}: {text}{messages}");
    }
}

#[test]
fn notes_that_say_how_long_they_take_to_read_are_posts() {
    let config = format!("{CONFIG}collections: {{notes_on_foam: {{output: true}}}}\n");
    let page = "---\ntitle: Foam\nnav: true\n---\n{% for post in site.notes_on_foam %}\n<li><h3>{{ post.title }}</h3><p>{{ post.description }}</p>\
                <p>9 min read &nbsp; &middot; &nbsp; {{ post.date | date: '%B %d, %Y' }}</p></li>\n{% endfor %}\n";
    let note = "---\ntitle: Bubbles\ndescription: What others say of bubbles\ndate: 2024-02-25\n---\nThey say much.\n";
    let files = [HOME, CV, ("_config.yml", &*config), ("foam.md", page), ("_notes_on_foam/a.md", note)];
    let (text, messages) = built(&files);
    assert!(
        !text.contains("Bubbles") && messages.contains("foam.md is left out: it lists the site's posts"),
        "{text}{messages}"
    );
}

#[test]
fn a_list_beside_a_career_that_others_tell_is_printed() {
    let about = "---\ntitle: About\npermalink: /about/\nnav: true\n---\n<h2>Awards &amp; Honors</h2>\n<ul><li>Tide Prize, 2019</li><li>Foam Medal</li></ul>\n\n\
                 <h2>Sponsors</h2>\n<a href=\"https://navy.example\"><img src=\"/navy.png\"></a>\n";
    let (text, messages) = built(&[HOME, CV, ("about.md", about)]);
    assert!(text.contains("## Awards & Honors\n") && text.contains("Foam Medal"), "{text}{messages}");
    assert!(messages.contains("about.md is left out but for its awards"), "{messages}");
    let awards =
        ("awards.md", "---\ntitle: Awards\nnav: true\n---\n- Tide Prize, 2019\n- Foam Medal\n- Gull Cup, 2020\n");
    let (text, messages) = built(&[HOME, CV, ("about.md", about), awards]);
    assert!(text.contains("Gull Cup") && text.matches("Foam Medal").count() == 1, "{text}{messages}");
}

#[test]
fn the_title_of_a_window_is_printed_without_the_author() {
    let page = "---\ntitle: The sea at night — Mira Halden\nnav: true\n---\n- 2019: Lamp of the pier\n- 2020: Lamp of the boat\n- 2021: Lamp of the quay\n";
    let (text, messages) = built(&[HOME, CV, ("night.md", page)]);
    assert!(text.contains("## The sea at night\n"), "{text}{messages}");
}
