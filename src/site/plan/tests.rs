use super::*;
use crate::design::Paper;
use crate::site::MemoryFiles;

fn plans(files: &MemoryFiles, request: &Request) -> (Option<Vec<DocumentPlan>>, Vec<Diagnostic>) {
    let mut reader = Reader::new(files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    plan(&mut reader, &config, request, |_, _, _, _, _| String::new()).into_parts()
}

/// Output and sources of every document.
fn shown(files: &MemoryFiles, request: &Request) -> Vec<String> {
    let (plans, _) = plans(files, request);
    let line = |plan: DocumentPlan| {
        let sources: Vec<&str> = plan.sources.iter().map(|page| page.path.as_str()).collect();
        format!("{} from {}", plan.output, sources.join(", "))
    };
    plans.expect("a plan").into_iter().map(line).collect()
}

fn academicpages() -> MemoryFiles {
    MemoryFiles::new()
        .with("_config.yml", "url: https://jane.github.io\nauthor: {name: Jane Doe}\n")
        .with(
            "_pages/about.md",
            "---\npermalink: /\n---\nHello, I am Jane, see [my CV](http://jane.github.io/files/Jane.pdf).\n",
        )
        .with("_pages/cv.md", "---\npermalink: /cv/\n---\nEducation\n")
        .with(
            "_pages/about-zh.md",
            "---\npermalink: /zh/\n---\n我的研究方向是机器学习与神经科学的学习原理，欢迎联系。\n",
        )
        .with("README.md", "A site.\n")
}

#[test]
fn without_a_block_there_is_one_document_where_the_page_links_it() {
    assert_eq!(shown(&academicpages(), &Request::default()), ["files/Jane.pdf from _pages/about.md, _pages/cv.md"]);
}

#[test]
fn the_link_to_the_cv_may_be_anywhere_in_the_site() {
    let site = |files: &[(&str, &str)]| {
        let home = MemoryFiles::new()
            .with("_config.yml", "url: https://jane.github.io\n")
            .with("index.md", "---\ntitle: Jane\n---\nI am Jane.\n");
        let files = files.iter().fold(home, |site, (path, text)| site.with(*path, *text));
        let (plans, noticed) = plans(&files, &Request::default());
        let of_output = noticed.iter().find(|noticed| noticed.message.contains("output"));
        let why = of_output.and_then(|noticed| noticed.message.split_once(": "));
        (plans.expect("a plan")[0].output.clone(), why.map(|(_, why)| why.to_owned()).unwrap_or_default())
    };
    let here = "the site links to its CV there";
    let named = "the site names its CV there";
    let nothing = "no link to a PDF that could be its CV was found";
    let menu = "main: [{title: Bio, url: /bio.html}, {title: Code, url: 'https://code.example'}]";
    for (files, output, why) in [
        (&[("bio.md", "---\ntitle: Bio\n---\n[full CV](/me.pdf)")][..], "me.pdf", here),
        (
            &[
                ("bio.md", "---\ntitle: Bio\n---\nx"),
                ("_data/navigation.yml", "main: [{title: CV, url: /files/jane.pdf}]"),
            ],
            "files/jane.pdf",
            here,
        ),
        (&[("_includes/nav.html", "<a href=\"{{ '/files/cv.pdf' | relative_url }}\">CV</a>")], "files/cv.pdf", here),
        (
            &[("bio.md", "[CV](https://elsewhere.example/jane_cv.pdf)")],
            "cv.pdf",
            "the site's link to a CV leads elsewhere: https://elsewhere.example/jane_cv.pdf",
        ),
        (
            &[
                ("_data/navigation.yml", menu),
                ("bio.md", "---\ntitle: Bio\n---\nx"),
                ("students.md", "---\ntitle: Alice\n---\n[CV](/alice/cv.pdf)"),
            ],
            "cv.pdf",
            "the link to alice/cv.pdf is not on a page of the menu",
        ),
        (&[("_includes/header.html", "<a href=\"/files/jane.pdf\"><i></i> [CV]</a>")], "files/jane.pdf", here),
        (
            &[
                ("index.md", "---\nlayout: home\n---\nI am Jane.\n"),
                ("_layouts/home.html", "{% include side.html %}<!-- <a href=\"/old.pdf\">CV</a> -->{{ content }}"),
                ("_includes/side.html", "<a href=\"{{ '/me.pdf' | relative_url }}\"><i></i>\nDownload my résumé\n</a>"),
            ],
            "me.pdf",
            named,
        ),
        (&[("_includes/side.html", "<a href=\"/me.pdf\">CV</a>")], "cv.pdf", nothing),
        (&[("index.md", "---\naction: {text: More, url: /me_cv.pdf}\n---\nI am Jane.\n")], "me_cv.pdf", named),
        (
            &[("_config.yml", "title: x\nauthor: {name: Jane, cv: /files/jane.pdf}\nexclude: [cv.pdf]\n")],
            "files/jane.pdf",
            named,
        ),
        (&[("_config.yml", "title: x\nexclude: [old_cv.pdf]\n")], "cv.pdf", nothing),
        (&[("_data/profile.yml", "links: [{label: CV, url: 'https://jane.github.io/jane.pdf'}]")], "jane.pdf", named),
        (
            &[
                ("_config.yml", "title: x\n"),
                ("files/jané.pdf", ""),
                ("_data/profile.yml", "cv: https://jane.github.io/files/jan%C3%A9.pdf"),
            ],
            "files/jané.pdf",
            named,
        ),
        (
            &[("_data/profile.yml", "cv: https://lind.example/jane.pdf")],
            "cv.pdf",
            "the site's link to a CV leads elsewhere: https://lind.example/jane.pdf",
        ),
        (&[("bio.md", "[A paper](/paper.pdf)")], "cv.pdf", nothing),
    ] {
        assert_eq!(site(files), (output.to_owned(), why.to_owned()), "{files:?}");
    }
}

#[test]
fn another_language_takes_the_twin_and_leaves_out_what_has_none() {
    let request = Request { language: Some(Language::ZhCn), ..Request::default() };
    assert_eq!(shown(&academicpages(), &request), ["files/Jane.zh.pdf from _pages/about-zh.md"]);
}

#[test]
fn named_pages_are_taken_as_they_are() {
    let request = Request { sources: vec!["README.md".into()], ..Request::default() };
    assert_eq!(shown(&academicpages(), &request), ["README.pdf from README.md"]);
    let request = Request { sources: vec!["missing.md".into(), "../x.md".into()], ..Request::default() };
    let (plan, diagnostics) = plans(&academicpages(), &request);
    assert!(plan.is_none());
    assert_eq!(diagnostics.len(), 2);
}

#[test]
fn a_named_page_does_not_take_the_place_of_a_listed_document() {
    let files = academicpages().with(
        "_config.yml",
        "url: https://jane.github.io\nvitae: {documents: [{output: files/Jane.pdf}, {output: b.pdf}]}\n",
    );
    let page = Request { sources: vec!["_pages/about.md".into()], ..Request::default() };
    assert_eq!(shown(&files, &page), ["about.pdf from _pages/about.md"]);
    let told = Request { output: Some("files/Jane.pdf".into()), ..page };
    assert_eq!(shown(&files, &told), ["files/Jane.pdf from _pages/about.md"]);
    let files = files.with(
        "_config.yml",
        "vitae: {documents: [{output: About.pdf, sources: [_pages/about.md, _pages/cv.md]}, {output: b.pdf}]}\n",
    );
    let page = Request { sources: vec!["_pages/about.md".into()], ..Request::default() };
    assert_eq!(shown(&files, &page), ["about.alone.pdf from _pages/about.md"]);
}

#[test]
fn a_named_page_has_its_own_name_unless_it_is_all_of_the_site_or_says_otherwise() {
    let named = |path: &str| Request { sources: vec![path.into()], ..Request::default() };
    let files = academicpages();
    assert_eq!(shown(&files, &named("_pages/about.md")), ["about.pdf from _pages/about.md"]);
    assert_eq!(shown(&files, &named("_pages/cv.md")), ["cv.pdf from _pages/cv.md"]);
    let chinese = Request { language: Some(Language::ZhCn), ..named("_pages/about.md") };
    assert_eq!(shown(&files, &chinese), ["about.zh.pdf from _pages/about.md"]);
    let told = files.with("_config.yml", "vitae: {output: files/whole.pdf}\n");
    assert_eq!(shown(&told, &named("_pages/about.md")), ["about.pdf from _pages/about.md"]);
    let own = told.with("_pages/bio.md", "---\nvitae: {output: files/own.pdf}\n---\nHello.\n");
    assert_eq!(shown(&own, &named("_pages/bio.md")), ["files/own.pdf from _pages/bio.md"]);

    let one_page = MemoryFiles::new()
        .with("_config.yml", "title: Jane Doe\n")
        .with("index.md", "---\npermalink: /\n---\nHello, I am Jane, see [my CV](/files/Jane.pdf).\n");
    assert_eq!(shown(&one_page, &named("index.md")), ["files/Jane.pdf from index.md"]);
    let alone = MemoryFiles::new().with("bio.md", "Hello, I am Jane, see [my CV](cv.pdf).\n");
    assert_eq!(shown(&alone, &named("bio.md")), ["bio.pdf from bio.md"]);
}

#[test]
fn the_block_says_more() {
    let config = "vitae:\n  paper: us-letter\n  pages: 3\n  documents:\n    - output: files/CV.pdf\n      pages: 2\n    - template: bio\n      output: b.pdf\n    - lang: zh\n";
    let files = academicpages().with("_config.yml", config);
    assert_eq!(
        shown(&files, &Request::default()),
        [
            "files/CV.pdf from _pages/about.md, _pages/cv.md",
            "b.pdf from _pages/about.md",
            "cv.zh.pdf from _pages/about-zh.md"
        ],
    );
    let (plans, _) = plans(&files, &Request { pages: None, ..Request::default() });
    let plans = plans.expect("a plan");
    assert_eq!((plans[0].pages, plans[1].pages), (Some(2), Some(3)));
    assert_eq!(plans[1].design.paper, Paper::UsLetter);
}

#[test]
fn the_page_wins_over_the_site_and_flags_over_both() {
    let files = academicpages()
        .with("_config.yml", "vitae: {template: academic, pages: 2, paper: us-letter}\n")
        .with("_pages/about.md", "---\npermalink: /\nvitae: {template: bio, pages: 1}\n---\nHello\n");
    let (plans, _) = plans(&files, &Request { pages: Some(4), ..Request::default() });
    let plan = &plans.expect("a plan")[0];
    assert_eq!(plan.template.as_ref().map(|name| name.value.as_str()), Some("bio"));
    assert_eq!((plan.pages, plan.design.paper), (Some(4), Paper::UsLetter));
}

#[test]
fn nothing_to_build_is_an_error() {
    let (plan, diagnostics) = plans(&MemoryFiles::new().with("notes.txt", ""), &Request::default());
    assert!(plan.is_none());
    assert_eq!(diagnostics[0].code, Code::NoPage);
}

#[test]
fn outputs_stay_inside_and_apart() {
    let files = academicpages().with(
        "_config.yml",
        "vitae: {documents: [{output: ../x.pdf}, {output: a.pdf}, {output: ./A.pdf}, {output: \"b\\n::c\"}]}\n",
    );
    let (_, diagnostics) = plans(&files, &Request::default());
    let errors: Vec<&str> =
        diagnostics.iter().filter(|d| d.code == Code::InvalidConfig).map(|d| d.message.as_str()).collect();
    assert_eq!(
        errors,
        [
            "`../x.pdf` cannot be the output: it is outside the site's folder",
            r"`b\n::c` cannot be the output: it has a control character in it",
            "two documents would be written to A.pdf"
        ]
    );
}
