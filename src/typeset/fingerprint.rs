//! What a file says about itself: which version of vitae wrote it, and whether its bytes are still the same.
//!
//! A PDF names its program and has a hash in its metadata. Drawings, images and markup get a mark at their end: the program, and
//! a hash of all that comes before. Words alone have no place for one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What a file says about who wrote it.
pub(crate) struct Fingerprint<'a> {
    /// The version of vitae.
    pub(crate) version: &'a str,
    /// Whether nobody can have changed it since.
    pub(crate) is_intact: bool,
}

/// The fingerprint of a file; `None` when another program wrote it, or it is plain text.
pub(crate) fn find(bytes: &[u8]) -> Option<Fingerprint<'_>> {
    let marked = || [DRAWING, MARKUP, IMAGE].iter().find_map(|frame| frame.open(bytes));
    writer(bytes).map(|version| Fingerprint { version, is_intact: is_intact(bytes) }).or_else(marked)
}

/// A drawing (SVG) with its mark.
pub(crate) fn drawing(svg: String) -> String {
    let mark = mark(svg.as_bytes());
    format!("{svg}<!-- {mark} -->\n")
}

/// Markup with its mark.
pub(crate) fn markup(mut text: String) -> String {
    if !text.ends_with('\n') {
        text.push('\n');
    }
    let mark = mark(text.as_bytes());
    format!("{text}// {mark}\n")
}

/// An image (PNG) with its mark, a chunk of text before the last chunk (PNG 3, 11.3.3.2). Anything but a PNG stays as it is.
pub(crate) fn image(png: Vec<u8>) -> Vec<u8> {
    let Some(content) = png.strip_suffix(IMAGE_END) else { return png };
    let length = IMAGE.before.len() - CHUNK_TYPE.len() + mark(&[]).len();
    let before = [content, &u32::try_from(length).unwrap_or_default().to_be_bytes()].concat();
    let chunk = [IMAGE.before, mark(&before).as_bytes()].concat();
    let sum = crc32fast::hash(&chunk).to_be_bytes();
    [&before[..], &chunk, &sum, IMAGE_END].concat()
}

/// What comes before and after a mark at the end of a file.
struct Frame {
    before: &'static [u8],
    /// How many bytes come after it.
    after: usize,
}

const DRAWING: Frame = Frame { before: b"<!-- ", after: " -->\n".len() };
const MARKUP: Frame = Frame { before: b"// ", after: "\n".len() };
const IMAGE: Frame = Frame { before: b"tEXtSoftware\0", after: CHECKSUM + IMAGE_END.len() };

const CHUNK_TYPE: &[u8] = b"tEXt";

/// The length of a chunk's checksum.
const CHECKSUM: usize = 4;

/// The last chunk of every PNG, which is always the same.
const IMAGE_END: &[u8] = b"\0\0\0\0IEND\xaeB\x60\x82";

impl Frame {
    fn open<'a>(&self, bytes: &'a [u8]) -> Option<Fingerprint<'a>> {
        let marked = &bytes[..bytes.len().checked_sub(self.after)?];
        let start = marked.len().saturating_sub(MAX_MARK_BYTES);
        let at = start + marked[start..].windows(self.before.len()).rposition(|window| window == self.before)?;
        let said = std::str::from_utf8(&marked[at + self.before.len()..]).ok()?;
        let (version, hashed) = said.strip_prefix(PROGRAM)?.split_once(' ')?;
        is_version(version).then(|| Fingerprint { version, is_intact: hashed == hash(&bytes[..at]) })
    }
}

/// The name of the program, as written before its version.
const PROGRAM: &str = "vitae ";

/// A mark is never longer, including what comes before it.
const MAX_MARK_BYTES: usize = 128;

fn mark(content: &[u8]) -> String {
    format!("{PROGRAM}{} {}", env!("CARGO_PKG_VERSION"), hash(content))
}

fn hash(content: &[u8]) -> String {
    STANDARD.encode(typst::utils::hash128(content).to_be_bytes())
}

