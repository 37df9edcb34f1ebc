//! How close pages are set: what a short event takes, what is left out, what a cover shows.

use std::fs;

use crate::harness::{Project, repository};
use crate::pdf::Volume;

const WEBINAR: &str = "# Mobilités solidaires en milieu rural\n\n18 novembre 2025\n\n\
    9h30 Mot d'accueil – Isabelle Modèle, directrice du réseau inventé\n\
    9h40 Ce que disent les chiffres\n10h10 Retours d'expérience\n- Nadia Exemple, coordinatrice, Association inventée\n- Paul Factice, maire, Commune inventée\n\
    10h50 Pause\n11h00 Échanges\n11h45 Conclusion\n";

fn webinar(event: &str) -> Project {
    let note = "Directement après l'accueil, 62 personnes sont en ligne.\n";
    let numbers = "28 % des ménages sans solution autre que la voiture.\n";
    let told = "**Nadia Exemple** : 140 conducteurs bénévoles, 3 200 trajets par an.\n";
    let closing = "> [!DÉCISION]\n> Créer un groupe de travail sur l'assurance.\n";
    [("0930", note), ("0940", numbers), ("1010", told), ("1145", closing)].into_iter().fold(
        Project::new().write("input/agenda.md", WEBINAR).write("input/event.yaml", event),
        |project, (time, words)| {
            let (hour, minute) = time.split_at(2);
            let header = format!("---\nséance: {hour}h{minute}\n---\n{words}");
            project.write(&format!("input/notes/{time}.md"), header)
        },
    )
}

fn volume(project: &Project) -> Volume {
    Volume::read(project.build(&["input"]))
}

#[test]
fn a_short_event_takes_four_pages_and_an_airy_one_more() {
    let close = volume(&webinar("statut: projet\n"));
    assert!((3..=4).contains(&close.pages()), "{}: {:?}", close.pages(), close.page_texts());
    let airy = volume(&webinar("theme: {mise_en_page: aérée}\n"));
    assert!(airy.pages() >= 7, "{}", airy.pages());
    // The sample's day, with all its annexes.
    let sample = Volume::read(Project::sample().build(&["input"]));
    assert!(sample.pages() <= 36, "{}", sample.pages());
    for (number, page) in sample.page_texts().iter().enumerate().skip(1) {
        assert!(page.chars().count() > 500, "page {}: {page}", number + 1);
    }
}

#[test]
fn the_table_of_speakers_says_what_they_do_once() {
    let text = volume(&webinar("statut: projet\n")).text();
    assert_eq!(text.matches("coordinatrice").count(), 1, "{text}");
    // Of a session without notes, the programme says it.
    let agenda = "# Une journée\n\n18 novembre 2025\n\n9h30 Accueil\n10h Table ronde : les bus\n\
                  - Nadia Exemple, coordinatrice, Association inventée\n12h Déjeuner : buffet des producteurs\n";
    let text = volume(&Project::new().write("input/agenda.md", agenda)).text();
    assert!(text.contains("Nadia Exemple, coordinatrice, Association inventée"), "{text}");
    assert!(text.contains("Déjeuner\u{a0}: buffet des producteurs"), "{text}");
}

#[test]
fn parts_are_left_out_by_one_key() {
    let questions = "questions: [Qui conduit ?, Qui paie ?, Qui assure ?]\n";
    // Somebody marks what answers the first.
    let answered =
        |event: &str| webinar(event).write("input/notes/0930.md", "Les voisins : [[Q1]].\n");
    let text = volume(&answered(questions)).text();
    for words in ["Index", "Questions restées ouvertes"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("agenda.md"), "{text}");
    let parts = "parties: {index: non, questions_ouvertes: non}\n";
    let text = volume(&answered(&format!("{questions}{parts}"))).text();
    for words in ["Index", "Questions restées ouvertes"] {
        assert!(!text.contains(words), "{words}: {text}");
    }
}

#[test]
fn an_event_without_a_title_has_its_name_or_its_day_on_the_cover() {
    let agenda = "9h30 Accueil\n10h Table ronde\n";
    for (event, expected) in [
        ("date: 2025-11-18\nnom: Rencontre des vallées\n", "Rencontre des vallées"),
        ("date: 2025-11-18\n", "Actes"),
    ] {
        let project =
            Project::new().write("input/agenda.md", agenda).write("input/event.yaml", event);
        let volume = volume(&project);
        let cover = &volume.page_texts()[0];
        assert_eq!(cover.matches(expected).count(), 1, "{cover}");
        assert!(cover.contains("18 novembre 2025"), "{cover}");
    }
}

#[test]
fn a_cover_has_a_picture_that_is_read_aloud() {
    let drawing = fs::read(repository().join("input/media/quatre-ingenieries.svg")).unwrap();
    for template in ["default", "sober"] {
        let theme = format!(
            "modele: {template}\ntheme: {{couverture: {{image: media/vallee.svg, alternative: La vallée inventée}}}}\n"
        );
        let project = webinar(&theme).write("input/media/vallee.svg", &drawing);
        let volume = volume(&project);
        assert!(
            volume.alternatives().iter().any(|it| it.contains("La vallée inventée")),
            "{template}"
        );
    }
    let run = webinar("theme: {couverture: media/absente.jpg}\n").run(&["check", "input"]);
    assert!(run.text().contains("absente.jpg"), "{}", run.text());
}
