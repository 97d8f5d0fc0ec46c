// Package cms makes and checks CMS signatures (RFC 5652) as PDF files contain them: one signer, the
// signing certificate named by a signed attribute (RFC 5035), and optionally a time-stamp token
// over the signature (CAdES, ETSI EN 319 122-1, levels B-B and B-T).
//
// Signing takes any [crypto.Signer], so the key may stay in hardware.
//
// Verifying has three results besides success. A signature that does not match what it signs, or
// whose structure is broken, is an ordinary error. A signature that may be sound, but uses an
// algorithm or an option of CMS that this package does not know, is an [*Unsupported]. A signature
// made with MD5 or SHA-1 is verified, and [Signed.WeakHash] names the function: two documents with
// the same digest can be made for these, so the signature proves nothing about its document.
//
// Anybody can change what is outside the signed attributes. There, each value must be the only one
// that fits what is signed; otherwise only a time-stamp and the validation data of long-term
// profiles are allowed.
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
