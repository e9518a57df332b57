//! The workflow that builds the PDFs on every push and publishes them with the site.

use super::block::scalar;
use super::{Change, Repository};

const PATH: &str = ".github/workflows/cv.yml";

/// The action: this repository at this version.
const ACTION: &str = env!("CARGO_PKG_REPOSITORY");

const GUIDE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/ci.md");

/// Actions that put a site on the web.
const PUBLISHING_ACTIONS: &[&str] = &["actions/deploy-pages", "actions-gh-pages", "github-pages-deploy-action"];

/// A workflow of the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    /// The name of its file.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Who puts the site on the web. A commit made by a workflow does not start other workflows by itself.
enum Publisher<'a> {
    /// GitHub, from the branch: it has to be told to.
    Branch,
    /// This workflow, which can be started.
    Startable(&'a str),
    /// This workflow, which cannot.
    Other(&'a str),
    /// Nobody: it is not a site.
    Nobody,
}

/// The workflow that already uses vitae.
pub(super) fn existing(repository: &Repository) -> Option<&str> {
    let action = action();
    let uses_it = |workflow: &&Workflow| workflow.text.contains(action) || workflow.text.contains("vitae build");
    repository.workflows.iter().find(uses_it).map(|workflow| workflow.name.as_str())
}

/// The workflow, unless another one is in its place.
pub(super) fn change(repository: &Repository, is_site: bool, notes: &mut Vec<String>) -> Option<Change> {
    if repository.workflows.iter().any(|workflow| PATH.ends_with(&format!("/{}", workflow.name))) {
        notes.push(format!("{PATH} already exists; it was left alone"));
        return None;
    }
    let publisher = if is_site { publisher(repository) } else { Publisher::Nobody };
    if let Publisher::Other(name) = publisher {
        notes.push(format!(
            "a PDF that the workflow commits is published by the next run of .github/workflows/{name}; \
             {GUIDE} shows how to build it there instead"
        ));
    }
    Some(Change { path: PATH.to_owned(), before: None, after: text(repository, &publisher) })
}

fn publisher(repository: &Repository) -> Publisher<'_> {
    let publishes = |workflow: &&Workflow| PUBLISHING_ACTIONS.iter().any(|action| workflow.text.contains(action));
    match repository.workflows.iter().find(publishes) {
        None => Publisher::Branch,
        Some(workflow) if workflow.text.contains("workflow_dispatch") && is_plain(&workflow.name) => {
            Publisher::Startable(&workflow.name)
        }
        Some(workflow) => Publisher::Other(&workflow.name),
    }
}

fn text(repository: &Repository, publisher: &Publisher<'_>) -> String {
    let branch = scalar(repository.branch.as_deref().unwrap_or("main"));
    let permission = match publisher {
        Publisher::Branch => "  pages: write # to publish the site\n",
        Publisher::Startable(_) => "  actions: write # to publish the site\n",
        Publisher::Other(_) | Publisher::Nobody => "",
    };
    let source = match repository.folder.as_str() {
        "" => String::new(),
        folder => format!("          source: {}\n", scalar(folder)),
    };
    let (version, action) = (env!("CARGO_PKG_VERSION"), action());
    format!(
        "# Builds the PDFs on every push and commits those that changed: {GUIDE}\n\
         name: CV\n\n\
         on:\n  push:\n    branches: [{branch}]\n  pull_request:\n\n\
         permissions:\n  contents: write # to commit the PDFs\n{permission}\n\
         jobs:\n  cv:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v6\n        \
         with:\n          persist-credentials: false # the action pushes with its own token\n      \
         - uses: {action}@v{version}\n        id: vitae\n        with:\n{source}          commit: true\n{}",
        publishing(publisher)
    )
}

/// The step that makes the site show what was committed.
fn publishing(publisher: &Publisher<'_>) -> String {
    let command = match publisher {
        Publisher::Branch => "gh api --method POST \"repos/$GITHUB_REPOSITORY/pages/builds\"".to_owned(),
        Publisher::Startable(name) => format!("gh workflow run {name} --ref \"$GITHUB_REF_NAME\""),
        Publisher::Other(_) | Publisher::Nobody => return String::new(),
    };
    format!(
        "      - if: steps.vitae.outputs.commit != ''\n        run: {command}\n        env:\n          \
         GH_TOKEN: ${{{{ github.token }}}}\n"
    )
}

/// Whether a shell takes a file's name literally.
fn is_plain(name: &str) -> bool {
    name.chars().all(|letter| letter.is_ascii_alphanumeric() || "._-".contains(letter)) && !name.starts_with('-')
}

/// `owner/name`, as workflows write it.
fn action() -> &'static str {
    ACTION.trim_start_matches("https://github.com/")
}
