//! The bundled fonts, and fonts that the user points at, as the typesetter wants them.
//!
//! System fonts are never used: the same page must come out on every machine.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};

use serde::de::value::{Error as Invalid, SeqDeserializer};
use serde::{Deserialize, Serialize};
use typst::foundations::Bytes;
use typst::text::{Coverage, Font, FontBook, FontFlags, FontInfo, FontVariant};
use typst::utils::LazyHash;
use vitae_fonts::{BOOK, FACES, Face};

/// The fonts of one build.
#[derive(Clone)]
pub struct Fonts(Arc<Inner>);

struct Inner {
    book: LazyHash<FontBook>,
    bundle: Arc<Bundle>,
    /// Fonts that are not in the bundle, numbered after it.
    extra: Vec<Font>,
}

impl Fonts {
    /// The bundle alone. The program has its bytes with the feature `fonts`; without it, no page can be set in these fonts.
    pub fn bundled() -> Self {
        static BUNDLED: LazyLock<Fonts> = LazyLock::new(|| Fonts::with_extra(Vec::new()));
        BUNDLED.clone()
    }

    /// The bundle, and the faces in `files` (TrueType or OpenType, collections too). Files that are not fonts are skipped, and so
    /// are the faces of a collection after the first 256.
    pub fn with_extra(files: Vec<Vec<u8>>) -> Self {
        static IN_PROGRAM: LazyLock<Arc<Bundle>> =
            LazyLock::new(|| Arc::new(Bundle::new(|face| Some(Cow::Borrowed(face.data)))));
        Self::new(Arc::clone(&IN_PROGRAM), files.into_iter().flat_map(faces).collect())
    }

    /// The bundle, whose faces are elsewhere. `source` is asked for a face by the name of its file, `SourceSerif4-Regular.otf`,
    /// when a page first needs it; a browser fetches it then. A face that it does not have is an error of that build, and the next
    /// build asks again.
    pub fn from_source(source: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self::new(Arc::new(Bundle::new(move |face| source(face.file).map(Cow::Owned))), Vec::new())
    }

    fn new(bundle: Arc<Bundle>, extra: Vec<Font>) -> Self {
        let infos = bundled_infos().into_iter().chain(extra.iter().map(|font| font.info().clone()));
        Self(Arc::new(Inner { book: LazyHash::new(FontBook::from_infos(infos)), bundle, extra }))
    }

    /// Whether these are the very same fonts, and not others that read alike.
    pub(crate) fn are(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The names of all families, in alphabetical order.
    pub fn families(&self) -> Vec<String> {
        self.0.book.families().map(|(name, _)| name.to_owned()).collect()
    }

    /// Whether a bundled family has a glyph for one of the characters.
    pub(super) fn family_has_any(&self, family: &str, characters: &BTreeSet<u32>) -> bool {
        let book = &self.0.book;
        let Some(index) = book.select_family(&family.to_lowercase()).next() else { return false };
        let of_face = || book.info(index).map(|face| face.coverage.iter().collect()).unwrap_or_default();
        let covered = self.0.bundle.covered.get(index).map(|covered| covered.get_or_init(of_face));
        covered.is_some_and(|covered| characters.iter().any(|code| covered.binary_search(code).is_ok()))
    }

    /// Whether any font but those for code and mathematics has a glyph for the character.
    pub fn covers(&self, character: char) -> bool {
        let infos = (0..).map_while(|index| self.0.book.info(index));
        let mut of_text =
            infos.filter(|info| !["DejaVu Sans Mono", "New Computer Modern Math"].contains(&&*info.family));
        of_text.any(|info| info.coverage.contains(u32::from(character)))
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(super) fn get(&self, index: usize) -> Option<Font> {
        match index.checked_sub(FACES.len()) {
            Some(extra) => self.0.extra.get(extra).cloned(),
            None => self.0.bundle.get(index),
        }
    }

    /// The name of a face's file, if the face is one of the bundle.
    pub(super) fn file_of(&self, font: &Font) -> Option<&'static str> {
        let is_it = |loaded: &OnceLock<Font>| loaded.get().is_some_and(|loaded| loaded == font);
        let index = self.0.bundle.loaded.iter().position(is_it)?;
        FACES.get(index).map(|face| face.file)
    }

    /// The names of the bundle's files, in the order of the faces.
    pub(super) fn files() -> impl Iterator<Item = &'static str> {
        FACES.iter().map(|face| face.file)
    }
}

/// The faces of one file. A collection of twelve bytes may claim to have four billion.
const MAX_FACES: u32 = 256;

fn faces(file: Vec<u8>) -> Vec<Font> {
    let data = Bytes::new(file);
    // `ttcf`, the version, how many faces there are, and where each begins (OpenType 1.9, “Font Collections”).
    let places = u32::try_from(data.len().saturating_sub(12) / 4).unwrap_or(MAX_FACES);
    let count = match data.get(8..12).and_then(|count| count.try_into().ok()) {
        Some(count) if data.starts_with(b"ttcf") => u32::from_be_bytes(count).min(places).min(MAX_FACES),
        _ => 1,
    };
    (0..count).map_while(|index| Font::new(data.clone(), index)).collect()
}

