use proptest::prelude::*;

use super::*;
use crate::site::MemoryFiles;

const CONFIG: &str = "title: Jane's site\nurl: https://jane.github.io\nbaseurl: /me\nauthor: {name: Jane Doe, email: j@x.org}\nwords: [a, b, c]\n\
     collections: {publications: {output: true, permalink: '/p/:title/'}}\ndefaults:\n- {scope: {path: '', type: publications}, values: {layout: paper}}\n";

fn site() -> MemoryFiles {
    MemoryFiles::new()
        .with("_config.yml", CONFIG)
        .with(
            "_includes/base_path",
            "{% if site.url %}\n  {% assign base_path = site.url | append: site.baseurl %}\n{% endif %}\n",
        )
        .with("_includes/bio.md", "Bio of {{ site.author.name }} {{ include.what }}")
        .with("_includes/outer.html", "<b>{% include bio.md what=include.what %}</b>")
        .with("_includes/paper.html", "<i>{{ post.title }}</i>")
        .with("_pages/part.md", "---\ntitle: part\n---\nPart for {{ page.title }}.\n")
        .with("_pages/loop.md", "{% include_relative loop.md %}")
        .with(
            "_data/news.yml",
            "- {title: One, date: 2024-05-01, at: {city: Oslo}}\n- {title: Two, date: 2023-01-02}\n",
        )
        .with("_data/years.yml", "2025: [c]\n2023: [b]\n2019: [a]\nzz: [d]\n")
        .with("_data/rows.csv", "name,town\nAnn,Rome\n\"Bo, B.\",Bonn\n")
        .with("_data/gaps.csv", "name,town,name\r\n\r\nAnn,,x\r\n\"\",Rome,y\r\nBo")
        .with("_data/tabs.tsv", "name\ttown\tyear\n\tRome\t2019\nBo\t\t2020\n")
        .with("_data/deep/er.json", "{\"x\": [1, 2]}")
        .with("_publications/2020-01-01-a.md", "---\ntitle: First\nkind: book\n---\n")
        .with(
            "_publications/2021-01-01-b.md",
            "---\ntitle: Second *one*\ntags: [x, y]\n---\nA **bold** start.\n\nMore of {{ page.title }}.\n",
        )
        .with("_publications/hidden.md", "---\npublished: false\n---\n")
        .with("_posts/2023-05-01-moved.md", "---\ntags: news\n---\nText.\n")
        .with("_posts/2024-05-01-prize.md", "---\ntitle: Prize\ncategories: [A, B]\n---\nText.\n")
}

fn page(body: &str) -> MemoryFiles {
    let front = "---\npermalink: /\ntitle: Home\nlist: [x, y]\ndate: 2024-03-09\n---\n";
    site().with("_pages/about.md", format!("{front}{body}"))
}

/// The text, and the findings in short.
fn rendered(body: &str) -> (String, Vec<String>) {
    rendered_in(&page(body))
}

