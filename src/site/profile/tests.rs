use super::*;
use crate::markdown;
use crate::site::MemoryFiles;

/// Name, headline and contacts of `about.md`, one a line; then what was noticed.
fn shown(files: MemoryFiles, language: Language) -> String {
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let page = reader.page("about.md").into_value().expect("a page");
    let document = markdown::parse(&page.body).into_value();
    let visible = Visible { first: document.as_ref(), lifted: document.iter().collect(), ..Visible::default() };
    let (value, diagnostics) = profile(&reader, &config, &page, &visible, None, language).into_parts();
    let profile = value.expect("a profile");
    let mut lines: Vec<String> =
        profile.name.iter().chain(&profile.other_names).map(|name| name.value.clone()).collect();
    lines.extend(profile.headline.iter().map(|line| format!("| {}", line.plain_text())));
    lines.extend(profile.contacts.iter().map(|contact| format!("- {}", contact.text)));
    lines.extend(diagnostics.iter().map(|found| format!("! {}", found.code.as_str())));
    lines.join("\n")
}

fn site(config: &str, page: &str) -> MemoryFiles {
    MemoryFiles::new().with("_config.yml", config).with("about.md", page)
}

#[test]
fn academicpages() {
    let config = "title: Yuhang Song / AtoL Lab\nname: &name \"Yuhang Song\"\nurl: https://yuhangsong.github.io\nauthor:\n  name: *name\n\
                  \x20 bio: \"Professor @ NJU | PhD @ [Oxford](https://ox.ac.uk)\"\n  employer: NJU\n  location: Earth\n  email: none@example.org\n\
                  \x20 linkedin: yuhang-song\n  github:\n  googlescholar: https://scholar.google.com/citations?user=cyd3\n  twitter: javascript:alert(1)\n";
    assert_eq!(
        shown(site(config, "---\npermalink: /\n---\nHello\n"), Language::En),
        "Yuhang Song\n| Professor @ NJU\n| PhD @ Oxford\n- yuhangsong.github.io\n- Google Scholar\n- linkedin.com/in/yuhang-song\n\
         ! theme-sample\n! theme-sample\n! dropped-data",
    );
}

#[test]
fn al_folio() {
    let files = site(
        "first_name: Ada\nmiddle_name:\nlast_name: Lovelace\nurl: https://ada.org\n",
        "---\nlayout: about\nsubtitle: <b>Analyst</b> of engines\n---\n",
    )
    .with("_data/socials.yml", "orcid_id: 0000-0001-2345-6789\nemail: ada@ada.org\nx_username: ada\n");
    assert_eq!(
        shown(files, Language::En),
        "Ada Lovelace\n| Analyst of engines\n- ada.org\n- ada@ada.org\n- orcid.org/0000-0001-2345-6789\n- x.com/ada"
    );
}

#[test]
fn a_theme_without_an_author_says_it_among_the_settings() {
    let config = "title: Ada Lovelace\nposition: Analyst\ndepartment: Tides\naffiliation: Uni One\ngithub_link: https://github.com/ada\n\
        arxiv_link: https://arxiv.org/a/ada_1\nwiki_link: https://wiki.example/ada\npronouns: she\ncolour: red\n";
    assert_eq!(
        shown(site(config, ""), Language::En),
        "Ada Lovelace\n| Analyst\n| Tides\n| Uni One\n- github.com/ada\n- arXiv\n! dropped-data\n! dropped-data"
    );
    let beside_name = |title: &str| shown(site(&format!("name: Ada Lovelace\ntitle: {title}\n"), ""), Language::En);
    assert_eq!(beside_name("PhD student of tides @ Uni One"), "Ada Lovelace\n| PhD student of tides @ Uni One");
    assert_eq!(beside_name("Professor Lovelace and her group"), "Ada Lovelace");
    // A user name also occurs in the addresses of other accounts.
    let config = "author: {name: Ada Lovelace, github: ada, seafarers: ada}\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- github.com/ada\n! dropped-data");
}

