//! What the report gathers by itself: l'essentiel, answers, indexes, acronyms; and its shorter readings.

use crate::harness::Project;
use crate::pdf::Volume;

const AGENDA: &str = "# Habiter la montagne\n\n4 juin 2024\n\n\
    Questions :\n- Qui loge les saisonniers ?\n- Qui paie les trajets ?\n- Que disent les cartes ?\n\n\
    9h30 Accueil\n10h00 – 12h00 Table ronde : loger\n- Paul Modèle (Citégo)\n- Anne de La Maquette (GAL inventé)\n\
    14h00 Ateliers\n16h00 Conclusion\n";

const NOTES: &str = "---\nsession: 10h00\n---\n\
    > [!À RETENIR] Un lit se négocie\n> Personne ne loge seul.\n\n\
    > [!DÉCISION]\n> Le registre des lits ouvre en mai.\n\n\
    > [!CHIFFRES]\n> - **412** lits vides\n\n\
    **Paul Modèle** : Le PETR n'a pas de clé, dit [[Q1]]. CITEGO non plus.\n\n\
    **Anne de La Maquette** : Le PETR écoute. Tout part de là, et [[A1]] le fait.\n";

const ACTIONS: &str = "actions:\n\
    - {id: A1, titre: Ouvrir un registre, origine: [10h00], questions: [Q1], porteur: GAL inventé,\n   \
       priorite: élevée, echeance: 2024-09-30, etapes: [{titre: Écrire la règle, echeance: 2024-07-01}]}\n\
    - {id: A2, titre: Payer le bus, questions: [Q2], horizon: printemps 2025, priorite: basse}\n\
    - {id: A3, titre: Compter les lits, horizon: un jour}\n";

fn event() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", "theme: {mise_en_page: aérée}\n")
        .write("input/notes/1000.md", NOTES)
        .write("input/actions.yaml", ACTIONS)
        .write("input/glossaire.yaml", "PETR: pôle d'équilibre territorial et rural\n")
}

/// The letters of a text: table cells stand close in a PDF.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The pages of a reading, without spaces.
fn pages(project: &Project, reading: &str, file: &str) -> Vec<String> {
    let run = project.run(&["build", "input", "--reading", reading]);
    assert_eq!(run.status, 0, "{}", run.text());
    let volume = Volume::read(std::fs::read(project.path(file)).unwrap());
    volume.page_texts().iter().map(|text| letters(text)).collect()
}

/// The number of the only page but the first ones that holds some words.
#[track_caller]
fn page_of(pages: &[String], words: &str, after: usize) -> usize {
    let found =
        pages.iter().enumerate().skip(after).filter(|(_, page)| page.contains(&letters(words)));
    let found: Vec<_> = found.map(|(index, _)| index + 1).collect();
    assert_eq!(found.len(), 1, "{words}: {found:?}\n{}", pages.join("\n--- "));
    found[0]
}

#[test]
fn what_the_day_left_is_gathered_with_its_pages() {
    let pages = pages(&event(), "proceedings", "actes-2024-06-04.pdf");
    let essentials = &pages[2];
    assert!(essentials.starts_with("L’essentiel"), "{essentials}");
    let told = page_of(&pages, "Personne ne loge seul.", 3);
    for words in [
        format!("Un lit se négocie Personne ne loge seul. p. {told}"),
        format!("D1 Le registre des lits ouvre en mai. p. {told}"),
        format!("412 lits vides p. {told}"),
        format!(
            "A1 Ouvrir un registre GAL inventé {}",
            page_of(&pages, "Écrire la règle (1er juillet", 3)
        ),
        "3 questions directrices".to_owned(),
        "2 intervenants".to_owned(),
        "3 actions proposées".to_owned(),
    ] {
        assert!(essentials.contains(&letters(&words)), "{words}\n{essentials}");
    }
}

