//! Pages of Quarto and R Markdown: Pandoc's Markdown, with code cells that are filled in when the program runs them.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::markdown::comments;
use crate::markdown::localized::{self, LanguageMark};
use crate::rewrite::{Edit, Rewritten};

/// The page as CommonMark: first blocks, then inlines.
pub(super) fn translate(body: &Rewritten) -> Outcome<Rewritten> {
    let mut blocks = Blocks { body, edits: Vec::new(), diagnostics: Vec::new() };
    blocks.read();
    let Blocks { edits, mut diagnostics, .. } = blocks;
    let body = with_footnotes(&body.edit(&edits));
    let mut spans = Spans { body: &body, edits: Vec::new(), diagnostics: Vec::new() };
    spans.read();
    diagnostics.append(&mut spans.diagnostics);
    spans.edits.sort_by_key(|edit| edit.range.start);
    let body = body.edit(&spans.edits);
    Outcome::new(body, diagnostics)
}

/// The page with the notes that stand in its text, `^[Since 2019.]`, as footnotes.
fn with_footnotes(body: &Rewritten) -> Rewritten {
    let text = body.text();
    let running = comments::running_text(text).into_iter();
    let notes: Vec<Range<usize>> = running.flat_map(|range| notes_in(text, range)).collect();
    if notes.is_empty() {
        return body.clone();
    }
    let mut out = body.composer();
    let mut done = 0;
    let label = |number: usize| format!("[^inline-note-{number}]");
    for (number, note) in notes.iter().enumerate() {
        out.copy(body, done..note.start - 2);
        out.put(&label(number), body.span(note.start - 2..note.end + 1));
        done = note.end + 1;
    }
    out.copy(body, done..text.len());
    for (number, note) in notes.into_iter().enumerate() {
        out.put(&format!("\n\n{}: ", label(number)), body.span(note.clone()));
        out.copy(body, note);
    }
    out.finish()
}

/// The texts of the notes in a part of a page, which may have brackets in them but no blank line; those in a note are a part of it.
fn notes_in(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut notes: Vec<Range<usize>> = Vec::new();
    // Where the brackets begin that are open.
    let mut open: Vec<usize> = Vec::new();
    let mut before = ' ';
    for (at, letter) in text[part.clone()].char_indices() {
        let at = part.start + at;
        match letter {
            '\n' if before == '\n' => open.clear(),
            '[' => open.push(at + 1),
            ']' => {
                let start = open.pop().filter(|&start| start < at && text[part.start..start].ends_with("^["));
                if let Some(start) = start {
                    while notes.pop_if(|inner| inner.start > start).is_some() {}
                    notes.push(start..at);
                }
            }
            _ => {}
        }
        before = letter;
    }
    notes
}

/// Walks through the lines of a page.
struct Blocks<'a> {
    body: &'a Rewritten,
    edits: Vec<Edit>,
    diagnostics: Vec<Diagnostic>,
}

/// A division that is open.
enum Division {
    Plain,
    /// Its language, as an attribute of HTML.
    Language(String),
    /// One that is not printed, where it starts, and why.
    Hidden(usize, Code, &'static str),
    /// A call-out of which nothing was read so far: a heading at its top is its title (Quarto guide, “Callout Blocks”).
    Callout,
}

impl Division {
    fn of(attributes: &str, start: usize) -> Self {
        if hides(attributes) {
            return Self::Hidden(start, Code::Hidden, HIDDEN_DIV);
        }
        if CONSOLE.iter().any(|class| attributes.contains(class)) {
            return Self::Hidden(start, Code::DroppedShortcode, "what code writes to its console is not printed");
        }
        if attributes.contains(".callout-") {
            return Self::Callout;
        }
        language_attribute(attributes).map_or(Self::Plain, Self::Language)
    }

