//! What a file is, by its first bytes.

/// Kinds of files that are not pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Pdf,
    PostScript,
    Png,
    Jpeg,
    Gif,
    WebP,
    Zip,
    OldWord,
    Rtf,
    Gzip,
    /// A few lines in place of a file in Git LFS.
    LfsPointer,
}

/// The bytes that files begin with.
const MAGIC: &[(&[u8], FileKind)] = &[
    (b"%PDF-", FileKind::Pdf),
    (b"%!PS", FileKind::PostScript),
    (b"\x89PNG", FileKind::Png),
    (b"\xFF\xD8\xFF", FileKind::Jpeg),
    (b"GIF8", FileKind::Gif),
    (b"PK\x03\x04", FileKind::Zip),
    (b"\xD0\xCF\x11\xE0", FileKind::OldWord),
    (b"{\\rtf", FileKind::Rtf),
    (b"\x1F\x8B", FileKind::Gzip),
    (b"version https://git-lfs", FileKind::LfsPointer),
];

impl FileKind {
    /// The kind that a file's first bytes show.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if let [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] = bytes {
            return Some(Self::WebP);
        }
        MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind)
    }

    /// The kind with its article.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::PostScript => "a PostScript file",
            Self::Png => "a PNG image",
            Self::Jpeg => "a JPEG image",
            Self::Gif => "a GIF image",
            Self::WebP => "a WebP image",
            Self::Zip => "a ZIP archive (such as a Word document)",
            Self::OldWord => "an old Word document",
            Self::Rtf => "an RTF document",
            Self::Gzip => "a gzip archive",
            Self::LfsPointer => "a Git LFS pointer whose file is not checked out",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        for (bytes, kind) in [
            (&b"%PDF-1.7"[..], Some(FileKind::Pdf)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Some(FileKind::WebP)),
            (b"RIFF\0\0\0\0WAVE", None),
            (b"---\nname: Ada", None),
            (b"", None),
        ] {
            assert_eq!(FileKind::of(bytes), kind);
        }
    }
}
