//! Labels at the top of a note or a sheet, where people who know no YAML put its facts: « Séance :
//! 9h30 », « Animatrice : Paule Modèle ».

use std::ops::Range;

use super::agenda::speaker::shown_name;
use crate::model::person::{Role, Speaker};
use crate::source::{Source, SourceId, Span, Spanned};
use crate::spelling::fold;

/// What a label at the top of a text tells: « Animatrice : Paule Modèle ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The session.
    Session,
    /// The title.
    Title,
    /// Who took the notes.
    Author,
    /// Who led.
    Host,
    /// Who told the others.
    Rapporteur,
    /// Who spoke.
    Panellists,
    /// The room.
    Room,
    /// What was asked of a group.
    Brief,
    /// Something that stays in the text.
    Other,
}

impl Label {
    /// Whether its value is somebody's name.
    fn names_people(self) -> bool {
        matches!(self, Self::Author | Self::Host | Self::Rapporteur | Self::Panellists)
    }
}

/// What people write before the colon, folded.
const LABELS: &[(Label, &[&str])] = &[
    (Label::Session, &["seance", "session", "seance de", "horaire"]),
    (Label::Title, &["titre", "title", "intitule"]),
    (
        Label::Author,
        &[
            "redacteur",
            "redactrice",
            "redacteur rice",
            "redacteur trice",
            "redacteurs",
            "redactrices",
            "redige par",
            "redaction",
            "prise de notes",
            "prise de note",
            "notes prises par",
            "notes de",
            "preneur de notes",
            "preneuse de notes",
            "secretaire",
            "secretaire de seance",
            "scribe",
            "note taker",
            "notes by",
            "author",
        ],
    ),
    (
        Label::Host,
        &[
            "animateur",
            "animatrice",
            "animateurs",
            "animatrices",
            "animateur rice",
            "animateur trice",
            "animateurs rices",
            "animateurs trices",
            "animateur animatrice",
            "animateur e",
            "co animateur",
            "co animatrice",
            "co animation",
            "facilitateur",
            "facilitatrice",
            "facilitation",
            "animation",
            "anime par",
            "moderateur",
            "moderatrice",
            "moderateur rice",
            "moderateur trice",
            "moderation",
            "host",
            "moderator",
            "facilitator",
        ],
    ),
    (
        Label::Rapporteur,
        &[
            "rapporteur",
            "rapporteure",
            "rapporteuse",
            "rapportrice",
            "rapporteurs",
            "rapporteures",
            "rapporteuses",
            "rapporteur e",
            "rapporteur rice",
            "rapporteur trice",
            "rapporteur euse",
            "rapporteurs e s",
            "rapporteur e s",
            "rapporteur rapporteuse",
            "rapporteur rapporteure",
            "co rapporteur",
            "co rapporteure",
            "restitution par",
            "rapport par",
            "rapporte par",
        ],
    ),
    (
        Label::Panellists,
        &[
            "intervenant",
            "intervenante",
            "intervenants",
            "intervenantes",
            "intervenant e",
            "intervenant es",
            "intervenant e s",
            "intervenants es",
            "speakers",
        ],
    ),
    (Label::Room, &["salle", "room"]),
    (Label::Brief, &["consigne", "question posee", "brief"]),
    (
        Label::Other,
        &["date", "lieu", "heure", "theme", "objet", "participants", "presents", "groupe", "place"],
    ),
];

/// How many lines at the top may hold labels.
const MOST_LABELS: usize = 24;
/// How many words a name with its function has at most.
const LONGEST_NAME: usize = 14;

/// The labels at the top of a text, above or below its title.
#[derive(Debug, Default)]
pub struct Labels {
    /// What they tell, in the order written.
    pub found: Vec<(Label, Spanned<String>)>,
    /// Their lines.
    pub lines: Vec<Range<usize>>,
}

impl Labels {
    /// The value of a label.
    pub fn take(&mut self, label: Label) -> Option<Spanned<String>> {
        let at = self.found.iter().position(|(own, _)| *own == label)?;
        Some(self.found.remove(at).1)
    }

