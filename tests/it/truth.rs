//! What messages say is so, and what is not printed is said.

use crate::binary::Folder;

const CONFIG: &str = "url: https://halden.example\nauthor: {name: Mira Halden}\n";
const HOME: (&str, &str) = ("index.md", "---\n---\nI study tides.\n");
const CV: (&str, &str) =
    ("cv.md", "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides, Uni One\n\n# Skills\n\n- Knots\n");
const LIST: &str = "---\ntitle: Talks\nnav: true\n---\n- Gulls, 2020\n- Foam, 2021\n- Kites and how they fly, 2022\n";

/// The text of the document of a site, and what was said of it.
fn built(files: &[(&str, &str)]) -> (String, String) {
    let folder = Folder::with(&[&[("_config.yml", CONFIG), HOME], files].concat());
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    (folder.text("out.txt"), run.messages().to_owned())
}

#[test]
fn a_page_without_words_of_its_own_is_left_out_for_what_is_known() {
    let page = |layout: &str, body: &str| format!("---\ntitle: Talks\nnav: true\n{layout}---\n{body}\n");
    for (body, why) in [
        (
            page("", "<div id=\"list\"></div>\n<script src=\"/list.js\"></script>"),
            "a script may fill it, and scripts are not run",
        ),
        (
            page("", "<iframe src=\"https://lind.example/\"></iframe>"),
            "it shows another page in an `<iframe>`, which is not read",
        ),
        (
            page("layout: tiles\n", ""),
            "its layout `tiles` is not in the site's folder, so what that shows is not known",
        ),
        (
            page(
                "",
                "{% for talk in site.data.talks %}{% if talk.day > site.time %}{{ talk.title }}{% endif %}{% endfor %}",
            ),
            "what it lists depends on the day of the build, which is not known",
        ),
        (
            page("", "{% assign year = 'now' | date: '%Y' %}{% for one in (2020..year) %}{{ one }}{% endfor %}"),
            "what it lists depends on the day of the build, which is not known",
        ),
        (page("", "<!-- Updated {{ site.time }} -->"), "nothing on it can be printed"),
        (page("", ""), "nothing on it can be printed"),
    ] {
        let (_, messages) = built(&[CV, ("talks.md", &body)]);
        assert!(messages.contains(&format!("talks.md is left out: {why}\n")), "{body}:\n{messages}");
    }
}

#[test]
fn a_sentence_beside_a_list_does_not_stand_for_it() {
    let cv = ("cv.md", "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Talks\n\nI talk of tides.\n");
    let (text, _) = built(&[cv, ("talks.md", LIST)]);
    assert!(text.contains("Kites and how they fly"), "{text}");
    let cv = ("cv.md", "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Talks\n\n- Gulls, 2020\n");
    let (text, messages) = built(&[cv, ("talks.md", LIST)]);
    assert!(!text.contains("Kites and how"), "{text}");
    let why = "another page has a section “Talks”; 2 of the 3 things on this one are not printed in the same words; the first is \
        “Foam, 2021”; this one is printed: cv.md:8:1";
    assert!(messages.contains(why), "{messages}");
}

#[test]
fn what_was_to_be_printed_instead_may_be_left_out_as_well() {
    let sample = "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Talks\n\n\
        - Lorem ipsum dolor sit amet, 2019\n- Lorem ipsum dolor sit amet, 2020\n";
    let (text, messages) = built(&[("cv.md", sample), ("talks.md", LIST)]);
    assert!(text.contains("Kites and how they fly") && !text.contains("Lorem"), "{text}");
    assert!(messages.contains("talks.md is taken in for its talks"), "{messages}");
    let list = "# Talks\n\n- Gulls, 2020\n- Foam, 2021\n";
    let home = format!("---\n---\nI study tides.\n\n{list}");
    let cv = format!("---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n{list}- Ropes of old, 2019\n");
    let (_, messages) = built(&[("index.md", &home), ("cv.md", &cv), ("talks.md", LIST)]);
    let why = "talks.md is left out: another page has a section “Talks”; one of the 3 things on this one is not printed in the \
        same words: “Kites and how they fly, 2022”; it is left out as well: index.md:5:1";
    assert!(messages.contains(why), "{messages}");
}

