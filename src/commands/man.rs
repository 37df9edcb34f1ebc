//! `actes man`: the manual.

use anyhow::{Result, bail};

use super::{Outcome, Surroundings};
use crate::cli::Man;

pub(super) fn run(asked: &Man, surroundings: &Surroundings) -> Result<Outcome> {
    let _ = (asked, surroundings);
    bail!("not there yet")
}
