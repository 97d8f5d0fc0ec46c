"""Certification attacks: annotations and fields that cover or replace what was signed.

The evil annotation attack and the sneaky signature attack (Mladenov, Mainka and
others, "Breaking the Specification: PDF Certification"), and fields that are filled
in with more than an answer.
"""

from pikepdf import Array, Dictionary, Name, String

import bases
import harms
import identities
from bases import look
from entries import LINK, SCRIPT, append
from registry import LEVELS, forgery
from update import Update

COVER = (40, 680, 560, 800)


def cover(update, **entries):
    content = b"1 g 0 0 520 120 re f 0 g 10 40 300 30 re f"
    return update.new(look(update.pdf, content, (0, 0, 520, 120), **entries))


@forgery(*LEVELS, "ours", "ours-certified")
def evil_annotation(data):
    """An annotation that covers the page's words with others."""
    kinds = {
        "FreeText": {"DA": String("/Helv 12 Tf"), "Contents": String("Not attending")},
        "Stamp": {"Name": Name.Approved}, "Redact": {}, "Square": {"IC": Array([1, 1, 1])},
        "Ink": {"InkList": Array([Array([0, 0, 9, 9])])},
        "Highlight": {"QuadPoints": Array([40, 800, 560, 800, 40, 680, 560, 680])},
        "Watermark": {}, "Widget": {}, "Link": {"A": LINK}, "Screen": {}, "Popup": {"Open": True},
        "Text": {"Contents": String("Not attending"), "Open": True},
    }
    for kind, more in kinds.items():
        update = Update(data)
        entries = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array(list(COVER)), F=4)
        for key, value in more.items():
            entries["/" + key] = value
        if kind not in ("Link", "Popup"):
            entries.AP = Dictionary(N=cover(update))
        append(update, update.page(), "/Annots", update.new(entries))
        yield kind, update.finish()


@forgery(*LEVELS)
def annotation_changed(data):
    """An annotation that was signed is moved, changed, hidden or removed."""
    def link(update):
        return next(one for one in update.page().Annots if one.Subtype == "/Link")

    def square(update):
        return next(one for one in update.page().Annots if one.Subtype == "/Square")

    changes = {
        "link": (link, "A", LINK), "script": (link, "A", SCRIPT), "moved": (square, "Rect", Array(list(COVER))),
        "hidden": (square, "F", 2), "optional": (square, "OC", Dictionary(Type=Name.OCMD, P=Name.AllOff)),
        "contents": (square, "Contents", String("Not attending")),
    }
    for name, (which, key, value) in changes.items():
        update = Update(data)
        one = which(update)
        one["/" + key] = value
        update.write(one)
        yield name, update.finish()
    update = Update(data)
    stream = square(update).AP.N
    stream.write(b"0 g 0 0 40 20 re f")
    update.write(stream)
    yield "look", update.finish()
    update = Update(data)
    page = update.page()
    page.Annots = Array([one for one in page.Annots if one.Subtype != "/Square"])
    update.write(page)
    yield "removed", update.finish()


@forgery(*LEVELS, "ours-certified")
def sneaky_signature(data):
    """A new signature field whose look covers the page's words."""
    yield "signed", bases.sign(data, "later", identities.parent, new=COVER)
    yield "outsider", bases.sign(data, "later", identities.outsider, new=COVER)
    update = Update(data)
    field = update.new(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("later"), F=4, P=update.page(),
        Rect=Array(list(COVER)), AP=Dictionary(N=cover(update))))
    append(update, update.root.AcroForm, "/Fields", field)
    append(update, update.page(), "/Annots", field)
    yield "unsigned", update.finish()
    field.V = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"\0" * 9))
    update.write(field)
    yield "invalid", update.finish()


@forgery(*LEVELS[1:], "ours-certified", "form")
def trojan_stamp(data):
    """A document time-stamp with something to show, or to do."""
    def stamped(box, action=None, look_=True, page_list=True, token=b"\0" * 64):
        update = Update(data)
        value = update.new(Dictionary(
            Type=Name.DocTimeStamp, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/ETSI.RFC3161"),
            Contents=String(token), ByteRange=Array([0, 10, 20, 10])))
        field = update.new(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("stamp"), F=132, P=update.page(),
            Rect=Array(list(box)), V=value))
        if look_:
            field.AP = Dictionary(N=cover(update))
        if action:
            field.AA = Dictionary(E=action, PO=action)
        update.write(field)
        append(update, update.root.AcroForm, "/Fields", field)
        if page_list:
            append(update, update.page(), "/Annots", field)
        return update.finish()

    yield "covers", stamped(COVER)
    yield "acts", stamped((0, 0, 0, 0), SCRIPT, False)
    yield "without_token", stamped((0, 0, 0, 0), None, False)
    yield "empty_token", stamped((0, 0, 0, 0), None, False, True, b"")


