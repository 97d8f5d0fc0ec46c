"""Breaks good PDF files, in ways listed with the judges that must find them.

The file is first written out by qpdf with nothing compressed (not in its QDF mode,
whose streams are not PDF/A). What is changed then keeps its length, so that no
offset moves and only the planted fault is there.
"""

import re
import subprocess


def plain(path):
    """The bytes of a PDF with every object and stream readable."""
    done = subprocess.run(
        ["qpdf", "--object-streams=disable", "--stream-data=uncompress", "--newline-before-endstream", str(path), "-"],
        check=True, capture_output=True, timeout=60)
    return done.stdout


def _swap(pattern, old, new):
    """Changes old to new inside every match of pattern; lengths must agree."""
    assert len(old) == len(new)

    def change(data):
        changed = re.sub(pattern, lambda found: found[0].replace(old, new), data)
        if changed == data:
            raise LookupError(f"nothing in the file matches {pattern}")
        return changed

    return change


def _lose_pages(data):
    """Makes every page refer to contents that do not exist."""
    changed = re.sub(rb"(/Contents \[? ?)(\d+)", lambda found: found[1] + b"9" * len(found[2]), data)
    if changed == data:
        raise LookupError("no page has contents")
    return changed


FAULTS = {
    "untagged": (_swap(rb"/StructTreeRoot \d+ 0 R", b"/Struct", b"/Xtruct"), ["verapdf-ua1", "verapdf-2a"]),
    "no-language": (_swap(rb"/Lang[ \(]", b"/Lang", b"/Xang"), ["verapdf-ua1"]),
    "not-archival": (_swap(rb"pdfaid:part\W+2", b"2", b"7"), ["verapdf-2a"]),
    "cut-short": (lambda data: data[: len(data) * 6 // 10], ["qpdf", "verapdf-ua1", "verapdf-2a"]),
    "bad-operator": (_swap(rb"[)>\]] ?T[jJ]\s", b"T", b"X"), ["mutool"]),
    "page-lost": (_lose_pages, ["qpdf", "mutool", "ghostscript"]),
    "font-left-out": (_swap(rb"/FontFile2 ", b"/FontFile2", b"/FontXile2"), ["pdffonts", "verapdf-2a"]),
}
