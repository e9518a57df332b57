//! What on a site is not part of a CV: each rule leaves out its share, says so, and can be overruled.

use std::fs;

use crate::binary::{Folder, Run, says};

const CONFIG: &str = "url: https://lind.example\nauthor: {name: Joe Lind}\n";

/// A site with this homepage and further files.
fn site(home: &str, others: &[(&str, &str)]) -> Folder {
    let home = format!("---\npermalink: /\n---\n{home}\n");
    let mut files = vec![("_config.yml", CONFIG), ("index.md", &*home)];
    files.extend(others);
    Folder::with(&files)
}

fn built(folder: &Folder, arguments: &[&str]) -> Run {
    folder.vitae(&[&["build", "-f", "txt", "-o", "out.txt", "-v"], arguments].concat()).exits(0)
}

/// The text of the document; checks that each of `rules` says what it left out.
#[track_caller]
fn text(folder: &Folder, rules: &[&str]) -> String {
    let run = built(folder, &[]);
    for rule in rules {
        assert!(run.messages().contains(&format!("(`{rule}`)")), "{rule}:\n{}", run.messages());
    }
    folder.text("out.txt")
}

const CV: &str = "---\npermalink: /cv/\ntitle: CV\n---\n";

#[test]
fn samples_of_themes_go_and_what_is_real_between_them_stays() {
    let cv = format!(
        "{CV}# Education\n\n- Ph.D in Version Control Theory, GitHub University, 2018 (expected)\n- MSc in Tides, Uni Two, 2012\n\n\
         # Skills\n\n* Skill 1\n* Skill 2\n  * Sub-skill 2.1\n* Skill 3\n\n# Service and leadership\n\n* Currently signed in to 43 different slack teams\n"
    );
    let folder = site("I study tides.", &[("_pages/cv.md", &cv)]);
    let text = text(&folder, &["sample"]);
    says(&text, &["I study tides.", "Education", "MSc in Tides"], &["GitHub", "Skill", "Service", "slack"]);
    built(&folder, &[]).says("warning[theme-sample]: the site still shows samples of its theme");
}

#[test]
fn tags_that_the_site_shows_are_not_printed() {
    let home = "I study tides.\n\n# Prizes\n\n- Prize of 2019 <div class=\"a\"; b>for **`<div>` foam**\n\n    </ol>\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let text = text(&site(home, &[]), &["tags"]);
    says(&text, &["Prize of 2019 for <div> foam", "Uni Two"], &["class", "</ol>"]);
}

#[test]
fn a_call_goes_with_the_appeal_below_it() {
    let home = "I study tides.\n\n**Join us!** ⛵  \nI am always looking for students. Just drop me an email.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(home, &[]), &["appeal"]), &["I study", "Uni Two"], &["Join", "email"]);
}

#[test]
fn what_others_have_made_is_not_recommended() {
    let home = "I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n\n# 🔗 Useful Resources\n\n## Research\n\n- [Deadlines](https://a.example)\n";
    says(&text(&site(home, &[]), &["appeal"]), &["I study", "Uni Two"], &["Useful", "Research", "Deadlines"]);
}

#[test]
fn hashtags_that_sort_a_list_go() {
    let home = "I study tides.\n\n# Students\n\n- Ann Berg, 2020: Slow waves (with Bo Ek) #tides #foam\n- Joe Lind, 2021: My work is #1\n\n\
        # Papers\n\nOn gulls, 2020.\n\n**Keywords:** #gull-song, #sky\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(&text, &["Slow waves (with Bo Ek)", "My work is #1", "On gulls"], &["#tides", "#foam", "Keywords", "#sky"]);
}

#[test]
fn dates_in_bullets_are_not_counted_on() {
    let home = "I study tides.\n\n# Prizes\n\n* 3. Mai 2018: Sea\n* 24. Dezember 2019: Foam\n\n# Trips\n\n- 12. place, 2018\n\n- 30. place\n";
    let text = text(&site(home, &[]), &[]);
    says(&text, &["3. Mai 2018", "24. Dezember 2019", "12. place", "30. place"], &[]);
}

#[test]
fn the_only_section_stays_above_its_only_part() {
    let text = text(&site("## Education\n\n### Uni Two\n\n- MSc in Tides\n", &[]), &[]);
    says(&text, &["## Education", "### Uni Two", "MSc in Tides"], &[]);
}

#[test]
fn titles_above_references_that_contain_them_go() {
    let cited = |title: &str| format!("[{title}](https://doi.example/{})", title.len());
    let lines = |title: &str| format!("{} [Open]<br>\nAda Ek, Joe Lind, \"{title}.\" Waves, 2020\n\n", cited(title));
    let apart =
        |title: &str| format!("{}\n\nEk, Ada and Joe Lind (2019): \"{title},\" Waves, vol. 5.\n\n", cited(title));
    let (one, other) = ("On tides and on waves at the coast", "On wind and weather at sea, 1981-2008");
    for entry in [&lines as &dyn Fn(&str) -> String, &apart] {
        let home = format!("I study tides.\n\n# Publications\n\n{}{}", entry(one), entry(other));
        let text = text(&site(&home, &[]), &["repeated"]);
        says(&text, &["<https://doi.example/34>", "<https://doi.example/37>"], &["[Open]"]);
        assert_eq!((text.matches(one).count(), text.matches("On wind and weather").count()), (1, 1), "{text}");
    }
}

#[test]
fn a_list_that_has_lost_items_is_numbered_on() {
    let home = "I study tides.\n\n# Courses\n\nExercises:\n\n1. Tides of the fjord\n2. [Slides](a.pdf), [video](b.mp4)\n3. Foam of the harbour\n";
    let text = text(&site(home, &[("a.pdf", "x"), ("b.mp4", "x")]), &["material"]);
    says(&text, &["1. Tides", "2. Foam"], &["Slides"]);
}

#[test]
fn counters_and_marks_of_boxes_go() {
    let home =
        "I study tides.\n\n01\n\n# Education ▼\n\n- 2012: MSc, Uni Two\n\n▼\n\n02\n\n# Citations\n\n10\n\nin all\n";
    let text = text(&site(home, &[]), &["ornament"]);
    says(&text, &["Education", "Uni Two", "10\n"], &["01\n", "02\n", "▼"]);
}

#[test]
fn a_call_for_students_goes_whole_below_a_heading_that_may_be_one() {
    let call =
        "I am always looking for motivated students who like tides.\n\n🚀 Come aboard!\n\n**Topics**\n\n- Foam\n";
    let home = format!("I study tides.\n\n# 💡 Opportunities\n\n{call}\n# Education\n\n- 2012: MSc, Uni Two\n");
    says(&text(&site(&home, &[]), &["appeal"]), &["Uni Two"], &["Opportunities", "aboard", "Foam"]);
    let used =
        "I study tides.\n\n# Opportunities\n\nTides offer energy to harbours.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(used, &[]), &[]), &["Opportunities", "Tides offer"], &[]);
}

#[test]
fn what_a_cv_page_begins_with_opens_the_document() {
    let cv = format!(
        "{CV}<div>← <a href=\"/\">Back</a></div>\n\n🚧\n\n# Joe Lind\n\nHarbour pilot of the north.\n\n# Education\n\n- 2012: MSc, Uni Two\n"
    );
    let home = "I study tides.\n\n# Boats\n\nThe Gull is mine.\n";
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["ornament"]);
    says(&text, &["Uni Two"], &["Back", "🚧"]);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("“{words}” is not in:\n{text}"));
    assert!(at("I study tides.") < at("Harbour pilot") && at("Harbour pilot") < at("Boats"), "{text}");
}

#[test]
fn samples_among_talks_go_by_what_they_say_whenever_they_were() {
    let home = "I study tides.\n\n# Talks\n\n- March 1, 2012: Talk 1 on Relevant Topic in Your Field, UC San Francisco, Department of Testing\n- May 2, 2019: Gulls, Uni One\n";
    says(&text(&site(home, &[]), &["sample"]), &["Gulls, Uni One"], &["Relevant Topic"]);
}

#[test]
fn a_file_of_data_that_is_a_sample_as_a_whole_goes_with_its_header_and_with_what_was_hardly_changed() {
    let data = "cv:\n  name: Albert Einstein\n  label: Scientist\n  location: Princeton, NJ\n  summary: A German-born theoretical physicist, widely ranked among the greatest and most influential scientists of all time\n  sections:\n\
                \x20   Education:\n      - {institution: University of Zurich, location: \"Zurich, Switzerland\", area: Physics, studyType: PhD, start_date: 1900, end_date: 1905, courses: Theory of Relativity, highlights: [Description 1., Description 2.]}\n\
                \x20   Awards:\n      - {title: Max Planck Medal, awarder: German Physical Society, date: 2029}\n      - {title: Nobel Prize in Physics, awarder: Royal Swedish Academy of Sciences, date: 1921}\n      - {title: Tide Prize, awarder: Harbour Board of Bergen, date: 2021}\n\
                \x20   Languages:\n      - {language: German, fluency: Native speaker}\n      - {language: English, fluency: Fluent}\n\
                \x20   Interests:\n      - {name: Physics, keywords: [Quantum Mechanics, Quantum Computing]}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let folder = site("I study tides.", &[("_pages/cv.md", cv), ("_data/cv.yml", data)]);
    let text = text(&folder, &["sample"]);
    says(
        &text,
        &["I study tides.", "Tide Prize"],
        &["Scientist", "Princeton", "Zurich", "1921", "Planck", "German", "Quantum"],
    );
}

#[test]
fn a_real_cv_in_data_keeps_what_a_sample_has_as_well() {
    let data = "cv:\n  name: Joe Lind\n  label: Scientist\n  sections:\n\
                \x20   Education:\n      - {institution: University of Zurich, area: Physics, studyType: PhD, start_date: 2010, end_date: 2014}\n\
                \x20   Experience:\n      - {institution: Harbour Board of Bergen, title: Tide clerk, start_date: 2015}\n\
                \x20   Languages:\n      - {language: German, fluency: Native speaker}\n      - {language: English, fluency: Fluent}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let folder = site("I study tides.", &[("_pages/cv.md", cv), ("_data/cv.yml", data)]);
    says(&text(&folder, &[]), &["Scientist", "University of Zurich", "Tide clerk", "German"], &[]);
}

#[test]
fn papers_of_the_bibliography_stay_below_a_samples_heading() {
    let sample = |title: &str| {
        format!("{{\"name\": \"{title}\", \"publisher\": \"Annalen der Physik\", \"releaseDate\": \"1905\"}}")
    };
    let data = format!(
        "{{\"basics\": {{\"name\": \"Albert Einstein\", \"label\": \"Scientist\", \"summary\": \"A German-born theoretical physicist, widely \
         ranked among the greatest and most influential scientists of all time\"}}, \"publications\": [{}, {}]}}",
        sample("Zur Elektrodynamik bewegter Körper"),
        sample("Die Grundlage der allgemeinen Relativitätstheorie"),
    );
    let folder = site(
        "I study tides.",
        &[
            ("cv.md", "---\nlayout: cv\ntitle: CV\n---\n"),
            ("assets/json/resume.json", &data),
            ("_bibliography/papers.bib", "@article{a, title={Gulls at Sea}, author={Lind, Joe}, year=2021}\n"),
        ],
    );
    says(&text(&folder, &[]), &["Gulls at Sea"], &[]);
}

#[test]
fn a_sample_does_not_stand_in_the_way_of_own_data() {
    let paper = "{\"name\": \"Zur Elektrodynamik bewegter Körper\", \"publisher\": \"Annalen der Physik\"}";
    let basics = "\"label\": \"Scientist\", \"summary\": \"A German-born theoretical physicist, widely ranked among the greatest and most influential scientists of all time\"";
    // Versions of al-folio shipped JSON without a comma.
    for comma in [",", ""] {
        let resume =
            format!("{{\"basics\": {{\"name\": \"Albert Einstein\"{comma} {basics}}}, \"publications\": [{paper}]}}");
        let folder = Folder::with(&[
            (
                "_config.yml",
                "url: https://x.example\nauthor: {name: Joe Lind}\njekyll_get_json: [{data: resume, json: resume.json}]\n",
            ),
            ("index.md", "---\npermalink: /\n---\nI study tides.\n"),
            ("cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n"),
            (
                "_layouts/cv.html",
                "{% unless site.data.resume %}{% for entry in site.data.cv %}{% endfor %}{% endunless %}",
            ),
            ("resume.json", &resume),
            (
                "_data/cv.yml",
                "- title: Education\n  type: time_table\n  contents: [{title: MSc in Tides, year: 2012}]\n",
            ),
        ]);
        let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
        says(&folder.text("out.txt"), &["MSc in Tides"], &["Einstein", "Annalen"]);
        says(
            &run.messages(),
            &["resume.json is left out: it is a sample from the theme; _data/cv.yml fills the page in its place"],
            &["error"],
        );
    }
}

#[test]
fn cards_of_a_theme_are_known_by_what_they_say() {
    let cards = "<div class=\"card\"><h2>project 1</h2><p>with background image</p></div>\n<div class=\"card\"><h2>project 2</h2><p>Gulls of Bergen</p></div>\n";
    let home = format!("I study tides.\n\n# Projects\n\n{cards}");
    says(&text(&site(&home, &[]), &["sample"]), &["project 2", "Gulls of Bergen"], &["project 1", "background"]);
    let course = "This course provides an introduction to machine learning concepts, algorithms, and applications. Students will \
                  learn about supervised and unsupervised learning, model evaluation, and practical implementations.";
    let home = format!(
        "I study tides.\n\n# Teaching\n\n## 2023\n\n### Introduction to Machine Learning\n\nFall Prof. Example\n\n{course}\n"
    );
    says(&text(&site(&home, &[]), &["sample"]), &["I study tides."], &["Teaching", "Example", "machine"]);
}

#[test]
fn a_page_of_samples_alone_is_nobodys_cv() {
    let folder = site("* M.S. in Jekyll, GitHub University, 2014\n", &[]);
    folder.vitae(&["build"]).exits(1).says("error[empty-page]");
}

#[test]
fn the_cv_of_nobody_goes_as_a_whole() {
    let data = "name: John Doe\nlanguages:\n  - idiom: Frisian\nwork:\n  - {role: Pilot, company: Cloud Air}\n";
    let cv = format!(
        "{CV}<h1>{{{{ site.data.me.name }}}}</h1>\n<div>Languages</div>\n<div>{{{{ site.data.me.languages[0].idiom }}}} and others</div>\n\
         <h2>Work</h2>\n<p>{{{{ site.data.me.work[0].role }}}}, {{{{ site.data.me.work[0].company }}}}</p>\n"
    );
    let folder = site("I study tides.", &[("_pages/cv.md", &cv), ("_data/me.yml", data)]);
    says(&text(&folder, &["sample"]), &["I study tides."], &["Doe", "Frisian", "Pilot", "Work"]);
    // A page that names somebody like this is not a sample.
    let home = "I study tides.\n\n# Students\n\n## Jane Doe\n\nShe studies gulls.\n";
    says(&text(&site(home, &[]), &[]), &["Jane Doe", "gulls"], &[]);
}

#[test]
fn ways_around_the_site_and_notices_go() {
    let home = "[English](/) / [日本語](/ja/)\n\nWelcome to my homepage!\n\nI study tides. Read more about [tides](/tides/) here.\n\n# Awards\n\n\
                - 2020: Tide medal\n\n[See all awards »](/awards/)\n\n[Download my CV (PDF)](/files/other.pdf)\n\n\
                # Visitors\n\n<script src=\"https://x.example/map.js\"></script>\n\n*Last updated: 3 May 2024*\n\n🚧 Under construction 🚧\n";
    let text = text(&site(home, &[]), &["navigation", "notice", "greeting"]);
    says(
        &text,
        &["I study tides.", "Tide medal"],
        &["Read more", "日本語", "See all", "Download", "Visitors", "Last updated", "construction", "Welcome"],
    );
}

#[test]
fn whose_papers_on_the_site_are_is_not_said() {
    let home = "# Papers\n\nBy following these links you agree to respect the copyrights of the papers. These works may not be reposted \
        without the explicit permission of the copyright holder.\n\n- On foam, 2020\n";
    says(&text(&site(home, &[]), &["notice"]), &["On foam"], &["By following", "reposted"]);
}

#[test]
fn an_entry_that_two_sections_have_stands_once_whatever_its_short_forms() {
    let home = "I study tides.\n\n# Positions\n\n- Pilot, Harbour Board of the North, Bergen, 2016–2017\n- Sailor, Uni One, Bergen, 2014–2015\n\n\
        # Advisory roles\n\n- Pilot, Harbour Board of the North (HBN), Bergen, 2016–2017\n- Judge, Day of the Sea (II), Oslo, 2018–2019\n";
    let text = text(&site(home, &[]), &["repeated"]);
    says(&text, &["Judge, Day of the Sea (II)"], &["(HBN)"]);
    assert_eq!(text.matches("Pilot").count(), 1, "{text}");
}

#[test]
fn prose_with_the_same_words_stays() {
    let home = "Welcome to my homepage, where I write of tides.\n\nLast updated maps of the coast are what my group makes in summer and in winter.\n\n\
                # Languages\n\n- English, German\n\n# Bridges\n\nUnder construction since 2012: the bridge of Uni One.\n\n\
                - [Read the tides](https://a.example): a book\n";
    says(
        &text(&site(home, &[]), &[]),
        &["where I write", "maps of the coast", "English, German", "since 2012", "Read the tides"],
        &[],
    );
}

#[test]
fn news_go_where_the_document_says_more() {
    let news = "# News\n\n- 2024.05: A paper is accepted.\n";
    let more = format!("I study tides.\n\n{news}\n# Education\n\n- PhD, Uni One, 2020\n");
    says(&text(&site(&more, &[]), &["news"]), &["PhD"], &["A paper is accepted"]);
    let alone = format!("I study tides.\n\n{news}");
    says(&text(&site(&alone, &[]), &[]), &["A paper is accepted"], &[]);
}

#[test]
fn an_archive_of_the_press_goes_and_a_choice_from_it_stays() {
    let page = "I study tides.\n\n# Media\n\n- The Foam: on gulls, 2020\n\n## Archive of media appearances\n\n- The Pier: on mud, 2019\n\n\
                ### Older\n\n- The Quay: on salt, 2009\n\n## Films\n\n- Tides, 2021\n";
    says(&text(&site(page, &[]), &["news"]), &["on gulls", "Films", "Tides, 2021"], &["on mud", "on salt"]);
}

#[test]
fn a_section_that_news_stand_above_by_their_level_alone_stays() {
    let page = "I study tides.\n\n# News\n\n- 2024: A paper.\n\n<h2>Publications</h2>\n\n- On harbour charts\n\n# Teaching\n\n- Charts\n";
    says(&text(&site(page, &[]), &["news"]), &["## Publications", "On harbour charts", "## Teaching"], &["A paper."]);
}

#[test]
fn news_out_of_posts_are_reported_with_their_files() {
    let home = "I study tides.\n\n# News\n\n{% for post in site.posts %}* [{{ post.title }}]({{ post.url }})\n{% endfor %}\n\n# Education\n\n- PhD, Uni One, 2020\n";
    let posts = [
        ("_posts/2024-05-01-prize.md", "---\ntitle: A prize\n---\n"),
        ("_posts/2023-05-01-move.md", "---\ntitle: A new town\n---\n"),
        ("_posts/2022-05-01-ship.md", "---\ntitle: A ship\n---\n"),
    ];
    for (count, files) in [
        (1, "it shows _posts/2024-05-01-prize.md ("),
        (2, "it shows _posts/2024-05-01-prize.md and _posts/2023-05-01-move.md ("),
        (3, "it shows _posts/2024-05-01-prize.md and 2 more files ("),
    ] {
        built(&site(home, &posts[..count]), &[]).says(&format!("news, which belongs on the site; {files}"));
    }
}

#[test]
fn a_rule_is_overruled_in_the_block_and_around_a_place() {
    let rest = "# Education\n\n- PhD, Uni One, 2020\n";
    let news = "# News\n\n- 2024.05: A paper is accepted.\n";
    let folder = site(&format!("I study tides.\n\n{news}\n{rest}"), &[]);
    fs::write(folder.path("_config.yml"), format!("{CONFIG}vitae: {{keep: news}}\n")).unwrap();
    says(&text(&folder, &[]), &["A paper is accepted"], &[]);
    let kept = "I study tides.\n\n<!-- vitae:keep -->\nLast updated: May 2024\n<!-- vitae:end -->\n\nLast updated: June 2024\n";
    says(&text(&site(kept, &[]), &["notice"]), &["May 2024"], &["June 2024"]);
    fs::write(folder.path("_config.yml"), format!("{CONFIG}vitae: {{keep: newz}}\n")).unwrap();
    folder.vitae(&["build"]).exits(1).says("did you mean `news`?");
}

#[test]
fn what_two_pages_say_is_printed_once_and_what_differs_becomes_one_section() {
    let home = "I study tides.\n\n# Education\n\n- 2018 - 2022: PhD in Tides, Uni One\n\n# Honors\n\n- 2021: Tide medal\n- 2019: Wind prize\n";
    let cv = format!(
        "{CV}# Education\n\n- PhD in Tides, Uni One, 2022\n- MSc in Winds, Uni Two, 2018\n\n# Awards\n\n- 2023: Gull medal\n- 2021: Tide medal\n"
    );
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    for (words, count) in [
        ("Education", 1),
        ("PhD in Tides", 1),
        ("MSc in Winds", 1),
        ("Tide medal", 1),
        ("Wind prize", 1),
        ("Gull medal", 1),
        ("Honors", 0),
    ] {
        assert_eq!(text.matches(words).count(), count, "{words}:\n{text}");
    }
}

#[test]
fn a_paragraph_of_the_cv_page_is_not_said_again_and_each_entry_says_its_own() {
    let bio = "I have studied the tides of northern harbours since 2012.";
    let home = format!("{bio}\n\n# Courses\n\n- 2019: Tides\n\n  {bio}\n\n- 2020: Winds\n\n  {bio}\n");
    let text = text(&site(&home, &[("_pages/cv.md", &format!("{CV}{bio}\n\n# Skills\n\n- Maps\n"))]), &["repeated"]);
    assert_eq!(text.matches(bio).count(), 3, "{text}");
}

#[test]
fn what_chinese_pages_say_twice_is_printed_once() {
    let opening = "我研究北海沿岸的潮汐与风暴潮，关注港口防护。\n";
    let cv = format!("{CV}{opening}\n# 教育经历\n\n- 2018 - 2022：潮汐学博士，第一大学\n");
    let both = text(&site(opening, &[("_pages/cv.md", &cv)]), &["repeated"]);
    assert_eq!(both.matches("关注港口防护").count(), 1, "{both}");
    let list = "# 论文\n\n- **北海沿岸潮汐模型研究**\n\n  王浪. 北海沿岸潮汐模型研究[J]. 海洋学报, 2020.\n";
    let once = text(&site(list, &[]), &["repeated"]);
    assert_eq!(once.matches("北海沿岸潮汐模型研究").count(), 1, "{once}");
    let short = "# 论文\n\n- **潮汐**\n\n  王浪. 潮汐[J]. 海洋学报, 2020.\n";
    assert_eq!(text(&site(short, &[]), &[]).matches("潮汐").count(), 2);
}

#[test]
fn a_chinese_paper_of_the_data_that_the_bibliography_has_stands_once() {
    let data = "cv:\n  name: Joe Lind\n  sections:\n    论文:\n      - {title: 北海沿岸潮汐模型研究, journal: 海洋学报, date: 2020-05, summary: 全文。}\n      - {title: 海鸥笔记, journal: 泡沫, date: 2019-05}\n";
    let bib = "@article{a, title={北海沿岸潮汐模型研究}, author={Lind, Joe}, journal={海洋学报}, year=2020}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let folder =
        site("我研究潮汐。", &[("_pages/cv.md", cv), ("_data/cv.yml", data), ("_bibliography/papers.bib", bib)]);
    let text = text(&folder, &["repeated"]);
    assert_eq!(text.matches("北海沿岸潮汐模型研究").count(), 1, "{text}");
    says(&text, &["海鸥笔记"], &[]);
}

#[test]
fn a_choice_by_hand_goes_where_the_whole_list_follows() {
    let home =
        "I study tides.\n\n# Two selected publications\n\n- J. Lind. On harbour charts. Journal of Charts, 2024.\n";
    let cv = format!(
        "{CV}# Publications\n\n- J. Lind. On harbour charts. Journal of Charts, 2024.\n- J. Lind. On gulls. Birds, 2020.\n"
    );
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    says(&text, &["On gulls", "On harbour charts"], &["selected"]);
}

#[test]
fn offers_of_the_cv_as_a_file_go_and_rows_of_buttons() {
    let home = "[Research](/research/) [Talks](/talks/)\n\nI study tides.\n\nYou can download my full CV [here](/files/long.pdf).\n\n\
                My CV lists [talks](/talks/) on harbours.\n\n\
                For an overview of my boats and crews, you can access my full CV [here](/files/long.pdf).\n\n\
                # Documentos\n\n- [Descargar mi hoja de vida completa y al día (PDF)](/files/CV_Lind.pdf)\n\n\
                # Download CV\n\n[Download long.pdf](https://x.example/long.pdf)\n\n# Talks\n\n- Tides, 2020\n";
    says(
        &text(&site(home, &[]), &["navigation", "empty"]),
        &["I study tides", "My CV lists talks", "Tides, 2020"],
        &["Research", "ownload", "overview", "Descargar", "Documentos"],
    );
}

#[test]
fn the_more_complete_section_stands_in_the_place_of_the_cv_page() {
    let home = "I study tides.\n\n# Education\n\n- PhD in Tides, Uni One, 2022\n- MSc in Winds, Uni Two, 2018\n";
    let cv = format!("{CV}# Positions\n\n- Head of gulls, 2023\n\n# Education\n\n- PhD in Tides, Uni One, 2022\n");
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("“{words}” is not in:\n{text}"));
    assert!(place("Head of gulls") < place("MSc in Winds"), "{text}");
    assert_eq!(text.matches("Education").count(), 1, "{text}");
}

#[test]
fn of_two_sections_that_say_the_same_the_one_that_says_more_stays() {
    let home = "I study tides.\n\n# Experience\n\n**Tide clerk** (2019 – 2022) *Uni One*\n- Counted gulls of harbours\n\n\
                **Aide of winds** (2017 – 2019) *Uni Two*\n- Measured storms\n";
    let cv =
        format!("{CV}# Work experience\n\n- 2019 – 2022: Tide clerk, Uni One\n- 2017 – 2019: Aide of winds, Uni Two\n");
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    says(&text, &["Tide clerk, 2019 – 2022", "Counted gulls", "Measured storms"], &["Work experience"]);
}