    /// The people whom a label names, each with what stands in brackets or after a comma.
    pub fn people(&mut self, label: Label, role: Role) -> Vec<Speaker> {
        let mut people = Vec::new();
        while let Some(written) = self.take(label) {
            let names = written.value.split(';').map(str::trim).filter(|name| !name.is_empty());
            people.extend(names.map(|name| {
                let (name, function) = match name.split_once(['(', ',']) {
                    Some((name, more)) => (name, more.trim_end_matches(')').trim()),
                    None => (name, ""),
                };
                Speaker {
                    span: written.span,
                    name: Some(shown_name(name.trim())),
                    function: (!function.is_empty()).then(|| function.to_owned()),
                    organisation: None,
                    role,
                    consent: None,
                }
            }));
        }
        people
    }
}

/// Reads the labels at the top of a text, of those that are wanted there.
pub fn read(id: SourceId, source: &Source, body: Range<usize>, wanted: &[Label]) -> Labels {
    let mut labels = Labels::default();
    let mut may_be_title = true;
    let mut at = body.start;
    let text = source.text.get(body).unwrap_or_default();
    for line in text.split('\n').take(MOST_LABELS) {
        let start = at;
        at += line.len() + 1;
        if line.trim().is_empty() {
            continue;
        }
        let Some((label, value)) = label(line) else {
            // One line before them is the title.
            if std::mem::take(&mut may_be_title) && labels.found.is_empty() {
                continue;
            }
            break;
        };
        if label == Label::Other || !wanted.contains(&label) {
            continue;
        }
        if label.names_people() && !is_name(&value) {
            break;
        }
        let place = line
            .find(&value)
            .map_or(start..start + line.len(), |from| start + from..start + from + value.len());
        labels.found.push((label, Spanned::new(value, Span::new(id, place))));
        labels.lines.push(start..start + line.len() + 1);
    }
    labels
}

/// The label that a line begins with, and its value without the signs of bold text.
fn label(line: &str) -> Option<(Label, String)> {
    let bare = line.trim().trim_start_matches("- ").trim_start_matches(['*', '_']);
    let (name, value) = bare.split_once(':')?;
    let value =
        value.trim().trim_start_matches(['*', '_']).trim().trim_end_matches(['*', '_', '\\']);
    let name = fold(name);
    let (label, _) = LABELS.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    let is_said = !value.is_empty() && value != "…" && value != "...";
    is_said.then(|| (*label, value.trim().to_owned()))
}

/// Whether a value is a name, rather than what somebody says: « Rapporteur : nous proposons… ».
fn is_name(value: &str) -> bool {
    let is_short = value.split_whitespace().count() <= LONGEST_NAME;
    let is_sentence = value.ends_with(['.', '!', '?', '…']);
    value.starts_with(char::is_uppercase) && is_short && !is_sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_at_the_top_are_a_header() {
        let told = |text: &str| {
            let source = Source::new("a.txt", Vec::new(), text.to_owned());
            let wanted = [Label::Session, Label::Host, Label::Author];
            let labels = read(SourceId(0), &source, 0..text.len(), &wanted);
            let found = labels.found.into_iter().map(|(label, value)| {
                assert_eq!(source.text[value.span.range()], value.value);
                format!("{label:?} {}", value.value)
            });
            found.collect::<Vec<_>>()
        };
        assert_eq!(
            told(
                "# Titre\n\n**Animatrice :** Paule Modèle\nDate : 4 juin\n- Séance : 9h30\n\nTexte\nRédacteur : Jo"
            ),
            ["Host Paule Modèle", "Session 9h30"]
        );
        assert_eq!(
            told("Séance\u{a0}: 9h30  \nPrise de notes : Jo Un\nTexte"),
            ["Session 9h30", "Author Jo Un"]
        );
        assert_eq!(
            told(
                "Animateur·rice : Paule Modèle\nModérateur(trice) : Jo Un\nRédacteur.rice : Al Deux\n"
            ),
            ["Host Paule Modèle", "Host Jo Un", "Author Al Deux"]
        );
        assert_eq!(told("Animatrice : bonjour à tous.\nRédacteur : Jo Un"), Vec::<String>::new());
        assert_eq!(told("Un mot.\nUn autre.\nSéance : 9h30"), Vec::<String>::new());
        assert_eq!(told("Séance : …"), Vec::<String>::new());
    }
}
