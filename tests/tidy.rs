//! The rules of the house: who may use what, and what every file has.

use std::fs;

use regex::Regex;
use serde_json::Value;

use crate::harness::{list, repository};

/// The program's files as (path, code): tests and comments are left out.
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    list(&repository().join("src"), "", &mut files);
    let rust =
        files.into_iter().filter(|path| path.ends_with(".rs") && !path.ends_with("tests.rs"));
    let code = |path: String| {
        let text = fs::read_to_string(repository().join("src").join(&path)).unwrap();
        // A test module is the last thing of its file.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        (path, lines.collect::<Vec<_>>().join("\n"))
    };
    rust.map(code).collect()
}

/// Where one of the words stands in files that may not use it.
fn trespasses(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let may = |path: &str| allowed.iter().any(|place| path.starts_with(place));
    let mut found = Vec::new();
    for (path, code) in sources().iter().filter(|(path, _)| !may(path)) {
        for line in code.lines() {
            if words.iter().any(|word| holds(line, word)) {
                found.push(format!("src/{path}: {}", line.trim()));
            }
        }
    }
    found
}

/// Whether a line holds a word that is not the end of a longer one.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[track_caller]
fn nobody_but(allowed: &[&str], words: &[&str]) {
    let found = trespasses(words, allowed);
    assert!(found.is_empty(), "{words:?} is for {allowed:?} only:\n{}", found.join("\n"));
}

#[test]
fn the_rules_look_at_all_files_and_find_what_is_there() {
    assert!(sources().len() > 60);
    assert!(!trespasses(&["comrak::"], &[]).is_empty());
    assert!(!trespasses(&["typst::"], &[]).is_empty());
    assert!(!trespasses(&["std::fs"], &[]).is_empty());
    assert!(!trespasses(&["cfg(unix", "opener::"], &[]).is_empty());
    assert!(holds("use typst::World;", "typst::") && !holds("use my_typst::World;", "typst::"));
}

#[test]
fn markdown_is_read_in_one_room() {
    nobody_but(&["read/markdown"], &["comrak::"]);
}

#[test]
fn typst_is_known_in_one_room() {
    let words = ["typst::", "typst_layout::", "typst_pdf::", "typst_svg::", "use typst;"];
    nobody_but(&["typeset.rs", "typeset/"], &words);
}

#[test]
fn each_format_has_its_room() {
    nobody_but(&["read/yaml", "read/yaml.rs"], &["serde_yaml::"]);
    nobody_but(
        &["read/decode"],
        &["quick_xml::", "calamine::", "chardetng::", "cfb::", "mail_parser::"],
    );
    // A drawing says its own encoding.
    nobody_but(&["read/decode", "typeset/svg.rs"], &["encoding_rs::"]);
    // An office document is one, and so may be a package for the archives.
    nobody_but(&["read/decode", "bag/", "export/workbook.rs"], &["zip::"]);
    nobody_but(&["read/table.rs", "read/decode", "export/table.rs"], &["csv::"]);
    nobody_but(&["export/workbook.rs"], &["rust_xlsxwriter::"]);
    nobody_but(&["export/calendar.rs"], &["icalendar::"]);
    nobody_but(
        // Pages of others are drawn too.
        &["pdf.rs", "pdf/", "typeset/plates"],
        &["hayro::", "hayro_svg::", "hayro_syntax::"],
    );
    nobody_but(&["diagnostic/emit.rs"], &["annotate_snippets::"]);
    nobody_but(&["commands/watch/watcher.rs"], &["notify::"]);
    nobody_but(&["main.rs"], &["signal_hook::"]);
    nobody_but(
        // A page of an annex holds pictures too, and may become one.
        &["picture.rs", "picture/", "typeset/plates"],
        &["image::", "heic_decoder::", "moxcms::", "jpeg_encoder::", "zune_core::", "zune_jpeg::"],
    );
    // What depends on a language: how dates and lists are written, and how words are sorted.
    nobody_but(&["language.rs"], &["icu::"]);
}

#[test]
fn one_file_is_unsafe() {
    nobody_but(&["ceiling.rs"], &["unsafe ", "unsafe_code"]);
}

#[test]
fn one_file_asks_for_the_system() {
    let of_the_system =
        ["cfg(unix", "cfg(windows", "cfg(not(unix", "cfg(not(windows", "target_os", "cfg!(windows"];
    nobody_but(&["platform.rs"], &of_the_system);
    nobody_but(
        &["platform.rs"],
        &["std::os::", "opener::", "dunce::", "winsafe::", ".canonicalize("],
    );
}

