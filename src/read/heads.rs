//! The heads that people give to columns, and the row of a table in which they stand.

use crate::spelling::fold;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Who took part.
    Participants,
    /// Action proposals.
    Actions,
    /// Answers to a questionnaire.
    Evaluation,
    /// Acronyms.
    Glossary,
    /// What people wrote on cards.
    Ideas,
}

/// The French key of a column and the heads that mean it, folded. A head has one meaning at most
/// in a table.
type Meaning = (&'static str, &'static [&'static str]);

/// Every head of each sort of table, the likeliest first.
const HEADS: &[(Subject, &[Meaning])] = &[
    (
        Subject::Participants,
        &[
            (
                "nom",
                &[
                    "nom",
                    "name",
                    "noms",
                    "nom de famille",
                    "nom d usage",
                    "nom patronymique",
                    "last name",
                    "surname",
                    "family name",
                    "nachname",
                    "apellidos",
                    "apellido",
                    "cognome",
                    "sobrenome",
                    "apelido",
                    "apelidos",
                    "achternaam",
                    "nazwisko",
                ],
            ),
            (
                "prénom nom",
                &[
                    "prenom nom",
                    "nom prenom",
                    "nom et prenom",
                    "prenom et nom",
                    "nom prenoms",
                    "nom et prenoms",
                    "noms et prenoms",
                    "noms prenoms",
                    "nom complet",
                    "full name",
                    "first name name",
                    "participant",
                    "participante",
                    "participant e",
                    "identite",
                    "nom du participant",
                    "nom de la personne",
                    "personne",
                    "nome",
                    "nombre",
                    "naam",
                    "nome completo",
                    "nombre completo",
                    "nombre y apellidos",
                    "nombre y apellido",
                    "apellidos y nombre",
                    "nome e cognome",
                    "cognome e nome",
                    "nome e apelido",
                    "vor und nachname",
                    "vorname name",
                    "name vorname",
                    "name und vorname",
                    "voor en achternaam",
                    "imie i nazwisko",
                    "nazwisko i imie",
                ],
            ),
            (
                "prénom",
                &[
                    "prenom",
                    "prenoms",
                    "first name",
                    "firstname",
                    "given name",
                    "forename",
                    "vorname",
                    "voornaam",
                    "imie",
                    "prenom d usage",
                ],
            ),
            (
                "fonction",
                &[
                    "fonction",
                    "function",
                    "fonctions",
                    "qualite",
                    "qualites",
                    "poste",
                    "mandat",
                    "mission",
                    "metier",
                    "profession",
                    "intitule du poste",
                    "intitule de poste",
                    "titre fonction",
                    "job title",
                    "position",
                    "role",
                    "fonction exercee",
                    "poste occupe",
                ],
            ),
            (
                "structure",
                &[
                    "structure",
                    "organisation",
                    "organisation name",
                    "organization",
                    "organisme",
                    "organismes",
                    "entite",
                    "employeur",
                    "etablissement",
                    "institution",
                    "collectivite",
                    "association",
                    "entreprise",
                    "societe",
                    "company",
                    "structures",
                    "nom de la structure",
                    "nom de l organisme",
                    "nom de l organisation",
                    "structure de rattachement",
                    "organisme de rattachement",
                    "organisme employeur",
                    "structure employeuse",
                    "structure d appartenance",
                ],
            ),
            (
                "catégorie",
                &[
                    "categorie",
                    "category",
                    "type",
                    "college",
                    "colleges",
                    "type de structure",
                    "type d organisme",
                    "type d organisation",
                    "type of organisation",
                    "type d acteur",
                    "categorie de structure",
                    "categorie d acteur",
                    "profil",
                    "famille d acteurs",
                ],
            ),
            (
                "territoire",
                &[
                    "territoire",
                    "territory",
                    "commune",
                    "ville",
                    "departement",
                    "city",
                    "pays ou territoire",
                ],
            ),
            ("région", &["region", "regions"]),
            (
                "courriel",
                &[
                    "courriel",
                    "email",
                    "e mail",
                    "mail",
                    "mel",
                    "emails",
                    "mails",
                    "adresse mail",
                    "adresse e mail",
                    "adresse email",
                    "adresse electronique",
                    "email address",
                    "e mail address",
                    "mail address",
                    "adresse de courriel",
                    "courriels",
                    "adresse courriel",
                    "mail professionnel",
                    "email professionnel",
                    "adresse mail professionnelle",
                ],
            ),
            (
                "téléphone",
                &[
                    "telephone",
                    "tel",
                    "phone",
                    "phone number",
                    "mobile",
                    "portable",
                    "numero de telephone",
                    "n de telephone",
                    "tel portable",
                    "telephone portable",
                    "tel fixe",
                    "telephone fixe",
                    "tel mobile",
                    "telephone mobile",
                    "gsm",
                    "numero de portable",
                ],
            ),
            (
                "présent",
                &[
                    "present",
                    "presence",
                    "presente",
                    "present e",
                    "emargement",
                    "presents",
                    "attended",
                    "a participe",
                    "attendance",
                    "presence effective",
                    "present le jour j",
                    "presents le jour j",
                    "presence le jour j",
                    "presence reelle",
                    "pointage",
                    "venu",
                    "venue",
                    "venu e",
                    "venus",
                    "venu ou pas",
                    "est venu",
                    "est venu e",
                    "a ete present",
                    "a assiste",
                    "came",
                ],
            ),
            (
                "consentement",
                &["consentement", "consent", "rgpd", "gdpr", "accord rgpd", "droit a l image"],
            ),
        ],
    ),
    (
        Subject::Actions,
        &[
            (
                "titre",
                &[
                    "titre",
                    "title",
                    "intitule",
                    "action",
                    "actions",
                    "proposition",
                    "propositions",
                    "intitule de l action",
                    "titre de l action",
                    "nom de l action",
                    "libelle",
                    "libelle de l action",
                    "action proposee",
                    "actions proposees",
                    "actions a mener",
                    "action a mener",
                    "intitule action",
                    "proposition d action",
                    "mesure",
                    "que faire",
                    "quoi",
                    "quoi faire",
                    "tache",
                    "task",
                    "what",
                    "what to do",
                    "que fait on",
                    "que fera t on",
                    "a faire",
                    "ce qu on fait",
                    "idee d action",
                    "description courte",
                ],
            ),
            ("id", &["id", "ref", "reference", "code", "code action", "identifiant"]),
            ("n°", &["n", "number", "no", "num", "numero", "n action", "n de l action"]),
            (
                "description",
                &[
                    "description",
                    "descriptif",
                    "contenu",
                    "detail",
                    "details",
                    "precisions",
                    "description de l action",
                    "descriptif de l action",
                    "contenu de l action",
                    "objectif",
                    "objectifs",
                ],
            ),
            (
                "commentaire",
                &[
                    "commentaire",
                    "commentaires",
                    "remarque",
                    "remarques",
                    "observation",
                    "observations",
                    "remarques internes",
                    "remarque interne",
                    "commentaires internes",
                    "commentaire interne",
                    "notes internes",
                    "comment",
                    "comments",
                    "notes",
                ],
            ),
            (
                "origine",
                &[
                    "origine",
                    "origin",
                    "issu de",
                    "issue de",
                    "nee de",
                    "ne de",
                    "nee dans",
                    "ne dans",
                    "propose dans",
                    "proposee dans",
                    "propose par l atelier",
                    "came from",
                    "provenance",
                    "source",
                    "atelier",
                    "ateliers",
                    "origine de l action",
                    "atelier d origine",
                    "issue de l atelier",
                    "issu de l atelier",
                    "vient de",
                    "d ou ca vient",
                    "d ou cela vient",
                    "d ou vient l action",
                    "d ou vient l idee",
                    "emanant de",
                    "seance",
                ],
            ),
            (
                "porteur",
                &[
                    "porteur",
                    "lead",
                    "pilote",
                    "pilotes",
                    "responsable",
                    "responsables",
                    "porteuse",
                    "porteurs",
                    "chef de file",
                    "pilotage",
                    "structure porteuse",
                    "structure pilote",
                    "referent",
                    "referente",
                    "porteur de l action",
                    "pilote de l action",
                    "responsable de l action",
                    "porteur pressenti",
                    "pilote pressenti",
                    "qui",
                    "qui pilote",
                    "qui porte",
                    "qui fait",
                    "qui fait quoi",
                    "qui s en charge",
                    "qui s en occupe",
                    "qui est responsable",
                    "personne responsable",
                    "charge de l action",
                    "owner",
                    "porteurs pressentis",
                    "porteur e",
                ],
            ),
            (
                "partenaires",
                &[
                    "partenaires",
                    "partners",
                    "partenaire",
                    "partenaires associes",
                    "partenaires a associer",
                    "acteurs associes",
                    "partenaires pressentis",
                    "partenaires mobilises",
                    "partenaires potentiels",
                    "partenaires a mobiliser",
                    "avec qui",
                    "avec",
                    "acteurs a associer",
                    "structures associees",
                ],
            ),
            (
                "horizon",
                &["horizon", "calendrier", "delai", "delais", "periode", "temporalite", "timeline"],
            ),
            (
                "échéance",
                &[
                    "echeance",
                    "deadline",
                    "date limite",
                    "date butoir",
                    "echeances",
                    "date d echeance",
                    "pour quand",
                    "quand",
                    "when",
                    "d ici quand",
                    "pour le",
                    "a faire avant",
                    "a faire pour",
                    "date de fin",
                    "due date",
                    "date de realisation",
                ],
            ),
            (
                "priorité",
                &[
                    "priorite",
                    "priority",
                    "niveau de priorite",
                    "priorites",
                    "prio",
                    "urgence",
                    "degre d urgence",
                    "degre de priorite",
                    "ordre de priorite",
                ],
            ),
            (
                "statut",
                &[
                    "statut",
                    "status",
                    "etat",
                    "avancement",
                    "etat d avancement",
                    "etat de l action",
                    "ou en est on",
                    "ou on en est",
                    "ou en est l action",
                    "point d avancement",
                    "suivi",
                    "realise",
                ],
            ),
            (
                "moyens",
                &[
                    "moyens",
                    "means",
                    "ressources",
                    "moyens necessaires",
                    "moyens a mobiliser",
                    "budget",
                    "budget estime",
                    "budget estimatif",
                    "budget previsionnel",
                    "cout",
                    "cout estime",
                    "cout estimatif",
                    "combien",
                    "ressources necessaires",
                ],
            ),
            (
                "indicateurs",
                &[
                    "indicateurs",
                    "indicators",
                    "indicateur",
                    "indicateurs de suivi",
                    "indicateurs de resultat",
                    "indicateur de suivi",
                    "indicateurs de reussite",
                ],
            ),
            (
                "étapes",
                &["etapes", "steps", "prochaines etapes", "etapes cles", "etape", "next steps"],
            ),
            ("questions", &["questions", "question", "repond a", "answers", "question directrice"]),
        ],
    ),
    (
        Subject::Evaluation,
        &[
            (
                "question",
                &["question", "questions", "intitule de la question", "libelle", "intitule"],
            ),
            (
                "effectif",
                &[
                    "effectif",
                    "n",
                    "nombre de reponses",
                    "nb de reponses",
                    "nb reponses",
                    "repondants",
                    "nombre de repondants",
                    "number of answers",
                ],
            ),
            (
                "moyenne",
                &[
                    "moyenne",
                    "average",
                    "note moyenne",
                    "note",
                    "score",
                    "moyenne sur 5",
                    "moyenne sur 10",
                ],
            ),
            ("réponses", &["reponses", "answers"]),
            (
                "verbatim",
                &[
                    "verbatim",
                    "verbatims",
                    "commentaires libres",
                    "commentaire libre",
                    "commentaire",
                    "commentaires",
                    "remarques",
                    "expression libre",
                ],
            ),
        ],
    ),
    (
        Subject::Glossary,
        &[
            (
                "sigle",
                &[
                    "sigle",
                    "acronym",
                    "acronyme",
                    "sigles",
                    "acronymes",
                    "abreviation",
                    "abreviations",
                ],
            ),
            (
                "développé",
                &["developpe", "expansion", "forme developpee", "forme longue", "intitule complet"],
            ),
            ("signification", &["signification", "definition", "meaning", "explication"]),
            ("remarque", &["remarque", "note", "commentaire"]),
        ],
    ),
    (
        Subject::Ideas,
        &[
            (
                "idée",
                &[
                    "idee",
                    "idees",
                    "contenu",
                    "contenu de l idee",
                    "texte",
                    "contribution",
                    "contributions",
                    "post it",
                    "post its",
                    "carte",
                    "proposition",
                    "propositions",
                    "idea",
                    "ideas",
                    "content",
                    "text",
                    "card",
                    "titre de l idee",
                    "intitule de l idee",
                    "constat",
                    "constats",
                ],
            ),
            (
                "catégorie",
                &[
                    "categorie",
                    "categories",
                    "rubrique",
                    "theme",
                    "themes",
                    "thematique",
                    "colonne",
                    "famille",
                    "category",
                    "column",
                    "topic",
                    "zone",
                ],
            ),
            (
                "votes",
                &[
                    "votes",
                    "vote",
                    "nombre de votes",
                    "nb de votes",
                    "nb votes",
                    "likes",
                    "like",
                    "j aime",
                    "nombre de j aime",
                    "nb de j aime",
                    "nombre de likes",
                    "nb likes",
                    "points",
                    "gommettes",
                ],
            ),
            (
                "détail",
                &[
                    "detail",
                    "details",
                    "description",
                    "precisions",
                    "commentaire",
                    "commentaires",
                    "comments",
                    "explication",
                ],
            ),
            (
                "auteur",
                &[
                    "auteur",
                    "auteurs",
                    "auteur e",
                    "author",
                    "cree par",
                    "created by",
                    "participant",
                    "pseudo",
                    "nom",
                    "prenom",
                    "nom de l auteur",
                    "email",
                    "e mail",
                    "courriel",
                ],
            ),
            (
                "carte",
                &[
                    "couleur",
                    "color",
                    "colour",
                    "forme",
                    "dimension",
                    "dimensions",
                    "date",
                    "date de creation",
                    "cree le",
                    "created at",
                    "creation date",
                    "id",
                    "identifiant",
                    "position",
                    "type",
                ],
            ),
        ],
    ),
];

/// Words of the names of files, folded, that tell what a table lists.
const FILES: &[(Subject, &[&str])] = &[
    (Subject::Participants, &["participant", "inscri", "emargement", "presence", "attendee"]),
    (Subject::Actions, &["action", "proposition", "feuille de route"]),
    (
        Subject::Evaluation,
        &["evaluation", "questionnaire", "satisfaction", "enquete", "survey", "sondage", "bilan"],
    ),
    (Subject::Glossary, &["gloss", "sigle", "acronym"]),
    (Subject::Ideas, &["atelier", "workshop", "klaxoon", "idee", "post it", "brainstorm"]),
];

/// How far down the heads may stand, under titles.
pub const DEEPEST: usize = 20;

impl Subject {
    /// What a file lists, by its path, if it tells.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        Self::named(&fold(path)).next()
    }

    /// What folded words of a path tell, each at the start of a word: « satisfaction » is no action.
    pub fn named(words: &str) -> impl Iterator<Item = Self> {
        let begins = move |word: &&str| {
            words.match_indices(*word).any(|(at, _)| at == 0 || words[..at].ends_with(' '))
        };
        FILES.iter().filter(move |(_, known)| known.iter().any(begins)).map(|(subject, _)| *subject)
    }

    fn meanings(self) -> &'static [Meaning] {
        HEADS.iter().find(|(subject, _)| *subject == self).map_or(&[], |(_, heads)| heads)
    }

    /// Whether a head is a key of any table: it was understood.
    #[must_use]
    pub fn is_key(head: &str) -> bool {
        let head = fold(head);
        let mut keys = HEADS.iter().flat_map(|(_, heads)| heads.iter().map(|(key, _)| *key));
        keys.any(|key| fold(key) == head)
    }

    /// The key of the column that a head means, if it is one that people use.
    #[must_use]
    pub fn key(self, head: &str) -> Option<&'static str> {
        let whole = self.exact(&fold(head));
        whole.or_else(|| {
            // « Fonction (élu, technicien…) », « Organisme * »
            let bare = head.split('(').next().unwrap_or(head);
            let folded = fold(&bare.replace('/', " ou "));
            let mut bare = folded.as_str();
            while let Some(rest) = POLITE.iter().find_map(|words| bare.strip_prefix(words)) {
                bare = rest;
            }
            self.exact(bare).or_else(|| self.alternatives(bare))
        })
    }

    fn exact(self, folded: &str) -> Option<&'static str> {
        let means = |(_, heads): &&Meaning| heads.contains(&folded);
        self.meanings().iter().find(means).map(|(key, _)| *key)
    }

    /// The key of « Structure / organisme », whose parts mean the same.
    fn alternatives(self, folded: &str) -> Option<&'static str> {
        let parts = [" ou ", " et ", " or "]
            .iter()
            .fold(folded.to_owned(), |parts, word| parts.replace(word, "/"));
        // « Nom / prénom » is one column with both.
        if let Some(both) = self.exact(&parts.replace('/', " ")) {
            return Some(both);
        }
        let mut keys = parts.split('/').map(|part| self.exact(part));
        let first = keys.next()??;
        keys.all(|key| key == Some(first)).then_some(first)
    }
}

