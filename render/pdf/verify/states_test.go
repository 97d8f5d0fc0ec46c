package verify_test

import (
	"crypto"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"strings"
	"testing"
	"time"

	"github.com/apdocs/forms/render/pdf/internal/signtest"
	"github.com/apdocs/forms/render/pdf/verify"
)

var (
	sha1OID   = asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}
	md5OID    = asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 5}
	sha256OID = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	sha512OID = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}
	sha3OID   = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 8}
	rsaOID    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	pssOID    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 10}
	edOID     = asn1.ObjectIdentifier{1, 3, 101, 112}
	ed448OID  = asn1.ObjectIdentifier{1, 3, 101, 113}
)

// A stateTest is a signature made in some way, with the expected state and message.
type stateTest struct {
	key   crypto.Signer
	by    signtest.ByHand
	state verify.State
	says  string // in the first sentence
}

func rsaVariant(digest crypto.Hash, oid asn1.ObjectIdentifier) *signtest.Variant {
	return &signtest.Variant{Digest: digest, DigestOID: oid, Algorithm: signtest.Algorithm(rsaOID, asn1.NullBytes)}
}

// with returns a changed version of a usual signature.
func with(change func(*signtest.Variant)) signtest.ByHand {
	v := rsaVariant(crypto.SHA256, sha256OID)
	change(v)
	return signtest.ByHand{CMS: v}
}

func stateTests(t *testing.T) map[string]stateTest {
	t.Helper()
	r, ed := signtest.NewRSA(t), signtest.NewEd25519(t)
	pss := func(hash crypto.Hash, oid, said asn1.ObjectIdentifier) signtest.ByHand {
		return signtest.ByHand{CMS: &signtest.Variant{Digest: hash, DigestOID: oid, PSS: true,
			Algorithm: signtest.Algorithm(pssOID, signtest.PSSParameters(said, hash.Size()))}}
	}
	edwards := func(digest crypto.Hash, oid asn1.ObjectIdentifier) signtest.ByHand {
		return signtest.ByHand{CMS: &signtest.Variant{Digest: digest, DigestOID: oid,
			Algorithm: signtest.Algorithm(edOID, nil)}}
	}
	const cannot, weak = verify.Unchecked, verify.TooWeak
	return map[string]stateTest{
		"usual": {r, with(func(*signtest.Variant) {}), verify.Holding, "holds"},
		"detached": {r, signtest.ByHand{SubFilter: "adbe.pkcs7.detached",
			CMS: rsaVariant(crypto.SHA256, sha256OID)}, verify.Holding, "holds"},
		"SHA3-256":         {r, signtest.ByHand{CMS: rsaVariant(crypto.SHA3_256, sha3OID)}, verify.Holding, "holds"},
		"PSS":              {r, pss(crypto.SHA256, sha256OID, sha256OID), verify.Holding, "holds"},
		"PSS, other hash":  {r, pss(crypto.SHA256, sha256OID, sha512OID), cannot, "RSA-PSS in a variant"},
		"Ed25519":          {ed, edwards(crypto.SHA512, sha512OID), verify.Holding, "holds"},
		"Ed25519, SHA-256": {ed, edwards(crypto.SHA256, sha256OID), cannot, "does not go with"},
		"BER":              {r, with(func(v *signtest.Variant) { v.BER = true }), verify.Holding, "holds"},
		"countersigned": {r,
			with(func(v *signtest.Variant) { v.Unsigned = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 6} }),
			verify.Holding, "holds"},
		"SHA-1": {r, signtest.ByHand{CMS: rsaVariant(crypto.SHA1, sha1OID)}, weak,
			"its hash function SHA-1 can be forged"},
		"MD5": {r, signtest.ByHand{CMS: rsaVariant(crypto.MD5, md5OID)}, weak,
			"its hash function MD5 can be forged"},
		"adbe.pkcs7.sha1": {r, signtest.ByHand{SubFilter: "adbe.pkcs7.sha1",
			CMS: &signtest.Variant{Carry: true, Digest: crypto.SHA256, DigestOID: sha256OID,
				Algorithm: signtest.Algorithm(rsaOID, asn1.NullBytes)}}, weak, "SHA-1"},
		"unknown kind": {r, signtest.ByHand{SubFilter: "adbe.x509.rsa_sha1"}, cannot,
			"of the kind adbe.x509.rsa_sha1, which this program does not know"},
		"several signers": {r, with(func(v *signtest.Variant) { v.Signers = 2 }), cannot, "several signers"},
		"no attributes":   {r, with(func(v *signtest.Variant) { v.Bare = true }), cannot, "no signed attributes"},
		"no certificate": {r, with(func(v *signtest.Variant) { v.Lacking = true }), cannot,
			"does not carry the certificate"},
		"unknown hash": {r,
			with(func(v *signtest.Variant) { v.DigestOID = asn1.ObjectIdentifier{1, 3, 36, 3, 2, 1} }), cannot,
			"made with RIPEMD-160, which this program does not know"},
		"unknown algorithm": {r, with(func(v *signtest.Variant) { v.Algorithm = signtest.Algorithm(ed448OID, nil) }),
			cannot, "made with Ed448, which this program does not know"},
		"other algorithm": {r, with(func(v *signtest.Variant) { v.Algorithm = signtest.Algorithm(edOID, nil) }), cannot,
			"does not go with"},
		"unnamed algorithm": {r,
			with(func(v *signtest.Variant) { v.Algorithm = signtest.Algorithm(asn1.ObjectIdentifier{1, 2, 3, 4}, nil) }),
			cannot, "the algorithm 1.2.3.4"},
		"unsigned attribute": {r, with(func(v *signtest.Variant) { v.Unsigned = asn1.ObjectIdentifier{1, 2, 3} }), cannot,
			"unsigned attributes"},
		"other certificate": {r, with(func(v *signtest.Variant) { v.OtherBound = true }), verify.Broken,
			"names another certificate"},
		"other hash": {r, with(func(v *signtest.Variant) { v.DigestOID = sha512OID }), verify.Broken,
			"has been changed"},
		"damaged": {r, with(func(v *signtest.Variant) { v.Algorithm = []byte{4, 0} }), verify.Broken,
			"it is damaged"},
	}
}

