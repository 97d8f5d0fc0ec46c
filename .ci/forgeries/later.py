"""Signature fields that are added later, by a good signature or as if by one.

A new field is permitted where it shows nothing, or nothing over what was signed. Each
of these has one thing more than that.
"""

from pikepdf import Array, Dictionary, Name, String

import bases
import harms
import identities
from annotated import COVER, cover
from entries import LINK, SCRIPT, append
from registry import LEVELS, forgery
from update import Update


def added(data, change, box=(0, 0, 0, 0), flags=132, shown=False):
    """A copy with an empty signature field more, after a change of it."""
    update = Update(data)
    field = update.new(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("later"), F=flags, P=update.page(),
        Rect=Array(list(box))))
    if shown:
        field.AP = Dictionary(N=cover(update))
    append(update, update.root.AcroForm, "/Fields", field)
    append(update, update.page(), "/Annots", field)
    change(update, field)
    update.write(field)
    return update.finish()


def nothing(update, field):
    pass


def entry(key, value):
    def change(update, field):
        field["/" + key] = value
    return change


def widgets(update, field):
    """One widget that shows nothing, and one that covers the page."""
    kids = Array()
    for box in ((0, 0, 0, 0), COVER):
        kid = update.new(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Parent=field, F=4, P=update.page(), Rect=Array(list(box)),
            AP=Dictionary(N=cover(update))))
        append(update, update.page(), "/Annots", kid)
        kids.append(kid)
    field.Kids = kids


def text_child(update, field):
    """The new field is the parent of a text field that covers the page."""
    kid = update.new(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("text"), Parent=field, F=4, P=update.page(),
        Rect=Array(list(COVER)), V=String("Not attending"), AP=Dictionary(N=cover(update))))
    append(update, update.page(), "/Annots", kid)
    field.Kids = Array([kid])


FIELDS = {
    "printed_only": (nothing, COVER, 36, True), "not_hidden": (nothing, COVER, 1, True),
    "reversed": (nothing, (560, 800, 40, 680), 132, True), "no_flags": (nothing, COVER, 0, True),
    "colours": (entry("MK", Dictionary(BG=Array([0]), BC=Array([0]))), COVER, 4, False),
    "border": (entry("BS", Dictionary(W=400, S=Name.S)), (200, 500, 201, 501), 4, False),
    "action": (entry("A", LINK), COVER, 132, False),
    "actions": (entry("AA", Dictionary(PO=SCRIPT)), (0, 0, 0, 0), 132, False),
    "down": (entry("AP", Dictionary(D=Dictionary())), COVER, 132, False),
    "popup": (entry("Popup", Dictionary(Type=Name.Annot, Subtype=Name.Popup, Open=True, Rect=Array(list(COVER)))),
              (0, 0, 0, 0), 132, False),
    "same_name": (entry("T", String("school")), (0, 0, 0, 0), 132, False),
    "text": (entry("FT", Name.Tx), COVER, 4, True), "button": (entry("FT", Name.Btn), COVER, 4, True),
    "widgets": (widgets, (0, 0, 0, 0), 132, False), "text_child": (text_child, (0, 0, 0, 0), 132, False),
}


@forgery(*LEVELS, "ours")
def later_field(data):
    """A field that is added and stays empty."""
    for name, (change, box, flags, shown) in FIELDS.items():
        yield name, added(data, change, box, flags, shown)


@forgery("form", "form-p2", "ours-certified")
def later_signed(data):
    """The same fields, signed by another party in the next update."""
    for name in ("printed_only", "reversed", "action", "actions", "widgets", "popup"):
        change, box, flags, shown = FIELDS[name]
        try:
            yield name, bases.sign(added(data, change, box, flags, shown), "later", identities.parent)
        except Exception as error:  # pyHanko does not sign every field
            if "field" not in str(error).lower() and "annot" not in str(error).lower():
                raise


@forgery("form", "form-p2", "form-p3")
def grown(data):
    """A field that was added invisible and signed, and that covers the page one update later."""
    update = Update(bases.sign(data, "later", identities.parent, new=()))
    field = harms.field(update, "later")
    field.Rect, field.AP, field.F = Array(list(COVER)), Dictionary(N=cover(update)), 4
    update.write(field)
    yield "widget", update.finish()


@forgery("form")
def over_others(data):
    """A good signature in a new field over an answer, another signature's field, a drawing or a picture."""
    places = {"answer": (72, 640, 272, 670), "signature": (72, 100, 272, 130), "drawing": (400, 600, 440, 640),
              "annotation": (300, 500, 340, 520), "page": (0, 0, 595, 842), "edge": (-100, 750, 700, 900)}
    for name, box in places.items():
        yield name, bases.sign(data, "later", identities.parent, new=box)


@forgery("form", "form-p3")
def order(data):
    """The annotations of a page in another order, so that another one is on top."""
    update = Update(data)
    page = update.page()
    page.Annots = Array(list(page.Annots)[::-1])
    update.write(page)
    yield "annotations", update.finish()
    update = Update(data)
    fields = update.root.AcroForm
    fields.Fields = Array(list(fields.Fields)[::-1])
    update.write(fields)
    page = update.page()
    page.Annots = Array([page.Annots[0], *page.Annots])
    update.write(page)
    yield "twice", update.finish()


@forgery("form", "form-p2")
def ticks(data):
    """A box that looks ticked and is not, or is ticked and does not look it."""
    for name, value, state in (("look", Name.Off, Name.Yes), ("value", Name.Yes, Name.Off),
                               ("unknown", Name.Yes, Name.Maybe)):
        update = Update(data)
        box = harms.field(update, "agree")
        box.V, box.AS = value, state
        update.write(box)
        yield name, update.finish()


@forgery()
def unticked():
    """A box that was ticked when it was signed."""
    for level in (None, bases.P.FILL_FORMS):
        pdf = bases.form()
        box = next(one for one in pdf.Root.AcroForm.Fields if one.T == "agree")
        box.V = box.AS = Name.Yes
        plain = bases.save(pdf)
        data = bases.certify(plain, level) if level else bases.sign(plain)
        update = Update(data)
        box = harms.field(update, "agree")
        box.V = box.AS = Name.Off
        update.write(box)
        yield f"{level and level.value}", update.finish(), data


@forgery("form", "ours")
def certified_afterwards(data):
    """A certification that is added after the signature, and allows more."""
    made = bases.sign(data, "later", identities.parent, new=())
    update = Update(made)
    value = harms.field(update, "later").V
    value.Reference = Array([Dictionary(
        Type=Name.SigRef, TransformMethod=Name.DocMDP,
        TransformParams=Dictionary(Type=Name.TransformParams, P=3, V=Name("/1.2")))])
    update.write(value)
    update.root.Perms = Dictionary(DocMDP=value)
    update.write(update.root)
    yield "changed", update.finish()
    update = Update(data)
    update.root.Perms = Dictionary(DocMDP=harms.signed_field(update).V)
    update.write(update.root)
    yield "named", update.finish()
