//! A report in each language: its words are that language's and nobody else's.

use std::fmt::Write;

use hayro::hayro_syntax::object::String as PdfString;
use serde_json::Value;

use crate::harness::{Project, repository};
use crate::pdf::Volume;

/// An event as its organisers would write it. Places and people are invented.
struct Event {
    language: &'static str,
    agenda: &'static str,
    note: &'static str,
    action: &'static str,
    /// What the report must say, in the words of its language.
    words: &'static [&'static str],
}

const EVENTS: &[Event] = &[
    Event {
        language: "de",
        agenda: "# Leben im Mitteltal\n\n12. Juni 2019\nRathaus, Musterdorf\n\n10:00 Wohnen für Saisonkräfte\n",
        note: "Die Gemeinde Musterdorf hat drei Häuser gekauft und vermietet sie an Saisonarbeitskräfte.\n\n> [!ZOOM]\n> Ein Haus wurde mit dem Förderverein umgebaut.\n",
        action: "titre: Ein Haus für Saisonkräfte\nporteur: Gemeinde Musterdorf\npartenaires: [Förderverein, Tourismusamt, Sparkasse]\npriorite: élevée\norigine: [10:00]\n",
        words: &[
            "Tagungsband",
            "Inhalt",
            "Programm der Veranstaltung",
            "Handlungsvorschläge",
            "Mittwoch, 12. Juni 2019",
            "1\u{a0}Vorschlag",
            "Förderverein, Tourismusamt und Sparkasse",
            "Federführung",
            "hohe Priorität",
            "▲\u{a0}Hoch",
            "Im Fokus",
            "öffentliche Ausgabe",
            "Quelldateien",
        ],
    },
    Event {
        language: "es",
        agenda: "# Vivir en el valle\n\n12 de junio de 2019\nAyuntamiento, Villaejemplo\n\n10:00 Alojar a los temporeros\n",
        note: "El ayuntamiento compró tres casas y las alquila a quienes trabajan por temporada.\n\n> [!ZOOM]\n> Una casa se rehabilitó con la asociación.\n",
        action: "titre: Una casa para temporeros\nporteur: Ayuntamiento\npartenaires: [Asociación, Oficina de turismo, Iniciativas locales]\npriorite: élevée\norigine: [10:00]\n",
        words: &[
            "Actas",
            "Índice",
            "Programa de la jornada",
            "Propuestas de acción",
            "miércoles, 12 de junio de 2019",
            "1\u{a0}propuesta",
            "Asociación, Oficina de turismo e Iniciativas locales",
            "Responsable",
            "prioridad alta",
            "▲\u{a0}Alta",
            "De cerca",
            "edición pública",
            "Archivos de origen",
        ],
    },
    Event {
        language: "it",
        agenda: "# Vivere in valle\n\n12 giugno 2019\nMunicipio, Paesesempio\n\n10:00 Alloggi per gli stagionali\n",
        note: "Il comune ha comprato tre case e le affitta a chi lavora per la stagione.\n\n> [!ZOOM]\n> Una casa è stata rifatta con l’associazione.\n",
        action: "titre: Una casa per gli stagionali\nporteur: Comune\npartenaires: [Associazione, Ufficio turistico, Banca]\npriorite: élevée\norigine: [10:00]\n",
        words: &[
            "Atti",
            "Indice",
            "Programma della giornata",
            "Proposte di azione",
            "mercoledì 12 giugno 2019",
            "1\u{a0}proposta",
            "Associazione, Ufficio turistico e Banca",
            "Capofila",
            "priorità alta",
            "▲\u{a0}Alta",
            "Primo piano",
            "edizione pubblica",
            "File di origine",
        ],
    },
    Event {
        language: "pt",
        agenda: "# Viver no vale\n\n12 de junho de 2019\nCâmara municipal, Vilexemplo\n\n10:00 Alojar os sazonais\n",
        note: "O município comprou três casas e arrenda-as a quem trabalha na época.\n\n> [!ZOOM]\n> Uma casa foi recuperada com a associação.\n",
        action: "titre: Uma casa para sazonais\nporteur: Município\npartenaires: [Associação, Posto de turismo, Banco]\npriorite: élevée\norigine: [10:00]\n",
        words: &[
            "Atas",
            "Índice",
            "Programa da jornada",
            "Propostas de ação",
            "quarta-feira, 12 de junho de 2019",
            "1\u{a0}proposta",
            "Associação, Posto de turismo e Banco",
            "Responsável",
            "prioridade alta",
            "▲\u{a0}Alta",
            "Em foco",
            "edição pública",
            "Ficheiros de origem",
        ],
    },
    Event {
        language: "nl",
        agenda: "# Leven in de vallei\n\n12 juni 2019\nGemeentehuis, Voorbeelddorp\n\n10:00 Huizen voor seizoenswerkers\n",
        note: "De gemeente kocht drie huizen en verhuurt ze aan seizoenswerkers.\n\n> [!ZOOM]\n> Eén huis is met de vereniging verbouwd.\n",
        action: "titre: Een huis voor seizoenswerkers\nporteur: Gemeente\npartenaires: [Vereniging, Toerismebureau, Bank]\npriorite: élevée\norigine: [10:00]\n",
        words: &[
            "Verslag",
            "Inhoud",
            "Programma van de dag",
            "Actievoorstellen",
            "woensdag 12 juni 2019",
            "1\u{a0}voorstel",
            "Vereniging, Toerismebureau en Bank",
            "Trekker",
            "hoge prioriteit",
            "▲\u{a0}Hoog",
            "Uitgelicht",
            "openbare editie",
            "Bronbestanden",
        ],
    },
    Event {
        language: "pl",
        agenda: "# Życie w dolinie\n\n2019-06-12\nUrząd gminy, Przykładowo\n\n10:00 Mieszkania dla pracowników sezonowych\n",
        note: "Gmina kupiła trzy domy i wynajmuje je pracownikom sezonowym.\n\n> [!ZOOM]\n> Jeden dom wyremontowano ze stowarzyszeniem.\n",
        action: "titre: Dom dla pracowników sezonowych\nporteur: Gmina\npartenaires: [Stowarzyszenie, Biuro turystyki, Bank]\npriorite: élevée\norigine: [10:00]\n",
        words: &[
            "Materiały pokonferencyjne",
            "Spis treści",
            "Program wydarzenia",
            "Propozycje działań",
            "środa, 12 czerwca 2019",
            "1\u{a0}propozycja",
            "Stowarzyszenie, Biuro turystyki i Bank",
            "Podmiot wiodący",
            "wysoki priorytet",
            "▲\u{a0}Wysoki",
            "Zbliżenie",
            "wydanie publiczne",
            "Pliki źródłowe",
        ],
    },
];

