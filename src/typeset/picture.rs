//! The pictures of a report before typst meets them: those that it shows, as they are printed, and why
//! one cannot be read, in plain words.

use std::collections::BTreeMap;

use rayon::prelude::*;
use typst::foundations::Bytes;
use typst::visualize::SvgImage;

use super::svg::LeftOut;
use super::{svg, template};
use crate::budget;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::picture::{self, Frame, Unreadable};
use crate::polish::Polished;
use crate::progress::Progress;
use crate::source::{Source, SourceId, Sources, Span};
use crate::spelling::listed;

/// How many pictures are open at the same time: a photograph takes some fifty megabytes.
const AT_ONCE: usize = 2;

/// The pictures that a report shows, by their paths below the event folder.
#[derive(Debug)]
pub struct Pictures(BTreeMap<String, File>);

/// A picture as typst gets it.
#[derive(Debug)]
pub(super) struct File {
    /// Its virtual path.
    pub(super) path: String,
    pub(super) source: SourceId,
    pub(super) bytes: Bytes,
    left_out: Vec<LeftOut>,
}

impl Pictures {
    /// Prepares each picture once, and tells those that cannot be read wherever they are shown.
    /// The template, if it is not the event's own choice, says how large.
    pub fn prepare(
        report: &Polished,
        template: Option<&str>,
        sources: &Sources,
        progress: &Progress,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let resolution = report.event.facts.theme.resolution.unwrap_or(picture::RESOLUTION);
        let template = template.unwrap_or(&report.event.template);
        let shown = picture::shown(report, template::manifest(template, sources).picture);
        let mut frames: BTreeMap<SourceId, Frame> = BTreeMap::new();
        for it in &shown {
            if let Some(id) = sources.find(it.path) {
                let frame = frames.entry(id).or_insert(it.frame);
                *frame = frame.union(it.frame);
            }
        }
        let mut files = BTreeMap::new();
        let wanted: Vec<_> = frames.into_iter().collect();
        let mut done = 0;
        for few in wanted.chunks(AT_ONCE) {
            done += few.len();
            let made = few
                .par_iter()
                .map(|&(id, frame)| (id, prepared(id, sources.get(id), frame, resolution)));
            for (id, made) in made.collect::<Vec<_>>() {
                let path = &sources.get(id).path;
                let [french, english] = match made {
                    Ok(mut file) => {
                        let place = shown.iter().find(|it| it.path == *path).map(|it| it.span);
                        let told = file.left_out.iter().map(|it| told(it, path, place));
                        told.for_each(|it| diagnostics.push(it));
                        // A name that the edition does not tell is no name of a file either.
                        if !report.sources.iter().any(|source| source.path == *path) {
                            let ending = file.path.rsplit('.').next().unwrap_or_default();
                            file.path = virtual_path(&format!("picture-{}.{ending}", id.0));
                        }
                        files.insert(path.clone(), file);
                        continue;
                    }
                    Err(cause) => cause,
                };
                for it in shown.iter().filter(|it| it.path == *path) {
                    let diagnostic = Diagnostic::new(Code::UnreadablePicture, it.span)
                        .with("path", path)
                        .with_both("cause", &french, &english);
                    diagnostics.push(diagnostic);
                }
            }
            progress.count(done, Some(wanted.len()));
        }
        Self(files)
    }

    /// The virtual path of a picture.
    pub(super) fn path(&self, path: &str) -> String {
        self.0.get(path).map_or_else(|| virtual_path(path), |file| file.path.clone())
    }

    /// All of them, in the order of their paths.
    pub(super) fn files(&self) -> impl Iterator<Item = &File> {
        self.0.values()
    }
}

fn virtual_path(path: &str) -> String {
    format!("/event/{path}")
}

/// A picture as it is printed, or why it cannot be read, in French and in English.
fn prepared(
    id: SourceId,
    source: &Source,
    frame: Frame,
    resolution: u32,
) -> Result<File, [String; 2]> {
    let asked = format!("{frame:?} {resolution}");
    let made = source.derived.recall("print", asked, || printed(source, frame, resolution));
    made.map(|(path, bytes, left_out)| File { path, source: id, bytes, left_out })
}

/// The virtual path and the bytes of a picture as it is printed, and what is left out of it.
type Printed = (String, Bytes, Vec<LeftOut>);

