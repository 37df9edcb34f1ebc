//! Packages of others: made by other tools, damaged, or made to do harm.

use std::fs;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::Project;

const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// Of the file `a`.
const SHA256: &str = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
const MD5: &str = "0cc175b9c0f1b6a831c399e269772661";

/// A ZIP file of some files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let name = *name;
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Bytes with some replaced by as many others: names that no honest program writes.
fn forged(mut bytes: Vec<u8>, old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let at: Vec<_> =
        (0..bytes.len()).filter(|at| bytes[*at..].starts_with(old.as_bytes())).collect();
    assert!(!at.is_empty());
    for at in at {
        bytes[at..at + old.len()].copy_from_slice(new.as_bytes());
    }
    bytes
}

fn manifest(paths: &[&str]) -> String {
    paths.iter().map(|path| format!("{SHA256}  {path}\n")).collect()
}

/// A small package as a ZIP file, with more files.
fn small(more: &[(&str, &[u8])], listed: &[&str]) -> Vec<u8> {
    let manifest = manifest(listed);
    let own: [(&str, &[u8]); 3] = [
        ("p/bagit.txt", DECLARATION.as_bytes()),
        ("p/manifest-sha256.txt", manifest.as_bytes()),
        ("p/data/a.txt", b"a"),
    ];
    packed(&[&own, more].concat())
}

fn verify(bytes: Vec<u8>) -> (u8, String) {
    let project = Project::new().write("p.zip", bytes);
    let run = project.run(&["verify", "p.zip"]);
    assert_eq!(project.files(), ["p.zip"], "nothing is written");
    (run.status, run.text())
}

#[track_caller]
fn is_told(bytes: Vec<u8>, words: &str) {
    let (status, said) = verify(bytes);
    assert_eq!(status, 1, "{said}");
    assert!(said.contains(words), "{words} is not in\n{said}");
}

#[test]
fn a_small_package_of_another_tool_is_whole() {
    assert_eq!(verify(small(&[], &["data/a.txt"])).0, 0);
    // As a Mac packs a folder.
    let mac: &[(&str, &[u8])] = &[("__MACOSX/p/._bagit.txt", b"x"), ("__MACOSX/._p", b"x")];
    assert_eq!(verify(small(mac, &["data/a.txt"])).0, 0);
}

#[test]
fn names_in_a_zip_that_lead_elsewhere_are_told_and_not_read() {
    for (honest, hostile) in [
        ("p/data/xx/b.txt", "p/data/../b.txt"),
        ("p/data/xx/b.txt", "/p/ata/xx/b.txt"),
        ("p/data/xx/b.txt", "p/data\\..\\b.txt"),
        ("p/data/xx/b.txt", "C:/ata/xx/b.txt"),
    ] {
        let bytes = forged(small(&[(honest, b"a")], &["data/a.txt"]), honest, hostile);
        is_told(bytes, "erreur[name]");
    }
    let beside = small(&[("autre/b.txt", b"a")], &["data/a.txt"]);
    is_told(beside, "autre/b.txt: erreur[outside]");
}

#[test]
fn two_files_of_one_name_are_told() {
    let twice = small(&[("p/data/b.txt", b"other")], &["data/a.txt"]);
    is_told(forged(twice, "p/data/b.txt", "p/data/a.txt"), "erreur[duplicate]");
    // The same name in two forms of accents: one of them would hide behind the other.
    let forms: &[(&str, &[u8])] = &[("p/data/\u{e9}.txt", b"a"), ("p/data/e\u{301}.txt", b"a")];
    is_told(small(forms, &["data/a.txt", "data/\u{e9}.txt"]), "erreur[duplicate]");
}

