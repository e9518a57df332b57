//! Liquid, Jekyll's template language, run over the site as Jekyll knows it.
//!
//! From the body of a page to its text, in which every byte still knows which byte of which file it came from: text outside
//! Liquid keeps its place, the words of an include are in the include, those of a data file in the data file.
//!
//! | step | where |
//! |---|---|
//! | tags and outputs are found, blocks joined | `liquid_syntax` |
//! | their expressions are read | `token`, `expression` |
//! | values, their filters, conditions | `value`, `decimal`, `compare`, `evaluate`, `filters` |
//! | tags are run | `tags`, `blocks`, `include`, `translations` |
//! | `site`, `page`, documents, data | `model`, `documents`, `data`, `template`, `languages` |
//! | a document's text as HTML, and its beginning | `html`, `excerpt` |
//!
//! Two things are left to the CV stage, which prints them better: jekyll-scholar's lists, and collection items that a theme's own
//! file prints (`theme`). Each becomes a `vitae-slot`. Anything that only the running site could answer is left out and listed.

mod blocks;
mod compare;
mod data;
mod decimal;
mod documents;
mod evaluate;
mod excerpt;
mod expression;
mod filters;
mod html;
mod include;
mod languages;
mod model;
mod tags;
mod template;
mod theme;
mod token;
mod translations;
mod value;

pub use self::template::run_template;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use indexmap::IndexMap;

use self::evaluate::Parsed;
use self::languages::Foreign;
use self::value::Value;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::language::Language;
use crate::liquid_syntax::{Node, NodeKind, scan};
use crate::markdown::comments;
use crate::page::Page;
use crate::path;
use crate::rewrite::{Composer, Rewritten};
use crate::site::{Config, DirEntry, Reader};
use crate::source::Span;
use crate::yaml::Yaml;

/// How many pieces of Liquid are evaluated at most, those in loops counted each time.
pub const MAX_STEPS: usize = 100_000;

/// How much text loops and included files may produce, in bytes.
pub const MAX_OUTPUT: usize = 4 << 20;

/// How deep files may include each other.
pub const MAX_INCLUDES: usize = 8;

/// The longest list that an expression may make.
const MAX_ITEMS: usize = 10_000;

/// How much text filters and variables may produce on the way, in bytes.
const MAX_WORK: usize = 64 << 20;

/// What went wrong, in words.
type Failure = String;

/// What is said about outputs that depend on the day of the build.
const NEVER_PRINTED: &str = "the date of the build is never printed";

/// A page's body with its Liquid run.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The text.
    pub text: Rewritten,
    /// The collections whose items the page's own loops print.
    pub shown: BTreeSet<String>,
}

impl Rendered {
    /// A text without Liquid.
    pub fn untouched(text: Rewritten) -> Self {
        Self { text, shown: BTreeSet::new() }
    }
}

/// Runs the Liquid of a page's body. The site shows the page at `address`.
///
/// Broken Liquid is a warning ([`Code::InvalidLiquid`]), what only the running site knows a loss ([`Code::DroppedLiquid`]);
/// neither is ever printed. A variable without a value prints nothing, as on the site.
/// What data says in several languages, it says in `language`, if one is given.
pub fn render(
    reader: &mut Reader<'_>,
    config: &Config,
    page: &Page,
    address: &str,
    language: Option<Language>,
) -> Outcome<Rendered> {
    let text = page.body.text();
    if !asks_for_liquid(&page.front_matter, text) {
        return Outcome::ok(Rendered::untouched(page.body.clone()));
    }
    let path = reader.sources().get(page.source).path().to_string_lossy().replace('\\', "/");
    let mut interpreter = Interpreter { reading: language, ..Interpreter::new(reader, config, &page.body) };
    interpreter.open_page(page, &path, address);
    let unit = Unit::new(page.body.clone(), path::folder(&path));
    let mut out = page.body.composer();
    interpreter.walk(&unit, &unit.nodes, &mut out);
    let rendered = Rendered { text: out.finish(), shown: interpreter.shown };
    let diagnostics = interpreter.diagnostics.into_iter().chain(interpreter.foreign.losses());
    Outcome::new(rendered, diagnostics.collect())
}

fn asks_for_liquid(front_matter: &Yaml, text: &str) -> bool {
    let asks_for_none = front_matter.get("render_with_liquid").and_then(Yaml::as_bool) == Some(false);
    !asks_for_none && (text.contains("{{") || text.contains("{%"))
}

/// A text that is run: a page's body, or a file that it includes.
struct Unit {
    text: Rewritten,
    nodes: Vec<Node>,
    /// The comments of the text: anything missing in them is not reported.
    hidden: Vec<Range<usize>>,
    /// The folder that its file is in.
    folder: String,
}

impl Unit {
    fn new(text: Rewritten, folder: &str) -> Self {
        let hidden = comments::find(text.text()).into_iter().map(|comment| comment.range).collect();
        Self { nodes: scan(text.text()), hidden, folder: folder.to_owned(), text }
    }

    fn str(&self, range: &Range<usize>) -> &str {
        &self.text.text()[range.clone()]
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.text.span(range.clone())
    }

    /// Whether nothing but one tag of Liquid is in the text.
    fn is_one_tag(&self) -> bool {
        let is_seen = |node: &&Node| match node.kind {
            NodeKind::Text => !self.is_hidden(&node.range) && !self.str(&node.range).trim().is_empty(),
            NodeKind::Comment => false,
            _ => true,
        };
        matches!(self.nodes.iter().filter(is_seen).collect::<Vec<_>>()[..], [Node { kind: NodeKind::Tag(_), .. }])
    }