/// What forms ask before the word that counts, folded.
const POLITE: &[&str] = &[
    "quelle est ",
    "quel est ",
    "quelles sont ",
    "quels sont ",
    "votre ",
    "vos ",
    "indiquez ",
    "merci d indiquer ",
    "what is ",
    "your ",
    "the ",
    "la ",
    "le ",
    "les ",
    "l ",
];

/// What forms add to the answers: when somebody answered, under which number, from where. Folded.
const OF_FORMS: &[&str] = &[
    "horodateur",
    "horodatage",
    "timestamp",
    "date de soumission",
    "heure de soumission",
    "date submitted",
    "submitdate",
    "submitted time",
    "heure de debut",
    "heure de fin",
    "heure de la derniere modification",
    "date de lancement",
    "date de la derniere action",
    "start time",
    "completion time",
    "last modified time",
    "started at",
    "id",
    "id de la reponse",
    "id reponse",
    "response id",
    "respondent id",
    "numero de serie",
    "serial",
    "serial number",
    "sid",
    "uuid",
    "adresse ip",
    "ip address",
    "derniere page",
    "last page",
    "langue de depart",
    "langue initiale",
    "start language",
    "tete de serie",
    "seed",
    "url de provenance",
    "referrer url",
    "termine",
    "completed",
    "completed time",
    "modifie",
    "modified time",
    "brouillon",
    "draft",
    "jeton",
    "token",
    "nom d utilisateur",
    "username",
    "utilisateur",
    "uid",
    "adresse e mail",
    "adresse mail",
    "adresse de messagerie",
    "email address",
    "collector id",
    "total points",
    "quiz feedback",
];

