//! What two lists of a site both say: the fuller one is printed, once, and nothing is lost that only one of them says.

use crate::supplements::{CV, HOME, built, in_order};

const MENU: &str = "main:\n- {title: CV, url: /cv.html}\n- {title: Talks, url: /talks.html}\n- {title: Teaching, url: /teaching.html}\n- {title: Service, url: /service.html}\n";
const NAVIGATION: (&str, &str) = ("_data/navigation.yml", MENU);

/// The text of a site with a CV page and another page, and what was reported.
fn of_pages(cv: &str, name: &str, page: &str) -> (String, String) {
    let cv = format!("---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n{cv}");
    let title = name.trim_end_matches(".md");
    let page = format!("---\ntitle: {title}\n---\n{page}");
    built(&[HOME, NAVIGATION, ("cv.md", &cv), (name, &page)])
}

/// How often each of these words is in the document.
#[track_caller]
fn counts(text: &str, expected: &[(&str, usize)]) {
    for (words, count) in expected {
        assert_eq!(text.matches(words).count(), *count, "“{words}” in:\n{text}");
    }
}

const TALKS: &str = "Foam Meeting 2024. Title: “Tides of the long quay”, Halden (Norway), Summer 2024. With a grant of the Pier.\n\n\
                     Bird Day 2023. Title: “Gulls at noon”, Lind (Denmark), Fall 2023.\n\n\
                     Wind Forum 2022. Title: “Storms and ropes”, Ekby (Sweden), Spring 2022.\n\n\
                     Salt Days 2021. Title: “Salt in harbour water”, Halden (Norway), Fall 2021.\n";

#[test]
fn a_selection_in_other_words_goes_and_what_the_list_lacks_is_added_to_it() {
    let cv = "# Talks & Workshops (Selection)\n\n\
              Foam Meeting 2024. Talk: “Tides of the Long Quay”, Halden, Summer 2024.\n\n\
              Guest of the podcast “Harbour hours”, Lind, Fall 2023.\n\n\
              Bird Day 2023, Talk: “Gulls at Noon”, Lind, Fall 2023.\n\n\
              Wind Forum 2022, Talk: “Storms and Ropes”, Ekby, Spring 2022.\n\n# Skills\n\n- Knots\n";
    let (text, messages) = of_pages(cv, "talks.md", TALKS);
    counts(
        &text,
        &[("Foam Meeting", 1), ("Bird Day", 1), ("Wind Forum", 1), ("Selection", 0), ("grant of the Pier", 1)],
    );
    let order = ["Education", "Tides of", "Harbour hours", "Gulls at", "Storms", "Salt in", "Skills"];
    assert_eq!(in_order(&text, &order), order.join(" "), "{text}");
    assert!(
        messages.contains("“Talks & Workshops (Selection)” is left out: another list has most of it"),
        "{messages}"
    );
    let kept = cv
        .replace("# Talks &", "<!-- vitae:keep -->\n\n# Talks &")
        .replace("# Skills", "<!-- vitae:end -->\n\n# Skills");
    counts(&of_pages(&kept, "talks.md", TALKS).0, &[("Foam Meeting", 2), ("Bird Day", 2)]);
}

#[test]
fn talks_with_one_title_at_two_places_both_stay() {
    let cv = "# Presentations & Workshops\n\n\
              Foam Meeting 2024. Talk: “Tides of the Long Quay”, Lind, Summer 2024.\n\n\
              Bird Day 2022. Talk: “Gulls at Noon”, Lind, Fall 2022.\n\n\
              Wind Forum 2022. Talk: “Storms and Ropes”, Ekby, Fall 2022.\n";
    let (text, messages) = of_pages(cv, "talks.md", TALKS);
    counts(&text, &[("Foam Meeting", 2), ("Bird Day", 2), ("Wind Forum", 2)]);
    assert!(!messages.contains("(`repeated`)"), "{messages}");
}

