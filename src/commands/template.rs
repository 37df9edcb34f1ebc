//! `actes template`: which templates there are, what one is made of, and a copy to be changed.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::write::write_below;
use super::{Environment, Outcome, event_folder};
use crate::cli::{Template as Asked, TemplateCommand, TemplateEject};
use crate::diagnostic::{Diagnostics, Language};
use crate::discover;
use crate::source::Sources;
use crate::spelling::{listed, nearest};
use crate::typeset::template::{
    self, DEFAULT, MANIFEST, Template, TemplateFile, folder, is_bundled, names,
};

pub(super) fn run(asked: &Asked, environment: &Environment) -> Result<Outcome> {
    let named = match &asked.command {
        TemplateCommand::List(list) => list.folder.as_deref(),
        TemplateCommand::Show(show) => show.folder.as_deref(),
        TemplateCommand::Eject(eject) => eject.folder.as_deref(),
    };
    let root = event_folder(named, environment)?;
    let sources = discover::templates(&root)?;
    let language = environment.language;
    let stdout = match &asked.command {
        TemplateCommand::List(_) => list(&sources, language),
        TemplateCommand::Show(show) => {
            let template = found(&show.name, &sources, language)?;
            shown(&template, &sources, language)
        }
        TemplateCommand::Eject(eject) => {
            let place = EventFolder { root, below: environment.folder.clone() };
            ejected(eject, &sources, &place, language)?
        }
    };
    Ok(Outcome { stdout, ..Outcome::default() })
}

/// The template of that name.
fn found(name: &str, sources: &Sources, language: Language) -> Result<Template> {
    let names = names(sources);
    if !names.contains(name) {
        let near = nearest(name, names.iter().map(String::as_str));
        let near = near.map_or(String::new(), |near| {
            language.choose(
                format!(" ; vouliez-vous écrire « {near} » ?"),
                format!("; did you mean “{near}”?"),
            )
        });
        let expected = listed(names.iter().map(String::as_str));
        bail!(language.choose(
            format!("le modèle « {name} » n'existe pas{near}\nModèles : {expected}."),
            format!("unknown template “{name}”{near}\nTemplates: {expected}."),
        ));
    }
    let mut diagnostics = Diagnostics::default();
    match Template::find(name, sources, &mut diagnostics) {
        Some(template) => Ok(template),
        None => bail!(diagnostics.reported().first().map_or(String::new(), |(_, told)| {
            let file = told.span.map_or("", |span| &sources.get(span.source).path);
            format!("{file}: {}", told.message(language))
        })),
    }
}

/// One line a template.
fn list(sources: &Sources, language: Language) -> String {
    let names = names(sources);
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or_default();
    let mut out = String::new();
    for name in &names {
        let manifest = template::manifest(name, sources);
        let said = Some(manifest.description(language)).filter(|said| !said.is_empty());
        let what = [said, changed(name, sources, language)].into_iter().flatten();
        let what = what.collect::<Vec<_>>().join(language.choose(" ; ", "; "));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}", format!("{name:width$}  {what}").trim_end());
    }
    out
}

/// What the event has to do with a template.
fn changed(name: &str, sources: &Sources, language: Language) -> Option<&'static str> {
    let folder = folder(name);
    let has_own = sources.iter().any(|(_, source)| source.path.starts_with(&folder));
    match (has_own, is_bundled(name)) {
        (false, _) => None,
        (true, true) => Some(language.choose("changé par l'événement", "changed by the event")),
        (true, false) => Some(language.choose("modèle de l'événement", "the event's own")),
    }
}

