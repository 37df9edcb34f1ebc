//! What the operating system says of a file, in the language of messages: its own words are English, or
//! whatever language the machine speaks.

use std::io::{Error, ErrorKind};

use super::Language;
use crate::platform;

/// What went wrong, in French and in English.
type Row = (ErrorKind, &'static str, &'static str);

const KINDS: &[Row] = &[
    (ErrorKind::NotFound, "ce fichier ou ce dossier n'existe pas", "no such file or folder"),
    (ErrorKind::PermissionDenied, "accès refusé", "access denied"),
    (ErrorKind::AlreadyExists, "un fichier de ce nom existe déjà", "it exists already"),
    (ErrorKind::StorageFull, "le disque est plein", "the disk is full"),
    (ErrorKind::QuotaExceeded, "votre quota de disque est atteint", "your disk quota is used up"),
    (
        ErrorKind::FileTooLarge,
        "le fichier est trop gros pour ce disque",
        "the file is too large for this disk",
    ),
    (ErrorKind::ReadOnlyFilesystem, "ce disque est en lecture seule", "this disk is read-only"),
    (ErrorKind::IsADirectory, "c'est un dossier", "it is a folder"),
    (
        ErrorKind::NotADirectory,
        "une partie du chemin n'est pas un dossier",
        "a part of the path is no folder",
    ),
    (ErrorKind::DirectoryNotEmpty, "le dossier n'est pas vide", "the folder is not empty"),
    (
        ErrorKind::InvalidFilename,
        "ce nom est trop long ou n'est pas permis sur ce disque",
        "this name is too long or not allowed on this disk",
    ),
    (
        ErrorKind::ResourceBusy,
        "le fichier est utilisé par un autre programme",
        "the file is in use by another program",
    ),
    (
        ErrorKind::ExecutableFileBusy,
        "le fichier est utilisé par un autre programme",
        "the file is in use by another program",
    ),
    (
        ErrorKind::StaleNetworkFileHandle,
        "le disque réseau ne répond plus",
        "the network drive no longer answers",
    ),
    (ErrorKind::NetworkDown, "le réseau ne répond pas", "the network does not answer"),
    (ErrorKind::NetworkUnreachable, "le réseau ne répond pas", "the network does not answer"),
    (ErrorKind::HostUnreachable, "le réseau ne répond pas", "the network does not answer"),
    (
        ErrorKind::TimedOut,
        "le disque ou le réseau ne répond pas",
        "the disk or the network does not answer",
    ),
    (
        ErrorKind::OutOfMemory,
        "la mémoire de l'ordinateur ne suffit pas",
        "the computer is out of memory",
    ),
    (
        ErrorKind::CrossesDevices,
        "les deux endroits ne sont pas sur le même disque",
        "the two places are not on one disk",
    ),
    (ErrorKind::AddrInUse, "le port est déjà pris", "the port is taken"),
];

/// An error of the system in words of the language; what a library says of itself stays as it is.
#[must_use]
pub fn system_error(error: &Error, language: Language) -> String {
    if platform::is_held_open(error) {
        return language
            .choose(
                "le fichier est ouvert dans un autre programme",
                "the file is open in another program",
            )
            .to_owned();
    }
    let known = KINDS.iter().find(|(kind, ..)| *kind == error.kind());
    if let Some((_, french, english)) = known {
        return language.choose(*french, *english).to_owned();
    }
    match error.raw_os_error() {
        Some(number) => language.choose(
            format!("le système refuse (erreur n° {number})"),
            format!("the system refuses (error {number})"),
        ),
        None => error.to_string(),
    }
}

/// An error with its causes, in the language, on one line.
#[must_use]
pub fn error_in_words(error: &anyhow::Error, language: Language) -> String {
    let mut words: Vec<String> = Vec::new();
    for cause in error.chain() {
        let cause = match cause.downcast_ref::<Error>() {
            Some(error) => system_error(error, language),
            None => cause.to_string(),
        };
        if words.last() != Some(&cause) {
            words.push(cause);
        }
    }
    words.join(language.choose(" : ", ": "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;

    #[test]
    fn the_systems_own_words_are_never_shown() {
        let error = std::fs::read("/no/such/file").unwrap_err();
        let error = Err::<(), _>(error).context("« a » ne peut pas être lu").unwrap_err();
        assert_eq!(
            error_in_words(&error, Language::French),
            "« a » ne peut pas être lu : ce fichier ou ce dossier n'existe pas"
        );
        let error = Error::from_raw_os_error(5);
        for language in [Language::French, Language::English] {
            assert!(!system_error(&error, language).contains("os error"));
        }
        let own = Error::other("the archive is damaged");
        assert_eq!(system_error(&own, Language::French), "the archive is damaged");
    }
}
