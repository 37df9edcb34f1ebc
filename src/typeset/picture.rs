//! Pictures before typst meets them: why one cannot be read, in plain words.

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage, SvgImage};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::body::Picture;
use crate::source::{Source, Sources};

/// Tells a picture that typst cannot read where its author shows it.
pub(super) fn check(picture: &Picture, sources: &Sources, diagnostics: &mut Diagnostics) {
    let Some(id) = sources.find(&picture.path) else { return };
    if let Some([french, english]) = cause(sources.get(id)) {
        let diagnostic = Diagnostic::new(Code::UnreadablePicture, picture.span)
            .with("path", &picture.path)
            .with_both("cause", &french, &english);
        diagnostics.push(diagnostic);
    }
}

/// Why a picture cannot be read, in French and in English.
fn cause(source: &Source) -> Option<[String; 2]> {
    let both = |french: &str, english: &str| [french.to_owned(), english.to_owned()];
    let ending = source.extension();
    let format = match ending.as_str() {
        "png" => ExchangeFormat::Png,
        "jpg" | "jpeg" => ExchangeFormat::Jpg,
        "gif" => ExchangeFormat::Gif,
        "webp" => ExchangeFormat::Webp,
        "svg" => return svg_cause(source),
        "pdf" => return None,
        _ => {
            return Some([
                format!("le format .{ending} n'est pas reconnu"),
                format!("the format .{ending} is not recognised"),
            ]);
        }
    };
    let bytes = Bytes::new(source.bytes.clone());
    let said = RasterImage::new(bytes, RasterFormat::Exchange(format), Smart::Auto).err()?;
    Some(match (named(&ending), real_format(&source.bytes)) {
        _ if source.bytes.is_empty() => both("le fichier est vide", "the file is empty"),
        _ if said.contains("too large") => both("elle est trop grande", "it is too large"),
        (_, None) => [
            format!("ce n'est pas une image {}", named(&ending)),
            format!("it is not a {} picture", named(&ending)),
        ],
        (expected, Some(real)) if expected != real => [
            format!("c'est une image {real} sous un nom en .{ending}"),
            format!("it is a {real} picture under a name in .{ending}"),
        ],
        _ => both("elle est abîmée ou incomplète", "it is damaged or cut short"),
    })
}

/// The format that an ending stands for.
fn named(ending: &str) -> &'static str {
    match ending {
        "png" => "PNG",
        "gif" => "GIF",
        "webp" => "WebP",
        _ => "JPEG",
    }
}

/// The format that the first bytes of a file tell.
fn real_format(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("PNG"),
        [0xff, 0xd8, 0xff, ..] => Some("JPEG"),
        [b'G', b'I', b'F', b'8', ..] => Some("GIF"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("WebP"),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some("TIFF"),
        [b'B', b'M', ..] => Some("BMP"),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', ..] => Some("AVIF"),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => Some("HEIC"),
        _ => None,
    }
}

/// Why a drawing cannot be read.
fn svg_cause(source: &Source) -> Option<[String; 2]> {
    let error = SvgImage::new(Bytes::new(source.bytes.clone())).err()?;
    let said = format!("{error:?}");
    let (french, english) = match said.as_str() {
        _ if source.bytes.is_empty() => ("le fichier est vide", "the file is empty"),
        said if said.contains("too large") => {
            ("elle compte trop d'éléments", "it has too many elements")
        }
        said if said.contains("viewbox") => (
            "sa largeur, sa hauteur ou son cadre (viewBox) ne convient pas",
            "its width, height or frame (viewBox) is not valid",
        ),
        said if said.contains("UTF-8") => {
            ("son texte n'est pas en UTF-8", "its text is not in UTF-8")
        }
        said if said.contains("compressed") => {
            ("elle est mal compressée", "it is badly compressed")
        }
        _ if real_format(&source.bytes).is_some() => (
            "ce n'est pas un dessin SVG, malgré son nom",
            "it is not an SVG drawing, despite its name",
        ),
        _ => ("son code SVG est abîmé ou incomplet", "its SVG code is damaged or cut short"),
    };
    Some([french.to_owned(), english.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Option<[&str; 2]>) {
        let found = cause(&Source::new(name, bytes.to_vec(), String::new()));
        assert_eq!(found, expected.map(|words| words.map(str::to_owned)), "{name}");
    }

    #[test]
    fn what_is_wrong_with_a_picture_is_told_in_plain_words() {
        let damaged = Some(["elle est abîmée ou incomplète", "it is damaged or cut short"]);
        check("a.png", b"\x89PNG\r\n\x1a\n\0\0", damaged);
        check("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", damaged);
        check("a.webp", b"RIFF\0\0\0\0WEBP", damaged);
        check("a.gif", b"", Some(["le fichier est vide", "the file is empty"]));
        let other = [
            "c'est une image JPEG sous un nom en .png",
            "it is a JPEG picture under a name in .png",
        ];
        check("a.png", b"\xff\xd8\xff\xe0", Some(other));
        let phone = [
            "c'est une image HEIC sous un nom en .JPG",
            "it is a HEIC picture under a name in .JPG",
        ];
        let phone = phone.map(|words| words.replace("JPG", "jpg"));
        check("a.JPG", b"\0\0\0\x18ftypheic", Some([&phone[0], &phone[1]]));
        check(
            "a.jpeg",
            b"bonjour",
            Some(["ce n'est pas une image JPEG", "it is not a JPEG picture"]),
        );
        check(
            "a.xcf",
            b"gimp",
            Some(["le format .xcf n'est pas reconnu", "the format .xcf is not recognised"]),
        );
    }

    #[test]
    fn what_is_wrong_with_a_drawing_is_told_in_plain_words() {
        let good = b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>";
        check("a.svg", good, None);
        let broken =
            Some(["son code SVG est abîmé ou incomplet", "its SVG code is damaged or cut short"]);
        check("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><g>", broken);
        check("a.svg", b"bonjour", broken);
        check("a.svg", b"", Some(["le fichier est vide", "the file is empty"]));
        let size = b"<svg xmlns='http://www.w3.org/2000/svg' width='0' height='10'/>";
        check(
            "a.svg",
            size,
            Some([
                "sa largeur, sa hauteur ou son cadre (viewBox) ne convient pas",
                "its width, height or frame (viewBox) is not valid",
            ]),
        );
    }
}
