"""Checks every document in a folder for the words it must contain.

    words.py pdf|docx DIR TESTDATA

prints a line "FAIL <file> <judge> <what>" for each thing that is wrong. Judges
are named words (labels and answers), ratings, choices and draft.
"""

import collections
import concurrent.futures
import pathlib
import re
import sys

import readers
from expected import SCALE, Document
from matching import Text, missing, out_of_order

# If a rating contains another ("Strongly agree, 5" contains "agree, 5"), the longer comes first.
RATING = re.compile("|".join(f"{words}, {value}" for value, words in sorted(SCALE.items(), key=lambda one: -len(one[1]))))


def judge_pdf(document):
    path = document.path
    pages = readers.pdf_pages(path)
    structure = readers.pdf_structure(path)
    seen = [Text(page) for page in pages]
    heard = [Text("\n".join(structure))]
    words(document, seen, "on the pages", strict=True)
    words(document, heard, "in the structure", strict=False)
    if document.is_draft():
        for number, page in enumerate(pages, 1):
            if missing([Text(page)], "Draft"):
                document.fail("draft", f"page {number} does not say Draft")
    if document.record is not None:
        spoken = readers.pdf_spoken(path)
        ratings(document, RATING.findall("\n".join(spoken)), RATING.findall("\n".join(structure)))
        choices(document, structure + spoken)


def judge_docx(document):
    paragraphs, running = readers.docx_paragraphs(document.path)
    text = "\n".join(paragraphs)
    words(document, [Text(text)], "in the text", strict=True)
    if document.is_draft():
        for line in running or [""]:
            if missing([Text(line)], "Draft"):
                document.fail("draft", "a page header does not say Draft")
    if document.record is not None:
        ratings(document, RATING.findall(text))
        choices(document, paragraphs)


def words(document, pages, where, strict):
    """Every label in its order, and every written answer of the record, whole."""
    if what := out_of_order(pages, document.labels()):
        document.fail("words", f"{where}: {what}")
    if document.record is None:
        return
    for path, ways in document.answers().written:
        complaints = [missing(pages, way, strict) for way in ways]
        if None not in complaints:
            document.fail("words", f"{where}: {path}: {complaints[0]}")


def ratings(document, *found):
    """The words of all ratings, in the form's order, in one of the ways they can be said."""
    wanted = document.answers().ratings
    if wanted not in found:
        best = max(found, key=len)
        number = next((n for n, pair in enumerate(zip(wanted, best)) if pair[0] != pair[1]), min(len(wanted), len(best)))
        document.fail("ratings", f"{len(best)} are said in words, {len(wanted)} were given; they part at rating {number + 1}")


def choices(document, strings):
    """Yes, No and Not applicable are said at least as often as the record answers so.

    A box that is ticked or not says so with the label: "Ticked: Pupil".
    """
    said = collections.Counter()
    for string in strings:
        string = re.sub(r"^[^\w]+", "", string).strip()
        said["Yes"] += string == "Yes" or string.startswith("Ticked")
        said["No"] += string == "No" or string.startswith("Not ticked")
        said["Not applicable"] += string == "Not applicable"
    for word, times in document.answers().choices.items():
        if said[word] < times:
            document.fail("choices", f"“{word}” is said {said[word]} times and was answered {times} times")


def judged(path, judge, testdata):
    """The complaints about one file. Anything that cannot be read is a fault of this file."""
    try:
        document = Document(path, testdata)
        judge(document)
        return document.complaints
    except Exception as error:
        return [f"FAIL {path.name} words cannot be read: {type(error).__name__} {error}".replace("\n", " ")[:300]]


def main():
    kind, folder, testdata = sys.argv[1:]
    judge = {"pdf": judge_pdf, "docx": judge_docx}[kind]
    files = sorted(pathlib.Path(folder).glob("*." + kind))
    # pdfinfo reads a page again for each of its elements, about 30 ms each: run two at once.
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for lines in pool.map(lambda path: judged(path, judge, testdata), files):
            print("\n".join(lines), end="\n" if lines else "")


main()
