//! Invented events as they would come to the desk, each built whole: every reading, both editions.
//!
//! What was built lies in `target/tmp/events` afterwards, to be looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use regex::Regex;

use crate::harness::{Project, list, repository};
use crate::pdf::Volume;

mod pictures;
mod places;
mod slides;

use pictures::{Held, photograph};
use slides::document;

/// An event that was built.
pub(crate) struct Event {
    /// What the builds of the public and of the internal edition told, line by line.
    told: [Vec<String>; 2],
    /// The PDFs by their names.
    pdfs: BTreeMap<String, Vec<u8>>,
}

impl Event {
    /// A PDF by the beginning of its name; the internal edition's ends in `-interne`.
    pub(crate) fn bytes(&self, stem: &str, is_internal: bool) -> Option<&[u8]> {
        let (_, bytes) = self.pdfs.iter().find(|(name, _)| {
            name.starts_with(&format!("{stem}-2")) && name.contains("-interne") == is_internal
        })?;
        Some(bytes)
    }

    /// The same, read back.
    pub(crate) fn pdf(&self, stem: &str, is_internal: bool) -> Option<Volume> {
        self.bytes(stem, is_internal).map(|bytes| Volume::read(bytes.to_vec()))
    }
}

/// An event's folder, with the pictures and papers that are too heavy to be kept.
pub(crate) fn folder(name: &str) -> Project {
    let project = Project::new().copy(&repository().join("tests/fixtures").join(name), ".");
    if name == "two-days" { with_papers(with_pictures(project)) } else { project }
}

fn with_pictures(project: Project) -> Project {
    (1..=30).fold(project, |project, number| {
        let held = match number % 8 {
            2 if number == 2 => Held::Right,
            2 => Held::Over,
            4 => Held::Right,
            0 => Held::Left,
            _ => Held::Upright,
        };
        let shape = if matches!(held, Held::Right | Held::Left) { "portrait" } else { "vallee" };
        let folder = if number > 14 { "annexes" } else { "photos" };
        let path = format!("input/{folder}/{shape}-{number:02}.jpg");
        project.write(&path, photograph(number, held))
    })
}

fn with_papers(project: Project) -> Project {
    let wide = (960, 540);
    project
        .write("input/annexes/01-trousseau.pdf", document("Présentation1", wide, VISITS))
        .write("input/annexes/02-comptages.pdf", document("Les quatre comptages", wide, COUNTS))
        .write("input/annexes/03-factures.pdf", document("Factures", wide, BILLS))
        .write("input/annexes/04-protocole-car.pdf", document("Protocole", (595, 842), PROTOCOL))
}

/// The titles and the lines of slides.
type Slides = &'static [(&'static str, &'static [&'static str])];

const VISITS: Slides = &[
    ("Trente et un trousseaux", &["Une année de visites", "Réseau des vallées lentes (inventé)"]),
    ("Où nous sommes allés", &["19 communes, 31 services", "2 400 kilomètres, dont 900 de lacets"]),
    ("Ce que nous demandions", &["Qui a la clé ?", "Qui l’a en août ?", "Qui paie le chauffage ?"]),
    (
        "Qui a la clé",
        &["Une personne : 24", "Deux personnes : 5", "Sept personnes : 1", "On ne sait plus : 1"],
    ),
    ("Ce qui a fermé", &["Quatre services en douze mois", "Aucun n’avait de remplaçant"]),
    ("Ce qui a rouvert", &["Une épicerie, un guichet", "Même personne, autre horaire"]),
    ("Ce que nous ne savons pas", &["Qui ne vient plus"]),
    ("Merci", &["Les clés ont été rendues"]),
];

const COUNTS: Slides = &[
    ("Compter autrement", &["Mahaut de La Clairière, Institut des marges (inventé)"]),
    ("Le guichet vide", &["Trois semaines, une chaise"]),
    ("Les retours", &["Un trait par prénom"]),
    ("Les détours", &["Et à part ça ?"]),
    ("Les relais", &["La signature n’est pas la même"]),
    ("Les absences remarquées", &["Le carnet du comptoir"]),
    ("Trois lieux", &["Combe-Perdue : 6 absences", "Brumelle : 1", "Roche-Muette : 4"]),
    ("Ce que cela ne prouve pas", &["Trois semaines ne font pas une série"]),
    ("Qui tient le carnet ?", &["Attention ou signalement"]),
    ("Une règle", &["Le carnet ne sort pas du comptoir"]),
    ("Pour essayer", &["Dix lieux, un trimestre, un crayon"]),
];

const BILLS: Slides = &[
    ("Qui paie le chauffage ?", &["Trois financeurs, douze mois"]),
    ("L’année ordinaire", &["11 400 euros", "Chauffage, assurance, ménage, une porte"]),
    ("La quatrième année", &["Commune : 100 %"]),
];

const PROTOCOL: Slides = &[
    (
        "Quand le car est en panne",
        &[
            "Projet de protocole, une page",
            "1. Le conducteur appelle la mairie.",
            "2. La mairie appelle l’école.",
            "3. L’école ouvre la garderie.",
            "4. Quelqu’un est payé pour cela.",
        ],
    ),
    (
        "Annexe : les numéros",
        &["Mairie de Roche-Muette (inventée)", "École de Roche-Muette (inventée)"],
    ),
];