#[test]
fn the_command_line_is_the_edge_s() {
    nobody_but(&["cli.rs", "cli/", "main.rs"], &["clap::"]);
}

#[test]
fn few_rooms_touch_the_disk() {
    let allowed = [
        "discover.rs",
        // What was read before, and whether it has changed.
        "discover/cache.rs",
        "commands/write.rs",
        "commands/load.rs",
        "commands/gather/pile.rs",
        "main.rs",
        "platform.rs",
        // What is read is somebody's package or PDF, what is written stands in a new place.
        "bag/package.rs",
        "commands/archive.rs",
        "commands/extract.rs",
        "commands/read_pdf.rs",
        "commands/verify",
    ];
    nobody_but(&allowed, &["std::fs", "fs::", "tempfile::"]);
}

#[test]
fn one_room_sees_the_environment_the_clock_and_the_streams() {
    let edge = ["main.rs", "terminal.rs", "watchdog.rs"];
    nobody_but(&["watchdog.rs"], &["cpu_time::"]);
    nobody_but(&edge, &["std::env", "env::var", "env::current_dir", "stdout(", "stderr("]);
    nobody_but(&[], &["SystemTime", "Zoned::now", "Timestamp::now", "Command::new"]);
    // How long a stage or a round took; no page knows it.
    // How long a browser may take for a request is no page's business either.
    // How long a run may take ends it or does not.
    nobody_but(
        &["commands/watch.rs", "terminal.rs", "watchdog.rs", "preview/server.rs"],
        &["Instant::"],
    );
}

#[test]
fn the_preview_serves_what_it_was_given() {
    nobody_but(&["preview.rs", "preview/"], &["std::net", "TcpListener", "TcpStream"]);
    let own = |path: &str| path.starts_with("preview.rs") || path.starts_with("preview/");
    let code: String =
        sources().into_iter().filter(|(path, _)| own(path)).map(|(_, code)| code).collect();
    let rooms: Vec<_> = code.match_indices("crate::").map(|(at, _)| &code[at + 7..]).collect();
    assert!(rooms.len() > 2);
    for room in rooms {
        let allowed = ["diagnostic::Language", "typeset::Pages", "typeset::font"];
        assert!(allowed.iter().any(|it| room.starts_with(it)), "crate::{}", &room[..30]);
    }
}

