//! The sheet before publication: what somebody looks through and signs before the public edition
//! goes out. For the organisers: it names what was taken out, and who is to be asked.
//!
//! It is made of the public edition as it will be, and of what was told and decided on the way.

mod named;
mod number;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language, place, place_in_words};
use crate::edition::Edited;
use crate::export::{Cell, Table};
use crate::model::annex::AnnexContent;
use crate::model::body::{BlockKind, Body, Figure, InlineKind, Picture, plain_text};
use crate::model::person::Consent;
use crate::model::report::Report;
use crate::source::{Sources, Span};
use crate::spelling::{aloud, one_line};

pub use number::number;
use texts::{Text, texts};

/// How many places of one thing are named; of the rest, how many there are.
const MOST_PLACES: usize = 6;

/// What the sheet is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The report before any edition.
    pub whole: &'a Report,
    /// The public edition.
    pub public: &'a Edited,
    /// The files.
    pub sources: &'a Sources,
    /// What was told and decided when that edition was made.
    pub diagnostics: &'a Diagnostics,
    /// The number of the sheet ([`number`]).
    pub number: &'a str,
    /// The language of messages.
    pub language: Language,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The language that it is written in.
    pub language: Language,
    /// Its number, which belongs to these very files.
    pub number: String,
    /// What is to be looked through; a part without lines is not there.
    pub parts: Vec<Part>,
}

/// A part of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it lists.
    pub title: &'static str,
    /// What is to be done about it.
    pub intro: &'static str,
    /// What the columns of its lines hold: what, where and why; lines without heads beyond the first
    /// run on.
    pub heads: [&'static str; 3],
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Line {
    /// A name, words, an address.
    pub what: String,
    /// Where it stands.
    pub place: String,
    /// On what ground, or by which rule.
    pub ground: String,
    /// Whether somebody must be asked, or must decide.
    pub is_open: bool,
    /// The picture that it is about, by its path below the event folder.
    pub picture: Option<String>,
}

impl Sheet {
    /// The sheet of a public edition.
    #[must_use]
    pub fn of(material: Material<'_>) -> Self {
        let texts = texts(material.public, material.language);
        let [named, listed] = named::parts(material, &texts);
        let parts = [
            named,
            listed,
            withheld_in_numbers(material),
            withheld(material),
            pictures(material),
            contacts(material, &texts),
            doubtful(material, &texts),
            surnames(material),
        ];
        let parts = parts.into_iter().filter(|part| !part.lines.is_empty()).collect();
        Self { language: material.language, number: material.number.to_owned(), parts }
    }

    /// How many lines wait for an answer or a decision.
    #[must_use]
    pub fn open(&self) -> usize {
        self.parts.iter().flat_map(|part| &part.lines).filter(|line| line.is_open).count()
    }

    /// The same as a table, a row a line.
    #[must_use]
    pub fn table(&self) -> Table {
        let say = |french, english| self.language.choose(french, english);
        let heads = [
            say("rubrique", "part"),
            say("élément", "what"),
            say("où", "where"),
            say("motif ou règle", "ground or rule"),
            say("à confirmer", "to be confirmed"),
        ];
        let row = |part: &Part, line: &Line| {
            let open = if line.is_open { say("oui", "yes") } else { "" };
            let path = line.picture.iter().map(String::as_str);
            let place: Vec<_> =
                path.chain([line.place.as_str()]).filter(|it| !it.is_empty()).collect();
            [part.title, &line.what, &place.join(" · "), &line.ground, open]
                .map(|words| Cell::Text(words.to_owned()))
                .to_vec()
        };
        let rows = self.parts.iter();
        let rows = rows.flat_map(|part| part.lines.iter().map(move |line| row(part, line)));
        let number = say("numéro du bordereau", "number of the sheet");
        let number = [number, &self.number, "", "", ""].map(|it| Cell::Text(it.to_owned()));
        Table {
            heads: heads.map(str::to_owned).to_vec(),
            rows: std::iter::once(number.to_vec()).chain(rows).collect(),
        }
    }
}

/// Why something was taken out, in words.
fn rule_words(rule: &str, language: Language) -> String {
    let say = |french: &str, english: &str| language.choose(french, english).to_owned();
    match rule {
        "consentement: non" => say("refus d'être nommé", "refused to be named"),
        "participants" => say(
            "nom d'une personne qui est seulement sur la liste des participants",
            "name of someone who is only on the list of participants",
        ),
        "consentement: photo" => say("refus de l'image", "refused pictures"),
        "coordonnées" => say("coordonnées", "contact data"),
        "visibility: internal" => say("réservé (visibilite: interne)", "reserved (visibility)"),
        "De, À…" => say("lettre autour du programme", "letter around the programme"),
        "attribution" => say("règle d'attribution", "rule of attribution"),
        rule => say(&format!("marque « {rule} »"), &format!("mark “{rule}”")),
    }
}

/// How many places a fact holds at.
fn count(fact: &Diagnostic) -> usize {
    1 + fact.further.len()
}

fn withheld_in_numbers(material: Material<'_>) -> Part {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for fact in material.diagnostics.decisions() {
        match fact.code {
            Code::PartWithheld | Code::NameWithheld => {
                let rule = fact.word("rule", language).unwrap_or_default();
                *counts.entry(rule_words(rule, language)).or_default() += count(fact);
            }
            Code::AttributionApplied => {
                let places = fact.word("count", language).and_then(|it| it.parse().ok());
                let rule = rule_words("attribution", language);
                *counts.entry(rule).or_default() += places.unwrap_or(1);
            }
            _ => {}
        }
    }
    let lines = counts.into_iter().map(|(rule, count)| Line {
        what: rule,
        ground: count.to_string(),
        ..Line::default()
    });
    Part {
        title: say("Retiré, en nombre", "Withheld, in numbers"),
        intro: say(
            "Ces nombres peuvent être donnés : ils ne désignent personne.",
            "These figures may be published: they do not identify anyone.",
        ),
        heads: [say("Règle", "Rule"), "", ""],
        lines: lines.collect(),
    }
}

