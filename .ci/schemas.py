"""Validates YAML files with the schemas of `actes schema`, by a validator that is not ours.

What is right must pass: the sample, the fixtures. What is wrong must not: mistakes of
tests/diagnostics, and others written here.
"""

import fnmatch
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import yaml

program = pathlib.Path(sys.argv[1]).resolve()
repository = pathlib.Path(__file__).resolve().parent.parent


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: no dates, no yes and no, no sexagesimal numbers."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def fail(words):
    sys.exit(f"schemas: {words}")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    subprocess.run([program, "schema", "-o", folder / "schemas"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([program, "new", folder / "new"], check=True, stdout=subprocess.DEVNULL)
    settings = json.loads((folder / "new/.vscode/settings.json").read_text("utf-8"))
    schemas = {it.stem: json.loads(it.read_text("utf-8")) for it in (folder / "schemas").iterdir()}
    for name, text in (("event", "event.yaml"), ("actions", "actions.yaml")):
        first = (folder / "new" / text).read_text("utf-8").splitlines()[0]
        place = first.split("$schema=")[1]
        if not (folder / "new" / place).is_file():
            fail(f"{text} names {place}, which is not there")
    fresh = {it.name: it.read_text("utf-8-sig") for it in (folder / "new").glob("*.yaml")}

for schema in schemas.values():
    jsonschema.Draft7Validator.check_schema(schema)
validators = {name: jsonschema.Draft7Validator(schema) for name, schema in schemas.items()}


def globs(pattern):
    found = re.search(r"\{([^}]*)\}", pattern)
    if not found:
        return [pattern]
    return [pattern[: found.start()] + way + pattern[found.end() :] for way in found[1].split(",")]


BOUND = [
    (glob.replace("**/", ""), pathlib.PurePosixPath(schema).stem)
    for schema, patterns in settings["yaml.schemas"].items()
    for pattern in patterns
    for glob in globs(pattern)
]


def schema_of(path):
    """The schema that the settings bind to a path below an event's folder."""
    names = [name for glob, name in BOUND if fnmatch.fnmatch(path, glob) and glob.count("/") == path.count("/")]
    return names[0] if names else None


def header_of(path):
    folders = {"round-tables": "note", "tables-rondes": "note", "notes": "note", "workshops": "workshop"}
    folders |= {"ateliers": "workshop", "actions": "action", "propositions": "action", "annexes": "annex"}
    kind = folders.get(path.split("/")[0])
    return f"{kind}-header" if kind and "/" in path else None


def problems(name, text):
    value = yaml.load(text, Core)
    return [] if value is None else [error.message for error in validators[name].iter_errors(value)]


# What the reader refuses: those folders hold a mistake in YAML.
WRONG = {"unknown-key", "unknown-value", "wrong-type", "missing-key", "yaml-syntax", "duplicate-key"}
right = wrong = 0
for name, text in fresh.items():
    if problems(schema_of(name), text):
        fail(f"a fresh {name} is refused: {problems(schema_of(name), text)}")
roots = [repository / "input"]
roots += [it for it in (repository / "tests/fixtures").rglob("*") if it.is_dir() and any(it.glob("agenda.*"))]
roots += sorted(it / "input" if (it / "input").is_dir() else it for it in (repository / "tests/diagnostics").iterdir())
for root in roots:
    case = (root.parent.name if root.name == "input" else root.name).split("--")[0]
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.suffix in (".yaml", ".yml"):
            name, text = schema_of(path), file.read_text("utf-8-sig")
        elif file.suffix == ".md":
            name, text = header_of(path), file.read_text("utf-8-sig", errors="replace")
            parts = re.match(r"---\n(.*?\n)---\n", text, re.S)
            if not parts:
                continue
            text = parts[1]
        else:
            continue
        if name is None:
            continue
        try:
            found = problems(name, text)
        except yaml.YAMLError:
            # Ours takes some more than this reader does.
            wrong += case == "yaml-syntax"
            continue
        if case in WRONG:
            wrong += bool(found)
        elif found and not (case == "incomplete" or "contr" in str(found) and case == "policy-refused"):
            fail(f"{file.relative_to(repository)} is refused by {name}: {found[0][:300]}")
        else:
            right += 1

MISTAKES = [
    ("event", "titer: X"),
    ("event", "statut: brouillon"),
    ("event", "date: demain"),
    ("event", "date: 2026-13-45"),
    ("event", "typographie: belge"),
    ("event", "titre: [un, deux]"),
    ("event", "titre: {fr: un}"),
    ("event", "organisateurs: [{logo: a.svg}]"),
    ("event", "organisateurs: [{nom: A, rang: premier}]"),
    ("event", "organisateurs: [{nom: A, lgo: a.svg}]"),
    ("event", "contributeurs: [Jo Brouillon]"),
    ("event", "contributeurs: [{nom: Jo}]"),
    ("event", "credits: [{noms: [Jo]}]"),
    ("event", "contrôles: {unused-picture: non}"),
    ("event", "contrôles: {unused-pictures: ignorer}"),
    ("event", "theme: {accent: vert}"),
    ("event", "theme: {papier: A3}"),
    ("event", "theme: {résolution: 20}"),
    ("event", "attribution: secrète"),
    ("event", "attribution: [{session: 9h40}]"),
    ("event", "licence: {lien: https://example.org}"),
    ("event", "titre: {valeur: X, visibilite: interne, autre: Y}"),
    ("event", "titre: {valeur: X, visibilite: secret}"),
    ("event", "financement: {fonds: FEADER, periode: 2020-2021}"),
    ("agenda", "sessions: [{debut: 25h, titre: X}]"),
    ("agenda", "sessions: [{debut: 9h}]"),
    ("agenda", "sessions: [{titre: X, type: concert}]"),
    ("agenda", "sessions: [{titre: X, intervenants: [{nom: A, role: roi}]}]"),
    ("actions", "actions: [{porteur: Jo}]"),
    ("actions", "actions: [{titre: X, priorite: énorme}]"),
    ("actions", "- {titre: X, etapes: [{titre: Y, echeance: bientôt}]}"),
    ("actions", "actions: [{titre: X, titer: Y}]"),
    ("workshop", "titre: X\npassages: [{groupe: A, contributions: [{lien: ajoute}]}]"),
    ("workshop", "titre: X\npassages: [{groupe: A, contributions: [{lien: aime, texte: Y}]}]"),
    ("workshop", "titre: X\ntour: 1"),
    ("participants", "participants: [{nom: A, present: peut-être}]"),
    ("glossary", "- {sigle: RRN}"),
    ("glossary", "RRN: [Réseau, rural]"),
    ("annexes", "- {fichier: a.pdf, par_page: 3}"),
    ("annexes", "- {fichier: a.pdf, type: film}"),
    ("evaluation", "- {question: Q, effectif: douze}"),
    ("evaluation", "- {question: Q, réponses: {oui: beaucoup}}"),
    ("note-header", "sesion: 9h40"),
    ("note-header", "session: 9h40\nvisibilite: peut-être"),
    ("workshop-header", "passages: []"),
]
for name, text in MISTAKES:
    if not problems(name, text):
        fail(f"{name} lets this pass: {text}")

# Spellings that the reader takes are taken here too, in both languages, whatever is reserved.
RIGHT = [
    ("event", "Titre: X\nSOUS-TITRE: Y\ndepot legal: juin 2026\nDépôt_légal: x"),
    ("event", "title: X\nvenue: [A, B]\nstatus: Final\nlanguage: en"),
    ("event", "titre: {valeur: X, visibilite: interne}\nvenue: {value: Y, visibility: internal}"),
    ("event", "organisateurs: [A, {valeur: B, visibilite: interne}, {nom: C, visibilite: interne}]"),
    ("event", "statut: Definitif\ncontact:\nversion: 1.10\nissn: 12345678"),
    ("event", "attribution: anonyme"),
    ("event", "attribution: [{session: 9h40, attribution: anonyme}]"),
    ("event", "personnes: [Jo Modèle, {nom: A, consentement: [nom, photo], droit a l image: non}]"),
    ("actions", "actions: [{titre: X, pilote: Y, priorite: 1}]"),
    ("agenda", "sessions: {titre: X, debut: 9:40}"),
    ("glossary", "RRN: Réseau rural national\nLEADER: mots"),
    ("glossary", "glossaire: [{sigle: RRN, développé: Réseau}]"),
]
for name, text in RIGHT:
    if problems(name, text):
        fail(f"{name} refuses this: {text}: {problems(name, text)[0][:300]}")

if right < 20 or wrong < 4:
    fail(f"{right} files that are right and {wrong} that are wrong were found: too few")
print(f"{len(schemas)} schemas: {right} files pass, {wrong} fixtures and {len(MISTAKES)} mistakes are refused")
