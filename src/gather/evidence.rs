//! What speaks for each kind: the words of a text, and those of a file's name.

use super::{Kind, Received, Recognised, Words, words};
use crate::diagnostic::Diagnostics;
use crate::export::MODEL_NAME;
use crate::parse::agenda;
use crate::pdf::{attached, printed};

use crate::read::notes;
use crate::source::{Source, SourceId};
use crate::spelling::fold;

/// How much more one kind must have than the next to be beyond doubt.
const MARGIN: i32 = 2;

/// Words in a file's name that speak for a kind, folded: each at the start of a word.
const NAMES: &[(Kind, &[&str])] = &[
    (
        Kind::Agenda,
        &[
            "programme",
            "program",
            "agenda",
            "ordre du jour",
            "odj",
            "deroule",
            "invitation",
            "programa",
            "programm",
            "ablauf",
            "tagesordnung",
            "schedule",
        ],
    ),
    (Kind::Note, FORMS),
    (
        Kind::Note,
        &[
            "table ronde",
            "pleniere",
            "grand temoin",
            "conclusion",
            "ouverture",
            "conference",
            "temoignage",
            "intervention",
            "chat",
        ],
    ),
    (
        Kind::Workshop,
        &["atelier", "workshop", "groupe", "sous groupe", "taller", "werkstatt", "laboratorio"],
    ),
    (
        Kind::Actions,
        &[
            "plan d action",
            "plan d actions",
            "action",
            "actions",
            "propositions",
            "feuille de route",
        ],
    ),
];

/// Names of texts of any part of an event.
const FORMS: &[&str] = &[
    "note",
    "notes",
    "cr",
    "compte rendu",
    "prise de notes",
    "releve",
    "verbatim",
    "transcription",
    "transcript",
    "synthese",
    "minutes",
    "pv",
    "restitution",
    "echanges",
    "tr",
];

/// Labels at the head of a line that speak for a kind, folded.
const LABELS: &[(Kind, &[&str])] = &[
    (
        Kind::Workshop,
        &[
            "animateur",
            "animatrice",
            "animation",
            "rapporteur",
            "rapporteure",
            "rapporteuse",
            "groupe",
            "constats",
            "freins",
            "leviers",
            "propositions",
            "idees",
            "facilitator",
            "rapporteur s",
            "findings",
            "ideas",
            "atelier",
        ],
    ),
    (
        Kind::Actions,
        &[
            "porteur",
            "pilote",
            "echeance",
            "priorite",
            "partenaires",
            "moyens",
            "indicateurs",
            "lead",
            "deadline",
            "priority",
            "partners",
            "horizon",
        ],
    ),
    (
        Kind::Note,
        &[
            "a retenir",
            "decision",
            "decisions",
            "seance",
            "session",
            "redacteur",
            "redactrice",
            "question",
            "questions",
            "reponse",
            "presents",
            "note taker",
            "key points",
            "q",
            "r",
        ],
    ),
];