#[test]
fn what_the_header_says_is_not_said_below_it() {
    let config = "url: https://lind.example\nauthor:\n  name: Joe Lind\n  bio: Tide clerk\n  email: joe@lind.example\n  github: joelind\n";
    let home = "Joe Lind\n\nTide clerk\n\n[GitHub](https://github.com/joelind) | joe (at) lind.example\n\nI study tides with Joe Lind senior.\n\n\
                # Contact\n\n- Email: joe [at] lind [dot] example\n- Office: Pier 4\n- GitHub: [joelind](https://github.com/joelind)\n\n\
                # Papers\n\n- Joe Lind\n- Ann Berg\n\n# Joe Lind\n\nMore of tides.\n";
    let folder = site(home, &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    let text = text(&folder, &["repeated"]);
    says(
        &text,
        &["with Joe Lind senior", "\nPier 4 · lind.example", "- Joe Lind", "More of tides."],
        &["(at)", "[at]", "## Joe Lind", "Office", "Contact"],
    );
    assert_eq!(text.matches("Tide clerk").count(), 1, "{text}");
    assert_eq!(text.matches("github.com/joelind").count(), 1, "{text}");
}

#[test]
fn sentences_to_visitors_go_and_those_beside_them_stay() {
    let home = "Hello there! 👋 I study tides. You can also find my papers on my [Google Scholar profile](https://scholar.example). Tides are **wet**. \
                Feel free to contact me!\n\nI am looking for tides in Bergen. See [our chart](https://chart.example) of foam for more details.\n\n\
                # Welcome!\n\nMore of me.\n\n# Prospective students\n\nI take two each year.\n\n## How\n\nWrite.\n\n# Positions\n\n- Tide clerk, 2020\n";
    let text = text(&site(home, &[]), &["greeting", "navigation", "appeal"]);
    says(
        &text,
        &["I study tides. Tides are wet.", "looking for tides in Bergen", "our chart", "More of me.", "Tide clerk"],
        &["Hello", "Scholar", "Feel free", "Welcome", "two each year", "Write."],
    );
}

#[test]
fn sentences_that_lead_elsewhere_go_by_the_way_they_are_built() {
    let home = "Hi and welcome to my research page! I study tides. You can find charts of all that [here](https://chart.example).\n\n\
                See the [gull pages](/gulls/) for maps and logs. The wind is wet.\n\n\
                For more about my crew and its boats, see our [crew website](https://crew.example).\n\n\
                If you want to sail with us, write to the harbour.\n\n\
                You can find my office at the [pier](https://map.example). Please read our [paper](https://paper.example).\n\n\
                # Talks\n\nA selection of talks is available on the [talks page](/gulls/).\n\n# Boats\n\n- Cutter, 2020\n";
    let text = text(&site(home, &[("gulls.md", "---\npermalink: /gulls/\n---\nx")]), &["greeting", "navigation"]);
    says(
        &text,
        &["I study tides.", "The wind is wet.", "my office at the pier", "read our paper", "Cutter"],
        &["welcome", "charts", "gull pages", "crew", "sail with us", "Talks", "selection"],
    );
}

#[test]
fn a_line_goes_that_announces_what_is_not_printed() {
    let home = "I study tides.\n\n# Maps\n\nHere is a map of my journeys:\n\n<iframe src=\"https://map.example\"></iframe>\n\nI sail far.\n\n\
                Here are my boats:\n\n- Cutter\n- Ketch\n\n# Films\n\nMy films:\n\n<video src=\"a.mp4\"></video>\n\n\
                # Maps of foam\n\nYou see my harbour in the following map:\n<iframe src=\"https://x.example/map\"></iframe>\n\n\
                # Charts\n\nA collection of charts.\n\n<img src=\"https://x.example/a.png\">\n\n# Papers\n\nI wrote:\n";
    let text = text(&site(home, &[]), &["empty"]);
    says(
        &text,
        &["I sail far.", "Here are my boats:", "Ketch", "I wrote:"],
        &["journeys", "Films", "My films", "Charts"],
    );
}

#[test]
fn a_heading_is_not_said_again_right_below_it() {
    let home = "I study tides.\n\n# Publications\n\nList of publications\n\n- On foam, 2020\n\n# Teaching\n\n## Teaching\n\n- Knots, 2019\n\n\
                # Boats\n\n## Cutters\n\n- Wave, 2018\n";
    let text = text(&site(home, &[]), &["repeated"]);
    says(&text, &["On foam", "Knots", "Boats", "Cutters"], &["List of"]);
    assert_eq!(text.matches("Teaching").count(), 1, "{text}");
}

#[test]
fn a_sentence_that_the_header_says_goes_unless_the_next_one_needs_it() {
    let config =
        "url: https://lind.example\nauthor:\n  name: Joe Lind\n  bio: Professor, Department of Tides, Uni One\n";
    let home = "I am a Professor at the Department of Tides, Uni One.\n\n[CV](/cv/) · [Contact](/contact/) · [lind.example](https://lind.example)\n\n\
                > I am currently recruiting students:\n>\n> - for a map of foam\n\n# Work\n\n- 2020: Clerk\n";
    let folder = site(home, &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    says(&text(&folder, &["repeated", "appeal"]), &["Professor, Department"], &["I am a", "Contact", "map of foam"]);
    // Without it, what somebody was before would be what they are.
    for prose in [" I also sail.", "\n\nPrior to that, I sailed.", " I am a postdoc at Uni Two, with Ann Berg."] {
        let home = format!("I am a Professor at the Department of Tides, Uni One.{prose}");
        let folder = site(&home, &[]);
        fs::write(folder.path("_config.yml"), config).unwrap();
        says(&text(&folder, &[]), &[&home], &[]);
    }
    for (opening, prose) in
        [("I am a Professor", " My boat is red."), ("I'm Joe Lind, a Professor", "\n\nMy boat is red.")]
    {
        let folder = site(&format!("{opening} at the Department of Tides, Uni One.{prose}"), &[]);
        fs::write(folder.path("_config.yml"), config).unwrap();
        says(&text(&folder, &["repeated"]), &["Professor, Department", "My boat is red."], &[opening]);
    }
    fs::write(folder.path("_config.yml"), config.replace("Department of Tides, ", "")).unwrap();
    says(&text(&folder, &[]), &["I am a Professor at the Department of Tides"], &[]);
}

#[test]
fn a_list_of_fields_goes_to_the_header() {
    let home = "I study tides.\n\n- ⚓ Location: Bergen, Norway\n- Affiliation: University of Bergen\n- Position: Clerk of tides and researcher\n\n\
                # Work\n\n- 2020: Clerk\n";
    let text = text(&site(home, &[]), &[]);
    says(
        &text,
        &["Joe Lind\nClerk of tides and researcher\nUniversity of Bergen\nBergen, Norway"],
        &["Affiliation", "Location"],
    );
}

#[test]
fn a_line_is_not_torn_from_its_sentence() {
    let home = "Second-year student of tides<br>\nfor charts of foam.\n\n# Work\n\n- 2020: Clerk\n";
    let text = text(&site(home, &[]), &["repeated"]);
    says(&text, &["Joe Lind\nSecond-year student of tides for charts of foam\n"], &["\nfor charts"]);
}

#[test]
fn a_line_of_the_header_is_no_address_of_a_page() {
    let config = "url: https://lind.example\nauthor:\n  name: Joe Lind\n  bio: Pilot <br> https://board.example/\n  location: Location\n";
    let folder = site("I study tides.", &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    says(&text(&folder, &[]), &["Pilot", "I study tides."], &["board.example", "Location"]);
}

#[test]
fn sentences_to_visitors_are_kept_by_name() {
    let folder = site("I study tides. Feel free to contact me!", &[]);
    fs::write(folder.path("_config.yml"), format!("{CONFIG}vitae: {{keep: appeal}}\n")).unwrap();
    says(&text(&folder, &[]), &["Feel free"], &[]);
}

#[test]
fn a_summary_that_says_what_the_opening_says_goes() {
    let data = "cv:\n  name: Joe Lind\n  summary: I study tides and the foam of waves in Bergen.\n  sections:\n    Experience:\n      - {company: Harbour Board, position: Tide clerk, start_date: 2015}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let folder = site(
        "I study tides and the foam of waves in Bergen. I also draw charts of them.",
        &[("_pages/cv.md", cv), ("_data/cv.yml", data)],
    );
    let text = text(&folder, &["repeated"]);
    says(&text, &["I also draw charts", "Tide clerk"], &["Summary"]);
}

#[test]
fn alternative_texts_are_no_earlier_words() {
    let cv = format!("{CV}# Papers\n\nOn the charts of harbours in the north of Norway and in Bergen\n");
    let home = "I study tides.\n\n![On the charts of harbours in the north of Norway and in Bergen](chart.png)\n";
    says(&text(&site(home, &[("_pages/cv.md", &cv)]), &[]), &["On the charts of harbours"], &[]);
}

#[test]
fn a_paper_of_the_data_that_the_bibliography_has_stands_once() {
    let data = "cv:\n  name: Joe Lind\n  sections:\n    Publications:\n      - {title: On the charts of harbours, journal: Charts, date: 2024-05, summary: We chart them.}\n      - {title: A note on gulls and foam, journal: Foam, date: 2023-05}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let bib = "@article{a, title={On the charts of harbours}, author={Lind, Joe}, journal={Charts}, year=2024}\n\
               @article{b, title={On the charts of harbours}, author={Lind, J.}, journal={Charts}, year=2024, doi={10.1000/1}}\n";
    let folder =
        site("I study tides.", &[("_pages/cv.md", cv), ("_data/cv.yml", data), ("_bibliography/papers.bib", bib)]);
    let text = text(&folder, &["repeated"]);
    assert_eq!(text.to_lowercase().matches("on the charts of harbours").count(), 1, "{text}");
    says(&text, &["gulls and foam"], &[]);
}

#[test]
fn pages_of_the_menu_are_part_of_the_cv_where_it_lacks_their_section() {
    let page = |title: &str, body: &str| format!("---\npermalink: /{title}/\ntitle: {title}\n---\n{body}\n");
    let teaching = page("teaching", "- Winds, Uni Two, 2021\n- Tides, Uni One, 2019");
    let awards = page("awards", "- Gull medal, 2020\n- Foam medal, 2018");
    let talks = page("talks", "- On foam, Bergen, 2017\n- On gulls, Oslo, 2016");
    let service = page("service", "- Harbour Board, 2014\n- Tide Society, 2013");
    let slides = page("presentations", "Slides for students: waves, currents, harbours.");
    let cv = format!("{CV}# Awards\n\n- Tide medal, 2021\n\n<!--\n# Teaching\n-->\n");
    let menu = "main:\n  - {title: Teaching, url: /teaching/}\n  - {title: Awards, url: /awards/}\n  - {title: Talks, url: \"/talks/\"}\n  - {title: Slides, url: /presentations/}\n";
    let folder = site(
        "I study tides.",
        &[
            ("_pages/cv.md", &cv),
            ("_pages/teaching.md", &teaching),
            ("_pages/awards.md", &awards),
            ("_pages/talks.md", &talks),
            ("_pages/service.md", &service),
            ("_pages/slides.md", &slides),
            ("_data/navigation.yml", menu),
        ],
    );
    says(
        &text(&folder, &[]),
        &["Tide medal", "Teaching", "Winds, Uni Two", "On foam"],
        &["Gull medal", "Harbour Board", "currents"],
    );
    built(&folder, &[]).says("_pages/teaching.md is taken in for its courses: the site's menu links to it");
}

#[test]
fn publications_by_hand_beside_liquid_that_prints_nothing_are_a_list() {
    let list = "---\npermalink: /research-output/\ntitle: Publications and preprints\n---\n{% include base_path %}\n\n1. J. Lind. *On harbour charts.* Journal of Charts, 2024.\n";
    let folder = site(
        "I study tides.",
        &[("_pages/publications_and_preprints.md", list), ("_includes/base_path", "{% assign x = 1 %}")],
    );
    says(&text(&folder, &[]), &["On harbour charts"], &[]);
}

#[test]
fn a_loop_in_a_comment_shows_nothing() {
    let cv = format!(
        "{CV}# Education\n\n- PhD, Uni One, 2020\n\n<!-- {{% for post in site.publications %}}{{{{ post.title }}}}{{% endfor %}} -->\n"
    );
    let paper = "---\ntitle: On harbour charts\ndate: 2024-01-01\nvenue: Journal of Charts\n---\n";
    let config = format!("{CONFIG}collections: {{publications: {{output: true}}}}\n");
    let folder = site("I study tides.", &[("_pages/cv.md", &cv), ("_publications/charts.md", paper)]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    says(&text(&folder, &[]), &["On harbour charts"], &[]);
}

#[test]
fn a_page_of_publications_by_hand_is_part_of_the_cv() {
    let list = "---\npermalink: /publications/\ntitle: Publications\n---\n- J. Lind. *On harbour charts.* Journal of Charts, 2024.\n";
    let folder = site("I study tides.", &[("_pages/publications.md", list)]);
    says(&text(&folder, &[]), &["# Publications", "On harbour charts"], &[]);
    built(&folder, &[]).says("is the list of publications");
    folder.vitae(&["build", "-t", "bio", "-f", "txt", "-o", "bio.txt"]).exits(0);
    says(&folder.text("bio.txt"), &["I study tides."], &["On harbour charts"]);
}

const SQUARE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"900\"><rect width=\"9\" height=\"9\"/></svg>";

#[test]
fn pictures_of_papers_and_logos_go_and_figures_stay() {
    let home = "# Papers\n\n<div class=\"paper-box\"><div class=\"paper-box-image\"><img src=\"/teaser.svg\" alt=\"sym\" width=\"100%\"></div>\n\
                <div class=\"paper-box-text\" markdown=\"1\">\n\nOn harbour charts\n\n</div></div>\n\n![A chart](/chart.svg)\n\n*The harbour of Bergen*\n\n\
                <div style=\"width: 90px\"><img src=\"/tower.svg\" alt=\"Uni One\" style=\"width: 100%\"></div>\n\n\
                <div style=\"width: 90px\"><img src=\"/logo.svg\" alt=\"Uni Six\" style=\"width: 100%\"></div>\n\n\
                <div><img src=\"/logo.svg\" alt=\"Icon\" width=\"32\"></div>\n\n\
                I work at <img src=\"/logo.svg\" alt=\"Uni Two\" style=\"width: 4em\"> Uni Two.\n";
    let files = ["teaser.svg", "chart.svg", "logo.svg", "tower.svg"].map(|name| (name, SQUARE));
    let folder = site(home, &files);
    let markup = |images: &str| {
        fs::write(folder.path("_config.yml"), format!("{CONFIG}{images}")).unwrap();
        folder.vitae(&["build", "-f", "typ", "-o", "out.typ"]).exits(0);
        folder.text("out.typ")
    };
    says(
        &markup(""),
        &["\"A chart\", width: 33%", "alt: \"Uni One\", width: 67.5pt", "I work at"],
        &["\"sym\"", "alt: \"Uni Two\"", "Uni Six", "Icon"],
    );
    says(&markup("vitae: {images: none}\n"), &["On harbour charts"], &["picture", "The harbour of Bergen"]);
    let thumbnails = ["alt: \"sym\", width: 20%", "\"A chart\")", "alt: \"Uni One\", width: 67.5pt"];
    says(&markup("vitae: {images: thumbnails}\n"), &thumbnails, &["alt: \"Uni Two\""]);
    says(&markup("vitae: {images: all}\n"), &["alt: \"sym\", width: 100%"], &[]);
}

#[test]
fn logos_side_by_side_go_together() {
    let page = "---\n---\nI study tides.\n\n<img src=\"storm.svg\" width=\"150\"/>&nbsp;<img src=\"calm.svg\" width=\"100\"/>\n";
    let text = text(&site(page, &[("storm.svg", SQUARE), ("calm.svg", SQUARE)]), &["images"]);
    assert!(!text.contains("image("), "{text}");
}

#[test]
fn a_caption_goes_where_its_picture_is_not_there() {
    let page = "I study tides.\n\n![waves](waves.png)\n*Waves off Bergen.*\n\n![gulls](gulls.png)\n\n*Gulls in flight.*\n\n*In my spare time, I sail.*\n";
    let text = text(&site(page, &[]), &["images"]);
    says(&text, &["I study tides.", "In my spare time"], &["off Bergen", "in flight"]);
}

#[test]
fn a_caption_in_the_paragraph_of_its_picture_is_one() {
    let page = "I study tides, as below. ![waves](storm.svg)*Waves off Bergen.*\n\n![gulls](storm.svg) Gulls are *not* waves.\n";
    let folder = site(page, &[("storm.svg", SQUARE)]);
    folder.vitae(&["build", "-f", "typ", "-o", "out.typ"]).exits(0);
    says(&folder.text("out.typ"), &["Waves off Bergen", "waves", "Gulls are"], &["gulls"]);
}

#[test]
fn what_says_whose_a_picture_is_goes_with_it() {
    let page = "![a storm](storm.svg)\n\n[A storm off Bergen - Photo credit: A. Ek](#)\n\nI study tides, with credit to many.\n\n\
                - On tides\n\n  ![waves](storm.svg)\n\n  *Waves at low tide.*\n\n- *On wind*\n\n\
                <p><img src=\"https://x.example/s.png\"><br><small>Image credit: <em>The Sea</em></small></p>\n";
    let text = text(&site(page, &[("storm.svg", SQUARE)]), &["images"]);
    says(&text, &["I study tides, with credit", "On tides", "On wind"], &["off Bergen", "low tide", "The Sea"]);
}

#[test]
fn a_label_without_a_value_goes_from_the_end_of_an_entry() {
    let page = "# Students\n\n- 2022: Ada Ek, PhD\n\n  Thesis title:\n\n- 2021: Bo Ny, PhD\n\n  Thesis title: On tides\n\n- 2019: Cy Eng, MSc\n\n  Topics:\n\n  - Foam\n";
    let text = text(&site(page, &[]), &["empty"]);
    says(&text, &["Ada Ek", "Thesis title: On tides", "Topics:", "Foam"], &[]);
    assert_eq!(text.matches("Thesis title").count(), 1, "{text}");
}

#[test]
fn titles_stay_where_the_pictures_beside_them_say_the_same() {
    let card = |title: &str| {
        format!(
            "<div class=\"row\"><img src=\"s.svg\" alt=\"{title}\"><h5>{title}</h5><p>A. Ek, B. Ny</p><p>Waves, 2020</p></div>\n"
        )
    };
    let plain = |title: &str| format!("\n![{title}](s.svg)\n\n{title}\n\nA. Ek and B. Ny have measured it.\n");
    let page = format!(
        "I study tides.\n\n# Papers\n\n{}{}\n# Projects\n{}\n# Gulls\n\nI like gulls.\n\n![A gull](s.svg)\n\nA gull\n",
        card("On tides at sea"),
        card("On wind at sea"),
        plain("Foam of the harbour"),
    );
    let text = text(&site(&page, &[("s.svg", SQUARE)]), &["images"]);
    says(&text, &["On tides at sea", "On wind at sea", "Foam of the harbour"], &["A gull"]);
}

#[test]
fn a_selection_of_the_publications_goes_where_the_list_has_all() {
    let papers = "- A. Ek, B. Ny. **On tides and on waves at the coast**. Tides, 2020\n- A. Ek. **On wind and on weather at sea**. Waves, 2019\n";
    let page = format!(
        "I study tides.\n\n## Selected publications\n\n{papers}\n## Publications\n\n{papers}- A. Ek. **On rain in the harbours of the west**. Rain, 2018\n"
    );
    let text = text(&site(&page, &[]), &["repeated"]);
    says(&text, &["## Publications", "On rain"], &["Selected"]);
    assert_eq!(text.matches("On wind and on weather at sea").count(), 1);
    let most = "## Key papers\n\n- **On tides and on waves at the coast**\n- **On wind and on weather at sea**\n- **On gulls above the harbour**\n\n";
    let text = self::text(&site(&format!("{most}## Publications\n\n{papers}"), &[]), &["repeated"]);
    says(&text, &["Key papers", "On gulls"], &[]);
    assert_eq!(text.matches("On wind and on weather at sea").count(), 1);
    let other = "## Key papers\n\n- **On tides and on waves at the coast**\n- **On gulls above the harbour**\n\n## Publications\n\n- **On tides and on waves at the coast**\n";
    let folder = site(other, &[]);
    built(&folder, &[]);
    says(&folder.text("out.txt"), &["Key papers", "On gulls"], &[]);
}

#[test]
fn an_award_that_the_list_has_is_not_written_again() {
    let item =
        |title: &str, award: &str| format!("- Joe Lind. [*{title}*](https://x.example), Waves 2019 [**{award}**]\n");
    let home = "## Highlighted papers\n\n".to_owned()
        + &item("On tides and on waves at the coast", "Oral presentation")
        + &item("On wind and on weather at sea", "Best paper award")
        + "\n## Highlighted talks\n\n- Foam\n";
    let paper = |title: &str, venue: &str| {
        format!(
            "@article{{{}, title={{{title}}}, author={{Lind, Joe}}, journal={{{venue}}}, year=2019}}\n",
            title.len()
        )
    };
    let bib = paper("On tides and on waves at the coast", "Waves")
        + &paper("On wind and on weather at sea", "Waves [Best paper award]")
        + &paper("On rain in the harbours of the west", "Rain");
    let papers = ("papers.md", "---\ntitle: Publications\nnav: true\n---\n{% bibliography %}\n");
    let text = text(&site(&home, &[papers, ("_bibliography/papers.bib", &bib)]), &["repeated"]);
    says(&text, &["at the coast. Waves. Oral presentation", "Waves [Best paper award]. 2019"], &["Highlighted papers"]);
}

/// The homepage and the CV page list one collection under one title.
#[test]
fn a_list_of_data_that_two_pages_have_is_printed_once() {
    let list = "{% for post in site.publications %}{% include archive-single-cv.html %}{% endfor %}";
    let home = format!(
        "---\npermalink: /\n---\nI study tides.\n\n## Selected Papers\n<p>A few recent ones.</p>\n<div><ul>\n{list}\n</ul></div>\n"
    );
    let cv = format!(
        "---\npermalink: /cv/\n---\n## Education\n\n- 2019: Ph.D., Leiden\n\n## Selected Papers\n<hr>\n<ul>{list}</ul>\n"
    );
    let paper = |title: &str| format!("---\ntitle: {title}\ndate: 2024-05-01\nvenue: Tides\n---\n");
    let folder = Folder::with(&[
        ("_config.yml", "title: Ada Mori\ncollections: {publications: {output: true}}\n"),
        ("index.md", &home),
        ("cv.md", &cv),
        ("_publications/a.md", &paper("On foam in the harbour")),
        ("_publications/b.md", &paper("On gulls above the pier")),
    ]);
    built(&folder, &[]);
    let text = folder.text("out.txt");
    assert_eq!((text.matches("Selected Papers").count(), text.matches("On foam").count()), (1, 1), "{text}");
    says(&text, &["[1] ", "[2] "], &["[3]"]);
}

#[test]
fn a_selection_under_headings_of_its_own_goes() {
    let home = "I study tides.\n\n# Selected Research\n\n## Tides\n\n- [Tides of the North and how they turn](https://a.example)\n\
        - [Tides of the South and how they turn](https://b.example)\n\n# Recent Research Highlights\n\n\
        ## 1. Foam on the beaches of the North\n\nJ. Lind\n\n## 2. Foam on the beaches of the South\n\nJ. Lind\n";
    let list = "---\npermalink: /publications/\n---\n- Tides of the North and how they turn. J. Lind. 2019.\n\
        - Tides of the South and how they turn. J. Lind. 2018.\n- Foam on the beaches of the North. J. Lind. 2017.\n\
        - Foam on the beaches of the South. J. Lind. 2016.\n";
    let text = text(&site(home, &[("publications.md", list)]), &["repeated"]);
    says(
        &text,
        &["## Publications", "Foam on the beaches of the South. J. Lind."],
        &["Selected", "Highlights", "## 1"],
    );
}

#[test]
fn a_selection_goes_with_what_introduces_it() {
    let home = "I study tides.\n\n## Selected Publications\n\nSome of the work that I like best.\n\n### Tides\n\n\
        - [Tides of the North and how they turn](https://a.example)\n- [Tides of the South and how they turn](https://b.example)\n";
    let list = "---\npermalink: /publications/\n---\n- Tides of the North and how they turn. J. Lind. 2019.\n\
        - Tides of the South and how they turn. J. Lind. 2018.\n";
    let text = text(&site(home, &[("publications.md", list)]), &["repeated"]);
    says(&text, &["Tides of the South and how they turn. J. Lind."], &["Selected", "like best"]);
}

#[test]
fn badges_above_papers_go_where_the_papers_say_the_venue() {
    let paper = |badge: &str, name: &str| {
        format!(
            "<div>{badge}</div>\n<p>{name} of the North and how they turn<br>J. Lind<br>Harbour Days of the Sea (HDS), 2021</p>\n"
        )
    };
    let home = format!(
        "# Publications\n\n{}{}{}",
        paper("HDS'21", "Tides"),
        paper("HDS'20", "Gulls"),
        paper("Best'19", "Waves")
    );
    let text = text(&site(&home, &[]), &["repeated"]);
    says(&text, &["Tides of the North", "Gulls of the North", "Best'19"], &["HDS'21", "HDS'20"]);
}

#[test]
fn a_column_of_links_goes_and_the_titles_lead_there() {
    let home = "# Publications\n\n| Year | Paper | Links |\n|---|---|---|\n\
        | 2021 | Tides of the North<br>*J. Lind* | [Harbour](https://harbour.example/1), Foam |\n\
        | 2020 | Tides of the South<br>*J. Lind* | Harbour, Foam |\n\n# Charts\n\n| Chart | Link |\n|---|---|\n\
        | Bergen | [chart](https://charts.example/bergen) |\n| Oslo | [chart](https://charts.example/oslo) |\n";
    let text = text(&site(home, &[]), &["material"]);
    let expected = ["Tides of the North <https://harbour.example/1>", "Tides of the South", "charts.example/bergen"];
    says(&text, &expected, &["Harbour", "Foam", "Links"]);
}

#[test]
fn a_section_that_lists_things_with_years_is_no_appeal() {
    let home = "I study tides.\n\n# Activities of old\n\n- Chair of FOAM2015\n- Jury of FOAM2016\n- Board of FOAM2017\n\nPlease see the [Japanese page](https://sea.example/ja) for the others.\n";
    let text = text(&site(home, &[]), &["appeal"]);
    says(&text, &["Jury of FOAM2016"], &["Please see"]);
}

#[test]
fn a_question_to_visitors_goes_with_its_answer() {
    let home = "I study tides.\n\nLooking for charts? See my [list of charts](/charts/).\n\nWhy do gulls scream? We do not know yet.\n\n\
        I sailed with the board (see “Boats”) for years.\n\nFind my charts, boats and contact details in the sections above.\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(
        &text,
        &["Why do gulls scream?", "I sailed with the board for years."],
        &["Looking for", "see “Boats”", "sections above"],
    );
}

#[test]
fn a_linked_title_behind_a_year_is_no_appeal() {
    let home = "# Publications\n\n- Lind, J. (2022). [Let's talk about tides - A discussion](https://sea.example/talk). *Foam*.\n- Lind, J. (2021). [On gulls](https://sea.example/gulls). *Foam*.\n\n\
        ## Talks and conferences\n\nAdd your talks here manually.\n\n## Full list of papers\n\nYou can find a full list of my papers on my [university page](https://uni.example/lind).\n\n## Books\n\n- Foam, 2020\n";
    let text = text(&site(home, &[]), &[]);
    says(&text, &["talk about tides", "Foam, 2020"], &["Full list", "conferences"]);
}

#[test]
fn a_selection_in_cards_goes_and_its_award_moves_to_the_list() {
    let list = "## Publications\n\n### Full list\n\n#### Articles\n\n- A. Ek. “On tides and on waves at the coast.” Tides, 2020\n- A. Ek. “On wind and on weather at sea.” Waves, 2019\n\n";
    let items = "## Selected publications\n\n- A. Ek. “On wind and on weather at sea.” Waves. (Best Paper Award)\n- A. Ek. “On tides and on waves at the coast.” (Tides)\n\n";
    let text_of = |page: &str| text(&site(page, &[]), &["repeated"]);
    let text = text_of(&format!("{items}{list}"));
    says(
        &text,
        &["Waves (Best Paper Award), 2019", "Tides, 2020\n", "### Articles"],
        &["Selected", "Full list", "####"],
    );
    let card =
        |title: &str| format!("{title}\n\nAnn Ek, [Joe Lind](https://lind.example/joe/lind/the/clerk)\n\nTides\n\n");
    let papers = "---\npermalink: /publications/\ntitle: Publications\n---\n- **On tides and on waves at the coast**. Tides\n- **On wind and on weather at sea**. Waves\n";
    let cards = |titles: &[&str]| {
        let cards: String = titles.iter().map(|title| card(title)).collect();
        site(&format!("I study tides.\n\n## Selected Publications\n\n{cards}"), &[("publications.md", papers)])
    };
    let folder = cards(&["On tides and on waves at the coast", "On wind and on weather at sea"]);
    says(&self::text(&folder, &["repeated"]), &["On wind"], &["Selected"]);
    let folder =
        cards(&["On tides and on waves at the coast", "On rain in the harbour", "On wind and on weather at sea"]);
    says(&self::text(&folder, &[]), &["Selected", "On rain in the harbour"], &[]);
}

#[test]
fn a_selection_that_goes_leaves_what_its_heading_says_of_signs() {
    let papers = "- A. Ek*, J. Lind*. “On tides and on waves at the coast.” Tides, 2020\n- A. Ek†. “On wind and on weather at sea.” Waves, 2019\n\n";
    let text_of = |said: &str| {
        let page = format!(
            "## Selected publications (*co-first, †corresponding)\n\n{papers}## Publications\n\n{said}{papers}"
        );
        text(&site(&page, &[]), &["repeated"])
    };
    says(&text_of(""), &["(*co-first, †corresponding)"], &["Selected"]);
    says(&text_of("\\* means equal contribution.\n\n"), &["means equal contribution"], &["Selected", "co-first"]);
}

#[test]
fn a_selection_of_anything_goes_where_its_list_has_all() {
    let software =
        "- [Tide tables of the north](https://a.example)\n- [Foam on the pier, a model](https://b.example)\n";
    let page = format!(
        "## Software\n\n{software}- Gulls\n\n## Selected Software\n\n{software}\n## Selected talks\n\n- Tide tables of the north\n- Foam on the pier, a model\n"
    );
    let text = text(&site(&page, &[]), &["repeated"]);
    says(&text, &["Gulls", "Selected talks"], &["Selected Software"]);
}

#[test]
fn a_title_goes_that_the_reference_below_it_has() {
    let page = "## Publications\n\n- [On tides and on waves](https://x.example)\n\n  A. Ek (2020). On tides and on waves. *Tides*, 3.\n\n- On gulls above the harbour\n\n  A. Ek, Waves, 2019\n- Waves along the chain $W_4$ of islands\n\n  A. Ek (2018). \"Waves along the Chain W<sub>4</sub> of islands.\" Waves.\n";
    let text = text(&site(page, &[]), &["repeated"]);
    assert_eq!(text.matches("On tides and on waves").count(), 1);
    assert_eq!(text.matches("Waves along the").count(), 1, "{text}");
    says(&text, &["On gulls above the harbour"], &[]);
}

#[test]
fn what_only_decorates_headings_goes() {
    let page = "## 📝 Publications\n\nOn tides 🌊, 2020\n\n## Honors 🎖️\n\nA prize\n\n## 🌊\n\nWaves\n\n## -teaching\n\nFoam\n\n## **Talks** –\n\nOn ebb\n\n## 2019 –\n\nGulls\n";
    let text = text(&site(page, &[]), &["ornament"]);
    let headings =
        ["## Publications\n", "On tides, 2020", "## Honors\n", "## 🌊\n", "## teaching\n", "## Talks\n", "## 2019 –\n"];
    says(&text, &headings, &["📝", "🎖"]);
}

#[test]
fn emoji_go_unless_they_are_explained() {
    let home = "🔭 I chart the tides 🌊, and row 🚣🏽 in *foam 🌬️*.\n\n- 🌱 Foam 📕📘\n- ✓ Ebb 🏆\n- 🏆: prize\n- 🇳🇴 Norwegian\n\n🤖 Maps · 🕶️ Gulls ▼\n\nI row. ⚖️+🌊 + ⚓ Tides in C++ 🌊 & Rust\n";
    let text = text(&site(home, &[]), &["ornament"]);
    let kept = [
        "\nI chart the tides, and row in foam.",
        "- Foam\n",
        "- ✓ Ebb 🏆",
        "- 🏆: prize",
        "- Norwegian",
        "Maps · Gulls\n",
        "I row. Tides in C++ & Rust\n",
    ];
    says(&text, &kept, &["🔭", "🌱", "🇳🇴", "🤖", "📕", "▼", "⚖️"]);
}

#[test]
fn a_lead_with_a_badge_behind_it_stays_above_its_list() {
    let home = "My interests include: <a href=\"https://x.example\"><img src=\"https://img.shields.io/badge/a-b\"></a>\n\n- Foam\n- Ebb\n";
    says(&text(&site(home, &[]), &[]), &["My interests include:", "- Foam"], &[]);
}

#[test]
fn a_heading_that_is_a_link_to_more_goes_with_nothing_below_it() {
    let home = "# Papers\n\n- On foam, 2020\n\n<h6><a href=\"/papers\">More <i class=\"fas fa-angle\"></i></a></h6>\n";
    let papers = ("papers.md", "---\ntitle: Papers\n---\nx\n");
    says(&text(&site(home, &[papers]), &["empty"]), &["On foam"], &["More"]);
}

#[test]
fn a_box_for_abstracts_may_hold_a_biography() {
    let home = "<div class=\"abstract\"><h2>Short bio</h2><p>I hold a PhD from Uni One.</p></div>\n\n# Papers\n\n- On foam, 2020\n\n\
        <div class=\"abstract\"><h4>Abstract</h4><p>Foam is white.</p></div>\n";
    let text = text(&site(home, &[]), &["abstract"]);
    says(&text, &["## Short bio", "I hold a PhD"], &["Foam is white"]);
}

#[test]
fn a_heading_that_names_a_position_and_when_it_was_is_not_empty() {
    let jobs = "jobs:\n- {role: 'Assistant in 2020 at Sea Maps', summary: ''}\n- {role: Pilot, summary: 'On foam.'}\n";
    let home = "# Experience\n\n{% for job in site.data.work.jobs %}\n<h4>{{ job.role }}</h4>\n\
        <p class=\"copy\">{{ job.summary }}</p>\n{% endfor %}\n\n# Gulls of 2020\n\n<script src=\"gulls.js\"></script>\n";
    let text = text(&site(home, &[("_data/work.yml", jobs)]), &["empty"]);
    says(&text, &["Assistant in 2020 at Sea Maps", "On foam"], &["Gulls of 2020"]);
}

#[test]
fn a_heading_that_says_all_of_a_talk_or_a_paper_is_not_empty() {
    let frame = "<iframe src=\"https://slides.example/1\"></iframe>";
    let home = format!(
        "# Talks\n\n## Tides of the fjord, Uni One, 2021\n\n{frame}\n\n## Video\n\n{frame}\n\n\
         ## You can see my papers of 2021.\n\n{frame}\n\n## Foam\n\nIt is white.\n\n# Papers\n\n\
         ### Ek, A. & Ny, B. How the moon draws the sea up the long fjords of the north\n\n{frame}\n\n### Ebb\n\nIt goes.\n"
    );
    let kept = ["Tides of the fjord, Uni One, 2021", "How the moon draws"];
    says(&text(&site(&home, &[]), &["empty"]), &kept, &["Video", "You can see my papers"]);
}

#[test]
fn a_line_above_a_slogan_says_what_the_section_is() {
    let section = |eyebrow: &str, heading: &str, words: &str| {
        format!("<section><span class=\"label\">{eyebrow}</span><h2>{heading}</h2><p>{words}</p></section>\n\n")
    };
    let home = "I study tides.\n\n".to_owned()
        + &section("Publications", "Work in the field.", "On foam, 2020")
        + &section("In port", "Things I make.", "A kite")
        + &section("Teaching", "Courses", "On knots");
    let text = text(&site(&home, &[]), &["ornament"]);
    says(
        &text,
        &["## Publications\n\nOn foam", "## Things I make.\n\nA kite", "## Courses\n\nOn knots"],
        &["Work in the field", "In port"],
    );
}

#[test]
fn lines_that_a_style_sheet_knows_as_those_of_a_paper_are_one_entry() {
    let paper = |who: &str, what: &str| {
        format!(
            "<div class=\"item\"><div class=\"pub-authors\">{who}</div><div class=\"pub-title\">{what}</div>\
             <div class=\"pub-venue\">J. Waves</div><div class=\"pub-year\">2020</div></div>\n"
        )
    };
    let card = |what: &str, number: u8| {
        format!(
            "<a class=\"card\" href=\"https://x.example/{number}\">\n<div class=\"meta\"><span>WAVES</span></div>\n\
             <div class=\"card-title\">{what}</div><div class=\"card-authors\">Ek, A.</div></a>\n"
        )
    };
    let cards = format!("<h2>Papers</h2>\n{}{}", card("On foam at sea", 1), card("On ebb at sea", 2));
    let cards = text(&site(&cards, &[]), &[]);
    says(&cards, &["\n  On foam at sea\n  Ek, A.\n\n- WAVES"], &[]);
    let skill = |name: &str| format!("<div class=\"skill\"><label>{name}</label></div>\n");
    let home = format!(
        "<h2>Papers</h2>\n{}{}\n<h2>Skills</h2>\n{}",
        paper("Ek, A.", "Foam"),
        paper("Ny, B.", "Ebb"),
        ["Knots", "Maps", "Oars", "Sails"].map(skill).concat()
    );
    let text = text(&site(&home, &[]), &[]);
    says(&text, &["Ek, A.\nFoam\nJ. Waves, 2020\n\nNy", "Knots · Maps · Oars · Sails"], &[]);
}

#[test]
fn nothing_empty_stays() {
    let home = "# Papers\n\n-\n- On harbour charts\n\n| Year | | What |\n|---|---|---|\n| 2020 | | Gulls |\n\n# Map\n\n<iframe src=\"https://x.example\"></iframe>\n\n# Teaching\n\n# Head of gulls, 2023\n\n# Head of tides, 2024\n";
    says(
        &text(&site(home, &[]), &["empty"]),
        &["On harbour charts", "2020 | Gulls", "Head of gulls, 2023", "Head of tides, 2024"],
        &["Map", "Teaching", "-\n"],
    );
    let home = "# Work\n\n## Published papers\n\n## On tides\n\nWith A. Berg.\n\n## Conference papers\n\n# Boats\n\n- Cutter\n";
    says(&text(&site(home, &[]), &["empty"]), &["Published papers", "On tides"], &["Conference papers"]);
    let home = "# Papers\n\n## Printed\n\n- On tides, 2020\n\n## In preparation\n\n# Awards\n\n- 2020: Medal\n";
    says(&text(&site(home, &[]), &["empty"]), &["On tides", "Medal"], &["preparation"]);
}

#[test]
fn a_short_heading_goes_where_it_alone_has_nothing_below_it() {
    let parts = "# Papers\n\nOn tides.\n\n# Boats\n\n- Cutter\n\n# Harbour trade\n\n# [Maps](/maps/)\n\n# Crew\n\n- Mate\n\n\
        # Ports\n\n- Oslo\n\n# Isles\n\n- Vega\n";
    says(&text(&site(parts, &[]), &["empty"]), &["Papers", "Isles"], &["Harbour trade", "Maps"]);
    let list = "# Skills\n\nMany.\n\n# Rowing\n\n# Sailing\n\n# Charts\n\nOf the north.\n";
    says(&text(&site(list, &[]), &[]), &["Rowing", "Sailing"], &[]);
}

#[test]
fn no_bullet_follows_another() {
    let home = "# Boats\n\n- Cutter\n-\n  - Yawl\n  - Sloop\n";
    says(&text(&site(home, &[]), &[]), &["- Cutter\n\n- Yawl\n\n- Sloop"], &["- -"]);
}

#[test]
fn the_line_above_an_appeal_goes_with_it() {
    let home = "I study tides.\n\n**For all sailors:**<br>\nYou are a skipper and interested in joining the group? We are happy to \
        support you in your trip.\n\n# Boats\n\nThose of the crew:\n\n- Cutter\n";
    let text = text(&site(home, &[]), &["appeal"]);
    says(&text, &["I study tides.", "Those of the crew:"], &["sailors", "skipper", "happy"]);
}

#[test]
fn buttons_behind_titles_go() {
    let home = "# Papers\n\n- [On the tides of the north](https://a.example/t) [Open PDF](/t.pdf)\n- On gulls. [View paper](https://a.example/g)\n\n\
        # Boats\n\n- View of the harbour\n";
    let text = text(&site(home, &[]), &["material"]);
    says(
        &text,
        &["On the tides of the north <https://a.example/t>\n", "View of the harbour"],
        &["Open PDF", "View paper"],
    );
}

#[test]
fn a_statement_that_leads_to_a_list_is_no_lead() {
    let home = "I am a sailor of the Harbour Board, where I chart the north:\n\n<img src=\"https://x.example/map.png\">\n\n# Boats\n\n- Cutter\n";
    says(&text(&site(home, &[]), &[]), &["where I chart the north"], &[]);
    let home = "# Teaching\n\nBelow is a list of students whom I supervise or mentor.\n\n- Ann Berg\n- Bo Ek\n";
    says(&text(&site(home, &[]), &[]), &["students whom I supervise"], &[]);
}

#[test]
fn the_name_of_a_profile_in_the_header_goes_where_it_stands_alone() {
    let page =
        "title: Ada Berg\nauthor: {name: Ada Berg, googlescholar: 'https://scholar.google.com/citations?user=k1'}\n";
    let home = "I study tides.\n\n# Papers\n\n- On tides, 2020\n\n# Earlier papers\n\n\
        [Google Scholar](https://scholar.google.com/citations?user=k1&hl=fr)\n\n# Boats\n\n[Atlas](https://atlas.example)\n";
    let text = text(&site(home, &[("_config.yml", page)]), &["repeated", "empty"]);
    says(&text, &["On tides", "Atlas"], &["Earlier papers"]);
}

#[test]
fn buttons_go_and_badges_and_titles_of_what_they_open_stay() {
    let home = "I study tides.\n\n<button onclick=\"show()\">Toggle Old Papers</button>\n\n<a href=\"javascript:void(0)\" onclick=\"en()\">Switch</a>\n\n\
                Filter by:\n\nShow more\n\n- On foam <button class=\"badge\">MSc</button>\n\n\
                <button type=\"button\" class=\"collapsible\">Tides of Bergen</button>\n\n\
                <span data-toggle=\"tooltip\">On gulls</span>\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(
        &text,
        &["I study tides.", "On foam MSc", "Tides of Bergen", "On gulls"],
        &["Toggle", "Switch", "Filter", "Show more"],
    );
}

#[test]
fn a_panel_that_a_button_shows_stands_under_the_words_of_the_button() {
    let home = |panel: &str| {
        format!(
            "# Papers\n\n<div class=\"filters\"><h3>Date</h3><div><button class=\"filter\" data-year=\"2024\">2024</button>\
             <button class=\"filter\" data-year=\"2023\">2023</button></div></div>\n\n\
             <div><button data-list=\"papers\">Papers</button> <button data-list=\"talks\">Talks</button></div>\n\n\
             <div id=\"papers-list\" class=\"{panel}\"><p>On tides. Foam, 2024.</p></div>\n\n\
             <div id=\"talks-list\" class=\"list\" style=\"display: none;\"><p>Gulls, Day of the Sea, 2021</p></div>\n"
        )
    };
    let shown = text(&site(&home("list"), &[]), &[]);
    says(&shown, &["On tides.", "Talks", "Gulls, Day of the Sea"], &["Date", "2023"]);
    let hidden = text(&site(&home("other"), &[]), &[]);
    says(&hidden, &["On tides."], &["Talks", "Gulls"]);
}

#[test]
fn pictures_named_after_sections_are_headings() {
    let icon = |name: &str| format!("<p align=\"center\"><img src=\"a.png\" alt=\"{name}\" width=\"70\"></p>\n\n");
    let item = |words: &str| format!("<p align=\"center\">&#8226; {words}</p>\n\n");
    let home = [
        &*icon("Work Experience"),
        &item("I measured tides in Sund."),
        &item("I counted gulls in Bergen."),
        &icon("Education"),
        &item("I have an MSc in foam."),
        &icon("Knots and Ropes"),
        &item("I tie all of them."),
    ]
    .concat();
    let shown = text(&site(&home, &[("a.png", "")]), &[]);
    says(&shown, &["## Work Experience\n\n- I measured", "- I counted", "## Education", "## Knots and Ropes"], &["•"]);
    let alone = text(&site(&[&*icon("Education"), "I study tides.\n"].concat(), &[("a.png", "")]), &[]);
    says(&alone, &["I study tides."], &["## Education"]);
}

#[test]
fn a_table_with_words_in_one_cell_of_each_row_is_a_list() {
    let table = |rows: &[&str]| format!("# Skills\n\n<table><tbody>{}</tbody></table>\n", rows.concat());
    let named = table(&[
        "<tr><td></td><td>Languages</td></tr>",
        "<tr><td><b>Julia</b></td><td></td></tr>",
        "<tr><td><b>Fortran</b></td><td></td></tr>",
    ]);
    says(&text(&site(&named, &[]), &[]), &["Languages: Julia, Fortran"], &["|"]);
    let plain = table(&["<tr><td></td><td>Knots</td></tr>", "<tr><td>Sails</td><td></td></tr>"]);
    says(&text(&site(&plain, &[]), &[]), &["- Knots", "- Sails"], &["|"]);
    let real = table(&["<tr><td>Knots</td><td>12</td></tr>", "<tr><td></td><td>Sails</td></tr>"]);
    says(&text(&site(&real, &[]), &[]), &["Knots | 12"], &[]);
}

#[test]
fn authors_that_a_click_shows_are_named() {
    let button = |script: &str| format!("<span class=\"more-authors\" onclick=\"{script}\">2 more authors</span>");
    let names = "var more = element.text() == '2 more authors' ? 'Ann Berg, Bo Ek' : '2 more authors';";
    for (script, shown) in [(names, "Joe Lind, and Ann Berg, Bo Ek"), ("show()", "Joe Lind, and 2 more authors")] {
        let page = format!(
            "<html><head><title>Joe Lind</title></head><body><h2>Publications</h2><ol><li>On tides<br>Joe Lind, and {}<br>Foam, 2024</li></ol></body></html>",
            button(script)
        );
        let folder = Folder::with(&[("index.html", &page)]);
        folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
        says(&folder.text("out.txt"), &[shown], &[]);
    }
}

#[test]
fn tabs_stand_under_the_words_of_their_buttons() {
    let bootstrap = "<ul class=\"nav nav-tabs\"><li class=\"active\"><a data-toggle=\"tab\" href=\"#a\">Journals</a></li>\
                     <li><a data-toggle=\"tab\" href=\"#b\">Reports</a></li></ul><div class=\"tab-content\">\
                     <div id=\"a\" class=\"tab-pane active\">On tides, 2019</div><div id=\"b\" class=\"tab-pane\">On foam, 2018</div></div>\n";
    let script = |style: &str| {
        format!(
            "<div class=\"tab\"><button onclick=\"openTab(event,'J')\">Journals</button><button onclick=\"openTab(event,'R')\">Reports</button></div>\
             <div id=\"J\" class=\"tabcontent\"{style}><p>On tides, 2019</p></div><div id=\"R\" class=\"tabcontent\"{style}><p>On foam, 2018</p></div>\n"
        )
    };
    for tabs in [bootstrap, &script(""), &script(" style=\"display:none\"")] {
        let text = text(&site(&format!("I study tides.\n\n# Publications\n\n{tabs}"), &[]), &[]);
        let words = ["Journals", "On tides", "Reports", "On foam"];
        let places = words.map(|word| text.find(word).unwrap_or_else(|| panic!("{word}:\n{text}")));
        assert!(places.is_sorted(), "{text}");
    }
    // One that has a heading of its own needs no other, and languages are no headings.
    let own = bootstrap.replace(">On tides", "><h3>Articles</h3>On tides");
    says(&text(&site(&own, &[]), &[]), &["Articles", "Reports"], &["Journals"]);
    let languages = bootstrap.replace("Journals", "English").replace("Reports", "Deutsch");
    says(&text(&site(&languages, &[]), &[]), &["On tides"], &["Deutsch"]);
}

#[test]
fn more_of_what_serves_the_site_alone_goes() {
    let home = "I study tides.\n\nTODO: add more\n\n简历：[PDF](/files/cv.pdf)\n\nMenu: [Home](/) [CV](/cv)\n\n\
                # Work\n\n- 2020: Built with care: a tide gauge\n- 2019: Menu design, Pier One\n";
    let text = text(&site(home, &[]), &["placeholder", "navigation"]);
    says(&text, &["I study tides.", "tide gauge", "Menu design"], &["TODO", "简历", "Home"]);
}

#[test]
fn a_row_of_courses_is_no_way_around_the_site() {
    let home = "I study tides.\n\n# Courses\n\n[Maps 101](/maps101/) [Tides](/tides/)\n";
    says(&text(&site(home, &[]), &[]), &["Courses", "Maps 101", "Tides"], &[]);
    let menu = "I study tides.\n\n# Courses\n\n[Home](/) [Teaching](/teaching/) [CV](/cv/)\n";
    says(&text(&site(menu, &[]), &["navigation"]), &[], &["Home", "Teaching"]);
}

#[test]
fn an_item_that_a_theme_has_for_a_start_goes() {
    let home =
        "I study tides.\n\n# Projects\n\n- Maps of the harbour\n- New project\n\n  More to come...\n- New pier\n";
    says(
        &text(&site(home, &[]), &["placeholder"]),
        &["Maps of the harbour", "New pier"],
        &["New project", "More to come"],
    );
}

#[test]
fn abstracts_go_and_references_stay() {
    let long = "We chart the tides of Bergen, and find that they come and go twice a day.";
    let home = format!(
        "# Publications\n\n- J. Lind. On tides. Foam, 2024.\n\n  <details><summary>Abstract</summary>{long} One.</details>\n\n\
         - J. Lind. On gulls. Foam, 2023.\n\n  Abstract: {long} Two.\n\n<div class=\"paper-abstract\">{long} Three.</div>\n\n\
         <div class=\"pub-item abstract\">On waves, a talk in Oslo</div>\n\n<div class=\"abstract hidden\">{long} Four.</div>\n"
    );
    let folder = site(&home, &[]);
    says(
        &text(&folder, &["abstract"]),
        &["On tides", "On gulls", "a talk in Oslo"],
        &["One.", "Two.", "Three.", "Four.", "Abstract"],
    );
    fs::write(folder.path("_config.yml"), format!("{CONFIG}vitae: {{keep: abstract}}\n")).unwrap();
    says(&text(&folder, &[]), &["One.", "Two.", "Three."], &["Four."]);
}

#[test]
fn what_is_yet_to_be_written_goes() {
    let home = "I study tides.\n\n# Education\n\n- PhD, Uni One, 2020\n- Supervisor: [Supervisor Name]\n- MSc, [Uni Two](https://two.example), 2015\n\n\
                # Talks\n\nTBA\n\n# Papers\n\n- [In print] On foam, 2024\n- [Your Title], 2024\n";
    let text = text(&site(home, &[]), &["placeholder"]);
    says(&text, &["PhD, Uni One", "MSc, Uni Two", "[In print] On foam"], &["Supervisor", "TBA", "Talks", "Your"]);
}

#[test]
fn whose_site_it_is_the_header_says() {
    let home = "# Hello, I'm Joe Lind!\n\nHi there 👋\n\nHi, I am Joe Lind. I study tides.\n\nMy name is Dr. Joe (Jo) Lind.\n\nA PDF version of my CV will be uploaded soon.\n\n\
                My name is on every chart. I am Joe Lind's assistant.\n";
    let text = text(&site(home, &[]), &["repeated", "greeting", "navigation"]);
    says(&text, &["I study tides.", "on every chart", "Lind’s assistant"], &["Hello", "Hi", "uploaded", "Dr."]);
    assert_eq!(text.matches("Joe Lind").count(), 2, "{text}");
}

#[test]
fn the_header_has_what_the_page_says_of_its_author() {
    let home = "# Joe Lind\n\nYou can find me here:\n\n- [GitHub](https://github.com/joelind)\n- CV\n- joe@uni.example\n\n\
                I am a professor of tides at Uni One, where I study foam.\n\n# Teaching\n\n## Uni One\n\n- Tides, 2020\n";
    let folder =
        Folder::with(&[("index.md", &format!("---\npermalink: /\n---\n{home}")), ("_config.yml", "title: x\n")]);
    let text = text(&folder, &["repeated"]);
    says(
        &text,
        &[
            "Joe Lind\nProfessor of tides at Uni One\njoe@uni.example · github.com/joelind\n",
            "I am a professor",
            "Uni One\n",
        ],
        &["find me here", "- CV", "- joe@"],
    );
}

#[test]
fn rows_of_links_to_files_go_and_links_in_references_stay() {
    let home = "# Publications\n\nOn tides  \nFoam, 2024  \n[[PDF](/a.pdf)] [[Code](https://code.example)]\n\n- J. Lind. On gulls. Foam, 2023. [[PDF](/b.pdf)] [[bib](/b.bib)]\n\n\
                [Paper](/c.pdf) | [Slides](/c.ppt)\n\n- [Charts](https://chart.example)\n- [Data](https://data.example) of the harbour\n";
    let folder = site(home, &[("a.pdf", ""), ("b.pdf", ""), ("c.pdf", ""), ("c.ppt", ""), ("b.bib", "")]);
    says(
        &text(&folder, &["material"]),
        &["Foam, 2024", "On gulls. Foam, 2023", "Charts", "of the harbour"],
        &["Code", "bib", "Paper", "Slides", "PDF"],
    );
    fs::write(folder.path("_config.yml"), format!("{CONFIG}vitae: {{keep: material}}\n")).unwrap();
    says(&text(&folder, &[]), &["[Code", "bib", "Slides"], &[]);
}

#[test]
fn the_title_leads_where_the_labels_did() {
    let home = "# Publications\n\n- Joe Lind. On gulls above the harbour. Foam, 3. [[Paper](https://doi.org/10.1/x)] [[Code](https://code.example)]\n\n\
                - On tides and on waves in Bergen\n\n  Joe Lind\n\n  [Data](https://data.example) [arXiv](https://arxiv.org/abs/1)\n\n\
                - On [foam](https://foam.example). Waves. [doi](https://doi.org/10.1/y) [Slides]\n\
                - J. Lind. On ropes in the harbour. Foam, 2. [<i class=\"ai ai-doi\"></i>](https://doi.org/10.1/z)\n\n# Software\n\n- Tides. [Code](https://tides.example)\n- Waves. [PDF](/a.pdf)\n";
    let text = text(&site(home, &[("a.pdf", "")]), &["material"]);
    says(
        &text,
        &[
            "On gulls above the harbour <https://doi.org/10.1/x>. Foam, 3.\n",
            "On tides and on waves in Bergen <https://arxiv.org/abs/1>\n",
            "On foam <https://foam.example>. Waves.\n",
            "On ropes in the harbour <https://doi.org/10.1/z>. Foam, 2.\n",
            "Tides <https://tides.example>.",
            "Waves <https://lind.example/a.pdf>.",
        ],
        &["[", "Paper", "Code", "Data", "PDF", "Slides"],
    );
}

#[test]
fn labels_beside_what_says_more_go_and_so_does_what_others_wrote() {
    let home = "# Publications\n\n- [On gulls above the harbour](https://foam.example/1)<br>\n  J. Lind. Foam, 3.<br>\n\
                  [Suggested citation](https://foam.example/2); [Best paper award](https://award.example)\n\
                - [On ropes in the harbour](https://foam.example/3)<br>\n  J. Lind. Foam, 2, [suggested citation](https://foam.example/4).\n\
                - [On foam in the harbour](https://foam.example/5)\n\n  J. Lind. Foam, 1.\n\n\
                  [[published paper](https://foam.example/6)], [[coverage by the Harbour News Desk](https://news.example)], [[data and code](https://code.example)]\n";
    let text = text(&site(home, &[]), &["material"]);
    says(&text, &["Best paper award <https://award.example>", "Foam, 2"], &["citation", "published paper", "coverage"]);
}

#[test]
fn the_report_says_which_links_of_a_row_the_entry_keeps() {
    let home = "# Publications\n\n- J. Lind. On gulls above the harbour. Foam, 3. [[Paper](https://doi.org/10.1/x)] [[Code](https://code.example)]\n\
                - J. Lind. On ropes in the harbour. Foam, 2. [[DOI](https://doi.org/10.1/z)]\n\n\
                # Education\n\n- PhD, [School of Tides](https://tides.example), Bergen University, 2022. [Slides](https://slides.example)\n\
                - MSc, Bergen University, 2018. [Slides](https://slides.example/msc)\n";
    let run = built(&site(home, &[]), &[]);
    for message in [
        "“[Paper] [Code]” is left out: it only points to material elsewhere; the entry itself leads to “Paper” (`material`)",
        "“[DOI]” is left out: the entry itself leads there (`material`)",
        "“Slides” is left out: it only points to material elsewhere (`material`)",
    ] {
        assert!(run.messages().contains(message), "{message}:\n{}", run.messages());
    }
}

#[test]
fn labels_go_and_what_they_label_leads_where_they_did() {
    let home = "# Publications\n\n- Joe Lind. On gulls above the harbour. Foam, 3. [Link](https://foam.example/1). [GitHub](https://code.example/1). [The Foam App](https://app.example).\n\
                - Joe Lind. On waves. Foam, 4. [DOI](https://doi.org/10.1/y).\n\
                - Joe Lind. On tides in the north of Bergen. Foam, 5. [[pdf](https://foam.example/3.pdf) | [Harbour Press](https://press.example)]\n\
                - Joe Lind. On boats and on who rows them. Foam, 6. [[Harbour Press](https://press.example/4)]\n\n\
                # Talks\n\n- Tides. Oslo, 2020. [[slides]](talks/oslo.pdf)\n- Waves. Bergen, 2021. [Slides](/b.pdf) (Korean)\n\n\
                # Awards\n\n- Foam Medal. [[Detail](https://medal.example)]\n- Prize of the Harbour. [[Detail](https://prize.example)]\n\n\
                # Crew\n\n- Ann Berg. [Website](https://berg.example)\n- Eva Ek. [Website](https://ek.example)\n";
    let config = "author: {name: Joe Lind}\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", &format!("---\npermalink: /\n---\n{home}"))]);
    says(
        &text(&folder, &["material"]),
        &[
            "On gulls above the harbour <https://foam.example/1>. Foam, 3.\n",
            "On waves. Foam, 4.\n",
            "On tides in the north of Bergen <https://foam.example/3.pdf>. Foam, 5.\n",
            "On boats and on who rows them <https://press.example/4>. Foam, 6.\n",
            "Oslo, 2020.\n",
            "Bergen, 2021.\n",
            "Foam Medal <https://medal.example>.",
            "Prize of the Harbour <https://prize.example>.",
            "- Ann Berg <https://berg.example>.",
            "- Eva Ek <https://ek.example>.",
        ],
        &["Website", "GitHub", "App", "Press", "lides", "Korean", "Detail", "["],
    );
}