fn withheld(material: Material<'_>) -> Part {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let mut folded: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for fact in material.diagnostics.decisions() {
        let what = match fact.code {
            Code::NameWithheld => {
                let name = fact.word("name", language).unwrap_or_default();
                let how = fact.word("how", language).unwrap_or_default();
                format!("{}, {how}", language.choose(format!("« {name} »"), format!("“{name}”")))
            }
            Code::PartWithheld => fact.word("what", language).unwrap_or_default().to_owned(),
            _ => continue,
        };
        let rule = rule_words(fact.word("rule", language).unwrap_or_default(), language);
        folded.entry((what, rule)).or_default().extend(material.places(fact));
    }
    let lines = folded.into_iter().map(|((what, ground), places)| Line {
        what,
        place: listed(places, language),
        ground,
        ..Line::default()
    });
    Part {
        title: say("Retiré, endroit par endroit", "Withheld, place by place"),
        intro: say(
            "Pour vous seuls : cette liste dit ce que l'édition publique ne dit pas.",
            "For you alone: this list says what the public edition does not say.",
        ),
        heads: [
            say("Quoi", "What"),
            say("Où, dans vos fichiers", "Where, in your files"),
            say("Règle", "Rule"),
        ],
        lines: lines.collect(),
    }
}

/// Pictures that are published, with the words read in their place, and what those agreed to whom
/// these words or the caption name.
fn pictures(material: Material<'_>) -> Part {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let mut shown: BTreeMap<String, (String, Option<Span>)> = BTreeMap::new();
    let mut add = |path: &str, words: [&str; 2], span: Option<Span>| {
        let words: Vec<_> = words.into_iter().filter(|it| !it.trim().is_empty()).collect();
        shown.entry(path.to_owned()).or_insert_with(|| (words.join(" – "), span));
    };
    let mut picture =
        |it: &Picture, caption: &str| add(&it.path, [&it.alternative, caption], Some(it.span));
    for body in material.public.bodies() {
        for block in body.all_blocks() {
            match &block.value {
                BlockKind::Figure { picture: it, caption } => picture(it, &plain_text(caption)),
                BlockKind::Gallery(figures) => figures
                    .iter()
                    .for_each(|Figure { picture: it, caption }| picture(it, &plain_text(caption))),
                _ => {}
            }
        }
        for inline in body.all_inlines() {
            if let InlineKind::Picture(it) = &inline.value {
                picture(it, "");
            }
        }
    }
    for annex in &material.public.annexes {
        if matches!(annex.content, AnnexContent::Photo) {
            let maybe = |words: &Option<String>| words.clone().unwrap_or_default();
            let caption = annex.caption.clone().unwrap_or_else(|| annex.title.clone());
            add(&annex.path, [&maybe(&annex.alternative), &caption], Some(annex.span));
        }
    }
    let answers = answers(material.whole);
    let answers: Vec<_> =
        answers.into_iter().map(|(name, answer)| (name, answer, aloud(name))).collect();
    let lines = shown.into_iter().map(|(path, (words, span))| {
        let said = aloud(&words);
        let named = answers.iter().filter(|(_, _, wanted)| said.contains(wanted));
        let states: Vec<_> =
            named.map(|(name, answer, _)| of_picture(name, *answer, language)).collect();
        let is_drawing = path.to_lowercase().ends_with(".svg");
        let is_agreed = !states.is_empty() && states.iter().all(|(_, is_open)| !is_open);
        let nobody = if is_drawing { say("dessin", "drawing") } else { "" };
        let ground: Vec<_> = states.iter().map(|(words, _)| words.as_str()).collect();
        Line {
            what: if words.is_empty() {
                say("(sans texte de remplacement ni légende)", "(no alternative text, no caption)")
                    .to_owned()
            } else {
                words
            },
            place: span.map_or_else(String::new, |span| material.place(span)),
            ground: if ground.is_empty() { nobody.to_owned() } else { ground.join(" ; ") },
            is_open: !is_agreed && !is_drawing,
            picture: Some(path),
        }
    });
    Part {
        title: say(
            "Images, et le texte lu à leur place",
            "Pictures, and the words read in their place",
        ),
        intro: say(
            "Qui est reconnaissable a-t-il accepté ? Le texte dit-il ce que l'on voit, à qui ne voit pas ? Sans autre mention, personne n'est nommé : à confirmer aussi.",
            "Has everyone agreed who can be recognised? Do the words say what is to be seen? Where nothing else is said, no one is named: to be confirmed too.",
        ),
        heads: [
            say("Texte et légende", "Words and caption"),
            say("Fichier et endroit", "File and place"),
            say("Personnes", "People"),
        ],
        lines: lines.collect(),
    }
}

