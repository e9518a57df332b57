//! What a template gets as data: `cv.json`. The contract is described in `templates/README.md`.

use serde::Serialize;

use super::escape::turns;
use crate::cv::{ContactKind, Cv, Language, Profile};
use crate::design::{Design, Fit};
use crate::document::plain_text;
use crate::source::Span;

/// The pictures of the header, by the paths at which the typesetter sees them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pictures<'a> {
    /// The portrait.
    pub photo: Option<&'a str>,
    /// The homepage's address as a QR code.
    pub qr: Option<&'a str>,
}

/// The data of a document, as JSON.
///
/// The page budget writes new data with another `fit`; nothing else changes then.
pub fn data(cv: &Cv, pictures: Pictures<'_>, design: &Design, fit: Fit) -> String {
    let name = cv.profile.name.as_ref().map(|name| name.value.as_str());
    let data = Data {
        name,
        title: title(cv),
        author: name,
        headline: cv.profile.headline.iter().map(|line| plain_text(line)).collect(),
        contacts: cv.profile.contacts.iter().map(Contact::new).collect(),
        photo: pictures.photo.filter(|_| design.photo),
        homepage: cv.profile.homepage.as_deref(),
        lang: lang(cv.language).0,
        region: lang(cv.language).1,
        date: cv.date.map(|date| (date.year, date.month, date.day)),
        words: words(cv.language),
        design: Look { design, qr: pictures.qr },
        fit: design.density.measures().and(fit),
    };
    serde_json::to_string_pretty(&data).unwrap_or_default().replace(turns, "")
}

/// The strings of the data that the author wrote, and where they stand.
pub(super) fn spans(profile: &Profile) -> Vec<(String, Span)> {
    let name = profile.name.iter().map(|name| (name.value.clone(), name.span));
    let headline =
        profile.headline.iter().flatten().map(|inline| (plain_text(std::slice::from_ref(inline)), inline.span));
    let contacts = profile.contacts.iter().filter_map(|contact| Some((contact.text.clone(), contact.span?)));
    name.chain(headline).chain(contacts).collect()
}

#[derive(Serialize)]
struct Data<'a> {
    name: Option<&'a str>,
    title: String,
    author: Option<&'a str>,
    headline: Vec<String>,
    contacts: Vec<Contact<'a>>,
    photo: Option<&'a str>,
    homepage: Option<&'a str>,
    lang: &'static str,
    region: Option<&'static str>,
    date: Option<(i32, u8, u8)>,
    words: Words,
    design: Look<'a>,
    fit: Fit,
}

#[derive(Serialize)]
struct Look<'a> {
    #[serde(flatten)]
    design: &'a Design,
    qr: Option<&'a str>,
}

#[derive(Serialize)]
struct Contact<'a> {
    kind: &'static str,
    text: &'a str,
    url: Option<&'a str>,
}

impl<'a> Contact<'a> {
    fn new(contact: &'a crate::cv::Contact) -> Self {
        let kind = match contact.kind {
            ContactKind::Location => "location",
            ContactKind::Website => "website",
            ContactKind::Email => "email",
            ContactKind::Phone => "phone",
            ContactKind::GoogleScholar => "google-scholar",
            ContactKind::Orcid => "orcid",
            ContactKind::GitHub => "github",
            ContactKind::LinkedIn => "linkedin",
            ContactKind::Other(name) => name,
        };
        Self { kind, text: &contact.text, url: contact.url.as_deref() }
    }
}

/// The document's title, which PDF/UA demands (clause 7.1): the name, else the first words of the page.
fn title(cv: &Cv) -> String {
    if let Some(name) = &cv.profile.name {
        return name.value.clone();
    }
    let heading = cv.sections.iter().find_map(|section| section.heading.as_ref());
    heading.map_or_else(|| "Curriculum Vitae".to_owned(), |heading| plain_text(&heading.content))
}

/// The words that a template says itself, all of them for those who hear the page: they stand for pictures.
#[derive(Serialize)]
struct Words {
    portrait: &'static str,
    qr: &'static str,
}

fn words(language: Language) -> Words {
    let (portrait, qr) = match language {
        Language::En => ("Portrait", "QR code"),
        Language::ZhCn => ("照片", "二维码"),
        Language::ZhTw => ("照片", "QR 碼"),
        Language::Ja => ("顔写真", "QRコード"),
        Language::Ko => ("사진", "QR 코드"),
        Language::De => ("Porträt", "QR-Code"),
        Language::Fr => ("Portrait", "Code QR"),
        Language::Es => ("Retrato", "Código QR"),
    };
    Words { portrait, qr }
}

/// Typst's language and region.
fn lang(language: Language) -> (&'static str, Option<&'static str>) {
    match language {
        Language::En => ("en", None),
        Language::ZhCn => ("zh", Some("cn")),
        Language::ZhTw => ("zh", Some("tw")),
        Language::Ja => ("ja", None),
        Language::Ko => ("ko", None),
        Language::De => ("de", None),
        Language::Fr => ("fr", None),
        Language::Es => ("es", None),
    }
}
