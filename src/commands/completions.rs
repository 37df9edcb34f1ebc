//! `actes completions`: what completes commands and options in a shell.

use super::{Outcome, Surroundings};
use crate::cli::{Completions, completions};

pub(super) fn run(asked: &Completions, surroundings: &Surroundings) -> Outcome {
    let stdout = completions(asked.shell, surroundings.language);
    Outcome { stdout, ..Outcome::default() }
}
