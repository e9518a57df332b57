//! Sites that Hugo makes, from their folders to the text of the CV.

use crate::binary::{Folder, says};

/// The text of the CV that a folder makes.
fn words(files: &[(&str, &str)]) -> String {
    let folder = Folder::with(files);
    folder.vitae(&["build", "-q", "-o", "out.txt"]).exits(0);
    folder.text("out.txt")
}

/// Whether the parts are in a text, in this order.
fn has_in_order(text: &str, parts: &[&str]) {
    let mut at = 0;
    for part in parts {
        let found = text[at..].find(part).unwrap_or_else(|| panic!("{part}: {text}"));
        at += found + part.len();
    }
}

const SITE: (&str, &str) =
    ("config/_default/hugo.yaml", "title: ''\nbaseURL: 'https://engine.example/'\ndefaultContentLanguage: en\n");

const ADA: (&str, &str) = (
    "content/authors/admin/_index.md",
    "---\ntitle: Ada Lovelace\nsuperuser: true\nrole: Professor of Engines\n\
     organizations:\n- {name: Uni One, url: 'https://one.example'}\n\
     Interests: [Engines, Wings]\n\
     education:\n  courses:\n  - {course: PhD in Flight, institution: Uni Two, year: 2018}\n\
     skills:\n- name: Tools\n  items:\n  - {name: Lathe, percent: 80}\n  - {name: Loom, percent: 90}\n\
     social:\n- {icon: envelope, link: 'mailto:ada@engine.example'}\n- {icon: github, link: 'https://github.com/ada'}\n\
     - {icon: cv, link: files/cv.pdf}\n---\nI study engines.\n",
);

const PAPER: (&str, &str) = (
    "content/publication/notes/index.md",
    "---\ntitle: Notes on the Engine\nauthors: [admin, Luigi Menabrea]\ndate: '2023-08-01T00:00:00Z'\n\
     publication_types: ['2']\npublication: '*Memoirs* 3 (2023)'\nurl_pdf: notes.pdf\n---\n",
);

