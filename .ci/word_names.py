"""Reads names in many scripts from Word documents, and from what LibreOffice makes of them:

    word_names.py NAMES APDOCS RECORD DIR [-v]

NAMES and the documents are those of read_names.py, completed as Word files. python-docx must give back every name as it
was typed, also from the running head of a document about the pupil of that name. LibreOffice must give every name back
when it saves the document as text. In its PDF every name must have a line with the letters of the name and no others:
a letter for which no font was found, or a mark that was lost, is missing there. How many names are given back letter
for letter, in order, depends on how well such a PDF can be read (spaces aside), and must be no fewer than LEAST.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

import readers
from read_names import DIRECTION, PROGRAMS, fill, plain

# Of the names and lines together, by whichever program reads them. LibreOffice writes no text for the order of marks
# and of joined letters, so a stress on і, the vowels of Arabic, a lam-alef and brackets between directions are lost.
LEAST = 44


def convert(kind, folder, paths):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", kind,
             "--outdir", str(folder), *map(str, paths)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300, check=True)


def letters(text):
    """The letters and marks of a text in no order, without spaces and marks of direction."""
    return "".join(sorted(re.sub(r"\s+", "", unicodedata.normalize("NFD", DIRECTION.sub("", text)))))


def close(text):
    return re.sub(r"\s+", "", plain(text))


def main():
    verbose = sys.argv[5:] == ["-v"]
    names = [line.split("\t") for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines() if "\t" in line]
    apdocs, folder = sys.argv[2], pathlib.Path(sys.argv[4])
    record = json.loads(pathlib.Path(sys.argv[3]).read_text("utf-8"))
    failures = []

    whole = folder / "names.docx"
    record["views"]["pupil"] = "\n".join(name for _, name in names)
    fill(apdocs, record, whole)
    heads = {}
    for script, name in names:
        if script not in heads and script != "Mixed":
            heads[script] = (name, folder / f"name-{len(heads)}.docx")
            record["pupil"]["name"] = name
            fill(apdocs, record, heads[script][1])

    body, _ = readers.docx_paragraphs(whole)
    lines = {plain(line) for text in body for line in text.split("\n")}
    failures += [f"python-docx {script}: {name}" for script, name in names if plain(name) not in lines]
    for name, path in heads.values():
        if not any(plain(name) in plain(text) for text in readers.docx_paragraphs(path)[1]):
            failures.append(f"python-docx running head: {name}")

    made = folder / "libreoffice"
    convert("pdf", made, [whole, *(path for _, path in heads.values())])
    convert("txt:Text (encoded):UTF8", made, [whole])
    text = {plain(line) for line in (made / "names.txt").read_text("utf-8-sig").splitlines()}
    failures += [f"LibreOffice text {script}: {name}" for script, name in names if plain(name) not in text]

    drawn = {letters(line) for program in ("pdftotext", "pdftotext -raw")
             for line in PROGRAMS[program](made / "names.pdf").splitlines()}
    failures += [f"LibreOffice PDF {script}: {name}" for script, name in names if letters(name) not in drawn]
    for name, path in heads.values():
        words = letters(PROGRAMS["pdftotext"](made / path.with_suffix(".pdf").name))
        if any(words.count(letter) < 2 * letters(name).count(letter) for letter in letters(name)):  # in the form and there
            failures.append(f"LibreOffice PDF running head: {name}")
    reads = [close(PROGRAMS[program](made / "names.pdf")) for program in ("PDFium", "pdftotext", "pdftotext -raw")]
    lost = [f"{script}: {name}" for script, name in names if not any(close(name) in text for text in reads)]

    print(f"Word: {len(names)} names and lines, {len(names) - len(lost)} of them as typed from LibreOffice's PDF")
    if verbose:
        print(*(f"    {name}" for name in lost), sep="\n")
    if len(names) - len(lost) < LEAST:
        failures.append(f"LibreOffice PDF gives back {len(names) - len(lost)} as typed, not {LEAST}")
    print(*(f"FAIL names.docx {failure}" for failure in failures), sep="\n", end="\n" if failures else "")
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
