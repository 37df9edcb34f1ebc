//! An agenda to be filled.

use crate::diagnostic::Language;
use crate::parse::blank::AGENDAS;

/// An agenda in which the title, the day and the place wait for words.
pub(in super::super) fn blank(language: Language) -> String {
    language.choose(AGENDAS[0], AGENDAS[1]).to_owned()
}
