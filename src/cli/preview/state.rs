//! What a tab of the preview shows: plain values, and their JSON.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use hyper::body::Bytes;
use serde::{Serialize, Serializer};
use vitae::design::Fit;
use vitae::site::DocumentPlan;
use vitae::typeset::{PageView, Template};
use vitae::{Built, Finding, Language};

/// Which document a tab shows, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct View {
    /// The document's index among all that are watched.
    pub(crate) document: usize,
    /// A bundled template; `None` for the site's own.
    pub(crate) template: Option<&'static str>,
    /// A language; `None` for the site's own.
    pub(crate) language: Option<Language>,
}

impl View {
    /// A document as the site wants it.
    pub(crate) fn plain(document: usize) -> Self {
        Self { document, ..Self::default() }
    }

    /// Whether this is the document as the site wants it, which is also written to disk.
    pub(crate) fn is_plain(&self) -> bool {
        self.template.is_none() && self.language.is_none()
    }

    /// Reads the query of an address. Nonsense is ignored: a name that is not a bundled template never becomes a path.
    pub(crate) fn read(query: &str) -> Self {
        let mut view = Self::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "document" => view.document = value.parse().unwrap_or_default(),
                "template" => view.template = Template::all().map(|(name, _)| name).find(|name| *name == value),
                "lang" => view.language = Language::ALL.iter().copied().find(|language| language.tag() == value),
                _ => {}
            }
        }
        view
    }
}

/// The state of a view after a build. The page's script reads it as JSON.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PreviewState {
    /// What the documents are called.
    pub(crate) documents: Vec<String>,
    /// Which of them is shown.
    pub(crate) document: usize,
    /// The templates and languages that can be chosen.
    #[serde(flatten)]
    pub(crate) choices: Choices,
    /// The pages of the last build without errors.
    #[serde(flatten)]
    pub(crate) look: Look,
    /// Whether there were errors since, so that the pages are not those of the sources.
    pub(crate) stale: bool,
    /// What was noticed in the last build.
    pub(crate) findings: Vec<Finding>,
}

/// What a tab can choose from.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Choices {
    templates: Vec<&'static str>,
    languages: Vec<&'static str>,
}

impl Choices {
    /// Every bundled template and every language.
    pub(crate) fn all() -> Self {
        Self {
            templates: Template::all().map(|(name, _)| name).collect(),
            languages: Language::ALL.iter().map(|language| language.tag()).collect(),
        }
    }
}

/// How a document looks.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Look {
    /// Its template.
    pub(crate) template: String,
    /// Its language.
    pub(crate) language: &'static str,
    /// The page budget.
    pub(crate) budget: Option<u32>,
    /// What the page budget changed.
    pub(crate) fit: Option<Fit>,
    /// The pages.
    #[serde(serialize_with = "each")]
    pub(crate) pages: Vec<Arc<Picture>>,
}

impl Look {
    /// Looks at a document that looked like `self` last time: pages that have not changed are not drawn again.
    pub(crate) fn again(&self, built: &Built, plan: &DocumentPlan) -> Self {
        let known: HashMap<_, _> = self.pages.iter().map(|picture| (picture.fingerprint, picture)).collect();
        let picture = |sheet: PageView| {
            let fingerprint = sheet.fingerprint();
            known.get(&fingerprint).map_or_else(|| Arc::new(Picture::of(sheet, fingerprint)), |known| Arc::clone(known))
        };
        Self {
            template: plan.template.as_ref().map_or_else(|| Template::DEFAULT.to_owned(), |name| name.value.clone()),
            language: built.cv.language.tag(),
            budget: plan.pages,
            fit: Some(built.fit),
            pages: built.pages.page_views().map(picture).collect(),
        }
    }
}

fn each<S: Serializer>(pictures: &[Arc<Picture>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(pictures.iter().map(Arc::as_ref))
}

/// A page to look at. It is drawn when first requested: by the server, while the files are still being written, and not at all if
/// nobody scrolls to it.
#[derive(Debug, Serialize)]
pub(crate) struct Picture {
    /// Its name: the same for pages that look the same.
    pub(crate) name: String,
    /// In points.
    pub(crate) width: f64,
    /// In points.
    pub(crate) height: f64,
    #[serde(skip)]
    fingerprint: u128,
    #[serde(skip)]
    sheet: PageView,
    #[serde(skip)]
    svg: OnceLock<Bytes>,
}

impl Picture {
    fn of(sheet: PageView, fingerprint: u128) -> Self {
        let (width, height) = sheet.size();
        Self { name: format!("{fingerprint:032x}"), width, height, fingerprint, sheet, svg: OnceLock::new() }
    }

    pub(crate) fn svg(&self) -> Bytes {
        self.svg.get_or_init(|| self.sheet.svg().into()).clone()
    }

    pub(crate) fn text(&self) -> Bytes {
        self.sheet.text().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_read_from_an_address() {
        let view = View::read("document=2&template=bio&lang=zh-CN");
        assert_eq!(view, View { document: 2, template: Some("bio"), language: Some(Language::ZhCn) });
        assert!(!view.is_plain());
    }

    #[test]
    fn what_makes_no_sense_in_an_address_is_as_if_it_were_not_there() {
        for query in ["", "document=-1", "template=../../etc/passwd", "lang=tlh&x=%FF%00", "&&==&"] {
            assert_eq!(View::read(query), View::plain(0), "{query}");
        }
    }
}
