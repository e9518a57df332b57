//! Other files that a page includes, `{{< include _talks.qmd >}}`, variables, `{{< var email >}}`, and what front matter says,
//! `{{< meta subtitle >}}` (Quarto guide, “Includes”, “Variables” and “Meta Shortcode”). knitr has the option `child` for it (R Markdown Cookbook, “Child documents”).
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
    let has_shortcodes = page.body.text().contains("{{<");
    let (variables, project) = match has_shortcodes {
        true => (super::variables(reader), super::configuration(reader, super::PROJECT)),
        false => (None, None),
    };
    let metadata = std::iter::once(page.front_matter.clone()).chain(project).collect();
    let open = vec![path.to_owned()];
    let mut includer = Includer { reader, variables, metadata, open, bytes: 0, diagnostics: Vec::new() };
    let body = includer.fill(&page.body);
    Outcome::new(Page { body, ..page }, includer.diagnostics)
}

struct Includer<'a, 'f> {
    reader: &'a mut Reader<'f>,
    variables: Option<Yaml>,
    /// The front matter of the page, and the project's configuration.
    metadata: Vec<Yaml>,
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
        let shortcodes = dialect::shortcodes_in(text).into_iter().filter_map(|shortcode| {
            let name = shortcode.arguments.first().map(|name| name.trim_matches('\'').to_owned())?;
            let wish = match shortcode.name.as_str() {
                "include" if is_alone(text, &shortcode.range) => Wish::Files(vec![name]),
                "var" => Wish::Variable(name),
                "meta" => Wish::Metadata(name),
                _ => return None,
            };
            Some((shortcode.range, wish))
        });
        let mut wishes: Vec<(Range<usize>, Wish)> = shortcodes.chain(children(text)).collect();
        wishes.sort_by_key(|(range, _)| range.start);
        for (range, wish) in wishes {
            if range.start < done {
                continue;
            }
            let value = match &wish {
                Wish::Variable(name) => value(self.variables.as_slice(), name),
                Wish::Metadata(name) => value(&self.metadata, name),
                Wish::Files(_) => None,
            };
            match wish {
                Wish::Variable(_) | Wish::Metadata(_) => {
                    let Some(value) = value else { continue };
                    filled.copy(body, done..range.start);
                    filled.put(value.value, value.span);
                }
                Wish::Files(names) => {
                    filled.copy(body, done..range.start);
                    for name in names {
                        match self.included(&name) {
                            Ok(included) => {
                                filled.copy(&included, 0..included.text().len());
                                filled.put("\n", body.span(range.clone()));
                            }
                            Err(why) => {
                                let here = body.span(range.clone());
                                self.diagnostics.push(Diagnostic::warning(Code::DroppedShortcode, why).at(here));
                            }
                        }
                    }
                }
            }
            done = range.end;
        }
        if done == 0 {
            return body.clone();
        }
        filled.copy(body, done..text.len());
        filled.finish()
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

/// What a page asks for.
enum Wish {
    Variable(String),
    Metadata(String),
    Files(Vec<String>),
}

/// The text that the first of several files gives a name; dots lead to what is below others.
fn value<'y>(sources: &'y [Yaml], name: &str) -> Option<Spanned<&'y str>> {
    let value = sources.iter().find_map(|source| source.below(name))?;
    Some(Spanned::new(value.as_str()?.trim(), value.span))
}

/// The cells of code in whose places a page has other files: `{r child="about.qmd"}`.
fn children(text: &str) -> Vec<(Range<usize>, Wish)> {
    const PAGES: &[&str] = &["md", "qmd", "rmd"];
    let of_option = |line: &str| {
        let (before, rest) = line.split_once("child")?;
        let is_option = before.ends_with([' ', ',', '|']) && rest.trim_start().starts_with(['=', ':']);
        let words = rest.split([' ', ',', '"', '\'', '(', ')', '[', ']', '{', '}', '=', ':']);
        let names: Vec<String> = words.filter(|word| path::has_extension(word, PAGES)).map(str::to_owned).collect();
        (is_option && !names.is_empty()).then_some(names)
    };
    let wish = |cell: dialect::CodeCell<'_>| {
        let options = text[cell.range.clone()].lines().enumerate();
        let mut options = options.filter(|(at, line)| *at == 0 || line.trim_start().starts_with("#|"));
        let names = options.find_map(|(_, line)| of_option(line)).filter(|_| !cell.is_silent)?;
        Some((cell.range, Wish::Files(names)))
    };
    dialect::code_cells(text).into_iter().filter_map(wish).collect()
}

/// Whether a shortcode is to be expanded: it has a line of its own, and it is not to be shown as it is written.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].rsplit('\n').next().unwrap_or_default();
    let after = text[range.end..].split('\n').next().unwrap_or_default();
    before.trim().is_empty() && after.trim().is_empty() && !text[range.clone()].contains("/*")
}
