//! The list of participants, as a table or in YAML.

use std::collections::BTreeMap;

use super::agenda::speaker::shown_name;
use super::consent::{self, Columns};
use super::document::{Content, Document};
use super::header;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::person::{Consent, Participant};
use crate::read::heads::Subject;
use crate::read::table::Table;
use crate::read::yaml::{Fields, Key, Node, VISIBILITY, Value};
use crate::source::{SourceId, Span, Spanned};
use crate::spelling::fold;
use crate::spelling::refusing::{is_list_of_refusals, speaks_of_consent};

const PARTICIPANTS: Key = Key("participants", "participants");
const NAME: Key = Key("name", "nom");
/// Name and given name in one column.
const WHOLE_NAMES: [Key; 2] =
    [Key("full name", "prénom nom"), Key("first name name", "nom prénom")];
const FIRST_NAME: Key = Key("first name", "prénom");
/// Heads, folded, that hold a surname alone.
const SURNAMES: &[&str] = &[
    "surname",
    "last name",
    "family name",
    "nachname",
    "familienname",
    "cognome",
    "apellido",
    "apellidos",
    "sobrenome",
    "apelido",
    "apelidos",
    "achternaam",
    "nazwisko",
    "nom de famille",
];
/// Heads, folded, that hold a given name beside one of those.
const GIVEN_BESIDE: &[&str] = &["name", "nome", "nombre", "nombres", "naam"];
const FUNCTION: Key = Key("function", "fonction");
const ORGANISATION: Key = Key("organisation", "structure");
const CATEGORIES: [Key; 2] = [Key("category", "catégorie"), Key("category", "type")];
const TERRITORY: Key = Key("territory", "territoire");
const REGION: Key = Key("region", "région");
/// Heads under which secretariats keep addresses and numbers.
const EMAILS: [Key; 6] = [
    Key("email", "email"),
    Key("e-mail", "e-mail"),
    Key("mail", "courriel"),
    Key("email address", "adresse électronique"),
    Key("mail address", "adresse mail"),
    Key("e-mail address", "adresse e-mail"),
];
const TELEPHONES: [Key; 4] = [
    Key("telephone", "téléphone"),
    Key("phone", "tél"),
    Key("phone number", "numéro de téléphone"),
    Key("mobile", "portable"),
];
const PRESENT: Key = Key("present", "présent");
/// What a sheet of presence says.
const PRESENCES: &[(&[&str], bool)] = &[
    (
        &[
            "oui",
            "yes",
            "true",
            "x",
            "1",
            "o",
            "présent",
            "présente",
            "signé",
            "signée",
            "ok",
            "present",
            "p",
            "xx",
            "vu",
        ],
        true,
    ),
    (
        &[
            "non",
            "no",
            "false",
            "0",
            "n",
            "absent",
            "absente",
            "excusé",
            "excusée",
            "annulé",
            "annulée",
            "désisté",
            "désistée",
            "abs",
            "exc",
            "absent excusé",
            "absente excusée",
            "absent(e)",
            "absent.e",
            "absent·e",
            "excusé(e)",
            "excusé.e",
            "excusé·e",
            "absent non excusé",
            "absente non excusée",
            "pas venu",
            "pas venue",
            "non venu",
            "non venue",
            "n'est pas venu",
            "n'est pas venue",
            "défection",
            "no show",
            "no-show",
            "cancelled",
        ],
        false,
    ),
];

/// Reads a list of participants. Columns that nothing is made of are left where they are.
pub fn parse(
    file: &Document,
    columns: &header::Columns,
    diagnostics: &mut Diagnostics,
) -> Vec<Participant> {
    if file.source.is_part {
        return refusals(file, columns, diagnostics);
    }
    match &file.content {
        Content::Yaml(Some(node)) => of_node(node, diagnostics),
        Content::Table(table) => {
            let table = &mut table.clone();
            name_columns(table, columns, diagnostics);
            let [whole, reversed] = WHOLE_NAMES;
            if let Some(missing) = header::missing_column(table, &[NAME, whole, reversed]) {
                diagnostics.push(missing);
                return Vec::new();
            }
            read(&header::records(table, &[], &[]), diagnostics)
        }
        _ => Vec::new(),
    }
}

