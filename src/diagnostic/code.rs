//! The closed list of what can be wrong, with its sentences in French and in English.
//!
//! A message is one line without a full stop. A help is a sentence; it is shown only when every
//! `{word}` in it is known, so one code can carry a help for each case.

use super::Language;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The report is written, and may not be what was meant.
    Warning,
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $code:ident $name:literal $severity:ident
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

            /// How bad it is, unless a policy says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$code => Severity::$severity,)* }
            }

            pub(super) fn message(self, language: Language) -> &'static str {
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

catalogue! {
    /// The folder has no agenda.
    MissingAgenda "missing-agenda" Error
        fr "aucun ordre du jour dans le dossier « {folder} »"
            ["Déposez-y l'ordre du jour tel qu'il a été envoyé, sous le nom « agenda.md », « programme.docx » ou « ordre-du-jour.txt »."]
        en "no agenda in the folder “{folder}”"
            ["Put the agenda there as it was sent, named “agenda.md”, “programme.docx” or “agenda.txt”."];
    /// Two files could be the agenda.
    TwoAgendas "two-agendas" Error
        fr "deux ordres du jour : « {first} » et « {second} »"
            ["Gardez celui qui fait foi et renommez l'autre, par exemple « ancien-{second} »."]
        en "two agendas: “{first}” and “{second}”"
            ["Keep the one that holds and rename the other, for instance “old-{second}”."];
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
        fr "aucune séquence horaire n'a été reconnue dans l'ordre du jour"
            ["Une séquence commence par son heure, comme « 9h40 Table ronde : … » ou « 14:00 - 15:30 Ateliers »."]
        en "no timed session was recognised in the agenda"
            ["A session begins with its time, such as “9:40 Round table: …” or “14:00 - 15:30 Workshops”."];
    /// A session starts before the one above it.
    TimesOutOfOrder "times-out-of-order" Warning
        fr "la séquence de {time} vient après celle de {previous}"
            ["Vérifiez l'heure, ou indiquez le jour si l'événement en compte plusieurs."]
        en "the session at {time} comes after the one at {previous}"
            ["Check the time, or name the day if the event has several."];
    /// A YAML text that YAML cannot read.
    YamlSyntax "yaml-syntax" Error
        fr "YAML illisible : {cause}"
            ["Mettez entre guillemets un texte qui contient « : » ou commence par un signe{quotable}."]
        en "YAML that cannot be read: {cause}"
            ["Put a text that contains “: ” or begins with a sign between quotes{quotable}."];
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
    /// A colour that is hard to read on white.
    LowContrast "low-contrast" Warning
        fr "la couleur « {colour} » se lit mal sur du blanc (contraste {ratio}, il faut 4,5)"
            ["Prenez une teinte plus foncée de la même couleur."]
        en "the colour “{colour}” is hard to read on white (contrast {ratio}, 4.5 is needed)"
            ["Take a darker shade of the same colour."];
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
        fr "« {wanted} » n'est aucune séquence de l'ordre du jour"
            ["Séquence la plus proche : {nearest}.", "Séquences : {expected}."]
        en "“{wanted}” is no session of the agenda"
            ["Nearest session: {nearest}.", "Sessions: {expected}."];
    /// A note that says nothing of its session.
    NoteWithoutSession "note-without-session" Error
        fr "rien ne dit à quelle séquence ces notes se rapportent"
            ["Ajoutez en tête du fichier « session: 9h40 », ou mettez l'heure dans le nom du fichier.", "Séquences : {expected}."]
        en "nothing tells which session these notes belong to"
            ["Add “session: 9h40” at the head of the file, or put the time in the file's name.", "Sessions: {expected}."];
    /// A note that fits several sessions.
    AmbiguousSession "ambiguous-session" Error
        fr "« {wanted} » désigne plusieurs séquences : {candidates}"
            ["Précisez avec l'identifiant, par exemple « session: {first} »."]
        en "“{wanted}” means several sessions: {candidates}"
            ["Say which by its id, for instance “session: {first}”."];
    /// A reference that leads nowhere.
    UnknownReference "unknown-reference" Error
        fr "la référence « [[{target}]] » ne mène nulle part"
            ["La plus proche : « [[{nearest}]] ».", "Identifiants connus : {expected}."]
        en "the reference “[[{target}]]” leads nowhere"
            ["Nearest: “[[{nearest}]]”.", "Known ids: {expected}."];
    /// A reference that could lead to several places.
    AmbiguousReference "ambiguous-reference" Error
        fr "la référence « [[{target}]] » peut mener à plusieurs endroits : {candidates}"
            ["Écrivez l'identifiant, par exemple « [[{first}]] »."]
        en "the reference “[[{target}]]” could lead to several places: {candidates}"
            ["Write the id, for instance “[[{first}]]”."];
    /// An id used twice.
    DuplicateId "duplicate-id" Error
        fr "l'identifiant « {id} » est déjà pris dans {other}"
            ["Donnez un autre identifiant à l'un des deux."]
        en "the id “{id}” is already taken in {other}"
            ["Give one of the two another id."];
    /// A question that nobody asked.
    UnknownQuestion "unknown-question" Error
        fr "« {id} » n'est aucune des questions de la journée"
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
            ["Fermez-le dans les autres logiciels et vérifiez vos droits{locked}."]
        en "“{path}” cannot be read: {cause}"
            ["Close it in other programs and check your rights{locked}."];
    /// A file whose name says nothing that the program knows.
    UnknownFile "unknown-file" Warning
        fr "« {path} » n'a pas de place connue et n'est pas repris"
            ["Placez-le dans « {nearest} ».", "Les notes vont dans « tables-rondes/ » ou « notes/ », les ateliers dans « ateliers/ », les images dans « media/ »."]
        en "“{path}” has no known place and is not taken in"
            ["Put it in “{nearest}”.", "Notes go into “round-tables/” or “notes/”, workshops into “workshops/”, pictures into “media/”."];
    /// A file in a format that is not read.
    UnknownFormat "unknown-format" Error
        fr "« {path} » est dans un format qui n'est pas lu (.{ending})"
            ["Formats lus ici : {expected}."]
        en "“{path}” is in a format that is not read (.{ending})"
            ["Formats read here: {expected}."];
    /// Two files whose names differ only by capitals or by the form of accents.
    NamesCollide "names-collide" Error
        fr "« {first} » et « {second} » portent le même nom sur Windows et macOS"
            ["Renommez l'un des deux."]
        en "“{first}” and “{second}” bear the same name on Windows and macOS"
            ["Rename one of the two."];
    /// HTML that will not be printed.
    RawHtml "raw-html" Warning
        fr "le code HTML « {html} » ne sera pas imprimé"
            ["Écrivez-le en Markdown, ou entre accents graves pour le montrer tel quel."]
        en "the HTML “{html}” will not be printed"
            ["Write it in Markdown, or between backticks to show it as it is."];
    /// A link that leads nowhere from a PDF.
    LocalLink "local-link" Warning
        fr "le lien vers « {address} » ne mène nulle part depuis le PDF ; seuls ses mots sont imprimés"
            ["Donnez l'adresse entière (« https://… »), ou renvoyez à une partie du rapport avec « [[…]] »."]
        en "the link to “{address}” leads nowhere from the PDF; only its words are printed"
            ["Give the full address (“https://…”), or refer to a part of the report with “[[…]]”."];
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
    /// An HTML comment without its end.
    UnclosedComment "unclosed-comment" Error
        fr "le commentaire ouvert par « <!-- » n'est pas refermé : tout ce qui suit serait perdu"
            ["Ajoutez « --> » à la fin du commentaire."]
        en "the comment opened by “<!--” is not closed: all that follows would be lost"
            ["Add “-->” at the end of the comment."];
    /// Lists or quotes one inside the other, too many times.
    TooDeep "too-deep" Warning
        fr "des listes ou des citations sont emboîtées plus de {depth} fois ; la suite est imprimée telle quelle"
            ["Remontez ces lignes d'un ou de plusieurs crans."]
        en "lists or quotes stand inside each other more than {depth} times; the rest is printed as it is"
            ["Move these lines out by a step or more."];
    /// A callout of an unknown sort.
    UnknownCallout "unknown-callout" Warning
        fr "encadré inconnu « [!{name}] »"
            ["Vouliez-vous écrire « [!{nearest}] » ?", "Encadrés : À RETENIR, CHIFFRES, ZOOM, POUR ALLER PLUS LOIN, DÉSACCORD, INTERNE."]
        en "unknown callout “[!{name}]”"
            ["Did you mean “[!{nearest}]”?", "Callouts: KEY MESSAGE, FIGURES, ZOOM, FURTHER READING, DISAGREEMENT, INTERNAL."];
    /// A character that no bundled font has.
    MissingGlyph "missing-glyph" Warning
        fr "aucune police du rapport n'a le caractère « {character} » ({name}) ; il est imprimé « {replacement} »"
            ["Remplacez-le par un mot ou par un autre signe."]
        en "no font of the report has the character “{character}” ({name}); it is printed “{replacement}”"
            ["Replace it by a word or by another sign."];
    /// An unknown template.
    UnknownTemplate "unknown-template" Error
        fr "il n'y a pas de modèle « {name} »"
            ["Modèles : {expected}."]
        en "there is no template “{name}”"
            ["Templates: {expected}."];
    /// A template that typst refuses.
    TemplateError "template-error" Error
        fr "le modèle ne peut pas être composé : {cause}"
            ["Conseil de typst : {hint}."]
        en "the template cannot be typeset: {cause}"
            ["Typst's hint: {hint}."];
    /// A text that typst refuses.
    TypesettingFailed "typesetting-failed" Error
        fr "ce passage ne peut pas être composé : {cause}"
            ["Conseil de typst : {hint}."]
        en "this passage cannot be typeset: {cause}"
            ["Typst's hint: {hint}."];
    /// Something typst would rather not have.
    TypesettingWarning "typesetting-warning" Warning
        fr "remarque de la composition : {cause}"
            ["Conseil de typst : {hint}."]
        en "remark of the typesetter: {cause}"
            ["Typst's hint: {hint}."];
    /// Typst itself broke.
    TypesetterPanic "typesetter-panic" Error
        fr "la composition s'est interrompue : {cause}"
            ["C'est un défaut du programme. Envoyez ce message et le fichier nommé ci-dessus à son équipe."]
        en "the typesetter broke off: {cause}"
            ["This is a defect of the program. Send this message and the file named above to its team."];
    /// A table row with more or fewer cells than its head.
    UnevenRow "uneven-row" Warning
        fr "la ligne a {found} cellules, l'en-tête en a {expected}"
            ["Une cellule de plus contient peut-être un « ; »."]
        en "the row has {found} cells, the head has {expected}"
            ["One cell too many may contain a “;”."];
    /// An annex, which this version does not print.
    AnnexNotPrinted "annex-not-printed" Warning
        fr "l'annexe « {path} » n'est pas reprise dans le PDF par cette version"
            ["Joignez-la à l'envoi, ou placez les images dans « media/ » et montrez-les dans une note."]
        en "the annex “{path}” is not taken into the PDF by this version"
            ["Send it along, or put pictures into “media/” and show them in a note."];
    /// Part of an office document that was not taken over.
    OfficePartDropped "office-part-dropped" Warning
        fr "élément du document non repris : {part}"
            ["Vérifiez dans le PDF que rien ne manque ; au besoin, écrivez ce passage en texte."]
        en "part of the document not taken over: {part}"
            ["Check in the PDF that nothing is missing; if needed, write the passage as text."];
}