#[test]
fn what_is_no_position_stays_out_of_the_header() {
    let config = "author:\n  name: Ada Lovelace\n  bio: I like tides. They come and go.\n  title: Analyst of engines\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines\n! dropped-data");
    let config = "author:\n  name: Ada Lovelace\n  bio: \"A PhD student at Uni One. Tides • Waves • Foam • Gulls\"\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| PhD student at Uni One\n! dropped-data");
    let config = "author:\n  name: Ada Lovelace\n  bio: Analyst, Sailor, Tea-lover\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst, Sailor, Tea-lover");
    let page = "I am a postdoc at Uni One.\n";
    let expected = "Ada Lovelace\n| Postdoc at Uni One\n! dropped-data\n! chosen";
    assert_eq!(shown(site(config, page), Language::En), expected);
    let config = "author:\n  name: Ada Lovelace\n  bio: Analyst of engines<br>Enjoy the tides!\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines\n! dropped-data");
    let config = "author:\n  name: Ada Lovelace\n  github: ada-l\n  bio: ada-l\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- github.com/ada-l");
    let config = "author:\n  name: Ada Lovelace\n  bio: Analyst of engines. The views here are my own.\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines\n! dropped-data");
    let config = "author:\n  name: Ada Lovelace\n  bio: \"Analyst | Tides · Waves · Foam · Gulls\"\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst\n! dropped-data");
}

#[test]
fn lines_of_a_header_are_whole_and_plain() {
    let page = |lines: &str| format!("---\nsubtitle: {lines}\n---\n");
    for (lines, expected) in [
        ("Postdoc at<br>Uni One", "| Postdoc at Uni One"),
        ("🎓 Postdoc, 📍<br>Uni One,", "| Postdoc\n| Uni One"),
        ("Who I am and where I’ve been", "! dropped-data"),
        ("A postdoc of tides", "| Postdoc of tides"),
        ("PhD at Uni <br> of Bergen", "| PhD at Uni of Bergen"),
        ("Professor at Uni One, 第一大学教授", "| Professor at Uni One\n! dropped-data"),
        ("Professor, 第一大学", "| Professor, 第一大学"),
        ("\"Postdoc at Uni One. Research interests: tides, waves, foam.\"", "| Postdoc at Uni One\n! dropped-data"),
        ("Postdoc<br>You are what you sail", "| Postdoc\n! dropped-data"),
    ] {
        let shown = shown(site("title: Ada Lovelace\n", &page(lines)), Language::En);
        assert_eq!(shown, format!("Ada Lovelace\n{expected}"));
    }
}

#[test]
fn an_address_has_neither_labels_nor_mail() {
    let config =
        "author:\n  name: Ada Lovelace\n  address: \"<p>Find me in:</p><p>Pier 4</p><p>ada{AT}uni{DOT}org</p>\"\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- Pier 4\n- ada@uni.org");
}

#[test]
fn an_address_may_also_say_what_the_author_is() {
    let page = |subtitle: &str| {
        format!(
            "---\nsubtitle: {subtitle}\nprofile:\n  more_info: |\n    <p>Fellow · UO</p>\n    <p>PhD, Uni One</p>\n    <p>Bergen</p>\n---\n"
        )
    };
    for (subtitle, expected) in [
        ("Fellow in tides", "| Fellow in tides\n| Fellow · UO\n| PhD, Uni One\n- Bergen"),
        ("", "| Fellow · UO\n| PhD, Uni One\n| Bergen"),
    ] {
        let shown = shown(site("title: Ada Lovelace\n", &page(subtitle)), Language::En);
        assert_eq!(shown, format!("Ada Lovelace\n{expected}"), "{subtitle}");
    }
}

#[test]
fn a_configuration_may_be_put_over_the_sites_for_a_language() {
    let files = || {
        site("first_name: Yan\nlast_name: Lin\nposition: Lecturer\nemail: lin@uni.org\n", "")
            .with("_config_zh.yml", "first_name: 燕\nlast_name: 林\nposition: 讲师\n")
            .with("_config.dev.yml", "first_name: Dev\n")
    };
    assert_eq!(shown(files(), Language::ZhCn), "林燕\nYan Lin\n| 讲师\n- lin@uni.org");
    assert_eq!(shown(files(), Language::En), "Yan Lin\n| Lecturer\n- lin@uni.org");
    let titles = || site("title: Lin Yan\ntitle_zh: 林燕\n", "");
    assert_eq!(shown(titles(), Language::ZhCn), "林燕");
    assert_eq!(shown(titles(), Language::En), "Lin Yan");
}

