"""Good signatures: files as other programs make them, changed only as they allow."""

import io

import pikepdf
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation.dss import DocumentSecurityStore

import bases
import harms
import identities
from bases import P, certify, form, long_term, look, save, sign, streams
from update import Update

kinds = []
BLANK = (72, 200, 272, 240)  # nothing stands there on a form

# Good files of other programs that we refuse, and why.
STRICTER = {name: "a new field that shows may cover what was signed" for name in (
    "signed_again-new_visible", "fields_of_other_builds-no_form_visible")}


def good(function):
    kinds.append((function.__name__, function))
    return function


def build(ours):
    """Yields the name and bytes of every good file."""
    for name, function in kinds:
        for variant, data in function(ours):
            yield f"{name}-{variant}", data


def stamp(data):
    """A copy with a document time-stamp."""
    out = io.BytesIO()
    signers.PdfTimeStamper(identities.stamper()).timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data), strict=False), "sha256",
        validation_context=identities.context(), output=out)
    return out.getvalue()


def store(data):
    """A copy with what is needed to check its signatures in years to come."""
    out = io.BytesIO(data)
    reader = PdfFileReader(out, strict=False)
    certs = [identities.asn1(identities.root), identities.school.signing_cert]
    DocumentSecurityStore.add_dss(
        out, reader.embedded_regular_signatures[0].pkcs7_content, certs=certs, crls=[identities.revocations()])
    return out.getvalue()


@good
def untouched(ours):
    """Every base as it is."""
    yield from bases.all_bases(ours).items()


@good
def signed_again(ours):
    """Further signatures, in fields that were there and in new ones."""
    for name, data in levels(fields.MDPPerm.FILL_FORMS, fields.MDPPerm.ANNOTATE):
        yield f"there_{name}", sign(data, "parent", identities.parent)
        yield f"there_stamped_{name}", sign(data, "parent", identities.parent, stamped=True)
        yield f"new_invisible_{name}", sign(data, "later", identities.parent, new=())
    data = sign(save(form()))
    yield "new_visible", sign(data, "later", identities.parent, new=BLANK)
    yield "three", sign(sign(data, "parent", identities.parent), "later", identities.school, new=())
    packed = sign(streams(form()))
    yield "new_invisible_streams", sign(packed, "later", identities.parent, new=())
    school = ours.sign(ours.unsigned(), "school")
    yield "ours_by_hanko", sign(school, "signatures.parent", identities.parent)
    yield "ours_new_field", sign(school, "later", identities.parent, new=())
    yield "hanko_by_ours", ours.sign(sign(ours.unsigned(), "signatures.school"), "parent")


def levels(*wanted):
    """A form that was signed, and one certified at each level."""
    plain = save(form())
    yield "plain", sign(plain)
    for level in wanted:
        yield f"p{level.value}", certify(plain, level)


@good
def long_term_parts(ours):
    """PAdES B-T, B-LT and B-LTA, and the parts of them, at every level."""
    plain = save(form())
    yield "t", sign(plain, stamped=True)
    yield "lt", long_term(plain)
    yield "lta", long_term(plain, use_pades_lta=True)
    yield "lta_ours", long_term(ours.unsigned(), field="signatures.school", use_pades_lta=True)
    yield "lta_p1", long_term(plain, use_pades_lta=True, certify=True, docmdp_permissions=P.NO_CHANGES)
    for name, data in levels(*P):
        yield f"stamp_{name}", stamp(data)
        yield f"store_{name}", store(data)
        yield f"store_stamp_store_{name}", store(stamp(store(data)))
    yield "stamp_ours_certified", stamp(ours.sign(ours.unsigned(), "school", "--certify"))
    yield "stamp_twice", stamp(stamp(sign(plain)))
    yield "stamp_only", stamp(plain)
    yield "signed_after_stamp", sign(stamp(sign(plain)), "parent", identities.parent)


@good
def filled(ours):
    """Empty fields filled in."""
    for name, data in levels(P.FILL_FORMS, P.ANNOTATE):
        yield f"text_{name}", answer(data, "note")
        yield f"both_{name}", answer(answer(data, "note"), "remark")
        yield f"then_signed_{name}", sign(answer(data, "note"), "parent", identities.parent)
    yield "another_than_locked", answer(bases.locked(), "remark")