    fn is_hidden(&self, range: &Range<usize>) -> bool {
        self.hidden.iter().any(|hidden| hidden.start <= range.start && range.end <= hidden.end)
    }
}

/// Whether the walk goes on, or a loop is to stop or skip.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Flow {
    On,
    Break,
    Continue,
}

/// Variables by their names.
type Scope = HashMap<String, Value>;

struct Interpreter<'r, 'f> {
    reader: &'r mut Reader<'f>,
    config: &'r Config,
    /// The language that the site is in, where jekyll-polyglot makes it in several.
    language: Option<String>,
    /// The language that data is read in, where it says things in several.
    reading: Option<Language>,
    /// What it says in others.
    foreign: Foreign,
    /// The parts of `site` that were asked for.
    site: HashMap<String, Value>,
    /// The data files that were asked for, and what is in the folders.
    data_files: HashMap<String, Value>,
    data_folders: HashMap<String, Rc<IndexMap<Rc<str>, DirEntry>>>,
    /// Variables, outermost first; `assign` sets the outermost.
    scopes: Vec<Scope>,
    /// The numbers of `increment` and `decrement`.
    counters: HashMap<String, i64>,
    /// Where each loop ended, for `offset: continue`.
    ends: HashMap<String, usize>,
    /// Where each `cycle` is.
    cycles: HashMap<String, usize>,
    /// What each `ifchanged` printed last.
    changed: HashMap<Span, String>,
    parsed: Parsed,
    /// The files that were included.
    units: HashMap<String, Rc<Unit>>,
    steps: usize,
    output: usize,
    work: usize,
    depth: usize,
    /// The place of what is being run.
    here: Span,
    shown: BTreeSet<String>,
    diagnostics: Vec<Diagnostic>,
    reported: HashSet<(Option<Span>, String)>,
}

impl<'r, 'f> Interpreter<'r, 'f> {
    fn new(reader: &'r mut Reader<'f>, config: &'r Config, body: &Rewritten) -> Self {
        let len = body.text().len();
        Self {
            reader,
            config,
            language: None,
            reading: None,
            foreign: Foreign::default(),
            site: HashMap::new(),
            data_files: HashMap::new(),
            data_folders: HashMap::new(),
            scopes: vec![Scope::new()],
            counters: HashMap::new(),
            ends: HashMap::new(),
            cycles: HashMap::new(),
            changed: HashMap::new(),
            parsed: Parsed::default(),
            units: HashMap::new(),
            steps: MAX_STEPS,
            output: MAX_OUTPUT,
            work: MAX_WORK,
            depth: 0,
            here: body.span(0..len),
            shown: BTreeSet::new(),
            diagnostics: Vec::new(),
            reported: HashSet::new(),
        }
    }

    /// The value of a variable: the innermost of that name.
    fn variable(&self, name: &str) -> Option<&Value> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name))
    }

    fn set_innermost(&mut self, name: &str, value: Value) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.to_owned(), value);
        }
    }

    fn set_outermost(&mut self, name: &str, value: Value) {
        if let Some(scope) = self.scopes.first_mut() {
            scope.insert(name.to_owned(), value);
        }
    }

    /// Goes on by this many steps, if that many are left.
    fn step(&mut self, unit: &Unit, range: &Range<usize>, steps: usize) -> bool {
        if self.steps == 0 {
            return false;
        }
        self.steps = self.steps.saturating_sub(steps);
        if self.steps == 0 {
            self.invalid(unit, range, "there is too much Liquid; the rest is left out");
        }
        self.steps > 0
    }

    /// Takes this many bytes from what filters and variables may produce.
    fn spend(&mut self, bytes: usize) -> Result<(), Failure> {
        self.work = self.work.checked_sub(bytes).ok_or("there is too much Liquid; the rest is left out")?;
        Ok(())
    }

    /// Whether this much may still be printed.
    fn may_print(&mut self, unit: &Unit, range: &Range<usize>, bytes: usize) -> bool {
        match self.output.checked_sub(bytes) {
            Some(left) => {
                self.output = left;
                true
            }
            None => {
                self.steps = 0;
                self.invalid(unit, range, "Liquid makes too much text; the rest is left out");
                false
            }
        }
    }

    /// Keeps the text of `range`.
    fn keep(&mut self, unit: &Unit, range: &Range<usize>, out: &mut Composer) {
        // The page's own text is not produced by Liquid.
        if self.scopes.len() == 1 || self.may_print(unit, range, range.len()) {
            out.copy(&unit.text, range.clone());
        }
    }

    /// Prints a text whose place is `span`.
    fn put(&mut self, unit: &Unit, range: &Range<usize>, text: &str, span: Span, out: &mut Composer) {
        if self.may_print(unit, range, text.len()) {
            out.put(text, span);
        }
    }

    fn lose(&mut self, unit: &Unit, range: &Range<usize>, code: Code, message: &str) {
        if !unit.is_hidden(range) {
            self.report(Diagnostic::loss(code, message).at(unit.span(range)));
        }
    }

    fn invalid(&mut self, unit: &Unit, range: &Range<usize>, message: &str) {
        if !unit.is_hidden(range) {
            self.report(Diagnostic::warning(Code::InvalidLiquid, message).at(unit.span(range)));
        }
    }

    /// Reports what was noticed when reading something that the page can do without.
    fn report_all(&mut self, noticed: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in noticed {
            self.report(diagnostic.at_most_a_warning());
        }
    }

    /// A loop reports the same thing on every iteration; once is enough.
    fn report(&mut self, diagnostic: Diagnostic) {
        if self.reported.insert((diagnostic.span, diagnostic.message.clone())) {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// A text escaped so that HTML does not take it for tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
