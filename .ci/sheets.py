"""Spreadsheets that others write are read by apdocs, and the other way about: see judge-sheets."""

import csv
import datetime
import io
import json
import pathlib
import shutil
import subprocess
import sys
import zipfile

import openpyxl
import xlsxwriter

apdocs, root, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])

# Headings that offices and school systems use, and what stands below them: the path of the
# answer, its kind, and each pupil's answer as a record keeps it.
COLUMNS = [
    ("Reference", "reference", "text", ["R-1", "R-2", "R-3"]),
    ("Legal Surname", None, "text", ["O’Neill", "Sample", "Łukasiewicz"]),
    ("Legal Forename", None, "text", ["Zoë", "Sam", "Alex"]),
    ("DOB", "pupil.birthDate", "date", ["2011-05-14", "2012-02-01", "2010-12-31"]),
    ("NC Year", "pupil.year", "number", ["10", "9", "11"]),
    ("EHCP", "pupil.ehcp", "bool", ["yes", "no", ""]),
    ("Parent 1 name", "parents.0.name", "text", ["Kim Example", "=1+1", "+44 Pat"]),
    ("Parent 1 address", "parents.0.address", "text", ["1 High Street\nSampletown", "2 “Low” Street; Flat, 3", "3 Mill"]),
    ("school.contact.phone", "school.contact.phone", "phone", ["01632960001", "01632960002", "01632960003"]),
    ("placement.days", "placement.days", "number", ["30", "", "12"]),
]
PUPILS = 3


def expected():
    """The records as paths and answers."""
    records = []
    for i in range(PUPILS):
        record = {path: answers[i] for _, path, _, answers in COLUMNS if path and answers[i]}
        record["pupil.name"] = COLUMNS[2][3][i] + " " + COLUMNS[1][3][i]
        records.append(record)
    return records


def fail(file, what):
    print(f"FAIL {file} judge-sheets {what}")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def unguard(text):
    """The text without the apostrophe by which CSV is kept from being taken for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@'" else text


def records_in(path):
    """What apdocs reads in a file, as paths and answers."""
    done = run(apdocs, "sheet", str(path), "--form", "off-site-direction-notice", "-o", "-")
    if done.returncode:
        return None, done.stderr
    rows = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))
    keep = lambda k, v: v and k not in ("form", "version")
    return [{k: unguard(v).lower() if v in ("Yes", "No") else unguard(v) for k, v in r.items() if keep(k, v)} for r in rows], done.stderr


def judge(path, want=None):
    got, said = records_in(path)
    if got != (want or expected()):
        fail(path.name, f"is read as {got}: {said.strip()[:400]}")
    else:
        print("read", path.name)


def value(kind, text):
    """An answer as a cell of its kind."""
    if text == "":
        return None
    if kind == "date":
        return datetime.date.fromisoformat(text)
    if kind in ("number", "phone"):
        return int(text)
    if kind == "bool":
        return text == "yes"
    return text


def by_openpyxl(path, iso=False, stream=False):
    book = openpyxl.Workbook(write_only=stream)
    book.iso_dates = iso
    sheet = book.create_sheet("Pupils") if stream else book.active
    sheet.append([heading for heading, *_ in COLUMNS])
    for i in range(PUPILS):
        cells = []
        for _, _, kind, answers in COLUMNS:
            cell = openpyxl.cell.WriteOnlyCell(sheet, value(kind, answers[i])) if stream else None
            if cell is None:
                sheet.cell(i + 2, len(cells) + 1)
                cell = sheet.cell(i + 2, len(cells) + 1)
                cell.value = value(kind, answers[i])
            if kind == "text" and answers[i].startswith("="):
                cell.data_type = "s"
            if kind == "phone":
                cell.number_format = "00000000000"
            if kind == "date":
                cell.number_format = "dd/mm/yyyy"
            cells.append(cell)
        if stream:
            sheet.append(cells)
    book.save(path)


def by_excel(path, date1904=False):
    """As Excel writes it, which XlsxWriter follows byte by byte."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": date1904})
    sheet = book.add_worksheet("Pupils")
    date, phone = book.add_format({"num_format": "dd\\ mmmm\\ yyyy"}), book.add_format({"num_format": "00000000000"})
    for column, (heading, _, kind, answers) in enumerate(COLUMNS):
        sheet.write_string(0, column, heading)
        for row, text in enumerate(answers):
            cell = value(kind, text)
            if cell is None:
                continue
            if kind == "date":
                sheet.write_datetime(row + 1, column, cell, date)
            elif kind == "phone":
                sheet.write_number(row + 1, column, cell, phone)
            elif kind == "bool":
                sheet.write_boolean(row + 1, column, cell)
            elif kind == "number":
                sheet.write_formula(row + 1, column, f"={cell}", None, cell)
            else:
                sheet.write_string(row + 1, column, text)
    sheet.autofilter(0, 0, PUPILS, len(COLUMNS) - 1)
    book.close()


