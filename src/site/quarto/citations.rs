//! Citations of a bibliography in running text, `[@lind2020, p. 3]`, as Pandoc prints them in the style that it uses where no other one
//! is named: `(Lind 2020, 3)` (Pandoc's guide, “Citation syntax”; The Chicago Manual of Style, author-date).

use std::collections::HashMap;
use std::ops::Range;

use super::super::reader::Reader;
use super::cells::stated_bibliographies;
use crate::cv::bibliography::{self, Record, Wording};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::markdown::comments;
use crate::page::Page;
use crate::rewrite::Edit;

/// A page with its citations in words. The list of what they cite is no part of a CV.
pub(super) fn with_citations(reader: &mut Reader<'_>, path: &str, page: Page) -> Outcome<Page> {
    let text = page.body.text();
    if !text.contains('@') {
        return Outcome::ok(page);
    }
    let mut files = stated_bibliographies(reader, path, &page.front_matter);
    if files.is_empty()
        && let Some(project) = super::configuration(reader, super::PROJECT)
    {
        files = stated_bibliographies(reader, "", &project);
    }
    let mut works = HashMap::new();
    for file in &files {
        let Some(id) = reader.read(file).into_value() else { continue };
        let records = bibliography::parse(reader.sources().get(id).text(), id, Wording::default()).into_value();
        works.extend(records.unwrap_or_default().iter().map(|record| (record.key.clone(), Work::of(record))));
    }
    let citations = Citations { text, works };
    let edits: Vec<Edit> =
        comments::running_text(text).into_iter().flat_map(|range| citations.in_running(range)).collect();
    let Some(first) = edits.first() else { return Outcome::ok(page) };
    let mut diagnostics = Vec::new();
    if page.front_matter.filled("nocite").is_none() {
        let place = page.front_matter.filled("bibliography").map_or(page.body.span(first.range.clone()), |at| at.span);
        let message = "the list of what the text cites is not printed; `nocite: '@*'` prints the whole bibliography";
        diagnostics.push(Diagnostic::loss(Code::DroppedData, message).at(place));
    }
    let body = page.body.edit(&edits);
    Outcome::new(Page { body, ..page }, diagnostics)
}

/// How a work is cited.
struct Work {
    /// Its authors: `Lind and Berg`.
    authors: String,
    year: String,
}

impl Work {
    fn of(record: &Record) -> Self {
        let names: Vec<&str> = record.authors.iter().map(|author| &*author.family).collect();
        let authors = match (&names[..], record.more_authors) {
            ([], _) => record.title.plain_text(),
            ([only], false) => (*only).to_owned(),
            ([one, other], false) => format!("{one} and {other}"),
            ([one, two, three], false) => format!("{one}, {two}, and {three}"),
            ([first, ..], _) => format!("{first} et al."),
        };
        Self { authors, year: record.year.map_or_else(|| "n.d.".to_owned(), |year| year.to_string()) }
    }
}

struct Citations<'t> {
    text: &'t str,
    /// What may be cited, by the keys of the entries.
    works: HashMap<String, Work>,
}

