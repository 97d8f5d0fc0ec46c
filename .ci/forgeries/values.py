"""Forgeries of the signature's own dictionary, its ranges and its value.

Universal signature forgery, signature wrapping, and signatures that are copied,
removed or replaced.
"""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import bases
import harms
import identities
from registry import FEW, forgery
from update import Update, serialise, startxref

RANGE = rb"/ByteRange ?\[ *(\d+) +(\d+) +(\d+) +(\d+) *\]"
KIND = b"/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"


def last_range(data):
    return list(re.finditer(RANGE, data))[-1]


def _entry(value, key, body):
    """The signature's dictionary with one entry written otherwise, or left out."""
    written = serialise(value)
    pattern = rb"/ByteRange \[[^]]*\]" if key == "ByteRange" else rb"/Contents <[^>]*>"
    assert re.search(pattern, written), written[:200]
    return re.sub(pattern, (b"/%s " % key.encode() + body) if body is not None else b"", written)


@forgery(*FEW, "ours-certified", "form-p1")
def universal(data):
    """The signature is written again with values that a verifier may not expect."""
    harmful = {
        "Contents": (None, b"null", b"<>", b"<00>", b"()", b"<30>", b"0", b"[]", b"9999 0 R", b"true"),
        "ByteRange": (None, b"null", b"[]", b"[0 0 0 0]", b"[0 -1 1 1]", b"[-1 10 20 30]", b"[0 1e9 0 1]",
                      b"[0 10]", b"0", b"[(a) (b) (c) (d)]", b"9999 0 R", b"[0 99999999999999999999 0 0]"),
    }
    for key, bodies in harmful.items():
        for i, body in enumerate(bodies):
            update = Update(data)
            update.write(harms.content(update))
            value = harms.signed_field(update).V
            update.raw(value.objgen[0], _entry(value, key, body))
            yield f"{key}_{i}", update.finish()


@forgery(*FEW, "ours-two")
def copied(data):
    """The signature is copied behind the change, its ranges as before or to the end."""
    update = Update(data)
    update.write(harms.content(update))
    update.write(harms.signed_field(update).V)
    yield "as_before", update.finish()
    whole = update.finish()
    first, last = last_range(data), list(re.finditer(rb"/ByteRange \[[^]]*\]", whole))[-1]
    a, b, c, _ = (int(n) for n in first.groups())
    for name, ranges in (("to_the_end", (a, b, c, len(whole) - c)), ("nothing_left_out", (0, len(whole), 0, 0))):
        body = (b"/ByteRange [%d %d %d %d]" % ranges)
        yield name, whole[:last.start()] + body.ljust(last.end() - last.start()) + whole[last.end():]


@forgery("form", "form-p2", "form-locked")
def wrapped(data):
    """The second signed part is moved to the end; in the gap stand other objects and a second range.

    The last startxref is signed and points at where the section was. That place lies
    in the gap now, and another section stands there.
    """
    _, b, c, d = (int(n) for n in last_range(data).groups())
    at = startxref(data)
    update = Update(data)
    content = harms.content(update)
    evil = b"%d 0 obj\n" % content.objgen[0] + serialise(content) + b"\nendobj\n"
    message = bytes.fromhex(data[b + 1:b + 9].decode())
    value = data[b:b + 1 + 2 * (4 + int.from_bytes(message[2:4], "big"))] + b">"
    for name, second in (("range_twice", b"/ByteRange[0 %d %d %d]"), ("range_escaped", b"/Byte#52ange[0 %d %d %d]")):
        gap = 40000
        head = data[:b] + value + second % (b, c + gap, d) + KIND + b">>\nendobj\n"
        offsets = {int(m[1]): m.start(1) for m in re.finditer(rb"(?m)^(\d+) 0 obj", data[:b])}
        offsets |= {int(m[1]): m.start(1) + gap for m in re.finditer(rb"(?m)^(\d+) 0 obj", data[c:])}
        offsets[content.objgen[0]] = len(head)
        head += evil
        if len(head) > at:
            continue  # the signature is too small for it
        table = b"xref\n0 1\n0000000000 65535 f \n" + b"".join(
            b"%d 1\n%010d 00000 n \n" % row for row in sorted(offsets.items()))
        table += b"trailer\n<<" + update._entries(update.size, {"/Prev": None}) + b">>\n9999 0 obj\n<<"
        yield name, head.ljust(at) + table.ljust(c + gap - at) + data[c:]


