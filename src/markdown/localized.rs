//! Elements that say which language their content is in: `lang="zh"`, or a class such as `lang-zh`.

use std::ops::Range;

use super::comments;
use super::html::{HtmlToken, StartTag, pieces, starts_tag, words};
use super::hypertext::tag_end;
use super::lines::lines;
use crate::language::Language;

/// An element that says its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized {
    /// The element, from the `<` of its first tag to the `>` of its last.
    pub range: Range<usize>,
    /// Its language.
    pub language: Language,
    /// What says so.
    pub mark: LanguageMark,
}

/// What says which language an element is in, the plainer the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LanguageMark {
    /// `lang="zh"`, which a name in a sentence may have, too.
    Attribute,
    /// A class or a name that is also good for a look of its own: `zh`, `text-en`.
    Class,
    /// What only a switch of languages needs: `lang-zh`, `en-only`, `data-lang="zh"`.
    Switch,
}

/// An element of a page's HTML.
struct Element {
    tag: StartTag,
    /// From the `<` of its first tag to the `>` of its last; empty if it never ends.
    range: Range<usize>,
    /// The element that it is in, by its place among them all.
    parent: Option<usize>,
}

/// The outermost elements of a page that say which language they are in, in their order. A block with an attribute list of kramdown
/// is one, too: `{: .lang-zh}` on the line below it.
pub fn elements(text: &str) -> Vec<Localized> {
    // Most pages have none, and need not be parsed for it.
    if !text.contains("lang") && !text.contains("class=") && !text.contains("{:") {
        return Vec::new();
    }
    let tags = tags(text);
    let is_marked = |(_, piece): &(_, HtmlToken)| matches!(piece, HtmlToken::Start(tag) if said(tag).is_some());
    let mut blocks = blocks(text);
    if blocks.is_empty() && !tags.iter().any(is_marked) {
        return Vec::new();
    }
    let is_running = running(text);
    let mut found = in_tags(&closed(tags.into_iter().filter(|(range, _)| is_running(range.start))));
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let is_alone = |block: &Localized| found.iter().all(|element| !overlap(&element.range, &block.range));
    blocks.retain(|block| is_running(block.range.end - 1) && is_alone(block));
    found.append(&mut blocks);
    found.sort_by_key(|element| element.range.start);
    found
}

/// The outermost elements that say their language.
fn in_tags(elements: &[Element]) -> Vec<Localized> {
    let mut found = Vec::new();
    // For each element, whether it or one that it is in says so.
    let mut are_said: Vec<bool> = Vec::with_capacity(elements.len());
    for Element { tag, range, parent } in elements {
        let is_inside = parent.is_some_and(|parent| are_said[parent]);
        let said = said(tag);
        are_said.push(is_inside || said.is_some());
        if let Some((language, mark)) = said
            && !is_inside
            && !range.is_empty()
        {
            found.push(Localized { range: range.clone(), language, mark });
        }
    }
    found
}

/// The elements that tags make, in the order in which they begin. An end ends all that begins after its own beginning.
fn closed(tags: impl Iterator<Item = (Range<usize>, HtmlToken)>) -> Vec<Element> {
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (range, piece) in tags {
        match piece {
            HtmlToken::Start(tag) if tag.is_void() || tag.self_closing => {}
            HtmlToken::Start(tag) => {
                let parent = open.last().copied();
                open.push(elements.len());
                elements.push(Element { tag, range: range.start..range.start, parent });
            }
            HtmlToken::End(name) => {
                let Some(at) = open.iter().rposition(|&open| elements[open].tag.name == name) else { continue };
                elements[open[at]].range.end = range.end;
                open.truncate(at);
            }
            HtmlToken::Text(_) => {}
        }
    }
    elements
}

