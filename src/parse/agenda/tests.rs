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

/// « 09:00 title: speakers » of each session.
fn told(text: &str) -> Vec<String> {
    let draft = whole(text);
    let shown = |session: &session::Draft| {
        let (speakers, _, _) = people(&session.speakers);
        let start = session.start.map(|start| start.strftime("%H:%M").to_string());
        format!("{} {}: {}", start.unwrap_or_default(), session.title, speakers.join(", "))
    };
    draft.sessions.iter().map(shown).collect()
}

#[test]
fn names_that_few_bear_are_read_where_most_titles_begin_with_one() {
    let colon = "9h00 Ouverture\n9h30 Hind Jaraoui : Rôle des associations\n10h00 Hamza Ennaji : Un état des lieux\n\
        10h30 Mansour Atti : Société civile et médias\n11h00 Débat\n";
    assert_eq!(
        told(colon)[1..4],
        [
            "09:30 Rôle des associations: Hind Jaraoui",
            "10:00 Un état des lieux: Hamza Ennaji",
            "10:30 Société civile et médias: Mansour Atti",
        ]
    );
    let listed =
        "9h00 Marc Dubois, Anne Petit (Citéval), Les mots de la friche en Corrèze\n10h00 Pause\n";
    assert_eq!(told(listed)[0], "09:00 Les mots de la friche en Corrèze: Marc Dubois, Anne Petit");
    let place = "9h00 Marc Dubois, Réseau rural du Val\n10h00 Pause\n";
    assert_eq!(told(place)[0].rsplit(": ").next(), Some("Marc Dubois"));
}

#[test]
fn words_in_quotes_after_somebody_are_the_title_whatever_the_line_says_of_them() {
    let text = "9h40 Marc DUBOIS, chargé de cours à l'Institut\n(Valbrune), ancien de l'école « Le défi\ndes confins. »\n10h00 Pause\n";
    assert_eq!(told(text)[0], "09:40 Le défi des confins: Marc Dubois");
    let talks = "9h00 Produire autrement – Anne Petit (Citéval). « Sols ». – Marc Dubois (Inram) « Haies »\n10h00 Pause\n";
    assert_eq!(told(talks)[0], "09:00 Produire autrement: Anne Petit, Marc Dubois");
    let label =
        "9.00am Speaker: Ann Modell - Traditional farming tools\n10.00am Break\n11.00am Close\n";
    assert_eq!(told(label)[0], "09:00 Traditional farming tools: Ann Modell");
}

#[test]
fn a_bare_part_heads_the_sessions_that_it_holds() {
    let text = "Jeudi 30 octobre 2014\nSéance 01 : 9h30-11h45\nModératrice : Anne Petit\n9h30 Les sols\n10h30 Les haies\n";
    assert_eq!(told(text), ["09:30 Les sols: Anne Petit", "10:30 Les haies: "]);
}

#[test]
fn hours_are_read_in_more_forms() {
    assert_eq!(
        told("8:00hs. Acreditaciones\n9:30hs. Apertura\n"),
        ["08:00 Acreditaciones: ", "09:30 Apertura: "]
    );
    assert_eq!(
        told("Ore 13: Apertura\nOre 14-16.30: Assemblea\n"),
        ["13:00 Apertura: ", "14:00 Assemblea: "]
    );
    assert_eq!(
        told("9h45h-10h15 : Introduction\n11h Débat\n"),
        ["09:45 Introduction: ", "11:00 Débat: "]
    );
    let range = whole("9h00 Accueil\nDE 15H15 À 16H30 : Partir\n");
    assert_eq!(shown_time(range.sessions[1].end), "16:30");
    let paragraph = "Programme de la journée A partir de 12h30 Village des associations 15h45 Entrée en salle du public \
        16h15 Accueil et mots de bienvenue 17h00 Débat avec la salle 18h00 Projection du film de la soirée";
    assert_eq!(told(paragraph).len(), 5, "{:?}", told(paragraph));
    let glued = "9h00 Accueil;09h30 às 10h20 – Dinâmica\n11h00 Plenária\n";
    assert_eq!(told(glued)[1], "09:30 Dinâmica: ");
}

#[test]
fn a_title_goes_on_below_its_colon() {
    let text = "11.15 Session 1:\n\nWhat are the challenges of local food? [Breakout groups]\n\n12.45 Lunch\n";
    assert!(told(text)[0].contains("What are the challenges"), "{:?}", told(text));
    let format = "10h30 World-Café\nÉchanges en petits groupes\n12h Repas\n";
    assert_eq!(told(format)[0], "10:30 World-Café: ");
}