    /// Where it starts, and why it is not printed.
    fn hidden_from(&self) -> Option<(usize, Code, &'static str)> {
        match self {
            Self::Hidden(start, code, why) => Some((*start, *code, why)),
            Self::Plain | Self::Language(_) | Self::Callout => None,
        }
    }
}

/// The language that attributes name, `{.lang-zh}` or the one word `lang-zh`, as an attribute of HTML.
fn language_attribute(attributes: &str) -> Option<String> {
    let list = attributes
        .strip_prefix('{')
        .map_or_else(|| format!(".{attributes}"), |list| list.trim_end_matches('}').to_owned());
    let (language, mark) = localized::said_in_list(&list)?;
    let name = match mark {
        LanguageMark::Attribute => "lang",
        LanguageMark::Class => "class",
        LanguageMark::Switch => "data-lang",
    };
    Some(format!("{name}=\"{}\"", language.tag()))
}

/// What a fenced code block is to the site.
enum Fenced<'a> {
    /// Code to be shown.
    Code,
    /// HTML that becomes part of the page.
    Html,
    /// Something for another format, such as LaTeX.
    Foreign(&'a str),
    /// Code that was run, above what it made.
    Shown,
    /// Code that is run.
    Cell(&'a str),
}

impl<'a> Fenced<'a> {
    fn of(info: &'a str) -> Self {
        let Some(inner) = info.trim().strip_prefix('{') else { return Self::Code };
        let inner = inner.trim_end_matches('}').trim();
        let word = inner.split([' ', ',', '}']).next().unwrap_or_default();
        match (inner.strip_prefix('='), inner.chars().next()) {
            (Some("html" | "html5"), _) => Self::Html,
            (Some(format), _) => Self::Foreign(format),
            (None, Some(first)) if first.is_alphabetic() => Self::Cell(word),
            _ if inner.split(' ').any(|class| class == ".cell-code") => Self::Shown,
            _ => Self::Code,
        }
    }
}

impl Blocks<'_> {
    fn read(&mut self) {
        let lines = lines(self.body.text());
        let mut divs: Vec<Division> = Vec::new();
        let mut at = 0;
        while let Some(range) = lines.get(at).cloned() {
            let line = &self.body.text()[range.clone()];
            at += 1;
            if let Some(title) = title_of_callout(line, divs.last_mut()) {
                self.edit(Edit::replace(range, title));
            } else if let Some((mark, info)) = fence(line) {
                let closes = |range: &&Range<usize>| closes(&self.body.text()[(*range).clone()], mark);
                let inside = lines[at..].iter().take_while(|range| !closes(range)).count();
                self.fenced(&Fenced::of(info), &lines[at - 1..(at + inside + 1).min(lines.len())]);
                at += inside + 1;
            } else if let Some(attributes) = div(line) {
                self.div(range, attributes, &mut divs);
            } else if is_raw_command(line) {
                self.hide(range, "LaTeX, which the site does not show");
            } else if let Some(count) = self.line_block(&lines, at - 1) {
                self.break_lines(&lines[at - 1..at - 1 + count]);
                at += count - 1;
            } else if let Some(caption) = self.caption(&lines, at - 1) {
                self.edit(Edit::replace(range, caption));
            } else if let Some(slash) = last_break(line) {
                let next = lines.get(at).map_or("", |next| &self.body.text()[next.clone()]);
                if next.trim().is_empty() || starts_item(next) {
                    self.edit(Edit::delete(range.start + slash..range.start + slash + 1));
                }
            }
        }
        if let Some((start, code, why)) = divs.iter().find_map(Division::hidden_from) {
            self.leave_out(start..self.body.text().len(), code, why);
        }
    }

    /// A fenced block, from its first to its last line.
    fn fenced(&mut self, kind: &Fenced<'_>, lines: &[Range<usize>]) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let whole = first.start..last.end;
        match kind {
            Fenced::Code => {}
            Fenced::Foreign(format) => self.hide(whole, &format!("a part in {format}, which the site does not show")),
            Fenced::Shown => self.leave_out(whole, Code::DroppedShortcode, "only what code makes is printed"),
            Fenced::Cell(_) if is_silent(&self.body.text()[whole.clone()]) => {
                self.hide(whole, "code that runs and that the site does not show");
            }
            Fenced::Cell(language) => {
                let message = format!("only the site's own generator can run this {language} code");
                let loss = Diagnostic::loss(Code::DroppedShortcode, message).at(self.body.span(whole.clone()));
                self.take(whole, Some(loss));
            }
            Fenced::Html => {
                // A blank line would end the HTML, and what is indented after it would be code.
                let is_blank = |range: &Range<usize>| self.body.text()[range.clone()].trim().is_empty();
                let inside = lines.iter().enumerate().filter(|(index, range)| {
                    *index == 0 || *index == lines.len() - 1 && lines.len() > 1 || is_blank(range)
                });
                let taken: Vec<Range<usize>> = inside.map(|(_, range)| range.clone()).collect();
                for (index, range) in taken.iter().enumerate() {
                    let with = if index == 0 || index == taken.len() - 1 { "\n" } else { "" };
                    self.edit(Edit::replace(range.clone(), with));
                }
            }
        }
    }

    /// A line of colons, which opens or closes a division. `divs` holds the open ones.
    fn div(&mut self, line: Range<usize>, attributes: &str, divs: &mut Vec<Division>) {
        let is_hidden = |divs: &[Division]| divs.iter().any(|division| division.hidden_from().is_some());
        let with = if attributes.is_empty() {
            match divs.pop() {
                Some(Division::Hidden(start, code, why)) => return self.leave_out(start..line.end, code, why),
                Some(Division::Language(_)) => "\n</div>\n\n".to_owned(),
                Some(Division::Plain | Division::Callout) | None => "\n".to_owned(),
            }
        } else {
            divs.push(if is_hidden(divs) { Division::Plain } else { Division::of(attributes, line.start) });
            match divs.last() {
                Some(Division::Language(attribute)) => format!("<div {attribute}>\n\n"),
                _ => "\n".to_owned(),
            }
        };
        if !is_hidden(divs) {
            self.edit(Edit::replace(line, with));
        }
    }

    /// How many lines a line block has that begins here: `| Uni One`. A table looks like one but for the line below its head.
    fn line_block(&self, lines: &[Range<usize>], at: usize) -> Option<usize> {
        let text = |at: usize| lines.get(at).map(|range| &self.body.text()[range.clone()]);
        let is_apart = at == 0 || text(at - 1).is_some_and(|before| before.trim().is_empty() || div(before).is_some());
        if !is_apart || !text(at).is_some_and(is_of_line_block) {
            return None;
        }
        let goes_on = |line: &&str| is_of_line_block(line) || line.starts_with(' ') && !line.trim().is_empty();
        let has_words = |line: &&str| !line.trim().is_empty();
        let is_table = (at..lines.len()).map_while(text).take_while(has_words).any(is_table_rule);
        (!is_table).then(|| (at..lines.len()).map_while(text).take_while(goes_on).count())
    }

    /// Takes the bars off a line block, and breaks its lines where they end.
    fn break_lines(&mut self, lines: &[Range<usize>]) {
        let text = self.body.text();
        let words = |range: &Range<usize>| text[range.clone()].trim().trim_start_matches('|').trim();
        for (line, next) in lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])) {
            let whole = &text[line.clone()];
            let start = line.start + (whole.len() - whole.trim_start().len());
            if text[start..].starts_with('|') {
                let bar = &text[start + 1..line.end];
                let mark = if begins_block(words(line)) { "\\" } else { "" };
                self.edit(Edit::replace(start..start + 1 + (bar.len() - bar.trim_start_matches(' ').len()), mark));
            }
            let is_next_apart = next.is_some_and(|next| text[next.clone()].trim_start().starts_with('|'));
            if is_next_apart && !words(line).is_empty() && next.is_some_and(|next| !words(next).is_empty()) {
                let end = line.start + whole.trim_end().len();
                self.edit(Edit::insert(end, "\\"));
            }
        }
    }

    /// A caption without its mark and attributes, as a paragraph: `: Courses {.striped}` below a table.
    fn caption(&self, lines: &[Range<usize>], at: usize) -> Option<String> {
        let line = self.body.text()[lines[at].clone()].trim();
        let caption =
            ["Table:", "table:", ":"].iter().find_map(|mark| line.strip_prefix(mark)?.strip_prefix(' '))?.trim();
        let attributes = caption.rfind('{').filter(|open| {
            caption[*open..].strip_suffix('}').is_some_and(|list| !list.contains('}') && are_attributes(&list[1..]))
        });
        let text = |range: &Range<usize>| &self.body.text()[range.clone()];
        let mut above = lines[..at].iter().rev().map(text).skip_while(|line| line.trim().is_empty());
        let is_below_table = above.next().is_some_and(|line| line.contains('|') || is_table_rule(line))
            && (line.starts_with(':') || attributes.is_some());
        // A definition has a colon before it, too, but no attributes alone.
        (is_below_table || attributes == Some(0)).then(|| {
            let words = caption[..attributes.unwrap_or(caption.len())].trim();
            if words.is_empty() { "\n".to_owned() } else { format!("\n{words}\n") }
        })
    }

    fn hide(&mut self, range: Range<usize>, what: &str) {
        self.leave_out(range, Code::Hidden, what);
    }

    fn leave_out(&mut self, range: Range<usize>, code: Code, what: &str) {
        let loss = Diagnostic::loss(code, what).at(self.body.span(range.clone()));
        self.take(range, Some(loss));
    }

    fn take(&mut self, range: Range<usize>, loss: Option<Diagnostic>) {
        self.edit(Edit::replace(range, "\n"));
        self.diagnostics.extend(loss);
    }

    /// Adds an edit, replacing those that it covers.
    fn edit(&mut self, edit: Edit) {
        self.edits.retain(|other| other.range.start < edit.range.start);
        self.edits.push(edit);
    }
}

