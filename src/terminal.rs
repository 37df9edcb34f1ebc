//! What a person at a terminal sees of a long run: a line that says what it is busy with and is gone
//! afterwards; and how long each stage took. A part of the program's edge, beside `main.rs`.

use std::fmt::Write;
use std::io::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use actes::diagnostic::Language;
use actes::progress::{Listener, Stage};

/// A run that is over by then shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line moves, so that one sees that the run is alive.
const TICK: Duration = Duration::from_millis(120);
/// What turns at its head.
const SPINNER: [char; 4] = ['|', '/', '-', '\\'];
/// What fits on one line of the narrowest window.
const WIDTH: usize = 79;

/// The listener of a run.
#[derive(Debug)]
pub(crate) struct Terminal {
    language: Language,
    line: Arc<Mutex<Line>>,
    stages: Mutex<Vec<Timed>>,
}

/// The line that moves while a run is long.
#[derive(Debug)]
struct Line {
    message: String,
    begun: Instant,
    /// How often it has moved; not at all before it is shown.
    moves: usize,
    is_over: bool,
}

impl Line {
    fn draw(&mut self) {
        let spinner = SPINNER[self.moves % SPINNER.len()];
        self.moves += 1;
        let text = format!("{spinner} {} {} s", self.message, self.begun.elapsed().as_secs());
        let text: String = text.chars().take(WIDTH).collect();
        // Nobody reads a line that cannot be written.
        let _ = write!(std::io::stderr(), "\r{text:<WIDTH$}\r");
    }

    fn clear(&mut self) {
        self.is_over = true;
        if self.moves > 0 {
            let _ = write!(std::io::stderr(), "\r{:WIDTH$}\r", "");
        }
    }
}

/// A stage with its time.
#[derive(Debug)]
struct Timed {
    stage: Stage,
    begun: Instant,
    took: Option<Duration>,
    things: Option<usize>,
}

impl Timed {
    fn end(&mut self) {
        self.took = self.took.or(Some(self.begun.elapsed()));
    }
}

impl Terminal {
    /// A listener that shows its line, once a run is long, only if `is_shown`.
    pub(crate) fn new(language: Language, is_shown: bool) -> Self {
        let line = Line { message: String::new(), begun: Instant::now(), moves: 0, is_over: false };
        let line = Arc::new(Mutex::new(line));
        if is_shown {
            let line = line.clone();
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                while let Some(mut line) = Some(locked(&line)).filter(|line| !line.is_over) {
                    line.draw();
                    drop(line);
                    thread::sleep(TICK);
                }
            });
        }
        Self { language, line, stages: Mutex::default() }
    }

    /// What the run is busy with, in French and in English, if that can be told at once.
    pub(crate) fn stage(&self) -> Option<[String; 2]> {
        let stages = self.stages.try_lock().ok()?;
        let last = stages.last().filter(|last| last.took.is_none())?;
        Some([Language::French, Language::English].map(|it| last.stage.name(it).to_owned()))
    }

    /// Takes the line away, if that can be done at once.
    pub(crate) fn clear(&self) {
        if let Ok(mut line) = self.line.try_lock() {
            line.clear();
        }
    }

    /// Takes the line away, and tells how long each stage took.
    pub(crate) fn finish(&self) -> String {
        locked(&self.line).clear();
        let mut stages = locked(&self.stages);
        stages.last_mut().iter_mut().for_each(|last| last.end());
        let mut told = String::new();
        for stage in stages.iter() {
            let took = stage.took.unwrap_or_default().as_millis();
            let name = stage.stage.name(self.language);
            let things = stage.things.map(|count| stage.stage.things(count, self.language));
            let line = format!("{name:<14}{took:>8} ms   {}", things.unwrap_or_default());
            // Writing to a string cannot fail.
            let _ = writeln!(told, "{}", line.trim_end());
        }
        told
    }
}

/// What a lock holds, even if whoever held it last was stopped.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Listener for Terminal {
    fn begins(&self, stage: Stage) {
        let mut stages = locked(&self.stages);
        stages.last_mut().iter_mut().for_each(|last| last.end());
        stages.push(Timed { stage, begun: Instant::now(), took: None, things: None });
        locked(&self.line).message = format!("{}…", stage.name(self.language));
    }

    fn counts(&self, done: usize, of: Option<usize>) {
        let mut stages = locked(&self.stages);
        let Some(last) = stages.last_mut() else { return };
        last.things = of.or(Some(done));
        let (name, language) = (last.stage.name(self.language), self.language);
        let far = match of {
            Some(of) if of > done => format!("{done}/{}", last.stage.things(of, language)),
            _ => last.stage.things(done.max(of.unwrap_or_default()), language),
        };
        locked(&self.line).message = format!("{name} – {far}…");
    }
}
