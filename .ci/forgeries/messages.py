"""Forgeries inside a signature's value, which no signature covers as a whole.

The certificates, the unsigned attributes and the unused rest of the value can be
changed by anybody who has the file.
"""

import re

from asn1crypto import cms

import bases
import identities
from registry import forgery
from values import last_range


def value(data):
    """The signature's message, and the bytes between which it stands."""
    a, b, c, d = (int(number) for number in last_range(data).groups())
    message = cms.ContentInfo.load(bytes.fromhex(data[b + 1:c - 1].decode()))
    return message, b + 1, c - 1


def put(data, message, begin, end):
    written = message.dump(force=True).hex().encode()
    assert len(written) <= end - begin
    return data[:begin] + written.ljust(end - begin, b"0") + data[end:]


def same_key_other_name():
    """A certificate of another authority over the signer's own key, in another name."""
    private = identities.key(2001)
    return identities.asn1(identities.certificate("Pat Example", private, "Other Root", identities.key(1002), 9))


@forgery()
def message():
    """Changes of the message in the value."""
    plain = bases.save(bases.form())
    data = bases.sign(plain, bytes_reserved=16384)
    stamped = bases.sign(plain, stamped=True, bytes_reserved=16384)

    def changed(change, base=data):
        content, begin, end = value(base)
        change(content["content"])
        return put(base, content, begin, end), base

    def exchanged(signed):
        other = same_key_other_name()
        signed["certificates"] = cms.CertificateSet([cms.CertificateChoices("certificate", other)])
        signed["signer_infos"][0]["sid"] = cms.SignerIdentifier("issuer_and_serial_number", cms.IssuerAndSerialNumber(
            {"issuer": other.issuer, "serial_number": other.serial_number}))

    def attributes(signed):
        signed["signer_infos"][0]["signed_attrs"] = None

    def twice(signed):
        signed["signer_infos"] = cms.SignerInfos([signed["signer_infos"][0], signed["signer_infos"][0]])

    def content(signed):
        signed["encap_content_info"]["content"] = b"another"

    def digest(signed):
        signed["signer_infos"][0]["digest_algorithm"]["algorithm"] = "sha512"

    def none(signed):
        signed["signer_infos"] = cms.SignerInfos([])

    def no_certificates(signed):
        signed["certificates"] = None

    def other_stamp(signed):
        other = value(bases.sign(plain, "parent", stamped=True))[0]["content"]
        signed["signer_infos"][0]["unsigned_attrs"] = other["signer_infos"][0]["unsigned_attrs"]

    for change in (exchanged, attributes, twice, content, digest, none, no_certificates):
        yield (change.__name__, *changed(change))
    yield ("stamp_of_another", *changed(other_stamp, stamped))
    yield ("stamp_moved", *changed(other_stamp))


@forgery()
def rest_of_value():
    """What follows the message in the value."""
    data = bases.sign(bases.save(bases.form()))
    _, b, c, _ = (int(number) for number in last_range(data).groups())
    yield "other_digits", data[:c - 41] + b"41" * 20 + data[c - 1:], data
    letters = data[b:c]
    first = re.search(rb"[a-f]{2}", letters)
    if first:
        at = b + first.start()
        yield "mixed_letters", data[:at] + data[at:at + 1].upper() + data[at + 1:], data
