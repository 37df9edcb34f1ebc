//! The notes of a session, to be filled.

use std::fmt::Write;

use super::super::super::load::Loaded;
use super::super::parts::Parts;
use super::{comment, markdown, yaml};
use crate::diagnostic::Language;
use crate::model::session::{Session, SessionKind};
use crate::parse::blank::DOTS;

/// A session's heading, its speakers with nothing said yet, and the framing questions as a reminder.
pub(in super::super) fn text(
    session: &Session,
    parts: &Parts<'_>,
    loaded: &Loaded,
    language: Language,
) -> String {
    let mut out = String::from("---\n");
    let reference = parts.refer(session);
    let is_plain = reference.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'));
    let reference = if is_plain { reference } else { yaml(&reference) };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "session: {reference}");
    let _ = writeln!(out, "{}:\n---\n", language.choose("rédacteur", "author"));
    out.push_str(language.choose(
        "<!-- Remplacez chaque « … » par vos notes. Ce qui reste « … » n'est pas imprimé, ce qui est entre\n\
         ces deux signes non plus. Votre nom : après « rédacteur: », plus haut. -->\n\n",
        "<!-- Replace each “…” by your notes. What stays “…” is not printed, nor is what stands between\n\
         these two signs. Your name: after “author:”, above. -->\n\n",
    ));
    let _ = writeln!(out, "# {}\n", markdown(&session.heading()));

    let questions = &loaded.report.event.questions;
    if !questions.is_empty() {
        out.push_str(language.choose(
            "<!-- Pour mémoire, les questions de la journée :\n",
            "<!-- As a reminder, the questions of the day:\n",
        ));
        for question in questions {
            let _ = writeln!(out, "     {}. {}", question.id, comment(&question.text));
        }
        out.push_str(language.choose(
            "     Celles que la séance éclaire se notent plus haut : questions: [Q1, Q2]\n-->\n\n",
            "     Those that the session sheds light on are noted above: questions: [Q1, Q2]\n-->\n\n",
        ));
    }

    for speaker in &session.speakers {
        let name = markdown(speaker.shown());
        let organisation = speaker.organisation.as_deref().or(speaker.function.as_deref());
        let organisation = speaker.name.as_ref().and(organisation);
        let _ = match organisation {
            Some(organisation) => {
                let organisation = markdown(organisation).replace(['(', ')'], "");
                writeln!(out, "**{name}** ({organisation}){} {DOTS}\n", colon(language))
            }
            None => writeln!(out, "**{name}**{} {DOTS}\n", colon(language)),
        };
    }
    let heard = !matches!(session.kind, SessionKind::Welcome | SessionKind::Break);
    if !session.speakers.is_empty() && heard {
        let heading = language.choose("Échanges avec la salle", "Discussion with the audience");
        let _ = writeln!(out, "## {heading}\n\n{DOTS}\n");
    } else if session.speakers.is_empty() {
        let _ = writeln!(out, "{DOTS}\n");
    }
    out.push_str(language.choose(HELP[0], HELP[1]));
    out
}

/// The sign between a name and what was said.
fn colon(language: Language) -> &'static str {
    language.choose(" :", ":")
}

/// How to write, in French and in English.
const HELP: [&str; 2] = [
    "<!-- Pour écrire :

  **Prénom Nom** (structure) : ce qui a été dit.
  ## Un intertitre
  - un élément de liste

  Un encadré, que le programme sait reconnaître (À RETENIR, DÉCISION, CHIFFRES, ZOOM, DÉSACCORD) :

  > [!DÉCISION]
  > Ce qui a été décidé.

  Réservé aux organisateurs, absent de l'édition publique : le même encadré avec INTERNE.
-->
",
    "<!-- How to write:

  **First Last** (organisation): what was said.
  ## A subheading
  - an item of a list

  A box, of a kind that the program knows (KEY MESSAGE, DECISION, FIGURES, ZOOM, DISAGREEMENT):

  > [!DECISION]
  > What was decided.

  For the organisers only, not in the public edition: the same box with INTERNAL.
-->
",
];