fn of_picture(name: &str, answer: Option<Consent>, language: Language) -> (String, bool) {
    let (french, english, is_open) = match answer {
        Some(consent) if consent.photo => ("image acceptée", "agreed to pictures", false),
        Some(_) => ("image refusée ou sans réponse", "refused pictures or did not answer", true),
        None => ("pas de réponse", "no answer", true),
    };
    (language.choose(format!("{name} : {french}"), format!("{name}: {english}")), is_open)
}

/// What everyone answered, by name.
fn answers(report: &Report) -> Vec<(&str, Option<Consent>)> {
    let people = report.people.iter().filter(|it| !it.is_organisation && !it.is_anonymous);
    let people = people.map(|it| (it.name.as_str(), it.consent));
    let listed = report.participants.iter().chain(&report.absent);
    people.chain(listed.map(|it| (it.name.as_str(), it.consent))).collect()
}

/// Addresses, links and codes that stay.
fn contacts(material: Material<'_>, texts: &[Text]) -> Part {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let mut found: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    let facts = &material.public.event.facts;
    if let Some(contact) = &facts.contact {
        let ground = say("contact de l'événement", "the event's own contact");
        found.entry((contact.clone(), ground)).or_default();
    }
    for body in material.public.bodies() {
        for (address, span) in links(body) {
            let place = material.place(span);
            found.entry((address, say("lien", "link"))).or_default().push(place);
        }
    }
    let codes = Regex::new(
        r"(?i)\b(?:codes?|mots? de passe|password|passcode|identifiants?|pin|id de réunion|meeting id)\b[^.;\n]{0,24}?\d[\d ]{2,}\d",
    );
    for text in texts {
        for code in codes.iter().flat_map(|it| it.find_iter(&text.words)) {
            let words = one_line(code.as_str());
            let ground = say("code ou identifiant ?", "a code?");
            found.entry((words, ground)).or_default().push(text.place(material));
        }
    }
    let lines = found.into_iter().map(|((what, ground), places)| Line {
        what,
        place: listed(places, language),
        ground: ground.to_owned(),
        is_open: ground == say("code ou identifiant ?", "a code?"),
        picture: None,
    });
    Part {
        title: say(
            "Liens, codes et coordonnées qui restent",
            "Links, codes and contacts that stay",
        ),
        intro: say("Chacun peut-il être donné à tout le monde ?", "May each be given to everyone?"),
        heads: [say("Adresse", "Address"), say("Où", "Where"), say("Nature", "What it is")],
        lines: lines.collect(),
    }
}

