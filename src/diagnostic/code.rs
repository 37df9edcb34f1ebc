//! The closed list of what can be told of an event's files, with its sentences in French and in
//! English.
//!
//! A message is one line without a full stop. A help is a sentence; it is shown only when every
//! `{word}` in it is known, so one code can carry a help for each case. The longer story that
//! `actes explain` tells is in `explain/<code>.md`.

use super::Language;
use crate::embedded::STORIES;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The report is written, and may not be what was meant.
    Warning,
    /// The report is right as it is; somebody may want to know.
    Note,
}

/// What sort of fact a code tells; with the [`Policy`](super::Policy) it makes the severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Nothing right could be written.
    Error,
    /// Something is still missing: a warning in a draft, an error in a final report.
    Gap,
    /// Something doubtful that somebody must look at before it is published: a warning in a draft, an
    /// error in a final report.
    Doubt,
    /// The report may not be what was meant.
    Warning,
    /// The report is right as it is.
    Note,
    /// What the program decided by itself: told in the build report only.
    Decision,
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $code:ident $name:literal $level:ident
        fr $fr:literal $([$($fr_help:literal),*])?
        en $en:literal $([$($en_help:literal),*])?;)*) => {
        /// What sort of problem it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $code,)* }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// The stable name that people see.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$code => $name,)* }
            }

            /// What sort of fact it tells.
            #[must_use]
            pub fn level(self) -> Level {
                match self { $(Self::$code => Level::$level,)* }
            }

            /// The sentence that says it in one line, with `{word}`s to fill in.
            #[must_use]
            pub fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$code, Language::French) => $fr,
                      (Self::$code, Language::English) => $en,)*
                }
            }

            pub(super) fn helps(self, language: Language) -> &'static [&'static str] {
                match (self, language) {
                    $((Self::$code, Language::French) => &[$($($fr_help),*)?],
                      (Self::$code, Language::English) => &[$($($en_help),*)?],)*
                }
            }
        }
    };
}

impl Code {
    /// The code of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }

    /// The longer story: what it means, why it matters, an example and how to mend it.
    #[must_use]
    pub fn story(self, language: Language) -> String {
        // A file has both languages, one under `# fr` and one under `# en`.
        let stories = STORIES.text(&format!("{}.md", self.name())).unwrap_or_default();
        let (french, english) = stories.split_once("\n# en\n").unwrap_or_default();
        let story = match language {
            Language::French => french.trim_start_matches("# fr\n").trim(),
            Language::English => english.trim(),
        };
        story.to_owned()
    }
}