#[test]
fn what_a_page_or_a_letter_puts_around_the_title_is_none() {
    let title = |text: &str| whole(text).head.title.map(|(title, _)| title);
    let body = "\n\n9h00 Accueil\n10h00 Débat\n";
    let rubric = format!("Gouvernance\n\nLes mots de la friche (22 juillet 2022){body}");
    assert_eq!(title(&rubric).as_deref(), Some("Les mots de la friche"));
    let published = format!(
        "Publié le 15 mai 2023\nPrésentation du guide des sols, mercredi 17 mai 2023{body}"
    );
    assert_eq!(title(&published).as_deref(), Some("Présentation du guide des sols"));
    let wrapped =
        format!("L'accueil au-delà de l'urgence :\nles nouveaux habitants\n\n8 avril 2017{body}");
    assert_eq!(
        title(&wrapped).as_deref(),
        Some("L'accueil au-delà de l'urgence : les nouveaux habitants")
    );
    let joined = format!(
        "Les mots de la friche\n8 avril 2017\n\nRejoindre Zoom : https://zoom.example/j/1?pwd=a\nID de réunion : 845 1234 5678\n{body}"
    );
    let draft = whole(&joined);
    assert_eq!(draft.head.title.map(|(title, _)| title).as_deref(), Some("Les mots de la friche"));
    assert!(draft.head.framing.is_empty());
    assert_eq!(draft.letter.len(), 2);
}

#[test]
fn what_only_announces_a_field_is_no_framing_text() {
    let text = "Les mots de la friche\n8 avril 2017\n\nTrois questions traverseront la journée :\n- Qui paie ?\n- Qui mange ?\n\n9h00 Accueil\n";
    let draft = whole(text);
    assert_eq!(draft.head.questions.len(), 2);
    assert!(draft.head.framing.is_empty() && draft.letter.is_empty());
    let dated = whole(
        "Les mots de la friche\nLa rencontre aura lieu :\nSamedi 8 avril 2017\n\n9h00 Accueil\n",
    );
    assert!(dated.head.framing.is_empty());
    assert_eq!(dated.letter.len(), 1);
}

#[test]
fn the_days_of_a_programme_are_surer_than_a_page_s_own_date() {
    let text = "12.11.2019\nCoworking auf dem Land\n\nDonnerstag, 21. November 2019\n9.00 Uhr Begrüßung\n10.00 Uhr Pause\n\
        Freitag, 22. November 2019\n9.00 Uhr Werkstatt\n";
    let draft = whole(text);
    assert_eq!(draft.head.date.map(|(date, _)| date.to_string()).as_deref(), Some("2019-11-21"));
    assert!(draft.guessed_date);
}

#[test]
fn numbered_workshops_in_a_cell_or_on_a_line_are_workshops() {
    let table = "| Heure | Séance | Intervenants |\n|---|---|---|\n| 14h00 | Ateliers | Atelier A – Cuisiner<br>Atelier B – Acheter |\n| 16h | Clôture | |\n";
    let draft = whole(table);
    let titles: Vec<_> = draft.sessions[0].workshops.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Cuisiner", "Acheter"]);
    assert!(draft.sessions[0].speakers.is_empty());
    let line = "14h Ateliers\nAtelier A : animation Inès Valcourt, rapporteur Thomas Brémond\n16h Clôture\n";
    let draft = whole(line);
    let [workshop] = draft.sessions[0].workshops.as_slice() else { panic!("one workshop") };
    let (names, _, roles) = people(&workshop.speakers);
    assert_eq!((workshop.title.as_str(), names.len()), ("Atelier A", 2));
    assert_eq!(roles[1], "Thomas Brémond: rapporteur");
}

#[test]
fn titles_in_quotes_go_on_over_a_full_stop() {
    let text = "9:30hs. Conversatorio: “Madres en el territorio. Una red”: Ana Garcés y Luis Sormano.\n\
        10:30hs. Mesa 2: “Pensar la escena”. Mariano Cossio. Coordina Ana Rinaldo\n12hs. Receso\n";
    assert_eq!(
        told(text)[..2],
        [
            "09:30 Madres en el territorio. Una red: Ana Garcés, Luis Sormano",
            "10:30 Pensar la escena: Mariano Cossio, Ana Rinaldo",
        ]
    );
}

