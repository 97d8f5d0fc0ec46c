"""Fills in Word forms as python-docx, or a program that only edits the XML, does it.

    fill_docx.py python-docx|xml PLAN

PLAN is a JSON file, a list of {"blank", "out", "texts": {tag: text}, "ticks": [tag]}. Content
controls are found by their tags. How many of them were set is printed for each file, as JSON.
Neither way looks after what Word keeps beside a text: the date of a date picker, the state of
a tick box, the mark of a field without an answer.
"""

import json
import re
import sys
import zipfile
from xml.sax.saxutils import escape

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def python_docx(job):
    import docx
    from docx.oxml import OxmlElement

    document, count = docx.Document(job["blank"]), 0
    for control in document.element.body.iter(W + "sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        name = None if tag is None else tag.get(W + "val")
        content = control.find(W + "sdtContent")
        if name in job["ticks"]:
            next(content.iter(W + "t")).text = "\u2612"
        elif name in job["texts"]:
            for old in list(content):
                content.remove(old)
            run = OxmlElement("w:r")
            for number, line in enumerate(job["texts"][name].split("\n")):
                if number:
                    run.append(OxmlElement("w:br"))
                text = OxmlElement("w:t")
                text.text = line
                text.set(XML + "space", "preserve")
                run.append(text)
            content.append(run)
        else:
            continue
        count += 1
    document.save(job["out"])
    return count


CONTROL = re.compile(
    r'(<w:sdt><w:sdtPr>(?:(?!<w:sdt>).)*?<w:tag w:val="([^"]*)"/>(?:(?!<w:sdt>).)*?<w:sdtContent>)'
    r'(.*?)(</w:sdtContent>)', re.S)


def xml(job):
    count = 0

    def fill(match):
        nonlocal count
        head, name, content, end = match.groups()
        if name in job["ticks"]:
            content = content.replace("\u2610", "\u2612")
        elif name in job["texts"]:
            lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in job["texts"][name].split("\n")]
            content = "<w:r>" + "<w:br/>".join(lines) + "</w:r>"
        else:
            return match.group()
        count += 1
        return head + content + end

    with zipfile.ZipFile(job["blank"]) as blank, zipfile.ZipFile(job["out"], "w", zipfile.ZIP_DEFLATED) as out:
        for name in blank.namelist():
            data = blank.read(name)
            if name == "word/document.xml":
                data = CONTROL.sub(fill, data.decode()).encode()
            out.writestr(name, data)
    return count


if __name__ == "__main__":
    way = {"python-docx": python_docx, "xml": xml}[sys.argv[1]]
    with open(sys.argv[2], encoding="utf-8") as plan:
        print(json.dumps({job["out"]: way(job) for job in json.load(plan)}))
