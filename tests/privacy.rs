//! Small events in which something must not be published, must not stop a build, or must stay as
//! typed. All persons and organisations are invented.

use crate::harness::Project;
use crate::pdf::Volume;

const AGENDA: &str = "# Habiter la montagne\n\nJournée d'étude du Réseau inventé\n4 juin 2024, salle des fêtes, Valbrune\n\n\
                      9h00 Accueil café\n9h30 Table ronde : loger les saisonniers\n- Hélène Aubrac, maire de Valbrune\n\
                      11h00 Conclusion\n";
const LIST: &str =
    "nom;fonction;structure;consentement\nHélène Aubrac;maire;Commune de Valbrune;oui\n";

/// Builds an event with these files beside its agenda; gives back the words of the PDF, if there is
/// one, and what was told.
fn built(files: &[(&str, &str)]) -> (Option<String>, String) {
    let mut project = Project::new().write("input/agenda.md", AGENDA);
    if !files.iter().any(|(path, _)| path.contains("participants")) {
        project = project.write("input/participants.csv", LIST);
    }
    for (path, text) in files {
        project = project.write(&format!("input/{path}"), *text);
    }
    let run = project.run(&["--lang", "fr", "build", "input", "-o", "actes.pdf"]);
    let bytes = std::fs::read(project.path("actes.pdf")).ok();
    let text = bytes.map(|bytes| Volume::read(bytes).text());
    let plain = |text: String| {
        let words = text.replace(['\u{a0}', '\u{202f}', '\u{ad}'], " ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (text.map(plain), run.text())
}

/// A note of the first round table.
fn note(text: &str) -> String {
    format!("---\nsession: 9h30\n---\n# Loger les saisonniers\n\n{text}\n")
}

/// The list with one more person.
fn with(row: &str) -> String {
    format!("{LIST}{row}\n")
}

/// That a secret is in no public PDF; nothing else may be wrong with the event.
#[track_caller]
fn must_not_leak(files: &[(&str, &str)], secrets: &[&str]) {
    let (text, told) = built(files);
    let Some(text) = text else { panic!("{files:?} stops:\n{told}") };
    for secret in secrets {
        assert!(!text.contains(secret), "« {secret} » of {files:?} is in:\n{text}");
    }
}

const SECRET: &str = "la banque hésite encore à signer";

#[test]
fn what_is_marked_is_reserved_wherever_the_mark_stands() {
    for note_text in [
        "> [!INTERNE]\n\n> la banque hésite encore à signer",
        "> [!CONFIDENTIEL]\n> la banque hésite encore à signer",
        "> [!Ne pas diffuser]\n> la banque hésite encore à signer",
        "Un [la banque hésite\n\nencore à signer](#interne) mot",
        "Un [la banque [hésite](https://exemple.fr) encore à signer](#interne) mot",
        "| Commune | Avis (interne) |\n|---|---|\n| Valbrune | la banque hésite encore à signer |",
        "| Commune | Avis | Visibilité |\n|---|---|---|\n| Montfaucon | la banque hésite encore à signer | interne |\n| Valbrune | oui | |",
    ] {
        must_not_leak(&[("tables-rondes/0930.md", &note(note_text))], &[SECRET, "banque hésite"]);
    }
    let reserved = "visibilite: interne\nsession: 11h00\n";
    for (path, text) in [
        ("tables-rondes/1100.md", format!("\n\n---\n{reserved}---\n{SECRET}\n")),
        ("tables-rondes/1100.md", format!("{reserved}\n{SECRET}\n")),
        (
            "tables-rondes/1100.md",
            format!("session: 11h00\n\nvisibilite: interne\n\nConclusion\n\n{SECRET}\n"),
        ),
        ("tables-rondes/interne/1100.md", format!("---\nsession: 11h00\n---\n{SECRET}\n")),
        ("tables-rondes/1100-confidentiel.md", format!("---\nsession: 11h00\n---\n{SECRET}\n")),
        (
            "glossary.csv",
            format!("sigle;signification;visibilité\nPLN;{SECRET};interne\nOT;Office;\n"),
        ),
        ("evaluation.csv", format!("question;n;visibilité\n{SECRET};4;interne\nUtile ?;5;\n")),
    ] {
        must_not_leak(&[(path, &text)], &["banque hésite"]);
    }
}

#[test]
fn marks_of_a_programme_reserve_too() {
    for line in [
        "11h30 Débat [la banque hésite encore à signer](#interne)",
        "11h30 Débat\n- Paul Modèle, [la banque hésite encore à signer](#interne)",
    ] {
        let agenda = format!("{AGENDA}{line}\n");
        let project =
            Project::new().write("input/agenda.md", &agenda).write("input/participants.csv", LIST);
        let run = project.run(&["build", "input", "-o", "a.pdf"]);
        let text = std::fs::read(project.path("a.pdf")).map(|it| Volume::read(it).text());
        let text = text.unwrap_or_else(|_| panic!("{}", run.text()));
        assert!(!text.contains("banque") && !text.contains("#interne"), "{line}: {text}");
        assert!(text.contains("Débat"), "{line}");
        let run = project.run(&["build", "input", "-o", "b.pdf", "--edition", "internal"]);
        let text = std::fs::read(project.path("b.pdf")).map(|it| Volume::read(it).text());
        let text = text.unwrap_or_else(|_| panic!("{}", run.text()));
        assert!(text.contains("banque") && !text.contains("#interne"), "{line}: {text}");
    }
    let agenda = "titre: T\ndate: 2024-06-04\nsessions:\n  - debut: 9h\n    titre: Accueil\n    intervenants:\n      - nom: Jean Lefort\n        fonction: préfet\n        visibilite: interne\n      - nom: Hélène Aubrac\n";
    let project = Project::new().write("input/agenda.yaml", agenda);
    let text = Volume::read(project.build(&["input"])).text();
    assert!(!text.contains("Lefort") && !text.contains("préfet"), "{text}");
}

#[test]
fn a_refusal_holds_however_it_was_asked_and_given() {
    for list in [
        "nom;structure;Acceptez-vous que votre nom figure dans les actes ?\nHélène Aubrac;C;oui\nPierre Martin;Off;non\n",
        "nom;structure;Nom publié\nHélène Aubrac;C;oui\nPierre Martin;Off;Non merci\n",
        "nom;structure;Opposition\nHélène Aubrac;C;non\nPierre Martin;Off;oui\n",
        "nom;structure;Anonyme\nHélène Aubrac;C;\nPierre Martin;Off;x\n",
        "nom;structure;RGPD\nHélène Aubrac;C;ok\nPierre Martin;Off;pas d'accord\n",
        "nome;cognome;organizzazione;consenso\nHélène;Aubrac;C;sì\nPierre;Martin;Off;no\n",
        "nom;structure;Accord RGPD\nHélène Aubrac;C;ok\nPierre Martin;Off;pas ok\n",
        "nom;structure;remarques\nHélène Aubrac;C;\nPierre Martin;Off;ne souhaite pas être cité\n",
        "nom;structure;présent;consentement\nHélène Aubrac;C;oui;oui\nPierre Martin;Off;non;non\n",
        "nom;structure;consentement\nHélène Aubrac;C;oui\n\"Pierre Martin, maire\";Off;non\n",
        "nom;structure;consentement\nHélène Aubrac;C;oui\nPierre Martin (maire);Off;non\n",
        "nom;structure;consentement\nHélène Aubrac;C;oui\nMartin Pierre;Off;non\n",
        "nom;structure;consentement\nHélène Aubrac;C;oui\n\"MARTIN, Pierre\";Off;non\n",
        "nom;structure;consentement\nHélène Aubrac;C;oui\nPierre\u{200b} Mar\u{ad}tin;Off;non\n",
        "nom;structure;consentement\nHélène Aubrac;C;oui\nM. Pierre MARTIN;Off;non\n",
    ] {
        let text = note(
            "**Hélène Aubrac** : oui, Pierre Martin, M. Martin et P. Martin sont là.\n\n**Pierre Martin** : je parle.",
        );
        let files = [("participants.csv", list), ("tables-rondes/0930.md", &text)];
        must_not_leak(&files, &["Martin", "MARTIN"]);
    }
    for (row, said, secret) in [
        ("Marie Dupont-Lefèvre;d;Off;non", "Mme Dupont a parlé. Marie Dupont aussi.", "Dupont"),
        ("María García López;d;Off;non", "La Sra. García dijo sí. María García.", "García"),
        ("João da Silva Costa;d;Off;non", "João da Silva também.", "Silva"),
        ("João da Silva Costa;d;Off;non", "O Sr. Costa disse. João Silva também.", "Silva"),
    ] {
        let text = note(&format!("**Hélène Aubrac** : {said}"));
        must_not_leak(
            &[("participants.csv", &with(row)), ("tables-rondes/0930.md", &text)],
            &[secret],
        );
    }
}

#[test]
fn what_nobody_can_understand_stops_and_says_so() {
    for (list, code) in [
        (
            "nom;Accord de principe\nHélène Aubrac;oui\nPierre Martin;non\n",
            "unclear-consent-column",
        ),
        (
            "nom;A lu la notice RGPD\nHélène Aubrac;oui\nPierre Martin;non\n",
            "unclear-consent-column",
        ),
        ("nom;Q7\nHélène Aubrac;oui\nPierre Martin;non\n", "unclear-consent-column"),
        ("nom;consentement\nHélène Aubrac;oui\nPierre Martin;oui si je relis\n", "unclear-consent"),
        ("nom;Nom publié\nHélène Aubrac;oui\nPierre Martin;peut-être\n", "unclear-consent"),
    ] {
        let (text, told) = built(&[("participants.csv", list)]);
        assert!(text.is_none() && told.contains(code), "{list}: {told}");
    }
}

#[test]
fn contact_data_and_meetings_are_taken_out() {
    for (said, secret) in [
        ("appelez le [WhatsApp](https://wa.me/33612345678), merci", "wa.me"),
        ("Tél. : 06 – 12 – 34 – 56 – 78", "34 – 56"),
        ("au 06/12/34/56/78", "12/34"),
        ("au +33 (0)6 12 34 56 78", "34 56"),
        ("écrire à claire.fontaine (at) exemple (dot) fr", "claire"),
        ("écrire à claire point fontaine arobase exemple point fr", "arobase"),
        ("écrire à claire @ exemple.fr", "claire"),
        ("<https://us02web.zoom.us/j/87654321098?pwd=Abc>", "zoom"),
        ("Code secret : 481516", "481516"),
        ("ID de réunion : 812 3456 7890", "812 3456"),
        ("IBAN : FR76 3000 6000 0112 3456 7890 189", "3000 6000"),
        ("Jo, née le 12/03/1975, parle", "12/03/1975"),
        ("Tel. 030 1234567", "1234567"),
        ("puis le code d’accès 123456", "123456"),
        ("Skype : claire.fontaine74", "fontaine74"),
        ("écrire à claire.fontaine AT exemple.fr", "claire"),
        ("n° 1 85 05 78 006 084 91", "78 006"),
    ] {
        let text = note(&format!("**Hélène Aubrac** : {said}."));
        must_not_leak(&[("tables-rondes/0930.md", &text)], &[secret]);
    }
}

#[test]
fn nothing_innocent_stops_a_build() {
    for (row, said) in [
        ("Alice Court;d;O;non", "Il faut agir à court terme."),
        ("Denis Hiver;d;O;non", "Le temps d’hiver revient."),
        ("Alice Lorient;d;O;non", "À Lorient, on pêche. Nous allons à Lorient."),
        ("Blanche Petit;d;O;non", "La page blanche. Petit à petit."),
        ("Jo Roux;chargée de mission;DDT;", "Une chargée de mission de la DDT parle."),
        (
            "Pierre Martin;d;O;non\nMartin Legrand;a;R;oui",
            "les maisons en pierre.\n\n**Martin Legrand** : je parle.",
        ),
        ("Pierre Martin;directeur;Off;non", "Un directeur parle.\n\n> [!INTERNE]\n> 4 juin 2024"),
        ("Rose Marchand;maire;O;non", "Le maire est un marchand. La rose est belle."),
        ("Pierre Petit;d;O;non", "un petit pas, une pierre ; Petit déjeuner"),
        ("Paul Boulanger;d;O;non", "Le boulanger de Saint-Paul."),
        ("Claire Blanc;d;O;non", "C'est clair. Blanc comme neige, l'eau claire."),
    ] {
        let text = note(&format!("**Hélène Aubrac** : {said}"));
        let (text, told) =
            built(&[("participants.csv", &with(row)), ("tables-rondes/0930.md", &text)]);
        assert!(text.is_some(), "{row} / {said}: {told}");
    }
    let credits = "credits: [{fonction: Rédaction, noms: [Pierre Martin]}]\n";
    let (text, told) = built(&[
        ("participants.csv", &with("Pierre Martin;directeur;Off;non")),
        ("event.yaml", credits),
    ]);
    assert!(text.is_some_and(|it| it.contains("Pierre Martin")), "{told}");
    let bound = "---\nsession: 9h30\nattribution: organisation\n---\n**Hélène Aubrac** : Les banques refusent de prêter.\n";
    let (text, told) = built(&[("tables-rondes/0930.md", bound)]);
    assert!(text.is_some(), "{told}");
}

#[test]
fn innocent_words_stay_as_they_were_typed() {
    for (row, said) in [
        ("Blanche Petit;d;O;non", "La page blanche. Petit à petit, l’idée vient."),
        ("Pierre Martin;d;O;non", "L’EHPAD Pierre Martin est plein."),
        ("Alain Boucher;d;O;non", "Ils vont s’aboucher avec lui."),
        ("Pierre Martin;d;O;non", "Le groupe scolaire Pierre Martin est neuf."),
        ("Pierre Martin;d;O;non", "Le rond-point Pierre Martin est fermé."),
        ("Pierre Martin;d;O;non", "Chez Pierre Martin Conseil, on calcule."),
        ("Pierre Martin;d;O;non", "La rue Pierre Martin, le quartier Pierre Martin."),
        ("Rose Sauvage;d;O;non", "La rose sauvage pousse au col."),
        ("Marguerite Rose;d;O;non", "Marguerite rose et lavande fleurissent."),
        ("Pierre Martin;d;O;non\nPaul Martin;d;R;oui", "P. Martin est là."),
        ("Jean Martin;d;O;non", "Jean Martinet parle à Saint-Martin."),
    ] {
        let text = note(&format!("**Hélène Aubrac** : {said}"));
        let (text, told) =
            built(&[("participants.csv", &with(row)), ("tables-rondes/0930.md", &text)]);
        let text = text.unwrap_or_else(|| panic!("{row} / {said}: {told}"));
        assert!(text.contains(said), "{said} / {text}");
    }
}

#[test]
fn a_homonym_is_allowed_with_a_reason() {
    let text = note("**Hélène Aubrac** : les romans de Pierre Martin, l’écrivain.");
    let list = with("Pierre Martin;directeur;Off;non");
    let files = |event: &'static str| {
        built(&[
            ("participants.csv", &list),
            ("tables-rondes/0930.md", &text),
            ("event.yaml", event),
        ])
    };
    let (shown, told) =
        files("homonymes: [{nom: Pierre Martin, motif: un écrivain mort en 1890}]\n");
    assert!(shown.is_some_and(|it| it.contains("Pierre Martin, l’écrivain")), "{told}");
    let (shown, told) = files("autorisé: [{texte: \"Pierre Martin, l'écrivain\", motif: mort}]\n");
    assert!(shown.is_some_and(|it| it.contains("Pierre Martin, l’écrivain")), "{told}");
    let (shown, told) = files("homonymes: [{nom: Pierre Martin}]\n");
    assert!(shown.is_none() && told.contains("missing-key"), "a reason is asked for: {told}");
    let (shown, told) = files("langue: fr\n");
    assert!(shown.is_some_and(|it| !it.contains("Pierre Martin")), "{told}");
}

#[test]
fn a_file_name_tells_nobody_s_name() {
    let list = with("Pierre Martin;d;O;non");
    let files = [
        ("participants.csv", list.as_str()),
        ("ateliers/martin.md", "---\nsession: 9h30\n---\nTexte.\n\n## Synthèse\nx\n"),
    ];
    must_not_leak(&files, &["Martin", "martin"]);
}

#[test]
fn whoever_is_bound_by_a_rule_is_quoted_nowhere() {
    let list = with("Rémi Gabarit;directeur;Office des neiges;oui");
    let bound =
        "---\nsession: 9h30\nattribution: anonyme\n---\n**Rémi Gabarit** : les banques refusent.\n";
    let later = "---\nsession: 11h00\n---\n**Hélène Aubrac** : comme le disait Rémi Gabarit ce matin, les banques refusent.\n";
    let files = [
        ("participants.csv", list.as_str()),
        ("tables-rondes/gabarit-dit-non.md", bound),
        ("tables-rondes/1100.md", later),
    ];
    must_not_leak(&files, &["disait Rémi", "gabarit-dit-non"]);
    let later = "---\nsession: 11h00\n---\n**Hélène Aubrac** : comme Gabarit disait ce matin, les banques refusent.\n";
    let files = [files[0], files[1], ("tables-rondes/1100.md", later)];
    must_not_leak(&files, &["Gabarit disait"]);
    let later = "---\nsession: 11h00\n---\n« Les banques refusent » (Gabarit).\n";
    let files = [files[0], files[1], ("tables-rondes/1100.md", later)];
    must_not_leak(&files, &["(Gabarit)"]);
}

#[test]
fn whoever_only_took_the_floor_is_to_be_confirmed() {
    let list = with("Lou Brouillon;agente;DDT;");
    let text = note("**Hélène Aubrac** : oui.\n\n**Lou Brouillon** : je parle.");
    let files = |status: &'static str| {
        built(&[
            ("participants.csv", &list),
            ("tables-rondes/0930.md", &text),
            ("event.yaml", status),
        ])
    };
    let (shown, told) = files("statut: projet\n");
    assert!(shown.is_some_and(|it| it.contains("Lou Brouillon")), "{told}");
    assert!(told.contains("unconfirmed-speaker"), "{told}");
    let (shown, told) = files("statut: définitif\n");
    assert!(shown.is_none() && told.contains("erreur[unconfirmed-speaker]"), "{told}");
}

