//! What each key is for, in French and in English. A key is named by the keys that lead to it, the
//! last ones being enough; the longest name that fits is taken. A test tells which are missing.

use crate::diagnostic::{Code, Language};
use crate::read::yaml::Key;

/// A key's place, what it is for in French and in English.
const WORDS: &[(&str, &str, &str)] = &[
    // What many records have.
    ("titre", "Titre.", "Title."),
    ("nom", "Nom.", "Name."),
    (
        "langue",
        "Langue : fr, en, de, es, it, pt, nl, pl, ou un nom (allemand). Ici, celle du texte si ce n'est pas celle des actes.",
        "Language: fr, en, de, es, it, pt, nl, pl, or a name (German). Here, that of the text if it is not the report's.",
    ),
    (
        "avertissement",
        "Avertissement imprimé au-dessus du texte.",
        "A warning printed above the text.",
    ),
    (
        "visibilité",
        "« interne » : seule l'édition des organisateurs l'imprime.",
        "“internal”: only the organisers' edition prints it.",
    ),
    (
        "questions",
        "Questions directrices traitées : Q1, Q2…",
        "The framing questions it treats: Q1, Q2…",
    ),
    (
        "séance",
        "La séance, par son heure (9h40), son identifiant ou son titre.",
        "The session, by its time (9:40), its id or its title.",
    ),
    (
        "attribution",
        "Qui est cité : par son nom, par sa structure seulement, ou personne (règle de Chatham House).",
        "Who is quoted: by name, by organisation only, or no one (Chatham House Rule).",
    ),
    (
        "alternative",
        "Ce que montre l'image, pour qui ne la voit pas.",
        "What the picture shows, for those who do not see it.",
    ),
    (
        "logo",
        "Fichier du logo, dans le dossier de l'événement.",
        "The logo's file, in the event's folder.",
    ),
    ("lien", "Adresse web.", "Web address."),
    (
        "période",
        "Période de programmation des fonds européens.",
        "Programming period of the European funds.",
    ),
    ("id", "Identifiant, par lequel on y renvoie.", "Id, by which one refers to it."),
    ("salle", "Salle.", "Room."),
    ("fonction", "Fonction, métier ou mandat.", "Function, occupation or office."),
    (
        "structure",
        "Structure que la personne représente.",
        "The organisation that the person speaks for.",
    ),
    (
        "consentement",
        "Ce que la personne accepte de voir publié : oui, non, ou une liste (nom, organisation, photo, contact).",
        "What the person agrees to have published: yes, no, or a list (name, organisation, photo, contact).",
    ),
    ("rgpd", "Autre nom de « consentement ».", "Another name of “consent”."),
    ("accord rgpd", "Autre nom de « consentement ».", "Another name of “consent”."),
    ("autorisation", "Autre nom de « consentement ».", "Another name of “consent”."),
    (
        "photo",
        "Accord pour les photographies : oui ou non.",
        "Agreement to photographs: yes or no.",
    ),
    ("droit à l'image", "Autre nom de « photo ».", "Another name of “photo”."),
    // The event.
    (
        "homonymes",
        "Personnes qui portent le nom de quelqu'un qui ne doit pas être nommé, et qui peuvent l'être ; chacune avec le motif.",
        "People who have the same name as someone who must not be named, and who may be named; each with the reason.",
    ),
    (
        "autorisé",
        "Mots qui peuvent être publiés tels quels, avec le motif.",
        "Words that may be published as they stand, with the reason.",
    ),
    ("motif", "Pourquoi ces mots peuvent être publiés.", "Why these words may be published."),
    (
        "event.titre",
        "Titre des actes : le thème de l'événement.",
        "The report's title: the theme of the event.",
    ),
    (
        "agenda.titre",
        "Titre des actes : le thème de l'événement.",
        "The report's title: the theme of the event.",
    ),
    (
        "niveau",
        "Niveau de l'événement, pour le bilan de l'année : européen, national, régional ou local.",
        "Level of the event, for the figures of the year: european, national, regional or local.",
    ),
    (
        "modalité",
        "Comment on y participait, pour le bilan de l'année : présentiel, distanciel ou hybride.",
        "How people took part, for the figures of the year: on site, remote or hybrid.",
    ),
    (
        "thématique",
        "Thématiques, pour le bilan de l'année.",
        "Topics, for the figures of the year.",
    ),
    ("sous-titre", "Ligne sous le titre.", "A line below the title."),
    (
        "event.nom",
        "Nom de l'événement, s'il en a un en plus du thème.",
        "The event's own name, if it has one beside its theme.",
    ),
    (
        "agenda.nom",
        "Nom de l'événement, s'il en a un en plus du thème.",
        "The event's own name, if it has one beside its theme.",
    ),
    (
        "date",
        "Jour de l'événement, ou le premier : 2026-11-25, 25 novembre 2026.",
        "Day of the event, or the first: 2026-11-25, 25 November 2026.",
    ),
    (
        "date_fin",
        "Dernier jour, si l'événement en dure plusieurs.",
        "The last day, if there are several.",
    ),
    (
        "lieu",
        "Lieu : une ligne, ou une liste (salle, rue, ville).",
        "Place: a line, or a list (room, street, town).",
    ),
    (
        "event.langue",
        "Langue des actes : fr, en, de, es, it, pt, nl, pl, ou un nom (allemand).",
        "Language of the report: fr, en, de, es, it, pt, nl, pl, or a name (German).",
    ),
    (
        "agenda.langue",
        "Langue des actes : fr, en, de, es, it, pt, nl, pl, ou un nom (allemand).",
        "Language of the report: fr, en, de, es, it, pt, nl, pl, or a name (German).",
    ),
    (
        "typographie",
        "Usage suivi : Imprimerie nationale, code de l'Union européenne, ou aucun.",
        "Whose usage is followed: the French national printer's, the Union's, or nobody's.",
    ),
    (
        "event.statut",
        "« projet » tant que des parties manquent ; « définitif » pour diffuser : ce qui manque est alors une erreur.",
        "“draft” while parts are missing; “final” to release: what is missing is then an error.",
    ),
    (
        "agenda.statut",
        "« projet » tant que des parties manquent ; « définitif » pour diffuser.",
        "“draft” while parts are missing; “final” to release.",
    ),
    ("version", "Version des actes, par exemple 1.0.", "The report's version, such as 1.0."),
    (
        "modèle",
        "Modèle de mise en page : default, sober, ou un modèle à soi.",
        "Template of the pages: default, sober, or one of your own.",
    ),
    (
        "réseau",
        "Réseau qui publie : son nom, ou une fiche.",
        "The network that publishes: its name, or a record.",
    ),
    ("réseau.nom", "Nom du réseau.", "The network's name."),
    ("réseau.sigle", "Sigle du réseau.", "The network's acronym."),
    ("site", "Adresse du site web.", "Address of the website."),
    (
        "collection",
        "Collection dont ces actes sont un volume : son titre, ou une fiche.",
        "Series that the report is a volume of: its title, or a record.",
    ),
    ("collection.titre", "Titre de la collection.", "The series' title."),
    ("collection.nom", "Autre nom de « titre ».", "Another name of “title”."),
    ("numéro", "Numéro dans la collection.", "Number in the series."),
    (
        "organisateurs",
        "Qui organise : des noms, ou des fiches avec logo et lien.",
        "Who organises: names, or records with logo and link.",
    ),
    ("partenaires", "Partenaires.", "Partners."),
    (
        "event.partenaires",
        "Qui a aidé : des noms, ou des fiches avec logo et lien.",
        "Who helped: names, or records with logo and link.",
    ),
    (
        "agenda.partenaires",
        "Qui a aidé : des noms, ou des fiches avec logo et lien.",
        "Who helped: names, or records with logo and link.",
    ),
    (
        "rang",
        "Si l'organisation porte l'événement ou y aide.",
        "Whether the organisation carries the event or helps.",
    ),
    (
        "financement",
        "Ce qu'il faut dire de l'argent public : la phrase, ou une fiche.",
        "What must be said about public money: the sentence, or a record.",
    ),
    (
        "mention",
        "La phrase à imprimer ; sans elle, celle de l'Union pour ses fonds.",
        "The sentence to print; without it, the Union's own for its funds.",
    ),
    ("fonds", "Fonds : FEADER, FSE+, Région…", "Fund: EAFRD, ESF+, a region…"),
    (
        "part",
        "Part du coût prise en charge, par exemple 80 %.",
        "Share of the cost covered, such as 80%.",
    ),
    ("intervention", "Intervention ou mesure.", "Intervention or measure."),
    (
        "emblèmes",
        "Emblèmes à montrer : nom, logo, alternative. Aucun n'est fourni.",
        "Emblems to show: name, logo, alternative. None is shipped.",
    ),
    (
        "event.avertissement",
        "Avertissement imprimé sur la couverture.",
        "A warning printed on the cover.",
    ),
    (
        "agenda.avertissement",
        "Avertissement imprimé sur la couverture.",
        "A warning printed on the cover.",
    ),
    (
        "nombre_de_participants",
        "Combien de personnes sont venues, quand aucune liste ne le dit.",
        "How many people came, where no list tells.",
    ),
    ("mention_de_page", "Mots au pied de chaque page.", "Words at the foot of every page."),
    ("crédits", "Qui a fait quoi pour les actes.", "Who did what for the report."),
    (
        "crédits.fonction",
        "Ce qui a été fait : rédaction, photographies…",
        "What was done: writing, photographs…",
    ),
    ("noms", "Noms.", "Names."),
    (
        "contributeurs",
        "Qui doit envoyer des notes ou des fiches : `actes check --remind` leur écrit.",
        "Who is to send in notes and sheets: `actes check --remind` writes to them.",
    ),
    ("contributeurs.nom", "Nom de la personne qui prend les notes.", "Name of the note-taker."),
    (
        "contributeurs.courriel",
        "Adresse à laquelle la relance est envoyée ; elle n'est jamais imprimée.",
        "Address to which the reminder is sent; it is never printed.",
    ),
    (
        "relances",
        "Ce que disent les relances de `actes check --remind`.",
        "What the reminders of `actes check --remind` say.",
    ),
    (
        "relances.échéance",
        "Jour avant lequel une réponse est attendue.",
        "Date by which an answer is expected.",
    ),
    (
        "signature",
        "Qui signe : une ligne, ou une liste de lignes.",
        "Who signs: one line, or a list of lines.",
    ),
    (
        "pour",
        "Séances et ateliers attendus : 9h40, atelier-1.",
        "The sessions and workshops concerned: 9:40, workshop-1.",
    ),
    (
        "colonnes",
        "Ce que sont des colonnes de tableaux : le titre de la colonne, puis porteur, structure… ou ignorer.",
        "What columns of tables are: the column's head, then lead, organisation… or ignore.",
    ),
    (
        "contrôles",
        "Ce que compte chaque contrôle, par le code entre crochets de son message.",
        "How much each check counts, by the code in the brackets of its message.",
    ),
    (
        "licence",
        "Conditions de réutilisation : un nom, ou une fiche.",
        "Terms of reuse: a name, or a record.",
    ),
    ("licence.nom", "Nom de la licence.", "The licence's name."),
    (
        "exceptions",
        "Ce que la licence ne couvre pas : photographies, logos…",
        "What it does not cover: photographs, logos…",
    ),
    (
        "contact",
        "À qui écrire ; imprimé même dans l'édition publique.",
        "Whom to write to; printed in the public edition too.",
    ),
    (
        "annonce_des_noms",
        "Où il était annoncé que les actes nomment qui prend la parole (« invitation du 3 mai ») : on ne demande alors plus l'accord de chacun.",
        "Where it was announced that the proceedings name whoever takes the floor (“invitation of 3 May”): nobody's agreement is then asked for.",
    ),
    (
        "bordereau",
        "Numéro du bordereau de publication (actes build --reading clearance), une fois relu et signé.",
        "Number of the clearance sheet (actes build --reading clearance), once read and signed.",
    ),
    ("issn", "ISSN de la collection.", "ISSN of the series."),
    ("isbn", "ISBN du volume.", "ISBN of the volume."),
    (
        "dépôt_légal",
        "Date du dépôt légal, par exemple juin 2026.",
        "Legal deposit, such as June 2026.",
    ),
    (
        "contexte",
        "Texte de cadrage, si l'ordre du jour n'en a pas.",
        "The framing text, if the agenda has none.",
    ),
    (
        "event.questions",
        "Questions directrices, si l'ordre du jour n'en a pas ; elles s'appellent Q1, Q2…",
        "The framing questions, if the agenda has none; they are called Q1, Q2…",
    ),
    (
        "agenda.questions",
        "Questions directrices ; elles s'appellent Q1, Q2…",
        "The framing questions; they are called Q1, Q2…",
    ),
    (
        "personnes",
        "Personnes que l'ordre du jour n'annonce pas : des noms, ou des fiches.",
        "People whom the agenda does not announce: names, or records.",
    ),
    ("personnes.nom", "Prénom et nom.", "First and last name."),
    ("intervenants.nom", "Prénom et nom.", "First and last name."),
    ("rôle", "Rôle dans l'événement.", "Part in the event."),
    (
        "annexes",
        "Ce qui est dit des fichiers du dossier annexes, dans l'ordre voulu.",
        "What is said of the files in the folder annexes, in the order wanted.",
    ),
    (
        "fichier",
        "Nom du fichier dans le dossier annexes.",
        "Name of the file in the folder annexes.",
    ),
    ("auteur", "Auteur, ou liste d'auteurs.", "Author, or list of authors."),
    ("auteurs", "Autre nom de « auteur ».", "Another name of “author”."),
    ("type", "Sorte de document.", "Sort of document."),
    (
        "séance",
        "Séance où il a été montré, par son heure ou son titre.",
        "The session in which it was shown, by time or title.",
    ),
    (
        "par_page",
        "Combien de ses pages tiennent sur une page des actes.",
        "How many of its pages stand on one of the report.",
    ),
    ("pages", "Pages à imprimer : 1-12, 15.", "Pages to print: 1-12, 15."),
    ("légende", "Légende.", "Caption."),
    ("crédit", "Auteur de l'image.", "Who made the picture."),
    ("theme", "Couleurs, polices, logo et papier.", "Colours, fonts, logo and paper."),
    ("encre", "Couleur du texte.", "Colour of the text."),
    ("accent", "Couleur des titres.", "Colour of headings."),
    ("teinte", "Couleur de fond des encadrés.", "Ground of boxes."),
    ("action", "Couleur des actions.", "Colour of actions."),
    ("gris", "Couleur des textes secondaires.", "Colour of secondary texts."),
    ("filet", "Couleur des filets.", "Colour of rules."),
    (
        "polices",
        "Polices : celles qui sont fournies, ou celles du dossier polices.",
        "Fonts: those that come along, or those in the folder fonts.",
    ),
    ("polices.texte", "Police des textes.", "Font of texts."),
    ("polices.titres", "Police des titres.", "Font of headings."),
    ("polices.code", "Police du code.", "Font of code."),
    ("papier", "Format du papier.", "Size of the paper."),
    (
        "corps",
        "Taille des textes ; « grand » pour 14 points.",
        "Size of the texts; “large” for 14 points.",
    ),
    (
        "recto-verso",
        "Marges en miroir, pour un volume relié.",
        "Mirrored margins, for a bound volume.",
    ),
    (
        "couverture",
        "Image de la couverture : un fichier du dossier, ou une fiche avec son alternative.",
        "Picture of the cover: a file of the folder, or a record with its alternative.",
    ),
    (
        "image",
        "Fichier de l'image, dans le dossier de l'événement.",
        "The picture's file, in the event's folder.",
    ),
    (
        "mise_en_page",
        "Pages serrées ou aérées ; sinon, selon la longueur des textes.",
        "Close or airy pages; otherwise, after the length of the texts.",
    ),
    (
        "résolution",
        "Finesse des photographies, en pixels par pouce (72 à 600).",
        "Sharpness of photographs, in pixels an inch (72 to 600).",
    ),
    (
        "parties",
        "Parties des actes à garder ou à laisser de côté.",
        "Parts of the report to keep or to leave out.",
    ),
    ("sommaire", "Le sommaire.", "The table of contents."),
    (
        "questions_ouvertes",
        "Les questions directrices que rien ne traite.",
        "The framing questions that nothing answers.",
    ),
    (
        "tableau_des_questions",
        "Le tableau « Des questions aux actions ».",
        "The table “From questions to actions”.",
    ),
    (
        "prises_de_parole",
        "« Qui a pris la parole », en nombres.",
        "“Who took the floor”, in numbers.",
    ),
    ("adresses_citées", "Les adresses que les textes citent.", "The addresses that texts cite."),
    ("index", "Les index.", "The indexes."),
    (
        "empreintes",
        "Dans l'édition interne, la liste des fichiers sources et leurs empreintes.",
        "In the internal edition, the list of source files and their hashes.",
    ),
    // The agenda.
    (
        "remplace",
        "L'ordre du jour du dossier dont celui-ci prend la place (écrit par « outline --write »).",
        "The agenda of the folder that this one takes the place of (written by “outline --write”).",
    ),
    (
        "empreinte",
        "Ce qu'était alors cet ordre du jour : s'il change, c'est signalé.",
        "What that agenda was then: if it changes, a message says so.",
    ),
    ("séances", "Les séances, dans l'ordre.", "The sessions, in order."),
    ("séances.titre", "Titre de la séance.", "The session's title."),
    ("début", "Heure de début : 9h40.", "Time it begins: 9:40."),
    (
        "fin",
        "Heure de fin ; sans elle, la séance dure jusqu'à la suivante.",
        "Time it ends; without it, the session lasts until the next.",
    ),
    (
        "jour",
        "Jour, si l'événement en dure plusieurs ; il vaut jusqu'à la prochaine séance qui en dit un autre.",
        "Day, if there are several; it holds until a session that says another.",
    ),
    (
        "durée",
        "Durée en minutes, au lieu de l'heure de fin.",
        "Length in minutes, instead of the time it ends.",
    ),
    ("séances.type", "Sorte de séance.", "Sort of session."),
    ("intervenants", "Qui intervient : des noms, ou des fiches.", "Who speaks: names, or records."),
    (
        "liste_ouverte",
        "Si d'autres intervenants sont attendus.",
        "Whether more speakers are expected.",
    ),
    (
        "séances.texte",
        "Ce que l'ordre du jour dit de la séance (Markdown).",
        "What the agenda says of the session (Markdown).",
    ),
    ("ateliers", "Ateliers tenus pendant la séance.", "The workshops held in it."),
    ("ateliers.titre", "Sujet de l'atelier.", "The workshop's topic."),
    (
        "repère",
        "Ce que le programme appelle l'atelier : « Atelier B ».",
        "What the programme calls the workshop: “Workshop B”.",
    ),
    // Actions.
    ("propositions", "Les propositions d'action.", "The action proposals."),
    (
        "propositions.titre",
        "Ce qu'il faut faire, en une ligne.",
        "What is to be done, in one line.",
    ),
    (
        "action-header.titre",
        "Ce qu'il faut faire, en une ligne.",
        "What is to be done, in one line.",
    ),
    (
        "description",
        "Ce qu'il faut faire, et pourquoi (Markdown).",
        "What is to be done, and why (Markdown).",
    ),
    (
        "commentaire",
        "Ce que l'on note pour soi : imprimé dans la seule édition interne (Markdown).",
        "What people note for themselves: printed in the internal edition only (Markdown).",
    ),
    (
        "origine",
        "Séances et ateliers d'où vient l'action : atelier-2, 14h00.",
        "The sessions and workshops it came from: workshop-2, 14:00.",
    ),
    ("porteur", "Qui porte l'action.", "Who leads the action."),
    ("horizon", "Échéance en mots : printemps 2027.", "Deadline in words: spring 2027."),
    ("échéance", "Échéance : un jour, ou des mots.", "Deadline: a day, or words."),
    (
        "étapes.échéance",
        "Jour où l'étape doit être faite.",
        "The day by which the step is to be done.",
    ),
    ("priorité", "Priorité.", "Priority."),
    (
        "statut",
        "Où en est l'action, en vos mots : à discuter, retenue…",
        "How far the action is, in your words: to discuss, agreed…",
    ),
    ("moyens", "Moyens nécessaires.", "The means it takes."),
    ("indicateurs", "Ce à quoi on verra que c'est fait.", "What will show that it is done."),
    (
        "étapes",
        "Étapes : des titres, ou des fiches avec échéance.",
        "Steps: titles, or records with a deadline.",
    ),
    ("étapes.titre", "Ce qui est à faire.", "What is to be done."),
    // Workshops.
    ("workshop.titre", "Sujet de l'atelier.", "The workshop's topic."),
    ("workshop-header.titre", "Sujet de l'atelier.", "The workshop's topic."),
    ("animateur", "Qui anime l'atelier.", "Who hosts the workshop."),
    ("rapporteur", "Qui en rend compte.", "Who reports on it."),
    ("consigne", "Ce qui était demandé aux groupes.", "What was asked of the groups."),
    (
        "introduction",
        "Comment le sujet est venu (Markdown).",
        "How the topic came about (Markdown).",
    ),
    (
        "passages",
        "Les groupes, dans l'ordre de leur passage.",
        "The groups, in the order they came.",
    ),
    ("groupe", "Nom du groupe : A, B…", "The group's name: A, B…"),
    (
        "apport",
        "Ce que le groupe a apporté, en quelques mots.",
        "What the group brought, in a few words.",
    ),
    (
        "contributions",
        "Contributions du groupe : des textes, ou des fiches.",
        "What the group contributed: texts, or records.",
    ),
    (
        "contributions.lien",
        "Rapport avec ce qu'ont dit les groupes précédents.",
        "How it stands to what earlier groups said.",
    ),
    ("texte", "Le texte (Markdown).", "The text (Markdown)."),
    (
        "synthèse",
        "Ce qui ressort de l'atelier (Markdown).",
        "What came out of the workshop (Markdown).",
    ),
    // Participants.
    ("participants", "Les participants.", "The participants."),
    ("participants.nom", "Nom, ou prénom et nom.", "Last name, or first and last name."),
    ("prénom", "Prénom.", "First name."),
    ("prénom nom", "Prénom et nom ensemble.", "First and last name together."),
    ("nom prénom", "Nom et prénom ensemble.", "Last and first name together."),
    (
        "présent",
        "Si la personne est venue ; « non » la retire de la liste.",
        "Whether the person came; “no” takes them off the list.",
    ),
    (
        "catégorie",
        "Catégorie de structure : collectivité, association, État…",
        "Sort of organisation: local authority, association, State…",
    ),
    ("territoire", "Territoire.", "Territory."),
    ("région", "Région, pour le bilan de l'année.", "Region, for the figures of the year."),
    (
        "email",
        "Adresse électronique ; elle ne va que dans les exports internes.",
        "E-mail address; it goes into internal exports only.",
    ),
    (
        "téléphone",
        "Téléphone ; il ne va que dans les exports internes.",
        "Telephone; it goes into internal exports only.",
    ),
    // Acronyms.
    ("sigle", "Le sigle.", "The acronym."),
    ("développé", "Ce que le sigle veut dire.", "What the acronym stands for."),
    ("signification", "Autre nom de « développé ».", "Another name of “expansion”."),
    ("remarque", "Ce qu'il faut en savoir.", "What one should know about it."),
    // What participants thought.
    ("évaluation", "Les questions posées.", "The questions that were asked."),
    ("question", "La question.", "The question."),
    ("effectif", "Nombre de réponses.", "How many answered."),
    ("moyenne", "Moyenne, par exemple 4,2 / 5.", "Average, such as 4.2 / 5."),
    (
        "réponses",
        "Nombre de chaque réponse : {très utile: 12, utile: 5}.",
        "How many gave each answer: {very useful: 12, useful: 5}.",
    ),
    (
        "verbatim",
        "Mots laissés par les participants, sans nom.",
        "Words that participants left, without names.",
    ),
    ("verbatims", "Autre nom de « verbatim ».", "Another name of “verbatim”."),
    // Notes.
    (
        "note-header.titre",
        "Titre de la note, s'il dit plus que celui de la séance.",
        "The note's title, if it says more than the session's.",
    ),
    ("rédacteur", "Qui a pris les notes.", "Who took the notes."),
];