#[test]
fn what_a_paper_says_of_itself_is_no_label() {
    let home = "# Publications\n\n- Joe Lind. On gulls above the harbour. Foam, 3. [PDF](https://foam.example/1), [Best Paper Award](https://award.example)\n\
                - Joe Lind. On tides in the north of Bergen. Foam, 4. With [Ann Berg](https://berg.example), [Code](https://code.example)\n";
    says(
        &text(&site(home, &[]), &["material"]),
        &["Best Paper Award <https://award.example>", "Ann Berg <https://berg.example>"],
        &["Code"],
    );
}

#[test]
fn buttons_that_open_a_page_are_links() {
    let home = "# Publications\n\n<div><b>On gulls above the harbour</b></div>\n<p>Joe Lind</p>\n<p><button type=\"button\" onclick=\"window.open('https://foam.example/1', '_blank')\"><img src=\"/a.png\"> Paper</button>\n\
                <a href=\"https://code.example\"><button type=\"button\">Code</button></a></p>\n\n# Software\n\n<a href=\"https://tides.example\"><button type=\"button\">Tides</button></a> counts waves.\n";
    says(
        &text(&site(home, &[("a.png", "")]), &["material"]),
        &["On gulls above the harbour <https://foam.example/1>", "Tides <https://tides.example> counts waves."],
        &["Paper", "Code"],
    );
}

