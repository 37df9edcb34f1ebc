//! Secrets in what is annexed, in office documents and within pictures: none is in what everyone
//! reads.

use std::io::{Cursor, Write as _};

use actes::diagnostic::{Code, Diagnostics, Language};
use actes::edition::Edition;

use crate::harness::{Project, list};
use crate::leaks::{everything, is_found, marks_in};
use crate::pdf::Volume;

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Table ronde : habiter\n- Paul Modèle\n- Ana Spécimen\n\n15h30 Ateliers\n";

/// Each secret is « zorbax » with a word and a number.
const EVENT: &str = "\
titre: Journée
contrôles: {undescribed-photo: ignorer, picture-without-credit: ignorer}
avertissement: {valeur: zorbax avertissement 60, visibilite: interne}
mention_de_page: {valeur: zorbax mention 61, visibilite: interne}
lieu: [Salle des fêtes, {valeur: zorbax salle 62, visibilite: interne}]
organisateurs: [{nom: Réseau inventé}, {nom: zorbax organisateur 63, visibilite: interne}]
partenaires: [{nom: zorbax partenaire 64, visibilite: interne}]
credits:
  - {fonction: Textes, noms: [Camille Exemple, {valeur: zorbax auteur 65, visibilite: interne}]}
annexes:
  - {fichier: diapos.pdf, titre: Les diapositives, légende: {valeur: zorbax légende 66, visibilite: interne}, auteur: {valeur: zorbax orateur 67, visibilite: interne}}
  - {fichier: zorbax68.pdf, titre: zorbax titre 69, visibilite: interne}
  - {fichier: salle.jpg, alternative: Une salle, crédit: {valeur: zorbax crédit 70, visibilite: interne}}
  - {fichier: zorbax71.png, alternative: zorbax alternative 72, visibilite: interne}
personnes:
  - {nom: Paul Modèle, fonction: {valeur: zorbax fonction 73, visibilite: interne}, structure: {valeur: zorbax structure 74, visibilite: interne}}
";

const ANNEX: &str = "\
---
titre: Un texte
---
Annexé [zorbax annexe 75](#interne).

> [!INTERNE]
> zorbax encadré 76

![Une salle](../media/dessin.svg \"Vue [zorbax vue 77](#interne)\")

![Un](../media/un.png \"Un [zorbax galerie 78](#interne)\") ![Deux](../media/deux.png \"Deux\")
";

const EVALUATION: &str = "\
question;moyenne;oui;zorbax colonne 79 (interne);verbatim
Utile ?;4,5;12;zorbax réponse 80;Très bien
";

const EVALUATION_YAML: &str = "\
evaluation:
  - {question: zorbax question 81, moyenne: 2, visibilite: interne}
verbatims: [{valeur: zorbax verbatim 82, visibilite: interne}]
";

const ACTIONS: &str = "\
id;titre;porteur;remarque (interne);zorbax tête 83 (interne)
A1;Publique;Réseau inventé;zorbax remarque 84;zorbax cellule 85
";

const SHEET: &str = "\
---
id: A2
titre: Seconde
etapes: [{titre: zorbax étape 86, visibilite: interne}, {titre: Suite}]
indicateurs: [{valeur: zorbax indicateur 87, visibilite: interne}]
moyens: {valeur: zorbax moyens 88, visibilite: interne}
partenaires: [{valeur: zorbax allié 89, visibilite: interne}]
---
Une description [zorbax motif 90](#interne).
";

const WORKSHOP: &str = "\
titre: Atelier
consigne: {valeur: zorbax consigne 91, visibilite: interne}
passages:
  - {groupe: A, apport: {valeur: zorbax apport 92, visibilite: interne}, contributions: [Visible]}
  - {groupe: zorbax groupe 93, visibilite: interne, contributions: [zorbax passage 94]}
synthese: Ensemble [zorbax synthèse 95](#interne).
";

const GLOSSARY: &str = "\
- {sigle: ABC, developpe: Abécédaire, remarque: {valeur: zorbax note 96, visibilite: interne}}
";

/// A letter pasted as a note.
const LETTER: &str = "\
De : Zorbax Expediteur97 <zorbax@exemple.fr>
À : Zorbax Destinataire98
Objet : zorbax objet 99

Bonjour Zorbax Salutation100,

On bâtit peu.

Bien cordialement,

Zorbax Signature101
Zorbax service 102
";

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"60\">\
    <title>zorbax titre 103</title><desc>zorbax description 104</desc>\
    <metadata>zorbax métadonnée 105</metadata><!-- zorbax commentaire 106 -->\
    <path id=\"zorbax107\" d=\"M0 0h90v60z\"/></svg>";

/// A Word document with what its readers do not see.
fn docx() -> Vec<u8> {
    let namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let document = format!(
        "<w:document {namespace}><w:body><w:p>{}<w:commentRangeStart w:id=\"1\"/>{}\
         <w:del w:id=\"2\"><w:r><w:delText>zorbax supprimé 108</w:delText></w:r></w:del>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>zorbax caché 109</w:t></w:r></w:p></w:body></w:document>",
        run("On rénove "),
        run("la halle."),
    );
    let comments = format!(
        "<w:comments {namespace}><w:comment w:id=\"1\" w:author=\"Zorbax Relecteur110\"><w:p>{}</w:p>\
         </w:comment></w:comments>",
        run("zorbax commentaire 111"),
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |list: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             {list}</Relationships>"
        )
    };
    let main = relations(&format!(
        "<Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/>"
    ));
    let own = relations(&format!(
        "<Relationship Id=\"r2\" Type=\"{office}/comments\" Target=\"comments.xml\"/>"
    ));
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Zorbax Createur112</dc:creator></cp:coreProperties>";
    let parts = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", &main),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &own),
        ("word/comments.xml", &comments),
        ("docProps/core.xml", core),
    ];
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A photograph with words in all that a camera writes: EXIF, XMP, a comment.
fn jpeg() -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::DynamicImage::new_rgb8(16, 16);
    picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Jpeg).unwrap();
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker][..], &length, data].concat()
    };
    let exif = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0zorbax exif 113";
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>zorbax xmp 114</x:xmpmeta>";
    let more = [segment(0xe1, exif), segment(0xe1, xmp), segment(0xfe, b"zorbax remarque 115")];
    bytes.splice(2..2, more.concat());
    bytes
}

