//! What a file is, whatever its name says.

use std::io::Cursor;

use super::loss::{Cause, Other};
use super::package::Package;

/// The first bytes of a compound file, in which Office wrote before 2007 and wraps what it encrypts.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The ending that an office document or a sheet should have; none for other files.
///
/// # Errors
/// When it is of a format that is not read.
pub(super) fn of(ending: &str, bytes: &[u8]) -> Result<Option<&'static str>, Cause> {
    let known = match ending {
        "docx" | "docm" | "dotx" | "dotm" => "docx",
        "odt" | "ott" => "odt",
        "xlsx" | "xlsm" | "xltx" | "xltm" => "xlsx",
        "xls" | "xlt" => "xls",
        "ods" | "ots" => "ods",
        _ => return Ok(None),
    };
    if bytes.starts_with(&COMPOUND) {
        return compound(bytes).map(Some);
    }
    if bytes.starts_with(b"PK") {
        return Ok(Some(zipped(bytes).unwrap_or(known)));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let start = start.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let other = [
        ("{\\rtf", Other::Rtf),
        ("%pdf-", Other::Pdf),
        ("<!doctype html", Other::Html),
        ("<html", Other::Html),
    ];
    match other.into_iter().find(|(mark, _)| start.starts_with(mark)) {
        Some((_, other)) => Err(Cause::Other(other)),
        None => Ok(Some(known)),
    }
}

/// What a compound file holds, by the names of its streams.
fn compound(bytes: &[u8]) -> Result<&'static str, Cause> {
    // A cut or a mended file has a directory that the library refuses.
    let Ok(file) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        let holds = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|window| window == name)
        };
        return kind_of(&holds);
    };
    kind_of(&|name| file.exists(name))
}

fn kind_of(holds: &dyn Fn(&str) -> bool) -> Result<&'static str, Cause> {
    if holds("Workbook") || holds("Book") {
        return Ok("xls");
    }
    Err(match () {
        () if holds("EncryptedPackage") => Cause::Protected,
        () if holds("WordDocument") => Cause::Other(Other::Doc),
        () if holds("PowerPoint Document") => Cause::Other(Other::Ppt),
        () if holds("__properties_version1.0") => Cause::Other(Other::Msg),
        () => Cause::Damaged,
    })
}

/// What a zipped office document is.
fn zipped(bytes: &[u8]) -> Option<&'static str> {
    let mut package = Package::open(bytes).ok()?;
    if let Some(kind) = package.bytes("mimetype").ok().flatten() {
        let kind = String::from_utf8_lossy(&kind).into_owned();
        let kind = kind.trim().strip_prefix("application/vnd.oasis.opendocument.")?;
        return match kind {
            "text" | "text-template" | "text-web" | "text-master" => Some("odt"),
            "spreadsheet" | "spreadsheet-template" => Some("ods"),
            _ => None,
        };
    }
    match () {
        () if package.has("xl/workbook.xml") => Some("xlsx"),
        () if package.has("word/document.xml") => Some("docx"),
        () => None,
    }
}