/// The title of a call-out as a line in bold, if a line is that: it begins no section of the page.
fn title_of_callout(line: &str, division: Option<&mut Division>) -> Option<String> {
    let callout = division.filter(|division| matches!(division, Division::Callout) && !line.trim().is_empty())?;
    *callout = Division::Plain;
    let title = line.strip_prefix('#')?.trim_start_matches('#').strip_prefix(' ')?.trim();
    // The authors may stand below the title of a paper.
    let (first, rest) = title.find("<br").map_or((title, ""), |at| title.split_at(at));
    Some(match first.trim() {
        first if first.is_empty() || first.contains('*') => format!("\n{title}\n"),
        first => format!("\n**{first}**{rest}\n"),
    })
}

/// Whether a line is one of a line block: `| Uni One`, or a bar alone for an empty one.
fn is_of_line_block(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("| ") || line.trim_end() == "|"
}

/// Whether a line is one between the rows of a table: `|---|:--:|`, `+---+`, `-----  ----`.
fn is_table_rule(line: &str) -> bool {
    line.contains("--") && line.trim().chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | '=' | ' '))
}

/// Whether words at the start of a line would be more than words: an item, a heading, a quotation.
fn begins_block(words: &str) -> bool {
    starts_item(words) && !words.starts_with(|c: char| c.is_ascii_digit()) || words.starts_with(['#', '>'])
}