/// The blocks whose attribute lists say their language, each with its list.
fn blocks(text: &str) -> Vec<Localized> {
    let mut found = Vec::new();
    let (mut block, mut is_open) = (0, false);
    for (at, line) in lines(text) {
        let words = line.trim();
        let list = words.strip_prefix("{:").and_then(|list| list.strip_suffix('}'));
        let Some(list) = list else {
            let is_heading = words.starts_with('#');
            if !is_open || is_heading {
                block = at;
            }
            is_open = !words.is_empty() && !is_heading;
            continue;
        };
        is_open = false;
        if let Some((language, mark)) = said_in_list(list)
            && !text[block..at].trim().is_empty()
        {
            found.push(Localized { range: block..at + line.trim_end().len(), language, mark });
        }
    }
    found
}

fn tags(text: &str) -> Vec<(Range<usize>, HtmlToken)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|start| at + start) {
        at = start + 1;
        if starts_tag(&text[start..]) {
            at = tag_end(text, start);
            found.extend(pieces(&text[start..at]).into_iter().next().map(|piece| (start..at, piece)));
        }
    }
    found
}

/// The elements of one name that stand side by side, in rows of at least two: the cells of a table's row, say. A row comes before
/// those within it.
pub(crate) fn rows(text: &str) -> Vec<Vec<Range<usize>>> {
    let tags = tags(text);
    if tags.is_empty() {
        return Vec::new();
    }
    let is_running = running(text);
    let mut elements = closed(tags.into_iter().filter(|(range, _)| is_running(range.start)));
    elements.retain(|element| !element.range.is_empty());
    elements.sort_by_key(|element| (element.parent, element.range.start));
    let is_beside = |a: &Element, b: &Element| {
        a.parent == b.parent && a.tag.name == b.tag.name && text[a.range.end..b.range.start].trim().is_empty()
    };
    let row = |row: &[Element]| row.iter().map(|element| element.range.clone()).collect();
    let mut rows: Vec<Vec<Range<usize>>> = elements.chunk_by(is_beside).filter(|row| row.len() > 1).map(row).collect();
    rows.sort_by_key(|row| row[0].start);
    rows
}

/// The `<summary>` of a `<details>` that is the name of a language and no more.
pub(crate) fn language_label(text: &str, element: &Range<usize>) -> Option<Range<usize>> {
    let inside = closed(tags(&text[element.clone()]).into_iter());
    let summary = inside.into_iter().find(|inner| inner.tag.name == "summary" && !inner.range.is_empty())?.range;
    let label = element.start + summary.start..element.start + summary.end;
    Language::from_tag(&words(&text[label.clone()])).map(|_| label)
}

/// Whether a place is in running text: in no comment and in no code.
fn running(text: &str) -> impl Fn(usize) -> bool {
    let running = comments::running_text(text);
    move |at| {
        let next = running.partition_point(|part| part.end <= at);
        running.get(next).is_some_and(|part| part.contains(&at))
    }
}

/// The tags of a text that have their other half elsewhere.
pub(crate) fn halves_of_elements(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(String, Range<usize>)> = Vec::new();
    let mut alone = Vec::new();
    for (range, piece) in tags(text) {
        match piece {
            HtmlToken::Start(tag) if tag.is_void() || tag.self_closing => {}
            HtmlToken::Start(tag) => open.push((tag.name, range)),
            HtmlToken::End(name) => match open.iter().rposition(|(opened, _)| *opened == name) {
                Some(at) => drop(open.remove(at)),
                None => alone.push(range),
            },
            HtmlToken::Text(_) => {}
        }
    }
    alone.extend(open.into_iter().map(|(_, range)| range));
    alone.sort_by_key(|range| range.start);
    alone
}

/// The language that a tag says its element is in, and what says so.
fn said(tag: &StartTag) -> Option<(Language, LanguageMark)> {
    let classes = tag.get("class").unwrap_or_default().split_ascii_whitespace();
    let by_class = classes.chain(tag.get("id")).filter_map(of_class).max_by_key(|(_, mark)| *mark);
    let by_data = || ["data-lang", "data-language"].iter().find_map(|name| Language::from_tag(tag.get(name)?));
    let by_attribute = || Some((Language::from_tag(tag.get("lang")?)?, LanguageMark::Attribute));
    by_class.or_else(|| Some((by_data()?, LanguageMark::Switch))).or_else(by_attribute)
}

