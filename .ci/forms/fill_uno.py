"""Fills in Word forms in LibreOffice, through its programming interface, and saves them.

    fill_uno.py PLAN PROFILE

PLAN is as for fill_docx.py, with "marks": {tag: bookmark}: LibreOffice before version 25 knows no
tags, so controls are found by the bookmarks round them. PROFILE is a folder for LibreOffice. How
many controls were set is printed for each file, as JSON.
"""

import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def option(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def connect(profile):
    pipe = f"apdocs{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return office, remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except Exception:
            time.sleep(0.5)
    office.kill()
    raise SystemExit("LibreOffice does not answer")


def portions(range):
    """The portions of text in a range or a control, of all its paragraphs."""
    paragraphs = range.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if not hasattr(paragraph, "createEnumeration"):
            yield paragraph
            continue
        parts = paragraph.createEnumeration()
        while parts.hasMoreElements():
            yield parts.nextElement()


def answer(anchor, text):
    """Types the text in place of what the field in a bookmark shows; None ticks it."""
    for portion in list(portions(anchor)):
        if portion.TextPortionType == "TextField":  # LibreOffice 7 makes fields of controls for plain text
            portion.TextField.Content = text
            return True
        if portion.TextPortionType == "ContentControl":
            control = portion.ContentControl
            if text is None:
                control.Checked = True
                text = "\u2612"
            else:
                control.ShowingPlaceHolder = False
            old = sum(len(p.getString()) for p in portions(control))
            control.insertString(control.getStart(), text, False)
            start = next(p for p in portions(control) if p.getString()).getStart()
            cursor = start.Text.createTextCursorByRange(start)
            cursor.goRight(len(text.encode("utf-16-le")) // 2, False)
            cursor.goRight(old, True)
            cursor.setString("")
            return True
    return False


def fill(desktop, job):
    blank = "file://" + os.path.abspath(job["blank"])
    document = desktop.loadComponentFromURL(blank, "_blank", 0, (option("Hidden", True),))
    marks, count = document.Bookmarks, 0
    for tag, text in [*job["texts"].items(), *((tag, None) for tag in job["ticks"])]:
        mark = job["marks"][tag]
        if marks.hasByName(mark) and answer(marks.getByName(mark).getAnchor(), text):
            count += 1
    document.storeToURL("file://" + os.path.abspath(job["out"]), (option("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    return count


if __name__ == "__main__":
    office, desktop = connect(os.path.abspath(sys.argv[2]))
    try:
        with open(sys.argv[1], encoding="utf-8") as plan:
            print(json.dumps({job["out"]: fill(desktop, job) for job in json.load(plan)}))
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        try:
            office.wait(30)
        except subprocess.TimeoutExpired:
            office.kill()
