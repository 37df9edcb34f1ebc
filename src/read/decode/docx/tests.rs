//! What the documents of `tests/office` do not show, in documents of one paragraph or two.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::diagnostic::Language;
use crate::read::decode::Purpose;

#[test]
fn parts_are_found_however_their_names_are_written() {
    let whole = document("<w:p><w:r><w:t>Un mot.</w:t></w:r></w:p>");
    for (from, to) in [("word/", "word\\"), ("word/document.xml", "Word/Document.XML")] {
        let mut archive = zip::ZipArchive::new(Cursor::new(&whole)).unwrap();
        let mut other = ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let name = part.name().unwrap().replace(from, to);
            other.start_file(name, SimpleFileOptions::default()).unwrap();
            std::io::copy(&mut part, &mut other).unwrap();
        }
        let bytes = other.finish().unwrap().into_inner();
        let read = super::read(&bytes, "n.docx", Purpose::Text).map(|it| it.text);
        assert_eq!(read.ok().as_deref().map(str::trim), Some("Un mot."), "{to}");
    }
}

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Atelier %1 :"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/>
      <w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
    <w:abstractNum w:abstractNumId="8">
    <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>
    <w:abstractNum w:abstractNumId="9">
    <w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
    <w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>"#;

const FOOTNOTES: &str = r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t> Source : * inventée.</w:t></w:r></w:p>
    <w:p><w:r><w:t>Suite.</w:t></w:r></w:p></w:footnote>"#;

const STYLES: &str = r#"<w:style w:type="paragraph" w:styleId="Masque"><w:name w:val="Masqué"/>
      <w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Sorti"><w:name w:val="Sorti"/><w:basedOn w:val="Masque"/>
      <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Lgende"><w:name w:val="caption"/></w:style>
    <w:style w:type="paragraph" w:styleId="Decision"><w:name w:val="Décision"/></w:style>"#;

/// Not referred to by the tests that do not show it: a header without words is no loss.
const HEADER: &str = "<w:p/>";

const INSERTED: &str =
    "<html><body><h2>Rapport</h2><p>Tout y <b>est</b>.</p><ul><li>un</li></ul></body></html>";