/// Whether a head is what a form adds to the answers.
#[must_use]
pub fn is_of_form(head: &str) -> bool {
    OF_FORMS.contains(&fold(head).as_str())
}

/// How many columns a row names, as the heads of one sort of table.
#[must_use]
pub fn score<'a>(row: impl Iterator<Item = &'a str> + Clone, subject: Option<Subject>) -> usize {
    let subjects = HEADS.iter().map(|(subject, _)| *subject);
    let count = |subject: Subject| {
        let mut keys: Vec<_> = row.clone().filter_map(|cell| subject.key(cell)).collect();
        if subject == Subject::Evaluation {
            keys.extend(row.clone().filter(|head| is_of_form(head)));
        }
        keys.sort_unstable();
        keys.dedup();
        keys.len()
    };
    subjects.filter(|it| subject.is_none_or(|own| own == *it)).map(count).max().unwrap_or_default()
}

/// The rank of the row that names most columns, and how many: `first` unless another names more.
#[must_use]
pub fn best_row<'a, R: Iterator<Item = &'a str> + Clone>(
    rows: impl Iterator<Item = R>,
    first: usize,
    subject: Option<Subject>,
) -> (usize, usize) {
    let rows = rows.take(DEEPEST).enumerate();
    let scores: Vec<_> = rows.map(|(at, row)| (at, score(row.clone(), subject), row)).collect();
    let own = scores.get(first).map_or(0, |it| it.1);
    let mut best = (first, own);
    for (at, score, row) in scores {
        if score >= 2 && score > best.1 && !is_data(row) {
            best = (at, score);
        }
    }
    best
}

