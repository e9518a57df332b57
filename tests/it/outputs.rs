//! Where outputs go, and what they may replace: what vitae did not write stays, byte for byte, unless the user says otherwise.

use std::fs;
use std::process::Command;

use crate::binary::Folder;
use crate::external_tools::has;

const HOME: &str =
    "---\npermalink: /\nname: Ada Lovelace\n---\nI wrote the first program. See [my CV](/files/cv.pdf).\n";

/// A PDF that somebody made by other means.
const HANDMADE: &str = "%PDF-1.5\n1 0 obj << /Producer (pdfTeX-1.40.25) >> endobj\n%%EOF\n";

fn site(config: &str) -> Folder {
    Folder::with(&[
        ("_config.yml", &format!("title: A site\n{config}")),
        ("about.md", HOME),
        ("files/cv.pdf", HANDMADE),
    ])
}

/// Runs git in the folder; returns whether git is installed.
fn git(folder: &Folder, args: &[&str]) -> bool {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]).args(args).current_dir(folder.path(""));
    let is_there = has("git");
    if is_there {
        let output = git.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    is_there
}

fn commit(folder: &Folder) -> bool {
    git(folder, &["init", "--quiet"])
        && git(folder, &["add", "--all"])
        && git(folder, &["commit", "--quiet", "--message", "Write"])
}

// ---- What is replaced ----

#[test]
fn a_pdf_that_another_program_made_stays_where_a_page_links_to_it() {
    let folder = site("");
    // That it is in git is not consent: nobody has named it.
    commit(&folder);
    let run = folder.vitae(&["build"]).exits(2);
    run.says("error[foreign-file]: files/cv.pdf was left alone: it was made by pdfTeX-1.40.25").says("--force");
    folder.vitae(&["check", "--fix"]).exits(1).says("was written by another program");
    assert_eq!(folder.text("files/cv.pdf"), HANDMADE);
    folder.vitae(&["build", "-o", "own.pdf"]).exits(0);
    assert_eq!(folder.text("files/cv.pdf"), HANDMADE);
    folder.vitae(&["build", "--force"]).exits(0);
    assert!(folder.read("files/cv.pdf").starts_with(b"%PDF-1.7"));
    folder.vitae(&["build", "-t", "modern"]).exits(0);
}

#[test]
fn naming_a_file_on_the_command_line_is_consent() {
    let folder = site("");
    folder.vitae(&["build", "-o", "files/cv.pdf"]).exits(0);
    assert!(folder.read("files/cv.pdf").starts_with(b"%PDF-1.7"));
}

#[test]
fn naming_it_in_the_configuration_is_consent_once_git_can_give_it_back() {
    let folder = site("vitae: {output: files/cv.pdf}\n");
    folder.vitae(&["build"]).exits(2).says("files/cv.pdf was left alone").says("committed to git");
    if !commit(&folder) {
        return;
    }
    let newer = HANDMADE.replace("pdfTeX", "LuaTeX");
    fs::write(folder.path("files/cv.pdf"), &newer).unwrap();
    folder.vitae(&["build"]).exits(2).says("it was made by LuaTeX-1.40.25");
    git(&folder, &["add", "--all"]);
    folder.vitae(&["build"]).exits(2);
    assert_eq!(folder.text("files/cv.pdf"), newer);
    git(&folder, &["commit", "--quiet", "--message", "Write"]);
    folder.vitae(&["build"]).exits(0);
    assert!(folder.read("files/cv.pdf").starts_with(b"%PDF-1.7"));
}

#[test]
fn what_is_no_pdf_is_not_replaced_for_a_name() {
    let folder = site("vitae: {output: files/cv.pdf}\n");
    fs::write(folder.path("files/cv.pdf"), "version https://git-lfs.github.com/spec/v1\n").unwrap();
    commit(&folder);
    folder.vitae(&["build"]).exits(2).says("is a Git LFS pointer");
    assert!(folder.text("files/cv.pdf").starts_with("version"));
}

