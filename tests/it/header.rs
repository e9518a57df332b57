//! What the top of a CV says: who somebody is, and how to reach them, from wherever a site keeps it.

use crate::binary::{Folder, says};

/// The first lines of the document, up to the first section or paragraph.
fn header(files: &[(&str, &str)]) -> String {
    let text = text(files);
    text.split("\n\n").next().unwrap_or_default().trim().to_owned()
}

fn text(files: &[(&str, &str)]) -> String {
    let folder = Folder::with(files);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    folder.text("out.txt")
}

const CONFIG: (&str, &str) = ("_config.yml", "url: https://lind.example\nauthor: {name: Joe Lind}\n");
const HOME: (&str, &str) = ("index.md", "---\npermalink: /\n---\nThe tides come and go.\n");

#[test]
fn a_theme_may_keep_the_author_among_its_settings() {
    let config = "title: Joe Lind\nurl: https://github.xxx.com\nauthor: Joe Lind\nabout-author: Postdoc in tides at Uni One.\n\
                  social-github: joelind\nsocial-linkedin:\nsocial-email: joe@lind.example\n";
    assert_eq!(
        header(&[("_config.yml", config), HOME]),
        "Joe Lind\nPostdoc in tides at Uni One\njoe@lind.example · github.com/joelind"
    );
    let prefixed = "resume_name: Joe Lind\nresume_title: Postdoc in tides\nresume_contact_email: joe@lind.example\n\
                    resume_social_links: {resume_github_url: 'https://github.com/joelind'}\n";
    let of_theme = ("CNAME", "resume-template.joelglovier.com\n");
    assert_eq!(
        header(&[("_config.yml", prefixed), of_theme, HOME]),
        "Joe Lind\nPostdoc in tides\njoe@lind.example · github.com/joelind"
    );
    let in_languages = "name_en: Joe Lind\nname_zh: 林乔\ntitle: Joe Lind<br>林乔\nposition: Pilot\n";
    assert_eq!(header(&[("_config.yml", in_languages), HOME]), "Joe Lind\nPilot");
    let settings = "menu: [{name: CV, url: /cv}]\ncontacts:\n- {name: Joe Lind, department: Institute of Tides, institution: Uni One, \
                    institution_address: 'Pier 4, 5003 Bergen', phone: +47 555 01 234, email: joe@lind.example, image: x.jpg}\n";
    assert_eq!(
        header(&[CONFIG, HOME, ("_data/settings.yml", settings)]),
        "Joe Lind\nInstitute of Tides\nUni One\nPier 4, 5003 Bergen · lind.example · joe@lind.example · +47 555 01 234"
    );
}

#[test]
fn an_address_to_be_filled_in_by_the_reader_is_filled_in() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, address: '<p>Pier 4</p><p>first.last[at]uni.example</p>'}\n";
    assert_eq!(header(&[("_config.yml", config), HOME]), "Joe Lind\nPier 4 · lind.example · joe.lind@uni.example");
}

#[test]
fn an_address_at_an_end_of_a_line_goes_to_the_contacts() {
    for line in [
        "lind AT sea.example. Tide clerk",
        "Tide clerk, lind[at]sea.example",
        "Tide clerk · lind@sea.example",
        "Tide clerk | lind@sea.example",
    ] {
        let config = format!("url: https://lind.example\nauthor: {{name: Joe Lind, bio: '{line}'}}\n");
        let shown = header(&[("_config.yml", &config), ("about.md", "I study tides.\n")]);
        assert_eq!(shown, "Joe Lind\nTide clerk\nlind.example · lind@sea.example", "{line}");
    }
    let config = "url: https://lind.example\nauthor: {name: Joe Lind}\n";
    let page = "I study tides.\n\nEmail: last-name@sea.example\n";
    let shown = header(&[("_config.yml", config), ("about.md", page)]);
    assert_eq!(shown, "Joe Lind\nlind.example · lind@sea.example");
}

#[test]
fn a_first_sentence_without_a_verb_says_the_position() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind}\n";
    let page = "Founder and director of the Harbour School, before that a sailor. I study tides.\n";
    let shown = header(&[("_config.yml", config), ("about.md", page)]);
    assert_eq!(shown, "Joe Lind\nFounder and director of the Harbour School\nlind.example");
}

#[test]
fn addresses_hidden_in_tags_work_and_captions_are_no_addresses() {
    let config = |more_info: &str| {
        format!(
            "url: https://lind.example\nauthor: {{name: Joe Lind 🌿, email: joe <at> uni <dot> example, more_info: '{more_info}'}}\n"
        )
    };
    for (more_info, place) in [
        ("<p>Me at the pier of 1912</p>", ""),
        ("<p>credit: <br/> Ann and Bo</p>", ""),
        ("<p>Mean Street 4</p>", "Mean Street 4 · "),
        ("<p>Pier 4.</p><p>Email: joe@uni.example; j@lind.example</p>", "Pier 4. · "),
    ] {
        let others = if more_info.contains("j@") { " · j@lind.example" } else { "" };
        let expected = format!("Joe Lind\n{place}lind.example · joe@uni.example{others}");
        assert_eq!(header(&[("_config.yml", &config(more_info)), HOME]), expected);
    }
}

#[test]
fn the_contact_page_says_how_to_reach_the_author() {
    let contact = ("contact.md", "---\npermalink: /contact/\n---\ne-mail : joe@lind.example\n\naddress : Pier 4\n");
    assert_eq!(header(&[CONFIG, HOME, contact]), "Joe Lind\nlind.example · joe@lind.example");
    let home = ("index.md", "---\npermalink: /\n---\nE-mail: joe@uni.example\n\nThe tides come and go.\n");
    assert_eq!(header(&[CONFIG, home, contact]), "Joe Lind\nlind.example · joe@uni.example");
}

