//! `vitae init`: what it adds to a site, and what it leaves alone.

use std::fs;

use crate::binary::Folder;

const HOME: &str = "---\npermalink: /\n---\n\nSee [my CV](/files/Ada.pdf).\n\n# Positions\n\n- 1842 – 1843: Translator, London\n- 1840: Pupil, London\n";

fn site() -> Folder {
    Folder::with(&[
        ("_config.yml", "url: https://ada.example.net # mine\nauthor:\n    name   : Ada Lovelace"),
        ("_pages/about.md", HOME),
        ("_pages/cv.md", "---\npermalink: /cv/\n---\n\n# Education\n\nAt home.\n"),
        (".git/HEAD", "ref: refs/heads/trunk\n"),
    ])
}

#[test]
fn a_site_can_be_built_and_checked_afterwards() {
    let folder = site();
    let before = folder.text("_config.yml");
    folder.vitae(&["init"]).exits(0).says("_config.yml: added a `vitae:` block").says("next: run `vitae build`");
    let after = folder.text("_config.yml");
    let block = after.strip_prefix(&before).expect("what was there is still there");
    assert!(block.starts_with("\n\n# What `vitae build` makes of this site"), "{block}");
    assert!(block.contains("    - output: files/Ada.pdf # where the pages link\n"), "{block}");
    assert!(block.contains("# sources: [_pages/about.md, _pages/cv.md]"), "{block}");
    let workflow = folder.text(".github/workflows/cv.yml");
    for line in ["branches: [trunk]", "contents: write", "uses: vitae-cv/vitae@v", "commit: true", "pages/builds"] {
        assert!(workflow.contains(line), "{line} is not in\n{workflow}");
    }
    folder.vitae(&["check"]).exits(1).says("files/Ada.pdf does not exist");
    folder.vitae(&["build"]).exits(0).says("files/Ada.pdf");
    folder.vitae(&["check"]).exits(0);
}

/// One line each: what was taken from where, what was left out and why, and how to overrule it.
#[test]
fn the_owner_is_told_what_the_cv_is_made_of() {
    let folder = site();
    fs::write(
        folder.path("_pages/about.md"),
        format!("{HOME}\n# News\n\n- 1843: A paper is out.\n\nFeel free to contact me!\n"),
    )
    .unwrap();
    let said = [
        "  _pages/about.md:1:1: _pages/about.md is the homepage: the site shows it at `/`\n",
        "  _pages/cv.md:1:1: _pages/cv.md is the CV page: the site shows it at `/cv/`\n",
        "  _pages/about.md:12:1: “News” is left out: it is news, which belongs on the site (`news`)\n",
        "\nto print what a rule leaves out, name the rule: `vitae: {keep: [navigation, appeal, news]}`\n",
    ];
    for arguments in [&["init", "--dry-run"][..], &["build", "-v"], &["check", "-v"]] {
        let run = folder.vitae(arguments);
        for line in said {
            assert!(run.messages().contains(line), "{arguments:?} does not say {line}:\n{}", run.messages());
        }
    }
    let quiet = folder.vitae(&["init", "--dry-run", "-q"]);
    assert!(!quiet.messages().contains("News"), "{}", quiet.messages());
}

/// The block only states what would have been found without it.
#[test]
fn the_document_is_the_one_that_it_was() {
    let folder = site();
    folder.vitae(&["build"]).exits(0);
    let pdf = folder.read("files/Ada.pdf");
    folder.vitae(&["init"]).exits(0).says("files/Ada.pdf already exists; `vitae build` will replace it");
    folder.vitae(&["build"]).exits(0).says("unchanged");
    assert!(folder.read("files/Ada.pdf") == pdf);
}

#[test]
fn the_link_that_is_proposed_is_the_one_to_the_file_that_is_written() {
    let folder = Folder::with(&[
        ("_config.yml", "author:\n  name: Ada Lovelace\n"),
        ("index.md", "---\n---\n\nHello, I am Ada.\n"),
        ("files/paper.pdf", "%PDF"),
    ]);
    folder.vitae(&["init"]).exits(0).says("add a link: [my CV](/files/");
    let block = folder.text("_config.yml");
    assert!(block.contains("    - output: files/"), "{block}");
}

