//! `actes watch`: what is composed again, what is left alone, and what a last good PDF survives.

mod preview;
mod watched;

use std::fs;

use actes::commands::{load, load_again};
use actes::diagnostic::{Code, Diagnostics};
use actes::discover::FileCache;

use crate::harness::{Project, list, repository};
use watched::Watched;

const AGENDA: &str =
    "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n10h00 Table ronde : loger\n";

fn event() -> Project {
    let note = "Les lits manquent à la belle saison.\n";
    Project::new().write("input/agenda.md", AGENDA).write("input/notes/1000.md", note)
}

#[test]
fn a_save_composes_the_same_bytes_as_a_cold_build() {
    let watched = Watched::start(Project::sample(), &[]);
    watched.until_told("pages");
    let note = watched.path("input/round-tables/0930-accueil.md");
    for words in ["Une phrase de plus pour l'essai.", "Une autre phrase, et non la même."] {
        let before = fs::read_to_string(&note).unwrap();
        let mark = watched.mark();
        fs::write(&note, format!("{before}\n\n{words}\n")).unwrap();
        watched.until_told_after(mark, "round-tables/0930-accueil.md");
        let warm = fs::read(watched.path("actes-2019-06-12.pdf")).unwrap();
        let cold = watched.project().build(&[]);
        assert_eq!(warm.len(), cold.len());
        assert!(warm == cold, "the bytes differ");
    }
}

#[test]
fn a_save_by_renaming_is_a_save() {
    let watched = Watched::start(event(), &[]);
    watched.until_told("pages");
    // As vim does: the old file aside, a new one in its place, the old one gone.
    let note = watched.path("input/notes/1000.md");
    let backup = watched.path("input/notes/1000.md~");
    let mark = watched.mark();
    fs::rename(&note, &backup).unwrap();
    fs::write(&note, "Les lits manquent toute l'année.\n").unwrap();
    fs::remove_file(&backup).unwrap();
    watched.until_told_after(mark, "notes/1000.md");
    // As Word does: a lock, a temporary file, then a change of names.
    let mark = watched.mark();
    fs::write(watched.path("input/notes/~$1000.md"), "lock").unwrap();
    let temporary = watched.path("input/notes/~WRD0001.tmp");
    fs::write(&temporary, "Les lits ne manquent plus.\n").unwrap();
    fs::rename(&temporary, &note).unwrap();
    fs::remove_file(watched.path("input/notes/~$1000.md")).unwrap();
    watched.until_told_after(mark, "notes/1000.md");
    assert!(!watched.told().contains("WRD"), "{}", watched.told());
    watched.ends_like_a_cold_build();
}

#[test]
fn files_and_folders_come_and_go() {
    let watched = Watched::start(event(), &[]);
    watched.until_told("pages");
    let mark = watched.mark();
    fs::remove_file(watched.path("input/notes/1000.md")).unwrap();
    watched.until_told_after(mark, "notes/1000.md");
    let mark = watched.mark();
    fs::remove_dir(watched.path("input/notes")).unwrap();
    fs::create_dir_all(watched.path("input/tables-rondes")).unwrap();
    fs::write(watched.path("input/tables-rondes/1000.md"), "Elles sont revenues.\n").unwrap();
    watched.until_told_after(mark, "tables-rondes/1000.md");
    watched.ends_like_a_cold_build();
}

#[test]
fn the_folder_itself_may_go_and_come_back() {
    let watched = Watched::start(event(), &["input"]);
    watched.until_told("pages");
    let mark = watched.mark();
    fs::rename(watched.path("input"), watched.path("ailleurs")).unwrap();
    watched.until_told_after(mark, "erreur");
    let mark = watched.mark();
    fs::rename(watched.path("ailleurs"), watched.path("input")).unwrap();
    let note = watched.path("input/notes/1000.md");
    fs::write(&note, "Le dossier est revenu.\n").unwrap();
    watched.until_told_after(mark, "notes/1000.md");
    // Whoever listened to the folder that went must listen to the one that came.
    let mark = watched.mark();
    fs::write(&note, "Et il est suivi.\n").unwrap();
    watched.until_told_after(mark, "notes/1000.md");
    watched.ends_like_a_cold_build();
}

#[test]
fn errors_are_told_and_the_last_good_pdf_stays() {
    let watched = Watched::start(event(), &[]);
    watched.until_told("pages");
    let pdf = watched.path("actes-2019-06-12.pdf");
    let good = fs::read(&pdf).unwrap();
    let note = watched.path("input/notes/1000.md");
    let mark = watched.mark();
    fs::write(&note, "Voir [[A9]].\n").unwrap();
    watched.until_told_after(mark, "le dernier PDF valide est conservé");
    let told = watched.told_after(mark);
    assert!(told.contains("erreur[unknown-reference]"), "{told}");
    assert!(told.contains("1 erreur : "), "{told}");
    assert_eq!(fs::read(&pdf).unwrap(), good);
    let mark = watched.mark();
    fs::write(&note, "Voir plus bas.\n").unwrap();
    watched.until_told_after(mark, "pages");
    assert_ne!(fs::read(&pdf).unwrap(), good);
}

#[test]
fn a_folder_that_begins_with_errors_is_followed_too() {
    let project = Project::new().write("input/agenda.md", "# Journée\n\n12 juin 2019\n");
    let watched = Watched::start(project, &[]);
    watched.until_told("pas encore de PDF ; corrigez et enregistrez");
    fs::write(watched.path("input/agenda.md"), AGENDA).unwrap();
    watched.until_told("actes-2019-06-12.pdf : ");
}

