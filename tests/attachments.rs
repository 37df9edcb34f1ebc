//! What a PDF carries: data for everyone, the sources for the organisers, and nothing else.

use std::collections::BTreeMap;
use std::fs;

use hayro::hayro_syntax::object::{Array, Dict, Name, Stream, String as PdfString};
use serde_json::Value;

use crate::harness::{Project, list};
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n";
const ACTIONS: &str = "\
- {id: A1, titre: =1+1, porteur: '@Paul', partenaires: [un; deux, trois], description: \"Dit \\\"oui\\\".\"}
- {id: A2, titre: SECRET, visibilite: interne}
";

/// An event with accents in the name of a file, and bytes that are no text.
fn project() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA.replace('\n', "\r\n"))
        .write("input/actions.yaml", ACTIONS)
        .write("input/notes/0940-été.md", "\u{feff}Des mots et [SECRETMOT](#interne).\n")
        .write(
            "input/media/carré.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        )
}

fn attached(pdf: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let attached = actes::pdf::attached::read(pdf).expect("a PDF that can be read");
    attached.into_iter().map(|it| (it.name, it.bytes.expect("a file that can be read"))).collect()
}

fn names(attached: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    attached.keys().map(String::as_str).collect()
}

#[test]
fn the_public_edition_carries_data_without_what_is_withheld() {
    let attached = attached(project().build(&["input"]));
    assert_eq!(names(&attached), ["actes-actions.csv", "actes-model.json"]);
    for (name, bytes) in &attached {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(!text.contains("SECRET"), "{name}: {text}");
    }
    let model: Value = serde_json::from_slice(&attached["actes-model.json"]).unwrap();
    assert_eq!(model["schema"], 1);
    assert_eq!(model["edition"], "public");
    assert_eq!(model["tool"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(model["fingerprint"].as_str().unwrap().len(), 64);
    assert_eq!(model["sessions"][0]["passages"][0], "Des mots et .");
}

#[test]
fn the_internal_edition_carries_every_source_byte_for_byte() {
    let project = project();
    let attached = attached(project.build(&["input", "--edition", "internal"]));
    let mut files = Vec::new();
    list(&project.path("input"), "", &mut files);
    assert_eq!(files.len(), 4);
    for file in &files {
        assert!(attached[file] == fs::read(project.path("input").join(file)).unwrap(), "{file}");
    }
    assert_eq!(attached.len(), files.len() + 2, "{:?}", names(&attached));
    let model = String::from_utf8(attached["actes-model.json"].clone()).unwrap();
    assert!(model.contains("SECRETMOT"), "an internal edition says all");
}

#[test]
fn one_may_ask_for_less_and_never_for_the_sources_of_the_public_edition() {
    let project = project();
    assert_eq!(attached(project.build(&["input", "--attach", "none"])).len(), 0);
    let less = attached(project.build(&["input", "--edition", "internal", "--attach", "data"]));
    assert_eq!(less.len(), 2);
    let run = project.run(&["build", "input", "--attach", "sources", "-o", "no.pdf"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("--edition internal"), "{}", run.text());
    assert!(!project.path("no.pdf").exists());
    // A reading that is not the proceedings carries no sources by itself.
    let synthesis = ["input", "--edition", "internal", "--reading", "synthesis"];
    assert_eq!(attached(project.build(&synthesis)).len(), 2);
}

#[test]
fn the_register_opens_in_a_french_spreadsheet_and_computes_nothing() {
    let attached = attached(project().build(&["input"]));
    let csv = String::from_utf8(attached["actes-actions.csv"].clone()).unwrap();
    let mut lines = csv.strip_prefix('\u{feff}').expect("a byte-order mark").split("\r\n");
    assert!(lines.next().unwrap().starts_with("Réf.;Action;Description;Porteur;Partenaires;"));
    let row = lines.next().unwrap();
    assert!(row.starts_with("A1;'=1+1;Dit «\u{a0}oui\u{a0}»"), "{row}");
    assert!(row.contains(";'@Paul;"), "{row}");
    assert_eq!(lines.next(), Some(""), "one action is public");
}

#[test]
fn every_attached_file_has_its_type_its_relationship_its_description_and_its_date() {
    let volume = Volume::read(project().build(&["input", "--edition", "internal"]));
    let files = volume.catalogue().get::<Array<'_>>("AF").expect("associated files");
    let mut found = BTreeMap::new();
    for file in files.iter::<Dict<'_>>() {
        let text = |key: &str| {
            let text = file.get::<PdfString<'_>>(key).unwrap();
            crate::pdf::string(text.as_bytes())
        };
        let relationship = file.get::<Name<'_>>("AFRelationship").unwrap();
        let stream = file.get::<Dict<'_>>("EF").unwrap().get::<Stream<'_>>("F").unwrap();
        let media_type = stream.dict().get::<Name<'_>>("Subtype").unwrap();
        let date = stream.dict().get::<Dict<'_>>("Params").unwrap();
        let date = date.get::<PdfString<'_>>("ModDate").unwrap();
        assert!(date.as_bytes().starts_with(b"D:20190612"), "the day of the event");
        assert!(!text("Desc").is_empty());
        let shown = [relationship.as_str(), media_type.as_str()].map(str::to_owned);
        found.insert(text("UF"), shown);
    }
    let of = |name: &str| found[name].each_ref().map(String::as_str);
    assert_eq!(of("actes-actions.csv"), ["Data", "text/csv"]);
    assert_eq!(of("actes-model.json"), ["Data", "application/json"]);
    assert_eq!(of("agenda.md"), ["Source", "text/markdown"]);
    assert_eq!(of("media/carré.svg"), ["Source", "image/svg+xml"]);
    assert_eq!(of("actions.yaml"), ["Source", "application/yaml"]);
}

#[test]
fn extract_gives_the_same_bytes_back_in_a_new_folder_and_replaces_nothing() {
    let project = project();
    let _ = project.build(&["input", "--edition", "internal"]);
    let run = project.run(&["extract", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let mut files = Vec::new();
    list(&project.path("input"), "", &mut files);
    for file in &files {
        let [given, own] = ["actes-fichiers", "input"].map(|it| project.path(it).join(file));
        assert!(fs::read(given).unwrap() == fs::read(own).unwrap(), "{file}");
    }
    let again = project.run(&["extract", "actes.pdf"]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("existe déjà"), "{}", again.text());
    let inside = project.run(&["extract", "actes.pdf", "-o", "input/copie"]);
    assert_eq!(inside.status, 2, "{}", inside.text());
    assert!(!project.path("input/copie").exists());
    assert!(
        inside.stderr.contains("input » contient un ordre du jour (« agenda.md »)"),
        "{}",
        inside.text()
    );
}

#[test]
fn extract_minds_an_agenda_beside_its_folder_and_none_further_up() {
    let project = project().write("programme.docx", "of something else").write("a/b/c.txt", "");
    let _ = project.build(&["input", "--edition", "internal"]);
    let run = project.run(&["extract", "actes.pdf", "-o", "a/b/out"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(project.path("a/b/out/agenda.md").is_file());
    for output in ["out", "a/out", "a/b/../out"] {
        let run = project.run(&["extract", "actes.pdf", "-o", output]);
        assert_eq!(run.status, 2, "{}", run.text());
        let is_named =
            run.stderr.contains("« [ROOT] » contient un ordre du jour (« programme.docx »)");
        assert!(is_named || output.contains(".."), "{}", run.text());
        assert!(!project.path(output).exists());
    }
}

#[test]
fn extract_tells_what_carries_nothing_or_is_no_pdf() {
    let project = project().write("text.pdf", "no PDF");
    let _ = project.build(&["input", "--attach", "none"]);
    for (file, words) in [
        ("actes.pdf", "n'a pas été fait par actes, ou l'a été sans pièces jointes"),
        ("text.pdf", "« [ROOT]/text.pdf » n'est pas un PDF"),
        ("missing.pdf", "n'existe pas"),
    ] {
        let run = project.run(&["extract", file]);
        assert_eq!(run.status, 2, "{}", run.text());
        assert!(run.stderr.contains(words), "{}", run.text());
    }
}

#[test]
fn a_name_that_leads_elsewhere_is_not_followed() {
    let project = project();
    let pdf = project.build(&["input", "--edition", "internal"]);
    // The name stands as it is in the PDF, and as long.
    let hostile = replaced(&pdf, b"(actions.yaml)", b"(../../n.yaml)");
    assert!(hostile != pdf);
    let project = project.write("hostile.pdf", hostile);
    let before = project.files().len();
    let run = project.run(&["extract", "hostile.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(
        run.stderr.contains("« ../../n.yaml » est écrit sous le nom « __/__/n.yaml »"),
        "{}",
        run.text()
    );
    assert!(project.path("hostile-fichiers/__/__/n.yaml").exists());
    assert_eq!(project.files().len(), before + 6);
}

#[test]
fn verify_knows_a_pdf_that_is_whole_and_says_what_it_does_not_know() {
    let project = project();
    for (edition, unchecked) in [("public", 4), ("internal", 2)] {
        let _ = project.build(&["input", "--edition", edition]);
        let run = project.run(&["verify", "actes.pdf"]);
        assert_eq!(run.status, 0, "{}", run.text());
        let (checked, not_checked) = run.stdout.split_once("Non vérifié :").unwrap();
        assert!(checked.contains("c'est l'empreinte que les pages impriment"), "{}", run.text());
        assert!(not_checked.contains("le texte et les images des pages"), "{}", run.text());
        assert_eq!(not_checked.matches("\n  - ").count(), unchecked, "{}", run.text());
        let absent = not_checked.contains("qui ne sont pas joints à ce PDF");
        assert_eq!(absent, edition == "public", "{}", run.text());
        assert_eq!(checked.contains("les fichiers sources joints"), !absent, "{}", run.text());
    }
}

#[test]
fn verify_reads_the_fingerprint_that_the_pages_print() {
    let folder = crate::harness::repository().join("report-templates/default");
    for (file, words, expected) in [
        ("page.typ", "imprint(fingerprint)", "la page 2 imprime une autre empreinte : deadbee1"),
        (
            "identity.typ",
            "imprint(data.fingerprint.slice(0, 8))",
            "la page 1 imprime une autre empreinte : deadbee1",
        ),
        ("colophon.typ", "digits(data.fingerprint)", "imprime une autre empreinte : deadbee1"),
    ] {
        let template = fs::read_to_string(folder.join(file)).unwrap();
        let other = "deadbee1".repeat(if file == "colophon.typ" { 8 } else { 1 });
        let setter = words.split('(').next().unwrap();
        let changed = template.replace(words, &format!("{setter}(\"{other}\")"));
        assert!(changed != template, "{file}");
        let project = project().write(&format!("input/report-templates/default/{file}"), changed);
        let _ = project.build(&["input"]);
        let run = project.run(&["verify", "actes.pdf"]);
        assert_eq!(run.status, 1, "{file}: {}", run.text());
        assert!(run.stdout.contains("actes.pdf: erreur[printed]"), "{}", run.text());
        assert!(run.stdout.contains(expected), "{}", run.text());
    }
}

#[test]
fn the_foot_of_every_page_says_status_edition_version_and_fingerprint() {
    for (status, word) in [("projet", "projet"), ("définitif", "versiondéfinitive")] {
        let project = Project::small().write(
            "input/event.yaml",
            format!("statut: {status}\nversion: '3b'\ncontrôles: {{not-cleared: ignorer}}\ntheme: {{mise_en_page: aérée}}\n"),
        );
        let run = project.run(&["build", "input", "-o", "actes.pdf"]);
        let pdf = fs::read(project.path("actes.pdf")).unwrap_or_else(|_| panic!("{}", run.text()));
        let attached = attached(pdf.clone());
        let model: Value = serde_json::from_slice(&attached["actes-model.json"]).unwrap();
        let short = &model["fingerprint"].as_str().unwrap()[..8];
        let pages = actes::pdf::printed(pdf).unwrap();
        assert!(pages.len() > 1);
        for page in &pages[1..] {
            let foot = page.to_lowercase();
            for words in ["éditionpublique", "version3b", word, short] {
                assert!(foot.contains(words), "{words} is not in {page}");
            }
        }
    }
}

#[test]
fn an_event_without_a_date_gives_its_files_one_all_the_same() {
    let project = Project::new().write("input/agenda.md", "# Journée\n\n9h30 Accueil\n");
    let volume = Volume::read(project.build(&["input"]));
    let files = volume.catalogue().get::<Array<'_>>("AF").expect("associated files");
    let mut count = 0;
    for file in files.iter::<Dict<'_>>() {
        let stream = file.get::<Dict<'_>>("EF").unwrap().get::<Stream<'_>>("F").unwrap();
        let date = stream.dict().get::<Dict<'_>>("Params").unwrap().get::<PdfString<'_>>("ModDate");
        assert!(date.unwrap().as_bytes().starts_with(b"D:19700101"));
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn verify_names_the_attached_file_that_is_not_the_one_it_was_made_of() {
    let project = project();
    let pdf = project.build(&["input", "--edition", "internal"]);
    let renamed = replaced(&pdf, b"(actions.yaml)", b"(autrues.yaml)");
    let project = project.write("renamed.pdf", renamed);
    let run = project.run(&["verify", "renamed.pdf"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stdout.contains("actions.yaml: erreur[missing]"), "{}", run.text());
    assert!(run.stdout.contains("autrues.yaml: erreur[unlisted]"), "{}", run.text());
    let json = project.run(&["verify", "renamed.pdf", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["is_well"], false);
    assert_eq!(json["problems"][0]["code"], "missing");
    assert_eq!(json["problems"][0]["file"], "actions.yaml");
}

/// Bytes with every occurrence of some replaced by as many others.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let mut bytes = bytes.to_vec();
    let found: Vec<_> =
        (0..=bytes.len() - old.len()).filter(|at| bytes[*at..].starts_with(old)).collect();
    for at in found {
        bytes[at..at + old.len()].copy_from_slice(new);
    }
    bytes
}

#[test]
fn a_public_pdf_confirms_no_guess_of_a_file() {
    let list = "nom;consentement\nPaul Modèle;non\n";
    let project = Project::small().write("input/participants.csv", list);
    let pdf = project.build(&["input"]);
    let attached = attached(pdf.clone());
    let model: Value = serde_json::from_slice(&attached["actes-model.json"]).unwrap();
    let listed = model["sources"].as_array().unwrap();
    assert!(listed.iter().all(|it| it["sha256"].is_null() && it["size"].is_null()), "{listed:?}");
    let sum = actes::source::sha256(list.as_bytes());
    let pages = actes::pdf::printed(pdf).unwrap().concat();
    assert!(!pages.contains(&sum) && !model.to_string().contains(&sum));
    let whole = model["fingerprint"].as_str().unwrap();
    assert!(pages.contains(whole), "the number of the whole is printed");
    let internal = project.build(&["input", "--edition", "internal"]);
    let own = actes::pdf::printed(internal).unwrap().concat();
    assert!(own.contains(&sum) && !own.contains(whole), "the organisers have the list");
    let run = project.run(&["verify", "actes.pdf"]);
    assert_eq!(run.status, 0, "{}", run.text());
}