#[test]
fn what_has_but_the_shape_of_a_name_is_nobody() {
    let names = |text: &str| told(text)[0].rsplit(": ").next().unwrap_or_default().to_owned();
    assert_eq!(names("9h00 Mot de bienvenue de Madame Le Recteur de l'académie\n10h Pause\n"), "");
    assert_eq!(names("9h00 Atelier de communication – S Composition\n10h Pause\n"), "");
    let office =
        "9h00 Sols\nAnne Petit, géographe et professeure à l'Université Jean Modèle\n10h Pause\n";
    assert_eq!(names(office), "Anne Petit");
    assert_eq!(names("9h00 Sols\nPARTIR DANS LES COLONIES\n10h Pause\n"), "");
}

#[test]
fn letters_tell_who_leads_each_workshop_of_a_title() {
    let hosts = "Atelier A : Ana Roux, CAUE<br>Atelier B : Luc Vidal, syndicat";
    let titles = "Atelier A – Bâtir en bois<br>Atelier B – Chauffer le village";
    for (titles, hosts) in [
        (titles, hosts.to_owned()),
        (titles, hosts.replace(" :", " –")),
        (titles, hosts.replace("Atelier", "Animation de l'atelier")),
        (titles, hosts.replace("Atelier ", "")),
        ("A – Bâtir en bois<br>B – Chauffer le village", hosts.replace("Atelier ", "")),
    ] {
        let table = format!(
            "| Heure | Séance | Intervenants |\n|---|---|---|\n| 9h | Accueil | |\n\
             | 10h | Ateliers<br>{titles} | {hosts} |\n| 12h | Clôture | |\n"
        );
        let draft = whole(&table);
        let session = &draft.sessions[1];
        let led: Vec<_> = session
            .workshops
            .iter()
            .map(|it| (it.title.as_str(), people(&it.speakers).0))
            .collect();
        let expected = [
            ("Bâtir en bois", vec!["Ana Roux".to_owned()]),
            ("Chauffer le village", vec!["Luc Vidal".to_owned()]),
        ];
        assert_eq!(led, expected, "{titles} | {hosts}");
        assert!(session.speakers.is_empty(), "{hosts}");
    }
}

#[test]
fn a_label_in_a_cell_goes_for_its_own_line() {
    let roles = |cell: &str| {
        let table = format!(
            "| Heure | Séance | Intervenants |\n|---|---|---|\n| 9h | Table ronde : La forêt | {cell} |\n| 10h | Clôture | |\n"
        );
        people(&whole(&table).sessions[0].speakers).2
    };
    assert_eq!(
        roles("Animation : Ana Roux, Réseau<br>Luc Vidal, scierie<br>Inès Valcourt, technicienne"),
        ["Ana Roux: moderator", "Luc Vidal: panellist", "Inès Valcourt: panellist"]
    );
    assert_eq!(
        roles("Animateurs : Ana Roux, Réseau<br>Luc Vidal, scierie"),
        ["Ana Roux: moderator", "Luc Vidal: moderator"]
    );
}

#[test]
fn halves_of_days_in_brackets_belong_to_the_dates() {
    let text = "Journée bois\nJeudi 9 octobre 2025 (après-midi) et vendredi 10 octobre 2025 (matin) – Maison de la forêt, Saint-Aubrac\n\n\
        Jeudi\n9h00 La forêt\nVendredi\n9h00 Le bois\n";
    let head = whole(text).head;
    assert_eq!(head.date.unwrap().0.to_string(), "2025-10-09");
    assert_eq!(head.end_date.unwrap().0.to_string(), "2025-10-10");
    let venue: Vec<_> = head.venue.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(venue.join(", "), "Maison de la forêt, Saint-Aubrac");
}

#[test]
fn the_line_that_brings_the_programme_is_no_context() {
    let text = "De : Sylvie\nBonjour,\n\nVoici le programme du webinaire « Chauffer au bois, une heure pour comprendre », mardi 18 novembre 2025, \
        de 11h à 12h, en visioconférence :\n11h00 Introduction, Camille Ortal\n11h40 Questions et réponses\n";
    let draft = whole(text);
    assert!(draft.head.framing.is_empty(), "{:?}", draft.head.framing);
    assert_eq!(draft.head.title.unwrap().0, "Chauffer au bois, une heure pour comprendre");
    assert_eq!(draft.letter.len(), 3);
}
