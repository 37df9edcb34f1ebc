//! What people write when they are asked whether they may be named, understood.
//!
//! An answer is cut into clauses. Each clause has a sense (yes, no or none) and speaks of something
//! (the name, pictures…) or of all that is asked. Every word of an answer must be known: « oui si je
//! relis » is no yes, and whoever keeps the list is asked.

use crate::model::person::Consent;
use crate::spelling::fold;
use crate::spelling::refusing::refusing;

/// What an answer may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Name,
    Organisation,
    Photo,
    Contact,
}

/// All that a person may be asked for.
pub(super) const SUBJECTS: [Subject; 4] =
    [Subject::Name, Subject::Organisation, Subject::Photo, Subject::Contact];

/// What a person answered so far: nothing where nobody asked, or nobody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::parse) struct Answers([Option<bool>; 4]);

impl Answers {
    /// What was answered of one thing.
    pub(super) fn of(self, subject: Subject) -> Option<bool> {
        self.0[subject as usize]
    }

    pub(super) fn set(&mut self, subjects: &[Subject], answer: bool) {
        subjects.iter().for_each(|subject| self.0[*subject as usize] = Some(answer));
    }

    /// « nom, structure »: these, and nothing else; « opposition : photo »: no photo.
    fn set_only(&mut self, subjects: &[Subject], asked: &Asked) {
        if !asked.refuses {
            self.set(&SUBJECTS, false);
        }
        self.set(subjects, !asked.refuses);
    }

    /// What two answers leave: a refusal wins.
    pub(in crate::parse) fn and(self, other: Self) -> Self {
        let mut both = self;
        for (one, other) in both.0.iter_mut().zip(other.0) {
            *one = match (*one, other) {
                (Some(one), Some(other)) => Some(one && other),
                (one, other) => one.or(other),
            };
        }
        both
    }

    /// The refusals only.
    pub(super) fn refusals(self) -> Self {
        Self(self.0.map(|answer| answer.filter(|agrees| !agrees)))
    }

    /// What the person agreed to, if anything was answered. Whoever refused to be named refused the
    /// rest that nobody spoke of.
    pub(in crate::parse) fn consent(self) -> Option<Consent> {
        let name = self.of(Subject::Name);
        let named = name != Some(false);
        let answered = |subject| self.of(subject).unwrap_or(named);
        self.0.iter().any(Option::is_some).then(|| Consent {
            name,
            organisation: answered(Subject::Organisation),
            photo: answered(Subject::Photo),
            contact: answered(Subject::Contact),
        })
    }
}

/// What is asked, and whether « oui » refuses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Of what; all when nothing is named.
    pub(super) subjects: Vec<Subject>,
    /// « Opposition », « Anonyme ».
    pub(super) refuses: bool,
}

impl Asked {
    /// A plain question for everything.
    pub(super) fn all() -> Self {
        Self { subjects: SUBJECTS.to_vec(), refuses: false }
    }
}

/// What a text says to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reply {
    /// Nothing: the person was not asked, or did not answer.
    Blank,
    /// This.
    Clear(Answers),
    /// Something that nobody can be sure of.
    Unclear,
}

/// What a word does in an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// « oui », « ok »: a whole answer.
    Yes,
    /// « non »: a whole answer.
    No,
    /// « accepte », « accord ».
    Agrees,
    /// « refuse », « oppose », « anonyme ».
    Refuses,
    /// « pas », « sans ».
    Negates,
    /// « sauf ».
    Except,
    /// « seulement ».
    Only,
    /// « publier », « cité », « actes ».
    Publishes,
    /// « en ligne », « le compte rendu »: where one publishes.
    Where,
    /// « photo », « nom ».
    Of(Subject),
    /// « merci », « mon ».
    Filler,
    Unknown,
}

const YES: &str = "oui|ouii|o|ok|okay|yes|yep|y|x|v|true|vrai|1|si|sim|ja|tak|da|d accord";
const YES_IN_WORDS: &str = "bien sur|bien sur que oui|mais oui|oui bien sur|naturellement|entendu|c est bon|c est ok|\
    ca marche|parfait|pour moi c est ok|avec joie|of course|gerne|naturlich|natuurlijk|claro|por supuesto|certo|oczywiscie";
