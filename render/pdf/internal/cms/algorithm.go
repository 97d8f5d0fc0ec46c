package cms

import (
	"crypto"
	_ "crypto/md5"
	_ "crypto/sha1"
	_ "crypto/sha256"
	_ "crypto/sha3"
	_ "crypto/sha512"
	"encoding/asn1"
	"errors"
)

// An Unsupported is the error of a signature that may be sound but that this package
// cannot check. Its text is a clause that begins with "it".
type Unsupported struct{ Text string }

func (e *Unsupported) Error() string { return e.Text }

func unsupported(text string) error { return &Unsupported{text} }

// unknownAlgorithm is the error of an algorithm that this package does not know.
func unknownAlgorithm(oid asn1.ObjectIdentifier) error {
	name, ok := otherNames[oid.String()]
	if !ok {
		name = "the algorithm " + oid.String()
	}
	return unsupported("it is made with " + name + ", which this program does not know")
}

// otherNames are algorithms used in signatures of PDF files that the standard library does not
// have.
var otherNames = map[string]string{
	"1.2.840.113549.2.2":      "MD2",
	"1.2.840.113549.2.4":      "MD4",
	"1.3.36.3.2.1":            "RIPEMD-160",
	"1.2.840.10040.4.1":       "DSA",
	"1.2.840.10040.4.3":       "DSA",
	"2.16.840.1.101.3.4.3.2":  "DSA",
	"1.3.101.113":             "Ed448",
	"2.16.840.1.101.3.4.2.12": "SHAKE256",
	"1.2.643.7.1.1.1.1":       "GOST R 34.10-2012",
	"1.2.643.7.1.1.1.2":       "GOST R 34.10-2012",
	"1.2.643.7.1.1.2.2":       "GOST R 34.11-2012",
	"1.2.643.7.1.1.2.3":       "GOST R 34.11-2012",
	"1.2.156.10197.1.501":     "SM2",
	"1.2.156.10197.1.401":     "SM3",
	"2.16.840.1.101.3.4.3.17": "ML-DSA",
	"2.16.840.1.101.3.4.3.18": "ML-DSA",
	"2.16.840.1.101.3.4.3.19": "ML-DSA",
}

// A digest is a hash function with its identifiers in CMS: alone, with RSA (PKCS #1 v1.5) and with
// ECDSA (RFC 3370, 5754, 5758, 8702).
type digest struct {
	hash            crypto.Hash
	weak            bool // different documents with the same digest can be made
	oid, rsa, ecdsa asn1.ObjectIdentifier
}

var (
	nistHash      = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2}
	nistSignature = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 3}
	pkcs1         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1}
	ecdsaSHA2     = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3}
)

func under(arc asn1.ObjectIdentifier, n int) asn1.ObjectIdentifier {
	return append(append(asn1.ObjectIdentifier{}, arc...), n)
}

var digests = []digest{
	{crypto.SHA256, false, under(nistHash, 1), under(pkcs1, 11), under(ecdsaSHA2, 2)},
	{crypto.SHA384, false, under(nistHash, 2), under(pkcs1, 12), under(ecdsaSHA2, 3)},
	{crypto.SHA512, false, under(nistHash, 3), under(pkcs1, 13), under(ecdsaSHA2, 4)},
	{crypto.SHA224, false, under(nistHash, 4), under(pkcs1, 14), under(ecdsaSHA2, 1)},
	{crypto.SHA3_256, false, under(nistHash, 8), under(nistSignature, 14), under(nistSignature, 10)},
	{crypto.SHA3_384, false, under(nistHash, 9), under(nistSignature, 15), under(nistSignature, 11)},
	{crypto.SHA3_512, false, under(nistHash, 10), under(nistSignature, 16), under(nistSignature, 12)},
	{crypto.SHA1, true, asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}, under(pkcs1, 5),
		asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 1}},
	{crypto.MD5, true, asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 5}, under(pkcs1, 4), nil},
}

func digestOf(hash crypto.Hash) (digest, error) {
	for _, d := range digests {
		if d.hash == hash {
			return d, nil
		}
	}
	return digest{}, errors.New("a hash function that signatures do not use")
}

// WeakHash returns "MD5" or "SHA-1", for which two documents with the same digest can be made, and
// "" for any other hash function.
func WeakHash(hash crypto.Hash) string {
	if d, err := digestOf(hash); err != nil || !d.weak {
		return ""
	}
	return hash.String()
}

// AlgorithmOf returns the AlgorithmIdentifier of a hash function.
func AlgorithmOf(hash crypto.Hash) ([]byte, error) {
	d, err := digestOf(hash)
	if err != nil {
		return nil, err
	}
	return sequence(identifier(d.oid)), nil
}

// HashNamed reads an AlgorithmIdentifier that names a hash function. The error is an
// [*Unsupported] if the function is not known.
func HashNamed(algorithm asn1.RawValue) (crypto.Hash, error) {
	oid, parameters, err := readAlgorithm(algorithm)
	if err != nil {
		return 0, err
	}
	for _, d := range digests {
		if d.oid.Equal(oid) {
			if !absent(parameters) {
				return 0, unsupported("it is made with " + d.hash.String() + " with parameters, which this program does not know")
			}
			return d.hash, nil
		}
	}
	return 0, unknownAlgorithm(oid)
}

// absent reports whether the parameters of an algorithm are absent or NULL.
func absent(parameters []byte) bool {
	return len(parameters) == 0 || string(parameters) == string(asn1.NullBytes)
}

// readAlgorithm reads an AlgorithmIdentifier. The parameters are nil if absent.
func readAlgorithm(v asn1.RawValue) (oid asn1.ObjectIdentifier, parameters []byte, err error) {
	if !is(v, asn1.ClassUniversal, asn1.TagSequence) {
		return nil, nil, errors.New("not an algorithm")
	}
	parts, err := Elements(v.Bytes)
	if err != nil {
		return nil, nil, err
	}
	if len(parts) < 1 || len(parts) > 2 {
		return nil, nil, errors.New("not an algorithm")
	}
	if _, err := asn1.Unmarshal(parts[0].FullBytes, &oid); err != nil {
		return nil, nil, err
	}
	if len(parts) == 1 {
		return oid, nil, nil
	}
	return oid, parts[1].FullBytes, nil
}
