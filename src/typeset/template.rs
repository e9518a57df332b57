//! The templates: ordinary Typst files, the bundled ones and the user's own.

use std::borrow::Cow;

use typst::syntax::{self, SyntaxKind, ast};

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::path;
use crate::source::{SourceId, Span};
use crate::suggest::nearest;

/// A template: the file that `main.typ` imports.
#[derive(Debug, Clone)]
pub struct Template {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    origin: Option<SourceId>,
    /// What the user's own template imports from its folder.
    siblings: Vec<Sibling>,
}

/// A file next to the user's own template.
#[derive(Debug, Clone)]
struct Sibling {
    /// Below the template's folder.
    path: String,
    text: String,
    origin: SourceId,
}

/// How many files a template may import from its own folder.
const MAX_SIBLINGS: usize = 32;

macro_rules! bundled {
    ($($name:literal, $size:literal pt: $about:literal,)*) => {
        static BUNDLED: &[Bundled] = &[
            $(Bundled {
                name: $name,
                body_size: $size,
                about: $about,
                text: include_str!(concat!("../../templates/", $name, ".typ")),
            },)*
        ];
    };
}

struct Bundled {
    name: &'static str,
    /// In points, as the file itself says.
    body_size: f64,
    about: &'static str,
    text: &'static str,
}

bundled! {
    "academic", 10.5 pt: "serif, any number of pages: the full curriculum vitae",
    "modern", 10.5 pt: "sans serif with a date column: the résumé",
    "compact", 9.6 pt: "sans serif, dense: the one-page résumé for industry and fellowships",
    "jianli", 10.5 pt: "简历, with a portrait, keys and values, and rows: the Chinese, Japanese or Korean résumé",
    "bio", 11.5 pt: "one page of prose with a lead paragraph: the biography",
}

/// Where the user's own template and the files next to it are.
const OWN_FOLDER: &str = "/templates/own/";

macro_rules! shared {
    ($($name:literal)*) => {
        &[$((concat!("/templates/", $name), include_str!(concat!("../../templates/", $name))),)*]
    };
}

/// What the bundled templates share, and the user's own may import: path and text. First what every page needs, last what imports it all.
pub(super) static SHARED: &[(&str, &str)] = shared!["page.typ" "entries.typ" "rare.typ" "common.typ"];

/// What goes with the bundled templates into a folder.
static BESIDE: &[(&str, &str)] = &[
    ("sample.typ", include_str!("../../templates/sample.typ")),
    ("sample.json", include_str!("../../templates/sample.json")),
    ("sample.svg", include_str!("../../templates/sample.svg")),
    ("README.md", include_str!("../../templates/README.md")),
];

impl Template {
    /// The template of a document that asks for none.
    pub const DEFAULT: &'static str = "academic";

    /// The bundled template of that name, or the `.typ` file at that path.
    ///
    /// `read` gives the source and text of a file below the site's root; what the template imports from its own folder is read too.
    ///
    /// # Errors
    /// [`Code::UnknownTemplate`] when there is neither; `span` is where the name is written.
    pub fn find(
        name: &str,
        span: Option<Span>,
        mut read: impl FnMut(&str) -> Option<(SourceId, String)>,
    ) -> Outcome<Self> {
        if let Some(bundled) = BUNDLED.iter().find(|bundled| bundled.name == name) {
            return Outcome::ok(Self {
                name: bundled.name.into(),
                text: bundled.text.into(),
                origin: None,
                siblings: Vec::new(),
            });
        }
        if let Some((origin, text)) = Some(name).filter(|name| name.ends_with(".typ")).and_then(&mut read) {
            let (folder, file) =
                name.rsplit_once('/').map_or(("", name), |(folder, file)| (&name[..=folder.len()], file));
            let mut template = Self::custom(file.trim_end_matches(".typ").to_owned(), text, origin);
            template.siblings = siblings(&template.text, |path| read(&format!("{folder}{path}")));
            return Outcome::ok(template);
        }
        Outcome::fail(unknown(name).at(span))
    }

    /// The user's own template, read from the source `origin`; errors in it point there.
    pub fn custom(name: impl Into<String>, text: impl Into<String>, origin: SourceId) -> Self {
        Self {
            name: Cow::Owned(name.into()),
            text: Cow::Owned(text.into()),
            origin: Some(origin),
            siblings: Vec::new(),
        }
    }

