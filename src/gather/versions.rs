//! Which files of a pile are the same, or older versions of one another.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Received, Recognised, table};
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
    // Of several that are the same, the one that is not called a copy.
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let own = first.entry(file.digest()).or_insert(at);
        if is_copy(&files[*own]) && !is_copy(file) {
            *own = at;
        }
    }
    for (at, file) in files.iter().enumerate() {
        let own = first.get(file.digest()).copied().unwrap_or(at);
        if own != at {
            standings[at] = Standing::Same(own);
        }
    }
    let mut families: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let kind = found[at].as_ref().and_then(Recognised::kind);
        let Some(kind) = kind.filter(|kind| has_versions(*kind)) else { continue };
        if standings[at] == Standing::Only {
            // An event has one programme and one list, whatever the files are called.
            let is_single = matches!(kind, Kind::Agenda | Kind::Participants | Kind::Event);
            // A sheet that people signed at the door completes the list of those who registered.
            let is_apart = kind == Kind::Participants
                && found[at].as_ref().is_some_and(|it| table::is_attendance(file, it));
            let family = match (is_apart, is_single) {
                (true, _) => "attendance".to_owned(),
                (false, true) => String::new(),
                (false, false) => family(file),
            };
            families.entry((kind, family)).or_default().push(at);
        }
    }
    for members in families.into_values().flat_map(|members| alike(members, found)) {
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

/// The groups of files of one name, two or more, whose texts share most of their words: two people may
/// call what they wrote « notes ». What has no text, or is one of its kind, is a version by its name.
fn alike(members: Vec<usize>, found: &[Option<Recognised>]) -> Vec<Vec<usize>> {
    let words = |at: usize| {
        let found = found[at].as_ref()?;
        let is_text = matches!(found.kind(), Some(Kind::Note | Kind::Workshop));
        let source = found.source.as_ref().filter(|_| is_text)?;
        Some(fold(&source.text).split(' ').map(str::to_owned).collect::<BTreeSet<_>>())
    };
    let mut groups: Vec<(Option<BTreeSet<String>>, Vec<usize>)> = Vec::new();
    for at in members {
        let own = words(at);
        let is_like = |(other, _): &&mut (Option<BTreeSet<String>>, Vec<usize>)| {
            let (Some(own), Some(other)) = (&own, other) else { return true };
            let shared = own.intersection(other).count();
            2 * shared >= own.len().min(other.len())
        };
        match groups.iter_mut().find(is_like) {
            Some((_, group)) => group.push(at),
            None => groups.push((own, vec![at])),
        }
    }
    groups.into_iter().map(|(_, group)| group).filter(|group| group.len() > 1).collect()
}

/// Whether a later file of this kind takes the place of an earlier one.
fn has_versions(kind: Kind) -> bool {
    !matches!(kind, Kind::Photograph | Kind::Logo | Kind::Board)
}

/// A name without what tells its version.
fn family(file: &Received) -> String {
    let name = fold(file.stem());
    let words: Vec<_> = name.split(' ').collect();
    // « atelier 1 passage 2 » tells what it is of, not which version.
    let is_counted = |at: usize| at > 0 && COUNTED.contains(&words[at - 1]);
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let kept = (0..words.len()).filter(|at| is_counted(*at) || !is_number(words[*at]));
    kept.map(|at| words[at])
        .filter(|word| rank_of(word).is_none())
        .filter(|word| !is_final(word) && !DRAFT.contains(word))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a number in a name counts, when it counts no versions.
const COUNTED: &[&str] = &[
    "atelier", "ateliers", "groupe", "jour", "journee", "n", "no", "partie", "passage", "ronde",
    "rotation", "round", "seance", "session", "table", "tour", "tr", "workshop",
];

/// Words that the newest version bears, and the older ones.
const FINAL: &[&str] = &[
    "final",
    "finale",
    "definitif",
    "definitive",
    "def",
    "ok",
    "valide",
    "validee",
    "corrige",
    "corrigee",
    "bat",
    "relu",
    "relue",
    "signe",
    "signee",
    "envoye",
    "envoyee",
    "derniere",
    "maj",
];
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

/// Whether a word says that this is the version that counts: « définitif », « VDEF », « vf2 ».
fn is_final(word: &str) -> bool {
    let version = word.strip_prefix('v').unwrap_or_default();
    let numbered =
        version.strip_prefix('f').is_some_and(|it| it.bytes().all(|c| c.is_ascii_digit()));
    FINAL.contains(&word) || FINAL.contains(&version) || numbered
}

/// Whether a file is called the copy of another: « Copie de … », « … - copie », « … (1) ».
fn is_copy(file: &Received) -> bool {
    let name = fold(file.stem());
    let mut words = name.split(' ');
    words.any(|word| matches!(word, "copie" | "copy")) || counted(file).is_some()
}

/// The number that a browser adds to a later download of the same name: « (2) ».
fn counted(file: &Received) -> Option<u32> {
    let stem = file.stem().trim_end().strip_suffix(')')?;
    stem.rsplit_once('(')?.1.parse().ok()
}

/// The number of a version: `v2`, `vf3`, `version 2`.
fn rank_of(word: &str) -> Option<u32> {
    let rest = word.strip_prefix("version").or_else(|| word.strip_prefix('v'))?;
    if let Some(rest) = rest.strip_prefix('f') {
        return if rest.is_empty() { Some(0) } else { rest.parse().ok() };
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
    let is_final = words.iter().any(|word| is_final(word));
    let is_draft = words.iter().any(|word| DRAFT.contains(word));
    let copy = counted(file);
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