/// The faces of the bundle. Each is got and parsed when it is first used: most pages need four to six of them.
struct Bundle {
    source: Box<dyn Fn(&'static Face) -> Option<FaceData> + Send + Sync>,
    loaded: Vec<OnceLock<Font>>,
    /// The characters of each face that was asked for them, in order: the next document asks again.
    covered: Vec<OnceLock<Vec<u32>>>,
}

type FaceData = Cow<'static, [u8]>;

impl Bundle {
    fn new(source: impl Fn(&'static Face) -> Option<FaceData> + Send + Sync + 'static) -> Self {
        let (loaded, covered) = FACES.iter().map(|_| (OnceLock::new(), OnceLock::new())).unzip();
        Self { source: Box::new(source), loaded, covered }
    }

    fn get(&self, index: usize) -> Option<Font> {
        let (face, loaded) = (FACES.get(index)?, self.loaded.get(index)?);
        if let Some(font) = loaded.get() {
            return Some(font.clone());
        }
        let font = Font::new(DigestedFace::bytes(face, (self.source)(face)?), 0)?;
        Some(loaded.get_or_init(|| font).clone())
    }
}

/// A face that hashes as its SHA-256.
///
/// The typesetter identifies a font by the hash of its bytes, up to 9 MB for each face on the page. `Bytes` computes that
/// hash once and keeps it. So the first read, which is the hashing, gets the digest; every later read gets the font. This
/// halves the time of a cold one-page build. It relies on `Bytes` caching its hash; a test below fails if that changes.
struct DigestedFace {
    face: &'static Face,
    data: FaceData,
    hashed: AtomicBool,
}

impl DigestedFace {
    fn bytes(face: &'static Face, data: FaceData) -> Bytes {
        let shared = Arc::new(Self { face, data, hashed: AtomicBool::new(false) });
        let bytes = Bytes::new(Shared(Arc::clone(&shared)));
        typst::utils::hash128(&bytes);
        shared.hashed.store(true, Ordering::Release);
        bytes
    }
}

struct Shared(Arc<DigestedFace>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        if self.0.hashed.load(Ordering::Acquire) { &self.0.data } else { self.0.face.sha256().as_bytes() }
    }
}

/// What the bundle's book says about each face.
///
/// Reading it from the prepared book saves 3 ms at every start, the time to parse 55 fonts.
fn bundled_infos() -> Vec<FontInfo> {
    serde_json::from_str::<Book>(BOOK).unwrap_or_default().infos()
}

/// The bundle's book as it is stored.
///
/// Faces of a family cover the same characters, so each coverage is listed once, which leaves 26,000 of 70,000 numbers. It
/// is one string of numbers: as an array of numbers it would take ten times as long to read.
#[derive(Default, Serialize, Deserialize)]
struct Book {
    coverages: Vec<String>,
    faces: Vec<Record>,
}

/// A [`FontInfo`] without its variation axes, which no bundled face has: family, variant, flags, and the number of its coverage.
#[derive(Serialize, Deserialize)]
struct Record(String, FontVariant, FontFlags, usize);

impl Book {
    fn infos(self) -> Vec<FontInfo> {
        let coverages: Vec<Coverage> = self.coverages.iter().filter_map(|runs| coverage(runs)).collect();
        let info = |Record(family, variant, flags, index)| {
            let coverage = coverages.get(index)?.clone();
            Some(FontInfo { family, variant, flags, axes: Vec::new(), coverage })
        };
        self.faces.into_iter().filter_map(info).collect()
    }
}

fn coverage(runs: &str) -> Option<Coverage> {
    Coverage::deserialize(SeqDeserializer::<_, Invalid>::new(numbers(runs))).ok()
}

/// The numbers between the spaces.
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    text.as_bytes().split(|&byte| byte == b' ').map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Run with `VITAE_BLESS=1` after a font was added or replaced.
    #[test]
    fn the_prepared_book_says_what_the_fonts_say() {
        let mut book = Book::default();
        for face in FACES {
            let info = FontInfo::new(face.data, 0).expect(face.file);
            assert!(info.axes.is_empty(), "{} has variation axes", info.family);
            let runs = spelled(&info.coverage);
            let known = book.coverages.iter().position(|known| *known == runs);
            let index = known.unwrap_or(book.coverages.len());
            if known.is_none() {
                book.coverages.push(runs);
            }
            book.faces.push(Record(info.family, info.variant, info.flags, index));
        }
        let fresh = format!("{}\n", serde_json::to_string_pretty(&book).unwrap());
        if std::env::var_os("VITAE_BLESS").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/book.json"), &fresh).unwrap();
        } else {
            assert!(fresh == BOOK, "fonts/book.json is stale: run the tests once with VITAE_BLESS=1");
        }
    }

    fn spelled(coverage: &Coverage) -> String {
        let numbers: Vec<u32> = serde_json::from_value(serde_json::to_value(coverage).unwrap()).unwrap();
        numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_book_is_read_as_it_was_written() {
        for (info, face) in bundled_infos().into_iter().zip(FACES) {
            assert_eq!(Some(info), FontInfo::new(face.data, 0), "{}", face.file);
        }
    }

    #[test]
    fn a_face_hashes_as_its_digest_and_reads_as_its_data() {
        let face = &FACES[1];
        let bytes = DigestedFace::bytes(face, Cow::Borrowed(face.data));
        assert_eq!(&bytes[..], face.data);
        assert_eq!(bytes, Bytes::new(face.sha256().as_bytes()), "Bytes no longer keeps the hash it computed first");
    }

    #[test]
    fn every_face_has_a_checksum() {
        for face in FACES {
            assert_eq!(face.sha256().len(), 64, "{}", face.file);
        }
    }

    #[test]
    fn chinese_japanese_and_korean_are_covered() {
        let fonts = Fonts::bundled();
        for character in "汉漢の한🚀→é".chars() {
            assert!(fonts.covers(character), "{character}");
        }
    }
}
