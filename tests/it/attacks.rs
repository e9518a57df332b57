//! Pages are untrusted: what a stranger may write into a site, one test for each way in.
//!
//! Each attack gives a clear error or a harmless page. `docs/security.md` says what is promised.

use std::fs;
use std::path::Path;
use std::process::Command;

use vitae::Built;
use vitae::diagnostic::{Code, Diagnostic, Outcome};
use vitae::site::{Config, MemoryFiles, Reader, Request};
use vitae::typeset::Fonts;

use crate::binary::Folder;

/// Builds the first document of a site.
fn build(files: &MemoryFiles) -> Outcome<Built> {
    let mut reader = Reader::new(files, true);
    let config = Config::read(&mut reader);
    let plans = config.and_then(|config| {
        vitae::pipeline::plan(&mut reader, &config, &Request::default()).map(|plans| (config, plans))
    });
    plans.and_then(|(config, plans)| vitae::build(&mut reader, &config, &plans[0], &Fonts::bundled()))
}

fn page(text: &str) -> MemoryFiles {
    MemoryFiles::new()
        .with("_config.yml", "title: x\n")
        .with("about.md", format!("---\npermalink: /\nname: Ada\n---\n{text}"))
}

/// Builds a page that has to give a document, however strange.
#[track_caller]
fn built(files: &MemoryFiles) -> Built {
    let (value, diagnostics) = build(files).into_parts();
    let errors: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|d| d.code == Code::Internal || d.severity == vitae::diagnostic::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    value.expect("a document")
}

/// What is said about a page that cannot give a document.
#[track_caller]
fn refusal(files: &MemoryFiles) -> Diagnostic {
    let (_, diagnostics) = build(files).into_parts();
    let error = diagnostics.into_iter().find(|d| d.severity == vitae::diagnostic::Severity::Error).expect("an error");
    assert_ne!(error.code, Code::Internal, "{}", error.message);
    error
}

/// The words of a CV, without spaces.
fn words(built: &Built) -> String {
    vitae::plain::text(&built.cv).split_whitespace().collect()
}

// ---- Code ----

/// What Typst reads as code, markup or maths. Any of it that ran would be an error: there is no such file, label or name.
const CODE: &[&str] = &[
    "#panic(1)",
    "#read(/etc/passwd)",
    "#include x",
    "#{panic(1)}",
    "#[x",
    "]#panic(1)[",
    "\\#panic(1)",
    "\\\\#panic(1)",
    "#import x: y",
    "#let x = 1",
    "$panic(1)$",
    "$ x",
    "<label>x",
    "@nowhere",
    "@preview/x:1.0.0",
    "//comment",
    "/*comment",
    "*/x",
    "= heading",
    "+ item",
    "/ term: x",
    "~~~x",
    "--- x",
    "-? x",
    "\u{2028}#panic(1)",
    "\u{85}#panic(1)",
    "\u{b}= x",
    "${{x}}",
    "a.b(c)",
    "(x)[y]",
    ".field",
    ";x",
    "\\u{23}panic(1)",
    "#",
    "$",
    "@",
    "\\",
];

#[test]
fn text_is_never_code_in_markdown() {
    for code in CODE {
        let wraps = [
            "{}",
            "a {} b",
            "**{}**",
            "[{}](https://x.org)",
            "# {}",
            "- {}",
            "> {}",
            "| {} |\n|---|\n| {} |",
            "1. {}\n   - {}",
        ];
        let text: Vec<String> = wraps.iter().map(|wrap| wrap.replace("{}", code)).collect();
        built(&page(&format!("Hello.\n\n{}", text.join("\n\n"))));
    }
    let shown = words(&built(&page("a #panic(1) b $panic(2)$ c <label>x @nowhere")));
    assert!(shown.contains("a#panic(1)b$panic(2)$c") && shown.contains("@nowhere"), "{shown}");
}

#[test]
fn text_is_never_code_in_html() {
    for code in CODE {
        let code = code.replace('<', "&lt;");
        let text = format!(
            "Hello.\n\n<div title='{code}'><p>{code}</p><b>{code}</b><table><tr><td>{code}</td></tr></table><ul><li>{code}</ul></div>\n\n\
             &#35;panic&#40;1&#41; &#36;x&#36; &#x2028;&#x23;panic(1) &#91;x&#93; &#92;&#35;x &num;x &dollar;x <code>{code}</code><pre>{code}</pre>"
        );
        built(&page(&text));
    }
}

#[test]
fn text_is_never_code_in_code_blocks() {
    for fence in ["```", "````````````", "~~~~"] {
        built(&page(&format!(
            "{fence}#panic(1)\n\"#panic(1)\" \\ ``` \u{2028} ]#panic(1)\n{fence}\n\n`` ` #panic(1) \" \\ ``"
        )));
    }
}

