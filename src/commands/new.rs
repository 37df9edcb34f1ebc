//! `actes new`: the folder of an event, ready to be filled.

use anyhow::{Result, bail};

use super::{Outcome, Surroundings};
use crate::cli::New;

pub(super) fn run(asked: &New, surroundings: &Surroundings) -> Result<Outcome> {
    let _ = (asked, surroundings);
    bail!("not there yet")
}
