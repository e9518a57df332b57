//! The Markdown stage from outside: what becomes of HTML, comments, Chinese and addresses, and what is reported as left out.

use vitae::diagnostic::{Code, Outcome, Severity};
use vitae::document::{Block, BlockKind, Document, InlineKind};
use vitae::markdown::{self, Syntax};
use vitae::rewrite::{Edit, Rewritten};
use vitae::source::{Source, Sources};

use crate::html::html;

fn parse(text: &str) -> Outcome<Document> {
    let id = Sources::new().add(Source::new("page.md", text));
    markdown::parse(&Rewritten::verbatim(id, text, 0..text.len()))
}

/// The document that a page's text becomes.
pub(crate) fn read(text: &str) -> Document {
    let outcome = parse(text);
    assert!(!outcome.has_errors(), "{text}");
    outcome.into_value().expect("there is always a document")
}

/// What is reported about a page: the code, and the part of the page that it is about.
fn noticed(text: &str) -> Vec<(Code, &str)> {
    let about = |span: Option<vitae::source::Span>| span.and_then(|span| text.get(span.range())).unwrap_or_default();
    parse(text).diagnostics().iter().map(|diagnostic| (diagnostic.code, about(diagnostic.span))).collect()
}

#[track_caller]
fn gives(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(html(&read(text)).trim_end(), *expected, "{text}");
    }
}

#[test]
fn a_line_in_large_type_is_a_heading() {
    gives(&[
        ("<font size = 5> Education </font>\n\n* one", "<h2>Education</h2>\n<ul>\n<li>one</li>\n</ul>"),
        (
            "* one\n<FONT size=\"+2\">Thesis</FONT>\nOn tides.",
            "<ul>\n<li>one</li>\n</ul>\n<h2>Thesis</h2>\n<p>On tides.</p>",
        ),
        ("<font size=\"3\">Education</font>\n\none", "<p>Education</p>\n<p>one</p>"),
        ("<font size=\"5\">I study tides.</font>\n\none", "<p>I study tides.</p>\n<p>one</p>"),
        (
            "`<font size=\"5\">Education</font>`",
            "<p><code>&lt;font size=&quot;5&quot;&gt;Education&lt;/font&gt;</code></p>",
        ),
    ]);
}

#[test]
fn rules_of_tables_are_no_rows() {
    for text in ["| x | y |\n| u | v |\n|---|---|\n| z | w |\n", "|-----\n| x | y |\n|=====\n| z | w |\n"] {
        let shown = html(&read(text));
        assert!(shown.contains("<td>w</td>") && !shown.contains('—') && !shown.contains('='), "{text}{shown}");
        assert!(!shown.contains("---"), "{text}{shown}");
    }
}

#[test]
fn comments_steer_the_pdf() {
    gives(&[
        ("a\n\n<!-- vitae:skip -->\n\nb\n\n<!-- vitae:end -->\n\nc", "<p>a</p>\n<p>c</p>"),
        ("a <!-- vitae:skip -->b<!-- vitae:end --> c", "<p>a c</p>"),
        ("a\n\n<!-- vitae:only\n# In the PDF\n-->\n\nb", "<p>a</p>\n<h1>In the PDF</h1>\n<p>b</p>"),
        ("a <!-- vitae:only (b) --> c", "<p>a (b) c</p>"),
        ("a\n<!-- vitae:pagebreak -->\nb", "<p>a</p>\n<pagebreak />\n<p>b</p>"),
        ("`<!-- vitae:skip -->` a", "<p><code>&lt;!-- vitae:skip --&gt;</code> a</p>"),
        ("<vitae-pagebreak></vitae-pagebreak>a", "<p>a</p>"),
    ]);
    assert_eq!(noticed("a <!-- vitae:skip --> b")[0].0, Code::Hidden);
}

#[test]
fn radicals_that_were_copied_from_a_pdf_are_the_characters_they_look_like() {
    gives(&[("中⽂、⼈⼯智能 ⼀", "<p>中文、人工智能 一</p>")]);
}

#[test]
fn a_dot_within_words_that_no_font_has_is_the_one_that_all_have() {
    gives(&[("Étudiant⸱e⸱s", "<p>Étudiant·e·s</p>")]);
}

#[test]
fn only_vitae_itself_can_mark_a_place_that_the_site_fills() {
    let tag = "<vitae-slot kind=\"item\" collection=\"talks\" path=\"_talks/a.md\"></vitae-slot>";
    gives(&[(tag, "")]);
    let text = "a\n\nb";
    let id = Sources::new().add(Source::new("page.md", text));
    let with = |tag: &str| {
        let page = Rewritten::verbatim(id, text, 0..text.len()).edit(&[Edit::insert(3, format!("{tag}\n\n"))]);
        html(&markdown::parse(&page).into_value().unwrap_or_default())
    };
    assert_eq!(with(tag), "<p>a</p>\n<item talks _talks/a.md>\n</item>\n<p>b</p>\n");
    let inner = tag.replace("></", ">\n<ul><li>c</ul></div>\n</");
    let expected = "<p>a</p>\n<item talks _talks/a.md>\n<ul>\n<li>c</li>\n</ul>\n</item>\n<p>b</p>\n";
    assert_eq!(with(&inner), expected);
}