const NO: &str = "non|no|n|false|faux|0|nein|nao|nie|nee|nope|nej|jamais|never|rien|aucun|aucune|none|\
    nothing|negatif|neant|ko|nok|non coche|pas coche|unchecked|surtout pas|plutot non|non merci|no thanks|no way|\
    hors de question|pas question|je prefere pas|je ne prefere pas|prefere pas|plutot pas|mieux vaut pas|bof non|\
    restreinte|restreint|limitee|limite|prive|privee|interne|discret|discrete|incognito";
const BLANK: &str = "nsp|nc|na|n a|sans reponse|pas de reponse|pas repondu|n a pas repondu|non repondu|\
    non renseigne|non renseignee|en attente|en attente de reponse|attente|a demander|a confirmer|\
    a relancer|relance|inconnu|tbc|tbd|pending|no answer|not answered|unknown|a voir";
const AGREES: &[&str] = &[
    "accept",
    "accord",
    "autoris",
    "consent",
    "consens",
    "agree",
    "approv",
    "favorable",
    "volontiers",
    "valid",
    "coche",
    "absolument",
    "evidemment",
    "libre",
    "sign",
    "optin",
    "acept",
    "stimm",
    "bien entendu",
    "certain",
    "positif",
    "permet",
    "permis",
    "zgoda",
    "zgadzam",
    "einverstand",
    "zugestimmt",
    "zustimm",
    "acepto",
    "aceit",
    "acconsent",
    "accett",
    "concord",
    "autoriz",
    "akkoord",
    "allow",
    "sure",
    "toestem",
    "de acuerdo",
    "acuerdo",
];
const REFUSES: &[&str] = &[
    "refus",
    "oppos",
    "object",
    "anonym",
    "declin",
    "interdi",
    "masqu",
    "cach",
    "confidenti",
    "retrait",
    "withh",
    "hidden",
    "hide",
    "supprim",
    "exclu",
    "rejet",
    "reject",
    "widerspr",
    "widersprech",
    "sprzeciw",
    "rifiut",
    "recus",
    "rechaz",
    "negiert",
    "weiger",
    "abgelehnt",
    "ablehn",
    // « pas de problème » agrees.
    "problem",
    "souci",
    "inconvenient",
    "objet",
    "retir",
    "forbid",
    "optout",
    "desaccord",
    "discret",
    "discre",
    "incognito",
    "lehne",
];
const NEGATES: &str = "pas|ne|sans|ni|point|nullement|not|kein|keine|keinen|keinerlei|nicht|ohne|bez|sin|\
    senza|sem|without|dont|don|geen|niet|zonder";
const EXCEPT: &str = "sauf|excepte|exceptee|exceptes|hormis|hors|except|salvo|tranne|ausser|oprocz|behalve|exception";
const ONLY: &str = "seulement|uniquement|seul|seule|seuls|seules|only|nur|solo|solamente|soltanto|juste|tylko|alleen|somente|exclusivement";
/// To publish, and where.
const PUBLISHES: &[&str] = &[
    "publi",
    "diffus",
    "figur",
    "parait",
    "paraitr",
    "apparai",
    "cite",
    "citation",
    "mention",
    "nomm",
    "affich",
    "actes",
    "proceeding",
    "divulg",
    "communiqu",
    "reprodu",
    "veroffentlich",
    "genannt",
    "nennung",
    "publik",
    "quote",
    "named",
    "listed",
    "appear",
    "aparec",
    "actas",
];
/// Words that go with it, and alone say nothing of it.
const WHERE: &[&str] = &[
    "visible", "compte", "rendu", "liste", "list", "annuaire", "shown", "document", "rapport",
    "report", "volume", "recueil", "brochure", "internet", "site", "web", "ligne", "online",
];
const NAME: &str = "nom|noms|name|names|prenom|identite|identity|namen|nombre|nome|nazwisko|nazwiska|nazwiskiem|naam|nominative|nominatif|nominativement|nommement";
const ORGANISATION: &str = "organisation|organisme|structure|fonction|employeur|organization|organisations|\
    collectivite|entreprise|association|function|organismes|structures|fonctions|institution|firma|organisatie|organizacja";
const PHOTO: &str = "photo|photos|image|images|photographie|photographies|photographiee|video|videos|film|\
    filme|filmee|filmer|captation|visage|portrait|picture|pictures|bild|bilder|foto|fotos|imagen|\
    imagem|enregistrement|enregistre|enregistree|photographed|filmed|recording|fotografiert|gefilmt|wizerunek|wizerunku|photographier|trombinoscope";
