//! What a PDF says of itself: which version of vitae wrote it, and whether its bytes are still the same.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// How the object with the metadata begins.
const METADATA: &[u8] = b"/Type/Metadata/Subtype/XML";

/// The version of vitae that wrote a PDF; `None` when another program did, or has written it anew.
pub(crate) fn writer(pdf: &[u8]) -> Option<&str> {
    let version = between(pdf, b"<xmp:CreatorTool>vitae ", b"</xmp:CreatorTool>")?;
    std::str::from_utf8(version).ok()
}

/// Whether the bytes are those that were written, for a PDF of this very version.
///
/// The typesetter names a file by a hash of all that comes before its metadata, so the name tells whether that has changed.
/// What comes behind are the metadata themselves and the table of contents, which no program changes and leaves all else;
/// one that adds to a file adds a second end.
pub(crate) fn is_intact(pdf: &[u8]) -> bool {
    let named = between(pdf, b"<xmpMM:InstanceID>", b"</xmpMM:InstanceID>");
    let Some(metadata) =
        pdf.windows(METADATA.len()).rposition(|window| window == METADATA).and_then(|at| object_before(pdf, at))
    else {
        return false;
    };
    let hash = typst::utils::hash128(&pdf[..metadata]).to_be_bytes();
    let ends = pdf.windows(5).filter(|window| window == b"%%EOF").count();
    named == Some(STANDARD.encode(hash).as_bytes()) && ends == 1 && pdf.trim_ascii_end().ends_with(b"%%EOF")
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
    use crate::site::{Config, MemoryFiles, Reader, Request, plan};
    use crate::typst::{Fonts, export};

    fn pdf() -> Vec<u8> {
        let files = MemoryFiles::new().with("about.md", "---\nname: Ada Lovelace\ndate: 2025-01-01\n---\nText.\n");
        let mut reader = Reader::new(&files, true);
        let config = Config::read(&mut reader).value.expect("a configuration");
        let request = Request { sources: vec!["about.md".to_owned()], ..Request::default() };
        let plans = plan(&mut reader, &config, &request).value.expect("a plan");
        let built = crate::build(&mut reader, &config, &plans[0], &Fonts::bundled()).value.expect("a page");
        export::pdf(&built.pages, built.cv.date).value.expect("a file")
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
    }
}
