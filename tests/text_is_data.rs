//! Whatever is typed is printed: no text becomes code, breaks the build or is lost.

use std::collections::BTreeSet;
use std::fmt::Write;

use actes::diagnostic::{Code, Language, Level};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::harness::Project;
use crate::pdf::Volume;

/// What looks like code to typst, Markdown, YAML, HTML or JSON, and what is hard to print.
const PIECES: &[&str] = &[
    "#panic(\"aïe\")",
    "#panic()",
    "#{",
    "#[",
    "#let x = 1",
    "#import \"/main.typ\"",
    "#read(\"/report.json\")",
    "#",
    "##",
    "$x$",
    "$",
    "$ sum_(k=1)^n k $",
    "@a",
    "@fig:un",
    "<label>",
    "<a",
    "a>",
    "<script>alert(1)</script>",
    "&amp;",
    "&lt;",
    "&#35;",
    "\\u{1f600}",
    "\\u{",
    "\\",
    "\\\\",
    "\\n",
    "\"",
    "\"\"",
    "'",
    "\"\"\"",
    "/*",
    "*/",
    "//",
    "///",
    "https://exemple.fr/a?b=c&d=#e",
    "www.exemple.fr",
    "camille@exemple.fr",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    "[[Q9]]",
    "[^1]",
    "![a](b)",
    "[a](b)",
    "*",
    "**",
    "*a*",
    "_",
    "__",
    "_a_",
    "`",
    "``",
    "```",
    "```rust",
    "~",
    "~~",
    "---",
    "--",
    "–",
    "—",
    "...",
    "…",
    "- a",
    "+ a",
    "1. a",
    "= a",
    "== a",
    "/ a: b",
    "> a",
    "| a | b |",
    "|",
    ": ",
    " : ",
    "- ",
    "? ",
    "%",
    "%YAML",
    "!",
    "!!str",
    "&ancre",
    "*alias",
    "null",
    "~",
    "true",
    "no",
    "0x1F",
    "1e5",
    "09:40",
    "2019-06-12",
    "{{a}}",
    "{% a %}",
    "${a}",
    "%s",
    "\t",
    "«",
    "»",
    "« été »",
    "“",
    "”",
    "‘",
    "’",
    "l'été",
    "œuf",
    "Œ",
    "Ÿ",
    "ß",
    "ſ",
    "ﬁ",
    "ĳ",
    "Dvořák",
    "Þór",
    "ŁÓDŹ",
    "ığİ",
    "αβγ",
    "Ἀθῆναι",
    "Ωμέγα",
    "Привет",
    "Ёж",
    "ѣ",
    "e\u{301}",
    "a\u{308}\u{323}",
    "o\u{302}\u{301}",
    "n\u{303}",
    "x\u{304}",
    "😀",
    "👩‍🌾",
    "🇫🇷",
    "👍🏽",
    "❤️",
    "⛓",
    "1️⃣",
    "☎",
    "✓",
    "☐",
    "→",
    "⇒",
    "≤",
    "≠",
    "∞",
    "∑",
    "√",
    "½",
    "²",
    "₃",
    "№",
    "™",
    "€",
    "₿",
    "漢字",
    "谢谢",
    "日本語",
    "한국어",
    "ไทย",
    "हिन्दी",
    "𝒜",
    "𐍈",
    "\u{200b}",
    "\u{200d}",
    "\u{2060}",
    "\u{ad}",
    "\u{a0}",
    "\u{202f}",
    "\u{feff}",
    "\u{fffd}",
    "\u{e000}",
    "\u{fdd0}",
    "\u{2028}",
    "\u{fe0f}",
    "\u{20dd}",
    "┌─┐",
    "█",
    "♪",
    "⚠",
];

/// Text from right to left is drawn in its own order, so only its letters are looked for.
const RIGHT_TO_LEFT: &[&str] =
    &["שלום", "مرحبا", "עברית: #panic()", "سلام $x$", "\u{202e}abc\u{202c}", "مرحبا\u{200f}"];