/// What a text is.
pub(super) fn text(file: &Received, source: &Source) -> Recognised {
    let name = file.words();
    let lines: Vec<_> =
        source.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let word_count = source.text.split_whitespace().count();
    let timed = timed_sessions(source);
    let mut weights = Weights::default();
    let said = |(_, known): &(Kind, &[&str])| known.iter().any(|word| begins_word(&name, word));
    let says = |kind: Kind| NAMES.iter().any(|it| it.0 == kind && said(it));
    // « CR atelier C », « notes atelier 2 »: what sort of text it is tells no session.
    let of_workshop = says(Kind::Workshop);
    for kind in [Kind::Agenda, Kind::Note, Kind::Workshop, Kind::Actions] {
        let mut own = NAMES.iter().filter(|it| it.0 == kind && !(of_workshop && it.1 == FORMS));
        if own.any(said) {
            weights.add(kind, 3, words("son nom", "its name"));
        }
    }
    for (kind, known) in LABELS {
        let count = lines
            .iter()
            .filter(|line| label(line).is_some_and(|it| known.contains(&it.as_str())))
            .count();
        if count > 0 {
            let weight = i32::try_from(count.min(3)).unwrap_or(0);
            weights.add(
                *kind,
                weight,
                words("les intitulés de ses lignes", "the labels of its lines"),
            );
        }
    }
    let opening = fold(&lines.iter().take(2).copied().collect::<Vec<_>>().join(" "));
    if opening.starts_with("atelier") || opening.starts_with("workshop") {
        weights.add(Kind::Workshop, 4, words("son titre", "its title"));
    } else {
        // « Compte rendu de l'atelier D »; further down, a workshop is only spoken of.
        let first = fold(lines.first().copied().unwrap_or_default());
        let head = first.split(' ').take(5).collect::<Vec<_>>().join(" ");
        if begins_word(&head, "atelier") || begins_word(&head, "workshop") {
            weights.add(Kind::Workshop, 2, words("son titre", "its title"));
        }
    }
    if begins_word(&opening, "programme") || begins_word(&opening, "ordre du jour") {
        weights.add(Kind::Agenda, 2, words("son titre", "its title"));
    }
    if is_private(&name, "") {
        return Recognised::private(Kind::Note);
    }
    let is_transcript =
        source.text.starts_with("WEBVTT") || matches!(file.ending().as_str(), "vtt" | "srt");
    if is_transcript {
        weights.add(Kind::Note, 8, words("une transcription", "a transcript"));
    } else if notes::is_chat(&source.text) {
        weights.add(Kind::Note, 8, words("une conversation", "a chat"));
    } else if timed >= 3 {
        // A programme says little at each hour; notes with hours say much, unless they are taken in a few
        // words, and then are called notes.
        let each = word_count / timed;
        let is_called_notes =
            FORMS.iter().any(|word| begins_word(&name, word)) && !says(Kind::Agenda);
        let weight = match each {
            _ if is_called_notes => 0,
            0..=60 => 6,
            61..=140 => 3,
            _ => 0,
        };
        let reason = [
            format!("{timed} séances avec leurs horaires"),
            format!("{timed} sessions with their times"),
        ];
        weights.add(Kind::Agenda, weight, reason);
    }
    if timed < 3 && word_count >= 40 {
        weights.add(Kind::Note, 1, words("un texte suivi", "running text"));
    }
    weights.verdict(words(
        "un texte dont l'usage n'est pas reconnu",
        "a text whose purpose is not recognised",
    ))
}

/// How many sessions with a time an agenda's reader finds.
fn timed_sessions(source: &Source) -> usize {
    let id = SourceId(0);
    let read = agenda::parse(id, source, 0..source.text.len(), &mut Diagnostics::default());
    read.sessions.iter().filter(|session| session.start.is_some()).count()
}

/// The word before a colon at the head of a line, folded.
fn label(line: &str) -> Option<String> {
    let line = line.trim_start_matches(['#', '*', '-', '•', '|', ' ', '>']);
    let (label, _) = line.split_once(':')?;
    (label.chars().count() <= 30)
        .then(|| fold(label.trim_matches(['*', ' ', '_', '\u{a0}', '\u{202f}'])))
}

/// Whether folded words hold another as whole words, or as the start of the last one.
pub(super) fn begins_word(text: &str, word: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let starts = at == 0 || rest[..at].ends_with(' ');
        let after = &rest[at + word.len()..];
        let ends = after.is_empty()
            || after.starts_with(' ')
            || after.starts_with(|c: char| c.is_ascii_digit())
            || (word.len() >= 5 && after.starts_with(['s', 'e']));
        if starts && ends {
            return true;
        }
        rest = &rest[at + word.len()..];
    }
    false
}

/// How much speaks for each kind, and what.
#[derive(Default)]
pub(super) struct Weights(Vec<(Kind, i32, Vec<Words>)>);

impl Weights {
    pub(super) fn add(&mut self, kind: Kind, weight: i32, reason: Words) {
        if weight <= 0 {
            return;
        }
        match self.0.iter_mut().find(|(known, ..)| *known == kind) {
            Some((_, sum, reasons)) => {
                *sum += weight;
                reasons.push(reason);
            }
            None => self.0.push((kind, weight, vec![reason])),
        }
    }

