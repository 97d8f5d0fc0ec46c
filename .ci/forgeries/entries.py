"""Forgeries by entries of the catalogue, of pages, of the form and of the trailer.

None of them touches what stands on a page; each changes what a reader does with it,
says about it or shows beside it.
"""

from pikepdf import Array, Dictionary, Name, String

import harms
from registry import FEW, LEVELS, forgery
from update import Update, serialise

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert('changed')"))
LINK = Dictionary(S=Name.URI, URI=String("http://elsewhere.example/"))

CATALOGUE = {
    "OpenAction": SCRIPT,
    "AA": Dictionary(WP=SCRIPT),
    "Names": Dictionary(JavaScript=Dictionary(Names=Array([String("a"), SCRIPT]))),
    "Lang": String("fr-FR"),
    "MarkInfo": Dictionary(Marked=False, Suspects=True),
    "ViewerPreferences": Dictionary(HideMenubar=True, Direction=Name.R2L),
    "PageLayout": Name.TwoColumnLeft,
    "PageMode": Name.FullScreen,
    "PageLabels": Dictionary(Nums=Array([0, Dictionary(S=Name.r, P=String("Draft "))])),
    "URI": Dictionary(Base=String("http://elsewhere.example/")),
    "Collection": Dictionary(View=Name.D, D=String("other.pdf")),
    "Requirements": Array([Dictionary(S=Name.EnableJavaScripts)]),
    "Legal": Dictionary(JavaScriptActions=0, Attestation=String("nothing hidden")),
    "NeedsRendering": True,
    "PieceInfo": Dictionary(Example=Dictionary(LastModified=String("D:20270101"), Private=String("x"))),
    "SpiderInfo": Dictionary(V=1),
    "OutputIntents": Array([]),
    "Outlines": Dictionary(Type=Name.Outlines, Count=0),
    "Dests": Dictionary(top=Array([0, Name.Fit])),
    "StructTreeRoot": Dictionary(Type=Name.StructTreeRoot),
    "OCProperties": Dictionary(OCGs=Array([]), D=Dictionary(BaseState=Name.OFF)),
    "DPartRoot": Dictionary(Type=Name.DPartRoot),
    "Threads": Array([]),
    "AF": Array([Dictionary(Type=Name.Filespec, F=String("other.pdf"), UF=String("other.pdf"))]),
    "Example": String("an entry that nobody knows"),
}

PAGE = {
    "Rotate": 90,
    "MediaBox": Array([0, 400, 595, 842]),
    "CropBox": Array([0, 400, 595, 842]),
    "UserUnit": 3,
    "AA": Dictionary(O=LINK),
    "Dur": 1,
    "Trans": Dictionary(S=Name.Dissolve),
    "Resources": Dictionary(),
    "Group": Dictionary(S=Name.Transparency, I=True, K=True, CS=Name.DeviceCMYK),
    "Tabs": Name.R,
    "StructParents": 99,
    "PieceInfo": Dictionary(Example=Dictionary(LastModified=String("D:20270101"))),
    "Metadata": String("not a stream"),
    "VP": Array([]),
    "PresSteps": Dictionary(),
    "Annots": Array([]),
    "Contents": Array([]),
    "Example": String("an entry that nobody knows"),
}

FORM = {
    "XFA": String("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template/></xdp:xdp>"),
    "CO": Array([]),
    "Q": 2,
    "SigFlags": 0,
    "Fields": Array([]),
    "Example": String("an entry that nobody knows"),
}


def _entries(data, what, owner):
    for key, value in what.items():
        update = Update(data)
        holder = owner(update)
        if holder.get("/" + key) == value:
            continue
        holder["/" + key] = value
        update.write(holder if holder.is_indirect else update.root)
        yield key, update.finish()


@forgery(*LEVELS, "ours", "ours-certified")
def catalogue(data):
    """An entry of the catalogue."""
    return _entries(data, CATALOGUE, lambda update: update.root)


@forgery(*FEW, "form-p3")
def page(data):
    """An entry of the page."""
    return _entries(data, PAGE, lambda update: update.page())


@forgery(*FEW, "form-p2")
def form_itself(data):
    """An entry of the form."""
    return _entries(data, FORM, lambda update: update.root.AcroForm)


@forgery(*FEW, "form-p1")
def node(data):
    """What a page has from the node above it."""
    for key in ("Rotate", "CropBox", "Resources", "UserUnit"):
        update = Update(data)
        leaf = update.page()
        tree = update.root.Pages
        tree["/" + key] = PAGE[key]
        update.write(tree)
        yield key, update.finish()
        if "/" + key in leaf:
            del leaf["/" + key]
            update.write(leaf)
            yield key + "_moved", update.finish()