fn printed(source: &Source, frame: Frame, resolution: u32) -> Result<Printed, [String; 2]> {
    let _work = budget::at(&source.path);
    let path = virtual_path(&source.path);
    let ending = source.extension();
    match ending.as_str() {
        "svg" => {
            let decoded = svg::in_utf_8(&source.bytes);
            let whole = decoded.as_ref().unwrap_or(&source.bytes);
            if let Some(cause) = svg_cause(whole) {
                return Err(cause);
            }
            let (simple, left_out) = svg::simplify(whole);
            let bytes = simple.as_ref().unwrap_or(whole);
            Ok((path, Bytes::new(svg::without_metadata(bytes).into_owned()), left_out))
        }
        "pdf" => Ok((path, Bytes::new(source.bytes.clone()), Vec::new())),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "heic" | "heif" => {
            let made = picture::prepare(&source.bytes, frame, resolution);
            let made = made.map_err(|said| cause(source, said))?;
            // Typst goes by the ending. Where it changes, the name of the author's file becomes that
            // of a folder, which no other file can be in.
            let is_kept = ending.replace("jpeg", "jpg") == made.ending;
            let path = if is_kept { path } else { format!("{path}/printed.{}", made.ending) };
            Ok((path, Bytes::new(made.bytes), Vec::new()))
        }
        _ => Err([
            format!("le format .{ending} n'est pas reconnu"),
            format!("the format .{ending} is not recognised"),
        ]),
    }
}

/// What is told of something that is left out of a drawing.
fn told(left_out: &LeftOut, path: &str, place: Option<Span>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Code::DrawingSimplified, place).with("path", path);
    match left_out {
        LeftOut::Effects => diagnostic
            .with_both("part", "ses filtres, trop lourds", "its filters, which are too heavy")
            .with("effects", ""),
        LeftOut::Linked(names) => {
            let names = listed(names.iter().map(String::as_str));
            let (french, english) = (
                format!("ce qu'il montre d'un autre fichier ({names})"),
                format!("what it shows of another file ({names})"),
            );
            diagnostic.with_both("part", &french, &english).with("linked", "")
        }
    }
}

/// Why a picture cannot be read, in French and in English.
fn cause(source: &Source, said: Unreadable) -> [String; 2] {
    let both = |french: &str, english: &str| [french.to_owned(), english.to_owned()];
    let expected = named(&source.extension());
    match (said, real_format(&source.bytes)) {
        _ if source.bytes.is_empty() => both("le fichier est vide", "the file is empty"),
        (Unreadable::TooLarge, _) => both("elle est trop grande", "it is too large"),
        (_, None) => [
            format!("ce n'est pas une image {expected}"),
            format!("it is not a {expected} picture"),
        ],
        (_, Some(real @ ("TIFF" | "BMP" | "AVIF" | "HEIC"))) if real != expected => {
            let ending = source.extension();
            [
                format!("c'est une image {real} sous un nom en .{ending}"),
                format!("it is a {real} picture under a name in .{ending}"),
            ]
        }
        _ => both("elle est abîmée ou incomplète", "it is damaged or cut short"),
    }
}

/// The format that an ending stands for.
fn named(ending: &str) -> &'static str {
    match ending {
        "png" => "PNG",
        "gif" => "GIF",
        "webp" => "WebP",
        "heic" | "heif" => "HEIC",
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
fn svg_cause(bytes: &[u8]) -> Option<[String; 2]> {
    let error = SvgImage::new(Bytes::new(bytes.to_vec())).err()?;
    let said = format!("{error:?}");
    let (french, english) = match said.as_str() {
        _ if bytes.is_empty() => ("le fichier est vide", "the file is empty"),
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
        _ if real_format(bytes).is_some() => (
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
        let source = Source::new(name, bytes.to_vec(), String::new());
        let found = prepared(SourceId(0), &source, Frame::FIGURE, 200).err();
        assert_eq!(found, expected.map(|words| words.map(str::to_owned)), "{name}");
    }

    #[test]
    fn what_is_wrong_with_a_picture_is_told_in_plain_words() {
        let damaged = Some(["elle est abîmée ou incomplète", "it is damaged or cut short"]);
        check("a.png", b"\x89PNG\r\n\x1a\n\0\0", damaged);
        check("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", damaged);
        check("a.webp", b"RIFF\0\0\0\0WEBP", damaged);
        check("a.gif", b"", Some(["le fichier est vide", "the file is empty"]));
        check("a.png", b"\xff\xd8\xff\xe0", damaged);
        let phone = [
            "c'est une image HEIC sous un nom en .JPG",
            "it is a HEIC picture under a name in .JPG",
        ];
        let phone = phone.map(|words| words.replace("JPG", "jpg"));
        let broken = ["elle est abîmée ou incomplète", "it is damaged or cut short"];
        check("a.heic", b"\0\0\0\x18ftypheic0000", Some(broken));
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
