//! `actes schema`: JSON Schemas of the YAML files.

use anyhow::{Result, bail};

use super::{Outcome, Surroundings};
use crate::cli::Schema;

pub(super) fn run(asked: &Schema, surroundings: &Surroundings) -> Result<Outcome> {
    let _ = (asked, surroundings);
    bail!("not there yet")
}