#[test]
fn a_tag_ends_where_a_formatter_has_broken_its_line() {
    let link = "<p>a <a href=\"http://x.org\"><strong>b</strong></a> c</p>";
    gives(&[
        ("a <a href=\"http://x.org\"><b>b</b></a\n    > c", link),
        ("a <a\n  href=\"http://x.org\"\n><b>b</b\n></a> c", link),
        ("<p\n  class=\"x\"\n>b</p\n>\n\n> c", "<p>b</p>\n<blockquote>\n<p>c</p>\n</blockquote>"),
        ("<p\n\n  class=\"x\"\n    \n  >a <img\n\n  src=\"x\">b</p>", "<p>a <img src=\"x\" alt=\"\" />b</p>"),
        ("> a <b\n> id='c'>d</b>", "<blockquote>\n<p>a <strong>d</strong></p>\n</blockquote>"),
        ("`<b`\n> c", "<p><code>&lt;b</code></p>\n<blockquote>\n<p>c</p>\n</blockquote>"),
        ("    a <b\n    > c", "<pre><code>a &lt;b\n&gt; c\n</code></pre>"),
        ("a < b\n> c", "<p>a &lt; b</p>\n<blockquote>\n<p>c</p>\n</blockquote>"),
    ]);
}

#[test]
fn tags_that_are_not_closed_end_with_what_they_stand_in() {
    gives(&[
        ("<ul><li>a<li>b</ul>c", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>"),
        ("<p>a<p>b", "<p>a</p>\n<p>b</p>"),
        ("a <b>b\n\nc", "<p>a <strong>b</strong></p>\n<p>c</p>"),
        ("<b>a <i>b</b> c</i> d", "<p><strong>a <em>b</em></strong> <em>c</em> d</p>"),
        ("</div></b></p>a", "<p>a</p>"),
        ("<h2>Title\n\ntext", "<h2>Title</h2>\n<p>text</p>"),
        ("<h2>\n\nTitle\n\n</h2>\n\ntext", "<h2>Title</h2>\n<p>text</p>"),
        (
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
            "<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</table>",
        ),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dt>c</dt>\n<dd>d</dd>\n</dl>"),
        ("<div>\n- a\n- b\n</div>\nc", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>"),
    ]);
}

#[test]
fn a_mark_around_blocks_marks_the_words_in_each() {
    gives(&[
        ("<b>\n\na\n\nb\n\n</b>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
        ("<a href=\"u\"><h3>T</h3><p>p</p></a>", "<h3><a href=\"u\">T</a></h3>\n<p>p</p>"),
        ("<a href=\"u\">a <a href=\"v\">b</a>", "<p><a href=\"u\">a</a> <a href=\"v\">b</a></p>"),
    ]);
}

#[test]
fn boxes_only_hold_their_content() {
    gives(&[
        (
            "<div class=\"x\">\n\n  <div>\n\n      <p>a <b>b</b></p>\n\n      text\n\n  </div>\n\n</div>",
            "<p>a <strong>b</strong></p>\n<p>text</p>",
        ),
        ("<center>a</center>", "<center>\n<p>a</p>\n</center>"),
        ("<h1><div>Name</div></h1>", "<h1>Name</h1>"),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "<p>a</p>\n<p>b</p>"),
        ("<table><tr><td><img src=\"http://x/y.png\"></td><td>a</td></tr></table>", "<p>a</p>"),
        ("<ul>\n- a\n- b\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("a<br><br>b", "<p>a</p>\n<p>b</p>"),
        ("<pre>\n a *b*\n  c `\n</pre>", "<pre><code> a *b*\n  c `\n</code></pre>"),
    ]);
}

#[test]
fn cells_that_span_leave_room() {
    let table =
        "<table><tr><th rowspan=2>a</th><th>b</th></tr><tr><td>c</td></tr><tr><td colspan=2>d</td></tr></table>";
    let Some(BlockKind::Table(table)) = read(table).blocks.into_iter().next().map(|block| block.kind) else {
        panic!("a table")
    };
    assert_eq!((table.columns.len(), table.head.len(), table.rows.len()), (2, 1, 2));
    assert!(table.head.iter().chain(&table.rows).all(|row| row.len() == 2));
}

#[test]
fn a_table_of_nothing_but_bold_cells_has_no_head() {
    let tables = |html: &str| {
        let of = |block: Block| match block.kind {
            BlockKind::Table(table) => format!("{}+{}", table.head.len(), table.rows.len()),
            _ => "text".to_owned(),
        };
        read(html).blocks.into_iter().map(of).collect::<Vec<_>>().join(" ")
    };
    let row = "<tr><th>2020</th><th>Foam</th></tr>";
    assert_eq!(tables(&format!("<table>{row}{row}</table>")), "0+2");
    assert_eq!(tables(&format!("<table>{row}<tr><td>2021</td><td>Tides</td></tr></table>")), "1+1");
    assert_eq!(tables(&format!("<table><thead>{row}</thead>{row}</table>")), "2+0");
    let text =
        "<tr><th colspan=2>The tides of the north are measured with ropes, kites and sails by six pilots.</th></tr>";
    assert_eq!(tables(&format!("<table>{row}{text}{row}{text}</table>")), "0+1 text 0+1 text");
    let bold = "<tr><td><b>Year</b></td><td><b>Prize</b></td></tr>";
    let plain = "<tr><td>2020</td><td>Foam</td></tr>";
    assert_eq!(tables(&format!("<table>{bold}{plain}{plain}</table>")), "1+2", "a row of bold type is a head");
    assert_eq!(tables(&format!("<table>{bold}{plain}{bold}</table>")), "0+3");
    let group = "<tr><th colspan=2>Since 2020</th></tr>";
    assert_eq!(tables(&format!("<table>{group}{row}</table>")), "0+2");
}

#[test]
fn what_is_left_out_is_reported_with_its_place() {
    let page = "<!-- c -->\n\na <i class=\"fas fa-star\"></i> ![b](https://img.shields.io/b.svg)\n\n<iframe src=\"x\">no frames</iframe>\n\n<p style=\"display: none\">d</p>\n\n[![i](http://x/i.png)](https://linked.org)";
    assert_eq!(html(&read(page)), "<p>a</p>\n");
    assert_eq!(
        noticed(page),
        [
            (Code::Hidden, "<!-- c -->"),
            (Code::DroppedHtml, "<i class=\"fas fa-star\">"),
            (Code::DroppedImage, "![b](https://img.shields.io/b.svg)"),
            (Code::DroppedHtml, "<iframe src=\"x\">no frames</iframe>"),
            (Code::Hidden, "<p style=\"display: none\">d</p>"),
            (Code::DroppedHtml, "[![i](http://x/i.png)](https://linked.org)"),
            (Code::DroppedImage, "![i](http://x/i.png)"),
        ]
    );
    assert!(parse(page).diagnostics().iter().all(|diagnostic| diagnostic.severity == Severity::Loss));
}

#[test]
fn a_list_has_the_numbers_that_the_site_shows_or_the_author_wrote() {
    let list = |numbers: &str| format!("<ol{numbers}>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ol>");
    for (text, numbers) in [
        ("1. a\n1. b\n1. c", ""),
        ("0. a\n0. b\n0. c", ""),
        ("0. a\n1. b\n2. c", " start=\"0\""),
        ("7. a\n8. b\n9. c", " start=\"7\""),
        ("{: start=\"4\"}\n1. a\n2. b\n3. c", " start=\"4\""),
        ("1. a\n2. b\n3. c\n{: type=\"i\"}", " type=\"i\""),
        ("<ol type=\"A\" start=\"2\"><li>a</li><li>b</li><li>c</li></ol>", " start=\"2\" type=\"A\""),
        ("<ol style=\"list-style-type: lower-roman\"><li>a<li>b<li>c</ol>", " type=\"i\""),
    ] {
        assert_eq!(html(&read(text)).trim_end(), list(numbers), "{text}");
    }
    let written = "<ol start=\"2021\">\n<li>a</li>\n<li value=\"2019\">b</li>\n<li value=\"2018\">c</li>\n</ol>";
    let down = "<ol start=\"3\">\n<li>a</li>\n<li value=\"2\">b</li>\n<li value=\"1\">c</li>\n</ol>";
    gives(&[
        ("2021. a\n2019. b\n2018. c", written),
        ("<ol><li value=\"2021\">a<li value=\"2019\">b<li>c</ol>", &written.replace(" value=\"2018\"", "")),
        ("3. a\n2. b\n1. c", down),
        ("{:reversed=\"reversed\"}\n1. a\n2. b\n3. c", down),
        ("text\n\n1. a\n2. b\n3. c\n{: reversed=\"reversed\"}", &format!("<p>text</p>\n{down}")),
        ("<ol reversed><li>a</li><li>b</li><li>c</li></ol>", down),
        ("{: reversed=\"reversed\"}\n- a", "<ul>\n<li>a</li>\n</ul>"),
        ("{: reversed=\"reversed\"}\ntext\n\n1. a", "<p>text</p>\n<ol>\n<li>a</li>\n</ol>"),
        ("<ol style=\"list-style-type: none\"><li>a</li></ol>", "<ul>\n<li>a</li>\n</ul>"),
        ("1. a\n{: style=\"list-style: none\"}", "<ul>\n<li>a</li>\n</ul>"),
    ]);
}

#[test]
fn a_list_ends_where_the_box_around_it_ends() {
    let list = |item: &str| format!("<ul>\n<li>{item}</li>\n</ul>\n");
    let (first, second) = (list("a"), list("b"));
    for tag in ["div", "section", "center", "blockquote", "details"] {
        let text = format!("<{tag} markdown=\"1\">\n\n- a\n</{tag}>\n\n- b\n\n# After\n\ntext");
        let shown = html(&read(&text));
        assert!(shown.ends_with(&format!("{second}<h1>After</h1>\n<p>text</p>\n")), "{shown}");
        assert!(shown.contains(&first), "{shown}");
    }
    gives(&[(
        "<div>\n\n1. a\n   - b\n</div>\n\n2. c\n\n## d",
        "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n<ol start=\"2\">\n<li>c</li>\n</ol>\n<h2>d</h2>",
    )]);
}

#[test]
fn a_list_ends_where_a_block_of_html_begins() {
    let list = "<ul>\n<li>a</li>\n<li>b</li>\n</ul>";
    for (below, expected) in [
        ("<h2>Papers</h2>", "<h2>Papers</h2>"),
        ("<p class=\"x\">c</p>", "<p>c</p>"),
        ("<ol><li>c</li></ol>", "<ol>\n<li>c</li>\n</ol>"),
        ("<hr>", "<hr />"),
    ] {
        gives(&[(&format!("- a\n- b\n{below}\n"), &format!("{list}\n{expected}"))]);
    }
    gives(&[
        ("- a\n- b\n<span>c</span>\n", "<ul>\n<li>a</li>\n<li>b c</li>\n</ul>"),
        ("- a\n\n  <h3>b</h3>\n", "<ul>\n<li>\n<p>a</p>\n<h3>b</h3>\n</li>\n</ul>"),
    ]);
}

#[test]
fn each_line_above_a_definition_is_a_term() {
    let two = "<dl>\n<dt>a</dt>\n<dt>b</dt>\n<dd>c</dd>\n</dl>";
    gives(&[
        ("a\nb\n: c\n", two),
        ("a  \nb\n: c\n", two),
        ("a\n: b\n\nc\nd\n: e\n", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dt>c</dt>\n<dt>d</dt>\n<dd>e</dd>\n</dl>"),
        // A mark that spans both lines shows that the author means one term.
        ("**a\nb**\n: c\n", "<dl>\n<dt><strong>a b</strong></dt>\n<dd>c</dd>\n</dl>"),
    ]);
}

#[test]
fn what_stands_between_two_items_is_no_item() {
    let list = "<ul>\n<li>a</li>\n<li>b</li>\n</ul>";
    for between in ["  \n", "\t\n", "\n\n", "&nbsp;\n", "<br>\n", "<!-- c -->\n", " \\\\\n", "\n<!-- c -->\n\n"] {
        let text = format!("<ul>\n<li>a</li>{between}<li>b</li>{between}</ul>");
        assert_eq!(html(&read(&text)).trim_end(), list, "{between:?}");
    }
}

#[test]
fn a_definition_has_a_blank_behind_its_colon() {
    gives(&[
        ("a\n\n:12 b", "<p>a</p>\n<p>:12 b</p>"),
        ("a\n:b", "<p>a :b</p>"),
        ("- a\n\n  :bb: c", "<ul>\n<li>\n<p>a</p>\n<p>:bb: c</p>\n</li>\n</ul>"),
        ("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>"),
        (
            "a | b\n:- | :-:\nc | d",
            "<table>\n<tr>\n<th left>a</th>\n<th center>b</th>\n</tr>\n<tr>\n<td left>c</td>\n<td center>d</td>\n</tr>\n</table>",
        ),
    ]);
}

#[test]
fn a_bar_in_code_parts_no_cells() {
    let row = |cell: &str| {
        format!("<table>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n<tr>\n<td>x</td>\n<td>{cell}</td>\n</tr>\n</table>")
    };
    for (cell, shown) in [
        ("`p | q`", "<code>p | q</code>"),
        ("``p | ` q``", "<code>p | ` q</code>"),
        ("<code>p | q</code>", "<code>p | q</code>"),
        ("`p \\| q`", "<code>p | q</code>"),
        ("$$|p|$$", "\n\\[|p|\\]\n"),
    ] {
        assert_eq!(html(&read(&format!("a | b\n-|-\nx | {cell}"))).trim_end(), row(shown), "{cell}");
    }
    gives(&[
        ("a `p | q` b", "<p>a <code>p | q</code> b</p>"),
        ("```\n`p | q`\n```", "<pre><code>`p | q`\n</code></pre>"),
    ]);
}

#[test]
fn mathjax_finds_its_delimiters() {
    gives(&[
        ("a \\\\(x_1 + y_1\\\\) b", "<p>a \\(x_1 + y_1\\) b</p>"),
        ("a \\\\(x\\_1\\\\) b", "<p>a \\(x_1\\) b</p>"),
        ("\\\\[ *x* \\\\]", "\\[*x*\\]"),
        ("a\n\\\\[ x \\\\]\nb", "<p>a</p>\n\\[x\\]\n<p>b</p>"),
        ("a \\(x\\) b", "<p>a (x) b</p>"),
        ("a \\\\( b", "<p>a \\( b</p>"),
        ("`\\\\(x\\\\)`", "<p><code>\\\\(x\\\\)</code></p>"),
        ("$$a \\\\[2pt] b$$ c", "<p>\\(a \\\\[2pt] b\\) c</p>"),
        ("the ring $\\mathbb{Z}[G]$ in $O(n^2)$", "<p>the ring \\(\\mathbb{Z}[G]\\) in \\(O(n^2)\\)</p>"),
        ("$5 and $6, `$x_1$`", "<p>$5 and $6, <code>$x_1$</code></p>"),
    ]);
}

#[test]
fn what_cannot_be_printed_leaves_no_hole() {
    let badge = "<img src=\"https://img.shields.io/b.svg\">";
    let icon = "<i class=\"fas fa-info\"></i>";
    let list = format!(
        "My papers are listed at <a href=\"https://www.scholar.example.org/citations?user=x\">{badge}</a>. Here"
    );
    gives(&[
        (
            &list,
            "<p>My papers are listed at <a href=\"https://www.scholar.example.org/citations?user=x\">scholar.example.org</a>. Here</p>",
        ),
        (&format!("Rope {badge}, the tool"), "<p>Rope, the tool</p>"),
        (
            &format!("<b>Instructor</b> • <a id=\"i\">{icon}</a><br>Bergen"),
            "<p><strong>Instructor</strong><br />\nBergen</p>",
        ),
        (&format!("a<br>• {icon} •<br>b | c"), "<p>a</p>\n<p>b | c</p>"),
        ("with <span id=\"n\">Loading...</span> citations", "<p>with citations</p>"),
        ("it is <span id=\"n\">loading</span>", "<p>it is loading</p>"),
        ("a<span style=\"font-size: 0\">b</span>c", "<p>ac</p>"),
        ("<a href=\"u\">a<span class=\"sr-only\">b</span></a>", "<p><a href=\"u\">a</a></p>"),
        ("<h2>Papers</h2><span class=\"card__eyebrow\">Research</span>", "<h2>Papers</h2>"),
        ("<h3 class=\"eyebrow\">Sea</h3>\n<h2>Papers</h2>", "<h2>Papers</h2>"),
        ("<header><h2 class=\"eyebrow\">Papers</h2></header><p>Foam</p>", "<h2>Papers</h2>\n<p>Foam</p>"),
        ("<h2>Papers</h2><div class=\"infographic-box\"><div>Tides</div><div>Foam</div></div>", "<h2>Papers</h2>"),
        ("<i>Tides</i>, 2011<div>(doi: 10.1/2)</div>.", "<p><em>Tides</em>, 2011</p>\n<p>(doi: 10.1/2).</p>"),
        ("<figure><video src=\"v\"></video><figcaption>Gulls</figcaption></figure>a", "<p>a</p>"),
        ("<b>Harbour Institute</b><time>2019</time>", "<p><strong>Harbour Institute</strong>, 2019</p>"),
        ("<b>Harbour Institute</b><time>2019</time> Bergen", "<p><strong>Harbour Institute</strong> 2019 Bergen</p>"),
        ("<span>Tide AI</span><span class=\"when\">April 2026</span>", "<p>Tide AI, April 2026</p>"),
        ("<span class=\"year\">2024</span>Ek, A.", "<p>2024 Ek, A.</p>"),
        ("<b>2020</b>s", "<p><strong>2020</strong>s</p>"),
        ("<h2><span class=\"num\">01</span>Prizes</h2>", "<h2>Prizes</h2>"),
        ("<div>by <span class=\"a\"><p>A. Ek</p>\n</span></div>", "<p>by A. Ek</p>"),
        ("<h2>Boat <span class=\"num\">12</span></h2>", "<h2>Boat 12</h2>"),
        ("<span class=\"show\">Sea</span>\n<span class=\"ep\">Tides</span>", "<p>Sea<br />\nTides</p>"),
        ("<span class=\"show\">Sea</span> <span class=\"ep\">Tides</span>", "<p>Sea Tides</p>"),
        ("a<br>&nbsp;&nbsp; b", "<p>a<br />\nb</p>"),
        ("a\n\n-->\n\nb `-->`", "<p>a</p>\n<p>b <code>--&gt;</code></p>"),
    ]);
}

#[test]
fn a_volume_behind_a_link_is_emphasised_with_its_comma() {
    gives(&[
        (
            "[*Tides*](https://halden.example)*, 4*(1).",
            "<p><a href=\"https://halden.example\"><em>Tides</em></a><em>, 4</em>(1).</p>",
        ),
        ("W. Lind*, 4 boats, B. Ek*", "<p>W. Lind*, 4 boats, B. Ek*</p>"),
    ]);
}

#[test]
fn what_is_shown_in_small_capitals_is_in_capitals() {
    gives(&[
        ("Lecturer, <span class=\"small-caps\">uk</span>", "<p>Lecturer, UK</p>"),
        (
            "A <span style=\"font-variant: small-caps\">sailor of <b>the seas</b></span>",
            "<p>A SAILOR OF <strong>THE SEAS</strong></p>",
        ),
        ("<span class=\"smallcaps\">Lind</span>, B.", "<p>Lind, B.</p>"),
    ]);
}

#[test]
fn elements_that_are_set_as_blocks_have_lines_of_their_own() {
    gives(&[
        (
            "<p><span style=\"display:block\">Lecturer</span>\n<span style=\"display: block\">Sailor</span></p>",
            "<p>Lecturer<br />\nSailor</p>",
        ),
        ("<p>I sail <span style=\"display:block\">boats</span></p>", "<p>I sail boats</p>"),
    ]);
}

#[test]
fn titles_of_cards_are_bold_and_captions_emphasised() {
    gives(&[
        ("<p class=\"card__title\">Rope</p><p>ties</p>", "<p><strong>Rope</strong></p>\n<p>ties</p>"),
        ("<p class=\"fw-bold\">Tides</p>a", "<p><strong>Tides</strong></p>\n<p>a</p>"),
        ("<p style=\"font-weight: 600\">Tides</p>a", "<p><strong>Tides</strong></p>\n<p>a</p>"),
        ("<div class=\"card-title\">Tides</div>a", "<p><strong>Tides</strong></p>\n<p>a</p>"),
        ("<div class=\"title\">Rope</div>", "<p>Rope</p>"),
        (
            "<figure><img src=\"a.png\"><figcaption>Gulls</figcaption></figure>b",
            "<p><img src=\"a.png\" alt=\"\" /></p>\n<p><em>Gulls</em></p>\n<p>b</p>",
        ),
    ]);
}

#[test]
fn values_without_quotes_are_read_as_browsers_do() {
    gives(&[
        ("<a href=>Bergen</a> b", "<p><a href=\"\">Bergen</a> b</p>"),
        ("<a href=https://a.org/?b=c&d=e>f</a>", "<p><a href=\"https://a.org/?b=c&amp;d=e\">f</a></p>"),
        ("`<a href=>`", "<p><code>&lt;a href=&gt;</code></p>"),
        ("a <b title=\"x\"\" >b</b> <i title=\"\">c</i>", "<p>a <strong>b</strong> <em>c</em></p>"),
        (
            "<figure><img\n\nsrc=\"a.png\" sizes=\"9vw\"\"\n\nonerror=\"$('x').y();\"\n></figure>\n\nd",
            "<p><img src=\"a.png\" alt=\"\" /></p>\n<p>d</p>",
        ),
    ]);
}

#[test]
fn a_backslash_at_the_end_of_a_line_breaks_it_or_nothing() {
    gives(&[
        ("a \\\\\nb \\\\ \nc\\\\", "<p>a<br />\nb<br />\nc</p>"),
        ("a \\\n\nb", "<p>a</p>\n<p>b</p>"),
        ("- a\\\\\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a\\b C:\\", "<p>a\\b C:\\</p>"),
    ]);
}

#[test]
fn stars_of_grades_emphasise_nothing() {
    gives(&[
        ("A*A*A*A*A*: Maths, *Music*", "<p>A*A*A*A*A*: Maths, <em>Music</em></p>"),
        ("A*AA at school, then A*A", "<p>A*AA at school, then A*A</p>"),
        ("A*STAR and the A*STAR Board", "<p>A*STAR and the A*STAR Board</p>"),
        ("*A* and X*Y*Z", "<p><em>A</em> and X<em>Y</em>Z</p>"),
        ("*Pier City, BC* and A*AA", "<p><em>Pier City, BC</em> and A*AA</p>"),
    ]);
}

#[test]
fn what_kramdown_leaves_alone_stays_as_it_is() {
    gives(&[
        ("<https://a.org/x--y...z> 3--5", "<p><a href=\"https://a.org/x--y...z\">https://a.org/x--y...z</a> 3–5</p>"),
        (
            "{::nomarkdown}\n<p>*a*  \n\n    # b -- \"c\"</p>\n{:/nomarkdown}\n\n*d*",
            "<p>*a* # b -- &quot;c&quot;</p>\n<p><em>d</em></p>",
        ),
        ("a {::nomarkdown}<b>1. *x*</b> | _y_{:/} *z*", "<p>a <strong>1. *x*</strong> | _y_ <em>z</em></p>"),
        ("a {::nomarkdown type=\"latex\"}b{:/} c", "<p>a c</p>"),
        ("{::options auto_ids=\"false\" /}\n\na", "<p>a</p>"),
    ]);
}

#[test]
fn a_note_may_be_empty() {
    gives(&[(
        "a[^1]\n\n[^1]:\n\n<table><tr><th>b[^1]",
        "<p>a[^1]</p>\n<p>b[^1]</p>\n<footnotes>\n<li></li>\n</footnotes>",
    )]);
}

/// The document that a page's text becomes in another syntax.
fn read_as(text: &str, syntax: Syntax) -> String {
    let id = Sources::new().add(Source::new("page.html", text));
    let outcome = markdown::parse_as(&Rewritten::verbatim(id, text, 0..text.len()), syntax);
    html(outcome.value().expect("there is always a document")).trim_end().to_owned()
}

#[test]
fn a_page_of_html_holds_no_markdown() {
    for (text, expected) in [
        ("    <div>\n      <h1>\n        Hello\n      </h1>\n    </div>", "<h1>Hello</h1>"),
        ("*a* _b_ `c` 1. d\n\n# e", "<p>*a* _b_ `c` 1. d # e</p>"),
        ("<p>a -- \"b\" &amp; c...</p>", "<p>a -- &quot;b&quot; &amp; c...</p>"),
        ("<div markdown=\"1\">\n- a\n</div>", "<p>- a</p>"),
        (
            "<ul>\n  <li>a\n  <li><a href=\"x?a>b\">b</a>\n</ul>\nc",
            "<ul>\n<li>a</li>\n<li><a href=\"x?a&gt;b\">b</a></li>\n</ul>\n<p>c</p>",
        ),
        ("a<!-- b -->c <script>d</script>{: .e}", "<p>ac {: .e}</p>"),
        ("<pre>\n a\n  &lt;b\n</pre>", "<pre><code> a\n  &lt;b\n</code></pre>"),
        ("a \\(x < y\\) and $$z$$", "<p>a \\(x &lt; y\\) and \\(z\\)</p>"),
        ("1 < 2 <b", "<p>1 &lt; 2</p>"),
        ("", ""),
    ] {
        assert_eq!(read_as(text, Syntax::Html), expected, "{text}");
    }
}

#[test]
fn a_site_may_break_every_line() {
    let hard = |text: &str| read_as(text, Syntax::HardWrapped);
    assert_eq!(hard("a\nb\n\n- c\n  d"), "<p>a<br />\nb</p>\n<ul>\n<li>c<br />\nd</li>\n</ul>");
    assert_eq!(hard("<div>\na\nb\n</div>\n\nc *d\ne*"), "<p>a b</p>\n<p>c <em>d<br />\ne</em></p>");
    assert_eq!(hard("中文\n中文"), "<p>中文<br />\n中文</p>");
}

#[test]
fn what_a_style_sheet_sets_apart_is_apart() {
    gives(&[
        ("<span class=\"b\">Rope</span><span class=\"b\">Map</span>", "<p>Rope Map</p>"),
        (
            "<a class=\"b\" href=\"u\">Rope</a><a class=\"b\" href=\"v\">Map</a>",
            "<p><a href=\"u\">Rope</a> <a href=\"v\">Map</a></p>",
        ),
        ("<span class=\"b\">R</span><span class=\"b\">ope</span>", "<p>Rope</p>"),
        ("<span class=\"a\">Ro</span><span class=\"b\">pe</span>", "<p>Rope</p>"),
        ("<span>Ro</span><span>pe</span>", "<p>Rope</p>"),
        ("<span>tide models</span><span>ropes</span><span>maps</span>", "<p>tide models · ropes · maps</p>"),
        ("<span class=\"t\">tides</span><span class=\"t\">ropes</span>", "<p>tides · ropes</p>"),
        ("<span class=\"r\">under</span><span class=\"b\">water</span>", "<p>underwater</p>"),
        ("<strong>Mira Halden</strong><span>M.Sc., 2026</span>", "<p><strong>Mira Halden</strong> M.Sc., 2026</p>"),
        (
            "<a href=\"u\">Atlas of GULLS</a><span>Field Editor</span>",
            "<p><a href=\"u\">Atlas of GULLS</a> Field Editor</p>",
        ),
        ("<b>TIDE</b><span>Net</span>", "<p><strong>TIDE</strong>Net</p>"),
        ("<div>Rope</div><div>Map</div>", "<p>Rope</p>\n<p>Map</p>"),
        ("<span style=\"float:left\">Uni One</span><span style=\"float:right\">2019</span>", "<p>Uni One, 2019</p>"),
        ("Uni One<span style=\"display:block\">Bergen</span>Norway", "<p>Uni One Bergen Norway</p>"),
        ("<span style=\"float:left\">T</span>ides", "<p>Tides</p>"),
        ("<span style=\"float:left\">a1</span><span style=\"float:right\">b1</span>", "<p>a1 b1</p>"),
        ("<span style=\"margin-right: 1em\">a1</span><span>b1</span>", "<p>a1 b1</p>"),
        ("<span>a1</span><span class=\"ml-2\">b1</span>", "<p>a1 b1</p>"),
        ("L<span style=\"margin-left: -.36em\">a</span>TeX", "<p>LaTeX</p>"),
        ("<span style=\"margin: 0\">a1</span><span>b1</span>", "<p>a1b1</p>"),
        (
            "<a href=\"u\"><button>Rope</button></a><a href=\"v\"><button>Map</button></a>",
            "<p><a href=\"u\">Rope</a> <a href=\"v\">Map</a></p>",
        ),
        ("<code>R</code><code>QGIS</code>", "<p><code>R</code> <code>QGIS</code></p>"),
        ("<code>R</code>s", "<p><code>R</code>s</p>"),
        ("<i class=\"fa fa-map\"></i>Bergen<i class=\"fa fa-phone\"></i>555", "<p>Bergen 555</p>"),
        ("Bergen<i class=\"fa fa-map\"></i>.", "<p>Bergen.</p>"),
    ]);
}

#[test]
fn lines_of_as_many_cells_are_rows() {
    let table = "<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</table>";
    gives(&[
        ("| a | b |\n| c | d |", table),
        ("| a | b\n| c | d", table),
        ("| a | b", "<p>| a | b</p>"),
        ("a | b\nc | d", table),
        ("a | b  \nc | d", "<p>a | b<br />\nc | d</p>"),
        ("a | b\nand more", "<p>a | b and more</p>"),
        ("a | b\nc | d | e", "<p>a | b c | d | e</p>"),
        ("p(a | b) is\nnot p(b | a)", "<p>p(a | b) is not p(b | a)</p>"),
        (
            "[a](x) | [b](y)\n[c](z) | [d](w)",
            "<p><a href=\"x\">a</a> | <a href=\"y\">b</a> <a href=\"z\">c</a> | <a href=\"w\">d</a></p>",
        ),
    ]);
}

#[test]
fn lines_join_as_their_script_asks() {
    gives(&[
        ("中文\n中文", "<p>中文中文</p>"),
        ("中文，\nEnglish", "<p>中文，English</p>"),
        ("中文\nEnglish", "<p>中文 English</p>"),
        ("かな\n**カナ**", "<p>かな<strong>カナ</strong></p>"),
        ("한국어\n문장", "<p>한국어 문장</p>"),
        ("中文 中文", "<p>中文 中文</p>"),
    ]);
}

#[test]
fn emphasis_needs_no_spaces_where_a_script_has_none() {
    gives(&[
        ("一篇_Nature Neuroscience_文章", "<p>一篇<em>Nature Neuroscience</em>文章</p>"),
        ("**重点**：**「引用」**です", "<p><strong>重点</strong>：<strong>「引用」</strong>です</p>"),
        ("**8.2%**で", "<p><strong>8.2%</strong>で</p>"),
        ("~~旧（2020）~~新", "<p><del>旧（2020）</del>新</p>"),
        (
            "Berg, **<u>\u{200B}Joe Lind</u>**\u{200B}, Ek",
            "<p>Berg, <strong><u>\u{200B}Joe Lind</u></strong>\u{200B}, Ek</p>",
        ),
        ("**이름(Name)**은", "<p><strong>이름(Name)</strong>은</p>"),
        ("见https://a.b/x_y_z，变量a_b_c", "<p>见<a href=\"https://a.b/x_y_z\">https://a.b/x_y_z</a>，变量a_b_c</p>"),
        ("[简历](files/简_历_版.pdf)", "<p><a href=\"files/简_历_版.pdf\">简历</a></p>"),
    ]);
}

#[test]
fn bare_addresses_become_links() {
    gives(&[
        ("(https://a.b/c_(d)).", "<p>(<a href=\"https://a.b/c_(d)\">https://a.b/c_(d)</a>).</p>"),
        ("me@x.ac.uk, or @me, or me@host", "<p><a href=\"mailto:me@x.ac.uk\">me@x.ac.uk</a>, or @me, or me@host</p>"),
        ("www.a.org/b--c", "<p><a href=\"https://www.a.org/b--c\">www.a.org/b--c</a></p>"),
        ("[https://a.b](https://a.b)", "<p><a href=\"https://a.b\">https://a.b</a></p>"),
        ("`https://a.b` me [at] x.org", "<p><code>https://a.b</code> me [at] x.org</p>"),
    ]);
}

#[test]
fn an_address_that_a_script_mends_is_mended() {
    gives(&[
        (
            "<a href=\"mailto:axdxa@sea.org\" onmouseover=\"this.href=this.href.replace(/x/g,'');\">write</a>",
            "<p><a href=\"mailto:ada@sea.org\">write</a></p>",
        ),
        (
            "<a href=\"mailto:ada@sea.org\" onmouseover=\"this.style.color='red'\">write</a>",
            "<p><a href=\"mailto:ada@sea.org\">write</a></p>",
        ),
    ]);
}

#[test]
fn typography_follows_kramdown_and_keeps_out_of_code_and_html() {
    gives(&[
        ("\"a\" -- 'b' ... `\"--\"`", "<p>“a” – ‘b’ … <code>&quot;--&quot;</code></p>"),
        ("*Nature*'s \"**best**\"", "<p><em>Nature</em>’s “<strong>best</strong>”</p>"),
        ("<div>\"a\" -- b</div>", "<p>&quot;a&quot; -- b</p>"),
        ("<div>Mai--Vik pp. 3--9 x---y --flag</div>", "<p>Mai–Vik pp. 3–9 x—y --flag</p>"),
        ("<div markdown=\"1\">\"a\" -- b</div>", "<p>“a” – b</p>"),
        ("<span>\"a\"</span>", "<p>“a”</p>"),
        ("``quoted''", "<p>“quoted”</p>"),
        ("\\\"a\\\" &quot;b&quot;", "<p>&quot;a&quot; &quot;b&quot;</p>"),
        (":rocket: 10:30: :nosuchemoji:", "<p>🚀 10:30: :nosuchemoji:</p>"),
    ]);
}

#[test]
fn footnotes_are_numbered_by_their_first_marks_and_come_last() {
    gives(&[(
        "b[^b] a[^a] b[^b]\n\n[^a]: A with [^c]\n\n[^b]: B\n\n[^c]: C\n\n[^d]: D",
        "<p>b[^1] a[^2] b[^1]</p>\n<footnotes>\n<li>B</li>\n<li>A with [^3]</li>\n<li>C</li>\n</footnotes>",
    )]);
    assert_eq!(noticed("a\n\n[^d]: D"), [(Code::Hidden, "D")]);
}

#[test]
fn cells_beyond_the_head_are_kept() {
    gives(&[(
        "| a |\n|---|\n| b | c |",
        "<table>\n<tr>\n<th>a</th>\n<th></th>\n</tr>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n</table>",
    )]);
}

#[test]
fn what_stands_too_deep_keeps_its_words() {
    for (open, close) in [("- ", ""), ("> ", ""), ("<ul><li>", ""), ("<b><i>", "</i></b>"), ("<div>", "</div>")] {
        let text = format!("{}word{}", open.repeat(5_000), close.repeat(5_000));
        let outcome = parse(&text);
        assert!(outcome.diagnostics().iter().any(|diagnostic| diagnostic.code == Code::TooLarge), "{open}");
        assert!(html(outcome.value().expect("a document")).contains("word"), "{open}");
    }
}

#[test]
fn words_below_the_limit_stay_apart() {
    let list: String = (0..40).map(|depth| format!("{}- w{depth}\n", "  ".repeat(depth))).collect();
    let quotes: String = (0..40).map(|depth| format!("{}w{depth}\n\n", "> ".repeat(depth))).collect();
    let tables: String = (0..40).map(|depth| format!("<table><tr><td>w{depth}</td><td>")).collect();
    for page in [list, quotes, tables] {
        let shown = html(&read(&page));
        let words: Vec<&str> = shown.split(|c: char| !c.is_alphanumeric()).collect();
        let missing: Vec<String> =
            (0..40).map(|depth| format!("w{depth}")).filter(|word| !words.contains(&word.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?} in {shown}");
    }
}

#[test]
fn words_know_where_they_stand() {
    let page = "# A\n\nsome **strong <!-- c --> words** here";
    let document = read(page);
    let Some(BlockKind::Paragraph(content)) = document.blocks.get(1).map(|block| &block.kind) else {
        panic!("a paragraph")
    };
    let strong = content.iter().find(|inline| matches!(inline.kind, InlineKind::Strong(_))).expect("strong words");
    assert_eq!(&page[strong.span.range()], "**strong <!-- c --> words**");
    assert_eq!(strong.children().plain_text(), "strong words");
    assert_eq!(&page[document.blocks[0].span.range()].trim_end(), &"# A");
}

#[test]
fn footnotes_are_set_wherever_their_marks_stand() {
    for text in [
        "# Heading[^1]\n\nb[^1]\n\n[^1]: note",
        "a[^1]\n\n<table><tr><th>b[^1]<td>c\n\n[^1]:",
        "a\n\n| b[^1] | c[^1] |\n|---|---|\n| d | e |\n\n[^1]: note",
        "a\n\n- > b[^1]\n- ## c[^1]\n\n[^1]:\n    > d[^1]",
    ] {
        let mut files = vitae::MemoryFiles::new();
        files.insert("about.md", format!("---\nname: Ada Lovelace\n---\n{text}\n"));
        if let Err(report) = vitae::Builder::new(&files).page("about.md").pdf() {
            panic!("{text}\n{report}");
        }
    }
}

#[test]
fn what_bootstrap_hides_is_left_out() {
    gives(&[
        ("<p class=\"row d-none\">a</p>\n\nb", "<p>b</p>"),
        ("<p class=\"d-none d-md-block\">a</p>\n\nb", "<p>a</p>\n<p>b</p>"),
        ("<p class=\"d-flex d-lg-none\">a</p>\n\nb", "<p>b</p>"),
        ("<p class=\"d-md-none d-xl-block\">a</p>", "<p>a</p>"),
        ("<p class=\"d-block d-print-none\">a</p>\n\nb", "<p>b</p>"),
        ("<p class=\"d-none d-print-block\">a</p>", "<p>a</p>"),
        ("<p class=\"d-nonesuch\">a</p>", "<p>a</p>"),
    ]);
    assert_eq!(noticed("<p class=\"d-none\">a</p>")[0].0, Code::Hidden);
}

#[test]
fn a_list_that_bare_items_have_begun_ends_with_them() {
    gives(&[
        (
            "<li>a</li>\n<li>b</li>\n<h2>c</h2>\n<li>d</li>",
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<h2>c</h2>\n<ul>\n<li>d</li>\n</ul>",
        ),
        ("<li>a</li>\n<p>b</p>", "<ul>\n<li>a</li>\n</ul>\n<p>b</p>"),
    ]);
}

#[test]
fn a_comment_may_stand_for_the_first_line_of_an_item() {
    let text = "23. <!-- -->\n\n    One.\n\n22. <!-- -->\n\n    Two.\n\n21. <!-- -->\n\n    Three.\n";
    let html = html(&read(text));
    assert_eq!(html.matches("<li").count(), 3, "{html}");
    assert!(html.contains("<ol start=\"23\"") || html.contains("value=\"23\""), "{html}");
}

#[test]
fn a_star_that_is_one_may_be_strong() {
    assert_eq!(
        html(&read("**\\***Ada, **M. Byron**, and more\n")).trim_end(),
        "<p><strong>*</strong>Ada, <strong>M. Byron</strong>, and more</p>"
    );
}