@forgery(*FEW, "form-p1")
def attached(data):
    """An attachment, in each place for one."""
    def parts(update):
        file = update.stream(b"other", Type=Name.EmbeddedFile)
        return Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"), EF=Dictionary(F=file))

    update = Update(data)
    update.root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("a"), parts(update)])))
    update.write(update.root)
    yield "names", update.finish()
    update = Update(data)
    note = update.new(Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([9, 9, 30, 30]), FS=parts(update)))
    append(update, update.page(), "/Annots", note)
    yield "annotation", update.finish()


def append(update, owner, key, one):
    """Adds to an array, wherever that stands."""
    array = owner.get(key, None)
    if array is None:
        owner[key] = array = Array()
    array.append(one)
    update.write(array if array.is_indirect else owner if owner.is_indirect else update.root)


@forgery("form", "form-p2", "form-streams")
def layers(data):
    """A layer that showed is hidden: by its settings, by itself, by a new membership."""
    update = Update(data)
    update.root.OCProperties.D.OFF = update.root.OCProperties.OCGs
    update.write(update.root)
    yield "off", update.finish()
    update = Update(data)
    layer = update.root.OCProperties.OCGs[0]
    layer.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.OFF))
    update.write(layer)
    yield "usage", update.finish()
    update = Update(data)
    update.raw(update.root.OCProperties.OCGs[0].objgen[0], b"<</Type/OCMD/P/AllOff/OCGs[]/VE[/Not true]>>")
    yield "membership", update.finish()


@forgery(*FEW, "form-p1")
def titles(data):
    """The title and the author, in the trailer's dictionary and in the description."""
    for key in ("Title", "Author", "Subject", "Keywords", "CreationDate", "Trapped", "Example"):
        update = Update(data)
        info = update.pdf.trailer.get("/Info")
        if info is None:
            info = update.pdf.make_indirect(Dictionary())
            update.trailer["/Info"] = info.unparse()
        info["/" + key] = Name("/True") if key == "Trapped" else String("Not what was signed")
        update.write(info)
        yield key, update.finish()
    packet = (b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
              b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:%s><rdf:Alt>'
              b'<rdf:li xml:lang="x-default">Not what was signed</rdf:li></rdf:Alt></dc:%s></rdf:Description>'
              b"</rdf:RDF></x:xmpmeta>")
    for key in (b"title", b"creator", b"description", b"rights"):
        update = Update(data)
        metadata = update.root.get("/Metadata")
        if metadata is None:
            update.root.Metadata = update.stream(packet % (key, key), Type=Name.Metadata, Subtype=Name.XML)
            update.write(update.root)
        else:
            old = metadata.read_bytes()
            at = old.rindex(b"</rdf:RDF>")
            body = packet % (key, key)
            one = body[body.index(b"<rdf:Description"):body.rindex(b"</rdf:RDF>")]
            metadata.write(old[:at] + one + old[at:])
            update.write(metadata)
        yield "packet_" + key.decode(), update.finish()


@forgery(*FEW, "form-p2", "form-lt")
def written_twice(data):
    """A dictionary with an entry twice, or with one whose name is spelt another way."""
    update = Update(data)
    other = harms.pages(update)
    tree = update.new(Dictionary({**{k: v for k, v in other.items()}}))
    body = serialise(update.root)
    number = update.root.objgen[0]
    for name, entry in (("last", b"/Pages %s>>"), ("escaped", b"/P#61ges %s>>"), ("metadata", b"/Metadata %s>>"),
                        ("store", b"/DSS<</Certs[]>>/DSS<</Certs[%s]>>>>")):
        update.raw(number, body.rstrip()[:-2] + entry % tree.unparse())
        yield name, update.finish()
    update.raw(number, b"<</Pages " + tree.unparse() + body.strip()[2:])
    yield "first", update.finish()


@forgery(*FEW, "form-p1")
def spoken_otherwise(data):
    """What screen readers read: roles, languages, alternatives, order."""
    for key, value in (("RoleMap", Dictionary(P=Name.Artifact)), ("ClassMap", Dictionary()), ("K", Array([])),
                       ("ParentTree", Dictionary(Nums=Array([]))), ("Namespaces", Array([]))):
        update = Update(data)
        tree = update.root.StructTreeRoot
        tree["/" + key] = value
        update.write(tree)
        yield key, update.finish()


@forgery(*FEW)
def useless(data):
    """Objects that nothing in the document uses, and that an older reader or a later update may."""
    update = Update(data)
    update.stream(harms.BAR)
    yield "stream", update.finish()
    update = Update(data)
    update.raw(update.next() + 500, b"<</Type/Page>>")
    yield "far_number", update.finish()
