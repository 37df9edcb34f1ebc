//! Whole documents, made by other programs (`tests/office/make.py`), against the text expected.

use proptest::prelude::*;

use super::loss::Other;
use super::*;
use crate::diagnostic::Language;

macro_rules! office {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/office/", $name))
    };
}

const DOCUMENTS: &[(&str, &[u8])] = &[
    ("agenda-table.docx", office!("agenda-table.docx")),
    ("agenda-tabs.docx", office!("agenda-tabs.docx")),
    ("notes.docx", office!("notes.docx")),
    ("notes.odt", office!("notes.odt")),
    ("actions.xlsx", office!("actions.xlsx")),
    ("participants.ods", office!("participants.ods")),
    ("agenda-table-writer.odt", office!("agenda-table-writer.odt")),
    ("notes-writer.odt", office!("notes-writer.odt")),
    ("notes-writer.docx", office!("notes-writer.docx")),
    ("actions-calc.ods", office!("actions-calc.ods")),
    ("actions-calc.xls", office!("actions-calc.xls")),
];

fn purpose(name: &str) -> Purpose {
    if name.starts_with("agenda") { Purpose::Agenda } else { Purpose::Text }
}

fn bytes(name: &str) -> &'static [u8] {
    DOCUMENTS.iter().find(|(known, _)| *known == name).map_or(&[], |(_, bytes)| *bytes)
}

/// Decodes a document; its text and what it drops, against a file and against words.
#[track_caller]
fn check(name: &str, expected: &[u8], dropped: &[&str]) {
    let decoded = decode(name, bytes(name), purpose(name)).expect("a sound document");
    assert_eq!(decoded.text, String::from_utf8_lossy(expected), "{name}");
    let words: Vec<_> = decoded.dropped.iter().map(|part| part.words(Language::French)).collect();
    assert_eq!(words, dropped, "{name}");
}

#[test]
fn an_agenda_in_a_word_table_keeps_times_and_sessions_together() {
    check("agenda-table.docx", office!("agenda-table.docx.md"), &[]);
}

#[test]
fn an_agenda_with_tab_stops_keeps_its_lines() {
    check("agenda-tabs.docx", office!("agenda-tabs.docx.md"), &[]);
}

#[test]
fn word_notes_become_markdown() {
    let dropped = [
        "1 suppression suivie",
        "1 passage en texte masqué",
        "en-tête ou pied de page « Syndicat du Haut-Lys »",
    ];
    check("notes.docx", office!("notes.docx.md"), &dropped);
}

#[test]
fn libreoffice_notes_become_markdown() {
    check("notes.odt", office!("notes.odt.md"), &["1 commentaire en marge"]);
}

#[test]
fn a_workbook_becomes_csv_of_its_first_sheet_that_is_not_empty() {
    check("actions.xlsx", office!("actions.xlsx.csv"), &["feuille « Brouillon »"]);
    check("participants.ods", office!("participants.ods.csv"), &[]);
}

#[test]
fn what_libreoffice_saves_reads_as_what_word_saved() {
    check("agenda-table-writer.odt", office!("agenda-table.docx.md"), &[]);
    let footer = "en-tête ou pied de page « Syndicat du Haut-Lys »";
    let dropped = ["1 suppression suivie", "1 passage en texte masqué", footer];
    check("notes-writer.odt", office!("notes.docx.md"), &dropped);
    check("notes-writer.docx", office!("notes.docx.md"), &dropped);
    check("actions-calc.ods", office!("actions.xlsx.csv"), &["feuille « Brouillon »"]);
    check("actions-calc.xls", office!("actions.xlsx.csv"), &["feuille « Brouillon »"]);
}

#[test]
fn text_files_and_pictures_pass() {
    assert_eq!(decode("a/notes.TXT", b"caf\xe9\r\n", Purpose::Text).unwrap().text, "café\n");
    assert_eq!(decode("media/photo.JPG", b"\xff\xd8", Purpose::Text).unwrap(), Decoded::default());
}

#[test]
fn unknown_and_unreadable_files_say_why() {
    let unknown = DecodeError::Unknown { ending: "doc".into() };
    assert_eq!(decode("notes.doc", b"", Purpose::Text).unwrap_err(), unknown);
    let cause = |path: &str, bytes: &[u8]| match decode(path, bytes, Purpose::Text).unwrap_err() {
        DecodeError::Unreadable { cause } => cause,
        DecodeError::Unknown { ending } => panic!("unknown ending {ending}"),
    };
    let encrypted = compound("EncryptedPackage");
    assert_eq!(cause("a.docx", &encrypted), Cause::Protected);
    assert_eq!(cause("a.xlsx", &encrypted), Cause::Protected);
    assert_eq!(cause("a.odt", b"not a zip"), Cause::Damaged);
    assert_eq!(cause("a.docx", &compound("WordDocument")), Cause::Other(Other::Doc));
    assert_eq!(cause("a.docx", b"{\\rtf1 x}"), Cause::Other(Other::Rtf));
    assert_eq!(cause("a.odt", b"%PDF-1.7"), Cause::Other(Other::Pdf));
    assert_eq!(cause("a.xls", b""), Cause::Damaged);
    assert!(Cause::Protected.words(Language::French).contains("mot de passe"));
}

/// A compound file with one stream.
fn compound(name: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap();
    file.into_inner().into_inner()
}

#[test]
fn a_document_is_what_it_holds_whatever_its_name() {
    for (name, file) in [
        ("a.docm", "notes.docx"),
        ("a.docx", "notes.odt"),
        ("a.odt", "notes.docx"),
        ("a.xlsm", "actions.xlsx"),
        ("a.xlsx", "actions-calc.xls"),
        ("a.xls", "participants.ods"),
    ] {
        let read = decode(name, bytes(file), Purpose::Text).unwrap().text;
        assert_eq!(read, decode(file, bytes(file), Purpose::Text).unwrap().text, "{name}");
    }
}

#[test]
fn a_part_that_inflates_without_end_is_refused() {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..110 {
        archive.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    for path in ["a.odt", "a.ods"] {
        let refused = DecodeError::Unreadable { cause: Cause::beyond(Limit::Unpacked) };
        assert_eq!(decode(path, &bytes, Purpose::Text).unwrap_err(), refused);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_documents_never_panic(at in 0..DOCUMENTS.len(), flips: Vec<(u16, u8)>, cut: u16) {
        let (name, bytes) = DOCUMENTS[at];
        let mut damaged = bytes.to_vec();
        for (place, bits) in flips {
            let place = usize::from(place) % damaged.len();
            damaged[place] ^= bits;
        }
        if cut % 2 == 0 {
            damaged.truncate(usize::from(cut) % bytes.len());
        }
        let _ = decode(name, &damaged, purpose(name));
    }
}
