//! Who wrote a file that is in the way of an output. What vitae has not written is replaced only on request.

use std::fmt;

use crate::file_kind::FileKind;
use crate::typeset::fingerprint;

/// Who wrote a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    /// This or another version of vitae; the file can be made again.
    Own {
        /// The version.
        version: String,
    },
    /// vitae, but somebody has changed it since.
    Edited,
    /// Another program, or a person. A predicate of the file: “was made by pdfTeX”, “is a PNG image”.
    Foreign(String),
}

impl Provenance {
    /// Finds out from a file's bytes. Plain text carries no mark, so vitae cannot recognise its own.
    pub fn of(bytes: &[u8]) -> Self {
        match fingerprint::find(bytes) {
            // Other versions may mark their PDFs differently.
            Some(fingerprint) if fingerprint.is_intact || is_pdf(bytes) && fingerprint.version != VERSION => {
                Self::Own { version: fingerprint.version.to_owned() }
            }
            Some(_) => Self::Edited,
            None if is_pdf(bytes) => Self::Foreign(match producer(bytes) {
                Some(program) => format!("was made by {program}"),
                None => "is a PDF made by another program".to_owned(),
            }),
            None => Self::Foreign(kind(bytes)),
        }
    }
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own { version } => write!(f, "was made by vitae {version}"),
            Self::Edited => f.write_str("was changed after vitae wrote it"),
            Self::Foreign(what) => f.write_str(what),
        }
    }
}

pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Whether a file is a PDF; other programs may put something before it (ISO 32000-1, annex H, note 13).
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// What a file that is not a PDF is, as a predicate.
fn kind(bytes: &[u8]) -> String {
    let start = bytes[..bytes.len().min(1024)].trim_ascii_start();
    let what = match FileKind::of(bytes) {
        Some(kind) => kind.name(),
        None if bytes.is_empty() => "an empty file",
        None if start.starts_with(b"<svg") || start.starts_with(b"<?xml") => "an SVG or another XML file",
        None if std::str::from_utf8(bytes).is_ok() => "plain text, so vitae cannot tell whether it wrote it",
        None => "a file of an unknown type",
    };
    format!("is {what}")
}

/// The program that made a PDF, according to the file itself, if that can be read without unpacking anything.
fn producer(pdf: &[u8]) -> Option<String> {
    let keys = [&b"/Producer"[..], b"/Creator", b"<pdf:Producer>", b"<xmp:CreatorTool>"];
    keys.into_iter().find_map(|key| {
        let at = pdf.windows(key.len()).rposition(|window| window == key)?;
        let value = &pdf[at + key.len()..];
        let value = value[..value.len().min(MAX_VALUE_BYTES)].trim_ascii_start();
        let string = value.strip_prefix(b"(").map(literal);
        let bytes = string.or_else(|| hexadecimal(value)).or_else(|| xml(key, value))?;
        readable(&text(&bytes))
    })
}

/// How many bytes of a value are read.
const MAX_VALUE_BYTES: usize = 400;

/// How many characters of a program's name are shown.
const MAX_NAME_CHARS: usize = 60;

/// A literal string after its opening parenthesis (ISO 32000-1, 7.3.4.2).
fn literal(value: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = value.iter().copied();
    let mut depth = 0;
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => bytes.extend(rest.next()),
            b')' if depth == 0 => break,
            b'(' | b')' => {
                depth += if byte == b'(' { 1 } else { -1 };
                bytes.push(byte);
            }
            _ => bytes.push(byte),
        }
    }
    bytes
}

/// A hexadecimal string (ISO 32000-1, 7.3.4.3).
fn hexadecimal(value: &[u8]) -> Option<Vec<u8>> {
    let digits = value.strip_prefix(b"<")?.split(|&byte| byte == b'>').next()?;
    let digits: Vec<u8> = digits.iter().filter(|byte| !byte.is_ascii_whitespace()).copied().collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks_exact(2).map(byte).collect()
}

fn xml(key: &[u8], value: &[u8]) -> Option<Vec<u8>> {
    key.ends_with(b">").then(|| value.iter().copied().take_while(|&byte| byte != b'<').collect())
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, else UTF-8 or one byte per character.
fn text(bytes: &[u8]) -> String {
    if let Some(units) = bytes.strip_prefix(b"\xfe\xff") {
        let units: Vec<u16> = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().copied().map(char::from).collect(), str::to_owned)
}

/// The name of a program, unless it is encrypted or nonsense.
fn readable(name: &str) -> Option<String> {
    let name = name.trim().trim_start_matches('\u{feff}');
    let is_readable = name.contains(char::is_alphabetic)
        && !name.contains(|letter: char| letter.is_control() || letter == char::REPLACEMENT_CHARACTER);
    is_readable.then(|| name.chars().take(MAX_NAME_CHARS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_file_is_told_by_its_program_or_its_kind() {
        let cases: &[(&[u8], &str)] = &[
            (b"%PDF-1.5\n<< /Producer (pdfTeX-1.40.25) /Creator (TeX) >>", "was made by pdfTeX-1.40.25"),
            (b"%PDF-1.7 /Producer<FEFF004D006900630072006F>", "was made by Micro"),
            (b"%PDF-1.7 /Producer (macOS \\(13\\) Quartz (x))", "was made by macOS (13) Quartz (x)"),
            (b"%PDF-1.7 /Creator(Writer) /Producer 12 0 R", "was made by Writer"),
            (b"%PDF-1.7 <pdf:Producer>Word</pdf:Producer>", "was made by Word"),
            (b"%PDF-1.7 /Producer (\x01\x02\x83)", "is a PDF made by another program"),
            (b"%PDF-1.7", "is a PDF made by another program"),
            (b"\x89PNG\r\n", "is a PNG image"),
            (b"<svg xmlns='x'/>", "is an SVG or another XML file"),
            (b"User-agent: *\n", "is plain text, so vitae cannot tell whether it wrote it"),
            (b"", "is an empty file"),
            (b"\x00\xff", "is a file of an unknown type"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(Provenance::of(bytes).to_string(), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_another_version_wrote_is_vitaes_own() {
        let pdf = |version: &str| format!("%PDF-1.7 <xmp:CreatorTool>vitae {version}</xmp:CreatorTool>");
        assert_eq!(Provenance::of(pdf("0.0.9").as_bytes()), Provenance::Own { version: "0.0.9".to_owned() });
        assert_eq!(Provenance::of(pdf(VERSION).as_bytes()), Provenance::Edited);
    }
}
