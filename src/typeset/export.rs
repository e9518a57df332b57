//! Pages → files.

use typst::diag::SourceDiagnostic;
use typst::foundations::Datetime;
use typst::foundations::Smart;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use super::compile::{Pages, explain};
use super::fingerprint;
use super::gaps;
use super::markup::Markup;
use super::pack::pack;
use crate::Date;
use crate::diagnostic::{Code, Diagnostic, Outcome};

/// A PDF: tagged, to PDF/UA-1, and to PDF/A-2a as well when there is a document date, which PDF/A demands. With
/// attachments it is PDF/A-3a.
///
/// When the pages cannot meet a standard, a warning says why and a tagged PDF without the claim is made. When the typesetter
/// cannot tag the pages at all, a warning says so and the PDF has no tags.
pub fn pdf(pages: &Pages, date: Option<Date>) -> Outcome<Vec<u8>> {
    let timestamp = date.and_then(timestamp);
    let standards: &[PdfStandard] = match (timestamp, pages.world.has_attachments) {
        (None, _) => &[PdfStandard::Ua_1],
        (Some(_), false) => &[PdfStandard::Ua_1, PdfStandard::A_2a],
        (Some(_), true) => &[PdfStandard::Ua_1, PdfStandard::A_3a],
    };
    let document = gaps::fill(&pages.document);
    let reasons = match export(&document, timestamp, standards, true) {
        Ok(bytes) => return Outcome::ok(bytes),
        Err(reasons) => reasons,
    };
    if let Ok(bytes) = export(&document, timestamp, &[], true) {
        // A missing glyph is an error of `compile`.
        let reasons = reasons.iter().filter(|reason| !reason.message.contains("could not be displayed with font"));
        return Outcome::new(bytes, reasons.map(|reason| unmet(pages, reason)).collect());
    }
    match export(&document, timestamp, &[], false) {
        Ok(bytes) => Outcome::new(bytes, reasons.first().map(|reason| untagged(pages, reason)).into_iter().collect()),
        Err(errors) => {
            Outcome::from_parts(None, errors.iter().map(|error| explain(&pages.world, error)).collect::<Vec<_>>())
        }
    }
}

fn export(
    document: &PagedDocument,
    timestamp: Option<Timestamp>,
    standards: &[PdfStandard],
    tagged: bool,
) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some(format!("vitae {}", env!("CARGO_PKG_VERSION")))),
        timestamp,
        standards: PdfStandards::new(standards).expect("these standards go together"),
        tagged,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options).map(pack).map_err(|errors| errors.into_iter().collect())
}

fn timestamp(date: Date) -> Option<Timestamp> {
    Datetime::from_ymd_hms(date.year(), date.month(), date.day(), 0, 0, 0).map(Timestamp::new_utc)
}

/// Why a standard is not met, as a warning at the place in the author's text.
fn unmet(pages: &Pages, reason: &SourceDiagnostic) -> Diagnostic {
    let place = explain(&pages.world, reason).span;
    // The typesetter says “PDF/UA-1 error: …”.
    let message = match reason.message.split_once(" error: ") {
        Some((standard, why)) => format!("the PDF does not conform to {standard}: {why}"),
        None => reason.message.to_string(),
    };
    let mut said = Diagnostic::warning(Code::PdfStandard, message).at(place);
    said.help.extend(reason.hints.iter().map(|hint| hint.v.to_string()));
    said.help("the PDF will not claim to conform")
}

/// That the PDF has no tags, as a warning. Only the typesetter knows why: it is its own fault.
fn untagged(pages: &Pages, reason: &SourceDiagnostic) -> Diagnostic {
    Diagnostic::warning(Code::PdfStandard, "the PDF has no tags, because the typesetter failed to make them")
        .at(explain(&pages.world, reason).span)
        .help("screen readers find no headings, lists or links in it, and it does not claim to conform to a standard")
        .help("this is a bug, not a mistake in the page: please report it together with the page")
}

/// Each page as a PNG, at `ppi` pixels per inch.
pub fn png(pages: &Pages, ppi: f64) -> Outcome<Vec<Vec<u8>>> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(ppi / 72.0), ..RenderOptions::default() };
    let encoded: Result<Vec<_>, _> =
        pages.document.pages().iter().map(|page| typst_render::render(page, &options).encode_png()).collect();
    match encoded {
        Ok(images) => Outcome::ok(images.into_iter().map(fingerprint::image).collect()),
        Err(error) => Outcome::fail(Diagnostic::error(Code::Internal, format!("a page could not be drawn: {error}"))),
    }
}

/// Each page as an SVG.
pub fn svg(pages: &Pages) -> Vec<String> {
    pages.page_views().map(|page| fingerprint::drawing(page.compact_svg())).collect()
}

/// The markup, to continue from by hand.
pub fn typ(markup: &Markup) -> String {
    fingerprint::markup(markup.text.clone())
}
