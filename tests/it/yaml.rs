//! A second opinion on YAML: libyaml (`serde_yaml` in Rust), which Jekyll's Ruby uses too.
//!
//! What both read has to be the same, except for the differences in [`TOLERATED`].

use proptest::prelude::*;
use serde_json::Value as Json;
use vitae::source::{Source, Sources};

/// An intended difference: what `serde_yaml` and vitae make of one scalar.
struct Tolerated {
    why: &'static str,
    example: &'static str,
    is: fn(theirs: &Json, ours: &Json) -> bool,
}

const TOLERATED: &[Tolerated] = &[
    Tolerated {
        why: "YAML 1.1, which Psych reads, has more words for truth than YAML 1.2, which serde_yaml reads",
        example: "yes",
        is: |theirs, ours| ours.is_boolean() && theirs.as_str().is_some_and(is_truth_word),
    },
    Tolerated {
        why: "vitae leaves numbers in other bases and those that are not finite as they are written",
        example: "0x1F",
        is: |theirs, ours| (theirs.is_number() || theirs.is_null()) && ours.is_string(),
    },
    Tolerated {
        why: "a tag of the author's own says nothing to Jekyll's data, and is let pass",
        example: "!a b",
        is: |theirs, ours| {
            let tagged = theirs.as_object().filter(|map| map.len() == 1).and_then(|map| map.iter().next());
            tagged.is_some_and(|(tag, theirs)| tag.starts_with('!') && agree(theirs, ours))
        },
    },
    Tolerated {
        why: "a blank line in a quotation that goes on flush left, which YAML 1.2 forbids, is a space to vitae",
        example: "'a\n\nb'",
        is: |theirs, ours| match (theirs.as_str(), ours.as_str()) {
            (Some(theirs), Some(ours)) => theirs.split_whitespace().eq(ours.split_whitespace()),
            _ => false,
        },
    },
];

fn is_truth_word(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "yes" | "no" | "on" | "off")
}

/// What vitae reads; nothing if it reports anything about the text.
fn ours(text: &str) -> Option<Json> {
    let source = Sources::new().add(Source::new("a.yml", text));
    let read = vitae::yaml::parse(text, source, 0);
    read.value().filter(|_| read.diagnostics().is_empty()).map(|yaml| yaml.to_json())
}

fn theirs(text: &str) -> Option<Json> {
    let mut value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    value.apply_merge().ok()?;
    serde_json::to_value(value).ok()
}

/// Whether the two are the same, tolerated differences aside.
fn agree(theirs: &Json, ours: &Json) -> bool {
    match (theirs, ours) {
        (Json::Array(theirs), Json::Array(ours)) => {
            theirs.len() == ours.len() && theirs.iter().zip(ours).all(|(theirs, ours)| agree(theirs, ours))
        }
        (Json::Object(theirs), Json::Object(ours)) => {
            theirs.len() == ours.len()
                && theirs.iter().all(|(key, theirs)| ours.get(key).is_some_and(|ours| agree(theirs, ours)))
        }
        _ => theirs == ours || TOLERATED.iter().any(|tolerated| (tolerated.is)(theirs, ours)),
    }
}

#[test]
fn each_tolerated_difference_is_one() {
    for Tolerated { why, example, is } in TOLERATED {
        let text = format!("key: {example}\n");
        let (theirs, ours) = (&theirs(&text).expect(example)["key"], &ours(&text).expect(example)["key"]);
        assert!(theirs != ours, "{example}: {why}: no longer");
        assert!(is(theirs, ours), "{example}: {theirs} and {ours}");
    }
}

#[test]
fn libyaml_reads_the_sample_site_alike() {
    let text = include_str!("../../content/_config.yml");
    let (theirs, ours) = (theirs(text).expect("YAML"), ours(text).expect("YAML"));
    assert!(agree(&theirs, &ours), "{theirs}\n{ours}");
}

/// A scalar as people write them. Anchors and `?` that no space follows are only libyaml's concern.
fn scalar() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z中é][A-Za-z中é .,/-]{0,12}[a-z中]",
        "(yes|no|on|off|true|False|null|~|)",
        "-?[0-9]{1,4}(\\.[0-9]{1,2})?",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]( 10:00)?",
        "'[a-z中 :#&*-]{0,10}'",
        "\"[a-z中 :#&*'-]{0,10}(\\\\n|\\\\u00e9)?\"",
        "!a [a-z]{1,3}",
        "[a-z:#|>'\"{}\\[\\],@%`~ -]{1,10}",
    ]
}

/// A document of maps and lists, in block and in flow style.
fn document() -> impl Strategy<Value = String> {
    let entry = ("[a-z]{1,3}", scalar(), prop::collection::vec(scalar(), 0..3), 0..5_u8);
    prop::collection::vec(entry, 0..6).prop_map(|entries| {
        let line = |(at, (key, scalar, items, style)): (usize, &(String, String, Vec<String>, u8))| match style {
            0 => format!("{key}{at}: {scalar}\n"),
            1 => format!("{key}{at}:\n{}", items.iter().map(|item| format!("  - {item}\n")).collect::<String>()),
            2 => format!("{key}{at}: [{}]\n", items.join(", ")),
            3 => format!("{key}{at}: &a{at}\n  {key}: {scalar}\ncopy{at}: *a{at}\n"),
            _ => format!("{key}{at}: >-\n  {scalar}\n  {}\n", items.join(" ")),
        };
        entries.iter().enumerate().map(line).collect()
    })
}

proptest! {
    #[test]
    fn libyaml_agrees_on_what_both_read(text in document()) {
        let both = theirs(&text).zip(ours(&text));
        prop_assume!(both.is_some());
        let (theirs, ours) = both.expect("both read it");
        prop_assert!(agree(&theirs, &ours), "{}\n{}\n{}", text, theirs, ours);
    }
}
