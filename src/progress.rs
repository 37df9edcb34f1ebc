//! How far a run is: told to whoever listens at the edge, who may show it, time it or ignore it.

use std::fmt::Debug;
use std::sync::Arc;

use crate::diagnostic::Language;

/// What a run is busy with, in the order of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The files of the event are read and understood.
    Read,
    /// The report is brought into the form that its readers may see.
    Edit,
    /// Photographs are turned, scaled and freed of their metadata.
    Pictures,
    /// Pages are laid out and written as a PDF.
    Typeset,
    /// The PDF is read again for what it must not say.
    Reread,
    /// Files are written.
    Write,
}

impl Stage {
    /// What people call it.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let [french, english] = match self {
            Self::Read => ["lecture", "reading"],
            Self::Edit => ["édition", "editing"],
            Self::Pictures => ["images", "pictures"],
            Self::Typeset => ["mise en page", "typesetting"],
            Self::Reread => ["relecture", "reading back"],
            Self::Write => ["écriture", "writing"],
        };
        language.choose(french, english)
    }

    /// So many of its things, in words.
    #[must_use]
    pub fn things(self, count: usize, language: Language) -> String {
        let [one, several] = match (self, language) {
            (Self::Read | Self::Edit | Self::Write, Language::French) => ["fichier", "fichiers"],
            (Self::Read | Self::Edit | Self::Write, Language::English) => ["file", "files"],
            (Self::Pictures, Language::French) => ["image", "images"],
            (Self::Pictures, Language::English) => ["picture", "pictures"],
            (Self::Typeset | Self::Reread, _) => ["page", "pages"],
        };
        // French counts nothing as one, English as several.
        let is_one = count == 1 || (count == 0 && language == Language::French);
        format!("{count} {}", if is_one { one } else { several })
    }
}

/// Somebody who wants to know how far a run is.
pub trait Listener: Debug + Send + Sync {
    /// A stage begins, and the one before it ends.
    fn begins(&self, stage: Stage);
    /// How many things the stage has dealt with, of how many where that is known.
    fn counts(&self, done: usize, of: Option<usize>);
}

/// The way to whoever listens; nobody does by default.
#[derive(Debug, Clone, Default)]
pub struct Progress(Option<Arc<dyn Listener>>);

impl Progress {
    /// The way to a listener.
    pub fn to(listener: Arc<dyn Listener>) -> Self {
        Self(Some(listener))
    }

    /// A stage begins.
    pub fn begin(&self, stage: Stage) {
        self.0.iter().for_each(|listener| listener.begins(stage));
    }

    /// The stage has dealt with so many things.
    pub fn count(&self, done: usize, of: Option<usize>) {
        self.0.iter().for_each(|listener| listener.counts(done, of));
    }
}
