//! A programme as it was understood, in YAML that reads back to the same model: what
//! `actes outline --write` leaves to be corrected by hand.

use std::fmt::{self, Write};
use std::ops::Range;

use jiff::civil::Date;

use super::{
    DAY, END, FINGERPRINT, KIND, KINDS, LABEL, OPEN, REPLACES, ROOM, SESSIONS, SPEAKERS, START,
    TEXT, WORKSHOPS,
};
use crate::diagnostic::{Diagnostic, Language};
use crate::language;
use crate::model::person::{Role, Speaker};
use crate::model::session::SessionKind;
use crate::parse::agenda::{Agenda, AgendaSession, AgendaWorkshop, session_at};
use crate::parse::event::{DATE, END_DATE, FRAMING, NAME, VENUE};
use crate::parse::header::{LANGUAGE, QUESTIONS, TITLE};
use crate::parse::people::{self, FUNCTION, ORGANISATION, ROLE};
use crate::read::yaml::{Key, Node, Value};
use crate::source::Source;
use crate::spelling::one_line;

/// What a programme is written from.
#[derive(Debug)]
pub struct Original<'a> {
    /// Its file.
    pub source: &'a Source,
    /// What was understood of it.
    pub agenda: &'a Agenda,
    /// Its YAML header: where it stands, and what it says.
    pub header: Option<(Range<usize>, Node)>,
    /// The language of the report, known or guessed.
    pub language: &'a str,
    /// What was doubtful in it.
    pub doubts: Vec<&'a Diagnostic>,
}

/// Writes the programme, with keys and comments in one of two languages.
#[must_use]
pub fn write(original: &Original<'_>, language: Language) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = Writer { original, language }.write(&mut out);
    out
}

struct Writer<'a> {
    original: &'a Original<'a>,
    language: Language,
}

