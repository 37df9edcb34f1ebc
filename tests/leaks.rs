//! Secrets in all the places where one can hide: none is in what everyone reads, and what looks for
//! them finds each of them where it is let through.

use std::collections::BTreeSet;

use actes::commands::load;
use actes::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use actes::edition::Edition;
use actes::polish::polish;
use actes::progress::Progress;
use actes::typeset::{Job, Pictures, leak, typeset};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Object;

use crate::harness::{Project, list};
use crate::pdf::Volume;

const AGENDA: &str = "\
De : Secret01 Zorbax <secret02@zorbax.fr>
À : secret03@zorbax.fr
Envoyé : lundi

# Journée d'étude

12 juin 2019

Contexte avec l'adresse secret04@zorbax.fr.

9h40 Table ronde : habiter
- Paul Modèle
- Zoran Secretcinq, maire de Zorbaxville

Renseignements au 06 99 88 77 06.

15h30 Ateliers
";

const NOTE: &str = "\
---
questions: [Q1]
---
## Visible [zorbax titre 07](#interne)

**Paul Modèle** : on bâtit [zorbax passage 08](#interne) peu[^1], dit Zoran Secretcinq à M. Secretcinq.

| a [zorbax entête 09](#interne) | b |
|---|---|
| un | [zorbax cellule 10](#interne) |

> [!INTERNE] zorbax encadré 11
> Des mots zorbax texte 12 et ![zorbax alternative 13](../media/zorbax14.png)
>
> - zorbax puce 15
>   1. zorbax numéro 16
>
> ```
> zorbax code 17
> ```
>
> | zorbax tableau 18 |
> |---|
> | zorbax ligne 19 |

> [!ZOOM] Titre [zorbax boîte 20](#interne)
> Un cas.

> Habiter. [zorbax citation 21](#interne)
> — Paul Modèle [zorbax auteur 22](#interne)

Terme
: Sens [zorbax sens 23](#interne)

- [x] fait [zorbax tâche 24](#interne)

![Une salle](../media/salle.png \"La salle [zorbax légende 25](#interne)\")

Un `code` et [ici](mailto:secret26@zorbax.fr), [là](tel:+33699887727), [site](https://exemple.fr/?mail=secret28@zorbax.fr).

Tél. +33 (0)6 99 88 77 29, ou `secret30@zorbax.fr`.

    06 99 88 77 31

Voir [[A2]] et [[A2|la suite]].

[^1]: note [zorbax appel 32](#interne) et secret33@zorbax.fr
";

const ACTIONS: &str = "\
- {id: A1, titre: Publique, porteur: {valeur: zorbax porteur 34, visibilite: interne}, moyens: écrire à secret35@zorbax.fr}
- {id: A2, titre: zorbax action 36, visibilite: interne, description: zorbax description 37}
";

const EVENT: &str = "\
sous-titre: {valeur: zorbax sous-titre 38, visibilite: interne}
questions: [Comment habiter ?, {valeur: Zorbax question 39, visibilite: interne}]
personnes: [{nom: Zoran Secretcinq, consentement: non}]
contact: {valeur: zorbax contact 40, visibilite: interne}
";

const WORKSHOP: &str = "\
titre: Atelier
introduction: Écrire à secret41@zorbax.fr
passages:
  - {groupe: A, contributions: [Visible, {texte: zorbax apport 42, visibilite: interne}]}
";

const PARTICIPANTS: &str = "\
nom;structure;type;courriel;remarque (interne);consentement
Ana Secretquarantetrois;Zorbax organisme 44;élus;secret45@zorbax.fr;zorbax remarque 46;non
Léa Visible;Ville;élus;x@y.fr;;oui
";

/// Words that stand in every secret and nowhere else.
const MARKS: &[&str] =
    &["zorbax", "secretcinq", "secretquarante", "99887706", "699887727", "699887729", "99887731"];

/// A picture of one pixel with words in a text chunk.
pub(crate) fn png(words: &str) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8], data: &[u8]| {
        png.extend((data.len() as u32).to_be_bytes());
        let body = [kind, data].concat();
        png.extend(&body);
        png.extend(crc(&body).to_be_bytes());
    };
    chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    chunk(b"tEXt", format!("Comment\0{words}").as_bytes());
    // A stored block of deflate: the filter byte and a grey pixel.
    chunk(b"IDAT", &[0x78, 1, 1, 2, 0, 0xfd, 0xff, 0, 128, 0, 130, 0, 129]);
    chunk(b"IEND", &[]);
    png
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    })
}

fn project() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", EVENT)
        .write("input/notes/0940.md", NOTE)
        .write("input/notes/0940-zorbax47.md", "---\nvisibilite: interne\n---\nzorbax note 48\n")
        .write("input/ateliers/a.yaml", WORKSHOP)
        .write(
            "input/ateliers/zorbax49.md",
            "---\ntitre: zorbax atelier 50\nvisibilite: interne\n---\nMots.\n",
        )
        .write("input/actions.yaml", ACTIONS)
        .write("input/participants.csv", PARTICIPANTS)
        .write(
            "input/glossaire.yaml",
            "- {sigle: ABC, developpe: zorbax sigle 51, visibilite: interne}\n",
        )
        .write("input/media/zorbax14.png", png("zorbax pixel 52"))
        .write("input/media/salle.png", png("zorbax métadonnée 53"))
}

/// A file's bytes, each stream as it was before it was packed, and every text that holds words.
pub(crate) fn everything(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![("raw".to_owned(), bytes.to_vec())];
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF that can be read");
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            let number = stream.obj_id().obj_number;
            all.push((format!("packed {number}"), stream.raw_data().into_owned()));
            all.extend(
                stream.decoded().ok().map(|it| (format!("stream {number}"), it.into_owned())),
            );
        }
    }
    all.push(("pages".to_owned(), Volume::read(bytes.to_vec()).text().into_bytes()));
    all
}

/// The marks in bytes, whether one or two bytes stand for a character.
pub(crate) fn marks_in(bytes: &[u8]) -> BTreeSet<&'static str> {
    let plain = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        text.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let narrow = plain(bytes);
    let wide = plain(&bytes.iter().copied().filter(|byte| *byte != 0).collect::<Vec<_>>());
    MARKS.iter().copied().filter(|mark| narrow.contains(mark) || wide.contains(mark)).collect()
}

#[test]
fn no_secret_is_in_the_bytes_that_everyone_gets() {
    let project = project();
    let bytes = project.build(&["input", "--project", "project"]);
    for (place, bytes) in everything(&bytes) {
        assert!(marks_in(&bytes).is_empty(), "{place}: {:?}", marks_in(&bytes));
    }
    let mut files = Vec::new();
    list(&project.path("project"), "", &mut files);
    for file in files.iter().filter(|it| !it.starts_with("fonts/")) {
        let bytes = std::fs::read(project.path("project").join(file)).unwrap();
        assert!(
            marks_in(file.as_bytes()).is_empty() && marks_in(&bytes).is_empty(),
            "{file}: {:?}",
            marks_in(&bytes)
        );
    }
    let text = Volume::read(bytes).text();
    for word in
        ["Publique", "la suite", "on bâtit", "Comment habiter", "Léa Visible", "fait", "Un cas"]
    {
        assert!(text.contains(word), "{word} is public");
    }
}

#[test]
fn every_secret_is_in_the_internal_edition() {
    let text =
        Volume::read(project().build(&["input", "--edition", "internal"])).text().to_lowercase();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = letters(&text);
    let all = [AGENDA, NOTE, ACTIONS, EVENT, WORKSHOP].concat().to_lowercase();
    let phrases = all.split("zorbax ").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_ascii_digit())?;
        rest.get(..end + 2).filter(|phrase| !phrase.contains(['<', '\n', ':']))
    });
    // An alternative text is no text of a page.
    let phrases: Vec<_> = phrases.filter(|it| !it.starts_with("alternative")).collect();
    assert!(phrases.len() > 20, "{phrases:?}");
    for phrase in phrases {
        assert!(text.contains(&letters(phrase)), "{phrase}");
    }
}

