//! What a template says of itself: `template.json`.

use serde::Deserialize;

use super::{DEFAULT, MANIFEST, folder, names, with_way_back};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Language};
use crate::embedded::TEMPLATES;
use crate::picture::Frame;
use crate::source::{Source, SourceId, Sources, Span};
use crate::spelling::listed;
use crate::typeset::cause;

/// What a template says of itself.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// What it is for, in French and in English.
    pub description: [String; 2],
    /// The largest that it prints a picture.
    pub picture: Frame,
    /// The documents that it can make of a report, by name.
    pub readings: Vec<String>,
}

impl Manifest {
    /// What it is for, in a language.
    #[must_use]
    pub fn description(&self, language: Language) -> &str {
        let [french, english] = &self.description;
        language.choose(french, english)
    }
}

/// The file as it is written; all of it is optional.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ManifestFile {
    description: Option<Words>,
    /// None for a template that stands alone.
    #[serde(default = "default_base")]
    base: Option<String>,
    picture: Option<Frame>,
    readings: Option<Vec<String>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    fr: String,
    en: String,
}

#[expect(clippy::unnecessary_wraps, reason = "serde asks for the field's own type")]
fn default_base() -> Option<String> {
    Some(DEFAULT.to_owned())
}

/// What a template and those it is based on say, in that order.
pub(super) fn chain(
    name: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(String, ManifestFile)>> {
    let mut chain: Vec<(String, ManifestFile)> = Vec::new();
    let mut next = Some(name.to_owned());
    while let Some(name) = next {
        let own = sources.find(&format!("{}{MANIFEST}", folder(&name)));
        let said = match read(&name, own, sources) {
            Ok(said) => said,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                return None;
            }
        };
        // A template of ours that an event changes has ours beneath it in any case.
        next = said.base.clone().filter(|base| *base != name);
        let wrong = next.as_ref().and_then(|base| wrong_base(base, &name, &chain, sources));
        chain.push((name.clone(), said));
        if let Some([french, english]) = wrong {
            let span = own.map(|id| entry(id, sources.get(id), "\"base\""));
            diagnostics.push(broken(&name, span, [french, english]));
            return None;
        }
    }
    Some(chain)
}

/// One manifest of several: the first that says a thing counts.
pub(super) fn merged(chain: impl Iterator<Item = ManifestFile>) -> Manifest {
    let mut description = None;
    let mut picture = None;
    let mut readings = None;
    for (rank, said) in chain.enumerate() {
        // What the base is for is not what this one is for.
        description = description.or(said.description.filter(|_| rank == 0));
        picture = picture.or(said.picture);
        readings = readings.or(said.readings);
    }
    Manifest {
        description: description.map(|words| [words.fr, words.en]).unwrap_or_default(),
        picture: picture.unwrap_or_default(),
        readings: readings.unwrap_or_default(),
    }
}

/// Why a template cannot be based on another.
fn wrong_base(
    base: &str,
    name: &str,
    chain: &[(String, ManifestFile)],
    sources: &Sources,
) -> Option<[String; 2]> {
    if chain.iter().any(|(earlier, _)| earlier == base) {
        return Some([
            format!("« {name} » et « {base} » se prennent l'un l'autre pour base"),
            format!("“{name}” and “{base}” take each other as base"),
        ]);
    }
    let names = names(sources);
    if names.contains(base) {
        return None;
    }
    let expected = listed(names.iter().map(String::as_str));
    Some([
        format!("le modèle de base « {base} » n'existe pas (modèles : {expected})"),
        format!("there is no base template “{base}” (templates: {expected})"),
    ])
}

fn read(
    name: &str,
    own: Option<SourceId>,
    sources: &Sources,
) -> Result<ManifestFile, Box<Diagnostic>> {
    let bundled = TEMPLATES.bytes(&format!("{name}/{MANIFEST}"));
    let bundled = bundled.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let text = own.map(|id| sources.get(id).text.clone()).or(bundled);
    serde_json::from_str(text.as_deref().unwrap_or("{}")).map_err(|error| {
        let said = error.to_string();
        // The place is shown, not told.
        let said = said.split(" at line ").next().unwrap_or_default();
        let cause = cause::known(said).unwrap_or_else(|| {
            [
                format!("« {MANIFEST} » ne se lit pas ({said})"),
                format!("“{MANIFEST}” cannot be read ({said})"),
            ]
        });
        let span = own.map(|id| {
            let source = sources.get(id);
            let line = source.line(error.line());
            let indent =
                source.text[line.clone()].len() - source.text[line.clone()].trim_start().len();
            Span::new(id, line.start + indent..line.end)
        });
        Box::new(broken(name, span, cause))
    })
}

