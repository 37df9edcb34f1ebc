//! What a package says of itself: to archivists, to whoever opens it, and to `actes verify`.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::diagnostic::Language;
use crate::edition::Edition;
use crate::model::event::{Event, Status};
use crate::model::report::Report;
use crate::spelling::visible;

/// The version of the record (`bag::RECORD`) that `actes verify --rebuild` reads: how the package was
/// made, and what its files were called.
pub(in crate::commands) const SCHEMA: u32 = 1;

/// What was packed: archived names with what they were called before.
#[derive(Debug, Default)]
pub(super) struct Archived {
    pub(super) editions: Vec<(Edition, String)>,
    pub(super) sources: Vec<(String, String)>,
    pub(super) templates: Vec<(String, String)>,
    /// Files that were left out on purpose, by their paths.
    pub(super) absent: Vec<String>,
}

/// A package about to be described.
pub(super) struct Description<'a> {
    pub(super) report: &'a Report,
    /// The event as everyone may know it.
    pub(super) event: &'a Event,
    pub(super) archived: &'a Archived,
    /// The template that was asked for on the command line.
    pub(super) template: Option<&'a str>,
    /// The checks that were to be silent.
    pub(super) allowed: &'a [String],
    /// The day of `SOURCE_DATE_EPOCH`.
    pub(super) date: Option<Date>,
    /// The day of the packaging.
    pub(super) day: Option<Date>,
}