#[test]
fn a_table_of_the_person_goes_into_the_header() {
    let home = "---\npermalink: /\n---\n# Dr. Joe Lind\n\nPostdoc\n\n## Basics\n\n| Name | Joe Lind, Ph.D. |\n| Title | Postdoc |\n\
                | Degree | Ph.D. in Tides |\n| Office address | Pier 4<br>5003 Bergen |\n| E-mail | joe@lind.example |\n\n\
                ## Education\n\n- 2019: Ph.D. in Tides, Uni One\n";
    let text = text(&[CONFIG, ("index.md", home)]);
    assert!(text.starts_with("Joe Lind\nPostdoc\nPier 4, 5003 Bergen · lind.example · joe@lind.example\n"), "{text}");
    assert!(text.contains("Education") && !text.contains("Basics") && !text.contains("Degree"), "{text}");
    // What no other part of the document says stays.
    let alone = home.replace("in Tides, Uni One", "in Foam, Uni One");
    let text = self::text(&[CONFIG, ("index.md", &alone)]);
    assert!(text.contains("Degree") && text.contains("Ph.D. in Tides"), "{text}");
}

#[test]
fn a_table_of_the_person_in_chinese_does_too() {
    let config = "url: https://lind.example\nauthor: {name: 林燕}\n";
    let home = "---\npermalink: /\n---\n## 基本信息\n\n| 姓名 | 林燕 |\n|---|---|\n| 电子邮箱 | lin@uni.example |\n\n## 教育经历\n\n- 2019: 博士，第一大学\n";
    let text = text(&[("_config.yml", config), ("index.md", home)]);
    assert!(text.starts_with("林燕\nlind.example · lin@uni.example\n\n## 教育经历"), "{text}");
}

#[test]
fn lines_of_an_address_go_into_the_header() {
    let home = "---\npermalink: /\n---\nPostdoc  \nOffice: 301, Pier 4  \nPhone: (555)012-3456  \nTides | Foam and Waves  \n\
                Old College  \nUniversity of Bergen  \n14 Harbour Blvd.  \nBergen 5003\n\nThe tides come and go.\n";
    assert_eq!(
        header(&[CONFIG, ("index.md", home)]),
        "Joe Lind\nPostdoc\nTides | Foam and Waves\nOld College\nUniversity of Bergen\n\
         301, Pier 4 · 14 Harbour Blvd., Bergen 5003 · lind.example · (555)012-3456"
    );
    let home = "---\npermalink: /\n---\nPostdoc  \nBergen, Norway\n\nThe tides come and go.\n";
    assert_eq!(header(&[CONFIG, ("index.md", home)]), "Joe Lind\nPostdoc\nBergen, Norway · lind.example");
    let home = "---\npermalink: /\n---\nPostdoc\n\nHB & Foam\n\nBergen, Norway\n\nThe tides come and go.\n";
    assert_eq!(header(&[CONFIG, ("index.md", home)]), "Joe Lind\nPostdoc\nHB & Foam\nBergen, Norway · lind.example");
    let home = "---\npermalink: /\n---\nPostdoc\n\nTides, Foam\n\nThe tides come and go.\n";
    assert_eq!(header(&[CONFIG, ("index.md", home)]), "Joe Lind\nPostdoc\nlind.example");
    let text = text(&[CONFIG, ("index.md", home)]);
    assert!(text.contains("Tides, Foam"), "{text}");
}

#[test]
fn a_second_address_below_contact_joins_the_first() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, email: joe@lind.example}\n";
    let home = "---\npermalink: /\n---\nThe tides come and go.\n\n# Contact Me\n\nMy preferred emails: joe@lind.example / joe@uni.example\n";
    let files = [("_config.yml", config), ("index.md", home)];
    assert_eq!(header(&files), "Joe Lind\nlind.example · joe@lind.example · joe@uni.example");
    assert!(!text(&files).contains("Contact"), "{}", text(&files));
}

#[test]
fn a_line_of_more_on_the_author_has_accounts() {
    let home = "---\npermalink: /\n---\nThe tides come and go.\n\nMore info: [CV](/cv.pdf), [ORCID](https://orcid.org/0000-0001-2345-6789)\n";
    assert_eq!(header(&[CONFIG, ("index.md", home)]), "Joe Lind\nlind.example · orcid.org/0000-0001-2345-6789");
}

#[test]
fn what_says_nothing_is_no_way_to_reach_somebody() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, phone: '-', location: Hidden, email: 'joe (arobase) lind.example'}\n";
    assert_eq!(header(&[("_config.yml", config), HOME]), "Joe Lind\nlind.example · joe@lind.example");
}

#[test]
fn a_portrait_that_is_a_disc_keeps_its_sides() {
    let disc = |x: u32, y: u32| {
        let (x, y) = (i64::from(x) - 350, i64::from(y) - 350);
        let noise = (x.wrapping_mul(7) ^ y.wrapping_mul(19) ^ (x * y)) as u8;
        image::Rgba([noise, noise / 2, noise / 3, if x * x + y * y < 350 * 350 { 255 } else { 0 }])
    };
    let config = ("_config.yml", "author: {name: Joe Lind, avatar: me.png}\n");
    let folder = Folder::with(&[config, HOME]);
    image::RgbaImage::from_fn(700, 700, disc).save(folder.path("me.png")).expect("the picture");
    assert!(std::fs::metadata(folder.path("me.png")).expect("the picture").len() > 100_000, "one that is made smaller");
    folder.vitae(&["eject", "index.md", "out"]).exits(0);
    assert!(folder.text("out/cv.json").contains("\"photo-is-round\": true"), "{}", folder.text("out/cv.json"));
}

