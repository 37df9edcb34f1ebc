//! Notes written in Word: pictures, labels and marks, from the document to the pages.

use std::io::{Cursor, Write};

use image::{ImageFormat, RgbImage};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::harness::Project;
use crate::pdf::Volume;

/// A Word document with a body, in which `rPic` is a picture.
pub(crate) fn document(body: &str) -> Vec<u8> {
    let mut picture = Cursor::new(Vec::new());
    RgbImage::new(400, 300).write_to(&mut picture, ImageFormat::Png).unwrap();
    let names = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#;
    let document = format!("<w:document {names}><w:body>{body}</w:body></w:document>");
    let relations =
        r#"<Relationships><r Id="rPic" Type="x/image" Target="media/image1.png"/></Relationships>"#;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/media/image1.png", picture.get_ref()),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn picture(words: &str) -> String {
    format!(
        r#"<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="{words}"/><a:graphic>
        <a:graphicData uri="picture"><pic:pic><pic:blipFill><a:blip r:embed="rPic"/></pic:blipFill></pic:pic>
        </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
    )
}

/// A small event with a note in Word about its welcome.
fn with_note(body: &str) -> Project {
    Project::small().write("input/notes/0930.docx", document(body))
}

#[test]
fn a_picture_in_word_is_printed_with_its_words_and_is_no_file_of_the_folder() {
    let project = with_note(&[paragraph("Un mot."), picture("Trois lits vides")].concat());
    let volume = Volume::read(project.build(&["input"]));
    assert!(volume.alternatives().iter().any(|it| it == "Trois lits vides"));
    assert_eq!(volume.pictures_by_page().iter().sum::<usize>(), 1);
    assert!(!volume.text().contains("image1.png"));

    let run = project.run(&["archive", "input", "-o", "bag"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let files = project.files();
    let sources: Vec<_> = files.iter().filter(|it| it.starts_with("bag/data/sources/")).collect();
    assert_eq!(sources.len(), 2, "{sources:?}");
    let run = project.run(&["verify", "bag", "--rebuild"]);
    assert_eq!(run.status, 0, "{}", run.text());
}

#[test]
fn what_word_reserves_is_in_no_public_pdf() {
    let frame = |content: &str| format!("<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>");
    let body = [
        paragraph("Le maire [hésite SECRETUN](#interne) encore."),
        paragraph("Interne : le devis SECRETDEUX."),
        paragraph("INTERNE – la régie SECRETSIX."),
        paragraph("Note interne : le maire SECRETSEPT."),
        frame(&[paragraph("INTERNE"), paragraph("Cadre SECRETTROIS.")].concat()),
        paragraph("[!INTERNE]"),
        paragraph("Annonce SECRETQUATRE."),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRETCINQ</w:t></w:r></w:p>".to_owned(),
        paragraph("Décision : on ouvre la salle."),
    ];
    let project = with_note(&body.concat());
    let public = Volume::read(project.build(&["input"])).text();
    assert!(!public.contains("SECRET"), "{public}");
    assert!(public.contains("on ouvre la salle"));
    let internal = Volume::read(project.build(&["input", "--edition", "internal"])).text();
    for secret in ["SECRETUN", "SECRETDEUX", "SECRETTROIS", "SECRETQUATRE", "SECRETSIX"] {
        assert!(internal.contains(secret), "{secret}");
    }
}

#[test]
fn labels_at_the_top_of_a_note_place_it_and_name_its_author() {
    let project = Project::small().write(
        "input/notes/compte-rendu.txt",
        "Compte rendu\n\nSéance : 9h30\nRédacteur : Camille Exemple\n\nUn mot.\n    - une idée\n",
    );
    let run = project.run(&["outline", "input"]);
    assert!(!run.text().contains("note-without-session"), "{}", run.text());
    let text = Volume::read(project.build(&["input"])).text();
    assert!(text.contains("Camille Exemple") && !text.contains("Séance : 9h30"), "{text}");
}

#[test]
fn a_message_about_word_gives_a_place_in_word() {
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Action</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>\
        <w:t>Pilote</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Planter</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:t>voir [[Z9]]</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let project = with_note(&[paragraph("## Suites"), table.to_owned()].concat());
    let text = project.run(&["check", "input"]).text();
    assert!(text.contains("ligne 2, colonne « Pilote », sous « Suites »"), "{text}");
    assert!(!text.contains("| Planter |"), "{text}");
}