#[test]
fn links_to_places_on_the_page_go_as_a_row() {
    let home = "# Publications\n\n<p><a href=\"#y2020\">2020</a> <a href=\"#y2019\">2019</a></p>\n\nOn gulls. Foam, 2020.\n\n# Courses\n\n[Tides](#) [Waves](#)\n";
    says(&text(&site(home, &[]), &["navigation"]), &["On gulls. Foam, 2020.", "Tides Waves"], &["2020 2019"]);
}

#[test]
fn switches_of_language_and_controls_of_lists_go() {
    let home = "My name is Joe Lind. -> Japanese version here [(日本語はこちら)](/ja/)\n\n[EN](/) [JA](/ja/)\n\n[中文版本](/zh/)\n\n[한국어 페이지](/ko/)\n\n\
                I study tides. Le site a une page en français [ici](/fr/).\n\nUpdate: 1st Apr. 2025 / [Japanese page](/ja/)\n\n\
                # Bio [\\[中文主页\\]](/zh/)\n\nI rowed from Bergen to Oslo.\n\n# Languages\n\n- Japanese, English\n- Page layout in French\n\n\
                # Talks\n\nQuick filter: [All](/talks/all/) | [Oslo](/talks/oslo/)\n\n<span>Filter by category:</span>\n\
                <button type=\"button\" class=\"filter-btn\" data-tag=\"tides\"><span>Tides</span> <span>Waves, foam, gulls and boats</span></button>\n\n- Gulls, Oslo, 2020\n\n\
                # Service\n\n- Referee of Foam\n";
    says(
        &text(&site(home, &[]), &["navigation", "notice", "repeated"]),
        &[
            "I study tides.",
            "## Bio\n",
            "I rowed from",
            "Japanese, English",
            "Page layout in French",
            "Gulls, Oslo",
            "Referee",
        ],
        &["version", "EN", "版本", "한국어", "Le site", "Update", "中文", "filter", "Filter", "Waves"],
    );
}

#[test]
fn badges_beside_headings_go_and_badges_behind_words_are_set_apart() {
    let home = "<h2>Keynote Talks <span class=\"badge\">2 talks</span></h2>\n\n- Gulls, Oslo\n- Foam, Bergen\n\n<h2>Best Papers <span class=\"pill\">Journal</span> <span class=\"pill\">Conference</span></h2>\n\n\
                - Waves\n\n## Top 10 Boats\n\n- Sloop\n\n## Tides and the Open\n\n<ul><li>How to row <span class=\"status-pill\">Granted</span></li></ul>\n";
    says(
        &text(&site(home, &[]), &["ornament"]),
        &[
            "## Keynote Talks\n",
            "## Best Papers\n",
            "## Top 10 Boats\n",
            "## Tides and the Open\n",
            "How to row · Granted",
        ],
        &["2 talks", "Journal"],
    );
}

#[test]
fn the_title_of_a_card_about_the_author_goes_from_the_top() {
    let home = "<p><img src=\"/me.png\"></p>\n\n##### Joe Lind\n\n<div class=\"card\"><div class=\"head\">About Me</div><div>I study tides.</div></div>\n\n# Work\n\n- Clerk\n";
    says(&text(&site(home, &[("me.png", "")]), &["navigation"]), &["I study tides.", "Clerk"], &["About"]);
}

#[test]
fn captions_of_the_portrait_and_of_lost_pictures_go() {
    let home = "<figure><img src=\"/me.png\"><figcaption>Me on the pier</figcaption></figure>\n\nI study tides.\n\n# Papers\n\n\
                <div><img src=\"/a.png\" alt=\"How foam dries\"><p>How foam dries</p></div>\n\n- J. Lind. On gulls above the harbour. Foam, 3.\n";
    let folder = site(home, &[("me.png", ""), ("a.png", "")]);
    fs::write(folder.path("_config.yml"), "url: https://lind.example\nauthor: {name: Joe Lind, avatar: /me.png}\n")
        .unwrap();
    says(&text(&folder, &["images"]), &["I study tides.", "On gulls"], &["pier", "dries"]);
    let kept = site(
        &home.replace(".png", ".svg"),
        &[("me.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")],
    );
    fs::write(kept.path("_config.yml"), "author: {name: Joe Lind, avatar: /me.svg}\nvitae: {keep: [repeated]}\n")
        .unwrap();
    says(&text(&kept, &["images"]), &["Me on the pier"], &["dries"]);
}

#[test]
fn an_appeal_that_ends_with_a_colon_goes_with_its_list() {
    let home = "I study tides.\n\nFeel free to reach out for:\n\n- rowing together\n- charts of foam\n\n# Contact\n\nFeel free to contact me via:\n\n- Phone: 55 123\n";
    says(&text(&site(home, &[]), &["appeal"]), &["I study tides.", "55 123"], &["Feel free", "rowing", "charts"]);
}

#[test]
fn an_appeal_goes_with_its_lines_and_the_topics_below_it() {
    let home = "I study tides.\n\nIf you like to row with me, feel free to contact me.  \nPlease include a **chart**, your **logbook**,  \nand the **harbours** you know.\n\n\
                **Recruiting:** We’re recruiting **rowers** to work on foam.\n\nTopics include:\n\n- Counting gulls\n- Drawing piers\n\n\
                Interested in a PhD with me? Please feel free to get in touch. Additionally, there may be opportunities to apply for a grant.\n\n\
                # Areas\n\nMy research areas:\n\n- Tides at night\n";
    says(
        &text(&site(home, &[]), &["appeal"]),
        &["I study tides.", "My research areas:", "Tides at night"],
        &["include", "harbours", "Recruiting", "gulls", "piers", "PhD", "grant"],
    );
}

#[test]
fn what_follows_authors_and_a_year_is_a_title() {
    let home = "I study tides. I rowed to Bergen in 2018. You can find my charts on the [charts page](/charts/).\n\n# Publications\n\n\
                - **Halden, M.** 2018. Foam with R. Text of a course (see teaching tab). [Online](https://foam.example/)\n\
                - **Halden, M.** and Berg, A. 2017. On gulls. Tides 3, 1-2.\n";
    says(
        &text(&site(home, &[]), &["navigation"]),
        &["I rowed to Bergen in 2018.", "Foam with R. Text of a course", "On gulls. Tides 3"],
        &["charts page"],
    );
}

#[test]
fn the_end_of_a_sentence_goes_that_speaks_to_visitors() {
    let home = "I chart the foam of the north, which you can learn more about on my research page. I wrote on gulls \
                [here](https://gulls.example/). My charts of the pier are at the Board, but don't hesitate to contact me.\n\n\
                The first charts can be found below:\n\n- Chart of foam\n\nCall the pier, or contact me at Pier 4.\n\n\
                # Talks\n\n- Gulls, 2019\n";
    says(
        &text(&site(home, &[]), &["appeal", "navigation"]),
        &[
            "I chart the foam of the north. I wrote on gulls here",
            "My charts of the pier are at the Board.",
            "The first charts:",
            "Chart of foam",
            "Pier 4",
        ],
        &["learn more", "hesitate", "below"],
    );
}

#[test]
fn an_appeal_with_an_address_that_the_header_lacks_stays() {
    let home = "I study tides. Contact me at joe@tides.example. You can reach me at +47 55 00 00 00.\n\n# Talks\n\n- Gulls, 2019\n";
    says(&text(&site(home, &[]), &[]), &["joe@tides.example", "+47 55 00 00 00"], &[]);
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, email: joe@tides.example}\n";
    let told = text(&site(home, &[("_config.yml", config)]), &["appeal"]);
    says(&told, &["+47 55 00 00 00"], &["Contact me"]);
}

#[test]
fn links_around_the_site_go_by_where_they_lead() {
    let home = "I study tides.\n\n[Joe, on a page](/files/Lind_CV.pdf)\n\n# Awards\n\n- Foam Medal, 2019\n\n[Other deeds](/deeds/)\n\n\
                # Boats\n\n[Gull](/gull/)\n\n[Tern](/tern/)\n\n# Charts\n\n- News:\n  - A chart is out\n- Chart of foam\n- …\n\n\
                ```mermaid\nmindmap\n  root((Foam))\n```\n\n# Office hours\n\nMonday at noon\n";
    let pages =
        ["deeds", "gull", "tern"].map(|page| (format!("{page}.md"), format!("---\ntitle: {page}\n---\nA page.\n")));
    let others: Vec<(&str, &str)> = pages.iter().map(|(path, page)| (path.as_str(), page.as_str())).collect();
    says(
        &text(&site(home, &others), &["navigation", "news", "empty", "images", "appeal"]),
        &["Foam Medal", "Gull", "Tern", "Chart of foam"],
        &["on a page", "Other deeds", "News", "is out", "…", "mindmap", "Office", "Monday"],
    );
}

#[test]
fn times_for_visitors_go_with_their_title_and_the_position_goes_to_the_header() {
    let home = "Professor of Tides<br>\nUni One\n\n<div class=\"notice\" markdown=\"1\">\n#### Office Hours\nMondays 2:15-3:30 pm (Pier 4)<br/>\n\
                Fridays (Quay)\n</div>\n\nI study tides, and how they turn.\n\n# Talks\n\n- Gulls, 2019\n";
    let text = text(&site(home, &[]), &["notice"]);
    says(&text, &["I study tides", "Joe Lind\nProfessor of Tides\n", "Uni One"], &["Office", "Mondays", "Fridays"]);
}

#[test]
fn a_hidden_mail_on_a_line_of_its_own_goes_to_the_header() {
    let home = "E-mail：joe@tides-u.(+ac.example)\n\nI study tides.\n\n# Talks\n\n- Gulls, 2019\n";
    says(&text(&site(home, &[]), &[]), &["joe@tides-u.ac.example", "I study tides."], &["E-mail", "(+"]);
}

#[test]
fn the_usual_headings_begin_with_a_capital() {
    let home =
        "I study tides.\n\n## publications\n\n- Lind, J. On foam. Tides 4, 2018.\n\n## arXiv notes\n\n- Gulls, 2019\n";
    says(&text(&site(home, &[]), &[]), &["Publications\n", "arXiv notes\n"], &["publications"]);
}

#[test]
fn cards_that_only_the_theme_prints_are_printed() {
    let home = "---\npermalink: /\nwork:\n  - title: Foam gauge\n    image_path: /a.png\n    excerpt: \"**Foam** is measured, 2019.\"\n    url: /foam/\n---\n\
                I study tides.\n\n# Projects\n\n{% include feature_row id=\"work\" type=\"left\" %}\n";
    let folder = Folder::with(&[("_config.yml", "title: Joe Lind\n"), ("index.md", home)]);
    built(&folder, &[]);
    says(&folder.text("out.txt"), &["Foam gauge", "Foam is measured, 2019."], &["Learn more"]);
}

#[test]
fn a_title_goes_that_the_reference_below_it_spells_in_another_way() {
    let home = "# Publications\n\n- Why are gulls so large?\n\n  Lind, J. 2019. Why are guls so large? Foam 3.\n- On foam\n\n  Lind, J. 2018. On foam. Tides 4.\n\
                - Why do gulls sail?\n\n  Lind, J. 2017. Who sees the boats? Tides 4.\n";
    let text = text(&site(home, &[]), &["repeated"]);
    says(&text, &["Why are guls so large?", "Why do gulls sail?"], &["Why are gulls"]);
    assert_eq!(text.matches("On foam").count(), 1, "{text}");
}

#[test]
fn a_line_that_a_style_sheet_makes_a_heading_is_one() {
    let home = "I study tides.\n\n<div class=\"label\">education</div>\n\n- 2019: PhD in tides, Uni One\n";
    let cv = format!("{CV}# Education\n\n- 2019: PhD in tides, Uni One, Bergen\n- 2012: MSc in foam, Uni Two\n");
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    says(&text, &["MSc in foam"], &[]);
    assert_eq!(text.to_lowercase().matches("education").count(), 1, "{text}");
}

#[test]
fn lines_that_only_work_on_the_screen_go() {
    let home = "Redirecting…\n\nIf nothing happens, choose your language:<br>\n[English](/en/) ・ [Français](/fr/)\n\n\
                I study tides. You can use the language selector above to change the language of any page.\n\n\
                [Full CV here (google docs)](https://docs.google.com/document/d/1)\n\n\
                At Waves and Foam with <a href='https://foam.example'><img src='https://img.example/badge'></a>.\n\n\
                - On foam, 2019\n  <details><summary>Click for abstract:</summary>We count the waves of many harbours.</details>\n\n\
                # Education\n\n[<small>back to top</small>](#top)\n\n**PhD in tides**<br>Bergen, 2014\n\n**MSc in foam**<br>Oslo, 2010\n";
    says(
        &text(&site(home, &[]), &["navigation"]),
        &["I study tides.", "At Waves and Foam.", "On foam"],
        &["Redirecting", "nothing happens", "selector", "Full CV", "abstract", "We count", "back to top"],
    );
}

#[test]
fn the_authors_of_a_paper_may_have_pages_of_their_own() {
    let home = "I study tides.\n\n# Papers\n\nTides of the North\n\n[Joe Lind](/joe/), [Mira Halden](/mira/)\n\n\
                J. Maps, 2019\n\n[Papers](/papers/), [Talks](/talks/)\n";
    says(&text(&site(home, &[]), &["navigation"]), &["Joe Lind <", "Mira Halden <", "J. Maps"], &["Talks"]);
}

#[test]
fn an_appeal_goes_as_a_whole_and_what_says_something_stays() {
    let home = "I study tides. I am open to academic collaborations.\n\n\
                Interested in my lab? If you would like to row with us, reach out to me with your CV. Please state when you can start. I will not reply to emails without it.\n\n\
                I won the Foam Medal. Feel free to contact me.\n\n# Opportunities for Prospective Rowers\n\nWrite to us.\n\n## Boats\n\nWe have a sloop.\n\n\
                # Recruiting\n\nCome aboard.\n\n# Student Opportunities\n\nI supervise rowers on topics of my research.\n\n# Students\n\n- Ann Berg, on gulls\n\n## A selection of possible theses topics\n\n### Foam\n\nPrerequisites: Waves I.\n\n\
                # The Crew\n\nWe are recruiting rowers. If you can swim, send your application. Candidates should:\n\n- know the wind\n- wake early\n\n\
                # Contact\n\nDo not send me any applications.\n\n- Pier 3, Bergen\n\n# Open-source projects\n\n- Tide charts\n";
    says(
        &text(&site(home, &[]), &["appeal"]),
        &[
            "I study tides.",
            "I won the Foam Medal.",
            "Ann Berg, on gulls",
            "Pier 3, Bergen",
            "Open-source projects",
            "Tide charts",
        ],
        &[
            "collaborat",
            "lab",
            "CV",
            "reply",
            "Feel free",
            "Rowers",
            "sloop",
            "Come aboard",
            "supervise",
            "theses",
            "Waves I",
            "Crew",
            "wake",
            "Do not",
        ],
    );
}

#[test]
fn a_cut_leaves_whole_sentences() {
    let home = "Hi, my name is Joe and I study tides.\n\nFor a guide to my boats, look [here](/boats/). I rowed to Oslo.\n\nClick the title to see more. * Equal contribution.\n\n\
                ## Numbers\n\nPapers:\n\n- Articles: <span></span>\n- Books: <span></span>, some of them wet\n\nh-index 3\n\n\
                <div class=\"head\"><p>About</p>\n<h2>Work</h2></div>\n\n- Clerk, 2019\n\n<div class=\"head\"><p>More</p><h2>Awards</h2></div>\n\n- Medal, 2020\n\n\
                <embed src=\"/b.pdf\"><p>This file cannot be shown. Take it home.</p></embed>\n\n## Hello, nice to have you here\n\nI also sail.\n";
    says(
        &text(&site(home, &[("b.pdf", "")]), &["greeting", "navigation", "empty", "ornament"]),
        &[
            "My name is Joe and I study tides.",
            "I rowed to Oslo.",
            "* Equal contribution.",
            "h-index 3",
            "Work",
            "Clerk",
            "Awards",
            "I also sail.",
        ],
        &["Hi", "look", "Click", "Papers:", "Articles", "About", "More", "cannot be shown", "Hello"],
    );
}

#[test]
fn controls_and_what_a_site_shows_on_request_are_not_printed() {
    let home = "I study tides.\n\n<label>Year <select><option>All</option>\n\n<option>2020</option></select></label>\n\n\
                <dialog id=\"bib\"><h3>BibTeX Entry</h3><pre></pre></dialog>\n\n<div class=\"modal\">More of it</div>\n\n.\n\n# Work\n\n- 2019: Clerk\n";
    let text = text(&site(home, &[]), &[]);
    says(&text, &["I study tides.", "Clerk"], &["All", "2020", "BibTeX", "More of it", "\n."]);
}

#[test]
fn a_table_of_what_the_header_has_goes_and_what_it_lacks_moves_there() {
    let home = "I study tides.\n\n| Name | Joe Lind |\n|---|---|\n| Affiliation | Foam Lab, Uni One |\n| Title | Tide clerk |\n| E-mail | joe {at} one.example |\n\
                | Address | Pier 4, Bergen |\n| Degree | PhD |\n\n# Links\n\n- [GitHub](https://github.com/joelind)\n- [ORCID](https://orcid.org/0000-0002-1825-0097)\n\
                - [Charts of Joe](https://charts.example/joe)\n- [Maps](https://maps.example/joe)\n\n# Work\n\n- 2019: Clerk\n";
    let folder = site(home, &[]);
    let config = "url: https://lind.example\nauthor:\n  name: Joe Lind\n  email: joe@one.example\n  github: joelind\n  orcid: https://orcid.org/0000-0002-1825-0097\n\
                  \x20 linkedin: joe@one.example\n";
    fs::write(folder.path("_config.yml"), config).unwrap();
    let text = text(&folder, &["repeated"]);
    says(
        &text,
        &["Joe Lind\nTide clerk\nFoam Lab, Uni One\nPier 4, Bergen · ", "Degree | PhD", "2019: Clerk"],
        &["Name |", "{at}", "Links", "Maps", "linkedin"],
    );
}