/// Keys that are only another name of one that is offered.
const ALIASES: &[&str] = &[
    "rgpd",
    "accord rgpd",
    "autorisation",
    "droit à l'image",
    "prénom nom",
    "nom prénom",
    "collection.nom",
    "auteurs",
    "signification",
    "verbatims",
];

/// Keys whose English name is French too, and the usual one.
const SHARED: &[&str] = &["actions.propositions"];

/// Keys that are told as missing only if another one does not stand for them.
const SOMETIMES: &[&str] = &[
    "réseau.nom",
    "collection.titre",
    "mention",
    "financement.période",
    "personnes.nom",
    "intervenants.nom",
    "participants.nom",
    "action-header.titre",
    "évaluation.question",
];

/// Whether a place is named by its last keys.
fn is_named(place: &str, name: &str) -> bool {
    place.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// What a key is for.
pub(super) fn description(key: Key, place: &str, language: Language) -> Option<String> {
    if place.contains(".contrôles.") {
        return Code::named(key.0).map(|code| sentence(code, language));
    }
    let (_, french, english) = entry(place)?;
    Some(language.choose(french, english).to_owned())
}

/// The entry that names a place best.
pub(super) fn entry(place: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let named = WORDS.iter().filter(|(name, ..)| is_named(place, name));
    named.max_by_key(|(name, ..)| name.len()).copied()
}

/// A message with dots for the words that each case fills in.
fn sentence(code: Code, language: Language) -> String {
    let parts = code.message(language).split(['{', '}']).enumerate();
    parts.map(|(rank, part)| if rank % 2 == 0 { part } else { "…" }).collect()
}

/// Whether a key is only another name of one that is offered.
pub(super) fn is_alias(place: &str) -> bool {
    ALIASES.iter().any(|name| is_named(place, name))
}

/// Whether people write the English name of a key in French too.
pub(super) fn is_shared(place: &str) -> bool {
    SHARED.iter().any(|name| is_named(place, name))
}

/// Whether a key is missing only if another one does not stand for it.
pub(super) fn is_sometimes_needed(place: &str) -> bool {
    SOMETIMES.iter().any(|name| is_named(place, name))
}

/// The names of all entries.
#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    let all = WORDS.iter().map(|(name, ..)| *name);
    all.chain(ALIASES.iter().copied()).chain(SOMETIMES.iter().copied()).collect()
}
