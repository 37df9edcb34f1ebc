//! The pages of one composition, drawn when they are asked for, and its PDF.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::typeset::Pages;

/// The pages of a report and its PDF.
#[derive(Debug)]
pub struct Sheets {
    pages: Pages,
    /// The fingerprint of each page, by which it is asked for.
    prints: Vec<String>,
    /// Those that were asked for.
    drawn: Mutex<BTreeMap<String, Arc<str>>>,
    name: String,
    pdf: Arc<[u8]>,
}

impl Sheets {
    /// The pages with their fingerprints, and the PDF with its name.
    #[must_use]
    pub fn new(pages: Pages, prints: Vec<String>, name: String, pdf: Vec<u8>) -> Self {
        Self { pages, prints, drawn: Mutex::default(), name, pdf: pdf.into() }
    }

    /// The name of the PDF.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The PDF.
    pub(super) fn pdf(&self) -> Arc<[u8]> {
        self.pdf.clone()
    }

    /// The page of a fingerprint, as SVG.
    pub(super) fn page(&self, print: &str) -> Option<Arc<str>> {
        let rank = self.prints.iter().position(|own| own == print)?;
        let drawn = || self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(svg) = drawn().get(print) {
            return Some(svg.clone());
        }
        let svg: Arc<str> = self.pages.draw(rank)?.into();
        drawn().insert(print.to_owned(), svg.clone());
        Some(svg)
    }
}
