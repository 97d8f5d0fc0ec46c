"""Signed files that nobody has changed: what the forgeries start from.

Some are our own, made with the command line; the others are made with pikepdf and
signed with pyHanko, so that every construct that a forgery changes is there.
"""

import io
import pathlib
import subprocess

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

import identities

P = fields.MDPPerm
WORDS = b"BT /F1 14 Tf 72 760 Td (Alex Example attends the farm on Mondays.) Tj ET\n"


def save(pdf, **options):
    """A file with classic tables, unless the options say otherwise."""
    out = io.BytesIO()
    options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "deterministic_id": True, **options}
    pdf.save(out, **options)
    return out.getvalue()


def look(pdf, content, box=(0, 0, 200, 30), **entries):
    return Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=Array(list(box)), **entries)


def widget(pdf, page, kind, name, rect, **entries):
    field = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name(kind), T=String(name), Rect=Array(list(rect)), F=4, P=page))
    for key, value in entries.items():
        field["/" + key] = value
    page.Annots.append(field)
    pdf.Root.AcroForm.Fields.append(field)
    return field


def form():
    """A page with everything that a forgery may want: fields, links, layers, tags."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0].obj
    font = pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Decision")))
    drawing = pdf.make_indirect(look(pdf, b"0 0 1 rg 0 0 40 40 re f", (0, 0, 40, 40)))
    page.Resources = pdf.make_indirect(Dictionary(
        Font=Dictionary(F1=font), XObject=Dictionary(X1=drawing), Properties=Dictionary(L1=layer)))
    page.Contents = pdf.make_indirect(Stream(
        pdf, b"/P <</MCID 0>> BDC\n" + WORDS + b"EMC\n/OC /L1 BDC BT /F1 14 Tf 72 700 Td (Agreed.) Tj ET EMC\n"
        b"q 1 0 0 1 400 600 cm /X1 Do Q\n"))
    page.Annots, page.StructParents = Array(), 0
    root = pdf.Root
    root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), OFF=Array()))
    root.AcroForm = pdf.make_indirect(Dictionary(
        Fields=Array(), DR=Dictionary(Font=Dictionary(Helv=font)), DA=String("/Helv 12 Tf 0 g")))
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    element = pdf.make_indirect(Dictionary(S=Name.P, P=tree, Pg=page, K=0))
    tree.K, tree.ParentTree = element, Dictionary(Nums=Array([0, Array([element])]))
    root.StructTreeRoot, root.MarkInfo, root.Lang = tree, Dictionary(Marked=True), String("en-GB")
    _fields(pdf, page, font)
    pdf.docinfo["/Title"], pdf.docinfo["/Producer"] = "A form", "pikepdf"
    return pdf


def _fields(pdf, page, font):
    resources = Dictionary(Font=Dictionary(Helv=font))
    answer = look(pdf, b"/Tx BMC BT /Helv 12 Tf 2 8 Td (Alex Example) Tj ET EMC", Resources=resources)
    widget(pdf, page, "/Tx", "name", (72, 640, 272, 670), V=String("Alex Example"), DA=String("/Helv 12 Tf 0 g"),
           AP=Dictionary(N=pdf.make_indirect(answer)))
    widget(pdf, page, "/Tx", "note", (72, 600, 272, 630), DA=String("/Helv 12 Tf 0 g"))
    widget(pdf, page, "/Tx", "remark", (72, 560, 272, 590), DA=String("/Helv 12 Tf 0 g"))
    on, off = look(pdf, b"0 g 4 4 12 12 re f", (0, 0, 20, 20)), look(pdf, b"0 G 1 1 18 18 re S", (0, 0, 20, 20))
    widget(pdf, page, "/Btn", "agree", (300, 640, 320, 660), V=Name.Off, AS=Name.Off,
           AP=Dictionary(N=Dictionary(Yes=pdf.make_indirect(on), Off=pdf.make_indirect(off))))
    widget(pdf, page, "/Sig", "school", (72, 100, 272, 130))
    widget(pdf, page, "/Sig", "parent", (300, 100, 500, 130))
    page.Annots.append(pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 500, 200, 520]), Border=Array([0, 0, 0]),
        A=Dictionary(S=Name.URI, URI=String("http://provider.example/")))))
    page.Annots.append(pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Square, Rect=Array([300, 500, 340, 520]), F=4,
        AP=Dictionary(N=pdf.make_indirect(look(pdf, b"1 0 0 RG 1 1 38 18 re S", (0, 0, 40, 20)))))))


class Signer(signers.PdfSigner):
    """A signer that does not ask what a certification allows."""

    def _enforce_certification_constraints(self, reader):
        pass


def sign(data, field="school", who=None, new=None, change=None, stamped=False, bytes_reserved=None, **meta):
    """A copy with one more signature by pyHanko.

    new is where a field of the name is put that is not there yet. change is called
    with the writer first, so that one update holds a change and a signature.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    if change:
        change(writer)
    meta.setdefault("subfilter", fields.SigSeedSubFilter.PADES)
    signer = Signer(
        signers.PdfSignatureMetadata(field_name=field, **meta), signer=who or identities.school,
        timestamper=identities.stamper() if stamped else None,
        new_field_spec=None if new is None else fields.SigFieldSpec(field, box=new or None))
    out = io.BytesIO()
    signer.sign_pdf(writer, output=out, bytes_reserved=bytes_reserved)
    return out.getvalue()


