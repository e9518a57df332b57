//! The same pages give the same bytes, in every process: nothing may depend on the order of a hash map, whose seed changes
//! from one process to the next.

use crate::binary::Folder;

/// How many processes each site is built in. Among eight random orders of five things, two are practically certain to differ.
const PROCESSES: usize = 8;

/// A site in which much depends on order: maps in data and configuration, tags, collections, bibliographies.
const SITE: &[(&str, &str)] = &[
    (
        "_config.yml",
        "title: Ada Example\nurl: https://ada.example\nauthor: {name: Ada Example, email: ada@uni.example, github: ada, \
         orcid: 0000-0001-2345-6789, googlescholar: 'https://scholar.google.com/citations?user=x'}\n\
         collections: {talks: {output: true}, publications: {output: true}, visits: {output: true}}\n\
         kinds: {invited: Invited, poster: Posters, other: Others, seminar: Seminars, course: Courses}\n",
    ),
    (
        "_data/papers.yml",
        "2025: [{title: Tides}, {title: Waves}]\n2023: [{title: Winds}]\n2021: [{title: Rain}]\n2019: [{title: Snow}]\n",
    ),
    ("_data/places.csv", "town,year\nOslo,2020\nRome,2021\n"),
    ("_data/more/people.json", "{\"b\": 1, \"a\": 2, \"d\": 3, \"c\": 4}"),
    (
        "_pages/about.md",
        "---\npermalink: /\n---\n# Papers\n\n{% assign n = 0 %}{% for y in site.data.papers %}{% for p in y[1] %}{% if n < 3 %}\n\
         - {{ p.title }}, {{ y[0] }}\n{% assign n = n | plus: 1 %}{% endif %}{% endfor %}{% endfor %}\n\n# Kinds\n\n\
         {% for k in site.kinds %}* {{ k[0] }}: {{ k[1] }}\n{% endfor %}\n{{ site.data.more.people | jsonify }}\n\n# Tags\n\n\
         {% for t in site.tags %}{{ t[0] }} ({{ t[1] | size }}) {% endfor %}\n\n# Talks\n\n{% assign by = site.talks | group_by: 'kind' %}\
         {% for g in by %}## {{ g.name }}\n\n{% for post in g.items %}{% include archive-single-talk-cv.html %}{% endfor %}\n\n\
         {% endfor %}\n# List\n\n{% bibliography --group_by year %}\n\n[gone](/nowhere.html) {{ site.time }} {{ 'x' | unknown }}\n",
    ),
    ("_talks/2020-01-01-a.md", "---\ntitle: Talk A\nkind: invited\nvenue: Oslo\n---\n"),
    ("_talks/2021-01-01-b.md", "---\ntitle: Talk B\nkind: poster\nvenue: Rome\n---\n"),
    ("_talks/2022-01-01-c.md", "---\ntitle: Talk C\nkind: invited\nvenue: Bonn\n---\n"),
    ("_posts/2020-01-01-a.md", "---\ntags: [x, y, z, v, w]\n---\nText.\n"),
    ("_posts/2021-01-01-b.md", "---\ntags: [w, z, u]\n---\nText.\n"),
    (
        "_bibliography/papers.bib",
        "@article{a, title={Alpha}, author={Example, Ada and Doe, Jo}, journal={J}, year=2019, odd={x}, strange={y}}\n\
         @book{b, title={Beta}, author={Example, Ada}, publisher={P}, year=2020, rare={z}, other={v}}\n",
    ),
];

/// What one process writes and prints.
fn built(folder: &Folder, args: &[&str]) -> (Vec<u8>, String) {
    let run = folder.vitae(args).exits(0);
    let said = run.messages();
    (folder.read("out.file"), said)
}

#[track_caller]
fn is_the_same(folder: &Folder, page: &str) {
    for format in ["pdf", "txt", "typ"] {
        let args = ["build", page, "-f", format, "-o", "out.file", "-v"];
        let (first, said) = built(folder, &args);
        assert!(first.len() > 200, "{format}: {said}");
        for _ in 1..PROCESSES {
            let (bytes, again) = built(folder, &args);
            assert!(bytes == first, "{format}: other bytes in another process");
            // The time taken is part of what is printed.
            let untimed = |text: &str| text.lines().filter(|line| !line.contains(" ms")).collect::<Vec<_>>().join("\n");
            assert_eq!(untimed(&again), untimed(&said), "{format}");
        }
    }
}

#[test]
fn a_site_full_of_maps_is_the_same_in_every_process() {
    is_the_same(&Folder::with(SITE), "_pages/about.md");
}

#[test]
fn the_sample_is_the_same_in_every_process() {
    let sample = Folder::sample();
    is_the_same(&sample, "content/_pages/about.md");
    is_the_same(&sample, "content/_pages/cv.md");
}
