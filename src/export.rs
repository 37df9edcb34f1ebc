//! The report as data: the model as JSON, the actions, participants and figures as tables, the
//! deadlines as a calendar, and what a PDF carries.
//!
//! Every export is a view of a report that was edited for its readers; `whole_model` alone is for those
//! who have the files.

mod attachment;
mod calendar;
mod changes;
mod data;
mod model;
mod participants;
mod passages;
mod register;
mod stats;
mod table;
mod workbook;

pub use attachment::{Attach, Attachment, MODEL_NAME, attachments};
pub use calendar::{Deadlines, event_key};
pub use changes::{Change, Changes, What};
pub use data::{actions_json, participants_json, stats_json};
pub use model::{SCHEMA, whole_model};
pub use participants::{Counts, named, participants};
pub use register::{actions, parts};
pub use stats::stats;
pub use table::{Cell, Table};
pub use workbook::{About, Sheet, longest_cell_is_cut, xlsx};