/// Code on a page that its program fills in: a cell, or a code span on a line of its own.
#[derive(Debug)]
pub(crate) struct CodeCell<'t> {
    /// Where it is, fences included.
    pub(crate) range: Range<usize>,
    /// The program: `R`, `Python`.
    pub(crate) language: &'static str,
    pub(crate) code: &'t str,
    /// Whether the site shows nothing of what it prints.
    pub(crate) is_silent: bool,
}

/// The code of a page, in order.
pub(crate) fn code_cells(text: &str) -> Vec<CodeCell<'_>> {
    let lines = lines(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(range) = lines.get(at).cloned() {
        let line = &text[range.clone()];
        at += 1;
        if let Some((mark, info)) = fence(line) {
            let inside = lines[at..].iter().take_while(|range| !closes(&text[(*range).clone()], mark)).count();
            let end = lines.get(at + inside).map_or(text.len(), |last| last.end);
            let code = range.end..lines.get(at + inside).map_or(text.len(), |last| last.start);
            if let Fenced::Cell(language) = Fenced::of(info) {
                let is_silent = is_silent(&text[range.start..end]);
                let (range, language) = (range.start..end, name_of(language));
                found.push(CodeCell { range, language, code: &text[code], is_silent });
            }
            at += inside + 1;
        } else if let Some(code) = line.trim().strip_prefix('`').and_then(|line| line.strip_suffix('`')) {
            let run = RUNS.iter().find_map(|(start, language)| Some((code.strip_prefix(start)?, *language)));
            if let Some((code, language)) = run.filter(|(code, _)| !code.contains('`')) {
                found.push(CodeCell { range, language, code, is_silent: false });
            }
        }
    }
    found
}

/// The name of the program that runs a cell.
fn name_of(language: &str) -> &'static str {
    match language.to_ascii_lowercase().as_str() {
        "r" => "R",
        "python" => "Python",
        "julia" => "Julia",
        _ => "another language",
    }
}

