use super::*;
use crate::markdown::{self, Syntax};
use crate::rewrite::Rewritten;
use crate::source::{Source, Sources, Span};

/// The blocks of a page: `#` before headings, `-` before items, whose blocks are separated by bars.
fn opened(html: &str) -> Vec<String> {
    let span = Span::new(Sources::new().add(Source::new("cv.md", html)), 0..html.len());
    let parsed = markdown::parse_as(&Rewritten::of_value(span, html), Syntax::Html).into_value();
    let show = |block: &Block| match &block.kind {
        BlockKind::Heading { content, .. } => vec![format!("# {}", content.plain_text())],
        BlockKind::List(list) => list
            .items
            .iter()
            .map(|item| format!("- {}", crate::document::block_text(&item.blocks).replace('\n', " | ")))
            .collect(),
        _ => vec![block.plain_text().replace('\n', " | ")],
    };
    open(parsed.unwrap_or_default()).blocks.iter().flat_map(show).collect()
}

#[test]
fn boxes_that_say_what_and_when_are_items() {
    let row = |when: &str, what: &str| {
        format!("<div class=\"row\"><div class=\"when\">{when}</div><div><p>{what}</p><p>Bergen</p></div></div>")
    };
    let section = |name: &str, rows: &[String]| {
        format!("<section class=\"part\"><div class=\"label\">{name}</div>{}</section>", rows.concat())
    };
    let page = section("Education", &[row("2019", "PhD"), row("2015–2017", "MSc")])
        + &section("Awards", &[row("2020", "Tide prize")]);
    assert_eq!(
        opened(&page),
        ["# Education", "- 2019 | PhD Bergen", "- 2015–2017 | MSc Bergen", "# Awards", "- 2020 | Tide prize Bergen"]
    );
}

#[test]
fn the_heading_of_a_box_is_its_title_before_its_keywords() {
    let stop = |words: [&str; 2], when: &str, what: &str| {
        let words = words.map(|word| format!("<span class=\"chip\">{word}</span>")).concat();
        let sides =
            format!("<div class=\"skills\"><div class=\"chips\">{words}</div></div><div class=\"when\">{when}</div>");
        format!("<div class=\"stop\">{sides}<div class=\"what\"><h3>{what}</h3><ul><li>Counting</li></ul></div></div>")
    };
    let page = stop(["Tides", "Foam"], "2019 – 2021", "Pilot · Harbour")
        + &stop(["Gulls", "Fog"], "2015 – 2018", "Clerk · Port");
    assert_eq!(
        opened(&page),
        [
            "- 2019 – 2021 | Pilot · Harbour | Tides Foam | Counting",
            "- 2015 – 2018 | Clerk · Port | Gulls Fog | Counting"
        ]
    );
}

#[test]
fn paragraphs_of_a_box_that_all_have_dates_are_items_themselves() {
    let section = |lines: &[&str]| {
        let lines: String = lines.iter().map(|line| format!("<p>{line}</p>")).collect();
        format!("<div class=\"part\">{lines}</div>")
    };
    let page = section(&["2023: Pilot", "2017–2019: Clerk"]) + "<hr>" + &section(&["2015: PhD", "2012: MSc"]);
    assert_eq!(opened(&page), ["2023: Pilot", "2017–2019: Clerk", "", "2015: PhD", "2012: MSc"]);
}

#[test]
fn cards_that_are_titles_alone_are_items() {
    let card = |class: &str, title: &str| format!("<div class=\"{class}\"><h3>{title}</h3></div>");
    let cards = [card("card", "Tides"), card("card", "Foam")].concat();
    assert_eq!(opened(&cards), ["- Tides", "- Foam"]);
    assert_eq!(
        opened(&format!("{}<p>Wet.</p>{}<p>Dry.</p>", card("card", "Tides"), card("card", "Foam")))[0],
        "# Tides"
    );
    assert_eq!(opened(&[card("title", "Tides"), card("title", "Foam")].concat()), ["# Tides", "# Foam"]);
}

#[test]
fn words_side_by_side_are_apart() {
    let node = |when: &str, what: &str, more: &str| {
        format!("<article class=\"node\"><span>{when}</span><strong>{what}</strong><p>{more}</p></article>")
    };
    let page = node("2013-2014", "Lead", "Tides.") + &node("2022-", "Tutor", "Waves.") + &node("2017", "Aide", "Wind.");
    assert_eq!(opened(&page), ["- 2013-2014 Lead | Tides.", "- 2022- Tutor | Waves.", "- 2017 Aide | Wind."]);
    for (html, words) in [
        ("<span class=\"a\">7</span><span class=\"b\">awards</span>", "7 awards"),
        ("<a href=\"/a\">code</a><a href=\"/b\">data</a>", "code data"),
        ("<span>2013</span><span>2014</span>", "2013 2014"),
        ("<span>Neural Networks<span class=\"p\">Foam Press</span></span>", "Neural Networks · Foam Press"),
        ("<span>Tide<span class=\"p\">Net</span></span>", "TideNet"),
        ("My\n<span class=\"j\">old</span>\n<span class=\"j\">sea</span>", "My old sea"),
        ("<b>T</b><i>ide</i> <b>Mc</b>Ek x<sup>2</sup><b>Y</b> <b>GPT</b><i>Net</i>", "Tide McEk x2Y GPTNet"),
    ] {
        assert_eq!(opened(&format!("<p>{html}</p>")), [words], "{html}");
    }
    let row = "<div><h3>I read</h3>\n<span class=\"j\">Seas</span>\n<span class=\"j\">Proc. Foam</span>\n</div>";
    assert_eq!(opened(row), ["# I read", "Seas · Proc. Foam"]);
}