impl Citations<'_> {
    /// The citations in a part of the text that has no code.
    fn in_running(&self, range: Range<usize>) -> Vec<Edit> {
        let text = self.text;
        let mut edits = Vec::new();
        let mut done = range.start;
        // Where the last bracket was opened.
        let mut open = None;
        for (at, letter) in text[range.clone()].char_indices().map(|(at, letter)| (range.start + at, letter)) {
            match letter {
                _ if at < done => {}
                '[' => open = Some(at),
                ']' => {
                    let Some(start) = open.take().filter(|start| *start >= done && !text[at..].starts_with("]("))
                    else {
                        continue;
                    };
                    if let Some(words) = self.in_brackets(&text[start + 1..at]) {
                        // What was found within is a part of it.
                        while edits.pop_if(|edit: &mut Edit| edit.range.start > start).is_some() {}
                        edits.push(Edit::replace(start..at + 1, format!("({words})")));
                        done = at + 1;
                    }
                }
                '@' => {
                    if let Some((edit, end)) = self.in_text(at, range.end) {
                        edits.push(edit);
                        // A bracket around it ends later.
                        done = if open.is_some() { done } else { end };
                    }
                }
                _ => {}
            }
        }
        edits
    }

    /// What stands in brackets, if it is citations: `see @lind2020, p. 3; -@berg2021`.
    fn in_brackets(&self, inner: &str) -> Option<String> {
        let cited = inner.split(';').map(|part| {
            let at = part.find('@').filter(|at| begins_word(part, *at))?;
            let (work, end) = self.work_at(part, at)?;
            let (before, is_silent) = before(&part[..at]);
            let name = if is_silent { String::new() } else { format!("{} ", work.authors) };
            let lead = if before.trim().is_empty() { String::new() } else { format!("{} ", before.trim()) };
            Some(format!("{lead}{name}{}{}", work.year, locator(&part[end..])))
        });
        Some(cited.collect::<Option<Vec<String>>>()?.join("; "))
    }

    /// The citation of the work whose key stands behind the sign at a place: `Lind (2020, 3)` for `@lind2020 [p. 3]`; and where it ends.
    fn in_text(&self, at: usize, end: usize) -> Option<(Edit, usize)> {
        let text = &self.text[..end];
        if !begins_word(text, at) {
            return None;
        }
        let (work, end_of_key) = self.work_at(text, at)?;
        let (before, is_silent) = before(&text[..at]);
        let start = if is_silent { before.len() } else { at };
        let page = near(text, end_of_key).strip_prefix(" [").and_then(|rest| rest.split_once(']'));
        let page = page.map(|(page, _)| page).filter(|page| is_locator(page));
        let end = page.map_or(end_of_key, |page| end_of_key + page.len() + " []".len());
        let locator = page.map(|page| locator(&format!(", {page}"))).unwrap_or_default();
        let words = match is_silent {
            true => format!("({}{locator})", work.year),
            false => format!("{} ({}{locator})", work.authors, work.year),
        };
        Some((Edit::replace(start..end, words), end))
    }

    /// The work whose key stands behind the sign at a place, and where the key ends; marks at its end are of the sentence.
    fn work_at(&self, text: &str, at: usize) -> Option<(&Work, usize)> {
        let rest = near(text, at + 1);
        let (start, length) = match rest.strip_prefix('{') {
            Some(inner) => (at + 2, inner.find('}')?),
            None => {
                let is_of_key = |c: char| c.is_alphanumeric() || "_:.#$%&-+?<>~/".contains(c);
                let key = &rest[..rest.find(|c| !is_of_key(c)).unwrap_or(rest.len())];
                (at + 1, key.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_').len())
            }
        };
        let work = self.works.get(&text[start..start + length])?;
        let is_braced = start == at + 2;
        Some((work, start + length + usize::from(is_braced)))
    }
}

/// What stands at a place, as far as a key or a page may reach: a hostile text may open many of them.
fn near(text: &str, at: usize) -> &str {
    const MAX_BYTES: usize = 256;
    &text[at..text.floor_char_boundary(at + MAX_BYTES)]
}

/// Whether the sign at a place begins a word: `a@b.example` is an address.
fn begins_word(text: &str, at: usize) -> bool {
    !text[..at].ends_with(|c: char| c.is_alphanumeric() || "/\\".contains(c))
}

/// What stands before the sign of a citation, and whether the authors are not to be named: `-@lind2020`.
fn before(text: &str) -> (&str, bool) {
    match text.strip_suffix('-') {
        Some(before) if !before.ends_with(|c: char| c.is_alphanumeric() || c == '-') => (before, true),
        _ => (text, false),
    }
}

/// What stands behind a key: `, 3` for `, p. 3`.
fn locator(text: &str) -> String {
    let text = text.trim_end();
    let words = text.trim_start_matches([',', ' ']);
    let page = ["pp.", "p.", "pages ", "page "].iter().find_map(|label| words.strip_prefix(label));
    match (page.map(str::trim_start), words.is_empty()) {
        (_, true) => String::new(),
        (Some(page), _) => format!(", {page}"),
        (None, _) if text.trim_start().starts_with(',') => format!(", {words}"),
        (None, _) => format!(" {words}"),
    }
}

/// Whether brackets behind a citation say where in the work.
fn is_locator(text: &str) -> bool {
    const MAX_CHARS: usize = 30;
    text.chars().count() <= MAX_CHARS && !text.contains(['[', '@', '\n']) && text.contains(|c: char| c.is_ascii_digit())
}