/// The people of several lists, once each: who signed at the door had registered before. A refusal in one
/// of them holds, and so does an absence.
#[must_use]
pub fn merged(lists: Vec<Vec<Participant>>) -> Vec<Participant> {
    if lists.len() < 2 {
        return lists.into_iter().flatten().collect();
    }
    let mut people: Vec<Participant> = Vec::new();
    let mut ranks: BTreeMap<String, usize> = BTreeMap::new();
    for list in lists {
        // Two of one name on the same list are two people.
        let known = ranks.clone();
        for person in list {
            let folded = fold(&person.name);
            let mut words: Vec<_> = folded.split(' ').collect();
            words.sort_unstable();
            let words = words.join(" ");
            let Some(own) = known.get(&words).and_then(|rank| people.get_mut(*rank)) else {
                ranks.entry(words).or_insert(people.len());
                people.push(person);
                continue;
            };
            own.consent = match (own.consent, person.consent) {
                (Some(one), Some(other)) => Some(one.and(other)),
                (one, other) => one.or(other),
            };
            own.is_present &= person.is_present;
            own.internal |= person.internal;
            for (own, its) in [
                (&mut own.function, person.function),
                (&mut own.organisation, person.organisation),
                (&mut own.category, person.category),
                (&mut own.territory, person.territory),
                (&mut own.region, person.region),
                (&mut own.email, person.email),
                (&mut own.telephone, person.telephone),
            ] {
                *own = own.take().or(its);
            }
        }
    }
    people
}

/// The people of another sheet of the workbook, a hidden one too, who refused something: their refusals
/// hold, and nothing else is made of the sheet.
fn refusals(
    file: &Document,
    columns: &header::Columns,
    diagnostics: &mut Diagnostics,
) -> Vec<Participant> {
    let Content::Table(table) = &file.content else { return Vec::new() };
    let table = &mut table.clone();
    name_columns(table, columns, &mut Diagnostics::default());
    let people = read(&header::records(table, &[], &[]), diagnostics);
    // A sheet that is called « Refus » needs no column.
    let name = file.source.path.rsplit('/').next().unwrap_or_default();
    let is_list = refuses(name);
    if is_list && !people.is_empty() {
        let refusing =
            |it: Participant| Participant { consent: Some(Consent::NONE), is_present: false, ..it };
        return people.into_iter().map(refusing).collect();
    }
    let heads = table.head.iter().map(|head| head.value.as_str());
    let speaks = heads.chain([name]).any(speaks_of_consent);
    if speaks && people.iter().all(|it| it.consent.is_none()) {
        let diagnostic = Diagnostic::new(Code::UnreadRefusals, file.first_line());
        diagnostics.push(diagnostic.with_both(
            "part",
            &format!("feuille « {name} »"),
            &format!("sheet “{name}”"),
        ));
    }
    let refuse =
        people.into_iter().filter(|it| it.consent.is_some_and(|consent| consent != Consent::ALL));
    refuse.map(|it| Participant { is_present: false, ..it }).collect()
}

/// Gives columns the names that are read.
fn name_columns(table: &mut Table, columns: &header::Columns, diagnostics: &mut Diagnostics) {
    let plain = [NAME, FIRST_NAME, FUNCTION, ORGANISATION, TERRITORY, REGION, PRESENT];
    let lists = WHOLE_NAMES.iter().chain(&CATEGORIES).chain(&EMAILS).chain(&TELEPHONES);
    let own: Vec<Key> = plain.iter().chain(lists).copied().collect();
    // « Nome » beside « Cognome », “Name” beside “Surname”: there it is the given name.
    let is_one_of = |words: &[&str], head: &str| words.contains(&fold(head).as_str());
    if table.head.iter().any(|head| is_one_of(SURNAMES, &head.value)) {
        let given = table.head.iter_mut().filter(|head| is_one_of(GIVEN_BESIDE, &head.value));
        given.for_each(|head| FIRST_NAME.1.clone_into(&mut head.value));
    }
    header::name_columns(table, Subject::Participants, columns, &own, diagnostics);
    name_attendance(table, columns, diagnostics);
}

