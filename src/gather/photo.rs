//! When a photograph was taken, as the camera noted it.

use jiff::civil::{Date, DateTime, Time};

/// The mark before what a camera notes, in JPEG and HEIC files.
const MARK: &[u8] = b"Exif\0\0";
/// How far into a file the mark is looked for.
const DEEPEST: usize = 8 << 20;

/// The entries of Exif that are looked for: where more entries stand, and two times.
const MORE: u16 = 0x8769;
const TAKEN: u16 = 0x9003;
const WRITTEN: u16 = 0x0132;

/// When a picture was taken; nothing when the file does not tell.
pub(super) fn taken(bytes: &[u8]) -> Option<DateTime> {
    let near = &bytes[..bytes.len().min(DEEPEST)];
    let at = near.windows(MARK.len()).position(|it| it == MARK)?;
    let exif = Exif::of(near.get(at + MARK.len()..)?)?;
    let first = exif.number(4, 4)?;
    let more = exif.entry(first, MORE).and_then(|at| exif.number(at + 8, 4));
    let taken = more.and_then(|more| exif.entry(more, TAKEN));
    exif.moment(taken.or_else(|| exif.entry(first, WRITTEN))?)
}

/// When a picture was taken, as telephones name it: `IMG_20251014_093412`, `PXL_20251106_091822123`,
/// `2025-10-14 09.34.12`.
pub(super) fn of_name(stem: &str) -> Option<DateTime> {
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let groups: Vec<_> =
        stem.split(|c: char| !c.is_ascii_digit()).filter(|it| digits(it)).collect();
    let glued = |it: &[&str]| {
        let [date, time] = it else { return None };
        (date.len() == 8 && matches!(time.len(), 6..=9)).then(|| format!("{date}{}", &time[..6]))
    };
    let apart =
        |it: &[&str]| (it.iter().map(|it| it.len()).eq([4, 2, 2, 2, 2, 2])).then(|| it.concat());
    let written =
        groups.windows(2).find_map(glued).or_else(|| groups.windows(6).find_map(apart))?;
    let number = |from: usize, to: usize| written[from..to].parse::<i16>().ok();
    let small = |from: usize| number(from, from + 2).and_then(|it| i8::try_from(it).ok());
    let date = Date::new(number(0, 4)?, small(4)?, small(6)?).ok()?;
    Some(date.to_datetime(Time::new(small(8)?, small(10)?, small(12)?, 0).ok()?))
}

/// What a camera noted (TIFF 6.0, section 2).
struct Exif<'a> {
    bytes: &'a [u8],
    is_big: bool,
}

impl<'a> Exif<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let is_big = match bytes.get(..2)? {
            b"MM" => true,
            b"II" => false,
            _ => return None,
        };
        Some(Self { bytes, is_big })
    }

    fn number(&self, at: usize, length: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(length)?)?;
        let add = |sum: usize, byte: &u8| sum << 8 | usize::from(*byte);
        Some(if self.is_big { bytes.iter().fold(0, add) } else { bytes.iter().rev().fold(0, add) })
    }

    /// Where the entry of a tag stands among those of a directory.
    fn entry(&self, directory: usize, tag: u16) -> Option<usize> {
        let count = self.number(directory, 2)?;
        let mut entries = (0..count).map(|rank| directory + 2 + 12 * rank);
        entries.find(|at| self.number(*at, 2) == Some(tag.into()))
    }

    /// The time that an entry gives: `2025:11:20 09:40:00`.
    fn moment(&self, entry: usize) -> Option<DateTime> {
        let at = self.number(entry + 8, 4)?;
        let text = std::str::from_utf8(self.bytes.get(at..at.checked_add(19)?)?).ok()?;
        let mut numbers = text.split([':', ' ']).map(|it| it.trim().parse::<i16>().ok());
        let mut next = || numbers.next().flatten();
        let (year, month, day) = (next()?, next()?.try_into().ok()?, next()?.try_into().ok()?);
        let (hour, minute, second) =
            (next()?.try_into().ok()?, next()?.try_into().ok()?, next()?.try_into().ok()?);
        let date = Date::new(year, month, day).ok()?;
        Some(date.to_datetime(Time::new(hour, minute, second, 0).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// What a camera notes, in either order of bytes.
    fn exif(is_big: bool) -> Vec<u8> {
        let two = |n: u16| if is_big { n.to_be_bytes() } else { n.to_le_bytes() };
        let four = |n: u32| if is_big { n.to_be_bytes() } else { n.to_le_bytes() };
        let mut tiff = if is_big { b"MM".to_vec() } else { b"II".to_vec() };
        tiff.extend(two(42));
        tiff.extend(four(8));
        for (tag, kind, count, value) in [(MORE, 4, 1, 26), (TAKEN, 2, 20, 44)] {
            tiff.extend(two(1));
            tiff.extend([two(tag), two(kind)].concat());
            tiff.extend([four(count), four(value), four(0)].concat());
        }
        tiff.extend(b"2025:11:20 09:40:30\0");
        [b"\xff\xd8\xff\xe1..".as_slice(), MARK, &tiff].concat()
    }

    #[test]
    fn the_name_of_a_picture_tells_too() {
        let moment = date(2025, 11, 20).at(9, 40, 30, 0);
        for stem in [
            "IMG_20251120_094030",
            "PXL_20251120_094030123.MP",
            "2025-11-20 09.40.30",
            "Photo 2025-11-20 à 09.40.30",
            "20251120_094030 (1)",
        ] {
            assert_eq!(of_name(stem), Some(moment), "{stem}");
        }
        for stem in ["DSC_0042", "IMG-20251120-WA0007", "20259999_094030"] {
            assert_eq!(of_name(stem), None, "{stem}");
        }
    }

    #[test]
    fn a_picture_tells_when_it_was_taken() {
        let moment = date(2025, 11, 20).at(9, 40, 30, 0);
        for is_big in [true, false] {
            assert_eq!(taken(&exif(is_big)), Some(moment));
        }
        let whole = exif(true);
        for end in 0..whole.len() - 1 {
            assert_eq!(taken(&whole[..end]), None, "{end}");
        }
        assert_eq!(taken(b"Exif\0\0MM\0\x2a\xff\xff\xff\xff"), None);
    }
}