/// Where the backslash is with which a line ends that is to break there. At the end of its text it does nothing.
fn last_break(line: &str) -> Option<usize> {
    let bare = line.trim_end_matches(['\n', '\r']);
    (bare.ends_with('\\') && !bare.ends_with("\\\\")).then(|| bare.len() - 1)
}

/// Whether a line begins an item of a list.
fn starts_item(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "))
}

/// Whether a cell says that none of it is shown.
fn is_silent(cell: &str) -> bool {
    let options: String = cell.to_lowercase().split_whitespace().collect();
    options.contains("include=false") || options.contains("#|include:false")
}

/// Classes of divisions in which Quarto puts what code writes while it runs.
const CONSOLE: &[&str] = &[".cell-output-stdout", ".cell-output-stderr", ".cell-output-error"];

const HIDDEN_DIV: &str = "a part that the site does not show";

/// The lines of a text, each with its line ending.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let range = |line: &str| {
        let range = at..at + line.len();
        at = range.end;
        range
    };
    text.split_inclusive('\n').map(range).collect()
}

/// The fence that a line opens, and what is written after it.
fn fence(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim_start();
    let mark = inner.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = inner.len() - inner.trim_start_matches(mark).len();
    let info = inner[length..].trim();
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some((&inner[..length], info))
}

fn closes(line: &str, fence: &str) -> bool {
    let line = line.trim();
    line.starts_with(fence) && line.bytes().all(|byte| byte == fence.as_bytes()[0])
}

/// The attributes after a line of colons; none if it closes a division.
fn div(line: &str) -> Option<&str> {
    let line = line.trim();
    let rest = line.trim_start_matches(':');
    let is_one = line.len() - rest.len() >= 3 && (rest.is_empty() || rest.starts_with([' ', '{']) || is_word(rest));
    is_one.then(|| rest.trim_end_matches(':').trim())
}

fn is_word(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
}

/// Whether a division's attributes hide it on the site, which is HTML.
fn hides(attributes: &str) -> bool {
    let states = |key: &str| attributes.contains(&format!("{key}=\"html"));
    let is_conditional = attributes.contains("when-") || attributes.contains("unless-");
    if attributes.contains(".content-hidden") {
        return !is_conditional || states("when-format");
    }
    let when_other = attributes.contains("when-format=") && !states("when-format");
    attributes.contains(".content-visible") && (when_other || states("unless-format"))
}

/// A line that is just a LaTeX command: `\newpage`, `\vspace{1em}`.
fn is_raw_command(line: &str) -> bool {
    let Some(command) = line.trim().strip_prefix('\\') else { return false };
    let end = command.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(command.len());
    let rest = &command[end..];
    end > 1 && (rest.is_empty() || rest.starts_with('{') && rest.ends_with('}') && !rest.contains(' '))
}

/// Why code is not printed.
const RUN: &str = "only the site's own generator can run this code";

/// How code begins in a span that is run, and the program that runs it.
const RUNS: &[(&str, &str)] = &[("r ", "R"), ("{r} ", "R"), ("{python} ", "Python")];

/// The code spans in a text that are run, also in what counts as HTML for CommonMark, where it has no code spans; for Pandoc it has
/// (`markdown_in_html_blocks`).
pub(crate) fn spans_of_code(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('`').filter_map(|(start, tick)| {
        let rest = &text[start + tick.len()..];
        let code = RUNS.iter().find_map(|(run, _)| rest.strip_prefix(run))?;
        let length = code.find(['`', '\n']).filter(|end| code[*end..].starts_with('`'))?;
        Some(start..text.len() - code.len() + length + 1)
    })
}

/// Walks through the inlines.
struct Spans<'a> {
    body: &'a Rewritten,
    edits: Vec<Edit>,
    diagnostics: Vec<Diagnostic>,
}

