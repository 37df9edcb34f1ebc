//! `actes` compiles the proceedings of an event from the files on the secretariat's desk.
//!
//! From a folder to a checked report, and from the report to a PDF:
//!
//! ```
//! use std::path::Path;
//!
//! use actes::commands::load;
//! use actes::diagnostic::Diagnostics;
//! use actes::edition::Edition;
//! use actes::polish::polish;
//! use actes::progress::Progress;
//! use actes::typeset::{Job, Pictures, typeset};
//!
//! // What authors can mend is pushed onto a list; only the disk gives errors.
//! let mut diagnostics = Diagnostics::default();
//! let loaded = load(Path::new("tests/fixtures/bare/input"), &mut diagnostics)?;
//! assert!(!diagnostics.has_errors());
//! assert!(!loaded.report.sessions.is_empty());
//!
//! // Nothing is typeset that was not edited for its readers.
//! let edited = loaded.edit(Edition::Public, &mut diagnostics);
//! let report = polish(edited, &loaded.sources, &mut diagnostics);
//! let progress = Progress::default();
//! let pictures = Pictures::prepare(&report, None, &loaded.sources, &progress, &mut diagnostics);
//! let job = Job::new(&report, &loaded.sources, &pictures);
//! let (_, pdf) = typeset(job, &mut diagnostics);
//! assert!(pdf.is_some_and(|pdf| pdf.bytes.starts_with(b"%PDF-")));
//! # anyhow::Ok(())
//! ```
//!
//! The modules are in the order of the pipeline; `ARCHITECTURE.md` tells what each is for and whom it
//! may use. Those that are not public are rooms of the crate: what is `pub` in them is for other rooms.

mod embedded;
mod guard;
pub mod platform;
pub mod pdf;
pub mod source;
#[expect(unreachable_pub, reason = "for other rooms")]
mod spelling;
mod language;
pub mod diagnostic;
pub mod budget;
pub mod model;
pub mod picture;
pub mod discover;
pub mod read;
#[expect(unreachable_pub, reason = "for other rooms")]
mod parse;
#[expect(unreachable_pub, reason = "for other rooms")]
mod schema;
#[expect(unreachable_pub, reason = "for other rooms")]
mod resolve;
#[expect(unreachable_pub, reason = "for other rooms")]
mod validate;
pub mod edition;
pub mod reading;
pub mod polish;
#[expect(unreachable_pub, reason = "for other rooms")]
mod export;
#[expect(unreachable_pub, reason = "for other rooms")]
mod clearance;
pub mod typeset;
#[expect(unreachable_pub, reason = "for other rooms")]
mod bag;
#[expect(unreachable_pub, reason = "for other rooms")]
mod preview;
pub mod progress;
pub mod cli;
#[expect(unreachable_pub, reason = "for other rooms")]
mod gather;
pub mod commands;
