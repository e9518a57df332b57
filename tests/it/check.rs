//! `vitae check`: every finding provoked, fixed and allowed; and what is not a finding.

use std::fs;

use crate::binary::Folder;

const CONFIG: &str = "url: https://ada.example.net\nauthor: {name: Ada Lovelace}\n";

/// A site whose homepage has this body, checked in 2025.
fn site(body: &str) -> Folder {
    let page = format!("---\npermalink: /\n---\n\n{body}\n");
    Folder::with(&[
        ("_config.yml", CONFIG),
        ("_pages/about.md", &page),
        ("_pages/talks.md", "---\npermalink: /talks/\nredirect_from: [/lectures/]\n---\nA talk.\n"),
        ("_publications/engine.md", "---\ntitle: The Engine\n---\n"),
        ("files/thesis.pdf", "%PDF-1.4"),
    ])
}

const TODAY: [&str; 3] = ["check", "--creation-timestamp", "1750000000"]; // 15 June 2025

/// Checks a body and sees that it has just one finding, at this line of the page.
#[track_caller]
fn finds(body: &str, code: &str, line: usize, message: &str) {
    let folder = site(body);
    let place = format!("_pages/about.md:{line}:");
    let run = folder.vitae(&[&TODAY[..], &["--message-format", "short"]].concat()).exits(1);
    run.says(&format!("warning[{code}]: {message}")).says(&place).says("1 document: 1 problem");
    let allowed = format!("{CONFIG}vitae: {{check: {{allow: [{code}]}}}}\n");
    fs::write(folder.path("_config.yml"), allowed).unwrap();
    folder.vitae(&TODAY).exits(0).says("1 document: no problems");
}

#[track_caller]
fn finds_nothing(body: &str) {
    site(body).vitae(&TODAY).exits(0).says("1 document: no problems");
}

#[test]
fn a_link_to_what_the_site_does_not_have_is_dead() {
    finds(
        "See [it](/files/thesys.pdf).",
        "dead-link",
        5,
        "the link “it” leads to /files/thesys.pdf, which the site does not have",
    );
    site("See [it](/files/thesys.pdf).").vitae(&TODAY).says("did you mean /files/thesis.pdf?");
    site("[talks](/talk/)").vitae(&TODAY).exits(1).says("did you mean /talks/?");
    finds(
        "See [it](https://ada.example.net/files/Thesis.pdf).",
        "dead-link",
        5,
        "the link “it” leads to /files/Thesis.pdf",
    );
    finds("See [below](#hobbies).\n\n# Work\n\nText.", "dead-link", 5, "the link “below” leads to #hobbies");
}

#[test]
fn a_link_that_may_work_is_none() {
    for link in [
        "/files/thesis.pdf",
        "files/thesis.pdf#page=2",
        "/talks/",
        "/talks",
        "/talks.html",
        "/lectures/",
        "/talks/#abstract-{{ x }}",
        "/publications/engine",
        "/year-archive/",
        "/another-repository/paper.pdf",
        "/another-repository/",
        "https://elsewhere.net/x.pdf",
        "mailto:ada@example.net",
        "#work",
        "#-work",
        "#top",
        "{{ site.baseurl }}/files/thesis.pdf",
        "#here",
        "/",
    ] {
        finds_nothing(&format!("See [it]({link}).\n\n# 📝 Work\n\n<span id=\"here\"></span>Text."));
    }
}

#[test]
fn an_empty_link_leads_nowhere() {
    finds("Text.\n\nSee [the paper]().", "empty-link", 7, "the link “the paper” has no target");
    finds_nothing("See [the paper]({{ page.paper }}).");
}

#[test]
fn an_image_needs_words() {
    let square =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let check = |image: &str| {
        let folder = site(&format!("Text.\n\n{image}"));
        fs::write(folder.path("square.svg"), square).unwrap();
        folder.vitae(&TODAY)
    };
    check("![](/square.svg)").exits(1).says("missing-alt").says("the image /square.svg has no alternative text");
    check("![A square](/square.svg)").exits(0);
    check("<img src=\"/square.svg\" alt=\"\">").exits(0).does_not_say("pdf-standard");
}

#[test]
fn a_date_that_has_not_come_yet_is_a_slip_unless_the_page_says_so() {
    finds(
        "# Positions\n\n- 2029 – Now: Professor, London\n- 2020: Fellow, London",
        "future-date",
        7,
        "2029 – Now is in the future",
    );
    for entries in [
        "- 2024 – 2029: Fellow, London\n- 2020: Reader",
        "- 2024 – Present: Fellow, London\n- 2020: Reader",
        "- 2029 (expected): Professor\n- 2020: Reader",
        "- 2029: Incoming Professor\n- 2020: Reader",
        "- June 2025: Professor\n- 2020: Reader",
    ] {
        finds_nothing(&format!("# Positions\n\n{entries}"));
    }
    let folder = site("Text.");
    fs::write(folder.path("_pages/about.md"), "---\npermalink: /\nlast_modified_at: 2052-01-01\n---\nText.\n").unwrap();
    folder.vitae(&TODAY).exits(1).says("future-date").says("2052-01-01 is in the future");
}

#[test]
fn a_name_in_two_spellings_is_found_wherever_it_stands() {
    finds(
        "Ada Love-Lace and others.",
        "two-spellings",
        5,
        "your name is “Ada Love-Lace” here but “Ada Lovelace” at the top",
    );
    finds_nothing("ADA LOVELACE; A. Lovelace; Lovelace, Ada; Ida Lovelace; ada-lovelace");
}

