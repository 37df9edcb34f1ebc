//! The package for the archives: what it holds, how it is checked, and what is told of hostile ones.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Project, list};

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n";

pub(crate) fn project() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/notes/0940 Été.md", "Des mots et [SECRET](#interne).\n")
        .write("input/actions.yaml", "- {id: A1, titre: Bâtir}\n")
        .write("input/event.yaml", "statut: projet\nversion: '3'\nlicence: Licence Ouverte 2.0\norganisateurs: [Réseau Modèle]\n")
}

/// A project with its package in `bag`.
fn archived() -> Project {
    let project = project();
    let run = project.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    project
}

pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    list(folder, "", &mut files);
    files
}

/// What `verify` says of a package that is not well.
#[track_caller]
fn wrong(project: &Project, path: &str) -> String {
    let run = project.run(&["verify", path]);
    assert_eq!(run.status, 1, "{}", run.text());
    run.stdout
}

#[test]
fn a_package_holds_both_editions_and_all_they_were_made_of() {
    let project = archived();
    let files = files(&project.path("bag"));
    for file in [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "manifest-sha512.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
        "actes.json",
        "data/20190612_actes_publique_v3.pdf",
        "data/20190612_actes_interne_v3.pdf",
        "data/20190612_compte-rendu_publique.txt",
        "data/20190612_compte-rendu_interne.json",
        "data/20190612_modele.json",
        "data/20190612_actions.csv",
        "data/20190612_lisezmoi.txt",
        "data/20190612_readme.txt",
        "data/sources/20190612_notes_0940-ete.md",
        "data/modeles/20190612_default_report.typ",
        "data/modeles/20190612_fonts_sourceserif4-regular.ttf",
    ] {
        assert!(files.iter().any(|it| it == file), "{file} is not in\n{}", files.join("\n"));
    }
    let original = fs::read(project.path("input/notes/0940 Été.md")).unwrap();
    let archived = project.path("bag/data/sources/20190612_notes_0940-ete.md");
    assert!(fs::read(archived).unwrap() == original);
    // What is in the package is what `build` writes.
    let public = project.build(&["input"]);
    assert!(fs::read(project.path("bag/data/20190612_actes_publique_v3.pdf")).unwrap() == public);
    let names: BTreeSet<_> = files.iter().map(|file| file.to_lowercase()).collect();
    assert_eq!(names.len(), files.len(), "no two names differ by capitals alone");
    for file in files.iter().filter_map(|file| file.strip_prefix("data/")) {
        let name = file.rsplit('/').next().unwrap();
        assert!(name.starts_with("20190612_") && name.len() <= 60, "{name}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.".contains(c);
        assert!(name.chars().all(plain), "{name}");
    }
    let info = fs::read_to_string(project.path("bag/bag-info.txt")).unwrap();
    for line in [
        "Source-Organization: Réseau Modèle",
        "Title: Journée d'étude",
        "Event-Date: 2019-06-12",
        "Language: fr",
        "Rights: Licence Ouverte 2.0",
        "Version: 3",
        "Status: projet",
    ] {
        assert!(info.lines().any(|it| it == line), "{line} is not in\n{info}");
    }
    assert!(!info.contains("Bagging-Date"), "nobody said when");
    let readme = fs::read_to_string(project.path("bag/data/20190612_lisezmoi.txt")).unwrap();
    assert!(readme.contains("notes/0940 Été.md"), "{readme}");
}

#[test]
fn a_draft_may_be_packed_and_that_is_said() {
    let project = project();
    let run = project.run(&["archive", "input", "--date", "2026-11-23"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("projet"), "{}", run.text());
    let info = project.path("actes-2019-06-12-archive/bag-info.txt");
    assert!(fs::read_to_string(info).unwrap().contains("Bagging-Date: 2026-11-23\n"));
}

#[test]
fn nothing_is_replaced_and_nothing_half_made_stays() {
    let project = archived();
    let before = project.files();
    for arguments in [
        &["archive", "input", "-o", "bag"][..],
        &["archive", "input", "-o", "input/bag"],
        &["archive", "input", "-o", "no/such/folder"],
        &["archive", "input", "-o", "new", "--date", "hier"],
        &["archive", "input", "-o", "new", "--template", "inconnu"],
    ] {
        let run = project.run(arguments);
        assert_ne!(run.status, 0, "{}", run.text());
        assert_eq!(project.files(), before, "{arguments:?}");
    }
    let run = project.run(&["archive", "input", "-o", "input/bag"]);
    assert!(run.stderr.contains("input », et lu avec lui"), "{}", run.text());
    let run = project.run(&["archive", "input", "-o", "new", "--date", "demain"]);
    let said = "« demain » n'est pas une date ; écrivez par exemple 2026-11-23 ou 23/11/2026\n";
    assert_eq!(run.stderr, said, "our own sentence alone");
    let project = project.write("input/notes/0940 Été.md", "Voir [[A9]].\n");
    let run = project.run(&["archive", "input", "-o", "new"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert_eq!(project.files(), before);
}

#[test]
fn a_package_in_the_event_s_folder_is_no_part_of_the_event() {
    let project = archived();
    let bag = project.path("bag");
    let project = project.copy(&bag, "input/paquet");
    let run = project.run(&["check", "input"]);
    assert!(!run.text().contains("paquet"), "{}", run.text());
}

#[test]
fn the_same_event_gives_the_same_zip_in_any_language_and_under_any_name() {
    let project = project();
    for (language, name) in [("fr", "one/paquet.zip"), ("en", "two/versement.ZIP")] {
        fs::create_dir_all(project.path(name).parent().unwrap()).unwrap();
        let run = project.run(&["archive", "input", "-o", name, "--lang", language]);
        assert_eq!(run.status, 0, "{}", run.text());
    }
    let [one, two] =
        ["one/paquet.zip", "two/versement.ZIP"].map(|it| fs::read(project.path(it)).unwrap());
    assert!(one == two);
    let run = project.run(&["verify", "one/paquet.zip"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let packed = zip::ZipArchive::new(std::io::Cursor::new(one)).unwrap();
    let top = |name: &[u8]| name.starts_with(b"actes-2019-06-12-archive/");
    assert!(packed.file_names_raw().all(top), "one folder, of the event's name");
    assert!(packed.len() > 20);
}

#[test]
fn an_existing_package_is_not_replaced_by_a_zip_either() {
    let project = project().write("bag.zip", "mine");
    let run = project.run(&["archive", "input", "-o", "bag.zip"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("existe déjà"), "{}", run.text());
    assert_eq!(fs::read(project.path("bag.zip")).unwrap(), b"mine");
}

#[test]
fn a_place_that_is_a_file_is_told() {
    let project = project().write("fichier", "");
    let before = project.files();
    let run = project.run(&["archive", "input", "-o", "fichier/bag"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("« fichier » est un fichier, et non un dossier"), "{}", run.text());
    assert_eq!(project.files(), before);
}

#[test]
fn both_editions_are_composed_again_from_the_package_alone() {
    let project = archived();
    fs::rename(project.path("input"), project.path("gone")).unwrap();
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stdout.contains("leurs comptes rendus sont identiques à l'octet près"),
        "{}",
        run.text()
    );
}

#[test]
fn data_and_reports_that_were_changed_and_files_too_many_are_found_by_making_them_again() {
    let project = archived();
    let bag = project.path("bag");
    let changed = [
        "data/20190612_modele.json",
        "data/20190612_actions.csv",
        "data/20190612_compte-rendu_publique.txt",
        "data/20190612_compte-rendu_interne.json",
        "data/20190612_lisezmoi.txt",
    ];
    for file in changed {
        let mut bytes = fs::read(bag.join(file)).unwrap();
        bytes.push(b' ');
        fs::write(bag.join(file), bytes).unwrap();
    }
    fs::write(bag.join("data/20190612_autre.pdf"), "%PDF-1.7").unwrap();
    fs::remove_file(bag.join("data/20190612_readme.txt")).unwrap();
    reseal(&bag);
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    let own = |line: &&str| !line.starts_with("Payload-Oxum");
    let info: String = info.lines().filter(own).map(|line| format!("{line}\n")).collect();
    fs::write(bag.join("bag-info.txt"), info).unwrap();
    reseal(&bag);
    assert_eq!(project.run(&["verify", "bag"]).status, 0, "its checksums are right");
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 1, "{}", run.text());
    for file in changed {
        assert!(run.stdout.contains(&format!("{file}: erreur[rebuilt]")), "{}", run.text());
    }
    for said in [
        "data/20190612_autre.pdf: erreur[not-made]",
        "data/20190612_readme.txt: erreur[missing]",
        "7 problèmes",
    ] {
        assert!(run.stdout.contains(said), "{said}: {}", run.text());
    }
}

#[test]
fn a_report_that_tells_of_files_that_were_not_read_is_not_compared_and_that_is_said() {
    let project = project().write("input/croquis.xyz", "no source");
    let run = project.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let remark = "remarque : data/20190612_compte-rendu_publique.txt n'est pas comparé";
    assert!(run.stdout.contains(remark), "{}", run.text());
    let well = "les deux éditions et leurs données sont identiques";
    assert!(run.stdout.contains(well), "{}", run.text());
}

#[test]
fn another_version_is_named_and_a_pdf_that_differs_is_too() {
    let project = archived();
    // Whoever changes a package and takes its checksums anew is found out by composing it again.
    let path = "data/20190612_actes_publique_v3.pdf";
    let mut pdf = fs::read(project.path("bag").join(path)).unwrap();
    pdf[1000] ^= 1;
    fs::write(project.path("bag").join(path), pdf).unwrap();
    reseal(&project.path("bag"));
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stdout.contains(&format!("{path}: erreur[rebuilt]")), "{}", run.text());
    assert!(run.stdout.contains("l'octet 1001 "), "{}", run.text());

    let record = project.path("bag/actes.json");
    let text = fs::read_to_string(&record).unwrap();
    let version = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
    fs::write(&record, text.replace(version, "\"version\": \"9.8.7\"")).unwrap();
    reseal(&project.path("bag"));
    assert_eq!(project.run(&["verify", "bag"]).status, 0, "it is whole");
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("fait par actes 9.8.7"), "{}", run.text());
    assert!(run.stderr.contains("lisezmoi.txt dit comment l'obtenir"), "{}", run.text());
    // The same version, and yet a record of a form that is not known.
    fs::write(project.path("bag/actes.json"), text.replace("\"schema\": 1", "\"schema\": 2"))
        .unwrap();
    reseal(&project.path("bag"));
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("sous une forme"), "{}", run.text());
}

#[test]
fn a_byte_that_changed_in_any_file_is_told_of_that_file() {
    let project = archived();
    let bag = project.path("bag");
    let run = project.run(&["verify", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    for file in files(&bag) {
        let path = bag.join(&file);
        let bytes = fs::read(&path).unwrap();
        for at in [0, bytes.len() / 2, bytes.len() - 1] {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            fs::write(&path, flipped).unwrap();
            let said = wrong(&project, "bag");
            assert!(said.contains(&format!("{file}: erreur[")), "{file}, byte {at}:\n{said}");
            // Of a payload file, nothing else is said.
            let one = !file.starts_with("data/") || said.matches("erreur[").count() == 1;
            assert!(one, "{file}, byte {at}:\n{said}");
        }
        fs::write(&path, bytes).unwrap();
    }
}

#[test]
fn a_file_that_is_gone_or_too_many_is_told() {
    let project = archived();
    let bag = project.path("bag");
    for file in files(&bag) {
        let bytes = fs::read(bag.join(&file)).unwrap();
        fs::remove_file(bag.join(&file)).unwrap();
        let said = wrong(&project, "bag");
        assert!(said.contains(&format!("{file}: erreur[missing]")), "{file}:\n{said}");
        fs::write(bag.join(&file), bytes).unwrap();
    }
    let project = project.write("bag/data/sources/nouveau.txt", "").write("bag/note.txt", "");
    let said = wrong(&project, "bag");
    for file in ["data/sources/nouveau.txt", "note.txt"] {
        assert!(said.contains(&format!("{file}: erreur[unlisted]")), "{said}");
    }
    assert!(said.contains("bag-info.txt: erreur[oxum]"), "{said}");
    let json = project.run(&["verify", "bag", "--format", "json", "--lang", "en"]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["kind"], "bag");
    assert_eq!(json["problems"].as_array().unwrap().len(), 3);
}

#[test]
fn hostile_manifests_are_told_and_never_followed() {
    let project = Project::new()
        .write("secret.txt", "a secret")
        .write("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        .write("bag/data/a.txt", "a")
        .write("bag/fetch.txt", "http://example.org/b.txt 1 data/b.txt\n");
    let sum = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    let lines = [
        "data/a.txt".to_owned(),
        "../secret.txt".to_owned(),
        project.path("secret.txt").to_string_lossy().into_owned(),
        "~/secret.txt".to_owned(),
        "data/..\\secret.txt".to_owned(),
        "C:/secret.txt".to_owned(),
        "data/b.txt".to_owned(),
    ];
    let manifest: String = lines.iter().map(|path| format!("{sum}  {path}\n")).collect();
    let project = project.write("bag/manifest-sha256.txt", manifest + "not a line\n\u{0}\n");
    let said = wrong(&project, "bag");
    assert_eq!(said.matches("erreur[leads-out]").count(), 5, "{said}");
    for words in ["fetch.txt: erreur[fetch]", "data/b.txt: erreur[missing]", "erreur[line]"] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
}

#[test]
fn bytes_that_mean_nothing_are_told() {
    let project = Project::new()
        .write("bag/bagit.txt", [0xff, 0xfe, 0x00])
        .write("bag/manifest-sha512.txt", [0xff; 4000])
        .write("bag/bag-info.txt", [0x80, b':', 0x80])
        .write("no.zip", "PK\u{3}\u{4} no archive")
        .write("empty/a.txt", "");
    let said = wrong(&project, "bag");
    assert!(said.contains("bagit.txt: erreur[declaration]"), "{said}");
    for (file, words) in [
        ("no.zip", "n'est ni un PDF"),
        ("empty", "n'est pas un paquet"),
        ("missing", "n'existe pas"),
    ] {
        let run = project.run(&["verify", file]);
        assert_eq!(run.status, 2, "{}", run.text());
        assert!(run.stderr.contains(words), "{}", run.text());
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_told_and_not_followed() {
    let project = archived();
    std::os::unix::fs::symlink(project.path("input"), project.path("bag/data/lien")).unwrap();
    std::os::unix::fs::symlink("/", project.path("bag/racine")).unwrap();
    let said = wrong(&project, "bag");
    for file in ["data/lien", "racine"] {
        assert!(said.contains(&format!("{file}: erreur[link]")), "{said}");
    }
    assert_eq!(said.matches("erreur[").count(), 2, "{said}");
}

#[test]
fn a_flipped_byte_in_a_zip_is_told_of_the_file_it_is_in() {
    let project = project();
    let _ = project.run(&["archive", "input", "-o", "bag.zip"]);
    let mut bytes = fs::read(project.path("bag.zip")).unwrap();
    let at = bytes.windows(4).position(|it| it == b"%PDF").unwrap();
    bytes[at + 2000] ^= 1;
    let project = project.write("bag.zip", bytes);
    let said = wrong(&project, "bag.zip");
    assert!(said.contains("data/20190612_actes_interne_v3.pdf: erreur[unreadable]"), "{said}");
}

/// Takes the checksums of a package anew, as whoever wants to hide a change would.
pub(crate) fn reseal(bag: &Path) {
    use sha2::{Digest, Sha256, Sha512};
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    for (prefix, is_payload) in [("manifest", true), ("tagmanifest", false)] {
        for algorithm in ["sha256", "sha512"] {
            let all = files(bag).into_iter();
            let own = all.filter(|it| {
                it.starts_with("data/") == is_payload && !it.starts_with("tagmanifest")
            });
            let line = |file: String| {
                let bytes = fs::read(bag.join(&file)).unwrap();
                let sum = match algorithm {
                    "sha256" => hex(&Sha256::digest(&bytes)),
                    _ => hex(&Sha512::digest(&bytes)),
                };
                format!("{sum}  {file}\n")
            };
            let manifest: String = own.map(line).collect();
            fs::write(bag.join(format!("{prefix}-{algorithm}.txt")), manifest).unwrap();
        }
    }
}

#[test]
fn a_package_may_leave_out_what_names_people_and_says_so() {
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/participants.csv", "nom;consentement\nPaul Motgardé;non\nAna Spécimen;oui\n")
        .write(
            "input/notes/0940.md",
            "---\nattribution: anonyme\n---\n**Ana Spécimen** : PHRASEGARDÉE oui.\n",
        );
    let run = project.run(&["archive", "input", "-o", "bag", "--without-personal-files"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let files = files(&project.path("bag"));
    let kept = |file: &&String| !file.starts_with("data/modeles/");
    for word in ["participants", "notes", "compte-rendu"] {
        let mut own = files.iter().filter(kept);
        assert!(!own.any(|file| file.contains(word)), "{word} in {files:?}");
    }
    let record = fs::read(project.path("bag/actes.json")).unwrap();
    let record: Value = serde_json::from_slice(&record).unwrap();
    let absent = serde_json::json!(["notes/0940.md", "participants.csv"]);
    assert_eq!(record["absent"], absent);
    for file in files.iter().filter(|file| !file.ends_with(".pdf")) {
        let bytes = fs::read(project.path("bag").join(file)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Motgardé"), "{file} names who refused");
    }
    let readme = fs::read_to_string(project.path("bag/data/20190612_lisezmoi.txt")).unwrap();
    assert!(readme.contains("LAISSÉ DE CÔTÉ") && readme.contains("participants.csv"), "{readme}");
    let run = project.run(&["verify", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stdout.contains("participants.csv a été laissé de côté à dessein"),
        "{}",
        run.text()
    );
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("laissés de côté à dessein"), "{}", run.text());
}
