//! Pictures with as many pixels as paper shows. Cameras give them a hundred times as many, and the PDF would carry them all.

mod mean;
mod read;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::{ColorType, DynamicImage, ImageBuffer, ImageEncoder, Rgb, Rgba};

use crate::document::Width;
use mean::smaller;
use read::{Head, Picture};

/// The pixels of an inch that print shows. All sizes below are in these pixels.
const PPI: f64 = 300.0;
/// The largest frame for a portrait of a template: 34 × 42 mm.
const FRAME: (f64, f64) = (402.0, 496.0);
/// The text of a page, 170 mm: wider than that of most templates.
const MEASURE: f64 = 2008.0;
/// The height that templates give a picture in the text: 90 mm.
const TALLEST: f64 = 1063.0;
/// A picture with fewer bytes than this stays as it is, and one that would not lose a fifth of its sides.
const MIN_BYTES: usize = 100_000;
const MOST_KEPT: f64 = 0.8;
/// The quality of JPEG at which a face shows no blocks, and a line no fringes.
const QUALITY: u8 = 88;
/// A PNG that takes more than a fifth of the bytes of its pixels is a photograph. A drawing takes a twentieth, a map full of colours a
/// seventh, a photograph a third or half.
const LEAST_OF_PHOTOGRAPH: usize = 5;

/// The room that a document has for a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Room {
    /// The frame for the portrait, which it covers.
    Portrait,
    /// A place in the text, where it is as wide as this; `None` if it has the size that it states.
    Text(Option<u32>),
}

impl Room {
    /// A place in the text for a picture of the width that its author asks for, if any.
    pub fn in_text(width: Option<Width>) -> Self {
        /// CSS pixels of an inch.
        const CSS: f64 = 96.0;
        Self::Text(width.map(|width| match width {
            Width::Pixels(pixels) => (pixels / CSS * PPI).ceil() as u32,
            Width::Percent(percent) => (percent / 100.0 * MEASURE).ceil() as u32,
        }))
    }

    /// How many pixels print shows for each that a picture has along a side.
    fn scale(self, picture: &Head) -> f64 {
        let (width, height) = (f64::from(picture.width), f64::from(picture.height));
        match self {
            Self::Portrait => f64::max(FRAME.0 / width, FRAME.1 / height),
            Self::Text(asked) => {
                let in_own_size = picture.density.map_or(f64::INFINITY, |density| PPI / density);
                let asked = asked.map_or(in_own_size, |asked| f64::from(asked) / width);
                asked.min(MEASURE / width).min(TALLEST / height)
            }
        }
    }
}

/// A picture with fewer pixels, and the usual file extension of what it is then; `None` if it is to stay as it is. `rooms` is all
/// that the document has for it.
///
/// Turned upright, with the colour profile and the size that it had. A photograph becomes a JPEG, and what is transparent in it the
/// paper. The same bytes come out on every machine: decoders count in integers, with or without the instructions that only some
/// processors have, and so does the mean of pixels.
#[comemo::memoize]
pub fn reduced(data: &[u8], kind: &'static str, rooms: &[Room]) -> Option<(&'static str, Vec<u8>)> {
    // A PDF does not know WebP: its pixels take many times the bytes there.
    if data.len() < MIN_BYTES && kind != "webp" {
        return None;
    }
    let head = Head::read(data)?;
    let scale = rooms.iter().map(|room| room.scale(&head)).fold(0.0, f64::max);
    let is_small = scale > MOST_KEPT;
    if is_small && kind == "jpg" {
        return None;
    }
    let scale = if is_small { 1.0 } else { scale };
    let Picture { pixels, icc } = Picture::read(data, kind, &head)?;
    let side = |length: u32| (f64::from(length) * scale).round().max(1.0) as u32;
    let pixels = smaller(&pixels, side(head.width), side(head.height))?;
    let density = head.density.map(|density| density * scale);
    let photograph = |pixels| Some(("jpg", jpeg(pixels, icc.clone(), density)?));
    if kind == "jpg" {
        return photograph(&pixels).filter(|(_, reduced)| reduced.len() < data.len());
    }
    let png = png(&pixels, icc.as_deref(), density)?;
    if png.len() * LEAST_OF_PHOTOGRAPH > pixels.as_bytes().len() {
        return photograph(&on_paper(&pixels));
    }
    (!is_small).then_some(("png", png))
}

