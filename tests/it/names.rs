//! The name at the top: a document that prints one does not ask for one, and recognises its author in lists, whatever the script.

use crate::binary::Folder;

#[test]
fn a_document_that_prints_a_name_does_not_ask_for_one() {
    let biography = "I study tides.\n\n# Education\n\n- 2019: PhD, Kelp University\n";
    for (name, top) in [
        ("Mira Halden", "# Mira Halden\n\n"),
        ("Mira Halden", "Mira Halden\n===========\n\n"),
        ("Mira Halden", "<h1 align=\"center\">Mira Halden</h1>\n\n"),
        ("Mira Halden", "---\n---\n\n## Mira Halden (she/her)\n\n"),
        ("Mira Halden", "# Curriculum Vitae: Mira Halden\n\n"),
        ("Mira Halden", "**Mira Halden**\n\n"),
        ("Mira Halden", "**Mira Halden’s CV**\n\n"),
        ("Mira Halden", "<center><b><font size=\"6\">Mira Halden</font></b></center>\n\n"),
        ("Mira Halden", "---\nname: Mira Halden\n---\n"),
        ("Mira Halden", "---\nauthor: {name: Mira Halden}\n---\n**Mira Halden**\n\n"),
        ("佐々木太郎", "# 佐々木太郎\n\n"),
        ("山口 さくら", "**山口 さくら**\n\n"),
        ("김민수", "<p><strong>김민수</strong></p>\n\n"),
    ] {
        let folder = Folder::with(&[("about.md", &format!("{top}{biography}"))]);
        let run = folder.vitae(&["build", "about.md", "-o", "out.txt", "-v"]);
        let text = folder.text("out.txt");
        assert_eq!(text.lines().next().map(str::trim), Some(name), "{top}");
        assert_eq!(text.matches(name).count(), 1, "{top} gives\n{text}");
        assert!(!run.messages().contains("no-name"), "{top} gives\n{}", run.messages());
    }
}

#[test]
fn authors_are_found_in_their_own_lists_in_every_script() {
    for (name, author, printed) in [
        ("佐々木太郎", "佐々木, 太郎", "佐々木太郎"),
        ("佐々木太郎", "佐々木太郎", "佐々木太郎"),
        ("佐々木太郎(Taro Sasaki)", "佐々木 太郎", "佐々木太郎"),
        ("佐々木太郎（Taro Sasaki）", "Sasaki, Taro", "Taro Sasaki"),
        ("山口さくら", "さくら 山口", "山口さくら"),
        ("김민수", "민수 김", "김민수"),
        ("김민수 (Minsu Kim)", "Kim, Min-Su", "Min-Su Kim"),
    ] {
        let page = format!("---\nname: {name}\n---\n# Publications\n\n{{% bibliography %}}\n");
        let entry =
            format!("@article{{a, title={{Tides}}, author={{{author} and 山﨑, 一}}, journal={{Maps}}, year=2020}}\n");
        let folder = Folder::with(&[
            ("_config.yml", "title: A site\n"),
            ("about.md", &page),
            ("_bibliography/papers.bib", &entry),
        ]);
        folder.vitae(&["build", "about.md", "-o", "out.typ"]).exits(0);
        let markup = folder.text("out.typ");
        assert!(markup.contains(&format!("#strong[{printed}]")), "{name}, {author} give\n{markup}");
    }
}

/// The authors that are strong in a list of five papers, if the configuration ends with `block`.
fn strong_authors(block: &str) -> String {
    let authors = [
        "Halden, Mira and Berg, Ola",
        "Vik, M. and Vik, Max",
        "海登, 米拉 and 海, 拉",
        "Berg, Ola and Vik, Mira K. and Vik, M.",
        "Vikander, Mira and Mira, Vik",
    ];
    let entry = |(at, authors): (usize, &str)| {
        format!("@article{{k{at}, title={{Tides {at}}}, author={{{authors}}}, journal={{Maps}}, year={}}}\n", 2020 - at)
    };
    let bib: String = authors.into_iter().enumerate().map(entry).collect();
    let folder = Folder::with(&[
        ("_config.yml", &format!("title: A site\n{block}")),
        ("about.md", "---\npermalink: /\n---\nI study tides.\n\n# Publications\n\n{% bibliography %}\n"),
        ("_bibliography/papers.bib", &bib),
    ]);
    folder.vitae(&["build", "-q", "-o", "out.typ"]).exits(0);
    let markup = folder.text("out.typ");
    let names = markup.split("#strong[").skip(1).filter_map(|rest| rest.split(']').next());
    names.collect::<Vec<_>>().join("; ").replace('~', " ")
}

#[test]
fn other_names_of_a_person_are_told() {
    let author = "author: {name: Mira Halden}\n";
    for (block, expected) in [
        ("", "Mira Halden"),
        // A changed name: its initials too; of two namesakes, the fuller one; and nobody with another family name.
        ("vitae: {other_names: Mira Vik}\n", "Mira Halden; M. Vik; Mira K. Vik; Vik Mira"),
        ("vitae: {other_names: [米拉·海登, 海登米拉]}\n", "Mira Halden; 海登米拉"),
        ("vitae: {emphasize: Ola Berg}\n", "Ola Berg; Ola Berg"),
        ("vitae: {emphasize: Ola Berg, other_names: 海登米拉}\n", "Ola Berg; 海登米拉; Ola Berg"),
        // A document's own names take precedence over those of the block.
        ("vitae: {other_names: Mira Vik, documents: [{other_names: 海登米拉}]}\n", "Mira Halden; 海登米拉"),
    ] {
        assert_eq!(strong_authors(&format!("{author}{block}")), expected, "{block}");
    }
    for key in ["name_zh", "zh_name", "chinese_name", "native_name", "other_names", "name-cn"] {
        let config = format!("author: {{name: Mira Halden, {key}: 海登米拉}}\n");
        assert_eq!(strong_authors(&config), "Mira Halden; 海登米拉", "{key}");
    }
}

#[test]
fn a_document_bears_the_name_of_its_language() {
    let config = "author: {name: Mira Halden, name_zh: 宋米拉, former_name: Mira Vik}\n";
    for config in [config, "first_name: Mira\nlast_name: Halden\nauthor: {name_zh: 宋米拉}\n"] {
        let folder = Folder::with(&[("_config.yml", config), ("about.md", "---\npermalink: /\n---\nI study tides.\n")]);
        folder.vitae(&["build", "-q", "-o", "out.txt"]).exits(0);
        assert_eq!(folder.text("out.txt").lines().next(), Some("Mira Halden"), "{config}");
    }
    for (front_matter, top) in [("", "Mira Halden"), ("lang: zh\n", "宋米拉"), ("lang: de\n", "Mira Halden")] {
        let page = format!("---\npermalink: /\n{front_matter}---\nI study tides.\n");
        let folder = Folder::with(&[("_config.yml", config), ("about.md", &page)]);
        let run = folder.vitae(&["build", "-v", "-o", "out.txt"]);
        assert_eq!(folder.text("out.txt").lines().next(), Some(top), "{front_matter}");
        for name in ["Mira Halden", "宋米拉", "Mira Vik"] {
            let is_listed = run.messages().contains(&format!("not printed: {name}\n"));
            assert_eq!(is_listed, name != top, "{name}: {}", run.messages());
        }
    }
}