/// Builds an event once for all tests.
pub(crate) fn event(name: &'static str) -> &'static Event {
    static BUILT: Mutex<BTreeMap<&str, &'static OnceLock<Event>>> = Mutex::new(BTreeMap::new());
    let built = *BUILT.lock().unwrap().entry(name).or_insert_with(|| Box::leak(Box::default()));
    built.get_or_init(|| build(name))
}

fn build(name: &str) -> Event {
    let project = folder(name).write("out/.keep", "");
    let told = ["public", "internal"].map(|edition| {
        let all = ["build", "input", "-o", "out", "--reading", "all", "--edition", edition];
        let run = project.run(&[&all[..], &["--message-format", "short"]].concat());
        assert_eq!(run.status, 0, "{}", run.text());
        run.stderr.lines().map(str::to_owned).collect()
    });
    keep(&project, name);
    let mut names = Vec::new();
    list(&project.path("out"), "", &mut names);
    let pdfs = names.into_iter().filter(|name| name.ends_with(".pdf"));
    let pdfs = pdfs.map(|name| (name.clone(), fs::read(project.path("out").join(name)).unwrap()));
    Event { told, pdfs: pdfs.collect() }
}

/// Copies the folder of an event to a place where it can be looked at.
fn keep(project: &Project, name: &str) {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("events").join(name);
    for file in project.files() {
        let place = kept.join(&file);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(project.path(&file), place).unwrap();
    }
}

/// Every event, the largest first.
const EVENTS: [&str; 4] = ["two-days", "english", "videoconference", "bare"];

#[test]
fn a_build_tells_what_is_missing_and_nothing_else() {
    let awaited = |line: u32, session: &str| {
        format!(
            "ordre-du-jour.txt:{line}:1: warning[session-without-notes]: pas de notes pour la \
             séance « {session} »"
        )
    };
    let expected = [
        vec![
            "programme.md:14:10: warning[open-question]: la question Q3 n'est traitée nulle part"
                .to_owned(),
            "tables-rondes/0900-conference.md:5:19: warning[unconfirmed-speaker]: « Élie de la \
             Varenne-Basse » a pris la parole sans être au programme, et on ne sait pas si cette \
             personne accepte d'être nommée"
                .to_owned(),
            "tables-rondes/Se soigner à quarante kilomètres.txt:24:1: warning[leftover]: « Bien à \
             vous, Ysé » est resté dans le texte : la fin d'un message"
                .to_owned(),
        ],
        vec![],
        vec![
            awaited(7, "9h10 Introduction"),
            awaited(8, "9h30 Laisser mourir un arbre"),
            awaited(9, "10h15 Questions et réponses"),
            awaited(15, "12h00 Conclusion"),
        ],
        vec![
            "agenda.txt:2:1: warning[session-without-notes]: pas de notes pour la séance \
             « 18h00 Ouverture »"
                .to_owned(),
        ],
    ];
    for (name, expected) in EVENTS.into_iter().zip(expected) {
        for told in &event(name).told {
            assert_eq!(*told, expected, "{name}");
        }
    }
}

#[test]
fn each_event_has_the_readings_that_have_something_to_say() {
    let readings = |name| {
        let mut stems: Vec<_> =
            event(name).pdfs.keys().map(|it| it.split("-2").next().unwrap()).collect();
        stems.dedup();
        assert_eq!(event(name).pdfs.len(), 2 * stems.len(), "{name}: both editions");
        stems
    };
    for name in ["two-days", "english"] {
        assert_eq!(readings(name), ["actes", "fiches-actions", "releve", "synthese"], "{name}");
    }
    for name in ["videoconference", "bare"] {
        assert_eq!(readings(name), ["actes", "synthese"], "{name}");
    }
}

#[test]
fn every_pdf_claims_pdf_a_3a_and_pdf_ua_1() {
    for name in EVENTS {
        for (file, bytes) in &event(name).pdfs {
            let volume = Volume::read(bytes.clone());
            let xmp = volume.xmp();
            for claim in [
                "<pdfaid:part>3</pdfaid:part>",
                "<pdfaid:conformance>A</pdfaid:conformance>",
                "<pdfuaid:part>1</pdfuaid:part>",
            ] {
                assert!(xmp.contains(claim), "{name}/{file}: {claim} is not in\n{xmp}");
            }
            let language = if name == "english" { "en" } else { "fr" };
            assert!(xmp.contains(&format!("<rdf:li>{language}</rdf:li>")), "{name}/{file}\n{xmp}");
        }
    }
}

#[test]
fn short_readings_are_short() {
    let pages = |name, stem, is_internal| event(name).pdf(stem, is_internal).unwrap().pages();
    for is_internal in [false, true] {
        for name in EVENTS {
            assert!(pages(name, "synthese", is_internal) <= 4, "{name}");
        }
        assert!(pages("two-days", "releve", is_internal) <= 2);
        assert!(pages("english", "releve", is_internal) <= 2);
    }
}

#[test]
fn an_action_has_a_page_of_its_own() {
    for (name, count) in [("two-days", 15), ("english", 3)] {
        for is_internal in [false, true] {
            let sheets = event(name).pdf("fiches-actions", is_internal).unwrap().page_texts();
            assert_eq!(sheets.len(), count, "{name}");
            for (rank, sheet) in sheets.iter().enumerate() {
                let rank = rank + 1;
                let id = Regex::new(&format!(r"\bA{rank}\b|A{rank}\D")).unwrap();
                assert!(id.is_match(sheet), "{name}: page {rank} is not A{rank}\n{sheet}");
            }
        }
    }
}

#[test]
fn what_is_internal_stays_with_the_organisers() {
    let text = |is_internal| event("two-days").pdf("actes", is_internal).unwrap().text();
    let words = "soit relue par lui avant diffusion";
    assert!(!text(false).contains(words) && text(true).contains(words));
}

#[test]
fn only_who_agreed_is_named() {
    let list =
        fs::read_to_string(repository().join("tests/fixtures/two-days/input/participants.csv"));
    let list = list.unwrap();
    let text = event("two-days").pdf("actes", false).unwrap().text();
    let [mut agreed, mut others] = [0, 0];
    for row in list.lines().skip(1) {
        let cells: Vec<_> = row.split(';').collect();
        let name = format!("{} {}", cells[1], cells[0]);
        // Who did not come is not a participant.
        let is_named = cells[6] == "oui" && cells[7] == "oui";
        assert_eq!(text.contains(&name), is_named, "{row}");
        if is_named { agreed += 1 } else { others += 1 }
    }
    assert!(agreed > 30 && others > 20, "{agreed} and {others}");
}

#[test]
fn no_photograph_tells_where_it_was_taken() {
    let made = photograph(4, Held::Right);
    assert!(made.windows(6).any(|it| it == b"Exif\0\0"), "the pictures of this test have it");
    for (file, bytes) in &event("two-days").pdfs {
        assert!(!bytes.windows(6).any(|it| it == b"Exif\0\0"), "{file}");
    }
    let bytes = &event("two-days").pdfs["actes-2024-11-14.pdf"];
    assert!(bytes.len() < 6_000_000, "{} bytes", bytes.len());
}

/// An event of sixty sessions, eighty actions and forty key messages.
fn huge() -> Project {
    let mut agenda = "# Soixante séances pour un essai\n\n".to_owned();
    let mut project = Project::new();
    for session in 0..60_u32 {
        let (day, hour) = (session / 15, session % 15);
        if hour == 0 {
            let weekday = ["lundi", "mardi", "mercredi", "jeudi"][day as usize];
            agenda.push_str(&format!("\n## {weekday} {} juin 2026\n\n", 8 + day));
        }
        agenda.push_str(&format!(
            "- {}h{:02} : Table ronde : les suites de la réunion numéro {session:02}, avec Prénom{session} \
             Inventé{session}, chargé de mission (Organisme fictif {})\n",
            8 + hour * 40 / 60, hour * 40 % 60, session % 9
        ));
        if session < 40 {
            let note = format!(
                "---\nsession: table ronde les suites de la réunion numéro {session:02}\n---\n> [!À RETENIR]\n> La réunion \
                 numéro {session} rappelle que l'on décide mieux quand chacun a relu les décisions \
                 précédentes, et que cela prend {session} minutes.\n"
            );
            project = project.write(&format!("input/notes/note-{session}.md"), note);
        }
    }
    let mut actions = "id;titre;porteur;horizon;priorité;origine\n".to_owned();
    for action in 1..=80_u32 {
        actions.push_str(&format!(
            "A{action};Tenir la promesse numéro {action}, faite devant tout le monde et notée par \
             deux personnes;Organisme fictif {};{};{};\n",
            action % 9,
            2026 + action % 4,
            ["élevée", "moyenne", "basse"][action as usize % 3]
        ));
    }
    project
        .write("input/programme.md", agenda)
        .write("input/actions.csv", actions)
        .write("out/.keep", "")
}

#[test]
fn a_huge_event_has_a_short_synthesis_and_eighty_sheets() {
    let project = huge();
    let run = project.run(&["build", "input", "-o", "out", "--reading", "all"]);
    assert_eq!(run.status, 0, "{}", run.text());
    keep(&project, "huge");
    let files = project.files();
    let pages = |stem: &str| {
        let mut files = files.iter().filter(|it| it.starts_with(&format!("out/{stem}")));
        Volume::read(fs::read(project.path(files.next().expect("a PDF"))).unwrap())
    };
    let synthesis = pages("synthese");
    assert!(synthesis.pages() <= 4, "{} pages", synthesis.pages());
    assert!(synthesis.text().contains("à lire dans les actes"), "it says that it leaves some out");
    assert_eq!(pages("fiches-actions").pages(), 80);
    let proceedings = pages("actes");
    assert!(proceedings.bookmarks().len() > 100, "each session and each action has its place");
    assert!(proceedings.pages() > 30, "{} pages", proceedings.pages());
    assert!(!run.stderr.contains("typesetting-warning"), "{}", run.stderr);
}