impl Spans<'_> {
    fn read(&mut self) {
        let text = self.body.text();
        let running = comments::running_text(text);
        for between in running.windows(2) {
            self.code(between[0].end..between[1].start);
        }
        self.break_before_lines_of_their_own();
        for range in running {
            for span in spans_of_code(&text[range.clone()]) {
                self.take(range.start + span.start..range.start + span.end, Code::DroppedShortcode, RUN);
            }
            for (at, _) in text[range.clone()].match_indices('{') {
                self.attributes(range.start + at);
            }
            for (mark, tag) in [('^', "sup"), ('~', "sub")] {
                self.raised(range.clone(), mark, tag);
            }
        }
    }

    /// A code span that is run, such as `` `r nrow(papers)` ``, or that is raw.
    fn code(&mut self, range: Range<usize>) {
        let text = self.body.text();
        let span = &text[range.clone()];
        let inner = span.trim_matches('`');
        let ticks = (span.len() - inner.len()) / 2;
        if !span.starts_with('`') || span.contains('\n') {
            return;
        }
        if RUNS.iter().any(|(run, _)| inner.starts_with(run)) {
            self.take(range, Code::DroppedShortcode, RUN);
        } else if let Some(format) = text[range.end..].strip_prefix("{=").and_then(|rest| rest.split('}').next()) {
            let end = (range.end + format.len() + 3).min(text.len());
            if format == "html" {
                self.edits.push(Edit::delete(range.start..range.start + ticks));
                self.edits.push(Edit::delete(range.end - ticks..end));
            } else {
                self.take(range.start..end, Code::Hidden, "a part for another format, which the site does not show");
            }
        }
    }

    /// Breaks a paragraph before each of its lines that is nothing but brackets with a class: a site's style gives such parts of an entry
    /// a line each. One alone among lines of prose may be there by chance.
    fn break_before_lines_of_their_own(&mut self) {
        const FEWEST: usize = 2;
        let text = self.body.text();
        let mut paragraph: Vec<usize> = Vec::new();
        let mut breaks: Vec<usize> = Vec::new();
        let (mut before, mut begins_with_one) = (None, false);
        for range in lines(text).into_iter().chain(std::iter::once(text.len()..text.len())) {
            let line = text[range.clone()].trim();
            if line.is_empty() || starts_item(line) {
                if paragraph.len() + usize::from(begins_with_one) >= FEWEST {
                    breaks.append(&mut paragraph);
                }
                paragraph.clear();
                begins_with_one =
                    line.split_once(' ').is_some_and(|(_, words)| words.starts_with('[') && words.contains("]{."));
            } else if let Some(end) = before.filter(|_| is_classed(line)) {
                paragraph.push(end);
            }
            let end = range.start + text[range.clone()].trim_end().len();
            before = (!line.is_empty()
                && !line.ends_with(['\\', '>'])
                && !text[range].trim_end_matches('\n').ends_with("  "))
            .then_some(end);
        }
        self.edits.extend(breaks.into_iter().map(|at| Edit::insert(at, "\\")));
    }

    /// Letters and digits between two marks that raise or lower them: `the 2^nd^ tide`, `CO~2~`. In formulas they mean something else.
    fn raised(&mut self, range: Range<usize>, mark: char, tag: &str) {
        const MAX_BYTES: usize = 12;
        let text = self.body.text();
        let mut done = range.start;
        for (at, _) in text[range.clone()].match_indices(mark).map(|(at, mark)| (range.start + at, mark)) {
            let inner = text[at + 1..range.end].split(mark).next().unwrap_or_default();
            let end = at + 1 + inner.len();
            let is_short = !inner.is_empty() && inner.len() <= MAX_BYTES && inner.chars().all(char::is_alphanumeric);
            let is_closed = text[end..range.end].starts_with(mark) && !text[end + 1..].starts_with(mark);
            let line = text[..at].rsplit('\n').next().unwrap_or_default();
            let is_bare = !line.ends_with([mark, '\\']) && line.matches('$').count().is_multiple_of(2);
            if at >= done && is_short && is_closed && is_bare {
                self.edits.push(Edit::replace(at..at + 1, format!("<{tag}>")));
                self.edits.push(Edit::replace(end..end + 1, format!("</{tag}>")));
                done = end + 1;
            }
        }
    }

    fn take(&mut self, range: Range<usize>, code: Code, message: &str) {
        self.diagnostics.push(Diagnostic::loss(code, message).at(self.body.span(range.clone())));
        self.edits.push(Edit::delete(range));
    }

    /// Attributes after brackets, an image, code or a heading; they open at `start`.
    fn attributes(&mut self, start: usize) {
        let text = self.body.text();
        let Some(end) = text[start..].find('}').map(|end| start + end + 1) else { return };
        let inner = &text[start + 1..end - 1];
        if inner.contains('\n') || !are_attributes(inner) {
            return;
        }
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let is_heading =
            text[line..start].trim_start().starts_with('#') && text[end..].lines().next().is_none_or(str::is_empty);
        match text[..start].chars().next_back() {
            Some(')') => {
                let width = inner.split_whitespace().find_map(|part| part.strip_prefix("width="));
                let width = width.map(|width| format!("{{: width=\"{}\"}}", width.trim_matches(['"', '\''])));
                self.edits.push(Edit::replace(start..end, width.unwrap_or_default()));
            }
            Some(']') => {
                let Some(open) = opening(&text[..start]) else { return };
                let attribute = language_attribute(&text[start..end]);
                let (tag, end_tag) =
                    attribute.map(|attribute| (format!("<span {attribute}>"), "</span>")).unwrap_or_default();
                self.edits.push(Edit::replace(open..open + 1, tag));
                self.edits.push(Edit::replace(start - 1..end, end_tag));
            }
            Some('`') => self.edits.push(Edit::delete(start..end)),
            _ if is_heading => self.edits.push(Edit::delete(start..end)),
            _ => {}
        }
    }
}