#[test]
fn text_is_never_code_in_front_matter_and_configuration() {
    for code in CODE {
        let quoted = code.replace('\'', "''");
        let config = format!(
            "title: '{quoted}'\nauthor:\n  name: '{quoted}'\n  bio: '{quoted}'\n  location: '{quoted}'\n  email: 'a@b.org{quoted}'\n  github: '{quoted}'\n\
             url: 'https://x.org/{quoted}'\nvitae: {{sections: {{rename: {{A: '{quoted}'}}}}, emphasize: ['{quoted}']}}\n"
        );
        let page = format!("---\npermalink: /\ntitle: '{quoted}'\n---\n# A\n\nHello.\n");
        built(&MemoryFiles::new().with("_config.yml", config).with("about.md", page));
    }
}

#[test]
fn text_is_never_code_in_data() {
    for code in CODE {
        let quoted = code.replace('\'', "''");
        let data = format!(
            "- title: '{quoted}'\n  type: time_table\n  contents:\n    - title: '{quoted}'\n      institution: '{quoted}'\n      year: '{quoted}'\n      description: ['{quoted}']\n"
        );
        let files = page("Hello.")
            .with("_data/cv.yml", data)
            .with("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n");
        built(&files);
    }
}

#[test]
fn text_is_never_code_in_liquid() {
    for code in CODE {
        let text = format!(
            "Hello. {{{{ page.x }}}} {{{{ \"{0}\" }}}} {{% assign a = \"{0}\" %}}{{{{ a | append: a }}}}",
            code.replace('"', "")
        );
        built(&page(&text));
    }
}

#[test]
fn text_is_never_code_in_bibliographies() {
    for code in CODE {
        let entry = format!(
            "@article{{k,\n title = {{{{{0}}}}},\n author = {{{0} and B, C}},\n journal = {{{0}}},\n year = {{2020}},\n note = {{{0}}},\n url = {{https://x.org/{0}}}\n}}\n",
            code.replace(['{', '}'], "")
        );
        build(&page("{% bibliography %}\n\nHello.").with("_bibliography/a.bib", entry)).diagnostics().iter().for_each(
            |d| {
                assert_ne!(d.code, Code::Internal, "{code}: {}", d.message);
            },
        );
    }
}

#[test]
fn text_is_never_code_in_formulas() {
    for code in CODE.iter().chain(&[
        "\\text{#panic(1)}",
        "\\operatorname{#panic(1)}",
        "\\href{x}{y}",
        "\\input{/etc/passwd}",
        "\\def\\x{\\x}\\x",
        "\"#panic(1)\"",
        "\\unicode{x23}panic(1)",
    ]) {
        built(&page(&format!("Hello $${code}$$ and\n\n$$\n{code}\n$$\n\n\\\\({code}\\\\)")));
    }
}

#[test]
fn file_names_are_never_code() {
    let image = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    for name in ["#panic(1).svg", "a\"b.svg", "a\\b.svg", "$x$.svg", "]#panic(1).svg"] {
        let text = format!("Hello.\n\n![x](<{}>)", name.replace('\\', "\\\\"));
        let files = page(&text)
            .with(name, image)
            .with(format!("_bibliography/{name}.bib"), "")
            .with(format!("_data/{name}.yml"), "a: b");
        built(&files);
    }
    // The page's own name goes into the PDF when it carries its sources.
    let name = "_pages/]#panic(1)\"\\.md";
    let files = MemoryFiles::new()
        .with("_config.yml", "title: x\nvitae: {attach: yes}\n")
        .with(name, "---\npermalink: /\nname: Ada\n---\nHello.");
    built(&files);
}

#[test]
fn a_template_of_the_site_sees_nothing_but_the_document() {
    for code in [
        "read(\"/etc/passwd\")",
        "read(\"../x\")",
        "include \"/../x.typ\"",
        "json(\"/proc/self/environ\")",
        "image(\"/_config.yml\")",
        "plugin(\"/x.wasm\")",
    ] {
        let template = format!(
            "#let cv(data, body) = {{ {code}; body }}\n#let lead(body) = body\n#let (en, zh) = ((it => it), (it => it))\n"
        );
        let files = page("Hello.").with("_config.yml", "vitae: {template: own.typ}\n").with("own.typ", template);
        assert_eq!(refusal(&files).code, Code::TemplateError, "{code}");
    }
    let packages = "#import \"@preview/cetz:0.3.0\": *\n#let cv(data, body) = body\n";
    let files = page("Hello.").with("_config.yml", "vitae: {template: own.typ}\n").with("own.typ", packages);
    assert_eq!(refusal(&files).code, Code::TemplateError);
}

// ---- Files ----

/// A site in a folder with a secret next to it.
fn beside_a_secret(text: &str) -> Folder {
    let folder = Folder::with(&[("secret.txt", "hunter2\n"), ("site/_config.yml", "title: x\n")]);
    let page = format!("---\npermalink: /\nname: Ada\n---\nHello.\n\n{text}\n");
    fs::write(folder.path("site/about.md"), page).unwrap();
    folder
}