#[test]
fn a_heading_whose_text_goes_is_not_called_empty() {
    let cv = "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Clips\n\n<video src=\"a.mp4\"></video>\n";
    let (_, messages) = built(&[("cv.md", cv)]);
    assert!(messages.contains("“Clips” is left out: nothing is printed under it"), "{messages}");
    let courses = "---\ntitle: Teaching\nnav: true\n---\n<h4><b>Knots</b></h4>\nHow to tie them, in twelve weeks of 2020.\n\n\
        <h4><b><a href=\"https://uni.example/kites\">Kites for sailors</a>)</b></h4>\n\n<br>\n<h4>Foam</h4>\nWhat it is made of, since 2021.\n";
    let (text, _) = built(&[CV, ("teaching.md", courses)]);
    assert!(text.contains("Kites for sailors"), "{text}");
}

#[test]
fn a_page_that_is_kept_out_of_the_site_is_not_called_a_copied_file() {
    let menu = "main: [{title: A, url: /talks.html}, {title: B, url: /blog.html}, {title: C, url: /cv.html}]\n";
    let kept_out = "---\ntitle: Talks\npublished: false\n---\n- Gulls, 2020\n";
    let files = [("_data/navigation.yml", menu), CV, ("talks.html", kept_out), ("blog.html", "<p>Hello</p>\n")];
    let (_, messages) = built(&files);
    for note in [
        "talks.html is left out: `published: false`, or `exclude:` in the configuration, keeps it out of the site",
        "blog.html is left out: it has no front matter, so Jekyll only copies it",
    ] {
        assert!(messages.contains(note), "{note}:\n{messages}");
    }
}

#[test]
fn pictures_of_the_site_are_known_by_their_whole_address() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>";
    let page = "---\nvitae: {images: all}\n---\n![A tide](https://halden.example/img/tide.svg)\n\n![Foam](https://lind.example/foam.svg)\n\nWords.\n";
    let (_, messages) = built(&[("index.md", page), ("img/tide.svg", drawing)]);
    assert!(!messages.contains("tide.svg"), "{messages}");
    let elsewhere = "the image is left out: it is on the web, and nothing is fetched: https://lind.example/foam.svg";
    assert!(messages.contains(elsewhere), "{messages}");
}

#[test]
fn a_portrait_that_is_not_there_is_missed_once() {
    let page = "---\n---\n![Mira Halden](/img/halden.jpg)\n\nI study tides.\n";
    let (_, messages) = built(&[("index.md", page)]);
    assert_eq!(
        messages.matches("halden.jpg").count() - messages.matches("](/img/halden.jpg)").count(),
        1,
        "{messages}"
    );
}

#[test]
fn accounts_are_printed_wherever_the_settings_have_them() {
    for (config, page) in [
        ("social_links:\n  - {name: GitHub, icon: github, url: 'https://github.com/mhalden'}\n", ""),
        ("minima: {social_links: [{platform: github, user_url: 'https://github.com/mhalden'}]}\n", ""),
        ("social_links: {github: mhalden}\n", ""),
        ("", "- name: Mira Halden\n  github: https://github.com/mhalden\n"),
    ] {
        let config = format!("{CONFIG}{config}");
        let folder = Folder::with(&[("_config.yml", &config), HOME, ("_data/pi.yml", page)]);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        assert!(folder.text("out.txt").contains("github.com/mhalden"), "{config}{page}");
    }
}

#[test]
fn files_of_data_on_sections_and_pages_that_printed_ones_lead_to_are_listed() {
    let talks = "- {title: Gulls and other birds of the shore, when: 2020}\n";
    let papers =
        "---\ntitle: Publications\nnav: true\n---\n- Tides, 2020\n- Foam, 2021\n\n[All](/more/all_talks.html)\n";
    let files = [
        ("_data/research_talks.yml", talks),
        ("publications.md", papers),
        ("more/all_talks.md", "---\ntitle: All my talks\n---\n- Gulls, 2020\n"),
    ];
    let (_, messages) = built(&files);
    for note in [
        "_data/research_talks.yml is left out: the pages that are printed do not show it",
        "more/all_talks.md is left out: no menu leads to it, only a link in publications.md",
    ] {
        assert!(messages.contains(note), "{note}:\n{messages}");
    }
}