#[test]
fn no_line_of_the_header_says_what_another_says() {
    let config = "url: https://lind.github.io\nauthor:\n  name: Joe Lind\n  bio: Maître de conférences, Uni One <br> Maitre de conferences <br> joe [at] one.example\n\
                  \x20 location: Pier 4, 5003 Bergen\n  address: Pier 4, Old Harbour, 5003 Bergen, Norway\n  website: https://lind.example\n";
    let folder = site("J’étudie les marées.\n\n# Emploi\n\n- 2019: Pilote\n", &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    let text = text(&folder, &["repeated"]);
    says(
        &text,
        &[
            "Joe Lind\nMaître de conférences, Uni One\nPier 4, Old Harbour, 5003 Bergen, Norway · lind.example · joe@one.example\n",
        ],
        &["[at]"],
    );
}

#[test]
fn one_profile_stands_at_the_top() {
    let home =
        "I chart the tides of the north and what they do to piers. My charts hang in every harbour of the country.";
    let summary = "Clerk of the sea with an eye for boats, ropes and old knots, who writes of gulls and storms.";
    let data = format!(
        "cv:\n  name: Joe Lind\n  summary: {summary}\n  sections:\n    Experience:\n      - {{company: Harbour Board, position: Tide clerk, start_date: 2015}}\n"
    );
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let long = format!("{summary} {summary} And he rows in every weather, with a crew of nine from Bergen and beyond.");
    for (page, there, gone) in [(home, "My charts hang", "Clerk of the sea"), (&long, "And he rows", "My charts")] {
        let folder = site(page, &[("_pages/cv.md", cv), ("_data/cv.yml", &data)]);
        says(&text(&folder, &["repeated"]), &[there, "Tide clerk"], &[gone, "Summary"]);
    }
    // A longer one on the CV page takes its place.
    let cv = format!("{CV}{home} {summary}\n\n# Work\n\n- 2019: Clerk\n");
    let longer = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    says(&longer, &["Clerk of the sea"], &[]);
    assert_eq!(longer.matches("My charts hang").count(), 1, "{longer}");
    // Elsewhere it has to say the same.
    let cv = format!("{CV}# Work\n\n- 2019: Clerk\n\n# Biography\n\n{summary}\n");
    says(&text(&site(home, &[("_pages/cv.md", &cv)]), &[]), &["My charts", "Clerk of the sea"], &[]);
}

#[test]
fn a_profile_in_two_languages_is_printed_in_that_of_the_document() {
    let home = "I chart the tides of the north and what they do to piers in all harbours of the country.\n\n\
                我研究北方的潮汐以及潮汐对港口码头的影响，并为全国的港口绘制海图。\n\n# Work\n\n- 2019: Clerk\n";
    let folder = site(home, &[]);
    fs::write(folder.path("_config.yml"), format!("{CONFIG}lang: en\n")).unwrap();
    says(&text(&folder, &["repeated"]), &["I chart"], &["我研究"]);
}

#[test]
fn what_speaks_of_the_site_and_its_tabs_goes() {
    let home = "I study tides.\n\n# Teaching\n\nThis is a list of the courses that I taught.\n\n- Knots, 2019\n\nUpdated July 2020\n\n\
                For a list of my charts, see publications.\n\n# Recent sights\n\n- A gull is out!\n- We saw a [seal](https://seal.example)!\n\n\
                # Lectures :\n\nMore information coming soon!\n\nThe page of a book is wet.\n\n# Boats [[GitHub](https://github.com/boats)]\n\n- Cutter\n\n\
                # Joe Lind (Jo Lind)\n\nI row.\n\n# Visitor Map\n\nMay 1, 2026\n";
    let folder = site(home, &[]);
    fs::write(folder.path("_config.yml"), "url: https://lind.example\nauthor: {name: Joe Lind}\nname: Jo Lind\n")
        .unwrap();
    let text = text(&folder, &["notice", "navigation", "news"]);
    says(
        &text,
        &["I study tides.", "Knots", "## Lectures\n", "The page of a book", "## Boats\n", "I row."],
        &["list of", "Updated", "see publications", "gull is out", "coming soon", "Visitor", "May 1"],
    );
}

#[test]
fn the_language_is_that_of_the_words_where_a_theme_says_english() {
    let home = "Soy profesora de las mareas y trabajo en el puerto con los marineros de la ciudad, y escribimos libros sobre el mar de la costa.\n";
    let paper = "---\ntitle: Cartas del puerto\ndate: 2024-01-01\nvenue: Revista de cartas\n---\n";
    let folder = site(home, &[("_publications/cartes.md", paper)]);
    let config = format!("{CONFIG}locale: en-US\ncollections: {{publications: {{output: true}}}}\n");
    fs::write(folder.path("_config.yml"), config).unwrap();
    says(&text(&folder, &[]), &["Cartas del puerto", "## Publicaciones"], &["Publications"]);
}

#[test]
fn news_below_a_strong_line_go_and_what_stands_below_the_next_one_stays() {
    let home = "I study tides.\n\n**News**\n\n* **May 2024** - A paper is accepted.\n\n**Press and mentions:**\n\n* The Harbour Post\n\n\
                **Education**\n\n- PhD, Uni One, 2020\n";
    says(
        &text(&site(home, &[]), &["news"]),
        &["## Press and mentions\n", "Harbour Post", "PhD"],
        &["accepted", "News"],
    );
}

#[test]
fn a_column_without_entries_goes_with_its_head() {
    let home = "# Courses\n\n| Year | Website | What |\n|---|---|---|\n| 2020 | | Gulls |\n| 2021 | | Tides |\n";
    says(&text(&site(home, &[]), &["empty"]), &["2020 | Gulls", "2021 | Tides"], &["Website"]);
}

#[test]
fn a_greeting_before_a_sentence_goes_and_the_sentence_stays() {
    let home = "Hi, I'm Joe Lind, a clerk of tides.\n\nHello and welcome! My name is known in Bergen.\n\nHigh tides are what I am after.\n";
    let text = text(&site(home, &[]), &["greeting"]);
    says(&text, &["\nI’m Joe Lind, a clerk", "\nMy name is known", "High tides are"], &["Hi,", "Hello"]);
}

#[test]
fn lines_of_a_paragraph_that_the_header_says_go() {
    let home = "I study tides.\n\n# Contact\n\nPier 4  \njoe@lind.example  \nBergen\n";
    let folder = site(home, &[]);
    fs::write(
        folder.path("_config.yml"),
        "url: https://lind.example\nauthor: {name: Joe Lind, email: joe@lind.example}\n",
    )
    .unwrap();
    let text = text(&folder, &["repeated"]);
    says(&text, &["Pier 4\nBergen"], &[]);
    assert_eq!(text.matches("joe@lind.example").count(), 1, "{text}");
}

#[test]
fn arrows_and_offers_of_a_file_by_its_name_lead_elsewhere() {
    let home = "I study tides.\n\nSee all talks →\n\nPlease find my full CV here: [CV_Lind_2024](/files/lind.pdf)\n\nFrom Oslo → Bergen\n";
    let folder = site(home, &[("files/lind.pdf", "")]);
    says(&text(&folder, &["navigation"]), &["Oslo → Bergen"], &["See all", "CV_Lind"]);
}

#[test]
fn a_position_of_the_page_counts_before_that_of_the_data() {
    let data = "cv:\n  name: Joe Lind\n  label: Scientist\n  sections:\n    Experience:\n      - {company: Harbour Board, position: Tide clerk, start_date: 2015}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let files = [("_pages/cv.md", cv), ("_data/cv.yml", data)];
    says(
        &text(&site("I am a professor of tides in Bergen.", &files), &[]),
        &["Joe Lind\nProfessor of tides in Bergen\n"],
        &[],
    );
    says(&text(&site("I study tides.", &files), &[]), &["Joe Lind\nScientist\n"], &[]);
}

#[test]
fn the_language_of_a_page_in_two_languages_is_that_of_the_site() {
    let home = "I study the tides of the north and what foam does to ships, and I sail.\n\n私は北の海の潮を研究しています。船と泡についても研究しています。海が好きです。\n";
    let data = "cv:\n  name: Joe Lind\n  sections:\n    Experience:\n      - {company: Harbour Board, position: Tide clerk, start_date: 2015-04, end_date: 2016-03}\n";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let folder = site(home, &[("_pages/cv.md", cv), ("_data/cv.yml", data)]);
    says(&text(&folder, &[]), &["2015年4月"], &[]);
    fs::write(folder.path("_config.yml"), format!("{CONFIG}lang: en\n")).unwrap();
    says(&text(&folder, &[]), &["Apr 2015"], &["年"]);
}

#[test]
fn invitations_behind_the_words_of_a_heading_go() {
    let home = "About me\n\nI study tides.\n\n# Papers (view all)\n\n- On tides (with Ann Berg), 2024\n\n# Talks (invited)\n\n- On gulls, 2023\n";
    says(
        &text(&site(home, &[]), &["navigation"]),
        &["## Papers\n", "## Talks (invited)\n", "(with Ann Berg)"],
        &["view all", "About me"],
    );
}

#[test]
fn a_bullet_stands_beside_its_words() {
    let home = "# Papers\n\n- <br>On tides\n- <p>&nbsp;</p><p>On foam</p>\n";
    says(&text(&site(home, &[]), &[]), &["- On tides\n", "- On foam\n"], &[]);
}

#[test]
fn posts_and_news_of_a_theme_are_samples_with_any_date() {
    let home = "# Education\n\n- PhD, Uni One, 2020\n\n# Notes\n\n<table><tr><th>Mar 26, 2025</th><td>a post with plotly.js</td></tr></table>\n\n\
                # Jottings\n\n<table><tr><th>Jan 15, 2016</th><td>On a post with planks</td></tr></table>\n";
    says(&text(&site(home, &[]), &["sample"]), &["PhD", "planks"], &["plotly", "Notes"]);
}

#[test]
fn links_of_icons_and_the_portrait_of_the_page_go_to_the_header() {
    let home = "# Joe Lind\n\n![me](/img/lind_head.svg.png)\n\n<a href=\"mailto:joe@uni.example\"><i class=\"fa fa-envelope\"></i></a> \
                <a href=\"https://github.com/joelind\"><i class=\"fa fa-github\"></i></a> <a href=\"https://github.com/joelind/charts\"><i class=\"fa fa-code\"></i></a>\n\n\
                I am a professor of tides. I study foam.\n";
    let folder = site(home, &[("img/lind_head.svg.png", "")]);
    let run = built(&folder, &[]);
    let text = folder.text("out.txt");
    says(
        &text,
        &["Professor of tides\n", "joe@uni.example · github.com/joelind\n", "\nI study foam."],
        &["charts", "I am"],
    );
    assert!(run.messages().contains("lind_head.svg.png"), "{}", run.messages());
}

#[test]
fn ways_to_the_cv_go_in_other_languages() {
    let home = "I study tides.\n\nTélécharger mon CV académique complet.\n\nVer mi CV (Español) en formato PDF\n\nVersión en Español\n\n\
                Mein Lebenslauf hat viele Stationen in Bergen.\n\n# Let's connect\n\nI like waves.\n\n# Awards\n\n- 2020: Medal\n";
    says(
        &text(&site(home, &[]), &["navigation", "appeal"]),
        &["I study tides.", "viele Stationen in Bergen", "Medal"],
        &["Télécharger", "Ver mi CV", "Versión", "connect", "waves"],
    );
}

#[test]
fn the_header_has_no_switch_of_languages_and_no_link_twice() {
    let config = "url: https://halden.example\nauthor: {name: Mira Halden, linkedin: mira}\n";
    let page = |subtitle: &str| {
        format!(
            "---\nlayout: about\npermalink: /\nsubtitle: >\n  {subtitle}\nprofile:\n  more_info: >\n    <p>Clerk at Uni One<br><a href=\"https://www.linkedin.com/in/mira\">LinkedIn</a></p>\n---\nI study tides.\n"
        )
    };
    for (subtitle, expected) in [
        ("Keeper of tides, Uni Two <a href=\"/zh/\">中文</a>", "Keeper of tides, Uni Two\n"),
        ("Professor of <a href=\"https://two.example/english\">English</a>, Uni Two", "Professor of English"),
    ] {
        let folder = Folder::with(&[("_config.yml", config), ("index.md", &page(subtitle))]);
        let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
        let text = folder.text("out.txt");
        assert!(text.contains(expected) && !text.contains("\nLinkedIn"), "{text}{}", run.messages());
        assert!(text.contains("linkedin.com/in/mira"), "{text}");
    }
}

#[test]
fn a_hidden_address_in_a_sentence_is_the_headers() {
    let home = "I study tides.\n\nYou can contact me via email at jlind(at)sea(dot)harbour(dot)example.\n\n# Skills\n\n- Maps\n";
    says(&text(&site(home, &[]), &["appeal"]), &["jlind@sea.harbour.example"], &["(at)"]);
}

#[test]
fn a_list_of_addresses_is_the_headers_whatever_its_heading() {
    let home = "I study tides.\n\n# General information\n\n- **Email**: joe@lind.example / j.lind@uni.example\n- **Phone**: +47 555 01 234\n\n# Skills\n\n- Maps: of harbours\n- Charts: of winds\n";
    let text = text(&site(home, &[]), &[]);
    says(
        &text,
        &["joe@lind.example", "j.lind@uni.example", "+47 555 01 234", "Maps"],
        &["General information", "Email"],
    );
    assert!(text.find("j.lind") < text.find("I study"), "{text}");
}

#[test]
fn lines_below_the_name_are_neither_the_name_nor_labels_and_go_on_behind_a_break() {
    let config = "url: https://lind.example\nauthor:\n  name: Joe M. Lind\n  bio: \"Clerk, Tide Board<br>of North Bergen<br>Affiliation\"\n  employer: Joe Lind\n";
    let folder = site("I study tides.", &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    let text = text(&folder, &["repeated"]);
    says(&text, &["Joe M. Lind\nClerk, Tide Board of North Bergen\n"], &["\nJoe Lind", "Affiliation"]);
}

#[test]
fn labels_without_a_value_go() {
    let home = "I study tides.\n\n# Projects\n\n- Tides  \n  Partner: —  \n  Funding: Harbour Board\n- Winds. Clerk: Joe Lind. Assistant(s): .\n- Ratio: 3\n";
    let text = text(&site(home, &[]), &["empty"]);
    says(&text, &["Tides", "Funding: Harbour Board", "Clerk: Joe Lind.", "Ratio: 3"], &["Partner", "Assistant"]);
}

#[test]
fn a_title_above_its_own_reference_goes_even_where_a_word_changed() {
    let home = "I study tides.\n\n# Publications\n\n- **On the spring tides, storms and gulls of northern harbours**\n\n  J. Lind. On the spring tides, storms (TS) and gulls of northern harbours. Seas, 2020.\n\n\
                ## Papers\n\n[On the foam of harbours](https://a.example)\n\nPublished in *Seas*, 2021\n\nRecommended citation: Lind, J. (2021). On the foam of harbours. *Seas* 3.\n";
    let text = text(&site(home, &[]), &["repeated", "ornament"]);
    for title in ["gulls of northern harbours", "On the foam of harbours"] {
        assert_eq!(text.matches(title).count(), 1, "{text}");
    }
    says(&text, &["Lind, J. (2021)"], &["Published in", "Recommended"]);
}

#[test]
fn lines_that_only_open_a_part_of_the_page_go() {
    let home = "I study tides.\n\n# Work\n\n**2024–** Clerk of tides\n\n<details><summary>Details</summary>\n<p>I counted gulls.</p>\n</details>\n\n**2020–2023** Aide of winds\n\n\
                <details><summary>Details</summary>\n<p>I measured storms.</p>\n</details>\n\n- A ship\n  <details><summary>Info</summary><p>I sailed it.</p></details>\n\n<details><summary>Prizes</summary>\n<p>A medal.</p>\n</details>\n\n\
                <details><summary>👆 <b>Learn more about my gulls</b></summary>\n<p>I fed them.</p>\n</details>\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(
        &text,
        &[
            "2020–2023: Aide of winds",
            "I counted gulls.",
            "I measured storms.",
            "I sailed it.",
            "Prizes",
            "I fed them.",
        ],
        &["Details", "Info", "Learn more"],
    );
}

#[test]
fn what_a_page_says_in_the_first_person_another_does_not_say_in_the_third() {
    let home = "Joe Lind is a clerk. His research is about the tides of northern harbours and their gulls.";
    let cv = format!(
        "{CV}# Overview\n\nMy research is about the tides of northern harbours and their gulls.\n\n# Skills\n\n- Maps\n"
    );
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    assert_eq!(text.matches("tides of northern harbours").count(), 1, "{text}");
}

#[test]
fn courses_of_a_bibliography_have_no_numbers() {
    let bib = "@article{a, title={On tides}, author={Lind, Joe}, journal={Seas}, year=2020}\n";
    let home = "I study tides.\n\n# Teaching\n\n{% bibliography %}\n";
    let text = text(&site(home, &[("_bibliography/papers.bib", bib)]), &[]);
    says(&text, &["[1] Joe Lind. On tides", "## Teaching\n\nJoe Lind. On tides"], &["[2]"]);
}

#[test]
fn the_heading_of_the_cv_goes_where_nothing_is_below_it() {
    let home = "I study tides.\n\n# [Curriculum Vitae](/files/long.pdf)\n\n# Interests\n\n- Gulls\n";
    says(&text(&site(home, &[]), &[]), &["Interests"], &["Curriculum"]);
}

#[test]
fn an_address_with_the_name_to_be_filled_in_is_the_headers() {
    let home = "I study tides.\n\nYou can contact me at `firstname.lastname@sea.example`.\n\n# Interests\n\n- Gulls\n";
    says(&text(&site(home, &[]), &["appeal"]), &["joe.lind@sea.example"], &["lastname"]);
}

#[test]
fn the_lines_of_where_somebody_works_are_the_headers() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, bio: Tide clerk}\n";
    let home = "[Department of Tides](https://t.example)\n\nNorth University  \n318B Pier  \nHarbour Park, PA 16802\n\nI study tides.\n";
    let folder = site(home, &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    let text = text(&folder, &[]);
    assert!(text.starts_with("Joe Lind\nTide clerk\nDepartment of Tides"), "{text}");
    says(&text, &["North University\n318B Pier, Harbour Park, PA 16802 · lind.example"], &[]);
}

#[test]
fn positions_that_a_homepage_says_in_short_are_not_said_again() {
    let home = "I study tides.\n\n# Appointments\n\n- Professor of tides, Uni One, Bergen, 2020 to present\n\
        - Lecturer in foam, Harbour School / Uni Two, 2018 to 2020\n- Research fellow, Uni Three, Oslo, Norway, 2015 to 2018\n";
    let cv = format!(
        "{CV}# Professional appointments\n\n## Current\n\n- Professor of tides, School of Water, Uni One, Bergen, 2020–Present\n\n\
         ## Past\n\n- Lecturer in foam, Harbour School of Uni Two, Tromsø, 2018–2020\n- Research fellow, Uni Three, Oslo, Norway, 2015–2018\n\
         - Sailor, 2012–2015\n"
    );
    let text = text(&site(home, &[("cv.md", &cv)]), &["repeated"]);
    says(&text, &["School of Water", "Tromsø", "Sailor"], &["## Appointments", "2018 to 2020"]);
}

#[test]
fn an_entry_that_an_earlier_section_has_is_not_said_again() {
    let home = "I study tides.\n\n# Honors\n\n- 2021: Tide medal of the Harbour Board\n- 2019: Wind prize of the Harbour Board\n\n\
                # Grants\n\n- 2023: Gull grant of Uni One, Bergen\n- 2021: Tide medal of the Harbour Board\n- 2020: Tide medal of the Harbour Board\n\n\
                # Talks\n\n## Oral\n\n- 2022: Gulls of the north, Harbour Days, Bergen\n- 2021: Foam\n\n## Posters\n\n- 2022: Gulls of the north, Harbour Days, Bergen\n- 2020: Ice\n";
    let text = text(&site(home, &[]), &["repeated"]);
    assert_eq!(text.matches("2021: Tide medal").count(), 1, "{text}");
    assert_eq!(text.matches("2022: Gulls of the north").count(), 2, "a talk and a poster: {text}");
    says(&text, &["2020: Tide medal", "Gull grant"], &[]);
}

#[test]
fn the_credit_of_the_portrait_is_no_address() {
    let config =
        "url: https://lind.example\nauthor: {name: Joe Lind, bio: Tide clerk, location: 'Photo by Ann Berg'}\n";
    let folder = site("I study tides.", &[]);
    fs::write(folder.path("_config.yml"), config).unwrap();
    says(&text(&folder, &["images"]), &["Tide clerk\nlind.example"], &["Photo"]);
}

#[test]
fn ways_to_other_pages_of_the_site_go() {
    let home = "I study tides.\n\n# Activities\n\n- **Publications:** [Google Scholar](/publications/)\n- **Teaching and students:** [Courses](/teaching/)\n\
                - **Service:** Editor of Tides\n- [Projects and service](/research.html)\n- [Charts of the North](/charts/)\n\n\
                [Twitter](https://twitter.com/intent/tweet?text=x) [Facebook](https://facebook.com/sharer.php?u=x)\n\n\
                [# Tides](/tags#tides) [# Foam](/tags#foam)\n\n[All](/posts)\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(
        &text,
        &["Service: Editor of Tides", "Charts of the North"],
        &["Publications", "Courses", "Projects", "Twitter", "# Tides", "All"],
    );
    let home = "I study tides.\n\n# Papers [[Google Scholar](https://scholar.google.com/citations?user=a)][[ORCID](https://orcid.org/0000-0001-2345-6789)]\n\n- Lind, J. Tides. 2019\n";
    says(&self::text(&site(home, &[]), &["navigation"]), &["## Papers\n", "Lind, J."], &["Scholar]", "ORCID]"]);
}

#[test]
fn what_only_a_style_sheet_sets_apart_goes() {
    let home = "I study tides.\n\n# Interests\n\n- 01 Tides\n- 02 Foam\n\n# Prizes\n\n- Tide medal of the Harbour Board, 2020. NEW\n- Foam medal, 1990. OLD AND NEW\n\nNEW\n\nTide Conference 2020 № 01<br>On foam\n\nFoam Journal № 7\n\n\
                # Ports\n\n- 01 Bergen\n- 03 Oslo\n";
    let text = text(&site(home, &[]), &["ornament"]);
    says(
        &text,
        &["- Tides", "- Foam", "2020.", "OLD AND NEW", "Conference 2020\n", "Journal № 7", "01 Bergen", "03 Oslo"],
        &["01 Tides", "2020. NEW", "\nNEW", "№ 01"],
    );
}

#[test]
fn the_state_of_a_paper_is_no_notice_of_the_site() {
    let home = "I study tides.\n\n# Working papers\n\n- **Tides in theory**  \n  Work in progress.\n\n# Talks\n\nWork in progress.\n\n\
                # Publications\n\nResearch in progress. Publications will be updated soon.\n";
    let text = text(&site(home, &[]), &["notice"]);
    says(&text, &["Tides in theory", "Work in progress."], &["Talks", "Research in progress", "updated soon"]);
}

#[test]
fn sentences_that_ask_visitors_to_write_go_with_their_label() {
    let home = "I study tides.\n\n**Mentorship:** Students interested in joining my crew should email me. Prospective students should also see the admission rules.\n\n\
                **Methods:** Students of tides measure foam.\n\n# Get Involved\n\nWe welcome opportunities to work with schools.\n";
    let text = text(&site(home, &[]), &["appeal"]);
    says(&text, &["Methods: Students of tides"], &["Mentorship", "Prospective", "Involved"]);
}

#[test]
fn a_page_of_an_event_is_no_part_of_a_cv() {
    let event = "---\npermalink: /tides2025/\ntitle: Tides 2025\n---\nThe workshop is from 2 to 4 June 2025.\n\n# Organizers\n\n- Joe Lind, Uni One\n\n# Sponsors\n\n\
                 - Harbour Board, 2025\n- Foam Society, 2024\n- Gull Fund, 2023\n";
    let home = "I study tides.\n\n[Tides 2025](/tides2025/)\n";
    let menu = "nav: true\n";
    let event = event.replace("title:", &format!("{menu}title:"));
    let folder = site(home, &[("tides2025.md", &event)]);
    built(&folder, &[]);
    says(&folder.text("out.txt"), &["I study tides."], &["Sponsors"]);
}

#[test]
fn a_list_that_two_pages_have_is_printed_once() {
    let list = "- Tides of the North\n- Foam on the shore\n- Mud below the sea\n";
    let home = format!("I study tides.\n\n# Focus\n\n{list}\n# Skills\n\n- Ropes\n");
    let projects = format!("---\ntitle: Projects\npermalink: /projects/\nnav: true\n---\n# Directions\n\n{list}");
    let text = text(&site(&home, &[("projects.md", &projects)]), &["repeated"]);
    assert_eq!(text.matches("Foam on the shore").count(), 1, "{text}");
}

#[test]
fn a_badge_above_a_paper_whose_venue_follows_is_left_out() {
    let paper = |badge: &str, venue: &str| {
        format!(
            "<li><abbr>{badge}</abbr><br><a href=\"https://sund.example/a\">On tides</a><br>J. Lind<br><i>{venue}</i></li>"
        )
    };
    let papers = [
        paper("PRB", "Phys. Rev. B 107 (2021)"),
        paper("arXiv", "arXiv:2008.01234 (2020)"),
        paper("arXiv", "to appear"),
    ];
    let text = text(&site(&format!("# Publications\n\n<ol>{}</ol>\n", papers.concat()), &[]), &["repeated"]);
    says(&text, &["1. On tides", "2. On tides", "3. arXiv"], &["PRB"]);
}

#[test]
fn what_others_have_made_is_no_part_of_a_cv() {
    let home = "I study tides.\n\n# Software\n\n- Tidal, a program for tides\n\n# Tools\n\nHere are some tools that I have found really useful.\n\n\
                ## Packages\n\n- Sails\n- Ropes\n\n# Links\n\nI found the people of Sund helpful.\n";
    let text = text(&site(home, &[]), &["material"]);
    says(&text, &["Tidal", "people of Sund"], &["Tools", "Packages", "Sails"]);
}

#[test]
fn what_a_site_says_of_itself_goes_with_the_sentence_before() {
    let home = "I study tides. On this page you can find my charts. It's currently a bit rough. It rains in Bergen.\n\n⬦\n\n\
                # Education\n\n- PhD in [Field] — [Institution] ([Year–Year])\n\n# Papers\n\n- Lind, J. Tides. 2019. [Paper] [Project]\n";
    let text = text(&site(home, &[]), &["navigation", "notice", "ornament", "placeholder"]);
    says(&text, &["I study tides.", "It rains in Bergen.", "Tides. 2019."], &["rough", "⬦", "Education", "Field"]);
}

#[test]
fn a_citation_has_a_title_too() {
    let home = "I study tides.\n\n# Recent Publications\n\n\
        * Joe Lind. \"Gulls at the Quay: Where They Go\" International Conference on Gulls and on Quays (GQ 2025)\n\
        * Joe Lind. \"Foam in Winter: How It Stays\" International Conference on Foam and Ice (FI 2024)\n\
        * Joe Lind. \"A Chart of the Northern Piers\" International Conference on Charts (IC 2026)\n";
    let paper = |title: &str| {
        let citation = format!("Joe Lind. (2024). &quot;{title}.&quot; <i>GQ</i>. 1(1).");
        format!("---\ntitle: '{title}'\ncollection: publications\ndate: 2024-05-01\ncitation: '{citation}'\n---\n")
    };
    let titles = ["Gulls at the quay: where they go", "Foam in winter: how it stays"];
    let others =
        ["Tides of the western coast", "Rain above the harbour", "Ropes and how they wear", "Lamps of the outer pier"];
    let papers: Vec<(String, String)> = titles
        .iter()
        .chain(&others)
        .enumerate()
        .map(|(at, title)| (format!("_publications/{at}.md"), paper(title)))
        .collect();
    let config = format!("{CONFIG}collections: {{publications: {{output: true}}}}\n");
    let home = format!("---\npermalink: /\n---\n{home}");
    let mut files = vec![("_config.yml", &*config), ("index.md", &home)];
    files.extend(papers.iter().map(|(file, paper)| (&**file, &**paper)));
    let text = text(&Folder::with(&files), &["repeated"]);
    assert_eq!(text.to_lowercase().matches("gulls at the quay").count(), 1, "{text}");
    assert_eq!(text.to_lowercase().matches("foam in winter").count(), 1, "{text}");
    says(&text, &["A Chart of the Northern Piers"], &[]);
}

#[test]
fn papers_that_a_site_only_cites_go() {
    let entry = |at: usize, author: &str| {
        format!(
            "@article{{a{at}, title={{Tides and foam of harbour number {at}}}, author={{{author}}}, year={{2020}}}}\n"
        )
    };
    let cited: String = ["Berg, Ann", "Moe, Pia", "Rui, Mo", "Ho, Li", "Sund, Bo"]
        .iter()
        .enumerate()
        .map(|(at, author)| entry(at, author))
        .collect();
    let page = "---\ntitle: Publications\npermalink: /publications/\n---\n{% bibliography %}\n";
    let home = "I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let with = |papers: &str| site(home, &[("_pages/publications.md", page), ("_bibliography/papers.bib", papers)]);
    says(&text(&with(&cited), &["others"]), &["Uni Two"], &["Publications", "harbour number"]);
    built(&with(&cited), &[]).says("it and 4 more papers of this file do not name the author (`others`)");
    // One of them is the author's, or somebody else is the author of them all: a name that the site does not say.
    says(
        &text(&with(&format!("{cited}{}", entry(5, "Lind, Joe"))), &[]),
        &["harbour number 0", "harbour number 5"],
        &[],
    );
    let of_one: String = (0..5).map(|at| entry(at, "Falk, Pia")).collect();
    says(&text(&with(&of_one), &[]), &["harbour number 4"], &[]);
}

