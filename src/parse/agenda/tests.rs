//! Whole agendas: every layout of `tests/agenda-layouts`, and what must hold for any text.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// An agenda of the folder as text, without the YAML header's range.
fn layout(name: &str) -> (String, Range<usize>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agenda-layouts");
    let bytes = std::fs::read(folder.join(name).with_extension("md")).unwrap();
    let text = String::from_utf8(bytes.clone())
        .unwrap_or_else(|_| encoding_rs::WINDOWS_1252.decode(&bytes).0.into());
    let text = text.replace("\r\n", "\n");
    let header = text.strip_prefix("---\n").and_then(|rest| Some(rest.find("\n---\n")? + 9));
    let body = header.unwrap_or(0)..text.len();
    (text, body)
}

fn shown_time(time: Option<Time>) -> Value {
    time.map_or(Value::Null, |time| time.strftime("%H:%M").to_string().into())
}

fn people(people: &[session::Person]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let all = || people.iter().map(|person| &person.announced);
    let names = all().filter_map(|who| who.name.clone()).collect();
    let organisations = all().filter_map(|who| who.organisation.clone()).collect();
    let role = |person: &session::Person| {
        format!(
            "{}: {}",
            person
                .announced
                .name
                .clone()
                .or(person.announced.organisation.clone())
                .unwrap_or_default(),
            person.role.name()
        )
    };
    (names, organisations, people.iter().map(role).collect())
}

/// What was understood, in the form of the expected files.
fn model(text: &str, draft: &Draft) -> Value {
    let words = |ranges: Vec<Range<usize>>| {
        passage::passages(text, ranges).into_iter().map(|it| it.text).collect::<Vec<_>>()
    };
    let head = &draft.head;
    let sessions = draft.sessions.iter().map(|session| {
        let (speakers, organisations, roles) = people(&session.speakers);
        let workshop = |it: &session::Workshop| {
            let (speakers, organisations, _) = people(&it.speakers);
            let functions: Vec<_> = it.speakers.iter().filter_map(|who| who.announced.function.clone()).collect();
            json!({"title": it.title, "room": it.room, "speakers": speakers, "organisations": organisations, "functions": functions})
        };
        json!({
            "day": session.day.map(|day| day.to_string()),
            "start": shown_time(session.start),
            "end": shown_time(session.end),
            "end_inferred": session.end_inferred,
            "kind": session.kind.name(),
            "title": session.title,
            "room": session.room,
            "speakers": speakers,
            "organisations": organisations,
            "functions": session.speakers.iter().filter_map(|it| it.announced.function.clone()).collect::<Vec<_>>(),
            "roles": roles,
            "open": session.speakers_open,
            "text": words(session.text.iter().map(|kept| kept.range.clone()).collect()),
            "workshops": session.workshops.iter().map(workshop).collect::<Vec<_>>(),
        })
    });
    json!({
        "title": head.title.as_ref().map(|(words, _)| words),
        "name": head.name.as_ref().map(|(words, _)| words),
        "date": head.date.as_ref().map(|(date, _)| date.to_string()),
        "end_date": head.end_date.as_ref().map(|(date, _)| date.to_string()),
        "venue": head.venue.iter().map(|(words, _)| words).collect::<Vec<_>>(),
        "questions": head.questions.len(),
        "framing": words(head.framing.clone()),
        "aside": words(draft.tail.clone()),
        "letter": words(draft.letter.clone()),
        "sessions": sessions.collect::<Vec<_>>(),
    })
}

/// What differs between the model and what is stated of it.
fn differences(path: &str, expected: &Value, found: &Value, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(_)) => {
            for (key, value) in expected {
                differences(&format!("{path}.{key}"), value, &found[key], out);
            }
        }
        (Value::Array(expected), Value::Array(found))
            if expected.len() == found.len() && expected.iter().any(Value::is_object) =>
        {
            for (rank, (expected, found)) in expected.iter().zip(found).enumerate() {
                differences(&format!("{path}[{rank}]"), expected, found, out);
            }
        }
        _ if expected != found => out.push(format!("{path}: expected {expected}, found {found}")),
        _ => {}
    }
}

