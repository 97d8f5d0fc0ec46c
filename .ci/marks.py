"""Reads the QR codes for sorting from the pages of a print run.

    marks.py FOLDER SET COPIES PAGES

FOLDER holds the pages as grey pictures in order. Each must have exactly one code,
which says SET/copy/page. Prints a line "FAIL ..." for each page that does not.
"""

import pathlib
import sys

import zxingcpp
from PIL import Image

folder, name, copies, pages = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
pictures = sorted(folder.glob("*.pgm"))
if len(pictures) != copies * pages:
    print(f"FAIL run marks {len(pictures)} pages, want {copies} times {pages}")
for number, picture in enumerate(pictures):
    want = f"{name}/{number // pages + 1}/{number % pages + 1}"
    with Image.open(picture) as image:
        found = [code.text for code in zxingcpp.read_barcodes(image)]
    if found != [want]:
        print(f"FAIL run marks page {number + 1} has {found}, want {want}")
