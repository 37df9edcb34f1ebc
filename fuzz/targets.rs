//! What anybody may send, given to each reader: none may panic, and none may run on. Two drivers share these: the
//! fuzzer (`fuzz_targets/`, `cargo fuzz`), which is led by the code that an input reaches, and the suite
//! (`tests/mutations.rs`), which damages the files of `corpus/` by lot.

use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use actes::cli::Cli;
use actes::commands::{Environment, Live, load, run};
use actes::diagnostic::{Diagnostics, Language};
use actes::edition::Edition;
use actes::model::event::Typography;
use actes::polish::{corrected, polish};
use actes::progress::Progress;
use actes::read::decode::{Purpose, decode};
use actes::typeset::{Job, Pictures, compose};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What is given to a reader, and a folder of its own to write in.
pub(crate) type Target = fn(&[u8], &Path);

/// All of them, by the names of their corpora.
pub(crate) const TARGETS: [(&str, Target); 7] = [
    ("agenda", agenda),
    ("notes", notes),
    ("files", files),
    ("documents", documents),
    ("sheets", sheets),
    ("typography", typography),
    ("verify", verify),
];

const AGENDA: &str =
    "# Journée d'étude\n\n12 juin 2019\n\n9h30 Table ronde : habiter\n\n11h Ateliers\n";

/// Files that an event may have beside its agenda and its notes.
const FILES: [&str; 12] = [
    "event.yaml",
    "actions.yaml",
    "ateliers/1100.yaml",
    "glossary.yaml",
    "annexes/annexes.yaml",
    "participants.yaml",
    "participants.csv",
    "actions.csv",
    "bilan.csv",
    "notes/0930.eml",
    "notes/0930.vtt",
    "media/dessin.svg",
];

/// The first line and the rest.
fn headed(data: &[u8]) -> (&str, &[u8]) {
    let end = data.iter().position(|it| *it == b'\n').unwrap_or_default();
    let rest = data.get(end + 1..).unwrap_or_default();
    (std::str::from_utf8(&data[..end]).unwrap_or_default(), rest)
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).expect("the disk takes it");
}

/// An agenda as text.
pub(crate) fn agenda(data: &[u8], folder: &Path) {
    write(&folder.join("agenda.md"), data);
    let _ = load(folder, &mut Diagnostics::default());
}

/// Notes in Markdown, as far as they are Typst code.
pub(crate) fn notes(data: &[u8], folder: &Path) {
    write(&folder.join("agenda.md"), AGENDA.as_bytes());
    write(&folder.join("notes/0930.md"), data);
    let quiet = &mut Diagnostics::default();
    let Ok(loaded) = load(folder, quiet) else { return };
    for edition in [Edition::Internal, Edition::Public] {
        let report = polish(loaded.edit(edition, quiet), &loaded.sources, quiet);
        let pictures =
            Pictures::prepare(&report, None, &loaded.sources, &Progress::default(), quiet);
        compose(Job::new(&report, &loaded.sources, &pictures), quiet);
    }
}

/// A file of the event: its first line says which.
pub(crate) fn files(data: &[u8], folder: &Path) {
    let (name, content) = headed(data);
    let Some(name) = FILES.into_iter().find(|it| *it == name) else { return };
    write(&folder.join("agenda.md"), AGENDA.as_bytes());
    for other in FILES {
        let _ = fs::remove_file(folder.join(other));
    }
    write(&folder.join(name), content);
    let _ = load(folder, &mut Diagnostics::default());
}

/// The text of a word processor: what the first line says, `docx` or `odt`, with the rest as its main part.
pub(crate) fn documents(data: &[u8], _: &Path) {
    let (ending, part) = headed(data);
    let bytes = match ending {
        "docx" => packed(&[("word/document.xml", part)]),
        "odt" => packed(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", part),
        ]),
        _ => return,
    };
    for purpose in [Purpose::Agenda, Purpose::Text] {
        let _ = decode(&format!("notes/0930.{ending}"), &bytes, purpose);
    }
}

/// A sheet: what the first line says; the rest is the sheet of an `xlsx`, the content of an `ods`, an `xls` as it is.
pub(crate) fn sheets(data: &[u8], _: &Path) {
    const BOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    const LINKS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let (ending, part) = headed(data);
    let bytes = match ending {
        "xlsx" => packed(&[
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", LINKS),
            ("xl/worksheets/sheet1.xml", part),
        ]),
        "ods" => packed(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", part),
        ]),
        "xls" => part.to_vec(),
        _ => return,
    };
    let _ = decode(&format!("actions.{ending}"), &bytes, Purpose::Text);
}

/// A text in pieces, as the typographic pass is given it: a piece a line.
pub(crate) fn typography(data: &[u8], _: &Path) {
    let text = String::from_utf8_lossy(data);
    let pieces: Vec<_> = text.split('\n').collect();
    for language in ["fr", "en", "de"] {
        let once = corrected(Typography::ImprimerieNationale, language, &pieces);
        assert_eq!(once.len(), pieces.len(), "no piece is lost");
        let again: Vec<_> = once.iter().map(String::as_str).collect();
        assert_eq!(corrected(Typography::ImprimerieNationale, language, &again), once);
    }
}

/// A PDF or a package, as somebody else sends it.
pub(crate) fn verify(data: &[u8], folder: &Path) {
    let name = if data.starts_with(b"PK") { "a.zip" } else { "a.pdf" };
    write(&folder.join(name), data);
    let arguments: Vec<_> = ["actes", "verify", name].map(OsString::from).to_vec();
    let Ok(cli) = Cli::read(&arguments, Language::English) else { return };
    let environment = Environment {
        language: Language::English,
        colour: false,
        quiet: false,
        folder: folder.to_owned(),
        date: None,
        progress: Progress::default(),
        live: Live::none(),
    };
    let _ = run(&cli, &environment);
}

/// A package of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let started = package.start_file(*name, SimpleFileOptions::default());
        started.expect("a part begins");
        package.write_all(bytes).expect("memory takes it");
    }
    package.finish().expect("memory takes it").into_inner()
}