#[test]
fn publications_are_items_of_lines() {
    let paper = |title: &str| {
        format!(
            "<div class=\"paper\"><img src=\"t.png\"><p>A. Ek, B. Ny</p><h3>{title}</h3><p>Journal of Tides and Waves, 2020</p>\
             <div class=\"tags\"><p>Journal</p><p><a href=\"https://doi.org/1\">DOI</a></p></div></div>"
        )
    };
    let shown = |title: &str| format!("- A. Ek, B. Ny {title} Journal of Tides and Waves, 2020 Journal · DOI");
    assert_eq!(opened(&(paper("On tides") + &paper("On wind"))), [shown("On tides"), shown("On wind")]);
}

#[test]
fn titles_with_lines_below_are_items() {
    let card = |title: &str, lines: &[&str]| {
        let lines: String = lines.iter().map(|line| format!("<div class=\"line\">{line}</div>")).collect();
        format!("<div class=\"card\"><div class=\"text\"><strong>{title}</strong>{lines}</div></div>")
    };
    let page = |cards: &[String]| opened(&cards.concat());
    let papers = [
        card("A map of the tides", &["with B. Ny", "Journal of Maps"]),
        card("Wind over the harbour", &["with C. Eng"]),
        card("论海浪的起源", &["与王明", "海洋学报"]),
    ];
    assert_eq!(
        page(&papers),
        [
            "- A map of the tides with B. Ny Journal of Maps",
            "- Wind over the harbour with C. Eng",
            "- 论海浪的起源 与王明 海洋学报"
        ]
    );
    let journal = "<div class=\"reference\"><div class=\"journal\">Journal of Maps, 2020</div></div>";
    let names = "<div class=\"names\"><ul><li>Ada Ek</li><li>Bo Ny</li></ul></div>";
    let with_names = [1, 2, 3].map(|_| format!("<div class=\"paper\"><p>A map of the tides</p>{journal}{names}</div>"));
    assert_eq!(page(&with_names)[0], "- A map of the tides Journal of Maps, 2020 Ada Ek, Bo Ny");
    assert_eq!(page(&papers[..2])[0], "A map of the tides", "two are no list");
    let prose =
        "They come and go twice a day, and the harbour has known it for longer than its oldest charts, which we read.";
    assert_eq!(page(&[1, 2, 3].map(|_| card("A map of the tides", &[prose])))[0], "A map of the tides");
    assert_eq!(page(&[1, 2, 3].map(|_| card("Maps", &["Bergen"])))[0], "Maps", "a word is no title");
}

#[test]
fn boxes_for_papers_are_items_whatever_some_of_them_say_besides() {
    let paper = |title: &str, more: &str| {
        format!(
            "<div class=\"paper-box\"><div><p>{title}</p><p>A. Ek, B. Ny</p><p>J. Sea, 2024</p><ul><li>It is long, and says much of foam.</li></ul>{more}</div></div>"
        )
    };
    let papers = ["On tides", "On foam", "On gulls", "On ropes"].map(|title| paper(title, ""));
    let page = papers.concat() + &paper("On salt", "<p>More.</p>");
    let found = opened(&page);
    assert_eq!(found[0], "- On tides A. Ek, B. Ny J. Sea, 2024 | It is long, and says much of foam.");
    assert_eq!(found[4..7], ["On salt", "A. Ek, B. Ny", "J. Sea, 2024"]);
}

#[test]
fn what_unfolds_and_rows_of_buttons_leave_a_card_one() {
    let more = "<details><summary>Courses</summary><ul><li>Tides</li><li>Waves</li></ul></details>";
    let card = |when: &str, what: &str| {
        format!("<div class=\"entry\"><div class=\"when\">{when}</div><p>{what}</p>{more}</div>")
    };
    let shown = opened(&(card("2019 - 2021", "MSc, Bergen") + &card("2016 - 2019", "BSc, Oslo")));
    assert_eq!(
        shown,
        [
            "- 2019 - 2021 | MSc, Bergen | Courses | Tides | Waves",
            "- 2016 - 2019 | BSc, Oslo | Courses | Tides | Waves"
        ]
    );
    let buttons = "<p><a href=\"/a\">[Paper]</a> <a href=\"/b\">[Code]</a></p>";
    let paper = |title: &str| {
        format!("<div class=\"paper\"><h5>{title}</h5><p>A. Ek, B. Ny</p><p>Waves 2020</p>{buttons}</div>")
    };
    let shown = opened(&(paper("On tides at sea") + &paper("On wind at sea")));
    assert_eq!(shown[0], "- On tides at sea A. Ek, B. Ny Waves 2020 [Paper] [Code]");
}