const CONTACT: &str = "contact|contacts|coordonnee|coordonnees|mail|mails|courriel|email|telephone|tel|adresse|\
    adresses|mel|kontakt|portable|numero|phone|address";
const FILLER: &str = "merci|bien|sur|je|j|vous|me|m|moi|mon|ma|mes|votre|vos|son|sa|ses|leur|le|la|les|l|de|d|du|des|\
    un|une|a|au|aux|pour|dans|que|qu|en|tout|tous|toute|toutes|souhaite|souhaitez|souhaiter|veux|veut|\
    voulez|desire|desirez|prefere|preferez|etre|est|sont|soit|soient|suis|rester|reste|et|ou|s|se|il|elle|on|cela|ca|\
    tres|e|exerce|avec|plaisir|par|i|do|my|your|the|to|of|in|for|is|be|and|thanks|thank|you|mit|und|von|meine|mein|meinen|ich|der|die|das|zu|\
    danke|para|por|mi|su|el|lo|os|as|da|do|favor|svp|please|plait|journee|seminaire|colloque|rencontre|evenement|event|day|\
    participants|participant|nouveau|donne|obtenu|recu|recueilli|am|are|may|can|peut|peuvent|pouvez|faire|avoir|ai|ait|etes|nous|y|c|personnelle|personnelles|cette|ce|ces|lors|droit|if|any|it|no";

fn lists(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known.trim() == word)
}

/// What a folded word does.
pub(super) fn class(word: &str) -> Class {
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let subjects = [
        (NAME, Subject::Name),
        (ORGANISATION, Subject::Organisation),
        (PHOTO, Subject::Photo),
        (CONTACT, Subject::Contact),
    ];
    if let Some((_, subject)) = subjects.iter().find(|(list, _)| lists(list, word)) {
        return Class::Of(*subject);
    }
    match () {
        () if lists(EXCEPT, word) => Class::Except,
        () if lists(ONLY, word) => Class::Only,
        () if lists(NEGATES, word) || word == "n" => Class::Negates,
        () if starts(REFUSES) => Class::Refuses,
        () if starts(AGREES) => Class::Agrees,
        () if lists(FILLER, word) => Class::Filler,
        () if lists(YES, word) => Class::Yes,
        () if lists(NO, word) => Class::No,
        () if matches!(word, "public" | "publics") || starts(WHERE) => Class::Where,
        () if starts(PUBLISHES) => Class::Publishes,
        () => Class::Unknown,
    }
}

/// A part of an answer.
#[derive(Debug, Default)]
struct Clause {
    words: Vec<(String, Class)>,
}

impl Clause {
    fn has(&self, class: Class) -> bool {
        self.words.iter().any(|(_, it)| *it == class)
    }

    fn subjects(&self) -> Vec<Subject> {
        let named = |subject: &Subject| self.has(Class::Of(*subject));
        SUBJECTS.into_iter().filter(named).collect()
    }

    /// Whether it agrees or refuses; nothing when it does neither.
    fn sense(&self) -> Result<Option<bool>, ()> {
        let (agrees, refuses) = (self.has(Class::Agrees), self.has(Class::Refuses));
        let negates = self.has(Class::Negates);
        match (agrees, refuses, negates) {
            (true, true, _) => Err(()),
            (_, true, true) | (true, false, false) => Ok(Some(true)),
            (_, true, false) | (true, false, true) => Ok(Some(false)),
            (false, false, true) => Ok(Some(false)),
            (false, false, false) => Ok(None),
        }
    }
}

