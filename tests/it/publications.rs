//! Lists of publications, from the page's tag to the words that are printed.

use crate::binary::{Folder, says};
use vitae::{Builder, Code, MemoryFiles, TypesetDocument};

/// Four papers, in this order in the file, and each of another kind.
const PAPERS: &str = "\
@article{tides, title={Tides}, author={Halden, Mira}, journal={J. Maps}, year=2019, topic={sea}}
@book{winds, title={Winds}, author={Halden, Mira}, publisher={Sea Press}, year=2020, topic={air}}
@inproceedings{gulls, title={Gulls}, author={Halden, Mira}, booktitle={Bird Day}, year=2022, topic={air}, selected={true}}
@phdthesis{ropes, title={Ropes}, author={Halden, Mira}, school={Uni One}, year=2021}
";

fn document(page: &str, bib: &str, config: &str) -> TypesetDocument {
    let mut files = MemoryFiles::new();
    files.insert("_config.yml", format!("title: Mira Halden\nurl: https://halden.example\n{config}"));
    files.insert("about.md", format!("---\npermalink: /\n---\nI study tides.\n\n{page}\n"));
    files.insert("_bibliography/papers.bib", bib);
    Builder::new(&files).build().unwrap_or_else(|report| panic!("{report}"))
}

/// These words, in the order in which they appear in the document.
fn in_order(document: &TypesetDocument, words: &[&str]) -> String {
    let text = document.text();
    let mut places: Vec<(usize, &str)> = words.iter().flat_map(|word| text.match_indices(word)).collect();
    places.sort_unstable();
    places.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

/// Which papers a page with this front matter lists, out of three bibliographies, one of them in a folder below the others.
fn listed(front_matter: &str, arguments: &str, config: &str) -> String {
    let paper = |title: &str| format!("@book{{k, title={{{title}}}, author={{Else, Ann}}, year=2020}}\n");
    let files = MemoryFiles::new()
        .with("_config.yml", format!("title: Mira Halden\n{config}"))
        .with(
            "about.md",
            format!(
                "---\npermalink: /\n{front_matter}\n---\n# Books\n\n{{% bibliography {arguments} %}}\n\n# End\n\nx\n"
            ),
        )
        .with("bib/papers.bib", paper("Tides"))
        .with("bib/sub/own.bib", paper("Winds"))
        .with("bib/sub/deep/old.bib", paper("Gulls"));
    let document = Builder::new(&files).build().unwrap_or_else(|report| panic!("{report}"));
    in_order(&document, &["Tides.", "Winds.", "Gulls."]).replace('.', "")
}

#[test]
fn bibliographies_are_found_below_their_folder() {
    for (arguments, bibliography, expected) in [
        ("", "papers", "Tides"),
        ("", "sub/own.bib", "Winds"),
        ("", "'*.bib'", "Tides"),
        ("", "'**/*.bib'", "Tides Gulls Winds"),
        ("", "'sub/*.bib'", "Winds"),
        ("", "sub/**/*", "Gulls Winds"),
        ("--file sub/own", "papers", "Winds"),
        ("-f sub/deep/old.bib -f papers", "'**/*.bib'", "Gulls Tides"),
    ] {
        let config = format!("scholar: {{source: ./bib/, bibliography: {bibliography}}}");
        assert_eq!(listed("", arguments, &config), expected, "{arguments} {bibliography}");
    }
}

#[test]
fn a_page_has_its_own_wishes_for_its_lists() {
    let config = "scholar: {source: bib, bibliography: papers.bib}";
    for (front_matter, arguments, expected) in [
        ("scholar: {bibliography: sub/own.bib}", "", "Winds"),
        ("scholar: {bibliography: sub/own.bib}", "--file papers", "Tides"),
        ("scholar: {bibliography: 'sub/**/*.bib', sort_by: [year, title], order: descending}", "", "Winds Gulls"),
        ("scholar: {bibliography: '**/*.bib', query: '@book[title ~= ^T]'}", "", "Tides"),
        ("scholar: {query: '@misc'}", "--query @book", "Tides"),
    ] {
        assert_eq!(listed(front_matter, arguments, config), expected, "{front_matter} {arguments}");
    }
}

/// Lets the few papers stay that the whole list has as well.
const KEEP: &str = "vitae: {keep: [repeated]}";

#[test]
fn a_tag_prints_what_jekyll_scholar_prints() {
    for (arguments, config, expected) in [
        ("", "", "Tides Gulls Winds Ropes"),
        ("--group_by none", "", "Gulls Ropes Winds Tides"),
        ("--group_by year", "", "Tides Winds Ropes Gulls"),
        ("--group_by year --group_order descending", "", "Gulls Ropes Winds Tides"),
        ("--query @*[topic=air]", "", "Gulls Winds"),
        ("--query !@phdthesis", "", "Gulls Winds Tides"),
        ("-q @*[year=2019||selected]", "", "Gulls Tides"),
        ("-q @*[title ~= ^(Ti|Wi)]", "", "Winds Tides"),
        ("-q @book, @article", "", "Winds Tides"),
        ("--offset 1", "", "Gulls Ropes Winds"),
        // A page that shows a few gets the whole list after them.
        ("--max 2 --offset 1", "", "Gulls Winds Tides Gulls Winds Ropes"),
        (
            "--max 2 --group_by none",
            "scholar: {sort_by: year, order: descending}",
            "Gulls Ropes Tides Gulls Winds Ropes",
        ),
        ("--group_by none", "scholar: {sort_by: year, order: ascending}", "Tides Winds Ropes Gulls"),
        ("", "scholar: {group_by: year, group_order: descending}", "Gulls Ropes Winds Tides"),
        ("", "scholar: {query: '@*[topic]'}", "Gulls Winds Tides"),
    ] {
        let config = format!("{config}\n{KEEP}");
        let document = document(&format!("# Publications\n\n{{% bibliography {arguments} %}}"), PAPERS, &config);
        let titles = in_order(&document, &["Tides.", "Winds.", "Gulls.", "Ropes."]).replace('.', "");
        assert_eq!(titles, expected, "{arguments} {config}");
    }
}

#[test]
fn a_year_that_is_a_heading_is_not_said_again() {
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\nvitae: {publications: {group: year}}\n"),
        ("about.md", "---\npermalink: /\n---\n# Publications\n\n{% bibliography %}\n"),
        ("_bibliography/papers.bib", PAPERS),
    ]);
    folder.vitae(&["build", "-f", "typ", "-o", "cv.typ"]).exits(0);
    let markup = folder.text("cv.typ");
    assert!(markup.contains("= 2019") && !markup.contains("date: ["), "{markup}");
    let by_hand = "---\npermalink: /\n---\n# Publications\n\n## 2019\n\n{% bibliography -q @*[year=2019]* %}\n";
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", by_hand),
        ("_bibliography/papers.bib", PAPERS),
    ]);
    folder.vitae(&["build", "-f", "typ", "-o", "cv.typ"]).exits(0);
    let markup = folder.text("cv.typ");
    assert!(markup.contains("= 2019") && !markup.contains("date: [2019"), "{markup}");
    let courses = "---\npermalink: /\n---\n# Teaching\n\n## Current\n\n{% bibliography %}\n";
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", courses),
        (
            "_bibliography/papers.bib",
            "@article{k, title={Tides}, author={{Lecturer}}, journal={Uni One}, year={Current}}",
        ),
    ]);
    folder.vitae(&["build", "-f", "typ", "-o", "cv.typ"]).exits(0);
    let markup = folder.text("cv.typ");
    assert!(markup.contains("Uni One") && !markup.contains("date: [Current"), "{markup}");
}