/// The language that an attribute list of kramdown or Pandoc names, and how: `.lang-zh`, `lang="zh"`.
pub(crate) fn said_in_list(list: &str) -> Option<(Language, LanguageMark)> {
    let words = list.split_whitespace();
    let classes = words.clone().filter_map(|word| word.strip_prefix('.')).flat_map(|names| names.split('.'));
    let value = || words.filter_map(|word| word.strip_prefix("lang=")).next();
    let by_value = || Some((Language::from_tag(value()?.trim_matches(['"', '\'']))?, LanguageMark::Attribute));
    classes.filter_map(of_class).max_by_key(|(_, mark)| *mark).or_else(by_value)
}

/// The language of a class or a name such as `lang-zh`, `zh`, `en-only` or `content_cn`.
fn of_class(class: &str) -> Option<(Language, LanguageMark)> {
    const SWITCHES: &[&str] = &["lang", "language", "only", "i18n", "version"];
    const PARTS: &[&str] =
        &["text", "content", "block", "section", "tab", "tabs", "pane", "panel", "i", "inline", "span"];
    let class = class.to_ascii_lowercase();
    let (mut language, mut mark) = (None, LanguageMark::Class);
    let tagless =
        class.replace("zh-cn", "zh").replace("zh-tw", "hant").replace("zh-hans", "zh").replace("zh-hant", "hant");
    for word in tagless.split(['-', '_']) {
        match Language::from_tag(word) {
            Some(_) if language.is_some() => return None,
            Some(found) => language = Some(found),
            None if SWITCHES.contains(&word) => mark = LanguageMark::Switch,
            None if PARTS.contains(&word) => {}
            None => return None,
        }
    }
    Some((language?, mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_that_name_a_language() {
        for (class, said) in [
            ("lang-zh", Some((Language::ZhCn, LanguageMark::Switch))),
            ("en", Some((Language::En, LanguageMark::Class))),
            ("content_cn", Some((Language::ZhCn, LanguageMark::Class))),
            ("lang-zh-TW", Some((Language::ZhTw, LanguageMark::Switch))),
            ("en-only", Some((Language::En, LanguageMark::Switch))),
            ("lang-fr-inline", Some((Language::Fr, LanguageMark::Switch))),
            ("lang-switch", None),
            ("de-emphasised", None),
            ("en-zh", None),
            ("btn", None),
        ] {
            assert_eq!(of_class(class), said, "{class}");
        }
    }

    #[test]
    fn a_block_is_in_the_language_of_its_attribute_list() {
        let text = "one\n\n## two\n{: .lang-zh}\n\n- three\n- four\n{: #x .en-only }\n\n{: .en-only}\n\nfive\n{: lang=\"zh\"}\nsix\n{: .note}\n";
        let found = elements(text)
            .into_iter()
            .map(|block| (text[block.range].lines().next().unwrap_or_default().to_owned(), block.mark));
        let expected =
            [("## two", LanguageMark::Switch), ("- three", LanguageMark::Switch), ("five", LanguageMark::Attribute)];
        assert_eq!(found.collect::<Vec<_>>(), expected.map(|(line, mark)| (line.to_owned(), mark)));
    }

    #[test]
    fn halves_of_elements_are_those_whose_other_half_is_missing() {
        let text = "</p><div class='row'><b>bold</b> <img src='a'> text</i>";
        let found: Vec<_> = halves_of_elements(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["</p>", "<div class='row'>", "</i>"]);
    }

    #[test]
    fn elements_are_found_with_all_that_is_in_them_and_none_in_code_or_comments() {
        let text = "<div class='lang-en'>a <div>b</div> <b lang='zh'>c</b></div><p data-lang=\"zh\">d</p> `<i lang='en'>` \
                    <!-- <i lang='en'>e</i> -->";
        let found = elements(text);
        let shown: Vec<_> = found.iter().map(|element| (&text[element.range.clone()], element.language)).collect();
        assert_eq!(
            shown,
            [
                ("<div class='lang-en'>a <div>b</div> <b lang='zh'>c</b></div>", Language::En),
                ("<p data-lang=\"zh\">d</p>", Language::ZhCn)
            ]
        );
    }
}