#[test]
fn what_stands_beside_a_portrait_may_be_no_address() {
    let with = |field: &str| {
        let home = format!("---\nlayout: about\npermalink: /\nprofile:\n  {field}\n---\nThe tides come and go.\n");
        header(&[CONFIG, ("index.md", &home)])
    };
    assert_eq!(with("more_info: <p>Rare pic of me in a good coat</p>"), "Joe Lind\nlind.example");
    assert_eq!(with("address: A picture drawn by SEA 2"), "Joe Lind\nlind.example");
    assert_eq!(
        with("address: '<p>[TO BE COMPLETED: office]</p><p>5003 Bergen</p>'"),
        "Joe Lind\n5003 Bergen · lind.example"
    );
    assert_eq!(with("phone: +55 (21) 0000-0000"), "Joe Lind\nlind.example");
    assert_eq!(
        with("address: '<p>Pier 4</p><p>5003 Bergen</p><p>My three words: ///gulls.tide.foam</p>'"),
        "Joe Lind\nPier 4, 5003 Bergen · lind.example"
    );
}

#[test]
fn a_position_is_read_out_of_a_greeting_and_ends_before_what_is_told() {
    let with = |line: &str| {
        let home = format!("---\nlayout: about\npermalink: /\n{line}\n---\nThe tides come and go.\n");
        header(&[CONFIG, ("index.md", &home)])
    };
    assert_eq!(
        with(
            "subtitle: Greetings 👋, I'm <a href='https://x.example'>Joe Lind</a>, a PhD student of tides @Uni One | Pilot at Uni Two"
        ),
        "Joe Lind\nPhD student of tides @Uni One\nPilot at Uni Two\nlind.example"
    );
    assert_eq!(
        with(
            "description: PhD student at Uni One measuring the tides. Interested in all that the sea brings to the shore."
        ),
        "Joe Lind\nPhD student at Uni One measuring the tides\nlind.example"
    );
    assert_eq!(
        with("subtitle: Lecturer, Uni One <br class='x'> Pilot, Bergen"),
        "Joe Lind\nLecturer, Uni One\nPilot, Bergen\nlind.example"
    );
}

#[test]
fn an_address_in_words_or_before_a_full_stop_is_one() {
    let home =
        "---\npermalink: /\n---\nThe tides come and go.\n\nFeel free to write to me at jlind at uni dot example.\n";
    assert_eq!(header(&[CONFIG, ("index.md", home)]), "Joe Lind\nlind.example · jlind@uni.example");
    let home = "---\nlayout: about\npermalink: /\nsubtitle: University of Bergen. Norway. joe@lind.example.\n---\nThe tides come and go.\n";
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, email: joe@lind.example}\n";
    assert_eq!(
        header(&[("_config.yml", config), ("index.md", home)]),
        "Joe Lind\nUniversity of Bergen. Norway.\nlind.example · joe@lind.example"
    );
}

#[test]
fn a_homepage_is_in_the_language_of_the_files_that_it_includes() {
    let config = "author: {name: Joe Lind(林乔)}\n";
    let home = "---\npermalink: /\n---\n{% include_relative parts/intro.md %}\n欢迎各专业的本科生、研究生进组交流。\n";
    let intro =
        "I study the tides of the northern harbours, and what they leave on the shore when they go.\n".repeat(4);
    let files = [("_config.yml", config), ("_pages/about.md", home), ("_pages/parts/intro.md", &*intro)];
    assert_eq!(header(&files), "Joe Lind(林乔)");
}

#[test]
fn a_position_beside_somebody_else_is_theirs() {
    for top in [
        "| Postdoc | Ann Berg, Uni Two |\n| PhD student | Bo Ek |",
        "| Role | Name |\n|---|---|\n| Postdoc | Ann Berg |\n| Lecturer | Bo Ek |",
        "Lecturer – Ann Berg, Postdoc – Bo Ek",
    ] {
        let home = format!("---\npermalink: /\n---\n{top}\n\nThe tides come and go.\n");
        assert_eq!(header(&[CONFIG, ("index.md", &home)]), "Joe Lind\nlind.example", "{top}");
    }
    for top in ["<p>Lecturer<br>Joe Lind</p>", "<p>Lecturer<br>University of Bergen</p>"] {
        let home = format!("---\npermalink: /\n---\n{top}\n\nThe tides come and go.\n");
        assert!(header(&[CONFIG, ("index.md", &home)]).starts_with("Joe Lind\nLecturer\n"), "{top}");
    }
}

#[test]
fn a_logo_is_no_portrait() {
    let logo = |x: u32, y: u32| image::Rgb(if (x / 50 + y / 50).is_multiple_of(2) { [40, 180, 180] } else { [255; 3] });
    let picture = |keep: &str| {
        let config = format!("author: {{name: Joe Lind, avatar: me.png}}\n{keep}");
        let folder = Folder::with(&[("_config.yml", &config), HOME]);
        image::RgbImage::from_fn(200, 200, logo).save(folder.path("me.png")).expect("the picture");
        let run = folder.vitae(&["build", "-v"]).exits(0);
        let is_left_out = run.messages().contains("is no portrait, but a logo or a pictogram (`images`)");
        folder.vitae(&["eject", "out"]).exits(0);
        (is_left_out, folder.text("out/cv.json").contains("\"photo\": \""))
    };
    assert_eq!(picture(""), (true, false));
    assert_eq!(picture("vitae: {keep: [images]}\n"), (false, true));
}

