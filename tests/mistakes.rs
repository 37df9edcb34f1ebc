//! Mistakes put at random into the sample: each is told at the right file and line, none panics,
//! none is silent.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Project, repository};

/// How many mistakes each seed makes.
const MISTAKES: usize = 20;

/// What a mistake makes of the sample, and what must be said of it.
struct Mistake {
    /// The file to change, below `input/`.
    file: String,
    /// Its new text; none when the file is to go.
    text: Option<String>,
    /// Its new name, if it gets one.
    renamed: Option<String>,
    code: &'static str,
    /// Where it must be told.
    told_in: String,
    /// On which line; none when it is about the file as a whole.
    line: Option<usize>,
}

/// Sebastiano Vigna's splitmix64: the same mistakes for the same seed, everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }
}

/// The sample's files that a mistake may be made in.
fn files(ending: &str) -> Vec<String> {
    let mut files = Vec::new();
    crate::harness::list(&repository().join("input"), "", &mut files);
    files.retain(|file| file.ends_with(ending));
    files
}

fn text(file: &str) -> String {
    std::fs::read_to_string(repository().join("input").join(file)).unwrap()
}

/// A mistake on one line of one file: `spoil` gives the line's wrong form where it fits.
fn on_a_line(
    chance: &mut Chance,
    files: &[String],
    code: &'static str,
    spoil: impl Fn(&str) -> Option<String>,
) -> Mistake {
    let mut places = Vec::new();
    for file in files {
        let text = text(file);
        let spoilt = text.lines().enumerate().filter_map(|(at, line)| Some((at, spoil(line)?)));
        places.extend(spoilt.map(|(at, line)| (file.clone(), at, line)));
    }
    assert!(!places.is_empty(), "{code}: the sample has no place for it");
    let (file, at, line) = chance.pick(&places).clone();
    let text = text(&file);
    let lines = text.split('\n').enumerate();
    let lines: Vec<_> = lines.map(|(rank, old)| if rank == at { &line } else { old }).collect();
    Mistake {
        told_in: file.clone(),
        file,
        text: Some(lines.join("\n")),
        renamed: None,
        code,
        line: Some(at + 1),
    }
}

/// The line with one word for another.
fn swap(line: &str, right: &str, wrong: &str) -> Option<String> {
    line.contains(right).then(|| line.replacen(right, wrong, 1))
}

/// A running paragraph of Markdown, which words may be added to.
fn is_paragraph(line: &str) -> bool {
    line.len() > 80 && line.starts_with(char::is_uppercase) && line.ends_with('.')
}