#[test]
fn a_list_goes_for_one_that_has_its_names_written_out() {
    let cv = "# Conference Work\n\n\
              - TPC Member, Waves Track, IEEE FTM Fall 2024, Halden, Norway.\n\
              - Local Chair, Bird Day 2024, Lind, Denmark.\n\
              - Session Chair, IEEE WFS 2023, Ekby, Sweden.\n";
    let page = "## The Harbour Board\n\nMember since 2020, for the boats of the north and their crews.\n\n## Conference Work\n\n\
                - Technical Program Committee (TPC) Member, Waves Track, IEEE Foam and Tide Meeting (FTM) Fall 2024, Halden, Norway.\n\
                - Local Chair, Bird Day 2024, Lind, Denmark.\n\
                - Session Chair, IEEE Wind Forum of Storms (WFS) 2023, Ekby, Sweden.\n";
    let (text, _) = of_pages(cv, "service.md", page);
    counts(
        &text,
        &[("Conference Work", 1), ("Waves Track", 1), ("Technical Program Committee", 1), ("Harbour Board", 1)],
    );
    // Somebody who reviews for a journal may edit it, too.
    let cv = "# Editorial Boards\n\n- Foam and Tide Letters, 2024\n- Harbour Maps Quarterly, 2023\n- Annals of Wind Studies, 2022\n";
    let page = "## Reviewer\n\n- Reviewer, Foam and Tide Letters, 2024\n- Reviewer, Harbour Maps Quarterly, 2023\n- Reviewer, Annals of Wind Studies, 2022\n";
    counts(&of_pages(cv, "service.md", page).0, &[("Foam and Tide Letters", 2), ("Annals of Wind Studies", 2)]);
}

#[test]
fn positions_below_headings_of_their_own_stand_once() {
    let cv = "# Work Experience\n\n## At sea\n\n- 2015-2016: Sailor, Harbour Board\n\n## Academic experience\n\n\
              ### Lecturer\n\n- *2023, Uni Halden*\n  - Tides of the north, TI-3042\n\n\
              ### Teaching Assistant\n\n- *2020, Uni Lind*\n  - Gulls and winds, GW-1001\n";
    let page = "# Teaching & Academic Experience\n\n## Lecturer\n*2023, Uni Halden*\n- Tides of the north, TI-3042\n\n\
                ## Guest Lecturer\n*2024, Uni Ekby*\n- Harbour maps, HM-2001\n\n\
                ## Teaching Assistant\n*2020, Uni Lind*\n- Gulls and winds, GW-1001\n";
    let (text, _) = of_pages(cv, "teaching.md", page);
    counts(&text, &[("TI-3042", 1), ("GW-1001", 1), ("HM-2001", 1), ("Harbour Board", 1), ("Academic experience", 0)]);
    // The same work at another university is other work.
    let (text, _) =
        of_pages(&cv.replace("Uni Halden", "Uni Foam").replace("Uni Lind", "Uni Pier"), "teaching.md", page);
    counts(&text, &[("TI-3042", 2), ("GW-1001", 2)]);
    // A course that is taught again is another entry.
    let (text, _) = of_pages(&cv.replace("2023,", "2022,").replace("2020,", "2019,"), "teaching.md", page);
    counts(&text, &[("TI-3042", 2), ("GW-1001", 2)]);
}

#[test]
fn a_list_that_says_more_stays_although_another_has_more_items() {
    let cv = "# Appointments\n\n## Current\n\n\
              - Lead Author, Intergovernmental Panel on the Tides of the North, Working Group III, Chapter on Foam, 2025\n\
              - Adviser, Scientific Committee on Gulls, Ministry of the Harbours of Norway, Halden, 2024\n\
              - Head of the Institute for Wind and Water, Uni Lind, Faculty of Storms, 2023\n";
    let page = "- Lead Author, Panel on the Tides, Working Group III, 2025\n- Adviser, Committee on Gulls, 2024\n\
                - Head of the Institute for Wind, 2023\n- Member, Foam Society, 2022\n- Member, Pier Society, 2021\n";
    let (text, _) = of_pages(cv, "service.md", page);
    counts(&text, &[("Chapter on Foam", 1), ("Ministry of the Harbours", 1), ("Pier Society", 1)]);
}