#[test]
fn the_name_is_not_said_again_below_itself() {
    let config = "title: Ada Lovelace\ndescription: Ada Lovelace, analyst of engines\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n| Analyst of engines");
    let config = "author: {name: Ada Lovelace, address: \"Ada Lovelace (艾达)<br>Pier 4\"}\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- Pier 4");
    let config = "author: {name: 林燕, address: \"林燕<br>第一大学<br>潮汐学院\"}\n";
    assert_eq!(shown(site(config, ""), Language::ZhCn), "林燕\n- 第一大学，潮汐学院");
    let config = "author: {name: 김민수, address: \"서울<br>부산\"}\n";
    assert_eq!(shown(site(config, ""), Language::Ko), "김민수\n- 서울, 부산");
    assert_eq!(shown(site("title: Yan Lin\n", "**Yan Lin(林燕)**\n"), Language::En), "Yan Lin\nYan Lin(林燕)\n林燕");
}

#[test]
fn a_chinese_page_names_its_author_in_a_table_or_further_down() {
    let config = "title: Yan Lin\n";
    let table = "| 姓名 | 林燕 |\n|---|---|\n| 邮箱 | lin@uni.org |\n";
    assert!(shown(site(config, table), Language::ZhCn).starts_with("林燕\nYan Lin\n"));
    let page = "### 教育背景\n\n博士（第一大学）\n\n### 个人简介\n\n林燕博士现任第一大学潮汐学院青年教师。\n";
    assert_eq!(shown(site(config, page), Language::ZhCn), "林燕\nYan Lin\n| 第一大学潮汐学院青年教师\n! chosen");
}

#[test]
fn a_page_in_several_languages_has_names_for_its_words() {
    let files = || {
        site("title: Ada Lovelace\nlanguages: [en, de]\n", "---\nsubtitle: titles.about\n---\n")
            .with("_i18n/en.yml", "titles: {about: Analyst of engines}\n")
            .with("_i18n/de.yml", "titles: {about: Professorin für Gezeiten}\n")
    };
    assert_eq!(shown(files(), Language::En), "Ada Lovelace\n| Analyst of engines");
    assert_eq!(shown(files(), Language::De), "Ada Lovelace\n| Professorin für Gezeiten");
}

#[test]
fn a_homepage_says_where_to_write_to() {
    let config = "title: Ada Lovelace\nemail: old@works.org\n";
    let line = "[Email](mailto:ada@new.org) [Google Scholar](https://scholar.google.com/citations?user=ada1)\n";
    assert_eq!(shown(site(config, line), Language::En), "Ada Lovelace\n- ada@new.org\n- Google Scholar\n! chosen");
    let sentence = "Sailors should email me ([ada@new.org](mailto:ada@new.org)).\n";
    assert_eq!(shown(site(config, sentence), Language::En), "Ada Lovelace\n- ada@new.org\n! chosen");
    assert_eq!(shown(site(config, "Write to the crew.\n"), Language::En), "Ada Lovelace\n- old@works.org");
}

#[test]
fn a_theme_leads_to_its_own_author() {
    let config = "title: Ada Lovelace\nrepository: someone/acad-homepage.github.io\nsocial:\n  links:\n\
        \x20   - https://twitter.com/mmistakes\ntwitter: {username: mmistakes}\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n! dropped-data");
    let config = "title: Ada Lovelace\ncanonical: https://ada.github.io\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- ada.github.io");
    let config = "title: Ada Lovelace\ncanonical: https://ada_lovelace.github.io\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace");
}

#[test]
fn an_author_s_account_comes_before_that_of_the_site() {
    let config = "author:\n  name: Ada Lovelace\n  links:\n    - {label: Twitter, url: 'https://twitter.com/ada_l'}\ntwitter_username: ada_site\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- twitter.com/ada_l");
}

#[test]
fn a_theme_keeps_contacts_for_its_footer() {
    let config = "title: Ada Lovelace\nemail: hidden-from-robots\nfooter-links: {email: ada@new.org, github: ada, twitter: jekyllrb, rss: rss}\n";
    assert_eq!(
        shown(site(config, ""), Language::En),
        "Ada Lovelace\n- ada@new.org\n- github.com/ada\n! theme-sample\n! dropped-data"
    );
    let config = "title: Ada Lovelace\nfooter_links:\n  - {title: Email, url: 'mailto:ada@new.org'}\n";
    assert_eq!(shown(site(config, ""), Language::En), "Ada Lovelace\n- ada@new.org");
}