#[test]
fn every_layout_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agenda-layouts");
    let mut out = Vec::new();
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    names.sort();
    for path in names.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json"))
    {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let expected: Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let (text, body) = layout(name);
        let mut found = model(&text, &draft(&text, body.clone()));
        if body.start > 0 {
            // The header's facts are read elsewhere.
            found["title"] = expected["title"].clone();
            found["date"] = expected["date"].clone();
        }
        differences(name, &expected, &found, &mut out);
    }
    assert!(out.is_empty(), "\n{}", out.join("\n"));
}

/// Everything that was understood, in one folded text.
fn said(text: &str, draft: &Draft) -> String {
    let questions =
        draft.head.questions.iter().map(|(words, _)| words.as_str()).collect::<Vec<_>>().join(" ");
    words::fold(&format!("{} {questions}", model(text, draft)))
}

fn whole(text: &str) -> Draft {
    draft(text, 0..text.len())
}

/// Lines as agendas have them, with `{}` where a word of its own goes.
const LINES: &[&str] = &[
    "# Titre {}",
    "{}",
    "Séminaire {} du 12 juin 2024",
    "12 juin 2024 – {}",
    "Lieu : {}",
    "**Date :** 3 mai 2024, {}",
    "- {} ?",
    "- {}",
    "  - {}",
    "9h30 {}",
    "10h – 11h Table ronde : {}",
    "**11h** | {} | Mme {}",
    "| 14h | {} | {} | {} |",
    "|---|---|",
    "| Horaire | Séquence | Intervenants |",
    "14h30\t{}\tAna {}",
    "15h Ateliers - {} ateliers",
    "Atelier 1 : {} (salle {})",
    "Intervenants :",
    "Animation : {}",
    "- Ana {}, présidente de {}",
    "- RRR {} ...",
    "Jour 2 – {}",
    "mardi 4 juin : {}",
    "## {}",
    "16h Conclusion par Mme Ana {}, directrice, {}",
    "16h30 Pause ({})",
    "Accueil {} (9h - 9h30)",
    "{} ..... 9h00",
    "9h",
    "---",
    "",
    "",
    "Salle : {}",
    "14h00 (45 min) {} – 10 min",
    "17h {} – Ana {} (ASP {})",
    "> 9h Mot de M. {}",
    "Une phrase {} qui se tiendra le 3 mai 2023, {}.",
    "Dear {},",
    "Objet : {}",
    "De : {}",
    "`{}` <br> {}",
    "1. {}",
    "9h-17h",
    "| 18h | {}<br>- {}<br>Animation : {} |",
    "| | {}<br>- Mme {} |",
    " | Ana {} ({})",
    "Q1 : {} ?",
    "Jeudi 3 : {}",
    "> {}",
    "**10h – {} : {}** {}",
    "**11h Ouverture – M. le Maire de {}**",
    "| Horaire | Atelier 1 : {} (salle {}) | Atelier B |",
    "10h30 {} : Ana {} ({})",
    "18h {}, avec Ana {} et {}",
    "19h Temps par {}",
];