impl Description<'_> {
    /// `actes.json`.
    pub(super) fn json(&self) -> String {
        let pairs = |pairs: &[(String, String)]| -> Value {
            let pair = |(path, original): &(String, String)| json!({ "path": format!("data/{path}"), "original": original });
            pairs.iter().map(pair).collect()
        };
        let editions = self.archived.editions.iter();
        let editions =
            editions.map(|(it, name)| (it.name().to_owned(), format!("data/{name}").into()));
        let mut json = json!({
            "schema": SCHEMA,
            "tool": { "name": "actes", "version": env!("CARGO_PKG_VERSION") },
            "fingerprint": self.report.fingerprint(),
            "date": self.date.map(|day| day.to_string()),
            "template": self.template,
            "allowed": self.allowed,
            "editions": editions.collect::<serde_json::Map<_, _>>(),
            "sources": pairs(&self.archived.sources),
            "templates": pairs(&self.archived.templates),
        });
        if !self.archived.absent.is_empty() {
            json["absent"] = self.archived.absent.clone().into();
        }
        format!("{json:#}\n")
    }

    /// What was left out on purpose, for whoever opens the package.
    fn absent(&self, language: Language) -> String {
        if self.archived.absent.is_empty() {
            return String::new();
        }
        let names = self.archived.absent.iter().map(|path| format!("  {}\n", visible(path)));
        let names: String = names.collect();
        language.choose(
            format!(
                "\nLAISSÉ DE CÔTÉ\n\n\
                 Ces fichiers, et les comptes rendus de composition, ont été laissés de côté à dessein : ils\n\
                 disent de personnes ce qu'aucune édition ne dit. Sans eux, les PDF ne se recomposent pas.\n\n{names}"
            ),
            format!(
                "\nLEFT OUT\n\n\
                 These files, and the build reports, were left out on purpose: they tell of people what no\n\
                 edition tells. Without them, the PDFs cannot be composed again.\n\n{names}"
            ),
        )
    }

    /// The lines of `bag-info.txt`: those that the standard reserves, then our own.
    /// `docs/archive.md` tells what they are in ISAD(G) and SEDA.
    pub(super) fn info(&self) -> Vec<(&'static str, String)> {
        let event = self.event;
        let facts = &event.facts;
        let maybe = |text: &Option<String>| text.clone().unwrap_or_default();
        let organisers: Vec<_> = facts.organisers.iter().map(|it| it.name.as_str()).collect();
        let organisers = organisers.join(", ");
        let network = facts.network.as_ref().map_or(String::new(), |it| it.name.clone());
        let series = facts.series.as_ref().map_or(String::new(), |series| {
            [Some(&series.title), series.number.as_ref()]
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", ")
        });
        let licence = facts.licence.as_ref().map_or(String::new(), |it| it.name.clone());
        let producer = if organisers.is_empty() { network } else { organisers.clone() };
        let dates: Vec<_> = event.date.iter().chain(&event.end_date).map(Date::to_string).collect();
        let contact = maybe(&facts.contact);
        let is_address = contact.contains('@') && !contact.contains(char::is_whitespace);
        let (email, name) =
            if is_address { (contact, String::new()) } else { (String::new(), contact) };
        let description = [Some(&event.title), facts.subtitle.as_ref(), event.name.as_ref()];
        let mut description: Vec<_> = description.into_iter().flatten().cloned().collect();
        description.push(dates.join("/"));
        description.extend(facts.venue.iter().cloned());
        description.retain(|part| !part.is_empty());
        let number = |it: &Option<crate::source::Spanned<String>>| {
            it.as_ref().map_or(String::new(), |it| it.value.clone())
        };
        let status = match event.status {
            Status::Draft => "projet",
            Status::Final => "définitif",
        };
        vec![
            ("Source-Organization", producer.clone()),
            ("Contact-Name", name),
            ("Contact-Email", email),
            ("External-Description", description.join(" ; ")),
            ("External-Identifier", format!("actes:{}", self.report.fingerprint())),
            ("Bagging-Date", self.day.or(self.date).map_or(String::new(), |day| day.to_string())),
            ("Bag-Group-Identifier", series),
            ("Bag-Software-Agent", concat!("actes ", env!("CARGO_PKG_VERSION")).to_owned()),
            ("Title", event.title.clone()),
            ("Event-Date", dates.join("/")),
            ("Event-Place", facts.venue.join(", ")),
            ("Producer", producer),
            ("Language", event.language.clone()),
            ("Rights", licence),
            ("Status", status.to_owned()),
            ("Version", maybe(&facts.version)),
            ("ISSN", number(&facts.issn)),
            ("ISBN", number(&facts.isbn)),
        ]
    }

    /// The text for whoever opens the package.
    pub(super) fn readme(&self, language: Language) -> String {
        let event = self.event;
        let version = env!("CARGO_PKG_VERSION");
        let name = |wanted: Edition| {
            let mut editions = self.archived.editions.iter();
            editions.find(|(it, _)| *it == wanted).map_or("", |(_, name)| name)
        };
        let (public, internal) = (name(Edition::Public), name(Edition::Internal));
        let dates: Vec<_> = event.date.iter().chain(&event.end_date).map(Date::to_string).collect();
        let dates = dates.join(" / ");
        let title = &event.title;
        let names = self.archived.sources.iter();
        let names: String =
            names.map(|(name, path)| format!("  {name}\n      {}\n", visible(path))).collect();
        let names = names + &self.absent(language);
        language.choose(
            format!(
                "ACTES : {title}\n{dates}\n\n\
                 CE QU'EST CE PAQUET\n\n\
                 Les actes d'un événement et tout ce dont ils ont été faits, sous la forme d'un paquet\n\
                 d'archives BagIt (RFC 8493). Dans le dossier data/ :\n\n\
                 \x20 {public}\n      l'édition publique (PDF/A-3a, PDF/UA-1)\n\
                 \x20 {internal}\n      l'édition interne : NE PAS DIFFUSER\n\
                 \x20 …_compte-rendu_…\n      ce qui a été lu, retiré et décidé pour chacune\n\
                 \x20 …_modele.json, …_actions.csv\n      le contenu de l'édition interne sous forme de données\n\
                 \x20 sources/\n      les fichiers reçus, octet pour octet : NE PAS DIFFUSER\n\
                 \x20 modeles/\n      la mise en page et les polices du programme, avec leurs licences\n\n\
                 À côté de data/ : la description du paquet (bag-info.txt), les listes d'empreintes\n\
                 (manifest-…, tagmanifest-…) et actes.json, qui garde les noms d'origine.\n\n\
                 COMMENT LE VÉRIFIER\n\n\
                 \x20 actes verify DOSSIER            chaque fichier est-il là, et inchangé ?\n\
                 \x20 sha256sum -c manifest-sha256.txt  la même chose sans actes, dans ce dossier\n\
                 \x20 bagit.py --validate DOSSIER     la même chose avec l'outil de la Bibliothèque du Congrès\n\n\
                 COMMENT RECOMPOSER LES PDF\n\n\
                 \x20 actes verify DOSSIER --rebuild  recompose les deux éditions et compare les octets\n\n\
                 Il faut pour cela actes {version}, la version qui a fait ce paquet. C'est un logiciel libre\n\
                 (Apache-2.0 ou MIT) écrit en Rust : ses sources portent l'étiquette v{version} ; « cargo build\n\
                 --release » les compile, sans autre outil. Les PDF se lisent sans lui.\n\n\
                 NOMS D'ORIGINE\n\n{names}"
            ),
            format!(
                "PROCEEDINGS: {title}\n{dates}\n\n\
                 WHAT THIS PACKAGE IS\n\n\
                 The proceedings of an event and all that they were made of, as a BagIt package\n\
                 (RFC 8493). In the folder data/:\n\n\
                 \x20 {public}\n      the public edition (PDF/A-3a, PDF/UA-1)\n\
                 \x20 {internal}\n      the internal edition: NOT FOR DISTRIBUTION\n\
                 \x20 …_compte-rendu_…\n      what was read, withheld and decided for each\n\
                 \x20 …_modele.json, …_actions.csv\n      what the internal edition says, as data\n\
                 \x20 sources/\n      the files as received, byte for byte: NOT FOR DISTRIBUTION\n\
                 \x20 modeles/\n      the program's templates and fonts, with their licences\n\n\
                 Beside data/: the description of the package (bag-info.txt), the lists of checksums\n\
                 (manifest-…, tagmanifest-…) and actes.json, which keeps the original names.\n\n\
                 HOW TO CHECK IT\n\n\
                 \x20 actes verify FOLDER             is each file there, and unchanged?\n\
                 \x20 sha256sum -c manifest-sha256.txt  the same without actes, in this folder\n\
                 \x20 bagit.py --validate FOLDER      the same with the tool of the Library of Congress\n\n\
                 HOW TO COMPOSE THE PDFS AGAIN\n\n\
                 \x20 actes verify FOLDER --rebuild   composes both editions again and compares the bytes\n\n\
                 That takes actes {version}, the version that made this package. It is free software\n\
                 (Apache-2.0 or MIT) written in Rust: its sources bear the tag v{version}; “cargo build\n\
                 --release” compiles them, without any other tool. The PDFs can be read without it.\n\n\
                 ORIGINAL NAMES\n\n{names}"
            ),
        )
    }
}