def as_text(separator, dates="%d/%m/%Y"):
    """The table as text, with dates as people in the United Kingdom see them."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    rows.writerow([heading for heading, *_ in COLUMNS])
    for i in range(PUPILS):
        cells = []
        for _, _, kind, answers in COLUMNS:
            text = answers[i]
            if kind == "date":
                text = datetime.date.fromisoformat(text).strftime(dates)
            if kind == "bool" and text:
                text = "TRUE" if text == "yes" else "FALSE"
            cells.append(text)
        rows.writerow(cells)
    return out.getvalue()


def convert(path, what, name):
    """What LibreOffice makes of a file."""
    out = folder / "converted"
    if not shutil.which("soffice"):
        return fail(path.name, f"LibreOffice does not convert it to {what}: it is not there")
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", what,
        "--outdir", str(out), str(path))
    made = out / (path.stem + "." + what.split(":")[0])
    if not made.exists():
        fail(path.name, f"LibreOffice does not convert it to {what}")
        return None
    target = folder / name
    made.rename(target)
    return target


def written_by_others():
    by_openpyxl(folder / "openpyxl.xlsx")
    by_openpyxl(folder / "openpyxl-iso.xlsx", iso=True)
    by_openpyxl(folder / "openpyxl-stream.xlsx", stream=True)
    by_excel(folder / "excel.xlsx")
    by_excel(folder / "excel-1904.xlsx", date1904=True)
    for name in ("openpyxl", "openpyxl-iso", "openpyxl-stream", "excel", "excel-1904"):
        judge(folder / f"{name}.xlsx")
    # Windows and the Macintosh of old have no Ł; both have the others.
    plain = lambda text: text.replace("Łukasiewicz", "Example")
    want = [{k: plain(v) for k, v in r.items()} for r in expected()]
    for name, data, same in [
        ("windows.csv", plain(as_text(",")).encode("cp1252"), want),
        ("windows-semicolon.csv", plain(as_text(";")).encode("cp1252"), want),
        ("macintosh.csv", plain(as_text(",")).replace("\r\n", "\r").encode("mac_roman"), want),
        ("utf8.csv", as_text(",").encode("utf-8-sig"), None),
        ("unmarked.csv", as_text(",", "%d-%b-%Y").replace("\r\n", "\n").encode("utf-8"), None),
        ("unicode.txt", as_text("\t").encode("utf-16"), None),
    ]:
        (folder / name).write_bytes(data)
        judge(folder / name, same)
    for name in ("excel", "openpyxl"):
        for what, target in [("xlsx:Calc MS Excel 2007 XML", f"libreoffice-{name}.xlsx"),
                             ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false", f"libreoffice-{name}.csv")]:
            made = convert(folder / f"{name}.xlsx", what, target)
            if made:
                judge(made)


def flat(part, path=""):
    """The answers of a record by their paths."""
    if isinstance(part, dict):
        parts = part.items()
    elif isinstance(part, list):
        parts = enumerate(part)
    else:
        return {path: part}
    return {k: v for name, inner in parts for k, v in flat(inner, f"{path}.{name}".lstrip(".")).items()}


def shown(cell):
    """What openpyxl makes of a cell, as a record keeps it, or as near as can be."""
    v = cell.value
    if isinstance(v, datetime.datetime):
        return v.date().isoformat()
    return v


def written_by_apdocs():
    made = folder / "records.xlsx"
    done = run(apdocs, "sheet", str(root / "testdata" / "records"), "-o", str(made))
    if done.returncode:
        fail("records.xlsx", done.stderr.strip()[:300])
        return
    wanted = {}
    for path in sorted((root / "testdata" / "records").glob("*.json")):
        record = json.loads(path.read_text())
        wanted.setdefault(record["form"], []).append(flat(record))
    book = openpyxl.load_workbook(made)
    for name, records in wanted.items():
        sheet = book[name]
        paths = [c.value for c in sheet[2]]
        if sheet.freeze_panes != "B3":
            fail("records.xlsx", f"{name}: the headings do not stay on the screen")
        for record, row in zip(records, sheet.iter_rows(min_row=3)):
            for path, cell in zip(paths, row):
                want, got = record.get(path), shown(cell)
                if cell.data_type == "f":
                    fail("records.xlsx", f"{name}!{cell.coordinate} is a formula")
                if isinstance(want, str) and isinstance(got, str) and got.lower() != want.lower() and not cell.parent.data_validations:
                    fail("records.xlsx", f"{name}!{cell.coordinate}, {path}: {got!r}, not {want!r}")
                if (want in (None, "")) != (got in (None, "")):
                    fail("records.xlsx", f"{name}!{cell.coordinate}, {path}: {got!r}, not {want!r}")
                if isinstance(want, int) and isinstance(got, (int, float)) and got not in (want, want / 100):
                    fail("records.xlsx", f"{name}!{cell.coordinate}, {path}: {got!r}, not {want!r}")
        rows = list(openpyxl.load_workbook(made, read_only=True)[name].iter_rows(values_only=True))
        if len(rows) != len(records) + 2:
            fail("records.xlsx", f"{name}: read as a stream it has {len(rows)} rows")
    print("read records.xlsx by openpyxl")
    book.save(folder / "saved.xlsx")
    again = {"LibreOffice": convert(made, "xlsx:Calc MS Excel 2007 XML", "resaved.xlsx"), "openpyxl": folder / "saved.xlsx"}
    for who, path in again.items():
        back = folder / f"back-{who}.xlsx"
        done = run(apdocs, "sheet", str(path), "-o", str(back)) if path else None
        if not done or done.returncode or parts(back) != parts(made):
            fail("records.xlsx", f"saved by {who} it comes back as other records: {done and done.stderr.strip()[:300]}")
        else:
            print("read records.xlsx, saved by", who)


def parts(path):
    with zipfile.ZipFile(path) as z:
        return {n: z.read(n) for n in z.namelist()}


def filled_in():
    """A sheet to fill in, saved by LibreOffice, has no records but those that somebody enters."""
    made = folder / "off-site-direction-notice.xlsx"
    run(apdocs, "sheet", "off-site-direction-notice", "-o", str(made))
    book = openpyxl.load_workbook(made)
    sheet = book["off-site-direction-notice"]
    if book["Choices"].sheet_state != "hidden" or not sheet.data_validations.dataValidation or "Notes" not in book.sheetnames:
        fail(made.name, "lacks its lists of choices or its notes")
    place = {c.value: c.column for c in sheet[2]}
    for i, record in enumerate(expected()):
        for path, text in record.items():
            kind = next((k for _, p, k, _ in COLUMNS if p == path), "text")
            cell = sheet.cell(i + 4, place[path])
            cell.value = text if kind in ("text", "phone") else value(kind, text)
            if isinstance(cell.value, bool):
                cell.value = "Yes" if cell.value else "No"
            if kind == "text":
                cell.data_type = "s"
    book.save(folder / "filled.xlsx")
    judge(folder / "filled.xlsx")
    resaved = convert(folder / "filled.xlsx", "xlsx:Calc MS Excel 2007 XML", "filled-resaved.xlsx")
    if resaved:
        judge(resaved)


written_by_others()
written_by_apdocs()
filled_in()