#[test]
fn accounts_that_show_only_an_icon_are_read() {
    let home = "---\npermalink: /\n---\nThe tides come and go.\n\n[<i class=\"fab fa-github\"></i>](https://github.com/joelind)\n\
                <a href=\"//bsky.app/profile/joe.lind\" title=\"Bluesky\"><i class=\"fab fa-bluesky\"></i></a>\n\
                [<i class=\"fas fa-file-pdf\"></i>](https://arxiv.org/pdf/2401.00001)\n\
                <a href=\"https://youtu.be/x1\"><i class=\"fab fa-youtube\"></i></a>\n";
    assert_eq!(
        header(&[CONFIG, ("index.md", home)]),
        "Joe Lind\nlind.example · github.com/joelind · bsky.app/profile/joe.lind"
    );
}

#[test]
fn accounts_for_search_engines_are_not_shown() {
    let social =
        "social:\n  name: Joe Lind\n  links: ['https://www.facebook.com/joe.lind', 'https://github.com/joelind']\n";
    let config =
        format!("url: https://lind.example\nauthor: {{name: Joe Lind, facebook: , github: joelind}}\n{social}");
    let folder = Folder::with(&[("_config.yml", &config), HOME]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let shown = folder.text("out.txt");
    assert!(shown.starts_with("Joe Lind\nlind.example · github.com/joelind\n\n"), "{shown}");
    assert!(run.messages().contains("www.facebook.com/joe.lind"), "{}", run.messages());
    // A theme without a field for them may show these.
    let config = format!("url: https://lind.example\nauthor: {{name: Joe Lind, github: joelind}}\n{social}");
    let shown = header(&[("_config.yml", &config), HOME]);
    assert_eq!(shown, "Joe Lind\nlind.example · github.com/joelind · facebook.com/joe.lind");
}

#[test]
fn the_same_position_is_not_said_in_short() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, bio: Incoming Ph.D. @ U1}\n";
    let home =
        "---\npermalink: /\n---\nI am an incoming Ph.D. student in the Tide Department of Uni One. I study tides.\n";
    assert_eq!(
        header(&[("_config.yml", config), ("index.md", home)]),
        "Joe Lind\nIncoming Ph.D. student in the Tide Department of Uni One\nlind.example"
    );
}

#[test]
fn lists_of_links_hold_profiles_and_other_things() {
    let links = "[{label: Curriculum Vitae, url: 'https://docs.example/joe'}, {label: HBI, url: 'https://www.hbi.example/en'},\
                 {label: LinkedIn, href: www.linkedin.com/in/joelind}, {label: Beer, url: 'https://untappd.com/user/joe'},\
                 {label: University of Bergen, url: 'https://www.uib.example/'},\
                 {label: ResearchGate, url: 'https://bit.ly/x1'}, {label: Tools, url: 'https://tools.example/download/knots'},\
                 {label: My boat, url: 'https://boats.example/joe'}]";
    let config = format!("url: https://lind.example\nauthor:\n  name: Joe Lind\n  links: {links}\n");
    assert_eq!(
        header(&[("_config.yml", &config), HOME]),
        "Joe Lind\nlind.example · boats.example/joe · linkedin.com/in/joelind · ResearchGate"
    );
    let footer = "github_username: jekyll\nfooter:\n  contact: [{name: Email, value: joe@lind.example, link: '#'}]\n  \
                  follow: [{name: GitHub, link: 'https://github.com/joelind'}]\n";
    let config = format!("url: https://lind.example\nauthor: {{name: Joe Lind}}\n{footer}");
    let expected = "Joe Lind\nlind.example · joe@lind.example · github.com/joelind";
    assert_eq!(header(&[("_config.yml", &config), HOME]), expected);
    let settings = "social:\n  - {icon: github, link: 'https://github.com/joelind'}\nemail: joe@lind.example\n";
    assert_eq!(header(&[CONFIG, HOME, ("_data/settings.yml", settings)]), expected);
    let config = "url: https://lind.example\nauthor: {name: Joe Lind}\nsocials: {GitHub: joelind, Email: am9lQGxpbmQuZXhhbXBsZQ==}\n";
    assert_eq!(header(&[("_config.yml", config), HOME]), expected);
}

