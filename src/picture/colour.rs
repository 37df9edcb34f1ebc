//! What the numbers of a pixel mean: from the colours of a camera to those of a screen.
//!
//! Pixels are added up as light, and light is what a profile's curves give. So one table serves both
//! the scaling of a picture and the change of its colours, and only the few pixels that are printed
//! are changed. The arithmetic is plain, the same on every processor.

use std::sync::LazyLock;

use moxcms::{ColorProfile, DataColorSpace, ToneReprCurve};

/// How much light each number of a channel stands for.
type Curve = [f32; 256];

/// What the numbers of a picture mean.
pub(super) struct Light {
    curves: [Curve; 3],
    /// From the picture's red, green and blue to those of sRGB.
    matrix: [[f32; 3]; 3],
}

impl Light {
    /// What an ICC profile says. Without one, or with one that is no three curves and a matrix,
    /// numbers are taken for sRGB, as all screens do.
    pub(super) fn of(profile: Option<&[u8]>) -> Self {
        let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
        profile.as_ref().and_then(Self::told).unwrap_or_else(Self::srgb)
    }

    fn srgb() -> Self {
        let curve = std::array::from_fn(|value| linear(f64::from(value as u16) / 255.0));
        Self { curves: [curve; 3], matrix: [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]] }
    }

    fn told(profile: &ColorProfile) -> Option<Self> {
        if profile.color_space == DataColorSpace::Gray {
            let curve = curve(profile.gray_trc.as_ref()?)?;
            return Some(Self { curves: [curve; 3], ..Self::srgb() });
        }
        if !profile.is_matrix_shaper() {
            return None;
        }
        let channels = [&profile.red_trc, &profile.green_trc, &profile.blue_trc];
        let [red, green, blue] = channels.map(|it| it.as_ref().and_then(curve));
        let matrix = profile.transform_matrix(&ColorProfile::new_srgb()).v;
        let matrix = matrix.map(|row| row.map(|cell| cell as f32));
        let is_sound = matrix.iter().flatten().all(|cell| cell.is_finite());
        is_sound.then_some(Self { curves: [red?, green?, blue?], matrix })
    }

    /// The light of a pixel: red, green and blue as far as it covers, and how far that is.
    pub(super) fn linear(&self, [red, green, blue, cover]: [u8; 4]) -> [f32; 4] {
        let [reds, greens, blues] = &self.curves;
        let share = f32::from(cover) / 255.0;
        [
            reds[usize::from(red)] * share,
            greens[usize::from(green)] * share,
            blues[usize::from(blue)] * share,
            share,
        ]
    }

    /// The pixel of a screen that has this light.
    pub(super) fn screen(&self, [red, green, blue, share]: [f32; 4]) -> [u8; 4] {
        if share <= 0.0 {
            return [0; 4];
        }
        let light = [red / share, green / share, blue / share];
        let channel = |[r, g, b]: [f32; 3]| number(r * light[0] + g * light[1] + b * light[2]);
        let [red, green, blue] = self.matrix.map(channel);
        [red, green, blue, (share.min(1.0) * 255.0).round() as u8]
    }
}

fn curve(curve: &ToneReprCurve) -> Option<Curve> {
    let evaluator = curve.make_linear_evaluator().ok()?;
    let curve: Curve = std::array::from_fn(|value| {
        evaluator.evaluate_value(f32::from(value as u16) / 255.0).clamp(0.0, 1.0)
    });
    curve.iter().all(|light| light.is_finite()).then_some(curve)
}

/// The light of a number of sRGB (IEC 61966-2-1).
fn linear(value: f64) -> f32 {
    let light = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    light as f32
}

/// The light in the middle between each number of sRGB and the next.
static MIDDLES: LazyLock<[f32; 255]> =
    LazyLock::new(|| std::array::from_fn(|value| linear((f64::from(value as u16) + 0.5) / 255.0)));

/// The number of sRGB that is nearest to a light.
fn number(light: f32) -> u8 {
    MIDDLES.partition_point(|middle| *middle < light) as u8
}
