//! Which pages a site has, which of them the CV is made from, and what is never read.

use crate::binary::{Folder, says};

/// The words of a document made from a folder without naming anything.
fn words(files: &[(&str, &str)]) -> String {
    let folder = Folder::with(files);
    folder.vitae(&["build", "-q", "-o", "out.txt"]).exits(0);
    folder.text("out.txt")
}

const PERSON: (&str, &str) = ("_config.yml", "author: {name: Ada Lovelace}\n");

#[test]
fn a_page_that_lists_a_blog_is_no_homepage() {
    let index = "---\nlayout: null\n---\n<html><head><title>Joe</title></head><body><h1>Ahoy—</h1><a href=\"#blog\" class=\"btn\">Discover More</a>\n\
                 {% assign sorted = site.blog | sort: 'date' | reverse %}\n{% for post in sorted %}<h3>{{ post.title }}</h3>{{ post.content }}{% endfor %}</body></html>\n";
    let files = [
        ("_config.yml", "name: Joe Lind\ncollections: {blog: {output: true}}\n"),
        ("index.html", index),
        ("about.html", "---\n---\n<p>I study tides.</p>\n"),
        ("_blog/2020-01-01-foam.md", "---\ntitle: Foam\n---\nToday I saw foam.\n"),
    ];
    let folder = Folder::with(&files);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    says(&folder.text("out.txt"), &["I study tides."], &["foam", "Discover", "Ahoy"]);
}

#[test]
fn the_page_with_the_words_is_found() {
    let posts =
        "---\nlayout: home\n---\n<h1>Posts</h1>\n{% for post in site.posts %}<a>{{ post.title }}</a>{% endfor %}\n";
    let cases: [&[(&str, &str)]; 5] = [
        &[("cv.md", "# Ada Lovelace\n\nI wrote a program.\n")],
        &[PERSON, ("_pages/cv.md", "---\npermalink: /cv/\n---\nI wrote a program.\n")],
        &[PERSON, ("index.html", posts), ("about.md", "---\nlayout: page\n---\nI wrote a program.\n")],
        &[PERSON, ("index.html", posts), ("resume.md", "---\n---\nI wrote a program.\n"), ("README.md", "A site.\n")],
        &[("ada.md", "# Ada Lovelace\n\nI wrote a program.\n"), ("LICENSE.md", "Free.\n")],
    ];
    for files in cases {
        let text = words(files);
        assert!(text.contains("I wrote a program."), "{files:?} gives\n{text}");
        assert!(!text.contains("A site.") && !text.contains("Posts"), "{files:?} gives\n{text}");
    }
}

#[test]
fn what_jekyll_does_not_publish_is_not_printed() {
    let text = words(&[
        ("_config.yml", "author: {name: Ada Lovelace}\nexclude: [vita.md]\n"),
        ("index.md", "---\n---\nI wrote a program.\n"),
        ("cv.md", "---\npublished: false\n---\nA draft.\n"),
        ("_resume.md", "---\n---\nA draft.\n"),
        ("vita.md", "---\n---\nA draft.\n"),
        ("curriculum-vitae.md", "---\nredirect_to: /elsewhere/\n---\nA draft.\n"),
    ]);
    assert!(text.contains("I wrote a program.") && !text.contains("A draft."), "{text}");
}

#[test]
fn a_site_of_another_generator_is_named_and_not_guessed_at() {
    let page = "---\ntitle: A talk\n---\nSlides can be shown.\n";
    for (mark, name, likely) in [
        ("_quarto.yml", "Quarto", "about.qmd"),
        ("mkdocs.yml", "MkDocs", "docs/about.md"),
        ("astro.config.mjs", "Astro", "src/pages/about.md"),
        (".vuepress", "VuePress", "docs/README.md"),
    ] {
        let folder = Folder::with(&[
            (mark, "# x\n"),
            (likely, page),
            ("content/talks/one/index.md", page),
            ("README.md", "A site; the CV is `files/cv.pdf`.\n"),
        ]);
        folder
            .vitae(&["build"])
            .exits(2)
            .says(&format!("error[unknown-site]: this site is built with {name} (see {mark})"))
            .says(&format!("vitae build {likely}"));
        folder.vitae(&["build", "-q", likely, "-o", "out.txt"]).exits(0);
        let block = format!("vitae: {{sources: [{likely}], output: me.pdf}}\n");
        std::fs::write(folder.path("_config.yml"), block).unwrap();
        folder.vitae(&["build"]).exits(0).says("me.pdf");
    }
}

#[test]
fn a_website_of_quarto_is_read_with_the_pages_of_its_menu() {
    let quarto = "project: {type: website}\nlang: en\nwebsite:\n  title: Engines\n  site-url: https://engine.example\n  navbar:\n    left:\n    \
        - {text: Papers, href: publications.qmd}\n    - {text: Talks, href: talks/index.qmd}\n    \
        right:\n    - {icon: linkedin, href: 'https://www.linkedin.com/in/ada-engines', aria-label: LinkedIn}\n    - {icon: rss, href: 'https://engine.example/feed.xml'}\n";
    let home = "---\ntitle: Ada Lovelace\nsubtitle: Countess of Engines\nabout:\n  template: jolla\n  links:\n  \
        - {icon: envelope, text: E-mail, href: 'mailto:ada@engine.example'}\n---\nI study engines.\n";
    let text = words(&[
        ("_quarto.yml", quarto),
        ("README.md", "# My site\n"),
        ("index.qmd", home),
        (
            "publications.qmd",
            "---\ntitle: Publications\n---\n- Notes on the engine. Memoirs 3, 1843.\n- Letters. Memoirs 2, 1842.\n",
        ),
        ("talks/index.qmd", "---\ntitle: Talks\n---\n- On engines, London, 1842\n- On wings, Turin, 1840\n"),
        ("draft.qmd", "---\ntitle: Teaching\ndraft: true\n---\n- Sums, 1841\n- Flight, 1839\n"),
    ]);
    for part in [
        "Ada Lovelace",
        "Countess of Engines",
        "ada@engine.example",
        "linkedin.com/in/ada-engines",
        "I study engines.",
        "Notes on the engine",
        "On wings",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("My site") && !text.contains("Sums"), "{text}");
}

