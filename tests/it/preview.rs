//! `vitae watch` as a user meets it: saves on one side, a real browser on the other, and requests from strangers.

mod browser;
mod watching;

use std::fs;
use std::io::{Read, Write};

use crate::deadline::ENDLESS;
use browser::Browser;
use watching::Watching;

const PAGE: &str = "---\nname: Ada Lovelace\n---\nI wrote the first program.\n";

const CONFIG: &str = "\
name: Ada Lovelace
vitae:
  documents:
    - output: cv.pdf
      sources: [about.md]
    - output: bio.pdf
      template: bio
      sources: [about.md]
      pages: 1
";

/// A document of three pages; `word` is on the second.
fn long_page(word: &str) -> String {
    let chapter = |title: &str, word: &str| {
        let items: String = (1..36).map(|number| format!("- Item {number} {word}\n")).collect();
        format!("\n# {title}\n\n{items}\n<!-- vitae:pagebreak -->\n")
    };
    format!("---\nname: Ada Lovelace\n---\n{}{}{}", chapter("One", "a"), chapter("Two", word), chapter("Three", "c"))
}

#[test]
fn a_save_shows_at_once_and_an_error_until_it_is_mended() {
    let Some(mut browser) = Browser::start() else { return };
    let watching = Watching::site(&[("about.md", PAGE)]);
    browser.open(&watching.address());
    browser.wait_for_words("the first program");
    browser.wait_for("document.querySelector('.sheet img').naturalWidth");

    watching.save("about.md", &PAGE.replace("first", "second"));
    browser.wait_for_words("the second program");

    watching.save("about.md", &PAGE.replace("name: Ada", "name: [Ada"));
    browser.wait_for("!document.getElementById('errors').hidden");
    browser.wait_for("document.getElementById('errors').innerText.includes('about.md:')");
    browser.wait_for("document.title.startsWith('✕') && document.querySelector('.stale .sheet')");
    browser.wait_for_words("the second program");
    assert_eq!(browser.value("document.getElementById('download').href"), "", "an old PDF is offered");

    watching.save("about.md", &PAGE.replace("first", "third"));
    browser.wait_for("document.getElementById('errors').hidden && !document.querySelector('.stale')");
    browser.wait_for_words("the third program");
}

#[test]
fn only_the_page_that_changed_is_fetched_and_nothing_moves() {
    let Some(mut browser) = Browser::start() else { return };
    let watching = Watching::site(&[("about.md", &long_page("old"))]);
    browser.open(&watching.address());
    browser.wait_for("document.querySelectorAll('.sheet').length === 3");
    browser.wait_for("(scrollTo(0, 1500), document.querySelectorAll('.sheet img')[1]?.naturalWidth)");
    browser.wait_for_words("Item 2 old");
    let sources = "[...document.querySelectorAll('.sheet img')].map(({ src }) => src)";
    let before = browser.value(sources);
    let place = browser.value("[scrollY, document.querySelectorAll('.sheet')[1].getBoundingClientRect().top]");

    watching.save("about.md", &long_page("new"));
    browser.wait_for_words("Item 2 new");
    // The same image has the same address, and the browser fetches an address once.
    let after = browser.value(sources);
    assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
    assert_ne!(after[1], before[1]);
    let now = browser.value("[scrollY, document.querySelectorAll('.sheet')[1].getBoundingClientRect().top]");
    assert_eq!(now, place);
}

#[test]
fn document_template_and_language_can_be_chosen() {
    let Some(mut browser) = Browser::start() else { return };
    let page = format!(
        "{PAGE}\n<!--\n我写了世界上第一个程序，那是为了一台从未造成的机器。我也翻译了一篇关于分析机的文章，并且写下了很长的注释。\n-->\n"
    );
    let watching = Watching::site(&[("_config.yml", CONFIG), ("about.md", &page)]);
    browser.open(&watching.address());
    browser.wait_for_words("the first program");
    let choose = |id: &str, value: &str| {
        format!(
            "{{ const select = document.getElementById('{id}'); select.value = '{value}';
               select.dispatchEvent(new Event('change')) }}"
        )
    };
    let shown = "document.getElementById('findings').textContent";

    browser.value(&choose("document", "1"));
    browser
        .wait_for("document.title === 'bio.pdf' && document.getElementById('state').textContent.includes('budget 1')");
    browser.value(&choose("template", "modern"));
    browser.wait_for(&format!("{shown}.includes('modern')"));
    browser.value(&choose("language", "zh-CN"));
    browser.wait_for_words("我写了世界上第一个程序");
    assert_eq!(browser.value("location.search"), "?document=1&template=modern&lang=zh-CN");

    let pdf =
        "fetch(document.getElementById('download').href).then((got) => got.text()).then((text) => text.slice(0, 5))";
    assert_eq!(browser.value(pdf), "%PDF-");
    assert_eq!(browser.value("document.getElementById('download').download"), "bio.pdf");
    let bio = fs::read(watching.path("bio.pdf")).unwrap();
    watching.save("about.md", &page.replace("第一个", "第二个"));
    browser.wait_for_words("第二个程序");
    assert_eq!(fs::read(watching.path("bio.pdf")).unwrap(), bio, "what is chosen in the preview went to disk");
}