#[test]
fn one_list_of_a_page_that_says_in_its_heading_what_another_says_line_by_line_goes() {
    let page = "## Memberships\n\n- Associate Editor: Foam and Tide Letters (2024.01-)\n- Associate Editor: Harbour Maps Quarterly (2023.05-)\n\
                - Associate Editor: Annals of Wind Studies (2022.07-)\n- Member: Society of Gulls (2021.03-)\n\n\
                ## Associate Editor\n\n- Foam and Tide Letters, 2024-\n- Harbour Maps Quarterly, 2023-\n- Annals of Wind Studies, 2022-\n";
    let (text, _) = of_pages("", "service.md", page);
    counts(&text, &[("Foam and Tide Letters", 1), ("Annals of Wind Studies", 1), ("Society of Gulls", 1)]);
    // A talk and its poster are two things.
    let page = "## Oral presentations\n\n- Tides of the long quay, Foam Meeting, Halden, 2024\n- Gulls at noon, Bird Day, Lind, 2023\n\
                - Storms and ropes, Wind Forum, Ekby, 2022\n\n## Posters\n\n- Tides of the long quay, Foam Meeting, Halden, 2024\n\
                - Gulls at noon, Bird Day, Lind, 2023\n- Storms and ropes, Wind Forum, Ekby, 2022\n";
    counts(&of_pages("", "talks.md", page).0, &[("Tides of the long quay", 2), ("Storms and ropes", 2)]);
}

#[test]
fn a_list_of_a_page_is_not_left_with_a_part_of_it() {
    let page = "## Memberships\n\n- Associate Editor: Foam and Tide Letters (2024.01-)\n- Associate Editor: Harbour Maps Quarterly (2023.05-)\n\
                - Associate Editor: Annals of Wind Studies (2022.07-)\n- Member: Society of Gulls (2021.03-)\n\n\
                ## Associate Editor\n\n- Foam and Tide Letters, 2024-\n- Harbour Maps Quarterly, 2023-\n- Annals of Wind Studies, 2022-\n\
                - Review of Salt and Water, 2020-\n";
    let (text, _) = of_pages("", "service.md", page);
    counts(&text, &[("Foam and Tide Letters", 2), ("Annals of Wind Studies", 2), ("Review of Salt", 1)]);
}

#[test]
fn what_two_parts_with_one_name_list_stays_in_both() {
    let courses = "- Introduction to Tides and Winds, 2020\n- Gulls and Harbours of the North, 2021\n- Maps and Charts for Sailors, 2022\n\n";
    let others = courses.replace(", 20", " (autumn), 20");
    let cv =
        format!("# University of Halden\n\n## Lecturer\n\n{courses}# University of Lind\n\n## Lecturer\n\n{others}");
    counts(&of_pages(&cv, "talks.md", TALKS).0, &[("Tides and Winds", 2), ("Maps and Charts", 2)]);
    let shown = "- Tides of the long quay, Foam Meeting, Halden, 2024\n- Gulls at noon, Bird Day, Lind, 2024\n- Storms and ropes, Wind Forum, Ekby, 2024\n\n";
    let cv = format!("# Talks\n\n## 2024\n\n{shown}# Posters\n\n## 2024\n\n{shown}");
    counts(
        &of_pages(&cv, "teaching.md", "- Knots, 2020\n- Maps, 2021\n").0,
        &[("Tides of the long quay", 2), ("Storms and ropes", 2)],
    );
}

#[test]
fn a_talk_of_a_paper_stays_beside_the_paper() {
    let cv = "# Publications\n\n- M. Halden. Tides of the long quay. Proceedings of the Foam Meeting, Halden, 2024\n\
              - M. Halden. Gulls at noon and at night. Proceedings of the Bird Day, Lind, 2023\n\
              - M. Halden. Storms and ropes of ships. Proceedings of the Wind Forum, Ekby, 2022\n";
    let page = "- Tides of the long quay, Foam Meeting, Halden, 2024\n- Gulls at noon and at night, Bird Day, Lind, 2023\n\
                - Storms and ropes of ships, Wind Forum, Ekby, 2022\n";
    counts(&of_pages(cv, "talks.md", page).0, &[("Tides of the long quay", 2), ("Storms and ropes", 2)]);
}

#[test]
fn what_a_page_of_talks_asks_for_from_a_bibliography_are_talks() {
    let bib = "@misc{a, author={Halden, Mira}, title={What do gulls hear?}, howpublished={Invited, Day of the Sea, Lind}, year={2023}}\n\
               @article{b, author={Halden, Mira}, title={Tides of the long quay}, journal={J. Maps}, year={2022}}\n\
               @article{c, author={Halden, Mira}, title={Salt in harbour water}, journal={Seas}, year={2021}}\n";
    let talks = "---\ntitle: Invited Talks\n---\n{% bibliography -q @misc %}\n";
    let papers = "---\ntitle: Publications\n---\n{% bibliography -q !@misc %}\n";
    let menu = "main:\n- {title: Talks, url: /talks.html}\n- {title: Publications, url: /publications.html}\n";
    let files = [
        HOME,
        ("_data/navigation.yml", menu),
        ("talks.md", talks),
        ("publications.md", papers),
        ("_bibliography/papers.bib", bib),
    ];
    let (text, _) = built(&files);
    counts(&text, &[("What do gulls hear", 1), ("Tides of the long quay", 1), ("Salt in harbour", 1), ("Other", 0)]);
    let talk = text.split("## Invited Talks").nth(1).unwrap_or_default();
    assert!(talk.split("##").next().is_some_and(|talk| talk.contains("What do gulls hear")), "{text}");
}

