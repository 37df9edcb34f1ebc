//! What a person at a terminal sees of a long run: a line that says what it is busy with and is gone
//! afterwards; and how long each stage took. A part of the program's edge, beside `main.rs`.

use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use actes::diagnostic::Language;
use actes::progress::{Listener, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that is over by then shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the line moves, so that one sees that the run is alive.
const TICK: Duration = Duration::from_millis(120);

/// The listener of a run.
#[derive(Debug)]
pub(crate) struct Terminal {
    language: Language,
    line: ProgressBar,
    is_over: Arc<Mutex<bool>>,
    stages: Mutex<Vec<Timed>>,
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
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed:.dim}") {
            line.set_style(style);
        }
        let is_over = Arc::new(Mutex::new(false));
        if is_shown {
            let (line, is_over) = (line.clone(), is_over.clone());
            thread::spawn(move || {
                thread::sleep(PATIENCE);
                // Held, so that the line does not appear while the run ends.
                let is_over = is_over.lock().unwrap_or_else(PoisonError::into_inner);
                if !*is_over {
                    line.set_draw_target(ProgressDrawTarget::stderr());
                    line.enable_steady_tick(TICK);
                }
            });
        }
        Self { language, line, is_over, stages: Mutex::default() }
    }

    /// Takes the line away, and tells how long each stage took.
    pub(crate) fn finish(&self) -> String {
        *self.is_over.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.line.finish_and_clear();
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
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

impl Listener for Terminal {
    fn begins(&self, stage: Stage) {
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.last_mut().iter_mut().for_each(|last| last.end());
        stages.push(Timed { stage, begun: Instant::now(), took: None, things: None });
        self.line.set_message(format!("{}…", stage.name(self.language)));
    }

    fn counts(&self, done: usize, of: Option<usize>) {
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(last) = stages.last_mut() else { return };
        last.things = of.or(Some(done));
        let (name, language) = (last.stage.name(self.language), self.language);
        let far = match of {
            Some(of) if of > done => format!("{done}/{}", last.stage.things(of, language)),
            _ => last.stage.things(done.max(of.unwrap_or_default()), language),
        };
        self.line.set_message(format!("{name} – {far}…"));
    }
}