#[test]
fn a_name_may_have_a_nickname() {
    assert_eq!(
        shown(site("title: Ada (Addie) Lovelace\n", ""), Language::En),
        "Ada (Addie) Lovelace\nAda Lovelace\nAddie Lovelace"
    );
    assert_eq!(
        shown(site("title: Ada Lovelace (Addie) | Website\n", ""), Language::En),
        "Ada Lovelace (Addie)\nAda Lovelace\nAddie Lovelace"
    );
    assert_eq!(shown(site("title: Notes\nplainwhite: {name: Ada Lovelace}\n", ""), Language::En), "Ada Lovelace");
}

#[test]
fn what_another_person_left_in_the_configuration_is_not_the_authors() {
    let config =
        "first_name: Ada\nlast_name: Lovelace\nemail: babba@sea.org\ngithub_username: cbabbage\nx_username: ada\n";
    let shown = |scholar: &str| shown(site(&format!("{config}scholar: {scholar}\n"), ""), Language::En);
    let theirs = shown("{last_name: Babbage, first_name: [Charles, C.]}");
    assert_eq!(theirs, "Ada Lovelace\n- x.com/ada\n! dropped-data\n! dropped-data");
    let own = shown("{last_name: Byron, first_name: [Ada, A.]}");
    assert!(own.starts_with("Ada Lovelace\nAda Byron\nA. Byron\n- babba@sea.org"), "{own}");
}

#[test]
fn a_site_describes_its_author_where_nothing_else_does() {
    let said = |config: &str, page: &str| shown(site(&format!("title: Ada Lovelace\n{config}\n"), page), Language::En);
    let student = "description: PhD student of tides at Uni One. I like gulls.";
    assert_eq!(said(student, ""), "Ada Lovelace\n| PhD student of tides at Uni One\n! dropped-data");
    assert_eq!(said(student, "I am a postdoc at Uni Two."), "Ada Lovelace\n| Postdoc at Uni Two\n! chosen");
    assert_eq!(said("description: Website and thoughts of a professor", ""), "Ada Lovelace");
    assert_eq!(said("description: I am a professor of tides", ""), "Ada Lovelace");
}

#[test]
fn an_address_is_neither_the_name_nor_a_caption() {
    let said = |address: &str| {
        let page = format!("---\nprofile:\n  address: >\n    {address}\n---\n");
        shown(site("title: Ada Lovelace\n", &page), Language::En)
    };
    assert_eq!(said("<p>Dr. Ada Lovelace</p><p>Pier 4</p>"), "Ada Lovelace\n- Pier 4");
    assert_eq!(said("<p>📍 Bergen, Norway, <a href='mailto:a@b.org'>Email</a></p>"), "Ada Lovelace\n- Bergen, Norway");
    let twice = "author: {name: Ada Lovelace, location: 'Bergen, Vestland, NO', address: 'Bergen, Norway'}\n";
    assert_eq!(shown(site(twice, ""), Language::En), "Ada Lovelace\n- Bergen, Vestland, NO");
    assert_eq!(said("<p>Google Scholar|GitHub | CV</p>"), "Ada Lovelace\n! dropped-data");
    assert_eq!(
        shown(site("title: Ada Lovelace\n", "---\nprofile: {more_info: false}\n---\n"), Language::En),
        "Ada Lovelace"
    );
    assert_eq!(said("<p>Bergen harbour. May 5, 2024</p>"), "Ada Lovelace\n! dropped-data");
    assert_eq!(said("<p>Pier of the Gulls</p><p>Bergen, 2024</p>"), "Ada Lovelace\n! dropped-data");
    assert_eq!(said("<p>Pier 4, Bergen, 2024</p>"), "Ada Lovelace\n- Pier 4, Bergen, 2024");
    assert_eq!(said("<p>My gull and I above the harbour.</p>"), "Ada Lovelace\n! dropped-data");
    assert_eq!(said("<p>Pier 4, Quay of the Gulls.</p>"), "Ada Lovelace\n- Pier 4, Quay of the Gulls.");
}

#[test]
fn each_language_has_its_own_words() {
    let config = "name:\n  en: {first_name: Yan, last_name: Lin}\n  zh: {first_name: '', last_name: 林燕}\n";
    let page = "---\nsubtitle: PhD student <a href='/zh/'>中文</a>\nlayout: about\n---\n";
    assert_eq!(shown(site(config, page), Language::En), "Yan Lin\n| PhD student");
    assert_eq!(shown(site(config, ""), Language::ZhCn), "林燕");
    let config = "author:\n  name: {en: Yuhang Song, zh: 宋宇航}\n  bio: {en: Professor, zh: 副教授}\n";
    assert_eq!(
        shown(site(config, ""), Language::En),
        "Yuhang Song\n宋宇航\n| Professor\n! dropped-data\n! dropped-data"
    );
    assert_eq!(
        shown(site(config, ""), Language::ZhCn),
        "宋宇航\nYuhang Song\n| 副教授\n! dropped-data\n! dropped-data"
    );
}

