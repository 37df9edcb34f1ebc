//! The closed list of what can be told of an event's files, with its sentences in French and in
//! English.
//!
//! A message is one line without a full stop. A help is a sentence; it is shown only when every
//! `{word}` in it is known, so one code can carry a help for each case. The longer story that
//! `actes explain` tells is in `explain/<code>.md`.

use super::Language;

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

            /// The longer story in both languages, one under `# fr` and one under `# en`.
            fn stories(self) -> &'static str {
                match self {
                    $(Self::$code => include_str!(concat!("explain/", $name, ".md")),)*
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
    pub fn story(self, language: Language) -> &'static str {
        let (french, english) = self.stories().split_once("\n# en\n").unwrap_or_default();
        match language {
            Language::French => french.trim_start_matches("# fr\n").trim(),
            Language::English => english.trim(),
        }
    }
}

catalogue! {
    /// The folder has no agenda.
    MissingAgenda "missing-agenda" Error
        fr "aucun ordre du jour dans le dossier « {folder} »"
            ["Déposez-y l'ordre du jour tel qu'il a été envoyé, sous le nom « agenda.md », « programme.docx » ou « ordre-du-jour.txt ».", "Si « {candidate} » est l'ordre du jour, renommez-le « {renamed} ».", "Si l'un de ces fichiers est l'ordre du jour, renommez-le « agenda » : {candidates}."]
        en "no agenda in the folder “{folder}”"
            ["Put the agenda there as it was sent, named “agenda.md”, “programme.docx” or “agenda.txt”.", "If “{candidate}” is the agenda, rename it to “{renamed}”.", "If one of these files is the agenda, rename it to “agenda”: {candidates}."];
    /// The agenda is still the example that `actes new` wrote.
    UnfilledAgenda "unfilled-agenda" Error
        fr "l'ordre du jour n'est pas encore rempli : c'est l'exemple que « actes new » a écrit"
            ["Écrivez votre programme à la place de l'exemple : le titre, la date, le lieu, puis chaque séance avec son heure."]
        en "the agenda is not filled in yet: it is the example that “actes new” wrote"
            ["Write your programme in place of the example: the title, the date, the place, then each session with its time."];
    /// The agenda that another takes the place of is not what it was.
    ReplacedAgendaChanged "replaced-agenda-changed" Warning
        fr "« {original} » a changé depuis que « {agenda} » en a été tiré"
            ["« {agenda} » fait foi : reportez-y ce qui a changé, puis écrivez « empreinte: {fingerprint} ».", "Ou bien supprimez « {agenda} » et relancez « actes outline --write » : vos corrections y seraient à refaire."]
        en "“{original}” has changed since “{agenda}” was written from it"
            ["“{agenda}” is the one that counts: carry the change over to it, then write “fingerprint: {fingerprint}”.", "Or delete “{agenda}” and run “actes outline --write” again: your corrections would have to be made once more."];
    /// Several files could be the agenda.
    TwoAgendas "two-agendas" Error
        fr "plusieurs ordres du jour : {agendas}"
            ["Gardez celui qui fait foi et sortez du dossier ce qui ne sert plus."]
        en "several agendas: {agendas}"
            ["Keep the one that holds and take out of the folder what is of no use any more."];
    /// The agenda gives no date.
    NoDate "no-date" Warning
        fr "la date de l'événement est introuvable"
            ["Écrivez-la dans l'ordre du jour (« 12 juin 2019 ») ou dans event.yaml (« date: 2019-06-12 »)."]
        en "the date of the event is not to be found"
            ["Write it in the agenda (“12 June 2019”) or in event.yaml (“date: 2019-06-12”)."];
    /// The agenda gives no title.
    NoTitle "no-title" Warning
        fr "le titre de l'événement est introuvable"
            ["Écrivez-le en tête de l'ordre du jour ou dans event.yaml (« titre: … »)."]
        en "the title of the event is not to be found"
            ["Write it at the head of the agenda or in event.yaml (“title: …”)."];
    /// The agenda has no session.
    NoSession "no-session" Error
        fr "aucune séance horaire n'a été reconnue dans l'ordre du jour"
            ["Une séance commence par son heure, comme « 9h40 Table ronde : … » ou « 14:00 - 15:30 Ateliers »."]
        en "no timed session was recognised in the agenda"
            ["A session begins with its time, such as “9:40 Round table: …” or “14:00 - 15:30 Workshops”."];
    /// A session starts before the one above it.
    TimesOutOfOrder "times-out-of-order" Warning
        fr "la séance de {time} vient après celle de {previous}"
            ["Vérifiez l'heure, ou indiquez le jour si l'événement en compte plusieurs."]
        en "the session at {time} comes after the one at {previous}"
            ["Check the time, or name the day if the event has several."];
    /// A session that ends before it begins.
    EndsBeforeStart "ends-before-start" Warning
        fr "cette séance finirait à {end}, avant de commencer à {start}"
            ["Vérifiez les deux heures ; d'ici là, la séance dure jusqu'au début de la suivante."]
        en "this session would end at {end}, before it begins at {start}"
            ["Check both times; until then, the session lasts until the next one begins."];
    /// A weekday that is not that of its date.
    WrongWeekday "wrong-weekday" Warning
        fr "le {date} est un {right}, pas un {written}"
            ["Vérifiez la date et le jour : l'un des deux est faux."]
        en "{date} is a {right}, not a {written}"
            ["Check the date and the day: one of the two is wrong."];
    /// A line of the agenda holds hours and opens no session.
    HoursNotRead "hours-not-read" Warning
        fr "cette ligne donne des heures, et aucune séance n'en a été faite"
            ["Si c'est une séance, commencez la ligne par l'heure, comme « 9h40 Table ronde : … »."]
        en "this line gives hours, and no session was made of it"
            ["If it is a session, begin the line with the time, such as “9:40 Round table: …”."];
    /// A session without a title.
    UntitledSession "untitled-session" Warning
        fr "cette séance n'a pas de titre"
            ["Écrivez-le après l'heure, ou à la ligne suivante."]
        en "this session has no title"
            ["Write it after the time, or on the line below."];
    /// A name that may be a role, an organisation or a heading.
    DoubtfulSpeaker "doubtful-speaker" Note
        fr "« {name} » a été compris comme un intervenant : est-ce bien quelqu'un ?"
            ["Écrivez « Mme » ou « M. » devant le nom d'une personne ; si ce n'en est pas une, corrigez le programme avec « actes outline --write »."]
        en "“{name}” was read as a speaker: is it somebody?"
            ["Write “Ms” or “Mr” before a person's name; if it is none, correct the programme with “actes outline --write”."];
    /// Speakers are announced, and none was read.
    SpeakersLeftInText "speakers-left-in-text" Note
        fr "cette ligne annonce des intervenants, et aucun n'a été reconnu : elle reste dans le texte"
            ["Écrivez-les sous la forme « Prénom NOM, fonction, organisme », séparés par « ; »."]
        en "this line announces speakers, and none was recognised: it stays in the text"
            ["Write them as “First LAST, function, organisation”, with “;” between them."];
    /// The date was taken from a sentence, or its year from elsewhere.
    DateGuessed "date-guessed" Decision
        fr "date de l'événement déduite du texte : {date}"
        en "date of the event taken from the text: {date}";
    /// The place was known by where it stands alone.
    PlaceGuessed "place-guessed" Decision
        fr "lieu de l'événement déduit de sa place dans la page : {place}"
        en "place of the event known by where it stands: {place}";
    /// Lines around the programme that are none of it.
    LinesLeftOut "lines-left-out" Decision
        fr "autour du programme, lignes qui n'en font pas partie et ne sont pas reprises : {count}"
        en "around the programme, lines that are no part of it and are left out: {count}";
    /// A YAML text that YAML cannot read.
    YamlSyntax "yaml-syntax" Error
        fr "YAML illisible : {cause}"
            ["Mettez entre guillemets un texte qui contient « : » ou commence par un signe{quotable}.", "Remplacez la tabulation par deux espaces{tab}.", "Refermez le guillemet à la fin du texte{unquoted}."]
        en "YAML that cannot be read: {cause}"
            ["Put a text that contains “: ” or begins with a sign between quotes{quotable}.", "Replace the tab by two spaces{tab}.", "Close the quote at the end of the text{unquoted}."];
    /// A YAML key that means nothing here.
    UnknownKey "unknown-key" Error
        fr "clé inconnue « {key} »"
            ["Vouliez-vous écrire « {nearest} » ?", "Clés possibles : {expected}."]
        en "unknown key “{key}”"
            ["Did you mean “{nearest}”?", "Possible keys: {expected}."];
    /// A column of a table that means nothing here.
    UnknownColumn "unknown-column" Warning
        fr "la colonne « {key} » n'est pas reprise"
            ["Vouliez-vous écrire « {nearest} » ?", "Colonnes lues : {expected}."]
        en "the column “{key}” is not taken over"
            ["Did you mean “{nearest}”?", "Columns read: {expected}."];
    /// A column that is read for what its head likely means.
    ColumnGuessed "column-guessed" Note
        fr "la colonne « {head} » est lue comme « {key} »"
            ["Sinon, dites dans event.yaml ce qu'elle est, ou « ignorer » : `{example}`."]
        en "the column “{head}” is read as “{key}”"
            ["If not, say in event.yaml what it is, or “ignore”: `{example}`."];
    /// A colour of words that is hard to read on its ground.
    LowContrast "low-contrast" Warning
        fr "la couleur « {colour} » se lit mal {ground} (contraste {ratio}, il faut {needed})"
            ["La plus proche qui convient est « {nearest} »."]
        en "the colour “{colour}” is hard to read {ground} (contrast {ratio}, {needed} is needed)"
            ["The nearest that will do is “{nearest}”."];
    /// The same YAML key twice.
    DuplicateKey "duplicate-key" Error
        fr "la clé « {key} » est donnée deux fois"
            ["Gardez une seule des deux."]
        en "the key “{key}” is given twice"
            ["Keep one of the two."];
    /// A YAML value of another sort than expected.
    WrongType "wrong-type" Error
        fr "« {key} » attend {expected}, pas {found}"
            ["Écrivez par exemple « {example} »."]
        en "“{key}” expects {expected}, not {found}"
            ["Write for instance “{example}”."];
    /// A YAML key that must be there.
    MissingKey "missing-key" Error
        fr "il manque « {key} »"
            ["Ajoutez par exemple « {example} »."]
        en "“{key}” is missing"
            ["Add for instance “{example}”."];
    /// A table without a column that its rows cannot do without.
    MissingColumn "missing-column" Error
        fr "il manque au tableau la colonne « {key} »"
            ["Si c'est « {nearest} », renommez-la « {key} ».", "La première ligne du tableau donne les noms des colonnes ; on y lit : {columns}."]
        en "the table lacks the column “{key}”"
            ["If it is “{nearest}”, rename it to “{key}”.", "The first row of the table gives the names of the columns; it reads: {columns}."];
    /// A YAML value outside its list.
    UnknownValue "unknown-value" Error
        fr "« {value} » n'est pas une valeur de « {key} »"
            ["Vouliez-vous écrire « {nearest} » ?", "Valeurs possibles : {expected}."]
        en "“{value}” is not a value of “{key}”"
            ["Did you mean “{nearest}”?", "Possible values: {expected}."];
    /// A header that is never closed.
    UnclosedHeader "unclosed-header" Error
        fr "l'en-tête ouvert par « --- » n'est pas refermé"
            ["Ajoutez une ligne « --- » après la dernière clé."]
        en "the header opened by “---” is not closed"
            ["Add a line “---” after the last key."];
    /// A note that fits no session.
    UnknownSession "unknown-session" Error
        fr "« {wanted} » ne correspond à aucune séance de l'ordre du jour"
            ["Séance la plus proche : {nearest}.", "Séances : {expected}."]
        en "“{wanted}” is no session of the agenda"
            ["Nearest session: {nearest}.", "Sessions: {expected}."];
    /// A note that says nothing of its session.
    NoteWithoutSession "note-without-session" Error
        fr "rien ne dit à quelle séance ces notes se rapportent"
            ["Mettez l'heure de la séance dans le nom du fichier, par exemple « {file} ».", "Ou ajoutez {place} : « session: {example} ».", "Séances : {expected}."]
        en "nothing tells which session these notes belong to"
            ["Put the session's time in the file's name, for instance “{file}”.", "Or add {place}: “session: {example}”.", "Sessions: {expected}."];
    /// A note that fits several sessions.
    AmbiguousSession "ambiguous-session" Error
        fr "« {wanted} » désigne plusieurs séances : {candidates}"
            ["Dites laquelle, en haut du fichier : {choices}.", "Ou renommez le fichier : {files}."]
        en "“{wanted}” means several sessions: {candidates}"
            ["Say which at the top of the file: {choices}.", "Or rename the file: {files}."];
    /// A reference that leads nowhere.
    UnknownReference "unknown-reference" Error
        fr "la référence « {target} » ne mène nulle part"
            ["La plus proche : « {nearest} ».", "Références possibles : {expected}."]
        en "the reference “{target}” leads nowhere"
            ["Nearest: “{nearest}”.", "Possible references: {expected}."];
    /// A reference that could lead to several places.
    AmbiguousReference "ambiguous-reference" Error
        fr "la référence « {target} » peut mener à plusieurs endroits : {candidates}"
            ["Écrivez l'une de ces formes : {choices}."]
        en "the reference “{target}” could lead to several places: {candidates}"
            ["Write one of these: {choices}."];
    /// An id used twice.
    DuplicateId "duplicate-id" Error
        fr "l'identifiant « {id} » est déjà pris dans {other}"
            ["Donnez un autre identifiant à l'un des deux."]
        en "the id “{id}” is already taken in {other}"
            ["Give one of the two another id."];
    /// A question that nobody asked.
    UnknownQuestion "unknown-question" Error
        fr "« {id} » ne correspond à aucune question de la journée"
            ["Questions : {expected}."]
        en "“{id}” is none of the framing questions"
            ["Questions: {expected}."];
    /// Someone speaks whose name is nearly that of a known speaker.
    UnknownPerson "unknown-person" Warning
        fr "« {name} » n'est annoncé nulle part"
            ["Vouliez-vous écrire « {nearest} » ?", "Sinon, déclarez la personne sous « personnes: » dans event.yaml ou dans l'en-tête de la note."]
        en "“{name}” is announced nowhere"
            ["Did you mean “{nearest}”?", "Otherwise declare the person under “people:” in event.yaml or in the note's header."];
    /// A picture that is not there.
    MissingPicture "missing-picture" Error
        fr "l'image « {path} » est introuvable"
            ["Le fichier le plus proche est « {nearest} ».", "Le chemin part du dossier du fichier qui montre l'image."]
        en "the picture “{path}” is not there"
            ["The nearest file is “{nearest}”.", "The path starts from the folder of the file that shows the picture."];
    /// A picture that cannot be read.
    UnreadablePicture "unreadable-picture" Error
        fr "l'image « {path} » ne peut pas être lue : {cause}"
            ["Ouvrez-la dans un logiciel d'images et enregistrez-la en JPEG ou en PNG."]
        en "the picture “{path}” cannot be read: {cause}"
            ["Open it in an image program and save it as JPEG or PNG."];
    /// A picture without words for those who do not see it.
    NoAlternative "no-alternative" Error
        fr "l'image « {path} » n'a pas de texte pour qui ne la voit pas"
            ["Décrivez-la entre les crochets : « ![Trois groupes autour d'une table]({path}) »."]
        en "the picture “{path}” has no words for those who do not see it"
            ["Describe it between the brackets: “![Three groups around a table]({path})”."];
    /// A path that leads out of the event folder.
    PathOutside "path-outside" Error
        fr "le chemin « {path} » sort du dossier de l'événement"
            ["Copiez le fichier dans le dossier de l'événement, par exemple sous « media/ »."]
        en "the path “{path}” leads out of the event folder"
            ["Copy the file into the event folder, for instance under “media/”."];
    /// A symbolic link in the event folder.
    SymbolicLink "symbolic-link" Error
        fr "« {path} » est un lien vers un autre endroit du disque"
            ["Remplacez le lien par une copie du fichier."]
        en "“{path}” is a link to another place on the disk"
            ["Replace the link by a copy of the file."];
    /// A file that the disk does not give.
    UnreadableFile "unreadable-file" Error
        fr "« {path} » ne peut pas être lu : {cause}"
            ["Fermez-le dans les autres logiciels et vérifiez vos droits{locked}.", "Ouvrez-le et enregistrez-le de nouveau, sans mot de passe, avec « Enregistrer sous… » au format .{format}."]
        en "“{path}” cannot be read: {cause}"
            ["Close it in other programs and check your rights{locked}.", "Open it and save it anew, without a password, with “Save as…” in the format .{format}."];
    /// More than a file may cost.
    LimitMet "limit-met" Error
        fr "limite atteinte {where} : {what}"
            ["Si ce fichier est bien ce qu'il doit être, relancez avec « --limits {asked} » ; sinon, sortez-le du dossier."]
        en "limit met {where}: {what}"
            ["If this file is what it should be, run again with “--limits {asked}”; if not, take it out of the folder."];
    /// A file whose name says nothing that the program knows.
    UnknownFile "unknown-file" Warning
        fr "« {path} » n'a pas de place connue et n'est pas repris"
            ["Placez-le dans « {nearest} ».", "Les notes vont dans « tables-rondes/ » ou « notes/ », les ateliers dans « ateliers/ », les images dans « media/ »."]
        en "“{path}” has no known place and is not taken in"
            ["Put it in “{nearest}”.", "Notes go into “round-tables/” or “notes/”, workshops into “workshops/”, pictures into “media/”."];
    /// A file in a format that is not read.
    UnknownFormat "unknown-format" Error
        fr "« {path} » est dans un format qui n'est pas lu (.{ending})"
            ["Un PDF n'est lu que comme image : demandez à son auteur le fichier Word{pdf}.", "Dans votre logiciel de présentation, enregistrez le diaporama au format PDF{slides}.", "Formats lus ici : {expected}."]
        en "“{path}” is in a format that is not read (.{ending})"
            ["A PDF is read as a picture only: ask its author for the Word file{pdf}.", "In your presentation program, save the slides as PDF{slides}.", "Formats read here: {expected}."];
    /// Two files whose names differ only by capitals or by the form of accents.
    NamesCollide "names-collide" Error
        fr "« {first} » et « {second} » portent le même nom sur Windows et macOS"
            ["Renommez l'un des deux."]
        en "“{first}” and “{second}” bear the same name on Windows and macOS"
            ["Rename one of the two."];
    /// HTML that will not be printed.
    RawHtml "raw-html" Warning
        fr "le code HTML « {html} » n'a pas d'effet : seuls ses mots sont imprimés"
            ["Écrivez-le en Markdown, ou entre accents graves pour le montrer tel quel."]
        en "the HTML “{html}” has no effect: only its words are printed"
            ["Write it in Markdown, or between backticks to show it as it is."];
    /// A mark that is opened and not closed, or closed and not opened.
    BrokenMark "broken-mark" Warning
        fr "cette marque n'est pas refermée : elle sera imprimée telle quelle"
            ["Écrivez-la en entier : « [[A1]] », « ![Ce que montre l'image](../media/image.png) », « > [!À RETENIR] »."]
        en "this mark is not closed: it will be printed as it stands"
            ["Write all of it: “[[A1]]”, “![What the picture shows](../media/picture.png)”, “> [!KEY MESSAGE]”."];
    /// A link that leads nowhere from a PDF.
    LocalLink "local-link" Warning
        fr "le lien {to} ne mène nulle part depuis le PDF ; seuls ses mots sont imprimés"
            ["Donnez entre parenthèses l'adresse entière (« https://… »), ou renvoyez à une partie du rapport avec « [[…]] »."]
        en "the link {to} leads nowhere from the PDF; only its words are printed"
            ["Give the full address between the brackets (“https://…”), or refer to a part of the report with “[[…]]”."];
    /// A footnote call without its footnote.
    UnknownFootnote "unknown-footnote" Error
        fr "l'appel de note « [^{name}] » n'a pas de note"
            ["Ajoutez une ligne « [^{name}]: … »."]
        en "the footnote call “[^{name}]” has no footnote"
            ["Add a line “[^{name}]: …”."];
    /// A footnote that nothing calls.
    UnusedFootnote "unused-footnote" Warning
        fr "la note « [^{name}] » n'est appelée nulle part et n'est pas imprimée"
            ["Placez son appel « [^{name}] » dans le texte."]
        en "the footnote “[^{name}]” is called nowhere and is not printed"
            ["Put its call “[^{name}]” in the text."];
    /// An internal mark where it has no effect: the words would be published.
    StrayInternal "stray-internal" Error
        fr "« {mark} » ne réserve rien à cet endroit : le passage serait publié"
            ["Ouvrez un bloc de citation par une ligne « > [!INTERNE] », ou écrivez « [mots réservés](#interne) »."]
        en "“{mark}” reserves nothing at this place: the passage would be published"
            ["Open a block quote with a line “> [!INTERNAL]”, or write “[reserved words](#internal)”."];
    /// A file that its own name or its folder's reserves.
    ReservedByName "reserved-by-name" Warning
        fr "« {path} » est réservé à l'édition interne, d'après son nom"
            ["S'il doit être publié, écrivez « visibilité: publique » dans son en-tête ; sinon, « visibilité: interne » le dira sans doute possible."]
        en "“{path}” is reserved for the internal edition, by its name"
            ["If it is to be published, write “visibility: public” in its header; else “visibility: internal” says it beyond doubt."];
    /// An HTML comment without its end.
    UnclosedComment "unclosed-comment" Error
        fr "le commentaire ouvert par « <!-- » n'est pas refermé"
            ["Ajoutez « --> » à la fin du commentaire."]
        en "the comment opened by “<!--” is not closed"
            ["Add “-->” at the end of the comment."];
    /// Lists or quotes one inside the other, too many times.
    TooDeep "too-deep" Warning
        fr "des listes ou des citations sont emboîtées plus de {depth} fois ; la suite est imprimée telle quelle"
            ["Remontez ces lignes d'un ou de plusieurs crans."]
        en "lists or quotes stand inside each other more than {depth} times; the rest is printed as it is"
            ["Move these lines out by a step or more."];
    /// A title that no PDF holds as one.
    TooLong "too-long" Error
        fr "« {title}… » a {count} caractères, trop pour un titre"
            ["Gardez le titre sur sa ligne et mettez la suite à la ligne suivante."]
        en "“{title}…” has {count} characters, too many for a title"
            ["Keep the title on its line and put the rest on the next one."];
    /// A callout of an unknown sort.
    UnknownCallout "unknown-callout" Warning
        fr "encadré inconnu « [!{name}] »"
            ["Vouliez-vous écrire « [!{nearest}] » ?", "Encadrés : À RETENIR, CHIFFRES, ZOOM, POUR ALLER PLUS LOIN, DÉSACCORD, INTERNE."]
        en "unknown callout “[!{name}]”"
            ["Did you mean “[!{nearest}]”?", "Callouts: KEY MESSAGE, FIGURES, ZOOM, FURTHER READING, DISAGREEMENT, INTERNAL."];
    /// Characters that cannot be printed.
    MissingGlyph "missing-glyph" Warning
        fr "« {replacement} » remplace {what}"
            ["Écrivez un mot ou un autre signe à la place."]
        en "“{replacement}” replaces {what}"
            ["Write a word or another sign instead."];
    /// An unknown template.
    UnknownTemplate "unknown-template" Error
        fr "il n'y a pas de modèle « {name} »"
            ["Modèles : {expected}."]
        en "there is no template “{name}”"
            ["Templates: {expected}."];
    /// A template that typst refuses.
    TemplateError "template-error" Error
        fr "le modèle ne peut pas être composé{here} : {cause}"
            ["Montrez ce message à qui a fait le modèle, ou retirez « {replaced} » du dossier pour revenir au modèle d'origine.",
             "Montrez ce message à qui a fait le modèle de « {own} », ou écrivez « modèle: default » dans event.yaml pour revenir au modèle d'origine.",
             "Conseil de typst, en anglais : « {hint} »."]
        en "the template cannot be typeset{here}: {cause}"
            ["Show this message to whoever made the template, or take “{replaced}” out of the folder to go back to the original one.",
             "Show this message to whoever made the template of “{own}”, or write “template: default” in event.yaml to go back to the original one.",
             "Typst's hint: “{hint}”."];
    /// A text that typst refuses.
    TypesettingFailed "typesetting-failed" Error
        fr "ce passage ne peut pas être composé : {cause}"
            ["Si le passage est juste, c'est le modèle de « {own} » qui ne sait pas le composer : montrez ce message à qui l'a fait.",
             "Si le passage est juste, c'est le modèle de « {replaced} » qui ne sait pas le composer : montrez ce message à qui l'a fait.",
             "Conseil de typst, en anglais : « {hint} »."]
        en "this passage cannot be typeset: {cause}"
            ["If the passage is right, the template of “{own}” cannot set it: show this message to whoever made it.",
             "If the passage is right, the template of “{replaced}” cannot set it: show this message to whoever made it.",
             "Typst's hint: “{hint}”."];
    /// A passage that is set as plain words, for it cannot be set as it is.
    SetPlain "set-plain" Gap
        fr "ce passage ne peut pas être composé tel quel ; ses mots sont imprimés sans mise en forme : {cause}"
            ["Écrivez-le plus simplement : sans tableau, sans lien, en paragraphes plus courts.", "Le passage aurait dû être composé : signalez-le à l'équipe du programme, avec ce message."]
        en "this passage cannot be set as it is; its words are printed without their form: {cause}"
            ["Write it in a simpler way: without a table, without a link, in shorter paragraphs.", "The passage should have been set: report it to the program's team, with this message."];
    /// Something that lies outside its page.
    OutsidePage "outside-page" Gap
        fr "{what} sort de la page {page}"
            ["Raccourcissez ce texte, ou coupez-le en plusieurs."]
        en "{what} leaves page {page}"
            ["Shorten this text, or cut it into several."];
    /// A text of the report that is on no page.
    LostText "lost-text" Error
        fr "ces mots ne sont sur aucune page du PDF : « {words} »"
            ["C'est un défaut du programme : signalez-le à son équipe. En attendant, écrivez ce passage plus simplement."]
        en "these words are on no page of the PDF: “{words}”"
            ["It is a defect of the program: report it to its team. Meanwhile, write this passage in a simpler way."];
    /// Something typst would rather not have.
    TypesettingWarning "typesetting-warning" Warning
        fr "remarque de la composition : {cause}"
            ["Conseil de typst, en anglais : « {hint} »."]
        en "remark of the typesetter: {cause}"
            ["Typst's hint: “{hint}”."];
    /// Typst itself broke.
    TypesetterPanic "typesetter-panic" Error
        fr "la composition s'est interrompue : {cause}"
            ["C'est un défaut du programme. Envoyez ce message et le fichier nommé ci-dessus à son équipe."]
        en "the typesetter broke off: {cause}"
            ["This is a defect of the program. Send this message and the file named above to its team."];
    /// A table row with more or fewer cells than its head.
    UnevenRow "uneven-row" Warning
        fr "la ligne a {found} cellules, l'en-tête en a {expected}"
            ["Une cellule contient peut-être elle-même {many} : mettez-la entre guillemets droits (\"…\").", "Il manque {few} à la fin de la ligne, ou entre deux cellules.", "Une cellule contient peut-être elle-même « | » : écrivez-le « \\| »{bars}."]
        en "the row has {found} cells, the head has {expected}"
            ["A cell may itself contain {many}: put it between straight quotes (\"…\").", "{few} is missing at the end of the row, or between two cells.", "A cell may itself contain “|”: write it “\\|”{bars}."];
    /// An annex, or some of its pages, that cannot be printed.
    AnnexNotPrinted "annex-not-printed" Warning
        fr "l'annexe « {path} » n'est pas imprimée{part} : {cause}"
            ["À sa place, une ligne du rapport dit que les organisateurs la conservent.",
             "Demandez à son auteur un PDF sans mot de passe{protected}.",
             "Ouvrez-la dans un lecteur de PDF et enregistrez-la de nouveau (« Imprimer », puis « Enregistrer au format PDF »){damaged}.",
             "N'imprimez que les pages utiles : « pages: 1-12 » sous « annexes » dans event.yaml{long}."]
        en "the annex “{path}” is not printed{part}: {cause}"
            ["In its place, a line of the report says that the organisers keep it.",
             "Ask its author for a PDF without a password{protected}.",
             "Open it in a PDF reader and save it anew (“Print”, then “Save as PDF”){damaged}.",
             "Print the useful pages only: “pages: 1-12” under “annexes” in event.yaml{long}."];
    /// An annex that is listed and is not there.
    MissingAnnex "missing-annex" Gap
        fr "l'annexe « {path} » est introuvable"
            ["Le fichier le plus proche est « {nearest} ».", "Déposez le fichier dans « annexes/ », ou retirez-le de la liste."]
        en "the annex “{path}” is not there"
            ["The nearest file is “{nearest}”.", "Put the file into “annexes/”, or take it off the list."];
    /// Pages that a document does not have.
    UnknownPages "unknown-pages" Warning
        fr "« {pages} » ne désigne pas des pages de l'annexe"
            ["« {path} » a {count} pages.", "Écrivez par exemple « pages: 1-12, 15 »."]
        en "“{pages}” does not name pages of the annex"
            ["“{path}” has {count} pages.", "Write for instance “pages: 1-12, 15”."];
    /// Photographs of the annexes without words for those who do not see them.
    UndescribedPhoto "undescribed-photo" Gap
        fr "photos des annexes sans texte pour qui ne les voit pas : {paths}"
            ["Décrivez chacune dans « annexes/annexes.csv » : « fichier;alternative », puis une ligne par photo."]
        en "photographs of the annexes without words for those who do not see them: {paths}"
            ["Describe each of them in “annexes/annexes.csv”: “file;alternative”, then a line for each photo."];
    /// A sheet beside the list of participants that seems to hold what people refused.
    UnreadRefusals "unread-refusals" Error
        fr "{part} : elle n'est pas lue, et elle parle d'accord ou de refus"
            ["Reportez ces réponses dans la feuille des participants (une colonne « consentement »), puis supprimez cette feuille du classeur."]
        en "{part}: it is not read, and it speaks of consent or refusal"
            ["Carry these answers over to the sheet of participants (a column “consent”), then delete that sheet from the workbook."];
    /// A drawing of which something cannot be printed.
    DrawingSimplified "drawing-simplified" Warning
        fr "le dessin « {path} » est imprimé sans {part}"
            ["Dans votre logiciel de dessin, incorporez l'image dans le dessin et enregistrez-le de nouveau{linked}.", "Si ces effets comptent, exportez le dessin en PNG et montrez-le sous ce nom{effects}."]
        en "the drawing “{path}” is printed without {part}"
            ["In your drawing program, embed the picture in the drawing and save it anew{linked}.", "If these effects matter, export the drawing as PNG and show that{effects}."];
    /// Part of an office document that was not taken over.
    OfficePartDropped "office-part-dropped" Warning
        fr "élément du document non repris : {part}"
            ["Vérifiez dans le PDF que rien ne manque ; au besoin, écrivez ce passage en texte."]
        en "part of the document not taken over: {part}"
            ["Check in the PDF that nothing is missing; if needed, write the passage as text."];
    /// A session begins before the one above it has ended.
    SessionsOverlap "sessions-overlap" Warning
        fr "la séance de {time} commence avant la fin de celle de {previous}, annoncée à {end}"
            ["Corrigez l'une des deux heures. Deux séances en parallèle commencent à la même heure, chacune dans sa salle."]
        en "the session at {time} begins before the end of the one at {previous}, announced for {end}"
            ["Mend one of the two times. Two sessions side by side begin at the same time, each in its room."];
    /// More than an hour of which the agenda says nothing.
    GapInProgramme "gap-in-programme" Warning
        fr "rien n'est annoncé entre {start} et {end}"
            ["Ajoutez la pause ou la séance qui manque, ou retirez l'heure de fin de la séance qui précède."]
        en "nothing is announced between {start} and {end}"
            ["Add the break or the session that is missing, or take the end off the session before."];
    /// A line of the agenda that looks like a session's and is not read as one.
    UnreadableLine "unreadable-line" Warning
        fr "cette ligne ressemble à une séance, mais « {time} » n'est pas une heure"
            ["Écrivez l'heure comme « 9h40 », « 9:40 » ou « 9 h 40 »."]
        en "this line looks like a session, but “{time}” is no time"
            ["Write the time as “9:40”, “9.40 am” or “9h40”."];
    /// A sentence of the agenda that stops in the middle.
    UnfinishedSentence "unfinished-sentence" Warning
        fr "la phrase s'arrête sur « {end} »"
            ["Complétez-la, ou retirez-la."]
        en "the sentence stops at “{end}”"
            ["Finish it, or take it out."];
    /// A day of the agenda whose date nobody gives.
    DayWithoutDate "day-without-date" Gap
        fr "« {day} » n'a pas de date"
            ["Écrivez-la après le jour : « {day} – 12 juin 2019 »."]
        en "“{day}” has no date"
            ["Write it after the day: “{day} – 12 June 2019”."];
    /// A session nobody wrote about.
    SessionWithoutNotes "session-without-notes" Gap
        fr "aucune note pour la séance « {session} »"
            ["Elle est attendue de {contributor}.", "Le fichier « {file} » est prêt à être complété.", "Déposez le fichier dans « tables-rondes/ » sous un nom qui contient l'heure, par exemple « {example}.docx »."]
        en "no notes for the session “{session}”"
            ["They are expected from {contributor}.", "The file “{file}” is ready to be filled.", "Put the file into “round-tables/” under a name that holds the time, for instance “{example}.docx”."];
    /// One round of a workshop told twice.
    SameRoundTwice "same-round-twice" Error
        fr "le passage du groupe « {group} » à l'atelier « {workshop} » est déjà raconté dans {other}"
            ["Réunissez les deux textes en un seul, ou corrigez le nom du groupe."]
        en "the round of group “{group}” at the workshop “{workshop}” is already told in {other}"
            ["Join the two texts into one, or mend the group's name."];
    /// A workshop nobody wrote about.
    WorkshopWithoutOutput "workshop-without-output" Gap
        fr "aucun compte rendu de l'atelier « {workshop} »"
            ["Il est attendu de {contributor}.", "Le fichier « {file} » est prêt à être complété.", "Déposez le fichier dans « {folder} »."]
        en "no output of the workshop “{workshop}”"
            ["It is expected from {contributor}.", "The file “{file}” is ready to be filled.", "Put the file into “{folder}”."];
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
            ["Ajoutez son passage, ou corrigez un nom parmi les groupes de cet atelier : {expected}."]
        en "group “{group}” does not come to the workshop “{workshop}”"
            ["Add its round, or mend a name among the groups of this workshop: {expected}."];
    /// A group at two tables at once.
    RotationClash "rotation-clash" Warning
        fr "le groupe « {group} » est au même moment ({round}) à l'atelier « {workshop} » et à l'atelier « {other} »"
            ["Vérifiez l'ordre des passages des deux ateliers."]
        en "group “{group}” is at the workshops “{workshop}” and “{other}” at the same moment ({round})"
            ["Check the order of the rounds of both workshops."];
    /// Two people whose names are nearly the same.
    SimilarNames "similar-names" Warning
        fr "« {name} » ressemble à « {other} », nommé dans {place}"
            ["Si c'est la même personne, gardez une seule graphie."]
        en "“{name}” looks like “{other}”, named in {place}"
            ["If it is the same person, keep one spelling."];
    /// Two spellings of one organisation.
    SimilarOrganisations "similar-organisations" Warning
        fr "« {name} » et « {other} » ({place}) semblent être le même organisme"
            ["Gardez une seule graphie partout."]
        en "“{name}” and “{other}” ({place}) seem to be the same organisation"
            ["Keep one spelling everywhere."];
    /// A panellist whose words are in no note.
    SilentPanellist "silent-panellist" Note
        fr "aucune note ne rapporte de propos de « {name} », au programme de « {session} »"
            ["Vérifiez la graphie du nom dans les notes, ou que la personne est bien venue."]
        en "no note tells any words of “{name}”, on the programme of “{session}”"
            ["Check the spelling of the name in the notes, or that the person came."];
    /// Two files of one text.
    SameTextTwice "same-text-twice" Warning
        fr "« {path} » a le même texte que « {other} » : il serait imprimé deux fois"
            ["Gardez un seul des deux fichiers."]
        en "“{path}” has the same text as “{other}”: it would be printed twice"
            ["Keep only one of the two files."];
    /// A link to a heading or a file that is not there.
    DeadLink "dead-link" Error
        fr "le lien vers « {address} » ne mène à rien : {missing}"
            ["Le plus proche : « {nearest} »."]
        en "the link to “{address}” leads to nothing: {missing}"
            ["Nearest: “{nearest}”."];
    /// An address that no PDF can lead to.
    LongAddress "long-address" Warning
        fr "l'adresse de ce lien a {count} caractères : ses mots sont imprimés, sans le lien"
            ["Prenez l'adresse de la page elle-même, plus courte : ce qui suit « ? » suit souvent le lecteur à la trace."]
        en "the address of this link has {count} characters: its words are printed, without the link"
            ["Take the address of the page itself, which is shorter: what follows “?” is often there to track readers."];
    /// An action that comes from nowhere.
    ActionWithoutOrigin "action-without-origin" Gap
        fr "rien ne dit d'où vient l'action « {action} »"
            ["Ajoutez {place} l'atelier ou la séance, par exemple « origine: {example} ».", "Remplissez la colonne « origine »{column} avec l'atelier ou la séance, par exemple « {example} »."]
        en "nothing tells where the action “{action}” comes from"
            ["Add {place} the workshop or the session, for instance “origin: {example}”.", "Fill in the column “origin”{column} with the workshop or the session, for instance “{example}”."];
    /// An action that nobody leads.
    ActionWithoutLead "action-without-lead" Gap
        fr "l'action « {action} » n'a pas de porteur"
            ["Ajoutez {place} « porteur: » suivi d'une personne ou d'un organisme.", "Remplissez la colonne « porteur »{column} avec une personne ou un organisme."]
        en "the action “{action}” has no lead"
            ["Add {place} “lead:” followed by a person or an organisation.", "Fill in the column “lead”{column} with a person or an organisation."];
    /// An action without a time to be done.
    ActionWithoutHorizon "action-without-horizon" Gap
        fr "l'action « {action} » n'a ni horizon ni échéance"
            ["Ajoutez {place} « horizon: 6 mois » ou « échéance: {deadline} ».", "Remplissez la colonne « horizon » ou « échéance »{column}, par exemple avec « 6 mois » ou « {deadline} »."]
        en "the action “{action}” has neither horizon nor deadline"
            ["Add {place} “horizon: 6 months” or “deadline: {deadline}”.", "Fill in the column “horizon” or “deadline”{column}, for instance with “6 months” or “{deadline}”."];
    /// An action to be done before it was proposed.
    DeadlineBeforeEvent "deadline-before-event" Warning
        fr "l'échéance du {deadline} vient avant l'événement du {date}"
            ["Vérifiez l'année."]
        en "the deadline of {deadline} comes before the event of {date}"
            ["Check the year."];
    /// Two actions of one title.
    SameTitleTwice "same-title-twice" Warning
        fr "deux actions portent le titre « {title} » : {first} et {second}"
            ["Réunissez-les, ou dites dans les titres ce qui les distingue."]
        en "two actions bear the title “{title}”: {first} and {second}"
            ["Join them, or say in the titles what sets them apart."];
    /// A framing question that nothing answers.
    OpenQuestion "open-question" Gap
        fr "aucune note, aucun atelier et aucune action ne traite la question {id}"
            ["Dans la note, l'atelier ou l'action qui y répond, ajoutez « questions: {id} » entre les deux lignes « --- » du début ; mettez-les si elles n'y sont pas.", "Dans un tableau d'actions, écrivez « {id} » dans la colonne « questions »."]
        en "no note, workshop or action treats question {id}"
            ["In the note, workshop or action that answers it, add “questions: {id}” between the two lines “---” at the top; put them there if they are not.", "In a table of actions, write “{id}” in the column “questions”."];
    /// A picture whose maker is not named.
    PictureWithoutCredit "picture-without-credit" Gap
        fr "rien ne dit de qui est l'image « {path} »"
            ["Finissez sa légende par « © Prénom Nom ».", "Ou, si toutes les images sont de la même personne, ajoutez dans event.yaml, sous « crédits: », la ligne « {line} »."]
        en "nothing tells whose picture “{path}” is"
            ["End its caption with “© First Last”.", "Or, if one person made all pictures, add in event.yaml, below “credits:”, the line “{line}”."];
    /// A picture too small for its printed size.
    LowResolution "low-resolution" Warning
        fr "l'image « {path} » sera floue : {width} × {height} pixels, il en faut {needed} de large"
            ["Demandez l'original à son auteur ; les images copiées d'un site ou d'un message sont réduites."]
        en "the picture “{path}” will be blurred: {width} × {height} pixels, {needed} wide are needed"
            ["Ask its author for the original; pictures copied from a site or a message are reduced."];
    /// A picture that no text shows.
    UnusedPicture "unused-picture" Note
        fr "l'image « {path} » n'est montrée nulle part"
            ["Montrez-la dans une note : « ![Ce qu'elle montre](../{path}) », ou retirez-la du dossier."]
        en "the picture “{path}” is shown nowhere"
            ["Show it in a note: “![What it shows](../{path})”, or take it out of the folder."];
    /// A heading two or more levels below the one above.
    SkippedHeading "skipped-heading" Warning
        fr "un titre de niveau {level} vient sous un titre de niveau {above}"
            ["Ôtez un ou plusieurs « # » : sous un niveau {above} vient un niveau {expected}."]
        en "a heading of level {level} comes below one of level {above}"
            ["Take off one “#” or more: below level {above} comes level {expected}."];
    /// A heading with nothing below it.
    EmptySection "empty-section" Gap
        fr "il n'y a rien sous le titre « {title} »"
            ["Écrivez la partie, ou retirez son titre."]
        en "there is nothing below the heading “{title}”"
            ["Write the part, or take its heading out."];
    /// Words that hold a place for others.
    Placeholder "placeholder" Gap
        fr "« {words} » attend encore un texte"
            ["Remplacez ces mots par le texte, ou retirez-les."]
        en "“{words}” still waits for a text"
            ["Replace these words by the text, or take them out."];
    /// An acronym that nobody explains.
    UnexpandedAcronym "unexpanded-acronym" Note
        fr "le sigle « {acronym} » n'est développé nulle part"
            ["Développez-le à son premier emploi, « Nom en toutes lettres ({acronym}) », ou dans glossaire.yaml."]
        en "the acronym “{acronym}” is expanded nowhere"
            ["Expand it where it first stands, “Name in Full ({acronym})”, or in glossary.yaml."];
    /// A quote that opens and is closed nowhere.
    UnpairedQuote "unpaired-quote" Note
        fr "le guillemet ouvert devant « {words} » n'est pas refermé"
            ["Refermez-le dans le même paragraphe, ou retirez-le ; tant qu'il est seul, il est imprimé tel quel."]
        en "the quote that opens before “{words}” is not closed"
            ["Close it in the same paragraph, or take it out; as long as it stands alone, it is printed as it is."];
    /// An abbreviation that French does not write so.
    FaultyAbbreviation "faulty-abbreviation" Note
        fr "« {found} » s'écrit « {meant} »"
            ["Corrigez-le dans le texte : le programme ne change jamais une lettre."]
        en "“{found}” is written “{meant}” in French"
            ["Mend it in the text: the program never changes a letter."];
    /// Public money without the words that it asks for.
    FundingWithoutStatement "funding-without-statement" Gap
        fr "« {named} » soutient l'événement, et la mention de financement manque"
            ["Ajoutez dans event.yaml « financement: » suivi de la phrase que le financeur impose."]
        en "“{named}” supports the event, and the funding statement is missing"
            ["Add in event.yaml “funding:” followed by the sentence that the funder asks for."];
    /// Public money without the emblem that it asks for.
    FundingWithoutEmblem "funding-without-emblem" Gap
        fr "la mention de financement nomme « {named} », et aucun emblème n'est donné"
            ["Ajoutez sous « financement: » la clé « emblèmes: » avec le nom et le fichier de l'emblème."]
        en "the funding statement names “{named}”, and no emblem is given"
            ["Add under “funding:” the key “logos:” with the emblem's name and file."];
    /// An ISSN whose check digit does not fit.
    InvalidIssn "invalid-issn" Error
        fr "« {number} » n'est pas un ISSN : {cause}"
            ["Un ISSN a deux fois quatre chiffres, comme « 2049-3630 » ; vérifiez-les sur un volume paru."]
        en "“{number}” is no ISSN: {cause}"
            ["An ISSN has twice four digits, such as “2049-3630”; check them on a volume that came out."];
    /// An ISBN whose check digit does not fit.
    InvalidIsbn "invalid-isbn" Error
        fr "« {number} » n'est pas un ISBN : {cause}"
            ["Un ISBN a treize chiffres (ou dix avant 2007), comme « 978-2-07-036822-8 »."]
        en "“{number}” is no ISBN: {cause}"
            ["An ISBN has thirteen digits (or ten before 2007), such as “978-2-07-036822-8”."];
    /// A check that may not be silenced.
    PolicyRefused "policy-refused" Error
        fr "le contrôle « {code} » ne peut pas être {wanted} : sans lui, rien de juste ne serait imprimé"
            ["Retirez cette ligne et corrigez le problème lui-même."]
        en "the check “{code}” cannot be {wanted}: without it, nothing right would be printed"
            ["Take this line out and mend the problem itself."];
    /// Someone who refused to be named and signs.
    CreditWithoutConsent "credit-without-consent" Warning
        fr "« {name} » a refusé d'être nommé et figure dans les crédits"
            ["Demandez-lui son accord pour cette signature, ou retirez le nom des crédits."]
        en "“{name}” refused to be named and stands in the credits"
            ["Ask for the person's consent to this signature, or take the name out of the credits."];
    /// How a column of the participants is understood that asks for their agreement.
    ConsentColumn "consent-column" Note
        fr "colonne « {head} » : {meaning}"
            ["Si elle demande autre chose, donnez-lui un autre titre ; « consentement » (oui, non, nom, organisation, photo, contact) est toujours compris."]
        en "column “{head}”: {meaning}"
            ["If it asks something else, give it another head; “consent” (yes, no, name, organisation, photo, contact) is always understood."];
    /// A column of the participants that asks for an agreement, nobody knows to what.
    UnclearConsentColumn "unclear-consent-column" Error
        fr "la colonne « {head} » parle d'un accord, et rien ne dit à quoi : un refus pourrait être publié"
            ["Dites-le dans son titre : « Accepte que son nom soit publié », « Opposition à la publication », « Photo »… ou « Date de l'inscription » si elle ne demande rien."]
        en "the column “{head}” speaks of an agreement, and nothing tells to what: a refusal might be published"
            ["Say it in its head: “Agrees to be named”, “Opposes publication”, “Photo”… or another word if it asks for nothing."];
    /// An answer about being named that nobody can be sure of.
    UnclearConsent "unclear-consent" Error
        fr "« {value} » sous « {head} » : ni oui, ni non"
            ["Demandez à la personne, puis écrivez « oui », « non », « sauf photo », ou ce qu'elle accepte (nom, organisation, photo, contact)."]
        en "“{value}” under “{head}”: neither yes nor no"
            ["Ask the person, then write “yes”, “no”, “except photo”, or what is agreed to (name, organisation, photo, contact)."];
    /// A remark that was taken for a refusal.
    ConsentRemark "consent-remark" Note
        fr "« {value} » sous « {head} » est compris comme un refus"
            ["Si ce n'en est pas un, écrivez « consentement : oui » pour cette personne."]
        en "“{value}” under “{head}” is taken for a refusal"
            ["If it is none, write “consent: yes” for this person."];
    /// Something withheld that is in the PDF all the same.
    Leak "leak" Error
        fr "« {words} » ne doit pas être publié et se trouve dans {what} : {where}"
            ["Cherchez qui d'autre les dit : un modèle de l'événement (« report-templates/ »), un nom de fichier. S'ils peuvent être publiés, dites-le dans event.yaml, sous « autorisé » (texte, motif)."]
        en "“{words}” must not be published and is in {what}: {where}"
            ["Look for what else says them: a template of the event (“report-templates/”), a file's name. If they may be published, say so in event.yaml, under “allowed” (text, reason)."];
    /// Someone who must not be named, and is.
    NameLeak "name-leak" Error
        fr "« {name} » ne doit pas être nommé ({rule}) et se lit dans {what}, {where} : « {sentence} »"
            ["Cherchez qui l'écrit là : une page d'annexe, un dessin, un modèle de l'événement (« report-templates/ »). Si ces mots désignent quelqu'un ou quelque chose d'autre, dites-le dans event.yaml, sous « homonymes » (nom, motif) ou « autorisé » (texte, motif)."]
        en "“{name}” must not be named ({rule}) and is read in {what}, {where}: “{sentence}”"
            ["Look for what writes it there: a page of an annex, a drawing, a template of the event (“report-templates/”). If these words mean someone or something else, say so in event.yaml, under “homonyms” (name, reason) or “allowed” (text, reason)."];
    /// A PDF that cannot be read again, so that nobody knows what is in it.
    UnreadPdf "unread-pdf" Error
        fr "le PDF n'a pas pu être relu en entier ({what}) : rien ne prouve que tout y est, ni que ce qui est réservé n'y est pas"
            ["C'est un défaut du programme, ou d'un modèle de l'événement (« report-templates/ ») : composez avec « --template default » pour le savoir, et signalez-le."]
        en "the PDF could not be read again as a whole ({what}): nothing proves that all is in it, nor that what is reserved is not"
            ["It is a fault of the program, or of a template of the event (“report-templates/”): build with “--template default” to know, and report it."];
    /// A surname that may be that of someone who is not named.
    AmbiguousName "ambiguous-name" Doubt
        fr "« {name} » est publié tel quel et pourrait désigner « {person} », qui ne doit pas être nommé"
            ["Si c'est cette personne, écrivez « M. {surname} » ou « Mme {surname} », ou son nom entier : il sera retiré de l'édition publique. Laissez ces mots seulement si vous êtes sûr qu'ils désignent quelqu'un ou quelque chose d'autre."]
        en "“{name}” is published as it is and may mean “{person}”, who must not be named"
            ["If it is that person, write “Mr {surname}” or “Ms {surname}”, or the whole name: it will be taken out of the public edition. Leave these words only if you are sure that they mean someone or something else."];
    /// Someone who spoke, was not announced and did not say whether to be named.
    UnconfirmedSpeaker "unconfirmed-speaker" Doubt
        fr "« {name} » a pris la parole, n'est pas au programme et n'a pas répondu à la demande d'être nommé"
            ["Demandez-lui, puis écrivez sa réponse dans la liste des participants (« consentement » : oui ou non)."]
        en "“{name}” took the floor, is not on the programme and did not answer whether to be named"
            ["Ask the person, then write the answer in the list of participants (“consent”: yes or no)."];
    /// Words in what everyone reads that speak of a secret.
    DoubtfulWords "doubtful-words" Doubt
        fr "publié tel quel : « {sentence} »"
            ["Ces mots parlent de ce qui ne se publie pas. Réservez le passage (« [mots réservés](#interne) ») ou ôtez le mot ; s'il peut être publié, dites-le dans event.yaml, sous « autorisé » (texte, motif)."]
        en "published as it is: “{sentence}”"
            ["These words speak of what is not published. Reserve the passage (“[reserved words](#internal)”) or take the word out; if it may be published, say so in event.yaml, under “allowed” (text, reason)."];
    /// A final report whose sheet before publication was not made of these files.
    NotCleared "not-cleared" Gap
        fr "version définitive sans bordereau de publication pour ces fichiers"
            ["Faites-le (« actes build --reading clearance »), relisez-le et signez-le, puis écrivez son numéro dans event.yaml : « bordereau: B-… ».", "« {given} » est le numéro d'un bordereau fait avant une modification des fichiers."]
        en "final version without a sheet before publication for these files"
            ["Make it (“actes build --reading clearance”), read it and sign it, then write its number into event.yaml: “clearance: B-…”.", "“{given}” is the number of a sheet that was made before the files changed."];
    /// A given name alone that may be somebody's who is not named.
    GivenName "given-name" Warning
        fr "le prénom « {name} » est publié seul et pourrait désigner « {person} », qui ne doit pas être nommé"
            ["Si c'est cette personne, écrivez ce qu'elle est (« un participant »). Sinon, laissez."]
        en "the given name “{name}” is published alone and may mean “{person}”, who must not be named"
            ["If it is that person, write what she or he is (“a participant”). Else leave it."];
    /// What a note was attached by.
    NoteAttached "note-attached" Decision
        fr "notes rattachées à la séance « {session} » d'après {by}"
        en "notes attached to the session “{session}” by {by}";
    /// An end that the agenda does not give.
    EndInferred "end-inferred" Decision
        fr "fin de « {session} » prise au début de la séance suivante : {end}"
        en "end of “{session}” taken from the start of the next session: {end}";
    /// A language that nobody named.
    LanguageGuessed "language-guessed" Decision
        fr "langue du rapport reconnue à ses mots : {language}"
        en "language of the report known by its words: {language}";
    /// A file's encoding that nothing says.
    CharsetGuessed "charset-guessed" Decision
        fr "fichier lu en {charset}, reconnu à ses octets"
        en "file read as {charset}, known by its bytes";
    /// Something that an edition does not show.
    PartWithheld "part-withheld" Decision
        fr "retiré de l'édition publique : {what} ({rule})"
        en "taken out of the public edition: {what} ({rule})";
    /// Words that may be published as they stand.
    AllowedWords "allowed-words" Decision
        fr "« {words} » peut être publié : {reason}"
        en "“{words}” may be published: {reason}";
    /// A name that an edition does not say.
    NameWithheld "name-withheld" Decision
        fr "nom retiré de l'édition publique : « {name} », {how} ({rule})"
        en "name taken out of the public edition: “{name}”, {how} ({rule})";
    /// A name that a thing bears, and that stays.
    NameKept "name-kept" Decision
        fr "« {name} » est publié : c'est le nom d'une chose, et non « {person} »"
        en "“{name}” is published: it is the name of a thing, and not “{person}”";
    /// Words that are not attributed to those who said them.
    AttributionApplied "attribution-applied" Decision
        fr "propos de « {session} » attribués {whom} ({count})"
        en "what was said in “{session}” is attributed {whom} ({count})";
    /// What the rules of typography changed.
    TypographyCorrected "typography-corrected" Decision
        fr "{count} × {rule}"
        en "{count} × {rule}";
}