/// A document with a body; its other parts are those above.
fn document(body: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, root: &str, content: &str| {
        let names = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
            xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
            xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#;
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        write!(archive, "<{root} {names}>{content}</{root}>").unwrap();
    };
    part("word/document.xml", "w:document", &format!("<w:body>{body}</w:body>"));
    part("word/numbering.xml", "w:numbering", NUMBERING);
    part("word/footnotes.xml", "w:footnotes", FOOTNOTES);
    part("word/styles.xml", "w:styles", STYLES);
    part("word/header.xml", "w:hdr", HEADER);
    let relations = [
        ("numbering", "numbering.xml"),
        ("footnotes", "footnotes.xml"),
        ("styles", "styles.xml"),
        ("header", "header.xml"),
        ("aFChunk", "inserted.html"),
        ("image", "media/photo.png"),
    ];
    let relations = relations
        .map(|(kind, name)| format!(r#"<r Id="{kind}" Type="x/{kind}" Target="{name}"/>"#));
    let drawn = r#"<r Id="drawn" Type="x/image" Target="media/plan.emf"/>"#;
    let relations = [relations.concat(), drawn.to_owned()];
    part("word/_rels/document.xml.rels", "Relationships", &relations.concat());
    for (name, content) in [
        ("word/inserted.html", INSERTED),
        ("word/media/photo.png", "PNG"),
        ("word/media/plan.emf", "EMF"),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[track_caller]
fn check(body: &str, expected: &str, dropped: &[&str]) {
    let decoded = super::read(&document(body), "n.docx", Purpose::Text).unwrap();
    assert_eq!(decoded.text, expected);
    let words: Vec<_> = decoded.dropped.iter().map(|part| part.words(Language::English)).collect();
    assert_eq!(words, dropped);
}

fn item(list: u32, level: u32, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>
        <w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[test]
fn lists_count_as_word_shows_them() {
    let items = [(1, 0, "eau"), (1, 1, "un"), (1, 2, "puce"), (1, 1, "deux"), (2, 1, "neuf")];
    let body: String = items.map(|(list, level, text)| item(list, level, text)).concat();
    let expected = "Atelier A : eau\n\n1. un\n   - puce\n2. deux\n1) neuf\n";
    check(&body, expected, &[]);
}

#[test]
fn notes_follow_the_text() {
    let body =
        r#"<w:p><w:r><w:t>Ici !</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    check(body, "Ici \\![^1]\n\n[^1]: Source : * inventée.  \n    Suite.\n", &[]);
}

#[test]
fn outline_levels_make_headings_without_styles() {
    let body = r#"<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Suites</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Titre3"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Et #</w:t></w:r></w:p>
        <w:p><w:pPr><w:pStyle w:val="Titre1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>Corps</w:t></w:r></w:p>"#;
    check(body, "## Suites\n\n### Et \\#\n\nCorps\n", &[]);
}

#[test]
fn what_is_not_text_is_counted() {
    let body = r#"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>
        <w:sdtContent><w:p><w:r><w:t>Sommaire … 3</w:t></w:r></w:p></w:sdtContent></w:sdt>
        <w:p><w:r><w:t>Soit </w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>
        <w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Wingdings" w:char="F03A"/>
        <w:commentReference w:id="1"/></w:r></w:p>"#;
    let dropped = [
        "1 equation (kept as plain text)",
        "1 comment in the margin",
        "1 character of a symbol font",
        "table of contents (the program makes one)",
    ];
    check(body, "Soit a+b→\n", &dropped);
}

#[test]
fn merged_cells_keep_columns_even_and_a_frame_is_no_table() {
    let cell = |span: &str, text: &str| {
        format!("<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[cell("", "a"), cell("", "b"), cell("", "c")]),
        row(&[
            cell(r#"<w:vMerge w:val="restart"/>"#, "d"),
            cell(r#"<w:gridSpan w:val="2"/>"#, "e"),
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "f"), cell("", "g")]),
    ];
    let body =
        format!("<w:tbl>{}</w:tbl><w:tbl>{}</w:tbl>", table.concat(), row(&[cell("", "cadre")]));
    let expected = "| a | b | c |\n| --- | --- | --- |\n| d | e |  |\n|  | f | g |\n\ncadre\n";
    check(&body, expected, &[]);
}

/// A paragraph with properties.
fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn run(properties: &str, content: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>")
}

#[test]
fn a_document_inserted_whole_is_read() {
    let body = format!(
        r#"{}<w:altChunk r:id="aFChunk"/><w:altChunk r:id="nowhere"/>"#,
        paragraph("", "Avant.")
    );
    let expected = "Avant.\n\n## Rapport\n\nTout y **est**.\n\n- un\n";
    check(&body, expected, &["1 inserted file whose format is not read"]);
}

#[test]
fn what_a_style_a_run_or_a_row_hides_is_not_shown() {
    let hidden = "<w:vanish/>";
    let row = |properties: &str, text: &str| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr>",
            paragraph("", text)
        )
    };
    let body = [
        paragraph(r#"<w:pStyle w:val="Masque"/>"#, "SECRET"),
        paragraph(r#"<w:pStyle w:val="Sorti"/>"#, "Public."),
        format!(
            "<w:p>{}{}{}</w:p>",
            run(hidden, r#"<w:sym w:font="Wingdings" w:char="F0E0"/>"#),
            run(hidden, r#"<w:footnoteReference w:id="2"/>"#),
            run("", "<w:t>Vu.</w:t>")
        ),
        format!("<w:tbl>{}{}{}</w:tbl>", row("", "a"), row("<w:hidden/>", "SECRET"), row("", "b")),
    ];
    let expected = "Public.\n\nVu.\n\n| a | a |\n| --- | --- |\n| b | b |\n";
    check(&body.concat(), expected, &["3 passages of hidden text"]);
}

#[test]
fn forms_show_what_was_chosen() {
    let field = |data: &str, code: &str| {
        let mark = |kind: &str, data: &str| {
            format!(r#"<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>"#)
        };
        let code = format!("<w:r><w:instrText> {code} </w:instrText></w:r>");
        [mark("begin", data), code, mark("separate", ""), mark("end", "")].concat()
    };
    let body = format!(
        "<w:p>{}{}{}{}{}{}</w:p>{}{}",
        field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", "FORMCHECKBOX"),
        field(
            r#"<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>"#,
            "FORMCHECKBOX"
        ),
        field(
            r#"<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Bleue"/><w:listEntry w:val="Verte"/></w:ddList></w:ffData>"#,
            "FORMDROPDOWN"
        ),
        field("", r#"QUOTE " dit" "#),
        field("", r"EQ \f(a+b;2)"),
        field("", "MACROBUTTON NoMacro [Cliquez ici]"),
        r"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>
            <w:t>Cliquez ou appuyez ici pour entrer du texte.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        r#"<w:p><w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent><w:r>
            <w:t>Écrit.</w:t></w:r></w:sdtContent></w:sdt></w:p>"#,
    );
    let dropped = ["1 equation (kept as plain text)", "2 form fields left empty"];
    check(&body, "☒☐Verte dit(a+b)/2\n\nÉcrit.\n", &dropped);
}

#[test]
fn equations_stand_on_one_line_wherever_they_are() {
    let text = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let body = format!(
        "<m:oMathPara><m:oMath>{}<m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath></m:oMathPara>\
         <w:p><m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath></w:p>",
        text("x="),
        text("a+b"),
        text("2"),
        text("y"),
        text("2")
    );
    check(&body, "x=(a+b)/2\n\ny<sup>2</sup>\n", &["2 equations (kept as plain text)"]);
}

#[test]
fn letters_in_symbol_fonts_large_letters_and_reading_aids_are_words() {
    let symbol = r#"<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>"#;
    let initial = paragraph(r#"<w:framePr w:dropCap="drop"/>"#, "L");
    let body = format!(
        "{initial}{}<w:p>{}{}{}</w:p>",
        paragraph("", "a haie."),
        run(symbol, "<w:t>Da</w:t>"),
        run(
            "",
            "<w:ruby><w:rt><w:r><w:t>lecture</w:t></w:r></w:rt><w:rubyBase><w:r><w:t> Edo</w:t></w:r></w:rubyBase></w:ruby>"
        ),
        run(r#"<w:highlight w:val="yellow"/>"#, "<w:t> vu</w:t>"),
    );
    check(
        &body,
        "La haie.\n\nΔα Edo (lecture) vu\n",
        &["1 highlighted paragraph (the text is kept, the colour is not)"],
    );
}

/// A picture in a paragraph.
fn picture(id: &str, words: &str, cut: &str) -> String {
    format!(
        r#"<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="{words}"/><a:graphic>
        <a:graphicData uri="picture"><pic:pic><pic:blipFill><a:blip r:embed="{id}"/>{cut}</pic:blipFill>
        </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}

#[test]
fn pictures_are_taken_with_their_words_and_their_captions() {
    let body = format!(
        "<w:p><w:r><w:t>Voir :</w:t></w:r>{}</w:p>{}<w:p>{}{}</w:p>",
        picture("image", "Trois [groupes]", ""),
        paragraph(r#"<w:pStyle w:val="Lgende"/>"#, "La \"salle\""),
        picture("drawn", "", ""),
        picture("image", "", r#"<a:srcRect r="20000"/>"#),
    );
    let decoded = super::read(&document(&body), "a/100% vu.docx", Purpose::Text).unwrap();
    let expected =
        "Voir :\n\n![Trois \\[groupes\\]](<100%25 vu.docx/photo.png> \"La \\\"salle\\\"\")\n";
    assert_eq!(decoded.text, expected);
    assert_eq!(decoded.pictures, [("photo.png".to_owned(), b"PNG".to_vec())]);
    let words: Vec<_> = decoded.dropped.iter().map(|part| part.words(Language::English)).collect();
    assert!(words[0].starts_with("1 picture in EMF or WMF format"), "{words:?}");
    assert!(words[1].starts_with("1 cropped picture"), "{words:?}");

    let agenda = super::read(&document(&body), "agenda.docx", Purpose::Agenda).unwrap();
    assert_eq!((agenda.text.as_str(), agenda.pictures.len()), ("Voir :\n", 0));
}

#[test]
fn shapes_without_words_are_counted() {
    let body = r#"<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>
        <a:graphicData uri="shape"><wps:wsp/></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
        <mc:Fallback><w:pict><v:rect/></w:pict></mc:Fallback></mc:AlternateContent></w:r>
        <w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>"#;
    check(body, "", &["1 drawn shape without text"]);
}

#[test]
fn marks_typed_in_word_act() {
    let check = |text: &str, expected: &str| {
        check(&paragraph("", text), &format!("{expected}\n"), &[]);
    };
    check("Dit [le maire](#interne) hier.", "Dit [le maire](#interne) hier.");
    check(
        "Voir [le site](https://a.fr) [1] (2) [3](4)",
        "Voir [le site](https://a.fr) \\[1] (2) \\[3](4)",
    );
    check(
        "![La salle](../media/a b.jpg “La « grande » salle”)",
        "![La salle](<../media/a b.jpg> \"La « grande » salle\")",
    );
    check("## Un titre", "## Un titre");
    check("**Paule Modèle** : oui * non", "**Paule Modèle** : oui * non");
    check("Voir [[A3]] et [[A3|le guide]]", "Voir [[A3]] et [[A3|le guide]]");
    check("La balise &lt;!-- et &lt;b>", "La balise \\<!-- et \\<b>");
}

#[test]
fn a_mark_holds_over_the_lines_and_the_formats_of_its_words() {
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        run("", "<w:t>[un</w:t><w:br/>"),
        run("<w:b/>", "<w:t>deux</w:t>"),
        run("", "<w:t>](#interne) fin</w:t>"),
    );
    check(&body, "[un](#interne)  \n[**deux**](#interne) fin\n", &[]);
}

#[test]
fn labels_and_styles_make_boxes() {
    let item = item(2, 2, "un");
    let body = [
        paragraph("", "À retenir : la haie nourrit."),
        paragraph("", "Décision :"),
        item.clone(),
        item.replace("un", "deux"),
        paragraph("", "Suite."),
        paragraph(r#"<w:pStyle w:val="Decision"/>"#, "On plante."),
        paragraph("", "Interne : le maire hésite."),
        paragraph("", "[!INTERNE]"),
        item,
        paragraph("", "&gt; [!ZOOM] Un lieu"),
        paragraph("", "&gt; Deux mots."),
        paragraph("", "Public."),
    ];
    let expected = "> [!À RETENIR]\n> la haie nourrit.\n\n> [!DÉCISION]\n> - un\n> - deux\n\nSuite.\n\n\
        > [!DÉCISION]\n> On plante.\n\n> [!INTERNE]\n> le maire hésite.\n\n> [!INTERNE]\n> - un\n\n\
        > [!ZOOM]\n> Un lieu\n>\n> Deux mots.\n\nPublic.\n";
    check(&body.concat(), expected, &[]);
}

#[test]
fn a_frame_whose_first_line_says_so_is_a_box() {
    let frame = |content: &[String]| {
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", content.concat())
    };
    let body = [
        frame(&[paragraph("", "INTERNE"), paragraph("", "Le devis."), item(2, 2, "cher")]),
        frame(&[paragraph("", "Un cadre.")]),
        paragraph("", "Interne :"),
        paragraph("", "Ambigu."),
    ];
    let expected = "> [!INTERNE]\n> Le devis.\n>\n> - cher\n\nUn cadre.\n\nInterne :\n\nAmbigu.\n";
    check(&body.concat(), expected, &[]);
}

#[test]
fn a_header_that_word_has_reworked_is_a_header() {
    let rule = r#"<w:pBdr><w:bottom w:val="single"/></w:pBdr>"#;
    let body = [
        paragraph(rule, ""),
        paragraph("", "session\u{a0}: 9h40"),
        paragraph(rule, "titre : “Une matinée”"),
        paragraph("", "Texte."),
    ];
    let expected = "---\nsession : 9h40\ntitre : \"Une matinée\"\n---\n\nTexte.\n";
    check(&body.concat(), expected, &[]);
    check(&body[1..].concat(), expected, &[]);
    let text = [paragraph("", "Un mot."), paragraph(rule, "Fin"), paragraph("", "Suite")];
    check(&text.concat(), "Un mot.\n\nFin\n\nSuite\n", &[]);
}

#[test]
fn lists_keep_their_labels() {
    let items =
        [(3, 0, "un"), (3, 1, "un-un"), (3, 1, "un-deux"), (3, 0, "deux"), (3, 1, "deux-un")];
    let body: String = items.map(|(list, level, text)| item(list, level, text)).concat();
    let expected = "1. un\n\n   1.1 un-un  \n   1.2 un-deux\n2. deux\n\n   2.1 deux-un\n";
    check(&body, expected, &[]);
    let items = [(4, 0, "un"), (4, 0, "deux")];
    let body: String = items.map(|(list, level, text)| item(list, level, text)).concat();
    check(&body, "a) un  \nb) deux\n", &[]);
    let heading =
        r#"<w:outlineLvl w:val="1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>"#;
    check(&paragraph(heading, "Suites"), "## 1.1 Suites\n", &[]);
}