/// A column that no head explains, in which somebody is said to be absent or excused, tells who came.
fn name_attendance(table: &mut Table, columns: &header::Columns, diagnostics: &mut Diagnostics) {
    if table.head.iter().any(|head| PRESENT.is_named(&head.value)) {
        return;
    }
    let says_absent = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| fold(&cell.value)).any(|said| {
            let first = said.split(' ').next().unwrap_or_default();
            matches!(first, "absent" | "absente" | "excuse" | "excusee") && said.len() <= 24
        })
    };
    let is_open = |head: &str| !is_known(head) && !columns.says(head);
    let found =
        (0..table.head.len()).find(|at| is_open(&table.head[*at].value) && says_absent(*at));
    let Some(head) = found.map(|at| &mut table.head[at]) else { return };
    let written = std::mem::replace(&mut head.value, PRESENT.1.to_owned());
    diagnostics.push(header::guessed(&written, head.span, PRESENT));
}

/// Reads the YAML of a list of participants.
pub fn of_node(node: &Node, diagnostics: &mut Diagnostics) -> Vec<Participant> {
    let items: Vec<&Node> = match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => match Fields::of(node, "participants", diagnostics) {
            Some(mut fields) => fields.list(PARTICIPANTS, diagnostics),
            None => Vec::new(),
        },
    };
    let items: Vec<_> = items.into_iter().map(Node::whole).collect();
    read(&items, diagnostics)
}

/// Whether a head has its own meaning, which no question can be.
fn is_known(head: &str) -> bool {
    let plain = [NAME, FIRST_NAME, FUNCTION, ORGANISATION, TERRITORY, REGION, PRESENT, VISIBILITY];
    let keys = plain.iter().chain(&WHOLE_NAMES).chain(&CATEGORIES).chain(&EMAILS);
    keys.chain(&TELEPHONES).any(|key| key.matches(head)) || consent::is_known(head)
}

fn read(records: &[Node], diagnostics: &mut Diagnostics) -> Vec<Participant> {
    let columns = Columns::of(records, &is_known, diagnostics);
    let mut found = Vec::new();
    let mut banner = false;
    for node in records {
        let Some(participant) = participant(node, &columns, diagnostics) else { continue };
        // « Ne souhaitent pas être nommés : » above some rows.
        if is_banner(node, &participant.name) {
            banner = refuses(&participant.name);
            continue;
        }
        let consent = if banner { Some(Consent::NONE) } else { participant.consent };
        found.extend(each_of(Participant { consent, ..participant }));
    }
    found
}

/// Whether a row only says what the rows below it have in common: it has nothing but words with a colon, or
/// words of refusal.
fn is_banner(node: &Node, name: &str) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let filled = entries.iter().filter_map(|(_, node)| node.value.words());
    let filled: Vec<_> = filled.map(str::trim).filter(|it| !it.is_empty()).collect();
    let [only] = filled.as_slice() else { return false };
    only.ends_with(':') || refuses(name)
}

/// Whether words that stand for a name say that people refused: « Personnes à ne pas nommer ».
fn refuses(words: &str) -> bool {
    let text = Spanned::new(words.to_owned(), Span::start_of(SourceId(0)));
    consent::remark(&text, NAME.1, &mut Diagnostics::default()) != consent::Answers::default()
        || is_list_of_refusals(words)
}