#[test]
fn warnings_are_told_once() {
    let watched = Watched::start(event(), &[]);
    watched.until_told("pages");
    let note = watched.path("input/notes/1000.md");
    let mark = watched.mark();
    fs::write(&note, "Un mot <b>gras</b>.\n").unwrap();
    watched.until_told_after(mark, "attention[raw-html]");
    let mark = watched.mark();
    fs::write(&note, "Une ligne au-dessus.\n\nUn mot <b>gras</b>.\n").unwrap();
    watched.until_told_after(mark, "pages");
    assert!(!watched.told_after(mark).contains("raw-html"), "{}", watched.told_after(mark));
}

#[test]
fn what_it_writes_itself_is_no_change() {
    // The PDF lies in the event's folder.
    let project = Project::new().write("agenda.md", AGENDA);
    let watched = Watched::start(project, &["."]);
    watched.until_told("pages");
    let mark = watched.mark();
    fs::write(watched.path("agenda.md~"), "copie").unwrap();
    fs::write(watched.path(".agenda.md.swp"), "copie").unwrap();
    fs::write(watched.path("agenda.md"), format!("{AGENDA}11h00 Clôture\n")).unwrap();
    watched.until_told_after(mark, "agenda.md");
    let rounds = watched.told().matches("pages").count();
    assert_eq!(rounds, 2, "{}", watched.told());
    let mut files = Vec::new();
    list(watched.project().path("").as_path(), "", &mut files);
    assert!(files.iter().all(|file| !file.starts_with(".actes-")), "{files:?}");
}

#[test]
fn a_pdf_that_would_be_read_as_a_file_of_the_event_is_refused() {
    let project = event().write("input/annexes/note.md", "# Une annexe\n");
    let watched = Watched::start(project, &["-o", "input/annexes/actes.pdf"]);
    let error = watched.ends_with_an_error();
    assert!(error.contains("pour un des fichiers de l'événement"), "{error}");
}

#[test]
fn what_has_not_changed_is_not_read_again() {
    let project = Project::sample();
    let folder = project.path("input");
    let mut cache = FileCache::default();
    let first = load_again(&folder, &mut cache, &mut Diagnostics::default()).unwrap();
    let count = first.sources.iter().count();
    assert_eq!(cache.reads(), count);
    assert_eq!(cache.take_changed().len(), count);
    let _ = load_again(&folder, &mut cache, &mut Diagnostics::default()).unwrap();
    assert_eq!((cache.reads(), cache.take_changed()), (count, Vec::new()), "nothing changed");
    let note = "input/round-tables/0930-accueil.md";
    let project = project.write(note, "Un autre texte.\n");
    let again = load_again(&folder, &mut cache, &mut Diagnostics::default()).unwrap();
    let changed = cache.take_changed();
    assert_eq!((cache.reads(), changed), (count + 1, vec!["round-tables/0930-accueil.md".into()]));
    let cold = load(&folder, &mut Diagnostics::default()).unwrap();
    assert_eq!(format!("{:?}", again.report), format!("{:?}", cold.report));
    // Saved without a change: read, and found to be the same.
    let text = fs::read(project.path(note)).unwrap();
    fs::remove_file(project.path(note)).unwrap();
    let project = project.write(note, text);
    let _ = load_again(&folder, &mut cache, &mut Diagnostics::default()).unwrap();
    assert_eq!((cache.reads(), cache.take_changed()), (count + 2, Vec::new()));
    // The stamp of a disk that counts in seconds may be the same.
    cache.distrust(&project.path(note));
    let _ = load_again(&folder, &mut cache, &mut Diagnostics::default()).unwrap();
    assert_eq!(cache.reads(), count + 3);
    fs::remove_file(project.path(note)).unwrap();
    let _ = load_again(&folder, &mut cache, &mut Diagnostics::default()).unwrap();
    assert_eq!(cache.take_changed(), ["round-tables/0930-accueil.md"], "what went has changed");
}

#[test]
fn a_document_that_is_half_written_is_read_once_more_before_it_is_told() {
    let whole = fs::read(repository().join("tests/office/notes.docx")).unwrap();
    let half = &whole[..whole.len() / 2];
    let project = event().write("input/notes/0930.docx", half);
    let folder = project.path("input");
    let mut cache = FileCache::default();
    let mut look = || {
        let mut diagnostics = Diagnostics::default();
        let _ = load_again(&folder, &mut cache, &mut diagnostics).unwrap();
        (cache.has_unread(), diagnostics.has(Code::UnreadableFile))
    };
    assert_eq!(look(), (true, true), "it may be whole in a moment");
    assert_eq!(look(), (false, true), "it is what it is");
    let _project = project.write("input/notes/0930.docx", &whole);
    assert_eq!(look(), (false, false));
}

#[cfg(unix)]
#[test]
fn a_file_that_is_locked_is_waited_for() {
    use std::os::unix::fs::PermissionsExt;
    let project = event().write("input/notes/0930.md", "Soyez les bienvenus.\n");
    let locked = project.path("input/notes/0930.md");
    let lock = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode)).unwrap();
    lock(0o000);
    if fs::read(&locked).is_ok() {
        return; // Whoever is root reads everything.
    }
    let watched = Watched::start(project, &[]);
    watched.until_told("erreur[unreadable-file]");
    lock(0o644);
    watched.until_told("notes/0930.md");
}
