//! Templates: which there are, copies of them, what is wrong with them, and the data they are given.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::harness::{Project, repository};
use crate::pdf::Volume;

/// What a template prints in the place of ours.
const COVER: &str = "// Another cover.\n#let cover(data) = page[Couverture de #data.event.title]\n";

/// An event that says everything that there is to say of who stands behind it. Invented.
const IDENTITY: &str = "\
reseau: {nom: Réseau inventé, sigle: RI, site: 'https://example.org/', periode: 2023-2027}
collection: {titre: Cahiers inventés, numero: 3}
organisateurs: [{nom: Réseau inventé, logo: media/forme.svg, alternative: Un rond}, Commune-Modèle]
partenaires: [{nom: Région-Modèle, rang: secondaire, lien: 'https://example.org/r'}]
financement: {fonds: FEADER, periode: 2023-2027, part: 80 %, intervention: Coopération, emblemes: [{nom: Union européenne, logo: media/forme.svg}]}
licence: {nom: Licence inventée, lien: 'https://example.org/l', exceptions: [photographies]}
depot_legal: juin 2019
credits: [{fonction: Rédaction, noms: [Jo Modèle]}]
";

const FORM: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">\
                    <circle cx=\"5\" cy=\"5\" r=\"5\"/></svg>";

/// The sample with an identity of its own, and with words in `theme:`.
fn identified(theme: &str) -> Project {
    let event = fs::read_to_string(repository().join("input/event.yaml")).unwrap();
    let people = event.find("personnes:").unwrap();
    let event = format!("{IDENTITY}theme: {{{theme}}}\n{}", &event[people..]);
    Project::sample().write("input/event.yaml", event).write("input/media/forme.svg", FORM)
}

#[test]
fn the_templates_are_listed_and_shown_in_both_languages() {
    let project = Project::small();
    let list = project.run(&["template", "list"]);
    assert_eq!(list.status, 0, "{}", list.text());
    let lines: Vec<_> = list.stdout.lines().collect();
    assert!(matches!(lines.as_slice(), [first, second]
        if first.starts_with("default  Le modèle d'origine") && second.starts_with("sober    Sobre")));
    let list = project.run(&["template", "list", "--lang", "en"]);
    assert!(list.stdout.contains("sober    Sober: black on white"), "{}", list.text());
    let shown = project.run(&["template", "show", "sober"]).stdout;
    assert!(shown.contains("Les fichiers qu'il n'a pas viennent de « default »."), "{shown}");
    let file = |name: &str| shown.lines().find(|line| line.trim_start().starts_with(name)).unwrap();
    assert!(file("body.typ").ends_with("[default]"), "{shown}");
    assert!(!file("theme.typ").contains('['), "{shown}");
    assert!(shown.contains("README.md"), "{shown}");
    let unknown = project.run(&["template", "show", "sobre"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("vouliez-vous écrire « sober » ?"), "{}", unknown.text());
}

#[test]
fn a_copied_cover_is_printed_and_nothing_is_overwritten_unasked() {
    let project = Project::small();
    let eject = ["template", "eject", "--only", "cover.typ"];
    let run = project.run(&eject);
    assert_eq!((run.status, run.stdout.lines().count()), (0, 2), "{}", run.text());
    let cover = "input/report-templates/default/cover.typ";
    let files = ["input/agenda.md", "input/report-templates/README.md", cover];
    assert_eq!(project.files(), files);
    let project = project.write(cover, COVER);
    let again = project.run(&eject);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("existe déjà"), "{}", again.text());
    assert_eq!(fs::read_to_string(project.path(cover)).unwrap(), COVER);
    let text = Volume::read(project.build(&[])).text();
    assert!(text.contains("Couverture de Journée"), "{text}");
    assert!(project.run(&["template", "list"]).stdout.contains("changé par l'événement"));
    let forced = project.run(&[&eject[..], &["--force"]].concat());
    assert_eq!(forced.status, 0, "{}", forced.text());
    assert_ne!(fs::read_to_string(project.path(cover)).unwrap(), COVER);
}

#[test]
fn a_copy_under_a_name_of_its_own_lacks_nothing() {
    let project = Project::small();
    let run = project.run(&["template", "eject", "--as", "mien", "--only", "cover.typ"]);
    assert!(run.stdout.contains("« modèle: mien »"), "{}", run.text());
    let project = project.write("input/report-templates/mien/cover.typ", COVER);
    let text = Volume::read(project.build(&["--template", "mien"])).text();
    assert!(text.contains("Couverture de Journée") && text.contains("Fichiers sources"), "{text}");
    let run = project.run(&["template", "eject", "sober", "--as", "leur"]);
    assert!(run.stdout.contains("3 fichiers copiés"), "{}", run.text());
    let _ = project.build(&["--template", "leur"]);
    let run = project.run(&["template", "eject", "--as", "entier"]);
    assert_eq!(run.status, 0, "{}", run.text());
    let _ = project.build(&["--template", "entier"]);
    for wrong in [
        ["template", "eject", "--as", "sober"],
        ["template", "eject", "--as", "../sorti"],
        ["template", "eject", "--only", "couverture.typ"],
    ] {
        let run = project.run(&wrong);
        assert_eq!(run.status, 2, "{wrong:?}: {}", run.text());
    }
}