#[test]
fn it_works_by_keyboard_and_on_a_phone() {
    let Some(mut browser) = Browser::start() else { return };
    let watching = Watching::site(&[("_config.yml", CONFIG), ("about.md", PAGE)]);
    browser.open(&watching.address());
    browser.wait_for_words("the first program");
    let width = "document.querySelector('.sheet').getBoundingClientRect().width";

    browser.press("0");
    let plain = browser.value(width).as_f64().unwrap();
    assert!((plain - 210.0 / 25.4 * 96.0).abs() < 1.0, "{plain} px at 100 %");
    browser.press("+");
    assert!(browser.value(width).as_f64().unwrap() > plain);
    browser.press("-");
    assert_eq!(browser.value(width), plain);

    browser.press("m");
    browser.wait_for("document.querySelector('#findings:popover-open')");
    browser.press("Escape");
    browser.wait_for("!document.querySelector('#findings:popover-open')");
    browser.press("]");
    browser.wait_for("document.title === 'bio.pdf'");
    for id in ["document", "template", "language", "out", "zoom", "in", "notes", "download"] {
        browser.press("Tab");
        assert_eq!(browser.value("document.activeElement.id"), id);
    }

    browser.resize(360, 740);
    browser.press("w");
    browser.wait_for("document.querySelector('.sheet').getBoundingClientRect().width < 360");
    assert_eq!(browser.value("document.documentElement.scrollWidth"), 360);
    let inside = "[...document.querySelectorAll('select, button, a')].filter((one) => one.checkVisibility())
        .map((one) => one.getBoundingClientRect()).every(({ left, right }) => left >= 0 && right <= innerWidth)";
    browser.wait_for(inside);
}

#[test]
fn nothing_that_a_page_says_runs_in_the_preview() {
    let Some(mut browser) = Browser::start() else { return };
    let evil = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";
    let page = format!("---\nname: Ada\n---\nText `{evil}` [a link](https://example.com/?a=1&b=2\"><script>) & more\n");
    let watching = Watching::site(&[("about.md", &page)]);
    browser.open(&watching.address());
    browser.wait_for_words("onerror");
    browser.wait_for("document.querySelector('.sheet img').naturalWidth");
    watching.save("about.md", &format!("---\nvitae: {{template: '{evil}'}}\n---\nText\n"));
    browser.wait_for("document.getElementById('errors').innerText.includes('onerror')");
    assert_eq!(browser.value("typeof window.ran"), "undefined");
    assert_eq!(browser.value("document.querySelectorAll('#errors img, #errors script').length"), 0);
}

#[test]
fn the_page_says_when_the_watcher_is_gone_and_comes_back_with_it() {
    let Some(mut browser) = Browser::start() else { return };
    let watching = Watching::site(&[("about.md", PAGE)]);
    browser.open(&watching.address());
    browser.wait_for_words("the first program");
    let watching = watching.again(|| browser.wait_for("document.body.dataset.link === 'lost'"));
    browser.wait_for("document.body.dataset.link === 'open'");
    watching.save("about.md", &PAGE.replace("first", "second"));
    browser.wait_for_words("the second program");
}

#[test]
fn another_origin_cannot_read_the_preview() {
    let watching = Watching::site(&[("about.md", PAGE)]);
    let own = format!("Origin: http://127.0.0.1:{}", watching.port);
    for path in ["/", "/?document=7&template=../../x&lang=%00", "/pages/../about.md"] {
        let answer = watching.ask(path, &[&own]);
        let expected = if path.starts_with("/pages") { "HTTP/1.1 404" } else { "HTTP/1.1 200" };
        assert!(answer.starts_with(expected), "{path}: {answer}");
    }
    for path in ["/", "/events", "/document.pdf", "/pages/0.svg"] {
        for headers in [&["Origin: http://evil.example"][..], &["Origin: null"], &["Sec-Fetch-Site: cross-site"]] {
            let answer = watching.ask(path, headers);
            assert!(answer.starts_with("HTTP/1.1 403"), "{path} {headers:?}: {answer}");
            assert!(!answer.contains("Ada"), "{answer}");
        }
        let rebound = watching.send(format!("GET {path} HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n", watching.port));
        assert!(rebound.starts_with("HTTP/1.1 403"), "{path}: {rebound}");
    }
}