impl Writer<'_> {
    fn key(&self, key: Key) -> &'static str {
        self.language.choose(key.1, key.0)
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let Original { source, agenda, .. } = self.original;
        let path = comment(&source.path);
        writeln!(out, "{}", self.guide(&path))?;
        writeln!(out, "{}: {}", self.key(REPLACES), quoted(&source.path))?;
        writeln!(out, "{}: {}", self.key(FINGERPRINT), quoted(&super::fingerprint(source)))?;
        writeln!(out)?;
        self.doubts(out, None, "")?;
        self.head(out)?;
        if agenda.sessions.is_empty() {
            return self.example(out);
        }
        writeln!(out, "\n{}:", self.key(SESSIONS))?;
        let mut day = agenda.date.as_ref().map(|date| date.value);
        let several = agenda.sessions.iter().any(|session| session.day != day);
        if several {
            day = None;
        }
        for (rank, session) in agenda.sessions.iter().enumerate() {
            writeln!(out)?;
            self.doubts(out, Some(rank), "  ")?;
            let text = agenda.markdown.get(rank + 1).map_or("", String::as_str);
            self.session(
                out,
                session,
                text,
                (session.day != day).then_some(session.day).flatten(),
            )?;
            day = session.day;
        }
        Ok(())
    }

    /// How the file is used, in comments.
    fn guide(&self, path: &str) -> String {
        let words = KINDS.iter().map(|(words, kind)| self.language.choose(words[0], kind.name()));
        let kinds = words.collect::<Vec<_>>().join(", ");
        let roles = people::role_words(self.language).join(", ");
        self.language.choose(
            format!(
                "# Le programme tel qu'il a été compris. Ce fichier remplace « {path} », qui reste dans le\n\
                 # dossier et n'est plus lu : corrigez ici, enregistrez, puis relancez « actes outline ».\n\
                 #\n\
                 # - Corrigez entre les guillemets. Ce qui suit un « # » n'est pas lu.\n\
                 # - Une séance commence par « - titre: ». Pour en ajouter une, copiez-en une et changez ses\n\
                 #   mots ; pour en supprimer une, effacez ses lignes.\n\
                 # - Gardez les espaces du début des lignes ; pas de tabulations.\n\
                 # - type : {kinds}.\n\
                 # - rôle : {roles}.\n"
            ),
            format!(
                "# The programme as it was understood. This file takes the place of “{path}”, which stays in the\n\
                 # folder and is no longer read: correct here, save, then run “actes outline” again.\n\
                 #\n\
                 # - Correct between the quotation marks. What follows a “#” is not read.\n\
                 # - A session begins with “- title:”. To add one, copy one and change its words; to remove one,\n\
                 #   delete its lines.\n\
                 # - Keep the spaces at the start of lines; no tabs.\n\
                 # - kind: {kinds}.\n\
                 # - role: {roles}.\n"
            ),
        )
    }

    /// How a session is written, where none was found.
    fn example(&self, out: &mut String) -> fmt::Result {
        let words = ["Accueil des participants", "Welcome of the participants"];
        let title = self.language.choose(words[0], words[1]);
        writeln!(out, "\n{}:", self.key(SESSIONS))?;
        writeln!(out, "  # - {}: {}", self.key(TITLE), quoted(title))?;
        writeln!(out, "  #   {}: {}", self.key(START), self.language.choose("9h30", "9:30"))
    }

    /// What was doubtful in a session or before the first, as comments.
    fn doubts(&self, out: &mut String, session: Option<usize>, margin: &str) -> fmt::Result {
        let Original { source, agenda, doubts, .. } = self.original;
        let starts = agenda.sessions.iter().map(|session| session.span.start);
        for doubt in doubts {
            let start = doubt.span.map_or(0, |span| span.start);
            if session_at(starts.clone(), start) != session {
                continue;
            }
            let line = source.position(start).line;
            let message = comment(&doubt.message(self.language));
            let told = self.language.choose(
                format!("# À vérifier (ligne {line}) : {message}"),
                format!("# To check (line {line}): {message}"),
            );
            writeln!(out, "{margin}{told}")?;
        }
        Ok(())
    }

    /// What the programme says of the event; the header of the original goes first, as it was written.
    fn head(&self, out: &mut String) -> fmt::Result {
        let Original { source, agenda, header, language, .. } = self.original;
        let of_header = |key: Key| {
            let Some((_, Node { value: Value::Map(entries), .. })) = header else { return None };
            entries.iter().find(|(name, _)| key.matches(&name.value))
        };
        let is_new = |key: Key| of_header(key).is_none();
        let mut framing = agenda.markdown.first().cloned().unwrap_or_default();
        if let Some((range, node)) = header {
            // A header's own text comes after that of the programme, under the one key.
            let own = of_header(FRAMING).filter(|_| !framing.is_empty());
            let taken = own.map(|(name, _)| entry_lines(source, range, node, name.span.start));
            if let Some((_, own)) = own {
                framing = format!("{framing}\n\n{}", own.value.words().unwrap_or_default());
            }
            let taken = taken.unwrap_or(range.end..range.end);
            let kept = [range.start..taken.start, taken.end..range.end];
            for text in kept.map(|range| source.text[range].trim_end()) {
                if !text.is_empty() {
                    writeln!(out, "{text}")?;
                }
            }
        }
        let facts = [(TITLE, &agenda.title), (NAME, &agenda.name)];
        for (key, text) in facts {
            if let Some(text) = text.as_ref().filter(|_| is_new(key)) {
                writeln!(out, "{}: {}", self.key(key), quoted(&text.value))?;
            }
        }
        for (key, date) in [(DATE, &agenda.date), (END_DATE, &agenda.end_date)] {
            if let Some(date) = date.as_ref().filter(|_| is_new(key)) {
                writeln!(out, "{}: {}", self.key(key), self.date(date.value))?;
            }
        }
        for (key, texts) in [(VENUE, &agenda.venue), (QUESTIONS, &agenda.questions)] {
            if texts.is_empty() || !is_new(key) {
                continue;
            }
            writeln!(out, "{}:", self.key(key))?;
            texts.iter().try_for_each(|text| writeln!(out, "  - {}", quoted(&text.value)))?;
        }
        if is_new(LANGUAGE) {
            writeln!(out, "{}: {language}", self.key(LANGUAGE))?;
        }
        self.text(out, FRAMING, &framing, "")
    }

    fn session(
        &self,
        out: &mut String,
        session: &AgendaSession,
        text: &str,
        day: Option<Date>,
    ) -> fmt::Result {
        writeln!(out, "  - {}: {}", self.key(TITLE), quoted(&session.title))?;
        if let Some(day) = day {
            writeln!(out, "    {}: {}", self.key(DAY), self.date(day))?;
        }
        if let Some(start) = session.start {
            writeln!(out, "    {}: {}", self.key(START), self.language.time(start))?;
        }
        if let Some(end) = session.end {
            let (key, end) = (self.key(END), self.language.time(end));
            if session.end_inferred {
                let why = self.language.choose(
                    "supposée : la séance suivante commence",
                    "assumed: the next session begins",
                );
                writeln!(out, "    # {key}: {end}  ({why})")?;
            } else {
                writeln!(out, "    {key}: {end}")?;
            }
        }
        let kind = KINDS.iter().find(|(_, kind)| *kind == session.kind);
        if let Some((words, kind)) = kind.filter(|_| session.kind != SessionKind::Other) {
            let kind = self.language.choose(words[0], kind.name());
            writeln!(out, "    {}: {kind}", self.key(KIND))?;
        }
        self.room_and_people(out, session.room.as_deref(), &session.speakers, "    ")?;
        if session.speakers_open {
            writeln!(out, "    {}: {}", self.key(OPEN), self.language.choose("oui", "true"))?;
        }
        self.text(out, TEXT, text, "    ")?;
        if !session.workshops.is_empty() {
            writeln!(out, "    {}:", self.key(WORKSHOPS))?;
        }
        session.workshops.iter().try_for_each(|workshop| self.workshop(out, workshop))
    }

    fn workshop(&self, out: &mut String, workshop: &AgendaWorkshop) -> fmt::Result {
        writeln!(out, "      - {}: {}", self.key(TITLE), quoted(&workshop.title))?;
        if let Some(label) = &workshop.label {
            writeln!(out, "        {}: {}", self.key(LABEL), quoted(label))?;
        }
        self.room_and_people(out, workshop.room.as_deref(), &workshop.speakers, "        ")
    }

    fn room_and_people(
        &self,
        out: &mut String,
        room: Option<&str>,
        speakers: &[Speaker],
        margin: &str,
    ) -> fmt::Result {
        if let Some(room) = room {
            writeln!(out, "{margin}{}: {}", self.key(ROOM), quoted(room))?;
        }
        if !speakers.is_empty() {
            writeln!(out, "{margin}{}:", self.key(SPEAKERS))?;
        }
        for speaker in speakers {
            let known = [
                (people::NAME, &speaker.name),
                (FUNCTION, &speaker.function),
                (ORGANISATION, &speaker.organisation),
            ];
            let mut lines: Vec<_> = known
                .into_iter()
                .filter_map(|(key, text)| {
                    Some(format!("{}: {}", self.key(key), quoted(text.as_ref()?)))
                })
                .collect();
            if speaker.role != Role::Panellist {
                let role = people::role_word(speaker.role, self.language);
                lines.push(format!("{}: {role}", self.key(ROLE)));
            }
            for (rank, line) in lines.iter().enumerate() {
                let mark = if rank == 0 { "-" } else { " " };
                writeln!(out, "{margin}  {mark} {line}")?;
            }
        }
        Ok(())
    }

    /// A text of several lines, which YAML leaves as it is.
    fn text(&self, out: &mut String, key: Key, text: &str, margin: &str) -> fmt::Result {
        let text = text.trim_end();
        if text.is_empty() {
            return Ok(());
        }
        let key = self.key(key);
        let is_plain = !text.starts_with(char::is_whitespace)
            && text.chars().all(|c| c == '\n' || !c.is_control());
        if !is_plain {
            return writeln!(out, "{margin}{key}: {}", quoted(text));
        }
        writeln!(out, "{margin}{key}: |")?;
        for line in text.lines() {
            let indent = if line.is_empty() { "" } else { "  " };
            let margin = if line.is_empty() { "" } else { margin };
            writeln!(out, "{margin}{indent}{line}")?;
        }
        Ok(())
    }

    fn date(&self, date: Date) -> String {
        let tag = self.language.choose("fr", "en");
        language::ReportLanguage::of(tag).full_date(date)
    }
}

/// The lines of an entry of a header, up to the next entry.
fn entry_lines(source: &Source, range: &Range<usize>, node: &Node, key: usize) -> Range<usize> {
    let line_start = |at: usize| source.line_start(source.position(at).line);
    let Value::Map(entries) = &node.value else { return range.end..range.end };
    let next = entries.iter().map(|(name, _)| name.span.start).filter(|&start| start > key).min();
    line_start(key)..next.map_or(range.end, line_start)
}

/// A text as a value of YAML, on one line.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text inside a comment, which ends with the line.
fn comment(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line(&text)
}
