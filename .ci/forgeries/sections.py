"""Forgeries by cross-reference sections, object headers and the ends of updates.

Readers differ in what they make of most of these, which is the danger: one shows
what another does not see.
"""

import io
import re

import pikepdf

import harms
from registry import FEW, MINE, FORMS, forgery
from update import Update, serialise, startxref, stream


def started(data):
    """An update in which the page's content is changed, but not written yet."""
    update = Update(data)
    content = harms.content(update)
    return update, content.objgen[0], serialise(content)


@forgery(*FEW, "form-p1")
def bare(data):
    """Objects behind the end, without a section, or without its parts."""
    update, number, body = started(data)
    obj = b"\n%d 0 obj\n" % number + body + b"\nendobj\n"
    root = serialise(update.root)
    yield "object", data + obj
    yield "trailer", data + obj + b"trailer\n<</Root %d 0 R/Size 9999>>\n" % update.root.objgen[0]
    yield "eof", data + obj + b"%%EOF\n"
    yield "start", data + obj + b"startxref\n%d\n%%%%EOF\n" % startxref(data)
    yield "zero", data + obj + b"trailer\n<</Root %d 0 R/Size 9999>>\nstartxref\n0\n%%%%EOF\n" % update.root.objgen[0]
    yield "catalogue", data + obj + b"%d 0 obj\n" % update.root.objgen[0] + root + b"\nendobj\n"
    yield "comment", data + b"%" + obj.replace(b"\n", b"\r")
    update.raw(number, body)
    whole = update.finish()
    yield "no_eof", whole[:whole.rindex(b"%%EOF")]
    yield "no_startxref", whole[:whole.rindex(b"startxref")]
    yield "far_startxref", re.sub(rb"startxref\n\d+\n%%EOF\n$", b"startxref\n999999999\n%%EOF\n", whole)
    yield "negative_startxref", re.sub(rb"startxref\n\d+\n%%EOF\n$", b"startxref\n-1\n%%EOF\n", whole)


@forgery(*FEW, "form-p2")
def twice_started(data):
    """Two startxrefs in one end: the signed section, and the forged one."""
    update, number, body = started(data)
    update.raw(number, body)
    whole = update.finish()
    end = b"startxref\n%d\n%%%%EOF\n"
    forged, signed = startxref(whole), startxref(data)
    head = whole[:whole.rindex(b"startxref")]
    yield "both", head + b"startxref\n%d\nstartxref\n%d\n%%%%EOF\n" % (forged, signed)
    yield "then_signed", whole + end % signed
    yield "then_forged", head + end % signed + end % forged
    yield "comment", head + b"%startxref\n" + end % forged
    yield "spaces", head + b"startxref\n\n\n  %d\n\n%%%%EOF" % forged + b" " * 2000


@forgery(*FEW, "form-p1", "ours-two")
def previous(data):
    """/Prev that leaves the signed section out, runs in a ring or leads nowhere."""
    first = [int(n) for n in re.findall(rb"startxref\s+(\d+)", data)][0]
    for name, where in (("first", first), ("none", None), ("far", 99999999), ("zero", 0), ("self", len(data) + 200)):
        update, number, body = started(data)
        update.raw(number, body)
        update.previous = where
        yield name, update.finish()
    update, number, body = started(data)
    update.raw(number, body)
    update.trailer["/Prev"] = b"%d.0" % startxref(data)
    yield "real", update.finish()


@forgery(*FEW, "form-streams")
def both_kinds(data):
    """A table with an /XRefStm that says another thing."""
    update, number, body = started(data)
    update.raw(number, body)
    yield "hybrid", update.finish("hybrid")
    update, number, body = started(data)
    offset = len(data)
    out = data + b"%d 0 obj\n" % number + body + b"\nendobj\n"
    hidden = update._stream({number: (1, offset, 0)}, len(out))
    at, out = len(out), out + hidden
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<<"
    entries = update._entries(update.size, {"/XRefStm": b"%d" % at})
    yield "stream_only", out + table + entries + b">>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    free = b"xref\n%d 1\n0000000000 00000 f \ntrailer\n<<" % number
    yield "free_in_table", out + free + entries + b">>\nstartxref\n%d\n%%%%EOF\n" % len(out)


@forgery("form", "form-p1", "form-p2")
def rows(data):
    """Rows of a table that are there twice, out of order or one off."""
    update, number, body = started(data)
    at = len(data)
    out = data + b"%d 0 obj\n" % number + body + b"\nendobj\n"
    old = _offset(data, number)
    entries = b"trailer\n<<" + update._entries(update.size, {}) + b">>\n"

    def table(lines):
        return out + b"xref\n" + lines + entries + b"startxref\n%d\n%%%%EOF\n" % len(out)

    row, was = b"%010d 00000 n \n" % at, b"%010d 00000 n \n" % old
    yield "twice_new_first", table(b"%d 1\n" % number + row + b"%d 1\n" % number + was)
    yield "twice_old_first", table(b"%d 1\n" % number + was + b"%d 1\n" % number + row)
    yield "one_off", table(b"1 %d\n0000000000 65535 f \n" % (number + 1) + _filler(data, number) + row)
    yield "short_rows", table(b"%d 1\n" % number + b"%d 0 n\n" % at)
    yield "high_generation", table(b"%d 1\n%010d 65535 n \n" % (number, at))
    yield "count_too_large", table(b"%d 3\n" % number + row)
    yield "count_zero", table(b"%d 0\n" % number + row)
    yield "free_here", table(b"%d 1\n" % number + row.replace(b"n", b"f"))
    yield "kind_x", table(b"%d 1\n" % number + row.replace(b"n", b"x"))
    yield "before_space", table(b"%d 1\n%010d 00000 n \n" % (number, at - 1))


