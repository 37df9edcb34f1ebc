//! Which files of a pile are the same, or older versions of one another.

use std::collections::BTreeMap;

use super::{Kind, Received, Recognised};
use crate::spelling::fold;

/// How a file stands in its pile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// There is none like it.
    Only,
    /// It has the bytes of another file, by its place in the pile.
    Same(usize),
    /// Another file of the pile is a newer version.
    Older(usize),
    /// It and others may be versions of one another, and nothing tells which is the newest.
    Unclear(Vec<usize>),
}

/// How each file stands among the others.
#[must_use]
pub fn standings(files: &[Received], found: &[Option<Recognised>]) -> Vec<Standing> {
    let mut standings = vec![Standing::Only; files.len()];
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let before = *first.entry(file.digest()).or_insert(at);
        if before != at {
            standings[at] = Standing::Same(before);
        }
    }
    let mut families: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let kind = found[at].as_ref().and_then(Recognised::kind);
        let Some(kind) = kind.filter(|kind| has_versions(*kind)) else { continue };
        if standings[at] == Standing::Only {
            // An event has one programme and one list, whatever the files are called.
            let is_single = matches!(kind, Kind::Agenda | Kind::Participants | Kind::Event);
            let family = if is_single { String::new() } else { family(file) };
            families.entry((kind, family)).or_default().push(at);
        }
    }
    for members in families.into_values().filter(|members| members.len() > 1) {
        match newest(&members, files) {
            Some(newest) => {
                for at in members.into_iter().filter(|at| *at != newest) {
                    standings[at] = Standing::Older(newest);
                }
            }
            None => {
                for at in &members {
                    let others = members.iter().copied().filter(|other| other != at).collect();
                    standings[*at] = Standing::Unclear(others);
                }
            }
        }
    }
    standings
}

/// Whether a later file of this kind takes the place of an earlier one.
fn has_versions(kind: Kind) -> bool {
    !matches!(kind, Kind::Photograph | Kind::Logo | Kind::Board)
}

/// A name without what tells its version.
fn family(file: &Received) -> String {
    let name = fold(file.stem());
    let words = name.split(' ').filter(|word| !word.is_empty() && rank_of(word).is_none());
    let words = words.filter(|word| !word.chars().all(|c| c.is_ascii_digit()));
    words
        .filter(|word| !FINAL.contains(word) && !DRAFT.contains(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Words that the newest version bears, and the older ones.
const FINAL: &[&str] =
    &["final", "finale", "definitif", "definitive", "def", "ok", "valide", "validee"];
const DRAFT: &[&str] = &[
    "projet",
    "brouillon",
    "draft",
    "provisoire",
    "old",
    "ancien",
    "ancienne",
    "copie",
    "sauvegarde",
];

/// The number of a version: `v2`, `vf3`, `version 2`.
fn rank_of(word: &str) -> Option<u32> {
    let rest = word.strip_prefix("version").or_else(|| word.strip_prefix('v'))?;
    if let Some(rest) = rest.strip_prefix('f') {
        return Some(1000 + rest.parse::<u32>().unwrap_or(0));
    }
    rest.parse().ok()
}

/// The age that a name tells: the higher, the newer; nothing when it tells none.
fn age(file: &Received) -> Option<(u32, u32, u32, u32)> {
    let name = fold(file.stem());
    let words: Vec<_> = name.split(' ').collect();
    let date = words.windows(3).find_map(|it| match it {
        [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2 => {
            format!("{y}{m}{d}").parse().ok()
        }
        [d, m, y] if y.len() == 4 && m.len() == 2 && d.len() == 2 => {
            format!("{y}{m}{d}").parse().ok()
        }
        _ => None,
    });
    let version = words.iter().filter_map(|word| rank_of(word)).max();
    let spelled =
        words.windows(2).find_map(|it| if it[0] == "version" { it[1].parse().ok() } else { None });
    let is_final = words.iter().any(|word| FINAL.contains(word));
    let is_draft = words.iter().any(|word| DRAFT.contains(word));
    // « (2) » is what a browser adds to a later download of the same name.
    let copy = file
        .stem()
        .trim_end()
        .strip_suffix(')')
        .and_then(|it| it.rsplit_once('('))
        .and_then(|(_, n)| n.parse().ok());
    let version = version.or(spelled);
    if date.is_none() && version.is_none() && copy.is_none() && !is_final && !is_draft {
        return None;
    }
    let state = if is_final { 2 } else { u32::from(!is_draft) };
    Some((state, version.unwrap_or(0), date.unwrap_or(0), copy.unwrap_or(0)))
}

/// The newest of several versions, when their names tell.
fn newest(members: &[usize], files: &[Received]) -> Option<usize> {
    let mut aged: Vec<_> = members.iter().map(|at| (age(&files[*at]), *at)).collect();
    // A name that tells nothing is the first version, if the others do tell.
    aged.sort();
    let [.., (second, _), (first, newest)] = aged.as_slice() else { return None };
    (first > second).then_some(*newest)
}
