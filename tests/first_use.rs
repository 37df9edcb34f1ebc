//! `actes new`: the folder of an event prepared, filled as people fill it, checked and printed.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use actes::diagnostic::Language;
use serde_json::Value;

use crate::harness::{Project, Run, repository};
use crate::pdf::Volume;

/// What the README says that one has to learn.
const COMMANDS: usize = 3;
const KEYS: usize = 2;

/// Replaces words of a file, which must hold them.
#[track_caller]
fn fill(project: &Project, path: &str, changes: &[(&str, &str)]) {
    let path = project.path(path);
    let mut text = fs::read_to_string(&path).unwrap();
    for (from, to) in changes {
        assert!(text.contains(from), "{}: {from}\n{text}", path.display());
        text = text.replacen(from, to, 1);
    }
    fs::write(path, text).unwrap();
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path(path)).unwrap()
}

/// What a run that went well said.
#[derive(Debug)]
struct Said {
    stdout: String,
    stderr: String,
}

impl Said {
    fn text(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }
}

#[track_caller]
fn done(run: Run) -> Said {
    assert_eq!(run.status, 0, "{}", run.text());
    Said { stdout: run.stdout, stderr: run.stderr }
}

/// The keys whose values differ between two headers.
fn changed_keys(before: &str, after: &str) -> BTreeSet<String> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let new = lines(after);
    let new = new.difference(&lines(before)).cloned().collect::<Vec<_>>();
    let header = after.split("---").nth(1).unwrap_or_default().to_owned();
    let of_header = new.iter().filter(|line| header.contains(line.as_str()));
    of_header.filter_map(|line| line.split_once(':')).map(|(key, _)| key.to_owned()).collect()
}

/// An agenda of an invented event.
const INVENTED: &str = "# Loger les saisonniers (événement inventé)\n\n4 juin 2024\n\nCol-Modèle, salle des fêtes\n\n\
    - Qui loge qui ?\n- À quel prix ?\n\n\
    9h00 Accueil café\n\n9h30 Table ronde : Un toit pour l'hiver\n\n- Paul Modèle, maire de Col-Modèle\n- Lou Maquette (La Fabrique)\n\n\
    11h00 Ateliers\n\n- Atelier 1 : Les campings en hiver\n- Atelier 2 : Le bail mobilité\n\n12h30 Fin\n";

