"""Reads names in many scripts from a document with each program that is installed:

    read_names.py NAMES APDOCS RECORD DIR [--org SETTINGS] [-v]

NAMES has a script, a tab and a name on each line. The names become an answer of the record, the first of each script
also the pupil's name of a document of its own, which stands in the running head. Prints how many of the names each
program gives back as they were typed, letter for letter; with -v also which it does not. Marks of direction that a
program adds are no part of a name. The exit code is 1 if a program reads fewer than LEAST says.
"""

import json
import pathlib
import re
import subprocess
import sys
import unicodedata

import readers

DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HERE = pathlib.Path(__file__).parent


def plain(text):
    text = unicodedata.normalize("NFC", DIRECTION.sub("", text))
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def run(*command):
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode("utf-8", "replace")


def pdfium(path):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


PROGRAMS = {
    "structure": lambda path: "\n".join(readers.pdf_structure(path) + readers.pdf_spoken(path)),
    "PDFium": pdfium,
    "pdf.js": lambda path: run("node", str(HERE / "pdfjs.mjs"), str(path)),
    "pdftotext": lambda path: run("pdftotext", str(path), "-"),
    "pdftotext -raw": lambda path: run("pdftotext", "-raw", str(path), "-"),
    "mutool": lambda path: run("mutool", "draw", "-q", "-F", "txt", str(path)),
}

# How many of the names, and how many of the lines of two directions, each program gives back. render/README.md says
# what it does with the others.
LEAST = {
    "names": {
        "structure": (45, 4), "PDFium": (45, 3), "pdf.js": (44, 2), "pdftotext": (45, 0), "pdftotext -raw": (38, 2),
        "mutool": (36, 0),
    },
    "east-asian": {program: (12, 0) for program in PROGRAMS},
    "variants": {program: (4, 0) for program in PROGRAMS},
}


def fill(apdocs, record, path, settings=()):
    source = path.with_suffix(".json")
    source.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    run(apdocs, "fill", str(source), "--force", "-o", str(path), *settings)


def main():
    verbose = sys.argv[-1] == "-v"
    settings = [argument for argument in sys.argv[5:] if argument != "-v"]
    least = LEAST[pathlib.Path(sys.argv[1]).stem]
    names = [line.split("\t") for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines() if "\t" in line]
    apdocs, folder = sys.argv[2], pathlib.Path(sys.argv[4])
    record = json.loads(pathlib.Path(sys.argv[3]).read_text("utf-8"))
    whole = folder / "names.pdf"
    record["views"]["pupil"] = "\n".join(name for _, name in names)
    fill(apdocs, record, whole, settings)
    heads = {}
    for script, name in names:
        if script not in heads and script != "Mixed":
            heads[script] = (name, folder / f"name-{len(heads)}.pdf")
            record["pupil"]["name"] = name
            fill(apdocs, record, heads[script][1], settings)
    failed = False
    for program, read in PROGRAMS.items():
        text = plain(read(whole))
        lost = [(script, name) for script, name in names if plain(name) not in text]
        mixed = sum(script == "Mixed" for script, _ in names)
        lost_mixed = sum(script == "Mixed" for script, _ in lost)
        single, both = len(names) - mixed - (len(lost) - lost_mixed), mixed - lost_mixed
        repeated = sum(plain(read(path)).count(plain(name)) > 1 for name, path in heads.values())
        print(f"{program}: {single} names, {both} of {mixed} lines of two directions, "
              f"{repeated} of {len(heads)} more than once")
        if verbose:
            print(*(f"    {script}: {name}" for script, name in lost), sep="\n")
        if single < least[program][0] or both < least[program][1]:
            print(f"FAIL names.pdf {program} gives back {single} and {both}, not {least[program]}")
            failed = True
    sys.exit(failed)


if __name__ == "__main__":
    main()