#[test]
fn the_fullest_spelling_of_the_name_counts() {
    let heading = |heading: &str| format!("---\npermalink: /\n---\n# {heading}\n\nThe tides come and go.\n");
    let first = |config: &str, home: &str| {
        let shown = header(&[("_config.yml", config), ("index.md", home)]);
        shown.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(first("author: {name: Jan Ek}\n", &heading("Ján Ek")), "Ján Ek");
    assert_eq!(first("title: Jan Tomas Ek\nauthor: {name: Jan T. Ek}\n", &heading("Tides")), "Jan Tomas Ek");
    assert_eq!(first("title: Jan Ek Holm\nauthor: {name: Jan Ek}\n", &heading("JAN EK HOLM")), "Jan Ek Holm");
    assert_eq!(first("title: Jan Ek Holm\nauthor: {name: Jan Ek}\n", &heading("Tides")), "Jan Ek");
    assert_eq!(first("url: https://ek.example\n", &heading("Jan Ek’s Homepage")), "Jan Ek");
}

#[test]
fn what_is_left_of_the_header_on_a_page_goes() {
    let config = ("_config.yml", "url: https://lind.example\nauthor: {name: Joe Lind, email: joe@lind.example}\n");
    for page in [
        "<p>Joe</p>\n\n# Lind\n\nThe tides come and go.\n",
        "Contact:  \njoe@lind.example\n\nThe tides come and go.\n",
        "The tides come and go.\n\n**My contact details**\n",
        "joe lind j lind jl\n\nThe tides come and go.\n",
    ] {
        let home = format!("---\npermalink: /\n---\n{page}");
        let shown = text(&[config, ("index.md", &home)]);
        assert_eq!(shown, "Joe Lind\nlind.example · joe@lind.example\n\nThe tides come and go.\n", "{page}");
    }
}

#[test]
fn the_page_has_an_address_that_the_foot_of_the_site_has_not() {
    let config = "url: https://lind.example\nname: Joe Lind\nfooter-links: {email: joe@old.example}\n";
    let home = "---\npermalink: /\n---\nThe tides come and go.\n\nContact me at my [new address](mailto:joe.lind@uni.example).\n";
    let shown = header(&[("_config.yml", config), ("index.md", home)]);
    assert_eq!(shown, "Joe Lind\nlind.example · joe.lind@uni.example");
}

#[test]
fn a_page_on_contacts_gives_what_the_header_lacks() {
    let contact = "---\ntitle: Contact\n---\nOffice:  \nJoe Lind  \nRoom 4, Tide House  \nPier Road 10  \n5003 Bergen\n\nPhone: +47 55 00 00 00\n";
    let site = |page: &str| {
        let files = [
            ("_config.yml", "author: {name: Joe Lind, bio: Tide clerk}\n"),
            ("index.md", "---\n---\nI study tides.\n"),
        ];
        let folder = Folder::with(&[&files[..], &[("contact.md", page)]].concat());
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        folder.text("out.txt")
    };
    assert!(
        site(contact).contains("\nRoom 4, Tide House, Pier Road 10, 5003 Bergen · +47 55 00 00 00\n"),
        "{}",
        site(contact)
    );
    let two = format!("{contact}\nQuay 2  \n5004 Oslo\n\nPhone: +47 55 00 00 01\n");
    assert!(!site(&two).contains("5003") && !site(&two).contains("+47"), "{}", site(&two));
}

#[test]
fn a_line_below_the_name_is_no_motto_where_the_page_says_the_position() {
    for (bio, is_printed) in [
        ("A lover of words and all gulls", false),
        ("Woman in STEM", false),
        ("Not moved by high water, not grieved by low", false),
        ("γνῶθι σεαυτόν", false),
        ("Harbour Institute", true),
    ] {
        let config = format!("author: {{name: Joe Lind, bio: \"{bio}\"}}\n");
        let home = "---\n---\nI am a postdoc at Uni One.\n";
        let folder = Folder::with(&[("_config.yml", &config), ("index.md", home)]);
        let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
        let text = folder.text("out.txt");
        assert_eq!(text.contains(bio), is_printed, "{text}");
        assert_eq!(run.messages().contains(bio), !is_printed, "{}", run.messages());
    }
    // Beside a position in the same value.
    let config = "author: {name: Joe Lind, bio: Postdoc in tides | Born in 1990 | Citizen of the world | Foam Ltd}\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", "---\n---\nI study tides.\n")]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    assert!(
        folder.text("out.txt").starts_with("Joe Lind\nPostdoc in tides\nFoam Ltd\n\n"),
        "{}",
        folder.text("out.txt")
    );
    assert!(run.messages().contains("“Citizen of the world” is not printed"), "{}", run.messages());
    // al-folio has a field for a line below the name.
    let home =
        "---\nlayout: about\npermalink: /\nsubtitle: <i>Not moved by high water</i>\n---\nI am a postdoc at Uni One.\n";
    let folder = Folder::with(&[CONFIG, ("index.md", home)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    assert!(!folder.text("out.txt").contains("high water"), "{}", folder.text("out.txt"));
    assert!(run.messages().contains("`subtitle` is not printed"), "{}", run.messages());
}

#[test]
fn a_degree_is_no_first_name() {
    let config = "first_name: PhD\nmiddle_name: J.\nlast_name: Lind\n";
    let cv =
        "cv:\n  name: Joe Lind\n  sections:\n    Education:\n      - {institution: Uni One, degree: MSc, date: 2019}\n";
    let folder = Folder::with(&[
        ("_config.yml", config),
        ("_data/cv.yml", cv),
        ("index.md", "---\n---\nI study tides.\n"),
        ("_pages/cv.md", "---\nlayout: cv\n---\n"),
    ]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    assert!(folder.text("out.txt").starts_with("Joe Lind\n"), "{}", folder.text("out.txt"));
}

#[test]
fn only_the_authors_own_address_is_in_the_header() {
    for (said, expected) in [
        ("My secretary is Bo Ek, bo.ek@uni.example.", ""),
        ("Former address: lind@old.example (until 2020)", ""),
        ("My supervisor is Ann Berg. Write to lind@uni.example.", "lind@uni.example"),
    ] {
        let home = format!("---\n---\nI study tides.\n\n{said}\n");
        assert_eq!(
            header(&[("_config.yml", "author: {name: Joe Lind}\n"), ("index.md", &home)])
                .replace("Joe Lind", "")
                .trim(),
            expected
        );
    }
}

#[test]
fn the_title_of_somebody_else_is_not_the_authors() {
    for (line, shown) in [
        ("**Advisor**\n: Prof. Ola Berg, Uni One", "Prof. Ola Berg"),
        ("| Advisor | Prof. Ola Berg |\n| Lab | Tide Lab |", "Prof. Ola Berg"),
        ("导师：王芳教授", "导师：王芳教授"),
        ("指導教員：山田教授", "指導教員：山田教授"),
        ("지도교수: 김민준 교수", "지도교수: 김민준 교수"),
        ("Betreuer: Prof. Ola Berg", "Betreuer: Prof. Ola Berg"),
        ("Directeur de thèse : Pr Ola Berg, professeur", "Ola Berg"),
        ("Directora de tesis: profesora Eva Ruiz", "Eva Ruiz"),
        ("Supervised by Prof. Ola Berg", "Supervised by Prof. Ola Berg"),
        ("Mit Prof. Dr. Ola Berg", "Mit Prof. Dr. Ola Berg"),
        ("<div>Prof. Ola Berg</div>", "Prof. Ola Berg"),
        ("- [Prof. Ola Berg](https://x.example) (advisor)\n- [Dr. Bo Ek](https://y.example), lecturer", "lecturer"),
        ("Former lecturer at Uni Three", "Former lecturer at Uni Three"),
        ("**Formerly: Postdoc at Uni Two**\n\nFormer lecturer at Uni Two", "Formerly: Postdoc at Uni Two"),
        ("Ehemaliger Dozent und Mitarbeiter", "Ehemaliger Dozent"),
        ("I am not a professor at Uni One.", "not a professor"),
        ("I am the son of a professor at Uni One.", "son of a professor"),
        ("Je suis la fille d’un professeur à l’Uni Un.", "fille d’un professeur"),
        ("No soy profesora de la Uni Uno.", "No soy profesora"),
    ] {
        let home = format!("---\npermalink: /\n---\n{line}\n\nI study tides.\n");
        let files = [CONFIG, ("index.md", &*home)];
        assert_eq!(header(&files), "Joe Lind\nlind.example", "{line}");
        let all = text(&files);
        assert!(all.contains(shown), "“{shown}” is not in:\n{all}");
    }
    for (line, below) in [
        ("PhD student with Prof. Ola Berg", "PhD student with Prof. Ola Berg"),
        (
            "I am a PhD student in the group of Professor Berg at Uni One.",
            "PhD student in the group of Professor Berg at Uni One",
        ),
        ("Assistant Professor, Uni One", "Assistant Professor, Uni One"),
        ("I am a professor at Uni One and a former lecturer.", "Professor at Uni One and a former lecturer"),
        ("教授，博士生导师", "教授，博士生导师"),
    ] {
        let home = format!("---\npermalink: /\n---\n{line}\n\nI study tides.\n");
        assert_eq!(header(&[CONFIG, ("index.md", &*home)]), format!("Joe Lind\n{below}\nlind.example"));
    }
    let committee = "---\npermalink: /\n---\n## Committee\n\n- Prof. Ola Berg, Uni One\n- Dr. Bo Ek, lecturer\n";
    assert_eq!(header(&[CONFIG, ("index.md", committee)]), "Joe Lind\nlind.example");
}

#[test]
fn what_a_page_says_of_its_author_by_other_keys_is_listed() {
    let page = "---\nname: Joe Lind\nemail: joe@lind.example\naddress: 1 Sea Street, Bergen\nphone_number: \"+47 555 01 234\"\n\
                affiliations: [Uni One, Uni Two]\noffice: Room 5\ncontact: {web: sea.example}\n---\nHello.\n";
    let folder = Folder::with(&[("cv.md", page)]);
    let run = folder.vitae(&["build", "cv.md", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let (text, messages) = (folder.text("out.txt"), run.messages());
    for (key, value) in [
        ("address", "1 Sea Street, Bergen"),
        ("phone_number", "+47 555 01 234"),
        ("affiliations", "Uni Two"),
        ("office", "Room 5"),
        ("contact.web", "sea.example"),
    ] {
        let is_listed = messages.contains(&format!("`{key}` is not printed")) && messages.contains(value);
        assert!(text.contains(value) || is_listed, "{key}:\n{text}\n{messages}");
    }
    assert!(text.contains("joe@lind.example") && !messages.contains("`email`"), "{text}\n{messages}");
}

#[test]
fn who_has_graduated_since_is_no_student_any_more() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, bio: 'PhD student, Uni One'}\n";
    let of = |text: &str| {
        let home = format!("---\npermalink: /\n---\n{text}\n\nI study tides.\n");
        header(&[("_config.yml", config), ("index.md", &*home)])
    };
    let graduated = "I am a senior researcher at the Harbour Board. I recently finished my PhD at Uni One.";
    let dean = "url: https://lind.example\nauthor: {name: Joe Lind, bio: 'Dean of Student Affairs, Uni One'}\n";
    let home = format!("---\npermalink: /\n---\n{graduated}\n");
    let shown = header(&[("_config.yml", dean), ("index.md", &*home)]);
    assert_eq!(shown, "Joe Lind\nDean of Student Affairs, Uni One\nlind.example");
    assert_eq!(of(graduated), "Joe Lind\nSenior researcher at the Harbour Board\nlind.example");
    for now in
        ["I am a PhD student and research engineer at Uni One.", "I am a researcher at Uni One.", "I study foam."]
    {
        assert_eq!(of(now), "Joe Lind\nPhD student, Uni One\nlind.example", "{now}");
    }
}

#[test]
fn a_page_about_the_author_says_the_position_where_the_homepage_does_not() {
    let config = "url: https://lind.example\ntitle: Joe Lind\ndescription: PhD candidate in tides at Uni One\n";
    let home = "---\ntitle: Welcome\n---\nWelcome to this page!\n\n[About me](/about/)\n";
    let about = "---\npermalink: /about/\n---\nHello! I am currently a tide scientist at the Harbour Board after graduating from Uni One.\n";
    let shown = header(&[("_config.yml", config), ("index.md", home), ("about.md", about)]);
    assert_eq!(shown, "Joe Lind\nTide scientist at the Harbour Board\nlind.example");
}

#[test]
fn a_note_on_how_to_write_has_the_address() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind}\ncontact_note: >\n  To reach me, please write to joe@lind.example.\n";
    assert_eq!(header(&[("_config.yml", config), HOME]), "Joe Lind\nlind.example · joe@lind.example");
    let both = format!("{config}email: lind@sea.example\n");
    assert_eq!(header(&[("_config.yml", &*both), HOME]), "Joe Lind\nlind.example · lind@sea.example");
}

