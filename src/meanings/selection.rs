//! Headings that announce a selection: `Selected publications`, `近期论文`.

/// Words that announce one wherever they appear. Folded.
const SELECTED: &[&str] = &[
    "selected",
    "representative",
    "recent",
    "featured",
    "highlighted",
    "latest",
    "significant",
    "ausgewählte",
    "choisies",
    "choisis",
    "sélection",
    "sélectionnées",
    "sélectionnés",
    "seleccionadas",
    "seleccionados",
];
/// The same, for words without spaces around them.
const SELECTED_PARTS: &[&str] = &["代表性", "代表", "精选", "精選", "主要", "最新", "近期", "最近の", "주요"];
/// Words that announce one before what the heading lists: `Key papers`, but not `Papers (last updated in May)`.
const LEADING: &[&str] = &["last", "top", "key", "main"];
/// Words that announce one behind what the heading lists: `Talks (Selection)`, but not `Selection of models`.
const ENDING: &[&str] = &["selection", "auswahl", "selección", "seleção"];
/// Words that may appear with them.
const FILLERS: &[&str] = &["my", "a", "few", "some", "the", "two", "three", "four", "five", "six", "ten", "most"];

/// What a folded heading lists, and whether it announces a selection of it: `last five selected publications`.
pub(crate) fn without_selection(heading: &str) -> (&str, bool) {
    if let Some(rest) = SELECTED_PARTS.iter().find_map(|part| heading.strip_prefix(part)) {
        return (rest.trim_start(), true);
    }
    let rest = without_leading(heading).unwrap_or(heading);
    let announces = |last: &str| SELECTED.contains(&last) || ENDING.contains(&last);
    let rest = rest.rsplit_once(' ').filter(|(_, last)| announces(last)).map_or(rest, |(rest, _)| rest);
    let is_selected = heading.split(' ').any(|word| SELECTED.contains(&word))
        || SELECTED_PARTS.iter().any(|part| heading.contains(part));
    (rest, is_selected || rest.len() < heading.len())
}

/// A heading without the words before what it lists, if they announce a selection.
fn without_leading(heading: &str) -> Option<&str> {
    let mut rest = heading;
    let mut is_selection = false;
    while let Some((word, after)) = rest.split_once(' ') {
        let selects = SELECTED.contains(&word) || LEADING.contains(&word);
        if !selects && !FILLERS.contains(&word) && !word.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        is_selection |= selects;
        rest = after;
    }
    is_selection.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meanings;

    #[test]
    fn a_selection_is_announced_in_many_ways() {
        for (heading, rest, is_selection) in [
            ("Publications", "publications", false),
            ("Selected Publications", "publications", true),
            ("My five most recent papers", "papers", true),
            ("Publications (selected)", "publications", true),
            ("Talks & Workshops (Selection)", "talks and workshops", true),
            ("Publications choisies", "publications", true),
            ("Ausgewählte Veröffentlichungen", "veröffentlichungen", true),
            ("Key papers", "papers", true),
            ("Papers (last updated in May)", "papers last updated in may", false),
            ("Keynotes", "keynotes", false),
            ("My papers", "my papers", false),
            ("代表性论文", "论文", true),
            ("近期论文", "论文", true),
            ("论文（精选）", "论文 精选", true),
            ("주요 논문", "논문", true),
            ("主要業績", "業績", true),
        ] {
            assert_eq!(without_selection(&meanings::words(heading)), (rest, is_selection), "{heading}");
        }
    }
}
