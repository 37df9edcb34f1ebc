//! Invented events as they would come to the desk, each built whole: every reading, both editions.
//!
//! What was built lies in `target/tmp/events` afterwards, to be looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use crate::harness::{Project, list, repository};
use crate::pdf::Volume;

mod pictures;
mod slides;

use pictures::{Held, photograph};

/// An event that was built.
pub(crate) struct Event {
    /// What the builds of the public and of the internal edition told, line by line.
    told: [Vec<String>; 2],
    /// The PDFs by their names.
    pdfs: BTreeMap<String, Vec<u8>>,
}

impl Event {
    /// A PDF by the beginning of its name; the internal edition's ends in `-interne`.
    pub(crate) fn pdf(&self, stem: &str, is_internal: bool) -> Option<Volume> {
        let (_, bytes) = self.pdfs.iter().find(|(name, _)| {
            name.starts_with(&format!("{stem}-2")) && name.contains("-interne") == is_internal
        })?;
        Some(Volume::read(bytes.clone()))
    }
}

/// An event's folder, with the pictures and papers that are too heavy to be kept.
pub(crate) fn folder(name: &str) -> Project {
    let project = Project::new().copy(&repository().join("tests/fixtures").join(name), ".");
    if name == "two-days" { with_pictures(project) } else { project }
}

fn with_pictures(project: Project) -> Project {
    let held = |number: u32| match number % 8 {
        2 => Held::Over,
        4 => Held::Right,
        0 => Held::Left,
        _ => Held::Upright,
    };
    (1..=14).fold(project, |project, number| {
        let held = if number == 2 { Held::Right } else { held(number) };
        let is_portrait = matches!(held, Held::Right | Held::Left);
        let shape = if is_portrait { "portrait" } else { "vallee" };
        let path = format!("input/photos/{shape}-{number:02}.jpg");
        project.write(&path, photograph(number, held))
    })
}

/// Builds an event once for all tests.
pub(crate) fn event(name: &'static str) -> &'static Event {
    static BUILT: Mutex<BTreeMap<&str, &'static OnceLock<Event>>> = Mutex::new(BTreeMap::new());
    let built = *BUILT.lock().unwrap().entry(name).or_insert_with(|| Box::leak(Box::default()));
    built.get_or_init(|| build(name))
}

fn build(name: &str) -> Event {
    let project = folder(name).write("out/.keep", "");
    let told = ["public", "internal"].map(|edition| {
        let all = ["build", "input", "-o", "out", "--reading", "all", "--edition", edition];
        let run = project.run(&[&all[..], &["--message-format", "short"]].concat());
        assert_eq!(run.status, 0, "{}", run.text());
        run.stderr.lines().map(str::to_owned).collect()
    });
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("events").join(name);
    let mut files = Vec::new();
    list(&project.path(""), "", &mut files);
    for file in files {
        let place = kept.join(&file);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(project.path(&file), place).unwrap();
    }
    let mut names = Vec::new();
    list(&project.path("out"), "", &mut names);
    let pdfs = names.into_iter().filter(|name| name.ends_with(".pdf"));
    let pdfs = pdfs.map(|name| (name.clone(), fs::read(project.path("out").join(name)).unwrap()));
    Event { told, pdfs: pdfs.collect() }
}

#[test]
fn debug_built() {
    for name in ["two-days", "videoconference", "english", "bare"] {
        let event = event(name);
        eprintln!("{name}: {:#?} {:?}", event.told, event.pdfs.keys());
    }
}
