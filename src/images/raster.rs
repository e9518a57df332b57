//! What a raster image may be: PNG, JPEG, GIF, WebP.

use crate::file_kind::FileKind;

/// The most pixels an image may have: a little more than a 50-megapixel camera produces. Decoding takes 4 bytes for each.
pub const MAX_PIXELS: usize = 64_000_000;

/// An image that the typesetter can read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Checked {
    /// The usual file extension.
    pub(super) kind: &'static str,
    /// How many pixels it takes in memory.
    pub(super) pixels: usize,
}

/// What an image is, by its first bytes: the usual file extension.
pub(super) fn kind(data: &[u8]) -> Option<&'static str> {
    match FileKind::of(data)? {
        FileKind::Png => Some("png"),
        FileKind::Jpeg => Some("jpg"),
        FileKind::Gif => Some("gif"),
        FileKind::WebP => Some("webp"),
        _ => None,
    }
}

/// What an image is when the typesetter can read it and it is not too large.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn check(data: &[u8]) -> Result<Checked, String> {
    let Some(kind) = kind(data) else { return Err(unknown(data)) };
    if is_cut_short(data, kind) {
        return Err("it is truncated".to_owned());
    }
    let size = imagesize::blob_size(data).map_err(|error| format!("it is damaged: {error}"))?;
    match size.width.saturating_mul(size.height) {
        pixels if pixels > MAX_PIXELS => Err(format!(
            "it has {} × {} pixels, and the limit is {} million",
            size.width,
            size.height,
            MAX_PIXELS / 1_000_000
        )),
        0 => Err("it has no pixels".to_owned()),
        pixels => Ok(Checked { kind, pixels }),
    }
}

fn unknown(data: &[u8]) -> String {
    let why = if FileKind::of(data) == Some(FileKind::LfsPointer) {
        "Git LFS has not fetched it; run `git lfs pull`"
    } else {
        "it is not a PNG, JPEG, GIF, WebP or SVG"
    };
    why.to_owned()
}

/// Whether the file stops before the mark that ends an image of its kind. Bytes after the mark are harmless.
fn is_cut_short(data: &[u8], kind: &str) -> bool {
    let holds = |mark: &[u8]| data.windows(mark.len()).rev().any(|window| window == mark);
    match kind {
        "png" => !holds(b"IEND"),
        "jpg" => !holds(&[0xFF, 0xD9]),
        "gif" => !data.contains(&0x3B),
        "webp" => {
            let stated = data.get(4..8).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
            data.len() < stated as usize + 8
        }
        _ => false,
    }
}