/// Neither the output nor the messages give the secret away.
#[track_caller]
fn keeps_the_secret(folder: &Folder) {
    let run = folder.vitae(&["build", "site", "-v", "-f", "txt", "-o", "-"]);
    let said = run.messages() + &String::from_utf8_lossy(run.stdout());
    assert!(!said.contains("hunter2") && !said.contains("root:"), "{said}");
    assert!(!said.contains("[internal]"), "{said}");
}

#[test]
fn no_path_leads_out_of_the_site() {
    for path in [
        "../secret.txt",
        "/../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "a/../../secret.txt",
        "/etc/passwd",
        "file:///etc/passwd",
        "/proc/self/environ",
        "//localhost/etc/passwd",
        "\\\\localhost\\c$\\x",
        "..\\secret.txt",
        "%252e%252e/secret.txt",
        "./../secret.txt",
    ] {
        let text = format!(
            "![x]({path}) <img src=\"{path}\"> {{% include {path} %}} {{% include_relative {path} %}} {{% include_cached {path} %}} [x](<{path}>)"
        );
        keeps_the_secret(&beside_a_secret(&text));
    }
}

#[test]
fn no_setting_leads_out_of_the_site() {
    for path in ["../secret.txt", "/etc/passwd", "../secret.typ", "/proc/self/environ"] {
        let folder = beside_a_secret("");
        fs::copy(folder.path("secret.txt"), folder.path("secret.typ")).unwrap();
        for config in [
            format!("vitae: {{template: '{path}'}}\n"),
            format!("vitae: {{sources: ['{path}']}}\n"),
            format!("author: {{name: Ada, avatar: '{path}'}}\n"),
            format!("collections: ['/../../{path}']\n"),
        ] {
            fs::write(folder.path("site/_config.yml"), config).unwrap();
            keeps_the_secret(&folder);
        }
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_site() {
    use std::os::unix::fs::symlink;
    let folder = beside_a_secret(
        "![x](a.svg) {% include a.html %} {% include_relative a.md %} {{ site.data.a }} {% bibliography %}",
    );
    for (from, to) in [
        ("../secret.txt", "a.svg"),
        ("../secret.txt", "a.md"),
        ("../../secret.txt", "_includes/a.html"),
        ("../../secret.txt", "_data/a.yml"),
        ("../../secret.txt", "_bibliography/a.bib"),
        ("..", "_talks"),
        ("/etc", "_publications"),
        ("/proc/self", "_teaching"),
        (".", "loop"),
    ] {
        let to = folder.path("site").join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        symlink(from, to).unwrap();
    }
    keeps_the_secret(&folder);
}

#[cfg(unix)]
#[test]
fn a_folder_of_sites_has_neither_hidden_ones_nor_those_that_links_lead_to() {
    use std::os::unix::fs::symlink;
    let site = |name: &str| {
        [("_config.yml", "name: Ada Lovelace\n"), ("index.md", SECRET_PAGE)]
            .map(|(file, text)| (format!("{name}/{file}"), text))
    };
    let files: Vec<(String, &str)> = ["all/good", "all/.hidden", "elsewhere"].into_iter().flat_map(site).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let folder = Folder::with(&files);
    symlink("../elsewhere", folder.path("all/link")).unwrap();
    folder.vitae(&["build", "all"]).exits(0).says("all/good/cv.pdf");
    for other in ["all/.hidden/cv.pdf", "elsewhere/cv.pdf"] {
        assert!(!folder.path(other).exists(), "{other}");
    }
    // A line break in a name would make two paths of one for whoever reads them line by line.
    fs::create_dir(folder.path("all/a\nb")).unwrap();
    fs::write(folder.path("all/a\nb/_config.yml"), "name: Ada\n").unwrap();
    folder.vitae(&["build", "all"]).exits(2).says("the name has a control character in it");
}

const SECRET_PAGE: &str = "---\nname: Ada Lovelace\n---\n# Education\n\n- 2020: PhD, Uni One\n";

#[cfg(unix)]
#[test]
fn a_pipe_as_a_lock_is_not_waited_for() {
    let folder = Folder::with(&[("about.md", SECRET_PAGE), (".vitae-abcdef.tmp/a", "")]);
    let lock = folder.path(".vitae-abcdef.tmp/lock");
    assert!(Command::new("mkfifo").arg(lock).status().is_ok_and(|status| status.success()));
    folder.vitae(&["build", "about.md"]).exits(0);
}

#[cfg(unix)]
#[test]
fn init_neither_waits_for_pipes_nor_writes_through_links() {
    use std::os::unix::fs::symlink;
    let site =
        || Folder::with(&[("_config.yml", "name: Ada Lovelace\n"), ("index.md", SECRET_PAGE), ("elsewhere/a", "")]);
    let folder = site();
    assert!(Command::new("mkfifo").arg(folder.path(".gitignore")).status().is_ok_and(|status| status.success()));
    folder.vitae(&["init"]).exits(0);
    let folder = site();
    symlink("elsewhere", folder.path(".github")).unwrap();
    folder.vitae(&["init"]).exits(2).says(".github is a symbolic link");
    assert!(!folder.path("elsewhere/workflows").exists());
}

#[cfg(unix)]
#[test]
fn a_folder_of_files_is_not_written_through_links() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("about.md", SECRET_PAGE), ("elsewhere/a", ""), ("out/a", "")]);
    symlink("../elsewhere", folder.path("out/templates")).unwrap();
    folder.vitae(&["eject", "about.md", "out"]).exits(2).says("out/templates is a symbolic link");
    assert!(!folder.path("elsewhere/academic.typ").exists());
    fs::remove_file(folder.path("out/templates")).unwrap();
    assert!(Command::new("mkfifo").arg(folder.path("out/main.typ")).status().is_ok_and(|status| status.success()));
    folder.vitae(&["eject", "about.md", "out"]).exits(2).says("out/main.typ already exists and differs");
}

