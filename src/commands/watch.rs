//! `actes watch`: composes again whenever a file changes.

use anyhow::{Result, bail};

use super::{Outcome, Surroundings};
use crate::cli::Watch;

pub(super) fn run(asked: &Watch, surroundings: &Surroundings) -> Result<Outcome> {
    let _ = (asked, surroundings);
    bail!("not there yet")
}
