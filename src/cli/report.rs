//! Prints diagnostics: for people, for machines, for pull requests.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use vitae::check::Condition;
use vitae::curate::Rule;
use vitae::diagnostic::{Code, Diagnostic, Severity, counted};
use vitae::source::{Sources, Span};

use super::args::MessageFormat;
use super::console::{self, tame};
use super::product::{Product, Sum, size};
use super::status::Status;
use super::target::prefix;

mod human;

use human::heading;

/// Which diagnostics are printed, and how.
#[derive(Clone)]
pub(crate) struct Reporter {
    /// The form of each message.
    pub(crate) format: MessageFormat,
    /// The least severe kind that is printed.
    pub(crate) threshold: Severity,
    /// Whether colours are used.
    pub(crate) color: bool,
    /// The folder that the paths of sources are relative to, as the user would write it.
    pub(crate) folder: PathBuf,
}

impl Reporter {
    /// The same for sources in another folder.
    pub(crate) fn in_folder(&self, folder: &Path) -> Self {
        Self { folder: prefix(folder).to_owned(), ..*self }
    }

    /// The diagnostics that are severe enough, as printed.
    pub(crate) fn messages(&self, sources: &Sources, diagnostics: &[Diagnostic]) -> String {
        // A machine gets everything; it can skip what it does not need.
        let everything = self.format == MessageFormat::Json;
        let told = diagnostics.iter().filter(|d| everything || d.severity >= self.threshold).map(tamed);
        match self.format {
            MessageFormat::Human => self.for_people(sources, told.collect()),
            MessageFormat::Short => {
                told.map(|told| console::lines(&format!("{}\n", self.short(sources, &told)))).collect()
            }
            MessageFormat::Json => told.map(|told| console::json(&self.json(sources, &told))).collect(),
            MessageFormat::Github => told.map(|told| format!("{}\n", self.github(sources, &told))).collect(),
        }
    }

    /// First what was chosen, one line each; then what is wrong or worth knowing, one by one; then what is left out, kind by
    /// kind, and how to overrule the rules that left it out.
    fn for_people(&self, sources: &Sources, told: Vec<Diagnostic>) -> String {
        let (chosen, told): (Vec<_>, Vec<_>) = told.into_iter().partition(is_choice);
        let (mut losses, others): (Vec<_>, Vec<_>) = told.into_iter().partition(|d| d.severity == Severity::Loss);
        losses.sort_by_key(|loss| loss.code.as_str());
        let choices = self.group(sources, Diagnostic::note, "found and chosen", &chosen);
        let others = others.iter().map(|diagnostic| format!("{}\n\n", self.human(sources, diagnostic)));
        let kinds = losses.chunk_by(|one, other| one.code == other.code);
        let kinds = kinds.map(|kind| self.group(sources, Diagnostic::loss, heading(kind[0].code), kind));
        std::iter::once(choices).chain(others).chain(kinds).chain([how_to_overrule(&losses)]).collect()
    }

    /// Findings of one kind: the kind and the count, then each with its place.
    fn group(
        &self,
        sources: &Sources,
        as_heading: fn(Code, String) -> Diagnostic,
        title: &str,
        kind: &[Diagnostic],
    ) -> String {
        let Some(first) = kind.first() else { return String::new() };
        let heading = as_heading(first.code, format!("{title} ({})", kind.len()));
        let mut out = format!("{}\n", self.human(sources, &heading));
        for told in kind {
            let place = told.span.map_or(String::new(), |span| format!("{}: ", self.position(sources, span)));
            let mut line = format!("  {place}{}", told.message);
            for (span, label) in &told.labels {
                line += &format!("; {label}: {}", self.position(sources, *span));
            }
            for help in &told.help {
                line += &format!("; {help}");
            }
            out += &console::lines(&(line + "\n"));
        }
        out + "\n"
    }

    /// What a document is made of, and what is left out of it, as printed for somebody who decides on it.
    pub(crate) fn story(&self, sources: &Sources, diagnostics: &[Diagnostic]) -> String {
        let is_told = |told: &&Diagnostic| is_choice(told) || Rule::of_loss(told).is_some();
        let told: Vec<Diagnostic> = diagnostics.iter().filter(is_told).map(tamed).collect();
        match self.format {
            MessageFormat::Human if self.threshold == Severity::Warning => self.for_people(sources, told),
            // With `-v` it has already been printed, with `-q` it is not wanted.
            _ => String::new(),
        }
    }