/// Each of several people of one row: « Ana Modèle et Jo Canevas », « M. et Mme Modèle ».
fn each_of(participant: Participant) -> Vec<Participant> {
    let is_title = |word: &str| {
        matches!(
            fold(word).as_str(),
            "m" | "mr"
                | "mm"
                | "mme"
                | "mmes"
                | "mlle"
                | "monsieur"
                | "madame"
                | "messieurs"
                | "mesdames"
        )
    };
    let name = &participant.name;
    let words = name.split_whitespace();
    let bare: Vec<&str> = words.filter(|word| !is_title(word.trim_end_matches('.'))).collect();
    let bare = bare.join(" ");
    let mut names: Vec<String> = bare
        .split(" et ")
        .flat_map(|it| it.split(" & "))
        .map(|it| it.trim().trim_start_matches("et ").trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    let has_title = bare.len() < name.len();
    let are_people = names.len() > 1 && names.iter().all(|it| it.contains(' '));
    let is_one_with_title = has_title && names.len() == 1;
    if !(are_people || is_one_with_title) {
        names = vec![participant.name.clone()];
    }
    names.into_iter().map(|name| Participant { name, ..participant.clone() }).collect()
}

/// What someone is, typed into the column of the name, parts from it: « Pierre Modèle, maire »,
/// « Pierre Modèle (maire) »; and « MODÈLE, Pierre » is Pierre Modèle.
fn without_function(full: &str) -> (String, Option<String>) {
    let full: String = full.chars().filter(|c| !is_unseen(*c)).collect();
    let full = full.trim();
    let cut = |at: usize, sign: usize, end: usize| {
        let (name, rest) = (full[..at].trim(), full[at + sign..end].trim());
        let is_given = |text: &str| {
            let words: Vec<_> = text.split_whitespace().collect();
            (1..=2).contains(&words.len())
                && words.iter().all(|word| word.starts_with(char::is_uppercase))
        };
        let last = name.rsplit(char::is_whitespace).next().unwrap_or(name);
        let is_surname = !name.contains(char::is_whitespace)
            || is_in_capitals(name)
            || name.starts_with(|c: char| c.is_lowercase() || c == 'D' || c == 'L')
                && last.starts_with(char::is_uppercase)
                && name.split_whitespace().count() <= 3;
        if is_given(rest) && is_surname && !is_in_capitals(rest) {
            (format!("{rest} {name}"), None)
        } else {
            (name.to_owned(), Some(rest.to_owned()).filter(|rest| !rest.is_empty()))
        }
    };
    if let Some(at) = full.find('(') {
        let end = full.find(')').filter(|end| *end > at).unwrap_or(full.len());
        return cut(at, 1, end);
    }
    if let Some(at) = full.find([',', ';', '|']) {
        return cut(at, 1, full.len());
    }
    for sign in [" - ", " – ", " — ", " / "] {
        if let Some(at) = full.find(sign) {
            return cut(at, sign.len(), full.len());
        }
    }
    (full.to_owned(), None)
}

fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Signs that nobody sees, and that would make another name.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

fn participant(
    node: &Node,
    columns: &Columns,
    diagnostics: &mut Diagnostics,
) -> Option<Participant> {
    let mut fields = Fields::of(node, "participants", diagnostics)?;
    let whole = WHOLE_NAMES.map(|key| fields.text(key, diagnostics));
    let name = whole.into_iter().flatten().next().or(fields.text(NAME, diagnostics));
    let first_name = fields.words(FIRST_NAME, diagnostics);
    let Some(name) = name else {
        fields.missing(NAME, ["Camille Exemple"; 2], diagnostics);
        return None;
    };
    let (own, told) = without_function(&name.value);
    let full = match first_name {
        Some(first_name) => format!("{first_name} {own}"),
        None => own,
    };
    let is_present = fields.choice(PRESENT, PRESENCES, diagnostics) != Some(false);
    let function = fields.words(FUNCTION, diagnostics);
    let mut answers = consent::answers(&mut fields, diagnostics);
    answers = answers.and(columns.answers(node, diagnostics));
    // « Pierre Modèle (ne souhaite pas être cité) »
    if let Some(told) = &told {
        let remark = Spanned::new(told.clone(), name.span);
        answers = answers.and(consent::remark(&remark, NAME.1, diagnostics));
    }
    let territory = fields.words(TERRITORY, diagnostics);
    let region = fields.words(REGION, diagnostics);
    let region = region.or_else(|| territory.clone().filter(|name| is_region(name)));
    let participant = Participant {
        span: name.span,
        name: shown_name(&full),
        function: function.or(told),
        organisation: fields.words(ORGANISATION, diagnostics),
        category: first(&CATEGORIES, &mut fields, diagnostics),
        territory,
        region,
        email: first(&EMAILS, &mut fields, diagnostics),
        telephone: first(&TELEPHONES, &mut fields, diagnostics),
        consent: answers.consent(),
        is_present,
        internal: header::internal(&mut fields, diagnostics),
    };
    Some(participant)
}

/// What stands under the first of several heads that says something.
fn first(keys: &[Key], fields: &mut Fields<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    keys.iter().find_map(|key| fields.words(*key, diagnostics))
}

/// Whether a territory is a whole region of France, by its name in law.
fn is_region(name: &str) -> bool {
    const REGIONS: &[&str] = &[
        "auvergne rhone alpes",
        "bourgogne franche comte",
        "bretagne",
        "centre val de loire",
        "corse",
        "grand est",
        "guadeloupe",
        "guyane",
        "hauts de france",
        "ile de france",
        "la reunion",
        "martinique",
        "mayotte",
        "normandie",
        "nouvelle aquitaine",
        "occitanie",
        "pays de la loire",
        "provence alpes cote d azur",
    ];
    REGIONS.contains(&fold(name).as_str())
}
