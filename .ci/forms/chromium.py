"""Fills in forms in Chromium's own viewer, in a window, with mouse and keyboard: chromium.py JOBS OUT

It gets the names of fields and what to fill in, and prints for each job how many fields it found
and how many it filled in. Every other job is done with the keyboard alone: the Tab key goes from
field to field in the order of the page, so that a field out of order spoils the record. The places
of fields are read from the empty form with pikepdf.
"""
import asyncio
import json
import sys

import pikepdf

from devtools import Browser


class Widget:
    """A field, or a box of it, as it stands on a page: the state is what a click chooses."""

    def __init__(self, annotation, page, number):
        names, node, kind = [], annotation, None
        while node is not None:
            if "/T" in node:
                names.insert(0, str(node.T))
            kind = kind or node.get("/FT")
            node = node.get("/Parent")
        self.name, self.kind, self.page = ".".join(names), str(kind), number
        looks = annotation.get("/AP", {}).get("/N", {}) if self.kind == "/Btn" else {}
        self.options = [str(option) for option in annotation.get("/Opt", [])]  # of a list
        self.state = next((str(key)[1:] for key in looks.keys() if key != "/Off"), "")
        left, bottom, right, top = map(float, annotation.Rect)
        scale = 96 / 72  # pixels of a page at 100 %
        middle = (top + bottom) / 2 if self.kind == "/Btn" or top - bottom < 30 else top - 8
        self.x, self.y = (left + min(right, left + 16)) / 2 * scale, (float(page.MediaBox[3]) - middle) * scale

    def wanted(self, values):
        """What is to be done here: nothing, a text to type, a number of entries to go down in a list, or True
        for a click."""
        value = values.get(self.name)
        if value is None or self.kind == "/Sig":
            return None
        if self.kind == "/Btn":
            return True if self.state == value else None
        if self.kind == "/Ch":
            return self.options.index(value)
        return value


def widgets(file):
    with pikepdf.open(file) as pdf:
        return [Widget(annotation, page, number) for number, page in enumerate(pdf.pages)
                for annotation in page.get("/Annots", []) if annotation.get("/Subtype") == "/Widget"]


async def with_mouse(browser, found, values):
    for widget in found:
        wanted = widget.wanted(values)
        if wanted is None:
            continue
        await browser.click(*await browser.point(widget.page, widget.x, widget.y))
        await browser.settle()
        if wanted is not True:
            await enter(browser, wanted)
        yield widget.name


async def enter(browser, wanted):
    """Types a text in the field that has the focus, or goes down a list that shows its first entry."""
    if isinstance(wanted, str):
        await browser.type(wanted)
        return
    for _ in range(wanted):
        await browser.key("ArrowDown")
        await browser.settle()


async def with_keyboard(browser, found, values):
    await browser.click(*await browser.point(0, 8, 8))  # an empty corner: the first Tab goes to the first field
    await browser.settle()
    page = 0
    for widget in found:
        if widget.kind == "/Sig":
            continue  # this viewer cannot sign, and passes them over
        if widget.page != page:  # it may lose the focus where Tab leads to a page that is not in sight yet
            page = widget.page
            await browser.point(page, widget.x, widget.y)
        await browser.key("Tab")
        await browser.settle()
        wanted = widget.wanted(values)
        if wanted is True:
            await browser.key(" ")
        elif wanted is not None:
            await enter(browser, wanted)
        else:
            continue
        yield widget.name


async def main(jobs, out):
    for number, job in enumerate(json.load(open(jobs, encoding="utf-8"))):
        found = widgets(job["form"])
        fields = {widget.name for widget in found if widget.kind != "/Sig"}
        way = with_keyboard if number % 2 else with_mouse
        async with Browser() as browser:
            await browser.open(job["form"])
            filled = {name async for name in way(browser, found, job["values"])}
            await browser.save(f"{out}/{job['name']}.chromium.pdf")
        print(json.dumps({"name": job["name"], "found": len(fields), "filled": len(filled)}), flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:3]))
