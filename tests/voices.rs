//! Who is said to have said what.

use crate::harness::Project;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n\
                      - Paul Modèle (Val-Fictif)\n- Ana Spécimen (GAL inventé)\n";

/// The text of a note as it reaches the template, one call a line.
fn body_of(note: &str) -> String {
    let project =
        Project::new().write("input/agenda.md", AGENDA).write("input/notes/0940.md", note);
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--project", "project"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let folder = project.path("project/bodies");
    let mut bodies: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    bodies.sort();
    bodies.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The words of each speaker, and under no name what nobody is said to have said.
fn voices(note: &str) -> Vec<(String, String)> {
    let mut voices = Vec::new();
    let mut speaker = String::new();
    for line in body_of(note).lines() {
        if let Some(rest) = line.strip_prefix("intervention(name: \"") {
            rest.split('"').next().unwrap_or_default().clone_into(&mut speaker);
        } else if line.starts_with("}]") {
            speaker.clear();
        }
        if let Some(words) = line.strip_prefix("paragraph([#{") {
            let words = without_marks(words);
            let words: Vec<_> = words.split('"').skip(1).step_by(2).collect();
            voices.push((speaker.clone(), words.concat()));
        }
    }
    voices
}

/// A line of code without what the indexes are told of its names.
fn without_marks(line: &str) -> String {
    let mut parts = line.split("mention((");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |line, part| line + part.split_once("), ").map_or(part, |(_, words)| words))
}