#[test]
fn the_blocks_of_a_homepage_are_its_sections() {
    let home = "---\ntitle: ''\ntype: landing\nsections:\n\
        - {block: hero, content: {title: Welcome, text: Buy an engine}}\n\
        - {block: about.avatar, content: {title: Biography, username: admin}}\n\
        - {block: skills, content: {title: Crafts, username: admin}}\n\
        - block: experience\n  content:\n    title: Positions\n    items:\n\
        \x20   - {title: Assistant, company: Uni Three, location: Turin, date_start: '2020-02-01', date_end: '2022-03-01', description: 'I built a loom.'}\n\
        \x20   - {title: Reader, company: Uni One, date_start: '2022-04-01', date_end: ''}\n\
        - block: accomplishments\n  content:\n    title: 'Accomplish&shy;ments'\n    items:\n\
        \x20   - {title: Medal of Wings, organization: Royal Society, date_start: '2021-06-01', date_end: ''}\n\
        - {block: collection, content: {title: Recent Publications, count: 1, filters: {folders: [publication]}}}\n\
        - {block: collection, content: {title: Recent Talks, page_type: event}}\n\
        - {block: collection, content: {title: Blog, page_type: post}}\n\
        - {block: markdown, content: {title: Service, text: 'I read for the *Memoirs*.'}}\n\
        - {block: cta-card, demo: true, content: {text: Build your own site}}\n---\n";
    let files = [
        SITE,
        ADA,
        PAPER,
        ("content/_index.md", home),
        ("content/publication/_index.md", "---\ntitle: Publications\n---\n"),
        (
            "content/publication/letters/index.md",
            "---\ntitle: Letters on Wings\nauthors: [admin]\ndate: 2025-01-01\npublication_types: [article-journal]\npublication: Letters\n---\n",
        ),
        ("content/publication/draft/index.md", "---\ntitle: A Draft\nauthors: [admin]\ndraft: true\n---\n"),
        ("content/event/turin.md", "---\ntitle: On Engines\nevent: Congress of Turin\ndate: 2020-09-02\n---\n"),
        ("content/post/first/index.md", "---\ntitle: A Post\n---\nHello.\n"),
    ];
    let text = words(&files);
    has_in_order(
        &text,
        &[
            "Ada Lovelace",
            "Professor of Engines",
            "Uni One",
            "ada@engine.example",
            "github.com/ada",
            "I study engines.",
            "Engines · Wings",
            "2018",
            "PhD in Flight",
            "## Crafts",
            "Tools: Lathe, Loom",
            "## Positions",
            "Feb 2020 – Mar 2022: Assistant, Uni Three, Turin",
            "I built a loom.",
            "Apr 2022 – Present: Reader",
            "## Accomplishments",
            "Jun 2021: Medal of Wings, Royal Society",
            "## Publications",
            "Letters on Wings",
            "Ada Lovelace, Luigi Menabrea. Notes on the Engine. Memoirs 3. 2023",
            "## Recent Talks",
            "On Engines, Congress of Turin",
            "## Service",
            "I read for the Memoirs.",
        ],
    );
    for part in ["Buy an engine", "A Draft", "Blog", "A Post", "Build your own site", "80"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn what_blocks_leave_out_is_reported() {
    let home = "---\nsections:\n- {block: about.biography, content: {username: admin}}\n\
        - {block: hero, content: {title: Welcome}}\n- {block: collection, content: {page_type: post}}\n---\n";
    let folder = Folder::with(&[SITE, ADA, ("content/_index.md", home)]);
    let run = folder.vitae(&["build", "-v"]).exits(0);
    run.says("the block `hero` is left out: it only serves the website")
        .says("the block `collection` is left out: it lists posts");
}

#[test]
fn the_widgets_of_older_versions_are_in_the_order_of_their_weights() {
    let widget =
        |kind: &str, weight: u8, more: &str| format!("+++\nwidget = \"{kind}\"\nweight = {weight}\n{more}\n+++\n");
    let about = widget("about", 20, "author = \"admin\"");
    let teaching = widget("blank", 40, "title = \"Teaching\"") + "- Sums, 2021\n- Flight, 1839\n";
    let posts = widget("experience", 10, "active = false\ntitle = \"Jobs\"\n[[experience]]\ntitle = \"Clerk\"");
    let papers = widget("pages", 30, "title = \"Papers\"\n[content]\npage_type = \"publication\"");
    let text = words(&[
        ("config.toml", "baseURL = 'https://engine.example/'\ntheme = 'academic'\n"),
        ADA,
        PAPER,
        ("content/home/index.md", "+++\ntype = \"widget_page\"\nheadless = true\n+++\n"),
        ("content/home/teaching.md", &teaching),
        ("content/home/papers.md", &papers),
        ("content/home/jobs.md", &posts),
        ("content/home/about.md", &about),
    ]);
    has_in_order(
        &text,
        &["I study engines.", "PhD in Flight", "## Papers", "Notes on the Engine", "## Teaching", "Sums"],
    );
    assert!(!text.contains("Clerk"), "{text}");
}

#[test]
fn widgets_in_several_languages_are_told_by_their_names() {
    let about = |title: &str| format!("---\nwidget: about\nauthor: admin\ntitle: {title}\n---\n");
    let config =
        "baseurl: https://engine.example/\ndefaultContentLanguage: en\nlanguages: {en: {weight: 1}, fr: {weight: 2}}\n";
    let index = "---\ntype: widget_page\n---\n";
    let text = words(&[
        ("config.yaml", config),
        ("content/authors/admin/_index.en.md", "---\ntitle: Ada Lovelace\n---\nI study engines.\n"),
        ("content/authors/admin/_index.fr.md", "---\ntitle: Ada Lovelace\n---\nJ'étudie les machines.\n"),
        ("content/_index.en.md", index),
        ("content/_index.fr.md", index),
        ("content/home/index.en.md", index),
        ("content/home/index.fr.md", index),
        ("content/home/index.html", "<!DOCTYPE html><p>I was made.</p>\n"),
        ("content/home/about.en.md", &about("Life")),
        ("content/home/about.fr.md", &about("Vie")),
    ]);
    has_in_order(&text, &["## Life", "I study engines."]);
    assert!(!text.contains("J'étudie") && !text.contains("I was made"), "{text}");
}

#[test]
fn profiles_may_be_data() {
    let me = "name: {display: Ada Lovelace, alternate: Ada Byron}\nis_owner: true\nrole: Countess of Engines\nbio: I study engines.\n\
        affiliations: [{name: Uni One}]\nlinks: [{icon: at-symbol, url: 'mailto:ada@engine.example'}]\n\
        experience: [{role: Reader, org: Uni Two, start: 2022-04-01, end: 2024-01-01, summary: I read.}]\n\
        awards: [{title: Medal of Wings, date: '2021-06-01', awarder: Royal Society}]\n\
        languages: [{name: French, level: 4, label: Fluent}]\n";
    let home = "---\ntype: landing\nsections:\n- {block: resume-biography-3, content: {username: me}}\n---\n";
    let more = "---\ntitle: Experience\ntype: landing\nsections:\n- {block: resume-experience, content: {username: me}}\n\
        - {block: resume-awards, content: {title: Prizes, username: me}}\n- {block: resume-languages, content: {username: me}}\n---\n";
    let text = words(&[
        SITE,
        ("config/_default/menus.yaml", "main:\n- {name: Bio, url: /}\n- {name: Experience, url: experience/}\n"),
        ("data/authors/me.yaml", me),
        ("content/_index.md", home),
        ("content/experience.md", more),
    ]);
    for part in [
        "Countess of Engines",
        "I study engines.",
        "Apr 2022 – Jan 2024: Reader, Uni Two",
        "## Prizes",
        "Jun 2021: Medal of Wings, Royal Society",
        "French (Fluent)",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn simple_themes_have_the_author_in_their_configuration() {
    let config = "baseURL = 'https://engine.example/'\ntitle = 'Notes'\n[params]\nauthor = 'Ada Lovelace'\n\
        info = ['Professor of Engines']\n[[params.social]]\nname = 'GitHub'\nurl = 'https://github.com/ada'\n\
        [[menu.main]]\nname = 'Talks'\nurl = '/talks/'\n[[menu.main]]\nname = 'Search'\nurl = '/search/'\n";
    let text = words(&[
        ("hugo.toml", config),
        ("content/_index.md", "---\ntitle: Home\n---\n"),
        ("content/about.md", "+++\ntitle = 'About'\n+++\nI study {{ engines }}.\n"),
        ("content/talks.md", "---\ntitle: Talks\n---\n- On engines, London, 2022\n- On wings, Turin, 2020\n"),
        (
            "content/publications.md",
            "---\ntitle: Publications\n---\n- Notes on the engine. Memoirs 3, 2023.\n- Letters. Memoirs 2, 2022.\n",
        ),
        ("content/teaching.md", "---\ntitle: Teaching\n_build: {render: never}\n---\n- Sums, 2021\n- Flight, 1839\n"),
        ("content/search.md", "---\ntitle: Search\n---\n"),
        ("content/posts/first.md", "---\ntitle: A Post\n---\nHello.\n"),
    ]);
    for part in [
        "Ada Lovelace",
        "Professor of Engines",
        "github.com/ada",
        "I study {{ engines }}.",
        "On wings",
        "Notes on the engine",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("Sums") && !text.contains("Hello"), "{text}");
}

#[test]
fn a_document_is_in_one_of_the_languages() {
    let config = "baseURL: 'https://engine.example/'\ndefaultContentLanguage: en\ndefaultContentLanguageInSubdir: true\nlanguages:\n\
        \x20 en: {contentDir: content/en}\n\x20 de: {contentDir: content/de, params: {author: Ada Lovelace}}\nparams: {author: Ada Lovelace}\n";
    let files = [
        ("hugo.yaml", config),
        ("content/en/_index.md", "---\ntitle: Home\n---\nI study engines and looms.\n"),
        ("content/de/_index.md", "---\ntitle: Start\n---\nIch erforsche Maschinen und Webstühle.\n"),
    ];
    let folder = Folder::with(&files);
    folder.vitae(&["build", "-q", "-o", "en.txt"]).exits(0);
    folder.vitae(&["build", "-q", "--lang", "de", "-o", "de.txt"]).exits(0);
    assert!(folder.text("en.txt").contains("engines"), "{}", folder.text("en.txt"));
    assert!(folder.text("de.txt").contains("Maschinen"), "{}", folder.text("de.txt"));
    let suffixes = [
        ("hugo.yaml", "languages: {en: {weight: 1}, de: {weight: 2}}\nparams: {author: Ada Lovelace}\n"),
        ("content/about.md", "---\ntitle: About\n---\nI study engines and looms.\n"),
        ("content/about.de.md", "---\ntitle: Über mich\n---\nIch erforsche Maschinen und Webstühle.\n"),
    ];
    let folder = Folder::with(&suffixes);
    folder.vitae(&["build", "-q", "-o", "en.txt"]).exits(0);
    folder.vitae(&["build", "-q", "--lang", "de", "-o", "de.txt"]).exits(0);
    assert!(folder.text("en.txt").contains("engines"), "{}", folder.text("en.txt"));
    assert!(folder.text("de.txt").contains("Maschinen"), "{}", folder.text("de.txt"));
}

#[test]
fn files_are_where_hugo_shows_them() {
    let folder = Folder::with(&[
        ("hugo.toml", "baseURL = 'https://engine.example/home/'\n[params]\nauthor = 'Ada Lovelace'\n"),
        (
            "content/_index.md",
            "---\ntitle: Home\n---\nI study engines. ![A gull](/img/gull.svg \"A gull\")\n\n[My CV](/files/cv.pdf)\n",
        ),
        (
            "static/img/gull.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"4\"/></svg>",
        ),
        ("static/files/a.txt", ""),
    ]);
    folder.vitae(&["build", "--strict"]).exits(0).says("static/files/cv.pdf");
}

#[test]
fn a_paper_leads_where_its_links_did() {
    let paper = |links: &str| {
        format!(
            "---\ntitle: Notes on Wings\nauthors: [admin]\ndate: '2022-08-01T00:00:00Z'\npublication_types: ['2']\npublication: Memoirs 2\n{links}---\n"
        )
    };
    let markup = |links: &str| {
        let paper = paper(links);
        let page = ("content/publication/wings/index.md", &*paper);
        let home = "---\ntype: landing\nsections:\n- {block: about.biography, content: {title: Biography, username: admin}}\n\
            - {block: collection, content: {title: Publications, filters: {folders: [publication]}}}\n---\n";
        let folder = Folder::with(&[SITE, ADA, page, ("content/_index.md", home)]);
        folder.vitae(&["build", "-f", "typ", "-o", "out.typ"]).exits(0);
        folder.text("out.typ")
    };
    let linked = markup("url_code: https://code.example\nurl_project: https://wings.example\n");
    says(&linked, &["url: \"https://wings.example\""], &["code.example"]);
    says(&markup("url_code: https://code.example\n"), &["Notes on Wings"], &["code.example"]);
}

#[test]
fn the_bibliography_beside_the_page_of_publications_is_the_list_where_no_paper_is_a_page() {
    let entry =
        "@article{a, author = {Lovelace, Ada}, title = {Foam and wings}, journal = {J. Tides}, year = {1843}}\n";
    let home = ("content/_index.md", "I study engines.\n");
    let menu = ("config/_default/menus.yaml", "main:\n- {name: Publications, pageRef: publications}\n");
    let page = ("content/publications/_index.md", "---\ntitle: Publications\nlayout: publications\n---\n");
    let bib = ("content/publications/mine.bib", entry);
    let text = words(&[SITE, ADA, home, menu, page, bib]);
    has_in_order(&text, &["I study engines", "## Publications", "Foam and wings"]);
    let (folder, paper) = PAPER;
    let text = words(&[SITE, ADA, home, menu, page, bib, (&folder.replace("publication/", "publications/"), paper)]);
    assert!(text.contains("Notes on the Engine") && !text.contains("Foam and wings"), "{text}");
}

#[test]
fn a_paper_without_a_venue_has_the_one_of_its_citation() {
    let paper = "---\ntitle: Tides of the North\nauthors: [admin]\ndate: 2021-01-01\npublication: ''\n---\n";
    let cite = "@article{t, title={Tides of the {North}}, author={Lind, Joe}, journal={North Sea}, volume={7}, pages={1--9}, year=2021}\n";
    let project = |title: &str, date: &str, link: &str| {
        format!("---\ntitle: {title}\ndate: {date}T12:00:00+08:00\nexternal_link: {link}\n---\n")
    };
    let (old, new) = (
        project("Anchor", "2020-01-01", "https://anchor.example"),
        project("Boat", "2023-01-01", "https://boat.example"),
    );
    let page = "---\ntype: landing\nsections:\n- {block: collection, content: {title: Projects, filters: {folders: [project]}}}\n---\n";
    let text = words(&[
        ("hugo.yaml", "title: Joe Lind\n"),
        ("content/_index.md", page),
        ("content/authors/admin/_index.md", "---\ntitle: Joe Lind\n---\nI study tides.\n"),
        ("content/publication/tides/index.md", paper),
        ("content/publication/tides/cite.bib", cite),
        ("content/project/anchor/index.md", &old),
        ("content/project/boat/index.md", &new),
    ]);
    has_in_order(&text, &["Boat", "Anchor"]);
    has_in_order(&text, &["Tides of the North", "North Sea, 7, 1–9"]);
    assert!(!text.contains("2020-01-01"), "{text}");
}

#[test]
fn the_oldest_widgets_have_what_they_show_in_themselves() {
    let about = "+++\nwidget = \"about\"\nactive = true\nweight = 5\n[interests]\n  interests = [\"Tides\", \"Foam\"]\n\
        [[education.courses]]\n  course = \"PhD in Tides\"\n  institution = \"Uni One\"\n  year = 2016\n+++\nI keep gulls.\n";
    let awards =
        "---\nwidget: accomplishments\nweight: 6\ntitle: Awards\n---\n- Tide Medal, 2020\n- Gull Prize, 2018\n";
    let talks = "---\nwidget: talks\nweight: 7\ntitle: Talks\n---\n- Foam, Bergen, 2021\n- Wind, Oslo, 2019\n";
    let text = words(&[
        ("config.toml", "title = \"Joe Lind\"\ntheme = \"academic\"\n"),
        ("themes/academic/x", ""),
        ("content/home/about.md", about),
        ("content/home/awards.md", awards),
        ("content/home/talks.md", talks),
    ]);
    has_in_order(&text, &["I keep gulls.", "Tides · Foam", "PhD in Tides", "Tide Medal", "Wind, Oslo"]);
}

#[test]
fn the_lines_of_a_description_stand_side_by_side() {
    let home = "---\nsections:\n- {block: about.biography, content: {username: admin}}\n- block: experience\n  content:\n    items:\n\
        \x20   - title: Reader\n      company: Uni One\n      date_start: '2022-04-01'\n      description: |2-\n\
        \x20         * I built a loom.\n          * I built an engine.\n---\n";
    let text = words(&[SITE, ADA, ("content/_index.md", home)]);
    assert!(text.contains("\n  - I built a loom.\n\n  - I built an engine."), "{text}");
}

#[test]
fn a_widget_shows_the_folder_that_it_names() {
    let group = "+++\nwidget = \"projects\"\nweight = 6\ntitle = \"Students\"\nfolder = \"group\"\n+++\n- Ann Berg, on gulls\n- Bo Ek, on foam\n";
    let project = "---\ntitle: Tide Tables\ndate: 2020-01-01\nsummary: Tables of all tides.\n---\n";
    let text = words(&[
        ("config.toml", "title = \"Joe Lind\"\ntheme = \"academic\"\n"),
        ("themes/academic/x", ""),
        ("content/home/about.md", "+++\nwidget = \"about\"\nweight = 5\n+++\nI keep gulls.\n"),
        ("content/home/group.md", group),
        ("content/project/a.md", project),
    ]);
    assert!(text.contains("Ann Berg") && !text.contains("Tide Tables"), "{text}");
}

#[test]
fn items_that_are_lists_are_printed_as_lists() {
    let item =
        |title: &str, text: &str| format!("---\ntitle: {title}\nauthors: [admin]\ndate: '2019-01-20'\n---\n{text}");
    let widget = |title: &str, folder: &str| {
        format!("+++\nwidget = \"pages\"\nweight = 6\ntitle = \"{title}\"\n[content]\npage_type = \"{folder}\"\n+++\n")
    };
    let paper =
        |title: &str| format!("* Lovelace, A., Babbage, C. {title} of the engines of the North. Memoirs, 2018.\n");
    let papers = ["Notes", "Letters", "Sums"].map(paper).concat();
    let text = words(&[
        ("config.toml", "title = \"Ada Lovelace\"\ntheme = \"academic\"\n"),
        ("themes/academic/x", ""),
        ("content/home/about.md", "+++\nwidget = \"about\"\nweight = 5\n+++\nI build engines.\n"),
        ("content/home/papers.md", &widget("Papers", "publication")),
        ("content/home/grants.md", &widget("Grants", "grants")),
        ("content/publication/old.md", &item("Old papers", &papers)),
        ("content/publication/new.md", &item("New papers", &papers.replace("of the North", "of the South"))),
        ("content/publication/next.md", &item("Papers in press", "* Lovelace, A. Wings. Memoirs.\n")),
        (
            "content/grants/won.md",
            &item("Grants won", "| Year | Title |\n|---|---|\n| 2018 | Loom |\n| 2017 | Lathe |\n| 2016 | Lens |\n"),
        ),
        ("content/grants/ended.md", &item("Grants ended", "* Wool, 2012\n* Silk, 2011\n* Flax, 2010\n")),
    ]);
    has_in_order(&text, &["Grants won", "2018 | Loom", "Old papers", "Notes of the engines of the North"]);
    for part in ["Papers in press\n\n- Lovelace, A. Wings.", "- Silk, 2011"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("[1]") && !text.contains("2019"), "{text}");
}

#[test]
fn a_page_of_widgets_has_those_of_its_folder() {
    let posts = "---\nwidget: experience\nweight: 30\ntitle: Positions\nexperience:\n- {title: Reader, company: Uni One, date_start: '2022-04-01', date_end: ''}\n---\n";
    let text = words(&[
        SITE,
        ADA,
        ("content/_index.md", "---\nsections:\n- {block: about.biography, content: {username: admin}}\n---\n"),
        ("config/_default/menus.yaml", "main:\n- {name: About, url: /about/}\n"),
        ("content/about/index.md", "---\ntitle: About\ntype: widget_page\n---\n"),
        ("content/about/positions.md", posts),
    ]);
    assert!(text.contains("Reader") && text.contains("Uni One"), "{text}");
}

const WIDGETS: (&str, &str) = ("content/home/index.md", "+++\ntype = \"widget_page\"\nheadless = true\n+++\n");

#[test]
fn a_widget_about_the_author_shows_the_authors_page() {
    let about = "---\nwidget: about\nauthor: admin\nweight: 5\ntitle: 'Hi there, Mira here'\n---\nMira Halden !\n";
    let admin = "---\ntitle: Mira Halden\nsuperuser: true\nrole: Keeper of Tides\nsocial:\n- {icon: tidehub, icon_pack: ai, link: www.tidehub.example}\n\
                 - {icon: globe, icon_pack: fas, link: 'https://halden.example/mira'}\n---\nI measure tides.\n";
    let folder =
        Folder::with(&[SITE, WIDGETS, ("content/home/about.md", about), ("content/authors/admin/_index.md", admin)]);
    let run = folder.vitae(&["build", "-v", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("I measure tides.") && text.contains("halden.example/mira"), "{text}");
    for part in ["Mira Halden !", "Hi there", "tidehub"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
    run.says("content/home/about.md:7:1: the text of the widget is left out: it shows the page of the author")
        .says("`social.link` is not printed: www.tidehub.example");
}

#[test]
fn the_menu_leads_to_a_section_without_a_page_of_its_own() {
    let text = words(&[
        SITE,
        WIDGETS,
        ADA,
        ("config/_default/menus.yaml", "main:\n- {name: Projects, url: /project}\n"),
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/project/loom/index.md", "---\ntitle: The Loom\nsummary: A loom for all.\n---\nLong.\n"),
        ("content/event/talk/index.md", "---\ntitle: On wings\ndate: 2020-01-01\nevent: Academy\n---\n"),
    ]);
    has_in_order(&text, &["## Projects", "The Loom", "A loom for all."]);
    assert!(!text.contains("On wings"), "{text}");
}

#[test]
fn a_widget_with_a_layout_of_the_sites_own_shows_what_that_shows() {
    let widget =
        |kind: &str, more: &str| format!("---\nwidget: {kind}\nweight: 9\ntitle: {kind}\n{more}---\nSomething.\n");
    let badges = "<div>{{ with $st.Title }}<h1>{{ . }}</h1>{{ end }}<a href=\"https://halden.example/foam/\"><img src=\"a.png\" alt=\"foam badge\"></a>\n\
                  <a href=\"https://halden.example/knots\"><b>Knots for R</b></a> <a href=\"{{ .Link }}\">More</a></div>\n";
    let folder = Folder::with(&[
        SITE,
        WIDGETS,
        ADA,
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/home/badges.md", &widget("Software", "")),
        ("layouts/partials/widgets/Software.html", badges),
        ("content/home/boats.md", &widget("Boats", "items:\n- {name: Tern, url: 'https://halden.example/tern'}\n")),
        ("layouts/partials/widgets/Boats.html", "{{ range .items }}{{ .name }}{{ end }}\n"),
        ("content/home/notes.md", &widget("Notes", "")),
        ("layouts/partials/widgets/Notes.html", "<p>{{ $st.Content }}</p>\n"),
    ]);
    let run = folder.vitae(&["build", "-v", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    has_in_order(&text, &["## Software", "foam <https", "Knots for R <https"]);
    has_in_order(&text, &["## Boats", "Tern"]);
    has_in_order(&text, &["## Notes", "Something."]);
    assert_eq!(text.matches("Something.").count(), 1, "{text}");
    run.says("the text of the block `Software` is left out: layouts/partials/widgets/Software.html does not show it");
}

#[test]
fn features_have_their_descriptions_and_courses_their_terms() {
    let areas = "---\nwidget: featurette\nweight: 6\ntitle: Areas\nfeature:\n- {name: Theory, description: I ask where the tides come from.}\n- {name: R, description: 90%}\n---\n";
    let courses = "---\nwidget: portfolio\nweight: 7\ntitle: Teaching\ncontent: {page_type: courses}\n---\n";
    let text = words(&[
        SITE,
        WIDGETS,
        ADA,
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/home/areas.md", areas),
        ("content/home/teaching.md", courses),
        (
            "content/courses/foam.md",
            "---\ntitle: Foam\ndate: '2015-01-01'\n---\n\nSEA053 - Fall 2022\n\n## Syllabus\n\nSee here.\n",
        ),
        ("content/courses/knots.md", "---\ntitle: Knots\n---\n## Syllabus\n\nSee there.\n"),
    ]);
    assert!(text.contains("Theory: I ask where the tides come from.") && !text.contains("90%"), "{text}");
    assert!(text.contains("Fall 2022: Foam, SEA053") && !text.contains("Syllabus"), "{text}");
}

#[test]
fn the_reference_of_a_paper_tells_its_year_and_volume() {
    let paper = |title: &str, date: &str, publication: &str| {
        format!(
            "---\ntitle: {title}\nauthors: [admin]\ndate: '{date}'\npublication_types: ['2']\npublication: '{publication}'\n---\n"
        )
    };
    let text = words(&[
        SITE,
        WIDGETS,
        ADA,
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/publication/a.md", &paper("Tides", "2019-06-14", "J. Maps, vol. 13 (2021), no. 2, pp. 4–8")),
        ("content/publication/b.md", &paper("Gulls", "2020-01-02", "*J. Birds*, (12), 3, pp. 1–9")),
        ("content/publication/c.md", &paper("Foam", "2018-01-02", "*J. Seas*, (47), pp. 1–9")),
        ("content/publication/d.md", &paper("Knots", "2017-01-02", "Knots and Ropes (1905), a study")),
    ]);
    has_in_order(
        &text,
        &[
            "Tides. J. Maps, vol. 13 (2021), no. 2, pp. 4–8. 2021",
            "Gulls. J. Birds, 12(3), pp. 1–9. 2020",
            "Foam. J. Seas, 47, pp. 1–9. 2018",
            "Knots. Knots and Ropes (1905), a study. 2017",
        ],
    );
}

#[test]
fn what_a_line_unfolds_is_printed_below_the_line() {
    let prizes = "---\nwidget: blank\nweight: 6\ntitle: Prizes\n---\n#### Tide Medal\n{{< spoiler text=\"2021 - *Harbour Board*\" >}} \n> For \"foam\".\n{{< /spoiler >}}\n#### Gull Prize\n{{% details title=\"2019, Uni Two\" %}}\nFor gulls.\n{{% /details %}}\n";
    let jobs = "---\nwidget: blank\nweight: 7\ntitle: Jobs\n---\n{{< timeline >}}\n{{< timelineItem icon=\"star\" header=\"Postdoc\" badge=\"2020\" subheader=\"Uni Two\" >}}\nDid *maps*.\n{{< /timelineItem >}}\n{{< /timeline >}}\n";
    let text = words(&[SITE, WIDGETS, ADA, ("content/home/prizes.md", prizes), ("content/home/jobs.md", jobs)]);
    has_in_order(&text, &["Tide Medal", "\n2021 - Harbour Board\n", "For “foam”.", "Gull Prize", "\n2019, Uni Two\n"]);
    has_in_order(&text, &["## Jobs", "2020: Postdoc, Uni Two", "Did maps."]);
}

#[test]
fn a_page_whose_lists_unfold_is_one_of_entries() {
    let lists = |title: &str, at: &str| {
        format!(
            "{{{{< spoiler text=\"**{title}**\" >}}}}\n* Tides {at}, 2019\n* Gulls {at}, 2020\n* Foam {at}, 2021\n{{{{< /spoiler >}}}}\n\n"
        )
    };
    let page = format!("---\ntitle: Community\n---\n{}{}", lists("Reviewer", "at sea"), lists("Chair", "ashore"));
    let text = words(&[
        SITE,
        WIDGETS,
        ADA,
        ("config/_default/menus.yaml", "main: [{name: Community, url: community/}]\n"),
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/community/index.md", &page),
    ]);
    has_in_order(&text, &["## Community", "Reviewer", "Gulls at sea", "Chair", "Foam ashore"]);
}

#[test]
fn the_key_of_the_theme_is_the_author_whatever_the_profile_is_called() {
    let paper = |title: &str, author: &str| {
        format!(
            "---\ntitle: {title}\nauthors: ['{author}', Bo Ek]\ndate: '2020-01-01'\npublication_types: ['2']\npublication: J. Maps\n---\n"
        )
    };
    let profile =
        ("content/authors/mira-halden/_index.md", "---\ntitle: Mira Halden\nsuperuser: true\n---\nI chart tides.\n");
    let text = words(&[
        SITE,
        WIDGETS,
        profile,
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"mira-halden\"\nweight = 5\n+++\n"),
        ("content/publication/a.md", &paper("Tides", "admin,")),
        ("content/publication/b.md", &paper("Gulls", "admin")),
        ("content/publication/c.md", &paper("Foam", "Joe Lind,")),
    ]);
    for paper in ["Mira Halden, Bo Ek. Tides", "Mira Halden, Bo Ek. Gulls", "Joe Lind, Bo Ek. Foam"] {
        assert!(text.contains(paper), "{paper}: {text}");
    }
}

#[test]
fn a_star_in_a_title_is_no_markup() {
    let text = words(&[
        SITE,
        (
            "content/authors/admin/_index.md",
            "---\ntitle: Ada Lovelace\nsuperuser: true\neducation:\n  courses:\n  - {course: Classes (MPSI / MP*), institution: Uni Two, year: 2018}\n---\nI study engines.\n",
        ),
        WIDGETS,
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
    ]);
    assert!(text.contains("2018: Classes (MPSI / MP*), Uni Two"), "{text}");
}

#[test]
fn a_block_of_contacts_is_for_the_header() {
    let home = "---\nsections:\n- {block: about.biography, content: {username: admin}}\n\
        - block: contact\n  content:\n    title: Contact\n    text: Write to me!\n    email: ada.lovelace [at] uni.example\n    phone: +47 55 01 23 45\n\
        \x20   address: {street: 1 Sea Street, city: Bergen, postcode: 5003, country: Norway, country_code: NO}\n---\n";
    let folder = Folder::with(&[SITE, ADA, ("content/_index.md", home)]);
    folder.vitae(&["build", "-v", "-f", "txt", "-o", "out.txt"]).exits(0).says("the block `contact` is left out");
    let text = folder.text("out.txt");
    let header = text.split("\n\n").next().unwrap_or_default();
    for part in ["1 Sea Street, Bergen, 5003, Norway", "ada.lovelace@uni.example", "+47 55 01 23 45"] {
        assert!(header.contains(part), "{part}: {text}");
    }
    assert!(!text.contains("Write to me"), "{text}");
}

#[test]
fn a_widget_of_contacts_shows_the_address_of_the_site_but_not_the_themes() {
    let params = |street: &str, phone: &str| {
        format!(
            "phone: {phone}\naddress: {{street: {street}, city: Stanford, region: CA, postcode: '94305', country: United States}}\n"
        )
    };
    for (street, phone, is_shown) in
        [("9 Sea Street", "650 123 45 67", true), ("450 Serra Mall", "888 888 88 88", false)]
    {
        let text = words(&[
            SITE,
            WIDGETS,
            ADA,
            ("config/_default/params.yaml", &params(street, phone)),
            ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
            ("content/home/contact.md", "+++\nwidget = \"contact\"\nweight = 9\n+++\n"),
        ]);
        assert_eq!(text.contains(&format!("{street}, Stanford, CA 94305, United States")), is_shown, "{text}");
        assert_eq!(text.contains(phone), is_shown, "{text}");
        assert_eq!(text.contains("Stanford"), is_shown, "{text}");
    }
}

#[test]
fn where_no_widget_is_about_a_person_the_profile_is_printed() {
    let sample = "---\ntitle: Example Project\nsummary: An example of using the in-built project page.\n---\n";
    let folder = Folder::with(&[
        SITE,
        WIDGETS,
        ADA,
        ("content/home/about.md", "+++\nwidget = \"about\"\nactive = false\nauthor = \"admin\"\n+++\n"),
        ("content/home/projects.md", "---\nwidget: portfolio\ntitle: Projects\ncontent: {page_type: project}\n---\n"),
        ("content/project/example/index.md", sample),
    ]);
    let run = folder.vitae(&["build", "-v", "-f", "txt", "-o", "out.txt"]).exits(0);
    run.says("content/authors/admin/_index.md:2:1: the profile of the author is printed");
    let text = folder.text("out.txt");
    has_in_order(&text, &["I study engines.", "PhD in Flight"]);
    assert!(!text.contains("Project"), "{text}");
}

#[test]
fn a_cv_in_the_configuration_is_the_homepage() {
    let config = "title: Mira Halden\ntheme: hugo-profile\nparams:\n  title: Mira Halden\n  about:\n    enable: true\n    content: I study tides.\n    skills: {enable: true, items: [Maps, Knots]}\n\
        \x20 experience:\n    enable: true\n    items:\n    - {job: Head of maps, company: Tide Office, date: Jan 2022 - present, content: I drew *maps*.}\n\
        \x20 education:\n    title: Schools\n    items:\n    - {title: MSc in Tides, school: {name: Uni One, url: 'https://one.example'}, date: 2013 - 2015}\n\
        \x20 projects: {enable: false, items: [{title: A boat}]}\n  achievements: {items: [{title: Tide Medal, content: For foam.}]}\n";
    let text = words(&[("hugo.yaml", config), ("content/about.md", "---\ntitle: About\n---\nShort words.\n")]);
    has_in_order(
        &text,
        &["Mira Halden", "I study tides.", "Skills", "Knots", "Jan 2022 – Present: Head of maps, Tide Office"],
    );
    has_in_order(
        &text,
        &["I drew maps.", "## Schools", "2013 - 2015: MSc in Tides, Uni One", "Tide Medal", "For foam."],
    );
    assert!(!text.contains("A boat"), "{text}");
}

#[test]
fn the_pages_of_a_section_are_its_entries_also_where_they_are_sections_themselves() {
    let course = |title: &str, term: &str, date: &str| {
        format!(
            "---\ntitle: {title}\nsummary: Uni One\ndate: {date}\ntype: docs\n---\n\n**Guest Lecturer**\n\n{term}\n\n[WEBSITE](https://one.example)\n"
        )
    };
    let post =
        |date: &str| format!("---\ntitle: On the foam\nsummary: Post for a museum\ndate: '{date}'\n---\nLook!\n");
    let long = format!("---\ntitle: My thoughts\ndate: 2019-01-01\n---\n{}\n", "I think of tides. ".repeat(60));
    let text = words(&[
        SITE,
        WIDGETS,
        ADA,
        (
            "config/_default/menus.yaml",
            "main:\n- {name: Teaching, url: courses/}\n- {name: SciComm, url: scicomm/}\n- {name: Essays, url: essays/}\n",
        ),
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/courses/_index.md", "---\ntitle: Courses Taught\nlayout: docs\n---\n"),
        ("content/courses/foam/_index.md", &course("Foam", "Winter 2021", "2021-06-22")),
        ("content/courses/knots/_index.md", &course("Knots", "Fall 2009 & 2010", "2009-06-22")),
        ("content/courses/knots/week1.md", "---\ntitle: Week of the bowline\ntype: docs\n---\n"),
        ("content/scicomm/_index.md", "---\ntitle: SciComm\n---\n"),
        ("content/scicomm/a/_index.md", &post("2022-08-31")),
        ("content/scicomm/b/index.md", &post("2021-08-31").replace("foam", "gulls")),
        ("content/scicomm/c/index.md", &post("2020-08-31").replace("foam", "knots")),
        ("content/essays/_index.md", "---\ntitle: Essays\n---\n"),
        ("content/essays/a.md", &long),
        ("content/essays/b.md", &long),
        ("content/essays/c.md", &long),
    ]);
    has_in_order(&text, &["## Courses Taught", "Foam, Guest Lecturer", "Uni One", "Knots, Guest Lecturer"]);
    has_in_order(&text, &["## SciComm", "On the foam, Post for a museum", "On the gulls", "On the knots"]);
    for part in ["Winter 2021", "Fall 2009 & 2010", "Aug 2022"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for part in ["docs", "bowline", "My thoughts"] {
        assert!(!text.contains(part), "{part}: {text}");
    }
}

#[test]
fn the_people_of_somebodys_site_are_a_section_and_those_of_a_group_are_not() {
    let person = |name: &str, group: &str| {
        format!(
            "---\ntitle: {name}\nuser_groups: ['{group}']\nrole: PhD student\norganizations: [{{name: Uni Two}}]\n---\n"
        )
    };
    let people =
        "---\nwidget: people\nweight: 9\ntitle: Mentorship\ncontent:\n  user_groups: [Heads, Students, Alumni]\n---\n";
    let files = |group: &str| {
        let ada = ADA.1.replace("superuser: true", &format!("superuser: true\nuser_groups: ['{group}']"));
        Folder::with(&[
            SITE,
            WIDGETS,
            (ADA.0, &ada),
            ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
            ("content/home/people.md", people),
            ("content/authors/bo/_index.md", &person("Bo Ek", "Alumni")),
            ("content/authors/joe/index.md", &person("Joe Lind", "Students")),
            ("content/authors/mira/index.md", &person("Mira Halden", "Guests")),
        ])
    };
    let own = files("None");
    own.vitae(&["build", "-q", "-o", "out.txt"]).exits(0);
    let text = own.text("out.txt");
    let parts = ["## Mentorship", "### Students", "Joe Lind, PhD student, Uni Two", "### Alumni", "Bo Ek, PhD student"];
    has_in_order(&text, &parts);
    assert!(!text.contains("Halden") && !text.contains("Heads"), "{text}");
    let of_group = files("Heads");
    let run = of_group.vitae(&["build", "-v", "-f", "txt", "-o", "out.txt"]).exits(0);
    assert!(!of_group.text("out.txt").contains("Joe Lind"));
    run.says("the block `people` is left out: it lists the people of a group");
}

#[test]
fn the_talk_and_the_programs_that_the_theme_ships_are_nobodys() {
    let home = "---\ntitle: ''\ntype: landing\nsections:\n\
        - {block: about.avatar, content: {username: admin}}\n\
        - {block: collection, content: {title: Talks, filters: {folders: [event]}}}\n\
        - {block: collection, content: {title: Programs, filters: {folders: [project]}}}\n---\n";
    let program = |title: &str, link: &str, tags: &str| {
        format!("---\ntitle: {title}\nexternal_link: 'https://github.com/{link}'\ntags: [{tags}]\n---\nA program.\n")
    };
    let talk = "---\ntitle: Example Talk\nevent: Hugo Blox Builder Conference\nlocation: Hugo Blox Builder HQ\ndate: 2030-06-01\n---\n";
    let folder = Folder::with(&[
        SITE,
        ADA,
        ("content/_index.md", home),
        ("content/event/example/index.md", talk),
        ("content/project/pytorch/index.md", &program("PyTorch", "pytorch/pytorch", "Hugo, Markdown")),
        ("content/project/scikit/index.md", &program("scikit-learn", "scikit-learn/scikit-learn", "Python")),
    ]);
    let run = folder.vitae(&["build", "-v", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(!text.contains("Example") && !text.contains("PyTorch"), "{text}");
    assert!(text.contains("scikit-learn"), "{text}");
    run.says("content/project/pytorch/index.md is left out: it is the theme's sample");
}

#[test]
fn a_cv_in_a_folder_of_its_own_name_is_the_cv_page_and_what_is_beside_an_index_no_item() {
    let cv = "---\ntitle: CV\noutput:\n  pagedown::html_resume: default\n---\n<div id=\"main\">\n<h1>Main</h1>\n<h2>Education</h2>\n\
              <p>PhD in Foam, Uni One, 2019</p>\n</div>\n";
    let list = "---\nwidget: portfolio\nweight: 9\ntitle: Projects\ncontent: {page_type: project}\n---\n";
    let text = words(&[
        SITE,
        WIDGETS,
        ADA,
        ("content/home/about.md", "+++\nwidget = \"about\"\nauthor = \"admin\"\nweight = 5\n+++\n"),
        ("content/home/projects.md", list),
        ("content/project/loom/index.md", "---\ntitle: The Loom\n---\n"),
        ("content/projects/index.md", "---\ntype: widget_page\n---\n"),
        ("content/projects/projects.md", "---\nwidget: portfolio\ntitle: All of my projects\n---\n"),
        ("content/cv/cv.html", cv),
    ]);
    has_in_order(&text, &["## Education", "PhD in Foam"]);
    assert!(text.contains("The Loom") && !text.contains("All of my") && !text.contains("Main"), "{text}");
}

#[test]
fn a_page_of_blocks_that_show_the_profile_is_printed_whatever_leads_to_it() {
    let me = "name: {display: Ada Lovelace}\nis_owner: true\nbio: I study engines.\n\
        experience:\n- {role: Reader, org: Uni Two, start: 2022-04-01, end: 2024-01-01, summary: I read.}\n\
        - {role: Clerk, org: Harbour Board, start: 2019-04-01, end: 2021-01-01, summary: I wrote.}\n\
        awards:\n- {title: Medal of Wings, date: '2021-06-01', awarder: Royal Society}\n\
        skills:\n- name: Tools\n  items:\n  - {label: Lathe, level: 5, description: 'brass, iron, steel, oak'}\n  - {label: Loom, level: 4, description: good}\n";
    let home = "---\ntype: landing\nsections:\n- {block: resume-biography-3, content: {username: me}}\n---\n";
    let more = "---\ntitle: Experience\ntype: landing\nsections:\n- {block: resume-experience, content: {username: me}}\n\
        - {block: resume-awards, content: {title: Prizes, username: me}}\n- {block: resume-skills, content: {title: Skills, username: me}}\n---\n";
    let menu = ("config/_default/menus.yaml", "main:\n- {name: Bio, url: /}\n");
    let files =
        [SITE, menu, ("data/authors/me.yaml", me), ("content/_index.md", home), ("content/experience.md", more)];
    let text = words(&files);
    let parts = ["I study engines.", "Reader, Uni Two", "Clerk, Harbour Board", "Prizes", "Medal of Wings"];
    has_in_order(&text, &parts);
    assert!(text.contains("Tools: Lathe (brass, iron, steel, oak); Loom"), "{text}");
}

#[test]
fn copies_of_papers_in_a_folder_that_no_block_names_are_not_printed_again() {
    let home = "---\ntype: landing\nsections:\n- {block: about.biography, content: {username: admin}}\n\
        - {block: collection, content: {title: Papers, filters: {folders: [publication]}}}\n---\n";
    let paper = |title: &str, authors: &str, venue: &str| {
        format!("---\ntitle: {title}\nauthors: [{authors}]\ndate: '2023-08-01'\npublication: '{venue}'\n---\n")
    };
    let files = [
        SITE,
        ADA,
        ("content/_index.md", home),
        (
            "content/publication/notes/index.md",
            &paper("Notes on the Engine of Brass", "admin, Luigi Menabrea, Bo Ek", "*Memoirs of Foam*"),
        ),
        (
            "content/publications/old/index.md",
            &paper("Notes on the Engine of Brass", "admin, et al.", "*Memoirs of Foam, 3*(2)"),
        ),
        ("content/publications/more/index.md", &paper("Another Note on the Looms", "admin", "*Memoirs of Foam, 4*")),
    ];
    let text = words(&files);
    assert_eq!(text.matches("Notes on the Engine of Brass").count(), 1, "{text}");
    has_in_order(&text, &["Bo Ek. Notes on the Engine of Brass. Memoirs of Foam", "Another Note on the Looms"]);
}

#[test]
fn a_theme_of_the_sites_own_has_the_name_and_the_pictures() {
    let header = "<header>\n<a href=\"/talks/\">Talks</a>\n<div class=\"title\"><a href=\"/\">Joe B. Lind</a></div>\n</header>\n";
    let home = "---\ntitle: Home\n---\n![The pier at noon, 2020](/img/pier.svg)\n\nI am a sailor at Uni One.\n";
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let site = |config: &'static str| {
        [
            ("config.toml", config),
            ("content/_index.md", home),
            ("themes/pier/static/img/pier.svg", picture),
            ("themes/pier/layouts/partials/site-header.html", header),
        ]
    };
    let own = "baseURL = 'https://lind.example/'\ntitle = 'Lind.example'\ntheme = 'pier'\n";
    let folder = Folder::with(&site(own));
    let run = folder.vitae(&["build", "-o", "out.txt", "-v"]).exits(0);
    assert!(folder.text("out.txt").starts_with("Joe B. Lind\n"), "{}", folder.text("out.txt"));
    assert!(!run.messages().contains("does not exist"), "{}", run.messages());
    let foot = "baseURL = 'https://lind.example/'\ntitle = 'Lind.example'\n[params]\nfooter = '&copy; 2022 Joe Lind | All rights reserved'\n";
    assert!(words(&site(foot)).starts_with("Joe Lind\n"));
}

#[test]
fn a_page_about_the_author_that_says_when_a_career_was_is_printed_beside_the_greeting() {
    let home = "---\ntitle: Home\n---\nI am a postdoctoral fellow at Uni One. I earned my Ph.D. at Uni Two, where I studied gulls.\n";
    let about = |told: &str| format!("---\ntitle: About\nmenu: main\n---\nI chart the tides of the north. {told}\n");
    let site = |told: &str| {
        let about = about(told);
        words(&[
            ("config.toml", "title = 'Joe Lind'\nbaseURL = 'https://lind.example/'\n"),
            ("content/_index.md", home),
            ("content/about.md", &about),
        ])
    };
    let dated = site("I earned my Ph.D. in 2014. In summer 2016 I started as a Foam Fellow at the Harbour Board.");
    has_in_order(&dated, &["I chart the tides", "I earned my Ph.D. in 2014.", "In summer 2016"]);
    let undated = site("I earned my Ph.D. at Uni Two.");
    assert!(!undated.contains("I chart the tides"), "{undated}");
}

#[test]
fn the_headings_of_a_block_are_below_its_own() {
    let home = "---\ntitle: ''\ntype: landing\nsections:\n\
        - {block: about.avatar, content: {title: Biography, username: admin}}\n\
        - block: markdown\n  content:\n    title: Teaching\n    text: |-\n      ## Looms for Beginners (Uni One)\n\n      I built the exercises.\n\n      ### Labs\n\n      Each has a loom.\n\n\
        - block: markdown\n  content:\n    title: Experience\n    text: |-\n      ## Service\n\n      I read for the *Memoirs*.\n---\n";
    let folder = Folder::with(&[SITE, ADA, ("content/_index.md", home)]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    has_in_order(&folder.text("out.txt"), &["## Teaching", "### Looms for Beginners", "#### Labs", "## Service"]);
}

#[test]
fn a_short_venue_may_tell_how_a_paper_was_received() {
    let paper = |long: &str, short: &str| {
        PAPER.1.replace(
            "publication: '*Memoirs* 3 (2023)'",
            &format!("publication: '{long}'\npublication_short: '{short}'"),
        )
    };
    for (long, short, told) in [
        (
            "Proceedings of the Loom Days",
            "In *LD*. Accepted as *Long Presentation* (Awarded to Top 3% of Papers)",
            "Accepted as Long Presentation (Awarded to Top 3% of Papers)",
        ),
        ("Proceedings of the Loom Days", "LD 2023 (Oral)", "Loom Days. Oral. 2023"),
        ("Loom Days (Oral)", "LD (Oral)", "Loom Days (Oral). 2023"),
        ("Proceedings of the Loom Days", "LD, Track B", "Loom Days. 2023"),
    ] {
        let text = words(&[
            SITE,
            ADA,
            (PAPER.0, &paper(long, short)),
            ("content/_index.md", "---\ntitle: Ada\n---\nI study engines.\n"),
        ]);
        assert!(text.contains(told), "{short}: {text}");
        assert!(!text.contains("Track"), "{text}");
    }
}

/// The theme Devise, and a shortcode of the site's own around each paper.
#[test]
fn a_theme_of_few_settings_has_the_address_and_papers_stand_in_frames() {
    let config = "title = \"Ada Lovelace's homepage\"\nbaseURL = 'https://ada.example/'\n[params]\nheader_title = 'Ada Lovelace'\n\
        header_email = 'Email: ada [at] engine [dot] example'\nhome_image = '/images/ada.svg'\n";
    let framed = |title: &str, venue: &str| {
        format!(
            "{{{{< columns \"/a.png\" \"9px\">}}}}\n**{title}**\n\n**Ada Lovelace**, Luigi Menabrea\n\n{venue}\n\n\\[[Paper](https://x.example/{venue})\\]\n{{{{< /columns >}}}}\n\n"
        )
    };
    let home = format!(
        "---\ntitle: Introduction\n---\nI study engines.\n\n#### Research\n\n{}{}{}",
        framed("Notes on the Engine of the North", "Memoirs 1843"),
        framed("Wings and Looms of Two Centuries", "Loom Days 1842"),
        framed("Cards for the Weaving of Flowers", "Loom Days 1841"),
    );
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let files = [("hugo.toml", config), ("content/_index.md", &home), ("static/images/ada.svg", picture)];
    let text = words(&files);
    assert!(text.contains("ada@engine.example"), "{text}");
    let line = "Notes on the Engine of the North <https://x.example/Memoirs%201843>\n  Ada Lovelace, Luigi Menabrea\n  Memoirs 1843";
    assert!(text.contains(line), "{text}");
}

#[test]
fn messages_name_the_place_that_hugo_reads() {
    let home = ("content/_index.md", "---\ntitle: Home\n---\nI am a reader in engines at Uni One.\n");
    let folder = Folder::with(&[("hugo.toml", "title = 'Ada Lovelace'\n"), home]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    run.says("set `bio:` under `author:` under `params:` in the configuration of the site");
}

#[test]
fn what_a_paper_says_of_its_authors_is_printed_with_a_sign() {
    let notes = "authors: [admin, Luigi Menabrea, Charles Babbage, Ann Berg]\nauthor_notes: ['Equal contribution', 'Equal contribution', '', Corresponding author]";
    let paper = PAPER.1.replace("authors: [admin, Luigi Menabrea]", notes);
    let text =
        words(&[SITE, ADA, (PAPER.0, &paper), ("content/_index.md", "---\ntitle: Ada\n---\nI study engines.\n")]);
    has_in_order(
        &text,
        &["Ada Lovelace*, Luigi Menabrea*, Charles Babbage, Ann Berg†", "*Equal contribution, †Corresponding author"],
    );
}
