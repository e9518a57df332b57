//! A site in two languages: `--lang` gives one document in each, whole, under the person's name in that language.

use std::fs;

use crate::binary::{Folder, says};

/// The text of the document in a language, and the messages.
fn built(folder: &Folder, language: &str) -> (String, String) {
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v", "--lang", language]).exits(0);
    let messages = run.messages().to_owned();
    (folder.text("out.txt"), messages)
}

const CONFIG: (&str, &str) =
    ("_config.yml", "url: https://lin.example\ntitle: Lin Ming (林明)\nauthor: {name: Lin Ming}\n");
const HOME: (&str, &str) = (
    "index.md",
    "---\npermalink: /\n---\nI chart the tides and the winds of the western coast, and teach students about harbours. [CV (English)](/files/Lin_CV_EN.pdf), [中文简历](/files/Lin_CV_CN.pdf)\n",
);
const HOME_ZH: (&str, &str) = (
    "index-zh.md",
    "---\npermalink: /zh/\nlang: zh-CN\n---\n我研究潮汐与海图，并为本科生讲授港口与航海课程，欢迎交流。 [CV (English)](/files/Lin_CV_EN.pdf), [中文简历](/files/Lin_CV_CN.pdf)\n",
);

#[test]
fn a_cv_page_in_other_letters_is_not_poured_into_a_homepage_that_tells_the_same() {
    let home = |career: &str| {
        format!(
            "---\npermalink: /\n---\nI chart the tides of the western coast, and teach students about harbours.\n\n{career}"
        )
    };
    let career = "## Education\n\n- 2012: MSc in Tides, Uni Two\n- 2010: BSc in Winds, Uni Two\n\n## Awards\n\n- 2018: Tide medal\n";
    let cv = (
        "_pages/cv.md",
        "---\npermalink: /cv/\n---\n## 教育经历\n\n- 2012年：潮汐硕士，第二大学\n- 2010年：风学学士，第二大学\n\n## 荣誉奖项\n\n- 2018年：潮汐奖章\n",
    );
    let folder = Folder::with(&[CONFIG, ("index.md", &home(career)), cv]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0).says("_pages/cv.md is left out");
    says(&folder.text("out.txt"), &["MSc in Tides", "Tide medal"], &["教育经历", "奖章"]);
    let (text, _) = built(&folder, "zh");
    says(&text, &["教育经历", "潮汐奖章"], &["MSc in Tides"]);
    let folder = Folder::with(&[CONFIG, ("index.md", &home("")), cv]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    says(&folder.text("out.txt"), &["教育经历", "潮汐奖章"], &[]);
}

#[test]
fn pages_that_the_menu_names_in_one_language_are_taken_in_the_other() {
    let folder = Folder::with(&[
        CONFIG,
        HOME,
        HOME_ZH,
        (
            "_data/navigation.yml",
            "main:\n  - {title: Talks, url: /talks/}\n  - {title: Notes, url: /notes/}\n  - {title: CV, url: /cv/}\n",
        ),
        (
            "_pages/talks.md",
            "---\npermalink: /talks/\ntitle: Talks\n---\n- 2021: Tides of Bergen\n- 2020: Gulls of Bergen\n",
        ),
        (
            "_pages/talks-zh.md",
            "---\npermalink: /zh/talks/\ntitle: 学术报告\n---\n- 2021：卑尔根的潮汐\n- 2020：卑尔根的海鸥\n",
        ),
        ("_pages/notes.md", "---\npermalink: /notes/\ntitle: Notes\n---\nNotes on the tides of the western coast.\n"),
        ("_pages/cv.md", "---\npermalink: /cv/\ntitle: CV\n---\n# Education\n\n- 2012: MSc in Tides, Uni Two\n"),
        (
            "_pages/cv-zh.md",
            "---\npermalink: /cv-zh/\ntitle: 简历\nlang: zh\n---\n# 教育背景\n\n- 2012：潮汐学硕士，第二大学\n",
        ),
    ]);
    let (chinese, messages) = built(&folder, "zh");
    says(&chinese, &["林明\n", "我研究潮汐", "潮汐学硕士", "卑尔根的潮汐"], &["Bergen", "MSc", "Lin Ming"]);
    says(
        &messages,
        &[
            "_pages/cv.md is left out: it is in another language",
            "_pages/notes.md is left out: it is in another language",
            "the output is files/Lin_CV_CN.pdf",
        ],
        &["no menu names it", "another page is the CV page"],
    );
    let (english, messages) = built(&folder, "en");
    says(&english, &["Lin Ming\n", "I chart the tides", "MSc in Tides", "Tides of Bergen"], &["潮汐"]);
    says(&messages, &["the output is files/Lin_CV_EN.pdf"], &[]);
}

#[test]
fn a_page_filled_from_data_has_that_of_its_language() {
    let data = |name: &str, degree: &str| {
        format!(
            "cv:\n  name: {name}\n  sections:\n    Education:\n      - {{institution: Uni Two, area: {degree}, start_date: 2010, end_date: 2012}}\n"
        )
    };
    let (english, chinese) = (data("Lin Ming", "Tides"), data("林明", "潮汐学"));
    let cv = |address: &str, more: &str| format!("---\nlayout: cv\npermalink: {address}\n{more}---\n");
    let (cv_en, cv_zh) = (cv("/cv/", ""), cv("/zh/cv/", "lang: zh\n"));
    let folder = Folder::with(&[
        ("_config.yml", "url: https://lin.example\nauthor: {name: Lin Ming}\n"),
        HOME,
        HOME_ZH,
        ("_pages/cv.md", &cv_en),
        ("_pages/cv_zh.md", &cv_zh),
        ("_data/cv.yml", &english),
        ("_data/cv_zh.yml", &chinese),
    ]);
    says(&built(&folder, "zh").0, &["林明\n", "潮汐学"], &["Tides"]);
    says(&built(&folder, "en").0, &["Lin Ming\n", "Tides"], &["潮汐学"]);
    fs::remove_file(folder.path("_pages/cv_zh.md")).unwrap();
    let (text, messages) = built(&folder, "zh");
    says(&text, &["我研究潮汐"], &["Tides", "Uni Two"]);
    says(&messages, &["_pages/cv.md is left out: it is in another language"], &[]);
}

#[test]
fn the_header_is_in_the_language_of_the_document() {
    let config = "url: https://lin.example\ntitle: Lin Ming (林明)\nauthor: {name: Lin Ming, bio: Keeper of charts, employer: Uni Two, location: Bergen}\n";
    let home = "---\npermalink: /zh/\nlang: zh\n---\n我是第二大学副教授，研究潮汐与海图。\n";
    let folder = Folder::with(&[("_config.yml", config), HOME, ("index-zh.md", home)]);
    let (text, messages) = built(&folder, "zh");
    says(&text, &["林明\n第二大学副教授\n"], &["Lin Ming", "Keeper", "Uni Two"]);
    says(&messages, &["`bio` is not printed: Keeper of charts", "`employer` is not printed: Uni Two"], &[]);

    let more = "bio_zh: 海图管理员\n  employer_zh: 第二大学\n  location_zh: 卑尔根";
    let config = format!("url: https://lin.example\nauthor:\n  name: Lin Ming\n  bio: Keeper of charts\n  {more}\n");
    let folder = Folder::with(&[("_config.yml", &config), HOME, HOME_ZH]);
    says(&built(&folder, "zh").0, &["海图管理员\n", "第二大学\n", "卑尔根"], &["Keeper"]);

    let config = "url: https://lin.example\nauthor: {name: Lin Ming, bio: Keeper of charts}\nauthor_zh: {name: 林明, bio: 海图管理员}\n";
    let folder = Folder::with(&[("_config.yml", config), HOME, HOME_ZH]);
    says(&built(&folder, "zh").0, &["林明\n海图管理员\n"], &["Keeper"]);
    says(&built(&folder, "en").0, &["Lin Ming\nKeeper of charts\n"], &["海图管理员"]);
}

#[test]
fn a_list_in_two_languages_belongs_to_both() {
    let talk = |name: &'static str, title: &str| (name, format!("---\ntitle: {title}\ndate: 2021-05-01\n---\n"));
    let talks = [
        talk("_talks/a.md", "Tides and winds of the western coast"),
        talk("_talks/b.md", "卑尔根的潮汐与海图"),
        talk("_talks/c.md", "西海岸的风与潮汐制图方法"),
    ];
    let page = "---\npermalink: /talks/\ntitle: Talks\n---\n{% for talk in site.talks %}\n- {{ talk.title }}, {{ talk.date | date: '%Y' }}\n{% endfor %}\n";
    let menu = "main:\n  - {title: Talks, url: /talks/}\n";
    let config = "url: https://lin.example\nauthor: {name: Lin Ming}\ncollections: {talks: {output: true}}\n";
    let mut files =
        vec![("_config.yml", config), HOME, HOME_ZH, ("_data/navigation.yml", menu), ("_pages/talks.md", page)];
    files.extend(talks.iter().map(|(name, text)| (*name, text.as_str())));
    let folder = Folder::with(&files);
    for language in ["en", "zh"] {
        says(&built(&folder, language).0, &["Tides and winds", "卑尔根的潮汐"], &[]);
    }
}

#[test]
fn a_page_that_states_its_language_is_printed_whole() {
    let papers = "- Lin, M. (2021). Charts of the western coast and of its tides. Journal of Maps.\n".repeat(4);
    let chinese = format!(
        "---\npermalink: /zh/\nlang: zh\n---\n我研究潮汐与海图，并为本科生讲授港口与航海课程，欢迎交流。\n\n# Publications\n\n{papers}"
    );
    let marked = "---\npermalink: /\nlang: en\n---\n<div class=\"lang-en\">\n\nI chart the tides and the winds of the western coast.\n\n</div>\n<div class=\"lang-zh\">\n\n我研究潮汐。\n\n</div>\n";
    let folder = Folder::with(&[CONFIG, ("index.md", marked), ("index-zh.md", &chinese)]);
    let (text, messages) = built(&folder, "zh");
    says(&text, &["我研究潮汐与海图", "Charts of the western coast"], &["I chart"]);
    says(&messages, &["index.md is left out: it is in another language"], &["half"]);
    says(&built(&folder, "en").0, &["I chart the tides"], &["我研究潮汐"]);
}

#[test]
fn a_cv_page_with_nothing_in_the_language_is_left_out() {
    let cv =
        "---\npermalink: /cv/\ntitle: CV\n---\n{% include base_path %}\n\n[二〇二三年中文简历](/files/CV_zh.pdf)\n";
    let folder = Folder::with(&[CONFIG, HOME, ("_pages/cv.md", cv), ("_includes/base_path", "")]);
    let (text, messages) = built(&folder, "en");
    says(&text, &["I chart the tides"], &["二〇二三"]);
    says(&messages, &["_pages/cv.md is left out: it is in another language"], &[]);
}

#[test]
fn twins_that_name_one_file_are_written_to_two() {
    let of_cv = |address: &str, language: &str| {
        format!("---\npermalink: {address}\ntitle: CV\nlang: {language}\ncv_pdf: /files/lin.pdf\n---\n")
    };
    let folder = Folder::with(&[
        CONFIG,
        ("index.md", "---\npermalink: /\nlang: en\n---\nI chart the tides and the winds of the western coast.\n"),
        HOME_ZH,
        ("_pages/cv.md", &format!("{}# Education\n\n- 2012: MSc in Tides, Uni Two\n", of_cv("/cv/", "en"))),
        ("_pages/cv-zh.md", &format!("{}# 教育背景\n\n- 2012：潮汐学硕士\n", of_cv("/zh/cv/", "zh"))),
    ]);
    let (_, messages) = built(&folder, "en");
    says(&messages, &["the output is files/lin.pdf: the site links to its CV there"], &[]);
    let home = "---\npermalink: /zh/\nlang: zh-CN\n---\n我研究潮汐与海图，并为本科生讲授港口与航海课程。\n";
    fs::write(folder.path("index-zh.md"), home).expect("a page");
    let (_, messages) = built(&folder, "zh");
    says(&messages, &["the output is files/lin.zh.pdf: the site links to files/lin.pdf for another language"], &[]);
}

#[test]
fn keys_and_maps_name_languages_by_code_or_by_name() {
    for author in [
        "{name: Lin Ming, zh_name: 林明, bio: Reader, bio-chinese: 副教授}",
        "{name: {english: Lin Ming, chinese: 林明}, bio: {en: Reader, 中文: 副教授}}",
        "{name: Lin Ming, name_cn: 林明, bio: Reader, bio_zh: 副教授}",
    ] {
        let config = format!("url: https://lin.example\nauthor: {author}\n");
        let folder = Folder::with(&[("_config.yml", &config), HOME, HOME_ZH]);
        says(&built(&folder, "zh").0, &["林明\n", "副教授"], &["Lin Ming", "Reader"]);
        says(&built(&folder, "en").0, &["Lin Ming\n", "Reader"], &["副教授"]);
    }
}

#[test]
fn a_site_whose_homepage_is_in_one_language_has_its_other_pages_in_another() {
    let menu =
        "main:\n  - {title: CV, url: /cv/}\n  - {title: 履历, url: /cv_zh/}\n  - {title: 教学, url: /teaching_zh/}\n";
    let folder = Folder::with(&[
        CONFIG,
        HOME,
        ("_data/navigation.yml", menu),
        ("_pages/cv.md", "---\npermalink: /cv/\ntitle: CV\n---\n# Education\n\n- 2012: MSc in Tides, Uni Two\n"),
        ("_pages/cv_zh.md", "---\npermalink: /cv_zh/\ntitle: 履历\n---\n# 教育背景\n\n- 2012：潮汐学硕士，第二大学\n"),
        (
            "_pages/teaching_zh.md",
            "---\npermalink: /teaching_zh/\ntitle: 教学\n---\n- 2021：港口与航海\n- 2020：海图绘制方法\n",
        ),
    ]);
    let (text, messages) = built(&folder, "zh");
    says(&text, &["林明\n", "潮汐学硕士", "港口与航海"], &["I chart", "MSc"]);
    says(
        &messages,
        &["_pages/cv_zh.md is the CV page", "index.md is left out: it is in another language"],
        &["_pages/teaching_zh.md is left out"],
    );
    let (text, messages) = built(&folder, "en");
    says(&text, &["I chart", "MSc in Tides"], &["潮汐学", "港口"]);
    says(&messages, &["_pages/cv_zh.md is left out: it is in another language"], &[]);
}

#[test]
fn a_page_that_is_named_after_a_language_is_the_homepage() {
    let chinese = "---\npermalink: /zhs/\n---\n我研究潮汐与海图，并为本科生讲授港口与航海课程。\n";
    let folder = Folder::with(&[CONFIG, ("_pages/about.md", HOME.1), ("_pages/zh.md", chinese)]);
    let (text, messages) = built(&folder, "zh");
    says(&text, &["林明\n", "我研究潮汐与海图"], &["I chart"]);
    let output = "the output is files/Lin_CV_CN.pdf: the site links to its CV there";
    says(&messages, &["_pages/about.md is left out: it is in another language", output], &[]);
}

#[test]
fn data_that_says_things_in_two_languages_says_them_in_one() {
    let data = "\
- {title: Tide gauge, title_zh: 潮位计, text_en: I built a gauge for the harbour of Bergen., text_zh: 我为卑尔根港建造了潮位计。}
- {title: Chart of winds, title_zh: 风场海图, text_en: I drew the winds of the western coast., text_zh: 我绘制了西海岸的风场。}
";
    let page = "---\npermalink: /projects/\ntitle: Projects\nlang: en\n---\nWorks\n\n{% for one in site.data.works %}\n### {{ one.title }}\n\n### {{ one.title_zh }}\n\n{{ one.text_en }}\n\n{{ one.text_zh }}\n{% endfor %}\n";
    let folder = Folder::with(&[
        CONFIG,
        HOME,
        HOME_ZH,
        ("_data/navigation.yml", "main:\n  - {title: Projects, url: /projects/}\n"),
        ("_data/works.yml", data),
        ("_pages/projects.md", page),
    ]);
    let (english, messages) = built(&folder, "en");
    says(&english, &["Tide gauge", "I built a gauge", "Chart of winds"], &["潮位计", "风场"]);
    let lost = "`title_zh` is not printed: it is in another language; the first of 2 says “潮位计”";
    says(&messages, &[lost, "`text_zh` is not printed"], &[]);
    let (chinese, messages) = built(&folder, "zh");
    says(&chinese, &["潮位计", "我为卑尔根港建造了潮位计", "风场海图"], &["Tide gauge", "I built"]);
    says(&messages, &["`text_en` is not printed: it is in another language"], &["_pages/projects.md is left out"]);
}

#[test]
fn a_list_from_data_in_another_language_is_not_taken() {
    let list = |language: &str, title: &str, item: &str| {
        format!(
            "---\npermalink: /{language}/list/\ntitle: {title}\nlang: {language}\n---\n{item}\n\n{{% for one in site.data.papers %}}\n- {item}: {{{{ one }}}}\n{{% endfor %}}\n"
        )
    };
    for (language, title, item) in [
        ("de", "Publikationen", "Ein Aufsatz über die Gezeiten und die Winde der westlichen Küste, erschienen in"),
        ("fa", "Publications", "مقاله پژوهشی درباره جزر و مد"),
    ] {
        let page = list(language, title, item);
        let folder = Folder::with(&[
            CONFIG,
            HOME,
            ("_data/navigation.yml", &format!("main:\n  - {{title: List, url: /{language}/list/}}\n")),
            ("_data/papers.yml", "[Maps 2019, Maps 2020]\n"),
            ("_pages/list.html", &page),
        ]);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        says(&folder.text("out.txt"), &["I chart"], &[item]);
        says(&built(&folder, "en").0, &["I chart"], &[item]);
    }
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    for language in ["en", "zh"] {
        let page = format!("---\nname: Lin Ming\nlang: {language}\n---\n# Lin Ming\n\nIn Chinese: 林龘\n");
        let folder = Folder::with(&[("page.md", &page)]);
        let run = folder.vitae(&["build", "page.md", "-o", "page.pdf"]).exits(1);
        says(&run.messages(), &["no font has the character 龘 (U+9F98)", "page.md:7:14"], &[]);
    }
}

#[test]
fn a_site_that_says_it_is_japanese_is_so_even_in_kanji_alone() {
    let config = ("_config.yml", "title: 山田太郎\nlang: ja\nauthor: {name: 山田太郎}\n");
    let home = |words: &str| format!("---\npermalink: /\n---\n# 学歴\n\n* 2015年: {words}\n");
    let folder = Folder::with(&[config, ("index.md", &home("博士（理学）、東京大学"))]);
    let (text, messages) = built(&folder, "ja");
    says(&text, &["博士（理学）、東京大学"], &[]);
    assert!(!messages.contains("cv.ja.pdf"), "{messages}");
    // What nobody writes in Japanese is Chinese, whatever the template had.
    let chinese = Folder::with(&[config, ("index.md", &home("我们学习历史，东江大学"))]);
    chinese.vitae(&["build", "-f", "txt", "-o", "out.txt", "--lang", "ja"]).exits(1);
}

#[test]
fn a_page_is_in_the_language_of_its_site() {
    let language = |config: &str, text: &str| {
        let config = format!("url: https://lin.example\nauthor: {{name: Mira Halden}}\n{config}");
        let home = format!("---\npermalink: /\n---\n{text}\n");
        let folder = Folder::with(&[("_config.yml", &*config), ("index.md", &*home)]);
        folder.vitae(&["build", "-o", "out.pdf"]).exits(0);
        let pdf = String::from_utf8_lossy(&fs::read(folder.path("out.pdf")).expect("a PDF")).into_owned();
        let tag = pdf.split_once("<dc:language><rdf:Bag><rdf:li>").and_then(|(_, rest)| rest.split_once('<'));
        tag.map(|(tag, _)| tag.to_owned()).unwrap_or_default()
    };
    let italian = "Studio le maree e disegno le mappe dei porti del nord.";
    for key in ["locale", "lang", "language"] {
        assert!(language(&format!("{key}: it-IT\n"), italian).starts_with("it"), "{key}");
    }
    let english = "I study the tides of the north, and draw maps for the harbours.";
    assert!(language("locale: it-IT\n", english).starts_with("en"));
    assert!(language("locale: en-US\n", italian).starts_with("en"));
}