#[test]
fn a_title_does_not_begin_with_the_year_of_its_date() {
    let talk =
        |title: &str| format!("---\ntitle: \"{title}\"\ncollection: talks\ndate: 2021-11-10\nvenue: Bergen\n---\n");
    let (on_tides, on_foam) = (talk("2021 — On tides"), talk("2020 in retrospect"));
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\ncollections: {talks: {output: true}}\n"),
        (
            "about.md",
            "---\npermalink: /\n---\n# Talks\n\n{% for post in site.talks %}{% include archive-single.html %}{% endfor %}\n",
        ),
        ("_talks/2021-11-10-tides.md", &on_tides),
        ("_talks/2021-11-11-foam.md", &on_foam),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    assert!(text.contains("Nov 2021: On tides") && text.contains("2020 in retrospect"), "{text}");
}

#[test]
fn a_part_of_a_reference_ends_with_one_mark() {
    let bib = "@misc{k, title={What Drives the Tides?}, author={Halden, Mira and others}, howpublished={Tide Days}, year=2020}";
    let document = document("{% bibliography %}", bib, "author: {name: Mira Halden}\n");
    let text = document.text();
    assert!(text.contains("et al. What Drives the Tides? Tide Days"), "{text}");
}

#[test]
fn a_query_that_is_not_understood_prints_nothing_and_says_so() {
    for arguments in ["--query year=2020", "-q @*[title ~= (]", "--max some", "--nosuch x", "--file nosuch", "--cited"]
    {
        let document = document(&format!("# Publications\n\n{{% bibliography {arguments} %}}"), PAPERS, "");
        assert_eq!(in_order(&document, &["Tides.", "Winds.", "Gulls.", "Ropes."]), "", "{arguments}");
        let found = document.report().findings().iter().find(|found| found.code == Code::InvalidLiquid);
        assert!(found.is_some(), "{arguments}: {}", document.report());
    }
}

#[test]
fn each_list_has_its_own_heading() {
    let page =
        "# Papers\n\n{% bibliography --query !@phdthesis %}\n\n# Theses\n\n{% bibliography --query @phdthesis %}";
    let words = in_order(&document(page, PAPERS, ""), &["Papers", "Tides.", "Theses", "Ropes."]);
    assert_eq!(words, "Papers Tides. Theses Ropes.");
}

#[test]
fn a_selection_is_followed_by_the_whole_list_and_a_choice_is_not() {
    let titles = ["Tides.", "Winds.", "Gulls.", "Ropes."];
    let page = "# Selected publications\n\n{% bibliography --query @*[selected] %}";
    let whole = document(page, PAPERS, KEEP);
    assert_eq!(in_order(&whole, &titles), "Gulls. Tides. Gulls. Winds. Ropes.");
    assert_eq!(in_order(&document(page, PAPERS, ""), &titles), "Tides. Gulls. Winds. Ropes.");
    let chosen = document("# Publications\n\n{% bibliography --query !@phdthesis %}", PAPERS, "");
    assert_eq!(in_order(&chosen, &titles), "Gulls. Winds. Tides.");
    let lost = chosen.report().findings().iter().find(|found| found.code == Code::DroppedData);
    assert_eq!(lost.map(|found| found.message.as_str()), Some("no printed page lists “Ropes”"));
}

