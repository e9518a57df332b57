//! What a raster image may be: PNG, JPEG, GIF, WebP.

use std::io::{self, Read};

use flate2::read::ZlibDecoder;

use crate::file_kind::FileKind;

/// The most pixels an image may have: a little more than a 50-megapixel camera produces. Decoding takes 4 bytes for each.
pub const MAX_PIXELS: usize = 64_000_000;

/// The most bytes that the colour profile of a PNG, where it is compressed, may have. Those of printers have up to three million.
pub const MAX_PROFILE_BYTES: usize = 4_194_304;

/// An image that the typesetter can read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Checked {
    /// The usual file extension.
    pub(super) kind: &'static str,
    /// How many pixels of 8 bits a channel it takes in memory: a pixel of 16 bits counts twice.
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
    if kind == "png" && profile(data).is_some_and(is_too_long) {
        return Err(format!("its colour profile has more than {} million bytes", MAX_PROFILE_BYTES / 1_000_000));
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
        pixels if kind == "png" && is_deep(data) => Ok(Checked { kind, pixels: 2 * pixels }),
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

/// Whether each channel of a PNG has 16 bits: what follows its width and height (PNG, 11.2.2).
fn is_deep(png: &[u8]) -> bool {
    const BIT_DEPTH: usize = 24;
    png.get(BIT_DEPTH) == Some(&16)
}

/// The compressed colour profile of a PNG: what follows its name and the method of compression in the chunk `iCCP` (PNG, 11.3.2.3).
fn profile(png: &[u8]) -> Option<&[u8]> {
    const SIGNATURE: usize = 8;
    let mut rest = png.get(SIGNATURE..)?;
    loop {
        let length = u32::from_be_bytes(rest.first_chunk().copied()?) as usize;
        let data = rest.get(8..length.checked_add(8)?)?;
        match &rest[4..8] {
            b"iCCP" => {
                let name = data.iter().position(|&byte| byte == 0)?;
                return data.get(name + 2..);
            }
            b"IDAT" => return None,
            _ => rest = rest.get(length + 12..)?,
        }
    }
}

fn is_too_long(profile: &[u8]) -> bool {
    let mut inflated = ZlibDecoder::new(profile).take(MAX_PROFILE_BYTES as u64 + 1);
    io::copy(&mut inflated, &mut io::sink()).is_ok_and(|length| length > MAX_PROFILE_BYTES as u64)
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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        // Nobody asks for the checksum.
        [&length, name, data, &[0; 4]].concat()
    }

    /// A PNG of 2 × 1 pixels in RGB.
    fn png(bit_depth: u8, profile: &[u8]) -> Vec<u8> {
        let header = [0, 0, 0, 2, 0, 0, 0, 1, bit_depth, 2, 0, 0, 0];
        let chunks = [chunk(b"IHDR", &header), chunk(b"iCCP", profile), chunk(b"IDAT", &[]), chunk(b"IEND", &[])];
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
    }

    fn png_with_profile(length: usize) -> Vec<u8> {
        let mut profile = ZlibEncoder::new(b"sRGB\0\0".to_vec(), Compression::fast());
        profile.write_all(&vec![0; length]).unwrap();
        png(8, &profile.finish().unwrap())
    }

    #[test]
    fn a_pixel_of_16_bits_counts_twice() {
        let pixels = |bit_depth| check(&png(bit_depth, b"")).map(|checked| checked.pixels);
        assert_eq!([pixels(8), pixels(16)], [Ok(2), Ok(4)]);
    }

    #[test]
    fn a_colour_profile_that_grows_when_it_is_unpacked_is_refused() {
        assert_eq!(check(&png_with_profile(MAX_PROFILE_BYTES)), Ok(Checked { kind: "png", pixels: 2 }));
        let refused = check(&png_with_profile(MAX_PROFILE_BYTES + 1));
        assert_eq!(refused, Err("its colour profile has more than 4 million bytes".to_owned()));
    }
}