/// Whether a portrait is a disc: a square drawing whose corners are empty and whose edges are reached in the middle. A frame that is
/// narrower than it is would cut it off.
#[comemo::memoize]
pub fn is_round(data: &[u8], kind: &'static str) -> bool {
    /// How far from a corner or an edge to look, in parts of a side.
    const INSET: u32 = 32;
    let is_square = |head: &Head| head.width.abs_diff(head.height) * 50 <= head.width.max(head.height);
    let head = if kind == "jpg" { None } else { Head::read(data).filter(is_square) };
    let Some(Picture { pixels, .. }) = head.and_then(|head| Picture::read(data, kind, &head)) else { return false };
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

/// Whether a picture has hardly more than a few colours, as a logo or a pictogram has and no photograph. One that takes many bytes for
/// its pixels has more, and is not looked at.
#[comemo::memoize]
pub fn is_of_few_colours(data: &[u8], kind: &'static str) -> bool {
    /// How many of them count, and what share of a picture they cover, of a hundred.
    const COLOURS: usize = 8;
    const COVERED: usize = 95;
    /// Bits of a channel that nobody tells apart.
    const ALIKE: u32 = 4;
    let is_plain = |head: &Head| data.len() < head.width as usize * head.height as usize / LEAST_OF_PHOTOGRAPH;
    let head = if kind == "jpg" { None } else { Head::read(data).filter(is_plain) };
    let Some(Picture { pixels, .. }) = head.and_then(|head| Picture::read(data, kind, &head)) else { return false };
    let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
    for Rgb(colour) in on_paper(&pixels).to_rgb8().pixels() {
        *counts.entry(colour.map(|channel| channel >> ALIKE)).or_default() += 1;
    }
    let mut counts: Vec<usize> = counts.into_values().collect();
    counts.sort_unstable_by_key(|count| Reverse(*count));
    let all: usize = counts.iter().sum();
    counts.iter().take(COLOURS).sum::<usize>() * 100 >= all * COVERED
}

fn jpeg(pixels: &DynamicImage, icc: Option<Vec<u8>>, density: Option<f64>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    if let Some(density) = density {
        encoder.set_pixel_density(PixelDensity::dpi(density.round().max(1.0) as u16));
    }
    if let Some(icc) = icc {
        encoder.set_icc_profile(icc).ok()?;
    }
    encoder.write_image(pixels.as_bytes(), pixels.width(), pixels.height(), pixels.color().into()).ok()?;
    Some(out)
}

fn png(pixels: &DynamicImage, icc: Option<&[u8]>, density: Option<f64>) -> Option<Vec<u8>> {
    const INCHES_IN_METRE: f64 = 1.0 / 0.0254;
    let mut info = png::Info::with_size(pixels.width(), pixels.height());
    info.bit_depth = png::BitDepth::Eight;
    info.color_type = match pixels.color() {
        ColorType::L8 => png::ColorType::Grayscale,
        ColorType::Rgb8 => png::ColorType::Rgb,
        _ => png::ColorType::Rgba,
    };
    info.icc_profile = icc.map(Cow::Borrowed);
    info.pixel_dims = density.map(|density| {
        let pixels = (density * INCHES_IN_METRE).round().max(1.0) as u32;
        png::PixelDimensions { xppu: pixels, yppu: pixels, unit: png::Unit::Meter }
    });
    let mut out = Vec::new();
    let mut encoder = png::Encoder::with_info(&mut out, info).ok()?;
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(pixels.as_bytes()).ok()?;
    writer.finish().ok()?;
    Some(out)
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
            png(&DynamicImage::ImageRgba8(disc), None, None).unwrap()
        };
        assert!(is_round(&picture(100, 50), "png"));
        assert!(!is_round(&picture(100, 90), "png"), "a square");
        assert!(!is_round(&picture(80, 50), "png"), "taller than wide");
        assert!(!is_round(b"no picture", "png"));
    }

    #[test]
    fn a_logo_has_few_colours() {
        let picture = |colour: &dyn Fn(u32, u32) -> [u8; 3]| {
            let pixels = ImageBuffer::from_fn(200, 200, |x, y| Rgb(colour(x, y)));
            png(&DynamicImage::ImageRgb8(pixels), None, None).unwrap()
        };
        let logo = picture(&|x, y| if (x / 50 + y / 50).is_multiple_of(2) { [40, 180, 180] } else { [255; 3] });
        let sky = picture(&|x, y| [x as u8, y as u8, 200]);
        assert!(is_of_few_colours(&logo, "png"));
        assert!(!is_of_few_colours(&sky, "png"), "a sky");
        assert!(!is_of_few_colours(b"no picture", "png"));
    }

    /// Pixels that differ from their neighbours, as those of photographs do.
    fn photo(width: u32, height: u32) -> DynamicImage {
        let byte = |x: u32, y: u32, by: u32| (x.wrapping_mul(by) ^ y.wrapping_mul(by + 12) ^ (x * y)) as u8;
        DynamicImage::ImageRgb8(ImageBuffer::from_fn(width, height, |x, y| {
            Rgb([byte(x, y, 7), byte(x, y, 11), byte(x, y, 13)])
        }))
    }

    /// A photograph as cameras save it.
    fn taken(width: u32, height: u32, density: Option<f64>) -> Vec<u8> {
        jpeg(&photo(width, height), None, density).unwrap()
    }

    /// What a picture is in these rooms: its kind and sides.
    fn in_rooms(data: &[u8], kind: &'static str, rooms: &[Room]) -> Option<(&'static str, u32, u32)> {
        let (kind, data) = reduced(data, kind, rooms)?;
        let Head { width, height, .. } = Head::read(&data).unwrap();
        Some((kind, width, height))
    }

    #[test]
    fn a_portrait_covers_its_frame_and_no_more() {
        for (width, height, expected) in [
            (804, 992, Some(("jpg", 402, 496))),
            (992, 992, Some(("jpg", 496, 496))),
            (603, 1500, Some(("jpg", 402, 1000))),
            // It would lose less than a fifth of its sides.
            (480, 600, None),
            (300, 400, None),
        ] {
            assert_eq!(in_rooms(&taken(width, height, None), "jpg", &[Room::Portrait]), expected, "{width} × {height}");
        }
        assert_eq!(reduced(b"\xFF\xD8 damaged \xFF\xD9", "jpg", &[Room::Portrait]), None);
    }

    #[test]
    fn a_picture_in_the_text_has_the_pixels_of_its_size_on_paper() {
        let wide = taken(4016, 400, None);
        let asked = |width| Room::in_text(Some(width));
        assert_eq!(in_rooms(&wide, "jpg", &[Room::Text(None)]), Some(("jpg", 2008, 200)));
        assert_eq!(in_rooms(&wide, "jpg", &[asked(Width::Percent(50.0))]), Some(("jpg", 1004, 100)));
        assert_eq!(in_rooms(&wide, "jpg", &[asked(Width::Pixels(96.0))]), Some(("jpg", 300, 30)));
        assert_eq!(in_rooms(&wide, "jpg", &[asked(Width::Pixels(96.0)), Room::Text(None)]), Some(("jpg", 2008, 200)));
        assert_eq!(in_rooms(&taken(600, 2126, None), "jpg", &[Room::Text(None)]), Some(("jpg", 300, 1063)));
        assert_eq!(in_rooms(&taken(1200, 1200, None), "jpg", &[Room::Text(None)]), None);
    }

    #[test]
    fn a_picture_that_says_how_large_it_is_stays_as_large() {
        let of = |data: &[u8], kind| {
            let (kind, data) = reduced(data, kind, &[Room::Text(None)])?;
            let Head { width, height, density, .. } = Head::read(&data)?;
            Some((kind, width, height, density?.round()))
        };
        assert_eq!(of(&taken(1200, 600, Some(600.0)), "jpg"), Some(("jpg", 600, 300, 300.0)));
        assert_eq!(of(&taken(1200, 600, Some(300.0)), "jpg"), None);
        let scanned = png(&drawing(1200, 600), None, Some(600.0)).unwrap();
        assert_eq!(of(&scanned, "png"), Some(("png", 600, 300, 300.0)));
    }

    /// Letters on a page, larger than any with a hundred thousand bytes would be.
    fn drawing(width: u32, height: u32) -> DynamicImage {
        let drawn = |x: u32, y: u32| Rgba([(x / 9 * y / 9 % 3 * 90) as u8, 40, 90, if x < y { 0 } else { 255 }]);
        DynamicImage::ImageRgba8(ImageBuffer::from_fn(width, height, drawn))
    }

    #[test]
    fn a_photograph_becomes_a_jpeg_and_a_drawing_stays_sharp() {
        let saved = |picture: &DynamicImage| png(picture, None, None).unwrap();
        assert_eq!(in_rooms(&saved(&photo(804, 992)), "png", &[Room::Portrait]), Some(("jpg", 402, 496)));
        assert_eq!(in_rooms(&saved(&photo(402, 496)), "png", &[Room::Portrait]), Some(("jpg", 402, 496)));
        assert_eq!(in_rooms(&saved(&drawing(1608, 1984)), "png", &[Room::Portrait]), Some(("png", 402, 496)));
        assert_eq!(in_rooms(&saved(&drawing(1200, 1000)), "png", &[Room::Text(None)]), None);
    }

    #[test]
    fn what_is_transparent_is_paper() {
        let pixel = |alpha| DynamicImage::ImageRgba8(ImageBuffer::from_pixel(1, 1, Rgba([0, 0, 255, alpha])));
        let shown = |alpha| on_paper(&pixel(alpha)).to_rgb8().get_pixel(0, 0).0;
        assert_eq!((shown(0), shown(255), shown(51)), ([255, 255, 255], [0, 0, 255], [204, 204, 255]));
    }

    #[test]
    fn a_picture_stands_upright() {
        let sideways = taken(992, 804, None);
        // After the first marker: an Exif segment that says “rotate by 90°” (orientation 6).
        let exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let segment = [&[0xFF, 0xE1, 0, exif.len() as u8 + 2][..], exif].concat();
        let turned = [&sideways[..2], &segment, &sideways[2..]].concat();
        assert_eq!(in_rooms(&turned, "jpg", &[Room::Portrait]), Some(("jpg", 402, 496)));
    }

    #[test]
    fn a_colour_profile_stays() {
        let with = |icc: &[u8]| jpeg(&photo(804, 992), Some(icc.to_vec()), None).unwrap();
        let (_, data) = reduced(&with(b"a profile"), "jpg", &[Room::Portrait]).unwrap();
        let head = Head::read(&data).unwrap();
        assert_eq!(Picture::read(&data, "jpg", &head).unwrap().icc.as_deref(), Some(&b"a profile"[..]));
    }
}