#[test]
fn a_chinese_document_has_the_chinese_name_and_position() {
    let config = "author:\n  name: Yan Lin (林燕)\n  bio: PhD student of tides\n  location: Bergen\n";
    let page = "林燕，第一大学在读博士生，研究潮汐。\n";
    let chinese = "林燕\nYan Lin (林燕)\nYan Lin\n| 第一大学在读博士生\n- Bergen";
    let shown_in = |language| shown(site(config, page), language);
    assert!(shown_in(Language::ZhCn).starts_with(chinese), "{}", shown_in(Language::ZhCn));
    assert!(shown_in(Language::En).starts_with("Yan Lin (林燕)\n"), "{}", shown_in(Language::En));
    let config = "author:\n  name: Yan Lin | 林燕\n";
    assert_eq!(shown(site(config, ""), Language::En), "Yan Lin\nYan Lin | 林燕\n林燕");
    let said = "- 姓名：林燕\n- 邮箱：yan@x.example\n";
    let shown = shown(site("author:\n  name: Yan Lin\n", said), Language::ZhCn);
    assert!(shown.starts_with("林燕\n"), "{shown}");
}

#[test]
fn a_page_names_its_author_by_a_key() {
    let files = site("author: {name: Somebody Else}\n", "---\nauthor: ada-fr\n---\n")
        .with("_data/authors.yml", "ada-fr: {name: Ada Lovelace, bio: Mathématicienne}\n");
    assert_eq!(shown(files, Language::Fr), "Ada Lovelace\nSomebody Else\n| Mathématicienne\n! dropped-data");
}

#[test]
fn a_page_alone_says_who_it_is() {
    let page = |text: &str| MemoryFiles::new().with("about.md", text);
    assert_eq!(shown(page("---\nname: Ada Lovelace\nemail: a@b.org\n---\n"), Language::En), "Ada Lovelace\n- a@b.org");
    assert_eq!(shown(page("---\nauthor: Ada Lovelace\n---\n"), Language::En), "Ada Lovelace");
    assert_eq!(shown(page("---\ntitle: Ada Lovelace - Home\n---\n"), Language::En), "Ada Lovelace");
    assert_eq!(shown(page("# Ada Lovelace\n\nHello\n"), Language::En), "Ada Lovelace");
    assert_eq!(shown(page("---\n\n&nbsp;\n\n## Ada Lovelace (she/her)\n\nHello\n"), Language::En), "Ada Lovelace");
    assert_eq!(shown(page("<center><h1>Ada Lovelace</h1></center>\n\nHello\n"), Language::En), "Ada Lovelace");
    assert_eq!(shown(page("**Ada Lovelace**\n\nHello\n"), Language::En), "Ada Lovelace");
    assert_eq!(
        shown(page("<p><b><font size=\"6\">Ada Lovelace</font></b></p>\n\nHello\n"), Language::En),
        "Ada Lovelace"
    );
    assert_eq!(shown(page("**Ada Lovelace** says hello.\n"), Language::En), "! no-name");
    assert_eq!(shown(page("Hello\n\n**Ada Lovelace**\n"), Language::En), "! no-name");
    assert_eq!(shown(page("# Bio\n\nHello\n"), Language::En), "! no-name");
}

#[test]
fn the_name_that_is_evidently_one_is_taken() {
    assert_eq!(
        shown(site("title: Dr. Rene HJ Heim\nauthor: {name: Interests and Expertise}\n", ""), Language::En),
        "Dr. Rene HJ Heim\n! dropped-data"
    );
    assert_eq!(shown(site("author: {name: Takahiro Morishita (he/him)}\n", ""), Language::En), "Takahiro Morishita");
    assert_eq!(shown(site("author: {name: chuckchimera}\n", ""), Language::En), "chuckchimera");
}

#[test]
fn a_portrait_is_looked_for_where_themes_keep_it() {
    let files = site("author: {name: Ada Lovelace, avatar: me.png}\n", "");
    assert_eq!(shown(files.clone(), Language::En), "Ada Lovelace\n! missing-image");
    assert_eq!(shown(files.with("images/me.png", ""), Language::En), "Ada Lovelace");
}
