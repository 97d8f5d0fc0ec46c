"""Changes that a reader sees or hears, each of one object that a signature covers.

A harm changes an object of an Update in memory and returns it; how it gets into the
file, and what is meant to excuse it, is up to the caller.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name

BAR = b"q 0 g 60 400 400 60 re f Q\n"  # covers what stands there


def first_stream(contents):
    return contents[0] if isinstance(contents, Array) else contents


def content(update):
    """What stands on the page."""
    stream = first_stream(update.page().Contents)
    stream.write(BAR + stream.read_bytes())
    return stream


def rotation(update):
    page = update.page()
    page.Rotate = 180
    return page


def size(update):
    """The page is cut, so that its end no longer shows."""
    page = update.page()
    page.CropBox = Array([0, 300, 595, 842])
    return page


def letters(update):
    """Another font for the same text."""
    font = next(iter(update.page().Resources.Font.values()))
    for key in list(font.keys()):
        del font[key]
    font.Type, font.Subtype, font.BaseFont = Name.Font, Name.Type1, Name.ZapfDingbats
    return font


def pages(update):
    """The page is there twice."""
    tree = update.root.Pages
    tree.Kids, tree.Count = Array([*tree.Kids, tree.Kids[0]]), int(tree.Count) + 1
    return tree


def signature_look(update):
    """What the signature's field shows, such as a name."""
    widget = signed_field(update)
    look = widget.AP.N if "/AP" in widget else None
    if look is None:
        return None
    look.write(b"q 0 g 0 0 400 60 re f Q\n")
    return look


def spoken(update):
    """What a screen reader reads instead of the text."""
    element = update.root.StructTreeRoot.K
    while isinstance(element, Array) or "/K" in element and isinstance(element.K, (Array, Dictionary)):
        element = element[0] if isinstance(element, Array) else element.K
    element.ActualText = pikepdf.String("Alex Example does not attend.")
    return element if element.is_indirect else None


def signature_value(update):
    """The signature's own reason."""
    value = signed_field(update).V
    value.Reason = pikepdf.String("I do not agree")
    return value


def catalogue(update):
    update.root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert('changed')"))
    return update.root


HARMS = [content, rotation, size, letters, pages, signature_look, spoken, signature_value, catalogue]


def leaves(fields):
    for field in fields:
        if "/Kids" in field and "/FT" not in field:
            yield from leaves(field.Kids)
        else:
            yield field


def signed_field(update):
    return next(f for f in leaves(update.root.AcroForm.Fields) if f.get("/FT") == "/Sig" and "/V" in f)


def empty_field(update, kind="/Sig"):
    return next((f for f in leaves(update.root.AcroForm.Fields) if f.get("/FT") == kind and "/V" not in f), None)


def field(update, name):
    return next(f for f in leaves(update.root.AcroForm.Fields) if f.get("/T") == name)