/// What a text answers to what is asked.
pub(super) fn reply(text: &str, asked: &Asked) -> Reply {
    let text = text.trim();
    // A hand may have a colour, and a sign be asked to be one.
    let is_tone = |c: &char| matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}');
    let bare: String = text.chars().filter(|c| !is_tone(c)).collect();
    let marks = |signs: &str| !bare.is_empty() && bare.chars().all(|c| signs.contains(c));
    let word = fold(text).replace("opt out", "optout").replace("opt in", "optin");
    if word == "optin" || word == "optout" {
        return whole(word == "optin", &Asked { refuses: false, ..asked.clone() });
    }
    if marks("✓✔☑☒✅🗹×👍👌🆗🟢😀🙂") {
        return whole(true, asked);
    }
    if marks("✗✘❌✖👎🚫⛔🛑🔴🙅☐□") {
        return whole(false, asked);
    }
    if word.is_empty() || lists(BLANK, &word) {
        return Reply::Blank;
    }
    if lists(YES, &word) || lists(YES_IN_WORDS, &word) {
        return whole(true, asked);
    }
    if lists(NO, &word) {
        return whole(false, asked);
    }
    if matches!(word.as_str(), "tout" | "all" | "tous" | "alles") {
        return whole(true, asked);
    }
    clauses(text, asked).map_or(Reply::Unclear, Reply::Clear)
}

/// « oui », in the sense of what is asked.
fn whole(yes: bool, asked: &Asked) -> Reply {
    let mut answers = Answers::default();
    answers.set(&asked.subjects, yes != asked.refuses);
    Reply::Clear(answers)
}

fn clauses(text: &str, asked: &Asked) -> Option<Answers> {
    let mut reading =
        Reading { asked, answers: Answers::default(), is_said: false, listed: Vec::new() };
    // « Oui. » and « nom / structure »: what a sign parts is said apart.
    let signs = [',', ';', '.', '!', '/', '|', '+', '(', ')', '\n', '–', '—'];
    text.split(signs).flat_map(parts).try_for_each(|clause| reading.add(&clause))?;
    reading.end()
}

/// What the clauses of a text have answered so far.
struct Reading<'a> {
    asked: &'a Asked,
    answers: Answers,
    is_said: bool,
    /// Subjects that are named and nothing more.
    listed: Vec<Subject>,
}

impl Reading<'_> {
    fn set(&mut self, subjects: &[Subject], answer: bool) {
        self.answers.set(subjects, answer);
        self.is_said = true;
    }

    /// Adds a clause; nothing when it cannot be understood.
    fn add(&mut self, clause: &Clause) -> Option<()> {
        if clause.has(Class::Unknown) {
            return None;
        }
        let asked = self.asked;
        let subjects = clause.subjects();
        if clause.has(Class::Except) {
            // « sauf photo »: all the rest is agreed to.
            if subjects.is_empty() || asked.refuses {
                return None;
            }
            if !self.is_said {
                self.answers.set(&asked.subjects, true);
            }
            self.set(&subjects, false);
            return Some(());
        }
        let rest = clause.sense().ok()?;
        if clause.has(Class::Only) {
            if subjects.is_empty() || rest == Some(false) {
                return None;
            }
            self.answers.set_only(&subjects, asked);
            self.is_said = true;
            return Some(());
        }
        match self.sense(clause, rest, &subjects)? {
            // « non / oui » to two questions in one says nothing that is sure.
            Some(sense) if subjects.is_empty() && self.contradicts(sense) => return None,
            Some(sense) if subjects.is_empty() => self.set(&asked.subjects, sense),
            Some(sense) => self.set(&subjects, sense),
            None if !subjects.is_empty() => self.listed.extend(subjects),
            // « merci »; « publié » alone agrees.
            None if clause.has(Class::Publishes) => self.set(&asked.subjects, !asked.refuses),
            None => {}
        }
        Some(())
    }

    /// Whether all that is asked was answered otherwise before.
    fn contradicts(&self, sense: bool) -> bool {
        let asked = &self.asked.subjects;
        self.is_said && asked.iter().all(|it| self.answers.of(*it) == Some(!sense))
    }

    /// Whether a clause agrees, if it says so; nothing when it contradicts itself.
    fn sense(
        &mut self,
        clause: &Clause,
        rest: Option<bool>,
        subjects: &[Subject],
    ) -> Option<Option<bool>> {
        let lead = clause.words.iter().find_map(|(_, class)| match class {
            Class::Yes => Some(true),
            Class::No => Some(false),
            _ => None,
        });
        // « oui », « non » answer what is asked; the sense of other words is their own.
        let lead = lead.map(|lead| lead != self.asked.refuses);
        if let (Some(lead), Some(rest)) = (lead, rest)
            && lead != rest
        {
            // « oui pas de photo », « non mais d'accord pour l'organisme »
            if subjects.is_empty() {
                return None;
            }
            self.answers.set(&self.asked.subjects, lead);
        }
        Some(rest.or(lead))
    }

    fn end(mut self) -> Option<Answers> {
        if !self.listed.is_empty() {
            if self.is_said {
                return None;
            }
            // « nom, structure »: these, and nothing else.
            self.answers.set_only(&self.listed, self.asked);
            self.is_said = true;
        }
        self.is_said.then_some(self.answers)
    }
}

