"""Packs a folder, and writes the checksums of what is handed over; with Python alone, since no two systems share their tools.

    pack.py archive FOLDER FILE    FILE ends with .tar.gz or .zip; its bytes depend on the folder only
    pack.py sums FOLDER            writes FOLDER/SHA256SUMS
"""

import gzip
import hashlib
import os
import pathlib
import sys
import tarfile
import time
import zipfile

MOMENT = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
KINDS = (".tar.gz", ".zip", ".deb", ".cdx.json")


def archive(folder, file):
    paths = sorted([folder, *folder.rglob("*")], key=lambda it: it.as_posix())
    names = [(path, path.relative_to(folder.parent).as_posix()) for path in paths]
    if file.name.endswith(".zip"):
        # A ZIP knows no day before 1980.
        moment = time.gmtime(max(MOMENT, 315532800))[:6]
        with zipfile.ZipFile(file, "w") as out:
            for path, name in names:
                if path.is_file():
                    entry = zipfile.ZipInfo(name, moment)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    out.writestr(entry, path.read_bytes(), compresslevel=9)
        return

    def plain(entry):
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = MOMENT
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with open(file, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as out:
            for path, name in names:
                out.add(path, name, recursive=False, filter=plain)


def sums(folder):
    files = sorted(it for it in folder.iterdir() if it.name.endswith(KINDS))
    lines = [f"{hashlib.sha256(it.read_bytes()).hexdigest()}  {it.name}\n" for it in files]
    (folder / "SHA256SUMS").write_bytes("".join(lines).encode())
    print("".join(lines), end="")


match sys.argv[1:]:
    case ["archive", folder, file]:
        archive(pathlib.Path(folder).resolve(), pathlib.Path(file))
    case ["sums", folder]:
        sums(pathlib.Path(folder))
    case _:
        sys.exit(__doc__)