/// The words of the report in a language, each form of those that change with a count.
fn labels(language: &str) -> Vec<String> {
    let path = repository().join(format!("report-templates/labels/{language}.json"));
    let labels: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let forms = labels.as_object().unwrap().iter().filter(|(key, _)| *key != "names");
    let forms = forms.flat_map(|(_, label)| match label {
        Value::Object(forms) => forms.values().cloned().collect(),
        label => vec![label.clone()],
    });
    forms.filter_map(|form| form.as_str().map(str::to_owned)).collect()
}

fn volume(event: &Event) -> Volume {
    let Event { language, agenda, note, action, .. } = event;
    let header = "session: \"10:00\"";
    let project = Project::new()
        .write(
            "input/event.yaml",
            format!("langue: {language}\nstatut: définitif\ndate: 2019-06-12\ncontrôles: {{not-cleared: ignorer}}\ntheme: {{mise_en_page: aérée}}\n"),
        )
        .write("input/agenda.md", agenda)
        .write("input/notes/note.md", format!("---\n{header}\n---\n{note}"))
        .write("input/actions/a1.md", format!("---\nid: A1\necheance: 2020-03-31\n{action}---\n"));
    let run = project.run(&["build", "-o", "actes.pdf"]);
    assert_eq!((run.status, run.stderr.matches("warning").count()), (0, 0), "{}", run.text());
    Volume::read(std::fs::read(project.path("actes.pdf")).unwrap())
}

#[test]
fn a_report_speaks_its_language_and_no_other() {
    let others: Vec<_> = ["fr", "en"].into_iter().flat_map(labels).collect();
    for event in EVENTS {
        let language = event.language;
        let volume = volume(event);
        let tag = volume.catalogue().get::<PdfString<'_>>("Lang").unwrap();
        assert_eq!(tag.as_bytes(), language.as_bytes());
        let text = volume.text();
        let missing: Vec<_> = event.words.iter().filter(|word| !text.contains(**word)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?} in\n{text}");
        // Some words are the same in several languages; a short one is part of many.
        let own = labels(language);
        let mut strange = String::new();
        for label in others.iter().filter(|label| label.chars().count() > 5 && !own.contains(label))
        {
            let said = own.iter().chain([&event.agenda.to_owned()]).any(|it| it.contains(&**label));
            if text.contains(&**label) && !said {
                let _ = writeln!(strange, "{label}");
            }
        }
        assert!(strange.is_empty(), "{language} says\n{strange}in\n{text}");
    }
}

#[test]
fn a_file_a_quote_and_words_in_another_language_say_so() {
    let note = "---\nlangue: anglais\n---\nThree houses were bought.\n";
    let other = "---\nsession: 9h30\n---\nLa [*framing* question](#lang-en) et la suite.\n\n\
                 Dit-il [\"so be it\"](#lang-en).\n\n\
                 > [!LANG-DE]\n> \"Ein Haus\" ist keine Wohnung.\n> — Jo Martin\n";
    let project = Project::small()
        .write("input/notes/0930-note.md", note)
        .write("input/notes/0930-suite.md", other);
    let run = project.run(&["build", "-o", "actes.pdf", "--project", "out"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let volume = Volume::read(std::fs::read(project.path("actes.pdf")).unwrap());
    let text = volume.text();
    for words in ["Three houses", "framing", "„Ein Haus“ ist", "\"so be it\"", "Jo Martin"] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    let files = project.files();
    let bodies = files.iter().filter(|path| path.contains("/bodies/"));
    let code: String =
        bodies.map(|it| std::fs::read_to_string(project.path(it)).unwrap()).collect();
    for call in ["#let body = foreign(\"en\"", "foreign(\"en\", [#{emph(", "foreign(\"de\""] {
        assert!(code.contains(call), "{call} is not in\n{code}");
    }
}