/// A PDF whose page says something, with words that no page shows.
fn slides(shown: &str) -> Vec<u8> {
    let drawn = format!("BT /F1 40 Tf 60 300 Td ({shown}) Tj ET");
    let hidden = "zorbax piece 116";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>".to_owned(),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{drawn}\nendstream", drawn.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        "<</Type/Outlines/First 7 0 R/Last 7 0 R>>".to_owned(),
        "<</Title(zorbax signet 117)/Parent 6 0 R/Dest[3 0 R/Fit]>>".to_owned(),
        format!("<</Type/EmbeddedFile/Length {}>>stream\n{hidden}\nendstream", hidden.len()),
        "<</Author(zorbax auteur 118)/Subject(zorbax sujet 119)>>".to_owned(),
    ];
    let mut text = String::from("%PDF-1.4\n");
    let mut table = String::new();
    for (rank, object) in (1..).zip(&objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{rank} 0 obj\n{object}\nendobj\n");
    }
    let (start, size) = (text.len(), objects.len() + 1);
    text += &format!(
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R/Info 9 0 R>>\n\
         startxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}

fn project() -> Project {
    Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/event.yaml", EVENT)
        .write("input/notes/0940.md", "**Paul Modèle** : on bâtit.\n")
        .write("input/notes/0940-lettre.md", LETTER)
        .write("input/notes/0940-mots.docx", docx())
        .write("input/annexes/texte.md", ANNEX)
        .write("input/annexes/diapos.pdf", slides("Bonjour"))
        .write("input/annexes/zorbax68.pdf", slides("zorbax page 120"))
        .write("input/annexes/salle.jpg", jpeg())
        .write("input/annexes/zorbax71.png", crate::leaks::png("zorbax photo 123"))
        .write("input/media/dessin.svg", SVG)
        .write("input/media/un.png", crate::leaks::png("zorbax pixel 121"))
        .write("input/media/deux.png", crate::leaks::png("zorbax pixel 122"))
        .write("input/evaluation.csv", EVALUATION)
        .write("input/actions.csv", ACTIONS)
        .write("input/actions/a2.md", SHEET)
        .write("input/ateliers/a.yaml", WORKSHOP)
        .write("input/glossaire.yaml", GLOSSARY)
}

/// The same, with an evaluation in YAML.
fn projects() -> [Project; 2] {
    let other = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/evaluation.yaml", EVALUATION_YAML);
    [project(), other]
}

#[test]
fn no_secret_of_an_annex_or_a_document_is_in_the_bytes_that_everyone_gets() {
    for project in projects() {
        let bytes = project.build(&["input", "--project", "project"]);
        for (place, bytes) in everything(&bytes) {
            assert!(marks_in(&bytes).is_empty(), "{place}: {:?}", marks_in(&bytes));
        }
        let mut files = Vec::new();
        list(&project.path("project"), "", &mut files);
        for file in files.iter().filter(|it| !it.starts_with("fonts/") && !it.ends_with(".svg")) {
            let bytes = std::fs::read(project.path("project").join(file)).unwrap();
            let found = [marks_in(file.as_bytes()), marks_in(&bytes)];
            assert!(found.iter().all(std::collections::BTreeSet::is_empty), "{file}: {found:?}");
        }
    }
    let text = Volume::read(project().build(&["input"])).text();
    for word in ["Annexé", "On rénove la halle", "On bâtit peu", "Très bien", "Suite", "Ensemble"]
    {
        assert!(text.contains(word), "{word} is public in {text}");
    }
}

