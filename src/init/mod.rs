//! The first configuration of a site: a `vitae:` block that states what vitae finds by itself, ready to be edited, and a
//! workflow that builds the PDFs on every push.
//!
//! Existing text is never changed: text is added, or the file is left alone and a message says so. Every proposal has been tried:
//! the block is read back, and every document in it has been built.

mod block;
mod workflow;

use crate::cv::Content;
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::language::Language;
use crate::pipeline::{self, Built};
use crate::provenance::Provenance;
use crate::site::{Config, DocumentPlan, Reader, Request, SitePage};
use crate::typeset::Fonts;
use crate::yaml;

pub use workflow::Workflow;

/// What is known of the repository around the site.
#[derive(Debug, Clone, Default)]
pub struct Repository {
    /// The branch that is checked out, if known.
    pub branch: Option<String>,
    /// The site's folder below the repository; empty when they are the same.
    pub folder: String,
    /// The existing workflows, by their file names.
    pub workflows: Vec<Workflow>,
    /// The patterns of what git ignores: the lines of `.gitignore`.
    pub ignored: Vec<String>,
}

/// What to do, and what the user should know.
#[derive(Debug, Clone, Default)]
pub struct Proposal {
    /// The `vitae:` block, in the site's configuration or in a page: a path below the site's root.
    pub block: Option<Change>,
    /// The workflow: a path below the repository.
    pub workflow: Option<Change>,
    /// What was left alone, and what the user should know, one sentence each.
    pub notes: Vec<String>,
}

/// A file that is new or gets longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path.
    pub path: String,
    /// Its text before, if the file exists.
    pub before: Option<String>,
    /// Its text afterwards.
    pub after: String,
}

/// A document that the site can have.
struct Possible {
    plan: DocumentPlan,
    language: Language,
    /// How many pages it has.
    pages: usize,
    /// Whether it is just prose on one page.
    is_bio: bool,
}

/// Looks at a site, and proposes what fits it.
///
/// # Errors
/// Those of planning and building its document: something that cannot be built does not need a workflow yet.
pub fn propose(reader: &mut Reader<'_>, config: &Config, repository: &Repository, fonts: &Fonts) -> Outcome<Proposal> {
    let mut diagnostics = Vec::new();
    let mut proposal = Proposal::default();
    if let Some(place) = block_at(reader, config) {
        proposal.notes.push(format!("{place} already has a `vitae:` block; it was left alone"));
    } else {
        let Some(main) = built(reader, config, None, fonts).take(&mut diagnostics) else {
            return Outcome::from_parts(None, diagnostics);
        };
        let mut documents = vec![main];
        documents.extend(other_languages(reader, config, &documents[0], fonts));
        proposal.block = block::change(reader, config, &documents, &mut proposal.notes);
        proposal.notes.extend(about_outputs(reader, &documents, repository));
    }
    match workflow::existing(repository) {
        Some(name) => proposal.notes.push(format!(".github/workflows/{name} already uses vitae; it was left alone")),
        None => proposal.workflow = workflow::change(repository, is_site(reader, config), &mut proposal.notes),
    }
    Outcome::new(proposal, diagnostics)
}

/// Whether this is a site, not a single page.
fn is_site(reader: &Reader<'_>, config: &Config) -> bool {
    config.is_site() || reader.exists(block::CONFIGURATION)
}

/// The file that already holds a `vitae:` block.
fn block_at(reader: &mut Reader<'_>, config: &Config) -> Option<String> {
    if config.yaml.get("vitae").is_some() {
        return Some(block::CONFIGURATION.to_owned());
    }
    let pages = config.pages(reader);
    let home = config.kind().homepage(&pages, config, None)?.page;
    home.page.front_matter.get("vitae").map(|_| home.path.clone())
}

/// The site's document, in a language if one is named.
fn built(reader: &mut Reader<'_>, config: &Config, language: Option<Language>, fonts: &Fonts) -> Outcome<Possible> {
    let request = Request { language, ..Request::default() };
    pipeline::plan(reader, config, &request).and_then(|mut plans| {
        let Some(plan) = plans.pop() else {
            return Outcome::fail(Diagnostic::error(Code::NoPage, "there is nothing to build"));
        };
        let built = pipeline::build(reader, config, &plan, fonts);
        if built.has_errors() {
            return Outcome::from_parts(None, built.into_parts().1);
        }
        let is_alone = plan.sources.len() == 1;
        built.map(|built| Possible {
            plan: with_printed_supplements(plan, &built),
            language: built.cv.language,
            pages: built.pages.count(),
            is_bio: is_alone && is_bio(&built),
        })
    })
}

