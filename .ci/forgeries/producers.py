"""Good files of other producers, and links to pages as these write them."""

import pathlib
import subprocess
import tempfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

import identities
from bases import P, certify, form, save, sign
from good import good, stamp

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:h text:outline-level="1">Visit</text:h><text:p>Alex Example attends the farm.</text:p>
</office:text></office:body></office:document>"""


def run(*command):
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)


@good
def produced(ours):
    """Documents written by LibreOffice, Ghostscript, MuPDF and qpdf, signed twice and time-stamped."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "text.fodt").write_text(TEXT)
        (folder / "plain.pdf").write_bytes(linked())
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
            "--outdir", name, str(folder / "text.fodt"))
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={folder}/gs.pdf",
            str(folder / "plain.pdf"))
        run("mutool", "clean", "-gggg", str(folder / "plain.pdf"), str(folder / "mupdf.pdf"))
        run("qpdf", "--linearize", "--object-streams=generate", str(folder / "plain.pdf"), str(folder / "qpdf.pdf"))
        for one in ("text", "gs", "mupdf", "qpdf"):
            data = (folder / f"{one}.pdf").read_bytes()
            once = sign(data, "first", new=())
            yield one, once
            yield f"{one}_twice", sign(once, "second", identities.parent, new=())
            yield f"{one}_stamped", stamp(sign(data, "first", new=(), certify=True, docmdp_permissions=P.NO_CHANGES))


def linked():
    """A file with every kind of link to a page: by names old and new, in bookmarks, as objects of their own."""
    pdf = form()
    page = pdf.pages[0].obj
    place = pdf.make_indirect(Array([page, Name.Fit]))
    pdf.Root.Dests = pdf.make_indirect(Dictionary(
        start=Array([page, Name.Fit]), end=Dictionary(D=Array([page, Name.Fit]))))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("a"), place, String("b"), Dictionary(D=place)])))
    outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=2))
    first = pdf.make_indirect(Dictionary(Title=String("Visit"), Parent=outlines, Dest=place))
    second = pdf.make_indirect(Dictionary(
        Title=String("Again"), Parent=outlines, Prev=first, A=Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))))
    first.Next, outlines.First, outlines.Last, pdf.Root.Outlines = second, first, second, outlines
    pdf.Root.OpenAction = Array([page, Name.Fit])
    bead = pdf.make_indirect(Dictionary(Type=Name.Bead, P=page, R=Array([72, 700, 500, 800])))
    thread = pdf.make_indirect(Dictionary(Type=Name.Thread, F=bead))
    bead.T, bead.N, bead.V, page.B, pdf.Root.Threads = thread, bead, bead, Array([bead]), Array([thread])
    return save(pdf)


@good
def links(ours):
    """Links to the page to which a signature's field is added."""
    once = sign(linked())
    yield "twice", sign(once, "later", identities.parent, new=())
    yield "stamped", stamp(certify(linked(), P.NO_CHANGES))


@good
def shared(ours):
    """Parts that a file uses twice: descriptions, resources."""
    pdf = form()
    pdf.pages[0].obj.Metadata = pdf.Root.Metadata = pdf.make_indirect(pikepdf.Stream(
        pdf, b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>', Type=Name.Metadata, Subtype=Name.XML))
    yield "description", sign(sign(save(pdf)), "parent", identities.parent)
    pdf = form()
    pdf.pages[0].obj.Resources.Font = pdf.Root.AcroForm.DR.Font = pdf.make_indirect(pdf.pages[0].obj.Resources.Font)
    yield "fonts", sign(sign(save(pdf)), "later", identities.parent, new=())
