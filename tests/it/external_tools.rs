//! The PDF as outside readers see it: poppler's `pdftotext` and `qpdf`.
//!
//! Where they are not installed, these tests are skipped, except in CI, which installs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::binary::Folder;

/// Whether the program is installed. In CI it has to be.
pub(crate) fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{program} is not installed");
    found
}

/// The sample's homepage as a bio, in a language: the PDF and the words that should be in it.
fn bio(language: &str) -> (TempDir, PathBuf, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/_pages/about.md");
    let output = folder.path().join("bio.pdf");
    let status = Command::new(env!("CARGO_BIN_EXE_vitae"))
        .args(["build", "-q", "-t", "bio", "-f", "pdf,txt", "--lang", language, "-o"])
        .args([&output, &page])
        .status()
        .unwrap();
    assert!(status.success());
    let text = std::fs::read_to_string(output.with_extension("txt")).unwrap();
    // Plain text marks headings and writes addresses out; the page does neither.
    let words = text.split_whitespace().filter(|word| !word.starts_with('#') && !word.starts_with("<http"));
    let words = words.map(|word| word.split("<http").next().unwrap_or_default().to_owned()).collect();
    (folder, output, words)
}

/// What `pdftotext` reads, line by line.
fn lines(pdf: &Path) -> String {
    let output = Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The same without any blanks.
fn text_layer(pdf: &Path) -> String {
    lines(pdf).split_whitespace().collect()
}

/// Every word is found after the previous one.
fn assert_in_order(words: &[String], text: &str) {
    let mut at = 0;
    for word in words {
        let found = text[at..].find(word.as_str()).unwrap_or_else(|| panic!("“{word}” is not behind {}", &text[..at]));
        at += found + word.len();
    }
}

#[test]
fn the_text_layer_holds_every_word_in_order() {
    if !has("pdftotext") {
        return;
    }
    for language in ["en", "zh"] {
        let (_folder, pdf, words) = bio(language);
        assert!(words.len() > 20, "{words:?}");
        assert_in_order(&words, &text_layer(&pdf));
    }
}

#[test]
fn no_line_breaks_within_a_range_of_pages_or_a_date_or_before_a_mark() {
    if !has("pdftotext") {
        return;
    }
    // Paragraphs that grow by a letter, so that each place of the words meets the end of a line in one of them.
    let paragraphs: String = (0..100)
        .map(|letters| {
            format!("{} pp. 1184-1190 of 2026-10-15, Lima-Sá<sup>\\*</sup>, and so on\n\n", "a ".repeat(letters))
        })
        .collect();
    let folder = Folder::with(&[("page.md", &format!("---\nname: Ana Lima\n---\n\n# Ana Lima\n\n{paragraphs}"))]);
    folder.vitae(&["build", "page.md", "-o", "page.pdf"]).exits(0);
    let text = lines(&folder.path("page.pdf"));
    assert_eq!(text.matches("1184-1190").count(), 100, "{text}");
    assert_eq!(text.matches("2026-10-15").count(), 100, "{text}");
    assert_eq!(text.matches("Lima-Sá*,").count(), 100, "{text}");
}

#[test]
fn dates_of_more_than_a_line_stay_on_the_page() {
    if !has("pdftotext") {
        return;
    }
    let terms: Vec<String> = (2015..2026).map(|year| format!("Winter {year}, Fall {year}")).collect();
    let terms = terms.join(", ");
    let page = format!(
        "---\nname: Ana Lima\n---\n\n# Teaching\n\n* Tides for beginners\n    * {terms}\n* Foam\n    * Winter 2022\n\n\
         # Courses\n\n- {terms}: Waves, Uni One\n- Winter 2022: Gulls\n"
    );
    let folder = Folder::with(&[("page.md", &page)]);
    for template in ["academic", "modern", "compact", "jianli"] {
        folder.vitae(&["build", "page.md", "-t", template, "-o", "page.pdf", "--force"]).exits(0);
        let output = Command::new("pdftotext").args(["-bbox"]).arg(folder.path("page.pdf")).arg("-").output().unwrap();
        let boxes = String::from_utf8(output.stdout).unwrap();
        let ends = boxes.split("xMax=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse::<f64>().unwrap());
        let farthest = ends.fold(0.0, f64::max);
        assert!((400.0..570.0).contains(&farthest), "{template}: {farthest}");
        assert_eq!(lines(&folder.path("page.pdf")).matches("2025").count(), 4, "{template}");
    }
}

/// A date stands in a column, far from its words; whoever copies them gets both in a line, as they would be written.
#[test]
fn a_date_is_read_in_a_line_with_its_words() {
    if !has("pdftotext") {
        return;
    }
    let page = "---\nname: Ada Mori\nlang: en\n---\n\n## Tools\n\n- 2015 – now: TideLib\n\n## Seas\n\n- North\n\n\
        ## Posts\n\n- Reader, Leiden, May 2021 – now\n  - Tides\n- Fellow, Delft, 2019\n\n## Talks\n\n- At last I gave one. 2018\n\n\
        ## Notes\n\n- 2017: Foam\n- 2016: Wind\n- 2015: Rain\n- 2014: Ice\n- Undated\n";
    let folder = Folder::with(&[("page.md", page)]);
    for template in ["academic", "modern", "compact", "jianli", "bio"] {
        folder.vitae(&["build", "page.md", "-t", template, "-o", "out.pdf", "--force"]).exits(0);
        let read = lines(&folder.path("out.pdf")).replace("  ", " ").replace("\n\n", "\n");
        let wanted = "2015 – now: TideLib\nSeas\n• North\nPosts\nReader, Leiden, May 2021 – now\n• Tides\nFellow, Delft, 2019\nTalks\nAt last";
        assert!(read.contains(wanted), "{template}: {read}");
        assert!(!read.contains("one.,") && read.contains("\nUndated\n"), "{template}: {read}");
    }
}

/// A long word that did not fit leaves a line whose characters stand far apart. They come so close that no reader takes each for a
/// word, and marks that share a square are read in their line.
#[test]
fn no_blank_is_read_between_characters_of_a_loose_line() {
    if !has("pdftotext") {
        return;
    }
    let sentences = [
        ("zh", "究多智能体系统（及其应用），并与 Electroencephalography 结合，获5800万元资助（2024年）。"),
        ("ja", "究は「脳の計算」、およびElectroencephalographyとの組み合わせです（2024年度）。"),
    ];
    for (language, sentence) in sentences {
        // Paragraphs that grow by a character, so that each place of the sentence meets the end of a line in one of them.
        let paragraphs: String = (1..45).map(|count| format!("{}{sentence}\n\n", "研".repeat(count))).collect();
        let page = format!("---\nname: 林致远\nlang: {language}\n---\n\n# 研究\n\n{paragraphs}");
        let folder = Folder::with(&[("page.md", &page)]);
        for template in ["academic", "modern", "compact", "jianli", "bio"] {
            folder.vitae(&["build", "page.md", "-t", template, "-o", "page.pdf", "--force"]).exits(0);
            let read = lines(&folder.path("page.pdf"));
            let is_han = |letter: char| ('\u{3040}'..'\u{A000}').contains(&letter);
            let letters: Vec<char> = read.chars().collect();
            let torn = letters.windows(3).find(|three| is_han(three[0]) && three[1] == ' ' && is_han(three[2]));
            assert!(torn.is_none(), "{template}, {language}: {torn:?} in {read}");
            let early = read.lines().find(|line| line.starts_with(['，', '。', '、', '）', '」']));
            assert!(early.is_none(), "{template}, {language}: {early:?} in {read}");
        }
    }
}

/// Where the typesetter's own space between Chinese and Latin is lost, beside a box, it does not stay at the end of a line; and an
/// address has it though it is a link.
#[test]
fn spaces_around_latin_words_end_with_the_line() {
    if !has("pdftotext") {
        return;
    }
    let paragraphs: String =
        (1..45).map(|count| format!("{}资助合5800万元，见 <lin@mail.org>或联系。\n\n", "研".repeat(count))).collect();
    let page = format!("---\nname: 林致远\nlang: zh\n---\n\n# 研究\n\n{paragraphs}");
    let folder = Folder::with(&[("page.md", &page)]);
    folder.vitae(&["build", "page.md", "-o", "page.pdf"]).exits(0);
    let output = Command::new("pdftotext").arg("-bbox").arg(folder.path("page.pdf")).arg("-").output().unwrap();
    let boxes = String::from_utf8(output.stdout).unwrap();
    let before = boxes.lines().filter(|word| word.ends_with("资助合</word>"));
    let ends: Vec<f64> =
        before.map(|word| word.split("xMax=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()).collect();
    let farthest = ends.iter().copied().fold(0.0, f64::max);
    assert!((526.8..527.6).contains(&farthest), "{farthest}: {boxes}");
    assert_eq!(lines(&folder.path("page.pdf")).replace('\n', " ").matches("lin@mail.org 或").count(), 44, "{boxes}");
}

/// Beside a portrait a name has two lines at most: one of three words is set a little smaller.
#[test]
fn a_name_beside_a_portrait_takes_two_lines() {
    if !has("pdftotext") {
        return;
    }
    let page = |name| {
        format!(
            "---\nname: {name}\nlang: en\nauthor:\n  bio: Reader\n  avatar: ada.png\n---\n\nI study tides and foam.\n"
        )
    };
    let folder = Folder::with(&[]);
    image::RgbImage::from_fn(90, 120, |x, y| image::Rgb([x as u8, y as u8, 99])).save(folder.path("ada.png")).unwrap();
    for (name, set) in [
        ("Anna Katharina Keller", "Anna Katharina\nKeller\nReader"),
        ("Maria Fernanda de Oliveira", "Maria Fernanda\nde Oliveira\nReader"),
        ("Ada Lovelace", "Ada Lovelace\nReader"),
    ] {
        std::fs::write(folder.path("page.md"), page(name)).unwrap();
        folder.vitae(&["build", "page.md", "-t", "bio", "--pages", "1", "-o", "page.pdf", "--force"]).exits(0);
        let read = lines(&folder.path("page.pdf")).replace("\n\n", "\n");
        assert!(read.contains(set), "{read}");
    }
}

/// Where the note of a section's first entry has no room at the foot of a page, the heading goes with the entry to the next.
#[test]
fn a_heading_goes_with_an_entry_whose_note_has_no_room() {
    if !has("pdftotext") {
        return;
    }
    let folder = Folder::with(&[]);
    for lines_above in 26..31 {
        let page = format!(
            "---\nname: Ada\nlang: en\n---\n\n## Notes\n\n{}## Posts\n\n- **Clerk**, harbour[^1], 2019 – 2021\n- **Aide**, port, 2018\n\n[^1]: The old one.\n",
            "On tides.\n\n".repeat(lines_above)
        );
        std::fs::write(folder.path("page.md"), page).unwrap();
        folder.vitae(&["build", "page.md", "--pages", "9", "-o", "page.pdf", "--force"]).exits(0);
        let read = lines(&folder.path("page.pdf"));
        let pages: Vec<&str> = read.split('\u{c}').collect();
        let of = |word: &str| pages.iter().position(|page| page.contains(word));
        assert_eq!(of("Posts"), of("Clerk"), "{read}");
    }
}

#[test]
fn names_of_every_script_are_read_back_in_the_order_of_the_language() {
    if !has("pdftotext") {
        return;
    }
    let names = "כהן, الأمين, صلاح عبد الله, अनीता, शर्मा, कुमार, नरेन्द्र, สมชาย, ปิ๊ก สมชัย, Տիգրան, თამარ, Ἀριστοτέλης, Ђорђе, Нұрлан, Tuyết, 山﨑, 濵田, 𠮷田, 똠양꿍, 뷁";
    let page = format!(
        "---\nname: Ana Lima\nlang: en\n---\n\n# Ana Lima\n\nI know {} well.\n",
        names.replace(", ", " well.\n\nI know ")
    );
    let folder = Folder::with(&[("page.md", &page)]);
    folder.vitae(&["build", "page.md", "-o", "page.pdf"]).exits(0);
    let words: Vec<String> = names.split(", ").map(str::to_owned).collect();
    assert_in_order(&words, &lines(&folder.path("page.pdf")));
}

#[test]
fn the_file_is_sound() {
    if !has("qpdf") {
        return;
    }
    let (_folder, pdf, _) = bio("en");
    let check = Command::new("qpdf").arg("--check").arg(&pdf).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}
