//! Lists that code on a page makes: R and Python, which are not run.
//!
//! What the code reads and what it has made before can be read all the same: a bibliography that it names is printed where the code
//! would print it, and so is the part of the page that the generator has made, where the site keeps it. Of a list of publications that
//! is neither, a warning tells.

use std::collections::BTreeMap;
use std::ops::Range;

use super::super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::dialect::{self, CodeCell};
use crate::fold;
use crate::meanings;
use crate::page::Page;
use crate::path;
use crate::rewrite::{Edit, Rewritten};
use crate::yaml::Yaml;

/// The kinds of entries in a bibliography, as code selects them.
const KINDS: &[&str] = &[
    "article",
    "book",
    "conference",
    "inbook",
    "incollection",
    "inproceedings",
    "manual",
    "mastersthesis",
    "misc",
    "phdthesis",
    "proceedings",
    "techreport",
    "unpublished",
];

/// A page with the lists that its code makes, as far as they can be known.
pub(in super::super) fn with_lists_of_code(reader: &mut Reader<'_>, path: &str, page: Page) -> Outcome<Page> {
    let reading = Reading::of(reader, path, &page);
    if reading.cells.is_empty() && reading.cited.is_none() {
        return Outcome::ok(page);
    }
    let (body, mut diagnostics) = (&page.body, Vec::new());
    let mut edits: Vec<(Range<usize>, Rewritten)> = Vec::new();
    let slot = |at: usize, arguments: &str| {
        let text = format!("\n\n<vitae-slot kind=\"bibliography\" args=\"{arguments}\"></vitae-slot>\n\n");
        (at..at, Rewritten::of_value(body.span(at..at), &text))
    };
    for place in &reading.places {
        let range = reading.cells[place.cell].range.clone();
        edits.push(slot(place.above.as_ref().unwrap_or(&range).start, &place.arguments));
        let message = format!("the entries of {} are printed here, for the code that reads them", place.file);
        diagnostics.push(Diagnostic::note(Code::Chosen, message).at(body.span(range)));
    }
    let without = |(line, heading): &(Range<usize>, &str)| {
        let message = format!("“{heading}” is left out: only the code below it knows what it lists");
        let loss = Diagnostic::loss(Code::DroppedSection, message).at(body.span(line.clone()));
        ((line.clone(), body.slice(line.start..line.start)), loss)
    };
    if let Some(arguments) = &reading.cited {
        let at = super::division(body.text(), "refs").unwrap_or(body.text().len());
        edits.push(slot(at, arguments));
    }
    let mut headless = reading.headless.clone();
    let missing = reading.missing_lists();
    if !missing.is_empty() {
        match Rendered::read(reader, path) {
            Some(rendered) => {
                for (cell, heading) in missing {
                    let Some(made) = rendered.below(heading) else { continue };
                    let range = reading.cells[cell].range.clone();
                    let message = format!("what the code makes here is taken from {}", rendered.path);
                    diagnostics.push(Diagnostic::note(Code::Chosen, message).at(body.span(range.clone())));
                    edits.push((range.start..range.start, made));
                }
            }
            None => {
                headless.extend(missing.iter().filter_map(|(cell, _)| reading.heading_of(*cell)));
                let cell = &reading.cells[missing[0].0];
                let message = format!(
                    "the list of publications is made by code in {}, which is not run, so it is not printed",
                    cell.language
                );
                let warning = Diagnostic::warning(Code::DroppedShortcode, message).at(body.span(cell.range.clone()));
                diagnostics.push(
                    warning.help(
                        "write the list in Markdown, or keep it in a `.bib` file that the code reads by its name",
                    ),
                );
            }
        }
    }
    for heading in &headless {
        let (edit, loss) = without(heading);
        edits.push(edit);
        diagnostics.push(loss);
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut composed = body.composer();
    let mut done = 0;
    for (range, with) in edits {
        composed.copy(body, done..range.start);
        composed.copy(&with, 0..with.text().len());
        done = range.end;
    }
    composed.copy(body, done..body.text().len());
    let body = composed.finish();
    Outcome::new(Page { body, ..page }, diagnostics)
}

/// The bibliographies that a page reads, below the site's root.
pub(in super::super) fn bibliographies(reader: &Reader<'_>, path: &str, page: &Page) -> Vec<String> {
    let reading = Reading::of(reader, path, page);
    let mut files: Vec<String> = reading.printed.into_keys().collect();
    if reading.cited.is_some() {
        files.extend(stated_bibliographies(reader, path, &page.front_matter));
    }
    files
}

/// Whether code on a page prints a bibliography.
pub(super) fn reads_bibliography(reader: &Reader<'_>, path: &str, page: &Page) -> bool {
    !Reading::of(reader, path, page).places.is_empty()
}

/// Where a bibliography is printed.
struct Place {
    cell: usize,
    /// The heading in whose place it is printed, if not where the cell is.
    above: Option<Range<usize>>,
    file: String,
    /// What a list of jekyll-scholar would be asked for.
    arguments: String,
}

/// The code of a page, and what it reads and prints.
struct Reading<'t> {
    text: &'t str,
    cells: Vec<CodeCell<'t>>,
    /// The bibliographies that cells print, each with those cells and the kinds of entries that they name.
    printed: BTreeMap<String, Vec<(usize, Vec<&'static str>)>>,
    places: Vec<Place>,
    /// The headings that divide a bibliography in a way that only the code knows.
    headless: Vec<(Range<usize>, &'t str)>,
    headings: Vec<(Range<usize>, &'t str)>,
    /// Whether the page is called after publications, and whether after any section of a CV.
    is_of_papers: bool,
    is_of_a_cv: bool,
    /// What is to be printed of the bibliography in the front matter: `nocite: '@*'`.
    cited: Option<String>,
}

impl<'t> Reading<'t> {
    fn of(reader: &Reader<'_>, path: &str, page: &'t Page) -> Self {
        let text = page.body.text();
        let cells = dialect::code_cells(text);
        let title = page.front_matter.text("title").map(|title| title.value).unwrap_or_default();
        let stem = match path::stem(path) {
            "index" => path::name(path::folder(path)),
            stem => stem,
        };
        let names = [title, stem].map(meanings::words);
        let is_of_papers = names.iter().any(|name| meanings::lists_publications(name));
        let is_of_a_cv = names.iter().any(|name| !meanings::all(name).is_empty());
        let headings = headings(text, &cells);
        let cited = cited(reader, path, &page.front_matter);
        let printed = BTreeMap::new();
        let mut reading = Self {
            text,
            cells,
            printed,
            places: Vec::new(),
            headless: Vec::new(),
            headings,
            is_of_papers,
            is_of_a_cv,
            cited,
        };
        reading.follow(reader, path);
        reading.place();
        reading
    }

    /// Notes which bibliographies the code reads, and where it prints them: what is assigned is followed by its name.
    fn follow(&mut self, reader: &Reader<'_>, path: &str) {
        let find = |name: &str| {
            let paths = [path::below_root(path::folder(path), name), path::below_root("", name)];
            paths.into_iter().flatten().find(|path| reader.exists(path))
        };
        let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (at, cell) in self.cells.iter().enumerate() {
            for statement in statements(cell.code) {
                let mut files: Vec<String> = bibliography_names(statement).filter_map(find).collect();
                let (target, value) = assigned(statement);
                for word in words_of_code(value) {
                    files.extend(known.get(word).into_iter().flatten().cloned());
                }
                let mut seen = Vec::new();
                files.retain(|file| {
                    !seen.contains(file) && {
                        seen.push(file.clone());
                        true
                    }
                });
                match target {
                    Some(target) => {
                        known.insert(target, files);
                    }
                    None if !cell.is_silent => {
                        for file in files {
                            let cells = self.printed.entry(file).or_default();
                            if cells.last().is_none_or(|(last, _)| *last != at) {
                                cells.push((at, kinds(cell.code)));
                            }
                        }
                    }
                    None => {}
                }
            }
        }
    }

    /// Gives each bibliography its place below the heading that is above the code. One that several cells print, without saying which
    /// of its entries, is printed whole in the place of the first of their headings.
    fn place(&mut self) {
        for (file, cells) in &self.printed {
            let is_divided = cells.len() > 1 && cells.iter().any(|(_, kinds)| kinds.is_empty());
            let count = if is_divided { 1 } else { cells.len() };
            for (cell, kinds) in cells.iter().take(count) {
                let heading = self.heading_of(*cell);
                let means_something = heading.as_ref().is_some_and(|(_, heading)| {
                    let words = meanings::words(heading);
                    meanings::lists_publications(&words) || !meanings::all(&words).is_empty()
                });
                if !(means_something || self.is_of_papers || self.is_of_a_cv) {
                    continue;
                }
                let mut arguments = format!("-f {}", path::without_extension(file));
                if !kinds.is_empty() && !is_divided {
                    let kinds: Vec<String> = kinds.iter().map(|kind| format!("@{kind}")).collect();
                    arguments += &format!(" -q {}", kinds.join(", "));
                }
                // The heading says what its list has.
                if heading.is_some() && !is_divided {
                    arguments += " --group_by none";
                }
                let above = if is_divided { heading.map(|(line, _)| line) } else { None };
                self.places.push(Place { cell: *cell, above, file: file.clone(), arguments });
                if is_divided {
                    let alone = cells.iter().filter(|(cell, _)| self.is_alone(&self.cells[*cell]));
                    let headings: Vec<_> = alone.filter_map(|(cell, _)| self.heading_of(*cell)).collect();
                    self.headless.extend(headings);
                }
            }
        }
        self.headless.sort_by_key(|(line, _)| line.start);
        self.headless.dedup();
    }

    /// The heading above a cell, with its line.
    fn heading_of(&self, cell: usize) -> Option<(Range<usize>, &'t str)> {
        let start = self.cells[cell].range.start;
        self.headings.iter().rfind(|(line, _)| line.end <= start).cloned()
    }

    /// The cells that make a list of publications of which nothing is known, each with its heading: nothing else stands there.
    fn missing_lists(&self) -> Vec<(usize, Option<&'t str>)> {
        let is_read = |at: usize| self.printed.values().flatten().any(|(cell, _)| *cell == at);
        let mut missing: Vec<(usize, Option<&'t str>)> = Vec::new();
        for (at, cell) in self.cells.iter().enumerate().filter(|(_, cell)| !cell.is_silent) {
            let heading = self.heading_of(at).map(|(_, heading)| heading);
            let is_of_papers = match heading {
                Some(heading) => {
                    let words = meanings::words(heading);
                    meanings::lists_publications(&words) || self.is_of_papers && !meanings::is_usual(heading)
                }
                None => self.is_of_papers && self.headings.is_empty(),
            };
            let is_new = missing.iter().all(|(_, known)| *known != heading);
            if is_of_papers && is_new && !is_read(at) && self.is_alone(cell) {
                missing.push((at, heading));
            }
        }
        // A page on papers that lists most of them by hand has other code, too: the number of citations.
        let lists_some = missing
            .iter()
            .any(|(_, heading)| heading.is_none_or(|heading| meanings::lists_publications(&meanings::words(heading))));
        if lists_some || self.printed.is_empty() && missing.len() == self.headings.len() { missing } else { Vec::new() }
    }

    /// Whether there is nothing but code between the headings around a cell.
    fn is_alone(&self, cell: &CodeCell<'_>) -> bool {
        const MAX_WORDS: usize = 2;
        let start = self.headings.iter().map(|(line, _)| line.end).filter(|end| *end <= cell.range.start).max();
        let end = self.headings.iter().map(|(line, _)| line.start).find(|start| *start >= cell.range.end);
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(self.text.len()));
        let mut words = 0;
        let mut at = start;
        let inside = self.cells.iter().map(|cell| &cell.range).filter(|range| range.start >= start && range.end <= end);
        for range in inside.chain(std::iter::once(&(end..end))) {
            words += word_count(&self.text[at.min(range.start)..range.start]);
            at = range.end;
        }
        words <= MAX_WORDS
    }
}

/// How many words a part of a page shows.
pub(super) fn word_count(part: &str) -> usize {
    let text = without_tags(&dialect::without_shortcodes(part));
    let is_shown = |line: &&str| !line.trim_start().starts_with(":::");
    let words = text.lines().filter(is_shown).flat_map(str::split_whitespace);
    words.filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// What a part of a page says without its tags and comments.
fn without_tags(part: &str) -> String {
    let mut out = String::new();
    let mut rest = part;
    while let Some((before, inside)) = rest.split_once('<') {
        out.push_str(before);
        let end = if inside.starts_with("!--") { "-->" } else { ">" };
        rest = inside.split_once(end).map_or("", |(_, after)| after);
    }
    out + rest
}

/// The headings of a page, each with its line.
fn headings<'t>(text: &'t str, cells: &[CodeCell<'_>]) -> Vec<(Range<usize>, &'t str)> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let is_code = cells.iter().any(|cell| cell.range.contains(&range.start));
        let words = line.trim_start_matches('#');
        if line.starts_with('#') && words.starts_with(' ') && !is_code {
            found.push((range, words.split('{').next().unwrap_or_default().trim()));
        }
    }
    found
}

/// The statements of some code: lines, those together that brackets or a sign at the end hold together.
fn statements(code: &str) -> Vec<&str> {
    const GOES_ON: &[&str] = &["|>", "%>%", "+", ",", "<-", "="];
    let (mut found, mut start, mut at, mut depth) = (Vec::new(), 0, 0, 0_usize);
    for line in code.split_inclusive('\n') {
        at += line.len();
        let words = line.trim();
        if !words.starts_with('#') {
            for c in words.chars() {
                match c {
                    '(' | '[' | '{' => depth += 1,
                    ')' | ']' | '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            if depth == 0 && !GOES_ON.iter().any(|end| words.ends_with(end)) {
                found.push(&code[start..at]);
                start = at;
            }
        }
    }
    found.push(&code[start..]);
    found.retain(|statement| !statement.trim().is_empty());
    found
}

/// The name that a statement gives to a value, and the rest of it.
fn assigned(statement: &str) -> (Option<&str>, &str) {
    let is_comment = |line: &&str| line.trim_start().starts_with('#') || line.trim().is_empty();
    let start: usize = statement.split_inclusive('\n').take_while(is_comment).map(str::len).sum();
    let code = statement[start..].trim_start();
    let length = code.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')).unwrap_or(code.len());
    let (name, rest) = code.split_at(length);
    let rest = rest.trim_start();
    let is_assigned = rest.starts_with("<-") || rest.starts_with('=') && !rest.starts_with("==");
    let is_named = is_assigned && name.starts_with(|c: char| c.is_alphabetic() || c == '.');
    if is_named { (Some(name), rest) } else { (None, code) }
}

/// The names of bibliographies in quotes: `ReadBib("papers.bib")`.
fn bibliography_names(code: &str) -> impl Iterator<Item = &str> {
    let ends = ['"', '\''].into_iter().flat_map(move |quote| {
        code.match_indices(".bib").filter(move |(at, end)| code[at + end.len()..].starts_with(quote)).filter_map(
            move |(at, end)| {
                let start = code[..at].rfind(quote)? + 1;
                Some(&code[start..at + end.len()])
            },
        )
    });
    ends.filter(|name| !name.contains('\n'))
}

/// The names in some code, without what it has in quotes.
fn words_of_code(code: &str) -> impl Iterator<Item = &str> {
    let outside = code.split(['"', '\'']).step_by(2);
    outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.')))
}

/// The kinds of entries that some code has in quotes.
fn kinds(code: &str) -> Vec<&'static str> {
    let inside = code.split(['"', '\'']).skip(1).step_by(2).map(str::to_lowercase);
    let mut found: Vec<&str> = inside.filter_map(|word| KINDS.iter().find(|kind| **kind == word).copied()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What a page wants to have printed of its bibliography, apart from what it cites (Pandoc's `nocite`).
fn cited(reader: &Reader<'_>, path: &str, front: &Yaml) -> Option<String> {
    let files = stated_bibliographies(reader, path, front);
    let stated = front.filled("nocite")?.one_or_more().iter().filter_map(Yaml::as_str).collect::<Vec<_>>().join(" ");
    if files.is_empty() {
        return None;
    }
    let mut arguments: String = files.iter().map(|file| format!("-f {} ", path::without_extension(file))).collect();
    let keys: Vec<&str> =
        stated.split([',', ';', ' ', '\n', '[', ']']).filter_map(|key| key.strip_prefix('@')).collect();
    if keys.is_empty() {
        return None;
    }
    if !keys.contains(&"*") {
        let keys: Vec<String> = keys.iter().map(|key| format!("key={key}")).collect();
        arguments += &format!("-q @*[{}]", keys.join(" || "));
    }
    Some(arguments.trim_end().to_owned())
}

/// The bibliographies that the front matter of a page names.
pub(super) fn stated_bibliographies(reader: &Reader<'_>, path: &str, front: &Yaml) -> Vec<String> {
    let stated = front.filled("bibliography").map(Yaml::one_or_more).unwrap_or_default();
    let names = stated.iter().filter_map(Yaml::as_str).filter(|name| name.ends_with(".bib"));
    let paths = names.filter_map(|name| path::below_root(path::folder(path), name));
    paths.filter(|path| reader.exists(path)).collect()
}

/// A page as the generator has made it.
struct Rendered {
    path: String,
    text: Rewritten,
}

impl Rendered {
    /// The page that the site keeps of a source, if it keeps what the generator makes.
    fn read(reader: &mut Reader<'_>, path: &str) -> Option<Self> {
        let folder = super::output_folder(reader);
        let path = path::join(&folder, &format!("{}.html", path::without_extension(path)));
        if !reader.exists(&path) {
            return None;
        }
        let source = reader.read(&path).into_value()?;
        let text = reader.sources().get(source).text();
        Some(Self { text: Rewritten::verbatim(source, text, 0..text.len()), path })
    }

    /// What stands below a heading, up to the next one; all of the page for none.
    fn below(&self, heading: Option<&str>) -> Option<Rewritten> {
        let text = self.text.text();
        let range = match heading {
            Some(heading) => {
                let starts = headings_of_html(text);
                let at = starts.iter().position(|(_, words)| fold::words(words) == fold::words(heading))?;
                let end = starts.get(at + 1).map(|(range, _)| range.start);
                let end_of_page = || text[starts[at].0.end..].find("</main>").map(|end| starts[at].0.end + end);
                starts[at].0.end..end.or_else(end_of_page)?
            }
            None => {
                let start = text.find("<main")?;
                let start = text[start..].find("</header>").map(|end| start + end + "</header>".len())?;
                start..start + text[start..].find("</main>")?
            }
        };
        let fragment = self.text.slice(range);
        (word_count(fragment.text()) > 0).then(|| as_block(&fragment))
    }
}

/// The headings of a page of HTML with their words.
fn headings_of_html(text: &str) -> Vec<(Range<usize>, String)> {
    let is_heading = |at: &usize| matches!(text.as_bytes().get(at + 2), Some(b'1'..=b'6'));
    let starts = text.match_indices("<h").map(|(at, _)| at).filter(is_heading);
    let heading = |start: usize| {
        let end = text[start..].find("</h").map(|end| start + end)?;
        let close = end + text[end..].find('>')? + 1;
        Some((start..close, without_tags(&text[start..end])))
    };
    starts.filter_map(heading).collect()
}

/// A part of a page of HTML as a block among Markdown: what it opens is closed, and its words are only words.
fn as_block(fragment: &Rewritten) -> Rewritten {
    const EMPTY: &[&str] = &["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
    let text = fragment.text();
    let mut edits = vec![Edit::insert(0, "\n\n<div>\n")];
    let mut open: Vec<String> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = text[at..].find('<').map_or(text.len(), |start| at + start);
        let marks = text[at..start].char_indices().filter(|(_, c)| "*_`[]$~^{}|\\#@".contains(*c));
        edits.extend(marks.map(|(mark, c)| Edit::replace(at + mark..at + mark + 1, format!("&#{};", u32::from(c)))));
        let is_comment = text[start..].starts_with("<!--");
        let length = text[start..].find(if is_comment { "-->" } else { ">" });
        let end = length.map_or(text.len(), |length| start + length + if is_comment { 3 } else { 1 });
        let tag = text[start..end].trim_matches(['<', '>']);
        let name: String =
            tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        let is_plain = is_comment || name.is_empty() || tag.ends_with('/') || EMPTY.contains(&name.as_str());
        if !is_plain && !tag.starts_with('/') {
            open.push(name);
        } else if !is_plain {
            match open.iter().rposition(|known| *known == name) {
                Some(known) => {
                    let inner: String = open[known + 1..].iter().rev().map(|name| format!("</{name}>")).collect();
                    open.truncate(known);
                    if !inner.is_empty() {
                        edits.push(Edit::insert(start, inner));
                    }
                }
                None => edits.push(Edit::delete(start..end)),
            }
        }
        at = end;
    }
    let rest: String = open.iter().rev().map(|name| format!("</{name}>")).collect();
    edits.push(Edit::insert(text.len(), format!("{rest}\n</div>\n\n")));
    fragment.edit(&edits)
}