#[test]
fn each_question_tells_what_answers_it_or_stays_open() {
    let pages = pages(&event(), "proceedings", "actes-2024-06-04.pdf");
    let told = page_of(&pages, "Personne ne loge seul.", 3);
    let answers = &pages[page_of(&pages, "Réponses aux questions Q1", 3) - 1];
    let said =
        format!("Paul Modèle : « Le PETR n’a pas de clé, dit Q1. CITEGO non plus. », p. {told}");
    assert!(answers.contains(&letters(&said)), "{said}\n{answers}");
    assert!(
        answers.contains(&letters("Actions qui en découlent – A1 Ouvrir un registre, p. ")),
        "{answers}"
    );
    assert!(answers.contains(&letters("Question restée ouverte : Q3")), "{answers}");
    // The matrix: a row of the session with the page under Q1, a row of the actions.
    assert!(answers.contains(&letters(&format!("10 h Loger {told}"))), "{answers}");
    // And back: the action leads to the passage of who spoke of it.
    let sheet = &pages[page_of(&pages, "Écrire la règle (1er juillet", 3) - 1];
    assert!(
        sheet.contains(&letters(&format!("Passage : Anne de La Maquette, p. {told}"))),
        "{sheet}"
    );
}

#[test]
fn a_session_that_asks_the_question_answers_it_and_nothing_else_is_guessed() {
    let agenda = "Journée inventée\n9 octobre 2025\n\nQuestions :\n- Comment chauffer le village ?\n\n\
                  9h30 Table ronde : Comment chauffer le village ?\nJeanne Modèle, scierie\n";
    let note = "Jeanne Modèle : avec du bois.";
    let told = |agenda: &str| {
        let project =
            Project::new().write("input/agenda.txt", agenda).write("input/notes/0930.txt", note);
        pages(&project, "proceedings", "actes-2025-10-09.pdf").concat()
    };
    let answered = told(agenda);
    assert!(answered.contains(&letters("Réponses aux questions Q1")), "{answered}");
    // Where nobody marked what answers a question, the volume does not call it open.
    let unmarked =
        told(&agenda.replace("ronde : Comment chauffer le village ?", "ronde : le bois"));
    assert!(!unmarked.contains(&letters("Réponses aux questions")), "{unmarked}");
}

#[test]
fn actions_stand_by_priority_and_year_and_their_dates_in_order() {
    let pages = pages(&event(), "proceedings", "actes-2024-06-04.pdf");
    let all = pages.concat();
    assert!(all.contains(&letters("Priorités et échéances 2024 2025 Sans date")), "{all}");
    let calendar = all.split("Suites").last().unwrap();
    let (step, end) = (
        calendar.find(&letters("1er juillet 2024 A1 Écrire la règle")),
        calendar.find(&letters("30 septembre 2024 A1")),
    );
    assert!(step.is_some() && step < end, "{calendar}");
}

#[test]
fn an_acronym_is_spelt_out_once_and_listed_with_its_pages() {
    let pages = pages(&event(), "proceedings", "actes-2024-06-04.pdf");
    let told = page_of(&pages, "Personne ne loge seul.", 3);
    let all = pages.concat();
    let spelt = "Le PETR (pôle d’équilibre territorial et rural) n’a pas de clé";
    assert_eq!(all.matches(&letters(spelt)).count(), 1, "{all}");
    assert!(all.contains(&letters("Le PETR écoute.")), "{all}");
    assert!(
        all.contains(&letters(&format!("PETR pôle d’équilibre territorial et rural, p. {told}"))),
        "{all}"
    );
}

#[test]
fn an_author_s_own_expansion_is_enough() {
    let project = event().write(
        "input/notes/1000.md",
        "---\nsession: 10h00\n---\nLe pôle (PETR) écoute, et le PETR répond.\n",
    );
    let all = pages(&project, "proceedings", "actes-2024-06-04.pdf").concat();
    assert!(all.contains(&letters("Le pôle (PETR) écoute, et le PETR répond.")), "{all}");
}

