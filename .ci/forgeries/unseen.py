"""References in the signed revision that some readers see and others do not.

They lead to an object that is missing until a later update adds it, as a certificate
for checking signatures. A reader that sees them shows what it holds.
"""

import harms
from bases import P, certify, form, save, sign
from registry import forgery
from update import Update, serialise, stream

SPELLINGS = {
    "plus": b"+9990 0 R", "zeros": b"0009990 000 R", "real": b"9990.0 0 R", "comment": b"9990 %x\n0 R",
    "nul": b"9990\x000\x00R", "generation": b"9990 1 R", "glued": b"9990 0 R9991 0 R", "wide": b"4294977286 0 R",
    "lower": b"9990 0 r", "feeds": b"9990\x0c0\x0cR",
}


def rewritten(change):
    """A form whose page object is written again, by hand, before anybody signs."""
    update = Update(save(form()))
    page = update.page()
    contents = page.Contents.unparse()
    update.raw(page.objgen[0], change(serialise(page), contents))
    return update.finish()


def bodies():
    """Page objects with a second list of contents, somewhere."""
    for name, spelling in SPELLINGS.items():
        yield name, lambda page, old, spelling=spelling: page.replace(
            b"/Contents " + old, b"/Contents [ " + old + b" " + spelling + b" ]")
    yield "twice_first", lambda page, old: page.replace(
        b"/Contents " + old, b"/Contents [" + old + b" 9990 0 R]/Contents " + old)
    yield "twice_last", lambda page, old: page.replace(
        b"/Contents " + old, b"/Contents " + old + b"/Contents [" + old + b" 9990 0 R]")
    yield "escaped", lambda page, old: page.replace(
        b"/Contents " + old, b"/Contents " + old + b"/Con#74ents [" + old + b" 9990 0 R]")
    yield "null_first", lambda page, old: page.replace(
        b"/Contents " + old, b"/Contents [" + old + b" 9990 0 R]/Contents null/Contents " + old)
    yield "behind", lambda page, old: page + b" << /Contents [" + old + b" 9990 0 R] >>"
    yield "unclosed", lambda page, old: page.rstrip()[:-2] + b" /Contents [" + old + b" 9990 0 R]"


@forgery()
def unseen():
    """Every spelling, in a file that is signed and in one that is certified, with a certificate added."""
    for name, change in bodies():
        plain = rewritten(change)
        for level in (None, P.NO_CHANGES):
            try:
                data = certify(plain, level) if level else sign(plain)
            except Exception:  # pyHanko cannot read every spelling, and then signs nothing
                continue
            update = Update(data)
            body = serialise(update.root).strip()[:-2] + b"/DSS<</Certs[9990 0 R]>>>>"
            update.raw(update.root.objgen[0], body)
            update.raw(9990, stream(b"<<>>", harms.BAR))
            yield f"{name}-{'p1' if level else 'signed'}", update.finish(), data
