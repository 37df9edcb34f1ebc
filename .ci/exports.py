"""Reads exported data with readers that are not ours – icalendar, openpyxl, LibreOffice – and holds them to what was promised."""

import csv
import datetime
import json
import os
import shutil
import subprocess
import sys

import icalendar
import openpyxl

actes, event, out = sys.argv[1:]
os.makedirs(out, exist_ok=True)


def hold(fact, what):
    if not fact:
        sys.exit(f"exports: {what}")


def export(data, form, *more):
    path = os.path.join(out, f"{data}.{form}")
    subprocess.run([actes, "export", data, event, "-o", path, "--lang", "en", *more], check=True, stdout=subprocess.DEVNULL)
    return path


def office(path, target, *more):
    """What LibreOffice makes of a file, in a folder of its own."""
    folder = os.path.abspath(os.path.join(out, "office", os.path.basename(path) + "." + target.split(":")[0]))
    shutil.rmtree(folder, ignore_errors=True)
    profile = "file://" + os.path.abspath(os.path.join(out, "office", "profile"))
    run = subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", *more, "--convert-to", target, "--outdir", folder, path],
        capture_output=True, text=True, timeout=300, check=False,
    )
    made = os.listdir(folder) if os.path.isdir(folder) else []
    hold(made, f"LibreOffice does not open {path}: {run.stdout}{run.stderr}")
    return [os.path.join(folder, name) for name in sorted(made)]


def rows(path, encoding="utf-8-sig"):
    with open(path, encoding=encoding, newline="") as it:
        return list(csv.reader(it, delimiter=";"))


def is_day(text):
    try:
        return bool(datetime.date.fromisoformat(text)) and len(text) == 10
    except ValueError:
        return False


def said(value):
    """A cell of a workbook as CSV writes it."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def unguarded(cell):
    """What was written, of a cell that would have been a formula (docs/exports.md)."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in tuple("=+-@") else cell


def table(data):
    """The CSV of some data, compared with its workbook and with what LibreOffice sees in both."""
    path = export(data, "csv")
    raw = open(path, "rb").read()
    hold(raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n"), f"{data}: no mark, or no CRLF")
    printed = subprocess.run([actes, "export", data, event], capture_output=True, check=True).stdout
    hold(printed == raw, f"{data}: the standard output has other bytes")
    found = rows(path)
    hold(len({len(row) for row in found}) == 1, f"{data}: uneven rows")
    book_path = export(data, "xlsx")
    book = openpyxl.load_workbook(book_path)
    sheet = book.worksheets[0]
    cells = [[said(cell.value) for cell in row] for row in sheet.iter_rows()]
    hold(cells == [[unguarded(cell) for cell in row] for row in found], f"{data}: CSV and workbook differ")
    for page in book.worksheets:
        hold(page.freeze_panes == "B2", f"{page.title}: no frozen head")
        hold(len(page.tables) == 1, f"{page.title}: no table")
        own = next(iter(page.tables.values()))
        hold(own.autoFilter is not None and own.headerRowCount == 1, f"{page.title}: no filter")
        hold(page.page_setup.orientation == "landscape" and str(page.page_setup.paperSize) == "9", f"{page.title}: no A4 landscape")
        hold(page.page_setup.fitToHeight == 0 and page.sheet_properties.pageSetUpPr.fitToPage, f"{page.title}: not one page wide")
        hold(page.print_title_rows == "$1:$1", f"{page.title}: no print titles")
        hold(len(page.title) <= 31, f"{page.title}: too long")
        for row in page.iter_rows():
            for cell in row:
                hold(cell.data_type != "f", f"{page.title}: {cell.coordinate} is a formula")
                hold(cell.alignment.wrap_text, f"{page.title}: {cell.coordinate} runs on")
    hold(book.properties.language == "fr" and book.properties.title, f"{data}: no language, no title")
    # A double click: LibreOffice takes the text for a table, its days for days, nothing for a formula.
    [opened] = office(path, "xlsx", "--infilter=CSV:59,34,76,1,,1036,false,true")
    opened = openpyxl.load_workbook(opened).worksheets[0]
    seen = [[said(cell.value) for cell in row] for row in opened.iter_rows()]
    hold(seen == found, f"{data}: LibreOffice reads other cells in the CSV")
    days = [cell for row in opened.iter_rows() for cell in row if is_day(said(cell.value))]
    hold(all(cell.is_date for cell in days), f"{data}: days are no days in LibreOffice")
    hold(all(cell.data_type != "f" for row in opened.iter_rows() for cell in row), f"{data}: a formula in LibreOffice")
    sheets = office(book_path, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1")
    hold(len(sheets) == len(book.worksheets), f"{data}: LibreOffice sees {len(sheets)} sheets")
    lengths = sorted(len(rows(sheet, "utf-8")) for sheet in sheets)
    hold(lengths == sorted(page.max_row for page in book.worksheets), f"{data}: LibreOffice sees other rows")
    return found, book, len(days)


actions, book, days = table("actions")
hold(days > 5, f"{days} days among the actions")
titles = [sheet.title for sheet in book.worksheets]
hold(len(titles) > 2 and len({title.lower() for title in titles}) == len(titles), f"sheets {titles}")
parted = [row[0].value for sheet in book.worksheets[1:] for row in sheet.iter_rows(min_row=2)]
hold(sorted(parted) == sorted(row[0] for row in actions[1:]), "an action is on no sheet, or on two")

people, _, _ = table("participants")
figures, _, _ = table("stats")
hold(len(figures) == 2, "an event is not one line")
came = int(figures[1][figures[0].index("Participants")])
hold(sum(int(row[-1]) for row in people[1:]) == came, "participants and figures count otherwise")
hold(all(int(row[-1]) >= 3 or row[0] for row in people[1:]), "a count tells of one or two people")

ics = open(export("actions", "ics"), "rb").read()
hold(all(len(line) <= 75 for line in ics.split(b"\r\n")), "a line of more than 75 octets")
hold(b"\n" not in ics.replace(b"\r\n", b""), "a line that ends otherwise")
calendar = icalendar.Calendar.from_ical(ics)
entries = list(calendar.walk("VEVENT"))
data = json.load(open(export("actions", "json"), encoding="utf-8"))
wanted = []
for action in data["actions"]:
    wanted += [(step["deadline"], f"{action['id']} – {step['title']}") for step in action["steps"] if step["deadline"]]
    wanted += [(action["deadline"], f"{action['id']} – {action['title']}")] if action["deadline"] else []
read = [(entry.decoded("dtstart").isoformat(), str(entry["summary"])) for entry in entries]
hold(read == wanted, f"the calendar says {read}, the data {wanted}")
hold(len({str(entry["uid"]) for entry in entries}) == len(entries), "two entries of one identity")
for entry in entries:
    hold(not isinstance(entry.decoded("dtstart"), datetime.datetime), "not a whole day")
    hold(entry.decoded("dtend") - entry.decoded("dtstart") == datetime.timedelta(days=1), "not one day")
    hold(entry.decoded("dtstamp").date().isoformat() == data["event"]["date"], "stamped on another day")
    hold(str(entry["transp"]) == "TRANSPARENT" and "Porteur" in str(entry["description"]), "blocks the day, or says no lead")
    hold(not entry.errors, f"{entry.errors}")

json.load(open(export("participants", "json"), encoding="utf-8"))
json.load(open(export("stats", "json"), encoding="utf-8"))
json.load(open(export("model", "json"), encoding="utf-8"))
print(f"exports: {len(actions) - 1} actions on {len(titles)} sheets, {len(entries)} deadlines, {came} participants: as promised")
