//! An agenda to be filled.

use crate::diagnostic::Language;

/// An agenda in which the title, the day and the place wait for words.
pub(in super::super) fn blank(language: Language) -> String {
    language
        .choose(
            "# [titre]\n\n\
             [date]\n\n\
             [lieu]\n\n\
             9h30 Accueil des participants\n\n\
             10h00 Table ronde\n\n\
             12h00 Déjeuner\n\n\
             14h00 Ateliers\n\n\
             16h30 Conclusion\n",
            "# [title]\n\n\
             [date]\n\n\
             [place]\n\n\
             9:30 Welcome of the participants\n\n\
             10:00 Round table\n\n\
             12:00 Lunch\n\n\
             14:00 Workshops\n\n\
             16:30 Conclusion\n",
        )
        .to_owned()
}