/// Agenda-like text in which every free word occurs once.
fn agenda_like() -> impl Strategy<Value = (String, Vec<String>)> {
    proptest::collection::vec((0..LINES.len(), any::<bool>()), 0..30).prop_map(|picked| {
        let mut own = Vec::new();
        let mut text = String::new();
        for (rank, capital) in picked {
            for (at, part) in LINES[rank].split("{}").enumerate() {
                if at > 0 {
                    let number: String = own
                        .len()
                        .to_string()
                        .bytes()
                        .map(|digit| char::from(digit - b'0' + b'a'))
                        .collect();
                    own.push(format!("{}ot{number}x", if capital { "M" } else { "m" }));
                    text.push_str(&own[own.len() - 1]);
                }
                text.push_str(part);
            }
            text.push('\n');
        }
        (text, own)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost((text, own) in agenda_like()) {
        let said = said(&text, &whole(&text));
        for word in own {
            prop_assert!(said.contains(&words::fold(&word)), "{word} is lost of\n{text}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|\n|\t|[|:()#*«»–0-9h .,;-]|9h30|12 juin 2019|Mme |Table ronde|\u{301}){0,200}") {
        whole(&text);
    }
}

#[test]
fn times_that_go_backwards_within_a_day_are_reported() {
    let reported = |text: &str| {
        let source = Source::new("agenda.md", Vec::new(), text.into());
        let mut diagnostics = Diagnostics::default();
        let agenda = parse(SourceId(0), &source, 0..text.len(), &mut diagnostics);
        assert!(!agenda.sessions.is_empty());
        diagnostics
            .sorted()
            .iter()
            .map(|it| (it.code, it.span.map(|span| span.start)))
            .collect::<Vec<_>>()
    };
    let backwards = [(Code::TimesOutOfOrder, Some(13))];
    assert_eq!(reported("14h Ateliers\n9h Accueil\n"), backwards);
    assert_eq!(reported("9h Sols\n9h Forêts\n10h Pause\n"), []);
    assert_eq!(reported("4 juin 2024\n\n14h Ateliers\n\nJour 2\n\n9h Accueil\n"), []);
}

/// The texts of an agenda as the Markdown reader gives them: the framing, then each session's.
fn texts(text: &str) -> Vec<String> {
    let source = Source::new("agenda.md", Vec::new(), text.into());
    let agenda = parse(SourceId(0), &source, 0..text.len(), &mut Diagnostics::default());
    let shown = |body: &Body<Written>| format!("{:?}", body.blocks);
    std::iter::once(&agenda.framing)
        .chain(agenda.sessions.iter().map(|session| &session.text))
        .map(shown)
        .collect()
}

#[test]
fn texts_that_begin_or_end_within_bold_have_no_stray_marks() {
    for text in [
        "**9h30 – Accueil : bienvenue à tous**",
        "**9h30 – Ateliers : trois ateliers** au choix",
        "9h30 Ouverture\n\n**Temps d'échanges** avec la salle",
        "9h30 Ouverture\n\n- **A :** texte\n- *B* : _texte_",
        "**9h30 – Ouverture : Mme la Préfète** et les élus",
        "**9h30 – Ateliers – *trois* ateliers**",
        "**9h30 Ateliers\ntrois ateliers au choix** puis retour",
        "| **9h30** | **Visite<br>- chantier du bourg**<br>- lavoir |\n| --- | --- |",
        "**Journée des haies\net des chemins**\n\n9h Accueil",
    ] {
        let found = texts(text);
        assert!(found.iter().all(|text| !text.contains('*')), "{text}: {found:?}");
    }
    let literal = texts("9h30 Ouverture\n\nPaniers \\* avant midi");
    assert!(literal[1].contains("Paniers * avant midi"), "{literal:?}");
}

/// Agendas as the reader of Word's files gives them.
#[test]
fn agendas_from_word_are_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/office");
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        model(&text, &whole(&text))
    };
    let table = read("agenda-table.docx.md");
    let round = &table["sessions"][1];
    assert_eq!(round["title"], "planter sans perdre");
    assert_eq!(round["speakers"], json!(["Odile Fanterne", "Côme Brisaz"]));
    assert_eq!(round["text"], json!([]));
    assert_eq!(table["sessions"][2]["title"], "Déjeuner | buffet");
    assert_eq!(table["sessions"].as_array().unwrap().len(), 5);
    let tabs = read("agenda-tabs.docx.md");
    assert_eq!(tabs["sessions"][1]["title"], "Table ronde");
    assert_eq!(tabs["sessions"][1]["speakers"], json!(["Odile Fanterne"]));
    assert_eq!(tabs["sessions"][2]["title"], "Ateliers_tournants *");
    assert_eq!(tabs["sessions"][2]["text"], json!(["1\\. Présentation\n\n- retour des groupes"]));
}