/// Whether a row says what no head says: a number, an address.
#[must_use]
pub fn is_data<'a>(mut row: impl Iterator<Item = &'a str>) -> bool {
    row.any(|cell| cell.contains('@') || cell.chars().filter(char::is_ascii_digit).count() > 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_by_likeness() {
        let participants = |head| Subject::Participants.key(head);
        for (head, key) in [
            ("Organisme", "structure"),
            ("Structure / Organisme *", "structure"),
            ("Votre structure ou organisme", "structure"),
            ("Quelle est votre fonction ?", "fonction"),
            ("Fonction (élu, agent…)", "fonction"),
            ("Collège", "catégorie"),
            ("NOM et Prénom", "prénom nom"),
            ("Tél.", "téléphone"),
            ("Émargement", "présent"),
        ] {
            assert_eq!(participants(head), Some(key), "{head}");
        }
        for head in ["Nom de l'hôtel", "Type de repas", "Mail du responsable", "", "Régime"] {
            assert_eq!(participants(head), None, "{head}");
        }
        assert_eq!(Subject::Actions.key("Issu de"), Some("origine"));
        assert_eq!(Subject::Actions.key("Partenaires associés"), Some("partenaires"));
    }

    #[test]
    fn a_head_has_one_meaning() {
        for (subject, meanings) in HEADS {
            let mut heads: Vec<_> = meanings.iter().flat_map(|(_, heads)| *heads).collect();
            let count = heads.len();
            heads.sort_unstable();
            heads.dedup();
            assert_eq!(heads.len(), count, "{subject:?}");
            assert!(heads.iter().all(|head| fold(head) == **head), "{subject:?}");
        }
    }
}