/// The clauses of what no sign parts.
fn parts(text: &str) -> Vec<Clause> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut clauses = vec![Clause::default()];
    for (rank, word) in words.iter().enumerate() {
        let refuses_next = words.get(rank + 1).is_some_and(|next| class(next) == Class::Refuses);
        let class = match class(word) {
            // « aucune objection », « non-opposition », “no objection”
            _ if refuses_next && matches!(*word, "aucun" | "aucune" | "no" | "non" | "keine") => {
                Class::Negates
            }
            // « pas ok »
            Class::Yes if rank > 0 && lists(NEGATES, words[rank - 1]) => Class::Agrees,
            Class::Filler if *word == "no" && rank == 0 => Class::No,
            Class::Filler if *word == "no" => Class::Negates,
            other => other,
        };
        let last = clauses.last();
        let is_open = last.is_some_and(|it| !it.words.is_empty());
        // « nom : oui »: the answer to what stands before it.
        let answers = |it: &Clause| {
            !it.subjects().is_empty()
                && it.words.iter().all(|(_, it)| {
                    matches!(it, Class::Of(_) | Class::Filler | Class::Publishes | Class::Where)
                })
        };
        let opens = match class {
            Class::Yes | Class::No => !last.is_some_and(answers),
            Class::Except => true,
            _ => matches!(*word, "mais" | "but" | "aber" | "pero"),
        };
        if opens && is_open {
            clauses.push(Clause::default());
        }
        let is_but = matches!(*word, "mais" | "but" | "aber" | "pero");
        if let Some(last) = clauses.last_mut() {
            let class = if is_but { Class::Filler } else { class };
            last.words.push(((*word).to_owned(), class));
        }
    }
    clauses.retain(|clause| !clause.words.is_empty());
    clauses
}

/// How a head of a column is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Head {
    /// It asks this.
    Asks(Asked),
    /// It speaks of agreement, and nobody can tell to what.
    Unclear,
    /// It speaks of something else.
    Other,
}

/// What is agreed to and is nothing that the proceedings say: meals, letters, rules.
const ELSEWHERE: &[&str] = &[
    "newsletter",
    "lettre",
    "infolettre",
    "bulletin",
    "recontact",
    "repas",
    "dejeuner",
    "diner",
    "parking",
    "stationnement",
    "hebergement",
    "transport",
    "covoiturage",
    "superieur",
    "hierarch",
    "absence",
    "mission",
    "parent",
    "reglement",
    "cgu",
    "cgv",
    "statut",
    "type",
    "categorie",
    "mailing",
    "lunch",
    "dinner",
    "invitation",
    "relance",
    "date",
    "convention",
    "territoire",
    "inscription",
    "condition",
    "anim",
    "rapport",
    "interven",
    "parole",
    "temoign",
    "partag",
    "atelier",
    "benevol",
    "tutoi",
    "partenariat",
    "visite",
    "paiement",
    "facture",
    "devis",
    "budget",
    "financ",
    "maire",
    "prefet",
    "chef",
    "responsable",
    "employeur",
    "conseil",
];

/// What tells that a question is about being informed and not about agreement.
const INFORMED: &[&str] = &[
    "lu",
    "lue",
    "informe",
    "informee",
    "information",
    "connaissance",
    "notice",
    "read",
    "informed",
    "traitement",
    "traite",
    "traitees",
    "conserv",
    "rempli",
];

/// With these words alone a head asks for agreement.
const ASKS: &[&str] = &[
    "accept",
    "accord",
    "autoris",
    "consent",
    "consens",
    "einwillig",
    "agree",
    "permission",
    "einverstand",
    "zustimm",
    "zgod",
    "acepto",
    "acuerdo",
    "aceit",
    "acconsent",
    "toestem",
    "allow",
];

