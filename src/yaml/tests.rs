use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Code, Outcome};
use crate::source::{Source, Sources};

fn read(text: &str) -> (Sources, Outcome<Yaml>) {
    let mut sources = Sources::new();
    let id = sources.add(Source::new("_config.yml", text));
    let outcome = parse(text, id, 0);
    (sources, outcome)
}

fn yaml(text: &str) -> Yaml {
    let outcome = read(text).1;
    assert!(outcome.diagnostics().is_empty(), "{:?}", outcome.diagnostics());
    outcome.into_value().expect("YAML")
}

fn json(text: &str) -> String {
    yaml(text).to_json().to_string()
}

#[test]
fn numbers_are_those_that_ruby_reads() {
    let text = "[08, 0891234567, 01069, 9e5, 1e3, 1.5e3, 0o17, 7, 0, -12, +12, 0.5, .5, 1.0e+3]";
    let read = r#"["08","0891234567","01069","9e5","1e3","1.5e3","0o17",7,0,-12,12,0.5,0.5,1000.0]"#;
    assert_eq!(json(text), read);
    // An octal number is not meant as one.
    assert_eq!(json("017"), r#""017""#);
}

/// "line:column message" of the only diagnostic, with its advice on a second line.
fn complaint(text: &str) -> String {
    let (sources, outcome) = read(text);
    let [diagnostic] = outcome.diagnostics() else { panic!("{:?}", outcome.diagnostics()) };
    let span = diagnostic.span.expect("a place");
    let (line, column) = sources.get(span.source).line_column(span.range().start);
    let help = diagnostic.help.iter().map(|help| format!("\n{help}")).collect::<String>();
    format!("{line}:{column} {}{help}", diagnostic.message)
}

#[test]
fn values_are_what_jekyll_makes_of_them() {
    assert_eq!(
        json("a: 1\nb: 1.5\nc: yes\nd: off\ne: ~\nf:\n"),
        r#"{"a":1,"b":1.5,"c":true,"d":false,"e":null,"f":null}"#
    );
    assert_eq!(json("a: '1'\nb: \"yes\"\nc: |\n  x\n  y\n"), r#"{"a":"1","b":"yes","c":"x\ny\n"}"#);
    assert_eq!(json("date: 2024-05-01\n"), r#"{"date":"2024-05-01"}"#);
    assert_eq!(json("key   : value # comment\n"), r#"{"key":"value"}"#);
    assert_eq!(json(""), "null");
    assert_eq!(json("# only a comment\n"), "null");
    assert_eq!(json("---\na: 1\n...\nb: 2\n"), r#"{"a":1}"#);
}

#[test]
fn scalars_keep_their_text() {
    let yaml = yaml("version: 1.10\nlang: no\n");
    assert_eq!(yaml.get("version").and_then(Yaml::as_str), Some("1.10"));
    assert_eq!(yaml.get("lang").and_then(Yaml::as_str), Some("no"));
    assert_eq!(yaml.get("lang").and_then(Yaml::as_bool), Some(false));
}

#[test]
fn dates_are_found_with_and_without_a_time() {
    let date = |text: &str| yaml(text).get("d").and_then(Yaml::as_date).map(|date| date.to_string());
    assert_eq!(date("d: 2024-02-29").as_deref(), Some("2024-02-29"));
    assert_eq!(date("d: '2024-5-1 10:00:00 +0800'").as_deref(), Some("2024-05-01"));
    assert_eq!(date("d: 2024-05-01T10:00:00Z").as_deref(), Some("2024-05-01"));
    for none in ["d: 2023-02-29", "d: 2024-13-01", "d: 2024", "d: 99-01-01", "d: 2024-01-01-02"] {
        assert_eq!(date(none), None, "{none}");
    }
}

#[test]
fn anchors_and_merge_keys_are_written_out() {
    assert_eq!(
        json("base: &b {x: 1, y: 2}\nown:\n  y: 3\n  <<: *b\nname: &n Song\nauthor: *n\n"),
        r#"{"base":{"x":1,"y":2},"own":{"y":3,"x":1},"name":"Song","author":"Song"}"#,
    );
    assert_eq!(
        json("a: &a {x: 1}\nb: &b {x: 2, z: 3}\nc: {<<: [*a, *b]}\n"),
        r#"{"a":{"x":1},"b":{"x":2,"z":3},"c":{"x":1,"z":3}}"#
    );
}

#[test]
fn quoted_text_may_go_on_flush_left() {
    assert_eq!(
        json("bio: \"one\ntwo \\\" three\n\"\nage: 'x\ny''z'\n"),
        r#"{"bio":"one two \" three ","age":"x y'z"}"#
    );
    assert_eq!(json("bio: 'one\ntwo\n   three'\n"), r#"{"bio":"one two three"}"#);
    assert_eq!(json("- prize: \"of the\n  tides \"\n  place: Sund\n"), r#"[{"prize":"of the tides ","place":"Sund"}]"#);
    let mistake = complaint("bio: 'one\ntwo\n\nthree: x\n");
    assert!(mistake.starts_with("1:6 "), "{mistake}");
}

#[test]
fn a_comment_may_stand_right_behind_a_quotation() {
    assert_eq!(json("avatar: \"me.png\"#\"old é.png\"\nage: 'x'# y\n"), r#"{"avatar":"me.png","age":"x"}"#);
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let (_, outcome) = read("name: A\nemail: x\nname: B\n");
    assert_eq!(outcome.into_value().expect("YAML").text("name").expect("text").value, "B");
    assert_eq!(complaint("name: A\nname: B\n"), "2:1 the key `name` appears twice; the last one counts");
}

#[test]
fn spans_cover_what_was_written() {
    let (sources, outcome) = read("title: \"个人主页\"\nauthor:\n  name: 宋宇航 # own\n  list: [a, b]\nnext: 1\n");
    let yaml = outcome.into_value().expect("YAML");
    let text = |yaml: &Yaml| sources.text(yaml.span).to_owned();
    let author = yaml.get("author").expect("author");
    assert_eq!(text(yaml.get("title").expect("title")), "\"个人主页\"");
    assert_eq!(text(author.get("name").expect("name")), "宋宇航");
    assert_eq!(text(author.get("list").expect("list")), "[a, b]");
    assert_eq!(text(author), "name: 宋宇航 # own\n  list: [a, b]");
}

#[test]
fn errors_say_where_and_what_to_do() {
    assert_eq!(
        complaint("title: Bio: a life\n"),
        "1:11 this is not valid YAML: mapping values are not allowed in this context\nput the value in quotes: `title: \"Bio: a life\"`"
    );
    assert_eq!(
        complaint("author:\n\tname: x\n"),
        "2:2 this is not valid YAML: tabs disallowed within this context (block indentation)\nindent with spaces: YAML does not allow tabs there"
    );
    assert_eq!(
        complaint("name: \"Song\nemail: x\n"),
        "1:7 this is not valid YAML: invalid indentation in quoted scalar\nend the text with the quotation mark that it starts with, and double that mark inside it"
    );
    assert_eq!(
        complaint("名字: 宋\ntwitter: @song\n"),
        "2:10 this is not valid YAML: unexpected character: `@'\nput the value in quotes: `twitter: \"@song\"`"
    );
    assert_eq!(
        complaint("a: 1\nname:Song\nb: 2\n"),
        "2:1 this is not valid YAML: simple key expect ':'\nput a space after the colon: `name: Song`"
    );
    assert_eq!(complaint("a: &a [*a]\n"), "1:8 this alias is inside the value it refers to");
}

#[test]
fn a_bracket_that_is_never_closed_is_the_mistake() {
    for (text, place) in [
        ("name: [Ada\n", "1:7 ["),
        ("name: [Ada\nemail: x\n", "1:7 ["),
        ("author:\n  name: {first: 爱达\nemail: x\n", "2:9 {"),
        ("tags: [a, b\n# one]\nsees: [c, \"]\"]\nname: x\n", "1:7 ["),
        ("tags: [a, {b: c]\nname: x\n", "1:11 {"),
        ("tags: [Ada's\nname: Babbage's]'\n", ""),
        ("tags: [a,\n  @b]\n", ""),
        ("tags: [a: b: c]\n", ""),
        ("tags: [a, \"b]\nname: x\n", ""),
    ] {
        let complaint = complaint(text);
        let (first, help) = complaint.split_once('\n').unwrap_or((&complaint, ""));
        let unclosed = first.strip_suffix("` that opens here is never closed");
        let said = unclosed.map(|said| said.replace("this is not valid YAML: the `", "")).unwrap_or_default();
        assert_eq!(said, place, "{text:?}: {complaint}");
        assert_eq!(help.starts_with("close it with"), !place.is_empty(), "{text:?}: {complaint}");
    }
}

#[test]
fn aliases_cannot_make_a_small_file_large() {
    let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for level in 1..12 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        laughs.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let (_, outcome) = read(&laughs);
    assert!(outcome.value().is_none());
    assert_eq!(outcome.diagnostics()[0].code, Code::TooLarge);
}

#[test]
fn deep_nesting_is_refused() {
    let (_, outcome) = read(&"[".repeat(100_000));
    assert_eq!(outcome.diagnostics()[0].code, Code::TooLarge);
    let (_, outcome) = read(&"- ".repeat(10_000));
    assert_eq!(outcome.diagnostics()[0].code, Code::TooLarge);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "([a-z中:#&*!|>'\"{}\\[\\],@%`~<\\-? \t\n]|<<: |- |: ){0,60}") {
        let (sources, outcome) = read(&text);
        prop_assert_eq!(outcome.value().is_none(), outcome.diagnostics().iter().any(|d| d.code != Code::DuplicateKey));
        for span in outcome.diagnostics().iter().filter_map(|d| d.span) {
            prop_assert!(sources.get(span.source).text().get(span.range()).is_some());
        }
    }

    #[test]
    fn plain_words_keep_their_place(words in prop::collection::vec("[a-zé中文]{1,8}", 1..6)) {
        let text: String = words.iter().enumerate().map(|(at, word)| format!("k{at}: {word}\n")).collect();
        let (sources, outcome) = read(&text);
        for (_, value) in outcome.into_value().expect("YAML").as_map().expect("a map").iter() {
            if let Some(word) = value.as_str() {
                prop_assert_eq!(sources.text(value.span), word);
            }
        }
    }
}
