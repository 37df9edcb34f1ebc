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
        "  actes outline                ce qui a été compris du dossier
  actes check                  ce qui manque encore ou ne va pas
  actes build                  le PDF du dossier
  actes explain unknown-key    ce que dit un message, et comment corriger
  actes help build             l'aide d'une commande, avec des exemples",
    ),
    (
        "command archive",
        "",
        "Range les deux éditions et leurs fichiers sources dans un paquet d'archives

Le paquet (BagIt, RFC 8493) dit lui-même ce qu'il est et comment le vérifier.",
    ),
    (
        "examples archive",
        "",
        "  actes archive                       un dossier, à côté de celui de l'événement
  actes archive journee --zip         un seul fichier
  actes verify actes-2019-06-12-archive
                                      dit si un paquet est toujours intact",
    ),
    (
        "archive output",
        "PAQUET",
        "Paquet à écrire

Sinon, actes-DATE-archive à côté du dossier de l'événement.",
    ),
    ("zip", "", "Écrit un seul fichier ZIP au lieu d'un dossier"),
    (
        "date",
        "DATE",
        "Jour de la mise en paquet, pour bag-info.txt

Sous la forme 2026-11-23. Sinon, le paquet ne dit pas quand il a été fait.",
    ),
    (
        "command gather",
        "",
        "Range une pile de fichiers reçus dans le dossier d'un événement

Chaque fichier est reconnu à son contenu et à son nom, puis copié sous un nom que build sait lire. La pile reste intacte,
et rien n'est écrasé dans le dossier.",
    ),
    (
        "examples gather",
        "",
        "  actes gather Bureau/journee                 dans un dossier au nom du jour de l'événement
  actes gather pile -o journee --dry-run      dit seulement ce qui serait fait
  actes gather pile -o journee                de nouveau, avec les fichiers arrivés depuis
  actes gather notes.docx -o journee --as notes:11h
                                              dit ce qu'est un fichier douteux",
    ),
    ("gather pile", "PILE", "Dossiers et fichiers tels que reçus"),
    (
        "gather output",
        "DOSSIER",
        "Dossier de l'événement

Sinon, un dossier au nom du jour de l'événement, dans le dossier courant.",
    ),
    ("dry_run", "", "Dit ce qui serait copié, sans rien copier"),
    ("kind", "SORTE", "Ce qu'est le seul fichier donné, par exemple notes:11h ou atelier:B"),
    ("command extract", "", "Rend les fichiers joints à un PDF"),
    (
        "examples extract",
        "",
        "  actes extract actes-2019-06-12-interne.pdf
  actes extract journee.pdf -o sources",
    ),
    ("extract file", "PDF", "PDF auquel des fichiers sont joints"),
    (
        "extract output",
        "DOSSIER",
        "Dossier à écrire, qui n'existe pas encore

Sinon, le nom du PDF suivi de -fichiers.",
    ),
    (
        "command verify",
        "",
        "Dit si un paquet d'archives ou un PDF est complet et inchangé

D'un paquet, chaque fichier est comparé à ses empreintes ; d'un PDF, les fichiers joints.",
    ),
    (
        "examples verify",
        "",
        "  actes verify actes-2019-06-12-archive
  actes verify paquet.zip --rebuild     recompose les deux éditions et compare
  actes verify actes-2019-06-12.pdf     les fichiers joints au PDF",
    ),
    ("verify file", "FICHIER", "Paquet (dossier ou ZIP) ou PDF"),
    (
        "rebuild",
        "",
        "Recompose les deux éditions à partir des fichiers archivés et les compare, ainsi que toutes les données",
    ),
    ("verify format", "FORME", "Forme de la réponse"),
    ("verify format=text", "", "À lire"),
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
        "  actes build                            le dossier où l'on est, ou input/
  actes build journee -o journee.pdf
  actes build --edition internal         avec les passages réservés
  actes build --reading all              aussi la synthèse, le relevé et les fiches
  actes build --deny action-without-lead
                                         pas de PDF tant qu'une action est sans porteur",
    ),
    ("command check", "", "Signale tout ce qui manque ou ne va pas, sans rien écrire"),
    (
        "examples check",
        "",
        "  actes check
  actes check journee --remind      un message pour chaque contributeur
  actes check --allow unknown-person
                                    sans les noms que personne n'a annoncés",
    ),
    ("command explain", "", "Explique un message, avec un exemple"),
    (
        "examples explain",
        "",
        "  actes explain                tous les messages possibles
  actes explain unknown-key    un message, d'après son code entre crochets",
    ),
    (
        "command fmt",
        "",
        "Met au propre la typographie des fichiers texte : espaces, guillemets, apostrophes",
    ),
    (
        "examples fmt",
        "",
        "  actes fmt --diff         ce qui changerait
  actes fmt journee        le change",
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
    ("command template", "", "Montre les modèles de mise en page, et en copie un pour le changer"),
    (
        "examples template",
        "",
        "  actes template list                     lesquels il y a
  actes template show sober               de quoi l'un est fait
  actes template eject --only cover.typ   une autre couverture pour cet événement",
    ),
    ("command list", "", "Liste les modèles, les nôtres et ceux de l'événement"),
    (
        "examples list",
        "",
        "  actes template list
  actes template list journee      avec ceux de cet événement",
    ),
    (
        "examples show",
        "",
        "  actes template show         le modèle d'origine
  actes template show sober   un autre",
    ),
    ("command show", "", "Montre à quoi sert un modèle et de quels fichiers il est fait"),
    (
        "command eject",
        "",
        "Copie un modèle dans le dossier de l'événement, pour l'y changer

La copie l'emporte sur l'original. Rien n'est écrasé sans --force.",
    ),
    (
        "examples eject",
        "",
        "  actes template eject                       tout le modèle d'origine
  actes template eject --only cover.typ      sa couverture seulement
  actes template eject sober --as reseau     sous un nom à soi",
    ),
    ("name", "NOM", "Nom du modèle"),
    (
        "copy",
        "NOM",
        "Nom de la copie

Sinon, la copie porte le nom du modèle et prend sa place.",
    ),
    ("only", "FICHIER", "Copie seulement ce fichier ; peut être répété"),
    ("force", "", "Écrase les fichiers qui sont déjà là"),
    ("command completions", "", "Donne ce qui complète commandes et options dans un terminal"),
    (
        "examples completions",
        "",
        "  actes completions bash > ~/.local/share/bash-completion/completions/actes
  actes completions powershell >> $PROFILE",
    ),
    ("shell", "TERMINAL", "Terminal où compléter"),
    ("shell=bash", "", "Bash"),
    ("shell=zsh", "", "Zsh"),
    ("shell=fish", "", "Fish"),
    ("shell=powershell", "", "PowerShell"),
    (
        "command export",
        "",
        "Écrit l'événement sous forme de données : actions, participants, contenu, bilan de l'année

Les données suivent l'édition : la publique retire ce que retire le PDF public.",
    ),
    (
        "examples export",
        "",
        "  actes export actions                     un tableau qu'Excel ouvre
  actes export actions --format xlsx       le même, filtré, une feuille par statut
  actes export actions --format ics        les échéances, pour un agenda
  actes export stats jour-1 jour-2 -o bilan.csv
                                           une ligne par événement",
    ),
    ("data", "DONNÉES", "Ce qu'il faut écrire"),
    ("data=actions", "", "Les propositions d'action"),
    ("data=participants", "", "Les participants, comme l'édition peut les montrer"),
    ("data=model", "", "Tout ce que disent les actes"),
    ("data=stats", "", "Les chiffres du bilan annuel, une ligne par événement"),
    (
        "folders",
        "DOSSIER",
        "Dossiers d'événements : un seul, ou plusieurs pour stats

Sinon, le dossier courant s'il contient un ordre du jour, ou input/.",
    ),
    (
        "export format",
        "FORME",
        "Forme des données

Sinon, celle que dit la fin du nom du fichier, ou CSV (JSON pour model).",
    ),
    ("export format=csv", "", "Un tableau en texte"),
    ("export format=xlsx", "", "Un classeur"),
    ("export format=ics", "", "Un agenda des échéances"),
    ("export format=json", "", "JSON, pour un programme"),
    (
        "export output",
        "FICHIER",
        "Fichier à écrire

Sinon, les données sont affichées ; un classeur va dans un fichier nommé d'après elles et la date.",
    ),
    ("export edition", "ÉDITION", "À qui les données sont destinées"),
    ("command man", "", "Donne le manuel, en pages man"),
    (
        "examples man",
        "",
        "  actes man | man -l -        la première page, tout de suite
  actes man -o man1           une page par commande",
    ),
    (
        "man output",
        "DOSSIER",
        "Dossier où écrire les pages de toutes les commandes

Sinon, la page d'actes même est affichée.",
    ),
    (
        "command new",
        "",
        "Prépare le dossier d'un événement, avec des fichiers à remettre aux preneurs de notes

Rien de ce qui est déjà là n'est écrasé.",
    ),
    (
        "examples new",
        "",
        "  actes new journee --agenda programme.docx
                              un fichier par séance et par atelier, prêt à remplir
  actes new journee           avec un ordre du jour à remplir
  actes new --note 9h40       plus tard, le fichier d'une séance de plus",
    ),
    (
        "new folder",
        "DOSSIER",
        "Dossier à préparer

Sinon, le dossier courant.",
    ),
    ("agenda", "FICHIER", "Ordre du jour de départ, dans toute forme que build sait lire"),
    (
        "language",
        "LANGUE",
        "Langue de l'événement et de ses fichiers

Sinon, celle de l'ordre du jour, ou celle des messages.",
    ),
    ("language=fr", "", "Français"),
    ("language=en", "", "Anglais"),
    (
        "note",
        "SÉANCE",
        "Ajoute seulement le fichier de cette séance (heure, identifiant ou titre) ; peut être répété",
    ),
    (
        "command schema",
        "",
        "Donne les schémas JSON avec lesquels un éditeur contrôle et complète les fichiers YAML",
    ),
    (
        "examples schema",
        "",
        "  actes schema                 lesquels il y a
  actes schema event           celui d'event.yaml
  actes schema -o schemas      tous, en fichiers",
    ),
    (
        "schema name",
        "NOM",
        "Nom du schéma

Sans nom, la liste de tous.",
    ),
    ("schema output", "DOSSIER", "Dossier où écrire tous les schémas"),
    (
        "command watch",
        "",
        "Recompose dès qu'un fichier change, et montre les pages dans le navigateur

Le dernier bon PDF reste tant que les fichiers contiennent des erreurs.",
    ),
    (
        "examples watch",
        "",
        "  actes watch                   écrit le PDF à chaque changement
  actes watch --serve --open    montre aussi pages et messages dans le navigateur",
    ),
    (
        "serve",
        "",
        "Montre les pages et les messages dans un navigateur, sur cette machine seulement",
    ),
    ("port", "NUMÉRO", "Port de la page ; sinon, le port habituel ou un port libre"),
    ("watch open", "", "Ouvre la page dans le navigateur, ou le PDF dans son lecteur"),
    ("open", "", "Ouvre le PDF dans son lecteur"),
    ("build force", "", "Compose même si rien n'a changé depuis le PDF qui est là"),
    (
        "limits",
        "LIMITE=NOMBRE",
        "Ce qu'un fichier peut coûter au plus, comme mémoire=2G,temps=5min ; se répète

mémoire (octets), temps (secondes), et pour un fichier : décompressé, texte, éléments, paragraphes,
lignes, cellules, pages. Sinon, tout se termine en une minute et moins d'un gigaoctet. ACTES_LIMITS
les fixe aussi.",
    ),
    ("quiet", "", "Ne dit que ce qui ne va pas"),
    ("verbose", "", "Dit aussi combien de temps chaque étape a pris"),
    ("command help", "", "Affiche l'aide, ou celle d'une commande"),
    ("help", "", "Affiche l'aide : résumé avec -h, exemples avec --help"),
    ("version", "", "Affiche la version"),
    (
        "lang",
        "LANGUE",
        "Langue des messages et de cette aide

Sinon, celle que dit `ACTES_LANG`, puis celle du système.",
    ),
    ("lang=fr", "", "Français"),
    ("lang=en", "", "Anglais"),
    (
        "color",
        "QUAND",
        "Couleurs dans le terminal

`NO_COLOR` les enlève aussi.",
    ),
    ("color=auto", "", "Dans un terminal qui les montre"),
    ("color=always", "", "Toujours"),
    ("color=never", "", "Jamais"),
    (
        "folder",
        "DOSSIER",
        "Dossier de l'événement

Sinon, le dossier courant s'il contient un ordre du jour, ou input/.",
    ),
    (
        "output",
        "FICHIER",
        "Fichier à écrire

Sinon, actes-DATE.pdf dans le dossier courant.",
    ),
    ("edition", "ÉDITION", "À qui les actes sont destinés"),
    ("edition=public", "", "À tout le monde"),
    ("edition=internal", "", "Aux organisateurs, avec les passages qui leur sont réservés"),
    ("reading", "LECTURE", "Ce que le PDF dit des actes"),
    ("reading=proceedings", "", "Tout"),
    ("reading=synthesis", "", "Ce qui ressort de la journée, en quatre pages au plus"),
    ("reading=record", "", "Les décisions et les actions"),
    ("reading=action-sheets", "", "Une action par page, à remettre à son porteur"),
    (
        "reading=clearance",
        "",
        "Le bordereau à relire et à signer avant de publier (PDF et tableau)",
    ),
    ("reading=all", "", "Toutes celles qui se diffusent, un fichier pour chaque"),
    (
        "attach",
        "FICHIERS",
        "Fichiers joints au PDF

Sinon, data pour l'édition publique, sources pour l'édition interne.",
    ),
    ("attach=none", "", "Aucun"),
    ("attach=data", "", "Le registre des actions et tout le contenu, sous forme de données"),
    ("attach=sources", "", "De plus, les fichiers dont les actes sont faits"),
    (
        "erratum_of",
        "PDF",
        "PDF déjà diffusé que celui-ci corrige

Ce qui a changé depuis est dit sur une page à part.",
    ),
    (
        "erasure",
        "",
        "Une personne a demandé à être retirée : la page de modifications ne répète rien de ce qui a disparu",
    ),
    (
        "template",
        "NOM",
        "Modèle de mise en page

Sinon, celui que nomme event.yaml.",
    ),
    (
        "project",
        "DOSSIER",
        "Écrit aussi le projet que typst compile

Les actes peuvent alors être composés par typst seul.",
    ),
    (
        "report",
        "FICHIER",
        "Écrit aussi ce qui a été lu, retiré et décidé

En JSON si le nom finit par .json, sinon en texte.",
    ),
    ("message_format", "FORME", "Forme des messages"),
    ("message_format=human", "", "Avec les mots en cause soulignés"),
    ("message_format=short", "", "Une ligne par message"),
    ("message_format=json", "", "Un objet JSON par ligne"),
    ("format", "FORME", "Forme des messages"),
    ("format=human", "", "Avec les mots en cause soulignés"),
    ("format=short", "", "Une ligne par message"),
    ("format=json", "", "Un objet JSON par ligne"),
    (
        "write",
        "",
        "Écrit le programme tel qu'il a été compris dans agenda.yaml, à corriger à la main

Ce fichier fait foi dès lors ; l'ordre du jour dont il est tiré reste dans le dossier et n'est plus lu.",
    ),
    ("outline format", "FORME", "Forme du compte rendu"),
    ("outline format=text", "", "À lire"),
    ("outline format=json", "", "JSON, pour un programme"),
    (
        "typeset",
        "",
        "Compose aussi le PDF, pour savoir ce que cela révèle

Le PDF n'est pas écrit.",
    ),
    (
        "check output",
        "DOSSIER",
        "Dossier des relances, en brouillons que la messagerie ouvre

Un fichier .eml par contributeur, avec les fichiers préparés en pièces jointes.",
    ),
    ("remind", "", "Rédige pour chaque contributeur ce qui est attendu de lui"),
    ("deny", "CODE", "Fait une erreur de ce contrôle ; peut être répété"),
    ("allow", "CODE", "Tait ce contrôle ; peut être répété"),
    (
        "code",
        "CODE",
        "Code du message, entre crochets dans celui-ci

Sans code, la liste de tous.",
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
