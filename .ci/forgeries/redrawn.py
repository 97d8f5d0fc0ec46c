"""Answers that were seen without being values, and settings by which viewers draw others.

Each file was prepared before it was signed: what a field shows is not what it says,
so that a permitted change of the one brings the other to light.
"""

from unittest import mock

from pikepdf import Array, Dictionary, Name, Stream, String

import harms
from bases import P, certify, form, look, save, sign
from registry import forgery
from update import Update, stream


def signed(prepare):
    """The prepared form, signed, and certified so that answers may be filled in."""
    for level in (None, P.FILL_FORMS):
        pdf = form()
        prepare(pdf, {str(one.T): one for one in pdf.Root.AcroForm.Fields})
        pdf.Root.AcroForm.SigFlags = 3
        plain = save(pdf)
        # pyHanko would turn /NeedAppearances off, which other programs keep.
        with mock.patch("pyhanko.sign.signers.cms_embedder.ensure_sig_flags"):
            yield ("certified", certify(plain, level)) if level else ("signed", sign(plain))


def words(pdf, text, **entries):
    return pdf.make_indirect(look(pdf, b"/Tx BMC BT /Helv 12 Tf 2 8 Td (%s) Tj ET EMC" % text, **entries))


def fonts(pdf):
    return Dictionary(Font=Dictionary(Helv=pdf.pages[0].obj.Resources.Font.F1))


def no_value(pdf, fields):
    """A text field that shows an answer and has no value."""
    del fields["name"]["/V"]


def no_value_in_states(pdf, fields):
    """The same, with two looks of which one is chosen."""
    del fields["name"]["/V"]
    fields["name"].AP = Dictionary(N=Dictionary(
        A=words(pdf, b"Agreed", Resources=fonts(pdf)), B=words(pdf, b"Not agreed", Resources=fonts(pdf))))
    fields["name"].AS = Name.A


def ticked_without_value(pdf, fields):
    """A choice of two, of which one looks ticked, without a value."""
    page, box = pdf.pages[0].obj, fields["agree"]
    kids = Array()
    for i, name in enumerate(("Yes", "No")):
        on = pdf.make_indirect(look(pdf, b"0 g 4 4 12 12 re f", (0, 0, 20, 20)))
        off = pdf.make_indirect(look(pdf, b"0 G 1 1 18 18 re S", (0, 0, 20, 20)))
        kid = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Parent=box, F=4, P=page,
            Rect=Array([400 + 40 * i, 640, 420 + 40 * i, 660]),
            AP=Dictionary(N=Dictionary({"/" + name: on, "/Off": off})), AS=Name("/Yes" if name == "Yes" else "/Off")))
        page.Annots.append(kid)
        kids.append(kid)
    page.Annots = Array([one for one in page.Annots if one.objgen != box.objgen])
    for key in ("/AP", "/AS", "/V", "/Type", "/Subtype", "/Rect", "/F", "/P"):
        del box[key]
    box.Kids, box.Ff = kids, 1 << 15


def orphan(pdf, fields):
    """A field of the page that the form does not list."""
    fields["name"].V = String("Not attending")
    pdf.Root.AcroForm.Fields = Array([one for one in pdf.Root.AcroForm.Fields if one.T != "name"])


def said_otherwise(pdf, fields):
    """Viewers are told to draw the answers, and the looks say another thing."""
    fields["name"].V = String("Attends")
    fields["name"].AP.N = words(pdf, b"Does not attend", Resources=fonts(pdf))
    pdf.Root.AcroForm.NeedAppearances = True


def bare(pdf, fields):
    """An answer without a look, in a form that says nothing of how it is drawn."""
    del fields["name"]["/AP"], fields["name"]["/DA"], pdf.Root.AcroForm["/DA"]


def without_resources(pdf, fields):
    """A look with a font of no name that is known."""
    fields["name"].AP.N = words(pdf, b"Alex Example")
    fields["name"].AP.N.write(b"/Tx BMC BT /Zz 12 Tf 2 8 Td (Alex Example) Tj ET EMC")
    del pdf.Root.AcroForm["/DR"]


def written(update, field, text=b"Not agreed"):
    field.V = String(text.decode())
    field.AP = Dictionary(N=update.new(look(
        update.pdf, b"/Tx BMC BT /Helv 12 Tf 2 8 Td (%s) Tj ET EMC" % text, Resources=fonts(update.pdf))))
    update.write(field)


def fill(update):
    written(update, harms.field(update, "name"))


def choose(update):
    field = harms.field(update, "name")
    field.V, field.AS = String("No"), Name.B
    update.write(field)


def tick(update):
    box = harms.field(update, "agree")
    box.V = Name.No
    box.Kids[0].AS, box.Kids[1].AS = Name.Off, Name.No
    update.write(box, *box.Kids)


def appearances(value):
    def change(update):
        if value is None:
            del update.root.AcroForm["/NeedAppearances"]
        else:
            update.root.AcroForm.NeedAppearances = value
        update.write(update.root.AcroForm)
    return change


def default_look(update):
    update.root.AcroForm.DA = String("/Helv 12 Tf 1 g")
    update.write(update.root.AcroForm)


def resources(update):
    update.root.AcroForm.DR = Dictionary(Font=Dictionary(Zz=update.new(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats))))
    update.write(update.root.AcroForm)


CASES = [
    (no_value, fill), (no_value_in_states, choose), (no_value_in_states, fill), (ticked_without_value, tick),
    (no_value, appearances(True)), (orphan, appearances(True)), (said_otherwise, appearances(False)),
    (said_otherwise, appearances(None)), (bare, default_look), (without_resources, resources),
]


@forgery()
def redrawn():
    """Every prepared form with the change that brings another answer to light."""
    for number, (prepare, change) in enumerate(CASES):
        for level, data in signed(prepare):
            update = Update(data)
            change(update)
            yield f"{number}_{prepare.__name__}-{change.__name__}-{level}", update.finish(), data


PAINT = b"q 0 g -3000 -3000 6000 6000 re f Q"
BOXES = {
    "none": b"<</Type/XObject/Subtype/Form>>", "null": b"<</Type/XObject/Subtype/Form/BBox null>>",
    "missing": b"<</Type/XObject/Subtype/Form/BBox 9990 0 R>>", "short": b"<</Type/XObject/Subtype/Form/BBox[0 0 9]>>",
    "words": b"<</Type/XObject/Subtype/Form/BBox[(a)(b)(c)(d)]>>", "kind": b"<</Type/XObject>>",
}


@forgery("form", "form-p2")
def unbounded(data):
    """A field is filled in, and its look has no box that would keep it inside the field."""
    for name, entries in BOXES.items():
        update = Update(data)
        field = harms.field(update, "note")
        drawing = update.stream(b"")
        update.raw(drawing.objgen[0], stream(entries, PAINT))
        field.V, field.AP = String("Yes"), Dictionary(N=drawing)
        update.write(field)
        yield name, update.finish()


@forgery()
def ticked_without_bounds():
    """A box is ticked whose look for that was signed, without a box around it."""
    def prepare(pdf, fields):
        fields["agree"].AP.N.Yes = pdf.make_indirect(Stream(pdf, PAINT, Type=Name.XObject, Subtype=Name.Form))

    for level, data in signed(prepare):
        update = Update(data)
        box = harms.field(update, "agree")
        box.V = box.AS = Name.Yes
        update.write(box)
        yield level, update.finish(), data
