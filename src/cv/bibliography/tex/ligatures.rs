//! Signs that TeX's fonts replace with others: `--` is a dash, ` `` ` a quotation mark.

const LIGATURES: &[(&str, &str)] = &[
    ("---", "—"),
    ("--", "–"),
    ("-", "-"),
    ("``", "“"),
    ("`", "‘"),
    ("''", "”"),
    ("?`", "¿"),
    ("!`", "¡"),
    (",,", "„"),
    ("~", "\u{a0}"),
    ("?", "?"),
    ("!", "!"),
    (",", ","),
];

/// The sign that a text begins with, after `before`, and its replacement in TeX's fonts. One that is not part of a ligature is an
/// apostrophe.
pub(super) fn first(text: &str, before: Option<char>) -> (&str, &'static str) {
    match LIGATURES.iter().find(|(sign, _)| text.starts_with(sign)) {
        Some((sign, printed)) => (&text[..sign.len()], printed),
        // An apostrophe within or after a word is set as one.
        None if before.is_some_and(|c| !c.is_whitespace() && !"([“‘-–—".contains(c)) => (&text[..1], "’"),
        None => (&text[..1], "'"),
    }
}
