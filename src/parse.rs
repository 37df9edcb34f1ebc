//! One file alone: what it contributes to the report. Nothing here knows another file.

pub mod agenda;