#[test]
fn a_check_finds_what_drawings_say_without_their_pages() {
    let drawing = |words: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 90 20\"><text x=\"1\" y=\"9\">{words}</text></svg>"
        )
    };
    let text = note("![Un schéma](../media/s.svg \"Le schéma\")");
    for (words, code) in [
        ("06 12 34 56 78", "contact-in-drawing"),
        ("Pierre Martin, chef", "name-leak"),
        ("rien que des mots", ""),
    ] {
        let project = Project::new()
            .write("input/agenda.md", AGENDA)
            .write("input/participants.csv", with("Pierre Martin;d;O;non"))
            .write("input/media/s.svg", drawing(words))
            .write("input/tables-rondes/0930.md", &text);
        let run = project.run(&["--lang", "fr", "check", "input"]);
        assert_eq!(run.status == 1, !code.is_empty(), "{words}: {}", run.text());
        assert!(run.text().contains(code), "{words}: {}", run.text());
    }
}

#[test]
fn an_address_that_the_event_allows_stays() {
    let text = note(
        "**Hélène Aubrac** : écrire à [Jo](mailto:jo@exemple.fr) ou à jo@exemple.fr, pas à al@exemple.fr.",
    );
    let event = "autorisé: [{texte: jo@exemple.fr, motif: boîte publique de cet essai}]\n";
    let (shown, told) = built(&[("tables-rondes/0930.md", &text), ("event.yaml", event)]);
    let shown = shown.unwrap_or_else(|| panic!("{told}"));
    assert!(shown.contains("jo@exemple.fr") && !shown.contains("al@exemple.fr"), "{shown}");
}

