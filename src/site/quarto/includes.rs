//! Other files that a page includes, `{{< include _talks.qmd >}}`, and variables, `{{< var email >}}` (Quarto guide, “Includes” and
//! “Variables”).
//!
//! Quarto puts a file's text in the place of the shortcode before anything else reads the page, so it may be a part of a list, and
//! what it links to is resolved from the page.

use std::ops::Range;

use super::super::reader::Reader;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::dialect;
use crate::page::Page;
use crate::path;
use crate::rewrite::Rewritten;
use crate::source::Spanned;
use crate::yaml::Yaml;

/// How deeply files may include each other.
const MAX_DEPTH: usize = 8;
/// How many bytes a page may include, all files together.
const MAX_BYTES: usize = 4 << 20;

/// A page with the text of the files that it includes. What cannot be included is left out with a warning.
pub(in super::super) fn with_includes(reader: &mut Reader<'_>, path: &str, page: Page) -> Outcome<Page> {
    let variables = if page.body.text().contains("{{<") { super::variables(reader) } else { None };
    let mut includer = Includer { reader, variables, open: vec![path.to_owned()], bytes: 0, diagnostics: Vec::new() };
    let body = includer.fill(&page.body);
    Outcome::new(Page { body, ..page }, includer.diagnostics)
}

struct Includer<'a, 'f> {
    reader: &'a mut Reader<'f>,
    variables: Option<Yaml>,
    /// The page, and the files within each other that are being included.
    open: Vec<String>,
    bytes: usize,
    diagnostics: Vec<Diagnostic>,
}

impl Includer<'_, '_> {
    fn fill(&mut self, body: &Rewritten) -> Rewritten {
        let text = body.text();
        let mut filled = body.composer();
        let mut done = 0;
        for shortcode in dialect::shortcodes_in(text) {
            let name = shortcode.arguments.first().map(|name| name.trim_matches('\''));
            if let Some(value) = name.filter(|_| shortcode.name == "var").and_then(|name| self.variable(name)) {
                filled.copy(body, done..shortcode.range.start);
                filled.put(value.value, value.span);
                done = shortcode.range.end;
                continue;
            }
            let (true, Some(name)) = (shortcode.name == "include" && is_alone(text, &shortcode.range), name) else {
                continue;
            };
            filled.copy(body, done..shortcode.range.start);
            done = shortcode.range.end;
            match self.included(name) {
                Ok(included) => filled.copy(&included, 0..included.text().len()),
                Err(why) => {
                    let here = body.span(shortcode.range);
                    self.diagnostics.push(Diagnostic::warning(Code::DroppedShortcode, why).at(here));
                }
            }
        }
        if done == 0 {
            return body.clone();
        }
        filled.copy(body, done..text.len());
        filled.finish()
    }

    fn variable(&self, name: &str) -> Option<Spanned<&str>> {
        let value = self.variables.as_ref()?.below(name)?;
        Some(Spanned::new(value.as_str()?, value.span))
    }

    /// The text of a file, without its front matter and with what it includes in its turn.
    ///
    /// # Errors
    /// Why there is none.
    fn included(&mut self, name: &str) -> Result<Rewritten, String> {
        let Some(path) = self.find(name) else {
            return Err(format!("`{name}` is not in the site's folder, so what it says is left out"));
        };
        if self.open.contains(&path) {
            return Err(format!("`{name}` includes itself, so it is left out here"));
        }
        if self.open.len() > MAX_DEPTH {
            return Err("includes are nested too deeply; the rest is left out".to_owned());
        }
        let (page, noticed) = self.reader.page(&path).into_parts();
        self.diagnostics.extend(noticed.into_iter().map(Diagnostic::at_most_a_warning));
        let page = page.ok_or_else(|| format!("`{name}` cannot be read, so what it says is left out"))?;
        self.bytes += page.body.text().len();
        if self.bytes > MAX_BYTES {
            return Err("this page includes too much text; the rest is left out".to_owned());
        }
        self.open.push(path);
        let filled = self.fill(&page.body);
        self.open.pop();
        Ok(filled)
    }

    /// Where a file is: beside the one that includes it, else beside the page.
    fn find(&self, name: &str) -> Option<String> {
        let includers = self.open.last().into_iter().chain(self.open.first());
        let paths = includers.filter_map(|path| path::below_root(path::folder(path), name));
        paths.into_iter().find(|path| self.reader.exists(path))
    }
}

/// Whether a shortcode is to be expanded: it has a line of its own, and it is not to be shown as it is written.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].rsplit('\n').next().unwrap_or_default();
    let after = text[range.end..].split('\n').next().unwrap_or_default();
    before.trim().is_empty() && after.trim().is_empty() && !text[range.clone()].contains("/*")
}