def _offset(data, number):
    return re.search(rb"[\r\n]%d 0 obj" % number, data).start() + 1


def _filler(data, number):
    """Rows from 2 on, as they are, for a reader that counts the first as 0."""
    return b"".join(b"%010d 00000 n \n" % _offset(data, one) for one in range(1, number))


@forgery(*FEW, "form-streams", "ours-certified")
def section_streams(data):
    """Cross-reference streams with odd widths, kinds and ranges."""
    def made(width, index, raw):
        update, number, body = started(data)
        out = data + b"%d 0 obj\n" % number + body + b"\nendobj\n"
        entries = b"<</Type/XRef/W" + width + b"/Index" + index % number + update._entries(update.size + 1, {}) + b">>"
        section = b"%d 0 obj\n" % update.size + stream(entries, raw) + b"\nendobj\n"
        return out + section + b"startxref\n%d\n%%%%EOF\n" % len(out)

    at = len(data)
    four, eight = at.to_bytes(4, "big"), (at + (1 << 32)).to_bytes(8, "big")
    yield "no_kind", made(b"[0 4 0]", b"[%d 1]", four)
    yield "wrapped", made(b"[1 8 2]", b"[%d 1]", b"\1" + eight + b"\0\0")
    yield "kind_3", made(b"[1 4 2]", b"[%d 1]", b"\3" + four + b"\0\0")
    yield "twice", made(b"[1 4 2]", b"[%d 1 %%d 1]".replace(b"%%d", b"0"), (b"\1" + four + b"\0\0") * 2)
    yield "long_rows", made(b"[1 4 2 9]", b"[%d 1]", b"\1" + four + b"\0\0" + b"\0" * 9)
    yield "unlisted_self", made(b"[1 4 2]", b"[%d 1]", b"\1" + four + b"\0\0")


@forgery(*FEW)
def headers(data):
    """The line before an object, written in ways that readers understand differently."""
    update, number, body = started(data)
    for name, header in (
            ("plus", b"+%d 0 obj" % number), ("zeros", b"000%d 00 obj" % number), ("nul", b"%d\x000\x00obj" % number),
            ("other_number", b"%d 0 obj" % (number + 1)), ("comment", b"%d %%x\n0 obj" % number),
            ("other_generation", b"%d 5 obj" % number), ("glued", b"%d 0 obj<<>>endobj %d 0 obj" % (number, number)),
            ("upper", b"%d 0 OBJ" % number)):
        update = Update(data)
        update.raw(number, body)
        update.headers[number] = header
        yield name, update.finish()
    update = Update(data)
    update.raw(number, body)
    update.headers[number] = b"1%d 0 obj" % number
    update.rows[number] = (1, len(data) + 1, 0)
    yield "tail_of_a_number", update.finish()


@forgery(*FEW)
def small_size(data):
    """/Size so small that readers drop the objects above it."""
    update = Update(data)
    update.trailer["/Size"] = b"%d" % (update.page().Contents.objgen[0])
    yield "contents", update.finish()
    update.trailer["/Size"] = b"1"
    yield "all", update.finish()


@forgery(*MINE[:2], *FORMS)
def freed(data):
    """Objects that are taken away: what showed is gone."""
    update = Update(data)
    for name, obj in (("content", harms.first_stream(update.page().Contents)),
                      ("font", next(iter(update.page().Resources.Font.values()))),
                      ("page", update.page()), ("structure", update.root.StructTreeRoot)):
        one = Update(data)
        one.free(obj.objgen[0])
        yield name, one.finish()
        one = Update(data)
        one.free(obj.objgen[0])
        one.finish()
        two = Update(one.finish())
        two.raw(obj.objgen[0], serialise(obj) if name != "content" else stream(b"<<>>", harms.BAR), 1)
        yield name + "_reused", two.finish()


@forgery(*FEW)
def whole_file(data):
    """A whole file of its own behind the signed one."""
    update = Update(data)
    other = update.pdf
    harms.content(update)
    out = io.BytesIO()
    other.save(out)
    behind = out.getvalue()
    moved = re.sub(rb"startxref\n(\d+)", lambda m: b"startxref\n%d" % (int(m[1]) + len(data)), behind)
    yield "as_it_is", data + behind
    yield "moved", data + moved
    yield "before", behind + data
    yield "between", data[:20] + behind + data[20:]


@forgery(*FEW)
def other_root(data):
    """The trailer names another catalogue."""
    update = Update(data)
    content = harms.content(update)
    page = update.page()
    body = update.stream(content.read_bytes())
    sheet = update.new(pikepdf.Dictionary({**{k: v for k, v in page.items()}, "/Contents": body}))
    tree = update.new(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=pikepdf.Array([sheet]), Count=1))
    sheet.Parent = tree
    update.write(sheet)
    root = update.new(pikepdf.Dictionary({**{k: v for k, v in update.root.items()}, "/Pages": tree}))
    update.trailer["/Root"] = root.unparse()
    yield "new", update.finish()
    update.trailer["/Root"] = update.root.unparse()
    update.raw(update.root.objgen[0], serialise(root))
    yield "same_number", update.finish()
    again = Update(data)
    again.trailer["/Encrypt"] = b"<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -4>>"
    yield "encrypt", again.finish()