#[test]
fn one_address_is_one_paper_under_two_titles() {
    let entry = |key: &str, title: &str, link: &str| {
        format!(
            "@article{{{key}, author={{Halden, Mira}}, title={{{title}}}, journal={{Seas}}, year={{2018}}, url={{{link}}}}}\n"
        )
    };
    let of = |link: &str| {
        let bib = entry("a", "GULL: Atlas of harbour birds, HBN and FTM", link)
            + &entry("b", "GULL: Atlas over havnens fugler, HBN og FTM", link);
        built(&[HOME, ("_bibliography/papers.bib", &bib)]).0
    };
    counts(&of("https://seas.example/article/view/82"), &[("Atlas of harbour", 1), ("Atlas over havnens", 0)]);
    counts(&of("https://github.com/halden/gull2"), &[("Atlas of harbour", 1), ("Atlas over havnens", 1)]);
    counts(&of("https://seas.example/halden"), &[("Atlas of harbour", 1), ("Atlas over havnens", 1)]);
}

#[test]
fn a_section_that_says_no_more_than_a_line_with_its_name_goes() {
    let cv = "# Skills\n\n- Languages: Norwegian (native), English (C1)\n- Programming: Rust\n\n\
              # Languages\n\n- Norwegian\n\n  Native\n- English\n\n  C1\n";
    let (text, _) = of_pages(cv, "talks.md", TALKS);
    counts(&text, &[("Norwegian", 1), ("Programming", 1)]);
    let (text, _) = of_pages(&cv.replace("- English\n", "- German\n\n  B1\n- English\n"), "talks.md", TALKS);
    counts(&text, &[("Norwegian", 1), ("German", 1), ("Programming", 1)]);
    let (text, _) = of_pages(&cv.replace("C1\n", "C2, Foam Certificate\n"), "talks.md", TALKS);
    counts(&text, &[("Norwegian", 2), ("Foam Certificate", 1)]);
}

#[test]
fn a_degree_that_names_its_field_says_it_once() {
    let data = "cv:\n  name: Mira Halden\n  sections:\n    Education:\n      - institution: Uni Lind\n        area: Tides and Winds\n        degree: PhD in Tides and Winds\n        \
                start_date: 2019\n        end_date: 2022\n      - institution: Uni Lind\n        area: Gulls\n        degree: BSc\n        start_date: 2015\n        end_date: 2018\n";
    let cv = ("cv.md", "---\nlayout: cv\ntitle: CV\n---\n");
    let (text, messages) = built(&[HOME, NAVIGATION, cv, ("_data/cv.yml", data)]);
    counts(&text, &[("PhD in Tides and Winds, Uni Lind", 1), ("Tides and Winds", 1), ("BSc", 1), ("Gulls", 1)]);
    assert!(!messages.contains("`area` is not printed"), "{messages}");
}

#[test]
fn no_page_goes_for_what_a_sample_says() {
    let cv = "# Degrees\n\n* Ph.D in Version Control Theory, GitHub University, 2018 (expected)\n* M.S. in Jekyll, GitHub University, 2014\n\
              * B.S. in GitHub, GitHub University, 2012\n\n# Service\n\n* Currently signed in to 43 different slack teams\n* Github University\n\
              * Duties includes: Merging pull requests\n* Duties included: Tagging issues\n* The Foam Board\n";
    let page = "- Treasurer, Harbour Board, 2020-2022\n- Judge, Day of the Sea, 2019\n- Pilot, Foam Society, 2018\n";
    let (text, messages) = of_pages(cv, "service.md", page);
    assert!(text.contains("Treasurer, Harbour Board"), "{text}{messages}");
    let own = "# Service\n\n- Treasurer, Harbour Board, 2020-2022\n- Judge, Day of the Sea, 2019\n- Pilot, Foam Society, 2018\n";
    counts(&of_pages(own, "service.md", page).0, &[("Treasurer, Harbour Board", 1)]);
}