#[test]
fn a_link_in_a_zip_is_told() {
    let small = small(&[], &["data/a.txt"]);
    let mut writer = ZipWriter::new_append(Cursor::new(small)).unwrap();
    writer.add_symlink("p/data/lien", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    is_told(writer.finish().unwrap().into_inner(), "data/lien: erreur[link]");
}

#[test]
fn a_list_that_unpacks_beyond_measure_is_told() {
    let bomb = vec![b'0'; 300 << 20];
    let (status, said) = verify(packed(&[
        ("p/bagit.txt", DECLARATION.as_bytes()),
        ("p/manifest-sha512.txt", &bomb),
        ("p/data/a.txt", b"a"),
    ]));
    assert_eq!(status, 1, "{said}");
    assert!(said.contains("manifest-sha512.txt: erreur[too-large]"), "{said}");
}

#[test]
fn files_that_share_their_bytes_are_told() {
    // The directory of the archive points twice to the same file.
    let honest = small(&[("p/data/b.txt", b"a")], &["data/a.txt", "data/b.txt"]);
    let entries: Vec<_> =
        (0..honest.len()).filter(|at| honest[*at..].starts_with(b"PK\x01\x02")).collect();
    let mut bytes = honest;
    let [.., third, fourth] = entries[..] else { panic!() };
    let offset: [u8; 4] = bytes[third + 42..third + 46].try_into().unwrap();
    bytes[fourth + 42..fourth + 46].copy_from_slice(&offset);
    is_told(bytes, "erreur[overlap]");
}

#[test]
fn a_zip_that_is_cut_short_is_told() {
    let whole = small(&[], &["data/a.txt"]);
    for end in [10, whole.len() / 2, whole.len() - 5] {
        let (status, said) = verify(whole[..end].to_vec());
        assert_eq!(status, 2, "{said}");
        assert!(
            said.contains("n'est ni un PDF, ni un dossier, ni un fichier ZIP lisible"),
            "{said}"
        );
    }
    for at in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x15;
        let _ = verify(flipped);
    }
}

#[test]
fn checksums_of_another_kind_are_not_said_to_be_right() {
    let project = Project::new()
        .write("p/bagit.txt", DECLARATION)
        .write("p/data/a.txt", "a")
        .write("p/manifest-md5.txt", format!("{MD5}  data/a.txt\n"));
    let run = project.run(&["verify", "p"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(
        run.stderr.contains("manifest-md5.txt") && run.stderr.contains("SHA-512"),
        "{}",
        run.text()
    );
    let project = project.write("p/manifest-sha256.txt", manifest(&["data/a.txt"]));
    let run = project.run(&["verify", "p"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stdout.contains("remarque : manifest-md5.txt n'est pas vérifié"), "{}", run.text());
}

#[test]
fn what_the_standard_allows_is_no_fault() {
    // Old line ends, a list of files to fetch that were fetched, and a text that no list names.
    let project = Project::new()
        .write("p/bagit.txt", DECLARATION.replace('\n', "\r\n"))
        .write("p/data/a.txt", "a")
        .write("p/data/b c.txt", "a")
        .write(
            "p/manifest-sha256.txt",
            manifest(&["data/a.txt", "data/b c.txt"]).replace('\n', "\r"),
        )
        .write("p/fetch.txt", "https://example.org/a.txt 1 data/a.txt\n");
    let run = project.run(&["verify", "p"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let list = fs::read(project.path("p/manifest-sha256.txt")).unwrap();
    let own = actes::source::sha256(&list);
    let project = project
        .write("p/tagmanifest-sha256.txt", format!("{own}  manifest-sha256.txt\n"))
        .write("p/notice.txt", "x");
    let run = project.run(&["verify", "p"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stdout.contains("remarque : notice.txt n'est dans aucune liste"), "{}", run.text());
    fs::remove_file(project.path("p/data/a.txt")).unwrap();
    let run = project.run(&["verify", "p"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stdout.contains("fetch.txt: erreur[fetch]"), "{}", run.text());
}

#[test]
fn a_description_in_other_letters_is_told() {
    let project = Project::new()
        .write("p/bagit.txt", DECLARATION.replace("UTF-8", "ISO-8859-1"))
        .write("p/data/a.txt", "a")
        .write("p/manifest-sha256.txt", manifest(&["data/a.txt"]));
    let run = project.run(&["verify", "p"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stdout.contains("bagit.txt: erreur[encoding]"), "{}", run.text());
}

#[test]
fn a_name_gives_the_terminal_no_command() {
    let said = verify(small(&[("p/data/\u{1b}[2Jb.txt", b"a")], &["data/a.txt"])).1;
    assert!(said.contains("erreur[unlisted]") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn a_record_that_points_elsewhere_is_told() {
    let event = Project::small();
    let run = event.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let record = fs::read_to_string(event.path("bag/actes.json")).unwrap();
    for (old, new) in [
        ("\"original\": \"agenda.md\"", "\"original\": \"../agenda.md\""),
        ("\"path\": \"data/sources/20190612_agenda.md\"", "\"path\": \"../input/agenda.md\""),
        ("\"editions\": {", "\"others\": {"),
    ] {
        let changed = record.replace(old, new);
        assert!(changed != record, "{old}");
        fs::write(event.path("bag/actes.json"), changed).unwrap();
        crate::archive::reseal(&event.path("bag"));
        let run = event.run(&["verify", "bag", "--rebuild"]);
        assert_eq!(run.status, 1, "{}", run.text());
        assert!(run.stdout.contains("actes.json: erreur[record]"), "{}", run.text());
    }
}