#[test]
fn the_label_of_an_affiliation_is_the_themes() {
    let home = "---\nlayout: about\npermalink: /\nsubtitle: <a href='#'>Affiliations</a>. University of Bergen, Norway\n---\nI study tides.\n";
    assert_eq!(header(&[CONFIG, ("index.md", home)]), "Joe Lind\nUniversity of Bergen, Norway\nlind.example");
}

#[test]
fn a_page_says_at_its_top_what_others_say_below_author() {
    let page = "---\npermalink: /\nname: Joe Lind\njob_title: Cartographer\naddress: 1 Sea Street, Bergen\nweb: https://w.example\nfax: 555 02\n---\nI draw.\n";
    let folder = Folder::with(&[("index.md", page)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.starts_with("Joe Lind\nCartographer\n1 Sea Street, Bergen · w.example\n"), "{text}");
    assert!(run.messages().contains("`fax` is not printed"), "{}", run.messages());
}

#[test]
fn a_homepage_may_have_the_position_as_its_title() {
    let home = |title: &str| format!("---\npermalink: /\ntitle: {title}\n---\nThe tides come and go.\n");
    for (title, expected) in [
        ("Teaching Assistant Professor", "Joe Lind\nTeaching Assistant Professor\nlind.example"),
        ("For my future students", "Joe Lind\nlind.example"),
        ("Ann Reader", "Joe Lind\nlind.example"),
    ] {
        assert_eq!(header(&[CONFIG, ("index.md", &*home(title))]), expected, "{title}");
    }
}

#[test]
fn the_accounts_that_a_theme_comes_with_are_nobodys() {
    let accounts = "social-network-links: {email: someone@example.com, facebook: deanattali, github: daattali, twitter: daattali, \
                    youtube: '@daattali', whatsapp: 15551212, linkedin: joelind}\n";
    let config = format!("author: {{name: Joe Lind}}\n{accounts}");
    let found = text(&[("_config.yml", &config), ("index.md", "---\n---\nI study tides.\n")]);
    says(&found, &["linkedin.com/in/joelind"], &["attali", "15551212", "someone"]);
}

#[test]
fn an_employer_that_the_position_names_is_not_said_again() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, employer: 'Univeristy of Halden'}\n";
    let home = |work: &str| format!("---\npermalink: /\n---\nI am a researcher at {work}.\n\nI study tides.\n");
    let of = |work: &str| header(&[("_config.yml", config), ("index.md", &home(work))]);
    assert_eq!(of("the University of Halden"), "Joe Lind\nResearcher at the University of Halden\nlind.example");
    assert_eq!(of("the Tide Lab"), "Joe Lind\nResearcher at the Tide Lab\nUniveristy of Halden\nlind.example");
}

