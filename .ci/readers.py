"""Extracts the words of PDF and Word files with other programs.

A PDF is read twice: its pages as a person sees them (pdftotext, in the order of
the content), and its structure as a screen reader hears it (pdfinfo, which leaves
out running lines and everything else marked as an artifact). pdfinfo does not
print the ActualText of an element, so that is read from qpdf's JSON.
"""

import json
import re
import subprocess

import docx
from docx.table import Table


class Unreadable(Exception):
    pass


def _run(*command):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode or said:
        raise Unreadable(f"{command[0]} exit {done.returncode} {said[:200]}")
    return done.stdout.decode("utf-8")


def pdf_pages(path):
    """The text of each page; a form feed ends every page, so the last part is empty."""
    return _run("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-").split("\f")[:-1]


def pdf_structure(path):
    """The strings of the structure tree in its order, one for each piece of content."""
    return re.findall(r'^ +"(.*?)"$', _run("pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)), re.M | re.S)


def pdf_spoken(path):
    """The ActualText of the structure's elements, in the order of the tree."""
    objects = json.loads(_run("qpdf", "--json=2", "--json-key=qpdf", str(path)))["qpdf"][1]

    def follow(value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            return objects.get("obj:" + value, {}).get("value")
        return value

    root = follow(follow(objects["trailer"]["value"]["/Root"]).get("/StructTreeRoot"))
    if not root:
        raise Unreadable("has no structure tree")
    spoken, waiting = [], [root]
    while waiting:
        element = follow(waiting.pop())
        if isinstance(element, list):
            waiting.extend(reversed(element))
        elif isinstance(element, dict):
            if text := follow(element.get("/ActualText")):
                spoken.append(_string(text))
            waiting.append(element.get("/K"))
    return spoken


def _string(text):
    """A string as qpdf writes it: u: and the text, or b: and bytes in hexadecimal."""
    return text[2:] if text.startswith("u:") else bytes.fromhex(text[2:]).decode("latin-1")


def docx_paragraphs(path):
    """The text of each paragraph of the body, tables row by row, as python-docx sees it."""
    document = docx.Document(str(path))
    return list(_paragraphs(document)), [text for section in document.sections for text in _running_lines(section)]


def _paragraphs(container):
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                done = set()
                for cell in row.cells:
                    if cell._tc not in done:  # a merged cell is given once for each column it spans
                        done.add(cell._tc)
                        yield from _paragraphs(cell)
        else:
            yield block.text


def _running_lines(section):
    for part in (section.first_page_header, section.header, section.even_page_header):
        if not part.is_linked_to_previous:
            yield "\n".join(_paragraphs(part))