#[cfg(unix)]
#[test]
fn a_page_that_leads_out_of_the_site_is_passed_over_with_a_word() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[
        ("site/_config.yml", "name: Ada Lovelace\n"),
        ("site/index.md", SECRET_PAGE),
        ("cv.md", "secret"),
    ]);
    symlink("../cv.md", folder.path("site/cv.md")).unwrap();
    folder
        .vitae(&["build", "site"])
        .exits(0)
        .says("warning[unreadable]: cv.md cannot be read")
        .says("without this file");
}

#[test]
fn no_file_of_data_has_more_values_than_fit_into_memory() {
    let csv = "a,b\n".to_owned() + &",\n".repeat(260_000);
    let json = format!("[{}0]", "0,".repeat(500_000));
    for (path, text) in [("_data/a.csv", csv), ("_data/a.json", json)] {
        let files = page("{{ site.data.a.size }} Hello.").with(path, text);
        let said = build(&files).into_parts().1;
        assert!(said.iter().any(|said| said.message == "more than 500000 values in this file"), "{path}: {said:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_files_is_not_waited_for() {
    let folder = beside_a_secret("![x](a.svg)");
    let made = Command::new("mkfifo").arg(folder.path("site/a.svg")).status().is_ok_and(|status| status.success());
    assert!(made);
    keeps_the_secret(&folder);
}

#[test]
fn drawings_show_nothing_from_outside() {
    for target in
        ["/etc/passwd", "file:///etc/passwd", "../secret.txt", "http://127.0.0.1:9/x.png", "//x/y.png", "about.md"]
    {
        let drawing = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'><image href='{target}' xlink:href='{target}' width='9' height='9'/></svg>"
        );
        let outcome = build(&page("Hello.\n\n![x](a.svg)").with("a.svg", drawing));
        assert!(
            outcome.diagnostics().iter().any(|d| d.code == Code::InvalidImage),
            "{target}: {:?}",
            outcome.into_parts().1
        );
    }
}

#[test]
fn nothing_is_fetched() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let host = listener.local_addr().unwrap();
    let text = format!(
        "Hello. ![x](http://{host}/a.png) <img src='//{host}/a.png'> <link rel=stylesheet href='http://{host}/'> {{% include http://{host}/ %}}"
    );
    let drawing = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='http://{host}/a.png' width='9' height='9'/></svg>"
    );
    let files = page(&format!("{text} ![y](a.svg)"))
        .with("a.svg", drawing)
        .with("_config.yml", format!("title: x\nauthor: {{name: Ada, avatar: 'http://{host}/me.png'}}\n"));
    let outcome = build(&files);
    let unfetched = outcome.diagnostics().iter().filter(|found| found.code == Code::DroppedImage);
    assert!(unfetched.count() > 1, "{:?}", outcome.diagnostics());
    assert_eq!(listener.accept().map(drop).map_err(|error| error.kind()), Err(std::io::ErrorKind::WouldBlock));
}

// ---- Outputs ----

#[test]
fn a_site_writes_pdfs_inside_its_folder_and_nothing_else() {
    for output in [
        "../x.pdf",
        "/../x.pdf",
        "/etc/x.conf",
        "about.md",
        "_config.yml",
        ".git/hooks/pre-commit",
        ".git/x.pdf",
        ".github/workflows/x.yml",
        "a/.b/x.pdf",
        "x",
        "x.pdf/",
        "files/",
    ] {
        let folder = Folder::with(&[("about.md", "---\npermalink: /\nname: Ada\n---\nHello.\n")]);
        fs::write(folder.path("_config.yml"), format!("vitae: {{output: '{output}'}}\n")).unwrap();
        let run = folder.vitae(&["build", "-f", "pdf"]);
        let names: Vec<String> = fs::read_dir(folder.path(""))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let kept = folder.text("about.md").starts_with("---") && folder.text("_config.yml").starts_with("vitae:");
        assert!(kept && names.len() <= 3, "{output}: {names:?}");
        if output != "x.pdf/" {
            run.exits(1).says("cannot be the output");
        }
    }
}