def certify(data, level, **more):
    return sign(data, certify=True, docmdp_permissions=level, **more)


def locked():
    """A form of which the school's signature locks one field."""
    pdf = form()
    school = next(f for f in pdf.Root.AcroForm.Fields if f.T == "school")
    school.Lock = pdf.make_indirect(Dictionary(
        Type=Name.SigFieldLock, Action=Name.Include, Fields=Array([String("note")])))
    return sign(save(pdf))


def streams(pdf):
    return save(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


class Ours:
    """Documents of ours, made with the command line in a folder."""

    def __init__(self, apdocs, folder, records):
        self.apdocs, self.folder, self.records = apdocs, pathlib.Path(folder), pathlib.Path(records)
        self.run("key", "new", "--self-signed", "--no-passphrase", "--name", "Sample School", "-o", "school.p12")
        self.run("key", "new", "--self-signed", "--no-passphrase", "--name", "Pat Example", "-o", "parent.p12")

    def run(self, *words):
        subprocess.run([self.apdocs, *words], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def unsigned(self, record="progress-visit-unsigned"):
        out = self.folder / f"{record}.pdf"
        if not out.exists():
            self.run("fill", str(self.records / f"{record}.json"), "-o", out.name)
        return out.read_bytes()

    def sign(self, data, party, *options):
        before, after = self.folder / "before.pdf", self.folder / "after.pdf"
        before.write_bytes(data)
        self.run("sign", "before.pdf", "-o", "after.pdf", "--force", "--key",
                 "parent.p12" if party == "parent" else "school.p12", "--as", party, *options)
        return after.read_bytes()


def all_bases(ours):
    """Every base by its name."""
    plain, mine = save(form()), ours.unsigned()
    school = ours.sign(mine, "school")
    return {
        "ours": school,
        "ours-certified": ours.sign(mine, "school", "--certify"),
        "ours-two": ours.sign(school, "parent", "--reason", "Read"),
        "ours-closed": sign(mine, "signatures.school", certify=True, docmdp_permissions=P.NO_CHANGES),
        "form": sign(plain),
        "form-streams": sign(streams(form())),
        "form-p1": certify(plain, P.NO_CHANGES),
        "form-p2": certify(plain, P.FILL_FORMS),
        "form-p3": certify(plain, P.ANNOTATE),
        "form-locked": locked(),
        "form-lt": long_term(plain),
    }


def long_term(data, **more):
    """A signature with a time-stamp and what is needed to check it in years to come."""
    return sign(data, stamped=True, embed_validation_info=True, validation_context=identities.context(), **more)


def reference(writer, number, generation=0):
    return generic.Reference(number, generation, writer)
