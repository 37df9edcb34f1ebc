//! Which files a folder gets.

use super::super::load::Loaded;
use super::super::schema;
use super::parts::Parts;
use super::texts;
use crate::diagnostic::Language;
use crate::discover::Role;

/// The files to write, those for the eyes of people first.
pub(super) struct Plan {
    pub(super) files: Vec<(String, Vec<u8>)>,
}

impl Plan {
    /// Plans what the folder does not have yet.
    pub(super) fn of(
        loaded: &Loaded,
        agenda: Option<(String, Vec<u8>)>,
        language: Language,
    ) -> Self {
        let mut plan = Self { files: agenda.into_iter().collect() };
        if !loaded.roles.contains(&Role::Agenda) {
            plan.text("agenda.md", texts::agenda::blank(language));
        }
        let parts = Parts::of(loaded, language);
        let event = texts::event::text(loaded, &parts, language);
        plan.plain(&own(loaded, Role::Event, "event.yaml"), event);
        for note in &parts.notes {
            plan.text(&note.path, texts::note::text(note.session, &parts, loaded, language));
        }
        for sheet in &parts.sheets {
            plan.text(&sheet.path, texts::workshop::text(sheet, language));
        }
        plan.plain(&own(loaded, Role::Action, "actions.yaml"), texts::actions(language));
        let participants = own(loaded, Role::Participants, "participants.csv");
        plan.text(&participants, texts::participants(language));
        let readme = texts::readme(language);
        plan.text(readme, texts::guide::text(loaded, &parts, language));
        for (folder, words) in texts::folders(language) {
            plan.text(&format!("{folder}/{readme}"), words.to_owned());
        }
        for (name, text) in schema::files(language) {
            plan.plain(&format!(".actes/schemas/{name}"), text);
        }
        plan.plain(".vscode/settings.json", texts::editor::settings());
        plan.plain(".vscode/extensions.json", texts::editor::extensions());
        plan
    }

    /// A file that people open in Word or in Notepad: the mark at its head tells them its encoding.
    fn text(&mut self, path: &str, text: String) {
        self.files.push((path.to_owned(), texts::marked(&text)));
    }

    /// A file that programs read too.
    fn plain(&mut self, path: &str, text: String) {
        self.files.push((path.to_owned(), text.into_bytes()));
    }
}

/// The file of a role that is there already under any of its names, else the usual one.
fn own(loaded: &Loaded, role: Role, usual: &str) -> String {
    let sources = loaded.sources.iter().zip(&loaded.roles);
    let mut own = sources.filter(|(_, it)| **it == role);
    own.next().map_or_else(|| usual.to_owned(), |((_, source), _)| source.path.clone())
}
