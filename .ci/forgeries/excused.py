"""A visible change, excused by a place in the file that may change.

Every change of harms.py, tried with every excuse: a place that may change points at
the changed object, or the object pretends to be something that is not compared.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name

import harms
from bases import P, certify, form, save, sign
from registry import FEW, LEVELS, MINE, forgery
from update import Update, serialise


def plainly(update, harm):
    """The incremental saving attack: no excuse at all."""
    update.write(harm)


def certificate(update, harm):
    update.write(harm)
    update.root.DSS = Dictionary(Certs=Array([harm]))
    update.write(update.root)


def validation_key(update, harm):
    update.write(harm)
    update.root.DSS = Dictionary(Type=Name.DSS, Certs=harm)
    update.write(update.root)


def validation_store(update, harm):
    update.write(harm)
    update.root.DSS = harm
    update.write(update.root)


def validation_of_one(update, harm):
    update.write(harm)
    one = Dictionary(Type=Name.VRI, Cert=Array([harm]), CRL=Array([harm]), TS=harm)
    update.root.DSS = update.new(Dictionary(VRI=Dictionary({"/" + "A" * 40: one})))
    update.write(update.root)


def certificate_dictionary(update, harm):
    """The dictionary of a new certificate's stream names the changed object."""
    update.write(harm)
    update.root.DSS = Dictionary(Certs=Array([update.stream(b"0", Example=harm)]))
    update.write(update.root)


def description(update, harm):
    update.write(harm)
    update.root.Metadata = harm
    update.write(update.root)


def information(update, harm):
    update.write(harm)
    update.trailer["/Info"] = harm.unparse()


def identifier(update, harm):
    update.write(harm)
    first = update.pdf.trailer.ID[0].unparse() if "/ID" in update.pdf.trailer else b"<00>"
    update.trailer["/ID"] = b"[" + first + b" " + harm.unparse() + b"]"


def extension(update, harm):
    update.write(harm)
    update.root.Extensions = Dictionary(ADBE=harm, ESIC=Array([harm]))
    update.write(update.root)


def object_stream_type(update, harm):
    entries = b"/Type/ObjStm/N 0/First 0"
    update.raw(harm.objgen[0], typed(serialise(harm), entries))


def section_type(update, harm):
    update.raw(harm.objgen[0], typed(serialise(harm), b"/Type/XRef/Size 1/W[1 1 1]/Index[0 0]"))


def typed(body, entries):
    """The object's dictionary with other entries first, and its own /Type left out."""
    head, mark, rest = body.partition(b"stream\n")
    for name in (b"/Page ", b"/Pages ", b"/Font ", b"/XObject ", b"/StructElem ", b"/Sig ", b"/Catalog "):
        head = head.replace(b"/Type " + name, b"")
    return head.replace(b"<<", b"<<" + entries, 1) + mark + rest


def generation(update, harm):
    number = harm.objgen[0]
    update.raw(number, serialise(harm), 1)
    update.root.DSS = Dictionary(Certs=Array([]))
    body = serialise(update.root).replace(b"/Certs [ ]", b"/Certs [ %d 1 R ]" % number)
    update.raw(update.root.objgen[0], body)


def object_stream(update, harm):
    if isinstance(harm, pikepdf.Stream):
        return False
    update.write(harm)
    update.packed.append(harm.objgen[0])


def new_field(update, harm):
    """A new signature field whose look is the changed object."""
    update.write(harm)
    field = update.new(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=pikepdf.String("later"), F=132, P=update.page(),
        Rect=Array([0, 0, 0, 0]), AP=Dictionary(N=harm)))
    _append(update, update.root.AcroForm, "/Fields", field)
    _append(update, update.page(), "/Annots", field)


def new_stamp(update, harm):
    """A document time-stamp of which a part is the changed object."""
    update.write(harm)
    value = update.new(Dictionary(
        Type=Name.DocTimeStamp, Filter=Name("/Adobe.PPKLite"), SubFilter=Name("/ETSI.RFC3161"),
        Contents=pikepdf.String(b"\0" * 64), ByteRange=Array([0, 0, 0, 0]), Cert=harm, Prop_Build=harm))
    field = update.new(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=pikepdf.String("stamp"), F=132, P=update.page(),
        Rect=Array([0, 0, 0, 0]), V=value))
    _append(update, update.root.AcroForm, "/Fields", field)


def _append(update, owner, key, one):
    """Adds to an array, wherever that stands."""
    array = owner.get(key, None)
    if array is None:
        owner[key] = array = Array()
    array.append(one)
    holder = array if array.is_indirect else owner if owner.is_indirect else update.root
    update.write(holder)


def filled(update, harm):
    """An empty field is filled in, and shows the changed object."""
    target = harms.empty_field(update, "/Tx") or harms.empty_field(update)
    if target is None:
        return False
    update.write(harm)
    target.AP = Dictionary(N=harm)
    target.V = harm if target.FT == "/Sig" else pikepdf.String("Yes")
    update.write(target)


EXCUSES = [plainly, certificate, validation_key, validation_store, validation_of_one,
           certificate_dictionary, description, information,
           identifier, extension, object_stream_type, section_type, generation, object_stream, new_field, new_stamp,
           filled]


def product(data, wanted, kind=None):
    for harm in wanted:
        for excuse in EXCUSES:
            update = Update(data)
            changed = harm(update)
            if changed is None or changed is not None and excuse(update, changed) is False:
                continue
            yield f"{harm.__name__}-{excuse.__name__}", update.finish(kind)


@forgery(*FEW)
def excused(data):
    """Every change with every excuse."""
    return product(data, harms.HARMS)


@forgery(*MINE[1:], *LEVELS[1:], "form-streams", "form-lt", "ours-two")
def excused_content(data):
    """What stands on the page, with every excuse, at every level of certification."""
    return product(data, [harms.content])


@forgery("form-streams", "ours-certified")
def excused_hybrid(data):
    """The same, in a section of both kinds."""
    return product(data, [harms.rotation], "hybrid")


@forgery("form-lt")
def store_reused(data):
    """The store of certificates is there already, and its own objects are swapped."""
    for key in ("Certs", "CRLs"):
        update = Update(data)
        content = harms.content(update)
        update.write(content)
        store = update.root.DSS
        store["/" + key].append(content)
        update.write(store["/" + key] if store["/" + key].is_indirect else store)
        yield key, update.finish()


def _shared_store(level=None):
    """A file whose list of certificates is the list of what stands on the page."""
    pdf = form()
    page = pdf.pages[0].obj
    both = pdf.make_indirect(Array([page.Contents]))
    page.Contents = both
    pdf.Root.DSS = pdf.make_indirect(Dictionary(Certs=both))
    return certify(save(pdf), level) if level else sign(save(pdf))


@forgery()
def store_is_contents():
    """A certificate is added to a list that is the page's content too."""
    for name, level in (("plain", None), ("p1", P.NO_CHANGES)):
        update = Update(_shared_store(level))
        both = update.page().Contents
        both.append(update.stream(harms.BAR))
        update.write(both)
        yield name, update.finish()
