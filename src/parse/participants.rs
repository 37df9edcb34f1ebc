//! The list of participants, as a table or in YAML.

use super::agenda::speaker::shown_name;
use super::consent::{ANSWERS, consent};
use super::document::{Content, Document};
use super::header;
use crate::diagnostic::Diagnostics;
use crate::model::person::Participant;
use crate::read::yaml::{Fields, Key, Node, Value};
use crate::spelling::fold;

const PARTICIPANTS: Key = Key("participants", "participants");
const NAME: Key = Key("name", "nom");
const WHOLE_NAMES: [Key; 2] =
    [Key("full name", "prénom nom"), Key("first name name", "nom prénom")];
const FIRST_NAME: Key = Key("first name", "prénom");
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

/// What the head of a column about consent holds, folded.
const ANSWERED: &[&str] =
    &["consent", "accord", "rgpd", "gdpr", "autoris", "droit a l image", "diffusion", "public"];

/// Reads a list of participants. Columns that nothing is made of are left where they are.
pub fn parse(file: &Document, diagnostics: &mut Diagnostics) -> Vec<Participant> {
    match &file.content {
        Content::Yaml(Some(node)) => of_node(node, diagnostics),
        Content::Table(table) => {
            let [whole, reversed] = WHOLE_NAMES;
            if let Some(missing) = header::missing_column(table, &[NAME, whole, reversed]) {
                diagnostics.push(missing);
                return Vec::new();
            }
            let records = header::records(table, &[], &[]);
            records.iter().filter_map(|node| participant(node, diagnostics)).collect()
        }
        _ => Vec::new(),
    }
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
    items.into_iter().filter_map(|node| participant(node, diagnostics)).collect()
}

fn participant(node: &Node, diagnostics: &mut Diagnostics) -> Option<Participant> {
    let node = &node.whole();
    let mut fields = Fields::of(node, "participants", diagnostics)?;
    let whole = WHOLE_NAMES.map(|key| fields.text(key, diagnostics));
    let name = whole.into_iter().flatten().next().or(fields.text(NAME, diagnostics));
    let first_name = fields.words(FIRST_NAME, diagnostics);
    let Some(name) = name else {
        fields.missing(NAME, ["Camille Exemple"; 2], diagnostics);
        return None;
    };
    let full = match first_name {
        Some(first_name) => format!("{first_name} {}", name.value),
        None => name.value,
    };
    if fields.choice(PRESENT, ANSWERS, diagnostics) == Some(false) {
        return None;
    }
    let territory = fields.words(TERRITORY, diagnostics);
    let region = fields.words(REGION, diagnostics);
    let region = region.or_else(|| territory.clone().filter(|name| is_region(name)));
    let participant = Participant {
        span: name.span,
        name: shown_name(&full),
        function: fields.words(FUNCTION, diagnostics),
        organisation: fields.words(ORGANISATION, diagnostics),
        category: first(&CATEGORIES, &mut fields, diagnostics),
        territory,
        region,
        email: first(&EMAILS, &mut fields, diagnostics),
        telephone: first(&TELEPHONES, &mut fields, diagnostics),
        consent: consent(&mut fields, diagnostics),
        internal: header::internal(&mut fields, diagnostics),
    };
    // Most columns are the secretariat's own; an answer that is not understood must not be lost.
    fields.finish_some(&|head| ANSWERED.iter().any(|word| fold(head).contains(word)), diagnostics);
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
