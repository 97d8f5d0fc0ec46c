"""Judges signed PDFs with pyHanko and pdfsig, and compares our verdicts with theirs.

    signatures.py FOLDER APDOCS

FOLDER holds what the tests of render/pdf kept: TEST.NAME.pdf, and the root that
issued the signers' certificates as TestSignedDocuments.root.pem. Complaints are lines
"FAIL <file> <judge> <what>".
"""

import datetime
import io
import logging
import pathlib
import random
import re
import subprocess
import sys

import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.keys import load_cert_from_pemder, load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)  # what it thinks of a file is in its verdict
folder, apdocs = pathlib.Path(sys.argv[1]), sys.argv[2]
signed_on = datetime.datetime(2026, 11, 25, tzinfo=datetime.timezone.utc)


def fail(file, judge, what):
    print("FAIL", file, judge, what, flush=True)


def hanko(data, roots):
    """Whether each signature is accepted; an error is one that is not."""
    try:
        reader = PdfFileReader(io.BytesIO(data))
        verdicts = []
        for signature in reader.embedded_signatures:
            context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=signed_on)
            verdicts.append(validate_pdf_signature(signature, context).bottom_line)
        return verdicts
    except Exception:  # whatever a broken file makes of a parser
        return [False]


def pdfsig(path):
    """Whether poppler finds each signature valid."""
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, timeout=60, text=True).stdout
    return [line == "Signature is Valid." for line in re.findall(r"Signature Validation: (.*)", said)]


def ours(path, *options):
    done = subprocess.run([apdocs, "verify", path, "--today", "2026-11-25", *options], capture_output=True, timeout=60)
    return done.returncode


def flipped(data):
    """Copies of a signed file with one byte of what is signed changed."""
    ranges = [int(n) for n in re.findall(rb"/ByteRange\[0 (\d+) (\d+) (\d+)", data)[-1]]
    chosen = random.Random(1)
    for _ in range(10):
        at = chosen.choice([chosen.randrange(9, ranges[0]), chosen.randrange(ranges[1], len(data) - 6)])
        yield data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def good(path, count, roots, trust):
    data = path.read_bytes()
    for judge, verdicts in (("pyhanko", hanko(data, roots)), ("pdfsig", pdfsig(path))):
        if verdicts != [True] * count:
            fail(path.name, judge, f"says {verdicts} of {count} signatures")
    if code := ours(path, *trust):
        fail(path.name, "apdocs", f"exit {code}")


def flips(path, count, roots):
    bad = folder / "flipped.pdf"
    for i, data in enumerate(flipped(path.read_bytes())):
        bad.write_bytes(data)
        if hanko(data, roots) == [True] * count:
            fail(path.name, "pyhanko", f"does not see flip {i}")
        if pdfsig(bad) == [True] * count:
            fail(path.name, "pdfsig", f"does not see flip {i}")
        if ours(bad) == 0:
            fail(path.name, "apdocs", f"does not see flip {i}")


def protected(path, password="correct horse"):
    """A copy for e-mail opens with its password in every reader, and without in none."""
    readers = {
        "qpdf": lambda word: ["qpdf", f"--password={word}", "--check", path],
        "poppler": lambda word: ["pdftotext", "-upw", word, path, "-"],
        "mupdf": lambda word: ["mutool", "draw", "-p", word, "-F", "text", "-o", folder / "drawn.txt", path],
        "ghostscript": lambda word: ["gs", "-q", "-dBATCH", "-dNOPAUSE", f"-sPDFPassword={word}", "-sDEVICE=nullpage", path],
        "pdf.js": lambda word: ["node", pathlib.Path(__file__).parent / "pdfjs.mjs", path, word],
    }
    for judge, command in readers.items():
        for word, opens in ((password, True), ("another", False)):
            done = subprocess.run(command(word), stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
            said = judge != "pdf.js" and (b"rror" in done.stderr + done.stdout or b"assword" in done.stderr)
            if (done.returncode == 0 and (judge == "qpdf" or not said)) != opens:
                fail(path.name, judge, f"exit {done.returncode} with {'its' if opens else 'another'} password")
    try:
        if len(pypdfium2.PdfDocument(path, password=password)) < 1:
            fail(path.name, "pdfium", "finds no page")
    except pypdfium2.PdfiumError as error:
        fail(path.name, "pdfium", error)
    shown = subprocess.run(["qpdf", f"--password={password}", "--show-encryption", path], capture_output=True, text=True, timeout=60).stdout
    for line in ("R = 6", "extract for accessibility: allowed", "stream encryption method: AESv3", "modify anything: not allowed"):
        if line not in shown:
            fail(path.name, "qpdf", f"does not say {line}")


def another_party(path):
    """A copy that pyHanko signed into a field of ours."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sam Specimen")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(5)
        .not_valid_before(signed_on - datetime.timedelta(days=9)).not_valid_after(signed_on + datetime.timedelta(days=9))
        .add_extension(usage, True).sign(key, hashes.SHA256()))
    pem = folder / "other.pem"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "other.key").write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    signer = signers.SimpleSigner.load(str(folder / "other.key"), str(pem))
    meta = signers.PdfSignatureMetadata(field_name="signatures.provider", subfilter=fields.SigSeedSubFilter.PADES)
    signed = folder / ("another." + path.name)
    with path.open("rb") as before, signed.open("wb") as after:
        signers.sign_pdf(IncrementalPdfFileWriter(before), meta, signer=signer, output=after)
    return signed


def main():
    root = folder / "TestSignedDocuments.root.pem"
    roots, trust = [load_cert_from_pemder(str(root))], ("--trust", str(root))
    counts = {"school": 1, "parent": 2, "signatures.provider": 3, "pupil": 4, "five": 5, "picture": 1}
    for path in sorted(folder.glob("TestSignedDocuments.*.pdf")):
        kind = re.sub(r"(-certified|-large)*\.pdf$", "", path.name.removeprefix("TestSignedDocuments."))
        good(path, counts[kind], roots, trust)
    for name, count in (("school", 1), ("school-certified", 1), ("five", 5)):
        flips(folder / f"TestSignedDocuments.{name}.pdf", count, roots)
    stamped = folder / "TestTimestamp.roots.pem"
    for path in sorted(folder.glob("TestTimestamp.*.pdf")):
        good(path, 1, list(load_certs_from_pemder([str(stamped)])), ("--trust", str(stamped)))
    for name in ("school", "school-certified"):
        signed = another_party(folder / f"TestSignedDocuments.{name}.pdf")
        if code := ours(signed):
            fail(signed.name, "apdocs", f"exit {code}")
    protected(folder / "TestProtect.protected.pdf")
    for path in sorted(folder.glob("TestPlantedChanges.planted-wrong-*.pdf")) + sorted(folder.glob("TestForgedStructures.*.pdf")):
        if ours(path) == 0:
            fail(path.name, "apdocs", "is accepted")


main()