#[test]
fn papers_with_titles_alike_are_two() {
    let resume = r#"{"basics": {"name": "Joe Lind"}, "publications": [{"name": "Optimal Power Allocation and Sub-Optimal Channel
Assignment for Downlink Systems Using Deep Learning", "publisher": "Waves", "releaseDate": "2025-03-01"}]}"#;
    let bib = "@article{a, title={Joint Power Allocation and Channel Assignment with Deep Learning}, author={Lind, Joe}, year={2019}}\n";
    let list = "---\ntitle: Publications\npermalink: /publications/\n---\n{% bibliography %}\n";
    let folder = site(
        "I study tides.",
        &[
            ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n"),
            ("assets/json/resume.json", resume),
            ("_pages/publications.md", list),
            ("_bibliography/papers.bib", bib),
        ],
    );
    says(&text(&folder, &[]), &["Optimal Power Allocation", "Joint Power Allocation"], &[]);
}

#[test]
fn an_archive_of_news_goes_with_the_news() {
    let items = "- 2024.05: A paper on tides is out.\n- 2024.03: I was in Bergen.\n";
    let home = format!(
        "I study tides.\n\n# News\n\n{items}\n# Archive\n\n{items}\n# Education\n\n- 2012: MSc, Uni Two\n\n# Archives\n\n- Harbour maps\n"
    );
    let folder = site(&home, &[]);
    says(&text(&folder, &["news"]), &["Uni Two", "Archives", "Harbour maps"], &["News", "Bergen", "# Archive\n"]);
}

#[test]
fn a_kind_of_papers_without_any_goes_above_another_kind() {
    let home = "I study tides.\n\n# Publications\n\n## Preprints\n\n## Books\n\n- Tides. Uni Two Press, 2020\n";
    says(&text(&site(home, &[]), &["empty"]), &["Books", "Uni Two Press"], &["Preprints"]);
}

#[test]
fn a_link_to_the_cv_is_no_publication() {
    let link = "---\ntitle: CV download link (updated in May)\n---\n[Download here](/files/cv.pdf)\n";
    let paper = "---\ntitle: The foam of northern tides\ndate: 2024-01-02\n---\n";
    let folder = site("I study tides.", &[("_publications/a.md", link), ("_publications/b.md", paper)]);
    says(&text(&folder, &["navigation"]), &["northern tides"], &["download", "Download"]);
}

#[test]
fn news_of_a_span_of_time_is_news() {
    let home = "I study tides.\n\n# News (Sept., 2024 – present)\n\n- 2024.09: A paper on tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(home, &[]), &["news"]), &["Uni Two"], &["News", "A paper"]);
}

#[test]
fn a_section_that_says_none_goes() {
    let home = "I study tides.\n\n# Internships\n\n- None\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(home, &[]), &["placeholder"]), &["Uni Two"], &["Internships", "None"]);
}

#[test]
fn a_line_that_what_follows_begins_with_goes() {
    let paper = |venue: &str, title: &str| {
        format!(
            "<div>{venue}</div>\n\n**{venue} {title}**\n\nJoe Lind, Ann Berg\n\n<details markdown=\"1\"><summary>Highlights</summary>\n\n> Highlights: It is about {title}.\n\n</details>\n"
        )
    };
    let home = format!(
        "I study tides.\n\n# Publications\n\n{}\n{}",
        paper("Foam 2026", "The tides"),
        paper("Waves 2025", "The gulls")
    );
    let text = text(&site(&home, &[]), &["repeated"]);
    for said in ["Foam 2026", "Waves 2025", "Highlights: It is about The gulls"] {
        assert_eq!(text.matches(said).count(), 1, "{said}:\n{text}");
    }
    assert_eq!(text.matches("Highlights").count(), 2, "{text}");
}

#[test]
fn a_preprint_that_is_published_later_is_one_paper() {
    let citation = "Lind, J., Berg, A., & Moe, P. (2025). Harbour tides: rethinking the foundations of foam in northern waters. <i>Journal Article</i>.";
    let item = format!(
        "---\ntitle: \"Harbour tides: rethinking the foundations of foam in northern waters\"\ndate: 2026-03-12\ncitation: '{citation}'\n---\n"
    );
    let page = "---\ntitle: Publications\npermalink: /publications/\n---\n## Preprints\n\n* **Harbour tides: rethinking the foundations of foam in northern waters**<br>\n  Lind, J., Berg, A., & Moe, P. — *2026*\n\n* **Gulls and the sea in winter months of the north**<br>\n  Lind, J. — *2026*\n";
    let folder = site(
        "I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n",
        &[("_publications/a.md", &item), ("_pages/publications.md", page)],
    );
    let text = text(&folder, &[]);
    assert_eq!(text.matches("rethinking the foundations").count(), 1, "{text}");
}

#[test]
fn a_line_of_the_header_keeps_its_abbreviations() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, bio: \"PhD student at Foam Lab at Uni One \\n Foam Lab, Dept. of Tides, \\n Uni One\", email: \"joe.lind( at )uni.example.\"}\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", "---\npermalink: /\n---\nI study tides.\n")]);
    says(&text(&folder, &[]), &["Dept. of Tides", "joe.lind@uni.example\n"], &["Dept.\n"]);
}

#[test]
fn the_name_with_its_middle_name_is_the_headers() {
    let config = "url: https://lind.example\nauthor: {name: Joe W. Lind}\n";
    let home = "---\npermalink: /\n---\nI study tides.\n\n# General Information\n\n- Full name: Joe Winter Lind\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    says(&text(&folder, &["repeated"]), &["Uni Two"], &["General Information", "Winter"]);
    let folder = Folder::with(&[("_config.yml", config), ("index.md", &home.replace("Joe Winter", "Joe Berg"))]);
    says(&text(&folder, &[]), &["Joe Berg Lind"], &[]);
}

#[test]
fn lines_of_only_contacts_go_into_the_header() {
    let home = "📞 0474 570 006 | 📧 joe@lind.example\n\nI study tides.\n\n# Visits\n\n2012.09 - 2014.06\n\n2011 | joe@uni.example\n";
    let folder = site(home, &[]);
    let cv = text(&folder, &["repeated"]);
    says(&cv, &["0474 570 006", "joe@lind.example", "2012.09", "joe@uni.example"], &["📞", "006 |"]);
    assert!(cv.find("joe@lind.example") < cv.find("I study tides."), "{cv}");
    // A page may open with the name, longer than the site's settings have it.
    let config = "author: {name: Joe Lind}\n";
    let page =
        "# Joe Winter Lind\n0474 570 006 | joe@lind.example  \nCitizenship: Norway\n\n# Visits\n\n- 2012: Uni Two\n";
    let cv = text(&Folder::with(&[("_config.yml", config), ("index.md", page)]), &["repeated"]);
    says(&cv, &["0474 570 006", "Citizenship: Norway"], &["Winter", "|"]);
}

#[test]
fn what_helps_to_see_a_pdf_on_the_site_goes() {
    let home = "I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n\n# PDF Preview\n\n<iframe src=\"/cv.pdf\"></iframe>\n\nIf the PDF preview does not load, use the download button above.\n";
    says(&text(&site(home, &[]), &["notice", "empty"]), &["Uni Two"], &["Preview", "button"]);
}

#[test]
fn a_line_that_says_it_is_links_goes_and_the_title_leads_there() {
    let paper = |title: &str, at: u32| {
        format!(
            "**{title}**\n\n**Links:** 📄 Paper ([arXiv](https://arxiv.org/abs/2024.0{at}); [the journal of foam](https://foam.example/{at})) | [A long walk through the code](https://code.example/{at})\n"
        )
    };
    let home =
        format!("I study tides.\n\n# Publications\n\n{}\n{}", paper("Tides of the north", 1), paper("Gulls at sea", 2));
    says(&text(&site(&home, &[]), &["material"]), &["Tides of the north", "Gulls at sea"], &["Links", "long walk"]);
    let said = "I study tides.\n\n# Links\n\nLinks: whoever looks for charts of the tides finds them at the [harbour board](https://harbour.example).\n";
    says(&text(&site(said, &[]), &[]), &["charts of the tides"], &[]);
}

#[test]
fn of_two_versions_of_a_biography_the_longer_is_printed() {
    let home = "I am Joe Lind, an assistant professor of tides at Uni One, who sails.\n\nI teach gulls.\n";
    let cv = "---\ntitle: CV\npermalink: /cv/\n---\nI am Joe Lind, an assistant professor of tides at Uni One, and know the harbours of the north and of the south.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let cv = text(&site(home, &[("_pages/cv.md", cv)]), &["repeated"]);
    says(&cv, &["harbours of the north", "I teach gulls"], &["who sails"]);
}

#[test]
fn papers_that_nobody_wrote_are_samples() {
    let bib = "@article{a, title={A Paper on Foam}, author={Smith, John and Doe, Jane}, journal={Foam}, year={2023}}\n@article{b, title={Tides of the North}, author={Lind, Joe}, journal={Tides}, year={2024}}\n";
    let home = "I study tides.\n\n# Publications\n\n{% bibliography %}\n";
    let folder = site(home, &[("_bibliography/papers.bib", bib)]);
    says(&text(&folder, &["sample"]), &["Tides of the North"], &["Foam"]);
}

#[test]
fn a_link_to_download_goes_with_the_date_of_its_file() {
    let home = "I study tides.\n\n[Download a PDF copy](https://drive.example/x) *— Updated: February 2025*\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(home, &[]), &["navigation"]), &["Uni Two"], &["Download", "2025"]);
    let said = "I study tides.\n\n[Download a PDF copy](https://drive.example/x) — of my atlas of the northern tides\n";
    says(&text(&site(said, &[]), &[]), &["my atlas"], &[]);
}

#[test]
fn a_line_below_the_name_is_in_the_script_of_the_document() {
    let header = |lines: &str| {
        let config = format!("url: https://lind.example\nauthor: {{name: Joe Lind, bio: \"{lines}\"}}\n");
        let folder = Folder::with(&[
            ("_config.yml", config.as_str()),
            ("index.md", "---\npermalink: /\n---\nI study the tides of the northern sea.\n"),
        ]);
        text(&folder, &[])
    };
    says(&header("Professor of Tides<br>雲在青天水在瓶"), &["Professor of Tides"], &["雲"]);
    says(&header("Professor of Tides<br>南京大学"), &["南京大学"], &[]);
}

#[test]
fn news_goes_without_a_heading_or_below_another_one() {
    let items = "- **Aug 2024:** Our paper on gulls has been accepted.\n- **Jul 2024:** I will attend the Foam Days.\n- **May 2024:** I gave a talk on harbours.\n- **Mar 2024:** A grant from the harbour board!\n- **Jan 2024:** We released our charts.\n";
    let end = "\n\n# Education\n\n- 2012: MSc, Uni Two\n- 2010: BSc, Uni One\n\n## Latest News\n\n- I sail.\n\n# Recent highlights\n\n";
    let home = format!("I study tides.\n\n{items}{end}{}", items.replace("gulls", "seals"));
    for home in [home.replace("Recent highlights", "Group highlights"), home] {
        says(&text(&site(&home, &[]), &["news"]), &["Uni Two", "Uni One"], &["gulls", "Foam Days", "I sail", "seals"]);
    }
    let steps = "I study tides.\n\n- 2019: Professor, Uni One\n- 2016: Lecturer, Uni Two\n- 2015: Postdoc, Uni Six\n- 2014: Sailor\n- 2012: MSc, Uni Four\n\n# Teaching\n\n- Tides\n\n# Highlights\n\n- Tides have two highs.\n";
    says(&text(&site(steps, &[]), &[]), &["Lecturer, Uni Two", "two highs"], &[]);
}

#[test]
fn who_says_a_first_name_says_a_position_behind_it() {
    let config = "url: https://lind.example\nauthor: {name: Ada Lind}\n";
    let home = "---\npermalink: /\n---\nHello! I’m Ada and I'm a third year PhD student of the Tide Lab at Uni One.\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    says(&text(&folder, &[]), &["Ada Lind\nThird year PhD student of the Tide Lab"], &[]);
}

#[test]
fn the_lines_of_the_header_in_another_order_go() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, bio: 'Ph.D., Lecturer, Department of Tides, College of Foam'}\n";
    let home = "---\npermalink: /\n---\nPh.D.\\\nLecturer\\\nCollege of Foam, Department of Tides\n\nI study tides.\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    let text = text(&folder, &["repeated"]);
    assert_eq!(text.matches("Lecturer").count(), 1, "{text}");
}

#[test]
fn small_portraits_of_a_group_go() {
    let person = |name: &str| {
        format!("<p><img src=\"s.svg\" alt=\"portrait\" width=\"80\"></p>\n\n{name} studies foam with me.\n\n")
    };
    let group = |people: &[&str]| {
        let people: String = people.iter().map(|name| person(name)).collect();
        let home = format!("I study tides.\n\n# Students\n\n{people}");
        text(&site(&home, &[("s.svg", SQUARE)]), &[])
    };
    says(&group(&["Ann Berg", "Bo Ek", "Cy Lund"]), &["Ann Berg", "Cy Lund"], &["portrait"]);
    says(&group(&["Ann Berg"]), &["Ann Berg", "portrait"], &[]);
}

#[test]
fn a_link_that_is_only_a_sign_goes() {
    let home = "I study tides.\n\n# Talks\n\n- Tides of the North. Harbour Days, Bergen, 2024. [🔗](https://a.example)\n\
        - Foam of the South. Harbour Days, Bergen, 2023. [🔗](https://b.example)\n";
    says(&text(&site(home, &[]), &["material"]), &["Tides of the North"], &["🔗"]);
}

#[test]
fn who_says_a_name_and_whose_site_it_is_repeats_the_header() {
    let home =
        "Hi folks, I am Joe and this is my academic website.\n\nI study tides. See page 134 of [her book](/b).\n";
    says(&text(&site(home, &[]), &["repeated"]), &["I study tides. See page 134 of her book"], &["folks", "website"]);
}

#[test]
fn a_list_that_readers_are_pointed_to_stays() {
    let home = "I study tides.\n\nIf you are interested in my charts, I recommend:\n\n- Tides of the North. J. Lind. 2019.\n\n\
                Please find some of them below:\n\n- Foam. J. Lind. 2018.\n";
    says(&text(&site(home, &[]), &[]), &["Tides of the North", "Foam"], &[]);
}

#[test]
fn a_table_without_its_column_of_pictures_is_a_list() {
    let row = |title: &str| {
        format!(
            "<tr><td><img src=\"/a.png\"></td><td><h5>{title}</h5><p>Journal of Foam, 2024</p><p>Joe Lind</p></td></tr>"
        )
    };
    let table = format!("<table>{}{}</table>", row("Tides of the North"), row("Gulls at Sea"));
    let home = format!("I study tides.\n\n# Publications\n\n{table}\n");
    let cv = text(&site(&home, &[]), &["empty"]);
    says(&cv, &["- Tides of the North\n  Journal of Foam, 2024\n  Joe Lind\n", "- Gulls at Sea\n"], &[]);
}

#[test]
fn labels_and_buttons_of_entries_go_whatever_their_form() {
    let home = "I study tides.\n\n# Publications\n\n\
        - Lind, J. \"On gulls.\" [[paper](/a.pdf)] In: Harbour Days, 2024.\n\
        - Lind, J. Tides of the North. Foam, 2023. ([link1](https://a.example)) ([link2](https://b.example))\n\n\
        # Students\n\n\
        - Ann Berg\n\n  2019 – 2021\n\n  [Google Scholar](https://scholar.google.com/citations?user=x) [LinkedIn](https://linkedin.com/in/x)\n\n\
        - Bo Ek | Personal page\n\n\
        # Projects\n\n### Foam atlas\n\nAll foam of the North.\n\n[Board project page →](https://c.example)\n\n\
        ### Kites\n\nFind out more → [Our chart of kites](https://d.example)\n";
    let text = text(&site(home, &[]), &["material", "navigation"]);
    says(
        &text,
        &["On gulls.” In: Harbour Days", "Foam. 2023", "Ann Berg", "Bo Ek", "All foam", "Our chart of kites"],
        &["[paper", "link1", "link2", "Scholar", "linkedin", "Personal page", "Board project page", "Find out more"],
    );
}

#[test]
fn brackets_that_lead_elsewhere_go() {
    let home = "My crews are in all harbours (see interactive map below). Together we sail.\n\n# Teaching\n\n\
        I have led many crews (see my [CV](/cv/)) and row (twice).\n\n# Publications\n\nTides of the North. Foam, 2019.\n\n\
        A record is also available on [Google Scholar](https://scholar.google.com/x) and on the [Board's researcher profile](https://b.example).\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(&text, &["in all harbours. Together", "many crews and row (twice)."], &["map", "CV", "record is", "profile"]);
}

#[test]
fn open_positions_under_a_line_of_their_own_go() {
    let home = "I study tides.\n\n<div><p>[Open Positions]</p>\n<ul><li>Rowers: Fall 2026.</li><li>Sailors: any time.</li></ul>\n\
        <p>Candidates with a boat are encouraged to email their CV.</p></div>\n\n# Boats\n\n- Gull, 2019\n- Tern, 2020\n";
    says(&text(&site(home, &[]), &["appeal"]), &["I study tides.", "Gull"], &["Positions", "Rowers", "Candidates"]);
}

#[test]
fn ways_to_reach_a_person_beside_the_header_go() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, googlescholar: 'https://scholar.google.com/citations?user=J'}\n";
    let home = "---\npermalink: /\n---\nI study tides.\n\n# Contact\n\n\
        - [Google Scholar](https://scholar.google.com/citations?user=J) · [Board researcher profile](https://b.example/j) · [Board](https://b.example)\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    says(&text(&folder, &["repeated"]), &["I study tides."], &["Contact", "researcher profile"]);
}

#[test]
fn the_time_that_a_page_takes_to_read_goes() {
    let home = "I study tides.\n\n# Talks\n\n- On gulls, 2019\n\n  2 minuto(s) de leitura\n\n- On foam, 2020\n\n  less than 1 minute read\n";
    says(&text(&site(home, &[]), &["notice"]), &["On gulls", "On foam"], &["leitura", "minute"]);
}

#[test]
fn a_name_and_how_it_is_pronounced_are_said_by_the_header() {
    let home = "Joe Lind /`jo lint/\n\nI study tides.\n";
    says(&text(&site(home, &[]), &["repeated"]), &["I study tides."], &["jo lint"]);
}

#[test]
fn the_position_under_the_name_as_a_heading_is_below_the_name() {
    let home = "# Joe Lind\n\nLecturer, College of Foam\n\nI study tides.\n\n# Boats\n\n- Gull, 2019\n";
    says(&text(&site(home, &[]), &[]), &["Joe Lind\nLecturer, College of Foam\n"], &["\n\nLecturer"]);
}

#[test]
fn an_address_does_not_say_again_where_somebody_works() {
    let config = "url: https://lind.example\nauthor: {name: Joe Lind, bio: 'Lecturer at Foam University of Bergen', location: 'Foam University of Bergen, Bergen, Norway'}\n";
    let home = "---\npermalink: /\n---\nI study tides.\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    says(&text(&folder, &[]), &["Bergen, Norway · lind.example"], &["Foam University of Bergen, Bergen"]);
}

#[test]
fn labels_right_behind_words_go_where_several_lines_have_them() {
    let home = "I study tides.\n\n# Talks\n\n- Structuring the foam [Slides](https://a.example)\n- Gulls of the North [Video](https://b.example)\n\
        - Ropes of old [Slides](https://e.example) presented at the Pier of Bergen\n- The [Slides](https://f.example) at the pier\n\
        - The chart is [here](https://c.example)\n\n# Software\n\n- Tides [Code](https://d.example)\n";
    let text = text(&site(home, &[]), &["material"]);
    let kept = [
        "Structuring the foam",
        "Gulls of the North",
        "The chart is here",
        "Code",
        "The Slides <https://f.example> at",
    ];
    says(&text, &kept, &["foam Slides", "Video", "old Slides"]);
    says(&text, &["Ropes of old presented at the Pier of Bergen"], &[]);
}

#[test]
fn the_words_of_badges_that_name_venues_are_printed() {
    let badge = |path: &str| format!("<img src=\"https://img.shields.io/badge/{path}-8A2BE2?style=plastic\">");
    let (foam, tide, stars) = (badge("FOAM-2024"), badge("TIDE-2023"), badge("Stars-2024"));
    let home = format!(
        "I study tides.\n\n# Publications\n\n- {foam} **On gulls above the harbour**<br>J. Lind<br>Days of Foam (FOAM), 2024<br>[[Paper](https://a.example/a.pdf)]\n\
         - {tide} **On tides below the harbour**<br>J. Lind<br>Tide Days (TIDE), 2023\n\
         - {tide} **On ropes beside the harbour**<br>J. Lind {stars}\n- **On boats**<br>J. Lind<br>{foam}\n"
    );
    let folder = site(&home, &[]);
    let lines = ["- On gulls above", "- On tides below", "- TIDE 2023 · On ropes beside", "J. Lind\n  FOAM 2024"];
    says(&text(&folder, &["repeated"]), &lines, &["Stars"]);
}

#[test]
fn a_badge_alone_is_no_content() {
    let home = "I study tides.\n\n# Featured papers\n\n\
        <p><span>NEW · 2026</span></p>\n\n# Boats\n\nGull\n";
    says(&text(&site(home, &[]), &["ornament", "empty"]), &["I study tides."], &["NEW", "Featured"]);
}

#[test]
fn labels_in_round_brackets_and_within_lines_go() {
    let home = "I study tides.\n\n# Publications\n\n\
        - J. Lind. On gulls above the harbour. Foam, 2021 ([published](https://doi.org/10.1/a))\n\
        - J. Lind. On tides below the harbour. Foam, 2020 ([published](https://doi.org/10.1/b))\n\
        - J. Lind. On ropes around the harbour. Foam, 2019 ([published](https://doi.org/10.1/c))\n\
        - J. Lind. On knots inside the harbour. Foam, 2018. [JSTOR](https://jstor.example)\n\
        - J. Lind. On charts of the old harbour. Foam, 2017. [Code](https://code.example). (Pilot)\n\
        - J. Lind. On boats in the old harbour. Foam. [Slides by Ann]\n\
        - J. Lind. On waves in the old harbour. Foam (2016). [Download here](https://d.example) **Best of Foam**\n";
    let text = text(&site(home, &[]), &["material"]);
    says(&text, &["On gulls above", "(Pilot)", "Best of Foam"], &["published", "JSTOR", "Code", "Slides", "Download"]);
}

#[test]
fn what_only_continues_a_notice_goes_with_it() {
    let home = "I study tides.\n\n# Papers\n\nThis page lists all of my papers. They are sorted by year.\n\n- On gulls. Foam, 2021\n\n\
        # Boats\n\nThey are sorted by size in the harbour.\n\n# Radio\n\nI spoke on the tides of the North [here](https://radio.example).\n";
    let text = text(&site(home, &[]), &["notice", "navigation"]);
    says(&text, &["sorted by size", "I spoke on the tides of the North."], &["sorted by year", " here"]);
}

#[test]
fn the_badge_of_a_paper_stands_behind_its_authors() {
    let paper = |badge: &str, title: &str, more: &str| {
        format!(
            "<div class='paper-box'><div class='paper-box-image'><div><div class=\"badge\">{badge}</div><img src='/a.svg' alt=\"sym\"></div></div>\n\
             <div class='paper-box-text' markdown=\"1\">\n\n[{title}](https://a.example)\n\n**Joe Lind**, Ann Berg{more}\n\n</div>\n</div>\n\n"
        )
    };
    let papers = [
        paper("Foam 2024", "On gulls above the harbour", ""),
        paper("Tides 2023", "On tides below the harbour", ", *Tides 2023*"),
    ];
    let home = format!("I study tides.\n\n# Publications\n\n{}", papers.concat());
    let text = text(&site(&home, &[("a.svg", SQUARE)]), &[]);
    says(&text, &["Joe Lind, Ann Berg. Foam 2024"], &[]);
    assert_eq!(text.matches("Tides 2023").count(), 1, "{text}");
}

#[test]
fn the_links_behind_a_publication_go_where_its_title_leads_somewhere() {
    let bib = "@article{a, title={On tides of the North}, author={Lind, Joe}, journal={Seas}, year=2020, doi={10.1/a}, code={https://code.example}}\n";
    let folder = site("I study tides.\n\n# Publications\n\n{% bibliography %}\n", &[("_bibliography/papers.bib", bib)]);
    let markup = |keep: &str| {
        fs::write(folder.path("_config.yml"), format!("{CONFIG}{keep}")).unwrap();
        let run = folder.vitae(&["build", "-f", "typ", "-o", "out.typ", "-v"]).exits(0);
        (folder.text("out.typ"), run.messages().to_owned())
    };
    let (bare, messages) = markup("");
    says(&bare, &["doi.org/10.1/a"], &["code.example"]);
    says(&messages, &["“Code: https://code.example” is left out"], &[]);
    says(&markup("vitae: {keep: [material]}\n").0, &["code.example"], &[]);
}

#[test]
fn the_foot_of_a_page_goes_and_the_source_of_a_quotation_stays() {
    let home = "<p>I study tides.</p>\n<blockquote><p>The sea is wide.</p><footer>An old sailor</footer></blockquote>\n\
        <div class=\"page-footer\">Joe Lind · Last updated May 2026</div>\n<footer>© 2026 Joe Lind</footer>\n";
    says(&text(&site(home, &[]), &[]), &["The sea is wide", "An old sailor"], &["2026", "©"]);
}

#[test]
fn news_below_a_line_that_is_no_heading_goes_with_it() {
    let home = "I study the tides of the North.\n\n***Recent news***\n\n- 2026-08: One paper accepted.\n- 2026-07: I joined the crew.\n\n# Boats\n\n- Gull, 2019\n";
    says(&text(&site(home, &[]), &["news"]), &["I study", "Gull"], &["news", "accepted"]);
}

#[test]
fn abstracts_below_papers_go() {
    let prose = "We chart the tides of the north and ask where they come from. ".repeat(6);
    let paper = |title: &str| format!("### {title}\n\nJoe Lind, Ann Berg. Foam, 2019.\n\n{prose}\n\n");
    let papers = |titles: &[&str]| titles.iter().map(|title| paper(title)).collect::<String>();
    let page = |titles: &[&str]| format!("I study tides.\n\n## Publications\n\n{prose}\n\n{}", papers(titles));
    let text_of = |home: &str| text(&site(home, &[]), &["abstract"]);
    let text = text_of(&page(&["On gulls", "On foam", "On waves"]));
    says(&text, &["On gulls", "On waves", "Ann Berg. Foam, 2019."], &[]);
    assert_eq!(text.matches("We chart the tides").count(), 6, "only the one above the list stays:\n{text}");
    let bare = page(&["On gulls of the north", "On foam of the south", "On waves of the west"]);
    let bare = text_of(&bare.replace("Joe Lind, Ann Berg. Foam, 2019.\n\n", ""));
    says(&bare, &["On gulls of the north", "On foam of the south", "On waves of the west"], &[]);
    let few = built(&site(&page(&["On gulls"]), &[]), &[]);
    assert!(!few.messages().contains("(`abstract`)"), "{}", few.messages());
}

