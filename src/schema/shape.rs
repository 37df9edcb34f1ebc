//! What a text must look like where its reader takes only some, and examples of whole records.

use serde_json::{Value, json};

use crate::diagnostic::Language;

/// What stands under a key, when that is less than any text: a test holds it to the reader.
pub(super) fn of(place: &str, language: Language) -> Option<Value> {
    let (parent, key) = place.rsplit_once('.')?;
    if parent.ends_with(".theme")
        && matches!(key, "encre" | "accent" | "teinte" | "action" | "gris" | "filet")
    {
        let told = language.choose("Une couleur : \"#0b5d5e\".", "A colour: \"#0b5d5e\".");
        return Some(json!({
            "type": "string",
            "pattern": "^#[0-9a-fA-F]{6}$",
            "patternErrorMessage": told,
        }));
    }
    match key {
        "résolution" => Some(json!({ "type": "integer", "minimum": 72, "maximum": 600 })),
        "réponses" => Some(json!({
            "type": "object",
            "additionalProperties": { "type": ["integer", "string"], "pattern": "^[\\d\\s]+$" },
        })),
        "effectif" => {
            Some(json!({ "type": ["integer", "string"], "pattern": "^[\\d\\s]+(?:\\.0)?$" }))
        }
        _ => None,
    }
}

/// Examples of what stands under a key: its place, in French and in English, in YAML.
const EXAMPLES: &[(&str, &str, &str)] = &[
    ("event.date", r#""2026-11-25""#, r#""2026-11-25""#),
    ("theme.accent", r##""#0b5d5e""##, r##""#0b5d5e""##),
    ("résolution", "200", "200"),
    (
        "organisateurs",
        r#"[{"nom": "Réseau inventé", "logo": "logos/reseau.svg", "alternative": "Un arbre"}]"#,
        r#"[{"name": "Invented network", "logo": "logos/network.svg", "alternative": "A tree"}]"#,
    ),
    (
        "contributeurs",
        r#"[{"nom": "Camille Exemple", "pour": ["9h40", "atelier-1"]}]"#,
        r#"[{"name": "Camille Example", "for": ["9:40", "workshop-1"]}]"#,
    ),
    (
        "crédits",
        r#"[{"fonction": "Rédaction", "noms": ["Camille Exemple"]}]"#,
        r#"[{"role": "Writing", "names": ["Camille Example"]}]"#,
    ),
    (
        "financement",
        r#"{"fonds": "FEADER", "période": "2023-2027", "part": "80 %"}"#,
        r#"{"fund": "EAFRD", "period": "2023-2027", "share": "80%"}"#,
    ),
    (
        "séances",
        r#"[{"début": "9h40", "fin": "10h30", "type": "table ronde", "titre": "Loger les saisonniers"}]"#,
        r#"[{"start": "9:40", "end": "10:30", "kind": "round-table", "title": "Housing seasonal workers"}]"#,
    ),
    (
        "actions.propositions",
        r#"[{"titre": "Ce qu'il faut faire", "origine": ["atelier-1"], "porteur": "à désigner", "horizon": "printemps"}]"#,
        r#"[{"title": "What is to be done", "origin": ["workshop-1"], "lead": "to be named", "horizon": "spring"}]"#,
    ),
    (
        "passages",
        r#"[{"groupe": "A", "contributions": ["Ce que le groupe a dit"]}]"#,
        r#"[{"group": "A", "contributions": ["What the group said"]}]"#,
    ),
];

/// The examples of what stands under a key.
pub(super) fn examples(place: &str, language: Language) -> Vec<Value> {
    let own = EXAMPLES.iter().filter(|(name, ..)| {
        place.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    let texts = own.map(|(_, french, english)| language.choose(*french, *english));
    texts.filter_map(|text| serde_json::from_str(text).ok()).collect()
}