/// A text of a few pieces with words between, on one line.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        2 => "[a-zA-Zà-ÿ]{1,8}",
        2 => any::<char>().prop_filter("one line, one direction", |c| !turns(*c)).prop_map(String::from),
    ];
    let between = proptest::sample::select(&["", " ", " ", " mot "][..]);
    proptest::collection::vec((piece, between), 1..6)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, between)| piece + between).collect())
}

/// Whether a character ends a line, or makes the text run from right to left.
fn turns(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2029}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
        || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A text in which some letters run from right to left.
fn text_of_two_directions() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(RIGHT_TO_LEFT);
    (text(), piece, text()).prop_map(|(before, piece, after)| format!("{before} {piece} {after}"))
}

/// The texts of a folder: each is between two words of its own, so that it can be found.
#[derive(Debug, Default)]
struct Texts {
    /// As typed, with how it is looked for.
    typed: Vec<(String, Find)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Find {
    /// As it is.
    Exactly,
    /// The cover may set it as title and subtitle.
    Title,
    /// Its letters, in any order.
    Letters,
}

impl Texts {
    /// The next text, marked; `raw` is what an author types.
    fn next(&mut self, raw: &str, find: Find) -> String {
        let rank = self.typed.len();
        let marked = format!("Debut{rank}x {raw} fin{rank}x");
        self.typed.push((marked.clone(), find));
        marked
    }
}

/// A text as a YAML string: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A text as Markdown that means nothing but itself.
fn escaped(text: &str) -> String {
    let escape = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.to_string() };
    text.chars().map(escape).collect()
}

/// A text as code, between more backticks than it holds.
fn fenced(text: &str) -> String {
    let fence = "`".repeat(text.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2) + 1);
    format!("{fence}\n{text}\n{fence}\n")
}

/// What is compared: no spaces, hyphens of line ends or signs that print nothing, composed accents.
fn squashed(text: &str) -> String {
    let text: String = text.nfc().filter(|c| !is_unseen(*c)).nfc().collect();
    // Typst sets a letter and a mark that a font raises apart from it as two runs, and each says the
    // whole cluster: « Ἀ » in the font of code is read twice by whoever does not see that they overlap.
    let mut clusters = clusters(&text);
    clusters.dedup_by(|next, last| next == last && !next.is_ascii() && *next != "\u{fffd}");
    clusters.concat()
}

/// Whether a character is a space, or prints nothing.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffc}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Orders to read letters backwards, which are left out: they part no words.
fn is_accident(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{202d}' | '\u{202e}')
}

