//! PDFs of others that are made to do harm: names, sizes, circles, damage.

use std::fs;
use std::io::Write;

use crate::harness::Project;

#[test]
fn hostile_names_are_made_safe_one_by_one_and_nothing_is_lost() {
    let long = "x".repeat(400) + ".md";
    let names = [
        "../../etc/passwd",
        "/abs/olu",
        "C:\\x",
        "con.md",
        "NUL",
        "aux.txt",
        "a\\b.md",
        "a_b.md",
        "A_B.md",
        "dir",
        "dir/x",
        "\u{e9}.md",
        "e\u{301}.md",
        "",
        "bell\u{7}.md",
        "x.",
        "x ",
        "qui ?.md",
        "gpj.\u{202e}exe",
        "..",
        "notes/0940.md",
        &long,
        "same.md",
        "same.md",
    ];
    let files =
        names.iter().zip(0..).map(|(name, rank)| (*name, format!("bytes {rank}").into_bytes(), ""));
    let files: Vec<_> = files.collect();
    let project =
        Project::new().write("deep/hostile.pdf", pdf_with(&files)).write("passwd", "untouched");
    let run = project.run(&["extract", "deep/hostile.pdf", "-o", "deep/out"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let all = project.files();
    assert!(
        all.iter()
            .all(|it| it.starts_with("deep/out/") || it == "passwd" || it == "deep/hostile.pdf"),
        "{all:?}"
    );
    let given: Vec<_> = all.iter().filter(|it| it.starts_with("deep/out/")).collect();
    assert_eq!(given.len(), names.len(), "{given:?}");
    let mut bytes: Vec<_> = given.iter().map(|it| fs::read(project.path(it)).unwrap()).collect();
    let mut expected: Vec<_> = files.iter().map(|(_, bytes, _)| bytes.clone()).collect();
    bytes.sort();
    expected.sort();
    assert_eq!(bytes, expected);
    // Each one renamed is told, and the terminal is given no command.
    assert_eq!(run.stderr.lines().count(), names.len() - 5, "{}", run.stderr);
    assert!(
        run.stderr.contains("bell\\u{7}.md") && !run.stderr.contains('\u{7}'),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("« con.md » est écrit sous le nom « _con.md »"), "{}", run.stderr);
}

#[test]
fn what_would_grow_beyond_measure_is_not_unpacked() {
    let zeros = |count| packed(&vec![0; count]);
    let flate = "/Filter /FlateDecode";
    let bomb = pdf_with(&[("bomb.bin", zeros(320 << 20), flate), ("a.txt", b"a".to_vec(), "")]);
    let twice =
        pdf_with(&[("bomb.bin", packed(&zeros(320 << 20)), "/Filter [/FlateDecode /FlateDecode]")]);
    let project = Project::new().write("bomb.pdf", bomb).write("twice.pdf", twice);
    for file in ["bomb.pdf", "twice.pdf"] {
        for command in ["extract", "verify"] {
            let run = project.run(&[command, file]);
            assert_eq!(run.status, 2, "{}", run.text());
            assert!(run.stderr.contains("sa taille serait démesurée"), "{}", run.text());
        }
    }
    assert_eq!(project.files(), ["bomb.pdf", "twice.pdf"]);
    // Each of them alone would do.
    let half = zeros(150 << 20);
    let several =
        pdf_with(&[("1", half.clone(), flate), ("2", half, flate), ("3", b"3".to_vec(), "")]);
    let found = actes::pdf::attached::read(several).unwrap();
    assert_eq!(found[0].bytes.as_ref().unwrap().len(), 150 << 20);
    assert_eq!(found[1].bytes, Err(actes::pdf::attached::Refusal::TooLarge));
    assert_eq!(found[2].bytes.as_deref(), Ok(&b"3"[..]));
}

#[test]
fn a_list_of_names_that_holds_itself_ends() {
    let endless = pdf(&[
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>".into(),
        "<< /Type /Pages /Kids [] /Count 0 >>".into(),
        format!("<< /Kids [{}] >>", "3 0 R ".repeat(50)).into(),
    ]);
    // The reader may see the circle, or we have had enough of it.
    let found = actes::pdf::attached::read(endless);
    let is_nothing = found.as_ref().is_ok_and(Vec::is_empty);
    assert!(is_nothing || found == Err(actes::pdf::attached::Refusal::TooLarge), "{found:?}");
}

/// Bytes as a PDF packs them.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// A PDF that carries files: their names, their bytes as they stand, and what their streams say of
/// themselves.
fn pdf_with(files: &[(&str, Vec<u8>, &str)]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>".into(),
        "<< /Type /Pages /Kids [] /Count 0 >>".into(),
    ];
    let mut names = String::from("<< /Names [");
    let mut own = Vec::new();
    for ((name, bytes, filter), rank) in files.iter().zip(0..) {
        let units = name.encode_utf16().map(|unit| format!("{unit:04x}"));
        let name = format!("<feff{}>", units.collect::<String>());
        names += &format!("{name} {} 0 R ", 4 + 2 * rank);
        own.push(
            format!("<< /Type /Filespec /UF {name} /EF << /F {} 0 R >> >>", 5 + 2 * rank).into(),
        );
        let mut stream = format!("<< /Length {} {filter} >>\nstream\n", bytes.len()).into_bytes();
        stream.extend(bytes);
        stream.extend(b"\nendstream");
        own.push(stream);
    }
    objects.push((names + "] >>").into());
    objects.extend(own);
    pdf(&objects)
}

/// A PDF of some objects; the first is its catalogue.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let start = bytes.len();
    let count = objects.len() + 1;
    bytes.extend(
        format!("{table}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

#[test]
fn a_damaged_pdf_never_breaks_the_program() {
    let project = Project::small();
    let pdf = project.build(&["input", "--edition", "internal"]);
    for cut in (0..pdf.len()).step_by(pdf.len() / 40 + 1) {
        let _ = actes::pdf::attached::read(pdf[..cut].to_vec());
        let mut flipped = pdf.clone();
        flipped[cut] ^= 0x20;
        let _ = actes::pdf::attached::read(flipped);
    }
}
