// Package cms builds and checks CMS signatures (RFC 5652) as PDF files carry them:
// one signer, the certificate bound to the signature by an attribute (RFC 5035),
// no claimed time, and perhaps a time-stamp token over the signature (CAdES, ETSI
// EN 319 122-1, levels B-B and B-T).
//
// Building takes any [crypto.Signer], so that a key may stay in its hardware.
// Checking is strict: what stands outside the signed attributes, and could be
// changed without breaking the signature, must be the one value that it can be.
package cms

import (
	"crypto"
	_ "crypto/sha1" // an old token may name its certificate by it
	_ "crypto/sha256"
	_ "crypto/sha512"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/bits"
)

var (
	oidData       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}

	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningTime   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}
	oidCertificateV1 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidCertificateV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidToken         = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}

	oidRSA    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidRSAPSS = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
)

// A digest is a hash function with the names that it has in CMS, alone and in a
// signature algorithm.
type digest struct {
	hash            crypto.Hash
	oid, rsa, ecdsa asn1.ObjectIdentifier
}

var digests = []digest{
	{crypto.SHA256, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1},
		asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}, asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}},
	{crypto.SHA384, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2},
		asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 12}, asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 3}},
	{crypto.SHA512, asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3},
		asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 13}, asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 4}},
}

func digestOf(hash crypto.Hash) (digest, error) {
	for _, d := range digests {
		if d.hash == hash {
			return d, nil
		}
	}
	return digest{}, errors.New("a hash function that signatures do not use")
}

// AlgorithmOf names a hash function as an AlgorithmIdentifier.
func AlgorithmOf(hash crypto.Hash) ([]byte, error) {
	d, err := digestOf(hash)
	if err != nil {
		return nil, err
	}
	return sequence(identifier(d.oid)), nil
}

// HashNamed reads an AlgorithmIdentifier that names a hash function.
func HashNamed(algorithm asn1.RawValue) (crypto.Hash, error) {
	oid, _, err := readAlgorithm(algorithm, true)
	if err != nil {
		return 0, err
	}
	for _, d := range digests {
		if d.oid.Equal(oid) {
			return d.hash, nil
		}
	}
	return 0, errors.New("a hash function that is too weak or not known")
}

// Elements takes a constructed value's contents apart.
func Elements(b []byte) ([]asn1.RawValue, error) {
	const most = 1000
	var all []asn1.RawValue
	for len(b) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(b, &v)
		if err != nil {
			return nil, err
		}
		if all = append(all, v); len(all) > most {
			return nil, errors.New("too many values")
		}
		b = rest
	}
	return all, nil
}

// Sequence reads the one value that b is, a SEQUENCE, and takes it apart.
func Sequence(b []byte) ([]asn1.RawValue, error) {
	var v asn1.RawValue
	rest, err := asn1.Unmarshal(b, &v)
	if err != nil {
		return nil, err
	}
	if len(rest) > 0 || !is(v, asn1.ClassUniversal, asn1.TagSequence) {
		return nil, errors.New("not a sequence, or more than one")
	}
	return Elements(v.Bytes)
}

func is(v asn1.RawValue, class, tag int) bool {
	compound := class == asn1.ClassContextSpecific || tag == asn1.TagSequence || tag == asn1.TagSet
	return v.Class == class && v.Tag == tag && v.IsCompound == compound
}

// readAlgorithm reads an AlgorithmIdentifier. With plain, parameters may only be
// absent or NULL.
func readAlgorithm(v asn1.RawValue, plain bool) (oid asn1.ObjectIdentifier, parameters []byte, err error) {
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
	null := string(parts[1].FullBytes) == string(asn1.NullBytes)
	if plain && !null {
		return nil, nil, errors.New("an algorithm with parameters")
	}
	return oid, parts[1].FullBytes, nil
}

// The writers below panic only where a value of this package's own making could
// not be written.

// value writes a value of one of the tags used here, which are below 31.
func value(class, tag int, body ...[]byte) []byte {
	n := 0
	for _, b := range body {
		n += len(b)
	}
	head := byte(class<<6 | tag)
	if class == asn1.ClassContextSpecific || tag == asn1.TagSequence || tag == asn1.TagSet {
		head |= 1 << 5 // made of other values
	}
	const longest = 6 // a tag and a length of up to four bytes after one that counts them
	all := append(make([]byte, 0, longest+n), head)
	switch {
	case n < 1<<7:
		all = append(all, byte(n))
	case n < 1<<8:
		all = append(all, 0x81, byte(n))
	case n < 1<<16:
		all = append(all, 0x82, byte(n>>8), byte(n))
	case n < 1<<24:
		all = append(all, 0x83, byte(n>>16), byte(n>>8), byte(n))
	default:
		all = append(all, 0x84, byte(n>>24), byte(n>>16), byte(n>>8), byte(n))
	}
	for _, b := range body {
		all = append(all, b...)
	}
	return all
}

func sequence(body ...[]byte) []byte { return value(asn1.ClassUniversal, asn1.TagSequence, body...) }
func set(body ...[]byte) []byte      { return value(asn1.ClassUniversal, asn1.TagSet, body...) }
func tagged(tag int, body ...[]byte) []byte {
	return value(asn1.ClassContextSpecific, tag, body...)
}
func octets(b []byte) []byte                               { return value(asn1.ClassUniversal, asn1.TagOctetString, b) }
func integer(n int) []byte                                 { return must(asn1.Marshal(n)) }
func attribute(oid asn1.ObjectIdentifier, v []byte) []byte { return sequence(identifier(oid), set(v)) }

// identifier writes the numbers of an identifier, the first two as one, in groups of
// seven bits.
func identifier(oid asn1.ObjectIdentifier) []byte {
	b := append(make([]byte, 0, 16), byte(40*oid[0]+oid[1]))
	for _, arc := range oid[2:] {
		for shift := 7 * ((max(bits.Len(uint(arc)), 1) - 1) / 7); shift > 0; shift -= 7 {
			b = append(b, 0x80|byte(arc>>shift))
		}
		b = append(b, byte(arc&0x7f))
	}
	return value(asn1.ClassUniversal, asn1.TagOID, b)
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(fmt.Sprintf("cms: %v", err))
	}
	return b
}