    /// The kind that most speaks for; several when it is not clear.
    pub(super) fn verdict(mut self, none: Words) -> Recognised {
        self.0.sort_by_key(|(kind, weight, _)| (-weight, *kind));
        let best = self.0.first().map_or(0, |(_, weight, _)| *weight);
        let near: Vec<_> = self.0.iter().filter(|(_, weight, _)| *weight > best - MARGIN).collect();
        match near.as_slice() {
            [(kind, weight, reasons)] if *weight >= 2 => {
                let of = |at: usize, and: &str| {
                    reasons.iter().map(|it| it[at].as_str()).collect::<Vec<_>>().join(and)
                };
                Recognised::sure(*kind, [of(0, ", "), of(1, ", ")])
            }
            [] => Recognised::one_of(vec![Kind::Note, Kind::Annex], none),
            several => {
                let mut kinds: Vec<_> = several.iter().map(|(kind, ..)| *kind).collect();
                if kinds.len() == 1 {
                    kinds.push(if kinds[0] == Kind::Note { Kind::Annex } else { Kind::Note });
                }
                let of = |language| {
                    let names: Vec<_> = kinds.iter().map(|kind| kind.name(language)).collect();
                    names.join(" / ")
                };
                let reason = [
                    of(crate::diagnostic::Language::French),
                    of(crate::diagnostic::Language::English),
                ];
                Recognised::one_of(kinds, reason)
            }
        }
    }
}

/// Words of names, folded, for papers of the organisers that no report prints.
const PRIVATE: &[&str] = &[
    "a faire",
    "acompte",
    "attestation",
    "avoir",
    "bon de commande",
    "budget",
    "contacts",
    "contrat",
    "convention",
    "depenses",
    "devis",
    "facture",
    "factures",
    "frais",
    "invoice",
    "liste de courses",
    "liste mails",
    "mailing",
    "mails",
    "ordre de mission",
    "paiement",
    "pense bete",
    "planning benevoles",
    "quote",
    "rib",
    "to do",
    "todo",
    "tresorerie",
];

/// Words of such papers, folded; a PDF may glue them.
const OF_ACCOUNTS: &[&str] = &[
    "net a payer",
    "facture n",
    "devis n",
    "bon pour accord",
    "bon de commande",
    "montant ttc",
    "total ht",
    "amount due",
];

/// Whether a file is more likely a paper of the organisers than a part of a report: an invoice, a list of
/// things to do. Nobody would publish it by accident then.
pub(super) fn is_private(name: &str, text: &str) -> bool {
    PRIVATE.iter().any(|word| begins_word(name, word))
        || OF_ACCOUNTS.iter().any(|it| text.contains(it) || text.contains(&it.replace(' ', "")))
}

/// What a picture is, by its name: cameras name photographs in their own way. `Err` where the file shows
/// none, which its name does not tell.
pub(super) fn picture(file: &Received) -> Result<Recognised, Words> {
    if file.ending() != "svg" && crate::picture::size(file.bytes()).is_none() {
        return Err(words(
            "l'image ne s'ouvre pas : le fichier est abîmé, incomplet, ou n'est pas une image ; demandez-le de nouveau",
            "the picture does not open: the file is damaged, cut short, or is no picture; ask for it again",
        ));
    }
    Ok(pictured(file))
}

fn pictured(file: &Received) -> Recognised {
    let name = file.words();
    let says = |known: &[&str]| known.iter().any(|word| begins_word(&name, word));
    let by_name = || words("son nom", "its name");
    if says(&["logo", "logos", "bloc marque", "marque"]) || file.ending() == "svg" {
        return Recognised::sure(Kind::Logo, by_name());
    }
    if says(&[
        "post it",
        "postit",
        "post its",
        "postits",
        "paperboard",
        "tableau",
        "mur",
        "flipchart",
    ]) {
        return Recognised::sure(Kind::Board, by_name());
    }
    if says(&["atelier", "workshop", "groupe"]) {
        return Recognised::sure(Kind::Board, by_name());
    }
    Recognised::sure(Kind::Photograph, words("une image", "a picture"))
}

