//! What is printed after the report itself: pages of other PDFs, texts, photographs, the evaluation.
//!
//! The PDFs are made here, of objects as short as the format allows.

use std::fmt::Write as _;
use std::fs;

use actes::diagnostic::Language;

use crate::harness::{Project, list};
use crate::pdf::Volume;

/// A PDF of these objects, the first of which is the catalogue.
pub(crate) fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (rank, object) in (1..).zip(objects) {
        places.push(text.len());
        writeln!(text, "{rank} 0 obj\n{object}\nendobj").unwrap();
    }
    let start = text.len();
    writeln!(text, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    places.iter().for_each(|place| writeln!(text, "{place:010} 00000 n ").unwrap());
    let size = objects.len() + 1;
    write!(text, "trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n")
        .unwrap();
    text.into_bytes()
}

/// The objects of a PDF with a page for each of these: what its dictionary says, what it draws.
pub(crate) fn objects(pages: &[(&str, &str)]) -> Vec<String> {
    let kids: String = (0..pages.len()).map(|rank| format!("{} 0 R ", 5 + 2 * rank)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>".to_owned(),
    ];
    for (rank, (page, drawn)) in pages.iter().enumerate() {
        let content = 6 + 2 * rank;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {content} 0 R/Resources\
             <</Font<</F1 3 0 R/F2 4 0 R>>>>{page}>>"
        ));
        objects.push(format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len()));
    }
    objects
}

const WIDE: &str = "/MediaBox[0 0 960 540]";
const TALL: &str = "/MediaBox[0 0 595 842]";
const WORDS: &str = "BT /F1 40 Tf 60 300 Td (Bonjour) Tj /F2 20 Tf 0 -60 Td (a tous) Tj ET";

/// A PDF of so many pages alike.
fn pdf(page: &str, count: usize) -> Vec<u8> {
    file(&objects(&vec![(page, WORDS); count]), "")
}

fn titled(page: &str, count: usize, title: &str) -> Vec<u8> {
    let mut objects = objects(&vec![(page, WORDS); count]);
    objects.push(format!("<</Title({title})>>"));
    let info = objects.len();
    file(&objects, &format!("/Info {info} 0 R"))
}

/// A PDF that asks for a password.
fn protected() -> Vec<u8> {
    let (owner, user) = ("41".repeat(32), "42".repeat(32));
    let encrypt =
        format!("/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{owner}>/U<{user}>>>/ID[<01><01>]");
    file(&objects(&[(WIDE, WORDS)]), &encrypt)
}

const AGENDA: &str =
    "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n\n14h00 Bilan\n";

/// An event with a note, and the annexes of a test.
fn event() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", "langue: fr\ncontrôles: {session-without-notes: ignorer}\n")
        .write("input/notes/0940.md", "On habite.\n")
}

