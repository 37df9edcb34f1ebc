//! What the sample's PDF says of itself, and what it holds.

use hayro::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};

use crate::harness::Project;
use crate::pdf::Volume;

const TITLE: &str = "L’ingénierie territoriale, outil de développement local : gestion administrative \
                     versus vecteur de créativité et de gouvernance locale";

/// A text without what typography may make of its spaces and apostrophes.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace("&apos;", "’").replace('\'', "’")
}

fn sample() -> Volume {
    Volume::read(Project::sample().build(&["input"]))
}

#[test]
fn the_sample_states_its_title_its_language_and_its_author() {
    let volume = sample();
    let (title, author) = volume.title_and_author();
    assert_eq!(plain(&title), plain(TITLE));
    assert_eq!(
        plain(&author),
        "textes d’exemple du logiciel actes",
        "who wrote, not who organised"
    );
    let language = volume.catalogue().get::<PdfString<'_>>("Lang").unwrap();
    assert_eq!(language.as_bytes(), b"fr");
    let xmp = volume.xmp();
    assert!(plain(&xmp).contains(&plain(TITLE)), "{xmp}");
    assert!(xmp.contains("<dc:language><rdf:Bag><rdf:li>fr</rdf:li>"), "{xmp}");
    let preferences = volume.catalogue().get::<Dict<'_>>("ViewerPreferences").unwrap();
    assert_eq!(preferences.get::<bool>("DisplayDocTitle"), Some(true), "readers show the title");
}

#[test]
fn the_sample_claims_pdf_a_3a_and_pdf_ua_1() {
    let xmp = sample().xmp();
    for claim in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(xmp.contains(claim), "{claim} is not in\n{xmp}");
    }
}

#[test]
fn the_sample_is_tagged_and_has_bookmarks_and_page_labels() {
    let volume = sample();
    let catalogue = volume.catalogue();
    let marked = catalogue.get::<Dict<'_>>("MarkInfo").unwrap();
    assert_eq!(marked.get::<bool>("Marked"), Some(true));
    let tree = catalogue.get::<Dict<'_>>("StructTreeRoot").expect("a structure tree");
    assert!(tree.contains_key("K") && tree.contains_key("ParentTree"));
    let outlines = catalogue.get::<Dict<'_>>("Outlines").expect("bookmarks");
    assert!(outlines.contains_key("First"), "there is a first bookmark");
    let labels = catalogue.get::<Dict<'_>>("PageLabels").expect("page labels");
    assert!(labels.get::<Array<'_>>("Nums").is_some_and(|it| it.raw_iter().next().is_some()));
    let intents = catalogue.get::<Array<'_>>("OutputIntents").expect("an output intent");
    let intent = intents.iter::<Dict<'_>>().next().unwrap();
    assert_eq!(intent.get::<Name<'_>>("S").unwrap().as_ref(), b"GTS_PDFA1");
}

#[test]
fn the_sample_is_a_volume_of_a_sensible_length() {
    let pages = sample().pages();
    assert!((20..=55).contains(&pages), "{pages} pages");
}

#[test]
fn the_sample_prints_the_agenda_and_every_action() {
    let text = sample().text();
    let text = plain(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "Atelier thématique Ingénierie territoriale",
        "mercredi 12 juin 2019",
        "Claude Grivel",
        "Unadel",
        "Caisse des Dépôts",
        "RRR Grand-Est",
        "Pause déjeuner",
        "Une fiche d’écoute commune",
        "Vingt semaines de travail",
        "Licence Ouverte 2.0",
    ] {
        assert!(text.contains(words), "{words} is not printed in\n{text}");
    }
}

#[test]
fn the_internal_edition_says_so_and_the_public_one_does_too() {
    let project = Project::sample();
    let public = Volume::read(project.build(&["input"])).text();
    let internal = Volume::read(project.build(&["input", "--edition", "internal"])).text();
    assert!(public.contains("édition publique") || public.contains("Édition publique"), "{public}");
    assert!(internal.contains("édition interne") || internal.contains("Édition interne"));
}

#[test]
fn heads_of_columns_and_of_rows_are_told_to_a_screen_reader() {
    let volume = sample();
    let scopes: Vec<String> = volume
        .objects()
        .into_iter()
        .filter_map(Object::into_dict)
        .filter(|dict| dict.get::<Name<'_>>("S").is_some_and(|it| it.as_ref() == b"TH"))
        .filter_map(|dict| {
            let attributes = dict.get::<Dict<'_>>("A").or_else(|| {
                let list = dict.get::<Array<'_>>("A")?;
                list.iter::<Dict<'_>>().find(|it| it.get::<Name<'_>>("Scope").is_some())
            })?;
            let scope = attributes.get::<Name<'_>>("Scope")?;
            Some(String::from_utf8_lossy(scope.as_ref()).into_owned())
        })
        .collect();
    let count = |scope: &str| scopes.iter().filter(|it| *it == scope).count();
    assert!(count("Column") >= 20, "{scopes:?}");
    // Three topics of the relay, the sessions of the matrix, three priorities, the counts.
    assert!(count("Row") >= 20, "{scopes:?}");
}