def answer(data, name):
    """A text field filled in, as a viewer does."""
    update = Update(data)
    field = harms.field(update, name)
    words = look(update.pdf, b"/Tx BMC q BT /Helv 12 Tf 2 8 Td (Yes) Tj ET Q EMC", Resources=Dictionary(
        Font=Dictionary(Helv=update.root.AcroForm.DR.Font.Helv)))
    field.V, field.AP = String("Yes"), Dictionary(N=update.new(words))
    update.write(field)
    return update.finish()


@good
def ticked(ours):
    """A box ticked that was not."""
    for name, data in levels(P.FILL_FORMS):
        update = Update(data)
        field = harms.field(update, "agree")
        field.V = field.AS = Name.Yes
        update.write(field)
        yield name, update.finish()


@good
def settled(ours):
    """Settings that a form program adds and that nobody sees."""
    def bare():
        pdf = form()
        del pdf.Root.AcroForm["/DR"], pdf.Root.AcroForm["/DA"]
        return pdf

    def changed(data, change):
        update = Update(data)
        change(update)
        return update.finish()

    def resources(update):
        font = update.new(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        update.root.AcroForm.DR = Dictionary(Font=Dictionary(Helv=font))
        update.write(update.root.AcroForm if update.root.AcroForm.is_indirect else update.root)

    def look_of_text(update):
        update.root.AcroForm.DA = String("/Helv 0 Tf 0 g")
        update.write(update.root.AcroForm if update.root.AcroForm.is_indirect else update.root)

    def appearances(update):
        update.root.AcroForm.NeedAppearances = True
        update.write(update.root.AcroForm if update.root.AcroForm.is_indirect else update.root)

    def saved(update):
        info = update.pdf.trailer.Info
        info.ModDate = String("D:20261127090000Z")
        update.write(info)

    def version(update):
        update.root.Version = Name("/2.0")
        update.root.Extensions = Dictionary(ISO_=Dictionary(
            Type=Name.DeveloperExtensions, BaseVersion=Name("/2.0"), ExtensionLevel=32002))
        update.write(update.root)

    base = {"form": sign(save(bare())), "ours": ours.sign(ours.unsigned(), "school")}
    for change in (resources, look_of_text, saved, version):
        for name, data in base.items():
            yield f"{change.__name__}_{name}", changed(data, change)
    yield "appearances_ours", changed(base["ours"], appearances)
    identifier = Update(base["form"])
    identifier.trailer["/ID"] = b"[%s <0123456789ABCDEF0123456789ABCDEF>]" % identifier.pdf.trailer.ID[0].unparse()
    identifier.write(identifier.pdf.trailer.Info)
    yield "identifier", identifier.finish()


@good
def structures(ours):
    """Files of every build, signed once and twice."""
    mode = pikepdf.ObjectStreamMode
    files = {
        "linear": save(form(), linearize=True),
        "linear_streams": save(form(), linearize=True, object_stream_mode=mode.generate),
        "qdf": save(form(), qdf=True), "streams": streams(form()), "hybrid": hybrid(),
        "updated": answer(answer(save(form()), "note"), "remark"), "freed": with_free_numbers(),
        "old": save(form(), force_version="1.3"), "version_2": save(form(), force_version="2.0"),
        "dangling": with_dangling(), "returns": save(form()).replace(b"%%EOF\n", b"%%EOF\r\n"),
    }
    for name, data in files.items():
        once = sign(data)
        yield name, once
        yield f"{name}_twice", sign(once, "parent", identities.parent)
        yield f"{name}_certified_stamp", stamp(certify(data, P.NO_CHANGES))
    again = io.BytesIO()
    with pikepdf.open(io.BytesIO(ours.unsigned())) as pdf:
        pdf.save(again, object_stream_mode=mode.disable)
    yield "ours_as_table", ours.sign(again.getvalue(), "school")
    yield "ours_as_table_twice", ours.sign(ours.sign(again.getvalue(), "school", "--certify"), "parent")


def hybrid():
    """A file with a section of both kinds."""
    update = Update(save(form()))
    stream = update.page().Contents
    update.write(stream, update.page())
    return update.finish("hybrid")


def with_free_numbers():
    """A file that gave a number back, and used it again in the next generation."""
    first = Update(save(form()))
    extra = first.stream(b"q Q")
    number = extra.objgen[0]
    second = Update(first.finish())
    second.free(number)
    third = Update(second.finish())
    page = third.page()
    page.PieceInfo = Dictionary(Example=Dictionary(Private=1))
    third.write(page)
    third.raw(number, b"<</Reused true>>", 1)
    return third.finish()


def with_dangling():
    """A file with a reference that leads nowhere, as many programs leave them."""
    pdf = form()
    pdf.pages[0].obj.PieceInfo = Name.DANGLING
    return save(pdf).replace(b"/DANGLING", b"9990 0 R ")


@good
def fields_of_other_builds(ours):
    """Fields with parents, with widgets apart, in arrays of their own, and forms without any."""
    pdf = form()
    root, page = pdf.Root, pdf.pages[0].obj
    root.AcroForm.Fields, page.Annots = pdf.make_indirect(root.AcroForm.Fields), pdf.make_indirect(page.Annots)
    yield "arrays", sign(sign(save(pdf)), "later", identities.parent, new=())
    pdf = form()
    school = next(f for f in pdf.Root.AcroForm.Fields if f.T == "school")
    widget = pdf.make_indirect(Dictionary({k: v for k, v in school.items() if k not in ("/T", "/FT")}))
    widget.Parent = school
    for key in ("/Type", "/Subtype", "/Rect", "/F", "/P"):
        del school[key]
    school.Kids = Array([widget])
    page = pdf.pages[0].obj
    page.Annots = Array([widget if one.objgen == school.objgen else one for one in page.Annots])
    yield "apart", sign(save(pdf))
    yield "apart_twice", sign(sign(save(pdf)), "parent", identities.parent)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    yield "no_form", sign(save(pdf), "first", new=())
    yield "no_form_visible", sign(sign(save(pdf), "first", new=(10, 10, 100, 60)), "second", new=(10, 100, 100, 160))
    yield "no_form_streams", sign(sign(streams(pdf), "first", new=()), "second", new=())


@good
def keys(ours):
    """Kinds of keys and of signatures."""
    plain = save(form())
    made = {
        "p256": ec.derive_private_key(77, ec.SECP256R1()), "p384": ec.derive_private_key(78, ec.SECP384R1()),
        "p521": ec.derive_private_key(79, ec.SECP521R1()), "rsa2048": rsa.generate_private_key(65537, 2048),
        "rsa3072": rsa.generate_private_key(65537, 3072),
        "ed25519": ed25519.Ed25519PrivateKey.from_private_bytes(b"\7" * 32),
    }
    for number, (name, private) in enumerate(made.items()):
        digests = ("sha512",) if name == "ed25519" else ("sha256", "sha384", "sha512")
        cert = identities.asn1(identities.certificate(
            "Jordan Sample", private, "Example Root", identities.root_key, 500 + number))
        known = identities.SimpleCertificateStore()
        known.register_multiple([cert, identities.asn1(identities.root)])
        parts = {"signing_cert": cert, "signing_key": identities.asn1_key(private), "cert_registry": known}
        who = signers.SimpleSigner(**parts)
        for digest in digests:
            yield f"{name}_{digest}", sign(plain, who=who, md_algorithm=digest)
        if name.startswith("rsa"):
            pss = signers.SimpleSigner(**parts, prefer_pss=True)
            yield f"{name}_pss", sign(plain, who=pss, md_algorithm="sha256")
    yield "pkcs7", sign(plain, subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    yield "pkcs7_stamped", sign(plain, stamped=True, subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED)
    yield "words", sign(
        plain, reason="Read, and agreed", location="Example Town", name="Jordan Sample", contact_info="office")


@good
def larger(ours):
    """Long documents, and many signatures."""
    record = "placement-evaluation-hard"
    data = ours.unsigned(record)
    yield "evaluation", ours.sign(data, "school")
    yield "evaluation_lta", long_term(data, field="later", new=(), use_pades_lta=True)
    pdf = pikepdf.new()
    for _ in range(300):
        pdf.add_blank_page()
    data = save(pdf)
    for number in range(6):
        data = sign(data, f"signature{number}", identities.school if number % 2 else identities.parent, new=())
    yield "six", data
