//! What note-takers are to know, on one page.

use super::super::super::load::Loaded;
use super::super::parts::Parts;
use super::one_line;
use crate::diagnostic::Language;
use crate::language::ReportLanguage;

/// The page, in plain words: its readers know nothing of the program.
pub(in super::super) fn text(loaded: &Loaded, parts: &Parts<'_>, language: Language) -> String {
    let event = &loaded.report.event;
    let date = event.date.map_or(String::new(), |date| {
        ReportLanguage::of(language.choose("fr", "en")).long_date(date)
    });
    let head = [one_line(&event.title), date];
    let head: Vec<_> = head.into_iter().filter(|line| !line.is_empty()).collect();
    let head = if head.is_empty() { String::new() } else { head.join("\n") + "\n\n" };
    let notes = parts.notes.first().and_then(|note| note.path.split('/').next());
    let sheets = parts.sheets.first().and_then(|sheet| sheet.path.split('/').next());
    let notes = notes.unwrap_or(language.choose("tables-rondes", "round-tables"));
    let sheets = sheets.unwrap_or(language.choose("ateliers", "workshops"));
    language.choose(
        format!(
            "POUR QUI PREND DES NOTES\n\n{head}\
Merci de prendre des notes. Elles seront imprimées dans les actes, avec celles des autres.

VOTRE FICHIER
Il y a un fichier par séance (dossier {notes}) et un par atelier (dossier {sheets}).
Ouvrez le vôtre avec Word ou le Bloc-notes : clic droit, « Ouvrir avec ».
Le titre et les personnes annoncées y sont déjà.

COMMENT ÉCRIRE
1. Écrivez votre nom après « rédacteur: » (ou « rapporteur: »), en haut.
2. Remplacez chaque « … » par ce qui a été dit, en phrases simples.
3. Quelqu'un d'autre prend la parole ? Ajoutez une ligne, sur le même modèle :
      **Prénom Nom** (structure) : ce que la personne a dit.
4. Quelqu'un n'a rien dit ? Effacez sa ligne.
5. Ce qui est entre <!-- et --> est pour vous : cela n'est jamais imprimé.

Vous préférez un document Word à vous ? C'est possible : gardez le nom du fichier
(par exemple 0940-table-ronde.docx), l'heure suffit à le reconnaître.

CE QUI AIDE
- Ce qui a été décidé, les chiffres, les désaccords : notez-les tels quels.
- Une parole entre guillemets doit être exacte ; sinon, résumez.
- Un doute sur un nom ? Écrivez (à vérifier) : cela sera signalé.
- Ce qui ne doit pas sortir du cercle des organisateurs : dites-le au secrétariat.

ENVOYER
Enregistrez au même format, sans changer le nom, et envoyez le fichier au secrétariat,
le lendemain au plus tard : les souvenirs sont encore frais.
"
        ),
        format!(
            "FOR NOTE-TAKERS\n\n{head}\
Thank you for taking notes. They will be printed in the proceedings, with those of the others.

YOUR FILE
There is one file for each session (folder {notes}) and one for each workshop (folder {sheets}).
Open yours with Word or Notepad: right click, “Open with”.
The title and the people who were announced are there already.

HOW TO WRITE
1. Write your name after “author:” (or “rapporteur:”), at the top.
2. Replace each “…” by what was said, in simple sentences.
3. Somebody else speaks? Add a line of the same kind:
      **First Last** (organisation): what the person said.
4. Somebody said nothing? Delete their line.
5. What stands between <!-- and --> is for you: it is never printed.

You prefer a Word document of your own? That works: keep the name of the file
(such as 0940-round-table.docx), the time is enough to know it by.

WHAT HELPS
- What was decided, figures, disagreements: note them as they are.
- Words in quotation marks must be exact; otherwise, sum up.
- Not sure of a name? Write (to be checked): it will be told.
- What must not leave the circle of the organisers: tell the secretariat.

SENDING
Save in the same format, without changing the name, and send the file to the secretariat
the next day at the latest: memories are still fresh.
"
        ),
    )
}