fn links(body: &Body) -> Vec<(String, Span)> {
    let all = body.all_inlines().into_iter();
    let links = all.filter_map(|inline| match &inline.value {
        InlineKind::Link { address, .. } => Some((address.clone(), inline.span)),
        _ => None,
    });
    links.collect()
}

/// Words that no finished report has, by what they look like.
const DOUBTFUL: &[(&str, [&str; 2])] = &[
    (
        r"(?i)\bà (?:vérifier|compléter|confirmer|relire|valider|reprendre)\b|\bto be (?:checked|confirmed|completed)\b|\b(?:TODO|XXX|TBC|TBD)\b|\?{3,}",
        ["à reprendre", "to fix"],
    ),
    (
        r"(?i)\b(?:perso|note à moi-même|entre nous|off)\s*:|\bn\.?\s?b\.? (?:perso|interne)\b",
        ["propos privé ?", "private?"],
    ),
    (r"!\[|\*\*|\[TOC\]|</?[a-z]+>|\[\[", ["marque de mise en forme", "mark of formatting"]),
    (
        r"(?i)^\s*(?:bien )?(?:cordialement|bien à (?:vous|toi)|amicalement|sincères salutations|best regards|kind regards)\b",
        ["signature de courriel", "signature of a letter"],
    ),
];

fn doubtful(material: Material<'_>, texts: &[Text]) -> Part {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let mut found: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for fact in told(material, &[Code::DoubtfulWords]) {
        let sentence = fact.word("sentence", language).unwrap_or_default().to_owned();
        let ground = say("parle de ce qui ne se publie pas", "speaks of what is not published");
        found.entry((sentence, ground)).or_default().extend(material.places(fact));
    }
    for (pattern, [french, english]) in DOUBTFUL {
        let Ok(pattern) = Regex::new(pattern) else { continue };
        for text in texts {
            for at in pattern.find_iter(&text.words) {
                let words = around(&text.words, at.start(), at.end());
                let entry = found.entry((words, say(french, english))).or_default();
                entry.push(text.place(material));
            }
        }
    }
    let lines = found.into_iter().map(|((what, ground), places)| Line {
        what,
        place: listed(places, language),
        ground: ground.to_owned(),
        is_open: true,
        picture: None,
    });
    Part {
        title: say("Mots douteux", "Doubtful words"),
        intro: say(
            "Corrigez, réservez, ou laissez en connaissance de cause.",
            "Mend, reserve, or leave them knowingly.",
        ),
        heads: [say("Mots", "Words"), say("Où", "Where"), say("Pourquoi", "Why")],
        lines: lines.collect(),
    }
}

/// Some words before and after a find.
fn around(text: &str, start: usize, end: usize) -> String {
    const BESIDE: usize = 28;
    let from = text[..start].char_indices().rev().nth(BESIDE - 1).map_or(0, |it| it.0);
    let to = text[end..].char_indices().nth(BESIDE).map_or(text.len(), |it| end + it.0);
    let words = one_line(&text[from..to]);
    let before = if from > 0 { "…" } else { "" };
    let after = if to < text.len() { "…" } else { "" };
    format!("{before}{words}{after}")
}

