//! Slides and papers as PDFs, written by hand: pages of one shape, a title and a few lines each.

/// A PDF of a page for each title, `shape` points wide and high, in one of the faces that every reader has.
pub(super) fn document(title: &str, shape: (u32, u32), pages: &[(&str, &[&str])]) -> Vec<u8> {
    let (width, height) = shape;
    let size = if width > height { 30 } else { 15 };
    let kids: Vec<_> = (0..pages.len()).map(|rank| format!("{} 0 R", 5 + 2 * rank)).collect();
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        font.to_owned(),
        format!("<< /Title ({}) >>", quoted(title)),
    ];
    for (rank, (heading, lines)) in pages.iter().enumerate() {
        let (left, top) = (size + 6, height - 3 * size);
        let mut drawn = format!("0.92 0.95 0.93 rg 0 {} {width} {height} re f\n", top - size / 2);
        drawn.push_str(&format!("0.1 0.25 0.22 rg BT /F {size} Tf {left} {top} Td "));
        drawn.push_str(&format!("({}) Tj ET\n", quoted(heading)));
        for (line, words) in lines.iter().enumerate() {
            let (small, below) = (size * 2 / 3, top - (line as u32 + 2) * size * 3 / 2);
            drawn.push_str(&format!("BT /F {small} Tf {left} {below} Td "));
            drawn.push_str(&format!("({}) Tj ET\n", quoted(words)));
        }
        drawn.push_str(&format!("{left} {size} {} 4 re f\n", (rank as u32 + 1) * 40));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {} 0 R \
             /Resources << /Font << /F 3 0 R >> >> >>",
            6 + 2 * rank
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawn}endstream", drawn.chars().count()));
    }
    file(&objects)
}

/// Objects with their table, in one byte a character.
fn file(objects: &[String]) -> Vec<u8> {
    let bytes = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<_>>();
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (rank, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", file.len()));
        file.extend(bytes(&format!("{} 0 obj\n{object}\nendobj\n", rank + 1)));
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let trailer = format!("trailer\n<< /Size {count} /Root 1 0 R /Info 4 0 R >>\n");
    file.extend(bytes(&format!(
        "xref\n0 {count}\n0000000000 65535 f \n{}{trailer}",
        places.concat()
    )));
    file.extend(bytes(&format!("startxref\n{start}\n%%EOF\n")));
    file
}

/// Words in Windows-1252 (these have nothing that Latin-1 lacks), safe between brackets.
fn quoted(words: &str) -> String {
    words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)").replace('’', "'")
}
