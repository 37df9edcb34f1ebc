//! What a command is given that goes on until it is interrupted.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Outcome;
use crate::diagnostic::Language;

type Tell = dyn Fn(&Outcome) + Send + Sync;
type Open = dyn Fn(&Path) -> Result<(), String> + Send + Sync;
type Ask = dyn Fn(&str) -> Option<String> + Send + Sync;

/// A way to speak before the end, a way to open what was made, and word of the end.
#[derive(Clone)]
pub struct Live {
    tell: Arc<Tell>,
    open: Arc<Open>,
    ask: Arc<Ask>,
    is_over: Arc<AtomicBool>,
}

impl Live {
    /// Outcomes are given to `tell` as they come, what is to be seen to `open`, until `is_over`.
    pub fn new(
        tell: impl Fn(&Outcome) + Send + Sync + 'static,
        open: impl Fn(&Path) -> Result<(), String> + Send + Sync + 'static,
        is_over: Arc<AtomicBool>,
    ) -> Self {
        Self { tell: Arc::new(tell), open: Arc::new(open), ask: Arc::new(|_| None), is_over }
    }

    /// Nobody listens, nothing opens, and it is over before it begins.
    #[must_use]
    pub fn none() -> Self {
        Self::new(|_| (), |_| Ok(()), Arc::new(AtomicBool::new(true)))
    }

    /// The same, where somebody can be asked.
    #[must_use]
    pub fn with_answers(
        self,
        ask: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        Self { ask: Arc::new(ask), ..self }
    }

    /// Asks the person at the terminal; nothing when there is none.
    pub(super) fn ask(&self, question: &str) -> Option<String> {
        (self.ask)(question)
    }

    /// Says what came of a part of the work.
    pub(super) fn tell(&self, outcome: &Outcome) {
        (self.tell)(outcome);
    }

    /// Opens a page or a file with the program that the system has for it; what to say if it does not
    /// open.
    pub(super) fn open(&self, place: &Path, language: Language) -> String {
        let Err(cause) = (self.open)(place) else { return String::new() };
        let place = place.display();
        language.choose(
            format!("« {place} » ne s'ouvre pas tout seul ({cause}) : ouvrez-le vous-même\n"),
            format!("“{place}” does not open by itself ({cause}): open it yourself\n"),
        )
    }

    /// Whether somebody wants it to end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Live(..)")
    }
}
