//! Fewer pixels: each is the mean of the area that it stands for, counted in integers.

use std::slice::ChunksExact;

use image::{DynamicImage, ImageBuffer, Pixel, Rgba, RgbaImage};

/// A picture with at most as many pixels along each side as it has; `None` if it is anything but grey, coloured, or coloured and partly
/// transparent, with eight bits a channel.
pub(super) fn smaller(pixels: &DynamicImage, width: u32, height: u32) -> Option<DynamicImage> {
    match pixels {
        DynamicImage::ImageLuma8(pixels) => mean(pixels, width, height).map(DynamicImage::ImageLuma8),
        DynamicImage::ImageRgb8(pixels) => mean(pixels, width, height).map(DynamicImage::ImageRgb8),
        DynamicImage::ImageRgba8(pixels) => {
            // What is more transparent has less of a say.
            let weighed = with_colours(pixels.clone(), |colour, alpha| (colour * alpha + 127) / 255);
            let plain = |colour: u32, alpha: u32| ((colour * 255 + alpha / 2) / alpha.max(1)).min(255);
            mean(&weighed, width, height).map(|mean| DynamicImage::ImageRgba8(with_colours(mean, plain)))
        }
        _ => None,
    }
}

/// The pixels with what `changed` makes of each colour and its opacity.
fn with_colours(mut pixels: RgbaImage, changed: impl Fn(u32, u32) -> u32) -> RgbaImage {
    for Rgba([colours @ .., alpha]) in pixels.pixels_mut() {
        for colour in colours {
            *colour = changed(u32::from(*colour), u32::from(*alpha)) as u8;
        }
    }
    pixels
}

fn mean<P: Pixel<Subpixel = u8>>(
    pixels: &ImageBuffer<P, Vec<u8>>,
    width: u32,
    height: u32,
) -> Option<ImageBuffer<P, Vec<u8>>> {
    let channels = usize::from(P::CHANNEL_COUNT);
    let area = u64::from(pixels.width()) * u64::from(pixels.height());
    let mut means = Vec::with_capacity(width as usize * height as usize * channels);
    for_each_share(pixels.chunks_exact(pixels.width() as usize * channels), height, |columns| {
        for_each_share(columns.chunks_exact(channels), width, |sums| {
            means.extend(sums.iter().map(|sum| ((sum + area / 2) / area) as u8));
        });
    });
    ImageBuffer::from_raw(width, height, means)
}

/// Divides lists of numbers, which are as long as each other, into `shares` equal shares, and passes on the sums of each share. A
/// list that lies across a border counts on both sides by its parts: it has as many as there are shares, and a share takes as many as
/// there are lists.
fn for_each_share<T: Copy + Into<u64>>(lists: ChunksExact<'_, T>, shares: u32, mut pass_on: impl FnMut(&[u64])) {
    let (parts, parts_of_share) = (u64::from(shares), lists.len() as u64);
    let mut sums = Vec::new();
    let mut missing = parts_of_share;
    for list in lists {
        sums.resize(list.len(), 0);
        let before = missing.min(parts);
        add(&mut sums, list, before);
        missing -= before;
        if missing == 0 {
            pass_on(&sums);
            sums.fill(0);
            add(&mut sums, list, parts - before);
            missing = parts_of_share - (parts - before);
        }
    }
}

fn add<T: Copy + Into<u64>>(sums: &mut [u64], list: &[T], parts: u64) {
    for (sum, number) in sums.iter_mut().zip(list) {
        *sum += (*number).into() * parts;
    }
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, Rgb, RgbImage};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pixel_counts_for_as_much_of_it_as_is_there() {
        let row = |bytes: &[u8], width| {
            let pixels = GrayImage::from_raw(bytes.len() as u32, 1, bytes.to_vec()).unwrap();
            smaller(&pixels.into(), width, 1).unwrap().into_bytes()
        };
        assert_eq!(row(&[0, 90, 30, 60], 2), [45, 45]);
        assert_eq!(row(&[0, 90, 30], 2), [30, 50]);
        assert_eq!(row(&[10, 20, 30], 3), [10, 20, 30]);
        assert_eq!(row(&[7, 8, 9, 10, 11], 1), [9]);
    }

    #[test]
    fn what_is_transparent_has_no_colour_to_give() {
        let pixels = RgbaImage::from_raw(2, 1, vec![255, 102, 0, 255, 0, 0, 255, 0]).unwrap();
        assert_eq!(smaller(&pixels.into(), 1, 1).unwrap().into_bytes(), [255, 102, 0, 128]);
    }

    proptest! {
        #[test]
        fn a_plain_picture_stays_plain(columns in 1_u32..40, rows in 1_u32..40, part in 0.02..1.0_f64, colour: [u8; 3]) {
            let side = |length: u32| (f64::from(length) * part).ceil() as u32;
            let pixels = RgbImage::from_pixel(columns, rows, Rgb(colour));
            let expected = RgbImage::from_pixel(side(columns), side(rows), Rgb(colour));
            prop_assert_eq!(smaller(&pixels.into(), side(columns), side(rows)), Some(expected.into()));
        }
    }
}