// TestStates verifies signatures of all kinds: each has one state and names it.
func TestStates(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	document := signtest.UnsignedVisit(t, false)
	for name, test := range stateTests(t) {
		id := signtest.Issue(t, test.key, "Jordan Sample", root, nil)
		signed := test.by.Sign(t, document, id, "school")
		all := signtest.Verify(t, signed, signtest.Trusting(root))
		v := all.Signatures[0]
		said := v.Sentences()
		if v.State() != test.state || v.Holds != (test.state == verify.Holding) || !strings.Contains(said[0], test.says) ||
			all.Holds() != v.Holds {
			t.Errorf("%s: %s, %q", name, v.State(), said)
		}
		checkSentences(t, name, said)
		signtest.Keep(t, name+".pdf", signed)
		if test.state != verify.TooWeak && test.state != verify.Holding {
			continue
		}
		broken := []byte(strings.Replace(string(signed), "%PDF-1.7", "%PDF-1.6", 1))
		if v := signtest.Verify(t, broken, signtest.Trusting(root)).Signatures[0]; v.State() != verify.Broken {
			t.Errorf("%s, changed: %s", name, v.State())
		}
	}
}

// checkSentences finds sentences in which a part is missing.
func checkSentences(t *testing.T, what string, said []string) {
	t.Helper()
	for _, s := range said {
		if strings.Contains(s, "  ") || strings.Contains(s, " .") || strings.Contains(s, "because .") ||
			strings.Contains(s, ": .") || strings.TrimSpace(s) != s || s == "" {
			t.Errorf("%s: %q", what, s)
		}
	}
}