/// The place of the first words like these, else the start of the file.
fn entry(id: SourceId, source: &Source, words: &str) -> Span {
    let found = source.text.find(words).map(|at| Span::new(id, at..at + words.len()));
    found.unwrap_or(Span::start_of(id))
}

fn broken(name: &str, span: Option<Span>, [french, english]: [String; 2]) -> Diagnostic {
    let [ici, here] = if span.is_some() { [" à cette ligne", " at this line"] } else { [""; 2] };
    let diagnostic = Diagnostic::new(Code::TemplateError, span)
        .with_both("cause", &french, &english)
        .with_both("here", ici, here);
    with_way_back(diagnostic, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(files: &[(&str, &str)]) -> Sources {
        let source = |(path, text): &(&str, &str)| {
            Source::new(
                format!("report-templates/{path}"),
                text.as_bytes().to_vec(),
                (*text).to_owned(),
            )
        };
        Sources::new(files.iter().map(source))
    }

    fn found(name: &str, files: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let sources = sources(files);
        let mut diagnostics = Diagnostics::default();
        let chain = chain(name, &sources, &mut diagnostics);
        let told = diagnostics.reported();
        match told.as_slice() {
            [] => Ok(chain.unwrap().into_iter().map(|(name, _)| name).collect()),
            [(_, only)] => {
                assert!(chain.is_none());
                let place = only.span.map_or("", |span| sources.text(span));
                Err(format!("{} | {place}", only.message(Language::French)))
            }
            _ => panic!("several: {told:?}"),
        }
    }

    #[test]
    fn every_bundled_manifest_is_whole() {
        for name in names(&Sources::default()) {
            let said = read(&name, None, &Sources::default()).unwrap();
            let words = said.description.unwrap();
            assert!(!words.fr.is_empty() && !words.en.is_empty(), "{name}");
            assert!(TEMPLATES.bytes(&format!("{name}/{MANIFEST}")).is_some(), "{name}");
        }
    }

    #[test]
    fn what_a_template_lacks_comes_from_its_base() {
        let typ = ("mien/cover.typ", "// ");
        assert_eq!(found("mien", &[typ]).unwrap(), ["mien", "default"]);
        let alone = ("mien/template.json", "{\"base\": null}");
        assert_eq!(found("mien", &[alone]).unwrap(), ["mien"]);
        let first = ("mien/template.json", "{\"base\": \"leur\"}");
        let second = ("leur/template.json", "{\"picture\": {\"width\": 90, \"height\": 120}}");
        assert_eq!(found("mien", &[first, second]).unwrap(), ["mien", "leur", "default"]);
        let sources = sources(&[first, second]);
        let manifest = crate::typeset::template::manifest("mien", &sources);
        assert_eq!(manifest.picture, Frame { width: 90.0, height: 120.0 });
        // An event that changes a template of ours does not name ours as base.
        let own = ("default/template.json", "{}");
        assert_eq!(found("default", &[own]).unwrap(), ["default"]);
    }

    #[test]
    fn a_broken_manifest_is_told_at_its_line() {
        let told = |text: &str| found("mien", &[("mien/template.json", text)]).unwrap_err();
        assert_eq!(
            told("{\n  \"base\": \"autre\"\n}"),
            "erreur dans le modèle à cette ligne : le modèle de base « autre » \
             n'existe pas (modèles : default, mien, sober) | \"base\""
        );
        assert!(told("{\n  \"bse\": null\n}").contains("la clé « bse » n'existe pas"));
        assert!(told("{\n  \"readings\": 3\n}").ends_with("| \"readings\": 3"));
        assert!(told("{").contains("« template.json » ne se lit pas"));
        let first = ("mien/template.json", "{\"base\": \"leur\"}");
        let second = ("leur/template.json", "{\"base\": \"mien\"}");
        let circle = found("mien", &[first, second]).unwrap_err();
        assert!(
            circle.contains("« leur » et « mien » se prennent l'un l'autre pour base"),
            "{circle}"
        );
    }
}
