//! Who uses whom: a room only those of its line in `ARCHITECTURE.md`, and no files in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use regex::Regex;

use crate::harness::repository;
use crate::tidy::sources;

/// For each file, the files that its code names.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// A module by the names that lead to it from the crate's root.
type Module = Vec<String>;

fn arrows() -> Arrows {
    let sources = sources();
    let modules: BTreeMap<Module, &str> =
        sources.iter().map(|(path, _)| (module(path), path.as_str())).collect();
    let named = |(path, code): &(String, String)| {
        let own = module(path);
        let files = paths(code).into_iter().filter_map(|it| file(&it, &own, &modules));
        (path.clone(), files.filter(|file| file != path).collect())
    };
    sources.iter().map(named).collect()
}

/// `parse/agenda/yaml.rs` is `parse::agenda::yaml`, and `lib.rs` is the root.
fn module(path: &str) -> Module {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Every path that some code names, those of `use` trees one by one.
fn paths(code: &str) -> Vec<String> {
    let uses = Regex::new(r"\buse\s+([^;]+);").unwrap();
    let mut paths: Vec<_> =
        uses.captures_iter(code).flat_map(|found| branches(&found[1])).collect();
    let rest = uses.replace_all(code, "");
    let path = Regex::new(r"(?:^|[^\w:.])([a-z_]\w*(?:::\w+)+)").unwrap();
    let inline = path.captures_iter(&rest).map(|found| {
        // `texts::note::text` after `use super::texts` is `super::texts::note::text`.
        let (first, more) = found[1].split_once("::").unwrap();
        let is_it = |path: &&String| path.rsplit("::").next() == Some(first);
        let imported = paths.iter().find(is_it);
        imported.map_or_else(|| found[1].to_owned(), |whole| format!("{whole}::{more}"))
    });
    let inline: Vec<_> = inline.collect();
    paths.extend(inline);
    paths
}

/// `a::{b, c::{d, e as f}}` as `a::b`, `a::c::d`, `a::c::e`.
fn branches(tree: &str) -> Vec<String> {
    let mut depth = 0;
    let mut found = Vec::new();
    let mut ends_part = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    };
    for part in tree.split(&mut ends_part).map(str::trim).filter(|part| !part.is_empty()) {
        match part.split_once('{') {
            Some((head, inner)) => {
                let inner = branches(inner.trim_end().trim_end_matches('}'));
                found.extend(inner.into_iter().map(|branch| format!("{}{branch}", head.trim())));
            }
            None => found.push(part.split(" as ").next().unwrap_or(part).trim().to_owned()),
        }
    }
    found
}

/// The file that a path named in a module leads to, if it is one of ours.
fn file(path: &str, own: &Module, modules: &BTreeMap<Module, &str>) -> Option<String> {
    let mut names = path.split("::").peekable();
    let mut module = match *names.peek()? {
        "crate" | "actes" => Vec::new(),
        "self" | "super" => own.clone(),
        name => {
            let child: Module = own.iter().cloned().chain([name.to_owned()]).collect();
            modules.contains_key(&child).then(|| own.clone())?
        }
    };
    for name in names {
        match name {
            "crate" | "actes" | "self" => {}
            "super" => {
                module.pop();
            }
            name => {
                module.push(name.to_owned());
                if !modules.contains_key(&module) {
                    module.pop();
                    break;
                }
            }
        }
    }
    modules.get(&module).map(|path| (*path).to_owned())
}

/// The room of a file: the first of its names.
fn room(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// What each room may use, after the table in `ARCHITECTURE.md`; none for those that may use all.
fn table() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let text = fs::read_to_string(repository().join("ARCHITECTURE.md")).unwrap();
    let quoted = |cell: &str| -> Vec<String> {
        let names = cell.split('`').skip(1).step_by(2);
        names.map(|name| name.split("::").next().unwrap_or(name).to_owned()).collect()
    };
    let mut table = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = line.trim_matches('|').split('|').collect();
        let [rooms, .., allowed] = cells.as_slice() else { continue };
        let names: BTreeSet<_> = quoted(allowed).into_iter().collect();
        for room in quoted(rooms) {
            let names = names.clone();
            table.insert(room, (allowed.trim() != "all").then_some(names));
        }
    }
    table
}

#[test]
fn a_room_uses_only_those_of_its_line() {
    let table = table();
    let mut wrong = Vec::new();
    for (path, files) in arrows() {
        let Some(allowed) = table.get(room(&path)) else {
            if path != "lib.rs" {
                wrong.push(format!("the room of src/{path} has no line"));
            }
            continue;
        };
        let Some(allowed) = allowed else { continue };
        for file in files.iter().filter(|file| room(file) != room(&path)) {
            if !allowed.contains(room(file)) {
                wrong.push(format!("src/{path} uses `{}`", room(file)));
            }
        }
    }
    assert!(wrong.is_empty(), "not in the table of ARCHITECTURE.md:\n{}", wrong.join("\n"));
}

/// Where circles are still to be untied.
const TIED: &[&str] = &["parse/agenda/"];

#[test]
fn no_files_use_each_other_in_a_circle() {
    // A file of a folder may use what stands in the folder's own file, which is made of it.
    let is_inside = |path: &str, file: &str| {
        let folder = format!("{}/", file.trim_end_matches(".rs"));
        path.starts_with(&folder)
    };
    let mut arrows = arrows();
    for (path, files) in &mut arrows {
        files.retain(|file| !is_inside(path, file));
    }
    arrows.retain(|path, _| !TIED.iter().any(|folder| path.starts_with(folder)));
    let circles = circles(arrows);
    assert!(circles.is_empty(), "{circles:#?}");
}

/// What is left when files that use nobody, or that nobody uses, are taken away again and again.
fn circles(mut arrows: Arrows) -> Arrows {
    loop {
        let used: BTreeSet<_> = arrows.values().flatten().cloned().collect();
        let before = arrows.len();
        arrows.retain(|path, files| !files.is_empty() && used.contains(path));
        let left: BTreeSet<_> = arrows.keys().cloned().collect();
        arrows.values_mut().for_each(|files| files.retain(|file| left.contains(file)));
        if arrows.len() == before && arrows.values().all(|files| !files.is_empty()) {
            return arrows;
        }
    }
}

#[test]
fn the_rules_find_what_there_is() {
    let arrows = arrows();
    assert!(arrows["commands/build.rs"].contains("typeset.rs"));
    assert!(arrows["parse/agenda/yaml.rs"].contains("parse/agenda/date.rs"));
    assert!(arrows["parse/agenda.rs"].contains("parse/agenda/line.rs"), "named without a `use`");
    assert!(arrows["main.rs"].contains("commands.rs"));
    assert_eq!(branches("a::{b, c::{d, e as f}}"), ["a::b", "a::c::d", "a::c::e"]);
    let line = |from: &str, to: &str| (from.to_owned(), BTreeSet::from([to.to_owned()]));
    assert!(circles([line("a", "b"), line("b", "c")].into()).is_empty());
    let circle = circles([line("a", "b"), line("b", "c"), line("c", "b"), line("d", "a")].into());
    assert_eq!(circle.len(), 2, "{circle:?}");
    assert!(table().len() > 15);
}
