//! The name at the top: a document that prints one does not ask for one, and knows its author in lists, whatever the script.

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