#[test]
fn a_build_tells_what_its_template_puts_outside_a_page() {
    const REPORT: &str = "#let report(data) = {\n  set document(title: data.event.title)\n  \
                          data.sessions.map(it => place(dx: 190mm, it.title)).join()\n}\n";
    let project = Project::small().write("input/report-templates/mien/report.typ", REPORT);
    let run = project.run(&["build", "--template", "mien"]);
    assert_eq!(run.status, 0, "{}", run.text());
    assert!(run.stderr.contains("attention[outside-page]"), "{}", run.text());
}

#[test]
fn what_is_wrong_with_a_template_is_told_at_its_line() {
    let report = "// Essai.\n#import \"body.typ\": divider\n#let report(data) = {\n";
    let cases = [
        ("{", "« template.json » ne se lit pas", "template.json:1:"),
        ("{\n\"base\": \"sobre\"\n}", "« sobre » n'existe pas", "template.json:2:1"),
        ("{\n\"bse\": null\n}", "la clé « bse » n'existe pas ici", "template.json:2:1"),
    ];
    let told = |path: &str, text: &str, cause: &str, place: &str| {
        let project = Project::small().write(&format!("input/report-templates/mien/{path}"), text);
        let run = project.run(&["build", "--template", "mien"]);
        assert_eq!(run.status, 1, "{}", run.text());
        assert!(run.stderr.contains("erreur[template-error]"), "{}", run.text());
        assert!(run.stderr.contains(cause), "{cause}: {}", run.text());
        let place = format!("--> report-templates/mien/{place}");
        assert!(run.stderr.contains(&place), "{place}: {}", run.text());
    };
    for (text, cause, place) in cases {
        told("template.json", text, cause, place);
    }
    let cases = [
        (format!("{report}  (1\n}}\n"), "n'est pas refermé", "report.typ:4:3"),
        (format!("{report}  data.event.titre\n}}\n"), "« titre »", "report.typ:4:14"),
        (format!("{report}  image(\"rien.svg\")\n}}\n"), "rien.svg", "report.typ:4:9"),
        (
            "// Essai.\n#import \"body.typ\": rideau\n".to_owned(),
            "le fichier importé ne définit pas ce nom",
            "report.typ:2:21",
        ),
    ];
    for (text, cause, place) in cases {
        told("report.typ", &text, cause, place);
    }
}

#[test]
fn both_templates_set_the_sample_in_both_sizes() {
    for (template, theme) in [
        ("default", "corps: grand"),
        ("default", "recto-verso: oui, papier: lettre"),
        ("sober", "corps: normal"),
        ("sober", "corps: grand, recto-verso: oui"),
    ] {
        let project = identified(theme);
        let run = project.run(&["build", "-o", "actes.pdf", "--template", template]);
        assert_eq!(run.status, 0, "{template}, {theme}: {}", run.text());
        assert!(!run.stderr.contains("typesetting-warning"), "{template}, {theme}: {}", run.text());
        let volume = Volume::read(fs::read(project.path("actes.pdf")).unwrap());
        let xmp = volume.xmp();
        assert!(xmp.contains("<pdfuaid:part>1<") && xmp.contains("<pdfaid:part>3<"), "{template}");
        let text = volume.text();
        for words in ["Cofinancé par l’Union européenne", "Cahiers inventés", "Région-Modèle"]
        {
            assert!(text.contains(words), "{template}, {theme}: {words}");
        }
    }
}

#[test]
fn the_measures_hold_on_every_paper() {
    const PROBE: &str = r#"// A probe: every condition is one that pages rely on.
#import "theme.typ": *
#let report(data) = {
  set document(title: "Essai")
  set page(width: page-width, height: page-height, margin: margins())
  set text(lang: "fr", font: serif, size: body-size)
  context {
    let words = "Le comptoir de la mairie ouvre le mardi entre onze heures et midi, et la secrétaire y reçoit chacun."
    let letters = text-width / (measure(words).width / words.clusters().len())
    assert(letters > 58 and letters < 73, message: "signes par ligne : " + str(letters))
    assert(calc.abs((inner + full-width + edge - page-width).mm()) < 0.01)
    assert(edge > 10mm and inner > 15mm)
    assert(not is-left() and aside() > text-width)
  }
  pagebreak()
  context {
    assert(is-left() == data.event.theme.duplex)
    assert((aside() < 0mm) == data.event.theme.duplex)
  }
  [#page-width #page-height]
}
"#;
    for paper in ["A4", "lettre"] {
        for size in ["normal", "grand"] {
            for duplex in ["oui", "non"] {
                let theme =
                    format!("theme: {{papier: {paper}, corps: {size}, recto-verso: {duplex}}}\n");
                let project = Project::small()
                    .write("input/event.yaml", theme)
                    .write("input/report-templates/essai/report.typ", PROBE);
                let text = Volume::read(project.build(&["--template", "essai"])).text();
                let width = if paper == "A4" { "595.28" } else { "612" };
                assert!(text.contains(width), "{paper}, {size}, {duplex}: {text}");
            }
        }
    }
}

