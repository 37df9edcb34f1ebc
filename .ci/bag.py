"""Holds a package to the Library of Congress's own reader, whole and with one byte changed in each file."""

import logging
import os
import subprocess
import sys

import bagit

folder, actes = sys.argv[1:]
logging.disable(logging.CRITICAL)


def complaints():
    """What both readers say of the package: bagit.py and `actes verify`; empty when it is well."""
    try:
        # Each time anew: the manifests may be what changed.
        bagit.Bag(folder).validate()
        theirs = ""
    except bagit.BagError as error:
        theirs = f"{error} {getattr(error, 'details', '')}"
    except UnicodeDecodeError as error:
        theirs = f"{error}"
    run = subprocess.run([actes, "verify", folder, "--lang", "en"], capture_output=True, text=True)
    ours = run.stdout if run.returncode == 1 else ""
    if run.returncode not in (0, 1):
        sys.exit(f"bag: verify ended with {run.returncode}: {run.stderr}")
    return theirs, ours


whole = complaints()
if any(whole):
    sys.exit(f"bag: the package is not well: {whole}")

files = []
for place, _, names in os.walk(folder):
    files += [os.path.relpath(os.path.join(place, name), folder) for name in names]
for file in sorted(files):
    path = os.path.join(folder, file)
    with open(path, "rb") as it:
        content = it.read()
    with open(path, "wb") as it:
        middle = len(content) // 2
        it.write(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    theirs, ours = complaints()
    with open(path, "wb") as it:
        it.write(content)
    if f"{file}: error[" not in ours:
        sys.exit(f"bag: verify does not name {file}:\n{ours}")
    # A manifest is seen by bagit.py through the files that it no longer lists rightly.
    if not theirs or (file not in theirs and "/" in file):
        sys.exit(f"bag: bagit.py does not name {file}: {theirs}")
print(f"bag: {len(files)} files, each told when one of its bytes changes")