#[test]
fn the_year_of_a_reference_is_not_said_again_behind_it() {
    let paper = |title: &str, when: &str| {
        format!("---\ntitle: {title}\ndate: 2023-05-01\ncitation: 'Halden, M. ({when}). {title}. Seas, 3.'\n---\n")
    };
    let config =
        "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: {publications: {output: true}}\n";
    let papers = [paper("Salt and Foam", "2021"), paper("Gulls at Noon", "in press")];
    let undated = "---\ntitle: Wind and Rope\ndate: 2019-05-01\ncitation: 'Halden, M. Wind and Rope. Seas, 3.'\n---\n";
    let files = [
        ("_config.yml", config),
        HOME,
        ("_publications/a.md", &*papers[0]),
        ("_publications/b.md", &papers[1]),
        ("_publications/c.md", undated),
    ];
    let (text, _) = built(&files);
    counts(&text, &[("2021", 1), ("2023", 0), ("(in press)", 1), ("Wind and Rope. Seas, 3. 2019", 1)]);
}

#[test]
fn a_page_of_bold_names_with_dates_and_what_somebody_was_there_is_of_entries() {
    let below = "*Adviser*\n\n* The board gives advice on the harbours of the north, on their boats, and on the crews that sail them, in summer and in winter.\n\n";
    let entry = |name: &str, when: &str| format!("**[{name}](https://board.example)** {when} (Halden)\n\n{below}");
    let entries = entry("Harbour Board", "2019-2021")
        + &entry("Foam Project", "2026-Present")
        + &entry("Gull Society", "2024-2026");
    let page = |text: &str| format!("---\ntitle: Counsel\nnav: true\n---\n{text}");
    let (text, messages) = built(&[HOME, ("page.md", &page(&entries))]);
    for name in ["Harbour Board", "Foam Project", "Gull Society"] {
        assert!(text.contains(name), "{text}{messages}");
    }
    let essay =
        "Tides are high, and this is why I write of them here, for whoever may read it in the harbour.\n\n".repeat(4);
    let (text, messages) = built(&[HOME, ("page.md", &page(&(essay + &entries)))]);
    assert!(!text.contains("Harbour Board"), "{text}{messages}");
}

#[test]
fn a_list_of_positions_and_degrees_goes_where_the_cv_has_them_under_headings_of_their_own() {
    let degrees = [
        "- 2019 - 2023: PhD in Tides, Uni One of Halden, Norway",
        "- 2017 - 2019: MSc in Coastal Science, Uni Two of Lind, Denmark",
    ];
    let position = "- 2023 - 2025: Postdoc in the group of foam, Harbour Institute, Ekby";
    let built_with = |biography: &str| {
        let home = format!("---\ntitle: Home\n---\nI study tides.\n\n## Biography\n\n{biography}\n");
        let cv = format!(
            "---\ntitle: CV\n---\n# Education\n\n{}\n\n# Experience\n\n{position}\n  - Measured foam.\n",
            degrees.join("\n")
        );
        built(&[("index.md", &home), ("cv.md", &cv)])
    };
    let (text, messages) = built_with(&format!("{position}\n{}", degrees.join("\n")));
    counts(
        &text,
        &[("Biography", 0), ("Education", 1), ("PhD in Tides", 1), ("Harbour Institute", 1), ("Measured", 1)],
    );
    assert!(messages.contains("another page says the same"), "{messages}");
    let (text, _) =
        built_with(&format!("{position}\n{}\n- 2012: Keeper of the lighthouse at Ekby, Sweden", degrees[0]));
    counts(&text, &[("Biography", 1), ("lighthouse", 1), ("PhD in Tides", 1), ("Coastal Science", 1)]);
}

