//! The images that a CV shows: found below the site's root, checked, and given the names under which the typesetter sees
//! them.

mod drawing;
mod raster;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::address::unescaped;
use crate::cv::{Content, Cv, Entry};
use crate::diagnostic::{Code, Diagnostic, Outcome};
use crate::document::{Image, Inline, InlineKind, inlines_of};
use crate::path;
use crate::source::{Sources, Span};
use crate::typeset::{self, Room, Session};

use raster::Checked;

pub use drawing::{LARGEST_NUMBER, MAX_DRAWING_BYTES, MAX_ENLARGED, MAX_FILTERED_PIXELS, MAX_FILTERS, MAX_NESTED};
pub use raster::{MAX_PIXELS, MAX_PROFILE_BYTES};

/// The most pixels that the images of a document may have together: all of them are in memory at once.
pub const MAX_PIXELS_TOGETHER: usize = 192_000_000;

/// The most images a document may have. The typesetter keeps the name of each for as long as the process runs.
pub const MAX_IMAGES: usize = 2_000;

/// The message about an image that does not exist.
const WHERE_IMAGES_ARE: &str = "the path is tried from the page's folder, then from the site's";

/// The images of one document.
#[derive(Debug, Clone, Default)]
pub struct Images {
    /// For each path as the author wrote it, the path at which the typesetter sees the image.
    pub names: BTreeMap<String, String>,
    /// The files by that second path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Whose mistake a missing image is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A page alone: an image that is not there is the author's mistake, an error.
    Page,
    /// A site: its build may make images (thumbnails, theme assets), and a checkout may lack large ones. A warning.
    Site,
}

/// Loads every image of `cv`, and its portrait.
///
/// `read` gives a file below the site's root by its `/`-separated path. A path in a page is looked for next to the page and
/// then below the root; one with a leading `/` only below the root. What cannot be loaded is left out.
///
/// # Errors
/// [`Code::MissingImage`], [`Code::InvalidImage`] and, beyond [`MAX_IMAGES`], [`Code::TooLarge`] at the place of the
/// image: see [`Home`]. A portrait that is missing is a warning in any case, since themes ship with the path of a sample.
pub fn load(cv: &Cv, home: Home, sources: &Sources, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Outcome<Images> {
    let mut loader = Loader { sources, read, images: Images::default(), found: BTreeMap::new(), pixels: 0 };
    let mut diagnostics = Vec::new();
    for (image, span) in figures(cv) {
        let say = if home == Home::Page { Diagnostic::error } else { Diagnostic::warning };
        if let Err((code, why)) = loader.add(&image.path, span) {
            let said = say(code, why).at(span);
            diagnostics.push(if code == Code::MissingImage { said.help(WHERE_IMAGES_ARE) } else { said });
        }
    }
    if let Some(photo) = &cv.profile.photo
        && let Err((code, why)) = loader.add(&photo.value, photo.span)
    {
        diagnostics.push(Diagnostic::warning(code, why).at(photo.span).help("the portrait is left out"));
    }
    Outcome::new(loader.images, diagnostics)
}

/// The pictures in the text of a CV, with their places.
fn figures(cv: &Cv) -> Vec<(&Image, Span)> {
    let mut figures = Vec::new();
    for content in cv.sections.iter().flat_map(|section| &section.content) {
        match content {
            Content::Block(block) => figures.extend(inlines_of(std::slice::from_ref(block)).filter_map(image)),
            Content::Entries(entries) => figures.extend(entries.iter().flat_map(Entry::inlines).filter_map(image)),
            Content::Publications(_) => {}
        }
    }
    figures.extend(cv.footnotes.iter().flat_map(|note| inlines_of(&note.blocks)).filter_map(image));
    figures
}

impl Images {
    /// Gives the images in the text of `cv`, and its portrait if that is shown, as many pixels as paper shows of them.
    pub fn reduce(&mut self, cv: &Cv, shows_portrait: bool, session: &Session) {
        let text = figures(cv).into_iter().map(|(figure, _)| (&figure.path, Room::in_text(figure.width)));
        let photo = cv.profile.photo.as_ref().filter(|_| shows_portrait);
        let photo = photo.map(|photo| (&photo.value, Room::Portrait));
        let mut shown: BTreeMap<String, BTreeSet<Room>> = BTreeMap::new();
        for (path, room) in text.chain(photo) {
            if let Some(name) = self.names.get(path) {
                shown.entry(name.clone()).or_default().insert(room);
            }
        }
        let mut shown = Vec::from_iter(shown);
        // Two are made smaller at once: two that take about as long.
        shown.sort_by_key(|(name, _)| Reverse(self.files.get(name).map_or(0, Vec::len)));
        let reduced = session.each(&shown, |(name, rooms)| {
            let data = self.files.get(name)?;
            typeset::reduced(data, raster::kind(data)?, &Vec::from_iter(rooms.iter().copied()))
        });
        for ((name, _), reduced) in shown.into_iter().zip(reduced) {
            if let Some((kind, data)) = reduced {
                self.replace(&name, kind, data);
            }
        }
    }

    /// Puts another image in the place of one. It is its bytes and the usual file extension.
    fn replace(&mut self, name: &str, kind: &str, data: Vec<u8>) {
        let now = format!("{}.{kind}", path::without_extension(name));
        self.files.remove(name);
        self.names.values_mut().filter(|other| *other == name).for_each(|other| other.clone_from(&now));
        self.files.insert(now, data);
    }

    /// Whether the image at a path is a disc.
    pub fn is_round(&self, name: &str) -> bool {
        let data = self.files.get(name);
        data.is_some_and(|data| raster::kind(data).is_some_and(|kind| typeset::is_round(data, kind)))
    }

    /// Whether the image that is written as `path` is no photograph, but a logo or a pictogram of a few colours.
    pub fn is_pictogram(&self, path: &str) -> bool {
        let data = self.names.get(path).and_then(|name| self.files.get(name));
        data.is_some_and(|data| raster::kind(data).is_some_and(|kind| typeset::is_of_few_colours(data, kind)))
    }

    /// Takes in an address as a QR code and gives the path at which the typesetter sees it; `None` when it is too long.
    ///
    /// The code is one path of squares. Level M survives a scratch on the paper.
    pub fn add_qr_code(&mut self, address: &str) -> Option<String> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let drawing = code.render::<svg::Color>().quiet_zone(false).build();
        let name = "/images/qr.svg".to_owned();
        self.files.insert(name.clone(), drawing.into_bytes());
        Some(name)
    }
}

