"""Reads the sample's PDF with readers that are not ours and holds it to what was promised."""

import sys

import pikepdf

pdf_path, text_path = sys.argv[1:]
pdf = pikepdf.open(pdf_path)
text = " ".join(open(text_path, encoding="utf-8").read().split())


def hold(fact, what):
    if not fact:
        sys.exit(f"read back: {what}")


root = pdf.Root
with pdf.open_metadata() as xmp:
    hold(xmp.get("pdfaid:part") == "3" and xmp.get("pdfaid:conformance") == "A", "no PDF/A-3a")
    hold(xmp.get("pdfuaid:part") == "1", "no PDF/UA-1")
    hold("ingénierie territoriale" in xmp.get("dc:title", ""), "no title")
hold(bool(root.MarkInfo.Marked), "not tagged")
hold(str(root.Lang) == "fr", "no language")
hold(bool(root.ViewerPreferences.DisplayDocTitle), "the title is not shown")
hold("/PageLabels" in root, "no page labels")
with pdf.open_outline() as outline:
    hold(len(outline.root) >= 8, "too few bookmarks")
hold(20 <= len(pdf.pages) <= 60, f"{len(pdf.pages)} pages")

fonts, figures, links = set(), [], 0
for page in pdf.pages:
    for name, font in page.get("/Resources", {}).get("/Font", {}).items():
        descriptor = font.DescendantFonts[0].FontDescriptor
        hold(any(key in descriptor for key in ("/FontFile2", "/FontFile3")), f"{name} not embedded")
        hold("/ToUnicode" in font, f"{name} has no text")
        fonts.add(str(font.BaseFont))
    for annotation in page.get("/Annots", []):
        hold("/Contents" in annotation, "a link without words")
        links += 1


def walk(element, depth=0):
    if isinstance(element, pikepdf.Array):
        for child in element:
            walk(child, depth)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        if element.S == "/Figure":
            figures.append("/Alt" in element)
        walk(element.get("/K", pikepdf.Array()), depth + 1)


walk(root.StructTreeRoot.K)
hold(figures and all(figures), "a figure without words")

for words in [
    "12 juin 2019",
    "Camille Exemple",
    "Claude Grivel",
    "À propos de ce document",
    "écrits pour montrer",
    "empreinte",
]:
    hold(words.lower() in text.lower(), f"« {words} » is not in the text")
hold("�" not in text, "a character without a glyph")
hold("INTERNE" not in text and "Réservé à l" not in text, "an internal passage is in the public edition")
print(f"{len(pdf.pages)} pages, {len(fonts)} fonts, {len(figures)} figures, {links} links: as promised")