#[test]
fn an_abstract_goes_with_the_list_that_it_goes_on_in() {
    let prose = "We chart the tides of the north and ask where they come from. ".repeat(6);
    let open = format!("{prose}We show that:\n\n  - tides come from the moon;\n  - foam comes from tides.");
    let home = format!(
        "I study tides.\n\n## Publications\n\n- On gulls. Foam, 2019.\n\n  {prose}\n\n- On foam. Foam, 2018.\n\n  {open}\n\n\
         - On waves. Foam, 2017.\n\n  {prose}\n\n## Talks\n\n- On ropes, 2016\n"
    );
    says(
        &text(&site(&home, &[]), &["abstract"]),
        &["On gulls", "On foam", "On waves", "On ropes"],
        &["We chart", "moon"],
    );
}

#[test]
fn people_stay_below_the_heading_that_says_who_they_are() {
    let home = "I study tides.\n\n# Crew\n\n### Former members\n\n<h3>Ann Berg</h3>\n\nMaster of the Cutter\n\n<h3>Bo Ek</h3>\n\nPilot\n";
    says(&text(&site(home, &[]), &[]), &["Former members", "Ann Berg", "Pilot"], &[]);
}

#[test]
fn a_menu_may_name_its_parts() {
    let home = "<nav id=\"menu\"><h2>Menu</h2><ul><li><a href=\"/\">Home</a></li><li><span>Events</span><ul>\
        <li><a href=\"/coming\">Coming events</a></li><li><a href=\"/past\">Past events</a></li></ul></li>\
        <li><span>Mentorship groups</span><ul><li><a href=\"/one\">Sailors</a></li><li><a href=\"/two\">Rowers</a></li></ul></li></ul></nav>\n\n\
        I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(home, &[]), &[]), &["I study tides.", "Uni Two"], &["Menu", "Mentorship", "Rowers"]);
}

#[test]
fn what_one_page_says_of_a_year_in_a_line_another_may_say_in_several() {
    let home = "I study tides.\n\n# Services\n\n- 2020: Program Committee of Wharf; Reviewer of Foam, Ebb and Gulls\n- 2019: Program Committee of Sund\n";
    let cv = format!(
        "{CV}# Academic services\n\n- 2020: Wharf PC member\n- 2020: Foam reviewer\n- 2020: Ebb reviewer\n- 2020: Gulls reviewer\n- 2019: Sund PC member\n- 2018: Ropes reviewer\n"
    );
    let text = text(&site(home, &[("cv.md", &cv)]), &["repeated"]);
    says(&text, &["Ropes reviewer", "Gulls reviewer", "Sund PC"], &["Program Committee"]);
}

#[test]
fn a_list_of_what_is_on_the_pages_of_a_site_goes() {
    let home = "I study tides.\n\nHere you'll find some information on myself and my work:\n\n* In [Boats](/boats) a description of my boats\n* A list of my [talks](/talks) with slides\n\n\
        Full CV can be dowloaded [here](/cv.pdf) (updated September 2025)\n\n# Here you will find my boats:\n\n- Cutter\n";
    let text = text(&site(home, &[("cv.pdf", "")]), &["navigation"]);
    says(&text, &["I study tides.", "Cutter"], &["information", "description", "slides", "Full CV"]);
}

#[test]
fn a_heading_that_introduces_its_author_is_no_section() {
    let config = ("_config.yml", "author: {name: Joe Lind, bio: Senior lecturer in tides at Uni One}\n");
    let home = "---\npermalink: /\n---\n## I am Joe Lind,<br>a senior lecturer in tides at Uni One.\n\nI row.\n\n## Boats\n\n- Cutter\n";
    let text = text(&Folder::with(&[config, ("index.md", home)]), &["repeated"]);
    says(&text, &["\n\nI row.\n", "## Boats"], &["I am Joe"]);
}

#[test]
fn the_opening_of_a_page_says_nothing_of_the_header_again() {
    let config = ("_config.yml", "author: {name: Prof. Joe Lind, bio: Senior lecturer in tides at Uni One}\n");
    let home = "---\npermalink: /\n---\n# Joe Lind\n\nTable of contents\n\nSenior Lecturer, Uni One\n\n> The sea is wide.\n>\n> — An Old Sailor\n\n\
        I study tides.\n\nFull CV can be downloaded from [here](/cv.pdf) or the extended version in Spanish [here](/es.pdf) as well.\n\n# Boats\n\n- Cutter\n";
    let folder = Folder::with(&[config, ("index.md", home), ("cv.pdf", ""), ("es.pdf", "")]);
    let text = text(&folder, &["navigation", "ornament", "repeated"]);
    says(
        &text,
        &["\n\nI study tides.\n", "Cutter"],
        &["## Joe", "contents", "Lecturer, Uni", "wide", "Sailor", "Full CV"],
    );
}

#[test]
fn a_table_of_the_parts_of_a_page_goes() {
    let papers = "---\npermalink: /publications/\ntitle: Publications\n---\n| | On this page |\n|---|---|\n| [Preprints](#pre) | [Theses](#theses) |\n| [Articles](#articles) | |\n\n\
        # Preprints\n\n- J. Lind. On gulls. 2020.\n\n# Articles\n\n- J. Lind. On foam. Foam, 2019.\n\n# Theses\n\n- J. Lind. On waves. Uni One, 2018.\n";
    let text = text(&site("I study tides.", &[("publications.md", papers)]), &[]);
    says(&text, &["On gulls", "On foam", "On waves"], &["On this page", "Preprints |"]);
}

#[test]
fn whose_pictures_they_are_goes_with_them() {
    let config = "author: {name: Joe Lind}\n";
    let home = "---\npermalink: /\nprofile:\n  more_info: © Ann Berg, Pier Press\n---\nGulls come with the tide. Image credit: Pier Press (Ann Berg)\n\n日本語版はこちら\n\n# Boats\n\n- Cutter\n";
    let folder = Folder::with(&[("_config.yml", config), ("index.md", home)]);
    says(&text(&folder, &["images"]), &["Gulls come with the tide.", "Cutter"], &["Ann Berg", "credit"]);
}

#[test]
fn lists_of_papers_under_different_headings_are_one() {
    let list = |kind: &str| {
        let paper = |number: usize| {
            format!("- J. Lind. On the tides of harbour number {number} in the {kind}. Foam {number}, 201{number}.\n")
        };
        (1..5).map(paper).collect::<String>()
    };
    let cv = format!("{CV}# Peer-reviewed publications\n\n{}", list("north"));
    let papers =
        format!("---\ntitle: Publications\n---\n### Articles\n\n{}\n### Chapters\n\n{}", list("north"), list("south"));
    let text = text(&site("I study tides.", &[("cv.md", &cv), ("publications.md", &papers)]), &["repeated"]);
    assert_eq!(text.matches("number 3 in the north").count(), 1, "{text}");
    says(&text, &["## Publications", "Chapters", "number 3 in the south"], &["Peer-reviewed"]);
}

#[test]
fn a_sentence_keeps_the_last_of_the_places_that_it_names() {
    let home = "# Software\n\n- Tidal is on [CRAN](https://cran.example/tidal) and [GitHub](https://git.example/tidal).\n\
        - Foamy is on [CRAN](https://cran.example/foamy) and [GitHub](https://git.example/foamy).\n";
    says(&text(&site(home, &[]), &[]), &["and GitHub"], &[]);
}

#[test]
fn what_a_pop_up_says_is_hidden() {
    let home = "I study tides.\n\n# Papers\n\n- J. Lind. On foam, 2020.\n\n<div class=\"white-popup mfp-hide\"><h2>Abstract</h2><p>Foam is wet.</p><a href=\"#\">Close</a></div>\n";
    says(&text(&site(home, &[]), &[]), &["On foam"], &["Abstract", "wet", "Close"]);
}

#[test]
fn the_data_gives_the_position_that_the_page_does_not() {
    let home = "---\npermalink: /\nsubtitle: Documenting my journey\n---\nI study tides.\n";
    let data = "{\"basics\": {\"name\": \"Joe Lind\", \"label\": \"Tide clerk and PhD student\"}, \"education\": [{\"institution\": \"Uni One\", \"area\": \"Tides\", \"studyType\": \"MSc\", \"startDate\": \"2018\", \"endDate\": \"2020\"}]}";
    let cv = "---\nlayout: cv\npermalink: /cv/\ntitle: CV\n---\n";
    let folder =
        Folder::with(&[("_config.yml", CONFIG), ("index.md", home), ("cv.md", cv), ("assets/json/resume.json", data)]);
    says(&text(&folder, &[]), &["Joe Lind\nTide clerk and PhD student\n", "Uni One"], &["journey"]);
}

#[test]
fn years_belong_below_the_kind_of_papers_above_them() {
    let papers = "---\npermalink: /publications/\ntitle: Publications\n---\n#### Journals\n\n### 2020\n\n- J. Lind. On gulls. Foam 3, 2020.\n\n### 2019\n\n- J. Lind. On foam. Foam 2, 2019.\n\n\
        #### Conferences\n\n### 2018\n\n- J. Lind. On waves. Wharf, 2018.\n";
    let text = text(&site("I study tides.", &[("publications.md", papers)]), &[]);
    says(&text, &["### Journals\n\n#### 2020\n", "#### 2019\n", "### Conferences\n\n#### 2018\n"], &[]);
}

#[test]
fn a_title_leads_where_the_row_below_the_authors_did() {
    let card = |title: &str, number: usize| {
        format!(
            "<div class='paper-box'><div class='paper-box-text' markdown=\"1\">\n\n<b>{title}</b><br>\n<i>Journal of Foam, 202{number}</i><br>\n(Q2)<br>\n\
             Ann Berg, <b>Joe Lind</b><br>\n[<a href=\"https://doi.org/10.1/{number}\">PDF</a>] [<a href=\"/{number}.txt\">BibTex</a>] <br>\n</div>\n</div>\n\n"
        )
    };
    let home = format!(
        "# Publications\n\n{}{}",
        card("On gulls above the northern pier", 1),
        card("On the foam of winter tides", 2)
    );
    let text = text(&site(&home, &[]), &["material"]);
    let titles = [
        "On gulls above the northern pier <https://doi.org/10.1/1>",
        "On the foam of winter tides <https://doi.org/10.1/2>",
    ];
    says(&text, &titles, &["PDF", "BibTex"]);
}

#[test]
fn a_talk_may_have_the_title_of_a_paper() {
    let title = "Foam of the northern tides in winter";
    let papers = format!("@article{{a, title={{{title}}}, author={{Lind, Joe}}, journal={{Seas}}, year=2023}}\n");
    let talks = format!("@misc{{b, title={{{title}}}, author={{Lind, Joe}}, year=2023}}\n");
    let page = "---\ntitle: Publications\npermalink: /publications/\nnav: true\n---\n# Papers\n\n{% bibliography -f papers %}\n\n# Talks\n\n{% bibliography -f talks %}\n";
    let files = [
        ("_pages/publications.md", page),
        ("_bibliography/papers.bib", &*papers),
        ("_bibliography/talks.bib", &*talks),
    ];
    let text = text(&site("I study tides.", &files), &[]);
    assert_eq!(text.matches(title).count(), 2, "{text}");
}

#[test]
fn a_course_may_be_taught_and_a_talk_given_twice_in_a_year() {
    let courses = "@misc{a, title={Tides for sailors of all seas}, author={Lind, Joe}, term={Spring}, year=2023}\n\
        @misc{b, title={Tides for sailors of all seas}, author={Lind, Joe}, term={Fall}, year=2023}\n\
        @misc{c, title={Foam in winter, in twelve evenings}, author={Lind, Joe}, term={Fall}, year=2023}\n";
    let page = "---\ntitle: Teaching\npermalink: /teaching/\nnav: true\n---\n# Current teaching\n\n{% bibliography -f courses -q @*[title~=Foam]* %}\n\n# Teaching\n\n{% bibliography -f courses %}\n";
    let files = [("_pages/teaching.md", page), ("_bibliography/courses.bib", courses)];
    let text = text(&site("I study tides.", &files), &[]);
    says(&text, &["all seas. Spring 2023", "all seas. Fall 2023", "evenings. Fall 2023"], &[]);
    assert_eq!(text.matches("Foam in winter").count(), 1, "one entry in two lists: {text}");
}

#[test]
fn a_place_is_named_once() {
    let course = "---\ntitle: Ropes\nvenue: 'Uni One, Bergen'\nlocation: Bergen\ndate: 2023 Fall\n---\n";
    let years = "---\ntitle: Sails\nvenue: Uni Two\ndate: 2016-04-01, 2017-04-01, 2018-04-01\n---\n";
    let range = "---\ntitle: Masts\nvenue: Uni Two\ndate: 2024-09-01-2025-01-31\n---\n";
    let page = "---\ntitle: Teaching\npermalink: /teaching/\nnav: true\n---\n{% for post in site.teaching %}{% include archive-single.html %}{% endfor %}\n";
    let files = [
        (
            "_config.yml",
            "url: https://lind.example\nauthor: {name: Joe Lind}\ncollections: {teaching: {output: true}}\n",
        ),
        ("_pages/teaching.md", page),
        ("_teaching/a.md", course),
        ("_teaching/b.md", years),
        ("_teaching/c.md", range),
    ];
    let text = text(&site("I study tides.", &files), &[]);
    says(&text, &["Ropes, Uni One, Bergen", "2023 Fall", "2016 – 2018", "2024 – 2025"], &["Bergen, Bergen"]);
}

#[test]
fn a_picture_in_a_sentence_is_read_out() {
    let home = "I study a combination of ![foam](a.svg) and ![wind](b.svg), which is wet.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let text = text(&site(home, &[("a.svg", drawing), ("b.svg", drawing)]), &[]);
    says(&text, &["a combination of foam and wind, which is wet."], &[]);
}

#[test]
fn an_item_is_in_its_list_once() {
    let item = "Lind, J. On the charts of the northern fjords. Seas of Europe, 2020.";
    let home = format!(
        "I study tides.\n\n# Publications\n\n- {item}\n- [Lind, J. On the charts of the northern fjords. Seas of Europe, 2020.](https://seas.example/)\n- Lind, J. Foam, 2019.\n"
    );
    let text = text(&site(&home, &[]), &["repeated"]);
    assert_eq!(text.matches("northern fjords").count(), 1, "{text}");
    says(&text, &["Foam"], &[]);
}

#[test]
fn a_greeting_with_what_the_header_says_goes_as_a_whole() {
    let home = "Hi, I'm Joe Lind, an observer of tides and Associate Professor at the Harbour Institute, Uni Two.\n\nI row boats of wood on all the fjords of Norway, and I chart them.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let text = text(&site(home, &[]), &["greeting"]);
    assert_eq!(text.matches("Associate Professor").count(), 1, "{text}");
    says(&text, &["I row boats"], &["Hi,"]);
}

#[test]
fn a_menu_in_the_text_is_no_part_of_a_cv() {
    let home = "I study tides.\n\n# Archive\n\n- [Notes](/notes/) - What I typed on tides.\n- [Research](/papers/) - Preprints.\n- [Teaching](/teaching/) - Courses I taught.\n\n\
        # Projects\n\n- [Foam](/foam/) - A chart.\n- [Wind](/wind/) - A map.\n- [Gulls](/gulls/) - A log.\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(&text, &["Foam", "Wind", "Gulls"], &["Archive", "Preprints", "typed"]);
}

#[test]
fn what_several_pages_repeat_is_no_part_of_a_cv() {
    let foot = "<h3>Further information</h3>\n<p>Room 3, House of Tides</p>\n";
    let page = |title: &str, item: &str| {
        format!("---\ntitle: {title}\nnav: true\n---\n- {item}, 2021\n- More {item}, 2019\n\n{foot}")
    };
    let (talks, grants, teaching) = (page("Talks", "Foam"), page("Grants", "Tide fund"), page("Teaching", "Ropes"));
    let files = [("talks.md", &*talks), ("grants.md", &*grants), ("teaching.md", &*teaching)];
    let text = text(&site(&format!("I study tides.\n\n{foot}"), &files), &["navigation"]);
    says(&text, &["Foam", "Tide fund", "Ropes"], &["House of Tides", "Further"]);
}

#[test]
fn a_link_that_says_only_that_there_is_more_goes() {
    let home = "I study tides and foam on boats. [Learn more](/foam/)\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    says(&text(&site(home, &[]), &["navigation"]), &["on boats."], &["Learn"]);
}

#[test]
fn one_of_several_occasions_does_not_stand_for_all() {
    let home = "I study tides.\n\n# Talks\n\n- How do fjords drive the tides of the north in winter?\n  - Harbour Day, Bergen, 2023\n  - Society of Ropes and Sails, Annual Meeting, Trondheim, 2023\n  - Board of Gulls, Paper Development Workshop, Tromso, 2022\n";
    let cv = format!(
        "{CV}# Talks\n\n- 2023: How do fjords drive the tides of the north in winter? Harbour Day, Bergen\n- 2021: Foam and wind, Oslo\n"
    );
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &[]);
    says(&text, &["Tromso", "Foam and wind"], &[]);
}

#[test]
fn a_caption_that_says_where_its_picture_is_goes_with_it() {
    let drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let home = "I study tides.\n\n# Crew\n\n![](a.svg)\n\nAbove: the crew at sea\n\n- 2012: Joe Lind\n";
    says(&text(&site(home, &[("a.svg", drawing)]), &["images"]), &["Joe Lind"], &["Above"]);
}

#[test]
fn the_history_and_the_gallery_of_a_site_go() {
    let home = "I study tides.\n\nThis site will be available after March, but I may not update it.\n\n# Update History\n\n\
                - 2023-04-04: New theme!\n- 2022-02-02: I added a page with questions.\n\n# Gallery\n\nThe crew in Bergen\n\n\
                # Education\n\n- 2012: MSc, Uni Two\n";
    says(
        &text(&site(home, &[]), &["news"]),
        &["tides", "Uni Two"],
        &["This site", "History", "theme", "Gallery", "crew"],
    );
}

#[test]
fn abstracts_below_papers_go_whatever_the_section_is_called() {
    let paper = |title: &str| {
        format!(
            "### On {title}\n\nwith Ann Berg.\n\nHarbour News, 2019.\n\nThis paper is concerned with {title}, which nobody has ever seen in the north. \
                 We go out at night and count all of them by hand. They are many, and they are never where they were the day before. \
                 The results show that whoever waits long enough on the pier sees what is to be seen there, and a little more than that at the end of the year.\n\n"
        )
    };
    let home =
        format!("I study tides.\n\n# Research\n\n## Papers\n\n{}{}{}", paper("tides"), paper("foam"), paper("gulls"));
    says(&text(&site(&home, &[]), &["abstract"]), &["On tides", "On gulls", "with Ann Berg"], &["concerned"]);
}

#[test]
fn what_another_page_says_in_full_is_not_said_before() {
    let home = "I am a clerk of the northern harbours.\n\nMy interests lie in the tides of the north and their charts.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let cv = format!(
        "{CV}# Research interests\n\nMy interests lie in the tides of the north and their charts. Besides, I count gulls for the Harbour Board.\n"
    );
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["repeated"]);
    assert_eq!(text.matches("tides of the north").count(), 1, "{text}");
    says(&text, &["clerk of the northern", "I count gulls"], &[]);
    let cv = cv.replace("Research interests", "Profile");
    says(&self::text(&site(home, &[("_pages/cv.md", &cv)]), &[]), &["tides of the north"], &[]);
}

#[test]
fn the_address_behind_an_appeal_goes_with_it() {
    let home = "I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n\nIf you are interested in my tides, feel free to contact me via email. [joe@lind.example].\n";
    let text = text(&site(home, &[]), &["appeal"]);
    says(&text, &["Uni Two", "joe@lind.example"], &["feel free", "[joe"]);
}

#[test]
fn what_chooses_the_items_of_a_list_goes() {
    let home = "I study tides.\n\n# Papers\n\n## Filter by tag:\n\n<div><span class=\"tag\">All</span><span class=\"tag\">Foam</span></div>\n\n\
                ## Journals\n\n- J. Lind. Tides. 2019\n- J. Lind. Foam. 2018\n\n# Filter design\n\nWe filter the sea.\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(&text, &["Papers", "Journals", "Tides. 2019", "Filter design", "We filter the sea."], &["Filter by", "All"]);
}

#[test]
fn a_sentence_that_says_more_than_where_something_is_stays() {
    let home = "I study tides. My voyage was led by Bo Ek, and its log is available [here](/files/log.pdf).\n";
    says(&text(&site(home, &[("files/log.pdf", "x")]), &[]), &["My voyage was led by Bo Ek"], &[]);
}

#[test]
fn the_icon_of_a_site_is_no_portrait() {
    for file in ["android-chrome-512x512.png", "background2.png"] {
        let config = format!("url: https://lind.example\nauthor: {{name: Joe Lind, avatar: {file}}}\n");
        let folder = site("I study tides.", &[("_config.yml", &config), (file, "x")]);
        built(&folder, &[]).says("is left out: its name says that it is a logo, an icon or a background");
    }
}

#[test]
fn a_site_whose_picture_is_missing_has_a_document() {
    let page = "<!DOCTYPE html><html><head><title>Joe Lind</title></head><body><p>I study tides.</p><p><span><img src=\"banner.jpg\"></span></p></body></html>\n";
    let folder = Folder::with(&[("index.html", page)]);
    built(&folder, &[]).says("warning[missing-image]: the image banner.jpg does not exist");
}

#[test]
fn what_unfolds_below_a_paper_is_named_by_its_button() {
    let paper = |id: &str, title: &str| {
        format!(
            "<div class=\"row\">J. Lind, A. Berg<br><a href=\"https://lind.example/{id}\">{title}</a><br>Journal of Charts, 2023<br>\
             | <a data-toggle=\"collapse\" href=\"#ABS{id}\" role=\"button\">Abstract</a> | <a href=\"https://arxiv.org/abs/{id}\">arXiv</a> \
             | <a href=\"https://code.example\">Code</a> | Models: <a href=\"https://a.example\">small</a> |<br>\
             <div class=\"collapse\" id=\"ABS{id}\"><div class=\"card\"><p>The tides are high.<br><br>We measure them, and we say what they are.</p></div></div></div>\n"
        )
    };
    let page = format!(
        "<!DOCTYPE html><html><head><title>Joe Lind</title></head><body><h1>Dr Joe Lind (Джо Линд)</h1><p>I study tides.</p>\
         <h2>Publications</h2>{}{}</body></html>",
        paper("1", "Tides of the North"),
        paper("2", "Foam and wind")
    );
    let folder = Folder::with(&[("index.html", &page)]);
    folder.vitae(&["build", "-f", "txt", "-o", "out.txt"]).exits(0);
    let text = folder.text("out.txt");
    says(
        &text,
        &["Tides of the North", "Foam and wind", "I study tides.", "## Publications"],
        &["tides are high", "Code", "Models", "Джо Линд"],
    );
}

#[test]
fn what_is_below_the_name_in_a_section_stays_in_it() {
    let page = "---\ntitle: Research\nnav: true\n---\n# Joe Lind\n\nI ask why the tides come, and I count the gulls that see them come and go.\n";
    let folder = site("I sail.\n\n## Skills\n\n- Knots", &[("_pages/research.md", page)]);
    let text = text(&folder, &[]);
    assert!(!text.contains("I sail.\n\nI ask"), "{text}");
}

#[test]
fn what_tells_visitors_what_to_do_goes() {
    let home = "I study tides. We are also actively looking for new speakers.\n\n\
        ## Supervision\n\nTo give you a sense of the range, here are some titles that I have supervised:\n\n\
        - On foam (you can check the chart)\n- Ann Berg, 2021. Now at Uni One. You can read her thesis [here](https://uni.example/1).\n\n\
        ## Talks\n\nA selection of talks I’ve given at various places.\n\n- Tides, Bergen, 2020\n- Gulls, Oslo, 2019\n\n\
        ## Students\n\nAn overview of all the students whom I supervised at Uni Two.\n\n- Joe Lind, 2020\n- Ola Ek, 2019\n\n\
        ## Skills\n\nYou can find me in room 4.\n";
    let folder = site(home, &[]);
    let text = text(&folder, &["navigation", "appeal"]);
    says(
        &text,
        &[
            "I study tides.\n",
            "On foam (you can check the chart)",
            "Now at Uni One.",
            "supervised at Uni Two",
            "room 4",
        ],
        &["speakers", "give you", "her thesis", "A selection of"],
    );
    let home = "I sail.\n\n## Here you will find some words on my work\n\nI study tides.\n\n## Talks\n\n- Tides, Bergen, 2020\n";
    let folder = site(home, &[]);
    says(&self::text(&folder, &["greeting"]), &["I study tides."], &["Here you"]);
}

#[test]
fn what_somebody_speaks_is_no_switch_and_a_copyright_officer_no_notice() {
    let home = "I study tides.\n\n## Languages\n\nEnglish / 中文 / 日本語\n\n## Skills\n\n- Languages: English | Español\n- Software: QGIS\n\n\
        ## Work\n\n- Copyright officer, Sea Press, 2012–2014\n- Clerk, Pier One, 2010\n\n\
        Copyright © 2024 Joe Lind\n\n[English](/) | [中文](/zh/)\n";
    let folder = site(home, &[("zh.md", "---\npermalink: /zh/\n---\nx")]);
    let text = text(&folder, &["notice", "navigation"]);
    says(&text, &["English / 中文 / 日本語", "English | Español", "Copyright officer"], &["©", "English | 中文"]);
}

#[test]
fn a_row_of_buttons_in_japanese_has_no_blanks() {
    let home = "[論文一覧](/publications/){: .btn}\n[学会発表](/talks/){: .btn}\n\n潮汐を研究しています。\n";
    let folder = site(home, &[("_pages/talks.md", "---\npermalink: /talks/\n---\nx")]);
    says(&text(&folder, &["navigation"]), &["潮汐を研究しています。"], &["論文一覧"]);
}

#[test]
fn a_line_of_the_authors_own_stays_among_the_samples_of_a_theme() {
    let cv = format!(
        "{CV}Education\n======\n* B.S. in GitHub, GitHub University, 2012\n* M.S. in Jekyll, GitHub University, 2014\n\
         * Ph.D in Version Control Theory, GitHub University, 2018 (expected)\n* BSc in Oceans, Uni Two, 2010\n\n\
         Skills\n======\n* Skill 1\n* Skill 2\n  * Sub-skill 2.1\n* Python\n\nService and leadership\n======\n\
         * Currently signed in to 43 different slack teams\n"
    );
    let folder = site("I study tides. Lorem ipsum dolor sit amet, consectetur.", &[("_pages/cv.md", &cv)]);
    let text = text(&folder, &["sample"]);
    says(&text, &["I study tides.", "Education", "BSc in Oceans", "Python"], &["GitHub", "Skill 1", "slack", "Lorem"]);
    built(&folder, &[])
        .says("“Skill 1” is left out: it is a sample")
        .says("_pages/cv.md:7:1: “B.S. in GitHub")
        .says("“Lorem ipsum dolor sit amet, consectetur.” is left out: it is a sample");
}