    /// A diagnostic that is not about a source, as printed.
    pub(crate) fn message(&self, diagnostic: &Diagnostic) -> String {
        self.messages(&Sources::new(), std::slice::from_ref(diagnostic))
    }

    /// Whether the reader wants everything each time, not just what is new.
    pub(crate) fn tells_everything(&self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Where the preview is, as printed.
    pub(crate) fn preview(&self, address: &str) -> String {
        match self.format {
            MessageFormat::Json => console::json(&json!({"severity": "preview", "address": address})),
            _ => format!("preview: {address}\n"),
        }
    }

    /// What was made of a document, and how much of the page is not in it, as printed.
    pub(crate) fn product(&self, product: &Product) -> String {
        let Product { path, pages, bytes, changed, time, left_out } = product;
        let path = shown(path);
        if self.format == MessageFormat::Json {
            let time = time.as_secs_f64() * 1000.0;
            let product = json!({
                "severity": "output", "path": path.to_string_lossy(), "pages": pages, "bytes": bytes,
                "changed": changed, "milliseconds": time, "left_out": left_out,
            });
            return console::json(&product);
        }
        if self.threshold == Severity::Error {
            return String::new();
        }
        let pages = counted(*pages, "page");
        let unchanged = if *changed { "" } else { ", unchanged" };
        let left_out = match left_out {
            0 => String::new(),
            count => format!("; left out: {}{}", counted(*count, "thing"), self.hint()),
        };
        let time = time.as_millis();
        let path = tame(&path.display().to_string());
        console::lines(&format!("{path}: {pages}, {}, {time} ms{unchanged}{left_out}\n", size(*bytes)))
    }

    /// What was made of many sources in total, as printed. A machine adds up by itself.
    pub(crate) fn sum(&self, sum: &Sum, time: Duration) -> String {
        if self.format == MessageFormat::Json || self.threshold == Severity::Error {
            return String::new();
        }
        let Sum { files, pages, bytes, unchanged, left_out, failed } = sum;
        let asides = [
            (*unchanged > 0).then(|| format!("; {unchanged} unchanged")),
            (*left_out > 0).then(|| format!("; left out: {}{}", counted(*left_out, "thing"), self.hint())),
            (*failed > 0).then(|| format!("; {} failed", counted(*failed, "source"))),
        ];
        let asides: String = asides.into_iter().flatten().collect();
        let (files, pages, seconds) = (counted(*files, "file"), counted(*pages, "page"), time.as_secs_f64());
        format!("{files}: {pages}, {}, {seconds:.1} s{asides}\n", size(*bytes))
    }

    /// A file that was written and what there is to know about it, as printed.
    pub(crate) fn wrote(&self, path: &Path, about: &str) -> String {
        match self.format {
            MessageFormat::Json => console::json(&json!({"severity": "output", "path": path.to_string_lossy()})),
            _ if self.threshold == Severity::Error => String::new(),
            _ => console::lines(&format!("{}: {about}\n", tame(&path.display().to_string()))),
        }
    }

    /// The condition of a document's PDF, for machines; people are told only about those that are not as they should be.
    pub(crate) fn standing(&self, path: &Path, condition: &Condition) -> String {
        if self.format != MessageFormat::Json {
            return String::new();
        }
        let path = shown(path).to_string_lossy();
        console::json(&json!({"severity": "document", "path": path, "condition": condition.as_str()}))
    }

    /// A sentence about what was done or left alone, as printed.
    pub(crate) fn remark(&self, sentence: &str) -> String {
        match self.format {
            MessageFormat::Json => console::json(&json!({"severity": "note", "message": sentence})),
            _ if self.threshold == Severity::Error => String::new(),
            _ => console::lines(&format!("{sentence}\n")),
        }
    }

    /// The result of checking some documents, as printed.
    pub(crate) fn checked(&self, documents: usize, found: usize, mended: usize) -> String {
        if self.format == MessageFormat::Json || self.threshold == Severity::Error {
            return String::new();
        }
        let found = if found == 0 { "no problems".to_owned() } else { counted(found, "problem") };
        let mended = if mended == 0 { String::new() } else { format!(", {} written", counted(mended, "PDF")) };
        format!("{}: {found}{mended}\n", counted(documents, "document"))
    }

    /// Prints what cannot be found or done, and returns the status.
    ///
    /// # Errors
    /// Those of [`print`](Self::print).
    pub(crate) fn problems(&self, mut problems: Vec<Diagnostic>) -> io::Result<Status> {
        let status = Status::settle(&mut problems, false);
        self.print(&self.messages(&Sources::new(), &problems))?;
        Ok(status)
    }

    /// Prints what the functions above made.
    ///
    /// GitHub reads workflow commands from standard output only; everything else is for people and goes to standard error.
    ///
    /// # Errors
    /// When the stream cannot be written to.
    pub(crate) fn print(&self, text: &str) -> io::Result<()> {
        match self.format {
            MessageFormat::Github => io::stdout().lock().write_all(text.as_bytes()),
            _ => io::stderr().lock().write_all(text.as_bytes()),
        }
    }

    fn hint(&self) -> &'static str {
        if self.threshold == Severity::Loss { "" } else { " (-v)" }
    }

