//! The report as data: the model as JSON, the action register as a table, and what a PDF carries.
//!
//! Every export is a view of the report that it is given: one that was edited for its readers gives
//! exports that hold nothing else.

mod attachment;
mod changes;
mod model;
mod passages;
mod register;

pub use attachment::{Attach, Attachment, MODEL_NAME, Relationship, attachments};
pub use changes::{Change, Changes, Earlier, Subject, What};
pub use model::{SCHEMA, model};
