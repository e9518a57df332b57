//! A portrait with as many pixels as paper shows. Cameras give it a hundred times as many, and the PDF would carry them all.

use std::borrow::Cow;
use std::collections::BTreeSet;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Rgb, Rgba};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The pixels of the frame that a portrait fills: 480 an inch for the largest frame of a template, 34 × 42 mm. Print shows 300;
/// the rest is for readers who look closer.
const FRAME: (u32, u32) = (640, 800);
/// A portrait with fewer bytes than this stays as it is, and one that would not lose a fifth of its sides.
const MIN_BYTES: usize = 100_000;
const MOST_KEPT: f64 = 0.8;
/// The quality of JPEG at which a face shows no blocks.
const QUALITY: u8 = 88;
/// A drawing has fewer colours than this; it stays a PNG, whose edges are sharp.
const COLOURS_OF_PHOTOGRAPH: usize = 4_096;

/// The portrait with fewer pixels, and the usual file extension of what it is then; `None` if it is to stay as it is.
///
/// The same bytes come out on every machine: JPEG is decoded without the instructions that only some processors have, and
/// pixels are averaged as integers.
#[comemo::memoize]
pub fn reduced_portrait(data: &[u8], kind: &'static str) -> Option<(&'static str, Vec<u8>)> {
    if data.len() < MIN_BYTES {
        return None;
    }
    let Picture { pixels, icc } = if kind == "jpg" { photograph(data)? } else { drawing(data, kind)? };
    let (width, height) = (f64::from(pixels.width()), f64::from(pixels.height()));
    let scale = f64::max(f64::from(FRAME.0) / width, f64::from(FRAME.1) / height);
    let is_small = scale > MOST_KEPT;
    if is_small && kind == "jpg" {
        return None;
    }
    let side = |length: f64| (length * f64::min(scale, 1.0)).round().max(1.0) as u32;
    let smaller = |pixels: &DynamicImage| pixels.thumbnail_exact(side(width), side(height));
    let print = smaller(&on_paper(&pixels));
    let mut out = Vec::new();
    if kind == "jpg" || has_many_colours(&print) {
        encode(JpegEncoder::new_with_quality(&mut out, QUALITY), &print, icc)?;
        Some(("jpg", out))
    } else {
        encode(PngEncoder::new(&mut out), &smaller(&pixels), icc)?;
        Some(("png", out))
    }
}

/// Whether a portrait is a disc: a square drawing whose corners are empty and whose edges are reached in the middle. A frame that is
/// narrower than it is would cut it off.
#[comemo::memoize]
pub fn is_round(data: &[u8], kind: &'static str) -> bool {
    /// How far from a corner or an edge to look, in parts of a side.
    const INSET: u32 = 32;
    let is_square = |width: usize, height: usize| width.abs_diff(height) * 50 <= width.max(height);
    let has_square_size = || imagesize(data, kind).is_some_and(|(width, height)| is_square(width, height));
    if kind == "jpg" || !has_square_size() {
        return false;
    }
    let Some(Picture { pixels, .. }) = drawing(data, kind) else { return false };
    let pixels = pixels.into_rgba8();
    let (right, bottom) = (pixels.width().saturating_sub(1), pixels.height().saturating_sub(1));
    let (near, middle) = ([right / INSET, bottom / INSET], [right / 2, bottom / 2]);
    let is_empty = |(x, y): (u32, u32)| {
        let Rgba([red, green, blue, alpha]) = *pixels.get_pixel(x, y);
        alpha < 16 || [red, green, blue].iter().all(|colour| *colour > 250)
    };
    let corners = [
        (near[0], near[1]),
        (right - near[0], near[1]),
        (near[0], bottom - near[1]),
        (right - near[0], bottom - near[1]),
    ];
    let edges =
        [(middle[0], near[1]), (near[0], middle[1]), (right - near[0], middle[1]), (middle[0], bottom - near[1])];
    corners.into_iter().all(is_empty) && !edges.into_iter().any(is_empty)
}

/// The sides of a drawing, from its head.
fn imagesize(data: &[u8], kind: &str) -> Option<(usize, usize)> {
    let decoder =
        ImageReader::with_format(std::io::Cursor::new(data), ImageFormat::from_extension(kind)?).into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    Some((width as usize, height as usize))
}