@forgery(*FEW, "form-p1")
def hole(data):
    """What stands where the value does is not signed: other things are put there."""
    a, b, c, d = (int(n) for n in last_range(data).groups())
    content = b"20 0 obj\n<</Length 30>>\nstream\n" + harms.BAR + b"\nendstream\nendobj\n"
    inside = data[b + 1:c - 1]
    length = len(inside)
    short = inside.rstrip(b"0") + b"0000>"
    if len(short) + len(content) + 1 < length:
        room = length - len(short) - len(content) - 1
        yield "object", data[:b + 1] + short + content + b"<" + b"0" * room + data[c - 1:]
    yield "padding", data[:c - 9] + b"DEADBEEF" + data[c - 1:]
    yield "space", data[:c - 9] + b"        " + data[c - 1:]
    yield "zeros", data[:b + 1] + b"0" * length + data[c - 1:]
    yield "entry", data[:c - 20] + b">/Reason (I object)" + data[c - 1:]


@forgery("ours", "form", "ours-two", "form-p1")
def removed(data):
    """The signature is taken away, or its field no longer says that it is one."""
    def changed(change):
        update = Update(data)
        change(update, harms.signed_field(update))
        return update.finish()

    def without(key):
        def change(update, field):
            del field[key]
            update.write(field)
        return change

    def kind(update, field):
        field.FT, field.V = Name.Tx, String("signed")
        update.write(field)

    def renamed(update, field):
        field.T = String("other")
        update.write(field)

    def hidden(update, field):
        field.F = 2
        update.write(field)

    def whole(update, field):
        del update.root["/AcroForm"]
        update.write(update.root)

    def null(update, field):
        update.raw(field.V.objgen[0], b"null")

    def listed(update, field):
        form = update.root.AcroForm
        form.Fields = Array([one for one in form.Fields if one.objgen != field.objgen and "/FT" in one])
        update.write(form if form.is_indirect else update.root)

    for name, change in (("value", without("/V")), ("look", without("/AP")), ("kind", kind), ("renamed", renamed),
                         ("hidden", hidden), ("form", whole), ("null", null), ("unlisted", listed)):
        try:
            yield name, changed(change)
        except KeyError:
            pass  # this base has no such entry


@forgery("ours", "form", "ours-certified", "form-p2")
def borrowed(data):
    """Another party's field shows a signature that this party never gave."""
    update = Update(data)
    target, value = harms.empty_field(update), harms.signed_field(update).V
    look = pikepdf.Stream(update.pdf, b"0 g 0 0 40 10 re f", Type=Name.XObject, Subtype=Name.Form,
                          BBox=Array([0, 0, 100, 30]))
    target.AP = Dictionary(N=update.new(look))
    update.write(target)
    yield "look_only", update.finish()
    target.V = value
    update.write(target)
    yield "same_value", update.finish()
    target.V = update.new(Dictionary({**dict(value.items())}))
    update.write(target)
    yield "copy", update.finish()
    target.V = Dictionary(Type=Name.Sig, Name=String("Pat Example"))
    update.write(target)
    yield "empty_dictionary", update.finish()
    del target["/AP"]
    target.V = update.new(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"),
                                     SubFilter=Name("/adbe.x509.rsa_sha1"),
                                     Contents=String(b"\0" * 20), ByteRange=Array([0, 1, 2, 3])))
    update.write(target)
    yield "another_kind", update.finish()


@forgery("ours", "form", "ours-two")
def signed_over(data):
    """A change, and then a good signature of somebody else over all of it."""
    update = Update(data)
    update.write(harms.content(update))
    yield "after", bases.sign(update.finish(), "later", new=())
    stream = harms.first_stream(update.page().Contents).objgen

    def change(writer):
        obj = writer.get_object(bases.reference(writer, *stream))
        obj._data, obj._encoded_data = harms.BAR + obj.data, None
        writer.mark_update(bases.reference(writer, *stream))

    yield "together", bases.sign(data, "later", new=(), change=change)


@forgery("ours", "form")
def signed_anew(data):
    """The document is changed and signed by somebody with a certificate in the same name (with --trust)."""
    pdf = bases.form()
    pdf.pages[0].obj.Contents.write(harms.BAR + pdf.pages[0].obj.Contents.read_bytes())
    yield "trust", bases.sign(bases.save(pdf), who=identities.outsider)