// TestWeakKeys verifies signatures with short keys and with certificates signed with
// SHA-1: they hold, are reported as weak, and are never trusted.
func TestWeakKeys(t *testing.T) {
	short, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	strong := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	weak := signtest.Issue(t, short, "Weak Root", nil, signtest.Authority)
	old := signtest.Issue(t, signtest.NewRSA(t), "Old Root", nil, signtest.Authority)
	bySHA1 := func(c *x509.Certificate) { c.SignatureAlgorithm = x509.SHA1WithRSA }
	document := signtest.UnsignedVisit(t, false)
	for name, test := range map[string]struct {
		root, id *signtest.Identity
		trust    verify.Trust
		says     string
	}{
		"short key": {strong, signtest.Issue(t, short, "Jordan Sample", strong, nil), verify.Weak,
			"its RSA key has 1024 bits"},
		"short key, stranger": {strong, signtest.Issue(t, short, "Jordan Sample", nil, nil), verify.Unknown,
			"its RSA key has 1024 bits"},
		"short root": {weak, signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", weak, nil), verify.Weak,
			"the issuer’s RSA key has 1024 bits, where 2048 are the least (Weak Root)"},
		"SHA-1": {old, signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", old, bySHA1), verify.Unknown,
			"signed by its issuer with SHA-1"},
		"small curve": {strong, signtest.Issue(t, signtest.NewECDSA(t, elliptic.P224()), "Jordan Sample", strong,
			nil), verify.Weak, "its ECDSA key has 224 bits"},
	} {
		all := signtest.Verify(t, signtest.ByHand{}.Sign(t, document, test.id, "school"), signtest.Trusting(test.root))
		v := all.Signatures[0]
		said := strings.Join(v.Sentences(), " ")
		if !v.Holds || !v.Weak || v.Trust != test.trust || all.Trusted() || !strings.Contains(said, test.says) ||
			strings.Count(said, v.Weakness) != 1 {
			t.Errorf("%s: %s %v, %q", name, v.Trust, v.Weak, said)
		}
		checkSentences(t, name, v.Sentences())
	}
}

// TestFuture verifies before the claimed time of the signature.
func TestFuture(t *testing.T) {
	root := signtest.Issue(t, signtest.NewECDSA(t, elliptic.P256()), "Sample Root", nil, signtest.Authority)
	id := signtest.Issue(t, signtest.NewRSA(t), "Jordan Sample", root, nil)
	document := signtest.UnsignedVisit(t, false)
	claims := rsaVariant(crypto.SHA256, sha256OID)
	claims.Claims = signtest.SignedOn.AddDate(0, 2, 0)
	for name, test := range map[string]struct {
		by     signtest.ByHand
		today  time.Time
		future bool
	}{
		"after":           {signtest.ByHand{}, signtest.SignedOn.AddDate(0, 0, 7), false},
		"that day":        {signtest.ByHand{}, signtest.SignedOn.Truncate(24 * time.Hour), false},
		"the day before":  {signtest.ByHand{}, signtest.SignedOn.AddDate(0, 0, -1), false},
		"two days before": {signtest.ByHand{}, signtest.SignedOn.AddDate(0, 0, -2), true},
		"in an attribute": {signtest.ByHand{SubFilter: "adbe.pkcs7.detached", Date: "none", CMS: claims},
			signtest.SignedOn, true},
		"beside an old date": {signtest.ByHand{SubFilter: "adbe.pkcs7.detached", CMS: claims}, signtest.SignedOn, true},
	} {
		o := signtest.Trusting(root)
		o.Time = test.today
		v := signtest.Verify(t, test.by.Sign(t, document, id, "school"), o).Signatures[0]
		said := strings.Contains(strings.Join(v.Sentences(), " "), "in the future")
		if !v.Holds || v.Future != test.future || said != test.future {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

// TestSentences makes verdicts with all combinations of fields, whether or not a file
// leads to them: no sentence lacks a part.
func TestSentences(t *testing.T) {
	now := time.Date(2026, time.November, 24, 10, 30, 0, 0, time.UTC)
	trusts := []verify.Trust{"", verify.Trusted, verify.Unknown, verify.Weak, verify.Expired, verify.Revoked}
	const switches = 12
	for n := range 1 << switches * len(trusts) {
		on := func(i int) bool { return n>>i&1 == 1 }
		word := func(i int, s string) string {
			if on(i) {
				return s
			}
			return ""
		}
		v := verify.Verdict{Problem: word(0, "it is damaged"), Unchecked: on(1), Forgeable: word(2, "SHA-1"),
			Signer: word(3, "Jordan Sample"),
			Issuer: word(4, "Sample Root"), Reason: word(5, "Agreed"), Doubt: word(6, "of a doubt"), Weak: on(7),
			Weakness:     word(8, "its key is short"),
			StampTrusted: on(9), Future: on(10), Holds: on(11), Trust: trusts[n>>switches]}
		if on(9) || on(10) {
			v.Stamped, v.Stamper, v.Claimed = now, "Sample Time", now
		}
		checkSentences(t, "a verdict", v.Sentences())
		if t.Failed() {
			t.Fatalf("%+v", v)
		}
	}
}