@forgery("form-p1", "ours-closed")
def closed(data):
    """Signing and filling in, where the certification allows nothing."""
    update = Update(data)
    target = harms.empty_field(update)
    yield "signed", bases.sign(data, _full_name(target), identities.parent)
    yield "new_field", bases.sign(data, "later", identities.parent, new=())
    text = harms.empty_field(update, "/Tx")
    if text is not None:
        text.V = String("Yes")
        update.write(text)
        yield "filled", update.finish()


def _full_name(field):
    names = []
    while field is not None:
        names.append(str(field.T))
        field = field.get("/Parent", None)
    return ".".join(reversed(names))


@forgery("form", "form-p2", "form-p3", "form-locked")
def filled_with_more(data):
    """A field is filled in, and its dictionary gets more than an answer."""
    more = {
        "moved": ("Rect", Array(list(COVER))), "script": ("AA", Dictionary(K=SCRIPT)), "action": ("A", LINK),
        "kind": ("FT", Name.Sig), "flags": ("Ff", 4096), "border": ("MK", Dictionary(BG=Array([0]))),
        "hidden": ("F", 2), "spoken": ("TU", String("No")),
        "optional": ("OC", Dictionary(Type=Name.OCMD, P=Name.AllOff)),
        "name": ("T", String("decision")), "length": ("MaxLen", 1),
        "kids": ("Kids", Array([])), "subtype": ("Subtype", Name.Stamp), "rich": ("RV", String("<body>No</body>")),
    }
    for name, (key, value) in more.items():
        update = Update(data)
        one = harms.field(update, "remark")
        one.V = String("Yes")
        one.AP = Dictionary(N=update.new(look(update.pdf, b"BT ET")))
        one["/" + key] = value
        update.write(one)
        yield name, update.finish()


@forgery("form", "form-p1", "form-p2", "form-p3", "form-locked")
def answers_changed(data):
    """An answer that was signed is another, is gone, or shows as another."""
    update = Update(data)
    one = harms.field(update, "name")
    one.AP.N.write(b"/Tx BMC BT /Helv 12 Tf 2 8 Td (Somebody Else) Tj ET EMC")
    update.write(one.AP.N)
    yield "look", update.finish()
    one.V = String("Somebody Else")
    update.write(one)
    yield "value_and_look", update.finish()
    update = Update(data)
    one = harms.field(update, "name")
    one.V = String("Somebody Else")
    update.write(one)
    yield "value", update.finish()
    del one["/V"]
    update.write(one)
    yield "emptied", update.finish()
    del one["/AP"]
    update.write(one)
    yield "nothing", update.finish()


@forgery("form-locked")
def unlocked(data):
    """A field that the signature locked is filled in, as it is or after the lock is gone."""
    update = Update(data)
    one = harms.field(update, "note")
    one.V, one.AP = String("No"), Dictionary(N=update.new(look(update.pdf, b"0 g 0 0 200 30 re f")))
    update.write(one)
    yield "plainly", update.finish()
    school = harms.field(update, "school")
    lock = school.Lock
    lock.Fields = Array([String("other")])
    update.write(lock)
    yield "lock_changed", update.finish()
    del school["/Lock"]
    update.write(school)
    yield "lock_removed", update.finish()
    first = Update(data)
    value = harms.field(first, "school").V
    value["/Reference"][0].TransformParams.Fields = Array([String("other")])
    first.write(value)
    second = Update(first.finish())
    one = harms.field(second, "note")
    one.V = String("No")
    second.write(one)
    yield "parameters_changed", second.finish()


@forgery("form-p1", "form-p2", "ours-certified", "ours-closed")
def permissions(data):
    """What the certification allows is taken away or widened, and then used."""
    def then(update):
        made = update.finish()
        return bases.sign(made, "later", identities.parent, new=COVER)

    update = Update(data)
    del update.root["/Perms"]
    update.write(update.root)
    yield "removed", update.finish()
    yield "removed_then_signed", then(update)
    update = Update(data)
    update.root.Perms = Dictionary(UR3=update.root.Perms.DocMDP)
    update.write(update.root)
    yield "usage_rights", then(update)
    update = Update(data)
    value = update.root.Perms.DocMDP
    value["/Reference"][0].TransformParams.P = 3
    update.write(value)
    yield "raised", then(update)
    update = Update(data)
    value = update.root.Perms.DocMDP
    update.root.Perms = update.new(Dictionary(DocMDP=update.new(Dictionary({k: v for k, v in value.items()}))))
    update.write(update.root)
    yield "exchanged", then(update)