#[test]
fn papers_cited_in_two_ways_are_known_by_their_titles() {
    let home = "---\ntitle: Home\n---\nI study tides.\n\n## Research Papers\n\n\
        1. Joe Lind, 2023, Error bounds of a slow scheme for the tides at noon, arXiv 2111.07\n\
        2. Joe Lind, Ann Berg, 2022, A second method for the foam of large waves, arXiv 2105.03, doi: 10.1/x\n\
        3. Ann Berg, Joe Lind, 2019, Projected steps for gulls above the harbour wall, arXiv 1902.09\n";
    let papers = "---\ntitle: Publications [(all of them)](https://example.org/lind)\n---\n## Tides\n\n\
        **[Error bounds of a slow scheme for the tides at noon](https://example.org/a)** <br>\nJoe Lind. *Annals of Tidal Science and Engineering*, **2024**.\n\n\
        **[A second method for the foam of large waves](https://example.org/b)** <br>\nJoe Lind and Ann Berg. *Foam and Related Phenomena of the Sea*, **2022**.\n\n\
        ## Gulls\n\n\
        **[Projected steps for gulls above the harbour wall](https://example.org/c)** <br>\nAnn Berg, Joe Lind. *Birds*, **2020**.\n";
    let menu = ("_data/navigation.yml", "main:\n- {title: Publications, url: /publications.html}\n");
    let (text, messages) = built(&[menu, ("index.md", home), ("publications.md", papers)]);
    counts(&text, &[("Error bounds", 1), ("A second method", 1), ("Projected steps", 1), ("Research Papers", 0)]);
    assert!(messages.contains("“Research Papers” is left out: another page says the same"), "{messages}");
    assert!(!messages.contains("it is left out as well"), "{messages}");
}

#[test]
fn a_thesis_with_the_title_of_a_paper_is_not_that_paper() {
    let home = "---\ntitle: Home\n---\nI study tides.\n\n## Research Papers\n\n\
        - Joe Lind, Error bounds of a slow scheme for the tides at noon, PhD thesis, Uni One, 2021\n\
        - Joe Lind, Error bounds of a slow scheme for the tides at noon, Annals of Foam, 2023\n\
        - Joe Lind, Ann Berg, A second method for the foam of large waves, Waves, 2022\n";
    let papers = "---\ntitle: Publications\n---\n\
        - Joe Lind. Error bounds of a slow scheme for the tides at noon. Annals of Foam, 2023.\n\
        - Joe Lind and Ann Berg. A second method for the foam of large waves. Waves, 2022.\n\
        - Ann Berg, Joe Lind. Projected steps for gulls above the harbour wall. Birds, 2020.\n";
    let menu = ("_data/navigation.yml", "main:\n- {title: Publications, url: /publications.html}\n");
    let (text, _) = built(&[menu, ("index.md", home), ("publications.md", papers)]);
    counts(&text, &[("PhD thesis", 1), ("Projected steps", 1)]);
}

#[test]
fn a_paragraph_that_another_page_has_but_for_a_word_is_printed_once() {
    let words = "at the meeting of the tides and the foam, with a central interest in gulls as a bridge between harbours, rowers and the \
                 people of the coast. I build charts that help sailors find their way home by night.";
    let home = format!("---\ntitle: Home\n---\n## Research Interests\n\nMy research lies {words}\n");
    let cv = |words: &str| {
        format!(
            "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n# Outlook\n\nMy research lies mostly {words}\n"
        )
    };
    let (text, _) = built(&[("index.md", &home), ("cv.md", &cv(words))]);
    counts(&text, &[("at the meeting of", 1)]);
    let other = words.replace("a central interest", "2 central interests");
    let (text, _) = built(&[("index.md", &home), ("cv.md", &cv(&other))]);
    counts(&text, &[("at the meeting of", 2)]);
}

#[test]
fn a_bold_link_is_the_heading_of_the_selection_below_it() {
    let home = "---\n---\nI study tides.\n\n## Research Interests\n\n- Foam\n\nI came to Bergen in a boat.\n\n[**Latest News**](news.md)\n\n\
                <br>\n[**Selected Publications**](publications.md)\n\n- Tides of the North and their names\n- Gulls at sea in winter\n";
    let page = "---\ntitle: Publications\nnav: true\n---\n## Papers\n\n- J. Lind. Tides of the North and their names. Foam, 2021\n\
                - J. Lind. Gulls at sea in winter. Foam, 2020\n- J. Lind. Ropes of old harbours. Foam, 2019\n";
    let (text, messages) = built(&[("index.md", home), CV, ("publications.md", page)]);
    assert_eq!(text.matches("Gulls at sea in winter").count(), 1, "{text}{messages}");
    assert!(text.contains("in a boat") && !text.contains("News") && !text.contains("Selected"), "{text}{messages}");
}

