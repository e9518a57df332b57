//! The formats that a document can be written in, and how their files are named.

use std::path::{Path, PathBuf};

use vitae::diagnostic::{Code, Diagnostic, Outcome};
use vitae::source::Span;
use vitae::typeset::export;
use vitae::{Built, plain};

use super::args::Format;
use super::panic::guarded;

/// A document in one format.
pub(crate) struct Rendered {
    pub(crate) format: Format,
    /// How many pages the document has.
    pub(crate) pages: usize,
    /// Its files: one, or one per page if the format requires it.
    pub(crate) files: Vec<Vec<u8>>,
}

/// The document in every requested format. `ppi` is the resolution of PNG images, in pixels per inch.
///
/// # Errors
/// Those of [`export`].
pub(crate) fn render(built: &Built, formats: &[Format], ppi: f64) -> Outcome<Vec<Rendered>> {
    let mut diagnostics = Vec::new();
    let rendered: Option<Vec<Rendered>> = formats
        .iter()
        .map(|&format| {
            let files = match built.pages.own_template() {
                Some(template) => blamed(guarded(|| files(built, format, ppi)), template),
                None => files(built, format, ppi),
            };
            let files = files.take(&mut diagnostics)?;
            Some(Rendered { format, pages: built.pages.count(), files })
        })
        .collect();
    Outcome::from_parts(rendered, diagnostics)
}

/// What failed, as the fault of the user's own template: the bundled ones do not ask for what cannot be drawn.
fn blamed<T>(made: Outcome<T>, template: Span) -> Outcome<T> {
    let (value, diagnostics) = made.into_parts();
    let blame = |said: Diagnostic| match said.code {
        Code::Internal => {
            Diagnostic::error(Code::TemplateError, "the template asks for something that cannot be drawn")
                .at(template)
                .help("the usual cause is a length, a stroke or a tiling that is far too large or too small")
        }
        _ => said,
    };
    Outcome::from_parts(value, diagnostics.into_iter().map(blame).collect())
}

fn files(built: &Built, format: Format, ppi: f64) -> Outcome<Vec<Vec<u8>>> {
    match format {
        Format::Pdf => export::pdf(&built.pages, built.cv.date).map(|pdf| vec![pdf]),
        Format::Png => export::png(&built.pages, ppi),
        Format::Svg => Outcome::ok(export::svg(&built.pages).into_iter().map(String::into_bytes).collect()),
        Format::Typ => Outcome::ok(vec![export::typ(&built.markup).into_bytes()]),
        Format::Txt => Outcome::ok(vec![plain::text(&built.cv).into_bytes()]),
    }
}

/// The format that a file's name implies.
pub(crate) fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().find(|(name, _)| *name == extension).map(|&(_, format)| format)
}

const FORMATS: [(&str, Format); 5] =
    [("pdf", Format::Pdf), ("png", Format::Png), ("svg", Format::Svg), ("typ", Format::Typ), ("txt", Format::Txt)];

/// `cv.pdf` as a PNG is `cv.png`. A name without a known extension stays as it is for one format; for `several` it gets the
/// extension of each: `out` becomes `out.pdf` and `out.txt`.
pub(crate) fn with_format(path: &Path, format: Format, several: bool) -> PathBuf {
    let extension = FORMATS.iter().find(|(_, known)| *known == format).map_or("", |(name, _)| name);
    match format_of(path) {
        Some(named) if named != format => path.with_extension(extension),
        None if several => {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            name.into()
        }
        _ => path.to_owned(),
    }
}

/// Whether each page becomes its own file.
pub(crate) fn is_paged(format: Format) -> bool {
    matches!(format, Format::Png | Format::Svg)
}

/// The name of one of several pages: the number replaces `{p}`, or follows the stem.
pub(crate) fn numbered(path: &Path, page: usize, count: usize) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.contains("{p}") {
        return path.with_file_name(name.replace("{p}", &page.to_string()));
    }
    match (count, name.rsplit_once('.')) {
        (1, _) => path.to_owned(),
        (_, Some((stem, extension))) => path.with_file_name(format!("{stem}-{page}.{extension}")),
        (_, None) => path.with_file_name(format!("{name}-{page}")),
    }
}
