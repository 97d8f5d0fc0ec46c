"""Checks what Word requires of a document and the Open XML validator does not.

    lint_docx.py FILE...

prints a line "FAIL <file> lint <part> <rule>: <what>" for each thing it finds.
Each rule is a function of a part of the package (or of the whole package) that
yields (rule, what); RULES and PACKAGE_RULES list them. self-test plants each
of these faults and checks that it is found.
"""

import datetime
import pathlib
import re
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

# Children of w:sdtPr in the schema's order; after them comes the one that says
# what kind of control it is. Word refuses some files that mix them.
SDT_ORDER = ["rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr", "dataBinding", "label", "tabIndex"]

# Elements that make a paragraph more than space.
CONTENT = {W + name for name in ("drawing", "pict", "object", "fldSimple", "fldChar", "sdt", "sectPr", "sym", "ptab")}

STYLE_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}

# Styles of runs that hold a mark, and the marks: an empty box and one with a tick in it; the tick
# and the bar before an answer.
MARKS = {"TickBox": {"\u2610", "\u2611"}, "AnswerMark": {"\u2713", "\u258c"}}


def val(element, name):
    child = element.find(W + name) if element is not None else None
    return None if child is None else child.get(W + "val")


def words(element):
    return "".join(text.text or "" for text in element.iter(W + "t"))


