package signtest

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	_ "crypto/md5" // for tests of weak signatures
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha1"
	_ "crypto/sha3"
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"slices"
	"time"
)

// A Variant makes CMS signatures that package cms cannot make.
type Variant struct {
	Key       crypto.Signer
	Chain     []*x509.Certificate
	Digest    crypto.Hash
	DigestOID asn1.ObjectIdentifier
	// Algorithm is the AlgorithmIdentifier of the signature; PSS signs with RSASSA-PSS.
	Algorithm []byte
	PSS       bool
	// Mistakes and variants.
	Signers    int       // number of equal SignerInfos; 0 means 1
	Bare       bool      // no signed attributes
	Lacking    bool      // without certificates
	BER        bool      // indefinite lengths, the content in pieces
	Claims     time.Time // the signed attribute signingTime
	Unsigned   asn1.ObjectIdentifier
	OtherBound bool // the signed attribute names another certificate
	Carry      bool // the digest is the content, as in adbe.pkcs7.sha1
}

// Algorithm returns an AlgorithmIdentifier with the encoded parameters.
func Algorithm(oid asn1.ObjectIdentifier, parameters []byte) []byte {
	return node(0, asn1.TagSequence, true, encode(oid), parameters)
}

// PSSParameters returns the parameters of RSASSA-PSS with one hash function throughout.
func PSSParameters(hash asn1.ObjectIdentifier, salt int) []byte {
	algorithm := Algorithm(hash, nil)
	return node(0, asn1.TagSequence, true, node(2, 0, true, algorithm),
		node(2, 1, true, Algorithm(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 8}, algorithm)),
		node(2, 2, true, encode(salt)))
}

func encode(v any) []byte {
	der, err := asn1.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("signtest: %v", err))
	}
	return der
}

// node encodes a value made of parts.
func node(class, tag int, compound bool, parts ...[]byte) []byte {
	return encode(asn1.RawValue{Class: class, Tag: tag, IsCompound: compound, Bytes: bytes.Join(parts, nil)})
}

// Hash, Size and Sign are the methods of a signer.
func (v *Variant) Hash() crypto.Hash {
	if v.Carry {
		return crypto.SHA1
	}
	return v.Digest
}

func (v *Variant) Size() (int, error) { return 12 << 10, nil }

func (v *Variant) Sign(digest []byte) ([]byte, error) {
	content := encode(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1})
	inner := node(0, asn1.TagSequence, true, content)
	if v.Carry {
		inner = node(0, asn1.TagSequence, true, content, node(2, 0, true, encode(digest)))
		h := v.Digest.New()
		h.Write(digest)
		digest = h.Sum(nil)
	}
	info, err := v.signerInfo(digest)
	if err != nil {
		return nil, err
	}
	var infos, certificates [][]byte
	for range max(v.Signers, 1) {
		infos = append(infos, info)
	}
	for _, c := range v.Chain {
		if !v.Lacking {
			certificates = append(certificates, c.Raw)
		}
	}
	parts := [][]byte{encode(1), node(0, asn1.TagSet, true, Algorithm(v.DigestOID, asn1.NullBytes)), inner,
		node(2, 0, true, certificates...), node(0, asn1.TagSet, true, infos...)}
	signedData := encode(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2})
	if !v.BER {
		return node(0, asn1.TagSequence, true, signedData, node(2, 0, true, node(0, asn1.TagSequence, true, parts...))), nil
	}
	end := []byte{0, 0}
	all := slices.Concat([]byte{0x30, 0x80}, signedData, []byte{0xa0, 0x80, 0x30, 0x80})
	return slices.Concat(all, bytes.Join(parts[:3], nil), []byte{0xa0, 0x80},
		bytes.Join(certificates, nil), end, parts[4], end, end, end), nil
}

func (v *Variant) signerInfo(digest []byte) ([]byte, error) {
	own := v.Chain[0]
	attributes := v.attributes(digest)
	signed := node(0, asn1.TagSet, true, attributes)
	if v.Bare {
		signed = nil
	}
	signature, err := v.signature(signed, digest)
	if err != nil {
		return nil, err
	}
	parts := [][]byte{encode(1),
		node(0, asn1.TagSequence, true, own.RawIssuer, encode(own.SerialNumber)), Algorithm(v.DigestOID, asn1.NullBytes)}
	if !v.Bare {
		parts = append(parts, node(2, 0, true, attributes))
	}
	parts = append(parts, v.Algorithm, encode(signature))
	if v.Unsigned != nil {
		parts = append(parts, node(2, 1, true, attribute(v.Unsigned, encode("x"))))
	}
	return node(0, asn1.TagSequence, true, parts...), nil
}

func attribute(oid asn1.ObjectIdentifier, value []byte) []byte {
	return node(0, asn1.TagSequence, true, encode(oid), node(0, asn1.TagSet, true, value))
}

func (v *Variant) attributes(digest []byte) []byte {
	h := crypto.SHA256.New()
	h.Write(v.Chain[0].Raw)
	sum := h.Sum(nil)
	if v.OtherBound {
		sum[0]++
	}
	all := [][]byte{
		attribute(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3},
			encode(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1})),
		attribute(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}, encode(digest)),
		attribute(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}, node(0, asn1.TagSequence, true,
			node(0, asn1.TagSequence, true, node(0, asn1.TagSequence, true, encode(sum))))),
	}
	if !v.Claims.IsZero() {
		all = append(all, attribute(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 5}, encode(v.Claims.UTC())))
	}
	slices.SortFunc(all, bytes.Compare)
	return bytes.Join(all, nil)
}

// signature signs the attributes, or the digest if there are none.
func (v *Variant) signature(attributes, digest []byte) ([]byte, error) {
	if _, ok := v.Key.(ed25519.PrivateKey); ok {
		return v.Key.Sign(rand.Reader, attributes, crypto.Hash(0))
	}
	if attributes != nil {
		h := v.Digest.New()
		h.Write(attributes)
		digest = h.Sum(nil)
	}
	if v.PSS {
		return v.Key.Sign(rand.Reader, digest, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: v.Digest})
	}
	return v.Key.Sign(rand.Reader, digest, v.Digest)
}
