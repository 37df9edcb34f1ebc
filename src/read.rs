//! One file format each: bytes to text, and text to our own trees, with places.

pub mod decode;
pub mod heads;
pub mod ideas;
pub mod markdown;
pub mod notes;
pub mod table;
pub mod yaml;