/// What a build without a word of warning gives.
#[track_caller]
fn quiet(project: &Project) -> Volume {
    let run = project.run(&["build", "-o", "actes.pdf", "--project", "project"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
    Volume::read(fs::read(project.path("actes.pdf")).unwrap())
}

/// A text without what typography may make of its spaces.
fn plain(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}', '\n'], " ").replace('\u{200b}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The drawings of pages in the project that typst was given, by their names.
fn plates(project: &Project) -> Vec<(String, String)> {
    let folder = project.path("project/annexes");
    let mut names = Vec::new();
    if folder.is_dir() {
        list(&folder, "", &mut names);
    }
    let read = |name: String| {
        let bytes = fs::read(folder.join(&name)).unwrap();
        (name, String::from_utf8_lossy(&bytes).into_owned())
    };
    names.into_iter().map(read).collect()
}

#[test]
fn slides_are_imposed_with_title_author_session_and_numbers() {
    let list = "fichier;titre;auteur;séance\n\
                a.pdf;Habiter en dix images;Camille Exemple;9h40\n";
    let bare = quiet(&event()).pages();
    let project =
        event().write("input/annexes/a.pdf", pdf(WIDE, 9)).write("input/annexes/liste.csv", list);
    let volume = quiet(&project);
    let text = plain(&volume.text());
    for words in ["Annexes", "Diaporama : Habiter en dix images, p.", "Camille Exemple"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    // Two by two, row after row: a page holds what there is room for.
    assert!((1..=2).contains(&(volume.pages() - bare)), "{} after {bare}", volume.pages());
    assert_eq!(plates(&project).len(), 9);
    let alternatives = volume.alternatives();
    for number in 1..=9 {
        let wanted = format!("Habiter en dix images, page {number} sur 9");
        let count = alternatives.iter().filter(|it| plain(it) == wanted).count();
        assert_eq!(count, 1, "{wanted} is not once in {alternatives:?}");
    }
    let bookmarks: Vec<_> = volume.bookmarks().iter().map(|it| plain(it)).collect();
    assert!(bookmarks.contains(&"Habiter en dix images".to_owned()), "{bookmarks:?}");
}

#[test]
fn as_many_pages_stand_on_one_as_the_list_says() {
    let bare = quiet(&event()).pages();
    for (page, per_page, count, expected) in [
        (WIDE, "1", 3, 3),
        (WIDE, "2", 4, 2),
        (WIDE, "6", 12, 2),
        (TALL, "1", 3, 3),
        (TALL, "2", 4, 2),
        (TALL, "4", 4, 2),
    ] {
        let list = format!("- {{fichier: a.pdf, par_page: {per_page}}}\n");
        let project = event()
            .write("input/annexes/a.pdf", pdf(page, count))
            .write("input/annexes/annexes.yaml", list);
        let added = quiet(&project).pages() - bare;
        assert!(added.abs_diff(expected) <= 1, "{page}, {per_page} of {count}: {added} pages");
    }
}

#[test]
fn a_page_is_drawn_as_it_is_seen() {
    let turned = "/MediaBox[0 0 540 960]/Rotate 90";
    let cropped = "/MediaBox[0 0 960 540]/CropBox[100 100 500 400]";
    let pages = [(turned, WORDS), (cropped, WORDS)];
    let project = event().write("input/annexes/a.pdf", file(&objects(&pages), ""));
    quiet(&project);
    let drawn = plates(&project);
    let boxes: Vec<_> = drawn
        .iter()
        .map(|(_, svg)| svg.split("viewBox=\"").nth(1).unwrap().split('"').next())
        .collect();
    assert_eq!(boxes, [Some("0 0 960 540"), Some("0 0 400 300")]);
}

#[test]
fn how_people_are_reached_is_painted_over_in_the_public_edition() {
    const CONTACTS: &str = "BT /F1 40 Tf 60 300 Td (Merci) Tj 0 -60 Td (Jo : jo@exemple.fr) Tj \
                            0 -60 Td (06 12 34) Tj 200 0 Td (56 78) Tj ET";
    let slides = file(&objects(&[(WIDE, WORDS), (WIDE, CONTACTS)]), "");
    let project = event().write("input/annexes/d.pdf", slides);
    let run =
        project.run(&["build", "-o", "actes.pdf", "--project", "project", "--report", "r.txt"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.text());
    let report = fs::read_to_string(project.path("r.txt")).unwrap();
    assert!(report.contains("des coordonnées, recouvertes"), "{report}");
    let names: Vec<_> = plates(&project).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["1-1.svg", "1-2.png"]);
    // « Merci » stays; the lines below it are grey where they gave an address and a number.
    let page = image::open(project.path("project/annexes/1-2.png")).unwrap().to_luma8();
    let (width, height) = page.dimensions();
    let dark = |percent: std::ops::Range<u32>| {
        let rows = percent.start * height / 100..percent.end * height / 100;
        rows.flat_map(|y| (0..width).map(move |x| (x, y)))
            .filter(|(x, y)| page.get_pixel(*x, *y)[0] < 60)
            .count()
    };
    assert!(dark(30..46) > 100, "« Merci » is there");
    assert!(dark(68..90) == 0, "the number is not");
    assert!(page.pixels().filter(|it| it[0] == 215).count() > 2000);
    let whole = ["build", "-o", "i.pdf", "--edition", "internal", "--project", "whole"];
    let run = project.run(&whole);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(project.path("whole/annexes/1-2.svg").is_file(), "all is there");
    // What the event gives as its own stays.
    let facts = "langue: fr\ncontact: jo@exemple.fr\nautorisé: [{texte: 06 12 34 56 78, motif: un essai}]\n\
                 contrôles: {session-without-notes: ignorer}\n";
    let project = project.write("input/event.yaml", facts);
    let run = project.run(&["build", "-o", "o.pdf", "--project", "own"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(project.path("own/annexes/1-2.svg").is_file());
}

#[test]
fn text_in_a_font_that_is_not_in_the_file_is_printed() {
    let project = event().write("input/annexes/a.pdf", pdf(WIDE, 1));
    quiet(&project);
    let drawn = plates(&project);
    let [(name, svg)] = drawn.as_slice() else { panic!("one page is drawn, not {}", drawn.len()) };
    assert_eq!(name, "1-1.svg");
    // The signs of « Bonjour » and « a tous », of which the space alone has no outline.
    assert_eq!(svg.matches("<use ").count(), 13, "{svg}");
    assert_eq!(svg.matches(" d=\"\"").count(), 1, "{svg}");
}

#[test]
fn a_page_of_too_many_lines_is_drawn_with_dots() {
    let lines: String =
        (0..31_000).map(|rank| format!("{} {} m 9 9 l\n", rank % 960, rank % 540)).collect();
    let drawn = format!("{lines}S");
    let project = event().write("input/annexes/a.pdf", file(&objects(&[(WIDE, &drawn)]), ""));
    quiet(&project);
    let name = plates(&project).remove(0).0;
    assert!(["1-1.png", "1-1.jpg"].contains(&name.as_str()), "{name}");
}

#[test]
fn a_page_that_would_never_end_is_not_printed_and_the_others_are() {
    let mut objects = objects(&[(WIDE, "/X0 Do"), (WIDE, WORDS)]);
    // Each form draws the next one twenty times.
    let first = objects.len() + 1;
    for rank in 0..8 {
        let next = format!("/X{} Do ", rank + 1).repeat(if rank < 7 { 20 } else { 0 });
        objects.push(format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X{} {} 0 R>>>>\
             /Length {}>>stream\n{next}\nendstream",
            rank + 1,
            first + rank + 1,
            next.len()
        ));
    }
    objects[4] = objects[4].replace("/Font<<", &format!("/XObject<</X0 {first} 0 R>>/Font<<"));
    let project = event().write("input/annexes/a.pdf", file(&objects, ""));
    let run = project.run(&["build", "--project", "project"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("[annex-not-printed]"), "{}", run.text());
    assert!(run.stderr.contains("(page 1)"), "{}", run.text());
    let names: Vec<_> = plates(&project).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["1-2.svg"]);
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_leaves_a_line() {
    let whole = pdf(WIDE, 2);
    let cut = whole[..whole.len() / 2].to_vec();
    for (bytes, cause) in [
        (protected(), "protégé par un mot de passe"),
        (cut, "abîmé ou incomplet"),
        (b"Bonjour".to_vec(), "ce n'est pas un PDF"),
        (Vec::new(), "le fichier est vide"),
        (file(&objects(&[]), ""), "aucune page"),
        (pdf(TALL, 301), "301 pages"),
    ] {
        let project = event().write("input/annexes/budget-2019.pdf", bytes);
        let run = project.run(&["build", "-o", "actes.pdf"]);
        assert_eq!(run.status, 0, "{cause}: {}", run.text());
        assert!(run.stderr.contains("attention[annex-not-printed]"), "{cause}: {}", run.text());
        assert!(run.stderr.contains(cause), "{cause}: {}", run.text());
        assert!(!run.stderr.contains("panicked"), "{cause}: {}", run.text());
        let text = plain(&Volume::read(fs::read(project.path("actes.pdf")).unwrap()).text());
        assert!(text.contains("Ce document (budget-2019.pdf) n’a pas pu être imprimé"), "{text}");
        assert!(text.contains("Budget 2019"), "{text}");
    }
}

#[test]
fn an_excerpt_of_a_long_document_is_printed() {
    let project = event()
        .write("input/annexes/a.pdf", pdf(TALL, 301))
        .write("input/annexes/annexes.csv", "fichier;pages\na.pdf;\"2-3, 300-\"\n");
    quiet(&project);
    let names: Vec<_> = plates(&project).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["1-2.svg", "1-3.svg", "1-300.svg", "1-301.svg"]);
}

#[test]
fn a_title_is_the_list_s_else_the_file_s_own_else_its_name() {
    let project = event()
        .write("input/annexes/a.pdf", titled(WIDE, 1, "Habiter la pente"))
        .write(
            "input/annexes/2019-06-12_bilan-moral.pdf",
            titled(WIDE, 1, "Microsoft PowerPoint - v3"),
        )
        .write("input/annexes/c.pdf", titled(WIDE, 1, "Titre du fichier"))
        .write("input/annexes/annexes.yaml", "annexes: [{fichier: c, titre: Titre de la liste}]\n");
    let text = plain(&quiet(&project).text());
    for words in ["Habiter la pente", "Bilan moral", "Titre de la liste"] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
    assert!(!text.contains("PowerPoint") && !text.contains("Titre du fichier"), "{text}");
    assert!(text.rfind("Titre de la liste") < text.rfind("Bilan moral"), "listed ones come first");
}

#[test]
fn what_is_said_of_an_annex_may_stand_in_event_yaml_a_table_or_a_header() {
    let facts = "langue: fr\ncontrôles: {session-without-notes: ignorer}\nannexes:\n  \
                 - {file: annexes/a.pdf, title: Premier, authors: [Jo Modèle, Camille Exemple], type: slides}\n  \
                 - motion.md\n";
    let motion =
        "---\nauteur: Collectif Modèle\nséance: 9h40\n---\n# Motion du matin\n\nNous demandons.\n";
    let project = event()
        .write("input/event.yaml", facts)
        .write("input/annexes/a.pdf", pdf(TALL, 1))
        .write("input/annexes/motion.md", motion);
    let text = plain(&quiet(&project).text());
    for words in [
        "Diaporama · Jo Modèle et Camille Exemple",
        "Motion du matin",
        "Texte · Collectif Modèle · Habiter",
        "Nous demandons.",
        "Texte : Motion du matin, p.",
    ] {
        assert!(text.contains(words), "{words} is not in {text}");
    }
}

#[test]
fn an_internal_annex_reaches_the_internal_edition_only() {
    let project = event()
        .write("input/annexes/SECRETFICHIER.pdf", titled(WIDE, 1, "SECRETINFO du bureau"))
        .write("input/annexes/b.md", "---\nvisibilite: interne\n---\n# SECRETTEXTE\n\nMots.\n")
        .write("input/annexes/c.md", "# Lettre\n\nOn [SECRETMOT](#interne) écrit.\n")
        .write(
            "input/annexes/annexes.csv",
            "fichier;titre;visibilite\nSECRETFICHIER.pdf;SECRETTITRE;interne\n",
        );
    let public = Volume::read(project.build(&["--project", "project"])).text();
    assert!(!public.contains("SECRET") && public.contains("Lettre"), "{public}");
    let mut files = Vec::new();
    list(&project.path("project"), "", &mut files);
    for path in files.iter().filter(|path| !path.starts_with("fonts/")) {
        let text = fs::read(project.path(&format!("project/{path}"))).unwrap();
        assert!(!path.contains("SECRET"), "{path}");
        assert!(!String::from_utf8_lossy(&text).contains("SECRET"), "{path}");
    }
    let internal = Volume::read(project.build(&["--edition", "internal"])).text();
    for words in ["SECRETTITRE", "SECRETTEXTE", "SECRETMOT", "SECRETFICHIER"] {
        assert!(internal.contains(words), "{words} is not in {internal}");
    }
}

#[test]
fn what_a_list_says_wrongly_is_told_with_what_was_meant() {
    let list = "fichier;par page;pages;séance\n\
                diaporamma.pdf;;;\n\
                diaporama.pdf;3;1-9;\n\
                diaporama.pdf;4;tout;10h15\n";
    let project = event()
        .write("input/annexes/diaporama.pdf", pdf(WIDE, 4))
        .write("input/annexes/annexes.csv", list);
    let run = project.run(&["check", "--format", "short"]);
    for words in [
        "[missing-annex]: l'annexe « diaporamma.pdf » est introuvable",
        "[unknown-value]",
        "[unknown-pages]: « 1-9 » ne correspond à aucune page",
        "[unknown-pages]: « tout » ne correspond à aucune page",
        "[unknown-reference]",
    ] {
        assert!(run.stdout.contains(words), "{words}: {}", run.text());
    }
    let run = project.speaking(Language::English).run(&["check"]);
    for words in ["diaporama.pdf", "1, 2, 4, 6", "has 4 pages"] {
        assert!(run.stdout.contains(words), "{words}: {}", run.text());
    }
}

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"60\"><path d=\"M0 0h9v9z\"/></svg>";

#[test]
fn pictures_are_the_photographs_unless_a_text_shows_them() {
    let project = event()
        .write("input/notes/0940.md", "On habite.\n\n![Un plan](../annexes/plan.svg \"Plan. Source : Jo Modèle\")\n")
        .write("input/annexes/plan.svg", SVG)
        .write("input/annexes/salle.svg", SVG)
        .write(
            "input/annexes/annexes.csv",
            "fichier;alternative;légende;crédit\nsalle.svg;Trois groupes à table;La salle;Photo : Jo Modèle\n",
        );
    let volume = quiet(&project);
    let text = plain(&volume.text());
    assert!(text.contains("Photographies"), "{text}");
    assert!(text.contains("La salle · Photo : Jo Modèle"), "{text}");
    let alternatives = volume.alternatives();
    let count = |words: &str| alternatives.iter().filter(|it| it.contains(words)).count();
    assert_eq!((count("Trois groupes"), count("Un plan")), (1, 1), "{alternatives:?}");
}

#[test]
fn a_photograph_without_words_is_printed_and_told_once() {
    let project = event().write("input/annexes/a.svg", SVG).write("input/annexes/b.svg", SVG);
    let run = project.run(&["build", "-o", "actes.pdf", "--message-format", "short"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert_eq!(run.stderr.matches("[undescribed-photo]").count(), 1, "{}", run.text());
    assert!(run.stderr.contains("annexes/a.svg, annexes/b.svg"), "{}", run.text());
}

#[test]
fn the_evaluation_is_a_table_and_words_without_names() {
    let table = "question;effectif;moyenne;utile;inutile;verbatim\n\
                 La journée a-t-elle servi ?;38;4,2;35;3;On a parlé métier.\n\
                 Et le rythme ?;36;3,4;20;16;\n;;;;;Revenez !\n";
    for path in ["input/evaluation.csv", "input/annexes/évaluation.csv"] {
        let text = plain(&quiet(&event().write(path, table)).text());
        for words in
            ["Évaluation par les participants", "La journée a-t-elle servi ?", "4,2", "inutile"]
        {
            assert!(text.contains(words), "{words} is not in {text}");
        }
        assert!(
            text.contains("« On a parlé métier. »") && text.contains("« Revenez ! »"),
            "{text}"
        );
    }
    let yaml =
        "evaluation:\n  - question: Utile ?\n    réponses: {oui: 12, non: 1}\nverbatims: [Merci]\n";
    let text = plain(&quiet(&event().write("input/evaluation.yaml", yaml)).text());
    assert!(text.contains("Utile ?") && text.contains("oui") && text.contains("12"), "{text}");
    let wrong = "question;effectif;couleur\nUtile ?;beaucoup;vert\n";
    let run = event().write("input/evaluation.csv", wrong).run(&["check", "--format", "short"]);
    assert!(
        run.stdout.contains("[wrong-type]: « effectif » attend un nombre entier"),
        "{}",
        run.text()
    );
    assert!(run.stdout.contains("[unknown-column]"), "{}", run.text());
}

#[test]
fn the_addresses_that_texts_cite_are_listed_once_when_there_are_some() {
    let note =
        |links: &str| event().write("input/notes/0940.md", format!("On habite.\n\n{links}\n"));
    let two = "[guide](https://exemple.fr/guide) et <https://exemple.fr/film>";
    let text = plain(&quiet(&note(two)).text());
    assert!(!text.contains("Ressources citées"), "{text}");
    let three = format!(
        "{two}, [le même](http://www.exemple.fr/guide/), [carte](https://exemple.fr/carte)"
    );
    let text = plain(&quiet(&note(&three)).text());
    let list = &text[text.rfind("Ressources citées").unwrap()..];
    let list = list.split("À propos").next().unwrap();
    for words in
        ["Habiter, p.", "guideexemple.fr/guide", "exemple.fr/film", "carteexemple.fr/carte"]
    {
        assert!(list.contains(words), "{words} is not in {list}");
    }
    assert_eq!(list.matches("exemple.fr/guide").count(), 1, "{list}");
    assert!(!list.contains("le même"), "{list}");
}

#[test]
fn an_event_without_annexes_has_no_such_chapter() {
    let text = quiet(&event()).text();
    assert!(!text.contains("Annexes"), "{text}");
}