/// Whether a line is brackets with a class and nothing else: `[*J. Maps*, 2021]{.venue}`.
fn is_classed(line: &str) -> bool {
    let Some((words, class)) = line.strip_prefix('[').and_then(|line| line.rsplit_once("]{.")) else { return false };
    let mut depth = 0_i32;
    let is_one = words.chars().all(|c| {
        depth += i32::from(c == '[') - i32::from(c == ']');
        depth >= 0
    });
    is_one && class.ends_with('}') && !class[..class.len() - 1].contains(['{', '}'])
}

/// Whether what is between braces is a list of attributes: `.class`, `#name`, `key=value`, `-`.
fn are_attributes(inner: &str) -> bool {
    let is_one = |part: &str| part == "-" || part.len() > 1 && part.starts_with(['.', '#']) || part.contains('=');
    !inner.starts_with('=') && inner.split_whitespace().next().is_some_and(is_one)
}

/// Where the bracket that ends a text was opened; `None` when nothing in its paragraph opens it.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in text.char_indices().rev() {
        match letter {
            ']' => depth += 1,
            '[' if depth == 1 => return Some(at),
            '[' => depth -= 1,
            '\n' if text[..at].ends_with('\n') => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    /// The page as CommonMark, and the codes of what is lost.
    fn read(text: &str) -> (String, Vec<Code>) {
        let mut sources = Sources::new();
        let id = sources.add(Source::new("a.qmd", text));
        let outcome = translate(&Rewritten::verbatim(id, text, 0..text.len()));
        let codes = outcome.diagnostics().iter().map(|found| found.code).collect();
        (outcome.into_value().expect("a text").text().to_owned(), codes)
    }

    #[test]
    fn words_stay_and_their_fences_go() {
        for (text, expected) in [
            ("::: {.column width=\"50%\"}\nwords\n:::\n", "\nwords\n\n"),
            ("- a\\\n- b\\\nc\\\n\nd\\\\\n", "- a\n- b\\\nc\n\nd\\\\\n"),
            ("::::: columns\n::: {.a}\none\n:::\n:::::\n", "\n\none\n\n\n"),
            ("I [study]{.mark} *tides*.", "I study *tides*."),
            ("[a [b]{.x} c]{.y}", "a b c"),
            ("- [a]{.t} with b\n  [*J*, 1]{.v}\n  [[x](y)]{.l}\n- c\n", "- a with b\\\n  *J*, 1\\\n  [x](y)\n- c\n"),
            ("- [a]{.t}\n  [*J*, 1]{.v}\n", "- a\\\n  *J*, 1\n"),
            ("some words\n[of mine]{.mark}\nhere\n", "some words\nof mine\nhere\n"),
            (
                "[tides]{.lang-en} [潮汐]{lang=zh}",
                "<span data-lang=\"en\">tides</span> <span lang=\"zh-CN\">潮汐</span>",
            ),
            ("::: {.lang-zh}\n潮汐\n:::\n", "<div data-lang=\"zh-CN\">\n\n潮汐\n\n</div>\n\n"),
            ("::: en\ntides\n:::\n", "<div class=\"en\">\n\ntides\n\n</div>\n\n"),
            ("[home](/x){.btn target=\"_blank\"}", "[home](/x)"),
            ("![](a.png){width=50% fig-align=\"left\"}", "![](a.png){: width=\"50%\"}"),
            ("# Papers {.unnumbered #papers}\n", "# Papers \n"),
            ("`x`{.r} and `<b>b</b>`{=html}", "`x` and <b>b</b>"),
            ("a set {1, 2} and \\frac{a}{b}", "a set {1, 2} and \\frac{a}{b}"),
            ("| **Uni One**\n| 1 Pier Rd\n|   Halden\n\n| Fax: 7\n", "**Uni One**\\\n1 Pier Rd\\\nHalden\n\nFax: 7\n"),
            ("| a long\n  line\n|\n| # b\n", "a long\n  line\n\n\\# b\n"),
            ("tides\n| gulls\n", "tides\n| gulls\n"),
            ("| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|---|---|\n| c | d |\n"),
            ("| a | b |\n|--|--|\n| c | d |\n\n: {.striped w=\"[1,2]\"}\n", "| a | b |\n|--|--|\n| c | d |\n\n\n"),
            ("| a |\n|--|\n| c |\n: Tides {#tbl-a}\n", "| a |\n|--|\n| c |\n\nTides\n"),
            ("Tide\n: What rises {.x}\n", "Tide\n: What rises {.x}\n"),
            (
                "the 2^nd^ tide, CO~2~, $a^2b^2$, a^ b^, ~~x~~",
                "the 2<sup>nd</sup> tide, CO<sub>2</sub>, $a^2b^2$, a^ b^, ~~x~~",
            ),
            (
                "I chart.^[Since [2019](x).] And `x^[y]` 2^[no",
                "I chart.[^inline-note-0] And `x^[y]` 2^[no\n\n[^inline-note-0]: Since [2019](x).",
            ),
            ("Tides.^[So ^[it] is.]", "Tides.[^inline-note-0]\n\n[^inline-note-0]: So ^[it] is."),
            ("Tides ^[so\n\nit] is", "Tides ^[so\n\nit] is"),
            ("```{.r}\n::: {.x}\n```\n", "```{.r}\n::: {.x}\n```\n"),
            (
                "```{=html}\n<div>\n\n    <p>words</p>\n</div>\n```\nmore\n",
                "\n<div>\n    <p>words</p>\n</div>\n\nmore\n",
            ),
        ] {
            let (shown, lost) = read(text);
            assert_eq!((shown.as_str(), lost.len()), (expected, 0), "{text}");
        }
    }

    #[test]
    fn what_is_run_or_hidden_is_lost_and_reported() {
        for (text, expected, code) in [
            ("a\n\n```{r papers, echo=FALSE}\nread.csv('x')\n```\nb\n", "a\n\n\nb\n", Code::DroppedShortcode),
            ("```{python}\n#| echo: false\nprint(1)\n```", "\n", Code::DroppedShortcode),
            ("I have `r nrow(papers)` papers", "I have  papers", Code::DroppedShortcode),
            ("<center>\n`r icon('pin')` Bergen\n</center>\n", "<center>\n Bergen\n</center>\n", Code::DroppedShortcode),
            ("```{=latex}\n\\bigskip\n```\nb", "\nb", Code::Hidden),
            ("a `\\LaTeX`{=latex} b", "a  b", Code::Hidden),
            ("::: {.content-hidden}\nsecret\n::: {.x}\ny\n:::\n:::\nb\n", "\nb\n", Code::Hidden),
            ("::: {.content-visible when-format=\"pdf\"}\nsecret\n:::\n", "\n", Code::Hidden),
            ("::: {.content-hidden}\nnever closed\n", "\n", Code::Hidden),
            ("\\newpage\n\nb\n", "\n\nb\n", Code::Hidden),
            ("```{r setup, include = FALSE}\nx\n```\n", "\n", Code::Hidden),
            ("```{r}\n#| include: false\nx\n```\n", "\n", Code::Hidden),
            ("```{r}\nnever closed\n", "\n", Code::DroppedShortcode),
        ] {
            assert_eq!(read(text), (expected.to_owned(), vec![code]), "{text}");
        }
    }
}
