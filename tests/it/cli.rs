//! The real binary, run as a user runs it.

use std::fs;

use crate::binary::Folder;

#[test]
fn the_sample_site_becomes_its_three_documents() {
    let folder = Folder::sample();
    folder.vitae(&["build", "content"]).exits(0).says("Curriculum_Vitae.pdf").does_not_say("warning");
    for document in ["Curriculum_Vitae.pdf", "Bio.pdf", "Bio.zh.pdf"] {
        let pdf = folder.read(&format!("content/files/{document}"));
        assert!(pdf.starts_with(b"%PDF-1.7"), "{document}");
        for claim in ["<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>"] {
            assert!(contains(&pdf, claim.as_bytes()), "{document} does not claim {claim}");
        }
    }
}

#[test]
fn the_same_sources_give_the_same_bytes_in_any_folder() {
    let (one, other) = (Folder::sample(), Folder::sample());
    one.vitae(&["build", "content"]).exits(0);
    other.vitae(&["build", "content"]).exits(0);
    for document in ["files/Curriculum_Vitae.pdf", "files/Bio.pdf", "files/Bio.zh.pdf"] {
        let path = format!("content/{document}");
        assert!(one.read(&path) == other.read(&path), "{document}");
    }
}

#[test]
fn an_output_that_would_not_change_is_not_touched() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada Lovelace\n---\nText.\n")]);
    folder.vitae(&["build", "about.md", "-o", "cv.pdf"]).exits(0).does_not_say("unchanged");
    let before = fs::metadata(folder.path("cv.pdf")).unwrap().modified().unwrap();
    folder.vitae(&["build", "about.md", "-o", "cv.pdf"]).exits(0).says("unchanged");
    assert_eq!(fs::metadata(folder.path("cv.pdf")).unwrap().modified().unwrap(), before);
}

#[test]
fn every_format_is_written() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada Lovelace\n---\nThe *first* program.\n")]);
    folder.vitae(&["build", "about.md", "-o", "out/cv.pdf", "-f", "pdf,png,svg,typ,txt"]).exits(0);
    assert!(folder.read("out/cv.pdf").starts_with(b"%PDF"));
    assert!(folder.read("out/cv.png").starts_with(b"\x89PNG"));
    assert!(folder.text("out/cv.svg").starts_with("<svg"));
    assert!(folder.text("out/cv.typ").contains("The #emph[first] program."));
    assert_eq!(folder.text("out/cv.txt"), "Ada Lovelace\n\nThe first program.\n");
}

#[test]
fn a_dash_is_standard_input_or_output() {
    let folder = Folder::with(&[]);
    let run = folder.vitae_with_input(&["build", "-", "-o", "-", "-f", "txt"], "中文，\n字".as_bytes()).exits(0);
    assert_eq!(String::from_utf8_lossy(run.stdout()), "中文，字\n");
}

#[test]
fn several_pages_go_into_a_folder() {
    let folder = Folder::with(&[("a.md", "A"), ("b.txt", "B")]);
    folder.vitae(&["build", "a.md", "b.txt", "-o", "out/"]).exits(0);
    assert!(folder.read("out/a.pdf").starts_with(b"%PDF") && folder.read("out/b.pdf").starts_with(b"%PDF"));
    folder.vitae(&["build", "a.md", "b.txt", "-o", "one.pdf"]).exits(2).says("the output must be a folder");
}

#[test]
fn a_folder_of_sites_is_built_as_one() {
    let config = "title: A site\n";
    let folder = Folder::with(&[
        ("sites/ada/_config.yml", config),
        ("sites/ada/index.md", "---\nname: Ada Lovelace\n---\n[CV](files/cv.pdf)\n"),
        ("sites/emmy/_config.yml", config),
        ("sites/emmy/index.md", "---\nname: Emmy Noether\n---\n[CV](files/cv.pdf)\n"),
        ("sites/notes.txt", "no site"),
    ]);
    let run = folder.vitae(&["build", "sites", "-o", "out/"]).exits(0);
    let ada = run.messages().find("ada").expect("ada is named");
    assert!(ada < run.messages().find("emmy").expect("emmy is named"), "in order");
    assert!(folder.read("out/ada/files/cv.pdf").starts_with(b"%PDF"));
    assert!(folder.read("out/emmy/files/cv.pdf").starts_with(b"%PDF"));
}