#[test]
fn other_formats_replace_nothing_but_vitaes_own() {
    let foreign =
        [("logo.svg", "<svg/>"), ("logo.txt", "User-agent: *\n"), ("logo.typ", "#let cv = 1\n"), ("logo.png", "x")];
    let files = [&[("_config.yml", "vitae: {output: logo.pdf}\n"), ("about.md", HOME)][..], &foreign[..]].concat();
    let folder = Folder::with(&files);
    commit(&folder);
    for (path, text) in foreign {
        let format = &path[5..];
        folder.vitae(&["build", "-f", format]).exits(2).says(&format!("{path} was left alone"));
        assert_eq!(folder.text(path), text);
        fs::remove_file(folder.path(path)).unwrap();
        folder.vitae(&["build", "-f", format]).exits(0);
        folder.vitae(&["build", "-f", format]).exits(0).says("unchanged");
    }
    fs::write(folder.path("about.md"), HOME.replace("first", "very first")).unwrap();
    folder.vitae(&["build", "-f", "pdf,png,svg,typ"]).exits(0).does_not_say("unchanged");
    // Plain text has no mark, and anyone who continues by hand from the markup has made it theirs.
    folder.vitae(&["build", "-f", "txt"]).exits(2).says("is plain text");
    folder.vitae(&["build", "-f", "txt", "-o", "logo.txt"]).exits(0);
    let markup = folder.text("logo.typ").replace("very", "very, very");
    fs::write(folder.path("logo.typ"), &markup).unwrap();
    folder.vitae(&["build", "-f", "typ"]).exits(2).says("was changed after vitae wrote it");
    assert_eq!(folder.text("logo.typ"), markup);
}

#[test]
fn a_pdf_that_somebody_has_signed_or_annotated_stays() {
    let folder = Folder::with(&[("_config.yml", "title: A site\n"), ("about.md", HOME)]);
    folder.vitae(&["build"]).exits(0);
    let signed = [&folder.read("files/cv.pdf")[..], b"\n9 0 obj << /Type /Sig >> endobj\n%%EOF\n"].concat();
    fs::write(folder.path("files/cv.pdf"), &signed).unwrap();
    folder.vitae(&["build"]).exits(2).says("was changed after vitae wrote it");
    assert!(folder.read("files/cv.pdf") == signed);
}

#[test]
fn init_proposes_a_path_that_is_free() {
    let folder = site("");
    folder
        .vitae(&["init"])
        .exits(0)
        .says("files/cv.pdf was made by pdfTeX-1.40.25: the block says files/cv-vitae.pdf instead");
    assert!(folder.text("_config.yml").contains("    - output: files/cv-vitae.pdf\n"));
    folder.vitae(&["build"]).exits(0).says("files/cv-vitae.pdf: 1 page");
    assert_eq!(folder.text("files/cv.pdf"), HANDMADE);
}

// ---- One output, one document, one format ----

const PAGE: &str = "---\nname: Ada Lovelace\n---\nSee [my CV](cv.pdf).\n";

#[test]
fn a_page_that_is_named_becomes_a_file_of_its_own_name() {
    let folder = Folder::with(&[("cv.md", PAGE), ("bio.md", &PAGE.replace("See", "This"))]);
    folder.vitae(&["build", "bio.md"]).exits(0).says("bio.pdf: 1 page");
    assert!(!folder.path("cv.pdf").exists());
    folder.vitae(&["build", "./cv.md", "bio.md"]).exits(0).says("cv.pdf: 1 page").says("bio.pdf: 1 page");
    let text = folder.vitae_with_input(&["build", "-"], PAGE.as_bytes()).exits(0);
    text.says("cv.pdf: 1 page");
}

