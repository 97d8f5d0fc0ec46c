"""Breaks good Word files, in ways listed with the rule of lint_docx.py, or the judge, that must find them."""

import re
import zipfile

DOCUMENT, CORE, SETTINGS = "word/document.xml", "docProps/core.xml", "word/settings.xml"


def copy(source, target, part, change):
    """Copies a package with one part changed; it is an error if nothing changes."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                before, data = data, change(data.decode("utf-8")).encode("utf-8")
                if before == data:
                    raise LookupError(f"nothing in {part} could be changed")
            new.writestr(name, data)


def _add(xml):
    """Adds to the end of the text, before the last section's properties."""

    def change(document):
        at = document.rfind("<w:sectPr")
        return document[:at] + xml + document[at:]

    return change


def _replace(pattern, new):
    return lambda part: re.sub(pattern, new, part, count=1, flags=re.S)


def _paragraph(inside="", properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def _table(cells, header="<w:trPr><w:tblHeader/></w:trPr>", caption='<w:tblCaption w:val="Planted"/>', columns=1):
    return (f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{caption}</w:tblPr>'
            f'<w:tblGrid>{"<w:gridCol/>" * columns}</w:tblGrid><w:tr>{header}{cells}</w:tr></w:tbl>')


def _control(properties, content="<w:r><w:t>planted</w:t></w:r>"):
    return _paragraph(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")


_RUN = "<w:r><w:t>planted</w:t></w:r>"
_CELL = f"<w:tc>{_paragraph(_RUN)}</w:tc>"
_LONG = "x" * 65
_DRAWING = ('<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            '<wp:docPr id="9001" name="planted"/></wp:inline></w:drawing></w:r>')


def _date(text, kind='xsi:type="dcterms:W3CDTF"'):
    """Adds a date to the core properties, which need not hold one."""
    return _replace(r"(</[\w:]*coreProperties>)",
                    f'<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/" {kind} '
                    f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{text}</dcterms:created>' r"\1")


# name: (rule that must see it, part, change)
FAULTS = {
    "cell-without-paragraph": ("cell", DOCUMENT, _add(_table("<w:tc><w:tcPr/></w:tc>"))),
    "table-ends-cell": ("nested-table", DOCUMENT, _add(_table(f"<w:tc>{_paragraph(_RUN)}{_table(_CELL)}</w:tc>"))),
    "no-header-row": ("header-row", DOCUMENT, _add(_table(_CELL, header=""))),
    "header-row-only-said": ("header-row", DOCUMENT, _add(_table(
        _CELL, header="", caption='<w:tblLook w:firstRow="1" w:firstColumn="1"/><w:tblCaption w:val="Planted"/>'))),
    "no-caption": ("caption", DOCUMENT, _add(_table(_CELL, caption=""))),
    "past-the-grid": ("grid", DOCUMENT, _add(_table(_CELL.replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>'), columns=2))),
    "empty-paragraph": ("empty-paragraph", DOCUMENT, _add(_paragraph())),
    "open-bookmark": ("bookmark", DOCUMENT, _add(_paragraph('<w:bookmarkStart w:id="9001" w:name="planted"/>' + _RUN))),
    "empty-control": ("sdt-content", DOCUMENT, _add(_paragraph(_RUN) + _control('<w:id w:val="9001"/>', ""))),
    "long-tag": ("sdt-name", DOCUMENT, _add(_control(f'<w:tag w:val="{_LONG}"/><w:id w:val="9001"/>'))),
    "long-alias": ("sdt-name", DOCUMENT, _add(_control(f'<w:alias w:val="{_LONG}"/><w:id w:val="9001"/>'))),
    "control-order": ("sdt-order", DOCUMENT, _add(_control('<w:text/><w:id w:val="9001"/>'))),
    "same-control-id": ("sdt-id", DOCUMENT, _add(_control('<w:id w:val="9001"/>') * 2)),
    "same-list-item": ("list-item", DOCUMENT, _add(_control(
        '<w:id w:val="9001"/><w:dropDownList><w:listItem w:displayText="A" w:value="1"/>'
        '<w:listItem w:displayText="B" w:value="1"/></w:dropDownList>'))),
    "unknown-style": ("style", DOCUMENT, _add(_paragraph(_RUN, '<w:pStyle w:val="NoSuchStyle"/>'))),
    "cross-in-a-box": ("mark", DOCUMENT, _add(_paragraph(
        '<w:r><w:rPr><w:rStyle w:val="TickBox"/></w:rPr><w:t>\u2612</w:t></w:r>'))),
    "picture-without-words": ("picture", DOCUMENT, _add(_paragraph(_DRAWING))),
    "two-titles": ("title", CORE, _replace(r"(<dc:title>.*?</dc:title>)", r"\1\1")),
    "other-language": ("language", CORE, _replace(r"<dc:language>en-GB<", "<dc:language>fr<")),
    "bad-date": ("date", CORE, _date("2026-02-30T00:00:00Z")),
    "untyped-date": ("date", CORE, _date("2026-02-28T00:00:00Z", "")),
    "no-compatibility-mode": ("compatibility", SETTINGS, _replace(r'w:name="compatibilityMode"', 'w:name="planted"')),
}


# Faults that the schemas forbid and only the validator finds.
def invalid(document):
    return _add(_paragraph("<w:planted/>"))(document)