    /// The bundled templates as a folder to start a custom one from: path and bytes. `sample.typ` shows one at work.
    pub fn export() -> impl Iterator<Item = (String, &'static [u8])> {
        let templates = BUNDLED.iter().map(|bundled| (format!("{}.typ", bundled.name), bundled.text.as_bytes()));
        let shared = SHARED.iter().map(|(path, text)| (path::name(path), *text));
        templates.chain(shared.chain(BESIDE.iter().copied()).map(|(path, text)| (path.to_owned(), text.as_bytes())))
    }

    /// The bundled templates' names, each with what it is for.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUNDLED.iter().map(|bundled| (bundled.name, bundled.about))
    }

    /// The size of its body text in points; that of the default one for the user's own.
    pub fn body_size(&self) -> f64 {
        let bundled = BUNDLED.iter().find(|bundled| self.origin.is_none() && bundled.name == self.name);
        bundled.unwrap_or(&BUNDLED[0]).body_size
    }

    /// The path at which `main.typ` imports it.
    pub fn path(&self) -> String {
        match self.origin {
            None => format!("/templates/{}.typ", self.name),
            Some(_) => format!("{OWN_FOLDER}{}.typ", self.name),
        }
    }

    /// The template's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The files of the user's own template, by their paths, and their sources.
    pub(super) fn origins(&self) -> Vec<(String, SourceId)> {
        let own = self.origin.map(|origin| (self.path(), origin));
        own.into_iter()
            .chain(self.siblings.iter().map(|file| (format!("{OWN_FOLDER}{}", file.path), file.origin)))
            .collect()
    }

    /// Whether it is the user's own.
    pub(super) fn is_own(&self) -> bool {
        self.origin.is_some()
    }

    /// Every file that the template may import: path and text, itself first.
    pub fn files(&self) -> Vec<(String, Cow<'static, str>)> {
        let own = (self.path(), self.text.clone());
        let shared = SHARED.iter().map(|&(path, text)| (path.to_owned(), Cow::Borrowed(text)));
        let others =
            BUNDLED.iter().map(|bundled| (format!("/templates/{}.typ", bundled.name), Cow::Borrowed(bundled.text)));
        let mut files = vec![own];
        files.extend(shared);
        if self.is_own() {
            files.extend(others);
            // As next to the bundled templates, unless the site has its own.
            let beside =
                SHARED.iter().map(|(path, text)| (format!("{OWN_FOLDER}{}", path::name(path)), Cow::Borrowed(*text)));
            files.extend(beside);
            let siblings = self.siblings.iter();
            files.extend(siblings.map(|file| (format!("{OWN_FOLDER}{}", file.path), Cow::Owned(file.text.clone()))));
        }
        files
    }
}

/// The files that a template imports from its own folder, and what those import.
fn siblings(text: &str, mut read: impl FnMut(&str) -> Option<(SourceId, String)>) -> Vec<Sibling> {
    let mut found: Vec<Sibling> = Vec::new();
    let mut wanted = imports(text, "");
    while let Some(path) = wanted.pop() {
        if found.len() == MAX_SIBLINGS || found.iter().any(|file| file.path == path) {
            continue;
        }
        let Some((origin, text)) = read(&path) else { continue };
        let folder = path::folder(&path);
        wanted.extend(imports(&text, folder));
        found.push(Sibling { path, text, origin });
    }
    found
}

/// The paths of the files that some Typst code imports or includes from `folder` or below it.
fn imports(text: &str, folder: &str) -> Vec<String> {
    let root = syntax::parse(text);
    let mut found = Vec::new();
    let mut nodes = vec![&root];
    while let Some(node) = nodes.pop() {
        let path = match node.kind() {
            SyntaxKind::ModuleImport | SyntaxKind::ModuleInclude => {
                node.children().find_map(|child| child.cast::<ast::Str<'_>>())
            }
            _ => None,
        };
        if let Some(path) = path.map(|path| path.get()) {
            let is_inside =
                !path.starts_with(['/', '@']) && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.'));
            if is_inside && path.ends_with(".typ") {
                found.push(path::join(folder, &path));
            }
        }
        nodes.extend(node.children());
    }
    found
}

fn unknown(name: &str) -> Diagnostic {
    let names: Vec<_> = BUNDLED.iter().map(|bundled| bundled.name).collect();
    if name.ends_with(".typ") {
        let message = format!("the template {name} cannot be read");
        return Diagnostic::error(Code::UnknownTemplate, message)
            .help("in a configuration the path is relative to the site's folder, after `-t` to the current one");
    }
    let said = Diagnostic::error(Code::UnknownTemplate, format!("there is no template `{name}`"));
    match nearest(name, &names) {
        Some(near) => said.help(format!("did you mean `{near}`?")),
        None => said.help(format!("the templates are {}; or name a `.typ` file", names.join(", "))),
    }
}
