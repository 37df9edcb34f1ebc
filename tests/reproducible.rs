//! The same files give the same bytes: on any day, in any folder, language or number of threads.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{Project, list, repository};

/// Builds with the real program, in an environment of nothing but what is given.
fn build(project: &Project, environment: &[(&str, &str)]) -> Vec<u8> {
    build_from(project, "", &["build", "input", "-o", "out.pdf"], environment)
}

/// The same from a folder of the project, with arguments that write `out.pdf` at its top.
fn build_from(
    project: &Project,
    folder: &str,
    arguments: &[&str],
    environment: &[(&str, &str)],
) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_actes"));
    command.env_clear().envs(environment.iter().copied()).current_dir(project.path(folder));
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(project.path("out.pdf")).unwrap()
}

/// The files of the sample, in order.
fn files() -> Vec<String> {
    let mut files = Vec::new();
    list(&repository().join("input"), "", &mut files);
    files
}

fn copied(project: Project, files: &[String]) -> Project {
    let folder: &Path = &repository().join("input");
    files.iter().fold(project, |project, file| {
        let content = fs::read(folder.join(file)).unwrap();
        project.write(&format!("input/{file}"), content)
    })
}

#[test]
fn the_sample_has_the_same_bytes_in_another_place_time_zone_language_and_number_of_threads() {
    let first = copied(Project::new(), &files());
    let environment =
        [("TZ", "Pacific/Kiritimati"), ("LANG", "fr_FR.UTF-8"), ("RAYON_NUM_THREADS", "1")];
    let first = build(&first, &environment);

    let mut backwards = files();
    backwards.reverse();
    let second = copied(Project::new(), &backwards);
    let home = second.path("").to_string_lossy().into_owned();
    let environment = [
        ("TZ", "America/Adak"),
        ("LANG", "en_US.UTF-8"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("HOME", home.as_str()),
        ("RAYON_NUM_THREADS", "4"),
        ("SOURCE_DATE_EPOCH", "1234567890"),
    ];
    let second = build(&second, &environment);
    assert!(first == second, "the bytes differ: {} and {}", first.len(), second.len());
}

#[test]
fn an_event_without_a_date_takes_the_one_it_is_told() {
    let agenda = "# Journée d'étude\n\n9h30 Accueil\n";
    let project = Project::new().write("input/agenda.md", agenda);
    let of = |epoch: &str| build(&project, &[("SOURCE_DATE_EPOCH", epoch)]);
    let first = of("1234567890");
    assert!(first == of("1234567891"), "the day counts, not the second");
    assert!(first != of("1334567890"), "the day counts");
    let read = crate::pdf::Volume::read(first);
    assert!(read.xmp().contains("2009-02-13"), "{}", read.xmp());
}

#[test]
fn photographs_have_the_same_bytes_on_any_number_of_threads() {
    let pictures = (0..5).map(|rank| format!("![Vue {rank}](../media/{rank}.jpg)\n"));
    let note = format!("---\nsession: 9h30\n---\n\n{}", pictures.collect::<String>());
    let project = (0..5).fold(Project::small(), |project, rank: u8| {
        let pixel = |x: u32, y: u32| image::Rgb([(x / 8) as u8, (y / 8) as u8, 50 * rank]);
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_fn(1600, 1200 + 100 * u32::from(rank), pixel);
        picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        project.write(&format!("input/media/{rank}.jpg"), bytes.into_inner())
    });
    let project = project.write("input/notes/accueil.md", note);
    let first = build(&project, &[("RAYON_NUM_THREADS", "1")]);
    assert!(first == build(&project, &[("RAYON_NUM_THREADS", "5")]));
}

#[test]
fn two_builds_in_one_process_have_the_same_bytes() {
    let project = Project::sample();
    assert!(project.build(&["input"]) == project.build(&["input"]));
}

#[test]
fn the_internal_edition_with_its_sources_is_the_same_from_any_folder() {
    let project = copied(Project::new(), &files()).write("elsewhere/a.txt", "");
    let arguments = |folder, output| ["build", folder, "--edition", "internal", "-o", output];
    let first = build_from(&project, "", &arguments("input", "out.pdf"), &[("TZ", "Asia/Tokyo")]);
    fs::remove_file(project.path("out.pdf")).unwrap();
    let second = build_from(
        &project,
        "elsewhere",
        &arguments("../input", "../out.pdf"),
        &[("LANG", "pl_PL.UTF-8"), ("HOME", "/nowhere"), ("RAYON_NUM_THREADS", "3")],
    );
    assert!(first == second, "the bytes differ: {} and {}", first.len(), second.len());
}

#[test]
fn a_name_in_another_unicode_form_is_the_same_name() {
    // macOS gives decomposed names back, others what was written.
    let of = |note: &str, picture: &str| {
        Project::new()
            .write("input/agenda.md", "# Journée d'étude\n\n12 juin 2019\n\n9h40 Débat\n")
            .write(
                &format!("input/notes/{note}"),
                "---\nsession: 9h40\n---\n![Un carré](../media/carré.svg)\n",
            )
            .write(
                &format!("input/media/{picture}"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
            )
            .build(&["input", "--edition", "internal"])
    };
    let composed = of("été.md", "carré.svg");
    let decomposed = of("e\u{301}te\u{301}.md", "carre\u{301}.svg");
    assert!(composed == decomposed);
}

#[test]
fn line_ends_and_marks_change_the_fingerprint_and_nothing_else() {
    let text = "# Journée d'étude\n\n12 juin 2019\n\n9h40 Débat\n\nDeux lignes\nde texte.\n";
    let read = |agenda: String| {
        let project = Project::new().write("input/agenda.md", agenda);
        let pdf = project.build(&["input"]);
        let text = crate::pdf::Volume::read(pdf.clone()).text();
        (pdf, text)
    };
    let (pdf, pages) = read(text.to_owned());
    for other in [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text.replace('\n', "\r")] {
        let (other_pdf, other_pages) = read(other);
        // The sources' checksums are of their bytes as they were received.
        assert!(other_pdf != pdf);
        let without_sums = |pages: &str| {
            let is_sum = |word: &str| {
                word.len() > 60 || word.len() == 8 && word.bytes().all(|it| it.is_ascii_hexdigit())
            };
            pages.split_whitespace().filter(|it| !is_sum(it)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(without_sums(&other_pages), without_sums(&pages));
    }
}

#[test]
fn the_package_is_the_same_from_any_surroundings_and_any_form_of_names() {
    let of = |note: &str, environment: &[(&str, &str)]| {
        let project = Project::new()
            .write("elsewhere/a.txt", "")
            .write(&format!("input/notes/{note}"), "---\nsession: 9h30\n---\nDes mots.\n")
            .write("input/agenda.md", "# Journée d'étude\n\n12 juin 2019\n\n9h30 Accueil\n");
        let mut command = Command::new(env!("CARGO_BIN_EXE_actes"));
        command.env_clear().envs(environment.iter().copied());
        command.current_dir(project.path("elsewhere"));
        let output = command.args(["archive", "../input", "-o", "../bag.zip"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read(project.path("bag.zip")).unwrap()
    };
    let first = of("été.md", &[("TZ", "Asia/Tokyo"), ("LANG", "fr_FR.UTF-8")]);
    let environment =
        [("TZ", "America/Adak"), ("LC_ALL", "en_US.UTF-8"), ("RAYON_NUM_THREADS", "3")];
    assert!(first == of("e\u{301}te\u{301}.md", &environment));
}
