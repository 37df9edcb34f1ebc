//! One file alone: what it contributes to the report. Nothing here knows another file.

pub mod action;
pub mod annex;
pub mod agenda;
pub mod blank;
pub mod consent;
pub mod document;
pub mod evaluation;
pub mod event;
pub mod glossary;
pub mod header;
pub mod labels;
pub mod note;
pub mod participants;
pub mod people;
pub mod value;
pub mod workshop;
