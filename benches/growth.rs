//! How the time of reading and checking grows with each kind of file: `cargo bench --bench growth`. From one
//! column of sizes to the next the time should grow about as the size does, tenfold.

use std::fmt::Write;
use std::fs;

use actes::commands::load;
use actes::diagnostic::Diagnostics;
use divan::Bencher;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// 1×, 10× and 100×.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

const AGENDA: &str = "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n";

/// A name that no other number has.
fn name(number: usize) -> String {
    const PARTS: [&str; 10] = ["Ba", "re", "mi", "lo", "ti", "sa", "ve", "no", "du", "gri"];
    number.to_string().bytes().map(|digit| PARTS[usize::from(digit - b'0')]).collect()
}

/// Reads and checks an event with one more file, whose lines are made of their numbers.
fn grow(bencher: Bencher, path: &str, head: &str, line: impl Fn(usize) -> String, size: usize) {
    let folder = TempDir::new().expect("a folder for the event");
    let mut text = head.to_owned();
    (0..size).for_each(|number| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}", line(number));
    });
    let place = folder.path().join(path);
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
    fs::write(folder.path().join("agenda.md"), AGENDA).expect("the agenda is written");
    fs::write(place, text).expect("the file is written");
    bencher.bench(|| load(folder.path(), &mut Diagnostics::default()));
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn sessions(bencher: Bencher, size: usize) {
    let line = |number: usize| {
        let minute = number * 720 / size;
        format!("{}h{:02} Séance {}", 8 + minute / 60, minute % 60, name(number))
    };
    grow(bencher, "agenda.md", "# Journée d'étude\n\n12 juin 2019\n\n", line, size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn participants(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("{};Ana;Association {}", name(number), name(number % 97));
    grow(bencher, "participants.csv", "nom;prénom;organisation\n", line, size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn people(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("  - {{nom: \"Ana {}\"}}", name(number));
    grow(bencher, "event.yaml", "personnes:\n", line, size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn actions(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("Ouvrir le lieu {0};Ana {0};2020", name(number));
    grow(bencher, "actions.csv", "intitulé;porteur;échéance\n", line, size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn paragraphs(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("Une phrase de {}.\n", name(number));
    grow(bencher, "notes/0930.md", "", line, size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn addresses(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("Écrire à ana{number}@exemple{number}.org.\n");
    grow(bencher, "notes/0930.md", "", line, size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn one_paragraph(bencher: Bencher, size: usize) {
    grow(bencher, "notes/0930.md", "", |number| format!("des mots de {}", name(number)), size);
}

#[divan::bench(args = SIZES, sample_count = 3)]
fn notes_at_the_foot(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("mot[^{number}]\n\n[^{number}]: une note\n");
    grow(bencher, "notes/0930.md", "", line, size);
}

/// Lines that stand before the first hour, in one paragraph.
#[divan::bench(args = SIZES, sample_count = 3)]
fn lines_of_a_head(bencher: Bencher, size: usize) {
    let line = |number: usize| format!("Les communes face à la sécheresse, {}", name(number));
    grow(bencher, "agenda.md", "", line, size);
}

/// Links that nothing closes, on one line.
#[divan::bench(args = SIZES, sample_count = 3)]
fn open_links(bencher: Bencher, size: usize) {
    let head = "[a](".repeat(size);
    grow(bencher, "notes/0930.md", &head, |_| String::new(), 1);
}

/// Hours that follow one another on one line.
#[divan::bench(args = SIZES, sample_count = 3)]
fn hours_of_a_line(bencher: Bencher, size: usize) {
    let head = format!("{AGENDA}10h00 {}", "9h ".repeat(size));
    grow(bencher, "agenda.md", &head, |_| String::new(), 1);
}
