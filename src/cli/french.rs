//! The help in French, beside the English one in the comments of `cli.rs`.
//!
//! A command is known by `command build` and its examples by `examples build`; an argument
//! by its name, preceded by its command where two commands differ (`outline format`); a value by its
//! argument's name (`edition=public`). What follows an empty line is for `--help` only.

/// Name, placeholder of the value, help.
pub(super) const TEXTS: &[(&str, &str, &str)] = &[
    (
        "command actes",
        "",
        "Compose les actes d'un événement : ordre du jour, notes, ateliers et actions deviennent un PDF",
    ),
    (
        "examples actes",
        "",
        "  actes gather Bureau/recus    range les fichiers reçus dans le dossier d'un événement
  actes check                  signale ce qui manque encore ou ne va pas
  actes build                  écrit le PDF
  actes explain unknown-key    explique un message et dit comment corriger
  actes help build             affiche l'aide d'une commande, avec des exemples",
    ),
    (
        "command archive",
        "",
        "Réunit les deux éditions et leurs fichiers sources dans un paquet pour les archives

Le paquet (BagIt, RFC 8493) contient sa propre notice et de quoi le vérifier.",
    ),
    (
        "examples archive",
        "",
        "  actes archive                       un dossier, à côté de celui de l'événement
  actes archive journee --zip         un seul fichier
  actes verify actes-2019-06-12-archive
                                      vérifie qu'un paquet est toujours intact",
    ),
    (
        "archive output",
        "PAQUET",
        "Paquet à écrire

Par défaut : actes-DATE-archive, à côté du dossier de l'événement.",
    ),
    ("zip", "", "Écrit un seul fichier ZIP au lieu d'un dossier"),
    (
        "without_personal_files",
        "",
        "Laisse de côté la liste des participants et les notes des séances sous une règle d'attribution

Le paquet nomme ce qui est absent. Ses PDF ne peuvent pas en être recomposés.",
    ),
    (
        "date",
        "DATE",
        "Date du paquet, pour bag-info.txt

Par exemple 2026-11-23 ou 23/11/2026. Sans elle, le paquet n'est pas daté.",
    ),
    (
        "command gather",
        "",
        "Range les fichiers reçus, en vrac, dans le dossier d'un événement

Chaque fichier est reconnu à son contenu et à son nom, puis copié sous un nom que build sait lire. Les originaux
restent intacts et rien n'est écrasé dans le dossier.",
    ),
    (
        "examples gather",
        "",
        "  actes gather Bureau/recus                   dans un dossier qui porte la date de l'événement
  actes gather recus -o journee --dry-run     montre seulement ce qui serait fait
  actes gather recus -o journee               de nouveau, avec les fichiers arrivés depuis
  actes gather notes.docx -o journee --as notes:11h
                                              précise ce qu'est un fichier douteux",
    ),
    ("gather pile", "PILE", "Dossiers et fichiers, tels que reçus"),
    (
        "gather output",
        "DOSSIER",
        "Dossier de l'événement

Par défaut : un dossier qui porte la date de l'événement, dans le dossier courant.",
    ),
    ("dry_run", "", "Montre ce qui serait copié, sans rien copier"),
    (
        "kind",
        "SORTE",
        "Nature du fichier (un seul), par exemple notes:11h, atelier:B, remplacement ou rien

programme, notes (avec la séance : notes:11h), atelier (atelier:B), actions, participants, evaluation,
glossaire, annexe, photo, logo, mur (photo de ce qu'un atelier a écrit), evenement ; remplacement : la
nouvelle version d'un fichier déjà rangé ; rien : à laisser de côté pour de bon.",
    ),
    ("command extract", "", "Extrait les fichiers joints à un PDF"),
    (
        "examples extract",
        "",
        "  actes extract actes-2019-06-12-interne.pdf
  actes extract journee.pdf -o sources",
    ),
    ("extract file", "PDF", "PDF qui contient des fichiers joints"),
    (
        "extract output",
        "DOSSIER",
        "Dossier à créer ; il ne doit pas exister

Par défaut : le nom du PDF suivi de -fichiers.",
    ),
    (
        "command verify",
        "",
        "Vérifie qu'un paquet d'archives ou un PDF est complet et inchangé

Dans un paquet, chaque fichier est comparé à son empreinte ; dans un PDF, les fichiers joints.",
    ),
    (
        "examples verify",
        "",
        "  actes verify actes-2019-06-12-archive
  actes verify paquet.zip --rebuild     recompose les deux éditions et les compare
  actes verify actes-2019-06-12.pdf     contrôle les fichiers joints au PDF",
    ),
    ("verify file", "FICHIER", "Paquet (dossier ou ZIP) ou PDF à vérifier"),
    (
        "rebuild",
        "",
        "Recompose les deux éditions à partir des fichiers archivés et les compare, ainsi que toutes les données",
    ),
    ("verify format", "FORMAT", "Format de la réponse"),
    ("verify format=text", "", "Du texte"),
    ("verify format=json", "", "JSON, pour un programme"),
    (
        "command build",
        "",
        "Écrit le PDF des actes

Rien n'est écrit tant que les fichiers contiennent des erreurs.",
    ),
    (
        "examples build",
        "",
        "  actes build                            le dossier courant, ou input/
  actes build journee -o journee.pdf
  actes build --edition internal         avec les passages réservés
  actes build --reading all              avec la synthèse, le relevé et les fiches
  actes build --deny action-without-lead
                                         pas de PDF tant qu'une action est sans porteur",
    ),
    ("command check", "", "Signale tout ce qui manque ou ne va pas, sans rien écrire"),
    (
        "examples check",
        "",
        "  actes check
  actes check journee --remind      une relance pour chaque contributeur
  actes check journee --remind -o relances
                                    les mêmes en brouillons, à ouvrir dans la messagerie
  actes check --allow unknown-person
                                    ignore les noms qui ne figurent pas au programme",
    ),
    ("command explain", "", "Explique un message, avec un exemple"),
    (
        "examples explain",
        "",
        "  actes explain                liste tous les messages
  actes explain unknown-key    explique celui dont le code est entre crochets",
    ),
    (
        "command fmt",
        "",
        "Corrige la typographie des fichiers texte : espaces, guillemets, apostrophes",
    ),
    (
        "examples fmt",
        "",
        "  actes fmt --diff         montre ce qui changerait
  actes fmt journee        corrige les fichiers",
    ),
    ("diff", "", "Montre ce qui changerait, sans rien écrire"),
    ("command outline", "", "Montre ce qui a été compris : programme, notes, ateliers, actions"),
    (
        "examples outline",
        "",
        "  actes outline
  actes outline --write                  un agenda.yaml à corriger à la main
  actes outline journee --format json    pour un autre programme",
    ),
    ("command template", "", "Montre les modèles de mise en page, ou en copie un pour le modifier"),
    (
        "examples template",
        "",
        "  actes template list                     liste les modèles
  actes template show sober               montre le contenu d'un modèle
  actes template eject --only cover.typ   change la couverture de cet événement",
    ),
    ("command list", "", "Liste les modèles fournis et ceux de l'événement"),
    (
        "examples list",
        "",
        "  actes template list
  actes template list journee      y compris ceux de cet événement",
    ),
    (
        "examples show",
        "",
        "  actes template show         le modèle d'origine
  actes template show sober   un autre",
    ),
    ("command show", "", "Montre à quoi sert un modèle et quels fichiers le composent"),
    (
        "command eject",
        "",
        "Copie un modèle dans le dossier de l'événement, pour l'y modifier

La copie l'emporte sur l'original. Rien n'est écrasé sans --force.",
    ),
    (
        "examples eject",
        "",
        "  actes template eject                       tout le modèle d'origine
  actes template eject --only cover.typ      sa couverture seulement
  actes template eject sober --as reseau     sous un nom de votre choix",
    ),
    ("name", "NOM", "Nom du modèle"),
    (
        "copy",
        "NOM",
        "Nom de la copie

Par défaut, la copie porte le nom du modèle et le remplace.",
    ),
    ("only", "FICHIER", "Copie seulement ce fichier (option répétable)"),
    ("force", "", "Remplace les fichiers qui existent déjà"),
    ("command completions", "", "Installe la complétion automatique (touche Tab)

Affiche le script que le terminal doit lire à son démarrage."),
    (
        "examples completions",
        "",
        "  actes completions bash > ~/.local/share/bash-completion/completions/actes
  actes completions powershell >> $PROFILE",
    ),
    ("shell", "TERMINAL", "Terminal utilisé"),
    ("shell=bash", "", "Bash"),
    ("shell=zsh", "", "Zsh"),
    ("shell=fish", "", "Fish"),
    ("shell=powershell", "", "PowerShell"),
    (
        "command export",
        "",
        "Exporte les données de l'événement : actions, participants, contenu, bilan de l'année

L'édition publique laisse de côté ce que le PDF public laisse de côté.",
    ),
    (
        "examples export",
        "",
        "  actes export actions                     un tableau pour Excel
  actes export actions --format xlsx       le même, avec des filtres et une feuille par statut
  actes export actions --format ics        les échéances, pour un agenda
  actes export stats jour-1 jour-2 -o bilan.csv
                                           une ligne par événement",
    ),
    ("data", "DONNÉES", "Données à exporter"),
    ("data=actions", "", "Les propositions d'action"),
    ("data=participants", "", "Les participants, tels que l'édition peut les montrer"),
    ("data=model", "", "Tout le contenu des actes"),
    ("data=stats", "", "Les chiffres du bilan annuel, une ligne par événement"),
    (
        "folders",
        "DOSSIER",
        "Dossier d'événement, ou plusieurs pour stats

Par défaut : le dossier courant s'il contient un ordre du jour, sinon input/.",
    ),
    (
        "export format",
        "FORMAT",
        "Format des données

Par défaut : celui qu'indique l'extension du fichier, sinon CSV (JSON pour model).",
    ),
    ("export format=csv", "", "Un tableau en texte simple"),
    ("export format=xlsx", "", "Un classeur Excel"),
    ("export format=ics", "", "Un calendrier des échéances"),
    ("export format=json", "", "JSON, pour un programme"),
    (
        "export output",
        "FICHIER",
        "Fichier à écrire

Par défaut, les données sont affichées ; un classeur est écrit sous un nom qui contient la date.",
    ),
    ("export edition", "ÉDITION", "Destinataires des données"),
    ("command man", "", "Affiche le manuel, en pages man"),
    (
        "examples man",
        "",
        "  actes man | man -l -        affiche la page principale
  actes man -o man1           écrit une page par commande",
    ),
    (
        "man output",
        "DOSSIER",
        "Dossier où écrire les pages de toutes les commandes

Par défaut, la page principale est affichée.",
    ),
    (
        "command new",
        "",
        "Prépare le dossier d'un événement, avec des fichiers pour les preneurs de notes

Aucun fichier existant n'est écrasé.",
    ),
    (
        "examples new",
        "",
        "  actes new journee --agenda programme.docx
                              un fichier par séance et par atelier, prêt à remplir
  actes new journee           avec un ordre du jour à remplir
  actes new --note 9h40       plus tard, le fichier d'une séance supplémentaire",
    ),
    (
        "new folder",
        "DOSSIER",
        "Dossier à préparer

Par défaut : le dossier courant, s'il contient un ordre du jour.",
    ),
    ("agenda", "FICHIER", "Ordre du jour de départ, dans tout format que build sait lire"),
    (
        "language",
        "LANGUE",
        "Langue de l'événement et de ses fichiers

Par défaut : celle de l'ordre du jour, sinon celle des messages.",
    ),
    ("language=fr", "", "Français"),
    ("language=en", "", "Anglais"),
    (
        "note",
        "SÉANCE",
        "Ajoute seulement le fichier de notes de cette séance (heure, identifiant ou titre) ; option répétable",
    ),
    (
        "command schema",
        "",
        "Affiche les schémas JSON avec lesquels un éditeur de texte contrôle et complète les fichiers YAML",
    ),
    (
        "examples schema",
        "",
        "  actes schema                 liste les schémas
  actes schema event           affiche celui d'event.yaml
  actes schema -o schemas      les écrit tous dans un dossier",
    ),
    (
        "schema name",
        "NOM",
        "Nom du schéma

Sans nom, liste tous les schémas.",
    ),
    ("schema output", "DOSSIER", "Dossier où écrire tous les schémas"),
    (
        "command watch",
        "",
        "Recompose dès qu'un fichier change, et montre les pages dans le navigateur

Le dernier PDF valide est conservé tant que les fichiers contiennent des erreurs.",
    ),
    (
        "examples watch",
        "",
        "  actes watch                   récrit le PDF à chaque changement
  actes watch --serve --open    montre aussi les pages et les messages dans le navigateur",
    ),
    (
        "serve",
        "",
        "Montre les pages et les messages dans un navigateur, sur cette machine seulement",
    ),
    ("port", "NUMÉRO", "Port de la page ; par défaut, le port habituel ou un port libre"),
    ("watch open", "", "Ouvre la page dans le navigateur, ou le PDF dans la visionneuse"),
    ("open", "", "Ouvre le PDF dans la visionneuse"),
    ("build force", "", "Recompose même si rien n'a changé depuis le dernier PDF"),
    (
        "limits",
        "LIMITE=NOMBRE",
        "Limites à ne pas dépasser, par exemple mémoire=2G,temps=5min (option répétable)

mémoire (octets), temps (secondes), et pour un seul fichier : décompressé, texte, éléments, paragraphes,
lignes, cellules, pages. Par défaut : une minute et un gigaoctet au plus. La variable ACTES_LIMITS
les fixe aussi.",
    ),
    ("quiet", "", "N'affiche que les erreurs"),
    ("verbose", "", "Affiche aussi la durée de chaque étape"),
    ("command help", "", "Affiche l'aide, ou celle d'une commande"),
    ("help", "", "Affiche l'aide : résumé avec -h, exemples avec --help"),
    ("version", "", "Affiche la version"),
    (
        "lang",
        "LANGUE",
        "Langue des messages et de cette aide

Par défaut : celle qu'indique `ACTES_LANG`, sinon celle du système.",
    ),
    ("lang=fr", "", "Français"),
    ("lang=en", "", "Anglais"),
    (
        "color",
        "QUAND",
        "Couleurs dans le terminal

La variable `NO_COLOR` les désactive aussi.",
    ),
    ("color=auto", "", "Dans un terminal qui les affiche"),
    ("color=always", "", "Toujours"),
    ("color=never", "", "Jamais"),
    (
        "folder",
        "DOSSIER",
        "Dossier de l'événement

Par défaut : le dossier courant s'il contient un ordre du jour, sinon input/.",
    ),
    (
        "output",
        "FICHIER",
        "Fichier à écrire

Par défaut : actes-DATE.pdf dans le dossier courant.",
    ),
    ("edition", "ÉDITION", "Destinataires des actes"),
    ("edition=public", "", "Tout le monde"),
    ("edition=internal", "", "Les organisateurs, avec les passages qui leur sont réservés"),
    ("reading", "DOCUMENT", "Ce que le PDF reprend des actes"),
    ("reading=proceedings", "", "Les actes entiers"),
    ("reading=synthesis", "", "Ce qui ressort de la journée, en quatre pages au plus"),
    ("reading=record", "", "Les décisions et les actions"),
    ("reading=action-sheets", "", "Une action par page, à remettre à son porteur"),
    (
        "reading=clearance",
        "",
        "Le bordereau à relire et à signer avant de publier (PDF et tableau)",
    ),
    ("reading=all", "", "Tous les documents à diffuser, un fichier pour chacun"),
    (
        "attach",
        "FICHIERS",
        "Fichiers à joindre au PDF

Par défaut : data pour l'édition publique, sources pour l'édition interne.",
    ),
    ("attach=none", "", "Aucun"),
    ("attach=data", "", "Le registre des actions et tout le contenu, sous forme de données"),
    ("attach=sources", "", "Les mêmes, et les fichiers sources des actes"),
    (
        "erratum_of",
        "PDF",
        "PDF déjà diffusé que celui-ci corrige

Une page à part indique ce qui a changé depuis.",
    ),
    (
        "erasure",
        "",
        "Après une demande de retrait : la page de modifications ne répète rien de ce qui a disparu",
    ),
    (
        "template",
        "NOM",
        "Modèle de mise en page

Par défaut : celui qu'indique event.yaml.",
    ),
    (
        "project",
        "DOSSIER",
        "Écrit aussi le projet Typst

Les actes peuvent alors être composés par typst seul.",
    ),
    (
        "report",
        "FICHIER",
        "Écrit aussi ce qui a été lu, retiré et décidé

En JSON si le nom se termine par .json, sinon en texte.",
    ),
    ("message_format", "FORMAT", "Format des messages"),
    ("message_format=human", "", "Avec le passage en cause souligné"),
    ("message_format=short", "", "Une ligne par message ; les mots error, warning et note y restent en anglais"),
    ("message_format=json", "", "Un objet JSON par ligne"),
    ("format", "FORMAT", "Format des messages"),
    ("format=human", "", "Avec le passage en cause souligné"),
    ("format=short", "", "Une ligne par message ; les mots error, warning et note y restent en anglais"),
    ("all", "", "Affiche tous les messages, même quand beaucoup se ressemblent"),
    ("format=json", "", "Un objet JSON par ligne"),
    (
        "write",
        "",
        "Écrit dans agenda.yaml le programme tel qu'il a été compris, à corriger à la main

Ce fichier fait foi dès lors ; l'ordre du jour d'origine reste dans le dossier et n'est plus lu.",
    ),
    ("outline format", "FORMAT", "Format du compte rendu"),
    ("outline format=text", "", "Du texte"),
    ("outline format=json", "", "JSON, pour un programme"),
    (
        "typeset",
        "",
        "Compose aussi le PDF, pour signaler ce qui ne se voit qu'alors

Chaque message donne alors la page. Le PDF n'est pas écrit.",
    ),
    (
        "check output",
        "DOSSIER",
        "Dossier des relances, en brouillons que la messagerie ouvre

Un fichier .eml par contributeur, avec les fichiers préparés en pièces jointes.",
    ),
    ("remind", "", "Rédige une relance pour chaque contributeur dont un texte est attendu"),
    ("deny", "CODE", "Traite ce contrôle comme une erreur (option répétable)"),
    ("allow", "CODE", "Ignore ce contrôle (option répétable)"),
    (
        "code",
        "CODE",
        "Code du message, donné entre crochets

Sans code, liste tous les messages.",
    ),
];

/// The French of an argument or a value, the command's own first: placeholder and help.
pub(super) fn of(command: &str, name: &str) -> Option<(&'static str, &'static str)> {
    text(&format!("{command} {name}")).or_else(|| text(name))
}

/// The French of exactly this name: placeholder and help.
pub(super) fn text(name: &str) -> Option<(&'static str, &'static str)> {
    let known = TEXTS.iter().find(|(known, ..)| *known == name);
    known.map(|(_, placeholder, help)| (*placeholder, *help))
}