#[test]
fn an_item_with_a_title_of_ones_own_is_printed_without_the_samples_in_its_other_fields() {
    let paper = "---\ntitle: Rain over Bergen\ncollection: publications\ndate: 2011-02-03\nvenue: Journal of Rain\n\
                 citation: 'Your Name, You. (2009). &quot;Paper Title Number 1.&quot; <i>Journal 1</i>. 1(1).'\n\
                 paperurl: 'http://academicpages.github.io/files/paper1.pdf'\n---\n";
    let talk = "---\ntitle: On gulls\ncollection: talks\ntype: Talk\nvenue: UC San Francisco, Department of Testing\n\
                date: 2012-03-01\nlocation: San Francisco, CA, USA\n---\n";
    let own = "---\ntitle: On foam\ncollection: talks\nvenue: Uni One\ndate: 2013-03-01\nlocation: San Francisco, CA, USA\n---\n";
    let config = "url: https://lind.example\nauthor: {name: Joe Lind}\ncollections: {publications: {output: true}, talks: {output: true}}\n";
    let home = "---\npermalink: /\n---\nI study tides.\n\n# Talks\n\n{% for post in site.talks %}\n{% include archive-single-talk.html %}\n{% endfor %}\n";
    let folder = Folder::with(&[
        ("_config.yml", config),
        ("index.md", home),
        ("_publications/a.md", paper),
        ("_talks/a.md", talk),
        ("_talks/b.md", own),
    ]);
    let text = text(&folder, &[]);
    says(
        &text,
        &["Rain over Bergen", "Journal of Rain", "2011", "On gulls", "On foam, Uni One, San Francisco"],
        &["Your Name", "Paper Title", "Testing", "On gulls, ", "paper1"],
    );
    built(&folder, &[])
        .says("_publications/a.md:6:11: `citation` is not printed: it is the theme's sample text: Your Name, You.")
        .says("`venue` is not printed: it is the theme's sample text: UC San Francisco")
        .says("_talks/a.md:7:11: `location`");
}

#[test]
fn the_newest_papers_are_not_printed_before_the_list_of_all() {
    let entry = |key: &str, title: &str, year: u16| {
        format!("@article{{{key}, title={{{title}}}, author={{Lind, Joe}}, journal={{J. Maps}}, year={year}}}\n")
    };
    let bibliography = entry("a", "Alpha", 2022) + &entry("b", "Beta", 2021);
    let home = "I study tides.\n\n# Recent publications\n\n{% bibliography --max 1 %}";
    let list = "---\npermalink: /publications/\ntitle: Publications\n---\n{% bibliography %}\n";
    let files = [("_bibliography/papers.bib", &*bibliography), ("_pages/publications.md", list)];
    let text = text(&site(home, &files), &["repeated"]);
    assert_eq!((text.matches("Alpha").count(), text.matches("Beta").count()), (1, 1), "{text}");
}

#[test]
fn a_sentence_keeps_the_link_without_which_it_is_none() {
    let home = "I study tides.\n\n# Projects\n\n\
                - TideLib: a library. The code is here: [GitHub](https://code.example/tidelib).\n\
                - The code for the atlas is [here](https://code.example/p), its data [here](https://data.example).\n\
                - I spoke of gulls on the radio in Bergen [here](https://radio.example).\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(&text, &["The code is here: GitHub", "its data here", "on the radio in Bergen"], &["Bergen here"]);
}

#[test]
fn what_only_says_its_heading_again_goes() {
    let home = "I study tides.\n\n## Portfolio\n\n- Portfolio\n\n## Skills\n\n- Skills in knots\n";
    says(&text(&site(home, &[]), &["empty"]), &["## Skills", "Skills in knots"], &["Portfolio"]);
}

#[test]
fn a_menu_that_a_theme_sets_as_a_table_goes_as_a_whole() {
    let menu =
        "|[Home](./index.html) |[Research](./research.html) | [Outreach](./outreach.html) | [CV](./cv.html) |\n\n";
    let home =
        format!("{menu}I study tides.\n\n|[Tide atlas](https://a.example/1)|[Foam atlas](https://a.example/2)|\n");
    let folder = site(&home, &[]);
    fs::write(folder.path("_config.yml"), "author: {name: Joe Lind}\n").unwrap();
    says(
        &text(&folder, &["navigation"]),
        &["I study", "Tide atlas <https://a.example/1> · Foam atlas"],
        &["Research", "Outreach"],
    );
}

#[test]
fn the_words_of_a_dead_link_to_the_cv_go_with_their_icon() {
    let home = "[Curriculum Vitae ![CV as pdf](icons/pdf.png)](/files/Lind Academic CV.pdf)<br/>\n\nI study tides.\n";
    let folder = site(home, &[]);
    fs::write(folder.path("_config.yml"), "author: {name: Joe Lind}\n").unwrap();
    says(&text(&folder, &["navigation"]), &["I study"], &["Vitae"]);
}

#[test]
fn the_boxes_before_a_title_are_kept_apart() {
    let home = "I study tides.\n\n# Publications\n\n- `Arxiv` `Position Paper` [Tides of the North](https://a.example/1), J. Lind\n\
                - `FOAM 2025` Gulls at sea, J. Lind\n- `knots` A tool\n";
    let text = text(&site(home, &[]), &[]);
    says(&text, &["Arxiv · Position Paper · Tides of the North", "FOAM 2025 · Gulls at sea", "knots A tool"], &[]);
}

#[test]
fn a_kind_of_papers_without_papers_goes_above_the_next_kind() {
    let home = "I study tides.\n\n# Publications\n\n## Preprints\n\n-\n\n## Proceedings\n\n1. J. Lind. Tides of the North. FOAM 2025\n";
    says(&text(&site(home, &[]), &["empty"]), &["Proceedings"], &["Preprints"]);
}

#[test]
fn what_a_course_is_taught_with_goes() {
    let home = "I study tides.\n\n# Teaching\n\n- 2021: Maps for sailors, Uni One\n\n## Course Materials\n\nI am happy to provide sources.\n\n\
                ### Slides\n\n- [Ropes](https://a.example/ropes.pdf)\n  - For advanced sailors.\n\n### Exams\n\n- [Knots](https://a.example/knots.pdf)\n\n\
                ## Lecture notes\n\n- [Sails of the North](https://a.example/sails.pdf)\n\n## Exams\n\n- Head of the board of exams, 2020\n";
    says(
        &text(&site(home, &[]), &["material"]),
        &["Maps for", "Sails of", "Head of the board"],
        &["Materials", "Ropes", "Knots", "happy"],
    );
}

#[test]
fn what_stands_below_quick_links_joins_the_opening() {
    let home = "I study tides.\n\n# Quick Links\n\n- Book: *An Introduction to Foam* (with Ann Berg), 2018\n\n# Education\n\n- MSc, Uni Two, 2012\n";
    says(&text(&site(home, &[]), &["navigation"]), &["Introduction to Foam", "Uni Two"], &["Quick Links"]);
}

#[test]
fn forms_that_are_yet_to_be_filled_in_go() {
    let data = "- title: Education\n  type: time_table\n  contents:\n    - title: PhD\n      institution: Your University, City, Country\n      \
                year: YYYY\n      description: [Thesis title., 'Advisor: Prof. Name.']\n\
                - title: Experience\n  type: time_table\n  contents:\n    - title: Position\n      institution: Institution\n      \
                year: YYYY - now\n      description: [Description.]\n    - title: Gull counter\n      institution: Your University\n      \
                year: 2021\n      description: [Description.]\n";
    let home = "---\nlayout: about\npermalink: /\nprofile:\n  more_info: >\n    <p>📍 Your City, Country</p>\n    \
                <p>✉️ your.email@example.com</p>\n---\nI study tides.\n";
    let files = [
        ("_config.yml", "url: https://lind.example\nfirst_name: Joe\nlast_name: Lind\nemail: your.email@example.com\n"),
        ("index.md", home),
        ("_pages/cv.md", "---\nlayout: cv\npermalink: /cv/\ntitle: cv\n---\n"),
        ("_data/cv.yml", data),
    ];
    let folder = Folder::with(&files);
    let gone = ["YYYY", "City", "your.email", "Thesis", "Prof.", "Position", "Education"];
    says(&text(&folder, &["sample"]), &["Gull counter", "I study tides"], &gone);
}

#[test]
fn a_formula_is_no_picture_that_a_sentence_explains() {
    let folder = site(
        "## Publications\n\n$^*$ is the corresponding author.\n\n- Ann Berg$^*$. On foam. Waves, 2020\n- In $\\LaTeX$: On gulls. Birds, 2019\n",
        &[],
    );
    let text = text(&folder, &[]);
    assert!(text.contains("* is the corresponding author."), "{text}");
    assert!(text.contains("In LaTeX: On gulls"), "{text}");
}

#[test]
fn the_server_of_a_preprint_is_its_venue_and_no_button() {
    let folder = site(
        "## Publications\n\n- **On the foam of the northern harbours**<br>\nAnn Berg, Bo Ek<br>\narXiv pre-print [[Paper](https://example.org/a)]\n\
         - **On the gulls of the northern harbours**<br>\nAnn Berg, Bo Ek<br>\n[[arXiv](https://example.org/b)] [[Code](https://example.org/c)]\n",
        &[],
    );
    let text = text(&folder, &[]);
    assert!(text.contains("arXiv pre-print\n"), "{text}");
    assert!(!text.contains("[") && !text.contains("Paper") && !text.contains("Code"), "{text}");
}

#[test]
fn a_degree_that_goes_on_has_its_word_where_others_have_their_date() {
    let folder = site(
        "## Education\n\n- PhD in Tides, \\\\\n*Uni One* \\\\\n**Ongoing**\n- MSc in Foam, \\\\\n*Uni Two* \\\\\n**2018**\n\
         - BSc in Foam, \\\\\n*Uni Three* \\\\\n**2015**\n",
        &[],
    );
    let text = text(&folder, &[]);
    assert!(text.contains("Uni One, Ongoing") && text.contains("Uni Two, 2018"), "{text}");
}

#[test]
fn an_empty_section_of_news_leaves_no_word_behind_and_a_prompt_is_no_heading() {
    let home = "I study tides.\n\nNews\n=======\n\n\n~/Boats\n=======\n\n- Cutter, 2020\n";
    let text = text(&site(home, &[]), &["ornament"]);
    assert!(!text.contains("News") && text.contains("\n## Boats\n"), "{text}");
}

#[test]
fn a_citation_goes_where_the_lines_above_it_say_the_same() {
    let paper = |title: &str, venue: &str, citation: &str| {
        format!(
            "**{title}**  \nLind Joe, Berg Ann & Ek Bo  \nPublished in *{venue}*, 2023\n\nWe chart tides.\n\nRecommended citation: {citation}\n\n"
        )
    };
    let same = paper(
        "Tides of the northern harbours at noon",
        "Journal of Foam",
        "Lind J., Berg A., Ek B. (2023). “Tides of the northern harbours at noon”. *Journal of Foam*.",
    );
    let more = paper(
        "Gulls above the old harbour wall",
        "Journal of Foam",
        "Lind J., Berg A., Ek B. (2023). “Gulls above the old harbour wall”. *Journal of Foam* 12, 34.",
    );
    let folder =
        site("I study tides.\n", &[("publications.md", &format!("---\ntitle: Publications\n---\n{same}{more}"))]);
    let text = text(&folder, &[]);
    assert_eq!(text.matches("Tides of the northern harbours").count(), 1, "{text}");
    assert!(text.contains("“Gulls above the old harbour wall”. Journal of Foam 12, 34."), "{text}");
}

#[test]
fn a_verse_at_the_beginning_goes_with_the_name_of_who_wrote_it() {
    let folder =
        site("*To find the pier,*<br>\n*one must walk through the fog.*<br>\n*(Bo Ek)*\n\nI study tides.\n", &[]);
    assert!(!text(&folder, &["ornament"]).contains("the fog"));
}

#[test]
fn a_label_before_the_date_of_an_entry_goes_with_it_into_the_column() {
    let home = "## Education\n\n- **PhD in Tides**, Uni One\n\n  Period 2019 - on going\n\n  Thesis: Foam.\n\n\
        - **MSc in Tides**, Uni Two\n\n  Period 2017 - 2019. Final mark: 110/110\n\n- **BSc in Foam**, Uni Two\n\n  Period 2014 - 2017.\n";
    let text = text(&site(home, &[]), &[]);
    assert!(!text.contains("Period"), "{text}");
    for part in ["2019 - on going", "2017 - 2019", "2014 - 2017", "Final mark: 110/110"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn papers_below_a_statement_on_research_are_a_section_of_their_own() {
    let papers = "- **J. Lind**, A. Berg, *Tides of the north*. Journal of Foam (2023).\n\
        - **J. Lind**, B. Ek, *Gulls of the south*. Journal of Foam (2022).\n- B. Ek, **J. Lind**, *Foam*. Waves (2021).\n";
    let in_list = format!("## Research\n\nI study tides, foam and gulls.\n\n{papers}\n## Teaching\n\n- 2020: Knots\n");
    let more = papers.replace("the north", "the east").replace("the south", "the west").replace("*Foam*", "*Wind*");
    let in_part = format!(
        "## Research\n\nI study tides, foam and gulls.\n\n### On tides\n\n{papers}\n### On wind\n\n{more}\n### Awards\n\n- 2019: Tide Medal\n\n## Teaching\n\n- 2020: Knots\n"
    );
    for home in [&in_list, &in_part] {
        let text = text(&site(home, &[]), &[]);
        let [research, list, first] =
            ["## Research", "## Publications", "Tides of the north"].map(|part| text.find(part));
        assert!(research.is_some() && research < list && list < first, "{text}");
    }
    let others = in_list.replace("J. Lind", "M. Holm");
    assert!(!text(&site(&others, &[]), &[]).contains("## Publications"));
}

#[test]
fn an_award_moves_to_a_paper_that_is_a_paragraph() {
    let home = "## Selected Papers\n\n- **On the tides of the northern coast**, Waves 2021 (oral)\n- **On the foam of the northern coast**, Waves 2020\n\n\
                ## Publications\n\nLind, J. On the tides of the northern coast. Waves, 2021.\n\nLind, J. On the foam of the northern coast. Waves, 2020.\n\n\
                Lind, J. On the gulls of the northern coast. Waves, 2019.\n";
    let text = text(&site(home, &[]), &["repeated"]);
    says(&text, &["Waves (oral), 2021"], &["Selected"]);
}

#[test]
fn a_sentence_is_no_title_that_leads_to_a_paper() {
    let home = "I study tides. Some highlights:\n\n\
                - Introduced a method for measuring how far the tides of a model are from those of a harbour, and showed how to narrow the gap [[paper]](https://arxiv.org/abs/1).\n\
                - Built a table for many harbours, and used the height of its tides as a signal for training pilots at sea [[post]](https://x.example) [[paper]](https://arxiv.org/abs/2).\n\
                - First to show that old tables are wrong. We corrected the tables of three harbours [[paper]](https://arxiv.org/abs/4).\n\n\
                # Projects\n\n- Tide tables for the North. [Paper](https://arxiv.org/abs/3)\n";
    let text = text(&site(home, &[]), &[]);
    says(
        &text,
        &["narrow the gap", "Tide tables for the North <https://arxiv.org/abs/3>"],
        &["abs/1", "abs/2", "abs/4"],
    );
}

#[test]
fn what_an_author_offers_to_everybody_is_an_appeal() {
    let home = "I study tides.\n\n**Public office hours and application materials:** To lower the wall of the harbour, I host weekly \
                office hours open to all every Friday.\n\nLike my friends, I’ve made my past application materials available:\n\n\
                * Academic job (2024): [Research Statement](a.pdf)\n* Boat (2018): a draft, (*Note: I lost the other one!*)\n\n\
                # Education\n\n- 2012: MSc, Uni Two\n";
    let text = text(&site(home, &[]), &["appeal"]);
    says(&text, &["I study tides.", "Uni Two"], &["office hours", "application", "Academic job", "draft"]);
}

#[test]
fn a_cv_does_not_say_that_it_is_to_be_had() {
    let cv = format!("{CV}Available upon request.\n");
    let home = "I study tides.\n\n# References\n\nAvailable upon request.\n";
    let text = text(&site(home, &[("_pages/cv.md", &cv)]), &["navigation"]);
    assert_eq!(text.matches("Available upon request").count(), 1, "{text}");
    says(&text, &["## References\n\nAvailable upon request."], &[]);
}

#[test]
fn an_invitation_with_an_arrow_to_a_page_of_the_site_goes() {
    let home = "I study tides.\n\n<p><a href=\"/charts/\">Explore charts of foam and related work →</a></p>\n\n\
                <p><a href=\"https://tide.example/\">Harbour atlas →</a></p>\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let text = text(&site(home, &[]), &["navigation"]);
    says(&text, &["I study tides.", "Harbour atlas", "Uni Two"], &["Explore"]);
}

#[test]
fn a_list_that_a_sentence_introduces_is_no_menu() {
    let home = "I study tides.\n\n# Past work\n\nMy work was paid by the navy. Its large programmes were:\n\n- Charts for All\n- Foam at Sea\n\n\
                They ended.\n\n# Grants\n\n## Charts for All\n\nFor boats, 2019.\n\n## Foam at Sea\n\nFor gulls, 2020.\n";
    let text = text(&site(home, &[]), &[]);
    says(&text, &["programmes were:\n\n- Charts for All\n\n- Foam at Sea\n\nThey ended."], &[]);
}

#[test]
fn a_name_that_the_header_says_does_not_begin_the_text() {
    for (home, expected) in [
        ("Hello! My name is Joe Lind, and I am a sailor of the Harbour Board.", "I am a sailor of the Harbour Board."),
        ("Hi, my name is Joe Lind and I’m a sailor.", "I’m a sailor."),
        ("My name is Lind & Ek, and I am a sailor.", "My name is Lind & Ek, and I am a sailor."),
    ] {
        let home = format!("{home} I study tides.\n\n# Education\n\n- 2012: MSc, Uni Two\n");
        let folder = site(&home, &[]);
        built(&folder, &[]);
        let text = folder.text("out.txt");
        says(&text, &[&format!("\n\n{expected} I study tides.")], &[]);
    }
    let home =
        "# About me\n\nHere is **Joe Lind (宋小雨)**.\n\nI am a sailor.\n\n# Education\n\n- 2012: MSc, Uni Two\n";
    let text = text(&site(home, &[]), &["repeated"]);
    assert!(text.starts_with("Joe Lind (宋小雨)\n") && text.contains("## About me\n\nI am a sailor."), "{text}");
}

#[test]
fn a_label_without_a_link_goes_with_the_row_behind_it() {
    let paper = |title: &str, row: &str| format!("* **{title}** {row} \\\\\n  Joe Lind, Ada Ek, 2020\n\n");
    let home = "I study tides.\n\n# Publications\n\n".to_owned()
        + &paper("On tides of the harbour", "Paper [Code](https://code.example/a)")
        + &paper("On foam of the harbour", "[Paper](https://tide.example/b) [Code](https://code.example/b)")
        + "* On the harbour, with a talk at [FOAM 1: ]() [slide](https://tide.example/c)\n";
    let text = text(&site(&home, &[]), &["material"]);
    says(&text, &["On tides of the harbour\n", "at FOAM 1"], &["Paper", "Code", "slide"]);
}

#[test]
fn an_introduction_set_as_a_quotation_is_the_authors_own() {
    let words =
        "I am a pilot in the harbour of Bergen, where I study the tides and the foam that they leave on the shore.";
    let page = |quote: &str| {
        format!("---\npermalink: /\n---\n> {quote}\n\nI also sail.\n\n## Education\n\n- 2019: PhD in Tides\n")
    };
    for (quote, is_quotation) in [
        (words, false),
        ("The sea is wide, and nobody who sails on it has seen both of its shores on one day, they say.", true),
    ] {
        let folder = Folder::with(&[("_config.yml", "author: {name: Joe Lind}\n"), ("index.md", &page(quote))]);
        folder.vitae(&["build", "-f", "typ", "-o", "out.typ"]).exits(0);
        let markup = folder.text("out.typ");
        assert_eq!(markup.contains("quote(block: true)"), is_quotation, "{markup}");
        assert!(markup.contains("on the shore") || markup.contains("on one day"), "{markup}");
    }
}

#[test]
fn words_of_a_link_that_is_elsewhere_go_behind_a_title() {
    let page = "---\npermalink: /\n---\nI study tides.\n\n## Grants\n\nHarbour grant (2019-2022): \"On tides and foam\" project page.\n\n\
                Pier grant: \"On gulls\", a project of Uni One.\n";
    let folder = Folder::with(&[("_config.yml", "author: {name: Joe Lind}\n"), ("index.md", page)]);
    let run = folder.vitae(&["build", "-f", "txt", "-o", "out.txt", "-v"]).exits(0);
    let text = folder.text("out.txt");
    assert!(text.contains("“On tides and foam”\n") && text.contains("“On gulls”, a project of Uni One."), "{text}");
    assert!(run.messages().contains("“project page.” is left out"), "{}", run.messages());
}

#[test]
fn what_is_crossed_out_is_left_out_with_its_rule() {
    let home = "I was ~~pilot~~ master of a boat until <del>2019</del> 2021.\n\n| Map | Sea |\n|---|---|\n| Foam <br> ~~Knots~~ | North |\n\n- Gulls\n- ~~Whales~~\n";
    let folder = site(home, &[]);
    let printed = text(&folder, &["struck"]);
    says(
        &printed,
        &["I was master of a boat until 2021.", "Foam", "North", "Gulls"],
        &["pilot", "2019", "Knots", "Whales", "~"],
    );
}

#[test]
fn labels_of_sections_are_headings_or_stand_above_them() {
    let home = "<p>Tides for all</p>\n\n<section>\n  <span class=\"label\">About</span>\n  <p>I study tides and gulls in the harbours of the north.</p>\n</section>\n\n\
        <section>\n  <header>\n    <div><span class=\"label\">Research</span><h2>Current directions</h2></div>\n    <p>From the tides of today to those of 1900.</p>\n  </header>\n</section>\n\n\
        <section>\n  <span class=\"label\">Join us</span><h2>We are hiring.</h2>\n  <p>I am looking for self-motivated PhD students and postdocs.</p>\n</section>\n";
    let text = text(&site(home, &[]), &["ornament"]);
    says(
        &text,
        &["## About\n\nI study tides", "## Current directions\n\nFrom the tides"],
        &["Research", "hiring", "Join"],
    );
}

#[test]
fn stars_that_emphasise_nothing_are_not_printed() {
    let home = "# Talks\n\n- **[New] ** On foam, Pier Press\n- Ropes\\*\\*(head rigger)\\*\\*, Pier Press\n- Joe Lind\\*, Ann Berg\\*, Pier Press\n- `a **b** c` and \\* 3\n";
    let folder = site(home, &[]);
    says(
        &text(&folder, &["tags"]),
        &["- [New] On foam", "- Ropes (head rigger), Pier", "- Joe Lind*, Ann Berg*, Pier", "a **b** c and * 3"],
        &[],
    );
}

#[test]
fn research_and_work_of_one_page_are_two_sections() {
    let part = |title: &str, name: &str, said: &str| format!("<h3>{title}</h3>\n<h4>{name}</h4>\n<p>{said}</p>\n");
    let folder = Folder::with(&[
        ("_config.yml", CONFIG),
        (
            "index.md",
            "---\npermalink: /\n---\nI study tides.\n\n{% include research.html %}\n\n{% include work.html %}\n",
        ),
        (
            "_includes/research.html",
            &part("Research Experience", "Pier Laboratory", "Counted gulls above the northern pier."),
        ),
        ("_includes/work.html", &part("Professional Experience", "Foam Company", "Sold soap to sailors.")),
    ]);
    let text = text(&folder, &[]);
    says(
        &text,
        &["## Research Experience\n\n### Pier Laboratory", "## Professional Experience\n\n### Foam Company"],
        &[],
    );
}

#[test]
fn a_heading_of_its_own_level_heads_the_titles_below_it() {
    let home = "I study tides.\n\n## Work\n\n### Papers\n\n### Joe Lind and Ann Berg. On the foam of winter tides. 2020.\n\n\
        Journal of Foam\n\n### Joe Lind. On gulls above the northern pier. 2019.\n\nPier Press\n\n### Prizes\n\nFoam Medal\n";
    let text = text(&site(home, &[]), &[]);
    says(
        &text,
        &["### Papers\n\nJoe Lind and Ann Berg", "2020\n\n  Journal of Foam\n\nJoe Lind. On gulls", "## Prizes\n"],
        &[],
    );
}

#[test]
fn an_abstract_may_follow_a_picture() {
    let home = "# Papers\n\n- J. Lind. On foam, 2020.\n\n![tran](foam.png) **Abstract:** We ask what foam is made of, and whether winter \
        brings more of it. It does, as we show by counting bubbles along the northern pier for three years.\n";
    says(&text(&site(home, &[]), &["abstract"]), &["On foam"], &["bubbles"]);
}

#[test]
fn headings_of_papers_go_where_the_references_below_have_them() {
    let paper =
        |title: &str, year: u16| format!("### {title}\n**Lind, J.**, Berg, A. ({year}). {title}. *Foam, 9*, 12.\n\n");
    let papers = [
        "---\npermalink: /publications/\ntitle: Publications\n---\n## Articles\n\n",
        &paper("On the foam of winter tides", 2020),
        &paper("On gulls above the northern pier", 2021),
        "## Press\n\n### A day on the northern pier\nPier Press\n",
    ]
    .concat();
    let text = text(&site("I study tides.", &[("publications.md", &papers)]), &["repeated"]);
    says(&text, &["### Articles\n\nLind, J., Berg, A. (2020)", "### Press", "A day on the northern pier"], &[]);
    for title in ["On the foam of winter tides", "On gulls above the northern pier"] {
        assert_eq!(text.matches(title).count(), 1, "{text}");
    }
}

#[test]
fn keycaps_are_bullets() {
    let home = "# Interests\n\n- 1️⃣ 🌟 Tides\n- 2️⃣ Foam on the 2️⃣ piers\n";
    let text = text(&site(home, &[]), &["ornament"]);
    says(&text, &["- Tides\n", "- Foam on the 2"], &["1️⃣", "🌟"]);
}

#[test]
fn a_table_that_sets_an_address_beside_the_opening_is_none() {
    let home = "<table style=\"width:100%\"><tr><td><p>I study tides at Uni One.</p><p>I am always looking for students. Fill out the form!</p></td>\
        <td><img src=\"me.jpg\" alt=\"photo\"><div>joe [at] lind [dot] example</div></td></tr></table>\n\n# Ropes\n\n- Cutter\n";
    let config = format!("{CONFIG}email: joe@lind.example\n");
    let folder = Folder::with(&[("_config.yml", &config), ("index.md", &format!("---\npermalink: /\n---\n{home}"))]);
    says(&text(&folder, &["appeal", "repeated"]), &["I study tides at Uni One."], &["students", "[at]", "|"]);
}
