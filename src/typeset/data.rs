//! What a template gets as data: `cv.json`. `templates/README.md` describes it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::escape::turns;
use super::special_words::SpecialWords;
use super::supplements::supplements;
use super::{Markup, Template};
use crate::cv::{ContactKind, Cv, Profile, Word};
use crate::design::{Design, Fit, Links};
use crate::language::Language;
use crate::source::Span;

/// The pictures of the header, by the paths at which the typesetter sees them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pictures<'a> {
    /// The portrait.
    pub photo: Option<&'a str>,
    /// Whether the portrait is a disc, which is not cropped.
    pub is_round: bool,
    /// The homepage's address as a QR code.
    pub qr: Option<&'a str>,
}

/// What a page has that most pages have not.
#[derive(Debug, Clone, Default)]
pub struct Rare {
    /// The families that its characters need besides those of every page.
    pub supplements: Vec<&'static str>,
    /// The kinds of things whose rules it needs, by the names that templates have for them; `None` for all.
    pub uses: Option<Vec<&'static str>>,
    /// Its words whose line breaks are not left to chance; `None` if they are not known.
    special: Option<SpecialWords>,
}

impl Rare {
    /// What the markup of a CV needs. The user's own template may set rare things itself, so it gets the rules of all.
    pub fn of(cv: &Cv, markup: &Markup, template: &Template, design: &Design) -> Self {
        // The markup is looked through once, not once for each kind.
        let called: Vec<&str> = markup.text.split('#').skip(1).collect();
        let calls = |call: &str| called.iter().any(|called| called.starts_with(call));
        let uses = || {
            let languages = ["en[", "de[", "fr[", "es["].into_iter().any(calls);
            let kinds = [
                ("languages", languages || markup.text.contains(|c| c >= BEYOND_LATIN)),
                ("formulas", calls("math.equation(")),
                ("lists", markup.text.lines().any(begins_item)),
                ("entries", calls("entry(") || calls("publication(")),
                ("code", calls("raw(")),
                ("quotes", calls("quote(")),
                ("tables", calls("table(")),
                ("footnotes", calls("footnote") || design.links == Links::Footnote),
                (PAGE_NUMBERS, design.footer),
            ];
            kinds.into_iter().filter(|(_, is_there)| *is_there).map(|(kind, _)| kind).collect()
        };
        // Code, formulas and the addresses of links may have special words in them too.
        let is_text = design.links != Links::Footnote && !calls("raw(") && !calls("math.");
        let is_wide = matches!(language(cv).0, "zh" | "ja");
        Self {
            supplements: supplements(&[&markup.text, &markup.data]),
            uses: (!template.is_own()).then(uses),
            special: (is_text && !template.is_own()).then(|| SpecialWords::of(&markup.texts, is_wide)).flatten(),
        }
    }

    /// The same for a page that is alone; nothing where the template might print numbers all the same.
    pub fn without_page_numbers(&self) -> Option<Self> {
        let uses = self.uses.as_ref()?.iter().copied().filter(|kind| *kind != PAGE_NUMBERS).collect();
        Some(Self { uses: Some(uses), ..self.clone() })
    }
}

/// What the footer has.
const PAGE_NUMBERS: &str = "page-numbers";

/// From here on, a face for Han characters may have what one for Latin letters has not. Before it are letters and punctuation.
const BEYOND_LATIN: char = '\u{2028}';

/// Whether a line of markup begins an item of a list.
fn begins_item(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("- ") || line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ")
}

/// The data of a document, as JSON.
///
/// The page budget writes new data with another `fit`; nothing else changes then.
pub fn data(cv: &Cv, pictures: Pictures<'_>, design: &Design, rare: &Rare, fit: Fit) -> String {
    let name = cv.profile.name.as_ref().map(|name| name.value.as_str());
    let data = Data {
        name,
        title: title(cv),
        author: name,
        headline: cv.profile.headline.iter().map(|line| line.plain_text()).collect(),
        contacts: cv.profile.contacts.iter().map(Contact::new).collect(),
        photo: if design.photo { pictures.photo } else { None },
        photo_is_round: pictures.is_round,
        homepage: cv.profile.homepage.as_deref(),
        lang: language(cv).0,
        region: language(cv).1,
        date: cv.date.map(|date| (date.year(), date.month(), date.day())),
        words: words(cv.language),
        supplements: &rare.supplements,
        uses: rare.uses.as_deref(),
        special: rare.special.as_ref(),
        design: Look { design, qr: pictures.qr },
        fit: design.density.measures().and(fit),
    };
    serde_json::to_string_pretty(&data).unwrap_or_default().replace(turns, "")
}

/// The strings of the data that the author wrote, and where they are.
pub(super) fn spans(profile: &Profile) -> Vec<(String, Span)> {
    let name = profile.name.iter().map(|name| (name.value.clone(), name.span));
    let headline = profile.headline.iter().flatten().map(|inline| (inline.plain_text(), inline.span));
    let contacts = profile.contacts.iter().filter_map(|contact| Some((contact.text.clone(), contact.span?)));
    name.chain(headline).chain(contacts).collect()
}

#[derive(Serialize)]
struct Data<'a> {
    name: Option<&'a str>,
    title: Option<String>,
    author: Option<&'a str>,
    headline: Vec<String>,
    contacts: Vec<Contact<'a>>,
    photo: Option<&'a str>,
    #[serde(rename = "photo-is-round", skip_serializing_if = "std::ops::Not::not")]
    photo_is_round: bool,
    homepage: Option<&'a str>,
    lang: &'a str,
    region: Option<&'a str>,
    date: Option<(i32, u8, u8)>,
    words: BTreeMap<&'static str, &'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    supplements: &'a [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    uses: Option<&'a [&'static str]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    special: Option<&'a SpecialWords>,
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

/// The title of a document without a name: its first heading. PDF/UA demands a title (clause 7.1).
fn title(cv: &Cv) -> Option<String> {
    if cv.profile.name.is_some() {
        return None;
    }
    cv.sections.iter().find_map(|section| section.heading.as_ref()).map(|heading| heading.content.plain_text())
}

/// The words that a template adds itself: in the document's title, before contacts, and in place of pictures.
fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    let titles = [Word::CurriculumVitae, Word::Biography];
    let contacts = [Word::Location, Word::Website, Word::Email, Word::Phone];
    let words = titles.into_iter().chain(contacts).chain([Word::Portrait, Word::QrCode]);
    words.map(|word| (word.key(), word.text(language))).collect()
}

/// Typst's language and region of a CV.
fn language(cv: &Cv) -> (&str, Option<&str>) {
    match &cv.tag {
        Some(tag) => (&tag.code, tag.region.as_deref()),
        None => lang(cv.language),
    }
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
