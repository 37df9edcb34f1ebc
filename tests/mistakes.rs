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
            // In a format that is not read, so that nothing tells what it is.
            let name = file.rsplit('/').next().unwrap().trim_end_matches(".md");
            let renamed = format!("divers/{name}.rtf");
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

/// A slip of the keyboard: what becomes of a line.
type Slip = fn(&mut Chance, &str) -> Option<String>;

/// The line with one of its letters gone, where `may` says that the letter matters.
fn without_one(
    chance: &mut Chance,
    line: &str,
    may: impl Fn(usize, char) -> bool,
) -> Option<String> {
    let places: Vec<_> = line.char_indices().filter(|(at, c)| may(*at, *c)).collect();
    let &(at, c) = (!places.is_empty()).then(|| chance.pick(&places))?;
    Some(format!("{}{}", &line[..at], &line[at + c.len_utf8()..]))
}

/// The key of a line of YAML: its start and its words.
fn key(line: &str) -> Option<(usize, &str)> {
    let start = line.len() - line.trim_start_matches([' ', '-']).len();
    let (key, rest) = line[start..].split_once(':')?;
    let is_key = key.len() > 3 && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_key && (rest.is_empty() || rest.starts_with(' '))).then_some((start, key))
}

/// Slips in Markdown, each on a line of its own choosing.
const IN_MARKDOWN: &[Slip] = &[
    // A bracket of a reference, a picture or a box.
    |chance, line| {
        let marked = line.contains("[[") || line.starts_with("![") || line.starts_with("> [!");
        let may = |at: usize, c: char| {
            let inside = line.find('[').is_some_and(|first| at >= first);
            inside && matches!(c, '[' | ']')
        };
        without_one(chance, line, may).filter(|_| marked)
    },
    // A letter of a name that opens an intervention.
    |chance, line| {
        let name = line.strip_prefix("**")?.split("**").next()?;
        let end = name.len();
        let is_voice =
            name.contains(' ') && line[2 + end..].starts_with("** ") && line.contains(" : ");
        let first = name.rfind(' ')? + 2;
        let may = |at: usize, c: char| at > first && at < 2 + end && c.is_alphabetic();
        without_one(chance, line, may).filter(|_| is_voice)
    },
    // A picture's path.
    |chance, line| {
        let start = line.starts_with("![").then(|| line.find("](../media/"))?? + 11;
        let end = start + line[start..].find('.')?;
        without_one(chance, line, |at, _| at >= start && at < end)
    },
];

/// Slips in YAML.
const IN_YAML: &[Slip] = &[
    // A letter of a key.
    |chance, line| {
        let (start, key) = key(line)?;
        let may = |at: usize, _: char| at >= start && at < start + key.len();
        without_one(chance, line, may)
    },
    // The colon after a key.
    |_, line| {
        let (start, key) = key(line)?;
        let end = start + key.len();
        Some(format!("{}{}", &line[..end], &line[end + 1..]))
    },
    // The bracket that closes a list.
    |_, line| {
        (line.contains(": [") && line.ends_with(']')).then(|| line.trim_end_matches(']').into())
    },
    // A tab for an indentation.
    |_, line| {
        line.strip_prefix("    ").filter(|_| key(line).is_some()).map(|rest| format!("\t{rest}"))
    },
    // A quote that is not closed.
    |_, line| line.ends_with("\"}").then(|| format!("{}}}", &line[..line.len() - 2])),
];

/// Makes a slip in a random file: the file, its new text and the line.
fn slip(chance: &mut Chance, ending: &str, slips: &[Slip]) -> (String, String, usize) {
    let files: Vec<_> = files(ending).into_iter().filter(|file| file != "agenda.md").collect();
    loop {
        let slip = *chance.pick(slips);
        let file = chance.pick(&files).clone();
        let text = text(&file);
        let lines: Vec<_> = text.split('\n').collect();
        let at = chance.below(lines.len());
        // A remark is its author's own business, code is shown as it stands, and a box to tick
        // without its bracket is still read as an item.
        let is_remark = lines[at].trim_start().starts_with(['#', '`'])
            || lines[at].contains('`')
            || lines[at].starts_with("- [");
        let Some(spoilt) = slip(chance, lines[at]).filter(|_| !is_remark) else { continue };
        let spoilt: Vec<_> = lines
            .iter()
            .enumerate()
            .map(|(rank, old)| if rank == at { &*spoilt } else { *old })
            .collect();
        return (file, spoilt.join("\n"), at + 1);
    }
}

#[test]
fn no_slip_of_the_keyboard_is_silent() {
    let mut missed = Vec::new();
    for seed in 0..100 {
        let mut chance = Chance(1000 + seed);
        let (ending, slips) = if seed % 2 == 0 { (".md", IN_MARKDOWN) } else { (".yaml", IN_YAML) };
        let (file, text, line) = slip(&mut chance, ending, slips);
        let project = Project::sample().write(&format!("input/{file}"), &text);
        let run = project.run(&["check", "--format", "json"]);
        let told: Vec<Value> =
            run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let near = |fact: &Value| {
            let told = fact["place"]["line"].as_u64().and_then(|line| usize::try_from(line).ok());
            fact["place"]["file"] == *file && told.is_some_and(|told| told.abs_diff(line) <= 1)
        };
        if !told.iter().any(near) {
            let spoilt = text.lines().nth(line - 1).unwrap_or_default();
            missed.push(format!("{file}:{line}: {spoilt}\n{}", run.stdout));
        }
    }
    assert!(missed.is_empty(), "{} slips:\n{}", missed.len(), missed.join("\n"));
}