const LISTED: &str = "- **Error bounds of a slow scheme for the tides at noon**<br>\n  Joe Lind, Mira Halden.<br>\n  Accepted in Tides, 2025.\n\n\
    - **A second method for the foam of large waves**<br>\n  Joe Lind, Ann Berg, Mira Halden.<br>\n  In FTM 2022.\n\n\
    - **Projected steps for gulls above the harbour wall**<br>\n  Ann Berg, Mira Halden.<br>\n  In Birds 2020.\n\n\
    - **Ropes of hemp and how they hold in winter**<br>\n  Bo Ek, Mira Halden.<br>\n  In Ropes 2024.\n\n\
    - **Charts of foam for sailors of the north**<br>\n  Bo Ek, Mira Halden.<br>\n  In Maps 2023.\n";

#[test]
fn papers_under_their_titles_go_where_another_page_lists_more_of_them() {
    let papers = "---\ntitle: Publications\n---\nEqual contributions are denoted by *.\n\n## Preprints\n\n\
        ### Error bounds of a slow scheme for the tides at noon\n\nJoe Lind, Mira Halden.\\\nUnder review for Transactions on Tides.\n\n\
        ### Salt in the water of old harbours\n\nJoe Lind, Mira Halden.\\\nUnder review, 2025.\n\n## Conference\n\n\
        ### A second method for the foam of large waves\n\nJoe Lind, Ann Berg, Mira Halden.\\\nIn Foam and Tide Meeting, 2022.\n\n\
        ### Projected steps for gulls above the harbour wall\n\nAnn Berg, Mira Halden.\\\nIn Birds of the Sea, 2020.\n\n\
        ## Thesis\n\n### The colours of buoys seen from afar\n\nMira Halden. Senior thesis, 2018.\n";
    let research =
        format!("---\ntitle: Research\npermalink: /research/\n---\n\\* indicates equal contributions\n\n{LISTED}");
    let menu = ("_data/navigation.yml", "main:\n- {title: Research, url: /research/}\n");
    let (text, messages) = built(&[menu, HOME, CV, ("publications.md", papers), ("projects.md", &research)]);
    counts(&text, &[("Error bounds", 1), ("A second method", 1), ("Projected steps", 1), ("Accepted in Tides", 1)]);
    counts(
        &text,
        &[("Salt in the water", 1), ("The colours of buoys", 1), ("equal contributions", 1), ("Conference", 0)],
    );
    let order = ["## Research", "Error bounds", "Charts of foam", "### Preprints", "Salt in", "### Thesis", "Skills"];
    assert_eq!(in_order(&text, &order), order.join(" "), "{text}{messages}");
    assert!(messages.contains("“Publications” is left out: another list has most of it"), "{messages}");
    let kept = papers.replace("Equal contributions are", "<!-- vitae:keep -->\n\nEqual contributions are")
        + "\n<!-- vitae:end -->\n";
    let (text, _) = built(&[menu, HOME, CV, ("publications.md", &kept), ("projects.md", &research)]);
    counts(&text, &[("Error bounds", 2), ("Projected steps", 2)]);
    // What a list below a paper says would be lost.
    let with_data = research.replace("In Ropes 2024.", "In Ropes 2024.\n  - Data: Harbour ropes");
    let all = format!("---\ntitle: Publications\n---\n{LISTED}");
    for (papers, research) in
        [(&all, &with_data), (&with_data.replace("Research\npermalink: /research/", "Publications"), &research)]
    {
        let (text, _) = built(&[menu, HOME, CV, ("publications.md", papers), ("projects.md", research)]);
        counts(&text, &[("Data: Harbour ropes", 1), ("Error bounds", 1), ("Charts of foam", 1)]);
    }
    // The projects that led to papers may bear their titles.
    let told = |title: &str| {
        format!(
            "### {title}\n\nWe asked what the sea does there and went out in boats for a year to see it at night.\n\n"
        )
    };
    let projects = [
        "Error bounds of a slow scheme for the tides at noon",
        "A second method for the foam of large waves",
        "Projected steps for gulls above the harbour wall",
    ]
    .map(told)
    .concat();
    let projects = format!("---\ntitle: Projects\n---\n{projects}");
    let menu = ("_data/navigation.yml", "main:\n- {title: Projects, url: /projects.html}\n");
    let (text, _) = built(&[menu, HOME, CV, ("publications.md", papers), ("projects.md", &projects)]);
    counts(&text, &[("Error bounds", 2), ("Projected steps", 2)]);
}

