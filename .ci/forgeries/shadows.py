"""Shadow attacks: the document was prepared before somebody signed it in good faith.

Hide, replace, and hide and replace (Mainka, Mladenov and Rohlmann, "Shadow Attacks"),
with objects that the signed revision has twice, has under two roles, or refers to
and does not have.
"""

import re

from pikepdf import Array, Dictionary, Name, Stream, String

import harms
from bases import P, certify, form, look, save, sign
from registry import forgery
from update import Update, serialise, stream


def prepared(prepare, level=None, **options):
    """A form that was prepared and then signed, or certified."""
    pdf = form()
    prepare(pdf, pdf.pages[0].obj)
    data = save(pdf, **options)
    return certify(data, level) if level else sign(data)


def dangling(pdf_change):
    """The bytes of a form in which 9990 0 R stands where the change has put "DANGLING"."""
    pdf = form()
    pdf_change(pdf, pdf.pages[0].obj)
    data = save(pdf)
    # The same length, so that no offset moves.
    return data.replace(b"/DANGLING", b"9990 0 R ")


def _missing_contents(pdf, page):
    page.Contents = Array([page.Contents, Name.DANGLING])


def _missing_drawing(pdf, page):
    page.Resources.XObject.X2 = Name.DANGLING
    page.Contents.write(page.Contents.read_bytes() + b"/X2 Do\n")


def _missing_font(pdf, page):
    page.Resources.Font.F1 = Name.DANGLING


def _missing_annotation(pdf, page):
    page.Annots.append(Name.DANGLING)


def _missing_script(pdf, page):
    pdf.Root.OpenAction = Name.DANGLING


def _missing_look(pdf, page):
    page.Annots[-1].AP.N = Name.DANGLING


MISSING = {
    "contents": (_missing_contents, stream(b"<<>>", harms.BAR)),
    "drawing": (_missing_drawing, stream(b"<</Type/XObject/Subtype/Form/BBox[0 0 600 850]>>", harms.BAR)),
    "font": (_missing_font, b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"),
    "annotation": (_missing_annotation, b"<</Type/Annot/Subtype/Stamp/Rect[40 400 500 460]/F 4>>"),
    "script": (_missing_script, b"<</S/JavaScript/JS(app.alert\\(1\\))>>"),
    "look": (_missing_look, stream(b"<</Type/XObject/Subtype/Form/BBox[0 0 40 20]>>", b"0 g 0 0 40 20 re f")),
}


def _excuses(update):
    """Places that may point at a new object, each in a file of its own."""
    root = update.root
    body = serialise(root).strip()[:-2]
    number = root.objgen[0]
    yield "none", {}
    yield "store", {number: body + b"/DSS<</Certs[9990 0 R]>>>>"}
    yield "metadata", {number: body + b"/Metadata 9990 0 R>>"}
    yield "extension", {number: body + b"/Extensions<</ADBE 9990 0 R>>>>"}


@forgery()
def missing_then_added():
    """The signed revision refers to an object that is not there until later."""
    for name, (prepare, body) in MISSING.items():
        for level, text in ((None, "plain"), (P.NO_CHANGES, "p1")):
            unsigned = dangling(prepare)
            data = certify(unsigned, level) if level else sign(unsigned)
            for excuse, bodies in _excuses(Update(data)):
                update = Update(data)
                for number, one in bodies.items():
                    update.raw(number, one)
                update.raw(9990, body)
                yield f"{name}-{excuse}-{text}", update.finish()
            yield f"{name}-field-{text}", sign(update_with(data, body), "later", new=())


def update_with(data, body):
    update = Update(data)
    update.raw(9990, body)
    return update.finish()


def _two_contents(pdf, page):
    page.Contents = Array([page.Contents])
    other = pdf.make_indirect(Stream(pdf, harms.BAR))
    page.PieceInfo = Dictionary(Example=Dictionary(LastModified=String("D:2026"), Private=other))


@forgery()
def hidden_and_replaced():
    """Two versions were signed; the update only lets the number of one lead to the other."""
    for level in (None, P.NO_CHANGES, P.FILL_FORMS):
        data = prepared(_two_contents, level)
        update = Update(data)
        page = update.page()
        shown, other = page.Contents[0].objgen[0], page.PieceInfo.Example.Private.objgen[0]
        at = re.search(rb"\n%d 0 obj" % other, data).start() + 1
        update.rows[shown] = (1, at, 0)
        yield f"row_{level and level.value}", update.finish()
        update.rows[shown] = (1, data.index(b"<<", at) - 8, 0)
        yield f"row_inside_{level and level.value}", update.finish()
        update = Update(data)
        update.raw(shown, b"%d 0 R" % other)
        yield f"reference_{level and level.value}", update.finish()


@forgery()
def inside_a_stream():
    """The other version was signed as the bytes of an attachment; a row leads into it."""
    def unsigned(number):
        pdf = form()
        page = pdf.pages[0].obj
        evil = b"%%\n%d 0 obj\n" % number + stream(b"<<>>", harms.BAR) + b"\nendobj\n"
        page.PieceInfo = Dictionary(Example=Dictionary(Private=pdf.make_indirect(Stream(pdf, evil))))
        return save(pdf, compress_streams=False)

    first = Update(unsigned(99))
    shown = first.page().Contents.objgen[0]
    data = sign(unsigned(shown))
    at = data.index(b"%%\n%d 0 obj" % shown) + 2
    update = Update(data)
    update.rows[shown] = (1, at, 0)
    yield "row", update.finish()


def _cover_drawing(pdf, page):
    page.Contents.write(page.Contents.read_bytes() + b"/X9 Do\n")
    page.Resources.XObject.X9 = pdf.make_indirect(look(pdf, b"1 g 60 690 400 30 re f", (0, 0, 595, 842)))


@forgery()
def hidden():
    """A cover that was signed is taken away, so that other words appear."""
    for level in (None, P.FILL_FORMS, P.ANNOTATE):
        data = prepared(_cover_drawing, level)
        update = Update(data)
        cover = update.page().Resources.XObject.X9.objgen[0]
        for name, body in (("null", b"null"), ("empty", stream(b"<</Subtype/Form/BBox[0 0 0 0]>>", b"")),
                           ("image", b"<</Type/Catalog>>")):
            update = Update(data)
            update.raw(cover, body)
            yield f"{name}_{level and level.value}", update.finish()
        update = Update(data)
        update.free(cover)
        yield f"free_{level and level.value}", update.finish()


def _roles(pdf, page):
    """The trailer's dictionary, the description and the form are used by the page too."""
    info = pdf.docinfo
    font = page.Resources.Font.F1
    for key in ("/Producer", "/Creator", "/ModDate"):
        info[key] = font
    page.Resources.Font = info
    page.Contents.write(page.Contents.read_bytes().replace(b"/F1", b"/Producer"))


def _description_role(pdf, page):
    packet = (b'%<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>\n')
    page.Contents.write(packet + page.Contents.read_bytes())
    pdf.Root.Metadata = page.Contents


def _form_role(pdf, page):
    page.Resources = pdf.Root.AcroForm
    pdf.Root.AcroForm["/Font"] = Dictionary(F1=pdf.Root.AcroForm.DR.Font.Helv)
    del pdf.Root.AcroForm["/DR"]
    page.Contents.write(b"BT /F1 14 Tf 72 760 Td (Agreed.) Tj ET\n")


def _default_role(pdf, page):
    pdf.Root.AcroForm.DR = page.Resources


def symbols():
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)


