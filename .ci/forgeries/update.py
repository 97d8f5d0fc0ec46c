"""Incremental updates of PDF files, written byte by byte.

pikepdf reads a file and gives its objects; an Update writes changed or new ones
behind it, with a cross-reference section of any kind. Everything that a library
would put right can be got wrong on purpose.
"""

import io
import re

import pikepdf


def startxref(data):
    """The offset that the last startxref of a file names."""
    return int(re.findall(rb"startxref\s+(\d+)", data)[-1])


def serialise(obj):
    """An object as it stands in a file, without its "n g obj"."""
    if not isinstance(obj, pikepdf.Stream):
        return obj.unparse(resolved=True)
    raw = obj.read_raw_bytes()
    entries = pikepdf.Dictionary({key: value for key, value in obj.stream_dict.items() if key != "/Length"})
    return stream(entries.unparse(resolved=True), raw)


def stream(entries, raw):
    """A stream of a dictionary given as bytes, which gets its /Length here."""
    entries = entries.rstrip()
    assert entries.endswith(b">>")
    return entries[:-2] + b"/Length %d>>\nstream\n" % len(raw) + raw + b"\nendstream"


class Update:
    """What is written behind a file.

    rows overrides single entries of the section: number -> (type, offset or
    object stream, generation or index). header gives an object another line than
    "n g obj". packed are the numbers that go into an object stream.
    """

    def __init__(self, data):
        self.data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.bodies, self.rows, self.headers = {}, {}, {}
        self.packed, self.extends, self.tail = [], None, b""
        self.freed = []
        self.previous = startxref(data)
        self.trailer = {
            key: self.pdf.trailer[key].unparse() for key in ("/Root", "/Info", "/ID") if key in self.pdf.trailer}
        self.table = data[self.previous:self.previous + 4] == b"xref"
        self.size = int(self.pdf.trailer["/Size"])

    @property
    def root(self):
        return self.pdf.Root

    def page(self, number=0):
        return self.pdf.pages[number].obj

    def object(self, number):
        return self.pdf.get_object(number, 0)

    def write(self, *objects):
        """Writes indirect objects as they are now."""
        for obj in objects:
            self.raw(obj.objgen[0], serialise(obj), obj.objgen[1])

    def raw(self, number, body, generation=0):
        self.bodies[number, generation] = body
        return number

    def new(self, obj):
        """Writes a new object and returns the reference to it."""
        obj = self.pdf.make_indirect(obj)
        self.write(obj)
        return obj

    def stream(self, content, **entries):
        return self.new(pikepdf.Stream(self.pdf, content, **entries))

    def free(self, *numbers):
        self.freed.extend(numbers)

    def next(self):
        known = [number for number, _ in self.bodies] + [self.size - 1]
        return max(known) + 1

    def finish(self, kind=None):
        """The whole file. kind is table, stream or hybrid; the file's own if None."""
        kind = kind or ("table" if self.table and not self.packed else "stream")
        out = self.data if self.data.endswith(b"\n") else self.data + b"\n"
        rows = {}
        for (number, generation), body in self.bodies.items():
            if number in self.packed:
                continue
            rows[number] = (1, len(out), generation)
            header = self.headers.get(number, b"%d %d obj" % (number, generation))
            out += header + b"\n" + body + b"\nendobj\n"
        out = self._pack(out, rows)
        for number in self.freed:
            rows[number] = (0, 0, 1)
        rows.update(self.rows)
        if kind == "table":
            section, at = self._table(rows, {}), len(out)
        elif kind == "stream":
            section, at = self._stream(rows, len(out)), len(out)
        else:
            hidden = {number: row for number, row in rows.items() if number % 2}
            shown = {number: row for number, row in rows.items() if not number % 2}
            section, at = self._stream(hidden, len(out)), len(out)
            section, at = section + self._table(shown, {"/XRefStm": b"%d" % at}), at + len(section)
        return out + section + b"startxref\n%d\n%%%%EOF\n" % at + self.tail

    def _pack(self, out, rows):
        if not self.packed:
            return out
        head, body = b"", b""
        number = self.next()
        for index, one in enumerate(self.packed):
            head += b"%d %d " % (one, len(body))
            body += self.bodies[one, 0] + b" "
            rows[one] = (2, number, index)
        entries = b"<</Type/ObjStm/N %d/First %d" % (len(self.packed), len(head))
        if self.extends:
            entries += b"/Extends %d 0 R" % self.extends
        rows[number] = (1, len(out), 0)
        self.size = max(self.size, number + 1)
        return out + b"%d 0 obj\n" % number + stream(entries + b">>", head + body) + b"\nendobj\n"

    def _entries(self, size, more):
        entries = {"/Size": b"%d" % size, **self.trailer, **more}
        if self.previous is not None:
            entries.setdefault("/Prev", b"%d" % self.previous)
        return b"".join(key.encode() + b" " + value + b" " for key, value in entries.items() if value is not None)

    def _table(self, rows, more):
        lines, last = b"xref\n", None
        numbers = sorted(rows)
        for i, number in enumerate(numbers):
            if number - 1 != last:
                run = 1
                while i + run < len(numbers) and numbers[i + run] == number + run:
                    run += 1
                lines += b"%d %d\n" % (number, run)
            kind, where, generation = rows[number]
            lines += b"%010d %05d %s \n" % (where, generation, b"n" if kind else b"f")
            last = number
        size = max([self.size] + [number + 1 for number in numbers])
        return lines + b"trailer\n<<" + self._entries(size, more) + b">>\n"

    def _stream(self, rows, at):
        number = max([self.next()] + [one + 1 for one in rows])
        rows = {**rows, number: (1, at, 0)}
        index, raw = b"", b""
        for one in sorted(rows):
            kind, where, last = rows[one]
            index += b"%d 1 " % one
            raw += bytes([kind]) + where.to_bytes(4, "big") + last.to_bytes(2, "big")
        entries = b"<</Type/XRef/W[1 4 2]/Index[" + index + b"]" + self._entries(number + 1, {}) + b">>"
        self.size = max(self.size, number + 1)
        return b"%d 0 obj\n" % number + stream(entries, raw) + b"\nendobj\n"