fn encode(mut encoder: impl ImageEncoder, pixels: &DynamicImage, icc: Option<Vec<u8>>) -> Option<()> {
    if let Some(icc) = icc {
        encoder.set_icc_profile(icc).ok()?;
    }
    encoder.write_image(pixels.as_bytes(), pixels.width(), pixels.height(), pixels.color().into()).ok()
}

/// A decoded image, upright, and its colour profile.
struct Picture {
    pixels: DynamicImage,
    icc: Option<Vec<u8>>,
}

/// A JPEG of colours as screens show them or of greys; `None` for one in the colours of printers, which stays as it is.
fn photograph(data: &[u8]) -> Option<Picture> {
    let options = DecoderOptions::default().set_use_unsafe(false).set_max_width(usize::MAX).set_max_height(usize::MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(data), options);
    decoder.decode_headers().ok()?;

    let colours = match decoder.input_colorspace()? {
        ColorSpace::Luma => ColorSpace::Luma,
        ColorSpace::YCbCr | ColorSpace::RGB => ColorSpace::RGB,
        _ => return None,
    };
    decoder.set_options(options.jpeg_set_out_colorspace(colours));
    let bytes = decoder.decode().ok()?;
    let (width, height) = decoder.dimensions()?;
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let mut pixels = match colours {
        ColorSpace::Luma => DynamicImage::ImageLuma8(ImageBuffer::from_raw(width, height, bytes)?),
        _ => DynamicImage::ImageRgb8(ImageBuffer::from_raw(width, height, bytes)?),
    };
    if let Some(orientation) = decoder.exif().and_then(|exif| Orientation::from_exif_chunk(exif)) {
        pixels.apply_orientation(orientation);
    }
    Some(Picture { pixels, icc: decoder.icc_profile() })
}

/// A PNG, GIF or WebP, with eight bits a channel.
fn drawing(data: &[u8], kind: &str) -> Option<Picture> {
    let format = ImageFormat::from_extension(kind)?;
    let mut decoder = ImageReader::with_format(std::io::Cursor::new(data), format).into_decoder().ok()?;
    let icc = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().ok()?;
    let mut pixels = DynamicImage::from_decoder(decoder).ok()?;
    pixels.apply_orientation(orientation);
    let pixels = match pixels {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => pixels,
        other if other.color().has_alpha() => {
            let pixels = other.into_rgba8();
            if pixels.pixels().all(|Rgba([.., alpha])| *alpha == u8::MAX) {
                DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(pixels).into_rgb8())
            } else {
                DynamicImage::ImageRgba8(pixels)
            }
        }
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    };
    Some(Picture { pixels, icc })
}

fn has_many_colours(pixels: &DynamicImage) -> bool {
    let mut colours = BTreeSet::new();
    pixels.to_rgb8().pixels().any(|Rgb(colour)| colours.insert(*colour) && colours.len() > COLOURS_OF_PHOTOGRAPH)
}