#[test]
fn a_page_about_the_author_gives_the_address_that_the_site_has_not() {
    let config = "url: https://lind.example\nemail: joe.lind@old.example\nauthor: {name: Joe Lind}\n";
    let about = "---\ntitle: About\npermalink: /about/\n---\nI was born at sea.\n\n## Contact\n\nThe best way to reach me is through email: lind [at] uni.example\n";
    let menu = "main:\n- {title: About, url: /about/}\n";
    let files = [("_config.yml", config), HOME, ("about.md", about), ("_data/navigation.yml", menu)];
    assert_eq!(header(&files), "Joe Lind\nlind.example · lind@uni.example");
}

#[test]
fn a_section_of_one_line_on_the_affiliation_is_the_headers() {
    let data = |line: &str| {
        format!(
            "- {{title: Affiliation, type: list, contents: ['{line}']}}\n\
        - {{title: Education, type: time_table, contents: [{{title: PhD in Tides, institution: Uni Two, year: 2019}}]}}\n"
        )
    };
    let cv = ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n");
    let home = |top: &str| {
        format!(
            "---\nlayout: about\npermalink: /\n---\n{top}\n#### **Junior Group Leader**\n\n### About\n\nThe tides come and go.\n"
        )
    };
    for (top, line, expected) in [
        (
            "[**Bergen Harbour Institute (BHI), Bergen**](https://bhi.example)<br />",
            "Bergen Harbour Institute, BHI, Bergen, Norway",
            "Bergen Harbour Institute (BHI), Bergen <https://bhi.example>",
        ),
        ("", "Bergen Harbour Institute", "Bergen Harbour Institute"),
    ] {
        let files = [CONFIG, ("_pages/about.md", &*home(top)), cv, ("_data/cv.yml", &*data(line))];
        let text = text(&files);
        assert!(text.starts_with(&format!("Joe Lind\nJunior Group Leader\n{expected}\nlind.example\n\n")), "{text}");
        assert_eq!(text.matches("Harbour Institute").count(), 1, "{text}");
        assert!(!text.contains("Affiliation") && text.contains("PhD in Tides"), "{text}");
    }
}

#[test]
fn of_two_towns_the_page_has_the_nearer_one() {
    let resume = r#"{"basics": {"name": "Joe Lind", "label": "Pilot", "location": {"city": "Oslo", "countryCode": "NO"}},
        "work": [{"name": "Harbour Board", "position": "Pilot", "startDate": "2019-01"}]}"#;
    let cv = ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n");
    let with = |place: &str| {
        let home = format!(
            "---\nlayout: about\npermalink: /\nprofile:\n  more_info: <p>{place}</p>\n---\nThe tides come and go.\n"
        );
        header(&[CONFIG, ("_pages/about.md", &home), cv, ("assets/json/resume.json", resume)])
    };
    assert_eq!(with("Norway, Bergen Area"), "Joe Lind\nPilot\nNorway, Bergen Area · lind.example");
    assert_eq!(with("Room 4, Pier 2"), "Joe Lind\nPilot\nOslo, NO · Room 4, Pier 2 · lind.example");
}