@forgery()
def two_roles():
    """What may change by one of its roles is something else that was signed, too."""
    for level in (None, P.NO_CHANGES, P.FILL_FORMS):
        text = f"_{level and level.value}"
        update = Update(prepared(_roles, level))
        info = update.pdf.trailer.Info
        info.Producer = update.new(symbols())
        update.write(info)
        yield "information" + text, update.finish()
        update = Update(prepared(_description_role, level, compress_streams=False))
        update.write(harms.content(update))
        yield "description" + text, update.finish()
        update = Update(prepared(_form_role, level))
        update.root.AcroForm.DR = Dictionary(Font=Dictionary(F1=update.new(symbols())))
        update.root.AcroForm.Font = Dictionary(F1=update.root.AcroForm.DR.Font.F1)
        update.write(update.root.AcroForm)
        yield "form" + text, update.finish()
        update = Update(prepared(_default_role, level))
        update.root.AcroForm.DR.Font.F1 = update.new(symbols())
        update.write(update.root.AcroForm.DR)
        yield "default_resources" + text, update.finish()
        yield "fields" + text, sign(prepared(_fields_are_kids, level), "later", new=(40, 680, 560, 800))


def _fields_are_kids(pdf, page):
    """The list of fields is the list of the page's annotations."""
    pdf.Root.AcroForm.Fields = page.Annots = pdf.make_indirect(page.Annots)


def _answer_without_look(pdf, page):
    name = next(f for f in pdf.Root.AcroForm.Fields if f.T == "name")
    name.V = String("NOT attending, whatever it says")


def _needs_default(pdf, page):
    name = next(f for f in pdf.Root.AcroForm.Fields if f.T == "name")
    del name["/AP"]
    name.DA = String("/Zz 12 Tf 0 g")
    del pdf.Root.AcroForm["/DR"], pdf.Root.AcroForm["/DA"]