#[test]
fn the_model_knows_only_itself_and_places() {
    let mut found = Vec::new();
    for (path, code) in sources().iter().filter(|(path, _)| path.starts_with("model")) {
        for line in code.lines().filter(|line| line.contains("crate::") || line.contains("super::"))
        {
            let allowed = ["crate::model", "crate::source", "super::"];
            if !allowed.iter().any(|place| line.contains(place)) {
                found.push(format!("src/{path}: {}", line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_stage_knows_no_later_stage() {
    // In the order of the pipeline; `commands` sees them all.
    let stages = [
        "read", "parse", "schema", "resolve", "validate", "edition", "polish", "export", "typeset",
        "preview", "cli", "commands",
    ];
    for (rank, stage) in stages.iter().enumerate().take(stages.len() - 1) {
        let later: Vec<_> = stages[rank + 1..].iter().map(|it| format!("crate::{it}")).collect();
        for (path, code) in sources() {
            let own =
                path.starts_with(&format!("{stage}.rs")) || path.starts_with(&format!("{stage}/"));
            let known = later.iter().find(|later| {
                let follows = |at: usize| code[at + later.len()..].starts_with([':', ';']);
                code.match_indices(later.as_str()).any(|(at, _)| follows(at))
            });
            assert!(!own || known.is_none(), "src/{path} knows {known:?}");
        }
    }
}

#[test]
fn nothing_panics_on_purpose_or_prints_on_its_own() {
    let words = ["println!", "eprintln!", "print!", "eprint!", "dbg!", "todo!", "unimplemented!"];
    nobody_but(&[], &words);
    // There it is a word that authors leave.
    nobody_but(&["validate/text/placeholder.rs"], &["FIXME"]);
    let found: Vec<_> = sources()
        .iter()
        .flat_map(|(path, code)| code.lines().map(move |line| (path, line)))
        .filter(|(_, line)| line.contains(".unwrap()"))
        .map(|(path, line)| format!("src/{path}: {}", line.trim()))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Words that are retired, and what stands for each of them now.
const RETIRED: &[(&str, &str)] = &[
    ("Bell", "FolderWatcher"),
    ("Pen", "TextContext"),
    ("Said", "Occurrence, PublishedText or ManifestFile"),
    ("Shelf", "FileCache"),
    ("shelf", "cache"),
    ("Surroundings", "Environment"),
    ("surroundings", "environment"),
    ("unheard", "discarded"),
];

#[test]
fn retired_words_stay_away() {
    let mut found = Vec::new();
    for (word, now) in RETIRED {
        let word = Regex::new(&format!(r"\b{word}\b")).unwrap();
        for (path, code) in sources() {
            for line in code.lines().filter(|line| word.is_match(line)) {
                found.push(format!("src/{path} ({now}): {}", line.trim()));
            }
        }
    }
    // In French a session is a « séance », wherever somebody reads of it; agendas may call it otherwise.
    let mut texts = vec!["README.md".to_owned(), "report-templates/labels/fr.json".to_owned()];
    for folder in ["docs/", "src/diagnostic/", "src/cli/", "src/commands/", "src/schema/"] {
        list(&repository().join(folder), folder, &mut texts);
    }
    let is_text =
        |path: &&String| [".md", ".rs", ".json"].iter().any(|ending| path.ends_with(ending));
    for path in texts.iter().filter(is_text) {
        let text = fs::read_to_string(repository().join(path)).unwrap().to_lowercase();
        found.extend(text.contains("séquence").then(|| format!("{path} (séance)")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        let path = repository().join(folder);
        if path.is_dir() {
            list(&path, &format!("{folder}/"), &mut files);
        }
    }
    for path in files.iter().filter(|path| path.ends_with(".rs")) {
        let text = fs::read_to_string(repository().join(path)).unwrap();
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 15, "{path} begins with {first:?}");
    }
}

#[test]
fn every_template_file_says_what_it_is_for() {
    let mut files = Vec::new();
    list(&repository().join("report-templates"), "", &mut files);
    for path in files.iter().filter(|path| path.ends_with(".typ")) {
        let text = fs::read_to_string(repository().join("report-templates").join(path)).unwrap();
        assert!(text.starts_with("// "), "report-templates/{path}");
    }
}

#[test]
fn every_test_file_is_in_the_suite() {
    let suite = fs::read_to_string(repository().join("tests/suite.rs")).unwrap();
    for entry in fs::read_dir(repository().join("tests")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "suite") {
            assert!(suite.contains(&format!("mod {module};")), "{name} is in no suite");
        }
    }
}

#[test]
fn the_templates_ask_for_no_word_that_is_not_there() {
    let labels = fs::read(repository().join("report-templates/labels/fr.json")).unwrap();
    let labels: Value = serde_json::from_slice(&labels).unwrap();
    let mut files = Vec::new();
    let folder = repository().join("report-templates");
    list(&folder, "", &mut files);
    let mut asked = 0;
    for path in files.iter().filter(|path| path.ends_with(".typ")) {
        let text = fs::read_to_string(folder.join(path)).unwrap();
        for (at, _) in text.match_indices("labels.") {
            let word =
                text[at + "labels.".len()..].split(|c: char| !c.is_alphanumeric() && c != '_');
            let word = word.into_iter().next().unwrap_or_default();
            // `labels.at("relation_" + kind)` is asked for by its parts, `labels.` by nobody.
            if !word.is_empty() && word != "at" {
                assert!(labels.get(word).is_some(), "{path} asks for {word:?}");
                asked += 1;
            }
        }
    }
    assert!(asked > 30);
}

#[test]
fn every_font_has_its_licence() {
    let folder = repository().join("report-templates/fonts");
    let mut files = Vec::new();
    list(&folder, "", &mut files);
    let fonts = files.iter().filter(|path| path.ends_with(".ttf") || path.ends_with(".otf"));
    for font in fonts {
        let family = font.split('-').next().unwrap_or_default();
        let licence = fs::read_to_string(folder.join(format!("OFL-{family}.txt")));
        let licence = licence.unwrap_or_else(|_| panic!("{font} has no OFL-{family}.txt"));
        assert!(licence.contains("SIL OPEN FONT LICENSE Version 1.1"), "OFL-{family}.txt");
    }
}