/// What a PDF is: an annex, unless it is a volume of ours or holds what should come as text.
pub(super) fn pdf(file: &Received) -> Result<Recognised, Words> {
    let name = file.words();
    let is_ours = attached::read(file.bytes().to_vec())
        .is_ok_and(|files| files.iter().any(|it| it.name == MODEL_NAME));
    if is_ours {
        return Err(words(
            "c'est un document composé par actes : ses sources se retrouvent avec `actes extract`",
            "it is a document made by actes: `actes extract` gives its sources back",
        ));
    }
    let (_, agenda) = &NAMES[0];
    if agenda.iter().any(|word| begins_word(&name, word)) {
        return Err(words(
            "un PDF ne se lit pas comme programme : demandez le fichier Word, ou copiez-en le texte dans programme.txt",
            "a PDF cannot be read as an agenda: ask for the Word file, or copy its text into agenda.txt",
        ));
    }
    let pages = printed(file.bytes().to_vec()).unwrap_or_default();
    let text = pages.iter().map(|page| fold(page)).collect::<Vec<_>>().join(" ");
    if is_private(&name, &text) {
        return Ok(Recognised::private(Kind::Annex));
    }
    Ok(Recognised::sure(Kind::Annex, words("un document PDF", "a PDF document")))
}

/// What to do with a file of a kind that is not read.
#[must_use]
pub fn way_out(ending: &str, path: &str) -> Words {
    let convert = |to: &str| format!("soffice --headless --convert-to {to} \"{path}\"");
    match ending {
        "doc" | "rtf" | "wpd" | "wps" => {
            let convert = convert("docx");
            [
                format!(
                    "ouvrez-le dans Word et enregistrez-le en .docx ; avec LibreOffice : `{convert}`"
                ),
                format!("open it in Word and save it as .docx; with LibreOffice: `{convert}`"),
            ]
        }
        "pages" => words(
            "dans Pages : Fichier > Exporter vers > Word ; sur iCloud.com : Télécharger une copie > Word",
            "in Pages: File > Export To > Word; on iCloud.com: Download a Copy > Word",
        ),
        "numbers" => words(
            "dans Numbers : Fichier > Exporter vers > Excel",
            "in Numbers: File > Export To > Excel",
        ),
        "gdoc" | "gsheet" | "gslides" => words(
            "ce n'est qu'un lien vers Google Drive : Fichier > Télécharger > Word, Excel ou PDF",
            "it is only a link to Google Drive: File > Download > Word, Excel or PDF",
        ),
        "ppt" | "pptx" | "odp" | "pps" | "ppsx" => {
            let convert = convert("pdf");
            [
                format!(
                    "un diaporama s'annexe en PDF : Fichier > Exporter > PDF ; avec LibreOffice : `{convert}`"
                ),
                format!(
                    "slides are annexed as a PDF: File > Export > PDF; with LibreOffice: `{convert}`"
                ),
            ]
        }
        "key" => words(
            "un diaporama s'annexe en PDF : dans Keynote, Fichier > Exporter vers > PDF",
            "slides are annexed as a PDF: in Keynote, File > Export To > PDF",
        ),
        "xlsb" => {
            let convert = convert("xlsx");
            [
                format!(
                    "ouvrez-le dans Excel et enregistrez-le en .xlsx ; avec LibreOffice : `{convert}`"
                ),
                format!("open it in Excel and save it as .xlsx; with LibreOffice: `{convert}`"),
            ]
        }
        "html" | "htm" | "mht" => words(
            "ouvrez cette page dans Word et enregistrez-la en .docx",
            "open this page in Word and save it as .docx",
        ),
        "tif" | "tiff" | "bmp" | "emf" | "wmf" | "psd" | "avif" | "raw" | "cr2" | "dng" => words(
            "cette image n'est pas lue : enregistrez-la en JPEG ou en PNG",
            "this picture is not read: save it as JPEG or PNG",
        ),
        "zip" | "7z" | "rar" => words(
            "décompressez cette archive, puis rassemblez le dossier obtenu",
            "unpack this archive, then gather the folder that you get",
        ),
        "mp3" | "mp4" | "m4a" | "wav" | "mov" | "avi" | "mkv" => words(
            "un enregistrement ne s'imprime pas : joignez sa transcription (.txt, .docx, .vtt)",
            "a recording cannot be printed: add its transcript (.txt, .docx, .vtt)",
        ),
        "" => words("son nom n'a pas d'extension", "its name has no ending"),
        _ => words("ce format n'est pas lu", "this format is not read"),
    }
}
