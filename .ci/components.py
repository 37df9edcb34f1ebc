"""Writes the licences of all that the program is made of, and its list of components (CycloneDX 1.5)."""

import json
import pathlib
import subprocess
import sys

version, folder, bill = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])



def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


host = next(line.removeprefix("host: ") for line in output("rustc", "-vV").splitlines() if line.startswith("host: "))
metadata = json.loads(output("cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", host))
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
root = metadata["resolve"]["root"]


def linked():
    """The packages that end up in the program: no test or build dependency."""
    seen, waiting = set(), [root]
    while waiting:
        current = waiting.pop()
        if current in seen:
            continue
        seen.add(current)
        for dependency in nodes[current]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    return sorted((packages[it] for it in seen - {root}), key=lambda it: (it["name"], it["version"]))


def texts(package):
    """The licence files that a package brings."""
    home = pathlib.Path(package["manifest_path"]).parent
    names = ("licen", "copying", "notice", "unlicense")
    found = [it for it in sorted(home.iterdir()) if it.is_file() and it.name.lower().startswith(names)]
    if package.get("license_file"):
        found.append(home / package["license_file"])
    return list(dict.fromkeys(found))


components = linked()
silent = [it["name"] for it in components if not it["license"] and not texts(it)]
if silent:
    sys.exit(f"components: no licence is known of {', '.join(silent)}")

# A text that many packages share stands once, with the packages' names.
shared = {}
for package in components:
    for file in texts(package):
        text = file.read_text(encoding="utf-8", errors="replace").strip()
        shared.setdefault(text, []).append(f"{package['name']} {package['version']}")
with open(folder / "crates.txt", "w", encoding="utf-8") as out:
    out.write("The libraries that actes is made of, with their licences.\n\n")
    for package in components:
        out.write(f"{package['name']} {package['version']}: {package['license'] or 'see below'}\n")
    for text, names in sorted(shared.items(), key=lambda it: it[1]):
        out.write(f"\n{'=' * 80}\n{', '.join(names)}\n{'-' * 80}\n{text}\n")
for file in sorted(pathlib.Path("report-templates/fonts").glob("OFL-*.txt")):
    (folder / file.name).write_bytes(file.read_bytes())


def component(package):
    name, number = package["name"], package["version"]
    entry = {
        "type": "library", "bom-ref": f"pkg:cargo/{name}@{number}", "name": name, "version": number,
        "purl": f"pkg:cargo/{name}@{number}",
    }
    if package["license"]:
        entry["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    return entry


bill.write_text(
    json.dumps(
        {
            "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
            "metadata": {
                "component": {
                    "type": "application", "bom-ref": f"pkg:cargo/actes@{version}", "name": "actes", "version": version,
                    "licenses": [{"expression": packages[root]["license"]}],
                }
            },
            "components": [component(it) for it in components],
        },
        indent=1, ensure_ascii=False,
    )
    + "\n",
    encoding="utf-8",
)
print(f"{len(components)} components, {len(shared)} texts of licences")