/// Names that stay, though they may mean somebody who is not named.
fn surnames(material: Material<'_>) -> Part {
    let language = material.language;
    let say = |french, english| language.choose(french, english);
    let mut found: BTreeMap<(String, String, bool), Vec<String>> = BTreeMap::new();
    let codes = [Code::AmbiguousName, Code::GivenName, Code::NameKept];
    for fact in told(material, &codes) {
        let name = fact.word("name", language).unwrap_or_default().to_owned();
        let person = fact.word("person", language).unwrap_or_default();
        let is_thing = fact.code == Code::NameKept;
        let ground = if is_thing {
            language.choose(
                format!("nom d'une chose, et non {person}"),
                format!("the name of a thing, and not {person}"),
            )
        } else {
            language.choose(format!("est-ce {person} ?"), format!("is it {person}?"))
        };
        let entry = found.entry((name, ground, !is_thing)).or_default();
        entry.extend(material.places(fact));
    }
    for allowed in &material.whole.event.facts.allowed {
        let ground = language.choose(
            format!("autorisé : {}", allowed.reason),
            format!("allowed: {}", allowed.reason),
        );
        let place = material.place(allowed.span);
        found.entry((allowed.words.clone(), ground, false)).or_default().push(place);
    }
    let lines = found.into_iter().map(|((what, ground, is_open), places)| Line {
        what,
        place: listed(places, language),
        ground,
        is_open,
        picture: None,
    });
    Part {
        title: say("Noms qui restent", "Names that stay"),
        intro: say(
            "Ces mots sont publiés ; ils peuvent désigner une personne qui ne doit pas être nommée.",
            "These words are published; they may refer to someone who must not be named.",
        ),
        heads: [say("Mots", "Words"), say("Où", "Where"), say("Qui ?", "Who?")],
        lines: lines.collect(),
    }
}

/// The facts of these sorts.
fn told<'a>(material: Material<'a>, codes: &[Code]) -> Vec<&'a Diagnostic> {
    let mut facts = material.diagnostics.sorted();
    facts.retain(|fact| codes.contains(&fact.code));
    facts
}

impl Material<'_> {
    /// Every place of a fact.
    fn places(self, fact: &Diagnostic) -> Vec<String> {
        let first = fact.span.map(|span| self.place(span));
        let first = first.or_else(|| place(fact, self.sources));
        let further = fact.further.iter().map(|span| self.place(*span));
        first.into_iter().chain(further).collect()
    }

    /// A place as somebody finds it again: the file, and the line, the paragraph or the cell.
    fn place(self, span: Span) -> String {
        let source = self.sources.get(span.source);
        match source.cell(span.start) {
            Some(cell) => format!("{}, {}", source.path, cell.reference),
            None => place_in_words(span, self.sources, self.language),
        }
    }
}

/// Places as one cell says them: the lines of one file together.
fn listed(places: Vec<String>, language: Language) -> String {
    let mut files: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for place in places {
        let line = place.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?)));
        match line {
            Some((path, line)) => _ = files.entry(path.to_owned()).or_default().insert(line),
            None => _ = files.entry(place).or_default(),
        }
    }
    let shown = files.into_iter().map(|(path, lines)| {
        let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
        if lines.is_empty() { path } else { format!("{path}:{}", lines.join(", ")) }
    });
    in_order(shown.collect(), language)
}

/// The same, as they come.
fn in_order(mut places: Vec<String>, language: Language) -> String {
    let more = places.len().saturating_sub(MOST_PLACES);
    places.truncate(MOST_PLACES);
    let mut shown = places.join(", ");
    if more > 0 {
        let plural = if more > 1 { "s" } else { "" };
        let (french, english) = (format!(" et {more} autre{plural}"), format!(" and {more} more"));
        shown.push_str(&language.choose(french, english));
    }
    shown
}