#[test]
fn half_width_marks_in_chinese_are_found_but_not_changed() {
    finds("任教授, 博士生导师。", "half-width", 5, "“,” is half-width between full-width characters");
    finds_nothing("任教授，博士生导师（计算机系）。3:30 起, Nanjing, 김, 이");
    finds_nothing("# 论文\n\n- 张三, 李四. 图像分割综述[J]. 软件学报, 2020");
    let folder = site("任教授, 博士生导师, 系主任。\n\n- 主任, 院长");
    folder.vitae(&TODAY).says("here and in 2 other places").says("write the full-width mark: “任教授，博士生导”");
}

#[test]
fn a_comment_allows_what_is_on_its_line_or_below() {
    let link = "See [it](/files/none.pdf).";
    for body in [
        format!("{link} <!-- vitae:allow dead-link -->"),
        format!("<!-- vitae:allow missing-alt dead-link -->\n{link}"),
    ] {
        finds_nothing(&body);
    }
    for body in [format!("{link} <!-- vitae:allow empty-link -->"), format!("<!-- vitae:allow dead-link -->\n\n{link}")]
    {
        site(&body).vitae(&TODAY).exits(1).says("dead-link");
    }
}

#[test]
fn what_may_be_allowed_has_to_be_a_code() {
    let folder = site("Text.");
    fs::write(folder.path("_config.yml"), format!("{CONFIG}vitae:\n  check:\n    allow: [dead-lnk]\n")).unwrap();
    folder.vitae(&TODAY).exits(1).says("invalid-config").says("did you mean `dead-link`?");
}

/// A folder with one page, built, and the arguments that check it.
fn built() -> Folder {
    let folder = Folder::with(&[("about.md", "---\nname: Ada\nvitae: {output: cv.pdf}\n---\nText.\n")]);
    folder.vitae(&["build", "about.md"]).exits(0);
    folder.vitae(&["check", "about.md"]).exits(0);
    folder
}

#[test]
fn a_missing_pdf_is_written_by_fix() {
    let folder = built();
    let pdf = folder.read("cv.pdf");
    fs::remove_file(folder.path("cv.pdf")).unwrap();
    folder.vitae(&["check", "about.md"]).exits(1).says("missing-pdf").says("cv.pdf does not exist");
    assert!(!folder.path("cv.pdf").exists());
    folder.vitae(&["check", "about.md", "--fix"]).exits(0).says("1 PDF written");
    assert!(folder.read("cv.pdf") == pdf);
}

#[test]
fn a_stale_pdf_is_written_anew_by_fix() {
    let folder = built();
    fs::write(folder.path("about.md"), "---\nname: Ada\nvitae: {output: cv.pdf}\n---\nMore text.\n").unwrap();
    folder.vitae(&["check", "about.md"]).exits(1).says("stale-pdf").does_not_say("edited-pdf");
    folder.vitae(&["check", "about.md", "--fix"]).exits(0);
    folder.vitae(&["check", "about.md"]).exits(0).says("no problems");
}

#[test]
fn a_pdf_that_someone_has_changed_is_not_replaced_unasked() {
    let folder = built();
    let mut changed = folder.read("cv.pdf");
    changed[300] ^= 1;
    for (other, message) in
        [(changed, "was changed after vitae wrote it"), (b"%PDF-1.5 TeX".to_vec(), "was written by another program")]
    {
        fs::write(folder.path("cv.pdf"), &other).unwrap();
        folder.vitae(&["check", "about.md"]).exits(1).says("edited-pdf").says(message);
        folder.vitae(&["check", "about.md", "--fix"]).exits(1).says("--fix --force");
        assert!(folder.read("cv.pdf") == other);
        folder.vitae(&["check", "about.md", "--fix", "--force"]).exits(0);
        folder.vitae(&["check", "about.md"]).exits(0);
    }
}

#[test]
fn a_page_with_errors_is_not_written_and_says_so_as_a_build_does() {
    let folder = built();
    let pdf = folder.read("cv.pdf");
    fs::write(folder.path("about.md"), "---\nname: Ada\nvitae: {output: cv.pdf}\n---\n𓀀\n").unwrap();
    folder.vitae(&["check", "about.md", "--fix"]).exits(1).says("missing-glyph");
    assert!(folder.read("cv.pdf") == pdf);
    folder.vitae(&["check", "nowhere.md"]).exits(2).says("unreadable");
}

#[test]
fn the_sample_site_passes_once_it_is_built() {
    let folder = Folder::sample();
    folder.vitae(&["check", "content"]).exits(1).says("3 documents: 3 problems");
    folder.vitae(&["build", "content"]).exits(0);
    folder.vitae(&["check", "content"]).exits(0).says("3 documents: no problems");
}

#[test]
fn a_page_alone_is_not_taken_for_the_document_that_the_site_makes_of_it() {
    let folder = Folder::sample();
    folder.vitae(&["build", "content"]).exits(0);
    let cv = folder.read("content/files/Curriculum_Vitae.pdf");
    folder.vitae(&["check", "content/_pages/about.md", "--fix"]).exits(0);
    folder.vitae(&["build", "content/_pages/about.md"]).exits(0);
    assert!(folder.read("content/files/Curriculum_Vitae.pdf") == cv);
    assert!(folder.path("content/about.pdf").exists());
}

#[test]
fn findings_are_annotations_for_a_pull_request() {
    let folder = site("See [it](/files/none.pdf).");
    let run = folder.vitae(&[&TODAY[..], &["--message-format", "github"]].concat()).exits(1);
    let said = String::from_utf8_lossy(run.stdout()).into_owned();
    assert!(said.contains("::warning file=_pages/about.md,line=5,col=5,title=vitae dead-link::the link"), "{said}");
}
