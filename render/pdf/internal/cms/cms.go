// Package cms builds and checks CMS signatures (RFC 5652) as PDF files carry them:
// one signer, the signing certificate named by a signed attribute (RFC 5035), and
// perhaps a time-stamp token over the signature (CAdES, ETSI EN 319 122-1, levels
// B-B and B-T).
//
// Signing takes any [crypto.Signer], so that a key may stay in its hardware.
//
// Verifying tells three results apart. A signature that does not match what it
// signs, or whose structure is broken, is refused with an ordinary error. One that
// may be sound but uses an algorithm or an option of CMS that this package does not
// know is refused with an [*Unsupported]. One that is made with MD5 or SHA-1 is
// verified, and [Signed.WeakHash] names the function: for these, two documents with
// the same digest can be made, so that such a signature proves nothing about the
// document it stands in.
//
// What stands outside the signed attributes can be changed by anybody. It must be
// the one value that fits what is signed; only a time-stamp and the validation data
// of long-term profiles may stand there besides.
package cms

import "encoding/asn1"

var (
	oidData       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}

	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningTime   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidCertificateV1 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidToken         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}

	oidRSA     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidRSAPSS  = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	oidMGF1    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}
	oidEd25519 = asn1.ObjectIdentifier{1, 3, 101, 112}
)