#[test]
fn every_secret_of_an_annex_or_a_document_is_found_when_it_is_let_through() {
    let mut missed = Vec::new();
    // What only a camera, a drawing or an office program writes is in no report.
    let in_reports = (60..=101).filter(|it| ![68, 71, 72, 79, 83, 84, 85].contains(it));
    let mut wanted: Vec<u32> = in_reports.collect();
    for project in projects() {
        let mut diagnostics = Diagnostics::default();
        let loaded = actes::commands::load(&project.path("input"), &mut diagnostics).unwrap();
        let public = loaded.edit(Edition::Public, &mut Diagnostics::default());
        let secrets: Vec<_> = public.withheld().iter().map(|it| it.text.to_lowercase()).collect();
        wanted.retain(|number| !secrets.iter().any(|it| it.contains(&format!("{number}"))));
        let told = is_found(&project);
        let words: Vec<_> = told.iter().map(|it| it.message(Language::English)).collect();
        assert!(told.iter().all(|it| matches!(it.code, Code::Leak | Code::NameLeak)), "{words:?}");
        missed.push(words.len());
    }
    assert!(wanted.is_empty(), "{wanted:?} are not withheld");
    assert!(missed[0] > 25 && missed[1] >= 2, "{missed:?}");
}

#[test]
fn an_annexed_page_that_says_what_is_withheld_stops_the_build() {
    let project = Project::new()
        .write("input/agenda.md", AGENDA)
        .write("input/notes/0940.md", "Mots.\n\n> [!INTERNE]\n> Le loyer sera plafonné.\n")
        .write("input/annexes/diapos.pdf", slides("Le loyer sera plafonne."));
    let run = project.run(&["build", "input"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(
        run.stderr.contains("[leak]") && run.stderr.contains("annexes/diapos.pdf"),
        "{}",
        run.text()
    );
}

/// A drawing as editors save it: with a prefix, with signs as numbers, with entities of its own, or packed.
#[test]
fn the_words_of_a_drawing_are_read_however_it_was_saved() {
    let head = "xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"60\"";
    let plain = format!("<svg {head}><text x=\"5\" y=\"30\">Le loyer sera plafonné</text></svg>");
    let prefixed = plain.replace("xmlns=", "xmlns:svg=").replace("</", "</svg:");
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packer, plain.as_bytes()).unwrap();
    for svg in [
        prefixed.replace("<svg", "<svg:svg").replace("<text", "<svg:text").into_bytes(),
        plain.replace("loyer", "l&#111;&#x79;er").into_bytes(),
        plain.replace("Le loyer", "<![CDATA[Le loyer]]>").into_bytes(),
        format!("<!DOCTYPE svg [<!ENTITY rent 'loyer'>]>{}", plain.replace("loyer", "&rent;"))
            .into_bytes(),
        packer.finish().unwrap(),
    ] {
        let project = Project::new()
            .write("input/agenda.md", AGENDA)
            .write("input/media/dessin.svg", &svg)
            .write(
                "input/notes/0940.md",
                "![Un dessin](../media/dessin.svg)\n\n> [!INTERNE]\n> Le loyer sera plafonné.\n",
            );
        let run = project.run(&["build", "input"]);
        let svg = String::from_utf8_lossy(&svg);
        assert_eq!(run.status, 1, "{svg}\n{}", run.text());
        let is_told = run.stderr.contains("[leak]") && run.stderr.contains("dessin.svg");
        assert!(is_told, "{svg}\n{}", run.text());
    }
}

#[test]
fn the_words_of_a_drawing_are_words_of_the_report() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"60\"><g opacity=\"0.5\">\
        <text x=\"5\" y=\"30\" font-size=\"12\">Le loyer sera <tspan>plafonné</tspan></text></g></svg>";
    let project =
        Project::new().write("input/agenda.md", AGENDA).write("input/media/dessin.svg", svg).write(
            "input/notes/0940.md",
            "![Un dessin](../media/dessin.svg)\n\n> [!INTERNE]\n> Le loyer sera plafonné.\n",
        );
    let run = project.run(&["build", "input"]);
    assert_eq!(run.status, 1, "{}", run.text());
    assert!(run.stderr.contains("[leak]") && run.stderr.contains("dessin.svg"), "{}", run.text());
}
