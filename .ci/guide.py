"""Writes the guide and what goes with it as pages that open in any browser, without a network."""

import html
import pathlib
import re
import shutil
import sys

import markdown

source, target = map(pathlib.Path, sys.argv[1:])
STYLE = """
body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b2a2f; }
h1, h2, h3 { line-height: 1.25; } pre { background: #f3f5f4; padding: .8rem; overflow-x: auto; }
code { font-size: .92em; } table { border-collapse: collapse; } td, th { border: 1px solid #c9d2cf; padding: .3rem .6rem; text-align: left; }
img { max-width: 100%; } a { color: #0b5c7a; }
"""

pages = sorted(source.glob("*.md"))
for page in pages:
    text = page.read_text(encoding="utf-8")
    title = re.search(r"^# (.+)$", text, re.M)
    title = title.group(1) if title else page.stem
    is_french = re.search(r"\b(les|des|une)\b", text[:2000]) is not None
    body = markdown.markdown(text, extensions=["tables", "fenced_code", "toc"])
    # Pages of this folder stand beside each other; the rest is in the source archive.
    body = re.sub(r'href="([\w-]+)\.md(#[^"]*)?"', r'href="\1.html\2"', body)
    document = (
        f'<!doctype html>\n<html lang="{"fr" if is_french else "en"}">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>\n<body>\n{body}\n</body>\n</html>\n"
    )
    (target / f"{page.stem}.html").write_text(document, encoding="utf-8")
pictures = source / "pictures"
if pictures.is_dir():
    shutil.copytree(pictures, target / "pictures", dirs_exist_ok=True)
print(f"{len(pages)} pages")