#[test]
fn a_cv_of_which_the_data_is_broken_says_so() {
    let files = [
        ("_config.yml", CONFIG),
        ("index.html", "---\nlayout: default\n---\n{% for job in site.data.experience %}{{ job }}{% endfor %}\n"),
        ("_data/experience.yml", "- Keeper: of the tide: gauge\n"),
        ("_data/education.yml", "- one\n\t- two\n"),
    ];
    let run = Folder::with(&files).vitae(&["build", "-f", "txt", "-o", "out.txt"]);
    let messages = run.messages();
    for note in [
        "_data/experience.yml:1",
        "_data/education.yml:1",
        "what stands in _data/education.yml, _data/experience.yml is missing",
    ] {
        assert!(messages.contains(note), "{note}:\n{messages}");
    }
}

#[test]
fn a_reason_holds_for_all_that_it_is_given_for() {
    let config = "author: {name: Mira Halden, github: mira, orcid: 0000-0002-1825-0097}\n";
    let home = "---\n---\nI study tides.\n\n[GitHub](https://github.com/mira) | [ORCID](https://orcid.org/0000-0002-1825-0097) | \
        [Web of Science](https://www.webofscience.com/wos/woscc/full-record/1)\n\n[See all talks →](/talks/)\n\nI gave [my talks](/talks/) at sea.\n";
    let (_, messages) = built(&[("_config.yml", config), ("index.md", home), CV]);
    for note in [
        "the header leads to 2 of the person's profiles; also on the site: “Web of Science” (`repeated`)",
        "“See all talks →” is left out: it is navigation on the site (`navigation`)",
        "the link of “my talks” is left out: it is relative",
    ] {
        assert!(messages.contains(note), "{note}:\n{messages}");
    }
    let twice = "the link of “See all talks →”";
    assert!(!messages.contains(twice), "its words are left out as a whole:\n{messages}");
}

#[test]
fn a_page_is_in_the_language_that_it_states() {
    let list = "- 潮汐の数値模型について, 2020\n- 鴎の飛び方の観察, 2021\n- 泡の寿命の測定, 2022\n";
    for (lang, is_printed) in [("lang: en\n", true), ("", false)] {
        let home = ("index.md", "---\nlang: en\n---\nI study tides.\n");
        let talks = format!("---\ntitle: Talks\nnav: true\n{lang}---\n{list}");
        let (text, messages) = built(&[home, CV, ("talks.md", &talks)]);
        assert_eq!(text.contains("鴎の飛び方"), is_printed, "{messages}");
        assert_eq!(messages.contains("talks.md is left out: it is in another language"), !is_printed, "{messages}");
    }
}

#[test]
fn a_page_in_english_has_english_headings_whatever_the_site_states() {
    let home = |text: &str| format!("---\npermalink: /\n---\n{text}\n\n## Education\n\n- 2020: PhD, Uni One\n");
    let list = "---\ntitle: Tides of the North\nauthors: Mira Halden\n---\n";
    let shown = |text: &str| {
        let config = "title: Mira Halden\nlocale: de-CH\ncollections: {publications: {output: true}}\n";
        built(&[("_config.yml", config), ("index.md", &home(text)), ("_publications/a.md", list)]).0
    };
    let text = shown("I study the tides of the north, and the gulls in it.");
    assert!(text.contains("Publications"), "{text}");
    let text = shown("Ich erforsche die Gezeiten und das Watt.");
    assert!(text.contains("Publikationen") || text.contains("Veröffentlichungen"), "{text}");
}

