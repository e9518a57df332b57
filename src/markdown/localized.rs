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

/// An element whose end has not come yet.
struct Open {
    name: String,
    start: usize,
    said: Option<(Language, LanguageMark)>,
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
    let mut found = in_tags(tags.into_iter().filter(|(range, _)| is_running(range.start)));
    let overlap = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let is_alone = |block: &Localized| found.iter().all(|element| !overlap(&element.range, &block.range));
    blocks.retain(|block| is_running(block.range.end - 1) && is_alone(block));
    found.append(&mut blocks);
    found.sort_by_key(|element| element.range.start);
    found
}

/// The outermost elements that say their language.
fn in_tags(tags: impl Iterator<Item = (Range<usize>, HtmlToken)>) -> Vec<Localized> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (range, piece) in tags {
        match piece {
            HtmlToken::Start(tag) if tag.is_void() || tag.self_closing => {}
            HtmlToken::Start(tag) => open.push(Open { said: said(&tag), name: tag.name, start: range.start }),
            HtmlToken::End(name) => {
                let Some(at) = open.iter().rposition(|open| open.name == name) else { continue };
                let closed = open.drain(at..).next();
                let is_outermost = open.iter().all(|open| open.said.is_none());
                let Some(Open { start, said: Some((language, mark)), .. }) = closed else { continue };
                if is_outermost {
                    found.push(Localized { range: start..range.end, language, mark });
                }
            }
            HtmlToken::Text(_) => {}
        }
    }
    found
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
    // What is open: its name, where it starts, and the elements in it.
    type Children = Vec<(String, Range<usize>)>;
    let mut open: Vec<(String, usize, Children)> = vec![(String::new(), 0, Vec::new())];
    let mut families: Vec<Children> = Vec::new();
    let in_running_text = running(text);
    for (range, piece) in tags(text).into_iter().filter(|(range, _)| in_running_text(range.start)) {
        match piece {
            HtmlToken::Start(tag) if tag.is_void() || tag.self_closing => {}
            HtmlToken::Start(tag) => open.push((tag.name, range.start, Vec::new())),
            HtmlToken::End(name) => {
                let Some(at) = open.iter().rposition(|(opened, ..)| *opened == name).filter(|at| *at > 0) else {
                    continue;
                };
                let mut closed = open.drain(at..);
                let Some((name, start, children)) = closed.next() else { continue };
                families.push(children);
                families.extend(closed.by_ref().map(|(.., children)| children));
                drop(closed);
                if let Some((.., siblings)) = open.last_mut() {
                    siblings.push((name, start..range.end));
                }
            }
            HtmlToken::Text(_) => {}
        }
    }
    families.extend(open.into_iter().map(|(.., children)| children));
    let is_beside = |a: &(String, Range<usize>), b: &(String, Range<usize>)| {
        a.0 == b.0 && text[a.1.end..b.1.start].trim().is_empty()
    };
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    for family in families {
        let row = |row: &[(String, Range<usize>)]| row.iter().map(|(_, range)| range.clone()).collect();
        rows.extend(family.chunk_by(is_beside).filter(|row| row.len() > 1).map(row));
    }
    rows.sort_by_key(|row: &Vec<Range<usize>>| row[0].start);
    rows
}

/// The `<summary>` of a `<details>` that is the name of a language and no more.
pub(crate) fn language_label(text: &str, element: &Range<usize>) -> Option<Range<usize>> {
    let tags = tags(&text[element.clone()]);
    let is_start = |(_, piece): &(_, HtmlToken)| matches!(piece, HtmlToken::Start(tag) if tag.name == "summary");
    let is_end = |(_, piece): &(_, HtmlToken)| matches!(piece, HtmlToken::End(name) if name == "summary");
    let start = element.start + tags.iter().find(|tag| is_start(tag))?.0.start;
    let end = element.start + tags.iter().find(|tag| is_end(tag))?.0.end;
    let label = words(text.get(start..end)?);
    Language::from_tag(&label).map(|_| start..end)
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
    const PARTS: &[&str] = &["text", "content", "block", "section", "tab", "tabs", "pane", "panel"];
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