/// What is told when the whole report is printed and the public one was meant.
pub(crate) fn is_found(project: &Project) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let loaded = load(&project.path("input"), &mut diagnostics).unwrap();
    let public = loaded.edit(Edition::Public, &mut Diagnostics::default());
    let whole = loaded.edit(Edition::Internal, &mut Diagnostics::default());
    let whole = polish(whole, &loaded.sources, &mut Diagnostics::default());
    let pictures = Pictures::prepare(
        &whole,
        None,
        &loaded.sources,
        &Progress::default(),
        &mut Diagnostics::default(),
    );
    let job = Job::new(&whole, &loaded.sources, &pictures);
    let (_, pdf) = typeset(job, &mut Diagnostics::default());
    let public = polish(public, &loaded.sources, &mut Diagnostics::default());
    let meant = Job { report: &public, ..job };
    let mut told = Diagnostics::default();
    leak::check(&mut pdf.unwrap(), meant, &mut told);
    told.reported().into_iter().map(|(_, it)| it.clone()).collect()
}

#[test]
fn every_secret_that_is_let_through_is_found() {
    let told = is_found(&project());
    let messages: Vec<_> = told.iter().map(|it| (it.code, it.message(Language::English))).collect();
    let all: String = messages.iter().map(|(_, it)| format!("{it}\n")).collect();
    assert!(messages.iter().all(|(code, _)| matches!(code, Code::Leak | Code::NameLeak)), "{all}");
    let plain: String = all.to_lowercase();
    // A participant who refused is not on a list in any edition; a picture has its bytes unpacked.
    // The lines of a letter around the agenda (1 to 3) are in no report.
    let printed = (4..=51).filter(|number| !matches!(number, 14 | 43 | 44 | 45 | 46));
    let digits = |number: usize| match number {
        5 => "secretcinq".to_owned(),
        6 => "77 06".to_owned(),
        27 => "887727".to_owned(),
        29 => "77 29".to_owned(),
        31 => "77 31".to_owned(),
        number => format!("{number:02}"),
    };
    let missed: Vec<_> = printed.filter(|it| !plain.contains(&digits(*it))).collect();
    assert!(missed.is_empty(), "{missed:?} are not found:\n{all}");
}