#[test]
fn several_formats_get_their_extensions() {
    let folder = Folder::with(&[("cv.md", PAGE)]);
    folder.vitae(&["build", "cv.md", "-f", "txt,pdf,txt", "-o", "out"]).exits(0);
    assert!(folder.read("out.pdf").starts_with(b"%PDF") && folder.text("out.txt").starts_with("Ada"));
    folder.vitae(&["build", "cv.md", "-f", "txt,typ", "-o", "v1.2"]).exits(0);
    assert!(folder.path("v1.2.txt").exists() && folder.path("v1.2.typ").exists() && !folder.path("out").exists());
    folder
        .vitae(&["build", "cv.md", "-f", "txt,pdf", "-o", "-"])
        .exits(2)
        .says("standard output takes only one format");
}

#[test]
fn documents_that_would_be_one_file_are_refused_before_anything_is_written() {
    let other = |output: &str| format!("---\nname: Ada\nvitae: {{output: {output}}}\n---\nText.\n");
    for output in ["cv.pdf", "./cv.pdf", "CV.pdf", "a/../cv.pdf", "a//../Cv.PDF"] {
        let folder = Folder::with(&[("cv.md", PAGE), ("other.md", &other(output)), ("third.md", PAGE)]);
        folder.vitae(&["build", "third.md", "cv.md", "other.md"]).exits(2).says("other.md and cv.md would both be");
        assert!(!folder.path("cv.pdf").exists() && !folder.path("third.pdf").exists(), "{output}");
    }
    let folder = Folder::with(&[("a/cv.md", PAGE), ("a/CV.md", PAGE), ("b/x.md", PAGE)]);
    folder.vitae(&["build", "a/cv.md", "a/../b/../a/cv.md"]).exits(2);
    folder.vitae(&["build", "a/cv.md", "a/CV.md", "-o", "out/"]).exits(2);
    assert!(!folder.path("out").exists() && !folder.path("a/cv.pdf").exists());
    folder.vitae(&["build", "b/x.md", "-o", "b/../b/x.md"]).exits(2).says("b/x.md is the source");
    assert_eq!(folder.text("b/x.md"), PAGE);
}

#[test]
fn documents_whose_pages_could_be_one_file_are_refused_before_anything_is_written() {
    let numbered = "---\nname: Ada\nvitae: {output: 'Cv-{p}.pdf'}\n---\nText.\n";
    for (page, other, format) in [
        ("cv.md", "cv-1.md", "png"),
        ("cv-12.md", "cv.md", "svg"),
        ("cv.md", "CV-1.md", "txt,svg"),
        ("cv-x.md", "CV.md", "png"),
    ] {
        let folder = Folder::with(&[(page, if page == "cv-x.md" { numbered } else { PAGE }), (other, PAGE)]);
        folder
            .vitae(&["build", page, other, "-f", format])
            .exits(2)
            .says(&format!("{other} and {page} could both be written to "));
        let files = fs::read_dir(folder.path(".")).unwrap().count();
        assert_eq!(files, 2, "{page} and {other} only");
    }
    let folder = Folder::with(&[("cv.md", PAGE), ("cv-1.md", PAGE), ("cv-01.md", PAGE), ("cv-1-x.md", PAGE)]);
    folder.vitae(&["build", "cv.md", "cv-1.md"]).exits(0);
    folder.vitae(&["build", "cv.md", "cv-01.md", "cv-1-x.md", "-f", "png"]).exits(0);
}

// ---- Where outputs go ----

