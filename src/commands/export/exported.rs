//! What is written: the bytes of each sort of data in each form, and every text that stands in them.

use anyhow::{Context, Result, anyhow, bail};
use jiff::civil::Date;
use serde_json::Value;

use super::super::compile::Options;
use crate::cli::{DataFormat, DataName};
use crate::diagnostic::Language as Speech;
use crate::export::{
    About, Attach, Deadlines, MODEL_NAME, Sheet, Table, actions, actions_json, attachments,
    longest_cell_is_cut, participants, participants_json, parts, stats, stats_json, xlsx,
};
use crate::language::ReportLanguage;
use crate::polish::Polished;

use super::Event;

/// Data, ready to be written.
pub(super) struct Exported {
    /// The bytes.
    pub(super) bytes: Vec<u8>,
    /// What they hold, in a few words.
    pub(super) told: String,
    /// What one should know besides.
    pub(super) remark: String,
    /// The texts of each event, with the place of each: nothing withheld may stand in them.
    pub(super) texts: Vec<Texts>,
}

/// Texts with their places in French and in English.
type Texts = Vec<([String; 2], String)>;

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) data: DataName,
    pub(super) form: DataFormat,
    /// The day for an event that has none.
    pub(super) date: Option<Date>,
    /// The language of messages.
    pub(super) speech: Speech,
}

impl Wanted {
    /// The data of events that are edited for their readers: one, or several for the figures.
    pub(super) fn make(self, events: &[Event]) -> Result<Exported> {
        let first = events.first().context("no event")?;
        let language = first.report.language();
        match self.data {
            DataName::Actions => self.actions(first, &language),
            DataName::Participants => self.participants(&first.report, &language),
            DataName::Model => self.model(first),
            DataName::Stats => self.stats(events, &language),
        }
    }

    fn actions(self, event: &Event, language: &ReportLanguage) -> Result<Exported> {
        let report = &event.report;
        let count = report.actions.len();
        if count == 0 {
            bail!(self.speech.choose(
                "cette édition n'a pas de proposition d'action : il n'y a rien à écrire",
                "this edition has no action proposal: there is nothing to write",
            ));
        }
        let told = self.count(count, ["action", "actions"], ["action", "actions"]);
        match self.form {
            DataFormat::Json => Ok(json(&actions_json(report), told)),
            DataFormat::Ics => self.calendar(event),
            DataFormat::Csv => csv(&actions(report), told),
            DataFormat::Xlsx => {
                let whole = (language.label("actions").to_owned(), actions(report));
                let sheets = std::iter::once(whole).chain(parts(report));
                self.workbook("actions", sheets.collect(), report, language, told)
            }
        }
    }

    fn calendar(self, event: &Event) -> Result<Exported> {
        let deadlines = Deadlines::of(&event.report, &event.key);
        if deadlines.is_empty() {
            bail!(self.speech.choose(
                "aucune action, aucune étape n'a de date précise (« echeance: 2020-03-31 ») : \
                 il n'y a pas d'agenda à écrire",
                "no action and no step has a date (“deadline: 2020-03-31”): \
                 there is no calendar to write",
            ));
        }
        let ics = deadlines.ics(self.day(&event.report));
        let place = ["l'agenda", "the calendar"].map(str::to_owned);
        let texts = deadlines.texts().map(|text| (place.clone(), text.to_owned())).collect();
        let ids = deadlines.undated.join(", ");
        let remark = match deadlines.undated.len() {
            0 => String::new(),
            1 => self.speech.choose(
                format!("{ids} n'a pas de date précise et n'est pas dans l'agenda.\n"),
                format!("{ids} has no date and is not in the calendar.\n"),
            ),
            count => self.speech.choose(
                format!("{count} actions n'ont pas de date précise et ne sont pas dans l'agenda : {ids}.\n"),
                format!("{count} actions have no date and are not in the calendar: {ids}.\n"),
            ),
        };
        let told =
            self.count(deadlines.len(), ["échéance", "échéances"], ["deadline", "deadlines"]);
        Ok(Exported { bytes: ics.into_bytes(), told, remark, texts: vec![texts] })
    }

    fn participants(self, report: &Polished, language: &ReportLanguage) -> Result<Exported> {
        let count = report.participants.len();
        if count == 0 {
            bail!(self.speech.choose(
                "cette édition n'a pas de liste de participants : il n'y a rien à écrire",
                "this edition has no list of participants: there is nothing to write",
            ));
        }
        let told =
            self.count(count, ["participant", "participants"], ["participant", "participants"]);
        let table = || participants(report);
        match self.form {
            DataFormat::Json => Ok(json(&participants_json(report), told)),
            DataFormat::Csv => csv(&table(), told),
            _ => {
                let sheets = vec![(language.label("participants").to_owned(), table())];
                self.workbook("participants", sheets, report, language, told)
            }
        }
    }

