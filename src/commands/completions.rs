//! `actes completions`: what completes commands and options in a shell.

use super::{Environment, Outcome};
use crate::cli::{Completions, completions};

pub(super) fn run(asked: &Completions, environment: &Environment) -> Outcome {
    let stdout = completions(asked.shell, environment.language);
    Outcome { stdout, ..Outcome::default() }
}