fn mistake(chance: &mut Chance) -> Mistake {
    let notes: Vec<_> = files(".md").into_iter().filter(|it| it.starts_with("round-")).collect();
    let sheets: Vec<_> = files(".md").into_iter().filter(|it| it != "agenda.md").collect();
    let actions = ["actions.yaml".to_owned()];
    let agenda = ["agenda.md".to_owned()];
    match chance.below(18) {
        0 => on_a_line(chance, &notes, "unknown-person", |line| {
            let name = line.strip_prefix("**")?.split("**").next()?;
            (name.contains(' ') && line.contains(" : ")).then_some(())?;
            let last = name.char_indices().next_back()?.0;
            Some(line.replacen(name, &format!("{}x{}", &name[..last], &name[last..]), 1))
        }),
        1 => on_a_line(chance, &actions, "yaml-syntax", |line| {
            (line.contains(": [") && line.ends_with(']')).then(|| line.trim_end_matches(']').into())
        }),
        2 => on_a_line(chance, &agenda, "times-out-of-order", |line| swap(line, "14h00", "11h00")),
        3 => on_a_line(chance, &actions, "unknown-key", |line| swap(line, "porteur:", "portuer:")),
        4 => on_a_line(chance, &sheets, "unknown-reference", |line| swap(line, "[[", "[[X-")),
        5 => on_a_line(chance, &actions, "duplicate-id", |line| {
            (line.trim() != "- id: A1").then_some(())?;
            line.starts_with("  - id: ").then(|| "  - id: A1".into())
        }),
        6 => on_a_line(chance, &sheets, "unknown-question", |line| {
            swap(line, "questions: [Q", "questions: [Q9")
        }),
        7 => on_a_line(chance, &notes, "unknown-footnote", |line| {
            is_paragraph(line).then(|| format!("{line}[^absente]"))
        }),
        8 => on_a_line(chance, &notes, "missing-picture", |line| {
            line.starts_with("![").then(|| swap(line, ".svg", ".jpg"))?
        }),
        9 => on_a_line(chance, &notes, "no-alternative", |line| {
            let end = line.starts_with("![").then(|| line.find("]("))??;
            Some(format!("![{}", &line[end..]))
        }),
        10 => {
            on_a_line(chance, &notes, "unknown-callout", |line| swap(line, "[!ZOOM]", "[!ZOOOM]"))
        }
        11 => on_a_line(chance, &notes, "stray-internal", |line| {
            swap(line, "[!INTERNE]", "[!INTRENE]")
        }),
        12 => on_a_line(chance, &notes, "raw-html", |line| {
            is_paragraph(line).then(|| format!("{line} <marquee>"))
        }),
        13 => on_a_line(chance, &actions, "wrong-type", |line| {
            let (key, _) = line.split_once("echeance: ")?;
            (!line.contains('{')).then(|| format!("{key}echeance: 2020-13-45"))
        }),
        14 => on_a_line(chance, &notes, "unknown-session", |line| {
            swap(line, "session: 9h40", "session: 23h10")
        }),
        15 => {
            let file = chance.pick(&notes).clone();
            let renamed = format!("divers/{}", file.rsplit('/').next().unwrap());
            Mistake {
                text: Some(text(&file)),
                told_in: renamed.clone(),
                file,
                renamed: Some(renamed),
                code: "unknown-file",
                line: None,
            }
        }
        16 => {
            let line = text("agenda.md").lines().position(|it| it.starts_with("14h00")).unwrap();
            Mistake {
                file: "round-tables/temoignages.md".into(),
                text: None,
                renamed: None,
                code: "session-without-notes",
                told_in: "agenda.md".into(),
                line: Some(line + 1),
            }
        }
        _ => on_a_line(chance, &["participants.csv".to_owned()], "uneven-row", |line| {
            (!line.starts_with("nom;")).then(|| format!("{line};de trop"))
        }),
    }
}

/// The sample with mistakes, one a file at most.
fn spoilt(mistakes: &[&Mistake]) -> Project {
    let mut project = Project::sample();
    for mistake in mistakes {
        let path = format!("input/{}", mistake.file);
        std::fs::remove_file(project.path(&path)).unwrap();
        if let Some(text) = &mistake.text {
            let path = mistake.renamed.as_ref().map_or(path, |name| format!("input/{name}"));
            project = project.write(&path, text);
        }
    }
    project
}

#[track_caller]
fn check(mistakes: &[&Mistake]) {
    let run = spoilt(mistakes).run(&["check", "--format", "json"]);
    let told: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for Mistake { code, told_in, line, file, .. } in mistakes {
        let is_told = told.iter().any(|fact| {
            fact["code"] == *code
                && fact["place"]["file"] == **told_in
                && fact["place"]["line"].as_u64() == line.map(|line| line as u64)
        });
        assert!(is_told, "{code} in {file}, to be told at {told_in}:{line:?}:\n{}", run.stdout);
    }
}

#[test]
fn each_of_twenty_mistakes_is_told_where_it_was_made() {
    for seed in 0..5 {
        let mut chance = Chance(seed);
        let mistakes: Vec<_> = (0..MISTAKES).map(|_| mistake(&mut chance)).collect();
        mistakes.iter().for_each(|mistake| check(&[mistake]));
    }
}

#[test]
fn mistakes_in_many_files_are_told_in_one_pass() {
    for seed in 100..110 {
        let mut chance = Chance(seed);
        let mistakes: Vec<_> = (0..MISTAKES).map(|_| mistake(&mut chance)).collect();
        let mut touched = BTreeSet::new();
        // A broken list of actions or a wrong agenda changes what else can be known.
        let alone = ["yaml-syntax", "times-out-of-order", "session-without-notes"];
        let together = mistakes.iter().filter(|it| !alone.contains(&it.code));
        let together: Vec<_> = together.filter(|it| touched.insert(it.file.clone())).collect();
        assert!(together.len() > 3);
        check(&together);
    }
}