/// A template of the event that lets a reserved passage through, each time in another place.
#[test]
fn a_leak_is_an_error_that_names_its_place() {
    const SECRET: &str = "Le projet zorbax du roseau cendré";
    let cases = [
        ("page 1", "[#SECRET]"),
        ("page 1", "[Le projet *zorbax* du ro#sym.hyph.soft;seau cendré]"),
        ("page 2", "{ set page(header: SECRET); [a] }"),
        ("page 2", "{ set page(background: pdf.artifact(SECRET)); [a] }"),
        ("les signets", "hide(heading(bookmarked: true, SECRET))"),
        (
            "les textes de remplacement",
            "image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"), alt: SECRET)",
        ),
        ("les métadonnées", "KEYWORDS"),
        (
            "l'adresse d'un lien",
            "link(\"https://exemple.fr/\" + SECRET.replace(\" \", \"-\"), [a])",
        ),
        (
            "le nom d'une pièce jointe",
            "pdf.attach(SECRET.replace(\" \", \"-\") + \".txt\", bytes(\"x\"), relationship: \"data\", mime-type: \"text/plain\", description: \"x\")",
        ),
        (
            "le nom d'une pièce jointe",
            "pdf.attach(\"a.txt\", bytes(\"x\"), relationship: \"data\", mime-type: \"text/plain\", description: SECRET)",
        ),
        ("page 1", "table(columns: 2, [Le projet zorbax], [du roseau cendré])"),
        ("un dessin", "box(width: 8cm, height: 2cm, fill: tiling(size: (8cm, 2cm), SECRET), [a])"),
        (
            "une pièce jointe",
            "pdf.attach(\"a.txt\", bytes(SECRET), relationship: \"data\", mime-type: \"text/plain\", description: \"x\")",
        ),
    ];
    for (place, leaking) in cases {
        // A document says its keywords before anything else.
        let (keyword, leaking) =
            if leaking == "KEYWORDS" { ("SECRET", "[a]") } else { ("\"k\"", leaking) };
        let template = format!(
            "#let SECRET = {SECRET:?}\n#let report(data) = {{\n  set document(title: \"x\", keywords: ({keyword},))\n  set text(lang: \"fr\")\n  [mots]\n  {leaking}\n}}\n"
        );
        let template = template.replace("\\u{e9}", "é");
        let project = Project::small()
            .write("input/notes/0930.md", format!("Mots.\n\n> [!INTERNE]\n> {SECRET}.\n"))
            .write("input/report-templates/fuite/report.typ", template)
            .write("input/report-templates/fuite/body.typ", "");
        let run = project.run(&[
            "build",
            "-o",
            "actes.pdf",
            "--template",
            "fuite",
            "--message-format",
            "short",
        ]);
        assert_eq!(run.status, 1, "{leaking}\n{}", run.text());
        assert!(run.stderr.contains("[leak]"), "{leaking}\n{}", run.text());
        assert!(run.stderr.contains(place), "{leaking}: {place}\n{}", run.text());
        assert!(run.stderr.contains("notes/0930.md:4"), "{}", run.text());
        assert!(!project.path("actes.pdf").exists(), "nothing is written");
    }
}

#[test]
fn what_is_said_in_public_too_is_no_leak() {
    let note = "La rénovation du bourg est votée.\n\n> [!INTERNE]\n> La rénovation du bourg est votée.\n\n\
                [Table ronde : habiter](#interne)\n";
    let project = Project::new()
        .write("input/agenda.md", "# Journée\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n")
        .write("input/notes/0940.md", note);
    let text = Volume::read(project.build(&["input"])).text();
    assert!(text.contains("La rénovation"), "{text}");
}

#[test]
fn a_longer_word_that_begins_with_a_name_stops_nothing() {
    for (name, note) in [
        ("Pierre Martin", "Pierre Martinet fait un pâté."),
        ("Antoine Dubois", "Antoine Duboisset arrive."),
        ("Martin Legrand", "À Saint-Martin, le grand marché."),
    ] {
        let project = Project::new()
            .write("input/agenda.md", "# Journée\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n")
            .write("input/event.yaml", format!("personnes: [{{nom: {name}, consentement: non}}]\n"))
            .write("input/notes/0940.md", format!("{note}\n"));
        let run = project.run(&["build", "input", "-o", "actes.pdf"]);
        assert_eq!(run.status, 0, "{name}: {}", run.text());
        let text = Volume::read(std::fs::read(project.path("actes.pdf")).unwrap()).text();
        let text = text.replace(['\u{a0}', '\u{202f}', '\n'], " ");
        assert!(text.contains(note.trim_end_matches('.')), "{note}: {text}");
    }
}
