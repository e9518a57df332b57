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
    ("\"`", "„"),
    ("~", "\u{a0}"),
    ("?", "?"),
    ("!", "!"),
    (",", ","),
];

/// The sign that a text begins with, after `before`, and what it is set as. A quotation mark as it is typed opens or closes by its
/// place, and a lone `'` within or after a word is an apostrophe.
pub(super) fn first(text: &str, before: Option<char>) -> (&str, &'static str) {
    let follows_word = before.is_some_and(|c| !c.is_whitespace() && !"([“‘-–—".contains(c));
    // babel's German quotation marks: "`Meer"'
    if follows_word && text.starts_with("\"'") {
        return (&text[..2], "“");
    }
    match LIGATURES.iter().find(|(sign, _)| text.starts_with(sign)) {
        Some((sign, printed)) => (&text[..sign.len()], printed),
        None if text.starts_with('"') => (&text[..1], if follows_word { "”" } else { "“" }),
        None => (&text[..1], if follows_word { "’" } else { "'" }),
    }
}