/// Whether a text from a file can be a version; anything else is not worth quoting.
fn is_version(text: &str) -> bool {
    (1..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-".contains(&byte))
}

/// How the object with the metadata begins.
const METADATA: &[u8] = b"/Type/Metadata/Subtype/XML";

/// Whether an object of a PDF is its metadata, as its first keys say.
pub(super) fn is_metadata(object: &[u8]) -> bool {
    position(&object[..object.len().min(100)], METADATA).is_some()
}

/// The metadata of a PDF that begins with `before`, and the file's old and new name in it.
pub(super) fn renamed(metadata: &[u8], before: &[u8]) -> Option<(Vec<u8>, (String, String))> {
    let old = std::str::from_utf8(between(metadata, NAME.0, NAME.1)?).ok()?.to_owned();
    let new = hash(before);
    let at = position(metadata, NAME.0)? + NAME.0.len();
    let bytes = [&metadata[..at], new.as_bytes(), &metadata[at + old.len()..]].concat();
    (old.len() == new.len()).then_some((bytes, (old, new)))
}

/// What encloses a file's name, which is a hash of everything before its metadata.
const NAME: (&[u8], &[u8]) = (b"<xmpMM:InstanceID>", b"</xmpMM:InstanceID>");

/// The version of vitae that wrote a PDF; `None` when another program wrote or rewrote it.
fn writer(pdf: &[u8]) -> Option<&str> {
    if !pdf.starts_with(b"%PDF-") {
        return None;
    }
    let version = between(pdf, b"<xmp:CreatorTool>vitae ", b"</xmp:CreatorTool>")?;
    std::str::from_utf8(version).ok().filter(|version| is_version(version))
}

/// Whether the bytes are those that were written, for a PDF of this very version.
///
/// A file is named by a hash of everything before its metadata, so the name shows whether that has changed.
/// After it come only the metadata and the table of objects, which no program changes without changing anything else;
/// a program that appends to a file adds a second end.
fn is_intact(pdf: &[u8]) -> bool {
    let named = between(pdf, NAME.0, NAME.1);
    let Some(metadata) =
        pdf.windows(METADATA.len()).rposition(|window| window == METADATA).and_then(|at| object_before(pdf, at))
    else {
        return false;
    };
    let ends = pdf.windows(5).filter(|window| window == b"%%EOF").count();
    named == Some(hash(&pdf[..metadata]).as_bytes()) && ends == 1 && pdf.trim_ascii_end().ends_with(b"%%EOF")
}

/// Where the object that holds `at` starts: at the number in `12 0 obj`.
fn object_before(pdf: &[u8], at: usize) -> Option<usize> {
    let object = pdf[..at].windows(6).rposition(|window| window == b" 0 obj")?;
    let digits = pdf[..object].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    Some(object - digits)
}

fn between<'a>(bytes: &'a [u8], before: &[u8], after: &[u8]) -> Option<&'a [u8]> {
    let start = position(bytes, before)? + before.len();
    Some(&bytes[start..start + position(&bytes[start..], after)?])
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::{Config, MemoryFiles, Reader, Request};
    use crate::typeset::{Fonts, export};

    fn pdf() -> Vec<u8> {
        let files = MemoryFiles::new().with("about.md", "---\nname: Ada Lovelace\ndate: 2025-01-01\n---\nText.\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).into_value().expect("a configuration");
        let request = Request { sources: vec!["about.md".to_owned()], ..Request::default() };
        let plans = crate::pipeline::plan(&mut reader, &config, &request).into_value().expect("a plan");
        let built = crate::build(&mut reader, &config, &plans[0], &Fonts::bundled()).into_value().expect("a page");
        export::pdf(&built.pages, built.cv.date).into_value().expect("a file")
    }

    #[test]
    fn a_pdf_knows_who_wrote_it_and_whether_it_was_changed() {
        let pdf = pdf();
        assert_eq!(writer(&pdf), Some(env!("CARGO_PKG_VERSION")));
        assert!(is_intact(&pdf), "the typesetter names files in another way now");
        let mut changed = pdf.clone();
        changed[500] ^= 1;
        assert!(!is_intact(&changed));
        let added_to = [&pdf[..], b"\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"].concat();
        assert!(!is_intact(&added_to));
        assert!(!is_intact(&pdf[..pdf.len() / 2]) && !is_intact(b"") && writer(b"%PDF-1.5 by TeX").is_none());
        let boastful = format!("%PDF-1.5 <xmp:CreatorTool>vitae {}</xmp:CreatorTool>", "9".repeat(3_000_000));
        assert!(find(boastful.as_bytes()).is_none());
    }

    #[test]
    fn a_mark_is_found_again_and_no_longer_fits_what_was_changed() {
        let png = [b"\x89PNG\r\n\x1a\n....", IMAGE_END].concat();
        let files = [
            drawing("<svg>A page</svg>".to_owned()).into_bytes(),
            markup("#let a = 1 // vitae".to_owned()).into_bytes(),
            image(png),
        ];
        for file in files {
            let fingerprint = find(&file).expect("a fingerprint");
            assert!(
                fingerprint.version == env!("CARGO_PKG_VERSION") && fingerprint.is_intact,
                "{}",
                String::from_utf8_lossy(&file)
            );
            let changed = [&file[..9], b"!", &file[10..]].concat();
            assert!(find(&changed).is_some_and(|fingerprint| !fingerprint.is_intact));
            assert!(find(&[&file[..], b"more\n"].concat()).is_none_or(|fingerprint| !fingerprint.is_intact));
        }
        for foreign in [&b"<svg/>"[..], b"// vitae 1", b"<!-- vitae -->\n", b"", b"User-agent: *\n"] {
            assert!(find(foreign).is_none());
        }
    }
}
