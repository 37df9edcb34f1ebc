//! What the properties of a run or of a style say of a format, in Word and in `LibreOffice` alike.

use super::block::{Format, Script};

/// What properties say of a format; nothing where they are silent.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Marks {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) script: Option<Option<Script>>,
    pub(super) hidden: Option<bool>,
}

impl Marks {
    /// These marks, and where they are silent those of `base`.
    pub(super) fn over(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            strike: self.strike.or(base.strike),
            script: self.script.or(base.script),
            hidden: self.hidden.or(base.hidden),
        }
    }

    /// Whether the text is not shown.
    pub(super) fn is_hidden(self) -> bool {
        self.hidden.unwrap_or(false)
    }

    /// The format that results.
    pub(super) fn format(self) -> Format {
        Format {
            bold: self.bold.unwrap_or(false),
            italic: self.italic.unwrap_or(false),
            strike: self.strike.unwrap_or(false),
            script: self.script.flatten(),
            link: None,
        }
    }
}