#[test]
fn indexes_merge_spellings_know_particles_and_tell_the_pages() {
    let pages = pages(&event(), "proceedings", "actes-2024-06-04.pdf");
    let told = page_of(&pages, "Personne ne loge seul.", 3);
    let index = pages.iter().find(|page| page.contains("IndexPersonnes")).expect("an index");
    assert!(
        index.contains(&letters(&format!("La Maquette, Anne de, GAL inventé {told}"))),
        "{index}"
    );
    assert!(index.contains(&letters(&format!("Modèle, Paul, Citégo {told}"))), "{index}");
    // « CITEGO » in the text and « Citégo » in the agenda are one.
    assert_eq!(index.matches("itégo").count(), 2, "{index}");
    assert!(!index.contains(&letters("CITEGO")), "{index}");
    assert!(index.find("LaMaquette").unwrap() < index.find("Modèle,Paul").unwrap());
}

#[test]
fn the_shorter_readings_are_files_of_their_own() {
    let project = event();
    let run = project.run(&["build", "input", "--reading", "all"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let files = project.files();
    for stem in ["actes", "synthese", "releve", "fiches-actions"] {
        assert!(files.contains(&format!("{stem}-2024-06-04.pdf")), "{files:?}");
    }
    let title = |stem: &str| {
        let bytes = std::fs::read(project.path(&format!("{stem}-2024-06-04.pdf"))).unwrap();
        Volume::read(bytes).title_and_author().0
    };
    assert_eq!(title("actes"), "Habiter la montagne");
    assert_eq!(title("synthese"), "Synthèse\u{a0}: Habiter la montagne");
    let record = pages(&project, "record", "releve-2024-06-04.pdf");
    assert_eq!(record.len(), 1);
    assert!(record[0].contains(&letters("D1 Le registre des lits ouvre en mai.")), "{}", record[0]);
    let sheets = pages(&project, "action-sheets", "fiches-actions-2024-06-04.pdf");
    assert_eq!(sheets.len(), 3);
    // A sheet goes alone: it says its question in full.
    assert!(sheets[0].contains(&letters("Qui loge les saisonniers")), "{}", sheets[0]);
}

#[test]
fn a_synthesis_has_four_pages_at_most() {
    let mut agenda = "# Forum immense\n\n4 juin 2024\n\nQuestions :\n".to_owned();
    for question in 1..=15 {
        agenda += &format!(
            "- Quelle est la part de la question numéro {question} dans la longue journée ?\n"
        );
    }
    agenda.push('\n');
    let mut project = Project::new();
    for session in 0..60 {
        let time = format!("{}h{:02}", 8 + session / 6, session % 6 * 10);
        agenda += &format!(
            "{time} Table ronde : le sujet de la séance {session}\n- Paul Modèle{session} (Val-Fictif)\n"
        );
        let note = format!(
            "---\nsession: {time}\n---\n> [!À RETENIR]\n> Le message de la séance {session} tient en deux lignes, \
             ou peu s'en faut, quand on le lit à voix haute devant tous.\n\n[[Q{}]] est traitée.\n",
            session % 15 + 1
        );
        project = project.write(&format!("input/notes/{session:02}.md"), note);
    }
    let actions = (1..=80).map(|id| {
        format!(
            "- {{id: A{id}, titre: Une action qui porte le numéro {id}, questions: [Q{}]}}\n",
            id % 15 + 1
        )
    });
    let project = project
        .write("input/agenda.md", agenda)
        .write("input/actions.yaml", format!("actions:\n{}", actions.collect::<String>()));
    let synthesis = pages(&project, "synthesis", "synthese-2024-06-04.pdf");
    assert!(synthesis.len() <= 4, "{}", synthesis.join("\n--- "));
    let all = synthesis.concat();
    assert_eq!(all.matches(&letters("à lire dans les actes")).count(), 4, "{all}");
}

#[test]
fn a_reading_without_content_is_refused_in_plain_words() {
    let run = Project::small().run(&["build", "input", "--reading", "action-sheets"]);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("pas de fiches à écrire"), "{}", run.stderr);
    let project = Project::small();
    let run = project.run(&["build", "input", "--reading", "all"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(!project.files().iter().any(|file| file.starts_with("fiches")));
}
