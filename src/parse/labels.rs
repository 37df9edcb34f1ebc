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
            "animee par",
            "atelier anime par",
            "anime et rapporte par",
            "facilite par",
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

    /// Reads a line that holds several labels, « Animation : Jo Un   Rapporteur : Al Deux   22 participants »;
    /// whether it is one. What stands after the last name stays in the text.
    fn several(&mut self, id: SourceId, line: &str, start: usize, wanted: &[Label]) -> bool {
        let parts = segments(line);
        let names = |(label, range): &(Label, Range<usize>)| {
            !label.names_people() || is_name(line[range.clone()].trim())
        };
        if parts.len() < 2 || !parts.iter().all(|(_, _, value)| !line[value.clone()].is_empty()) {
            return false;
        }
        let told: Vec<_> = parts.iter().map(|(it, _, value)| (*it, value.clone())).collect();
        if !told.iter().all(names) {
            return false;
        }
        let is_wanted = |label: Label| label != Label::Other && wanted.contains(&label);
        // A line with something else before or between them stays in the text as it is.
        let is_taken = parts.iter().all(|(label, ..)| is_wanted(*label));
        for (label, whole, value) in parts.into_iter().filter(|(label, ..)| is_wanted(*label)) {
            let place = Span::new(id, start + value.start..start + value.end);
            self.found.push((label, Spanned::new(line[value].to_owned(), place)));
            self.lines.extend(is_taken.then(|| start + whole.start..start + whole.end));
        }
        true
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
        if labels.several(id, line, start, wanted) {
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

/// The labels of a line, each with where it stands whole and where its value stands, when the line begins
/// with one.
fn segments(line: &str) -> Vec<(Label, Range<usize>, Range<usize>)> {
    const MOST_WORDS: usize = 4;
    let ends = |c: char| c.is_whitespace() || ",;|/–—-•*_".contains(c);
    let mut heads: Vec<(Label, usize, usize)> = Vec::new();
    for (colon, _) in line.match_indices(':') {
        let before =
            line[..colon].trim_end_matches(|c: char| c.is_whitespace() || "*_".contains(c));
        let from = heads.last().map_or(0, |(_, _, value)| *value);
        let blanks =
            before.char_indices().filter(|(_, c)| ends(*c)).map(|(at, c)| at + c.len_utf8());
        let starts: Vec<_> = std::iter::once(0).chain(blanks).filter(|at| *at >= from).collect();
        // The longest label that ends at the colon.
        let mut starts = starts.into_iter().rev().take(MOST_WORDS).collect::<Vec<_>>();
        starts.reverse();
        let named = |at: usize| {
            let words = fold(before.get(at..).unwrap_or_default());
            LABELS.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(it, _)| *it)
        };
        if let Some((label, at)) = starts.into_iter().find_map(|at| Some((named(at)?, at))) {
            heads.push((label, at, colon + 1));
        }
    }
    if heads.first().is_none_or(|(_, at, _)| !line[..*at].chars().all(ends)) {
        return Vec::new();
    }
    let all = heads.iter().enumerate().map(|(rank, (label, at, value))| {
        let next = heads.get(rank + 1).map_or(line.len(), |(_, next, _)| *next);
        let said = &line[*value..next];
        // Wide blanks end a value: « Thomas Brémond   22 participants ».
        let lead = said.len() - said.trim_start_matches(|c: char| ends(c)).len();
        let body = &said[lead..];
        let wide = ["   ", "\t", "  "].iter().filter_map(|blank| body.find(blank)).min();
        let counted = body.char_indices().find(|(at, c)| {
            c.is_ascii_digit() && label.names_people() && body[..*at].ends_with(ends)
        });
        let end = wide.into_iter().chain(counted.map(|it| it.0)).min().unwrap_or(body.len());
        let text = body[..end].trim_end_matches(ends);
        let from = value + lead;
        (*label, *at..from + text.len(), from..from + text.len())
    });
    all.collect()
}

/// The label that a line begins with, and its value without the signs of bold text.
fn label(line: &str) -> Option<(Label, String)> {
    let bare = line.trim().trim_start_matches("- ").trim_start_matches(['*', '_']);
    let (name, value) = bare.split_once(':').or_else(|| by_whom(bare))?;
    let value =
        value.trim().trim_start_matches(['*', '_']).trim().trim_end_matches(['*', '_', '\\']);
    let name = fold(name);
    let (label, _) = LABELS.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    let is_said = !value.is_empty() && value != "…" && value != "...";
    is_said.then(|| (*label, value.trim().to_owned()))
}

/// The words and the name of « animé par Paule Modèle », which needs no colon.
fn by_whom(line: &str) -> Option<(&str, &str)> {
    let at = line.find(" par ").filter(|at| *at < 32)? + " par ".len();
    let (words, name) = line.split_at(at);
    name.starts_with(char::is_uppercase).then_some((words, name))
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
        assert_eq!(
            told("Animation : Ana Un   Rédacteur : Al Deux   22 participants\nTexte"),
            ["Host Ana Un", "Author Al Deux"]
        );
        assert_eq!(
            told("Séance : 9h30 – Animateur : Ana Un, maire / Rédactrice : Al Deux"),
            ["Session 9h30", "Host Ana Un, maire", "Author Al Deux"]
        );
        assert_eq!(
            told("Atelier D\nanimé par Ana Un\nRédacteur : Al"),
            ["Host Ana Un", "Author Al"]
        );
        assert_eq!(told("Animatrice : bonjour à tous.\nRédacteur : Jo Un"), Vec::<String>::new());
        assert_eq!(told("Un mot.\nUn autre.\nSéance : 9h30"), Vec::<String>::new());
        assert_eq!(told("Séance : …"), Vec::<String>::new());
    }
}