fn rendered_in(files: &MemoryFiles) -> (String, Vec<String>) {
    let mut reader = Reader::new(files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let page = reader.page("_pages/about.md").into_value().expect("a page");
    let outcome = render(&mut reader, &config, &page, "/", None);
    let found = outcome.diagnostics().iter().map(|d| format!("{}: {}", d.code.as_str(), d.message)).collect();
    (outcome.into_value().expect("a text").text.text().to_owned(), found)
}

fn text(body: &str) -> String {
    let (text, found) = rendered(body);
    assert_eq!(found, Vec::<String>::new(), "{body}");
    text
}

fn each(cases: &[(&str, &str)]) {
    for (body, expected) in cases {
        assert_eq!(text(body), *expected, "{body}");
    }
}

#[test]
fn values_of_all_kinds_have_one_order() {
    let row = |n: u32| {
        format!("- {{k: [{n}]}}\n- {{k: '[{n}'}}\n- {{k: [a{n}]}}\n- {{k: {{x: {n}}}}}\n- {{k: {n}}}\n- {{k: t{n}}}\n")
    };
    let rows: String = (0..20).rev().map(row).collect();
    let files = page("{% assign all = site.data.mixed | sort: 'k' %}{{ all | map: 'k' | first }} {{ all | size }}");
    let (text, _) = rendered_in(&files.with("_data/mixed.yml", rows));
    assert_eq!(text.trim(), "0 120");
}

#[test]
fn variables_are_those_of_site_and_page() {
    each(&[
        ("{{ site.author.email }} of {{page.title}}", "j@x.org of Home"),
        ("[x]({{ base_path }}/files/x.pdf)", "[x](https://jane.github.io/me/files/x.pdf)"),
        ("{% include base_path %}[x]({{ base_path }}/x)", "\n[x](https://jane.github.io/me/x)"),
        ("{{ page.url }} {{ page.path }} {{ page.date }} {{ page.list[-1] }}", "/ _pages/about.md 2024-03-09 y"),
        ("{{ site.words | join: ', ' }} {{ site.words.size }} {{ site.words[1] }}", "a, b, c 3 b"),
        ("{{ site.data.deep.er.x[1] }} {{ site.data.news[0].at['city'] }}", "2 Oslo"),
        ("{% for r in site.data.rows %}{{ r.name }} in {{ r.town }}; {% endfor %}", "Ann in Rome; Bo, B. in Bonn; "),
        (
            "{% for r in site.data.gaps %}{% if r.name %}<{{ r.name }}>{% endif %}{% if r.town %}{{ r.town }}{% endif %};{% endfor %}",
            "<Ann>;<>Rome;<Bo>;",
        ),
        (
            "{% for r in site.data.tabs %}{% if r.name %}{{ r.name }}{% else %}-{% endif %} {{ r.town | default: '-' }};{% endfor %}",
            "- Rome;Bo -;",
        ),
        ("{{ site.data.tabs | where: 'town', nil | map: 'year' }}", "2020"),
        ("{{ page.nothing }}{{ nothing.at.all }}{{ page['no such'] }}", ""),
        ("{{ page.nothing | default: 'some' }}", "some"),
        ("{{ jekyll.environment }}", "production"),
    ]);
}

#[test]
fn maps_are_in_the_order_of_the_file() {
    each(&[
        ("{% for y in site.data.years %}{{ y[0] }}:{{ y[1] | join }} {% endfor %}", "2025:c 2023:b 2019:a zz:d "),
        (
            "{% for y in site.data.years limit: 1 %}{% if y[0] == 2025 %}{{ y[0] | minus: 1 }}{% endif %}{% endfor %}",
            "2024",
        ),
        ("{{ site.data.years.first[0] }} {{ site.data.years | size }}", "2025 4"),
    ]);
}

#[test]
fn documents_know_what_jekyll_tells_them() {
    each(&[
        (
            "{% for p in site.publications %}{{ p.title }} {{ p.url }} {{ p.layout }}; {% endfor %}",
            "First /p/a/ paper; Second *one* /p/b/ paper; ",
        ),
        (
            "{{ site.publications.last.date | date: '%Y' }} {{ site.publications[0].date }}",
            "2021 2020-01-01 00:00:00 +0000",
        ),
        ("{{ site.publications.last.excerpt }}", "<p>A <strong>bold</strong> start.</p>\n"),
        (
            "{{ site.publications.last.content | strip_html | normalize_whitespace }}",
            "A bold start. More of Second one.",
        ),
        (
            "{% for p in site.posts %}{{ p.title }} {{ p.id }} {{ p.tags | join }}; {% endfor %}",
            "Prize /a/b/2024/05/01/prize ; Moved /2023/05/01/moved news; ",
        ),
        ("{{ site.tags.news.size }} {{ site.categories.A[0].title }}", "1 Prize"),
        (
            "{% for p in site.posts %}{{ p.previous.title }}<{{ p.title }}<{{ p.next.title }} {% endfor %}",
            "Moved<Prize< <Moved<Prize ",
        ),
        ("{{ site.publications.first.next.title }} {{ site.publications.first.previous.title }}", "Second *one* "),
        (
            "{% for c in site.collections %}{% if c.docs.size > 0 %}{{ c.label }} {% endif %}{% endfor %}",
            "posts publications ",
        ),
        (
            "{% assign p = site.pages | where: 'title', 'part' | first %}{{ p.url }} {{ p.name }}",
            "/_pages/part.html part.md",
        ),
        (
            "{% link _publications/2020-01-01-a.md %} {% post_url 2024-05-01-prize %} {% link files/x.pdf %}",
            "/me/p/a/ /me/a/b/2024/05/01/prize.html /me/files/x.pdf",
        ),
    ]);
}

#[test]
fn tags_do_what_they_do_in_jekyll() {
    each(&[
        ("{% assign n = site.words | size | plus: 1 %}{{ n }}", "4"),
        ("{% capture w %}a{{ page.title }}{% endcapture %}{{ w | upcase }}", "AHOME"),
        ("{% if page.title == 'Home' and site.author %}yes{% else %}no{% endif %}", "yes"),
        ("{% if {{page.title}} == 'Home' %}{% for t in {{ page.list }} %}{{ t }}{% endfor %}{% endif %}", "xy"),
        ("{% unless page.none %}a{% endunless %}{% if page.none.deeper %}b{% endif %}", "a"),
        ("{% case page.title %}{% when 'A' %}1{% when 'B', 'Home' %}2{% else %}3{% endcase %}", "2"),
        ("{% case 3 %}{% when 1 or 3 %}x{% endcase %}", "x"),
        ("{% case 3 %}{% when 1, 3 %}x{% when 3 %}y{% when 4 %}z{% else %}w{% endcase %}", "xy"),
        ("{% if {{ page.title }} == 'Home' %}a{% endif %}{% for t in {{page.list}} %}{{ t }}{% endfor %}", "axy"),
        ("{% for t in page.list %}* {{ t }}{% unless forloop.last %}, {% endunless %}{% endfor %}", "* x, * y"),
        ("{% for i in (1..4) reversed limit:3 %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "31"),
        ("{% for i in (1..9) offset: 2 %}{% if i > 5 %}{% break %}{% endif %}{{ i }}{% endfor %}", "345"),
        (
            "{% for a in page.list %}{% for b in page.list %}{{ forloop.parentloop.index }}{{ forloop.rindex0 }} {% endfor %}{% endfor %}",
            "11 10 21 20 ",
        ),
        ("{% for x in page.none %}{% else %}nobody{% endfor %}", "nobody"),
        (
            "{% for i in (1..6) limit: 2 %}{{ i }}{% endfor %}|{% for i in (1..6) limit: 3 offset: continue %}{{ i }}{% endfor %}|{% for i in (1..6) offset: continue %}{{ i }}{% endfor %}",
            "12|345|6",
        ),
        ("{% for t in page.list limit: page.none offset: page.none %}{{ t }}{% endfor %}", "xy"),
        ("{% for t in page.list %}{% cycle 'odd', 'even' %} {% endfor %}{% cycle 'odd', 'even' %}", "odd even odd"),
        (
            "{% for t in page.list %}{% cycle 'g': 1, 2 %}{% cycle \"h\": 1, 2 %}{% endfor %}{% cycle 'g': 1, 2 %}",
            "11221",
        ),
        ("{% assign f = 'bio' %}{% include {{ f }}.md what='p' %}", "Bio of Jane Doe p"),
        ("{% increment n %}{% increment n %}{% decrement m %}{{ n }}", "01-12"),
        (
            "{% tablerow t in site.words cols: 2 %}{{ t }}{% endtablerow %}",
            "<tr class=\"row1\"><td class=\"col1\">a</td><td class=\"col2\">b</td></tr>\n<tr class=\"row2\"><td class=\"col1\">c</td></tr>\n",
        ),
        (
            "{% tablerow t in site.words cols: 2 %}{{ tablerowloop.col }}{{ tablerowloop.col_last }}{% endtablerow %}",
            "<tr class=\"row1\"><td class=\"col1\">1false</td><td class=\"col2\">2true</td></tr>\n<tr class=\"row2\"><td class=\"col1\">1false</td></tr>\n",
        ),
        ("{% for i in (1..3) %}{% ifchanged %}{{ i | divided_by: 2 }}{% endifchanged %}{% endfor %}", "01"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("a\n{%- if true -%}\n b \n{%- endif -%} c", "abc"),
        ("a{% for t in page.list %}\n\n{% assign last = t %}\n{% endfor %}{{ last }}", "ay"),
        ("`{{ page.title }}` {% highlight python %}\nx = 1\n{% endhighlight %}", "`Home` \n\n~~~~\nx = 1\n~~~~\n\n"),
        ("no Liquid { at } all {", "no Liquid { at } all {"),
        ("<!-- {% nonsense %} {{ x }} -->", "<!--   -->"),
    ]);
}

#[test]
fn includes_are_run_with_their_parameters() {
    each(&[
        ("{% include_relative part.md %}", "Part for Home.\n"),
        ("{% include bio.md what=\"now\" %}", "Bio of Jane Doe now"),
        ("{% include outer.html what=page.title %}", "<b>Bio of Jane Doe Home</b>"),
        ("{% assign f = 'bio.md' %}{% include {{ f }} what='it\\'s' %}{{ include.what }}", "Bio of Jane Doe it's"),
        ("{% include_cached bio.md %}", "Bio of Jane Doe "),
        (
            "{% for post in site.publications reversed %}{% include paper.html %}{% endfor %}",
            "<i>Second *one*</i><i>First</i>",
        ),
    ]);
}

#[test]
fn filters_give_what_jekyll_gives() {
    each(&[
        (
            "{{ 1.1 | plus: 2.2 }} {{ 4.35 | times: 100 }} {{ 0.3 | minus: 0.1 }} {{ 0.3 | divided_by: 0.1 }} {{ -0.7 | modulo: 0.2 }}",
            "3.3 435.0 0.2 3.0 0.1",
        ),
        (
            "{{ '0.7' | plus: '0.1' }} {{ '3.5abc' | plus: 1 }} {{ '4.' | plus: 1 }} {{ '.5' | plus: 1 }} {{ '+2.5' | plus: 1 }}",
            "0.8 4 5 1 3",
        ),
        ("{{ 2.675 | round: 2 }} {{ 7.0 | round: 3 }} {{ 12.345 | round: -1 }} {{ 2.5 | round }}", "2.68 7.0 10 3"),
        ("{{ 'a<br>b' | markdownify | strip_html }}", "a\nb\n"),
        ("{{ 'a b/c' | url_encode }} {{ 'a b/c' | cgi_escape }} {{ 'a+b%2Fc' | url_decode }}", "a+b%2Fc a+b%2Fc a b/c"),
        (
            "{{ '/x.pdf' | relative_url }} {{ \"x.pdf\" | absolute_url }} {{ 'mailto:a@b.c' | relative_url }}",
            "/me/x.pdf https://jane.github.io/me/x.pdf mailto:a@b.c",
        ),
        (
            "{{ page.date | date: '%-d %B %Y' }} {{ 'June 2014' | date: '%Y-%m' }} {{ 'soon' | date: '%Y' }}",
            "9 March 2024 2014-06 soon",
        ),
        (
            "{{ page.date | date_to_string }} {{ page.date | date_to_long_string: 'ordinal' }} {{ page.date | date_to_string: 'ordinal', 'US' }}",
            "09 Mar 2024 9th March 2024 Mar 9th, 2024",
        ),
        (
            "{{ page.date | date_to_xmlschema }} {{ page.date | date_to_rfc822 }}",
            "2024-03-09T00:00:00+00:00 Sat, 09 Mar 2024 00:00:00 +0000",
        ),
        ("{% assign n = site.data.news | where: 'title', 'Two' %}{{ n[0].date | date: '%Y' }}", "2023"),
        ("{% assign n = site.data.news | where: 'at.city', 'Oslo' %}{{ n | map: 'title' | join }}", "One"),
        (
            "{% assign n = site.data.news | where_exp: 'x', \"x.at.city == nil and x.title contains 'w'\" %}{{ n | map: 'title' }}",
            "Two",
        ),
        (
            "{{ site.publications | where: 'tags', 'y' | map: 'title' }} {{ site.data.news | find: 'title', 'One' | map: 'title' }}",
            "Second *one* One",
        ),
        (
            "{% assign g = site.data.news | group_by_exp: 'n', \"n.date | date: '%Y'\" %}{% for y in g %}{{ y.name }} {{ y.size }} {{ y.items[0].title }}; {% endfor %}",
            "2024 1 One; 2023 1 Two; ",
        ),
        (
            "{% assign g = site.publications | group_by: 'kind' %}{% for y in g %}{{ y.name }}={{ y.items.size }} {% endfor %}",
            "book=1 =1 ",
        ),
        (
            "{{ site.data.news | sort: 'date' | map: 'title' | join: ' ' }} {{ 'b,a,10,9' | split: ',' | sort | join: ',' }}",
            "Two One 10,9,a,b",
        ),
        ("{{ site.publications | sort: 'kind', 'last' | map: 'title' | join: ', ' }}", "First, Second *one*"),
        ("{{ 'b,A,c' | split: ',' | sort_natural | join }} {{ 'a,b,a' | split: ',' | uniq | join }}", "A b c a b"),
        (
            "{{ page.list | push: 'z' | unshift: 'w' | join }} {{ page.list | pop | join }} {{ page.list | shift | join }}",
            "w x y z x y",
        ),
        (
            "{{ page.list | concat: site.words | reverse | join: '' }} {{ page.list | first }}{{ page.list | last }}",
            "cbayx xy",
        ),
        (
            "{{ site.words | array_to_sentence_string }} {{ page.list | array_to_sentence_string: 'or' }}",
            "a, b, and c x or y",
        ),
        (
            "{{ page.list | jsonify }} {{ page.list | inspect }} {{ site.data.news[0].at | jsonify }}",
            "[\"x\",\"y\"] [&quot;x&quot;, &quot;y&quot;] {\"city\":\"Oslo\"}",
        ),
        (
            "{{ 'a *b*' | markdownify }}{{ '*b*' | markdownify | remove: '<p>' | remove: '</p>' | strip }}",
            "<p>a <em>b</em></p>\n<em>b</em>",
        ),
        (
            "{{ 'Hello, World!' | slugify }} {{ ' a  b ' | normalize_whitespace }} {{ 'a b 中文' | number_of_words: 'cjk' }}",
            "hello-world a b 4",
        ),
        (
            "{{ 'a<b' | xml_escape }} {{ 'a b&c' | cgi_escape }} {{ 'a b' | uri_escape }} {{ '/x/index.html' | strip_index }}",
            "a&lt;b a+b%26c a%20b /x/",
        ),
        ("{{ '/assets/a.js' | bust_file_cache }} {{ '/a.css' | bust_css_cache }}", "/assets/a.js /a.css"),
        (
            "{{ 7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }} {{ -7 | modulo: 3 }} {{ '3' | plus: 4 }} {{ 4.6 | round }} {{ '12a' | to_integer }}",
            "3 3.5 2 7 5 12",
        ),
        ("{{ '1,2' | split: ',' | sum }} {{ '1.5,2' | split: ',' | sum }} {{ '' | split: ',' | sum }}", "3 3.5 0"),
        (
            "{{ 'abc' | slice: -2, 2 }} {{ 'a b c' | truncatewords: 2 }} {{ 'abcdef' | truncate: 4 }} {{ 'abc' | slice: 1 }}",
            "bc a b... a... b",
        ),
        (
            "{{ false | default: 'x' }} {{ false | default: 'x', allow_false: true }} {{ '' | default: 'y' }}",
            "x false y",
        ),
        (
            "{{ 'a-b-c' | split: '-' | size }} {{ 'a-b' | replace: '-', '+' }} {{ 'x' | append: 'y' | prepend: 'w' }}",
            "3 a+b wxy",
        ),
        ("{{ 50000 | round: -5 }} {{ 49999 | round: -5 }} {{ 127 | round: -1 }}", "100000 0 130"),
        ("{{ 1234.5 | round: -2 }}", "1200"),
        ("{{ 3 | round: 1 }} {{ 2.55 | round: 1 }} {{ -2.5 | round }} {{ 'x' | round }}", "3 2.6 -3 0"),
        ("{{ 'a  b  c' | truncatewords: 2, '' }}|{{ 'a  b' | truncatewords: 2 }}", "a b|a  b"),
        ("{{ 'hi' | base64_encode }} {{ 'aGk=' | base64_decode }}", "aGk= hi"),
        ("{{ 'ABC dEF' | capitalize }}", "Abc def"),
        ("{{ 'a b' | capitalize }} {{ '<p>x</p>' | strip_html }} {{ 'x' | upcase }}", "A b x X"),
    ]);
}

#[test]
fn items_that_the_theme_prints_become_slots() {
    let slot = |path: &str| {
        format!(
            "\n\n<vitae-slot kind=\"item\" include=\"archive-single-cv.html\" collection=\"publications\" path=\"_publications/{path}.md\"></vitae-slot>\n\n"
        )
    };
    let (a, b) = (slot("2020-01-01-a"), slot("2021-01-01-b"));
    let include = "{% include archive-single-cv.html %}";
    each(&[
        (
            &format!("<ul>{{% for post in site.publications reversed %}}{include}{{% endfor %}}</ul>"),
            &format!("<ul>{b}{a}</ul>"),
        ),
        (
            &format!(
                "{{% assign p = site.publications | sort: 'date' | reverse %}}{{% for post in p limit: 1 %}}{include}{{% endfor %}}"
            ),
            &b,
        ),
        (
            &format!(
                "{{% for post in site.publications %}}{{% if post.kind != 'book' %}}{{% continue %}}{{% endif %}}{include}{{% endfor %}}"
            ),
            &a,
        ),
        (
            "{% assign y = 2020 %}{% bibliography -q @*[year={{y}}]* %}",
            "\n\n<vitae-slot kind=\"bibliography\" args=\"-q @*[year=2020]*\"></vitae-slot>\n\n",
        ),
    ]);
}

#[test]
fn a_theme_file_that_the_site_has_changed_is_run() {
    let files = page("{% for post in site.publications %}{% include archive-single.html %}{% endfor %}")
        .with("_includes/archive-single.html", "<li>{{ post.title }}</li>");
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let page = reader.page("_pages/about.md").into_value().expect("a page");
    let rendered = render(&mut reader, &config, &page, "/", None).into_value().expect("a text");
    assert_eq!(rendered.text.text(), "<li>First</li><li>Second *one*</li>");
    assert!(rendered.shown.contains("publications"));
}

#[test]
fn the_day_of_the_build_comes_after_all_others_and_is_never_printed() {
    let today = "{% assign today = 'now' | date: '%Y-%m-%d' %}";
    for (body, expected) in [
        ("{% if '2031-04-05' <= today %}past{% else %}to come{% endif %}", "past"),
        ("{% assign s = site.time | date: '%s' | plus: 0 %}{% if s > 1893456000 %}past{% endif %}", "past"),
        (
            "{% assign y = 'today' | date: '%Y' | minus: 5 %}{% if y < 2030 %}long ago{% else %}not yet{% endif %}",
            "not yet",
        ),
        ("{{ page.title | default: today }}", "Home"),
        ("{% assign first = today | prepend: '2001, ' %}{% if first contains '2001' %}yes{% endif %}", "yes"),
    ] {
        assert_eq!(rendered(&format!("{today}{body}")), (expected.to_owned(), Vec::new()), "{body}");
    }
    for body in [
        "{{ today }}",
        "{{ 'now' | date_to_string }}",
        "{{ today | append: '.' | upcase }}",
        "{% for y in (2001..today) %}{{ y }}{% endfor %}",
    ] {
        let said = vec!["invalid-liquid: the date of the build is never printed".to_owned()];
        assert_eq!(rendered(&format!("{today}{body}")), (String::new(), said), "{body}");
    }
}

#[test]
fn what_only_the_running_site_knows_is_listed() {
    let cases = [
        ("{{ site.time | date: '%Y' }}x", "x", "dropped-liquid: only the running site knows `site.time`"),
        (
            "{% for p in paginator.posts %}a{% endfor %}x",
            "x",
            "dropped-liquid: only the running site knows `paginator.posts`",
        ),
        (
            "{% include figure.html src='a' %}x",
            "x",
            "dropped-liquid: `_includes/figure.html` is not in the site's folder, so what it shows is left out",
        ),
        ("{% twitter 20 %}x", "x", "dropped-liquid: only the running site knows what `{% twitter %}` shows"),
        ("{{ 'now' | date: '%Y' }}x", "x", "invalid-liquid: the date of the build is never printed"),
        (
            "{{ page.list | sample }}x",
            "x",
            "invalid-liquid: `sample` picks a random item, so its result is never printed",
        ),
        (
            "{{ 'a' | nosuchfilter | upcase }}",
            "A",
            "invalid-liquid: Jekyll has no filter `nosuchfilter`: it changes nothing",
        ),
        ("{% if 'a' > 1 %}y{% endif %}x", "x", "invalid-liquid: `a` cannot be compared with `1`"),
        ("{% post_url 2020-01-01-none %}x", "x", "invalid-liquid: there is no post `2020-01-01-none`"),
        ("{% comment %}draft{% endcomment %}x", "x", "hidden: the site does not show this Liquid comment"),
    ];
    for (body, expected, finding) in cases {
        assert_eq!(rendered(body), (expected.to_owned(), vec![finding.to_owned()]), "{body}");
    }
}

/// A page of a site that is built with jekyll-polyglot.
fn in_language(path: &str, front: &str, body: &str) -> String {
    let config =
        "languages: [en, de, ja]\ndefault_lang: en\ncollections: {talks: {output: true}}\nlang_from_path: true\n";
    let files = MemoryFiles::new()
        .with("_config.yml", config)
        .with("_data/cv.yml", "- none")
        .with("_data/en/cv.yml", "- tides")
        .with("_data/de/cv.yml", "- Gezeiten")
        .with("_data/en/words.yml", "{more: More, less: Less}")
        .with("_data/de/words.yml", "{more: Mehr}")
        .with("_talks/en/a.md", "---\ntitle: Gulls\n---\n")
        .with("_talks/de/a.md", "---\ntitle: Möwen\n---\n")
        .with("_talks/b.md", "---\ntitle: Terns\n---\n")
        .with("_talks/c.md", "---\ntitle: Alken\nlang-exclusive: [de]\n---\n")
        .with(path, format!("---\n{front}---\n{body}"));
    let mut reader = Reader::new(&files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let page = reader.page(path).into_value().expect("a page");
    render(&mut reader, &config, &page, "/", None).into_value().expect("a text").text.text().to_owned()
}

#[test]
fn data_is_read_where_it_is_asked_for() {
    let found = |body: &str| {
        let files = page(body).with("_data/broken.yml", "a: [");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = reader.page("_pages/about.md").into_value().expect("a page");
        let outcome = render(&mut reader, &config, &page, "/", None);
        let warned = !outcome.diagnostics().is_empty();
        (outcome.into_value().expect("a text").text.text().to_owned(), warned)
    };
    let deep = "{{ site.data.deep.er.x | join: '' }}{% assign d = 'deep' %}{{ site.data[d]['er'].x.size }}{{ site.data.nope.er }}";
    assert_eq!(found(deep), ("122".to_owned(), false));
    assert_eq!(found("{{ site.data.broken }}"), (String::new(), true));
    let (all, warned) = found("{% for file in site.data %}{{ file[0] }} {% endfor %}");
    assert_eq!((all.as_str(), warned), ("broken deep gaps news rows tabs years ", true));
}

#[test]
fn data_in_two_languages_is_read_in_one() {
    let data =
        "- {title: Tides, title_zh: 潮汐, text_en: [Winds], text_zh: [风场], place_zh: 海港}\n- {title: Gulls}\n";
    let body = "{% for x in site.data.x %}{{ x.title }},{{ x.title_zh }},{{ x.text_en | join: '' }},{{ x.text_zh | join: '' }},{{ x.place_zh }};{% endfor %}";
    for (language, expected) in [
        (None, "Tides,潮汐,Winds,风场,海港;Gulls,,,,;"),
        (Some(Language::En), "Tides,,Winds,,海港;Gulls,,,,;"),
        (Some(Language::ZhCn), "潮汐,潮汐,,风场,海港;Gulls,,,,;"),
        (Some(Language::Ja), "Tides,潮汐,Winds,风场,海港;Gulls,,,,;"),
    ] {
        let files = page(body).with("_data/x.yml", data);
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = reader.page("_pages/about.md").into_value().expect("a page");
        let rendered = render(&mut reader, &config, &page, "/", language).into_value().expect("a text");
        assert_eq!(rendered.text.text(), expected, "{language:?}");
    }
}

#[test]
fn each_language_has_its_data_and_its_documents() {
    let body = "{{ site.active_lang }}: {{ site.data.cv | join: '' }}, {{ site.data.words.more }}, {{ site.data.words.less }}: \
        {% for talk in site.talks %}{{ talk.title }} {% endfor %}";
    for (path, front, expected) in [
        ("x.md", "lang: en\n", "en: tides, More, Less: Terns Gulls "),
        ("x.md", "lang: de\n", "de: Gezeiten, Mehr, Less: Terns Alken Möwen "),
        ("de/x.md", "", "de: Gezeiten, Mehr, Less: Terns Alken Möwen "),
        ("x.md", "lang: ja\n", "ja: tides, More, Less: Terns Gulls "),
        ("x.md", "", "en: tides, More, Less: Terns Gulls "),
    ] {
        assert_eq!(in_language(path, front, body), expected, "{path} {front}");
    }
}

#[test]
fn words_and_files_are_those_of_the_language() {
    let config = format!("{CONFIG}languages: [de, en]\n");
    let rendered = |front: &str, body: &str| {
        let files = site()
            .with("_config.yml", config.as_str())
            .with("_i18n/de.yml", "titles: {about: Über mich, more: Mehr}\n")
            .with("_i18n/en.yml", "titles: {about: About me}\n")
            .with("_i18n/en/pages/about.md", "I study tides, {{ page.who }}.")
            .with("_pages/about.md", format!("---\ntitle: titles.about\nwho: Jane\n{front}---\n{body}"));
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let page = reader.page("_pages/about.md").into_value().expect("a page");
        let rendered = render(&mut reader, &config, &page, "/", None);
        let found = rendered.diagnostics().iter().map(|found| found.message.clone()).collect::<Vec<_>>().join(" ");
        (rendered.into_value().expect("a text").text.text().to_owned(), found)
    };
    for (front, body, expected) in [
        ("lang: en\n", "{% t page.title %}, {% t titles.more %}", "About me, Mehr"),
        ("lang: de\n", "{% translate titles.about %}", "Über mich"),
        ("lang: en\n", "{% tf pages/about.md %}", "I study tides, Jane."),
    ] {
        assert_eq!(rendered(front, body), (expected.to_owned(), String::new()), "{body}");
    }
    let (_, found) = rendered("lang: en\n", "{% t titles.gone %}");
    assert_eq!(found, "only the running site knows what `{% t %}` shows");
}

#[test]
fn broken_liquid_is_a_warning_and_never_printed() {
    for body in [
        "{{ a | nosuchfilter }}",
        "{% if %}a{% endif %}",
        "{{ | }}",
        "{% if a %}",
        "{{ a",
        "{% endfor %}",
        "{% for x %}{% endfor %}",
        "{{ 99999999999999999999 }}",
    ] {
        let (text, found) = rendered(&format!("before {body}"));
        assert_eq!(text, "before ", "{body}");
        assert!(found[0].starts_with("invalid-liquid"), "{body}: {found:?}");
    }
}

#[test]
fn nothing_runs_for_ever() {
    let nested =
        "{% for a in (1..9000) %}{% for b in (1..9000) %}{% for c in (1..9000) %}{% endfor %}{% endfor %}{% endfor %}";
    assert_eq!(rendered(nested).1, ["invalid-liquid: there is too much Liquid; the rest is left out"]);
    let doubling =
        |step: &str| rendered(&format!("{{% assign s = 'x' %}}{}{{{{ s | size }}}}", step.repeat(60))).1[0].clone();
    assert!(doubling("{% assign s = s | append: s %}").contains("grows too large"));
    assert!(doubling("{% capture s %}{{ s }}{{ s }}{% endcapture %}").contains("too much"));
    let lists = |step: &str, times: usize| {
        rendered(&format!("{{% assign s = 'x' | split: ',' %}}{}{{{{ s | size }}}}", step.repeat(times))).1[0].clone()
    };
    assert!(lists("{% assign s = s | concat: s %}", 60).contains("grows too large"));
    assert!(lists("{% assign s = s | push: s %}", 60).contains("grows too large"));
    assert!(lists("{% assign s = s | group_by: 'x' %}", 500).contains("grows too large"));
    let (_, found) = rendered("{% include_relative loop.md %}");
    assert_eq!(found, ["invalid-liquid: includes are nested too deeply"]);
    assert!(rendered("{% for i in (1..999999999) %}x{% endfor %}").1[0].contains("too many numbers"));
    assert!(rendered(&"{% if a %}".repeat(10_000)).0.is_empty());
    for broken in ["{{\n", "{%\n", "{% raw %}\n", "{% comment %}\n", "{{ x }}\n", "{% x %}\n"] {
        rendered(&broken.repeat(20_000));
    }
    assert!(rendered(&format!("{{{{ {} }}}}", "a[".repeat(10_000))).0.is_empty());
}

/// The text, and what `part` of it comes from: path and words.
fn origin(files: &MemoryFiles, part: &str) -> (String, String) {
    let mut reader = Reader::new(files, true);
    let config = Config::read(&mut reader).into_value().expect("a configuration");
    let page = reader.page("_pages/about.md").into_value().expect("a page");
    let text = render(&mut reader, &config, &page, "/", None).into_value().expect("a text").text;
    let at = text.text().find(part).unwrap_or_else(|| panic!("{part} in {}", text.text()));
    let span = text.span(at..at + part.len());
    let source = reader.sources().get(span.source);
    (source.path().display().to_string(), reader.sources().text(span).to_owned())
}

#[test]
fn every_word_keeps_its_place() {
    let files = page(
        "{% if true %}word{% endif %} {{ 'x!' }} end {% include bio.md what='p' %} {{ site.data.news[0].title | upcase }} \
         {% for t in page.list %}in{{ t }}{% endfor %}",
    );
    let cases = [
        ("word", "_pages/about.md", "word"),
        ("x!", "_pages/about.md", "{{ 'x!' }}"),
        ("end", "_pages/about.md", "end"),
        ("Bio of", "_includes/bio.md", "Bio of"),
        ("Jane Doe", "_config.yml", "Jane Doe"),
        ("ONE", "_data/news.yml", "One"),
        ("in", "_pages/about.md", "in"),
    ];
    for (part, path, words) in cases {
        assert_eq!(origin(&files, part), (path.to_owned(), words.to_owned()), "{part}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn anything_is_rendered(body in r"(\{\{|\}\}|\{%|%\}|-| |if|endif|else|for a in|endfor|site\.words|site\.publications|page|a\.content|raw|endraw|capture x|'|\||: 1|assign x =|include bio\.md|where|sort|group_by|[a-z中]|\n){0,40}") {
        rendered(&body);
    }
}
