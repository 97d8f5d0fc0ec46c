"""Keys and certificates of people who do not exist."""

import datetime
import functools
import logging

from asn1crypto import crl, keys, x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign import signers, timestamps
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)  # what pyHanko thinks of a file is in its verdict
now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
since, until = now - datetime.timedelta(days=30), now + datetime.timedelta(days=3000)


def key(number):
    return ec.derive_private_key(number, ec.SECP256R1())


def name(common):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def certificate(subject, subject_key, issuer, issuer_key, number, authority=False, stamps=False):
    usage = x509.KeyUsage(not authority, not authority, False, False, False, authority, authority, False, False)
    builder = (
        x509.CertificateBuilder().subject_name(name(subject)).issuer_name(name(issuer))
        .public_key(subject_key.public_key()).serial_number(number)
        .not_valid_before(since).not_valid_after(until)
        .add_extension(x509.BasicConstraints(authority, None), True).add_extension(usage, True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(subject_key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False))
    if stamps:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
    return builder.sign(issuer_key, hashes.SHA256())


def asn1(cert):
    return asn1_x509.Certificate.load(cert.public_bytes(serialization.Encoding.DER))


def asn1_key(private):
    return keys.PrivateKeyInfo.load(private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


root_key = key(1001)
root = certificate("Example Root", root_key, "Example Root", root_key, 1, authority=True)


def signer(common, number, issuer="Example Root", issuer_key=root_key):
    private = key(number)
    cert = asn1(certificate(common, private, issuer, issuer_key, number))
    store = SimpleCertificateStore()
    store.register_multiple([cert, asn1(root)])
    return signers.SimpleSigner(signing_cert=cert, signing_key=asn1_key(private), cert_registry=store)


school = signer("Jordan Sample", 2001)
parent = signer("Pat Example", 2002)
outsider = signer("Jordan Sample", 2003, "Other Root", key(1002))

stamp_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)  # pyHanko stamps with RSA only
stamp_certificate = asn1(certificate("Example Time", stamp_key, "Example Root", root_key, 3001, stamps=True))


def stamper():
    return timestamps.DummyTimeStamper(
        tsa_cert=stamp_certificate, tsa_key=asn1_key(stamp_key), certs_to_embed=SimpleCertificateStore(), fixed_dt=now)


@functools.cache
def revocations():
    """A list of the root that revokes nobody."""
    made = (
        x509.CertificateRevocationListBuilder().issuer_name(name("Example Root"))
        .last_update(since).next_update(until)
        .add_extension(x509.CRLNumber(1), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), False)
        .sign(root_key, hashes.SHA256()))
    return crl.CertificateList.load(made.public_bytes(serialization.Encoding.DER))


def context(*more):
    """What pyHanko needs to know in order to validate."""
    return ValidationContext(
        trust_roots=[asn1(root), *more], allow_fetching=False, crls=[revocations()], other_certs=[stamp_certificate])


def pem(cert):
    return cert.public_bytes(serialization.Encoding.PEM)