#[test]
fn no_file_is_served() {
    let watching = Watching::site(&[("about.md", PAGE), ("secret.svg", "<svg/>")]);
    let paths =
        ["/about.md", "/secret.svg", "/pages/../secret.svg", "/pages/%2e%2e/secret.svg", "//etc/passwd", "/cv.pdf"];
    for path in paths {
        let answer = watching.ask(path, &[]);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"] {
        let answer = watching.send(format!("{method} / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", watching.port));
        assert!(answer.starts_with("HTTP/1.1 405"), "{method}: {answer}");
    }
}

#[test]
fn broken_slow_and_huge_requests_do_not_keep_others_out() {
    let watching = Watching::site(&[("about.md", PAGE)]);
    let host = format!("Host: 127.0.0.1:{}", watching.port);
    let huge = format!("GET / HTTP/1.1\r\n{host}\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
    assert!(!watching.send(huge).contains("200 OK"));
    let many = format!("GET / HTTP/1.1\r\n{host}\r\n{}\r\n", "X: x\r\n".repeat(1000));
    assert!(!watching.send(many).contains("200 OK"));
    let loaded = format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 99999999\r\n\r\n");
    assert!(watching.send(loaded).starts_with("HTTP/1.1 413"));
    for garbage in
        [&b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc"[..], b"GET\r\n\r\n", b"\0\0\0\0\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\n"]
    {
        assert!(!watching.send(garbage).contains("200 OK"));
    }

    let begin = |request: &str| {
        let mut stream = watching.connect();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    };
    let silent: Vec<_> = (0..200).map(|_| begin("")).collect();
    let slow: Vec<_> = (0..200).map(|_| begin("GET / HTTP/1.1\r\nHost: 127")).collect();
    let deaf: Vec<_> = (0..200).map(|_| begin(&format!("GET /events HTTP/1.1\r\n{host}\r\n\r\n"))).collect();
    assert!(watching.ask("/", &[]).starts_with("HTTP/1.1 200"));
    drop((silent, deaf));
    for mut stream in slow {
        // Its connection is closed: at once to make room, or after the time limit.
        let _ = stream.read(&mut [0; 1024]);
    }
    assert!(watching.ask("/", &[]).starts_with("HTTP/1.1 200"));
}

#[test]
fn a_file_that_an_editor_replaces_is_never_missed() {
    let watching = Watching::site(&[("about.md", PAGE)]);
    watching.wait_for("cv.pdf: 1 page");
    let path = watching.path("about.md");
    for round in 0..10 {
        let text = PAGE.replace("first", &format!("{round}th"));
        match round % 4 {
            // Written next to it and moved over it.
            0 => {
                watching.save("about.md.new", &text);
                fs::rename(watching.path("about.md.new"), &path).unwrap();
            }
            // Moved away, and written again.
            1 => {
                fs::rename(&path, watching.path("about.md~")).unwrap();
                watching.save("about.md", &text);
            }
            // Deleted, and written again.
            2 => {
                fs::remove_file(&path).unwrap();
                watching.save("about.md", &text);
            }
            // Emptied, and written in two parts.
            _ => {
                let mut file = fs::File::create(&path).unwrap();
                file.write_all(&text.as_bytes()[..20]).unwrap();
                file.write_all(&text.as_bytes()[20..]).unwrap();
            }
        }
        watching.wait_for("cv.pdf: 1 page");
    }
}

#[test]
fn whatever_the_document_is_made_of_is_watched() {
    let bib = |title: &str| format!("@article{{a, title={{{title}}}, author={{Lovelace, Ada}}, year={{1843}}}}\n");
    let page = format!("{PAGE}\n# Papers\n\n{{% bibliography %}}\n\n![A portrait](pictures/a.svg)\n");
    let picture = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\" fill=\"{colour}\"/></svg>"
        )
    };
    let template = include_str!("../../templates/bio.typ").replace("\"common.typ\"", "\"/templates/common.typ\"");
    let config = format!("{CONFIG}      date: 2024-01-01\n").replace("template: bio", "template: own.typ");
    let watching = Watching::site(&[
        ("_config.yml", &config),
        ("about.md", &page),
        ("_bibliography/papers.bib", &bib("Notes")),
        ("pictures/a.svg", &picture("red")),
        ("own.typ", &template),
    ]);
    watching.wait_for("bio.pdf: 1 page");
    watching.save("_bibliography/papers.bib", &bib("Sketches"));
    watching.wait_for("bio.pdf: 1 page");
    watching.save("pictures/a.svg", &picture("blue"));
    watching.wait_for("bio.pdf: 1 page");
    watching.save("own.typ", &template.replace("11.5pt", "11pt"));
    watching.wait_for("bio.pdf: 1 page");
    watching.save("_config.yml", &config.replace("template: own.typ", "template: modern"));
    watching.wait_for("bio.pdf: 1 page");
    // A new folder is watched too.
    watching.save("more/b.svg", &picture("red"));
    watching.wait_for("nothing to write");
    watching.save("about.md", &page.replace("pictures/a.svg", "more/b.svg"));
    watching.wait_for("bio.pdf: 1 page");
    watching.save("more/b.svg", &picture("green"));
    watching.wait_for("bio.pdf: 1 page");
}

