"""What other programs say of a signed file: pyHanko, poppler's pdfsig, and PDFium of its looks."""

import functools
import io
import re
import signal
import subprocess

import pypdfium2
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp

import identities


class TooLong(Exception):
    pass


def _stop(signal_number, frame):
    raise TooLong


def limited(function):
    """The function, stopped after ten seconds."""
    @functools.wraps(function)
    def run(*arguments):
        signal.signal(signal.SIGALRM, _stop)
        signal.alarm(10)
        try:
            return function(*arguments)
        finally:
            signal.alarm(0)
    return run


@limited
def hanko(data, more_roots):
    """Whether pyHanko accepts every signature, with what was changed after it."""
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        signatures = reader.embedded_signatures
        context = identities.context(*more_roots)
        for signature in signatures:
            validate = validate_pdf_timestamp if signature.sig_object_type == "/DocTimeStamp" else validate_pdf_signature
            if not validate(signature, context).bottom_line:
                return False
        return len(signatures) > 0
    except Exception:  # whatever a broken file makes of a parser
        return False


def pdfsig(path):
    """Whether poppler finds every signature valid. What came after it is not asked."""
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, timeout=60)
    said = re.findall(rb"Signature Validation: (.*)", done.stdout)
    return bool(said) and all(line == b"Signature is Valid." for line in said)


def ours(apdocs, path, *options):
    """The exit code of verify, and what it printed."""
    done = subprocess.run(
        [apdocs, "verify", path, *options], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, text=True)
    return done.returncode, done.stdout


@limited
def picture(data):
    """What PDFium draws of a file: the number of pages, and the first one."""
    try:
        pdf = pypdfium2.PdfDocument(data)
        pdf.init_forms()
        return len(pdf), bytes(pdf[0].render(scale=0.4).buffer)
    except pypdfium2.PdfiumError:
        return None