/// The plan, with the pages that were also printed added to its sources.
fn with_printed_supplements(mut plan: DocumentPlan, built: &Built) -> DocumentPlan {
    let headings = || built.cv.sections.iter().filter_map(|section| section.heading.as_ref());
    let is_printed = |page: &SitePage| headings().any(|heading| heading.span.source == page.page.source);
    let pages = std::mem::take(&mut plan.supplements).into_iter().map(|supplement| supplement.page);
    plan.sources.extend(pages.filter(is_printed));
    plan
}

/// Whether a document is prose on one page, which is what the template for biographies is made for.
fn is_bio(built: &Built) -> bool {
    let is_prose = |content: &Content| matches!(content, Content::Block(_));
    built.pages.count() == 1 && built.cv.sections.iter().flat_map(|section| &section.content).all(is_prose)
}

/// The documents that the site has in languages other than its own: separate pages, or halves of the homepage.
fn other_languages(reader: &mut Reader<'_>, config: &Config, main: &Possible, fonts: &Fonts) -> Vec<Possible> {
    let mut found: Vec<Possible> = Vec::new();
    for &language in Language::ALL {
        // Simplified characters stand in for traditional ones if there are no others, and would be found twice.
        let is_chinese = |language: Language| matches!(language, Language::ZhCn | Language::ZhTw);
        let is_found =
            |known: &Possible| known.language == language || is_chinese(known.language) && is_chinese(language);
        if found.iter().chain([main]).any(is_found) {
            continue;
        }
        let says_so = |plan: &DocumentPlan| {
            let body = &plan.sources[0].page.body;
            let is_half = crate::cv::bilingual::detect(body.text()) != language;
            plan.sources[0].path != main.plan.sources[0].path || is_half
        };
        let possible = built(reader, config, Some(language), fonts).into_value();
        found.extend(possible.filter(|possible| says_so(&possible.plan)));
    }
    found
}

/// What the user should know about the files that will be written.
fn about_outputs(reader: &Reader<'_>, documents: &[Possible], repository: &Repository) -> Vec<String> {
    let mut notes = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        let is_main = at == 0;
        let output = block::output(reader, document);
        let wanted = block::wanted(reader, document);
        if let Some(what) = foreign(reader, &wanted) {
            let instead = if wanted == output {
                "`vitae build` replaces it only if it is committed to git".to_owned()
            } else {
                format!(
                    "the block says {output} instead; with `output: {wanted}`, vitae would replace the file once it is committed to git"
                )
            };
            notes.push(format!("{wanted} {what}: {instead}"));
        } else if reader.exists(&output) {
            notes.push(format!("{output} already exists; `vitae build` will replace it"));
        }
        if is_main && !document.plan.is_promised() {
            notes.push(format!("no page links to your CV yet; add a link: [my CV](/{output})"));
        }
    }
    let is_ignored = |pattern: &String| matches!(pattern.trim(), "*.pdf" | "**/*.pdf");
    if repository.ignored.iter().any(is_ignored) {
        notes.push(".gitignore excludes PDFs: the workflow cannot commit them unless you allow them there".to_owned());
    }
    notes
}

/// Describes a file that vitae did not write, as a predicate; `None` if vitae wrote it, or there is no file.
fn foreign(reader: &Reader<'_>, path: &str) -> Option<String> {
    if !reader.exists(path) {
        return None;
    }
    match Provenance::of(&reader.bytes(path).unwrap_or_default()) {
        Provenance::Own { .. } => None,
        foreign => Some(foreign.to_string()),
    }
}

/// Whether a text is YAML that says what another text says, and also has a `vitae:` block.
fn adds_a_block(before: &str, after: &str) -> bool {
    let read = |text: &str| {
        let mut sources = crate::source::Sources::new();
        let id = sources.add(crate::source::Source::new(block::CONFIGURATION, text));
        yaml::parse(text, id, 0).into_value().map(|yaml| yaml.to_json())
    };
    let (Some(before), Some(mut after)) = (read(before), read(after)) else { return false };
    let block = after.as_object_mut().and_then(|map| map.shift_remove("vitae"));
    let rest_is_the_same =
        after == before || before.is_null() && after.as_object().is_some_and(serde_json::Map::is_empty);
    block.is_some() && rest_is_the_same
}