/// Letters, each with the marks on it.
fn clusters(text: &str) -> Vec<&str> {
    let starts = text.char_indices().filter(|(_, c)| !is_combining_mark(*c)).map(|(at, _)| at);
    let mut bounds: Vec<_> = std::iter::once(0).chain(starts).chain([text.len()]).collect();
    bounds.dedup();
    bounds.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

/// The characters that the program says another sign is printed for, and whether it names them all.
fn replaced(stderr: &str) -> (BTreeSet<char>, bool) {
    let lines = || stderr.lines().filter(|line| line.contains("warning[missing-glyph]"));
    let code = |rest: &str| {
        let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
    };
    let named = lines().flat_map(|line| line.split("U+").skip(1).filter_map(code)).collect();
    (named, lines().all(|line| !line.contains(", …")))
}

/// Builds the folder and looks for every text.
fn all_is_printed(project: &Project, texts: &Texts) -> Result<(), TestCaseError> {
    let arguments =
        ["build", "--edition", "internal", "-o", "actes.pdf", "--message-format", "short"];
    let run = project.run(&arguments);
    prop_assert_eq!(run.status, 0, "{}", run.text());
    let (replaced, are_all) = replaced(&run.stderr);
    // The fonts have all European scripts: only others may be replaced.
    let european = replaced.iter().find(|c| matches!(**c, ' '..='\u{24f}' | 'Α'..='ώ' | 'А'..='џ'));
    prop_assert_eq!(european, None, "{}", run.stderr);
    // What is missing of the report, and what a word looks like, is not what is tried here.
    let concerns = |line: &&str| {
        let name = line.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
        let code = name.and_then(|(name, _)| Code::named(name));
        code.is_none_or(|code| {
            code != Code::MissingGlyph && matches!(code.level(), Level::Error | Level::Warning)
        })
    };
    let other: Vec<_> = run.stderr.lines().filter(concerns).collect();
    prop_assert!(other.is_empty(), "{:?}", other);

    let bytes = std::fs::read(project.path("actes.pdf")).unwrap();
    let printed = squashed(&Volume::read(bytes).text());
    // What a message has no room to name is printed nowhere.
    let is_replaced = |c: char| {
        replaced.contains(&c)
            || (!are_all && !c.is_ascii() && !is_unseen(c) && !printed.contains(c))
    };
    for (typed, find) in &texts.typed {
        let read: String = typed.nfc().collect();
        let shown = |c: char| if is_replaced(c) { '\u{fffd}' } else { c };
        // Three signs stand for a longer word of which nothing can be printed.
        let mut words: String = read.chars().map(shown).filter(|c| !is_accident(*c)).collect();
        while words.contains("\u{fffd}\u{fffd}\u{fffd}\u{fffd}") {
            words = words.replace("\u{fffd}\u{fffd}\u{fffd}\u{fffd}", "\u{fffd}\u{fffd}\u{fffd}");
        }
        let expected = squashed(&words);
        let found = match find {
            Find::Exactly => printed.contains(&expected),
            Find::Title => {
                let plain = |text: &str| text.replace(':', "").to_lowercase();
                plain(&printed).contains(&plain(&expected))
            }
            Find::Letters => {
                let letters = |text: &str| {
                    let mut letters: Vec<_> = text.chars().collect();
                    letters.sort_unstable();
                    letters
                };
                let (first, last) =
                    (expected.split_once('x').unwrap().0, expected.rsplit_once("fin").unwrap().1);
                let printed = printed.split_once(&format!("{first}x")).map_or("", |(_, rest)| rest);
                let printed =
                    printed.split_once(&format!("fin{last}")).map_or("", |(inner, _)| inner);
                letters(&format!("{first}x{printed}fin{last}")) == letters(&expected)
            }
        };
        if !found {
            // Around where it should stand.
            let start = typed.split(' ').next().unwrap_or_default();
            let near: String = match printed.split_once(start) {
                Some((_, rest)) => rest.chars().take(200).collect(),
                None => "(not even its first word)".to_owned(),
            };
            return Err(TestCaseError::fail(format!(
                "typed    {typed:?}\nexpected {expected:?}\nprinted  {start}{near:?}"
            )));
        }
    }
    Ok(())
}

/// A folder with a text in every place that takes one.
fn folder(raw: &[String]) -> (Project, Texts) {
    let mut texts = Texts::default();
    let mut given = raw.iter().cycle();
    let mut text = |find| texts.next(given.next().unwrap(), find);
    let mut project = Project::small().speaking(Language::English);

    let mut event = String::from("langue: en\ntypographie: aucune\n");
    writeln!(event, "titre: {}", quoted(&text(Find::Title))).unwrap();
    for key in ["nom", "avertissement", "licence", "contact", "financement"] {
        writeln!(event, "{key}: {}", quoted(&text(Find::Exactly))).unwrap();
    }
    let (role, name) = (text(Find::Exactly), text(Find::Exactly));
    writeln!(event, "credits: [{{role: {}, noms: [{}]}}]", quoted(&role), quoted(&name)).unwrap();
    writeln!(event, "lieu: [{}]", quoted(&text(Find::Exactly))).unwrap();
    writeln!(event, "organisateurs: [{}]", quoted(&text(Find::Exactly))).unwrap();
    writeln!(event, "partenaires: [{}]", quoted(&text(Find::Exactly))).unwrap();
    writeln!(event, "questions: [{}]", quoted(&text(Find::Exactly))).unwrap();
    writeln!(event, "contexte: {}", quoted(&escaped(&text(Find::Exactly)))).unwrap();
    let (function, organisation) = (text(Find::Exactly), text(Find::Exactly));
    writeln!(event, "personnes:\n  - nom: Ana Pelvoux").unwrap();
    writeln!(
        event,
        "    fonction: {}\n    organisation: {}",
        quoted(&function),
        quoted(&organisation)
    )
    .unwrap();
    project = project.write("input/event.yaml", event);

    let mut action = String::from("- id: A1\n");
    for key in ["titre", "porteur", "horizon", "statut", "moyens", "avertissement"] {
        writeln!(action, "  {key}: {}", quoted(&text(Find::Exactly))).unwrap();
    }
    for key in ["partenaires", "indicateurs", "etapes"] {
        writeln!(action, "  {key}: [{}]", quoted(&text(Find::Exactly))).unwrap();
    }
    writeln!(action, "  description: {}", quoted(&escaped(&text(Find::Exactly)))).unwrap();
    project = project.write("input/actions.yaml", action);

    let mut workshop = String::from("session: 9h30\n");
    for key in ["titre", "animateur", "rapporteur", "salle", "consigne", "avertissement"] {
        writeln!(workshop, "{key}: {}", quoted(&text(Find::Exactly))).unwrap();
    }
    for key in ["introduction", "synthese"] {
        writeln!(workshop, "{key}: {}", quoted(&escaped(&text(Find::Exactly)))).unwrap();
    }
    let (group, summary) = (text(Find::Exactly), text(Find::Exactly));
    writeln!(
        workshop,
        "passages:\n  - groupe: {}\n    apport: {}",
        quoted(&group),
        quoted(&summary)
    )
    .unwrap();
    writeln!(
        workshop,
        "    contributions: [{{texte: {}}}]",
        quoted(&escaped(&text(Find::Exactly)))
    )
    .unwrap();
    project = project.write("input/ateliers/atelier-1.yaml", workshop);

    let mut glossary = String::new();
    writeln!(glossary, "- sigle: RRN\n  developpe: {}", quoted(&text(Find::Exactly))).unwrap();
    writeln!(glossary, "  remarque: {}", quoted(&text(Find::Exactly))).unwrap();
    project = project.write("input/glossaire.yaml", glossary);

    let mut note = String::from("---\n");
    for key in ["titre", "redacteur", "avertissement"] {
        writeln!(note, "{key}: {}", quoted(&text(Find::Exactly))).unwrap();
    }
    writeln!(note, "---\n{}\n", escaped(&text(Find::Exactly))).unwrap();
    writeln!(note, "## {}\n", escaped(&text(Find::Exactly))).unwrap();
    writeln!(note, "- {}\n", escaped(&text(Find::Exactly))).unwrap();
    writeln!(note, "> {}\n", escaped(&text(Find::Exactly))).unwrap();
    writeln!(
        note,
        "> [!ZOOM] {}\n> {}\n",
        escaped(&text(Find::Exactly)),
        escaped(&text(Find::Exactly))
    )
    .unwrap();
    writeln!(
        note,
        "| A | {} |\n|---|---|\n| {} | B |\n",
        escaped(&text(Find::Exactly)),
        escaped(&text(Find::Exactly))
    )
    .unwrap();
    writeln!(note, "**Ana Pelvoux** : {}\n", escaped(&text(Find::Exactly))).unwrap();
    writeln!(
        note,
        "Un mot[^1], **{}**, *{}*.\n",
        escaped(&text(Find::Exactly)),
        escaped(&text(Find::Exactly))
    )
    .unwrap();
    writeln!(note, "[^1]: {}\n", escaped(&text(Find::Exactly))).unwrap();
    writeln!(note, "{}", fenced(&text(Find::Exactly))).unwrap();
    (project.write("input/notes/0930.md", note), texts)
}

fn config(cases: u32) -> Config {
    // The same texts on every machine; PROPTEST_RNG_SEED and PROPTEST_CASES try others, and more.
    let asked = |name| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    Config {
        cases: asked("PROPTEST_CASES").map_or(cases, |cases| u32::try_from(cases).unwrap()),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(asked("PROPTEST_RNG_SEED").unwrap_or(2019)),
        max_shrink_iters: 200,
        ..Config::default()
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn every_text_of_every_file_is_printed_as_typed(raw in proptest::collection::vec(text(), 50)) {
        let (project, texts) = folder(&raw);
        all_is_printed(&project, &texts)?;
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn text_from_right_to_left_keeps_its_letters(raw in proptest::collection::vec(text_of_two_directions(), 8)) {
        let mut texts = Texts::default();
        let mut note = String::new();
        for raw in &raw {
            writeln!(note, "{}\n", escaped(&texts.next(raw, Find::Letters))).unwrap();
        }
        let project = Project::small().speaking(Language::English).write("input/notes/0930.md", note);
        all_is_printed(&project.write("input/event.yaml", "langue: en\ntypographie: aucune\n"), &texts)?;
    }
}

#[test]
fn every_piece_is_printed_in_a_paragraph_in_code_and_in_a_field() {
    let mut texts = Texts::default();
    let mut note = String::new();
    let mut glossary = String::new();
    for piece in PIECES {
        writeln!(note, "{}\n", escaped(&texts.next(piece, Find::Exactly))).unwrap();
        writeln!(note, "{}\n", fenced(&texts.next(piece, Find::Exactly))).unwrap();
        let expansion = quoted(&texts.next(piece, Find::Exactly));
        writeln!(glossary, "- {{sigle: S, developpe: {expansion}}}").unwrap();
    }
    let project = Project::small()
        .speaking(Language::English)
        .write("input/event.yaml", "langue: en\ntypographie: aucune\n")
        .write("input/notes/0930.md", note)
        .write("input/glossaire.yaml", glossary);
    if let Err(failure) = all_is_printed(&project, &texts) {
        panic!("{failure}");
    }
}

#[test]
fn the_search_finds_what_is_there_and_misses_what_is_not() {
    let mut texts = Texts::default();
    let note = escaped(&texts.next("#panic() œuf 谢", Find::Exactly));
    let project = || {
        Project::small()
            .speaking(Language::English)
            .write("input/event.yaml", "langue: en\ntypographie: aucune\n")
    };
    assert!(all_is_printed(&project().write("input/notes/0930.md", &note), &texts).is_ok());
    for altered in [note.replace("\\#", ""), note.replace("œuf", "oeuf"), note.replace('谢', "")]
    {
        assert_ne!(altered, note);
        assert!(all_is_printed(&project().write("input/notes/0930.md", altered), &texts).is_err());
    }
}

#[test]
fn a_text_of_code_runs_nothing() {
    // Each of these would stop the build, or print another text, if it ran.
    let attempts = [
        "#panic(\"exécuté\")",
        "\"); panic(\"exécuté\"); (\"",
        "\\\"); panic(\"exécuté\"); (\\\"",
        "]; panic(); [",
        "}] #panic() [#{",
        "\u{22}+panic()+\u{22}",
        "\\u{22}+panic()+\\u{22}",
        "#sys.version",
        "#include \"/main.typ\"",
    ];
    let mut texts = Texts::default();
    let mut note = String::new();
    for attempt in attempts {
        writeln!(note, "{}\n", escaped(&texts.next(attempt, Find::Exactly))).unwrap();
        writeln!(note, "{}\n", fenced(&texts.next(attempt, Find::Exactly))).unwrap();
    }
    let project = Project::small()
        .speaking(Language::English)
        .write("input/event.yaml", "langue: en\ntypographie: aucune\n")
        .write("input/notes/0930.md", note);
    if let Err(failure) = all_is_printed(&project, &texts) {
        panic!("{failure}");
    }
}