    /// `about.md:3:14: warning[code]: message`
    fn short(&self, sources: &Sources, diagnostic: &Diagnostic) -> String {
        let place = diagnostic.span.map_or(String::new(), |span| format!("{}: ", self.position(sources, span)));
        format!("{place}{diagnostic}")
    }

    fn json(&self, sources: &Sources, diagnostic: &Diagnostic) -> serde_json::Value {
        let position = |span: Span| {
            let (path, line, column) = self.place(sources, span);
            let (end_line, end_column) = sources.get(span.source).line_column(span.end as usize);
            json!({
                "file": path, "line": line, "column": column, "end_line": end_line, "end_column": end_column,
                "start": span.start, "end": span.end, "text": sources.text(span),
            })
        };
        let labels = diagnostic.labels.iter().map(|(span, text)| json!({"text": text, "span": position(*span)}));
        json!({
            "severity": diagnostic.severity.as_str(),
            "code": diagnostic.code.as_str(),
            "message": diagnostic.message,
            "span": diagnostic.span.map(position),
            "labels": labels.collect::<Vec<_>>(),
            "help": diagnostic.help,
            "rule": Rule::of_loss(diagnostic).map(Rule::name),
        })
    }

    /// A workflow command of GitHub Actions; see its documentation on `::error file=…`.
    fn github(&self, sources: &Sources, diagnostic: &Diagnostic) -> String {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note | Severity::Loss => "notice",
        };
        let place = diagnostic.span.map_or(String::new(), |span| {
            let (path, line, column) = self.place(sources, span);
            format!("file={},line={line},col={column},", github_property(&path))
        });
        let lines =
            std::iter::once(&diagnostic.message).chain(&diagnostic.help).cloned().collect::<Vec<_>>().join("\n");
        format!("::{command} {place}title=vitae {}::{}", diagnostic.code.as_str(), github_text(&lines))
    }

    /// `about.md:3:14`
    fn position(&self, sources: &Sources, span: Span) -> String {
        let (path, line, column) = self.place(sources, span);
        format!("{path}:{line}:{column}")
    }

    fn place(&self, sources: &Sources, span: Span) -> (String, usize, usize) {
        let source = sources.get(span.source);
        let (line, column) = source.line_column(span.start as usize);
        (tame(&shown(&self.folder.join(source.path())).to_string_lossy()), line, column)
    }
}

/// Each choice is printed on one line.
fn is_choice(told: &Diagnostic) -> bool {
    told.severity == Severity::Note && told.code == Code::Chosen
}

/// A line on how to print what the rules left out.
fn how_to_overrule(losses: &[Diagnostic]) -> String {
    let rules: BTreeSet<Rule> = losses.iter().filter_map(Rule::of_loss).collect();
    let names: Vec<&str> = rules.into_iter().map(Rule::name).collect();
    if names.is_empty() {
        return String::new();
    }
    let names = names.join(", ");
    format!("to print what a rule leaves out, name the rule: `vitae: {{keep: [{names}]}}`\n\n")
}

/// A path as people write it, and as GitHub knows it: without `./` before it.
pub(crate) fn shown(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// The diagnostic with everything it quotes made harmless.
fn tamed(diagnostic: &Diagnostic) -> Diagnostic {
    let mut tamed = diagnostic.clone();
    let labels = tamed.labels.iter_mut().map(|(_, label)| label);
    for text in labels.chain(&mut tamed.help).chain([&mut tamed.message]) {
        *text = tame(text);
    }
    tamed
}

fn github_text(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn github_property(text: &str) -> String {
    github_text(text).replace(':', "%3A").replace(',', "%2C")
}