#[test]
fn a_second_time_there_is_nothing_to_do() {
    let folder = site();
    folder.vitae(&["init"]).exits(0);
    let (config, workflow) = (folder.text("_config.yml"), folder.text(".github/workflows/cv.yml"));
    folder
        .vitae(&["init"])
        .exits(0)
        .says("already has a `vitae:` block; it was left alone")
        .says("already uses vitae")
        .does_not_say("next");
    assert_eq!((config, workflow), (folder.text("_config.yml"), folder.text(".github/workflows/cv.yml")));
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let folder = site();
    let before = folder.text("_config.yml");
    let run = folder.vitae(&["init", "--dry-run"]).exits(0);
    let diff = String::from_utf8_lossy(run.stdout()).into_owned();
    for line in [
        "--- _config.yml\n+++ _config.yml\n",
        "\n+vitae:\n",
        "--- /dev/null\n+++ .github/workflows/cv.yml\n",
        "\n+name: CV\n",
    ] {
        assert!(diff.contains(line), "{line} is not in\n{diff}");
    }
    assert!(folder.text("_config.yml") == before && !folder.path(".github").exists());
}

#[test]
fn line_ends_stay_as_they_are() {
    let folder = site();
    fs::write(folder.path("_config.yml"), "url: https://ada.example.net\r\nauthor: {name: Ada Lovelace}\r\n").unwrap();
    folder.vitae(&["init"]).exits(0);
    let config = folder.text("_config.yml");
    assert_eq!(config.matches('\n').count(), config.matches("\r\n").count());
    folder.vitae(&["build"]).exits(0);
}

#[test]
fn a_page_alone_gets_the_block_in_its_front_matter() {
    let folder = Folder::with(&[("about.md", "---\nname: Ada Lovelace # the Countess\n---\nI wrote a program.\n")]);
    folder.vitae(&["init"]).exits(0).says("about.md: added a `vitae:` block");
    let page = folder.text("about.md");
    assert!(
        page.starts_with("---\nname: Ada Lovelace # the Countess\n# What `vitae build` makes of this page"),
        "{page}"
    );
    assert!(page.contains("  template: bio #") && page.ends_with("---\nI wrote a program.\n"), "{page}");
    assert!(!folder.text(".github/workflows/cv.yml").contains("pages/builds"));
    folder.vitae(&["build"]).exits(0).says("cv.pdf: 1 page");
    folder.vitae(&["check"]).exits(0);
}

#[test]
fn a_second_language_becomes_a_second_document() {
    let folder = site();
    let chinese = "---\npermalink: /zh/\n---\n\n我的研究方向是机器学习与神经科学的学习原理，欢迎联系。\n";
    fs::write(folder.path("_pages/about-zh.md"), chinese).unwrap();
    folder.vitae(&["init"]).exits(0);
    let config = folder.text("_config.yml");
    assert!(config.contains("    - output: files/Ada.zh.pdf\n      lang: zh\n"), "{config}");
    folder.vitae(&["build"]).exits(0).says("files/Ada.zh.pdf");
    folder.vitae(&["check"]).exits(0).says("2 documents: no problems");
}

#[test]
fn the_workflow_goes_to_the_repository_and_starts_the_one_that_publishes() {
    let deploy = "on: {push: {}, workflow_dispatch: {}}\njobs: {x: {steps: [{uses: actions/deploy-pages@v4}]}}\n";
    let folder = Folder::with(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".gitignore", "*.pdf\n"),
        (".github/workflows/jekyll.yml", deploy),
        ("docs/_config.yml", "author: {name: Ada Lovelace}\n"),
        ("docs/index.md", "---\n---\n\nText.\n"),
    ]);
    folder.vitae(&["init", "docs"]).exits(0).says(".gitignore excludes PDFs").says("no page links to your CV yet");
    let workflow = folder.text(".github/workflows/cv.yml");
    assert!(workflow.contains("source: docs\n") && workflow.contains("gh workflow run jekyll.yml"), "{workflow}");
    assert_eq!(folder.text(".github/workflows/jekyll.yml"), deploy);
}

#[test]
fn what_cannot_be_changed_safely_is_left_to_the_user() {
    let folder = site();
    let config = "author: {name: Ada Lovelace}\n...\n";
    fs::write(folder.path("_config.yml"), config).unwrap();
    folder.vitae(&["init"]).exits(0).says("_config.yml was not changed").says("output: files/Ada.pdf");
    assert_eq!(folder.text("_config.yml"), config);
}

#[test]
fn a_folder_without_a_page_gets_nothing() {
    let folder = Folder::with(&[("notes.txt", "")]);
    folder.vitae(&["init"]).exits(2).says("no-page");
    assert!(!folder.path(".github").exists());
    folder.vitae(&["init", "nowhere"]).exits(2);
}