/// What a head asks, judged by its words and by what stands below it.
pub(super) fn head(text: &str, values: &[&str]) -> Head {
    let folded = without_answers(&fold(text))
        .replace("opt out", "optout")
        .replace("liste rouge", "optout")
        .replace("opt in", "optin");
    let words: Vec<(&str, Class)> =
        folded.split(' ').filter(|it| !it.is_empty()).map(|word| (word, class(word))).collect();
    let are_answers = || are_yes_or_no(values) || are_agreements(values);
    if is_nameless(&folded) && are_answers() {
        return Head::Unclear;
    }
    let has = |wanted: Class| words.iter().any(|(_, class)| *class == wanted);
    let starts = |stems: &[&str]| {
        words.iter().any(|(word, _)| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let is = |list: &[&str]| words.iter().any(|(word, _)| list.contains(word));
    let refuses = has(Class::Refuses) && !starts(&["objet", "problem", "souci", "inconvenient"]);
    let is_law = is(LAWS);
    let is_image = folded.contains("droit a l image") || folded.contains("image right");
    let is_strong = starts(ASKS) || refuses || is_law || is_image;
    let names = has(Class::Of(Subject::Name));
    let shows = has(Class::Of(Subject::Photo));
    let mut subjects: Vec<_> =
        SUBJECTS.into_iter().filter(|subject| has(Class::Of(*subject))).collect();
    let publishes = has(Class::Publishes);
    let is_photo = subjects == [Subject::Photo];
    let is_public = words.len() <= 2 && is(&["public", "visible"]);
    // « Diff. nom », « Compte rendu nominatif ? », « Visible en ligne »: what is answered with yes or no.
    let is_shown = ["compte rendu", "en ligne", "visible", "online", "report"];
    let is_shown = is_shown.iter().any(|it| folded.contains(it));
    let is_answer = |value: &&str| matches!(reply(value, &Asked::all()), Reply::Clear(_));
    let is_asked = (names || is_shown) && words.len() > 1 && values.iter().any(is_answer);
    let is_other = !is_strong && !publishes && !is_photo && !is_public && !is_asked;
    if is_other || (starts(&["badge", "chevalet"]) && !is_shown) {
        return Head::Other;
    }
    let plain = Asked::all();
    let filled: Vec<_> = values.iter().filter(|value| !value.trim().is_empty()).collect();
    // « courriel » under « Diffusion » names something, and answers nothing.
    let is_named = |value: &str| {
        let named = |word| matches!(class(word), Class::Of(_) | Class::Where | Class::Publishes);
        !fold(value).is_empty() && fold(value).split(' ').all(named)
    };
    let answers = |value: &str| {
        (is_strong || !is_named(value)) && matches!(reply(value, &plain), Reply::Clear(_))
    };
    let answered = filled.iter().any(|value| answers(value));
    // « Date de l'accord », « Public visé »: what stands below says that nothing is asked.
    let is_elsewhere = starts(ELSEWHERE) && !is_law;
    if filled.is_empty() || (!answered && (!is_strong || is_elsewhere)) {
        return Head::Other;
    }
    let speaks_of_us = publishes || names || shows;
    if is_elsewhere && !speaks_of_us {
        return Head::Other;
    }
    if subjects == [Subject::Contact] {
        return Head::Asks(Asked { subjects, refuses: false });
    }
    let is_known = |(word, class): &(&str, Class)| {
        *class != Class::Unknown || LAWS.contains(word) || (*word == "statut" && is_law)
    };
    let is_whole = words.iter().all(is_known) && !(words.len() == 1 && starts(&["accepte"]));
    if starts(INFORMED) || (!is_whole && !speaks_of_us) {
        // Where nobody refuses, nothing can be overlooked.
        let is_safe = |value: &str| match reply(value, &plain) {
            Reply::Clear(answers) => answers.refusals() == Answers::default(),
            Reply::Blank => true,
            Reply::Unclear => false,
        };
        let is_safe = !refuses && filled.iter().all(|value| is_safe(value));
        return if is_strong && !is_safe { Head::Unclear } else { Head::Other };
    }
    let negates = has(Class::Negates) || is(&["non", "no", "not"]);
    let refuses = match (has(Class::Agrees), refuses, negates) {
        // « Accord ou opposition »: the head does not say which of them « oui » is.
        (true, true, _) => return Head::Unclear,
        (_, true, negates) => !negates,
        (_, false, negates) => negates,
    };
    // « Accord de la structure » is about all that is published.
    if subjects.is_empty() || (subjects == [Subject::Organisation] && !publishes) {
        subjects = SUBJECTS.to_vec();
    }
    Head::Asks(Asked { subjects, refuses })
}

/// Whether a folded head does not say what it asks: « Q7 », « Question 12 », « Colonne 3 ».
fn is_nameless(folded: &str) -> bool {
    let says_nothing = |word: &str| {
        let letters = word.trim_matches(|c: char| c.is_ascii_digit());
        letters.len() <= 2
            || matches!(
                letters,
                "question"
                    | "reponse"
                    | "colonne"
                    | "champ"
                    | "choix"
                    | "column"
                    | "answer"
                    | "field"
            )
    };
    folded.split(' ').all(says_nothing)
}

/// Whether people answered no more than yes or no below a head, and somebody no.
fn are_yes_or_no(values: &[&str]) -> bool {
    const YES: &[&str] =
        &["oui", "o", "yes", "y", "ja", "si", "sim", "tak", "vrai", "true", "ok", "okay"];
    const NO: &[&str] =
        &["non", "n", "no", "nein", "nao", "nie", "nee", "faux", "false", "ko", "nok"];
    let answers = values.iter().map(|it| fold(it)).filter(|it| !it.is_empty());
    let answers: Vec<_> = answers.collect();
    answers.iter().any(|it| NO.contains(&&**it))
        && answers.iter().all(|it| YES.contains(&&**it) || NO.contains(&&**it))
}

/// Whether people answered below a head with nothing but words of agreement and refusal, and somebody refused.
fn are_agreements(values: &[&str]) -> bool {
    let is_one = |value: &str, class: Class| {
        let folded = fold(value);
        !folded.is_empty()
            && folded.split(' ').count() <= 3
            && self::class(folded.split(' ').next().unwrap_or_default()) == class
    };
    let filled: Vec<_> = values.iter().filter(|it| !it.trim().is_empty()).collect();
    filled.iter().any(|it| is_one(it, Class::Refuses))
        && filled.iter().all(|it| is_one(it, Class::Refuses) || is_one(it, Class::Agrees))
}

/// Laws on personal data, by their names.
const LAWS: &[&str] = &["rgpd", "gdpr", "dsgvo", "rodo", "avg"];

/// A folded head without « oui/non », which says how to answer.
fn without_answers(folded: &str) -> String {
    let pairs =
        [["oui", "non"], ["yes", "no"], ["o", "n"], ["y", "n"], ["ja", "nein"], ["si", "no"]];
    let words: Vec<_> = folded.split(' ').collect();
    let dropped: Vec<_> =
        pairs.iter().filter(|pair| pair.iter().all(|it| words.contains(it))).flatten().collect();
    words.into_iter().filter(|word| !dropped.contains(&word)).collect::<Vec<_>>().join(" ")
}

/// What a remark in a column of another kind refuses: « ne souhaite pas être cité ».
pub(super) fn remark(text: &str) -> Reply {
    let folded = fold(text);
    let words: Vec<Class> = folded.split(' ').map(class).collect();
    let about = words
        .iter()
        .any(|it| matches!(it, Class::Publishes | Class::Of(Subject::Name | Subject::Photo)));
    let refuses = folded.split(' ').any(|word| word.starts_with("anonym"));
    // « mon employeur ne doit pas savoir que j'y étais »
    let hides = [
        "doit pas savoir",
        "doit pas apprendre",
        "doit pas etre au courant",
        "sans que mon",
        "incognito",
        "en toute discretion",
        "rester discret",
        "a proteger",
        "victime de",
        "sous protection",
        "menace",
        "discretion",
    ];
    if hides.iter().any(|it| folded.contains(it)) {
        return Reply::Unclear;
    }
    let told = || {
        let mut all = Answers::default();
        all.set(&SUBJECTS, false);
        if refusing(text).is_some() { Reply::Clear(all) } else { Reply::Blank }
    };
    let negates = words.iter().any(|it| matches!(it, Class::Negates | Class::Refuses));
    if !(refuses || (about && negates)) {
        return told();
    }
    match reply(text, &Asked::all()) {
        Reply::Clear(answers) if answers.refusals() == Answers::default() => told(),
        Reply::Clear(answers) => Reply::Clear(answers.refusals()),
        _ if told() == Reply::Blank => Reply::Unclear,
        _ => told(),
    }
}

#[cfg(test)]
mod tests;