#[test]
fn a_wish_behind_a_place_is_no_address() {
    let home = "---\npermalink: /\n---\nThe tides come and go.\n\n### Contact\n\n- **Email:** joe@lind.example\n\
                - **Location:** Bergen. Preferred locations: Oslo, Norway; Rome; etc\n";
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, location: Bergen, email: joe@lind.example}\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    assert_eq!(
        folder.text("out.txt").trim(),
        "Joe Lind\nBergen · lind.example · joe@lind.example\n\nThe tides come and go."
    );
    assert!(
        run.messages().contains("“Preferred locations: Oslo, Norway; Rome; etc” is left out"),
        "{}",
        run.messages()
    );
}

#[test]
fn the_only_post_that_goes_on_is_the_position() {
    let cv = |posts: &str| {
        let home = format!("---\npermalink: /\n---\nThe tides come and go.\n\n## Positions\n\n{posts}\n");
        header(&[CONFIG, ("index.md", &home)])
    };
    let (now, before) =
        ("- **Harbour Fellow**, Uni One, *2024 – present* (with Ann Berg)", "- **Pilot**, Oslo, *2019 – 2024*");
    assert_eq!(cv(&format!("{now}\n{before}")), "Joe Lind\nHarbour Fellow\nlind.example");
    assert_eq!(cv(&now.replace("One, ", "One, Bergen ")), "Joe Lind\nHarbour Fellow\nlind.example");
    let old = "- **Tide clerk**, Oslo, *2012 – present*";
    assert_eq!(cv(&format!("{before}\n{old}")), "Joe Lind\nlind.example");
    // Of two, neither may be the first.
    let second = "- **Lecturer**, Uni Two, *2023 – present*";
    assert_eq!(cv(&format!("{now}\n{second}")), "Joe Lind\nlind.example");
    assert_eq!(cv(&format!("{before}\n- **Uni Two**, lecturer, *2018 – present*")), "Joe Lind\nlind.example");
}

#[test]
fn the_languages_of_somebody_come_at_the_end() {
    let data = "- {title: General Information, type: map, contents: [{name: Full Name, value: Joe Lind}, {name: Languages, value: 'English, Norwegian'}]}\n\
        - {title: Education, type: time_table, contents: [{title: PhD in Tides, institution: Uni Two, year: 2019}]}\n";
    let cv = ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n");
    let text = text(&[CONFIG, HOME, cv, ("_data/cv.yml", data)]);
    assert!(text.trim_end().ends_with("PhD in Tides, Uni Two\n\n## Languages\n\nEnglish, Norwegian"), "{text}");
    assert!(!text.contains("General Information"), "{text}");
}

#[test]
fn a_summary_among_fields_that_the_header_says_is_a_section() {
    let data = "- {title: General Information, type: map, contents: [{name: Full Name, value: Joe Lind}, {name: Summary, value: 'I chart the tides: all of them.'}]}\n\
        - {title: Education, type: time_table, contents: [{title: PhD in Tides, institution: Uni Two, year: 2019}]}\n";
    let cv = ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\n---\n");
    let text = text(&[CONFIG, HOME, cv, ("_data/cv.yml", data)]);
    assert!(text.contains("## Summary\n\nI chart the tides: all of them.\n\n## Education"), "{text}");
    assert!(!text.contains("General Information"), "{text}");
}

#[test]
fn a_position_right_below_the_name_is_in_the_header_whatever_picture_is_above() {
    let page = "<!DOCTYPE html>\n<html><head><title>Joe Lind</title></head><body>\n<header><div class=\"hero\"><a href=\"https://one.example/joe\"><img src=\"joe.svg\"></a>\n\
        <div><h1>Joe Lind</h1><p>Lead Cryptographer, <a href=\"https://one.example\">Institute of Tides, Bergen</a></p>\n<p>e-mail: <i>joe</i> [@] one [DOT] example</p></div></div></header>\n\
        <main><h2>About me</h2><p>I study the ciphers of gulls.</p></main></body></html>\n";
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>";
    let folder = Folder::with(&[("index.html", page), ("joe.svg", picture)]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    assert!(
        text.starts_with(
            "Joe Lind\nLead Cryptographer, Institute of Tides, Bergen <https://one.example>\njoe@one.example\n"
        ),
        "{text}"
    );
}

#[test]
fn icons_of_a_page_in_html_lead_to_its_author() {
    let page = |icons: &str| {
        let body = "<h1>I am Joe Lind, a postdoc at Uni One</h1><h2>Education</h2><p>PhD in Tides, Uni Two</p>";
        format!(
            "<html><head><title>Joe Lind</title></head><body>{body}<footer><ul class=\"icons\">{icons}</ul></footer></body></html>"
        )
    };
    let icon =
        |target: &str| format!("<li><a href=\"{target}\" class=\"icon\"><span class=\"label\">Write</span></a></li>");
    let own = icon("mailto:joe@lind.example") + &icon("https://github.com/joelind?tab=repositories");
    let all = text(&[("index.html", &page(&own))]);
    says(&all, &["joe@lind.example", "github.com/joelind", "\n## Education"], &["tab=", "Write"]);
    // Two people.
    let of_two = own + &icon("https://github.com/annberg");
    says(&text(&[("index.html", &page(&of_two))]), &["joe@lind.example"], &["github.com"]);
}

#[test]
fn an_address_that_is_hidden_from_robots_can_be_read() {
    let config = "title: Joe Lind\nemail: \"%6A%6Fe@%74ides.example\"\n";
    assert_eq!(header(&[("_config.yml", config), HOME]), "Joe Lind\njoe@tides.example");
}
