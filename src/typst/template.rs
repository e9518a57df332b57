//! The templates: ordinary Typst files, the bundled ones and the user's own.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::source::{SourceId, Span};
use crate::suggest::nearest;

/// A template: the file that `main.typ` imports.
#[derive(Debug, Clone)]
pub struct Template {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    origin: Option<SourceId>,
}

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
    "bio", 11.5 pt: "one page of prose with a lead paragraph: the biography",
}

/// What the bundled templates share, and a template of one's own may import: path and text.
pub(super) static COMMON: (&str, &str) = ("/templates/common.typ", include_str!("../../templates/common.typ"));

impl Template {
    /// The template of a document that asks for none.
    pub const DEFAULT: &'static str = "academic";

    /// The bundled template of that name, or the `.typ` file at that path.
    ///
    /// `read` gives the source and text of a file below the site's root.
    ///
    /// # Errors
    /// [`Code::UnknownTemplate`] when there is neither; `span` is where the name stands.
    pub fn find(
        name: &str,
        span: Option<Span>,
        read: impl FnOnce(&str) -> Option<(SourceId, String)>,
    ) -> Outcome<Self> {
        if let Some(bundled) = BUNDLED.iter().find(|bundled| bundled.name == name) {
            return Outcome::ok(Self { name: bundled.name.into(), text: bundled.text.into(), origin: None });
        }
        if let Some((origin, text)) = Some(name).filter(|name| name.ends_with(".typ")).and_then(read) {
            let stem = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".typ");
            return Outcome::ok(Self::custom(stem.to_owned(), text, origin));
        }
        Outcome::fail(unknown(name).at(span))
    }

    /// A template of the user's, read from the source `origin`; errors in it point there.
    pub fn custom(name: impl Into<String>, text: impl Into<String>, origin: SourceId) -> Self {
        Self { name: Cow::Owned(name.into()), text: Cow::Owned(text.into()), origin: Some(origin) }
    }

    /// The bundled templates' names, each with what it is for.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUNDLED.iter().map(|bundled| (bundled.name, bundled.about))
    }

    /// The size of its body text in points; that of the default one for a template of the user's.
    pub fn body_size(&self) -> f64 {
        let bundled = BUNDLED.iter().find(|bundled| self.origin.is_none() && bundled.name == self.name);
        bundled.unwrap_or(&BUNDLED[0]).body_size
    }

    /// The path at which `main.typ` imports it.
    pub fn path(&self) -> String {
        match self.origin {
            None => format!("/templates/{}.typ", self.name),
            Some(_) => format!("/templates/own/{}.typ", self.name),
        }
    }

    /// The template's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The source of a template of the user's.
    pub(super) fn origin(&self) -> Option<SourceId> {
        self.origin
    }

    /// Every file that the template may import: path and text, itself first.
    pub fn files(&self) -> Vec<(String, Cow<'static, str>)> {
        let own = (self.path(), self.text.clone());
        let shared = (COMMON.0.to_owned(), Cow::Borrowed(COMMON.1));
        let others =
            BUNDLED.iter().map(|bundled| (format!("/templates/{}.typ", bundled.name), Cow::Borrowed(bundled.text)));
        let mut files = vec![own, shared];
        files.extend(others.filter(|_| self.origin.is_some()));
        files
    }
}

fn unknown(name: &str) -> Diagnostic {
    let names: Vec<_> = BUNDLED.iter().map(|bundled| bundled.name).collect();
    if name.ends_with(".typ") {
        let message = format!("the template {name} cannot be read");
        return Diagnostic::error(Code::UnknownTemplate, message).help("its path starts at the site's folder");
    }
    let said = Diagnostic::error(Code::UnknownTemplate, format!("there is no template `{name}`"));
    match nearest(name, &names) {
        Some(near) => said.help(format!("did you mean `{near}`?")),
        None => said.help(format!("the templates are {}; or name a `.typ` file", names.join(", "))),
    }
}