/// What a template is for, and its files with what each says of itself.
fn shown(template: &Template, sources: &Sources, language: Language) -> String {
    let name = &template.name;
    let mut out = name.clone();
    let said = template.manifest.description(language);
    if !said.is_empty() {
        let _ = write!(out, " – {said}");
    }
    out.push('\n');
    if let Some(base) = template.chain.get(1) {
        let _ = writeln!(
            out,
            "{}",
            language.choose(
                format!("Les fichiers qu'il n'a pas viennent de « {base} »."),
                format!("The files it does not have come from “{base}”.")
            )
        );
    }
    let (width, height) = (template.manifest.picture.width, template.manifest.picture.height);
    let _ = writeln!(
        out,
        "{}",
        language.choose(
            format!("Images : {width} × {height} mm au plus."),
            format!("Pictures: {width} × {height} mm at most."),
        )
    );
    let _ = writeln!(out, "\n{}", language.choose("Fichiers :", "Files:"));
    let files = template.files(sources);
    let width = files.iter().map(|file| file.path.chars().count()).max().unwrap_or_default();
    for file in &files {
        let path = &file.path;
        let line = format!("  {path:width$}  {}{}", purpose(file), origin(file, name, language));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out.push('\n');
    out.push_str(language.choose(
        "Les polices et les couleurs de l'événement se règlent dans event.yaml, sous « theme: ».\n\
         Les données que reçoit un modèle sont décrites dans README.md, que `actes template eject` copie avec lui.\n",
        "The fonts and colours of the event are set in event.yaml, under “theme:”.\n\
         The data that a template receives is described in README.md, which `actes template eject` copies with it.\n",
    ));
    out
}

/// What a file of code says of itself: its first sentence.
fn purpose(file: &TemplateFile) -> String {
    let text = String::from_utf8_lossy(&file.bytes);
    if !file.path.ends_with(".typ") {
        return String::new();
    }
    let comment = text.lines().take_while(|line| line.starts_with("//"));
    let comment = comment.map(|line| line.trim_start_matches('/').trim()).collect::<Vec<_>>();
    let comment = comment.join(" ");
    comment.split_once(". ").map_or(comment.clone(), |(first, _)| format!("{first}."))
}

/// Where a file comes from, unless it is the template's own.
fn origin(file: &TemplateFile, name: &str, language: Language) -> String {
    if file.source.is_some() && is_bundled(&file.of) {
        return format!(" [{}]", language.choose("changé par l'événement", "changed by the event"));
    }
    if file.of == name { String::new() } else { format!(" [{}]", file.of) }
}

/// The event's folder, and the one that messages leave out.
struct EventFolder {
    root: PathBuf,
    below: PathBuf,
}

impl EventFolder {
    fn shown(&self, path: &str) -> String {
        let path = self.root.join(path);
        path.strip_prefix(&self.below).unwrap_or(&path).display().to_string()
    }
}

/// Copies a template, and tells what to do next.
fn ejected(
    asked: &TemplateEject,
    sources: &Sources,
    place: &EventFolder,
    language: Language,
) -> Result<String> {
    let template = found(&asked.name, &Sources::default(), language)?;
    let name = copy_name(asked, language)?;
    let is_renamed = name != template.name;
    let files = chosen(asked, &template, language)?;
    let mut copies: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .map(|file| (format!("{}{}", folder(name), file.path), file.bytes))
        .collect();
    let manifest = format!("{}{MANIFEST}", folder(name));
    if is_renamed && copies.iter().all(|(path, _)| *path != manifest) {
        copies.push((manifest, based_on(&template.name)));
    }
    let there = copies.iter().map(|(path, _)| path).filter(|path| place.root.join(path).exists());
    let there: Vec<_> = there.map(|path| place.shown(path)).collect();
    if !there.is_empty() && !asked.force {
        let there = listed(there.iter().map(String::as_str));
        bail!(language.choose(
            format!("rien n'a été copié, car ceci existe déjà : {there}\nAjoutez --force pour l'écraser."),
            format!("nothing was copied, as this is already there: {there}\nAdd --force to overwrite it."),
        ));
    }
    let count = copies.len();
    copies.extend(template::guide().filter(|(path, _)| !place.root.join(path).exists()));
    for (path, bytes) in &copies {
        write_below(&place.root, path, bytes, language)?;
    }
    let was_there = sources.iter().any(|(_, it)| it.path.starts_with(&folder(name)));
    Ok(next_steps(name, &place.shown(&folder(name)), count, is_renamed && !was_there, language))
}

/// The name of the copy.
fn copy_name(asked: &TemplateEject, language: Language) -> Result<&str> {
    let name = asked.copy.as_deref().unwrap_or(&asked.name);
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if name.trim().is_empty() || !name.chars().all(is_letter) {
        bail!(language.choose(
            format!("« {name} » n'est pas un nom de modèle ; n'utilisez que des lettres, des chiffres et des tirets"),
            format!("“{name}” is not a valid template name; use only letters, digits and hyphens"),
        ));
    }
    if name != asked.name && is_bundled(name) {
        bail!(language.choose(
            format!("« {name} » est déjà le nom d'un autre modèle ; choisissez-en un autre"),
            format!("“{name}” is already the name of another template; choose another"),
        ));
    }
    Ok(name)
}

/// The files to copy: those asked for, wherever the template has them from, else its own.
fn chosen(
    asked: &TemplateEject,
    template: &Template,
    language: Language,
) -> Result<Vec<TemplateFile>> {
    let mut files = template.files(&Sources::default());
    for only in &asked.only {
        if files.iter().all(|file| file.path != *only) {
            let expected = listed(files.iter().map(|file| file.path.as_str()));
            bail!(language.choose(
                format!("le modèle n'a pas de fichier « {only} »\nFichiers : {expected}."),
                format!("the template has no file “{only}”\nFiles: {expected}."),
            ));
        }
    }
    files.retain(|file| {
        if asked.only.is_empty() {
            file.of == template.name
        } else {
            asked.only.contains(&file.path)
        }
    });
    Ok(files)
}

/// What a template of some files says of itself.
fn based_on(base: &str) -> Vec<u8> {
    let said = serde_json::json!({
        "description": { "fr": format!("D'après « {base} »"), "en": format!("After “{base}”") },
        "base": base,
    });
    format!("{said:#}\n").into_bytes()
}

/// Two lines: what was done, and how to see it.
fn next_steps(name: &str, place: &str, count: usize, is_new: bool, language: Language) -> String {
    let files = match (count, language) {
        (1, Language::French) => "1 fichier copié".to_owned(),
        (n, Language::French) => format!("{n} fichiers copiés"),
        (1, Language::English) => "1 file copied".to_owned(),
        (n, Language::English) => format!("{n} files copied"),
    };
    let choose = is_new && name != DEFAULT;
    let first = match (count, language) {
        (1, Language::French) => {
            format!("{files} dans {place} : modifiez-le : il remplace celui du programme.")
        }
        (_, Language::French) => {
            format!("{files} dans {place} : modifiez-les : ils remplacent ceux du programme.")
        }
        (1, Language::English) => format!("{files} into {place}: change it, it goes before ours."),
        (_, Language::English) => {
            format!("{files} into {place}: change them, they go before ours.")
        }
    };
    let second = if choose {
        language.choose(
            format!("Puis écrivez « modèle: {name} » dans event.yaml, et lancez `actes build`."),
            format!("Then write “template: {name}” in event.yaml, and run `actes build`."),
        )
    } else {
        language.choose(
            "Puis lancez `actes build` ; pour revenir en arrière, effacez la copie.".to_owned(),
            "Then run `actes build`; to go back, delete the copy.".to_owned(),
        )
    };
    format!("{first}\n{second}\n")
}
