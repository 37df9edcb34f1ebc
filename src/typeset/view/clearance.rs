//! The sheet before publication, as a template sees it.

use serde_json::{Value, json};

use super::Writer;
use crate::clearance::{Line, Part, Sheet};

impl Writer<'_> {
    pub(super) fn clearance(&self, sheet: &Sheet) -> Value {
        let say =
            |french: &'static str, english: &'static str| sheet.language.choose(french, english);
        let open = sheet.open();
        let open = match open {
            0 => say("Rien n'attend de réponse.", "Nothing waits for an answer.").to_owned(),
            1 => say(
                "1 point attend une réponse ou une décision.",
                "1 point waits for an answer or a decision.",
            )
            .to_owned(),
            n => sheet.language.choose(
                format!("{n} points attendent une réponse ou une décision."),
                format!("{n} points wait for an answer or a decision."),
            ),
        };
        json!({
            "language": say("fr", "en"),
            "label": say("Bordereau de publication", "Clearance sheet"),
            "number": sheet.number,
            "number_label": say("Numéro", "Number"),
            "intro": say(
                "Document interne, à ne pas diffuser. À relire, à signer et à garder avec les réponses reçues. \
                 Une fois signé, écrivez son numéro dans event.yaml (« bordereau: … »), avec « statut: définitif » : \
                 si un fichier change ensuite, un nouveau bordereau sera demandé.",
                "Internal, not to be handed out. To be read, signed and kept with the answers received. Once it \
                 is signed, write its number into event.yaml (“clearance: …”), with “status: final”: if a file \
                 changes afterwards, a new sheet will be asked for.",
            ),
            "open": open,
            "open_label": say("à confirmer", "to be confirmed"),
            "more": say("autres lignes, dans le tableau qui accompagne ce bordereau", "more lines, in the table that goes with this sheet"),
            "parts": sheet.parts.iter().map(|part| self.clearance_part(part)).collect::<Vec<_>>(),
            "date_label": say("Date", "Date"),
            "name_label": say("Nom et fonction", "Name and function"),
            "signature_label": say("Relu, bon à publier – signature", "Read, cleared for publication – signature"),
        })
    }

    fn clearance_part(&self, part: &Part) -> Value {
        json!({
            "title": part.title,
            "intro": part.intro,
            "heads": part.heads,
            "lines": part.lines.iter().map(|line| self.clearance_line(line)).collect::<Vec<_>>(),
        })
    }

    fn clearance_line(&self, line: &Line) -> Value {
        let picture = line.picture.as_ref().map(|path| self.job.pictures.path(path));
        let is_there = |path: &String| self.job.pictures.files().any(|file| file.path == *path);
        json!({
            "what": self.text(&line.what),
            "place": self.glyphs.printable(&line.place),
            "ground": self.text(&line.ground),
            "is_open": line.is_open,
            "picture": picture.filter(is_there),
            "path": line.picture.as_ref().map(|it| self.glyphs.printable(it)),
        })
    }
}