#[cfg(unix)]
#[test]
fn an_output_behind_a_link_stays_in_the_site() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[
        ("victim/keep.txt", ""),
        ("site/about.md", "---\npermalink: /\nname: Ada\n---\nHello.\n"),
        ("site/_config.yml", "vitae: {output: files/cv.pdf}\n"),
    ]);
    symlink("../victim", folder.path("site/files")).unwrap();
    folder.vitae(&["build", "site"]).exits(2).says("a link that leads out of site");
    assert_eq!(fs::read_dir(folder.path("victim")).unwrap().count(), 1);
    // A link in the place of the file itself is left alone, and so is its target; with `--force` the link is replaced, but not
    // its target.
    fs::remove_file(folder.path("site/files")).unwrap();
    fs::create_dir(folder.path("site/files")).unwrap();
    symlink("../../victim/keep.txt", folder.path("site/files/cv.pdf")).unwrap();
    folder.vitae(&["build", "site"]).exits(2).says("it is a symbolic link");
    assert!(fs::symlink_metadata(folder.path("site/files/cv.pdf")).unwrap().is_symlink());
    folder.vitae(&["build", "site", "--force"]).exits(0);
    assert!(folder.read("site/files/cv.pdf").starts_with(b"%PDF") && folder.read("victim/keep.txt").is_empty());
}

#[cfg(unix)]
#[test]
fn a_link_to_a_device_in_the_place_of_an_output_is_not_followed() {
    use std::os::unix::fs::symlink;
    // One fails when written to, the other never ends when read.
    for (command, code, device) in [(["build"].as_slice(), 2, "/dev/full"), (&["check", "--fix"], 1, "/dev/zero")] {
        let folder = Folder::with(&[("about.md", "---\npermalink: /\nname: Ada\n---\nSee [my CV](/cv.pdf).\n")]);
        symlink(device, folder.path("cv.pdf")).unwrap();
        folder.vitae(command).exits(code);
        assert!(fs::symlink_metadata(folder.path("cv.pdf")).unwrap().is_symlink(), "{device}");
        folder.vitae(&[command, &["--force"]].concat()).exits(0);
        assert!(fs::symlink_metadata(folder.path("cv.pdf")).unwrap().is_file(), "{device}");
        assert!(folder.read("cv.pdf").starts_with(b"%PDF"));
    }
}

#[cfg(unix)]
#[test]
fn mending_stays_in_the_site_and_reads_nothing_else() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[
        ("secret.md", "---\nname: Ada\n---\nThe password is xyzzy.\n"),
        ("victim/cv.pdf", "old"),
        ("site/about.md", "---\npermalink: /\nname: Ada\n---\nHello.\n"),
        ("site/_config.yml", "vitae: {output: files/cv.pdf}\n"),
    ]);
    symlink("../victim", folder.path("site/files")).unwrap();
    folder.vitae(&["check", "--fix", "--force", "site"]).exits(2).says("a link that leads out of site");
    assert_eq!(folder.read("victim/cv.pdf"), b"old");
    fs::remove_file(folder.path("site/files")).unwrap();
    fs::remove_file(folder.path("site/about.md")).unwrap();
    symlink("../secret.md", folder.path("site/about.md")).unwrap();
    let run = folder.vitae(&["check", "--fix", "--force", "site"]);
    assert!(!run.messages().contains("xyzzy") && !folder.path("site/files").exists(), "{}", run.messages());
}

#[cfg(unix)]
#[test]
fn a_device_stays_what_it_is() {
    let folder = Folder::with(&[("a.md", "---\nname: Ada\n---\nHello.\n")]);
    folder.vitae(&["build", "a.md", "-o", "/dev/null"]).exits(0);
    assert!(!Path::new("/dev/null").is_file());
}

#[test]
fn odd_names_of_pages_are_names() {
    let folder =
        Folder::with(&[("-o", "---\nname: Ada\n---\nHello.\n"), ("--help.md", "---\nname: Ada\n---\nHello.\n")]);
    folder.vitae(&["build", "./-o", "-o", "x.pdf"]).exits(0);
    folder.vitae(&["build", "-o", "out/", "--", "--help.md"]).exits(0);
    assert!(folder.read("out/--help.pdf").starts_with(b"%PDF"));
}

// ---- Messages ----

