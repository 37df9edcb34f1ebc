"""Makes the office documents of this folder with tools that are not ours.

    pip install python-docx odfpy openpyxl
    python make.py
    soffice --headless --convert-to odt notes.docx agenda-table.docx
    soffice --headless --convert-to docx notes.odt        (the one that was just made)
    soffice --headless --convert-to ods actions.xlsx      (and xls)

What LibreOffice makes is kept under the names `…-writer` and `…-calc`.

Expected texts lie beside the documents and are written by hand. All people are invented.
"""
import datetime
from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def french(document):
    """Renames style ids as French Word writes them; names stay English, as Word keeps them."""
    ids = {"Heading1": "Titre1", "Heading2": "Titre2", "Title": "Titre"}
    for element in document.styles.element.iter(qn("w:style")):
        id = element.get(qn("w:styleId"))
        if id in ids:
            element.set(qn("w:styleId"), ids[id])
    for element in document.styles.element.iter(qn("w:basedOn"), qn("w:next"), qn("w:link")):
        if element.get(qn("w:val")) in ids:
            element.set(qn("w:val"), ids[element.get(qn("w:val"))])
    for element in document.element.iter(qn("w:pStyle")):
        if element.get(qn("w:val")) in ids:
            element.set(qn("w:val"), ids[element.get(qn("w:val"))])


def agenda_table():
    document = Document()
    document.add_paragraph("Journée des bocages", style="Title")
    document.add_paragraph("Mardi 4 mars 2025 – Halle aux grains, Valbrune")
    document.add_heading("Programme", 1)
    table = document.add_table(rows=0, cols=2)
    rows = [
        ("9h00", ["Accueil café"]),
        ("9h40", ["Table ronde : planter sans perdre", "- Odile Fanterne (Syndicat du Haut-Lys)",
                  "- Côme Brisaz, éleveur"]),
        ("12h00", ["Déjeuner | buffet"]),
        ("14h00 – 15h30", ["Ateliers"]),
    ]
    for time, lines in rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(time).bold = True
        cells[1].text = lines[0]
        for line in lines[1:]:
            cells[1].add_paragraph(line)
    merged = table.add_row().cells
    merged[0].merge(merged[1]).text = "17h00 Clôture"
    french(document)
    document.save("agenda-table.docx")


def agenda_tabs():
    document = Document()
    for text in ["Ordre du jour", "9h00\tAccueil", "9h40\tTable ronde", "\tOdile Fanterne, maire",
                 "14:00 - 15:30\tAteliers_tournants *", "1. Présentation", "- retour des groupes"]:
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(3))
    document.save("agenda-tabs.docx")


