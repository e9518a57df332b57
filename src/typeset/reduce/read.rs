//! Reading a picture: what it says of itself, then its pixels, upright and with eight bits a channel.

use std::io::Cursor;

use exif::{Exif, In, Tag, Value};
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer, ImageDecoder, ImageFormat, ImageReader, Rgba};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// What a picture says of itself.
pub(super) struct Head {
    /// How wide it is when it stands upright, in pixels.
    pub(super) width: u32,
    /// How high it is then.
    pub(super) height: u32,
    /// The pixels of an inch, if it says so.
    pub(super) density: Option<f64>,
    orientation: Orientation,
}

impl Head {
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        let size = imagesize::blob_size(data).ok()?;
        let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
        let exif = exif::Reader::new().read_from_container(&mut Cursor::new(data)).ok();
        let orientation = exif.as_ref().and_then(orientation).unwrap_or(Orientation::NoTransforms);
        let lies = matches!(
            orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        let (width, height) = if lies { (height, width) } else { (width, height) };
        Some(Self { width, height, density: density(data, exif.as_ref()), orientation })
    }
}

fn orientation(exif: &Exif) -> Option<Orientation> {
    let stated = exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0)?;
    Orientation::from_exif(u8::try_from(stated).ok()?)
}

/// The pixels of an inch, as the typesetter finds them: by Exif, whose unit it does not ask for, JFIF or the chunk `pHYs`.
fn density(data: &[u8], exif: Option<&Exif>) -> Option<f64> {
    let stated = exif.and_then(density_of_exif).or_else(|| density_of_jfif(data)).or_else(|| density_of_png(data));
    stated.filter(|density| *density > 0.0)
}

fn density_of_exif(exif: &Exif) -> Option<f64> {
    let axis = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Rational(rational) => Some(rational.first()?.to_f64()),
        _ => None,
    };
    [axis(Tag::XResolution), axis(Tag::YResolution)].into_iter().flatten().reduce(f64::max)
}

/// The first segment of a JPEG, behind its length: `JFIF`, the version, a unit, and the density across and down.
fn density_of_jfif(data: &[u8]) -> Option<f64> {
    const CENTIMETRES: f64 = 2.54;
    let segment = data.strip_prefix(b"\xFF\xD8\xFF\xE0")?.get(2..)?.strip_prefix(b"JFIF\0\x01")?;
    let &[_, unit, x1, x2, y1, y2, ..] = segment else { return None };
    let density = f64::from(u16::from_be_bytes([x1, x2]).max(u16::from_be_bytes([y1, y2])));
    match unit {
        1 => Some(density),
        2 => Some(density * CENTIMETRES),
        _ => None,
    }
}

fn density_of_png(data: &[u8]) -> Option<f64> {
    const METRES: f64 = 0.0254;
    let stated = png::Decoder::new(Cursor::new(data)).read_info().ok()?.info().pixel_dims?;
    (stated.unit == png::Unit::Meter).then(|| f64::from(stated.xppu.max(stated.yppu)) * METRES)
}

/// A decoded picture.
pub(super) struct Picture {
    /// Grey, coloured, or coloured and partly transparent; eight bits a channel.
    pub(super) pixels: DynamicImage,
    /// The colour profile.
    pub(super) icc: Option<Vec<u8>>,
}

impl Picture {
    /// Decodes a picture; `None` for one in the colours of printers.
    pub(super) fn read(data: &[u8], kind: &str, head: &Head) -> Option<Self> {
        let mut picture = if kind == "jpg" { photograph(data)? } else { drawing(data, kind)? };
        picture.pixels.apply_orientation(head.orientation);
        Some(picture)
    }
}

/// A JPEG of colours as screens show them or of greys.
fn photograph(data: &[u8]) -> Option<Picture> {
    let options = DecoderOptions::default().set_max_width(usize::MAX).set_max_height(usize::MAX);
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
    let pixels = match colours {
        ColorSpace::Luma => DynamicImage::ImageLuma8(ImageBuffer::from_raw(width, height, bytes)?),
        _ => DynamicImage::ImageRgb8(ImageBuffer::from_raw(width, height, bytes)?),
    };
    Some(Picture { pixels, icc: decoder.icc_profile() })
}

/// A PNG, GIF or WebP; of one that moves, the first picture.
fn drawing(data: &[u8], kind: &str) -> Option<Picture> {
    let format = ImageFormat::from_extension(kind)?;
    let mut decoder = ImageReader::with_format(Cursor::new(data), format).into_decoder().ok()?;
    let icc = decoder.icc_profile().ok().flatten();
    let pixels = DynamicImage::from_decoder(decoder).ok()?;
    let color = pixels.color();
    let pixels = match pixels {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => pixels,
        other if color.has_alpha() => {
            let pixels = other.into_rgba8();
            if pixels.pixels().all(|Rgba([.., alpha])| *alpha == u8::MAX) {
                DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(pixels).into_rgb8())
            } else {
                DynamicImage::ImageRgba8(pixels)
            }
        }
        other if color.has_color() => DynamicImage::ImageRgb8(other.into_rgb8()),
        other => DynamicImage::ImageLuma8(other.into_luma8()),
    };
    // A profile is for the channels that it was made for.
    let icc = icc.filter(|_| pixels.color().has_color() == color.has_color());
    Some(Picture { pixels, icc })
}