#[track_caller]
fn check(note: &str, expected: &[(&str, &str)]) {
    let found = voices(note);
    let found: Vec<_> = found.iter().map(|(name, words)| (name.as_str(), words.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_three_forms_name_a_speaker() {
    check("**Paul Modèle** (Val-Fictif) : oui.", &[("Paul Modèle", "oui.")]);
    check("**Paul Modèle :** oui.", &[("Paul Modèle", "oui.")]);
    check("Paul MODELE : oui.", &[("Paul Modèle", "oui.")]);
    check("### Paul Modèle\n\nOui.", &[("Paul Modèle", "Oui.")]);
    check("**Paul Modèle**\n\nOui.", &[("Paul Modèle", "Oui.")]);
    check(
        "**Paul Modèle** (Val-Fictif – réseau) : oui.",
        &[("Paul Modèle", "(Val-Fictif –\u{a0}réseau) oui.")],
    );
}

#[test]
fn what_is_told_of_somebody_else_is_nobody_s_words() {
    // As two lines of a text file are.
    check(
        "Paul Modèle : un.  \nune dame (au fond, avec Ana) dit que le prix compte.  \nQuatre euros.",
        &[
            ("Paul Modèle", "un."),
            ("", "une dame (au fond, avec Ana) dit que le prix compte.Quatre euros."),
        ],
    );
    check(
        "Paul Modèle : un.\n\nAna Spécimen conclut.\n\nDeux.",
        &[("Paul Modèle", "un."), ("", "Ana Spécimen conclut."), ("", "Deux.")],
    );
    check(
        "Paul Modèle : un.\n\nPaul Modèle ajoute deux.\n\nIl faut attendre.",
        &[
            ("Paul Modèle", "un."),
            ("Paul Modèle", "Paul Modèle ajoute deux."),
            ("Paul Modèle", "Il faut attendre."),
        ],
    );
    check(
        "Paul Modèle : un.\n\nQuestion d'une dame au fond, très remontée : et nous ?",
        &[
            ("Paul Modèle", "un."),
            ("", "Question d’une dame au fond, très remontée\u{a0}: et nous\u{202f}?"),
        ],
    );
    check(
        "Paul Modèle : un.\n\nAS -> deux.\n\nSpécimen → trois.",
        &[("Paul Modèle", "un."), ("Ana Spécimen", "deux."), ("Ana Spécimen", "trois.")],
    );
}

#[test]
fn a_voice_goes_on_to_the_next_name_or_heading() {
    check(
        "Paul Modèle : un.\n\nDeux.\n\nAna Spécimen : trois.\n\n## Suite\n\nQuatre.",
        &[
            ("Paul Modèle", "un."),
            ("Paul Modèle", "Deux."),
            ("Ana Spécimen", "trois."),
            ("", "Quatre."),
        ],
    );
}

#[test]
fn a_stranger_s_words_are_nobody_else_s() {
    check(
        "Paul Modèle : un.\n\nJean Tartempion : deux.\n\nUne habitante : trois.",
        &[
            ("Paul Modèle", "un."),
            ("", "Jean Tartempion\u{a0}: deux."),
            ("", "Une habitante\u{a0}: trois."),
        ],
    );
}

#[test]
fn lines_and_list_items_are_voices_too() {
    let both = [("Paul Modèle", "un."), ("Ana Spécimen", "deux.")];
    check("Paul Modèle : un.\nAna Spécimen : deux.", &both);
    check("- Paul Modèle : un.\n- Ana Spécimen : deux.", &both);
}

#[test]
fn names_typed_in_a_hurry_end_the_speech_before() {
    check(
        "Paul Modèle : oui.\nana spécimen : non.\nMODÈLE : si.",
        &[("Paul Modèle", "oui."), ("Ana Spécimen", "non."), ("Paul Modèle", "si.")],
    );
    check(
        "Paul Modèle : oui.\n\n- ana spécimen : non.\n- Paul : si.\n- spécimen : peut-être.",
        &[
            ("Paul Modèle", "oui."),
            ("Ana Spécimen", "non."),
            ("Paul Modèle", "si."),
            ("Ana Spécimen", "peut-être."),
        ],
    );
}

#[test]
fn turns_of_a_transcript_are_known_however_they_are_typed() {
    check(
        "[00:01:10] paul modèle : oui.\n[00:02:10] ana spécimen : non.\n[00:03:10] paul modèle : si.\n\
         [00:04:10] ana spécimen : bon.\n",
        &[
            ("Paul Modèle", "oui."),
            ("Ana Spécimen", "non."),
            ("Paul Modèle", "si."),
            ("Ana Spécimen", "bon."),
        ],
    );
    check(
        "- Paul Modèle (0:42) : oui :thumbsup:\n- Ana Spécimen (1:10) : non, à 10:30:45.\n",
        &[("Paul Modèle", "oui 👍"), ("Ana Spécimen", "non, à 10:30:45.")],
    );
}

/// What typst is given of all texts, by `--project p`.
fn bodies(project: &Project) -> String {
    let bodies = std::fs::read_dir(project.path("p/bodies")).unwrap().map(|it| it.unwrap().path());
    bodies.map(|it| std::fs::read_to_string(it).unwrap()).collect()
}

#[test]
fn what_a_chat_says_to_one_person_is_for_nobody_else() {
    let chat = "13:58:02\t From Ana Spécimen to Everyone : on commence\n\
                13:58:40\t From Paul Modèle to Ana Spécimen(Direct Message) : il exagère\n\
                13:59:12\t From Paul Modèle : le plan arrive\n";
    let project =
        Project::new().write("input/agenda.md", AGENDA).write("input/notes/0940.txt", chat);
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--project", "p"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let text = bodies(&project);
    assert!(text.contains("commence") && text.contains("le plan "), "{text}");
    for words in ["exagère", "From", "Everyone", "13:5"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
    assert!(run.text().contains("(Direct Message)"), "{}", run.text());
}

#[test]
fn a_chat_tells_who_wrote_and_nothing_of_itself() {
    let chat = "17/06/2025, 10:02 - Les messages sont chiffrés de bout en bout.\n\
                17/06/2025, 10:05 - Ana Spécimen: on commence\n\
                17/06/2025, 10:12 - Paul Modèle: le plan arrive\nà dix ans\n\
                17/06/2025, 10:15 - Paul Modèle: <Médias omis>\n\
                17/06/2025, 10:16 - Ana Spécimen: Ce message a été supprimé\n";
    let project =
        Project::new().write("input/agenda.md", AGENDA).write("input/notes/0940.txt", chat);
    let run = project.run(&["build", "input", "-o", "actes.pdf", "--project", "p"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let text = bodies(&project);
    for words in ["commence", "le plan ", "à dix "] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for words in ["omis", "chiffrés", "supprimé", "10:05", "17/06"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
    assert!(
        run.text().contains("« Les messages sont chiffrés de bout en bout. »"),
        "{}",
        run.text()
    );
}