#[test]
fn papers_of_one_collection_in_two_forms_stand_once() {
    let config =
        ("_config.yml", "url: https://halden.example\nauthor: {name: Mira Halden}\ncollections: [publications]\n");
    let loops = |item: &str| {
        let part = |(heading, status): (&str, &str)| {
            format!(
                "## {heading}\n\n{{% for post in site.publications %}}{{% if post.status == \"{status}\" %}}\n{item}\n{{% endif %}}{{% endfor %}}\n\n"
            )
        };
        [("Working Papers", "working"), ("Publications", "published")].map(part).concat()
    };
    let cv = format!(
        "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n# Research\n\n{}# Skills\n\n- Knots\n",
        loops("- **{{ post.title }}**\n\n  With {{ post.with }}")
    );
    let page = format!(
        "---\ntitle: \"\"\npermalink: /publications/\n---\n{}",
        loops("\n## {{ post.title }}\n\n*{{ post.venue }}*, {{ post.date | date: \"%Y\" }}\n\nWith {{ post.with }}\n")
    );
    let paper = |title: &str, status: &str| {
        format!(
            "---\ntitle: {title}\nstatus: {status}\nwith: Ann Berg, Joe Lind, Bo Ek\nvenue: Annals of Foam\ndate: 2020-01-01\n---\n"
        )
    };
    let menu =
        ("_data/navigation.yml", "main:\n- {title: Research, url: /publications/}\n- {title: CV, url: /cv.html}\n");
    let (text, messages) = built(&[
        config,
        menu,
        HOME,
        ("cv.md", &cv),
        ("_pages/publications.md", &page),
        ("_publications/a.md", &paper("Error bounds of a slow scheme", "working")),
        ("_publications/b.md", &paper("A second method for large waves", "published")),
        ("_publications/c.md", &paper("Projected steps for gulls above the wall", "published")),
    ]);
    counts(&text, &[("Error bounds", 1), ("A second method", 1), ("Projected steps", 1), ("Annals of Foam", 3)]);
    counts(&text, &[("### Working Papers", 1), ("### Publications", 1)]);
    assert!(messages.contains("another page says the same"), "{messages}");
}

#[test]
fn a_degree_that_is_repeated_below_itself_stands_once() {
    let items = [
        "{degree: MSc in Tides, institution: Uni One, year: 2019, description: [MSc in Tides, Thesis on foam]}",
        "{degree: BSc in Gulls, institution: Uni Two, year: 2016, description: [BSc in Gulls and Terns]}",
    ];
    let data = format!("- title: Education\n  type: time_table\n  contents:\n  - {}\n  - {}\n", items[0], items[1]);
    let cv = ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n");
    let (text, messages) = built(&[HOME, ("_data/cv.yml", &data), cv]);
    counts(&text, &[("MSc in Tides", 1), ("Thesis on foam", 1), ("BSc in Gulls", 2)]);
    assert!(messages.contains("“MSc in Tides” is left out: the entry begins with it"), "{messages}");
}

#[test]
fn a_position_that_two_pages_list_stands_once_with_what_both_say() {
    let home = "---\npermalink: /\n---\nI study tides.\n\n# Timeline\n\n\
        - May 2026 – Present: Harbour Master, Foam Company\n\
        - 2022 – Apr 2026: Assistant Professor, Uni Two\n  - Led the Laboratory of Ropes.\n\
        - 2019 – 2021: PhD in Tides, Uni One\n  - Supervised by Ann Berg.\n\
        - 2018: Research Intern, Gull Institute\n";
    let cv = "---\ntitle: CV\n---\n# Education\n\n- 2021: Ph.D. in Tides, Uni One, Lindholm\n- 2018: M.S. in Gulls, Uni Three\n\n\
        # Experience\n\n- Sep 2022 – Present: Assistant Professor of Tides, Department of Water, Uni Two\n  - Taught knots.\n\
        - 2018: Research Intern, Kelp Institute\n";
    let (text, messages) = built(&[("index.md", home), NAVIGATION, ("cv.md", cv)]);
    counts(&text, &[("Assistant Professor", 1), ("PhD in", 0), ("Ph.D. in Tides", 1), ("Research Intern", 2)]);
    let order = [
        "Harbour Master",
        "Education",
        "2019 – 2021",
        "Lindholm",
        "Supervised by Ann Berg",
        "Gulls",
        "Experience",
        "2022 – Apr 2026",
        "Department of Water",
        "Taught knots",
        "Laboratory of Ropes",
        "Kelp",
    ];
    assert_eq!(in_order(&text, &order), order.join(" "), "{text}");
    assert!(messages.contains("“Assistant Professor, Uni Two” is left out: another page says the same"), "{messages}");
}