#[cfg(unix)]
#[test]
fn messages_neither_steer_the_terminal_nor_command_a_runner() {
    let text = "![x](a%1b]0;owned%07%0a::error::owned%0d.png) ![y](\u{202e}gnp.png) {{ '\u{9b}31m' | nope }} &#27;[31m &#x9b;31m ![\u{1b}[31m](b.png) [z](javascript:%0a::error::owned)";
    for format in ["human", "short", "json", "github"] {
        let folder = beside_a_secret(text);
        fs::write(
            folder.path("site/_config.yml"),
            "title: \"\\e[31m\\n::error::owned\"\nvitae: {template: \"\\e[31m\\n::error::owned\", nope: 1}\n",
        )
        .unwrap();
        for args in [
            &["build", "site", "-v"][..],
            &["check", "site", "-v"],
            &["build", "site", "-v", "-t", "bio", "--color", "never"],
        ] {
            let run = folder.vitae(&[args, &["--message-format", format]].concat());
            let said = run.messages() + &String::from_utf8_lossy(run.stdout());
            assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{format}: {said:?}");
            assert!(!said.contains('\u{202e}'), "{format}: {said:?}");
            assert!(!said.lines().any(|line| line.trim_start().starts_with("::error::owned")), "{format}: {said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_in_messages_are_tame() {
    let folder = Folder::with(&[("a\n::error::owned\u{1b}[31m.md", "---\nname: [\n---\nHello.\n")]);
    for format in ["human", "short", "github", "json"] {
        let run = folder.vitae(&["build", "a\n::error::owned\u{1b}[31m.md", "--message-format", format]);
        let said = run.messages() + &String::from_utf8_lossy(run.stdout());
        assert!(
            !said.lines().any(|line| line.starts_with("::error::owned")) && !said.contains('\u{1b}'),
            "{format}: {said:?}"
        );
    }
}

// ---- Links ----

#[test]
fn links_on_paper_lead_to_the_web_or_nowhere() {
    let targets = [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "file:///etc/passwd",
        "FILE:///x",
        "data:text/html,x",
        "vbscript:x",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "%6aavascript:alert(1)",
        "\u{1}javascript:x",
        "smb://x/y",
        "ms-msdt:/id",
        "search-ms:x",
        "res://x",
        "jar:file:///x",
    ];
    for target in targets {
        let text = format!("Hello.\n\n[a](<{target}>) <a href=\"{target}\">b</a>\n\n{{% bibliography %}}");
        let bib = format!(
            "@article{{k, title={{T}}, author={{A B}}, year=2020, url={{{target}}}, pdf={{{target}}}, html={{{target}}}}}"
        );
        let config = format!(
            "title: x\nauthor: {{name: Ada, url: '{target}', uri: '{target}', website: '{target}', github: '{target}', googlescholar: '{target}'}}\n"
        );
        let built = built(&page(&text).with("_bibliography/a.bib", bib).with("_config.yml", config));
        let markup = (built.markup.text + &built.markup.data).to_lowercase();
        for scheme in [
            "\"javascript:",
            "\"file:",
            "\"data:",
            "\"vbscript:",
            "\"smb:",
            "\"ms-msdt:",
            "\"search-ms:",
            "\"res:",
            "\"jar:",
        ] {
            assert!(!markup.contains(scheme), "{target}: {markup}");
        }
    }
}

// ---- Bombs ----

#[test]
fn yaml_neither_laughs_nor_turns_in_circles() {
    let laughs: String = (b'b'..=b'l')
        .map(|c| format!("{0}: &{0} [{1}]\n", c as char, vec![format!("*{}", (c - 1) as char); 9].join(",")))
        .collect();
    for front in [
        format!("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n{laughs}"),
        "name: &a\n  b: *a\n".to_owned(),
        format!("name: {}\n", "[".repeat(100_000)),
        format!("name: {}\n", "{a: ".repeat(100_000)),
        "- ".repeat(50_000),
    ] {
        let error =
            refusal(&MemoryFiles::new().with("_config.yml", front).with("about.md", "---\npermalink: /\n---\nHello."));
        assert!(matches!(error.code, Code::TooLarge | Code::InvalidYaml), "{}", error.message);
    }
}

#[test]
fn liquid_ends() {
    for text in [
        "{% for i in (1..1000000000) %}x{% endfor %}".to_owned(),
        format!("{}x{}", "{% for i in (1..9999) %}".repeat(6), "{% endfor %}".repeat(6)),
        format!("{{% assign a = \"aaaaaaaa\" %}}{}{{{{ a }}}}", "{% assign a = a | append: a %}".repeat(60)),
        format!(
            "{{% assign a = \"a,b\" | split: \",\" %}}{}{{{{ a | size }}}}",
            "{% assign a = a | concat: a %}".repeat(60)
        ),
        format!(
            "{{% capture a %}}aaaaaaaa{{% endcapture %}}{}{{{{ a }}}}",
            "{% capture a %}{{a}}{{a}}{% endcapture %}".repeat(60)
        ),
        format!("{}x", "{% if true %}".repeat(20_000)),
        format!("{}x{}", "{% if true %}".repeat(5_000), "{% endif %}".repeat(5_000)),
        "{{".repeat(50_000),
        format!("{{{{ a{} }}}}", "[a".repeat(20_000)),
    ] {
        build(&page(&format!("Hello.\n\n{text}")))
            .diagnostics()
            .iter()
            .for_each(|d| assert_ne!(d.code, Code::Internal, "{}", d.message));
    }
    let itself = page("{% include a.html %}Hello.").with("_includes/a.html", "{% include a.html %}".repeat(9));
    built(&itself);
}

#[test]
fn what_is_repeated_ends() {
    for text in ["<p>\n".repeat(50_000), format!("The sea {}is wide.", "🌊+".repeat(20_000))] {
        let outcome = build(&page(&format!("Hello.\n\n{text}")));
        outcome.diagnostics().iter().for_each(|d| assert_ne!(d.code, Code::Internal, "{}", d.message));
    }
    let notes = format!("---\ntitle: Ada\n---\nHello. {}", "^[".repeat(20_000));
    build(&MemoryFiles::new().with("_quarto.yml", "website: {title: Ada}\n").with("index.qmd", notes))
        .diagnostics()
        .iter()
        .for_each(|d| assert_ne!(d.code, Code::Internal, "{}", d.message));
    let include = "{% include a.html %}\n".repeat(60);
    let layout = format!("<html><body><main>{{{{ content }}}}</main>{include}</body></html>");
    let home = "---\npermalink: /\nname: Ada\nlayout: home\n---\nHello.\n";
    let files = page("").with("about.md", home).with("_layouts/home.html", layout).with("_includes/a.html", include);
    built(&files);
}

#[test]
fn nesting_ends() {
    for open in [
        "> ",
        "- ",
        "[",
        "![",
        "*a ",
        "**a ",
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "(",
        "`",
        "<!--",
        "<details>",
        "~~a ",
        "$$",
        "{",
        "&",
        "<",
        "[^1]",
        "1. ",
        "<dl><dd>",
    ] {
        let outcome = build(&page(&format!("Hello.\n\n{}", open.repeat(1_500))));
        assert!(outcome.diagnostics().iter().all(|d| d.code != Code::Internal), "{open}: {:?}", outcome.diagnostics());
    }
}

#[test]
fn notes_that_name_each_other_come_to_an_end() {
    built(&page("Hello[^a].\n\n[^a]: one[^b]\n\n[^b]: two[^a]\n"));
}

#[test]
fn tables_do_not_explode() {
    let wide = format!("|{}\n|{}\n|x|\n", "a|".repeat(5_000), "-|".repeat(5_000));
    assert_eq!(refusal(&page(&wide)).code, Code::TooLarge);
    let spans =
        format!("Hello.\n\n<table>{}</table>", "<tr><td colspan=1000000 rowspan=1000000>x</td></tr>".repeat(50));
    build(&page(&spans)).diagnostics().iter().for_each(|d| assert_ne!(d.code, Code::Internal, "{}", d.message));
}

#[test]
fn bibliographies_do_not_explode() {
    let doubling: String = (1..60).map(|i| format!("@string{{a{i} = a{} # a{}}}\n", i - 1, i - 1)).collect();
    let text = format!(
        "@string{{a0 = \"xxxxxxxxxx\"}}\n{doubling}@article{{k, title = a59, author = {{A B}}, year = 2020}}\n@article{{deep, title = {}x{}}}\n",
        "{".repeat(50_000),
        "}".repeat(50_000)
    );
    let outcome = build(&page("Hello.\n\n{% bibliography %}").with("_bibliography/a.bib", text));
    assert!(outcome.diagnostics().iter().any(|d| d.code == Code::InvalidBibliography), "{:?}", outcome.diagnostics());
}

#[test]
fn formulas_do_not_explode() {
    let macros: String =
        ('b'..='z').zip('a'..='y').map(|(next, last)| format!("\\def\\{next}{{\\{last}\\{last}}}")).collect();
    for math in [
        format!("\\def\\a{{xx}}{macros}\\z"),
        "\\newcommand{\\a}{\\a\\a}\\a".to_owned(),
        "{".repeat(3_000),
        format!("{}1{}", "\\frac{".repeat(300), "}{2}".repeat(300)),
        format!("{}x{}", "\\left(".repeat(300), "\\right)".repeat(300)),
        "\\sqrt".repeat(700),
        "x^".repeat(1_500),
    ] {
        built(&page(&format!("Hello.\n\n$${math}$$")));
    }
    assert_eq!(refusal(&page(&format!("$${}$$", "x+".repeat(20_000)))).code, Code::TooLarge);
}

#[test]
fn pictures_that_are_larger_than_they_look_are_left_out() {
    // A PNG of two billion pixels: just its header and its end.
    let head = [
        &[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13][..],
        b"IHDR",
        &50_000_u32.to_be_bytes(),
        &40_000_u32.to_be_bytes(),
        &[1, 0, 0, 0, 0, 0, 0, 0, 0],
        b"\0\0\0\0IEND\0\0\0\0",
    ]
    .concat();
    let outcome = build(&page("Hello.\n\n![x](a.png)").with("a.png", head));
    let said = outcome.diagnostics().iter().find(|d| d.code == Code::InvalidImage).expect("a finding");
    assert!(said.message.contains("pixels"), "{}", said.message);
}

#[test]
fn one_file_under_many_names_is_one_image() {
    let images: String = (0..300).map(|i| format!("![x](a.svg?{i}) ")).collect();
    let drawing =
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!--{}--></svg>", "x".repeat(1 << 20));
    built(&page(&format!("Hello.\n\n{images}")).with("a.svg", drawing));
}

#[test]
fn what_is_too_large_is_refused_where_it_stands() {
    let marks = format!("a{}", "\u{301}".repeat(40));
    for text in [marks, "word ".repeat(30_000), "x".repeat(5_000), "*a* ".repeat(6_000), "- x\n".repeat(10_000)] {
        let error = refusal(&page(&text));
        assert_eq!(error.code, Code::TooLarge, "{}", error.message);
        assert!(error.span.is_some());
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_fonts_is_read_as_a_site_is() {
    use std::os::unix::fs::symlink;
    let folder = Folder::with(&[("about.md", "---\nname: Ada\n---\nHello.\n"), ("fonts/more/a.txt", "no font")]);
    let endless = [&b"ttcf"[..], &0x1_0000_u32.to_be_bytes(), &u32::MAX.to_be_bytes()].concat();
    fs::write(folder.path("fonts/endless.ttc"), endless).unwrap();
    fs::write(folder.path("fonts/broken.otf"), [b"OTTO".as_slice(), &[0xff; 500]].concat()).unwrap();
    for (from, to) in [
        ("..", "fonts/up"),
        (".", "fonts/loop"),
        (".", "fonts/again"),
        (".", "fonts/and"),
        (".", "fonts/on"),
        (".", "fonts/a"),
        (".", "fonts/b"),
        (".", "fonts/c"),
        ("../more", "fonts/more/loop"),
        ("/etc/passwd", "fonts/p.ttf"),
    ] {
        symlink(from, folder.path(to)).unwrap();
    }
    assert!(Command::new("mkfifo").arg(folder.path("fonts/pipe.ttf")).status().is_ok_and(|status| status.success()));
    folder.vitae(&["build", "about.md", "--font-path", "fonts", "-o", "cv.pdf"]).exits(0).says("cv.pdf: 1 page");
    folder.vitae(&["fonts", "--font-path", "nowhere"]).exits(2).says("nowhere: no such file or directory");
}

#[test]
fn an_own_template_makes_no_link_that_a_page_may_not() {
    let template = |link: &str| format!("#import \"common.typ\": *\n#let cv(data, body) = {{ {link}; body }}\n");
    let build = |link: &str| {
        let folder = Folder::with(&[
            ("_config.yml", "vitae: {template: own.typ, output: cv.pdf}\n"),
            ("about.md", "---\npermalink: /\nname: Ada\n---\nHello.\n"),
            ("own.typ", &template(link)),
        ]);
        folder.vitae(&["build"])
    };
    for target in ["javascript:alert(1)", "file:///etc/passwd", "smb://host/share", "/etc/passwd", "ms-msdt:x"] {
        let run = build(&format!("block(block(link(\"{target}\")[here]))")).exits(1);
        run.says("error[template-error]").says(&format!("`{target}`, which a document must not open"));
    }
    let tiling = "rect(fill: tiling(size: (9pt, 9pt))[#link(\"javascript:alert(1)\")[x]])";
    build(tiling).exits(1).says("`javascript:alert(1)`, which a document must not open");
    for target in ["https://ada.org", "mailto:ada@ada.org", "tel:+123"] {
        build(&format!("link(\"{target}\")[here]")).exits(0);
    }
}

#[test]
fn what_an_own_template_cannot_do_is_no_bug_of_vitae() {
    let build = |template: &str, format: &str| {
        let folder = Folder::with(&[
            ("_config.yml", "vitae: {template: own.typ}\n"),
            ("about.md", "---\npermalink: /\nname: Ada\n---\n# Education\n\n- 2020: PhD, Uni One\n"),
            ("own.typ", &format!("#import \"common.typ\": *\n{template}\n")),
        ]);
        folder.vitae(&["build", "-f", format])
    };
    let setting = |what: &str| format!("#let cv(data, body) = {{ {what}; body }}");
    for (template, format) in [
        (setting("set page(width: 1e300pt)"), "pdf"),
        (setting("set page(width: auto, height: auto, margin: 1e30pt)"), "png"),
        (setting("set page(width: 1e6pt, height: 1e6pt)"), "png"),
        (setting("set page(fill: tiling(size: (1e-9pt, 1e-9pt))[x])"), "png"),
        ("#let cv = 1".to_owned(), "pdf"),
        ("#let cv() = []".to_owned(), "pdf"),
        (setting("") + "\n#let entry = 5", "pdf"),
    ] {
        build(&template, format).exits(1).says("error[template-error]").does_not_say("internal");
    }
}

#[test]
fn html_in_a_drawing_is_no_bug_of_vitae() {
    let html = "<foreignObject width='9' height='9'><div xmlns='http://www.w3.org/1999/xhtml'>x</div></foreignObject>";
    let drawing = format!("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{html}</svg>");
    let images = "name: Ada Lovelace\nvitae: {images: all}\n";
    let built = build(&page("![x](a.svg)").with("a.svg", drawing).with("_config.yml", images));
    let codes: Vec<Code> = built.diagnostics().iter().map(|said| said.code).collect();
    assert!(codes.contains(&Code::InvalidImage) && !codes.contains(&Code::Internal), "{codes:?}");
}