#[test]
fn a_row_of_tags_is_parted_whatever_its_elements_are_called() {
    for (class, words) in
        [("word-chips", "Tides · Waves · Wind"), ("card__tags", "Tides · Waves · Wind"), ("note", "Tides Waves Wind")]
    {
        let spans = "<span>Tides</span>\n <span>Waves</span>\n <span>Wind</span>";
        assert_eq!(opened(&format!("<div class=\"{class}\" id=\"a\">\n {spans}\n</div>")), [words]);
    }
    let spans = "<span>Foam of the north</span>\n <span>Wind at sea</span>\n <span>ML for gulls</span>";
    assert_eq!(opened(&format!("<div>\n {spans}\n</div>")), ["Foam of the north · Wind at sea · ML for gulls"]);
}

#[test]
fn tags_stand_in_one_line() {
    let tags = |html: &str| format!("<p>On tides.</p><div class=\"tags\">{html}</div>");
    assert_eq!(
        opened(&(tags("<p>EMG</p><p>Motor control</p>") + &tags("<p>Tides</p><p>Waves</p><p>Wind</p>"))),
        ["On tides.", "EMG · Motor control", "On tides.", "Tides · Waves · Wind"]
    );
    let figure = |number: &str, what: &str| format!("<div class=\"stat\"><p>{number}</p><p>{what}</p></div>");
    assert_eq!(opened(&(figure("28", "papers") + &figure("~10 yrs", "at sea"))), ["28 papers", "~10 yrs at sea"]);
}

#[test]
fn a_column_of_date_and_place_belongs_to_the_titles_beside_it() {
    let row = |when: &str, titles: &[&str]| {
        let titles: String = titles.iter().map(|title| format!("<h6>{title}</h6>")).collect();
        format!(
            "<li><div class=\"row\"><div class=\"text-center\"><table><tr><td><span>{when}</span></td></tr>\
             <tr><td><p class=\"place\">Bergen</p></td></tr></table></div><div class=\"col\">{titles}</div></div></li>"
        )
    };
    let rows = [row("2019 - 2021", &["Postdoc", "Tide Lab", "Studies the tides."]), row("2018", &["Aide"])];
    assert_eq!(
        opened(&format!("<ul>{}</ul>", rows.concat())),
        ["- 2019 - 2021 | Postdoc | Tide Lab Bergen Studies the tides.", "- 2018 | Aide | Bergen"]
    );
}

#[test]
fn other_boxes_only_hold_their_content() {
    let card = |title: &str, text: &str| format!("<div class=\"card\"><h3>{title}</h3><p>{text}</p></div>");
    assert_eq!(
        opened(&(card("Tides", "They come.") + &card("Waves", "They go."))),
        ["# Tides", "They come.", "# Waves", "They go."]
    );
    let year =
        |year: &str| format!("<div class=\"year\"><p>{year}</p><p>On tides</p><p>On waves</p><p>On wind</p></div>");
    assert_eq!(opened(&(year("2020") + &year("2019")))[..2], ["2020", "On tides"], "a year is the title of a group");
    let years = |years: &[&str]| {
        let years: String = years.iter().map(|year| format!("<h4>{year}</h4><p>Tides</p><p>Waves</p>")).collect();
        format!("<div class=\"school\">{years}</div>")
    };
    assert_eq!(
        opened(&(years(&["2020–2021", "2019–2020"]) + &years(&["2018–2019"])))[..4],
        ["# 2020–2021", "Tides", "Waves", "# 2019–2020"],
        "years are the titles of groups"
    );
    let notice = "<div class=\"notice--info\"><h4>Hours</h4><p>At noon.</p></div>";
    assert_eq!(opened(&format!("{notice}<p>I study tides.</p>")), ["Hours", "At noon.", "I study tides."]);
    assert_eq!(opened(&format!("{notice}<h2>Tides</h2>")), ["# Hours", "At noon.", "# Tides"]);
    let sections = |text: &str| format!("<div class=\"part\"><h2>Education</h2><p>{text}, 2010 – 2014</p></div>");
    assert_eq!(opened(&(sections("PhD") + &sections("MSc")))[0], "# Education");
}

#[test]
fn a_table_of_one_row_with_words_in_one_cell_is_a_card() {
    let card = |title: &str| {
        format!(
            "<table><tr><td><a href=\"/a.pdf\"><img src=\"a.png\" alt=\"{title}\"></a></td><td>{title}<br>Bergen</td></tr></table>"
        )
    };
    assert_eq!(opened(&(card("Tides") + "<p>Foam</p>")), ["Tides Bergen", "Tides", "Foam"]);
    assert_eq!(opened(&(card("Tides") + &card("Foam"))), ["- Tides Bergen | Tides", "- Foam Bergen | Foam"]);
    assert_eq!(opened("<table><tr><td>Tides</td><td>Foam</td></tr></table>").len(), 1);
}