#[test]
fn pictures_of_who_refused_them_are_withheld_one_by_one_or_told() {
    let list = "nom;consentement;photo\nHélène Aubrac;oui;oui\nLucie Marchadier;oui;non\nBruno Salvignac;oui;non\n";
    let photos = "# Photos\n\n![Une](../photos/lucie-marchadier.svg)\n![Deux](../photos/salle.svg)\n![Trois](../photos/bruno-salvignac.svg)\n";
    let told = |list: &str, names: [&str; 3], photos: &str| {
        let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>";
        let mut files = vec![("participants.csv", list), ("annexes/ph.md", photos)];
        let paths = names.map(|name| format!("photos/{name}.svg"));
        files.extend(paths.iter().map(|path| (path.as_str(), drawing)));
        built(&files).1
    };
    let text = told(list, ["lucie-marchadier", "salle", "bruno-salvignac"], photos);
    assert!(text.contains("2 images retirées"), "{text}");
    let alone = "# Photos\n\n![Une salle](../photos/lucie.svg)\n";
    let text = told(list, ["lucie", "b", "c"], alone);
    assert!(text.contains("given-name-of-picture") && text.contains("Lucie Marchadier"), "{text}");
    let text =
        told(list, ["a", "b", "c"], "# Photos\n\n![Avec Lucie qui anime](../photos/a.svg)\n");
    assert!(text.contains("given-name-of-picture"), "{text}");
    let text = told(&format!("{list}Lucie Modèle;oui;oui\n"), ["lucie", "b", "c"], alone);
    assert!(!text.contains("given-name-of-picture"), "{text}");
}

#[test]
fn what_is_taken_out_reads_on() {
    for (said, expected) in [
        ("Nous saluons Pierre Martin, fruit du pays.", "Nous saluons une personne, fruit du pays."),
        ("Le plan Pierre Martin avance.", "Le plan d’une personne avance."),
        ("Merci à Pierre Martin et à Hélène Aubrac.", "Merci à une personne et à Hélène Aubrac."),
        ("Comme le disait Pierre Martin, on bâtit.", "Comme le disait une personne, on bâtit."),
        ("C’est dit (Pierre Martin).", "C’est dit (une personne)."),
        ("Hier, Martin P. a proposé un plan.", "Hier, une personne a proposé un plan."),
        ("M. et Mme Martin ont parlé.", "Deux personnes ont parlé."),
    ] {
        let text = note(&format!("**Hélène Aubrac** : {said}"));
        let list = with("Pierre Martin;d;O;non");
        let (shown, told) = built(&[("participants.csv", &list), ("tables-rondes/0930.md", &text)]);
        let shown = shown.unwrap_or_else(|| panic!("{said}: {told}"));
        assert!(shown.contains(expected), "{expected} is not in {shown}");
    }
}