#[test]
fn many_pages_at_once_are_told_in_order_and_a_broken_one_harms_no_other() {
    let page = |n: usize| match n {
        7 => "---\nname: [broken\n---\n".to_owned(),
        n => format!("---\nname: Person {n}\n---\nText {n}.\n"),
    };
    let pages: Vec<(String, String)> = (10..40).map(|n| (format!("p{n}.md"), page(n - 10))).collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = Folder::with(&files);
    let mut args = vec!["build", "-o", "out/"];
    args.extend(files.iter().map(|(path, _)| *path));
    let run = folder.vitae(&args).exits(1).says("p17.md:2");
    let places: Vec<_> = (10..40).filter(|&n| n != 17).map(|n| run.messages().find(&format!("out/p{n}.pdf"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", run.messages());
}

#[test]
fn sources_that_would_become_the_same_file_are_refused() {
    let page = "---\nname: Ada Lovelace\n---\nText.\n";
    let folder = Folder::with(&[("a/index.md", page), ("b/index.md", page)]);
    folder.vitae(&["build", "a/index.md", "b/index.md", "-o", "out/"]).exits(2).says("b/index.md and a/index.md");
    assert!(!folder.path("out").exists());
}

#[test]
fn the_documents_of_a_site_do_not_overwrite_each_other() {
    let folder = Folder::sample();
    folder.vitae(&["build", "content", "-o", "one.pdf"]).exits(2).says("the site has 3 documents");
    folder.vitae(&["build", "content", "-o", "out/"]).exits(0);
    assert!(folder.read("out/files/Bio.pdf").starts_with(b"%PDF") && !folder.path("one.pdf").exists());
}

#[test]
fn mojibake_is_repaired_unless_the_user_says_no() {
    let folder = Folder::with(&[("about.md", include_str!("../pages/misread.md"))]);
    let run = folder.vitae(&["build", "about.md", "-o", "-", "-f", "txt"]).exits(0).says("Mac Roman");
    assert!(String::from_utf8_lossy(run.stdout()).contains("$17.5M (约1.2亿人民币) from various VCs"));
    // Unrepaired, the text contains an Apple logo, a character that no font here has.
    let unrepaired = folder.vitae(&["build", "about.md", "-o", "x.pdf", "--no-repair"]).exits(1);
    unrepaired.says("missing-glyph").says("U+F8FF").does_not_say("Mac Roman");
}

#[test]
fn the_second_language_of_a_page_is_a_document_of_its_own() {
    let folder = Folder::sample();
    let chinese = folder.vitae(&["build", "content/_pages/about.md", "--lang", "zh", "-o", "-", "-f", "txt", "-v"]);
    let chinese = chinese.exits(0).says("the Chinese half that the page keeps in a comment");
    let words = String::from_utf8_lossy(chinese.stdout()).into_owned();
    assert!(words.contains("简介") && words.contains("我在牛津大学获得博士学位"), "{words}");
    assert!(!words.contains("I obtained my PhD"), "{words}");
    folder
        .vitae(&["build", "content/_pages/about.md", "--lang", "ko", "-o", "x.pdf"])
        .exits(1)
        .says("no-such-language");
}

#[test]
fn errors_name_the_place_in_the_authors_file_and_leave_the_old_pdf_alone() {
    for (name, page, code, place) in [
        ("broken YAML", "---\nname: [Ada\n---\nText.\n", "invalid-yaml", "about.md:"),
        ("a character that no font has", "---\nname: Ada\n---\n古埃及：𓀀。\n", "missing-glyph", "about.md:4:5"),
        ("an image that is not there", "---\nname: Ada\n---\nSee ![a cat](cat.png)\n", "missing-image", "about.md:4:5"),
        (
            "an unknown template",
            "---\nname: Ada\nvitae:\n  template: acadmic\n---\nText.\n",
            "unknown-template",
            "about.md:4:13",
        ),
        ("an unknown key", "---\nname: Ada\nvitae:\n  templat: bio\n---\nText.\n", "invalid-config", "about.md:4:3"),
        ("nothing to show", "---\nname: Ada\n---\n<!-- nothing -->\n", "empty-page", ""),
    ] {
        let folder = Folder::with(&[("about.md", page), ("cv.pdf", "the old one")]);
        let run = folder.vitae(&["build", "about.md", "-o", "cv.pdf"]).exits(1).says(code);
        assert!(run.messages().contains(place), "{name}: {place} is not in\n{}", run.messages());
        assert_eq!(folder.text("cv.pdf"), "the old one", "{name}");
    }
}

#[test]
fn a_name_that_is_still_the_themes_is_shown_where_it_stands() {
    let folder = Folder::with(&[
        ("_config.yml", "author:\n  name: Your Sidebar Name\n"),
        ("about.md", "---\npermalink: /\n---\nText.\n"),
    ]);
    folder.vitae(&["build"]).exits(0).says("this is still the theme's sample text").says("_config.yml:2:9");
}

#[test]
fn carets_line_up_under_chinese() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\n古埃及：𓀀。\n")]);
    let run = folder.vitae(&["build", "about.md", "-o", "cv.pdf"]).exits(1);
    let messages = run.messages();
    let lines: Vec<&str> = messages.lines().collect();
    let source = lines.iter().position(|line| line.contains("古埃及")).expect("the line of the page");
    let width = |text: &str| text.chars().map(|c| if c.is_ascii() || c == '𓀀' { 1 } else { 2 }).sum::<usize>();
    let (before, _) = lines[source].split_once('𓀀').expect("the character");
    assert_eq!(lines[source + 1].find('^'), Some(width(before)), "{messages}");
}

#[test]
fn usage_and_operational_failures_exit_with_2() {
    let folder = Folder::with(&[("about.md", "Text."), ("empty/readme.rst", "")]);
    folder.vitae(&["build", "no-such-file.md"]).exits(2).says("no-such-file.md");
    folder.vitae(&["build", "empty"]).exits(2).says("no-page");
    folder.vitae(&["build", "about.md", "-t", "bia"]).exits(2).says("did you mean `bio`?");
    folder.vitae(&["build", "about.md", "--lang", "tlh"]).exits(2).says("tlh");
    folder.vitae(&["build", "about.md", "-o", "about.md/cv.pdf"]).exits(2).says("cannot be written");
    folder.vitae(&["build", "--frobnicate"]).exits(2);
}

#[test]
fn strict_makes_errors_of_warnings() {
    let folder = Folder::with(&[("about.md", "Text without a name.\n")]);
    folder.vitae(&["build", "about.md", "-o", "cv.pdf"]).exits(0).says("warning[no-name]");
    fs::remove_file(folder.path("cv.pdf")).unwrap();
    folder.vitae(&["build", "about.md", "-o", "cv.pdf", "--strict"]).exits(1).says("error[no-name]");
    assert!(!folder.path("cv.pdf").exists());
}

#[test]
fn messages_come_in_the_form_that_the_reader_wants() {
    let folder = Folder::with(&[(
        "about.md",
        "---\nname: Ada\n---\n\n<script>x</script>\n\nWelcome to my homepage!\n\nText.\n",
    )]);
    let json = folder.vitae(&["build", "about.md", "-o", "cv.pdf", "--message-format", "json"]).exits(0);
    let lines: Vec<serde_json::Value> =
        json.messages().lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect();
    let loss = lines.iter().find(|line| line["severity"] == "left-out").expect("the loss report");
    assert_eq!((loss["code"].as_str(), loss["span"]["line"].as_u64()), (Some("hidden"), Some(5)));
    let greeting = lines.iter().find(|line| line["rule"] == "greeting").expect("what a rule left out");
    assert_eq!(greeting["span"]["text"], "Welcome to my homepage!");
    assert!(lines.iter().any(|line| line["severity"] == "output" && line["path"] == "cv.pdf"));
    let broken = Folder::with(&[("about.md", "---\nname: Ada\n---\n𓀀\n")]);
    let github = broken.vitae(&["build", "about.md", "-o", "cv.pdf", "--message-format", "github"]).exits(1);
    let annotation = String::from_utf8_lossy(github.stdout()).into_owned();
    assert!(annotation.starts_with("::error file=about.md,line=4,col=1,title=vitae missing-glyph::"), "{annotation}");
}

#[test]
fn a_document_fits_its_pages_or_says_why_not() {
    let paragraph = "A sentence of some length that says nothing much, again and again, to fill the page. ".repeat(4);
    let page = |paragraphs: usize| format!("---\nname: Ada\n---\n\n{}", format!("{paragraph}\n\n").repeat(paragraphs));
    let folder = Folder::with(&[("some.md", &page(13)), ("many.md", &page(60))]);
    folder.vitae(&["build", "some.md", "-o", "some.pdf"]).exits(0).says("2 pages");
    folder.vitae(&["build", "some.md", "-o", "some.pdf", "--pages", "1", "-v"]).exits(0).says("fits 1 page: spacing");
    folder.vitae(&["build", "many.md", "-o", "many.pdf", "--pages", "1"]).exits(1).says("too long for 1 page");
    assert!(!folder.path("many.pdf").exists());
}

#[test]
fn the_document_date_can_come_from_outside() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\nText.\n")]);
    folder.vitae(&["build", "about.md", "-o", "a.pdf"]).exits(0);
    assert!(!contains(&folder.read("a.pdf"), b"pdfaid:part"), "PDF/A needs a date");
    folder.vitae(&["build", "about.md", "-o", "b.pdf", "--creation-timestamp", "1714521600"]).exits(0);
    assert!(contains(&folder.read("b.pdf"), b"pdfaid:part") && contains(&folder.read("b.pdf"), b"2024-05-01"));
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn an_own_template_may_import_what_lies_beside_it() {
    let page = "---\nname: Ada Lovelace\n---\nI wrote the first program.\n";
    let own = "#import \"common.typ\": *\n#import \"look/ink.typ\": ink\n\n#let cv(data, body) = {\n  show: base.with(settings(data))\n  set text(fill: ink)\n  body\n}\n";
    let folder = Folder::with(&[
        ("about.md", page),
        ("cv/own.typ", own),
        ("cv/look/ink.typ", "#import \"colours.typ\": dark\n#let ink = dark\n"),
        ("cv/look/colours.typ", "#let dark = rgb(\"#222222\")\n"),
    ]);
    folder.vitae(&["build", "about.md", "-t", "cv/own.typ", "-o", "cv.pdf"]).exits(0);

    std::fs::write(folder.path("cv/look/colours.typ"), "#let dark = rgb(\"#22\")\n").unwrap();
    let run = folder.vitae(&["build", "about.md", "-t", "cv/own.typ", "-o", "cv.pdf"]);
    run.exits(1).says("template-error").says("cv/look/colours.typ:1:17");
}

#[test]
fn a_template_without_what_a_page_calls_is_at_fault_itself() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\nHello.\n"), ("own.typ", "#let colour = red\n")]);
    let run = folder.vitae(&["build", "about.md", "-t", "own.typ", "-o", "cv.pdf"]).exits(1);
    run.says("error[template-error]: the template does not export `cv`").does_not_say("internal");
}

#[test]
fn a_template_on_the_command_line_is_looked_for_where_one_stands() {
    let own = "#import \"common.typ\": *\n#import \"look.typ\": *\n#let cv(data, body) = { show: base.with(settings(data)); mark; body }\n";
    let page = "---\nname: Ada\n---\nHello.\n";
    let folder = Folder::with(&[
        ("own.typ", own),
        ("look.typ", "#let mark = [Beside it]\n"),
        ("look.txt", "Of no use"),
        ("site/_config.yml", "title: Ada\n"),
        ("site/about.md", page),
        ("site/cv/own.typ", own),
        ("site/cv/look.typ", "#let mark = [Within the site]\n"),
    ]);
    // The last path is as a configuration would write it.
    for (template, mark) in
        [("own.typ", "Beside it"), ("site/cv/own.typ", "Within the site"), ("cv/own.typ", "Within the site")]
    {
        folder.vitae(&["eject", "site/about.md", "out", "-t", template, "--force"]).exits(0);
        assert!(folder.text("out/templates/own/look.typ").contains(mark), "{template}");
    }
    folder.vitae(&["build", "site/about.md", "-t", "cv.typ", "-o", "-"]).exits(2).says("current one");
    std::fs::write(folder.path("look.typ"), "#let mark = [\n").unwrap();
    let run = folder.vitae(&["build", "site/about.md", "-t", "own.typ", "-o", "cv.pdf"]);
    run.exits(1).says("template-error").says("look.typ:1:");
    std::fs::write(folder.path("look.typ"), "#let mark = read(\"look.txt\")\n").unwrap();
    let run = folder.vitae(&["build", "site/about.md", "-t", "own.typ", "-o", "cv.pdf"]);
    run.exits(1).does_not_say("bug in vitae");
}

// ---- Tags ----

#[test]
fn a_run_in_another_language_within_a_link_splits_no_tag() {
    for template in ["academic", "bio"] {
        for (language, text) in [
            ("ko", "w w [가A](https://a.org) x"),
            ("ko", "- w [w *가* w](https://a.org) x"),
            ("ko", "## w [가 w](https://a.org)\n\nw <u>가A</u> x"),
            ("en", "w [가 w](https://a.org) x"),
            ("zh", "中文 [한국 w](https://a.org) 中文 [w 中](https://b.org)"),
        ] {
            let front_matter = format!("name: Ada\nlang: {language}\nvitae: {{template: {template}}}");
            let page = format!("---\n{front_matter}\n---\nIntro.\n\n{text}\n");
            Folder::with(&[("cv.md", &page)]).vitae(&["build", "cv.md"]).exits(0).does_not_say("pdf-standard");
        }
    }
}

#[test]
fn pages_that_the_typesetter_cannot_tag_become_a_pdf_without_tags() {
    let template = "#import \"common.typ\": *\n\
        #let cv(data, body) = {\n\
          set text(lang: \"en\", font: (\"Source Serif 4\", \"Noto Serif CJK SC\"))\n\
          show <narrow>: run => context { set text(overhang: false); run }\n\
          show <narrow>: set par(justify: false)\n\
          show link: underline\n\
          body\n\
        }\n";
    let page = "---\nname: Ada\nvitae: {template: mine.typ}\n---\nIntro.\n\nw [가 w](https://a.org) x\n";
    let folder = Folder::with(&[("cv.md", page), ("mine.typ", template)]);
    let run = folder.vitae(&["build", "cv.md"]).exits(0).does_not_say("internal");
    run.says("warning[pdf-standard]: the PDF has no tags").says("cv.md:7:5");
    assert!(fs::read(folder.path("cv.pdf")).unwrap().starts_with(b"%PDF"));
}
