"""What other programs say of a signed file: pyHanko, poppler's pdfsig, and PDFium of its looks."""

import functools
import io
import re
import signal
import subprocess

import pypdfium2
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
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
        return bool(signatures) and all(_accepted(signature, context) for signature in signatures)
    except Exception:  # whatever a broken file makes of a parser
        return False


def _accepted(signature, context):
    if signature.sig_object_type != "/DocTimeStamp":
        return validate_pdf_signature(signature, context).bottom_line
    status = validate_pdf_timestamp(signature, context)
    return (status.intact and status.valid and status.trusted
            and status.modification_level not in (None, ModificationLevel.OTHER))


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