/// Images while they are gathered.
struct Loader<'a> {
    sources: &'a Sources,
    /// Gives a file below the site's root.
    read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    images: Images,
    /// What became of each file: the path at which the typesetter sees it. One file may be written in many ways.
    found: BTreeMap<String, Result<String, String>>,
    /// How many pixels they all have; those of 16 bits count twice.
    pixels: usize,
}

impl Loader<'_> {
    /// Takes in the image that is written as `path` at `span`; the error says why it cannot.
    fn add(&mut self, path: &str, span: Span) -> Result<(), (Code, String)> {
        if self.images.names.contains_key(path) {
            return Ok(());
        }
        if self.images.files.len() == MAX_IMAGES {
            let why = format!("with {path}, the document has more than {MAX_IMAGES} images");
            return Err((Code::TooLarge, why));
        }
        let found = candidates(path, self.sources.get(span.source).path()).find_map(|candidate| self.file(candidate));
        let found = found.ok_or_else(|| (Code::MissingImage, format!("the image {path} does not exist")))?;
        let name = found.map_err(|why| (Code::InvalidImage, format!("the image {path} cannot be used: {why}")))?;
        self.images.names.insert(path.to_owned(), name);
        Ok(())
    }

    /// The path at which the typesetter sees a file, or why it cannot; `None` when there is no such file.
    fn file(&mut self, path: String) -> Option<Result<String, String>> {
        if let Some(found) = self.found.get(&path) {
            return Some(found.clone());
        }
        let data = (self.read)(&path)?;
        let taken = self.take(data);
        self.found.insert(path, taken.clone());
        Some(taken)
    }

    fn take(&mut self, data: Vec<u8>) -> Result<String, String> {
        let Checked { kind, pixels } = check(&data)?;
        let pixels = self.pixels.saturating_add(pixels);
        if pixels > MAX_PIXELS_TOGETHER {
            let most = MAX_PIXELS_TOGETHER / 1_000_000;
            return Err(format!("with it, the images would have more than {most} million pixels; make them smaller"));
        }
        self.pixels = pixels;
        let name = format!("/images/{}.{kind}", self.images.files.len() + 1);
        self.images.files.insert(name.clone(), data);
        Ok(name)
    }
}

/// Where a path may lead, best first. `/`-separated, below the site's root.
fn candidates(path: &str, page: &Path) -> impl Iterator<Item = String> {
    let path = unescaped(path.split(['?', '#']).next().unwrap_or_default());
    let folder = page.parent().and_then(Path::to_str).filter(|folder| !folder.is_empty() && !path.starts_with('/'));
    let folders = folder.into_iter().chain([""]);
    folders.filter_map(move |folder| path::below_root(folder, &path))
}

/// What an image is, by its first bytes, when the typesetter can read it and it is not too large.
fn check(data: &[u8]) -> Result<Checked, String> {
    if raster::kind(data).is_none() && drawing::is_svg(data) {
        return drawing::check(data).map(|pixels| Checked { kind: "svg", pixels });
    }
    raster::check(data)
}

/// The picture and its place, if an inline is one.
fn image(inline: &Inline) -> Option<(&Image, Span)> {
    match &inline.kind {
        InlineKind::Image(image) => Some((image, inline.span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_looked_for_beside_the_page_then_below_the_root() {
        let places = |path: &str| candidates(path, Path::new("_pages/about.md")).collect::<Vec<_>>();
        assert_eq!(places("images/me.png"), ["_pages/images/me.png", "images/me.png"]);
        assert_eq!(places("./images//me.png"), places("images/me.png"));
        assert_eq!(places("../images/me.png"), ["images/me.png"]);
        assert!(places("../../me.png").is_empty());
        assert_eq!(places("/images/me%20too.png?v=2"), ["images/me too.png"]);
    }

    #[test]
    fn an_image_is_known_by_its_bytes_not_by_its_name() {
        assert_eq!(check(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Ok(Checked { kind: "svg", pixels: 0 }));
        assert!(check(b"not an image").is_err());
        assert!(check(&[0x89, b'P', b'N', b'G']).is_err());
    }
}