#[test]
fn what_the_settings_say_in_other_languages_is_listed() {
    let config = "author:\n  name: {en: Mira Halden, ru: Мира Халден}\n  name_zh: 海米拉\n  bio: {en: Professor of Tides, ru: Профессор}\n";
    let folder = Folder::with(&[("_config.yml", config), HOME]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    for loss in [
        "`name.ru` is not printed: Мира Халден",
        "`name_zh` is not printed: 海米拉",
        "`bio.ru` is not printed: Профессор",
    ] {
        assert!(run.messages().contains(loss), "{loss}\n{}", run.messages());
    }
    assert!(!run.messages().contains("Professor"), "{}", run.messages());
}

#[test]
fn a_layout_that_repeats_the_text_of_a_page_is_not_run() {
    let layout = "---\n---\n{% for talk in page.talks %}<p>{{ talk }}</p>{{ content }}{% endfor %}\n";
    let page = "---\ntitle: Talks\nnav: true\nlayout: tiles\ntalks: [On foam, On gulls]\n---\n";
    let (_, messages) = built(&[CV, ("talks.md", page), ("_layouts/tiles.html", layout)]);
    let why = "talks.md is left out: its layout `tiles` prints the page's text inside a loop or a condition, so what \
        that shows is not known";
    assert!(messages.contains(why), "{messages}");
    let cv = CV.1.replace("title: CV", "title: CV\nlayout: tiles");
    let (text, messages) = built(&[("cv.md", &cv), ("_layouts/tiles.html", layout)]);
    let frame = "what _layouts/tiles.html prints is left out: it prints the page's text inside a loop or a condition";
    assert!(text.contains("MSc in Tides") && messages.contains(frame), "{messages}");
}

#[test]
fn a_title_that_is_a_link_in_part_is_printed() {
    let entry =
        |key: &str, title: &str| format!("@misc{{{key}, author={{Halden, Mira}}, title={{{title}}}, year=2021}}\n");
    let bib = entry("a", "<a href=\"https://tides.example\">Tides of the North</a>, Bergen")
        + &entry("b", "Gulls at the harbour");
    let papers = ("papers.md", "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n");
    let (text, messages) = built(&[CV, papers, ("_bibliography/papers.bib", &bib)]);
    assert!(text.contains("Tides of the North <https://tides.example>, Bergen"), "{text}");
    assert!(
        messages.contains("papers.md is left out: all 2 titles read from the site's bibliography are printed"),
        "{messages}"
    );
}

#[test]
fn titles_in_another_language_do_not_make_a_page_foreign() {
    let rows = "| 2021 | El mar y las olas del norte, una historia de los pescadores |\n".repeat(4);
    let page =
        |words: &str| format!("---\ntitle: Media\nnav: true\n---\n{words}\n\n| Year | Headline |\n|---|---|\n{rows}");
    let (text, _) = built(&[CV, ("media.md", &page("These are the articles that were written of my work."))]);
    assert!(text.contains("pescadores"), "{text}");
    let (text, messages) = built(&[CV, ("media.md", &page("Aquí están los artículos sobre mi trabajo."))]);
    assert!(!text.contains("pescadores"), "{text}");
    assert!(messages.contains("media.md is left out: it is in another language"), "{messages}");
}

#[test]
fn a_section_without_content_is_said_to_be_empty() {
    let cv = (
        "cv.md",
        "---\ntitle: CV\n---\n# Education\n\n- 2019: MSc in Tides\n\n# Talks\n\n{% for talk in site.talks %}- {{ talk.title }}\n{% endfor %}\n\n# Skills\n\n- Knots\n",
    );
    let (text, messages) = built(&[cv, ("talks.md", LIST)]);
    assert!(text.contains("Kites and how they fly"), "{text}");
    let why = "cv.md:8:1: “Talks” is left out: nothing is printed before the next heading (`empty`)";
    assert!(messages.contains(why) && !messages.contains("another page says the same"), "{messages}");
}

#[test]
fn pages_to_which_only_a_link_leads_are_listed() {
    let cv = (
        "cv.md",
        "---\ntitle: CV\npermalink: /cv/\n---\n# Education\n\n- 2019: MSc in Tides, see [the grant](../foam/)\n",
    );
    let grant = ("foam.md", "---\ntitle: Foam\npermalink: /foam/\n---\nI lead the grant no. 7 on foam.\n");
    let blog = ("blog.md", "---\ntitle: Blog\npermalink: /blog/\n---\nOn foam.\n");
    let menu = ("_data/navigation.yml", "main:\n- {title: CV, url: /cv/}\n");
    let (_, messages) = built(&[cv, grant, blog, menu]);
    assert!(messages.contains("foam.md is left out: no menu leads to it, only a link in cv.md"), "{messages}");
    assert!(!messages.contains("blog.md"), "{messages}");
}

#[test]
fn what_only_the_page_of_an_item_shows_is_listed() {
    let config = format!("{CONFIG}collections: {{publications: {{output: true}}}}\n");
    let paper = |front: &str| format!("---\nlayout: paper\n{front}\n---\n");
    let gulls = paper("title: Gulls of the northern shore\nkind: Diploma thesis\ncode: halden\nsecret: me");
    let foam = paper("title: Foam on the western coast\nkind: Diploma thesis, in German")
        + "With *Ann Berg* of Bergen, {{ page.title }}.\n";
    let layout = "<html><head><title>{{ page.secret }}</title></head><body>{{ page.kind }} {{ page.code }} {{ content }}</body></html>";
    let list = "---\ntitle: Publications\nnav: true\n---\n{% for one in site.publications %}\n- {{ one.title }}, 2020\n{% endfor %}\n";
    let files = [
        ("_config.yml", config.as_str()),
        CV,
        ("publications.md", list),
        ("_publications/foam.md", &foam),
        ("_publications/gulls.md", &gulls),
        ("_layouts/paper.html", layout),
    ];
    let (text, messages) = built(&files);
    assert!(text.contains("Gulls of the northern shore"), "{text}");
    let loss = "`kind` is not printed for 2 items of `publications`; the first says “Diploma thesis, in German”";
    assert!(messages.contains(loss) && !messages.contains("secret") && !messages.contains("code"), "{messages}");
    let loss = "the text of an item of `publications` is not printed: “With Ann Berg of Bergen, .”";
    assert!(messages.contains(loss), "{messages}");
}

#[test]
fn the_line_below_the_title_of_a_site_is_printed_or_listed() {
    let config = format!("{CONFIG}tagline: Keeper of gauges\ndescription: On the sea\n");
    let layout = "<html><head><meta content=\"{{ site.description }}\"></head><body><p>{{ site.tagline }}</p>{{ content }}</body></html>";
    let (_, messages) = built(&[("_config.yml", &config), CV, ("_layouts/default.html", layout)]);
    assert!(messages.contains("`tagline` is not printed: Keeper of gauges"), "{messages}");
    assert!(!messages.contains("On the sea"), "{messages}");
}

#[test]
fn what_a_layout_shows_outside_its_article_is_listed() {
    let layout = "---\nlayout: default\n---\n<article>{{ content }}</article>\n{% if page.news %}{% include gulls.html %}{% endif %}\n\
        {% if page.map %}{% include map.html %}{% endif %}\n";
    let home = ("index.md", "---\nlayout: page\nnews: true\n---\nI study tides.\n");
    let (_, messages) = built(&[home, CV, ("_layouts/page.html", layout)]);
    assert!(messages.contains("prints around the text is left out: `if page.news`\n"), "{messages}");
}

#[test]
fn a_picture_in_a_table_has_the_caption_below_it() {
    let cv = (
        "cv.md",
        "---\ntitle: CV\n---\n# Work\n\nI watch gulls.\n\n| ![gulls](gulls.svg) |\n|:--:|\n| *Gulls at sea* |\n",
    );
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'><rect width='9' height='9'/></svg>";
    let (text, messages) = built(&[cv, ("gulls.svg", picture)]);
    assert!(text.contains("Gulls at sea") && !messages.contains("without a caption"), "{text}{messages}");
}

#[test]
fn links_to_the_pages_of_a_site_are_no_appeal() {
    let links = |more: &str| {
        format!(
            "---\n---\nI study tides.\n\n# Quick Links\n\n[Foam](https://uni.example/foam)<br>\n[Kites](https://uni.example/kites){more}\n\n# Work\n\nI watch gulls.\n"
        )
    };
    let (text, messages) = built(&[("index.md", &links("")), CV]);
    assert!(
        !text.contains("Foam") && messages.contains("“Quick Links” is left out: it is navigation"),
        "{text}{messages}"
    );
    let (text, _) = built(&[("index.md", &links(": a book on how to fly them, Sea Press, 2020")), CV]);
    assert!(text.contains("Sea Press"), "{text}");
}

#[test]
fn a_page_may_end_within_anything() {
    let page_break = "<!-- vitae:pagebreak -->";
    for (text, pages) in [
        (format!("<ul>\n<li>First</li>\n{page_break}\n<li>Second</li>\n</ul>"), 2),
        (format!("<ol><li>First\n{page_break}\n<li>Second"), 2),
        (format!("<table><tr><td>First</td></tr>\n{page_break}\n<tr><td>Second</td></tr></table>"), 2),
        (format!("<table><tr><td>First</td><td>\n\n{page_break}\n\nSecond</td></tr></table>\n\nThird"), 2),
        (format!("<dl><dt>First</dt><dd>a\n\n{page_break}\n\nb</dd><dt>Second</dt><dd>c</dd></dl>"), 2),
        (format!("> First\n>\n> {page_break}\n>\n> Second"), 2),
        (format!("- First\n\n{page_break}\n\n- Second"), 2),
        (format!("<div style=\"text-align:center\">\n\nFirst\n\n{page_break}\n\nSecond\n\n</div>"), 2),
        (format!("<details><summary>First</summary>\n\n{page_break}\n\na\n</details>\n\nSecond"), 2),
    ] {
        let folder = Folder::with(&[("cv.md", &format!("---\nname: Mira Halden\n---\n\n# Papers\n\n{text}\n"))]);
        let built = folder.vitae(&["build", "cv.md", "-o", "out.pdf"]).exits(0);
        assert!(built.messages().contains(&format!("{pages} pages")), "{text}: {}", built.messages());
    }
}

#[test]
fn numbers_have_the_gaps_that_their_author_left() {
    for (text, numbers) in [
        ("5. five\n7. seven\n8. eight", ["5. five", "7. seven", "8. eight"]),
        ("2018. five\n2020. seven\n2021. eight", ["2018. five", "2020. seven", "2021. eight"]),
        ("<ol start=\"7\"><li>five<li value=\"9\">seven<li>eight</ol>", ["7. five", "9. seven", "10. eight"]),
        // kramdown counts from one.
        ("1. five\n3. seven\n4. eight", ["1. five", "2. seven", "3. eight"]),
    ] {
        let folder = Folder::with(&[("cv.md", &format!("---\nname: Mira Halden\n---\n\n# Papers\n\n{text}\n"))]);
        folder.vitae(&["build", "cv.md", "-q", "-f", "txt", "-o", "out.txt"]).exits(0);
        let printed = folder.text("out.txt");
        assert!(numbers.iter().all(|number| printed.contains(number)), "{text}: {printed}");
    }
}

#[test]
fn a_page_in_a_folder_of_copies_is_not_the_list() {
    let menu = ("_data/navigation.yml", "main:\n- {title: Teaching, url: /teaching/}\n");
    let teaching = ("teaching.md", "---\npermalink: /teaching/\ntitle: Teaching\n---\n- 2021: Knots\n");
    let list = "---\npermalink: /publications/index.html\ntitle: Publications\n---\n- Bo Ek. On foam. J. Maps, 2021.\n\
                - Bo Ek. On gulls. J. Maps, 2020.\n";
    let linked = "---\n---\nI study tides. See [my papers](/publications/).\n";
    for (path, home, is_printed) in [
        ("backup/page/publications.md", "---\n---\nI study tides.\n", false),
        ("old_site/publications.md", "---\n---\nI study tides.\n", false),
        ("old_site/publications.md", linked, true),
        ("lists/publications.md", "---\n---\nI study tides.\n", true),
    ] {
        let (text, messages) = built(&[("index.md", home), menu, teaching, (path, list)]);
        assert_eq!(text.contains("On foam"), is_printed, "{path}: {text}{messages}");
        let loss = format!("{path} is left out: it is in a folder of copies");
        assert_eq!(messages.contains(&loss), !is_printed, "{path}: {messages}");
    }
    let cv = "---\ntitle: CV\n---\n## Education\n\n- 2019: MSc in Foam, Uni One\n";
    let (text, messages) = built(&[("index.md", "---\n---\nI study tides.\n"), menu, teaching, ("template/cv.md", cv)]);
    assert!(!text.contains("Foam") && messages.contains("template/cv.md is left out"), "{text}{messages}");
}