#[test]
fn links_and_settings_of_themes_obey_the_rule_for_outputs() {
    for (front_matter, link) in [
        ("", "[My CV](/.git/refs/heads/cv.pdf)"),
        ("", "<a href='/.github/workflows/cv.pdf'>CV</a>"),
        ("", "[CV](/%2e%67it/cv.pdf)"),
        ("cv_pdf: /.git/cv.pdf\n", ""),
        ("cv_pdf: .cv.pdf\n", ""),
        ("cv_link: /assets/.hidden/cv.pdf\n", ""),
    ] {
        let page = format!("---\npermalink: /\nname: Ada\n{front_matter}---\nI study tides. {link}\n");
        let folder = Folder::with(&[("_config.yml", "title: x\n"), ("about.md", &page)]);
        folder.vitae(&["build", "-v"]).exits(0).says("no link to a PDF that could be its CV was found");
        let mut names: Vec<_> =
            fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["_config.yml", "about.md", "cv.pdf"], "{front_matter}{link}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_to_a_hidden_one_takes_no_output() {
    use std::os::unix::fs::symlink;
    for config in ["", "vitae: {output: files/cv.pdf}\n"] {
        let folder =
            Folder::with(&[("_config.yml", &format!("title: x\n{config}")), ("about.md", HOME), (".git/refs/x", "")]);
        symlink(".git/refs", folder.path("files")).unwrap();
        for command in [&["build"][..], &["build", "--force"], &["check", "--fix", "--force"]] {
            folder.vitae(command).exits(2).says("leads into a hidden folder");
            assert!(!folder.path(".git/refs/cv.pdf").exists());
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_an_output_stays_unless_it_is_told_to_go() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("_config.yml", "title: x\n"), ("about.md", HOME), ("static/real.pdf", HANDMADE)]);
    fs::create_dir(folder.path("files")).unwrap();
    symlink("../static/real.pdf", folder.path("files/cv.pdf")).unwrap();
    folder.vitae(&["build"]).exits(2).says("it is a symbolic link");
    assert_eq!(folder.text("files/cv.pdf"), HANDMADE);
    folder.vitae(&["build", "--force"]).exits(0);
    assert!(folder.read("files/cv.pdf").starts_with(b"%PDF-1.7"));
    assert_eq!(folder.text("static/real.pdf"), HANDMADE);
}

// ---- Which links do not count ----

/// Where the CV of a site with this homepage goes.
fn written_to(config: &str, home: &str) -> String {
    let config = format!("url: https://lind.example\nauthor: {{name: Joe Lind}}\n{config}");
    let home = format!("---\npermalink: /\n---\nI study tides.\n\n{home}\n");
    let folder = Folder::with(&[("_config.yml", &config), ("index.md", &home)]);
    let run = folder.vitae(&["build", "-v"]).exits(0);
    let messages = run.messages();
    let rest = messages.split_once("the output is ").map_or("", |(_, rest)| rest);
    rest.split(": ").next().unwrap_or_default().to_owned()
}

#[test]
fn the_cv_of_a_student_is_not_the_authors() {
    for home in [
        "# Students\n\n- Anna Berg, PhD student ([CV](/files/anna_cv.pdf))",
        "# News\n\n- Anna Berg, PhD student ([CV](/files/anna_cv.pdf))",
        "<h2>Team</h2>\n\n<p>Anna, <a href=\"/files/anna_cv.pdf\">CV</a></p>",
        "[CV of my student](/files/student_cv.pdf)",
        "[Anna Berg's CV](/files/anna_cv.pdf)",
    ] {
        assert_eq!(written_to("", home), "cv.pdf", "{home}");
    }
    for home in [
        "[CV](/files/own.pdf)",
        "# Students\n\n- Anna Berg\n\n# Contact\n\n[CV](/files/own.pdf)",
        "# Team\n\n- Joe Lind, professor ([CV](/files/own.pdf))\n- Anna Berg, student",
        "[Joe Lind's CV](/files/own.pdf)",
    ] {
        assert_eq!(written_to("", home), "files/own.pdf", "{home}");
    }
}

#[test]
fn nothing_is_written_where_jekyll_publishes_nothing() {
    for path in
        ["_files/cv.pdf", "_data/cv.pdf", "_site/cv.pdf", "node_modules/cv.pdf", "~joe/cv.pdf", "private/cv.pdf"]
    {
        assert_eq!(written_to("exclude: [private]\n", &format!("[My CV](/{path})")), "cv.pdf", "{path}");
    }
    assert_eq!(written_to("include: [_files]\n", "[My CV](/_files/cv.pdf)"), "_files/cv.pdf");
    assert_eq!(written_to("exclude: [private]\n", "[My CV](/privately/cv.pdf)"), "cv.pdf");
    assert_eq!(written_to("exclude: [private/]\n", "[My CV](/privately/cv.pdf)"), "privately/cv.pdf");
}