/// The records of the contract: fields with their types, by name of the record.
fn contract() -> BTreeMap<String, BTreeMap<String, String>> {
    let guide = fs::read_to_string(repository().join("report-templates/README.md")).unwrap();
    let mut records: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut record = String::new();
    for line in guide.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            name.clone_into(&mut record);
        }
        let Some(row) = line.strip_prefix("| `") else { continue };
        let mut cells = row.split(" | ");
        let names = cells.next().unwrap().replace('`', "");
        let kind = cells.next().unwrap().trim_matches('`').to_owned();
        let fields = records.entry(record.clone()).or_default();
        fields.extend(names.split(", ").map(|name| (name.to_owned(), kind.clone())));
    }
    records
}

/// Where data and the contract differ.
fn differences(
    value: &Value,
    kind: &str,
    place: &str,
    records: &BTreeMap<String, BTreeMap<String, String>>,
    found: &mut Vec<String>,
) {
    let kind = match kind.strip_suffix('?') {
        Some(_) if value.is_null() => return,
        Some(kind) => kind,
        None => kind,
    };
    if let Some(item) = kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']')) {
        match value.as_array() {
            Some(items) => {
                items
                    .iter()
                    .for_each(|it| differences(it, item, &format!("{place}[]"), records, found));
            }
            None => found.push(format!("{place} is no list")),
        }
        return;
    }
    let fits = match kind {
        "string" | "body" => value.is_string(),
        "number" => value.is_number(),
        "bool" => value.is_boolean(),
        "map" => value.is_object(),
        record => {
            let (Some(fields), Some(data)) = (records.get(record), value.as_object()) else {
                found.push(format!("{place} is no {record}"));
                return;
            };
            for name in data.keys().filter(|name| !fields.contains_key(*name)) {
                found.push(format!("{place}.{name} is not documented"));
            }
            for (name, kind) in fields {
                match data.get(name) {
                    Some(value) => {
                        differences(value, kind, &format!("{place}.{name}"), records, found);
                    }
                    None => found.push(format!("{place}.{name} is documented and absent")),
                }
            }
            true
        }
    };
    if !fits {
        found.push(format!("{place} is no {kind}: {value}"));
    }
}

#[test]
fn the_data_is_what_the_guide_says() {
    let project = identified("accent: \"#0b5d5e\", logo: media/forme.svg");
    let _ = project.build(&["--project", "out"]);
    let data = fs::read(project.path("out/report.json")).unwrap();
    let data: Value = serde_json::from_slice(&data).unwrap();
    let records = contract();
    assert!(records.len() > 25);
    let mut found = Vec::new();
    differences(&data, "report", "data", &records, &mut found);
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(data["event"]["funding"]["logos"][0]["logo"]["alternative"] == "Union européenne");
}

#[test]
fn a_statement_of_the_union_is_worded_by_period_and_language() {
    let said = |funding: &str, language: &str| {
        let event = format!("langue: {language}\nfinancement: {funding}\n");
        let project = Project::small().write("input/event.yaml", event);
        Volume::read(project.build(&[])).text().replace('\u{a0}', " ")
    };
    let emblem = "emblemes: [UE]";
    let now = |language: &str| {
        said(&format!("{{fonds: FEADER, periode: 2023-2027, {emblem}}}"), language)
    };
    assert!(now("fr").contains("Cofinancé par l’Union européenne"));
    assert!(now("pl").contains("Dofinansowane przez Unię Europejską"));
    let then = said(&format!("{{fonds: FEADER, periode: 2014-2020, {emblem}}}"), "en");
    assert!(then.contains("Europe investing in rural areas"), "{then}");
    let own = said("{fonds: FEADER, periode: 2014-2020, mention: Selon nos mots}", "fr");
    assert!(own.contains("Selon nos mots") && !own.contains("investit"), "{own}");
}

#[test]
fn a_fund_without_a_period_asks_for_it() {
    let told = |funding: &str| {
        let event = format!("financement: {funding}\n");
        Project::small().write("input/event.yaml", event).run(&["check"]).text()
    };
    assert!(told("{fonds: FEADER}").contains("il manque « période »"));
    assert!(told("{fonds: Région-Modèle}").contains("il manque « mention »"));
    assert!(told("{fonds: FEDER, periode: 2014-2020}").contains("il manque « mention »"));
    let unknown = told("{fonds: FEADER, periode: 2007-2013}");
    assert!(
        unknown.contains("« 2007-2013 » n'est pas une valeur possible de « période »"),
        "{unknown}"
    );
    assert!(!unknown.contains("il manque"), "{unknown}");
}