#[test]
fn facts_that_a_committee_reads_are_printed() {
    let bib = "\
@incollection{a, title={A}, author={Halden, Mira}, booktitle={Handbook}, editor={Berg, Ann and Carl, Bo}, edition={2}, chapter=4, publisher={Sea Press}, year=2018}
@techreport{b, title={B}, author={Halden, Mira}, type={Working paper}, number={TR-7}, institution={Tide Office}, year=2017}
@mastersthesis{c, title={C}, author={Halden, Mira}, school={Uni Two}, year=2016}
@thesis{d, title={D}, author={Halden, Mira}, institution={Uni One}, type={phdthesis}, date={2019/2020}}
@patent{e, title={E}, author={Halden, Mira}, number={EP 12}, type={patenteu}, holder={Buoy AS}, year=2015}
@unpublished{f, title={F}, author={Halden, Mira}, eventtitle={MapConf}, venue={Lyon}, year=2014, pubstate={inpress}, award={Best talk}}
@inproceedings{g, title={G}, author={Halden, Mira}, booktitle={Proc. Maps}, series={Lecture Notes}, volume={9}, pages={1--5}, address={Oslo}, year={to appear}}
@article{h, title={H}, author={Halden, Mira}, journal={J. Maps}, volume=3, number=2, eid={A7}, year={2016--2017}}
";
    let text = document("# Publications\n\n{% bibliography %}", bib, "").text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "A. Handbook, ed. by Ann Berg, Bo Carl, 2nd ed., ch. 4, Sea Press. 2018",
        "B. Working paper TR-7, Tide Office. 2017",
        "C. Master’s thesis, Uni Two. 2016",
        "D. PhD thesis, Uni One. 2019–2020",
        "E. European patent EP 12, Buoy AS. 2015",
        "F. MapConf, Lyon. Best talk, in press. 2014",
        "G. Proc. Maps, Lecture Notes 9, 1–5, Oslo. to appear",
        "H. J. Maps, 3(2), A7. 2016–2017",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

#[test]
fn a_field_that_no_list_prints_is_reported_once_with_its_place() {
    let bib =
        "@misc{a, title={A}, author={Halden, Mira}, abstract={Long.},\n  moon={full}}\n@misc{b, title={B}, moon={new}}";
    let document = document("# Publications\n\n{% bibliography %}", bib, "");
    let lost: Vec<_> = document.report().findings().iter().filter(|found| found.code == Code::DroppedData).collect();
    let [found] = &lost[..] else { panic!("{}", document.report()) };
    assert_eq!(found.message, "the field “moon” is not printed in 2 entries; the first says “full”");
    assert_eq!(found.location.as_ref().map(|place| place.line), Some(2));
}

#[test]
fn what_was_given_twice_is_listed_twice() {
    let talk =
        |key: &str, rest: &str| format!("@misc{{{key}, title={{On the tides of the north}}, year=2019, {rest}}}\n");
    let bib = talk("a", "eventtitle={Tides Day}") + &talk("b", "eventtitle={Waves Day}") + &talk("c", "note={again}");
    let document = document("# Publications\n\n{% bibliography %}", &bib, "");
    let text = document.text();
    assert!(text.contains("Tides Day") && text.contains("Waves Day") && !text.contains("again"), "{text}");
    let bib = "@misc{a, title={On tides, Uni of the North}, year=2019}\n@misc{b, title={On tides, Uni of the North}, year=2018}";
    let by_year =
        "# Talks\n\n## 2019\n\n{% bibliography -q @*[year=2019] %}\n\n## 2018\n\n{% bibliography -q @*[year=2018] %}\n";
    let text = self::document(by_year, bib, "").text();
    assert_eq!(text.matches("On tides, Uni of the North").count(), 2, "{text}");
}

#[test]
fn a_field_is_not_missed_where_another_one_says_the_same() {
    let bib = "@article{a, title={A}, author={Halden, Mira}, journal={Conference on Tides 2021}, moon={Tides 2021}, sun={Tid}, url={https://a.example/x}, star={https://a.example/x/}}";
    let document = document("# Publications\n\n{% bibliography %}", bib, "");
    let lost: Vec<_> = document.report().findings().iter().filter(|found| found.code == Code::DroppedData).collect();
    let [found] = &lost[..] else { panic!("{}", document.report()) };
    assert_eq!(found.message, "the field “sun” is not printed: Tid");
}

#[test]
fn what_stands_in_a_chinese_list_is_chinese_where_the_names_are() {
    let bib = "@article{a, title={潮汐}, author={羽田美羅 and 王芳 and others}, journal={测绘}, year=2019}
@mastersthesis{b, title={On tides}, author={Lind, Joe and others}, school={Uni}, year=2018}";
    let text = document("# 论文\n\n{% bibliography %}\n\n我研究潮汐与风场，现任潮汐局主任。", bib, "lang: zh\n").text();
    assert!(text.contains("王芳, 等") && text.contains("Joe Lind, et al.") && text.contains("硕士学位论文"), "{text}");
}

#[test]
fn a_selection_by_hand_does_not_stand_for_the_whole_list() {
    let page = |heading: &str| format!("# {heading}\n\n- M. Halden. Gulls. Bird Day, 2022.\n");
    let titles =
        |page: &str| in_order(&document(page, PAPERS, ""), &["Tides.", "Winds.", "Gulls.", "Ropes."]).replace('.', "");
    for selection in ["Latest publications", "Selected Publications", "近期论文"] {
        let titles = titles(&page(selection));
        assert!(
            ["Tides", "Winds", "Gulls", "Ropes"].iter().all(|title| titles.contains(title)),
            "{selection}: {titles}"
        );
    }
    let all = page("Publications") + "- M. Halden. Winds. Sea Press, 2020.\n";
    assert_eq!(titles(&all), "Gulls Winds");
}

/// Papers by one to five authors.
const TEAMS: &str = "\
@article{a, title={Tides}, author={Halden, Mira and Lind, Joe}, journal={J. Maps}, year=2019}
@article{b, title={Winds}, author={Lind, Joe and Halden, Mira}, author+an={1=equal; 2=equal}, journal={J. Maps}, year=2022}
@inproceedings{c, title={Gulls}, author={Lind, Joe and Berg, Ann and Carl, Bo and Dorn, Cy and Halden, Mira}, booktitle={Bird Day}, year=2021}
@misc{d, title={Ropes}, author={Lind, Joe and Halden, Mira and Berg, Ann}, eprint={2001.00001}, archiveprefix={arXiv}, year=2020}
";

/// The list that these options give, as plain text, without its headings.
fn list(options: &str) -> String {
    let folder = Folder::with(&[
        ("_config.yml", &format!("title: Mira Halden\nvitae: {{publications: {{{options}}}}}\n")),
        ("about.md", "---\npermalink: /\n---\n# Publications\n\n{% bibliography %}\n"),
        ("_bibliography/papers.bib", TEAMS),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    let is_paper = |line: &&str| ["Tides", "Winds", "Gulls", "Ropes"].iter().any(|title| line.contains(title));
    let papers = text.lines().filter(is_paper);
    papers.collect::<Vec<_>>().join("\n").replace("J. Maps", "J").replace("arXiv:2001.00001", "A")
}

#[test]
fn a_list_is_numbered_as_its_author_asks() {
    let numbers = |options: &str| {
        let list = list(options);
        let words = list.lines().map(|line| line.split(' ').next().unwrap_or_default());
        words.collect::<Vec<_>>().join(" ")
    };
    for (options, expected) in [
        ("group: kind", "[1] [2] [3] [4]"),
        ("numbering: descending", "[4] [3] [2] [1]"),
        ("numbering: none", "Joe Mira Joe Joe"),
        ("labels: kind", "[J1] [J2] [C1] [P1]"),
        ("labels: kind, numbering: descending", "[J2] [J1] [C1] [P1]"),
        ("labels: kind, group: year", "[J1] [C1] [P1] [J2]"),
        ("numbering: descending, since: 2021", "[2] [1]"),
    ] {
        assert_eq!(numbers(options), expected, "{options}");
    }
}

#[test]
fn the_year_above_a_group_is_not_said_again() {
    assert!(!list("group: year").contains("2022"));
    assert!(list("group: none").contains("2022"));
    let bib = "@misc{a, title={Tides}, author={Mira Halden}, year={to appear}}\n@misc{b, title={Winds}, author={Mira Halden}, year=2020}\n";
    let text = document("# Publications\n\n{% bibliography %}\n", bib, "vitae: {publications: {group: year}}\n").text();
    assert!(text.contains("To appear\n") && !text.contains("to appear"), "{text}");
}

#[test]
fn a_list_has_the_publications_that_its_author_asks_for() {
    let titles = |options: &str| {
        let list = list(&format!("group: none, {options}"));
        let words = ["Tides", "Winds", "Gulls", "Ropes"];
        let title = |line: &str| words.into_iter().find(|word| line.contains(word)).unwrap_or_default();
        list.lines().map(title).collect::<Vec<_>>().join(" ")
    };
    for (options, expected) in [
        ("sort: newest", "Winds Gulls Ropes Tides"),
        ("sort: oldest", "Tides Ropes Gulls Winds"),
        ("sort: title", "Gulls Ropes Tides Winds"),
        ("sort: as-listed", "Tides Winds Gulls Ropes"),
        ("since: 2021", "Winds Gulls"),
        ("role: first", "Winds Tides"),
        ("role: last", "Winds Gulls"),
        ("role: [first, last], limit: 2", "Winds Gulls"),
    ] {
        assert_eq!(titles(options), expected, "{options}");
    }
}

#[test]
fn of_many_authors_the_own_name_is_always_one() {
    for (most, expected) in [
        (5, "Joe Lind, Ann Berg, Bo Carl, Cy Dorn, Mira Halden. Gulls"),
        (4, "Joe Lind, Ann Berg, Bo Carl, …, Mira Halden. Gulls"),
        (2, "Joe Lind, …, Mira Halden. Gulls"),
        (1, "…, Mira Halden. Gulls"),
        (2, "Joe Lind, Mira Halden, et al. Ropes"),
        (1, "…, Mira Halden, et al. Ropes"),
        (1, "Mira Halden, et al. Tides"),
    ] {
        let list = list(&format!("authors: {most}, numbering: none"));
        assert!(list.lines().any(|line| line.replace('†', "").starts_with(expected)), "{most}: {list}");
    }
}

#[test]
fn the_authors_of_a_collaboration_do_not_fill_pages() {
    let authors = |count: usize| {
        let names = (1..count).map(|number| format!("Ann Berg{number}"));
        names.chain(["Mira Halden".to_owned()]).collect::<Vec<_>>().join(" and ")
    };
    for (count, options, named, told) in [
        (60, "", 60, false),
        (61, "", 20, true),
        (61, "vitae: {publications: {authors: 1000}}\n", 61, false),
        (61, "vitae: {publications: {authors: 3}}\n", 3, true),
    ] {
        let bib = format!("@article{{a, title = {{Tides}}, author = {{{}}}, year = 2020}}\n", authors(count));
        let folder = Folder::with(&[
            ("_config.yml", &format!("title: Mira Halden\n{options}")),
            ("about.md", "---\npermalink: /\n---\n## Publications\n\n{% bibliography %}\n"),
            ("_bibliography/papers.bib", &bib),
        ]);
        let built = folder.vitae(&["build", "-v", "-f", "txt", "-o", "cv.txt"]).exits(0);
        let text = folder.text("cv.txt");
        assert_eq!(text.matches("Ann Berg").count() + 1, named, "{text}");
        assert!(text.contains("Mira Halden. Tides"), "{text}");
        assert_eq!(built.messages().contains("the authors of “Tides” are cut to"), told, "{}", built.messages());
    }
}

#[test]
fn a_citation_in_the_text_of_an_item_names_the_authors() {
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n"),
        (
            "_publications/a.md",
            "---\ntitle: On tides\ndate: 2019-02-01\nvenue: Seas\n---\nAbout tides.\n\nRecommended citation: M Halden et al 2019 Seas 3 12\n",
        ),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    assert!(text.contains("On tides. M Halden et al 2019 Seas 3 12"), "{text}");
}

#[test]
fn an_item_that_no_page_lists_is_printed_with_what_it_says() {
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n"),
        ("_publications/a.md", "---\ntitle: On gulls\ndate: 2011-01-01\nexcerpt: 'With Ola Vik. *J. Seas*.'\n---\n"),
        (
            "_publications/b.md",
            "---\ntitle: On ropes\ndate: 2019-01-01\nauthors: Mira Halden\njournal: Knots\nvolume: 3\nissue: 2\npages: 1-10\ndoi: 10.1000/x\n---\n",
        ),
        ("_publications/c.md", "---\ntitle: On sand\nyear: 2008\nvenue: Dunes\npages: 7\n---\n"),
        (
            "_publications/d.md",
            "---\ntitle: Waves on the chain $W_4$\ndate: June 2014\ncitation: 'Halden, M. Waves on the chain W<sub>4</sub>. Seas, 2014.'\n---\n",
        ),
    ]);
    let built = folder.vitae(&["build", "-v", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    let order: Vec<_> = ["On ropes", "Waves on", "On gulls", "On sand"].iter().map(|title| text.find(title)).collect();
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{text}");
    for part in ["Knots, 3(2), 1–10. 2019", "On gulls. With Ola Vik. J. Seas. 2011", "Dunes, 7. 2008"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!built.messages().contains("no printed page lists “"), "{}", built.messages());
}

#[test]
fn items_of_a_collection_are_chosen_and_numbered_like_entries() {
    let folder = Folder::with(&[
        (
            "_config.yml",
            "title: Mira Halden\nvitae: {publications: {since: 2019, role: first, numbering: descending, labels: kind}}\n",
        ),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n"),
        (
            "_publications/a.md",
            "---\ntitle: Tides\nauthors: [Mira Halden, Joe Lind]\ndate: 2019-02-01\ncategory: manuscripts\n---\n",
        ),
        ("_publications/b.md", "---\ntitle: Winds\nauthors: [Joe Lind, Mira Halden]\ndate: 2020-02-01\n---\n"),
        (
            "_publications/c.md",
            "---\ntitle: Gulls\ncitation: 'Halden, M. (2021). \"Gulls.\" <i>J. Birds</i>.'\ndate: 2021-02-01\ncategory: manuscripts\n---\n",
        ),
        ("_publications/d.md", "---\ntitle: Ropes\nauthors: Mira Halden\ndate: 2010-02-01\n---\n"),
    ]);
    let built = folder.vitae(&["build", "-v", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    let first = "[J2] Halden, M. (2021). “Gulls.” J. Birds.\n";
    assert!(text.contains(first) && text.contains("[J1] Mira Halden, Joe Lind. Tides"), "{text}");
    assert!(!text.contains("Winds") && !text.contains("Ropes"), "{text}");
    for said in ["“Ropes” is left out by `since: 2019`", "“Winds” is left out by `role: first`"] {
        assert!(built.messages().contains(said), "{}", built.messages());
    }
}

#[test]
fn a_number_that_is_asked_for_stands_in_every_template() {
    for template in ["academic", "modern", "compact", "jianli", "bio"] {
        let config = format!("vitae: {{template: {template}, publications: {{labels: kind}}}}\n");
        let document = document("# Publications\n\n{% bibliography %}", TEAMS, &config);
        assert_eq!(in_order(&document, &["[J1]", "[J2]", "[C1]", "[P1]"]), "[J1] [J2] [C1] [P1]", "{template}");
        assert!(in_order(&document, &["2019", "2022"]).contains("2022"), "{template}");
    }
}

#[test]
fn a_venue_is_printed_by_the_name_that_is_asked_for() {
    const BIRDS: &str = "@inproceedings{a, title={Tides}, author={Halden, Mira}, booktitle={Conference on Birds}, abbr={ICB}, year=2019}";
    for (venue, expected) in [
        ("full", "Tides. Conference on Birds. 2019"),
        ("short", "Tides. ICB. 2019"),
        ("both", "Tides. Conference on Birds (ICB). 2019"),
    ] {
        let folder = Folder::with(&[
            ("_config.yml", &format!("title: Mira Halden\nvitae: {{publications: {{venue: {venue}}}}}\n")),
            ("about.md", "---\npermalink: /\n---\n# Publications\n\n{% bibliography %}\n"),
            ("_bibliography/papers.bib", BIRDS),
            ("_publications/a.md", "---\ntitle: Winds\ndate: 2019-02-01\nvenue: Conference on Birds (ICB)\n---\n"),
        ]);
        folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
        assert!(folder.text("cv.txt").contains(expected), "{venue}: {}", folder.text("cv.txt"));
    }
}

/// All publications listed on a site's full page are printed, even if its homepage shows only some of them in a loop.
#[test]
fn a_loop_over_a_part_of_the_publications_does_not_stand_for_them_all() {
    let item = |title: &str, front: &str| format!("---\ntitle: {title}\nauthors: [Mira Halden]\n{front}---\n");
    let home = "---\n---\nI study tides.\n\n## Selected papers\n\n\
        {% assign best = site.publications | where: 'selected', true %}\
        {% for p in best %}\n- {{ p.title }}\n{% endfor %}\n";
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Mira Halden}\ncollections: {publications: {output: true}}\n"),
        ("index.md", home),
        ("_publications/2021-05-01-knots.md", &item("Knots", "pub: Rope Letters\npub_pre: 'Accepted by '\n")),
        ("_publications/2022-05-01-gulls.md", &item("Gulls", "selected: true\npub: Bird Notes\n")),
    ]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Mira Halden. Knots. Accepted by Rope Letters. 2021"), "{text}");
    assert!(!run.messages().contains("no printed page lists “"), "{}", run.messages());
}

/// The text of a CV whose page shows the first two of four papers with these fields.
fn beside_its_first_papers(fields: &str) -> String {
    let paper = |year: u16| format!("@article{{k{year}, title={{On the tides of {year}}}, {fields}, year={year}}}\n");
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n\n# Publications\n\n{% bibliography --max 2 %}\n"),
        ("_bibliography/papers.bib", &(2019..2023).map(paper).collect::<String>()),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    folder.text("cv.txt")
}

#[test]
fn the_first_papers_of_a_list_are_not_printed_beside_it() {
    let text = beside_its_first_papers("author={Halden, Mira}");
    assert_eq!(text.matches("Publications").count(), 1, "{text}");
    assert_eq!(text.matches("On the tides of").count(), 4, "{text}");
}

#[test]
fn the_line_about_marks_stays_when_the_first_papers_go() {
    let text = beside_its_first_papers("author={Halden, Mira and Berg, Ann}, author+an={1=equal;2=equal}");
    assert_eq!(text.matches("On the tides of").count(), 4, "{text}");
    let legend = text.find("† equal contribution").expect("a legend");
    assert!(legend < text.find("On the tides of").unwrap_or_default(), "{text}");
}

#[test]
fn papers_of_a_bibliography_that_are_also_listed_by_hand_stand_once() {
    let subjects = ["gulls", "foam", "ropes", "piers", "kelp", "sand", "ferries", "buoys"];
    let title = |subject: &str| format!("A survey of {subject} in northern harbours");
    let by_hand = |subject: &&str| format!("- **[Tides]** {}.<br>Mira Halden, Ann Berg.\n", title(subject));
    let in_file = |(year, subject): (usize, &&str)| {
        format!(
            "@article{{{subject}, title={{{}}}, author={{Halden, Mira and Berg, Ann}}, journal={{Foam}}, year=202{year}}}\n",
            title(subject)
        )
    };
    let cv = subjects[..6].iter().map(by_hand).collect::<String>();
    let page = "---\npermalink: /publications/\ntitle: Publications\n---\n## Preprints\n\n{% bibliography --query @*[year=2024] %}\n\n\
        ## Published papers\n\n{% bibliography --query @*[year!=2024] %}\n";
    let folder = Folder::with(&[
        ("_config.yml", "title: Mira Halden\n"),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n"),
        ("cv.md", &format!("---\npermalink: /cv/\ntitle: CV\n---\n## Publications\n\n{cv}")),
        ("publications.md", page),
        ("_bibliography/papers.bib", &subjects[2..].iter().enumerate().map(in_file).collect::<String>()),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    let text = folder.text("cv.txt");
    for subject in subjects {
        assert_eq!(text.matches(&title(subject)).count(), 1, "{text}");
    }
}

#[test]
fn what_entries_say_of_the_signs_after_their_authors_is_said_once_above_them() {
    let entry = |key: &str, authors: &str, annotation: &str| {
        format!(
            "@article{{{key}, title={{On {key}}}, author={{{authors}}}, journal={{J. Maps}}, year=2020, annotation={{{annotation}}}}}\n"
        )
    };
    let equal = entry("tides", "Halden*, Mira and Berg*, Ann", "* Equal contribution, by the alphabet");
    let last = entry("foam", "Halden, Mira and Berg†, Ann", "† Corresponding authors");
    let again = entry("gulls", "Halden†, Mira and Berg, Ann", "† Corresponding authors");
    let other = entry("ropes", "Halden†, Mira and Berg†, Ann", "† Equal contribution");
    let page = "# Papers\n\n{% bibliography %}\n";
    let text = document(page, &[&*equal, &last, &again].concat(), "").text().to_owned();
    says(&text, &["* Equal contribution, by the alphabet; † Corresponding authors"], &[]);
    assert_eq!(text.matches("Corresponding authors").count(), 1, "{text}");
    says(&document(page, &[&*equal, &last, &other].concat(), "").text(), &["* Equal"], &["Corresponding authors"]);
    let unsigned = entry("tides", "Halden, Mira and Berg, Ann", "* Equal contribution");
    says(&document(page, &unsigned, "").text(), &["On tides"], &["Equal contribution"]);
}

#[test]
fn only_what_nothing_tells_apart_is_one_publication() {
    let entry = |title: &str, rest: &str| format!("@article{{k, title={{{title}}}, year=2020, {rest}}}\n");
    let (short, long) = ("Editor’s remarks", "Tides of the northern sound");
    let own = "author={Halden, Mira}, journal={J. Maps}";
    for (title, one, two, count) in [
        (short, "volume=1, number=1", "volume=1, number=2", 2),
        (short, "pages={3--4}", "pages={97--97}", 2),
        (short, "month=jan", "month=feb", 2),
        (short, "volume=1", "volume=1, doi={10.1/x}", 1),
        (long, "pages={1--10}", "pages={1-10}, volume=3", 1),
        (long, "pages={1--10}", "pages={11--20}", 2),
    ] {
        let bib =
            entry(title, &format!("{own}, {one}")) + &entry(title, &format!("{own}, {two}")).replace("{k,", "{l,");
        let text = document("# Publications\n\n{% bibliography %}\n", &bib, "").text();
        assert_eq!(text.matches(title).count(), count, "{one} and {two}:\n{text}");
    }
    for (other, journal, count) in [
        ("Winds of the northern sound", "Winds", 2),
        ("Winds of the northern sound", "J. Maps", 1),
        ("Tides of the northern sound: A chart", "Charts", 1),
        ("北の海峡の潮", "地図", 1),
    ] {
        let doi = "author={Halden, Mira}, doi={10.1000/x}";
        let bib = entry(long, &format!("{doi}, journal={{J. Maps}}"))
            + &entry(other, &format!("{doi}, journal={{{journal}}}")).replace("{k,", "{l,");
        let text = document("# Publications\n\n{% bibliography %}\n", &bib, "").text();
        assert_eq!(text.matches("Mira Halden. ").count(), count, "{other}:\n{text}");
    }
    let of = |author: &str| entry(long, &format!("author={{{author}}}"));
    let bib = of("Halden, Mira") + &of("Berg, Ola").replace("{k,", "{l,");
    assert_eq!(document("# Publications\n\n{% bibliography %}\n", &bib, "").text().matches(long).count(), 2);
}

#[test]
fn names_that_commas_separate_are_those_of_different_people() {
    for (authors, printed) in [
        ("Joe Lind, Mira Halden", "Joe Lind, Mira Halden"),
        ("Mira Halden*, Joe Lind*", "Mira Halden*, Joe Lind*"),
        ("Joe Lind, Ola Berg and Mira Halden", "Joe Lind, Ola Berg, Mira Halden"),
        (r"\underline{Mira Halden}, Joe Lind and Ola Berg", "Mira Halden, Joe Lind, Ola Berg"),
        ("Joe Lind, et al.", "Joe Lind, et al"),
        ("王芳, 李明", "王芳, 李明"),
        ("山田太郎*, 田中花子, 佐藤健", "山田太郎*, 田中花子, 佐藤健"),
        ("김민준*, 이서연, 박지훈", "김민준*, 이서연, 박지훈"),
        // One name, as BibTeX has it.
        ("Halden, Mira", "Mira Halden"),
        ("García Lind, Mira Ana and Joe Berg", "Mira Ana García Lind, Joe Berg"),
        ("佐々木, 太郎", "佐々木太郎"),
    ] {
        let bib = format!("@article{{k, title={{Tides}}, author={{{authors}}}, journal={{Maps}}, year=2020}}");
        let text = document("# Publications\n\n{% bibliography %}\n", &bib, "").text();
        assert!(text.contains(&format!("{printed}. Tides")), "{authors}: {text}");
    }
}

#[test]
fn braces_are_in_no_name() {
    let bib =
        r"@article{k, title={Tides}, author={Kova\{{\v{c}}\}i{\'c}, I. and Halden, Mira}, journal={Maps}, year=2020}";
    let text = document("# Publications\n\n{% bibliography %}\n", bib, "").text();
    assert!(text.contains("I. Kovačić, Mira Halden"), "{text}");
}

#[test]
fn of_a_venue_the_title_is_in_italics() {
    let markup = |fields: &str, config: &str| {
        let folder = Folder::with(&[
            ("_config.yml", &format!("title: Mira Halden\n{config}")),
            ("about.md", "---\npermalink: /\n---\nI study tides.\n\n{% bibliography %}\n"),
            ("_bibliography/papers.bib", &format!("@{fields}")),
        ]);
        folder.vitae(&["build", "-q", "-o", "out.typ"]).exits(0);
        let markup = folder.text("out.typ");
        let venue = markup.split("venue: [").nth(1).and_then(|rest| rest.split("], date").next());
        venue.unwrap_or_default().to_owned()
    };
    for (fields, config, expected) in [
        (
            "article{k, title={T}, journal={J. Maps}, abbr={JM}, volume=2, pages={1--3}, year=2020}",
            "",
            "#emph[J. Maps] (JM), 2, 1–3",
        ),
        (
            "inproceedings{k, title={T}, booktitle={Owl Workshop}, abbr={ICB WS}, address={Sund}, year=2020}",
            "",
            "#emph[Owl Workshop], Sund",
        ),
        ("article{k, title={T}, journal={J. Maps}, abbr={SeaAnalysis}, year=2020}", "", "#emph[J. Maps]"),
        ("phdthesis{k, title={T}, school={Uni One}, abbr={Thesis}, year=2020}", "", "PhD thesis, Uni One"),
        // Some programs write the series of proceedings as a journal.
        (
            "inproceedings{k, title={T}, booktitle={Owls of 2020}, journal={Notes on Birds}, volume=7, pages={1}, year=2020}",
            "",
            "#emph[Owls of 2020], Notes on Birds 7, 1",
        ),
        (
            "inproceedings{k, title={T}, booktitle={Notes on Birds}, journal={Notes on Birds}, year=2020}",
            "",
            "#emph[Notes on Birds]",
        ),
        ("inproceedings{k, title={T}, journal={Notes on Birds}, volume=7, year=2020}", "", "#emph[Notes on Birds], 7"),
        (
            "inproceedings{k, title={T}, booktitle={Conference on Birds}, abbr={ICB}, pages={1}, year=2020}",
            "vitae: {publications: {venue: both}}\n",
            "#emph[Conference on Birds]#emph[ ]#strong[(ICB)], 1",
        ),
    ] {
        assert_eq!(markup(fields, config), expected, "{fields}");
    }
}

#[test]
fn an_article_in_no_journal_is_a_preprint() {
    let bib = "@article{k, title={Tides}, author={Halden, Mira}, booktitle={Preprint}, year=2020}\n\
        @article{l, title={Winds}, author={Halden, Mira}, journal={Maps}, year=2020}\n";
    let document = document("# Publications\n\n{% bibliography %}\n", bib, "");
    assert_eq!(
        in_order(&document, &["Journal articles", "Winds", "Preprints", "Tides"]),
        "Journal articles Winds Preprints Tides"
    );
}

#[test]
fn of_files_with_one_name_the_one_that_jekyll_reads_last_counts() {
    let page = "---\n---\nI study tides.\n\n# Papers\n\n{% for paper in site.data.papers %}\n- {{ paper.title }}\n{% endfor %}\n";
    let files = MemoryFiles::new()
        .with("_config.yml", "title: Mira Halden\n")
        .with("index.md", page)
        .with("_data/papers.csv", "title,year\nTides of the North,2021\n")
        .with("_data/papers.yml", "authors: {lind: {name: Joe Lind}}\n");
    let document = Builder::new(&files).build().unwrap_or_else(|report| panic!("{report}"));
    assert!(document.text().contains("Tides of the North"), "{}", document.text());
}

#[test]
fn undated_papers_that_are_not_on_their_way_come_last() {
    let entry = |key: &str, rest: &str| format!("@article{{{key}, title={{{key}}}, author={{Halden, Mira}}{rest}}}\n");
    let bib = [
        entry("Gulls", ""),
        entry("Winds", ", journal={Maps}, note={submitted}"),
        entry("Tides", ", journal={Maps}, year=2020"),
        entry("Ropes", ", journal={Maps (to appear)}"),
    ];
    let document = document("# Publications\n\n{% bibliography %}\n", &bib.concat(), "");
    assert_eq!(
        in_order(&document, &["Gulls.", "Gulls\n", "Winds.", "Tides.", "Ropes."]).replace(['.', '\n'], ""),
        "Winds Ropes Tides Gulls"
    );
}

#[test]
fn papers_of_which_the_sites_template_has_only_the_titles_have_their_authors() {
    let paper = |title: &str, status: &str| {
        format!(
            "---\ntitle: {title}\nauthors: Ada Ek and Joe Lind\nstatus: {status}\nvenue: Waves\ndate: 2025-03-07\n---\n\nA chart.\n"
        )
    };
    let include = "<li>{{ post.title }}{% if post.status == 'Published' %}<p>{{ post.authors }}</p><p>{{ post.venue }}</p>{% endif %}</li>\n";
    let home = "---\npermalink: /\n---\nI study tides.\n\n# Publications\n\n<ul>{% for post in site.publications %}{% include paper.html %}{% endfor %}</ul>\n";
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Joe Lind}\ncollections: {publications: {output: true}}\n"),
        ("index.md", home),
        ("_includes/paper.html", include),
        ("_publications/a.md", &paper("Tides of the western harbours", "Under review")),
        ("_publications/b.md", &paper("Gulls of the western harbours", "Published")),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(
        text.contains("Tides of the western harbours\n\n  Ada Ek and Joe Lind\n\n  2025, Waves, Under review"),
        "{text}"
    );
    assert_eq!(text.matches("Ada Ek and Joe Lind").count(), 2, "{text}");
}

#[test]
fn a_paper_is_not_taken_for_another_that_begins_alike() {
    let entry = |key: &str, title: &str| {
        format!("@article{{{key}, title={{{title}}}, author={{Halden, Mira}}, journal={{J. Tides}}, year=2020}}\n")
    };
    let bib = ["study of three-jet foam", "corrections to gull production", "corrections to tide pairs"]
        .map(|end| entry(&end[..3], &format!("Next-to-Next-to-Leading Order {end}")))
        .into_iter()
        .chain(
            ["Tides", "Foam", "Winds", "Knots", "Ropes"]
                .map(|word| entry(word, &format!("{word} of the northern harbours"))),
        )
        .collect::<String>();
    let home = "---\n---\n## Articles\n\n- Next-to-next-to-leading order maps of winds, Harbour News, 2019\n- On boats, 2018\n";
    let files =
        [("_config.yml", "author: {name: Mira Halden}\n"), ("index.md", home), ("_bibliography/papers.bib", &*bib)];
    let folder = Folder::with(&files);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    for title in ["maps of winds", "three-jet foam", "gull production", "tide pairs"] {
        assert_eq!(text.matches(title).count(), 1, "{title}:\n{text}");
    }
}

#[test]
fn an_entry_of_bibtex_in_an_item_is_no_citation() {
    let item = "---\ntitle: On tides\nauthors: Ann Berg, <b>Mira Halden</b>\ndate: 2021-05-11\nvenue: Harbour Days\ncitation: |\n    \
                @InProceedings{Berg2021,\n        author=\"Berg, Ann and Halden, Mira\",\n        title=\"On tides\"\n    }\n---\n";
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Mira Halden}\ncollections: {publications: {output: true}}\n"),
        (
            "index.md",
            "---\n---\nI study tides.\n\n# Publications\n\n{% for post in site.publications %}{% include archive-single.html %}{% endfor %}\n",
        ),
        ("_publications/2021-tides.md", item),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0).says("`citation` is not printed");
    says(&folder.text("out.txt"), &["Ann Berg, Mira Halden. On tides. Harbour Days"], &["@InProceedings", "Berg2021"]);
}

#[test]
fn a_selection_of_one_paper_goes_where_the_list_has_it() {
    let home = |paper: &str| {
        format!(
            "---\npermalink: /\n---\nI study tides.\n\n## Selected Publications\n\n- **{paper}**. J. Lind, A. Ek. *Waves*, 2021.\n"
        )
    };
    let bib = "@article{a, title={On tides of the north}, author={Lind, Joe and Ek, Ada}, journal={Waves}, year=2021}\n\
               @article{b, title={On the winds of the west}, author={Lind, Joe}, journal={Waves}, year=2020}\n";
    for (paper, times) in [("On tides of the north", 1), ("On tides of the north and the south", 2)] {
        let folder = Folder::with(&[
            ("_config.yml", "author: {name: Joe Lind}\n"),
            ("index.md", &home(paper)),
            ("_bibliography/papers.bib", bib),
            ("publications.md", "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n"),
        ]);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        let text = folder.text("out.txt");
        assert_eq!(text.matches("On tides of the north").count(), times, "{text}");
    }
}

#[test]
fn what_a_database_notes_and_what_explains_a_sign_are_not_printed_as_they_stand() {
    let bib = "@phdthesis{a, title={Tides}, author={Halden, Mira}, school={Uni One}, year=2020, note={Copyright - Database copyright ProTide LLC; \
               ProTide does not claim copyright in the works; Last updated - 2025-12-09}}\n\
               @article{b, title={Foam}, author={Halden, Mira* and Ek, Bo* and Lind, Joe (*equal contribution)}, journal={J. Foam}, year=2019}\n";
    let document = document("# Papers\n\n{% bibliography %}", bib, "");
    let text = document.text();
    says(&text, &["Mira Halden†, Bo Ek†, Joe Lind.", "† equal contribution"], &["Copyright", "(equal"]);
}

/// Citeproc and its like put each reference in a box, alone in a bibliography or not.
#[test]
fn references_in_boxes_of_a_citation_style_are_a_list() {
    let entry = |title: &str| {
        format!("<div class=\"csl-entry\">Lind, J. (2021). {title} of the North. <i>J. Maps</i>, <i>2</i>, 1–9.</div>")
    };
    let alone = |title: &str| format!("<div class=\"csl-bib-body\">\n{}\n</div>\n", entry(title));
    let together = |titles: &[&str]| {
        format!("<div class=\"csl-bib-body\">\n{}</div>\n", titles.iter().map(|title| entry(title)).collect::<String>())
    };
    for list in [alone("Tides") + &alone("Gulls"), together(&["Tides", "Gulls"])] {
        let home = format!("---\npermalink: /\n---\nI study tides.\n\n## Publications\n\n{list}");
        let folder = Folder::with(&[("_config.yml", "author: {name: Joe Lind}\n"), ("index.md", &home)]);
        folder.vitae(&["build", "-q", "-f", "txt", "-o", "out.txt"]).exits(0);
        let text = folder.text("out.txt");
        assert!(text.contains("\n- Lind, J. (2021). Tides") && text.contains("\n- Lind, J. (2021). Gulls"), "{text}");
    }
}