#[test]
fn the_lists_that_quarto_makes_have_their_items() {
    let quarto = "project: {type: website}\nlang: en\nwebsite:\n  title: Engines\n  site-url: https://engine.example\n  navbar:\n    left:\n    \
        - {text: Research, href: research/index.qmd}\n    - {text: Talks, href: talks.qmd}\n    - {text: Blog, href: blog.qmd}\n";
    let research = "---\ntitle: Research\nlisting:\n  - {id: working, contents: 'working/**/*.qmd', exclude: {title: Draft*}}\n  \
        - id: published\n    contents: published\n    sort: [date desc]\n  - {id: grants, contents: 'grants/*.yml'}\n---\n\n## Working papers\n\n::: {#working}\n:::\n\n\
        ## Published papers\n\n::: {#published}\n:::\n\n## Grants\n\n::: {#grants}\n:::\n";
    let paper = |title: &str, more: &str| {
        format!(
            "---\ntitle: {title}\nauthor: [Ada Lovelace, {{name: {{given: Charles, family: Babbage}}}}]\n{more}\n---\n# Abstract\n\nLong.\n"
        )
    };
    let working = paper("Sums without hands", "date: 09/01/1844\ndoi: 10.1000/sums");
    let old = paper("Notes on the engine", "date: 1842\ncitation: {container-title: Memoirs, volume: 3, page: 1-9}");
    let new = paper("Letters on wings", "date: 1843-05-01\njournal: Proceedings 1843");
    let draft = paper("Draft of sums", "date: 1845");
    let talks = "- {title: On engines, date: 1842-03-01, event: Royal Society, location: London}\n- {title: On wings, date: 1840-02-01, event: Academy, location: Turin}\n";
    let text = words(&[
        ("_quarto.yml", quarto),
        ("index.qmd", "---\ntitle: Ada Lovelace\n---\nI study engines.\n"),
        ("research/index.qmd", research),
        ("research/working/a/index.qmd", &working),
        ("research/working/b/index.qmd", &draft),
        ("research/published/notes.qmd", &old),
        ("research/published/wings.qmd", &new),
        ("talks.qmd", "---\ntitle: Talks\nlisting: {contents: talks.yml, type: table}\n---\n"),
        ("talks.yml", talks),
        ("research/grants/all.yml", "- {title: Wings for all, agency: Royal Fund, role: PI, date: 1841-01-01}\n"),
        ("blog.qmd", "---\ntitle: Blog\nlisting: {contents: posts}\n---\n"),
        ("posts/a.qmd", "---\ntitle: My first post\ndate: 1843-01-01\n---\nHello.\n"),
    ]);
    let order = [
        "Working papers",
        "Ada Lovelace, Charles Babbage. Sums without hands.",
        "Published papers",
        "Letters on wings. Proceedings. 1843",
        "Notes on the engine. Memoirs, 3, 1–9",
        "Grants",
        "Wings for all, PI, Royal Fund",
        "Talks",
        "On engines, Royal Society, London",
        "On wings, Academy, Turin",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|words| text.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {text}");
    assert!(!text.contains("Draft") && !text.contains("first post") && !text.contains("Long."), "{text}");
}

#[test]
fn a_site_of_html_is_not_the_note_beside_it() {
    let home =
        "<!DOCTYPE html><html><head><title>Ada Lovelace</title></head><body><p>I study engines.</p></body></html>\n";
    let note = "## Set up the search\n\n1. Add the address.\n2. Push.\n";
    let text = words(&[("index.html", home), ("README.md", "# The site\n"), ("SEARCH_SETUP.md", note)]);
    assert!(text.contains("I study engines.") && !text.contains("Set up"), "{text}");
}

#[test]
fn the_items_of_a_list_in_quarto_may_be_whole_references() {
    let quarto = "project: {type: website}\nwebsite:\n  navbar:\n    left:\n    - {text: Publications, href: publications.qmd}\n";
    let list = "- citation: Lovelace, A. (1843). Notes on the engine. *Memoirs*, 3.\n  doi: https://doi.org/10.1000/1\n- citation: Lovelace, A. (1842). Letters on wings. *Memoirs*, 2.\n";
    let page = "---\ntitle: Publications\nlisting: {id: pubs, contents: publications.yml, sort: false}\n---\n:::{#pubs}\n:::\n";
    let folder = Folder::with(&[
        ("_quarto.yml", quarto),
        ("index.qmd", "---\ntitle: Ada A. Lovelace\nabout: {template: solana}\n---\nI study engines.\n"),
        ("publications.qmd", page),
        ("publications.yml", list),
    ]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    for part in ["Ada A. Lovelace", "Lovelace, A. (1843). Notes on the engine. Memoirs, 3.", "Letters on wings"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(run.messages().contains("all 2 titles read from the site's collection are printed"), "{}", run.messages());
}

#[test]
fn a_website_of_r_markdown_is_read_with_the_pages_of_its_menu() {
    let site = "name: engines\nnavbar:\n  title: Ada Lovelace\n  left:\n    - {text: Home, href: index.html}\n    - {text: CV, href: cv.html}\n";
    let text = words(&[
        ("_site.yml", site),
        ("README.md", "# My site\n"),
        ("index.Rmd", "---\ntitle: About\n---\n```{r, echo=FALSE}\nplot(1)\n```\nI study engines.\n"),
        ("cv.Rmd", "---\ntitle: CV\n---\n## Education\n\n- **Lessons in sums** (1828-1832)\n"),
        ("_draft.Rmd", "---\ntitle: Talks\n---\n- Flight, 1839\n"),
    ]);
    for part in ["Ada Lovelace", "I study engines.", "Lessons in sums"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for part in ["My site", "plot", "Flight"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_site_of_html_is_read_with_the_pages_that_it_links_to() {
    let home = "<!DOCTYPE html><html><head><title>Ada Lovelace – Home</title></head><body>\
        <nav><a href=\"index.html\">Home</a> <a href=\"publications.html\">Publications</a></nav>\
        <p>I study engines.</p><UL><LI><A HREF='external.html'>Duties</A></LI></UL><pre>@article{lovelace1843,\n  title = {Notes}\n}</pre><p><a href=\"mailto:%61da@engine.example\">E-mail</a></p></body></html>\n";
    let papers = "<html><body><nav><a class=\"brand\" href=\"/\">Ada Lovelace</a> <a href=\"index.html\">Start</a>\
        <a href=\"publications.html\">Papers</a> <button>Menu</button></nav><p align=\"center\">Publications</p><ul><li>Notes on the engine. Memoirs 3, 1843.</li>\
        <li>Letters on numbers. Memoirs 2, 1842.</li></ul></body></html>\n";
    let service = "<html><body><ul><li>Board of the engine, 2010</li><li>Jury of wings, 2011</li><li>Chair of sums, 2012</li></ul></body></html>\n";
    let text = words(&[
        ("index.html", home),
        ("publications.html", papers),
        ("external.html", service),
        ("README.md", "# My site\n"),
    ]);
    for part in ["Ada Lovelace", "Board of the engine", "ada@engine.example", "I study engines.", "Notes on the engine"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    for part in ["My site", "Start", "lovelace1843"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
    assert_eq!(text.matches("Publications").count(), 1, "{text}");
}

#[test]
fn of_a_page_of_jemdoc_the_text_is_printed_and_the_menu_leads() {
    let page = |menu: &str, text: &str| {
        format!(
            "<html><head><title>Ada Lovelace (陈谢沅澧)</title></head><body><table id=\"tlayout\"><tr valign=\"top\">\n<td id=\"layout-menu\">\
             <div class=\"menu-item\"><a href=\"{menu}\">Articles</a></div>\n<div class=\"menu-item\"><a href=\"https://github.com/ada\">GitHub</a></div></td>\n\
             <td id=\"layout-content\"><div id=\"toptitle\"><h1>{text}\n<div id=\"footer\"><div id=\"footer-text\">Page generated 2020-01-01, by \
             <a href=\"https://jemdoc.example\">jemdoc</a>.</div></div></td></tr></table></body></html>\n"
        )
    };
    let lines = "<table class=\"imgtable\"><tr><td><img src=\"a.jpg\" alt=\"\" />&nbsp;</td>\n<td align=\"left\"><p>Professor, Uni One</p></td></tr></table>";
    let home =
        page("old.html", &format!("Ada Lovelace (陈谢沅澧)</h1></div>{lines}<h2>Research</h2><p>I study engines.</p>"));
    let list = page(
        "articles.html",
        "Articles</h1></div><ul><li>Notes on the engine. Memoirs 3, 1843.</li><li>Letters on numbers. Memoirs 2, 1842.</li></ul>",
    );
    let text = words(&[("index.html", &home), ("papers.html", &list), ("a.jpg", "")]);
    for part in
        ["Ada Lovelace (陈谢沅澧)\nProfessor, Uni One", "github.com/ada", "I study engines.", "Notes on the engine"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    for part in ["GitHub", "Page generated", "|"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_readme_beside_a_page_of_html_is_no_cv() {
    let app = "<!DOCTYPE html><html><body><div id=\"root\"></div></body></html>\n";
    let folder = Folder::with(&[("index.html", app), ("README.md", "# Ada Lovelace\n\nA site.\n")]);
    folder.vitae(&["build"]).exits(2).says("error[unknown-site]: index.html is HTML without text");
    let folder = Folder::with(&[("notes.md", "One.\n"), ("more.md", "Two.\n"), ("README.md", "A site.\n")]);
    folder.vitae(&["build"]).exits(2).says("error[no-page]").says("vitae build more.md").says("vitae build notes.md");
    assert!(words(&[("README.md", "# Ada Lovelace\n\nI wrote a program.\n")]).contains("I wrote a program."));
}

#[test]
fn what_posts_at_the_root_have_in_common_is_the_homepage() {
    let layout = "<html><body><h1>{{ site.name }}</h1><p>I study tides.</p><h2>Publications</h2>\n{% for post in site.posts %}<h3>{{ post.title }}</h3>\
        {{ post.authors }}<br><em>{{ post.venue }}</em>, {{ post.date | date: '%Y' }}{% endfor %}</body></html>\n";
    let post = |title: &str| {
        format!("---\nlayout: post\ntitle: {title}\nauthors: Joe Lind, Ann Berg\nvenue: Harbour News\n---\n")
    };
    let text = words(&[
        ("_config.yml", "name: Joe Lind\npermalink: /\n"),
        ("_layouts/default.html", layout),
        ("_layouts/post.html", "---\nlayout: default\n---\n"),
        ("_posts/2020-02-01-foam.md", &post("On foam")),
        ("_posts/2021-02-01-gulls.md", &post("On gulls")),
        ("thesis.md", "---\ntitle: A guideline on your thesis\n---\nRegister your thesis.\n"),
    ]);
    says(&text, &["Joe Lind", "I study tides.", "On foam", "On gulls", "Harbour News, 2021"], &["Register"]);
}

#[test]
fn a_page_for_others_is_no_homepage_even_alone() {
    for (path, front) in [
        ("teaching.md", "title: Tides for beginners"),
        ("thesis.md", "title: A guideline on your thesis"),
        ("software.md", ""),
    ] {
        let page = format!("---\n{front}\n---\nWe will meet at the harbour.\n");
        let folder = Folder::with(&[("_config.yml", "name: Joe Lind\n"), (path, &page)]);
        folder.vitae(&["build"]).exits(2).says("error[no-page]").says(&format!("vitae build {path}"));
    }
}

#[test]
fn a_readme_that_greets_in_the_authors_name_is_the_homepage() {
    let site = |heading: &str| {
        Folder::with(&[
            ("_config.yml", "author: {name: Ada King Lovelace}\ntheme: jekyll-theme-minimal\n"),
            ("README.md", &format!("# {heading}\n\nI wrote a program.\n")),
            ("talks.md", "# Talks\n\n- On engines, 1842\n- On wings, 1840\n"),
            ("sums.md", "# Sums\n\n- Numbers, 1842\n"),
        ])
    };
    let folder = site("👋 Hi, I am Ada Lovelace");
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    assert!(folder.text("out.txt").contains("I wrote a program."));
    site("My website").vitae(&["build"]).exits(2).says("error[no-page]");
}

/// No word of a README gets into a document if another program makes the pages, whatever that program is.
#[test]
fn a_readme_beside_pages_of_another_generator_is_no_cv() {
    for (mark, text, name) in [
        ("package.json", "{\"dependencies\": {\"next\": \"14\"}}", "Next.js"),
        (".vitepress/config.mts", "x", "VitePress"),
        ("cv.qmd", "x", "Quarto"),
        ("cv.Rmd", "x", "R Markdown"),
        ("pelicanconf.py", "x", "Pelican"),
    ] {
        let folder = Folder::with(&[(mark, text), ("README.md", "# Ada Lovelace\n\nA site.\n")]);
        folder.vitae(&["build"]).exits(2).says("error[unknown-site]").says(name).does_not_say("build README.md");
        assert!(!folder.path("cv.pdf").exists(), "{mark}");
    }
}

#[test]
fn a_readme_in_a_folder_of_data_is_not_proposed() {
    let package = ("package.json", "{\"dependencies\": {\"react\": \"18\"}}");
    let folder =
        Folder::with(&[package, ("src/content/README.md", "# How to edit\n"), ("src/content/papers.js", "x\n")]);
    folder.vitae(&["build"]).exits(2).says("error[unknown-site]").says("vitae build page.md").does_not_say("README");
}

#[test]
fn a_site_of_franklin_is_refused() {
    let folder = Folder::with(&[
        ("config.md", "+++\nauthor = \"Ada Lovelace\"\n+++\n"),
        ("_layout/head.html", "<head></head>\n"),
        ("index.md", "@def title = \"Ada Lovelace\"\n\nI study engines.\n"),
    ]);
    folder.vitae(&["build"]).exits(2).says("this site is built with Franklin.jl (see config.md)");
    let notes = Folder::with(&[("config.md", "How I set up my boat.\n"), ("index.md", "I study engines.\n")]);
    notes.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
}

#[test]
fn what_is_no_page_is_refused_by_its_name() {
    let folder = Folder::with(&[("cv.ipynb", "{\"cells\": []}\n"), ("cv.tex", "\\begin{document}\n")]);
    folder.vitae(&["build", "cv.ipynb"]).exits(2).says("cv.ipynb is a Jupyter notebook");
    folder.vitae(&["build", "cv.tex"]).exits(2).says("cv.tex is LaTeX; vitae reads Markdown and HTML");
}

#[test]
fn a_message_says_of_a_language_only_what_is_certain() {
    let folder = Folder::with(&[("a.md", "---\nname: 王芳\n---\n我的研究方向是机器学习。I study tides.\n")]);
    let run = folder.vitae(&["build", "a.md", "--lang", "en"]).exits(1);
    run.says("no complete part of the page is in English; most of it is in Chinese");
    let folder = Folder::with(&[("a.md", "---\nname: Ada\n---\nSono una ricercatrice e studio le maree.\n")]);
    let run = folder.vitae(&["build", "a.md", "--lang", "zh"]).exits(1);
    run.says("no complete part of the page is in Chinese\n").does_not_say("is in English");
}

#[test]
fn markup_of_other_generators_is_not_printed() {
    let folder = Folder::with(&[
        ("about.md", "+++\ntitle = \"Ada Lovelace\"\n# a remark\n+++\nI wrote a {{< icon \"pen\" >}} *program*.\n"),
        (
            "cv.qmd",
            "---\ntitle: Ada Lovelace\n---\n::: {.lead}\nI wrote a [program]{.mark}.\n:::\n\n```{r}\nplot(1)\n```\n",
        ),
    ]);
    for page in ["about.md", "cv.qmd"] {
        let run = folder.vitae(&["build", page, "-o", "out.txt", "-v"]);
        run.exits(0)
            .says("left out[dropped-shortcode]: shortcodes and code that only the site's own generator can run");
        let text = folder.text("out.txt");
        assert!(text.contains("I wrote a") && text.contains("program"), "{text}");
        for raw in ["+++", "remark", "{{", ":::", "mark}", "plot", "icon"] {
            assert!(!text.contains(raw), "“{raw}” is in\n{text}");
        }
    }
}

#[test]
fn hidden_files_are_never_read() {
    let secret = "the password is sesame\n";
    for (config, page) in [
        ("author: {name: Ada}\n", "---\n---\nHello. {% include_relative .env %} {% include_relative .git/config %}\n"),
        ("author: {name: Ada}\nvitae: {sources: [index.md, .env]}\n", "---\n---\nHello.\n"),
        ("author: {name: Ada}\nvitae: {sources: [.git/config], attach: true}\n", "---\n---\nHello.\n"),
        ("author: {name: Ada}\n", "---\n---\nHello. ![x](.env) {% include_relative link.md %}\n"),
    ] {
        let folder =
            Folder::with(&[("_config.yml", config), ("index.md", page), (".env", secret), (".git/config", secret)]);
        #[cfg(unix)]
        std::os::unix::fs::symlink(".env", folder.path("link.md")).unwrap();
        let run = folder.vitae(&["build", "-o", "out.txt", "-v"]);
        assert!(!run.messages().contains("sesame"), "{}", run.messages());
        let text = std::fs::read_to_string(folder.path("out.txt")).unwrap_or_default();
        assert!(!text.contains("sesame"), "{text}");
    }
    let folder = Folder::with(&[(".cv.md", secret)]);
    folder.vitae(&["build", ".cv.md"]).exits(2).says("it is hidden: its path has a leading dot");
}

#[test]
fn init_never_edits_a_readme() {
    let readme = "# Ada Lovelace\n\nI wrote a program.\n";
    let folder = Folder::with(&[("README.md", readme)]);
    folder.vitae(&["init"]).exits(0);
    assert_eq!(folder.text("README.md"), readme);
    assert!(folder.text("_config.yml").contains("vitae:"));
    folder.vitae(&["build"]).exits(0);
}

/// What is left out is reported kind by kind, each with the count and the places.
#[test]
fn losses_are_grouped_by_their_kind() {
    let page =
        "---\nname: Ada Lovelace\n---\nHello. <!-- one -->\n\n<video src=\"a\"></video>\n\nAgain. <!-- two -->\n";
    let folder = Folder::with(&[("about.md", page)]);
    let run = folder.vitae(&["build", "about.md", "-o", "out.txt", "-v"]);
    let run = run.exits(0).says("what the site does not show either (2)\n  about.md:4:8: ").says("\n  about.md:8:8: ");
    let heading = "left out[hidden]: what the site";
    assert_eq!(run.messages().matches(heading).count(), 1, "{}", run.messages());
    folder.vitae(&["build", "about.md", "-o", "out.txt"]).exits(0).says("left out: 1 thing (-v)");
}

/// A site with two papers and these pages, and what is printed with `-v`.
fn site_with_papers(pages: &[(&str, &str)]) -> (String, String) {
    let config = "title: Mira Solberg\nauthor: {name: Mira Solberg}\npublication_category: {books: {title: Books}, papers: {title: Articles}}\n";
    let mut files = vec![
        ("_config.yml", config),
        ("index.md", "---\npermalink: /\n---\nI study marshes.\n"),
        ("_publications/2019-mud.md", "---\ntitle: Mud\ncategory: papers\nvenue: J. Coasts\ndate: 2019-02-01\n---\n"),
        ("_publications/2021-atlas.md", "---\ntitle: Atlas of salt\ncategory: books\ndate: 2021-02-01\n---\n"),
        ("_publications/2022-birds.md", "---\ntitle: Birds\nvenue: J. Wings\ndate: 2022-02-01\n---\n"),
    ];
    files.extend(pages);
    let folder = Folder::with(&files);
    let said = folder.vitae(&["build", "-v", "-f", "txt", "-o", "cv.txt"]).exits(0).messages().to_owned();
    (folder.text("cv.txt").trim_end().to_owned(), said)
}

const CATEGORIES: &str = "---\ntitle: Publications\npermalink: /publications/\n---\n\
    {% for category in site.publication_category %}<h2>{{ category[1].title }}</h2>\n\
    {% for post in site.publications reversed %}{% if post.category != category[0] %}{% continue %}{% endif %}\n\
    {% include archive-single.html %}\n{% endfor %}{% endfor %}";

#[test]
fn the_sites_own_list_is_printed_where_no_page_lists_the_publications() {
    let (text, said) = site_with_papers(&[("_pages/publications.html", CATEGORIES)]);
    let expected =
        "## Publications\n\n### Books\n\n[1] Atlas of salt. 2021\n\n### Articles\n\n[2] Mud. J. Coasts. 2019";
    assert!(text.ends_with(expected), "{text}");
    assert!(said.contains("_publications/2022-birds.md:2:8: no printed page lists “Birds”"), "{said}");
}

#[test]
fn publications_that_a_page_lists_are_not_listed_twice() {
    let cv = "---\ntitle: CV\npermalink: /cv/\n---\n# Papers\n\n{% for post in site.publications %}{% include archive-single-cv.html %}{% endfor %}";
    for (page, expected) in [
        (
            ("_pages/cv.md", cv),
            "## Papers\n\n[1] Mud. J. Coasts. 2019\n\n[2] Atlas of salt. 2021\n\n[3] Birds. J. Wings. 2022",
        ),
        (("cv.md", "# Publications\n\n- Mud, 2019\n- Salt, 2021\n"), "## Publications\n\nMud, 2019\n\nSalt, 2021"),
    ] {
        let (text, _) = site_with_papers(&[("_pages/publications.html", CATEGORIES), page]);
        assert!(text.ends_with(expected), "{text}");
    }
}

#[test]
fn an_archive_to_browse_through_is_no_list() {
    let archive = "---\ntitle: Publications\npermalink: /publications/\n---\n{% for post in site.publications %}## {{ forloop.index }}. {{ post.title }}\n\nRead it.\n\n{% endfor %}";
    let (text, _) = site_with_papers(&[("_pages/publications.md", archive)]);
    assert!(
        text.ends_with(
            "## Publications\n\n[1] Birds. J. Wings. 2022\n\n[2] Atlas of salt. 2021\n\n[3] Mud. J. Coasts. 2019"
        ),
        "{text}"
    );
}

#[test]
fn the_titles_of_items_head_no_sections() {
    let archive = "---\ntitle: CV\npermalink: /cv/\n---\n## Papers\n\n{% for post in site.publications %}\n# {{ forloop.index }}. {{ post.title }}\n\nRead it.\n\n{% endfor %}\n## Prizes\n\nOne.\n";
    let (text, _) = site_with_papers(&[("_pages/cv.md", archive)]);
    assert!(text.contains("## Papers\n\n1. Mud\n\nRead it."), "{text}");
}

const NEWS: &[(&str, &str)] = &[
    (
        "_layouts/about.liquid",
        "{{ content }}{% if page.announcements.enabled %}<h2>news</h2>{% include news.liquid limit=true %}{% endif %}",
    ),
    (
        "_includes/news.liquid",
        "<table>{% for item in site.news %}<tr><th>{{ item.date | date: '%Y' }}</th><td>{{ item.content }}</td></tr>{% endfor %}</table>",
    ),
    ("_news/a.md", "---\ndate: 2021-01-01\n---\nA prize for mud.\n"),
];

#[test]
fn what_a_layout_lists_below_the_text_is_printed_or_listed() {
    let site = |config: &'static str, enabled: bool| {
        let page = format!(
            "---\nlayout: about\npermalink: /\nannouncements: {{enabled: {enabled}}}\n---\nI study mud.\n\n# Work\n\nAt Sund.\n"
        );
        let mut files = vec![("_config.yml", config), ("about.md", page.as_str())];
        files.extend(NEWS);
        let folder = Folder::with(&files);
        let said = folder.vitae(&["build", "-v", "-f", "txt", "-o", "cv.txt"]).exits(0).messages();
        (folder.text("cv.txt"), said)
    };
    let config = "author: {name: Mira Solberg}\ncollections: {news: {}}\n";
    let (text, said) = site(config, true);
    assert!(!text.contains("prize") && said.contains("“news” is left out"), "{text}{said}");
    let kept = "author: {name: Mira Solberg}\ncollections: {news: {}}\nvitae: {keep: [news]}\n";
    assert!(site(kept, true).0.contains("A prize for mud."));
    assert!(!site(kept, false).0.contains("prize"));
}

#[test]
fn nothing_that_a_layout_prints_is_markdown() {
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Mira Solberg}\n"),
        ("index.md", "---\nlayout: papers\n---\nI study *mud*.\n"),
        ("_layouts/papers.html", "{{ content }}{% for paper in site.data.papers %}\n\n<p>{{ paper }}</p>{% endfor %}"),
        ("_data/papers.yml", "- 'Ek *, A. Lind *: _Mud_ [sic]'\n- \"Lind's *Mud*: 1. Sand\"\n"),
    ]);
    folder.vitae(&["build", "-f", "typ", "-o", "cv.typ"]).exits(0);
    let text = folder.text("cv.typ");
    let lines: Vec<&str> = text.lines().filter(|line| line.contains("ud")).collect();
    let expected =
        ["#lead[I study #emph[mud]\\.]", "Ek \\*, A. Lind \\*: \\_Mud\\_ \\[sic\\]", "Lind\\'s \\*Mud\\*: 1. Sand"];
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn the_accounts_of_a_layout_are_the_authors() {
    let link = |target: &str, shown: &str| format!("<a href=\"{target}\">{shown}</a>");
    let icon = "<i class=\"fab\"></i>";
    let layout = [
        "<html><body><header>",
        &link("mailto:mira@sund.example", icon),
        &link("https://orcid.org/0000-0002-1825-0097", "<img src=\"orcid.png\">"),
        &link("https://osf.io/abc12/", icon),
        &link("https://github.com/mira", icon),
        "</header>{{ content }}<footer>",
        &link("https://github.com/themes/tidal", icon),
        &link("https://www.facebook.com/sharer/sharer.php?u=x", icon),
        &link("https://twitter.com/your_twitter_id", icon),
        &link("https://www.zotero.org/joe", "Joe"),
        "</footer></body></html>",
    ];
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Mira Solberg}\n"),
        ("index.md", "---\nlayout: home\n---\nI study mud.\n"),
        ("_layouts/home.html", "---\nlayout: default\n---\n{{ content }}"),
        ("_layouts/default.html", &layout.concat()),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    // At OSF a paper's data has the same kind of address as a person.
    let expected = "mira@sund.example · orcid.org/0000-0002-1825-0097 · github.com/mira";
    assert_eq!(folder.text("cv.txt").lines().nth(1), Some(expected));
}

#[test]
fn a_broken_file_of_data_is_told_even_where_nothing_is_printed() {
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Mira Solberg}\n"),
        ("index.html", "---\nlayout: resume\n---\n"),
        ("_layouts/resume.html", "<html><body>{{ site.data.education }}</body></html>"),
        ("_data/education.yml", "- degree: a\n    b: c: d\n"),
    ]);
    folder.vitae(&["build"]).exits(1).says("_data/education.yml:2").says("warning[invalid-yaml]");
}

#[test]
fn pictures_are_found_below_the_sites_own_path() {
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let folder = Folder::with(&[
        ("_config.yml", "author: {name: Mira Solberg}\nbaseurl: /me\n"),
        ("index.md", "---\n---\nI study mud. <img src=\"{{ 'assets/a.svg' | relative_url }}\" width=\"9\">\n"),
        ("assets/a.svg", picture),
    ]);
    let said = folder.vitae(&["build", "-o", "cv.pdf"]).exits(0).messages();
    assert!(!said.contains("missing-image"), "{said}");
}

/// Jekyll reads the file that the configuration names, and no other.
#[test]
fn a_site_in_several_languages_has_a_resume_in_each() {
    let config = "url: https://x.example\nauthor: {name: Mira Solberg}\nlanguages: [en-us, fr]\ndefault_lang: en-us\n\
                  jekyll_get_json: [{data: resume_fr, json: assets/fr.json}, {data: resume_en-us, json: assets/en.json}]\n";
    let resume = |place: &str| {
        format!("{{\"basics\": {{\"name\": \"Mira Solberg\"}}, \"education\": [{{\"institution\": \"{place}\"}}]}}")
    };
    let folder = Folder::with(&[
        ("_config.yml", config),
        ("_pages/en-us/about.md", "---\npermalink: /\n---\nI study tides.\n"),
        ("_pages/en-us/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n"),
        ("assets/fr.json", &resume("Université des marées")),
        ("assets/en.json", &resume("Tide University")),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("Tide University") && !text.contains("marées"), "{text}");
}

#[test]
fn a_resume_that_the_site_does_not_read_is_not_read() {
    let resume = "{\"basics\": {\"name\": \"Mira Solberg\", \"summary\": \"I study mud.\"}}";
    for (config, is_read) in [("", true), ("jekyll_get_json: [{data: resume, json: assets/cv.json}]", false)] {
        let config = format!("author: {{name: Mira Solberg}}\n{config}\n");
        let folder = Folder::with(&[
            ("_config.yml", &config),
            ("index.md", "---\n---\nHello.\n"),
            ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n"),
            ("assets/json/resume.json", if is_read { resume } else { "{\"broken\" 1}" }),
        ]);
        folder.vitae(&["build", "-q", "-f", "txt", "-o", "cv.txt"]).exits(0);
        assert_eq!(folder.text("cv.txt").contains("mud"), is_read);
    }
}

#[test]
fn a_layout_prints_data_below_the_text_of_its_page() {
    let data = "cv:\n  name: Mira Solberg\n  sections:\n    Education: [{institution: Uni One, area: Tides, degree: MSc, end_date: 2012}]\n";
    let shows = "{{ content }}{% for section in site.data.cv.cv.sections %}{% endfor %}";
    let link = "[日本語](/ja/cv/)\n";
    for (format, text, layout, resume, is_printed) in [
        ("cv_format: rendercv\n", link, None, None, true),
        ("", link, Some(shows), None, true),
        ("", "I study foam.\n", Some("{{ content }}"), None, false),
        // A file without a word in it is kept for a plug-in.
        ("", "", None, Some(""), true),
    ] {
        let cv = format!("---\nlayout: cv\npermalink: /cv/\ntitle: CV\n{format}---\n{text}");
        let mut files = vec![
            (
                "_config.yml",
                "url: https://x.example\nauthor: {name: Mira Solberg}\njekyll_get_json: [{data: resume, json: r.json}]\n",
            ),
            ("index.md", "---\npermalink: /\n---\nI study mud.\n"),
            ("_pages/cv.md", cv.as_str()),
            ("_data/cv.yml", data),
        ];
        files.extend(layout.map(|layout| ("_layouts/cv.html", layout)));
        files.extend(resume.map(|resume| ("r.json", resume)));
        let folder = Folder::with(&files);
        folder.vitae(&["build", "-q", "-f", "txt", "-o", "cv.txt"]).exits(0);
        assert_eq!(folder.text("cv.txt").contains("Uni One"), is_printed, "{format}{text}{layout:?}");
    }
}

#[test]
fn icons_lead_where_liquid_says() {
    let icon = "<a href=\"https://github.com/{{ page.handle }}\"><i class=\"fab fa-github\"></i></a>";
    let home = |handle: &str| format!("---\npermalink: /\nhandle: {handle}\n---\nI wrote a program. {icon}\n");
    let text = words(&[PERSON, ("index.md", &home("ada"))]);
    assert!(text.contains("github.com/ada"), "{text}");
    let text = words(&[PERSON, ("index.md", &home("your_username"))]);
    assert!(!text.contains("github.com"), "{text}");
}

/// JSON Resume's tools, and RenderCV, keep the CV at the root.
#[test]
fn a_cv_as_data_at_the_root_is_the_cv_page() {
    let resume =
        "{\"basics\": {\"name\": \"Mira Solberg\"}, \"awards\": [{\"title\": \"The prize for long tide tables\"}]}";
    let yaml = "basics: {name: Mira Solberg}\nawards: [{title: The prize for long tide tables}]\n";
    let render_cv = "cv:\n  name: Mira Solberg\n  sections: {awards: [The prize for long tide tables]}\n";
    let config = ("_config.yml", "author: {name: Mira Solberg}\n");
    let home = ("index.md", "---\n---\nI study mud.\n");
    let cv = ("cv.md", "---\n---\n## Education\n\n- 2010: PhD\n");
    let empty_cv = ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n");
    let read_me = ("README.md", "The source of my resume.\n");
    let is_printed = [
        (&[("resume.json", resume)][..], "Mira Solberg"),
        (&[("resume.yml", yaml)], "Mira Solberg"),
        (&[("cv.yaml", render_cv)], "Mira Solberg"),
        (&[("Mira_Solberg_CV.yaml", render_cv)], "Mira Solberg"),
        (&[read_me, ("resume.json", resume)], "Mira Solberg"),
        (&[config, home, ("resume.json", resume)], "I study mud."),
        (&[config, home, empty_cv, ("resume.json", resume)], "I study mud."),
        (&[("ada.md", "# Ada Byron\n\nI study mud.\n"), ("resume.json", resume)], "I study mud."),
    ];
    for (files, also) in is_printed {
        let text = words(files);
        assert!(text.contains("The prize for long tide tables") && text.contains(also), "{files:?} give\n{text}");
        assert!(!text.contains("The source") && !text.contains('"'), "{files:?} give\n{text}");
    }

    let folder = Folder::with(&[config, home, cv, ("resume.json", resume)]);
    let said = folder.vitae(&["build", "-v", "-o", "out.txt"]).exits(0).messages();
    assert!(!folder.text("out.txt").contains("prize"));
    assert!(said.contains("resume.json is left out: the pages that are printed do not show it"), "{said}");

    let settings = [config, home, ("resume.json", "{\"theme\": \"a theme of long tide tables\"}")];
    assert!(!words(&settings).contains("theme"));
}

#[test]
fn a_cv_as_data_is_named_like_a_page() {
    let resume = "{\"basics\": {\"name\": \"Mira Solberg\", \"summary\": \"I study mud.\"}}";
    let folder = Folder::with(&[("data/me.json", resume), ("data/other.json", "[1]")]);
    folder.vitae(&["build", "data/me.json", "-q", "-f", "txt"]).exits(0);
    assert!(folder.text("data/me.txt").contains("I study mud.") && !folder.text("data/me.txt").contains('{'));
    let said = folder.vitae(&["build", "data/other.json"]).exits(2).messages();
    assert!(said.contains("other.json is data, and no CV in the form of JSON Resume or RenderCV"), "{said}");
}

#[test]
fn a_page_that_waits_for_data_says_which() {
    let folder = Folder::with(&[("cv.md", "---\nlayout: cv\nname: Mira Solberg\n---\n")]);
    let said = folder.vitae(&["build", "-v"]).exits(1).messages();
    let why = "it has no text, and for its layout `cv` there is no _data/cv.yml or _data/resume.yml or resume.json";
    assert!(said.contains(why) && said.contains("empty-page"), "{said}");
}

#[test]
fn a_cv_as_data_has_the_language_of_its_texts() {
    let resume =
        "{\"basics\": {\"name\": \"宋米拉\", \"summary\": \"研究潮汐。\"}, \"work\": [{\"name\": \"海藻大学\"}]}";
    assert!(words(&[("resume.json", resume)]).contains("工作经历"));
}

#[test]
fn the_page_on_the_author_may_be_in_a_folder_of_its_own() {
    let list =
        "---\nlayout: default\n---\n<ul>{% for post in site.posts %}<li>{{ post.title }}</li>{% endfor %}</ul>\n";
    let paged = "---\nlayout: default\n---\n{% for post in paginator.posts %}<h1>{{ post.title }}</h1>{% endfor %}\n";
    let (config, about) = ("title: Joe Lind\nauthor: {name: Joe Lind}\n", "---\ntitle: About\n---\nI study tides.\n");
    for index in [list, paged] {
        for (path, text) in [("about/index.md", about), ("me.md", "---\npermalink: /about/\n---\nI study tides.\n")] {
            let files = [
                ("_config.yml", config),
                ("index.html", index),
                (path, text),
                ("_posts/2020-01-01-a.md", "---\ntitle: Plots\n---\nx\n"),
            ];
            let folder = Folder::with(&files);
            let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
            assert!(!run.messages().contains("choose a language"), "{}", run.messages());
            says(&folder.text("out.txt"), &["I study tides."], &["Plots"]);
        }
    }
}

#[test]
fn hydejack_shows_the_author_in_place_of_a_comment() {
    let authors = "joe:\n  name: Joe Lind\n  about: |\n    I study the **tides** at [Uni One](https://one.example).\n\n    I row, too.\n";
    let page = "---\nlayout: about\n---\n# About\n\n<!--author-->\n";
    let folder = Folder::with(&[
        ("_config.yml", "title: Joe Lind\nurl: https://lind.example\nremote_theme: hydecorp/hydejack@v9\n"),
        ("_data/authors.yml", authors),
        ("index.md", page),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("I study the tides at Uni One <https://one.example>.\n\nI row, too."), "{text}");
}

#[test]
fn papers_beside_pictures_are_a_list_also_where_a_table_has_no_end() {
    let paper = |title: &str, year: u16| {
        format!(
            "<tr><td><img src=\"tides.png\" alt=\"teaser\" width=\"160\"></td><td><span class=\"papertitle\">{title}</span><br>Joe Lind, Ann Berg<br>\
             <em>Journal of Foam</em>, {year}<br><a href=\"https://foam.example/{year}\">arXiv</a><p>We chart {title}.</p></td></tr>\n"
        )
    };
    let home = format!(
        "<!DOCTYPE html>\n<html><head><title>Joe Lind</title></head><body>\n<table><tbody><tr><td>\n\
         <table><tbody><tr><td><p class=\"name\">Joe Lind</p><p>I am a PhD candidate at Uni One.</p></td><td><img src=\"me.jpg\"></td></tr></tbody></table>\n\
         <table><tbody><tr><td><h2>Research</h2><p>My interests lie in tides.</p></td></tr></tbody></table>\n\
         <table><tbody>{}\n<table><tbody>{}{}</tbody></table>\n<table><tbody><tr><td><p>Credits to <a href=\"https://ek.example\">Bo Ek</a>.</p></td></tr></tbody></table>\n\
         </td></tr></tbody></table>\n</body></html>\n",
        paper("Tides of the north", 2026),
        paper("Gulls of the south", 2025),
        paper("Foam at noon", 2024),
    );
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let text = words(&[("index.html", &home), ("tides.png", picture), ("me.jpg", picture)]);
    let parts =
        ["## Research", "My interests lie in tides.", "## Publications", "Tides of the north", "Gulls of", "Foam at"];
    let places: Vec<Option<usize>> = parts.iter().map(|part| text.find(part)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {text}");
    assert!(!text.contains(" | "), "{text}");
}

/// jekyll-get-json rescues what Ruby cannot read, and goes on.
#[test]
fn a_resume_that_the_plugin_passes_over_leaves_the_page_to_the_other_data() {
    let resume = "{\n  \"basics\": {\"name\": \"Mira Solberg\"},\n  \"awards\": [\n    {\"title\": \"Tide Prize\",}\n  ],\n//  \"skills\": [\n//    {\"name\": \"Knots\"}\n//  ]\n}\n";
    let data = "- title: Education\n  type: time_table\n  contents: [{title: MSc in Tides, year: 2012}]\n";
    let config = "url: https://x.example\nauthor: {name: Mira Solberg}\njekyll_get_json: [{data: resume, json: assets/resume.json}]\n";
    let mut files = vec![
        ("_config.yml", config),
        ("index.md", "---\npermalink: /\n---\nI study mud.\n"),
        ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n"),
        ("assets/resume.json", resume),
    ];
    let said = "warning[invalid-json]: this is not valid JSON: there is a comma too many\n --> assets/resume.json:4:27";
    let help = "help: delete the comma: nothing follows before the `}`";
    // A layout of the theme shows nothing then.
    let folder = Folder::with(&files);
    folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0).says(said).says(help);
    assert!(folder.text("cv.txt").contains("I study mud."));
    files.push(("_data/cv.yml", data));
    files.push((
        "_layouts/cv.html",
        "{% unless site.data.resume %}{% for entry in site.data.cv %}{% endfor %}{% endunless %}",
    ));
    let folder = Folder::with(&files);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "cv.txt"]).exits(0);
    run.says(said).says(help).says("the document is made without this file");
    let text = folder.text("cv.txt");
    assert!(text.contains("MSc in Tides") && !text.contains("Tide Prize"), "{text}");
}
