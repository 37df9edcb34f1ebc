//! `actes` compiles the proceedings of an event from the files on the secretariat's desk.
//!
//! The modules are in the order of the pipeline; see `ARCHITECTURE.md`.

mod guard;
pub mod pdf;
pub mod source;
pub mod spelling;
pub mod language;
pub mod diagnostic;
pub mod model;
pub mod picture;
pub mod discover;
pub mod read;
pub mod parse;
pub mod schema;
pub mod resolve;
pub mod validate;
pub mod edition;
pub mod reading;
pub mod polish;
pub mod export;
pub mod typeset;
pub mod bag;
pub mod preview;
pub mod progress;
pub mod cli;
pub mod commands;
