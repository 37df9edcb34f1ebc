//! `actes build --erratum-of`: the model of the volume that is corrected, out of its PDF.

use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use super::Loaded;
use super::read_pdf::attached;
use crate::diagnostic::Language;
use crate::edition::Edition;
use crate::export::{Changes, MODEL_NAME, SCHEMA};
use crate::model::event::Event;
use crate::model::report::Report;
use crate::polish::correct;
use crate::spelling::{fold, visible};

/// A volume that is corrected.
#[derive(Debug)]
pub(super) struct Earlier {
    /// The model that its PDF carries.
    pub(super) volume: Value,
    /// The report as it is now, before anything is withheld.
    pub(super) whole: Report,
    /// Whether somebody asked to be taken out of it.
    pub(super) is_erasure: bool,
}

impl Earlier {
    /// Reads an earlier PDF of the same event and edition.
    ///
    /// # Errors
    /// When the PDF cannot be compared with this event.
    pub(super) fn read(
        file: &Path,
        loaded: &Loaded,
        edition: Edition,
        is_erasure: bool,
        language: Language,
    ) -> Result<Self> {
        let volume = volume(file, &loaded.report.event, edition, language)?;
        // In the same typography as the new volume.
        let mut whole = loaded.report.clone();
        correct(&mut whole, &loaded.sources);
        Ok(Self { volume, whole, is_erasure })
    }
}

fn volume(file: &Path, event: &Event, edition: Edition, language: Language) -> Result<Value> {
    let shown = file.display();
    let attached = attached(file, language)?;
    let model = attached.into_iter().find(|it| it.name == MODEL_NAME).and_then(|it| it.bytes.ok());
    let Some(model) = model.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok()) else {
        bail!(language.choose(
            format!(
                "« {shown} » n'a pas été fait par actes, ou l'a été sans ses données (--attach none) : il n'a pas \
                 de pièce jointe {MODEL_NAME} et ne peut pas être comparé"
            ),
            format!(
                "“{shown}” was not made by actes, or without its data (--attach none): it has no attached file \
                 {MODEL_NAME} and cannot be compared"
            ),
        ));
    };
    if model["schema"].as_u64() != Some(SCHEMA.into()) {
        bail!(language.choose(
            format!(
                "« {shown} » a été composé par une version plus récente d'actes ; mettez celle-ci à jour"
            ),
            format!("“{shown}” was built by a newer version of actes; update this one"),
        ));
    }
    let same_text = |old: &Value, new: &str| old.as_str().is_some_and(|old| fold(old) == fold(new));
    let same_title = same_text(&model["event"]["title"], &event.title);
    let date = event.date.map(|day| day.to_string());
    let same_date = date.is_some() && model["event"]["date"].as_str() == date.as_deref();
    if !same_title && !same_date {
        let title = visible(model["event"]["title"].as_str().unwrap_or_default());
        bail!(language.choose(
            format!(
                "« {shown} » est d'un autre événement : « {title} » ; ni le titre ni la date ne sont les mêmes"
            ),
            format!(
                "“{shown}” belongs to another event: “{title}”; neither the title nor the date is the same"
            ),
        ));
    }
    // The change page quotes the old words: those of an internal edition are for its readers alone.
    if model["edition"].as_str() != Some(edition.name()) {
        bail!(language.choose(
            format!(
                "« {shown} » est de l'autre édition ; comparez l'édition publique avec la publique, \
                 l'interne avec l'interne (--edition)"
            ),
            format!(
                "“{shown}” is of the other edition; compare the public edition with the public one, \
                 the internal with the internal (--edition)"
            ),
        ));
    }
    Ok(model)
}

/// How much the volume corrects, and how much of that its page does not tell.
pub(super) fn told(changes: &Changes, language: Language) -> String {
    let text = match (changes.list.len(), language) {
        (0, language) if !changes.has_page() => language
            .choose(
                "rien n'a changé depuis le document corrigé : pas de page de modifications",
                "nothing changed since the corrected document: no page of changes",
            )
            .to_owned(),
        (0, Language::French) => {
            "aucune modification à annoncer : la page de modifications cite seulement l'empreinte du document corrigé".to_owned()
        }
        (0, Language::English) => {
            "no change to announce: the page of changes only quotes the fingerprint of the corrected document".to_owned()
        }
        (1, Language::French) => "1 modification relevée, sur une page à part".to_owned(),
        (1, Language::English) => "1 change found, on a page of its own".to_owned(),
        (n, Language::French) => format!("{n} modifications relevées, sur une page à part"),
        (n, Language::English) => format!("{n} changes found, on a page of their own"),
    };
    if let Some(erased) = changes.erased {
        return text + "\n" + &of_erasure(erased, changes.untold, language);
    }
    let untold = match (changes.untold, language) {
        (0, _) => String::new(),
        (1, Language::French) => {
            "1 autre n'est pas sur cette page, et c'est voulu : l'ancien document montrait un nom ou un passage \
             que le nouveau ne montre plus ; l'annoncer le désignerait\n"
                .to_owned()
        }
        (n, Language::French) => format!(
            "{n} autres ne sont pas sur cette page, et c'est voulu : l'ancien document montrait des noms ou des \
             passages que le nouveau ne montre plus ; les annoncer les désignerait\n"
        ),
        (1, Language::English) => {
            "1 other is not on that page, on purpose: the old document showed a name or a passage that the new \
             one does not show any more; to announce it would point it out\n"
                .to_owned()
        }
        (n, Language::English) => format!(
            "{n} others are not on that page, on purpose: the old document showed names or passages that the new \
             one does not show any more; to announce them would point them out\n"
        ),
    };
    format!("{text}\n{untold}")
}

/// What an erasure did: how many people are named no more, and how much of what changed is not told.
fn of_erasure(erased: usize, untold: usize, language: Language) -> String {
    let said = match (erased, language) {
        (0, Language::French) => {
            "effacement : toutes les personnes que nommait l'ancien document sont encore dans \
             vos fichiers ; vérifiez que la personne en a bien été ôtée"
                .to_owned()
        }
        (0, Language::English) => {
            "erasure: everyone whom the old document named is still in your files; check that \
             the person was taken out of them"
                .to_owned()
        }
        (1, Language::French) => {
            "effacement : 1 personne que nommait l'ancien document n'est plus nommée nulle part"
                .to_owned()
        }
        (n, Language::French) => format!(
            "effacement : {n} personnes que nommait l'ancien document ne sont plus nommées nulle part"
        ),
        (1, Language::English) => {
            "erasure: 1 person named in the old document is no longer named anywhere".to_owned()
        }
        (n, Language::English) => {
            format!("erasure: {n} people named in the old document are no longer named anywhere")
        }
    };
    let rest = language.choose(
        format!("différences volontairement absentes de la page de modifications : {untold}"),
        format!("differences deliberately left out of the page of changes: {untold}"),
    );
    let next = language.choose(
        "Ensuite : refaites tout ce qui la nommait encore – synthèse, relevé, fiches, édition interne, exports \
         (`actes build --reading all`) et paquet d'archives (`actes archive`) – puis détruisez les anciens.",
        "Next: make again whatever still named the person – synthesis, record, action sheets, internal edition, \
         exports (`actes build --reading all`) and the archive (`actes archive`) – then destroy the old ones.",
    );
    format!("{said}\n{rest}\n{next}\n")
}