catalogue! {
    /// The folder has no agenda.
    MissingAgenda "missing-agenda" Error
        fr "aucun ordre du jour dans le dossier « {folder} »"
            ["Déposez-y l'ordre du jour tel qu'il a été envoyé, sous le nom « agenda.md », « programme.docx » ou « ordre-du-jour.txt ».", "« {pdf} » est un PDF, qui n'est lu que comme image : demandez à son auteur le fichier Word.", "Si « {candidate} » est l'ordre du jour, renommez-le « {renamed} ».", "Si l'un de ces fichiers est l'ordre du jour, renommez-le « agenda » : {candidates}.", "Ce sont des fichiers tels que reçus ? `actes gather \"{folder}\"` les range dans un dossier."]
        en "no agenda in the folder “{folder}”"
            ["Put the agenda there, as it was sent, under the name “agenda.md”, “programme.docx” or “agenda.txt”.", "“{pdf}” is a PDF, which is only read as a picture: ask its author for the Word file.", "If “{candidate}” is the agenda, rename it to “{renamed}”.", "If one of these files is the agenda, rename it to “agenda”: {candidates}.", "Are these files as you received them? `actes gather \"{folder}\"` sorts them into a folder."];
    /// The agenda is still the example that `actes new` wrote.
    UnfilledAgenda "unfilled-agenda" Error
        fr "l'ordre du jour n'est pas encore rempli : c'est toujours l'exemple écrit par « actes new »"
            ["Remplacez l'exemple par votre programme : le titre, la date, le lieu, puis chaque séance avec son heure."]
        en "the agenda has not been filled in yet: it is still the example written by “actes new”"
            ["Replace the example with your programme: the title, the date, the place, then each session with its time."];
    /// The agenda that another takes the place of is not what it was.
    ReplacedAgendaChanged "replaced-agenda-changed" Warning
        fr "« {original} » a changé depuis que « {agenda} » en a été tiré"
            ["« {agenda} » fait foi : reportez-y les changements, puis écrivez « empreinte: {fingerprint} ».", "Ou supprimez « {agenda} » et relancez « actes outline --write » ; vos corrections seront à refaire."]
        en "“{original}” has changed since “{agenda}” was written from it"
            ["“{agenda}” takes precedence: copy the changes into it, then write “fingerprint: {fingerprint}”.", "Or delete “{agenda}” and run “actes outline --write” again; you will have to redo your corrections."];
    /// Several files could be the agenda.
    TwoAgendas "two-agendas" Error
        fr "plusieurs ordres du jour : {agendas}"
            ["Gardez celui qui fait foi et retirez les autres du dossier."]
        en "several agendas: {agendas}"
            ["Keep the current one and remove the others from the folder."];
    /// A text says that somebody does not want to be named.
    RefusalInText "refusal-in-text" Warning
        fr "le nom de « {name} » n'est pas publié, puisque le texte dit « {words} »"
            ["Notez ce refus dans la liste des participants ou sous « personnes » : il vaudra aussi si ce texte change.", "Si la personne accepte finalement d'être nommée, retirez ces mots."]
        en "the name of “{name}” is not published, since the text says “{words}”"
            ["Write this refusal in the list of participants or under “people”: it will hold even if this text changes.", "If the person agrees to be named after all, remove these words."];
    /// Several files state the facts of the event.
    SeveralEventFiles "several-event-files" Error
        fr "plusieurs fiches de l'événement : {files}"
            ["Réunissez-les en une seule et retirez les autres du dossier."]
        en "several event files: {files}"
            ["Put everything in one of them and remove the others from the folder."];
    /// The event file and the agenda give different dates.
    DateDiffers "date-differs" Warning
        fr "la date de l'événement est le {date}, et l'ordre du jour annonce le {announced}"
            ["Vérifiez les deux : c'est le {date} qui sera imprimé."]
        en "the date of the event is {date}, and the agenda announces {announced}"
            ["Check both: {date} will be printed."];
    /// The agenda gives no date.
    NoDate "no-date" Warning
        fr "l'événement n'a pas de date"
            ["Écrivez-la dans l'ordre du jour (« 12 juin 2019 ») ou dans event.yaml (« date: 2019-06-12 »)."]
        en "the event has no date"
            ["Write it in the agenda (“12 June 2019”) or in event.yaml (“date: 2019-06-12”)."];
    /// The agenda gives no title.
    NoTitle "no-title" Warning
        fr "l'événement n'a pas de titre"
            ["Écrivez-le en haut de l'ordre du jour ou dans event.yaml (« titre: … »)."]
        en "the event has no title"
            ["Write it at the top of the agenda or in event.yaml (“title: …”)."];
    /// The agenda has no session.
    NoSession "no-session" Error
        fr "aucune séance n'a été reconnue dans l'ordre du jour"
            ["Une séance commence par son heure, comme « 9h40 Table ronde : … » ou « 14:00 - 15:30 Ateliers »."]
        en "no session was recognised in the agenda"
            ["A session starts with its time, for example “9:40 Round table: …” or “14:00 - 15:30 Workshops”."];
    /// A session starts before the one above it.
    TimesOutOfOrder "times-out-of-order" Warning
        fr "la séance de {time} vient après celle de {previous}"
            ["Vérifiez l'heure, ou indiquez le jour si l'événement dure plusieurs jours."]
        en "the session at {time} comes after the one at {previous}"
            ["Check the time, or give the day if the event lasts several days."];
    /// A session that ends before it begins.
    EndsBeforeStart "ends-before-start" Warning
        fr "cette séance se terminerait à {end}, avant son début à {start}"
            ["Vérifiez les deux heures. En attendant, la séance dure jusqu'au début de la suivante."]
        en "this session would end at {end}, before it starts at {start}"
            ["Check both times. In the meantime, the session lasts until the next one starts."];
    /// A weekday that is not that of its date.
    WrongWeekday "wrong-weekday" Warning
        fr "le {date} est un {right}, pas un {written}"
            ["Vérifiez la date et le jour : l'un des deux est faux."]
        en "{date} is a {right}, not a {written}"
            ["Check the date and the day: one of them is wrong."];
    /// A line of the agenda holds hours and opens no session.
    HoursNotRead "hours-not-read" Warning
        fr "cette ligne contient une heure, mais n'a pas été lue comme une séance"
            ["Si c'est une séance, commencez la ligne par l'heure, comme « 9h40 Table ronde : … »."]
        en "this line contains a time, but was not read as a session"
            ["If it is a session, start the line with the time, for example “9:40 Round table: …”."];
    /// A session without a title.
    UntitledSession "untitled-session" Warning
        fr "cette séance n'a pas de titre"
            ["Écrivez-le après l'heure, ou à la ligne suivante."]
        en "this session has no title"
            ["Write it after the time, or on the line below."];
    /// A name that may be a role, an organisation or a heading.
    DoubtfulSpeaker "doubtful-speaker" Note
        fr "« {name} » a été lu comme le nom d'un intervenant : est-ce bien une personne ?"
            ["Si oui, écrivez « Mme » ou « M. » devant le nom. Sinon, corrigez le programme avec « actes outline --write »."]
        en "“{name}” was read as the name of a speaker: is it a person?"
            ["If so, write “Ms” or “Mr” before the name. If not, correct the programme with “actes outline --write”."];
    /// Two identities under one name.
    Namesakes "namesakes" Note
        fr "« {name} » est annoncé comme « {first} », puis comme « {second} » : les deux sont pris pour une seule personne"
            ["Si ce sont deux personnes, distinguez leurs noms, par une initiale ou un second prénom. Si c'est la même, gardez les mêmes mots."]
        en "“{name}” is announced as “{first}”, then as “{second}”: both are taken for one person"
            ["If they are two people, tell their names apart, by an initial or a second given name. If it is one person, keep the same words."];
    /// A session's title may have been cut too early, or too late.
    DoubtfulTitle "doubtful-title" Note
        fr "le titre « {title} » a peut-être été mal coupé"
            ["Si le titre est faux, écrivez-le entre guillemets, ou corrigez le programme avec « actes outline --write »."]
        en "the title “{title}” may have been cut in the wrong place"
            ["If the title is wrong, write it in quotes, or correct the programme with “actes outline --write”."];
    /// Speakers are announced, and none was read.
    SpeakersLeftInText "speakers-left-in-text" Note
        fr "cette ligne annonce des intervenants, mais aucun n'a été reconnu : elle reste dans le texte de la séance"
            ["Écrivez-les sous la forme « Prénom NOM, fonction, organisme », séparés par « ; »."]
        en "this line announces speakers, but none was recognised: it stays in the text of the session"
            ["Write them as “First LAST, position, organisation”, separated by “;”."];
    /// The date was taken from a sentence, or its year from elsewhere.
    DateGuessed "date-guessed" Decision
        fr "date de l'événement déduite du texte : {date}"
        en "event date taken from the text: {date}";
    /// The place was known by where it stands alone.
    PlaceGuessed "place-guessed" Decision
        fr "lieu de l'événement déduit de sa place dans l'ordre du jour : {place}"
        en "event venue inferred from its position in the agenda: {place}";
    /// Lines around the programme that are none of it.
    LinesLeftOut "lines-left-out" Decision
        fr "lignes autour du programme laissées de côté : {count}"
        en "lines around the programme left out: {count}";
    /// A YAML text that YAML cannot read.
    YamlSyntax "yaml-syntax" Error
        fr "YAML illisible : {cause}"
            ["Mettez entre guillemets un texte qui contient « : » ou commence par un symbole{quotable}.", "Remplacez la tabulation par deux espaces{tab}.", "Refermez le guillemet à la fin du texte{unquoted}.", "Alignez cette ligne sur celles de la même liste, et séparez chaque clé de sa valeur par « : »{indent}."]
        en "unreadable YAML: {cause}"
            ["Put quotation marks around text that contains “: ” or starts with a symbol{quotable}.", "Replace the tab with two spaces{tab}.", "Close the quote at the end of the text{unquoted}.", "Align this line with the others of its list, and put “: ” between each key and its value{indent}."];
    /// A YAML key that means nothing here.
    UnknownKey "unknown-key" Error
        fr "clé inconnue « {key} »"
            ["Vouliez-vous écrire « {nearest} » ?", "Clés possibles : {expected}."]
        en "unknown key “{key}”"
            ["Did you mean “{nearest}”?", "Possible keys: {expected}."];
    /// A column of a table that means nothing here.
    UnknownColumn "unknown-column" Warning
        fr "la colonne « {key} » est ignorée"
            ["Vouliez-vous écrire « {nearest} » ?", "Si elle compte, dites dans event.yaml laquelle de ces colonnes elle est ({expected}), par exemple `{example}` ; sinon, laissez-la."]
        en "the column “{key}” is ignored"
            ["Did you mean “{nearest}”?", "If it matters, say in event.yaml which of these columns it is ({expected}), for example `{example}`; otherwise leave it."];
    /// A column that is read for what its head likely means.
    ColumnGuessed "column-guessed" Note
        fr "la colonne « {head} » est lue comme « {key} »"
            ["Si ce n'est pas cela, dites-le dans event.yaml : `{example}`, ou le nom de la bonne colonne au lieu de « ignorer »."]
        en "the column “{head}” is read as “{key}”"
            ["If that is wrong, say so in event.yaml: `{example}`, or the name of the right column instead of “ignore”."];
    /// A column of remarks beside actions, which the public edition leaves out.
    CommentColumn "comment-column" Note
        fr "la colonne « {head} » peut contenir des remarques de travail : elle n'est imprimée que dans l'édition interne"
            ["Pour la publier avec la description, écrivez dans event.yaml : `{example}`."]
        en "the column “{head}” may hold working remarks: it is printed in the internal edition only"
            ["To publish it with the description, write in event.yaml: `{example}`."];
    /// Rows of a table that are titles or sums.
    RowsSkipped "rows-skipped" Note
        fr "lignes du tableau laissées de côté (titres, totaux) : {rows}"
        en "table rows left out (titles, totals): {rows}";
    /// Answers to a form, counted.
    AnswersCounted "answers-counted" Note
        fr "{people} réponses à un questionnaire sont comptées, question par question"
            ["Colonnes qui ne sont pas reprises : {left}."]
        en "{people} answers to a form are counted, question by question"
            ["Columns that are left out: {left}."];
    /// How many people came, as notes say it.
    AttendanceCounted "attendance-counted" Note
        fr "nombre de participants relevé dans ces notes : {count}"
            ["S'il est faux, écrivez le bon dans event.yaml, « nombre_de_participants: {count} », ou déposez la liste sous le nom « participants.xlsx »."]
        en "number of participants, as given in these notes: {count}"
            ["If it is wrong, write the right one in event.yaml, “attendance: {count}”, or add the list as “participants.xlsx”."];
    /// A colour of words that is hard to read on its ground.
    LowContrast "low-contrast" Warning
        fr "la couleur « {colour} » se lit mal {ground} (contraste {ratio}, il faut {needed})"
            ["La couleur la plus proche qui convient est « {nearest} »."]
        en "the colour “{colour}” is hard to read {ground} (contrast {ratio}, {needed} is needed)"
            ["The nearest suitable colour is “{nearest}”."];
    /// The same YAML key twice.
    DuplicateKey "duplicate-key" Error
        fr "la clé « {key} » figure deux fois"
            ["Gardez-en une seule."]
        en "the key “{key}” appears twice"
            ["Keep only one."];
    /// A YAML value of another sort than expected.
    WrongType "wrong-type" Error
        fr "« {key} » attend {expected}, pas {found}"
            ["Écrivez par exemple « {example} »."]
        en "“{key}” expects {expected}, not {found}"
            ["For example, write “{example}”."];
    /// A YAML key that must be there.
    MissingKey "missing-key" Error
        fr "il manque « {key} »"
            ["Ajoutez par exemple « {example} »."]
        en "“{key}” is missing"
            ["For example, add “{example}”."];
    /// A table without a column that its rows cannot do without.
    MissingColumn "missing-column" Error
        fr "la colonne « {key} » manque dans le tableau"
            ["Si c'est « {nearest} », renommez-la « {key} ».", "Colonnes non reconnues : {unread}. Si l'une d'elles est « {key} », renommez-la, ou dites-le dans event.yaml : `{example}`.", "La première ligne du tableau doit donner les titres des colonnes ; on y lit : {columns}."]
        en "the table has no “{key}” column"
            ["If it is “{nearest}”, rename it to “{key}”.", "Columns not recognised: {unread}. If one of them is “{key}”, rename it, or say so in event.yaml: `{example}`.", "The first row of the table must give the column headings; it reads: {columns}."];
    /// A YAML value outside its list.
    UnknownValue "unknown-value" Error
        fr "« {value} » n'est pas une valeur possible de « {key} »"
            ["Vouliez-vous écrire « {nearest} » ?", "Valeurs possibles : {expected}."]
        en "“{value}” is not a valid value for “{key}”"
            ["Did you mean “{nearest}”?", "Possible values: {expected}."];
    /// A header that is never closed.
    UnclosedHeader "unclosed-header" Error
        fr "l'en-tête ouvert par « --- » n'est pas refermé"
            ["Ajoutez une ligne « --- » après la dernière clé."]
        en "the header that starts with “---” is not closed"
            ["Add a line “---” after the last key."];
    /// A note that fits no session.
    UnknownSession "unknown-session" Error
        fr "« {wanted} » ne correspond à aucune séance de l'ordre du jour"
            ["Séance la plus proche : {nearest}.", "Séances : {expected}."]
        en "“{wanted}” matches no session in the agenda"
            ["Nearest session: {nearest}.", "Sessions: {expected}."];
    /// A note that says nothing of its session.
    NoteWithoutSession "note-without-session" Error
        fr "impossible de savoir à quelle séance ces notes se rapportent"
            ["Mettez l'heure de la séance dans le nom du fichier, par exemple « {file} ».", "Ou ajoutez {place} : « session: {example} ».", "Séances : {expected}."]
        en "cannot tell which session these notes belong to"
            ["Put the time of the session in the file name, for example “{file}”.", "Or add {place}: “session: {example}”.", "Sessions: {expected}."];
    /// A note that fits several sessions.
    AmbiguousSession "ambiguous-session" Error
        fr "« {wanted} » peut désigner plusieurs séances : {candidates}"
            ["Précisez laquelle en haut du fichier : {choices}.", "Ou renommez le fichier : {files}.", "Renommez le fichier : {renamed}."]
        en "“{wanted}” could be any of several sessions: {candidates}"
            ["Say which one at the top of the file: {choices}.", "Or rename the file: {files}.", "Rename the file: {renamed}."];
    /// A reference that leads nowhere.
    UnknownReference "unknown-reference" Error
        fr "le renvoi « {target} » ne mène nulle part"
            ["Le plus proche : « {nearest} ».", "Renvois possibles : {expected}."]
        en "the reference “{target}” leads nowhere"
            ["Closest match: “{nearest}”.", "Possible references: {expected}."];
    /// A reference that could lead to several places.
    AmbiguousReference "ambiguous-reference" Error
        fr "le renvoi « {target} » peut mener à plusieurs endroits : {candidates}"
            ["Écrivez l'une de ces formes : {choices}."]
        en "the reference “{target}” could lead to several places: {candidates}"
            ["Write one of these: {choices}."];
    /// An id used twice.
    DuplicateId "duplicate-id" Error
        fr "l'identifiant « {id} » est déjà pris dans {other}"
            ["Donnez un autre identifiant à l'un des deux."]
        en "the id “{id}” is already used in {other}"
            ["Give one of them another id."];
    /// A question that nobody asked.
    UnknownQuestion "unknown-question" Error
        fr "« {id} » ne correspond à aucune question directrice"
            ["Questions : {expected}."]
        en "“{id}” is not one of the framing questions"
            ["Questions: {expected}."];
    /// Someone speaks whose name is nearly that of a known speaker.
    UnknownPerson "unknown-person" Doubt
        fr "« {name} » ne figure ni au programme ni parmi les personnes déclarées"
            ["Vouliez-vous écrire « {nearest} » ?", "Une personne qui n'était pas annoncée se déclare sous « personnes: » dans event.yaml ou dans l'en-tête de la note."]
        en "“{name}” is not on the programme"
            ["Did you mean “{nearest}”?", "Someone who was not announced is listed under “people:” in event.yaml or in the header of the note."];
    /// A transcript has a number where a speaker's name should stand.
    UnnamedSpeaker "unnamed-speaker" Doubt
        fr "« {name} » n'est pas un nom : la transcription n'a pas reconnu qui parle"
            ["Remplacez ces mots par le nom de la personne à chaque fois qu'elle parle, ou par « Un participant » si elle ne doit pas être nommée."]
        en "“{name}” is not a name: the transcript did not recognise who speaks"
            ["Replace these words with the person's name wherever they speak, or with “A participant” if they must not be named."];
    /// A transcript made by a program is printed word for word.
    RawTranscript "raw-transcript" Warning
        fr "« {path} » est une transcription automatique : tout y est imprimé mot pour mot ({turns})"
            ["Relisez-la : retirez ce qui s'est dit avant le début et après la fin, les hésitations et ce qui n'était pas pour le public ; ou remplacez-la par des notes.", "Cette séance a déjà les notes « {other} » : gardez les deux seulement si chacune dit ce que l'autre ne dit pas."]
        en "“{path}” is an automatic transcript: all of it is printed word for word ({turns})"
            ["Read it through: remove what was said before the start and after the end, the hesitations and what was not meant for the public; or replace it with notes.", "This session already has the notes “{other}”: keep both only if each says what the other does not."];
    /// Someone speaks by a name that several people bear.
    AmbiguousPerson "ambiguous-person" Warning
        fr "« {name} » peut désigner plusieurs personnes : {candidates}"
            ["Écrivez son prénom et son nom."]
        en "“{name}” may mean several people: {candidates}"
            ["Write the first name and the last name."];
    /// A picture that is not there.
    MissingPicture "missing-picture" Error
        fr "l'image « {path} » est introuvable"
            ["Le nom le plus proche est « {nearest} ».", "Le chemin part du dossier du fichier qui montre l'image."]
        en "the picture “{path}” was not found"
            ["The closest file name is “{nearest}”.", "The path is relative to the folder of the file that shows the picture."];
    /// A picture that cannot be read.
    UnreadablePicture "unreadable-picture" Error
        fr "l'image « {path} » ne peut pas être lue : {cause}"
            ["Ouvrez-la dans un logiciel d'images et enregistrez-la en JPEG ou en PNG."]
        en "the picture “{path}” cannot be read: {cause}"
            ["Open it in an image editor and save it as JPEG or PNG."];
    /// A picture without words for those who do not see it.
    NoAlternative "no-alternative" Gap
        fr "l'image « {path} » n'a pas de texte de remplacement"
            ["Décrivez-la entre les crochets, pour les personnes qui ne la voient pas : « ![Trois groupes autour d'une table]({link}) ».", "Dans le document : clic droit sur l'image, « Texte de remplacement », puis une phrase qui dit ce que l'on y voit{pasted}."]
        en "the picture “{path}” has no alternative text"
            ["Describe it between the brackets, for people who cannot see it: “![Three groups around a table]({link})”.", "In the document: right-click the picture, “Alt Text”, then a sentence that says what it shows{pasted}."];
    /// A path that leads out of the event folder.
    PathOutside "path-outside" Error
        fr "le chemin « {path} » sort du dossier de l'événement"
            ["Copiez le fichier dans le dossier de l'événement, par exemple dans « media/ »."]
        en "the path “{path}” leads out of the event folder"
            ["Copy the file into the event folder, for example into “media/”."];
    /// A symbolic link in the event folder.
    SymbolicLink "symbolic-link" Error
        fr "« {path} » est un lien vers un autre endroit du disque"
            ["Remplacez le lien par une copie du fichier."]
        en "“{path}” is a link to another location on the disk"
            ["Replace the link with a copy of the file."];
    /// A file that the disk does not give.
    UnreadableFile "unreadable-file" Error
        fr "« {path} » ne peut pas être lu : {cause}"
            ["Fermez-le dans les autres logiciels et vérifiez que vous avez le droit de le lire{locked}.", "Ouvrez-le et enregistrez-le de nouveau, sans mot de passe, avec « Enregistrer sous… » au format .{format}."]
        en "“{path}” cannot be read: {cause}"
            ["Close it in other programs and check that you have permission to read it{locked}.", "Open it and save it again, without a password, using “Save as…” and the .{format} format."];
    /// More than a file may cost.
    LimitMet "limit-met" Error
        fr "limite atteinte {where} : {what}"
            ["Si ce fichier est normal, relancez avec « --limits {asked} » ; sinon, retirez-le du dossier."]
        en "limit reached {where}: {what}"
            ["If there is nothing wrong with this file, run again with “--limits {asked}”; otherwise, remove it from the folder."];
    /// A file whose name says nothing that the program knows.
    UnknownFile "unknown-file" Warning
        fr "« {path} » n'est pas reconnu : il est laissé de côté"
            ["{way}.", "À préciser ({doubt}). Depuis le dossier de l'événement : `actes gather \"{path}\" -o . {choice}`{others}.", "Placez-le dans « {nearest} ».", "Les notes vont dans « tables-rondes/ » ou « notes/ », les ateliers dans « ateliers/ », les images dans « media/ »."]
        en "unrecognised file, ignored: “{path}”"
            ["{way}.", "To be settled ({doubt}). From the event's folder: `actes gather \"{path}\" -o . {choice}`{others}.", "Put it in “{nearest}”.", "Notes go into “round-tables/” or “notes/”, workshops into “workshops/”, pictures into “media/”."];
    /// A file with a free name or in a free place, used for what it was found to be.
    FileRecognised "file-recognised" Note
        fr "« {path} » a été reconnu : {kind} ({reason})"
            ["Renommez-le « {place} » pour ne plus voir ce message."]
        en "“{path}” was recognised: {kind} ({reason})"
            ["Rename it to “{place}” to stop seeing this message."];
    /// A file that another takes the place of, or that nothing can be made of.
    FileSetAside "file-set-aside" Note
        fr "« {path} » est laissé de côté : {why}"
        en "“{path}” is set aside: {why}";
    /// A file in a format that is not read.
    UnknownFormat "unknown-format" Error
        fr "« {path} » : le format .{ending} n'est pas lu"
            ["Un PDF n'est lu que comme image : demandez à son auteur le fichier Word{pdf}.", "Un PDF n'est pas lu comme un tableau : demandez à son auteur le fichier Excel, ou rangez le PDF dans « annexes/ »{printed}.", "Dans votre logiciel de présentation, enregistrez le diaporama au format PDF{slides}.", "{way}.", "Formats lus ici : {expected}."]
        en "“{path}”: the .{ending} format is not supported"
            ["A PDF is only read as a picture: ask its author for the Word file{pdf}.", "A PDF is not read as a table: ask its author for the Excel file, or put the PDF into “annexes/”{printed}.", "Save the slides as a PDF in your presentation program{slides}.", "{way}.", "Supported formats here: {expected}."];
    /// Two files whose names differ only by capitals or by the form of accents.
    NamesCollide "names-collide" Error
        fr "« {first} » et « {second} » portent le même nom sur Windows et macOS"
            ["Renommez l'un des deux."]
        en "“{first}” and “{second}” have the same name on Windows and macOS"
            ["Rename one of them."];
    /// HTML that will not be printed.
    RawHtml "raw-html" Warning
        fr "le code HTML « {html} » est sans effet : seul son texte est imprimé"
            ["Écrivez-le en Markdown, ou mettez-le entre accents graves pour l'imprimer tel quel."]
        en "the HTML “{html}” has no effect: only its text is printed"
            ["Write it in Markdown, or put it between backticks to print it as it is."];
    /// A mark that is opened and not closed, or closed and not opened.
    BrokenMark "broken-mark" Gap
        fr "ce signe est incomplet : il serait imprimé tel quel"
            ["Écrivez-le en entier : « [[A1]] », « ![Ce que montre l'image](../media/image.png) », « > [!À RETENIR] »."]
        en "this mark is incomplete: it would be printed as it is"
            ["Write it in full: “[[A1]]”, “![What the picture shows](../media/picture.png)”, “> [!KEY MESSAGE]”."];
    /// A link that leads nowhere from a PDF.
    LocalLink "local-link" Warning
        fr "le lien {to} ne mènerait nulle part depuis le PDF : seul son texte est imprimé"
            ["Donnez entre parenthèses l'adresse complète (« https://… »), ou faites un renvoi à une partie des actes avec « [[…]] »."]
        en "the link {to} would lead nowhere from the PDF: only its text is printed"
            ["Give the full address in the brackets (“https://…”), or refer to a part of the report with “[[…]]”."];
    /// A footnote call without its footnote.
    UnknownFootnote "unknown-footnote" Error
        fr "l'appel « [^{name}] » ne renvoie à aucune note"
            ["Ajoutez une ligne « [^{name}]: … »."]
        en "the footnote reference “[^{name}]” has no footnote"
            ["Add a line “[^{name}]: …”."];
    /// A footnote that nothing calls.
    UnusedFootnote "unused-footnote" Warning
        fr "la note « [^{name}] » n'est appelée nulle part : elle n'est pas imprimée"
            ["Placez son appel « [^{name}] » dans le texte."]
        en "nothing refers to the footnote “[^{name}]”: it is not printed"
            ["Put the reference “[^{name}]” in the text."];
    /// An internal mark where it has no effect: the words would be published.
    StrayInternal "stray-internal" Error
        fr "« {mark} » est sans effet à cet endroit : le passage serait publié"
            ["Dans Word, LibreOffice ou le Bloc-notes, commencez le paragraphe par « Interne : » ; dans un fichier Markdown, écrivez « > [!INTERNE] » sur la ligne au-dessus, ou « [mots réservés](#interne) »."]
        en "“{mark}” has no effect here: the passage would be published"
            ["In Word, LibreOffice or a text editor, begin the paragraph with “Internal:”; in a Markdown file, write “> [!INTERNAL]” on the line above, or “[reserved words](#internal)”."];
    /// A file that its own name or its folder's reserves.
    ReservedByName "reserved-by-name" Warning
        fr "d'après son nom, « {path} » est réservé à l'édition interne"
            ["S'il doit être publié, écrivez « visibilité: publique » dans son en-tête ; sinon, confirmez avec « visibilité: interne »."]
        en "judging by its name, “{path}” is reserved for the internal edition"
            ["If it is to be published, write “visibility: public” in its header; otherwise confirm with “visibility: internal”."];
    /// An HTML comment without its end.
    UnclosedComment "unclosed-comment" Error
        fr "le commentaire ouvert par « <!-- » n'est pas refermé"
            ["Ajoutez « --> » à la fin du commentaire."]
        en "the comment that starts with “<!--” is not closed"
            ["Add “-->” at the end of the comment."];
    /// Lists or quotes one inside the other, too many times.
    TooDeep "too-deep" Warning
        fr "listes ou citations imbriquées sur plus de {depth} niveaux : la suite est imprimée telle quelle"
            ["Diminuez le retrait de ces lignes."]
        en "lists or quotations nested more than {depth} levels deep: the rest is printed as it is"
            ["Reduce the indentation of these lines."];
    /// A title that no PDF holds as one.
    TooLong "too-long" Error
        fr "titre trop long ({count} caractères) : « {title}… »"
            ["Gardez un titre court et mettez la suite sur la ligne suivante."]
        en "title too long ({count} characters): “{title}…”"
            ["Keep a short title and move the rest to the next line."];
    /// A callout of an unknown sort.
    UnknownCallout "unknown-callout" Warning
        fr "encadré inconnu « [!{name}] »"
            ["Vouliez-vous écrire « [!{nearest}] » ?", "Encadrés : À RETENIR, CHIFFRES, ZOOM, POUR ALLER PLUS LOIN, DÉSACCORD, INTERNE."]
        en "unknown callout “[!{name}]”"
            ["Did you mean “[!{nearest}]”?", "Callouts: KEY MESSAGE, FIGURES, ZOOM, FURTHER READING, DISAGREEMENT, INTERNAL."];
    /// Characters that cannot be printed.
    MissingGlyph "missing-glyph" Warning
        fr "« {replacement} » remplace {what}"
            ["Remplacez-les par un mot ou par un autre signe."]
        en "“{replacement}” is printed instead of {what}"
            ["Use a word or another character instead."];
    /// An unknown template.
    UnknownTemplate "unknown-template" Error
        fr "le modèle « {name} » n'existe pas"
            ["Vouliez-vous écrire « {nearest} » ?", "Modèles : {expected}."]
        en "unknown template “{name}”"
            ["Did you mean “{nearest}”?", "Templates: {expected}."];
    /// A template that typst refuses.
    TemplateError "template-error" Error
        fr "erreur dans le modèle{here} : {cause}"
            ["Montrez ce message à l'auteur du modèle, ou retirez « {replaced} » du dossier pour revenir au modèle d'origine.",
             "Montrez ce message à l'auteur du modèle « {own} », ou écrivez « modèle: default » dans event.yaml pour revenir au modèle d'origine.",
             "Conseil de Typst (en anglais) : « {hint} »."]
        en "error in the template{here}: {cause}"
            ["Show this message to the author of the template, or remove “{replaced}” from the folder to go back to the original.",
             "Show this message to the author of the template “{own}”, or write “template: default” in event.yaml to go back to the original.",
             "Typst's hint: “{hint}”."];
    /// A text that typst refuses.
    TypesettingFailed "typesetting-failed" Error
        fr "ce passage ne peut pas être mis en page : {cause}"
            ["Si le passage est correct, le problème vient du modèle « {own} » : montrez ce message à son auteur.",
             "Si le passage est correct, le problème vient du modèle « {replaced} » : montrez ce message à son auteur.",
             "Conseil de Typst (en anglais) : « {hint} »."]
        en "this passage cannot be laid out: {cause}"
            ["If the passage is correct, the problem is in the template “{own}”: show this message to its author.",
             "If the passage is correct, the problem is in the template “{replaced}”: show this message to its author.",
             "Typst's hint: “{hint}”."];
    /// A passage that is set as plain words, for it cannot be set as it is.
    SetPlain "set-plain" Doubt
        fr "ce passage est imprimé sans mise en forme : {cause}"
            ["Simplifiez-le : sans tableau ni lien, en paragraphes plus courts.", "C'est un défaut du programme : signalez-le à son équipe, avec ce message."]
        en "this passage is printed without formatting: {cause}"
            ["Simplify it: no table or link, shorter paragraphs.", "This is a bug: please report it, with this message."];
    /// Something that lies outside its page.
    OutsidePage "outside-page" Doubt
        fr "{what} dépasse de la page {page}"
            ["Raccourcissez ce texte, ou divisez-le."]
        en "{what} runs off page {page}"
            ["Shorten this text, or split it."];
    /// A text of the report that is on no page.
    LostText "lost-text" Error
        fr "ces mots n'apparaissent sur aucune page du PDF : « {words} »"
            ["C'est un défaut du programme : signalez-le à son équipe. En attendant, simplifiez ce passage."]
        en "these words do not appear on any page of the PDF: “{words}”"
            ["This is a bug: please report it. In the meantime, simplify this passage."];
    /// Something typst would rather not have.
    TypesettingWarning "typesetting-warning" Warning
        fr "remarque du moteur de mise en page : {cause}"
            ["Conseil de Typst (en anglais) : « {hint} »."]
        en "note from the typesetter: {cause}"
            ["Typst's hint: “{hint}”."];
    /// Typst itself broke.
    TypesetterPanic "typesetter-panic" Error
        fr "le moteur de mise en page s'est arrêté : {cause}"
            ["C'est un défaut du programme. Envoyez ce message et le fichier nommé ci-dessus à son équipe."]
        en "the typesetter crashed: {cause}"
            ["This is a bug. Please report it, with this message and the file named above."];
    /// A table row with more or fewer cells than its head.
    UnevenRow "uneven-row" Warning
        fr "cette ligne a {found} cellules, la ligne de titres en a {expected}"
            ["Une cellule contient peut-être {many} : mettez-la entre guillemets droits (\"…\").", "Il manque {few} à la fin de la ligne, ou entre deux cellules.", "Une cellule contient peut-être « | » : écrivez « \\| »{bars}."]
        en "this row has {found} cells, the heading row has {expected}"
            ["A cell may contain {many}: put straight quotation marks around it (\"…\").", "{few} is missing at the end of the row, or between two cells.", "A cell may contain “|”: write “\\|”{bars}."];
    /// An annex, or some of its pages, that cannot be printed.
    AnnexNotPrinted "annex-not-printed" Warning
        fr "l'annexe « {path} » n'est pas imprimée{part} : {cause}"
            ["À sa place, une ligne indique que les organisateurs la conservent.",
             "Demandez à son auteur un PDF sans mot de passe{protected}.",
             "Ouvrez-la dans un lecteur de PDF et enregistrez-la de nouveau (« Imprimer », puis « Enregistrer au format PDF »){damaged}.",
             "N'imprimez que les pages utiles : « pages: 1-12 » sous « annexes » dans event.yaml{long}."]
        en "the annex “{path}” is not printed{part}: {cause}"
            ["In its place, a line says that the organisers keep it.",
             "Ask its author for a PDF without a password{protected}.",
             "Open it in a PDF viewer and save it again (“Print”, then “Save as PDF”){damaged}.",
             "Print only the pages you need: “pages: 1-12” under “annexes” in event.yaml{long}."];
    /// An annex that is listed and is not there.
    MissingAnnex "missing-annex" Gap
        fr "l'annexe « {path} » est introuvable"
            ["Le nom le plus proche est « {nearest} ».", "Déposez le fichier dans « annexes/ », ou retirez-le de la liste."]
        en "the annex “{path}” was not found"
            ["The closest file name is “{nearest}”.", "Put the file into “annexes/”, or remove it from the list."];
    /// Pages that a document does not have.
    UnknownPages "unknown-pages" Warning
        fr "« {pages} » ne correspond à aucune page de l'annexe"
            ["« {path} » a {count} pages.", "Écrivez par exemple « pages: 1-12, 15 »."]
        en "“{pages}” does not match any pages of the annex"
            ["“{path}” has {count} pages.", "For example, write “pages: 1-12, 15”."];
    /// Photographs of the annexes without words for those who do not see them.
    UndescribedPhoto "undescribed-photo" Gap
        fr "photos des annexes sans texte de remplacement : {paths}"
            ["Décrivez chacune dans « annexes/annexes.csv » : « fichier;alternative », puis une ligne par photo."]
        en "photographs in the annexes without alternative text: {paths}"
            ["Describe each one in “annexes/annexes.csv”: “file;alternative”, then one line per photo."];
    /// A sheet beside the list of participants that seems to hold what people refused.
    UnreadRefusals "unread-refusals" Error
        fr "{part} : n'est pas lu, mais semble contenir des accords ou des refus"
            ["Reportez ces réponses dans la liste des participants (une colonne « consentement »), puis retirez cette feuille ou ce fichier."]
        en "{part}: it is not read, but seems to contain consents or refusals"
            ["Copy these answers into the list of participants (“consent” column), then remove that sheet or file."];
    /// A drawing of which something cannot be printed.
    DrawingSimplified "drawing-simplified" Warning
        fr "le dessin « {path} » est imprimé sans {part}"
            ["Dans votre logiciel de dessin, incorporez l'image dans le dessin et enregistrez-le de nouveau{linked}.", "Si ces effets comptent, exportez le dessin en PNG et utilisez ce fichier{effects}."]
        en "the drawing “{path}” is printed without {part}"
            ["In your drawing program, embed the picture in the drawing and save it again{linked}.", "If these effects matter, export the drawing as PNG and use that file{effects}."];
    /// Part of an office document that was not taken over.
    OfficePartDropped "office-part-dropped" Warning
        fr "ceci ne sera pas imprimé tel quel : {part}"
            ["Vérifiez dans le PDF que rien ne manque ; au besoin, récrivez ce passage sous forme de texte."]
        en "this will not be printed as it is: {part}"
            ["Check in the PDF that nothing is missing; if necessary, rewrite the passage as text."];
    /// A session begins before the one above it has ended.
    SessionsOverlap "sessions-overlap" Warning
        fr "la séance de {time} commence avant la fin de celle de {previous}, prévue à {end}"
            ["Corrigez l'une des deux heures. Deux séances parallèles commencent à la même heure, chacune dans sa salle."]
        en "the session at {time} starts before the one at {previous} ends (at {end})"
            ["Correct one of the two times. Parallel sessions start at the same time, each in its own room."];
    /// More than an hour of which the agenda says nothing.
    GapInProgramme "gap-in-programme" Warning
        fr "rien n'est prévu entre {start} et {end}"
            ["Ajoutez la pause ou la séance qui manque, ou retirez l'heure de fin de la séance précédente."]
        en "nothing is scheduled between {start} and {end}"
            ["Add the missing break or session, or remove the end time of the session before."];
    /// A line of the agenda that looks like a session's and is not read as one.
    UnreadableLine "unreadable-line" Warning
        fr "cette ligne ressemble à une séance, mais « {time} » n'est pas une heure"
            ["Écrivez l'heure comme « 9h40 », « 9:40 » ou « 9 h 40 »."]
        en "this line looks like a session, but “{time}” is not a time"
            ["Write the time as “9:40”, “9.40 am” or “9h40”."];
    /// A sentence of the agenda that stops in the middle.
    UnfinishedSentence "unfinished-sentence" Warning
        fr "la phrase s'arrête sur « {end} »"
            ["Complétez-la, ou retirez-la."]
        en "the sentence breaks off at “{end}”"
            ["Complete it, or remove it."];
    /// A day of the agenda whose date nobody gives.
    DayWithoutDate "day-without-date" Gap
        fr "« {day} » n'a pas de date"
            ["Écrivez-la après le jour : « {day} – 12 juin 2019 »."]
        en "“{day}” has no date"
            ["Write it after the day: “{day} – 12 June 2019”."];
    /// A session nobody wrote about.
    SessionWithoutNotes "session-without-notes" Gap
        fr "pas de notes pour la séance « {session} »"
            ["Elles sont attendues de {contributor}.", "Le fichier « {file} » est prêt à remplir.", "Déposez le fichier dans « tables-rondes/ » sous un nom qui contient l'heure, par exemple « {example}.docx »."]
        en "no notes for the session “{session}”"
            ["They are expected from {contributor}.", "The file “{file}” is ready to fill in.", "Put the file into “round-tables/” under a name that contains the time, for example “{example}.docx”."];
    /// One round of a workshop told twice.
    SameRoundTwice "same-round-twice" Error
        fr "le passage du groupe « {group} » à l'atelier « {workshop} » figure déjà dans {other}"
            ["Réunissez les deux textes en un seul, ou corrigez le nom du groupe."]
        en "group “{group}”'s round at the workshop “{workshop}” is already in {other}"
            ["Merge the two texts, or correct the name of the group."];
    /// A workshop nobody wrote about.
    WorkshopWithoutOutput "workshop-without-output" Gap
        fr "pas de compte rendu de l'atelier « {workshop} »"
            ["Il est attendu de {contributor}.", "Le fichier « {file} » est prêt à remplir.", "Déposez le fichier dans « {folder} »."]
        en "no report of the workshop “{workshop}”"
            ["It is expected from {contributor}.", "The file “{file}” is ready to fill in.", "Put the file into “{folder}”."];
    /// A workshop without the person who kept its table.
    WorkshopWithoutHost "workshop-without-host" Gap
        fr "l'atelier « {workshop} » n'a pas d'animateur"
            ["Ajoutez {place} : « animateur: Prénom Nom »."]
        en "the workshop “{workshop}” has no host"
            ["Add {place}: “host: First Last”."];
    /// A workshop without the person who tells the others.
    WorkshopWithoutRapporteur "workshop-without-rapporteur" Gap
        fr "l'atelier « {workshop} » n'a pas de rapporteur"
            ["Ajoutez {place} : « rapporteur: Prénom Nom »."]
        en "the workshop “{workshop}” has no rapporteur"
            ["Add {place}: “rapporteur: First Last”."];
    /// A group that misses one of the workshops that all groups go round.
    IncompleteRotation "incomplete-rotation" Warning
        fr "le groupe « {group} » ne passe pas à l'atelier « {workshop} »"
            ["Ajoutez son passage, ou corrigez le nom d'un des groupes de cet atelier : {expected}."]
        en "group “{group}” does not go to the workshop “{workshop}”"
            ["Add its round, or correct one of the groups of this workshop: {expected}."];
    /// A group at two tables at once.
    RotationClash "rotation-clash" Warning
        fr "le groupe « {group} » est dans deux ateliers en même temps ({round}) : « {workshop} » et « {other} »"
            ["Vérifiez l'ordre des passages des deux ateliers."]
        en "group “{group}” is in two workshops at the same time ({round}): “{workshop}” and “{other}”"
            ["Check the order of the rounds in both workshops."];
    /// Two people whose names are nearly the same.
    SimilarNames "similar-names" Warning
        fr "« {name} » ressemble à « {other} », nommé dans {place}"
            ["Si c'est la même personne, gardez une seule graphie."]
        en "“{name}” looks like “{other}”, mentioned in {place}"
            ["If they are the same person, use one spelling."];
    /// Two spellings of one organisation.
    SimilarOrganisations "similar-organisations" Warning
        fr "« {name} » et « {other} » ({place}) semblent être le même organisme"
            ["Gardez une seule graphie partout."]
        en "“{name}” and “{other}” ({place}) seem to be the same organisation"
            ["Use one spelling everywhere."];
    /// A panellist whose words are in no note.
    SilentPanellist "silent-panellist" Note
        fr "« {name} » est au programme de « {session} », mais aucune note ne rapporte ses propos"
            ["Vérifiez l'orthographe du nom dans les notes, et que la personne est bien venue."]
        en "“{name}” is on the programme of “{session}”, but no note reports what they said"
            ["Check the spelling of the name in the notes, and that the person did come."];
    /// Two files of one text.
    SameTextTwice "same-text-twice" Warning
        fr "« {path} » a le même texte que « {other} » : il serait imprimé deux fois"
            ["Gardez un seul des deux fichiers."]
        en "“{path}” has the same text as “{other}”: it would be printed twice"
            ["Keep only one of the two files."];
    /// A link to a heading or a file that is not there.
    DeadLink "dead-link" Error
        fr "le lien vers « {address} » ne mène nulle part : {missing}"
            ["Le plus proche : « {nearest} »."]
        en "broken link to “{address}”: {missing}"
            ["Nearest: “{nearest}”."];
    /// An address that no PDF can lead to.
    LongAddress "long-address" Warning
        fr "l'adresse de ce lien a {count} caractères : son texte est imprimé sans le lien"
            ["Prenez l'adresse de la page elle-même, plus courte : ce qui suit « ? » ne sert souvent qu'à pister le lecteur."]
        en "the address of this link has {count} characters: its text is printed without the link"
            ["Use the shorter address of the page itself: what follows “?” often only serves to track readers."];
    /// An action that comes from nowhere.
    ActionWithoutOrigin "action-without-origin" Gap
        fr "l'action « {action} » n'indique pas d'où elle vient"
            ["Ajoutez {place} : « origine: {example} » (l'atelier ou la séance).", "Remplissez la colonne « origine »{column} avec l'atelier ou la séance, par exemple « {example} »."]
        en "the action “{action}” does not say where it comes from"
            ["Add {place}: “origin: {example}” (the workshop or session).", "Fill in the “origin” column{column} with the workshop or session, for example “{example}”."];
    /// An action that nobody leads.
    ActionWithoutLead "action-without-lead" Gap
        fr "l'action « {action} » n'a pas de porteur"
            ["Ajoutez {place} : « porteur: », suivi d'une personne ou d'un organisme.", "Remplissez la colonne « porteur »{column} avec une personne ou un organisme."]
        en "the action “{action}” has no lead"
            ["Add {place}: “lead:”, followed by a person or an organisation.", "Fill in the “lead” column{column} with a person or an organisation."];
    /// An action without a time to be done.
    ActionWithoutHorizon "action-without-horizon" Gap
        fr "l'action « {action} » n'a ni horizon ni échéance"
            ["Ajoutez {place} : « horizon: 6 mois » ou « échéance: {deadline} ».", "Remplissez la colonne « horizon » ou « échéance »{column}, par exemple avec « 6 mois » ou « {deadline} »."]
        en "the action “{action}” has neither a time frame nor a deadline"
            ["Add {place}: “horizon: 6 months” or “deadline: {deadline}”.", "Fill in the “horizon” or “deadline” column{column}, for example with “6 months” or “{deadline}”."];
    /// An action to be done before it was proposed.
    DeadlineBeforeEvent "deadline-before-event" Warning
        fr "l'échéance ({deadline}) précède l'événement ({date})"
            ["Vérifiez l'année."]
        en "the deadline, {deadline}, is before the event, {date}"
            ["Check the year."];
    /// Two actions of one title.
    SameTitleTwice "same-title-twice" Warning
        fr "deux actions portent le titre « {title} » : {first} et {second}"
            ["Réunissez-les, ou donnez-leur des titres différents."]
        en "two actions have the title “{title}”: {first} and {second}"
            ["Merge them, or make their titles different."];
    /// A framing question that nothing answers.
    OpenQuestion "open-question" Gap
        fr "la question {id} n'est traitée nulle part"
            ["Dans la note, l'atelier ou l'action qui y répond, écrivez le renvoi « [[{id}]] » là où il en est question.", "Dans un tableau d'actions, écrivez « {id} » dans la colonne « questions »."]
        en "question {id} is not addressed anywhere"
            ["In the note, workshop or action that answers it, write the reference “[[{id}]]” where it is discussed.", "In a table of actions, write “{id}” in the “questions” column."];
    /// A picture whose maker is not named.
    PictureWithoutCredit "picture-without-credit" Gap
        fr "l'image « {path} » n'est pas créditée"
            ["Terminez sa légende par « © Prénom Nom ».", "Si toutes les images sont de la même personne, ajoutez plutôt dans event.yaml, sous « crédits: », la ligne « {line} »."]
        en "the picture “{path}” has no credit"
            ["End its caption with “© First Last”.", "If one person took all the pictures, add instead to event.yaml, under “credits:”, the line “{line}”."];
    /// A picture too small for its printed size.
    LowResolution "low-resolution" Warning
        fr "l'image « {path} » sera floue : elle fait {width} × {height} pixels, il en faudrait {needed} de large"
            ["Demandez l'original à son auteur : les images copiées d'un site ou d'un message sont réduites."]
        en "the picture “{path}” will be blurred: it is {width} × {height} pixels and should be {needed} wide"
            ["Ask its author for the original: pictures copied from a website or a message are reduced in size."];
    /// A picture that no text shows.
    UnusedPicture "unused-picture" Note
        fr "l'image « {path} » n'est pas utilisée"
            ["Insérez-la dans une note, « ![Ce qu'elle montre](../{picture}) » ; pour une galerie, écrivez une telle ligne par photo dans « annexes/photos.md ». Sinon, retirez-la du dossier.", "Un logo s'ajoute dans event.yaml, sous « organisateurs: » ou « partenaires: », à côté du nom : « logo: {logo} »."]
        en "the picture “{path}” is not used"
            ["Insert it in a note, “![What it shows](../{picture})”; for a gallery, write such a line for each photo in “annexes/photos.md”. Otherwise remove it from the folder.", "A logo goes into event.yaml, under “organisers:” or “partners:”, next to the name: “logo: {logo}”."];
    /// A heading two or more levels below the one above.
    SkippedHeading "skipped-heading" Warning
        fr "un titre de niveau {level} suit directement un titre de niveau {above}"
            ["Après un titre de niveau {above} vient un titre de niveau {expected} : retirez des « # », ou changez le style dans Word."]
        en "a level {level} heading directly follows a level {above} heading"
            ["Level {above} is followed by level {expected}: remove a “#” or more, or change the style in Word."];
    /// A heading with nothing below it.
    EmptySection "empty-section" Gap
        fr "il n'y a rien sous le titre « {title} »"
            ["Écrivez cette partie, ou retirez son titre."]
        en "there is nothing under the heading “{title}”"
            ["Write this part, or remove its heading."];
    /// Words that hold a place for others.
    Placeholder "placeholder" Gap
        fr "texte à compléter : « {words} »"
            ["Remplacez ces mots par votre texte, ou retirez-les."]
        en "placeholder not filled in: “{words}”"
            ["Replace these words with your text, or remove them."];
    /// Words that were for somebody else, or a mark that means nothing.
    Leftover "leftover" Gap
        fr "« {words} » est resté dans le texte : {what}"
            ["Retirez ces mots du texte."]
        en "“{words}” was left in the text: {what}"
            ["Remove these words from the text."];
    /// An acronym that nobody explains.
    UnexpandedAcronym "unexpanded-acronym" Note
        fr "le sigle « {acronym} » n'est expliqué nulle part"
            ["Développez-le à sa première apparition, « Nom en toutes lettres ({acronym}) », ou dans glossaire.yaml."]
        en "the acronym “{acronym}” is not explained"
            ["Spell it out where it first appears, “Name in Full ({acronym})”, or in glossary.yaml."];
    /// A quote that opens and is closed nowhere.
    UnpairedQuote "unpaired-quote" Note
        fr "le guillemet ouvert devant « {words} » n'est pas refermé"
            ["Refermez-le dans le même paragraphe, ou retirez-le ; sinon, il est imprimé tel quel."]
        en "the quotation mark before “{words}” is not closed"
            ["Close it in the same paragraph, or remove it; otherwise it is printed as it is."];
    /// An abbreviation that French does not write so.
    FaultyAbbreviation "faulty-abbreviation" Note
        fr "« {found} » s'écrit « {meant} »"
            ["Corrigez-le dans le texte : le programme ne modifie jamais les lettres."]
        en "“{found}” is written “{meant}” in French"
            ["Correct it in the text: the program never changes letters."];
    /// Public money without the words that it asks for.
    FundingWithoutStatement "funding-without-statement" Gap
        fr "« {named} » finance l'événement, mais la mention de financement manque"
            ["Ajoutez dans event.yaml « financement: » suivi de la phrase imposée par le financeur."]
        en "“{named}” funds the event, but the funding statement is missing"
            ["Add “funding:” to event.yaml, followed by the sentence that the funder requires."];
    /// Public money without the emblem that it asks for.
    FundingWithoutEmblem "funding-without-emblem" Gap
        fr "la mention de financement cite « {named} », mais son emblème manque"
            ["Ajoutez sous « financement: » la clé « emblèmes: » avec le nom et le fichier de l'emblème."]
        en "the funding statement names “{named}”, but its emblem is missing"
            ["Under “funding:”, add the key “logos:” with the name and the file of the emblem."];
    /// An ISSN whose check digit does not fit.
    InvalidIssn "invalid-issn" Error
        fr "« {number} » n'est pas un ISSN : {cause}"
            ["Un ISSN a huit chiffres, comme « 2049-3630 » ; vérifiez-les sur un volume déjà paru."]
        en "“{number}” is not an ISSN: {cause}"
            ["An ISSN has eight digits, such as “2049-3630”; check them on a published volume."];
    /// An ISBN whose check digit does not fit.
    InvalidIsbn "invalid-isbn" Error
        fr "« {number} » n'est pas un ISBN : {cause}"
            ["Un ISBN a treize chiffres (ou dix avant 2007), comme « 978-2-07-036822-8 »."]
        en "“{number}” is not an ISBN: {cause}"
            ["An ISBN has thirteen digits (or ten before 2007), such as “978-2-07-036822-8”."];
    /// A check that may not be silenced.
    PolicyRefused "policy-refused" Error
        fr "le contrôle « {code} » ne peut pas être {wanted} : sans lui, les actes seraient faux"
            ["Retirez cette ligne et corrigez le problème signalé."]
        en "the check “{code}” cannot be {wanted}: without it, the report would be wrong"
            ["Remove this line and fix the problem itself."];
    /// Someone who refused to be named and signs.
    CreditWithoutConsent "credit-without-consent" Warning
        fr "« {name} » a refusé d'être nommé, mais figure dans les crédits"
            ["Demandez-lui son accord pour cette mention, ou retirez le nom des crédits."]
        en "“{name}” refused to be named, but appears in the credits"
            ["Ask for the person's consent to this credit, or remove the name from the credits."];
    /// How a column of the participants is understood that asks for their agreement.
    ConsentColumn "consent-column" Note
        fr "colonne « {head} » : {meaning}"
            ["Si elle demande autre chose, changez son titre ; « consentement » (oui, non, nom, organisation, photo, contact) est toujours compris."]
        en "column “{head}”: {meaning}"
            ["If it asks something else, change its heading; “consent” (yes, no, name, organisation, photo, contact) is always understood."];
    /// A column of the participants that asks for an agreement, nobody knows to what.
    UnclearConsentColumn "unclear-consent-column" Error
        fr "la colonne « {head} » demande un accord, sans dire sur quoi : un refus pourrait passer inaperçu"
            ["Précisez-le dans son titre : « Accepte que son nom soit publié », « Opposition à la publication », « Photo »… ou « Date de l'inscription » si elle ne demande rien."]
        en "the column “{head}” asks for consent without saying to what: a refusal might be overlooked"
            ["Say so in its heading: “Agrees to be named”, “Objects to publication”, “Photo”… or another word if it asks for nothing."];
    /// An answer about being named that nobody can be sure of.
    UnclearConsent "unclear-consent" Error
        fr "« {value} », dans la colonne « {head} », ne veut dire ni oui ni non"
            ["Demandez à la personne, puis écrivez « oui », « non », « sauf photo », ou ce qu'elle accepte (nom, organisation, photo, contact)."]
        en "“{value}”, in the “{head}” column, means neither yes nor no"
            ["Ask the person, then write “yes”, “no”, “except photo”, or what they agree to (name, organisation, photo, contact)."];
    /// A remark that was taken for a refusal.
    ConsentRemark "consent-remark" Note
        fr "« {value} », dans la colonne « {head} », est compris comme un refus"
            ["Si ce n'en est pas un, ajoutez une colonne « consentement » et écrivez-y « oui » pour cette personne."]
        en "“{value}”, in the “{head}” column, is taken as a refusal"
            ["If it is not, add a “consent” column and write “yes” for this person."];
    /// Something withheld that is in the PDF all the same.
    Leak "leak" Error
        fr "« {words} » est réservé, mais se trouve dans {what} : {where}"
            ["Retirez ces mots de l'endroit indiqué. S'ils peuvent être publiés, dites-le dans event.yaml, sous « autorisé » (« texte: {words} », « motif: … »)."]
        en "“{words}” is reserved, but appears in {what}: {where}"
            ["Remove these words from that place. If they may be published, say so in event.yaml, under “allowed” (“text: {words}”, “reason: …”)."];
    /// Someone who must not be named, and is.
    NameLeak "name-leak" Error
        fr "« {name} » ne doit pas être nommé ({rule}), mais figure dans {what}, {where} : « {sentence} »"
            ["Retirez-le de l'endroit indiqué. Pour une annexe, n'imprimez que les autres pages : « pages: 1-3, 5 » dans « annexes/annexes.yaml », à côté de « fichier: ». Si ces mots désignent quelqu'un ou quelque chose d'autre, dites-le dans event.yaml, sous « homonymes » (nom, motif) ou « autorisé » (texte, motif)."]
        en "“{name}” must not be named ({rule}), but appears in {what}, {where}: “{sentence}”"
            ["Remove it there. Of an annex, print only the other pages: “pages: 1-3, 5” in “annexes/annexes.yaml”, next to “file:”. If these words mean someone or something else, say so in event.yaml, under “homonyms” (name, reason) or “allowed” (text, reason)."];
    /// A PDF that cannot be read again, so that nobody knows what is in it.
    UnreadPdf "unread-pdf" Error
        fr "le PDF n'a pas pu être relu en entier ({what}) : impossible de garantir qu'il est complet et que rien de réservé n'y figure"
            ["Cela vient du programme ou d'un modèle de l'événement (« report-templates/ ») : essayez « --template default » pour le savoir, et signalez-le."]
        en "the PDF could not be fully read back ({what}): it may be incomplete or contain something reserved"
            ["This is a bug in the program or in a template of the event (“report-templates/”): try “--template default” to find out, and report it."];
    /// A surname that may be that of someone who is not named.
    AmbiguousName "ambiguous-name" Doubt
        fr "« {name} », publié tel quel, pourrait désigner « {person} », qui ne doit pas être nommé"
            ["Si c'est cette personne, écrivez son prénom et son nom : ils seront retirés de l'édition publique. Si ces mots désignent quelqu'un ou quelque chose d'autre, dites-le dans event.yaml : `{example}`, avec le prénom s'il figure dans le texte et, comme motif, de qui ou de quoi il s'agit."]
        en "“{name}”, published as it is, may refer to “{person}”, who must not be named"
            ["If it does, write the first name and the last name: they will be removed from the public edition. If it means someone or something else, say so in event.yaml: `{example}`, with the first name if the text has it and, as the reason, who or what it is."];
    /// Someone who spoke, was not announced and did not say whether to be named.
    UnconfirmedSpeaker "unconfirmed-speaker" Doubt
        fr "« {name} » a pris la parole sans être au programme, et on ne sait pas si cette personne accepte d'être nommée"
            ["Demandez-le-lui, puis notez sa réponse dans la liste des participants (colonne « consentement » : oui ou non). Si l'invitation annonçait que les actes nomment qui prend la parole, écrivez-le dans event.yaml : « annonce_des_noms: invitation du 3 mai »."]
        en "“{name}” spoke without being on the programme, and it is not known whether this person agrees to be named"
            ["Ask the person, then note the answer in the list of participants (“consent” column: yes or no). If the invitation announced that the proceedings name whoever takes the floor, write so in event.yaml: “naming_notice: invitation of 3 May”."];
    /// Words in what everyone reads that speak of a secret.
    DoubtfulWords "doubtful-words" Doubt
        fr "à vérifier avant publication : « {sentence} »"
            ["Cette phrase semble confidentielle, mais rien ne la réserve. Réservez-la (« [mots réservés](#interne) » ; dans Word, commencez le paragraphe par « Interne : ») ou récrivez-la ; si elle peut être publiée, dites-le dans event.yaml, sous « autorisé » (texte, motif)."]
        en "to check before publication: “{sentence}”"
            ["This sentence seems confidential, but is not reserved. Reserve it (“[reserved words](#internal)”; in Word, begin the paragraph with “Internal:”) or rewrite it; if it may be published, say so in event.yaml, under “allowed” (text, reason)."];
    /// How people are reached, in a drawing.
    ContactInDrawing "contact-in-drawing" Error
        fr "le dessin « {path} » contient des coordonnées : {found}"
            ["Effacez-les du dessin : le programme ne peut pas le faire. Si elles peuvent être publiées, dites-le dans event.yaml, sous « autorisé » (texte, motif)."]
        en "the drawing “{path}” contains contact details: {found}"
            ["Delete them from the drawing: the program cannot. If they may be published, say so in event.yaml, under “allowed” (text, reason)."];
    /// How people are reached, in a document that is printed.
    ContactInAnnex "contact-in-annex" Doubt
        fr "« {path} » est imprimé en annexe et contient des coordonnées : {found}"
            ["Choisissez les pages à imprimer (« pages: 1-11 » dans la liste des annexes), réservez l'annexe (« visibilité: interne »), ou dites dans event.yaml, sous « autorisé », qu'elles peuvent être publiées (texte, motif)."]
        en "“{path}” is printed as an annex and contains contact details: {found}"
            ["Choose the pages to print (“pages: 1-11” in the list of annexes), reserve the annex (“visibility: internal”), or say in event.yaml, under “allowed”, that they may be published (text, reason)."];
    /// Slides of a session whose words are nobody's name somebody who spoke there.
    NameInBoundSlides "name-in-bound-slides" Error
        fr "« {path} », montré dans une séance dont les propos ne sont attribués à personne, nomme {names}"
            ["Réservez cette annexe (« visibilité: interne »), choisissez ses pages (« pages: 2-9 »), ou effacez les noms du fichier."]
        en "“{path}”, shown in a session whose statements are not attributed to anyone, names {names}"
            ["Reserve this annex (“visibility: internal”), choose its pages (“pages: 2-9”), or delete the names from the file."];
    /// A final report whose sheet before publication was not made of these files.
    NotCleared "not-cleared" Gap
        fr "version définitive, mais le bordereau de publication de ces fichiers manque"
            ["Établissez-le (« actes build --reading clearance »), relisez-le, signez-le, puis écrivez son numéro dans event.yaml : « bordereau: B-… ».", "« {given} » n'est pas le numéro du bordereau de ces fichiers : ils ont changé depuis, ou le numéro est mal recopié."]
        en "final version, but the clearance sheet for these files is missing"
            ["Make it (“actes build --reading clearance”), review it and sign it, then write its number in event.yaml: “clearance: B-…”.", "“{given}” is not the number of the sheet of these files: they have changed since, or the number was miscopied."];
    /// A given name alone that may be somebody's who is not named.
    GivenName "given-name" Warning
        fr "le prénom « {name} », publié seul, pourrait désigner « {person} », qui ne doit pas être nommé"
            ["Si c'est cette personne, remplacez le prénom (« un participant »). Sinon, n'y changez rien."]
        en "the given name “{name}”, published on its own, may refer to “{person}”, who must not be named"
            ["If it does, replace the name (“a participant”). Otherwise leave it."];
    /// A picture of which only a given name speaks, that of somebody who refused pictures.
    GivenNameOfPicture "given-name-of-picture" Doubt
        fr "une image porte le prénom « {name} » : elle montre peut-être « {person} », qui a refusé les photos"
            ["Si l'image montre cette personne, retirez-la. Sinon, donnez un autre nom au fichier ou récrivez la légende."]
        en "a picture has the given name “{name}”: it may show “{person}”, who refused pictures"
            ["If the picture shows this person, take it out. Otherwise rename the file or rewrite the caption."];
    /// What a note was attached by.
    NoteAttached "note-attached" Decision
        fr "notes rattachées à la séance « {session} » d'après {by}"
        en "notes attached to the session “{session}” because of {by}";
    /// The title of a document that is cut into the notes of several sessions.
    TitleOfNotes "title-of-notes" Decision
        fr "titre des notes, qui n'est pas imprimé : « {title} »"
        en "title of the notes, which is not printed: “{title}”";
    /// An end that the agenda does not give.
    EndInferred "end-inferred" Decision
        fr "fin de « {session} » fixée au début de la séance suivante : {end}"
        en "end of “{session}” set to the start of the next session: {end}";
    /// A language that nobody named.
    LanguageGuessed "language-guessed" Decision
        fr "langue des actes reconnue d'après l'ordre du jour : {language}"
        en "report language recognised from the agenda: {language}";
    /// A file's encoding that nothing says.
    CharsetGuessed "charset-guessed" Decision
        fr "codage du fichier reconnu à son contenu : {charset}"
        en "file encoding recognised from its content: {charset}";
    /// Something that an edition does not show.
    PartWithheld "part-withheld" Decision
        fr "retiré de l'édition publique : {what} ({rule})"
        en "removed from the public edition: {what} ({rule})";
    /// Words that may be published as they stand.
    AllowedWords "allowed-words" Decision
        fr "« {words} » peut être publié : {reason}"
        en "“{words}” may be published: {reason}";
    /// A name that an edition does not say.
    NameWithheld "name-withheld" Decision
        fr "nom retiré de l'édition publique : « {name} », {how} ({rule})"
        en "name removed from the public edition: “{name}”, {how} ({rule})";
    /// A name that a thing bears, and that stays.
    NameKept "name-kept" Decision
        fr "« {name} » est publié : c'est le nom d'un lieu, d'un établissement ou d'un objet, et non « {person} »"
        en "“{name}” is published: it is the name of a place, an institution or an object, not “{person}”";
    /// Words that are not attributed to those who said them.
    AttributionApplied "attribution-applied" Decision
        fr "propos de « {session} » attribués {whom} ({count})"
        en "statements in “{session}” are attributed {whom} ({count})";
    /// What the rules of typography changed.
    TypographyCorrected "typography-corrected" Decision
        fr "{count} × {rule}"
        en "{count} × {rule}";
}