/// Pixels without transparency, as they look on white paper.
fn on_paper(pixels: &DynamicImage) -> Cow<'_, DynamicImage> {
    let DynamicImage::ImageRgba8(pixels) = pixels else { return Cow::Borrowed(pixels) };
    let white = u32::from(u8::MAX);
    let mut opaque = ImageBuffer::new(pixels.width(), pixels.height());
    for (paper, Rgba([red, green, blue, alpha])) in opaque.pixels_mut().zip(pixels.pixels()) {
        let alpha = u32::from(*alpha);
        let mixed = |colour: u8| ((u32::from(colour) * alpha + white * (white - alpha) + white / 2) / white) as u8;
        *paper = Rgb([mixed(*red), mixed(*green), mixed(*blue)]);
    }
    Cow::Owned(DynamicImage::ImageRgb8(opaque))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disc_is_round() {
        let picture = |width: u32, radius: i64| {
            let disc = ImageBuffer::from_fn(width, 100, |x, y| {
                let (x, y) = (i64::from(x) - 50, i64::from(y) - 50);
                if x * x + y * y <= radius * radius { Rgba([40, 60, 80, 255]) } else { Rgba([0; 4]) }
            });
            let mut out = Vec::new();
            encode(PngEncoder::new(&mut out), &DynamicImage::ImageRgba8(disc), None).unwrap();
            out
        };
        assert!(is_round(&picture(100, 50), "png"));
        assert!(!is_round(&picture(100, 90), "png"), "a square");
        assert!(!is_round(&picture(80, 50), "png"), "taller than wide");
        assert!(!is_round(b"no picture", "png"));
    }

    /// Pixels that differ from their neighbours, as those of photographs do.
    fn photo(width: u32, height: u32) -> DynamicImage {
        let byte = |x: u32, y: u32, by: u32| (x.wrapping_mul(by) ^ y.wrapping_mul(by + 12) ^ (x * y)) as u8;
        DynamicImage::ImageRgb8(ImageBuffer::from_fn(width, height, |x, y| {
            Rgb([byte(x, y, 7), byte(x, y, 11), byte(x, y, 13)])
        }))
    }

    fn jpeg(pixels: &DynamicImage) -> Vec<u8> {
        let mut out = Vec::new();
        encode(JpegEncoder::new_with_quality(&mut out, 95), pixels, None).unwrap();
        out
    }

    fn png(pixels: &DynamicImage) -> Vec<u8> {
        let mut out = Vec::new();
        encode(PngEncoder::new(&mut out), pixels, None).unwrap();
        out
    }

    fn size(reduced: Option<(&'static str, Vec<u8>)>) -> Option<(&'static str, u32, u32)> {
        let (kind, data) = reduced?;
        let pixels = image::load_from_memory(&data).unwrap();
        Some((kind, pixels.width(), pixels.height()))
    }

    #[test]
    fn a_portrait_covers_its_frame_and_no_more() {
        for (width, height, expected) in [
            (1600, 2000, Some(("jpg", 640, 800))),
            (2000, 1600, Some(("jpg", 1000, 800))),
            (1000, 3000, Some(("jpg", 640, 1920))),
            // It would lose less than a fifth of its sides.
            (780, 980, None),
            (400, 500, None),
        ] {
            assert_eq!(size(reduced_portrait(&jpeg(&photo(width, height)), "jpg")), expected, "{width} × {height}");
        }
        assert_eq!(reduced_portrait(b"\xFF\xD8 damaged \xFF\xD9", "jpg"), None);
    }

    #[test]
    fn a_photograph_becomes_a_jpeg_and_a_drawing_stays_sharp() {
        assert_eq!(size(reduced_portrait(&png(&photo(1600, 2000)), "png")), Some(("jpg", 640, 800)));
        assert_eq!(size(reduced_portrait(&png(&photo(600, 700)), "png")), Some(("jpg", 600, 700)));
        let drawn = |x: u32, y: u32| Rgba([(x / 3 * y / 3 % 3 * 90) as u8, 40, 90, if x < y { 0 } else { 255 }]);
        let drawing = DynamicImage::ImageRgba8(ImageBuffer::from_fn(3200, 4000, drawn));
        let (kind, data) = reduced_portrait(&png(&drawing), "png").unwrap();
        let pixels = image::load_from_memory(&data).unwrap();
        assert_eq!((kind, pixels.width(), pixels.color().has_alpha()), ("png", 640, true));
    }

    #[test]
    fn what_is_transparent_is_paper() {
        let pixel = |alpha| DynamicImage::ImageRgba8(ImageBuffer::from_pixel(1, 1, Rgba([0, 0, 255, alpha])));
        let shown = |alpha| on_paper(&pixel(alpha)).to_rgb8().get_pixel(0, 0).0;
        assert_eq!((shown(0), shown(255), shown(51)), ([255, 255, 255], [0, 0, 255], [204, 204, 255]));
    }

    #[test]
    fn a_portrait_stands_upright() {
        let sideways = jpeg(&photo(2000, 1600));
        // After the first marker: an Exif segment that says “rotate by 90°” (orientation 6).
        let exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let segment = [&[0xFF, 0xE1, 0, exif.len() as u8 + 2][..], exif].concat();
        let turned = [&sideways[..2], &segment, &sideways[2..]].concat();
        assert_eq!(size(reduced_portrait(&turned, "jpg")), Some(("jpg", 640, 800)));
    }
}