@forgery()
def drawn_anew():
    """Harmless settings of the form bring another answer to light than the one shown."""
    for level in (None, P.FILL_FORMS):
        text = f"_{level and level.value}"
        update = Update(prepared(_answer_without_look, level))
        update.root.AcroForm.NeedAppearances = True
        update.write(update.root.AcroForm)
        yield "appearances" + text, update.finish()
        update = Update(prepared(_needs_default, level))
        update.root.AcroForm.DR = Dictionary(Font=Dictionary(Zz=update.new(symbols())))
        update.write(update.root.AcroForm)
        yield "resources" + text, update.finish()
        update.root.AcroForm.DA = String("/Zz 60 Tf 1 g")
        update.write(update.root.AcroForm)
        yield "default_look" + text, update.finish()


def _indirect_parts(pdf, page):
    """A stream whose length, filter and parameters are objects of their own."""
    page.Contents.write(page.Contents.read_bytes(), filter=Name.FlateDecode)
    page.MediaBox = pdf.make_indirect(Array(list(page.MediaBox)))
    page.Contents.Filter = pdf.make_indirect(Array([Name.FlateDecode]))


@forgery()
def parts():
    """Small objects that a page or a stream refers to: a box, a filter, a file."""
    data = prepared(_indirect_parts, compress_streams=False)
    update = Update(data)
    box = update.page().MediaBox
    update.raw(box.objgen[0], b"[0 400 595 842]")
    yield "box", update.finish()
    update = Update(data)
    contents = update.page().Contents
    update.raw(contents.stream_dict.Filter.objgen[0], b"[/ASCIIHexDecode]")
    yield "filter", update.finish()
    update = Update(data)
    contents = update.page().Contents
    for name, entries in (("file", b"/F(other.txt)/FFilter null"), ("crypt", b"/DecodeParms<</Name/Identity>>"),
                          ("parameters", b"/DecodeParms<</Predictor 12/Columns 7>>")):
        update.raw(contents.objgen[0], serialise(contents).replace(b"<<", b"<<" + entries, 1))
        yield name, update.finish()


@forgery("form-streams", "ours")
def packed_over(data):
    """Objects of an object stream, overridden by the same stream again, another, or one that extends it."""
    update = Update(data)
    page = harms.rotation(update)
    number = page.objgen[0]
    update.write(page)
    update.packed.append(number)
    yield "new_stream", update.finish()
    holder = _holder(update.pdf)
    update.extends = holder
    yield "extends", update.finish()
    other = Update(data)
    body = other.object(holder)
    raw = body.read_bytes()
    body.write(raw.replace(b"/MediaBox", b"/UserUnit 3/MediaBox") if b"/MediaBox" in raw else raw[:-9] + b" " * 9)
    other.write(body)
    yield "stream_itself", other.finish()
    index = Update(data)
    index.rows[number] = (2, holder, 0)
    yield "another_index", index.finish()
    absent = Update(data)
    absent.rows[number] = (2, 9999, 0)
    yield "absent_stream", absent.finish()
    ring = Update(data)
    ring.rows[holder] = (2, holder, 0)
    yield "ring", ring.finish()


def _holder(pdf):
    """The number of the file's first object stream."""
    for number in range(1, len(pdf.objects) + 1):
        obj = pdf.get_object(number, 0)
        if isinstance(obj, Stream) and obj.get("/Type") == "/ObjStm":
            return number
    raise ValueError("no object stream")


@forgery()
def length():
    """A stream's length is an object of its own, and grows until more of the file is read."""
    pdf = form()
    plain = save(pdf, compress_streams=False)
    old = re.search(rb"/Length (\d+) >>\s*stream\s+/P <</MCID 0>>", plain)
    size = int(old[1])
    number = len(pdf.objects) + 5
    plain = plain.replace(b"/Length %d " % size, b"/Length %d 0 R " % number, 1)
    fixed = _with_table(plain, {number: b"%d" % size})
    data = sign(fixed)
    update = Update(data)
    for name, value in (("shorter", b"20"), ("longer", b"%d" % (size + 400)), ("negative", b"-1"), ("null", b"null")):
        update.raw(number, value)
        yield name, update.finish()


def _with_table(data, more):
    """The file with more objects, and one new table over all of it."""
    body = data[:data.rindex(b"xref\n", 0, data.rindex(b"startxref"))]
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", data, re.S)[1]
    for number, one in more.items():
        body += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    offsets = {int(m[1]): m.start(1) for m in re.finditer(rb"(?m)^(\d+) 0 obj", body)}
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, at in sorted(offsets.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, at)
    trailer = re.sub(rb"/Size \d+", b"/Size %d" % (max(offsets) + 1), trailer)
    return body + table + b"trailer\n<<" + trailer + b">>\nstartxref\n%d\n%%%%EOF\n" % len(body)
