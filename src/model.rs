//! What an event is, once its files are understood. Plain data: no files, no serde, no typst.

pub mod action;
pub mod annex;
pub mod body;
pub mod event;
pub mod person;
pub mod report;
pub mod session;
pub mod texts;
pub mod workshop;