def notes():
    document = Document()
    for text in ["---", "session : 9h40", "---"]:
        document.add_paragraph(text)
    document.add_heading("Table ronde", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("Odile Fanterne :").bold = True
    paragraph.add_run("la haie est un outil, voir [[Q2]] et <b>non</b> 2*3*4 = 24 & co_op.")
    paragraph = document.add_paragraph("Le 1")
    paragraph.add_run("er").font.superscript = True
    paragraph.add_run(" mars, ")
    paragraph.add_run("gras ").bold = True
    both = paragraph.add_run("gras et penché")
    both.bold = both.italic = True
    paragraph.add_run(", ")
    paragraph.add_run("barré").font.strike = True
    paragraph.add_run(".").add_break(WD_BREAK.LINE)
    paragraph.add_run("Deuxième ligne")
    document.add_heading("Suites", 2)
    document.add_paragraph("planter", style="List Bullet")
    document.add_paragraph("entretenir", style="List Bullet")
    document.add_paragraph("tailler", style="List Bullet 2")
    document.add_paragraph("d'abord", style="List Number")
    document.add_paragraph("ensuite", style="List Number")
    document.add_paragraph("> [!À RETENIR]")
    document.add_paragraph("La haie nourrit.")
    document.add_paragraph("> Elle abrite aussi.")
    document.add_paragraph("« On plante pour nos enfants »", style="Quote")
    paragraph = document.add_paragraph("Voir ")
    link(document, paragraph, "https://example.org/a(b)", "le site")
    link(document, paragraph, "file:///C:/secret", " et le disque")
    paragraph = document.add_paragraph("Texte ")
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="1" w:author="x"><w:r><w:t>ajouté</w:t></w:r></w:ins>'))
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="2" w:author="x"><w:r><w:delText>ôté</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>'))
    paragraph._p.append(parse_xml(
        f'<w:smartTag {W} w:element="place"><w:r><w:t xml:space="preserve"> à Valbrune</w:t></w:r></w:smartTag>'))
    paragraph = document.add_paragraph("Encadré ici.")
    paragraph._p.append(parse_xml(
        f'<w:r {W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        '<w:p><w:r><w:t>Texte de la boîte</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'))
    paragraph = document.add_paragraph("Champ : ")
    for xml in ['<w:fldChar w:fldCharType="begin"/>', '<w:instrText> HYPERLINK "https://example.org/" </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>', "<w:t>lien de champ</w:t>", '<w:fldChar w:fldCharType="end"/>']:
        paragraph._p.append(parse_xml(f"<w:r {W}>{xml}</w:r>"))
    document.add_paragraph("1. pas une liste")
    document.add_paragraph("# pas un titre")
    document.add_heading("Fin", 2)
    document.sections[0].footer.paragraphs[0].text = "Syndicat du Haut-Lys"
    french(document)
    document.save("notes.docx")


def link(document, paragraph, address, text):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), document.part.relate_to(address, kind, is_external=True))
    run = OxmlElement("w:r")
    run.text = text
    element.append(run)
    paragraph._p.append(element)


def odt():
    from odf.opendocument import OpenDocumentText
    from odf import style, text, table, dc, office
    document = OpenDocumentText()
    bold = style.Style(name="T1", family="text")
    bold.addElement(style.TextProperties(fontweight="bold"))
    slanted = style.Style(name="T2", family="text", parentstylename="T1")
    slanted.addElement(style.TextProperties(fontstyle="italic"))
    numbers = text.ListStyle(name="L1")
    numbers.addElement(text.ListLevelStyleNumber(level="1", numformat="1", numsuffix="."))
    numbers.addElement(text.ListLevelStyleBullet(level="2", bulletchar="•"))
    for made in (bold, slanted, numbers):
        document.automaticstyles.addElement(made)
    document.text.addElement(text.P(stylename=None, text="Programme du 4 mars"))
    document.text.addElement(text.H(outlinelevel=1, text="Matinée"))
    paragraph = text.P(text="9h40")
    paragraph.addElement(text.Tab())
    paragraph.addText("Table ronde")
    paragraph.addElement(text.LineBreak())
    paragraph.addElement(text.Span(stylename=bold, text="Odile Fanterne :"))
    paragraph.addText(" bonjour")
    paragraph.addElement(text.S(c=2))
    paragraph.addElement(text.Span(stylename=slanted, text="à tous"))
    note = text.Note(id="ftn1", noteclass="footnote")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="Source : inventée."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addElement(text.A(href="https://example.org", text="site"))
    comment = office.Annotation()
    comment.addElement(text.P(text="à vérifier"))
    paragraph.addElement(comment)
    document.text.addElement(paragraph)
    items = text.List(stylename=numbers)
    for words in ("planter", "tailler"):
        item = text.ListItem()
        item.addElement(text.P(text=words))
        items.addElement(item)
    inner = text.List()
    item = text.ListItem()
    item.addElement(text.P(text="en hiver"))
    inner.addElement(item)
    items.lastChild.addElement(inner)
    document.text.addElement(items)
    grid = table.Table(name="Programme")
    grid.addElement(table.TableColumn(numbercolumnsrepeated=2))
    for cells in (("Heure", "Séance"), ("9h00", "Accueil"), ("10h00", "")):
        row = table.TableRow()
        for words in cells:
            cell = table.TableCell()
            cell.addElement(text.P(text=words))
            row.addElement(cell)
        grid.addElement(row)
    document.text.addElement(grid)
    document.save("notes.odt")


def xlsx():
    from openpyxl import Workbook
    book = Workbook()
    book.active.title = "Vide"
    sheet = book.create_sheet("Actions")
    rows = [["id", "Titre", "Échéance", "Heure", "Coût", "Pilote"],
            ["A1", 'Charte « "haies" » ; relue', datetime.date(2019, 12, 15), datetime.time(9, 40), 1200, "Côme Brisaz"],
            None,
            ["A2", "Deux\nlignes", None, None, 0.1 + 0.2, "Odile, Fanterne"]]
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row or [], 1):
            sheet.cell(at, column, value)
    book.create_sheet("Brouillon")["A1"] = "reste"
    book.save("actions.xlsx")


def ods():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf import table, text
    document = OpenDocumentSpreadsheet()
    sheet = table.Table(name="Participants")

    def row(*cells):
        line = table.TableRow()
        for sort, value, shown in cells:
            attributes = {"valuetype": sort}
            if sort == "float":
                attributes["value"] = value
            if sort == "date":
                attributes["datevalue"] = value
            cell = table.TableCell(**attributes)
            cell.addElement(text.P(text=shown))
            line.addElement(cell)
        sheet.addElement(line)

    row(("string", None, "Nom"), ("string", None, "Inscription"), ("string", None, "Repas"))
    sheet.addElement(table.TableRow(numberrowsrepeated=2))
    row(("string", None, "Odile Fanterne"), ("date", "2025-02-11", "11/02/2025"), ("float", 2, "2"))
    document.spreadsheet.addElement(sheet)
    document.save("participants.ods")


for make in (agenda_table, agenda_tabs, notes, odt, xlsx, ods):
    make()