    /// The very model that the PDF carries.
    fn model(self, event: &Event) -> Result<Exported> {
        let report = &event.report;
        let composition = Options::archived(report).composition(report);
        let attached = attachments(report, &event.sources, Attach::Data, None, &composition);
        let model = attached.into_iter().find(|it| it.name == MODEL_NAME).context("no model")?;
        let bytes = model.bytes.into_owned();
        let told = self.speech.choose("modèle", "model").to_owned();
        let texts = whole(String::from_utf8_lossy(&bytes).into_owned());
        Ok(Exported { bytes, told, remark: String::new(), texts: vec![texts] })
    }

    fn stats(self, events: &[Event], language: &ReportLanguage) -> Result<Exported> {
        let reports: Vec<_> = events.iter().map(|event| &event.report).collect();
        let told = self.count(events.len(), ["événement", "événements"], ["event", "events"]);
        let table = stats(&reports, language);
        let rows = table.rows.iter().map(|row| {
            let one = Table { heads: table.heads.clone(), rows: vec![row.clone()] };
            texts(&one)
        });
        let rows: Vec<_> = rows.collect();
        let made = match self.form {
            DataFormat::Json => json(&stats_json(&reports), told),
            DataFormat::Csv => csv(&table, told)?,
            _ => {
                let sheets = vec![(language.label("stats").to_owned(), table)];
                self.workbook("stats", sheets, &events[0].report, language, told)?
            }
        };
        Ok(Exported { texts: rows, ..made })
    }

    fn workbook(
        self,
        title: &str,
        tables: Vec<(String, Table)>,
        report: &Polished,
        language: &ReportLanguage,
        told: String,
    ) -> Result<Exported> {
        let event = &report.event;
        let publisher = event.facts.network.as_ref().map(|it| it.name.as_str());
        let name = event.name.as_ref().unwrap_or(&event.title);
        // Figures may be those of several events.
        let title = match self.data {
            DataName::Stats => language.label(title).to_owned(),
            _ => format!("{} – {name}", language.label(title)),
        };
        let about = About {
            title: &title,
            language: &event.language,
            author: publisher.or(event.facts.organisers.first().map(|it| it.name.as_str())),
            day: self.day(report),
        };
        let sheets: Vec<_> =
            tables.into_iter().map(|(name, table)| Sheet { name, table }).collect();
        let bytes = xlsx(&sheets, &about).with_context(|| {
            self.speech
                .choose("le classeur ne peut pas être écrit", "the workbook cannot be written")
        })?;
        let remark = if longest_cell_is_cut(&sheets) {
            self.speech.choose(
                "Un texte trop long pour une cellule (32 767 caractères) y est coupé ; le CSV l'a en entier.\n",
                "A text too long for a cell (32,767 characters) is cut there; CSV has all of it.\n",
            )
        } else {
            ""
        };
        let mut texts: Texts = sheets.iter().flat_map(|sheet| texts(&sheet.table)).collect();
        texts.extend(whole(title.clone()));
        Ok(Exported { bytes, told, remark: remark.to_owned(), texts: vec![texts] })
    }

    /// The day that stands for the one on which data were made: no clock tells in them.
    fn day(self, report: &Polished) -> Date {
        report.event.date.or(self.date).unwrap_or(jiff::civil::date(1980, 1, 1))
    }

    fn count(self, count: usize, french: [&str; 2], english: [&str; 2]) -> String {
        let [one, several] = self.speech.choose(french, english);
        format!("{count} {}", if count == 1 { one } else { several })
    }
}

fn csv(table: &Table, told: String) -> Result<Exported> {
    let bytes = table.csv().ok_or_else(|| anyhow!("the table cannot be written as CSV"))?;
    Ok(Exported { bytes, told, remark: String::new(), texts: vec![texts(table)] })
}

fn json(value: &Value, told: String) -> Exported {
    let text = format!("{value:#}\n");
    let texts = vec![whole(text.clone())];
    Exported { bytes: text.into_bytes(), told, remark: String::new(), texts }
}

fn whole(text: String) -> Texts {
    vec![(["le fichier", "the file"].map(str::to_owned), text)]
}

/// The texts of a table; a column tells where.
fn texts(table: &Table) -> Texts {
    let heads = table.heads.iter().map(|head| {
        let place = ["les titres de colonnes", "the heads of columns"].map(str::to_owned);
        (place, head.clone())
    });
    let cells = table.rows.iter().flat_map(|row| {
        table.heads.iter().zip(row).map(|(head, cell)| {
            let place = [format!("la colonne « {head} »"), format!("the column “{head}”")];
            (place, cell.text())
        })
    });
    heads.chain(cells).collect()
}
