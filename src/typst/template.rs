//! The templates: ordinary Typst files, the bundled ones and the user's own.

use std::borrow::Cow;

use crate::source::SourceId;

/// A template: the file that `main.typ` imports.
#[derive(Debug, Clone)]
pub struct Template {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    origin: Option<SourceId>,
}

macro_rules! bundled {
    ($($name:literal: $about:literal,)*) => {
        static BUNDLED: &[(&str, &str, &str)] = &[
            $(($name, $about, include_str!(concat!("../../templates/", $name, ".typ"))),)*
        ];
    };
}

bundled! {
    "academic": "serif, any number of pages: the full curriculum vitae",
    "modern": "sans serif with a date column: the résumé",
    "bio": "one page of prose with a lead paragraph: the biography",
}

/// What the bundled templates share, and a template of one's own may import as `/templates/common.typ`.
static COMMON: &str = include_str!("../../templates/common.typ");

impl Template {
    /// The bundled template of that name.
    pub fn bundled(name: &str) -> Option<Self> {
        let &(name, _, text) = BUNDLED.iter().find(|(bundled, ..)| *bundled == name)?;
        Some(Self { name: name.into(), text: text.into(), origin: None })
    }

    /// A template of the user's, read from the source `origin`; errors in it point there.
    pub fn custom(name: impl Into<String>, text: impl Into<String>, origin: SourceId) -> Self {
        Self { name: Cow::Owned(name.into()), text: Cow::Owned(text.into()), origin: Some(origin) }
    }

    /// The bundled templates' names, each with what it is for.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUNDLED.iter().map(|&(name, about, _)| (name, about))
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
        let shared = ("/templates/common.typ".to_owned(), Cow::Borrowed(COMMON));
        let others = BUNDLED.iter().map(|&(name, _, text)| (format!("/templates/{name}.typ"), Cow::Borrowed(text)));
        let mut files = vec![own, shared];
        files.extend(others.filter(|_| self.origin.is_some()));
        files
    }
}