#[test]
fn a_page_that_is_gone_and_comes_back_is_built() {
    let watching = Watching::site(&[("_config.yml", CONFIG), ("about.md", PAGE)]);
    watching.wait_for("bio.pdf:");
    fs::remove_file(watching.path("about.md")).unwrap();
    watching.wait_for("error");
    watching.wait_for("there are errors");
    watching.save("about.md", &PAGE.replace("first", "second"));
    watching.wait_for("cv.pdf:");
}

#[test]
fn a_folder_in_the_place_of_an_output_is_an_error_until_it_goes() {
    let watching = Watching::site(&[("_config.yml", CONFIG), ("about.md", PAGE)]);
    watching.wait_for("bio.pdf:");
    fs::remove_file(watching.path("cv.pdf")).unwrap();
    fs::create_dir(watching.path("cv.pdf")).unwrap();
    watching.save("about.md", &PAGE.replace("first", "second"));
    watching.wait_for("cv.pdf cannot be written");
    watching.wait_for("there are errors");
    fs::remove_dir(watching.path("cv.pdf")).unwrap();
    watching.save("about.md", &PAGE.replace("first", "third"));
    watching.wait_for("cv.pdf: 1 page");
}

#[test]
fn a_file_of_another_program_is_left_and_the_page_is_shown_all_the_same() {
    let page = PAGE.replace("program.", "program. See [my CV](/files/cv.pdf).");
    let files = [("_config.yml", "title: x\n"), ("index.md", &page), ("files/cv.pdf", "%PDF-1.4 /Producer (Word)")];
    let watching = Watching::site(&files);
    watching.wait_for("error[foreign-file]: files/cv.pdf was left alone: it was made by Word");
    watching.wait_for("nothing to write");
    assert!(watching.ask("/document.pdf", &[]).contains("200 OK"));
    watching.save("index.md", &page.replace("first", "very first"));
    // Printed only once: `wait_for` does not accept an error before the words that it waits for.
    watching.wait_for("nothing to write");
    assert_eq!(fs::read(watching.path("files/cv.pdf")).unwrap(), b"%PDF-1.4 /Producer (Word)");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_that_is_swapped_in_is_not_followed() {
    let outside = tempfile::TempDir::new().unwrap();
    fs::write(outside.path().join("secret.md"), PAGE.replace("I wrote", "xyzzy")).unwrap();
    let watching = Watching::site(&[("_config.yml", CONFIG), ("about.md", PAGE)]);
    watching.wait_for("bio.pdf:");
    let pdf = fs::read(watching.path("cv.pdf")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.md"), watching.path("about.new")).unwrap();
    fs::rename(watching.path("about.new"), watching.path("about.md")).unwrap();
    watching.wait_for("error");
    watching.wait_for("there are errors");
    assert!(fs::read(watching.path("cv.pdf")).unwrap() == pdf);
    fs::remove_file(watching.path("about.md")).unwrap();
    watching.save("about.md", &PAGE.replace("first", "second"));
    watching.wait_for("cv.pdf:");
}

#[test]
fn a_document_that_takes_too_long_does_not_end_the_watch() {
    let slow = "vitae: {template: own.typ, output: cv.pdf}\n";
    let files = [("_config.yml", slow), ("about.md", PAGE), ("own.typ", ENDLESS)];
    let watching = Watching::site_with(&files, &["--time-limit", "10"]);
    watching.wait_for("error[too-slow]: cv.pdf took longer than 10 s");
    watching.wait_for("there are errors");
    watching.save("_config.yml", "vitae: {output: cv.pdf}\n");
    watching.wait_for("cv.pdf: 1 page");
}
