//! What an author's paths lead to: files of the event folder, headings of the same file.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::diagnostic::{Code, Diagnostic};
use crate::discover;
use crate::source::{Sources, Span};
use crate::spelling::{fold, is_slip, nearest, slug};

/// The path below the event folder that `written` leads to from the file `from`; none when it
/// leads out or names a place of the disk or of the web.
pub(super) fn join(from: &str, written: &str) -> Option<String> {
    let written = written.replace('\\', "/");
    let written = unescaped(&written);
    if written.starts_with('/') || written.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The way from the file `from` to the file `to`.
fn relative(from: &str, to: &str) -> String {
    let folders = from.matches('/').count();
    let both = from.split('/').take(folders).zip(to.split('/'));
    let common = both.take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folders - common);
    up + &to.split('/').skip(common).collect::<Vec<_>>().join("/")
}

/// The characters that an address writes as `%20`.
fn unescaped(address: &str) -> Cow<'_, str> {
    percent_decode_str(address).decode_utf8().unwrap_or(Cow::Borrowed(address))
}

/// The file at a path; capitals do not matter.
pub(super) fn find<'a>(path: &str, sources: &'a Sources) -> Option<&'a str> {
    let paths = || sources.iter().map(|(_, source)| source.path.as_str());
    let same = |known: &&str| known.to_lowercase() == path.to_lowercase();
    paths().find(|known| *known == path).or_else(|| paths().find(same))
}

/// What to write instead of a path that leads to no file: to the only file of that name in
/// another folder, or to the one whose path is a letter off.
pub(super) fn meant(path: &str, span: Span, sources: &Sources) -> Option<String> {
    let from = &sources.get(span.source).path;
    let paths = || sources.iter().map(|(_, source)| source.path.as_str());
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let mut bearers = paths().filter(|known| name(known) == name(path));
    let only = bearers.next().filter(|_| bearers.next().is_none());
    let near = || nearest(path, paths()).filter(|near| is_slip(path, near));
    only.or_else(near).map(|to| relative(from, to))
}

/// What is to be told of a link that is no address of the web: it leads nowhere from a PDF, and
/// it is dead when what it names is not there at all.
pub(super) fn local_link(address: &str, span: Span, sources: &Sources) -> Diagnostic {
    let to = [format!("vers « {address} »"), format!("to “{address}”")];
    let local = || Diagnostic::new(Code::LocalLink, span).with_both("to", &to[0], &to[1]);
    let source = sources.get(span.source);
    let dead = |french, english, near: Option<String>, meant: Option<String>| {
        Diagnostic::new(Code::DeadLink, span)
            .with("address", address)
            .with_both("missing", french, english)
            .maybe_correct(sources.within(span, address), meant)
            .maybe("nearest", near)
    };
    if let Some(heading) = address.strip_prefix('#') {
        let heading = unescaped(heading);
        let headings = headings(&source.text);
        let bare = |text: &str| fold(text).replace(' ', "");
        // The second heading of a name is `#name-1`.
        let first = heading.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
        let known = |text: &&&str| bare(text) == bare(&heading) || bare(text) == bare(first);
        if heading.is_empty() || headings.iter().any(|it| known(&it)) {
            return local();
        }
        let near = nearest(&heading, headings.iter().copied());
        let meant = near.filter(|near| is_slip(&heading, near));
        let link = |heading: &str| format!("#{}", slug(heading));
        return dead(
            "aucun titre de ce fichier ne s'écrit ainsi",
            "no heading of this file reads so",
            near.map(link),
            meant.map(link),
        );
    }
    let written = address.split('#').next().unwrap_or(address);
    let Some(path) = join(&source.path, written) else { return local() };
    // Of a file that would not be read if it were there, nobody knows whether it is.
    let is_read = matches!(discover::role(&path), Ok(Some(_)));
    let folder = format!("{path}/");
    let is_folder = sources.iter().any(|(_, source)| source.path.starts_with(&folder));
    if !is_read || is_folder || find(&path, sources).is_some() {
        return local();
    }
    let near = nearest(&path, sources.iter().map(|(_, source)| source.path.as_str()));
    dead(
        "ce fichier n'est pas dans le dossier de l'événement",
        "this file is not in the event folder",
        near.map(|near| relative(&source.path, near)),
        meant(&path, span, sources),
    )
}

/// The headings of a Markdown text, without their signs.
fn headings(text: &str) -> Vec<&str> {
    let mut headings = Vec::new();
    let mut above = "";
    for line in text.lines().map(str::trim) {
        let words = line.trim_start_matches('#');
        if words.len() < line.len() {
            headings.push(words.trim_matches(['#', ' ']));
        }
        let is_rule = line.len() >= 2 && line.chars().all(|c| matches!(c, '=' | '-'));
        if is_rule && !above.is_empty() {
            headings.push(above);
        }
        above = line;
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;
    use crate::source::{Source, SourceId};

    #[test]
    fn paths_stay_inside_the_folder() {
        assert_eq!(join("notes/a.md", "../media/b.png").as_deref(), Some("media/b.png"));
        assert_eq!(join("a.md", "media\\b%20c.png").as_deref(), Some("media/b c.png"));
        assert_eq!(join("a.md", "100%.png").as_deref(), Some("100%.png"));
        assert_eq!(join("notes/a.md", "../../b.png"), None);
        assert_eq!(join("a.md", "/etc/passwd"), None);
        assert_eq!(join("a.md", "C:\\b.png"), None);
        assert_eq!(join("a.md", "https://a.fr/b.png"), None);
    }

    #[test]
    fn the_way_back_is_the_way_there() {
        for (from, to, way) in [
            ("notes/a.md", "media/b.png", "../media/b.png"),
            ("a.md", "media/b.png", "media/b.png"),
            ("notes/x/a.md", "notes/b.png", "../b.png"),
            ("notes/a.md", "notes/a.md", "a.md"),
        ] {
            assert_eq!(relative(from, to), way);
            assert_eq!(join(from, way).as_deref(), Some(to));
        }
    }

    /// The code of what is told of a link, and what should stand there instead.
    fn told(address: &str) -> (Code, Option<String>) {
        let text = format!("# L'accueil des équipes\n\nVoir [ici]({address}).\n");
        let end = text.len();
        let sources = Sources::new(vec![
            Source::new("notes/0940.md", Vec::new(), text),
            Source::new("notes/1400-ateliers.md", Vec::new(), String::new()),
        ]);
        let span = Span::new(SourceId(0), 0..end);
        let diagnostic = local_link(address, span, &sources);
        assert!(diagnostic.message(Language::French).contains(address));
        (diagnostic.code, diagnostic.correction.map(|it| it.text))
    }

    #[test]
    fn a_link_is_dead_when_what_it_names_is_not_there() {
        let dead = |meant: Option<&str>| (Code::DeadLink, meant.map(str::to_owned));
        assert_eq!(told("1400-atelier.md"), dead(Some("1400-ateliers.md")));
        assert_eq!(told("../actions.yaml"), dead(None));
        assert_eq!(told("#laccueil-des-equipe"), dead(None));
        assert_eq!(told("#l-accueil-des-equipe"), dead(Some("#l-accueil-des-equipes")));
        for address in [
            "1400-ateliers.md#fin",
            "../notes",
            "#laccueil-des-%C3%A9quipes",
            "#l-accueil-des-equipes",
            "#laccueil-des-équipes-1",
            "#L'accueil des équipes",
            "www.exemple.fr/page",
            "../programme.pdf",
            "../devis.xyz",
        ] {
            assert_eq!(told(address), (Code::LocalLink, None), "{address}");
        }
    }
}