def blocks(container):
    """The paragraphs and tables of a cell or body, in order, those in block controls too."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            yield from blocks([] if content is None else content)
        elif child.tag in (W + "ins", W + "customXml"):
            yield from blocks(child)


def cells(part, _):
    for cell in part.iter(W + "tc"):
        inside = list(blocks(cell))
        if not any(block.tag == W + "p" for block in inside):
            yield "cell", "a cell holds no paragraph"
        elif inside[-1].tag == W + "tbl":
            yield "nested-table", "a cell ends in a table, with no paragraph after it"


def tables(part, _):
    """A table is headed by its first row, which then repeats on every page, or says that its
    first column holds the headings, as a table of questions and answers does."""
    for table in part.iter(W + "tbl"):
        look = table.find(W + "tblPr/" + W + "tblLook")
        first_row, first_column = (look is not None and look.get(W + side) == "1" for side in ("firstRow", "firstColumn"))
        row = table.find(W + "tr")
        header = None if row is None else row.find(W + "trPr/" + W + "tblHeader")
        repeats = header is not None and header.get(W + "val") not in ("0", "false")
        if first_row and not repeats or not (repeats or first_column):
            yield "header-row", f"the table “{words(table)[:40]}” has no header row and no column of headings"
        if not (val(table.find(W + "tblPr"), "tblCaption") or "").strip():
            yield "caption", f"the table “{words(table)[:40]}” has no caption"


def grid(part, _):
    for table in part.iter(W + "tbl"):
        columns = len(table.findall(W + "tblGrid/" + W + "gridCol"))
        for number, row in enumerate(table.findall(W + "tr"), 1):
            spans = sum(int(val(row.find(W + "trPr"), side) or 0) for side in ("gridBefore", "gridAfter"))
            for cell in row.iter(W + "tc"):
                if cell in list(row) or any(cell in list(c) for c in row.iterfind(W + "sdt/" + W + "sdtContent")):
                    spans += int(val(cell.find(W + "tcPr"), "gridSpan") or 1)
            if spans != columns:
                yield "grid", f"row {number} takes {spans} columns of a grid of {columns}"


def empty_paragraphs(part, _):
    for parent in part.iter():
        before = None
        for child in parent:
            if child.tag == W + "p":
                only = parent.tag == W + "tc" and len(list(blocks(parent))) == 1
                needed = before is not None and before.tag == W + "tbl" and parent.tag == W + "tc"
                if not only and not needed and is_space(child):
                    yield "empty-paragraph", f"an empty paragraph stands after “{words(before)[-40:] if before is not None else ''}”"
            if child.tag in (W + "p", W + "tbl"):
                before = child


def is_space(paragraph):
    """A paragraph with nothing in it; a writing line is not space, whatever is in it."""
    if val(paragraph.find(W + "pPr"), "pStyle") == "WritingLine":
        return False
    return not words(paragraph).strip() and not any(e.tag in CONTENT for e in paragraph.iter())


def bookmarks(part, _):
    started, names = [], []
    for element in part.iter():
        number = element.get(W + "id")
        if element.tag == W + "bookmarkStart":
            if number in started:
                yield "bookmark", f"two bookmarks have the id {number}"
            started.append(number)
            names.append((element.get(W + "name") or "").lower())
        elif element.tag == W + "bookmarkEnd" and number not in started:
            yield "bookmark", f"the bookmark {number} ends before it starts"
    ended = [e.get(W + "id") for e in part.iter(W + "bookmarkEnd")]
    for number in started:
        if ended.count(number) != 1:
            yield "bookmark", f"the bookmark {number} is closed {ended.count(number)} times"
    for name in {name for name in names if names.count(name) > 1}:
        yield "bookmark", f"two bookmarks are called {name}"


def controls(part, _):
    for control in part.iter(W + "sdt"):
        properties = control.find(W + "sdtPr")
        content = control.find(W + "sdtContent")
        if content is None or len(content) == 0:
            yield "sdt-content", "a content control holds nothing"
        if properties is None:
            continue
        for name in ("alias", "tag"):
            if len(val(properties, name) or "") > 64:
                yield "sdt-name", f"a control's {name} is longer than 64 characters"
        own = [child.tag[len(W):] for child in properties if child.tag.startswith(W)]
        places = [SDT_ORDER.index(name) if name in SDT_ORDER else len(SDT_ORDER) for name in own]
        if places != sorted(places) or places.count(len(SDT_ORDER)) > 1:
            yield "sdt-order", f"a control's properties stand in the order {' '.join(own)}"
        yield from list_items(properties)


def list_items(properties):
    for kind in ("dropDownList", "comboBox"):
        items = properties.findall(f"{W}{kind}/{W}listItem")
        for attribute in ("value", "displayText"):
            given = [item.get(W + attribute) for item in items if item.get(W + attribute) is not None]
            for twice in {one for one in given if given.count(one) > 1}:
                yield "list-item", f"two items of a list have the {attribute} “{twice}”"


def marks(part, _):
    """What is chosen has a tick, on paper and in Word; a cross could be read as "no"."""
    for run in part.iter(W + "r"):
        drawn = MARKS.get(val(run.find(W + "rPr"), "rStyle"))
        if drawn is not None and words(run).strip("\u00a0 ") not in drawn:
            yield "mark", f"a mark is “{words(run)}”"


def pictures(part, _):
    for picture in part.iter(WP + "docPr"):
        if not (picture.get("descr") or "").strip():
            yield "picture", f"the picture {picture.get('id')} has no alternative text"


def styles(part, package):
    for name, kind in STYLE_KINDS.items():
        for element in part.iter(W + name):
            wanted = element.get(W + "val")
            if package.styles.get(wanted) != kind:
                yield "style", f"there is no {kind} style “{wanted}”"


def style_links(package):
    for style in package.xml("word/styles.xml").findall(W + "style"):
        for name in ("basedOn", "next", "link"):
            wanted = val(style, name)
            if wanted is not None and wanted not in package.styles:
                yield "style", f"the style {style.get(W + 'styleId')} names “{wanted}”, which there is not"


def control_ids(package):
    """Identifiers must be unique over all parts; otherwise Word silently renumbers them."""
    ids = [val(control.find(W + "sdtPr"), "id") for _, part in package.stories() for control in part.iter(W + "sdt")]
    for twice in {one for one in ids if one is not None and ids.count(one) > 1}:
        yield "sdt-id", f"two content controls have the id {twice}"


def properties(package):
    core = package.xml("docProps/core.xml")
    titles = core.findall(DC + "title")
    if len(titles) != 1 or not (titles[0].text or "").strip():
        yield "title", f"the document has {len(titles)} titles, or an empty one"
    if [language.text for language in core.findall(DC + "language")] != ["en-GB"]:
        yield "language", "the document does not say en-GB"
    for name in ("created", "modified"):
        for date in core.findall(DCTERMS + name):
            if date.get(XSI + "type") != "dcterms:W3CDTF":
                yield "date", f"{name} does not say that it is a W3CDTF date"
            if not is_date(date.text or ""):
                yield "date", f"{name} is no date"


def is_date(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", text):
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def compatibility(package):
    settings = package.xml("word/settings.xml")
    modes = [s.get(W + "val") for s in settings.iter(W + "compatSetting") if s.get(W + "name") == "compatibilityMode"]
    if modes != ["15"]:
        yield "compatibility", "compatibilityMode is not 15, so Word opens the file in a compatibility mode"


RULES = [cells, tables, grid, empty_paragraphs, bookmarks, controls, marks, pictures, styles]
PACKAGE_RULES = [style_links, control_ids, properties, compatibility]


class Package:
    """A Word file: its parts by name, and the kind of each of its styles by id."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.styles = {s.get(W + "styleId"): s.get(W + "type") for s in self.xml("word/styles.xml").findall(W + "style")}

    def xml(self, name):
        if name not in self.parts:
            raise ValueError(f"has no part {name}")
        return ElementTree.fromstring(self.parts[name])

    def stories(self):
        """The parts that hold text."""
        for name in sorted(self.parts):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                yield name, self.xml(name)


def lint(path):
    package = Package(path)
    for name, part in package.stories():
        for rule in RULES:
            for kind, what in rule(part, package):
                yield f"{name} {kind}: {what}"
    for rule in PACKAGE_RULES:
        for kind, what in rule(package):
            yield f"package {kind}: {what}"


def main():
    for path in sys.argv[1:]:
        name = pathlib.Path(path).name
        try:
            for what in lint(path):
                print(f"FAIL {name} lint {what}")
        except Exception as error:  # a file that cannot be taken apart is a complaint about that file
            print(f"FAIL {name} lint package unreadable: {type(error).__name__} {error}".replace("\n", " "))


if __name__ == "__main__":
    main()
