//! A picture with fewer pixels: each is the weighted mean of those that it stands for.
//!
//! The weights are those of Catmull and Rom, wide enough that fine stripes turn grey and not into
//! moiré. The picture is gone through line by line, so that beside it only the small one is held.

use image::{DynamicImage, GenericImageView, Rgba, RgbaImage};

use super::colour::Light;

/// The pixels of a line that one pixel of the shorter line stands for.
struct Window {
    start: usize,
    weights: Vec<f32>,
}

/// The windows of a shorter line, in order.
fn windows(from: u32, to: u32) -> Vec<Window> {
    let step = f64::from(from) / f64::from(to);
    let window = |rank: u32| {
        let centre = (f64::from(rank) + 0.5) * step;
        let start = (centre - 2.0 * step).max(0.0) as u32;
        let end = ((centre + 2.0 * step).ceil() as u32).min(from);
        let weights = (start..end).map(|at| weight((f64::from(at) + 0.5 - centre) / step));
        let weights: Vec<_> = weights.collect();
        let sum: f64 = weights.iter().sum();
        let weights = weights.into_iter().map(|weight| (weight / sum) as f32).collect();
        Window { start: start as usize, weights }
    };
    (0..to).map(window).collect()
}

/// How much a pixel counts at this distance, in pixels of the shorter line.
fn weight(distance: f64) -> f64 {
    let x = distance.abs();
    if x < 1.0 {
        (1.5 * x - 2.5) * x * x + 1.0
    } else if x < 2.0 {
        ((2.5 - 0.5 * x) * x - 4.0) * x + 2.0
    } else {
        0.0
    }
}

/// The picture in `width` × `height` pixels, which are not more than it has, in the colours of sRGB.
pub(super) fn resample(
    picture: &DynamicImage,
    (width, height): (u32, u32),
    light: &Light,
) -> RgbaImage {
    let columns = windows(picture.width(), width);
    let rows = windows(picture.height(), height);
    let mut sums = vec![[0.0; 4]; width as usize * height as usize];
    let mut line = vec![[0.0; 4]; picture.width() as usize];
    let mut short = vec![[0.0; 4]; width as usize];
    // The first row that still waits for a line.
    let mut first = 0;
    for y in 0..picture.height() {
        for (x, pixel) in (0..).zip(&mut line) {
            *pixel = light.linear(picture.get_pixel(x, y).0);
        }
        for (column, pixel) in columns.iter().zip(&mut short) {
            *pixel = [0.0; 4];
            for (weight, of) in column.weights.iter().zip(&line[column.start..]) {
                add(pixel, *weight, *of);
            }
        }
        let y = y as usize;
        let is_over = |row: &Window| row.start + row.weights.len() <= y;
        first += rows[first..].iter().take_while(|row| is_over(row)).count();
        let waiting = rows.iter().enumerate().skip(first).take_while(|(_, row)| row.start <= y);
        for (rank, row) in waiting {
            let sums = &mut sums[rank * short.len()..];
            for (sum, pixel) in sums.iter_mut().zip(&short) {
                add(sum, row.weights[y - row.start], *pixel);
            }
        }
    }
    RgbaImage::from_fn(width, height, |x, y| {
        Rgba(light.screen(sums[y as usize * short.len() + x as usize]))
    })
}

fn add(sum: &mut [f32; 4], weight: f32, pixel: [f32; 4]) {
    for (sum, channel) in sum.iter_mut().zip(pixel) {
        *sum += weight * channel;
    }
}
