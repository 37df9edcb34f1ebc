//! What the documents of `tests/office` do not show, in documents of one paragraph or two.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::diagnostic::Language;

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/><w:lvlText w:val="Atelier %1 :"/></w:lvl>
    <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/>
      <w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;

const FOOTNOTES: &str = r#"<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t> Source : * inventée.</w:t></w:r></w:p>
    <w:p><w:r><w:t>Suite.</w:t></w:r></w:p></w:footnote>"#;

/// A document with a body; its other parts are those above.
fn document(body: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, root: &str, content: &str| {
        let names = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        write!(archive, "<{root} {names}>{content}</{root}>").unwrap();
    };
    part("word/document.xml", "w:document", &format!("<w:body>{body}</w:body>"));
    part("word/numbering.xml", "w:numbering", NUMBERING);
    part("word/footnotes.xml", "w:footnotes", FOOTNOTES);
    let relations = ["numbering", "footnotes"]
        .map(|kind| format!(r#"<r Id="{kind}" Type="x/{kind}" Target="{kind}.xml"/>"#));
    part("word/_rels/document.xml.rels", "Relationships", &relations.concat());
    archive.finish().unwrap().into_inner()
}

#[track_caller]
fn check(body: &str, expected: &str, dropped: &[&str]) {
    let decoded = super::read(&document(body)).unwrap();
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
        <w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Wingdings" w:char="F04A"/>
        <w:commentReference w:id="1"/></w:r></w:p>"#;
    let dropped = [
        "1 equation (kept as plain text)",
        "1 comment in the margin",
        "1 sign of a symbol font",
        "table of contents (the report makes one)",
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