#[test]
fn a_first_use_takes_three_commands_and_two_keys() {
    let agenda = fs::read(repository().join("input/agenda.md")).unwrap();
    let project = Project::new().write("ordre du jour reçu.md", &agenda);
    let mut commands = BTreeSet::new();
    let mut act = |arguments: &[&str]| {
        commands.insert(arguments[0].to_owned());
        done(project.run(arguments))
    };
    let made = act(&["new", "journee", "--agenda", "ordre du jour reçu.md"]);
    assert!(made.stdout.lines().count() < 25, "{}", made.stdout);
    assert_eq!(fs::read(project.path("journee/agenda.md")).unwrap(), agenda);

    // Three files come back. The day is a real one: only invented people are given words.
    let note = "journee/tables-rondes/0940-l-ingenierie-territoriale-c-est-quoi.md";
    let stubs: Vec<_> = project.files();
    let note = stubs
        .iter()
        .find(|path| path.contains("/0940-"))
        .unwrap_or_else(|| panic!("{note}: {stubs:#?}"));
    let told = stubs.iter().find(|path| path.contains("/1630-")).unwrap();
    let sheet = stubs.iter().find(|path| path.contains("ateliers/atelier-1")).unwrap();
    let before = [note, told, sheet].map(|path| read(&project, path));
    fill(
        &project,
        note,
        &[
            ("rédacteur:", "rédacteur: Camille Exemple (personnage fictif)"),
            (
                "## Échanges avec la salle\n\n…",
                "## Échanges avec la salle\n\n**Sacha Fictif** (territoire inventé) : Mots inventés du premier fichier.",
            ),
        ],
    );
    fill(
        &project,
        told,
        &[
            ("rédacteur:", "rédacteur: Camille Exemple (personnage fictif)"),
            (
                "## Échanges avec la salle\n\n…",
                "## Échanges avec la salle\n\n> [!DÉCISION]\n> Mots inventés du deuxième fichier.",
            ),
        ],
    );
    fill(
        &project,
        sheet,
        &[
            ("titre:", "titre: Un sujet inventé pour l'essai"),
            ("- …", "- Mots inventés du troisième fichier."),
        ],
    );
    let after = [note, told, sheet].map(|path| read(&project, path));
    let keys: BTreeSet<_> =
        before.iter().zip(&after).flat_map(|(before, after)| changed_keys(before, after)).collect();

    let checked = act(&["check", "journee"]);
    assert!(!checked.text().contains("erreur["), "{}", checked.text());
    act(&["build", "journee", "-o", "actes.pdf"]);
    let text = Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text();
    for words in ["premier fichier", "deuxième fichier", "troisième fichier", "Un sujet inventé"]
    {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    no_stub_words(&text);

    assert_eq!(commands.len(), COMMANDS, "{commands:?}");
    assert_eq!(keys.len(), KEYS, "{keys:?}");
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let said = format!("{COMMANDS} commands and {KEYS} keys");
    assert!(readme.contains(&said), "the README must say « {said} »: {commands:?}, {keys:?}");
}

/// Words that only the prepared files hold.
#[track_caller]
fn no_stub_words(text: &str) {
    for words in [
        "Remplacez",
        "Pour mémoire",
        "Pour écrire",
        "…\n…",
        "<!--",
        "-->",
        "Prénom Nom",
        "n'est pas imprimé",
        "Échanges avec la salle\n…",
        "Replace each",
        "As a reminder",
        ": …",
    ] {
        assert!(!text.contains(words), "« {words} » is printed:\n{text}");
    }
}

#[test]
fn an_unfilled_folder_prints_no_stub_and_tells_what_is_missing() {
    let project = Project::new().write("agenda.txt", INVENTED);
    done(project.run(&["new", "e", "--agenda", "agenda.txt"]));
    let checked = done(project.run(&["check", "e"])).text();
    // Nothing but gaps: what is missing is told once for each part, with the prepared file.
    let codes: BTreeSet<_> = checked
        .lines()
        .filter_map(|line| line.split_once('[')?.1.split_once("] :"))
        .map(|(code, _)| code)
        .collect();
    assert_eq!(
        codes,
        BTreeSet::from(["session-without-notes", "workshop-without-output"]),
        "{checked}"
    );
    assert!(checked.contains("tables-rondes/0930-un-toit-pour-l-hiver.md"), "{checked}");

    done(project.run(&["build", "e", "-o", "a.pdf"]));
    let text = Volume::read(fs::read(project.path("a.pdf")).unwrap()).text();
    no_stub_words(&text);
    assert!(text.contains("Un toit pour l’hiver"), "{text}");

    // Whoever put their name into the file is awaited.
    fill(
        &project,
        "e/tables-rondes/0930-un-toit-pour-l-hiver.md",
        &[("rédacteur:", "rédacteur: Jo Brouillon")],
    );
    let awaited = done(project.run(&["check", "e", "--remind"])).stdout;
    assert!(awaited.contains("Jo Brouillon"), "{awaited}");

    // A final report has no gaps.
    fill(&project, "e/event.yaml", &[("statut: projet", "statut: définitif")]);
    let refused = project.run(&["build", "e", "-o", "b.pdf"]);
    assert_eq!(refused.status, 1, "{}", refused.text());
    assert!(!project.path("b.pdf").exists());
}

#[test]
fn a_half_filled_file_prints_what_was_filled_and_tells_the_rest() {
    let project = Project::new().write("agenda.txt", INVENTED);
    done(project.run(&["new", "e", "--agenda", "agenda.txt"]));
    let note = "e/tables-rondes/0930-un-toit-pour-l-hiver.md";
    fill(
        &project,
        note,
        &[(
            "**Paul Modèle** (maire de Col-Modèle) : …",
            "**Paul Modèle** (maire de Col-Modèle) : Mots inventés.",
        )],
    );
    let checked = done(project.run(&["check", "e"])).text();
    assert!(checked.contains("placeholder"), "{checked}");
    assert!(checked.contains("Lou Maquette"), "{checked}");
    done(project.run(&["build", "e", "-o", "a.pdf"]));
    let text = Volume::read(fs::read(project.path("a.pdf")).unwrap()).text();
    assert!(text.contains("Mots inventés"), "{text}");
    no_stub_words(&text);
    fill(&project, "e/event.yaml", &[("statut: projet", "statut: définitif")]);
    let refused = project.run(&["build", "e", "-o", "b.pdf"]);
    assert!(
        refused.status == 1 && refused.stderr.contains("erreur[placeholder]"),
        "{}",
        refused.text()
    );
}

/// Agendas of all layouts and forms, by name.
fn agendas() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["tests/agenda-layouts", "tests/office"] {
        for entry in fs::read_dir(repository().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let is_layout =
                folder.ends_with("layouts") && name.ends_with(".md") && name != "README.md";
            let is_office = name.starts_with("agenda") && !name.ends_with(".docx.md");
            if is_layout || is_office && folder.ends_with("office") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_agenda_gives_a_folder_without_an_error() {
    let agendas = agendas();
    assert!(agendas.len() > 40, "{}", agendas.len());
    let mut wrong = Vec::new();
    for agenda in agendas {
        let name = agenda.file_name().unwrap().to_string_lossy().into_owned();
        let project = Project::new();
        let made = project.run(&["new", "e", "--agenda", agenda.to_str().unwrap()]);
        if made.status != 0 {
            wrong.push(format!("{name}: {}", made.text()));
            continue;
        }
        let files = project.files();
        let bytes: Vec<_> = files.iter().map(|it| fs::read(project.path(it)).unwrap()).collect();
        let checked = project.run(&["check", "e", "--format", "short"]);
        let lines = checked.stdout.lines().filter(|line| {
            // What the agenda itself lacks is told of it.
            !line.contains("e/agenda.") && !line.starts_with("agenda.")
        });
        let is_gap = |line: &&str| {
            line.contains("[session-without-notes]") || line.contains("[workshop-without-output]")
        };
        let noise: Vec<_> = lines.filter(|line| !is_gap(line) && line.contains("]: ")).collect();
        if checked.status != 0 || !noise.is_empty() {
            wrong.push(format!("{name}: {noise:#?} {}", checked.text()));
        }
        // Twice is once.
        let again = done(project.run(&["new", "e", "--agenda", agenda.to_str().unwrap()]));
        if again.stdout.contains("laissés tels quels") {
            wrong.push(format!("{name}: nothing was changed: {}", again.stdout));
        }
        let now: Vec<_> = files.iter().map(|it| fs::read(project.path(it)).unwrap()).collect();
        if project.files() != files || now != bytes {
            wrong.push(format!("{name}: not the same again: {}", again.text()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_an_agenda_there_is_one_to_fill() {
    let project = Project::new();
    let made = done(project.run(&["new", "a/b/c"]));
    assert!(made.stdout.contains("complétez l'ordre du jour"), "{}", made.stdout);
    let checked = project.run(&["check", "a/b/c"]).text();
    assert!(
        checked.contains("erreur[unfilled-agenda]") && checked.contains("[titre]"),
        "{checked}"
    );
    assert_eq!(checked.matches("erreur[").count(), 1, "nothing else is to be told: {checked}");
    let built = project.run(&["build", "a/b/c", "-o", "a.pdf"]);
    assert_eq!(built.status, 1, "{}", built.text());
    assert!(!project.path("a.pdf").exists(), "an example is not printed as if it were real");
    // Nothing is made of the example.
    let files = project.files();
    let again = done(project.run(&["new", "a/b/c"]));
    assert!(again.stdout.contains("complétez l'ordre du jour"), "{}", again.stdout);
    assert!(again.stderr.contains("erreur[unfilled-agenda]"), "{}", again.stderr);
    assert_eq!(project.files(), files);
    let note = project.run(&["new", "a/b/c", "--note", "10h00"]);
    assert_eq!((note.status, project.files()), (2, files), "{}", note.text());
    // A title alone does not make the hours real; an hour that is changed does.
    fill(&project, "a/b/c/agenda.md", &[("[titre]", "Un titre inventé")]);
    let titled = project.run(&["check", "a/b/c"]);
    assert!(titled.stdout.contains("erreur[unfilled-agenda]"), "{}", titled.text());
    fill(&project, "a/b/c/agenda.md", &[("10h00", "10h15")]);
    let timed = done(project.run(&["check", "a/b/c"])).text();
    assert!(!timed.contains("unfilled-agenda") && timed.contains("[lieu]"), "{timed}");
    // Once it is filled, each session gets its file.
    fs::write(project.path("a/b/c/agenda.md"), INVENTED).unwrap();
    let made = done(project.run(&["new", "a/b/c"]));
    assert!(made.stdout.contains("tables-rondes/0930-un-toit-pour-l-hiver.md"), "{}", made.stdout);
    assert!(project.files().iter().any(|path| path.contains("ateliers/atelier-2")));
}

#[test]
fn an_english_event_has_english_files() {
    let agenda = fs::read(repository().join("tests/fixtures/english/input/agenda.md"))
        .or_else(|_| fs::read(repository().join("tests/agenda-layouts/english.md")))
        .unwrap();
    let project = Project::new().speaking(Language::English).write("agenda.md", agenda);
    let made = done(project.run(&["new", "day", "--agenda", "agenda.md"]));
    assert!(made.stdout.contains("is ready"), "{}", made.stdout);
    let files = project.files();
    assert!(files.iter().any(|path| path.starts_with("day/round-tables/")), "{files:#?}");
    assert!(files.contains(&"day/README.txt".to_owned()));
    let event = read(&project, "day/event.yaml");
    assert!(event.contains("language: en") && !event.contains("statut"), "{event}");
    let forced = Project::new().write("agenda.md", INVENTED);
    let made = done(forced.run(&["new", "e", "--agenda", "agenda.md", "--language", "en"]));
    // The message is in French, and names the file that is there.
    assert!(made.stdout.contains("fichier avec README.txt"), "{}", made.stdout);
    let before = forced.files();
    let other = forced.run(&["new", "e", "--language", "fr"]);
    assert!(other.status == 2 && other.stderr.contains("en anglais"), "{}", other.text());
    assert_eq!(forced.files(), before, "no second set of files");
    done(forced.run(&["new", "e", "--language", "en"]));
    assert_eq!(forced.files(), before);
    assert!(read(&forced, "e/event.yaml").contains("language: en"));
    assert!(forced.path("e/round-tables").is_dir());
}

#[test]
fn two_days_and_workshops_at_once_have_each_their_file() {
    let agenda = "# Deux jours inventés\n\n4 et 5 juin 2024\n\nMardi 4 juin 2024\n\n9h00 Accueil\n\n9h30 Table ronde : Avant\n\n- Paul Modèle\n\n\
        14h00 Trois ateliers, tous les groupes passent aux trois\n\nMercredi 5 juin 2024\n\n9h30 Table ronde : Après\n\n- Lou Maquette\n\n12h00 Fin\n";
    let project = Project::new().write("agenda.md", agenda);
    done(project.run(&["new", "e", "--agenda", "agenda.md"]));
    let files = project.files();
    for path in ["j1-0930-avant.md", "j2-0930-apres.md"] {
        assert!(files.contains(&format!("e/tables-rondes/{path}")), "{path}: {files:#?}");
    }
    assert!(
        read(&project, "e/tables-rondes/j2-0930-apres.md").contains("session: \"mercredi 9h30\"")
    );
    let sheets: Vec<_> = files.iter().filter(|path| path.starts_with("e/ateliers/")).collect();
    assert_eq!(sheets.len(), 3, "{sheets:?}");
    let rounds = |path: &str| {
        let text = read(&project, path);
        let rounds = text.lines().filter(|line| line.starts_with("## Passage"));
        rounds.map(|line| line.chars().last().unwrap()).collect::<String>()
    };
    assert_eq!(sheets.iter().map(|it| rounds(it)).collect::<Vec<_>>(), ["ABC", "BCA", "CAB"]);
    let checked = done(project.run(&["check", "e"])).text();
    assert!(!checked.contains("erreur["), "{checked}");
}

#[test]
fn hostile_titles_become_plain_names_and_plain_words() {
    let long = "mot ".repeat(75);
    let agenda = format!(
        "# Titre --> <script>alert(1)</script>\n\n4 juin 2024\n\n\
         9h00 Table ronde : ../../etc/passwd\n\n- Paul *Modèle* --> [x](y)\n\n\
         9h30 CON\n\n- Jo Modèle\n\n10h00 Table ronde : {long}\n\n10h30 Table ronde : 🎉🎉\n\n- Lou Maquette\n\n\
         11h00 Plénière : nul: a|b?c*d\"e\n\n12h00 Fin\n"
    );
    let project = Project::new().write("agenda.md", agenda);
    done(project.run(&["new", "e", "--agenda", "agenda.md"]));
    for path in project.files() {
        let name = path.rsplit('/').next().unwrap();
        assert!(name.len() <= 60 && name.is_ascii(), "{path}");
        let stem = name.split('.').next().unwrap().to_lowercase();
        assert!(!["con", "nul", "aux", "prn"].contains(&stem.as_str()), "{path}");
        assert!(!name.contains([':', '*', '?', '"', '<', '>', '|', '\\']), "{path}");
        assert!(path.starts_with("e/") || path == "agenda.md", "{path}");
    }
    let checked = project.run(&["check", "e", "--format", "short"]);
    assert_eq!(checked.status, 0, "{}", checked.text());
    let of_stubs: Vec<_> =
        checked.stdout.lines().filter(|it| it.contains("tables-rondes/")).collect();
    assert!(of_stubs.iter().all(|line| line.contains("agenda.md")), "{of_stubs:#?}");
}

#[test]
fn what_is_there_stays_and_what_is_missing_is_added() {
    let project = Project::new()
        .write("e/agenda.md", INVENTED)
        .write("e/événement.yaml", "langue: fr\nlieu: Ailleurs\n")
        .write("e/notes/mes notes 9h30.txt", "Paul Modèle : Mots inventés.\n")
        .write("e/LISEZMOI.txt", "à moi\n")
        .write("e/.vscode/settings.json", "{}");
    let made = done(project.run(&["new", "e"]));
    assert_eq!(read(&project, "e/LISEZMOI.txt"), "à moi\n");
    assert_eq!(read(&project, "e/.vscode/settings.json"), "{}");
    assert!(!project.path("e/event.yaml").exists(), "one file of facts is enough");
    assert!(made.stdout.contains("LISEZMOI.txt"), "{}", made.stdout);
    // The session has notes already, under another name.
    assert!(!project.files().iter().any(|path| path.contains("0930")), "{:#?}", project.files());
    // A file that was taken away comes back, and nothing else changes.
    let files = project.files();
    fs::remove_file(project.path("e/actions.yaml")).unwrap();
    done(project.run(&["new", "e"]));
    assert_eq!(project.files(), files);
    // Another agenda is not taken.
    let project = project.write("autre.txt", "# Autre\n\n5 juin 2024\n\n8h00 Plénière : Autre\n");
    let kept = done(project.run(&["new", "e", "--agenda", "autre.txt"]));
    assert!(kept.stdout.contains("autre.txt"), "{}", kept.stdout);
    assert_eq!(read(&project, "e/agenda.md"), INVENTED);
    assert_eq!(project.files().iter().filter(|path| path.starts_with("e/agenda")).count(), 1);
}

#[test]
fn a_note_is_added_later_by_time_id_or_title() {
    let project = Project::new().write("e/agenda.md", INVENTED);
    let added = done(project.run(&["new", "e", "--note", "9h30"]));
    assert!(
        added.stdout.contains("tables-rondes/0930-un-toit-pour-l-hiver.md"),
        "{}",
        added.stdout
    );
    let there = done(project.run(&["new", "e", "--note", "un toit", "--note", "s0900"]));
    assert!(there.stdout.contains("a déjà son fichier"), "{}", there.stdout);
    assert!(project.path("e/tables-rondes/0900-accueil-cafe.md").exists());
    let sheet = done(project.run(&["new", "e", "--note", "atelier-2"]));
    let sheets = done(project.run(&["new", "e", "--note", "11h00"]));
    assert!(sheets.stdout.contains("ateliers/atelier-1-les-campings"), "{}", sheets.stdout);
    assert!(!sheets.stdout.contains("tables-rondes"), "workshops have sheets: {}", sheets.stdout);
    let all = project.run(&["new", "e", "--note", "11h00"]);
    assert!(all.status == 2 && all.stderr.contains("a déjà ses fiches"), "{}", all.text());
    assert!(sheet.stdout.contains("ateliers/atelier-2-le-bail-mobilite.md"), "{}", sheet.stdout);
    for (wanted, near) in
        [("9h35", "9h30 Un toit"), ("Un toit pour l'hivre", "Un toit pour l'hiver")]
    {
        let refused = project.run(&["new", "e", "--note", wanted]);
        assert!(refused.status == 2 && refused.stderr.contains(near), "{}", refused.text());
    }
    let far = project.run(&["new", "e", "--note", "1:00"]);
    assert!(far.status == 2 && !far.stderr.contains("vouliez-vous"), "{}", far.text());
    let project = project.write("p/agenda.md", INVENTED.replace("12h30 Fin", "12h30 Déjeuner"));
    let lunch = project.run(&["new", "p", "--note", "12h30"]);
    assert!(lunch.status == 2 && lunch.stderr.contains("rien n'y est attendu"), "{}", lunch.text());
    assert!(!project.files().iter().any(|path| path.starts_with("p/tables")), "no file for lunch");
    // All names are looked up before anything is written.
    let refused = project.run(&["new", "p", "--note", "9h30", "--note", "zzz"]);
    assert!(refused.status == 2 && refused.stderr.contains("zzz"), "{}", refused.text());
    assert!(!project.files().iter().any(|path| path.starts_with("p/tables")));
}

#[test]
fn wrong_inputs_cost_a_clear_message_and_nothing_is_written() {
    let project = Project::new()
        .write("agenda.md", INVENTED)
        .write("agenda.pdf", "%PDF-1.7")
        .write("faux.docx", "ceci n'est pas un zip")
        .write("plat", "un fichier");
    for (arguments, said) in [
        (&["new", "e", "--agenda", "agendaa.md"][..], "vouliez-vous dire « agenda.md »"),
        (&["new", "e", "--agenda", "agenda.pdf"], "PDF"),
        (&["new", "e", "--agenda", "faux.docx"], "ne peut pas être lu"),
        (&["new", "e", "--agenda", "."], "est un dossier"),
        (&["new", "e", "--agenda", "plat"], "format"),
        (&["new", "plat"], "est un fichier"),
        (&["new", "e", "--note", "9h30"], "n'existe pas"),
        (&["new", "e", "--note", "9h30", "--agenda", "agenda.md"], "--note"),
        (&["new", "e", "--language", "de"], "de"),
        (&["new", ".", "--note", "8h15"], "vouliez-vous dire"),
    ] {
        let before = project.files();
        let run = project.run(arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.text());
        assert!(run.stderr.contains(said), "{arguments:?}: {}", run.text());
        assert_eq!(project.files(), before, "{arguments:?}");
    }
    // An agenda without a session is taken, and told.
    let project = project.write("vide.md", "# Rien encore\n");
    let made = done(project.run(&["new", "v", "--agenda", "vide.md"]));
    assert!(made.stderr.contains("no-session"), "{}", made.text());
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new().write("agenda.md", INVENTED).write("e/x/.garde", "");
    let folder = project.path("e/x");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    // Whoever runs as root may write everywhere.
    let may_write = fs::write(folder.join("essai"), "").is_ok();
    let run = project.run(&["new", "e/x", "--agenda", "agenda.md"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    if !may_write {
        assert!(run.status == 2 && run.stderr.contains("ne peut pas être écrit"), "{}", run.text());
    }
    // A file stands where a folder is wanted: what was written by then is told.
    let project =
        Project::new().write("agenda.md", INVENTED).write("e/tables-rondes", "un fichier");
    let run = project.run(&["new", "e", "--agenda", "agenda.md"]);
    assert_eq!(run.status, 2, "{}", run.text());
    assert!(run.stderr.contains("déjà écrits : agenda.md, event.yaml"), "{}", run.text());
    assert_eq!(fs::read(project.path("e/agenda.md")).unwrap(), INVENTED.as_bytes());
}

#[test]
fn schemas_are_listed_printed_and_written() {
    let project = Project::new();
    let list = done(project.run(&["schema"])).stdout;
    assert!(list.contains("event ") && list.contains("note-header"), "{list}");
    let event = done(project.run(&["schema", "event"])).stdout;
    let json: Value = serde_json::from_str(&event).unwrap();
    assert_eq!(json["$id"], "urn:actes:schema:event");
    assert!(json["properties"]["statut"]["description"].as_str().unwrap().contains("projet"));
    assert!(json["properties"]["status"].is_object());
    let english = done(project.run(&["schema", "evenement.yaml", "--lang", "en"])).stdout;
    assert!(english.contains("Language of the report"), "{english}");
    done(project.run(&["schema", "-o", "schemas"]));
    assert_eq!(project.files().len(), list.lines().count());
    let wrong = project.run(&["schema", "evnt"]);
    assert!(wrong.status == 2 && wrong.stderr.contains("« event »"), "{}", wrong.text());
}

#[test]
fn a_sheet_with_better_words_for_its_topic_is_still_that_of_its_workshop() {
    let agenda = "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n\n11h00 Ateliers\n\n\
                  - Atelier 1 : le modèle (anim. Noémie Exemple)\n- Atelier 2 : les lieux vides\n";
    let project = Project::new().write("programme.md", agenda);
    assert_eq!(project.run(&["new", "j", "--agenda", "programme.md"]).status, 0);
    let sheets: Vec<_> =
        project.files().into_iter().filter(|it| it.starts_with("j/ateliers/")).collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    let sheet = "---\nid: atelier-1\ntitre: Un modèle économique pour durer\nsession: 11h00\n---\n\n\
                 ## Passage 1\n\n- On loue.\n\n## Synthèse\n\nUn pacte.\n";
    let project = project.write(&sheets[0], sheet);
    let outline = project.run(&["outline", "j"]).stdout;
    assert!(outline.contains("Ateliers (2)"), "{outline}");
    assert!(outline.contains("Un modèle économique pour durer"), "{outline}");
    let remind = project.run(&["check", "j", "--remind"]).stdout;
    let awaited =
        |topic: &str| remind.contains(&format!("le compte rendu de l’atelier «\u{a0}{topic}"));
    assert!(awaited("les lieux vides") && !awaited("le modèle"), "{remind}");
    assert!(!awaited("Un modèle"), "{remind}");
}
